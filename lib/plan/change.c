/* change.c - collecting changes in the plan's words; see change.h.
 *
 * Every record that is to change is a target that holds, for each field that
 * was set, the whole value it should get.  apply.c turns that into edits of
 * the trees: so it does not matter in what order things were asked for. */
#include "change.h"

#include <stdlib.h>
#include <string.h>

#include "change_inner.h"
#include "inner.h"

cl_change *cl_change_new(cl_plan *plan, cl_diag *diag) {
  cl_arena *arena = cl_arena_new();
  cl_change *change = cl_alloc(arena, sizeof *change);
  change->arena = arena;
  change->plan = plan;
  change->diag = diag;
  change->edits = cl_alloc(arena, (plan->file_count + 1) * sizeof *change->edits);
  return change;
}

void cl_change_free(cl_change *change) {
  if (!change)
    return;
  for (size_t i = 0; i < change->plan->file_count; i++)
    cl_edit_free(change->edits[i]);
  for (size_t i = 0; i < change->file_count; i++)
    cl_buf_free(&change->files[i].bytes);
  cl_map_free(&change->targets);
  cl_map_free(&change->ids);
  cl_counters_free(&change->numbers);
  cl_arena_free(change->arena);
}

/* ---- targets ---- */

static cl_target *new_target(cl_change *change, cl_type type) {
  cl_target *target = cl_alloc(change->arena, sizeof *target);
  target->type = type;
  target->change = change;
  target->want = cl_alloc(change->arena, cl_type_info(type)->fields * sizeof *target->want);
  if (change->last)
    change->last->next = target;
  else
    change->first = target;
  change->last = target;
  return target;
}

static cl_target *target_of(const cl_change *change, const cl_rec *rec) {
  return cl_map_of(&change->targets, rec);
}

cl_target *cl_change_rec(cl_change *change, const cl_rec *rec) {
  cl_target *target = target_of(change, rec);
  if (target)
    return target;
  target = new_target(change, rec->type);
  target->rec = rec;
  target->id = rec->id;
  cl_map_put_of(&change->targets, rec, target);
  return target;
}

bool cl_change_removes(const cl_change *change, const cl_rec *rec) {
  const cl_target *target = target_of(change, rec);
  return target && target->removed;
}

const char *cl_target_id(const cl_target *target) {
  return target->id;
}

void cl_target_from(cl_target *target, const char *where) {
  target->from = cl_strdup(target->change->arena, where);
}

bool cl_target_is_new(const cl_target *target) {
  return target->rec == NULL;
}

enum cl_status cl_change_status(const cl_change *change) {
  return change->status;
}

/* It was said; nothing is written any more. */
static enum cl_status sticks(cl_change *change, enum cl_status status) {
  if (change->status == CL_OK)
    change->status = status;
  return status;
}

/* ---- ids of this change ---- */

struct taken_id {
  cl_type type;
  const char *id;
};

static uint64_t id_hash(cl_type type, const char *id) {
  return cl_hash_text(CL_HASH_START ^ cl_type_namespace(type), id);
}

static void id_take(cl_change *change, cl_type type, const char *id) {
  struct taken_id *taken = cl_alloc(change->arena, sizeof *taken);
  *taken = (struct taken_id){ type, id };
  cl_map_put(&change->ids, id_hash(type, id), taken);
}

static bool id_taken(const cl_change *change, cl_type type, const char *id) {
  uint64_t hash = id_hash(type, id);
  size_t at;
  for (const struct taken_id *taken = cl_map_first(&change->ids, hash, &at); taken;
       taken = cl_map_next(&change->ids, hash, &at))
    if (cl_type_namespace(taken->type) == cl_type_namespace(type) && strcmp(taken->id, id) == 0)
      return true;
  return cl_index_taken(change->plan, type, id) != NULL;
}

/* May ID be given to a record of TYPE?  Every id that is given out passes here. */
static enum cl_status good_id(cl_change *change, cl_type type, const char *id) {
  const cl_rec *rec = cl_index_taken(change->plan, type, id);
  if (!cl_is_id(cl_str_of(id)))
    return cl_fail(change->diag, CL_USAGE, CL_NOWHERE,
                   _("\"%s\" is no id: use lower-case letters, digits and hyphens, as in %s"), id,
                   cl_slug(change->arena, cl_str_of(id)));
  if (!id_taken(change, type, id))
    return CL_OK;
  const char *word = cl_type_label(rec ? rec->type : type, cl_lang_user(), false);
  if (!rec)
    return cl_fail(change->diag, CL_USAGE, CL_NOWHERE, _("%s \"%s\" is there already"), word, id);
  cl_place place = cl_rec_place(change->plan, rec, CL_F_NONE);
  return cl_fail(change->diag, CL_USAGE, CL_NOWHERE, _("%s \"%s\" is there already: %s, line %u"),
                 word, id, place.file, place.line);
}

/* A short id made of NAME, with -2, -3... behind it while it is taken. */
static const char *free_id(cl_change *change, cl_type type, const char *name) {
  const char *base = cl_short_id(change->arena, cl_str_of(name ? name : ""));
  if (!id_taken(change, type, base))
    return base;
  const char *id;
  unsigned *last = cl_counter(&change->numbers, (int)type, NULL, base);
  do {
    unsigned n = ++*last;
    int room = n < 10 ? 38 : n < 100 ? 37 : n < 1000 ? 36 : 34;
    char *short_base = cl_strndup(change->arena, base, strnlen(base, (size_t)room));
    for (size_t k = strlen(short_base); k && short_base[k - 1] == '-'; k--)
      short_base[k - 1] = '\0';
    id = cl_asprintf(change->arena, "%s-%u", short_base, n);
  } while (id_taken(change, type, id));
  return id;
}

cl_target *cl_change_add(cl_change *change, cl_type type, cl_target *parent, const char *id,
                         const char *name) {
  cl_target *target = new_target(change, type);
  const cl_type_row *row = cl_type_info(type);
  target->parent = parent;
  if (row->shape == CL_KEYED) {
    target->id = cl_strdup(change->arena, id ? id : "");
  } else if (row->id != CL_F_NONE) {
    if (id)
      sticks(change, good_id(change, type, id));
    target->id = id ? cl_strdup(change->arena, id) : free_id(change, type, name);
    id_take(change, type, target->id);
    target->want[row->id - row->first] =
        (cl_want){ .set = true, .n = 1, .values = cl_alloc(change->arena, sizeof(cl_str)) };
    target->want[row->id - row->first].values[0] = cl_str_of(target->id);
  } else {
    target->id = name ? cl_slug(change->arena, cl_str_of(name)) : "";
  }
  return target;
}

/* ---- what a field will be ---- */

static cl_want *want_of(const cl_target *target, cl_field field) {
  return &target->want[field - cl_type_info(target->type)->first];
}

/* The canonical texts of a field's values as they stand in the plan. */
static size_t present_values(cl_change *change, const cl_rec *rec, cl_field field,
                             cl_str **values) {
  const cl_node *node = cl_rec_node(rec, field);
  *values = NULL;
  if (!node)
    return 0;
  bool items = cl_field_info(field)->kind == CL_K_ITEMS;
  size_t n = node->kind == CL_SEQ ? cl_node_count(node) : 1, i = 0;
  *values = cl_alloc(change->arena, (n + 1) * sizeof **values);
  if (node->kind == CL_SCALAR) {
    (*values)[i++] = cl_value_canonical(field, cl_node_text(node));
    return i;
  }
  CL_EACH(child, node) {
    if (items) {
      cl_buf cell = CL_BUF_INIT;
      cl_item_put(&cell, field, child);
      (*values)[i++] = cl_str_of(cl_buf_keep(&cell, change->arena));
    } else if (child->kind == CL_SCALAR) {
      (*values)[i++] = cl_value_canonical(field, cl_node_text(child));
    }
  }
  return i;
}

size_t cl_target_values(const cl_target *target, cl_field field, cl_str **values) {
  const cl_want *want = want_of(target, field);
  if (want->set) {
    *values = want->values;
    return want->n;
  }
  return target->rec ? present_values(target->change, target->rec, field, values)
                     : (*values = NULL, (size_t)0);
}

/* `goal bezoekers`; the library alone has no id of its own. */
static const char *called(const cl_change *change, const cl_target *target) {
  const char *type = cl_type_label(target->type, cl_lang_user(), false);
  bool single = cl_type_info(target->type)->shape == CL_SINGLE_REC;
  return single || !target->id ? type : cl_asprintf(change->arena, "%s %s", type, target->id);
}

/* WHY names the value, where there is one to name. */
static enum cl_status refuse(cl_change *change, const cl_target *target, cl_field field,
                             const char *why) {
  return sticks(change,
                cl_fail(change->diag, CL_USAGE, CL_NOWHERE, "%s: %s: %s", called(change, target),
                        cl_key_said(target->type, cl_field_info(field)->path), why));
}

/* An item as the canonical text of its values. */
static const char *read_item(cl_change *change, cl_field field, cl_str text, cl_str *out) {
  size_t n = cl_sub_count(field);
  cl_str *subs = cl_alloc(change->arena, (n + 1) * sizeof *subs);
  const char *why = cl_item_read(field, text, change->arena, subs, n);
  for (size_t i = 0; i < n && !why; i++) {
    cl_field sub = field + 1 + (cl_field)i;
    if (subs[i].p) {
      why = cl_value_bad(sub, subs[i], change->arena);
      subs[i] = cl_value_canonical(sub, subs[i]);
    } else if (cl_field_info(sub)->flags & CL_REQ) {
      why = cl_asprintf(change->arena, _("'%s' is missing"), cl_field_info(sub)->path);
    }
  }
  *out = why ? CL_NO_STR : cl_item_write(field, subs, n, change->arena);
  return why || out->n ? why : _("an item needs at least one value");
}

static enum cl_status read_value(cl_change *change, const cl_target *target, cl_field field,
                                 cl_str text, cl_str *out) {
  const char *why = NULL;
  if (cl_utf8_bad(text.p, text.n))
    why = _("this is not valid UTF-8");
  else if (cl_field_info(field)->kind == CL_K_ITEMS)
    why = read_item(change, field, text, out);
  else if ((why = cl_value_bad(field, text, change->arena)) == NULL) {
    cl_str value = cl_value_canonical(field, text);
    *out = (cl_str){ cl_strndup(change->arena, value.p, value.n), value.n };
  }
  return why ? refuse(change, target, field, why) : CL_OK;
}

enum cl_status cl_change_set(cl_change *change, cl_target *target, cl_field field,
                             const char *const *values, size_t n) {
  if (!(cl_field_info(field)->flags & CL_LIST) && n > 1)
    return refuse(change, target, field, _("this field has a single value"));
  cl_str *texts = cl_alloc(change->arena, (n + 1) * sizeof *texts);
  for (size_t i = 0; i < n; i++) {
    enum cl_status status = read_value(change, target, field, cl_str_of(values[i]), &texts[i]);
    if (status != CL_OK)
      return status;
  }
  *want_of(target, field) = (cl_want){ .set = true, .n = n, .values = texts };
  return CL_OK;
}

enum cl_status cl_change_plus(cl_change *change, cl_target *target, cl_field field,
                              const char *value) {
  cl_str text, *present;
  enum cl_status status = read_value(change, target, field, cl_str_of(value), &text);
  if (status != CL_OK)
    return status;
  size_t n = cl_target_values(target, field, &present);
  for (size_t i = 0; i < n; i++)
    if (cl_str_eq(present[i], text))
      return CL_OK;
  cl_str *all = cl_alloc(change->arena, (n + 1) * sizeof *all);
  if (n)
    memcpy(all, present, n * sizeof *all);
  all[n] = text;
  *want_of(target, field) = (cl_want){ .set = true, .n = n + 1, .values = all };
  return CL_OK;
}

/* A value as a person may type it: of an item its values alone, `cl1; 4`. */
static const char *value_said(const cl_change *change, cl_field field, const char *value) {
  size_t n = cl_sub_count(field);
  cl_str *subs = cl_alloc(change->arena, (n + 1) * sizeof *subs);
  const char *all = "";
  if (!n || cl_item_read(field, cl_str_of(value), change->arena, subs, n))
    return value;
  for (size_t i = 0; i < n; i++)
    if (subs[i].p)
      all =
          cl_asprintf(change->arena, "%s%s%.*s", all, *all ? "; " : "", (int)subs[i].n, subs[i].p);
  return all;
}

enum cl_status cl_change_minus(cl_change *change, cl_target *target, cl_field field,
                               const char *value) {
  cl_str text, *present;
  enum cl_status status = read_value(change, target, field, cl_str_of(value), &text);
  if (status != CL_OK)
    return status;
  size_t n = cl_target_values(target, field, &present), kept = 0;
  cl_str *rest = cl_alloc(change->arena, (n + 1) * sizeof *rest);
  for (size_t i = 0; i < n; i++)
    if (!cl_str_eq(present[i], text))
      rest[kept++] = present[i];
  if (kept == n)
    return sticks(change, cl_fail(change->diag, CL_FOUND, CL_NOWHERE,
                                  _("%s: %s: '%s' is not in the list"), called(change, target),
                                  cl_key_said(target->type, cl_field_info(field)->path),
                                  value_said(change, field, value)));
  *want_of(target, field) = (cl_want){ .set = true, .n = kept, .values = rest };
  return CL_OK;
}

/* ---- references ---- */

typedef struct search {
  const cl_plan *plan;
  const cl_rec *rec; /* who is referred to; or NULL: whatever CHANGE takes out */
  const cl_change *change;
  uint64_t types; /* of what is referred to, as bits */
  void (*found)(void *, const cl_rec *, cl_field, const cl_node *);
  void *data;
  size_t count;
} search;

/* Is REC taken out by CHANGE, by itself or with what it stands in? */
static bool goes(const cl_change *change, const cl_rec *rec) {
  return cl_change_removes(change, rec) || (rec->parent && cl_change_removes(change, rec->parent));
}

static void look_at(search *s, const cl_rec *record, cl_field field, const cl_node *value) {
  cl_str id = cl_node_text(value);
  if (!id.p || (s->rec && !cl_str_is(id, s->rec->id)))
    return;
  const cl_rec *target = cl_plan_ref(s->plan, field, id);
  if (s->rec ? target != s->rec : !target || !goes(s->change, target) || goes(s->change, record))
    return;
  s->count++;
  if (s->found)
    s->found(s->data, record, field, value);
}

static void search_field(search *s, cl_type type, cl_field field) {
  const cl_field_row *info = cl_field_info(field);
  if (info->kind == CL_K_REF && (info->refs & s->types)) {
    CL_EACH_REC(record, s->plan, type) {
      cl_values values = cl_values_of(record, field);
      for (const cl_node *value; (value = cl_values_next(&values));)
        look_at(s, record, field, value);
    }
  }
}

static size_t search_all(search *s) {
  for (int t = 0; t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info((cl_type)t);
    CL_EACH_FIELD(f, row)
      search_field(s, (cl_type)t, f);
  }
  return s->count;
}

size_t cl_references(const cl_plan *plan, const cl_rec *rec,
                     void (*found)(void *data, const cl_rec *record, cl_field field,
                                   const cl_node *value),
                     void *data) {
  search s = {
    .plan = plan, .rec = rec, .types = (uint64_t)1 << rec->type, .found = found, .data = data
  };
  return cl_type_info(rec->type)->id != CL_F_NONE ? search_all(&s) : 0;
}

/* One reference: every value of the field that names OLD gets NEW, or goes
 * when NEW is NULL. */
typedef struct replacing {
  cl_change *change;
  const char *old, *new_id;
  enum cl_status status;
} replacing;

static cl_str replace_in_item(replacing *r, cl_field list, cl_field sub, cl_str item) {
  size_t n = cl_sub_count(list);
  cl_str *subs = cl_alloc(r->change->arena, (n + 1) * sizeof *subs);
  cl_item_read(list, item, r->change->arena, subs, n);
  size_t at = (size_t)(sub - list - 1);
  if (!cl_str_is(subs[at], r->old))
    return item;
  if (!r->new_id && (cl_field_info(sub)->flags & CL_REQ))
    return CL_NO_STR; /* an item without it says nothing */
  subs[at] = cl_str_of(r->new_id);
  return cl_item_write(list, subs, n, r->change->arena);
}

static void replace_reference(void *data, const cl_rec *record, cl_field field,
                              const cl_node *value) {
  replacing *r = data;
  (void)value;
  cl_field list = cl_field_list(field);
  cl_target *target = cl_change_rec(r->change, record);
  cl_str *present;
  size_t n = cl_target_values(target, list, &present), kept = 0;
  cl_str *all = cl_alloc(r->change->arena, (n + 1) * sizeof *all);
  for (size_t i = 0; i < n; i++) {
    cl_str text = present[i];
    if (list != field)
      text = replace_in_item(r, list, field, text);
    else if (cl_str_is(text, r->old))
      text = cl_str_of(r->new_id);
    if (text.p)
      all[kept++] = text;
  }
  *want_of(target, list) = (cl_want){ .set = true, .n = kept, .values = all };
  /* A record of which nothing is left is no record: a contact who is nobody. */
  const cl_node *only = cl_node_count(record->node) == 1 ? cl_node_child(record->node) : NULL;
  if (kept == 0 && record->list && only == cl_rec_node(record, list))
    target->removed = true;
}

/* ---- removing and renaming ---- */

static void name_reference(void *data, const cl_rec *record, cl_field field, const cl_node *value) {
  cl_change *change = data;
  cl_tree *tree = &change->plan->files[record->file].tree;
  cl_tree_say(tree, value->start, change->diag, CL_ERROR, NULL,
              cl_rec_address(record, change->diag->arena), _("%s '%s' refers to it here (%s)"),
              cl_type_label(record->type, cl_lang_user(), false), record->id,
              cl_lang_user() == CL_NL ? cl_field_label(field, CL_NL) : cl_field_info(field)->path);
}

static void drop_reference(void *data, const cl_rec *record, cl_field field, const cl_node *value) {
  replacing *r = data;
  r->old = cl_str_dup(r->change->arena, cl_node_text(value));
  replace_reference(r, record, field, value);
}

static enum cl_status still_needed(cl_change *change, const cl_rec *rec, size_t places) {
  return sticks(
      change,
      cl_fail(change->diag, CL_USAGE, CL_NOWHERE,
              P_("%s '%s' is not removed: %zu place refers to it (--force removes that too)",
                 "%s '%s' is not removed: %zu places refer to it (--force removes those too)",
                 places),
              cl_type_label(rec->type, cl_lang_user(), false), rec->id, places));
}

/* The references to all that goes are found in one pass over the plan. */
enum cl_status cl_change_remove_all(cl_change *change, const cl_rec *const *records, size_t n,
                                    bool force) {
  search s = { .plan = change->plan, .change = change, .types = ~(uint64_t)0 };
  replacing r = { .change = change };
  for (size_t i = 0; i < n; i++) {
    if (cl_type_info(records[i]->type)->shape == CL_SINGLE_REC)
      return sticks(change, cl_fail(change->diag, CL_USAGE, CL_NOWHERE,
                                    _("the %s cannot be taken out of a plan"),
                                    cl_type_label(records[i]->type, cl_lang_user(), false)));
    cl_change_rec(change, records[i])->removed = true;
  }
  s.found = force ? drop_reference : name_reference;
  s.data = force ? (void *)&r : (void *)change;
  if (search_all(&s) && !force)
    return still_needed(change, records[0], s.count);
  return CL_OK;
}

enum cl_status cl_change_remove(cl_change *change, const cl_rec *rec, bool force) {
  return cl_change_remove_all(change, &rec, 1, force);
}

void cl_change_comments_too(cl_target *target) {
  target->bare = true;
}

enum cl_status cl_change_rename(cl_change *change, const cl_rec *rec, const char *new_id) {
  const cl_type_row *row = cl_type_info(rec->type);
  const char *word = cl_type_label(rec->type, cl_lang_user(), false);
  if (row->id == CL_F_NONE)
    return sticks(change,
                  cl_fail(change->diag, CL_USAGE, CL_NOWHERE, _("a %s has no id to rename"), word));
  if (strcmp(new_id, rec->id) == 0)
    return CL_OK;
  if (sticks(change, good_id(change, rec->type, new_id)) != CL_OK)
    return change->status;
  id_take(change, rec->type, cl_strdup(change->arena, new_id));
  cl_change_set(change, cl_change_rec(change, rec), row->id, &new_id, 1);
  replacing r = { .change = change, .old = rec->id, .new_id = cl_strdup(change->arena, new_id) };
  cl_references(change->plan, rec, replace_reference, &r);
  return change->status;
}
