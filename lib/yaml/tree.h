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

typedef struct cl_node cl_node;
struct cl_node {
  uint32_t start, end;   /* byte span in the source: quotes and brackets included; a block
                            scalar ends before the line break of its last line of content;
                            a block collection ends where its last child ends */
  uint32_t kstart, kend; /* span of the key, when the parent is a map */
  cl_node *next;         /* next child of the parent */
  union {
    cl_node *child;      /* first child of a map or sequence */
    const char *text;    /* value of a scalar: n bytes, not NUL-terminated */
  } u;
  uint32_t n;            /* bytes of text, or number of children */
  uint16_t key;          /* symbol of the key (cl_sym), 0 in a sequence */
  uint8_t kind, style;
};

typedef struct cl_tree {
  const char *file;      /* name for messages, as the user would write it */
  const char *src;       /* the bytes, BOM included, NUL behind the last */
  uint32_t size;
  cl_node *root;         /* NULL for a file without any content */
  bool bom;
  bool fast;             /* read by fast.c, not by libyaml: which makes no other difference */
  bool hushed;           /* all of it is people's */
  uint32_t hush, hush_end; /* or what stands here: below the key of cl_sym_hush() */
  cl_arena *arena;
  struct cl_lines *lines; /* made when first needed */
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
uint16_t cl_sym(const char *name);                       /* 0 when not a fixed name */
const char *cl_sym_name(const cl_tree *tree, uint16_t sym); /* TREE may be NULL for a fixed one */

cl_str cl_node_text(const cl_node *node);                /* CL_NO_STR for NULL or a collection */
bool cl_node_empty(const cl_node *node);                 /* NULL, or an empty plain scalar, ~ or null */
cl_node *cl_node_get(const cl_node *map, uint16_t key);  /* NULL when absent, or MAP no map */
cl_node *cl_node_at(const cl_node *seq, size_t i);
#define CL_EACH(it, parent) \
  for (cl_node *it = (parent) && (parent)->kind != CL_SCALAR ? (parent)->u.child : NULL; it; \
       it = it->next)

bool cl_tree_blank(const cl_tree *tree);                 /* not a letter in it, comments included */

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
                        const char *rule, const char *id, const char *format, ...)
    CL_PRINTF(7, 8);

CL_END
#endif
