/* module.c - loading a part when it is needed; see module.h. */
#include "module.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "path.h"
#include "mem.h"

static void *load(cl_arena *arena, const char *folder, const char *module) {
  if (!folder || !*folder)
    return NULL;
  const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
  return dlopen(cl_asprintf(arena, "%s%s%s.so", folder, slash, module), RTLD_NOW | RTLD_LOCAL);
}

static void *find(cl_arena *arena, const char *module) {
  const char *own = cl_program_folder(arena);
  void *handle = own ? load(arena, cl_asprintf(arena, "%s/" LIB_BESIDE, own), module) : NULL;
  if (!handle)
    handle = load(arena, PLUGINDIR, module);
  return handle ? handle : load(arena, own, module);
}

void *cl_module(const char *module, const char *symbol, const char **why) {
  cl_arena *arena = cl_arena_new();
  const char *named = getenv("CL_LIBDIR");
  void *handle = named && *named ? load(arena, named, module) : find(arena, module);
  void *address = handle ? dlsym(handle, symbol) : NULL;
  if (!address) {
    *why = dlerror();
    *why = *why ? *why : symbol;
  }
  cl_arena_free(arena);
  return address;
}

void *cl_module_need(const char *module, const char *symbol) {
  const char *why;
  void *address = cl_module(module, symbol, &why);
  if (!address)
    cl_incomplete(module, why);
  return address;
}
