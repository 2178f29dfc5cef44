/* picture.c - is one made of a whole group of people (W83)?  A guess from how a
 * sentence is built: who it is about without any bounds, and what is said of all of
 * them; see picture.h.  Measured on tests/data/language/stereotype.tsv. */
#include <string.h>

#include "picture.h"
#include "wording.h"

/* Say it all, wherever they stand.  The words by which a whole part of town or of
 * people is set apart are among them. */
#define PHRASES                                                                                    \
  "die mensen|dat soort mensen|zulke mensen|dat soort types|dat soort lui|typisch*|nu eenmaal|"    \
  "zielig*|allochton*|probleemjongere*|hangjongere*|probleemgezin*|probleemwijk*|"                 \
  "achterstandswijk*|achterstandsbuurt*|kansarm*|domme mensen|luie mensen|asociale*|echte mannen|" \
  "echte vrouwen|echte jongens|echte meisjes|ras-|van nature|zijn altijd allemaal|zijn allemaal "  \
  "hetzelfde|die lui|dit soort mensen|zo zijn ze|zo zijn die|those people|these people|that kind " \
  "of people|people like that|people like them|typical*|they are all|they're all|problem famil*|"  \
  "problem youth*|deprived area*|underprivileged|by nature|naturally caring|real men|real women"

/* Groups that people are put into, as plain plurals. */
#define GROUPS                                                                                     \
  "ouderen|senioren|bejaarden|jongeren|pubers|tieners|jeugd|allochtonen|autochtonen|vrouwen|"      \
  "mannen|jongens|meisjes|kinderen|vaders|moeders|huisvrouwen|huismannen|asielzoekers|"            \
  "vluchtelingen|statushouders|nieuwkomers|migranten|buitenlanders|immigranten|expats|"            \
  "laagopgeleiden|hoogopgeleiden|laaggeletterden|analfabeten|analfabete|werklozen|"                \
  "bijstandsmoeders|bedelaars|bijstandstrekkers|steuntrekkers|gelukzoekers|illegalen|"             \
  "ongeschoolden|"                                                                                 \
  "kansarmen|minima|thuislozen|roma's|blanken|zwarten|uitkeringstrekkers|daklozen|armen|rijken|"   \
  "studenten|scholieren|gamers|nerds|"                                                             \
  "gehandicapten|autisten|doven|slechthorenden|blinden|rolstoelers|moslims|moslima's|christenen|"  \
  "joden|katholieken|homo's|lesbiennes|transgenders|boeren|dorpelingen|stedelingen|mantelzorgers|" \
  "weduwen|gepensioneerden|dementerenden|psychiatrische|verslaafden|arbeiders|ambtenaren|"         \
  "randstedelingen|friezen|limburgers|polen|turken|marokkanen|surinamers|antillianen|syriers|"     \
  "somaliers|eritreeers|oekrainers|roemenen|bulgaren|chinezen|afghanen|irakezen|duitsers|belgen|"  \
  "engelsen|molukkers|roma|sinti|zigeuners|woonwagenbewoners|arabieren|afrikanen|aziaten|"         \
  "nederlanders|hollanders|vlamingen|walen|mexicanen|europeanen|amerikanen|russen|grieken|"        \
  "italianen|spanjaarden|portugezen|fransen|britten|ieren|"                                        \
  "hongaren|serven|kroaten|albanezen|koerden|iraniers|irakezen|egyptenaren|ethiopiers|ghanezen|"   \
  "nigerianen|kaapverdianen|indiers|pakistanen|hindoestanen|javanen|indonesiers|vietnamezen|"      \
  "japanners|koreanen|oekraieners|moldaviers|kosovaren|bosniers|palestijnen|israeliers|"           \
  "brabanders|groningers|zeeuwen|drenten|twentenaren|amsterdammers|rotterdammers|hagenezen|"       \
  "heteros|lesbo's|atheisten|vegetariers|veganisten|gelovigen|ongelovigen|alleenstaanden|singles|" \
  "weduwnaars|opa's|oma's|grootouders|kleuters|peuters|baby's|digibeten|laaggeschoolden|"          \
  "praktischgeschoolden|theoretischgeschoolden|invaliden|dyslectici|adhd'ers|ex-gedetineerden|"    \
  "junks|zwervers|criminelen|tokkies|yuppen|hipsters|kakkers|asielzoekers|huurders|villabewoners|" \
  "flatbewoners|dorpsbewoners|provincialen|randstedelingen|kunstenaars|wetenschappers|managers|"   \
  "ondernemers|zzp'ers|leraren|docenten|politici|journalisten|bouwvakkers|vissers|winkeliers|"     \
  "millennials|boomers|women|men|boys|girls|"                                                      \
  "elderly|seniors|teenagers|youngsters|refugees|migrants|immigrants|foreigners|newcomers|"        \
  "muslims|christians|jews|students|farmers|gypsies|poles|turks|moroccans|syrians|pensioners|"     \
  "unemployed|disabled|kids|children|teens"

/* People who are a group by the word before them. */
#define PEOPLE                                                                                     \
  "mensen|vrouwen|mannen|jongens|meisjes|kinderen|ouders|moeders|vaders|mensjes|lui|gezinnen|"     \
  "families|bewoners|stellen|grootouders|leerlingen|buren|people|folk|families"
#define MARKED                                                                                     \
  "dove|blinde|slechtziende|slechthorende|arme|rijke|oude|oudere|jonge|dikke|autistische|"         \
  "gehandicapte|verstandelijk|laagopgeleide|hoogopgeleide|laaggeletterde|werkloze|allochtone|"     \
  "buitenlandse|zwarte|witte|gekleurde|marokkaanse|turkse|poolse|surinaamse|antilliaanse|"         \
  "syrische|somalische|roemeense|bulgaarse|chinese|arabische|afrikaanse|islamitische|"             \
  "langdurig|chronisch|gelovige|streng-gelovige|joodse|christelijke|hindoestaanse|oekraiense|"     \
  "russische|italiaanse|"                                                                          \
  "spaanse|griekse|duitse|engelse|franse|aziatische|europese|oost-europese|molukse|indische|"      \
  "koerdische|afghaanse|iraanse|iraakse|eritrese|ethiopische|ghanese|homoseksuele|lesbische|"      \
  "praktisch|laaggeschoolde|hooggeschoolde|kwetsbare|eenzame|zieke|verslaafde|criminele|knappe|"   \
  "blonde|lange|kleine|ongeschoolde|gescheiden|alleenstaande|dakloze|old|young|poor|rich|deaf|"    \
  "blind|disabled|black|white|"                                                                    \
  "elderly|unemployed|foreign|turkish|polish|moroccan|homeless|low-skilled"

/* What is said of everybody, whatever it is. */
#define ALWAYS                                                                                     \
  "nooit|altijd|allemaal|nu eenmaal|van nature|per definitie|sowieso|de hele dag|alleen maar|"     \
  "voor alles|zich gewoon|toch|van zichzelf|niks|niets|nergens|liever|vooral voor|vooral "         \
  "om|alleen "                                                                                     \
  "voor|alleen om|enkel|louter|om alles|over alles|uren aan|uren in|urenlang|hard "                \
  "genoeg|uitsluitend|eeuwig|constant|voortdurend|de godganse dag|hele dagen|"                     \
  "stuk voor stuk|zonder uitzondering|of ze nu|gewoonweg|overal tegen|nothing|constantly|"         \
  "without exception|rather|never|always|all|naturally|nothing but|all day|just"

#define DENIED                                                                                     \
  "niet|geen|niets|nergens|niemand|don't|can't|cannot|won't|not|aren't|no|hardly|nauwelijks|"      \
  "amper|moeilijk|weinig|little"

/* Where a denial is about what there is, or about a day: no judgement of people. */
#define EXCUSED                                                                                    \
  "geen plek|geen ruimte|geen zaal|geen les|geen lessen|geen tijd|geen geld|geen vervoer|geen "    \
  "eigen|geen podium|geen contact|geen vaste|geen oppas|geen computer|geen auto|geen fiets|geen "  \
  "bus|graag op|graag samen|graag in|graag mee|graag naar|graag een|graag meer|meer kans|minder "  \
  "kans|kans om|kansen|dezelfde kans|geen goede|geen baan|weinig geld|weinig tijd|weinig "         \
  "plek|weinig ruimte|weinig contact|"                                                             \
  "niet terecht|niet betaald|niet hier|nooit alleen|altijd welkom|altijd terecht|altijd op tijd|"  \
  "altijd open|liever op|liever in|liever dan|liever een|liever samen|liever buiten|niet "         \
  "welkom|niet gehoord|niet gezien|niet bereikt|niet veilig|niet "                                 \
  "thuis|niet vertegenwoordigd|niet genoemd|even niet|nog niet|niet alleen|niet meer dan|niet "    \
  "vanzelf|niet genoeg|niet overal|niet bekend|hoeven|hoeft|betalen|betaalt|op maandag|op "        \
  "dinsdag|op woensdag|op donderdag|op vrijdag|op zaterdag|op zondag|zaterdag|zondag|maandag|"     \
  "vertelden|vertellen|zeggen dat|zeiden|noemden|noemen|vroegen|vragen|weten niet dat|weten niet " \
  "waar|weten niet wie|vinden geen|kregen|krijgen|no room|no place|no time|no money|not welcome|"  \
  "not yet|not only|told|said|on saturday|on sunday|asked"

/* Hedges: some, often, perhaps. */
#define HEDGED                                                                                     \
  "vaak|soms|sommige|enkele|meestal|misschien|lang niet alle|niet alle|niet allemaal|"             \
  "niet altijd|some|often|sometimes|maybe|not all|not always"

#define ASCRIBED                                                                                   \
  "lui|luie|eenzaam|zielig|dom|verwend|onbetrouwbaar|asociaal|agressief|crimineel|zwak|traag|"     \
  "passief|naief|onhandig|dankbaar|emotioneel|slordig|lastig|brutaal|egoistisch|gierig|vies|"      \
  "gevaarlijk|hulpbehoevend|conservatief|ouderwets|ongemotiveerd|ongeinteresseerd|onbeleefd|"      \
  "onverantwoordelijk|onhandelbaar|stil|verlegen|gesloten|achterlijk|ondankbaar|kinderachtig|"     \
  "zeurderig|koppig|eigenwijs|saai|arrogant|onderdanig|hysterisch|chaotisch|sociaal|zorgzaam|"     \
  "gastvrij|slim|technisch|bang|digibeet|digibeten|dieven|profiteurs|lawaaiig|druk|verslaafd|"     \
  "getraumatiseerd|kwetsbaar|stug|dwars|streng|creatief|hardwerkend|achterdochtig|"                \
  "wantrouwig|overbelast|betrouwbaar|wild|ongeduldig|gemakzuchtig|ongedisciplineerd|respectloos|"  \
  "hopeloos|behulpzaam|humorloos|zuinig|jaloers|ijdel|oppervlakkig|kil|luidruchtig|gevoelig|"      \
  "onverschillig|afwachtend|laks|impulsief|onmondig|hulpeloos|machteloos|vijandig|primitief|"      \
  "materialistisch|ambitieus|bekrompen|bevooroordeeld|onopgevoed|ongemanierd|onbetrouwbare|stoer|" \
  "stijf|sloom|wispelturig|rationeel|overgevoelig|nieuwsgierig|bemoeizuchtig|losbandig|preuts|"    \
  "bijgelovig|fanatiek|radicaal|gewelddadig|opvliegend|driftig|leugenachtig|corrupt|sluw|listig|"  \
  "wereldvreemd|onwetend|onnozel|simpel|ongeletterd|onkundig|ongeschikt|werkschuw|klaplopers|"     \
  "oplichters|watjes|aandachttrekkers|zeurpieten|lastpakken|relschoppers|strict|sly|violent|"      \
  "naive|"                                                                                         \
  "backward|hardworking|creative|jealous|vain|shallow|loud|cold|lazy|lonely|stupid|spoiled|"       \
  "unreliable|aggressive|criminal|weak|slow|"                                                      \
  "passive|rude|selfish|dirty|dangerous|helpless|ungrateful|stubborn|boring|arrogant|caring|"      \
  "emotional|shy|pathetic|afraid|scared|bad at|good at"

#define DOES                                                                                       \
  "houden van|drinken|stelen|profiteren|klagen|zeuren|overlast|misbruik|aanpassen|integreren|"     \
  "inburgeren|onder elkaar|hangen rond|hangen maar|houden niet|haken af|hebben alle tijd|alle "    \
  "tijd|zijn goed in|zijn slecht in|zijn beter in|zijn slechter in|zijn handig in|zijn sterk in|"  \
  "kunnen beter|kunnen slecht|te veel op|te veel in|te veel geld|te veel tv|te weinig op|"         \
  "liegen|bedriegen|vechten|schelden|roddelen|kletsen|spijbelen|lanterfanten|verspillen|jatten|"   \
  "slapen een gat|slapen tot|een potje van|een puinhoop van|een zootje van|geen zin in|nergens "   \
  "zin "                                                                                           \
  "in|nergens voor open|schamen zich|hun hand op|de hand op|leven van|op kosten van|onder de "     \
  "plak|"                                                                                          \
  "verkeerde dingen|over de balk|van elkaar af|uit hun neus|in de slachtofferrol|op hun tenen|"    \
  "ons werk|onze banen|onze huizen|onze cultuur|het werk af|afpakken|inpikken|een last|een "       \
  "bedreiging|een gevaar|een plaag|een probleem voor|moeten dankbaar|moeten zich|moeten harder|"   \
  "moeten maar|moeten gewoon|langdradig|te snel op|te weinig moeite|om de tuin|zorgen voor "       \
  "oponthoud|zorgen voor problemen|zorgen voor onrust|zorgen voor gedoe|zorgen voor "              \
  "rommel|zorgen voor lawaai|veroorzaken|een gebrek aan|gebrek aan|zeeen van|een kort lontje|een " \
  "grote mond|geen benul|weinig benul|weigerachtig|afwijzend tegenover|negatief tegenover|"        \
  "sceptisch tegenover|niet open voor|hebben moeite|eigen traagheid|snappen er|begrijpen "         \
  "er|geven niets om|geven niks om|harde werkers|"                                                 \
  "willen alleen|willen gewoon|denken alleen|like to complain|love to complain|steal|"             \
  "cause trouble|keep to themselves|should adapt|should integrate|love shopping"

/* What people are at a time, or in a place, or welcome to: no more is said of them. */
#define SITUATED                                                                                   \
  "enthousiast|trots|welkom|blij|betrokken|actief|aanwezig|nodig|tevreden|nieuwsgierig|"           \
  "bereikbaar|"                                                                                    \
  "vertegenwoordigd|uitgenodigd|lid|vrij|eigenaar|gastheer|gastvrouw|vrijwilliger|vrijwilligers|"  \
  "bezig|thuis|klaar|samen|in|op|bij|van|met|er|hier|daar|te|aan|onder|uit|voor|al|nu|ook|vaak|"   \
  "soms|de|het|een|twee|drie|vier|onze|hun|geen|niet|minderheid|meerderheid|geworden|gestart|"     \
  "begonnen|gekomen|gevraagd|uit|jarig|geslaagd|verhuisd|doelgroep|partner|partners|leden|"        \
  "ambassadeurs|makers|gasten|mantelzorgers|deelnemers|coaches|enthousiaste|dertig|twintig|tien|"  \
  "welkome|aangesloten|opgeleid|benieuwd|dol|bekend|zichtbaar|vaste|happy|proud|welcome|involved|" \
  "active|present|members|in|on|at|from|with|here|there|the|a|an|our|invited|volunteers|hosts|"    \
  "now|"                                                                                           \
  "also|not|two|three"

/* Less, slower: they are held against others. */
#define COMPARED "minder|moeilijker|slechter|trager|langzamer|zwakker|slower|worse|weaker|less"

/* What is given to all of them, or asked of them: nothing is said about who they are. */
#define GIVEN                                                                                      \
  "krijgen|mogen|kunnen|zijn welkom|worden|ontvangen|doen mee|hebben een|delen|horen|komen "       \
  "bij|komen in|komen uit|komen samen|get|may|can|are welcome|have a|receive|took|take"

/* ---- who it is about -------------------------------------------------------------------- */

/* Bounds behind the noun make it some people: "van de naaigroep", "uit Zuid", "die
 * alleen wonen".  These are none. */
static bool bounded(const cl_wording *s, size_t i) {
  const char *w = cl_wording_at(s, i), *next = cl_wording_at(s, i + 1);
  if (cl_wording_word(w,
                      "who|that|die|waarvan|wier|from|in|at|of|aan|rond|rondom|tussen|van|uit|op|"
                      "bij"))
    return !(cl_wording_word(next,
                             "nu|tegenwoordig|vandaag|die|deze|dat|zulke|middelbare|today|those|"
                             "these") ||
             cl_wording_word(next, "achterstand*|probleem*|volkswijk*") ||
             cl_wording_word(next, MARKED));
  /* with others, unless these are all of a kind as well: "opa's en oma's" */
  return cl_wording_word(w, "en|and") && !cl_wording_word(s->words[0], "alle|die|all");
}

/* arbeidsmigranten, too. */
static bool is_group(const char *word) {
  static const char *const tails[] = { "migranten", "ouderen",  "jongeren",  "moeders",
                                       "vaders",    "vrouwen",  "mannen",    "jongens",
                                       "meisjes",   "gezinnen", "europeanen" };
  size_t n = word ? strlen(word) : 0;
  for (size_t i = 0; i < CL_COUNT(tails); i++) {
    size_t k = strlen(tails[i]);
    if (n > k && strcmp(word + n - k, tails[i]) == 0)
      return true;
  }
  return cl_wording_word(word, GROUPS);
}

/* Who does something: werknemers, winkeliers, buurtbewoners. */
static bool works(const char *word) {
  size_t n = word ? strlen(word) : 0;
  return n > 5 && (strcmp(word + n - 3, "ers") == 0 || strcmp(word + n - 4, "aars") == 0 ||
                   strcmp(word + n - 4, "eurs") == 0 || strcmp(word + n - 5, "isten") == 0 ||
                   strcmp(word + n - 4, "nten") == 0);
}

/* "in armoede", "zonder werk": so many words that bound nobody, but make a group. */
static size_t in_need(const cl_wording *s, size_t i) {
  if (!cl_wording_word(cl_wording_at(s, i), "in|met|zonder|uit|op|in|with|without|on"))
    return 0;
  size_t n = 1 + cl_wording_word(cl_wording_at(s, i + 1), "de|een|een|het|weinig|laag|a|the");
  n += cl_wording_word(cl_wording_at(s, i + n), "laag|kleine|lage|lichte|low");
  return cl_wording_word(cl_wording_at(s, i + n),
                         "armoede|bijstand|schulden|schuldsanering|detentie|uitkering|"
                         "beperking|handicap|migratieachtergrond|geld|inkomen|werk|baan|"
                         "diploma|opleiding|huis|papieren|autisme|adhd|rollator|"
                         "rolstoel|hoofddoek|poverty|welfare|debts|job|disability")
             ? n + 1
             : 0;
}

/* "een ouder mens", "een puber": so many words that stand for all of them. */
static size_t one_of(const cl_wording *s, size_t i) {
  if (cl_wording_word(cl_wording_at(s, i), "ouder|oud|jong|arm|rijk|" MARKED) &&
      cl_wording_word(cl_wording_at(s, i + 1), "mens|persoon|iemand|man|vrouw|person"))
    return 2;
  return cl_wording_word(cl_wording_at(s, i),
                         "oudere|jongere|puber|tiener|bejaarde|vrouw|man|moslim|moslima|"
                         "marokkaan|turk|pool|allochtoon|werkloze|vluchteling|"
                         "statushouder|asielzoeker|student|autist|teenager|woman|man")
             ? 1
             : 0;
}

/* The place behind a group of people of whom nothing bounds the number, that begins at
 * I; 0 when there is none. */
static size_t everyone(const cl_wording *s, size_t i, bool *all) {
  *all = cl_wording_word(cl_wording_at(s, i), "alle|al|all|every|iedere|elke");
  bool pointed = cl_wording_word(cl_wording_at(s, i), "die|echte|those");
  bool the = cl_wording_word(cl_wording_at(s, i), "de|the");
  i += *all || pointed || the;
  if (cl_wording_word(cl_wording_at(s, i), "gemiddelde|average") && the)
    return i + 2;
  if (cl_wording_word(cl_wording_at(s, i), MARKED) &&
      (cl_wording_word(cl_wording_at(s, i + 1), PEOPLE "|" GROUPS) ||
       works(cl_wording_at(s, i + 1))))
    return the ? 0 : i + 2;
  if (cl_wording_word(cl_wording_at(s, i), "een|a|an") && one_of(s, i + 1))
    return i + 1 + one_of(s, i + 1);
  bool group = is_group(cl_wording_at(s, i));
  if (group && !the && cl_wording_word(cl_wording_at(s, i + 1), "en|and") &&
      is_group(cl_wording_at(s, i + 2)))
    return i + 3;
  if (cl_wording_word(cl_wording_at(s, i), "onze|our|de|the") &&
      cl_wording_word(cl_wording_at(s, i + 1), "doelgroep|doelgroepen|klanten"))
    return i + 2;
  if (the && cl_wording_word(cl_wording_at(s, i), "doelgroep|doelgroepen"))
    return i + 1;
  if (cl_wording_word(cl_wording_at(s, i), PEOPLE) &&
      cl_wording_word(cl_wording_at(s, i + 1), "van|uit|in|from|in|of") &&
      cl_wording_word(cl_wording_at(s, i + 2), "die|deze|dat|zulke|those|that"))
    return i + 1;
  if (group && cl_wording_word(cl_wording_at(s, i + 1), "van|of") &&
      cl_wording_word(cl_wording_at(s, i + 2), "nu|tegenwoordig|today"))
    return i + 1;
  if (group &&
      (!the || cl_wording_word(cl_wording_at(s, i),
                               "jeugd|polen|turken|marokkanen|syriers|bulgaren|roemenen|surinamers|"
                               "antillianen|moslims|boeren|elderly|jongeren|"
                               "poor|disabled|unemployed|friezen")))
    return i + 1;
  if (cl_wording_word(cl_wording_at(s, i), PEOPLE "|gezinnen") && in_need(s, i + 1))
    return i + 1 + in_need(s, i + 1);
  if (cl_wording_word(cl_wording_at(s, i), "mensen|people") && !the &&
      cl_wording_word(cl_wording_at(s, i + 1), "in|uit|met|van|from|in|with"))
    return i + 1;
  return 0;
}

/* ---- what is said of them ----------------------------------------------------------------- */

/* "zijn zo creatief", "zijn socialer dan". */
static bool compares(const cl_wording *said, size_t verb) {
  const char *next = cl_wording_at(said, verb + 1), *after = cl_wording_at(said, verb + 2);
  size_t n = next ? strlen(next) : 0;
  if (cl_wording_word(next, "zo|zó|so") && after &&
      !cl_wording_word(after, "n|ver|blij|trots|enthousiast|welkom|snel|veel|ook|far|happy|proud"))
    return true;
  return n > 4 && strcmp(next + n - 2, "er") == 0 && cl_wording_word(after, "dan|than") &&
         !cl_wording_word(next, "meer|minder|eerder|later|ouder|jonger|older|younger");
}

/* "zijn slechte chauffeurs", "zijn gelukzoekers": nouns with a judgement in them. */
static bool nouns(const cl_wording *said) {
  static const char kind[] =
      "gewone|actieve|enthousiaste|trotse|vaste|betrokken|nieuwe|welkome|belangrijke|"
      "ervaren|goede|oude|jonge|echte|eigen|andere|meeste|gastvrije|trouwe|onze|active|new|"
      "ordinary|regular";
  const char *w = cl_wording_at(said, 1), *next = cl_wording_at(said, 2);
  size_t n = w ? strlen(w) : 0, m = next ? strlen(next) : 0;
  if (!cl_wording_word(cl_wording_at(said, 0), "zijn|are") || n < 4 ||
      cl_wording_word(w, SITUATED "|" GIVEN))
    return false;
  bool inflected = w[n - 1] == 'e' && !cl_wording_word(w, kind) && m > 4 &&
                   (next[m - 1] == 's' || (next[m - 2] == 'e' && next[m - 1] == 'n'));
  bool who = n > 6 &&
             (strcmp(w + n - 4, "kers") == 0 || strcmp(w + n - 4, "pers") == 0 ||
              strcmp(w + n - 4, "ders") == 0) &&
             !next;
  return inflected || who;
}

/* "Ouderen zijn duur": an adjective behind the verb, and no situation. */
static bool called(const cl_wording *said) {
  const char *w = cl_wording_at(said, 1);
  size_t n = w ? strlen(w) : 0;
  if (!cl_wording_word(cl_wording_at(said, 0), "zijn|are") || n < 3)
    return false;
  bool participle =
      strncmp(w, "ge", 2) == 0 || strncmp(w, "op", 2) == 0 || strncmp(w, "aan", 3) == 0;
  bool verb = n > 4 && strcmp(w + n - 2, "en") == 0;
  const char *after = cl_wording_at(said, 2);
  bool alone = !after || cl_wording_word(after, ",|en|and|dan|in|voor|met|of") ||
               cl_wording_mark(after, ".!");
  return alone && !participle && !verb && !cl_wording_word(w, SITUATED) &&
         strspn(w, "0123456789") == 0;
}

static bool ascribed(const cl_wording *said) {
  if (called(said) || nouns(said))
    return true;
  for (size_t i = 0; i + 1 < said->count; i++) {
    if (!cl_wording_word(said->words[i], "zijn|blijven|is|are|worden|remain"))
      continue;
    if (compares(said, i))
      return true;
    for (size_t k = i + 1; k < said->count && k < i + 6; k++)
      if (cl_wording_word(said->words[k], ASCRIBED) && !cl_wording_word(said->words[k - 1], DENIED))
        return true;
  }
  return false;
}

static bool of_all(const cl_wording *said, bool all) {
  if (cl_wording_has(said, HEDGED))
    return false;
  if (ascribed(said) || cl_wording_has(said, DOES))
    return true;
  if (cl_wording_has(said, EXCUSED))
    return false;
  if (cl_wording_has(said, ALWAYS))
    return true;
  if (all)
    return !cl_wording_has(said, GIVEN);
  return cl_wording_has(said, DENIED "|" COMPARED) != NULL;
}

/* As many words as show what is meant. */
static const char *quoted(const cl_wording *s, size_t from, cl_arena *arena) {
  cl_buf text = CL_BUF_INIT;
  for (size_t i = from; i < s->count && i < from + 6; i++)
    cl_buf_printf(&text, i > from ? " %s" : "%s", s->words[i]);
  return cl_buf_keep(&text, arena);
}

/* "dat soort jongeren", "zulke gezinnen" */
static bool of_that_kind(const cl_wording *s, size_t i) {
  bool kind = cl_wording_word(cl_wording_at(s, i), "soort") && i &&
              cl_wording_word(s->words[i - 1], "dat|dit");
  const char *next = cl_wording_at(s, i + 1);
  return (kind || cl_wording_word(cl_wording_at(s, i), "zulke")) &&
         (is_group(next) ||
          cl_wording_word(next, PEOPLE "|gezinnen|families|types|wijken|buurten"));
}

/* "Het zijn allemaal single mannen". */
static bool all_of_them(const cl_wording *s, size_t i) {
  if (!cl_wording_word(s->words[i], "allemaal|all") || i < 2 ||
      !cl_wording_word(s->words[i - 1], "zijn|are") ||
      !cl_wording_word(s->words[i - 2], "het|ze|zij|they"))
    return false;
  for (size_t k = i + 1; k < s->count && k < i + 3; k++)
    if (is_group(s->words[k]) || cl_wording_word(s->words[k], PEOPLE "|" ASCRIBED))
      return true;
  return false;
}

/* "In die wijk is iedereen werkloos". */
static bool everybody_is(const cl_wording *s, size_t i) {
  if (!cl_wording_word(s->words[i], "iedereen|allemaal|niemand|everyone|everybody|nobody"))
    return false;
  bool behind = i && cl_wording_word(s->words[i - 1], "is|zijn|are");
  const char *next = cl_wording_at(s, i + 1), *adverb = cl_wording_at(s, i + 2);
  if (!behind && !cl_wording_word(next, "is|are"))
    return false;
  return cl_wording_word(behind ? next : adverb, ASCRIBED) ||
         cl_wording_word(behind ? adverb : cl_wording_at(s, i + 3), ASCRIBED);
}

/* "Van jongeren kun je niets verwachten": what is said of them comes behind, and so
 * does the verb. */
static bool of_whom(const cl_wording *s, size_t i) {
  bool all = false;
  if (!cl_wording_word(s->words[i], "van|met|bij|aan|voor|from|with"))
    return false;
  size_t behind = everyone(s, i + 1, &all);
  if (!behind || all)
    return false;
  for (size_t k = behind; k + 1 < s->count && k < behind + 4; k++)
    if (cl_wording_word(s->words[k], "kun|kan|moet|hoef|valt|is|heb|krijg|can|cannot") &&
        cl_wording_word(s->words[k + 1], "je|u|men|er|niets|niet|geen|you|nothing"))
      return true;
  return false;
}

/* "Die jongens van het plein zijn alleen maar uit op": pointed at, however few they are. */
static bool pointed_at(const cl_wording *s, size_t i, cl_arena *arena) {
  if (!cl_wording_word(s->words[i], "die|those") ||
      !(is_group(cl_wording_at(s, i + 1)) || cl_wording_word(cl_wording_at(s, i + 1), PEOPLE)))
    return false;
  cl_wording said = cl_wording_part(s, i + 2, s->count, arena);
  return cl_wording_has(&said,
                        "alleen maar|nooit|allemaal|nergens|nu eenmaal|toch altijd|nooit eens|niks|"
                        "only ever|never|nothing but") != NULL ||
         cl_wording_has(&said, DOES) || ascribed(&said);
}

/* "Veel mensen geloven dat": what others say is not said here. */
static bool retold(const cl_wording *s, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (cl_wording_word(s->words[k],
                        "geloven|gelooft|beweren|beweert|zeggen|zegt|mythe|fabel|vooroordeel|"
                        "misverstand|believe|claim|myth|prejudice"))
      return true;
  return false;
}

static const char *in_sentence(const cl_wording *s, cl_arena *arena) {
  for (size_t i = 0; i < s->count; i++) {
    bool opens =
        i == 0 || cl_wording_word(s->words[i - 1], ",|omdat|want|dat|maar|because|but|that|en|and");
    bool all = false;
    if (i && cl_wording_word(s->words[i - 1], "dat|that") && retold(s, i))
      return NULL;
    if (opens && cl_wording_word(s->words[i], "iedereen|everyone") &&
        cl_wording_word(cl_wording_at(s, i + 1), "met|with|uit|from") &&
        cl_wording_has(s, "heeft|is|has|kan niet"))
      return quoted(s, i, arena);
    if (of_that_kind(s, i) || all_of_them(s, i) || everybody_is(s, i) ||
        (opens && (pointed_at(s, i, arena) || of_whom(s, i))))
      return quoted(s, i, arena);
    size_t behind = opens ? everyone(s, i, &all) : 0;
    if (!behind || bounded(s, behind))
      continue;
    cl_wording said = cl_wording_part(s, behind, s->count, arena);
    if (of_all(&said, all))
      return quoted(s, i, arena);
  }
  return NULL;
}

/* The phrase at AT in its list, without the mark at its end. */
static const char *readable(cl_arena *arena, const char *at) {
  size_t n = strcspn(at, "|*");
  return cl_strndup(arena, at, n);
}

const char *cl_word_fixed_picture(cl_arena *arena, cl_str text) {
  if (!text.n)
    return NULL;
  cl_wording all;
  cl_wording_read(&all, text, arena);
  const char *phrase = cl_wording_has(&all, PHRASES);
  if (phrase)
    return readable(arena, phrase);
  for (size_t from = 0; from < all.count;) {
    size_t to = from;
    while (to < all.count && !cl_wording_mark(all.words[to], ".!?;:"))
      to++;
    cl_wording sentence = cl_wording_part(&all, from, to, arena);
    const char *found = in_sentence(&sentence, arena);
    if (found)
      return found;
    from = to + 1;
  }
  return NULL;
}
