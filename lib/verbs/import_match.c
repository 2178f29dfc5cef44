/* import_match.c - which record a row is about: by its id, else by what it is
 * known by.  Hashed, so that a large file takes linear time. */
#include <string.h>

#include "import_inner.h"

static known *find(const cl_map *map, const char *key) {
  uint64_t hash = cl_hash_text(CL_HASH_START, key);
  size_t at;
  for (known *k = cl_map_first(map, hash, &at); k; k = cl_map_next(map, hash, &at))
    if (strcmp(k->key, key) == 0)
      return k;
  return NULL;
}

static size_t find_entry(const cl_map *map, const char *key) {
  const known *k = find(map, key);
  return k ? k->entry : CL_NO_ENTRY;
}

static void put(cl_import *im, cl_map *map, const char *key, size_t e) {
  known *k = cl_alloc(im->app->arena, sizeof *k);
  *k = (known){ key, e, e };
  cl_map_put(map, cl_hash_text(CL_HASH_START, key), k);
}

/* ---- Records that are there ------------------------------------------------- */

static const char *text_of(const cl_import *im, const cl_rec *rec, cl_field field) {
  if (field == CL_F_NONE)
    return "";
  if (!rec) {
    const char *value = cl_assign_value(&im->assign, field);
    return value ? value : "";
  }
  cl_str text = cl_cell_clean(im->app->arena, cl_rec_text(rec, field));
  return text.n ? cl_strndup(im->app->arena, text.p, text.n) : "";
}

/* What a record (REC NULL: the row at hand) is known by when no id is given;
 * NULL when nothing is. */
static const char *name_key(const cl_import *im, const cl_rec *rec, const cl_rec *parent) {
  const char *name = text_of(im, rec, im->type->naming);
  const char *second = text_of(im, rec, im->type->beside);
  if (!*name && !*second)
    return NULL;
  return cl_asprintf(im->app->arena, "%s\x1f%s\x1f%s", parent ? parent->id : "", second, name);
}

static const char *id_key(const cl_import *im, const char *id, const cl_rec *parent) {
  if (im->type->id != CL_F_NONE || !parent)
    return id;
  return cl_asprintf(im->app->arena, "%s/%s", parent->id, id);
}

void cl_import_index(cl_import *im) {
  size_t most = im->app->plan->count[im->app->type] + im->table.rows + 1;
  im->entries = cl_xcalloc(most, sizeof *im->entries);
  CL_EACH_REC(rec, im->app->plan, im->app->type) {
    size_t e = im->entry_count++;
    im->entries[e] = (entry){ rec, 0, CL_NO_ENTRY };
    if (rec->id)
      put(im, &im->by_id, id_key(im, rec->id, rec->parent), e);
    const char *name = name_key(im, rec, rec->parent);
    known *same = name ? find(&im->by_name, name) : NULL;
    if (same) {
      im->entries[same->last].next = e;
      same->last = e;
    } else if (name) {
      put(im, &im->by_name, name, e);
    }
  }
}

/* People of one role: the one with the row's name, else one whose name nobody says; never
 * somebody who is called otherwise. */
static size_t find_person(const cl_import *im, size_t e) {
  const char *name = text_of(im, NULL, CL_F_PERSON_NAME);
  size_t nameless = CL_NO_ENTRY;
  for (; e != CL_NO_ENTRY; e = im->entries[e].next) {
    const char *theirs =
        im->entries[e].rec ? text_of(im, im->entries[e].rec, CL_F_PERSON_NAME) : "";
    if (im->entries[e].row)
      continue;
    if (strcmp(cl_fold(im->app->arena, cl_str_of(name)),
               cl_fold(im->app->arena, cl_str_of(theirs))) == 0)
      return e;
    if (nameless == CL_NO_ENTRY && (!*name || !*theirs))
      nameless = e;
  }
  return nameless;
}

/* The first record of that name that no row was about yet.  Rows pass the same
 * records again and again only when as many share a name, so the head of the
 * chain moves on. */
static size_t find_by_name(cl_import *im, const char *name) {
  known *k = find(&im->by_name, name);
  if (!k)
    return CL_NO_ENTRY;
  while (k->entry != CL_NO_ENTRY && im->entries[k->entry].row)
    k->entry = im->entries[k->entry].next;
  return im->app->type == CL_T_PERSON ? find_person(im, k->entry) : k->entry;
}

void cl_import_made(cl_import *im, const char *id) {
  im->entries[im->entry_count] = (entry){ NULL, im->row + 2, CL_NO_ENTRY };
  put(im, &im->by_id, id, im->entry_count++);
}

/* ---- Ids that a spreadsheet changed ----------------------------------------- */

static cl_str without_zeros(cl_str a) {
  while (a.n > 1 && a.p[0] == '0')
    a = (cl_str){ a.p + 1, a.n - 1 };
  return a;
}

static bool all_digits(cl_str a) {
  for (size_t i = 0; i < a.n; i++)
    if (a.p[i] < '0' || a.p[i] > '9')
      return false;
  return a.n > 0;
}

/* May a spreadsheet show ID as CELL? */
static bool can_be(const cl_import *im, cl_str id, cl_str cell, bool digits) {
  if (digits)
    return all_digits(id) && cl_str_eq(without_zeros(id), without_zeros(cell));
  cl_date date = cl_date_parse((cl_str){ id.p, id.n < 10 ? id.n : 10 });
  return date != CL_NO_DATE && id.n == 10 &&
         (date == cl_date_read(cell, CL_DMY, im->app->today) ||
          date == cl_date_read(cell, CL_MDY, im->app->today));
}

cl_str cl_import_mended(const cl_import *im, uint64_t types, const cl_rec *parent, cl_str cell) {
  cl_str found = CL_NO_STR;
  if (!cell.n || cell.p[0] < '0' || cell.p[0] > '9')
    return found;
  cell = cl_import_habit(im, CL_F_MOMENT_DATE, cell);
  bool digits = all_digits(cell);
  for (int t = 0; t < CL_TYPES; t++)
    if (types >> t & 1)
      CL_EACH_REC(rec, im->app->plan, t) {
        cl_str id = cl_str_of(rec->id);
        if (!rec->id || (parent && rec->parent != parent) || !can_be(im, id, cell, digits))
          continue;
        if (found.p)
          return CL_NO_STR;
        found = id;
      }
  return found;
}

/* ---- The row at hand -------------------------------------------------------- */

bool cl_import_community(cl_import *im, const cl_rec **out) {
  *out = im->community;
  if (im->type->parent == CL_T_NONE || im->community_column == CL_NO_COLUMN)
    return true;
  cl_str cell = cl_import_cell_at(im, im->row, im->community_column);
  char *id = cl_strndup(im->app->arena, cell.n ? cell.p : "", cell.n);
  *out = *id ? cl_plan_get(im->app->plan, CL_T_COMMUNITY, id, NULL) : NULL;
  cl_str meant_id =
      *out ? CL_NO_STR : cl_import_mended(im, (uint64_t)1 << CL_T_COMMUNITY, NULL, cell);
  if (meant_id.p)
    *out = cl_plan_get(im->app->plan, CL_T_COMMUNITY, meant_id.p, NULL);
  if (*out)
    return true;
  const char *meant = cl_plan_suggest(im->app->plan, CL_T_COMMUNITY, id);
  if (!*id)
    cl_import_bad_cell(im, im->community_column, _("which community? The cell is empty"));
  else if (meant)
    cl_import_bad_cell(im, im->community_column,
                       cl_asprintf(im->app->arena,
                                   _("there is no community \"%s\": did you mean %s?"), id, meant));
  else
    cl_import_bad_cell(im, im->community_column,
                       cl_asprintf(im->app->arena, _("there is no community \"%s\""), id));
  return false;
}

const cl_rec *cl_import_rec(const cl_import *im, const char *id, const cl_rec *parent) {
  if (im->type->shape == CL_SINGLE_REC)
    return im->app->plan->first[im->app->type];
  size_t e = *id ? find_entry(&im->by_id, id_key(im, id, parent)) : CL_NO_ENTRY;
  return e == CL_NO_ENTRY ? NULL : im->entries[e].rec;
}

const char *cl_import_id(cl_import *im, const cl_rec *parent) {
  if (im->id_column == CL_NO_COLUMN)
    return "";
  cl_str cell = cl_import_cell_at(im, im->row, im->id_column);
  char *id = cl_strndup(im->app->arena, cell.n ? cell.p : "", cell.n);
  if (im->type->shape == CL_KEYED) {
    int i = cl_choice_find(CL_S_READINESS, cell);
    if (i >= 0)
      return cl_choice_value(CL_S_READINESS, i);
    cl_import_bad_cell(im, im->id_column, _("this is none of the eight questions"));
    return NULL;
  }
  if (*id && !cl_import_rec(im, id, parent)) {
    cl_str meant = cl_import_mended(im, (uint64_t)1 << im->app->type,
                                    im->type->id == CL_F_NONE ? parent : NULL, cell);
    if (meant.p)
      return meant.p;
  }
  if (im->type->id != CL_F_NONE && *id && !cl_is_id(cell)) {
    cl_import_bad_cell(
        im, im->id_column,
        cl_asprintf(im->app->arena,
                    _("this is no id: use lower-case letters, digits and hyphens, as in %s"),
                    cl_slug(im->app->arena, cell)));
    return NULL;
  }
  return id;
}

bool cl_import_find(cl_import *im, const char *id, const cl_rec *parent, size_t *out) {
  *out = CL_NO_ENTRY;
  if (im->type->shape == CL_SINGLE_REC)
    *out = im->entry_count ? 0 : CL_NO_ENTRY;
  else if (*id)
    *out = find_entry(&im->by_id, id_key(im, id, parent));
  /* What has no id of its own may have got another handle since. */
  if (*out == CL_NO_ENTRY && (!*id || im->type->id == CL_F_NONE) && im->type->shape == CL_LISTED) {
    const char *name = name_key(im, NULL, parent);
    *out = name ? find_by_name(im, name) : CL_NO_ENTRY;
  }
  if (*out == CL_NO_ENTRY || !im->entries[*out].row)
    return true;
  cl_import_bad_row(im, cl_asprintf(im->app->arena, _("row %lu is about the same record"),
                                    (unsigned long)im->entries[*out].row));
  return false;
}
