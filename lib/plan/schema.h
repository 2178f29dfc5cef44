/* schema.h - the types and fields of a plan, as rows of schema.def.
 *
 * One fact, one row: enums, command line options, CSV and Excel columns, JSON
 * Schema, help and completion all come from these tables.
 *
 * A field is one value of a record, reached by a path of keys from the record
 * (`vision.text`).  A field of kind CL_K_ITEMS is a list of small maps
 * (`agreements.hours`); the keys of such a map are fields, too, flagged
 * CL_SUB, that follow it at once in the table and never stand in a record's
 * own array. */
#ifndef CL_SCHEMA_H
#define CL_SCHEMA_H

#include "../base/base.h"
#include "../base/diag.h"
#include "../base/text.h"

CL_BEGIN

enum cl_value_kind {
  CL_K_TEXT,
  CL_K_ID,
  CL_K_BOOL,
  CL_K_DATE,
  CL_K_TIME,
  CL_K_NUM,
  CL_K_INT,
  CL_K_URL,
  CL_K_PAGE, /* text that may be a bare number, as a page is */
  CL_K_ENUM,
  CL_K_REF,
  CL_K_ITEMS
};

enum cl_field_flag {
  CL_REQ = 1,       /* required */
  CL_LIST = 2,      /* a list of values */
  CL_MAIN = 4,      /* a column of `list` when --fields does not say otherwise */
  CL_NAME = 8,      /* the text a record is known by; what `add TYPE TEXT` sets */
  CL_SUB = 16,      /* a key of the items of the CL_K_ITEMS field before it */
  CL_TODAY = 32,    /* a date that `add` fills with today when it is not given */
  CL_PERSONAL = 64, /* about a person: never leaves people.yaml */
  CL_RULED = 128,   /* required, but a rule of the method says so when it is absent */
  CL_BESIDE = 256,  /* tells two records of the same name apart; of a type without id and with
                      such a field, it is what a record is called by */
  CL_INSIDE = 512   /* noted or said among those who work on it: not handed round */
};

/* The programs, as bits: who owns a type. */
enum cl_step { CL_KAPSTOK = 1, CL_SCAN = 2, CL_DEFINE = 4, CL_GOALS = 8, CL_CALENDAR = 16 };

enum cl_shape {
  CL_SINGLE_REC, /* one record, at the root (organisation) */
  CL_KEYED,      /* a record per key of a map, keys fixed (readiness) */
  CL_LISTED      /* items of a list */
};

/* The types, fields, sets and values, numbered in the order of schema.def: cl_type,
 * cl_field, cl_set and cl_choice, as CL_T_GOAL, CL_F_GOAL_TEXT, CL_S_AIMED and
 * CL_AIMED_INTERNAL.  Made by share/build/names.sh. */
#include "lib/plan/names.h"

typedef struct cl_type_row {
  const char *name, *plural;        /* "joint-goal", "joint-goals": canonical, in English */
  const char *alias, *alias_plural; /* a second English word ("goal" in cl-goals), or NULL */
  const char *nl, *nl_plural;       /* Dutch words, lower case */
  unsigned step;                    /* enum cl_step of the owner */
  enum cl_shape shape;
  const char *path; /* keys from the root, or from the parent record */
  cl_type parent;   /* CL_T_NONE, or the type it stands in */
  const char *help; /* what one is, in English: pass through cl_tr() */
  cl_field first;   /* its fields are first .. first + fields - 1 */
  unsigned fields;
  cl_field id, naming, beside; /* CL_F_NONE when it has none */
} cl_type_row;

typedef struct cl_field_row {
  cl_type type;
  const char *path; /* "vision.text"; also its name everywhere */
  enum cl_value_kind kind;
  cl_set set;    /* CL_K_ENUM */
  uint64_t refs; /* CL_K_REF: bit 1 << type for each type it may name */
  unsigned flags;
  const char *label, *nl; /* for people, in English and in Dutch: column names */
  const char *help;       /* in English: pass through cl_tr() */
} cl_field_row;

typedef struct cl_choice_row {
  cl_set set;
  const char *value, *nl; /* canonical, and Dutch: both are read, value is stored */
} cl_choice_row;

/* Must be called once before anything else here: registers the keys with the
 * yaml floor and makes the indexes.  cl_schema_check() returns NULL, or what
 * is wrong with the tables (for the tests). */
void cl_schema_start(void);
const char *cl_schema_check(void);

const cl_type_row *cl_type_info(cl_type type);
/* The I-th field of a type. */
static inline cl_field cl_type_field(const cl_type_row *row, unsigned i) {
  return (cl_field)((int)row->first + (int)i);
}
/* Every field of a type, keys of items included, in the order of schema.def. */
#define CL_EACH_FIELD(field, row)                                                                  \
  for (cl_field field = (row)->first; (int)field < (int)(row)->first + (int)(row)->fields; field++)
const cl_field_row *cl_field_info(cl_field field);
/* Is FIELD (CL_FIELDS is none) a key of items, the next one of those before it? */
bool cl_field_is_sub(cl_field field);
#define CL_EACH_SUB(sub, field) for (cl_field sub = (field) + 1; cl_field_is_sub(sub); sub++)
/* The list of items that FIELD is a key in; any other field itself. */
cl_field cl_field_list(cl_field field);
/* Where a field, or the records of a type, are written among others of the same
 * map: lower comes first. */
int cl_field_place(cl_field field);
int cl_type_place(cl_type type);
/* By canonical name, plural, alias or Dutch word, without regard to case;
 * STEPS limits it to types of these programs (0: any): "goal" is the kapstok's
 * for cl-kapstok and the joint goal for cl-goals. */
cl_type cl_type_find(const char *name, unsigned steps);
/* The type that TYPE's name stands for in another program: of `goal` the joint goal; or
 * CL_T_NONE. */
cl_type cl_type_other(cl_type type);
/* Types whose ids may not be the same, TYPE among them, as bits 1 << type: what one
 * reference may name either of shares one namespace (goals and themes). */
uint64_t cl_type_namespace(cl_type type);
/* By path, by path with '-' for '.', or by Dutch label (blanks as '-'). */
cl_field cl_field_find(cl_type type, cl_str name);
/* A key of the items of FIELD (CL_K_ITEMS). */
cl_field cl_sub_find(cl_field field, cl_str name);
/* The nearest of what one may have meant, or NULL. */
const char *cl_field_suggest(cl_type type, const char *name);
const char *cl_type_suggest(const char *name, unsigned steps);

const cl_choice_row *cl_choices(cl_set set, size_t *count);
/* The index in the set of a canonical or Dutch value, or -1. */
int cl_choice_find(cl_set set, cl_str value);
/* The canonical value that one may have meant by VALUE, or NULL. */
const char *cl_choice_suggest(cl_set set, cl_str value);
const char *cl_choice_value(cl_set set, int i);                    /* canonical */
const char *cl_choice_label(cl_set set, int i, enum cl_lang lang); /* to read */
const char *cl_field_label(cl_field field, enum cl_lang lang);
/* What a message that is about what a plan says calls a field, by its key in the plan, for the
 * user: in Dutch its label.  (What is wrong with the file itself names the key as it stands
 * there.)  PATH itself when TYPE has no such field. */
const char *cl_key_said(cl_type type, const char *path);
const char *cl_type_label(cl_type type, enum cl_lang lang, bool plural);

/* Brings what a person gave for one value of FIELD to the form that is stored,
 * in ARENA: Dutch words of a set and yes/ja to canonical, dates in ORDER and
 * relative to TODAY.  NULL, and *WHY in the user's language, when it is no
 * value of this kind.  References are checked as ids only. */
struct cl_reading {
  int order;     /* enum cl_date_order */
  int32_t today; /* cl_date */
  bool comma;    /* numbers have a decimal comma */
  bool dutch;    /* they may have: a point before three digits says nothing */
  bool said;     /* typed by a person: days as people say them, `17 november` */
};
const char *cl_value_read(cl_field field, cl_str text, const struct cl_reading *how,
                          cl_arena *arena, const char **why);
/* That TEXT, which a person typed and which is SHOWN so, is no day, or which days it may be; in
 * ARENA. */
const char *cl_date_unknown(cl_str text, const char *shown, int order, int32_t today,
                            cl_arena *arena);
/* Is TEXT, as it stands in a plan, a value of this field?  NULL, or why not, in
 * the user's language and in ARENA.  Stricter than cl_value_read(): a plan has
 * canonical values (of the other words only `ja` and `nee` for a CL_K_BOOL). */
const char *cl_value_bad(cl_field field, cl_str text, cl_arena *arena);
/* The same without the value in it: of what stands in people's file.  Of a person's own
 * fields neither this nor the others show it. */
const char *cl_value_bad_unseen(cl_field field, cl_str text, cl_arena *arena);
/* The canonical form of a value that cl_value_bad() accepts (`ja` -> `yes`). */
cl_str cl_value_canonical(cl_field field, cl_str text);
/* yes/no/true/false/ja/nee: 1, 0, or -1 for anything else. */
int cl_bool_read(cl_str text);

/* Appends the JSON Schema (draft-07) of a plan, with descriptions in LANG. */
void cl_schema_json(cl_buf *out, enum cl_lang lang, cl_arena *arena);

CL_END
#endif
