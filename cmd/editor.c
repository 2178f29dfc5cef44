/* editor.c - lines in a terminal, by the module that edits them; see plugin.h. */
#include <string.h>

#include "plugin.h"

const struct cl_line_editor *cl_editor(cl_app *app) {
  const cl_diag before = app->diag;
  const struct cl_line_editor *editor = cl_plugin(app, "clkit-line", "cl_line_edit");
  if (editor)
    return editor;
  app->diag.count = before.count;
  app->diag.worst = before.worst;
  memcpy(app->diag.by_level, before.by_level, sizeof before.by_level);
  return NULL;
}
