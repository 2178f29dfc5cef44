/* style.c - see style.h. */
#include "style.h"

#include <string.h>

/* ---- The colour ------------------------------------------------------------------ */

static enum cl_status read_colour(cl_house_style *out, const cl_plan *plan, const cl_rec *rec,
                                  cl_diag *diag) {
  cl_colour colour;
  cl_palette palette;
  cl_str text = cl_rec_text(rec, CL_F_ORGANISATION_COLOUR);
  if (!text.p)
    return CL_OK;
  if (!cl_colour_read(text, &colour)) {
    cl_rec_say(plan, rec, CL_F_ORGANISATION_COLOUR, diag, CL_ERROR, NULL,
               _("a house colour is # and six digits or letters a to f, as #0b5563, not \"%s\""),
               cl_str_dup(diag->arena, text));
    return CL_PLAN;
  }
  if (!cl_palette_of(&palette, colour)) {
    cl_rec_say(plan, rec, CL_F_ORGANISATION_COLOUR, diag, CL_ERROR, NULL,
               _("no text can be read on %s: white has a contrast of %.1f, dark text of %.1f, and "
                 "4.5 is needed; take it a shade darker or lighter"),
               cl_str_dup(diag->arena, text), palette.white, palette.ink);
    return CL_PLAN;
  }
  out->palette = palette;
  out->own = true;
  return CL_OK;
}

/* ---- An SVG that does nothing by itself ---------------------------------------------- */

static bool starts(const char *p, const char *word) {
  for (; *word; p++, word++)
    if (cl_ascii_lower(*p) != *word)
      return false;
  return true;
}

static const char *past_blanks(const char *p) {
  return p + strspn(p, " \t\r\n");
}

/* Does what a reference at P names stand in the picture itself? */
static bool stays_inside(const char *p) {
  p = past_blanks(p);
  for (p += *p == '"' || *p == '\''; *p == ' ';)
    p++;
  return *p == '#' || starts(p, "data:image/png") || starts(p, "data:image/jpeg");
}

static bool is_name(char c) {
  c = cl_ascii_lower(c);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* `href = "` or `src=`: *VALUE is what stands behind the sign. */
static bool is_attribute(const char *p, const char *name, const char **value) {
  if (!starts(p, name))
    return false;
  p = past_blanks(p + strlen(name));
  *value = p + 1;
  return *p == '=';
}

/* `onload="..."`, `onclick = ...`. */
static bool is_handler(const char *p) {
  if (!starts(p, "on"))
    return false;
  for (p += 2; is_name(*p);)
    p++;
  return *past_blanks(p) == '=';
}

static bool acts(const char *p) {
  static const char *const tags[] = { "<script",   "<foreignobject", "<iframe",
                                      "<embed",    "<object",        "<handler",
                                      "<!doctype", "<!entity",       "<?xml-stylesheet" };
  for (size_t i = 0; i < CL_COUNT(tags); i++)
    if (starts(p, tags[i]))
      return true;
  if (*p != '<')
    return false;
  const char *colon = p + 1 + strcspn(p + 1, ":>< \t\r\n"); /* under a prefix of its own */
  return starts(colon, ":script");
}

/* NULL, or what is the matter with it. */
static const char *svg_trouble(const char *text) {
  const char *value;
  bool svg = false;
  for (const char *p = text; *p; p++) {
    svg = svg || starts(p, "<svg");
    if (acts(p) || (p > text && !is_name(p[-1]) && is_handler(p)))
      return N_("an SVG with a script in it, or what could be one");
    if (*p == '\\' || starts(p, "@import") || (starts(p, "url(") && !stays_inside(p + 4)))
      return N_("an SVG that wants to fetch something from elsewhere");
    bool name = p > text && !is_name(p[-1]);
    if (name && (is_attribute(p, "href", &value) || is_attribute(p, "src", &value)) &&
        !stays_inside(value))
      return N_("an SVG that wants to fetch something from elsewhere");
  }
  return svg ? NULL : N_("neither a PNG nor an SVG");
}

/* ---- The logo ------------------------------------------------------------------------ */

static const char *trouble(cl_house_style *out, cl_buf *bytes, cl_arena *arena) {
  static const char png[] = "\x89PNG\r\n\x1a\n";
  const char *text = cl_buf_text(bytes);
  size_t n = bytes->len;
  out->logo_svg = !(n > 24 && memcmp(text, png, sizeof png - 1) == 0);
  if (out->logo_svg && (cl_utf8_bad(text, n) || memchr(text, 0, n)))
    return N_("neither a PNG nor an SVG");
  const char *said = out->logo_svg ? svg_trouble(text) : NULL;
  if (!said)
    out->logo = (cl_str){ cl_buf_keep(bytes, arena), n };
  return said;
}

/* The real file that PATH names in the folder of the plan; NULL when it is not there,
 * or not in it. */
static const char *inside(const cl_plan *plan, const char *path, cl_arena *arena) {
  const char *folder = plan->from_stdin ? "" : cl_dirname(arena, plan->files[0].path);
  const char *real = cl_file_real(arena, cl_asprintf(arena, "%s%s", folder, path));
  const char *beside = cl_file_real(arena, cl_asprintf(arena, "%s.clkit-beside", folder));
  const char *home = beside ? cl_dirname(arena, beside) : NULL;
  return real && home && path[0] != '/' && strncmp(real, home, strlen(home)) == 0 ? real : NULL;
}

static enum cl_status read_logo(cl_house_style *out, const cl_plan *plan, const cl_rec *rec,
                                cl_arena *arena, cl_diag *diag) {
  const char *path = cl_rec_dup(rec, CL_F_ORGANISATION_LOGO, arena), *said = NULL;
  cl_buf bytes = CL_BUF_INIT;
  if (!path || plan->from_store)
    return CL_OK;
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  const char *real = inside(plan, path, arena);
  enum cl_status status = real ? cl_file_read(real, CL_MAX_LOGO, &bytes, NULL, &unsaid) : CL_IO;
  if (!real)
    said = N_("not in the folder of the plan");
  else if (status == CL_PLAN)
    said = N_("larger than 200 KB");
  else if (status != CL_OK)
    said = N_("not there, or not to be read");
  else
    said = trouble(out, &bytes, arena);
  if (said)
    cl_rec_say(plan, rec, CL_F_ORGANISATION_LOGO, diag, CL_ERROR, NULL,
               _("the logo %s is %s; it must be a PNG or SVG of at most 200 KB in the folder of "
                 "the plan"),
               path, _(said));
  cl_diag_free(&unsaid);
  cl_buf_free(&bytes);
  return said ? CL_PLAN : CL_OK;
}

enum cl_status cl_style_read(cl_house_style *out, const cl_plan *plan, cl_arena *arena,
                             cl_diag *diag) {
  const cl_rec *rec = plan->first[CL_T_ORGANISATION];
  cl_colour own = { 0, 0, 0 };
  *out = (cl_house_style){ .logo = CL_NO_STR };
  cl_colour_read(cl_str_of(CL_BRAND), &own);
  cl_palette_of(&out->palette, own);
  if (!rec)
    return CL_OK;
  enum cl_status colour = read_colour(out, plan, rec, diag);
  enum cl_status logo = read_logo(out, plan, rec, arena, diag);
  return colour != CL_OK ? colour : logo;
}
