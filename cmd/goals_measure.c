/* goals_measure.c - `measure`: one more measurement of a joint goal; and which
 * goals a verb is about. */
#include <string.h>

#include "../lib/value/columns.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/cli/assign.h"
#include "../lib/sheet/show.h"
#include "goals.h"

bool goals_asked(cl_app *app, goals_list *out) {
  *out = (goals_list){
    cl_alloc(app->arena, (app->plan->count[CL_T_JOINT_GOAL] + 1) * sizeof *out->items), 0
  };
  if (app->arg_count) {
    out->items[0] = cl_need_rec(app, CL_T_JOINT_GOAL, app->args[0]);
    out->count = 1;
    return out->items[0] != NULL;
  }
  const cl_rec *community = NULL;
  if (cl_opt(app, CL_OI_COMMUNITY) && !(community = cl_need_community(app)))
    return false;
  CL_EACH_OF(goal, app->plan, CL_T_JOINT_GOAL, community)
    out->items[out->count++] = goal;
  return true;
}

/* What makes one look twice: said, and recorded all the same. */
static void look_twice(cl_app *app, const cl_rec *goal, cl_date date, const char *value) {
  double number;
  cl_date start = cl_rec_date(goal, CL_F_JOINT_GOAL_START);
  cl_date due = cl_rec_date(goal, CL_F_JOINT_GOAL_DUE);
  if (date > app->today)
    cl_note(app, _("that day is still to come: until then the measurement does not count"));
  if (start != CL_NO_DATE && date < start)
    cl_note(app, _("that is before the goal starts: is it the baseline?"));
  if (due != CL_NO_DATE && date > due)
    cl_note(app, _("that is after the day the goal was due"));
  if (value && cl_parse_num(cl_str_of(value), &number) && number < 0)
    cl_note(app, _("that is less than nothing: is the minus a slip?"));
  if (!value && cl_rec_choice(goal, CL_F_JOINT_GOAL_KIND) == CL_MEASURE_QUALITATIVE &&
      !cl_rec_has(goal, CL_F_JOINT_GOAL_LIGHT_COLOUR))
    cl_note(app,
            _("a qualitative goal is judged by people: cl-goals set goal %s --light.colour "
              "green|orange|red"),
            cl_rec_address(goal, app->arena));
}

/* Two on one day may be right, and may be one that was noted twice. */
static void say_of_that_day(cl_app *app, const cl_rec *goal, cl_date date) {
  const char *there = NULL;
  CL_EACH(item, cl_rec_node(goal, CL_F_JOINT_GOAL_MEASURED)) {
    if (cl_date_parse(cl_node_text(cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_DATE))) != date)
      continue;
    const cl_node *value = cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_VALUE);
    cl_field field = value ? CL_F_JOINT_GOAL_MEASURED_VALUE : CL_F_JOINT_GOAL_MEASURED_NOTE;
    cl_str text = cl_node_text(value ? value : cl_item_node(item, field));
    cl_buf line = CL_BUF_INIT;
    cl_visible(&line, cl_str_of(cl_show_text(app, field, text)), true);
    there = cl_buf_keep(&line, app->arena);
  }
  if (there)
    cl_note(app,
            _("on %s there is a measurement already: %s; it stays, and of one day the last one "
              "counts"),
            cmd_date(app, date), there);
}

/* Where the goal stands with the new value: what progress will show. */
static void say_distance(cl_app *app, const cl_rec *goal, const char *value) {
  double baseline, target, now;
  if (!cl_parse_num(cl_str_of(value), &now) || !cl_rec_num(goal, CL_F_JOINT_GOAL_TARGET, &target))
    return;
  const char *unit = cmd_text(app, goal, CL_F_JOINT_GOAL_UNIT);
  bool falling = cl_rec_num(goal, CL_F_JOINT_GOAL_BASELINE, &baseline) && baseline > target;
  if (falling ? now <= target : now >= target)
    cl_note(app, _("the target of %s is reached: something to celebrate together"),
            cmd_num(app, target));
  else
    cl_note(app, _("%s to go to %s %s"), cmd_num(app, falling ? now - target : target - now),
            cmd_num(app, target), unit);
}

enum cl_status goals_measure(cl_app *app) {
  const cl_rec *goal = cl_need_rec(app, CL_T_JOINT_GOAL, app->args[0]);
  if (!goal)
    return CL_USAGE;
  const char *note = cl_opt(app, CL_OI_NOTE), *source = cl_opt(app, CL_OI_SOURCE);
  const char *value = NULL;
  if (app->arg_count > 1 &&
      !(value = cl_need_value(app, CL_F_JOINT_GOAL_MEASURED_VALUE, app->args[1])))
    return CL_USAGE;
  if (!value && !note)
    return cl_usage(app, _("say what was measured: a number, or with --note what you saw"));
  if (!value && cl_rec_choice(goal, CL_F_JOINT_GOAL_KIND) == CL_MEASURE_QUANTITATIVE)
    return cl_usage(app, _("goal %s is counted: give the number, too"), goal->id);
  const cl_rec *moment = source ? cl_need_rec(app, CL_T_MOMENT, source) : NULL;
  const char *day = cl_opt(app, CL_OI_DATE);
  cl_date date = day ? cl_need_day(app, day, true) : app->today;
  if ((source && !moment) || date == CL_NO_DATE)
    return CL_USAGE;

  char iso[CL_DATE_SIZE];
  cl_buf item = CL_BUF_INIT;
  cl_item_join(&item, 0, "date", cl_str_of(cl_date_iso(iso, date)));
  if (value)
    cl_item_join(&item, 0, "value", cl_str_of(value));
  if (note && *note)
    cl_item_join(&item, 0, "note", cl_str_of(note));
  if (moment)
    cl_item_join(&item, 0, "source", cl_str_of(moment->id));
  enum cl_status status = cl_change_plus(app->change, cl_change_rec(app->change, goal),
                                         CL_F_JOINT_GOAL_MEASURED, cl_buf_text(&item));
  cl_buf_free(&item);
  if (status != CL_OK)
    return status;
  look_twice(app, goal, date, value);
  say_of_that_day(app, goal, date);
  if (value)
    say_distance(app, goal, value);
  return CL_OK;
}
