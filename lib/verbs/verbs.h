/* verbs.h - the verbs that every step has, for programs that wrap one. */
#ifndef CL_VERBS_H
#define CL_VERBS_H

#include "../cli/app.h"

CL_BEGIN

extern const cl_verb cl_shared_verbs[];
enum cl_status cl_verb_show(cl_app *app);
enum cl_status cl_verb_book(cl_app *app); /* show of cl-plan: the worksheets of all steps */
enum cl_status cl_verb_list(cl_app *app);
enum cl_status cl_verb_get(cl_app *app);
enum cl_status cl_verb_add(cl_app *app);
enum cl_status cl_verb_set(cl_app *app);
enum cl_status cl_verb_remove(cl_app *app);
enum cl_status cl_verb_rename(cl_app *app);
enum cl_status cl_verb_import(cl_app *app);
enum cl_status cl_verb_export(cl_app *app);
enum cl_status cl_verb_check(cl_app *app);
/* What check takes, writes and says of itself, whichever program checks: the row of its
 * verb, but for what else one takes, and what runs and helps. */
#define CL_CHECK_ROW(more_options)                                                                 \
  .name = "check", .access = CL_READS_ANY, .flags = CL_V_FINDINGS | CL_V_FILES, .max_args = -1,    \
  .args = "[FILE]...", .options = CL_CHECK_OPTIONS | (more_options), .formats = CL_CHECK_FORMATS,  \
  .more = CL_CHECK_MORE
#define CL_CHECK_OPTIONS                                                                           \
  (CL_O(JSON) | CL_O(STRICT) | CL_O(RULES) | CL_O(NO_RULES) | CL_O(ALL) | CL_O(BY) | CL_O(FORMAT))
#define CL_CHECK_FORMATS                                                                           \
  (CL_WRITES_AS(TEXT) | CL_WRITES_AS(JSON) | CL_WRITES_AS(GCC) | CL_WRITES_AS(GITHUB) |            \
   CL_WRITES_AS(GITLAB) | CL_WRITES_AS(SARIF))
#define CL_CHECK_MORE                                                                              \
  N_("All findings come on standard output, sorted by place. On a terminal the ten that "          \
     "weigh most come first, errors before warnings, with what mends them; --all shows "           \
     "all. With FILE only what is found in those files; their plan is looked up. --rules "         \
     "W22,W57 shows those rules only, --no-rules none. The formats gcc, github, gitlab "           \
     "and sarif are for builds, in English. Exit status 1: there are errors; with "                \
     "--strict also: there are warnings.")

CL_END
#endif
