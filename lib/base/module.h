/* module.h - parts with a library of their own are modules, loaded when they are
 * first needed: every other run starts as if they did not exist.
 *
 * A module stays loaded until the program ends.  It is looked for in $CL_LIBDIR
 * when that is set, else beside the library of the program that runs (moved or
 * staged as it may be), where it was installed, and beside the program (a build
 * that was not installed). */
#ifndef CL_MODULE_H
#define CL_MODULE_H

#include "base.h"

CL_BEGIN

/* The address of SYMBOL in MODULE ("clkit-excel").  NULL when it cannot be loaded:
 * *WHY then says why, in words of the system, until the next call. */
void *cl_module(const char *module, const char *symbol, const char **why);
/* The same for what no program can do without: when it is not there, the program
 * ends with a message and exit status 4. */
void *cl_module_need(const char *module, const char *symbol) CL_NONNULL;

/* The table TABLE (a const TYPE, declared in the module's header) of MODULE.  The
 * harnesses of the fuzzer hold all parts in one piece. */
#ifdef CL_ONE_PIECE
#define CL_MODULE_TABLE(module, type, table) (&(table))
#else
#define CL_MODULE_TABLE(module, type, table) ((const type *)cl_module_need(module, #table))
#endif

CL_END
#endif
