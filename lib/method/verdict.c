/* verdict.c - what comes of a conversation; see verdict.h. */
#include "verdict.h"
#include "../plan/schema.h"

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
