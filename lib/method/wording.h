/* wording.h - the words of a text in a row, and phrases in them: what is judged from
 * wording is judged from these.  Inside lib/method only. */
#ifndef CL_WORDING_H
#define CL_WORDING_H

#include "../base/text.h"

typedef struct cl_wording {
  const char *text;   /* folded; one blank around each word and each of , . ? ! : ; */
  const char **words; /* the same one by one, NULL behind the last */
  size_t count;
} cl_wording;

/* Word I; NULL beyond the last. */
static inline const char *cl_wording_at(const cl_wording *said, size_t i) {
  return i < said->count ? said->words[i] : NULL;
}

void cl_wording_read(cl_wording *out, cl_str text, cl_arena *arena);
/* The part of TEXT from word FROM up to TO. */
cl_wording cl_wording_part(const cl_wording *all, size_t from, size_t to, cl_arena *arena);
/* The first phrase of LIST that is in it, up to a `|` or the end of LIST, or NULL.  LIST
 * is folded: "toch|neem ik aan|typisch*"; a `*` lets the last word go on. */
const char *cl_wording_has(const cl_wording *said, const char *list);
/* Does it open with one of LIST? */
bool cl_wording_opens(const cl_wording *said, const char *list);
/* Is WORD one of LIST?  False for NULL. */
bool cl_wording_word(const char *word, const char *list);
/* Is a mark of LIST ("?", ",.") this word? */
bool cl_wording_mark(const char *word, const char *marks);

#endif
