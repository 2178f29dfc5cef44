/* columns.c - records as rows and as JSON, for list and export; see transfer.h. */
#include "transfer.h"

#include <string.h>

#include "../format/csv.h"
#include "../format/json.h"
#include "opt.h"

/* ---- Values ----------------------------------------------------------------- */

static void spell_date(cl_buf *out, cl_str value) {
  char text[CL_DATE_SIZE];
  cl_date date = cl_date_parse(value);
  if (date == CL_NO_DATE)
    cl_buf_add(out, value.p, value.n);
  else
    cl_buf_puts(out, cl_date_dmy(text, date));
}

static void spell_number(cl_buf *out, cl_str value) {
  for (size_t i = 0; i < value.n; i++)
    cl_buf_putc(out, value.p[i] == '.' ? ',' : value.p[i]);
}

void cl_value_spell(cl_buf *out, cl_field field, cl_str value, enum cl_dialect dialect) {
  const cl_field_row *row = cl_field_info(field);
  value = cl_value_canonical(field, value);
  int i;
  if (!value.n)
    return;
  if (dialect == CL_NL_EXCEL)
    switch (row->kind) {
    case CL_K_DATE:
      spell_date(out, value);
      return;
    case CL_K_NUM:
    case CL_K_INT:
      spell_number(out, value);
      return;
    case CL_K_BOOL:
      cl_buf_puts(out, cl_bool_read(value) ? "ja" : "nee");
      return;
    case CL_K_ENUM:
      i = cl_choice_find(row->set, value);
      if (i < 0)
        break;
      cl_buf_puts(out, cl_choice_label(row->set, i, CL_NL));
      return;
    default:
      break;
    }
  cl_buf_add(out, value.p, value.n);
}

/* The key of an item as people see it; a Dutch label of several words is one
 * word here, as cl_sub_find() reads it. */
static const char *item_key(cl_field sub, enum cl_dialect dialect, char *room, size_t size) {
  const cl_field_row *row = cl_field_info(sub);
  if (dialect == CL_CANONICAL)
    return row->path;
  size_t n = 0;
  for (; row->nl[n] && n + 1 < size; n++) {
    char c = row->nl[n];
    room[n] = c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  room[n] = '\0';
  return room;
}

void cl_item_cell(cl_buf *out, cl_field field, const cl_node *item, enum cl_dialect dialect) {
  size_t start = out->len;
  cl_buf value = CL_BUF_INIT;
  char key[40];
  for (cl_field sub = field + 1; sub < CL_FIELDS && (cl_field_info(sub)->flags & CL_SUB); sub++) {
    cl_str text = cl_str_trim(cl_node_text(cl_item_node(item, sub)));
    if (!text.n)
      continue;
    cl_buf_cut(&value, 0);
    cl_value_spell(&value, sub, text, dialect);
    cl_item_join(out, start, item_key(sub, dialect, key, sizeof key),
                 (cl_str){ cl_buf_text(&value), value.len });
  }
  cl_buf_free(&value);
}

static void list_cell(cl_buf *out, cl_field field, const cl_node *list, enum cl_dialect dialect) {
  size_t start = out->len;
  cl_buf value = CL_BUF_INIT;
  CL_EACH(item, list) {
    cl_buf_cut(&value, 0);
    if (cl_field_info(field)->kind == CL_K_ITEMS)
      cl_item_cell(&value, field, item, dialect);
    else
      cl_value_spell(&value, field, cl_node_text(item), dialect);
    if (value.len)
      cl_cell_join(out, start, (cl_str){ value.p, value.len });
  }
  cl_buf_free(&value);
}

void cl_column_cell(cl_buf *out, cl_column column, const cl_rec *rec, enum cl_dialect dialect) {
  char version[CL_VERSION_SIZE];
  const cl_node *node;
  switch (column.kind) {
  case CL_COL_HANDLE:
    cl_buf_puts(out, rec->id);
    return;
  case CL_COL_COMMUNITY:
    if (rec->parent)
      cl_buf_puts(out, rec->parent->id);
    return;
  case CL_COL_VERSION:
    cl_rec_version(version, rec, column.with_names);
    cl_buf_puts(out, version);
    return;
  case CL_COL_FIELD:
    break;
  }
  node = cl_rec_node(rec, column.field);
  if (!node)
    return;
  if (cl_field_info(column.field)->flags & CL_LIST)
    list_cell(out, column.field, node, dialect);
  else
    cl_value_spell(out, column.field, cl_node_text(node), dialect);
}

/* ---- Which columns ---------------------------------------------------------- */

size_t cl_columns(cl_arena *arena, cl_type type, bool main, bool with_names, cl_column **out) {
  const cl_type_row *row = cl_type_info(type);
  cl_column *columns = cl_alloc(arena, (row->fields + 2) * sizeof *columns);
  size_t n = 0;
  if (row->parent != CL_T_NONE)
    columns[n++] = (cl_column){ CL_COL_COMMUNITY, CL_F_NONE, false };
  if (row->id == CL_F_NONE && row->shape != CL_SINGLE_REC)
    columns[n++] = (cl_column){ CL_COL_HANDLE, CL_F_NONE, false };
  for (unsigned i = 0; i < row->fields; i++) {
    cl_field f = cl_type_field(row, i);
    unsigned flags = cl_field_info(f)->flags;
    bool personal = (flags & CL_PERSONAL) != 0;
    if ((flags & CL_SUB) || (personal && !with_names) || (main && !personal && !(flags & CL_MAIN)))
      continue;
    columns[n++] = (cl_column){ CL_COL_FIELD, f, false };
  }
  *out = columns;
  return n;
}

size_t cl_columns_to_edit(cl_arena *arena, cl_type type, bool with_names, cl_column **out) {
  cl_column *columns;
  size_t n = cl_columns(arena, type, false, with_names, &columns);
  *out = cl_alloc(arena, (n + 1) * sizeof **out);
  memcpy(*out, columns, n * sizeof **out);
  (*out)[n] = (cl_column){ CL_COL_VERSION, CL_F_NONE, with_names };
  return n + 1;
}

static void unknown_column(cl_app *app, cl_type type, cl_str name) {
  const char *text = cl_strndup(app->arena, name.p, name.n);
  const char *meant = cl_field_suggest(type, text);
  const char *what = cl_type_called(app->program, type, cl_lang_user());
  if (meant)
    cl_usage(app, _("%s: there is no field \"%s\": did you mean %s?"), what, text, meant);
  else
    cl_usage(app, _("%s: there is no field \"%s\""), what, text);
}

size_t cl_columns_chosen(cl_app *app, cl_type type, const char *list, cl_column **out) {
  size_t n = 0, room = 1;
  bool bad = false;
  for (const char *p = list; *p; p++)
    room += *p == ',';
  *out = cl_alloc(app->arena, room * sizeof **out);
  for (const char *p = list;; p++) {
    size_t length = strcspn(p, ",");
    cl_str name = cl_str_trim((cl_str){ p, length });
    if (name.n && cl_column_find(type, name, &(*out)[n]))
      n++;
    else if (name.n) {
      unknown_column(app, type, name);
      bad = true;
    }
    p += length;
    if (!*p)
      break;
  }
  if (!bad && n == 0)
    cl_usage(app, _("name the fields that --fields is to show, as in --fields id,date"));
  return bad ? 0 : n;
}

/* ---- Rows ------------------------------------------------------------------- */

/* Numbers are no formulas: a sheet may see -5 as it is. */
static bool is_number(cl_column column) {
  if (column.kind != CL_COL_FIELD)
    return false;
  const cl_field_row *row = cl_field_info(column.field);
  return (row->kind == CL_K_NUM || row->kind == CL_K_INT) && !(row->flags & CL_LIST);
}

static void write_escaped(cl_csv_writer *writer, cl_str text) {
  if (!writer->first)
    cl_buf_putc(writer->out, writer->separator);
  writer->first = false;
  size_t from = 0; /* what needs no escape goes in one piece */
  for (size_t i = 0; i < text.n; i++) {
    char c = text.p[i], letter = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c;
    if (letter == c && c != '\\')
      continue;
    cl_buf_add(writer->out, text.p + from, i - from);
    cl_buf_putc(writer->out, '\\');
    cl_buf_putc(writer->out, letter);
    from = i + 1;
  }
  cl_buf_add(writer->out, text.p + from, text.n - from);
}

static void write_cell(cl_csv_writer *writer, const struct cl_csv_style *style, cl_str text,
                       bool number) {
  if (style->escape)
    write_escaped(writer, text);
  else
    cl_csv_cell_write(writer, text, style->guard && !number);
}

void cl_texts_row(cl_buf *out, const struct cl_csv_style *style, const char *const *texts,
                  size_t n) {
  cl_csv_writer writer = { out, style->separator, style->crlf, true };
  for (size_t i = 0; i < n; i++)
    write_cell(&writer, style, cl_str_of(texts[i]), false);
  cl_csv_end_row(&writer);
}

void cl_rows_header(cl_buf *out, const struct cl_csv_style *style, const cl_column *columns,
                    size_t n) {
  cl_csv_writer writer = { out, style->separator, style->crlf, true };
  for (size_t i = 0; i < n; i++)
    write_cell(
        &writer, style,
        cl_str_of(style->labels ? cl_column_label(columns[i], CL_NL) : cl_column_name(columns[i])),
        false);
  cl_csv_end_row(&writer);
}

void cl_rows_record(cl_buf *out, const struct cl_csv_style *style, const cl_column *columns,
                    size_t n, const cl_rec *rec) {
  cl_csv_writer writer = { out, style->separator, style->crlf, true };
  cl_buf cell = CL_BUF_INIT;
  for (size_t i = 0; i < n; i++) {
    cl_buf_cut(&cell, 0);
    cl_column_cell(&cell, columns[i], rec, style->dialect);
    write_cell(&writer, style, (cl_str){ cl_buf_text(&cell), cell.len }, is_number(columns[i]));
  }
  cl_csv_end_row(&writer);
  cl_buf_free(&cell);
}

/* ---- JSON ------------------------------------------------------------------- */

static void json_value(cl_json *json, cl_field field, cl_str text) {
  double number;
  int yes;
  switch (cl_field_info(field)->kind) {
  case CL_K_NUM:
  case CL_K_INT:
    if (cl_parse_num(text, &number)) {
      cl_json_number(json, number);
      return;
    }
    break;
  case CL_K_BOOL:
    yes = cl_bool_read(text);
    if (yes >= 0) {
      cl_json_bool(json, yes);
      return;
    }
    break;
  default:
    break;
  }
  cl_json_string(json, cl_value_canonical(field, text));
}

static void json_item(cl_json *json, cl_field field, const cl_node *item) {
  cl_json_object(json);
  for (cl_field sub = field + 1; sub < CL_FIELDS && (cl_field_info(sub)->flags & CL_SUB); sub++) {
    const cl_node *node = cl_item_node(item, sub);
    if (cl_node_empty(node))
      continue;
    cl_json_key(json, cl_field_info(sub)->path);
    json_value(json, sub, cl_node_text(node));
  }
  cl_json_end_object(json);
}

static void json_field(cl_json *json, cl_field field, const char *key, const cl_rec *rec) {
  const cl_field_row *row = cl_field_info(field);
  const cl_node *node = cl_rec_node(rec, field);
  cl_json_key(json, key);
  if (!(row->flags & CL_LIST)) {
    json_value(json, field, cl_node_text(node));
    return;
  }
  cl_json_array(json);
  CL_EACH(item, node) {
    if (row->kind == CL_K_ITEMS)
      json_item(json, field, item);
    else
      json_value(json, field, cl_node_text(item));
  }
  cl_json_end_array(json);
}

static bool is_present(cl_column column, const cl_rec *rec) {
  return column.kind == CL_COL_FIELD && cl_rec_has(rec, column.field);
}

/* All columns of which the path starts as that of columns[FIRST], as one
 * object, at the place of the first. */
static void json_group(cl_json *json, const cl_column *columns, size_t n, size_t first,
                       size_t prefix, const cl_rec *rec) {
  const char *path = cl_field_info(columns[first].field)->path;
  char key[40];
  size_t length = prefix < sizeof key ? prefix : sizeof key - 1;
  memcpy(key, path, length);
  key[length] = '\0';
  cl_json_key(json, key);
  cl_json_object(json);
  for (size_t i = first; i < n; i++)
    if (is_present(columns[i], rec)) {
      const char *other = cl_field_info(columns[i].field)->path;
      if (strncmp(other, path, prefix + 1) == 0)
        json_field(json, columns[i].field, other + prefix + 1, rec);
    }
  cl_json_end_object(json);
}

/* Was the group that columns[I] belongs to written with an earlier column? */
static bool group_was_written(const cl_column *columns, size_t i, size_t prefix,
                              const cl_rec *rec) {
  const char *path = cl_field_info(columns[i].field)->path;
  for (size_t k = 0; k < i; k++)
    if (is_present(columns[k], rec) &&
        strncmp(cl_field_info(columns[k].field)->path, path, prefix + 1) == 0)
      return true;
  return false;
}

void cl_record_json(cl_json *json, const cl_column *columns, size_t n, const cl_rec *rec) {
  cl_json_object(json);
  cl_record_json_keys(json, columns, n, rec);
  cl_json_end_object(json);
}

void cl_record_json_keys(cl_json *json, const cl_column *columns, size_t n, const cl_rec *rec) {
  for (size_t i = 0; i < n; i++) {
    if (columns[i].kind != CL_COL_FIELD) {
      cl_buf cell = CL_BUF_INIT;
      cl_column_cell(&cell, columns[i], rec, CL_CANONICAL);
      cl_json_key(json, cl_column_name(columns[i]));
      cl_json_string(json, cl_str_of(cl_buf_text(&cell)));
      cl_buf_free(&cell);
      continue;
    }
    if (!is_present(columns[i], rec))
      continue;
    const char *path = cl_field_info(columns[i].field)->path;
    size_t prefix = strcspn(path, ".");
    if (!path[prefix])
      json_field(json, columns[i].field, path, rec);
    else if (!group_was_written(columns, i, prefix, rec))
      json_group(json, columns, n, i, prefix, rec);
  }
}
