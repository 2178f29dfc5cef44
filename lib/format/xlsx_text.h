/* xlsx_text.h - what a workbook takes for a text or a name.
 *
 * A spreadsheet program repairs, renames or refuses a file whose texts or
 * names break its rules; the writer under xlsx.c does not look.  These
 * functions make a lawful text or name of any bytes.  Inner header of
 * xlsx.c. */
#ifndef CL_XLSX_TEXT_H
#define CL_XLSX_TEXT_H

#include "../base/buf.h"
#include "../base/map.h"
#include "../base/text.h"

enum {
  CL_CELL_MAX = 32767, /* characters in a cell, as UTF-16 counts */
  CL_HEADER_MAX = 255, /* in a column name of a table */
  CL_SHEET_NAME_MAX = 31
};

/* Appends A as a cell holds it: valid UTF-8, controls made visible, lines kept
 * unless ONE_LINE, what looks like an escape (`_x0041_`) kept from being read
 * as one; at most LIMIT characters, of which the last are TOO_LONG when
 * something had to go. */
void cl_cell_text(cl_buf *out, cl_str a, bool one_line, size_t limit, const char *too_long);

/* Names that were given out, without regard to case. */
typedef struct cl_names {
  cl_arena *arena;
  cl_map map;
} cl_names; /* give back its map with cl_map_free() */

/* A name nobody has yet, made from WANTED, at most LIMIT characters: the
 * second `Doelen` becomes `Doelen (2)`, with SPACED, and else `Doelen_2`.  In
 * the set's arena. */
char *cl_name_take(cl_names *names, const char *wanted, size_t limit, bool spaced) CL_NONNULL;

/* A name for a sheet: none of []:*?/\, no apostrophe at either end, not
 * "History", not empty, at most 31 characters.  In ARENA; not yet unique. */
char *cl_sheet_name_of(cl_arena *arena, const char *wanted) CL_NONNULL;
/* A name for a table: ASCII letters, digits and `_`, a letter or `_` first, not
 * like the address of a cell.  In ARENA; not yet unique. */
char *cl_table_name_of(cl_arena *arena, const char *wanted) CL_NONNULL;

/* Characters of A as UTF-16 counts them. */
size_t cl_utf16_count(cl_str a);

#endif
