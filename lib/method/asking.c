/* asking.c - is a question asked well?  Guesses from its wording (W63-W65);
 * see method.h.  A guess only ever becomes a tip, so a miss does no harm. */
#include <string.h>

#include "method.h"

/* Is WORD, a whole word or several, in TEXT? */
static bool has(const char *text, const char *word) {
  size_t n = strlen(word);
  for (const char *at = strstr(text, word); at; at = strstr(at + 1, word)) {
    bool before = at == text || !((at[-1] >= 'a' && at[-1] <= 'z') || at[-1] == '\'');
    bool behind = !(at[n] >= 'a' && at[n] <= 'z');
    if (before && behind)
      return true;
  }
  return false;
}

static bool has_any(const char *text, const char *const *list) {
  for (; *list; list++)
    if (has(text, *list))
      return true;
  return false;
}

static bool opens_with(const char *text, const char *const *list) {
  for (; *list; list++) {
    size_t n = strlen(*list);
    if (strncmp(text, *list, n) == 0 && !(text[n] >= 'a' && text[n] <= 'z'))
      return true;
  }
  return false;
}

/* The start of the last sentence that ends in a question mark. */
static const char *asking_sentence(const char *text) {
  const char *end = strrchr(text, '?');
  if (!end)
    return NULL;
  while (end > text && strchr("?! ", end[-1]))
    end--;
  const char *start = end;
  while (start > text && !(strchr(".!?:;", start[-1]) && start < end))
    start--;
  while (*start == ' ')
    start++;
  return start;
}

static bool asks_library(const char *text) {
  static const char *const who[] = { "bibliotheek", "library", "we", "wij", NULL };
  static const char *const can[] = { "kan", "kunnen", "zou", "zouden", "can", "could", NULL };
  static const char *const what[] = { "betekenen", "helpen",    "voor jullie", "voor jou",
                                      "voor je",   "voor u",    "help you",    "help",
                                      "for you",   "do for",    "van dienst",  "bieden",
                                      "offer",     "offer you", NULL };
  return has_any(text, who) && has_any(text, can) && has_any(text, what);
}

static bool closed(const char *ask) {
  static const char *const verbs[] = {
    "is",      "zijn",     "ben",    "bent",   "heb",    "hebt",   "heeft",  "hebben", "kan",
    "kun",     "kunt",     "kunnen", "wil",    "wilt",   "willen", "zou",    "zouden", "doe",
    "doet",    "doen",     "vind",   "vindt",  "vinden", "ga",     "gaat",   "gaan",   "moet",
    "moeten",  "mag",      "mogen",  "was",    "waren",  "had",    "hadden", "kom",    "komt",
    "komen",   "ken",      "kent",   "kennen", "weet",   "weten",  "lukt",   "werkt",  "bestaat",
    "gebruik", "gebruikt", "zit",    "loopt",  "are",    "am",     "were",   "do",     "does",
    "did",     "have",     "has",    "can",    "could",  "will",   "would",  "shall",  "should",
    "may",     "might",    "must",   NULL
  };
  static const char *const short_answer[] = { "hoeveel",  "hoe vaak", "hoe lang",  "hoe oud",
                                              "how many", "how much", "how often", "how long",
                                              "how old",  NULL };
  /* "Can you tell..." is an invitation in the form of a closed question. */
  static const char *const invite[] = { "vertellen",  "beschrijven", "omschrijven", "uitleggen",
                                        "laten zien", "meenemen",    "tell",        "describe",
                                        "explain",    "show",        NULL };
  if (opens_with(ask, short_answer) || !strchr(ask, ' '))
    return true;
  return opens_with(ask, verbs) && !has_any(ask, invite);
}

static bool leading(const char *text) {
  static const char *const within[] = { "vind je niet",
                                        "vind je ook",
                                        "vinden jullie niet",
                                        "vinden jullie ook",
                                        "ben je het ermee eens",
                                        "don't you",
                                        "isn't it",
                                        "isn't that",
                                        "wouldn't you",
                                        "aren't you",
                                        "won't you",
                                        "surely",
                                        NULL };
  static const char *const tags[] = { "toch", "right", "he", "nietwaar", NULL };
  const char *ask = strrchr(text, '?');
  for (const char *const *tag = tags; ask && *tag; tag++) {
    size_t n = strlen(*tag);
    if ((size_t)(ask - text) > n && strncmp(ask - n, *tag, n) == 0 && strchr(" ,", *(ask - n - 1)))
      return true;
  }
  return ask && has_any(text, within);
}

unsigned cl_question_faults(cl_str text) {
  cl_arena *arena = cl_arena_new();
  const char *folded = cl_fold(arena, text);
  const char *ask = asking_sentence(folded);
  unsigned faults = 0;
  if (ask && asks_library(folded))
    faults |= CL_ASK_LIBRARY;
  if (ask && closed(ask))
    faults |= CL_ASK_CLOSED;
  if (leading(folded))
    faults |= CL_ASK_LEADING;
  cl_arena_free(arena);
  return faults;
}
