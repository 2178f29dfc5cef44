/* facts.h - what the plan says about each community, added up in one pass, so
 * that stages and rules stay linear however long the calendar is.  Inside
 * lib/method only. */
#ifndef CL_FACTS_H
#define CL_FACTS_H

#include "signs.h"
#include "stage.h"

/* Whose something is.  Unknown while people.yaml is not there, or the person
 * has no side. */
enum cl_owner { CL_OWNER_LIBRARY, CL_OWNER_OTHER, CL_OWNER_UNKNOWN, CL_OWNERS };

struct cl_facts {
  const cl_rec *community;
  const cl_rec *group;             /* of the environment scan, or NULL */
  size_t traits, contacts;         /* contacts that name a person or a way in */
  size_t conversations, held;      /* held: on a day that has come, or told about */
  bool talk_ahead;                 /* a conversation is planned */
  size_t continued;                /* with the decision to go on */
  bool talents;                    /* a talent was heard */
  bool heard;                      /* anything at all was heard */
  const cl_rec *last_conversation; /* held last in file order */
  size_t goals, smart;
  const cl_plan *unread;               /* where the words of its joint goals are still to be read,
                                          so that `smart` says nothing; or NULL */
  size_t goal_owner[CL_OWNERS];        /* joint goals by whose they are */
  bool goal_serves;                    /* a joint goal links to the kapstok */
  const cl_rec *first_goal, *last_due; /* first in the file; the one that ends last */
  cl_date first_start;                 /* earliest start of a joint goal */
  size_t tasks;
  size_t owner[CL_OWNERS]; /* tasks, joint goals and moments by whose they are */
  size_t outcomes;
  bool made_together;                     /* the vision: with somebody of the community */
  size_t evaluated;                       /* evaluations held: of a day that has come, and said */
  bool evaluation_ahead;                  /* as an evaluation, or as a moment of that form */
  const cl_rec *last_pulse, *last_effort; /* last evaluation held that says so */
  size_t moments;
  bool moment_ahead;        /* one that is not cancelled, today or later */
  size_t recent, cancelled; /* single moments of the last half year; cancelled among them */
  cl_date last_sign;        /* last day on which anything happened, or CL_NO_DATE */
};

struct cl_all_facts {
  const cl_plan *plan;
  cl_date today;
  struct cl_facts *items; /* sorted by address of the community */
  size_t count;
  struct cl_facts *found_last;
};

/* The facts of ONLY, or of every community when that is NULL. */
void cl_facts_read(struct cl_all_facts *all, const cl_plan *plan, const cl_rec *only,
                   cl_date today);
/* The same, but reads the words of no joint goal: of most communities the stage does not
 * turn on them, and they take longer than all else. */
void cl_facts_for_stages(struct cl_all_facts *all, const cl_plan *plan, const cl_rec *only,
                         cl_date today);
void cl_facts_free(struct cl_all_facts *all);
/* NULL for a community that was not asked for. */
struct cl_facts *cl_facts_of(struct cl_all_facts *all, const cl_rec *community);

/* The community that REC belongs to: itself, its parent, or what a moment is
 * for.  NULL when there is none. */
const cl_rec *cl_community_of(const cl_plan *plan, const cl_rec *rec);

enum cl_stage cl_stage_by(const struct cl_facts *facts);
void cl_signs_by(const struct cl_facts *facts, cl_date today, cl_signs *out);

/* cl_filled() of one of N. */
bool cl_any_filled(const cl_rec *rec, const cl_field *fields, size_t n);

/* Parts of the stages that rules ask for as well. */
bool cl_is_chosen(const cl_rec *group); /* chosen, and not dropped since */
bool cl_is_active(const cl_rec *community);
bool cl_begun_defining(const struct cl_facts *facts); /* something of worksheet 4 is there */
/* Does a conversation say what came of it? */
bool cl_was_told(const cl_rec *conversation);
/* Does an evaluation say what came of it? */
bool cl_was_held(const cl_rec *evaluation);
/* Was the vision made with somebody of the community itself?  Whoever is not
 * known here, or has no side, may well be. */
bool cl_made_together(const cl_plan *plan, const cl_rec *community);
bool cl_begun_sharing(const struct cl_facts *facts); /* something of worksheet 6 is there */

#endif
