/* merge_pair.c - which entries of three collections are the same, and the order in
 * which the result has them. */
#include <stdlib.h>
#include <string.h>

#include "../base/hash.h"
#include "merge_inner.h"

enum { MOST_ALONE = 2000 }; /* entries without a match that are looked at for another id */

typedef struct pairing {
  merger *m;
  const merge_place *over;
  merge_slot **list; /* in order of arrival: base, ours, theirs */
  size_t count, cap;
  merge_slot **table;
  size_t slots;
  merge_slot **by[CL_SIDES]; /* the slots of a side's entries */
  size_t n[CL_SIDES];
} pairing;

/* ---- by key ---- */

static merge_slot *new_slot(pairing *p, cl_str key, uint64_t hash) {
  merge_slot *slot = cl_alloc(p->m->arena, sizeof *slot);
  slot->key = key;
  slot->hash = hash;
  p->list = cl_grow(p->list, &p->cap, p->count + 1, sizeof(merge_slot *));
  p->list[p->count++] = slot;
  return slot;
}

/* The slot for one more entry KEY of SIDE: two of one key pair in their order. */
static merge_slot *slot_for(pairing *p, enum cl_side side, cl_str key) {
  uint64_t hash = cl_hash_str(CL_HASH_START, key);
  size_t at = cl_hash_slot(hash, p->slots);
  while (p->table[at] && (p->table[at]->hash != hash || !cl_str_eq(p->table[at]->key, key)))
    at = (at + 1) & (p->slots - 1);
  merge_slot *first = p->table[at];
  if (!first) {
    first = p->table[at] = new_slot(p, key, hash);
    first->used[side] = first;
    return first;
  }
  merge_slot *last = first->used[side];
  if (!last)
    return first->used[side] = first;
  if (!last->same)
    last->same = new_slot(p, key, hash);
  return first->used[side] = last->same;
}

static void pair_side(pairing *p, enum cl_side side, const cl_node *node) {
  p->by[side] = cl_alloc(p->m->arena, (p->n[side] + 1) * sizeof(merge_slot *));
  uint32_t at = 0;
  for (cl_node *child = node && node->kind != CL_SCALAR ? cl_node_child(node) : NULL; child;
       child = cl_node_next(child)) {
    merge_slot *slot = slot_for(p, side, merge_key(p->m, p->over, side, child));
    slot->node[side] = child;
    slot->at[side] = at;
    p->by[side][at++] = slot;
  }
}

/* ---- those that are known by another id now ---- */

/* The entries of base that SIDE has not, and those of SIDE that base has not. */
static size_t alone(const pairing *p, enum cl_side has, enum cl_side lacks, merge_slot **out) {
  size_t n = 0;
  for (size_t i = 0; i < p->n[has] && n < MOST_ALONE; i++)
    if (!p->by[has][i]->node[lacks] && !p->by[has][i]->gone)
      out[n++] = p->by[has][i];
  return n;
}

/* SLOT's entry of SIDE is that of BASE. */
static void join(pairing *p, merge_slot *base, merge_slot *slot, enum cl_side side) {
  enum cl_side other = side == CL_OURS ? CL_THEIRS : CL_OURS;
  for (enum cl_side k = CL_OURS; k < CL_SIDES; k++) {
    if (!slot->node[k] || base->node[k] || (k == other && !slot->node[side]))
      continue;
    base->node[k] = slot->node[k];
    base->at[k] = slot->at[k];
    p->by[k][slot->at[k]] = base;
    slot->node[k] = NULL;
  }
  slot->gone = !slot->node[CL_OURS] && !slot->node[CL_THEIRS];
}

static bool same_field(const pairing *p, enum cl_side side, const merge_slot *base,
                       const merge_slot *slot, cl_field field) {
  const char *path = cl_field_info(field)->path;
  const cl_node *x = merge_field(base->node[CL_BASE], path);
  const cl_node *y = merge_field(slot->node[side], path);
  merge_place place = { .kind = MERGE_VALUE, .field = field };
  return !cl_node_nothing(x) && merge_same(p->m, &place, CL_BASE, x, side, y);
}

/* The only one of LIST that has the FIELD of the base entry; or the only base entry
 * that has that of SLOT. */
static size_t matches(const pairing *p, enum cl_side side, cl_field field, merge_slot **base,
                      size_t bases, merge_slot **list, size_t n, size_t *found) {
  size_t count = 0;
  for (size_t i = 0; i < bases; i++)
    for (size_t j = 0; j < n; j++)
      if (same_field(p, side, base[i], list[j], field)) {
        *found = bases == 1 ? j : i;
        count++;
      }
  return count;
}

static void join_by(pairing *p, enum cl_side side, cl_field field) {
  merge_slot **gone = cl_xcalloc(p->n[CL_BASE] + 1, sizeof(merge_slot *));
  merge_slot **came = cl_xcalloc(p->n[side] + 1, sizeof(merge_slot *));
  size_t g = alone(p, CL_BASE, side, gone), c = alone(p, side, CL_BASE, came), at, back;
  for (size_t i = 0; i < g && g * c <= (size_t)MOST_ALONE * 100; i++)
    if (matches(p, side, field, &gone[i], 1, came, c, &at) == 1 && !came[at]->gone &&
        matches(p, side, field, gone, g, &came[at], 1, &back) == 1)
      join(p, gone[i], came[at], side);
  free(gone);
  free(came);
}

/* One entry went and one came between the same neighbours, and a part of it is the
 * same: it was changed. */
static void join_neighbours(pairing *p, enum cl_side side) {
  for (size_t i = 0; i < p->n[CL_BASE]; i++) {
    merge_slot *base = p->by[CL_BASE][i];
    if (base->node[side])
      continue;
    const merge_slot *before = i ? p->by[CL_BASE][i - 1] : NULL;
    const merge_slot *after = i + 1 < p->n[CL_BASE] ? p->by[CL_BASE][i + 1] : NULL;
    if ((before && !before->node[side]) || (after && !after->node[side]))
      continue;
    size_t at = before ? before->at[side] + 1 : 0;
    size_t end = after ? after->at[side] : p->n[side];
    if (end != at + 1 || p->by[side][at]->node[CL_BASE])
      continue;
    const cl_type_row *row = cl_type_info(p->over->type);
    for (unsigned f = 0; f < row->fields && !base->node[side]; f++)
      if (!(cl_field_info(cl_type_field(row, f))->flags & CL_SUB) &&
          same_field(p, side, base, p->by[side][at], cl_type_field(row, f)))
        join(p, base, p->by[side][at], side);
  }
}

static void tell_renames(const pairing *p, enum cl_side side) {
  for (size_t i = 0; i < p->n[CL_BASE]; i++) {
    const merge_slot *slot = p->by[CL_BASE][i];
    if (!slot->node[side])
      continue;
    cl_str old = merge_id(p->over->type, slot->node[CL_BASE]);
    cl_str id = merge_id(p->over->type, slot->node[side]);
    if (old.n && id.n && !cl_str_eq(old, id))
      merge_renamed(p->m, p->over->type, side, old, id);
  }
}

static void pair_loosely(pairing *p) {
  const cl_type_row *row = cl_type_info(p->over->type);
  for (enum cl_side k = CL_OURS; k < CL_SIDES; k++) {
    if (row->id != CL_F_NONE) {
      if (row->naming != CL_F_NONE)
        join_by(p, k, row->naming);
      tell_renames(p, k);
      continue;
    }
    CL_EACH_FIELD(field, row)
      if (cl_field_info(field)->flags & CL_TODAY)
        join_by(p, k, field);
    if (row->naming != CL_F_NONE)
      join_by(p, k, row->naming);
    join_neighbours(p, k);
  }
}

/* ---- order ---- */

/* Does SIDE have the entries of base in another order? */
static bool reordered(const pairing *p, enum cl_side side) {
  bool first = true;
  uint32_t last = 0;
  for (size_t i = 0; i < p->n[CL_BASE]; i++) {
    const merge_slot *slot = p->by[CL_BASE][i];
    if (!slot->node[side])
      continue;
    if (!first && slot->at[side] < last)
      return true;
    last = slot->at[side];
    first = false;
  }
  return false;
}

/* From which of its entries on all that OTHER has was added at the end? */
static size_t added_last(const pairing *p, enum cl_side other) {
  size_t n = p->n[other];
  while (n && !p->by[other][n - 1]->placed)
    n--;
  return n;
}

/* The last of MAIN that it has not added itself. */
static merge_slot *last_known(const pairing *p, enum cl_side main, enum cl_side other,
                              merge_slot *head) {
  for (size_t i = p->n[main]; i-- > 0;)
    if (p->by[main][i]->node[other] || p->by[main][i]->node[CL_BASE])
      return p->by[main][i];
  return head;
}

/* The order of one side, with what only the other has put in behind what it stands
 * behind there, or at the end; LAST: behind what the first side has added there, too. */
static merge_slot *in_order(const pairing *p, enum cl_side main, enum cl_side other, bool last) {
  merge_slot head = { .next = NULL }, *tail = &head;
  for (size_t i = 0; i < p->n[main]; i++) {
    merge_slot *slot = p->by[main][i];
    tail = tail->next = slot;
    slot->placed = true;
    slot->next = NULL;
  }
  merge_slot *at = &head;
  size_t end = added_last(p, other);
  for (size_t i = 0; i < p->n[other]; i++) {
    merge_slot *slot = p->by[other][i];
    if (slot->placed) {
      at = slot;
      continue;
    }
    if (i == end)
      at = last_known(p, main, other, &head);
    while (last && at->next && !at->next->node[other] && !at->next->node[CL_BASE])
      at = at->next;
    slot->next = at->next;
    slot->placed = true;
    at = at->next = slot;
  }
  return head.next;
}

/* Those that no side has any more come last. */
merge_slot *merge_pair(merger *m, const merge_place *over, const cl_node *const node[CL_SIDES]) {
  pairing p = { .m = m, .over = over };
  size_t total = 0;
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    p.n[k] = node[k] && node[k]->kind != CL_SCALAR ? cl_node_count(node[k]) : 0;
    total += p.n[k];
  }
  for (p.slots = 16; p.slots < total * 2;)
    p.slots *= 2;
  p.table = cl_xcalloc(p.slots, sizeof(merge_slot *));
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++)
    pair_side(&p, k, node[k]);
  if (over->kind == MERGE_RECORDS)
    pair_loosely(&p);
  bool theirs = !reordered(&p, CL_OURS) && reordered(&p, CL_THEIRS);
  merge_slot *first =
      theirs ? in_order(&p, CL_THEIRS, CL_OURS, false) : in_order(&p, CL_OURS, CL_THEIRS, true);
  merge_slot **end = &first;
  while (*end)
    end = &(*end)->next;
  for (size_t i = 0; i < p.n[CL_BASE]; i++) {
    merge_slot *slot = p.by[CL_BASE][i];
    if (slot->placed)
      continue;
    slot->next = NULL;
    *end = slot;
    end = &slot->next;
  }
  free(p.table);
  free(p.list);
  return first;
}
