/* common.h - small things that verbs of several programs share: dates and
 * numbers as the reader writes them, the width of a page.
 *
 * Texts are made in app->arena and live as long as the run. */
#ifndef CL_CMD_COMMON_H
#define CL_CMD_COMMON_H

#include "../lib/base/buf.h"
#include "../lib/base/date.h"
#include "../lib/cli/app.h"
#include "../lib/format/json.h"
#include "../lib/format/term.h"
#include "../lib/method/due.h"
#include "../lib/method/progress.h"
#include "../lib/method/stage.h"

/* 22-11-2026 in Dutch, 2026-11-22 in English; "" for CL_NO_DATE. */
const char *cmd_date(cl_app *app, cl_date date);
/* `za 5 dec` or `Sat 5 Dec`; with YEAR `za 5 dec 2026`. */
const char *cmd_day(cl_app *app, cl_date date, bool year);
const char *cmd_day_short(cl_app *app, cl_date date); /* "24 Nov" */
/* `dec` or `Dec` for 12. */
const char *cmd_month(const cl_app *app, int month);
/* A decimal comma in Dutch. */
const char *cmd_num(cl_app *app, double value);
/* Width to wrap running text to: that of the terminal, at most 100; else 80. */
unsigned cmd_width(const cl_app *app);
/* The same for what stands in columns: at most 120, beyond which nobody finds the next line. */
unsigned cmd_wide(const cl_app *app);
/* Blanks up to COLUMN of the line that began at START of OUT; one at least. */
void cmd_to_column(cl_buf *out, size_t start, size_t column);
/* TEXT wrapped to WIDTH behind what stands on the line already, up to column AT. */
void cmd_beside(cl_app *app, unsigned at, unsigned width, const char *text);
enum cl_color cmd_light_color(enum cl_light light);
/* `●●●●●○○`; "" for a stage that is none of the way there (paused, stopped). */
const char *cmd_stage_dots(cl_app *app, enum cl_stage stage);
/* The text of a field, NUL-terminated; "" when absent, or with app->shared of CL_INSIDE. */
const char *cmd_text(cl_app *app, const cl_rec *rec, cl_field field);
/* Of N goals that are behind nobody wrote down a cause yet: page, workbook, status and
 * progress say it in these words. */
const char *cmd_unexplained(cl_app *app, size_t n);
/* The label of a choice field in the language of what is made; "" when absent. */
const char *cmd_label(cl_app *app, const cl_rec *rec, cl_field field);
/* The items of a list of texts, joined with SEPARATOR. */
const char *cmd_join(cl_app *app, const cl_rec *rec, cl_field field, const char *separator);
/* `community librarian`: what may be shown of a person, with the id behind it when others
 * have that role; with --with-names also the name; just the id when people.yaml is not
 * there.  The other always has the id, for a command that wants it. */
const char *cmd_person(cl_app *app, cl_field field, cl_str id);
const char *cmd_person_address(cl_app *app, cl_field field, cl_str id);

/* Starts a JSON object on a line of its own, of several plans with the key of this one;
 * cmd_json_end() ends it. */
cl_json cmd_json(cl_app *app);
void cmd_json_end(cl_json *json);
/* As cl_json_member(): left out when there is none. */
void cmd_json_date(cl_json *json, const char *key, cl_date date);

/* Sets one value of FIELD, or takes it out when VALUE is NULL: the usual case of
 * cl_change_set(), whose failure sticks (cl_change_status()). */
void cmd_set(cl_app *app, cl_target *target, cl_field field, const char *value);
/* Takes the field out. */
void cmd_unset(cl_app *app, cl_target *target, cl_field field);
/* Sets what --FIELD options gave, values brought to canonical form.  CL_USAGE and messages
 * when one makes no sense; else the status of the change. */
enum cl_status cmd_set_given(cl_app *app, cl_type type, const cl_rec *rec, cl_target *target);
/* --date as a date, else today; CL_NO_DATE and a message when it is none. */
cl_date cmd_date_option(cl_app *app);
/* An option that counts: a whole number from LOW to HIGH, FALLBACK when not
 * given; -1 and a message when it is none. */
int cmd_count_option(cl_app *app, enum cl_option_index option, int low, int high, int fallback);
/* A command on a line of its own behind INDENT blanks, in the words of the reader,
 * ready to paste: what is longer than the page goes on behind ` \`. */
void cmd_command(cl_app *app, unsigned indent, const char *command);
/* What is left out of a list, N of it, and the command that shows it all. */
void cmd_more(cl_app *app, unsigned indent, size_t n, const char *command);
/* Fills in community and owner by the options of those names; CL_USAGE and a
 * message when there are none such. */
enum cl_status cmd_due_filter(cl_app *app, cl_due_filter *filter);

#endif
