/* schema.c - the tables of schema.def, the look-ups in them and their
 * self-check; see schema.h. */
#include "schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../yaml/tree.h"
#include "inner.h"

/* first, fields, id, naming and beside are filled in by cl_schema_start(). */
static cl_type_row types[] = {
#define TYPE(sym, name, plural, alias, alias_plural, nl, nl_plural, owner, shape, path, parent,    \
             help)                                                                                 \
  { name, plural, alias, alias_plural, nl, nl_plural, owner,     shape,                            \
    path, parent, help,  CL_F_NONE,    0,  CL_F_NONE, CL_F_NONE, CL_F_NONE },
#include "schema.def"
};

static const cl_field_row fields[] = {
#define FIELD(type, sym, path, kind, set, refs, flags, label, nl, help)                            \
  { CL_T_##type, path, kind, set, refs, flags, label, nl, help },
#include "schema.def"
};

static const cl_choice_row choices[] = {
#define CHOICE(set, sym, value, nl) { CL_S_##set, value, nl },
#include "schema.def"
};

static const unsigned char value_len[] = {
#define CHOICE(set, sym, value, nl) sizeof value - 1,
#include "schema.def"
};

/* Every row that says where something is written, in the order of the table. */
static const struct {
  cl_field field;
  cl_type type, parent;
} places[] = {
#define TYPE(sym, name, plural, alias, alias_plural, nl, nl_plural, owner, shape, path, parent,    \
             help)                                                                                 \
  { CL_F_NONE, CL_T_##sym, CL_T_NONE },
#define NESTED(parent, type) { CL_F_NONE, CL_T_##type, CL_T_##parent },
#define FIELD(type, sym, ...) { CL_F_##type##_##sym, CL_T_NONE, CL_T_##type },
#include "schema.def"
};

/* What a name is compared by: lower case, and '-' for blanks, dots and '_'. */
#define KEY_SIZE 64
typedef struct key {
  const char *p;
  size_t n;
} key;

static struct {
  bool done;
  cl_arena *arena; /* of all that is made here; lives on */
  size_t set_first[CL_SETS], set_count[CL_SETS];
  uint64_t shares[CL_TYPES]; /* cl_type_namespace() */
  int field_place[CL_FIELDS], type_place[CL_TYPES];
} made;

/* ---- Start ----------------------------------------------------------------- */

static char fold_char(char c) {
  return c == ' ' || c == '.' || c == '_' ? '-' : cl_ascii_lower(c);
}

/* The key of NAME in OUT; false when NAME is too long to be any name. */
static bool fold_name(cl_str name, char out[KEY_SIZE], key *k) {
  name = cl_str_trim(name);
  if (name.n >= KEY_SIZE)
    return false;
  for (size_t i = 0; i < name.n; i++)
    out[i] = fold_char(name.p[i]);
  out[name.n] = '\0';
  *k = (key){ out, name.n };
  return true;
}

/* Are A and B, of the table or folded, the same name? */
static bool same_name(const char *a, const char *b) {
  for (; *a && fold_char(*a) == fold_char(*b); a++)
    b++;
  return !*a && !*b;
}

static void index_types(void) {
  for (size_t i = 0; i < CL_FIELDS; i++) {
    cl_type_row *t = &types[fields[i].type];
    if (t->fields++ == 0)
      t->first = (cl_field)i;
    if (fields[i].kind == CL_K_ID && t->id == CL_F_NONE)
      t->id = (cl_field)i;
    if ((fields[i].flags & CL_NAME) && t->naming == CL_F_NONE)
      t->naming = (cl_field)i;
    if ((fields[i].flags & CL_BESIDE) && t->beside == CL_F_NONE)
      t->beside = (cl_field)i;
  }
}

/* A nested type has its place among the fields of its parent. */
static void index_places(void) {
  for (size_t i = 0; i < CL_COUNT(places); i++)
    if (places[i].field != CL_F_NONE)
      made.field_place[places[i].field] = (int)i + 1;
    else if (places[i].parent == types[places[i].type].parent)
      made.type_place[places[i].type] = (int)i + 1;
}

static void index_choices(void) {
  for (size_t i = 0; i < CL_COUNT(choices); i++) {
    if (made.set_count[choices[i].set]++ == 0)
      made.set_first[choices[i].set] = i;
  }
}

/* Every key of a plan, sorted: made from schema.def by share/build/symbols.sh. */
static const char *const symbols[] = {
#include "lib/plan/symbols.h"
};

void cl_schema_start(void) {
  if (made.done)
    return;
  made.done = true;
  made.arena = cl_arena_new();
  index_types();
  index_places();
  index_choices();
  cl_sym_fixed(symbols, CL_COUNT(symbols));
  cl_sym_hush(types[CL_T_PERSON].path);
}

/* ---- Look-ups --------------------------------------------------------------- */

const cl_type_row *cl_type_info(cl_type type) {
  return &types[type];
}

const cl_field_row *cl_field_info(cl_field field) {
  return &fields[field];
}

bool cl_field_is_sub(cl_field field) {
  return field < CL_FIELDS && (fields[field].flags & CL_SUB);
}

cl_field cl_field_list(cl_field field) {
  while (cl_field_is_sub(field))
    field--;
  return field;
}

int cl_field_place(cl_field field) {
  return made.field_place[field];
}

int cl_type_place(cl_type type) {
  return made.type_place[type];
}

uint64_t cl_type_namespace(cl_type type) {
  uint64_t bit = (uint64_t)1 << type;
  if (!made.shares[type]) {
    made.shares[type] = bit;
    for (size_t i = 0; i < CL_FIELDS; i++)
      if (fields[i].refs & bit)
        made.shares[type] |= fields[i].refs;
  }
  return made.shares[type];
}

static bool name_is(const char *name, key wanted) {
  return name && same_name(name, wanted.p);
}

/* The words for a type, the best first: a canonical name wins over a Dutch
 * word, which wins over an alias. */
#define TYPE_WORDS 6
static const char *type_word(const cl_type_row *t, int i) {
  const char *const words[TYPE_WORDS] = { t->name,      t->plural, t->nl,
                                          t->nl_plural, t->alias,  t->alias_plural };
  return words[i];
}

static bool in_steps(cl_type type, unsigned steps) {
  return steps == 0 || (types[type].step & steps);
}

static cl_type type_by_key(key wanted, unsigned steps) {
  for (int pass = 0; pass < TYPE_WORDS; pass += 2)
    for (cl_type t = 0; t < CL_TYPES; t++)
      if (in_steps(t, steps) && (name_is(type_word(&types[t], pass), wanted) ||
                                 name_is(type_word(&types[t], pass + 1), wanted)))
        return t;
  return CL_T_NONE;
}

/* Words that a type or a choice went by before, or goes by elsewhere: they are read, and
 * never said. */
static const struct {
  const char *was, *is;
} formerly[] = {
  { "bevinding", "themavondst" },  { "bevindingen", "themavondsten" },
  { "evaluatie", "terugblik" },    { "evaluaties", "terugblikken" },
  { "beleidsplan", "bron" }, /* what everybody calls it */
  { "beleidsplannen", "bronnen" }, { "regio", "geografie" }
}; /* as the worksheet has it */

/* What the question calls a choice: who answers so means that one, and is told its word. */
static const struct {
  cl_set set;
  int choice;
  const char *word;
} asked[] = {
  { CL_S_AIMED, CL_AIMED_INTERNAL, "binnen" },
  { CL_S_AIMED, CL_AIMED_INTERNAL, "inside" },
  { CL_S_AIMED, CL_AIMED_INTERNAL, "organisatie" },
  { CL_S_AIMED, CL_AIMED_INTERNAL, "eigen organisatie" },
  { CL_S_AIMED, CL_AIMED_INTERNAL, "je eigen organisatie" },
  { CL_S_AIMED, CL_AIMED_INTERNAL, "de eigen organisatie" },
  { CL_S_AIMED, CL_AIMED_INTERNAL, "organisation" },
  { CL_S_AIMED, CL_AIMED_INTERNAL, "own organisation" },
  { CL_S_AIMED, CL_AIMED_INTERNAL, "your own organisation" },
  { CL_S_AIMED, CL_AIMED_EXTERNAL, "buiten" },
  { CL_S_AIMED, CL_AIMED_EXTERNAL, "mensen buiten" },
  { CL_S_AIMED, CL_AIMED_EXTERNAL, "outside" },
  { CL_S_AIMED, CL_AIMED_EXTERNAL, "people outside" },
  { CL_S_GROUP, CL_GROUP_INDIVIDUAL, "persoon" },
  { CL_S_GROUP, CL_GROUP_INDIVIDUAL, "een persoon" },
  { CL_S_GROUP, CL_GROUP_INDIVIDUAL, "person" },
  { CL_S_GROUP, CL_GROUP_INDIVIDUAL, "one person" },
  { CL_S_GROUP, CL_GROUP_ORGANISATION, "een organisatie" },
  { CL_S_GROUP, CL_GROUP_ORGANISATION, "an organisation" },
  { CL_S_BOND, CL_BOND_GEOGRAPHY, "waar ze wonen" },
  { CL_S_BOND, CL_BOND_GEOGRAPHY, "where they live" },
  { CL_S_BOND, CL_BOND_IDENTITY, "wie ze zijn" },
  { CL_S_BOND, CL_BOND_IDENTITY, "who they are" },
  { CL_S_BOND, CL_BOND_AFFINITY, "wat ze graag doen" },
  { CL_S_BOND, CL_BOND_AFFINITY, "what they love doing" },
  { CL_S_MEASURE, CL_MEASURE_QUANTITATIVE, "tellen" },
  { CL_S_MEASURE, CL_MEASURE_QUANTITATIVE, "count it" },
  { CL_S_MEASURE, CL_MEASURE_QUALITATIVE, "op een andere manier" },
  { CL_S_MEASURE, CL_MEASURE_QUALITATIVE, "in another way" },
  { CL_S_PULSE, CL_PULSE_FOR, "voor de community" },
  { CL_S_PULSE, CL_PULSE_FOR, "for the community" },
  { CL_S_PULSE, CL_PULSE_WITH, "met hen" },
  { CL_S_PULSE, CL_PULSE_WITH, "with it" },
  { CL_S_EFFORT, CL_EFFORT_BALANCED, "in balance" },
  { CL_S_EFFORT, CL_EFFORT_FLOWING, "by itself" },
};

/* What KEY is called now; KEY itself when it was never called otherwise. */
static key current_word(key wanted, char text[KEY_SIZE]) {
  for (size_t i = 0; i < CL_COUNT(formerly); i++) {
    key now;
    if (name_is(formerly[i].was, wanted) && fold_name(cl_str_of(formerly[i].is), text, &now))
      return now;
  }
  return wanted;
}

/* The type of STEPS that goes by the name of TYPE, too. */
static cl_type alias_of(cl_type type, unsigned steps) {
  for (cl_type t = 0; type != CL_T_NONE && t < CL_TYPES; t++)
    if (in_steps(t, steps) && types[t].alias && strcmp(types[t].alias, types[type].name) == 0)
      return t;
  return CL_T_NONE;
}

cl_type cl_type_other(cl_type type) {
  return alias_of(type, 0);
}

cl_type cl_type_find(const char *name, unsigned steps) {
  char text[KEY_SIZE];
  key wanted;
  if (!name || !fold_name(cl_str_of(name), text, &wanted))
    return CL_T_NONE;
  wanted = current_word(wanted, text);
  cl_type found = type_by_key(wanted, steps);
  if (found != CL_T_NONE || steps == 0)
    return found;
  /* Where a type goes by the name of another (`goal` in cl-goals), it goes by
   * that one's Dutch name, too (`doel`). */
  return alias_of(type_by_key(wanted, 0), steps);
}

enum { BY_PATH, BY_NL, BY_LABEL, WAYS };

/* What field F goes by in one of the three WAYS. */
static const char *field_word(cl_field f, int way) {
  return way == BY_PATH ? fields[f].path : way == BY_NL ? fields[f].nl : fields[f].label;
}

static cl_field field_by_key(int way, cl_type type, key wanted) {
  cl_field first = types[type].first;
  for (cl_field f = first; f < first + (int)types[type].fields; f++)
    if (!(fields[f].flags & CL_SUB) && name_is(field_word(f, way), wanted))
      return f;
  return CL_F_NONE;
}

cl_field cl_field_find(cl_type type, cl_str name) {
  char text[KEY_SIZE];
  key wanted;
  if (!name.p || !fold_name(name, text, &wanted))
    return CL_F_NONE;
  cl_field f = CL_F_NONE;
  for (int way = BY_PATH; way < WAYS && f == CL_F_NONE; way++)
    f = field_by_key(way, type, wanted);
  return f;
}

cl_field cl_sub_find(cl_field field, cl_str name) {
  char text[KEY_SIZE];
  key wanted;
  if (!name.p || !fold_name(name, text, &wanted))
    return CL_F_NONE;
  CL_EACH_SUB(f, field)
    if (name_is(fields[f].path, wanted) || name_is(fields[f].nl, wanted))
      return f;
  return CL_F_NONE;
}

/* Keeps WORD in *BEST when it is nearer to NAME than what was found so far. */
static void nearer(const char *name, const char *word, unsigned *limit, const char **best) {
  char text[KEY_SIZE];
  key k;
  if (!word || !fold_name(cl_str_of(word), text, &k))
    return;
  unsigned d = cl_distance(name, k.p, *limit);
  if (d < *limit) {
    *limit = d;
    *best = word;
  }
}

/* A word of N letters may be this far from what was typed, less one. */
static unsigned far_off(size_t n) {
  return n < 5 ? 2 : n < 9 ? 3 : 4;
}

/* NAME as one types it: in lower case, without blanks. */
static const char *folded_name(const char *name) {
  char text[KEY_SIZE];
  key k;
  return fold_name(cl_str_of(name), text, &k) ? cl_strndup(made.arena, k.p, k.n) : name;
}

/* How people ask for what a record is known by, whatever that is called. */
static bool asks_naming(key k) {
  static const char *const words[] = { "naam", "name", "tekst", "text", "titel", "title" };
  for (size_t i = 0; i < CL_COUNT(words); i++)
    if (name_is(words[i], k))
      return true;
  return false;
}

const char *cl_field_suggest(cl_type type, const char *name) {
  char text[KEY_SIZE];
  key k;
  const char *best = NULL;
  if (!name || !fold_name(cl_str_of(name), text, &k))
    return NULL;
  unsigned limit = far_off(k.n);
  cl_field first = types[type].first;
  for (cl_field f = first; f < first + (int)types[type].fields; f++) {
    if (fields[f].flags & CL_SUB)
      continue;
    nearer(text, fields[f].path, &limit, &best);
    nearer(text, fields[f].nl, &limit, &best);
  }
  if (!best && types[type].naming != CL_F_NONE && asks_naming(k))
    best = fields[types[type].naming].path;
  return best ? folded_name(best) : NULL;
}

const char *cl_type_suggest(const char *name, unsigned steps) {
  char text[KEY_SIZE];
  key k;
  const char *best = NULL;
  if (!name || !fold_name(cl_str_of(name), text, &k))
    return NULL;
  unsigned limit = far_off(k.n);
  for (int w = 0; w < TYPE_WORDS; w++)
    for (cl_type t = 0; t < CL_TYPES; t++)
      if (in_steps(t, steps))
        nearer(text, type_word(&types[t], w), &limit, &best);
  return best;
}

/* ---- Sets ------------------------------------------------------------------- */

const cl_choice_row *cl_choices(cl_set set, size_t *count) {
  if (count)
    *count = made.set_count[set];
  return &choices[made.set_first[set]];
}

/* The index of a canonical value, letter for letter; -1.  The hot path. */
static int choice_exact(cl_set set, cl_str value) {
  size_t first = made.set_first[set], n = made.set_count[set];
  for (size_t i = 0; i < n; i++)
    if (value_len[first + i] == value.n && memcmp(choices[first + i].value, value.p, value.n) == 0)
      return (int)i;
  return -1;
}

int cl_choice_find(cl_set set, cl_str value) {
  char text[KEY_SIZE];
  key wanted;
  if (!value.p)
    return -1;
  int yes = cl_bool_read(value);
  int found = choice_exact(set, yes < 0 ? value : cl_str_of(yes ? "yes" : "no"));
  if (found >= 0 || !fold_name(value, text, &wanted))
    return found;
  const cl_choice_row *row = &choices[made.set_first[set]];
  int n = (int)made.set_count[set];
  for (int i = 0; i < n; i++)
    if (name_is(row[i].value, wanted))
      return i;
  wanted = current_word(wanted, text);
  for (int i = 0; i < n; i++)
    if (name_is(row[i].nl, wanted))
      return i;
  return -1;
}

const char *cl_choice_suggest(cl_set set, cl_str text) {
  char folded[KEY_SIZE];
  key k;
  const char *best = NULL;
  if (!fold_name(text, folded, &k))
    return NULL;
  int i = cl_choice_find(set, text);
  if (i >= 0)
    return cl_choice_value(set, i);
  for (size_t a = 0; a < CL_COUNT(asked); a++)
    if (asked[a].set == set && name_is(asked[a].word, k))
      return cl_choice_value(set, asked[a].choice);
  unsigned limit = far_off(k.n);
  const cl_choice_row *row = &choices[made.set_first[set]];
  for (size_t c = 0; c < made.set_count[set]; c++) {
    const char *word = NULL;
    nearer(folded, row[c].value, &limit, &word);
    nearer(folded, row[c].nl, &limit, &word);
    if (word)
      best = row[c].value;
  }
  return best;
}

const char *cl_choice_value(cl_set set, int i) {
  return choices[made.set_first[set] + (size_t)i].value;
}

const char *cl_choice_label(cl_set set, int i, enum cl_lang lang) {
  const cl_choice_row *row = &choices[made.set_first[set] + (size_t)i];
  return lang == CL_NL ? row->nl : row->value;
}

const char *cl_key_said(cl_type type, const char *path) {
  cl_field field = cl_lang_user() == CL_NL ? cl_field_find(type, cl_str_of(path)) : CL_F_NONE;
  return field == CL_F_NONE ? path : fields[field].nl;
}

int cl_bool_read(cl_str text) {
  if (!text.p || text.n < 2 || text.n > 5)
    return -1;
  if (cl_str_is_word(text, "yes") || cl_str_is_word(text, "true") || cl_str_is_word(text, "ja"))
    return 1;
  if (cl_str_is_word(text, "no") || cl_str_is_word(text, "false") || cl_str_is_word(text, "nee"))
    return 0;
  return -1;
}

const char *cl_field_label(cl_field field, enum cl_lang lang) {
  return lang == CL_NL ? fields[field].nl : fields[field].label;
}

const char *cl_type_label(cl_type type, enum cl_lang lang, bool plural) {
  const cl_type_row *t = &types[type];
  if (lang == CL_NL)
    return plural ? t->nl_plural : t->nl;
  return plural ? t->plural : t->name;
}

/* ---- Self-check ------------------------------------------------------------- */

static const char *wrong(const char *what, const char *a, const char *b) {
  return cl_asprintf(made.arena, "%s: %s, %s", what, a, b);
}

static const char *check_field(cl_field f) {
  const cl_field_row *row = &fields[f];
  const char *type = types[row->type].name;
  if (f > 0 && row->type < fields[f - 1].type)
    return wrong("fields of a type do not stand together", type, row->path);
  if ((row->kind == CL_K_ENUM) != (row->set != CL_S_NONE))
    return wrong("an enum needs a set, and nothing else has one", type, row->path);
  if ((row->kind == CL_K_REF) != (row->refs != 0))
    return wrong("a reference needs types, and nothing else has them", type, row->path);
  if (row->refs >> CL_TYPES)
    return wrong("refers to a type that does not exist", type, row->path);
  if (row->flags & CL_SUB) {
    if (f == 0 || fields[f - 1].type != row->type ||
        !(fields[f - 1].kind == CL_K_ITEMS || (fields[f - 1].flags & CL_SUB)))
      return wrong("key of an item without items before it", type, row->path);
    if ((row->flags & CL_LIST) || strchr(row->path, '.'))
      return wrong("key of an item is a list or a path", type, row->path);
  }
  if (row->kind == CL_K_ITEMS &&
      !((row->flags & CL_LIST) && f + 1 < CL_FIELDS && fields[f + 1].type == row->type &&
        (fields[f + 1].flags & CL_SUB)))
    return wrong("items that are no list or have no keys", type, row->path);
  for (int way = BY_PATH; way < WAYS; way++)
    if (!*field_word(f, way) || strlen(field_word(f, way)) >= KEY_SIZE)
      return wrong("a name or label is empty or too long", type, row->path);
  if (!*row->help)
    return wrong("a field without help", type, row->path);
  return NULL;
}

/* Do two fields of one type (or of one item) go by the same name? */
static const char *check_names(cl_field a, cl_field b) {
  if (fields[a].type != fields[b].type || (fields[a].flags & CL_SUB) != (fields[b].flags & CL_SUB))
    return NULL;
  if (fields[a].flags & CL_SUB)
    for (cl_field f = a; f < b; f++)
      if (!(fields[f].flags & CL_SUB))
        return NULL; /* keys of different items */
  if (same_name(fields[a].path, fields[b].path))
    return wrong("two fields of the same name", fields[a].path, fields[b].path);
  if (same_name(fields[a].nl, fields[b].nl))
    return wrong("two fields of the same Dutch label", fields[a].path, fields[b].path);
  if (same_name(fields[a].label, fields[b].label))
    return wrong("two fields of the same label", fields[a].path, fields[b].path);
  if (same_name(fields[a].path, fields[b].nl) || same_name(fields[b].path, fields[a].nl))
    return wrong("a Dutch label is the name of another field", fields[a].path, fields[b].path);
  return NULL;
}

static const char *check_type(cl_type t) {
  const cl_type_row *row = &types[t];
  unsigned names = 0, ids = 0, besides = 0;
  if (row->fields == 0)
    return wrong("a type without fields", row->name, "");
  if (row->fields > CL_MOST_FIELDS)
    return wrong("a type of more fields than a record has bits", row->name, "");
  CL_EACH_FIELD(f, row) {
    names += (fields[f].flags & CL_NAME) != 0;
    ids += fields[f].kind == CL_K_ID;
    besides += (fields[f].flags & CL_BESIDE) != 0;
  }
  if (names > 1 || ids > 1 || besides > 1)
    return wrong("a type with two ids, two names or two fields beside it", row->name, "");
  if (row->parent != CL_T_NONE && (row->parent >= t || types[row->parent].shape != CL_LISTED))
    return wrong("a parent must be a list and stand before", row->name, row->path);
  if (!made.type_place[t])
    return wrong("a nested type without its NESTED row", row->name, row->path);
  for (cl_type u = 0; u < t; u++) {
    for (int i = 0; i < 4; i++)
      for (int j = 0; j < 4; j++)
        if (strcmp(type_word(row, i), type_word(&types[u], j)) == 0)
          return wrong("two types of the same name", row->name, types[u].name);
    if (types[u].parent == row->parent && strcmp(types[u].path, row->path) == 0)
      return wrong("two types in the same place", row->name, types[u].name);
  }
  return NULL;
}

static const char *check_set(cl_set set) {
  size_t first = made.set_first[set], n = made.set_count[set];
  if (n == 0)
    return cl_asprintf(made.arena, "set number %d has no values", (int)set);
  for (size_t i = first; i < first + n; i++) {
    if (choices[i].set != set)
      return wrong("values of a set do not stand together", choices[i].value, "");
    /* A word that means two values of a set means neither. */
    for (size_t j = first; j < i; j++) {
      char text[KEY_SIZE];
      key k = { "", 0 };
      fold_name(cl_str_of(choices[i].nl), text, &k);
      if (strcmp(choices[i].value, choices[j].value) == 0 || name_is(choices[j].nl, k) ||
          name_is(choices[j].value, k))
        return wrong("a word for two values of a set", choices[i].value, choices[j].value);
    }
  }
  return NULL;
}

/* Every part of PATH must be a symbol. */
static bool all_symbols(const char *path, bool seen[]) {
  char part[KEY_SIZE];
  for (size_t n; *path; path += n + (path[n] == '.')) {
    n = strcspn(path, ".");
    if (n >= sizeof part)
      return false;
    memcpy(part, path, n);
    part[n] = '\0';
    uint16_t sym = cl_sym(part);
    if (!sym)
      return false;
    seen[sym - 1] = true;
  }
  return true;
}

/* Is the sorted table what the rows say, no more and no less? */
static const char *check_symbols(void) {
  static bool seen[CL_COUNT(symbols)];
  const size_t n = CL_COUNT(symbols);
  if (n >= CL_SYM_FREE)
    return "more keys than fixed symbols";
  for (size_t i = 1; i < n; i++)
    if (strcmp(symbols[i - 1], symbols[i]) >= 0)
      return wrong("symbols are not sorted", symbols[i - 1], symbols[i]);
  for (cl_type t = 0; t < CL_TYPES; t++)
    if (!all_symbols(types[t].path, seen))
      return wrong("a path that is no symbol", types[t].name, types[t].path);
  for (cl_field f = 0; f < CL_FIELDS; f++)
    if (!all_symbols(fields[f].path, seen))
      return wrong("a path that is no symbol", types[fields[f].type].name, fields[f].path);
  /* The keys of a CL_KEYED type are the values of its set. */
  for (size_t i = 0; i < made.set_count[CL_S_READINESS]; i++)
    if (!all_symbols(choices[made.set_first[CL_S_READINESS] + i].value, seen))
      return wrong("a key that is no symbol", choices[made.set_first[CL_S_READINESS] + i].value,
                   "");
  for (size_t i = 0; i < n; i++)
    if (!seen[i])
      return wrong("a symbol of no row", symbols[i], "");
  return NULL;
}

const char *cl_schema_check_rows(void) {
  const char *bad = NULL;
  for (cl_set s = 0; s < CL_SETS && !bad; s++)
    bad = check_set(s);
  for (cl_type t = 0; t < CL_TYPES && !bad; t++)
    bad = check_type(t);
  for (cl_field f = 0; f < CL_FIELDS && !bad; f++) {
    bad = check_field(f);
    for (cl_field g = types[fields[f].type].first; g < f && !bad; g++)
      bad = check_names(g, f);
  }
  if (!bad)
    bad = check_symbols();
  return bad;
}
