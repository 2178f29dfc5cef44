/* check.c - references that lead nowhere, and required fields that are absent. */
#include <string.h>

#include "inner.h"
#include "check.h"

static bool concerns(cl_type type, unsigned steps) {
  return !steps || (cl_type_info(type)->step & steps);
}

/* ---- references ---- */

typedef struct checker {
  const cl_plan *plan;
  const cl_rec *rec;
  cl_diag *diag;
  size_t *near; /* how many ids were held against all others to find what was meant */
} checker;

/* Whoever gets more of them than this has another trouble than a slip of the pen,
 * and looking through all ids for each takes time by their square. */
enum { MOST_NEAR = 50 };

/* What a field may refer to, as words: "goal or theme". */
static const char *ref_words(cl_field field, cl_arena *arena) {
  uint64_t refs = cl_field_info(field)->refs;
  const char *words = NULL;
  for (int t = 0; t < CL_TYPES; t++) {
    if (!(refs >> t & 1))
      continue;
    const char *word = cl_type_label((cl_type)t, cl_lang_user(), false);
    words = words ? cl_asprintf(arena, _("%s or %s"), words, word) : word;
  }
  return words ? words : "";
}

static const char *near_ref(const cl_plan *plan, cl_field field, const char *id) {
  uint64_t refs = cl_field_info(field)->refs;
  for (int t = 0; t < CL_TYPES; t++) {
    const char *near = refs >> t & 1 ? cl_plan_suggest(plan, (cl_type)t, id) : NULL;
    if (near)
      return near;
  }
  return NULL;
}

static void check_ref(const checker *c, cl_field field, const cl_node *value) {
  cl_str id = cl_node_text(value);
  if (!id.n || !cl_is_id(id) || cl_plan_ref(c->plan, field, id))
    return;
  if (c->plan->missing && (cl_field_info(field)->refs >> CL_T_PERSON & 1))
    return; /* people may well stand in the file that is not here */
  const char *name = cl_str_dup(c->diag->arena, id);
  const char *near = (*c->near)++ < MOST_NEAR ? near_ref(c->plan, field, name) : NULL;
  const char *what = ref_words(field, c->diag->arena);
  cl_tree *tree = &c->plan->files[c->rec->file].tree;
  if (cl_tree_hushes(tree, value->start))
    name = CL_UNSEEN;
  const char *address = cl_rec_address(c->rec, c->diag->arena);
  if (near)
    cl_tree_say(tree, value->start, c->diag, CL_ERROR, NULL, address,
                _("%s: there is no %s '%s': did you mean '%s'?"), cl_field_info(field)->path, what,
                name, near);
  else
    cl_tree_say(tree, value->start, c->diag, CL_ERROR, NULL, address, _("%s: there is no %s '%s'"),
                cl_field_info(field)->path, what, name);
}

static void check_field_refs(const checker *c, cl_field field) {
  cl_values values = cl_values_of(c->rec, field);
  for (const cl_node *value; (value = cl_values_next(&values));)
    check_ref(c, field, value);
}

void cl_plan_check_refs(const cl_plan *plan, unsigned steps, cl_diag *diag) {
  size_t near = 0;
  for (int t = 0; t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info((cl_type)t);
    if (!concerns((cl_type)t, steps))
      continue;
    cl_field refs[CL_FIELDS];
    size_t n = 0;
    CL_EACH_FIELD(f, row)
      if (cl_field_info(f)->kind == CL_K_REF)
        refs[n++] = f;
    if (n)
      CL_EACH_REC(rec, plan, (cl_type)t) {
        checker c = { plan, rec, diag, &near };
        for (size_t i = 0; i < n; i++)
          check_field_refs(&c, refs[i]);
      }
  }
}

/* ---- required fields ---- */

/* A field that must be there, or a list of which the items must have something; it is
 * asked for where one of FAMILY, bits as in cl_rec.has, is: the other fields of the nested
 * map that it stands in.  0: always. */
typedef struct asked {
  cl_field field;
  uint64_t family;
} asked;

static uint64_t family_of(const cl_type_row *row, cl_field field) {
  const char *path = cl_field_info(field)->path, *dot = strchr(path, '.');
  uint64_t family = 0;
  CL_EACH_FIELD(f, row)
    if (dot && strncmp(cl_field_info(f)->path, path, (size_t)(dot - path) + 1) == 0)
      family |= (uint64_t)1 << (f - row->first);
  return family;
}

static void check_items(const cl_plan *plan, const cl_rec *rec, cl_field field, cl_diag *diag) {
  const cl_node *list = cl_rec_node(rec, field);
  CL_EACH_SUB(sub, field) {
    if (!(cl_field_info(sub)->flags & CL_REQ))
      continue;
    CL_EACH(item, list)
      if (item->kind == CL_MAP && !cl_item_node(item, sub))
        cl_tree_say(&plan->files[rec->file].tree, item->start, diag, CL_ERROR, NULL,
                    cl_rec_address(rec, diag->arena), _("%s: '%s' is missing here"),
                    cl_field_info(field)->path, cl_field_info(sub)->path);
  }
}

/* Of an answer to say: `answer: yes`, `no` or `unknown`. */
static const char *possible(cl_field field, cl_arena *arena) {
  const cl_field_row *info = cl_field_info(field);
  if (info->kind != CL_K_ENUM)
    return NULL;
  size_t n;
  const cl_choice_row *rows = cl_choices(info->set, &n);
  const char *words = rows[0].value;
  for (size_t i = 1; i < n; i++)
    words = cl_asprintf(arena, "%s, %s", words, rows[i].value);
  return words;
}

/* What stands there in a shape that was refused is not missing as well. */
static bool was_refused(const cl_plan *plan, const cl_rec *rec, cl_field field) {
  if (rec->type != CL_T_ORGANISATION)
    return cl_rec_refused(rec, field);
  for (size_t i = 0; i < plan->file_count; i++) /* its fields stand in any file */
    if (cl_stands_in(plan->files[i].tree.root, field))
      return true;
  return false;
}

static void check_required(const cl_plan *plan, const cl_rec *rec, const asked *it, cl_diag *diag) {
  const cl_field field = it->field;
  if (it->family && !(rec->has & it->family))
    return;
  if (cl_field_info(field)->kind == CL_K_ITEMS)
    check_items(plan, rec, field, diag);
  if ((cl_field_info(field)->flags & (CL_REQ | CL_RULED)) != CL_REQ || cl_rec_has(rec, field) ||
      was_refused(plan, rec, field))
    return;
  const char *path = cl_field_info(field)->path,
             *type = cl_type_label(rec->type, cl_lang_user(), false);
  const char *words = possible(field, diag->arena);
  if (rec->type == CL_T_ORGANISATION)
    cl_rec_say(plan, rec, CL_F_NONE, diag, CL_ERROR, NULL, _("the field '%s' is missing"), path);
  else if (words)
    cl_rec_say(plan, rec, CL_F_NONE, diag, CL_ERROR, NULL,
               _("%s '%s': the field '%s' is missing (one of: %s)"), type, rec->id, path, words);
  else
    cl_rec_say(plan, rec, CL_F_NONE, diag, CL_ERROR, NULL, _("%s '%s': the field '%s' is missing"),
               type, rec->id, path);
}

void cl_plan_check_required(const cl_plan *plan, unsigned steps, cl_diag *diag) {
  for (int t = 0; t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info((cl_type)t);
    if (!concerns((cl_type)t, steps))
      continue;
    asked all[CL_FIELDS];
    size_t n = 0;
    CL_EACH_FIELD(f, row) {
      const cl_field_row *info = cl_field_info(f);
      if (!(info->flags & CL_SUB) && (info->flags & CL_REQ || info->kind == CL_K_ITEMS))
        all[n++] = (asked){ f, family_of(row, f) };
    }
    CL_EACH_REC(rec, plan, (cl_type)t)
      for (size_t i = 0; i < n; i++)
        check_required(plan, rec, &all[i], diag);
  }
}
