/* network_match.c - who could learn from whom: communities that struggle beside those
 * of other libraries that work, on the same theme; see network.h.
 *
 * Words are scored as `cl-kapstok fit` scores them.  Each different word is compared
 * once with the few that may be of its kind, so that thousands of plans take not much
 * longer a plan than sixty; where so many communities share a word that nobody would
 * look at all of them, some are looked at. */
#include <stdlib.h>
#include <string.h>

#include "../lib/base/map.h"
#include "../lib/method/fit.h"
#include "../lib/method/kin.h"
#include "network.h"

enum {
  SCORE_LEAST = 2,
  SCORE_SAME = 3,
  TEACHERS_MOST = 3,
  ALL_LOOKED_AT = 2000,
  SOME_LOOKED_AT = 64,
  AGENDAS = 4,
  ENDS = 3
};

/* A word of the one that asks, or of the one that has: which, and how it counts. */
typedef struct used {
  size_t word;
  bool around; /* of the work around it */
} used;

typedef struct words {
  used *items;
  size_t count, cap;
} words;

typedef struct member {
  const nw_plan *plan;
  cl_str id;
  int agenda; /* CL_AGENDA_*, or the last: none */
  bool learns, teaches;
  words asks, has, theme;
} member;

typedef struct kin_word {
  size_t word;
  unsigned score;
} kin_word;

/* One of all words. */
typedef struct entry {
  cl_term term;
  bool read; /* are its kin known? */
  kin_word *kin;
  size_t kin_count, kin_cap;
  struct post {
    size_t member;
    bool around;
  } * posts[AGENDAS]; /* who has it */
  size_t post_count[AGENDAS], post_cap[AGENDAS];
} entry;

typedef struct matcher {
  const network *n;
  cl_buf *out;
  cl_arena *arena;
  cl_kin *kin;
  member *members;
  size_t count, cap, teachers;
  entry *entries;
  size_t entry_count, entry_cap;
  cl_map by_word, by_end; /* of entries, as their number plus one */
  cl_map rows;            /* of the plan that is read now, by what they belong to */
  size_t *seen;           /* by entry: the last that looked at it, plus one */
  /* By member, of the one that learns now. */
  size_t *stamp, *word_stamp;
  unsigned *total, *best;
  size_t *found, found_count;
} matcher;

/* ---- Words -------------------------------------------------------------------------- */

static uint64_t end_hash(const char *form, bool tail) {
  size_t n = strlen(form), k = n < ENDS ? n : ENDS;
  return cl_hash_bytes(cl_hash_byte(CL_HASH_START, tail), tail ? form + n - k : form, k);
}

static void *as_thing(size_t i) {
  return (void *)(uintptr_t)(i + 1);
}

static size_t as_number(const void *thing) {
  return (size_t)(uintptr_t)thing - 1;
}

static size_t word_number(matcher *m, const cl_term *term) {
  size_t at;
  uint64_t hash = cl_hash_text(CL_HASH_START, term->word);
  for (void *t = cl_map_first(&m->by_word, hash, &at); t; t = cl_map_next(&m->by_word, hash, &at))
    if (strcmp(m->entries[as_number(t)].term.word, term->word) == 0)
      return as_number(t);
  m->entries = cl_grow(m->entries, &m->entry_cap, m->entry_count + 1, sizeof *m->entries);
  m->entries[m->entry_count] = (entry){ .term = *term };
  cl_map_put(&m->by_word, hash, as_thing(m->entry_count));
  for (const char *const *form = term->forms; *form; form++) {
    cl_map_put(&m->by_end, end_hash(*form, false), as_thing(m->entry_count));
    cl_map_put(&m->by_end, end_hash(*form, true), as_thing(m->entry_count));
  }
  return m->entry_count++;
}

/* The same word twice counts once, and as the record's own where it is. */
static void add_used(words *list, size_t word, bool around) {
  for (size_t i = 0; i < list->count; i++)
    if (list->items[i].word == word) {
      list->items[i].around &= around;
      return;
    }
  list->items = cl_grow(list->items, &list->cap, list->count + 1, sizeof *list->items);
  list->items[list->count++] = (used){ word, around };
}

static void add_text(matcher *m, words *list, cl_str text, bool around) {
  cl_terms terms = { NULL, 0, 0 };
  if (!text.n)
    return;
  char *plain = cl_str_dup(m->arena, text);
  for (char *p = plain; *p; p++)
    *p = *p == NW_BETWEEN ? ';' : *p;
  cl_terms_add(m->kin, &terms, cl_str_of(plain), 0);
  for (size_t i = 0; i < terms.count; i++)
    add_used(list, word_number(m, &terms.items[i]), around);
  cl_terms_free(&terms);
}

/* Words of its kind, itself among them: those that begin or end alike were compared. */
static void look_among(matcher *m, size_t word, uint64_t hash) {
  size_t at;
  for (void *t = cl_map_first(&m->by_end, hash, &at); t; t = cl_map_next(&m->by_end, hash, &at)) {
    size_t other = as_number(t);
    if (m->seen[other] == word + 1)
      continue;
    m->seen[other] = word + 1;
    entry *e = &m->entries[word];
    unsigned score = cl_fit_words(m->kin, &e->term, &m->entries[other].term);
    if (!score)
      continue;
    e->kin = cl_grow(e->kin, &e->kin_cap, e->kin_count + 1, sizeof *e->kin);
    e->kin[e->kin_count++] = (kin_word){ other, score };
  }
}

static const entry *kin_of(matcher *m, size_t word) {
  entry *e = &m->entries[word];
  if (e->read)
    return e;
  e->read = true;
  for (const char *const *form = e->term.forms; *form; form++) {
    look_among(m, word, end_hash(*form, false));
    look_among(m, word, end_hash(*form, true));
  }
  return e;
}

/* ---- Communities ---------------------------------------------------------------------- */

static bool any_of(cl_str text, const char *const *list) {
  for (; *list; list++)
    if (cl_str_is(text, *list))
      return true;
  return false;
}

static bool counts(const nw_row *row, const char *name) {
  cl_str number = nw_cell(row, name);
  return number.n && !cl_str_is(number, "0");
}

/* Rows of a table that belong to OWNER, which CELL names: where the next one is. */
typedef struct owned {
  int table;
  const char *cell;
  cl_str owner;
  size_t step;
  bool begun;
} owned;

static uint64_t owner_hash(int table, cl_str owner) {
  return cl_hash_str(cl_hash_byte(CL_HASH_START, (unsigned char)table), owner);
}

static void index_rows(matcher *m, cl_str rows, int table, const char *cell) {
  nw_row row;
  size_t at = 0, from = 0;
  nw_rows_seek(rows, &from, table);
  for (; nw_row_find(rows, &at, table, &row); from = at)
    cl_map_put(&m->rows, owner_hash(table, nw_cell(&row, cell)), as_thing(from));
}

static bool next_owned(const matcher *m, const nw_plan *plan, owned *of, nw_row *row) {
  uint64_t hash = owner_hash(of->table, of->owner);
  for (;;) {
    const void *next = of->begun ? cl_map_next(&m->rows, hash, &of->step)
                                 : cl_map_first(&m->rows, hash, &of->step);
    of->begun = true;
    if (!next)
      return false;
    size_t at = as_number(next);
    if (nw_row_find(plan->rows, &at, of->table, row) &&
        cl_str_eq(nw_cell(row, of->cell), of->owner))
      return true;
  }
}

static void add_theme(matcher *m, member *new, cl_str theme) {
  static const char *const texts[] = { "text", "own" };
  nw_row row;
  for (owned of = { CL_T_THEME, "id", theme, 0, false }; next_owned(m, new->plan, &of, &row);)
    for (size_t i = 0; i < CL_COUNT(texts); i++) {
      add_text(m, &new->theme, nw_cell(&row, texts[i]), false);
      add_text(m, &new->asks, nw_cell(&row, texts[i]), false);
      add_text(m, &new->has, nw_cell(&row, texts[i]), false);
    }
}

/* What it has reached, or what it wants and does not get to. */
static void add_nested(matcher *m, member *new, int table, const char *name) {
  nw_row row;
  for (owned of = { table, "community", new->id, 0, false }; next_owned(m, new->plan, &of, &row);) {
    bool green = table == CL_T_JOINT_GOAL && nw_cell_is(&row, "light", "green");
    add_text(m, &new->has, nw_cell(&row, name), table == CL_T_JOINT_GOAL && !green);
    if (table == CL_T_JOINT_GOAL && !green)
      add_text(m, &new->asks, nw_cell(&row, name), false);
  }
}

static int agenda_of(const nw_row *row) {
  int agenda = cl_choice_find(CL_S_AGENDA, nw_cell(row, "agenda"));
  return agenda < 0 ? AGENDAS - 1 : agenda;
}

static void add_member(matcher *m, const nw_plan *plan, const nw_row *row) {
  static const char *const early[] = { "none",  "scanned", "chosen", "defined",
                                       "known", "shared",  NULL };
  static const char *const late[] = { "working", "kept", NULL };
  cl_str stage = nw_cell(row, "stage");
  member new = { .plan = plan, .id = nw_cell(row, "id"), .agenda = agenda_of(row) };
  new.learns = counts(row, "lights.red") || counts(row, "lights.orange") ||
               nw_cell(row, "challenges").n || any_of(stage, early);
  new.teaches =
      any_of(stage, late) && (counts(row, "lights.green") || counts(row, "outcome-count"));
  add_text(m, &new.asks, nw_cell(row, "challenges"), false);
  add_text(m, &new.asks, nw_cell(row, "name"), false);
  add_text(m, &new.asks, nw_cell(row, "aims"), false);
  add_text(m, &new.has, nw_cell(row, "name"), false);
  add_text(m, &new.has, nw_cell(row, "aims"), true);
  if (nw_cell(row, "theme").p)
    add_theme(m, &new, nw_cell(row, "theme"));
  add_nested(m, &new, CL_T_JOINT_GOAL, "text");
  add_nested(m, &new, CL_T_OUTCOME, "what");
  m->members = cl_grow(m->members, &m->cap, m->count + 1, sizeof *m->members);
  m->members[m->count++] = new;
}

static void post(matcher *m, size_t at) {
  const member *t = &m->members[at];
  for (size_t i = 0; i < t->has.count; i++) {
    entry *e = &m->entries[t->has.items[i].word];
    int a = t->agenda;
    e->posts[a] = cl_grow(e->posts[a], &e->post_cap[a], e->post_count[a] + 1, sizeof **e->posts);
    e->posts[a][e->post_count[a]++] = (struct post){ at, t->has.items[i].around };
  }
}

static void gather(matcher *m) {
  nw_row row;
  for (size_t i = 0; i < m->n->count; i++) {
    cl_str rows = m->n->plans[i].rows;
    index_rows(m, rows, CL_T_THEME, "id");
    index_rows(m, rows, CL_T_JOINT_GOAL, "community");
    index_rows(m, rows, CL_T_OUTCOME, "community");
    for (size_t at = 0; nw_row_find(rows, &at, CL_T_COMMUNITY, &row);)
      add_member(m, &m->n->plans[i], &row);
    cl_map_free(&m->rows);
  }
  for (size_t i = 0; i < m->count; i++)
    if (m->members[i].teaches) {
      post(m, i);
      m->teachers++;
    }
}

/* ---- Who beside whom -------------------------------------------------------------------- */

static bool same_theme(matcher *m, const member *a, const member *b) {
  if (a->agenda == b->agenda && a->agenda < AGENDAS - 1)
    return true;
  for (size_t i = 0; i < a->theme.count; i++)
    for (size_t k = 0; k < b->theme.count; k++)
      if (cl_kin_of(m->kin, &m->entries[a->theme.items[i].word].term,
                    &m->entries[b->theme.items[k].word].term) == CL_KIN_SAME)
        return true;
  return false;
}

/* WORD, of the one that learns, is worth SCORE to each that has it. */
static void look_at_posts(matcher *m, const member *l, size_t at, const entry *e, int agenda,
                          unsigned score, size_t stamp) {
  size_t n = e->post_count[agenda], most = m->teachers <= ALL_LOOKED_AT ? n : SOME_LOOKED_AT;
  for (size_t i = 0; i < n && i < most; i++) {
    const struct post *p = &e->posts[agenda][most < n ? (at + i) % n : i];
    size_t t = p->member;
    unsigned s = p->around && score ? 1 : score;
    if (m->members[t].plan == l->plan)
      continue;
    if (m->stamp[t] != at + 1) {
      m->stamp[t] = at + 1;
      m->total[t] = 0;
      m->found[m->found_count++] = t;
    }
    if (m->word_stamp[t] != stamp) {
      m->word_stamp[t] = stamp;
      m->best[t] = 0;
    }
    if (s > m->best[t]) {
      m->total[t] += s - m->best[t];
      m->best[t] = s;
    }
  }
}

static bool is_better(const matcher *m, size_t a, size_t b) {
  return m->total[a] != m->total[b] ? m->total[a] > m->total[b] : a < b;
}

/* The best of those that were found, in OUT; returns how many. */
static size_t choose(matcher *m, const member *l, size_t out[TEACHERS_MOST]) {
  size_t n = 0;
  for (size_t i = 0; i < m->found_count; i++) {
    size_t t = m->found[i];
    if (m->total[t] < SCORE_LEAST || (n == TEACHERS_MOST && !is_better(m, t, out[n - 1])) ||
        !same_theme(m, l, &m->members[t]))
      continue;
    size_t at = n < TEACHERS_MOST ? n++ : n - 1;
    for (; at > 0 && is_better(m, t, out[at - 1]); at--)
      out[at] = out[at - 1];
    out[at] = t;
  }
  return n;
}

/* The learner's words that T has, as a list. */
static cl_str shared_words(matcher *m, const member *l, const member *t, cl_buf *out) {
  cl_buf_cut(out, 0);
  for (size_t i = 0; i < l->asks.count; i++) {
    const entry *e = kin_of(m, l->asks.items[i].word);
    bool has = false;
    for (size_t k = 0; k < e->kin_count && !has; k++)
      for (size_t w = 0; w < t->has.count && !has; w++)
        has = t->has.items[w].word == e->kin[k].word;
    if (!has)
      continue;
    if (out->len)
      cl_buf_putc(out, NW_BETWEEN);
    cl_buf_puts(out, e->term.word);
  }
  return (cl_str){ cl_buf_text(out), out->len };
}

/* Another form of a word that was asked before. */
static bool asked_before(const member *l, size_t i, const entry *e) {
  for (size_t k = 0; k < e->kin_count; k++)
    for (size_t j = 0; e->kin[k].score == SCORE_SAME && j < i; j++)
      if (l->asks.items[j].word == e->kin[k].word)
        return true;
  return false;
}

static void match_one(matcher *m, size_t at, size_t *stamp) {
  const member *l = &m->members[at];
  size_t teachers[TEACHERS_MOST];
  cl_buf shared = CL_BUF_INIT;
  m->found_count = 0;
  for (size_t i = 0; i < l->asks.count; i++) {
    const entry *e = kin_of(m, l->asks.items[i].word);
    ++*stamp;
    if (asked_before(l, i, e))
      continue;
    for (size_t k = 0; k < e->kin_count; k++)
      for (int a = 0; a < AGENDAS; a++)
        look_at_posts(m, l, at, &m->entries[e->kin[k].word], a, e->kin[k].score, *stamp);
  }
  size_t n = choose(m, l, teachers);
  for (size_t i = 0; i < n; i++) {
    const member *t = &m->members[teachers[i]];
    nw_row row = { .table = NW_MATCH, .count = 7 };
    row.cells[0] = cl_str_of(l->plan->key);
    row.cells[1] = l->id;
    row.cells[2] = cl_str_of(cl_asprintf(m->arena, "%zu", i + 1));
    row.cells[3] = cl_str_of(t->plan->key);
    row.cells[4] = t->id;
    row.cells[5] = cl_str_of(cl_asprintf(m->arena, "%u", m->total[teachers[i]]));
    row.cells[6] = shared_words(m, l, t, &shared);
    nw_row_add(m->out, &row);
  }
  cl_buf_free(&shared);
}

static void match_all(matcher *m) {
  size_t stamp = 0;
  m->seen = cl_xcalloc(m->entry_count + 1, sizeof *m->seen);
  m->stamp = cl_xcalloc(m->count + 1, sizeof *m->stamp);
  m->word_stamp = cl_xcalloc(m->count + 1, sizeof *m->word_stamp);
  m->total = cl_xcalloc(m->count + 1, sizeof *m->total);
  m->best = cl_xcalloc(m->count + 1, sizeof *m->best);
  m->found = cl_xcalloc(m->count + 1, sizeof *m->found);
  for (size_t i = 0; i < m->count; i++)
    if (m->members[i].learns)
      match_one(m, i, &stamp);
  free(m->seen);
  free(m->stamp);
  free(m->word_stamp);
  free(m->total);
  free(m->best);
  free(m->found);
}

static void free_all(matcher *m) {
  for (size_t i = 0; i < m->count; i++) {
    free(m->members[i].asks.items);
    free(m->members[i].has.items);
    free(m->members[i].theme.items);
  }
  for (size_t i = 0; i < m->entry_count; i++) {
    free(m->entries[i].kin);
    for (int a = 0; a < AGENDAS; a++)
      free(m->entries[i].posts[a]);
  }
  free(m->members);
  free(m->entries);
  cl_map_free(&m->by_word);
  cl_map_free(&m->by_end);
  cl_kin_free(m->kin);
  cl_arena_free(m->arena);
}

static void make_matches(void *of, size_t i, cl_buf *out) {
  matcher m = { .n = of, .arena = cl_arena_new(), .out = out };
  (void)i;
  m.kin = cl_kin_new(m.arena);
  gather(&m);
  match_all(&m);
  free_all(&m);
  nw_rows_sort(out);
}

void nw_match_start(network *n) {
  enum { MANY = 500 }; /* plans; of fewer it is nothing to wait for */
  if (n->count >= MANY)
    n->matching = nw_aside_start(make_matches, n);
}

cl_str nw_matches(network *n) {
  if (n->matching)
    nw_aside_end(n->matching, &n->matches);
  else if (n->count > 1 && !n->matches.len)
    make_matches(n, 0, &n->matches);
  n->matching = NULL;
  return (cl_str){ cl_buf_text(&n->matches), n->matches.len };
}
