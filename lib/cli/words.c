/* words.c - what options, verbs and fields are called, in both languages; see
 * words.h. */
#include "words.h"

#include <string.h>

/* ---- The table -------------------------------------------------------------- */

static const cl_option_row rows[CL_ALL_OPTIONS] = {
  [CL_OI_JSON] = { "json", "json", 0, NULL, N_("one JSON object a line") },
  [CL_OI_CSV] = { "csv", "csv", 0, NULL, N_("comma-separated values") },
  [CL_OI_TSV] = { "tsv", "tsv", 0, NULL, N_("values separated by tabs") },
  [CL_OI_NUL] = { "null", "nul", '0', NULL, N_("end each line with a NUL byte, for xargs -0") },
  [CL_OI_FIELDS] = { "fields", "velden", 0, "FIELDS", N_("these fields, separated by commas") },
  [CL_OI_SORT] = { "sort", "sorteer", 0, "FIELD", N_("in order of this field") },
  [CL_OI_FROM] = { "from", "vanaf", 0, "DATE", N_("from this day on") },
  [CL_OI_TO] = { "to", "tot", 0, "DATE", N_("up to and including this day") },
  [CL_OI_COMMUNITY] = { "community", "community", 0, "ID", N_("of this community") },
  [CL_OI_STRICT] = { "strict", "streng", 0, NULL, N_("warnings count as errors") },
  [CL_OI_FORCE] = { "force", "toch", 0, NULL, N_("do it all the same") },
  [CL_OI_FORMAT] = { "format", "formaat", 0, "FORMAT", N_("what to write") },
  [CL_OI_OUTPUT] = { "output", "uitvoer", 'o', "FILE", N_("write to this file") },
  [CL_OI_DIALECT] = { "dialect", "dialect", 0, "NAME",
                      N_("nl-excel: as Dutch spreadsheets have it") },
  [CL_OI_ID] = { "id", "id", 0, "ID", N_("id of the new record; else made from its text") },
  [CL_OI_DRY_RUN] = { "dry-run", "proef", 'n', NULL,
                      N_("show the change as a diff and write nothing") },
  [CL_OI_WHY] = { "why", "waarom", 0, "TEXT", N_("the reason") },
  [CL_OI_REASON] = { "reason", "reden", 0, "REASON", N_("one of the fixed reasons") },
  [CL_OI_NOTE] = { "note", "notitie", 0, "TEXT", N_("a note that is kept with it") },
  [CL_OI_AGAIN] = { "again", "opnieuw", 0, "DATE", N_("day to look again") },
  [CL_OI_DATE] = { "date", "datum", 0, "DATE", N_("day it is about; else today") },
  [CL_OI_SOURCE] = { "source", "bron", 0, "ID", N_("where it comes from") },
  [CL_OI_GROUP] = { "group", "groep", 0, "ID", N_("of this group of the scan") },
  [CL_OI_THEME] = { "theme", "thema", 0, "ID", N_("of this theme") },
  [CL_OI_PICK] = { "pick", "kies", 0, "NUMBER|IDS", N_("so many of each kind, or these, by id") },
  [CL_OI_ALL] = { "all", "alles", 0, NULL, N_("all of them") },
  [CL_OI_SAVE] = { "save", "bewaar", 0, NULL, N_("keep it in the plan") },
  [CL_OI_BLANK] = { "blank", "leeg", 0, NULL, N_("an empty one, to fill in by hand") },
  [CL_OI_OWNER] = { "owner", "verantwoordelijke", 0, "PERSON", N_("of this person") },
  [CL_OI_WITH_NAMES] = { "with-names", "met-namen", 0, NULL,
                         N_("with names and addresses of people") },
  [CL_OI_WEEKS] = { "weeks", "weken", 0, "NUMBER", N_("so many weeks") },
  [CL_OI_RULES] = { "rules", "regels", 0, "RULES", N_("only these rules, separated by commas") },
  [CL_OI_NO_RULES] = { "no-rules", "zonder-regels", 0, NULL,
                       N_("only the format, not the rules of the workbook") },
  [CL_OI_SINCE] = { "since", "sinds", 0, "VERSION",
                    N_("with what changed since this earlier version of the plan") },
  [CL_OI_FORM] = { "form", "vorm", 0, "FORM", N_("of this form: event, blog and so on") },
  [CL_OI_REVERSE] = { "reverse", "andersom", 0, NULL, N_("the other way round") },
  [CL_OI_OCCURRENCE] = { "occurrence", "keer", 0, "DATE",
                         N_("of a repeat, only the one on this day") },
  [CL_OI_QUESTIONS] = { "questions", "vragen", 0, "FILE",
                        N_("questions of your own, from this file") },
  [CL_OI_FULL] = { "full", "volledig", 0, NULL, N_("with everything there is") },
  [CL_OI_NAMES] = { "names", "namen", 0, NULL, N_("also in names and addresses of people") },
  [CL_OI_EXIT_CODE] = { "exit-code", "exitstatus", 0, NULL,
                        N_("exit status 1 when there is a difference") },
  [CL_OI_FIELD] = { "field", "veld", 0, "FIELD", N_("of this field only") },
  [CL_OI_STAGED] = { "staged", "klaargezet", 0, NULL,
                     N_("what git is about to commit, not what stands here") },
  [CL_OI_REMOVE] = { "remove", "verwijder", 0, NULL, N_("take it away again") },
  [CL_OI_LIGHT] = { "light", "licht", 0, "VALUE",
                    N_("with this traffic light, as it is worked out") },
  [CL_OI_STAGE] = { "stage", "fase", 0, "VALUE", N_("in this stage") },
  [CL_OI_NEXT] = { "next", "volgende", 0, "DATE", N_("with something due next on this day") },
  [CL_OI_DAYS] = { "days", "dagen", 0, "NUMBER", N_("with something due in so many days") },
  [CL_OI_BY] = { "by", "op", 0, N_("place|weight"),
                 N_("in order of place, as editors want it, or of weight") },
  [CL_OI_EXAMPLE] = { "example", "voorbeeld", 0, NULL,
                      N_("the worked example, to look around in") },
  [CL_OI_KEEP_NOTES] = { "keep-notes", "houd-notities", 0, NULL,
                         N_("what was said and noted stays") },
  [CL_OI_EMPTY_CLEARS] = { "empty-clears", "leeg-wist", 0, NULL,
                           N_("an empty cell takes the value out") },
  [CL_OI_KEEP_EMPTY] = { "keep-empty", "leeg-blijft", 0, NULL,
                         N_("an empty cell leaves the value as it is") },
  [CL_OI_PUBLIC] = { "public", "openbaar", 0, NULL, N_("without what is not for outside") },
  [CL_OI_ADD_ONLY] = { "add-only", "alleen-nieuw", 0, NULL,
                       N_("add what is new, leave what is there alone") },
  [CL_OI_MAP] = { "map", "koppel", 0, CL_MAP_VALUE,
                  N_("HEADER=FIELD for each column, or a file of these; several add up") },
  [CL_OI_SIMPLE] = { "simple", "eenvoudig", 0, NULL,
                     N_("questions for somebody who is learning the language") },
  [CL_OI_ANONYMOUS] = { "anonymous", "anoniem", 0, NULL,
                        N_("numbers instead of libraries and communities, no texts") },
  [CL_G_FILE] = { "file", "bestand", 'f', "PLAN", N_("the plan; - is standard input") },
  [CL_G_QUIET] = { "quiet", "stil", 'q', NULL, N_("without tips and notes") },
  [CL_G_TODAY] = { "today", "vandaag", 0, "DATE", N_("as if it were this day") },
  [CL_G_LANGUAGE] = { "language", "taal", 0, "nl|en",
                      N_("language of what is made; else the plan's") },
  [CL_G_COLOR] = { "color", "kleur", 0, N_("auto|always|never"),
                   N_("colours; auto: only on a terminal") },
  [CL_G_WAIT] = { "wait", "wacht", 0, "SECONDS",
                  N_("how long to wait while another program changes the plan") },
  [CL_G_HELP] = { "help", "hulp", 'h', NULL, N_("this help; also of a verb or a type") },
  [CL_G_VERSION] = { "version", "versie", 0, NULL, N_("the version") },
};

const cl_option_row *cl_option_info(int option) {
  return &rows[option];
}

static bool name_begins(const char *name, cl_str start) {
  return strncmp(name, start.p, start.n) == 0;
}

int cl_option_by_letter(char letter) {
  for (int i = 0; i < CL_ALL_OPTIONS; i++)
    if (rows[i].letter == letter)
      return i;
  return -1;
}

int cl_option_by_name(cl_str name) {
  for (int i = 0; i < CL_ALL_OPTIONS; i++)
    if (cl_str_is(name, rows[i].name))
      return i;
  for (int i = 0; i < CL_ALL_OPTIONS; i++)
    if (cl_str_is(name, rows[i].nl))
      return i;
  return -1;
}

static bool takes(const cl_verb *verb, int option) {
  return !verb || option >= CL_OPTIONS || (cl_verb_options(verb) >> option & 1);
}

bool cl_option_begins(int option, cl_str start) {
  return name_begins(rows[option].name, start) || name_begins(rows[option].nl, start);
}

int cl_option_by_start(const cl_verb *verb, cl_str start) {
  int found = -1;
  bool flags = true;
  size_t n = 0;
  for (int i = 0; start.n && i < CL_ALL_OPTIONS; i++) {
    if (!takes(verb, i) || !cl_option_begins(i, start))
      continue;
    found = i;
    flags = flags && !rows[i].value;
    n++;
  }
  return n == 1 || (n && !verb && flags) ? found : -1;
}

int cl_option_named(cl_str name) {
  int option = cl_option_by_name(name);
  return option >= 0 ? option : cl_option_by_start(NULL, name);
}

const char *cl_option_word(int option, enum cl_lang lang) {
  return lang == CL_NL ? rows[option].nl : rows[option].name;
}

const char *cl_option_said(const cl_app *app, int option) {
  return cl_asprintf(app->arena, "--%s", cl_option_word(option, cl_lang_user()));
}

/* ---- Verbs ------------------------------------------------------------------ */

static const struct {
  const char *name, *nl;
  cl_type of;
  const char *program;
} verbs[] = {
#define VERB(name, nl, type, program) { name, nl, CL_T_##type, program },
#include "verbs.def"
#undef VERB
};

/* The number of the verb that is called NAME in English, or -1. */
static int verb_number(cl_str name) {
  for (size_t i = 0; i < CL_COUNT(verbs); i++)
    if (cl_str_is(name, verbs[i].name))
      return (int)i;
  return -1;
}

const char *cl_verb_dutch(cl_str name, cl_type *of) {
  int i = verb_number(name);
  if (of)
    *of = i < 0 ? CL_T_NONE : verbs[i].of;
  return i < 0 ? NULL : verbs[i].nl;
}

const char *cl_verb_program(const char *word) {
  for (size_t i = 0; i < CL_COUNT(verbs); i++)
    if (strcmp(word, verbs[i].name) == 0 || strcmp(word, verbs[i].nl) == 0)
      return verbs[i].program;
  return NULL;
}

const char *cl_verb_nth(size_t i, enum cl_lang lang) {
  return i >= CL_COUNT(verbs) ? NULL : lang == CL_NL ? verbs[i].nl : verbs[i].name;
}

const char *cl_verb_nl(const cl_verb *verb) {
  const char *nl = cl_verb_dutch(cl_str_of(verb->name), NULL);
  return nl && strcmp(nl, verb->name) != 0 ? nl : NULL;
}

cl_type cl_verb_of(const cl_verb *verb) {
  cl_type of;
  cl_verb_dutch(cl_str_of(verb->name), &of);
  return of;
}

const char *cl_verb_word(const cl_verb *verb, enum cl_lang lang) {
  const char *nl = lang == CL_NL ? cl_verb_nl(verb) : NULL;
  return nl ? nl : verb->name;
}

/* ---- Fields ----------------------------------------------------------------- */

enum { SHORTEST_PART = 3 };

/* LABEL as it stands behind `--`: small, with hyphens for blanks. */
static char *hyphened(cl_arena *arena, const char *label) {
  char *name = cl_strdup(arena, label);
  for (char *p = name; *p; p++)
    *p = *p == ' ' ? '-' : cl_ascii_lower(*p);
  return name;
}

/* Is PART some words of NAME that stand together, the last of them perhaps cut
 * short?  2: all of them whole; 1: cut short; 0: no. */
static int is_part(const char *name, cl_str part) {
  int found = 0;
  for (const char *p = name; p; p = strchr(p, '-')) {
    p += *p == '-';
    if (!name_begins(p, part))
      continue;
    if (!p[part.n] || p[part.n] == '-')
      return 2;
    found = 1;
  }
  return found;
}

bool cl_field_has_part(cl_field field, cl_str part, cl_arena *arena) {
  const cl_field_row *row = cl_field_info(field);
  return part.n >= SHORTEST_PART && !(row->flags & CL_SUB) &&
         is_part(hyphened(arena, row->nl), part) != 0;
}

cl_field cl_field_by_part(cl_type type, cl_str part, bool *whole) {
  cl_field found[3] = { CL_F_NONE, CL_F_NONE, CL_F_NONE };
  size_t count[3] = { 0 };
  if (type == CL_T_NONE || part.n < SHORTEST_PART)
    return CL_F_NONE;
  cl_arena *arena = cl_arena_new();
  const cl_type_row *row = cl_type_info(type);
  CL_EACH_FIELD(field, row) {
    if (cl_field_info(field)->flags & CL_SUB)
      continue;
    int fit = is_part(hyphened(arena, cl_field_info(field)->nl), part);
    found[fit] = field;
    count[fit]++;
  }
  cl_arena_free(arena);
  *whole = count[2] > 0;
  int best = count[2] ? 2 : 1;
  return count[best] == 1 ? found[best] : CL_F_NONE;
}

bool cl_column_said(cl_type type, cl_str name, cl_arena *arena, cl_column *out) {
  if (cl_column_find(type, name, out))
    return true;
  bool whole;
  cl_field field = cl_field_by_part(type, cl_str_of(cl_fold(arena, name)), &whole);
  *out = (cl_column){ .kind = CL_COL_FIELD, .field = field, .with_names = false };
  return field != CL_F_NONE;
}

const char *cl_field_word(cl_field field, enum cl_lang lang, cl_arena *arena) {
  const cl_field_row *row = cl_field_info(field);
  enum { MANY_WORDS = 4, SAYS_ENOUGH = 7 };
  int words = 1;
  bool whole;
  if (lang != CL_NL)
    return row->path;
  char *name = hyphened(arena, row->nl), *last = name;
  for (char *p = name; (p = strchr(p, '-')); words++)
    last = ++p;
  return words >= MANY_WORDS && strlen(last) >= SAYS_ENOUGH &&
                 cl_field_by_part(row->type, cl_str_of(last), &whole) == field && whole
             ? last
             : name;
}

const char *cl_field_said(const cl_app *app, cl_field field) {
  return cl_field_word(field, cl_lang_user(), app->arena);
}

const char *cl_field_meant(const cl_app *app, cl_type type, const char *name) {
  const char *near = cl_field_suggest(type, name);
  cl_field field = near ? cl_field_find(type, cl_str_of(near)) : CL_F_NONE;
  return field == CL_F_NONE ? near : cl_field_said(app, field);
}
