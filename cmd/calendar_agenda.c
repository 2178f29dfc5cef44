/* calendar_agenda.c - `agenda`: what is coming, week by week. */
#include <string.h>

#include "calendar.h"
#include "../lib/method/holiday.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/cli/share.h"
#include "../lib/sheet/show.h"

enum { TITLE_AT = 28, DAY_WIDTH = 11, EMPTY_WEEKS = 8, MOST_WEEKS = 520 };
enum { MOST_TOLD = 3, CLASH_DAYS = 3 }; /* more of a kind on one day are counted */

typedef struct agenda {
  cl_app *app;
  cl_due_filter filter;
  cl_due_list list, late; /* late: what should have been done before */
  cl_school *school;      /* NULL when it is not known */
  int region;             /* CL_REGION_*, -1 */
  bool overdue;           /* look back as well: no --from was given */
} agenda;

/* ---- holidays --------------------------------------------------------------------- */

static const char *school_on(const agenda *a, cl_date date) {
  return a->school && a->region >= 0 ? cl_school_holiday(a->school, a->region, date, a->app->lang)
                                     : NULL;
}

/* The school holiday that a day of the week has on which there is school, or NULL:
 * the weekend before belongs to a week that has none of it. */
static const char *school_in_week(const agenda *a, cl_date monday) {
  for (int i = 0; i < 5; i++) {
    const char *name = school_on(a, monday + i);
    if (name)
      return name;
  }
  return NULL;
}

static void open_school(agenda *a) {
  const cl_rec *organisation = a->app->plan->first[CL_T_ORGANISATION];
  a->region = organisation ? cl_rec_choice(organisation, CL_F_ORGANISATION_REGION) : -1;
  if (a->region < 0) {
    cl_note(a->app, _("for school holidays, say which region you are in: cl-kapstok set "
                      "organisation --region noord|midden|zuid"));
    return;
  }
  a->school = cl_school_open(cl_share_dir(), &a->app->diag);
  cl_date last = a->school ? cl_school_last(a->school) : CL_NO_DATE;
  if (last != CL_NO_DATE && a->filter.to > last)
    cl_note(a->app, _("school holidays are known up to %s"), cmd_date(a->app, last));
}

/* ---- JSON --------------------------------------------------------------------------- */

static const char *hhmm(cl_app *app, int minute) {
  return minute < 0 ? NULL : cl_asprintf(app->arena, "%02d:%02d", minute / 60, minute % 60);
}

static const char *iso_week(cl_app *app, cl_date date) {
  int year, week;
  cl_iso_week(date, &year, &week);
  return cl_asprintf(app->arena, "%04d-W%02d", year, week);
}

static void json_item(const agenda *a, const cl_due_item *item, bool overdue) {
  cl_app *app = a->app;
  cl_json json = cmd_json(app);
  cmd_json_date(&json, "date", item->date);
  cl_json_member(&json, "week", iso_week(app, item->date));
  cl_json_member(&json, "time", hhmm(app, item->minute));
  cl_json_member(&json, "end", hhmm(app, item->end));
  cl_json_member(&json, "kind", cl_due_kind_name(item->kind));
  if (overdue)
    cl_json_member_bool(&json, "overdue", true);
  cl_json_member(&json, "type", cl_type_info(item->rec->type)->name);
  cl_json_member(&json, "id", cl_rec_address(item->rec, app->arena));
  cl_field naming = cl_type_info(item->rec->type)->naming;
  cl_json_member_str(&json, "title", cl_rec_text(item->rec, naming));
  if (item->kind == CL_DUE_MOMENT) {
    cl_json_member_str(&json, "form", cl_rec_text(item->rec, CL_F_MOMENT_FORM));
    cl_json_member_str(&json, "channel", cl_rec_text(item->rec, CL_F_MOMENT_CHANNEL));
    cl_json_member_str(&json, "status", cl_rec_text(item->rec, CL_F_MOMENT_STATUS));
    cl_json_member_bool(&json, "repeated", item->repeated);
    cl_json_member(&json, "clash", item->clash);
  }
  if (item->community)
    cl_json_member(&json, "community", item->community->id);
  cl_json_member_str(&json, "owner", cl_due_owner(item));
  const char *measured = cl_due_measured(cl_app_view(app), item);
  cl_json_member(&json, "measure", *measured ? measured : NULL);
  cl_json_member(&json, "holiday", cl_public_holiday(item->date, app->lang));
  cl_json_member(&json, "school-holiday", school_on(a, item->date));
  cmd_json_end(&json);
}

static void json_agenda(const agenda *a) {
  for (size_t i = 0; i < a->late.count; i++)
    json_item(a, &a->late.items[i], true);
  for (size_t i = 0; i < a->list.count; i++)
    json_item(a, &a->list.items[i], false);
}

/* ---- to read -------------------------------------------------------------------------- */

/* Title, and beside it whose it is; true when there was room for both. */
static bool put_title(const agenda *a, size_t start, const char *title, enum cl_color color,
                      const char *whose) {
  cl_app *app = a->app;
  size_t width = cmd_wide(app);
  size_t room = width > TITLE_AT + 20 ? width - TITLE_AT : 20, split = room / 2 + 1;
  bool beside = *whose && cl_width(cl_str_of(title)) + 2 <= split &&
                cl_width(cl_str_of(whose)) <= room - split;
  cl_buf lines = CL_BUF_INIT;
  cl_wrap(&lines, cl_str_of(title), 0, (unsigned)room);
  const char *p = cl_buf_text(&lines);
  do {
    size_t n = strcspn(p, "\n");
    cmd_to_column(&app->out, start, TITLE_AT);
    cl_term_color(&app->out, app->color, color, cl_strndup(app->arena, p, n));
    if (beside) {
      cmd_to_column(&app->out, start, TITLE_AT + split);
      cl_term_color(&app->out, app->color, CL_C_DIM, whose);
    }
    cl_buf_putc(&app->out, '\n');
    start = app->out.len;
    p += n + (p[n] != '\0');
  } while (*p);
  cl_buf_free(&lines);
  return beside;
}

static void detail(const agenda *a, const char *text, enum cl_color color) {
  cl_buf line = CL_BUF_INIT;
  cl_wrap(&line, cl_str_of(text), TITLE_AT, cmd_width(a->app));
  cl_term_color(&a->app->out, a->app->color, color, cl_buf_text(&line));
  cl_buf_free(&line);
}

/* Form, place, who, and how far it is when it is not ready: what is known of a moment. */
static const char *moment_words(cl_app *app, const cl_due_item *item) {
  int status = cl_rec_choice(item->rec, CL_F_MOMENT_STATUS);
  const char *parts[] = {
    cmd_label(app, item->rec, CL_F_MOMENT_FORM),
    status == CL_PROGRESS_READY ? "" : cmd_label(app, item->rec, CL_F_MOMENT_STATUS),
    cmd_text(app, item->rec, CL_F_MOMENT_CHANNEL),
    cmd_person(app, CL_F_MOMENT_OWNER, cl_due_owner(item)),
  };
  const char *line = "";
  for (size_t i = 0; i < CL_COUNT(parts); i++)
    line = cl_show_join(app, line, "; ", parts[i]);
  return line;
}

static const char *name_of(cl_app *app, const cl_rec *community) {
  return community ? cmd_text(app, community, CL_F_COMMUNITY_NAME) : "";
}

/* A list of ids of TYPE, joined with commas, as what they are called. */
static const char *called(cl_app *app, cl_type type, const char *ids) {
  const char *words = "";
  for (const char *p = ids; *p;) {
    size_t n = strcspn(p, ",");
    const char *id = cl_strndup(app->arena, p, n);
    const cl_rec *rec = cl_plan_get(app->plan, type, id, NULL);
    const char *name = rec ? cmd_text(app, rec, cl_type_info(type)->naming) : "";
    words = cl_show_join(app, words, ", ", *name ? name : id);
    p += n + strspn(p + n, ", ");
  }
  return words;
}

static void print_marks(const agenda *a, const cl_due_item *item) {
  cl_app *app = a->app;
  const char *measured = cl_due_measured(cl_app_view(app), item),
             *school = school_on(a, item->date);
  if (*measured)
    detail(a,
           cl_asprintf(app->arena, T_(app, "measure here: %s"),
                       called(app, CL_T_JOINT_GOAL, measured)),
           CL_C_NONE);
  if (item->clash)
    detail(a,
           cl_asprintf(app->arena, T_(app, "! at the same time as %s%s"),
                       called(app, CL_T_MOMENT, item->clash), item->clashes > 3 ? ", ..." : ""),
           CL_C_RED);
  if (school && item->kind == CL_DUE_MOMENT)
    detail(a, cl_asprintf(app->arena, T_(app, "! school holiday: %s"), school), CL_C_YELLOW);
}

static void print_day(cl_app *app, size_t start, cl_date date) {
  int year, now, rest;
  cl_date_split(date, &year, &rest, &rest);
  cl_date_split(app->today, &now, &rest, &rest);
  /* What is late since another year says so. */
  bool old = date < app->today && year != now;
  cl_buf_printf(&app->out, "  %s", old ? cmd_date(app, date) : cmd_day(app, date, false));
  cmd_to_column(&app->out, start, 2 + DAY_WIDTH + 2);
}

static void print_item(const agenda *a, const cl_due_item *item) {
  cl_app *app = a->app;
  size_t start = app->out.len;
  print_day(app, start, item->date);
  if (item->minute >= 0)
    cl_buf_puts(&app->out, hhmm(app, item->minute));
  if (item->minute >= 0 && item->end >= 0)
    cl_buf_printf(&app->out, "-%s", hhmm(app, item->end));
  const char *title = cl_due_title(cl_app_view(app), item);
  if (item->repeated)
    title = cl_asprintf(app->arena, "%s (%zu)", title, item->index + 1);
  bool moment = item->kind == CL_DUE_MOMENT;
  bool cancelled = moment && cl_rec_choice(item->rec, CL_F_MOMENT_STATUS) == CL_PROGRESS_CANCELLED;
  const char *whose = name_of(app, item->community);
  const char *more =
      moment ? moment_words(app, item) : cmd_person(app, CL_F_MOMENT_OWNER, cl_due_owner(item));
  if (!put_title(a, start, title, cancelled ? CL_C_DIM : moment ? CL_C_BOLD : CL_C_NONE, whose))
    more = cl_show_join(app, whose, "; ", more);
  detail(a, more, CL_C_DIM);
  print_marks(a, item);
}

/* What may be counted when there is much of it on one day. */
static const char *counted_words(cl_app *app, enum cl_due_kind kind, size_t n) {
  switch (kind) {
  case CL_DUE_MEASURING:
    return cl_asprintf(app->arena, T_(app, "measure %zu goals"), n);
  case CL_DUE_GOAL:
    return cl_asprintf(app->arena, T_(app, "%zu goals end"), n);
  case CL_DUE_TASK:
    return cl_asprintf(app->arena, T_(app, "%zu tasks"), n);
  default:
    return NULL;
  }
}

/* So many of one kind on one day, from ITEMS[0] on, of the LEFT ones. */
static size_t run_of(const cl_due_item *items, size_t left) {
  size_t n = 1;
  while (n < left && items[n].kind == items[0].kind && items[n].date == items[0].date)
    n++;
  return n;
}

/* The communities of what is counted, each once. */
static const char *whose(cl_app *app, const cl_due_item *items, size_t n) {
  const char *names = "";
  for (size_t i = 0; i < n; i++) {
    bool told = !items[i].community;
    for (size_t k = 0; k < i && !told; k++)
      told = items[k].community == items[i].community;
    if (!told)
      names = cl_asprintf(app->arena, "%s%s%s", names, *names ? ", " : "",
                          name_of(app, items[i].community));
  }
  return names;
}

/* Prints ITEMS[0], or all of its kind that day as one line; how many that were. */
static size_t print_some(const agenda *a, const cl_due_item *items, size_t left) {
  cl_app *app = a->app;
  /* Of what is told one by one the rest of the day is not looked at each time. */
  bool counted = counted_words(app, items[0].kind, 1) && !cl_opt(app, CL_OI_ALL);
  size_t n = counted ? run_of(items, left) : 1, start = app->out.len;
  if (n <= MOST_TOLD) {
    print_item(a, &items[0]);
    return 1;
  }
  print_day(app, start, items[0].date);
  put_title(a, start, counted_words(app, items[0].kind, n), CL_C_NONE, "");
  detail(a, whose(app, items, n), CL_C_DIM);
  return n;
}

/* DAY, as a reader sees it; the calendar ends in the middle of a week. */
static const char *last_day(cl_app *app, cl_date day) {
  return cmd_day(app, day < CL_DATE_LAST ? day : CL_DATE_LAST, true);
}

static void print_week_head(const agenda *a, cl_date monday) {
  cl_app *app = a->app;
  int year, week;
  cl_iso_week(monday, &year, &week);
  const char *text = cl_asprintf(app->arena, T_(app, "Week %d (%s - %s)"), week,
                                 cmd_day(app, monday, false), last_day(app, monday + 6));
  const char *school = school_in_week(a, monday);
  if (school)
    text = cl_asprintf(app->arena, "%s, %s", text, school);
  cl_heading(&app->out, app->color, text, '-');
}

/* Weeks from FIRST up to END, a Monday, in which nothing happens. */
static void print_empty(const agenda *a, cl_date first, cl_date end) {
  cl_app *app = a->app;
  if (first == end)
    return;
  if (end - first == 7) {
    print_week_head(a, first);
  } else {
    int year, from, to;
    cl_iso_week(first, &year, &from);
    cl_iso_week(end - 7, &year, &to);
    const char *text = cl_asprintf(app->arena, T_(app, "Weeks %d - %d (%s - %s)"), from, to,
                                   cmd_day(app, first, false), last_day(app, end - 1));
    const char *school = school_in_week(a, first);
    if (school)
      text = cl_asprintf(app->arena, "%s, %s", text, school);
    cl_heading(&app->out, app->color, text, '-');
  }
  cl_buf_printf(&app->out, "  %s\n", T_(app, "(nothing planned)"));
}

/* One week; *NEXT is the first item that was not printed yet.  False when it
 * is empty: then nothing was printed. */
static bool print_week(const agenda *a, cl_date monday, size_t *next, cl_date empty) {
  cl_app *app = a->app;
  bool headed = false;
  for (cl_date day = monday; day < monday + 7; day++) {
    if (day < a->filter.from || day > a->filter.to)
      continue;
    const char *holiday = cl_public_holiday(day, app->lang);
    bool items = *next < a->list.count && a->list.items[*next].date == day;
    if ((holiday || items) && !headed) {
      print_empty(a, empty, monday);
      print_week_head(a, monday);
      headed = true;
    }
    if (holiday) {
      size_t start = app->out.len;
      print_day(app, start, day);
      put_title(a, start, cl_asprintf(app->arena, "* %s", holiday), CL_C_YELLOW, "");
    }
    while (*next < a->list.count && a->list.items[*next].date == day)
      *next += print_some(a, &a->list.items[*next], a->list.count - *next);
  }
  return headed;
}

static void print_overdue(const agenda *a) {
  cl_app *app = a->app;
  if (a->late.count)
    cl_heading(&app->out, app->color, T_(app, "Overdue"), '-');
  for (size_t i = 0; i < a->late.count;)
    i += print_some(a, &a->late.items[i], a->late.count - i);
}

/* The days on which something clashes, in words; the first few. */
static const char *clash_days(const agenda *a) {
  cl_app *app = a->app;
  const char *days = "";
  cl_date last = CL_NO_DATE;
  size_t n = 0;
  for (size_t i = 0; i < a->list.count; i++) {
    const cl_due_item *item = &a->list.items[i];
    if (!item->clash || item->date == last)
      continue;
    last = item->date;
    if (n++ < CLASH_DAYS)
      days = cl_show_join(app, days, ", ", cmd_day(app, item->date, false));
  }
  if (n <= CLASH_DAYS)
    return days;
  n -= CLASH_DAYS;
  return cl_asprintf(app->arena,
                     cl_ntr(app->lang, "%s and on %zu other day", "%s and on %zu other days", n),
                     days, n);
}

/* What one sees, in a sentence. */
static void print_lead(const agenda *a) {
  cl_app *app = a->app;
  size_t moments = 0;
  for (size_t i = 0; i < a->list.count; i++)
    moments += a->list.items[i].kind == CL_DUE_MOMENT;
  if (!a->list.count)
    return;
  const char *days = clash_days(a),
             *text = cl_asprintf(app->arena,
                                 cl_ntr(app->lang, "%zu moment", "%zu moments", moments), moments);
  if (moments && a->list.count > moments)
    text = cl_asprintf(app->arena,
                       cl_ntr(app->lang, "%s, and %zu more thing to do",
                              "%s, and %zu more things to do", a->list.count - moments),
                       text, a->list.count - moments);
  else if (!moments)
    text = cl_asprintf(app->arena,
                       cl_ntr(app->lang, "%zu thing to do", "%zu things to do", a->list.count),
                       a->list.count);
  text =
      cl_asprintf(app->arena, *days ? T_(app, "%s. Something clashes on %s.") : "%s.", text, days);
  cl_wrap(&app->out, cl_str_of(text), 0, cmd_width(app));
}

static void print_agenda(const agenda *a) {
  cl_app *app = a->app;
  cl_date from = a->filter.from, to = a->filter.to;
  cl_heading(&app->out, app->color,
             cl_asprintf(app->arena, T_(app, "Agenda %s - %s"), cmd_day(app, from, true),
                         cmd_day(app, to, true)),
             '=');
  print_lead(a);
  print_overdue(a);
  /* In a long stretch of time empty weeks are told in one line. */
  bool each = to - from < 7 * EMPTY_WEEKS;
  size_t next = 0;
  cl_date monday = from - (cl_weekday(from) - 1), empty = monday; /* first of the empty weeks */
  for (; monday <= to; monday += 7) {
    if (print_week(a, monday, &next, empty)) {
      empty = monday + 7;
    } else if (each || school_in_week(a, empty) != school_in_week(a, monday)) {
      print_empty(a, empty, monday);
      empty = monday;
    }
  }
  print_empty(a, empty, monday);
}

/* ---- the stretch of time ------------------------------------------------------------------ */

static enum cl_status read_range(agenda *a) {
  cl_app *app = a->app;
  const char *from = cl_opt(app, CL_OI_FROM), *to = cl_opt(app, CL_OI_TO);
  if (to && cl_opt(app, CL_OI_WEEKS))
    return cl_usage(app, _("give --to or --weeks, not both"));
  int weeks = cmd_count_option(app, CL_OI_WEEKS, 1, MOST_WEEKS, 4);
  if (weeks < 0)
    return CL_USAGE;
  a->overdue = !from;
  a->filter.from = from ? cl_need_date(app, from) : app->today;
  if (a->filter.from == CL_NO_DATE)
    return CL_USAGE;
  a->filter.to = to ? cl_need_date(app, to) : a->filter.from + 7 * weeks - 1;
  if (a->filter.to == CL_NO_DATE)
    return CL_USAGE;
  if (a->filter.to > CL_DATE_LAST)
    a->filter.to = CL_DATE_LAST;
  if (a->filter.to < a->filter.from)
    return cl_usage(app, _("--to lies before --from"));
  return CL_OK;
}

static enum cl_status tell(agenda *a) {
  cl_app *app = a->app;
  enum cl_status status = cl_due_collect(cl_app_view(app), &a->filter, &a->list, &app->diag);
  if (status != CL_OK)
    return status;
  if (a->overdue)
    cl_due_overdue(cl_app_view(app), &a->filter, a->filter.from, &a->late);
  (cl_opt(app, CL_OI_JSON) ? json_agenda : print_agenda)(a);
  return CL_OK;
}

enum cl_status calendar_agenda(cl_app *app) {
  agenda a = { .app = app, .region = -1 };
  if (read_range(&a) != CL_OK || cmd_due_filter(app, &a.filter) != CL_OK)
    return CL_USAGE;
  open_school(&a);
  enum cl_status status = tell(&a);
  cl_due_free(&a.list);
  cl_due_free(&a.late);
  if (a.school)
    cl_school_close(a.school);
  return status;
}
