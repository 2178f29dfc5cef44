/* check.c - the verb check: format, references and rules, all findings as
 * results. */
#include <string.h>

#include "../method/method.h"
#include "../cli/opt.h"

/* Does a check of this program ever show CODE? */
static bool is_shown(const cl_app *app, const char *code) {
  size_t n;
  const cl_rule *rules = cl_rules(&n);
  if (!app->program->step)
    return true;
  for (size_t i = 0; i < n; i++)
    if (strcmp(rules[i].code, code) == 0 && (rules[i].step & app->program->step))
      return true;
  return false;
}

/* Says which of CODES, with commas around them, it never shows: about the
 * question, so not among the findings. */
static void note_other_steps(cl_app *app, const char *codes) {
  for (const char *p = codes + 1; *p; p += strcspn(p, ",") + 1) {
    const char *code = cl_strndup(app->arena, p, strcspn(p, ","));
    if (!is_shown(app, code))
      cl_note(app, _("%s is about another step: cl-plan check shows it"), code);
  }
}

/* The codes of --rules as a text that starts and ends with a comma. */
static enum cl_status wanted_rules(cl_app *app, const char **out) {
  const char *list = cl_opt(app, CL_OI_RULES);
  cl_buf codes = CL_BUF_INIT;
  enum cl_status status = CL_OK;
  *out = NULL;
  if (!list)
    return CL_OK;
  cl_buf_putc(&codes, ',');
  for (const char *p = list; *p && status == CL_OK;) {
    size_t n = strcspn(p, ",");
    cl_str part = cl_str_trim((cl_str){ p, n });
    const char *code = cl_strndup(app->arena, part.p, part.n);
    const cl_rule *rule = cl_rule_find(code);
    if (part.n && !rule)
      status = cl_usage(app, _("there is no rule \"%s\": a code looks like W57"), code);
    else if (part.n)
      cl_buf_printf(&codes, "%s,", rule->code);
    p += n + (p[n] == ',');
  }
  if (codes.len > 1)
    *out = cl_strdup(app->arena, cl_buf_text(&codes));
  cl_buf_free(&codes);
  return status;
}

/* Leaves the findings whose rule is one of CODES, and those of no rule. */
static void keep_rules(cl_app *app, cl_diag *diag, const char *codes) {
  size_t kept = 0;
  for (size_t i = 0; i < diag->count; i++) {
    const cl_finding *finding = &diag->findings[i];
    const char *code = finding->rule ? cl_asprintf(app->arena, ",%s,", finding->rule) : NULL;
    if (code && !strstr(codes, code))
      diag->by_level[finding->level]--;
    else
      diag->findings[kept++] = *finding;
  }
  diag->count = kept;
}

enum cl_status cl_verb_check(cl_app *app) {
  const char *codes;
  unsigned step = app->program->step;
  enum cl_status status = wanted_rules(app, &codes);
  if (status != CL_OK)
    return status;
  cl_check_all(app->plan, step, app->today, !cl_opt(app, CL_OI_NO_RULES), &app->diag, &app->diag);
  if (codes)
    keep_rules(app, &app->diag, codes);
  status = cl_print_findings(app, &app->diag);
  if (codes)
    note_other_steps(app, codes);
  return status;
}
