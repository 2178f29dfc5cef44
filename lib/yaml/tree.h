/* tree.h - a YAML document as nodes that know where their bytes are.
 *
 * One file is one cl_tree: the bytes (never changed, owned by the tree) and
 * the nodes, built in one pass over libyaml's events.  Every node has a byte
 * span in the source, so that an edit can splice and a message can point.
 * A plan is data that people read: anchors, aliases, tags and merge keys are
 * refused, and so are duplicate keys, a second document, bad UTF-8, more than
 * CL_MAX_DEPTH levels, more than CL_MAX_FILE bytes, a text or comment of more
 * than CL_MAX_TEXT, and so many small values that their nodes would take more
 * memory than any plan does.
 *
 * What is people's is not shown: of a tree that is read as `hushed`, and of what stands
 * below the root key that cl_sym_hush() names, messages have the place and no line, no
 * value, and of keys only those that are fixed names.
 *
 * Ownership: nodes and texts live as long as the tree.
 * Failure: CL_PLAN and one error with file, line, column and excerpt in DIAG. */
#ifndef CL_TREE_H
#define CL_TREE_H

#include "../base/buf.h"
#include "../base/diag.h"
#include "../base/mem.h"
#include "../base/text.h"

CL_BEGIN

#define CL_MAX_DEPTH 64
#define CL_MAX_FILE ((size_t)64 << 20)
#define CL_MAX_TEXT ((size_t)1 << 20)

enum cl_kind { CL_SCALAR, CL_MAP, CL_SEQ };
/* Scalars are plain, single or double quoted, literal or folded; collections
 * are block or flow.  An empty value (`note:`) is a plain scalar of no bytes. */
enum cl_style { CL_PLAIN, CL_SINGLE, CL_DOUBLE, CL_LITERAL, CL_FOLDED, CL_BLOCK, CL_FLOW };

/* A plan has a million of them when it is large, so a node is 24 bytes.  Nodes stand in
 * the order of the file: behind a collection its first child, behind a scalar what comes
 * next; where a row of them ends a link leads on.  So look with the functions below. */
typedef struct cl_node cl_node;
struct cl_node {
  uint32_t start, end; /* byte span in the source: quotes and brackets included; a block
                          scalar ends before the line break of its last line of content;
                          a block collection ends where its last child ends */
  union {
    const char *text; /* of a scalar: cl_node_text() */
    cl_node *next;    /* of a collection: the next child of its parent, or NULL */
    cl_node *link;    /* of a link */
  } u;
  uint32_t kstart;    /* where its key begins, when the parent is a map */
  uint16_t key;       /* symbol of the key (cl_sym), 0 in a sequence */
  uint8_t klen;       /* bytes of the key in the source: cl_node_kend() */
  unsigned kind : 2;  /* enum cl_kind, or CL_NODE_LINK */
  unsigned style : 3; /* enum cl_style */
  unsigned more : 1;  /* a scalar that is not the last child of its parent */
  unsigned full : 1;  /* a collection with children; a scalar whose text is a copy, which
                         has its length before it */
};
#define CL_NODE_LINK 3u

typedef struct cl_tree {
  const char *file; /* name for messages, as the user would write it */
  const char *src;  /* the bytes, BOM included, NUL behind the last */
  uint32_t size;
  cl_node *root; /* NULL for a file without any content */
  bool bom;
  bool fast;               /* read by fast.c, not by libyaml: which makes no other difference */
  bool hushed;             /* all of it is people's */
  uint32_t hush, hush_end; /* or what stands here: below the key of cl_sym_hush() */
  cl_arena *arena;
  struct cl_lines *lines; /* made when first needed */
  struct cl_long_key {    /* keys that are too long for klen, in their order */
    uint32_t start, end;
  } * long_keys;
  size_t long_count, long_cap;
  struct cl_syms *syms;
} cl_tree;

/* Reads the N bytes at SRC as FILE.  SRC is taken over (malloc'd, with a NUL
 * behind it) whether it goes well or not. */
enum cl_status cl_tree_read(cl_tree *tree, const char *file, char *src, size_t n, cl_diag *diag);
/* The same of a file that is people's, so that also why it cannot be read is said hushed. */
enum cl_status cl_tree_read_hushed(cl_tree *tree, const char *file, char *src, size_t n,
                                   cl_diag *diag);
void cl_tree_free(cl_tree *tree);

/* Keys are numbered: the names that were registered with cl_sym_fixed() (the
 * schema's, at start-up) keep the same number in every tree, others get one of
 * the tree's own, from CL_SYM_FREE up.  Never 0. */
#define CL_SYM_FREE 1024
/* N names at NAMES, sorted by strcmp(), get the symbols 1..N. */
void cl_sym_fixed(const char *const *names, size_t n);
/* What stands below the root key NAME, a fixed one, is people's. */
void cl_sym_hush(const char *name);
uint16_t cl_sym(const char *name);                          /* 0 when not a fixed name */
const char *cl_sym_name(const cl_tree *tree, uint16_t sym); /* TREE may be NULL for a fixed one */

/* What stands behind NODE, which is not the last. */
static inline cl_node *cl_node_behind(const cl_node *node) {
  const cl_node *behind = node + 1;
  return behind->kind == CL_NODE_LINK ? behind->u.link : (cl_node *)(uintptr_t)behind;
}
/* The first child of a collection, NULL when there is none. */
static inline cl_node *cl_node_child(const cl_node *node) {
  return node && node->kind != CL_SCALAR && node->full ? cl_node_behind(node) : NULL;
}
/* The next child of its parent, NULL behind the last. */
static inline cl_node *cl_node_next(const cl_node *node) {
  return node->kind != CL_SCALAR ? node->u.next : node->more ? cl_node_behind(node) : NULL;
}
size_t cl_node_count(const cl_node *node); /* children, one by one; 0 of a scalar */
uint32_t cl_node_kend(const cl_tree *tree, const cl_node *node); /* where its key ends */
cl_str cl_node_text(const cl_node *node);  /* CL_NO_STR for NULL or a collection */
bool cl_node_empty(const cl_node *node);   /* NULL, or an empty plain scalar, ~ or null */
bool cl_node_nothing(const cl_node *node); /* that, or a collection without children */
cl_node *cl_node_get(const cl_node *map, uint16_t key); /* NULL when absent, or MAP no map */
#define CL_EACH(it, parent) for (cl_node *it = cl_node_child(parent); it; it = cl_node_next(it))

bool cl_tree_blank(const cl_tree *tree); /* not a letter in it, comments included */

/* Does a comment stand among the children of NODE, on whatever level? */
bool cl_node_comments(const cl_tree *tree, const cl_node *node);

/* Calls FOUND for every comment of the file, from its `#` to the end of its line,
 * but for one behind the `|` or `>` of a block scalar. */
void cl_tree_comments(const cl_tree *tree,
                      void (*found)(void *data, uint32_t offset, cl_str comment), void *data);

/* Line and column (from 1, in characters) of byte OFFSET. */
cl_place cl_tree_place(cl_tree *tree, uint32_t offset);
/* Is what stands at OFFSET people's, so that no message may show it? */
bool cl_tree_hushes(const cl_tree *tree, uint32_t offset);
/* The key of NODE for a message: made harmless, not too long; of people's CL_UNSEEN, unless it
 * is a fixed name. */
const char *cl_tree_shown_key(const cl_tree *tree, const cl_node *node, cl_arena *arena);
/* The line that OFFSET stands in, without its end; NULL for one that is long, or people's. */
const char *cl_tree_excerpt(cl_tree *tree, uint32_t offset, cl_arena *arena);
/* Says something about the bytes at OFFSET, with place and excerpt.  The text must not quote
 * what cl_tree_hushes(). */
cl_finding *cl_tree_say(cl_tree *tree, uint32_t offset, cl_diag *diag, enum cl_level level,
                        const char *rule, const char *id, const char *format, ...) CL_PRINTF(7, 8);

CL_END
#endif
