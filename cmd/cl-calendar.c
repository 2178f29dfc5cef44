/* cl-calendar - the content calendar: what, when, by whom. */
#include "../lib/cli/formats.h"
#include "../lib/cli/general.h"
#include "calendar_file.h"
#include "overview.h"
#include "plugin.h"
#include "../lib/verbs/verbs.h"

static const cl_verb verbs[] = {
  { .name = "agenda",
    .access = CL_READS,
    .options = CL_O(WEEKS) | CL_O(FROM) | CL_O(TO) | CL_O(OWNER) | CL_O(COMMUNITY) | CL_O(JSON) |
               CL_O(WITH_NAMES) | CL_O(ALL),
    .run = calendar_agenda,
    .help = N_("what is coming, week by week, with holidays and clashes marked"),
    .more = N_("Four weeks from today, unless --weeks, --from and --to say otherwise. Repeats are "
               "written out; drafts, measuring, evaluations, tasks and groups to look at again "
               "are in it as well; more than three of a kind on one day are counted, and written "
               "out with --all. Two moments clash when they overlap and share a person or a "
               "place."),
    .example = "cl-calendar agenda --weeks 4" },
  { .name = "move",
    .access = CL_WRITES,
    .min_args = 2,
    .max_args = 2,
    .args = "ID DATE",
    .options = CL_O(OCCURRENCE) | CL_O(ALL),
    .run = calendar_move,
    .help = N_("move a moment to another day"),
    .more = N_("Of a repeat say which one with --occurrence: that day is left out of the repeat "
               "and a moment of its own comes in its place, whose id is printed. --all moves the "
               "first day of the repeat."),
    .example = "cl-calendar move ochtend 2026-12-12 --occurrence 2026-12-05" },
  { .name = "done",
    .access = CL_WRITES,
    .flags = CL_V_FIELDS,
    .min_args = 1,
    .max_args = 1,
    .args = "ID",
    .options = CL_O(OCCURRENCE) | CL_O(ALL),
    .run = calendar_done,
    .help = N_("a moment took place: keep how it went"),
    .more = N_("--participants, --reached and --note keep the result. Of a repeat say which one "
               "with --occurrence: it becomes a moment of its own, whose id is printed."),
    .example = "cl-calendar done ochtend --occurrence 2026-11-07 --participants 28" },
  { .name = "show",
    .access = CL_READS,
    .flags = CL_V_TYPE_OPT,
    .max_args = 1,
    .args = N_("[TYPE [ID]]"),
    .options = CL_O(COMMUNITY) | CL_O(FROM) | CL_O(TO) | CL_O(WITH_NAMES) | CL_O(FORMAT) |
               CL_O(OUTPUT) | CL_O(BLANK),
    .formats = CL_WRITES_AS(TEXT) | CL_WRITES_AS(HTML),
    .run = cl_verb_show,
    .help = N_("show the calendar, month by month"),
    .more = N_("Without TYPE the months with a moment in them: a grid with the numbers of the "
               "weeks and public holidays, and below it what there is to know; --from and --to "
               "take a part. In the grid * is a holiday, x is cancelled, and today stands in "
               "brackets. With TYPE all records of that type, with ID one of them. --format html, "
               "or -o FILE.html, makes a page that prints on A4, a month a page; --blank empty "
               "months, to fill in by hand. Names of people stay out, unless --with-names asks for "
               "them."),
    .example = "cl-calendar show --from 2026-12-01 --to 2027-01-31" },
  { .name = "export",
    .access = CL_READS,
    .flags = CL_V_BARE | CL_V_TYPE_OPT | CL_V_FILTER,
    .args = N_("[TYPE]"),
    .options = CL_O(FORMAT) | CL_O(OUTPUT) | CL_O(DIALECT) | CL_O(COMMUNITY) | CL_O(OWNER) |
               CL_O(FROM) | CL_O(TO) | CL_O(WITH_NAMES),
    .formats = CL_WRITES_AS(CSV) | CL_WRITES_AS(TSV) | CL_WRITES_AS(JSON) | CL_WRITES_AS(XLSX) |
               CL_WRITES_AS(ICS),
    .run = calendar_export,
    .help = N_("write records as CSV, TSV, JSON or an Excel sheet, or a calendar file"),
    .more =
        N_("The format is that of --format, else of the suffix of -o FILE, else CSV. With "
           "--dialect nl-excel the CSV is one that a Dutch spreadsheet opens as it is. ics is a "
           "calendar file, for Outlook, Google and Apple: moments with their repeats, and what "
           "is due as all-day events; with TYPE only moments and their drafts. --community and "
           "--owner take those of one community or person. Write it over the file of last time: "
           "then what did not change stays as it was, and what changed counts as newer. Names "
           "of people stay out, unless --with-names asks for them."),
    .example = "cl-calendar export --format ics" },
  { .name = NULL },
};

static const char *const examples[] = {
  "cl-calendar list moments --form event",
  "cl-calendar get moment opening date",
  "cl-calendar add moment 'Kerst in de werkplaats' --date 2026-12-20 --form event --owner cl1",
  "cl-calendar set moment opening --time 10:00",
  "cl-calendar remove moment oproep",
  "cl-calendar rename moment oproep uitnodiging",
  "cl-calendar fill moment",
  "cl-calendar import moment csv/contentkalender.csv",
  "cl-calendar check",
  "cl-calendar help moment",
  "cl-calendar completion bash",
  NULL,
};

static const cl_program program = {
  .name = "cl-calendar",
  .step = CL_CALENDAR,
  .help = N_("the content calendar: what, when, by whom"),
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
