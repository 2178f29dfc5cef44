/* network_read.c - one plan as rows; see network.h.  What stays home, and what a
 * library does not share, is left out here: before it leaves the process that read it. */
#include <string.h>

#include "../lib/base/map.h"
#include "../lib/method/compare.h"
#include "../lib/method/mention.h"
#include "../lib/value/cell.h"
#include "network.h"
#include "since.h"
#include "../lib/method/private.h"
#include "../lib/method/progress.h"
#include "../lib/method/ready.h"
#include "../lib/method/rules.h"
#include "../lib/method/stage.h"
#include "../lib/method/story.h"

typedef struct numbered {
  const cl_rec *rec;
  const char *id; /* its own, or `#12` */
} numbered;

typedef struct reader {
  const nw_job *job;
  const cl_one_plan *one;
  cl_plan *plan, *old;
  cl_view view, then;
  cl_story story; /* where there is an earlier version */
  cl_comparison facts;
  cl_finder *finder;
  cl_arena *arena;
  cl_map ids; /* numbered, by record */
  enum cl_stage *stages;
  bool texts; /* shared */
  size_t withheld;
  cl_buf *out;
  nw_row row;
} reader;

/* ---- Rows ------------------------------------------------------------------------------ */

static void start(reader *r, int table) {
  const nw_column *columns;
  r->row = (nw_row){ .table = table, .count = nw_columns(table, r->job->scope, &columns) };
}

static void put(reader *r, const char *name, const char *text) {
  const nw_column *columns;
  size_t n = nw_columns(r->row.table, r->job->scope, &columns);
  for (size_t i = 0; i < n; i++)
    if (strcmp(columns[i].name, name) == 0 && columns[i].field == CL_F_NONE)
      r->row.cells[i] = cl_str_of(text);
}

static void put_count(reader *r, const char *name, size_t count) {
  put(r, name, cl_asprintf(r->arena, "%zu", count));
}

static void put_bool(reader *r, const char *name, bool yes) {
  put(r, name, yes ? "yes" : "no");
}

static void put_num(reader *r, const char *name, double value) {
  char text[40];
  put(r, name, cl_strdup(r->arena, cl_format_num(text, value, false)));
}

static void put_date(reader *r, const char *name, cl_date date) {
  char text[CL_DATE_SIZE];
  if (date != CL_NO_DATE && r->texts)
    put(r, name, cl_strdup(r->arena, cl_date_iso(text, date)));
}

/* A message for standard error, without the line it is about: that may be what is not
 * shared. */
static void tell(cl_buf *out, cl_arena *arena, const cl_finding *f) {
  nw_row row = { .table = NW_SAID, .count = 5 };
  row.cells[0] = cl_str_of(cl_asprintf(arena, "%d", (int)f->level));
  row.cells[1] = cl_str_of(f->place.file);
  row.cells[2] = cl_str_of(cl_asprintf(arena, "%u", f->place.line));
  row.cells[3] = cl_str_of(cl_asprintf(arena, "%u", f->place.col));
  row.cells[4] = cl_str_of(f->text);
  nw_row_add(out, &row);
}

/* ---- Texts that name somebody -------------------------------------------------------------- */

static bool names_somebody(reader *r, cl_str text) {
  const cl_mention *found;
  return r->finder && (cl_finder_look(r->finder, text, &found) > 0 || cl_private_in(text) != 0);
}

/* TEXT may go out; when not, that is said. */
static bool may_go(reader *r, const cl_rec *rec, cl_field field, cl_str text) {
  if (!names_somebody(r, text))
    return true;
  cl_diag said;
  cl_diag_init(&said);
  cl_rec_say(r->plan, rec, field, &said, CL_WARNING, NULL,
             _("withheld: %s holds a name, an address or a number of somebody"),
             cl_field_label(field, cl_lang_user()));
  tell(r->out, r->arena, &said.findings[0]);
  cl_diag_free(&said);
  r->withheld++;
  return false;
}

/* ---- Ids ------------------------------------------------------------------------------------ */

static const char *id_of(const reader *r, const cl_rec *rec) {
  size_t at;
  for (numbered *n = cl_map_first(&r->ids, cl_hash_pointer(rec), &at); n;
       n = cl_map_next(&r->ids, cl_hash_pointer(rec), &at))
    if (n->rec == rec)
      return n->id;
  return NULL;
}

/* Its own id, when that is shared, names nobody and is nobody else's. */
static bool keeps_id(reader *r, const cl_rec *rec) {
  bool many = false;
  if (cl_type_info(rec->type)->shape == CL_KEYED)
    return true;
  if (!r->texts || cl_type_info(rec->type)->id == CL_F_NONE)
    return false;
  char *words = cl_strdup(r->arena, rec->id);
  for (char *p = words; *p; p++)
    *p = *p == '-' ? ' ' : *p;
  return !names_somebody(r, cl_str_of(words)) &&
         cl_plan_get(r->plan, rec->type, cl_rec_address(rec, r->arena), &many) == rec;
}

static bool leaves(const reader *r, const cl_rec *rec) {
  const nw_column *columns;
  if (rec->parent && !id_of(r, rec->parent))
    return false;
  if (nw_columns((int)rec->type, r->job->scope, &columns) == 0)
    return false;
  if (r->job->scope != NW_NETWORK)
    return true;
  if (rec->type == CL_T_GROUP)
    return cl_rec_choice(rec, CL_F_GROUP_KIND) == CL_GROUP_ORGANISATION;
  return rec->type != CL_T_STORY || cl_rec_bool(rec, CL_F_STORY_CONSENT) == 1;
}

/* Parents stand before what is in them. */
static void number_type(reader *r, cl_type type) {
  size_t n = 0;
  const cl_rec *parent = NULL;
  CL_EACH_REC(rec, r->plan, type) {
    n = rec->parent == parent ? n + 1 : 1;
    parent = rec->parent;
    if (!leaves(r, rec))
      continue;
    numbered *entry = cl_alloc(r->arena, sizeof *entry);
    entry->rec = rec;
    entry->id = rec->id;
    if (!keeps_id(r, rec)) {
      size_t number = n; /* an id may be a number, too */
      while (r->texts && cl_plan_get(r->plan, type, cl_asprintf(r->arena, "%zu", number), NULL))
        number += r->plan->count[type];
      entry->id = cl_asprintf(r->arena, "#%zu", number);
    }
    cl_map_put(&r->ids, cl_hash_pointer(rec), entry);
  }
}

static void number_all(reader *r) {
  number_type(r, CL_T_COMMUNITY);
  for (cl_type t = 0; t < CL_TYPES; t++)
    if (t != CL_T_COMMUNITY)
      number_type(r, t);
}

/* ---- Fields of a record ------------------------------------------------------------------------
 */

/* A reference that leads nowhere, or to what stays home, is left out. */
static const char *ref_of(const reader *r, cl_field field, cl_str id) {
  const cl_rec *to = id.p ? cl_plan_ref(r->plan, field, id) : NULL;
  return to ? id_of(r, to) : NULL;
}

static cl_str list_cell(reader *r, const cl_rec *rec, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  cl_buf out = CL_BUF_INIT;
  if (row->kind == CL_K_ITEMS) { /* only of a library's own export */
    cl_field_cell(&out, rec, field, CL_CANONICAL);
    return out.len ? cl_str_of(cl_buf_keep(&out, r->arena)) : CL_NO_STR;
  }
  CL_EACH(item, cl_rec_node(rec, field)) {
    cl_str text = cl_node_text(item);
    const char *id = row->kind == CL_K_REF ? ref_of(r, field, text) : NULL;
    if (row->kind == CL_K_REF ? !id : !may_go(r, rec, field, text))
      continue;
    if (out.len)
      cl_buf_putc(&out, NW_BETWEEN);
    size_t from = out.len;
    if (id)
      cl_buf_puts(&out, *id == '#' ? id + 1 : id);
    else
      cl_buf_str(&out, text);
    for (size_t i = from; i < out.len; i++)
      out.p[i] = out.p[i] == NW_BETWEEN ? ' ' : out.p[i];
  }
  return out.len ? cl_str_of(cl_buf_keep(&out, r->arena)) : CL_NO_STR;
}

static cl_str number_cell(reader *r, const cl_rec *rec, cl_field field) {
  double value;
  char text[40];
  if (!cl_rec_num(rec, field, &value))
    return CL_NO_STR;
  return cl_str_of(cl_strdup(r->arena, cl_format_num(text, value, false)));
}

static cl_str field_cell(reader *r, const nw_column *column, const cl_rec *rec) {
  cl_field field = column->field;
  cl_str text = cl_rec_text(rec, field);
  int choice;
  switch (column->kind) {
  case NW_CHOICE:
    choice = cl_rec_choice(rec, field);
    return choice < 0 ? CL_NO_STR : cl_str_of(cl_choice_value(cl_field_info(field)->set, choice));
  case NW_BOOL:
    choice = cl_rec_bool(rec, field);
    return choice < 0 ? CL_NO_STR : cl_str_of(choice ? "yes" : "no");
  case NW_INT:
  case NW_NUM:
    return number_cell(r, rec, field);
  case NW_REF:
    return cl_str_of(ref_of(r, field, text));
  default:
    break;
  }
  if (!r->texts)
    return CL_NO_STR;
  if (column->kind == NW_LIST)
    return list_cell(r, rec, field);
  if (column->kind == NW_DATE)
    return cl_rec_date(rec, field) == CL_NO_DATE ? CL_NO_STR : text;
  return text.p && may_go(r, rec, field, text) ? text : CL_NO_STR;
}

static void start_record(reader *r, const cl_rec *rec) {
  const nw_column *columns;
  start(r, (int)rec->type);
  nw_columns((int)rec->type, r->job->scope, &columns);
  put(r, "id", id_of(r, rec));
  if (rec->parent)
    put(r, "community", id_of(r, rec->parent));
  for (size_t i = 0; i < r->row.count; i++)
    if (columns[i].field != CL_F_NONE)
      r->row.cells[i] = field_cell(r, &columns[i], rec);
}

/* ---- What is worked out --------------------------------------------------------------- */

typedef struct sums {
  size_t lights[CL_LIGHTS], goals, outcomes, asked, stories;
} sums;

/* Of COMMUNITY, or of all that run: what rests stands apart, as in status. */
static bool is_of(const cl_rec *rec, const cl_rec *community) {
  return community || !cl_rests(rec->parent);
}

static sums sum_up(reader *r, const cl_rec *community) {
  sums s = { .goals = 0 };
  cl_progress p;
  CL_EACH_OF(goal, r->plan, CL_T_JOINT_GOAL, community) {
    cl_progress_of(&r->view, goal, &p);
    s.lights[p.light] += is_of(goal, community);
    s.goals += is_of(goal, community);
  }
  CL_EACH_OF(rec, r->plan, CL_T_OUTCOME, community)
    s.outcomes++;
  CL_EACH_OF(rec, r->plan, CL_T_DECISION, community)
    s.asked += cl_decision_open(rec) && is_of(rec, community);
  CL_EACH_OF(rec, r->plan, CL_T_STORY, community)
    s.stories += leaves(r, rec);
  return s;
}

static void put_lights(reader *r, const char *name, const size_t lights[CL_LIGHTS]) {
  for (int light = 0; light < CL_LIGHTS; light++)
    put_count(r, cl_asprintf(r->arena, "%s.%s", name, cl_choice_value(CL_S_COLOUR, light)),
              lights[light]);
}

static const cl_rec *mate_of(const reader *r, const cl_rec *rec) {
  return r->old ? cl_pairs_mate(r->facts.pairs, true, rec) : NULL;
}

static void work_community(reader *r, const cl_rec *rec, size_t i) {
  sums s = sum_up(r, rec);
  const cl_rec *theme =
      cl_plan_ref(r->plan, CL_F_COMMUNITY_THEME, cl_rec_text(rec, CL_F_COMMUNITY_THEME));
  const cl_rec *was = mate_of(r, rec);
  int agenda = theme ? cl_rec_choice(theme, CL_F_THEME_AGENDA) : -1;
  put(r, "agenda", agenda < 0 ? NULL : cl_choice_value(CL_S_AGENDA, agenda));
  put(r, "stage", cl_stage_name(r->stages[i]));
  if (was)
    put(r, "stage-then", cl_stage_name(cl_stage_of(r->old, was, r->view.today)));
  put_count(r, "goal-count", s.goals);
  put_lights(r, "lights", s.lights);
  put_count(r, "outcome-count", s.outcomes);
  put_count(r, "asked", s.asked);
}

static void work_goal(reader *r, const cl_rec *rec) {
  cl_progress p;
  const cl_rec *was = mate_of(r, rec);
  cl_progress_of(&r->view, rec, &p);
  put(r, "light", cl_choice_value(CL_S_COLOUR, (int)p.light));
  if (p.has_latest) {
    put_num(r, "latest", p.latest);
    put_date(r, "latest-date", p.latest_date);
  }
  if (p.has_latest && p.has_numbers)
    put_num(r, "share", cl_round_to(p.share, 3));
  if (!was)
    return;
  cl_progress_of(&r->then, was, &p);
  put(r, "light-then", cl_choice_value(CL_S_COLOUR, (int)p.light));
}

static void work_moment(reader *r, const cl_rec *rec) {
  cl_date date = cl_rec_date(rec, CL_F_MOMENT_DATE);
  const cl_rec *goal = cl_plan_ref(r->plan, CL_F_MOMENT_GOAL, cl_rec_text(rec, CL_F_MOMENT_GOAL));
  int year, month;
  if (goal && goal->parent)
    put(r, "goal-community", id_of(r, goal->parent));
  if (date == CL_NO_DATE)
    return;
  cl_date_split(date, &year, &month, NULL);
  put_count(r, "year", (size_t)year);
  put_count(r, "month", (size_t)month);
}

static void measured_rows(reader *r, const cl_rec *goal) {
  size_t n = 0;
  CL_EACH(item, cl_rec_node(goal, CL_F_JOINT_GOAL_MEASURED)) {
    const cl_node *date = cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_DATE);
    const cl_node *value = cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_VALUE);
    double number;
    if (!value || !cl_parse_num(cl_node_text(value), &number))
      continue;
    start(r, NW_MEASURED);
    put(r, "community", id_of(r, goal->parent));
    put(r, "goal", id_of(r, goal));
    put_count(r, "id", ++n);
    put_date(r, "date", date ? cl_date_parse(cl_node_text(date)) : CL_NO_DATE);
    put_num(r, "value", number);
    nw_row_add(r->out, &r->row);
  }
}

static void record_rows(reader *r, cl_type type) {
  size_t i = 0;
  CL_EACH_REC(rec, r->plan, type) {
    size_t at = i++;
    if (!id_of(r, rec))
      continue;
    start_record(r, rec);
    if (type == CL_T_COMMUNITY)
      work_community(r, rec, at);
    else if (type == CL_T_JOINT_GOAL)
      work_goal(r, rec);
    else if (type == CL_T_DECISION)
      put_bool(r, "open", cl_decision_open(rec));
    else if (type == CL_T_MOMENT)
      work_moment(r, rec);
    nw_row_add(r->out, &r->row);
    if (type == CL_T_JOINT_GOAL)
      measured_rows(r, rec);
  }
}

static void role_rows(reader *r) {
  size_t n = 0;
  CL_EACH_REC(rec, r->plan, CL_T_PERSON) {
    cl_str text = cl_rec_text(rec, CL_F_PERSON_ROLE);
    size_t count = 0;
    bool before = false;
    CL_EACH_REC(other, r->plan, CL_T_PERSON) {
      bool same = cl_str_eq(cl_rec_text(other, CL_F_PERSON_ROLE), text);
      before |= same && !count && other != rec;
      count += same;
    }
    if (before || !text.p || !may_go(r, rec, CL_F_PERSON_ROLE, text))
      continue;
    start(r, NW_ROLE);
    put_count(r, "id", ++n);
    put(r, "role", cl_str_dup(r->arena, text));
    put_count(r, "count", count);
    nw_row_add(r->out, &r->row);
  }
}

static void check_rows(reader *r, const cl_diag *found) {
  static const char *const levels[] = { "note", "tip", "warning", "error" };
  size_t n = 0;
  for (size_t i = 0; i < found->count; i++) {
    if (found->findings[i].level == CL_NOTE)
      continue;
    start(r, NW_CHECK);
    put_count(r, "id", ++n);
    put(r, "level", levels[found->findings[i].level]);
    put(r, "rule", found->findings[i].rule);
    nw_row_add(r->out, &r->row);
  }
}

/* ---- What changed --------------------------------------------------------------------- */

static const char *change_word(const cl_story_change *c, int value) {
  return c->kind == CL_STORY_LIGHT ? cl_choice_value(CL_S_COLOUR, value)
                                   : cl_stage_name((enum cl_stage)value);
}

/* That it is withheld was said where it stands. */
static void put_shared(reader *r, const char *name, const cl_rec *rec, cl_field field) {
  cl_str text = cl_rec_text(rec, field);
  if (r->texts && text.p && !names_somebody(r, text))
    put(r, name, cl_str_dup(r->arena, text));
}

static void change_rows(reader *r) {
  for (size_t i = 0; i < r->story.change_count; i++) {
    const cl_story_change *c = &r->story.changes[i];
    start(r, NW_CHANGE);
    put_count(r, "id", i + 1);
    put(r, "what", cl_story_kind_name(c->kind));
    if (c->kind != CL_STORY_GONE)
      put(r, "community", id_of(r, c->community));
    put_shared(r, "name", c->community, CL_F_COMMUNITY_NAME);
    if (c->goal) {
      put(r, "goal", id_of(r, c->goal));
      put_shared(r, "text", c->goal, CL_F_JOINT_GOAL_TEXT);
    }
    if (c->kind == CL_STORY_LIGHT || c->kind == CL_STORY_STAGE)
      put(r, "before", change_word(c, c->before));
    if (c->kind != CL_STORY_GONE)
      put(r, "now", change_word(c, c->after));
    nw_row_add(r->out, &r->row);
  }
}

/* ---- The library ---------------------------------------------------------------------- */

/* What TEXT, of `sharing.network`, comes to: what nobody can read was no yes. */
static int share_read(cl_str text) {
  int share = cl_choice_find(CL_S_SHARE, text);
  int yes = cl_bool_read(text);
  return share >= 0 ? share : yes == 1 ? CL_SHARE_YES : CL_SHARE_NO;
}

static int share_of(const reader *r) {
  const cl_rec *org = r->plan->first[CL_T_ORGANISATION];
  cl_node *whole = org ? cl_node_get(org->node, cl_sym("sharing")) : NULL;
  if (r->job->own)
    return CL_SHARE_YES;
  if (!org)
    return CL_SHARE_COUNTS;
  if (cl_rec_refused(org, CL_F_ORGANISATION_SHARING_NETWORK) ||
      (whole && cl_node_text(whole).p && cl_node_text(whole).n))
    return CL_SHARE_NO;
  cl_str text = cl_rec_text(org, CL_F_ORGANISATION_SHARING_NETWORK);
  bool dated = cl_rec_has(org, CL_F_ORGANISATION_SHARING_UNTIL) ||
               cl_rec_refused(org, CL_F_ORGANISATION_SHARING_UNTIL);
  int share = text.p ? share_read(text) : CL_SHARE_COUNTS;
  if (dated && cl_rec_date(org, CL_F_ORGANISATION_SHARING_UNTIL) < r->view.today)
    share = CL_SHARE_COUNTS;
  return share == CL_SHARE_YES && r->job->anonymous ? CL_SHARE_COUNTS : share;
}

static void put_organisation(reader *r) {
  static const struct {
    const char *name;
    cl_field field;
  } fields[] = { { "name", CL_F_ORGANISATION_ORGANISATION },
                 { "isil", CL_F_ORGANISATION_ISIL },
                 { "mission", CL_F_ORGANISATION_MISSION },
                 { "vision", CL_F_ORGANISATION_VISION } };
  const cl_rec *org = r->plan->first[CL_T_ORGANISATION];
  int region = cl_rec_choice(org, CL_F_ORGANISATION_REGION);
  put(r, "region", region < 0 ? NULL : cl_choice_value(CL_S_REGION, region));
  put(r, "language", cl_plan_lang(r->plan) == CL_NL ? "nl" : "en");
  for (size_t i = 0; r->texts && i < CL_COUNT(fields); i++) {
    cl_str text = cl_rec_text(org, fields[i].field);
    if (text.p && may_go(r, org, fields[i].field, text))
      put(r, fields[i].name, cl_str_dup(r->arena, text));
  }
}

static void library_row(reader *r, int share, const cl_diag *found) {
  sums s = sum_up(r, NULL);
  start(r, NW_LIBRARY);
  put_bool(r, "read", true);
  put(r, "sharing", cl_choice_value(CL_S_SHARE, share));
  if (r->plan->first[CL_T_ORGANISATION])
    put_organisation(r);
  put_count(r, "errors", found->by_level[CL_ERROR]);
  put_count(r, "warnings", found->by_level[CL_WARNING]);
  put_count(r, "tips", found->by_level[CL_TIP]);
  put_count(r, "ready", cl_ready_yes(r->plan));
  put_count(r, "communities", r->plan->count[CL_T_COMMUNITY]);
  put_count(r, "goals", s.goals);
  put_lights(r, "lights", s.lights);
  if (r->old)
    put_lights(r, "lights-then", r->story.then);
  put_count(r, "stories", s.stories);
  put_count(r, "moments", r->plan->count[CL_T_MOMENT]);
  put_count(r, "asked", s.asked);
  put_count(r, "withheld", r->withheld);
  put_bool(r, "alone", r->texts && r->plan->missing > 0);
  nw_row_add(r->out, &r->row);
}

/* ---- The plan ------------------------------------------------------------------------- */

/* The earlier version of the plan: in a folder of the same name. */
static void open_old(reader *r) {
  cl_diag unsaid;
  if (!r->job->since)
    return;
  const char *slash = strrchr(r->one->at, '/');
  const char *name = slash ? slash + 1 : r->one->at;
  const char *const tries[] = { cl_asprintf(r->arena, "%s/%s/plan.yaml", r->job->since,
                                            r->one->key),
                                cl_asprintf(r->arena, "%s/%s/plan.yaml", r->job->since, name),
                                cl_asprintf(r->arena, "%s/plan.yaml", r->job->since) };
  cl_diag_init(&unsaid);
  size_t n = r->job->only ? CL_COUNT(tries) : CL_COUNT(tries) - 1;
  for (size_t i = 0; i < n && !r->old; i++)
    if (cl_file_is_stream(tries[i]) || cl_plan_open(&r->old, tries[i], &unsaid) != CL_OK)
      r->old = NULL;
  cl_diag_free(&unsaid);
  if (!r->old)
    return;
  cl_compare_how how = { .today = CL_NO_DATE };
  cl_compare(&r->facts, r->old, r->plan, &how);
  r->then = cl_view_of(r->old, r->arena, r->view.today, r->view.lang);
  cl_story_read(&r->story, &r->view, r->old, CL_NO_DATE);
}

static void all_rows(reader *r, int share, const cl_diag *read) {
  cl_diag found;
  cl_diag_init(&found);
  cl_check_all(r->plan, 0, r->view.today, true, read, &found);
  r->texts = share == CL_SHARE_YES;
  r->finder = r->texts && !r->job->own ? cl_finder_new(r->plan) : NULL;
  r->stages = cl_alloc(r->arena, (r->plan->count[CL_T_COMMUNITY] + 1) * sizeof *r->stages);
  cl_stages_of_all(r->plan, r->view.today, r->stages);
  open_old(r);
  number_all(r);
  for (cl_type t = 0; t < CL_TYPES; t++)
    record_rows(r, t);
  if (r->texts)
    role_rows(r);
  check_rows(r, &found);
  change_rows(r);
  library_row(r, share, &found);
  cl_finder_free(r->finder);
  cl_map_free(&r->ids);
  if (r->old) {
    cl_comparison_free(&r->facts);
    cl_plan_close(r->old);
  }
  cl_diag_free(&found);
}

void nw_read_plan(const nw_job *job, cl_plan *plan, const cl_diag *read, const cl_one_plan *one,
                  cl_buf *out) {
  reader r = { .job = job, .one = one, .plan = plan, .arena = cl_arena_new(), .out = out };
  r.view = cl_view_of(plan, r.arena, job->app->today, job->app->lang);
  int share = share_of(&r);
  if (share == CL_SHARE_NO) {
    start(&r, NW_LIBRARY);
    put_bool(&r, "read", true);
    put(&r, "sharing", "no");
    nw_row_add(out, &r.row);
  } else {
    all_rows(&r, share, read);
  }
  nw_rows_sort(out);
  cl_arena_free(r.arena);
}

void nw_unread(const nw_job *job, const cl_one_plan *one, const cl_diag *said, cl_buf *out) {
  reader r = { .job = job, .arena = cl_arena_new(), .out = out };
  /* `plan.yaml:12:3`: the file from the folder of the plan. */
  const char *place = job->anonymous ? NULL : cl_basename(one->path),
             *folder = cl_dirname(r.arena, one->path);
  size_t n = strlen(folder);
  for (size_t i = said->count; i--;) {
    const cl_finding *f = &said->findings[i];
    if (f->level != CL_ERROR)
      continue;
    tell(out, r.arena, f);
    if (!f->place.file || !f->place.line)
      continue;
    const char *file = f->place.file + (strncmp(f->place.file, folder, n) == 0 ? n : 0);
    place = job->anonymous /* a file may be called as somebody is */
                ? cl_asprintf(r.arena, "%u:%u", f->place.line, f->place.col)
                : cl_asprintf(r.arena, "%s:%u:%u", file, f->place.line, f->place.col);
  }
  start(&r, NW_LIBRARY);
  put_bool(&r, "read", false);
  put(&r, "place", place);
  nw_row_add(out, &r.row);
  nw_rows_sort(out);
  cl_arena_free(r.arena);
}

static enum cl_status open_stored(const nw_job *job, const cl_one_plan *one, cl_plan **plan) {
  const char *name;
  bool outside;
  enum cl_status status =
      cmd_revision(job->app, one->path, "HEAD", CL_NO_DATE, plan, &name, &outside);
  if (status == CL_FOUND)
    status = cl_fail(&job->app->diag, CL_IO, CL_IN(one->path),
                     _("the last commit of this repository has no plan.yaml"));
  return status;
}

static enum cl_status open_one(const nw_job *job, const cl_one_plan *one, cl_plan **plan) {
  if (one->stored)
    return open_stored(job, one, plan);
  enum cl_status status = cl_several_ready(one, &job->app->diag);
  return status != CL_OK ? status : cl_plan_open(plan, one->path, &job->app->diag);
}

void nw_read(const nw_job *job, const cl_one_plan *one, cl_buf *out) {
  cl_plan *plan = NULL;
  cl_diag before = job->app->diag, said;
  cl_diag_init(&said);
  job->app->diag = said;
  if (open_one(job, one, &plan) == CL_OK)
    nw_read_plan(job, plan, &job->app->diag, one, out);
  else
    nw_unread(job, one, &job->app->diag, out);
  said = job->app->diag;
  job->app->diag = before;
  cl_diag_free(&said);
  if (plan)
    cl_plan_close(plan);
}
