/* sheets_scan.c - worksheets 2 and 3 and what was seen around, filled as far as
 * they are: the theme scan with the kapstok on the left and what was found on
 * the right, the environment scan, the register of what dropped out. */
#include <string.h>

#include "paper.h"
#include "show.h"

/* ---- Worksheet 2: the theme scan -------------------------------------------- */

/* The value of a field on one line: the items of a list after one another. */
static const char *one_line(cl_app *app, const cl_rec *rec, cl_field field) {
  const char *text = cl_show_value(app, rec, field), *line = "";
  for (size_t n; *text; text += n + (text[n] != '\0')) {
    n = strcspn(text, "\n");
    line = cl_show_join(app, line, "; ", cl_strndup(app->arena, text, n));
  }
  return line;
}

/* `Label: value`; "" when there is no value. */
static const char *labelled(cl_app *app, const cl_rec *rec, cl_field field) {
  const char *line = one_line(app, rec, field);
  return *line ? cl_asprintf(app->arena, "%s: %s", cl_field_label(field, app->lang), line) : "";
}

static void show_finding(cl_app *app, const cl_rec *rec) {
  static const cl_field wanted[] = { CL_F_FINDING_OVERLAP, CL_F_FINDING_SOURCES };
  static const cl_field more[] = { CL_F_FINDING_OVERLAP,   CL_F_FINDING_SOURCES,
                                   CL_F_FINDING_DISCUSSED, CL_F_FINDING_WHO_CARES,
                                   CL_F_FINDING_OUR_PLACE, CL_F_FINDING_WHY,
                                   CL_F_FINDING_WHY_NOT,   CL_F_FINDING_WANTED };
  const char *text = cl_show_value(app, rec, CL_F_FINDING_NARROWER);
  if (!*text || !app->paper->html)
    text = *text ? cl_asprintf(app->arena, "%s (%s)", text, rec->id) : rec->id;
  if (cl_rec_bool(rec, CL_F_FINDING_CHOSEN) == 1)
    text = cl_asprintf(app->arena, "[x] %s: %s", T_(app, "chosen"), text);
  cl_show_side_item(app, NULL, text, 0);
  for (size_t i = 0; i < CL_COUNT(wanted); i++)
    if (!cl_rec_has(rec, wanted[i]))
      cl_show_side_item(app, cl_field_label(wanted[i], app->lang), NULL, 1);
  for (size_t i = 0; i < CL_COUNT(more); i++)
    if (cl_rec_has(rec, more[i]))
      cl_show_side_item(app, cl_field_label(more[i], app->lang), one_line(app, rec, more[i]), 0);
}

/* Room to write for a theme that nothing was found about. */
static void empty_finding(cl_app *app) {
  cl_show_side_item(app, NULL, T_(app, "Does it live here?"), 2);
  cl_show_side_item(app, cl_field_label(CL_F_FINDING_OVERLAP, app->lang), NULL, 2);
  cl_show_side_item(app, cl_field_label(CL_F_FINDING_SOURCES, app->lang), NULL, 1);
}

static bool is_about(cl_app *app, const cl_rec *finding, const cl_rec *theme) {
  cl_str id = cl_rec_text(finding, CL_F_FINDING_THEME);
  return cl_plan_ref(app->plan, CL_F_FINDING_THEME, id) == theme;
}

static bool has_findings(cl_app *app, const cl_rec *theme) {
  CL_EACH_REC(rec, app->plan, CL_T_FINDING)
    if (is_about(app, rec, theme))
      return true;
  return false;
}

/* What was found about THEME; NULL: about none that the kapstok has. */
static void findings_of(cl_app *app, const cl_rec *theme) {
  bool any = false;
  CL_EACH_REC(rec, app->plan, CL_T_FINDING) {
    if (!is_about(app, rec, theme))
      continue;
    if (any)
      cl_show_side_item(app, NULL, NULL, 0);
    show_finding(app, rec);
    any = true;
  }
  if (!any)
    empty_finding(app);
}

static const char *theme_text(cl_app *app, const cl_rec *theme) {
  const char *page = cl_show_value(app, theme, CL_F_THEME_PAGE);
  if (*page)
    page = cl_asprintf(app->arena, T_(app, "p. %s"), page);
  return cl_show_join(app, cl_show_name(app, theme), "\n", page);
}

enum { BLANK_THEMES = 3 };

static void theme_scan(cl_app *app) {
  cl_show_title(app, T_(app, "Worksheet 2: theme scan"));
  cl_show_says(app, T_(app, "Begin with yourself: what do you run into around these themes? Then "
                            "ask colleagues, volunteers and neighbours."));
  cl_show_sides(app, T_(app, "The kapstok"), T_(app, "What lives here"));
  CL_EACH_REC(theme, app->plan, CL_T_THEME) {
    cl_show_side(app, theme_text(app, theme));
    findings_of(app, theme);
  }
  if (!has_findings(app, NULL) && app->plan->count[CL_T_THEME])
    return;
  for (int i = 0; i < (app->paper->blank ? BLANK_THEMES : 1); i++) {
    cl_show_side(app, app->paper->blank ? T_(app, "Theme:") : T_(app, "No theme yet"));
    findings_of(app, NULL);
  }
}

/* ---- Worksheet 3: the environment scan -------------------------------------- */

/* The circle on paper: drawn, dotted or left out.  Never by colour alone. */
static const char *circle(cl_app *app, const cl_rec *rec) {
  static const char *const signs[] = {
    [CL_TIE_YES] = "(O)", [CL_TIE_POSSIBLE] = "(o)", [CL_TIE_NO] = "( )"
  };
  static const char *const words[] = {
    [CL_TIE_YES] = N_("bond"), [CL_TIE_POSSIBLE] = N_("bond possible"), [CL_TIE_NO] = N_("no bond")
  };
  int tie = cl_rec_choice(rec, CL_F_GROUP_TIE);
  if (tie < 0)
    return T_(app, "(.) bond?");
  return cl_asprintf(app->arena, "%s %s", signs[tie], T_(app, words[tie]));
}

static bool has_dropped(const cl_rec *rec) {
  return cl_rec_has(rec, CL_F_GROUP_DROPPED_DATE) || cl_rec_has(rec, CL_F_GROUP_DROPPED_REASON);
}

static void show_group(cl_app *app, const cl_rec *rec) {
  const char *name = cl_show_name(app, rec);
  if (has_dropped(rec))
    name = cl_asprintf(app->arena, "%s [-] %s", name, T_(app, "dropped out"));
  else if (cl_rec_bool(rec, CL_F_GROUP_CHOSEN) == 1)
    name = cl_asprintf(app->arena, "%s [x] %s", name, T_(app, "chosen"));
  cl_show_line(app, circle(app, rec), name);
  cl_show_field(app, NULL, rec, CL_F_GROUP_WHERE);
  cl_show_field(app, NULL, rec, CL_F_GROUP_ACTIVITIES);
  if (cl_rec_bool(rec, CL_F_GROUP_CHOSEN) == 1) {
    cl_show_field(app, NULL, rec, CL_F_GROUP_WHY);
    cl_show_field(app, NULL, rec, CL_F_GROUP_FIT);
    cl_show_field(app, NULL, rec, CL_F_GROUP_FITS);
  }
}

static void room_for_groups(cl_app *app) {
  cl_show_room(app, CL_F_GROUP_NAME, CL_F_GROUP_WHERE, CL_F_GROUP_ACTIVITIES, CL_F_GROUP_TIE,
               CL_F_NONE);
}

/* Groups of one kind around THEME (NULL: around none); KIND -1: of no kind. */
static void groups_of(cl_app *app, const cl_rec *theme, int kind, const char *title, bool always) {
  bool any = false;
  CL_EACH_REC(rec, app->plan, CL_T_GROUP) {
    cl_str id = cl_rec_text(rec, CL_F_GROUP_THEME);
    if (cl_plan_ref(app->plan, CL_F_GROUP_THEME, id) != theme ||
        cl_rec_choice(rec, CL_F_GROUP_KIND) != kind)
      continue;
    if (!any)
      cl_show_part(app, title);
    else
      cl_show_gap(app);
    show_group(app, rec);
    any = true;
  }
  if (!any && always) {
    cl_show_part(app, title);
    room_for_groups(app);
  }
}

static void groups_around(cl_app *app, const cl_rec *theme) {
  const char *name = theme ? cl_show_value(app, theme, CL_F_THEME_TEXT) : T_(app, "No theme yet");
  groups_of(app, theme, CL_GROUP_INDIVIDUAL,
            cl_asprintf(app->arena, "%s: %s", name, T_(app, "individuals")), theme != NULL);
  groups_of(app, theme, CL_GROUP_ORGANISATION,
            cl_asprintf(app->arena, "%s: %s", name, T_(app, "organisations")), theme != NULL);
  groups_of(app, theme, -1,
            cl_asprintf(app->arena, "%s: %s", name, T_(app, "individuals or organisations?")),
            false);
}

/* What dropped out is kept: what it taught, and when to look again. */
static void register_of_dropped(cl_app *app) {
  bool any = false;
  CL_EACH_REC(rec, app->plan, CL_T_GROUP) {
    if (!has_dropped(rec))
      continue;
    if (!any)
      cl_show_part(app, T_(app, "What dropped out, and what it taught"));
    any = true;
    const char *text = cl_show_join(app, cl_show_name(app, rec), ": ",
                                    cl_show_value(app, rec, CL_F_GROUP_DROPPED_REASON));
    text = cl_show_join(app, text, "\n", labelled(app, rec, CL_F_GROUP_DROPPED_NOTE));
    text = cl_show_join(app, text, "\n", labelled(app, rec, CL_F_GROUP_DROPPED_AGAIN));
    cl_date again = cl_rec_date(rec, CL_F_GROUP_DROPPED_AGAIN);
    if (again != CL_NO_DATE && again <= app->today)
      text = cl_show_join(app, text, " ", T_(app, "(! that day has come)"));
    cl_show_line(app, cl_show_value(app, rec, CL_F_GROUP_DROPPED_DATE), text);
  }
}

/* The sheet to write on: one theme, who is around it, who of them was chosen. */
static void blank_groups(cl_app *app) {
  cl_show_field(app, NULL, NULL, CL_F_GROUP_THEME);
  cl_show_part(app, T_(app, "Individuals around it"));
  room_for_groups(app);
  cl_show_part(app, T_(app, "Organisations around it"));
  room_for_groups(app);
  cl_show_part(app, T_(app, "The one group you go on with"));
  cl_show_field(app, NULL, NULL, CL_F_GROUP_NAME);
  cl_show_field(app, NULL, NULL, CL_F_GROUP_WHY);
  cl_show_field(app, NULL, NULL, CL_F_GROUP_FIT);
}

/* A list of what was seen around: name, and what is said about it. */
static void others(cl_app *app, cl_type type, const char *title, cl_field a, cl_field b,
                   cl_field c) {
  const cl_field more[] = { a, b, c };
  cl_show_part(app, title);
  CL_EACH_REC(rec, app->plan, type) {
    const char *text = cl_show_value(app, rec, cl_type_info(type)->naming);
    for (size_t i = 0; i < CL_COUNT(more); i++)
      if (more[i] != CL_F_NONE)
        text = cl_show_join(app, text, "\n", cl_show_value(app, rec, more[i]));
    cl_show_line(app, cl_show_label(app, rec), text);
  }
}

static void around(cl_app *app) {
  const size_t *count = app->plan->count;
  cl_show_title_along(app, T_(app, "Around the scan"));
  others(app, CL_T_EXISTING, T_(app, "Communities that are there already"), CL_F_EXISTING_KIND,
         CL_F_EXISTING_NOTE, CL_F_NONE);
  if (!count[CL_T_EXISTING])
    cl_show_room(app, CL_F_EXISTING_NAME, CL_F_EXISTING_NOTE, CL_F_NONE);
  others(app, CL_T_WANTED, T_(app, "Communities you would like to meet"), CL_F_WANTED_WHY,
         CL_F_NONE, CL_F_NONE);
  if (!count[CL_T_WANTED])
    cl_show_room(app, CL_F_WANTED_NAME, CL_F_WANTED_WHY, CL_F_NONE);
  others(app, CL_T_EXAMPLE, T_(app, "Examples from elsewhere"), CL_F_EXAMPLE_WHERE,
         CL_F_EXAMPLE_LESSON, CL_F_EXAMPLE_URL);
  if (!count[CL_T_EXAMPLE])
    cl_show_room(app, CL_F_EXAMPLE_NAME, CL_F_EXAMPLE_WHERE, CL_F_EXAMPLE_LESSON, CL_F_NONE);
}

void cl_sheet_scan(cl_app *app) {
  theme_scan(app);
  cl_show_title(app, T_(app, "Worksheet 3: environment scan"));
  if (app->paper->blank)
    blank_groups(app);
  else
    cl_show_says(app, T_(app, "(O) there is a bond; (o) a bond is possible; ( ) there is no bond"));
  CL_EACH_REC(theme, app->plan, CL_T_THEME)
    groups_around(app, theme);
  groups_around(app, NULL);
  register_of_dropped(app);
  around(app);
}
