/* test_opt.c - the tables of options and verbs, and the reading of a command
 * line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/cli/general.h"
#include "../../lib/cli/words.h"
#include "../../lib/cli/optcheck.h"
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
    .options = CL_O(DATE) | CL_O(NOTE),
    .run = nothing,
    .help = "done",
    .example = "cl-kapstok done bezoekers 3" },
  { .name = "ready",
    .access = CL_READS,
    .run = nothing,
    .help = "ready?",
    .example = "cl-kapstok ready" },
  { .name = "choose",
    .access = CL_WRITES,
    .flags = CL_V_TYPE,
    .min_args = 1,
    .max_args = -1,
    .args = "goal|theme ID...",
    .options = CL_O(WHY),
    .run = nothing,
    .help = "choose",
    .example = "cl-kapstok choose goal taal" },
  { .name = "check", /* replaces the shared one */
    .access = CL_READS_ANY,
    .max_args = 1,
    .args = "[FILE]",
    .run = nothing,
    .help = "my own check",
    .example = "cl-kapstok check" },
  { .name = NULL },
};
static const cl_type guests[] = { CL_T_COMMUNITY, CL_T_NONE };
static const char *const examples[] = {
  "cl-kapstok list",       "cl-kapstok get",
  "cl-kapstok add",        "cl-kapstok set",
  "cl-kapstok remove",     "cl-kapstok rename",
  "cl-kapstok show",       "cl-kapstok fill",
  "cl-kapstok import",     "cl-kapstok export",
  "cl-kapstok check",      "cl-kapstok help",
  "cl-kapstok completion", NULL,
};
static const cl_program program = { .name = "cl-kapstok",
                                    .step = CL_KAPSTOK,
                                    .help = "the kapstok",
                                    .verbs = verbs,
                                    .shared = cl_shared_verbs,
                                    .general = cl_general_verbs,
                                    .examples = examples,
                                    .guests = guests };
static const cl_verb none[] = { { .name = NULL } };
static const char *const of_whole[] = { "cl-plan help", "cl-plan completion bash", NULL };
static const cl_program whole = { .name = "cl-plan",
                                  .general = cl_general_verbs,
                                  .help = "the plan",
                                  .verbs = none,
                                  .examples = of_whole,
                                  .others = cl_shared_verbs };

static cl_app app;
static cl_globals globals;

static int start(void **state) {
  (void)state;
  cl_lang_set_user(CL_EN);
  cl_schema_start();
  return 0;
}

static int fresh(void **state) {
  (void)state;
  app = (cl_app){ .program = &program, .type = CL_T_NONE };
  app.arena = cl_arena_new();
  cl_diag_init(&app.diag);
  return 0;
}

static int done(void **state) {
  (void)state;
  cl_diag_free(&app.diag);
  cl_arena_free(app.arena);
  return 0;
}

/* Reads the words up to NULL; the words are copied, as a shell would. */
static enum cl_status parse(const char *first, ...) {
  char *argv[40];
  int argc = 0;
  va_list args;
  done(NULL);
  const cl_program *p = app.program;
  fresh(NULL);
  app.program = p;
  argv[argc++] = cl_strdup(app.arena, "cl-kapstok");
  va_start(args, first);
  for (const char *word = first; word; word = va_arg(args, const char *))
    argv[argc++] = cl_strdup(app.arena, word);
  va_end(args);
  argv[argc] = NULL;
  enum cl_status status = cl_opt_parse(&app, &globals, argc, argv);
  assert_int_equal(status, app.diag.worst);
  assert_true((status == CL_OK) == (app.diag.count == 0));
  return status;
}

static void says(const char *part) {
  assert_int_equal(app.diag.count, 1);
  if (!strstr(app.diag.findings[0].text, part))
    fail_msg("\"%s\" does not say \"%s\"", app.diag.findings[0].text, part);
}

static void given_is(size_t i, cl_field field, char op, const char *value) {
  assert_true(i < app.given_count);
  assert_int_equal(app.given[i].field, field);
  assert_int_equal(app.given[i].op, op);
  assert_string_equal(app.given[i].value, value);
}

static void tables_hold_together(void **state) {
  (void)state;
  const char *bad = cl_opt_check(&program, app.arena);
  if (bad)
    fail_msg("%s", bad);
  bad = cl_opt_check(&whole, app.arena);
  if (bad)
    fail_msg("%s", bad);
  for (int i = 0; i < CL_ALL_OPTIONS; i++)
    assert_non_null(cl_option_info(i)->name);
}

static const char *check_of(cl_verb verb) {
  cl_verb two[] = { verb, { .name = NULL } };
  cl_program p = program;
  p.verbs = two;
  return cl_opt_check(&p, app.arena);
}

static void bad_tables_are_found(void **state) {
  (void)state;
  const cl_verb good = {
    .name = "turn", .run = nothing, .help = "turn", .example = "cl-kapstok turn"
  };
  assert_null(check_of(good));
  cl_verb v = good;
  v.run = NULL;
  assert_non_null(check_of(v));
  v = good;
  v.help = "";
  assert_non_null(check_of(v));
  v = good;
  v.name = v.help = "lijst"; /* what `list` is called in Dutch */
  v.example = "cl-kapstok lijst";
  assert_non_null(check_of(v));
  v = good;
  v.example = NULL;
  assert_non_null(check_of(v));
  v = good;
  v.example = "cl-kapstok list goal";
  assert_non_null(check_of(v));
  v = good;
  v.name = "goal"; /* a type */
  assert_non_null(check_of(v));
  v = good;
  v.min_args = v.max_args = 1; /* no word for it */
  assert_non_null(check_of(v));
  v.args = "THINGUMMY"; /* help cannot translate it */
  assert_non_null(check_of(v));
  v.args = "NAME";
  assert_null(check_of(v));
  v.min_args = 2;
  assert_non_null(check_of(v));
  v = good;
  v.flags = CL_V_SET;
  assert_non_null(check_of(v));
  v.flags = CL_V_SET | CL_V_TYPE;
  v.args = "TYPE";
  assert_null(check_of(v));
  v.options = CL_O(SOURCE); /* hidden by goal.source */
  assert_non_null(check_of(v));
  v.options = CL_O(COMMUNITY) | CL_O(ID);
  assert_null(check_of(v));
  v.flags |= CL_V_TYPE_OPT;
  assert_non_null(check_of(v));
}

static void verbs_are_found(void **state) {
  (void)state;
  size_t n = 0, checks = 0;
  const cl_verb *verb;
  for (; (verb = cl_verb_at(&program, n)); n++) {
    checks += strcmp(verb->name, "check") == 0;
    assert_ptr_equal(cl_verb_find(&program, verb->name), verb);
    if (cl_verb_nl(verb))
      assert_ptr_equal(cl_verb_find(&program, cl_verb_nl(verb)), verb);
  }
  assert_int_equal(checks, 1);
  assert_null(cl_verb_at(&program, n));
  assert_ptr_equal(cl_verb_find(&program, "check"), &verbs[3]);
  assert_null(cl_verb_find(&program, ""));
  assert_null(cl_verb_find(&whole, "list"));
  assert_non_null(cl_verb_find(&whole, "help"));
}

static void synopsis_is_taken_apart(void **state) {
  (void)state;
  const cl_verb *get = cl_verb_find(&program, "get"), *choose = cl_verb_find(&program, "choose");
  const cl_verb *show = cl_verb_find(&program, "show"), *measure = &verbs[0];
  assert_string_equal(cl_verb_type_word(get, app.arena), "TYPE");
  assert_string_equal(cl_verb_arg(get, 0, app.arena), "ID");
  assert_string_equal(cl_verb_arg(get, 1, app.arena), "FIELD");
  assert_null(cl_verb_arg(get, 2, app.arena));
  assert_string_equal(cl_verb_type_word(show, app.arena), "TYPE");
  assert_string_equal(cl_verb_arg(show, 0, app.arena), "ID");
  assert_null(cl_verb_arg(show, 1, app.arena));
  assert_string_equal(cl_verb_type_word(choose, app.arena), "goal|theme");
  assert_string_equal(cl_verb_arg(choose, 7, app.arena), "ID");
  assert_null(cl_verb_type_word(measure, app.arena));
  assert_string_equal(cl_verb_arg(measure, 1, app.arena), "VALUE");
  assert_null(cl_verb_arg(&verbs[1], 0, app.arena));
}

static void plain_lines_are_read(void **state) {
  (void)state;
  assert_int_equal(parse("list", "goals", NULL), CL_OK);
  assert_string_equal(app.verb->name, "list");
  assert_int_equal(app.type, CL_T_GOAL);
  assert_int_equal(app.arg_count, 0);
  assert_int_equal(parse("lijst", "doelen", NULL), CL_OK);
  assert_string_equal(app.verb->name, "list");
  assert_int_equal(app.type, CL_T_GOAL);
  assert_int_equal(parse("get", "goal", "taal", "page", NULL), CL_OK);
  assert_int_equal(app.arg_count, 2);
  assert_string_equal(app.args[0], "taal");
  assert_string_equal(app.args[1], "page");
  assert_int_equal(parse("show", NULL), CL_OK);
  assert_int_equal(app.type, CL_T_NONE);
  assert_int_equal(parse("get", "community", "repareren", "bond", NULL), CL_OK);
  assert_int_equal(app.type, CL_T_COMMUNITY);
  assert_int_equal(parse(NULL), CL_OK);
  assert_null(app.verb);
}

static void options_stand_anywhere(void **state) {
  (void)state;
  assert_int_equal(parse("-f", "a.yaml", "--json", "list", "-q", "goal", "--sort", "page", NULL),
                   CL_OK);
  assert_string_equal(cl_global(&globals, CL_G_FILE), "a.yaml");
  assert_true(app.quiet);
  assert_string_equal(app.options[CL_OI_JSON], "");
  assert_string_equal(app.options[CL_OI_SORT], "page");
  assert_null(app.options[CL_OI_CSV]);
  assert_int_equal(parse("-fa.yaml", "set", "-qn", "goal", "--page=3", "taal", NULL), CL_OK);
  assert_string_equal(cl_global(&globals, CL_G_FILE), "a.yaml");
  assert_true(app.quiet && app.dry_run);
  given_is(0, CL_F_GOAL_PAGE, '=', "3");
  assert_string_equal(app.args[0], "taal");
  assert_int_equal(parse("--side", "external", "list", "goal", NULL), CL_OK);
  given_is(0, CL_F_GOAL_SIDE, '=', "external");
  assert_int_equal(parse("list", "goal", "-0", "--file=-", NULL), CL_OK);
  assert_string_equal(app.options[CL_OI_NUL], "");
  assert_string_equal(cl_global(&globals, CL_G_FILE), "-");
}

static void fields_go_by_their_names(void **state) {
  (void)state;
  assert_int_equal(parse("set", "goal", "taal", "--gericht-op", "extern", "--bladzijde", "3",
                         "--own", "", "--In-Own-Words=x", NULL),
                   CL_OK);
  assert_int_equal(app.given_count, 4);
  given_is(0, CL_F_GOAL_SIDE, '=', "extern");
  given_is(1, CL_F_GOAL_PAGE, '=', "3");
  given_is(2, CL_F_GOAL_OWN, '=', "");
  given_is(3, CL_F_GOAL_OWN, '=', "x");
  assert_int_equal(parse("set", "community", "r", "--serves+", "taal", "--serves-", "x",
                         "--vision-text=", "--values+=a=b", NULL),
                   CL_OK);
  given_is(0, CL_F_COMMUNITY_SERVES, '+', "taal");
  given_is(1, CL_F_COMMUNITY_SERVES, '-', "x");
  given_is(2, CL_F_COMMUNITY_VISION_TEXT, '=', "");
  given_is(3, CL_F_COMMUNITY_VALUES, '+', "a=b");
}

static void values_may_look_like_options(void **state) {
  (void)state;
  assert_int_equal(parse("set", "goal", "taal", "--page", "-5", "--own", "--json", "--text", "--",
                         "--image", "-", NULL),
                   CL_OK);
  given_is(0, CL_F_GOAL_PAGE, '=', "-5");
  given_is(1, CL_F_GOAL_OWN, '=', "--json");
  given_is(2, CL_F_GOAL_TEXT, '=', "--");
  given_is(3, CL_F_GOAL_IMAGE, '=', "-");
  assert_int_equal(parse("done", "bezoekers", "-5", NULL), CL_OK);
  assert_string_equal(app.args[1], "-5");
  assert_int_equal(parse("done", "bezoekers", "-0.5", NULL), CL_OK);
  assert_string_equal(app.args[1], "-0.5");
  assert_int_equal(parse("add", "goal", "--", "--force", NULL), CL_OK);
  assert_string_equal(app.args[0], "--force");
  assert_int_equal(parse("add", "goal", "-", NULL), CL_OK);
  assert_string_equal(app.args[0], "-");
}

static void fields_win_over_options(void **state) {
  (void)state;
  assert_int_equal(parse("set", "organisation", "--language", "en", NULL), CL_OK);
  given_is(0, CL_F_ORGANISATION_LANGUAGE, '=', "en");
  assert_null(cl_global(&globals, CL_G_LANGUAGE));
  assert_int_equal(parse("list", "goal", "--language", "en", NULL), CL_OK);
  assert_string_equal(cl_global(&globals, CL_G_LANGUAGE), "en");
  assert_int_equal(app.given_count, 0);
  /* show neither sets nor filters */
  assert_int_equal(parse("show", "organisation", "--language", "en", NULL), CL_OK);
  assert_string_equal(cl_global(&globals, CL_G_LANGUAGE), "en");
  /* a label of a field (organisation.plan is called Format) is no field here */
  assert_int_equal(parse("export", "organisation", "--format", "csv", NULL), CL_OK);
  assert_string_equal(app.options[CL_OI_FORMAT], "csv");
  /* --id of add is what the new record is called */
  assert_int_equal(parse("add", "goal", "x", "--id", "new", NULL), CL_OK);
  assert_string_equal(app.options[CL_OI_ID], "new");
  assert_int_equal(parse("list", "goal", "--id", "taal", NULL), CL_OK);
  given_is(0, CL_F_GOAL_ID, '=', "taal");
}

static void fields_of_a_verb(void **state) {
  (void)state;
  assert_int_equal(parse("done", "g", "1", "--reached", "40", "--result.participants=3", "--titel",
                         "x", NULL),
                   CL_OK);
  given_is(0, CL_F_MOMENT_RESULT_REACHED, '=', "40");
  given_is(1, CL_F_MOMENT_RESULT_PARTICIPANTS, '=', "3");
  given_is(2, CL_F_MOMENT_TITLE, '=', "x");
  /* an option of the verb goes before a field of that name */
  assert_int_equal(parse("done", "g", "1", "--date", "2026-11-07", "--note", "n", NULL), CL_OK);
  assert_int_equal(app.given_count, 0);
  assert_string_equal(app.options[CL_OI_DATE], "2026-11-07");
  assert_string_equal(app.options[CL_OI_NOTE], "n");
  /* the last key counts only where no TYPE is given */
  assert_int_equal(parse("set", "community", "r", "--rhythm", "x", NULL), CL_OK);
  given_is(0, CL_F_COMMUNITY_AGREEMENTS_RHYTHM, '=', "x"); /* its label */
  assert_int_equal(parse("set", "community", "r", "--remains", "x", NULL), CL_USAGE);
}

/* Both languages at once, and the begin of an option's name. */
static void words_of_both_languages(void **state) {
  (void)state;
  assert_int_equal(parse("lijst", "doelen", "--gericht-op", "extern", "--velden", "id", NULL),
                   CL_OK);
  given_is(0, CL_F_GOAL_SIDE, '=', "extern");
  assert_string_equal(app.options[CL_OI_FIELDS], "id");
  assert_int_equal(parse("list", "goal", "--gericht", "extern", "--vel", "id", NULL), CL_OK);
  given_is(0, CL_F_GOAL_SIDE, '=', "extern");
  assert_string_equal(app.options[CL_OI_FIELDS], "id");
  assert_int_equal(parse("kies", "doel", "a", "--waar", "x", "--proef", NULL), CL_OK);
  assert_string_equal(app.options[CL_OI_WHY], "x");
  assert_non_null(app.options[CL_OI_DRY_RUN]);
  /* a flag whose name is cut short takes no word */
  assert_int_equal(parse("--js", "list", "--rev", "goal", NULL), CL_OK);
  assert_non_null(app.options[CL_OI_JSON]);
  assert_non_null(app.options[CL_OI_REVERSE]);
  /* the field of the plan that goes by the word of an option */
  assert_int_equal(parse("zet", "organisatie", "--taal", "en", NULL), CL_OK);
  given_is(0, CL_F_ORGANISATION_LANGUAGE, '=', "en");
  assert_int_equal(parse("gedaan", "g", "1", "--notitie", "n", "--deelnemers", "3", NULL), CL_OK);
  assert_string_equal(app.options[CL_OI_NOTE], "n");
  given_is(0, CL_F_MOMENT_RESULT_PARTICIPANTS, '=', "3");
  /* what could be two things is neither */
  assert_int_equal(parse("list", "goal", "--f", "x", NULL), CL_USAGE);
  says("--f may be more than one: --fields, --from, --stage, --file");
  assert_int_equal(parse("set", "community", "r", "--bibliotheek", "x", NULL), CL_USAGE);
  says("--ties.library, --roles.library, --venue");
  assert_int_equal(parse("set", "goal", "g", "--in", "x", NULL), CL_USAGE);
}

static void what_is_said_in_dutch(void **state) {
  (void)state;
  cl_lang_set_user(CL_NL);
  parse("lst", "goal", NULL);
  says("lijst");
  parse("list", "gaol", NULL);
  says("doel");
  parse("list", "goal", "--sdie", "x", NULL);
  says("--gericht-op");
  parse("list", "goal", "--jsn", NULL);
  says("--json");
  parse("set", "goal", "x", "--page+", "3", NULL);
  says("--bladzijde");
  parse("list", "goal", "--sort", NULL);
  says("--sorteer VELD");
  parse("get", "goal", NULL);
  says("cl-kapstok haal TYPE ID VELD");
  cl_lang_set_user(CL_EN);
}

static void commands_in_dutch(void **state) {
  (void)state;
  static const char *const pairs[][2] = {
    { "cl-scan set group ID --tie possible", "cl-scan zet groep ID --band mogelijk" },
    { "cl-kapstok add goal TEXT --side external --page 9",
      "cl-kapstok voeg-toe doel TEKST --gericht-op extern --bladzijde 9" },
    { "cl-goals set goal a/b --target 30 --due 2027-06-30",
      "cl-goals zet doel a/b --streefwaarde 30 --klaar-op 30-6-2027" },
    { "cl-kapstok answer resources yes --note TEXT",
      "cl-kapstok antwoord middelen ja --notitie TEKST" },
    { "cl-define verdict CONVERSATION --library yes --community no --why TEXT",
      "cl-define oordeel GESPREK --bibliotheek ja --community nee --waarom TEKST" },
    { "cl-scan drop group ruilkast --reason energy --again +6m",
      "cl-scan afvallen groep ruilkast --reden geen-energie --opnieuw +6m" },
    { "cl-define set community ID --bond geography|identity",
      "cl-define zet community ID --bindt-door geografie|identiteit" },
    { "cl-kapstok get goal meedoen page", "cl-kapstok haal doel meedoen bladzijde" },
    { "cl-kapstok list goals --side external --json",
      "cl-kapstok lijst doelen --gericht-op extern --json" },
    { "cl-scan map | dot -Tsvg >map.svg", "cl-scan kaart | dot -Tsvg >map.svg" },
    { "cl-kapstok add review \"list goal\"", "cl-kapstok voeg-toe bespreking \"list goal\"" },
    { "finding|group ID", "themavondst|groep ID" },
    { "TYPE [ID]", "TYPE [ID]" },
    { "cl-plan check, and then cl-plan diff -", "cl-plan controleer, and then cl-plan verschil -" },
    { "cl-scan frobnicate this", "cl-scan frobnicate this" },
  };
  for (size_t i = 0; i < CL_COUNT(pairs); i++) {
    assert_string_equal(cl_command_in(CL_NL, pairs[i][0], app.arena), pairs[i][1]);
    assert_string_equal(cl_command_in(CL_EN, pairs[i][0], app.arena), pairs[i][0]);
  }
}

static void mistakes_are_named(void **state) {
  (void)state;
  assert_int_equal(parse("lsit", "goal", NULL), CL_USAGE);
  says("did you mean list?");
  assert_int_equal(parse("frobnicate", NULL), CL_USAGE);
  says("cl-kapstok --help");
  assert_int_equal(parse("goal", NULL), CL_USAGE);
  says("cl-kapstok list goal");
  assert_int_equal(parse("list", NULL), CL_USAGE);
  says("goal, theme");
  assert_int_equal(parse("list", "gaol", NULL), CL_USAGE);
  says("did you mean goal?");
  assert_int_equal(parse("list", "frobnicator", NULL), CL_USAGE);
  says("goal, theme");
  assert_int_equal(parse("add", "group", "x", NULL), CL_USAGE);
  says("cl-scan");
  assert_int_equal(parse("list", "groepen", NULL), CL_USAGE);
  says("use cl-scan list");
  assert_int_equal(parse("list", "goal", "--sdie", "x", NULL), CL_USAGE);
  says("--side?");
  assert_int_equal(parse("list", "goal", "--jsn", NULL), CL_USAGE);
  says("--json?");
  assert_int_equal(parse("--jsn", "list", "goal", NULL), CL_USAGE);
  says("--json?");
  assert_int_equal(parse("--jsn", NULL), CL_USAGE);
  says("--json?");
  assert_int_equal(parse("list", "goal", "-z", NULL), CL_USAGE);
  says("-z");
  assert_int_equal(parse("list", "goal", "-n", NULL), CL_USAGE);
  says("list takes no -n");
  assert_int_equal(parse("list", "goal", "--force", NULL), CL_USAGE);
  says("list takes no --force");
  assert_int_equal(parse("list", "goal", "--json=yes", NULL), CL_USAGE);
  says("takes no value");
  assert_int_equal(parse("list", "goal", "--sort", NULL), CL_USAGE);
  says("--sort FIELD");
  assert_int_equal(parse("list", "goal", "-f", NULL), CL_USAGE);
  says("--file PLAN");
  assert_int_equal(parse("set", "goal", "x", "--page", NULL), CL_USAGE);
  says("--page needs a value");
  assert_int_equal(parse("set", "goal", "x", "--page+", "3", NULL), CL_USAGE);
  says("one value");
  assert_int_equal(parse("list", "community", "--serves+", "x", NULL), CL_USAGE);
  says("list changes nothing");
  assert_int_equal(parse("get", "goal", NULL), CL_USAGE);
  says("ID is missing: cl-kapstok get TYPE ID FIELD");
  assert_int_equal(parse("add", "goal", "two", "words", NULL), CL_USAGE);
  says("\"words\" is one too many");
  assert_int_equal(parse("ready", "x", NULL), CL_USAGE);
  assert_int_equal(parse("choose", "goal", NULL), CL_USAGE);
  assert_int_equal(parse("choose", "goal", "a", "b", "c", NULL), CL_OK);
  assert_int_equal(app.arg_count, 3);
  assert_int_equal(parse("done", "a", "1", "--frob", "x", NULL), CL_USAGE);
  assert_int_equal(parse("export", "--side", "x", NULL), CL_USAGE);
  says("of which type");
  assert_int_equal(parse("", NULL), CL_USAGE);
  assert_int_equal(parse("list", "", NULL), CL_USAGE);
  assert_int_equal(parse("list", "goal", "--=x", NULL), CL_USAGE);
  assert_int_equal(parse("list", "goal", "--+", "x", NULL), CL_USAGE);
}

static void bytes_that_are_no_text(void **state) {
  (void)state;
  assert_int_equal(parse("set", "goal", "taal", "--own", "caf\xE9", NULL), CL_USAGE);
  says("UTF-8");
  assert_int_equal(parse("add", "goal", "caf\xE9", NULL), CL_USAGE);
  assert_int_equal(parse("list", "goal", "--fields", "\xFF", NULL), CL_USAGE);
  /* names of files may hold any bytes */
  assert_int_equal(parse("check", "caf\xE9.yaml", NULL), CL_OK);
  assert_int_equal(parse("list", "goal", "-f", "caf\xE9.yaml", NULL), CL_OK);
  assert_int_equal(parse("set", "goal", "taal", "--own", "caf\xC3\xA9", NULL), CL_OK);
}

static void help_wins_over_mistakes(void **state) {
  (void)state;
  assert_int_equal(parse("list", "goal", "--nonsense", "x", "--help", NULL), CL_OK);
  assert_non_null(cl_global(&globals, CL_G_HELP));
  assert_int_equal(app.arg_count, 2);
  assert_string_equal(app.args[0], "list");
  assert_int_equal(parse("-h", NULL), CL_OK);
  assert_non_null(cl_global(&globals, CL_G_HELP));
  assert_int_equal(parse("--version", "nonsense", NULL), CL_OK);
  assert_non_null(cl_global(&globals, CL_G_VERSION));
  /* the value of an option is no question for help */
  assert_int_equal(parse("add", "goal", "x", "--own", "--help", NULL), CL_OK);
  assert_null(cl_global(&globals, CL_G_HELP));
  assert_int_equal(parse("add", "goal", "--", "--help", NULL), CL_OK);
  assert_null(cl_global(&globals, CL_G_HELP));
}

static void a_program_of_all_types(void **state) {
  (void)state;
  app.program = &whole;
  assert_int_equal(cl_program_type(&whole, "goal"), CL_T_GOAL);
  assert_int_equal(cl_program_type(&whole, "joint-goal"), CL_T_JOINT_GOAL);
  assert_true(cl_program_has(&whole, CL_T_MOMENT));
  assert_int_equal(parse("list", NULL), CL_USAGE); /* it has no shared verbs */
  says("cl-kapstok, cl-scan");
  assert_int_equal(parse("list", "group", NULL), CL_USAGE);
  says("use cl-scan list");
  assert_int_equal(parse("help", "x", "y", NULL), CL_OK);
  app.program = &program;
}

static void types_by_program(void **state) {
  (void)state;
  static const cl_program goals = { .name = "cl-goals", .step = CL_GOALS, .guests = guests };
  assert_int_equal(cl_program_type(&goals, "goal"), CL_T_JOINT_GOAL);
  assert_int_equal(cl_program_type(&goals, "doelen"), CL_T_JOINT_GOAL);
  assert_int_equal(cl_program_type(&goals, "community"), CL_T_COMMUNITY);
  assert_int_equal(cl_program_type(&goals, "theme"), CL_T_NONE);
  assert_string_equal(cl_type_called(&goals, CL_T_JOINT_GOAL, CL_EN), "goal");
  assert_string_equal(cl_type_called(&goals, CL_T_JOINT_GOAL, CL_NL), "doel");
  assert_string_equal(cl_type_called(&program, CL_T_JOINT_GOAL, CL_EN), "joint-goal");
  assert_string_equal(cl_type_called(&program, CL_T_PERSON, CL_EN), "person");
}

/* Any line of up to four words out of these is read without a crash, and gives
 * a message when it is refused (parse() asserts it). */
static void odd_lines_do_no_harm(void **state) {
  (void)state;
  static const char *const words[] = { "list",  "goal", "--",    "-",       "--x",    "-0",
                                       "--n+",  "-n",   "--=",   "--side=", "-fq",    "=",
                                       "--own", "set",  "-\xFF", "--\xFF=", "--help-" };
  size_t n = CL_COUNT(words);
  for (size_t a = 0; a < n; a++)
    for (size_t b = 0; b < n; b++)
      for (size_t c = 0; c < n; c++)
        parse(words[a], words[b], words[c], "x", NULL);
}

int main(void) {
#define T(f) cmocka_unit_test_setup_teardown(f, fresh, done)
  const struct CMUnitTest tests[] = {
    T(tables_hold_together),     T(bad_tables_are_found),         T(verbs_are_found),
    T(synopsis_is_taken_apart),  T(plain_lines_are_read),         T(options_stand_anywhere),
    T(fields_go_by_their_names), T(values_may_look_like_options), T(fields_win_over_options),
    T(fields_of_a_verb),         T(words_of_both_languages),      T(what_is_said_in_dutch),
    T(commands_in_dutch),        T(mistakes_are_named),           T(bytes_that_are_no_text),
    T(help_wins_over_mistakes),  T(a_program_of_all_types),       T(types_by_program),
    T(odd_lines_do_no_harm),
  };
  return cmocka_run_group_tests(tests, start, NULL);
}
