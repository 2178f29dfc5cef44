/* rules_inner.h - what the files of rules share.  Inside lib/method only. */
#ifndef CL_RULES_INNER_H
#define CL_RULES_INNER_H

#include "facts.h"
#include "picture.h"
#include "rules.h"

/* A text in which personal data seem to stand: bits of CL_HAS_*. */
struct cl_hit {
  const cl_rec *rec; /* NULL: a comment */
  cl_field field;
  uint32_t file, start, end; /* where it stands */
  unsigned what;
};

/* One run over a plan. */
struct cl_run {
  const cl_plan *plan;
  cl_date today;
  unsigned steps; /* the programs whose rules are asked for */
  cl_diag *diag;
  cl_arena *arena; /* for the run */
  struct cl_all_facts facts;
  const cl_rule *rule; /* the row that is being decided */
  bool mild;           /* what is an error by its row is said as a warning */
  const char *mend;    /* what mends the next finding, where the row's command would not */
  const char *mend_id; /* and of whom or what, where not of the record that it is about */
  struct cl_hit *hits; /* looked for once, by the first rule that asks */
  size_t hit_count, hit_cap;
  bool looked;
  unsigned beyond; /* tips beyond the workbook that were said */
};

/* The functions behind the rows: what is wrong with REC (NULL for a rule about
 * the plan as a whole) is said with one of the functions below. */
#define RULE(name, ...) void cl_rule_##name(struct cl_run *run, const cl_rec *rec);
#include "rules.def"
#undef RULE

/* Says the present rule's message about REC, at FIELD when it is there.  The
 * message gets the id of REC and DETAIL, which may be NULL. */
void cl_rule_say(struct cl_run *run, const cl_rec *rec, cl_field field, const char *detail);
/* The same with another NAME than the record's id; REC NULL: about the plan. */
void cl_rule_say_as(struct cl_run *run, const cl_rec *rec, cl_field field, const char *name,
                    const char *detail);

/* The same about the text at byte OFFSET of FILE, in REC, which may be NULL. */
void cl_rule_say_at(struct cl_run *run, uint32_t file, uint32_t offset, const cl_rec *rec,
                    const char *name, const char *detail);

/* The same about a file that is none of the plan's: only its PATH is said. */
void cl_rule_say_in(struct cl_run *run, const char *path);

/* The labels of those of FIELDS that REC does not have, "a, b", in the arena;
 * NULL when it has them all. */
const char *cl_rule_missing(struct cl_run *run, const cl_rec *rec, const cl_field *fields,
                            size_t n);
/* Appends WORD to LIST with a comma between. */
void cl_rule_join(cl_buf *list, const char *word);
/* The text of LIST in the arena, and LIST empty; NULL when nothing was added. */
const char *cl_rule_joined(struct cl_run *run, cl_buf *list);

/* Facts of a community; never NULL for one of the plan. */
static inline const struct cl_facts *cl_rule_facts(struct cl_run *run, const cl_rec *community) {
  return cl_facts_of(&run->facts, community);
}
static inline bool cl_is_stopped(const cl_rec *community) {
  return cl_rec_choice(community, CL_F_COMMUNITY_STATUS) == CL_STATUS_STOPPED;
}

/* ---- words.c: guesses from wording, for tips ---------------------------------- */
/* The words in TEXT that fit everybody ("all residents"), as they stand in the
 * table, or NULL. */
const char *cl_word_for_all(cl_arena *arena, cl_str text);
/* The first of LIST, words ended by NULL, that is in TEXT as whole words; a `*`
 * at the end of one lets it go on.  LIST is folded.  NULL when there is none. */
const char *cl_word_of(cl_arena *arena, cl_str text, const char *const *list);
/* Does a question invite a story? */
bool cl_word_story(cl_arena *arena, cl_str text);

#endif
