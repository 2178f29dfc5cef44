/* verdict.c - what comes of a conversation and of a decision; see verdict.h. */
#include "verdict.h"

int cl_verdict_decision(int library, int community) {
  if (library == 0 || community == 0)
    return CL_DECISION_STOP;
  return library == 1 && community == 1 ? CL_DECISION_CONTINUE : CL_DECISION_TALK_AGAIN;
}

int cl_verdict_status(int decision, int now) {
  switch (decision) {
  case CL_DECISION_STOP:
    return now == CL_STATUS_STOPPED ? -1 : CL_STATUS_STOPPED;
  case CL_DECISION_CONTINUE:
    /* Never back from active; a paused or stopped one is taken up again. */
    return now == CL_STATUS_ACTIVE || now == CL_STATUS_IN_CONVERSATION ? -1
                                                                       : CL_STATUS_IN_CONVERSATION;
  default:
    return now == CL_STATUS_IN_SIGHT || now < 0 ? CL_STATUS_IN_CONVERSATION : -1;
  }
}

bool cl_decision_open(const cl_rec *decision) {
  return !cl_rec_has(decision, CL_F_DECISION_ANSWER) &&
         !cl_rec_has(decision, CL_F_DECISION_ANSWERED);
}

const cl_rec *cl_decision_awaited(const cl_plan *plan, const cl_rec *community) {
  CL_EACH_IN(decision, plan, CL_T_DECISION, community)
    if (cl_decision_open(decision))
      return decision;
  return NULL;
}
