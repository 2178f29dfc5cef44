/* overview.c - the verb overview: counts the plan, lays out the sheets, writes
 * the workbook for the management team. */
#include "overview.h"

#include <stdlib.h>
#include <string.h>

#include "overview_inner.h"

/* ---- Finding records --------------------------------------------------------- */

ov_index ov_index_new(cl_arena *arena, size_t count) {
  return (ov_index){ cl_alloc(arena, (count + 1) * sizeof(ov_entry)), count };
}

static int by_address(const void *a, const void *b) {
  uintptr_t x = (uintptr_t)((const ov_entry *)a)->rec, y = (uintptr_t)((const ov_entry *)b)->rec;
  return (x > y) - (x < y);
}

void ov_index_sort(ov_index *index) {
  qsort(index->entries, index->count, sizeof *index->entries, by_address);
}

bool ov_index_find(const ov_index *index, const cl_rec *rec, size_t *at) {
  ov_entry key = { rec, 0 };
  const ov_entry *found =
      bsearch(&key, index->entries, index->count, sizeof *index->entries, by_address);
  if (found)
    *at = found->at;
  return found != NULL;
}

/* ---- Words ------------------------------------------------------------------- */

enum cl_look ov_light_look(enum cl_light light) {
  return (enum cl_look)((int)CL_LOOK_GREEN + (int)light);
}

const char *ov_light_text(const overview *o, enum cl_light light) {
  return cl_asprintf(o->app->arena, "%s %s", cl_light_word(light, o->app->lang),
                     cl_light_sign(light));
}

const char *ov_name(const overview *o, const cl_rec *rec, cl_field field) {
  cl_str id = cl_rec_text(rec, field);
  const cl_rec *to = id.p ? cl_plan_ref(o->app->plan, field, id) : NULL;
  const char *name = to ? cl_rec_dup(to, cl_type_info(to->type)->naming, o->app->arena) : NULL;
  return name ? name : id.p ? cl_str_dup(o->app->arena, id) : "";
}

const char *ov_plan_name(const overview *o) {
  return o->app->plan->from_stdin ? "plan.yaml" : cl_basename(o->app->plan->files[0].name);
}

const char *ov_place(const overview *o, const cl_place *place) {
  if (!place->file)
    return "";
  const char *name = cl_basename(place->file);
  for (size_t i = 0; i < o->app->plan->file_count; i++) {
    const cl_plan_file *file = &o->app->plan->files[i];
    if (strcmp(file->path, place->file) == 0)
      name = i ? file->name : ov_plan_name(o);
  }
  return place->line ? cl_asprintf(o->app->arena, "%s:%u", name, place->line) : name;
}

const char *ov_level_word(const overview *o, enum cl_level level) {
  static const char *const words[] = { N_("note"), N_("tip"), N_("warning"), N_("error") };
  return T_(o->app, words[level]);
}

bool ov_open(const cl_rec *decision) {
  return !cl_rec_has(decision, CL_F_DECISION_ANSWER) &&
         !cl_rec_has(decision, CL_F_DECISION_ANSWERED);
}

bool ov_is_off(const cl_due_item *item) {
  return item->kind == CL_DUE_MOMENT &&
         cl_rec_choice(item->rec, CL_F_MOMENT_STATUS) == CL_PROGRESS_CANCELLED;
}

/* Some programs do not wrap a link, so it is one line. */
void ov_community_link(overview *o, cl_sheet *sheet, size_t i, unsigned width) {
  cl_arena *arena = o->app->arena;
  cl_buf line = CL_BUF_INIT;
  cl_visible(&line, cl_rec_text(o->communities[i].rec, CL_F_COMMUNITY_NAME), true);
  cl_str name = cl_str_of(cl_buf_text(&line));
  if (cl_width(name) > width) {
    cl_str head = cl_width_cut(name, width - 3);
    name = cl_str_of(cl_asprintf(arena, "%.*s...", (int)head.n, head.p));
  }
  if (!name.n)
    name = cl_str_of(o->communities[i].rec->id);
  if (o->communities[i].sheet)
    cl_put_link(sheet, name, o->communities[i].sheet, 0, 0);
  else
    cl_put_text(sheet, CL_LOOK_PLAIN, name);
  cl_buf_free(&line);
}

void ov_text(cl_sheet *sheet, const char *text) {
  cl_put_text(sheet, CL_LOOK_PLAIN, cl_str_of(text));
}

void ov_count(cl_sheet *sheet, size_t count) {
  cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_WHOLE, (double)count);
}

void ov_put_lights(cl_sheet *sheet, const ov_community *c) {
  for (int light = 0; light < OV_LIGHTS; light++) {
    if (c->lights[light])
      cl_put_num(sheet, ov_light_look((enum cl_light)light), CL_NUM_WHOLE,
                 (double)c->lights[light]);
    else
      cl_put_none(sheet, CL_LOOK_PLAIN);
  }
}

void ov_nothing(cl_sheet *sheet, size_t at, size_t n, const char *text) {
  cl_sheet_row(sheet);
  for (size_t i = 0; i < n; i++)
    cl_put_text(sheet, CL_LOOK_MUTED, i == at ? cl_str_of(text) : CL_NO_STR);
}

/* ---- Counting ---------------------------------------------------------------- */

static ov_community *community_of(const overview *o, const cl_rec *rec) {
  size_t at;
  return rec && ov_index_find(&o->by_community, rec, &at) ? &o->communities[at] : NULL;
}

static void count_communities(overview *o) {
  const cl_plan *plan = o->app->plan;
  cl_arena *arena = o->app->arena;
  size_t n = plan->count[CL_T_COMMUNITY], i = 0;
  enum cl_stage *stages = cl_alloc(arena, (n + 1) * sizeof *stages);
  cl_stages_of_all(plan, o->app->today, stages);
  o->communities = cl_alloc(arena, (n + 1) * sizeof *o->communities);
  o->community_count = n;
  o->by_community = ov_index_new(arena, n);
  CL_EACH_REC(rec, plan, CL_T_COMMUNITY) {
    o->communities[i] = (ov_community){ .rec = rec,
                                        .stage = stages[i],
                                        .row = (unsigned)i + 1,
                                        .last_talk = CL_NO_DATE,
                                        .next_moment = CL_NO_DATE,
                                        .next_evaluation = CL_NO_DATE };
    o->by_community.entries[i] = (ov_entry){ rec, i };
    o->stages[stages[i]]++;
    i++;
  }
  ov_index_sort(&o->by_community);
}

static void count_goals(overview *o) {
  const cl_plan *plan = o->app->plan;
  o->goals = cl_alloc(o->app->arena, (plan->count[CL_T_JOINT_GOAL] + 1) * sizeof *o->goals);
  CL_EACH_REC(rec, plan, CL_T_JOINT_GOAL) {
    ov_community *community = community_of(o, rec->parent);
    if (!community)
      continue;
    ov_goal *goal = &o->goals[o->goal_count++];
    goal->rec = rec;
    goal->community = (size_t)(community - o->communities);
    cl_progress_of(cl_app_view(o->app), rec, &goal->progress);
    if (!community->goals++)
      community->goal_row = (unsigned)o->goal_count;
    community->lights[goal->progress.light]++;
    o->lights[goal->progress.light]++;
  }
}

static void count_evaluation(overview *o, const cl_rec *rec) {
  ov_community *community = community_of(o, rec->parent);
  cl_date date = cl_rec_date(rec, CL_F_EVALUATION_DATE);
  if (!community || date == CL_NO_DATE)
    return;
  const cl_rec *last = community->last_evaluation;
  if (date > o->app->today) {
    if (community->next_evaluation == CL_NO_DATE || date < community->next_evaluation)
      community->next_evaluation = date;
  } else if (!last || date >= cl_rec_date(last, CL_F_EVALUATION_DATE)) {
    community->last_evaluation = rec;
  }
}

static void count_nested(overview *o) {
  const cl_plan *plan = o->app->plan;
  CL_EACH_REC(rec, plan, CL_T_CONVERSATION) {
    ov_community *community = community_of(o, rec->parent);
    cl_date date = cl_rec_date(rec, CL_F_CONVERSATION_DATE);
    if (!community || date == CL_NO_DATE || date > o->app->today)
      continue;
    community->talks++;
    if (community->last_talk == CL_NO_DATE || date > community->last_talk)
      community->last_talk = date;
  }
  CL_EACH_REC(rec, plan, CL_T_TASK) {
    ov_community *community = community_of(o, rec->parent);
    if (community && cl_rec_bool(rec, CL_F_TASK_DONE) != 1)
      community->open_tasks++;
  }
  CL_EACH_REC(rec, plan, CL_T_DECISION) {
    ov_community *community = community_of(o, rec->parent);
    if (!ov_open(rec))
      continue;
    o->decisions++;
    if (community)
      community->open_decisions++;
  }
  CL_EACH_REC(rec, plan, CL_T_EVALUATION)
    count_evaluation(o, rec);
}

static void open_holidays(overview *o) {
  const cl_rec *organisation = o->app->plan->first[CL_T_ORGANISATION];
  o->region = organisation ? cl_rec_choice(organisation, CL_F_ORGANISATION_REGION) : -1;
  if (o->region >= 0)
    o->school = cl_school_open(cl_share_dir(), &o->app->diag);
}

static enum cl_status count_calendar(overview *o) {
  cl_date today = o->app->today;
  cl_due_filter filter = { today - 7 * OV_WEEKS_BACK, today + 7 * OV_WEEKS_AHEAD, NULL, NULL };
  enum cl_status status = cl_due_collect(cl_app_view(o->app), &filter, &o->due, &o->app->diag);
  for (size_t i = 0; i < o->due.count; i++) {
    const cl_due_item *item = &o->due.items[i];
    if (item->kind != CL_DUE_MOMENT || item->date < today || ov_is_off(item))
      continue;
    o->coming += item->date <= today + 28;
    ov_community *community = community_of(o, item->community);
    if (community && community->next_moment == CL_NO_DATE)
      community->next_moment = item->date;
  }
  return status;
}

static int by_level(const void *a, const void *b) {
  const cl_finding *x = a, *y = b;
  if (x->level != y->level)
    return x->level > y->level ? -1 : 1;
  return (x->seq > y->seq) - (x->seq < y->seq);
}

/* What is made is in the plan's language, whatever that of the user. */
static void collect_findings(overview *o) {
  enum cl_lang user = cl_lang_user();
  cl_diag_init(&o->findings);
  cl_lang_set_user(o->app->lang);
  cl_check_all(o->app->plan, 0, o->app->today, true, &o->app->diag, &o->findings);
  cl_lang_set_user(user);
  cl_diag_sort(&o->findings);
  for (size_t i = 0; i < o->findings.count; i++)
    o->findings.findings[i].seq = (unsigned)i;
  if (o->findings.count)
    qsort(o->findings.findings, o->findings.count, sizeof *o->findings.findings, by_level);
}

/* ---- The book ------------------------------------------------------------------ */

static void make_sheets(overview *o) {
  const cl_app *app = o->app;
  cl_book *book = o->book;
  /* TRANSLATORS: names of sheets, at most 31 characters, none of [ ] : * ? or a slash */
  o->front = cl_sheet_new(book, T_(app, "Front page"));
  if (o->old)
    o->news_sheet = cl_sheet_new(book, T_(app, "What changed"));
  o->kapstok = cl_sheet_new(book, T_(app, "Kapstok"));
  o->communities_sheet = cl_sheet_new(book, T_(app, "Communities"));
  o->goals_sheet = cl_sheet_new(book, T_(app, "Joint goals"));
  o->progress = cl_sheet_new(book, T_(app, "Progress"));
  o->decisions_sheet = cl_sheet_new(book, T_(app, "Decisions"));
  o->year = cl_sheet_new(book, T_(app, "The year by week"));
  o->calendar = cl_sheet_new(book, T_(app, "Calendar"));
  o->story = cl_sheet_new(book, T_(app, "The story"));
  o->findings_sheet = cl_sheet_new(book, T_(app, "Findings"));
  o->guide = cl_sheet_new(book, T_(app, "How to read this"));
  for (size_t i = 0; i < o->community_count && i < OV_OWN_SHEETS; i++)
    o->communities[i].sheet =
        cl_sheet_new(book, cmd_text(o->app, o->communities[i].rec, CL_F_COMMUNITY_NAME));
}

static void lay_out(overview *o) {
  cl_app *app = o->app;
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  const char *name =
      organisation ? cmd_text(app, organisation, CL_F_ORGANISATION_ORGANISATION) : "";
  const char *title = cl_asprintf(app->arena, T_(app, "Communities of %s"), name);
  cl_book_info info = {
    .title = title,
    .subject = T_(app, "Overview for the management team"),
    .author = name,
    .stamp = app->stamp,
    .footer = cl_asprintf(app->arena, "%s, %s", title, cmd_date(app, app->today)),
    .page = T_(app, "page"),
    .of = T_(app, "of"),
    .too_long = T_(app, "... (cut: a cell holds no more)"),
    .lists = T_(app, "Lists"),
    .day_first = app->lang == CL_NL,
  };
  o->book = cl_book_new(&info);
  if (o->community_count > OV_OWN_SHEETS)
    cl_note(app, _("of %zu communities only the first %d have a sheet of their own"),
            o->community_count, OV_OWN_SHEETS);
  make_sheets(o);
  ov_front(o);
  ov_news(o);
  ov_kapstok(o);
  ov_communities(o);
  ov_goals(o);
  ov_progress(o);
  ov_decisions(o);
  ov_year(o);
  ov_calendar(o);
  ov_story(o);
  ov_findings(o);
  ov_guide(o);
  ov_community_sheets(o);
}

static enum cl_status write_book(overview *o, const char *path) {
  cl_app *app = o->app;
  cl_buf bytes = CL_BUF_INIT;
  enum cl_status status = cl_book_end(o->book, &bytes, &app->diag);
  if (status == CL_OK && strcmp(path, "-") == 0)
    cl_buf_add(&app->out, bytes.p, bytes.len);
  else if (status == CL_OK)
    status = cl_output_write(app, path, bytes.p, bytes.len);
  cl_buf_free(&bytes);
  return status;
}

enum cl_status cl_excel_overview(cl_app *app) {
  const char *path = cl_opt(app, CL_OI_OUTPUT);
  if (!path || !*path)
    return cl_usage(app, _("the workbook needs a file: give -o FILE.xlsx"));
  overview o = { .app = app };
  app->shared = true;
  enum cl_status status = ov_news_read(&o);
  if (status != CL_OK)
    return status;
  count_communities(&o);
  count_goals(&o);
  count_nested(&o);
  open_holidays(&o);
  status = count_calendar(&o);
  if (status == CL_OK) {
    collect_findings(&o);
    lay_out(&o);
    status = write_book(&o, path);
  }
  cl_school_close(o.school);
  cl_due_free(&o.due);
  ov_news_free(&o);
  cl_diag_free(&o.findings);
  return status;
}
