/* pair_list.c - which entries of two lists differ; see pair.h. */
#include <stdlib.h>
#include <string.h>

#include "pair.h"

typedef struct entry {
  const cl_node *node;
  const char *key; /* the value; of an item that of its key, "" when it has none */
  size_t seq;
  struct entry *mate;
  bool same; /* as its mate; of plain values also: another of the same value told */
} entry;

static bool is_items(cl_field field) {
  return cl_field_info(field)->kind == CL_K_ITEMS;
}

static bool same_entry(const cl_pairs *pairs, cl_field field, const cl_node *a, const cl_node *b) {
  return is_items(field) ? cl_pairs_same_item(pairs, field, a, b)
                         : cl_pairs_same(pairs, field, a, b);
}

bool cl_pairs_same_list(const cl_pairs *pairs, cl_field field, const cl_node *a, const cl_node *b) {
  const cl_node *beside = b && b->kind != CL_SCALAR ? cl_node_child(b) : NULL;
  CL_EACH(node, a) {
    if (!beside || !same_entry(pairs, field, node, beside))
      return false;
    beside = cl_node_next(beside);
  }
  return !beside;
}

static const char *key_of(const cl_pairs *pairs, cl_field field, const cl_node *node, bool later,
                          cl_arena *arena) {
  cl_field key = is_items(field) ? cl_item_key(field) : field;
  const cl_node *value = is_items(field) ? cl_item_node(node, key) : node;
  return value ? cl_pairs_text(pairs, key, cl_node_text(value), later, arena) : "";
}

static int by_key(const void *a, const void *b) {
  const entry *x = *(entry *const *)a, *y = *(entry *const *)b;
  int order = strcmp(x->key, y->key);
  return order ? order : (x->seq > y->seq) - (x->seq < y->seq);
}

/* The entries of LIST in its order in *OUT, and sorted in the result. */
static entry **entries_of(const cl_pairs *pairs, cl_field field, const cl_node *list, bool later,
                          cl_arena *arena, entry **out, size_t *count) {
  size_t most = list && list->kind == CL_SEQ ? cl_node_count(list) : 0, n = 0;
  entry *all = cl_alloc(arena, (most + 1) * sizeof *all);
  entry **sorted = cl_alloc(arena, (most + 1) * sizeof *sorted);
  CL_EACH(node, list) {
    if (cl_node_empty(node) || (is_items(field) && node->kind != CL_MAP))
      continue;
    all[n] = (entry){ .node = node, .key = key_of(pairs, field, node, later, arena), .seq = n };
    sorted[n] = &all[n];
    n++;
  }
  if (n > 1)
    qsort(sorted, n, sizeof *sorted, by_key);
  *out = all;
  *count = n;
  return sorted;
}

static size_t run_of(entry *const *sorted, size_t from, size_t n) {
  size_t end = from + 1;
  while (end < n && strcmp(sorted[from]->key, sorted[end]->key) == 0)
    end++;
  return end - from;
}

static void join(entry *a, entry *b, bool same) {
  a->mate = b;
  b->mate = a;
  a->same = b->same = same;
}

/* More items of one key than a person writes are taken in their order. */
enum { MOST_LOOKED_AT = 64 };

/* Items of one key: those that are the same, then the others in their order. */
static void join_items(const cl_pairs *pairs, cl_field field, entry **a, size_t n, entry **b,
                       size_t m) {
  for (size_t i = 0; i < n && n <= MOST_LOOKED_AT; i++)
    for (size_t k = 0; k < m && k < MOST_LOOKED_AT && !a[i]->mate; k++)
      if (!b[k]->mate && cl_pairs_same_item(pairs, field, a[i]->node, b[k]->node))
        join(a[i], b[k], true);
  for (size_t i = 0, k = 0; i < n && *a[0]->key; i++) {
    while (k < m && b[k]->mate)
      k++;
    if (!a[i]->mate && k < m)
      join(a[i], b[k], cl_pairs_same_item(pairs, field, a[i]->node, b[k]->node));
  }
}

/* A list is a set: a value is in it or not. */
static void join_values(entry **a, size_t n, entry **b, size_t m) {
  for (size_t i = 0; i < n; i++)
    a[i]->same = m || i;
  for (size_t k = 0; k < m; k++)
    b[k]->same = n || k;
}

static void join_all(const cl_pairs *pairs, cl_field field, entry **a, size_t n, entry **b,
                     size_t m) {
  for (size_t i = 0, k = 0; i < n || k < m;) {
    int order = i == n ? 1 : k == m ? -1 : strcmp(a[i]->key, b[k]->key);
    size_t x = order <= 0 ? run_of(a, i, n) : 0, y = order >= 0 ? run_of(b, k, m) : 0;
    if (!is_items(field))
      join_values(a + i, x, b + k, y);
    else if (x && y)
      join_items(pairs, field, a + i, x, b + k, y);
    i += x;
    k += y;
  }
}

size_t cl_pairs_list(const cl_pairs *pairs, cl_field field, const cl_node *a, const cl_node *b,
                     cl_arena *arena, cl_list_change **out) {
  entry *old, *now;
  size_t n, m, count = 0;
  *out = NULL;
  if (cl_pairs_same_list(pairs, field, a, b))
    return 0;
  entry **x = entries_of(pairs, field, a, false, arena, &old, &n);
  entry **y = entries_of(pairs, field, b, true, arena, &now, &m);
  join_all(pairs, field, x, n, y, m);
  *out = cl_alloc(arena, (n + m + 1) * sizeof **out);
  for (size_t i = 0; i < n; i++)
    if (!old[i].same)
      (*out)[count++] = (cl_list_change){ old[i].node, old[i].mate ? old[i].mate->node : NULL };
  for (size_t i = 0; i < m; i++)
    if (!now[i].same && !now[i].mate)
      (*out)[count++] = (cl_list_change){ NULL, now[i].node };
  return count;
}
