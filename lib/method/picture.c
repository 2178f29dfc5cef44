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
  "bijstandsmoeders|uitkeringstrekkers|daklozen|armen|rijken|studenten|scholieren|gamers|nerds|"   \
  "gehandicapten|autisten|doven|slechthorenden|blinden|rolstoelers|moslims|moslima's|christenen|"  \
  "joden|katholieken|homo's|lesbiennes|transgenders|boeren|dorpelingen|stedelingen|mantelzorgers|" \
  "weduwen|gepensioneerden|dementerenden|psychiatrische|verslaafden|arbeiders|ambtenaren|"         \
  "randstedelingen|friezen|limburgers|polen|turken|marokkanen|surinamers|antillianen|syriers|"     \
  "somaliers|eritreeers|oekrainers|roemenen|bulgaren|chinezen|afghanen|irakezen|duitsers|belgen|"  \
  "engelsen|molukkers|roma|arabieren|afrikanen|aziaten|millennials|boomers|women|men|boys|girls|"  \
  "elderly|seniors|teenagers|youngsters|refugees|migrants|immigrants|foreigners|newcomers|"        \
  "muslims|christians|jews|students|farmers|gypsies|poles|turks|moroccans|syrians|pensioners|"     \
  "unemployed|disabled|kids|children|teens"

/* People who are a group by the word before them. */
#define PEOPLE "mensen|vrouwen|mannen|jongens|meisjes|kinderen|ouders|moeders|vaders|mensjes|lui|people|folk"
#define MARKED                                                                                     \
  "dove|blinde|slechtziende|slechthorende|arme|rijke|oude|oudere|jonge|dikke|autistische|"         \
  "gehandicapte|verstandelijk|laagopgeleide|hoogopgeleide|laaggeletterde|werkloze|allochtone|"     \
  "buitenlandse|zwarte|witte|gekleurde|marokkaanse|turkse|poolse|surinaamse|antilliaanse|"         \
  "syrische|somalische|roemeense|bulgaarse|chinese|arabische|afrikaanse|islamitische|"             \
  "gelovige|gescheiden|alleenstaande|dakloze|old|young|poor|rich|deaf|blind|disabled|black|white|"  \
  "elderly|unemployed|foreign|turkish|polish|moroccan|homeless|low-skilled"

/* What is said of everybody, whatever it is. */
#define ALWAYS                                                                                     \
  "nooit|altijd|allemaal|nu eenmaal|van nature|per definitie|sowieso|de hele dag|alleen maar|"     \
  "voor alles|zich gewoon|toch|van zichzelf|niks|never|always|all|naturally|nothing but|all day|just"

#define DENIED "niet|geen|niets|nergens|niemand|don't|can't|cannot|won't|not|aren't|no|hardly|nauwelijks|amper|moeilijk"

/* Where a denial is about what there is, or about a day: no judgement of people. */
#define EXCUSED                                                                                    \
  "geen plek|geen ruimte|geen zaal|geen les|geen lessen|geen tijd|geen geld|geen vervoer|geen "    \
  "eigen|geen podium|geen contact|geen vaste|geen oppas|geen computer|geen auto|geen fiets|geen "  \
  "bus|geen goede|geen baan|niet welkom|niet gehoord|niet gezien|niet bereikt|niet veilig|niet "   \
  "thuis|niet vertegenwoordigd|niet genoemd|even niet|nog niet|niet alleen|niet meer dan|niet "    \
  "vanzelf|niet genoeg|niet overal|niet bekend|hoeven|hoeft|betalen|betaalt|op maandag|op "        \
  "dinsdag|op woensdag|op donderdag|op vrijdag|op zaterdag|op zondag|zaterdag|zondag|maandag|"     \
  "vertelden|vertellen|zeggen dat|zeiden|noemden|noemen|vroegen|vragen|weten niet dat|weten niet " \
  "waar|weten niet wie|vinden geen|kregen|krijgen|no room|no place|no time|no money|not welcome|"  \
  "not yet|not only|told|said|on saturday|on sunday|asked"

/* Hedges: some, often, perhaps. */
#define HEDGED                                                                                     \
  "vaak|soms|sommige|enkele|meestal|misschien|lang niet alle|niet alle|niet allemaal|"   \
  "niet altijd|some|often|sometimes|maybe|not all|not always"

#define ASCRIBED                                                                                   \
  "lui|luie|eenzaam|zielig|dom|verwend|onbetrouwbaar|asociaal|agressief|crimineel|zwak|traag|"     \
  "passief|naief|onhandig|dankbaar|emotioneel|slordig|lastig|brutaal|egoistisch|gierig|vies|"      \
  "gevaarlijk|hulpbehoevend|conservatief|ouderwets|ongemotiveerd|ongeinteresseerd|onbeleefd|"      \
  "onverantwoordelijk|onhandelbaar|stil|verlegen|gesloten|achterlijk|ondankbaar|kinderachtig|"     \
  "zeurderig|koppig|eigenwijs|saai|arrogant|onderdanig|hysterisch|chaotisch|sociaal|zorgzaam|"     \
  "gastvrij|slim|technisch|bang|digibeet|digibeten|dieven|profiteurs|lawaaiig|druk|verslaafd|"     \
  "getraumatiseerd|kwetsbaar|lazy|lonely|stupid|spoiled|unreliable|aggressive|criminal|weak|slow|"  \
  "passive|rude|selfish|dirty|dangerous|helpless|ungrateful|stubborn|boring|arrogant|caring|"      \
  "emotional|shy|pathetic|afraid|scared|bad at|good at"

#define DOES                                                                                       \
  "houden van|drinken|stelen|profiteren|klagen|zeuren|overlast|misbruik|aanpassen|integreren|"     \
  "inburgeren|onder elkaar|hangen rond|hangen maar|houden niet|haken af|hebben alle tijd|alle "    \
  "tijd|zijn goed in|zijn slecht in|kunnen beter|like to complain|love to complain|steal|"         \
  "cause trouble|keep to themselves|should adapt|should integrate|love shopping"

/* What is given to all of them, or asked of them: nothing is said about who they are. */
#define GIVEN                                                                                      \
  "krijgen|mogen|kunnen|zijn welkom|worden|ontvangen|doen mee|hebben een|delen|horen|komen "       \
  "bij|komen in|komen uit|komen samen|get|may|can|are welcome|have a|receive|took|take"

/* ---- who it is about -------------------------------------------------------------------- */

static const char *word_at(const cl_wording *s, size_t i) {
  return i < s->count ? s->words[i] : NULL;
}

/* Bounds behind the noun make it some people: "van de naaigroep", "uit Zuid", "die
 * alleen wonen".  These are none. */
static bool bounded(const cl_wording *s, size_t i) {
  const char *w = word_at(s, i), *next = word_at(s, i + 1);
  if (cl_wording_word(w, "who|that|die|waarvan|wier|from|in|at|of|aan|rond|rondom|tussen|van|uit|op|"
                      "bij"))
    return !(cl_wording_word(next, "nu|tegenwoordig|vandaag|die|deze|dat|zulke|middelbare|today|those|"
                                "these") ||
             cl_wording_word(next, "achterstand*|probleem*|volkswijk*") || cl_wording_word(next, MARKED));
  return cl_wording_word(w, "en|and") && !cl_wording_word(s->words[0], "alle|die|all");
}

/* arbeidsmigranten, too. */
static bool is_group(const char *word) {
  static const char *const tails[] = { "migranten", "ouderen", "jongeren", "moeders", "vaders",
                                       "vrouwen",   "mannen",  "jongens",  "meisjes", "gezinnen" };
  size_t n = word ? strlen(word) : 0;
  for (size_t i = 0; i < CL_COUNT(tails); i++) {
    size_t k = strlen(tails[i]);
    if (n > k && strcmp(word + n - k, tails[i]) == 0)
      return true;
  }
  return cl_wording_word(word, GROUPS);
}

/* The place behind a group of people of whom nothing bounds the number, that begins at
 * I; 0 when there is none. */
static size_t everyone(const cl_wording *s, size_t i, bool *all) {
  *all = cl_wording_word(word_at(s, i), "alle|al|all|every|iedere|elke");
  bool pointed = cl_wording_word(word_at(s, i), "die|echte|those");
  bool the = cl_wording_word(word_at(s, i), "de|the");
  i += *all || pointed || the;
  if (cl_wording_word(word_at(s, i), "gemiddelde|average") && the)
    return i + 2;
  if (cl_wording_word(word_at(s, i), MARKED) && cl_wording_word(word_at(s, i + 1), PEOPLE "|" GROUPS))
    return the ? 0 : i + 2;
  bool group = is_group(word_at(s, i));
  if (group && cl_wording_word(word_at(s, i + 1), "van|of") &&
      cl_wording_word(word_at(s, i + 2), "nu|tegenwoordig|today"))
    return i + 1;
  if (group && (!the || cl_wording_word(word_at(s, i), "jeugd|polen|turken|marokkanen|elderly|jongeren|"
                                                     "poor|disabled|unemployed|friezen")))
    return i + 1;
  if (cl_wording_word(word_at(s, i), "mensen|people") && !the &&
      cl_wording_word(word_at(s, i + 1), "in|uit|met|van|from|in|with"))
    return i + 1;
  return 0;
}

/* ---- what is said of them ----------------------------------------------------------------- */

static bool ascribed(const cl_wording *said) {
  for (size_t i = 0; i + 1 < said->count; i++) {
    if (!cl_wording_word(said->words[i], "zijn|blijven|is|are|worden|remain"))
      continue;
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
  return cl_wording_has(said, DENIED) != NULL;
}

/* As many words as show what is meant. */
static const char *quoted(const cl_wording *s, size_t from, cl_arena *arena) {
  cl_buf text = CL_BUF_INIT;
  for (size_t i = from; i < s->count && i < from + 6; i++)
    cl_buf_printf(&text, i > from ? " %s" : "%s", s->words[i]);
  const char *copy = cl_strndup(arena, cl_buf_text(&text), text.len);
  cl_buf_free(&text);
  return copy;
}

/* "dat soort jongeren", "zulke gezinnen" */
static bool of_that_kind(const cl_wording *s, size_t i) {
  bool kind = cl_wording_word(word_at(s, i), "soort") && i && cl_wording_word(s->words[i - 1], "dat|dit");
  const char *next = word_at(s, i + 1);
  return (kind || cl_wording_word(word_at(s, i), "zulke")) &&
         (is_group(next) || cl_wording_word(next, PEOPLE "|gezinnen|families|types|wijken|buurten"));
}

static const char *in_sentence(const cl_wording *s, cl_arena *arena) {
  for (size_t i = 0; i < s->count; i++) {
    bool opens = i == 0 || cl_wording_word(s->words[i - 1], ",|omdat|want|dat|maar|because|but|that|en|and");
    bool all = false;
    if (opens && cl_wording_word(s->words[i], "iedereen|everyone") &&
        cl_wording_word(word_at(s, i + 1), "met|with|uit|from") && cl_wording_has(s, "heeft|is|has|kan niet"))
      return quoted(s, i, arena);
    if (of_that_kind(s, i))
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
