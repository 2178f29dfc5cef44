/* merge_decide.c - what becomes of each entry: the rules of a merge.
 *
 * Changed by one side: taken.  By both alike: once.  By both differently: a
 * conflict.  Taken out by one and changed by the other: a conflict of what was
 * taken out as a whole. */
#include <string.h>

#include "merge_inner.h"

static cl_strand *decide(merger *m, const merge_place *over, const merge_slot *slot);

static cl_strand *new_strand(merger *m, const merge_slot *slot) {
  cl_strand *s = cl_alloc(m->arena, sizeof *s);
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    s->node[k] = slot->node[k];
    s->at[k] = slot->at[k];
  }
  return s;
}

static cl_strand *take(cl_strand *s, enum cl_take ours, enum cl_take theirs) {
  s->take[0] = (uint8_t)ours;
  s->take[1] = (uint8_t)theirs;
  return s;
}

static enum cl_take whole(enum cl_side side) {
  return side == CL_THEIRS ? CL_TAKE_THEIRS : CL_TAKE_OURS;
}

/* The value of SIDE, in a style that is merged. */
static cl_strand *take_value(cl_strand *s, enum cl_side ours, enum cl_side theirs) {
  s->value[0] = (uint8_t)ours;
  s->value[1] = (uint8_t)theirs;
  return take(s, CL_TAKE_WOVEN, CL_TAKE_WOVEN);
}

static cl_strand *conflict(merger *m, const merge_place *place, cl_strand *s) {
  s->label = merge_label(m, place);
  return s;
}

static void push(cl_strand *over, cl_strand *s) {
  if (over->last)
    over->last->next = s;
  else
    over->child = s;
  over->last = s;
  s->over = over;
}

static bool is_collection(const cl_node *node) {
  return node && node->kind != CL_SCALAR;
}

/* All entries of a collection, one by one.  A side that does not have it, or has
 * nothing in it, has taken all of them out. */
static cl_strand *weave(merger *m, const merge_place *place, cl_strand *s) {
  const cl_node *node[CL_SIDES];
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++)
    node[k] = is_collection(s->node[k]) ? s->node[k] : NULL;
  s->collection = true;
  take(s, CL_TAKE_WOVEN, CL_TAKE_WOVEN);
  for (const merge_slot *slot = merge_pair(m, place, node); slot; slot = slot->next) {
    cl_strand *child = slot->gone ? NULL : decide(m, place, slot);
    if (child)
      push(s, child);
  }
  return s;
}

/* Are its entries each on their own, so that taking it out takes them out one by
 * one? */
static bool is_open(const merge_place *place) {
  switch (place->kind) {
  case MERGE_KEYED:
  case MERGE_RECORDS:
  case MERGE_VALUES:
  case MERGE_ITEMS:
    return true;
  case MERGE_MAP: /* a section */
    return place->over && !place->over->over;
  default:
    return false;
  }
}

/* ---- what only one side has ---- */

/* Does NODE, new on SIDE, refer to a record that the other side took out? */
static bool refers_to_gone(const merger *m, cl_field field, enum cl_side side,
                           const cl_node *node) {
  uint64_t refs = field == CL_F_NONE ? 0 : cl_field_info(field)->refs;
  if (!refs || !node || node->kind != CL_SCALAR)
    return false;
  const merge_event *e = merge_event_of(m, MERGE_REFERRED, refs, cl_node_text(node));
  return e && e->side != side;
}

/* ... by a field without which it is nothing? */
static bool needs_gone(const merger *m, const merge_place *place, enum cl_side side,
                       const cl_node *node) {
  cl_field first, end;
  if (place->kind == MERGE_RECORD) {
    const cl_type_row *row = cl_type_info(place->type);
    first = row->first;
    end = row->first + (cl_field)row->fields;
  } else if (place->kind == MERGE_ITEM) {
    first = place->field + 1;
    end = first + (cl_field)cl_sub_count(place->field);
  } else {
    return false;
  }
  for (cl_field f = first; f < end; f++) {
    const cl_field_row *row = cl_field_info(f);
    if ((row->flags & CL_REQ) && !(place->kind == MERGE_RECORD && (row->flags & CL_SUB)) &&
        refers_to_gone(m, f, side, merge_field(node, row->path)))
      return true;
  }
  return false;
}

static bool is_twice(const merger *m, const merge_place *place, const cl_node *node) {
  if (place->kind != MERGE_RECORD || node->kind != CL_MAP)
    return false;
  cl_str id = merge_id(place->type, node);
  return id.n && merge_event_of(m, MERGE_TWICE, (uint64_t)1 << place->type, id);
}

/* There with one side, not with the other. */
static cl_strand *only(merger *m, const merge_place *place, cl_strand *s, enum cl_side side) {
  conflict(m, place, s);
  return side == CL_OURS ? take(s, CL_TAKE_OURS, CL_TAKE_NOTHING)
                         : take(s, CL_TAKE_NOTHING, CL_TAKE_THEIRS);
}

/* One side has added it. */
static cl_strand *added(merger *m, const merge_place *place, cl_strand *s, enum cl_side side) {
  const cl_node *node = s->node[side];
  if (!m->events)
    return take(s, whole(side), whole(side));
  if (is_twice(m, place, node) || needs_gone(m, place, side, node) ||
      (place->kind == MERGE_VALUE && refers_to_gone(m, place->field, side, node)))
    return only(m, place, s, side);
  if (is_collection(node))
    return weave(m, place, s);
  if (place->kind == MERGE_VALUE) {
    cl_str value = merge_value(m, side, place->field, node);
    if (cl_field_info(place->field)->kind == CL_K_REF && !cl_str_eq(value, cl_node_text(node)))
      s->text = value;
    if (s->text.p)
      return take_value(s, side, side);
  }
  return take(s, whole(side), whole(side));
}

/* The other side has taken it out, SIDE still has it. */
static cl_strand *taken_out(merger *m, const merge_place *place, cl_strand *s, enum cl_side side) {
  const cl_node *node = s->node[side], *base = s->node[CL_BASE];
  enum cl_side other = side == CL_OURS ? CL_THEIRS : CL_OURS;
  if (is_open(place) && is_collection(base) && base->kind == node->kind)
    return weave(m, place, s);
  if (!merge_same(m, place, side, node, CL_BASE, base)) {
    merge_torn(m, place, other, base);
    return only(m, place, s, side);
  }
  if (place->kind == MERGE_RECORD && merge_id(place->type, node).n) {
    const merge_event *e =
        merge_event_of(m, MERGE_REFERRED, (uint64_t)1 << place->type, merge_id(place->type, node));
    if (e && e->side == other)
      return only(m, place, s, side);
  }
  return NULL;
}

static cl_strand *of_one(merger *m, const merge_place *place, cl_strand *s) {
  enum cl_side side = s->node[CL_OURS] ? CL_OURS : CL_THEIRS;
  return s->node[CL_BASE] ? taken_out(m, place, s, side) : added(m, place, s, side);
}

/* ---- what both sides have ---- */

static cl_strand *settle(merger *m, const merge_place *place, cl_strand *s) {
  bool base = s->node[CL_BASE] != NULL;
  cl_node *const *n = s->node;
  if (merge_same(m, place, CL_OURS, n[CL_OURS], CL_THEIRS, n[CL_THEIRS])) {
    enum cl_side side = cl_weave_spelled(m->tree, s->node);
    return take_value(s, side, side);
  }
  if (merge_same(m, place, CL_OURS, n[CL_OURS], CL_BASE, n[CL_BASE]) &&
      (base || cl_node_nothing(n[CL_OURS]))) {
    if (refers_to_gone(m, place->field, CL_THEIRS, n[CL_THEIRS]))
      return take_value(conflict(m, place, s), CL_OURS, CL_THEIRS);
    return take_value(s, CL_THEIRS, CL_THEIRS);
  }
  if (merge_same(m, place, CL_THEIRS, n[CL_THEIRS], CL_BASE, n[CL_BASE])) {
    if (refers_to_gone(m, place->field, CL_OURS, n[CL_OURS]))
      return take_value(conflict(m, place, s), CL_OURS, CL_THEIRS);
    return take_value(s, CL_OURS, CL_OURS);
  }
  return take_value(conflict(m, place, s), CL_OURS, CL_THEIRS);
}

/* What the value is where it refers to a record with another id by now. */
static void follow_rename(merger *m, const merge_place *place, cl_strand *s) {
  if (!m->events || s->label || place->kind != MERGE_VALUE ||
      cl_field_info(place->field)->kind != CL_K_REF)
    return;
  enum cl_side side = s->value[0];
  const cl_node *node = s->node[side];
  if (!node || node->kind != CL_SCALAR)
    return;
  cl_str value = merge_value(m, side, place->field, node);
  if (!cl_str_eq(value, cl_node_text(node)))
    s->text = value;
}

static cl_strand *of_both(merger *m, const merge_place *place, cl_strand *s) {
  cl_node *const *n = s->node;
  const cl_node *ours = n[CL_OURS], *theirs = n[CL_THEIRS];
  bool collections = is_collection(ours) && is_collection(theirs) && ours->kind == theirs->kind;
  if (!n[CL_BASE] && collections && !merge_same(m, place, CL_OURS, ours, CL_THEIRS, theirs) &&
      (place->kind == MERGE_RECORD || place->kind == MERGE_ITEM)) {
    conflict(m, place, s); /* added by both, and not alike */
    return take(s, CL_TAKE_OURS, CL_TAKE_THEIRS);
  }
  bool base_fits = !n[CL_BASE] || cl_node_nothing(n[CL_BASE]) ||
                   n[CL_BASE]->kind == (ours->kind == CL_SCALAR ? theirs : ours)->kind;
  if (collections && base_fits && place->kind != MERGE_UNKNOWN)
    return weave(m, place, s);
  /* A side with nothing in it. */
  const cl_node *left = cl_node_nothing(ours) ? theirs : ours;
  if (is_open(place) && is_collection(left) && n[CL_BASE] && n[CL_BASE]->kind == left->kind &&
      (ours->kind == CL_SCALAR || ours->kind == left->kind) &&
      (theirs->kind == CL_SCALAR || theirs->kind == left->kind) &&
      (cl_node_nothing(ours) || cl_node_nothing(theirs)))
    return weave(m, place, s);
  settle(m, place, s);
  follow_rename(m, place, s);
  return s;
}

/* Do two of three say it in the same bytes?  Then it need not be looked into. */
static cl_strand *at_a_glance(merger *m, cl_strand *s) {
  cl_node *const *n = s->node;
  cl_tree *const *t = m->tree;
  if (m->events || !n[CL_OURS] || !n[CL_THEIRS] || !n[CL_BASE])
    return NULL;
  if (cl_weave_alike(t[CL_THEIRS], n[CL_THEIRS], t[CL_BASE], n[CL_BASE]))
    return take_value(s, CL_OURS, CL_OURS);
  if (cl_weave_alike(t[CL_OURS], n[CL_OURS], t[CL_BASE], n[CL_BASE]))
    return take_value(s, CL_THEIRS, CL_THEIRS);
  if (cl_weave_alike(t[CL_OURS], n[CL_OURS], t[CL_THEIRS], n[CL_THEIRS]))
    return take_value(s, CL_OURS, CL_OURS);
  return NULL;
}

static cl_strand *decide(merger *m, const merge_place *over, const merge_slot *slot) {
  enum cl_side any = slot->node[CL_OURS] ? CL_OURS : slot->node[CL_THEIRS] ? CL_THEIRS : CL_BASE;
  enum cl_side named = slot->node[CL_BASE] ? CL_BASE : any;
  merge_place place = merge_below(over, named, slot->node[named]);
  if (any == CL_BASE)
    return NULL;
  cl_strand *s = new_strand(m, slot);
  if (slot->node[CL_OURS] && slot->node[CL_THEIRS]) {
    cl_strand *seen = at_a_glance(m, s);
    return seen ? seen : of_both(m, &place, s);
  }
  return of_one(m, &place, s);
}

cl_strand *merge_decide(merger *m) {
  merge_slot roots = { .same = NULL };
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++)
    roots.node[k] = m->tree[k]->root;
  merge_place root = {
    .kind = MERGE_MAP, .scope = CL_SCOPE_ROOT, .type = CL_T_NONE, .field = CL_F_NONE
  };
  return weave(m, &root, new_strand(m, &roots));
}
