/* status_story.c - see status_story.h. */
#include "status_story.h"

#include <string.h>

#include "since.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"

enum { SHOWN_CHANGES = 4, SHOWN_WRONG = 3, SHOWN_ASKED = 5, LINE = 40, WHEN = 15 };

/* A day that stands in the name of a version: a copy of 2026-10-18. */
static cl_date day_in(const cl_app *app, const char *name) {
  cl_date day = cmd_past_day(app, name);
  for (const char *p = name; day == CL_NO_DATE && strlen(p) >= 10; p++)
    day = cl_date_parse((cl_str){ p, 10 });
  return day;
}

enum cl_status status_story_read(cl_app *app, status_story *out) {
  const char *since = cl_opt(app, CL_OI_SINCE);
  other_plan other = { NULL, NULL, false };
  cl_date day = CL_NO_DATE;
  *out = (status_story){ .old = NULL };
  if (since && !*since)
    return cl_usage(app, _("--since needs an earlier version of the plan: a file, a folder, a "
                           "revision or a day"));
  if (since) {
    enum cl_status status = cmd_other_plan(app, since, &other);
    if (status != CL_OK)
      return status;
    day = day_in(app, since);
  } else if (!app->plan->from_stdin) {
    /* Where git has no such version nothing is compared, and nothing is said of it. */
    cl_diag_mark mark = cl_diag_here(&app->diag);
    day = app->today - 28;
    char iso[CL_DATE_SIZE];
    if (cmd_other_plan(app, cl_date_iso(iso, day), &other) != CL_OK)
      other.plan = NULL;
    cl_diag_rewind(&app->diag, &mark);
  }
  *out = (status_story){
    .old = other.plan, .name = other.name, .given = since != NULL, .alone = other.alone
  };
  cl_story_read(&out->story, cl_app_view(app), other.plan, day);
  return CL_OK;
}

void status_story_free(status_story *story) {
  if (story->old)
    cl_plan_close(story->old);
  story->old = NULL;
}

/* ---- To read ---------------------------------------------------------------------- */

static void sign(cl_app *app, int light) {
  cl_term_color(&app->out, app->color, cmd_light_color((enum cl_light)light),
                cl_light_sign((enum cl_light)light));
}

/* How many signs there are at most for ALL goals, so that their numbers stand beside them. */
static size_t longest_line(const cl_app *app, size_t all) {
  size_t digits = 1;
  for (size_t rest = all; rest >= 10; rest /= 10)
    digits++;
  size_t used = WHEN + 2 + CL_LIGHTS * (2 + digits) + (CL_LIGHTS - 1) * 2, width = cmd_width(app);
  size_t room = width > used + 2 * CL_LIGHTS ? width - used : 2 * CL_LIGHTS;
  return all <= LINE && all <= room ? all : room - CL_LIGHTS < LINE ? room - CL_LIGHTS : LINE;
}

/* How many of the LINE signs stand for N of ALL goals: one each, or a share. */
static size_t signs_for(size_t n, size_t all, size_t line) {
  if (all <= line)
    return n;
  size_t share = (n * line + all / 2) / all;
  return n && !share ? 1 : share;
}

/* `now  ++++++!!!xxx--  + 12  ! 9  x 11  - 4`. */
void status_lights(cl_app *app, const char *when, const size_t lights[CL_LIGHTS], size_t all) {
  size_t start = app->out.len, line = longest_line(app, all);
  size_t most = all <= line ? all : line + CL_LIGHTS;
  cl_buf_printf(&app->out, "  %s", when);
  cmd_to_column(&app->out, start, WHEN);
  for (int light = 0; light < CL_LIGHTS; light++) {
    const char *run = "";
    for (size_t i = 0; i < signs_for(lights[light], all, line); i++)
      run = cl_asprintf(app->arena, "%s%s", run, cl_light_sign((enum cl_light)light));
    cl_term_color(&app->out, app->color, cmd_light_color((enum cl_light)light), run);
  }
  cmd_to_column(&app->out, start, WHEN + most + 2);
  for (int light = 0; light < CL_LIGHTS; light++) {
    cl_buf_puts(&app->out, light ? "  " : "");
    sign(app, light);
    cl_buf_printf(&app->out, " %zu", lights[light]);
  }
  cl_buf_putc(&app->out, '\n');
}

void status_lights_key(cl_app *app) {
  const char *key = "";
  for (int light = 0; light < CL_LIGHTS; light++)
    key = cl_asprintf(app->arena, "%s%s%s %s", key, *key ? ", " : "",
                      cl_light_sign((enum cl_light)light),
                      cl_light_word((enum cl_light)light, app->lang));
  cl_buf wrapped = CL_BUF_INIT;
  cl_wrap(&wrapped, cl_str_of(key), WHEN, cmd_width(app));
  cl_term_color(&app->out, app->color, CL_C_DIM, cl_buf_text(&wrapped));
  cl_buf_free(&wrapped);
}

static void print_where(cl_app *app, const cl_story *s) {
  size_t then = 0;
  if (!s->goals)
    return;
  for (int light = 0; light < CL_LIGHTS; light++)
    then += s->then[light];
  size_t most = s->compared && then > s->goals ? then : s->goals;
  cl_heading(&app->out, app->color, T_(app, "Where do we stand?"), '-');
  status_lights(app, T_(app, "now"), s->lights, most);
  if (s->compared)
    status_lights(app,
                  s->since == CL_NO_DATE ? T_(app, "before")
                                         : cl_day_words(cl_app_view(app), s->since),
                  s->then, most);
  status_lights_key(app);
}

static const char *name_of(cl_app *app, const cl_rec *community) {
  return cmd_text(app, community, CL_F_COMMUNITY_NAME);
}

const char *status_whose(cl_app *app, const char *text, const cl_rec *community) {
  const char *name = name_of(app, community);
  return *name && !strstr(text, name) ? cl_asprintf(app->arena, "%s (%s)", text, name) : text;
}

static void print_change(cl_app *app, const cl_story_change *c) {
  const char *text;
  if (c->kind == CL_STORY_LIGHT) {
    cl_buf_puts(&app->out, "  ");
    sign(app, c->before);
    cl_term_color(&app->out, app->color, CL_C_NONE, " → ");
    sign(app, c->after);
    cl_buf_puts(&app->out, "  ");
    text = cl_asprintf(app->arena, "%s: %s", name_of(app, c->community),
                       cmd_text(app, c->goal, CL_F_JOINT_GOAL_TEXT));
    cmd_beside(app, 9, cmd_width(app), text);
    return;
  }
  if (c->kind == CL_STORY_STAGE)
    text = cl_asprintf(app->arena, T_(app, "%s: was %s, is %s"), name_of(app, c->community),
                       cl_stage_word((enum cl_stage)c->before, app->lang),
                       cl_stage_word((enum cl_stage)c->after, app->lang));
  else
    text =
        cl_asprintf(app->arena, c->kind == CL_STORY_NEW ? T_(app, "%s: new") : T_(app, "%s: gone"),
                    name_of(app, c->community));
  cl_wrap(&app->out, cl_str_of(text), 2, cmd_width(app));
}

/* What diff is given to compare with the same: as it was said, else the day. */
static const char *since_word(cl_app *app, cl_date day) {
  const char *said = cl_opt(app, CL_OI_SINCE);
  char iso[CL_DATE_SIZE];
  if (!said)
    return cl_asprintf(app->arena, "%s", cl_date_iso(iso, day));
  return strpbrk(said, " \"'$`\\*?&;|<>()!#~") ? "OLD" : said;
}

static void print_changes(cl_app *app, const status_story *story) {
  const cl_story *s = &story->story;
  if (!s->compared)
    return;
  cl_heading(&app->out, app->color, T_(app, "What changed?"), '-');
  for (size_t i = 0; i < s->change_count && i < SHOWN_CHANGES; i++)
    print_change(app, &s->changes[i]);
  if (!s->change_count)
    cl_buf_printf(&app->out, "  %s\n", T_(app, "(nothing)"));
  if (s->change_count <= SHOWN_CHANGES)
    return;
  cmd_more(app, 2, s->change_count - SHOWN_CHANGES,
           cl_asprintf(app->arena, "cl-plan diff %s", since_word(app, s->since)));
}

static const char *value_words(cl_app *app, const cl_progress *p) {
  if (!p->has_numbers)
    return "";
  const char *latest = p->has_latest ? cmd_num(app, p->latest) : T_(app, "never measured");
  return cl_asprintf(app->arena, T_(app, " (%s; %s expected)"), latest,
                     cmd_num(app, cl_round_to(p->expected, 0)));
}

/* `  x  text`, its further lines under the text. */
static unsigned item(cl_app *app, const char *sign, const char *text) {
  cl_labelled(&app->out, 1, sign, cl_str_of(text), cmd_width(app));
  return 5; /* where those begin */
}

static void print_wrong(cl_app *app, const cl_story *s) {
  if (!s->wrong_count && !s->unexplained)
    return;
  cl_heading(&app->out, app->color, T_(app, "What goes wrong, and why?"), '-');
  for (size_t i = 0; i < s->wrong_count && i < SHOWN_WRONG; i++) {
    const cl_story_wrong *w = &s->wrong[i];
    const cl_rec *goal = w->goal->rec;
    unsigned under = item(app, cl_light_sign(w->goal->now.light),
                          cl_asprintf(app->arena, "%s: %s%s", name_of(app, goal->parent),
                                      cmd_text(app, goal, CL_F_JOINT_GOAL_TEXT),
                                      value_words(app, &w->goal->now)));
    const char *why =
        *w->action ? cl_asprintf(app->arena, "%s → %s", w->cause, w->action) : w->cause;
    if (w->others)
      why = cl_asprintf(app->arena,
                        cl_ntr(app->lang, "%s (also at %zu other goal)",
                               "%s (also at %zu other goals)", w->others),
                        why, w->others);
    cl_wrap(&app->out, cl_str_of(why), under, cmd_width(app));
  }
  if (s->unexplained)
    cl_wrap(&app->out, cl_str_of(cmd_unexplained(app, s->unexplained)), 2, cmd_width(app));
}

static void print_asked(cl_app *app, const cl_story *s) {
  const char *means = cl_means_words(cl_app_view(app), &s->means);
  if (!s->asked_count && !*means)
    return;
  cl_heading(&app->out, app->color, T_(app, "What do we ask?"), '-');
  for (size_t i = 0; i < s->asked_count && i < SHOWN_ASKED; i++) {
    const cl_story_asked *a = &s->asked[i];
    const char *text = cmd_text(app, a->decision, CL_F_DECISION_TEXT);
    const char *by = a->by == CL_NO_DATE ? T_(app, "no day given")
                                         : cl_asprintf(app->arena, T_(app, "before %s"),
                                                       cl_day_words(cl_app_view(app), a->by));
    item(app, cl_asprintf(app->arena, "%zu", i + 1),
         cl_asprintf(app->arena, "%s: %s", by, status_whose(app, text, a->decision->parent)));
  }
  if (s->asked_count > SHOWN_ASKED)
    cmd_more(app, 2, s->asked_count - SHOWN_ASKED, "cl-goals list decisions --answer ''");
  cl_wrap(&app->out, cl_str_of(means), 2, cmd_width(app));
}

void status_story_print(cl_app *app, const status_story *story) {
  const cl_story *s = &story->story;
  cl_wrap(&app->out, cl_str_of(s->headline), 0, cmd_width(app));
  print_where(app, s);
  print_changes(app, story);
  print_wrong(app, s);
  print_asked(app, s);
}

void status_story_begin(cl_app *app, const status_story *story) {
  const cl_story *s = &story->story;
  const cl_story_row *row = s->running ? &s->rows[0] : NULL;
  cl_next next = row ? row->next : cl_next_of_plan(cl_app_view(app));
  cl_buf_putc(&app->out, '\n');
  cl_wrap(&app->out,
          cl_str_of(row ? cl_asprintf(app->arena, T_(app, "Begin here, at %s: %s"),
                                      name_of(app, row->community), next.text)
                        : cl_asprintf(app->arena, T_(app, "Begin here: %s"), next.text)),
          0, cmd_width(app));
  cmd_command(app, 2, next.command);
}

/* ---- As JSON ------------------------------------------------------------------------- */

static void json_lights(cl_json *json, const char *key, const size_t lights[CL_LIGHTS]) {
  cl_json_key(json, key);
  cl_json_object(json);
  for (int light = 0; light < CL_LIGHTS; light++)
    cl_json_member_int(json, cl_choice_value(CL_S_COLOUR, light), (long long)lights[light]);
  cl_json_end_object(json);
}

static void json_change(cl_app *app, const cl_story_change *c) {
  cl_json json = cmd_json(app);
  cl_json_member(&json, "kind", "change");
  cl_json_member(&json, "what", cl_story_kind_name(c->kind));
  cl_json_member(&json, "community", c->community->id);
  cl_json_member(&json, "name", name_of(app, c->community));
  if (c->goal)
    cl_json_member(&json, "goal", c->goal->id);
  if (c->kind == CL_STORY_LIGHT) {
    cl_json_member(&json, "before", cl_choice_value(CL_S_COLOUR, c->before));
    cl_json_member(&json, "now", cl_choice_value(CL_S_COLOUR, c->after));
  }
  cmd_json_end(&json);
}

static void json_wrong(cl_app *app, const cl_story_wrong *w) {
  cl_json json = cmd_json(app);
  cl_json_member(&json, "kind", "wrong");
  cl_json_member(&json, "community", w->goal->rec->parent->id);
  cl_json_member(&json, "goal", w->goal->rec->id);
  cl_json_member(&json, "light", cl_choice_value(CL_S_COLOUR, (int)w->goal->now.light));
  cl_json_member(&json, "cause", w->cause);
  cl_json_member(&json, "action", *w->action ? w->action : NULL);
  cl_json_member_int(&json, "others", (long long)w->others);
  cmd_json_end(&json);
}

void status_story_json(cl_app *app, const status_story *story) {
  const cl_story *s = &story->story;
  cl_json json = cmd_json(app);
  cl_json_member(&json, "kind", "story");
  cl_json_member(&json, "headline", s->headline);
  cl_json_member_int(&json, "goals", (long long)s->goals);
  json_lights(&json, "lights", s->lights);
  if (s->compared) {
    cmd_json_date(&json, "since", s->since);
    json_lights(&json, "then", s->then);
  }
  cl_json_member_int(&json, "running", (long long)s->running);
  cl_json_member_int(&json, "moments", (long long)s->ahead);
  cl_json_member_int(&json, "unexplained", (long long)s->unexplained);
  cl_json_member_int(&json, "decisions", (long long)s->asked_count);
  if (s->means.named) {
    cl_json_member_num(&json, "budget", s->means.budget);
    cl_json_member_num(&json, "hours", s->means.hours);
  }
  cmd_json_end(&json);
  for (size_t i = 0; i < s->change_count; i++)
    json_change(app, &s->changes[i]);
  for (size_t i = 0; i < s->wrong_count; i++)
    json_wrong(app, &s->wrong[i]);
  for (size_t i = 0; i < s->asked_count; i++) {
    json = cmd_json(app);
    cl_json_member(&json, "kind", "asked");
    cl_json_member(&json, "community", s->asked[i].decision->parent->id);
    cl_json_member_str(&json, "text", cl_rec_text(s->asked[i].decision, CL_F_DECISION_TEXT));
    cmd_json_date(&json, "since", s->asked[i].since);
    cmd_json_date(&json, "by", s->asked[i].by);
    cmd_json_end(&json);
  }
}
