/* ask.c - the table of questions, and the reading of answers; see ask.h. */
#include <string.h>

#include "../base/date.h"
#include "ask.h"

/* ---- The table --------------------------------------------------------------- */

#define MUST CL_ASK_MUST
#define MORE CL_ASK_MORE
#define ALWAYS                                                                                     \
  { CL_ASK_ALWAYS, CL_F_NONE, 0 }
#define IF(field, value)                                                                           \
  { CL_ASK_IF, CL_F_##field, value }
#define UNLESS(field, value)                                                                       \
  { CL_ASK_UNLESS, CL_F_##field, value }
#define GIVEN(field)                                                                               \
  { CL_ASK_GIVEN, CL_F_##field, 0 }
#define BEGUN(field)                                                                               \
  { CL_ASK_BEGUN, CL_F_##field, 0 }
#define APART                                                                                      \
  { CL_ASK_APART, CL_F_NONE, 0 }
#define OUTSIDER                                                                                   \
  { CL_ASK_OUTSIDER, CL_F_NONE, 0 }
#define SIX                                                                                        \
  { CL_ASK_SIX, CL_F_NONE, 0 }
#define ENDLESS                                                                                    \
  { CL_ASK_ENDLESS, CL_F_NONE, 0 }
#define OVER                                                                                       \
  { CL_ASK_OVER, CL_F_NONE, 0 }
static const cl_ask asks[] = {
#define SHEET(...)
#define ASK(type, field, flags, when, question, help)                                              \
  { CL_F_##type##_##field, flags, when, question, help },
#include "ask.def"
#undef SHEET
#undef ASK
};

/* The same rows once more, to see where sheets open: the first question of a
 * sheet is the one with as many questions above it. */
static const struct head {
  cl_sheet sheet;
  bool opens;
} heads[] = {
#define SHEET(steps, kind, type, title, intro, pick)                                               \
  { { steps, CL_SHEET_##kind, CL_T_##type, title, intro, pick, NULL, 0 }, true },
#define ASK(...) { .opens = false },
#include "ask.def"
#undef SHEET
#undef ASK
};

bool cl_sheet_nested(const cl_sheet *sheet) {
  return cl_type_info(sheet->type)->parent == CL_T_COMMUNITY ||
         (sheet->type == CL_T_COMMUNITY && sheet->kind == CL_SHEET_RECORD);
}

size_t cl_sheets(unsigned steps, cl_type type, cl_arena *arena, cl_sheet **out) {
  cl_sheet *sheets = cl_alloc(arena, CL_COUNT(heads) * sizeof *sheets), *open = NULL;
  size_t n = 0, question = 0;
  for (size_t i = 0; i < CL_COUNT(heads); i++) {
    const cl_sheet *head = &heads[i].sheet;
    if (!heads[i].opens) {
      question++;
      if (open)
        open->count++;
      continue;
    }
    open = NULL;
    if (!(head->steps & steps) || (type != CL_T_NONE && type != head->type))
      continue;
    open = &sheets[n++];
    *open = *head;
    open->asks = asks + question;
  }
  *out = sheets;
  return n;
}

/* ---- What a line says ---------------------------------------------------------- */

static bool is_word(cl_str line, const char *word) {
  if (line.n != strlen(word))
    return false;
  for (size_t i = 0; i < line.n; i++)
    if ((line.p[i] | 0x20) != word[i])
      return false;
  return true;
}

/* `-3`: the digits behind a hyphen. */
static bool out_number(cl_str line, size_t *number) {
  long long n;
  if (line.n < 2 || line.n > 7 || line.p[0] != '-' || line.p[1] < '0' || line.p[1] > '9' ||
      !cl_parse_int((cl_str){ line.p + 1, line.n - 1 }, &n) || n < 1)
    return false;
  *number = (size_t)n;
  return true;
}

cl_said cl_said_read(cl_str line, bool list) {
  static const struct {
    const char *word;
    enum cl_said_kind kind;
  } signs[] = {
    { "<", CL_SAID_BACK },   { "?", CL_SAID_HELP }, { ">", CL_SAID_PAST },
    { ">>", CL_SAID_SHEET }, { "-", CL_SAID_OUT },
  };
  cl_said said = { CL_SAID_TEXT, line, 0, false };
  if (!line.n) {
    said.kind = CL_SAID_NOTHING;
  } else if (line.p[0] == '\\' && line.n > 1) {
    said.text = cl_str_trim((cl_str){ line.p + 1, line.n - 1 });
    said.literal = true;
  } else if (is_word(line, "stop")) {
    said.kind = CL_SAID_STOP;
  } else if (is_word(line, "weg") || is_word(line, "cancel")) {
    said.kind = CL_SAID_DROP;
  } else if (list && out_number(line, &said.number)) {
    said.kind = CL_SAID_OUT;
  } else {
    for (size_t i = 0; i < CL_COUNT(signs); i++)
      if (cl_str_is(line, signs[i].word))
        said.kind = signs[i].kind;
  }
  return said;
}

/* ---- Choices -------------------------------------------------------------------- */

enum match { WHOLE, BEGINNING, WORD };

/* Is FOLDED what a choice is called, how that begins, or how a word in it
 * begins (`energy` in `no energy`)? */
static bool is_like(cl_arena *arena, const char *called, const char *folded, enum match match) {
  const char *own = cl_fold(arena, cl_str_of(called));
  size_t n = strlen(folded);
  if (match == WHOLE)
    return strcmp(own, folded) == 0;
  bool begins = strncmp(own, folded, n) == 0;
  while (match == WORD && !begins && (own = strchr(own, ' ')))
    begins = strncmp(++own, folded, n) == 0;
  return begins;
}

static int find_word(cl_arena *arena, cl_set set, const char *folded, enum match match) {
  size_t n;
  const cl_choice_row *choices = cl_choices(set, &n);
  int found = CL_NO_CHOICE;
  for (size_t i = 0; i < n; i++) {
    if (!is_like(arena, choices[i].value, folded, match) &&
        !is_like(arena, choices[i].nl, folded, match))
      continue;
    if (found >= 0)
      return CL_MANY_CHOICES;
    found = (int)i;
  }
  return found;
}

int cl_choice_typed(cl_set set, cl_str text) {
  cl_arena *arena = cl_arena_new();
  const char *folded = cl_fold(arena, text);
  long long number;
  size_t n;
  cl_choices(set, &n);
  int found = *folded ? find_word(arena, set, folded, WHOLE) : CL_NO_CHOICE;
  if (found == CL_NO_CHOICE && cl_parse_int(text, &number))
    found = number >= 1 && (unsigned long long)number <= n ? (int)number - 1 : CL_NO_CHOICE;
  else
    for (enum match m = BEGINNING; m <= WORD && found == CL_NO_CHOICE && *folded; m++)
      found = find_word(arena, set, folded, m);
  cl_arena_free(arena);
  return found;
}

bool cl_choice_is_word(cl_set set, cl_str text) {
  cl_arena *arena = cl_arena_new();
  const char *folded = cl_fold(arena, text);
  bool is = *folded && find_word(arena, set, folded, WHOLE) != CL_NO_CHOICE;
  cl_arena_free(arena);
  return is;
}

int cl_bool_typed(cl_str text) {
  static const char *const yes[] = { "1", "j", "ja", "y", "ye", "yes", "true" };
  static const char *const no[] = { "2", "n", "ne", "nee", "no", "false" };
  cl_arena *arena = cl_arena_new();
  const char *folded = cl_fold(arena, text);
  int found = -1;
  for (size_t i = 0; i < CL_COUNT(yes); i++)
    if (strcmp(folded, yes[i]) == 0)
      found = 1;
  for (size_t i = 0; i < CL_COUNT(no); i++)
    if (strcmp(folded, no[i]) == 0)
      found = 0;
  cl_arena_free(arena);
  return found;
}

/* ---- Times and items -------------------------------------------------------------- */

const char *cl_time_typed(cl_arena *arena, cl_str text) {
  int minute = cl_time_said(text, true);
  return minute < 0 ? NULL : cl_asprintf(arena, "%02d:%02d", minute / 60, minute % 60);
}

const char *cl_item_typed(cl_arena *arena, cl_str text) {
  const char *copy = cl_strndup(arena, text.p ? text.p : "", text.n);
  const char *blank = strrchr(copy, ' ');
  if (!blank || strpbrk(copy, ";="))
    return copy;
  return cl_asprintf(arena, "%.*s; %s", (int)(blank - copy), copy, blank + 1);
}
