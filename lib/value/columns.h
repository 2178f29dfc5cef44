/* columns.h - records as rows and as JSON: what list, export and import share. */
#ifndef CL_COLUMNS_H
#define CL_COLUMNS_H

#include "../plan/plan.h"
#include "cell.h"

CL_BEGIN

/* A column: a field, or what is no field but belongs to the record. */
typedef struct cl_column {
  enum {
    CL_COL_FIELD,
    CL_COL_HANDLE,    /* what a record of a type without id is addressed by */
    CL_COL_COMMUNITY, /* the community a nested record stands in */
    CL_COL_VERSION,   /* what the record was when it was exported: version.h */
    CL_COL_MADE       /* worked out by somebody above: list has some */
  } kind;
  cl_field field;  /* CL_COL_FIELD */
  bool with_names; /* CL_COL_VERSION: made over fields about a person, too */
  struct {         /* CL_COL_MADE */
    const char *name, *title, *title_nl;
    void *of; /* for who makes it */
    int kind;
    bool number;
    void (*put)(cl_buf *out, const struct cl_column *column, const cl_rec *rec);
  } made;
} cl_column;

/* The column that NAME means: canonical name or label in either language,
 * without regard to case.  False when there is none. */
bool cl_column_find(cl_type type, cl_str name, cl_column *out);
/* Is NAME that of the version column?  cl_column_find() does not know it: it is
 * no field. */
bool cl_column_is_version(cl_str name);
const char *cl_column_name(cl_column column);
const char *cl_column_label(cl_column column, enum cl_lang lang);

/* Do the column names speak Dutch more than anything else? */
bool cl_header_is_dutch(cl_type type, const cl_str *header, size_t n);

/* Appends the whole value of COLUMN of REC; nothing when it is absent. */
void cl_column_cell(cl_buf *out, cl_column column, const cl_rec *rec, enum cl_dialect dialect);

/* Columns of TYPE, in ARENA: handle or community first, then its fields: those
 * of a plain `list` with MAIN, all otherwise.  Fields about a person are left
 * out unless WITH_NAMES. */
size_t cl_columns(cl_arena *arena, cl_type type, bool main, bool with_names, cl_column **out);
/* All of them, as export writes them to be edited: the version is the last. */
size_t cl_columns_to_edit(cl_arena *arena, cl_type type, bool with_names, cl_column **out);

#define CL_UTF8_BOM "\xEF\xBB\xBF"
struct cl_csv_style {
  char separator;
  bool crlf, guard, escape; /* escape: TAB and line breaks as \t and \n, no quoting */
  enum cl_dialect dialect;
  bool labels;      /* Dutch column names, not canonical ones */
  const char *plan; /* of several plans: what this one is called, as the first column; or NULL */
};
/* Appends header or record as a line. */
void cl_rows_header(cl_buf *out, const struct cl_csv_style *style, const cl_column *columns,
                    size_t n);
void cl_rows_record(cl_buf *out, const struct cl_csv_style *style, const cl_column *columns,
                    size_t n, const cl_rec *rec);
/* A row of N texts as they are, none of them a number. */
void cl_texts_row(cl_buf *out, const struct cl_csv_style *style, const char *const *texts,
                  size_t n);

struct cl_json;
/* Appends REC as an object: keys with a dot as objects in objects, numbers and
 * yes/no as such, what is absent left out. */
void cl_record_json(struct cl_json *json, const cl_column *columns, size_t n, const cl_rec *rec);
/* The same within an object that was begun. */
void cl_record_json_keys(struct cl_json *json, const cl_column *columns, size_t n,
                         const cl_rec *rec);
/* One value of FIELD, or an item of a CL_K_ITEMS field, as those objects have it. */
void cl_value_json(struct cl_json *json, cl_field field, const cl_node *node);

CL_END
#endif
