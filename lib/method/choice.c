/* choice.c - one choice at a time: of findings one for each theme, of groups
 * one that no community has come from yet (W44, W51). */
#include "choice.h"

static bool somebody_says(const cl_plan *plan, cl_field field, cl_str text) {
  if (!text.n)
    return false;
  CL_EACH_REC(community, plan, CL_T_COMMUNITY)
    if (cl_str_eq(cl_rec_text(community, field), text))
      return true;
  return false;
}

bool cl_choice_open(const cl_plan *plan, const cl_rec *rec) {
  if (rec->type == CL_T_GROUP)
    return !somebody_says(plan, CL_F_COMMUNITY_GROUP, cl_str_of(rec->id));
  return !somebody_says(plan, CL_F_COMMUNITY_THEME, cl_rec_text(rec, CL_F_FINDING_THEME));
}

bool cl_choice_goes(const cl_plan *plan, const cl_rec *other, const cl_rec *chosen) {
  bool finding = chosen->type == CL_T_FINDING;
  cl_field mark = finding ? CL_F_FINDING_CHOSEN : CL_F_GROUP_CHOSEN;
  if (other == chosen || other->file != chosen->file || cl_rec_bool(other, mark) != 1)
    return false;
  bool same_theme = finding && cl_str_eq(cl_rec_text(other, CL_F_FINDING_THEME),
                                         cl_rec_text(chosen, CL_F_FINDING_THEME));
  return same_theme || cl_choice_open(plan, other);
}
