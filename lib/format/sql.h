/* sql.h - writing SQL that SQLite, PostgreSQL and DuckDB load unchanged: standard
 * types, every name in double quotes, rows in statements of some hundreds.
 *
 * Neutral: knows tables and values, not plans.  A text may be anything: a NUL, which
 * no database keeps, is left out. */
#ifndef CL_SQL_H
#define CL_SQL_H

#include "../base/buf.h"
#include "../base/text.h"

CL_BEGIN

enum cl_sql_kind { CL_SQL_TEXT, CL_SQL_INT, CL_SQL_NUM, CL_SQL_BOOL, CL_SQL_DATE };

typedef struct cl_sql {
  cl_buf *out;
  const char *table;
  const char *const *columns;
  size_t count;  /* of columns */
  size_t rows;   /* in the statement that is being written */
  size_t column; /* next one of the row */
} cl_sql;

/* `"joint_goal"`: hyphens and full stops become `_`. */
void cl_sql_name(cl_buf *out, const char *name);
const char *cl_sql_type(enum cl_sql_kind kind);
/* Rows of TABLE follow; both outlive the writer.  cl_sql_end() ends the last statement. */
void cl_sql_rows(cl_sql *sql, cl_buf *out, const char *table, const char *const *columns,
                 size_t count);
/* The next value, which is null for CL_NO_STR.  Of a number, a yes or no, or a day
 * TEXT is canonical, as a plan has it. */
void cl_sql_put(cl_sql *sql, enum cl_sql_kind kind, cl_str text);
void cl_sql_end(cl_sql *sql);

CL_END
#endif
