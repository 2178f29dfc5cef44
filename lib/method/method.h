/* method.h - the workbook's method: lights, repeats, weeks and holidays,
 * stages, rules.  Works on a plan that was read; prints nothing.
 *
 * Dates are cl_date.  Nothing here looks at the clock: TODAY is an argument. */
#ifndef CL_METHOD_H
#define CL_METHOD_H

#include "../plan/plan.h"

CL_BEGIN

/* ---- view.c: a plan as it is looked at --------------------------------------
 * What everything here that weighs more than one record works on.  Texts that
 * are made live in ARENA.  A copy with another `today` looks at another day. */
typedef struct cl_view {
  const cl_plan *plan;
  cl_arena *arena;
  cl_date today;
  enum cl_lang lang;             /* of the words that are made */
  struct cl_measuring *measuring; /* measuring moments by goal, once they were asked for */
  size_t measuring_count;
  bool measuring_read;
} cl_view;

static inline cl_view cl_view_of(const cl_plan *plan, cl_arena *arena, cl_date today,
                                 enum cl_lang lang) {
  return (cl_view){ plan, arena, today, lang, NULL, 0, false };
}
/* The first day after AFTER, and before today, on which a measuring moment of
 * the calendar was to bring GOAL a value and its measurements name no such
 * moment as their source; CL_NO_DATE when none was missed. */
cl_date cl_measuring_missed(cl_view *view, const cl_rec *goal, cl_date after);
/* The same of one MOMENT; CL_NO_DATE, too, when it measures no goal, or is off. */
cl_date cl_moment_missed(const cl_view *view, const cl_rec *moment, cl_date after);

/* ---- keep.c: notes about people ------------------------------------------------
 * Conversations and contacts. */
extern const cl_type cl_noting_types[2];
/* Whom outside the library REC holds notes about: NULL when it holds none, or the person is
 * not there. */
const cl_rec *cl_noted_of(const cl_plan *plan, const cl_rec *rec);
/* Until when the notes in REC may be kept: its own day, else that of the person; CL_NO_DATE
 * when there is neither, or no note. */
cl_date cl_noted_until(const cl_plan *plan, const cl_rec *rec);

/* ---- verdict.c: what comes of a conversation --------------------------------
 * LIBRARY and COMMUNITY: 1, 0, or -1 for not known.  Of value to both: go on.  Not to
 * one of them: a valid end.  Not known: talk again.  A CL_DECISION_*. */
int cl_verdict_decision(int library, int community);
/* The CL_STATUS_* that a community with status NOW (-1: none) has after DECISION; -1:
 * it stays. */
int cl_verdict_status(int decision, int now);

/* ---- progress.c: the traffic light of a joint goal (plan-format.md, Lights) */
enum cl_light { CL_GREEN, CL_ORANGE, CL_RED, CL_GREY };   /* as the set COLOUR */
enum { CL_LIGHTS = CL_GREY + 1 };

typedef struct cl_progress {
  enum cl_light light;
  bool by_hand;            /* light.colour was given */
  bool quantitative;
  bool has_numbers;        /* baseline, target, start and due are all there */
  bool has_target;
  bool has_latest;         /* at least one measurement with a value by today */
  bool reached;            /* the latest value has the target */
  double baseline, target, latest, expected; /* expected: on the line, today (clamped to start..due) */
  cl_date start, due, latest_date;
  double share;            /* reached share of the way from baseline to target, may exceed 0..1 */
  double expected_share;   /* the same of `expected`, 0..1 */
  double expected_then;    /* on the line on the day of the latest value: what the light compares */
  double elapsed;          /* share of the time from start to due that has passed, 0..1 */
  bool stale;              /* the latest value is too old to tell: grey for that */
  int age;                 /* days since the latest value */
  enum cl_light last;      /* of a stale goal: the colour its latest value had; else as light */
  bool has_forecast;       /* three measured days, far enough apart */
  double forecast;         /* value on the due day at the present pace */
  double forecast_low, forecast_high; /* the same at a slow and at a quick pace, low below high */
  int trend;               /* -1 away from the target, 0 level or unknown, 1 towards it: of the pace
                              where there is a forecast, else of the last two values */
  size_t measurements;
} cl_progress;

void cl_progress_of(cl_view *view, const cl_rec *goal, cl_progress *out);
/* The values measured of GOAL up to today in order of day, in the arena of VIEW. */
typedef struct cl_measured {
  cl_date day;
  double value;
} cl_measured;
size_t cl_measured_all(const cl_view *view, const cl_rec *goal, cl_measured **out);
/* Is the latest value older than the rhythm in which GOAL is measured; of a goal without
 * one: than six weeks? */
bool cl_measured_aged(cl_view *view, const cl_rec *goal, const cl_progress *progress);
/* What people see: "op koers", "behind"... What is stored (green, groen) is
 * cl_choice_value() of CL_S_COLOUR. */
const char *cl_light_word(enum cl_light light, enum cl_lang lang);
const char *cl_light_sign(enum cl_light light);  /* "+", "!", "x", "–" */

/* ---- occur.c: occurrences of moments, ISO weeks, holidays ------------------ */
typedef struct cl_occurrence {
  cl_date date;
  const cl_rec *moment;    /* NULL for a derived moment */
  size_t index;            /* 0 for the first of a repeat */
  bool repeated;           /* one of a repeat */
} cl_occurrence;

typedef struct cl_occurrences {
  cl_occurrence *items;    /* in order of date, then time, then file order */
  size_t count, cap;
} cl_occurrences;

/* What `repeat.day` says. */
struct cl_repeat_day {
  enum { CL_DAY_SAME, CL_DAY_OF_MONTH, CL_DAY_WEEKDAY } kind;
  int day;      /* 1..31 for CL_DAY_OF_MONTH */
  int nth;      /* 1..4 for first..fourth, -1 for last; 0: every (week repeats) */
  int weekday;  /* 1 Monday .. 7 Sunday */
};
/* Reads `first saturday`, `eerste zaterdag`, `last friday`, `saturday`, `15`.
 * False when it is none of these. */
bool cl_repeat_day_parse(cl_str text, struct cl_repeat_day *out);

/* How a moment comes back, as cl_occur() follows it: the day made to fit the
 * rhythm.  A rhythm by the day of the month has day.day, one by weekday
 * day.weekday (and day.nth in a month); CL_DAY_SAME: every day. */
typedef struct cl_repeat {
  cl_date first;    /* the moment's own date, which counts whatever the rhythm */
  cl_date start;    /* first day of the rhythm on or after it; CL_NO_DATE: there is none */
  cl_date until;    /* last day it may fall on; CL_NO_DATE: not said */
  long long count;  /* so many times in all, `first` included; -1: not said.  When both are
                       said, only the one that ends it first is given */
  int every;        /* CL_EVERY_*; -1: it does not come back */
  struct cl_repeat_day day;
} cl_repeat;
/* False when the moment has no date. */
bool cl_repeat_of(const cl_rec *moment, cl_repeat *out);
/* Does MOMENT fall on DATE, excepted days included?  */
bool cl_repeat_falls_on(const cl_rec *moment, cl_date date);

/* Adds every occurrence of MOMENT that falls in FROM..TO (both included).  A
 * repeat without until and count goes on; at most 10,000 are looked at.  A
 * month without such a day (31) is passed over.  Excepted days are left out
 * and still count for `count`. */
void cl_occur(const cl_rec *moment, cl_date from, cl_date to, cl_occurrences *out);
/* All moments of the plan in FROM..TO, sorted.  Fails with CL_PLAN when there are
 * more than CL_MOST_OCCURRENCES: repeats without an end, in a long stretch of
 * time, come to more than anybody reads, or memory holds. */
#define CL_MOST_OCCURRENCES 1000000
enum cl_status cl_occur_all(const cl_plan *plan, cl_date from, cl_date to, cl_occurrences *out,
                            cl_diag *diag);
void cl_occurrences_free(cl_occurrences *list);
/* The first occurrence of MOMENT on or after FROM; false when there is none. */
bool cl_occur_next(const cl_rec *moment, cl_date from, cl_occurrence *out);
/* The last one in FROM..TO; false when there is none. */
bool cl_occur_last(const cl_rec *moment, cl_date from, cl_date to, cl_occurrence *out);

/* dates.c: does any day of REC lie in FROM..TO: a date field, a date in a list, an
 * occurrence of a moment?  Has a record of TYPE any such day? */
bool cl_rec_falls_in(const cl_rec *rec, cl_date from, cl_date to);
bool cl_type_has_days(cl_type type);

/* Name of the Dutch public holiday on DATE in LANG, or NULL.  Computed: Easter
 * by the Gregorian computus, King's Day moved from a Sunday, 5 May every year. */
const char *cl_public_holiday(cl_date date, enum cl_lang lang);

/* School holidays by region from the dated file in SHAREDIR/holidays. */
typedef struct cl_school cl_school;
cl_school *cl_school_open(const char *share_dir, cl_diag *diag); /* NULL and a note when absent */
void cl_school_close(cl_school *school);
/* Name of the school holiday of REGION (CL_REGION_*) on DATE, in LANG, or NULL. */
const char *cl_school_holiday(const cl_school *school, int region, cl_date date,
                              enum cl_lang lang);
cl_date cl_school_last(const cl_school *school);  /* last day the data cover */

/* ---- stage.c: how far a community is (plan-format.md, Stage) ---------------- */
enum cl_stage {
  CL_STAGE_NONE, CL_STAGE_SCANNED, CL_STAGE_CHOSEN, CL_STAGE_DEFINED, CL_STAGE_KNOWN,
  CL_STAGE_SHARED, CL_STAGE_WORKING, CL_STAGE_KEPT, CL_STAGE_PAUSED, CL_STAGE_STOPPED,
  CL_STAGES
};
enum cl_stage cl_stage_of(const cl_plan *plan, const cl_rec *community, cl_date today);
/* The same for every community, in file order, in one pass over the plan: OUT
 * holds plan->count[CL_T_COMMUNITY] stages. */
void cl_stages_of_all(const cl_plan *plan, cl_date today, enum cl_stage *out);
const char *cl_stage_word(enum cl_stage stage, enum cl_lang lang);
const char *cl_stage_name(enum cl_stage stage); /* "kept", for scripts */
/* What to do next, as one sentence, and the command that does it. */
const char *cl_stage_next(enum cl_stage stage, enum cl_lang lang);
const char *cl_stage_command(enum cl_stage stage);
const char *cl_stage_sheet(enum cl_stage stage, enum cl_lang lang); /* "werkblad 4" */

/* ---- choice.c: one choice at a time (W44, W51) ------------------------------- */
/* Has no community come yet from REC, a finding (by its theme) or a group? */
bool cl_choice_open(const cl_plan *plan, const cl_rec *rec);
/* Does OTHER lose its mark when CHOSEN, of the same type, is chosen?  A choice
 * that grew into a community stays, and so does one of another file's scan. */
bool cl_choice_goes(const cl_plan *plan, const cl_rec *other, const cl_rec *chosen);

/* ---- next.c: the next step -------------------------------------------------------
 * The first thing that the next stage asks and that is not there: who does it is
 * advised something else. */
typedef struct cl_next {
  enum cl_stage stage;
  const char *text, *command; /* a sentence; English options and words, capitals to fill in */
  const char *sheet;
} cl_next;
/* Of a plan in which no community runs: what comes before the first. */
cl_next cl_next_of_plan(cl_view *view);
/* Of every community, in file order, in one pass: OUT holds
 * plan->count[CL_T_COMMUNITY] of them. */
void cl_next_of_all(cl_view *view, cl_next *out);

/* ---- signs.c: is a community being pulled along (W21)? ---------------------- */
enum { CL_PULL_EFFORT = 1, CL_PULL_CANCELLED = 2, CL_PULL_SILENT = 4 };
typedef struct cl_signs {
  cl_date last;      /* last day up to today on which anything happened, or CL_NO_DATE */
  unsigned pulling;  /* what tells of pulling, as bits; 0 for a community paused or stopped */
  size_t cancelled;  /* moments of the last half year that were cancelled */
} cl_signs;
/* For every community, in file order, in one pass: OUT holds
 * plan->count[CL_T_COMMUNITY] of them. */
void cl_signs_of_all(const cl_plan *plan, cl_date today, cl_signs *out);
/* "the last look back says so, moments were cancelled". */
const char *cl_pulling_words(unsigned pulling, enum cl_lang lang, cl_arena *arena);
const char *cl_pull_name(unsigned bit); /* "effort", for scripts; NULL for none of the three */

/* ---- workload.c: hours agreed beside tasks and moments (W84) --------------------- */
/* Hours of a full working week in the agreement of Dutch public libraries. */
#define CL_FULL_WEEK 36
typedef struct cl_load {
  cl_str person;            /* id, as the plan has it */
  double agreed;            /* hours a week, over all communities that go on */
  size_t agreements;        /* communities in which hours were agreed */
  double planned;           /* hours a week of the moments ahead */
  size_t moments, tasks, goals; /* ahead; not done; not past */
  const cl_rec *community;  /* the last one in which hours were agreed, or NULL */
} cl_load;
typedef struct cl_loads {
  cl_load *items;           /* in the order in which people turn up in the plan */
  size_t count;
} cl_loads;
/* Of everyone who has hours, a task, a goal or a moment in the WEEKS from TODAY
 * on; in the community ONLY, or in all.  Points into the plan. */
void cl_loads_read(cl_loads *out, const cl_plan *plan, const cl_rec *only, cl_date today,
                   int weeks);
void cl_loads_free(cl_loads *loads);
/* What is too much: more than a week holds; more in moments than was agreed;
 * tasks or goals, and no hours agreed at all.  Bits, 0 for nothing. */
enum { CL_LOAD_WEEK = 1, CL_LOAD_MOMENTS = 2, CL_LOAD_NO_HOURS = 4 };
unsigned cl_load_over(const cl_load *load);

/* Is the joint goal SMART?  A bit for each letter that is missing, or filled in with what
 * cannot be right (smart.h). */
enum { CL_SMART_S = 1, CL_SMART_M = 2, CL_SMART_A = 4, CL_SMART_R = 8, CL_SMART_T = 16 };
unsigned cl_smart_missing(const cl_rec *goal);

/* Readiness (W9): how many of the eight say yes; 5 or more is ready. */
size_t cl_ready_yes(const cl_plan *plan);
#define CL_READY_ENOUGH 5

/* ---- rules.c: the workbook's rules, one row each in rules.def ---------------- */
typedef struct cl_rule {
  const char *code;        /* "W57" */
  enum cl_level level;
  unsigned step;           /* enum cl_step: whose check shows it */
  const char *message;     /* N_(), with what the code adds */
  const char *why;         /* N_(): the longer explanation */
  const char *mend;        /* a command that mends it */
} cl_rule;
/* Tips of codes V1 to V8 in one run: the first three. */
#define CL_BEYOND_MOST 3
/* All rows.  Several may share a code (an error and a warning of one number):
 * they stand together. */
const cl_rule *cl_rules(size_t *count);
/* The first row of CODE, in any case ("w57"), without its W ("57") or as a
 * finding has it ("[W57]"); or NULL. */
const cl_rule *cl_rule_find(const char *code);
/* What the method asks that no finding is about: kept, printed or worked out.
 * With the rules it holds every number from W1 to W97. */
typedef struct cl_topic {
  const char *code;        /* "W40" */
  unsigned steps;          /* the programs it is done with; 0: cl-plan */
  const char *what;        /* N_(): what is asked and why */
  const char *how;         /* a command that does it */
} cl_topic;
const cl_topic *cl_topics(size_t *count);
const cl_topic *cl_topic_find(const char *code); /* in any case, or NULL */
/* All that `check` finds about the steps of STEPS (0: all), for whoever shows or
 * counts findings, so that everybody comes to the same: what READ says of the
 * reading (may be NULL, may be OUT itself), what is missing, dangling references,
 * and every rule, after git was asked which files it tracks.  RULES false: not
 * the rules. */
void cl_check_all(cl_plan *plan, unsigned steps, cl_date today, bool rules, const cl_diag *read,
                  cl_diag *out);
/* Runs every rule of STEPS (0: all) over the plan; findings go to DIAG. */
void cl_rules_run(const cl_plan *plan, unsigned steps, cl_date today, cl_diag *diag);

/* ---- private.c: personal data in free text ------------------------------------ */
enum { CL_HAS_EMAIL = 1, CL_HAS_PHONE = 2, CL_HAS_BSN = 4 };
/* What TEXT seems to hold: an e-mail address, a telephone number, a citizen
 * service number (nine digits that pass the eleven test).  Bits, 0 for none. */
unsigned cl_private_in(cl_str text);

/* ---- special.c: special categories of personal data ------------------------------
 * What the AVG (GDPR, Regulation (EU) 2016/679) sets apart: article 9, and
 * article 10 for what has to do with crime.  Guessed from words, in Dutch and
 * English: a warning at most. */
enum {
  CL_SPECIAL_HEALTH = 1,
  CL_SPECIAL_FAITH = 2,
  CL_SPECIAL_ORIGIN = 4,
  CL_SPECIAL_POLITICS = 8,
  CL_SPECIAL_SEXUALITY = 16,
  CL_SPECIAL_UNION = 32,
  CL_SPECIAL_CRIME = 64
};
/* What TEXT seems to tell about somebody.  Bits, 0 for none. */
unsigned cl_special_in(cl_str text);
/* "health (AVG, article 9)"; NULL when BIT is none of these. */
const char *cl_special_label(unsigned bit, enum cl_lang lang);

/* ---- questions.c: the question bank (share/questions) ------------------------ */
enum cl_question_kind {
  CL_Q_ICE, CL_Q_VALUE, CL_Q_CHALLENGES, CL_Q_GOALS, CL_Q_CONTRIBUTION, CL_Q_SUCCESS, CL_Q_KINDS
};
enum cl_question_for { CL_Q_BOTH, CL_Q_PERSON, CL_Q_ORGANISATION };

typedef struct cl_question {
  const char *id, *text;
  const char *tip;         /* what to listen for; NULL when none was given */
  enum cl_question_kind kind;
  enum cl_question_for whom;
  bool own;                /* from the user's own file */
} cl_question;

/* All of one language.  Everything lives until cl_questions_free(). */
typedef struct cl_questions {
  cl_arena *arena;
  cl_question *items;      /* in file order; one of the user's own with the id of a given one
                              stands in its place, the others come last */
  size_t count, cap;
  const char *openings[4]; /* an opening line for each route (CL_ROUTE_*), NULL when there is none */
  const char **listening;  /* general tips for listening */
  size_t listening_count, listening_cap;
} cl_questions;

/* Loads SHARE_DIR/questions/nl.yaml or en.yaml and, when OWN is not NULL, the
 * user's own file at that path as well, in the same format.  A bank that
 * cannot be read is CL_IO or CL_PLAN; anything wrong with a single question
 * goes to DIAG as an error with its place and that question is left out: then
 * CL_PLAN is returned, with the rest in BANK.  Tips about the wording of own
 * questions (W63-W65) go to DIAG, too.  Free BANK whatever is returned. */
enum cl_status cl_questions_load(cl_questions *bank, const char *share_dir, enum cl_lang lang,
                                 const char *own, cl_diag *diag);
void cl_questions_free(cl_questions *bank);
const cl_question *cl_question_find(const cl_questions *bank, const char *id); /* or NULL */
const char *cl_question_kind_name(enum cl_question_kind kind);                 /* "ice" */
const char *cl_question_kind_label(enum cl_question_kind kind, enum cl_lang lang);
const char *cl_question_for_name(enum cl_question_for whom);                   /* "both" */

/* What is the matter with the wording of a question: bits, 0 for nothing.
 * Guessed from how it opens and closes, in Dutch or English. */
enum {
  CL_ASK_LIBRARY = 1, /* asks outright what the library can do (W63) */
  CL_ASK_CLOSED = 2,  /* can be answered with yes, no or a single word (W64) */
  CL_ASK_LEADING = 4  /* puts the answer in the other's mouth (W65) */
};
unsigned cl_question_faults(cl_str text);

CL_END
#endif
