/* import_habit.c - what spreadsheets make of values, undone; see
 * import_inner.h.  Only what can have been one thing is touched. */
#include <stdlib.h>
#include <string.h>

#include "import_inner.h"

static bool digit(char c) {
  return c >= '0' && c <= '9';
}

/* A date with midnight behind it: `2026-10-03 00:00:00`, `3-10-2026 0:00`. */
static cl_str without_midnight(cl_str text) {
  size_t i = 0;
  while (i < text.n && text.p[i] != ' ' && text.p[i] != 'T')
    i++;
  for (size_t k = i + 1; k < text.n; k++)
    if (!strchr("0:.", text.p[k]))
      return text;
  return i + 1 < text.n ? (cl_str){ text.p, i } : text;
}

/* 3-10-26 is a day of this century: a plan looks ahead. */
static cl_str whole_year(cl_arena *arena, cl_str text) {
  size_t n = text.n;
  bool short_year = n >= 6 && digit(text.p[n - 1]) && digit(text.p[n - 2]) &&
                    strchr("-/.", text.p[n - 3]) && digit(text.p[0]) &&
                    (strchr("-/.", text.p[1]) || strchr("-/.", text.p[2]));
  if (!short_year)
    return text;
  char *whole = cl_asprintf(arena, "%.*s20%.2s", (int)(n - 2), text.p, text.p + n - 2);
  return (cl_str){ whole, n + 2 };
}

static cl_str date_habit(cl_arena *arena, cl_str text) {
  text = whole_year(arena, without_midnight(text));
  if (text.n == 10 && text.p[4] == '/' && text.p[7] == '/')
    return cl_str_of(cl_asprintf(arena, "%.4s-%.2s-%.2s", text.p, text.p + 5, text.p + 8));
  return text;
}

/* 9:00:00 is 9:00; 0.375 is the same as a share of the day. */
static cl_str time_habit(cl_arena *arena, cl_str text) {
  if (text.n >= 7 && text.p[text.n - 3] == ':' && memcmp(text.p + text.n - 2, "00", 2) == 0 &&
      memchr(text.p, ':', text.n - 3))
    return (cl_str){ text.p, text.n - 3 };
  if (text.n < 3 || text.p[0] != '0' || !strchr(".,", text.p[1]))
    return text;
  char *number = cl_strndup(arena, text.p, text.n);
  double day;
  number[1] = '.';
  if (!cl_parse_num(cl_str_of(number), &day))
    return text;
  long minutes = (long)(day * 1440 + 0.5);
  return minutes < 1440 ? cl_str_of(cl_asprintf(arena, "%02ld:%02ld", minutes / 60, minutes % 60))
                        : text;
}

static cl_str bool_habit(cl_str text) {
  if (cl_str_is_word(text, "waar") || cl_str_is_word(text, "true") || cl_str_is_word(text, "1"))
    return cl_str_of("yes");
  if (cl_str_is_word(text, "onwaar") || cl_str_is_word(text, "false") || cl_str_is_word(text, "0"))
    return cl_str_of("no");
  return text;
}

/* Where numbers have a comma, a point with not just three digits behind it sets
 * no thousands apart: it is a number that was not typed here. */
static cl_str number_habit(const cl_import *im, cl_str text) {
  const char *point = text.n ? memchr(text.p, '.', text.n) : NULL;
  if (im->dialect != CL_NL_EXCEL || !point || memchr(text.p, ',', text.n))
    return text;
  size_t behind = text.n - (size_t)(point + 1 - text.p);
  if (behind == 3 || memchr(point + 1, '.', behind))
    return text;
  char *number = cl_strndup(im->app->arena, text.p, text.n);
  number[point - text.p] = ',';
  return (cl_str){ number, text.n };
}

cl_str cl_import_habit(const cl_import *im, cl_field field, cl_str cell) {
  const cl_field_row *row = cl_field_info(field);
  if (!cell.n)
    return cell;
  switch (row->kind) {
  case CL_K_DATE:
    return date_habit(im->app->arena, cell);
  case CL_K_TIME:
    return time_habit(im->app->arena, cell);
  case CL_K_BOOL:
    return bool_habit(cell);
  case CL_K_ENUM: /* of yes and no */
    return cl_choice_find(row->set, cl_str_of("yes")) >= 0 ? bool_habit(cell) : cell;
  case CL_K_NUM:
  case CL_K_INT:
    return number_habit(im, cell);
  default:
    return cell;
  }
}
