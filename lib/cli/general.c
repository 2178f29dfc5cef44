/* general.c - the verbs of every program: help, and what shells complete words by; see
 * general.h. */
#include "general.h"

#include "complete.h"
#include "help.h"
#include "optcheck.h"

const cl_verb cl_general_verbs[] = {
  { .name = "help",
    .access = CL_NO_PLAN,
    .max_args = -1,
    .args = "[VERB|TYPE]",
    .options = CL_O(JSON),
    .run = cl_help_run,
    .help = N_("how to use the program, a verb or a type"),
    .more = N_("With --json the fields of a type, an object a line: field, labels in both "
               "languages, kind, choices.") },
  { .name = "completion",
    .access = CL_NO_PLAN,
    .min_args = 1,
    .max_args = 1,
    .args = "bash|zsh|fish",
    .run = cl_completion_run,
    .help = N_("a script by which your shell completes words"),
    .more = N_("For bash: source <(cl-plan completion bash). For fish, write it to "
               "~/.config/fish/completions/cl-plan.fish; for zsh, to a file _cl-plan in a folder "
               "of $fpath.") },
  { .name = "complete",
    .access = CL_NO_PLAN,
    .max_args = -1,
    .args = "[WORD]...",
    .run = cl_complete_run },
  { .name = "check-tables",
    .access = CL_NO_PLAN,
    .max_args = 1,
    .args = "[WORD]",
    .run = cl_check_tables_run },
  { .name = NULL },
};
