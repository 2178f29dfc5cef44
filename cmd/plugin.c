/* plugin.c - a module for a verb; see plugin.h. */
#include "plugin.h"

#include "../lib/base/module.h"

void *cl_plugin(cl_app *app, const char *module, const char *symbol) {
  const char *why;
  void *address = cl_module(module, symbol, &why);
  if (!address)
    cl_fail(&app->diag, CL_IO, CL_NOWHERE, _("the module %s cannot be loaded: %s"), module, why);
  return address;
}

const struct cl_line_editor *cl_editor(cl_app *app) {
  (void)app;
  const char *why;
  return cl_module("clkit-line", "cl_line_edit", &why);
}
