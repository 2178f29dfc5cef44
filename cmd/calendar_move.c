/* calendar_move.c - `move` and `done`: of a single moment, of all of a repeat,
 * or of one occurrence that is taken out of its repeat. */
#include <string.h>

#include "../lib/cli/words.h"
#include "../lib/method/beyond.h"
#include "calendar.h"
#include "../lib/base/day.h"
#include "../lib/method/holiday.h"
#include "../lib/method/occur.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/cli/share.h"

static bool repeats(const cl_rec *moment) {
  return cl_rec_choice(moment, CL_F_MOMENT_REPEAT_EVERY) >= 0;
}

/* The occurrence of a repeat nearest before (or else behind) DATE: what one
 * may have meant. */
static cl_date near_occurrence(const cl_rec *moment, cl_date date) {
  cl_occurrences list = { NULL, 0, 0 };
  cl_occur(moment, date - 366, date, &list);
  cl_date found = list.count ? list.items[list.count - 1].date : CL_NO_DATE;
  cl_occurrences_free(&list);
  cl_occurrence next;
  if (found == CL_NO_DATE && cl_occur_next(moment, date, &next))
    found = next.date;
  return found;
}

/* The moment that the first argument names, and in *OCCURRENCE the day that
 * --occurrence names, CL_NO_DATE for the whole of it.  NULL and a message when
 * they do not agree. */
static const cl_rec *find_moment(cl_app *app, cl_date *occurrence) {
  const cl_rec *moment = cl_need_rec(app, CL_T_MOMENT, app->args[0]);
  const char *text = cl_opt(app, CL_OI_OCCURRENCE);
  *occurrence = CL_NO_DATE;
  if (!moment)
    return NULL;
  if (text && (*occurrence = cl_need_date(app, text)) == CL_NO_DATE)
    return NULL;
  if (!repeats(moment)) {
    cl_date own = cl_rec_date(moment, CL_F_MOMENT_DATE);
    if (text && *occurrence != own) {
      cl_usage(app, _("%s does not come back: it is on %s only"), moment->id, cmd_date(app, own));
      return NULL;
    }
    *occurrence = CL_NO_DATE;
    return moment;
  }
  cl_date near = near_occurrence(moment, text ? *occurrence : app->today);
  if (!text && !cl_opt(app, CL_OI_ALL)) {
    cl_usage(app, _("%s comes back: say which one, --occurrence %s, or --all for all of them"),
             moment->id,
             near == CL_NO_DATE ? _("DATE") : cl_day_typed(app->arena, cl_lang_user(), near));
    return NULL;
  }
  if (text && near != *occurrence) {
    cl_usage(app, _("%s does not take place on %s: the nearest is %s"), moment->id,
             cmd_date(app, *occurrence), near == CL_NO_DATE ? "-" : cmd_date(app, near));
    return NULL;
  }
  return moment;
}

/* ---- one occurrence out of a repeat -------------------------------------------------- */

static bool copied(cl_field field) {
  switch (field) {
  case CL_F_MOMENT_ID:
  case CL_F_MOMENT_DATE:
  case CL_F_MOMENT_DRAFT_DUE: /* of the first one */
  case CL_F_MOMENT_RESULT_PARTICIPANTS:
  case CL_F_MOMENT_RESULT_REACHED:
  case CL_F_MOMENT_RESULT_LEARNED:
  case CL_F_MOMENT_RESULT_CONFIDENT:
  case CL_F_MOMENT_RESULT_WILL_USE:
  case CL_F_MOMENT_RESULT_AWARE:
  case CL_F_MOMENT_RESULT_NOTE:
  case CL_F_MOMENT_REPEAT_EVERY:
  case CL_F_MOMENT_REPEAT_DAY:
  case CL_F_MOMENT_REPEAT_UNTIL:
  case CL_F_MOMENT_REPEAT_COUNT:
  case CL_F_MOMENT_REPEAT_EXCEPT:
  case CL_F_MOMENT_INSTEAD_MOMENT:
  case CL_F_MOMENT_INSTEAD_DATE:
    return false;
  default:
    return true;
  }
}

/* `ochtend-2026-12-05`, or an id made from the title where that is taken or
 * too long. */
static const char *own_id(cl_app *app, const cl_rec *moment, const char *date) {
  const char *id = cl_asprintf(app->arena, "%s-%s", moment->id, date);
  if (!cl_is_id(cl_str_of(id)) || cl_plan_get(app->plan, CL_T_MOMENT, id, NULL))
    return NULL;
  return id;
}

/* Takes the occurrence on DAY out of the repeat and makes a moment of its own
 * on DATE instead. */
static cl_target *split_off(cl_app *app, const cl_rec *moment, cl_date day, cl_date date,
                            const char *id) {
  const cl_type_row *row = cl_type_info(CL_T_MOMENT);
  char iso[CL_DATE_SIZE], except[CL_DATE_SIZE];
  cl_date_iso(iso, date);
  cl_change_plus(app->change, cl_change_rec(app->change, moment), CL_F_MOMENT_REPEAT_EXCEPT,
                 cl_date_iso(except, day));
  cl_target *fresh =
      cl_change_add(app->change, CL_T_MOMENT, NULL, id ? id : own_id(app, moment, iso),
                    cmd_text(app, moment, CL_F_MOMENT_TITLE));
  CL_EACH_FIELD(field, row) {
    if (copied(field) && cl_rec_has(moment, field))
      cmd_set(app, fresh, field, cmd_text(app, moment, field));
  }
  cmd_set(app, fresh, CL_F_MOMENT_DATE, iso);
  /* A calendar file shows it as the occurrence it was, moved. */
  cmd_set(app, fresh, CL_F_MOMENT_INSTEAD_MOMENT, moment->id);
  cmd_set(app, fresh, CL_F_MOMENT_INSTEAD_DATE, except);
  if (cl_change_status(app->change) == CL_OK)
    cl_note(app, _("%s leaves out %s; %s stands in for it"), moment->id, cmd_date(app, day),
            cl_target_id(fresh));
  return fresh;
}

/* ---- move -------------------------------------------------------------------------------- */

static void look_at_day(cl_app *app, const cl_rec *moment, cl_date date) {
  const char *holiday = cl_public_holiday(date, cl_lang_user());
  if (holiday)
    cl_note(app, _("%s is a public holiday: %s"), cmd_date(app, date), holiday);
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  int region = organisation ? cl_rec_choice(organisation, CL_F_ORGANISATION_REGION) : -1;
  cl_school *school = region < 0 ? NULL : cl_school_open(cl_share_dir(), &app->diag);
  const char *name = school ? cl_school_holiday(school, region, date, cl_lang_user()) : NULL;
  if (name)
    cl_note(app, _("%s is in the school holidays: %s"), cmd_date(app, date), name);
  else if (school && date > cl_school_last(school))
    cl_note(app, _("school holidays are known up to %s"), cmd_date(app, cl_school_last(school)));
  if (school)
    cl_school_close(school);
  if (date < app->today && cl_rec_choice(moment, CL_F_MOMENT_STATUS) != CL_PROGRESS_DONE)
    cl_note(app, _("that day has passed: cl-calendar done records how it went"));
}

/* The draft moves along, so that there is as much time between. */
static void move_draft(cl_app *app, const cl_rec *moment, cl_target *target, int days) {
  cl_date due = cl_rec_date(moment, CL_F_MOMENT_DRAFT_DUE);
  char iso[CL_DATE_SIZE];
  if (due == CL_NO_DATE || !days ||
      cl_date_parse(cl_str_of(cl_date_iso(iso, due + days))) == CL_NO_DATE)
    return;
  cl_note(app, _("the draft moves along: it is now due on %s"), cmd_date(app, due + days));
  cmd_set(app, target, CL_F_MOMENT_DRAFT_DUE, iso);
}

/* A repeat follows `repeat.day` behind its first date. */
static void look_at_repeat(cl_app *app, const cl_rec *moment, cl_date date) {
  if (!repeats(moment))
    return;
  cl_date until = cl_rec_date(moment, CL_F_MOMENT_REPEAT_UNTIL);
  if (cl_rec_has(moment, CL_F_MOMENT_REPEAT_DAY))
    cl_note(app,
            _("only the first moves: the others stay on \"%s\"; cl-calendar set moment %s "
              "--repeat.day changes that"),
            cmd_text(app, moment, CL_F_MOMENT_REPEAT_DAY), moment->id);
  if (until != CL_NO_DATE && date > until)
    cl_note(app, _("that is after the last day of the repeat, %s: nothing will take place"),
            cmd_date(app, until));
}

enum cl_status calendar_move(cl_app *app) {
  cl_date occurrence;
  const cl_rec *moment = find_moment(app, &occurrence);
  if (!moment)
    return CL_USAGE;
  cl_date date = cl_need_date(app, app->args[1]);
  if (date == CL_NO_DATE)
    return CL_USAGE;
  cl_date old = cl_rec_date(moment, CL_F_MOMENT_DATE);
  if (occurrence != CL_NO_DATE) {
    if (date == occurrence)
      return CL_OK; /* it is there already */
    cl_target *fresh = split_off(app, moment, occurrence, date, NULL);
    cl_buf_printf(&app->out, "%s\n", cl_target_id(fresh));
  } else {
    cl_target *target = cl_change_rec(app->change, moment);
    char iso[CL_DATE_SIZE];
    cmd_set(app, target, CL_F_MOMENT_DATE, cl_date_iso(iso, date));
    if (old != CL_NO_DATE)
      move_draft(app, moment, target, date - old);
    look_at_repeat(app, moment, date);
  }
  enum cl_status status = cl_change_status(app->change);
  if (status != CL_OK)
    return status;
  if (occurrence == CL_NO_DATE && old != CL_NO_DATE && old != date)
    cl_note(app, _("%s goes from %s to %s"), moment->id,
            cl_day_text(app->arena, cl_lang_user(), old),
            cl_day_text(app->arena, cl_lang_user(), date));
  look_at_day(app, moment, date);
  return CL_OK;
}

/* ---- done --------------------------------------------------------------------------------- */

static const char *given_text(const cl_app *app, cl_field field) {
  for (size_t i = 0; i < app->given_count; i++)
    if (app->given[i].field == field && *app->given[i].value)
      return app->given[i].value;
  return NULL;
}

/* --id: of the moment that is made; it is no field to be set. */
static const char *take_id(cl_app *app) {
  for (size_t i = 0; i < app->given_count; i++)
    if (app->given[i].field == CL_F_MOMENT_ID) {
      const char *id = app->given[i].value;
      app->given_count--;
      memmove(&app->given[i], &app->given[i + 1], (app->given_count - i) * sizeof *app->given);
      return id;
    }
  return NULL;
}

/* A count of participants may be the measurement a goal waits for. */
static void offer_measuring(cl_app *app, const cl_rec *moment, const char *id, cl_date date) {
  const char *count = given_text(app, CL_F_MOMENT_RESULT_PARTICIPANTS);
  const cl_rec *goal =
      cl_plan_ref(app->plan, CL_F_MOMENT_GOAL, cl_rec_text(moment, CL_F_MOMENT_GOAL));
  if (goal && count && date != CL_NO_DATE)
    cl_note(app, _("does it count for goal %s? cl-goals measure %s %s --date %s --source %s"),
            goal->id, goal->id, count, cl_day_typed(app->arena, cl_lang_user(), date), id);
  else if (!count && !given_text(app, CL_F_MOMENT_RESULT_REACHED) &&
           !given_text(app, CL_F_MOMENT_RESULT_NOTE))
    cl_note(app, _("how did it go? --participants, --reached and --note keep it"));
}

/* Four effects, counted by asking around at the end (V3): asked where people took part
 * and none of them was counted; and more than took part is a slip of the pen. */
static void ask_effects(cl_app *app, const cl_rec *moment) {
  const char *people = given_text(app, CL_F_MOMENT_RESULT_PARTICIPANTS);
  bool counted = cl_counts_effects(moment);
  double most = 0, value;
  if (people ? !cl_parse_num(cl_str_of(people), &most)
             : !cl_rec_num(moment, CL_F_MOMENT_RESULT_PARTICIPANTS, &most))
    return;
  for (int i = 0; i < CL_EFFECTS; i++) {
    cl_field field = cl_effect_field((enum cl_effect)i);
    const char *text = given_text(app, field);
    counted = counted || text;
    if (text && cl_parse_num(cl_str_of(text), &value) && value > most)
      cl_note(app, _("--%s %s is more than took part: %s"), cl_field_said(app, field), text,
              cmd_num(app, most));
  }
  if (!counted && most > 0)
    cl_note(app, _("did you ask around? --learned, --confident, --will-use and --aware count how "
                   "many learned something, are more confident, will use it, know more of what "
                   "there is"));
}

enum cl_status calendar_done(cl_app *app) {
  cl_date occurrence;
  const cl_rec *moment = find_moment(app, &occurrence);
  if (!moment)
    return CL_USAGE;
  bool single = occurrence != CL_NO_DATE;
  cl_date date = single ? occurrence : cl_rec_date(moment, CL_F_MOMENT_DATE);
  cl_target *target = single ? split_off(app, moment, occurrence, occurrence, take_id(app))
                             : cl_change_rec(app->change, moment);
  cmd_set(app, target, CL_F_MOMENT_STATUS, "done");
  enum cl_status status = cmd_set_given(app, CL_T_MOMENT, single ? NULL : moment, target);
  if (status != CL_OK)
    return status;
  const char *id = single ? cl_target_id(target) : moment->id;
  if (single)
    cl_buf_printf(&app->out, "%s\n", id);
  if (date != CL_NO_DATE && date > app->today)
    cl_note(app, _("%s is still to come, and done already?"), cmd_date(app, date));
  offer_measuring(app, moment, id, date);
  ask_effects(app, moment);
  return CL_OK;
}
