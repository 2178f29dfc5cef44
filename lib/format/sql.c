/* sql.c - see sql.h. */
#include "sql.h"

#include <string.h>

enum { ROWS_MOST = 250 }; /* a statement stays readable, and loads quickly */

void cl_sql_name(cl_buf *out, const char *name) {
  cl_buf_putc(out, '"');
  for (; *name; name++)
    cl_buf_putc(out, *name == '-' || *name == '.' ? '_' : *name);
  cl_buf_putc(out, '"');
}

const char *cl_sql_type(enum cl_sql_kind kind) {
  static const char *const types[] = {
    [CL_SQL_TEXT] = "VARCHAR", [CL_SQL_INT] = "BIGINT", [CL_SQL_NUM] = "DOUBLE PRECISION",
    [CL_SQL_BOOL] = "BOOLEAN", [CL_SQL_DATE] = "DATE",
  };
  return types[kind];
}

void cl_sql_rows(cl_sql *sql, cl_buf *out, const char *table, const char *const *columns,
                 size_t count) {
  *sql = (cl_sql){ .out = out, .table = table, .columns = columns, .count = count };
}

static void begin_row(cl_sql *sql) {
  if (sql->rows == ROWS_MOST)
    cl_sql_end(sql);
  if (sql->rows++) {
    cl_buf_puts(sql->out, ",\n(");
    return;
  }
  cl_buf_puts(sql->out, "INSERT INTO ");
  cl_sql_name(sql->out, sql->table);
  for (size_t i = 0; i < sql->count; i++) {
    cl_buf_puts(sql->out, i ? ", " : " (");
    cl_sql_name(sql->out, sql->columns[i]);
  }
  cl_buf_puts(sql->out, ") VALUES\n(");
}

static void put_quoted(cl_buf *out, cl_str text) {
  cl_buf_putc(out, '\'');
  for (size_t i = 0, from = 0; i <= text.n; i++) {
    if (i < text.n && text.p[i] != '\'' && text.p[i])
      continue;
    cl_buf_add(out, text.p + from, i - from);
    if (i < text.n && text.p[i])
      cl_buf_puts(out, "''");
    from = i + 1;
  }
  cl_buf_putc(out, '\'');
}

void cl_sql_put(cl_sql *sql, enum cl_sql_kind kind, cl_str text) {
  if (sql->column == 0)
    begin_row(sql);
  else
    cl_buf_puts(sql->out, ", ");
  if (!text.p)
    cl_buf_puts(sql->out, "NULL");
  else if (kind == CL_SQL_BOOL)
    cl_buf_puts(sql->out, cl_str_is(text, "yes") ? "TRUE" : "FALSE");
  else if (kind == CL_SQL_INT || kind == CL_SQL_NUM)
    cl_buf_str(sql->out, text);
  else
    put_quoted(sql->out, text);
  if (++sql->column < sql->count)
    return;
  cl_buf_putc(sql->out, ')');
  sql->column = 0;
}

void cl_sql_end(cl_sql *sql) {
  if (sql->rows)
    cl_buf_puts(sql->out, ";\n");
  sql->rows = 0;
}
