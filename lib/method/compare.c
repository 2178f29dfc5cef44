/* compare.c - two plans as facts; see compare.h. */
#include "compare.h"

#include "../base/map.h"
#include "progress.h"
#include "stage.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

typedef struct work {
  cl_comparison *out;
  const cl_plan *plan[2]; /* the old one, the later one */
  bool *hidden[2];        /* files of which the other plan cannot tell */
  cl_map named[2], told;  /* files by name, but for the root; what cl_unseen there is, by name */
  const cl_compare_how *how;
  size_t later; /* records of the later plan */
} work;

/* ---- Files that tell nothing -------------------------------------------------------- */

/* The one of NAMES that is NAME; NULL when there is none. */
static const char *name_in(const cl_map *names, const char *name) {
  uint64_t hash = cl_hash_text(CL_HASH_START, name);
  size_t at;
  for (const char *n = cl_map_first(names, hash, &at); n; n = cl_map_next(names, hash, &at))
    if (strcmp(n, name) == 0)
      return n;
  return NULL;
}

static void put_name(cl_map *names, const char *name) {
  cl_map_put(names, cl_hash_text(CL_HASH_START, name), name);
}

static void put_names(work *w) {
  for (int of = 0; of < 2; of++)
    for (size_t i = 1; i < w->plan[of]->file_count; i++)
      put_name(&w->named[of], w->plan[of]->files[i].name);
}

static void free_names(work *w) {
  cl_map_free(&w->named[0]);
  cl_map_free(&w->named[1]);
  cl_map_free(&w->told);
}

static void say_unseen(work *w, const char *name, enum cl_unseen_why why, bool later) {
  cl_comparison *out = w->out;
  if (name_in(&w->told, name))
    return;
  out->unseen = cl_grow(out->unseen, &out->unseen_cap, out->unseen_count + 1, sizeof *out->unseen);
  cl_unseen *unseen = &out->unseen[out->unseen_count++];
  *unseen = (cl_unseen){ cl_strdup(out->arena, name), why, later };
  put_name(&w->told, unseen->name);
}

static bool holds_people(const cl_plan *plan, uint32_t file) {
  CL_EACH_REC(person, plan, CL_T_PERSON)
    if (person->file == file)
      return true;
  return false;
}

/* May the file be there and yet not where the other plan comes from?  One with
 * people stays out of git, and so does one that git was not told of although the
 * plan names it. */
static bool stays_out(const cl_plan *plan, uint32_t file, const char *named_as) {
  if (holds_people(plan, file))
    return true;
  return !plan->from_store && strcmp(named_as, plan->files[file].name) == 0 &&
         cl_git_tracks(plan->files[file].path) == CL_GIT_UNTRACKED;
}

/* What plan OF names with PATTERN and does not have hides the files of that name
 * of the other. */
static void hide_absent(work *w, bool of, const char *pattern) {
  const cl_plan *other = w->plan[!of];
  bool alone = !of && w->how->alone && w->plan[of]->file_count == 1;
  for (uint32_t i = 1; i < other->file_count; i++) {
    const char *name = other->files[i].name;
    if (fnmatch(pattern, name, FNM_PATHNAME | FNM_PERIOD) != 0 || name_in(&w->named[of], name) ||
        !(alone || stays_out(other, i, pattern)))
      continue;
    w->hidden[!of][i] = true;
    say_unseen(w, alone ? pattern : name, CL_UNSEEN_ABSENT, of);
  }
}

static void hide_all_absent(work *w, bool of) {
  const cl_rec *root = w->plan[of]->first[CL_T_ORGANISATION];
  CL_EACH(item, cl_rec_node(root, CL_F_ORGANISATION_INCLUDE)) {
    const char *pattern = cl_str_dup(w->out->arena, cl_node_text(item));
    if (pattern)
      hide_absent(w, of, pattern);
  }
}

static uint64_t hash_of(const cl_stamp *stamp) {
  return cl_hash_bytes(CL_HASH_START, &stamp->inode, sizeof stamp->inode);
}

static void see_same(work *w) {
  const cl_plan *old = w->plan[0], *now = w->plan[1];
  cl_map stamps = { 0 };
  for (size_t i = 0; i < old->file_count; i++)
    if (old->files[i].stamp.known)
      cl_map_put(&stamps, hash_of(&old->files[i].stamp), &old->files[i].stamp);
  for (size_t i = 0; i < now->file_count; i++) {
    const cl_stamp *a = &now->files[i].stamp;
    size_t at;
    const cl_stamp *b = a->known ? cl_map_first(&stamps, hash_of(a), &at) : NULL;
    for (; b; b = cl_map_next(&stamps, hash_of(a), &at))
      if (a->device == b->device && a->inode == b->inode)
        say_unseen(w, now->files[i].name, CL_UNSEEN_SAME, true);
  }
  cl_map_free(&stamps);
}

/* ---- Facts ---------------------------------------------------------------------------- */

static const cl_rec *community_of(const cl_plan *plan, const cl_rec *rec) {
  if (rec->type == CL_T_COMMUNITY)
    return rec;
  if (rec->type == CL_T_MOMENT)
    return cl_plan_ref(plan, CL_F_MOMENT_COMMUNITY, cl_rec_text(rec, CL_F_MOMENT_COMMUNITY));
  return rec->parent;
}

/* Communities in the order of the later plan, then those that went. */
static void set_community(const work *w, cl_fact *fact) {
  bool later = fact->is != NULL;
  const cl_rec *community = community_of(w->plan[later], later ? fact->is : fact->was);
  const cl_paired *at = cl_pairs_of(w->out->pairs, later, community);
  if (at && !later && at->mate) {
    at = at->mate;
    later = true;
  }
  fact->community = at ? at->rec : NULL;
  fact->rank = !at ? SIZE_MAX : at->seq + (later ? 0 : w->later);
}

static cl_fact *add(work *w, enum cl_fact_kind kind, const cl_rec *was, const cl_rec *is) {
  cl_comparison *out = w->out;
  out->facts = cl_grow(out->facts, &out->cap, out->count + 1, sizeof *out->facts);
  cl_fact *fact = &out->facts[out->count];
  *fact = (cl_fact){ .kind = kind, .was = was, .is = is, .field = CL_F_NONE, .seq = out->count };
  set_community(w, fact);
  out->count++;
  return fact;
}

static void add_value(work *w, const cl_paired *is, cl_field field, const cl_node *old,
                      const cl_node *now) {
  cl_fact *fact = add(w,
                      !old  ? CL_FACT_ADDED
                      : now ? CL_FACT_CHANGED
                            : CL_FACT_REMOVED,
                      is->mate->rec, is->rec);
  fact->field = field;
  fact->old = old;
  fact->now = now;
}

/* Of people only that something changed is told, once. */
static bool told_in_short(const work *w, const cl_paired *is) {
  return is->rec->type == CL_T_PERSON && !w->how->personal;
}

/* ---- Records -------------------------------------------------------------------------------- */

/* Which files there are, and their format, is not what the work is about; an id is
 * told as a rename. */
static bool is_told(const work *w, cl_field field) {
  unsigned flags = cl_field_info(field)->flags;
  return !(flags & CL_SUB) && cl_field_info(field)->kind != CL_K_ID &&
         field != CL_F_ORGANISATION_PLAN && field != CL_F_ORGANISATION_INCLUDE &&
         (w->how->personal || !(flags & CL_PERSONAL));
}

static void compare_list(work *w, const cl_paired *is, cl_field field, const cl_node *a,
                         const cl_node *b) {
  if (cl_pairs_same_list(w->out->pairs, field, a, b))
    return;
  cl_arena *arena = cl_arena_new();
  cl_list_change *changes;
  size_t n = cl_pairs_list(w->out->pairs, field, a, b, arena, &changes);
  for (size_t i = 0; i < n; i++)
    add_value(w, is, field, changes[i].old, changes[i].now);
  cl_arena_free(arena);
}

static void compare_field(work *w, const cl_paired *is, cl_field field) {
  const cl_node *a = cl_rec_node(is->mate->rec, field), *b = cl_rec_node(is->rec, field);
  if ((!a && !b) || (!a && cl_rec_refused(is->mate->rec, field)) ||
      (!b && cl_rec_refused(is->rec, field)))
    return;
  if (cl_field_info(field)->flags & CL_LIST)
    compare_list(w, is, field, a, b);
  else if (!cl_pairs_same(w->out->pairs, field, a, b))
    add_value(w, is, field, a, b);
}

static bool has_rename(const cl_paired *is) {
  return cl_type_info(is->rec->type)->id != CL_F_NONE &&
         strcmp(is->rec->id, is->mate->rec->id) != 0;
}

static void add_rename(work *w, const cl_paired *is) {
  cl_field id = cl_type_info(is->rec->type)->id;
  cl_fact *fact = add(w, CL_FACT_RENAMED, is->mate->rec, is->rec);
  fact->field = id;
  fact->old = cl_rec_node(is->mate->rec, id);
  fact->now = cl_rec_node(is->rec, id);
}

static void compare_record(work *w, const cl_paired *is) {
  const cl_type_row *row = cl_type_info(is->rec->type);
  size_t before = w->out->count;
  CL_EACH_FIELD(field, row) {
    if (is_told(w, field) || (told_in_short(w, is) && cl_field_info(field)->kind != CL_K_ID &&
                              !(cl_field_info(field)->flags & CL_SUB)))
      compare_field(w, is, field);
  }
  if (told_in_short(w, is) && w->out->count > before) {
    w->out->count = before;
    add(w, CL_FACT_CHANGED, is->mate->rec, is->rec);
  }
  if (has_rename(is))
    add_rename(w, is);
}

static void compare_records(work *w) {
  size_t n, m;
  cl_paired *now = cl_pairs_all(w->out->pairs, true, &n);
  cl_paired *old = cl_pairs_all(w->out->pairs, false, &m);
  for (size_t i = 0; i < n; i++) {
    if (now[i].mate)
      compare_record(w, &now[i]);
    else if (!w->hidden[1][now[i].rec->file] && now[i].rec->type != CL_T_ORGANISATION)
      add(w, CL_FACT_ADDED, NULL, now[i].rec);
  }
  for (size_t i = 0; i < m; i++)
    if (!old[i].mate && !w->hidden[0][old[i].rec->file])
      add(w, CL_FACT_REMOVED, old[i].rec, NULL);
}

/* ---- What is derived ----------------------------------------------------------------------------
 */

static void compare_lights(work *w) {
  cl_view old = cl_view_of(w->plan[0], w->out->arena, w->how->today, CL_EN);
  cl_view new = cl_view_of(w->plan[1], w->out->arena, w->how->today, CL_EN);
  CL_EACH_REC(is, w->plan[1], CL_T_JOINT_GOAL) {
    const cl_rec *was = cl_pairs_mate(w->out->pairs, true, is);
    cl_progress before, now;
    if (!was)
      continue;
    cl_progress_of(&old, was, &before);
    cl_progress_of(&new, is, &now);
    if (before.light == now.light)
      continue;
    cl_fact *fact = add(w, CL_FACT_LIGHT, was, is);
    fact->before = (int)before.light;
    fact->after = (int)now.light;
  }
}

static enum cl_stage *stages_of(work *w, bool later) {
  const cl_plan *plan = w->plan[later];
  enum cl_stage *stages =
      cl_alloc(w->out->arena, (plan->count[CL_T_COMMUNITY] + 1) * sizeof *stages);
  cl_stages_of_all(plan, w->how->today, stages);
  return stages;
}

static void compare_stages(work *w) {
  const enum cl_stage *before = stages_of(w, false), *now = stages_of(w, true);
  const cl_rec *first = w->plan[0]->first[CL_T_COMMUNITY];
  size_t i = 0;
  for (const cl_rec *is = w->plan[1]->first[CL_T_COMMUNITY]; is; is = is->next, i++) {
    const cl_paired *at = cl_pairs_of(w->out->pairs, true, is);
    if (!at->mate)
      continue;
    size_t k = at->mate->seq - cl_pairs_of(w->out->pairs, false, first)->seq;
    if (before[k] == now[i])
      continue;
    cl_fact *fact = add(w, CL_FACT_STAGE, at->mate->rec, is);
    fact->before = (int)before[k];
    fact->after = (int)now[i];
  }
}

/* ---- All ------------------------------------------------------------------------------ */

static bool is_derived(const cl_fact *fact) {
  return fact->kind == CL_FACT_STAGE || fact->kind == CL_FACT_LIGHT;
}

static int in_order(const void *a, const void *b) {
  const cl_fact *x = a, *y = b;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (is_derived(x) != is_derived(y))
    return is_derived(x) ? -1 : 1;
  return (x->seq > y->seq) - (x->seq < y->seq);
}

void cl_compare(cl_comparison *out, const cl_plan *old, const cl_plan *now,
                const cl_compare_how *how) {
  *out = (cl_comparison){ .arena = cl_arena_new() };
  work w = { .out = out, .plan = { old, now }, .how = how };
  out->pairs = cl_pairs_new(out->arena, old, now);
  cl_pairs_all(out->pairs, true, &w.later);
  for (int i = 0; i < 2; i++)
    w.hidden[i] = cl_alloc(out->arena, (w.plan[i]->file_count + 1) * sizeof *w.hidden[i]);
  put_names(&w);
  hide_all_absent(&w, false);
  hide_all_absent(&w, true);
  see_same(&w);
  free_names(&w);
  if (how->today != CL_NO_DATE) {
    compare_stages(&w);
    compare_lights(&w);
  }
  compare_records(&w);
  if (out->count > 1)
    qsort(out->facts, out->count, sizeof *out->facts, in_order);
  for (size_t i = 0; i < out->count; i++)
    out->by_kind[out->facts[i].kind]++;
}

void cl_comparison_free(cl_comparison *c) {
  free(c->facts);
  free(c->unseen);
  cl_arena_free(c->arena);
  *c = (cl_comparison){ .arena = NULL };
}

const char *cl_fact_name(enum cl_fact_kind kind) {
  static const char *const names[CL_FACT_KINDS] = {
    [CL_FACT_STAGE] = "stage",     [CL_FACT_LIGHT] = "light",     [CL_FACT_ADDED] = "added",
    [CL_FACT_CHANGED] = "changed", [CL_FACT_RENAMED] = "renamed", [CL_FACT_REMOVED] = "removed",
  };
  return names[kind];
}

const char *cl_fact_address(const cl_fact *fact, cl_arena *arena) {
  const cl_rec *rec = fact->is ? fact->is : fact->was;
  return rec->type == CL_T_ORGANISATION ? NULL : cl_rec_address(rec, arena);
}

bool cl_fact_is_bare(const cl_fact *fact) {
  const cl_rec *rec = fact->is ? fact->is : fact->was;
  return fact->field == CL_F_NONE || (rec->type == CL_T_PERSON && fact->kind != CL_FACT_RENAMED) ||
         (cl_field_info(fact->field)->flags & CL_PERSONAL);
}

const cl_node *cl_latest_measured(const cl_rec *goal) {
  const cl_node *latest = NULL;
  cl_date day = CL_NO_DATE;
  CL_EACH(item, cl_rec_node(goal, CL_F_JOINT_GOAL_MEASURED)) {
    const cl_node *date = cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_DATE);
    cl_date on = date ? cl_date_parse(cl_node_text(date)) : CL_NO_DATE;
    if (!cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_VALUE) || (day != CL_NO_DATE && on < day))
      continue;
    latest = item;
    day = on;
  }
  return latest;
}
