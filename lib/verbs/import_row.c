/* import_row.c - one row: its cells read, compared with the record, and what
 * differs asked for. */
#include <string.h>

#include "import_inner.h"

/* How one value of KIND is to be read, or NULL and *WHY when it can be read in
 * two ways. */
static bool reading_of(cl_import *im, enum cl_value_kind kind, cl_str text, struct cl_reading *how,
                       const char **why) {
  const struct cl_evidence *e = &im->evidence;
  *how = (struct cl_reading){ CL_DMY, im->app->today, true,
                              cl_plan_lang(im->app->plan) == CL_NL && !im->evidence.point, false };
  if (im->dialect == CL_NL_EXCEL)
    return true;
  how->comma = e->comma && !e->point;
  /* Dutch column names speak for days first, unless a date says otherwise. */
  bool proven = im->dutch ? !e->month_first : e->day_first != e->month_first;
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
  if (kind == CL_K_ITEMS && im->dutch)
    how->comma = memchr(text.p, ',', text.n) != NULL;
  return true;
}

/* ---- Cells ------------------------------------------------------------------ */

/* Is CELL the start of WHOLE, with the words behind it that stand for the rest?
 * A sheet holds no more than so many characters. */
static bool is_cut(cl_str cell, cl_str whole, enum cl_lang lang) {
  cl_str note = cl_str_of(cl_tr(lang, CL_CUT_NOTE));
  return cell.n > note.n && cell.n - note.n < whole.n &&
         memcmp(cell.p + cell.n - note.n, note.p, note.n) == 0 &&
         memcmp(cell.p, whole.p, cell.n - note.n) == 0;
}

/* `_x005F_x0041_` is how a workbook writes `_x0041_` (ECMA-376 part 1,
 * 22.9.2.19); not every reader takes that back. */
static cl_str unescaped(cl_arena *arena, cl_str cell) {
  static const char underscore[] = "_x005F_";
  const size_t n = sizeof underscore - 1;
  char *out = cl_strndup(arena, cell.p, cell.n), *to = out;
  for (size_t i = 0; i < cell.n; i++) {
    *to++ = cell.p[i];
    if (cell.n - i > n && memcmp(cell.p + i, underscore, n) == 0 && cell.p[i + n] == 'x')
      i += n - 1;
  }
  return (cl_str){ out, (size_t)(to - out) };
}

/* Is CELL what a workbook shows of WHOLE? */
static bool is_shown(cl_arena *arena, cl_str cell, cl_str whole) {
  cl_buf shown = CL_BUF_INIT;
  if (memchr(cell.p, '_', cell.n))
    cell = unescaped(arena, cell);
  cl_visible(&shown, whole, false);
  cl_str text = cl_str_trim((cl_str){ cl_buf_text(&shown), shown.len });
  bool same = cl_str_eq(cell, text) ||
              (cell.n > CL_CUT_LEAST && (is_cut(cell, text, CL_NL) || is_cut(cell, text, CL_EN)));
  cl_buf_free(&shown);
  return same;
}

/* Does the cell hold what export writes for the record that the row is about,
 * be it as CSV (with a guard before what may run) or in a workbook?  Then nobody
 * edited it, and whatever it may look like it changes nothing. */
static bool is_untouched(const cl_import *im, size_t column, cl_str cell) {
  cl_arena *arena = im->app->arena;
  cl_buf buf = CL_BUF_INIT;
  bool same = false;
  cl_str raw = cl_str_trim(cl_csv_cell(&im->table, im->row, column));
  raw = cl_cell_clean(arena, raw);
  for (int dialect = CL_CANONICAL; im->rec && !same && dialect <= CL_NL_EXCEL; dialect++) {
    cl_buf_cut(&buf, 0);
    cl_column_cell(&buf, im->columns[column], im->rec, (enum cl_dialect)dialect);
    cl_str text = { cl_buf_text(&buf), buf.len };
    same = cl_str_eq(cell, cl_cell_clean(arena, text)) || (raw.n && is_shown(arena, raw, text));
  }
  cl_buf_free(&buf);
  return same;
}

/* One value of a cell; NULL and *WHY. */
static const char *read_value(cl_import *im, cl_field field, cl_str part, const char **why) {
  const cl_field_row *row = cl_field_info(field);
  struct cl_reading how;
  part = cl_import_habit(im, field, part);
  if (row->kind == CL_K_REF && !cl_plan_ref(im->app->plan, field, part)) {
    cl_str meant = cl_import_mended(im, row->refs, NULL, part);
    part = meant.p ? meant : part;
  }
  return reading_of(im, row->kind, part, &how, why) ? cl_read_value(im->app, field, part, &how, why)
                                                    : NULL;
}

/* All values in a cell; false when one is bad (that was said). */
static bool read_cell(cl_import *im, size_t column) {
  cl_arena *arena = im->app->arena;
  cl_field field = im->columns[column].field;
  cl_str cell = cl_import_form_cell(im, field, cl_import_cell_at(im, im->row, column));
  cl_str *parts = &cell;
  cell = cl_cell_clean(arena, cell);
  if (is_untouched(im, column, cell))
    return true;
  bool list = cl_field_info(field)->flags & CL_LIST;
  size_t n = list ? cl_cell_split(arena, cell, &parts) : cell.n ? 1 : 0;
  const char **values = n ? cl_alloc(arena, n * sizeof *values) : NULL;
  for (size_t i = 0; i < n; i++) {
    const char *why;
    values[i] = read_value(im, field, parts[i], &why);
    if (!values[i]) {
      cl_import_bad_cell(im, column, why);
      return false;
    }
  }
  cl_assign_put(&im->assign, field, values, n);
  return true;
}

static bool is_value_column(const cl_import *im, size_t i) {
  return !im->ignored[i] && i != im->id_column && im->columns[i].kind == CL_COL_FIELD;
}

static bool read_cells(cl_import *im) {
  bool ok = true;
  cl_assign_reset(&im->assign, NULL);
  for (size_t i = 0; i < im->table.columns; i++)
    if (is_value_column(im, i))
      ok = read_cell(im, i) && ok;
  return ok;
}

/* A row that was emptied, or never filled. */
static bool is_blank(const cl_import *im) {
  for (size_t i = 0; i < im->table.columns; i++)
    if (cl_import_cell_at(im, im->row, i).n)
      return false;
  return true;
}

/* ---- The version ------------------------------------------------------------ */

/* The version that the row was exported with, in small letters; "" when it has
 * none. */
static const char *row_version(const cl_import *im) {
  if (im->version_column == CL_NO_COLUMN)
    return "";
  return cl_fold(im->app->arena, cl_import_cell_at(im, im->row, im->version_column));
}

/* Does the record say what it said when the row was exported? */
static bool is_fresh(const cl_import *im, const cl_rec *rec, const char *version) {
  char now[CL_VERSION_SIZE];
  cl_rec_version(now, rec, true);
  if (strcmp(now, version) == 0)
    return true;
  cl_rec_version(now, rec, false);
  return !im->with_names && strcmp(now, version) == 0;
}

/* Does the row say what the record said when it was exported?  Then nobody
 * edited it.  Without all columns that cannot be known. */
static bool is_unedited(const cl_import *im, const cl_rec *rec, const char *version) {
  bool named = im->type->id != CL_F_NONE || im->type->shape == CL_KEYED;
  char then[CL_VERSION_SIZE];
  cl_version sum;
  cl_version_start(&sum, im->app->type, cl_str_of(rec->parent ? rec->parent->id : ""),
                   cl_str_of(named ? rec->id : ""));
  for (unsigned i = 0; i < im->type->fields; i++) {
    cl_field field = cl_type_field(im->type, i);
    const cl_slot *slot = &im->assign.slots[i];
    if (!cl_version_counts(field, im->with_names))
      continue;
    if (slot->given)
      cl_version_values(&sum, field, slot->values, slot->n);
    else if (im->has_field[i])
      cl_version_node(&sum, field, cl_rec_node(rec, field)); /* an untouched cell */
    else
      return false;
  }
  cl_version_end(&sum, then);
  return strcmp(then, version) == 0;
}

static void refuse_gone(cl_import *im) {
  cl_import_bad_cell(
      im, im->version_column,
      cl_asprintf(im->app->arena,
                  _("there is no such %s any more: it was taken out or renamed after this sheet "
                    "was made, or its id was changed here; to add it, take the version out"),
                  cl_import_type_word(im)));
}

static void refuse_stale(cl_import *im, const cl_rec *rec, const char *names) {
  cl_import_bad_cell(
      im, im->version_column,
      cl_asprintf(im->app->arena,
                  _("%s %s was changed in the plan after this sheet was made, and differs in: %s. "
                    "Export it again; or take the version out, and the row goes before the plan"),
                  cl_import_type_word(im), cl_rec_address(rec, im->app->arena), names));
}

/* ---- What a row changes ----------------------------------------------------- */

static bool same_value(cl_import *im, cl_field field, const cl_node *node, const char *value) {
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

static bool same_field(cl_import *im, const cl_rec *rec, cl_field field, const cl_slot *slot) {
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

/* Empty cells say nothing about a record that is still to be made,
 * or that they leave alone. */
static void drop_empty(cl_import *im) {
  for (unsigned i = 0; i < im->type->fields; i++)
    if (!im->assign.slots[i].n)
      im->assign.slots[i].given = false;
}

/* Does an empty cell of the row take a value out?  Somebody who fills in a few cells
 * of a sheet of their own says nothing by the others; a row as export wrote it says
 * all there is. */
static bool empty_clears(const cl_import *im, const char *version) {
  return !cl_opt(im->app, CL_OI_KEEP_EMPTY) &&
         (*version || cl_opt(im->app, CL_OI_EMPTY_CLEARS) != NULL);
}

/* The fields that the assignment takes out, by name; NULL when there are none. */
static const char *emptied(const cl_import *im) {
  const char *names = NULL;
  for (unsigned i = 0; i < im->type->fields; i++) {
    const cl_slot *slot = &im->assign.slots[i];
    if (!slot->given || slot->n)
      continue;
    const char *name = cl_field_label(cl_type_field(im->type, i), cl_lang_user());
    names = names ? cl_asprintf(im->app->arena, "%s, %s", names, name) : name;
  }
  return names;
}

/* Leaves in the assignment what differs from the record; returns the names of
 * those fields, or NULL when there are none. */
static const char *differences(cl_import *im, const cl_rec *rec) {
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

static bool row_complete(cl_import *im) {
  const char *lacks = cl_assign_lacks(im->app, &im->assign, "");
  if (!lacks)
    return true;
  cl_import_bad_row(im, cl_asprintf(im->app->arena,
                                    im->assign.rec ? _("%s: cannot be left out: %s")
                                                   : _("%s: still needed: %s"),
                                    cl_import_type_word(im), lacks));
  return false;
}

/* A record stays in its community: other files, and other ids, may count on it. */
static bool stays(cl_import *im, const cl_rec *rec, const cl_rec *parent) {
  if (im->community_column == CL_NO_COLUMN || !rec->parent || rec->parent == parent)
    return true;
  cl_import_bad_cell(im, im->community_column,
                     cl_asprintf(im->app->arena,
                                 _("%s %s stands in community %s: it cannot be moved by import"),
                                 cl_import_type_word(im), rec->id, rec->parent->id));
  return false;
}

static const char *row_words(const cl_import *im) {
  return cl_asprintf(im->app->arena, _("row %lu"), (unsigned long)im->row + 2);
}

static void change_record(cl_import *im, size_t e, const cl_rec *parent) {
  const cl_rec *rec = im->entries[e].rec;
  im->entries[e].row = im->row + 2;
  if (!stays(im, rec, parent))
    return;
  const char *version = row_version(im);
  bool stale = *version && !is_fresh(im, rec, version);
  bool unedited = stale && is_unedited(im, rec, version);
  if (!empty_clears(im, version))
    drop_empty(im);
  const char *names = differences(im, rec);
  if (!names || unedited) {
    im->same++;
    im->passed += names != NULL;
    return;
  }
  if (stale) {
    refuse_stale(im, rec, names);
    return;
  }
  if (!row_complete(im) || im->errors)
    return;
  im->changed++;
  cl_buf_printf(&im->said, _("changed %s %s: %s"), cl_import_type_word(im),
                cl_rec_address(rec, im->app->arena), names);
  const char *gone = emptied(im);
  if (gone)
    cl_buf_printf(&im->said, _(" (emptied: %s)"), gone);
  cl_buf_putc(&im->said, '\n');
  cl_target *target = cl_change_rec(im->app->change, rec);
  cl_target_from(target, row_words(im));
  if (cl_assign_apply(im->app, &im->assign, target) != CL_OK)
    im->errors++;
}

static void add_record(cl_import *im, const char *id, const cl_rec *parent) {
  drop_empty(im);
  /* A row that was copied to make a new one has the old version, but no id. */
  if (*id && *row_version(im)) {
    refuse_gone(im);
    return;
  }
  if (im->type->shape == CL_SINGLE_REC || (im->type->shape == CL_KEYED && !*id)) {
    cl_import_bad_row(im, im->type->shape == CL_KEYED
                              ? _("a column id must say which question it is about")
                              : _("the plan has no such record"));
    return;
  }
  if (!row_complete(im) || im->errors)
    return;
  bool own_id = *id && (im->type->id != CL_F_NONE || im->type->shape == CL_KEYED);
  cl_target *target = cl_assign_add(im->app, &im->assign, parent, own_id ? id : NULL);
  const char *new_id = cl_target_id(target);
  cl_target_from(target, row_words(im));
  im->added++;
  if (new_id && im->type->id != CL_F_NONE)
    cl_import_made(im, new_id);
  cl_buf_printf(&im->said, _("added %s %s"), cl_import_type_word(im),
                new_id ? new_id : cl_assign_id_text(im->app, &im->assign));
  cl_buf_putc(&im->said, '\n');
  if (cl_assign_apply(im->app, &im->assign, target) != CL_OK)
    im->errors++;
}

void cl_import_row(cl_import *im) {
  const cl_rec *parent = NULL;
  size_t e;
  if (is_blank(im))
    return;
  bool placed = cl_import_community(im, &parent);
  const char *id = cl_import_id(im, parent);
  im->rec = id && placed ? cl_import_rec(im, id, parent) : NULL;
  bool ok = read_cells(im);
  if (!placed || !id || !ok || !cl_import_find(im, id, parent, &e))
    return;
  if (e != CL_NO_ENTRY && cl_opt(im->app, CL_OI_ADD_ONLY) && im->entries[e].rec) {
    im->entries[e].row = im->row + 2;
    im->left++;
  } else if (e != CL_NO_ENTRY)
    change_record(im, e, parent);
  else
    add_record(im, id, parent);
}
