/* plugin.c - loading a module; see plugin.h. */
#include "plugin.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/base/file.h"

static void *load(cl_app *app, const char *folder, const char *module) {
  if (!folder || !*folder)
    return NULL;
  const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
  const char *path = cl_asprintf(app->arena, "%s%s%s.so", folder, slash, module);
  return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}

/* Beside the library of the program that runs, moved or staged as it may be;
 * where it was installed; beside the program, in a build. */
static void *find(cl_app *app, const char *module) {
  const char *own = cl_program_folder(app->arena);
  void *handle = own ? load(app, cl_asprintf(app->arena, "%s/" LIB_BESIDE, own), module) : NULL;
  if (!handle)
    handle = load(app, PLUGINDIR, module);
  return handle ? handle : load(app, own, module);
}

void *cl_plugin(cl_app *app, const char *module, const char *symbol) {
  const char *named = getenv("CL_LIBDIR");
  void *handle = named && *named ? load(app, named, module) : find(app, module);
  void *address = handle ? dlsym(handle, symbol) : NULL;
  if (!address) {
    const char *why = dlerror();
    cl_fail(&app->diag, CL_IO, CL_NOWHERE, _("the module %s cannot be loaded: %s"), module,
            why ? why : symbol);
  }
  return address;
}

const struct cl_line_editor *cl_editor(cl_app *app) {
  const cl_diag_mark before = cl_diag_here(&app->diag);
  const struct cl_line_editor *editor = cl_plugin(app, "clkit-line", "cl_line_edit");
  if (editor)
    return editor;
  cl_diag_rewind(&app->diag, &before);
  return NULL;
}
