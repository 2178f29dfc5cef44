/* asking.c - is a question asked well?  Guesses from its wording (W63-W65), by the
 * grammar of openers and tags rather than by whole sentences; see asking.h.
 * Measured on tests/data/language/closed.tsv and leading.tsv.  A guess only ever
 * becomes a tip, so a miss does no harm. */
#include <string.h>

#include "wording.h"
#include "asking.h"

#define YOU "je|jij|u|jullie|you"
#define THEY                                                                                       \
  "het|de|een|er|we|wij|ze|zij|dit|dat|die|ik|hij|iemand|mensen|iedereen|the|it|there|we|they"
#define OPEN_WH "waarom|waardoor|hoe|wat|hoezo|why|how|what"
#define WH                                                                                         \
  "wie|wat|waar|waarom|waardoor|waarmee|waarvoor|waaraan|waarbij|waarin|waarop|waarover|"          \
  "waarvan|waartoe|waaruit|hoe|hoeveel|hoezo|welk|welke|wanneer|who|whom|whose|what|where|why|"    \
  "how|which|when"
#define BEFORE_WH                                                                                  \
  "op|in|met|van|voor|door|naar|aan|bij|over|uit|tot|sinds|vanaf|per|om|onder|tegen|volgens|"      \
  "tijdens|wegens|since|until|in|on|at|by|with|from|for|to|of|about"

/* ---- the sentence that asks ------------------------------------------------------------ */

/* The last sentence that ends in a question mark, without the words that only lead
 * up to it; false when nothing is asked. */
static bool asking_sentence(const cl_wording *all, cl_wording *out, cl_arena *arena) {
  size_t end = all->count;
  while (end && !cl_wording_mark(all->words[end - 1], "?"))
    end--;
  if (!end)
    return false;
  while (end && cl_wording_mark(all->words[end - 1], "?!"))
    end--;
  size_t from = end;
  while (from && !cl_wording_mark(all->words[from - 1], ".?!:;"))
    from--;
  while (from < end &&
         cl_wording_word(all->words[from], "en|dus|maar|nou|zeg|of|,|so|and|but|well|ok"))
    from++;
  *out = cl_wording_part(all, from, end, arena);
  return true;
}

static const char *last_word(const cl_wording *s) {
  return s->count ? s->words[s->count - 1] : NULL;
}

/* ---- W64: closed -------------------------------------------------------------------------- */

/* ", and how did that come about?": the answer will be a story after all. */
static bool asks_on(const cl_wording *s) {
  for (size_t i = 1; i + 1 < s->count; i++)
    if (cl_wording_word(s->words[i], "en|and|,") && cl_wording_word(s->words[i + 1], OPEN_WH))
      return true;
  return false;
}

/* "Als het lukt, hoe ziet de wijk er dan uit?": where what is asked begins. */
static size_t where_asked(const cl_wording *s) {
  if (cl_wording_word(s->words[0], "when|wanneer") && !asks_on(s))
    for (size_t i = 2; i < s->count; i++)
      if (cl_wording_mark(s->words[i - 1], ",") && cl_wording_word(s->words[i], WH))
        return i;
  bool supposes = cl_wording_word(s->words[0], "als|stel|indien|mocht|if|suppose|imagine");
  for (size_t i = 0; i < s->count; i++) {
    bool opens = i == 0 || cl_wording_mark(s->words[i - 1], ",") || supposes;
    if (opens && cl_wording_word(s->words[i], WH))
      return i;
    if (opens && cl_wording_word(s->words[i], BEFORE_WH) &&
        cl_wording_word(cl_wording_at(s, i + 1), WH))
      return i;
  }
  return s->count;
}

/* "Waar ben je trots op?": the preposition is left standing, and it is no place. */
static bool preposition_left(const cl_wording *s) {
  return cl_wording_word(last_word(s), "op|van|om|aan|over|voor|tegen|tegenaan|mee|naar|bij|uit|in|"
                                       "door|toe|achter|tegenop|naartoe|of|about|for|at");
}

#define FACTS                                                                                      \
  "dag|dagen|avond|avonden|ochtend|middag|wijk|buurt|straat|tijd|tijdstip|taal|talen|school|club|" \
  "plaats|stad|dorp|leeftijd|datum|uur|maand|jaar|kleur|land|vereniging|organisatie|zaal|naam|"    \
  "week|weken|groep|vestiging|krant|app|website|boek|day|days|evening|street|time|language|"       \
  "school|club|town|age|date|month|year|area|neighbourhood|room|name"

static bool closed_where(const cl_wording *s, size_t i) {
  static const char verbs[] =
      "woon|woont|wonen|werk|werkt|werken|kom|komt|komen|zit|zitten|sta|staat|staan|is|zijn|was|"
      "vergader*|haal|haalt|halen|vind|vinden|speel*|oefen*|repeteer*|do|did|are|is|were";
  if (preposition_left(s) || cl_wording_has(s, "thuis|feel|proud|trots|blij|moeite|kansen"))
    return false;
  return cl_wording_word(cl_wording_at(s, i + 1), verbs);
}

static bool closed_when(const cl_wording *s, size_t i) {
  if (cl_wording_has(s, "voel*|voelde*|vind*|merk*|geslaagd|tevreden|blij|trots|feel|felt|know|"
                        "gelukt|thuis|genoeg|enough|succes|dacht|think|thought"))
    return false;
  return !cl_wording_word(cl_wording_at(s, i + 1), "wordt|werd|gaat|gaan|ging|raak*|loopt|lukt");
}

static bool closed_how(const cl_wording *s, size_t i) {
  return cl_wording_word(
      cl_wording_at(s, i + 1),
      "veel|vaak|lang|oud|heet|heten|heette|groot|ver|laat|hoog|snel|duur|breed|"
      "jong|goed|druk|tevreden|belangrijk|regelmatig|many|much|often|long|old|far|"
      "big|large|important|well|satisfied");
}

/* Of a question that opens with a question word at I. */
static bool closed_wh(const cl_wording *s, size_t i) {
  bool before = cl_wording_word(s->words[i], BEFORE_WH) && !cl_wording_word(s->words[i], WH);
  i += before;
  const char *wh = s->words[i], *next = cl_wording_at(s, i + 1);
  if (cl_wording_word(wh, "hoeveel"))
    return true;
  if (cl_wording_word(wh, "hoe|how"))
    return closed_how(s, i);
  if (cl_wording_word(wh, "wanneer|when"))
    return before || closed_when(s, i);
  if (cl_wording_word(wh, "waar|where"))
    return closed_where(s, i);
  if (cl_wording_word(wh, "wie|who"))
    return !before && s->count < 9 &&
           cl_wording_word(next,
                           "is|was|zijn|waren|heeft|leidt|organiseert|betaalt|regelt|doet|are");
  if (cl_wording_word(wh, "welk|welke|which|what|wat"))
    return cl_wording_word(next, FACTS) ||
           (cl_wording_word(next, "is|was|zijn") &&
            cl_wording_has(s, "naam|leeftijd|adres|beroep|postcode|telefoonnummer|functie|name|age|"
                              "address|job"));
  return false;
}

/* "Kun je vertellen hoe...", "Vertel eens": an invitation, whatever its form. */
static bool invites(const cl_wording *s) {
  if (cl_wording_opens(s,
                       "vertel|beschrijf|noem|schets|neem|leg|denk eens|denk|teken|tell|describe|"
                       "take|think|show"))
    return true;
  return cl_wording_has(s, "vertellen|beschrijven|omschrijven|uitleggen|schetsen|toelichten|"
                           "laten zien|meenemen|mee nemen|voorbeeld geven|voorbeeld noemen|"
                           "voorbeelden geven|delen hoe|delen wat|herinneren hoe|tell|describe|"
                           "explain|show|take me|give an example|walk me through|share how|"
                           "say more|meer zeggen|meer over zeggen") != NULL;
}

static bool closed(const cl_wording *s) {
  size_t at = where_asked(s);
  if (s->count <= 1)
    return true;
  if (asks_on(s))
    return false;
  if (at < s->count)
    return closed_wh(s, at);
  return !invites(s);
}

/* ---- W65: leading --------------------------------------------------------------------------- */

#define JUDGING                                                                                    \
  "fijn|leuk|mooi|erg|gezellig|geweldig|waardevol|nuttig|vervelend|jammer|prettig|heerlijk|"       \
  "bijzonder|slecht|lekker|fantastisch|prachtig|goed|lastig|moeilijk|belangrijk|blij|handig|"      \
  "inspirerend|leerzaam|vreselijk|verschrikkelijk|zwaar|akelig|frustrerend|pijnlijk|tof|gaaf|"     \
  "super|"                                                                                         \
  "geslaagd|succesvol|zinvol|waardeloos|saai|irritant|storend|onveilig|eng|rot|zielig|treurig|"    \
  "aantrekkelijk|schitterend|uniek|populair|indrukwekkend|uitstekend|perfect|ideaal|vriendelijk|"  \
  "deskundig|gunstig|ongunstig|onhandig|matig|armoedig|schandalig|belachelijk|terrible|awful|"     \
  "horrible|awkward|fun|nice|good|great|lovely|useful|bad|wonderful|important|pleasant"

/* A verb that opens a question to be answered with yes or no. */
static bool verb_first(const cl_wording *s) {
  return where_asked(s) == s->count && cl_wording_word(cl_wording_at(s, 1), YOU "|" THEY) &&
         !cl_wording_word(s->words[0],
                          YOU "|" THEY
                              "|natuurlijk|uiteraard|zeker|surely|obviously|certainly|clearly|of");
}

/* "Jullie willen zeker meer leden?": a statement with a question mark. */
static bool statement(const cl_wording *s) {
  return where_asked(s) == s->count && !verb_first(s);
}

/* "..., of niet?" leaves it open behind a question and presses behind a statement. */
static bool leaves_open(const cl_wording *s) {
  return cl_wording_has(
             s,
             "of is het|of maakt|of juist|of niet zo|wel of niet|of gaat|of anders|of "
             "liever|of zie|of denk|of vind|of heb|of loopt|of wil|or not|or is|or do") != NULL ||
         (verb_first(s) && cl_wording_word(last_word(s), "niet|not") &&
          cl_wording_has(s, "of niet|or not"));
}

static bool ends_in_tag(const cl_wording *s) {
  static const char tags[] =
      "toch|he|nietwaar|niet|neem ik aan|of niet|klopt dat|klopt|klopt het|niet "
      "dan|right|correct|dacht "
      "ik|denk ik|vermoed ik|waar of niet|zeker|ja toch|of wel|of wel soms|nee|is het niet|vind "
      "je niet|vinden jullie niet|vindt u niet|lijkt me|lijkt mij|zou ik zeggen|don't you|isn't "
      "it|aren't you|doesn't it|wouldn't you|won't you|haven't you|do you not|i suppose|i assume|"
      "jij ook|jullie ook|u ook|jij toch ook|jullie toch ook|u toch ook|jij dan|wat jij|wat "
      "jullie|of "
      "niet soms|niet soms|denk je niet|denkt u niet|denken jullie niet|klopt toch|vind je ook "
      "niet|vindt u ook niet|eens|akkoord|of vergis ik me|you too|don't you think|don't they|am i "
      "right|can't you|didn't you|wasn't it|weet je wel|snap je";
  size_t comma = s->count;
  while (comma && !cl_wording_mark(s->words[comma - 1], ","))
    comma--;
  for (size_t i = 1; i < s->count; i++) {
    bool loose = i == s->count - 1 && cl_wording_word(s->words[i], "toch|nietwaar|he|right");
    if (i != comma && !loose)
      continue;
    cl_buf tag = CL_BUF_INIT;
    for (size_t k = i; k < s->count; k++)
      cl_buf_printf(&tag, k > i ? " %s" : "%s", s->words[k]);
    bool is = cl_wording_word(cl_buf_text(&tag), tags);
    cl_buf_free(&tag);
    if (is)
      return true;
  }
  return false;
}

/* Particles that press in a statement: "Je komt hier toch voor de gezelligheid?" */
static bool presses(const cl_wording *s) {
  return cl_wording_has(
             s,
             "toch|zeker|zeker wel|vast|vast wel|vast en zeker|natuurlijk|immers|"
             "uiteraard|ongetwijfeld|vanzelfsprekend|duidelijk|surely|of course|"
             "obviously|certainly|no doubt|clearly|you agree|iedereen weet|ik neem aan|neem ik aan|"
             "ik ga ervan uit|ik ga er van uit|ik denk dat|ik vermoed|wij denken dat|we denken "
             "dat|wij vinden dat|we vinden dat|volgens mij|volgens ons|ik heb het gevoel|ik "
             "heb de indruk|lijkt mij|lijkt me|dus|gewoon|blijkbaar|kennelijk|eigenlijk "
             "alleen|i assume|i take it|i think that|we think that|so you|apparently|"
             "just") != NULL;
}

/* "Zou het niet mooi zijn", "Vinden jullie ook niet", "Is het niet zo". */
static bool denies(const cl_wording *s) {
  static const char shortened[] = "don't|doesn't|isn't|aren't|wouldn't|won't|haven't|shouldn't|"
                                  "couldn't|can't|didn't|wasn't|weren't";
  if (cl_wording_word(s->words[0], shortened))
    return true;
  if (!cl_wording_word(
          s->words[0],
          "zou|zouden|is|zijn|vind|vindt|vinden|vond|vonden|denk|denkt|denken|ben|bent|"
          "lijkt|moet|moeten|wil|wilt|willen|kan|kun|kunt|kunnen|heb|hebt|hebben|was|"
          "waren|mis|missen|voel|voelt|voelen|had|hadden|hoeft|wordt|word|mag|mogen|hoort|"
          "gaat|gaan|zie|zien|geloof|would|is|are|do"))
    return false;
  for (size_t i = 1; i < s->count && i < 6; i++) {
    if (cl_wording_word(s->words[i], "die|dat|wat|er|iets|that|which|there"))
      return false;
    if (cl_wording_word(s->words[i], "niet|geen|not") && i + 1 < s->count)
      return true;
  }
  return false;
}

/* "Vond je het ook zo'n mooie avond?", "Ben je het met me eens dat". */
static bool expects_yes(const cl_wording *s) {
  /* what one shares or does not: nobody says no to it lightly */
  static const char attitude[] =
      "mis|mist|missen|ervaar|ervaart|ervaren|hoop|hoopt|hopen|vrees|vreest|"
      "baal|baalt|balen|erger|ergert|ergeren|geniet|genieten|verlang|"
      "verlangt|verlangen|lijkt|merk|merkt|merken|zie|ziet|zien|miss|hope";
  static const char agree[] =
      "met me eens|met mij eens|met ons eens|ermee eens dat|er mee eens dat|"
      "over eens dat|daar ook zo over|agree that|agree with me";
  if (cl_wording_has(s, agree))
    return true;
  bool also =
      cl_wording_has(s, "ook zo|ook zo'n|ook niet|ook dat|ook zoveel|ook al|also think|just as") !=
      NULL;
  bool opinion =
      cl_wording_word(s->words[0], "vind|vindt|vinden|vond|vonden|denk|denkt|denken|dacht|ben|"
                                   "bent|zijn|was|geloof|voel|voelen|wil|willen|do|are");
  bool second =
      cl_wording_word(cl_wording_at(s, 1), YOU) && cl_wording_word(cl_wording_at(s, 2), "ook|also");
  if (cl_wording_word(s->words[0], attitude) && second &&
      (also || cl_wording_has(s, "ook zo|ook de|ook het|ook die|ook dat|ook een")))
    return true;
  return opinion && (also || second);
}

/* A word of praise or blame from LIST, inflected as well: "prachtige". */
static bool judging(const char *word) {
  char plain[24];
  size_t n = word ? strlen(word) : 0;
  if (n < 3 || n >= sizeof plain)
    return false;
  memcpy(plain, word, n + 1);
  if (cl_wording_word(plain, JUDGING "|mooie|goede|leuke|fijne|prachtige|beste|leukste|mooiste"))
    return true;
  if (plain[n - 1] == 'e')
    plain[n - 1] = '\0';
  return cl_wording_word(plain, JUDGING);
}

/* "Hoe fijn vind je het", "Wat vond je goed aan", "Wat is er zo leuk", "onze prachtige zaal":
 * the judgement is in the question already. */
static bool judges(const cl_wording *s) {
  bool how = cl_wording_word(s->words[0], "hoe|how"),
       what = cl_wording_word(s->words[0], "wat|what");
  if (how && judging(cl_wording_at(s, 1)) &&
      !cl_wording_word(cl_wording_at(s, 1), "goed|good|moeilijk|lastig") &&
      (!cl_wording_word(cl_wording_at(s, 1), "belangrijk|important") ||
       cl_wording_has(s, "bibliotheek|library|wij|ons|onze|us|our")))
    return true;
  if (how && cl_wording_has(s, "enjoy|love|genoten|geniet je"))
    return true;
  for (size_t i = 1; i < s->count; i++) {
    const char *before = s->words[i - 1];
    if (!judging(s->words[i]))
      continue;
    if (cl_wording_word(before, "onze|ons|our|zo'n|such") ||
        (cl_wording_word(before, "zo") && i > 1 &&
         !cl_wording_has(s, "maakt dat zo|maakt het zo|"
                            "maakt dit zo")))
      return true;
    if (what && i > 1 &&
        cl_wording_word(s->words[1], "vond|vind|vinden|vonden|vindt|is|maakt|maakte") &&
        cl_wording_word(cl_wording_at(s, i + 1), "aan") && !cl_wording_has(s, "of"))
      return true;
  }
  return false;
}

/* "Vindt u de slechte bereikbaarheid een probleem?", "Hoeveel beter gaat het?": named by
 * its judgement before it was asked for.  "Een mooi moment" may be asked for. */
static bool named_so(const cl_wording *s) {
  for (size_t i = 0; i + 1 < s->count; i++) {
    const char *w = s->words[i + 1];
    size_t n = strlen(w);
    bool inflected = n > 4 && w[n - 1] == 'e' &&
                     !cl_wording_word(w, "goede|beste|moeilijke|lastige|belangrijke|leukste|"
                                         "mooiste|fijnste|slechtste|zwaarste");
    if (inflected && judging(w) &&
        cl_wording_word(s->words[i], "de|het|die|dat|deze|dit|al|zulke|jullie"))
      return true;
  }
  const char *next = cl_wording_at(s, 1);
  size_t n = next ? strlen(next) : 0;
  if (cl_wording_word(s->words[0], "hoeveel") &&
      cl_wording_word(next, "problemen|last|hinder|overlast|moeite|ergernis|plezier|spijt|zorgen"))
    return true;
  return cl_wording_word(s->words[0], "hoeveel") && n > 4 && strcmp(next + n - 2, "er") == 0 &&
         !cl_wording_word(next, "meer|keer|water|papier|ander|leider|lezer");
}

/* "Kan het zijn dat je moe bent?", "Misschien kan je het vragen?": advice, or a guess at the
 * answer, with a question mark. */
static bool suggests(const cl_wording *s) {
  static const char guess[] =
      "kan het zijn dat|kan het kloppen dat|zou het kunnen dat|zou het kunnen zijn dat|"
      "is het mogelijk dat|misschien kan|misschien kun|misschien moet|misschien "
      "moeten|heb je er al aan gedacht|heb je er wel eens aan gedacht|heeft u er al "
      "aan gedacht|hebben jullie er al aan gedacht|waarom niet gewoon|could it be "
      "that|maybe you could|maybe you should|have you thought of|have you "
      "considered|why not just";
  static const char what_if[] = "wat als je|wat als jullie|wat als u|what if you";
  return cl_wording_opens(s, guess) ||
         (cl_wording_opens(s, what_if) &&
          cl_wording_has(
              s, "meer|minder|eens|gewoon|vaker|probeer*|probeert|zou|zouden|more|just|tried"));
}

/* "Snapt u nu waarom", "Ga je me nu vertellen dat": no answer is waited for. */
static bool scolds(const cl_wording *s) {
  return cl_wording_opens(
      s, "snap je nu|snapt u nu|snappen jullie nu|begrijp je nu|begrijpt u nu|begrijpen "
         "jullie nu|zie je nu|ziet u nu|ga je me|gaat u me|wil je me|wilt u me|je gaat "
         "me|do you see now|are you telling me|you're telling me");
}

/* "Waarom doet de gemeente zo weinig", "jullie gebrek aan leden": what is still to be
 * heard is taken for granted. */
static bool presumes(const cl_wording *s) {
  if (cl_wording_has(
          s, "zoals iedereen|zoals we allemaal|zoals bekend|as everyone|as we all know|jullie "
             "gebrek|jouw gebrek|je gebrek|jullie probleem|jullie problemen|your lack|your "
             "problem|je weet toch|geef toe|is toch zo|net als wij|net als iedereen"))
    return true;
  if (cl_wording_word(s->words[0], "wat|what") &&
      cl_wording_has(s, "ervan dat|er van dat|dat de gemeente|dat zij jullie|dat ze jullie") &&
      cl_wording_has(
          s, "in de steek|laat vallen|zo weinig|te weinig|niets doet|niks doet|niet luistert|nooit|"
             "let you down"))
    return true;
  if (cl_wording_opens(
          s, "wat deugt er niet|wat is er mis|wat is er fout|wat klopt er niet|what is wrong "
             "with"))
    return true;
  if (!cl_wording_word(s->words[0], "waarom|why") || s->count < 5)
    return false;
  return cl_wording_has(
             s, "zo weinig|zo slecht|zo veel|zoveel|zo moeilijk|zo lastig|de beste|het beste|"
                "beter|nooit|te weinig|te veel|so little|so few|so bad|the best|never|better|"
                "zo leuk|zo belangrijk|zo goed|so good|so important|toch niet|te laat|"
                "alweer|nog steeds niet|een goed idee|"
                "een slecht idee|verstandig|slim|de juiste|a good idea|wise") != NULL ||
         (cl_wording_has(s, "niet|not|don't|didn't") &&
          cl_wording_word(cl_wording_at(s, 2), YOU "|de|mensen|the") &&
          !cl_wording_has(s, "wel of niet"));
}

static bool leading(const cl_wording *s) {
  if (leaves_open(s))
    return false;
  if (ends_in_tag(s) || expects_yes(s) || judges(s) || presumes(s) || named_so(s) || scolds(s) ||
      suggests(s))
    return true;
  if (statement(s) && presses(s))
    return true;
  if (where_asked(s) == s->count &&
      cl_wording_has(s,
                     "toch|niet beter|niet gewoon|niet eens|niet liever|niet even|niet veel|niet "
                     "handiger|niet leuker|niet fijner|niet slimmer|niet verstandiger"))
    return true;
  return where_asked(s) == s->count && denies(s);
}

/* ---- W63: what the library can do ------------------------------------------------------------ */

static bool asks_library(const cl_wording *all) {
  return cl_wording_has(all, "bibliotheek|library|we|wij") &&
         cl_wording_has(all, "kan|kunnen|zou|zouden|can|could") &&
         cl_wording_has(all,
                        "betekenen|helpen|voor jullie|voor jou|voor je|voor u|help you|help|for "
                        "you|do for|van dienst|bieden|offer|offer you|wij doen|we doen|we do");
}

unsigned cl_question_faults(cl_str text) {
  cl_arena *arena = cl_arena_new();
  cl_wording all, ask;
  cl_wording_read(&all, text, arena);
  unsigned faults = 0;
  if (asking_sentence(&all, &ask, arena)) {
    faults |= asks_library(&all) ? CL_ASK_LIBRARY : 0u;
    faults |= closed(&ask) ? CL_ASK_CLOSED : 0u;
    faults |= leading(&ask) ? CL_ASK_LEADING : 0u;
  }
  cl_arena_free(arena);
  return faults;
}
