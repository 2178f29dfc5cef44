/* month.c - the days of a month on paper; see paper.h. */
#include "paper.h"

const char *cl_month_free(const cl_month *m, cl_date date) {
  int year, month, day;
  cl_date_split(date, &year, &month, &day);
  return year == m->year && month == m->month ? m->free[day] : NULL;
}

const char *cl_month_title(int month) {
  static const char *const months[] = {
    N_("January %d"),   N_("February %d"), N_("March %d"),    N_("April %d"),
    N_("May %d"),       N_("June %d"),     N_("July %d"),     N_("August %d"),
    N_("September %d"), N_("October %d"),  N_("November %d"), N_("December %d"),
  };
  return months[month - 1];
}

const char *cl_weekday_short(int i) {
  static const char *const weekdays[] = {
    N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
  };
  return weekdays[i];
}
