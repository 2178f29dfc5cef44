/* plugin.c - loading a module; see plugin.h. */
#include "plugin.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/base/file.h"

/* The folder of the program itself, for a build that was not installed. */
static const char *own_folder(cl_arena *arena) {
  char path[PATH_MAX];
  ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
  return n > 0 ? cl_dirname(arena, cl_strndup(arena, path, (size_t)n)) : NULL;
}

static void *load(cl_app *app, const char *folder, const char *module) {
  if (!folder || !*folder)
    return NULL;
  const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
  const char *path = cl_asprintf(app->arena, "%s%s%s.so", folder, slash, module);
  return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}

void *cl_plugin(cl_app *app, const char *module, const char *symbol) {
  const char *named = getenv("CL_LIBDIR");
  void *handle = load(app, named && *named ? named : PLUGINDIR, module);
  if (!handle && !(named && *named))
    handle = load(app, own_folder(app->arena), module);
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
