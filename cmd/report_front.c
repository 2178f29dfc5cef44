/* report_front.c - the first page: the sentence, and four questions answered. */
#include "report_inner.h"

#include <string.h>

/* HEADLINE: so many characters stand on two lines of the first sheet; more are set smaller. */
enum { MOST_CHANGES = 10, MOST_WRONG = 3, MORE_WRONG = 5, MOST_ASKED = 5, HEADLINE = 118 };

/* ---- The head ----------------------------------------------------------------------- */

void report_mast(report *r) {
  cl_app *app = r->app;
  r_open(r, "header", "mast");
  r_logo(r);
  r_open(r, "div", NULL);
  r_open(r, "p", "kick");
  r_put(r, r->organisation);
  r_text(r, "span", NULL,
         cl_asprintf(app->arena,
                     r->outside ? T_(app, "Our communities, %s")
                                : T_(app, "State of the communities, %s"),
                     r_day(r, app->today)));
  r_close(r);
  const char *sentence =
      r->outside ? cl_asprintf(app->arena,
                               cl_ntr(app->lang, "%zu community you can join",
                                      "%zu communities you can join", r->story->running),
                               r->story->running)
                 : r->story->headline;
  r_text(r, "h1", cl_utf8_count(cl_str_of(sentence)) > HEADLINE ? "lng" : NULL, sentence);
  r_close(r);
  r_close(r);
}

/* ---- Where do we stand? ---------------------------------------------------------------- */

static const char *lights_words(report *r, const size_t lights[CL_LIGHTS]) {
  const char *text = "";
  for (int i = 0; i < CL_LIGHTS; i++)
    text = cl_asprintf(r->app->arena, "%s%s%zu %s", text, i ? ", " : "", lights[i],
                       cl_light_word((enum cl_light)i, r->app->lang));
  return text;
}

static const char *since_words(report *r) {
  return r->story->since == CL_NO_DATE ? T_(r->app, "before")
                                       : cl_day_words(r->view, r->story->since);
}

/* `18 okt`, where there is little room. */
static const char *since_short(report *r) {
  int month, day;
  if (r->story->since == CL_NO_DATE)
    return since_words(r);
  cl_date_split(r->story->since, NULL, &month, &day);
  return cl_asprintf(r->app->arena, "%d %s", day, cmd_month(r->app, month));
}

static void put_bars(report *r) {
  const cl_story *s = r->story;
  cl_app *app = r->app;
  const char *label = cl_asprintf(app->arena, T_(app, "Now: %s."), lights_words(r, s->lights));
  if (s->compared)
    label = cl_asprintf(app->arena, "%s %s: %s.", label, since_words(r), lights_words(r, s->then));
  r_open(r, "div", s->compared ? "pair" : "pair one");
  r_open(r, "p", "when");
  r_text(r, "span", NULL, T_(app, "now"));
  if (s->compared)
    r_text(r, "span", NULL, since_short(r));
  r_close(r);
  cl_svg_stack(r_out(r), s->lights, s->compared ? s->then : NULL, label);
  r_close(r);
}

static const char *difference(report *r, size_t now, size_t then) {
  if (now == then)
    return T_(r->app, "as many");
  return cl_asprintf(r->app->arena, now > then ? T_(r->app, "%zu more") : T_(r->app, "%zu fewer"),
                     now > then ? now - then : then - now);
}

static void put_key(report *r) {
  const cl_story *s = r->story;
  r_open(r, "table", "key");
  r_text(r, "caption", "vh", T_(r->app, "Joint goals by light"));
  r_open(r, "tbody", NULL);
  for (int i = 0; i < CL_LIGHTS; i++) {
    r_open(r, "tr", NULL);
    cl_html_open(&r->html, "th", "scope", "row", NULL);
    cl_svg_light(r_out(r), i);
    r_put(r, cl_light_word((enum cl_light)i, r->app->lang));
    r_close(r);
    r_text(r, "td", "num", cl_asprintf(r->app->arena, "%zu", s->lights[i]));
    if (s->compared)
      r_text(r, "td", "df", difference(r, s->lights[i], s->then[i]));
    r_close(r);
  }
  r_close(r);
  r_close(r);
}

static void put_stages(report *r) {
  size_t n[CL_STAGES] = { 0 }, most = 0;
  for (size_t i = 0; i < r->story->row_count; i++)
    if (!r->story->rows[i].rests)
      n[r->story->rows[i].stage]++;
  for (int i = 0; i < CL_STAGES; i++)
    most = n[i] > most ? n[i] : most;
  r_open(r, "ul", "stg");
  for (int i = CL_STAGE_KEPT; i >= 0; i--) {
    if (!n[i])
      continue;
    r_open(r, "li", NULL);
    r_text(r, "span", NULL, r_stage(r, (enum cl_stage)i));
    cl_svg_dots(r_out(r), n[i], most);
    r_text(r, "span", "num", cl_asprintf(r->app->arena, "%zu", n[i]));
    r_close(r);
  }
  r_close(r);
}

static size_t resting(const report *r, int status) {
  size_t n = 0;
  for (size_t i = r->story->running; i < r->story->row_count; i++)
    n += cl_rec_choice(r->story->rows[i].community, CL_F_COMMUNITY_STATUS) == status;
  return n;
}

static void card_where(report *r) {
  const cl_story *s = r->story;
  cl_app *app = r->app;
  r_open(r, "section", "card");
  r_text(r, "h2", NULL, T_(app, "Where do we stand?"));
  if (s->goals) {
    put_bars(r);
    put_key(r);
  }
  r_open(r, "p", "facts");
  r_figures(r, cl_asprintf(app->arena,
                           cl_ntr(app->lang, "%zu community is running",
                                  "%zu communities are running", s->running),
                           s->running));
  size_t paused = resting(r, CL_STATUS_PAUSED), stopped = resting(r, CL_STATUS_STOPPED);
  if (paused)
    r_figures(r, cl_asprintf(app->arena,
                             cl_ntr(app->lang, ", %zu is paused", ", %zu are paused", paused),
                             paused));
  if (stopped)
    r_figures(r, cl_asprintf(app->arena,
                             cl_ntr(app->lang, ", %zu has stopped", ", %zu have stopped", stopped),
                             stopped));
  r_raw(r, "<br/>");
  r_figures(r, cl_asprintf(app->arena,
                           cl_ntr(app->lang, "%zu moment in the coming four weeks",
                                  "%zu moments in the coming four weeks", s->ahead),
                           s->ahead));
  r_close(r);
  put_stages(r);
  r_close(r);
}

/* ---- What changed? -------------------------------------------------------------------------- */

enum move { FELL, ROSE, ELSE, MOVES };

static enum move move_of(const cl_story_change *c) {
  if (c->kind != CL_STORY_LIGHT || c->after == CL_GREY)
    return ELSE;
  if (c->before == CL_GREY)
    return c->after == CL_GREEN ? ROSE : FELL;
  return c->after > c->before ? FELL : ROSE; /* green, orange, red */
}

static void put_light_change(report *r, const cl_story_change *c) {
  cl_app *app = r->app;
  r_open(r, "li", NULL);
  r_open(r, "span", "mv");
  cl_svg_light(r_out(r), c->before);
  r_raw(r, "<span aria-hidden=\"true\">→</span>");
  cl_svg_light(r_out(r), c->after);
  r_text(r, "span", "vh",
         cl_asprintf(app->arena, T_(app, "from %s to %s: "),
                     cl_light_word((enum cl_light)c->before, app->lang),
                     cl_light_word((enum cl_light)c->after, app->lang)));
  r_close(r);
  r_open(r, "span", NULL);
  r_text(r, "b", NULL, cl_asprintf(app->arena, "%s:", r_name(r, c->community)));
  r_put(r, cl_asprintf(app->arena, " %s", r_field(r, c->goal, CL_F_JOINT_GOAL_TEXT)));
  r_close(r);
  r_close(r);
}

static void put_other_change(report *r, const cl_story_change *c) {
  cl_app *app = r->app;
  const char *what = c->kind == CL_STORY_NEW ? T_(app, "new") : T_(app, "gone");
  if (c->kind == CL_STORY_STAGE)
    what = cl_asprintf(app->arena, T_(app, "went from %s to %s"),
                       r_stage(r, (enum cl_stage)c->before), r_stage(r, (enum cl_stage)c->after));
  r_open(r, "li", "t");
  r_text(r, "b", NULL, cl_asprintf(app->arena, "%s:", r_name(r, c->community)));
  r_put(r, cl_asprintf(app->arena, " %s", what));
  r_close(r);
}

static const char *move_head(report *r, enum move move, size_t n) {
  cl_app *app = r->app;
  const char *text = T_(app, "Something else changed");
  if (move == FELL)
    text = cl_ntr(app->lang, "%zu goal fell back", "%zu goals fell back", n);
  else if (move == ROSE)
    text = cl_ntr(app->lang, "%zu goal went up", "%zu goals went up", n);
  return move == ELSE ? text : cl_asprintf(app->arena, text, n);
}

static void put_changes(report *r, enum move move, size_t *shown) {
  const cl_story *s = r->story;
  size_t n = 0;
  for (size_t i = 0; i < s->change_count; i++)
    n += move_of(&s->changes[i]) == move;
  if (!n || *shown >= MOST_CHANGES)
    return;
  r_text(r, "h3", NULL, move_head(r, move, n));
  r_open(r, "ul", "mvs");
  for (size_t i = 0; i < s->change_count && *shown < MOST_CHANGES; i++) {
    if (move_of(&s->changes[i]) != move)
      continue;
    (s->changes[i].kind == CL_STORY_LIGHT ? put_light_change : put_other_change)(r, &s->changes[i]);
    ++*shown;
  }
  r_close(r);
}

static void card_changed(report *r) {
  const cl_story *s = r->story;
  cl_app *app = r->app;
  size_t shown = 0;
  r_open(r, "section", "card");
  r_text(r, "h2", NULL,
         s->since != CL_NO_DATE
             ? cl_asprintf(app->arena, T_(app, "What changed since %s?"), since_words(r))
             : T_(app, "What changed?"));
  for (int move = 0; move < MOVES; move++)
    put_changes(r, (enum move)move, &shown);
  if (!s->change_count)
    r_text(r, "p", "mu", T_(app, "No light and no stage changed."));
  if (s->change_count > shown)
    r_text(r, "p", "rest",
           cl_asprintf(app->arena,
                       cl_ntr(app->lang, "And %zu more change.", "And %zu more changes.",
                              s->change_count - shown),
                       s->change_count - shown));
  r_close(r);
}

/* ---- What goes wrong, and why? ------------------------------------------------------------------
 */

/* `6 actieve coaches, 12 verwacht`; the goal itself where there are no two numbers. */
static const char *wrong_words(report *r, const cl_story_goal *goal) {
  cl_arena *arena = r->app->arena;
  const cl_progress *p = &goal->now;
  const char *text = r_field(r, goal->rec, CL_F_JOINT_GOAL_TEXT), *expected = r_expected(r, p);
  if (!p->has_numbers)
    return text;
  const char *now = cmd_num(r->app, cl_round_to(p->latest, 2));
  if (!p->has_latest)
    return cl_asprintf(arena, "%s (%s, %s)", text, T_(r->app, "never measured"), expected);
  if (cl_unit_percent(r_field(r, goal->rec, CL_F_JOINT_GOAL_UNIT)))
    return cl_asprintf(arena, "%s (%s%%, %s)", text, now, expected);
  const cl_story_row *row = r_row_of(r, goal->rec->parent);
  return cl_asprintf(arena, "%s %s, %s", now, r_noun(r, row, goal), expected);
}

/* Beside a long list of changes there is room for more. */
static size_t most_wrong(const report *r) {
  return r->story->compared && r->story->change_count >= MOST_CHANGES ? MORE_WRONG : MOST_WRONG;
}

static void put_wrong(report *r, const cl_story_wrong *w) {
  cl_app *app = r->app;
  const cl_progress *p = &w->goal->now;
  r_open(r, "li", NULL);
  r_open(r, "span", NULL);
  r_light(r, p->light);
  r_close(r);
  r_open(r, "div", NULL);
  r_text(r, "b", NULL, cl_asprintf(app->arena, "%s:", r_name(r, w->goal->rec->parent)));
  r_put(r, cl_asprintf(app->arena, " %s", wrong_words(r, w->goal)));
  r_open(r, "span", "ca");
  r_put(r, w->cause);
  if (*w->action)
    r_so(r, w->action);
  if (w->others)
    r_put(r, cl_asprintf(app->arena,
                         cl_ntr(app->lang, " (also at %zu other goal)",
                                " (also at %zu other goals)", w->others),
                         w->others));
  r_close(r);
  r_close(r);
  r_close(r);
}

static void card_wrong(report *r) {
  const cl_story *s = r->story;
  cl_app *app = r->app;
  size_t most = most_wrong(r), more = s->wrong_count > most ? s->wrong_count - most : 0;
  const char *rest = "";
  r_open(r, "section", "card");
  r_text(r, "h2", NULL, T_(app, "What goes wrong, and why?"));
  if (s->wrong_count) {
    r_open(r, "ul", "wr");
    for (size_t i = 0; i < s->wrong_count && i < most_wrong(r); i++)
      put_wrong(r, &s->wrong[i]);
    r_close(r);
  }
  if (more)
    rest = cl_asprintf(app->arena,
                       cl_ntr(app->lang, "%zu more cause stands on the pages of the communities. ",
                              "%zu more causes stand on the pages of the communities. ", more),
                       more);
  if (s->unexplained)
    rest = cl_asprintf(app->arena, "%s%s", rest, cmd_unexplained(app, s->unexplained));
  if (*rest)
    r_figured(r, s->wrong_count ? "rest" : "mu", rest);
  if (!s->wrong_count && !*rest)
    r_text(r, "p", "mu", T_(app, "No goal is behind."));
  r_close(r);
}

/* ---- What do we ask? ------------------------------------------------------------------ */

static void put_asked(report *r, const cl_story_asked *a) {
  cl_app *app = r->app;
  r_open(r, "li", NULL);
  r_text(r, "span", "by",
         a->by == CL_NO_DATE
             ? T_(app, "Decide")
             : cl_asprintf(app->arena, T_(app, "Decide before %s"), cl_day_words(r->view, a->by)));
  r_text(r, "span", NULL, r_field(r, a->decision, CL_F_DECISION_TEXT));
  r_text(r, "span", "who",
         a->since == CL_NO_DATE
             ? r_name(r, a->decision->parent)
             : cl_asprintf(app->arena, T_(app, "%s, asked on %s"), r_name(r, a->decision->parent),
                           cl_day_words(r->view, a->since)));
  r_close(r);
}

static void card_asked(report *r) {
  const cl_story *s = r->story;
  cl_app *app = r->app;
  r_open(r, "section", "card ask");
  r_text(r, "h2", NULL, T_(app, "What do we ask of you?"));
  if (s->asked_count) {
    r_open(r, "ol", NULL);
    for (size_t i = 0; i < s->asked_count && i < MOST_ASKED; i++)
      put_asked(r, &s->asked[i]);
    r_close(r);
  } else
    r_text(r, "p", "mu", T_(app, "No decision is asked."));
  if (s->asked_count > MOST_ASKED)
    r_text(r, "p", "rest",
           cl_asprintf(app->arena,
                       cl_ntr(app->lang, "And %zu more decision.", "And %zu more decisions.",
                              s->asked_count - MOST_ASKED),
                       s->asked_count - MOST_ASKED));
  const char *means = cl_means_words(r->view, &s->means);
  if (*means)
    r_figured(r, "rest", means);
  r_close(r);
}

/* How many lines of 12 pixels each card takes on paper, with its head; `rest` is a line with a rule
 * above it. */
static const double card_head = 2, rest = 0.9, entry = 0.35;

static double lines_where(const report *r) {
  const cl_story *s = r->story;
  bool seen[CL_STAGES] = { false };
  double lines = s->compared ? 13.4 : 12;
  for (size_t i = 0; i < s->running; i++)
    seen[s->rows[i].stage] = true;
  for (int i = 0; i < CL_STAGES; i++)
    lines += seen[i];
  return lines + (s->resting > 0) * (resting(r, CL_STATUS_STOPPED) > 0);
}

static double lines_changed(report *r) {
  const cl_story *s = r->story;
  bool seen[MOVES] = { false };
  double lines = card_head + (s->change_count > MOST_CHANGES ? rest + 1 : 0);
  for (size_t i = 0; i < s->change_count && i < MOST_CHANGES; i++) {
    const cl_story_change *c = &s->changes[i];
    lines += seen[move_of(c)] ? 0 : 1.5;
    seen[move_of(c)] = true;
    lines += 0.1 + (c->kind != CL_STORY_LIGHT
                        ? 1
                        : r_lines(cl_asprintf(r->app->arena, "%s: %s", r_name(r, c->community),
                                              r_field(r, c->goal, CL_F_JOINT_GOAL_TEXT)),
                                  34));
  }
  return lines;
}

static double lines_wrong(report *r) {
  const cl_story *s = r->story;
  bool more = s->wrong_count > most_wrong(r);
  double lines = card_head + (more || s->unexplained ? rest + 1 + more + (s->unexplained > 0) : 1);
  for (size_t i = 0; i < s->wrong_count && i < most_wrong(r); i++)
    lines += entry +
             r_lines(cl_asprintf(r->app->arena, "%s: %s", r_name(r, s->wrong[i].goal->rec->parent),
                                 wrong_words(r, s->wrong[i].goal)),
                     54) +
             r_lines(cl_asprintf(r->app->arena, "%s > %s%s", s->wrong[i].cause, s->wrong[i].action,
                                 s->wrong[i].others ? " (ook bij 1 ander doel)" : ""),
                     58);
  return lines;
}

static double lines_asked(report *r) {
  const cl_story *s = r->story;
  double lines = card_head + (s->asked_count > MOST_ASKED ? rest + 1 : 0);
  for (size_t i = 0; i < s->asked_count && i < MOST_ASKED; i++)
    lines += entry + 2 + r_lines(r_field(r, s->asked[i].decision, CL_F_DECISION_TEXT), 53);
  return lines + (s->means.named ? rest + r_lines(cl_means_words(r->view, &s->means), 56) : 0);
}

double report_cards_lines(report *r) {
  double most = lines_where(r), changed = r->story->compared ? lines_changed(r) : 0;
  double wrong = lines_wrong(r), asked = lines_asked(r);
  most = changed > most ? changed : most;
  most = wrong > most ? wrong : most;
  return asked > most ? asked : most;
}

/* Only the cards that have something to say; with one community also no word that nothing is
 * asked. */
void report_cards(report *r) {
  const cl_story *s = r->story;
  bool one = s->row_count == 1, asked = !one || s->asked_count || s->means.named;
  r_open(r, "div", s->compared && asked ? "cards" : "cards few");
  card_where(r);
  if (s->compared)
    card_changed(r);
  card_wrong(r);
  if (asked)
    card_asked(r);
  r_close(r);
}
