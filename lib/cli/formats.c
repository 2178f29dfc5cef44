/* formats.c - the table of formats; see formats.h. */
#include "formats.h"
#include "output.h"

#include <string.h>
#include <strings.h>

static const struct {
  const char *name, *suffix, *other; /* OTHER: a suffix that some files have */
} formats[CL_FORMATS] = {
  [CL_FORMAT_TEXT] = { "text", "txt", NULL },     [CL_FORMAT_HTML] = { "html", "html", "htm" },
  [CL_FORMAT_CSV] = { "csv", "csv", NULL },       [CL_FORMAT_TSV] = { "tsv", "tsv", NULL },
  [CL_FORMAT_JSON] = { "json", "json", NULL },    [CL_FORMAT_XLSX] = { "xlsx", "xlsx", NULL },
  [CL_FORMAT_ICS] = { "ics", "ics", NULL },       [CL_FORMAT_DOT] = { "dot", "dot", "gv" },
  [CL_FORMAT_SVG] = { "svg", "svg", NULL },       [CL_FORMAT_GCC] = { "gcc", "txt", NULL },
  [CL_FORMAT_GITHUB] = { "github", "txt", NULL }, [CL_FORMAT_GITLAB] = { "gitlab", "json", NULL },
  [CL_FORMAT_SARIF] = { "sarif", "sarif", NULL }, [CL_FORMAT_SQL] = { "sql", "sql", NULL },
};

const char *cl_format_name(int format) {
  return format >= 0 && format < CL_FORMATS ? formats[format].name : NULL;
}

const char *cl_format_list(cl_arena *arena, unsigned bits, const char *before) {
  const char *all = "";
  for (int i = 0; i < CL_FORMATS; i++) {
    if (!(bits >> i & 1))
      continue;
    const char *word = *before ? formats[i].suffix : formats[i].name;
    const char *between = !*all ? "" : bits >> (i + 1) ? ", " : _(" or ");
    all = cl_asprintf(arena, "%s%s%s%s", all, between, before, word);
  }
  return all;
}

enum cl_format cl_format_by_name(unsigned bits, const char *name) {
  for (int i = 0; i < CL_FORMATS; i++)
    if ((bits >> i & 1) && strcasecmp(name, formats[i].name) == 0)
      return (enum cl_format)i;
  return CL_FORMAT_NONE;
}

static enum cl_format by_suffix(unsigned bits, const char *path) {
  const char *dot = strrchr(cl_basename(path), '.');
  for (int i = 0; dot && i < CL_FORMATS; i++)
    if ((bits >> i & 1) && (strcasecmp(dot + 1, formats[i].suffix) == 0 ||
                            (formats[i].other && strcasecmp(dot + 1, formats[i].other) == 0)))
      return (enum cl_format)i;
  return CL_FORMAT_NONE;
}

enum cl_status cl_format_find(cl_app *app, bool named, enum cl_format *out) {
  const char *given = cl_opt(app, CL_OI_FORMAT), *path = cl_opt(app, CL_OI_OUTPUT);
  unsigned bits = app->verb->formats;
  *out = CL_FORMAT_NONE;
  if (given)
    *out = cl_format_by_name(bits, given);
  else if (cl_output_named(app))
    *out = by_suffix(bits, path);
  if (given && *out == CL_FORMAT_NONE)
    return cl_usage(app, _("there is no format \"%s\": choose %s"), given,
                    cl_format_list(app->arena, bits, ""));
  if (named && cl_output_named(app) && *out == CL_FORMAT_NONE)
    return cl_usage(app, _("the name %s does not say the format: end it in %s, or give --format"),
                    path, cl_format_list(app->arena, bits, "."));
  return CL_OK;
}

/* Formats that nothing here writes, and that one may ask for by a name. */
static const char *const others[] = { "pdf", "xls",  "xlsm", "xlsb", "ods",     "doc",   "docx",
                                      "odt", "ppt",  "pptx", "odp",  "numbers", "pages", "png",
                                      "jpg", "jpeg", "md",   "rtf",  "xml",     "zip" };

enum cl_status cl_format_only(cl_app *app, enum cl_format format) {
  const char *path = cl_opt(app, CL_OI_OUTPUT);
  const char *dot = cl_output_named(app) ? strrchr(cl_basename(path), '.') : NULL;
  unsigned own = 1u << format;
  if (!dot || by_suffix(own, path) != CL_FORMAT_NONE)
    return CL_OK;
  bool another = by_suffix(~0u, path) != CL_FORMAT_NONE;
  for (size_t i = 0; !another && i < CL_COUNT(others); i++)
    another = strcasecmp(dot + 1, others[i]) == 0;
  return another ? cl_usage(app, _("the name %s is that of another format: end it in %s"), path,
                            cl_format_list(app->arena, own, "."))
                 : CL_OK;
}
