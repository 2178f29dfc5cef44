/* apply.c - from what records should become to edits of the trees. */
#include <string.h>

#include "change_inner.h"
#include "inner.h"
#include "people.h"

static cl_edit *edit_of(cl_change *change, size_t file) {
  if (!change->edits[file])
    change->edits[file] = cl_edit_new(&change->plan->files[file].tree);
  return change->edits[file];
}

/* CHILD goes, with its comments if TARGET says so. */
static void take_out(cl_change *change, const cl_target *target, size_t file, cl_node *parent,
                     cl_node *child) {
  cl_edit_remove(edit_of(change, file), parent, child);
  if (target->bare)
    cl_edit_remove_comments(edit_of(change, file), child);
}

/* ---- values ---- */

static cl_val *scalar_val(cl_change *change, cl_field field, cl_str text) {
  cl_val *val = cl_val_scalar(change->arena, text, cl_value_plain(field, text));
  enum cl_value_kind kind = cl_field_info(field)->kind;
  val->typed = kind != CL_K_TEXT && kind != CL_K_PAGE && kind != CL_K_URL;
  return val;
}

static cl_val *item_val(cl_change *change, cl_field field, cl_str cell) {
  size_t n = cl_sub_count(field);
  cl_str *subs = cl_alloc(change->arena, (n + 1) * sizeof *subs);
  cl_item_read(field, cell, change->arena, subs, n);
  cl_val *map = cl_val_map(change->arena);
  for (size_t i = 0; i < n; i++) {
    cl_field sub = field + 1 + (cl_field)i;
    if (subs[i].p)
      cl_val_put(map, cl_field_info(sub)->path, (int)i, scalar_val(change, sub, subs[i]));
  }
  return map;
}

static cl_val *one_val(cl_change *change, cl_field field, cl_str text) {
  return cl_field_info(field)->kind == CL_K_ITEMS ? item_val(change, field, text)
                                                  : scalar_val(change, field, text);
}

static cl_val *field_val(cl_change *change, cl_field field, const cl_want *want) {
  if (!(cl_field_info(field)->flags & CL_LIST))
    return scalar_val(change, field, want->values[0]);
  cl_val *seq = cl_val_seq(change->arena);
  for (size_t i = 0; i < want->n; i++)
    cl_val_push(seq, one_val(change, field, want->values[i]));
  return seq;
}

/* ---- where a key goes ---- */

/* The child behind which KEY belongs: the last in rank that comes before it. */
static cl_node *child_before(const cl_tree *tree, const cl_node *map, int scope, const char *key) {
  int rank = cl_scope_rank(scope, key), best_rank = -1;
  cl_node *best = NULL;
  CL_EACH(child, map) {
    int r = cl_scope_rank(scope, cl_sym_name(tree, child->key));
    if (r <= rank && r >= best_rank) {
      best = child;
      best_rank = r;
    }
  }
  return best;
}

/* Puts KEY: VAL into MAP of FILE, where it stands or where it belongs.  MAP
 * NULL (or without a value) is an empty document. */
static void put_pair(cl_change *change, size_t file, cl_node *map, int scope, const char *key,
                     cl_val *val) {
  const cl_tree *tree = &change->plan->files[file].tree;
  cl_edit *edit = edit_of(change, file);
  cl_node *old = map ? cl_node_get(map, cl_sym(key)) : NULL;
  if (old)
    cl_edit_replace(edit, old, val);
  else if (!map || map->kind != CL_MAP)
    cl_edit_insert(edit, NULL, NULL, key, val);
  else
    cl_edit_insert(edit, map, child_before(tree, map, scope, key), key, val);
}

/* The map KEY in MAP, which is not there yet: made once, shared by all that
 * need it. */
static cl_val *made_map(cl_change *change, size_t file, cl_node *map, int scope, const char *key,
                        bool block) {
  for (cl_made *m = change->made; m; m = m->next)
    if (m->owner == map && m->file == file && strcmp(m->key, key) == 0)
      return m->val;
  cl_made *made = cl_alloc(change->arena, sizeof *made);
  *made = (cl_made){ change->made, map, file, key, cl_val_map(change->arena) };
  made->val->block = block;
  change->made = made;
  put_pair(change, file, map, scope, key, made->val);
  return made->val;
}

static cl_node *root_map(const cl_change *change, size_t file) {
  cl_node *root = change->plan->files[file].tree.root;
  return root && root->kind == CL_MAP ? root : NULL;
}

/* `vision` and `text` of `vision.text`; NULL and `name` of `name`. */
static const char *split_path(cl_change *change, const char *path, const char **leaf) {
  const char *dot = strchr(path, '.');
  *leaf = dot ? dot + 1 : path;
  return dot ? cl_strndup(change->arena, path, (size_t)(dot - path)) : NULL;
}

/* ---- lists ---- */

typedef struct list_edit {
  cl_change *change;
  cl_edit *edit;
  cl_field field;
  cl_node *seq;
  cl_node **old; /* children */
  cl_str *was, *will;
} list_edit;

static void patch_item(list_edit *l, cl_node *map, cl_str was, cl_str will) {
  size_t n = cl_sub_count(l->field);
  cl_str *a = cl_alloc(l->change->arena, (n + 1) * sizeof *a);
  cl_str *b = cl_alloc(l->change->arena, (n + 1) * sizeof *b);
  cl_item_read(l->field, was, l->change->arena, a, n);
  cl_item_read(l->field, will, l->change->arena, b, n);
  cl_node *before = NULL;
  for (size_t i = 0; i < n; i++) {
    cl_field sub = l->field + 1 + (cl_field)i;
    const char *key = cl_field_info(sub)->path;
    cl_node *node = cl_node_get(map, cl_sym(key));
    if (!cl_str_eq(a[i], b[i])) {
      if (!b[i].p)
        cl_edit_remove(l->edit, map, node);
      else if (node)
        cl_edit_replace(l->edit, node, scalar_val(l->change, sub, b[i]));
      else
        cl_edit_insert(l->edit, map, before, key, scalar_val(l->change, sub, b[i]));
    }
    if (node)
      before = node;
  }
}

/* Old items FROM..TO become new ones A..B: in place as far as they pair up. */
static void replace_run(list_edit *l, size_t from, size_t to, size_t a, size_t b) {
  bool items = cl_field_info(l->field)->kind == CL_K_ITEMS;
  cl_node *after = from > 0 ? l->old[from - 1] : NULL;
  for (; from < to && a < b; from++, a++) {
    after = l->old[from];
    if (items && after->kind == CL_MAP)
      patch_item(l, after, l->was[from], l->will[a]);
    else
      cl_edit_replace(l->edit, after, one_val(l->change, l->field, l->will[a]));
  }
  for (; from < to; from++)
    cl_edit_remove(l->edit, l->seq, l->old[from]);
  for (; a < b; a++)
    cl_edit_insert(l->edit, l->seq, after, NULL, one_val(l->change, l->field, l->will[a]));
}

enum { LCS_LIMIT = 1 << 20 };

/* Keeps the longest run of items that stay, in order (Hunt and Szymanski's
 * problem, by the plain table: lists in a plan are short). */
static void align(list_edit *l, size_t from, size_t to, size_t a, size_t b) {
  size_t rows = to - from, cols = b - a;
  if (!rows || !cols || rows * cols > LCS_LIMIT) {
    replace_run(l, from, to, a, b);
    return;
  }
  uint32_t *best = cl_xcalloc((rows + 1) * (cols + 1), sizeof *best);
#define BEST(i, j) best[(i) * (cols + 1) + (j)]
  for (size_t i = rows; i-- > 0;)
    for (size_t j = cols; j-- > 0;)
      BEST(i, j) = cl_str_eq(l->was[from + i], l->will[a + j]) ? BEST(i + 1, j + 1) + 1
                   : BEST(i + 1, j) > BEST(i, j + 1)           ? BEST(i + 1, j)
                                                               : BEST(i, j + 1);
  size_t i = 0, j = 0, i0 = 0, j0 = 0;
  while (i < rows && j < cols) {
    if (cl_str_eq(l->was[from + i], l->will[a + j])) {
      replace_run(l, from + i0, from + i, a + j0, a + j);
      i0 = ++i;
      j0 = ++j;
    } else if (BEST(i + 1, j) >= BEST(i, j + 1)) {
      i++;
    } else {
      j++;
    }
  }
#undef BEST
  replace_run(l, from + i0, to, a + j0, b);
  free(best);
}

static void change_list(cl_change *change, size_t file, cl_field field, cl_node *seq,
                        const cl_want *want, cl_str *was, size_t was_count) {
  const size_t there = cl_node_count(seq);
  if (was_count != there || there == 0) { /* something odd stands there: write it anew */
    cl_edit_replace(edit_of(change, file), seq, field_val(change, field, want));
    return;
  }
  list_edit l = { .change = change,
                  .edit = edit_of(change, file),
                  .field = field,
                  .seq = seq,
                  .was = was,
                  .will = want->values };
  l.old = cl_alloc(change->arena, (there + 1) * sizeof *l.old);
  size_t n = 0;
  CL_EACH(child, seq)
    l.old[n++] = child;
  size_t head = 0, tail = 0;
  while (head < n && head < want->n && cl_str_eq(was[head], want->values[head]))
    head++;
  while (tail < n - head && tail < want->n - head &&
         cl_str_eq(was[n - 1 - tail], want->values[want->n - 1 - tail]))
    tail++;
  align(&l, head, n - tail, head, want->n - tail);
}

/* ---- records that are there ---- */

static bool same_values(const cl_want *want, const cl_str *was, size_t n) {
  if (want->n != n)
    return false;
  for (size_t i = 0; i < n; i++)
    if (!cl_str_eq(want->values[i], was[i]))
      return false;
  return true;
}

/* Is every field in MAP, whose keys mean what SCOPE says, wished away? */
static bool all_wished_away(const cl_target *target, int scope, const cl_node *map) {
  cl_field first = cl_type_info(target->type)->first;
  CL_EACH(child, map) {
    cl_key key = cl_scope_key(scope, child->key);
    if (key.kind == CL_KEY_FIELD) {
      const cl_want *want = &target->want[key.value - first];
      if (!want->set || want->n)
        return false;
    } else if (key.kind != CL_KEY_SCOPE || child->kind != CL_MAP ||
               !all_wished_away(target, key.value, child)) {
      return false;
    }
  }
  return true;
}

/* Will every key of the nested map at NODE be gone?  Not when comments stand
 * in it: they are the user's. */
static bool will_be_empty(const cl_change *change, const cl_target *target, size_t file, int scope,
                          const cl_node *node) {
  const cl_tree *tree = &change->plan->files[file].tree;
  if (cl_node_comments(tree, node) || !all_wished_away(target, scope, node))
    return false;
  /* Nor when something comes into it. */
  const cl_type_row *row = cl_type_info(target->type);
  for (unsigned i = 0; i < row->fields; i++) {
    const char *path = cl_field_info(cl_type_field(row, i))->path;
    const char *key = cl_sym_name(tree, node->key);
    size_t n = strlen(key);
    if (strncmp(path, key, n) == 0 && path[n] == '.' && target->want[i].n)
      return false;
  }
  return true;
}

static void change_field(cl_change *change, cl_target *target, cl_field field,
                         const cl_want *want) {
  const cl_rec *rec = target->rec;
  cl_want present = *want; /* what stands there now, past the wish */
  cl_want *slot = &target->want[field - cl_type_info(target->type)->first];
  slot->set = false;
  cl_str *was;
  size_t n = cl_target_values(target, field, &was);
  *slot = present;
  if (same_values(want, was, n) || (n == 0 && want->n == 0))
    return;
  size_t file = cl_rec_file(change->plan, rec, field);
  bool single = target->type == CL_T_ORGANISATION;
  cl_node *map = single ? root_map(change, file) : rec->node;
  int scope = single ? (int)CL_SCOPE_ROOT : (int)target->type;
  const char *leaf, *container = split_path(change, cl_field_info(field)->path, &leaf);
  if (container) {
    cl_node *nested = cl_node_get(map, cl_sym(container));
    int below = cl_scope_below(scope, container);
    if (cl_node_nothing(nested)) {
      cl_val *made = made_map(change, file, map, scope, container, false);
      cl_val_put(made, leaf, cl_scope_rank(below, leaf), field_val(change, field, want));
      return;
    }
    if (nested->kind == CL_MAP && will_be_empty(change, target, file, below, nested)) {
      take_out(change, target, file, map, nested);
      return;
    }
    map = nested;
    scope = below;
  }
  cl_node *old = cl_node_get(map, cl_sym(leaf));
  if (want->n == 0)
    take_out(change, target, file, map, old);
  else if (old && old->kind == CL_SEQ && cl_field_info(field)->flags & CL_LIST)
    change_list(change, file, field, old, want, was, n);
  else {
    cl_val *val = field_val(change, field, want);
    val->was_plain_ok = old && cl_value_plain(field, cl_node_text(old));
    put_pair(change, file, map, scope, leaf, val);
  }
}

static void change_record(cl_change *change, cl_target *target) {
  const cl_type_row *row = cl_type_info(target->type);
  for (unsigned i = 0; i < row->fields; i++)
    if (target->want[i].set)
      change_field(change, target, cl_type_field(row, i), &target->want[i]);
}

/* ---- new records ---- */

static void build_map(cl_change *change, cl_target *target) {
  const cl_type_row *row = cl_type_info(target->type);
  int scope = (int)target->type;
  target->map = cl_val_map(change->arena);
  target->map->block = row->shape == CL_LISTED;
  for (unsigned i = 0; i < row->fields; i++) {
    const cl_want *want = &target->want[i];
    if (!want->set || !want->n)
      continue;
    cl_field field = cl_type_field(row, i);
    const char *leaf, *container = split_path(change, cl_field_info(field)->path, &leaf);
    cl_val *map = target->map;
    int at = scope;
    if (container) {
      cl_val *nested = map->child;
      while (nested && strcmp(nested->key, container) != 0)
        nested = nested->next;
      if (!nested)
        nested =
            cl_val_put(map, container, cl_scope_rank(scope, container), cl_val_map(change->arena));
      map = nested;
      at = cl_scope_below(scope, container);
    }
    cl_val_put(map, leaf, cl_scope_rank(at, leaf), field_val(change, field, want));
  }
}

static cl_node *last_child(const cl_node *node) {
  cl_node *last = NULL;
  CL_EACH(child, node)
    last = child;
  return last;
}

/* A list (or map of answers) in MAP: the one that stands there, else a new one. */
static void spot_in_map(cl_change *change, cl_spot *spot, cl_node *map, int scope,
                        const char *key) {
  bool keyed = cl_type_info(spot->type)->shape == CL_KEYED;
  cl_node *list = map ? cl_node_get(map, cl_sym(key)) : NULL;
  if (!cl_node_nothing(list) && list->kind == (keyed ? CL_MAP : CL_SEQ)) {
    spot->list = list;
    spot->after = last_child(list);
    return;
  }
  spot->fresh = keyed ? cl_val_map(change->arena) : cl_val_seq(change->arena);
  spot->fresh->block = true;
  put_pair(change, spot->file, map, scope, key, spot->fresh);
}

/* The file whose root has KEY (and BELOW in it, when given); -1 when none has. */
static int file_with(const cl_change *change, const char *key, const char *below) {
  for (size_t i = 0; i < change->plan->file_count; i++) {
    cl_node *node = cl_node_get(root_map(change, i), cl_sym(key));
    if (node && (!below || cl_node_get(node, cl_sym(below))))
      return (int)i;
  }
  return -1;
}

/* The last record of TYPE that stands in FILE, or NULL. */
static const cl_rec *last_in(const cl_plan *plan, cl_type type, size_t file) {
  const cl_rec *last = NULL;
  CL_EACH_REC(rec, plan, type)
    if (rec->file == file)
      last = rec;
  return last;
}

static void spot_at_root(cl_change *change, cl_spot *spot) {
  const cl_type_row *row = cl_type_info(spot->type);
  const cl_rec *sibling = change->plan->last[spot->type];
  /* People are kept out of git, so wherever others stand: not beside those in the
   * root file while there is a place for them. */
  int people = spot->type == CL_T_PERSON ? cl_plan_people_file(change->plan) : -1;
  if (people >= 0)
    sibling = last_in(change->plan, spot->type, (size_t)people);
  if (sibling) {
    spot->file = sibling->file;
    spot->list = sibling->list;
    spot->after = last_child(sibling->list);
    return;
  }
  const char *leaf, *section = split_path(change, row->path, &leaf);
  int file = people;
  if (file < 0)
    file = section ? file_with(change, section, leaf) : file_with(change, leaf, NULL);
  if (file < 0 && section)
    file = file_with(change, section, NULL);
  spot->file = file < 0 ? 0 : (size_t)file;
  cl_node *root = root_map(change, spot->file);
  if (!section) {
    spot_in_map(change, spot, root, CL_SCOPE_ROOT, leaf);
    return;
  }
  cl_node *map = cl_node_get(root, cl_sym(section));
  int scope = cl_scope_below(CL_SCOPE_ROOT, section);
  if (!cl_node_nothing(map)) {
    spot_in_map(change, spot, map, scope, leaf);
    return;
  }
  cl_val *made = made_map(change, spot->file, root, CL_SCOPE_ROOT, section, true);
  spot->fresh = cl_val_seq(change->arena);
  spot->fresh->block = true;
  cl_val_put(made, leaf, cl_scope_rank(scope, leaf), spot->fresh);
}

static cl_spot *spot_for(cl_change *change, const cl_target *target) {
  const cl_rec *in_rec = target->parent ? target->parent->rec : NULL;
  const cl_target *in_new = target->parent && !in_rec ? target->parent : NULL;
  for (cl_spot *s = change->spots; s; s = s->next)
    if (s->type == target->type && s->in_rec == in_rec && s->in_new == in_new)
      return s;
  cl_spot *spot = cl_alloc(change->arena, sizeof *spot);
  *spot =
      (cl_spot){ .next = change->spots, .type = target->type, .in_rec = in_rec, .in_new = in_new };
  change->spots = spot;
  const char *key = cl_type_info(target->type)->path;
  if (in_new) {
    spot->fresh = cl_val_seq(change->arena);
    spot->fresh->block = true;
    cl_val_put(in_new->map, key, cl_scope_rank((int)in_new->type, key), spot->fresh);
  } else if (in_rec) {
    spot->file = in_rec->file;
    spot_in_map(change, spot, in_rec->node, (int)in_rec->type, key);
  } else {
    spot_at_root(change, spot);
  }
  return spot;
}

/* An answer goes behind the answers to the questions before it. */
static cl_node *answer_before(const cl_change *change, const cl_spot *spot, const char *key) {
  cl_node *best = NULL;
  int rank = cl_choice_find(CL_S_READINESS, cl_str_of(key)), best_rank = -1;
  CL_EACH(child, spot->list) {
    const char *name = cl_sym_name(&change->plan->files[spot->file].tree, child->key);
    int r = cl_choice_find(CL_S_READINESS, cl_str_of(name));
    if (r < rank && r > best_rank) {
      best = child;
      best_rank = r;
    }
  }
  return best;
}

static enum cl_status add_record(cl_change *change, cl_target *target) {
  const char *people = target->type == CL_T_PERSON && cl_plan_people_file(change->plan) < 0
                           ? cl_plan_missing_people(change->plan)
                           : NULL;
  if (people)
    return cl_fail(change->diag, CL_USAGE, CL_IN(people),
                   _("this file is not here, and people are kept in it: make it first, with the "
                     "line `people:`"));
  build_map(change, target);
  cl_spot *spot = spot_for(change, target);
  bool keyed = cl_type_info(target->type)->shape == CL_KEYED;
  if (keyed && spot->fresh) {
    cl_val_put(spot->fresh, target->id, cl_choice_find(CL_S_READINESS, cl_str_of(target->id)),
               target->map);
  } else if (spot->fresh) {
    cl_val_push(spot->fresh, target->map);
  } else if (keyed) {
    cl_node *old = cl_node_get(spot->list, cl_sym(target->id));
    if (old) /* `purpose:` without an answer yet */
      cl_edit_replace(edit_of(change, spot->file), old, target->map);
    else
      cl_edit_insert(edit_of(change, spot->file), spot->list,
                     answer_before(change, spot, target->id), target->id, target->map);
  } else {
    cl_edit_insert(edit_of(change, spot->file), spot->list, spot->after, NULL, target->map);
  }
  return CL_OK;
}

/* ---- all of it ---- */

/* Does TARGET stand in a record that goes as a whole? */
static bool goes_anyway(const cl_change *change, const cl_target *target) {
  return target->rec && target->rec->parent && cl_change_removes(change, target->rec->parent);
}

/* An item of a list of which no field is left would read as no record at all. */
static bool is_emptied(const cl_target *target) {
  const cl_rec *rec = target->rec;
  if (!rec->list || rec->list->kind != CL_SEQ || rec->node->kind != CL_MAP ||
      !cl_node_child(rec->node) || !all_wished_away(target, (int)target->type, rec->node))
    return false;
  for (unsigned i = 0; i < cl_type_info(target->type)->fields; i++)
    if (target->want[i].set && target->want[i].n)
      return false;
  return true;
}

static enum cl_status make_edits(cl_change *change) {
  for (cl_target *t = change->first; t; t = t->next) {
    enum cl_status status = CL_OK;
    if (goes_anyway(change, t))
      continue;
    if (t->removed)
      take_out(change, t, t->rec->file, t->rec->list, t->rec->node);
    else if (t->rec && is_emptied(t))
      status = cl_fail(change->diag, CL_USAGE, CL_NOWHERE,
                       _("%s %s: nothing would be left of it: to take it out, use remove"),
                       cl_type_label(t->type, cl_lang_user(), false), t->rec->id ? t->rec->id : "");
    else if (t->rec)
      change_record(change, t);
    else
      status = add_record(change, t);
    if (status != CL_OK)
      return status;
  }
  return CL_OK;
}

/* The record that a refusal is about: the innermost one around what differs. */
static const cl_target *blamed(const cl_change *change, size_t file) {
  cl_blame blame = cl_edit_blame(change->edits[file]);
  const cl_target *found = NULL;
  for (const cl_target *t = change->first; t; t = t->next) {
    if (!t->rec && t->map && t->map == blame.map)
      return t;
    if (!t->rec || !blame.node || t->rec->file != file || !t->rec->node ||
        t->rec->node->start > blame.node->start || t->rec->node->end < blame.node->start)
      continue;
    if (!found || found->rec->node->start <= t->rec->node->start)
      found = t;
  }
  return found;
}

/* A refusal names the record, and where the wish came from. */
static void name_record(cl_change *change, size_t file) {
  const cl_target *target = blamed(change, file);
  if (!target || !change->diag->count)
    return;
  cl_finding *said = &change->diag->findings[change->diag->count - 1];
  cl_arena *arena = change->diag->arena;
  said->text =
      cl_asprintf(arena, "%s%s%s %s: %s", target->from ? target->from : "",
                  target->from ? ": " : "", cl_type_label(target->type, cl_lang_user(), false),
                  target->id ? target->id : "", said->text);
  if (target->rec)
    said->place = cl_rec_place(change->plan, target->rec, CL_F_NONE);
}

enum cl_status cl_change_finish(cl_change *change, cl_new_file **files, size_t *count) {
  *files = change->files;
  *count = change->file_count;
  if (change->finished)
    return CL_OK;
  enum cl_status status = change->status != CL_OK ? change->status : make_edits(change);
  if (status != CL_OK)
    return status;
  change->files = cl_alloc(change->arena, change->plan->file_count * sizeof *change->files);
  for (size_t i = 0; i < change->plan->file_count; i++) {
    if (!change->edits[i] || cl_edit_empty(change->edits[i]))
      continue;
    cl_new_file *file = &change->files[change->file_count];
    *file = (cl_new_file){ .file = i, .bytes = CL_BUF_INIT };
    status = cl_edit_apply(change->edits[i], &file->bytes, change->diag);
    if (status != CL_OK) {
      name_record(change, i);
      return status;
    }
    const cl_tree *tree = &change->plan->files[i].tree;
    if (file->bytes.len == tree->size &&
        memcmp(cl_buf_text(&file->bytes), tree->src, tree->size) == 0)
      cl_buf_free(&file->bytes);
    else
      change->file_count++;
  }
  change->finished = true;
  *files = change->files;
  *count = change->file_count;
  return CL_OK;
}
