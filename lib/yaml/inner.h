/* inner.h - what the files of this folder share and nobody else sees. */
#ifndef CL_YAML_INNER_H
#define CL_YAML_INNER_H

#include <yaml.h>

#include "../base/map.h"
#include "edit.h"
#include "tree.h"

/* Symbols of one tree; cl_syms_of() gives 0 when there are too many. */
struct cl_syms *cl_syms_new(void);
void cl_syms_free(struct cl_syms *syms);
uint16_t cl_syms_of(struct cl_syms *syms, cl_arena *arena, const char *p, size_t n);
uint16_t cl_sym_hushed(void); /* that of cl_sym_hush(), 0 for none */

/* What libyaml found wrong, in words of our own, in the user's language. */
const char *cl_yaml_problem(const yaml_parser_t *parser, const char *at);

/* ---- node.c: nodes, by whichever reader ---- */
typedef struct cl_nodes {
  cl_tree *tree;
  cl_node *next; /* and LEFT behind it are ready to be given out, and a link */
  size_t left, count, most;
} cl_nodes;
void cl_nodes_start(cl_nodes *nodes, cl_tree *tree);
/* The next child of PARENT, behind LAST; both NULL for the root.  Nodes are to be added in
 * the order of the file.  All zero: an empty plain scalar, without a place. */
cl_node *cl_nodes_add(cl_nodes *nodes, cl_node *parent, cl_node *last);
/* NODE, a scalar in its place, has a text; which stands in the source, or is copied. */
void cl_node_put_text(cl_tree *tree, cl_node *node, cl_str text);
/* The key of NODE stands from START to END. */
void cl_node_put_key(cl_tree *tree, cl_node *node, uint16_t key, uint32_t start, uint32_t end);
/* Are there too many, in so many BYTES of source? */
bool cl_nodes_full(const cl_nodes *nodes, size_t bytes);
/* The root key KEY stands AT. */
void cl_tree_hush(cl_tree *tree, uint16_t key, uint32_t at);
/* The first child whose key stood before, or NULL. */
const cl_node *cl_node_twice(const cl_node *map);
/* The last byte of a block scalar from START that is its own, which libyaml ends at END. */
uint32_t cl_block_scalar_end(const cl_tree *tree, uint32_t start, uint32_t end, cl_str text);

/* ---- fast.c: the reader of what plans are usually made of ----
 * False when something stands in TREE, whose bytes are valid UTF-8, that is libyaml's to
 * read or to refuse: what was made of it until then is to be thrown away. */
bool cl_fast_read(cl_tree *tree);

/* ---- feed.c: libyaml's bytes ----
 * Given a piece at a time, and no more than CL_MAX_TEXT of them without an event
 * that comes of it: so that what a single text, key or comment may take, in
 * memory and in time, is bounded.  Then parsing fails and TOO_LONG is set.
 * Directives in front of the document are held beside each other by libyaml, one
 * by one: so of these, too, only so many; then TOO_MANY is set. */
typedef struct cl_feed {
  const char *p;
  size_t n, fed;       /* bytes in all; given so far */
  size_t came;         /* given when the last event came */
  bool inside;         /* a document, where there are no directives */
  unsigned directives; /* lines that start with %, outside */
  bool too_long, too_many;
} cl_feed;
/* FEED and P must outlive the parser. */
void cl_feed_start(cl_feed *feed, yaml_parser_t *parser, const char *p, size_t n);
void cl_feed_came(cl_feed *feed, yaml_event_type_t type); /* an event came */

/* ---- lines: \n, \r\n and \r end one, as in every editor ---- */
/* Start of the line that AT stands in. */
uint32_t cl_line_start(const cl_tree *tree, uint32_t at);
/* End of the line that AT stands in: where its break starts. */
uint32_t cl_line_end(const cl_tree *tree, uint32_t at);
/* Behind the line break at AT; AT itself at the end of the file. */
uint32_t cl_line_break(const cl_tree *tree, uint32_t at);

/* ---- remark.c: lines that hold but a comment ---- */
/* The end of the last line, from the one at AT on, that belongs to the entry
 * above it, of a collection whose entries stand at COL: a comment that stands
 * deeper, or, when the entry IS_SECTION, an example that was commented out.  0
 * when there is none. */
uint32_t cl_remarks_below(const cl_tree *tree, uint32_t at, unsigned col, bool is_list,
                          bool is_section);
/* The first of the lines of comment right above the line at LINE, but not above
 * FLOOR; LINE when there is none. */
uint32_t cl_remarks_above(const cl_tree *tree, uint32_t line, uint32_t floor);
/* Would a comment become part of a block scalar of INDENT that ends above the line
 * at AT? */
bool cl_remark_in_block(const cl_tree *tree, uint32_t at, unsigned indent);

/* ---- splice.c: where things stand ---- */
uint32_t cl_first_of_line(const cl_tree *tree, uint32_t at); /* behind a byte order mark */
unsigned cl_column(const cl_tree *tree, uint32_t at);        /* bytes before AT in its line */
/* Where an entry starts: at its key, or `? key`, or dash; it ends where its value does. */
uint32_t cl_entry_start(const cl_tree *tree, const cl_node *parent, const cl_node *child);

/* ---- part.c: the parts of an entry ---- */
typedef struct cl_part {
  uint32_t lead;           /* what stands above it: whole lines; in a flow collection what
                              stands before it */
  uint32_t start;          /* key or dash */
  uint32_t head;           /* behind its colon or dash */
  uint32_t end;            /* of its value */
  uint32_t low;            /* of the line its value ends in */
  uint32_t stop;           /* of its last line, with comments below that belong to what stands
                              in it; in a flow collection where its comma stands */
  uint32_t trail;          /* behind the lines below that are its own: comments further in than
                              what comes next */
  uint32_t note, note_end; /* in a flow collection: the comment behind its comma */
  bool inlined;            /* shares its line with the dash of what it stands in */
} cl_part;
/* The parts of the children of NODE, a collection, in ARENA.  FROM is where the
 * lines above its first child begin; what is above the first entry of a file, and
 * none of its own, ends there, too.  NULL when one begins with `?`. */
cl_part *cl_parts(const cl_tree *tree, const cl_node *node, uint32_t from, cl_arena *arena);
/* Where the entries of the file begin, and where what follows the last ends and
 * no entry's is begins. */
uint32_t cl_parts_begin(const cl_tree *tree);

/* ---- edit.c: what was asked for ---- */
typedef struct cl_insert {
  struct cl_insert *next;
  const char *key;
  cl_val *value;
} cl_insert;

typedef struct cl_mod {
  const cl_node *node;
  cl_val *replace; /* value it becomes, or NULL */
  bool removed;
  bool bare;                       /* with the comments that stand at it */
  cl_insert *behind, *behind_last; /* siblings put in behind it */
  cl_insert *first, *first_last;   /* children put in before its first child */
} cl_mod;

struct cl_edit {
  cl_tree *tree;
  cl_arena *arena;
  cl_map mods;       /* by node */
  uint32_t *touched; /* byte positions of nodes with a mod, sorted by cl_edit_sort() */
  size_t touched_count, touched_cap;
  uint32_t low, high;          /* the first and last of these */
  cl_insert *root, *root_last; /* pairs put into an empty document */
  cl_blame blame;
};

const cl_mod *cl_edit_mod(const cl_edit *edit, const cl_node *node); /* NULL when untouched */
void cl_edit_sort(cl_edit *edit);
/* Is anything asked for within START..END? */
bool cl_edit_touches(const cl_edit *edit, uint32_t start, uint32_t end);

/* ---- scalar.c: one scalar in a style ---- */
/* The style that fits a new scalar; BLOCK_OK: a literal block may stand here. */
enum cl_style cl_style_new(cl_str text, bool plain_ok, bool in_flow, bool block_ok);
/* The style of VAL in the place of OLD: the author's, as far as it can hold it.
 * KEY_COL is the column of its key; *FORCED is set when quotes are ours. */
enum cl_style cl_style_like(const cl_tree *tree, const cl_node *old, const cl_val *val,
                            bool in_flow, unsigned block_indent, bool *forced);
/* TEXT as a plain, single or double quoted scalar; FORCED picks escapes that
 * tell later that the double quotes were not the author's. */
void cl_scalar_put(cl_buf *out, cl_str text, enum cl_style style, bool forced);
/* TEXT as a block scalar whose content is INDENT columns in, without a break
 * behind it.  HEAD stands behind the `|` or `>`: indicators and a comment. */
void cl_block_put(cl_buf *out, cl_str text, enum cl_style style, cl_str head, unsigned indent,
                  const char *eol);
/* Can TEXT be a literal block, wherever it comes to stand? */
bool cl_literal_fits(cl_str text);
/* The chomping indicator that TEXT needs: "-", "" or "+". */
const char *cl_chomp(cl_str text);

/* ---- splice.c / proof.c ---- */
void cl_edit_render(cl_edit *edit, cl_buf *out);
/* Nothing can be written behind CHILD: it ends the file in a block scalar
 * without a line break, which a break would change.  What should come behind
 * then comes before. */
bool cl_edit_goes_before(const cl_edit *edit, const cl_node *child);

/* How a file is written, found out from what stands there. */
typedef struct cl_layout {
  const char *eol;
  unsigned step; /* columns a nested map is further in */
  unsigned dash; /* columns the dash of a list is further in than its key: 0 or more */
} cl_layout;
void cl_layout_of(const cl_tree *tree, cl_layout *layout);

/* ---- emit.c: new values, in block or in flow style ---- */
typedef struct cl_emit {
  cl_buf *out;
  cl_layout layout;
  const cl_tree *tree; /* what comes behind: the line at BELOW */
  uint32_t below;
} cl_emit;
void cl_emit_flow(cl_emit *e, const cl_val *val);
/* KEY (NULL: none), colon and value in a flow collection. */
void cl_emit_flow_entry(cl_emit *e, const char *key, const cl_val *val);
/* What stands behind `key:` whose key is COL columns in: ` value`, or the lines
 * of a collection, each behind a break; none at the end. */
void cl_emit_behind_key(cl_emit *e, const cl_val *val, unsigned col);
/* `key: value` at column COL; or, without KEY, `- value` with GAP columns from
 * the dash to the value; FLOW writes a map in braces.  The first line is not
 * indented, no break at the end. */
void cl_emit_entry(cl_emit *e, const char *key, const cl_val *val, unsigned col, unsigned gap,
                   bool flow);
/* Would VAL behind a key at column COL be written on lines of its own? */
bool cl_emit_is_block(const cl_val *val, unsigned col);

#endif
