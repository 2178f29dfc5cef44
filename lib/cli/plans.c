/* plans.c - one plan or several; see plans.h. */
#include "plans.h"

#include <string.h>
#include <sys/stat.h>

#include "../format/term.h"
#include "words.h"
#include "output.h"
#include "../plan/find.h"

static bool is_folder(const char *path) {
  struct stat st;
  return strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static enum cl_status judge(cl_app *app, enum cl_access access, const cl_several *s) {
  const char *verb = cl_verb_word(app->verb, cl_lang_user());
  if (s->count < 2)
    return CL_OK;
  if (access != CL_READS && access != CL_READS_ANY)
    return cl_usage(app, _("%s is for one plan, and here -f names %zu: %s and %s"), verb, s->count,
                    s->items[0].path, s->items[1].path);
  if (cl_opt(app, CL_OI_OUTPUT))
    return cl_usage(app, _("-o names one file, and there are %zu plans"), s->count);
  for (size_t i = 0; i < s->count; i++)
    if (strcmp(s->items[i].path, "-") == 0)
      return cl_usage(app, _("a plan from standard input is read alone"));
  return CL_OK;
}

enum cl_status cl_plans_find(cl_app *app, const cl_globals *globals, enum cl_access access,
                             cl_several *out) {
  app->plan_path = cl_global(globals, CL_G_FILE);
  bool folder = globals->file_count == 1 && is_folder(globals->files[0]);
  if (access == CL_NO_PLAN && globals->file_count < 2 && !folder)
    return CL_OK;
  for (size_t i = 0; i < globals->file_count; i++)
    cl_several_add(out, app->arena, globals->files[i]);
  if (!globals->file_count) {
    bool by_file = (app->verb->flags & CL_V_FILES) && app->arg_count;
    app->plan_path = by_file ? cl_plan_root_of(app->args[0], app->arena)
                             : cl_plan_find(NULL, app->arena, &app->diag);
    if (!app->plan_path)
      return CL_IO;
    cl_several_add(out, app->arena, app->plan_path);
  }
  if (out->count > 1)
    cl_several_name(out, app->arena);
  if (out->count == 1 && is_folder(app->plan_path))
    app->plan_path = out->items[0].path;
  enum cl_status status = out->count == 1 ? cl_several_ready(out->items, &app->diag) : CL_OK;
  return status != CL_OK ? status : judge(app, access, out);
}

/* What each plan is called stands above its page. */
static void put_heading(cl_app *app) {
  bool machine = cl_opt(app, CL_OI_JSON) || cl_opt(app, CL_OI_CSV) || cl_opt(app, CL_OI_TSV) ||
                 cl_opt(app, CL_OI_NUL) || cl_opt(app, CL_OI_FORMAT);
  if (machine || (app->verb->flags & (CL_V_BARE | CL_V_FINDINGS)))
    return;
  if (app->plans_done)
    cl_buf_putc(&app->out, '\n');
  cl_heading(&app->out, app->color, app->plan_key, '=');
}

/* A verb reads what was given as it was given, whatever it made of it for the plan before. */
static enum cl_status run_in(cl_app *app, const cl_one_plan *one,
                             enum cl_status (*run)(cl_app *app)) {
  const char *options[CL_OPTIONS];
  cl_given *given = cl_alloc(app->arena, (app->given_count + 1) * sizeof *given);
  memcpy(options, app->options, sizeof options);
  memcpy(given, app->given, app->given_count * sizeof *given);
  app->plan_path = one->path;
  app->plan_key = one->key;
  put_heading(app);
  enum cl_status status = cl_several_ready(one, &app->diag);
  if (status == CL_OK)
    status = run(app);
  if (app->plan) {
    app->plans_done++;
    cl_plan_close(app->plan);
  }
  app->plan = NULL;
  app->view = NULL;
  app->bank = NULL;
  app->paper = NULL;
  memcpy(app->options, options, sizeof options);
  memcpy(app->given, given, app->given_count * sizeof *given);
  cl_flush(app);
  return status;
}

/* Something was found when it was found in any plan; errors of any plan are errors. */
enum cl_status cl_plans_each(cl_app *app, const cl_several *plans,
                             enum cl_status (*run)(cl_app *app)) {
  bool findings = (app->verb->flags & CL_V_FINDINGS) != 0, any = false;
  enum cl_status worst = CL_OK;
  for (size_t i = 0; i < plans->count && worst != CL_USAGE; i++) {
    enum cl_status status = run_in(app, &plans->items[i], run);
    any |= status == CL_OK;
    worst = status > worst ? status : worst;
  }
  return worst == CL_FOUND && any && !findings ? CL_OK : worst;
}
