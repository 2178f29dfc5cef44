/* ics_days.c - what libical reads in a calendar file: its occurrences from one
 * day to another, a line each, sorted:
 *
 *   2026-12-05 10:00 2026-12-05T09:00Z Title
 *   2026-11-01   Title of what takes all day
 *
 * A reader of its own for the tests: it knows the time zone by the rules that
 * the file itself gives, expands the repeats, leaves out what the file leaves
 * out, and puts what was moved in the place of what it stands in for.
 *
 *   ics_days FILE FROM TO */
#include <libical/ical.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 512, MOST = 200000 };

typedef struct reader {
  icalcomponent *calendar;
  const char *from, *to;
  icalcomponent **moved; /* events that stand in for others */
  size_t moved_count;
  char (*lines)[LINE];
  size_t count, cap;
} reader;

static int fail(const char *what, const char *name) {
  fprintf(stderr, "ics_days: %s: %s\n", name, what);
  return 1;
}

static char *read_all(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file)
    return NULL;
  size_t cap = 1 << 16, n = 0, got;
  char *text = malloc(cap + 1);
  while (text && (got = fread(text + n, 1, cap - n, file)) > 0) {
    n += got;
    if (n == cap) {
      cap *= 2;
      char *more = realloc(text, cap + 1);
      if (!more)
        free(text);
      text = more;
    }
  }
  fclose(file);
  if (text)
    text[n] = '\0';
  return text;
}

/* The zone of a property, from the file's own VTIMEZONE. */
static struct icaltimetype in_zone(const reader *r, icalproperty *property) {
  icalvalue *value = icalproperty_get_value(property);
  struct icaltimetype t = icalvalue_isa(value) == ICAL_DATE_VALUE ? icalvalue_get_date(value)
                                                                  : icalvalue_get_datetime(value);
  icalparameter *zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
  if (zone)
    icaltime_set_timezone(&t,
                          icalcomponent_get_timezone(r->calendar, icalparameter_get_tzid(zone)));
  return t;
}

static void put(reader *r, struct icaltimetype t, icalcomponent *event) {
  char day[16];
  snprintf(day, sizeof day, "%04d-%02d-%02d", t.year, t.month, t.day);
  if (strcmp(day, r->from) < 0 || strcmp(day, r->to) > 0)
    return;
  if (r->count == r->cap) {
    r->cap = r->cap ? r->cap * 2 : 256;
    r->lines = realloc(r->lines, r->cap * sizeof *r->lines);
    if (!r->lines)
      exit(1);
  }
  char *line = r->lines[r->count++];
  const char *summary = icalcomponent_get_summary(event);
  if (t.is_date) {
    snprintf(line, LINE, "%s   %s", day, summary);
    return;
  }
  struct icaltimetype utc = icaltime_convert_to_zone(t, icaltimezone_get_utc_timezone());
  snprintf(line, LINE, "%s %02d:%02d %04d-%02d-%02dT%02d:%02dZ %s", day, t.hour, t.minute, utc.year,
           utc.month, utc.day, utc.hour, utc.minute, summary);
}

/* Does EVENT leave T out, or does another event of its UID stand in for it? */
static bool left_out(const reader *r, icalcomponent *event, struct icaltimetype t) {
  const char *uid = icalcomponent_get_uid(event);
  for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY); p;
       p = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY))
    if (icaltime_compare(in_zone(r, p), t) == 0)
      return true;
  for (size_t i = 0; i < r->moved_count; i++)
    if (strcmp(icalcomponent_get_uid(r->moved[i]), uid) == 0 &&
        icaltime_compare(in_zone(r, icalcomponent_get_first_property(r->moved[i],
                                                                     ICAL_RECURRENCEID_PROPERTY)),
                         t) == 0)
      return true;
  return false;
}

static void expand(reader *r, icalcomponent *event) {
  struct icaltimetype start =
      in_zone(r, icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY));
  icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
  if (!rule) {
    put(r, start, event);
    return;
  }
  icalrecur_iterator *walk = icalrecur_iterator_new(icalproperty_get_rrule(rule), start);
  if (!walk)
    exit(fail("a rule that libical does not take", icalcomponent_get_uid(event)));
  for (int n = 0; n < MOST; n++) {
    struct icaltimetype t = icalrecur_iterator_next(walk);
    char day[16];
    if (icaltime_is_null_time(t))
      break;
    snprintf(day, sizeof day, "%04d-%02d-%02d", t.year, t.month, t.day);
    if (strcmp(day, r->to) > 0)
      break;
    if (!left_out(r, event, t))
      put(r, t, event);
  }
  icalrecur_iterator_free(walk);
}

/* By libical's table of what must, may and may not be there.  METHOD is taken
 * off first: for a file that is published, RFC 5546 wants an organiser with an
 * address, which is for invitations and not for a file. */
static bool is_sound(icalcomponent *calendar) {
  icalproperty *method = icalcomponent_get_first_property(calendar, ICAL_METHOD_PROPERTY);
  if (icalcomponent_count_errors(calendar) || !method)
    return false;
  icalcomponent_remove_property(calendar, method);
  icalproperty_free(method);
  return icalrestriction_check(calendar);
}

static void find_moved(reader *r) {
  int most = icalcomponent_count_components(r->calendar, ICAL_VEVENT_COMPONENT);
  r->moved = calloc((size_t)most + 1, sizeof(icalcomponent *));
  icalcompiter i = icalcomponent_begin_component(r->calendar, ICAL_VEVENT_COMPONENT);
  for (icalcomponent *event; r->moved && (event = icalcompiter_deref(&i)); icalcompiter_next(&i))
    if (icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY))
      r->moved[r->moved_count++] = event;
}

static int by_line(const void *a, const void *b) {
  return strcmp(a, b);
}

int main(int argc, char **argv) {
  if (argc != 4)
    return 2;
  char *text = read_all(argv[1]);
  reader r = { .calendar = text ? icalparser_parse_string(text) : NULL,
               .from = argv[2],
               .to = argv[3] };
  if (!r.calendar || icalcomponent_isa(r.calendar) != ICAL_VCALENDAR_COMPONENT)
    return fail("no calendar", argv[1]);
  if (!is_sound(r.calendar))
    return fail("not as RFC 5545 wants it", argv[1]);
  find_moved(&r);
  icalcompiter i = icalcomponent_begin_component(r.calendar, ICAL_VEVENT_COMPONENT);
  for (icalcomponent *event; (event = icalcompiter_deref(&i)); icalcompiter_next(&i))
    expand(&r, event);
  if (r.count)
    qsort(r.lines, r.count, sizeof *r.lines, by_line);
  for (size_t n = 0; n < r.count; n++)
    puts(r.lines[n]);
  free(r.lines);
  free(r.moved);
  icalcomponent_free(r.calendar);
  free(text);
  return 0;
}
