/* shares.c - the part of the work that members carry; see shares.h. */
#include "shares.h"

#include <stdlib.h>

#include "facts.h"
#include "dates.h"

enum { HALF_A_YEAR = 182 };

typedef struct place {
  const cl_rec *community;
  size_t index;
} place;

static int by_address(const void *a, const void *b) {
  uintptr_t p = (uintptr_t)((const place *)a)->community,
            q = (uintptr_t)((const place *)b)->community;
  return (p > q) - (p < q);
}

typedef struct counting {
  const cl_plan *plan;
  cl_date today;
  place *places;
  size_t count;
  cl_shares *out;
} counting;

static void add(counting *c, const cl_rec *rec, cl_field owner, bool now, bool before) {
  place wanted = { cl_community_of(c->plan, rec), 0 };
  const place *at = wanted.community && c->count
                        ? bsearch(&wanted, c->places, c->count, sizeof *c->places, by_address)
                        : NULL;
  const cl_rec *person = at ? cl_plan_ref(c->plan, owner, cl_rec_text(rec, owner)) : NULL;
  int side = person ? cl_rec_choice(person, CL_F_PERSON_SIDE) : -1;
  if (side < 0)
    return;
  cl_shares *share = &c->out[at->index];
  share->now.all += now;
  share->now.members += now && side == CL_PARTY_COMMUNITY;
  share->before.all += before;
  share->before.members += before && side == CL_PARTY_COMMUNITY;
}

static void add_moment(counting *c, const cl_rec *rec) {
  cl_date since = c->today - HALF_A_YEAR;
  if (cl_rec_choice(rec, CL_F_MOMENT_STATUS) != CL_PROGRESS_CANCELLED)
    add(c, rec, CL_F_MOMENT_OWNER, cl_rec_falls_in(rec, since, c->today + HALF_A_YEAR),
        cl_rec_falls_in(rec, since - HALF_A_YEAR, since - 1));
}

void cl_shares_of_all(const cl_plan *plan, cl_date today, cl_shares *out) {
  size_t n = plan->count[CL_T_COMMUNITY], i = 0;
  if (!n)
    return;
  counting c = { plan, today, cl_xcalloc(n, sizeof *c.places), n, out };
  CL_EACH_REC(community, plan, CL_T_COMMUNITY) {
    out[i] = (cl_shares){ { 0, 0 }, { 0, 0 } };
    c.places[i] = (place){ community, i };
    i++;
  }
  qsort(c.places, n, sizeof *c.places, by_address);
  CL_EACH_REC(task, plan, CL_T_TASK) {
    bool done = cl_rec_bool(task, CL_F_TASK_DONE) == 1;
    add(&c, task, CL_F_TASK_OWNER, !done, done);
  }
  CL_EACH_REC(goal, plan, CL_T_JOINT_GOAL) {
    cl_date due = cl_rec_date(goal, CL_F_JOINT_GOAL_DUE);
    bool past = due != CL_NO_DATE && due < today;
    add(&c, goal, CL_F_JOINT_GOAL_OWNER, !past, past);
  }
  CL_EACH_REC(moment, plan, CL_T_MOMENT)
    add_moment(&c, moment);
  free(c.places);
}

int cl_share_percent(const cl_share *share) {
  return share->all ? (int)((100 * share->members + share->all / 2) / share->all) : -1;
}
