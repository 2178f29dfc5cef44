/* import_inner.h - one run of import, between import.c, import_cell.c, import_match.c and
 * import_row.c only. */
#ifndef CL_IMPORT_INNER_H
#define CL_IMPORT_INNER_H

#include "../format/csv.h"
#include "../base/map.h"
#include "../cli/assign.h"
#include "../value/columns.h"
#include "../value/version.h"

#define CL_NO_COLUMN SIZE_MAX
#define CL_NO_ENTRY SIZE_MAX

/* A record that a row may be about.  Records of the same name are chained in
 * file order: the second row of a name is about the second of them. */
typedef struct entry {
  const cl_rec *rec; /* NULL: made by an earlier row */
  size_t row;        /* of the row that is about it; 0: none yet */
  size_t next;       /* entry of the same name, or CL_NO_ENTRY */
} entry;

/* What records are found by, and the first of them that no row is about yet. */
typedef struct known {
  const char *key;
  size_t entry, last; /* of the chain */
} known;

/* HEADER=FIELD of --map. */
struct cl_mapped {
  const char *header; /* folded, to be compared */
  const char *shown;  /* as it was typed */
  cl_column column;
  cl_place at;
  bool skip; /* HEADER=-: not to be read */
  bool used; /* the sheet has it */
};

typedef struct cl_import {
  cl_app *app;
  const char *file;
  cl_csv_table table;
  const cl_type_row *type;
  cl_column *columns; /* for each column of the table */
  bool *ignored;      /* a column without name and values */
  struct cl_mapped *map;
  size_t map_count, map_cap, map_from; /* from: what the map that is being read began with */
  bool mapped;                         /* with --map: what nobody names is not read */
  bool *has_field;                     /* for each field of the type: has it a column? */
  size_t id_column, community_column, version_column;
  bool with_names; /* there is a column about a person */
  enum cl_dialect dialect;
  bool dutch; /* the column names are: so days come before months */
  struct cl_evidence evidence;
  const cl_rec *community; /* of nested records without such a column */
  entry *entries;
  size_t entry_count;
  cl_map by_id, by_name; /* of `known` */
  cl_assign assign;      /* of the row at hand */
  size_t row;            /* 0-based */
  const cl_rec *rec;     /* the record that has the id of the row at hand, or NULL */
  size_t errors;
  size_t added, changed, same;
  size_t left;   /* rows about records that are there, with --add-only */
  size_t passed; /* of `same`: rows nobody edited, of records that changed since */
  cl_buf said;   /* a line for each record that was added or changed */
} cl_import;

enum { CL_IMPORT_ERRORS = 40 }; /* more are only counted */

/* What the user calls the type. */
const char *cl_import_type_word(const cl_import *im);
/* The name of a column for a message, made harmless. */
const char *cl_import_column_name(const cl_import *im, size_t column);
/* Rows as a spreadsheet counts them, the header being 1. */
void cl_import_bad_row(cl_import *im, const char *why);
void cl_import_bad_cell(cl_import *im, size_t column, const char *why);
void cl_import_bad_column(cl_import *im, size_t column, const char *why); /* as its header has it */
/* Without blanks around it and without the guard of a formula. */
cl_str cl_import_cell_at(const cl_import *im, size_t row, size_t column);

/* import_match.c */
void cl_import_index(cl_import *im);
/* The community that the row at hand belongs to; false and a message when it is
 * unclear. */
bool cl_import_community(cl_import *im, const cl_rec **out);
/* The id that the row gives, canonical; "" for none; NULL and a message. */
const char *cl_import_id(cl_import *im, const cl_rec *parent);
/* The record with that id, or NULL. */
const cl_rec *cl_import_rec(const cl_import *im, const char *id, const cl_rec *parent);
/* The entry that the row is about, CL_NO_ENTRY for a new record; false and a
 * message when another row is about it, too. */
bool cl_import_find(cl_import *im, const char *id, const cl_rec *parent, size_t *out);
/* A new record ID, made by the row at hand. */
void cl_import_made(cl_import *im, const char *id);
/* The id, of one of TYPES (bits), that a spreadsheet may have made CELL of: it
 * takes the zeros off 007, and makes a date of 2026-10-03.  PARENT as above.
 * CL_NO_STR when there is none, or more than one. */
cl_str cl_import_mended(const cl_import *im, uint64_t types, const cl_rec *parent, cl_str cell);

/* import_habit.c: CELL, a value of FIELD, as it was before a spreadsheet showed
 * it its own way: WAAR, 9:00:00, 3-10-26, 2026-10-03 00:00:00. */
cl_str cl_import_habit(const cl_import *im, cl_field field, cl_str cell);

/* import_map.c */
/* Reads what each --map gives, pairs or a file of them.  What a later one says of a column
 * goes before what an earlier one does. */
enum cl_status cl_import_map(cl_import *im);
/* What the map says of the column HEADER, or NULL. */
const struct cl_mapped *cl_import_mapped(cl_import *im, cl_str header);
/* Does COLUMN hold nothing but numbers?  A form counts its answers. */
bool cl_import_numbered(const cl_import *im, size_t column);
/* When the header was read: says what the sheet does not have, and what is not read. */
void cl_import_map_end(cl_import *im);
/* CELL without what a form adds to it. */
cl_str cl_import_form_cell(const cl_import *im, cl_field field, cl_str cell);

/* import_row.c */
void cl_import_row(cl_import *im);

#endif
