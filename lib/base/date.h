/* date.h - civil dates, without clock, zone or locale.
 *
 * A cl_date is a day number: days since 1970-01-01 in the proleptic Gregorian
 * calendar (ISO 8601), negative before.  The years 1 to 9999 exist; anything
 * else is CL_NO_DATE, which splits into zeros, is weekday 0 of week 0, and is
 * written as "".  Day-number arithmetic after Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms". */
#ifndef CL_DATE_H
#define CL_DATE_H

#include "base.h"
#include "text.h"

CL_BEGIN

typedef int32_t cl_date;
#define CL_NO_DATE INT32_MIN
#define CL_DATE_FIRST ((cl_date)-719162) /* 0001-01-01 */
#define CL_DATE_LAST ((cl_date)2932896)  /* 9999-12-31 */

/* Day of a year, month (1..12) and day of month; CL_NO_DATE when there is no
 * such day. */
cl_date cl_date_of(int year, int month, int day);
void cl_date_split(cl_date date, int *year, int *month, int *day); /* any pointer may be NULL */
int cl_by_date(const void *a, const void *b); /* for qsort() and bsearch() of dates */
int cl_weekday(cl_date date);                 /* 1 Monday .. 7 Sunday (ISO 8601) */
/* ISO 8601 week: *YEAR is the year the week belongs to, *WEEK 1..53. */
void cl_iso_week(cl_date date, int *year, int *week);
int cl_days_in_month(int year, int month);
/* The same day N months on (N may be negative); a day that the month does not
 * have becomes its last day. */
cl_date cl_add_months(cl_date date, int n);

/* Strictly YYYY-MM-DD; CL_NO_DATE otherwise. */
cl_date cl_date_parse(cl_str a);

enum cl_date_order { CL_YMD_ONLY, CL_DMY, CL_MDY };
/* What a person types on a command line or in a sheet: 2026-11-07, 7-11-2026
 * or 7/11/2026 or 7.11.2026 in ORDER (CL_YMD_ONLY refuses those), +2w, -3d,
 * +1m, +1y (or +1j), today/vandaag, tomorrow/morgen, yesterday/gisteren, in
 * any case; counted from TODAY.  A day that does not exist gives CL_NO_DATE. */
cl_date cl_date_read(cl_str a, enum cl_date_order order, cl_date today);
/* The same, and as people say it, in Dutch and in English: 17 november, 17-11,
 * 1-12-26, zaterdag, dinsdag a.s., eerste dinsdag van december, vorige week vrijdag, over 2
 * weken, 4 weeks ago.  What could be two
 * days is the next one, today included; with PAST the latest one. */
cl_date cl_date_said(cl_str a, enum cl_date_order order, cl_date today, bool past);
/* A is more than one day: `eind maart`, `in de zomer`, `volgend weekend`.  A day in it, to show
 * how to say one, or CL_NO_DATE.  Of a year in two digits (17-11-26) both days it may be: the
 * second in *OTHER, which is CL_NO_DATE otherwise. */
cl_date cl_date_vague(cl_str a, enum cl_date_order order, cl_date today, cl_date *other);
/* Is A, as people say it, a day that its month has not: 30-2, 31 november? */
bool cl_date_said_lacks(cl_str a, enum cl_date_order order, cl_date today);
/* Is A written as a day, in a month that is shorter: 2027-02-30? */
bool cl_date_no_such_day(cl_str a, enum cl_date_order order);

#define CL_DATE_SIZE 12
char *cl_date_iso(char out[CL_DATE_SIZE], cl_date date); /* "2026-11-07"; returns OUT */
char *cl_date_dmy(char out[CL_DATE_SIZE], cl_date date); /* "07-11-2026"; returns OUT */

/* HH:MM, 00:00 to 23:59; minutes since midnight, or -1. */
int cl_time_parse(cl_str a);
/* The same as people write it: 9:30, 9.30, 19u30, 19 uur, 19.30 uur; with BARE also 19.  With
 * digits only: what is said in words (half acht) may be in the morning and in the evening. */
int cl_time_said(cl_str a, bool bare);
/* The same and as people say it: half acht 's avonds, kwart voor 8, om 19 uur, 7 pm.  *TWICE: it
 * may be what is returned and twelve hours later as well (half acht). */
int cl_time_words(cl_str a, bool *twice);

/* Today in UTC terms of the system clock's local day: used only where neither
 * --today nor $CL_TODAY is given. */
cl_date cl_today(void);

CL_END
#endif
