/* cl-define - worksheets 4 and 5: who the community is, whom you know, what
 * they told, who does what. */
#include "../lib/cli/formats.h"
#include "../lib/cli/general.h"
#include "define.h"
#include "overview.h"
#include "plugin.h"
#include "../lib/verbs/verbs.h"

static const cl_verb verbs[] = {
  { .name = "start",
    .access = CL_WRITES,
    .max_args = 1,
    .args = "[NAME]",
    .options = CL_O(GROUP) | CL_O(ID),
    .run = define_start,
    .help = N_("start a community from a group of the environment scan"),
    .more = N_("Takes over theme, channels and the goals it fits; its status is in-sight. Without "
               "--group: the chosen group. Without NAME: the name of the group. Prints the new "
               "id."),
    .example = "cl-define start \"Ruilen in de Kerkstraat\" --group ruilkast" },
  { .name = "prepare",
    .access = CL_WRITES,
    .flags = CL_V_FIELDS,
    .min_args = 1,
    .max_args = 1,
    .args = "PERSON",
    .options = CL_O(COMMUNITY) | CL_O(PICK) | CL_O(ALL) | CL_O(QUESTIONS) | CL_O(SIMPLE) |
               CL_O(SAVE) | CL_O(ID) | CL_O(WITH_NAMES) | CL_O(JSON) | CL_O(FORMAT) | CL_O(OUTPUT),
    .formats = CL_WRITES_AS(TEXT) | CL_WRITES_AS(HTML),
    .run = define_prepare,
    .help = N_("a sheet for a conversation: opening line, questions, room to write"),
    .more =
        N_("Of each of the six kinds one question, those not asked before first; --pick 2 "
           "gives two, --pick ID,ID these very ones, --all all of them. --route warm|via|"
           "partner|network chooses the opening line. Questions of your own stand in "
           "questions.yaml beside the plan, or in the file of --questions. --simple asks the same "
           "in short sentences and plain words, for somebody who is still learning the "
           "language. --save keeps the "
           "questions as a planned conversation. --format html, or -o FILE.html, makes a page "
           "that prints on A4."),
    .example = "cl-define prepare amb2 --pick 1" },
  { .name = "verdict",
    .access = CL_WRITES,
    .flags = CL_V_FIELDS,
    .min_args = 1,
    .max_args = 1,
    .args = "CONVERSATION",
    .run = define_verdict,
    .help = N_("after a conversation: is it of value to both, and where does it go?"),
    .more = N_("--library yes|no and --community yes|no: of value to each? --why the reason. Both "
               "yes means go on, a no means stop, else talk again; --decision continue|talk-again|"
               "stop overrules that. The community's status moves with it."),
    .example =
        N_("cl-define verdict koffie --library yes --community yes --why \"Both win a place\"") },
  { .name = "load",
    .access = CL_READS,
    .options = CL_O(COMMUNITY) | CL_O(WEEKS) | CL_O(WITH_NAMES) | CL_O(JSON),
    .run = define_load,
    .help = N_("who has how much on hand: hours agreed, tasks, goals and moments"),
    .more = N_("Hours a week that were agreed, over all communities that go on, beside those of "
               "the moments of the coming four weeks, or of --weeks. A moment counts for its owner "
               "and its maker; without an end it takes an hour."),
    .example = "cl-define load" },
  { .name = NULL },
};

static const char *const examples[] = {
  "cl-define list communities --status active",
  "cl-define get conversation koffie date",
  "cl-define add task 'Soep koken' --owner amb2",
  "cl-define set community repareren --venue 'De grote zaal'",
  "cl-define remove trait wonen-in-noord-of-het-centrum",
  "cl-define rename conversation koffie kennismaking",
  "cl-define show",
  "cl-define fill conversation",
  "cl-define import task taken.csv",
  "cl-define export tasks --dialect nl-excel",
  "cl-define check",
  "cl-define help conversation",
  "cl-define completion bash",
  NULL,
};

static const cl_program program = {
  .name = "cl-define",
  .step = CL_DEFINE,
  .help = N_("define a community, get to know it, and share out the work"),
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
