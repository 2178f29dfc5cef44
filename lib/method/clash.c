/* clash.c - moments that want the same person or place at the same time; see
 * due.h. */
#include "due.h"

#include <stdlib.h>

static bool cancelled(const cl_due_item *item) {
  return cl_rec_choice(item->rec, CL_F_MOMENT_STATUS) == CL_PROGRESS_CANCELLED;
}

/* A moment without an end is taken to last an hour. */
static int end_of(const cl_due_item *item) {
  return item->end > item->minute ? item->end : item->minute + 60;
}

/* Whom or what a moment takes: owner, maker, channel. */
typedef struct claim {
  bool channel; /* which may have the name that is a person's id */
  cl_str what;
  size_t item;         /* which of the list */
  struct claim *later; /* the next that is not over yet */
} claim;

typedef struct pair {
  size_t first, second;
} pair;

typedef struct pairs {
  pair *p;
  size_t count, cap;
} pairs;

static int compare_what(const claim *x, const claim *y) {
  return x->channel != y->channel ? x->channel - y->channel : cl_str_cmp(x->what, y->what);
}

static int by_what(const void *a, const void *b) {
  const claim *x = a, *y = b;
  int order = compare_what(x, y);
  return order ? order : (x->item > y->item) - (x->item < y->item);
}

static int by_second(const void *a, const void *b) {
  const pair *x = a, *y = b;
  if (x->second != y->second)
    return x->second < y->second ? -1 : 1;
  return (x->first > y->first) - (x->first < y->first);
}

static void put_claim(claim *claims, size_t *n, size_t item, const cl_rec *rec, cl_field field) {
  cl_str what = cl_rec_text(rec, field);
  if (what.n)
    claims[(*n)++] = (claim){ field == CL_F_MOMENT_CHANNEL, what, item, NULL };
}

static claim *all_claims(const cl_due_list *list, size_t *n) {
  claim *claims = cl_xcalloc(3 * list->count + 1, sizeof *claims);
  *n = 0;
  for (size_t i = 0; i < list->count; i++) {
    const cl_due_item *item = &list->items[i];
    if (item->kind != CL_DUE_MOMENT || item->minute < 0 || cancelled(item))
      continue;
    put_claim(claims, n, i, item->rec, CL_F_MOMENT_OWNER);
    put_claim(claims, n, i, item->rec, CL_F_MOMENT_MAKER);
    put_claim(claims, n, i, item->rec, CL_F_MOMENT_CHANNEL);
  }
  qsort(claims, *n, sizeof *claims, by_what);
  return claims;
}

/* Those of the claims FIRST..END on one thing that are at the same time.  Of all
 * that are going on when another starts only the earliest few are looked at, as
 * many as are named and one: those behind them clash with those few already.
 * So a calendar in which everything is at once takes no longer than another. */
static void find_pairs(const cl_due_list *list, claim *first, const claim *end, pairs *out) {
  claim *open = NULL, **last = &open;
  for (claim *c = first; c < end; c++) {
    if (c > first && c->item == c[-1].item) /* owner and maker are one */
      continue;
    const cl_due_item *now = &list->items[c->item];
    size_t found = 0;
    for (claim **at = &open; *at && found <= CL_CLASH_NAMES;) {
      const cl_due_item *other = &list->items[(*at)->item];
      if (other->date == now->date && end_of(other) > now->minute) {
        out->p = cl_grow(out->p, &out->cap, out->count + 1, sizeof *out->p);
        out->p[out->count++] = (pair){ (*at)->item, c->item };
        found++;
        at = &(*at)->later;
      } else {
        if (last == &(*at)->later)
          last = at;
        *at = (*at)->later;
      }
    }
    *last = c;
    last = &c->later;
  }
}

static void note_clash(cl_view *view, cl_due_item *item, const cl_due_item *other) {
  if (item->clashes++ < CL_CLASH_NAMES)
    item->clash = item->clash ? cl_asprintf(view->arena, "%s, %s", item->clash, other->rec->id)
                              : other->rec->id;
}

void cl_due_clashes(cl_view *view, cl_due_list *list) {
  size_t n;
  pairs found = { NULL, 0, 0 };
  claim *claims = all_claims(list, &n);
  for (size_t i = 0, k; i < n; i = k) {
    for (k = i + 1; k < n && compare_what(&claims[i], &claims[k]) == 0;)
      k++;
    find_pairs(list, claims + i, claims + k, &found);
  }
  if (found.count)
    qsort(found.p, found.count, sizeof *found.p, by_second);
  for (size_t i = 0; i < found.count; i++) {
    if (i > 0 && by_second(&found.p[i - 1], &found.p[i]) == 0)
      continue; /* they share more than one thing */
    note_clash(view, &list->items[found.p[i].first], &list->items[found.p[i].second]);
    note_clash(view, &list->items[found.p[i].second], &list->items[found.p[i].first]);
  }
  free(claims);
  free(found.p);
}
