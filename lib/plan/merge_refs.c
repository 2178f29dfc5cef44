/* merge_refs.c - what one entry cannot know of another: records that got another
 * id, that the other side newly refers to, or that would be there twice.
 *
 * These are found before anything is decided, by looking at what each side did; but
 * for a record that one side moved and the other changed, which the deciding shows:
 * then everything is decided once more. */
#include <string.h>

#include "merge_inner.h"

/* ---- what one side did ---- */

static void note(merger *m, struct merge_move **list, uint64_t types, cl_str id, cl_str owner,
                 enum cl_side side) {
  if (!id.n || !types)
    return;
  struct merge_move *move = cl_alloc(m->arena, sizeof *move);
  *move = (struct merge_move){ *list, types, id, owner, side };
  *list = move;
}

/* Goals and themes share their ids. */
static uint64_t types_of(cl_type type) {
  uint64_t both = (uint64_t)1 << CL_T_GOAL | (uint64_t)1 << CL_T_THEME;
  uint64_t own = (uint64_t)1 << type;
  return own & both ? both : own;
}

/* The id of the record that PLACE stands in. */
static cl_str owner_of(const merge_place *place) {
  for (const merge_place *p = place->over; p && p->node; p = p->over)
    if (p->kind == MERGE_RECORD)
      return merge_id(p->type, p->node);
  return (cl_str){ "", 0 };
}

static void note_reference(merger *m, const merge_place *place, enum cl_side side,
                           const cl_node *node) {
  if (node->kind == CL_SCALAR && place->kind == MERGE_VALUE && place->field != CL_F_NONE)
    note(m, &m->refs, cl_field_info(place->field)->refs, cl_node_text(node), CL_NO_STR, side);
}

/* All records of NODE came, or went. */
static void note_records(merger *m, struct merge_move **list, const merge_place *place,
                         enum cl_side by, enum cl_side side, const cl_node *node) {
  if (place->kind == MERGE_RECORD)
    note(m, list, types_of(place->type), merge_id(place->type, node), owner_of(place), by);
  if (list == &m->came)
    note_reference(m, place, side, node);
  if (place->kind == MERGE_UNKNOWN)
    return;
  CL_EACH(child, node) {
    merge_place below = merge_below(place, side, child);
    note_records(m, list, &below, by, side, child);
  }
}

/* What SIDE did to what was NODE in base. */
static void compare(merger *m, const merge_place *place, enum cl_side side, const cl_node *base,
                    const cl_node *node) {
  if (base && node && cl_weave_alike(m->tree[CL_BASE], base, m->tree[side], node))
    return;
  bool was = base && base->kind != CL_SCALAR, is = node && node->kind != CL_SCALAR;
  if (node && !is)
    note_reference(m, place, side, node);
  if (place->kind == MERGE_UNKNOWN || (!was && !is))
    return;
  if (!was || !is || base->kind != node->kind) {
    if (was)
      note_records(m, &m->gone, place, side, CL_BASE, base);
    if (is)
      note_records(m, &m->came, place, side, side, node);
    return;
  }
  const cl_node *pair[CL_SIDES] = { base, NULL, NULL };
  pair[side] = node;
  for (const merge_slot *slot = merge_pair(m, place, pair); slot; slot = slot->next) {
    const cl_node *old = slot->node[CL_BASE], *new = slot->node[side];
    if (slot->gone || (!old && !new))
      continue;
    merge_place below = merge_below(place, new ? side : CL_BASE, new ? new : old);
    if (old && new)
      compare(m, &below, side, old, new);
    else
      note_records(m, new ? &m->came : &m->gone, &below, side, new ? side : CL_BASE,
                   new ? new : old);
  }
}

/* ---- what follows from it ---- */

static const struct merge_move *find(const struct merge_move *list, const struct merge_move *like,
                                     enum cl_side side) {
  for (; list; list = list->next)
    if (list->side == side && (list->types & like->types) && cl_str_eq(list->id, like->id))
      return list;
  return NULL;
}

static enum cl_side other_side(enum cl_side side) {
  return side == CL_OURS ? CL_THEIRS : CL_OURS;
}

static void add_events(merger *m, enum merge_event_kind kind, const struct merge_move *move) {
  for (int t = 0; t < CL_TYPES; t++)
    if (move->types >> t & 1)
      merge_event_add(m, (merge_event){ .kind = kind,
                                        .type = (cl_type)t,
                                        .id = move->id,
                                        .side = kind == MERGE_TWICE ? CL_BASE : move->side });
}

/* One side took a record out, the other newly refers to it.  Moved is not gone. */
static void find_referred(merger *m) {
  for (const struct merge_move *g = m->gone; g; g = g->next)
    if (find(m->refs, g, other_side(g->side)) && !find(m->came, g, g->side))
      add_events(m, MERGE_REFERRED, g);
}

/* Both put the same id in, in two lists. */
static void find_twice(merger *m) {
  for (const struct merge_move *c = m->came; c; c = c->next) {
    const struct merge_move *d = find(m->came, c, other_side(c->side));
    if (d && c->side == CL_OURS && !(cl_str_eq(c->owner, d->owner) && c->types == d->types))
      add_events(m, MERGE_TWICE, c);
    for (const merge_event *e = m->events; e; e = e->next)
      if (e->kind == MERGE_RENAMED && e->side != c->side && cl_str_eq(e->id, c->id) &&
          (types_of(e->type) & c->types))
        m->give_up = true; /* another id, and a new record of that id */
  }
}

void merge_look(merger *m) {
  merge_place root = {
    .kind = MERGE_MAP, .scope = CL_SCOPE_ROOT, .type = CL_T_NONE, .field = CL_F_NONE
  };
  for (enum cl_side k = CL_OURS; k < CL_SIDES; k++)
    compare(m, &root, k, m->tree[CL_BASE]->root, m->tree[k]->root);
  find_referred(m);
  find_twice(m);
}

void merge_torn(merger *m, const merge_place *place, enum cl_side by, const cl_node *node) {
  if (place->kind != MERGE_RECORD)
    return;
  struct merge_move move = { NULL, types_of(place->type), merge_id(place->type, node), CL_NO_STR,
                             by };
  if (move.id.n && find(m->came, &move, by) &&
      !merge_event_of(m, MERGE_TWICE, move.types, move.id)) {
    add_events(m, MERGE_TWICE, &move);
    m->again = true;
  }
}
