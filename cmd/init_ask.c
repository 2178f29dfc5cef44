/* init_ask.c - what init asks somebody at a terminal; see plan.h. */
#define _XOPEN_SOURCE 700
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/base/git.h"
#include "../lib/fill/talk.h"
#include "plan.h"

bool init_may_ask(const cl_app *app) {
  return !app->quiet && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
}

/* A question with a text of its own as answer; NULL for enter.  False: no more. */
static bool ask_text(cl_talk *talk, const char *question, const char *hint, const char **answer) {
  *answer = NULL;
  cl_talk_blank(talk);
  cl_talk_strong(talk, CL_C_BOLD, question);
  cl_talk_say(talk, 2, "%s", hint);
  const char *line = cl_talk_line(talk, NULL);
  if (!line)
    return false;
  cl_said said = cl_said_read(cl_str_of(line), false);
  if (said.kind == CL_SAID_TEXT)
    *answer = cl_str_dup(talk->app->arena, said.text);
  return said.kind != CL_SAID_STOP && said.kind != CL_SAID_DROP;
}

/* One of a set, by number or word; -1 for enter. */
static bool ask_choice(cl_talk *talk, const char *question, cl_set set, int now, int *choice) {
  cl_app *app = talk->app;
  const char *line, *all = "";
  size_t n;
  cl_choices(set, &n);
  for (size_t i = 0; i < n; i++)
    all = cl_asprintf(app->arena, "%s%s%zu %s", all, i ? "   " : "", i + 1,
                      cl_choice_label(set, (int)i, app->lang));
  cl_talk_blank(talk);
  cl_talk_strong(talk, CL_C_BOLD, question);
  cl_talk_say(talk, 2, "%s", all);
  if (now >= 0)
    cl_talk_say(talk, 2, "[%s]", cl_choice_label(set, now, app->lang));
  while ((line = cl_talk_line(talk, NULL))) {
    cl_said said = cl_said_read(cl_str_of(line), false);
    *choice = now;
    if (said.kind == CL_SAID_STOP || said.kind == CL_SAID_DROP)
      return false;
    if (said.kind != CL_SAID_TEXT && said.kind != CL_SAID_HELP)
      return true;
    *choice = said.kind == CL_SAID_TEXT ? cl_choice_typed(set, said.text) : -1;
    if (*choice >= 0)
      return true;
    if (said.kind == CL_SAID_HELP)
      cl_talk_say(talk, 2, "%s\n%s", T_(app, "A number of these, or the word:"), all);
    else
      cl_talk_say(talk, 2, "%s", cl_none_of_these(app->arena, app->lang, set, said.text));
  }
  return false;
}

static bool ask_yes(cl_talk *talk, const char *question, bool *yes) {
  const char *line;
  *yes = false;
  cl_talk_blank(talk);
  cl_talk_strong(talk, CL_C_BOLD,
                 cl_asprintf(talk->app->arena, "%s (%s)", question, T_(talk->app, "y/n")));
  while ((line = cl_talk_line(talk, NULL))) {
    int given = cl_bool_typed(cl_str_of(line));
    *yes = given == 1;
    if (given >= 0 || !*line)
      return true;
    if (cl_said_read(cl_str_of(line), false).kind == CL_SAID_STOP)
      return false;
    cl_talk_say(talk, 2, "%s", T_(talk->app, "Yes or no; y or n will do."));
  }
  return false;
}

static bool ask_all(cl_talk *talk, const char *folder, init_answers *out) {
  cl_app *app = talk->app;
  int lang = app->lang == CL_NL ? CL_LANGUAGE_NL : CL_LANGUAGE_EN;
  cl_talk_say(talk, 0, "%s",
              T_(app,
                 "Some questions, and there is a plan to start from. Enter passes on; stop ends "
                 "and makes nothing."));
  if (!ask_text(talk, T_(app, "What is your library called?"),
                T_(app, "As it is to stand on overviews. Example: Waterrijk Library."), &out->name))
    return false;
  if (!app->lang_given &&
      !ask_choice(talk, T_(app, "In which language do you want overviews and questions?"),
                  CL_S_LANGUAGE, lang, &lang))
    return false;
  app->lang = lang == CL_LANGUAGE_EN ? CL_EN : CL_NL;
  if (!ask_choice(talk, T_(app, "In which region are you, for the school holidays?"), CL_S_REGION,
                  -1, &out->region) ||
      !ask_yes(talk, T_(app, "Do you want an example to look around in, in a folder of its own?"),
               &out->example))
    return false;
  char *real = realpath(*folder ? folder : ".", NULL);
  const char *name, *inside = real ? cl_asprintf(app->arena, "%s/plan.yaml", real) : NULL;
  free(real);
  if (inside && cl_git_folder(app->arena, inside, &name))
    return ask_yes(talk, T_(app, "This folder is kept by git. Shall git merge plans by record?"),
                   &out->git);
  return true;
}

bool init_ask(cl_app *app, const char *folder, init_answers *out) {
  cl_talk talk;
  *out = (init_answers){ .region = -1 };
  app->lang = app->lang_given ? app->lang : CL_NL;
  cl_talk_start(&talk, app);
  bool all = ask_all(&talk, folder, out);
  if (all)
    cl_talk_blank(&talk);
  cl_talk_end(&talk);
  return all;
}
