/* keep.c - what was noted about people of outside, and until when it may stay; see
 * keep.h. */
#include "keep.h"

const cl_type cl_noting_types[2] = { CL_T_CONVERSATION, CL_T_CONTACT };

/* Something that was said by the person, or noted about them. */
static bool has_notes(const cl_rec *rec) {
  static const cl_field fields[] = {
    CL_F_CONVERSATION_NOTE,
    CL_F_CONVERSATION_HEARD_MOTIVES,
    CL_F_CONVERSATION_HEARD_CHALLENGES,
    CL_F_CONVERSATION_HEARD_GOALS,
    CL_F_CONVERSATION_HEARD_NEEDS,
    CL_F_CONVERSATION_HEARD_TALENTS,
    CL_F_CONVERSATION_CONTRIBUTE,
    CL_F_CONVERSATION_VERDICT_MOTIVATED,
    CL_F_CONVERSATION_VERDICT_WHY,
    CL_F_CONTACT_VIA,
    CL_F_CONTACT_TRIED,
  };
  for (size_t i = 0; i < CL_COUNT(fields); i++)
    if (cl_rec_has(rec, fields[i]))
      return true;
  return false;
}

const cl_rec *cl_noted_of(const cl_plan *plan, const cl_rec *rec) {
  cl_field field = rec->type == CL_T_CONTACT ? CL_F_CONTACT_PERSON : CL_F_CONVERSATION_PERSON;
  cl_str id = cl_rec_text(rec, field);
  const cl_rec *person = id.n && has_notes(rec) ? cl_plan_ref(plan, field, id) : NULL;
  bool staff = person && cl_rec_choice(person, CL_F_PERSON_SIDE) == CL_PARTY_LIBRARY;
  return staff ? NULL : person;
}

cl_date cl_noted_until(const cl_plan *plan, const cl_rec *rec) {
  cl_date own = cl_rec_date(rec, CL_F_CONVERSATION_KEEP_UNTIL);
  if (own != CL_NO_DATE)
    return has_notes(rec) ? own : CL_NO_DATE;
  const cl_rec *person = cl_noted_of(plan, rec);
  return person ? cl_rec_date(person, CL_F_PERSON_KEEP_UNTIL) : CL_NO_DATE;
}
