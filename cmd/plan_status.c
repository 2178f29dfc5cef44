/* plan_status.c - `status`: where the plan stands, on one page. */
#include <stdlib.h>
#include <string.h>

#include "../lib/method/choice.h"
#include "../lib/cli/findings.h"
#include "../lib/cli/opt.h"
#include "../lib/method/beyond.h"
#include "../lib/plan/several.h"
#include "calendar.h"
#include "plan.h"
#include "status_story.h"
#include "../lib/method/ready.h"
#include "../lib/method/rules.h"
#include "../lib/method/signs.h"
#include "../lib/cli/arguments.h"
#include "../lib/cli/words.h"

/* BLOCKS: up to so many communities are told in full, more are a table of ROWS. */
enum { LABEL = 14, TITLE = 17, WEEKS = 4, CHOSEN = 3, SHOWN = 12, FEW = 5, BLOCKS = 3, ROWS = 12 };

static void line(cl_app *app, const char *label, const char *text) {
  cl_labelled(&app->out, LABEL, label, cl_str_of(text), cmd_width(app));
}

/* How far a community is, and whether it is being pulled along. */
struct standing {
  enum cl_stage stage;
  cl_next next;
  cl_signs signs;
  cl_shares shares; /* of the work, carried by members */
};

/* ---- what is counted ----------------------------------------------------------------------- */

static size_t goals_aimed(const cl_plan *plan, int side) {
  size_t n = 0;
  CL_EACH_REC(goal, plan, CL_T_GOAL)
    n += cl_rec_choice(goal, CL_F_GOAL_SIDE) == side;
  return n;
}

static cl_date last_review(const cl_plan *plan) {
  cl_date last = CL_NO_DATE;
  CL_EACH_REC(review, plan, CL_T_REVIEW) {
    cl_date date = cl_rec_date(review, CL_F_REVIEW_DATE);
    last = date > last ? date : last;
  }
  return last;
}

/* The choice that no community came from yet, or else the first that was made. */
static const cl_rec *chosen_of(const cl_plan *plan, cl_type type, cl_field chosen) {
  const cl_rec *first = NULL;
  CL_EACH_REC(rec, plan, type) {
    if (cl_rec_bool(rec, chosen) != 1)
      continue;
    if (cl_choice_open(plan, rec))
      return rec;
    first = first ? first : rec;
  }
  return first;
}

/* All that were chosen, one after the other; a plan with twelve communities has twelve. */
static const char *all_chosen(cl_app *app, cl_type type, cl_field chosen) {
  cl_buf out = CL_BUF_INIT;
  size_t n = 0;
  CL_EACH_REC(rec, app->plan, type)
    if (cl_rec_bool(rec, chosen) == 1 && n++ < CHOSEN) {
      const char *name = cmd_text(app, rec, cl_type_info(type)->naming);
      cl_buf_printf(&out, "%s%s", out.len ? ", " : "", *name ? name : rec->id);
    }
  const char *names = out.len ? cl_buf_keep(&out, app->arena) : "-";
  return n > CHOSEN ? cl_asprintf(app->arena, T_(app, "%s and %zu more"), names, n - CHOSEN)
                    : names;
}

static size_t dropped_groups(const cl_plan *plan) {
  size_t n = 0;
  CL_EACH_REC(group, plan, CL_T_GROUP)
    n += cl_rec_has(group, CL_F_GROUP_DROPPED_DATE);
  return n;
}

/* All findings of the plan, reading it included, by level. */
static void count_findings(cl_app *app, size_t by_level[4]) {
  cl_diag diag;
  cl_diag_init(&diag);
  cl_check_all(app->plan, 0, app->today, true, &app->diag, &diag);
  memcpy(by_level, diag.by_level, sizeof diag.by_level);
  cl_diag_free(&diag);
  /* They are counted here; check shows them. */
  app->diag.count = 0;
  memset(app->diag.by_level, 0, sizeof app->diag.by_level);
}

static const struct standing *standings(cl_app *app) {
  size_t n = app->plan->count[CL_T_COMMUNITY];
  struct standing *all = cl_alloc(app->arena, (n + 1) * sizeof *all);
  enum cl_stage *stages = cl_alloc(app->arena, (n + 1) * sizeof *stages);
  cl_signs *signs = cl_alloc(app->arena, (n + 1) * sizeof *signs);
  cl_stages_of_all(app->plan, app->today, stages);
  cl_signs_of_all(app->plan, app->today, signs);
  cl_shares *shares = cl_alloc(app->arena, (n + 1) * sizeof *shares);
  cl_shares_of_all(app->plan, app->today, shares);
  cl_next *next = cl_alloc(app->arena, (n + 1) * sizeof *next);
  cl_next_of_all(cl_app_view(app), next);
  for (size_t i = 0; i < n; i++)
    all[i] = (struct standing){ stages[i], next[i], signs[i], shares[i] };
  return all;
}

/* ---- JSON --------------------------------------------------------------------------------------
 */

static void json_library(cl_app *app) {
  const cl_rec *org = app->plan->first[CL_T_ORGANISATION];
  cl_several one = { NULL, 0, 0 };
  cl_json json = cmd_json(app);
  cl_json_member(&json, "kind", "library");
  if (!app->plan_key && !app->plan->from_stdin) {
    cl_several_add(&one, app->arena, app->plan_path);
    cl_several_name(&one, app->arena);
    cl_json_member(&json, "plan", one.items[0].key);
    free(one.items);
  }
  cl_json_member_str(&json, "name", cl_rec_text(org, CL_F_ORGANISATION_ORGANISATION));
  cl_json_member_str(&json, "region", cl_rec_text(org, CL_F_ORGANISATION_REGION));
  cl_json_member_str(&json, "isil", cl_rec_text(org, CL_F_ORGANISATION_ISIL));
  cl_json_member(&json, "language", cl_plan_lang(app->plan) == CL_NL ? "nl" : "en");
  cmd_json_end(&json);
}

static void json_top(cl_app *app) {
  const cl_plan *plan = app->plan;
  cl_json json = cmd_json(app);
  cl_json_member(&json, "kind", "readiness");
  cl_json_member_int(&json, "yes", (long long)cl_ready_yes(plan));
  cl_json_member_bool(&json, "ready", cl_ready_yes(plan) >= CL_READY_ENOUGH);
  cmd_json_end(&json);
  json = cmd_json(app);
  cl_json_member(&json, "kind", "kapstok");
  cl_json_member_int(&json, "external", (long long)goals_aimed(plan, CL_AIMED_EXTERNAL));
  cl_json_member_int(&json, "internal", (long long)goals_aimed(plan, CL_AIMED_INTERNAL));
  cl_json_member_int(&json, "themes", (long long)plan->count[CL_T_THEME]);
  cmd_json_date(&json, "reviewed", last_review(plan));
  cmd_json_end(&json);
  const cl_rec *theme = chosen_of(plan, CL_T_FINDING, CL_F_FINDING_CHOSEN);
  const cl_rec *group = chosen_of(plan, CL_T_GROUP, CL_F_GROUP_CHOSEN);
  json = cmd_json(app);
  cl_json_member(&json, "kind", "scan");
  cl_json_member_int(&json, "findings", (long long)plan->count[CL_T_FINDING]);
  cl_json_member_int(&json, "groups", (long long)plan->count[CL_T_GROUP]);
  cl_json_member_int(&json, "dropped", (long long)dropped_groups(plan));
  cl_json_member(&json, "finding", theme ? theme->id : NULL);
  cl_json_member(&json, "group", group ? group->id : NULL);
  cmd_json_end(&json);
}

/* COMMAND with ID for its word WORD; as it is when there is no ID. */
static const char *with_id(cl_app *app, const char *command, const char *word, const char *id) {
  const char *hole = strstr(command, word);
  if (!hole || !id)
    return command;
  return cl_asprintf(app->arena, "%.*s%s%s", (int)(hole - command), command, id,
                     hole + strlen(word));
}

static void json_pulling(cl_json *json, unsigned pulling) {
  cl_json_key(json, "pulling");
  cl_json_array(json);
  for (unsigned bit = 1; cl_pull_name(bit); bit <<= 1)
    if (pulling & bit)
      cl_json_string(json, cl_str_of(cl_pull_name(bit)));
  cl_json_end_array(json);
}

static void json_communities(cl_app *app) {
  const struct standing *all = standings(app);
  CL_EACH_REC(community, app->plan, CL_T_COMMUNITY) {
    enum cl_stage stage = all->stage;
    cl_json json = cmd_json(app);
    cl_json_member(&json, "kind", "community");
    cl_json_member(&json, "id", community->id);
    cl_json_member_str(&json, "name", cl_rec_text(community, CL_F_COMMUNITY_NAME));
    cl_json_member(&json, "stage", cl_stage_name(stage));
    cl_json_member(&json, "next", all->next.text);
    cl_json_member(&json, "worksheet", all->next.sheet);
    cl_json_member(&json, "command", all->next.command);
    cmd_json_date(&json, "last-sign", all->signs.last);
    json_pulling(&json, all->signs.pulling);
    cl_json_member_int(&json, "led-by-members", all->shares.now.members);
    cl_json_member_int(&json, "led", all->shares.now.all);
    cl_json_member_int(&json, "led-by-members-before", all->shares.before.members);
    cl_json_member_int(&json, "led-before", all->shares.before.all);
    cmd_json_end(&json);
    all++;
  }
}

static void json_due(cl_app *app, const cl_due_list *due, bool overdue) {
  for (size_t i = 0; i < due->count; i++) {
    cl_json json = cmd_json(app);
    cl_json_member(&json, "kind", "due");
    cmd_json_date(&json, "date", due->items[i].date);
    cl_json_member(&json, "what", cl_due_kind_name(due->items[i].kind));
    cl_json_member(&json, "id", cl_rec_address(due->items[i].rec, app->arena));
    if (overdue)
      cl_json_member_bool(&json, "overdue", true);
    cl_json_member(&json, "title", cl_due_title(cl_app_view(app), &due->items[i]));
    cmd_json_end(&json);
  }
}

static void json_findings(cl_app *app, const size_t by_level[4]) {
  cl_json json = cmd_json(app);
  cl_json_member(&json, "kind", "findings");
  cl_json_member_int(&json, "errors", (long long)by_level[CL_ERROR]);
  cl_json_member_int(&json, "warnings", (long long)by_level[CL_WARNING]);
  cl_json_member_int(&json, "tips", (long long)by_level[CL_TIP]);
  cmd_json_end(&json);
}

/* ---- to read -------------------------------------------------------------------------- */

static void print_top(cl_app *app) {
  const cl_plan *plan = app->plan;
  size_t yes = cl_ready_yes(plan);
  line(app, T_(app, "Readiness"),
       cl_asprintf(app->arena,
                   yes >= CL_READY_ENOUGH ? T_(app, "%zu of 8 say yes: ready to start")
                                          : T_(app, "%zu of 8 say yes: see cl-kapstok ready"),
                   yes));
  cl_date review = last_review(plan);
  size_t out = goals_aimed(plan, CL_AIMED_EXTERNAL), in = goals_aimed(plan, CL_AIMED_INTERNAL);
  const char *kapstok = cl_asprintf(
      app->arena, "%s, %s, %s; %s",
      cl_asprintf(app->arena, cl_ntr(app->lang, "%zu external goal", "%zu external goals", out),
                  out),
      cl_asprintf(app->arena, cl_ntr(app->lang, "%zu internal goal", "%zu internal goals", in), in),
      cl_asprintf(app->arena, cl_ntr(app->lang, "%zu theme", "%zu themes", plan->count[CL_T_THEME]),
                  plan->count[CL_T_THEME]),
      review == CL_NO_DATE
          ? T_(app, "not gone through together yet")
          : cl_asprintf(app->arena, T_(app, "gone through on %s"), cmd_date(app, review)));
  line(app, T_(app, "Kapstok"), kapstok);
  size_t found = plan->count[CL_T_FINDING], groups = plan->count[CL_T_GROUP];
  if (!found && !groups) {
    line(app, T_(app, "Scan"), T_(app, "nothing looked for yet"));
    return;
  }
  const char *scan = cl_asprintf(
      app->arena, T_(app, "%s (chosen: %s), %s (chosen: %s; dropped out: %zu)"),
      cl_asprintf(app->arena,
                  cl_ntr(app->lang, "%zu theme looked for", "%zu themes looked for", found), found),
      all_chosen(app, CL_T_FINDING, CL_F_FINDING_CHOSEN),
      cl_asprintf(app->arena, cl_ntr(app->lang, "%zu group", "%zu groups", groups), groups),
      all_chosen(app, CL_T_GROUP, CL_F_GROUP_CHOSEN), dropped_groups(plan));
  line(app, T_(app, "Scan"), scan);
}

/* Signs of pulling are no verdict: what to ask, and the three ways on. */
static void print_pulling(cl_app *app, const cl_rec *community, const cl_signs *signs) {
  const struct {
    const char *way, *command;
  } ways[] = {
    { T_(app, "go on"), "cl-goals add evaluation NOTE --effort balanced --community ID" },
    { T_(app, "pause"), "cl-define set community ID --status paused" },
    { T_(app, "another group"), "cl-scan choose group OTHER --why TEXT" },
  };
  const char *text = cl_asprintf(
      app->arena,
      T_(app, "! It seems to take a lot of pulling: %s. Ask the members: is it still urgent? Are "
              "they busy elsewhere? Then choose:"),
      cl_pulling_words(signs->pulling, app->lang, app->arena));
  cl_wrap(&app->out, cl_str_of(text), 4, cmd_width(app));
  size_t widest = 0;
  for (size_t i = 0; i < CL_COUNT(ways); i++) {
    size_t width = cl_width(cl_str_of(ways[i].way));
    widest = width > widest ? width : widest;
  }
  for (size_t i = 0; i < CL_COUNT(ways); i++) {
    const char *command = with_id(app, ways[i].command, "ID", community->id);
    size_t wide = cl_width(cl_str_of(cl_help_words_in(app->lang, command, app->arena)));
    bool beside = 6 + widest + 2 + wide <= cmd_width(app);
    cl_buf_puts(&app->out, "      ");
    cl_buf_puts(&app->out, ways[i].way);
    if (beside)
      cl_buf_fill(&app->out, ' ', widest + 2 - cl_width(cl_str_of(ways[i].way)) - 1);
    else
      cl_buf_putc(&app->out, '\n');
    cmd_command(app, beside ? 1 : 8, command);
  }
}

static void print_community(cl_app *app, const cl_rec *community, const struct standing *standing) {
  enum cl_stage stage = standing->stage;
  const char *head =
      cl_asprintf(app->arena, "%s (%s): %s", cmd_text(app, community, CL_F_COMMUNITY_NAME),
                  community->id, cl_stage_word(stage, app->lang));
  cl_wrap(&app->out, cl_str_of(head), 2, cmd_width(app));
  const char *next = cl_asprintf(app->arena, "%s (%s)", standing->next.text, standing->next.sheet);
  cl_wrap(&app->out, cl_str_of(next), 4, cmd_width(app));
  cmd_command(app, 4, standing->next.command);
  if (standing->signs.last != CL_NO_DATE)
    cl_wrap(&app->out,
            cl_str_of(cl_asprintf(app->arena, T_(app, "last sign of life: %s"),
                                  cmd_day(app, standing->signs.last, true))),
            4, cmd_width(app));
  const char *share = cl_share_words(cl_app_view(app), &standing->shares);
  if (*share)
    cl_wrap(&app->out, cl_str_of(cl_asprintf(app->arena, T_(app, "carried by members: %s"), share)),
            4, cmd_width(app));
  if (standing->signs.pulling)
    print_pulling(app, community, &standing->signs);
}

static void table_row(cl_app *app, cl_table *table, const cl_story_row *row) {
  bool planned = row->moment.moment != NULL;
  const char *next = planned      ? cmd_text(app, row->moment.moment, CL_F_MOMENT_TITLE)
                     : row->rests ? cl_stage_word(row->stage, app->lang)
                                  : T_(app, "nothing planned");
  cl_table_cell(table, cl_str_of(cmd_text(app, row->community, CL_F_COMMUNITY_NAME)));
  cl_table_cell(table, cl_str_of(cmd_stage_dots(app, row->stage)));
  for (size_t i = 0; i < CL_LIGHTS; i++) {
    size_t n = row->lights[cl_worst_first[i]];
    cl_table_cell_color(table, cl_str_of(n ? cl_asprintf(app->arena, "%zu", n) : ""),
                        cmd_light_color(cl_worst_first[i]));
  }
  cl_table_cell(table, cl_str_of(planned ? cmd_day_short(app, row->moment.date) : ""));
  cl_table_cell_color(table, cl_str_of(next), planned ? CL_C_NONE : CL_C_DIM);
}

/* Do the names of the first N rows fit in so much of the page that the moment has room, too? */
static bool names_fit(cl_app *app, const cl_story *story, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (cl_width(cl_str_of(cmd_text(app, story->rows[i].community, CL_F_COMMUNITY_NAME))) >
        (size_t)cmd_width(app) * 3 / 8)
      return false;
  return true;
}

static void print_table(cl_app *app, const cl_story *story) {
  const char *titles[] = { T_(app, "Community"),  T_(app, "Stage"), NULL, NULL, NULL, NULL, "",
                           T_(app, "Next moment") };
  size_t rows = cl_opt(app, CL_OI_ALL) || !app->out_tty || story->row_count <= ROWS + 2
                    ? story->row_count
                    : ROWS;
  for (size_t i = 0; i < CL_LIGHTS; i++)
    titles[2 + i] = cl_light_sign(cl_worst_first[i]);
  cl_table *table = cl_table_new(titles, CL_COUNT(titles), cmd_width(app), app->color);
  for (size_t i = names_fit(app, story, rows) ? 0 : 1; i < CL_COUNT(titles) - 1; i++)
    cl_table_keep(table, i);
  for (size_t i = 0; i < CL_LIGHTS; i++)
    cl_table_right(table, 2 + i);
  cl_table_right(table, 2 + CL_LIGHTS);
  for (size_t i = 0; i < rows; i++)
    table_row(app, table, &story->rows[i]);
  cl_table_end(table, &app->out);
  if (rows == story->row_count)
    return;
  cmd_more(app, 0, story->row_count - rows, "cl-plan status --all");
}

static void print_communities(cl_app *app, const cl_story *story) {
  cl_heading(&app->out, app->color, T_(app, "Communities"), '-');
  if (app->plan->count[CL_T_COMMUNITY] > BLOCKS)
    print_table(app, story);
  if (app->plan->count[CL_T_COMMUNITY] > BLOCKS && !cl_opt(app, CL_OI_ALL))
    return;
  if (!app->plan->count[CL_T_COMMUNITY]) {
    cl_next next = cl_next_of_plan(cl_app_view(app));
    cl_wrap(&app->out, cl_str_of(cl_asprintf(app->arena, T_(app, "None yet. %s"), next.text)), 2,
            cmd_width(app));
  }
  const struct standing *all = standings(app);
  CL_EACH_REC(community, app->plan, CL_T_COMMUNITY) {
    if (app->plan->count[CL_T_COMMUNITY] > BLOCKS)
      cl_buf_putc(&app->out, '\n');
    print_community(app, community, all++);
  }
}

/* What is due, and whose it is where that can be asked: beside it, or else whole below it. */
static void due_words(cl_app *app, unsigned column, const cl_due_item *item) {
  const char *title = cl_due_title(cl_app_view(app), item), *all = title;
  if (item->community && app->plan->count[CL_T_COMMUNITY] > 1)
    all = status_whose(app, title, item->community);
  bool fits = column + cl_width(cl_str_of(all)) <= cmd_width(app);
  cmd_beside(app, column, cmd_width(app), fits ? all : title);
  if (!fits && all != title)
    cl_wrap(&app->out, cl_str_of(all + strlen(title) + 1), column, cmd_width(app));
}

static void due_line(cl_app *app, const char *sign, const char *day, unsigned title,
                     const cl_due_item *item) {
  size_t start = app->out.len;
  cl_buf_printf(&app->out, "  %s %s", sign, day);
  cmd_to_column(&app->out, start, title);
  due_words(app, title, item);
}

/* Where titles stand: behind the longest of the days of what is late, which say their year. */
static unsigned title_column(cl_app *app, const cl_due_list *late, size_t most) {
  size_t column = TITLE;
  for (size_t i = 0; i < late->count && i < most; i++) {
    size_t wide = cl_width(cl_str_of(cmd_date(app, late->items[i].date))) + 6;
    column = wide > column ? wide : column;
  }
  return (unsigned)column;
}

/* Nothing that is late hides behind what comes. */
static void print_late(cl_app *app, const cl_due_list *late) {
  size_t most = cl_opt(app, CL_OI_ALL) ? SIZE_MAX : SHOWN;
  unsigned title = title_column(app, late, most);
  if (!late->count)
    return;
  cl_heading(&app->out, app->color, T_(app, "Overdue"), '-');
  for (size_t i = 0; i < late->count && i < most; i++)
    due_line(app, "!", cmd_date(app, late->items[i].date), title, &late->items[i]);
  if (late->count > most)
    cmd_more(app, 2, late->count - most, "cl-calendar agenda");
}

static void print_due(cl_app *app, const cl_due_list *due) {
  bool many = app->plan->count[CL_T_COMMUNITY] > BLOCKS;
  size_t most = cl_opt(app, CL_OI_ALL) ? SIZE_MAX : many ? FEW : SHOWN;
  cl_heading(&app->out, app->color, T_(app, "The coming four weeks"), '-');
  for (size_t i = 0; i < due->count && i < most; i++)
    due_line(app, " ", cmd_day(app, due->items[i].date, false), TITLE, &due->items[i]);
  if (!due->count)
    cl_buf_printf(&app->out, "  %s\n", T_(app, "(nothing planned)"));
  if (due->count > most)
    cmd_more(app, 2, due->count - most, "cl-calendar agenda");
}

/* What asks for something comes before what seldom changes. */
static void print_all(cl_app *app, const cl_story *story, const cl_due_list *late,
                      const cl_due_list *due, const size_t by_level[4]) {
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  const char *name =
      organisation ? cmd_text(app, organisation, CL_F_ORGANISATION_ORGANISATION) : "";
  print_communities(app, story);
  print_late(app, late);
  print_due(app, due);
  cl_heading(&app->out, app->color, T_(app, "Findings"), '-');
  const char *counts = cl_asprintf(app->arena, T_(app, "%s (cl-plan check shows them)"),
                                   cl_findings_total(app, by_level, app->lang));
  cl_wrap(&app->out, cl_str_of(counts), 2, cmd_width(app));
  cl_heading(&app->out, app->color,
             cl_asprintf(app->arena, "%s, %s", *name ? name : app->plan_path,
                         cmd_day(app, app->today, true)),
             '=');
  print_top(app);
}

enum cl_status plan_status(cl_app *app) {
  status_story story;
  if (status_story_read(app, &story) != CL_OK)
    return CL_USAGE;
  size_t by_level[4];
  count_findings(app, by_level);
  cl_due_filter filter = { app->today, app->today + 7 * WEEKS - 1, NULL, NULL };
  cl_due_list due, late;
  enum cl_status status = cl_due_collect(cl_app_view(app), &filter, &due, &app->diag);
  if (status != CL_OK) {
    cl_due_free(&due);
    status_story_free(&story);
    return status;
  }
  cl_due_overdue(cl_app_view(app), &filter, app->today, &late);
  if (cl_opt(app, CL_OI_JSON)) {
    json_library(app);
    status_story_json(app, &story);
    json_top(app);
    json_communities(app);
    json_due(app, &late, true);
    json_due(app, &due, false);
    json_findings(app, by_level);
  } else {
    status_story_print(app, &story);
    status_story_begin(app, &story);
    print_all(app, &story.story, &late, &due, by_level);
  }
  cl_due_free(&due);
  cl_due_free(&late);
  status_story_free(&story);
  return CL_OK;
}
