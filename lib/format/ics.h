/* ics.h - calendar files (iCalendar, RFC 5545), as bytes.
 *
 * Neutral: knows events, dates and texts, not plans.  The only includer of
 * libical.  A file that is made here is one that Outlook, Google and Apple
 * take: published (METHOD:PUBLISH), with a time zone of its own, lines folded
 * at 75 octets and never inside a character, texts made harmless on the way.
 *
 * A calendar that is published again must update what it published before, not
 * double it, and leave alone what did not change.  So an event keeps its UID;
 * and with the bytes of the EARLIER file an event that is still the same keeps
 * its DTSTAMP, LAST-MODIFIED and SEQUENCE, while one that changed gets a higher
 * SEQUENCE.  Without an earlier file SEQUENCE is made from the day of the stamp
 * and the event's contents: it rises from day to day, and differs when the
 * contents do.  The same calls give the same bytes.
 *
 *   cl_ics *ics = cl_ics_new(&info);
 *   cl_ics_add(ics, &event);
 *   return cl_ics_end(ics, &bytes, diag);
 *
 * Ownership: everything given is copied, except info.earlier, which must last
 * until cl_ics_end().  Failure is kept until cl_ics_end(). */
#ifndef CL_ICS_H
#define CL_ICS_H

#include "../base/buf.h"
#include "../base/date.h"
#include "../base/diag.h"
#include "../base/text.h"

CL_BEGIN

typedef struct cl_ics cl_ics;

typedef struct cl_ics_info {
  const char *name;     /* of the calendar, to read */
  const char *language; /* "nl": of its texts */
  int64_t stamp;        /* when it was made: seconds since 1970 */
  cl_str earlier;       /* what this file takes the place of, or CL_NO_STR */
} cl_ics_info;

enum cl_ics_status { CL_ICS_UNSAID, CL_ICS_TENTATIVE, CL_ICS_CONFIRMED, CL_ICS_CANCELLED };

enum cl_ics_rhythm { CL_ICS_ONCE, CL_ICS_DAILY, CL_ICS_WEEKLY, CL_ICS_MONTHLY, CL_ICS_YEARLY };

/* When an event comes back.  `date` of the event must itself be one of those
 * days: what readers make of one that is not differs. */
typedef struct cl_ics_rule {
  enum cl_ics_rhythm rhythm;
  int interval;  /* every so many days, weeks...: 1 or more */
  int weekday;   /* 1 Monday .. 7 Sunday; 0: not by weekday */
  int nth;       /* of that weekday in the month: 1..5, -1 the last; 0: every */
  int month_day; /* 1..31, 0: not by day of the month */
  int month;     /* 1..12 for CL_ICS_YEARLY; else 0 */
  cl_date until; /* last day; CL_NO_DATE: not said */
  int count;     /* so many times in all; 0: not said.  Not both. */
} cl_ics_rule;

typedef struct cl_ics_event {
  const char *uid; /* ASCII letters, digits, `.` and `-` */
  cl_date date;
  int start, end; /* minutes since midnight, in Dutch time; start -1: all day.  An end
                     that is not behind the start means an hour */
  cl_ics_rule rule;
  const cl_date *except; /* days of the rule on which it does not take place */
  size_t except_count;
  /* When this event takes the place of one of a repeat (of the same UID): the
   * day and time that one would have had; CL_NO_DATE and -1 otherwise. */
  cl_date instead_of;
  int instead_start;
  const char *summary;
  const char *description, *location, *url; /* may be NULL or "" */
  const char *const *categories;
  size_t category_count;
  enum cl_ics_status status;
  bool free; /* takes no time from who has it in a calendar; so does all of a day */
} cl_ics_event;

cl_ics *cl_ics_new(const cl_ics_info *info) CL_NONNULL;
void cl_ics_add(cl_ics *ics, const cl_ics_event *event);
/* Appends the file to OUT and frees ICS, also when it fails: CL_IO. */
enum cl_status cl_ics_end(cl_ics *ics, cl_buf *out, cl_diag *diag);

CL_END
#endif
