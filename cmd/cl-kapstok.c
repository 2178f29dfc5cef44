/* cl-kapstok - worksheet 1: what the library itself wants, to hang all later
 * choices on. */
#include "../lib/cli/general.h"
#include "../lib/base/diag.h"
#include "kapstok.h"
#include "overview.h"
#include "plugin.h"
#include "../lib/verbs/verbs.h"

static const cl_verb verbs[] = {
  { .name = "ready",
    .access = CL_READS,
    .options = CL_O(JSON),
    .run = kapstok_ready,
    .help = N_("are we ready to start? the eight answers, a verdict, what to do about each no"),
    .more = N_("Five times yes of eight is enough to start. Not ready is a warning, never a lock. "
               "Below the verdict stand the five shifts that the work leads to."),
    .example = "cl-kapstok ready" },
  { .name = "answer",
    .access = CL_WRITES,
    .min_args = 2,
    .max_args = 2,
    .args = "QUESTION ANSWER",
    .options = CL_O(NOTE) | CL_O(DATE),
    .run = kapstok_answer,
    .help = N_("answer one of the eight questions"),
    .more = N_("QUESTION is management, purpose, skills, partners, internal, place, flexibility "
               "or resources, the Dutch word for it, or its number. The date is today, unless "
               "--date says otherwise."),
    .example = N_("cl-kapstok answer internal yes --note \"Weekly stand-up at the desk\"") },
  { .name = "fit",
    .access = CL_WRITES,
    .flags = CL_V_FIELDS,
    .min_args = 1,
    .max_args = -1,
    .args = "TEXT...",
    .options = CL_O(JSON) | CL_O(SAVE) | CL_O(ID) | CL_O(DATE),
    .run = kapstok_fit,
    .help = N_("a group knocks: which goals and themes do its own words match?"),
    .more = N_("TEXT is what the group asks, in its own words and in the language of the plan. "
               "With --save it is recorded as a request with the goals and themes that come "
               "near the best one; --who says who asks, --answer and --because what you said."),
    .example = "cl-kapstok fit \"We willen elke maand fietsen repareren met jongeren\"" },
  { .name = NULL },
};

static const char *const examples[] = {
  "cl-kapstok list goals --side external --json",
  "cl-kapstok get goal meedoen page",
  "cl-kapstok add theme 'Gezond ouder worden' --page 14",
  "cl-kapstok set goal meedoen --own 'Meer mensen doen mee'",
  "cl-kapstok remove theme laaggeletterdheid",
  "cl-kapstok rename goal taal taalhuis",
  "cl-kapstok show",
  "cl-kapstok fill theme",
  "cl-kapstok import goal csv/doelen.csv",
  "cl-kapstok export goals --dialect nl-excel",
  "cl-kapstok check",
  "cl-kapstok help goal",
  "cl-kapstok completion bash",
  NULL,
};

static const cl_program program = {
  .name = "cl-kapstok",
  .step = CL_KAPSTOK,
  .help = N_("the kapstok: what the library itself wants, to hang all later choices on"),
  .verbs = verbs,
  .examples = examples,
  .shared = cl_shared_verbs,
  .general = cl_general_verbs,
  .export_xlsx = cl_xlsx_export,
  .editor = cl_editor,
};

int main(int argc, char **argv) {
  return cl_main(argc, argv, &program);
}
