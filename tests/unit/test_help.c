/* test_help.c - help, completion and the words they are made of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/cli/general.h"
#include "../../lib/cli/words.h"
#include "../../lib/cli/help.h"
#include "../../lib/cli/complete.h"
#include "../../lib/verbs/verbs.h"

static enum cl_status nothing(cl_app *app) {
  (void)app;
  return CL_OK;
}

static const cl_verb verbs[] = {
  { .name = "done",
    .access = CL_WRITES,
    .flags = CL_V_FIELDS,
    .min_args = 2,
    .max_args = 2,
    .args = "GOAL VALUE",
    .options = CL_O(DATE),
    .run = nothing,
    .help = "measure a goal",
    .more = "A paragraph that says more.",
    .example = "cl-goals done bezoekers 3" },
  { .name = "choose",
    .access = CL_WRITES,
    .flags = CL_V_TYPE,
    .min_args = 1,
    .max_args = 1,
    .args = "story|decision ID",
    .options = CL_O(WHY) | CL_O(REASON),
    .run = nothing,
    .help = "choose",
    .example = "cl-goals choose story x" },
  { .name = NULL },
};
static const cl_type guests[] = { CL_T_COMMUNITY, CL_T_NONE };
static const char *const examples[] = { "cl-goals list goals", "cl-goals show", NULL };
static const cl_program program = { .name = "cl-goals",
                                    .step = CL_GOALS,
                                    .help = "joint goals",
                                    .verbs = verbs,
                                    .shared = cl_shared_verbs,
                                    .general = cl_general_verbs,
                                    .examples = examples,
                                    .guests = guests };

static cl_app app;

static int start(void **state) {
  (void)state;
  cl_schema_start();
  return 0;
}

static int fresh(void **state) {
  (void)state;
  cl_lang_set_user(CL_EN);
  app = (cl_app){ .program = &program, .type = CL_T_NONE };
  app.arena = cl_arena_new();
  cl_diag_init(&app.diag);
  return 0;
}

static int done(void **state) {
  (void)state;
  cl_buf_free(&app.out);
  cl_diag_free(&app.diag);
  cl_arena_free(app.arena);
  return 0;
}

/* Runs RUN with the words up to NULL as arguments; what it printed. */
static const char *run_words(enum cl_status wanted, enum cl_status (*run)(cl_app *), ...) {
  static char *argv[20];
  va_list args;
  enum cl_lang lang = cl_lang_user();
  done(NULL);
  fresh(NULL);
  cl_lang_set_user(lang);
  va_start(args, run);
  for (const char *word; (word = va_arg(args, const char *));)
    argv[app.arg_count++] = cl_strdup(app.arena, word);
  va_end(args);
  app.args = argv;
  assert_int_equal(run(&app), wanted);
  return cl_buf_text(&app.out);
}
#define HELP(...) run_words(CL_OK, cl_help_run, __VA_ARGS__)
#define WORDS(...) run_words(CL_OK, cl_complete_run, __VA_ARGS__)

static void contains(const char *text, const char *part) {
  if (!strstr(text, part))
    fail_msg("\"%s\" is not in:\n%s", part, text);
}

/* Readable: lines of at most 80 columns, no blanks at their ends. */
static void is_neat(const char *text) {
  assert_true(strlen(text) > 40);
  for (const char *p = text; *p;) {
    size_t n = strcspn(p, "\n");
    if (cl_width((cl_str){ p, n }) > 80)
      fail_msg("too wide: %.*s", (int)n, p);
    if (n && p[n - 1] == ' ')
      fail_msg("ends in a blank: %.*s", (int)n, p);
    assert_int_equal(p[n], '\n');
    p += n + 1;
  }
}

static void of_the_program(void **state) {
  (void)state;
  const char *text = HELP(NULL);
  const cl_verb *verb;
  is_neat(text);
  contains(text, "cl-goals - joint goals");
  for (size_t i = 0; (verb = cl_verb_at(&program, i)); i++)
    if (!cl_verb_hidden(verb))
      contains(text, cl_asprintf(app.arena, "\n  %s", verb->name));
  assert_null(strstr(text, "check-tables"));
  for (int i = CL_OPTIONS; i < CL_ALL_OPTIONS; i++)
    contains(text, cl_asprintf(app.arena, "--%s", cl_option_info(i)->name));
  contains(text, "\n  goal ");
  contains(text, "\n  evaluation ");
  contains(text, "Types of other programs that it can show and set\n  community ");
  assert_null(strstr(text, "\n  theme "));
}

static void of_every_verb(void **state) {
  (void)state;
  const cl_verb *verb;
  for (size_t i = 0; (verb = cl_verb_at(&program, i)); i++) {
    if (cl_verb_hidden(verb))
      continue;
    const char *text = HELP(verb->name, NULL);
    is_neat(text);
    contains(text, cl_asprintf(app.arena, "cl-goals %s", verb->name));
    for (int o = 0; o < CL_OPTIONS; o++)
      if (cl_verb_options(verb) >> o & 1)
        contains(text, cl_asprintf(app.arena, "--%s", cl_option_info(o)->name));
    if (cl_verb_example(&program, verb))
      contains(text, cl_verb_example(&program, verb));
    if (cl_verb_nl(verb)) {
      contains(text, cl_verb_nl(verb));
      contains(HELP(cl_verb_nl(verb), NULL), verb->name);
    }
  }
}

static void of_every_type(void **state) {
  (void)state;
  for (int lang = CL_EN; lang <= CL_NL; lang++)
    for (cl_type t = 0; t < CL_TYPES; t++) {
      const cl_type_row *row = cl_type_info(t);
      cl_lang_set_user((enum cl_lang)lang);
      const char *text = HELP(row->name, NULL);
      if (strcmp(row->name, "goal") == 0)
        continue; /* the joint goal's alias here */
      is_neat(text);
      contains(text, row->nl_plural);
      for (cl_field f = row->first; f < row->first + (int)row->fields; f++)
        contains(text, cl_field_info(f)->path);
    }
}

static void of_fields(void **state) {
  (void)state;
  const char *text = HELP("goal", NULL);
  contains(text, "joint-goal, joint-goals, goal, goals; in Dutch: gezamenlijk doel");
  contains(text, "communities.goals");
  contains(text, "quantitative (kwantitatief), qualitative (kwalitatief);\n");
  contains(text, "required; in Dutch: soort");
  contains(text, "list; id of: goal; in Dutch: draagt-bij-aan");
  contains(text, "items \"date=...; value=...; note=...; source=...\"");
  contains(text, "light.colour");
  assert_null(strstr(text, "value; in Dutch"));
  text = HELP("done", NULL);
  contains(text, "result.reached");
  contains(text, "--FIELD+ VALUE");
  contains(text, "A paragraph that says more.");
  text = HELP("add", "story", NULL);
  contains(text, "consent");
  contains(text, "cl-goals add TYPE TEXT [--FIELD VALUE]...");
  text = HELP("list", NULL);
  contains(text, "cl-goals --help TYPE");
  assert_null(strstr(text, "--FIELD+"));
}

static void of_nonsense(void **state) {
  (void)state;
  run_words(CL_USAGE, cl_help_run, "nonsense", NULL);
  assert_int_equal(app.diag.count, 1);
  contains(app.diag.findings[0].text, "nonsense");
  assert_int_equal(app.out.len, 0);
}

static void without_arguments(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_help_short(&program, &out);
  is_neat(cl_buf_text(&out));
  contains(cl_buf_text(&out), "done");
  contains(cl_buf_text(&out), "cl-goals --help");
  cl_buf_free(&out);
}

static void in_dutch(void **state) {
  (void)state;
  cl_lang_set_user(CL_NL);
  const char *text = HELP(NULL);
  is_neat(text);
  contains(text, "\n  lijst TYPE ");
  contains(text, "\n  doel ");
  contains(text, "--taal nl|en");
  assert_null(strstr(text, "list"));
  text = HELP("zet", "doel", NULL);
  is_neat(text);
  contains(text, "cl-goals zet TYPE ID [--VELD WAARDE]...");
  contains(text, "-n, --proef ");
  contains(text, "In het Engels: set");
  contains(text, "; Engels: due");
  contains(text, "\n  klaar-op ");
}

static void narrow(void **state) {
  (void)state;
  done(NULL);
  fresh(NULL);
  app.columns = 60;
  assert_int_equal(cl_help_run(&app), CL_OK);
  for (const char *p = cl_buf_text(&app.out); *p; p += strcspn(p, "\n") + 1) {
    size_t n = strcspn(p, "\n");
    if (cl_width((cl_str){ p, n }) > 60)
      fail_msg("too wide: %.*s", (int)n, p);
  }
}

static void words_in_capitals(void **state) {
  (void)state;
  assert_string_equal(cl_help_words("[-f PLAN] VERB X...", app.arena), "[-f PLAN] VERB X...");
  assert_true(cl_help_knows("TYPE", 4));
  assert_false(cl_help_knows("TYP", 3));
  assert_false(cl_help_knows("TYPES", 5));
  assert_string_equal(cl_option_label(CL_OI_OUTPUT, app.arena), "-o, --output FILE");
  assert_string_equal(cl_option_label(CL_OI_JSON, app.arena), "--json");
}

/* ---- Completion -------------------------------------------------------------- */

static void has_word(const char *text, const char *word) {
  size_t n = strlen(word);
  for (const char *p = text; *p; p += strcspn(p, "\n") + 1)
    if (strncmp(p, word, n) == 0 && (p[n] == '\t' || p[n] == '\n'))
      return;
  fail_msg("\"%s\" is not among:\n%s", word, text);
}

static void completes_verbs_and_types(void **state) {
  (void)state;
  const char *text = WORDS("", NULL);
  has_word(text, "list");
  has_word(text, "done");
  assert_null(strstr(text, "complete\t"));
  assert_string_equal(WORDS("don", NULL), "done\tmeasure a goal\n");
  text = WORDS("list", "", NULL);
  has_word(text, "goal");
  has_word(text, "community");
  assert_null(strstr(text, "theme"));
  assert_string_equal(WORDS("choose", "", NULL), "story\ndecision\n");
  assert_string_equal(WORDS("completion", "", NULL), "bash\nzsh\nfish\n");
  assert_string_equal(WORDS("nonsense", "", NULL), "");
  assert_string_equal(WORDS(NULL), "");
  cl_lang_set_user(CL_NL);
  has_word(WORDS("list", "", NULL), "doel");
  has_word(WORDS("", NULL), "lijst");
}

static void completes_options_and_values(void **state) {
  (void)state;
  const char *text = WORDS("list", "goal", "--", NULL);
  has_word(text, "--kind");
  has_word(text, "--light.colour");
  has_word(text, "--json");
  has_word(text, "--quiet");
  assert_null(strstr(text, "--force"));
  text = WORDS("list", "goal", "--js", NULL);
  assert_string_equal(text, "--json\tone JSON object a line\n");
  assert_string_equal(WORDS("list", "goal", "--kind", "", NULL), "quantitative\nqualitative\n");
  assert_string_equal(WORDS("list", "goal", "--kind", "quan", NULL), "quantitative\n");
  assert_string_equal(WORDS("list", "goal", "--kind=ql", NULL), "");
  assert_string_equal(WORDS("list", "goal", "--kind=qual", NULL), "--kind=qualitative\n");
  assert_string_equal(WORDS("list", "goal", "--kind", "=", "qual", NULL), "qualitative\n");
  assert_string_equal(WORDS("list", "goal", "--kind", "=", NULL), "quantitative\nqualitative\n");
  assert_string_equal(WORDS("--color", "", NULL), "auto\nalways\nnever\n");
  assert_string_equal(WORDS("list", "--language", "", NULL), "nl\nen\n");
  assert_string_equal(WORDS("-f", "", NULL), ":files\n");
  assert_string_equal(WORDS("choose", "story", "x", "--reason", "en", NULL), "energy\n");
  has_word(WORDS("list", "goal", "--sort", "", NULL), "due");
  has_word(WORDS("done", "x", "3", "--", NULL), "--result.reached");
  assert_string_equal(WORDS("list", "goal", "--", "--", NULL), "");
  cl_lang_set_user(CL_NL);
  has_word(WORDS("list", "goal", "--kind", "", NULL), "kwantitatief");
}

static void scripts_name_the_program(void **state) {
  (void)state;
  static const char *const shells[] = { "bash", "zsh", "fish" };
  for (size_t i = 0; i < CL_COUNT(shells); i++) {
    const char *text = run_words(CL_OK, cl_completion_run, shells[i], NULL);
    contains(text, "_cl_goals");
    contains(text, "cl-goals");
    contains(text, "complete");
    assert_null(strstr(text, "@P@"));
    assert_null(strstr(text, "@F@"));
  }
  run_words(CL_USAGE, cl_completion_run, "tcsh", NULL);
}

int main(void) {
#define T(f) cmocka_unit_test_setup_teardown(f, fresh, done)
  const struct CMUnitTest tests[] = {
    T(of_the_program),
    T(of_every_verb),
    T(of_every_type),
    T(of_fields),
    T(of_nonsense),
    T(without_arguments),
    T(in_dutch),
    T(narrow),
    T(words_in_capitals),
    T(completes_verbs_and_types),
    T(completes_options_and_values),
    T(scripts_name_the_program),
  };
  return cmocka_run_group_tests(tests, start, NULL);
}
