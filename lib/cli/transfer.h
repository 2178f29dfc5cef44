/* transfer.h - values in and out of cells: what list, export and import share.
 *
 * A cell is one text for the whole value of a field.  A list is joined with
 * ` | `; inside a value a bar is `\|`, a backslash `\\`, a line break `\n`.  An
 * item of a CL_K_ITEMS list is `key=value; key=value` (`\;` inside a value).
 * How dates, numbers and fixed words are spelled depends on the dialect.
 *
 * The functions above the line are pure: no plan, no messages. */
#ifndef CL_TRANSFER_H
#define CL_TRANSFER_H

#include "cli.h"

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

/* `person=cl1; per-week=4` as keys (CL_NO_STR where only a value stands) and
 * values, at most MAX of them.  Returns how many there are: more than MAX is
 * for the caller to refuse. */
size_t cl_item_split(cl_arena *arena, cl_str item, cl_str *keys, cl_str *values, size_t max);
void cl_item_join(cl_buf *out, size_t start, const char *key, cl_str value);

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
/* Do the column names speak Dutch more than anything else? */
bool cl_header_is_dutch(cl_type type, const cl_str *header, size_t n);

/* The I-th field of a type. */
static inline cl_field cl_type_field(const cl_type_row *row, unsigned i) {
  return (cl_field)((int)row->first + (int)i);
}

/* A column: a field, or what is no field but belongs to the record. */
typedef struct cl_column {
  enum {
    CL_COL_FIELD,
    CL_COL_HANDLE,   /* what a record of a type without id is addressed by */
    CL_COL_COMMUNITY, /* the community a nested record stands in */
    CL_COL_VERSION    /* what the record was when it was exported, see below */
  } kind;
  cl_field field;  /* CL_COL_FIELD */
  bool with_names; /* CL_COL_VERSION: made over fields about a person, too */
} cl_column;

/* The column that NAME means: canonical name or label in either language,
 * without regard to case.  False when there is none. */
bool cl_column_find(cl_type type, cl_str name, cl_column *out);
/* Is NAME that of the version column?  cl_column_find() does not know it: it is
 * no field. */
bool cl_column_is_version(cl_str name);
const char *cl_column_name(cl_column column);
const char *cl_column_label(cl_column column, enum cl_lang lang);

/* ---- With a plan ------------------------------------------------------------ */

/* Appends one value of FIELD as DIALECT spells it. */
void cl_value_spell(cl_buf *out, cl_field field, cl_str value, enum cl_dialect dialect);
/* Appends ITEM of a CL_K_ITEMS field as one text. */
void cl_item_cell(cl_buf *out, cl_field field, const cl_node *item, enum cl_dialect dialect);
/* Appends the whole value of COLUMN of REC; nothing when it is absent. */
void cl_column_cell(cl_buf *out, cl_column column, const cl_rec *rec, enum cl_dialect dialect);

/* Columns of TYPE, in ARENA: handle or community first, then its fields: those
 * of a plain `list` with MAIN, all otherwise.  Fields about a person are left
 * out unless WITH_NAMES. */
size_t cl_columns(cl_arena *arena, cl_type type, bool main, bool with_names, cl_column **out);
/* All of them, as export writes them to be edited: the version is the last. */
size_t cl_columns_to_edit(cl_arena *arena, cl_type type, bool with_names, cl_column **out);
/* The columns that a comma-separated list names; 0 and a message when one is
 * unknown. */
size_t cl_columns_chosen(cl_app *app, cl_type type, const char *list, cl_column **out);

#define CL_UTF8_BOM "\xEF\xBB\xBF"
struct cl_csv_style {
  char separator;
  bool crlf, guard, escape; /* escape: TAB and line breaks as \t and \n, no quoting */
  enum cl_dialect dialect;
  bool labels; /* Dutch column names, not canonical ones */
};
/* Appends header or record as a line. */
void cl_rows_header(cl_buf *out, const struct cl_csv_style *style, const cl_column *columns,
                    size_t n);
void cl_rows_record(cl_buf *out, const struct cl_csv_style *style, const cl_column *columns,
                    size_t n, const cl_rec *rec);
/* A row of N texts as they are, none of them a number. */
void cl_texts_row(cl_buf *out, const struct cl_csv_style *style, const char *const *texts,
                  size_t n);

/* ---- The version of a record -------------------------------------------------
 * Eight letters made from what a record says: type, community, id and every
 * field, by meaning.  Comments, quoting, the order of keys, the place in the file
 * and how a number is spelled (`12.50`) make no difference; a value does.  Fields
 * about a person count only WITH_NAMES, so that what goes out without names does
 * not let one guess them.  Consonants only: no spreadsheet takes them for a
 * number, a date or a word.
 *
 * 64 bits of FNV-1a (Fowler, Noll, Vo), brought down to 20^8: two versions of a
 * record are taken for the same once in 2.5e10.  No protection from malice. */
#define CL_VERSION_SIZE 9
typedef struct cl_version {
  uint64_t hash;
} cl_version;
void cl_version_start(cl_version *version, cl_type type, cl_str community, cl_str id);
/* Do values of FIELD count? */
bool cl_version_counts(cl_field field, bool with_names);
/* The fields in order: what stands at NODE (may be NULL), or these canonical
 * values. */
void cl_version_node(cl_version *version, cl_field field, const cl_node *node);
void cl_version_values(cl_version *version, cl_field field, const char *const *values, size_t n);
void cl_version_end(const cl_version *version, char out[CL_VERSION_SIZE]);
void cl_rec_version(char out[CL_VERSION_SIZE], const cl_rec *rec, bool with_names);

/* What stands behind a text that a workbook could not hold whole; for cl_tr(). */
#define CL_CUT_NOTE N_("... (cut: a cell holds no more)")
enum { CL_CUT_LEAST = 30000 }; /* such a cell is longer than this, in bytes */

struct cl_json;
/* Appends REC as an object: keys with a dot as objects in objects, numbers and
 * yes/no as such, what is absent left out. */
void cl_record_json(struct cl_json *json, const cl_column *columns, size_t n, const cl_rec *rec);
/* The same within an object that was begun. */
void cl_record_json_keys(struct cl_json *json, const cl_column *columns, size_t n,
                         const cl_rec *rec);

CL_END
#endif
