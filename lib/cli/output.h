/* output.h - what a verb says, and what it makes besides app->out. */
#ifndef CL_OUTPUT_H
#define CL_OUTPUT_H

#include "app.h"

CL_BEGIN

/* Wrong usage: adds the message and returns CL_USAGE. */
enum cl_status cl_usage(cl_app *app, const char *format, ...) CL_PRINTF(2, 3);
/* A note on standard error (silent with -q). */
void cl_note(cl_app *app, const char *format, ...) CL_PRINTF(2, 3);
/* Does --output name a file, and not standard output? */
bool cl_output_named(const cl_app *app);
/* Where to put what the verb makes: FILE (empty) with -o FILE, else app->out. */
cl_buf *cl_output_start(cl_app *app, cl_buf *file);
/* And when it is made: with STATUS CL_OK and -o FILE the file is written.  FILE is freed.
 * Returns STATUS, or what became of writing. */
enum cl_status cl_output_end(cl_app *app, cl_buf *file, enum cl_status status);
/* What -o does, for every verb that has it: the N bytes at P become the file at
 * PATH (never "-").  Refused, with CL_USAGE, in the place of what makes up the plan
 * (cl_plan_claims()); else as cl_file_replace(). */
enum cl_status cl_output_write(cl_app *app, const char *path, const char *p, size_t n);

/* What the verb does to the plan in this run: one with --save may also only look. */
enum cl_access cl_access_now(const cl_app *app);
/* N bytes to standard output, or nothing when nobody reads it any more; COLORS: with those
 * of cl_term_color(). */
enum cl_status cl_write_stdout(cl_app *app, const char *p, size_t n, bool colors);
/* What stands in app->out, which stays. */
enum cl_status cl_write_results(cl_app *app);
/* Long results may go out while they are made: writes what stands in app->out
 * when it is much and the verb only reads. */
void cl_flush(cl_app *app);

CL_END
#endif
