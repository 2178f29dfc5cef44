/* network_out.c - a network as JSON and as SQL; see network.h. */
#include <string.h>

#include "../lib/cli/output.h"
#include "../lib/format/sql.h"
#include "network.h"

/* For messages only. */
static bool is_hidden(const nw_column *column) {
  return strcmp(column->name, "alone") == 0;
}

static cl_str plain_id(cl_str id) {
  return id.n && *id.p == '#' ? (cl_str){ id.p + 1, id.n - 1 } : id;
}

/* Plans whose rows of one table are a piece of what is made, and what there are to make
 * a process worth its start. */
enum { BLOCK = 64, PIECES_LEAST = 64 };

/* Pieces: the rows of table after table, block after block of plans. */
typedef struct maker {
  network *n;
  cl_buf *out;
  enum nw_scope scope;
  cl_json json;
  int tables[NW_TABLES];
  size_t table_count, blocks;
} maker;

static size_t block_start(const maker *m, size_t piece) {
  return piece % m->blocks * BLOCK;
}

static size_t block_end(const maker *m, size_t piece) {
  size_t end = block_start(m, piece) + BLOCK;
  return end < m->n->count ? end : m->n->count;
}

static void make_pieces(maker *m, void (*make)(void *of, size_t i, cl_buf *out),
                        void (*take)(void *of, size_t i, cl_str made)) {
  nw_share share = { .of = m, .make = make, .take = take, .in_order = true };
  m->blocks = (m->n->count + BLOCK - 1) / BLOCK;
  share.count = m->table_count * m->blocks;
  share.least = PIECES_LEAST;
  nw_share_out(&share);
}

/* What goes to standard output need not wait in memory until all is made. */
static void send_some(cl_app *app, const cl_buf *out) {
  if (out == &app->out)
    cl_flush(app);
}

/* ---- JSON --------------------------------------------------------------------------- */

/* An id of its own is text, one that was given is a number. */
static void json_id(cl_json *json, cl_str id) {
  long long number;
  if (id.n && *id.p == '#' && cl_parse_int(plain_id(id), &number))
    cl_json_int(json, number);
  else
    cl_json_string(json, id);
}

static void json_list(cl_json *json, cl_str list) {
  cl_json_array(json);
  for (size_t at = 0; at <= list.n;) {
    const char *p = list.p + at, *stop = memchr(p, NW_BETWEEN, list.n - at);
    size_t n = stop ? (size_t)(stop - p) : list.n - at;
    cl_json_string(json, (cl_str){ p, n });
    at += n + 1;
  }
  cl_json_end_array(json);
}

static void json_cell(cl_json *json, enum nw_kind kind, cl_str cell) {
  double number;
  switch (kind) {
  case NW_LIST:
    json_list(json, cell);
    break;
  case NW_BOOL:
    cl_json_bool(json, cl_str_is(cell, "yes"));
    break;
  case NW_INT:
  case NW_NUM:
    if (cl_parse_num(cell, &number))
      cl_json_number(json, number);
    else
      cl_json_null(json);
    break;
  case NW_ID:
  case NW_REF:
    json_id(json, cell);
    break;
  default:
    cl_json_string(json, cell);
  }
}

/* `vision.text` and what follows of `vision` are an object in the object. */
static void json_cells(cl_json *json, const nw_row *row) {
  const nw_column *columns = NULL;
  size_t n = nw_columns(row->table, NW_NETWORK, &columns);
  const char *group = NULL;
  size_t length = 0;
  for (size_t i = 0; i < n; i++) {
    const char *name = columns[i].name, *dot = strchr(name, '.');
    if (!row->cells[i].p || is_hidden(&columns[i]))
      continue;
    bool same = group && dot && (size_t)(dot - name) == length && strncmp(group, name, length) == 0;
    if (group && !same)
      cl_json_end_object(json);
    if (dot && !same) {
      char key[40] = "";
      length = (size_t)(dot - name) < sizeof key ? (size_t)(dot - name) : sizeof key - 1;
      memcpy(key, name, length);
      cl_json_key(json, key);
      cl_json_object(json);
    }
    group = dot ? name : NULL;
    cl_json_key(json, dot ? dot + 1 : name);
    json_cell(json, columns[i].kind, row->cells[i]);
  }
  if (group)
    cl_json_end_object(json);
}

static void json_row(cl_json *json, const char *plan, const nw_row *row) {
  cl_json_object(json);
  cl_json_key(json, "plan");
  json_id(json, cl_str_of(plan));
  if (row->table == NW_LIBRARY && !nw_cell(row, "sharing").p) {
    cl_json_key(json, "sharing");
    cl_json_null(json);
  }
  json_cells(json, row);
  cl_json_end_object(json);
}

static void json_one(cl_json *json, const char *key, cl_str plan, cl_str id) {
  cl_json_key(json, key);
  cl_json_object(json);
  cl_json_key(json, "plan");
  json_id(json, plan);
  cl_json_key(json, "id");
  json_id(json, id);
  cl_json_end_object(json);
}

/* Its first cell is the learner's plan: rows of many plans stand together. */
static void json_matches(network *n, cl_json *json) {
  nw_row row;
  cl_str all = nw_matches(n);
  cl_json_key(json, "matches");
  cl_json_array(json);
  for (size_t at = 0; nw_row_find(all, &at, NW_MATCH, &row);) {
    cl_json_object(json);
    json_one(json, "learner", row.cells[0], row.cells[1]);
    json_one(json, "teacher", row.cells[3], row.cells[4]);
    cl_json_key(json, "score");
    json_cell(json, NW_INT, row.cells[5]);
    cl_json_key(json, "words");
    json_list(json, row.cells[6]);
    cl_json_end_object(json);
  }
  cl_json_end_array(json);
}

static const struct {
  const char *key;
  int table;
} json_arrays[] = { { "libraries", NW_LIBRARY },       { "themes", CL_T_THEME },
                    { "communities", CL_T_COMMUNITY }, { "goals", CL_T_JOINT_GOAL },
                    { "decisions", CL_T_DECISION },    { "stories", CL_T_STORY },
                    { "findings", NW_CHECK },          { "moments", CL_T_MOMENT },
                    { "changes", NW_CHANGE } };

static void make_json(void *of, size_t piece, cl_buf *out) {
  enum { DEPTH = 2 }; /* arrays stand in the object */
  const maker *m = of;
  cl_json json;
  nw_row row;
  cl_json_start_in(&json, out, true, DEPTH);
  for (size_t i = block_start(m, piece); i < block_end(m, piece); i++)
    for (size_t at = 0;
         nw_row_find(m->n->plans[i].rows, &at, json_arrays[piece / m->blocks].table, &row);)
      json_row(&json, m->n->plans[i].key, &row);
}

static void take_json(void *of, size_t piece, cl_str made) {
  maker *m = of;
  if (piece % m->blocks == 0) {
    cl_json_key(&m->json, json_arrays[piece / m->blocks].key);
    cl_json_array(&m->json);
  }
  cl_json_join(&m->json, made);
  if (piece % m->blocks == m->blocks - 1)
    cl_json_end_array(&m->json);
  send_some(m->n->app, m->out);
}

void nw_json(network *n, cl_buf *out) {
  maker m = { .n = n, .out = out, .table_count = CL_COUNT(json_arrays) };
  m.table_count -= !n->job.since; /* nothing changed where nothing was compared */
  cl_json_init(&m.json, out, true);
  cl_json_object(&m.json);
  make_pieces(&m, make_json, take_json);
  json_matches(n, &m.json);
  cl_json_end_object(&m.json);
  cl_buf_putc(out, '\n');
}

/* ---- SQL ------------------------------------------------------------------------------ */

static enum cl_sql_kind sql_kind(enum nw_kind kind) {
  switch (kind) {
  case NW_INT:
    return CL_SQL_INT;
  case NW_NUM:
    return CL_SQL_NUM;
  case NW_BOOL:
    return CL_SQL_BOOL;
  case NW_DATE:
    return CL_SQL_DATE;
  default:
    return CL_SQL_TEXT;
  }
}

static bool is_nested(int table) {
  return table == NW_MEASURED || table == NW_MATCH ||
         (table < CL_TYPES && cl_type_info((cl_type)table)->parent != CL_T_NONE);
}

/* Columns that tell a row from the others of its table. */
static bool is_key(int table, const nw_column *column) {
  if (table == NW_LIBRARY)
    return false;
  return strcmp(column->name, "id") == 0 ||
         (is_nested(table) && strcmp(column->name, "community") == 0) ||
         (table == NW_MEASURED && strcmp(column->name, "goal") == 0);
}

static void sql_key(cl_buf *out, int table, const nw_column *columns, size_t n) {
  cl_buf_puts(out, ",\n  PRIMARY KEY (\"plan\"");
  for (size_t i = 0; i < n; i++)
    if (is_key(table, &columns[i])) {
      cl_buf_puts(out, ", ");
      cl_sql_name(out, columns[i].name);
    }
  cl_buf_putc(out, ')');
}

/* A key of COLUMNS, names divided by commas, that refers to TABLE. */
static void sql_refers(cl_buf *out, const char *columns, int table) {
  cl_buf_printf(out, ",\n  FOREIGN KEY (%s) REFERENCES ", columns);
  cl_sql_name(out, nw_table_name(table));
  cl_buf_puts(out, table == NW_LIBRARY ? " (\"plan\")"
                   : is_nested(table)  ? " (\"plan\", \"community\", \"id\")"
                                       : " (\"plan\", \"id\")");
}

static void sql_keys(cl_buf *out, int table, const nw_column *columns, size_t n) {
  if (table != NW_LIBRARY)
    sql_refers(out, "\"plan\"", NW_LIBRARY);
  if (is_nested(table))
    sql_refers(out, "\"plan\", \"community\"", CL_T_COMMUNITY);
  if (table == NW_MATCH)
    sql_refers(out, "\"teacher_plan\", \"teacher_community\"", CL_T_COMMUNITY);
  for (size_t i = 0; i < n; i++) {
    cl_buf names = CL_BUF_INIT;
    if (columns[i].of < 0)
      continue;
    cl_buf_puts(&names, "\"plan\", ");
    if (is_nested(columns[i].of))
      cl_buf_puts(&names, table == NW_MEASURED ? "\"community\", " : "\"goal_community\", ");
    cl_sql_name(&names, columns[i].name);
    sql_refers(out, cl_buf_text(&names), columns[i].of);
    cl_buf_free(&names);
  }
}

static void sql_create(cl_buf *out, int table, const nw_column *columns, size_t n) {
  cl_buf_puts(out, "CREATE TABLE ");
  cl_sql_name(out, nw_table_name(table));
  cl_buf_puts(out, " (\n  \"plan\" VARCHAR NOT NULL");
  for (size_t i = 0; i < n; i++) {
    if (is_hidden(&columns[i]))
      continue;
    cl_buf_puts(out, ",\n  ");
    cl_sql_name(out, columns[i].name);
    cl_buf_printf(out, " %s%s", cl_sql_type(sql_kind(columns[i].kind)),
                  is_key(table, &columns[i]) ? " NOT NULL" : "");
  }
  sql_key(out, table, columns, n);
  sql_keys(out, table, columns, n);
  cl_buf_puts(out, "\n);\n");
}

/* A list in one value: as CSV has it. */
static void sql_list(cl_sql *sql, cl_str list) {
  cl_buf text = CL_BUF_INIT;
  for (size_t i = 0; i < list.n; i++) {
    if (list.p[i] == NW_BETWEEN)
      cl_buf_puts(&text, " | ");
    else if (list.p[i] == '|' || list.p[i] == '\\')
      cl_buf_printf(&text, "\\%c", list.p[i]);
    else
      cl_buf_putc(&text, list.p[i]);
  }
  cl_sql_put(sql, CL_SQL_TEXT, list.p ? (cl_str){ cl_buf_text(&text), text.len } : list);
  cl_buf_free(&text);
}

static void sql_row(cl_sql *sql, const nw_column *columns, size_t n, cl_str plan,
                    const cl_str *cells) {
  cl_sql_put(sql, CL_SQL_TEXT, plain_id(plan));
  for (size_t i = 0; i < n; i++) {
    if (is_hidden(&columns[i]))
      continue;
    if (columns[i].kind == NW_LIST)
      sql_list(sql, cells[i]);
    else
      cl_sql_put(sql, sql_kind(columns[i].kind),
                 columns[i].kind == NW_ID || columns[i].kind == NW_REF ? plain_id(cells[i])
                                                                       : cells[i]);
  }
}

/* Rows of TABLE, whose names stay in NAMES. */
static void sql_start(cl_sql *sql, cl_buf *out, int table, const nw_column *columns, size_t n,
                      const char **names) {
  size_t named = 0;
  names[named++] = "plan";
  for (size_t i = 0; i < n; i++)
    if (!is_hidden(&columns[i]))
      names[named++] = columns[i].name;
  cl_sql_rows(sql, out, nw_table_name(table), names, named);
}

static void sql_matches(maker *m, const nw_column *columns, size_t n) {
  const char *names[NW_CELLS_MOST + 1];
  nw_row row;
  cl_sql sql;
  cl_str all = nw_matches(m->n);
  sql_start(&sql, m->out, NW_MATCH, columns, n, names);
  for (size_t at = 0; nw_row_find(all, &at, NW_MATCH, &row);) {
    row.cells[3] = plain_id(row.cells[3]);
    sql_row(&sql, columns, n, row.cells[0], &row.cells[1]);
  }
  cl_sql_end(&sql);
}

/* Tables that TABLE refers to were made. */
static bool is_ready(int table, const nw_column *columns, size_t n, const bool *made) {
  if (table != NW_LIBRARY && !made[NW_LIBRARY])
    return false;
  if (is_nested(table) && !made[CL_T_COMMUNITY])
    return false;
  for (size_t i = 0; i < n; i++)
    if (columns[i].of >= 0 && !made[columns[i].of])
      return false;
  return true;
}

static void find_order(maker *m) {
  bool made[NW_TABLES] = { false };
  for (bool more = true; more;) {
    more = false;
    for (int table = 0; table < NW_TABLES; table++) {
      const nw_column *columns = NULL;
      size_t n = made[table] ? 0 : nw_columns(table, m->scope, &columns);
      if (!n || !is_ready(table, columns, n, made) || (table == NW_CHANGE && !m->n->job.since))
        continue;
      m->tables[m->table_count++] = table;
      made[table] = more = true;
    }
  }
}

static void make_sql(void *of, size_t piece, cl_buf *out) {
  const maker *m = of;
  int table = m->tables[piece / m->blocks];
  const nw_column *columns = NULL;
  size_t n = nw_columns(table, m->scope, &columns);
  const char *names[NW_CELLS_MOST + 1];
  nw_row row;
  cl_sql sql;
  sql_start(&sql, out, table, columns, n, names);
  for (size_t i = block_start(m, piece); table != NW_MATCH && i < block_end(m, piece); i++)
    for (size_t at = 0; nw_row_find(m->n->plans[i].rows, &at, table, &row);)
      sql_row(&sql, columns, n, cl_str_of(m->n->plans[i].key), row.cells);
  cl_sql_end(&sql);
}

static void take_sql(void *of, size_t piece, cl_str made) {
  maker *m = of;
  int table = m->tables[piece / m->blocks];
  const nw_column *columns = NULL;
  size_t n = nw_columns(table, m->scope, &columns);
  if (piece % m->blocks == 0) {
    sql_create(m->out, table, columns, n);
    if (table == NW_MATCH)
      sql_matches(m, columns, n);
  }
  cl_buf_str(m->out, made);
  send_some(m->n->app, m->out);
}

void nw_sql(network *n, enum nw_scope scope, cl_buf *out) {
  maker m = { .n = n, .out = out, .scope = scope };
  find_order(&m);
  cl_buf_puts(out, "-- clkit: the tables are described in clplan-sql(5)\nBEGIN TRANSACTION;\n");
  make_pieces(&m, make_sql, take_sql);
  cl_buf_puts(out, "COMMIT;\n");
}
