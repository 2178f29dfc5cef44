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
  "depressed", "depression", "anxiety attack*",
  "diabeet", "diabeten", "psychotisch*", "manisch*", "stoma", "pacemaker", "prothese",
  "beenprothese", "geamputeerd", "hernia", "dwarslaesie", "verlamd", "spastisch", "downsyndroom",
  "stoornis", "stoornissen", "tourette", "boulimia", "anorexi*", "obesitas",
  "stottert", "stotteraar*", "nierziekte*", "crohn", "celiakie", "coeliakie", "allergisch", "insuline", "hoge bloeddruk",
  "hartfalen", "hartritmestoornis*", "tuberculose", "tbc", "aids", "hepatitis", "met een rollator",
  "met haar rollator", "met zijn rollator", "achter haar rollator", "achter de rollator",
  "haar scootmobiel", "zijn scootmobiel", "blindegeleidehond", "hulphond", "leest braille",
  "glaucoom", "macula*", "gehoorverlies", "hoort niet goed", "ziet niet goed", "hoort bijna niets",
  "ziet bijna niks", "hoort bijna niks", "tinnitus", "in verwachting", "net bevallen", "ivf",
  "abortus", "ontwenning*", "afkickkliniek", "kliniek", "anonieme alcoholisten", "drugsgebruik*",
  "drugsverslaafd*", "gokverslaafd*", "gokverslaving", "aan de drank", "van de drank",
  "drinkt niet meer", "verslaafd geweest", "van de drugs", "heroine", "methadon", "hersentumor",
  "hersenschudding", "lvb", "rugklachten", "chronische pijn", "blind aan", "doof aan",
  "half blind", "half doof", "bijna blind", "geheugenproblemen", "uitbehandeld", "palliatief",
  "hospice", "bij de psychiater", "een psychiater", "opgenomen geweest", "gedwongen opgenomen",
  "zelfbeschadiging", "ms heeft", "aan bed gebonden", "niet lang staan", "een tia",
  "spierdystrofie", "taaislijmziekte", "lupus", "lyme", "winterdepressie", "postnatale",
  "angst- en", "dwangstoornis", "hoarding", "hersenvliesontsteking", "longkanker",
  "prostaatkanker", "darmkanker", "huidkanker", "eierstokkanker", "baarmoederhalskanker",
  "mantelzorg nodig", "vingerafdruk*", "irisscan", "gezichtsherkenning", "brca*", "draagster van",
  "erfelijk belast", "dna-test", "dna-onderzoek", "cochleair*", "staaroperatie", "kunstheup",
  "nieuwe heup", "slaapapneu", "narcolepsie", "eczeem", "psoriasis", "endometriose",
  "hartaandoening", "hartoperatie", "dotteren", "gedotterd", "blind", "blinde vrouw", "blinde man",
  "dove man", "dove vrouw", NULL
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
  "prays", "devout",
  "adventist*", "zevendedagsadventist*", "mormoon", "mormonen", "pinkstergemeente", "baptist*",
  "doopsgezind*", "remonstrant*", "luthers*", "anglicaan*", "orthodox", "orthodoxe", "soefi*",
  "sjiiet*", "soenniet*", "soennitisch*", "sjiitisch*", "alevi*", "aleviet*", "sikh", "sikhs",
  "bahai", "quaker*", "agnost*", "wicca", "geloofsgenoten", "hadj", "naar mekka", "bedevaart*",
  "belijdenis", "ouderling", "diaken", "is imam", "is dominee", "is pastoor", "is priester",
  "is non", "is monnik", "divali", "diwali", "viert holi", "viert het suikerfeest",
  "viert suikerfeest", "viert pesach", "viert chanoeka", "keppel*", "calvinist*", "vrijgemaakt*",
  "religieus", "religieuze vrouw", "godsdienstig", "gelooft in god", "in god", "gelooft in allah",
  "allah", "kerkkoor", "haar kerk", "zijn kerk", "hun kerk", "onze kerk", "onze moskee",
  "in de moskee helpt", "vast tijdens", "vast deze maand", "eet koosjer", "eet halal",
  "draagt een kruisje", "draagt een tulband", "nikab", "boerka", "chador", "moslim", "jodin",
  "joden", "van het geloof", "geen geloof", "geloof kwijt", "theologisch opgeleid",
  "streng gelovig", "vrijzinnig*", "apostolisch*", "evangelist*", "missionaris*", "humanist",
  "humaniste", NULL
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
  "fled from", "asylum",
  "creool", "creolen", "hindoestaan*", "koerd", "koerden", "berber", "palestijn", "palestijnen",
  "marokkanen", "turken", "surinamers", "antillianen", "arubaan", "syriers", "eritreeers",
  "somaliers", "afghanen", "iranier", "iraniers", "irakezen", "zwarte vrouw", "zwarte man",
  "zwarte jongen", "zwart meisje", "donker getint", "getint*", "van kleur", "gekleurd", "blanke",
  "geadopteerd uit", "adoptiekind uit", "gastarbeiders", "etnische", "haar roots", "zijn roots",
  "mijn roots", "hun roots", "van oorsprong uit", "komaf", "half moluks*", "gevluchte",
  "asielstatus", "verblijfsstatus", "inheemse", "woonwagenkamp", "woonwagenfamilie", "sintezza",
  "zigeuner*", "indische vader", "indische moeder", "indo", "indo-europe*", "ghanees",
  "ghanese ouders", "papoea", "bi-cultureel", "biculturele", "mixed", "stamt af van", NULL
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
  "actief voor de partij",
  "socialist", "socialiste", "communist*", "marxist*", "anarchist*", "extinction rebellion",
  "extreemrechts", "extreemlinks", "activist bij", "raadslid geweest", "oud-raadslid",
  "kandidaat voor de", "campagne voor", "voor de sp", "de sp", "wethouder voor", "50plus",
  "vlaams belang", "n-va", "cd&v", "open vld", "pvdd", "groenlinks-pvda", "gl-pvda",
  "gemeentebelangen", "stemt links", "stemt rechts", "stemt altijd", "stemt al jaren",
  "stemt nooit", "lid van de partij", "lid van nsc", "nsc", "jovd", "rood jong", "dwars lid",
  "jonge socialisten", "links georienteerd", "rechts georienteerd", "overtuigd socialist",
  "overtuigd liberaal", "overtuigd links", "afdelingsvoorzitter van de", "lijsttrekker*",
  "fractievoorzitter", "fractielid", "burgerlid", NULL
};
static const char *const sexuality[] = {
  "homo", "homo's", "homoseksu*", "homofiel", "lesbisch*", "lesbienne*", "biseksu*", "aseksu*",
  "seksu*", "geaardheid", "transgender*", "transvrouw", "transman", "non-binair*", "nonbinair*",
  "lhbt*", "lgbt*", "queer*", "uit de kast", "gay", "lesbian*", "bisexual*",
  "sexual orientation", "sexuality", "came out as",
  "in transitie", "genderdysforie", "trans man", "trans vrouw", "valt op mannen",
  "valt op vrouwen", "coming-out", "coming out",
  "panseksu*", "genderfluide", "genderdysfor*", "intersekse*", "cisgender", "homostel", "lesbo",
  "is trans", "trans persoon", "transpersoon", "transseksu*", "twee moeders", "twee vaders",
  "twee papa", "twee mama", "regenbooggezin", "gendertransitie", "homohuwelijk gesloten",
  "met zijn man", "met haar vrouw", "zijn echtgenoot", "haar echtgenote", "haar vriendin woont",
  "op jongens", "pride-vrijwilliger", "geboren als meisje", "geboren als jongen",
  "geboren als man", "geboren als vrouw", "hormonen", NULL
};
static const char *const trade_union[] = {
  "vakbond*", "vakbondslid", "fnv", "cnv", "union member*", "trade union*", "labour union*",
  "labor union*",
  "vakbondsbestuur", "kaderlid",
  "abvakabo", "acv", "abvv", "vakbondsman", "vakbondsvrouw", "bondslid", "lid van de bond",
  "vakbond", "stakingsleider", NULL
};
static const char *const crime[] = {
  "strafblad", "veroordeeld", "veroordeling", "gevangenis", "in detentie", "gedetineerd*",
  "taakstraf", "reclassering", "vastgezeten", "criminal record", "convicted", "prison",
  "probation officer",
  "vast gezeten", "gezeten in de", "aangehouden door", "verdacht van", "gearresteerd",
  "jeugddetentie", "enkelband", "tbs", "in jail", "arrested",
  "vast zat", "zat vast", "vastzat", "heeft vastgezeten", "in de cel", "celstraf",
  "ex-gedetineerd*", "ex-gevangene*", "proces-verbaal", "opgepakt", "werkstraf", "halt-straf",
  "crimineel verleden", "geen vog", "vog krijgt", "drugshandel", "fraude gepleegd",
  "jeugdgevangenis", "gedetineerd", "justitieel verleden", "met justitie",
  "voorwaardelijk gestraft", "gestraft voor", "bajes", "verdachte van", "dealde",
  "gevangenisstraf", "uit detentie", NULL
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
  "addicted to puzzles", "addicted to books", "addicted to reading", "tekst in behandeling",
  "ziek van al", "ziek van die", "ziek van dat", "ziek van het", "zieke grap", "zieke beat",
  "zieke moves", "chronisch te", "chronische haast", "chronische ruzie", "homo sapiens",
  "homo ludens", "op grond van afkomst", "ongeacht afkomst", "ongeacht geloof",
  "afkomst van de naam", "in het dna", "dna van de", "blinde fan", "blinde vlek", "blind date",
  "blind vertrouwen", "blinde kaart", "blind typen", "blinde muur", "blind voor", "doof voor",
  "dove kwartier", "dovemans", "allergisch voor vergader", "allergisch voor regels",
  "allergisch voor beleid", "allergisch voor onrecht", "kanker van", "lage depressie",
  "zwanger van betekenis", "zwanger van ideeen", "manisch druk", "moskee tour", "joodse wijk",
  "joodse keuken", "joodse buurt", "kerkelijke gemeente heeft", "kerkelijk gebouw",
  "evangelische omroep", "christelijke omroep", "katholieke universiteit", "katholieke kerk is",
  "protestantse kerk is", "orthodoxe manier", "trauma voor de club", "diagnose van de wijk",
  "diagnose van het", "operatie steenbreek", "operatie schoon", "operatie van start",
  "medicijn tegen verveling", "muziek is een medicijn", "leek is een", "psychose van de markt",
  "gekleurde stift", "gekleurde kralen", "gekleurde papier", "gekleurde vloer", "gekleurde lamp",
  "roots in de muziek", "hervormd beleid", "hervormde school", "straf hoor", "handicap bij golf",
  "de ziekte van onze tijd", "een blinde deur", "blinde woede", "liefde is blind", "blind erop",
  "gehandicaptentoilet", "gehandicaptenparkeerplaats", NULL
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

/* "Een boek over dementie", "toegankelijk voor mensen met een rolstoel": nobody's. */
static const char *const abouts[] = { "boek over",         "boeken over",
                                      "lezing over",       "lezingen over",
                                      "scriptie over",     "film over",
                                      "documentaire over", "cursus over",
                                      "artikel over",      "avond over",
                                      "expositie over",    "tentoonstelling over",
                                      "workshop over",     "voorlichting over",
                                      "informatie over",   "folder over",
                                      "folders over",      "debat over",
                                      "beleid over",       "podcast over",
                                      "onderzoek naar",    "actieplan tegen",
                                      "discriminatie",     "bestrijding van",
                                      "preventie van",     "tegen discriminatie",
                                      "voor mensen met",   "voor bezoekers met",
                                      "voor ouderen met",  "voor kinderen met",
                                      "voor jongeren met", "voor inwoners met",
                                      "voor bewoners met", "voor iedereen met",
                                      "voor wie",          "voor mensen in een",
                                      "collecte voor",     "geld voor onderzoek",
                                      "plank over",        "kast over",
                                      "brochure over",     "book about",
                                      "talk about",        "for people with",
                                      "policy on",         NULL };

/* Takes out what such a text is about, up to the next mark; but "een boek over haar
 * depressie" is about her. */
static void blank_abouts(char *text) {
  for (const char *const *phrase = abouts; *phrase; phrase++)
    for (char *at = strstr(text, *phrase); at; at = strstr(at + 1, *phrase)) {
      char *from = at + strlen(*phrase);
      static const char *const own[] = { " haar ", " zijn ", " mijn ", " hun ", " her ", " his " };
      size_t n = strcspn(from, ".,;:!?");
      bool of_somebody = false;
      for (size_t i = 0; i < CL_COUNT(own); i++)
        of_somebody = of_somebody || strncmp(from, own[i], strlen(own[i])) == 0;
      if (!of_somebody)
        memset(from, ' ', n);
    }
}

/* "Amina is Koerdisch", "de gastvrouw is Molukse": of a person, not of a dish. */
static bool is_of_a_people(cl_arena *arena, const char *text) {
  static const char *const verbs[] = { "is",  "ben", "zijn", "was", "half", "oorspronkelijk",
                                       "are", "am" };
  static const char peoples[] =
      "|koerdisch|koerdische|turks|turkse|marokkaans|marokkaanse|moluks|molukse|surinaams|"
      "surinaamse|antilliaans|antilliaanse|arubaans|arubaanse|hindoestaans|hindoestaanse|creools|"
      "creoolse|javaans|javaanse|syrisch|syrische|eritrees|eritrese|somalisch|somalische|afghaans|"
      "afghaanse|iraaks|iraakse|iraans|iraanse|pools|poolse|bulgaars|bulgaarse|roemeens|roemeense|"
      "oekraiens|oekraiense|chinees|chinese|indisch|indische|ghanees|ghanese|kaapverdisch|"
      "kaapverdische|berbers|berberse|armeens|armeense|palestijns|palestijnse|ethiopisch|"
      "ethiopische|tamil|vietnamees|vietnamese|zwart|kurdish|turkish|moroccan|syrian|somali|";
  static const char *const things[] = {
    "soep",   "keuken", "gerecht*", "recept*", "eten",  "muziek", "film*",      "boek*", "les",
    "dans",   "brood",  "taal",     "thee",    "kraam", "winkel", "restaurant", "lied*", "humor",
    "letter", "pen",    "jas",      "kleur",   "soup",  "food",   "music",      NULL
  };
  if (cl_word_of(arena, cl_str_of(text), things))
    return false;
  for (size_t i = 0; i < CL_COUNT(verbs); i++) {
    size_t m = strlen(verbs[i]);
    for (const char *at = text; (at = strstr(at, verbs[i])); at++) {
      const char *word = at + m;
      if ((at > text && at[-1] != ' ') || *word++ != ' ')
        continue;
      word += strncmp(word, "een ", 4) == 0 ? 4 : strncmp(word, "half ", 5) == 0 ? 5 : 0;
      size_t n = strcspn(word, " .,;:!?");
      const char *one = cl_asprintf(arena, "|%.*s|", (int)n, word);
      if (n && strstr(peoples, one))
        return true;
    }
  }
  return false;
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
  blank_abouts(folded);
  text = cl_str_of(folded);
  if (has_descent(folded) || is_of_a_people(arena, folded))
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
