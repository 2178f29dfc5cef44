/* kapstok_match.c - which goals and themes a text has words of; see kapstok.h.
 *
 * Words are compared folded and stemmed (Snowball).  A Dutch compound counts
 * when it begins or ends with the other word; repareren, reparatie and
 * reparateur count as one. */
#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/method/method.h"
#include "kapstok.h"

enum { PART_MIN = 4, REST_MIN = 3, ROOT_MIN = 4 };
enum { SCORE_AROUND = 1, SCORE_PART = 2, SCORE_OWN = 3 };

typedef struct term {
  const char *word; /* folded */
  const char *stem;
  const char *root; /* of a Dutch loan word, or NULL */
  bool around;      /* not the record's own words, but of the work around it */
} term;

typedef struct terms {
  term *items;
  size_t count, cap;
} terms;

typedef struct matcher {
  const cl_plan *plan;
  enum cl_lang lang;
  cl_arena *arena;
  struct sb_stemmer *stemmer;
  terms known; /* words that compounds may begin with */
} matcher;

/* ---- words -------------------------------------------------------------------- */

/* Words that say nothing about what a group is after.  Folded; the last ones
 * are those that every plan and every letter to a library has. */
static const char *const stop_nl[] = {
  "de",        "het",        "een",     "en",      "van",     "in",          "op",
  "te",        "ten",        "ter",     "voor",    "met",     "aan",         "is",
  "zijn",      "was",        "waren",   "ben",     "bent",    "er",          "dat",
  "die",       "dit",        "deze",    "wij",     "we",      "ons",         "onze",
  "jullie",    "je",         "jij",     "jouw",    "uw",      "hun",         "hen",
  "zij",       "ze",         "hij",     "ik",      "mij",     "me",          "mijn",
  "niet",      "geen",       "ook",     "maar",    "of",      "als",         "bij",
  "door",      "om",         "uit",     "naar",    "over",    "tot",         "nog",
  "wel",       "al",         "meer",    "minder",  "veel",    "weinig",      "heel",
  "hele",      "graag",      "willen",  "wil",     "wilt",    "kunnen",      "kan",
  "kun",       "kunt",       "moet",    "moeten",  "mogen",   "mag",         "zou",
  "zouden",    "worden",     "wordt",   "werd",    "hebben",  "heb",         "hebt",
  "heeft",     "had",        "gaan",    "gaat",    "doen",    "doet",        "wat",
  "wie",       "waar",       "hoe",     "wanneer", "waarom",  "dan",         "toen",
  "nu",        "hier",       "daar",    "iets",    "iemand",  "iedereen",    "alle",
  "alles",     "elke",       "elk",     "ander",   "andere",  "anderen",     "onder",
  "tegen",     "tussen",     "zonder",  "tijdens", "sinds",   "zodat",       "omdat",
  "want",      "dus",        "toch",    "zelf",    "eigen",   "zoals",       "nieuwe",
  "nieuw",     "goed",       "goede",   "zoeken",  "zoekt",   "zoek",        "vraag",
  "vragen",    "vraagt",     "samen",   "zich",    "haar",    "hem",         "per",
  "eens",      "jaar",       "mensen",  "groep",   "groepen", "bibliotheek", "bibliotheken",
  "community", "communitys", "geven",   "geeft",   "maken",   "maakt",       "komen",
  "komt",      "laten",      "blijven", "maand",   "week",    "dag",         "keer",
  "tijd",      "inwoners",   "inwoner", NULL
};
static const char *const stop_en[] = {
  "the",    "an",      "and",       "of",        "in",          "on",     "to",
  "for",    "with",    "at",        "is",        "are",         "was",    "were",
  "be",     "been",    "there",     "that",      "this",        "these",  "those",
  "we",     "our",     "us",        "you",       "your",        "they",   "their",
  "them",   "he",      "she",       "it",        "its",         "me",     "my",
  "not",    "no",      "also",      "but",       "or",          "as",     "by",
  "from",   "about",   "over",      "until",     "still",       "more",   "less",
  "much",   "many",    "few",       "very",      "like",        "want",   "wants",
  "would",  "can",     "could",     "must",      "may",         "will",   "have",
  "has",    "had",     "go",        "do",        "does",        "what",   "who",
  "where",  "how",     "when",      "why",       "then",        "now",    "here",
  "some",   "someone", "everyone",  "all",       "every",       "each",   "other",
  "others", "under",   "against",   "between",   "without",     "during", "since",
  "so",     "because", "own",       "new",       "good",        "look",   "looking",
  "ask",    "asks",    "together",  "per",       "year",        "people", "group",
  "groups", "library", "libraries", "community", "communities", "give",   "make",
  "come",   "let",     "month",     "week",      "day",         "time",   "inhabitants",
  NULL
};

/* What the tasks of the national library agenda are about. */
static const char *const agenda_words[][2] = {
  [CL_AGENDA_LITERACY] = { "taal lezen schrijven rekenen taalhuis digitaal voorlezen nederlands",
                           "language reading writing literacy numeracy digital" },
  [CL_AGENDA_PARTICIPATION] = { "meedoen ontmoeten ontmoeting contact buurt vrijwilligers debat",
                                "participation meeting contact neighbourhood volunteers debate" },
  [CL_AGENDA_LIFELONG] = { "leren cursus workshop opleiding ontwikkeling kennis werk",
                           "learning course workshop training development knowledge work" },
};

static bool listed(const char *const *list, const char *word) {
  for (; *list; list++)
    if (strcmp(*list, word) == 0)
      return true;
  return false;
}

static bool ends_with(const char *word, size_t n, const char *end) {
  size_t m = strlen(end);
  return n > m && memcmp(word + n - m, end, m) == 0;
}

/* What Dutch words on -eren have in common with their nouns: `repar` for
 * repareren, gerepareerd, reparatie and reparateurs.  NULL for other words. */
static const char *loan_root(cl_arena *arena, const char *word) {
  static const char *const ends[] = { "ateurs", "eerders", "eerder", "eerde", "eerd",
                                      "eert",   "eren",    "ering",  "aties", "ateur",
                                      "atie",   "atoren",  "ator",   NULL };
  size_t n = strlen(word);
  for (const char *const *end = ends; *end; end++) {
    size_t m = strlen(*end), from = 0;
    if (!ends_with(word, n, *end))
      continue;
    if (strcmp(*end, "eerd") == 0 && n > m + 2 + ROOT_MIN && strncmp(word, "ge", 2) == 0)
      from = 2;
    return n - m - from >= ROOT_MIN ? cl_strndup(arena, word + from, n - m - from) : NULL;
  }
  return NULL;
}

/* Letters and digits, of any script; punctuation beyond ASCII sets words apart. */
static bool is_word(uint32_t c) {
  if (c < 0x80)
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F) && c != 0xD7 &&
         c != 0xF7 && c != 0xFFFD;
}

static void add_word(matcher *m, terms *list, const char *p, size_t n, bool around) {
  const char *word = cl_strndup(m->arena, p, n);
  if (n < 2 || n > 200 || strspn(word, "0123456789") == n ||
      listed(m->lang == CL_NL ? stop_nl : stop_en, word))
    return;
  const char *stem = word;
  const sb_symbol *found =
      m->stemmer ? sb_stemmer_stem(m->stemmer, (const sb_symbol *)word, (int)n) : NULL;
  if (found)
    stem = cl_strndup(m->arena, (const char *)found, (size_t)sb_stemmer_length(m->stemmer));
  const char *root = m->lang == CL_NL ? loan_root(m->arena, word) : NULL;
  list->items = cl_grow(list->items, &list->cap, list->count + 1, sizeof *list->items);
  list->items[list->count++] = (term){ word, stem, root, around };
}

static void add_text(matcher *m, terms *list, cl_str text, bool around) {
  if (!text.p)
    return;
  const char *folded = cl_fold(m->arena, text);
  size_t n = strlen(folded), start = 0;
  for (size_t i = 0; i <= n;) {
    uint32_t c = 0;
    size_t step = i < n ? cl_utf8_get(folded + i, n - i, &c) : 1;
    if (i == n || !is_word(c)) {
      if (i > start)
        add_word(m, list, folded + start, i - start, around);
      start = i + step;
    }
    i += step;
  }
}

static void add_list(matcher *m, terms *list, const cl_rec *rec, cl_field field) {
  CL_EACH(item, cl_rec_node(rec, field))
    add_text(m, list, cl_node_text(item), true);
}

/* ---- comparing ----------------------------------------------------------------- */

/* Does the compound LONGER begin or end with WORD (n bytes)? */
static bool begins_or_ends(const char *longer, const char *word, size_t n) {
  size_t m = strlen(longer);
  return n >= PART_MIN && m >= n + REST_MIN &&
         (strncmp(longer, word, n) == 0 || strcmp(longer + m - n, word) == 0);
}

/* As it stands (taal: the stemmer makes tal of it) or stemmed. */
static bool part_of(const term *shorter, const term *longer) {
  return begins_or_ends(longer->word, shorter->word, strlen(shorter->word)) ||
         begins_or_ends(longer->stem, shorter->stem, strlen(shorter->stem)) ||
         begins_or_ends(longer->word, shorter->stem, strlen(shorter->stem));
}

/* Taalles and taalhuis: two compounds that begin with the same known word. */
static bool same_head(const matcher *m, const char *a, const char *b) {
  size_t n = 0;
  while (a[n] && a[n] == b[n])
    n++;
  if (n < PART_MIN)
    return false;
  for (size_t i = 0; i < m->known.count; i++) {
    size_t k = strlen(m->known.items[i].word);
    if (k >= PART_MIN && k <= n && strncmp(m->known.items[i].word, a, k) == 0 &&
        strlen(a) >= k + REST_MIN && strlen(b) >= k + REST_MIN)
      return true;
  }
  return false;
}

static unsigned score_pair(const matcher *m, const term *asked, const term *has) {
  if (strcmp(asked->stem, has->stem) == 0 ||
      (asked->root && has->root && strcmp(asked->root, has->root) == 0))
    return has->around ? SCORE_AROUND : SCORE_OWN;
  if (part_of(asked, has) || part_of(has, asked) || same_head(m, asked->word, has->word))
    return has->around ? SCORE_AROUND : SCORE_PART;
  return 0;
}

/* The same word twice counts once. */
static bool said_before(const terms *asked, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (strcmp(asked->items[k].stem, asked->items[i].stem) == 0)
      return true;
  return false;
}

static unsigned score(matcher *m, const terms *asked, const terms *has, const char **words) {
  unsigned total = 0;
  *words = NULL;
  for (size_t i = 0; i < asked->count; i++) {
    unsigned best = 0;
    for (size_t k = 0; k < has->count && best < SCORE_OWN; k++) {
      unsigned s = score_pair(m, &asked->items[i], &has->items[k]);
      best = s > best ? s : best;
    }
    if (!best || said_before(asked, i))
      continue;
    const char *word = asked->items[i].word;
    *words = *words ? cl_asprintf(m->arena, "%s, %s", *words, word) : word;
    total += best;
  }
  return total;
}

/* ---- goals and themes ------------------------------------------------------------- */

/* The words of goals and themes, and of the agenda's tasks. */
static void learn_words(matcher *m) {
  CL_EACH_REC(goal, m->plan, CL_T_GOAL)
    add_text(m, &m->known, cl_rec_text(goal, CL_F_GOAL_TEXT), false);
  CL_EACH_REC(theme, m->plan, CL_T_THEME)
    add_text(m, &m->known, cl_rec_text(theme, CL_F_THEME_TEXT), false);
  for (size_t i = 0; i < CL_COUNT(agenda_words); i++)
    add_text(m, &m->known, cl_str_of(agenda_words[i][m->lang == CL_NL ? 0 : 1]), true);
}

static bool list_has(const cl_rec *rec, cl_field field, const char *id) {
  CL_EACH(item, cl_rec_node(rec, field))
    if (cl_str_is(cl_node_text(item), id))
      return true;
  return false;
}

static void theme_terms(matcher *m, const cl_rec *theme, terms *list) {
  add_text(m, list, cl_rec_text(theme, CL_F_THEME_TEXT), false);
  add_text(m, list, cl_rec_text(theme, CL_F_THEME_OWN), false);
  int agenda = cl_rec_choice(theme, CL_F_THEME_AGENDA);
  if (agenda >= 0 && (size_t)agenda < CL_COUNT(agenda_words))
    add_text(m, list, cl_str_of(agenda_words[agenda][m->lang == CL_NL ? 0 : 1]), true);
  CL_EACH_REC(finding, m->plan, CL_T_FINDING) {
    if (!cl_str_is(cl_rec_text(finding, CL_F_FINDING_THEME), theme->id))
      continue;
    add_text(m, list, cl_rec_text(finding, CL_F_FINDING_NARROWER), true);
    add_text(m, list, cl_rec_text(finding, CL_F_FINDING_OVERLAP), true);
  }
  CL_EACH_REC(group, m->plan, CL_T_GROUP)
    if (cl_str_is(cl_rec_text(group, CL_F_GROUP_THEME), theme->id))
      add_list(m, list, group, CL_F_GROUP_ACTIVITIES);
}

static void goal_terms(matcher *m, const cl_rec *goal, terms *list) {
  add_text(m, list, cl_rec_text(goal, CL_F_GOAL_TEXT), false);
  add_text(m, list, cl_rec_text(goal, CL_F_GOAL_OWN), false);
  CL_EACH_REC(community, m->plan, CL_T_COMMUNITY)
    if (list_has(community, CL_F_COMMUNITY_SERVES, goal->id))
      add_list(m, list, community, CL_F_COMMUNITY_AIMS);
  CL_EACH_REC(joint, m->plan, CL_T_JOINT_GOAL)
    if (list_has(joint, CL_F_JOINT_GOAL_SERVES, goal->id))
      add_text(m, list, cl_rec_text(joint, CL_F_JOINT_GOAL_TEXT), true);
}

static int by_score(const void *a, const void *b) {
  const kapstok_hit *x = a, *y = b;
  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->rec->type != y->rec->type)
    return x->rec->type < y->rec->type ? -1 : 1;
  return strcmp(x->rec->id, y->rec->id);
}

static void match_type(matcher *m, const terms *asked, cl_type type, kapstok_match *out) {
  terms list = { NULL, 0, 0 };
  CL_EACH_REC(rec, m->plan, type) {
    list.count = 0;
    if (type == CL_T_THEME)
      theme_terms(m, rec, &list);
    else
      goal_terms(m, rec, &list);
    kapstok_hit hit = { rec, 0, NULL };
    hit.score = score(m, asked, &list, &hit.words);
    if (!hit.score)
      continue;
    if (type == CL_T_GOAL && cl_rec_choice(rec, CL_F_GOAL_SIDE) == CL_AIMED_INTERNAL)
      out->internal[out->internal_count++] = rec;
    else
      out->hits[out->count++] = hit;
  }
  free(list.items);
}

/* Snowball 3 gives another stemmer the name "dutch"; ours is the one that was there
 * before, under both names. */
static struct sb_stemmer *stemmer_of(enum cl_lang lang) {
  if (lang != CL_NL)
    return sb_stemmer_new("english", "UTF_8");
  struct sb_stemmer *porter = sb_stemmer_new("dutch_porter", "UTF_8");
  return porter ? porter : sb_stemmer_new("dutch", "UTF_8");
}

void kapstok_match_text(const cl_plan *plan, cl_str text, enum cl_lang lang, cl_arena *arena,
                        kapstok_match *out) {
  matcher m = { plan, lang, arena, stemmer_of(lang), { NULL, 0, 0 } };
  size_t goals = plan->count[CL_T_GOAL], room = goals + plan->count[CL_T_THEME];
  *out = (kapstok_match){ cl_alloc(arena, (room + 1) * sizeof *out->hits), 0,
                          cl_alloc(arena, (goals + 1) * sizeof *out->internal), 0 };
  terms asked = { NULL, 0, 0 };
  learn_words(&m);
  add_text(&m, &asked, text, false);
  match_type(&m, &asked, CL_T_GOAL, out);
  match_type(&m, &asked, CL_T_THEME, out);
  qsort(out->hits, out->count, sizeof *out->hits, by_score);
  free(asked.items);
  free(m.known.items);
  sb_stemmer_delete(m.stemmer);
}
