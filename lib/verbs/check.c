/* check.c - the verb check: format, references and rules, all findings as
 * results. */
#include <string.h>
#include <sys/stat.h>

#include "../method/rules.h"
#include "../cli/output.h"
#include "../cli/findings.h"
#include "verbs.h"
#include "../cli/opt.h"
#include "../plan/find.h"

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
  const char *codes = ",";
  *out = NULL;
  if (!list)
    return CL_OK;
  for (const char *p = list; *p;) {
    size_t n = strcspn(p, ",");
    cl_str part = cl_str_trim((cl_str){ p, n });
    const char *code = cl_strndup(app->arena, part.p, part.n);
    const cl_rule *rule = cl_rule_find(code);
    if (part.n && !rule)
      return cl_usage(app, _("there is no rule \"%s\": a code looks like W57"), code);
    if (part.n)
      codes = cl_asprintf(app->arena, "%s%s,", codes, rule->code);
    p += n + (p[n] == ',');
  }
  *out = codes[1] ? codes : NULL;
  return CL_OK;
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

/* ---- Of some files only ------------------------------------------------------- */

static bool same_file(const char *a, const char *b) {
  struct stat one, other;
  return strcmp(a, b) == 0 || (stat(a, &one) == 0 && stat(b, &other) == 0 &&
                               one.st_dev == other.st_dev && one.st_ino == other.st_ino);
}

static bool has_file(const cl_plan *plan, const char *path) {
  for (size_t i = 0; i < plan->file_count; i++)
    if (same_file(plan->files[i].path, path))
      return true;
  return false;
}

static bool is_asked(const cl_app *app, const char *path) {
  for (int i = 0; path && i < app->arg_count; i++)
    if (same_file(path, app->args[i]))
      return true;
  return false;
}

/* Leaves, of the findings from the one at FROM on, those in files that were asked for. */
static void keep_files(cl_app *app, size_t from) {
  cl_diag *diag = &app->diag;
  const char *last = NULL;
  bool asked = false;
  size_t kept = from;
  for (size_t i = from; i < diag->count; i++) {
    const cl_finding *finding = &diag->findings[i];
    if (!last || finding->place.file != last)
      asked = is_asked(app, last = finding->place.file);
    if (asked)
      diag->findings[kept++] = *finding;
    else
      diag->by_level[finding->level]--;
  }
  diag->count = kept;
}

/* The plan that PATH is part of, or else PATH as one. */
static enum cl_status open_another(cl_app *app, const char *path, cl_plan **plan) {
  const char *root = cl_plan_root_of(path, app->arena);
  cl_diag_mark before = cl_diag_here(&app->diag);
  enum cl_status status = cl_plan_open(plan, root, &app->diag);
  if (status != CL_OK || has_file(*plan, path) || same_file(root, path))
    return status;
  cl_plan_close(*plan);
  *plan = NULL;
  cl_diag_rewind(&app->diag, &before);
  return cl_plan_open(plan, path, &app->diag);
}

/* Checks the plan of the file at PATH, and marks in DONE all arguments that are in it. */
static enum cl_status check_another(cl_app *app, const char *path, bool *done) {
  cl_plan *plan = NULL;
  size_t from = app->diag.count;
  enum cl_status status = open_another(app, path, &plan);
  if (status != CL_OK)
    return status;
  cl_check_all(plan, app->program->step, app->today, !cl_opt(app, CL_OI_NO_RULES), NULL,
               &app->diag);
  keep_files(app, from);
  for (int i = 0; i < app->arg_count; i++)
    done[i] = done[i] || has_file(plan, app->args[i]);
  cl_plan_close(plan);
  return status;
}

/* What the arguments say: the plan at hand was checked, others are now. */
static enum cl_status check_files(cl_app *app) {
  enum cl_status worst = CL_OK;
  bool *done = cl_alloc(app->arena, (size_t)app->arg_count * sizeof *done);
  for (int i = 0; i < app->arg_count; i++)
    done[i] = has_file(app->plan, app->args[i]);
  keep_files(app, 0);
  for (int i = 0; i < app->arg_count; i++) {
    if (done[i])
      continue;
    enum cl_status status = check_another(app, app->args[i], done);
    worst = status > worst ? status : worst;
  }
  return worst;
}

/* ---- The verb ------------------------------------------------------------------- */

enum cl_status cl_verb_check(cl_app *app) {
  const char *codes;
  unsigned step = app->program->step;
  enum cl_status read = CL_OK, status = wanted_rules(app, &codes);
  if (status != CL_OK)
    return status;
  cl_check_all(app->plan, step, app->today, !cl_opt(app, CL_OI_NO_RULES), &app->diag, &app->diag);
  if (app->arg_count)
    read = check_files(app);
  if (codes)
    keep_rules(app, &app->diag, codes);
  status = cl_print_findings(app, &app->diag);
  if (codes)
    note_other_steps(app, codes);
  return read > status ? read : status;
}
