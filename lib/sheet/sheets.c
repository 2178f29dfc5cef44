/* sheets.c - readiness and worksheet 1, filled as far as they are, in the order
 * and with the headings that a librarian knows from paper. */
#include <string.h>

#include "../method/ready.h"
#include "paper.h"
#include "show.h"

/* ---- Readiness and worksheet 1: the kapstok --------------------------------- */

static void show_question(cl_app *app, int i) {
  const cl_rec *rec;
  cl_ready_answer(app->plan, i, &rec);
  cl_block *block = cl_paper_put(app, CL_B_ANSWER);
  block->n = (unsigned)i + 1;
  block->field = CL_F_READINESS_ANSWER;
  block->label = cl_show_value(app, rec, CL_F_READINESS_ANSWER);
  block->text = T_(app, cl_ready_row_at(i)->question);
  block->more = cl_show_join(app, cl_show_value(app, rec, CL_F_READINESS_NOTE), ", ",
                             cl_show_value(app, rec, CL_F_READINESS_DATE));
}

static void readiness(cl_app *app) {
  unsigned long yes = cl_ready_yes(app->plan);
  cl_show_part(app, T_(app, "Are we ready to begin?"));
  for (int i = 0; cl_ready_row_at(i); i++)
    show_question(app, i);
  const char *verdict =
      yes >= CL_READY_ENOUGH
          ? cl_asprintf(app->arena, T_(app, "%lu of the 8 say yes: ready to begin"), yes)
          : cl_asprintf(app->arena, T_(app, "%lu of the 8 say yes: five make it enough to begin"),
                        yes);
  if (app->plan->count[CL_T_READINESS] || !app->paper->blank)
    cl_show_says(app, verdict);
}

/* `p. 9 of bp26`: where it stands in the policy plan. */
static const char *found_at(cl_app *app, const cl_rec *rec, cl_field source, cl_field page) {
  const char *number = cl_show_value(app, rec, page);
  const char *id =
      app->paper->html ? cl_show_value(app, rec, source) : cl_rec_dup(rec, source, app->arena);
  if (*number)
    number = cl_asprintf(app->arena, T_(app, "p. %s"), number);
  return cl_show_join(app, id ? id : "", ", ", number);
}

static void show_aim(cl_app *app, const cl_rec *rec, cl_field own, const char *place,
                     const char *more) {
  const char *text = cl_show_value(app, rec, cl_type_info(rec->type)->naming);
  if (*place)
    text = cl_asprintf(app->arena, "%s (%s)", text, place);
  text = cl_show_join(app, text, "\n", more);
  text = cl_show_join(app, text, "\n", cl_show_value(app, rec, own));
  cl_show_line(app, cl_show_label(app, rec), text);
}

/* SIDE -1: goals that are on neither side yet, a part only when there are any. */
static void goals_of_side(cl_app *app, int side, const char *title) {
  bool any = false;
  if (side >= 0)
    cl_show_part(app, title);
  CL_EACH_REC(rec, app->plan, CL_T_GOAL)
    if (cl_rec_choice(rec, CL_F_GOAL_SIDE) == side) {
      if (side < 0 && !any)
        cl_show_part(app, title);
      show_aim(app, rec, CL_F_GOAL_OWN, found_at(app, rec, CL_F_GOAL_SOURCE, CL_F_GOAL_PAGE),
               cl_show_value(app, rec, CL_F_GOAL_IMAGE));
      any = true;
    }
  if (!any && side >= 0)
    cl_show_room(app, CL_F_GOAL_TEXT, CL_F_GOAL_PAGE, CL_F_GOAL_OWN, CL_F_NONE);
}

static void themes(cl_app *app) {
  cl_show_part(app, T_(app, "Themes"));
  CL_EACH_REC(rec, app->plan, CL_T_THEME) {
    const char *agenda = cl_show_value(app, rec, CL_F_THEME_AGENDA);
    if (*agenda)
      agenda = cl_asprintf(app->arena, T_(app, "library agenda: %s"), agenda);
    show_aim(app, rec, CL_F_THEME_OWN, found_at(app, rec, CL_F_THEME_SOURCE, CL_F_THEME_PAGE),
             cl_show_join(app, agenda, "\n", cl_show_value(app, rec, CL_F_THEME_IMAGE)));
  }
  if (!app->plan->count[CL_T_THEME])
    cl_show_room(app, CL_F_THEME_TEXT, CL_F_THEME_PAGE, CL_F_THEME_OWN, CL_F_NONE);
}

static void reviews(cl_app *app) {
  cl_show_part(app, T_(app, "Talked through with"));
  CL_EACH_REC(rec, app->plan, CL_T_REVIEW)
    cl_show_line(app, cl_show_value(app, rec, CL_F_REVIEW_DATE),
                 cl_show_join(app, cl_show_value(app, rec, CL_F_REVIEW_WITH), ": ",
                              cl_show_value(app, rec, CL_F_REVIEW_NOTE)));
  if (!app->plan->count[CL_T_REVIEW])
    cl_show_room(app, CL_F_REVIEW_DATE, CL_F_REVIEW_WITH, CL_F_REVIEW_NOTE, CL_F_NONE);
}

static void requests(cl_app *app) {
  if (!app->plan->count[CL_T_REQUEST])
    return;
  cl_show_part(app, T_(app, "Groups that came with a question"));
  CL_EACH_REC(rec, app->plan, CL_T_REQUEST) {
    if (rec != app->plan->first[CL_T_REQUEST])
      cl_show_gap(app);
    cl_show_line(app, cl_show_value(app, rec, CL_F_REQUEST_DATE), cl_show_name(app, rec));
    cl_show_field(app, NULL, rec, CL_F_REQUEST_ASKS);
    cl_show_field_more(app, NULL, rec, CL_F_REQUEST_FITS);
    cl_show_line(app, cl_field_label(CL_F_REQUEST_ANSWER, app->lang),
                 cl_show_join(app, cl_show_value(app, rec, CL_F_REQUEST_ANSWER), ": ",
                              cl_show_value(app, rec, CL_F_REQUEST_BECAUSE)));
  }
}

/* What stands beside worksheet 1 on paper that is to be filled in by hand. */
static void kapstok_tips(cl_app *app) {
  static const char *const tips[] = {
    N_("Copy the page with every goal: then anybody can look it up."),
    N_("A theme without a goal is fine. Look for what is about people outside."),
    N_("Say it again in words of your own, or with a drawing, and see whether a colleague "
       "knows what you mean."),
    N_("Go through the sheet with your manager or the management team before you go on."),
  };
  if (!app->paper->blank)
    return;
  cl_show_part(app, T_(app, "Tips for this worksheet"));
  for (size_t i = 0; i < CL_COUNT(tips); i++)
    cl_paper_put(app, CL_B_BULLET)->text = T_(app, tips[i]);
}

void cl_sheet_kapstok(cl_app *app) {
  const cl_rec *plan = app->plan->first[CL_T_ORGANISATION];
  const char *name = cl_show_value(app, plan, CL_F_ORGANISATION_ORGANISATION);
  cl_show_title(app, *name ? name : cl_field_label(CL_F_ORGANISATION_ORGANISATION, app->lang));
  cl_show_field(app, NULL, plan, CL_F_ORGANISATION_MISSION);
  cl_show_field(app, NULL, plan, CL_F_ORGANISATION_VISION);
  readiness(app);
  cl_show_title(app, T_(app, "Worksheet 1: the kapstok"));
  CL_EACH_REC(rec, app->plan, CL_T_SOURCE)
    cl_show_line(app, T_(app, "Policy plan"),
                 cl_show_join(app,
                              cl_show_join(app, cl_show_name(app, rec), ", ",
                                           cl_show_value(app, rec, CL_F_SOURCE_PERIOD)),
                              "\n", cl_show_value(app, rec, CL_F_SOURCE_URL)));
  if (!app->plan->count[CL_T_SOURCE])
    cl_show_line(app, T_(app, "Policy plan"), "");
  goals_of_side(app, CL_AIMED_INTERNAL, T_(app, "Internal goals: aimed at the organisation"));
  goals_of_side(app, CL_AIMED_EXTERNAL,
                T_(app, "External goals: aimed at people outside, the frame for communities"));
  goals_of_side(app, -1, T_(app, "Goals still to be put on one side"));
  themes(app);
  reviews(app);
  requests(app);
  kapstok_tips(app);
}
