/* term.h - tables, headings and small bars for a terminal or a pipe.
 *
 * Neutral: knows rows and columns, not plans.  Everything it is given is made
 * harmless (cl_visible) before it is appended to OUT. */
#ifndef CL_TERM_H
#define CL_TERM_H

#include "../base/buf.h"
#include "../base/text.h"

CL_BEGIN

enum cl_color {
  CL_C_NONE,
  CL_C_BOLD,
  CL_C_DIM,
  CL_C_RED,
  CL_C_GREEN,
  CL_C_YELLOW,
  CL_C_BLUE,
  CL_C_CYAN
};

/* TEXT in COLOR when ON; the bare text otherwise. */
void cl_term_color(cl_buf *out, bool on, enum cl_color color, const char *text);

typedef struct cl_table cl_table;
/* A table of N columns with the titles at TITLES (NULL: no header).  WIDTH is
 * that of the terminal; 0 lets every cell have its full width. */
cl_table *cl_table_new(const char *const *titles, size_t n, unsigned width, bool color);
/* Column I is right-aligned (numbers), stays on one line (ids), or may be left out where the
 * terminal is too narrow for all. */
void cl_table_right(cl_table *table, size_t i);
void cl_table_keep(cl_table *table, size_t i);
void cl_table_spare(cl_table *table, size_t i);
/* The titles of what is left out are appended to TOLD, joined with commas, when the table is
 * laid out. */
void cl_table_tell(cl_table *table, cl_buf *told);
/* So many rows are coming: room for them is made at once.  Before the first. */
void cl_table_expect(cl_table *table, size_t rows);
void cl_table_cell(cl_table *table, cl_str text); /* next cell, row by row */
void cl_table_cell_color(cl_table *table, cl_str text, enum cl_color color);
/* The same for a text that stays where it is until the table ends: not copied. */
void cl_table_cell_kept(cl_table *table, cl_str text);
/* Appends the table.  Nothing is cut, for what is cut looks like something else: columns
 * are left out, cells go on below, the widest first, and when no word may be broken any
 * more each row becomes a block of lines.  No blanks at the end of lines.  Frees the table. */
void cl_table_end(cl_table *table, cl_buf *out);
/* The same in pieces of whole lines, a little over ENOUGH bytes each, so that a
 * long table can go out while it is made.  False when that was the last one:
 * then the table is freed. */
bool cl_table_some(cl_table *table, cl_buf *out, size_t enough);

/* A heading underlined by LINE ('=' or '-'), with a blank line before it unless
 * OUT is empty. */
void cl_heading(cl_buf *out, bool color, const char *text, char line);
/* `  label   text`, the text wrapped to WIDTH (0: 80) under itself. */
void cl_labelled(cl_buf *out, unsigned label_width, const char *label, cl_str text, unsigned width);
/* TEXT wrapped to WIDTH, each line behind INDENT blanks. */
void cl_wrap(cl_buf *out, cl_str text, unsigned indent, unsigned width);

CL_END
#endif
