/* plan_mention.c - where a plan names a person; see plan_mention.h. */
#include "plan_mention.h"

#include <string.h>

typedef struct search {
  const cl_plan *plan;
  cl_finder *finder;
  plan_mention_found *found;
  void *data;
  uint32_t file; /* whose comments are gone through */
} search;

/* Where the bytes of M stand in the source of NODE: its text may be written in
 * another way there, and then it is the node. */
static uint32_t offset_of(const cl_tree *tree, const cl_node *node, const cl_mention *m) {
  cl_str text = cl_node_text(node);
  for (uint32_t at = node->start; at + m->n <= node->end; at++)
    if (memcmp(tree->src + at, text.p + m->at, m->n) == 0)
      return at;
  return node->start;
}

static bool is_own(const cl_rec *rec, const cl_mention *m) {
  return rec->type == CL_T_PERSON && strcmp(rec->id, m->person->id) == 0;
}

/* Somebody else's name has a part in common. */
static bool is_namesake(const cl_rec *rec, cl_field field, const cl_mention *m) {
  return rec->type == CL_T_PERSON && field == CL_F_PERSON_NAME && m->kind == CL_MENTION_PART;
}

static void look_at(const search *s, const cl_rec *rec, cl_field field, const cl_node *node) {
  const cl_mention *all;
  cl_str text = cl_node_text(node);
  size_t n = cl_finder_look(s->finder, text, &all);
  for (size_t i = 0; i < n; i++) {
    if (is_own(rec, &all[i]) || is_namesake(rec, field, &all[i]))
      continue;
    uint32_t file = cl_rec_file(s->plan, rec, field);
    cl_tree *tree = &s->plan->files[file].tree;
    plan_mention m = { .file = s->plan->files[file].path,
                       .place = cl_tree_place(tree, offset_of(tree, node, &all[i])),
                       .rec = rec,
                       .field = field,
                       .text = text,
                       .mention = &all[i] };
    s->found(s->data, &m);
  }
}

static void look_in(const search *s, const cl_rec *rec, cl_field field, const cl_node *node) {
  if (node->kind == CL_SCALAR)
    look_at(s, rec, field, node);
  else
    CL_EACH(child, node)
      look_in(s, rec, field, child);
}

/* Numbers, days, choices and references to records say nothing by themselves. */
static bool is_text(cl_field field) {
  enum cl_value_kind kind = cl_field_info(field)->kind;
  return kind == CL_K_TEXT || kind == CL_K_URL || kind == CL_K_PAGE || kind == CL_K_ID;
}

static void look_in_record(const search *s, const cl_rec *rec) {
  const cl_type_row *row = cl_type_info(rec->type);
  CL_EACH_FIELD(field, row) {
    if (!is_text(field))
      continue;
    cl_values values = cl_values_of(rec, field);
    for (const cl_node *value; (value = cl_values_next(&values));)
      look_in(s, rec, field, value);
  }
}

static void look_in_comment(void *data, uint32_t offset, cl_str comment) {
  const search *s = data;
  const cl_mention *all;
  size_t n = cl_finder_look(s->finder, comment, &all);
  for (size_t i = 0; i < n; i++) {
    plan_mention m = { .file = s->plan->files[s->file].path,
                       .place = cl_tree_place(&s->plan->files[s->file].tree,
                                              offset + (uint32_t)all[i].at),
                       .field = CL_F_NONE,
                       .text = comment,
                       .mention = &all[i],
                       .comment = true };
    s->found(s->data, &m);
  }
}

void plan_mentions(cl_app *app, const cl_plan *plan, cl_finder *finder, bool folder,
                   const char *skip, plan_mention_found *found, void *data) {
  search s = { plan, finder, found, data, 0 };
  for (cl_type t = 0; t < CL_TYPES; t = (cl_type)((int)t + 1))
    CL_EACH_REC(rec, plan, t)
      look_in_record(&s, rec);
  for (; s.file < plan->file_count; s.file++)
    cl_tree_comments(&plan->files[s.file].tree, look_in_comment, &s);
  if (folder && !plan->from_stdin)
    plan_folder_mentions(app, plan, finder, skip, found, data);
}

void plan_mention_line(cl_buf *out, cl_app *app, const plan_mention *m) {
  const char *kind = cl_mention_label(m->mention->kind, app->lang);
  cl_visible(out, cl_str_of(m->file), true);
  if (m->place.line)
    cl_buf_printf(out, ":%u:%u", m->place.line, m->place.col);
  cl_buf_puts(out, ": ");
  if (m->rec) {
    cl_buf_printf(out, "%s ", cl_type_label(m->rec->type, app->lang, false));
    cl_visible(out, cl_str_of(cl_rec_address(m->rec, app->arena)), true);
    cl_buf_printf(out, ": %s (%s)\n", cl_field_label(m->field, app->lang), kind);
  } else {
    cl_buf_printf(out, "%s (%s)\n",
                  m->comment      ? T_(app, "comment")
                  : m->place.line ? T_(app, "other file")
                                  : T_(app, "name of the file"),
                  kind);
  }
}
