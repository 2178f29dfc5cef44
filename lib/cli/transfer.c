/* transfer.c - the verb import: a CSV file into records, all rows or none.
 *
 * Three things are found out before a row is looked at: which column is which
 * field, how the file spells dates and numbers, and which records are there to
 * be matched (by id, else by name; hashed, so that a large file takes linear
 * time).  Then every row is read; all that is wrong is said at once. */
#include <stdlib.h>
#include <string.h>

#include "../format/csv.h"
#include "assign.h"
#include "opt.h"
#include "transfer.h"

enum { ERRORS_SHOWN = 40, FILE_LIMIT = 256 << 20 };
static const size_t NO_COLUMN = SIZE_MAX;
static const size_t NONE = SIZE_MAX;

/* ---- Texts to entries ------------------------------------------------------- */

/* A record that a row may be about.  Records of the same name are chained in
 * file order: the second row of a name is about the second of them. */
typedef struct entry {
  const cl_rec *rec; /* NULL: made by an earlier row */
  size_t row;        /* of the row that is about it; 0: none yet */
  size_t next;       /* entry of the same name, or NONE */
} entry;

typedef struct map {
  struct slot {
    const char *key;
    size_t entry;
  } * slots;
  size_t mask;
} map;

static void map_start(map *m, size_t most) {
  size_t size = 16;
  while (size < most * 2)
    size *= 2;
  m->slots = cl_xcalloc(size, sizeof *m->slots);
  m->mask = size - 1;
}

/* The slot of KEY, or the free one where it belongs (FNV-1a). */
static struct slot *map_slot(const map *m, const char *key) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (const char *p = key; *p; p++)
    hash = (hash ^ (unsigned char)*p) * 0x100000001b3u;
  size_t i = (size_t)(hash ^ hash >> 32) & m->mask;
  while (m->slots[i].key && strcmp(m->slots[i].key, key) != 0)
    i = (i + 1) & m->mask;
  return &m->slots[i];
}

static size_t map_find(const map *m, const char *key) {
  const struct slot *slot = map_slot(m, key);
  return slot->key ? slot->entry : NONE;
}

static void map_put(map *m, const char *key, size_t e) {
  *map_slot(m, key) = (struct slot){ key, e };
}

/* ---- One import ------------------------------------------------------------- */

typedef struct import {
  cl_app *app;
  const char *file;
  cl_csv_table table;
  const cl_type_row *type;
  cl_column *columns; /* for each column of the table */
  bool *ignored;      /* a column without name and values */
  size_t id_column, community_column;
  enum cl_dialect dialect;
  struct cl_evidence evidence;
  const cl_rec *community; /* of nested records without such a column */
  entry *entries;
  size_t entry_count;
  map by_id, by_name;
  cl_assign assign; /* of the row at hand */
  size_t row;       /* 0-based */
  size_t errors;
  size_t added, changed, same;
  cl_buf said; /* a line for each record that was added or changed */
} import;

/* What the user calls the type. */
static const char *type_word(const import *im) {
  return cl_type_called(im->app->program, im->app->type, cl_lang_user());
}

static cl_place row_place(const import *im, size_t row) {
  return (cl_place){ im->file, im->table.lines[row], 0 };
}

/* The name of a column for a message, made harmless. */
static const char *column_name(const import *im, size_t column) {
  cl_buf name = CL_BUF_INIT;
  cl_visible(&name, cl_width_cut(im->table.header[column], 60), true);
  const char *text = cl_strdup(im->app->arena, cl_buf_text(&name));
  cl_buf_free(&name);
  return text;
}

/* Rows as a spreadsheet counts them, the header being 1. */
static void bad_row(import *im, const char *why) {
  if (im->errors++ < ERRORS_SHOWN)
    cl_fail(&im->app->diag, CL_USAGE, row_place(im, im->row), _("row %lu: %s"),
            (unsigned long)im->row + 2, why);
}

static void bad_cell(import *im, size_t column, const char *why) {
  if (im->errors++ < ERRORS_SHOWN)
    cl_fail(&im->app->diag, CL_USAGE, row_place(im, im->row), _("row %lu, column %lu (%s): %s"),
            (unsigned long)im->row + 2, (unsigned long)column + 1, column_name(im, column), why);
}

static void bad_column(import *im, size_t column, const char *why) {
  im->errors++;
  cl_fail(&im->app->diag, CL_USAGE, (cl_place){ im->file, 1, 0 }, _("column %lu (%s): %s"),
          (unsigned long)column + 1, column_name(im, column), why);
}

static cl_str cell_at(const import *im, size_t row, size_t column) {
  return cl_str_trim(cl_csv_unguard(cl_csv_cell(&im->table, row, column)));
}

/* ---- The header ------------------------------------------------------------- */

static bool same_column(cl_column a, cl_column b) {
  return a.kind == b.kind && a.field == b.field;
}

static const char *unknown_why(import *im, size_t column) {
  const char *what = type_word(im);
  const char *meant = cl_field_suggest(im->app->type, column_name(im, column));
  if (meant)
    return cl_asprintf(im->app->arena, _("%s: there is no such field: did you mean %s?"), what,
                       meant);
  return cl_asprintf(im->app->arena, _("%s: there is no such field"), what);
}

static bool column_empty(const import *im, size_t column) {
  for (size_t row = 0; row < im->table.rows; row++)
    if (cell_at(im, row, column).n)
      return false;
  return true;
}

static void read_column(import *im, size_t i) {
  cl_str name = cl_str_trim(cl_csv_unguard(im->table.header[i]));
  if (!name.n) {
    im->ignored[i] = column_empty(im, i);
    if (!im->ignored[i])
      bad_column(im, i, _("the column has no name in the first row"));
    return;
  }
  if (!cl_column_find(im->app->type, name, &im->columns[i])) {
    bad_column(im, i, unknown_why(im, i));
    im->ignored[i] = true;
    return;
  }
  for (size_t k = 0; k < i; k++)
    if (!im->ignored[k] && same_column(im->columns[k], im->columns[i])) {
      bad_column(im, i, _("this field has a column already"));
      im->ignored[i] = true;
    }
  cl_column column = im->columns[i];
  if (column.kind == CL_COL_COMMUNITY)
    im->community_column = i;
  if (column.kind == CL_COL_HANDLE || (column.kind == CL_COL_FIELD && column.field == im->type->id))
    im->id_column = i;
}

static void read_header(import *im) {
  im->columns = cl_alloc(im->app->arena, im->table.columns * sizeof *im->columns);
  im->ignored = cl_alloc(im->app->arena, im->table.columns * sizeof *im->ignored);
  im->id_column = im->community_column = NO_COLUMN;
  for (size_t i = 0; i < im->table.columns; i++)
    read_column(im, i);
}

/* ---- Dialect ---------------------------------------------------------------- */

static void gather(import *im, size_t column) {
  enum cl_value_kind kind = cl_field_info(im->columns[column].field)->kind;
  bool list = cl_field_info(im->columns[column].field)->flags & CL_LIST;
  for (size_t row = 0; row < im->table.rows; row++) {
    cl_str cell = cell_at(im, row, column), *parts = &cell;
    size_t n = list ? cl_cell_split(im->app->arena, cell, &parts) : 1;
    for (size_t i = 0; i < n; i++)
      if (kind == CL_K_DATE)
        cl_evidence_date(&im->evidence, parts[i]);
      else
        cl_evidence_number(&im->evidence, parts[i]);
  }
}

static enum cl_status find_dialect(import *im) {
  const char *given = cl_opt(im->app, CL_OI_DIALECT);
  if (given && strcmp(given, "nl-excel") != 0)
    return cl_usage(im->app, _("there is no dialect \"%s\": the only one is nl-excel"), given);
  bool sheet = im->table.separator != ',' &&
               cl_header_is_dutch(im->app->type, im->table.header, im->table.columns);
  im->dialect = given || sheet ? CL_NL_EXCEL : CL_CANONICAL;
  if (im->dialect == CL_NL_EXCEL) {
    cl_note(im->app, given ? _("read as nl-excel: dates dd-mm-yyyy, decimal commas")
                           : _("its Dutch column names make it nl-excel: dates dd-mm-yyyy, "
                               "decimal commas"));
    return CL_OK;
  }
  for (size_t i = 0; i < im->table.columns; i++) {
    if (im->ignored[i] || im->columns[i].kind != CL_COL_FIELD)
      continue;
    enum cl_value_kind kind = cl_field_info(im->columns[i].field)->kind;
    if (kind == CL_K_DATE || kind == CL_K_NUM || kind == CL_K_INT)
      gather(im, i);
  }
  return CL_OK;
}

/* How one value of KIND is to be read, or NULL and *WHY when it can be read in
 * two ways. */
static bool reading_of(import *im, enum cl_value_kind kind, cl_str text, struct cl_reading *how,
                       const char **why) {
  const struct cl_evidence *e = &im->evidence;
  *how = (struct cl_reading){ CL_DMY, im->app->today, true };
  if (im->dialect == CL_NL_EXCEL)
    return true;
  how->comma = e->comma && !e->point;
  bool proven = e->day_first != e->month_first;
  how->order = e->month_first && proven ? CL_MDY : CL_DMY;
  const char *shown = cl_strndup(im->app->arena, text.p, text.n);
  if (kind == CL_K_DATE && !proven && cl_date_two_ways(text)) {
    *why = cl_asprintf(im->app->arena,
                       _("\"%s\" can be two different days: write it as 2026-11-07, or say "
                         "--dialect nl-excel"),
                       shown);
    return false;
  }
  /* With a point it is the form that export writes. */
  if ((kind == CL_K_NUM || kind == CL_K_INT) && !how->comma && cl_number_two_ways(text) &&
      memchr(text.p, ',', text.n)) {
    *why = cl_asprintf(im->app->arena,
                       _("\"%s\" can be two different numbers: write it as 1500 or 1.5, or say "
                         "--dialect nl-excel"),
                       shown);
    return false;
  }
  /* Nothing tells how dates within an item are meant but the file as a whole. */
  if (kind == CL_K_ITEMS && !proven)
    how->order = CL_YMD_ONLY;
  return true;
}

/* ---- Records that are there ------------------------------------------------- */

static const char *text_of(const import *im, const cl_rec *rec, cl_field field) {
  if (field == CL_F_NONE)
    return "";
  if (!rec) {
    const char *value = cl_assign_value(&im->assign, field);
    return value ? value : "";
  }
  cl_str text = cl_cell_clean(im->app->arena, cl_rec_text(rec, field));
  return text.n ? cl_strndup(im->app->arena, text.p, text.n) : "";
}

/* What stands beside the name to tell two records apart. */
static cl_field second_key(cl_type type) {
  switch (type) {
  case CL_T_MOMENT:
    return CL_F_MOMENT_DATE;
  case CL_T_CONVERSATION:
    return CL_F_CONVERSATION_DATE;
  case CL_T_REVIEW:
    return CL_F_REVIEW_DATE;
  case CL_T_EVALUATION:
    return CL_F_EVALUATION_DATE;
  case CL_T_STORY:
    return CL_F_STORY_DATE;
  case CL_T_DECISION:
    return CL_F_DECISION_DATE;
  case CL_T_FINDING:
    return CL_F_FINDING_THEME;
  case CL_T_CONTACT:
    return CL_F_CONTACT_PERSON;
  default:
    return CL_F_NONE;
  }
}

/* What a record (REC NULL: the row at hand) is known by when no id is given;
 * NULL when nothing is. */
static const char *name_key(const import *im, const cl_rec *rec, const cl_rec *parent) {
  const char *name = text_of(im, rec, im->type->naming);
  const char *second = text_of(im, rec, second_key(im->app->type));
  if (!*name && !*second)
    return NULL;
  return cl_asprintf(im->app->arena, "%s\x1f%s\x1f%s", parent ? parent->id : "", second, name);
}

static const char *id_key(const import *im, const char *id, const cl_rec *parent) {
  if (im->type->id != CL_F_NONE || !parent)
    return id;
  return cl_asprintf(im->app->arena, "%s/%s", parent->id, id);
}

static void index_records(import *im) {
  size_t most = im->app->plan->count[im->app->type] + im->table.rows + 1;
  im->entries = cl_xcalloc(most, sizeof *im->entries);
  map_start(&im->by_id, most);
  map_start(&im->by_name, most);
  size_t *last = cl_xcalloc(most, sizeof *last); /* of each chain, at its first */
  CL_EACH_REC(rec, im->app->plan, im->app->type) {
    size_t e = im->entry_count++;
    im->entries[e] = (entry){ rec, 0, NONE };
    last[e] = e;
    if (rec->id)
      map_put(&im->by_id, id_key(im, rec->id, rec->parent), e);
    const char *name = name_key(im, rec, rec->parent);
    size_t first = name ? map_find(&im->by_name, name) : NONE;
    if (first != NONE) {
      im->entries[last[first]].next = e;
      last[first] = e;
    } else if (name) {
      map_put(&im->by_name, name, e);
    }
  }
  free(last);
}

/* The first record of that name that no row was about yet.  Rows pass the same
 * records again and again only when as many share a name, so the head of the
 * chain moves on. */
static size_t find_by_name(import *im, const char *name) {
  struct slot *slot = map_slot(&im->by_name, name);
  if (!slot->key)
    return NONE;
  while (slot->entry != NONE && im->entries[slot->entry].row)
    slot->entry = im->entries[slot->entry].next;
  return slot->entry;
}

/* ---- One row ---------------------------------------------------------------- */

/* All values in a cell; false when one is bad (that was said). */
static bool read_cell(import *im, size_t column) {
  cl_arena *arena = im->app->arena;
  cl_field field = im->columns[column].field;
  const cl_field_row *row = cl_field_info(field);
  cl_str cell = cl_cell_clean(arena, cell_at(im, im->row, column)), *parts = &cell;
  size_t n = row->flags & CL_LIST ? cl_cell_split(arena, cell, &parts) : cell.n ? 1 : 0;
  const char **values = n ? cl_alloc(arena, n * sizeof *values) : NULL;
  for (size_t i = 0; i < n; i++) {
    struct cl_reading how;
    const char *why;
    values[i] = reading_of(im, row->kind, parts[i], &how, &why)
                    ? cl_read_value(im->app, field, parts[i], &how, &why)
                    : NULL;
    if (!values[i]) {
      bad_cell(im, column, why);
      return false;
    }
  }
  cl_assign_put(&im->assign, field, values, n);
  return true;
}

static bool is_id_column(const import *im, size_t i) {
  return i == im->id_column || im->columns[i].kind != CL_COL_FIELD;
}

static bool read_cells(import *im) {
  bool ok = true;
  cl_assign_reset(&im->assign, NULL);
  for (size_t i = 0; i < im->table.columns; i++)
    if (!im->ignored[i] && !is_id_column(im, i))
      ok = read_cell(im, i) && ok;
  return ok;
}

/* The community the row belongs to; false and a message when it is unclear. */
static bool find_community(import *im, const cl_rec **out) {
  *out = im->community;
  if (im->type->parent == CL_T_NONE || im->community_column == NO_COLUMN)
    return true;
  cl_str cell = cell_at(im, im->row, im->community_column);
  char *id = cl_strndup(im->app->arena, cell.n ? cell.p : "", cell.n);
  *out = *id ? cl_plan_get(im->app->plan, CL_T_COMMUNITY, id, NULL) : NULL;
  if (*out)
    return true;
  const char *meant = cl_plan_suggest(im->app->plan, CL_T_COMMUNITY, id);
  if (!*id)
    bad_cell(im, im->community_column, _("which community? The cell is empty"));
  else if (meant)
    bad_cell(im, im->community_column,
             cl_asprintf(im->app->arena, _("there is no community \"%s\": did you mean %s?"), id,
                         meant));
  else
    bad_cell(im, im->community_column,
             cl_asprintf(im->app->arena, _("there is no community \"%s\""), id));
  return false;
}

/* The id that the row gives, canonical; "" for none; NULL and a message. */
static const char *row_id(import *im) {
  if (im->id_column == NO_COLUMN)
    return "";
  cl_str cell = cell_at(im, im->row, im->id_column);
  char *id = cl_strndup(im->app->arena, cell.n ? cell.p : "", cell.n);
  if (im->type->shape == CL_KEYED) {
    int i = cl_choice_find(CL_S_READINESS, cell);
    if (i >= 0)
      return cl_choice_value(CL_S_READINESS, i);
    bad_cell(im, im->id_column, _("this is none of the eight questions"));
    return NULL;
  }
  if (im->type->id != CL_F_NONE && *id && !cl_is_id(cell)) {
    bad_cell(im, im->id_column,
             cl_asprintf(im->app->arena,
                         _("this is no id: use lower-case letters, digits and hyphens, as in %s"),
                         cl_slug(im->app->arena, cell)));
    return NULL;
  }
  return id;
}

/* The entry that the row is about, NONE for a new record; false and a message
 * when another row is about it, too. */
static bool find_entry(import *im, const char *id, const cl_rec *parent, size_t *out) {
  *out = NONE;
  if (im->type->shape == CL_SINGLE_REC)
    *out = im->entry_count ? 0 : NONE;
  else if (*id)
    *out = map_find(&im->by_id, id_key(im, id, parent));
  /* What has no id of its own may have got another handle since. */
  if (*out == NONE && (!*id || im->type->id == CL_F_NONE) && im->type->shape == CL_LISTED) {
    const char *name = name_key(im, NULL, parent);
    *out = name ? find_by_name(im, name) : NONE;
  }
  if (*out == NONE || !im->entries[*out].row)
    return true;
  bad_row(im, cl_asprintf(im->app->arena, _("row %lu is about the same record"),
                          (unsigned long)im->entries[*out].row));
  return false;
}

/* ---- What a row changes ----------------------------------------------------- */

static bool same_value(import *im, cl_field field, const cl_node *node, const char *value) {
  double a, b;
  enum cl_value_kind kind = cl_field_info(field)->kind;
  if (kind == CL_K_ITEMS) {
    cl_buf item = CL_BUF_INIT;
    cl_item_cell(&item, field, node, CL_CANONICAL);
    cl_str text = { cl_buf_text(&item), item.len };
    bool same = cl_str_is(cl_cell_clean(im->app->arena, text), value);
    cl_buf_free(&item);
    return same;
  }
  cl_str text = cl_value_canonical(field, cl_cell_clean(im->app->arena, cl_node_text(node)));
  if (cl_str_is(text, value))
    return true;
  return (kind == CL_K_NUM || kind == CL_K_INT) && cl_parse_num(text, &a) &&
         cl_parse_num(cl_str_of(value), &b) && !(a < b) && !(a > b);
}

static bool same_field(import *im, const cl_rec *rec, cl_field field, const cl_slot *slot) {
  if (!cl_rec_has(rec, field) || !slot->n)
    return !cl_rec_has(rec, field) && !slot->n;
  const cl_node *node = cl_rec_node(rec, field);
  if (!(cl_field_info(field)->flags & CL_LIST))
    return same_value(im, field, node, slot->values[0]);
  size_t i = 0;
  CL_EACH(item, node) {
    if (item->kind == CL_SCALAR && !cl_str_trim(cl_node_text(item)).n)
      continue;
    if (i == slot->n || !same_value(im, field, item, slot->values[i++]))
      return false;
  }
  return i == slot->n;
}

/* Leaves in the assignment what differs from the record; returns the names of
 * those fields, or NULL when there are none. */
static const char *differences(import *im, const cl_rec *rec) {
  const char *names = NULL;
  for (unsigned i = 0; i < im->type->fields; i++) {
    cl_field f = cl_type_field(im->type, i);
    cl_slot *slot = &im->assign.slots[i];
    if (!slot->given)
      continue;
    if (same_field(im, rec, f, slot)) {
      slot->given = false;
      continue;
    }
    const char *name = cl_field_label(f, cl_lang_user());
    names = names ? cl_asprintf(im->app->arena, "%s, %s", names, name) : name;
  }
  im->assign.rec = rec;
  return names;
}

/* Empty cells say nothing about a record that is still to be made. */
static void drop_empty(import *im) {
  for (unsigned i = 0; i < im->type->fields; i++)
    if (!im->assign.slots[i].n)
      im->assign.slots[i].given = false;
}

static bool row_complete(import *im) {
  const char *lacks = cl_assign_lacks(im->app, &im->assign, "");
  if (!lacks)
    return true;
  bad_row(im,
          cl_asprintf(im->app->arena,
                      im->assign.rec ? _("%s: cannot be left out: %s") : _("%s: still needed: %s"),
                      type_word(im), lacks));
  return false;
}

static void change_record(import *im, size_t e) {
  const cl_rec *rec = im->entries[e].rec;
  im->entries[e].row = im->row + 2;
  const char *names = differences(im, rec);
  if (!names) {
    im->same++;
    return;
  }
  if (!row_complete(im) || im->errors)
    return;
  im->changed++;
  cl_buf_printf(&im->said, _("changed %s %s: %s"), type_word(im),
                cl_rec_address(rec, im->app->arena), names);
  cl_buf_putc(&im->said, '\n');
  if (cl_assign_apply(im->app, &im->assign, cl_change_rec(im->app->change, rec)) != CL_OK)
    im->errors++;
}

static void add_record(import *im, const char *id, const cl_rec *parent) {
  drop_empty(im);
  if (im->type->shape == CL_SINGLE_REC || (im->type->shape == CL_KEYED && !*id)) {
    bad_row(im, im->type->shape == CL_KEYED ? _("a column id must say which question it is about")
                                            : _("the plan has no such record"));
    return;
  }
  if (!row_complete(im) || im->errors)
    return;
  bool own_id = *id && (im->type->id != CL_F_NONE || im->type->shape == CL_KEYED);
  cl_target *target = cl_assign_add(im->app, &im->assign, parent, own_id ? id : NULL);
  const char *new_id = cl_target_id(target);
  im->added++;
  if (new_id && im->type->id != CL_F_NONE) {
    im->entries[im->entry_count] = (entry){ NULL, im->row + 2, NONE };
    map_put(&im->by_id, new_id, im->entry_count++);
  }
  cl_buf_printf(&im->said, _("added %s %s"), type_word(im),
                new_id ? new_id : cl_assign_id_text(im->app, &im->assign));
  cl_buf_putc(&im->said, '\n');
  if (cl_assign_apply(im->app, &im->assign, target) != CL_OK)
    im->errors++;
}

static void read_row(import *im) {
  const cl_rec *parent = NULL;
  size_t e;
  bool ok = read_cells(im);
  const char *id = row_id(im);
  if (!find_community(im, &parent) || !id || !ok || !find_entry(im, id, parent, &e))
    return;
  if (e != NONE)
    change_record(im, e);
  else
    add_record(im, id, parent);
}

/* ---- The verb --------------------------------------------------------------- */

static enum cl_status read_file(import *im) {
  cl_buf bytes = CL_BUF_INIT;
  enum cl_status status = cl_file_read(im->file, FILE_LIMIT, &bytes, NULL, &im->app->diag);
  if (status == CL_OK)
    status = cl_csv_read(&im->table, im->file, cl_buf_text(&bytes), bytes.len, &im->app->diag);
  cl_buf_free(&bytes);
  return status;
}

static enum cl_status read_rows(import *im) {
  read_header(im);
  if (im->errors)
    return CL_USAGE;
  enum cl_status status = find_dialect(im);
  if (status != CL_OK)
    return status;
  if (im->type->parent != CL_T_NONE && im->community_column == NO_COLUMN) {
    im->community = cl_need_community(im->app);
    if (!im->community)
      return CL_USAGE;
  }
  index_records(im);
  cl_assign_start(im->app, &im->assign, im->app->type, NULL);
  for (im->row = 0; im->row < im->table.rows; im->row++)
    read_row(im);
  if (im->errors > ERRORS_SHOWN)
    cl_fail(&im->app->diag, CL_USAGE, CL_IN(im->file),
            P_("and %lu more error", "and %lu more errors", im->errors - ERRORS_SHOWN),
            (unsigned long)(im->errors - ERRORS_SHOWN));
  return im->errors ? CL_USAGE : CL_OK;
}

static void report(import *im) {
  const char *what =
      cl_asprintf(im->app->arena, _("%lu added, %lu changed, %lu unchanged"),
                  (unsigned long)im->added, (unsigned long)im->changed, (unsigned long)im->same);
  cl_buf_add(&im->app->out, cl_buf_text(&im->said), im->said.len);
  cl_buf_printf(&im->app->out, "%s\n", what);
}

enum cl_status cl_verb_import(cl_app *app) {
  enum cl_status status = cl_own_type(app, app->type);
  if (status == CL_OK)
    status = cl_no_community(app, app->type);
  if (status != CL_OK)
    return status;
  if (strcmp(app->args[0], "-") == 0 && app->plan_path && strcmp(app->plan_path, "-") == 0)
    return cl_usage(app, _("plan and CSV cannot both come from standard input"));
import im = {.app = app, .file = app->args[0], .type = cl_type_info(app->type) };
  status = read_file(&im);
  if (status != CL_OK)
    return status;
  status = read_rows(&im);
  if (status == CL_OK)
    report(&im);
  else if (im.errors)
    cl_note(app, _("nothing was imported"));
  free(im.entries);
  free(im.by_id.slots);
  free(im.by_name.slots);
  cl_buf_free(&im.said);
  cl_csv_free(&im.table);
  return status;
}
