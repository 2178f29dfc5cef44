/* check_text.c - what reads well and yet is likely not what was meant: a value twice
 * in a list, a hashtag that is a comment. */
#include <string.h>

#include "inner.h"
#include "check.h"

/* ---- lists ---- */

typedef struct lister {
  const cl_plan *plan;
  const cl_rec *rec;
  cl_field field;
  cl_diag *diag;
} lister;

static void say_twice(const lister *l, const cl_node *first, const cl_node *again, cl_str text) {
  cl_tree *tree = &l->plan->files[cl_rec_file(l->plan, l->rec, l->field)].tree;
  cl_buf shown = CL_BUF_INIT;
  cl_visible(&shown, cl_width_cut(text, 60), true);
  cl_tree_say(tree, again->start, l->diag, CL_WARNING, NULL, cl_rec_address(l->rec, l->diag->arena),
              _("%s: \"%s\" stands in this list twice: see line %u"),
              cl_key_said(l->rec->type, cl_field_info(l->field)->path), cl_buf_text(&shown),
              cl_tree_place(tree, first->start).line);
  cl_buf_free(&shown);
}

/* What tells the items of a list apart: the value, or of a measurement its day, of
 * agreed hours the person; none for items that may well come twice. */
static cl_str key_of(cl_field field, const cl_node *item) {
  if (cl_field_info(field)->kind != CL_K_ITEMS)
    return cl_str_trim(cl_value_canonical(field, cl_node_text(item)));
  if (field == CL_F_JOINT_GOAL_MEASURED || cl_field_info(field + 1)->kind == CL_K_REF)
    return cl_node_text(cl_item_node(item, field + 1));
  return CL_NO_STR;
}

static void check_list(const lister *l) {
  const cl_node *list = cl_rec_node(l->rec, l->field);
  if (!list || list->kind != CL_SEQ || cl_node_count(list) < 2)
    return;
  cl_map seen = { 0 };
  CL_EACH(item, list) {
    cl_str key = key_of(l->field, item);
    if (!key.n)
      continue;
    uint64_t hash = cl_hash_str(CL_HASH_START, key);
    const cl_node *first = NULL;
    size_t at;
    for (const cl_node *n = cl_map_first(&seen, hash, &at); n && !first;
         n = cl_map_next(&seen, hash, &at))
      if (cl_str_eq(key_of(l->field, n), key))
        first = n;
    if (first)
      say_twice(l, first, item, key);
    else
      cl_map_put(&seen, hash, item);
  }
  cl_map_free(&seen);
}

void cl_plan_check_lists(const cl_plan *plan, unsigned steps, cl_diag *diag) {
  for (int t = 0; t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info((cl_type)t);
    if (steps && !(row->step & steps))
      continue;
    CL_EACH_REC(rec, plan, (cl_type)t)
      CL_EACH_HELD(f, rec)
        if ((cl_field_info(f)->flags & (CL_LIST | CL_SUB)) == CL_LIST) {
          lister l = { plan, rec, f, diag };
          check_list(&l);
        }
  }
}

/* ---- hashtags ---- */

static bool begins_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (unsigned char)c >= 0x80;
}

static void check_hash(cl_tree *tree, const cl_node *node, cl_diag *diag) {
  uint32_t at = node->end;
  while (at < tree->size && (tree->src[at] == ' ' || tree->src[at] == '\t'))
    at++;
  if (at == node->end || at + 1 >= tree->size || tree->src[at] != '#' ||
      !begins_word(tree->src[at + 1]))
    return;
  uint32_t end = at;
  while (end < tree->size && tree->src[end] != '\n' && tree->src[end] != '\r')
    end++;
  cl_buf value = CL_BUF_INIT, comment = CL_BUF_INIT;
  cl_visible(&value, cl_width_cut(cl_node_text(node), 40), true);
  cl_visible(&comment, cl_width_cut((cl_str){ tree->src + at + 1, end - at - 1 }, 40), true);
  cl_tree_say(tree, at, diag, CL_WARNING, NULL, NULL,
              _("from the # on this is a comment, no part of the text: write \"%s #%s\", with "
                "quotes, for a text, or # %s, with a blank, for a comment"),
              cl_buf_text(&value), cl_buf_text(&comment), cl_buf_text(&comment));
  cl_buf_free(&value);
  cl_buf_free(&comment);
}

static void check_node(cl_tree *tree, const cl_node *node, cl_diag *diag) {
  if (node->kind == CL_SCALAR && node->style == CL_PLAIN && cl_node_text(node).n)
    check_hash(tree, node, diag);
  CL_EACH(child, node)
    check_node(tree, child, diag);
}

void cl_plan_check_hashes(cl_plan *plan, cl_diag *diag) {
  for (size_t i = 0; i < plan->file_count; i++)
    if (plan->files[i].tree.root)
      check_node(&plan->files[i].tree, plan->files[i].tree.root, diag);
}
