/* kin.c - words that are of one kind; see kin.h. */
#include "kin.h"

#include <stdlib.h>
#include <string.h>

#include "../base/module.h"
#include "stem.h"
#include "wording.h"
#include "token.h"

enum { WORD_MOST = 60, FORMS_MOST = 12, FORM_LEAST = 3, PART_LEAST = 3, LOAN_LEAST = 4 };

struct cl_kin {
  cl_arena *arena;
  const struct cl_stem *stem;
  void *english;
};

cl_kin *cl_kin_new(cl_arena *arena) {
  cl_kin *kin = cl_alloc(arena, sizeof *kin);
  const struct cl_stem *stem = CL_MODULE_TABLE("clkit-stem", struct cl_stem, cl_stem);
  *kin = (cl_kin){ arena, stem, stem->open() };
  return kin;
}

void cl_kin_free(cl_kin *kin) {
  if (kin->english)
    kin->stem->close(kin->english);
}

void cl_terms_free(cl_terms *list) {
  free(list->items);
  *list = (cl_terms){ NULL, 0, 0 };
}

/* ---- words that say nothing ---------------------------------------------------------------- */

/* What every plan and every letter to a library has. */
static const char nothing[] =
    "achter|boven|beneden|binnen|buiten|voorbij|langs|tegenover|dichtbij|ver|verder|vanaf|"
    "de|het|een|en|van|in|op|te|ten|ter|voor|met|aan|is|zijn|was|waren|ben|bent|er|dat|die|dit|deze|"
    "wij|we|ons|onze|jullie|je|jij|jou|jouw|uw|hun|hen|zij|ze|hij|ik|mij|me|mijn|niet|geen|ook|maar|"
    "of|als|bij|door|om|uit|naar|over|tot|nog|wel|al|meer|minder|meest|veel|weinig|vele|heel|hele|"
    "graag|willen|wil|wilt|kunnen|kan|kun|kunt|moet|moeten|mogen|mag|zou|zouden|worden|wordt|werd|"
    "hebben|heb|hebt|heeft|had|gaan|gaat|doen|doet|wat|wie|waar|hoe|wanneer|waarom|dan|toen|nu|hier|"
    "daar|iets|iemand|iedereen|niemand|alle|alles|elke|elk|iedere|ieder|ander|andere|anderen|onder|"
    "tegen|tussen|zonder|tijdens|sinds|zodat|omdat|want|dus|toch|zelf|eigen|zoals|nieuwe|nieuw|goed|"
    "goede|beter|zoeken|zoekt|zoek|vraag|vragen|vraagt|samen|zich|haar|hem|per|eens|jaar|jaren|mensen|"
    "groep|groepen|bibliotheek|bibliotheken|community|communitys|geven|geeft|maken|maakt|gemaakt|"
    "gemaakte|komen|komt|laten|blijven|blijft|maand|maanden|week|weken|wekelijks|maandelijks|dag|"
    "dagen|keer|tijd|inwoners|inwoner|bewoners|bewoner|deelnemers|deelnemer|wijk|wijken|"
    "buurt|stad|dorp|vaste|vast|staan|staat|zitten|zit|hoog|laag|lang|lange|kort|korte|mee|af|eerste|"
    "vroeg|terug|rond|plaats|elkaar|steeds|weer|altijd|nooit|vaak|soms|alleen|durft|durven|mist|"
    "missen|nodig|ruimte|mogelijk|gehouden|houden|houdt|halen|haalt|krijgen|krijgt|vinden|vindt|weet|"
    "weten|zien|ziet|tijdje|paar|helft|kwart|procent|aantal|totaal|gemiddeld|minstens|ongeveer|"
    "vergeten|gebeurt|gebeuren|trekken|voorjaar|najaar|zomer|winter|waarin|daarna|daarvoor|tweede|derde|nou|zeer|vooral|juist|"
    "the|an|a|and|of|on|to|for|with|at|are|were|be|been|there|that|this|these|those|our|us|you|"
    "your|they|their|them|he|she|it|its|my|not|no|also|but|or|as|by|from|about|until|still|more|"
    "less|much|many|few|very|like|want|wants|would|can|could|must|may|will|have|has|do|does|what|"
    "who|where|how|when|why|then|now|here|some|someone|everyone|all|every|each|other|others|against|"
    "between|without|during|since|so|because|own|new|good|look|looking|ask|asks|together|year|people|"
    "group|groups|library|libraries|communities|give|make|made|come|let|month|week|day|time|"
    "inhabitants|residents|members|member|part|take|takes|taking|stay|away|one|into|after|their|weekly|"
    "monthly|participants|too|aloud|out|up";

/* ---- forms of a Dutch word ------------------------------------------------------------------- */

/* What no ending tells. */
/* clang-format off */
static const char *const irregular[][2] = {
  { "kinderen", "kind" },     { "leden", "lid" },         { "steden", "stad" },
  { "schepen", "schip" },     { "eieren", "ei" },         { "zang", "zing" },
  { "zangers", "zing" },      { "zanger", "zing" },       { "gezang", "zing" },
  { "gezongen", "zing" },     { "gesproken", "spreek" },  { "gesprek", "spreek" },
  { "gesprekken", "spreek" }, { "hulp", "help" },         { "geholpen", "help" },
  { "geschreven", "schrijf" }, { "gelezen", "lees" },     { "gegeten", "eet" },
  { "gekozen", "kies" },      { "keuze", "kies" },        { "dichters", "gedicht" },
  { "dichter", "gedicht" },   { "tuiniers", "tuin" },     { "tuinier", "tuin" },
  { "tuinieren", "tuin" },    { "tuinders", "tuin" },     { "tuinder", "tuin" },
  { "lessen", "les" },        { "ouders", "ouder" },      { "ouder", "ouder" },
  { "ouderen", "oudere" },    { "oudere", "oudere" },     { "jong", "jong" },
  { "jongeren", "jong" },     { "jongere", "jong" },      { "jongen", "jongen" },
  { "gesloten", "sluit" },    { "vergeten", "vergeet" },  { "verloren", "verlies" },
  { "foto's", "foto" },       { "dia's", "dia" },         { "gereden", "rijd" },
  { "rijdt", "rijd" },        { "leert", "leer" },        { "geleerd", "leer" },
  { "gewandeld", "wandel" },  { "kookte", "kook" },       { "vertelling", "vertel" },
  { "verhalen", "verhaal" },  { "wethouder", "wethouder" }, { "wethouders", "wethouder" },
  { "werk", "werk" },         { "verleden", "verleden" }, { "scholing", "scholing" },
  { "poster", "poster" },     { "posters", "poster" },    { "kamer", "kamer" },
  { "kamers", "kamer" },      { "papier", "papier" },     { "winter", "winter" },
  { "kaart", "kaart" },       { "kaarten", "kaart" },     { "plaats", "plaats" },
  { "geldt", "gelden" },      { "slager", "slager" },     { "slagers", "slager" },
  { "verzetten", "verzetten" }, { "jongens", "jongen" },    { "overheid", "overheid" }, { "gemeente", "gemeente" },
  { "gemeenten", "gemeente" }, { "pianist", "piano" },    { "pianisten", "piano" },
  { "genoten", "geniet" },    { "bracht", "breng" },      { "gedanst", "dans" },
  { "gezwommen", "zwem" }, { "zwom", "zwem" }, { "gelopen", "loop" }, { "liep", "loop" },
  { "liepen", "loop" }, { "gevonden", "vind" }, { "gedronken", "drink" }, { "gegeven", "geef" },
  { "genomen", "neem" }, { "gebroken", "breek" }, { "gevlogen", "vlieg" }, { "gekeken", "kijk" },
  { "keek", "kijk" }, { "begrepen", "begrijp" }, { "begreep", "begrijp" },
  { "gesneden", "snijd" }, { "gekocht", "koop" }, { "kocht", "koop" }, { "verkocht", "verkoop" },
  { "gezocht", "zoek" }, { "zocht", "zoek" }, { "gebracht", "breng" }, { "gedacht", "denk" },
  { "gevangen", "vang" }, { "geslapen", "slaap" }, { "sliep", "slaap" }, { "bewogen", "beweeg" },
  { "gevochten", "vecht" }, { "getrokken", "trek" }, { "gewonnen", "win" },
  { "begonnen", "begin" }, { "begon", "begin" }, { "gesponnen", "spin" },
  { "verdwenen", "verdwijn" }, { "schreef", "schrijf" }, { "schreven", "schrijf" },
  { "sprak", "spreek" }, { "spraken", "spreek" }, { "zong", "zing" }, { "zongen", "zing" },
  { "hielp", "help" }, { "hielpen", "help" }, { "koos", "kies" }, { "kozen", "kies" },
  { "gebouwen", "gebouw" }, { "gegroeid", "groei" }, { "gebakken", "bak" }, { "bakken", "bak" },
  { "gebleven", "blijf" }, { "beschreven", "beschrijf" }, { "gewezen", "wijs" },
};
/* clang-format on */

static bool vowel(char c) {
  return c && strchr("aeiouy", c);
}

static size_t syllables(const char *w, size_t n) {
  size_t count = 0;
  for (size_t i = 0; i < n; i++)
    count += vowel(w[i]) && (i == 0 || !vowel(w[i - 1]));
  return count;
}

typedef struct forms {
  cl_arena *arena;
  const char **items;
  size_t count;
} forms;

static void add_form(forms *f, const char *p, size_t n) {
  if (n < FORM_LEAST || f->count >= FORMS_MOST || !syllables(p, n))
    return;
  for (size_t i = 0; i < f->count; i++)
    if (strlen(f->items[i]) == n && memcmp(f->items[i], p, n) == 0)
      return;
  f->items[f->count++] = cl_strndup(f->arena, p, n);
  f->items[f->count] = NULL;
}

/* W without an ending that begins with a vowel, spelled as a word by itself: tal as
 * taal, lez as lees, bell as bel, wandel as it is. */
static void add_closed(forms *f, const char *w, size_t n) {
  char base[WORD_MOST + 2];
  if (n < 2 || n > WORD_MOST)
    return;
  memcpy(base, w, n);
  char end = base[n - 1];
  if (n > 3 && end == base[n - 2] && !vowel(end)) {
    n--;
  } else if (!vowel(end) && vowel(base[n - 2]) && (n == 2 || !vowel(base[n - 3])) &&
             strchr("aeou", base[n - 2])) {
    bool unstressed = base[n - 2] == 'e' && strchr("lrnmgk", end) && syllables(base, n) > 1;
    if (!unstressed && end != 'w' && end != 'x') {
      base[n] = end;
      base[n - 1] = base[n - 2];
      n++;
    }
  }
  if (base[n - 1] == 'v')
    base[n - 1] = 'f';
  if (base[n - 1] == 'z')
    base[n - 1] = 's';
  add_form(f, base, n);
}

static bool ends(const char *w, size_t n, const char *end) {
  size_t m = strlen(end);
  return n > m && memcmp(w + n - m, end, m) == 0;
}

/* What Dutch words on -eren have in common with their nouns: `repar` for repareren,
 * gerepareerd, reparatie and reparateurs. */
static void add_loan(forms *f, const char *w, size_t n) {
  static const char *const list[] = { "ateurs", "eerders", "eerder", "eerde",  "eerd", "eert",
                                      "eer",    "eurs",    "eur",    "euse",   "eren", "ering",
                                      "aties",  "ateur",   "atie",   "atoren", "ator", "atrice" };
  for (size_t i = 0; i < CL_COUNT(list); i++) {
    size_t m = strlen(list[i]), from = 0;
    if (!ends(w, n, list[i]))
      continue;
    if (strncmp(w, "ge", 2) == 0 && strncmp(list[i], "eerd", 4) == 0 && n > m + 2 + LOAN_LEAST)
      from = 2;
    if (n - m - from >= LOAN_LEAST)
      add_form(f, cl_asprintf(f->arena, "%.*s~", (int)(n - m - from), w + from), n - m - from + 1);
    return;
  }
}

/* Endings before which a word stands as it is, or closed. */
static void add_endings(forms *f, const char *w, size_t n) {
  static const char *const with_vowel[] = {
    "en",    "e",    "er",   "ers", "aar",  "aars", "ing",
    "ingen", "ende", "erig", "ere", "ster", "ist",  "isten"
  };
  static const char *const bare[] = { "heid", "heden", "ijen", "ij",   "isten", "ist", "tjes",
                                      "tje",  "pjes",  "pje",  "kjes", "kje",   "jes", "je",
                                      "'s",   "t",     "te",   "ten",  "de",    "den" };
  for (size_t i = 0; i < CL_COUNT(with_vowel); i++) {
    size_t m = strlen(with_vowel[i]);
    if (ends(w, n, with_vowel[i]) && n - m >= 2 && !vowel(w[n - m - 1]))
      add_closed(f, w, n - m);
    else if (ends(w, n, with_vowel[i]) && n - m >= 4 && w[n - m - 1] == 'i')
      add_form(f, w, n - m); /* naaien */
  }
  for (size_t i = 0; i < CL_COUNT(bare); i++) {
    size_t m = strlen(bare[i]);
    if (ends(w, n, bare[i]) && n - m >= 4)
      add_form(f, w, n - m);
  }
  if (n > 4 && w[n - 1] == 's' &&
      (ends(w, n, "ers") || ends(w, n, "els") || ends(w, n, "ens") || ends(w, n, "ars") ||
       ends(w, n, "ors") || ends(w, n, "urs") || ends(w, n, "ies") || ends(w, n, "bs") ||
       ends(w, n, "ms") || ends(w, n, "ps") || ends(w, n, "ems")))
    add_form(f, w, n - 1);
}

/* gemaakte, geruild, gebakken: without ge- and its ending. */
static void add_participle(forms *f, const char *w, size_t n) {
  if (n < 6 || strncmp(w, "ge", 2) != 0)
    return;
  size_t m = n;
  if (w[m - 1] == 'e')
    m--;
  if (w[m - 1] == 't' || w[m - 1] == 'd')
    add_form(f, w + 2, m - 3);
  else if (ends(w, n, "en"))
    add_closed(f, w + 2, n - 4);
}

static const char *const *forms_of(cl_kin *kin, const char *w) {
  size_t n = strlen(w);
  forms f = { kin->arena, cl_alloc(kin->arena, (FORMS_MOST + 1) * sizeof *f.items), 0 };
  add_form(&f, w, n);
  if (!f.count)
    f.items[f.count++] = w;
  f.items[f.count] = NULL;
  for (size_t i = 0; i < CL_COUNT(irregular); i++)
    if (strcmp(irregular[i][0], w) == 0) {
      add_form(&f, irregular[i][1], strlen(irregular[i][1]));
      return f.items;
    }
  if (n > WORD_MOST)
    return f.items;
  add_endings(&f, w, n);
  add_participle(&f, w, n);
  add_loan(&f, w, n);
  /* voorlezers: voorlezer, then voorlees */
  if (f.count > 1 && n > 5 && w[n - 1] == 's')
    add_endings(&f, w, n - 1);
  return f.items;
}

/* opgeschreven, opschrijven: the forms of geschreven, schrijven. */
static const char *const *verb_of(cl_kin *kin, const char *w) {
  size_t n = strlen(w);
  static const char *const list[] = {
    "samen", "terug", "door", "over", "voor", "mee", "bij", "aan",
    "uit",   "toe",   "weg",  "op",   "af",   "in",  "om",  "na"
  };
  for (size_t i = 0; i < CL_COUNT(list); i++) {
    size_t m = strlen(list[i]);
    if (n < m + 6 || strncmp(w, list[i], m) != 0)
      continue;
    bool verb = ends(w, n, "en") || ends(w, n, "d") || ends(w, n, "t") || ends(w, n, "de");
    return verb ? forms_of(kin, w + m) : NULL;
  }
  return NULL;
}

/* ---- terms ---------------------------------------------------------------------------- */

static const char *english_stem(cl_kin *kin, const char *word) {
  size_t n = strlen(word);
  /* The stemmer leaves who does it as it is. */
  static const char agents[] =
      "learner*|gardener*|reader*|teacher*|writer*|singer*|helper*|walker*|"
      "dancer*|painter*|speaker*|player*|worker*|cooker*|repairer*|knitter*";
  if (cl_wording_word(word, agents))
    n -= ends(word, n, "ers") ? 3 : 2;
  size_t length = n;
  const char *found = kin->english ? kin->stem->stem(kin->english, word, n, &length) : NULL;
  return cl_strndup(kin->arena, found ? found : word, found ? length : n);
}

static void add_term(cl_kin *kin, cl_terms *list, const char *w, int mark) {
  list->items = cl_grow(list->items, &list->cap, list->count + 1, sizeof *list->items);
  list->items[list->count++] =
      (cl_term){ w, forms_of(kin, w), verb_of(kin, w), english_stem(kin, w), mark };
}

void cl_terms_add(cl_kin *kin, cl_terms *list, cl_str text, int mark) {
  if (!text.n)
    return;
  cl_wording said;
  cl_wording_read(&said, text, kin->arena);
  for (size_t i = 0; i < said.count; i++) {
    const char *w = said.words[i];
    while (*w == '\'' || *w == '-')
      w++;
    size_t n = strlen(w);
    if (n < 2 || n > 200 || strspn(w, "0123456789-'") == n || cl_wording_word(w, nothing) ||
        cl_number_word(w) >= 0)
      continue;
    /* who gets to know somebody learns nothing */
    if (strcmp(w, "leren") == 0 && cl_wording_word(said.words[i + 1], "kennen"))
      continue;
    add_term(kin, list, w, mark);
  }
  if (cl_wording_has(&said, "mee") && cl_wording_has(&said, "doen|doet|doe|deden"))
    add_term(kin, list, "meedoen", mark);
}

/* ---- compounds ------------------------------------------------------------------------ */

/* What compounds are made of most, as head or as tail. */
static const char parts[] =
    "avond|avonden|ochtend|ochtenden|middag|middagen|dag|dagen|week|weken|uur|les|lessen|cursus|"
    "cursussen|workshop|workshops|groep|groepen|groepje|club|clubs|clubje|kring|kringen|huis|huizen|"
    "cafe|cafes|plek|plekken|plaats|tafel|tafels|hoek|kamer|zaal|tuin|tuinen|markt|feest|toernooi|"
    "wedstrijd|avontuur|maatje|maatjes|coach|coaches|vrijwilliger|vrijwilligers|leraar|docent|punt|"
    "spreekuur|spreekuren|boek|boeken|kast|kasten|krant|kaart|kaarten|lijst|brief|brieven|school|"
    "scholen|klas|klassen|kind|kinderen|ouder|ouders|buurt|wijk|stad|dorp|straat|flat|bewoner|"
    "bewoners|bus|auto|fiets|winkel|bank|beurs|plan|project|werk|werker|werkers|vaardigheid|"
    "vaardigheden|niveau|toets|oefening|oefengroep|spel|spellen|speler|spelers|verhaal|verhalen|"
    "vertelling|voorstelling|voorstellingen|podium|muziek|film|foto|fotos|tentoonstelling|gesprek|"
    "gesprekken|partner|partners|ontmoeting|ontmoetingen|bijeenkomst|bijeenkomsten|hulp|zorg|"
    "energie|rekening|rekeningen|geld|kosten|afval|ruil|deel|repair|reparatie|digitaal|telefoon|"
    "computer|tablet|bak|vis|rij|zit|taal|lees|schrijf|reken|kook|naai|brei|brood|eet|wandel|loop|zang|dans|sport|"
    "speel|maak|knutsel|schaak|dam|bridge|quiz|vergadering|raad|overleg|bestuur|team|leider|leden|"
    "lid|talent|talenten|kennis|wijs|wijzer|formulier|formulieren|sollicitatie|opleiding|vrienden|"
    "vriend|buur|buren|mantel|moeder|vader|oma|opa|jeugd|jongeren|ouderen|senioren|mannen|vrouwen|"
    "kleding|speelgoed|gereedschap|planten|zaden|zaad|groente|groenten|bloemen|natuur|dieren|hond|"
    "honden|zwerf|grof|huiswerk|werkplaats|atelier|studio|podcast|radio|avondje|inloop|zomer|winter|"
    "lente|herfst|kerst|nacht|morgen|lunch|koffie|thee|soep|maaltijd|maaltijden|uitleg|begeleider|"
    "begeleiding|training|trainingen|proef|start|begin|eind|bezoek|bezoekers|gids|gidsen|route|tocht|"
    "tochten|wandeling|reis|oorlog|haven|museum|archief|kerk|moskee|gemeente|politiek|debat";

/* Looks like a compound, and is none; or says something else. */
/* clang-format off */
static const char *const false_friends[][2] = {
  { "werk", "netwerk" },     { "oor", "kantoor" },        { "kant", "kantoor" },
  { "lees", "leesheuvel" },  { "leesheuvel", "leesheuvel" },
  { "boot", "bootcamp" },    { "ster", "minister" },      { "ster", "register" },
  { "hand", "handleiding" }, { "handen", "handleiding" }, { "sport", "transport" },
  { "leden", "verleden" },   { "lid", "verleden" },       { "school", "scholing" },
  { "post", "poster" },      { "taal", "totaal" },        { "taal", "digitaal" },
  { "taal", "betaal" },      { "ouder", "wethouder" },    { "dag", "gedag" },
  { "eten", "weten" },       { "eet", "weet" },           { "kunst", "toekunst" },
  { "zaak", "oorzaak" },     { "bal", "balans" },         { "bus", "business" },
  { "ruimte", "openbare" },  { "markt", "arbeidsmarkt" }, { "kerk", "kerker" },
  { "jaar", "jaarlijks" },   { "plan", "planeet" },       { "dans", "dansk" },
  { "raam", "programma" },   { "boek", "onderzoek" },     { "vis", "visie" },
  { "rust", "rustiek" },     { "spel", "spelling" },     { "spelletje", "spelling" },      { "kost", "kostbaar" },
  { "brief", "briefing" },   { "kop", "koppel" },         { "man", "manier" },
  { "arm", "warm" },         { "lam", "reclame" },        { "tafel", "wafel" },
  { "land", "eiland" },      { "hout", "behoud" },        { "bank", "bankieren" },
  { "tas", "fantasie" },     { "rijk", "belangrijk" },    { "baan", "banaan" },
  { "les", "lessenaar" },    { "straat", "illustraat" },  { "kamp", "kampioen" },
  { "stem", "systeem" },     { "loop", "looptijd" },      { "tijd", "altijd" },
  { "bij", "bijeenkomst" },  { "zon", "persoon" },        { "deel", "deelnemer" },
  { "rekenen", "rekening" },   { "reken", "rekening" },   { "rekent", "rekening" },
  { "over", "overbuur" },      { "boek", "boekhoud" },    { "boek", "boeking" },
  { "boeken", "boeking" },     { "slag", "toeslag" },      { "zorg", "geldzorg" },
  { "zorgen", "geldzorg" },    { "geld", "geldt" },        { "geld", "geldig" },
  { "tuin", "speeltuin" },     { "las", "lasser" },      { "dicht", "dichtbij" },   { "hoofd", "hoofdstuk" },
  { "brood", "broodnodig" },  { "zicht", "zichtbaar" },
};
/* clang-format on */

static bool friends(const char *a, const char *b) {
  for (size_t i = 0; i < CL_COUNT(false_friends); i++)
    if ((strcmp(false_friends[i][0], a) == 0 &&
         strncmp(b, false_friends[i][1], strlen(false_friends[i][1])) == 0) ||
        (strcmp(false_friends[i][0], b) == 0 &&
         strncmp(a, false_friends[i][1], strlen(false_friends[i][1])) == 0))
      return false;
  return true;
}

/* Is what is left of a compound a word? */
static bool word_left(cl_kin *kin, const char *p, size_t n) {
  if (n < PART_LEAST || !syllables(p, n))
    return false;
  const char *word = cl_strndup(kin->arena, p, n);
  if (cl_wording_word(word, parts))
    return true;
  if (cl_wording_word(word, nothing)) /* dicht is no part of dichtbij */
    return false;
  int known = cl_dictionary_has(word);
  if (known >= 0)
    return known != 0;
  /* By its shape: long enough, and begun as words are. */
  return n >= 4 && (vowel(p[0]) || vowel(p[1]) || (n > 4 && vowel(p[2])));
}

/* Short words are at the end of many others by accident. */
static bool may_be_part(const char *part, size_t n) {
  return n > PART_LEAST || (n == PART_LEAST && cl_wording_word(part, parts));
}

/* LONGER without PART at its head, and the s or en that may link them. */
static bool head_of(cl_kin *kin, const char *part, const char *longer) {
  size_t k = strlen(part), n = strlen(longer);
  if (!may_be_part(part, k) || n < k + PART_LEAST || strncmp(longer, part, k) != 0)
    return false;
  const char *rest = longer + k;
  size_t left = n - k;
  if (rest[0] == '-' || word_left(kin, rest, left))
    return true;
  if ((rest[0] == 's' || rest[0] == 'e') && word_left(kin, rest + 1, left - 1))
    return true;
  return left > 2 && strncmp(rest, "en", 2) == 0 && word_left(kin, rest + 2, left - 2);
}

/* In verzorgd there is no zorg, in vergeet no eet: what stands before is no word. */
static bool is_prefix(const char *word, size_t n) {
  return (n == 3 || (n == 4 && strncmp(word, "ver", 3) == 0)) &&
         (strncmp(word, "ver", 3) == 0 || strncmp(word, "ont", 3) == 0 ||
          strncmp(word, "her", 3) == 0);
}

static bool starts_verb(const char *word) {
  static const char *const list[] = { "aan", "af", "taal", "uit", "door", "om", "terug" };
  for (size_t i = 0; i < CL_COUNT(list); i++)
    if (strncmp(word, list[i], strlen(list[i])) == 0)
      return true;
  return false;
}

/* signaleert is no leert, blokkeren no keren: a loan ends alike. */
static bool is_loan_end(const char *part, const char *longer, size_t left) {
  static const char ends_alike[] =
      "leer|leert|leren|leerde|keer|keert|keren|neer|neren|neert|teer|teren|teert|veer|veren|"
      "seren|seert|deren|deert|geren|geert|meren|meert|peren|peert|beren|reren|reert|eren|eert";
  return cl_wording_word(part, ends_alike) && !(left <= 5 && starts_verb(longer));
}

static bool tail_of(cl_kin *kin, const char *part, const char *longer) {
  size_t k = strlen(part), n = strlen(longer);
  if (n > k && (is_prefix(longer, n - k) || is_loan_end(part, longer, n - k)))
    return false;
  if (!may_be_part(part, k) || n < k + PART_LEAST || strcmp(longer + n - k, part) != 0)
    return false;
  size_t left = n - k;
  /* A hyphen shows the seam: vmbo-leerlingen are leerlingen, whatever vmbo is. */
  if (longer[left - 1] == '-' || word_left(kin, longer, left))
    return true;
  return left > PART_LEAST && longer[left - 1] == 's' && word_left(kin, longer, left - 1);
}

bool cl_kin_tail(cl_kin *kin, const char *tail, const char *longer) {
  return tail_of(kin, tail, longer);
}

/* taalles and taalcafe, speelplek and speeltuin: they have a head in common that says
 * what they are about; a week, a street or a club do not. */
static bool one_head(cl_kin *kin, const char *a, const char *b) {
  static const char heads[] =
      "taal|lees|schrijf|reken|kook|naai|brei|brood|wandel|loop|zang|dans|sport|speel|knutsel|"
      "schaak|"
      "muziek|film|foto|boeken|fiets|kleding|speelgoed|gereedschap|planten|zaden|groente|bloemen|"
      "natuur|dieren|tuin|repair|reparatie|energie|afval|computer|telefoon|tablet|techniek|"
      "verhalen|"
      "geschiedenis|oorlog|erfgoed|theater|toneel|kunst|teken|schilder|huiswerk|sollicitatie|"
      "mantel|"
      "huiskamer|klimaat|kook|bakkers|imkers|vogel|haven|kerk|molen|poezie|gedichten|podcast|"
      "schulden|"
      "geld|gezondheid|beweeg|eet|wereld|voorlees|hout|metaal|robot|game|vrouwen|mannen|ouder|"
      "jeugd";
  for (size_t k = strlen(a) < strlen(b) ? strlen(a) : strlen(b); k >= FORM_LEAST; k--) {
    if (strncmp(a, b, k) != 0 || !a[k] || !b[k])
      continue;
    const char *head = cl_strndup(kin->arena, a, k);
    if (cl_wording_word(head, heads))
      return word_left(kin, a + k, strlen(a + k)) && word_left(kin, b + k, strlen(b + k));
  }
  return false;
}

/* solliciteren, sollicitatiegesprek: `sollicit~` and an ending of its kind at the head. */
static bool loan_head_of(cl_kin *kin, const char *loan, const char *longer) {
  static const char *const nouns[] = { "atie", "ering", "ator", "ateur", "eur" };
  size_t k = strlen(loan);
  if (!k || loan[k - 1] != '~' || strncmp(longer, loan, --k) != 0)
    return false;
  for (size_t i = 0; i < CL_COUNT(nouns); i++) {
    size_t m = strlen(nouns[i]);
    if (strncmp(longer + k, nouns[i], m) != 0)
      continue;
    const char *rest = longer + k + m;
    if (word_left(kin, rest, strlen(rest)) ||
        (rest[0] == 's' && word_left(kin, rest + 1, strlen(rest + 1))))
      return true;
  }
  return false;
}

/* Is a form of A head or tail of a form of B? */
static bool part_of(cl_kin *kin, const cl_term *a, const cl_term *b) {
  if (strlen(b->word) < 6)
    return false;
  for (const char *const *x = a->forms; *x; x++)
    for (const char *const *y = b->forms; *y; y++)
      if (head_of(kin, *x, *y) || tail_of(kin, *x, *y) || loan_head_of(kin, *x, *y))
        return true;
  return false;
}

/* The stemmer takes Dutch words for English ones: taalles for a plural of taal. */
static bool english_ending(const cl_term *t) {
  size_t n = strlen(t->stem);
  if (n && t->stem[n - 1] == 'i')
    return true; /* stories, story */
  return strncmp(t->word, t->stem, n) == 0 &&
         (!t->word[n] ||
          cl_wording_word(t->word + n, "s|es|ed|ing|ings|er|ers|e|d|ly|ned|ning|ping|"
                                       "ting|ging|ers'|'s"));
}

static bool share_form(const char *const *a, const char *const *b) {
  for (const char *const *x = a; x && *x; x++)
    for (const char *const *y = b; y && *y; y++)
      if (strcmp(*x, *y) == 0)
        return true;
  return false;
}

/* Forms that share a root by accident of spelling are the price of not knowing the
 * language; both being infinitives, nouns... is not looked at. */
static bool same(const cl_term *a, const cl_term *b) {
  if (strcmp(a->word, b->word) == 0 ||
      (strcmp(a->stem, b->stem) == 0 && english_ending(a) && english_ending(b)))
    return true;
  return share_form(a->forms, b->forms);
}

enum cl_kinship cl_kin_of(cl_kin *kin, const cl_term *a, const cl_term *b) {
  for (const char *const *x = a->forms; *x; x++)
    for (const char *const *y = b->forms; *y; y++)
      if (!friends(*x, *y))
        return CL_KIN_NONE;
  if (same(a, b))
    return CL_KIN_SAME;
  bool part = one_head(kin, a->word, b->word) || share_form(a->verb, b->forms) ||
              share_form(a->forms, b->verb) || part_of(kin, a, b) || part_of(kin, b, a);
  return part ? CL_KIN_PART : CL_KIN_NONE;
}

bool cl_terms_share(cl_kin *kin, const cl_terms *a, const cl_terms *b) {
  for (size_t i = 0; i < a->count; i++)
    for (size_t k = 0; k < b->count; k++)
      if (cl_kin_of(kin, &a->items[i], &b->items[k]) != CL_KIN_NONE)
        return true;
  return false;
}
