/* inner.h - what the files of this folder share and nobody else sees. */
#ifndef CL_YAML_INNER_H
#define CL_YAML_INNER_H

#include <yaml.h>

#include "edit.h"
#include "tree.h"

/* Symbols of one tree; cl_syms_of() gives 0 when there are too many. */
struct cl_syms *cl_syms_new(void);
void cl_syms_free(struct cl_syms *syms);
uint16_t cl_syms_of(struct cl_syms *syms, cl_arena *arena, const char *p, size_t n);

/* What libyaml found wrong, in words of our own, in the user's language. */
const char *cl_yaml_problem(const yaml_parser_t *parser, const char *at);

/* ---- lines: \n, \r\n and \r end one, as in every editor ---- */
/* Start of the line that AT stands in. */
uint32_t cl_line_start(const cl_tree *tree, uint32_t at);
/* End of the line that AT stands in: where its break starts. */
uint32_t cl_line_end(const cl_tree *tree, uint32_t at);
/* Behind the line break at AT; AT itself at the end of the file. */
uint32_t cl_line_break(const cl_tree *tree, uint32_t at);

/* ---- edit.c: what was asked for ---- */
typedef struct cl_insert {
  struct cl_insert *next;
  const char *key;
  cl_val *value;
} cl_insert;

typedef struct cl_mod {
  const cl_node *node;
  cl_val *replace;         /* value it becomes, or NULL */
  bool removed;
  cl_insert *behind, *behind_last; /* siblings put in behind it */
  cl_insert *first, *first_last;   /* children put in before its first child */
} cl_mod;

struct cl_edit {
  cl_tree *tree;
  cl_arena *arena;
  cl_mod **slot;           /* hash by node */
  size_t slots, count;
  uint32_t *touched;       /* byte positions of nodes with a mod, sorted by cl_edit_sort() */
  size_t touched_count, touched_cap;
  cl_insert *root, *root_last; /* pairs put into an empty document */
};

const cl_mod *cl_edit_mod(const cl_edit *edit, const cl_node *node); /* NULL when untouched */
void cl_edit_sort(cl_edit *edit);
/* Is anything asked for within START..END? */
bool cl_edit_touches(const cl_edit *edit, uint32_t start, uint32_t end);

/* ---- scalar.c: one scalar in a style ---- */
enum cl_style cl_scalar_style(cl_str text, bool plain_ok, bool in_flow, bool multi_ok);
/* TEXT in STYLE; block scalars need INDENT columns and line break EOL, and end
 * without a break. */
void cl_scalar_put(cl_buf *out, cl_str text, enum cl_style style, unsigned indent, const char *eol);
/* Can TEXT be a literal block as it is? */
bool cl_literal_fits(cl_str text);

/* ---- splice.c / proof.c ---- */
void cl_edit_render(cl_edit *edit, cl_buf *out);
/* NULL when the bytes say what was asked for, else what differs. */
const char *cl_edit_prove(cl_edit *edit, const cl_buf *bytes);

#endif
