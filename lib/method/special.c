/* special.c - words that tell of special categories of personal data; see
 * special.h.
 *
 * Words are folded (lower case, no accents).  A `*` at the end lets a word go on;
 * without it the whole word must be there.  Left out on purpose: what is as a
 * rule said of a place, a trade or a thing (church, hospital, doctor, wheelchair
 * access), and words with a second meaning. */
#include <string.h>

#include "rules_inner.h"
#include "special.h"

/* clang-format off */
static const char *const health[] = {
  "adhd", "alzheimer*", "autis*", "asperger", "burn-out", "burnout", "overspannen",
  "overspannenheid", "depressi*", "psychisch*", "psychiat*", "psychose*", "bipolair*",
  "schizofren*", "angststoornis*", "dement*", "alcoholis*", "alcoholist*", "verslaafd*",
  "verslaving*", "afkicken", "afgekickt", "diabet*", "suikerziekte", "kanker", "borstkanker",
  "leukemie", "chemo", "chemokuur", "chemotherapie", "bestraald", "uitgezaaid", "hiv", "reuma",
  "reumati*", "parkinson", "epilep*", "hartinfarct", "hartpatient*", "hartaanval",
  "herseninfarct", "hersenbloeding", "hersenletsel", "beroerte", "longziekte", "copd",
  "fibromyalgie", "longcovid", "long covid", "ms-patient*", "ziek", "zieke", "ziekte", "ziektes",
  "ziekteverlof", "chronisch*", "geopereerd", "ziekenhuisopname*", "opgenomen in het ziekenhuis",
  "revalideert", "revalidatie", "medicijnen", "medicatie", "antidepressiva", "zwanger",
  "zwangerschap*", "miskraam", "gehandicapt*", "handicap", "lichamelijke beperking",
  "verstandelijke beperking", "visuele beperking", "verstandelijk beperkt",
  "lichamelijk beperkt", "arbeidsongeschikt*", "wajong", "slechtziend*", "slechthorend*",
  "doofstom", "is doof", "is blind", "in een rolstoel", "dyslexi*", "dyslectisch*",
  "dyscalculie", "diagnose", "trauma", "ptss", "suicid*", "zelfmoord*", "terminaal",
  "genetisch*", "erfelijke aandoening*", "aandoening*", "illness*", "disease*", "cancer",
  "dementia", "diagnosed", "pregnan*", "disabled", "disabilit*", "wheelchair user",
  "in a wheelchair", "uses a wheelchair", "addict*", "alcoholic*", "mental health",
  "chronically ill", "is ill", "fell ill", "medication", "hospitalised", "hospitalized",
  "dyslex*", "stroke patient", "had a stroke", "ptsd", "burnt out", "miscarriage", "epilepsy",
  "rheumat*",
  "gehoorapparaat", "hoort slecht", "ziet slecht", "ziet bijna niets", "slecht ter been",
  "slecht lopen", "blind geboren", "blind geworden", "doof geboren", "bij de psycholoog",
  "naar een psycholoog", "ggz",
  "in behandeling bij", "in therapie", "ziektewet", "wia", "wao", "afgekeurd",
  "heeft een beperking", "beperking en", "haar beperking", "zijn beperking", "angsten",
  "paniekaanval*", "paniekstoornis", "suikerpatient*", "syndroom van", "heeft ms", "has ms",
  "drinkt te veel", "alcoholverslaving", "hartklachten", "hartproblemen", "spierziekte",
  "nierpatient*", "dialyse", "migraine", "astma", "anorexia", "eetstoornis*", "borderline",
  "kankerpatient*", "tumor", "burn out", "operatie", "in zijn rolstoel", "in haar rolstoel",
  "depressed", "depression", "anxiety attack*", NULL
};
static const char *const faith[] = {
  "gelovig*", "moslim*", "moslima*", "islam*", "christen", "christenen", "christelijk gelovig*",
  "belijdend*", "katholiek*", "rooms-katholiek*", "protestant*", "gereformeerd*", "hervormd*",
  "evangelisch*", "jehova*", "joods", "joodse", "hindoe*", "boeddhis*", "atheist*", "ongelovig*",
  "bekeerd", "bekeerling*", "kerkganger*", "kerkelijk*", "naar de kerk", "lid van de kerk",
  "van zijn kerk", "van haar kerk", "mijn kerk", "naar de moskee", "van de moskee",
  "haar moskee", "zijn moskee", "naar de synagoge", "koranschool", "zijn geloof", "haar geloof",
  "hun geloof", "uit geloof", "geloofsovertuiging*", "levensovertuiging*", "ramadan",
  "hoofddoek", "humanistisch verbond", "muslim*", "christian", "christians", "catholic*",
  "jewish", "hindu*", "buddhist*", "atheist", "goes to church", "church member",
  "member of a church", "her faith", "his faith", "their faith", "goes to mosque", "the mosque",
  "bidt", "bidden", "kerkbestuur", "sabbat", "sjabbat", "geloof geeft", "kerkdienst*",
  "practising", "practicing", "gedoopt", "bijbelkring", "bijbelstudie", "christelijk opgevoed",
  "prays", "devout", NULL
};
static const char *const origin[] = {
  "afkomst", "etnisch*", "etniciteit", "allochto*", "huidskleur", "gekleurde", "donkere huid",
  "migratieachtergrond", "vluchteling", "gevlucht", "asielzoeker",
  "statushouder", "ongedocumenteerd*", "illegaal in nederland", "verblijfsvergunning",
  "marokkaan", "turk", "surinamer", "antilliaan", 
  "molukker*", "eritreeer", "somalier", "syrier", "afghaan", "irakees", "roma",
  "sinti", "woonwagenbewoner*", "ethnic*", "ethnicity", "skin colour", "skin color", "refugee",
  "asylum seeker", "undocumented", "residence permit", "of moroccan descent",
  "of turkish descent", "descent", "migrant background",
  "vluchtelingenstatus", "komt uit een asielzoekerscentrum", "in het azc", "vluchtte",
  "fled from", "asylum", NULL
};
static const char *const politics[] = {
  "politieke voorkeur*", "politieke overtuiging*", "politieke mening*", "partijlid",
  "lid van een politieke partij", "stemt op", "stemde op", "stemmen op", "pvv", "pvv'er*", "fvd",
  "forum voor democratie", "vvd", "vvd'er*", "pvda", "groenlinks", "d66", "d66'er*", "cda",
  "cda'er*", "sgp", "christenunie", "ja21", "bij1", "bbb", "partij voor de dieren",
  "political opinion*", "political view*", "party member", "votes for", "voted for",
  "votes labour", "republican voter*",
  "raadslid voor", "op de lijst van", "lid van de sp", "bij de sp", "stemt sp", "van de sp",
  "lid van volt", "lid van denk", "stemt denk", "statenlid voor", "partijbestuur",
  "actief voor de partij", NULL
};
static const char *const sexuality[] = {
  "homo", "homo's", "homoseksu*", "homofiel", "lesbisch*", "lesbienne*", "biseksu*", "aseksu*",
  "seksu*", "geaardheid", "transgender*", "transvrouw", "transman", "non-binair*", "nonbinair*",
  "lhbt*", "lgbt*", "queer*", "uit de kast", "gay", "lesbian*", "bisexual*",
  "sexual orientation", "sexuality", "came out as",
  "in transitie", "genderdysforie", "trans man", "trans vrouw", "valt op mannen",
  "valt op vrouwen", "coming-out", "coming out", NULL
};
static const char *const trade_union[] = {
  "vakbond*", "vakbondslid", "fnv", "cnv", "union member*", "trade union*", "labour union*",
  "labor union*",
  "vakbondsbestuur", "kaderlid", NULL
};
static const char *const crime[] = {
  "strafblad", "veroordeeld", "veroordeling", "gevangenis", "in detentie", "gedetineerd*",
  "taakstraf", "reclassering", "vastgezeten", "criminal record", "convicted", "prison",
  "probation officer",
  "vast gezeten", "gezeten in de", "aangehouden door", "verdacht van", "gearresteerd",
  "jeugddetentie", "enkelband", "tbs", "in jail", "arrested", NULL
};
/* What has such a word and tells of a plant, a school, the weather or a joke. */
static const char *const harmless[] = {
  "katholieke school", "katholieke basisschool", "christelijke school", "christelijke basisschool",
  "islamitische school", "islamitische basisschool", "protestantse school", "joodse begraafplaats",
  "ziekte van de iep", "iepziekte", "plant is ziek", "planten zijn ziek", "boom is ziek",
  "bomen zijn ziek", "handicap bij het golf", "golfhandicap", "verslaafd aan puzzel",
  "verslaafd aan lezen", "verslaafd aan boeken", "verslaafd aan koffie", "verslaafd aan series",
  "verslaafd aan chocola", "verslaafd aan breien", "depressie boven", "chronische drukte",
  "chronisch druk", "chronisch tekort", "chronisch gebrek", "chronisch te laat",
  "addicted to puzzles", "addicted to books", "addicted to reading", "tekst in behandeling", NULL
};
/* clang-format on */

static const struct {
  unsigned bit;
  const char *const *words;
  const char *label;
} categories[] = {
  { CL_SPECIAL_HEALTH, health, N_("health (AVG, article 9)") },
  { CL_SPECIAL_FAITH, faith, N_("faith (AVG, article 9)") },
  { CL_SPECIAL_ORIGIN, origin, N_("origin (AVG, article 9)") },
  { CL_SPECIAL_POLITICS, politics, N_("politics (AVG, article 9)") },
  { CL_SPECIAL_SEXUALITY, sexuality, N_("sexuality (AVG, article 9)") },
  { CL_SPECIAL_UNION, trade_union, N_("trade union (AVG, article 9)") },
  { CL_SPECIAL_CRIME, crime, N_("criminal record (AVG, article 10)") },
};

/* Takes what is harmless out of TEXT, folded. */
static void blank_out(char *text) {
  for (const char *const *word = harmless; *word; word++)
    for (char *at = text; (at = strstr(at, *word));)
      memset(at, ' ', strlen(*word));
}

/* "Turkse achtergrond", "Surinaamse ouders": a noun behind an adjective in -se. */
static bool has_descent(const char *text) {
  static const char *const nouns[] = { " achtergrond", " ouders", " roots", " komaf", " wortels" };
  for (size_t i = 0; i < CL_COUNT(nouns); i++)
    for (const char *at = text; (at = strstr(at, nouns[i])); at++) {
      const char *word = at;
      while (word > text && word[-1] >= 'a' && word[-1] <= 'z')
        word--;
      if (at - word > 4 && memcmp(at - 2, "se", 2) == 0 && strncmp(word, "diverse", 7) != 0 &&
          strncmp(word, "nederlandse", 11) != 0)
        return true;
    }
  return false;
}

unsigned cl_special_in(cl_str text) {
  unsigned found = 0;
  if (!text.n)
    return 0;
  cl_arena *arena = cl_arena_new();
  char *folded = cl_fold(arena, text);
  blank_out(folded);
  text = cl_str_of(folded);
  if (has_descent(folded))
    found |= CL_SPECIAL_ORIGIN;
  for (size_t i = 0; i < CL_COUNT(categories); i++)
    if (cl_word_of(arena, text, categories[i].words))
      found |= categories[i].bit;
  cl_arena_free(arena);
  return found;
}

const char *cl_special_label(unsigned bit, enum cl_lang lang) {
  for (size_t i = 0; i < CL_COUNT(categories); i++)
    if (categories[i].bit == bit)
      return cl_tr(lang, categories[i].label);
  return NULL;
}
