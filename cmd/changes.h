/* changes.h - facts (compare.h) in the words of people: what `diff`, `log` and the
 * sheet of what changed say.
 *
 * The later plan is app->plan while these run.  Texts live in app->arena and are in
 * the language of what is made.  Nothing personal comes out. */
#ifndef CL_CHANGES_H
#define CL_CHANGES_H

#include "../lib/cli/app.h"
#include "../lib/format/json.h"
#include "../lib/method/compare.h"

/* A value of a fact to read, as it was or (LATER) is; "" for none. */
const char *change_value(cl_app *app, const cl_plan *old, const cl_fact *fact, bool later);
/* The fact as a sentence: `Joint goal More visitors (bezoekers): Target was 30, is
 * now 40.`  UNDER the name of its community: what is of that itself goes without. */
const char *change_sentence(cl_app *app, const cl_plan *old, const cl_fact *fact, bool under);
/* Of two facts that tell no more than that something changed: are they of one kind?  So many
 * as CHANGE_FEW or more of them are one sentence, change_count(). */
enum { CHANGE_FEW = 4 };
bool change_alike(const cl_fact *a, const cl_fact *b);
const char *change_count(cl_app *app, const cl_fact *fact, size_t n);
/* Writes a sentence, indented behind a dash, wrapped. */
void change_line(cl_app *app, const char *sentence);
/* The fact as JSON, without the braces around it. */
void change_json(cl_app *app, cl_json *json, const cl_fact *fact);
/* Whatever changed, community by community, indented under its name. */
void change_print(cl_app *app, const cl_plan *old, const cl_comparison *c);

#endif
