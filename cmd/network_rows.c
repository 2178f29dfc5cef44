/* network_rows.c - tables, columns and rows of a network; see network.h. */
#include <string.h>

#include "network.h"

/* ---- What stays home ------------------------------------------------------------------ */

static bool type_is_home(cl_type type, enum nw_scope scope) {
  if (type == CL_T_ORGANISATION) /* NW_LIBRARY */
    return true;
  if (type == CL_T_PERSON)
    return scope != NW_NAMES;
  return scope == NW_NETWORK &&
         (type == CL_T_CONTACT || type == CL_T_CONVERSATION || type == CL_T_REQUEST);
}

/* A note, or a why, of anything. */
static bool is_aside(const cl_field_row *row) {
  static const char *const keys[] = { "note", "why", "why-not", "because" };
  const char *dot = strrchr(row->path, '.'), *key = dot ? dot + 1 : row->path;
  for (size_t i = 0; i < CL_COUNT(keys); i++)
    if (strcmp(key, keys[i]) == 0)
      return true;
  return false;
}

static bool field_is_home(const cl_field_row *row, enum nw_scope scope) {
  if ((row->flags & CL_SUB) || row->kind == CL_K_ID)
    return true; /* the id is a column of every table */
  if (row->kind == CL_K_ITEMS)
    return scope == NW_NETWORK || (scope == NW_ALL && strcmp(row->path, "agreements.hours") == 0);
  if (scope != NW_NAMES && ((row->flags & CL_PERSONAL) || (row->refs >> CL_T_PERSON & 1)))
    return true;
  return scope == NW_NETWORK && (is_aside(row) || strcmp(row->path, "ignore") == 0);
}

/* ---- Columns ------------------------------------------------------------------------------ */

#define CHOICE_(name)                                                                              \
  { name, NW_CHOICE, CL_F_NONE, -1 }
#define INT_(name)                                                                                 \
  { name, NW_INT, CL_F_NONE, -1 }
#define NUM_(name)                                                                                 \
  { name, NW_NUM, CL_F_NONE, -1 }
#define TEXT_(name)                                                                                \
  { name, NW_TEXT, CL_F_NONE, -1 }
#define DATE_(name)                                                                                \
  { name, NW_DATE, CL_F_NONE, -1 }
#define BOOL_(name)                                                                                \
  { name, NW_BOOL, CL_F_NONE, -1 }
#define LIGHTS INT_("lights.green"), INT_("lights.orange"), INT_("lights.red"), INT_("lights.grey")
#define THEN                                                                                       \
  INT_("lights-then.green"), INT_("lights-then.orange"), INT_("lights-then.red"),                  \
      INT_("lights-then.grey")

static const nw_column library[] = {
  TEXT_("name"),
  CHOICE_("region"),
  TEXT_("isil"),
  CHOICE_("language"),
  TEXT_("mission"),
  TEXT_("vision"),
  BOOL_("read"),
  CHOICE_("sharing"),
  CHOICE_("place"),
  INT_("errors"),
  INT_("warnings"),
  INT_("tips"),
  INT_("ready"),
  INT_("communities"),
  INT_("goals"),
  LIGHTS,
  THEN,
  INT_("stories"),
  INT_("moments"),
  INT_("asked"),
  INT_("withheld"),
  BOOL_("alone"),
};
static const nw_column role[] = { INT_("id"), TEXT_("role"), INT_("count") };
static const nw_column measured[] = { { "community", NW_ID, CL_F_NONE, -1 },
                                      { "goal", NW_REF, CL_F_NONE, CL_T_JOINT_GOAL },
                                      INT_("id"),
                                      DATE_("date"),
                                      NUM_("value") };
static const nw_column check[] = { INT_("id"), CHOICE_("level"), CHOICE_("rule") };
static const nw_column match[] = { { "community", NW_ID, CL_F_NONE, -1 },
                                   INT_("id"),
                                   { "teacher-plan", NW_ID, CL_F_NONE, -1 },
                                   { "teacher-community", NW_ID, CL_F_NONE, -1 },
                                   INT_("score"),
                                   { "words", NW_LIST, CL_F_NONE, -1 } };

/* `name` is the community's, `text` the goal's; what went has an id that was. */
static const nw_column change[] = { INT_("id"),
                                    CHOICE_("what"),
                                    { "community", NW_ID, CL_F_NONE, -1 },
                                    TEXT_("name"),
                                    { "goal", NW_REF, CL_F_NONE, -1 },
                                    TEXT_("text"),
                                    CHOICE_("before"),
                                    CHOICE_("now") };

static const struct {
  cl_type type;
  nw_column column;
} worked_out[] = {
  { CL_T_COMMUNITY, CHOICE_("agenda") },
  { CL_T_COMMUNITY, CHOICE_("stage") },
  { CL_T_COMMUNITY, CHOICE_("stage-then") },
  { CL_T_COMMUNITY, INT_("goal-count") },
  { CL_T_COMMUNITY, INT_("lights.green") },
  { CL_T_COMMUNITY, INT_("lights.orange") },
  { CL_T_COMMUNITY, INT_("lights.red") },
  { CL_T_COMMUNITY, INT_("lights.grey") },
  { CL_T_COMMUNITY, INT_("outcome-count") },
  { CL_T_COMMUNITY, INT_("asked") },
  { CL_T_JOINT_GOAL, CHOICE_("light") },
  { CL_T_JOINT_GOAL, CHOICE_("light-then") },
  { CL_T_JOINT_GOAL, NUM_("latest") },
  { CL_T_JOINT_GOAL, DATE_("latest-date") },
  { CL_T_JOINT_GOAL, NUM_("share") },
  { CL_T_DECISION, BOOL_("open") },
  { CL_T_MOMENT, { "goal-community", NW_REF, CL_F_NONE, -1 } },
  { CL_T_MOMENT, INT_("year") },
  { CL_T_MOMENT, INT_("month") },
};

static enum nw_kind kind_of(const cl_field_row *row) {
  if (row->flags & CL_LIST)
    return NW_LIST;
  switch (row->kind) {
  case CL_K_BOOL:
    return NW_BOOL;
  case CL_K_DATE:
    return NW_DATE;
  case CL_K_TIME:
    return NW_TIME;
  case CL_K_NUM:
    return NW_NUM;
  case CL_K_INT:
    return NW_INT;
  case CL_K_ENUM:
    return NW_CHOICE;
  case CL_K_REF:
    return NW_REF;
  default:
    return NW_TEXT;
  }
}

/* A key holds where a field names one type, and rows of that are written before. */
static int table_of(const cl_field_row *row, enum nw_scope scope) {
  for (int t = 0; !(row->flags & CL_LIST) && t < CL_TYPES; t++)
    if (row->refs == (uint64_t)1 << t)
      return (cl_type)t == row->type || type_is_home((cl_type)t, scope) ? -1 : t;
  return -1;
}

/* What was said of a light by hand goes beside the light that was worked out. */
static const char *name_of(const cl_field_row *row) {
  bool light = row->type == CL_T_JOINT_GOAL && strncmp(row->path, "light.", 6) == 0;
  return light ? row->path + 6 : row->path;
}

static size_t make_columns(cl_type type, enum nw_scope scope, nw_column *out) {
  const cl_type_row *info = cl_type_info(type);
  size_t n = 0;
  if (info->parent != CL_T_NONE)
    out[n++] = (nw_column){ "community", NW_ID, CL_F_NONE, -1 };
  out[n++] = (nw_column){ "id", NW_ID, CL_F_NONE, -1 };
  for (unsigned i = 0; i < info->fields; i++) {
    cl_field field = cl_type_field(info, i);
    const cl_field_row *row = cl_field_info(field);
    if (!field_is_home(row, scope))
      out[n++] = (nw_column){ name_of(row), kind_of(row), field, table_of(row, scope) };
  }
  for (size_t i = 0; i < CL_COUNT(worked_out); i++)
    if (worked_out[i].type == type)
      out[n++] = worked_out[i].column;
  return n;
}

size_t nw_columns(int table, enum nw_scope scope, const nw_column **out) {
  static nw_column made[3][CL_TYPES][NW_CELLS_MOST];
  static size_t counts[3][CL_TYPES];
  static const struct {
    const nw_column *columns;
    size_t count;
  } fixed[] = { { library, CL_COUNT(library) },   { role, CL_COUNT(role) },
                { measured, CL_COUNT(measured) }, { check, CL_COUNT(check) },
                { match, CL_COUNT(match) },       { change, CL_COUNT(change) } };
  if (table >= CL_TYPES) {
    *out = fixed[table - CL_TYPES].columns;
    return fixed[table - CL_TYPES].count;
  }
  if (type_is_home((cl_type)table, scope))
    return 0;
  if (!counts[scope][table])
    counts[scope][table] = make_columns((cl_type)table, scope, made[scope][table]);
  *out = made[scope][table];
  return counts[scope][table];
}

const char *nw_table_name(int table) {
  static const char *const names[] = { "library",       "library-role", "measured",
                                       "check-finding", "learning",     "change" };
  return table < CL_TYPES ? cl_type_info((cl_type)table)->name : names[table - CL_TYPES];
}

size_t nw_column_at(int table, const char *name) {
  const nw_column *columns = NULL;
  size_t n = nw_columns(table, NW_NETWORK, &columns), i = 0;
  while (i < n && strcmp(columns[i].name, name) != 0)
    i++;
  return i;
}

/* ---- Rows ------------------------------------------------------------------------------------ */

/* Seven bits a byte, the lowest first: most numbers take one. */
static void add_number(cl_buf *out, size_t number) {
  for (; number > 0x7f; number >>= 7)
    cl_buf_putc(out, (char)(number | 0x80));
  cl_buf_putc(out, (char)number);
}

static size_t take_number(cl_str bytes, size_t *at) {
  size_t number = 0;
  for (unsigned shift = 0; *at < bytes.n && shift < 64; shift += 7) {
    size_t byte = (unsigned char)bytes.p[(*at)++];
    number |= (byte & 0x7f) << shift;
    if (byte < 0x80)
      break;
  }
  return number;
}

cl_str nw_cell(const nw_row *row, const char *name) {
  return row->cells[nw_column_at(row->table, name)];
}

bool nw_cell_is(const nw_row *row, const char *name, const char *text) {
  return cl_str_is(nw_cell(row, name), text);
}

static size_t size_of_number(size_t number) {
  size_t n = 1;
  while (number >>= 7)
    n++;
  return n;
}

void nw_row_add(cl_buf *out, const nw_row *row) {
  size_t length = 0;
  for (size_t i = 0; i < row->count; i++)
    length += size_of_number(row->cells[i].p ? row->cells[i].n + 1 : 0) + row->cells[i].n;
  cl_buf_putc(out, (char)row->table);
  add_number(out, length);
  for (size_t i = 0; i < row->count; i++) {
    add_number(out, row->cells[i].p ? row->cells[i].n + 1 : 0);
    cl_buf_str(out, row->cells[i]);
  }
}

/* Of each table that has rows: its number, how many bytes follow for it, its rows, and
 * a row of no length. */
void nw_rows_sort(cl_buf *rows) {
  cl_buf of[NW_TABLES + 1] = { CL_BUF_INIT }, out = CL_BUF_INIT;
  cl_str all = { cl_buf_text(rows), rows->len };
  for (size_t at = 0; at < all.n;) {
    int table = all.p[at++];
    size_t from = at, length = take_number(all, &at);
    at += length;
    cl_buf_add(&of[table], all.p + from, at - from);
  }
  for (int table = 0; table <= NW_TABLES; table++) {
    if (!of[table].len)
      continue;
    cl_buf_putc(&out, (char)table);
    add_number(&out, of[table].len + 1);
    cl_buf_add(&out, of[table].p, of[table].len);
    add_number(&out, 0);
    cl_buf_free(&of[table]);
  }
  cl_buf_free(rows);
  *rows = out;
}

bool nw_rows_seek(cl_str bytes, size_t *at, int table) {
  while (*at < bytes.n) {
    int found = bytes.p[(*at)++];
    size_t length = take_number(bytes, at);
    if (found == table)
      return true;
    *at += length;
  }
  return false;
}

bool nw_row_find(cl_str bytes, size_t *at, int table, nw_row *row) {
  if (*at == 0 && !nw_rows_seek(bytes, at, table))
    return false;
  size_t length = take_number(bytes, at), end = *at + length;
  *row = (nw_row){ .table = table };
  while (*at < end && row->count < NW_CELLS_MOST) {
    size_t n = take_number(bytes, at);
    row->cells[row->count++] = n ? (cl_str){ bytes.p + *at, n - 1 } : CL_NO_STR;
    *at += n ? n - 1 : 0;
  }
  *at = end;
  return length > 0;
}
