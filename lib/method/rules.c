/* rules.c - the table of rules, and what they say; see rules.h. */
#include <string.h>

#include "../plan/style.h"
#include "rules_inner.h"
#include "../plan/people.h"
#include "../plan/check.h"

static const cl_rule table[] = {
#define RULE(name, number, grade, steps, type, said, ...)                                          \
  { .code = number, .level = CL_##grade, .step = steps, .message = said, .why = __VA_ARGS__ },
#include "rules.def"
#undef RULE
};

const cl_rule *cl_rules(size_t *count) {
  *count = CL_COUNT(table);
  return table;
}

static const cl_topic topics[] = {
#define TOPIC(code, steps, what, how) { code, steps, what, how },
#include "topics.def"
#undef TOPIC
};

const cl_topic *cl_topics(size_t *count) {
  *count = CL_COUNT(topics);
  return topics;
}

static char lower(char c) {
  return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* In any case; of the method's codes the W may be left out, and the brackets
 * that a finding has around its code do no harm. */
static bool same_code(cl_str a, const char *code) {
  size_t i = 0;
  if (a.n > 2 && a.p[0] == '[' && a.p[a.n - 1] == ']')
    a = (cl_str){ a.p + 1, a.n - 2 };
  if (a.n && a.p[0] >= '0' && a.p[0] <= '9' && code[0] == 'W')
    code++;
  while (i < a.n && code[i] && lower(a.p[i]) == lower(code[i]))
    i++;
  return i == a.n && !code[i];
}

const cl_rule *cl_rule_find(const char *code) {
  for (size_t i = 0; i < CL_COUNT(table); i++)
    if (same_code(cl_str_of(code), table[i].code))
      return &table[i];
  return NULL;
}

const cl_topic *cl_topic_find(const char *code) {
  for (size_t i = 0; i < CL_COUNT(topics); i++)
    if (same_code(cl_str_of(code), topics[i].code))
      return &topics[i];
  return NULL;
}

/* ---- Saying it ------------------------------------------------------------------ */

/* A community may leave out rules of the method, and consistency; never
 * privacy, apart from what is only guessed from words.  One that stopped
 * is not coached any more. */
static bool silenced(const struct cl_run *run, const cl_rec *rec) {
  const cl_rule *rule = run->rule;
  if (rule->code[0] == 'P' && !(rule->flags & CL_RULE_GUESSED))
    return false;
  const cl_rec *community = cl_community_of(run->plan, rec);
  if (!community)
    return false;
  if (rule->level == CL_TIP && cl_is_stopped(community) && !(rule->flags & CL_RULE_TO_THE_END))
    return true;
  CL_EACH(item, cl_rec_node(community, CL_F_COMMUNITY_IGNORE))
    if (same_code(cl_node_text(item), rule->code))
      return true;
  return false;
}

/* What goes beyond the workbook never becomes a wall of advice. */
static bool too_many(struct cl_run *run) {
  return run->rule->code[0] == 'V' && run->beyond++ >= CL_BEYOND_MOST;
}

/* What mends it is the row's, unless the rule knows better. */
static void mendable(struct cl_run *run, cl_finding *finding) {
  finding->mend = run->mend ? cl_strdup(run->diag->arena, run->mend) : run->rule->mend;
  finding->mend_id = run->mend_id ? cl_strdup(run->diag->arena, run->mend_id) : NULL;
  run->mend = run->mend_id = NULL;
}

static enum cl_level level_of(const struct cl_run *run) {
  return run->mild && run->rule->level == CL_ERROR ? CL_WARNING : run->rule->level;
}

void cl_rule_say_as(struct cl_run *run, const cl_rec *rec, cl_field field, const char *name,
                    const char *detail) {
  const cl_rule *rule = run->rule;
  if (silenced(run, rec) || too_many(run)) {
    run->mend = run->mend_id = NULL;
    return;
  }
  if (!rec)
    rec = run->plan->first[CL_T_ORGANISATION];
  const char *format = cl_tr(cl_lang_user(), rule->message);
  if (!detail)
    detail = "";
  if (rec)
    mendable(run, cl_rec_say(run->plan, rec, field, run->diag, level_of(run), rule->code, format,
                             name, detail));
  else
    mendable(run, cl_say(run->diag, level_of(run),
                         run->plan->file_count ? CL_IN(run->plan->files[0].path) : CL_NOWHERE,
                         rule->code, NULL, format, name, detail));
}

void cl_rule_say(struct cl_run *run, const cl_rec *rec, cl_field field, const char *detail) {
  cl_rule_say_as(run, rec, field, rec && rec->id ? rec->id : "", detail);
}

void cl_rule_say_at(struct cl_run *run, uint32_t file, uint32_t offset, const cl_rec *rec,
                    const char *name, const char *detail) {
  const cl_rule *rule = run->rule;
  if (silenced(run, rec))
    return;
  const char *id = rec && rec->type != CL_T_ORGANISATION ? cl_rec_address(rec, run->arena) : NULL;
  mendable(run,
           cl_tree_say(&run->plan->files[file].tree, offset, run->diag, level_of(run), rule->code,
                       id, cl_tr(cl_lang_user(), rule->message), name, detail ? detail : ""));
}

void cl_rule_say_in(struct cl_run *run, const char *path) {
  const char *format = cl_tr(cl_lang_user(), run->rule->message);
  mendable(run,
           cl_say(run->diag, level_of(run), CL_IN(path), run->rule->code, NULL, format, path, ""));
}

void cl_rule_join(cl_buf *list, const char *word) {
  if (list->len)
    cl_buf_puts(list, ", ");
  cl_buf_puts(list, word);
}

const char *cl_rule_joined(struct cl_run *run, cl_buf *list) {
  const char *text = list->len ? cl_strndup(run->arena, list->p, list->len) : NULL;
  cl_buf_free(list);
  return text;
}

const char *cl_rule_missing(struct cl_run *run, const cl_rec *rec, const cl_field *fields,
                            size_t n) {
  cl_buf list = CL_BUF_INIT;
  for (size_t i = 0; i < n; i++)
    if (!cl_filled(rec, fields[i]))
      cl_rule_join(&list, cl_field_label(fields[i], cl_lang_user()));
  return cl_rule_joined(run, &list);
}
