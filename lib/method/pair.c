/* pair.c - which records of two plans are the same; see pair.h. */
#include "pair.h"

#include <stdlib.h>
#include <string.h>

#include "../base/hash.h"

typedef struct side {
  const cl_plan *plan;
  cl_paired *all; /* type by type */
  size_t count, start[CL_TYPES + 1];
  cl_paired **slot; /* by address of the record */
  size_t slots;
} side;

struct cl_pairs {
  side of[2];   /* the old plan, the later one */
  bool renamed; /* has any record another id now? */
};

/* ---- Records ---------------------------------------------------------------------- */

static size_t slot_of(const side *s, const cl_rec *rec) {
  uint64_t hash = cl_hash_bytes(CL_HASH_START, &rec, sizeof(const cl_rec *));
  size_t at = cl_hash_slot(hash, s->slots);
  while (s->slot[at] && s->slot[at]->rec != rec)
    at = (at + 1) & (s->slots - 1);
  return at;
}

static void collect(cl_arena *arena, side *s, const cl_plan *plan, bool later) {
  size_t total = 0;
  for (int type = 0; type < CL_TYPES; type++)
    total += plan->count[type];
  for (s->slots = 64; s->slots < total * 2;)
    s->slots *= 2;
  s->plan = plan;
  s->all = cl_alloc(arena, (total + 1) * sizeof *s->all);
  s->slot = cl_alloc(arena, s->slots * sizeof *s->slot);
  for (int type = 0; type < CL_TYPES; type++) {
    s->start[type] = s->count;
    CL_EACH_REC(rec, plan, type) {
      cl_paired *at = &s->all[s->count];
      *at = (cl_paired){ .rec = rec, .parent = rec->parent, .seq = s->count++, .later = later };
      s->slot[slot_of(s, rec)] = at;
    }
  }
  s->start[CL_TYPES] = s->count;
}

cl_paired *cl_pairs_all(const cl_pairs *pairs, bool later, size_t *count) {
  *count = pairs->of[later].count;
  return pairs->of[later].all;
}

cl_paired *cl_pairs_of(const cl_pairs *pairs, bool later, const cl_rec *rec) {
  const side *s = &pairs->of[later];
  return rec ? s->slot[slot_of(s, rec)] : NULL;
}

const cl_rec *cl_pairs_mate(const cl_pairs *pairs, bool later, const cl_rec *rec) {
  const cl_paired *at = cl_pairs_of(pairs, later, rec);
  return at && at->mate ? at->mate->rec : NULL;
}

static void join(cl_pairs *pairs, cl_paired *a, cl_paired *b) {
  a->mate = b;
  b->mate = a;
  if (cl_type_info(a->rec->type)->id != CL_F_NONE)
    pairs->renamed = pairs->renamed || strcmp(a->rec->id, b->rec->id) != 0;
}

/* ---- What a record is known by ------------------------------------------------------- */

typedef struct seeker {
  const cl_pairs *pairs;
  cl_arena *arena;
  bool later;
} seeker;
typedef const char *key_maker(const seeker *s, const cl_rec *rec);

static const char *id_key(const seeker *s, const cl_rec *rec) {
  (void)s;
  return rec->id;
}

/* A reference as the later plan has it. */
static cl_str reference(const seeker *s, cl_field field, cl_str text) {
  const cl_rec *rec = s->later ? NULL : cl_plan_ref(s->pairs->of[0].plan, field, text);
  const cl_rec *mate = cl_pairs_mate(s->pairs, false, rec);
  return mate ? cl_str_of(mate->id) : text;
}

static void add_key(const seeker *s, cl_buf *key, const cl_rec *rec, cl_field field) {
  cl_str text = cl_value_canonical(field, cl_rec_text(rec, field));
  if (text.n && cl_field_info(field)->kind == CL_K_REF)
    text = reference(s, field, text);
  if (key->len)
    cl_buf_putc(key, '\x1f');
  if (text.n)
    cl_buf_add(key, text.p, text.n);
}

static const char *end_key(const seeker *s, cl_buf *key) {
  bool any = false;
  for (size_t i = 0; i < key->len; i++)
    any = any || key->p[i] != '\x1f';
  const char *text = any ? cl_strdup(s->arena, cl_buf_text(key)) : NULL;
  cl_buf_free(key);
  return text;
}

/* All that is required of what has no id; a contact is either way of reaching
 * somebody. */
static const char *required_key(const seeker *s, const cl_rec *rec) {
  const cl_type_row *row = cl_type_info(rec->type);
  cl_buf key = CL_BUF_INIT;
  CL_EACH_FIELD(field, row) {
    unsigned flags = cl_field_info(field)->flags;
    if ((flags & CL_REQ) && !(flags & (CL_SUB | CL_LIST)) &&
        !strchr(cl_field_info(field)->path, '.'))
      add_key(s, &key, rec, field);
  }
  if (rec->type == CL_T_CONTACT) {
    add_key(s, &key, rec, CL_F_CONTACT_PERSON);
    add_key(s, &key, rec, CL_F_CONTACT_VIA);
  }
  return end_key(s, &key);
}

/* The day that it is known by; of a contact the person. */
static const char *day_key(const seeker *s, const cl_rec *rec) {
  const cl_type_row *row = cl_type_info(rec->type);
  cl_buf key = CL_BUF_INIT;
  CL_EACH_FIELD(field, row)
    if (cl_field_info(field)->flags & CL_TODAY)
      add_key(s, &key, rec, field);
  if (rec->type == CL_T_CONTACT)
    add_key(s, &key, rec, CL_F_CONTACT_PERSON);
  return end_key(s, &key);
}

static const char *name_key(const seeker *s, const cl_rec *rec) {
  cl_field naming = cl_type_info(rec->type)->naming;
  cl_buf key = CL_BUF_INIT;
  if (naming != CL_F_NONE)
    add_key(s, &key, rec, naming);
  return end_key(s, &key);
}

/* Moments and conversations are many of a name. */
static const char *name_and_day_key(const seeker *s, const cl_rec *rec) {
  cl_field naming = cl_type_info(rec->type)->naming;
  cl_buf key = CL_BUF_INIT;
  if (naming == CL_F_NONE || !cl_rec_text(rec, naming).n)
    return NULL;
  add_key(s, &key, rec, naming);
  const cl_type_row *row = cl_type_info(rec->type);
  CL_EACH_FIELD(field, row)
    if (strcmp(cl_field_info(field)->path, "date") == 0)
      add_key(s, &key, rec, field);
  return end_key(s, &key);
}

/* ---- Pairing ---------------------------------------------------------------------------- */

static int by_key(const void *a, const void *b) {
  const cl_paired *x = *(cl_paired *const *)a, *y = *(cl_paired *const *)b;
  uintptr_t p = (uintptr_t)x->parent, q = (uintptr_t)y->parent;
  int order = (p > q) - (p < q);
  if (!order)
    order = strcmp(x->key, y->key);
  return order ? order : (x->seq > y->seq) - (x->seq < y->seq);
}

static bool same_key(const cl_paired *a, const cl_paired *b) {
  return a->parent == b->parent && strcmp(a->key, b->key) == 0;
}

/* Those of TYPE that stand alone and have a key, sorted by it. */
static size_t alone(const cl_pairs *pairs, bool later, int type, key_maker *key, cl_arena *arena,
                    cl_paired **out) {
  const side *s = &pairs->of[later];
  const seeker seek = { pairs, arena, later };
  size_t n = 0;
  for (size_t i = s->start[type]; i < s->start[type + 1]; i++) {
    cl_paired *e = &s->all[i];
    e->key = e->mate ? NULL : key(&seek, e->rec);
    if (e->key)
      out[n++] = e;
  }
  if (n > 1)
    qsort(out, n, sizeof *out, by_key);
  return n;
}

static size_t run_of(cl_paired *const *sorted, size_t from, size_t n) {
  size_t end = from + 1;
  while (end < n && same_key(sorted[from], sorted[end]))
    end++;
  return end - from;
}

static bool any_alone(const side *s, int type) {
  for (size_t i = s->start[type]; i < s->start[type + 1]; i++)
    if (!s->all[i].mate)
      return true;
  return false;
}

/* ONLY: just those that have their key for themselves on both sides; else the
 * first of a key goes with the first, the second with the second. */
static void pair_by(cl_pairs *pairs, int type, key_maker *key, bool only) {
  if (!any_alone(&pairs->of[0], type) || !any_alone(&pairs->of[1], type))
    return;
  cl_arena *arena = cl_arena_new();
  cl_paired **old = cl_alloc(arena, (pairs->of[0].plan->count[type] + 1) * sizeof *old);
  cl_paired **now = cl_alloc(arena, (pairs->of[1].plan->count[type] + 1) * sizeof *now);
  size_t n = alone(pairs, false, type, key, arena, old);
  size_t m = alone(pairs, true, type, key, arena, now);
  for (size_t i = 0, j = 0; i < n && j < m;) {
    uintptr_t p = (uintptr_t)old[i]->parent, q = (uintptr_t)now[j]->parent;
    int order = p != q ? (p > q ? 1 : -1) : strcmp(old[i]->key, now[j]->key);
    if (order) {
      i += order < 0;
      j += order > 0;
      continue;
    }
    size_t a = run_of(old, i, n), b = run_of(now, j, m);
    for (size_t k = 0; k < a && k < b && (!only || (a == 1 && b == 1)); k++)
      join(pairs, old[i + k], now[j + k]);
    i += a;
    j += b;
  }
  cl_arena_free(arena);
}

/* Most stand in both in the same order under the same id: so they are met without
 * sorting anything.  What is left is for pair_by(). */
static void pair_in_order(cl_pairs *pairs, int type) {
  side *old = &pairs->of[0], *now = &pairs->of[1];
  size_t i = old->start[type], j = now->start[type];
  while (i < old->start[type + 1] && j < now->start[type + 1]) {
    cl_paired *a = &old->all[i], *b = &now->all[j];
    if (a->parent != b->parent || strcmp(a->rec->id, b->rec->id) != 0)
      break;
    join(pairs, a, b);
    i++;
    j++;
  }
}

/* The community of a nested record is the later one, where there is one. */
static void set_parents(cl_pairs *pairs, int type) {
  side *old = &pairs->of[0];
  for (size_t i = old->start[type]; i < old->start[type + 1]; i++) {
    cl_paired *e = &old->all[i];
    const cl_rec *mate = cl_pairs_mate(pairs, false, e->rec->parent);
    if (mate)
      e->parent = mate;
  }
}

static void pair_type(cl_pairs *pairs, int type) {
  const cl_type_row *row = cl_type_info((cl_type)type);
  set_parents(pairs, type);
  if (row->id != CL_F_NONE || row->shape != CL_LISTED) {
    pair_in_order(pairs, type);
    pair_by(pairs, type, id_key, false);
    if (row->id == CL_F_NONE)
      return;
    pair_by(pairs, type, name_and_day_key, true);
  } else {
    pair_by(pairs, type, required_key, false);
    pair_by(pairs, type, day_key, true);
  }
  pair_by(pairs, type, name_key, true);
}

/* People first, since contacts are known by theirs; communities come before what
 * stands in them: the schema has them so. */
cl_pairs *cl_pairs_new(cl_arena *arena, const cl_plan *old, const cl_plan *now) {
  cl_pairs *pairs = cl_alloc(arena, sizeof *pairs);
  collect(arena, &pairs->of[0], old, false);
  collect(arena, &pairs->of[1], now, true);
  pair_type(pairs, CL_T_PERSON);
  for (int type = 0; type < CL_TYPES; type++)
    if (type != CL_T_PERSON)
      pair_type(pairs, type);
  return pairs;
}

/* ---- Values --------------------------------------------------------------------------------- */

static bool same_ref(const cl_pairs *pairs, cl_field field, cl_str a, cl_str b) {
  if (!pairs->renamed)
    return cl_str_eq(a, b);
  const cl_rec *x = cl_plan_ref(pairs->of[0].plan, field, a);
  const cl_rec *y = cl_plan_ref(pairs->of[1].plan, field, b);
  const cl_rec *mate = cl_pairs_mate(pairs, false, x);
  return mate && y ? mate == y : cl_str_eq(a, b);
}

/* More digits than a number holds are told apart as they are written. */
static bool same_number(cl_str a, cl_str b) {
  enum { SURE = 15 };
  double x, y;
  return a.n <= SURE && b.n <= SURE && cl_parse_num(a, &x) && cl_parse_num(b, &y) && !(x < y) &&
         !(x > y);
}

bool cl_pairs_same(const cl_pairs *pairs, cl_field field, const cl_node *a, const cl_node *b) {
  if (!a || !b)
    return a == b;
  cl_str x = cl_node_text(a), y = cl_node_text(b);
  enum cl_value_kind kind = cl_field_info(field)->kind;
  if (kind == CL_K_REF)
    return same_ref(pairs, field, x, y);
  if (cl_str_eq(x, y))
    return true;
  if (kind == CL_K_NUM || kind == CL_K_INT)
    return same_number(x, y);
  return cl_str_eq(cl_str_chomp(cl_value_canonical(field, x)),
                   cl_str_chomp(cl_value_canonical(field, y)));
}

const char *cl_pairs_text(const cl_pairs *pairs, cl_field field, cl_str text, bool later,
                          cl_arena *arena) {
  enum cl_value_kind kind = cl_field_info(field)->kind;
  double number;
  if (kind == CL_K_REF) {
    const seeker s = { pairs, arena, later };
    text = reference(&s, field, text);
  } else if ((kind == CL_K_NUM || kind == CL_K_INT) && same_number(text, text) &&
             cl_parse_num(text, &number)) {
    return cl_asprintf(arena, "%.15g", number + 0.0);
  } else {
    text = cl_str_chomp(cl_value_canonical(field, text));
  }
  return cl_strndup(arena, text.n ? text.p : "", text.n);
}

bool cl_pairs_same_item(const cl_pairs *pairs, cl_field field, const cl_node *a, const cl_node *b) {
  CL_EACH_SUB(sub, field)
    if (!cl_pairs_same(pairs, sub, cl_item_node(a, sub), cl_item_node(b, sub)))
      return false;
  return true;
}

cl_field cl_item_key(cl_field field) {
  CL_EACH_SUB(sub, field)
    if (cl_field_info(sub)->flags & CL_REQ)
      return sub;
  return field + 1;
}
