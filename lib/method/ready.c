/* ready.c - the eight questions before the start; see ready.h. */
#include "ready.h"

static const cl_ready_row rows[] = {
  [CL_READINESS_MANAGEMENT] = { N_("Does the director back it, and does it fit mission and vision?"),
                                N_("Strategy"),
                                N_("Show the director which goal of the policy plan it serves, and ask for a pilot with an "
                                   "end date."),
                                N_("Put it on the agenda of the director and ask where it fits the policy plan.") },
  [CL_READINESS_PURPOSE] = { N_("Is working with a community the right means for your goal?"),
                             N_("Strategy"),
                             N_("First name the goal; perhaps an activity or a campaign will do."),
                             N_("Write down the goal in one sentence and compare two other ways to reach it.") },
  [CL_READINESS_SKILLS] = { N_("Do you have the skills, or the time to learn them?"), N_("Staff"),
                            N_("Let two colleagues learn it while doing, and look along with a library that does this "
                               "already."),
                            N_("Ask colleagues who likes to go out and talk; that is where it starts.") },
  [CL_READINESS_PARTNERS] = { N_("Do you know partners outside the library to do this with?"),
                              N_("Cooperation"),
                              N_("Visit two organisations that know your theme before you look for a group."),
                              N_("Make a list of partners with everyone at the desk: who knows whom?") },
  [CL_READINESS_INTERNAL] = { N_("Can you involve the right people inside the library?"),
                              N_("Internal communication"),
                              N_("Agree on one fixed moment a month to tell colleagues how it goes, and ask for their "
                                 "help."),
                              N_("Find out through which meeting or channel colleagues really hear things.") },
  [CL_READINESS_PLACE] = { N_("Does the building, or a place online, suit it?"), N_("Location"),
                           N_("Meet where the group is already; the building can come later."),
                           N_("Walk through the building as a guest: where could ten people meet of an evening?") },
  [CL_READINESS_FLEXIBILITY] = { N_("Is there room for questions that come from the community?"),
                                 N_("Flexibility"),
                                 N_("Keep a part of the programme empty on purpose: one afternoon a month will do to begin."),
                                 N_("Ask who decides on the programme, and how late something may still be added.") },
  [CL_READINESS_RESOURCES] = { N_("Are there enough time and money?"), N_("Time and money"),
                               N_("Do not start on goodwill alone: ask for fixed hours, or do less at first."),
                               N_("Count the hours a week that you need and lay them before your manager.") },
};

const cl_ready_row *cl_ready_row_at(int i) {
  return i >= 0 && i < (int)CL_COUNT(rows) ? &rows[i] : NULL;
}

int cl_ready_answer(const cl_plan *plan, int i, const cl_rec **rec) {
  const cl_rec *found = cl_plan_get(plan, CL_T_READINESS, cl_choice_value(CL_S_READINESS, i), NULL);
  int answer = found ? cl_rec_choice(found, CL_F_READINESS_ANSWER) : -1;
  if (rec)
    *rec = found;
  return answer < 0 ? CL_ANSWER_UNKNOWN : answer;
}

const char *cl_ready_advice(int i, int answer) {
  return answer == CL_ANSWER_YES ? NULL : answer == CL_ANSWER_NO ? rows[i].no : rows[i].unknown;
}

size_t cl_ready_yes(const cl_plan *plan) {
  size_t yes = 0;
  CL_EACH_REC(rec, plan, CL_T_READINESS)
    yes += cl_rec_choice(rec, CL_F_READINESS_ANSWER) == CL_ANSWER_YES;
  return yes;
}
