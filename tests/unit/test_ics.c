/* test_ics.c - calendar files: folding, escaping, times, what is published again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/format/ics.h"

enum { NOON = 12 * 60 };
static const int64_t STAMP = 1795305600; /* 2026-11-22T00:00:00Z */

static cl_ics_info info_of(int64_t stamp, const cl_buf *earlier) {
  return (cl_ics_info){ "Kalender", "nl", stamp,
                        earlier ? (cl_str){ cl_buf_text(earlier), earlier->len } : CL_NO_STR };
}

static cl_ics_event event_on(cl_date date, int start, const char *summary) {
  return (cl_ics_event){ .uid = "een.test",
                         .date = date,
                         .start = start,
                         .end = start < 0 ? -1 : start + 90,
                         .rule = { .until = CL_NO_DATE },
                         .instead_of = CL_NO_DATE,
                         .instead_start = -1,
                         .summary = summary };
}

/* A file with N events. */
static cl_buf file_of(const cl_ics_info *info, const cl_ics_event *events, size_t n) {
  cl_buf out = CL_BUF_INIT;
  cl_diag diag;
  cl_diag_init(&diag);
  cl_ics *ics = cl_ics_new(info);
  for (size_t i = 0; i < n; i++)
    cl_ics_add(ics, &events[i]);
  assert_int_equal(cl_ics_end(ics, &out, &diag), CL_OK);
  assert_int_equal(diag.count, 0);
  cl_diag_free(&diag);
  return out;
}

static cl_buf file_with(const cl_ics_event *event) {
  cl_ics_info info = info_of(STAMP, NULL);
  return file_of(&info, event, 1);
}

/* Every line ends in CRLF, has 75 octets at most, and no character is cut. */
static void check_lines(const cl_buf *file) {
  const char *p = file->p, *end = p + file->len;
  while (p < end) {
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    assert_non_null(stop);
    assert_true(stop > p);
    assert_int_equal(stop[-1], '\r');
    size_t n = (size_t)(stop - 1 - p);
    assert_true(n <= 75);
    assert_null(memchr(p, '\r', n));
    assert_null(cl_utf8_bad(p, n));
    p = stop + 1;
  }
}

static cl_buf unfolded(const cl_buf *file) {
  cl_buf out = CL_BUF_INIT;
  for (size_t i = 0; i < file->len; i++) {
    if (i + 2 < file->len && memcmp(file->p + i, "\r\n ", 3) == 0)
      i += 2;
    else
      cl_buf_putc(&out, file->p[i]);
  }
  return out;
}

static void has(const cl_buf *file, const char *part) {
  cl_buf all = unfolded(file);
  if (!strstr(cl_buf_text(&all), part))
    fail_msg("%s\nhas no %s", cl_buf_text(&all), part);
  cl_buf_free(&all);
}

static void hasnt(const cl_buf *file, const char *part) {
  cl_buf all = unfolded(file);
  if (strstr(cl_buf_text(&all), part))
    fail_msg("%s\nhas %s", cl_buf_text(&all), part);
  cl_buf_free(&all);
}

static size_t count_of(const cl_buf *file, const char *part) {
  size_t n = 0;
  for (const char *p = cl_buf_text(file); (p = strstr(p, part)); p++)
    n++;
  return n;
}

static void event_has(const cl_ics_event *event, const char *part) {
  cl_buf file = file_with(event);
  check_lines(&file);
  has(&file, part);
  cl_buf_free(&file);
}

/* ---- folding ---------------------------------------------------------------------- */

static uint32_t state = 2463534242u;
static uint32_t below(uint32_t n) {
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state % n;
}

/* The value of SUMMARY, unescaped. */
static cl_buf summary_of(const cl_buf *file) {
  cl_buf all = unfolded(file), out = CL_BUF_INIT;
  const char *p = strstr(cl_buf_text(&all), "\r\nSUMMARY:");
  assert_non_null(p);
  for (p += strlen("\r\nSUMMARY:"); *p != '\r'; p++) {
    if (*p == '\\') {
      p++;
      cl_buf_putc(&out, *p == 'n' || *p == 'N' ? '\n' : *p);
    } else {
      cl_buf_putc(&out, *p);
    }
  }
  cl_buf_free(&all);
  return out;
}

/* Whatever the text: lines keep their measure, and unfolding gives it back. */
static void folding(void **unused) {
  (void)unused;
  static const char *const pieces[] = {
    "a",
    " ",
    "é",
    "\xF0\x9F\x98\x80",
    "€",
    ",",
    ";",
    "\\",
    ":",
    "\"",
    "e\xCC\x81",
    "woord",
    "'",
    "\xD9\x85\xD8\xB1\xD8\xAD",
    "漢字",
    "ENDE",
    "BEGIN:VEVENT",
    "\\n",
    "=",
    "x;y,z",
  };
  for (int round = 0; round < 400; round++) {
    cl_buf text = CL_BUF_INIT;
    size_t n = below(300);
    cl_buf_puts(&text, "<");
    for (size_t i = 0; i < n; i++)
      cl_buf_puts(&text, pieces[below(CL_COUNT(pieces))]);
    cl_buf_puts(&text, ">");
    cl_ics_event event = event_on(cl_date_of(2026, 11, 22), -1, cl_buf_text(&text));
    cl_buf file = file_with(&event);
    check_lines(&file);
    cl_buf got = summary_of(&file);
    assert_string_equal(cl_buf_text(&got), cl_buf_text(&text));
    cl_buf_free(&got);
    cl_buf_free(&file);
    cl_buf_free(&text);
  }
}

static void hostile_texts(void **unused) {
  (void)unused;
  static const char *const categories[] = { "a,b;c", "", "\n" };
  cl_ics_event event = event_on(cl_date_of(2026, 11, 22), -1, "regel\r\nEND:VEVENT\x1b[31m\xff");
  event.description = "een\ntwee\r\ndrie\tvier\xe2\x80\xa8vijf";
  event.location = " a\nb ";
  event.url = "https://example.nl/\r\nX-EVIL:1";
  event.categories = categories;
  event.category_count = CL_COUNT(categories);
  cl_buf file = file_with(&event);
  check_lines(&file);
  has(&file, "\r\nSUMMARY:regel END:VEVENT<ESC>[31m\xEF\xBF\xBD\r\n");
  has(&file, "\r\nDESCRIPTION:een\\ntwee\\ndrie vier<U+2028>vijf\r\n");
  has(&file, "\r\nLOCATION:a b\r\n");
  hasnt(&file, "\r\nX-EVIL");
  hasnt(&file, "URL:");
  has(&file, "\r\nCATEGORIES:a/b/c\r\n");
  assert_int_equal(count_of(&file, "CATEGORIES:"), 1);
  assert_int_equal(count_of(&file, "\r\nEND:VEVENT\r\n"), 1);
  cl_buf_free(&file);
  event.url = "https://example.nl/a?b=c,d;e";
  event_has(&event, "\r\nURL:https://example.nl/a?b=c,d;e\r\n");
  event.summary = " ";
  event_has(&event, "\r\nSUMMARY:-\r\n");
}

/* ---- around the events ------------------------------------------------------------- */

static void head(void **unused) {
  (void)unused;
  cl_ics_info info = info_of(0, NULL);
  info.name = "Bieb, \"de\"; ";
  cl_buf file = file_of(&info, NULL, 0);
  check_lines(&file);
  assert_memory_equal(file.p, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", 30);
  assert_string_equal(file.p + file.len - 15, "END:VCALENDAR\r\n");
  has(&file, "\r\nMETHOD:PUBLISH\r\n");
  has(&file, "\r\nNAME:Bieb\\, \"de\"\\;\r\n");
  has(&file, "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n");
  has(&file, "\r\nX-PUBLISHED-TTL:PT12H\r\n");
  has(&file, "\r\nTZID:Europe/Amsterdam\r\n");
  has(&file, "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\n"
             "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n");
  has(&file, "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n"
             "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n");
  cl_buf_free(&file);
}

static void times(void **unused) {
  (void)unused;
  cl_ics_event event = event_on(cl_date_of(2026, 12, 31), -1, "Oudjaar");
  event_has(&event, "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
  event_has(&event, "TRANSP:TRANSPARENT");
  event = event_on(cl_date_of(2026, 10, 25), NOON, "Na de nacht");
  event_has(&event, "DTSTART;TZID=Europe/Amsterdam:20261025T120000\r\n"
                    "DTEND;TZID=Europe/Amsterdam:20261025T133000\r\n");
  event_has(&event, "TRANSP:OPAQUE");
  event.end = -1;
  event_has(&event, "DTEND;TZID=Europe/Amsterdam:20261025T130000\r\n");
  event.end = NOON;
  event_has(&event, "DTEND;TZID=Europe/Amsterdam:20261025T130000\r\n");
  event.start = 23 * 60 + 30;
  event_has(&event, "DTEND;TZID=Europe/Amsterdam:20261026T003000\r\n");
  event.status = CL_ICS_CANCELLED;
  event_has(&event, "STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n");
  event.status = CL_ICS_TENTATIVE;
  event_has(&event, "STATUS:TENTATIVE\r\nTRANSP:OPAQUE\r\n");
  event.date = CL_NO_DATE;
  cl_buf file = file_with(&event);
  hasnt(&file, "VEVENT");
  cl_buf_free(&file);
}

/* ---- rules ----------------------------------------------------------------------------- */

static void rule_is(cl_ics_rule rule, int start, const char *wanted) {
  cl_ics_event event = event_on(cl_date_of(2026, 10, 3), start, "Vaker");
  cl_buf line = CL_BUF_INIT;
  event.rule = rule;
  cl_buf_printf(&line, "\r\nRRULE:%s\r\n", wanted);
  event_has(&event, cl_buf_text(&line));
  cl_buf_free(&line);
}

static void rules(void **unused) {
  (void)unused;
  const cl_date none = CL_NO_DATE;
  cl_ics_rule rule = { .rhythm = CL_ICS_DAILY, .interval = 1, .until = none };
  rule_is(rule, -1, "FREQ=DAILY");
  rule.interval = 3;
  rule.count = 4;
  rule_is(rule, -1, "FREQ=DAILY;COUNT=4;INTERVAL=3");
  rule = (cl_ics_rule){ .rhythm = CL_ICS_WEEKLY, .interval = 2, .weekday = 7, .until = none };
  rule_is(rule, NOON, "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU");
  rule = (cl_ics_rule){ .rhythm = CL_ICS_MONTHLY, .interval = 1, .weekday = 6, .nth = 1 };
  rule.until = cl_date_of(2027, 6, 30);
  rule_is(rule, -1, "FREQ=MONTHLY;UNTIL=20270630;BYDAY=1SA");
  /* In UTC: an hour less in winter, two in summer, another day at night. */
  rule_is(rule, NOON, "FREQ=MONTHLY;UNTIL=20270630T100000Z;BYDAY=1SA");
  rule_is(rule, 60, "FREQ=MONTHLY;UNTIL=20270629T230000Z;BYDAY=1SA");
  rule.until = cl_date_of(2027, 1, 1);
  rule_is(rule, 30, "FREQ=MONTHLY;UNTIL=20261231T233000Z;BYDAY=1SA");
  /* On the days the clock changes: 2027-03-28 and 2027-10-31. */
  rule.until = cl_date_of(2027, 3, 28);
  rule_is(rule, 60, "FREQ=MONTHLY;UNTIL=20270328T000000Z;BYDAY=1SA");
  rule_is(rule, NOON, "FREQ=MONTHLY;UNTIL=20270328T100000Z;BYDAY=1SA");
  rule.until = cl_date_of(2027, 10, 31);
  rule_is(rule, 60, "FREQ=MONTHLY;UNTIL=20271030T230000Z;BYDAY=1SA");
  rule_is(rule, NOON, "FREQ=MONTHLY;UNTIL=20271031T110000Z;BYDAY=1SA");
  rule = (cl_ics_rule){
    .rhythm = CL_ICS_MONTHLY, .interval = 3, .weekday = 5, .nth = -1, .until = none
  };
  rule_is(rule, -1, "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR");
  rule = (cl_ics_rule){ .rhythm = CL_ICS_MONTHLY, .interval = 1, .month_day = 31, .until = none };
  rule_is(rule, -1, "FREQ=MONTHLY;BYMONTHDAY=31");
  rule = (cl_ics_rule){
    .rhythm = CL_ICS_YEARLY, .interval = 1, .weekday = 1, .nth = 4, .month = 11, .until = none
  };
  rule_is(rule, -1, "FREQ=YEARLY;BYDAY=4MO;BYMONTH=11");
}

static void left_out_and_moved(void **unused) {
  (void)unused;
  cl_date days[] = { cl_date_of(2026, 11, 7), cl_date_of(2027, 7, 3) };
  cl_ics_event event = event_on(cl_date_of(2026, 10, 3), NOON, "Vaker");
  event.rule = (cl_ics_rule){
    .rhythm = CL_ICS_MONTHLY, .interval = 1, .weekday = 6, .nth = 1, .until = CL_NO_DATE
  };
  event.except = days;
  event.except_count = 2;
  event_has(&event, "\r\nEXDATE;TZID=Europe/Amsterdam:20261107T120000\r\n"
                    "EXDATE;TZID=Europe/Amsterdam:20270703T120000\r\n");
  event.start = -1;
  event_has(&event, "\r\nEXDATE;VALUE=DATE:20261107\r\n");
  event = event_on(cl_date_of(2026, 12, 12), -1, "Verplaatst");
  event.instead_of = cl_date_of(2026, 12, 5);
  event.instead_start = NOON;
  event_has(&event, "\r\nUID:een.test\r\nRECURRENCE-ID;TZID=Europe/Amsterdam:20261205T120000\r\n"
                    "DTSTART;VALUE=DATE:20261212\r\n");
  event.instead_start = -1;
  event_has(&event, "\r\nRECURRENCE-ID;VALUE=DATE:20261205\r\n");
}

/* ---- published again ------------------------------------------------------------------- */

static long long sequence_of(const cl_buf *file, const char *uid) {
  const char *p = strstr(cl_buf_text(file), uid), *found = NULL;
  assert_non_null(p);
  for (const char *q = cl_buf_text(file); (q = strstr(q, "\r\nSEQUENCE:")) && q < p; q++)
    found = q + strlen("\r\nSEQUENCE:");
  assert_non_null(found);
  long long value;
  assert_true(cl_parse_int((cl_str){ found, strcspn(found, "\r") }, &value));
  return value;
}

static void again(void **unused) {
  (void)unused;
  cl_ics_event events[3] = { event_on(cl_date_of(2026, 10, 3), NOON, "Een"),
                             event_on(cl_date_of(2026, 10, 4), NOON, "Twee"),
                             event_on(cl_date_of(2026, 10, 5), NOON, "Drie") };
  events[1].uid = "twee.test";
  events[1].description = "Een tekst die zo lang is dat de regel gevouwen wordt, en nog een keer "
                          "gevouwen wordt, omdat zij zo lang is";
  events[2].instead_of = cl_date_of(2026, 10, 10);
  cl_ics_info info = info_of(STAMP, NULL);
  cl_buf first = file_of(&info, events, 3), same = file_of(&info, events, 3);
  assert_string_equal(cl_buf_text(&first), cl_buf_text(&same));
  /* A week later, nothing changed: not a byte. */
  cl_ics_info later = info_of(STAMP + 7 * 86400, &first);
  cl_buf second = file_of(&later, events, 3);
  assert_string_equal(cl_buf_text(&first), cl_buf_text(&second));
  /* One title changed. */
  events[0].summary = "Eén";
  cl_buf third = file_of(&later, events, 3);
  assert_true(sequence_of(&third, "UID:een.test") > sequence_of(&first, "UID:een.test"));
  assert_int_equal(sequence_of(&third, "UID:twee.test"), sequence_of(&first, "UID:twee.test"));
  assert_int_equal(count_of(&third, "\r\nLAST-MODIFIED:20261129T000000Z"), 1);
  assert_int_equal(count_of(&third, "\r\nLAST-MODIFIED:20261122T000000Z"), 2);
  /* And on the very same day it rises, too, however often. */
  cl_buf now = CL_BUF_INIT;
  cl_buf_add(&now, third.p, third.len);
  for (int i = 0; i < 20; i++) {
    char title[] = { (char)('a' + i), '\0' };
    long long before = sequence_of(&now, "UID:een.test");
    cl_ics_info today = info_of(STAMP + 7 * 86400, &now);
    events[0].summary = title;
    cl_buf next = file_of(&today, events, 3);
    assert_true(sequence_of(&next, "UID:een.test") > before);
    cl_buf_free(&now);
    now = next;
  }
  cl_buf_free(&now);
  cl_buf_free(&first);
  cl_buf_free(&same);
  cl_buf_free(&second);
  cl_buf_free(&third);
}

/* Without the earlier file: another number for other contents, a higher one
 * the next day. */
static void afresh(void **unused) {
  (void)unused;
  cl_ics_event a = event_on(cl_date_of(2026, 10, 3), NOON, "Een"), b = a;
  b.summary = "Twee";
  cl_ics_info today = info_of(STAMP, NULL), tomorrow = info_of(STAMP + 86400, NULL);
  cl_buf one = file_of(&today, &a, 1), two = file_of(&today, &b, 1),
         three = file_of(&tomorrow, &a, 1), four = file_of(&tomorrow, &b, 1);
  long long n = sequence_of(&one, "UID:"), m = sequence_of(&two, "UID:");
  assert_int_not_equal(n, m);
  assert_true(sequence_of(&three, "UID:") > n && sequence_of(&three, "UID:") > m);
  assert_true(sequence_of(&four, "UID:") > n && sequence_of(&four, "UID:") > m);
  cl_buf_free(&one);
  cl_buf_free(&two);
  cl_buf_free(&three);
  cl_buf_free(&four);
}

/* What stands there may be anything. */
static void strange_earlier(void **unused) {
  (void)unused;
  static const char *const files[] = {
    "",
    "\n",
    "PK\x03\x04",
    "BEGIN:VEVENT",
    "BEGIN:VEVENT\r\nEND:VEVENT\r\n",
    "BEGIN:VEVENT\nUID:een.test\nEND:VEVENT\n",
    "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:een.test",
    "BEGIN:VEVENT\r\nDTSTAMP:x\r\nLAST-MODIFIED:\r\nSEQUENCE:-4\r\nUID:een.test\r\nEND:VEVENT\r\n",
    ("BEGIN:VEVENT\r\nDTSTAMP:20260101T000000Z\r\nLAST-MODIFIED:20260101T000000Z\r\n"
     "SEQUENCE:99999999999999999999\r\nUID:een.test\r\nEND:VEVENT\r\n"),
  };
  cl_ics_event event = event_on(cl_date_of(2026, 10, 3), NOON, "Een");
  cl_buf wanted = file_with(&event);
  for (size_t i = 0; i < CL_COUNT(files); i++) {
    cl_ics_info info = info_of(STAMP, NULL);
    info.earlier = cl_str_of(files[i]);
    cl_buf got = file_of(&info, &event, 1);
    assert_string_equal(cl_buf_text(&got), cl_buf_text(&wanted));
    cl_buf_free(&got);
  }
  /* The greatest number stays a number that readers know. */
  cl_ics_info info = info_of(STAMP, NULL);
  info.earlier =
      cl_str_of("BEGIN:VEVENT\r\nDTSTAMP:20260101T000000Z\r\nLAST-MODIFIED:20260101T000000Z\r\n"
                "SEQUENCE:2147483647\r\nUID:een.test\r\nEND:VEVENT\r\n");
  cl_buf got = file_of(&info, &event, 1);
  assert_int_equal(sequence_of(&got, "UID:"), INT32_MAX);
  cl_buf_free(&got);
  cl_buf_free(&wanted);
}

static void stamps(void **unused) {
  (void)unused;
  static const struct {
    int64_t stamp;
    const char *text;
  } all[] = {
    { 0, "DTSTAMP:19700101T000000Z" },
    { -5, "DTSTAMP:19700101T000000Z" },
    { 1795347296, "DTSTAMP:20261122T113456Z" },
    { INT64_MAX, "DTSTAMP:99991231T000000Z" },
  };
  cl_ics_event event = event_on(cl_date_of(2026, 10, 3), NOON, "Een");
  for (size_t i = 0; i < CL_COUNT(all); i++) {
    cl_ics_info info = info_of(all[i].stamp, NULL);
    cl_buf file = file_of(&info, &event, 1);
    check_lines(&file);
    has(&file, all[i].text);
    long long n = sequence_of(&file, "UID:");
    assert_true(n >= 0 && n <= INT32_MAX);
    cl_buf_free(&file);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(folding),
    cmocka_unit_test(hostile_texts),
    cmocka_unit_test(head),
    cmocka_unit_test(times),
    cmocka_unit_test(rules),
    cmocka_unit_test(left_out_and_moved),
    cmocka_unit_test(again),
    cmocka_unit_test(afresh),
    cmocka_unit_test(strange_earlier),
    cmocka_unit_test(stamps),
  };
  return cmocka_run_group_tests_name("ics", tests, NULL, NULL);
}
