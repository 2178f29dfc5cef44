/* fill_walk.c - the questions of one record, forward and back; see fill.h. */
#include <string.h>

#include "fill.h"
#include "../base/day.h"
#include "../sheet/show.h"
#include "../value/columns.h"
#include "../plan/people.h"

/* ---- When a question is asked ------------------------------------------------------ */

static bool has_any(const cl_assign *assign, const cl_field *fields, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (cl_assign_has(assign, fields[i]))
      return true;
  return false;
}

/* Names of people are asked for only where they stand in a file of their own. */
static bool people_apart(const cl_plan *plan, const cl_rec *person) {
  return person ? cl_plan_is_people(plan, person->file) : cl_plan_people_file(plan) >= 0;
}

static bool is_outsider(cl_fill *fill, const cl_assign *assign) {
  static const cl_field data[] = { CL_F_PERSON_NAME, CL_F_PERSON_EMAIL, CL_F_PERSON_PHONE };
  const char *side = cl_fill_now(fill, assign, CL_F_PERSON_SIDE);
  return has_any(assign, data, CL_COUNT(data)) && !(side && strcmp(side, "library") == 0);
}

static bool six_answered(const cl_assign *assign) {
  static const cl_field six[] = { CL_F_COMMUNITY_THEME,  CL_F_COMMUNITY_CHANNELS,
                                  CL_F_COMMUNITY_SERVES, CL_F_COMMUNITY_AIMS,
                                  CL_F_COMMUNITY_VALUES, CL_F_COMMUNITY_CHALLENGES };
  if (cl_assign_has(assign, CL_F_COMMUNITY_VISION_TEXT))
    return true;
  for (size_t i = 0; i < CL_COUNT(six); i++)
    if (!cl_assign_has(assign, six[i]))
      return false;
  return true;
}

static bool is_choice(cl_fill *fill, const cl_assign *assign, cl_field field, int value) {
  const char *now = cl_fill_now(fill, assign, field);
  const cl_field_row *row = cl_field_info(field);
  if (!now)
    return false;
  return (row->kind == CL_K_BOOL ? cl_bool_read(cl_str_of(now))
                                 : cl_choice_find(row->set, cl_str_of(now))) == value;
}

static bool has_begun(cl_fill *fill, const cl_assign *assign, cl_field field) {
  cl_date date = cl_date_parse(cl_str_of(cl_fill_now(fill, assign, field)));
  return date == CL_NO_DATE || date <= fill->app->today;
}

static bool is_time(cl_fill *fill, const cl_assign *assign, const struct cl_ask_when *when) {
  switch (when->kind) {
  case CL_ASK_IF:
    return is_choice(fill, assign, when->field, when->value);
  case CL_ASK_UNLESS:
    return !is_choice(fill, assign, when->field, when->value);
  case CL_ASK_GIVEN:
    return cl_assign_has(assign, when->field);
  case CL_ASK_BEGUN:
    return has_begun(fill, assign, when->field);
  case CL_ASK_APART:
    return people_apart(fill->app->plan, assign->rec);
  case CL_ASK_OUTSIDER:
    return is_outsider(fill, assign);
  case CL_ASK_SIX:
    return six_answered(assign);
  case CL_ASK_ENDLESS:
    return cl_assign_has(assign, CL_F_MOMENT_REPEAT_EVERY) &&
           !cl_assign_has(assign, CL_F_MOMENT_REPEAT_UNTIL);
  case CL_ASK_OVER:
    return is_choice(fill, assign, CL_F_COMMUNITY_STATUS, CL_STATUS_PAUSED) ||
           is_choice(fill, assign, CL_F_COMMUNITY_STATUS, CL_STATUS_STOPPED);
  default:
    return true;
  }
}

/* A person may be given who is not there yet: one is made of them, or, while the
 * file of people is away, an id is taken as it is. */
bool cl_fill_nothing_to_name(cl_fill *fill, const cl_assign *assign, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  cl_field ref = row->kind == CL_K_ITEMS ? field + 1 : field;
  if (cl_field_info(ref)->kind != CL_K_REF)
    return false;
  if (cl_field_info(ref)->refs >> CL_T_PERSON & 1)
    return false;
  return cl_fill_choices(fill, assign, field, false) == 0;
}

bool cl_fill_applies(cl_fill *fill, const cl_assign *assign, const cl_ask *ask) {
  /* --community has answered this one. */
  if (ask->field == CL_F_MOMENT_COMMUNITY && cl_opt(fill->app, CL_OI_COMMUNITY))
    return false;
  return is_time(fill, assign, &ask->when) && !cl_fill_nothing_to_name(fill, assign, ask->field);
}

size_t cl_fill_open(cl_fill *fill, const cl_assign *assign, const cl_ask *asks, size_t count) {
  size_t n = 0;
  for (size_t i = 0; i < count; i++)
    n += !(asks[i].flags & CL_ASK_MORE) && !cl_assign_has(assign, asks[i].field) &&
         cl_fill_applies(fill, assign, &asks[i]);
  return n;
}

/* ---- Showing a question --------------------------------------------------------------- */

static const char *date_example(cl_fill *fill) {
  return cl_plan_lang(fill->app->plan) == CL_NL ? "7-11-2026" : "11/7/2026";
}

/* The signs that may be given instead of an answer. */
void cl_fill_signs(cl_fill *fill) {
  cl_talk_say(&fill->talk, 2, "%s",
              T_(fill->app,
                 "Enter: the next question. <: the one before. >: past the rest of this one. >>: "
                 "past this sheet. -: the answer goes. cancel: drops what you just began. stop (or "
                 "ctrl-D): ends; what was answered is kept."));
}

/* What an answer may look like. */
static void say_how(cl_fill *fill, const cl_assign *assign, cl_field field) {
  cl_app *app = fill->app;
  const cl_field_row *row = cl_field_info(field);
  const char *how = NULL;
  if (row->kind == CL_K_BOOL)
    how = T_(app, "Yes or no; y or n will do.");
  else if (row->kind == CL_K_NUM || row->kind == CL_K_INT)
    how = T_(app, "A number, such as 12.");
  else if (row->kind == CL_K_TIME)
    how = T_(app, "A time, such as 10:00.");
  else if (row->kind == CL_K_ENUM)
    how = T_(app, "A number of these, or the word:");
  else if (cl_fill_choices(fill, assign, field, false))
    how = row->kind == CL_K_REF ? T_(app, "A number of these, or the name:")
                                : T_(app, "A number of these, or something else:");
  if (how)
    cl_talk_say(&fill->talk, 2, "%s", how);
  cl_fill_choices(fill, assign, field, true);
  if (cl_fill_may_make(fill, field))
    cl_talk_say(&fill->talk, 2, "%s",
                T_(app, "Is it somebody who is not there yet? Type the role."));
}

void cl_fill_explain(cl_fill *fill, const cl_assign *assign, cl_field field, const char *help) {
  cl_app *app = fill->app;
  const cl_field_row *row = cl_field_info(field);
  const char *what = T_(app, row->help);
  size_t n = strlen(what);
  bool ended = n && strchr(".?!", what[n - 1]);
  cl_talk_say(&fill->talk, 2, "%s: %s%s", cl_field_label(field, app->lang), what, ended ? "" : ".");
  if (help)
    cl_talk_say(&fill->talk, 2, "%s", T_(app, help));
  say_how(fill, assign, field);
  if (row->kind == CL_K_DATE)
    cl_talk_say(&fill->talk, 2,
                T_(app, "A date: %s, 7 november, saturday, yesterday, or in 2 weeks."),
                date_example(fill));
  if (row->flags & CL_LIST)
    cl_talk_say(&fill->talk, 2, "%s",
                T_(app,
                   "One a line, an empty line ends. - takes the last one out, -2 the second."));
  cl_fill_signs(fill);
}

static void show_list(cl_fill *fill, const cl_assign *assign, cl_field field) {
  const char *const *values;
  size_t n = cl_fill_values(fill, assign, field, &values);
  /* What may be chosen is numbered already: one list of numbers is enough. */
  bool numbered = cl_fill_choices(fill, assign, field, false) > 0;
  if (n)
    cl_talk_say(&fill->talk, 2, "%s",
                numbered ? T_(fill->app, "There are now (- takes the last one out):")
                         : T_(fill->app, "There are now (-1 takes the first one out):"));
  for (size_t i = 0; i < n; i++)
    if (numbered)
      cl_talk_say(&fill->talk, 4, "* %s", cl_fill_words(fill, field, values[i]));
    else
      cl_talk_say(&fill->talk, 4, "-%zu %s", i + 1, cl_fill_words(fill, field, values[i]));
}

/* What enter keeps, or NULL. */
static const char *present(cl_fill *fill, const cl_assign *assign, cl_field field) {
  const char *now = cl_fill_now(fill, assign, field);
  if (now)
    return cl_fill_words(fill, field, now);
  if (!assign->rec && !cl_assign_slot(assign, field)->given &&
      (cl_field_info(field)->flags & CL_TODAY))
    return cl_show_date(fill->app, fill->app->today);
  return NULL;
}

static const char *show_ask(cl_fill *fill, const cl_walk *walk, const cl_ask *ask) {
  cl_app *app = fill->app;
  const cl_field_row *row = cl_field_info(ask->field);
  const char *question = ask == walk->asks && walk->lead ? walk->lead : T_(app, ask->question);
  if (row->kind == CL_K_BOOL)
    question = cl_asprintf(app->arena, "%s (%s)", question, T_(app, "y/n"));
  bool list = row->flags & CL_LIST;
  cl_fill_question(fill, question, list ? T_(app, "One a line; an empty line goes on.") : NULL);
  cl_fill_choices(fill, walk->assign, ask->field, true);
  if (cl_fill_may_make(fill, ask->field) && !cl_fill_choices(fill, walk->assign, ask->field, false))
    cl_talk_say(&fill->talk, 2, "%s", T_(app, "Nobody is there yet: type a role."));
  if (list) {
    show_list(fill, walk->assign, ask->field);
    return NULL;
  }
  const char *now = present(fill, walk->assign, ask->field);
  if (now)
    cl_talk_say(&fill->talk, 2, "[%s]", now);
  return row->kind == CL_K_TEXT ? now : NULL;
}

/* ---- One answer ------------------------------------------------------------------------- */

/* A sign that is a word of the set is that word: `stop` is a decision, too. */
static cl_said read_said(const char *line, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  cl_said said = cl_said_read(cl_str_of(line), row->flags & CL_LIST);
  if (said.kind == CL_SAID_STOP && row->kind == CL_K_ENUM && cl_choice_is_word(row->set, said.text))
    said.kind = CL_SAID_TEXT;
  return said;
}

/* With the answer that a group of fields hangs on go the others: no day of a
 * vision without the vision. */
static void take_out(cl_assign *assign, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  const cl_type_row *type = cl_type_info(row->type);
  const char *dot = strchr(row->path, '.');
  cl_assign_put(assign, field, NULL, 0);
  if (!dot || !(row->flags & CL_REQ))
    return;
  CL_EACH_FIELD(f, type) {
    const cl_field_row *other = cl_field_info(f);
    if (!(other->flags & CL_SUB) &&
        strncmp(other->path, row->path, (size_t)(dot - row->path) + 1) == 0)
      cl_assign_put(assign, f, NULL, 0);
  }
}

/* Reads a value; somebody who is not there yet is made on the spot.  NULL when
 * it is none, which has been said. */
static const char *take(cl_fill *fill, const cl_walk *walk, const cl_ask *ask,
                        const cl_said *said) {
  const char *why, *value = cl_fill_read(fill, walk->assign, ask->field, said, &why);
  bool unknown = !value && fill->nobody, made = unknown && cl_fill_person(fill, walk->assign);
  if (made)
    value = cl_fill_read(fill, walk->assign, ask->field, said, &why);
  if (!value && unknown && !made && !fill->talk.ended)
    show_ask(fill, walk, ask); /* of what was said the list has gone out of sight */
  else if (!value && !fill->talk.ended)
    cl_talk_say(&fill->talk, 2, "%s", why);
  return value;
}

/* A block that was pasted: an answer where it may hold lines, else none. */
static bool too_many_lines(cl_fill *fill, cl_field field, cl_str text) {
  const cl_field_row *row = cl_field_info(field);
  bool may = row->kind == CL_K_TEXT && cl_type_info(row->type)->naming != field;
  if (may || !text.n || !memchr(text.p, '\n', text.n))
    return false;
  cl_talk_say(&fill->talk, 2, "%s",
              T_(fill->app, "That is more than one line, and this answer is one line."));
  return true;
}

void cl_fill_say_day(cl_fill *fill, cl_field field, cl_str typed, const char *value) {
  enum cl_value_kind kind = cl_field_info(field)->kind;
  cl_date day = kind == CL_K_DATE ? cl_date_parse(cl_str_of(value)) : CL_NO_DATE;
  if (kind == CL_K_TIME && !cl_str_is(typed, value))
    cl_talk_say(&fill->talk, 2, "%s", value);
  if (day != CL_NO_DATE && !cl_str_is(typed, value) &&
      !cl_str_is(typed, cl_day_typed(fill->app->arena, fill->app->lang, day)))
    cl_talk_say(&fill->talk, 2, "%s", cl_show_date(fill->app, day));
}

static enum cl_said_kind ask_single(cl_fill *fill, const cl_walk *walk, const cl_ask *ask) {
  const char *remember = show_ask(fill, walk, ask), *line, *value;
  while ((line = cl_talk_line(&fill->talk, remember))) {
    cl_said said = read_said(line, ask->field);
    switch (said.kind) {
    case CL_SAID_TEXT:
      value = too_many_lines(fill, ask->field, said.text) ? NULL : take(fill, walk, ask, &said);
      if (value) {
        cl_assign_put_one(fill->app, walk->assign, ask->field, value);
        cl_fill_say_day(fill, ask->field, said.text, value);
        return CL_SAID_TEXT;
      }
      break;
    case CL_SAID_OUT:
      if (!(ask->flags & CL_ASK_MUST)) {
        take_out(walk->assign, ask->field);
        return CL_SAID_TEXT;
      }
      cl_talk_say(&fill->talk, 2, "%s", _("this answer is needed: give another one"));
      break;
    case CL_SAID_HELP:
      cl_fill_explain(fill, walk->assign, ask->field, ask->help);
      break;
    default:
      return said.kind;
    }
  }
  return CL_SAID_STOP;
}

/* ---- A list ------------------------------------------------------------------------------ */

static bool is_in(const char *const *values, size_t n, const char *value) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(values[i], value) == 0)
      return true;
  return false;
}

/* A value that is there already stays where it is: who answers the same once
 * more changes nothing. */
static void list_add(cl_fill *fill, cl_assign *assign, cl_field field, const char *value) {
  const char *const *old;
  size_t n = cl_fill_values(fill, assign, field, &old);
  if (is_in(old, n, value))
    return;
  const char **values = cl_alloc(fill->app->arena, (n + 1) * sizeof *values);
  for (size_t i = 0; i < n; i++)
    values[i] = old[i];
  values[n] = value;
  cl_assign_put(assign, field, values, n + 1);
}

/* Value NUMBER (0: the last) goes. */
static void list_out(cl_fill *fill, cl_assign *assign, cl_field field, size_t number) {
  const char *const *old;
  size_t n = cl_fill_values(fill, assign, field, &old);
  if (!n || number > n) {
    cl_talk_say(&fill->talk, 2, "%s", _("there is no such one in the list"));
    return;
  }
  size_t gone = number ? number - 1 : n - 1, kept = 0;
  const char **values = cl_alloc(fill->app->arena, n * sizeof *values);
  for (size_t i = 0; i < n; i++)
    if (i != gone)
      values[kept++] = old[i];
  cl_talk_say(&fill->talk, 2, T_(fill->app, "Out: %s"), cl_fill_words(fill, field, old[gone]));
  cl_assign_put(assign, field, values, kept);
}

/* Each line of what was typed, or pasted, is a value. */
static void list_take(cl_fill *fill, const cl_walk *walk, const cl_ask *ask, cl_said said) {
  for (cl_str rest = said.text; rest.n;) {
    const char *end = memchr(rest.p, '\n', rest.n);
    size_t n = end ? (size_t)(end - rest.p) : rest.n;
    said.text = cl_str_trim((cl_str){ rest.p, n });
    const char *value = said.text.n ? take(fill, walk, ask, &said) : NULL;
    if (value)
      list_add(fill, walk->assign, ask->field, value);
    n += end != NULL;
    rest = (cl_str){ rest.p + n, rest.n - n };
  }
}

static enum cl_said_kind ask_list(cl_fill *fill, const cl_walk *walk, const cl_ask *ask) {
  const char *line;
  show_ask(fill, walk, ask);
  while ((line = cl_talk_line(&fill->talk, NULL))) {
    cl_said said = read_said(line, ask->field);
    switch (said.kind) {
    case CL_SAID_TEXT:
      list_take(fill, walk, ask, said);
      break;
    case CL_SAID_OUT:
      list_out(fill, walk->assign, ask->field, said.number);
      break;
    case CL_SAID_HELP:
      cl_fill_explain(fill, walk->assign, ask->field, ask->help);
      break;
    default:
      return said.kind;
    }
  }
  return CL_SAID_STOP;
}

/* ---- The walk ------------------------------------------------------------------------------ */

/* Is this question part of the walk, as things stand? */
static bool is_asked(cl_fill *fill, const cl_walk *walk, size_t i) {
  const cl_ask *ask = &walk->asks[i];
  return cl_fill_applies(fill, walk->assign, ask) &&
         !(walk->open_only && cl_assign_has(walk->assign, ask->field));
}

/* The first question from I on that is needed and has no answer; count when
 * there is none. */
static size_t next_needed(cl_fill *fill, const cl_walk *walk, size_t i) {
  for (; i < walk->count; i++)
    if ((walk->asks[i].flags & CL_ASK_MUST) && walk->fresh &&
        !cl_assign_has(walk->assign, walk->asks[i].field) &&
        cl_fill_applies(fill, walk->assign, &walk->asks[i]))
      break;
  return i;
}

bool cl_fill_complete(cl_fill *fill, const cl_walk *walk) {
  return next_needed(fill, walk, walk->first) == walk->count;
}

typedef struct trail {
  size_t *at; /* the questions that were asked, in order */
  size_t n;
} trail;

/* What < goes back through: the questions before the one to begin with.  False
 * when it is to begin with the last one, and there is none. */
static bool lay_trail(cl_fill *fill, cl_walk *walk, trail *t) {
  size_t end = walk->from_end ? walk->count : walk->at;
  t->at = cl_alloc(fill->app->arena, (walk->count + 1) * sizeof *t->at);
  for (size_t i = walk->first; i < end; i++)
    if (is_asked(fill, walk, i))
      t->at[t->n++] = i;
  if (!walk->from_end)
    return true;
  walk->from_end = false;
  if (!t->n)
    return false;
  walk->at = t->at[--t->n];
  return true;
}

/* After a sign to pass on: to what is needed all the same, or to the end. */
static bool pass_on(cl_fill *fill, cl_walk *walk) {
  size_t needed = next_needed(fill, walk, walk->at);
  walk->out = needed == walk->at;
  if (!walk->out)
    walk->at = needed;
  return walk->out || needed == walk->count;
}

/* True when the walk has come to an end. */
static bool step(cl_fill *fill, cl_walk *walk, trail *t, enum cl_said_kind said,
                 enum cl_went *went) {
  switch (said) {
  case CL_SAID_BACK:
    *went = CL_WENT_BACK;
    if (!t->n)
      return true;
    walk->at = t->at[--t->n];
    return false;
  case CL_SAID_STOP:
    *went = CL_WENT_STOP;
    return true;
  case CL_SAID_DROP:
    *went = CL_WENT_DROP;
    return true;
  case CL_SAID_PAST:
  case CL_SAID_SHEET:
    *went = said == CL_SAID_SHEET ? CL_WENT_SHEET : CL_WENT_ON;
    return pass_on(fill, walk);
  default:
    *went = CL_WENT_ON;
    walk->answered++;
    walk->out = next_needed(fill, walk, walk->at) == walk->at;
    if (walk->out)
      return true;
    t->at[t->n++] = walk->at++;
    return false;
  }
}

enum cl_went cl_fill_walk(cl_fill *fill, cl_walk *walk) {
  trail t = { NULL, 0 };
  enum cl_went went = CL_WENT_ON;
  walk->out = false;
  if (!lay_trail(fill, walk, &t))
    return CL_WENT_BACK;
  /* Going back comes to questions that were asked, open or not. */
  for (bool again = false; walk->at < walk->count;) {
    const cl_ask *ask = &walk->asks[walk->at];
    if (!again && !is_asked(fill, walk, walk->at)) {
      walk->at++;
      continue;
    }
    bool list = cl_field_info(ask->field)->flags & CL_LIST;
    enum cl_said_kind said = list ? ask_list(fill, walk, ask) : ask_single(fill, walk, ask);
    if (step(fill, walk, &t, said, &went))
      return went;
    again = said == CL_SAID_BACK;
  }
  return CL_WENT_ON;
}

/* What has to be known of somebody at once; fill person asks the rest. */
static enum cl_went ask_side(cl_fill *fill, cl_assign *person) {
  cl_sheet *sheets;
  size_t n = cl_sheets(CL_DEFINE, CL_T_PERSON, fill->app->arena, &sheets);
  for (size_t i = 0; n && i < sheets[0].count; i++) {
    if (sheets[0].asks[i].field != CL_F_PERSON_SIDE)
      continue;
    cl_walk walk = { .assign = person, .asks = &sheets[0].asks[i], .count = 1 };
    return cl_fill_walk(fill, &walk);
  }
  return CL_WENT_ON;
}

bool cl_fill_person(cl_fill *fill, cl_assign *assign) {
  cl_app *app = fill->app;
  const char *role = fill->nobody;
  const char *at = assign && assign->rec ? cl_fill_address(fill, assign->rec) : NULL;
  cl_assign person;
  fill->nobody = NULL;
  int yes = cl_fill_yes(fill,
                        cl_asprintf(app->arena,
                                    T_(app, "\"%s\" is not there yet. Make a new "
                                            "person with this role?"),
                                    role),
                        T_(app, "In the plan stand roles; names come in the file of people."));
  if (yes != 1)
    return false;
  cl_assign_start(app, &person, CL_T_PERSON, NULL);
  cl_assign_put_one(app, &person, CL_F_PERSON_ROLE, role);
  enum cl_went went = ask_side(fill, &person);
  if (went == CL_WENT_BACK || went == CL_WENT_DROP || (went == CL_WENT_STOP && fill->talk.ended))
    return false;
  cl_piece piece = { &person, NULL, NULL, CL_F_NONE };
  bool kept = cl_fill_keep(fill, &piece) != NULL;
  /* The plan was read anew. */
  if (at)
    assign->rec = cl_fill_find(fill, assign->type, at);
  return kept;
}
