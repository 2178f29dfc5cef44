/* day.c - a day as people read and type it; see day.h. */
#include "day.h"

#include <string.h>

const char *cl_month_word(cl_arena *arena, enum cl_lang lang, int month) {
  /* TRANSLATORS: May with a blank behind it is the month in full; "May" is short. */
  static const char *const months[] = {
    N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May "),     N_("June"),
    N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December"),
  };
  const char *name = cl_tr(lang, months[month - 1]);
  return cl_strndup(arena, name, strcspn(name, " "));
}

const char *cl_day_text(cl_arena *arena, enum cl_lang lang, cl_date date) {
  char iso[CL_DATE_SIZE];
  int year, month, day;
  if (date == CL_NO_DATE)
    return "";
  cl_date_split(date, &year, &month, &day);
  if (lang == CL_NL)
    return cl_asprintf(arena, "%d %s %d", day, cl_month_word(arena, lang, month), year);
  return cl_strdup(arena, cl_date_iso(iso, date));
}

const char *cl_day_typed(cl_arena *arena, enum cl_lang lang, cl_date date) {
  char iso[CL_DATE_SIZE];
  int year, month, day;
  if (date == CL_NO_DATE)
    return "";
  cl_date_split(date, &year, &month, &day);
  /* To a plan in English 7-11-2026 is a day in July. */
  if (lang == CL_NL && cl_lang_plan() == CL_NL)
    return cl_asprintf(arena, "%d-%d-%d", day, month, year);
  return cl_strdup(arena, cl_date_iso(iso, date));
}
