/* calendar_file.c - the content calendar as events of a calendar file; see
 * calendar_file.h.
 *
 * A repeat is one event with a rule.  A moment that stands in for one of a
 * repeat (`instead`) is that very occurrence, moved: it has the UID of the
 * repeat and a RECURRENCE-ID, so that who has the calendar sees it move. */
#include "calendar_file.h"

#include <stdlib.h>
#include <string.h>

#include "../lib/sheet/show.h"
#include "../lib/format/ics.h"
#include "../lib/method/occur.h"
#include "../lib/cli/arguments.h"
#include "../lib/verbs/filter.h"

/* A moment that takes the place of one occurrence of a repeat. */
typedef struct stand_in {
  const cl_rec *repeat, *moment;
  cl_date date; /* that the repeat would have */
  size_t seq;
} stand_in;

typedef struct job {
  cl_app *app;
  const cl_due_filter *filter;
  cl_ics *ics;
  const char *plan;    /* what makes a UID that of this plan */
  stand_in *stand_ins; /* by repeat and date */
  size_t stand_in_count, stand_in_cap;
} job;

/* ---- Which moments ---------------------------------------------------------- */

static bool of_owner(const job *j, const cl_rec *moment) {
  const char *owner = j->filter->owner;
  return !owner || cl_str_is(cl_rec_text(moment, CL_F_MOMENT_OWNER), owner) ||
         cl_str_is(cl_rec_text(moment, CL_F_MOMENT_MAKER), owner);
}

static bool in_time(const job *j, const cl_rec *moment) {
  cl_occurrence next;
  return cl_occur_next(moment, j->filter->from, &next) && next.date <= j->filter->to;
}

static bool wanted(const job *j, const cl_rec *moment) {
  return of_owner(j, moment) && cl_filter(j->app, moment) && in_time(j, moment);
}

/* ---- Occurrences that were moved -------------------------------------------- */

static bool is_excepted(const cl_rec *moment, cl_date date) {
  CL_EACH(item, cl_rec_node(moment, CL_F_MOMENT_REPEAT_EXCEPT))
    if (cl_date_parse(cl_node_text(item)) == date)
      return true;
  return false;
}

/* The repeat that MOMENT stands in for on *DATE; NULL when it does not, or when
 * that day is none that the repeat leaves out. */
static const cl_rec *repeat_of(const job *j, const cl_rec *moment, cl_date *date) {
  cl_str id = cl_rec_text(moment, CL_F_MOMENT_INSTEAD_MOMENT);
  const cl_rec *repeat = id.n ? cl_plan_ref(j->app->plan, CL_F_MOMENT_INSTEAD_MOMENT, id) : NULL;
  cl_repeat rhythm;
  *date = cl_rec_date(moment, CL_F_MOMENT_INSTEAD_DATE);
  if (!repeat || *date == CL_NO_DATE || cl_rec_has(moment, CL_F_MOMENT_REPEAT_EVERY) ||
      !cl_repeat_of(repeat, &rhythm) || rhythm.every < 0)
    return NULL;
  /* A first day out of rhythm is an event of its own. */
  if (rhythm.start == CL_NO_DATE || *date < rhythm.start || !is_excepted(repeat, *date) ||
      !cl_repeat_falls_on(repeat, *date))
    return NULL;
  return wanted(j, repeat) ? repeat : NULL;
}

static int by_repeat(const void *a, const void *b) {
  const stand_in *x = a, *y = b;
  int order = strcmp(x->repeat->id, y->repeat->id);
  if (order)
    return order;
  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;
  return (x->seq > y->seq) - (x->seq < y->seq);
}

static void find_stand_ins(job *j) {
  CL_EACH_REC(moment, j->app->plan, CL_T_MOMENT) {
    cl_date date;
    const cl_rec *repeat = cl_rec_has(moment, CL_F_MOMENT_INSTEAD_MOMENT) && wanted(j, moment)
                               ? repeat_of(j, moment, &date)
                               : NULL;
    if (!repeat)
      continue;
    j->stand_ins =
        cl_grow(j->stand_ins, &j->stand_in_cap, j->stand_in_count + 1, sizeof *j->stand_ins);
    j->stand_ins[j->stand_in_count] = (stand_in){ repeat, moment, date, j->stand_in_count };
    j->stand_in_count++;
  }
  if (j->stand_in_count)
    qsort(j->stand_ins, j->stand_in_count, sizeof *j->stand_ins, by_repeat);
}

/* The first that stands in for REPEAT on DATE, or NULL. */
static const stand_in *find_stand_in(const job *j, const cl_rec *repeat, cl_date date) {
  size_t low = 0, high = j->stand_in_count;
  stand_in wanted_one = { repeat, NULL, date, 0 };
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (by_repeat(&j->stand_ins[middle], &wanted_one) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  const stand_in *found = low < j->stand_in_count ? &j->stand_ins[low] : NULL;
  return found && found->repeat == repeat && found->date == date ? found : NULL;
}

/* ---- Texts ------------------------------------------------------------------ */

/* Ids are unique in the plan, the name of the organisation among plans. */
static const char *uid_of(const job *j, const char *address, const char *kind) {
  char *uid = cl_asprintf(j->app->arena, "%s.%s.%s", address, kind, j->plan);
  for (char *p = uid; *p; p++)
    if (*p == '/')
      *p = '.';
  return uid;
}

static void add_line(cl_buf *out, const char *label, const char *value) {
  if (*value)
    cl_buf_printf(out, "%s%s: %s", out->len ? "\n" : "", label, value);
}

static const char *take_text(const job *j, cl_buf *text) {
  const char *copy = cl_strndup(j->app->arena, cl_buf_text(text), text->len);
  cl_buf_free(text);
  return copy;
}

/* What a person is: the role, with --with-names also the name. */
static const char *moment_words(const job *j, const cl_rec *moment) {
  static const cl_field fields[] = {
    CL_F_MOMENT_FORM,  CL_F_MOMENT_STATUS, CL_F_MOMENT_COMMUNITY, CL_F_MOMENT_GOAL,
    CL_F_MOMENT_OWNER, CL_F_MOMENT_MAKER,  CL_F_MOMENT_AUDIENCE,  CL_F_MOMENT_MESSAGE,
  };
  cl_buf text = CL_BUF_INIT;
  for (size_t i = 0; i < CL_COUNT(fields); i++)
    add_line(&text, cl_field_label(fields[i], j->app->lang),
             cl_show_value(j->app, moment, fields[i]));
  return take_text(j, &text);
}

static const char *due_words(const job *j, const cl_due_item *item) {
  cl_app *app = j->app;
  cl_buf text = CL_BUF_INIT;
  if (item->kind == CL_DUE_DRAFT)
    add_line(&text, cl_field_label(CL_F_MOMENT_DATE, app->lang),
             cl_show_value(app, item->rec, CL_F_MOMENT_DATE));
  if (item->community)
    add_line(&text, cl_field_label(CL_F_MOMENT_COMMUNITY, app->lang),
             cmd_text(app, item->community, CL_F_COMMUNITY_NAME));
  add_line(&text, cl_field_label(CL_F_MOMENT_OWNER, app->lang),
           cmd_person(app, CL_F_MOMENT_OWNER, cl_due_owner(item)));
  return take_text(j, &text);
}

static enum cl_ics_status status_of(const cl_rec *moment) {
  switch (cl_rec_choice(moment, CL_F_MOMENT_STATUS)) {
  case CL_PROGRESS_IDEA:
  case CL_PROGRESS_DRAFT:
    return CL_ICS_TENTATIVE;
  case CL_PROGRESS_READY:
  case CL_PROGRESS_DONE:
    return CL_ICS_CONFIRMED;
  case CL_PROGRESS_CANCELLED:
    return CL_ICS_CANCELLED;
  default:
    return CL_ICS_UNSAID;
  }
}

/* ---- Moments ---------------------------------------------------------------- */

static void rule_of(const cl_repeat *repeat, cl_ics_rule *rule) {
  const struct cl_repeat_day *day = &repeat->day;
  *rule = (cl_ics_rule){ .rhythm = CL_ICS_MONTHLY, .interval = 1, .until = repeat->until };
  if (day->kind == CL_DAY_OF_MONTH)
    rule->month_day = day->day;
  else if (day->kind == CL_DAY_WEEKDAY)
    rule->weekday = day->weekday;
  switch (repeat->every) {
  case CL_EVERY_DAY: /* `every day on the first saturday` is a month's rhythm */
    rule->nth = day->nth;
    if (day->kind == CL_DAY_SAME)
      rule->rhythm = CL_ICS_DAILY;
    else if (day->kind == CL_DAY_WEEKDAY && !day->nth)
      rule->rhythm = CL_ICS_WEEKLY;
    return;
  case CL_EVERY_WEEK:
  case CL_EVERY_TWO_WEEKS:
    rule->rhythm = CL_ICS_WEEKLY;
    rule->interval = repeat->every == CL_EVERY_WEEK ? 1 : 2;
    return;
  case CL_EVERY_QUARTER:
    rule->interval = 3;
    break;
  case CL_EVERY_YEAR:
    rule->rhythm = CL_ICS_YEARLY;
    cl_date_split(repeat->start, NULL, &rule->month, NULL);
    break;
  default:
    break;
  }
  rule->nth = day->nth;
}

static cl_ics_event event_of(const job *j, const cl_rec *moment) {
  cl_app *app = j->app;
  const char **categories = cl_alloc(app->arena, 2 * sizeof *categories);
  const cl_rec *community =
      cl_plan_ref(app->plan, CL_F_MOMENT_COMMUNITY, cl_rec_text(moment, CL_F_MOMENT_COMMUNITY));
  size_t n = 0;
  if (cl_rec_choice(moment, CL_F_MOMENT_FORM) >= 0)
    categories[n++] = cmd_label(app, moment, CL_F_MOMENT_FORM);
  if (community)
    categories[n++] = cmd_text(app, community, CL_F_COMMUNITY_NAME);
  return (cl_ics_event){
    .uid = uid_of(j, moment->id, "moment"),
    .date = cl_rec_date(moment, CL_F_MOMENT_DATE),
    .start = cl_time_parse(cl_rec_text(moment, CL_F_MOMENT_TIME)),
    .end = cl_time_parse(cl_rec_text(moment, CL_F_MOMENT_END)),
    .instead_of = CL_NO_DATE,
    .instead_start = -1,
    .summary = cmd_text(app, moment, CL_F_MOMENT_TITLE),
    .description = moment_words(j, moment),
    .location = cmd_text(app, moment, CL_F_MOMENT_CHANNEL),
    .url = cmd_text(app, moment, CL_F_MOMENT_URL),
    .categories = categories,
    .category_count = n,
    .status = status_of(moment),
  };
}

/* Days of the rhythm that are left out and that no other moment stands in for. */
static void add_except(const job *j, const cl_rec *moment, const cl_repeat *repeat,
                       cl_ics_event *event) {
  cl_date *days =
      cl_alloc(j->app->arena, (cl_rec_count(moment, CL_F_MOMENT_REPEAT_EXCEPT) + 1) * sizeof *days);
  size_t n = 0, kept = 0;
  CL_EACH(item, cl_rec_node(moment, CL_F_MOMENT_REPEAT_EXCEPT)) {
    cl_date date = cl_date_parse(cl_node_text(item));
    if (date != CL_NO_DATE && date >= repeat->start && cl_repeat_falls_on(moment, date) &&
        !find_stand_in(j, moment, date))
      days[n++] = date;
  }
  if (n)
    qsort(days, n, sizeof *days, cl_by_date);
  for (size_t i = 0; i < n; i++)
    if (!kept || days[kept - 1] != days[i])
      days[kept++] = days[i];
  event->except = days;
  event->except_count = kept;
}

/* A first day that is out of the rhythm (`first saturday` from a Wednesday on)
 * cannot be told in a rule: it becomes an event of its own. */
static void put_repeat(const job *j, const cl_rec *moment, const cl_repeat *repeat) {
  cl_ics_event event = event_of(j, moment);
  long long count = repeat->count;
  if (repeat->start != repeat->first) {
    cl_ics_event first = event;
    first.uid = uid_of(j, moment->id, "first");
    if (!is_excepted(moment, repeat->first) &&
        (repeat->until == CL_NO_DATE || repeat->first <= repeat->until))
      cl_ics_add(j->ics, &first);
    count -= count > 0;
  }
  if (repeat->start == CL_NO_DATE || count == 0)
    return;
  event.date = repeat->start;
  rule_of(repeat, &event.rule);
  event.rule.count = count > 0 ? (int)count : 0;
  add_except(j, moment, repeat, &event);
  cl_ics_add(j->ics, &event);
}

static void put_moment(const job *j, const cl_rec *moment) {
  cl_repeat repeat;
  cl_date date;
  if (!wanted(j, moment) || !cl_repeat_of(moment, &repeat))
    return;
  if (repeat.every >= 0) {
    put_repeat(j, moment, &repeat);
    return;
  }
  cl_ics_event event = event_of(j, moment);
  const cl_rec *moved = j->stand_in_count ? repeat_of(j, moment, &date) : NULL;
  /* Two cannot stand in for one: the second is an event of its own. */
  if (moved && find_stand_in(j, moved, date)->moment == moment) {
    event.uid = uid_of(j, moved->id, "moment");
    event.instead_of = date;
    event.instead_start = cl_time_parse(cl_rec_text(moved, CL_F_MOMENT_TIME));
  }
  cl_ics_add(j->ics, &event);
}

/* ---- What is due ------------------------------------------------------------ */

static void put_due(const job *j, const cl_due_item *item) {
  cl_app *app = j->app;
  const char *kind = cl_due_kind_name(item->kind), *address = cl_rec_address(item->rec, app->arena);
  const char *category = item->community ? cmd_text(app, item->community, CL_F_COMMUNITY_NAME) : "";
  char day[CL_DATE_SIZE];
  if (item->kind == CL_DUE_MEASURING) /* more than one of a goal */
    kind = cl_asprintf(app->arena, "%s.%s", kind, cl_date_iso(day, item->date));
  cl_ics_add(j->ics, &(cl_ics_event){
                         .uid = uid_of(j, address, kind),
                         .date = item->date,
                         .start = -1,
                         .end = -1,
                         .instead_of = CL_NO_DATE,
                         .instead_start = -1,
                         .summary = cl_due_title(cl_app_view(app), item),
                         .description = due_words(j, item),
                         .categories = &category,
                         .category_count = *category != '\0',
                         .free = true,
                     });
}

static void put_all_due(const job *j) {
  cl_due_list list;
  cl_due_deadlines(cl_app_view(j->app), j->filter, &list);
  for (size_t i = 0; i < list.count; i++) {
    const cl_due_item *item = &list.items[i];
    if (item->kind == CL_DUE_TALK) /* between two people */
      continue;
    bool draft = item->kind == CL_DUE_DRAFT;
    if (draft ? cl_filter(j->app, item->rec) : j->app->type == CL_T_NONE)
      put_due(j, item);
  }
  cl_due_free(&list);
}

/* ---- The whole -------------------------------------------------------------- */

/* `Bibliotheek Waterrijk: contentkalender, Waterrijk repareert`. */
static const char *calendar_name(const job *j) {
  cl_app *app = j->app;
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  const char *name = cl_show_value(app, organisation, CL_F_ORGANISATION_ORGANISATION);
  const char *community =
      j->filter->community ? cmd_text(app, j->filter->community, CL_F_COMMUNITY_NAME) : "";
  const char *owner =
      j->filter->owner ? cmd_person(app, CL_F_MOMENT_OWNER, cl_str_of(j->filter->owner)) : "";
  name = cl_show_join(app, name, ": ", T_(app, "content calendar"));
  return cl_show_join(app, cl_show_join(app, name, ", ", community), ", ", owner);
}

enum cl_status cl_calendar_file(cl_app *app, const cl_due_filter *filter, cl_str earlier,
                                cl_buf *out) {
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  job j = { .app = app, .filter = filter };
  j.plan = cl_slug(app->arena, cl_rec_text(organisation, CL_F_ORGANISATION_ORGANISATION));
  cl_ics_info info = { .name = calendar_name(&j),
                       .language = app->lang == CL_NL ? "nl" : "en",
                       .stamp = app->stamp,
                       .earlier = earlier };
  j.ics = cl_ics_new(&info);
  find_stand_ins(&j);
  CL_EACH_REC(moment, app->plan, CL_T_MOMENT)
    put_moment(&j, moment);
  put_all_due(&j);
  free(j.stand_ins);
  return cl_ics_end(j.ics, out, &app->diag);
}
