/* edit.c - collecting what is asked for; see edit.h. */
#include "edit.h"

#include <stdlib.h>
#include <string.h>

#include "inner.h"

cl_edit *cl_edit_new(cl_tree *tree) {
  cl_edit *edit = cl_xcalloc(1, sizeof *edit);
  edit->tree = tree;
  edit->arena = cl_arena_new();
  return edit;
}

void cl_edit_free(cl_edit *edit) {
  if (!edit)
    return;
  cl_arena_free(edit->arena);
  cl_map_free(&edit->mods);
  free(edit->touched);
  free(edit);
}

bool cl_edit_empty(const cl_edit *edit) {
  return edit->mods.count == 0 && !edit->root;
}

/* ---- values ---- */

static cl_val *new_val(cl_arena *arena, enum cl_kind kind) {
  cl_val *val = cl_alloc(arena, sizeof *val);
  val->kind = kind;
  return val;
}

cl_val *cl_val_scalar(cl_arena *arena, cl_str text, bool plain_ok) {
  cl_val *val = new_val(arena, CL_SCALAR);
  val->text = (cl_str){ cl_strndup(arena, text.p, text.n), text.n };
  val->plain_ok = plain_ok;
  return val;
}

cl_val *cl_val_map(cl_arena *arena) {
  return new_val(arena, CL_MAP);
}

cl_val *cl_val_seq(cl_arena *arena) {
  return new_val(arena, CL_SEQ);
}

cl_val *cl_val_put(cl_val *map, const char *key, int rank, cl_val *value) {
  value->key = key;
  value->rank = rank;
  cl_val **at = &map->child;
  while (*at && (*at)->rank <= rank)
    at = &(*at)->next;
  value->next = *at;
  *at = value;
  if (!value->next)
    map->last = value;
  return value;
}

cl_val *cl_val_push(cl_val *seq, cl_val *value) {
  value->next = NULL;
  if (seq->last)
    seq->last->next = value;
  else
    seq->child = value;
  seq->last = value;
  return value;
}

/* ---- modifications, by node ---- */

const cl_mod *cl_edit_mod(const cl_edit *edit, const cl_node *node) {
  /* Most nodes of a plan lie before or behind all that is changed. */
  if (!node || node->start < edit->low || node->start > edit->high)
    return NULL;
  return cl_map_of(&edit->mods, node);
}

static cl_mod *mod_of(cl_edit *edit, const cl_node *node) {
  cl_mod *mod = cl_map_of(&edit->mods, node);
  if (mod)
    return mod;
  mod = cl_alloc(edit->arena, sizeof *mod);
  mod->node = node;
  cl_map_put_of(&edit->mods, node, mod);
  edit->touched =
      cl_grow(edit->touched, &edit->touched_cap, edit->touched_count + 1, sizeof *edit->touched);
  if (!edit->touched_count || node->start < edit->low)
    edit->low = node->start;
  if (node->start > edit->high)
    edit->high = node->start;
  edit->touched[edit->touched_count++] = node->start;
  return mod;
}

void cl_edit_replace(cl_edit *edit, cl_node *node, cl_val *value) {
  mod_of(edit, node)->replace = value;
}

void cl_edit_remove(cl_edit *edit, cl_node *parent, cl_node *child) {
  (void)parent; /* the node says it all; the argument keeps calls readable */
  mod_of(edit, child)->removed = true;
}

void cl_edit_remove_comments(cl_edit *edit, cl_node *child) {
  mod_of(edit, child)->bare = true;
}

static void queue(cl_insert **first, cl_insert **last, cl_insert *insert) {
  if (*last)
    (*last)->next = insert;
  else
    *first = insert;
  *last = insert;
}

void cl_edit_insert(cl_edit *edit, cl_node *parent, cl_node *after, const char *key,
                    cl_val *value) {
  cl_insert *insert = cl_alloc(edit->arena, sizeof *insert);
  insert->key = key ? cl_strdup(edit->arena, key) : NULL;
  insert->value = value;
  if (!parent) {
    queue(&edit->root, &edit->root_last, insert);
  } else if (after) {
    cl_mod *mod = mod_of(edit, after);
    queue(&mod->behind, &mod->behind_last, insert);
  } else {
    cl_mod *mod = mod_of(edit, parent);
    queue(&mod->first, &mod->first_last, insert);
  }
}

static int by_value(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

void cl_edit_sort(cl_edit *edit) {
  if (edit->touched_count)
    qsort(edit->touched, edit->touched_count, sizeof *edit->touched, by_value);
}

bool cl_edit_touches(const cl_edit *edit, uint32_t start, uint32_t end) {
  size_t low = 0, high = edit->touched_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (edit->touched[middle] < start)
      low = middle + 1;
    else
      high = middle;
  }
  return low < edit->touched_count && edit->touched[low] <= end;
}

cl_blame cl_edit_blame(const cl_edit *edit) {
  return edit->blame;
}
