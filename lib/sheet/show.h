/* show.h - what stands on a sheet: labels, values, room to fill in.
 *
 * These put blocks on app->paper (paper.h), in the language of what is made;
 * how they look is decided there.  Texts must live as long as the run.  A REC
 * of NULL is an empty sheet: every field shows as room to fill in. */
#ifndef CL_SHOW_H
#define CL_SHOW_H

#include "../cli/app.h"

CL_BEGIN

void cl_show_title(cl_app *app, const char *text); /* of a worksheet */
/* The same for what needs no page of its own. */
void cl_show_title_along(cl_app *app, const char *text);
void cl_show_part(cl_app *app, const char *text); /* of a part of it */
/* `label   text`; room to fill in when TEXT is empty. */
void cl_show_line(cl_app *app, const char *label, const char *text);
/* A field behind its label (LABEL NULL: its own). */
void cl_show_field(cl_app *app, const char *label, const cl_rec *rec, cl_field field);
void cl_show_field_more(cl_app *app, const char *label, const cl_rec *rec, cl_field field);
/* The same with TEXT for its value, where that is said otherwise. */
void cl_show_field_as(cl_app *app, const char *label, cl_field field, const char *text);
/* A line of its own. */
void cl_show_says(cl_app *app, const char *text);
/* Room to fill in: a record a row, its fields side by side: at most 8 of them,
 * ended by CL_F_NONE.  One row only with cl_show_room_one(). */
void cl_show_room(cl_app *app, ...);
void cl_show_room_one(cl_app *app, ...);
/* Nothing yet, in words: `-`. */
void cl_show_nothing(cl_app *app);
/* Another record begins. */
void cl_show_gap(cl_app *app);
/* Two sides: their titles; then what stands left, and what stands right of it:
 * `label: text`, either of which may be NULL, with so many LINES to write on
 * behind it.  With neither, a gap. */
void cl_show_sides(cl_app *app, const char *left, const char *right);
void cl_show_side(cl_app *app, const char *left);
void cl_show_side_item(cl_app *app, const char *label, const char *text, unsigned lines);

/* Where what is made goes round (app->shared, app->paper->shared), fields of CL_INSIDE have
 * no value, and no record is called by one. */
/* The value of a field to read, in app->arena: words of a set and dates in the
 * language, references by name, lists joined; "" when absent or REC NULL. */
const char *cl_show_value(cl_app *app, const cl_rec *rec, cl_field field);
/* The same for one VALUE as it is stored; "" for what is no value of FIELD. */
const char *cl_show_text(cl_app *app, cl_field field, cl_str value);
/* The same for an ITEM of a CL_K_ITEMS field. */
const char *cl_show_item(cl_app *app, cl_field field, const cl_node *item);
/* A record to read: its name and, in brackets, its id, unless the name says as
 * much, or it stands on a page and needs none to be told from others; of a person the role, with
 * --with-names also the name. */
const char *cl_show_name(cl_app *app, const cl_rec *rec);
/* What a line about REC is called: its id; on a page, where that says nothing, the word for
 * its type. */
const char *cl_show_label(cl_app *app, const cl_rec *rec);
/* 07-11-2026 in Dutch, else 2026-11-07; "" for CL_NO_DATE. */
const char *cl_show_date(cl_app *app, cl_date date);
/* A and B with SEPARATOR between them where both are something. */
const char *cl_show_join(cl_app *app, const char *a, const char *separator, const char *b);

/* The worksheets of each step (sheets.c). */
void cl_sheet_kapstok(cl_app *app);
void cl_sheet_scan(cl_app *app);
void cl_sheet_define(cl_app *app, const cl_rec *community);
void cl_sheet_people(cl_app *app);
void cl_sheet_goals(cl_app *app, const cl_rec *community);
/* Worksheets 4 to 6 and what comes after, each once, to be handed round: of
 * conversations only that they were held, and with app->paper->shared no story
 * that nobody agreed to tell on. */
void cl_sheet_community(cl_app *app, const cl_rec *community);
enum cl_status cl_sheet_calendar(cl_app *app);

CL_END
#endif
