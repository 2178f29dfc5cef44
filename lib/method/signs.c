/* signs.c - is a community being pulled along (W21)?  See signs.h. */
#include "facts.h"

/* Days without any sign of life after which a community is called silent. */
#define SILENCE 91

/* Nothing happened for a quarter and nothing is planned, though there was
 * contact by then. */
static bool is_silent(const struct cl_facts *f, cl_date today) {
  int status = cl_rec_choice(f->community, CL_F_COMMUNITY_STATUS);
  cl_date since = cl_rec_date(f->community, CL_F_COMMUNITY_SINCE);
  if (status != CL_STATUS_ACTIVE && status != CL_STATUS_IN_CONVERSATION)
    return false;
  if (f->moment_ahead || f->talk_ahead || f->last_sign == CL_NO_DATE)
    return false;
  if (since != CL_NO_DATE && since > today - SILENCE)
    return false;
  return f->last_sign < today - SILENCE;
}

void cl_signs_by(const struct cl_facts *f, cl_date today, cl_signs *out) {
  *out = (cl_signs){ .last = f->last_sign, .cancelled = f->cancelled };
  if (cl_rests(f->community))
    return;
  if (f->last_effort && cl_rec_choice(f->last_effort, CL_F_EVALUATION_EFFORT) == CL_EFFORT_PULLING)
    out->pulling |= CL_PULL_EFFORT;
  if (f->cancelled >= 2 && f->cancelled * 3 >= f->recent)
    out->pulling |= CL_PULL_CANCELLED;
  if (is_silent(f, today))
    out->pulling |= CL_PULL_SILENT;
}

void cl_signs_of_all(const cl_plan *plan, cl_date today, cl_signs *out) {
  struct cl_all_facts all;
  cl_facts_read(&all, plan, NULL, today);
  CL_EACH_REC(community, plan, CL_T_COMMUNITY)
    cl_signs_by(cl_facts_of(&all, community), today, out++);
  cl_facts_free(&all);
}

static const struct {
  unsigned bit;
  const char *name, *words;
} signs[] = {
  /* TRANSLATORS: behind "seems to take a lot of pulling": what it shows from */
  { CL_PULL_EFFORT, "effort", N_("the last look back says so") },
  { CL_PULL_CANCELLED, "cancelled", N_("moments were cancelled") },
  { CL_PULL_SILENT, "silent", N_("it has been silent for three months") },
};

const char *cl_pull_name(unsigned bit) {
  for (size_t i = 0; i < CL_COUNT(signs); i++)
    if (bit == signs[i].bit)
      return signs[i].name;
  return NULL;
}

const char *cl_pulling_words(unsigned pulling, enum cl_lang lang, cl_arena *arena) {
  const char *all = "";
  for (size_t i = 0; i < CL_COUNT(signs); i++)
    if (pulling & signs[i].bit)
      all = cl_asprintf(arena, "%s%s%s", all, *all ? ", " : "", cl_tr(lang, signs[i].words));
  return all;
}
