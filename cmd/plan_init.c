/* plan_init.c - `init`: a folder with a plan to start from. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "../lib/cli/words.h"
#include "git_ignore.h"
#include "plan.h"
#include "../lib/cli/output.h"
#include "../lib/plan/people.h"
#include "../lib/cli/share.h"

enum { TEMPLATE_LIMIT = 1 << 20 };

static const char IGNORE[] = ".gitignore";

/* What comes into the folder; the schema is made, the rest are templates. */
static const struct {
  const char *name;
  const char *from; /* below SHAREDIR/templates, with the language behind it; NULL: made */
  bool keep;        /* one that is there already may stay */
} files[] = {
  { "plan.yaml", "plan", false },
  { "people.yaml", "people", false },
  { IGNORE, NULL, true },
  { "plan.schema.json", NULL, true },
};

/* What is being made.  After the first failure, which was said, nothing more is done. */
typedef struct making {
  cl_app *app;
  const char *folder;
  enum cl_lang lang;
  enum cl_status status;
} making;

static bool exists(const char *path) {
  struct stat info;
  return lstat(path, &info) == 0;
}

static const char *path_in(cl_app *app, const char *folder, const char *name) {
  if (!*folder || !*name)
    return *folder ? folder : name;
  return cl_asprintf(app->arena, "%s/%s", folder, name);
}

static const char *path_of(const making *m, const char *name) {
  return path_in(m->app, m->folder, name);
}

/* "" is the folder itself. */
static void make_folder(making *m, const char *name) {
  struct stat info;
  const char *path = path_of(m, name);
  if (m->status != CL_OK || !*path || mkdir(path, 0777) == 0)
    return;
  if (errno == EEXIST && stat(path, &info) == 0 && S_ISDIR(info.st_mode))
    return;
  int error = errno == EEXIST ? ENOTDIR : errno;
  m->status = cl_fail(&m->app->diag, CL_IO, CL_IN(path), _("the folder cannot be made: %s"),
                      cl_strerror(error));
}

static void refuse_old(making *m, const char *name) {
  const char *path = path_of(m, name);
  if (m->status != CL_OK || !exists(path))
    return;
  m->status = cl_fail(&m->app->diag, CL_IO, CL_IN(path),
                      _("this file is there already; init does not overwrite it"));
}

static void read_shared(making *m, const char *name, cl_buf *out) {
  const char *path = cl_asprintf(m->app->arena, "%s/%s", cl_share_dir(), name);
  if (m->status != CL_OK)
    return;
  m->status = cl_file_read(path, TEMPLATE_LIMIT, out, NULL, &m->app->diag);
}

static void read_file(making *m, size_t i, cl_buf *out) {
  cl_app *app = m->app;
  if (m->status != CL_OK)
    return;
  if (files[i].name == IGNORE)
    m->status = git_ignore_new(app, m->lang, out);
  else if (!files[i].from)
    cl_schema_json(out, m->lang, app->arena);
  else
    read_shared(m,
                cl_asprintf(app->arena, "templates/%s.%s", files[i].from,
                            m->lang == CL_NL ? "nl" : "en"),
                out);
}

static void write_one(making *m, const char *name, const cl_buf *bytes) {
  const char *path = path_of(m, name);
  bool people = cl_people_name(cl_basename(path));
  if (m->status != CL_OK)
    return;
  m->status = (people ? cl_file_replace_private : cl_file_replace)(path, cl_buf_text(bytes),
                                                                   bytes->len, NULL, &m->app->diag);
  if (m->status != CL_OK)
    return;
  cl_buf_printf(&m->app->out, "%s\n", path);
}

/* The file with people must not slip into git by an older .gitignore. */
static void look_at_gitignore(cl_app *app, const char *path) {
  cl_buf text = CL_BUF_INIT;
  if (cl_file_read_found(path, TEMPLATE_LIMIT, &text, &app->diag) == CL_OK &&
      git_ignore_says(cl_buf_text(&text), "people.yaml") != 1)
    cl_note(app,
            _("%s was there already: add a line people.yaml to it, so that personal data "
              "stay out of git"),
            path);
  cl_buf_free(&text);
}

/* Beside the people of the example, too. */
static void write_gitignore(making *m) {
  cl_buf bytes = CL_BUF_INIT;
  if (m->status != CL_OK)
    return;
  if (exists(path_of(m, IGNORE))) {
    look_at_gitignore(m->app, path_of(m, IGNORE));
    return;
  }
  m->status = git_ignore_new(m->app, m->lang, &bytes);
  write_one(m, IGNORE, &bytes);
  cl_buf_free(&bytes);
}

/* ---- The worked example --------------------------------------------------------- */

static const char *const example_folders[] = { "", "communities", "csv" };
static const char *const example_files[] = {
  "plan.yaml",
  "people.yaml",
  "plan.schema.json",
  "communities/repareren.yaml",
  "csv/contentkalender.csv",
  "csv/doelen.csv",
  "csv/groepen.csv",
};

/* The library that does not exist, into FOLDER, where nothing of it may be yet. */
static enum cl_status copy_example(cl_app *app, const char *folder) {
  making m = { .app = app, .folder = folder, .lang = app->lang_given ? app->lang : CL_NL };
  for (size_t i = 0; i < CL_COUNT(example_files); i++)
    refuse_old(&m, example_files[i]);
  for (size_t i = 0; i < CL_COUNT(example_folders); i++)
    make_folder(&m, example_folders[i]);
  for (size_t i = 0; i < CL_COUNT(example_files); i++) {
    cl_buf bytes = CL_BUF_INIT;
    read_shared(&m, cl_asprintf(app->arena, "examples/waterrijk/%s", example_files[i]), &bytes);
    write_one(&m, example_files[i], &bytes);
    cl_buf_free(&bytes);
  }
  write_gitignore(&m);
  return m.status;
}

/* ---- A plan of one's own ----------------------------------------------------------- */

/* With GIT git-setup comes behind it, which sees to a .gitignore that was there. */
static enum cl_status write_files(cl_app *app, const char *folder, enum cl_lang lang, bool git) {
  making m = { .app = app, .folder = folder, .lang = lang };
  cl_buf bytes[CL_COUNT(files)] = { CL_BUF_INIT };
  for (size_t i = 0; i < CL_COUNT(files); i++) {
    if (!files[i].keep)
      refuse_old(&m, files[i].name);
    read_file(&m, i, &bytes[i]);
  }
  make_folder(&m, "");
  for (size_t i = 0; i < CL_COUNT(files); i++) {
    const char *path = path_of(&m, files[i].name);
    if (!exists(path))
      write_one(&m, files[i].name, &bytes[i]);
    else if (m.status == CL_OK && files[i].name == IGNORE && !git)
      look_at_gitignore(app, path);
    cl_buf_free(&bytes[i]);
  }
  return m.status;
}

/* What was answered, into the plan that was just made. */
static enum cl_status take_answers(cl_app *app, cl_plan *plan, const init_answers *answers) {
  const char *region = answers->region < 0 ? NULL : cl_choice_value(CL_S_REGION, answers->region);
  cl_new_file *made;
  size_t n;
  bool changed;
  if (!answers->name && !region)
    return CL_OK;
  cl_change *change = cl_change_new(plan, &app->diag);
  cl_target *target = cl_change_rec(change, plan->first[CL_T_ORGANISATION]);
  if (answers->name)
    cl_change_set(change, target, CL_F_ORGANISATION_ORGANISATION, &answers->name, 1);
  if (region)
    cl_change_set(change, target, CL_F_ORGANISATION_REGION, &region, 1);
  enum cl_status status = cl_change_finish(change, &made, &n);
  if (status == CL_OK)
    status = cl_plan_write(plan, made, n, &changed, &app->diag);
  cl_change_free(change);
  return status;
}

static enum cl_status follow_answers(cl_app *app, cl_plan *plan, const init_answers *answers) {
  enum cl_status status = take_answers(app, plan, answers);
  if (status != CL_OK || !answers->git)
    return status;
  return cmd_git_setup(app, plan);
}

static enum cl_status after_asking(cl_app *app, const char *folder, const init_answers *answers) {
  cl_plan *plan = NULL;
  enum cl_status status = cl_plan_open(&plan, path_in(app, folder, "plan.yaml"), &app->diag);
  if (status != CL_OK)
    return status;
  status = follow_answers(app, plan, answers);
  cl_plan_close(plan);
  if (status != CL_OK || !answers->example)
    return status;
  return copy_example(app, path_in(app, folder, T_(app, "example")));
}

/* A command for the folder that the plan is in. */
static void say_next(cl_app *app, const char *folder, const char *command) {
  command = cl_command_in(cl_lang_user(), command, app->arena);
  if (*folder)
    command = cl_asprintf(app->arena, "cd %s && %s", cl_command_word(folder, app->arena), command);
  cl_note(app, _("next: %s"), command);
}

enum cl_status plan_init(cl_app *app) {
  const char *folder = app->arg_count ? app->args[0] : "";
  if (app->plan_path)
    return cl_usage(app,
                    _("-f names a plan that is there; a new one is made with cl-plan init FOLDER"));
  init_answers answers = { .region = -1 };
  if (cl_opt(app, CL_OI_EXAMPLE)) {
    enum cl_status status = copy_example(app, folder);
    if (status != CL_OK)
      return status;
    say_next(app, folder, "cl-plan status");
    return CL_OK;
  }
  bool asks = init_may_ask(app) && !exists(path_in(app, folder, "plan.yaml"));
  if (asks && !init_ask(app, folder, &answers)) {
    cl_note(app, _("stopped; nothing was made"));
    return CL_OK;
  }
  enum cl_lang lang = asks || app->lang_given ? app->lang : CL_NL;
  cl_lang_follow(lang); /* the plan that is made, where nobody chose */
  enum cl_status status = write_files(app, folder, lang, answers.git);
  if (status != CL_OK || (asks && (status = after_asking(app, folder, &answers)) != CL_OK))
    return status;
  if (asks)
    say_next(app, folder, "cl-plan fill");
  else
    cl_note(app, _("next: write the name of your library in %s, then %s"),
            path_in(app, folder, "plan.yaml"),
            cl_command_in(cl_lang_user(), "cl-plan fill", app->arena));
  return CL_OK;
}

/* The schema that init puts beside a plan, by itself. */
enum cl_status plan_schema(cl_app *app) {
  cl_schema_json(&app->out, app->lang_given ? app->lang : CL_NL, app->arena);
  return CL_OK;
}
