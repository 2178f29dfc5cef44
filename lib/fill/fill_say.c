/* fill_say.c - a question as it is put, and one of yes or no; see fill.h. */
#include "fill.h"

void cl_fill_question(cl_fill *fill, const char *question, const char *hint) {
  cl_talk_blank(&fill->talk);
  cl_talk_strong(&fill->talk, CL_C_BOLD, question);
  if (hint)
    cl_talk_say(&fill->talk, 2, "%s", hint);
}

int cl_fill_yes(cl_fill *fill, const char *question, const char *hint) {
  const char *line;
  cl_fill_question(fill, cl_asprintf(fill->app->arena, "%s (%s)", question, T_(fill->app, "y/n")),
                   hint);
  while ((line = cl_talk_line(&fill->talk, NULL))) {
    int yes = cl_bool_typed(cl_str_of(line));
    cl_said said = cl_said_read(cl_str_of(line), false);
    if (yes >= 0)
      return yes;
    if (said.kind == CL_SAID_STOP) {
      fill->talk.ended = true;
      break;
    }
    if (said.kind != CL_SAID_TEXT && said.kind != CL_SAID_HELP)
      return 0;
    cl_talk_say(&fill->talk, 2, "%s", T_(fill->app, "Yes or no; y or n will do."));
  }
  return -1;
}
