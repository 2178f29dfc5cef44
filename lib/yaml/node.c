/* node.c - nodes: giving them out, and what is in them; see tree.h and inner.h. */
#include <string.h>

#include "inner.h"

enum {
  CHUNK = 2048,
  FEW = 64 << 10,    /* nodes that any file may have */
  MEMORY = 64 << 20, /* bytes a file and its nodes may take, */
  USUAL = 16,        /* unless it has so many bytes a node, as plans have */
  LONG_KEY = 255     /* klen of a key that is so long, or longer */
};

/* ---- making -------------------------------------------------------------------- */

void cl_nodes_start(cl_nodes *nodes, cl_tree *tree) {
  *nodes = (cl_nodes){ .tree = tree, .most = FEW + (MEMORY - tree->size) / sizeof(cl_node) };
}

static void more_nodes(cl_nodes *nodes) {
  size_t n = nodes->tree->size / 16 + 8;
  n = n < CHUNK ? n : CHUNK;
  cl_node *row = cl_alloc(nodes->tree->arena, (n + 1) * sizeof *row);
  if (nodes->next) {
    nodes->next->kind = CL_NODE_LINK;
    nodes->next->u.link = row;
  }
  nodes->next = row;
  nodes->left = n;
}

cl_node *cl_nodes_add(cl_nodes *nodes, cl_node *parent, cl_node *last) {
  if (!nodes->left)
    more_nodes(nodes);
  cl_node *node = nodes->next++;
  nodes->left--;
  nodes->count++;
  if (last && last->kind == CL_SCALAR)
    last->more = 1;
  else if (last)
    last->u.next = node;
  else if (parent)
    parent->full = 1;
  return node;
}

/* Nodes take more memory than their bytes where these are few. */
bool cl_nodes_full(const cl_nodes *nodes, size_t bytes) {
  return nodes->count > nodes->most && nodes->count > bytes / USUAL;
}

void cl_node_put_key(cl_tree *tree, cl_node *node, uint16_t key, uint32_t start, uint32_t end) {
  node->key = key;
  node->kstart = start;
  node->klen = (uint8_t)(end - start < LONG_KEY ? end - start : LONG_KEY);
  if (node->klen < LONG_KEY)
    return;
  tree->long_keys =
      cl_grow(tree->long_keys, &tree->long_cap, tree->long_count + 1, sizeof *tree->long_keys);
  tree->long_keys[tree->long_count++] = (struct cl_long_key){ start, end };
}

/* How long a text is that stands in the source as it is. */
static size_t length(const cl_node *node) {
  size_t quotes = node->style == CL_PLAIN ? 0 : 2;
  return node->end - node->start < quotes ? 0 : node->end - node->start - quotes;
}

void cl_node_put_text(cl_tree *tree, cl_node *node, cl_str text) {
  const char *there = tree->src + node->start + (node->style == CL_PLAIN ? 0 : 1);
  if (text.n == length(node) && (!text.n || memcmp(there, text.p, text.n) == 0)) {
    node->u.text = there;
    return;
  }
  uint32_t n = (uint32_t)text.n;
  char *copy = cl_alloc_text(tree->arena, sizeof n + text.n + 1);
  memcpy(copy, &n, sizeof n);
  if (n)
    memcpy(copy + sizeof n, text.p, n);
  node->u.text = copy + sizeof n;
  node->full = 1;
}

/* ---- looking ------------------------------------------------------------------- */

cl_str cl_node_text(const cl_node *node) {
  if (!node || node->kind != CL_SCALAR)
    return CL_NO_STR;
  uint32_t n;
  if (!node->full)
    return (cl_str){ node->u.text, length(node) };
  memcpy(&n, node->u.text - sizeof n, sizeof n);
  return (cl_str){ node->u.text, n };
}

/* Asked of every value that is read: by length first. */
bool cl_node_empty(const cl_node *node) {
  if (!node)
    return true;
  if (node->kind != CL_SCALAR || node->style != CL_PLAIN)
    return false;
  cl_str text = cl_node_text(node);
  if (text.n == 0)
    return true;
  if (text.n == 1)
    return *text.p == '~';
  return text.n == 4 && (memcmp(text.p, "null", 4) == 0 || memcmp(text.p, "Null", 4) == 0 ||
                         memcmp(text.p, "NULL", 4) == 0);
}

bool cl_node_nothing(const cl_node *node) {
  return cl_node_empty(node) || (node->kind != CL_SCALAR && !cl_node_child(node));
}

size_t cl_node_count(const cl_node *node) {
  size_t n = 0;
  CL_EACH(child, node)
    n++;
  return n;
}

uint32_t cl_node_kend(const cl_tree *tree, const cl_node *node) {
  if (node->klen < LONG_KEY)
    return node->kstart + node->klen;
  size_t low = 0, high = tree->long_count;
  while (high - low > 1) {
    size_t middle = (low + high) / 2;
    if (tree->long_keys[middle].start <= node->kstart)
      low = middle;
    else
      high = middle;
  }
  return tree->long_keys[low].end;
}

cl_node *cl_node_get(const cl_node *map, uint16_t key) {
  if (map && map->kind == CL_MAP)
    CL_EACH(child, map)
      if (child->key == key)
        return child;
  return NULL;
}

static int by_key(const void *a, const void *b) {
  const cl_node *x = *(cl_node *const *)a, *y = *(cl_node *const *)b;
  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return x->kstart < y->kstart ? -1 : 1;
}

/* The first child (in the order of the file) whose key stood before, or NULL. */
const cl_node *cl_node_twice(const cl_node *map) {
  uint64_t seen = 0;
  size_t n = 0;
  bool maybe = false;
  CL_EACH(child, map) {
    const uint64_t bit = (uint64_t)1 << child->key % 64;
    maybe = maybe || (seen & bit);
    seen |= bit;
    n++;
  }
  if (!maybe)
    return NULL;
  if (n <= 24) {
    CL_EACH(later, map)
      for (const cl_node *c = cl_node_child(map); c != later; c = cl_node_next(c))
        if (c->key == later->key)
          return later;
    return NULL;
  }
  cl_node **sorted = cl_xcalloc(n, sizeof(cl_node *));
  n = 0;
  CL_EACH(child, map)
    sorted[n++] = child;
  qsort(sorted, n, sizeof(cl_node *), by_key);
  const cl_node *found = NULL;
  for (size_t i = 1; i < n; i++)
    if (sorted[i]->key == sorted[i - 1]->key && (!found || sorted[i]->kstart < found->kstart))
      found = sorted[i];
  free(sorted);
  return found;
}
