/* words.c - guesses from how something is worded, in Dutch and English; see
 * rules.h.  A guess only ever becomes a tip. */
#include <string.h>

#include "rules.h"

/* ---- Phrases ----------------------------------------------------------------------- */

static bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ((unsigned char)c & 0x80);
}

/* Is PHRASE in TEXT as whole words?  A `*` at its end lets the last word go
 * on.  Both are folded. */
static bool has_phrase(const char *text, const char *phrase) {
  size_t n = strlen(phrase);
  bool open = n && phrase[n - 1] == '*';
  n -= open;
  for (const char *at = text; *at; at++) {
    if (at > text && is_word_byte(at[-1]))
      continue;
    if (strncmp(at, phrase, n) == 0 && (open || !is_word_byte(at[n])))
      return true;
  }
  return false;
}

static const char *find_phrase(cl_arena *arena, cl_str text, const char *const *list) {
  if (!text.n)
    return NULL;
  const char *folded = cl_fold(arena, text);
  for (; *list; list++)
    if (has_phrase(folded, *list))
      return *list;
  return NULL;
}

const char *cl_word_of(cl_arena *arena, cl_str text, const char *const *list) {
  return find_phrase(arena, text, list);
}

/* PHRASE without the mark at its end. */
static const char *readable(cl_arena *arena, const char *phrase) {
  size_t n = phrase ? strlen(phrase) : 0;
  return n && phrase[n - 1] == '*' ? cl_strndup(arena, phrase, n - 1) : phrase;
}

const char *cl_word_for_all(cl_arena *arena, cl_str text) {
  static const char *const list[] = {
    "iedereen",          "alle inwoners",      "alle bewoners",
    "alle burgers",      "alle mensen",        "alle buurtbewoners",
    "alle wijkbewoners", "alle leeftijden",    "alle doelgroepen",
    "alle nederlanders", "jong en oud",        "het brede publiek",
    "het grote publiek", "heel nederland",     "elke inwoner",
    "elke bewoner",      "everyone",           "everybody",
    "all residents",     "all inhabitants",    "all citizens",
    "all people",        "all ages",           "all audiences",
    "young and old",     "the general public", "the public",
    "the whole town",    "the whole city",     NULL
  };
  return find_phrase(arena, text, list);
}

const char *cl_word_fixed_picture(cl_arena *arena, cl_str text) {
  static const char *const list[] = { "die mensen",        "dat soort mensen",
                                      "zulke mensen",      "dat soort types",
                                      "typisch",           "nu eenmaal",
                                      "zijn altijd",       "zijn allemaal",
                                      "zielig*",           "allochton*",
                                      "probleemjongere*",  "hangjongere*",
                                      "probleemgezin*",    "probleemwijk*",
                                      "achterstandswijk*", "achterstandsbuurt*",
                                      "kansarm*",          "those people",
                                      "these people",      "that kind of people",
                                      "people like that",  "people like them",
                                      "typical*",          "they are all",
                                      "are always",        "problem famil*",
                                      "problem youth*",    "deprived area*",
                                      "underprivileged",   NULL };
  return readable(arena, find_phrase(arena, text, list));
}

bool cl_word_story(cl_arena *arena, cl_str text) {
  static const char *const list[] = { "vertel*",
                                      "laatste keer",
                                      "vorige keer",
                                      "een keer dat",
                                      "toen",
                                      "voorbeeld*",
                                      "verhaal",
                                      "verhalen",
                                      "herinner*",
                                      "beschrijf*",
                                      "hoe ging",
                                      "hoe begon",
                                      "hoe ben",
                                      "hoe is het ontstaan",
                                      "neem me mee",
                                      "neem me eens mee",
                                      "stel je voor",
                                      "hoe ziet",
                                      "tell*",
                                      "the last time",
                                      "a time when",
                                      "example*",
                                      "story",
                                      "stories",
                                      "remember*",
                                      "describe*",
                                      "how did",
                                      "what happened",
                                      "take me",
                                      "imagine",
                                      "what was it like",
                                      NULL };
  return find_phrase(arena, text, list) != NULL;
}

/* ---- Words in common -------------------------------------------------------------------- */

/* Words of five letters and more that say nothing about what is meant. */
static bool says_nothing(const char *word) {
  static const char *const starts[] = { "ander", "allem",  "omdat",  "tusse",  "zonde",
                                        "zelfs", "kunne",  "wille",  "moete",  "mense",
                                        "samen", "iedere", "iemand", "nieman", "there",
                                        "their", "which",  "would",  "could",  "about",
                                        "other", "every",  "peopl",  "toget",  "where" };
  for (size_t i = 0; i < CL_COUNT(starts); i++)
    if (strncmp(word, starts[i], CL_STEM) == 0)
      return true;
  return false;
}

/* The next word of at least CL_STEM bytes in folded text, or NULL; *AT goes
 * behind it. */
static const char *next_word(const char **at) {
  while (**at) {
    while (**at && !is_word_byte(**at))
      ++*at;
    const char *start = *at;
    while (is_word_byte(**at))
      ++*at;
    if (*at - start >= CL_STEM && !says_nothing(start))
      return start;
  }
  return NULL;
}

static int compare_stems(const void *a, const void *b) {
  const struct cl_stem *x = a, *y = b;
  if (x->owner != y->owner)
    return x->owner < y->owner ? -1 : 1;
  return memcmp(x->start, y->start, CL_STEM);
}

void cl_stems_add(struct cl_stems *stems, cl_arena *arena, size_t owner, cl_str text) {
  if (!text.n)
    return;
  const char *at = cl_fold(arena, text), *word;
  while ((word = next_word(&at))) {
    stems->items = cl_grow(stems->items, &stems->cap, stems->count + 1, sizeof *stems->items);
    struct cl_stem *stem = &stems->items[stems->count++];
    stem->owner = owner;
    memcpy(stem->start, word, CL_STEM);
  }
}

void cl_stems_sort(struct cl_stems *stems) {
  if (stems->count)
    qsort(stems->items, stems->count, sizeof *stems->items, compare_stems);
}

bool cl_stems_share(const struct cl_stems *stems, cl_arena *arena, size_t owner, cl_str text) {
  if (!text.n || !stems->count)
    return false;
  const char *at = cl_fold(arena, text), *word;
  struct cl_stem key = { .owner = owner };
  while ((word = next_word(&at))) {
    memcpy(key.start, word, CL_STEM);
    if (bsearch(&key, stems->items, stems->count, sizeof *stems->items, compare_stems))
      return true;
  }
  return false;
}
