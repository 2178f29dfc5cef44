/* verb.c - the verbs of a program, and its types and fields as its user calls them; see opt.h. */
#include <string.h>

#include "opt.h"
#include "words.h"

const cl_verb *cl_verb_in(const cl_verb *verbs, const char *name) {
  for (; verbs->name; verbs++)
    if (strcmp(verbs->name, name) == 0 || strcmp(cl_verb_word(verbs, CL_NL), name) == 0)
      return verbs;
  return NULL;
}

static bool replaced(const cl_program *program, const cl_verb *shared) {
  for (const cl_verb *v = program->verbs; v->name; v++)
    if (strcmp(v->name, shared->name) == 0)
      return true;
  return false;
}

const cl_verb *cl_verb_at(const cl_program *program, size_t i) {
  for (const cl_verb *v = program->verbs; v->name; v++)
    if (i-- == 0)
      return v;
  for (const cl_verb *v = program->shared; v && v->name; v++)
    if (!replaced(program, v) && i-- == 0)
      return v;
  for (const cl_verb *v = program->general; v && v->name; v++)
    if (i-- == 0)
      return v;
  return NULL;
}

const cl_verb *cl_verb_find(const cl_program *program, const char *name) {
  const cl_verb *found = cl_verb_in(program->verbs, name);
  if (!found && program->shared) {
    found = cl_verb_in(program->shared, name);
    if (found && replaced(program, found))
      found = cl_verb_in(program->verbs, found->name);
  }
  return found || !program->general ? found : cl_verb_in(program->general, name);
}

/* The next word of ARGS behind *P: blanks and brackets taken off. */
static cl_str next_word(const char **p) {
  *p += strspn(*p, " []");
  size_t n = strcspn(*p, " []");
  cl_str word = { *p, n };
  *p += n;
  if (word.n > 3 && memcmp(word.p + word.n - 3, "...", 3) == 0)
    word.n -= 3;
  return word;
}

const char *cl_verb_type_word(const cl_verb *verb, cl_arena *arena) {
  const char *p = verb->args ? verb->args : "";
  if (!(verb->flags & (CL_V_TYPE | CL_V_TYPE_OPT)))
    return NULL;
  return cl_str_dup(arena, next_word(&p));
}

const char *cl_verb_arg(const cl_verb *verb, size_t i, cl_arena *arena) {
  const char *p = verb->args ? verb->args : "", *word = NULL;
  if (verb->flags & (CL_V_TYPE | CL_V_TYPE_OPT))
    next_word(&p);
  for (;;) {
    cl_str part = next_word(&p);
    if (part.n == 0)
      return verb->max_args < 0 ? word : NULL;
    if (part.p[0] == '.') /* `[ID]...` */
      continue;
    word = cl_str_dup(arena, part);
    if (i-- == 0)
      return word;
  }
}

static bool is_guest(const cl_program *program, cl_type type) {
  for (const cl_type *g = program->guests; g && *g != CL_T_NONE; g++)
    if (*g == type)
      return true;
  return false;
}

bool cl_program_has(const cl_program *program, cl_type type) {
  return program->step == 0 || (cl_type_info(type)->step & program->step) ||
         is_guest(program, type);
}

cl_type cl_program_type(const cl_program *program, const char *name) {
  cl_type type = cl_type_find(name, program->step);
  if (type == CL_T_NONE) {
    type = cl_type_find(name, 0);
    if (type != CL_T_NONE && !is_guest(program, type))
      type = CL_T_NONE;
  }
  return type;
}

const char *cl_type_called(const cl_program *program, cl_type type, enum cl_lang lang) {
  const cl_type_row *row = cl_type_info(type);
  bool renamed = row->alias && strcmp(row->alias, row->alias_plural) != 0;
  if (!renamed || !(program->step & row->step))
    return cl_type_label(type, lang, false);
  return lang == CL_NL ? cl_type_label(cl_type_find(row->alias, 0), lang, false) : row->alias;
}

/* Is NAME, with '-' for '.', the path PATH? */
static bool names_path(cl_str name, const char *path) {
  size_t i = 0;
  for (; i < name.n && path[i]; i++)
    if (name.p[i] != path[i] && !(name.p[i] == '-' && path[i] == '.'))
      return false;
  return i == name.n && !path[i];
}

/* The only field of TYPE whose path ends in `.NAME`. */
static cl_field field_by_last_key(cl_type type, cl_str name) {
  const cl_type_row *row = cl_type_info(type);
  cl_field found = CL_F_NONE;
  CL_EACH_FIELD(f, row) {
    const char *dot = strrchr(cl_field_info(f)->path, '.');
    if (!dot || !cl_str_is(name, dot + 1))
      continue;
    if (found != CL_F_NONE)
      return CL_F_NONE;
    found = f;
  }
  return found;
}

/* A part of a Dutch label; cut short it must not be the begin of an option, too. */
static cl_field field_by_part(const cl_verb *verb, cl_type type, cl_str name) {
  bool whole = false;
  cl_field field = cl_field_by_part(type, name, &whole);
  return whole || cl_option_by_start(verb, name) < 0 ? field : CL_F_NONE;
}

cl_field cl_verb_field(const cl_verb *verb, cl_type type, cl_str name, bool *exact) {
  cl_field field = CL_F_NONE;
  if (verb->flags & CL_V_FIELDS)
    type = cl_verb_of(verb);
  if (type != CL_T_NONE && (verb->flags & (CL_V_SET | CL_V_FILTER | CL_V_FIELDS)))
    field = cl_field_find(type, name);
  if (field == CL_F_NONE && (verb->flags & CL_V_FIELDS))
    field = field_by_last_key(type, name);
  if (field == CL_F_NONE && (verb->flags & (CL_V_SET | CL_V_FILTER | CL_V_FIELDS)))
    field = field_by_part(verb, type, name);
  if (exact)
    *exact = field != CL_F_NONE && names_path(name, cl_field_info(field)->path);
  return field;
}

bool cl_program_takes(const cl_program *program, int option) {
  const cl_verb *verb;
  for (size_t i = 0; (verb = cl_verb_at(program, i)); i++)
    if (cl_verb_options(verb) >> option & 1)
      return true;
  return false;
}

/* Is NAME the name of a field of any type, or of the end of one? */
bool cl_any_field_called(cl_str name) {
  for (cl_type t = 0; t < CL_TYPES; t++)
    if (cl_field_find(t, name) != CL_F_NONE || field_by_last_key(t, name) != CL_F_NONE)
      return true;
  return false;
}

const char *cl_type_said(const cl_app *app, cl_type type) {
  return cl_type_called(app->program, type, cl_lang_user());
}
