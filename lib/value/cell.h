/* cell.h - a value as one text, and back: what list, export and import share.
 *
 * A cell is one text for the whole value of a field.  A list is joined with
 * ` | `; inside a value a bar is `\|`, a backslash `\\`, a line break `\n`.  An
 * item of a CL_K_ITEMS list is one text, too (plan/item.h).
 * How dates, numbers and fixed words are spelled depends on the dialect.
 *
 * No messages; only the schema is known, and nodes. */
#ifndef CL_CELL_H
#define CL_CELL_H

#include "../plan/item.h"

CL_BEGIN

enum cl_dialect {
  CL_CANONICAL, /* as stored: ISO dates, decimal point, canonical words */
  CL_NL_EXCEL   /* dd-mm-yyyy, decimal comma, Dutch words */
};

/* The values of a list in CELL, split on bars and line breaks, blanks around
 * them and empty ones taken out; *PARTS is an array in ARENA.  Returns how
 * many. */
size_t cl_cell_split(cl_arena *arena, cl_str cell, cl_str **parts);
/* Appends VALUE to a list cell that began at byte START of OUT. */
void cl_cell_join(cl_buf *out, size_t start, cl_str value);

/* TEXT without blanks around it and with LF for every line break, in ARENA
 * when it had to be changed. */
cl_str cl_cell_clean(cl_arena *arena, cl_str text);

/* What the cells of a file prove about its spelling. */
struct cl_evidence {
  bool day_first, month_first; /* 31-01-2026, 01-31-2026 */
  bool comma, point;           /* 1,5 and 1.5; three digits behind prove nothing */
};
void cl_evidence_date(struct cl_evidence *evidence, cl_str cell);
void cl_evidence_number(struct cl_evidence *evidence, cl_str cell);
/* Can CELL be read as two different days?  02-01-2026 can, 31-01-2026 and
 * 05-05-2026 cannot. */
bool cl_date_two_ways(cl_str cell);
/* 1,500: one and a half, or fifteen hundred? */
bool cl_number_two_ways(cl_str cell);
/* Appends one value of FIELD as DIALECT spells it. */
void cl_value_spell(cl_buf *out, cl_field field, cl_str value, enum cl_dialect dialect);
/* Appends ITEM of a CL_K_ITEMS field as one text. */
void cl_item_cell(cl_buf *out, cl_field field, const cl_node *item, enum cl_dialect dialect);
/* The whole value of FIELD of REC; nothing when it is absent.  cl_cell_split() takes a
 * list apart again. */
void cl_field_cell(cl_buf *out, const cl_rec *rec, cl_field field, enum cl_dialect dialect);

/* What stands behind a text that a workbook could not hold whole; for cl_tr(). */
#define CL_CUT_NOTE N_("... (cut: a cell holds no more)")
enum { CL_CUT_LEAST = 30000 }; /* such a cell is longer than this, in bytes */

/* The number that a page begins with: "12-14" is at 12; HUGE_VAL, behind all others, when
 * it begins with none. */
double cl_page_number(cl_str text);

CL_END
#endif
