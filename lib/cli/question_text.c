/* question_text.c - the question bank for what shows which questions were asked; see
 * question_text.h.  Read once, when it is first asked for. */
#include <string.h>
#include <unistd.h>

#include "../method/questions.h"
#include "question_text.h"
#include "share.h"

struct cl_bank {
  struct asked {
    const char *id, *text;
  } * items;
  size_t count;
};

const char *cl_own_questions(cl_app *app) {
  const char *path = cl_opt(app, CL_OI_QUESTIONS);
  if (path)
    return path;
  const char *folder = app->plan->from_stdin ? "" : cl_dirname(app->arena, app->plan_path);
  path = cl_asprintf(app->arena, "%squestions.yaml", folder);
  if (!cl_file_is_stream(path))
    return access(path, F_OK) == 0 ? path : NULL;
  cl_say(&app->diag, CL_WARNING, CL_IN(path), NULL, NULL,
         _("this is no file: no questions are read from it")); /* a pipe may never end */
  return NULL;
}

/* What is wrong in the bank is said where questions are chosen. */
static struct cl_bank *read_bank(cl_app *app) {
  struct cl_bank *bank = cl_alloc(app->arena, sizeof *bank);
  cl_questions all;
  cl_diag diag;
  cl_diag_init(&diag);
  cl_questions_load(&all, cl_share_dir(), app->lang, false, cl_own_questions(app), &diag);
  bank->items = cl_alloc(app->arena, (all.count + 1) * sizeof *bank->items);
  bank->count = all.count;
  for (size_t i = 0; i < all.count; i++)
    bank->items[i] = (struct asked){ cl_strdup(app->arena, all.items[i].id),
                                     cl_strdup(app->arena, all.items[i].text) };
  cl_questions_free(&all);
  cl_diag_free(&diag);
  return bank;
}

const char *cl_asked_text(cl_app *app, cl_str asked) {
  if (!app->bank)
    app->bank = read_bank(app);
  for (size_t i = 0; i < app->bank->count; i++)
    if (cl_str_is(asked, app->bank->items[i].id))
      return cl_asprintf(app->arena, "%s [%s]", app->bank->items[i].text, app->bank->items[i].id);
  return cl_str_dup(app->arena, asked);
}
