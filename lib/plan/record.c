/* record.c - what a record says, and where it stands. */
#include <stdarg.h>
#include <string.h>

#include "inner.h"

static unsigned index_of(const cl_rec *rec, cl_field field) {
  return (unsigned)(field - cl_type_info(rec->type)->first);
}

/* How many bits of X are set. */
static unsigned bits(uint64_t x) {
  x -= (x >> 1) & 0x5555555555555555u;
  x = (x & 0x3333333333333333u) + ((x >> 2) & 0x3333333333333333u);
  x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return (unsigned)((x * 0x0101010101010101u) >> 56);
}

cl_node *cl_rec_node(const cl_rec *rec, cl_field field) {
  if (!rec || field == CL_F_NONE || cl_field_info(field)->type != rec->type)
    return NULL;
  const uint64_t bit = (uint64_t)1 << index_of(rec, field);
  return rec->has & bit ? rec->fields[bits(rec->has & (bit - 1))] : NULL;
}

/* How many fields may stand in MAP: a key may be one, and so may each of a nested map. */
static size_t most_fields(const cl_node *map) {
  size_t n = 0;
  CL_EACH(child, map)
    n += child->kind == CL_MAP ? most_fields(child) : 1;
  return n;
}

size_t cl_rec_room(cl_type type, const cl_node *node) {
  size_t all = cl_type_info(type)->fields, n = type == CL_T_ORGANISATION ? all : most_fields(node);
  return n < all ? n : all;
}

void cl_rec_put(cl_rec *rec, cl_field field, cl_node *node) {
  const uint64_t bit = (uint64_t)1 << index_of(rec, field);
  cl_node **at = &rec->fields[bits(rec->has & (bit - 1))];
  const unsigned behind = bits(rec->has & ~(bit | (bit - 1)));
  const bool had = rec->has & bit;
  if (node && !had)
    memmove(at + 1, at, behind * sizeof(cl_node *));
  else if (!node && had)
    memmove(at, at + 1, behind * sizeof(cl_node *));
  if (node)
    *at = node;
  rec->has = node ? rec->has | bit : rec->has & ~bit;
}

bool cl_rec_has(const cl_rec *rec, cl_field field) {
  return cl_rec_node(rec, field) != NULL;
}

/* The keys that lead to FIELD: that of the nested map that it stands in, or 0, and its own.
 * Each is looked up once. */
struct field_keys {
  uint16_t map, own;
  bool known;
};

static const struct field_keys *keys_of(cl_field field) {
  static struct field_keys all[CL_FIELDS];
  struct field_keys *keys = &all[field];
  if (keys->known)
    return keys;
  const char *path = cl_field_info(field)->path, *dot = strchr(path, '.');
  char map[40] = "";
  if (dot && (size_t)(dot - path) < sizeof map)
    memcpy(map, path, (size_t)(dot - path));
  *keys = (struct field_keys){ dot ? cl_sym(map) : 0, cl_sym(dot ? dot + 1 : path), true };
  return keys;
}

bool cl_stands_in(const cl_node *map, cl_field field) {
  const struct field_keys *keys = keys_of(field);
  return !cl_node_empty(cl_node_get(keys->map ? cl_node_get(map, keys->map) : map, keys->own));
}

bool cl_rec_refused(const cl_rec *rec, cl_field field) {
  return !cl_rec_has(rec, field) && cl_stands_in(rec->node, field);
}

cl_str cl_rec_text(const cl_rec *rec, cl_field field) {
  return cl_node_text(cl_rec_node(rec, field));
}

const char *cl_rec_dup(const cl_rec *rec, cl_field field, cl_arena *arena) {
  return cl_str_dup(arena, cl_rec_text(rec, field));
}

const char *cl_rec_words(const cl_rec *rec, cl_field field, cl_arena *arena) {
  const char *text = cl_rec_dup(rec, field, arena);
  return text ? text : "";
}

cl_date cl_rec_date(const cl_rec *rec, cl_field field) {
  cl_str text = cl_rec_text(rec, field);
  return text.p ? cl_date_parse(text) : CL_NO_DATE;
}

bool cl_rec_num(const cl_rec *rec, cl_field field, double *out) {
  cl_str text = cl_rec_text(rec, field);
  return text.p && cl_parse_num(text, out);
}

int cl_rec_choice(const cl_rec *rec, cl_field field) {
  cl_str text = cl_rec_text(rec, field);
  return text.p ? cl_choice_find(cl_field_info(field)->set, text) : -1;
}

int cl_rec_bool(const cl_rec *rec, cl_field field) {
  cl_str text = cl_rec_text(rec, field);
  return text.p ? cl_bool_read(text) : -1;
}

size_t cl_rec_count(const cl_rec *rec, cl_field field) {
  const cl_node *node = cl_rec_node(rec, field);
  return node && node->kind == CL_SEQ ? cl_node_count(node) : 0;
}

cl_node *cl_item_node(const cl_node *item, cl_field sub) {
  cl_node *node = cl_node_get(item, keys_of(sub)->own);
  return cl_node_empty(node) ? NULL : node;
}

cl_field cl_rec_held(const cl_rec *rec, cl_field from) {
  if (cl_field_is_sub(from) && cl_rec_has(rec, cl_field_list(from)))
    return from;
  /* Other keys of items behind it are those of a list that is passed: it is not there. */
  const cl_type_row *row = cl_type_info(rec->type);
  for (unsigned i = (unsigned)(from - row->first); i < row->fields && rec->has >> i; i++)
    if (rec->has >> i & 1)
      return cl_type_field(row, i);
  return CL_F_NONE;
}

cl_values cl_values_of(const cl_rec *rec, cl_field field) {
  cl_field list = cl_field_list(field);
  const cl_node *node = cl_rec_node(rec, list);
  bool single = node && node->kind == CL_SCALAR;
  return (cl_values){ .at = single ? node : cl_node_child(node),
                      .sub = list != field ? field : CL_F_NONE,
                      .single = single };
}

const cl_node *cl_values_next(cl_values *values) {
  while (values->at) {
    const cl_node *at = values->at;
    values->at = values->single ? NULL : cl_node_next(at);
    const cl_node *value = values->sub != CL_F_NONE ? cl_item_node(at, values->sub) : at;
    if (value)
      return value;
  }
  return NULL;
}

const char *cl_rec_address(const cl_rec *rec, cl_arena *arena) {
  return rec->parent ? cl_asprintf(arena, "%s/%s", rec->parent->id, rec->id) : rec->id;
}

/* Numbers, dates and yes/no are meant as such; a page is a bare number. */
bool cl_value_plain(cl_field field, cl_str text) {
  switch (cl_field_info(field)->kind) {
  case CL_K_BOOL:
  case CL_K_DATE:
  case CL_K_NUM:
  case CL_K_INT:
    return true;
  case CL_K_ENUM:
    return cl_str_is(text, "yes") || cl_str_is(text, "no");
  case CL_K_TEXT:
    if (field != CL_F_ORGANISATION_PLAN)
      return false;
    /* fall through */
  case CL_K_PAGE: {
    size_t digits = 0, hyphens = 0;
    for (size_t i = 0; i < text.n; i++) {
      if (text.p[i] >= '0' && text.p[i] <= '9')
        digits++;
      else if (text.p[i] == '-' && i > 0 && i + 1 < text.n)
        hyphens++;
      else
        return false;
    }
    /* 9, 2026-2029: but neither 007, which is octal to some, nor a date. */
    return digits && digits < 12 && text.p[0] != '0' && hyphens <= 1;
  }
  default:
    return false;
  }
}

/* ---- looking up ---- */

/* ---- places ---- */

uint32_t cl_rec_file(const cl_plan *plan, const cl_rec *rec, cl_field field) {
  if (rec->type == CL_T_ORGANISATION && field != CL_F_NONE && cl_rec_node(rec, field))
    return plan->index->field_file[index_of(rec, field)];
  return rec->file;
}

static uint32_t offset_of(const cl_rec *rec, cl_field field) {
  const cl_node *node = cl_rec_node(rec, field);
  if (node)
    return node->kind == CL_SCALAR ? node->start : node->kstart;
  if (!rec->node)
    return 0;
  return rec->type == CL_T_READINESS ? rec->node->kstart : rec->node->start;
}

cl_place cl_rec_place(const cl_plan *plan, const cl_rec *rec, cl_field field) {
  return cl_tree_place(&plan->files[cl_rec_file(plan, rec, field)].tree, offset_of(rec, field));
}

cl_finding *cl_rec_say(const cl_plan *plan, const cl_rec *rec, cl_field field, cl_diag *diag,
                       enum cl_level level, const char *rule, const char *format, ...) {
  if (diag->count >= CL_MOST_FINDINGS)
    return cl_say(diag, level, CL_NOWHERE, NULL, NULL, "%s", ""); /* only counts it */
  va_list args;
  va_start(args, format);
  const char *text = cl_vasprintf(diag->arena, format, args);
  va_end(args);
  cl_tree *tree = &plan->files[cl_rec_file(plan, rec, field)].tree;
  const char *id = rec->type == CL_T_ORGANISATION ? NULL : cl_rec_address(rec, diag->arena);
  return cl_tree_say(tree, offset_of(rec, field), diag, level, rule, id, "%s", text);
}

enum cl_lang cl_plan_lang(const cl_plan *plan) {
  cl_str text = cl_rec_text(plan->first[CL_T_ORGANISATION], CL_F_ORGANISATION_LANGUAGE);
  return cl_choice_find(CL_S_LANGUAGE, text) == CL_LANGUAGE_EN ? CL_EN : CL_NL;
}

bool cl_filled(const cl_rec *rec, cl_field field) {
  const cl_node *node = cl_rec_node(rec, field);
  if (!node)
    return rec && cl_rec_refused(rec, field);
  return node->kind == CL_SCALAR ? cl_str_trim(cl_node_text(node)).n > 0
                                 : cl_node_child(node) != NULL;
}
