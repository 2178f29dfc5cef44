/* merge_place.c - what the nodes of a file mean, and whether two mean the same. */
#include <string.h>

#include "merge_inner.h"

/* ---- places ---- */

static void below_map(const merge_place *over, const cl_node *child, merge_place *place) {
  cl_key key = cl_scope_key(over->scope, child->key);
  if (key.kind == CL_KEY_FIELD) {
    const cl_field_row *row = cl_field_info((cl_field)key.value);
    place->field = (cl_field)key.value;
    place->kind = !(row->flags & CL_LIST)   ? MERGE_VALUE
                  : row->kind == CL_K_ITEMS ? MERGE_ITEMS
                                            : MERGE_VALUES;
    place->scope = key.items;
  } else if (key.kind == CL_KEY_TYPE) {
    place->type = (cl_type)key.value;
    place->kind = cl_type_info(place->type)->shape == CL_KEYED ? MERGE_KEYED : MERGE_RECORDS;
  } else if (key.kind == CL_KEY_SCOPE) {
    place->kind = MERGE_MAP;
    place->scope = key.value;
  }
}

merge_place merge_below(const merge_place *over, enum cl_side side, const cl_node *child) {
  merge_place place = { .kind = MERGE_UNKNOWN,
                        .scope = -1,
                        .type = CL_T_NONE,
                        .field = CL_F_NONE,
                        .over = over,
                        .side = side,
                        .node = child };
  switch (over->kind) {
  case MERGE_MAP:
  case MERGE_RECORD:
  case MERGE_ITEM:
    below_map(over, child, &place);
    break;
  case MERGE_KEYED:
  case MERGE_RECORDS:
    place.kind = MERGE_RECORD;
    place.type = over->type;
    place.scope = (int)over->type;
    break;
  case MERGE_ITEMS:
    place.kind = MERGE_ITEM;
    place.scope = over->scope;
    place.field = over->field;
    break;
  case MERGE_VALUES:
    place.kind = MERGE_VALUE;
    place.field = over->field;
    break;
  default:
    break;
  }
  return place;
}

/* ---- labels ---- */

/* What a record without an id is called, as `list` has it. */
static const char *handle(const merger *m, cl_type type, const cl_node *node) {
  const cl_type_row *row = cl_type_info(type);
  const cl_node *known = NULL;
  for (unsigned i = 0; i < row->fields && !known; i++)
    if (cl_field_info(cl_type_field(row, i))->flags & CL_TODAY)
      known = merge_field(node, cl_field_info(cl_type_field(row, i))->path);
  if (type == CL_T_CONTACT)
    known = merge_field(node, "person");
  if (!known && row->naming != CL_F_NONE)
    known = merge_field(node, cl_field_info(row->naming)->path);
  return known && known->kind == CL_SCALAR ? cl_slug(m->arena, cl_node_text(known)) : "x";
}

static const char *own_name(const merger *m, const merge_place *place) {
  if (place->node->key)
    return cl_sym_name(m->tree[place->side], place->node->key);
  cl_str id = merge_id(place->type, place->node);
  return id.n ? cl_str_dup(m->arena, id) : handle(m, place->type, place->node);
}

static const char *joined(merger *m, const char *type, const char *address, const char *path) {
  cl_buf text = CL_BUF_INIT, seen = CL_BUF_INIT;
  cl_buf_printf(&text, "%s%s%s%s%s", type ? type : "", address ? " " : "", address ? address : "",
                (type || address) && path ? ", " : "", path ? path : "");
  cl_visible(&seen, cl_width_cut(cl_str_of(cl_buf_text(&text)), 200), true);
  cl_buf_free(&text);
  return cl_buf_keep(&seen, m->arena);
}

const char *merge_label(merger *m, const merge_place *place) {
  const char *path = NULL, *address = NULL;
  cl_type type = CL_T_ORGANISATION;
  bool named = place->kind == MERGE_VALUE || place->kind == MERGE_VALUES;
  for (const merge_place *p = place; p && p->node; p = p->over) {
    if (p->kind == MERGE_RECORD) {
      address = address ? cl_asprintf(m->arena, "%s/%s", own_name(m, p), address) : own_name(m, p);
      type = type == CL_T_ORGANISATION ? p->type : type;
    } else if (!address && p->node->key && p->over->kind != MERGE_ITEM) {
      const char *key = cl_sym_name(m->tree[p->side], p->node->key);
      path = path ? cl_asprintf(m->arena, "%s.%s", key, path) : key;
    }
  }
  bool typed = address || named;
  struct merge_said *both = cl_alloc(m->arena, sizeof *both);
  *both = (struct merge_said){ .next = m->said };
  both->label = joined(m, typed ? cl_type_info(type)->name : NULL, address, path);
  both->said = joined(m, typed ? cl_type_label(type, cl_lang_user(), false) : NULL, address,
                      path ? cl_key_said(type, path) : NULL);
  m->said = both;
  return both->label;
}

const char *merge_said(const merger *m, const char *label) {
  for (const struct merge_said *s = m->said; s; s = s->next)
    if (s->label == label)
      return s->said;
  return label;
}

/* ---- values ---- */

cl_node *merge_field(const cl_node *record, const char *path) {
  char key[64];
  while (record && record->kind == CL_MAP) {
    size_t n = strcspn(path, ".");
    if (n >= sizeof key)
      return NULL;
    memcpy(key, path, n);
    key[n] = '\0';
    cl_node *node = cl_node_get(record, cl_sym(key));
    if (!path[n])
      return node;
    record = node;
    path += n + 1;
  }
  return NULL;
}

cl_str merge_id(cl_type type, const cl_node *record) {
  if (cl_type_info(type)->id == CL_F_NONE)
    return (cl_str){ "", 0 };
  cl_str id = cl_node_text(merge_field(record, "id"));
  return id.p ? id : (cl_str){ "", 0 };
}

/* What the others call what SIDE refers to as TEXT. */
static cl_str renamed(const merger *m, enum cl_side side, cl_field field, cl_str text) {
  uint64_t refs = cl_field_info(field)->refs;
  for (const merge_event *e = m->events; e; e = e->next)
    if (e->kind == MERGE_RENAMED && e->side != side && (refs >> e->type & 1) &&
        cl_str_eq(e->old, text))
      return e->id;
  return text;
}

cl_str merge_value(const merger *m, enum cl_side side, cl_field field, const cl_node *node) {
  cl_str text = cl_node_text(node);
  if (field == CL_F_NONE || !text.p)
    return text;
  enum cl_value_kind kind = cl_field_info(field)->kind;
  if (kind == CL_K_REF && m->events)
    return renamed(m, side, field, text);
  return cl_value_canonical(field, text);
}

static bool same_text(cl_field field, cl_str a, cl_str b) {
  if (cl_str_eq(a, b))
    return true;
  if (field == CL_F_NONE)
    return false;
  enum cl_value_kind kind = cl_field_info(field)->kind;
  double x, y;
  if (kind == CL_K_NUM || kind == CL_K_INT)
    return cl_parse_num(a, &x) && cl_parse_num(b, &y) && x == y;
  /* Another style of a text may end it in a line break. */
  return kind == CL_K_TEXT && cl_str_eq(cl_str_chomp(a), cl_str_chomp(b));
}

static bool same_scalar(const merger *m, cl_field field, enum cl_side a, const cl_node *x,
                        enum cl_side b, const cl_node *y) {
  return same_text(field, merge_value(m, a, field, x), merge_value(m, b, field, y));
}

/* The entry of COLLECTION, of side B, that pairs with CHILD of side A. */
static const cl_node *counterpart(const merger *m, const merge_place *place, enum cl_side a,
                                  const cl_node *child, enum cl_side b, const cl_node *collection) {
  if (collection->kind == CL_MAP && child->key < CL_SYM_FREE)
    return cl_node_get(collection, child->key);
  cl_str key = merge_key(m, place, a, child);
  CL_EACH(other, collection)
    if (cl_str_eq(key, merge_key(m, place, b, other)))
      return other;
  return NULL;
}

static size_t filled(const cl_node *collection) {
  size_t n = 0;
  CL_EACH(child, collection)
    n += !cl_node_nothing(child);
  return n;
}

/* The same entries in another order: order is no fact. */
static bool same_entries(const merger *m, const merge_place *place, enum cl_side a,
                         const cl_node *x, enum cl_side b, const cl_node *y) {
  if (filled(x) != filled(y))
    return false;
  CL_EACH(child, x) {
    if (cl_node_nothing(child))
      continue;
    const cl_node *other = counterpart(m, place, a, child, b, y);
    merge_place below = merge_below(place, a, child);
    if (!other || !merge_same(m, &below, a, child, b, other))
      return false;
  }
  return true;
}

static bool same_in_order(const merger *m, const merge_place *place, enum cl_side a,
                          const cl_node *x, enum cl_side b, const cl_node *y) {
  if (cl_node_count(x) != cl_node_count(y))
    return false;
  const cl_node *other = cl_node_child(y);
  for (const cl_node *child = cl_node_child(x); child;
       child = cl_node_next(child), other = cl_node_next(other)) {
    if (x->kind == CL_MAP &&
        strcmp(cl_sym_name(m->tree[a], child->key), cl_sym_name(m->tree[b], other->key)) != 0)
      return false;
    merge_place below = merge_below(place, a, child);
    if (!merge_same(m, &below, a, child, b, other))
      return false;
  }
  return true;
}

bool merge_same(const merger *m, const merge_place *place, enum cl_side a, const cl_node *x,
                enum cl_side b, const cl_node *y) {
  if (cl_node_nothing(x) || cl_node_nothing(y))
    return cl_node_nothing(x) && cl_node_nothing(y);
  if (x->kind != y->kind)
    return false;
  if (x->kind == CL_SCALAR)
    return same_scalar(m, place->field, a, x, b, y);
  if (!m->events && cl_weave_alike(m->tree[a], x, m->tree[b], y))
    return true;
  return same_in_order(m, place, a, x, b, y) || same_entries(m, place, a, x, b, y);
}

/* ---- keys ---- */

/* What is required of a record or an item, as one text. */
static cl_str required(const merger *m, cl_field first, size_t n, enum cl_side side,
                       const cl_node *node, bool only_first) {
  cl_buf key = CL_BUF_INIT;
  for (size_t i = 0; i < n; i++) {
    cl_field field = first + (cl_field)i;
    const cl_field_row *row = cl_field_info(field);
    if (!(row->flags & CL_REQ) && row->type != CL_T_CONTACT)
      continue;
    cl_str text = merge_value(m, side, field, merge_field(node, row->path));
    cl_buf_add(&key, text.p ? text.p : "", text.n);
    cl_buf_putc(&key, '\x1F');
    if (only_first)
      break;
  }
  cl_str made = { cl_strndup(m->arena, cl_buf_text(&key), key.len), key.len };
  cl_buf_free(&key);
  return made;
}

cl_str merge_key(const merger *m, const merge_place *over, enum cl_side side,
                 const cl_node *child) {
  if (child->key)
    return cl_str_of(cl_sym_name(m->tree[side], child->key));
  if (over->kind == MERGE_RECORDS && child->kind == CL_MAP) {
    const cl_type_row *row = cl_type_info(over->type);
    cl_str id = merge_id(over->type, child);
    return id.n ? id : required(m, row->first, row->fields, side, child, false);
  }
  if (over->kind == MERGE_ITEMS && child->kind == CL_MAP)
    return required(m, over->field + 1, cl_sub_count(over->field), side, child, true);
  if (over->kind == MERGE_VALUES && child->kind == CL_SCALAR)
    return merge_value(m, side, over->field, child);
  const cl_tree *tree = m->tree[side];
  return child->kind == CL_SCALAR ? cl_node_text(child)
                                  : (cl_str){ tree->src + child->start, child->end - child->start };
}
