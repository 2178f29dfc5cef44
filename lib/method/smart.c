/* smart.c - is a joint goal SMART? see smart.h.
 *
 * Careful: a goal that is right must never be refused, so what only may be wrong is
 * passed over.  Measured on tests/data/language/smart.tsv. */
#include "smart.h"

#include <math.h>
#include <string.h>

#include "../base/day.h"
#include "amount.h"
#include "facts.h"
#include "kin.h"
#include "wording.h"
#include "token.h"

/* ---- answers that are none -------------------------------------------------------------- */

/* Words that put an answer off; one of these alone, or some of them, says nothing. */
static const char put_off[] =
    "ja|nee|nvt|n|v|t|b|p|m|geen|idee|weet|weten|niet|ik|we|wij|nog|bekend|besproken|niemand|"
    "onbekend|volgt|later|ooit|x|xx|xxx|xxxx|tbd|todo|ok|oke|prima|goed|komt|komen|invullen|"
    "ingevuld|aanvullen|aangevuld|bedenken|bepalen|bespreken|overleggen|uitwerken|uitzoeken|test|"
    "iets|misschien|nader|te|ntb|nnb|pm|moet|moeten|wordt|zie|mail|bijlage|hieronder|hierboven|"
    "boven|elders|straks|eerst|even|dit|hier|dat|is|er|in|de|het|een|tekst|doel|doelen|eenheid|"
    "streefwaarde|leeg|blanco|allemaal|van|alles|wat|etc|enz|enzovoort|bla|blabla|blah|lorem|"
    "ipsum|asdf|qwerty|yes|no|na|a|none|unknown|not|yet|know|don't|i|maybe|something|to|be|"
    "decided|done|follows|follow|see|email|fill|still|text|goal|unit|tba|same|idem|dito|aa|aaa|"
    "abc|hoi|hallo|nou|tja|hm|hmm|eh|uh|prive|normaal|gewoon|zoals|altijd|vorig|jaar";
/* Of these there must be one: "een doel" and "we komen" are no answers put off. */
static const char says_so[] =
    "ja|nee|nvt|idee|niet|bekend|niemand|onbekend|volgt|later|ooit|x|xx|xxx|xxxx|tbd|todo|ok|oke|"
    "prima|invullen|ingevuld|aanvullen|aangevuld|bedenken|bepalen|bespreken|overleggen|uitwerken|"
    "uitzoeken|test|iets|misschien|ntb|nnb|pm|zie|elders|straks|leeg|blanco|alles|etc|enz|bla|"
    "blabla|blah|lorem|asdf|qwerty|yes|no|na|none|unknown|know|maybe|something|decided|follows|"
    "follow|see|tba|idem|dito|aa|aaa|abc|hoi|hallo|tja|hm|hmm|geen|nog";

/* "%" and "€" are units. */
static bool is_sign(cl_str text) {
  text = cl_str_trim(text);
  return cl_str_is(text, "%") || cl_str_is(text, "€") || cl_str_is(text, "$") ||
         cl_str_is(text, "‰");
}

bool cl_no_answer(cl_str text) {
  if (!text.n || is_sign(text))
    return false;
  static const char letters[] = "n v t|n a|n t b|n n b|p m|n.v.t";
  cl_arena *arena = cl_arena_new();
  cl_wording said;
  cl_wording_read(&said, text, arena);
  cl_buf plain = CL_BUF_INIT;
  bool only = true, one = false;
  size_t words = 0;
  for (size_t i = 0; i < said.count; i++)
    if (!cl_wording_mark(said.words[i], ".,?!:;") &&
        strspn(said.words[i], "-'") < strlen(said.words[i])) {
      cl_buf_printf(&plain, plain.len ? " %s" : "%s", said.words[i]);
      only = only && cl_wording_word(said.words[i], put_off);
      one = one || cl_wording_word(said.words[i], says_so);
      words++;
    }
  /* "moet nog": put off, in few words */
  bool later = words <= 3 && cl_wording_opens(&said, "nog|moet nog|komt nog|still to|to be");
  bool is = !plain.len || later || (only && one && words <= 8) ||
            cl_wording_word(cl_buf_text(&plain), letters);
  cl_buf_free(&plain);
  cl_arena_free(arena);
  return is;
}

/* ---- what is the matter ------------------------------------------------------------------ */

typedef struct looking {
  cl_smart_look *out;
  const cl_rec *goal;
  cl_arena *arena;
  cl_str text;
  cl_wording said;
  cl_amount amount;
  cl_tokens tokens;
} looking;

static void flaw(looking *l, unsigned bit, cl_field field, const char *text, const char *word) {
  if (l->out->count < CL_SMART_FLAWS)
    l->out->flaws[l->out->count++] = (cl_smart_flaw){ bit, field, text, word };
}

const char *cl_smart_text(const cl_smart_flaw *f, enum cl_lang lang, cl_arena *arena) {
  cl_date day = f->word ? cl_date_parse(cl_str_of(f->word)) : CL_NO_DATE;
  const char *word = day != CL_NO_DATE ? cl_day_text(arena, lang, day) : f->word ? f->word : "";
  return cl_asprintf(arena, cl_tr(lang, f->text), word);
}

static const struct {
  unsigned bit;
  cl_field field;
} answers[] = { { CL_SMART_S, CL_F_JOINT_GOAL_TEXT },     { CL_SMART_M, CL_F_JOINT_GOAL_UNIT },
                { CL_SMART_M, CL_F_JOINT_GOAL_EVIDENCE }, { CL_SMART_M, CL_F_JOINT_GOAL_HOW },
                { CL_SMART_M, CL_F_JOINT_GOAL_WHEN },     { CL_SMART_A, CL_F_JOINT_GOAL_AGREED },
                { CL_SMART_R, CL_F_JOINT_GOAL_REALISTIC } };

static void look_at_answers(looking *l) {
  for (size_t i = 0; i < CL_COUNT(answers); i++) {
    cl_str text = cl_rec_text(l->goal, answers[i].field);
    if (text.n && cl_no_answer(text))
      flaw(l, answers[i].bit, answers[i].field, N_("\"%s\" is no answer"),
           cl_str_dup(l->arena, text));
  }
}

/* "Het moet beter", "iets met jongeren". */
static void look_at_words(looking *l) {
  const char *vague =
      cl_wording_opens(&l->said, "iets met|iets voor|iets doen|something with|something "
                                 "for")
          ? l->said.words[0]
          : NULL;
  if (!vague && l->said.count < 5 && !l->amount.has_number &&
      cl_wording_has(&l->said,
                     "moet beter|moet anders|beter worden|kan beter|must improve|get better"))
    vague = l->said.words[l->said.count - 1];
  if (vague)
    flaw(l, CL_SMART_S, CL_F_JOINT_GOAL_TEXT, N_("\"%s\" may mean anything"), vague);
}

static bool same(double a, double b) {
  return fabs(a - b) < 1e-9 * (fabs(a) + 1);
}

static const char *number(looking *l, double value) {
  return cl_format_num(cl_alloc_text(l->arena, 40), value, false);
}

static bool in_words(const looking *l, double value) {
  for (size_t i = 0; i < l->tokens.count; i++)
    if (l->tokens.items[i].counts && (same(l->tokens.items[i].number, value) ||
                                      (value > 0 && same(l->tokens.items[i].low, value))))
      return true;
  return false;
}

/* Does the unit count in percent? */
static bool in_percent(looking *l) {
  cl_wording unit;
  cl_str text = cl_rec_text(l->goal, CL_F_JOINT_GOAL_UNIT);
  if (text.n && memchr(text.p, '%', text.n))
    return true;
  cl_wording_read(&unit, text, l->arena);
  return cl_wording_has(&unit, "procent|percent|percentage|pct") != NULL;
}

static bool says_percent(const looking *l) {
  return l->amount.unit && strcmp(l->amount.unit, "%") == 0;
}

/* `zes op de tien`: the share in percent; 0 when it is not said. */
static double share(const looking *l) {
  const cl_tokens *t = &l->tokens;
  for (size_t i = 0; i + 2 < t->count; i++) {
    size_t k = i + 2 + cl_token_in(t, i + 2, " de the elke ");
    if (t->items[i].counts && cl_token_in(t, i + 1, " op van out of ") && k < t->count &&
        t->items[k].counts && t->items[k].number > 0 && t->items[i].number <= t->items[k].number)
      return 100 * t->items[i].number / t->items[k].number;
  }
  return 0;
}

/* Ten every week may well be four hundred in a year. */
static bool adds_up(const looking *l, double target) {
  double said = l->amount.number;
  return said > 0 && target > said && same(target / said, floor(target / said + 0.5)) &&
         cl_wording_has(&l->said,
                        "elke|iedere|per|wekelijks|maandelijks|dagelijks|each|every|weekly|"
                        "monthly|daily");
}

/* "Twee keer zoveel", "dubbel zoveel", "het verdubbelt": how many times; 0 for none. */
static double times(const looking *l) {
  const cl_tokens *t = &l->tokens;
  for (size_t i = 0; i + 2 < t->count; i++)
    if (t->items[i].counts && cl_token_in(t, i + 1, " keer maal times ") &&
        cl_token_in(t, i + 2, " zoveel zo as meer more "))
      return t->items[i].number;
  return cl_wording_has(&l->said, "dubbel zoveel|verdubbel*|twice as") ? 2 : 0;
}

/* What another number in the words does not say of the target. */
static bool speaks_otherwise(looking *l, double target) {
  if (!l->amount.has_number || adds_up(l, target) || same(l->amount.number, times(l)))
    return false;
  double part = share(l);
  if (part > 0 && in_percent(l))
    return fabs(part - target) >= 1; /* two of three is 67 */
  if (in_words(l, target))
    return false;
  /* a share, or a growth, of something that is counted */
  if (says_percent(l) != in_percent(l))
    return false;
  if (cl_wording_has(&l->said,
                     "kwart|helft|derde|dubbel*|verdubbel*|half|third|quarter|twice|keer zo|"
                     "meer dan nu|extra|erbij|additional"))
    return false;
  return true;
}

static void look_at_numbers(looking *l) {
  double target, baseline;
  bool has_target = cl_rec_num(l->goal, CL_F_JOINT_GOAL_TARGET, &target);
  bool has_baseline = cl_rec_num(l->goal, CL_F_JOINT_GOAL_BASELINE, &baseline);
  if (cl_rec_choice(l->goal, CL_F_JOINT_GOAL_KIND) != CL_MEASURE_QUANTITATIVE || !has_target)
    return;
  if (speaks_otherwise(l, target))
    flaw(l, CL_SMART_M, CL_F_JOINT_GOAL_TARGET, N_("the goal says %s, the target another number"),
         number(l, l->amount.number));
  if (has_baseline && same(baseline, target))
    flaw(l, CL_SMART_M, CL_F_JOINT_GOAL_TARGET, N_("it begins and ends at %s: nothing changes"),
         number(l, target));
  else if (has_baseline && l->amount.has_from && same(l->amount.from, target) &&
           same(l->amount.number, baseline))
    flaw(l, CL_SMART_M, CL_F_JOINT_GOAL_TARGET, N_("the goal says %s, the target another number"),
         number(l, l->amount.number));
  else if (has_baseline && l->amount.has_from && !same(l->amount.from, baseline) &&
           !in_words(l, baseline) && !in_percent(l) && !says_percent(l))
    flaw(l, CL_SMART_M, CL_F_JOINT_GOAL_BASELINE,
         N_("the goal begins at %s, the baseline at another number"), number(l, l->amount.from));
}

/* ---- the unit ----------------------------------------------------------------------------------
 */

#define PERSONS                                                                                    \
  "mensen|personen|bezoekers|deelnemers|leden|inwoners|bewoners|jongeren|ouderen|senioren|"        \
  "kinderen|ouders|vrijwilligers|mantelzorgers|buren|gasten|gezinnen|huishoudens|cursisten|"       \
  "leerlingen|studenten|scholieren|nieuwkomers|vrouwen|mannen|lezers|coaches|maatjes|helpers|"     \
  "reparateurs|makers|schrijvers|sprekers|luisteraars|spelers|people|persons|visitors|members|"    \
  "participants|residents|youngsters|children|parents|volunteers|families|neighbours|students|"    \
  "learners|readers|guests|carers|scholen|huisartsen|partners|verenigingen|clubs|organisaties|"    \
  "bedrijven|winkels|instellingen|groepen|teams|klassen|schools|groups|organisations|shops"
#define EVENTS                                                                                     \
  "keer|avonden|avond|ochtenden|middagen|bijeenkomsten|spreekuren|spreekuur|activiteiten|sessies|" \
  "workshops|lessen|cursussen|dagen|afleveringen|evenementen|momenten|times|evenings|mornings|"    \
  "meetings|sessions|events|lessons|episodes"
#define ANYTHING                                                                                   \
  "procent|percent|percentage|%|cijfer|rapportcijfer|score|punten|punt|euro|euro's|uur|uren|"      \
  "minuten|aantal|stuks|maanden|points|hours|minutes|number|pieces|reacties|aanmeldingen|"         \
  "formulieren|kaartjes|plekken|plaatsen|meldingen|contacten|inschrijvingen|aanwezigen|antwoorden"

/* People, or who stands for them: by the word, or by an ending for who does something. */
static bool of_people(const cl_wording *w) {
  if (cl_wording_has(w, PERSONS))
    return true;
  for (size_t i = 0; i < w->count; i++) {
    size_t n = strlen(w->words[i]);
    if (n > 5 &&
        (strcmp(w->words[i] + n - 3, "ers") == 0 || strcmp(w->words[i] + n - 4, "aars") == 0 ||
         strcmp(w->words[i] + n - 4, "eurs") == 0 || strcmp(w->words[i] + n - 5, "isten") == 0))
      return true;
  }
  return false;
}

/* Words that may be counted for each other. */
static bool alike(const cl_wording *a, const cl_wording *b) {
  return cl_wording_has(a, ANYTHING) || cl_wording_has(b, ANYTHING) ||
         (of_people(a) && of_people(b)) || (cl_wording_has(a, EVENTS) && cl_wording_has(b, EVENTS));
}

static bool shares_word(looking *l, cl_str unit) {
  cl_kin *kin = cl_kin_new(l->arena);
  cl_terms has = { NULL, 0, 0 }, text = { NULL, 0, 0 };
  cl_terms_add(kin, &has, unit, 0);
  cl_terms_add(kin, &text, l->text, 0);
  bool shares = !has.count || cl_terms_share(kin, &has, &text);
  cl_terms_free(&has);
  cl_terms_free(&text);
  cl_kin_free(kin);
  return shares;
}

/* "Van 12 naar 25, en dat voor de zomer": of what, only the unit says. */
static void look_for_unit(looking *l, cl_str unit) {
  cl_wording has;
  cl_wording_read(&has, unit, l->arena);
  bool counts = l->amount.has_number || times(l) > 0;
  if (counts && !in_percent(l) && !alike(&has, &l->said) && !shares_word(l, unit))
    flaw(l, CL_SMART_M, CL_F_JOINT_GOAL_UNIT, N_("the goal does not say that it counts \"%s\""),
         cl_str_dup(l->arena, unit));
}

static void look_at_unit(looking *l) {
  cl_str unit = cl_rec_text(l->goal, CL_F_JOINT_GOAL_UNIT);
  if (!unit.n || cl_no_answer(unit) ||
      cl_rec_choice(l->goal, CL_F_JOINT_GOAL_KIND) != CL_MEASURE_QUANTITATIVE)
    return;
  if (!l->amount.unit) {
    look_for_unit(l, unit);
    return;
  }
  cl_wording has, wants;
  cl_wording_read(&has, unit, l->arena);
  cl_wording_read(&wants, cl_str_of(l->amount.unit), l->arena);
  cl_wording words = l->said;
  for (size_t i = 0; i < has.count; i++)
    for (size_t k = 0; k < words.count; k++)
      if (strcmp(has.words[i], words.words[k]) == 0 && strlen(has.words[i]) > 2 &&
          !cl_wording_word(has.words[i], "per|van|een|the|elke"))
        return;
  if (strcmp(l->amount.unit, "%") != 0 && !alike(&has, &wants) && !shares_word(l, unit))
    flaw(l, CL_SMART_M, CL_F_JOINT_GOAL_UNIT, N_("the goal counts \"%s\", the unit is another"),
         l->amount.unit);
}

/* ---- the days ------------------------------------------------------------------------- */

/* Days that a day may be off: people round, and a year is soon said. */
enum { ROUNDED = 45, LOOSE = 100 };

/* "In 2026", of a goal of 2027: a year that is past is no day to be read. */
static void look_at_years(looking *l, cl_date start, cl_date due) {
  int from, to;
  cl_date_split(due, &to, NULL, NULL);
  from = to;
  if (start != CL_NO_DATE)
    cl_date_split(start, &from, NULL, NULL);
  for (size_t i = 0; i < l->said.count && l->amount.due == CL_NO_DATE; i++) {
    const char *w = l->said.words[i];
    if (strlen(w) != 4 || strspn(w, "0123456789") != 4 || strncmp(w, "20", 2) != 0)
      continue;
    int year = (w[2] - '0') * 10 + w[3] - '0' + 2000;
    bool before =
        i && cl_wording_word(l->said.words[i - 1], "in|voor|eind|by|before|end|medio|begin");
    if (before && (year < from || year > to))
      flaw(l, CL_SMART_T, CL_F_JOINT_GOAL_DUE,
           N_("the goal speaks of %s, and it is due on another day"), w);
  }
}

static bool is_near(const looking *l, cl_date said, cl_date due) {
  static const char stretches[] =
      "jaar|jaren|year|years|maanden|months|zomer|winter|herfst|lente|najaar|voorjaar|schooljaar|"
      "zomervakantie|vakantie|seizoen|summer|spring|autumn|season";
  int off = cl_wording_has(&l->said, stretches) ? LOOSE : ROUNDED;
  return said != CL_NO_DATE && said < due + off && due < said + off;
}

/* "Volgend jaar", of a goal that begins next year, and was written half a year before. */
static cl_date said_a_year_before(looking *l, cl_date start) {
  cl_amount before = { .due = CL_NO_DATE };
  if (start != CL_NO_DATE && cl_wording_has(&l->said, "volgend*|komend*|aankomend*|next|coming"))
    cl_amount_read(&before, l->text, start - 183, l->arena);
  return before.due;
}

static void look_at_days(looking *l) {
  char iso[CL_DATE_SIZE];
  cl_date start = cl_rec_date(l->goal, CL_F_JOINT_GOAL_START);
  cl_date due = cl_rec_date(l->goal, CL_F_JOINT_GOAL_DUE);
  if (due == CL_NO_DATE)
    return;
  if (start != CL_NO_DATE && due <= start)
    flaw(l, CL_SMART_T, CL_F_JOINT_GOAL_DUE, N_("it is due on %s, when it has not begun"),
         cl_str_dup(l->arena, cl_str_of(cl_date_iso(iso, due))));
  look_at_years(l, start, due);
  cl_date said = l->amount.due;
  if (said == CL_NO_DATE || is_near(l, said, due) || is_near(l, said_a_year_before(l, start), due))
    return;
  int y, m, d, due_y, due_m, due_d;
  cl_date_split(said, &y, &m, &d);
  cl_date_split(due, &due_y, &due_m, &due_d);
  if (m == 12 && d == 31 && y == due_y && !cl_wording_has(&l->said, "december|31"))
    return; /* only the year was said */
  flaw(l, CL_SMART_T, CL_F_JOINT_GOAL_DUE,
       N_("the goal speaks of %s, and it is due on another day"),
       cl_str_dup(l->arena, cl_str_of(cl_date_iso(iso, said))));
}

void cl_smart_read(cl_smart_look *out, const cl_rec *goal, cl_arena *arena) {
  looking l = { .out = out, .goal = goal, .arena = arena };
  out->count = 0;
  l.text = cl_rec_text(goal, CL_F_JOINT_GOAL_TEXT);
  cl_wording_read(&l.said, l.text, arena);
  cl_date base = cl_rec_date(goal, CL_F_JOINT_GOAL_START);
  cl_date due = cl_rec_date(goal, CL_F_JOINT_GOAL_DUE);
  if (base == CL_NO_DATE)
    base = due == CL_NO_DATE ? cl_date_of(2000, 1, 1) : due - 365;
  cl_amount_read(&l.amount, l.text, base, arena);
  cl_tokens_read(&l.tokens, l.text, arena);
  (void)cl_tokens_due(&l.tokens, base);
  look_at_answers(&l);
  if (!cl_no_answer(l.text)) {
    look_at_words(&l);
    look_at_numbers(&l);
    look_at_unit(&l);
  }
  look_at_days(&l);
}

/* ---- what is missing ------------------------------------------------------------------ */

static size_t words_in(cl_str text) {
  size_t words = 0;
  bool inside = false;
  for (size_t i = 0; i < text.n; i++) {
    bool blank = text.p[i] == ' ' || text.p[i] == '\t' || text.p[i] == '\n';
    words += !blank && !inside;
    inside = !blank;
  }
  return words;
}

/* What no field says, whatever the words do. */
static unsigned fields_missing(const cl_rec *goal) {
  unsigned missing = 0;
  double target;
  int kind = cl_rec_choice(goal, CL_F_JOINT_GOAL_KIND);
  bool counted = kind == CL_MEASURE_QUANTITATIVE;
  bool seen = kind == CL_MEASURE_QUALITATIVE;
  if (words_in(cl_rec_text(goal, CL_F_JOINT_GOAL_TEXT)) < 3 ||
      (counted && !cl_filled(goal, CL_F_JOINT_GOAL_UNIT)))
    missing |= CL_SMART_S;
  if (!(counted && cl_rec_num(goal, CL_F_JOINT_GOAL_TARGET, &target)) &&
      !(seen && cl_filled(goal, CL_F_JOINT_GOAL_EVIDENCE)))
    missing |= CL_SMART_M;
  if (!cl_filled(goal, CL_F_JOINT_GOAL_AGREED))
    missing |= CL_SMART_A;
  if (!cl_filled(goal, CL_F_JOINT_GOAL_REALISTIC))
    missing |= CL_SMART_R;
  if (cl_rec_date(goal, CL_F_JOINT_GOAL_DUE) == CL_NO_DATE)
    missing |= CL_SMART_T;
  return missing;
}

unsigned cl_smart_missing(const cl_rec *goal) {
  unsigned missing = fields_missing(goal);
  cl_arena *arena = cl_arena_new();
  cl_smart_look look;
  cl_smart_read(&look, goal, arena);
  for (size_t i = 0; i < look.count; i++)
    missing |= look.flaws[i].bit;
  cl_arena_free(arena);
  return missing;
}

unsigned cl_smart_unagreed(const cl_rec *goal) {
  const unsigned both = CL_SMART_A | CL_SMART_R;
  unsigned missing = fields_missing(goal) & both;
  for (size_t i = 0; i < CL_COUNT(answers); i++)
    if (answers[i].bit & both && cl_no_answer(cl_rec_text(goal, answers[i].field)))
      missing |= answers[i].bit;
  return missing;
}

bool cl_is_smart(const cl_rec *goal) {
  return !fields_missing(goal) && !cl_smart_missing(goal);
}
