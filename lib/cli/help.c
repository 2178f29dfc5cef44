/* help.c - help on a program, a verb or a type, made from the tables; see
 * help.h.  In the user's language, at most 80 columns wide. */
#include <stdlib.h>
#include <string.h>

#include "../format/term.h"
#include "assign.h"
#include "formats.h"
#include "words.h"
#include "output.h"
#include "help.h"

const char *cl_option_label(int option, cl_arena *arena) {
  const cl_option_row *row = cl_option_info(option);
  const char *value = row->value ? cl_help_words(row->value, arena) : NULL;
  char letter[] = { '-', row->letter, ',', ' ', '\0' };
  return cl_asprintf(arena, "%s--%s%s%s", row->letter ? letter : "",
                     cl_option_word(option, cl_lang_user()), value ? " " : "", value ? value : "");
}

/* ---- Labels and texts ------------------------------------------------------- */

enum { WIDEST_LABEL = 26, USUAL_WIDTH = 80 };

typedef struct entry {
  const char *label, *text;
} entry;

typedef struct page {
  cl_app *app;
  cl_buf *out;
  unsigned width;
  entry *entries;
  size_t count, cap;
} page;

static page new_page(cl_app *app) {
  unsigned width = app->columns && app->columns < USUAL_WIDTH ? app->columns : USUAL_WIDTH;
  return (page){ .app = app, .out = &app->out, .width = width };
}

static void add_entry(page *to, const char *label, const char *text) {
  to->entries = cl_grow(to->entries, &to->cap, to->count + 1, sizeof *to->entries);
  to->entries[to->count++] = (entry){ label, text };
}

static void put_title(page *to, const char *title) {
  if (to->out->len)
    cl_buf_putc(to->out, '\n');
  cl_term_color(to->out, to->app->color, CL_C_BOLD, title);
  cl_buf_putc(to->out, '\n');
}

/* The entries that were added under TITLE; nothing when there are none. */
static void put_entries(page *to, const char *title) {
  unsigned wide = 0;
  for (size_t i = 0; i < to->count; i++) {
    size_t w = cl_width(cl_str_of(to->entries[i].label));
    if (w > wide)
      wide = w < WIDEST_LABEL ? (unsigned)w : WIDEST_LABEL;
  }
  if (to->count && title)
    put_title(to, title);
  for (size_t i = 0; i < to->count; i++)
    cl_labelled(to->out, wide, to->entries[i].label, cl_str_of(to->entries[i].text), to->width);
  to->count = 0;
}

static void put_paragraph(page *to, const char *text) {
  if (to->out->len)
    cl_buf_putc(to->out, '\n');
  cl_wrap(to->out, cl_str_of(text), 0, to->width);
}

static void put_usage(page *to, const char *line) {
  put_title(to, _("Usage"));
  cl_wrap(to->out, cl_str_of(line), 2, to->width);
}

/* ---- Options and fields ----------------------------------------------------- */

static void add_option(page *to, const cl_verb *verb, int option) {
  const char *help = _(cl_option_info(option)->help);
  if (verb && option == CL_OI_FORMAT)
    help = cl_asprintf(to->app->arena, _("what to write: %s"),
                       cl_format_list(to->app->arena, verb->formats, ""));
  if (verb && option == CL_OI_NAMES && strstr(verb->args ? verb->args : "", "FILE"))
    help = _("look for the spellings in FILE as well, one a line");
  add_entry(to, cl_option_label(option, to->app->arena), help);
}

static void add_field_ways(page *to, const cl_verb *verb) {
  cl_arena *arena = to->app->arena;
  if (verb->flags & (CL_V_SET | CL_V_FIELDS)) {
    add_entry(to, cl_help_words("--FIELD VALUE", arena),
              _("sets a field; an empty value ('') takes it out; given again, a list gets all "
                "the values"));
    add_entry(to, cl_help_words("--FIELD+ VALUE", arena), _("adds one value to a list"));
    add_entry(to, cl_help_words("--FIELD- VALUE", arena), _("takes one value out of a list"));
  } else if (verb->flags & CL_V_FILTER) {
    add_entry(to, cl_help_words("--FIELD VALUE", arena), _("only what has this value"));
  }
}

/* `id of a goal or theme` and the like. */
static const char *kind_word(cl_arena *arena, const cl_field_row *row) {
  const char *all = NULL;
  size_t n;
  switch (row->kind) {
  case CL_K_ID:
    return _("id");
  case CL_K_BOOL:
    return _("yes or no");
  case CL_K_DATE:
    return _("date");
  case CL_K_TIME:
    return _("time, HH:MM");
  case CL_K_NUM:
    return _("number");
  case CL_K_INT:
    return _("whole number");
  case CL_K_URL:
    return _("web address");
  case CL_K_REF:
    for (cl_type t = 0; t < CL_TYPES; t++)
      if (row->refs >> t & 1)
        all = cl_asprintf(arena, "%s%s%s", all ? all : "", all ? _(" or ") : "",
                          cl_type_label(t, cl_lang_user(), false));
    return cl_asprintf(arena, _("id of: %s"), all);
  case CL_K_ENUM:
    cl_choices(row->set, &n);
    for (size_t i = 0; i < n; i++) {
      const char *mine = cl_choice_label(row->set, (int)i, cl_lang_user());
      const char *other =
          cl_choice_label(row->set, (int)i, cl_lang_user() == CL_NL ? CL_EN : CL_NL);
      all = cl_asprintf(arena, "%s%s%s", all ? all : "", all ? ", " : "", mine);
      if (strcmp(mine, other) != 0)
        all = cl_asprintf(arena, "%s (%s)", all, other);
    }
    return all;
  case CL_K_TEXT:
  case CL_K_PAGE:
  case CL_K_ITEMS:
    return _("text");
  }
  return "";
}

/* `person=...; per-week=...`; in Dutch with the keys of the plan behind it, as choices are. */
static const char *item_shape(cl_arena *arena, cl_field field) {
  enum cl_lang lang = cl_lang_user();
  const char *all = "", *keys = "";
  CL_EACH_SUB(f, field) {
    const char *end = *all ? "; " : "";
    all = cl_asprintf(arena, "%s%s%s=...", all, end, cl_field_word(f, lang, arena));
    keys = cl_asprintf(arena, "%s%s%s", keys, end, cl_field_info(f)->path);
  }
  const char *items = cl_asprintf(arena, _("items \"%s\""), all);
  return lang == CL_NL ? cl_asprintf(arena, "%s (%s)", items, keys) : items;
}

/* What the field is called for this user, what it is, which values it takes, and the
 * word of the other language: the one that stands in the plan, or the Dutch one. */
static void add_field(page *to, cl_field field) {
  cl_arena *arena = to->app->arena;
  const cl_field_row *row = cl_field_info(field);
  enum cl_lang lang = cl_lang_user();
  const char *kind = row->kind == CL_K_ITEMS ? item_shape(arena, field) : kind_word(arena, row);
  const char *mine = cl_field_word(field, lang, arena);
  const char *other = cl_field_word(field, lang == CL_NL ? CL_EN : CL_NL, arena);
  bool grouped = strchr(row->path, '.') != NULL;
  const char *text =
      cl_asprintf(arena, "%s\n%s%s%s", _(row->help), row->flags & CL_LIST ? _("list; ") : "", kind,
                  row->flags & CL_REQ && !grouped ? _("; required") : "");
  if (strcmp(mine, other) != 0)
    text = cl_asprintf(arena, _("%s; in Dutch: %s"), text, other);
  add_entry(to, mine, text);
}

static void put_fields(page *to, cl_type type) {
  const cl_type_row *row = cl_type_info(type);
  CL_EACH_FIELD(f, row) {
    if (!(cl_field_info(f)->flags & CL_SUB))
      add_field(to, f);
  }
  put_entries(to, _("Fields"));
}

/* ---- A type ----------------------------------------------------------------- */

/* `a, b`, or A alone when they are the same. */
static const char *two(cl_arena *arena, const char *a, const char *b) {
  return strcmp(a, b) != 0 ? cl_asprintf(arena, "%s, %s", a, b) : a;
}

static const char *type_names(page *to, cl_type type) {
  cl_arena *arena = to->app->arena;
  const cl_type_row *row = cl_type_info(type);
  const char *en = two(arena, row->name, row->plural), *nl = two(arena, row->nl, row->nl_plural);
  bool dutch = cl_lang_user() == CL_NL;
  if (row->alias && strcmp(row->alias, row->alias_plural) != 0)
    en = cl_asprintf(arena, "%s, %s, %s", en, row->alias, row->alias_plural);
  return cl_asprintf(arena, _("%s; in Dutch: %s"), dutch ? nl : en, dutch ? en : nl);
}

static void put_type(page *to, cl_type type) {
  const cl_type_row *row = cl_type_info(type);
  cl_arena *arena = to->app->arena;
  put_paragraph(to,
                cl_asprintf(arena, "%s - %s",
                            cl_type_called(to->app->program, type, cl_lang_user()), _(row->help)));
  add_entry(to, _("names"), type_names(to, type));
  add_entry(to, _("stands at"),
            row->parent != CL_T_NONE
                ? cl_asprintf(arena, "%s.%s", cl_type_info(row->parent)->path, row->path)
            : *row->path ? row->path
                         : _("the top of the plan"));
  add_entry(to, _("program"), cl_type_program(type));
  put_entries(to, NULL);
  put_fields(to, type);
}

/* ---- A verb ----------------------------------------------------------------- */

static const char *verb_line(page *to, const cl_verb *verb) {
  const char *args = verb->args ? cl_help_words(verb->args, to->app->arena) : "";
  return cl_asprintf(to->app->arena, "%s%s%s", cl_verb_word(verb, cl_lang_user()), *args ? " " : "",
                     args);
}

const char *cl_verb_example(const cl_program *program, const cl_verb *verb) {
  for (const char *const *e = program->examples; !verb->example && e && *e; e++) {
    const char *name = strchr(*e, ' ');
    size_t n = strlen(verb->name);
    if (name && strncmp(name + 1, verb->name, n) == 0 && strchr(" ", name[1 + n]))
      return *e;
  }
  return verb->example;
}

static void put_verb(page *to, const cl_verb *verb, cl_type type) {
  cl_arena *arena = to->app->arena;
  const char *program = to->app->program->name;
  bool fields = (verb->flags & (CL_V_SET | CL_V_FILTER)) != 0;
  put_usage(to, cl_asprintf(arena, "%s %s%s%s", program, verb_line(to, verb),
                            verb->flags & CL_V_OUTPUT ? cl_help_words(" -o FILE", arena) : "",
                            fields ? cl_help_words(" [--FIELD VALUE]...", arena) : ""));
  if (verb->help)
    put_paragraph(to, _(verb->help));
  if (verb->more)
    put_paragraph(to, _(verb->more));
  if (cl_verb_nl(verb))
    put_paragraph(to, cl_asprintf(arena, _("In Dutch: %s"),
                                  cl_verb_word(verb, cl_lang_user() == CL_NL ? CL_EN : CL_NL)));
  for (int i = 0; i < CL_OPTIONS; i++)
    if (cl_verb_options(verb) >> i & 1)
      add_option(to, verb, i);
  add_field_ways(to, verb);
  put_entries(to, _("Options"));
  if (verb->flags & CL_V_FIELDS)
    put_fields(to, cl_verb_of(verb));
  else if (fields && type != CL_T_NONE)
    put_fields(to, type);
  else if (fields)
    put_paragraph(to, cl_asprintf(arena, _("The fields of a type: %s --help %s"), program,
                                  cl_help_words("TYPE", arena)));
  const char *example = cl_verb_example(to->app->program, verb);
  if (example) {
    put_title(to, _("Example"));
    cl_command_put(to->out, 2, to->width, cl_help_words(example, arena));
  }
}

/* ---- The program ------------------------------------------------------------ */

static const char *program_line(cl_arena *arena, const cl_program *program) {
  return cl_asprintf(arena, "%s %s", program->name,
                     cl_help_words("[-f PLAN] VERB [TYPE] [ARGUMENT]... [--FIELD VALUE]...",
                                   arena));
}

static void put_verbs(page *to) {
  const cl_program *program = to->app->program;
  const cl_verb *verb;
  for (size_t i = 0; (verb = cl_verb_at(program, i)); i++) {
    if (cl_verb_hidden(verb))
      continue;
    const char *args = verb->args ? cl_help_words(verb->args, to->app->arena) : "";
    add_entry(to,
              cl_asprintf(to->app->arena, "%s%s%s", cl_verb_word(verb, cl_lang_user()),
                          *args ? " " : "", args),
              _(verb->help));
  }
  put_entries(to, _("Verbs"));
}

static void put_types(page *to, bool guests, const char *title) {
  const cl_program *program = to->app->program;
  for (cl_type t = 0; t < CL_TYPES; t++) {
    bool own = (cl_type_info(t)->step & program->step) != 0;
    if (program->step && own != guests && cl_program_has(program, t))
      add_entry(to, cl_type_called(program, t, cl_lang_user()), _(cl_type_info(t)->help));
  }
  put_entries(to, title);
}

static void put_program(page *to) {
  const cl_program *program = to->app->program;
  cl_arena *arena = to->app->arena;
  put_paragraph(to, cl_asprintf(arena, "%s - %s", program->name, _(program->help)));
  put_usage(to, program_line(arena, program));
  put_verbs(to);
  put_types(to, false, _("Types"));
  put_types(to, true, _("Types of other programs that it can show and set"));
  add_option(to, NULL, CL_OI_DRY_RUN);
  for (int i = CL_OPTIONS; i < CL_ALL_OPTIONS; i++)
    add_option(to, NULL, i);
  put_entries(to, _("Options"));
  put_paragraph(to,
                cl_asprintf(arena, _("More about a verb, or the fields of a type: %s --help %s"),
                            program->name, cl_help_words("VERB|TYPE", arena)));
}

void cl_help_short(const cl_program *program, cl_buf *out) {
  cl_arena *arena = cl_arena_new();
  const cl_verb *verb;
  const char *all = "";
  cl_buf_printf(out, _("usage: %s\n"), program_line(arena, program));
  for (size_t i = 0; (verb = cl_verb_at(program, i)); i++)
    if (!cl_verb_hidden(verb))
      all = cl_asprintf(arena, "%s%s%s", all, *all ? ", " : "", cl_verb_word(verb, cl_lang_user()));
  cl_wrap(out, cl_str_of(cl_asprintf(arena, _("verbs: %s"), all)), 0, USUAL_WIDTH);
  cl_buf_printf(out, _("help: %s --help\n"), program->name);
  cl_arena_free(arena);
}

/* ---- The verb help ---------------------------------------------------------- */

static enum cl_status unknown_topic(cl_app *app, const char *word) {
  return cl_usage(app, _("no help on \"%s\": it is no verb or type; see %s --help"), word,
                  app->program->name);
}

enum cl_status cl_help_run(cl_app *app) {
  page to = new_page(app);
  const cl_program *program = app->program;
  int i = 0;
  /* `cl-NAME help list` and `cl-NAME help --help` both come here. */
  if (app->arg_count && !app->verb && strcmp(app->args[0], "help") == 0 && app->arg_count > 1)
    i = 1;
  const char *word = i < app->arg_count ? app->args[i] : NULL;
  const char *next = i + 1 < app->arg_count ? app->args[i + 1] : NULL;
  if (!word && cl_opt(app, CL_OI_JSON))
    return cl_usage(app, _("--json tells the fields of a type: say which"));
  if (!word) {
    put_program(&to);
  } else {
    const cl_verb *verb = cl_verb_find(program, word);
    cl_type type = cl_program_type(program, word);
    if (type == CL_T_NONE)
      type = cl_type_find(word, 0);
    if (!verb && type == CL_T_NONE)
      return unknown_topic(app, word);
    if (cl_opt(app, CL_OI_JSON) && type == CL_T_NONE)
      return cl_usage(app, _("--json tells the fields of a type: %s is none"), word);
    if (cl_opt(app, CL_OI_JSON))
      cl_help_fields_json(app, type);
    else if (verb)
      put_verb(&to, verb, next ? cl_program_type(program, next) : CL_T_NONE);
    else
      put_type(&to, type);
  }
  free(to.entries);
  return CL_OK;
}
