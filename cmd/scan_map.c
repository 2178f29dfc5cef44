/* scan_map.c - `map`: worksheet 3 as a drawing.  The theme in the middle,
 * individuals to its left, organisations to its right, what they do beyond
 * them; a circle around those the library has a bond with. */
#include <string.h>

#include "../lib/cli/formats.h"
#include "../lib/format/dot.h"
#include "../lib/plan/style.h"
#include "map_svg.h"
#include "scan.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"

enum { WRAP = 24 };

static const char *theme_node(cl_app *app, cl_str theme) {
  return theme.p ? cl_asprintf(app->arena, "theme:%.*s", (int)theme.n, theme.p) : "theme";
}

static void put_label(cl_dot *dot, cl_app *app, const char *const *lines, size_t n) {
  cl_str *texts = cl_alloc(app->arena, n * sizeof *texts);
  size_t count = 0;
  for (size_t i = 0; i < n; i++)
    if (lines[i] && *lines[i])
      texts[count++] = cl_str_of(lines[i]);
  cl_dot_label(dot, "label", texts, count, WRAP);
}

static void defaults(cl_dot *dot, cl_app *app) {
  cl_dot_defaults(dot, "graph");
  cl_dot_attr(dot, "rankdir", "LR");
  cl_dot_attr(dot, "charset", "UTF-8");
  cl_dot_attr(dot, "fontname", "sans-serif");
  cl_dot_attr(dot, "fontsize", "12");
  cl_dot_attr(dot, "ranksep", "0.6");
  cl_dot_attr(dot, "nodesep", "0.3");
  cl_dot_attr(dot, "labelloc", "t");
  const char *lines[] = {
    cl_asprintf(app->arena, T_(app, "Environment scan: %s"),
                app->plan->first[CL_T_ORGANISATION]
                    ? cmd_text(app, app->plan->first[CL_T_ORGANISATION],
                               CL_F_ORGANISATION_ORGANISATION)
                    : ""),
    T_(app, "Left: individuals. Right: organisations. A circle: a bond with the library; a dashed "
            "one: a bond is possible."),
  };
  cl_str texts[] = { cl_str_of(lines[0]), cl_str_of(lines[1]) };
  cl_dot_label(dot, "label", texts, CL_COUNT(texts), 0);
  cl_dot_close(dot);
  cl_dot_defaults(dot, "node");
  cl_dot_attr(dot, "fontname", "sans-serif");
  cl_dot_attr(dot, "fontsize", "11");
  cl_dot_close(dot);
  cl_dot_defaults(dot, "edge");
  cl_dot_attr(dot, "dir", "none");
  cl_dot_attr(dot, "color", "gray40");
  cl_dot_close(dot);
}

/* Theme in the middle, with the narrower form that was chosen on worksheet 2. */
static void draw_theme(cl_dot *dot, cl_app *app, cl_str id) {
  const cl_rec *theme = id.p ? cl_plan_ref(app->plan, CL_F_GROUP_THEME, id) : NULL;
  const char *narrower = NULL;
  CL_EACH_REC(finding, app->plan, CL_T_FINDING)
    if (theme && cl_rec_bool(finding, CL_F_FINDING_CHOSEN) == 1 &&
        cl_str_is(cl_rec_text(finding, CL_F_FINDING_THEME), theme->id))
      narrower = cl_rec_dup(finding, CL_F_FINDING_NARROWER, app->arena);
  const char *lines[] = { theme  ? cmd_text(app, theme, CL_F_THEME_TEXT)
                          : id.p ? cl_str_dup(app->arena, id)
                                 : T_(app, "(no theme yet)"),
                          narrower };
  cl_dot_node(dot, theme_node(app, id));
  cl_dot_attr(dot, "shape", "hexagon");
  cl_dot_attr(dot, "style", "filled,bold");
  cl_dot_attr(dot, "fillcolor", "#fff2cc");
  put_label(dot, app, lines, CL_COUNT(lines));
  cl_dot_close(dot);
}

/* The bond in words, so that it does not hang on the drawing alone. */
static const char *bond_words(cl_app *app, int tie) {
  switch (tie) {
  case CL_TIE_YES:
    return T_(app, "bond: yes");
  case CL_TIE_POSSIBLE:
    return T_(app, "bond: possible");
  case CL_TIE_NO:
    return T_(app, "bond: no");
  default:
    return T_(app, "bond: not known");
  }
}

static const char *mark_words(cl_app *app, const cl_rec *group) {
  if (cl_rec_has(group, CL_F_GROUP_DROPPED_DATE))
    return cl_asprintf(app->arena, T_(app, "dropped out: %s"),
                       cmd_label(app, group, CL_F_GROUP_DROPPED_REASON));
  return cl_rec_bool(group, CL_F_GROUP_CHOSEN) == 1 ? T_(app, "CHOSEN") : NULL;
}

static void draw_group(cl_dot *dot, cl_app *app, const cl_rec *group, const char *node) {
  int tie = cl_rec_choice(group, CL_F_GROUP_TIE);
  bool chosen = cl_rec_bool(group, CL_F_GROUP_CHOSEN) == 1;
  bool dropped = cl_rec_has(group, CL_F_GROUP_DROPPED_DATE);
  const char *where = cmd_join(app, group, CL_F_GROUP_WHERE, ", ");
  const char *lines[] = { cmd_text(app, group, CL_F_GROUP_NAME), mark_words(app, group),
                          *where ? cl_asprintf(app->arena, "(%s)", where) : NULL,
                          bond_words(app, tie) };
  cl_dot_node(dot, node);
  bool circle = tie == CL_TIE_YES || tie == CL_TIE_POSSIBLE;
  cl_dot_attr(dot, "shape", circle ? "ellipse" : "plaintext");
  if (circle) {
    cl_dot_attr(dot, "style", tie == CL_TIE_YES ? "solid" : "dashed");
    cl_dot_attr(dot, "penwidth", chosen ? "3" : "1.5");
  }
  if (dropped)
    cl_dot_attr(dot, "fontcolor", "gray40");
  put_label(dot, app, lines, CL_COUNT(lines));
  cl_dot_close(dot);
}

static void draw_activities(cl_dot *dot, cl_app *app, const cl_rec *group, const char *node,
                            bool left) {
  unsigned n = 0;
  CL_EACH(item, cl_rec_node(group, CL_F_GROUP_ACTIVITIES)) {
    const char *act = cl_asprintf(app->arena, "does:%s:%u", group->id, ++n);
    cl_dot_node(dot, act);
    cl_dot_attr(dot, "shape", "note");
    const char *text = cl_str_dup(app->arena, cl_node_text(item));
    put_label(dot, app, &text, 1);
    cl_dot_close(dot);
    cl_dot_edge(dot, left ? act : node, left ? node : act);
    cl_dot_close(dot);
  }
}

static void draw_with_edges(cl_dot *dot, cl_app *app, const cl_rec *group, cl_str around) {
  bool left = cl_rec_choice(group, CL_F_GROUP_KIND) == CL_GROUP_INDIVIDUAL;
  const char *node = cl_asprintf(app->arena, "group:%s", group->id);
  const char *theme = theme_node(app, around);
  draw_group(dot, app, group, node);
  cl_dot_edge(dot, left ? node : theme, left ? theme : node);
  if (cl_rec_has(group, CL_F_GROUP_DROPPED_DATE))
    cl_dot_attr(dot, "style", "dotted");
  else if (cl_rec_bool(group, CL_F_GROUP_CHOSEN) == 1)
    cl_dot_attr(dot, "penwidth", "3");
  cl_dot_close(dot);
  draw_activities(dot, app, group, node, left);
}

/* THEME and the groups around it (NULL: those around none); how many they are. */
static size_t draw_around(cl_dot *dot, cl_app *app, const cl_rec *theme, bool always) {
  size_t drawn = 0;
  cl_str node = theme ? cl_str_of(theme->id) : CL_NO_STR;
  if (always)
    draw_theme(dot, app, node);
  CL_EACH_REC(group, app->plan, CL_T_GROUP) {
    cl_str id = cl_rec_text(group, CL_F_GROUP_THEME);
    if (cl_plan_ref(app->plan, CL_F_GROUP_THEME, id) != theme)
      continue;
    if (!drawn && !always)
      draw_theme(dot, app, node);
    draw_with_edges(dot, app, group, node);
    drawn++;
  }
  return drawn;
}

/* Graphviz puts what comes first at the bottom: so those without a theme, then
 * the themes from the last of the kapstok to the first. */
static size_t draw_all(cl_dot *dot, cl_app *app) {
  size_t n = 0, drawn = draw_around(dot, app, NULL, false);
  const cl_rec **themes =
      cl_alloc(app->arena, (app->plan->count[CL_T_THEME] + 1) * sizeof(const cl_rec *));
  CL_EACH_REC(theme, app->plan, CL_T_THEME)
    themes[n++] = theme;
  while (n > 0)
    drawn += draw_around(dot, app, themes[--n], false);
  return drawn;
}

static enum cl_status draw_dot(cl_app *app, const cl_rec *theme, cl_buf *out, size_t *drawn) {
  cl_dot dot;
  cl_dot_start(&dot, out, "scan");
  defaults(&dot, app);
  *drawn = theme ? draw_around(&dot, app, theme, true) : draw_all(&dot, app);
  cl_dot_end(&dot);
  return CL_OK;
}

static enum cl_status draw_svg(cl_app *app, const cl_rec *theme, cl_buf *out, size_t *drawn) {
  cl_house_style style;
  cl_map_drawing map;
  enum cl_status status = cl_style_read(&style, app->plan, app->arena, &app->diag);
  if (status != CL_OK)
    return status;
  map_svg_read(app, theme, &map);
  cl_svg_map_file(out, &map, app->lang == CL_NL ? "nl" : "en", &style.palette.light);
  *drawn = map.count;
  return CL_OK;
}

enum cl_status scan_map(cl_app *app) {
  const char *only = cl_opt(app, CL_OI_THEME);
  const cl_rec *theme = only ? cl_need_rec(app, CL_T_THEME, only) : NULL;
  enum cl_format format;
  enum cl_status status = cl_format_find(app, true, &format);
  if (status != CL_OK || (only && !theme))
    return CL_USAGE;
  cl_buf file, *out = cl_output_start(app, &file);
  size_t drawn = 0;
  status = (format == CL_FORMAT_SVG ? draw_svg : draw_dot)(app, theme, out, &drawn);
  status = cl_output_end(app, &file, status);
  if (status != CL_OK || drawn)
    return status;
  cl_note(app, _("there is no group to draw yet: cl-scan add group NAME --kind "
                 "individual|organisation --theme ID"));
  return CL_OK;
}
