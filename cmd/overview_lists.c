/* overview_lists.c - the calendar of the year, what the check found, and how to
 * read it all. */
#include <string.h>

#include "overview_inner.h"
#include "../lib/cli/words.h"

/* ---- Calendar ---------------------------------------------------------------------- */

const char *ov_holiday_on(const overview *o, cl_date date) {
  const cl_app *app = o->app;
  const char *public = cl_public_holiday(date, app->lang);
  const char *school = o->school ? cl_school_holiday(o->school, o->region, date, app->lang) : NULL;
  if (public && school)
    return cl_asprintf(app->arena, "%s, %s", public, school);
  return public ? public : school ? school : "";
}

static void put_week(cl_sheet *sheet, cl_date date) {
  int year, week;
  cl_iso_week(date, &year, &week);
  cl_put_num(sheet, CL_LOOK_CENTER, CL_NUM_WHOLE, week);
}

static void put_moment(overview *o, const cl_due_item *item) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->calendar;
  bool moment = item->kind == CL_DUE_MOMENT;
  ov_text(sheet, moment ? cmd_label(app, item->rec, CL_F_MOMENT_FORM) : "");
  ov_text(sheet, moment ? cmd_text(app, item->rec, CL_F_MOMENT_CHANNEL) : "");
  cl_put_text(sheet, CL_LOOK_PLAIN,
              item->community ? cl_rec_text(item->community, CL_F_COMMUNITY_NAME) : CL_NO_STR);
  ov_text(sheet, moment ? ov_name(o, item->rec, CL_F_MOMENT_GOAL) : "");
  ov_text(sheet, cmd_person(app, CL_F_MOMENT_OWNER, cl_due_owner(item)));
  ov_text(sheet, moment ? cmd_label(app, item->rec, CL_F_MOMENT_STATUS) : "");
}

static const char *remark(cl_app *app, const cl_due_item *item) {
  return item->clash ? cl_asprintf(app->arena, T_(app, "at the same time as %s !"), item->clash)
                     : "";
}

static void put_day(overview *o, const cl_due_item *item) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->calendar;
  const char *holiday = ov_holiday_on(o, item->date), *note = remark(app, item);
  cl_sheet_row(sheet);
  cl_put_date(sheet, CL_LOOK_PLAIN, item->date);
  put_week(sheet, item->date);
  ov_text(sheet, cmd_day(app, item->date, false));
  cl_put_time(sheet, CL_LOOK_PLAIN, item->minute);
  cl_put_time(sheet, CL_LOOK_PLAIN, item->end);
  cl_put_text(sheet, CL_LOOK_LABEL, cl_str_of(cl_due_title(cl_app_view(app), item)));
  put_moment(o, item);
  cl_put_text(sheet, *holiday ? CL_LOOK_GAP : CL_LOOK_PLAIN, cl_str_of(holiday));
  cl_put_text(sheet, *note ? CL_LOOK_GAP : CL_LOOK_PLAIN, cl_str_of(note));
}

void ov_calendar(overview *o) {
  cl_app *app = o->app;
  enum cl_lang lang = app->lang;
  const cl_book_column columns[] = {
    { .title = cl_field_label(CL_F_MOMENT_DATE, lang) },
    { .title = T_(app, "Week"), .least = 6 },
    { .title = T_(app, "Day"), .least = 8 },
    { .title = cl_field_label(CL_F_MOMENT_TIME, lang), .least = 6 },
    { .title = cl_field_label(CL_F_MOMENT_END, lang), .least = 6 },
    { .title = cl_field_label(CL_F_MOMENT_TITLE, lang), .least = 24, .most = 28 },
    { .title = cl_field_label(CL_F_MOMENT_FORM, lang), .most = 12 },
    { .title = cl_field_label(CL_F_MOMENT_CHANNEL, lang), .most = 14 },
    { .title = cl_field_label(CL_F_MOMENT_COMMUNITY, lang), .most = 16 },
    { .title = cl_field_label(CL_F_MOMENT_GOAL, lang), .most = 17 },
    { .title = T_(app, "Owner"), .most = 15 },
    { .title = cl_field_label(CL_F_MOMENT_STATUS, lang), .most = 9 },
    { .title = T_(app, "Holiday"),
      .note = T_(app, "Public holidays, and school holidays of the region of the plan."),
      .most = 12 },
    { .title = T_(app, "Note"), .least = 9, .most = 12 },
  };
  cl_sheet_table(o->calendar, cl_sheet_name(o->calendar), columns, CL_COUNT(columns), 1);
  for (size_t i = 0; i < o->due.count; i++)
    put_day(o, &o->due.items[i]);
  if (!o->due.count)
    ov_nothing(o->calendar, 5, CL_COUNT(columns),
               T_(app, "Nothing planned: cl-calendar add moment TITLE"));
  cl_sheet_table_end(o->calendar);
}

/* ---- Findings ------------------------------------------------------------------------ */

/* The handle of what is called by a note is made of that note: then its kind is said. */
static const char *without_notes(cl_app *app, const cl_finding *finding, const char *text) {
  for (cl_type t = 0; finding->id && t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info(t);
    if (row->naming == CL_F_NONE || !(cl_field_info(row->naming)->flags & CL_INSIDE))
      continue;
    const cl_rec *rec = cl_plan_get(app->plan, t, finding->id, NULL);
    if (!rec || (row->beside != CL_F_NONE && cl_rec_has(rec, row->beside)))
      continue;
    cl_buf out = CL_BUF_INIT;
    for (const char *at; (at = strstr(text, rec->id)); text = at + strlen(rec->id))
      cl_buf_printf(&out, "%.*s%s", (int)(at - text), text, cl_type_label(t, app->lang, false));
    cl_buf_puts(&out, text);
    text = cl_buf_keep(&out, app->arena);
  }
  return text;
}

static const char *mend_of(const cl_app *app, const cl_finding *finding) {
  const cl_rule *rule = finding->rule ? cl_rule_find(finding->rule) : NULL;
  return rule && rule->mend ? cl_help_words_in(app->lang, rule->mend, app->arena) : NULL;
}

void ov_findings(overview *o) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->findings_sheet;
  const cl_diag *found = &o->findings;
  const cl_book_column columns[] = {
    { .title = T_(app, "Level"), .least = 10 },
    { .title = T_(app, "Rule"), .note = T_(app, "More about it: cl-plan explain RULE") },
    { .title = T_(app, "About"), .most = 24 },
    { .title = T_(app, "Finding"), .least = 50, .most = 70 },
    { .title = T_(app, "Where"), .most = 30 },
    { .title = T_(app, "What helps"), .most = 50 },
  };
  cl_sheet_table(sheet, cl_sheet_name(sheet), columns, CL_COUNT(columns), 0);
  for (size_t i = 0; i < found->count; i++) {
    const cl_finding *finding = &found->findings[i];
    cl_sheet_row(sheet);
    cl_put_text(sheet, CL_LOOK_CENTER, cl_str_of(ov_level_word(o, finding->level)));
    ov_text(sheet, finding->rule);
    ov_text(sheet, finding->id ? without_notes(app, finding, finding->id) : "");
    ov_text(sheet, without_notes(app, finding, finding->text));
    ov_text(sheet, ov_place(o, &finding->place));
    ov_text(sheet, mend_of(app, finding));
  }
  if (!found->count)
    ov_nothing(sheet, 3, CL_COUNT(columns), T_(app, "Nothing was found."));
  cl_sheet_table_end(sheet);
  unsigned last = cl_sheet_row_now(sheet);
  cl_sheet_mark(sheet, 1, 0, last, 0, ov_level_word(o, CL_ERROR), CL_LOOK_RED);
  cl_sheet_mark(sheet, 1, 0, last, 0, ov_level_word(o, CL_WARNING), CL_LOOK_ORANGE);
}

/* ---- How to read it -------------------------------------------------------------------- */

static void guide_sheet(overview *o, const cl_sheet *to, const char *text) {
  cl_sheet_row(o->guide);
  cl_put_link(o->guide, cl_str_of(cl_sheet_name(to)), to, 0, 0);
  ov_text(o->guide, text);
}

static void guide_sheets(overview *o) {
  const cl_app *app = o->app;
  guide_sheet(o, o->front,
              T_(app, "The whole on one page: counts, what is asked of you, and a "
                      "line for each community. Prints on one A4."));
  if (o->news_sheet)
    guide_sheet(o, o->news_sheet,
                T_(app, "What was added, changed, dropped or measured since an earlier version of "
                        "the plan. Stages and lights of both versions are those of today."));
  guide_sheet(o, o->kapstok,
              T_(app, "The goals and themes of the policy plan, and which community serves which. "
                      "\"Nobody yet !\" marks a gap."));
  guide_sheet(o, o->communities_sheet,
              T_(app, "Each community with its stage, next step and lights. Its name leads to a "
                      "sheet of its own, with the worksheets as they are filled in."));
  guide_sheet(o, o->goals_sheet,
              T_(app, "What library and community want to reach together, and how far they are."));
  guide_sheet(o, o->progress,
              T_(app, "How far the goals are, month by month, beside how far they might be."));
  guide_sheet(o, o->decisions_sheet,
              T_(app, "What was asked of the management team, and what it answered."));
  guide_sheet(o, o->year,
              T_(app, "How many things there are in each ISO week, community by community."));
  guide_sheet(o, o->calendar,
              T_(app, "Everything from four weeks back to a year ahead: moments with their "
                      "repeats, drafts, measuring, evaluations and tasks. Weeks are ISO weeks."));
  guide_sheet(o, o->story,
              T_(app, "What happened, in the plan's own words. Stories come in only when they may "
                      "be told on; notes, and what was said in conversations, do not."));
  guide_sheet(o, o->findings_sheet,
              T_(app, "What the check of the plan found. An error must be mended; a warning "
                      "deserves a look; a tip is only a tip."));
}

static void guide_light(overview *o, enum cl_light light, const char *text) {
  cl_sheet_row(o->guide);
  cl_put_light(o->guide, ov_light_look(light), cl_light_word(light, o->app->lang),
               cl_light_sign(light));
  ov_text(o->guide, text);
}

static void guide_lights(overview *o) {
  const cl_app *app = o->app;
  guide_light(o, CL_GREEN,
              T_(app, "On course: at least 90 percent of what could be expected today, or "
                      "the target itself."));
  guide_light(o, CL_ORANGE,
              T_(app,
                 "Behind: at least 60 percent of what could be expected today. Cause, consequence "
                 "and action say what is done about it."));
  guide_light(o, CL_RED,
              T_(app, "Far behind: less than 60 percent, or past the due day without the "
                      "target."));
  guide_light(o, CL_GREY,
              T_(app, "Not started, not measured yet, or a goal in words that nobody "
                      "has judged yet."));
}

static void guide_words(overview *o, const char *topic, const char *text) {
  cl_sheet_row(o->guide);
  cl_put_text(o->guide, CL_LOOK_LABEL, cl_str_of(topic));
  ov_text(o->guide, text);
}

static void guide_stages(overview *o) {
  const cl_app *app = o->app;
  for (int stage = CL_STAGE_SCANNED; stage <= CL_STAGE_KEPT; stage++)
    guide_words(o,
                cl_asprintf(app->arena, T_(app, "Stage: %s"),
                            cl_stage_word((enum cl_stage)stage, app->lang)),
                cl_asprintf(app->arena, T_(app, "Next: %s"),
                            cl_stage_next((enum cl_stage)stage, app->lang)));
}

void ov_guide(overview *o) {
  const cl_app *app = o->app;
  const cl_book_column columns[] = {
    { .title = T_(app, "What you see"), .least = 28, .most = 34 },
    { .title = T_(app, "What it means"), .least = 90, .most = 100 },
  };
  cl_sheet_table(o->guide, cl_sheet_name(o->guide), columns, CL_COUNT(columns), 0);
  guide_sheets(o);
  guide_lights(o);
  guide_words(o, "*",
              T_(app, "Behind a light: given by hand, and stronger than what was worked "
                      "out."));
  guide_stages(o);
  guide_words(o, T_(app, "People"),
              T_(app, "Only roles and ids are in this workbook; names and addresses stay in the "
                      "plan's own file of people."));
  guide_words(o, T_(app, "Changes"),
              T_(app, "This workbook is made from the plan. What you change here does not come "
                      "back in it: ask the community librarian to change the plan."));
  guide_words(o, T_(app, "Method"),
              T_(app, "The steps and worksheets follow the workbook of Probiblio for public libraries "
                      "that connect communities; the lights and stages are ours. It builds on "
                      "Staal and Wagenaar (2019), Of/By/For/All, FERS (2020), KennisCloud, the "
                      "long read of Cubiss and the Veldgids of R. David Lankes (2020)."));
  cl_sheet_table_end(o->guide);
  cl_sheet_one_page(o->guide);
}
