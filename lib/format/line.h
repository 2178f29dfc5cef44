/* line.h - a line typed in a terminal: arrows, mending, history.
 *
 * Neutral: knows keys and text, nothing of questions.  Only line.c includes
 * the editing library (libedit makes a small program's start half as long
 * again); it is a module of its own, clkit-line, which cl_program.editor loads
 * when somebody sits at a terminal to answer questions. */
#ifndef CL_LINE_H
#define CL_LINE_H

#include "../base/buf.h"

CL_BEGIN

enum cl_line_got {
  CL_LINE_TEXT,   /* a line, without its end */
  CL_LINE_END,    /* ctrl-D on an empty line, or the terminal has gone */
  CL_LINE_STOPPED /* wait() said so */
};

enum cl_line_wait {
  CL_WAIT_READY, /* there is something to read, or the end */
  CL_WAIT_STOP,  /* stop reading */
  CL_WAIT_REDRAW /* the terminal changed size, or was somebody else's for a while */
};

typedef struct cl_line_editor {
  /* Gets ready to read from IN and to draw on OUT, both terminals.  Before
   * each key WAIT(DATA) is called.  NULL when this terminal cannot be edited
   * on: read plain lines then. */
  void *(*open)(int in, int out, enum cl_line_wait (*wait)(void *data), void *data);
  /* Reads a line of UTF-8 behind PROMPT (ASCII) into TEXT, which is emptied
   * first and stays empty unless CL_LINE_TEXT is returned.  A block that was pasted,
   * in a terminal that says so, is one answer with its line ends in it. */
  enum cl_line_got (*read)(void *line, const char *prompt, cl_buf *text);
  /* TEXT, one line, can be called back with the up arrow: the latest first. */
  void (*remember)(void *line, const char *text);
  void (*close)(void *line); /* the terminal as it was; NULL is fine */
} cl_line_editor;

extern const cl_line_editor cl_line_edit;

CL_END
#endif
