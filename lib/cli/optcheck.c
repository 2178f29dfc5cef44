/* optcheck.c - do the tables of options and verbs hold together?  For the
 * tests; see optcheck.h. */
#include <string.h>

#include "formats.h"
#include "words.h"
#include "../value/columns.h"
#include "help.h"
#include "optcheck.h"

static const char *wrong(cl_arena *arena, const char *what, const char *a, const char *b) {
  return cl_asprintf(arena, "%s: %s, %s", what, a, b);
}

/* Words in capitals that stand for something must be known to help, which
 * translates them. */
static const char *check_words(cl_arena *arena, const char *args) {
  for (const char *p = args; *p;) {
    size_t n = 0;
    while (p[n] >= 'A' && p[n] <= 'Z')
      n++;
    if (n > 1 && !cl_help_knows(p, n))
      return wrong(arena, "a word that help does not know", cl_strndup(arena, p, n), args);
    p += n ? n : 1;
  }
  return NULL;
}

static bool takes_fields(const cl_program *program) {
  const cl_verb *verb;
  for (size_t i = 0; (verb = cl_verb_at(program, i)); i++)
    if (verb->flags & (CL_V_SET | CL_V_FILTER | CL_V_FIELDS))
      return true;
  return false;
}

/* A flag that is called like a field would leave the value of the field a word of its
 * own, in a program that has both. */
static const char *check_flag(const cl_program *program, cl_arena *arena, int i, const char *name) {
  if (i < CL_OPTIONS && !(cl_program_takes(program, i) && takes_fields(program)))
    return NULL;
  for (cl_field f = 0; f < CL_FIELDS; f++) {
    const cl_field_row *row = cl_field_info(f);
    const char *dot = strrchr(row->path, '.');
    bool whole;
    if (cl_field_find(row->type, cl_str_of(name)) == f || (dot && strcmp(dot + 1, name) == 0) ||
        cl_field_by_part(row->type, cl_str_of(name), &whole) == f)
      return wrong(arena, "a flag is called like a field", name, row->path);
  }
  return NULL;
}

static const char *check_option(const cl_program *program, cl_arena *arena, int i) {
  const cl_option_row *row = cl_option_info(i);
  if (!row->name || !row->nl || !row->help || !*row->help)
    return cl_asprintf(arena, "option number %d has no name, no Dutch name or no help", i);
  size_t n = strlen(row->name);
  if (n < 2 || row->name[n - 1] == '-' || row->name[n - 1] == '+')
    return wrong(arena, "a name that cannot be told from a field", row->name, "");
  for (int j = 0; j < i; j++) {
    const cl_option_row *other = cl_option_info(j);
    if (strcmp(row->name, other->name) == 0 || strcmp(row->nl, other->nl) == 0 ||
        strcmp(row->name, other->nl) == 0 || strcmp(row->nl, other->name) == 0 ||
        (row->letter && row->letter == other->letter))
      return wrong(arena, "two options of the same name", row->name, other->name);
  }
  if (row->value)
    return check_words(arena, row->value);
  const char *bad = check_flag(program, arena, i, row->name);
  return bad ? bad : check_flag(program, arena, i, row->nl);
}

/* What a field is called in Dutch must lead back to it, alone. */
static const char *check_field_word(cl_arena *arena, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  if (row->flags & CL_SUB)
    return NULL;
  const char *word = cl_field_word(field, CL_NL, arena);
  cl_field found = cl_field_find(row->type, cl_str_of(word));
  bool whole = false;
  if (found == CL_F_NONE)
    found = cl_field_by_part(row->type, cl_str_of(word), &whole);
  return found == field ? NULL : wrong(arena, "a Dutch field name of two fields", row->path, word);
}

/* What a verb is called in Dutch, and whose fields it takes, stands in verbs.def. */
static const char *check_dutch(const cl_program *program, cl_arena *arena, const cl_verb *verb) {
  cl_type of = CL_T_NONE;
  const char *nl = cl_verb_dutch(cl_str_of(verb->name), &of);
  if (cl_verb_hidden(verb))
    return NULL;
  if (!nl)
    return wrong(arena, "a verb that is not in verbs.def", verb->name, "");
  const char *only = cl_verb_program(verb->name);
  if (only && strcmp(only, program->name) != 0)
    return wrong(arena, "a verb that verbs.def gives to another program", verb->name, "");
  if (!(verb->flags & CL_V_FIELDS) != (of == CL_T_NONE))
    return wrong(arena, "fields of a type, and none in verbs.def, or the other way about",
                 verb->name, "");
  return NULL;
}

/* Where a verb takes fields of a type, an option of the same name would be out
 * of reach.  --community, --id and --owner are meant so: see take() in opt.c. */
static const char *check_shadow(const cl_program *program, cl_arena *arena, const cl_verb *verb) {
  if (!(verb->flags & (CL_V_SET | CL_V_FILTER)))
    return NULL;
  for (int i = 0; i < CL_OPTIONS; i++) {
    const char *name = cl_option_info(i)->name;
    if (!(cl_verb_options(verb) >> i & 1) || i == CL_OI_COMMUNITY || i == CL_OI_ID ||
        i == CL_OI_OWNER) /* the field means the same */
      continue;
    for (cl_type t = 0; t < CL_TYPES; t++) {
      bool exact = false;
      if (cl_program_has(program, t))
        cl_verb_field(verb, t, cl_str_of(name), &exact);
      if (exact)
        return wrong(arena, "a field hides this option", verb->name, name);
    }
  }
  return NULL;
}

static const char *check_shape(cl_arena *arena, const cl_verb *verb) {
  unsigned types = verb->flags & (CL_V_TYPE | CL_V_TYPE_OPT);
  if (types == (CL_V_TYPE | CL_V_TYPE_OPT))
    return wrong(arena, "a type that must and may be given", verb->name, "");
  if ((verb->flags & (CL_V_SET | CL_V_FILTER)) && !types)
    return wrong(arena, "fields of no type", verb->name, "");
  if ((verb->flags & CL_V_FIELDS) && types)
    return wrong(arena, "fields of two types", verb->name, "");
  if ((verb->flags & CL_V_SET) && (verb->flags & CL_V_FILTER))
    return wrong(arena, "fields that set and filter", verb->name, "");
  if (verb->max_args >= 0 && verb->min_args > verb->max_args)
    return wrong(arena, "more arguments needed than taken", verb->name, "");
  if (types && !cl_verb_type_word(verb, arena))
    return wrong(arena, "a type that its synopsis does not show", verb->name, "");
  int words = verb->max_args >= 0 ? verb->max_args : verb->min_args;
  if (words > 0 && !cl_verb_arg(verb, (size_t)words - 1, arena))
    return wrong(arena, "an argument that its synopsis does not show", verb->name, "");
  return verb->args ? check_words(arena, verb->args) : NULL;
}

/* The example must begin with this program and the verb, by its name. */
static const char *check_example(const cl_program *program, cl_arena *arena, const cl_verb *verb) {
  const char *example = cl_verb_example(program, verb);
  const char *start = cl_asprintf(arena, "%s %s", program->name, verb->name);
  if (example && strncmp(example, start, strlen(start)) != 0)
    return wrong(arena, "an example of something else", verb->name, example);
  return NULL;
}

/* What asks in a terminal, or wants a repository, has no example that runs by itself. */
static bool is_alone(const char *name) {
  static const char *const names[] = { "fill", "log", "git-setup" };
  for (size_t i = 0; i < CL_COUNT(names); i++)
    if (strcmp(name, names[i]) == 0)
      return true;
  return false;
}

static const char *check_verb(const cl_program *program, cl_arena *arena, const cl_verb *verb) {
  const char *bad = check_shape(arena, verb);
  if (!verb->run)
    return wrong(arena, "a verb that does nothing", verb->name, "");
  if (!cl_verb_hidden(verb) && !*verb->help) /* some words are the same in Dutch: nl may be NULL */
    return wrong(arena, "a verb without help", verb->name, "");
  if (!cl_verb_hidden(verb) && !cl_verb_example(program, verb) && !is_alone(verb->name))
    return wrong(arena, "a verb without example", verb->name, "");
  if (!verb->formats != !(verb->options & CL_O(FORMAT)))
    return wrong(arena, "--format without formats, or formats without it", verb->name, "");
  if (cl_program_type(program, verb->name) != CL_T_NONE)
    return wrong(arena, "a verb that is a type, too", verb->name, "");
  if (!bad)
    bad = check_example(program, arena, verb);
  return bad ? bad : check_shadow(program, arena, verb);
}

static bool same(const char *a, const char *b) {
  return a && b && strcmp(a, b) == 0;
}

const char *cl_opt_check(const cl_program *program, cl_arena *arena) {
  const char *bad = NULL;
  const cl_verb *verb, *other;
  for (int i = 0; i < CL_ALL_OPTIONS && !bad; i++)
    bad = check_option(program, arena, i);
  for (cl_field f = 0; f < CL_FIELDS && !bad; f++)
    bad = check_field_word(arena, f);
  for (int i = 0; i < CL_FORMATS && !bad; i++)
    bad = cl_format_name(i) ? NULL : "a format that has no row in formats.c";
  if (!program->name || !program->help || !*program->help)
    bad = "a program without name or help";
  for (size_t i = 0; !bad && (verb = cl_verb_at(program, i)); i++) {
    bad = check_verb(program, arena, verb);
    for (size_t j = 0; !bad && j < i && (other = cl_verb_at(program, j)); j++)
      if (same(verb->name, other->name) || same(cl_verb_nl(verb), cl_verb_nl(other)) ||
          same(verb->name, cl_verb_nl(other)) || same(cl_verb_nl(verb), other->name))
        bad = wrong(arena, "two verbs of the same name", verb->name, other->name);
  }
  return bad;
}

static void put_words(cl_app *app, const char *kind, const char *en, const char *nl) {
  cl_buf_printf(&app->out, "%s\t%s\t%s\n", kind, en, nl);
}

/* Every word one types in both languages, for the test that reads the catalogue. */
static void list_words(cl_app *app) {
  for (int i = 0; i < CL_ALL_OPTIONS; i++)
    put_words(app, "option", cl_option_word(i, CL_EN), cl_option_word(i, CL_NL));
  for (cl_field f = 0; f < CL_FIELDS; f++) {
    const char *path = cl_field_info(f)->path, *dot = strrchr(path, '.');
    char *name = cl_strdup(app->arena, path);
    for (char *p = name; (p = strchr(p, '.'));)
      *p = '-';
    put_words(app, "field", path, cl_field_word(f, CL_NL, app->arena));
    if (dot) {
      put_words(app, "field", name, cl_field_word(f, CL_NL, app->arena));
      put_words(app, "field", dot + 1, cl_field_word(f, CL_NL, app->arena));
    }
  }
  for (size_t i = 0; cl_verb_nth(i, CL_EN); i++)
    put_words(app, "verb", cl_verb_nth(i, CL_EN), cl_verb_nth(i, CL_NL));
  for (cl_type t = 0; t < CL_TYPES; t++) {
    put_words(app, "type", cl_type_label(t, CL_EN, false), cl_type_label(t, CL_NL, false));
    put_words(app, "type", cl_type_label(t, CL_EN, true), cl_type_label(t, CL_NL, true));
  }
  for (cl_set s = 0; s < CL_SETS; s++) {
    size_t n;
    const cl_choice_row *row = cl_choices(s, &n);
    for (size_t i = 0; i < n; i++)
      put_words(app, "value", row[i].value, row[i].nl);
  }
}

enum cl_status cl_check_tables_run(cl_app *app) {
  if (app->arg_count) {
    list_words(app);
    return CL_OK;
  }
  const char *bad = cl_schema_check();
  const cl_verb *verb;
  if (!bad)
    bad = cl_opt_check(app->program, app->arena);
  for (size_t i = 0; !bad && (verb = cl_verb_at(app->program, i)); i++)
    bad = check_dutch(app->program, app->arena, verb);
  if (bad)
    cl_buf_printf(&app->out, "%s\n", bad);
  return bad ? CL_FOUND : CL_OK;
}
