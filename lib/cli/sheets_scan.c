/* sheets_scan.c - worksheets 2 and 3 and what was seen around, filled as far as
 * they are: the theme scan with the kapstok on the left and what was found on
 * the right, the environment scan, the register of what dropped out. */
#include <string.h>

#include "../format/term.h"
#include "../method/method.h"
#include "show.h"

/* ---- Two sides ------------------------------------------------------------------- */

enum { LEFT = 24, LEAST_WIDTH = 60, USUAL_WIDTH = 80 };

static unsigned width_of(const cl_app *app) {
  return app->columns ? app->columns : USUAL_WIDTH;
}

static void put_edge(cl_app *app, char line) {
  cl_buf_puts(&app->out, "  ");
  cl_buf_fill(&app->out, line, LEFT + 1);
  cl_buf_putc(&app->out, '+');
  cl_buf_fill(&app->out, line, width_of(app) - LEFT - 4);
  cl_buf_putc(&app->out, '\n');
}

/* Takes the first line off *TEXT. */
static cl_str take_line(cl_str *text) {
  const char *end = text->n ? memchr(text->p, '\n', text->n) : NULL;
  size_t n = end ? (size_t)(end - text->p) : text->n;
  cl_str line = { text->p, n };
  text->p += n + (end != NULL);
  text->n -= n + (end != NULL);
  return line;
}

/* Lines of LEFT_TEXT beside those of RIGHT_TEXT; each is wrapped. */
static void put_sides(cl_app *app, const char *left_text, const char *right_text) {
  cl_buf left = CL_BUF_INIT, right = CL_BUF_INIT;
  cl_wrap(&left, cl_str_of(left_text), 0, LEFT);
  cl_wrap(&right, cl_str_of(right_text), 0, width_of(app) - LEFT - 5);
  cl_str a = { cl_buf_text(&left), left.len }, b = { cl_buf_text(&right), right.len };
  while (a.n || b.n) {
    cl_str x = take_line(&a), y = take_line(&b);
    size_t wide = cl_width(x);
    cl_buf_puts(&app->out, "  ");
    cl_buf_add(&app->out, x.p, x.n);
    cl_buf_fill(&app->out, ' ', wide < LEFT ? LEFT - wide : 0);
    cl_buf_puts(&app->out, " |");
    if (y.n)
      cl_buf_putc(&app->out, ' ');
    cl_buf_add(&app->out, y.p, y.n);
    cl_buf_putc(&app->out, '\n');
  }
  cl_buf_free(&left);
  cl_buf_free(&right);
}

/* ---- Worksheet 2: the theme scan -------------------------------------------- */

static const char ROOM[] = "..............................";

/* `Label: value`, the items of a list after one another. */
static const char *labelled(cl_app *app, const cl_rec *rec, cl_field field) {
  cl_str left = cl_str_of(cl_show_value(app, rec, field));
  const char *line = "";
  while (left.n) {
    cl_str item = take_line(&left);
    line = cl_show_join(app, line, "; ", cl_str_dup(app->arena, item));
  }
  return *line ? cl_asprintf(app->arena, "%s: %s", cl_field_label(field, app->lang), line) : "";
}

static const char *finding_text(cl_app *app, const cl_rec *rec) {
  static const cl_field room[] = { CL_F_FINDING_OVERLAP, CL_F_FINDING_SOURCES };
  static const cl_field more[] = { CL_F_FINDING_OVERLAP,   CL_F_FINDING_SOURCES,
                                   CL_F_FINDING_DISCUSSED, CL_F_FINDING_WHO_CARES,
                                   CL_F_FINDING_OUR_PLACE, CL_F_FINDING_WHY };
  const char *text = cl_show_value(app, rec, CL_F_FINDING_NARROWER);
  text = *text ? cl_asprintf(app->arena, "%s (%s)", text, rec->id) : rec->id;
  if (cl_rec_bool(rec, CL_F_FINDING_CHOSEN) == 1)
    text = cl_asprintf(app->arena, "[x] %s: %s", T_(app, "chosen"), text);
  for (size_t i = 0; i < CL_COUNT(room); i++)
    if (!cl_rec_has(rec, room[i]))
      text = cl_asprintf(app->arena, "%s\n%s: %s", text, cl_field_label(room[i], app->lang), ROOM);
  for (size_t i = 0; i < CL_COUNT(more); i++)
    text = cl_show_join(app, text, "\n", labelled(app, rec, more[i]));
  return text;
}

/* Room to write for a theme that nothing was found about. */
static const char *empty_finding(cl_app *app) {
  return cl_asprintf(app->arena, "%s %s\n%s: %s\n%s: %s", T_(app, "Does it live here?"), ROOM,
                     cl_field_label(CL_F_FINDING_OVERLAP, app->lang), ROOM,
                     cl_field_label(CL_F_FINDING_SOURCES, app->lang), ROOM);
}

/* What was found about THEME; NULL: about none that the kapstok has. */
static const char *findings_of(cl_app *app, const cl_rec *theme) {
  cl_buf all = CL_BUF_INIT;
  CL_EACH_REC(rec, app->plan, CL_T_FINDING) {
    cl_str id = cl_rec_text(rec, CL_F_FINDING_THEME);
    if (cl_plan_ref(app->plan, CL_F_FINDING_THEME, id) != theme)
      continue;
    cl_buf_printf(&all, "%s%s", all.len ? "\n\n" : "", finding_text(app, rec));
  }
  const char *text = cl_strdup(app->arena, cl_buf_text(&all));
  cl_buf_free(&all);
  return text;
}

static const char *theme_text(cl_app *app, const cl_rec *theme) {
  const char *page = cl_show_value(app, theme, CL_F_THEME_PAGE);
  if (*page)
    page = cl_asprintf(app->arena, T_(app, "p. %s"), page);
  return cl_show_join(app, cl_show_name(app, theme), "\n", page);
}

/* On a narrow screen the two sides stand under one another. */
static void put_theme(cl_app *app, const char *left, const char *right) {
  if (width_of(app) >= LEAST_WIDTH) {
    put_sides(app, left, right);
    put_edge(app, '-');
    return;
  }
  cl_show_part(app, left);
  cl_wrap(&app->out, cl_str_of(right), 2, app->columns);
}

static void theme_scan(cl_app *app) {
  cl_show_title(app, T_(app, "Worksheet 2: theme scan"));
  cl_wrap(&app->out,
          cl_str_of(T_(app, "Begin with yourself: what do you run into around these themes? Then "
                            "ask colleagues, volunteers and neighbours.")),
          2, app->columns);
  if (width_of(app) >= LEAST_WIDTH) {
    cl_buf_putc(&app->out, '\n');
    put_sides(app, T_(app, "The kapstok"), T_(app, "What lives here"));
    put_edge(app, '=');
  }
  CL_EACH_REC(theme, app->plan, CL_T_THEME) {
    const char *found = findings_of(app, theme);
    put_theme(app, theme_text(app, theme), *found ? found : empty_finding(app));
  }
  const char *loose = findings_of(app, NULL);
  if (*loose || !app->plan->count[CL_T_THEME])
    put_theme(app, T_(app, "No theme yet"), *loose ? loose : empty_finding(app));
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
      cl_buf_putc(&app->out, '\n');
    show_group(app, rec);
    any = true;
  }
  if (!any && always) {
    cl_show_part(app, title);
    cl_show_room(app);
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
    cl_show_line(app, rec->id, text);
  }
  if (!app->plan->count[type])
    cl_show_room(app);
}

void cl_sheet_scan(cl_app *app) {
  theme_scan(app);
  cl_show_title(app, T_(app, "Worksheet 3: environment scan"));
  cl_buf_puts(&app->out, "  ");
  cl_buf_puts(&app->out,
              T_(app, "(O) there is a bond   (o) a bond is possible   ( ) there is no bond"));
  cl_buf_putc(&app->out, '\n');
  CL_EACH_REC(theme, app->plan, CL_T_THEME)
    groups_around(app, theme);
  groups_around(app, NULL);
  register_of_dropped(app);
  cl_show_title(app, T_(app, "Around the scan"));
  others(app, CL_T_EXISTING, T_(app, "Communities that are there already"), CL_F_EXISTING_KIND,
         CL_F_EXISTING_NOTE, CL_F_NONE);
  others(app, CL_T_WANTED, T_(app, "Communities you would like to meet"), CL_F_WANTED_WHY,
         CL_F_NONE, CL_F_NONE);
  others(app, CL_T_EXAMPLE, T_(app, "Examples from elsewhere"), CL_F_EXAMPLE_WHERE,
         CL_F_EXAMPLE_LESSON, CL_F_EXAMPLE_URL);
}
