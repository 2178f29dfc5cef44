/* ics.c - calendar files by libical; see ics.h.
 *
 * Each event is written by itself and its text appended: a calendar of 100,000
 * events in one tree of libical would take long and much.  What is known of an
 * earlier file is its text, too: two events are the same when their lines are,
 * but for the three that say when and how often it was changed. */
#include "ics.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "../base/hash.h"

static const char TZID[] = "Europe/Amsterdam";
enum { DAY_MINUTES = 24 * 60, USUAL_LENGTH = 60, HASH_BITS = 16 };

/* When an event was changed, and how often: as it stands in a file. */
typedef struct stamps {
  cl_str made, changed; /* DTSTAMP, LAST-MODIFIED: 20261122T000000Z */
  long long sequence;
} stamps;

/* An event of the earlier file. */
typedef struct block {
  const char *key; /* UID and RECURRENCE-ID, as they stand there */
  cl_str text;
} block;

struct cl_ics {
  cl_arena *arena;
  cl_arena *scratch; /* of the event at hand */
  cl_buf out;
  cl_str end; /* END:VCALENDAR */
  const char *stamp;
  long long base; /* SEQUENCE for the day of the stamp */
  block *blocks;  /* sorted by key */
  size_t block_count, block_cap;
  bool failed;
};

/* ---- Texts ------------------------------------------------------------------ */

/* TEXT without anything that RFC 5545 does not allow (3.3.11): controls made
 * visible, what is no UTF-8 replaced.  NULL for nothing at all. */
static const char *harmless(cl_ics *ics, const char *text, bool one_line) {
  cl_str trimmed = cl_str_trim(cl_str_of(text));
  cl_buf clean = CL_BUF_INIT;
  if (!trimmed.n)
    return NULL;
  cl_visible(&clean, trimmed, one_line);
  for (size_t i = 0; i < clean.len; i++)
    if (clean.p[i] == '\t')
      clean.p[i] = ' ';
  const char *copy = cl_strndup(ics->scratch, cl_buf_text(&clean), clean.len);
  cl_buf_free(&clean);
  return copy;
}

/* libical writes commas and semicolons of a category as they are, which would
 * make two of one. */
static const char *one_category(cl_ics *ics, const char *text) {
  const char *clean = harmless(ics, text, true);
  char *copy = clean ? cl_strdup(ics->scratch, clean) : NULL;
  for (char *p = copy; p && *p; p++)
    if (*p == ',' || *p == ';' || *p == '\\')
      *p = '/';
  return copy;
}

/* An address has no blanks and no breaks; a line break in one would be a line
 * of the file. */
static const char *address(cl_ics *ics, const char *text) {
  const char *clean = harmless(ics, text, true);
  return clean && !strchr(clean, ' ') ? clean : NULL;
}

/* ---- Times ------------------------------------------------------------------ */

static cl_date last_sunday(int year, int month) {
  cl_date last = cl_date_of(year, month, cl_days_in_month(year, month));
  return last - cl_weekday(last) % 7;
}

/* Dutch time less UTC, in minutes: by the rules that the file itself gives. */
static int offset_at(cl_date date, int minute) {
  int year;
  cl_date_split(date, &year, NULL, NULL);
  cl_date spring = last_sunday(year, 3), autumn = last_sunday(year, 10);
  bool summer = (date > spring || (date == spring && minute >= 2 * 60)) &&
                (date < autumn || (date == autumn && minute < 3 * 60));
  return summer ? 120 : 60;
}

static struct icaltimetype time_at(cl_date date, int minute) {
  struct icaltimetype t = icaltime_null_time();
  while (minute >= DAY_MINUTES) {
    date++;
    minute -= DAY_MINUTES;
  }
  cl_date_split(date, &t.year, &t.month, &t.day);
  t.is_date = minute < 0;
  if (minute >= 0) {
    t.hour = minute / 60;
    t.minute = minute % 60;
  }
  return t;
}

/* The same in UTC, for where RFC 5545 wants that. */
static struct icaltimetype utc_at(cl_date date, int minute) {
  if (minute < 0)
    return time_at(date, -1);
  minute -= offset_at(date, minute);
  struct icaltimetype t =
      minute < 0 ? time_at(date - 1, minute + DAY_MINUTES) : time_at(date, minute);
  t.zone = icaltimezone_get_utc_timezone();
  return t;
}

enum { LIBICAL_LAST = 3000 }; /* later years it writes as 00000000 */

static icalproperty *property_at(icalproperty_kind kind, cl_date date, int minute) {
  struct icaltimetype t = time_at(date, minute);
  icalproperty *property = icalproperty_new(kind);
  char text[32];
  if (t.year <= LIBICAL_LAST) {
    icalproperty_set_value(property, t.is_date ? icalvalue_new_date(t) : icalvalue_new_datetime(t));
    return property;
  }
  if (t.is_date)
    snprintf(text, sizeof text, "%04d%02d%02d", t.year, t.month, t.day);
  else
    snprintf(text, sizeof text, "%04d%02d%02dT%02d%02d00", t.year, t.month, t.day, t.hour,
             t.minute);
  icalproperty_set_value(property, icalvalue_new_x(text));
  icalproperty_add_parameter(property, icalparameter_new_value(t.is_date ? ICAL_VALUE_DATE
                                                                         : ICAL_VALUE_DATETIME));
  return property;
}

static void add(icalcomponent *component, icalproperty *property) {
  icalcomponent_add_property(component, property);
}

/* PROPERTY at a time of the zone, when it is a time. */
static void add_at(icalcomponent *component, icalproperty *property, int minute) {
  if (minute >= 0)
    icalproperty_add_parameter(property, icalparameter_new_tzid(TZID));
  add(component, property);
}

static void add_x(icalcomponent *component, const char *name, const char *value) {
  icalproperty *property = icalproperty_new_x(value);
  icalproperty_set_x_name(property, name);
  add(component, property);
}

/* ---- The calendar around the events ----------------------------------------- */

/* As libical keeps a weekday and which one of the month it is. */
static short by_day(int weekday, int nth) {
  int sunday_first = weekday % 7 + 1;
  return (short)(nth < 0 ? nth * 8 - sunday_first : nth * 8 + sunday_first);
}

/* One half of the year, by the rule of Directive 2000/84/EC, told back to 1970:
 * some readers take what lies before the first start to be in no zone. */
static icalcomponent *half_year(icalcomponent *half, const char *name, int from, int to,
                                struct icaltimetype start, short month) {
  struct icalrecurrencetype rule;
  icalrecurrencetype_clear(&rule);
  rule.freq = ICAL_YEARLY_RECURRENCE;
  rule.by_month[0] = month;
  rule.by_day[0] = by_day(7, -1);
  add(half, icalproperty_new_dtstart(start));
  add(half, icalproperty_new_rrule(rule));
  add(half, icalproperty_new_tzoffsetfrom(from));
  add(half, icalproperty_new_tzoffsetto(to));
  add(half, icalproperty_new_tzname(name));
  return half;
}

static icalcomponent *time_zone(void) {
  icalcomponent *zone = icalcomponent_new(ICAL_VTIMEZONE_COMPONENT);
  add(zone, icalproperty_new_tzid(TZID));
  icalcomponent_add_component(zone,
                              half_year(icalcomponent_new(ICAL_XDAYLIGHT_COMPONENT), "CEST", 3600,
                                        7200, time_at(last_sunday(1970, 3), 2 * 60), 3));
  icalcomponent_add_component(zone,
                              half_year(icalcomponent_new(ICAL_XSTANDARD_COMPONENT), "CET", 7200,
                                        3600, time_at(last_sunday(1970, 10), 3 * 60), 10));
  return zone;
}

/* Twice a day is often enough to look for changes. */
static const char REFRESH[] = "PT12H";

static void put_head(cl_ics *ics, const cl_ics_info *info) {
  icalcomponent *calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
  const char *name = harmless(ics, info->name, true);
  add(calendar, icalproperty_new_version("2.0"));
  add(calendar,
      icalproperty_new_prodid(strcmp(info->language, "nl") == 0 ? "-//clkit//cl-calendar//NL"
                                                                : "-//clkit//cl-calendar//EN"));
  add(calendar, icalproperty_new_calscale("GREGORIAN"));
  add(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
  if (name) {
    add(calendar, icalproperty_new_name(name));
    add_x(calendar, "X-WR-CALNAME", name);
  }
  add_x(calendar, "X-WR-TIMEZONE", TZID);
  add(calendar, icalproperty_new_refreshinterval(icaldurationtype_from_string(REFRESH)));
  add_x(calendar, "X-PUBLISHED-TTL", REFRESH);
  icalcomponent_add_component(calendar, time_zone());
  char *text = icalcomponent_as_ical_string_r(calendar);
  icalcomponent_free(calendar);
  const char *end = text ? strstr(text, "END:VCALENDAR") : NULL;
  ics->failed = !end;
  if (end) {
    cl_buf_add(&ics->out, text, (size_t)(end - text));
    ics->end = cl_str_of(cl_strdup(ics->arena, end));
  }
  free(text);
}

/* ---- The lines of an event -------------------------------------------------- */

/* The line at P with its end, up to END; a folded one with all its parts. */
static cl_str line_at(const char *p, const char *end) {
  const char *q = p;
  do {
    const char *stop = memchr(q, '\n', (size_t)(end - q));
    q = stop ? stop + 1 : end;
  } while (q < end && (*q == ' ' || *q == '\t'));
  return (cl_str){ p, (size_t)(q - p) };
}

/* What stands behind NAME in LINE, without the line's end. */
static cl_str behind(cl_str line, const char *name) {
  size_t n = strlen(name);
  return cl_str_trim((cl_str){ line.p + n, line.n - n });
}

static bool is_stamp(cl_str line) {
  return cl_str_begins(line, "DTSTAMP:") || cl_str_begins(line, "SEQUENCE:") ||
         cl_str_begins(line, "LAST-MODIFIED:");
}

#define EACH_LINE(line, text)                                                                      \
  for (cl_str line = line_at((text).p, (text).p + (text).n); line.n;                               \
       line = line_at(line.p + line.n, (text).p + (text).n))

/* Is the text A that of B, but for the stamps?  A has none. */
static bool same_but_stamps(cl_str a, cl_str b) {
  const char *p = a.p, *end = a.p + a.n;
  EACH_LINE(line, b) {
    if (is_stamp(line))
      continue;
    if ((size_t)(end - p) < line.n || memcmp(p, line.p, line.n) != 0)
      return false;
    p += line.n;
  }
  return p == end;
}

static const char *key_of(cl_arena *arena, cl_str text) {
  cl_str uid = CL_NO_STR, instead = { "", 0 };
  EACH_LINE(line, text) {
    if (cl_str_begins(line, "UID:"))
      uid = line;
    else if (cl_str_begins(line, "RECURRENCE-ID"))
      instead = line;
  }
  return uid.p ? cl_asprintf(arena, "%.*s%.*s", (int)uid.n, uid.p, (int)instead.n, instead.p)
               : NULL;
}

static bool is_utc_time(cl_str a) {
  static const char shape[] = "00000000T000000Z";
  if (a.n != sizeof shape - 1)
    return false;
  for (size_t i = 0; i < a.n; i++)
    if (shape[i] == '0' ? a.p[i] < '0' || a.p[i] > '9' : a.p[i] != shape[i])
      return false;
  return true;
}

/* False when they are not all there: then it is no file of ours. */
static bool read_stamps(cl_str text, stamps *out) {
  *out = (stamps){ CL_NO_STR, CL_NO_STR, -1 };
  EACH_LINE(line, text) {
    if (cl_str_begins(line, "DTSTAMP:"))
      out->made = behind(line, "DTSTAMP:");
    else if (cl_str_begins(line, "LAST-MODIFIED:"))
      out->changed = behind(line, "LAST-MODIFIED:");
    else if (cl_str_begins(line, "SEQUENCE:") &&
             !cl_parse_int(behind(line, "SEQUENCE:"), &out->sequence))
      return false;
  }
  return is_utc_time(out->made) && is_utc_time(out->changed) && out->sequence >= 0 &&
         out->sequence <= INT32_MAX;
}

/* ---- The earlier file ------------------------------------------------------- */

static int by_key(const void *a, const void *b) {
  return strcmp(((const block *)a)->key, ((const block *)b)->key);
}

static void read_earlier(cl_ics *ics, cl_str file) {
  const char *begin = NULL;
  if (!file.n)
    return;
  EACH_LINE(line, file) {
    if (cl_str_begins(line, "BEGIN:VEVENT")) {
      begin = line.p;
    } else if (begin && cl_str_begins(line, "END:VEVENT")) {
      cl_str text = { begin, (size_t)(line.p + line.n - begin) };
      const char *key = key_of(ics->arena, text);
      begin = NULL;
      if (!key)
        continue;
      ics->blocks =
          cl_grow(ics->blocks, &ics->block_cap, ics->block_count + 1, sizeof *ics->blocks);
      ics->blocks[ics->block_count++] = (block){ key, text };
    }
  }
  if (ics->block_count)
    qsort(ics->blocks, ics->block_count, sizeof *ics->blocks, by_key);
}

static const block *earlier_block(const cl_ics *ics, const char *key) {
  block wanted = { key, CL_NO_STR };
  if (!key)
    return NULL;
  return bsearch(&wanted, ics->blocks, ics->block_count, sizeof *ics->blocks, by_key);
}

/* ---- One event -------------------------------------------------------------- */

static struct icalrecurrencetype rule_of(const cl_ics_event *event) {
  static const icalrecurrencetype_frequency rhythms[] = {
    [CL_ICS_ONCE] = ICAL_NO_RECURRENCE,       [CL_ICS_DAILY] = ICAL_DAILY_RECURRENCE,
    [CL_ICS_WEEKLY] = ICAL_WEEKLY_RECURRENCE, [CL_ICS_MONTHLY] = ICAL_MONTHLY_RECURRENCE,
    [CL_ICS_YEARLY] = ICAL_YEARLY_RECURRENCE,
  };
  const cl_ics_rule *from = &event->rule;
  struct icalrecurrencetype rule;
  icalrecurrencetype_clear(&rule);
  rule.freq = rhythms[from->rhythm];
  rule.interval = (short)from->interval;
  if (from->weekday)
    rule.by_day[0] = by_day(from->weekday, from->nth);
  if (from->month_day)
    rule.by_month_day[0] = (short)from->month_day;
  if (from->month)
    rule.by_month[0] = (short)from->month;
  if (from->until != CL_NO_DATE) /* in UTC when the start is a time: RFC 5545, 3.3.10 */
    rule.until = utc_at(from->until, event->start);
  else
    rule.count = from->count;
  return rule;
}

static void add_times(icalcomponent *item, const cl_ics_event *event) {
  cl_date date = event->date;
  int start = event->start, end = event->end > start ? event->end : start + USUAL_LENGTH;
  add_at(item, property_at(ICAL_DTSTART_PROPERTY, date, start), start);
  /* What takes all of a day ends when the next begins; behind the last day of all
   * there is none, and without an end it is that day alone. */
  cl_date end_date = start < 0 ? date + 1 : date + end / DAY_MINUTES;
  if (end_date <= CL_DATE_LAST)
    add_at(item,
           property_at(ICAL_DTEND_PROPERTY, start < 0 ? end_date : date, start < 0 ? -1 : end),
           start);
  if (event->rule.rhythm == CL_ICS_ONCE)
    return;
  add(item, icalproperty_new_rrule(rule_of(event)));
  for (size_t i = 0; i < event->except_count; i++)
    add_at(item, property_at(ICAL_EXDATE_PROPERTY, event->except[i], start), start);
}

static void add_texts(cl_ics *ics, icalcomponent *item, const cl_ics_event *event) {
  const char *summary = harmless(ics, event->summary, true);
  const char *description = harmless(ics, event->description, false);
  const char *location = harmless(ics, event->location, true);
  const char *url = address(ics, event->url);
  add(item, icalproperty_new_summary(summary ? summary : "-"));
  if (description)
    add(item, icalproperty_new_description(description));
  if (location)
    add(item, icalproperty_new_location(location));
  if (url)
    add(item, icalproperty_new_url(url));
  for (size_t i = 0; i < event->category_count; i++) {
    const char *category = one_category(ics, event->categories[i]);
    if (category)
      add(item, icalproperty_new_categories(category));
  }
}

static icalcomponent *component_of(cl_ics *ics, const cl_ics_event *event) {
  static const icalproperty_status states[] = {
    [CL_ICS_UNSAID] = ICAL_STATUS_NONE,
    [CL_ICS_TENTATIVE] = ICAL_STATUS_TENTATIVE,
    [CL_ICS_CONFIRMED] = ICAL_STATUS_CONFIRMED,
    [CL_ICS_CANCELLED] = ICAL_STATUS_CANCELLED,
  };
  icalcomponent *item = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  bool transparent = event->free || event->start < 0 || event->status == CL_ICS_CANCELLED;
  add(item, icalproperty_new_uid(event->uid));
  if (event->instead_of != CL_NO_DATE)
    add_at(item, property_at(ICAL_RECURRENCEID_PROPERTY, event->instead_of, event->instead_start),
           event->instead_start);
  add_times(item, event);
  add_texts(ics, item, event);
  if (event->status != CL_ICS_UNSAID)
    add(item, icalproperty_new_status(states[event->status]));
  add(item, icalproperty_new_transp(transparent ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
  add_x(item, "X-MICROSOFT-CDO-BUSYSTATUS", transparent ? "FREE" : "BUSY");
  return item;
}

/* A hash folded to a few bits. */
static long long hash_of(cl_str text) {
  uint64_t hash = cl_hash_str(CL_HASH_START, text);
  hash ^= hash >> 32;
  hash ^= hash >> 16;
  return (long long)(hash & ((1u << HASH_BITS) - 1));
}

static stamps stamps_of(const cl_ics *ics, cl_str text) {
  const block *earlier = ics->block_count ? earlier_block(ics, key_of(ics->scratch, text)) : NULL;
  stamps old, now = { cl_str_of(ics->stamp), cl_str_of(ics->stamp), ics->base + hash_of(text) };
  if (!earlier || !read_stamps(earlier->text, &old))
    return now;
  if (same_but_stamps(text, earlier->text))
    return old;
  if (now.sequence <= old.sequence)
    now.sequence = old.sequence < INT32_MAX ? old.sequence + 1 : INT32_MAX;
  return now;
}

void cl_ics_add(cl_ics *ics, const cl_ics_event *event) {
  static const char begin[] = "BEGIN:VEVENT\r\n";
  if (ics->failed || event->date == CL_NO_DATE)
    return;
  ics->scratch = cl_arena_new();
  icalcomponent *item = component_of(ics, event);
  char *text = icalcomponent_as_ical_string_r(item);
  icalcomponent_free(item);
  cl_str all = cl_str_of(text);
  ics->failed = !text || !cl_str_begins(all, begin);
  if (!ics->failed) {
    stamps s = stamps_of(ics, all);
    cl_buf_puts(&ics->out, begin);
    cl_buf_printf(&ics->out, "DTSTAMP:%.*s\r\nLAST-MODIFIED:%.*s\r\nSEQUENCE:%lld\r\n",
                  (int)s.made.n, s.made.p, (int)s.changed.n, s.changed.p, s.sequence);
    cl_buf_add(&ics->out, all.p + sizeof begin - 1, all.n - (sizeof begin - 1));
  }
  free(text);
  cl_arena_free(ics->scratch);
}

/* ---- All of it -------------------------------------------------------------- */

/* Days since 2020 in the upper bits, room for a hash in the lower: fits until
 * 2109. */
static long long base_of(int64_t stamp) {
  int64_t days = stamp / 86400 - cl_date_of(2020, 1, 1);
  if (days < 0)
    days = 0;
  if (days > (INT32_MAX >> HASH_BITS) - 1)
    days = (INT32_MAX >> HASH_BITS) - 1;
  return (long long)days << HASH_BITS;
}

static const char *utc_text(cl_arena *arena, int64_t stamp) {
  int year, month, day;
  int64_t seconds = stamp % 86400;
  cl_date_split((cl_date)(stamp / 86400), &year, &month, &day);
  return cl_asprintf(arena, "%04d%02d%02dT%02d%02d%02dZ", year, month, day, (int)(seconds / 3600),
                     (int)(seconds / 60 % 60), (int)(seconds % 60));
}

cl_ics *cl_ics_new(const cl_ics_info *info) {
  int64_t last = (int64_t)CL_DATE_LAST * 86400, stamp = info->stamp;
  stamp = stamp < 0 ? 0 : stamp > last ? last : stamp;
  cl_arena *arena = cl_arena_new();
  cl_ics *ics = cl_alloc(arena, sizeof *ics);
  ics->arena = ics->scratch = arena;
  ics->stamp = utc_text(arena, stamp);
  ics->base = base_of(stamp);
  read_earlier(ics, info->earlier);
  put_head(ics, info);
  return ics;
}

enum cl_status cl_ics_end(cl_ics *ics, cl_buf *out, cl_diag *diag) {
  enum cl_status status = CL_OK;
  if (ics->failed) {
    status = cl_fail(diag, CL_IO, CL_NOWHERE, _("the calendar cannot be made: memory is short"));
  } else {
    cl_buf_add(out, cl_buf_text(&ics->out), ics->out.len);
    cl_buf_str(out, ics->end);
  }
  free(ics->blocks);
  cl_buf_free(&ics->out);
  cl_arena_free(ics->arena);
  return status;
}
