/* shares.c - the part of the work that members carry; see shares.h. */
#include "shares.h"

#include "../base/map.h"
#include "facts.h"
#include "dates.h"

enum { HALF_A_YEAR = 182 };

typedef struct counting {
  const cl_plan *plan;
  cl_date today;
  cl_map by_community; /* of cl_shares */
} counting;

static void add(counting *c, const cl_rec *rec, cl_field owner, bool now, bool before) {
  cl_shares *share = cl_map_of(&c->by_community, cl_community_of(c->plan, rec));
  const cl_rec *person = share ? cl_plan_ref(c->plan, owner, cl_rec_text(rec, owner)) : NULL;
  int side = person ? cl_rec_choice(person, CL_F_PERSON_SIDE) : -1;
  if (side < 0)
    return;
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
  size_t i = 0;
  counting c = { .plan = plan, .today = today };
  CL_EACH_REC(community, plan, CL_T_COMMUNITY) {
    out[i] = (cl_shares){ { 0, 0 }, { 0, 0 } };
    cl_map_put_of(&c.by_community, community, &out[i++]);
  }
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
  cl_map_free(&c.by_community);
}

int cl_share_percent(const cl_share *share) {
  return share->all ? (int)((100 * share->members + share->all / 2) / share->all) : -1;
}
