/* fit.c - which goals and themes a text fits; see fit.h. */
#include "fit.h"

#include <stdlib.h>
#include <string.h>

#include "kin.h"
#include "wording.h"
#include "token.h"

/* The text itself; what it is called here; what stands around it; a national task. */
enum { OWN, TOLD, AROUND, AGENDA };
enum { SCORE_AROUND = 1, SCORE_PART = 2, SCORE_OWN = 3 };

typedef struct fitting {
  const cl_plan *plan;
  cl_arena *arena;
  cl_kin *kin;
  unsigned outside; /* words of what is asked that are of works, traffic, sports */
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

enum {
#define CONCEPT(name, words, unless) ABOUT_##name,
#include "concepts.def"
#undef CONCEPT
};

/* For whom something is says less than what it is about. */
#define AUDIENCE (1u << ABOUT_parent | 1u << ABOUT_youth | 1u << ABOUT_old)

static unsigned about_word(const char *word) {
  unsigned bits = 0;
  for (size_t i = 0; i < CL_COUNT(concepts); i++)
    if (cl_wording_word(word, concepts[i].words) && !cl_wording_word(word, concepts[i].unless))
      bits |= 1u << i;
  return bits;
}

/* Of more than one theme: who writes may write poems, a letter, a history. */
static bool broad(const char *word) {
  return cl_wording_word(word, "lezen|leest|lees|las|lazen|gelezen|schrijven|schrijft|schreef|"
                               "geschreven|tekenen|tekent|boek|boeken|brieven|verhaal|verhalen|"
                               "cursus|cursussen|read|reading|write|writing|books|stories");
}

/* A compound is about what its tail is about: zomergedichten, wiskundebijles. */
static unsigned about(cl_kin *kin, const cl_term *term) {
  enum { HEAD_LEAST = 3, TAIL_LEAST = 4 };
  const char *word = term->word;
  unsigned bits = 0;
  for (const char *const *form = term->forms; !bits && *form; form++)
    bits = form == term->forms || !broad(*form) ? about_word(*form) : 0;
  size_t n = strlen(word);
  for (size_t k = HEAD_LEAST; !bits && k + TAIL_LEAST <= n; k++) {
    unsigned tail = about_word(word + k);
    if (tail && cl_kin_tail(kin, word + k, word))
      bits = tail;
  }
  return bits;
}

/* The parts of what the words of MARK in LIST are about, at least a PART of the most. */
static unsigned about_marked(fitting *f, const cl_terms *list, int mark, unsigned part_of_most) {
  enum { WHOLE = 12 };
  unsigned count[CL_COUNT(concepts)] = { 0 }, most = 0, bits = 0;
  for (size_t i = 0; i < list->count; i++) {
    unsigned subjects = list->items[i].mark == mark ? about(f->kin, &list->items[i]) : 0, many = 0;
    for (size_t k = 0; k < CL_COUNT(concepts); k++)
      many += subjects >> k & 1;
    /* a word that is about more counts for each of these in part */
    unsigned part = many ? WHOLE / many : 0;
    for (size_t k = 0; k < CL_COUNT(concepts); k++)
      if (subjects & 1u << k && (count[k] += part) > most)
        most = count[k];
  }
  for (size_t k = 0; k < CL_COUNT(concepts); k++)
    if (count[k] * part_of_most > most)
      bits |= 1u << k;
  return bits;
}

/* What a record is about: of a goal what it is mostly about (one that names repairing,
 * cooking and gardening is about what people can, not about waste), of a theme whatever
 * it lists.  What is told of it counts where its text does not tell. */
static unsigned about_all(fitting *f, const cl_terms *list, cl_type type) {
  unsigned part = type == CL_T_THEME ? 4 : 2;
  unsigned bits = about_marked(f, list, OWN, part);
  return bits ? bits : about_marked(f, list, TOLD, part);
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

/* Everyday words: of a theme that is about something they say little, of one that has
 * no others (a lively neighbourhood) they say it all. */
static bool everyday(const char *word) {
  return cl_wording_word(
      word, "oud|oude|ouds|thuis|buurt|buurten|buren|buurman|buurvrouw|gemeente|gemeenten|kamer|"
            "kamers|zorg|zorgt|school|scholen|leven|live|lives|leeft|gewoon|gewone|scherm*|bord|"
            "streek|plek|plekken|publiek|overheid|land|wereld|voeren|voert|spreekuur|spreekuren|"
            "gesprek|gesprekken|overleg|namen|naam|vinden|vindt|beslissen|beslist|krijgt|krijgen|"
            "groeien|groeit|delen|spullen|oefenen|oefent");
}

/* What is said in more words than one, as a word that says it. */
static const struct {
  const char *phrases, *word;
} sayings[] = {
  { "kent elkaar niet|kennen elkaar niet|kennen elkaar nog|kent elkaar nog|kennen hun buren|"
    "kent zijn buren|kent haar buren|kent niemand|kennen niemand|ken niemand|niemand kent|"
    "niemand elkaar|hun buren niet|buren niet kennen|niemand weet hoe|spreekt niemand|"
    "spreken niemand|alleen thuis|thuis alleen|dag alleen|alleen wonen|alleen woont|wonen alleen|"
    "woont alleen|alleen eten|eet alleen|eten alleen|samen eten|eten samen|eet samen|"
    "drinken koffie|koffie drinken|koffie te drinken|koffie drinkt|kopje koffie|koffie met elkaar|"
    "geen vrienden|geen aanspraak|schuiven aan|schuift aan|bij elkaar komen|komen bij elkaar|"
    "komen samen|elkaar te ontmoeten|elkaar ontmoeten|nieuwe mensen|mensen leren kennen|"
    "leren kennen|met de buren|zien elkaar niet|zien elkaar nooit|elkaar niet meer|"
    "missen een praatje|mist een praatje|voor wie maar wil|know nobody|home alone|eat together|coffee together",
    "samenzijn" },
  { "zonder overleg|te zeggen hebben|te zeggen|niemand vraagt|nooit gevraagd|niet gevraagd|"
    "niets gevraagd|niet gehoord|worden niet gehoord|stem laten horen|hun stem|boos dat|boos over|"
    "met de gemeente praten|praten met de gemeente|praten met de wethouder|in gesprek met de "
    "gemeente|bezwaar maken|plannen van de gemeente|eigen plan|over de plannen|zonder ons|"
    "verzetten zich|verzet zich|tegen de sluiting|tegen de komst|tegen het plan|tegen de plannen|"
    "zelf beslissen|zelf bepalen|willen meepraten|have a say|nobody asks",
    "inspraak" },
  { "spreekt geen|spreken geen|spreek geen|spreekt nauwelijks|spreken nauwelijks|taal niet|"
    "taal spreken|slecht nederlands|weinig nederlands|in het nederlands|in twee talen",
    "taalles" },
  { "kan niet lezen|kunnen niet lezen|niet goed lezen|niet lezen en|moeite met lezen|"
    "met een kruisje|niet kunnen lezen|lezen en schrijven|schrijven en lezen|bril vergeten",
    "laaggeletterd" },
  { "niet betalen|niet meer betalen|te duur|kunnen betalen|einde van de maand|"
    "eind van de maand|rood staan|staan rood|laag inkomen|weinig geld|geen geld",
    "geldzorgen" },
  { "van school gestuurd|van school af|school afmaken|terug naar school|zonder diploma|"
    "leert zichzelf|leren zichzelf|een vak|goed kunnen leren",
    "studie" },
  { "aan het werk|werk vinden|werk zoeken|baan vinden|baan zoeken|zoekt werk|zoeken werk|"
    "zonder werk",
    "arbeidsmarkt" },
  { "te zwaar|loopt hard|lopen hard|te weinig bewegen|slaapt slecht|slapen slecht|slecht slapen|"
    "niet lekker in zijn vel|niet lekker in hun vel|van de drank",
    "gezond" },
  { "van het gas af|ruimen plastic|ruimen op|ruimt op|zwerfvuil|in plaats van nieuw|"
    "wordt weggegooid|worden weggegooid|weg te gooien",
    "duurzaam" },
  { "van vroeger|er vroeger|hoe vroeger|het vroeger|die vroeger", "vroeger" },
};

/* "Leest elke week een verhaal voor". */
static bool reads_aloud(const cl_wording *said) {
  bool reads = false;
  for (size_t i = 0; i < said->count; i++) {
    const char *next = said->words[i + 1];
    reads = reads || cl_wording_word(said->words[i], "lees|leest|lezen|las|lazen");
    if (reads && cl_wording_word(said->words[i], "voor") &&
        (!next || cl_wording_mark(next, ".,?!:;") ||
         cl_wording_word(next, "aan|uit|op|in|bij|en|maar|voor")))
      return true;
  }
  return false;
}

/* "In 1975": a year that is history. */
static bool names_past(const cl_wording *said) {
  for (size_t i = 0; i < said->count; i++) {
    const char *w = said->words[i];
    if (strlen(w) == 4 && strspn(w, "0123456789") == 4 && w[0] == '1' && w[1] >= '5')
      return true;
  }
  return false;
}

static void add_sayings(cl_kin *kin, cl_terms *asked, cl_str text, cl_arena *arena) {
  cl_wording said;
  cl_wording_read(&said, text, arena);
  for (size_t i = 0; i < CL_COUNT(sayings); i++)
    if (cl_wording_has(&said, sayings[i].phrases))
      cl_terms_add(kin, asked, cl_str_of(sayings[i].word), OWN);
  if (reads_aloud(&said))
    cl_terms_add(kin, asked, cl_str_of("voorlezen"), OWN);
  if (names_past(&said))
    cl_terms_add(kin, asked, cl_str_of("vroeger"), OWN);
}

/* What is in the news of a town and no library's: works, traffic, weather, shops, sports. */
static bool outside(const char *word) {
  return cl_wording_word(
      word,
      "parkeer*|wegwerk*|wegdek|riolering*|riool*|rotonde*|afslag|snelweg*|rondweg*|ringweg*|"
      "verkeer*|wegverkeer|trein|treinen|tram|trams|tramhalte|bushalte|spoor|spoorlijn|"
      "spoorwegovergang|stremming|omleiding|steiger|steigers|gevel|sloop|gesloopt|slopen|nieuwbouw|"
      "bouwt|bouwbedrijf|loods|loodsen|opslag|bedrijfsterrein|industrieterrein|hotel*|restaurant*|"
      "frituur|friet*|snackbar|supermarkt*|winkelcentrum|filiaal|koopzondag*|uitverkoop|failliet|"
      "voetbalclub|voetbalwedstrijd|wedstrijd|wedstrijden|competitie|eredivisie|kampioen*|"
      "doelpunt*|scoorde|scoort|verloren|gewonnen|gelijkgespeeld|nederlaag|overwinning|trainer|sneeuw*|storm|"
      "stormschade|hagel|temperatuur|graden|vorst|onweer*|windkracht|mist|weerbericht|gladheid|"
      "asfalt*|straatverlichting|lantaarnpalen|lantaarnpaal|vuilniswagen*|sluis|veerpont|"
      "vertraging*|dienstregeling|gasleiding|waterleiding|glasvezel|verzakking|wegens|"
      "duiven|opgebroken|afgesloten|klinkers|aannemer*|bouwvakkers|vrachtwagen*|hockey*|kermis|"
      "politie|politieauto*|snelheidscontrole|glijbaan|terras|terrassen|bakkerij|juwelier*|winkelpui|winkeliers|"
      "lantaarnpalen|windmolen*|windturbine*|woningcorporatie|nieuwbouwwoningen|hijskraan|bus|bussen|"
      "gedegradeerd|gepromoveerd|beker|finale|tennis*|geregend|regent|regende|regenval|droogte|"
      "onderdak|beamer|pasfoto*|reclame*|sponsor*|sponsoring|"
      "traffic|roadworks|parking|sewer|roundabout|motorway|railway|supermarket|weather|match|"
      "scored|scaffolding");
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
  cl_terms_add(f->kin, list, cl_rec_text(theme, CL_F_THEME_OWN), TOLD);
  int agenda = cl_rec_choice(theme, CL_F_THEME_AGENDA);
  if (agenda >= 0 && (size_t)agenda < CL_COUNT(agenda_words))
    cl_terms_add(f->kin, list, cl_str_of(agenda_words[agenda]), AGENDA);
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
  cl_terms_add(f->kin, list, cl_rec_text(goal, CL_F_GOAL_OWN), TOLD);
  CL_EACH_REC(community, f->plan, CL_T_COMMUNITY)
    if (list_has(community, CL_F_COMMUNITY_SERVES, goal->id))
      add_list(f, list, community, CL_F_COMMUNITY_AIMS);
  CL_EACH_REC(joint, f->plan, CL_T_JOINT_GOAL)
    if (list_has(joint, CL_F_JOINT_GOAL_SERVES, goal->id))
      cl_terms_add(f->kin, list, cl_rec_text(joint, CL_F_JOINT_GOAL_TEXT), AROUND);
}

/* ---- comparing ---------------------------------------------------------------------------------
 */

/* FRAME is what the record that HAS it is mostly about, SUBJECT what is asked for. */
static unsigned score_pair(fitting *f, const cl_term *asked, unsigned subject, const cl_term *has,
                           unsigned frame) {
  unsigned score = 0;
  switch (cl_kin_of(f->kin, asked, has)) {
  case CL_KIN_SAME:
    score = SCORE_OWN;
    break;
  case CL_KIN_PART: /* een eettafel is about meeting, not about food */
    score = subject && frame && !(subject & frame) ? SCORE_AROUND : SCORE_PART;
    break;
  default: /* a weak word of the theme is no weak subject: werk, school */
    if (subject & about(f->kin, has) & frame & ~AUDIENCE && !weak(asked->word) &&
        !everyday(asked->word))
      return has->mark >= AROUND ? SCORE_AROUND : SCORE_PART;
    score = subject & about(f->kin, has) & frame ? SCORE_PART : 0;
  }
  /* children may ask for anything; of a theme that is about children they say all */
  bool whom = subject & frame & AUDIENCE && !(subject & frame & ~AUDIENCE) && frame & ~AUDIENCE;
  whom = whom || (subject && !(subject & ~AUDIENCE) && frame & ~AUDIENCE);
  if (score && (whom || weak(asked->word) || weak(has->word) ||
                (frame && (everyday(asked->word) || everyday(has->word)))))
    score = SCORE_AROUND;
  if (score == SCORE_OWN && (has->mark == TOLD || broad(asked->word)))
    score = SCORE_PART;
  /* what is told may be a figure of speech: "even gewoon als een bord eten" */
  if (score && has->mark == TOLD && frame && !(about(f->kin, has) & frame))
    score = SCORE_AROUND;
  return score && has->mark >= AROUND ? SCORE_AROUND : score;
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

/* The best that the word ASKED scores with a word of HAS; its mark as *MARK. */
static unsigned score_word(fitting *f, const cl_term *asked, const cl_terms *has, unsigned frame,
                           int *mark) {
  unsigned best = 0, subject = about(f->kin, asked);
  for (size_t k = 0; k < has->count && best < SCORE_OWN; k++) {
    unsigned s = score_pair(f, asked, subject, &has->items[k], frame);
    if (s > best) {
      best = s;
      *mark = has->items[k].mark;
    }
  }
  return best;
}

static cl_fit_hit score(fitting *f, const cl_rec *rec, const cl_terms *asked, const cl_terms *has) {
  cl_fit_hit hit = { rec, 0, NULL };
  unsigned frame = about_all(f, has, rec->type), strong = 0, weak_ones = 0;
  bool task = false; /* a national task counts once */
  for (size_t i = 0; i < asked->count; i++) {
    int mark = OWN;
    unsigned best = score_word(f, &asked->items[i], has, frame, &mark);
    if (!best || (mark == AGENDA && task) || said_before(f, asked, i))
      continue;
    task = task || mark == AGENDA;
    const char *word = asked->items[i].word;
    hit.words = hit.words ? cl_asprintf(f->arena, "%s, %s", hit.words, word) : word;
    if (best >= SCORE_PART)
      strong++;
    else if (weak_ones++)
      continue; /* words that go with anything count once */
    hit.score += best;
  }
  /* words that go with anything, and something that is no library's: no fit */
  if (!strong || (f->outside && (strong < 2 || hit.score < SCORE_OWN * f->outside)))
    hit.score = 0;
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

/* Is hit I not far below the best, or about something else that was asked as well? */
static bool is_near(const cl_fit *fit, size_t i) {
  unsigned best = fit->hits[0].score, score = fit->hits[i].score;
  if (score < SCORE_PART || score * 3 > best * 2)
    return score >= SCORE_PART;
  for (size_t k = 0; k < i; k++) {
    const char *words = fit->hits[k].words;
    size_t n = strcspn(fit->hits[i].words, ",");
    for (const char *at = words; (at = strchr(at, fit->hits[i].words[0])); at++)
      if (strncmp(at, fit->hits[i].words, n) == 0)
        return false;
  }
  return score * 2 > best;
}

void cl_fit_text(const cl_plan *plan, cl_str text, cl_arena *arena, cl_fit *out) {
  fitting f = { plan, arena, cl_kin_new(arena), 0 };
  size_t goals = plan->count[CL_T_GOAL], room = goals + plan->count[CL_T_THEME];
  *out = (cl_fit){ cl_alloc(arena, (room + 1) * sizeof *out->hits), 0,
                   cl_alloc(arena, (goals + 1) * sizeof *out->internal), 0 };
  cl_terms asked = { NULL, 0, 0 };
  cl_terms_add(f.kin, &asked, text, OWN);
  if (of_teens(text, arena))
    cl_terms_add(f.kin, &asked, cl_str_of("tieners"), OWN);
  add_sayings(f.kin, &asked, text, arena);
  for (size_t i = 0; i < asked.count; i++)
    f.outside += outside(asked.items[i].word);
  match_type(&f, &asked, CL_T_GOAL, out);
  match_type(&f, &asked, CL_T_THEME, out);
  qsort(out->hits, out->count, sizeof *out->hits, by_score);
  size_t near = 0;
  while (near < out->count && is_near(out, near))
    near++;
  out->count = near;
  cl_terms_free(&asked);
  cl_kin_free(f.kin);
}
