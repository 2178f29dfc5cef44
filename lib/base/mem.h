/* mem.h - memory: an arena per plan, freed at once; and checked allocation.
 *
 * Ownership: what comes from an arena lives until cl_arena_free() of that
 * arena and is never freed by itself.  What comes from cl_xmalloc() and its
 * kin is the caller's, to give back with free().
 * Failure: no function here returns NULL.  When memory runs out the program
 * ends with a message on standard error and exit status 4 (after the hooks of
 * file.h have taken locks and temp files away). */
#ifndef CL_MEM_H
#define CL_MEM_H

#include <stdarg.h>

#include "base.h"

CL_BEGIN

typedef struct cl_arena cl_arena;

cl_arena *cl_arena_new(void) CL_NONNULL;
void cl_arena_free(cl_arena *arena);         /* NULL is fine */
size_t cl_arena_size(const cl_arena *arena); /* bytes taken from the system */

/* SIZE bytes, all zero, aligned for any object. */
void *cl_alloc(cl_arena *arena, size_t size) CL_NONNULL;
/* The same without zeroing or alignment: for text. */
char *cl_alloc_text(cl_arena *arena, size_t size) CL_NONNULL;
char *cl_strdup(cl_arena *arena, const char *text) CL_NONNULL;
/* A NUL-terminated copy of the N bytes at P. */
char *cl_strndup(cl_arena *arena, const char *p, size_t n) CL_NONNULL;
char *cl_asprintf(cl_arena *arena, const char *format, ...) CL_NONNULL CL_PRINTF(2, 3);
char *cl_vasprintf(cl_arena *arena, const char *format, va_list args) CL_NONNULL CL_PRINTF(2, 0);

void *cl_xmalloc(size_t size) CL_NONNULL;
void *cl_xcalloc(size_t count, size_t size) CL_NONNULL;
void *cl_xrealloc(void *p, size_t size) CL_NONNULL;
char *cl_xstrdup(const char *text) CL_NONNULL;

/* Grows the array *P of items of SIZE bytes so that it holds at least NEED
 * items; *CAP is its present room in items.  Doubles, so pushing is cheap. */
void *cl_grow(void *p, size_t *cap, size_t need, size_t size) CL_NONNULL;

/* The SIZE bytes at P are going to be filled: the system may give them as large
 * pages, which takes far fewer faults.  A hint: no harm when it cannot, or when
 * P is freed as ever.  Not for what grows with cl_grow(): Linux moves no memory
 * of which a part was marked, so realloc() would copy it. */
void cl_mem_large(void *p, size_t size);
/* What is freed from here on stays with the program, which will want it again:
 * for a job that takes and gives much, many times, and then ends. */
void cl_mem_keep(void);

CL_NORETURN void cl_out_of_memory(void);
/* MODULE (module.h), which no run can do without, cannot be loaded: the program ends
 * as it does without memory. */
CL_NORETURN void cl_incomplete(const char *module, const char *why);

CL_END
#endif
