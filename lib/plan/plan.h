/* plan.h - a plan: one root file and what it includes, as typed records.
 *
 * Read-only: a record points at the node it was read from; changes are made
 * through change.h on the bytes.  Reading collects every finding about format
 * (unknown fields, wrong shapes, values of the wrong kind, ids given twice)
 * in the diag, and goes on where it can; a file that is no plan at all (broken
 * YAML, bad UTF-8, an alias...) ends it with CL_PLAN.
 *
 * Ownership: everything lives until cl_plan_close(). */
#ifndef CL_PLAN_H
#define CL_PLAN_H

#include "../base/date.h"
#include "../base/file.h"
#include "../base/git.h"
#include "../yaml/tree.h"
#include "schema.h"

CL_BEGIN

typedef struct cl_rec cl_rec;
typedef struct cl_plan cl_plan;

typedef struct cl_plan_file {
  char *path; /* as the user would write it: relative to where the program stands */
  char *name; /* relative to the root file's folder: communities/repareren.yaml */
  cl_tree tree;
  cl_stamp stamp;
  enum cl_git git; /* does git track it?  Only known after cl_plan_ask_git() */
  bool open;       /* may everybody on this computer read it?  Likewise */
} cl_plan_file;
/* What was read; "" of a file that has no tree. */
static inline cl_str cl_plan_file_bytes(const cl_plan_file *file) {
  return (cl_str){ file->tree.src ? file->tree.src : "", file->tree.src ? file->tree.size : 0 };
}

struct cl_rec {
  cl_type type;
  uint32_t file;  /* index in plan->files */
  cl_node *node;  /* the map it was read from */
  cl_node *list;  /* the list or map the node stands in; NULL for a single record */
  cl_rec *parent; /* the community of a nested record */
  const char *id; /* its id, or a handle made from its naming field or date; NUL-terminated */
  cl_rec *next;   /* next record of this type, in file order */
  uint64_t has; /* which fields of the type it has, by f - type.first: absent and empty ones not */
  cl_node *fields[]; /* the nodes of these, in that order */
};

struct cl_plan {
  cl_arena *arena;
  cl_plan_file *files; /* files[0] is the root */
  size_t file_count;
  bool from_stdin; /* the root came from standard input */
  bool from_store; /* no file of it is read from this disk: cl_plan_open_store() */
  size_t missing;  /* included files that are not there: references to people may dangle */
  cl_rec *first[CL_TYPES], *last[CL_TYPES];
  size_t count[CL_TYPES];
  size_t format_errors; /* findings of level error that reading gave */
  struct cl_plan_index *index;
};

/* Reads the plan at PATH ("-": standard input, includes from the current
 * folder).  CL_OK even when there are findings: look at format_errors. */
enum cl_status cl_plan_open(cl_plan **plan, const char *path, cl_diag *diag);
/* The same with other bytes in N of its files, which stay as they are on disk:
 * the plan as it would be.  OVER is needed only during the call. */
typedef struct cl_overlay {
  const char *path; /* as in cl_plan_file */
  cl_str bytes;
} cl_overlay;
enum cl_status cl_plan_open_over(cl_plan **plan, const char *path, const cl_overlay *over, size_t n,
                                 cl_diag *diag);
/* Where else files of a plan may come from than from this disk: a revision, an
 * archive.  Names are relative to the root's folder. */
typedef struct cl_store {
  void *data;
  const char
      *label; /* what its files are called by in messages: "HEAD~3" gives "HEAD~3:plan.yaml" */
  /* The bytes of file NAME, behind those in OUT; CL_FOUND when there is none; anything
   * else is a failure that was said. */
  enum cl_status (*read)(void *data, const char *name, cl_buf *out, cl_diag *diag);
  /* Calls FOUND for the name of every file that PATTERN, as that of glob(), matches,
   * in the order of glob(). */
  enum cl_status (*match)(void *data, const char *pattern, cl_diag *diag,
                          void (*found)(void *to, const char *name), void *to);
} cl_store;
/* Reads the plan whose root is the file NAME of STORE, with all that it includes
 * from there.  STORE is needed only during the call.  CL_FOUND, and nothing said,
 * when there is no such file. */
enum cl_status cl_plan_open_store(cl_plan **plan, const cl_store *store, const char *name,
                                  cl_diag *diag);
void cl_plan_close(cl_plan *plan);
/* A plan like LIKE without a single record, in ARENA: not to be closed, and not
 * to be used after LIKE was. */
cl_plan *cl_plan_blank(const cl_plan *like, cl_arena *arena) CL_NONNULL;
/* Do all files still hold what was read?  Of a plan that was read without the
 * lock, this says that no change came in between its files. */
bool cl_plan_stands(const cl_plan *plan);

/* The plan's own language and region; Dutch when it does not say. */
enum cl_lang cl_plan_lang(const cl_plan *plan);

#define CL_EACH_REC(rec, plan, type)                                                               \
  for (const cl_rec *rec = (plan)->first[type]; rec; rec = rec->next)
/* Those of a nested TYPE that stand in COMMUNITY, one behind the other; the first of
 * them is found by a table.  None when COMMUNITY is NULL. */
const cl_rec *cl_plan_first_in(const cl_plan *plan, cl_type type, const cl_rec *community);
#define CL_EACH_IN(rec, plan, type, community)                                                     \
  for (const cl_rec *rec = cl_plan_first_in((plan), (type), (community));                          \
       rec && rec->parent == (community); rec = rec->next)
/* The same, of all communities when COMMUNITY is NULL. */
#define CL_EACH_OF(rec, plan, type, community)                                                     \
  for (const cl_rec *rec = (community) ? cl_plan_first_in((plan), (type), (community))             \
                                       : (plan)->first[type];                                      \
       rec && (!(community) || rec->parent == (community)); rec = rec->next)

/* The record ID of TYPE: an id, `community/id`, or a handle; with COMMUNITY
 * (may be NULL) only within that community.  NULL when there is none or when
 * a bare id is not unique: then *MANY (may be NULL) is set. */
const cl_rec *cl_plan_get(const cl_plan *plan, cl_type type, const char *id, bool *many);
/* The record that ID of a field of kind CL_K_REF refers to, or NULL. */
const cl_rec *cl_plan_ref(const cl_plan *plan, cl_field field, cl_str id);
/* The record of TYPE that is called NAME, whatever the case and the accents: by
 * the text it is known by, a person by role or name; in COMMUNITY when that is
 * given.  NULL when there is none, or with *MANY more than one. */
const cl_rec *cl_plan_by_name(const cl_plan *plan, cl_type type, cl_str name,
                              const cl_rec *community, bool *many);
/* What a reference of FIELD means that somebody typed: by id, by address, else by
 * name.  NULL as above. */
const cl_rec *cl_plan_ref_typed(const cl_plan *plan, cl_field field, cl_str text, bool *many);
/* The nearest id of TYPE to what one may have meant, or NULL. */
const char *cl_plan_suggest(const cl_plan *plan, cl_type type, const char *id);
/* `community/id` for a nested record, else the id; in ARENA. */
const char *cl_rec_address(const cl_rec *rec, cl_arena *arena);

/* ---- Values -------------------------------------------------------------- */
cl_node *cl_rec_node(const cl_rec *rec, cl_field field);
bool cl_rec_has(const cl_rec *rec, cl_field field);
/* Does FIELD stand at REC after all, in a shape that was refused (and said) when
 * it was read?  Then it is there neither for cl_rec_has() nor for the others. */
bool cl_rec_refused(const cl_rec *rec, cl_field field);
/* Does FIELD say anything?  Blanks and empty lists do not; what was refused when
 * it was read does: nobody forgot to fill it in. */
bool cl_filled(const cl_rec *rec, cl_field field);
/* The raw text of a single value (CL_NO_STR when absent). */
cl_str cl_rec_text(const cl_rec *rec, cl_field field);
/* The same, NUL-terminated in ARENA; NULL when absent. */
const char *cl_rec_dup(const cl_rec *rec, cl_field field, cl_arena *arena);
const char *cl_rec_words(const cl_rec *rec, cl_field field, cl_arena *arena); /* "" for none */
cl_date cl_rec_date(const cl_rec *rec, cl_field field); /* CL_NO_DATE when absent or no date */
bool cl_rec_num(const cl_rec *rec, cl_field field,
                double *out);                         /* false when absent or no number */
int cl_rec_choice(const cl_rec *rec, cl_field field); /* index in its set, -1 */
int cl_rec_bool(const cl_rec *rec, cl_field field);   /* 1, 0, -1 for absent */
/* The items of a list field: text values, or maps for CL_K_ITEMS.
 *   CL_EACH(item, cl_rec_node(rec, field)) cl_node_text(item) */
size_t cl_rec_count(const cl_rec *rec, cl_field field);
/* The value of key SUB (a CL_SUB field) in ITEM, a map of a CL_K_ITEMS list. */
cl_node *cl_item_node(const cl_node *item, cl_field sub);

/* Every value of a field, whatever holds it: a single one, those of a list, and of a key
 * in items (CL_SUB) that of each item which has it.
 *   cl_values values = cl_values_of(rec, field);
 *   for (const cl_node *value; (value = cl_values_next(&values));) */
typedef struct cl_values {
  const cl_node *at; /* the next value, or the item that it is to be looked for in */
  cl_field sub;      /* or CL_F_NONE */
  bool single;       /* what follows in the file is another field's */
} cl_values;
cl_values cl_values_of(const cl_rec *rec, cl_field field);
/* Every field that REC has, and the keys of items that it has, in the order of schema.def:
 * those of CL_EACH_FIELD() of which there may be a value. */
#define CL_EACH_HELD(field, rec)                                                                   \
  for (cl_field field = cl_rec_held(rec, cl_type_info((rec)->type)->first); field != CL_F_NONE;    \
       field = cl_rec_held(rec, field + 1))
cl_field cl_rec_held(const cl_rec *rec, cl_field from); /* the first of these; CL_F_NONE */
const cl_node *cl_values_next(cl_values *values);       /* NULL behind the last */

/* ---- Places ---------------------------------------------------------------
 * Where a record, or a field of it, stands; the record when FIELD is
 * CL_F_NONE or absent. */
cl_place cl_rec_place(const cl_plan *plan, const cl_rec *rec, cl_field field);
/* The file that FIELD of REC stands in: the organisation's may be spread. */
uint32_t cl_rec_file(const cl_plan *plan, const cl_rec *rec, cl_field field);
/* Says something about a record with place, rule and id. */
cl_finding *cl_rec_say(const cl_plan *plan, const cl_rec *rec, cl_field field, cl_diag *diag,
                       enum cl_level level, const char *rule, const char *format, ...)
    CL_PRINTF(7, 8);

CL_END
#endif
