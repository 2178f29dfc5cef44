/* by_day.c - the day that a sentence wants something by; see token.h. */
#include <string.h>

#include "holiday.h"
#include "token.h"

static int month_of(const cl_tokens *t, size_t i) {
  static const char *const months[] = {
    " januari january jan ",
    " februari february feb ",
    " maart march mrt ",
    " april apr ",
    " mei may ",
    " juni june jun ",
    " juli july jul ",
    " augustus august aug ",
    " september sept sep ",
    " oktober october okt oct ",
    " november nov ",
    " december dec ",
  };
  for (size_t m = 0; m < CL_COUNT(months); m++)
    if (cl_token_in(t, i, months[m]))
      return (int)m + 1;
  return 0;
}

static int year_of(const cl_tokens *t, size_t i) {
  if (i >= t->count || !t->items[i].digits || t->items[i].text.n != 4)
    return 0;
  double year = t->items[i].number;
  return year >= 2000 && year <= 2100 ? (int)year : 0;
}

/* 1, 1e, 1st: a day of a month; 0 for none. */
static int day_of(const cl_tokens *t, size_t i) {
  if (i >= t->count)
    return 0;
  const char *word = t->items[i].word;
  size_t n = strspn(word, "0123456789");
  const char *end = word + n;
  bool fits = !*end || !strcmp(end, "e") || !strcmp(end, "ste") || !strcmp(end, "de") ||
              !strcmp(end, "st") || !strcmp(end, "nd") || !strcmp(end, "rd") || !strcmp(end, "th");
  long long day;
  return n && n < 3 && fits && cl_parse_int((cl_str){ word, n }, &day) && day <= 31 ? (int)day : 0;
}

enum part { WHOLE, BEGIN, MIDDLE, END };

/* What stands before a month or a year: the part of it, and whether it is to be
 * before that at all. */
typedef struct lead_in {
  enum part part;
  bool before, since;
  size_t first; /* token at which it begins */
} lead_in;

static lead_in lead_of(const cl_tokens *t, size_t i) {
  lead_in found = { WHOLE, false, false, i };
  for (size_t k = i; k-- > 0 && i - k <= 5;) {
    if (cl_token_in(t, k, " eind einde end ultimo "))
      found.part = END;
    else if (cl_token_in(t, k, " medio midden mid half halverwege middle "))
      found.part = MIDDLE;
    else if (cl_token_in(t, k, " begin start early beginning "))
      found.part = BEGIN;
    else if (cl_token_in(t, k, " voor before "))
      found.before = true;
    else if (cl_token_in(t, k, " sinds vanaf since from "))
      found.since = true;
    else if (!cl_token_in(t, k,
                          " in van het de of the tot until aan tegen by op on uiterlijk met "))
      break;
    found.first = k;
  }
  return found;
}

/* The day of a stretch FIRST..LAST that LEAD makes of it. */
static cl_date of_stretch(cl_date first, cl_date last, const lead_in *lead) {
  if (lead->part == BEGIN || (lead->part == WHOLE && lead->since))
    return first;
  if (lead->part == MIDDLE)
    return first + (last - first) / 2;
  return lead->part == WHOLE && lead->before ? first - 1 : last;
}

static cl_date of_year(int year, const lead_in *lead) {
  if (lead->part == MIDDLE)
    return cl_date_of(year, 6, 30);
  return of_stretch(cl_date_of(year, 1, 1), cl_date_of(year, 12, 31), lead);
}

static cl_date of_months(int year, int first, int last, const lead_in *lead) {
  return of_stretch(cl_date_of(year, first, 1),
                    cl_date_of(year, last, cl_days_in_month(year, last)), lead);
}

static void use(cl_tokens *t, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    t->items[i].used = true;
}

typedef struct found_day {
  cl_date day;
  bool since; /* it is from then on, not by then */
  size_t end; /* the token behind it */
} found_day;

static const found_day nothing = { CL_NO_DATE, false, 0 };

static int this_year(cl_date base) {
  int year;
  cl_date_split(base, &year, NULL, NULL);
  return year;
}

/* `1 juni`, `1st of May 2027`, `June 1, 2027`: the day, in the year given or the
 * next that comes. */
static cl_date next_such(int year, int month, int day, cl_date base) {
  if (year)
    return cl_date_of(year, month, day);
  cl_date date = cl_date_of(this_year(base), month, day);
  return date != CL_NO_DATE && date <= base ? cl_date_of(this_year(base) + 1, month, day) : date;
}

static found_day day_and_month(const cl_tokens *t, size_t i, cl_date base) {
  int day = day_of(t, i), month = 0;
  size_t at = i + 1;
  if (day) {
    at += cl_token_in(t, at, " of ");
    month = month_of(t, at++);
  } else if ((month = month_of(t, i)) != 0) {
    day = day_of(t, at++);
  }
  if (!day || !month)
    return nothing;
  int year = year_of(t, at);
  return (found_day){ next_such(year, month, day, base), lead_of(t, i).since, at + (year > 0) };
}

static found_day written_day(const cl_tokens *t, size_t i, cl_date base) {
  cl_str text = t->items[i].text;
  bool day = text.n >= 8 && (memchr(text.p, '-', text.n) || memchr(text.p, '/', text.n) ||
                             memchr(text.p, '.', text.n));
  cl_date date = day ? cl_date_read(text, CL_DMY, base) : CL_NO_DATE;
  return date == CL_NO_DATE ? nothing : (found_day){ date, lead_of(t, i).since, i + 1 };
}

static found_day month_alone(const cl_tokens *t, size_t i, cl_date base) {
  int month = month_of(t, i);
  size_t at = i + 1 + cl_token_in(t, i + 1, " van of ");
  int year = year_of(t, at);
  lead_in before = lead_of(t, i);
  /* `mei` and `may`, `maart` and `march` are other words, too. */
  if (!month || (!year && before.first == i))
    return nothing;
  if (!year) {
    year = this_year(base);
    year += cl_date_of(year, month, cl_days_in_month(year, month)) <= base;
  } else {
    at++;
  }
  return (found_day){ of_months(year, month, month, &before), before.since,
                      year_of(t, at - 1) ? at : i + 1 };
}

/* `Q3 2027`, `het tweede kwartaal van 2027`. */
static found_day quarter(const cl_tokens *t, size_t i, cl_date base) {
  static const char *const nth[] = { " eerste first 1e 1st ", " tweede second 2e 2nd ",
                                     " derde third 3e 3rd ",
                                     " vierde fourth 4e 4th laatste last " };
  int q = 0;
  size_t at = i + 1;
  const char *word = t->items[i].word;
  if (word[0] == 'q' && word[1] >= '1' && word[1] <= '4' && !word[2])
    q = word[1] - '0';
  for (int k = 0; k < 4 && !q; k++)
    if (cl_token_in(t, i, nth[k]) && cl_token_in(t, i + 1, " kwartaal quarter ")) {
      q = k + 1;
      at = i + 2;
    }
  /* `de eerste helft van 2027` */
  bool half = !q && cl_token_in(t, i + 1, " helft half ") &&
              (cl_token_in(t, i, nth[0]) || cl_token_in(t, i, nth[1]));
  if (half) {
    q = cl_token_in(t, i, nth[0]) ? 2 : 4;
    at = i + 2;
  }
  if (!q)
    return nothing;
  at += cl_token_in(t, at, " van of in ");
  int year = year_of(t, at);
  if (half && !year)
    return nothing;
  lead_in before = lead_of(t, i);
  return (found_day){ of_months(year ? year : this_year(base), half ? q * 3 - 5 : q * 3 - 2, q * 3,
                                &before),
                      before.since, at + (year > 0) };
}

/* `voor de zomer` is before the 21st of June; `in de zomer van 2027` until it ends. */
static found_day season(const cl_tokens *t, size_t i, cl_date base) {
  static const struct {
    const char *words;
    int first, last, begins;
  } seasons[] = { { " lente voorjaar spring ", 3, 5, 20 },
                  { " zomer summer ", 6, 8, 21 },
                  { " herfst najaar autumn ", 9, 11, 22 },
                  { " winter ", 12, 12, 21 } };
  size_t at = i + 1 + cl_token_in(t, i + 1, " van of ");
  int year = year_of(t, at);
  lead_in before = lead_of(t, i);
  bool coming = i && cl_token_in(t, i - 1, " dit deze komend komende volgend volgende this next ");
  coming = coming || before.part != WHOLE;
  bool by = i && before.part == WHOLE &&
            (before.before || cl_token_in(t, before.first, " tot tegen until by "));
  for (size_t k = 0; k < CL_COUNT(seasons); k++) {
    if (!cl_token_in(t, i, seasons[k].words) || (!year && !by && !coming))
      continue;
    cl_date day = next_such(year, seasons[k].first, seasons[k].begins, base);
    int in = this_year(day);
    if (!by)
      day = of_months(in, seasons[k].first, seasons[k].last, &before);
    return (found_day){ day, before.since, year ? at + 1 : i + 1 };
  }
  return nothing;
}

/* `Met Pasen 2027`, `voor Sinterklaas`. */
static cl_date feast_in(int year, int month, int day) {
  return month ? cl_date_of(year, month, day) : cl_easter(year) + day;
}

static found_day feast(const cl_tokens *t, size_t i, cl_date base) {
  static const struct {
    const char *words;
    int month, day; /* month 0: days after Easter */
  } feasts[] = { { " pasen paasdag easter ", 0, 0 },
                 { " hemelvaart hemelvaartsdag ", 0, 39 },
                 { " pinksteren pinksterdag whitsun ", 0, 49 },
                 { " carnaval vastenavond ", 0, -49 },
                 { " koningsdag ", 4, 27 },
                 { " bevrijdingsdag ", 5, 5 },
                 { " dodenherdenking ", 5, 4 },
                 { " sinterklaas sinterklaasavond pakjesavond ", 12, 5 },
                 { " sint-maarten ", 11, 11 },
                 { " kerst kerstmis kerstdag kerstavond christmas ", 12, 25 },
                 { " kerstvakantie ", 12, 18 },
                 { " nieuwjaar nieuwjaarsdag ", 1, 1 },
                 { " oudjaar oudejaarsavond oudejaarsdag ", 12, 31 } };
  size_t at = i + 1 + cl_token_in(t, i + 1, " van of in ");
  int year = year_of(t, at);
  for (size_t k = 0; k < CL_COUNT(feasts); k++) {
    if (!cl_token_in(t, i, feasts[k].words))
      continue;
    cl_date day = feast_in(year ? year : this_year(base), feasts[k].month, feasts[k].day);
    if (!year && day <= base)
      day = feast_in(this_year(base) + 1, feasts[k].month, feasts[k].day);
    return (found_day){ day, lead_of(t, i).since, year ? at + 1 : i + 1 };
  }
  /* `oud en nieuw` */
  bool eve = cl_token_in(t, i, " oud ") && cl_token_in(t, i + 1, " en ") &&
             cl_token_in(t, i + 2, " nieuw ");
  year = eve ? year_of(t, i + 3) : 0;
  return eve ? (found_day){ next_such(year, 12, 31, base), false, i + 3 + (year > 0) } : nothing;
}

/* `volgend schooljaar`, `in het schooljaar 2027-2028`: until the summer. */
static found_day school_year(const cl_tokens *t, size_t i, cl_date base) {
  if (!cl_token_in(t, i, " schooljaar studiejaar "))
    return nothing;
  const char *years = i + 1 < t->count ? t->items[i + 1].word : "";
  long long last;
  size_t n = strlen(years);
  if (n >= 7 && n <= 9 && (years[4] == '-' || years[4] == '/') &&
      cl_parse_int((cl_str){ years + n - 2, 2 }, &last))
    return (found_day){ lead_of(t, i).part == BEGIN ? cl_date_of(1999 + (int)last, 9, 1)
                                                    : cl_date_of(2000 + (int)last, 7, 31),
                        false, i + 2 };
  bool next = i && cl_token_in(t, i - 1, " volgend komend next ");
  if (!next && !(i && cl_token_in(t, i - 1, " dit this ")) && lead_of(t, i).part != END)
    return nothing;
  int year, month;
  cl_date_split(base, &year, &month, NULL);
  return (found_day){ cl_date_of(year + (month >= 8) + next, 7, 31), false, i + 1 };
}

static found_day year_alone(const cl_tokens *t, size_t i, cl_date base) {
  int year = year_of(t, i);
  /* `mid-2027` is one word */
  const char *word = t->items[i].word;
  size_t n = strlen(word);
  long long glued;
  if (!year && n > 5 && word[n - 5] == '-' && cl_parse_int((cl_str){ word + n - 4, 4 }, &glued) &&
      (strncmp(word, "mid-", 4) == 0 || strncmp(word, "medio-", 6) == 0))
    return (found_day){ cl_date_of((int)glued, 6, 30), false, i + 1 };
  lead_in before = lead_of(t, i);
  /* `2000 boeken` are books */
  bool counts =
      year && year <= 2000 + 10 && before.first == i && i + 1 < t->count && !t->items[i].ends;
  if (!year || counts)
    return nothing;
  return (found_day){ of_year(year, &before), before.since || year < this_year(base), i + 1 };
}

/* `volgend jaar`, `the end of the year`, `het eerste jaar`. */
static found_day named_year(const cl_tokens *t, size_t i, cl_date base) {
  if (!cl_token_in(t, i, " jaar year "))
    return nothing;
  lead_in before = lead_of(t, i);
  if (i && cl_token_in(t, i - 1, " eerste first "))
    return (found_day){ cl_add_months(base, 12) - 1, false, i + 1 };
  bool next = i && cl_token_in(t, i - 1, " volgend komend next coming ");
  if (!next && !(i && cl_token_in(t, i - 1, " dit this ")) &&
      !(before.part == END && i && cl_token_in(t, i - 1, " het the ")))
    return nothing;
  if (next || cl_token_in(t, i - 1, " dit this "))
    before = lead_of(t, i - 1);
  return (found_day){ of_year(this_year(base) + next, &before), false, i + 1 };
}

/* `eind deze maand`, `volgende maand`, `voor het eind van de maand`. */
static found_day named_month(const cl_tokens *t, size_t i, cl_date base) {
  if (!i || !cl_token_in(t, i, " maand month "))
    return nothing;
  bool next = cl_token_in(t, i - 1, " volgende komende next coming ");
  bool this_one = cl_token_in(t, i - 1, " deze this ");
  lead_in before = lead_of(t, next || this_one ? i - 1 : i);
  if (!next && !this_one && before.part != END)
    return nothing;
  int year, month;
  cl_date_split(next ? cl_add_months(base, 1) : base, &year, &month, NULL);
  return (found_day){ of_months(year, month, month, &before), before.since, i + 1 };
}

/* `binnen zes maanden`, `over 2 weken`, `within a year`. */
static found_day after_a_time(const cl_tokens *t, size_t i, cl_date base) {
  if (!cl_token_in(t, i, " binnen over within in ") || i + 2 >= t->count)
    return nothing;
  size_t start = i;
  const cl_token *many = &t->items[i + 1];
  double n = many->counts ? many->number : cl_token_in(t, i + 1, " een het a an ") ? 1 : 0;
  if (cl_token_in(t, i + 2, " half halve ") && n < 2 && n > 0) { /* binnen een half jaar */
    n = 0.5;
    i++;
  }
  /* `in 3 jaar tijd` is how long, and says nothing of when it began */
  if (n <= 0 || n > 600 || (start == i && cl_token_in(t, i + 1, " het ")) ||
      cl_token_in(t, i + 3, " tijd time "))
    return nothing;
  static const struct {
    const char *words;
    int months, days;
  } units[] = { { " jaar jaren year years ", 12, 0 },
                { " maand maanden month months ", 1, 0 },
                { " week weken weeks ", 0, 7 },
                { " dagen dag days day ", 0, 1 } };
  for (size_t k = 0; k < CL_COUNT(units); k++)
    if (cl_token_in(t, i + 2, units[k].words))
      return (found_day){ units[k].months ? cl_add_months(base, (int)(n * units[k].months + 0.5))
                                          : base + (int)(n * units[k].days + 0.5),
                          false, i + 3 };
  return nothing;
}

typedef found_day reader(const cl_tokens *t, size_t i, cl_date base);

static found_day read_at(const cl_tokens *t, size_t i, cl_date base) {
  static reader *const readers[] = { written_day, day_and_month, quarter,     month_alone,
                                     season,      feast,         school_year, after_a_time,
                                     named_month, named_year,    year_alone };
  for (size_t k = 0; k < CL_COUNT(readers); k++) {
    found_day at = readers[k](t, i, base);
    if (at.day != CL_NO_DATE)
      return at;
  }
  return nothing;
}

/* `nulmeting 2026`: when it was measured first, and not when it is to be reached. */
static bool of_the_baseline(const cl_tokens *t, size_t i) {
  static const char words[] = " nulmeting beginstand beginwaarde startwaarde uitgangswaarde "
                              "uitgangspunt vertrekpunt peildatum peiljaar basisjaar baseline ";
  return (i && cl_token_in(t, i - 1, words)) || (i > 1 && cl_token_in(t, i - 2, words));
}

cl_date cl_tokens_due(cl_tokens *t, cl_date base) {
  cl_date due = CL_NO_DATE, since = CL_NO_DATE;
  for (size_t i = 0; i < t->count; i++) {
    found_day at = read_at(t, i, base);
    if (at.day == CL_NO_DATE)
      continue;
    use(t, i, at.end < t->count ? at.end : t->count);
    if (!at.since && !of_the_baseline(t, i))
      due = at.day;
    else if (at.day > base)
      since = at.day;
    i = at.end - 1;
  }
  /* what is so from a day to come on, is to be reached by then */
  return due == CL_NO_DATE ? since : due;
}
