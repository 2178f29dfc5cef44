/* fit.c - which goals and themes a text fits; see fit.h. */
#include "fit.h"

#include <stdlib.h>
#include <string.h>

#include "kin.h"
#include "wording.h"
#include "token.h"

enum { OWN, AROUND };
enum { SCORE_AROUND = 1, SCORE_PART = 2, SCORE_OWN = 3 };

typedef struct fitting {
  const cl_plan *plan;
  cl_arena *arena;
  cl_kin *kin;
} fitting;

/* ---- what a word is about --------------------------------------------------------------- */

static const struct {
  const char *words, *unless;
} concepts[] = {
#define CONCEPT(name, words, unless) { words, unless },
#include "concepts.def"
#undef CONCEPT
};

_Static_assert(CL_COUNT(concepts) <= 32, "a bit for each concept");

static unsigned about(const char *word) {
  unsigned bits = 0;
  for (size_t i = 0; i < CL_COUNT(concepts); i++)
    if (cl_wording_word(word, concepts[i].words) && !cl_wording_word(word, concepts[i].unless))
      bits |= 1u << i;
  return bits;
}

/* What a record is mostly about: a goal that names repairing, cooking and gardening is
 * about what people can, not about waste. */
static unsigned about_all(const cl_terms *list) {
  unsigned count[CL_COUNT(concepts)] = { 0 }, most = 1, bits = 0;
  for (size_t i = 0; i < list->count; i++)
    if (list->items[i].mark == OWN) {
      unsigned word = about(list->items[i].word);
      for (size_t k = 0; k < CL_COUNT(concepts); k++)
        if (word & 1u << k && ++count[k] > most)
          most = count[k];
    }
  for (size_t k = 0; k < CL_COUNT(concepts); k++)
    if (count[k] * 2 > most)
      bits |= 1u << k;
  return bits;
}

/* Words that go with anything: with nothing else to go by they count, but little. */
static bool weak(const char *word) {
  return cl_wording_word(
      word,
      "leren|leert|leer|delen|deelt|deel|helpen|help|helpt|hulp|vertellen|"
      "vertelt|organiseren|organiseert|regelen|gebeurt|bewaren|bewaard|weg|"
      "avond|ochtend|middag|plek|programma|open|kennen|kent|iets|learn|"
      "learning|share|sharing|help|organise|place|evening|bezoek|sociaal|"
      "sociale|koffie*|contact*|zorgen|begrijpen|begrijpt|kijken|kijkt|spreken|"
      "spreekt|praten|praat|werken|werkt|nieuwe|nieuw|werk|les|lessen|workshop*|verenigen|vereniging|willen|meer|"
      "bewoners|inwoners|bezoekers|visitors|duizend|jonge|jong");
}

/* What the tasks of the national library agenda are about. */
static const char *const agenda_words[] = {
  [CL_AGENDA_LITERACY] = "taal lezen schrijven rekenen taalhuis digitaal voorlezen nederlands "
                         "language reading writing literacy numeracy digital",
  [CL_AGENDA_PARTICIPATION] = "meedoen ontmoeting buurthuis vrijwilligers debat participation "
                              "neighbourhood volunteers debate",
  [CL_AGENDA_LIFELONG] = "cursus workshop opleiding ontwikkeling kennis training course "
                         "development knowledge",
};

/* ---- the words of a goal or a theme --------------------------------------------------------- */

static void add_list(fitting *f, cl_terms *list, const cl_rec *rec, cl_field field) {
  CL_EACH(item, cl_rec_node(rec, field))
    cl_terms_add(f->kin, list, cl_node_text(item), AROUND);
}

static bool list_has(const cl_rec *rec, cl_field field, const char *id) {
  CL_EACH(item, cl_rec_node(rec, field))
    if (cl_str_is(cl_node_text(item), id))
      return true;
  return false;
}

static void theme_terms(fitting *f, const cl_rec *theme, cl_terms *list) {
  cl_terms_add(f->kin, list, cl_rec_text(theme, CL_F_THEME_TEXT), OWN);
  if (!cl_rec_text(theme, CL_F_THEME_OWN).n)
    cl_terms_add(f->kin, list, cl_str_of(theme->id), OWN);
  cl_terms_add(f->kin, list, cl_rec_text(theme, CL_F_THEME_OWN), OWN);
  int agenda = cl_rec_choice(theme, CL_F_THEME_AGENDA);
  if (agenda >= 0 && (size_t)agenda < CL_COUNT(agenda_words))
    cl_terms_add(f->kin, list, cl_str_of(agenda_words[agenda]), AROUND);
  CL_EACH_REC(finding, f->plan, CL_T_FINDING) {
    if (!cl_str_is(cl_rec_text(finding, CL_F_FINDING_THEME), theme->id))
      continue;
    cl_terms_add(f->kin, list, cl_rec_text(finding, CL_F_FINDING_NARROWER), AROUND);
    cl_terms_add(f->kin, list, cl_rec_text(finding, CL_F_FINDING_OVERLAP), AROUND);
  }
  CL_EACH_REC(group, f->plan, CL_T_GROUP)
    if (cl_str_is(cl_rec_text(group, CL_F_GROUP_THEME), theme->id))
      add_list(f, list, group, CL_F_GROUP_ACTIVITIES);
}

static void goal_terms(fitting *f, const cl_rec *goal, cl_terms *list) {
  cl_terms_add(f->kin, list, cl_rec_text(goal, CL_F_GOAL_TEXT), OWN);
  cl_terms_add(f->kin, list, cl_str_of(goal->id), OWN);
  cl_terms_add(f->kin, list, cl_rec_text(goal, CL_F_GOAL_OWN), OWN);
  CL_EACH_REC(community, f->plan, CL_T_COMMUNITY)
    if (list_has(community, CL_F_COMMUNITY_SERVES, goal->id))
      add_list(f, list, community, CL_F_COMMUNITY_AIMS);
  CL_EACH_REC(joint, f->plan, CL_T_JOINT_GOAL)
    if (list_has(joint, CL_F_JOINT_GOAL_SERVES, goal->id))
      cl_terms_add(f->kin, list, cl_rec_text(joint, CL_F_JOINT_GOAL_TEXT), AROUND);
}

/* ---- comparing ---------------------------------------------------------------------------------
 */

/* FRAME is what the record that HAS it is mostly about. */
static unsigned score_pair(fitting *f, const cl_term *asked, const cl_term *has, unsigned frame) {
  unsigned score = 0, subject = about(asked->word);
  switch (cl_kin_of(f->kin, asked, has)) {
  case CL_KIN_SAME:
    score = SCORE_OWN;
    break;
  case CL_KIN_PART: /* een eettafel is about meeting, not about food */
    score = subject && frame && !(subject & frame) ? SCORE_AROUND : SCORE_PART;
    break;
  default:
    score = subject & about(has->word) & frame ? SCORE_PART : 0;
  }
  if (score && (weak(asked->word) || weak(has->word)))
    score = SCORE_AROUND;
  return score && has->mark == AROUND ? SCORE_AROUND : score;
}

unsigned cl_fit_words(cl_kin *kin, const cl_term *asked, const cl_term *has) {
  static const unsigned scores[] = {
    [CL_KIN_NONE] = 0, [CL_KIN_PART] = SCORE_PART, [CL_KIN_SAME] = SCORE_OWN
  };
  unsigned score = scores[cl_kin_of(kin, asked, has)];
  return score && (weak(asked->word) || weak(has->word)) ? SCORE_AROUND : score;
}

/* The same word twice counts once. */
static bool said_before(fitting *f, const cl_terms *asked, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (cl_kin_of(f->kin, &asked->items[k], &asked->items[i]) == CL_KIN_SAME)
      return true;
  return false;
}

static cl_fit_hit score(fitting *f, const cl_rec *rec, const cl_terms *asked, const cl_terms *has) {
  cl_fit_hit hit = { rec, 0, NULL };
  unsigned frame = about_all(has);
  for (size_t i = 0; i < asked->count; i++) {
    unsigned best = 0;
    for (size_t k = 0; k < has->count && best < SCORE_OWN; k++) {
      unsigned s = score_pair(f, &asked->items[i], &has->items[k], frame);
      best = s > best ? s : best;
    }
    if (!best || said_before(f, asked, i))
      continue;
    const char *word = asked->items[i].word;
    hit.words = hit.words ? cl_asprintf(f->arena, "%s, %s", hit.words, word) : word;
    hit.score += best;
  }
  return hit;
}

static int by_score(const void *a, const void *b) {
  const cl_fit_hit *x = a, *y = b;
  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->rec->type != y->rec->type)
    return x->rec->type < y->rec->type ? -1 : 1;
  return strcmp(x->rec->id, y->rec->id);
}

static void match_type(fitting *f, const cl_terms *asked, cl_type type, cl_fit *out) {
  CL_EACH_REC(rec, f->plan, type) {
    cl_terms list = { NULL, 0, 0 };
    if (type == CL_T_THEME)
      theme_terms(f, rec, &list);
    else
      goal_terms(f, rec, &list);
    cl_fit_hit hit = score(f, rec, asked, &list);
    cl_terms_free(&list);
    if (!hit.score)
      continue;
    if (type == CL_T_GOAL && cl_rec_choice(rec, CL_F_GOAL_SIDE) == CL_AIMED_INTERNAL)
      out->internal[out->internal_count++] = rec;
    else
      out->hits[out->count++] = hit;
  }
}

/* "Wij zijn zestien", "van 12 tot 18 jaar". */
static bool of_teens(cl_str text, cl_arena *arena) {
  cl_tokens t;
  cl_tokens_read(&t, text, arena);
  for (size_t i = 0; i < t.count; i++)
    if (t.items[i].counts && t.items[i].number >= 12 && t.items[i].number < 20 &&
        (cl_token_in(&t, i + 1, " jaar jarigen jarige years year ") ||
         (i && cl_token_in(&t, i - 1, " zijn ben are am ") && i + 1 < t.count &&
          cl_token_in(&t, i + 1, " en and "))))
      return true;
  return false;
}

void cl_fit_text(const cl_plan *plan, cl_str text, cl_arena *arena, cl_fit *out) {
  fitting f = { plan, arena, cl_kin_new(arena) };
  size_t goals = plan->count[CL_T_GOAL], room = goals + plan->count[CL_T_THEME];
  *out = (cl_fit){ cl_alloc(arena, (room + 1) * sizeof *out->hits), 0,
                   cl_alloc(arena, (goals + 1) * sizeof *out->internal), 0 };
  cl_terms asked = { NULL, 0, 0 };
  cl_terms_add(f.kin, &asked, text, OWN);
  if (of_teens(text, arena))
    cl_terms_add(f.kin, &asked, cl_str_of("tieners"), OWN);
  match_type(&f, &asked, CL_T_GOAL, out);
  match_type(&f, &asked, CL_T_THEME, out);
  qsort(out->hits, out->count, sizeof *out->hits, by_score);
  size_t near = 0;
  while (near < out->count && out->hits[near].score * 2 > out->hits[0].score)
    near++;
  out->count = near;
  cl_terms_free(&asked);
  cl_kin_free(f.kin);
}
