/* amount.c - number, unit and day of a sentence; see amount.h. */
#include "amount.h"

#include <string.h>

#include "token.h"

#define PERCENT " % procent percent pct "
#define TIMES " keer maal times "

/* Words behind which a number is a label, a rhythm, an age or a time. */
#define LABELS                                                                                     \
  " week groep klas fase stap zaal kamer lokaal bladzijde pagina page werkblad nummer nr deel "    \
  "hoofdstuk room grade group phase step chapter number artikel afdeling lijn bus postcode "       \
  "postcodegebied postcodes nummers huisnummer straatnummer telefoonnummer tel telefoon "
#define RHYTHMS " elke iedere every per each "
#define AGES " jaar jarigen jarige years "
#define SIZES " meter kilometer km centimeter cm m2 bij x "

/* Words that end the name of what is counted. */
#define STOPS                                                                                                                                                 \
  " er in op voor van met om te en of aan bij naar uit door over tot dat die is zijn worden "                                                                 \
  "wordt "                                                                                                                                                    \
  "komen komt doen doet mee hebben heeft had willen kunnen zullen gaan gaat leren leerde vinden "                                                             \
  "vindt weten weet kennen kent helpen helpt lezen leest gebruiken gebruikt organiseren "                                                                     \
  "organiseert voelen voelt zeggen zegt nemen neemt maken maakt geven geeft tussen elke iedere "                                                              \
  "elk ieder per binnen uiterlijk gemaakt geruild partner thuis zelf samen nog "                                                                              \
  "vaker tegen nu now een straks terug bij rond begin eind half medio ultimo in the on at by for from of with to and or is are have has had take takes join " \
  "joins come comes use uses run runs meet met sit sits say says feel feels read reads repair "                                                               \
  "repairs find finds within before after between who that which as als rapportcijfer straks "

static bool stops(const cl_tokens *t, size_t i) {
  return i >= t->count || t->items[i].used || t->items[i].counts || cl_token_in(t, i, STOPS);
}

/* `12 bij 4 meter`, `een tocht van 5 kilometer`. */
static bool is_size(const cl_tokens *t, size_t i) {
  return cl_token_in(t, i + 1, SIZES) ||
         (i && cl_token_in(t, i - 1, " bij x ") && cl_token_in(t, i + 1, SIZES));
}

/* `Eén voor allen`, `één voor één`, `een van ons`: no number of anything. */
static bool is_idiom(const cl_tokens *t, size_t i) {
  const char *one = t->items[i].word;
  return strcmp(one, "een") == 0 &&
         ((cl_token_in(t, i + 1, " voor ") && cl_token_in(t, i + 2, " een allen alles ")) ||
          (i && cl_token_in(t, i - 1, " voor allen ")));
}

/* `drie kwart van de leden`, `twee derde`: a share. */
static bool is_fraction(const cl_tokens *t, size_t i) {
  return t->items[i].number < 10 &&
         cl_token_in(t, i + 1, " kwart derde vierde vijfde tiende quarters thirds fifths ") &&
         (cl_token_in(t, i + 2, " van of ") || t->items[i + 1].ends);
}

static bool is_time(const cl_tokens *t, size_t i) {
  const char *word = t->items[i].word;
  size_t n = strspn(word, "0123456789");
  bool clock = n && n < 3 && (word[n] == '.' || word[n] == ':') && strlen(word + n + 1) == 2;
  if (strchr(word, ','))
    return false; /* 7,5 uur is how long */
  return clock || cl_token_in(t, i + 1, " uur pm am ") ? (i && cl_token_in(t, i - 1,
                                                                           " om vanaf tot "
                                                                           "at van until "))
                                                       : false;
}

/* Does the sentence count anything else than the number at I? */
static bool others(const cl_tokens *t, size_t i) {
  for (size_t k = 0; k < t->count; k++)
    if (k != i && t->items[k].counts && !t->items[k].used)
      return true;
  return false;
}

/* Marks numbers that are no number to reach. */
static void pass_over(cl_tokens *t) {
  for (size_t i = 0; i < t->count; i++) {
    cl_token *token = &t->items[i];
    if (!token->counts || token->used)
      continue;
    bool age = cl_token_in(t, i + 1, AGES);
    bool range = i + 2 < t->count && cl_token_in(t, i + 1, " tot en - to and ") &&
                 (cl_token_in(t, i + 3, AGES) || (i && cl_token_in(t, i - 1, " aged ")));
    bool article = i && cl_token_in(t, i - 1, " de onze the our die deze ") && token->number < 10;
    bool of = i && cl_token_in(t, i - 1, " de the ") && i > 1 &&
              cl_token_in(t, i - 2, " van of op ") && others(t, i);
    if (range)
      t->items[i + 2].used = true;
    /* `voor 12-18`, `de groep 16-24`: an age, unless it is of something */
    bool ages = token->low > 0 && stops(t, i + 1);
    if (age || ages || range || is_time(t, i) || article || of || is_size(t, i) || is_idiom(t, i) ||
        is_fraction(t, i) || (i && cl_token_in(t, i - 1, LABELS RHYTHMS)))
      token->used = true;
    /* `Twee teams halen samen 40 leden`: the digits tell */
  }
}

/* `nu 18`, `nu zijn het er 18`, `vorig jaar waren dat 18`: no mark between. */
static bool says_now(const cl_tokens *t, size_t i) {
  for (size_t k = i; k-- > 0 && i - k <= 5 && !t->items[k].ends && !t->items[k].counts;) {
    if (cl_token_in(t, k, " nu now momenteel thans vandaag was waren waar ") ||
        (cl_token_in(t, k, " vorig afgelopen last ") && cl_token_in(t, k + 1, " jaar year ")))
      return true;
    if (cl_token_in(t, k, " naar tot to straks en and "))
      break;
  }
  return false;
}

/* `is 12, op 1 mei 2027 30`: behind the day another number is to be reached. */
static bool counts_later(const cl_tokens *t, size_t i) {
  for (size_t k = i + 1; k < t->count; k++)
    if (t->items[k].counts && !t->items[k].used)
      return true;
  return false;
}

/* From how many: `van 18 naar`, `nu 18`, `40 to`. */
static bool is_start(const cl_tokens *t, size_t i) {
  if (says_now(t, i))
    return true;
  bool from = (i && cl_token_in(t, i - 1, " van from ")) ||
              (i && cl_token_in(t, i - 1, " is are ")) || cl_token_in(t, i + 1, " → -> ");
  /* but `is 1 op 3` is a share */
  if (from && cl_token_in(t, i + 1, " op ") && i + 2 < t->count && t->items[i + 2].counts &&
      t->items[i + 2].number <= 10)
    return false;
  for (size_t k = i + 1; from && k + 1 < t->count && k <= i + 3; k++)
    if (cl_token_in(t, k, " naar tot to op → -> ") && t->items[k + 1].counts &&
        (!t->items[k + 1].used || counts_later(t, k + 1)))
      return true;
  return false;
}

/* How much a number looks like the one that is meant. */
static int weight(const cl_tokens *t, size_t i) {
  int points = t->items[i].digits ? 4 : 2;
  if (cl_token_in(t, i + 1, TIMES))
    points -= 3;
  if (cl_token_in(t, i + 1, PERCENT))
    points += 2;
  if (i && cl_token_in(t, i - 1, " naar tot to minstens least gemiddeld waarvan "))
    points += cl_token_in(t, i - 1, " waarvan ") ? -1 : 1;
  return points;
}

static size_t best_number(const cl_tokens *t, cl_amount *out) {
  size_t best = t->count;
  for (size_t i = 0; i < t->count; i++) {
    const cl_token *token = &t->items[i];
    if (!token->counts || token->used)
      continue;
    if (is_start(t, i)) {
      out->has_from = true;
      out->from = token->number;
    } else if (best == t->count || weight(t, i) > weight(t, best)) {
      best = i;
    }
  }
  return best;
}

static bool is_adjective(const cl_tokens *t, size_t i) {
  const char *word = t->items[i].word;
  size_t n = strlen(word);
  if (t->items[i].ends || stops(t, i + 1))
    return false;
  return (n > 3 && word[n - 1] == 'e' && strcmp(word + n - 2, "ie") != 0 &&
          !cl_token_in(t, i, " people ")) ||
         cl_token_in(t, i,
                     " new active young old local regular unique different first language "
                     "actief nieuw vast jong ");
}

/* `per ochtend`, `a morning`: what follows belongs to the unit. */
static size_t with_rhythm(const cl_tokens *t, size_t last) {
  bool per = !t->items[last].ends && cl_token_in(t, last + 1, " per a each ") &&
             last + 2 < t->count && !t->items[last + 2].counts;
  return per ? last + 2 : last;
}

/* As it is written; but a capital that only opens the sentence is none. */
static const char *text_between(const cl_tokens *t, size_t first, size_t last, cl_arena *arena) {
  const char *from = t->items[first].text.p;
  const cl_str *end = &t->items[last].text;
  char *text = cl_strndup(arena, from, (size_t)(end->p + end->n - from));
  if (!first && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z')
    text[0] = (char)(text[0] - 'A' + 'a');
  return text;
}

/* What is counted behind the number at I. */
static const char *unit_behind(const cl_tokens *t, size_t i, cl_arena *arena) {
  size_t first = i + 1;
  if (cl_token_in(t, i, " % ") || cl_token_in(t, first, PERCENT))
    return "%";
  if (i && cl_token_in(t, i - 1, " € "))
    return "euro";
  if (t->items[i].ends)
    return NULL;
  if (cl_token_in(t, first, " van out of op ")) { /* 8 van de 10 leden */
    size_t k = first + 1;
    while (cl_token_in(t, k, " de the of ") || (k < t->count && t->items[k].counts))
      k++;
    first = k;
  }
  /* `20 à 25 leden`, `tussen 20 en 25 leden` */
  if (cl_token_in(t, first, " a tot en of to or - ") && first + 1 < t->count &&
      t->items[first + 1].counts && !t->items[first + 1].ends)
    return unit_behind(t, first + 1, arena);
  while (cl_token_in(t, first, " meer more extra "))
    first++;
  if (stops(t, first))
    return NULL;
  size_t last = first;
  while (is_adjective(t, last))
    last++;
  return text_between(t, first, with_rhythm(t, last), arena);
}

/* `Het aantal leden groeit van 10 naar 40`, `Leden: 40`, `Van de 60 deelnemers
 * komen er 45 terug`. */
static const char *unit_before(const cl_tokens *t, size_t i, const cl_amount *found,
                               cl_arena *arena) {
  for (size_t k = 0; k < i; k++)
    if (cl_token_in(t, k, " aantal number ")) {
      size_t first = k + 1 + cl_token_in(t, k + 1, " of ");
      return stops(t, first) ? NULL : text_between(t, first, first, arena);
    }
  if (i == 1 && t->items[0].ends)
    return text_between(t, 0, 0, arena);
  for (size_t k = 0; k < i; k++)
    if (t->items[k].counts && !cl_token_in(t, k + 1, AGES) && !stops(t, k + 1) && k + 1 < i &&
        (found->has_from || cl_token_in(t, 0, " van of ")))
      return unit_behind(t, k, arena);
  /* `Bezoekers gaan van 10 naar 40` */
  bool grows = found->has_from && i > 1 && !stops(t, 0) &&
               cl_token_in(t, 1,
                           " van from gaan gaat groeien groeit stijgen stijgt dalen daalt go goes "
                           "grow grows rise rises fall falls ");
  return grows ? text_between(t, 0, 0, arena) : NULL;
}

void cl_amount_read(cl_amount *out, cl_str text, cl_date base, cl_arena *arena) {
  cl_tokens t;
  *out = (cl_amount){ .due = CL_NO_DATE };
  cl_tokens_read(&t, text, arena);
  out->due = cl_tokens_due(&t, base);
  pass_over(&t);
  size_t at = best_number(&t, out);
  if (at == t.count)
    return;
  out->has_number = true;
  out->number = t.items[at].number;
  out->unit = unit_behind(&t, at, arena);
  if (!out->unit)
    out->unit = unit_before(&t, at, out, arena);
}

void cl_amount_of_goal(cl_view *view, const cl_rec *goal, cl_amount *out) {
  cl_date start = cl_rec_date(goal, CL_F_JOINT_GOAL_START);
  cl_amount_read(out, cl_rec_text(goal, CL_F_JOINT_GOAL_TEXT),
                 start == CL_NO_DATE ? view->today : start, view->arena);
}
