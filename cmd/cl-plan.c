/* cl-plan - the plan as a whole. */
#include "../lib/cli/formats.h"
#include "../lib/cli/general.h"
#include "network.h"
#include "overview.h"
#include "plan.h"
#include "plugin.h"
#include "../lib/verbs/verbs.h"
#include "../lib/fill/fill.h"

static const cl_verb verbs[] = {
  { .name = "init",
    .access = CL_NO_PLAN,
    .max_args = 1,
    .args = "[FOLDER]",
    .options = CL_O(EXAMPLE),
    .run = plan_init,
    .help = N_("a plan to start from, with comments that explain each section"),
    .more = N_("Writes plan.yaml, people.yaml (which stays out of git), .gitignore and the schema "
               "for your editor, in this folder or in FOLDER. In Dutch, unless --language en. "
               "At a terminal it asks for name, language and region first. With --example it "
               "copies a library that does not exist, with a .gitignore, to look around in. "
               "Nothing that is there is overwritten."),
    .example = N_("cl-plan init new --language en") },
  { .name = "status",
    .access = CL_READS_ANY,
    .options = CL_O(JSON) | CL_O(SINCE) | CL_O(ALL),
    .run = plan_status,
    .help = N_("where the plan stands: stages, next steps, what is due"),
    .more = N_("Above three communities these are a table, those that need attention first; --all "
               "adds the next step of each and all that is due."),
    .example = "cl-plan status" },
  { .name = "fill",
    .access = CL_ASKS,
    .options = CL_O(COMMUNITY),
    .run = cl_verb_fill,
    .help = N_("go through the whole workbook, question by question"),
    .more = N_("All worksheets in the order of the workbook, from the eight questions to the "
               "calendar; it says where you are and goes on where you stopped. What is there "
               "already is passed over: fill of the other programs goes through that. Enter passes "
               "on, < goes back, ? explains, cancel drops what you just began, stop ends."),
    .example = "cl-plan fill" },
  { CL_CHECK_ROW(CL_O(STAGED)), .run = plan_check,
    .help = N_("check the whole plan: format, references, the rules of the method"),
    .example = "cl-plan check" },
  { .name = "show",
    .access = CL_READS,
    .options = CL_O(BLANK) | CL_O(OUTPUT) | CL_O(FORMAT) | CL_O(FROM) | CL_O(TO) | CL_O(WITH_NAMES),
    .formats = CL_WRITES_AS(TEXT) | CL_WRITES_AS(HTML),
    .run = cl_verb_book,
    .help = N_("the workbook: all worksheets as far as they are, or empty ones"),
    .more = N_("With --format html, or a name for -o that ends in .html: a page that prints on A4, "
               "with a cover and contents, in the house style. --blank gives empty worksheets to "
               "hand out, each on a page of its own."),
    .example = N_("cl-plan show --blank -o workbook.html") },
  { .name = "find",
    .access = CL_READS,
    .flags = CL_V_BARE,
    .min_args = 1,
    .max_args = -1,
    .args = "WORD...",
    .options = CL_O(JSON) | CL_O(NAMES),
    .run = plan_find,
    .help = N_("where in the plan these words stand"),
    .more = N_("Looks through every field of every record, whatever the case and the accents; "
               "each WORD must stand in the same value, and a WORD in quotes may hold blanks. "
               "A line for each value, FILE:LINE:COL: type id field: text, which an editor jumps "
               "to; --json gives one object a line. Names, addresses and telephone numbers of "
               "people are looked through with --names only. Exit status 1: nothing was found."),
    .example = N_("cl-plan find repair") },
  { .name = "explain",
    .access = CL_NO_PLAN,
    .max_args = -1,
    .args = "[RULE]...",
    .options = CL_O(JSON),
    .run = plan_explain,
    .help = N_("what a rule wants, why, and what mends it; without RULE all of them"),
    .more = N_("RULE is the code behind a finding, as W57 or 57. What the method asks and no "
               "finding is about is explained as well: there is a text for each number from W1 "
               "to W97."),
    .example = "cl-plan explain W57" },
  { .name = "overview",
    .access = CL_READS,
    .flags = CL_V_OUTPUT,
    .options = CL_O(OUTPUT) | CL_O(SINCE),
    .run = cl_overview,
    .help = N_("the Excel workbook for the management team"),
    .more = N_("A front page on one A4 with the sentence of status as its title; then goals, worst "
               "first, a chart for each that was measured, the kapstok, the year, the calendar, "
               "decisions and a page for each community. --since adds what changed since an "
               "earlier version of the plan; of a plan in git that is four weeks ago. No "
               "personal data: roles only."),
    .example = N_("cl-plan overview -o overview.xlsx") },
  { .name = "report",
    .access = CL_READS,
    .options = CL_O(OUTPUT) | CL_O(SINCE) | CL_O(COMMUNITY) | CL_O(PUBLIC),
    .run = plan_report,
    .help = N_("one page for the management team, to read on a screen and on paper"),
    .more =
        N_("An HTML file that stands by itself: no scripts, nothing is fetched. Its first sheet "
           "says where you stand, what changed, what goes wrong and what you ask; behind it the "
           "goals of the library, eight weeks of agenda, the map of groups and a page for each "
           "community. It compares with --since, else with the plan as git had it four weeks "
           "ago. --community makes a poster of one community; --public leaves out what is not "
           "for outside: lights and gaps, causes, decisions, challenges, and moments without "
           "public: yes. No personal data."),
    .example = N_("cl-plan report -o report.html") },
  { .name = "network",
    .access = CL_NO_PLAN,
    .min_args = 1,
    .max_args = -1,
    .args = "PLAN|FOLDER|REPOSITORY...",
    .options = CL_O(FORMAT) | CL_O(OUTPUT) | CL_O(ANONYMOUS) | CL_O(SINCE),
    .formats = CL_WRITES_AS(XLSX) | CL_WRITES_AS(HTML) | CL_WRITES_AS(JSON) | CL_WRITES_AS(SQL),
    .run = plan_network,
    .help = N_("the plans of many libraries side by side, for the provincial adviser"),
    .more = N_("A FOLDER is its plan.yaml, or the one in each folder in it; a REPOSITORY is a bare "
               "git repository. Each library says in its plan what it shares (sharing.network): "
               "yes, counts or no; when it says nothing, counts. People, conversations, contacts, "
               "requests, notes and stories without consent are never in it. Without --format or "
               "-o it is JSON. Exit status 1: a plan has errors or cannot be read; 3: none can be "
               "read."),
    .example = "cl-plan network ." },
  { .name = "diff",
    .access = CL_NO_PLAN,
    .max_args = 2,
    .args = "[OLD [NEW]]",
    .options = CL_O(JSON) | CL_O(EXIT_CODE),
    .run = plan_diff,
    .help = N_("what changed between two versions of the plan, in words"),
    .more = N_("OLD and NEW are a file, a folder, a revision of git (HEAD~3, v1, a branch), a day "
               "such as 2026-10-01 or \"4 weeks ago\" (the last commit before it), or - for "
               "standard input: a plan or a tar archive. Without NEW: the plan as it is; without "
               "OLD: HEAD. Order, layout, comments and spelling are no difference. Of people only "
               "that they came, went or changed."),
    .example = "cl-plan diff plan.yaml" },
  { .name = "log",
    .access = CL_READS_ANY,
    .flags = CL_V_TYPE_OPT,
    .max_args = 1,
    .args = "[TYPE] [RECORD]",
    .options = CL_O(JSON) | CL_O(FIELD),
    .run = plan_log,
    .help = N_("what changed commit by commit, as git keeps it, newest first"),
    .more = N_("Of the whole plan, of a TYPE, of one RECORD by its id, or of one field of it with "
               "--field. A record that was given another id is followed. Exit status 1: git has "
               "nothing about it.") },
  { .name = "forget",
    .access = CL_WRITES,
    .min_args = 1,
    .max_args = 2,
    .args = "PERSON [FILE]",
    .options = CL_O(KEEP_NOTES) | CL_O(NAMES),
    .run = plan_forget,
    .help = N_("take a person out of every file"),
    .more = N_("The record goes with the comments at it, every reference to it, and what was said "
               "in conversations with the person and noted about them: of a conversation only day, "
               "route and decision stay. With --keep-notes the rest stays, too. An id that was "
               "made from the person's gets another. Then every place that may still mean the "
               "person is listed, in texts, comments and the other files of the folder, for you to "
               "judge. With --names FILE the spellings in FILE, one a line, are looked for as "
               "well: a nickname, an old number. Look first with -n: nothing is written then. "
               "Afterwards cl-plan check says who is missing where somebody is needed. What was "
               "made before (workbooks, pages, prints, mail) and the history of git are left "
               "alone; git-setup says how a file of people comes out of git."),
    .example = "cl-plan forget amb2" },
  { .name = "privacy",
    .access = CL_READS,
    .max_args = 1,
    .args = "[PERSON]",
    .options = CL_O(JSON) | CL_O(CSV) | CL_O(TSV) | CL_O(WITH_NAMES),
    .run = plan_privacy,
    .help = N_("what is kept about whom, why and until when"),
    .more = N_("Of everyone in the plan, or of PERSON: which data are kept, what for, on what "
               "ground, until when and where, and every place that names the person. The data "
               "themselves are shown with --with-names only: for someone who asks what you have "
               "about them."),
    .example = "cl-plan privacy amb1" },
  { .name = "export",
    .flags = CL_V_BARE,
    .access = CL_READS,
    .options = CL_O(FORMAT) | CL_O(OUTPUT) | CL_O(ALL) | CL_O(WITH_NAMES),
    .formats = CL_WRITES_AS(JSON) | CL_WRITES_AS(SQL),
    .run = plan_export,
    .help = N_("the whole plan as JSON"),
    .more = N_("One object, laid out as plan.yaml is: the schema describes it, and the programs "
               "read it. What the plan includes stands in it, too. People, stories without consent "
               "and individuals of the scan stay out, with what refers to them. With --all only "
               "people do; with --with-names nothing does. Free text is written as it is."),
    .example = "cl-plan export --format json" },
  { .name = "merge",
    .access = CL_NO_PLAN,
    .min_args = 3,
    .max_args = 5,
    .args = "BASE OURS THEIRS [SIZE [NAME]]",
    .run = plan_merge,
    .help = N_("two versions of one file become one: what git calls a merge driver"),
    .more = N_("BASE is what both were made from, and may be empty. The result is left in OURS: "
               "fields and records that one side changed are taken, and what both changed "
               "differently is marked as a conflict, SIZE characters wide, that names the record "
               "and the field. Exit status 0: merged; 1: there are conflicts; 129: OURS could "
               "not be written. cl-plan git-setup makes git use it."),
    .example = "cl-plan merge plan.yaml plan.yaml plan.yaml" },
  { .name = "git-setup",
    .access = CL_READS_ANY,
    .options = CL_O(DRY_RUN) | CL_O(REMOVE),
    .run = plan_git_setup,
    .help = N_("make the git repository of the plan ready to work together in"),
    .more =
        N_("Changes of two people are then merged by field and record instead of by line, and "
           "a commit that would break the plan, or bring people into git, is refused. Nothing "
           "of your own is replaced: what you should add yourself is said. Each colleague does "
           "this once. People are left out of git by .gitignore, which gets the lines for that. "
           "-n shows what would be written; --remove takes all of it away but .gitignore.") },
  { .name = "schema",
    .access = CL_NO_PLAN,
    .run = plan_schema,
    .help = N_("the JSON Schema of a plan, for editors that know YAML"),
    .more = N_("Draft-07. In Dutch, unless --language en. plan.yaml names it in its comment "
               "yaml-language-server."),
    .example = "cl-plan schema" },
  { .name = NULL },
};

static const char *const examples[] = {
  N_("cl-plan help overview"),
  "cl-plan completion bash",
  NULL,
};

static const cl_program program = {
  .name = "cl-plan",
  .help = N_("the plan as a whole: begin, check, overview"),
  .verbs = verbs,
  .general = cl_general_verbs,
  .examples = examples,
  .others = cl_shared_verbs,
  .editor = cl_editor,
};

int main(int argc, char **argv) {
  return cl_main(argc, argv, &program);
}
