/* assign.h - what is to become of one record: values read, references looked
 * up, required fields counted; for add, set, import and fill.
 *
 * Everything lives in app->arena.  Nothing is changed before
 * cl_assign_apply(). */
#ifndef CL_ASSIGN_H
#define CL_ASSIGN_H

#include "app.h"

CL_BEGIN

typedef struct cl_slot {
  bool given;                /* false: the field stays as it is */
  const char *const *values; /* canonical */
  size_t n;                  /* 0: the field goes out */
} cl_slot;

typedef struct cl_assign {
  cl_type type;
  const cl_rec *rec; /* NULL for a record to be made */
  cl_slot *slots;    /* one for each field of the type, in table order */
} cl_assign;

/* An assignment without a single value; REC may be NULL. */
void cl_assign_start(cl_app *app, cl_assign *assign, cl_type type, const cl_rec *rec);
/* The same again for another record: a large import needs one only. */
void cl_assign_reset(cl_assign *assign, const cl_rec *rec);
cl_slot *cl_assign_slot(const cl_assign *assign, cl_field field);
void cl_assign_put(cl_assign *assign, cl_field field, const char *const *values, size_t n);
void cl_assign_put_one(cl_app *app, cl_assign *assign, cl_field field, const char *value);
/* The first value the field will have when it was given here, or NULL. */
const char *cl_assign_value(const cl_assign *assign, cl_field field);
/* Will the field have a value afterwards? */
bool cl_assign_has(const cl_assign *assign, cl_field field);

/* Values of a field as people type them -> canonical; NULL and a message. */
const char *cl_need_value(cl_app *app, cl_field field, const char *text);
/* One value, as people write it, to what is stored: items and references, too.
 * NULL when it is none; *WHY then says why.  With HOW NULL it was typed on the
 * command line: what is wrong with a plain value is said here already, and *WHY
 * may be NULL. */
const char *cl_read_value(cl_app *app, cl_field field, cl_str text, const struct cl_reading *how,
                          const char **why);

/* The required fields that the record would lack (and did not lack before),
 * each behind PREFIX with what may be given; NULL when it is complete. */
const char *cl_assign_lacks(cl_app *app, const cl_assign *assign, const char *prefix);
/* The text a new id, or handle, is made from. */
const char *cl_assign_id_text(cl_app *app, const cl_assign *assign);

/* The defaults of a new record: a CL_TODAY date that was not given. */
void cl_assign_defaults(cl_app *app, cl_assign *assign);
/* Makes the new record and returns it; ID may be NULL. */
cl_target *cl_assign_add(cl_app *app, const cl_assign *assign, const cl_rec *parent,
                         const char *id);
/* Sets all that was given; returns cl_change_status(). */
enum cl_status cl_assign_apply(cl_app *app, const cl_assign *assign, cl_target *target);

/* One value of a --FIELD option, canonical; NULL and a message. */
const char *cl_given_value(cl_app *app, cl_field field, const char *text);
/* Reads every --FIELD = VALUE (with PLUS also --FIELD+) that was given into ASSIGN,
 * and says all that is wrong, not just the first.  An id is none of them: it is
 * changed by rename. */
enum cl_status cl_given_take(cl_app *app, cl_assign *assign, bool plus);
/* --FIELD+ and --FIELD-, in the order they were given. */
enum cl_status cl_given_lists(cl_app *app, cl_target *target);
/* Asks for a farewell where COMMUNITY, now of STATUS (CL_STATUS_*, or -1), pauses or stops
 * after people worked together and nothing was said of one (V8). */
void cl_ask_farewell(cl_app *app, const cl_rec *community, int status);

/* `a goal belongs to cl-kapstok`: CL_USAGE and a message when the program may
 * not add, remove or rename records of this type. */
enum cl_status cl_own_type(cl_app *app, cl_type type);
/* The same for new records, and when --community was given for a type whose records stand
 * in no community. */
enum cl_status cl_may_make(cl_app *app, cl_type type);
/* Which program looks after TYPE: "cl-scan". */
const char *cl_type_program(cl_type type);

CL_END
#endif
