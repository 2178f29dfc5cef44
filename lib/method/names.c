/* names.c - names of people in running text; see rules.h.
 *
 * A plan has many texts and may have many people, so that every text is gone
 * through once: names are sorted, and only those that begin as a word of the
 * text does are compared. */
#include <string.h>

#include "rules.h"

typedef struct name {
  const char *folded;
  size_t n;
  const char *as_it_stands; /* of a single word, which may be a common one; else NULL */
  const cl_rec *person;
} name;

struct cl_names {
  cl_arena *arena, *scratch;
  name *items;
  size_t count;
  bool begins[256]; /* is there a name that begins with this byte? */
};

enum { SHORTEST = 4, SCRATCH = 1 << 20 };

static bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ((unsigned char)c & 0x80);
}

static int compare(const void *a, const void *b) {
  const name *x = a, *y = b;
  int order = strcmp(x->folded, y->folded);
  return order ? order : (x->person > y->person) - (x->person < y->person);
}

static void add(struct cl_names *names, const cl_rec *person) {
  cl_str text = cl_str_trim(cl_rec_text(person, CL_F_PERSON_NAME));
  if (text.n < SHORTEST || cl_str_eq(text, cl_rec_text(person, CL_F_PERSON_ROLE)) ||
      cl_str_eq(text, cl_rec_text(person, CL_F_PERSON_ORGANISATION)))
    return;
  name *item = &names->items[names->count];
  item->folded = cl_fold(names->arena, text);
  item->n = strlen(item->folded);
  if (!item->n || !in_word(*item->folded))
    return;
  item->as_it_stands = memchr(text.p, ' ', text.n) ? NULL : cl_str_dup(names->arena, text);
  item->person = person;
  names->begins[(unsigned char)*item->folded] = true;
  names->count++;
}

struct cl_names *cl_names_new(const cl_plan *plan) {
  if (!plan->count[CL_T_PERSON])
    return NULL;
  struct cl_names *names = cl_xcalloc(1, sizeof *names);
  names->arena = cl_arena_new();
  names->scratch = cl_arena_new();
  names->items = cl_alloc(names->arena, plan->count[CL_T_PERSON] * sizeof *names->items);
  CL_EACH_REC(person, plan, CL_T_PERSON)
    add(names, person);
  qsort(names->items, names->count, sizeof *names->items, compare);
  return names;
}

void cl_names_free(struct cl_names *names) {
  if (!names)
    return;
  cl_arena_free(names->arena);
  cl_arena_free(names->scratch);
  free(names);
}

/* Does the word end at P, or with an s: Jansens, Jansen's? */
static bool ends(const char *p) {
  return !in_word(*p) || (*p == 's' && !in_word(p[1]));
}

static bool stands_in(cl_str text, const char *word) {
  size_t n = strlen(word);
  for (size_t i = 0; i + n <= text.n; i++)
    if (memcmp(text.p + i, word, n) == 0)
      return true;
  return false;
}

/* The first of the names that are not before what stands at P. */
static size_t lower_bound(const struct cl_names *names, const char *p) {
  size_t low = 0, high = names->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (strncmp(names->items[middle].folded, p, SHORTEST) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static const cl_rec *name_at(const struct cl_names *names, const char *p, cl_str text) {
  for (size_t i = lower_bound(names, p); i < names->count; i++) {
    const name *item = &names->items[i];
    if (strncmp(item->folded, p, SHORTEST) != 0)
      break;
    if (strncmp(item->folded, p, item->n) == 0 && ends(p + item->n) &&
        (!item->as_it_stands || stands_in(text, item->as_it_stands)))
      return item->person;
  }
  return NULL;
}

const cl_rec *cl_names_in(struct cl_names *names, cl_str text) {
  if (!names || !names->count || text.n < SHORTEST)
    return NULL;
  if (cl_arena_size(names->scratch) > SCRATCH) {
    cl_arena_free(names->scratch);
    names->scratch = cl_arena_new();
  }
  const char *folded = cl_fold(names->scratch, text);
  for (const char *p = folded; *p; p++) {
    if (!names->begins[(unsigned char)*p] || (p > folded && in_word(p[-1])))
      continue;
    const cl_rec *person = name_at(names, p, text);
    if (person)
      return person;
  }
  return NULL;
}
