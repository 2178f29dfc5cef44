/* command.c - a command line in the user's words; see words.h. */
#include <string.h>

#include "../base/day.h"
#include "../format/term.h"
#include "words.h"
#include "help.h"

/* ---- Words in capitals ------------------------------------------------------ */

/* TRANSLATORS: these stand for what the user fills in, as in `list TYPE`. */
static const char *const placeholders[] = {
  N_("ARGUMENT"), N_("COMMUNITY"), N_("CONVERSATION"), N_("DATE"),       N_("FIELD"),  N_("FIELDS"),
  N_("FILE"),     N_("FOLDER"),    N_("FORM"),         N_("FORMAT"),     N_("GOAL"),   N_("GROUP"),
  N_("ID"),       N_("IDS"),       N_("MOMENT"),       N_("NAME"),       N_("NEW"),    N_("NUMBER"),
  N_("PERSON"),   N_("PLAN"),      N_("QUESTION"),     N_("REASON"),     N_("REGION"), N_("RULE"),
  N_("RULES"),    N_("SECONDS"),   N_("TEXT"),         N_("TYPE"),       N_("VALUE"),  N_("VERB"),
  N_("WEEKS"),    N_("WHO"),       N_("WORD"),         N_("ANSWER"),     N_("THEME"),  N_("YEAR"),
  N_("ADDRESS"),  N_("HOW"),       N_("NOTE"),         N_("OTHER"),      N_("PLACE"),  N_("ROLE"),
  N_("TITLE"),    N_("WHAT"),      N_("BASE"),         N_("OURS"),       N_("THEIRS"), N_("SIZE"),
  N_("OLD"),      N_("RECORD"),    N_("VERSION"),      N_("REPOSITORY"), N_("RESULT"), N_("HOURS"),
  N_("HEADER"),
};

static const char *placeholder(const char *word, size_t n) {
  for (size_t i = 0; i < CL_COUNT(placeholders); i++)
    if (strlen(placeholders[i]) == n && memcmp(placeholders[i], word, n) == 0)
      return placeholders[i];
  return NULL;
}

bool cl_help_knows(const char *word, size_t n) {
  return placeholder(word, n) != NULL;
}

static bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

/* TEXT with its words in capitals in LANG, and nothing else. */
static const char *placeholders_in(enum cl_lang lang, cl_str text, cl_arena *arena) {
  cl_buf out = CL_BUF_INIT;
  for (size_t i = 0; i < text.n;) {
    size_t n = 0;
    while (i + n < text.n && is_capital(text.p[i + n]))
      n++;
    const char *known = n > 1 ? placeholder(text.p + i, n) : NULL;
    if (known)
      cl_buf_puts(&out, cl_tr(lang, known));
    else
      cl_buf_add(&out, text.p + i, n ? n : 1);
    i += n ? n : 1;
  }
  return cl_buf_keep(&out, arena);
}

const char *cl_help_words_in(enum cl_lang lang, const char *args, cl_arena *arena) {
  const char *whole = cl_tr(lang, args);
  return whole != args ? whole : cl_command_in(lang, args, arena);
}

const char *cl_help_words(const char *args, cl_arena *arena) {
  return cl_help_words_in(cl_lang_user(), args, arena);
}

/* ---- A command ----------------------------------------------------------------- */

/* What is known of a command while it is gone through, a word at a time. */
typedef struct sentence {
  cl_arena *arena;
  cl_buf out;
  const char *program; /* "cl-scan"; NULL until it is named */
  cl_str verb;         /* in English; empty until it is named */
  cl_type type;        /* named, or the verb's own */
  bool own;
  int place;   /* of the next word that is no option: 0 the verb */
  cl_set set;  /* of the value that comes next; CL_S_NONE: it is no such value */
  bool yes_no; /* the value that comes next is yes or no */
  bool value;  /* the next word is the value of an option, whatever it is */
} sentence;

static const struct {
  const char *name;
  unsigned step;
} programs[] = { { "cl-plan", 0 },         { "cl-kapstok", CL_KAPSTOK },
                 { "cl-scan", CL_SCAN },   { "cl-define", CL_DEFINE },
                 { "cl-goals", CL_GOALS }, { "cl-calendar", CL_CALENDAR } };

static bool is_program(cl_str word) {
  for (size_t i = 0; i < CL_COUNT(programs); i++)
    if (cl_str_is(word, programs[i].name))
      return true;
  return false;
}

cl_type cl_command_type(cl_str program, cl_str word, cl_arena *arena) {
  const char *name = cl_str_dup(arena, word);
  unsigned step = 0;
  for (size_t i = 0; i < CL_COUNT(programs); i++)
    if (cl_str_is(program, programs[i].name))
      step = programs[i].step;
  cl_type type = cl_type_find(name, step);
  return type == CL_T_NONE ? cl_type_find(name, 0) : type;
}

/* The type that WORD names for this program, in English and in full. */
static cl_type type_of(const sentence *s, cl_str word) {
  return cl_command_type(cl_str_of(s->program ? s->program : ""), word, s->arena);
}

/* The Dutch word for TYPE where WORD, singular or plural, stood for it. */
static const char *type_word(const sentence *s, cl_type type, cl_str word) {
  const cl_type_row *row = cl_type_info(type);
  bool alias = row->alias && (cl_str_is(word, row->alias) || cl_str_is(word, row->alias_plural));
  bool plural = cl_str_is(word, row->plural) || (alias && cl_str_is(word, row->alias_plural));
  bool single = cl_str_is(word, row->name) || (alias && cl_str_is(word, row->alias));
  cl_type called = alias ? cl_type_find(row->alias, 0) : type;
  if (called == CL_T_NONE || (!plural && !single))
    return NULL;
  const char *label = cl_type_label(called, CL_NL, plural && !(single && s->place == 1));
  /* A shell takes the apostrophe of thema's for a quote. */
  return strchr(label, '\'') ? cl_type_label(called, CL_NL, false) : label;
}

/* VALUE of SET in Dutch, without blanks; or NULL. */
static const char *choice_word(const sentence *s, cl_set set, cl_str value) {
  int i = cl_choice_find(set, value);
  if (i < 0)
    return NULL;
  char *word = cl_strdup(s->arena, cl_choice_label(set, i, CL_NL));
  for (char *p = word; *p; p++)
    if (*p == ' ')
      *p = '-';
  return word;
}

static const char *value_word(const sentence *s, cl_str value) {
  if (s->set != CL_S_NONE)
    return choice_word(s, s->set, value);
  if (s->yes_no && cl_bool_read(value) >= 0)
    return cl_bool_read(value) ? "ja" : "nee";
  return NULL;
}

/* A day as Dutch people write it. */
static const char *date_word(const sentence *s, cl_str word) {
  cl_date date = cl_date_parse(word);
  return date == CL_NO_DATE ? NULL : cl_day_typed(s->arena, CL_NL, date);
}

/* ---- Options ---------------------------------------------------------------- */

static cl_field last_key(cl_type type, cl_str name) {
  const cl_type_row *row = cl_type_info(type);
  CL_EACH_FIELD(field, row) {
    const char *dot = strrchr(cl_field_info(field)->path, '.');
    if (dot && !(cl_field_info(field)->flags & CL_SUB) && cl_str_is(name, dot + 1))
      return field;
  }
  return CL_F_NONE;
}

static void expect_value(sentence *s, cl_field field, int option) {
  s->set = option == CL_OI_REASON ? CL_S_REASON : option == CL_OI_FORM ? CL_S_FORM : CL_S_NONE;
  s->yes_no = false;
  s->value = field != CL_F_NONE || (option >= 0 && cl_option_info(option)->value);
  if (field != CL_F_NONE) {
    s->set = cl_field_info(field)->kind == CL_K_ENUM ? cl_field_info(field)->set : CL_S_NONE;
    s->yes_no = cl_field_info(field)->kind == CL_K_BOOL;
  }
}

/* `--tie`, `--asked+`: a field of the type goes before an option of that name; of a verb
 * with fields of its own by the last key of its path as well. */
static void put_option(sentence *s, cl_str word) {
  cl_str name = { word.p + 2, word.n - 2 };
  char op = name.n && strchr("+-", name.p[name.n - 1]) ? name.p[name.n - 1] : '\0';
  name.n -= op != '\0';
  cl_field field = s->type == CL_T_NONE ? CL_F_NONE : cl_field_find(s->type, name);
  if (field == CL_F_NONE && s->own && s->type != CL_T_NONE)
    field = last_key(s->type, name);
  int option = field == CL_F_NONE ? cl_option_by_name(name) : -1;
  expect_value(s, field, option);
  if (field == CL_F_NONE && option < 0) {
    cl_buf_puts(&s->out, placeholders_in(CL_NL, word, s->arena));
    s->value = true; /* as far as one can tell */
    return;
  }
  cl_buf_puts(&s->out, "--");
  cl_buf_puts(&s->out, field != CL_F_NONE ? cl_field_word(field, CL_NL, s->arena)
                                          : cl_option_word(option, CL_NL));
  if (op)
    cl_buf_putc(&s->out, op);
}

/* ---- Words ------------------------------------------------------------------ */

/* What the word at this place is in Dutch, or NULL. */
static const char *placed_word(sentence *s, cl_str word) {
  int place = s->place++;
  if (place == 0) {
    s->verb = word;
    s->own = true;
    return cl_verb_dutch(word, &s->type);
  }
  if (cl_str_is(s->verb, "answer"))
    return choice_word(s, place == 1 ? CL_S_READINESS : CL_S_ANSWER, word);
  if (place == 1) {
    cl_type type = type_of(s, word);
    const char *said = type == CL_T_NONE ? NULL : type_word(s, type, word);
    if (said) {
      s->type = type;
      s->own = false;
    }
    return said;
  }
  if (place == 3 && cl_str_is(s->verb, "get") && s->type != CL_T_NONE) {
    cl_field field = cl_field_find(s->type, word);
    return field == CL_F_NONE ? NULL : cl_field_word(field, CL_NL, s->arena);
  }
  return NULL;
}

/* One word, or one of `a|b`. */
static void put_word(sentence *s, cl_str word, bool value) {
  const char *said = value ? value_word(s, word) : NULL;
  if (!value && s->program)
    said = placed_word(s, word);
  else if (!value && type_of(s, word) != CL_T_NONE)
    said = type_word(s, type_of(s, word), word);
  if (!said)
    said = date_word(s, word);
  cl_buf_puts(&s->out, said ? said : placeholders_in(CL_NL, word, s->arena));
}

static void put_words(sentence *s, cl_str word) {
  bool value = s->value || s->set != CL_S_NONE || s->yes_no;
  if (is_program(word)) {
    *s = (sentence){ .arena = s->arena,
                     .out = s->out,
                     .type = CL_T_NONE,
                     .set = CL_S_NONE,
                     .program = cl_str_dup(s->arena, word) };
    cl_buf_add(&s->out, word.p, word.n);
    return;
  }
  int place = s->place;
  while (word.n) {
    const char *bar = memchr(word.p, '|', word.n);
    cl_str part = { word.p, bar ? (size_t)(bar - word.p) : word.n };
    s->place = place; /* what may stand in the same place */
    put_word(s, part, value);
    if (bar)
      cl_buf_putc(&s->out, '|');
    word = bar ? (cl_str){ bar + 1, word.n - part.n - 1 } : (cl_str){ word.p + word.n, 0 };
  }
  expect_value(s, CL_F_NONE, -1);
}

const char *cl_command_in(enum cl_lang lang, const char *command, cl_arena *arena) {
  if (lang != CL_NL)
    return command;
  sentence s = { .arena = arena, .out = CL_BUF_INIT, .type = CL_T_NONE, .set = CL_S_NONE };
  for (const char *p = command; *p;) {
    size_t n = strcspn(p, " []\"'`(");
    while (n && strchr(",;:.)", p[n - 1]))
      n--;
    cl_str word = { p, n };
    if (*p == '"' || *p == '\'') { /* text */
      const char *end = strchr(p + 1, *p);
      n = end ? (size_t)(end - p) + 1 : strlen(p);
      cl_buf_puts(&s.out, placeholders_in(CL_NL, (cl_str){ p, n }, arena));
      expect_value(&s, CL_F_NONE, -1);
      s.place++;
    } else if (!n) {
      cl_buf_putc(&s.out, *p);
      n = 1;
    } else if (n > 2 && p[0] == '-' && p[1] == '-') {
      put_option(&s, word);
    } else if (p[0] == '-' || cl_str_is(word, "|")) { /* -o, or the next command of a pipe */
      cl_buf_add(&s.out, p, n);
    } else {
      put_words(&s, word);
    }
    p += n;
  }
  return cl_buf_keep(&s.out, arena);
}

/* The bytes of the first word of P; an option with its value, a text in its quotes. */
static size_t whole_word(const char *p) {
  size_t n = 0;
  while (p[n] && p[n] != ' ') {
    const char *end = p[n] == '"' || p[n] == '\'' ? strchr(p + n + 1, p[n]) : NULL;
    n = end ? (size_t)(end - p) + 1 : n + 1;
  }
  if (p[0] == '-' && p[n] == ' ' && p[n + 1] && p[n + 1] != '-')
    n += 1 + whole_word(p + n + 1);
  return n;
}

const char *cl_command_word(const char *name, cl_arena *arena) {
  static const char safe[] =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/+,@%-";
  const char *folder = *name == '-' ? "./" : "";
  if (name[strspn(name, safe)] == '\0')
    return cl_asprintf(arena, "%s%s", folder, name);
  cl_buf word = CL_BUF_INIT;
  cl_buf_printf(&word, "'%s", folder);
  for (; *name; name++)
    if (*name == '\'')
      cl_buf_puts(&word, "'\\''");
    else
      cl_buf_putc(&word, *name);
  cl_buf_putc(&word, '\'');
  return cl_buf_keep(&word, arena);
}

void cl_command_put(cl_buf *out, unsigned indent, unsigned width, const char *command) {
  size_t room = width - 2, column = indent;
  const char *p = command;
  cl_buf_fill(out, ' ', indent);
  for (bool first = true; *p; first = false) {
    cl_str word = { p, whole_word(p) };
    if (!first && column + 1 + cl_width(word) > room) {
      cl_buf_puts(out, " \\\n");
      cl_buf_fill(out, ' ', indent + 2);
      column = indent + 2;
    } else if (!first) {
      cl_buf_putc(out, ' ');
      column++;
    }
    cl_visible(out, word, true);
    column += cl_width(word);
    p += word.n + strspn(p + word.n, " ");
  }
  cl_buf_putc(out, '\n');
}

void cl_command_print(cl_app *app, enum cl_lang lang, unsigned indent, unsigned width,
                      const char *command) {
  cl_buf lines = CL_BUF_INIT;
  cl_command_put(&lines, indent, width, cl_help_words_in(lang, command, app->arena));
  cl_term_color(&app->out, app->color, CL_C_CYAN, cl_buf_text(&lines));
  cl_buf_free(&lines);
}
