/* opt.c - the reading of a command line; see opt.h. */
#include "opt.h"

#include <string.h>

#include "assign.h"
#include "words.h"
#include "output.h"
#include "help.h"

/* ---- Taking argv apart ------------------------------------------------------ */

static cl_raw_option *new_option(cl_words *out, const char *spelled) {
  cl_raw_option *option = &out->options[out->option_count++];
  *option = (cl_raw_option){ .op = '=', .row = -1, .spelled = spelled };
  return option;
}

/* A flag of one verb may go by the name of a field of another one: `report --public`,
 * and `set moment ID --public yes`, of which the last word is a value. */
static bool is_field_here(int row, cl_str name, const cl_verb *verb, cl_type type) {
  return row >= 0 && row < CL_OPTIONS && !cl_option_info(row)->value && verb &&
         !(cl_verb_options(verb) >> row & 1) && cl_verb_field(verb, type, name, NULL) != CL_F_NONE;
}

/* The option that NAME, whole or cut short, stands for; -1 for a field, or nothing. */
static int option_row(cl_str name, const cl_verb *verb, cl_type type) {
  int row = cl_option_by_name(name);
  if (is_field_here(row, name, verb, type))
    return -1;
  if (row >= 0 || (verb && cl_verb_field(verb, type, name, NULL) != CL_F_NONE))
    return row;
  bool whole;
  row = cl_option_by_start(verb, name);
  return row >= 0 && verb && cl_field_by_part(type, name, &whole) != CL_F_NONE ? -1 : row;
}

/* `--name`, `--name=value`, `--name+ value`; returns how many words it took. */
static int read_long(cl_words *out, int n, char **argv, const cl_verb *verb, cl_type type) {
  const char *p = argv[0] + 2, *equals = strchr(p, '=');
  cl_raw_option *option = new_option(out, argv[0]);
  option->name = (cl_str){ p, equals ? (size_t)(equals - p) : strlen(p) };
  size_t len = option->name.n;
  if (len > 1 && (p[len - 1] == '+' || p[len - 1] == '-')) {
    option->op = p[len - 1];
    option->name.n--;
  }
  if (option->op == '=')
    option->row = option_row(option->name, verb, type);
  if (equals) {
    option->value = equals + 1;
    return 1;
  }
  if (option->row >= 0 && !cl_option_info(option->row)->value)
    return 1;
  option->value = n > 1 ? argv[1] : NULL;
  return option->value ? 2 : 1;
}

/* `-f PLAN`, `-fPLAN`, `-nq`; returns how many words it took. */
static int read_short(cl_words *out, int n, char **argv) {
  for (const char *p = argv[0] + 1; *p; p++) {
    cl_raw_option *option = new_option(out, argv[0]);
    option->letter = *p;
    option->name = (cl_str){ p, 1 };
    option->row = cl_option_by_letter(*p);
    if (option->row < 0)
      return 1;
    if (!cl_option_info(option->row)->value)
      continue;
    if (p[1]) {
      option->value = p + 1;
      return 1;
    }
    option->value = n > 1 ? argv[1] : NULL;
    return option->value ? 2 : 1;
  }
  return 1;
}

/* -5, -0.5 and -3d are no options; -0 is one. */
static bool looks_negative(const char *word) {
  return word[0] == '-' && word[1] >= '0' && word[1] <= '9' && strcmp(word, "-0") != 0;
}

void cl_words_read(cl_words *out, cl_arena *arena, int n, char **argv, const cl_verb *verb,
                   cl_type type) {
  size_t letters = 0;
  for (int i = 0; i < n; i++)
    letters += argv[i][0] == '-' ? strlen(argv[i]) : 0;
  *out = (cl_words){ .words = cl_alloc(arena, ((size_t)n + 1) * sizeof *out->words),
                     .options = cl_alloc(arena, (letters + 1) * sizeof *out->options) };
  for (int i = 0; i < n;) {
    char *word = argv[i];
    if (!out->ended && strcmp(word, "--") == 0) {
      out->ended = true;
      i++;
    } else if (out->ended || word[0] != '-' || !word[1] || looks_negative(word)) {
      out->words[out->count++] = word;
      i++;
    } else if (word[1] == '-') {
      i += read_long(out, n - i, argv + i, verb, type);
    } else {
      i += read_short(out, n - i, argv + i);
    }
  }
}

/* ---- What is wrong ---------------------------------------------------------- */

/* A word of so many letters may be this far from what was typed, less one. */
static unsigned far_off(const char *name) {
  size_t n = strlen(name);
  return n < 5 ? 2 : n < 9 ? 3 : 4;
}

static void nearer(const char *name, const char *word, unsigned *limit, const char **best) {
  unsigned d = word ? cl_distance(name, word, *limit) : *limit;
  if (d < *limit) {
    *limit = d;
    *best = word;
  }
}

/* A verb near what was typed, in the user's language. */
static const char *suggest_verb(const cl_program *program, const char *name) {
  unsigned limit = far_off(name);
  const char *best = NULL;
  const cl_verb *verb;
  for (size_t i = 0; (verb = cl_verb_at(program, i)); i++) {
    unsigned before = limit;
    const char *near;
    nearer(name, cl_verb_hidden(verb) ? NULL : verb->name, &limit, &near);
    nearer(name, cl_verb_nl(verb), &limit, &near);
    if (limit < before)
      best = cl_verb_word(verb, cl_lang_user());
  }
  return best;
}

static const char *suggest_option(cl_app *app, const char *name) {
  const cl_verb *verb = app->verb;
  cl_type type = verb && (verb->flags & CL_V_FIELDS) ? cl_verb_of(verb) : app->type;
  unsigned limit = far_off(name);
  const char *best = NULL, *field = NULL, *near = NULL;
  uint64_t options = verb ? cl_verb_options(verb) : UINT64_MAX;
  for (int i = 0; i < CL_ALL_OPTIONS; i++) {
    unsigned before = limit;
    if (i < CL_OPTIONS && !(options >> i & 1))
      continue;
    nearer(name, cl_option_info(i)->name, &limit, &near);
    nearer(name, cl_option_info(i)->nl, &limit, &near);
    if (limit < before)
      best = cl_option_word(i, cl_lang_user());
  }
  if (verb && type != CL_T_NONE && (verb->flags & (CL_V_SET | CL_V_FILTER | CL_V_FIELDS)))
    field = cl_field_suggest(type, name);
  if (!field || (best && cl_distance(name, field, limit) >= limit))
    return best;
  return cl_field_word(cl_field_find(type, cl_str_of(field)), cl_lang_user(), app->arena);
}

static const char *verb_word(const cl_app *app) {
  return cl_verb_word(app->verb, cl_lang_user());
}

static const char *field_word(const cl_app *app, cl_field field) {
  return cl_field_word(field, cl_lang_user(), app->arena);
}

/* What NAME, too short to be clear, may stand for: `--json, --fields`; NULL for less
 * than two. */
static const char *all_meant(cl_app *app, cl_str name) {
  const cl_verb *verb = app->verb;
  const char *all = "";
  size_t n = 0;
  if (!verb || !name.n)
    return NULL;
  cl_type type = verb->flags & CL_V_FIELDS ? cl_verb_of(verb) : app->type;
  bool fields = type != CL_T_NONE && (verb->flags & (CL_V_SET | CL_V_FILTER | CL_V_FIELDS));
  for (int i = 0; i < CL_ALL_OPTIONS; i++)
    if ((i >= CL_OPTIONS || (cl_verb_options(verb) >> i & 1)) && cl_option_begins(i, name)) {
      const char *word = cl_option_word(i, cl_lang_user());
      all = cl_asprintf(app->arena, "%s%s--%s", all, n++ ? ", " : "", word);
    }
  for (unsigned i = 0; fields && i < cl_type_info(type)->fields; i++) {
    cl_field field = cl_type_field(cl_type_info(type), i);
    if (cl_field_has_part(field, name, app->arena))
      all = cl_asprintf(app->arena, "%s%s--%s", all, n++ ? ", " : "", field_word(app, field));
  }
  return n > 1 ? all : NULL;
}

/* The only type of the program, or none. */
static cl_type only_type(const cl_program *program) {
  cl_type only = CL_T_NONE;
  for (cl_type t = 0; t < CL_TYPES; t++) {
    if (!cl_program_has(program, t))
      continue;
    if (only != CL_T_NONE)
      return CL_T_NONE;
    only = t;
  }
  return only;
}

static enum cl_status unknown_option(cl_app *app, const cl_raw_option *option) {
  const char *name = cl_str_dup(app->arena, option->name);
  const char *several = option->letter ? NULL : all_meant(app, option->name);
  if (several)
    return cl_usage(app, _("%s may be more than one: %s"), option->spelled, several);
  const char *meant = option->letter ? NULL : suggest_option(app, name);
  if (meant)
    return cl_usage(app, _("unknown option %s: did you mean --%s?"), option->spelled, meant);
  const char *asked = app->program->name;
  bool fields = app->verb && (app->verb->flags & (CL_V_SET | CL_V_FILTER));
  if (fields && !option->letter && app->type != CL_T_NONE)
    return cl_usage(app, _("unknown option %s: %s help %s tells which fields there are"),
                    option->spelled, asked,
                    cl_type_called(app->program, app->type, cl_lang_user()));
  if (app->verb)
    asked = cl_asprintf(app->arena, "%s %s", asked, verb_word(app));
  return cl_usage(app, _("unknown option %s: see %s --help"), option->spelled, asked);
}

/* What no verb knows, when there is no verb to ask: it may have taken the verb
 * for its value. */
static enum cl_status check_unknown(cl_app *app, const cl_words *words) {
  for (size_t i = 0; i < words->option_count; i++)
    if (words->options[i].row < 0 &&
        (words->options[i].letter || !cl_any_field_called(words->options[i].name)))
      return unknown_option(app, &words->options[i]);
  return CL_OK;
}

/* `list goal` is asked of cl-plan, which has no records of its own. */
static enum cl_status other_program(cl_app *app, const cl_words *words) {
  cl_type type = words->count > 1 ? cl_type_find(words->words[1], 0) : CL_T_NONE;
  const char *verb = words->words[0];
  if (type == CL_T_NONE)
    return cl_usage(app,
                    _("%s is for the programs of the steps: cl-kapstok, cl-scan, cl-define, "
                      "cl-goals and cl-calendar"),
                    verb);
  const char *owner = cl_type_program(type);
  return cl_usage(app, _("%s looks after %s: use %s %s"), owner,
                  cl_type_label(type, cl_lang_user(), true), owner, verb);
}

static enum cl_status unknown_verb(cl_app *app, const cl_words *words) {
  const char *name = words->words[0], *program = app->program->name;
  const char *meant = suggest_verb(app->program, name), *other = cl_verb_program(name);
  if (app->program->others && cl_verb_in(app->program->others, name))
    return other_program(app, words);
  if (other && strcmp(other, program) != 0)
    return cl_usage(app, _("%s does that: use %s %s"), other, other, name);
  if (app->program->shared && cl_program_type(app->program, name) != CL_T_NONE)
    return cl_usage(app, _("say first what to do with it: %s list %s"), program, name);
  if (meant)
    return cl_usage(app, _("unknown verb \"%s\": did you mean %s?"), name, meant);
  return cl_usage(app, _("unknown verb \"%s\": see %s --help"), name, program);
}

/* The program's types, as its user calls them. */
static const char *all_types(cl_app *app) {
  const char *all = "";
  for (cl_type t = 0; t < CL_TYPES; t++)
    if (cl_program_has(app->program, t))
      all = cl_asprintf(app->arena, "%s%s%s", all, *all ? ", " : "",
                        cl_type_called(app->program, t, cl_lang_user()));
  return all;
}

static const char *synopsis(cl_app *app) {
  const char *args = app->verb->args ? app->verb->args : "";
  return cl_asprintf(app->arena, "%s %s%s%s", app->program->name, verb_word(app), *args ? " " : "",
                     cl_help_words(args, app->arena));
}

/* A verb of all programs is theirs who look after the type; one of this program alone is
 * for some of its types. */
static enum cl_status unknown_type(cl_app *app, const char *name) {
  cl_type other = cl_type_find(name, 0), only = only_type(app->program);
  const char *word = cl_verb_type_word(app->verb, app->arena);
  bool some = word && word[0] >= 'a'; /* `finding|group` instead of TYPE */
  if (other != CL_T_NONE && !some) {
    const char *owner = cl_type_program(other);
    return cl_usage(app, _("%s looks after %s: use %s %s"), owner,
                    cl_type_label(other, cl_lang_user(), true), owner, verb_word(app));
  }
  const char *meant = cl_type_suggest(name, app->program->step);
  if (meant)
    return cl_usage(app, _("unknown type \"%s\": did you mean %s?"), name,
                    cl_type_said(app, cl_program_type(app->program, meant)));
  if (some)
    return cl_usage(app, _("\"%s\" is no type that goes with %s: %s"), name, verb_word(app),
                    synopsis(app));
  if (only != CL_T_NONE)
    return cl_usage(app, _("\"%s\": say the type first: %s %s %s %s"), name, app->program->name,
                    verb_word(app), cl_type_called(app->program, only, cl_lang_user()), name);
  return cl_usage(app, _("unknown type \"%s\": there are %s"), name, all_types(app));
}

/* ---- What is meant ---------------------------------------------------------- */

static enum cl_status bad_bytes(cl_app *app, const char *spelled) {
  cl_buf clean = CL_BUF_INIT;
  cl_visible(&clean, cl_str_of(spelled), true);
  enum cl_status status = cl_usage(app, _("%s: this is no UTF-8 text"), cl_buf_text(&clean));
  cl_buf_free(&clean);
  return status;
}

/* Names of files may hold any bytes, all else is text. */
static bool is_file_word(const char *word) {
  static const char *const words[] = { "FILE", "PLAN",    "FOLDER",    "PLAN|FOLDER|REPOSITORY",
                                       "BASE", "OURS",    "THEIRS",    "OLD",
                                       "NEW",  "VERSION", CL_MAP_VALUE };
  for (size_t i = 0; word && i < CL_COUNT(words); i++)
    if (strcmp(word, words[i]) == 0)
      return true;
  return false;
}

static enum cl_status take_type(cl_app *app, cl_words *words) {
  const cl_verb *verb = app->verb;
  if (!(verb->flags & (CL_V_TYPE | CL_V_TYPE_OPT)))
    return CL_OK;
  if (words->count == 0) {
    if (verb->flags & CL_V_TYPE_OPT)
      return CL_OK;
    const char *word = cl_verb_type_word(verb, app->arena);
    bool some = word && word[0] >= 'a'; /* `finding|group` instead of TYPE */
    return cl_usage(app, _("%s: say which type: %s"), verb_word(app),
                    some ? cl_help_words(word, app->arena) : all_types(app));
  }
  const char *name = words->words[0];
  app->type = cl_program_type(app->program, name);
  if (app->type == CL_T_NONE)
    return unknown_type(app, name);
  words->words++;
  words->count--;
  return CL_OK;
}

/* A word too many.  `text=Anders`, as recutils and make have it, or the name of a
 * field alone: then the field was meant. */
static enum cl_status one_too_many(cl_app *app, const char *word) {
  const cl_verb *verb = app->verb;
  const char *sign = strchr(word, '=');
  cl_str name = { word, sign ? (size_t)(sign - word) : strlen(word) };
  if (verb->flags & (CL_V_SET | CL_V_FILTER) && app->type != CL_T_NONE &&
      cl_verb_field(verb, app->type, name, NULL) != CL_F_NONE)
    return cl_usage(app, _("\"%s\": a field is given as --%.*s VALUE"), word, (int)name.n, name.p);
  return cl_usage(app, _("\"%s\" is one too many (quote a text with blanks): %s"), word,
                  synopsis(app));
}

static enum cl_status take_args(cl_app *app, const cl_words *words) {
  const cl_verb *verb = app->verb;
  int most = verb->max_args;
  if (words->count < verb->min_args) {
    const char *missing = cl_verb_arg(verb, (size_t)words->count, app->arena);
    return cl_usage(app, _("%s is missing: %s"),
                    missing ? cl_help_words(missing, app->arena) : _("a word"), synopsis(app));
  }
  if (most >= 0 && words->count > most)
    return one_too_many(app, words->words[most]);
  for (int i = 0; i < words->count; i++) {
    const char *word = words->words[i], *arg = cl_verb_arg(verb, (size_t)i, app->arena);
    if (!*word && is_file_word(arg))
      return cl_usage(app, _("%s is missing: %s"), cl_help_words(arg, app->arena), synopsis(app));
    if (cl_utf8_bad(word, strlen(word)) && !is_file_word(arg))
      return bad_bytes(app, word);
  }
  app->args = words->words;
  app->arg_count = words->count;
  return CL_OK;
}

static enum cl_status take_field(cl_app *app, const cl_raw_option *option, cl_field field) {
  bool sets = (app->verb->flags & (CL_V_SET | CL_V_FIELDS)) != 0;
  const char *path = field_word(app, field);
  if (!option->value)
    return cl_usage(app, _("%s needs a value"), option->spelled);
  if (cl_utf8_bad(option->value, strlen(option->value)))
    return bad_bytes(app, option->spelled);
  if (option->op != '=' && !sets)
    return cl_usage(app, _("%s: %s changes nothing, so use --%s"), option->spelled, verb_word(app),
                    path);
  if (option->op != '=' && !(cl_field_info(field)->flags & CL_LIST))
    return cl_usage(app, _("%s: %s has one value, so use --%s"), option->spelled, path, path);
  app->given[app->given_count++] = (cl_given){ field, option->op, option->value, CL_M_LIKE };
  return CL_OK;
}

static enum cl_status take_option(cl_app *app, cl_globals *globals, const cl_raw_option *option) {
  const cl_option_row *row = cl_option_info(option->row);
  if (row->value && (!option->value || (!*option->value && is_file_word(row->value))))
    return cl_usage(app, _("%s needs a value: %s"), option->spelled,
                    cl_option_label(option->row, app->arena));
  if (!row->value && option->value)
    return cl_usage(app, _("--%s takes no value"), cl_option_word(option->row, cl_lang_user()));
  if (option->value && !is_file_word(row->value) &&
      cl_utf8_bad(option->value, strlen(option->value)))
    return bad_bytes(app, option->spelled);
  const char *value = option->value ? option->value : "";
  if (option->row < CL_OPTIONS) {
    app->options[option->row] = value;
    app->repeats[app->repeat_count++] = (struct cl_repeated){ option->row, value };
  } else {
    globals->value[option->row - CL_OPTIONS] = value;
  }
  if (option->row == CL_G_FILE)
    globals->files[globals->file_count++] = value;
  return CL_OK;
}

static bool verb_takes(const cl_verb *verb, int row) {
  return row >= CL_OPTIONS || (row >= 0 && (cl_verb_options(verb) >> row & 1));
}

/* By the English name of an option first: `--taal` is `--language`, of the
 * organisation a field. */
cl_field cl_meant_field(const cl_verb *verb, cl_type type, const cl_raw_option *option,
                        bool *exact) {
  cl_field field = CL_F_NONE;
  if (option->letter)
    return CL_F_NONE;
  if (option->row >= 0)
    field = cl_verb_field(verb, type, cl_str_of(cl_option_info(option->row)->name), exact);
  return field != CL_F_NONE ? field : cl_verb_field(verb, type, option->name, exact);
}

/* A field wins over an option of the same name where the verb has a TYPE; but
 * --id of a verb that makes a record, and what a label only happens to be
 * called, are options.  See cl_verb.of for the third case. */
static enum cl_status take(cl_app *app, cl_globals *globals, const cl_raw_option *option) {
  const cl_verb *verb = app->verb;
  bool exact = false, takes = verb_takes(verb, option->row);
  cl_field field = cl_meant_field(verb, app->type, option, &exact);
  bool prefers = takes && (!exact || option->row == CL_OI_ID || (verb->flags & CL_V_FIELDS));
  if (field != CL_F_NONE && !prefers)
    return take_field(app, option, field);
  if (takes)
    return take_option(app, globals, option);
  if (option->row >= 0)
    return cl_usage(app, _("%s takes no %s: see %s --help %s"), verb_word(app), option->spelled,
                    app->program->name, verb_word(app));
  if (!option->letter && (verb->flags & CL_V_TYPE_OPT) && app->type == CL_T_NONE &&
      (verb->flags & (CL_V_SET | CL_V_FILTER)) && cl_any_field_called(option->name))
    return cl_usage(app, _("%s: say of which type: %s"), option->spelled, all_types(app));
  return unknown_option(app, option);
}

/* --help and --version win over anything that may be wrong. */
static bool asks_for_help(const cl_words *words, cl_globals *globals) {
  bool asked = false;
  for (size_t i = 0; i < words->option_count; i++) {
    int row = words->options[i].row;
    if ((row == CL_G_HELP || row == CL_G_VERSION) && !words->options[i].value) {
      globals->value[row - CL_OPTIONS] = "";
      asked = true;
    }
  }
  return asked;
}

/* The verb that WORDS begins with, and the type behind it when it takes one. */
static void find_verb(cl_app *app, const cl_words *words, cl_type *type) {
  app->verb = words->count ? cl_verb_find(app->program, words->words[0]) : NULL;
  *type = CL_T_NONE;
  if (app->verb && (app->verb->flags & (CL_V_TYPE | CL_V_TYPE_OPT)) && words->count > 1)
    *type = cl_program_type(app->program, words->words[1]);
}

void cl_words_understand(cl_app *app, cl_words *words, int n, char **argv, cl_type *type) {
  cl_words_read(words, app->arena, n, argv, NULL, CL_T_NONE);
  find_verb(app, words, type);
  /* What the verb says of its options may free a word that is the type. */
  for (int i = 0; app->verb && i < 2; i++) {
    cl_words_read(words, app->arena, n, argv, app->verb, *type);
    find_verb(app, words, type);
  }
}

enum cl_status cl_opt_parse(cl_app *app, cl_globals *globals, int argc, char **argv) {
  cl_words words;
  enum cl_status status;
  *globals = (cl_globals){ 0 };
  cl_type type;
  cl_words_understand(app, &words, argc > 1 ? argc - 1 : 0, argv + 1, &type);
  app->given = cl_alloc(app->arena, (words.option_count + 1) * sizeof *app->given);
  app->repeats = cl_alloc(app->arena, (words.option_count + 1) * sizeof *app->repeats);
  globals->files = cl_alloc(app->arena, (words.option_count + 1) * sizeof *globals->files);
  app->args = words.words;
  app->arg_count = words.count;
  if (asks_for_help(&words, globals)) {
    app->verb = NULL; /* help finds its own */
    return CL_OK;
  }
  if (!app->verb) {
    status = check_unknown(app, &words);
    return status != CL_OK || !words.count ? status : unknown_verb(app, &words);
  }
  words.words++;
  words.count--;
  if (!words.count && (status = check_unknown(app, &words)) != CL_OK)
    return status;
  if ((status = take_type(app, &words)) != CL_OK)
    return status;
  for (size_t i = 0; i < words.option_count; i++)
    if ((status = take(app, globals, &words.options[i])) != CL_OK)
      return status;
  app->dry_run = app->options[CL_OI_DRY_RUN] != NULL;
  app->quiet = cl_global(globals, CL_G_QUIET) != NULL;
  return take_args(app, &words);
}
