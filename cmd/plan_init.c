/* plan_init.c - `init`: a folder with a plan to start from. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "plan.h"

enum { TEMPLATE_LIMIT = 1 << 20 };

/* What comes into the folder; the schema is made, the rest are templates. */
static const struct {
  const char *name;
  const char *from; /* below SHAREDIR/templates, with the language behind it; NULL: made */
  bool keep;        /* one that is there already may stay */
} files[] = {
  { "plan.yaml", "plan", false },
  { "people.yaml", "people", false },
  { ".gitignore", "gitignore", true },
  { "plan.schema.json", NULL, true },
};

static bool exists(const char *path) {
  struct stat info;
  return lstat(path, &info) == 0;
}

static const char *path_in(cl_app *app, const char *folder, const char *name) {
  return *folder ? cl_asprintf(app->arena, "%s/%s", folder, name) : name;
}

static enum cl_status make_folder(cl_app *app, const char *folder) {
  struct stat info;
  if (!*folder || mkdir(folder, 0777) == 0)
    return CL_OK;
  if (errno == EEXIST && stat(folder, &info) == 0 && S_ISDIR(info.st_mode))
    return CL_OK;
  int error = errno == EEXIST ? ENOTDIR : errno;
  return cl_fail(&app->diag, CL_IO, CL_IN(folder), _("the folder cannot be made: %s"),
                 cl_strerror(error));
}

static enum cl_status read_file(cl_app *app, size_t i, enum cl_lang lang, cl_buf *out) {
  if (!files[i].from) {
    cl_schema_json(out, lang, app->arena);
    return CL_OK;
  }
  const char *path = cl_asprintf(app->arena, "%s/templates/%s.%s", cl_share_dir(), files[i].from,
                                 lang == CL_NL ? "nl" : "en");
  return cl_file_read(path, TEMPLATE_LIMIT, out, NULL, &app->diag);
}

/* The file with people must not slip into git by an older .gitignore. */
static void look_at_gitignore(cl_app *app, const char *path) {
  cl_buf text = CL_BUF_INIT;
  if (cl_file_read(path, TEMPLATE_LIMIT, &text, NULL, &app->diag) == CL_OK &&
      !strstr(cl_buf_text(&text), "people.yaml"))
    cl_note(app,
            _("%s was there already: add a line people.yaml to it, so that personal data "
              "stay out of git"),
            path);
  cl_buf_free(&text);
}

enum cl_status plan_init(cl_app *app) {
  const char *folder = app->arg_count ? app->args[0] : "";
  enum cl_lang lang = app->lang_given ? app->lang : CL_NL;
  cl_lang_follow(lang); /* what is said of the new plan, where no language was chosen */
  cl_buf bytes[CL_COUNT(files)] = { CL_BUF_INIT };
  enum cl_status status = CL_OK;
  for (size_t i = 0; i < CL_COUNT(files) && status == CL_OK; i++) {
    const char *path = path_in(app, folder, files[i].name);
    if (!files[i].keep && exists(path))
      status = cl_fail(&app->diag, CL_IO, CL_IN(path),
                       _("this file is there already; init does not overwrite it"));
    else
      status = read_file(app, i, lang, &bytes[i]);
  }
  if (status == CL_OK)
    status = make_folder(app, folder);
  for (size_t i = 0; i < CL_COUNT(files) && status == CL_OK; i++) {
    const char *path = path_in(app, folder, files[i].name);
    if (exists(path)) {
      if (strcmp(files[i].name, ".gitignore") == 0)
        look_at_gitignore(app, path);
      continue;
    }
    bool people = cl_people_name(files[i].name);
    status = (people ? cl_file_replace_private : cl_file_replace)(
        path, cl_buf_text(&bytes[i]), bytes[i].len, NULL, &app->diag);
    if (status == CL_OK)
      cl_buf_printf(&app->out, "%s\n", path);
  }
  for (size_t i = 0; i < CL_COUNT(files); i++)
    cl_buf_free(&bytes[i]);
  if (status == CL_OK)
    cl_note(app, _("next: write the name of your library in %s, then cl-kapstok fill"),
            path_in(app, folder, "plan.yaml"));
  return status;
}

/* The schema that init puts beside a plan, by itself. */
enum cl_status plan_schema(cl_app *app) {
  cl_schema_json(&app->out, app->lang_given ? app->lang : CL_NL, app->arena);
  return CL_OK;
}
