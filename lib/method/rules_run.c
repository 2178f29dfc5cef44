/* rules_run.c - the run of all rules over a plan; see rules.h.  What each rule decides
 * stands in rules_*.c. */
#include "../plan/check.h"
#include "../plan/people.h"
#include "../plan/style.h"
#include "rules_inner.h"

static const struct {
  cl_type type;
  void (*decide)(struct cl_run *run, const cl_rec *rec);
} behind[] = {
#define RULE(name, code, level, step, type, ...) { CL_T_##type, cl_rule_##name },
#include "rules.def"
#undef RULE
};

void cl_rules_run(const cl_plan *plan, unsigned steps, cl_date today, cl_diag *diag) {
  struct cl_run run = { .plan = plan,
                        .today = today,
                        .steps = steps ? steps : ~0u,
                        .diag = diag,
                        .arena = cl_arena_new() };
  cl_facts_read(&run.facts, plan, NULL, today);
  size_t count;
  const cl_rule *table = cl_rules(&count);
  for (size_t i = 0; i < count; i++) {
    if (!(table[i].step & run.steps))
      continue;
    run.rule = &table[i];
    if (behind[i].type == CL_T_NONE)
      behind[i].decide(&run, NULL);
    else
      CL_EACH_REC(rec, plan, behind[i].type)
        behind[i].decide(&run, rec);
  }
  free(run.hits);
  cl_facts_free(&run.facts);
  cl_arena_free(run.arena);
}

/* A house style that nothing can be made with is said before something is made. */
static void check_style(const cl_plan *plan, unsigned steps, cl_diag *out) {
  cl_house_style style;
  if (steps && !(steps & CL_KAPSTOK))
    return;
  cl_arena *arena = cl_arena_new();
  (void)cl_style_read(&style, plan, arena, out);
  cl_arena_free(arena);
}

void cl_check_all(cl_plan *plan, unsigned steps, cl_date today, bool rules, const cl_diag *read,
                  cl_diag *out) {
  for (size_t i = 0; read && read != out && i < read->count; i++) {
    const cl_finding *f = &read->findings[i];
    cl_finding *copy = cl_say(out, f->level, f->place, f->rule, f->id, "%s", f->text);
    copy->excerpt = f->excerpt;
    copy->mend = f->mend;
    copy->mend_id = f->mend_id;
  }
  cl_plan_check_required(plan, steps, out);
  cl_plan_check_refs(plan, steps, out);
  cl_plan_check_lists(plan, steps, out);
  cl_plan_check_hashes(plan, out);
  check_style(plan, steps, out);
  if (!rules)
    return;
  cl_plan_ask_git(plan);
  cl_rules_run(plan, steps, today, out);
}
