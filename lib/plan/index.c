/* index.c - records by their ids; see inner.h. */
#include <stdlib.h>
#include <string.h>

#include "inner.h"

static uint64_t hash_of(cl_type type, const char *id, const cl_rec *parent) {
  return cl_hash_text(CL_HASH_START ^ (uint64_t)type ^ (uint64_t)(uintptr_t)parent, id);
}

static const cl_rec *find(const cl_map *map, cl_type type, const char *id, const cl_rec *parent,
                          size_t *count) {
  const cl_rec *found = NULL;
  uint64_t hash = hash_of(type, id, parent);
  size_t at;
  *count = 0;
  for (const cl_rec *rec = cl_map_first(map, hash, &at); rec; rec = cl_map_next(map, hash, &at)) {
    if (rec->type != type || strcmp(rec->id, id) != 0 || (parent && rec->parent != parent))
      continue;
    if (!found)
      found = rec;
    ++*count;
  }
  return found;
}

/* The first record of TYPE with ID, in COMMUNITY when that is given; *COUNT is how
 * many there are, 2 for more than that. */
static const cl_rec *first_of(const cl_plan *plan, cl_type type, const char *id, size_t *count,
                              const cl_rec *community) {
  return find(community ? &plan->index->nested : &plan->index->ids, type, id, community, count);
}

const cl_rec *cl_plan_first_in(const cl_plan *plan, cl_type type, const cl_rec *community) {
  uint64_t hash = hash_of(type, "", community);
  size_t at;
  if (community)
    for (const cl_rec *rec = cl_map_first(&plan->index->firsts, hash, &at); rec;
         rec = cl_map_next(&plan->index->firsts, hash, &at))
      if (rec->type == type && rec->parent == community)
        return rec;
  return NULL;
}

/* More than two of one id tell no more than two. */
static void put(cl_map *map, const cl_rec *rec, const cl_rec *parent) {
  size_t count;
  find(map, rec->type, rec->id, parent, &count);
  if (count < 2)
    cl_map_put(map, hash_of(rec->type, rec->id, parent), rec);
}

/* A handle for a record that has no id: made from what it is called by. */
static const char *handle(const cl_plan *plan, const cl_rec *rec) {
  const cl_type_row *row = cl_type_info(rec->type);
  cl_str text = row->beside != CL_F_NONE ? cl_rec_text(rec, row->beside) : CL_NO_STR;
  if (!text.p && row->naming != CL_F_NONE)
    text = cl_rec_text(rec, row->naming);
  return text.p ? cl_slug(plan->arena, text) : "x";
}

static void number_handle(cl_plan *plan, cl_rec *rec) {
  size_t count;
  if (!first_of(plan, rec->type, rec->id, &count, rec->parent))
    return;
  const char *base = cl_strndup(plan->arena, rec->id, strnlen(rec->id, 36));
  unsigned *last = cl_counter(&plan->index->handles, (int)rec->type, rec->parent, base);
  do
    rec->id = cl_asprintf(plan->arena, "%s-%u", base, ++*last);
  while (first_of(plan, rec->type, rec->id, &count, rec->parent));
}

const cl_rec *cl_index_taken(const cl_plan *plan, cl_type type, const char *id) {
  uint64_t types = cl_type_namespace(type);
  size_t count;
  const cl_rec *found = first_of(plan, type, id, &count, NULL);
  for (int t = 0; t < CL_TYPES && !found; t++)
    if (types >> t & 1)
      found = first_of(plan, (cl_type)t, id, &count, NULL);
  return found;
}

static void index_record(cl_plan *plan, cl_rec *rec, cl_diag *diag) {
  bool given = rec->id && cl_type_info(rec->type)->id != CL_F_NONE;
  if (!rec->id) {
    rec->id = handle(plan, rec);
    number_handle(plan, rec);
  }
  const cl_rec *first = given ? cl_index_taken(plan, rec->type, rec->id) : NULL;
  put(&plan->index->ids, rec, NULL);
  if (rec->parent)
    put(&plan->index->nested, rec, rec->parent);
  if (first) {
    cl_place place = cl_rec_place(plan, first, CL_F_NONE);
    if (first->type == rec->type)
      cl_rec_say(plan, rec, cl_type_info(rec->type)->id, diag, CL_ERROR, NULL,
                 _("id '%s' is given twice: it already stands in %s, line %u"), rec->id, place.file,
                 place.line);
    else
      cl_rec_say(
          plan, rec, cl_type_info(rec->type)->id, diag, CL_ERROR, NULL,
          _("id '%s' is given twice: %s and %s share their ids, and it already stands in %s, "
            "line %u"),
          rec->id, cl_type_label(first->type, cl_lang_user(), true),
          cl_type_label(rec->type, cl_lang_user(), true), place.file, place.line);
  }
}

void cl_index_records(cl_plan *plan, cl_diag *diag) {
  size_t total = 0, nested = 0;
  for (int t = 0; t < CL_TYPES; t++) {
    total += plan->count[t];
    nested += cl_type_info((cl_type)t)->parent != CL_T_NONE ? plan->count[t] : 0;
  }
  struct cl_plan_index *index = plan->index;
  cl_map_reserve(&index->ids, total);
  cl_map_reserve(&index->nested, nested);
  for (int t = 0; t < CL_TYPES; t++) {
    const cl_rec *parent = NULL; /* what stands in one community stands together */
    for (cl_rec *rec = plan->first[t]; rec; rec = rec->next) {
      index_record(plan, rec, diag);
      if (rec->parent && rec->parent != parent)
        cl_map_put(&index->firsts, hash_of((cl_type)t, "", parent = rec->parent), rec);
    }
  }
  cl_counters_free(&index->handles);
}

void cl_index_free(struct cl_plan_index *index) {
  cl_map_free(&index->ids);
  cl_map_free(&index->nested);
  cl_map_free(&index->firsts);
  cl_map_free(&index->names);
  free(index->copies);
}

const cl_rec *cl_plan_get(const cl_plan *plan, cl_type type, const char *id, bool *many) {
  if (many)
    *many = false;
  if (cl_type_info(type)->shape == CL_SINGLE_REC)
    return plan->first[type];
  const cl_rec *community = NULL;
  const char *slash = strchr(id, '/');
  size_t count;
  if (slash && cl_type_info(type)->parent != CL_T_NONE) {
    cl_buf name = CL_BUF_INIT;
    cl_buf_add(&name, id, (size_t)(slash - id));
    community = first_of(plan, CL_T_COMMUNITY, cl_buf_text(&name), &count, NULL);
    cl_buf_free(&name);
    if (!community)
      return NULL;
    id = slash + 1;
  }
  const cl_rec *rec = first_of(plan, type, id, &count, community);
  if (!rec && cl_type_info(type)->id == CL_F_NONE) {
    /* A record without an id also answers to its whole text. */
    cl_arena *arena = cl_arena_new();
    rec = first_of(plan, type, cl_slug(arena, cl_str_of(id)), &count, community);
    cl_arena_free(arena);
  }
  if (count > 1) {
    if (many)
      *many = true;
    return NULL;
  }
  return rec;
}

const cl_rec *cl_plan_ref(const cl_plan *plan, cl_field field, cl_str id) {
  uint64_t refs = cl_field_info(field)->refs;
  char name[64];
  if (!id.p || id.n >= sizeof name)
    return NULL;
  memcpy(name, id.p, id.n);
  name[id.n] = '\0';
  for (int t = 0; t < CL_TYPES; t++) {
    size_t count;
    const cl_rec *rec = refs >> t & 1 ? first_of(plan, (cl_type)t, name, &count, NULL) : NULL;
    if (rec)
      return rec;
  }
  return NULL;
}

const char *cl_plan_suggest(const cl_plan *plan, cl_type type, const char *id) {
  const char *best = NULL;
  unsigned limit = 3;
  size_t n = strlen(id);
  CL_EACH_REC(rec, plan, type) {
    unsigned distance = cl_distance(id, rec->id, limit);
    if (distance < limit && distance * 2 <= n) {
      best = rec->id;
      limit = distance;
    } else if (!best && n >= 3 && strncmp(rec->id, id, n) == 0) {
      best = rec->id; /* the beginning of an id */
    }
    if (limit == 0)
      break;
  }
  return best;
}
