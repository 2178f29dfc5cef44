/* report_shared.c - what the page of a community and its poster tell alike. */
#include "report_inner.h"

#include <string.h>

size_t r_dates(report *r, const cl_rec *community, cl_occurrence *out, size_t most) {
  size_t n = 0;
  for (size_t i = 0; i < r->ahead.count && n < most; i++) {
    const cl_rec *moment = r->ahead.items[i].moment;
    if (r_shown(r, moment) && r_meets(moment) &&
        cl_rec_choice(moment, CL_F_MOMENT_STATUS) != CL_PROGRESS_IDEA &&
        cl_plan_ref(r->app->plan, CL_F_MOMENT_COMMUNITY,
                    cl_rec_text(moment, CL_F_MOMENT_COMMUNITY)) == community)
      out[n++] = r->ahead.items[i];
  }
  return n;
}

/* ---- What they want, and what they have -------------------------------------------------- */

bool r_pleases(const cl_progress *p) {
  return p->quantitative && p->has_latest && p->has_numbers && p->light != CL_RED &&
         p->last != CL_RED && (p->reached || p->share >= 1.0 / 3);
}

const char *r_latest(report *r, const cl_story_goal *goal) {
  return cl_asprintf(r->app->arena, "%s%s", cmd_num(r->app, cl_round_to(goal->now.latest, 2)),
                     cl_unit_percent(r_field(r, goal->rec, CL_F_JOINT_GOAL_UNIT)) ? "%" : "");
}

bool r_invites(report *r, const cl_story_goal *goal) {
  const cl_progress *now = &goal->now;
  return r_pleases(now) && now->target > now->baseline && now->latest > 1 &&
         !cl_unit_percent(r_field(r, goal->rec, CL_F_JOINT_GOAL_UNIT));
}

size_t r_counts(report *r, const cl_story_row *row, r_count *out, size_t most) {
  size_t n = 0;
  for (size_t i = 0; i < row->goal_count && n < most; i++) {
    const cl_story_goal *goal = &row->goals[i];
    if (!r_invites(r, goal))
      continue;
    const char *words = cl_story_counted(r->view, goal);
    out[n].number = r_latest(r, goal);
    out[n++].what = *words ? words : cl_story_noun(r->view, row, goal);
  }
  return n;
}

size_t r_wants(report *r, const cl_story_row *row, bool aims, const char **out, size_t most) {
  size_t n = 0;
  r_count any;
  if (aims)
    CL_EACH(aim, cl_rec_node(row->community, CL_F_COMMUNITY_AIMS))
      if (n < most)
        out[n++] = r_capital(r, cl_str_dup(r->app->arena, cl_node_text(aim)));
  for (size_t i = 0; i < row->goal_count && n < most; i++)
    if (!row->goals[i].now.quantitative)
      out[n++] = r_field(r, row->goals[i].rec, CL_F_JOINT_GOAL_TEXT);
  bool little = !r_counts(r, row, &any, 1);
  for (size_t i = 0; i < row->goal_count && little && n < 2 && n < most; i++)
    if (row->goals[i].now.quantitative)
      out[n++] = r_field(r, row->goals[i].rec, CL_F_JOINT_GOAL_TEXT);
  return n;
}

/* ---- How to join --------------------------------------------------------------------------- */

static void add(report *r, const char **out, size_t *n, const char *format, const char *text) {
  if (*text)
    out[(*n)++] = cl_asprintf(r->app->arena, format, text);
}

size_t r_welcome(report *r, const cl_rec *community, const char **out, size_t most) {
  cl_str text = cl_str_trim(cl_rec_text(community, CL_F_COMMUNITY_HABITS_WELCOME));
  size_t n = 0;
  for (const char *p = text.p, *end = text.n ? p + text.n : p; p < end && n < most;) {
    const char *to = memchr(p, '\n', (size_t)(end - p));
    to = to && n + 1 < most ? to : end;
    cl_str line = cl_str_trim((cl_str){ p, (size_t)(to - p) });
    if (line.n)
      out[n++] = r_sentence(r, cl_str_dup(r->app->arena, line));
    p = to < end ? to + 1 : end;
  }
  return n;
}

size_t r_join(report *r, const cl_rec *community, const char *out[R_JOIN]) {
  cl_app *app = r->app;
  size_t n = r_welcome(r, community, out, R_JOIN - 3);
  add(r, out, &n, T_(app, "You find us at: %s."),
      cmd_join(app, community, CL_F_COMMUNITY_CHANNELS, ", "));
  add(r, out, &n, T_(app, "Also online: %s."), r_field(r, community, CL_F_COMMUNITY_PLATFORM_NAME));
  if (r->outside || !n)
    out[n++] = T_(app, "Or ask for us at the desk of the library.");
  return n;
}

bool r_one_rhythm(const cl_occurrence *dates, size_t n) {
  for (size_t i = 1; i < n; i++)
    if (dates[i].moment != dates[0].moment ||
        cl_weekday(dates[i].date) != cl_weekday(dates[0].date))
      return false;
  return n > 1;
}

/* A story as an outcome: what changed, why that matters, our part, who says so (V5); told on, and
 * not filled in. */
const char *report_outcome(report *r, const cl_rec *story) {
  static const cl_field fields[] = { CL_F_STORY_CHANGE, CL_F_STORY_MEANING,
                                     CL_F_STORY_CONTRIBUTION };
  const char *said = r_field(r, story, CL_F_STORY_CONFIRMED), *text = "";
  for (size_t i = 0; i < CL_COUNT(fields); i++) {
    const char *one = r_sentence(r, r_field(r, story, fields[i]));
    text = cl_asprintf(r->app->arena, "%s%s%s", text, *text && *one ? " " : "", one);
  }
  return *said ? cl_asprintf(r->app->arena, T_(r->app, "%s%sConfirmed by: %s."), text,
                             *text ? " " : "", said)
               : text;
}
