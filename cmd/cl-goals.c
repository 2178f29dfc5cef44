/* cl-goals - worksheet 6 and after: a shared vision, joint goals, how they are
 * doing and what is kept of it. */
#include "../lib/cli/general.h"
#include "goals.h"
#include "overview.h"
#include "plugin.h"
#include "../lib/verbs/verbs.h"

static const cl_verb verbs[] = {
  { .name = "smart",
    .access = CL_READS,
    .max_args = 1,
    .args = "[GOAL]",
    .options = CL_O(COMMUNITY) | CL_O(JSON),
    .run = goals_smart,
    .help = N_("joint goals letter by letter: what is missing, and how to say it better"),
    .more = N_("Specific, measurable, agreed, realistic, time-bound. A and R are for people to "
               "judge: record who agreed and why it can be done. The command below a goal is "
               "filled in as far as its own words go."),
    .example = "cl-goals smart bezoekers" },
  { .name = "measure",
    .access = CL_WRITES,
    .min_args = 1,
    .max_args = 2,
    .args = "GOAL [VALUE]",
    .options = CL_O(COMMUNITY) | CL_O(DATE) | CL_O(NOTE) | CL_O(SOURCE),
    .run = goals_measure,
    .help = N_("add a measurement to a joint goal"),
    .more = N_("Of today, unless --date says otherwise. --source names the calendar moment it was "
               "measured at. For a qualitative goal --note will do, without a number."),
    .example = N_("cl-goals measure bezoekers 28 --date 2026-11-07 --note \"rain\"") },
  { .name = "progress",
    .access = CL_READS,
    .max_args = 1,
    .args = "[GOAL]",
    .options = CL_O(COMMUNITY) | CL_O(JSON) | CL_O(ALL),
    .run = goals_progress,
    .help = N_("how the joint goals are doing: traffic light, trend and forecast"),
    .more = N_("Expected is where a straight line from baseline to target would be today; the "
               "forecast is where a straight line through what was measured ends on the due day. "
               "A light given by hand wins over the computed one. Of several communities each "
               "goal has a line; on a terminal those that need it most are told in full, with "
               "--all every one. Of one community, all there is to know."),
    .example = "cl-goals progress" },
  { .name = NULL },
};

static const cl_type guests[] = { CL_T_COMMUNITY, CL_T_NONE };

static const char *const examples[] = {
  "cl-goals list goals --kind quantitative --json",
  "cl-goals get goal bezoekers target",
  "cl-goals add goal 'Vijf wijzers' --kind quantitative --target 5",
  "cl-goals set goal bezoekers --target 40",
  "cl-goals remove outcome reparatiewijzers",
  "cl-goals rename goal jongeren jeugd",
  "cl-goals show",
  "cl-goals fill goal",
  "cl-goals import goal afspraken.csv",
  "cl-goals export goals --dialect nl-excel",
  "cl-goals check",
  "cl-goals help goal",
  "cl-goals completion bash",
  NULL,
};

static const cl_program program = {
  .name = "cl-goals",
  .step = CL_GOALS,
  .help = N_("a shared vision and joint goals: SMART, measured, evaluated"),
  .verbs = verbs,
  .examples = examples,
  .shared = cl_shared_verbs,
  .general = cl_general_verbs,
  .guests = guests,
  .export_xlsx = cl_xlsx_export,
  .editor = cl_editor,
};

int main(int argc, char **argv) {
  return cl_main(argc, argv, &program);
}
