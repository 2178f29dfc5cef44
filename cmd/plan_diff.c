/* plan_diff.c - the verbs diff and log: what changed between two versions of the plan,
 * and commit by commit. */
#include <string.h>

#include "changes.h"
#include "plan.h"
#include "plugin.h"
#include "since.h"
#include "../lib/cli/output.h"
#include "../lib/plan/find.h"

static void note_unseen(cl_app *app, const cl_comparison *c, const char *old, const char *now) {
  for (size_t i = 0; i < c->unseen_count; i++) {
    const cl_unseen *unseen = &c->unseen[i];
    if (unseen->why == CL_UNSEEN_ABSENT)
      cl_note(app, _("not compared: %s is not in %s"), unseen->name, unseen->later ? now : old);
    else
      cl_note(app, _("not compared: both versions use the very same %s"), unseen->name);
  }
}

/* The plan as it is may have errors, too: a diff shows how they came. */
static enum cl_status read_new(cl_app *app, const char *text, other_plan *out) {
  if (text)
    return cmd_other_plan(app, text, out);
  const char *path = cl_plan_find(app->plan_path, app->arena, &app->diag);
  return path ? cmd_other_plan(app, path, out) : CL_IO;
}

static void print_json(cl_app *app, const cl_comparison *c) {
  for (int derived = 0; derived < 2; derived++)
    for (size_t i = 0; i < c->count; i++) {
      const cl_fact *fact = &c->facts[i];
      if ((fact->kind == CL_FACT_STAGE || fact->kind == CL_FACT_LIGHT) != derived)
        continue;
      cl_json json = cmd_json(app);
      change_json(app, &json, fact);
      cmd_json_end(&json);
      cl_flush(app);
    }
}

static bool same_root(const cl_plan *old, const cl_plan *now) {
  const cl_stamp *a = &old->files[0].stamp, *b = &now->files[0].stamp;
  return a->known && b->known && a->device == b->device && a->inode == b->inode;
}

static size_t compare(cl_app *app, const other_plan *old, const other_plan *now) {
  cl_comparison c;
  cl_compare_how how = { .today = app->today, .alone = old->alone };
  cl_compare(&c, old->plan, now->plan, &how);
  if (!same_root(old->plan, now->plan))
    note_unseen(app, &c, old->name ? old->name : _("the earlier version"),
                now->name ? now->name : _("the plan as it is"));
  if (cl_opt(app, CL_OI_JSON))
    print_json(app, &c);
  else
    change_print(app, old->plan, &c);
  size_t count = c.count;
  cl_comparison_free(&c);
  if (!count && !cl_opt(app, CL_OI_JSON))
    cl_note(app, _("nothing changed"));
  return count;
}

enum cl_status plan_diff(cl_app *app) {
  const char *was = app->arg_count ? app->args[0] : "HEAD";
  const char *is = app->arg_count > 1 ? app->args[1] : NULL;
  bool pipe = strcmp(was, "-") == 0;
  if (pipe &&
      ((is && strcmp(is, "-") == 0) || (!is && app->plan_path && strcmp(app->plan_path, "-") == 0)))
    return cl_usage(app, _("standard input cannot be both versions"));
  other_plan now, old;
  enum cl_status status = read_new(app, is, &now);
  if (status != CL_OK)
    return status;
  app->plan = now.plan; /* which is closed at the end */
  if (!app->lang_given)
    app->lang = cl_plan_lang(app->plan);
  cl_lang_follow(app->lang);
  status = cmd_other_plan(app, was, &old);
  if (status != CL_OK)
    return status;
  bool differs = compare(app, &old, &now) > 0;
  cl_plan_close(old.plan);
  return differs && cl_opt(app, CL_OI_EXIT_CODE) ? CL_FOUND : CL_OK;
}

enum cl_status plan_log(cl_app *app) {
  enum cl_status (*run)(cl_app *);
  void *address = cl_plugin(app, "clkit-git", "cl_history_log");
  if (!address)
    return CL_IO;
  memcpy(&run, &address, sizeof run); /* POSIX: a function's address fits; C wants it said */
  return run(app);
}
