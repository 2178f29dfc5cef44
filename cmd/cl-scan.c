/* cl-scan - worksheets 2 and 3: what lives around the library, and who makes
 * it live. */
#include "../lib/cli/formats.h"
#include "../lib/cli/general.h"
#include "overview.h"
#include "plugin.h"
#include "scan.h"
#include "../lib/verbs/verbs.h"

static const cl_verb verbs[] = {
  { .name = "choose",
    .access = CL_WRITES,
    .flags = CL_V_TYPE,
    .min_args = 1,
    .max_args = 1,
    .args = "finding|group ID",
    .options = CL_O(WHY) | CL_O(FORCE),
    .run = scan_choose,
    .help = N_("choose the one theme, or the one group, to go on with"),
    .more = N_("First what you choose, then its name or id: a finding is a theme of worksheet 2, a "
               "group one of worksheet 3; cl-scan list group shows them. --why is needed the first "
               "time. You go on with one at a time: the one that was chosen before no longer is, "
               "and its reason stays. A group that dropped out comes back with --force."),
    .example = N_("cl-scan choose group ruilkast --why \"We see each other every week\"") },
  { .name = "drop",
    .access = CL_WRITES,
    .flags = CL_V_TYPE,
    .min_args = 1,
    .max_args = 1,
    .args = "group ID",
    .options = CL_O(REASON) | CL_O(NOTE) | CL_O(AGAIN) | CL_O(DATE),
    .run = scan_drop,
    .help = N_("a group drops out: record why, what you learned, and when to look again"),
    .more = N_("REASON is overlap (no common ground), expectations (they want something else), "
               "energy (nobody has any left) or other."),
    .example = "cl-scan drop group ruilkast --reason energy --again +6m" },
  { .name = "map",
    .flags = CL_V_BARE,
    .access = CL_READS,
    .options = CL_O(THEME) | CL_O(FORMAT) | CL_O(OUTPUT),
    .formats = CL_WRITES_AS(DOT) | CL_WRITES_AS(SVG),
    .run = scan_map,
    .help = N_("draw worksheet 3: a picture in SVG, or a graph for Graphviz"),
    .more =
        N_("As SVG it needs no other program and fits a sheet of A4: the theme in the middle, up "
           "to eight groups beside it, more than that around the places where they are met; "
           "bonds differ in colour and in line. Without --format it is a graph: individuals "
           "left, organisations right, their activities beyond them. Make a picture of that "
           "with dot: cl-scan map | dot -Tsvg >map.svg"),
    .example = N_("cl-scan map -o map.svg") },
  { .name = NULL },
};

static const char *const examples[] = {
  "cl-scan list groups --theme duurzaamheid",
  "cl-scan get group repaircafe why",
  "cl-scan add finding 'Fietsen delen' --theme duurzaamheid",
  "cl-scan set group ruilkast --tie possible",
  "cl-scan remove wanted mantelzorgers",
  "cl-scan rename group ruilkast ruilplek",
  "cl-scan show",
  "cl-scan fill group",
  "cl-scan import group csv/groepen.csv",
  "cl-scan export groups --dialect nl-excel",
  "cl-scan check",
  "cl-scan help group",
  "cl-scan completion bash",
  NULL,
};

static const cl_program program = {
  .name = "cl-scan",
  .step = CL_SCAN,
  .help = N_("theme scan and environment scan: what lives here, and who makes it live"),
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
