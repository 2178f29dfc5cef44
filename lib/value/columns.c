/* columns.c - records as rows and as JSON, for list and export; see columns.h. */
#include "columns.h"

#include <string.h>

#include "../format/csv.h"
#include "../format/json.h"
#include "version.h"

/* ---- Names of columns --------------------------------------------------------- */

/* Labels are ASCII; blanks, hyphens and underscores count as the same. */
static char plain(char c) {
  return c == '-' || c == '_' ? ' ' : cl_ascii_lower(c);
}

static bool same_words(cl_str name, const char *label) {
  size_t i = 0;
  while (i < name.n && label[i] && plain(name.p[i]) == plain(label[i]))
    i++;
  return i == name.n && !label[i];
}

static bool has_handle(const cl_type_row *type) {
  return type->id == CL_F_NONE && type->shape != CL_SINGLE_REC;
}

bool cl_column_find(cl_type type, cl_str name, cl_column *out) {
  const cl_type_row *row = cl_type_info(type);
  name = cl_str_trim(name);
  *out = (cl_column){ .kind = CL_COL_FIELD, .field = CL_F_NONE, .with_names = false };
  if (has_handle(row) && same_words(name, "id"))
    out->kind = CL_COL_HANDLE;
  else if (row->parent != CL_T_NONE && same_words(name, "community"))
    out->kind = CL_COL_COMMUNITY;
  else
    out->field = cl_field_find(type, name);
  return out->kind != CL_COL_FIELD || out->field != CL_F_NONE;
}

bool cl_column_is_version(cl_str name) {
  name = cl_str_trim(name);
  return same_words(name, "version") || same_words(name, "versie");
}

const char *cl_column_name(cl_column column) {
  switch (column.kind) {
  case CL_COL_VERSION:
    return "version";
  case CL_COL_HANDLE:
    return "id";
  case CL_COL_COMMUNITY:
    return "community";
  case CL_COL_MADE:
    return column.made.name;
  case CL_COL_FIELD:
    break;
  }
  return cl_field_info(column.field)->path;
}

const char *cl_column_label(cl_column column, enum cl_lang lang) {
  switch (column.kind) {
  case CL_COL_VERSION:
    return lang == CL_NL ? "Versie" : "Version";
  case CL_COL_HANDLE:
    return "Id";
  case CL_COL_COMMUNITY:
    return "Community";
  case CL_COL_MADE:
    return lang == CL_NL ? column.made.title_nl : column.made.title;
  case CL_COL_FIELD:
    break;
  }
  return cl_field_label(column.field, lang);
}

bool cl_header_is_dutch(cl_type type, const cl_str *header, size_t n) {
  size_t dutch = 0, other = 0;
  for (size_t i = 0; i < n; i++) {
    cl_column column;
    cl_str name = cl_str_trim(header[i]);
    if (!cl_column_find(type, name, &column) || column.kind != CL_COL_FIELD)
      continue;
    const cl_field_row *row = cl_field_info(column.field);
    bool nl = same_words(name, row->nl);
    bool en = same_words(name, row->path) || same_words(name, row->label);
    dutch += nl && !en;
    other += !nl;
  }
  return dutch > other;
}

/* ---- Values ------------------------------------------------------------------ */

void cl_column_cell(cl_buf *out, cl_column column, const cl_rec *rec, enum cl_dialect dialect) {
  char version[CL_VERSION_SIZE];
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
  case CL_COL_MADE:
    column.made.put(out, &column, rec);
    return;
  case CL_COL_FIELD:
    break;
  }
  cl_field_cell(out, rec, column.field, dialect);
}

/* ---- Which columns ---------------------------------------------------------- */

size_t cl_columns(cl_arena *arena, cl_type type, bool main, bool with_names, cl_column **out) {
  const cl_type_row *row = cl_type_info(type);
  cl_column *columns = cl_alloc(arena, (row->fields + 2) * sizeof *columns);
  size_t n = 0;
  if (row->parent != CL_T_NONE)
    columns[n++] = (cl_column){ .kind = CL_COL_COMMUNITY, .field = CL_F_NONE, .with_names = false };
  if (row->id == CL_F_NONE && row->shape != CL_SINGLE_REC)
    columns[n++] = (cl_column){ .kind = CL_COL_HANDLE, .field = CL_F_NONE, .with_names = false };
  CL_EACH_FIELD(f, row) {
    unsigned flags = cl_field_info(f)->flags;
    bool personal = (flags & CL_PERSONAL) != 0;
    if ((flags & CL_SUB) || (personal && !with_names) || (main && !personal && !(flags & CL_MAIN)))
      continue;
    columns[n++] = (cl_column){ .kind = CL_COL_FIELD, .field = f, .with_names = false };
  }
  *out = columns;
  return n;
}

size_t cl_columns_to_edit(cl_arena *arena, cl_type type, bool with_names, cl_column **out) {
  cl_column *columns;
  size_t n = cl_columns(arena, type, false, with_names, &columns);
  *out = cl_alloc(arena, (n + 1) * sizeof **out);
  memcpy(*out, columns, n * sizeof **out);
  (*out)[n] = (cl_column){ .kind = CL_COL_VERSION, .field = CL_F_NONE, .with_names = with_names };
  return n + 1;
}

/* ---- Rows ------------------------------------------------------------------- */

/* Numbers are no formulas: a sheet may see -5 as it is. */
static bool is_number(cl_column column) {
  if (column.kind != CL_COL_FIELD)
    return column.kind == CL_COL_MADE && column.made.number;
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
  if (style->plan)
    write_cell(&writer, style, cl_str_of(style->plan), false);
  for (size_t i = 0; i < n; i++)
    write_cell(&writer, style, cl_str_of(texts[i]), false);
  cl_csv_end_row(&writer);
}

void cl_rows_header(cl_buf *out, const struct cl_csv_style *style, const cl_column *columns,
                    size_t n) {
  cl_csv_writer writer = { out, style->separator, style->crlf, true };
  if (style->plan)
    write_cell(&writer, style, cl_str_of("plan"), false);
  for (size_t i = 0; i < n; i++)
    write_cell(&writer, style,
               cl_str_of(style->labels ? cl_column_label(columns[i], CL_NL)
                                       : cl_column_name(columns[i])),
               false);
  cl_csv_end_row(&writer);
}

void cl_rows_record(cl_buf *out, const struct cl_csv_style *style, const cl_column *columns,
                    size_t n, const cl_rec *rec) {
  cl_csv_writer writer = { out, style->separator, style->crlf, true };
  cl_buf cell = CL_BUF_INIT;
  if (style->plan)
    write_cell(&writer, style, cl_str_of(style->plan), false);
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
  CL_EACH_SUB(sub, field) {
    const cl_node *node = cl_item_node(item, sub);
    if (cl_node_empty(node))
      continue;
    cl_json_key(json, cl_field_info(sub)->path);
    json_value(json, sub, cl_node_text(node));
  }
  cl_json_end_object(json);
}

void cl_value_json(cl_json *json, cl_field field, const cl_node *node) {
  if (cl_field_info(field)->kind == CL_K_ITEMS)
    json_item(json, field, node);
  else
    json_value(json, field, cl_node_text(node));
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
  CL_EACH(item, node)
    cl_value_json(json, field, item);
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

/* What is no field; a made value may be absent, as a field may. */
static void json_other(cl_json *json, cl_column column, const cl_rec *rec) {
  cl_buf cell = CL_BUF_INIT;
  double number;
  cl_column_cell(&cell, column, rec, CL_CANONICAL);
  cl_str text = { cl_buf_text(&cell), cell.len };
  if (cell.len || column.kind != CL_COL_MADE) {
    cl_json_key(json, cl_column_name(column));
    if (is_number(column) && cl_parse_num(text, &number))
      cl_json_number(json, number);
    else
      cl_json_string(json, text);
  }
  cl_buf_free(&cell);
}

void cl_record_json_keys(cl_json *json, const cl_column *columns, size_t n, const cl_rec *rec) {
  for (size_t i = 0; i < n; i++) {
    if (columns[i].kind != CL_COL_FIELD) {
      json_other(json, columns[i], rec);
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
