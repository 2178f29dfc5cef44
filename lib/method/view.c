/* view.c - a plan as it is looked at: what is looked up more than once for it;
 * see view.h. */
#include "occur.h"
#include "view.h"

#include <stdlib.h>

/* A moment at which GOAL is to be measured. */
struct cl_measuring {
  const cl_rec *goal, *moment;
};

static int by_goal(const void *a, const void *b) {
  const struct cl_measuring *x = a, *y = b;
  uintptr_t p = (uintptr_t)x->goal, q = (uintptr_t)y->goal;
  return (p > q) - (p < q);
}

static const cl_rec *goal_measured_at(const cl_plan *plan, const cl_rec *moment) {
  if (cl_rec_choice(moment, CL_F_MOMENT_FORM) != CL_FORM_MEASURING ||
      cl_rec_choice(moment, CL_F_MOMENT_STATUS) == CL_PROGRESS_CANCELLED)
    return NULL;
  return cl_plan_ref(plan, CL_F_MOMENT_GOAL, cl_rec_text(moment, CL_F_MOMENT_GOAL));
}

static void read_measuring(cl_view *view) {
  const cl_plan *plan = view->plan;
  view->measuring_read = true;
  view->measuring = cl_alloc(view->arena, (plan->count[CL_T_MOMENT] + 1) * sizeof *view->measuring);
  CL_EACH_REC(moment, plan, CL_T_MOMENT) {
    const cl_rec *goal = goal_measured_at(plan, moment);
    if (goal)
      view->measuring[view->measuring_count++] = (struct cl_measuring){ goal, moment };
  }
  if (view->measuring_count)
    qsort(view->measuring, view->measuring_count, sizeof *view->measuring, by_goal);
}

/* Does a measurement of GOAL say that it comes from MOMENT?  One of a repeat
 * tells nothing of the others. */
static bool is_source(const cl_rec *goal, const cl_rec *moment) {
  if (cl_rec_has(moment, CL_F_MOMENT_REPEAT_EVERY))
    return false;
  CL_EACH(item, cl_rec_node(goal, CL_F_JOINT_GOAL_MEASURED))
    if (cl_str_is(cl_node_text(cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_SOURCE)), moment->id))
      return true;
  return false;
}

/* The first of the index that is about GOAL. */
static size_t first_about(const cl_view *view, const cl_rec *goal) {
  size_t low = 0, high = view->measuring_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if ((uintptr_t)view->measuring[middle].goal < (uintptr_t)goal)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

cl_date cl_moment_missed(const cl_view *view, const cl_rec *moment, cl_date after) {
  const cl_rec *goal = goal_measured_at(view->plan, moment);
  cl_occurrence next;
  if (!goal || !cl_occur_next(moment, after == CL_NO_DATE ? CL_DATE_FIRST : after + 1, &next) ||
      next.date >= view->today || is_source(goal, moment))
    return CL_NO_DATE;
  return next.date;
}

cl_date cl_measuring_missed(cl_view *view, const cl_rec *goal, cl_date after) {
  cl_date first = CL_NO_DATE;
  if (!view->measuring_read)
    read_measuring(view);
  for (size_t i = first_about(view, goal); i < view->measuring_count; i++) {
    const struct cl_measuring *m = &view->measuring[i];
    if (m->goal != goal)
      break;
    cl_date day = cl_moment_missed(view, m->moment, after);
    if (day != CL_NO_DATE && (first == CL_NO_DATE || day < first))
      first = day;
  }
  return first;
}
