/* findings.h - how findings are printed: for people, what
 * mends one, and the formats that builders read. */
#ifndef CL_FINDINGS_H
#define CL_FINDINGS_H

#include "app.h"
#include "formats.h"

CL_BEGIN

/* "error", "warning", "tip", "note": in English, for scripts. */
const char *cl_level_name(enum cl_level level);
/* `0 errors, 1 warning, 2 tips` in LANG, without the tips where they are silent. */
const char *cl_findings_total(cl_app *app, const size_t by_level[4], enum cl_lang lang);
/* What --format and --by of a verb with findings say; *FORMAT is CL_FORMAT_NONE without
 * the first.  CL_USAGE and a message when they make no sense. */
enum cl_status cl_findings_ready(cl_app *app, enum cl_format *format);
/* Does FORMAT ask for English, whatever language is spoken? */
static inline bool cl_findings_english(enum cl_format format) {
  return format >= CL_FORMAT_GCC && format <= CL_FORMAT_SARIF;
}
/* Sorted FINDINGS as FORMAT, CL_FORMAT_GCC to CL_FORMAT_SARIF, on app->out. */
void cl_findings_build(cl_app *app, const cl_diag *findings, enum cl_format format);

/* Prints findings on app->out as --format, --json, --by and --all say: on
 * a terminal those that weigh most, else all of them sorted by place.
 * Returns CL_FOUND when an error is among them (with --strict also a warning). */
enum cl_status cl_print_findings(cl_app *app, cl_diag *findings);

CL_END
#endif
