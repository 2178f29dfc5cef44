/* talk.h - a conversation: what is said to a person, and the lines that come
 * back, from a terminal, a pipe or a file.
 *
 * Questions go to standard output (with --dry-run, whose diff goes there, to
 * standard error); answers come from standard input, a line each.  In a
 * terminal a line can be edited and earlier ones called back; from elsewhere
 * each answer is repeated behind its prompt, so that what is printed reads as
 * the conversation it was.
 *
 * SIGINT, SIGTERM and SIGHUP (those that are not ignored) wait while there is
 * work to do and only come through while a line is awaited: then the
 * conversation has ended, and `signal` says by what. */
#ifndef CL_TALK_H
#define CL_TALK_H

#include <signal.h>

#include "../format/term.h"
#include "ask.h"
#include "../cli/app.h"

CL_BEGIN

typedef struct cl_talk {
  cl_app *app;
  int out;
  bool terminal;                       /* a person, not a file */
  bool ended;                          /* no more answers */
  bool closed;                         /* nobody reads the questions any more */
  unsigned width;                      /* 0: lines are not wrapped */
  const struct cl_line_editor *editor; /* or NULL */
  void *line;                          /* what it opened */
  cl_buf in;                           /* read, not yet used, from `at` on */
  size_t at;
  sigset_t awaiting; /* the signals that stay blocked while a line is awaited */
  sigset_t before;
  struct sigaction actions[5];
} cl_talk;

void cl_talk_start(cl_talk *talk, cl_app *app);
void cl_talk_end(cl_talk *talk);

/* A text as a paragraph behind INDENT blanks, wrapped; controls made visible. */
void cl_talk_say(cl_talk *talk, unsigned indent, const char *format, ...) CL_PRINTF(3, 4);
/* The same in COLOR, in a terminal that has colours. */
void cl_talk_strong(cl_talk *talk, enum cl_color color, const char *text);
/* A heading underlined by LINE, with an empty line before it. */
void cl_talk_heading(cl_talk *talk, const char *text, char line);
void cl_talk_blank(cl_talk *talk); /* an empty line */

/* `"x" is none of these. Choose 1 (yes), 2 (no) or 3 (unknown).` */
const char *cl_none_of_these(cl_arena *arena, enum cl_lang lang, cl_set set, cl_str text);

/* The next line without blanks around it, in app->arena; NULL when there is no
 * more.  A block that was pasted in a terminal has its line ends in it.  A line that is no text, or
 * too long, is said to be so, and the next one asked for.  REMEMBER may be NULL: what the up arrow
 * brings first. */
const char *cl_talk_line(cl_talk *talk, const char *remember);

CL_END
#endif
