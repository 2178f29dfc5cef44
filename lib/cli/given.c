/* given.c - the --FIELD options of one record: read, judged, and asked for; see
 * assign.h.  Every verb that takes fields does it here. */
#include "assign.h"
#include "../method/beyond.h"
#include "../method/private.h"
#include "words.h"
#include "output.h"

const char *cl_given_value(cl_app *app, cl_field field, const char *text) {
  const char *why;
  const char *value = cl_read_value(app, field, cl_str_of(text), NULL, &why);
  if (!value && why)
    cl_usage(app, "--%s: %s", cl_field_said(app, field), why);
  if (value && cl_private_for(field, cl_str_of(value)))
    cl_note(app,
            _("--%s seems to hold an e-mail address or a number of somebody, and the plan is "
              "shared: write a role, and keep the rest with cl-define set person ID"),
            cl_field_said(app, field));
  return value;
}

/* All values that --FIELD was given with OP, as one slot; an empty text stands
 * for none. */
static bool take_field(cl_app *app, cl_assign *assign, cl_field field) {
  const char **values = cl_alloc(app->arena, (app->given_count + 1) * sizeof *values);
  const cl_field_row *row = cl_field_info(field);
  size_t n = 0;
  bool ok = true;
  for (size_t i = 0; i < app->given_count; i++) {
    const cl_given *given = &app->given[i];
    if (given->field != field || given->op == '-' || !*given->value)
      continue;
    values[n] = cl_given_value(app, field, given->value);
    ok = values[n++] != NULL && ok;
  }
  if (n > 1 && !(row->flags & CL_LIST)) {
    cl_usage(app, _("--%s takes one value"), cl_field_said(app, field));
    return false;
  }
  if (ok)
    cl_assign_put(assign, field, values, n);
  return ok;
}

static bool check_given(cl_app *app, const cl_given *given) {
  const cl_field_row *row = cl_field_info(given->field);
  if (row->kind == CL_K_ID) {
    cl_usage(app, _("an id is changed with rename: rename %s ID NEW"),
             cl_type_said(app, row->type));
    return false;
  }
  if (given->op != '=' && !(row->flags & CL_LIST)) {
    cl_usage(app, _("--%s holds one value: give --%s VALUE, without %c"),
             cl_field_said(app, given->field), cl_field_said(app, given->field), given->op);
    return false;
  }
  if (given->op != '=' && !*given->value) {
    cl_usage(app, _("--%s%c needs a value"), cl_field_said(app, given->field), given->op);
    return false;
  }
  return true;
}

/* Does --FIELD = VALUE, or with PLUS --FIELD+, as GIVEN has it make up the
 * field's new value? */
static bool makes_value(const cl_given *given, bool plus) {
  return given->op == '=' || (given->op == '+' && plus);
}

/* Was the field of the I-th option met before?  take_field() took them all. */
static bool was_taken(const cl_app *app, size_t i, bool plus) {
  for (size_t k = 0; k < i; k++)
    if (app->given[k].field == app->given[i].field && makes_value(&app->given[k], plus))
      return true;
  return false;
}

enum cl_status cl_given_take(cl_app *app, cl_assign *assign, bool plus) {
  bool ok = true;
  for (size_t i = 0; i < app->given_count; i++) {
    const cl_given *given = &app->given[i];
    if (!check_given(app, given))
      ok = false;
    else if (makes_value(given, plus) && !was_taken(app, i, plus))
      ok = take_field(app, assign, given->field) && ok;
  }
  return ok ? CL_OK : CL_USAGE;
}

enum cl_status cl_given_lists(cl_app *app, cl_target *target) {
  for (size_t i = 0; i < app->given_count; i++) {
    const cl_given *given = &app->given[i];
    if (given->op == '=')
      continue;
    /* What refers to nothing must be possible to take out. */
    const char *value = given->op == '+' ? cl_given_value(app, given->field, given->value)
                                         : cl_need_value(app, given->field, given->value);
    if (!value)
      return CL_USAGE;
    (given->op == '+' ? cl_change_plus : cl_change_minus)(app->change, target, given->field, value);
    if (cl_change_status(app->change) != CL_OK)
      break;
  }
  return cl_change_status(app->change);
}

void cl_ask_farewell(cl_app *app, const cl_rec *community, int status) {
  if ((status != CL_STATUS_PAUSED && status != CL_STATUS_STOPPED) ||
      status == cl_rec_choice(community, CL_F_COMMUNITY_STATUS) ||
      !cl_lacks_farewell(app->plan, community))
    return;
  for (size_t i = 0; i < app->given_count; i++)
    if (app->given[i].field >= CL_F_COMMUNITY_FAREWELL_DATE &&
        app->given[i].field <= CL_F_COMMUNITY_FAREWELL_LEARNED)
      return;
  cl_note(app,
          status == CL_STATUS_PAUSED
              ? _("a pause is no end: tell the members when you look again, and note who keeps "
                  "what going: cl-goals set community %s --farewell.date DATE --farewell.to TEXT "
                  "--farewell.remains TEXT --farewell.learned TEXT")
              : _("say goodbye well: cl-goals set community %s --farewell.date DATE "
                  "--farewell.to TEXT --farewell.remains TEXT --farewell.learned TEXT"),
          community->id);
}
