/* overview_calendar.c - what is coming, day by day; the first weeks are printed. */
#include <string.h>

#include "overview_inner.h"
#include "../lib/cli/arguments.h"

enum {
  A_WEEK,
  B_DAY,
  C_TIME,
  D_WHAT,
  E_KIND,
  F_COMMUNITY,
  G_WHERE,
  H_WHO,
  I_STATUS,
  J_NOTE,
  COLUMNS
};
static const double widths[COLUMNS] = { 7, 13, 13, 46, 15, 31, 24, 30, 10, 17 };

static const char *kind_words(const overview *o, const cl_due_item *item) {
  static const char *const words[] = {
    [CL_DUE_DRAFT] = N_("draft ready"), [CL_DUE_MEASURING] = N_("measure"),
    [CL_DUE_GOAL] = N_("last day"),     [CL_DUE_EVALUATION] = N_("look back"),
    [CL_DUE_TASK] = N_("task"),         [CL_DUE_PATH] = N_("way in"),
    [CL_DUE_AGAIN] = N_("look again"),  [CL_DUE_TALK] = N_("conversation"),
  };
  if (item->kind == CL_DUE_MOMENT)
    return cmd_label(o->app, item->rec, CL_F_MOMENT_FORM);
  return T_(o->app, words[item->kind]);
}

/* The title alone: the kind has its own column. */
static const char *title_alone(const overview *o, const cl_due_item *item) {
  const char *text = cl_due_title(cl_app_view(o->app), item);
  const char *colon = item->kind == CL_DUE_MOMENT ? NULL : strstr(text, ": ");
  return colon ? colon + 2 : text;
}

/* So many items from ITEM on are told in one row: what one community measures on a day. */
static size_t together(const overview *o, const cl_due_item *item) {
  const cl_due_item *end = o->due.items + o->due.count, *next = item + 1;
  while (item->kind == CL_DUE_MEASURING && next < end && next->kind == item->kind &&
         next->date == item->date && next->community == item->community)
    next++;
  return (size_t)(next - item);
}

/* `Thirty visitors; Five young people`. */
static const char *what_words(const overview *o, const cl_due_item *item, size_t n) {
  const char *out = title_alone(o, item);
  for (size_t i = 1; i < n; i++)
    out = cl_asprintf(o->app->arena, "%s; %s", out, title_alone(o, &item[i]));
  return out;
}

static const char *role_of(const overview *o, const cl_due_item *item) {
  return ov_role(o, CL_F_MOMENT_OWNER, cl_due_owner(item));
}

/* The roles of N items, each once. */
static const char *who_words(const overview *o, const cl_due_item *item, size_t n) {
  const char *out = role_of(o, item);
  for (size_t i = 1; i < n; i++) {
    const char *role = role_of(o, &item[i]);
    size_t before = 0;
    while (before < i && strcmp(role_of(o, &item[before]), role) != 0)
      before++;
    if (before == i && *role)
      out = cl_asprintf(o->app->arena, "%s%s%s", out, *out ? ", " : "", role);
  }
  return out;
}

static const char *time_words(const overview *o, const cl_due_item *item) {
  if (item->minute < 0)
    return "";
  const char *from = cl_asprintf(o->app->arena, "%02d:%02d", item->minute / 60, item->minute % 60);
  if (item->end < 0)
    return from;
  return cl_asprintf(o->app->arena, "%s\xE2\x80\x93%02d:%02d", from, item->end / 60,
                     item->end % 60);
}

/* Moments at the same time, by their titles. */
static const char *clash_words(const overview *o, const cl_due_item *item) {
  cl_buf out = CL_BUF_INIT;
  for (const char *id = item->clash; id && *id;) {
    size_t n = strcspn(id, ",");
    const cl_rec *other = cl_plan_ref(o->app->plan, CL_F_MOMENT_INSTEAD_MOMENT, (cl_str){ id, n });
    cl_buf_printf(&out, "%s%s", out.len ? ", " : "",
                  other ? cmd_text(o->app, other, CL_F_MOMENT_TITLE)
                        : cl_strndup(o->app->arena, id, n));
    id += n + strspn(id + n, ", ");
  }
  const char *others = cl_buf_keep(&out, o->app->arena);
  return *others ? cl_asprintf(o->app->arena, T_(o->app, "at the same time as %s !"), others) : "";
}

static void put_words(overview *o, unsigned row, const cl_due_item *item, size_t n,
                      cl_cell_style style, unsigned *lines) {
  cl_sheet *sheet = o->calendar;
  bool moment = ov_is_moment(item);
  const char *holiday = ov_holiday_on(o, item->date), *clash = clash_words(o, item);
  const char *note = *clash && *holiday ? cl_asprintf(o->app->arena, "%s; %s", clash, holiday)
                     : *clash           ? clash
                                        : holiday;
  const char *who = who_words(o, item, n);
  cl_cell_style wrap = style;
  wrap.wrap = true;
  wrap.bold = moment;
  const char *what = what_words(o, item, n), *where = "";
  if (item->kind == CL_DUE_MOMENT)
    where = cmd_text(o->app, item->rec, CL_F_MOMENT_CHANNEL);
  cl_set_text(sheet, row, D_WHAT, &wrap, what);
  wrap.bold = false;
  cl_set_text(sheet, row, E_KIND, &wrap, kind_words(o, item));
  cl_set_text(sheet, row, G_WHERE, &wrap, where);
  cl_set_text(sheet, row, H_WHO, &wrap, who);
  cl_set_text(sheet, row, I_STATUS, &wrap,
              item->kind == CL_DUE_MOMENT ? cmd_label(o->app, item->rec, CL_F_MOMENT_STATUS) : "");
  if (*clash)
    wrap.ground = OV_NOTICE, wrap.ink = OV_ON_NOTICE;
  wrap.size = 8;
  cl_set_text(sheet, row, J_NOTE, &wrap, note);
  const unsigned each[] = { cl_page_lines(what, widths[D_WHAT], 9, true),
                            cl_page_lines(where, widths[G_WHERE], 9, false),
                            cl_page_lines(who, widths[H_WHO], 9, false),
                            cl_page_lines(note, widths[J_NOTE], 8, false) };
  for (size_t i = 0; i < CL_COUNT(each); i++)
    *lines = each[i] > *lines ? each[i] : *lines;
}

/* The last of a week has the line of a new one below it: above the first it would colour
 * the thin one below that too. */
static void put_day(overview *o, unsigned row, const cl_due_item *item, size_t n, bool week_ends,
                    const char **names) {
  cl_sheet *sheet = o->calendar;
  const ov_community *c = ov_community_of(o, item->community);
  bool school = o->school && cl_school_holiday(o->school, o->region, item->date, o->app->lang);
  cl_cell_style style = ov_cell(CL_SIDE_LEFT);
  unsigned lines = 1;
  int year, week;
  cl_iso_week(item->date, &year, &week);
  style.ground = school ? OV_SAND : 0;
  style.bottom = week_ends ? CL_EDGE_MEDIUM : CL_EDGE_THIN;
  style.line = week_ends ? o->colours.brand : OV_LINE;
  cl_cell_style number = style, day = style, link = style;
  number.side = CL_SIDE_RIGHT;
  number.ink = OV_MUTED;
  number.form = "0\"  \"";
  day.bold = ov_is_moment(item);
  day.form = ov_date_form(o, item->date > o->app->today + 300 ? "ddd d mmm yy" : "ddd d mmm");
  link.ink = o->colours.ink;
  cl_set_num(sheet, row, A_WEEK, &number, week);
  cl_set_date(sheet, row, B_DAY, &day, item->date);
  cl_set_text(sheet, row, C_TIME, &style, time_words(o, item));
  cl_set_link(sheet, row, F_COMMUNITY, &link, c ? names[c - o->communities] : NULL,
              c ? c->sheet : NULL, 0, 0);
  put_words(o, row, item, n, style, &lines);
  ov_lines(sheet, row, lines);
}

static void put_header(overview *o, unsigned last, bool any) {
  cl_app *app = o->app;
  const char *titles[COLUMNS] = { T_(app, "Week"),
                                  T_(app, "Day"),
                                  cl_field_label(CL_F_MOMENT_TIME, app->lang),
                                  T_(app, "What"),
                                  T_(app, "Kind"),
                                  T_(app, "Community"),
                                  T_(app, "Place or channel"),
                                  T_(app, "Who"),
                                  cl_field_label(CL_F_MOMENT_STATUS, app->lang),
                                  T_(app, "Note") };
  cl_cell_style styles[COLUMNS];
  for (unsigned i = 0; i < COLUMNS; i++)
    styles[i] = ov_header(o, i == A_WEEK ? CL_SIDE_RIGHT : CL_SIDE_LEFT);
  cl_range range = { o->calendar, OV_HEADER, 0, last, COLUMNS - 1 };
  cl_range_table(o->calendar, &range, "tbl_calendar", titles, styles, any);
  cl_sheet_height(o->calendar, OV_HEADER, OV_HEAD_FILTER);
}

static const char *title_of(const overview *o, cl_date end) {
  cl_app *app = o->app;
  size_t moments = 0, others = 0;
  for (size_t i = 0; i < o->due.count; i++) {
    const cl_due_item *item = &o->due.items[i];
    if (item->date < app->today || item->date >= end)
      continue;
    moments += ov_is_moment(item);
    others += item->kind != CL_DUE_MOMENT;
  }
  if (!others)
    return cl_asprintf(app->arena,
                       cl_ntr(app->lang, "Calendar: %zu moment from %s up to %s",
                              "Calendar: %zu moments from %s up to %s", moments),
                       moments, cl_day_words(cl_app_view(app), app->today),
                       cl_day_words(cl_app_view(app), end - 1));
  /* TRANSLATORS: numbers, a day, a day */
  return cl_asprintf(app->arena,
                     T_(app, "Calendar: %zu moments and %zu other dates from %s up to %s"), moments,
                     others, cl_day_words(cl_app_view(app), app->today),
                     cl_day_words(cl_app_view(app), end - 1));
}

static bool is_shown(const overview *o, const cl_due_item *item) {
  return item->date >= o->app->today && (item->kind != CL_DUE_MOMENT || ov_is_moment(item));
}

/* Is what is shown from NEXT on of a later week than DATE? */
static bool week_ends(const overview *o, size_t next, cl_date date) {
  int year, week, of_next;
  while (next < o->due.count && !is_shown(o, &o->due.items[next]))
    next++;
  if (next == o->due.count)
    return false;
  cl_iso_week(date, &year, &week);
  cl_iso_week(o->due.items[next].date, &year, &of_next);
  return of_next != week;
}

void ov_calendar(overview *o) {
  cl_app *app = o->app;
  cl_date end = app->today + 7 * OV_WEEKS_PRINTED;
  double all[COLUMNS];
  memcpy(all, widths, sizeof all);
  all[F_COMMUNITY] = ov_name_width(o, 24, false);
  const char **names = ov_names(o, all[F_COMMUNITY], false);
  unsigned row = OV_FIRST, printed = OV_FIRST;
  ov_top(o, o->calendar, all, COLUMNS, title_of(o, end),
         T_(app,
            "Eight weeks are printed; a year stands below. Bold: what people notice. Plain: "
            "measuring, tasks, looking back. Sand: school holidays. Who: a role, never a name."));
  for (size_t i = 0, n; i < o->due.count; i += n) {
    const cl_due_item *item = &o->due.items[i];
    n = together(o, item);
    if (!is_shown(o, item))
      continue;
    put_day(o, row++, item, n, week_ends(o, i + n, item->date), names);
    if (item->date < end)
      printed = row;
  }
  bool any = row > OV_FIRST;
  if (!any) {
    ov_empty(o->calendar, row++, COLUMNS,
             T_(app, "Nothing is planned yet: cl-calendar add moment TITLE"));
    printed = row;
  }
  put_header(o, row - 1, any);
  ov_page(o->calendar, ov_tab(o, o->calendar), 0, OV_FIRST, printed, COLUMNS, false);
}
