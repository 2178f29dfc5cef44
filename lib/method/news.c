/* news.c - what is new in a plan since an earlier version of it; see news.h. */
#include "news.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

typedef struct entry entry;
struct entry {
  const cl_rec *rec;
  const cl_rec *parent; /* the community it stands in: the later one where there are two */
  const char *key;      /* what it is sought by at the moment */
  size_t seq;
  entry *mate;
};

typedef struct side {
  const cl_plan *plan;
  entry *entries; /* all records, type by type */
  size_t count, start[CL_TYPES + 1];
  entry **by_rec; /* in order of address */
  bool *hidden;   /* files of which the other plan cannot tell */
} side;

typedef struct work {
  cl_news *news;
  side old, now;
  cl_date today;
} work;

/* ---- Files that tell nothing ------------------------------------------------- */

static void say_unseen(cl_news *news, const char *name, enum cl_unseen_why why) {
  news->unseen =
      cl_grow(news->unseen, &news->unseen_cap, news->unseen_count + 1, sizeof *news->unseen);
  news->unseen[news->unseen_count++] = (cl_unseen){ cl_strdup(news->arena, name), why };
}

static bool has_file(const cl_plan *plan, const char *pattern) {
  for (size_t i = 1; i < plan->file_count; i++)
    if (fnmatch(pattern, plan->files[i].name, FNM_PATHNAME) == 0)
      return true;
  return false;
}

/* What OF names and does not have hides the files of that name of the other. */
static void hide_absent(work *w, const side *of, side *other) {
  const cl_rec *root = of->plan->first[CL_T_ORGANISATION];
  CL_EACH(item, cl_rec_node(root, CL_F_ORGANISATION_INCLUDE)) {
    const char *pattern = cl_str_dup(w->news->arena, cl_node_text(item));
    bool hides = false;
    if (!pattern || has_file(of->plan, pattern))
      continue;
    for (size_t i = 1; i < other->plan->file_count; i++)
      if (fnmatch(pattern, other->plan->files[i].name, FNM_PATHNAME) == 0)
        hides = other->hidden[i] = true;
    if (hides)
      say_unseen(w->news, pattern, CL_UNSEEN_ABSENT);
  }
}

static void see_same(work *w) {
  const cl_plan *old = w->old.plan, *now = w->now.plan;
  for (size_t i = 0; i < now->file_count; i++)
    for (size_t j = 0; j < old->file_count; j++) {
      const cl_stamp *a = &now->files[i].stamp, *b = &old->files[j].stamp;
      if (a->known && b->known && a->device == b->device && a->inode == b->inode)
        say_unseen(w->news, now->files[i].name, CL_UNSEEN_SAME);
    }
}

static cl_field field_at(const cl_type_row *row, unsigned i) {
  return (cl_field)((unsigned)row->first + i);
}

/* ---- Finding what belongs together --------------------------------------------- */

static int by_rec(const void *a, const void *b) {
  uintptr_t x = (uintptr_t)(*(entry *const *)a)->rec, y = (uintptr_t)(*(entry *const *)b)->rec;
  return (x > y) - (x < y);
}

static entry *entry_of(const side *s, const cl_rec *rec) {
  entry key = { .rec = rec }, *at = &key;
  entry **found = bsearch(&at, s->by_rec, s->count, sizeof *s->by_rec, by_rec);
  return found ? *found : NULL;
}

static void collect(cl_arena *arena, side *s, const cl_plan *plan) {
  size_t total = 0;
  for (int type = 0; type < CL_TYPES; type++)
    total += plan->count[type];
  s->plan = plan;
  s->hidden = cl_alloc(arena, (plan->file_count + 1) * sizeof *s->hidden);
  s->entries = cl_alloc(arena, (total + 1) * sizeof *s->entries);
  s->by_rec = cl_alloc(arena, (total + 1) * sizeof *s->by_rec);
  for (int type = 0; type < CL_TYPES; type++) {
    s->start[type] = s->count;
    CL_EACH_REC(rec, plan, type) {
      s->entries[s->count] = (entry){ .rec = rec, .parent = rec->parent, .seq = s->count };
      s->by_rec[s->count] = &s->entries[s->count];
      s->count++;
    }
  }
  s->start[CL_TYPES] = s->count;
  if (s->count)
    qsort(s->by_rec, s->count, sizeof *s->by_rec, by_rec);
}

static const char *id_key(const cl_rec *rec, cl_arena *arena) {
  (void)arena;
  return rec->id;
}

/* What it is called; moments are many of a name, so also the day. */
static const char *name_key(const cl_rec *rec, cl_arena *arena) {
  cl_field naming = cl_type_info(rec->type)->naming;
  const char *name = naming == CL_F_NONE ? NULL : cl_rec_dup(rec, naming, arena);
  if (!name || rec->type != CL_T_MOMENT)
    return name;
  cl_str date = cl_rec_text(rec, CL_F_MOMENT_DATE);
  return cl_asprintf(arena, "%.*s %s", (int)date.n, date.n ? date.p : "", name);
}

/* Of what has no id of its own: the day. */
static const char *day_key(const cl_rec *rec, cl_arena *arena) {
  const cl_type_row *row = cl_type_info(rec->type);
  for (unsigned i = 0; row->id == CL_F_NONE && i < row->fields; i++)
    if (cl_field_info(field_at(row, i))->kind == CL_K_DATE)
      return cl_rec_dup(rec, field_at(row, i), arena);
  return NULL;
}

static int by_key(const void *a, const void *b) {
  const entry *x = *(entry *const *)a, *y = *(entry *const *)b;
  uintptr_t p = (uintptr_t)x->parent, q = (uintptr_t)y->parent;
  int order = (p > q) - (p < q);
  if (!order)
    order = strcmp(x->key, y->key);
  return order ? order : (x->seq > y->seq) - (x->seq < y->seq);
}

/* Entries of TYPE that stand alone and have a key, sorted by it. */
static size_t alone(const side *s, int type, const char *(*key)(const cl_rec *, cl_arena *),
                    cl_arena *arena, entry **out) {
  size_t n = 0;
  for (size_t i = s->start[type]; i < s->start[type + 1]; i++) {
    entry *e = &s->entries[i];
    if (e->mate)
      continue;
    e->key = key(e->rec, arena);
    if (e->key)
      out[n++] = e;
  }
  if (n)
    qsort(out, n, sizeof *out, by_key);
  return n;
}

static void pair_by(work *w, int type, const char *(*key)(const cl_rec *, cl_arena *)) {
  cl_arena *arena = cl_arena_new();
  entry **old = cl_alloc(arena, (w->old.plan->count[type] + 1) * sizeof(entry *));
  entry **now = cl_alloc(arena, (w->now.plan->count[type] + 1) * sizeof(entry *));
  size_t n = alone(&w->old, type, key, arena, old), m = alone(&w->now, type, key, arena, now);
  for (size_t i = 0, j = 0; i < n && j < m;) {
    uintptr_t p = (uintptr_t)old[i]->parent, q = (uintptr_t)now[j]->parent;
    int order = p != q ? (p > q ? 1 : -1) : strcmp(old[i]->key, now[j]->key);
    if (order == 0) {
      old[i]->mate = now[j];
      now[j]->mate = old[i];
    }
    i += order <= 0;
    j += order >= 0;
  }
  cl_arena_free(arena);
}

/* The community of a nested record is the later one, where there is one. */
static void set_parents(work *w, int type) {
  for (size_t i = w->old.start[type]; i < w->old.start[type + 1]; i++) {
    entry *e = &w->old.entries[i];
    const entry *parent = e->parent ? entry_of(&w->old, e->parent) : NULL;
    if (parent && parent->mate)
      e->parent = parent->mate->rec;
  }
}

/* Communities come before what stands in them: the schema has them so. */
static void pair_all(work *w) {
  for (int type = 0; type < CL_TYPES; type++) {
    set_parents(w, type);
    pair_by(w, type, id_key);
    pair_by(w, type, name_key);
    pair_by(w, type, day_key);
  }
}

/* ---- What differs ------------------------------------------------------------------ */

static const cl_rec *community_of(const side *s, const cl_rec *rec) {
  if (rec->type == CL_T_COMMUNITY)
    return rec;
  if (rec->type == CL_T_MOMENT)
    return cl_plan_ref(s->plan, CL_F_MOMENT_COMMUNITY, cl_rec_text(rec, CL_F_MOMENT_COMMUNITY));
  return rec->parent;
}

/* Communities in the order of the later plan, then those that went. */
static void set_community(const work *w, cl_news_item *item) {
  const side *s = item->is ? &w->now : &w->old;
  const cl_rec *community = community_of(s, item->is ? item->is : item->was);
  const entry *e = community ? entry_of(s, community) : NULL;
  if (e && !item->is && e->mate) {
    e = e->mate;
    s = &w->now;
  }
  item->community = e ? e->rec : NULL;
  item->rank = !e ? SIZE_MAX : e->seq + (s == &w->old ? w->now.count : 0);
}

static cl_news_item *add(work *w, enum cl_news_kind kind, const entry *was, const entry *is) {
  cl_news *news = w->news;
  news->items = cl_grow(news->items, &news->cap, news->count + 1, sizeof *news->items);
  cl_news_item *item = &news->items[news->count];
  *item = (cl_news_item){ .kind = kind,
                          .was = was ? was->rec : NULL,
                          .is = is ? is->rec : NULL,
                          .field = CL_F_NONE,
                          .seq = news->count };
  set_community(w, item);
  news->count++;
  news->by_kind[kind]++;
  return item;
}

/* Do two references name the same record, by whatever id? */
static bool same_ref(const work *w, cl_field field, cl_str a, cl_str b) {
  const cl_rec *x = cl_plan_ref(w->old.plan, field, a), *y = cl_plan_ref(w->now.plan, field, b);
  const entry *e = x ? entry_of(&w->old, x) : NULL;
  if (e && e->mate && y)
    return e->mate->rec == y;
  return cl_str_eq(a, b);
}

static bool same_refs(const work *w, cl_field field, const cl_node *a, const cl_node *b) {
  if (!a || !b)
    return a == b;
  if (!(cl_field_info(field)->flags & CL_LIST))
    return same_ref(w, field, cl_node_text(a), cl_node_text(b));
  const cl_node *other = b->kind == CL_SCALAR ? NULL : b->u.child;
  CL_EACH(item, a) {
    if (!other || !same_ref(w, field, cl_node_text(item), cl_node_text(other)))
      return false;
    other = other->next;
  }
  return !other;
}

static bool same_value(const work *w, cl_field field, const cl_rec *was, const cl_rec *is) {
  if (cl_field_info(field)->kind == CL_K_REF)
    return same_refs(w, field, cl_rec_node(was, field), cl_rec_node(is, field));
  cl_buf a = CL_BUF_INIT, b = CL_BUF_INIT;
  cl_rec_cell(&a, was, field);
  cl_rec_cell(&b, is, field);
  bool same = a.len == b.len && (!a.len || memcmp(a.p, b.p, a.len) == 0);
  cl_buf_free(&a);
  cl_buf_free(&b);
  return same;
}

/* Which files there are, and their format, is not what the work is about. */
static bool is_told(cl_field field) {
  return !(cl_field_info(field)->flags & (CL_SUB | CL_PERSONAL)) &&
         field != CL_F_ORGANISATION_PLAN && field != CL_F_ORGANISATION_INCLUDE;
}

static void compare_fields(work *w, const entry *was, const entry *is, bool light_moved) {
  const cl_type_row *row = cl_type_info(is->rec->type);
  for (unsigned i = 0; i < row->fields; i++) {
    cl_field field = field_at(row, i);
    if (!is_told(field) || (light_moved && field == CL_F_JOINT_GOAL_LIGHT_COLOUR))
      continue;
    if (same_value(w, field, was->rec, is->rec))
      continue;
    size_t before = cl_rec_count(was->rec, field), now = cl_rec_count(is->rec, field);
    if (field == CL_F_JOINT_GOAL_MEASURED && now > before)
      add(w, CL_NEWS_MEASURED, was, is)->count = now - before;
    else
      add(w, CL_NEWS_CHANGED, was, is)->field = field;
  }
}

static bool compare_light(work *w, const entry *was, const entry *is) {
  cl_progress before, now;
  if (is->rec->type != CL_T_JOINT_GOAL)
    return false;
  cl_progress_of(was->rec, w->today, &before);
  cl_progress_of(is->rec, w->today, &now);
  if (before.light == now.light)
    return false;
  cl_news_item *item = add(w, CL_NEWS_LIGHT, was, is);
  item->before = (int)before.light;
  item->now = (int)now.light;
  return true;
}

static enum cl_stage *stages_of(work *w, const cl_plan *plan) {
  enum cl_stage *stages =
      cl_alloc(w->news->arena, (plan->count[CL_T_COMMUNITY] + 1) * sizeof *stages);
  cl_stages_of_all(plan, w->today, stages);
  return stages;
}

static void compare_stages(work *w) {
  const enum cl_stage *before = stages_of(w, w->old.plan), *now = stages_of(w, w->now.plan);
  const size_t first = w->now.start[CL_T_COMMUNITY], last = w->now.start[CL_T_COMMUNITY + 1];
  for (size_t i = first; i < last; i++) {
    const entry *is = &w->now.entries[i], *was = is->mate;
    if (!was)
      continue;
    enum cl_stage from = before[was->seq - w->old.start[CL_T_COMMUNITY]], to = now[i - first];
    if (from == to)
      continue;
    cl_news_item *item = add(w, CL_NEWS_STAGE, was, is);
    item->before = (int)from;
    item->now = (int)to;
  }
}

static void compare_all(work *w) {
  compare_stages(w);
  for (size_t i = 0; i < w->now.count; i++) {
    const entry *is = &w->now.entries[i];
    if (is->mate)
      compare_fields(w, is->mate, is, compare_light(w, is->mate, is));
    else if (!w->now.hidden[is->rec->file])
      add(w, CL_NEWS_ADDED, NULL, is);
  }
  for (size_t i = 0; i < w->old.count; i++) {
    const entry *was = &w->old.entries[i];
    if (!was->mate && !w->old.hidden[was->rec->file])
      add(w, CL_NEWS_DROPPED, was, NULL);
  }
}

static int by_community(const void *a, const void *b) {
  const cl_news_item *x = a, *y = b;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return (x->seq > y->seq) - (x->seq < y->seq);
}

void cl_news_read(cl_news *out, const cl_plan *old, const cl_plan *now, cl_date today) {
  *out = (cl_news){ .arena = cl_arena_new() };
  work w = { .news = out, .today = today };
  collect(out->arena, &w.old, old);
  collect(out->arena, &w.now, now);
  hide_absent(&w, &w.old, &w.now);
  hide_absent(&w, &w.now, &w.old);
  see_same(&w);
  pair_all(&w);
  compare_all(&w);
  if (out->count)
    qsort(out->items, out->count, sizeof *out->items, by_community);
}

void cl_news_free(cl_news *news) {
  free(news->items);
  free(news->unseen);
  cl_arena_free(news->arena);
  *news = (cl_news){ .arena = NULL };
}

const char *cl_news_name(enum cl_news_kind kind) {
  static const char *const names[CL_NEWS_KINDS] = { "stage", "light",   "measured",
                                                    "added", "changed", "dropped" };
  return names[kind];
}

const cl_node *cl_news_latest(const cl_rec *goal) {
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
