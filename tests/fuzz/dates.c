/* dates.c - fuzzing: dates, times and numbers there and back; repeats.
 *
 * The lines of the input: date, a second date, every, day, until, count, and
 * days that are excepted; the first byte is how long a stretch is looked at. */
#include <string.h>

#include "../../lib/method/holiday.h"
#include "../../lib/method/occur.h"
#include "../../lib/plan/inner.h"
#include "common.h"

enum { LINES = 8 };

static void check_date(cl_str text, cl_date today) {
  char iso[CL_DATE_SIZE], dmy[CL_DATE_SIZE];
  cl_date date = cl_date_parse(text);
  if (date != CL_NO_DATE)
    FUZZ_TRUE(cl_str_is(text, cl_date_iso(iso, date)));
  for (int order = CL_YMD_ONLY; order <= CL_MDY; order++) {
    cl_date read = cl_date_read(text, (enum cl_date_order)order, today);
    FUZZ_TRUE(date == CL_NO_DATE || read == date);
    cl_date next = cl_date_said(text, (enum cl_date_order)order, today, false);
    cl_date past = cl_date_said(text, (enum cl_date_order)order, today, true);
    FUZZ_TRUE(read == CL_NO_DATE || (next == read && past == read));
    FUZZ_TRUE(next == past || (next >= today && past <= today) || past == CL_NO_DATE ||
              next == CL_NO_DATE);
    if (read == CL_NO_DATE)
      continue;
    int y, m, d, year, week;
    cl_date_split(read, &y, &m, &d);
    FUZZ_TRUE(y >= 1 && y <= 9999 && cl_date_of(y, m, d) == read && d <= cl_days_in_month(y, m));
    FUZZ_TRUE(cl_date_parse(cl_str_of(cl_date_iso(iso, read))) == read);
    FUZZ_TRUE(cl_date_read(cl_str_of(cl_date_dmy(dmy, read)), CL_DMY, today) == read);
    cl_iso_week(read, &year, &week);
    FUZZ_TRUE(week >= 1 && week <= 53 && year >= y - 1 && year <= y + 1);
    FUZZ_TRUE(cl_weekday(read) >= 1 && cl_weekday(read) <= 7);
    cl_date on = cl_add_months(read, d * 7 - 100);
    FUZZ_TRUE(on == CL_NO_DATE || cl_date_of(1, 1, 1) <= on);
    cl_public_holiday(read, CL_NL);
  }
}

static void check_number(cl_str text) {
  double value, again;
  char out[40];
  long long whole;
  if (cl_parse_num(text, &value)) {
    FUZZ_TRUE(cl_parse_num(cl_str_of(cl_format_num(out, value, false)), &again));
    FUZZ_TRUE(!(value < again) && !(value > again));
  }
  cl_parse_int(text, &whole);
  int minute = cl_time_parse(text);
  FUZZ_TRUE(minute >= -1 && minute < 24 * 60);
}

/* ---- a moment, made by hand ---- */

static struct {
  cl_rec *rec;
  cl_node value[LINES + 64];
  size_t used;
} moment;

static cl_node *scalar(cl_str text) {
  cl_node *node = &moment.value[moment.used++];
  *node = (cl_node){ .kind = CL_SCALAR, .u.text = text.p, .end = (uint32_t)text.n };
  return node;
}

static void put(cl_field field, cl_str text) {
  cl_rec_put(moment.rec, field, text.n ? scalar(text) : NULL);
}

/* A list, and its items behind it. */
static void put_excepts(cl_str text) {
  cl_node *list = &moment.value[moment.used++], *last = NULL;
  *list = (cl_node){ .kind = CL_SEQ };
  while (text.n >= 10 && moment.used < CL_COUNT(moment.value)) {
    if (last)
      last->more = 1;
    last = scalar((cl_str){ text.p, 10 });
    list->full = 1;
    text = (cl_str){ text.p + 10, text.n - 10 };
  }
  cl_rec_put(moment.rec, CL_F_MOMENT_REPEAT_EXCEPT, list->full ? list : NULL);
}

static void check_repeats(cl_date from, cl_date to) {
  const cl_rec *rec = moment.rec;
  cl_occurrences all = { NULL, 0, 0 };
  cl_occurrence one;
  cl_repeat repeat;
  bool known = cl_repeat_of(rec, &repeat);
  cl_occur(rec, from, to, &all);
  FUZZ_TRUE(all.count <= 10001 && (known || !all.count));
  for (size_t i = 0; i < all.count; i++) {
    const cl_occurrence *o = &all.items[i];
    FUZZ_TRUE(o->date >= from && o->date <= to && o->moment == rec);
    FUZZ_TRUE(!i || (o[-1].date < o->date && o[-1].index < o->index));
    FUZZ_TRUE(repeat.until == CL_NO_DATE || o->date <= repeat.until);
    FUZZ_TRUE(repeat.count < 0 || o->index < (size_t)repeat.count);
    if (i < 2 || i + 1 == all.count)
      FUZZ_TRUE(cl_repeat_falls_on(rec, o->date));
  }
  bool next = cl_occur_next(rec, from, &one);
  FUZZ_TRUE(all.count ? next && one.date == all.items[0].date : !next || one.date > to);
  bool last = cl_occur_last(rec, from, to, &one);
  FUZZ_TRUE(all.count ? last && one.date == all.items[all.count - 1].date : !last);
  cl_occurrences_free(&all);
}

static cl_str take_line(cl_str *rest) {
  const char *lf = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
  cl_str line = { rest->p, lf ? (size_t)(lf - rest->p) : rest->n };
  rest->p += lf ? line.n + 1 : line.n;
  rest->n -= lf ? line.n + 1 : line.n;
  return line;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const cl_type_row *row = cl_type_info(CL_T_MOMENT);
  if (!moment.rec) {
    cl_lang_set_user(CL_EN);
    cl_schema_start();
    moment.rec = cl_xcalloc(1, sizeof *moment.rec + row->fields * sizeof moment.rec->fields[0]);
    moment.rec->type = CL_T_MOMENT;
    moment.rec->id = "x";
  }
  if (!size)
    return 0;
  static const int lengths[] = { 0, 6, 40, 366, 1500 };
  int length = lengths[data[0] % CL_COUNT(lengths)];
  cl_str rest = { (const char *)data + 1, size - 1 }, line[LINES];
  for (size_t i = 0; i < LINES; i++)
    line[i] = take_line(&rest);
  cl_date today = cl_date_of(2026, 11, 22), from = cl_date_parse(line[1]);
  for (size_t i = 0; i < 6; i++) {
    check_date(line[i], today);
    check_number(line[i]);
  }
  moment.used = 0;
  put(CL_F_MOMENT_DATE, line[0]);
  put(CL_F_MOMENT_REPEAT_EVERY, line[2]);
  put(CL_F_MOMENT_REPEAT_DAY, line[3]);
  put(CL_F_MOMENT_REPEAT_UNTIL, line[4]);
  put(CL_F_MOMENT_REPEAT_COUNT, line[5]);
  put_excepts(line[6]);
  if (from == CL_NO_DATE)
    from = today;
  check_repeats(from, from + length);
  return 0;
}
