/* words.c - guesses from how something is worded, in Dutch and English; see
 * rules.h.  A guess only ever becomes a tip. */
#include <string.h>

#include "rules_inner.h"

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
