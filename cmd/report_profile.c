/* report_profile.c - the page of a community in the report: what it wants, how far it is,
 * when to come, what happened, how to join. */
#include "report_inner.h"

#include <string.h>

/* ---- Goals ---------------------------------------------------------------------------------- */

/* For whom it makes what difference, and what that is for (V1). */
static void goal_change(report *r, const cl_story_goal *goal) {
  const char *change = cl_change_words(r->view, goal->rec);
  if (*change)
    r_text(r, "p", "pm", cl_asprintf(r->app->arena, T_(r->app, "What changes: %s"), change));
}

static void goal_facts(report *r, const cl_story_goal *goal) {
  cl_app *app = r->app;
  const char *evidence = r_field(r, goal->rec, CL_F_JOINT_GOAL_EVIDENCE);
  cl_date due = cl_rec_date(goal->rec, CL_F_JOINT_GOAL_DUE);
  const char *text = goal->now.quantitative ? r_expected(r, &goal->now) : "";
  if (*evidence && !goal->now.quantitative)
    text = cl_asprintf(app->arena, T_(app, "to be seen by: %s"), evidence);
  if (due != CL_NO_DATE)
    text =
        cl_asprintf(app->arena, T_(app, "%s%sdue on %s"), text, *text ? "; " : "", r_day(r, due));
  if (*text)
    r_text(r, "p", "pm", text);
}

/* Was what GOAL says of its cause said of one of the N above it? */
static bool said_above(report *r, const cl_story_goal *const *goals, size_t n,
                       const cl_story_goal *goal) {
  static const cl_field both[] = { CL_F_JOINT_GOAL_LIGHT_CAUSE, CL_F_JOINT_GOAL_LIGHT_ACTION };
  for (size_t i = 0; i < n; i++) {
    bool same = goals[i]->now.light != CL_GREEN;
    for (size_t k = 0; k < CL_COUNT(both); k++)
      same =
          same && strcmp(r_field(r, goals[i]->rec, both[k]), r_field(r, goal->rec, both[k])) == 0;
    if (same)
      return true;
  }
  return false;
}

static void goal_cause(report *r, const cl_story_goal *goal, bool above) {
  const char *cause = r_field(r, goal->rec, CL_F_JOINT_GOAL_LIGHT_CAUSE);
  const char *action = r_field(r, goal->rec, CL_F_JOINT_GOAL_LIGHT_ACTION);
  if (!*cause || goal->now.light == CL_GREEN)
    return;
  if (above) {
    r_text(r, "p", "why", T_(r->app, "For the same reason."));
    return;
  }
  r_open(r, "p", "why");
  r_put(r, cause);
  if (*action)
    r_so(r, action);
  r_close(r);
}

static void goal_inside(report *r, const cl_story_row *row, const cl_story_goal *goal, bool above) {
  cl_app *app = r->app;
  const cl_progress *p = &goal->now;
  r_open(r, "p", cl_asprintf(app->arena, "word %s", cl_tone_name((int)p->light)));
  cl_svg_light(r_out(r), (int)p->light);
  r_put(r, cl_light_word(p->light, app->lang));
  r_close(r);
  r_text(r, "p", "pt", r_field(r, goal->rec, CL_F_JOINT_GOAL_TEXT));
  if (p->quantitative && p->has_latest) {
    r_open(r, "p", "pn");
    const char *unit = r_field(r, goal->rec, CL_F_JOINT_GOAL_UNIT);
    r_value(r, goal, cl_unit_percent(unit) ? "" : unit);
    r_close(r);
  } else if (p->quantitative && p->has_numbers)
    r_text(r, "p", "pn", T_(app, "never measured"));
  if (p->quantitative && p->has_numbers) {
    r_drawings(r, row, goal);
  }
  goal_change(r, goal);
  goal_facts(r, goal);
  goal_cause(r, goal, above);
}

/* For outside: what is wanted, and what there is where that invites; not how far that is behind. */
static void goal_outside(report *r, const cl_story_goal *goal) {
  r_text(r, "p", "pt", r_field(r, goal->rec, CL_F_JOINT_GOAL_TEXT));
  if (r_invites(r, goal)) {
    r_open(r, "p", "pn");
    r_text(r, "b", NULL, r_latest(r, goal));
    r_put(r, cl_asprintf(r->app->arena, " %s", r_field(r, goal->rec, CL_F_JOINT_GOAL_UNIT)));
    r_close(r);
  }
  goal_change(r, goal);
}

/* Whether it is for them or with them, and what it does for people (V2, V3). */
static void put_beyond(report *r, const cl_story_row *row) {
  const struct {
    const char *label, *text;
  } lines[] = { { T_(r->app, "Carried by members: %s"), cl_share_words(r->view, &row->shares) },
                { T_(r->app, "What people say: %s"), cl_effects_words(r->view, &row->effects) } };
  for (size_t i = 0; i < CL_COUNT(lines); i++)
    if (*lines[i].text)
      r_text(r, "p", "pm", cl_asprintf(r->app->arena, lines[i].label, lines[i].text));
}

static void put_goals(report *r, const cl_story_row *row) {
  const cl_story_goal **goals = cl_story_worst_first(r->app->arena, row);
  r_text(r, "h3", NULL, T_(r->app, "What we want to reach together"));
  if (!r->outside)
    put_beyond(r, row);
  if (!row->goal_count) {
    r_text(r, "p", "mu",
           r->outside ? T_(r->app, "We are finding that out together. Will you join us?")
                      : T_(r->app, "No joint goal yet"));
    return;
  }
  r_open(r, "ul", "pg");
  for (size_t i = 0; i < row->goal_count; i++) {
    r_open(r, "li", NULL);
    if (r->outside)
      goal_outside(r, &row->goals[i]);
    else
      goal_inside(r, row, goals[i], said_above(r, goals, i, goals[i]));
    r_close(r);
  }
  r_close(r);
}

/* ---- Dates and the story ----------------------------------------------------------------------
 */

static void put_number(report *r, const cl_occurrence *o) {
  int month, day;
  cl_date_split(o->date, NULL, &month, &day);
  r_text(r, "b", NULL, cl_asprintf(r->app->arena, "%d", day));
  r_put(r, cl_asprintf(r->app->arena, " %s", cmd_month(r->app, month)));
}

/* What it is, and when and where. */
static void put_what(report *r, const cl_occurrence *o) {
  const char *channel = r_field(r, o->moment, CL_F_MOMENT_CHANNEL);
  const char *time = r_time(r, o->moment);
  r_text(r, "p", NULL, r_field(r, o->moment, CL_F_MOMENT_TITLE));
  r_text(r, "p", "pm",
         cl_asprintf(r->app->arena, "%s%s%s%s%s", r_weekday(r, o->date), *time ? ", " : "", time,
                     *channel ? ", " : "", channel));
  if (r->outside && cl_rec_has(o->moment, CL_F_MOMENT_MESSAGE)) /* what it costs, what to bring */
    r_text(r, "p", "pm", r_sentence(r, r_field(r, o->moment, CL_F_MOMENT_MESSAGE)));
}

static void put_dates(report *r, const cl_occurrence *dates, size_t n) {
  bool one = r_one_rhythm(dates, n);
  r_open(r, "ol", one ? "dates one" : "dates");
  for (size_t i = 0; i < n; i++) {
    r_open(r, "li", one ? "dnum" : NULL);
    if (one)
      put_number(r, &dates[i]);
    else {
      r_open(r, "span", "dnum");
      put_number(r, &dates[i]);
      r_close(r);
      r_open(r, "div", NULL);
      put_what(r, &dates[i]);
      r_close(r);
    }
    r_close(r);
  }
  r_close(r);
  if (one)
    put_what(r, &dates[0]);
}

/* For outside nobody can know what else is planned, and inside what is not a gathering stands in
 * the agenda. */
static const char *no_dates(report *r) {
  return r->outside ? T_(r->app, "Ask at the desk of the library when you can come.")
                    : T_(r->app, "No gathering is planned yet.");
}

static void put_side(report *r, const cl_story_row *row) {
  cl_app *app = r->app;
  cl_occurrence dates[R_DATES];
  size_t n = r_dates(r, row->community, dates, R_DATES);
  const cl_rec *story = cl_story_to_tell(r->app->plan, row->community);
  r_open(r, "div", "pside");
  r_text(r, "h3", NULL, T_(app, "When you can come"));
  if (n)
    put_dates(r, dates, n);
  else
    r_text(r, "p", "mu", no_dates(r));
  if (story) {
    r_text(r, "h3", NULL, T_(app, "A story"));
    r_open(r, "blockquote", "sto");
    r_text(r, "p", NULL, r_field(r, story, CL_F_STORY_TEXT));
    r_text(r, "footer", NULL,
           cl_asprintf(app->arena, T_(app, "Told in %s, with consent"),
                       r_month(r, cl_rec_date(story, CL_F_STORY_DATE))));
    r_close(r);
    const char *what = report_outcome(r, story);
    if (*what)
      r_text(r, "p", "pm", what);
  }
  r_close(r);
}

/* ---- The foot: join, who does what, what matters ------------------------------------------------
 */

static void together(report *r, const cl_rec *c, const char *tag) {
  cl_app *app = r->app;
  const struct {
    const char *label, *text;
  } lines[] = {
    { T_(app, "The community:"), r_field(r, c, CL_F_COMMUNITY_ROLES_COMMUNITY) },
    { T_(app, "The library:"), r_field(r, c, CL_F_COMMUNITY_ROLES_LIBRARY) },
    { T_(app, "Always there:"), r_field(r, c, CL_F_COMMUNITY_HABITS_RITUAL) },
    { T_(app, "How we decide:"), r->outside ? "" : r_field(r, c, CL_F_COMMUNITY_HABITS_DECIDING) },
  };
  bool any = false;
  for (size_t i = 0; i < CL_COUNT(lines); i++) {
    if (!*lines[i].text)
      continue;
    if (!any) {
      r_open(r, "div", NULL);
      r_text(r, tag, NULL, i < 2 ? T_(app, "Who does what?") : T_(app, "How we do it"));
    }
    any = true;
    r_open(r, "p", NULL);
    r_text(r, "b", NULL, lines[i].label);
    r_put(r, cl_asprintf(app->arena, " %s", lines[i].text));
    r_close(r);
  }
  if (any)
    r_close(r);
}

void r_join_blocks(report *r, const cl_rec *c, const char *tag) {
  cl_app *app = r->app;
  const char *join[R_JOIN];
  size_t n = r_join(r, c, join);
  r_open(r, "div", NULL);
  r_text(r, tag, NULL, T_(app, "How to join"));
  r_open(r, "ul", NULL);
  for (size_t i = 0; i < n; i++)
    r_text(r, "li", NULL, join[i]);
  r_close(r);
  r_close(r);
  together(r, c, tag);
}

static void put_foot(report *r, const cl_rec *c) {
  cl_app *app = r->app;
  r_open(r, "div", "p3");
  r_join_blocks(r, c, "h3");
  if (cl_rec_has(c, CL_F_COMMUNITY_VALUES)) {
    r_open(r, "div", NULL);
    r_text(r, "h3", NULL, T_(app, "What matters to us"));
    r_open(r, "ul", NULL);
    CL_EACH(value, cl_rec_node(c, CL_F_COMMUNITY_VALUES))
      r_text(r, "li", NULL, r_capital(r, cl_str_dup(app->arena, cl_node_text(value))));
    r_close(r);
    r_close(r);
  }
  r_close(r);
}

/* ---- The page ------------------------------------------------------------------------- */

static const char *since_words(report *r, const cl_rec *community) {
  cl_date since = cl_rec_date(community, CL_F_COMMUNITY_SINCE);
  if (since == CL_NO_DATE)
    return T_(r->app, "Community");
  return cl_asprintf(r->app->arena,
                     since > r->app->today ? T_(r->app, "Community, from %s on")
                                           : T_(r->app, "Community, together since %s"),
                     r_month(r, since));
}

static void put_head(report *r, const cl_story_row *row) {
  r_open(r, "header", NULL);
  r_open(r, "p", "kick");
  r_put(r, since_words(r, row->community));
  if (!r->outside) {
    r_open(r, "span", "pst");
    if (!row->rests)
      r_steps(r, row->stage, false);
    r_put(r, r_stage(r, row->stage));
    r_close(r);
  }
  r_close(r);
  r_text(r, "h2", NULL, r_name(r, row->community));
  r_close(r);
}

static void put_vision(report *r, const cl_rec *community) {
  cl_app *app = r->app;
  const char *vision = r_field(r, community, CL_F_COMMUNITY_VISION_TEXT);
  cl_date day = cl_rec_date(community, CL_F_COMMUNITY_VISION_DATE);
  if (!*vision) { /* the page says what is to come there */
    if (!r->outside) {
      r_open(r, "div", "vis none");
      r_text(r, "p", NULL, T_(app, "Our vision: we are going to write it together."));
      r_close(r);
    }
    return;
  }
  r_open(r, "blockquote", "vis");
  r_text(r, "p", NULL, vision);
  r_text(r, "footer", NULL,
         day == CL_NO_DATE ? T_(app, "Our vision")
                           : cl_asprintf(app->arena, T_(app, "Our vision, made together in %s"),
                                         r_month(r, day)));
  r_close(r);
}

/* `--z:1.4;--v:2.9rem`: how large it is set on paper. */
static const char *set_as(report *r, const cl_story_row *row, bool lone) {
  char z[40], v[40];
  double vision = 0, by = report_profile_fit(r, row, lone, &vision);
  const char *text = cl_format_num(z, cl_round_to(by, 2), false);
  return lone ? cl_asprintf(r->app->arena, "--z:%s", text)
              : cl_asprintf(r->app->arena, "--z:%s;--v:%srem", text,
                            cl_format_num(v, cl_round_to(vision, 1), false));
}

void report_profile(report *r, const cl_story_row *row) {
  bool lone = r->story->row_count == 1 && !r->outside;
  cl_html_open(&r->html, "section", "class", lone ? "prof lone" : "prof", "id",
               cl_asprintf(r->app->arena, "c-%s", row->community->id), "style",
               set_as(r, row, lone), NULL);
  put_head(r, row);
  put_vision(r, row->community);
  r_open(r, "div", "pcols");
  r_open(r, "div", NULL);
  put_goals(r, row);
  r_close(r);
  put_side(r, row);
  r_close(r);
  put_foot(r, row->community);
  r_close(r);
}

/* ---- For outside: all of them on the first page --------------------------------------------- */

static void put_entry(report *r, const cl_rec *c) {
  cl_app *app = r->app;
  const char *vision = r_field(r, c, CL_F_COMMUNITY_VISION_TEXT);
  cl_occurrence next;
  r_open(r, "li", NULL);
  cl_html_text(&r->html, "a", cl_str_of(r_name(r, c)), "href",
               cl_asprintf(app->arena, "#c-%s", c->id), NULL);
  if (*vision)
    r_text(r, "p", NULL, vision);
  if (r_dates(r, c, &next, 1)) {
    const char *time = r_time(r, next.moment);
    r_text(r, "p", "pm",
           cl_asprintf(app->arena, "%s %s%s%s: %s", r_weekday(r, next.date),
                       cl_day_words(r->view, next.date), *time ? ", " : "", time,
                       r_field(r, next.moment, CL_F_MOMENT_TITLE)));
  }
  r_close(r);
}

void report_directory(report *r) {
  r_open(r, "ul", r->story->running <= 14 ? "dir few" : "dir");
  for (size_t i = 0; i < r->story->running; i++)
    put_entry(r, r->story->rows[i].community);
  r_close(r);
}
