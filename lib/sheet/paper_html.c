/* paper_html.c - a sheet as a page that prints on A4; see paper.h.
 *
 * Readable without colour and without a mouse: headings in order, tables with
 * headers that say what they head, room to write that is said to be there. */
#include <string.h>

#include "../format/html.h"
#include "../format/svg.h"
#include "paper.h"
#include "show.h"

static const char style[] =
    "@page { size: A4; margin: 16mm 15mm 18mm; }\n"
    "@page { @bottom-right { content: counter(page) \" / \" counter(pages); font: 9pt sans-serif; "
    "} }\n"
    "html { hyphens: auto; font: 10.5pt/1.4 \"Noto Sans\", \"Segoe UI\", -apple-system, "
    "BlinkMacSystemFont, \"Helvetica Neue\", \"Liberation Sans\", Arial, sans-serif; color: #16212a; "
    "background: #fff; --serif: Charter, \"Iowan Old Style\", \"Noto Serif\", Cambria, Georgia, "
    "\"Liberation Serif\", serif; --rule: #b3bdc3; --soft: #434d56; }\n"
    "body { margin: 0 auto; max-width: 46em; padding: 0 1em; }\n"
    "main { padding: 0 1px; }\n" /* half of a border stands outside its table */
    "h1 { font-size: 1.1em; margin: 0.6em 0 0; }\n"
    "header p { margin: 0 0 0.6em; color: var(--soft); }\n"
    "h2 { font: 700 1.9em/1.15 var(--serif); margin: 1.2em 0 0.5em; padding-bottom: 0.2em; "
    "border-bottom: 0.7mm solid var(--brand); }\n"
    "h3 { font-size: 1.08em; margin: 0.9em 0 0.1em; color: var(--ink); }\n"
    "p { margin: 0.3em 0; }\n"
    "h2, h3, thead, .question { break-after: avoid; }\n"
    "tr, .ask, .record, .list, .room, li { break-inside: avoid; }\n"
    "table { border-collapse: collapse; width: 100%; margin: 0.1em 0 0.6em; }\n"
    "th, td { border: 0; border-bottom: 0.25mm solid var(--rule); padding: 0.26em 0.6em 0.26em 0; "
    "text-align: left; vertical-align: top; }\n"
    "thead th { border-bottom: 0.45mm solid #16212a; font-size: 0.9em; line-height: 1.25; "
    "vertical-align: bottom; }\n"
    "tbody th { width: 26%; overflow-wrap: break-word; color: var(--soft); font-weight: 600; }\n"
    "td { overflow-wrap: break-word; }\n"
    ".sides tbody th { width: 32%; }\n"
    ".answers, .list { table-layout: fixed; }\n"
    ".answers tbody th { font-weight: normal; color: inherit; }\n"
    ".number { width: 1.6em; }\n"
    ".asked { width: 45%; }\n"
    ".answer { width: 6em; }\n"
    ".list td { height: 9mm; border-right: 0.25mm dotted var(--rule); padding-left: 0.4em; }\n"
    ".list td:last-child { border-right: 0; }\n"
    ".list .day { width: 6em; } .list .few { width: 6.5em; } .list .choice { width: 8em; }\n"
    ".choices > span { white-space: nowrap; margin-right: 1em; }\n"
    ".list .choices > span { display: block; margin: 0; }\n"
    ".box { display: inline-block; width: 3.4mm; height: 3.4mm; border: 0.35mm solid #16212a; "
    "border-radius: 0.6mm; margin-right: 0.4em; }\n"
    ".line { border-bottom: 0.25mm solid #7f8b93; height: 7.5mm; }\n"
    "td > .line:last-child { border-bottom: none; }\n"
    ".said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); "
    "white-space: nowrap; }\n"
    ".facts { display: flex; flex-wrap: wrap; gap: 0 2em; }\n"
    ".write { display: inline-block; width: 9em; border-bottom: 0.25mm solid #7f8b93; }\n"
    ".tip { font: italic 0.92em/1.3 var(--serif); color: var(--soft); }\n"
    "td ul { margin: 0; padding-left: 1.1em; }\n"
    ".month { table-layout: fixed; }\n"
    ".month th, .month td { border: 0.25mm solid #8d99a1; padding: 0.2em 0.3em; }\n"
    ".month thead th { border-width: 0 0 0.45mm; }\n"
    ".month tbody th, .month .week { width: 3em; }\n"
    ".month tbody th { border-width: 0 0 0.25mm; font-weight: 400; }\n"
    ".w4 tbody tr { height: 33mm; }\n"
    ".w5 tbody tr { height: 26.5mm; }\n"
    ".w6 tbody tr { height: 22mm; }\n"
    ".month ul { list-style: none; margin: 0; padding: 0; font-size: 0.85em; line-height: 1.25; }\n"
    ".month li { margin-top: 0.3em; } .day { font-weight: bold; } .off { text-decoration: "
    "line-through; }\n"
    ".month .today { outline: 3px solid var(--ink); outline-offset: -3px; }\n"
    ".month .free { background: #f0f2f3; }\n"
    ".free-name { font-size: 0.8em; color: var(--soft); }\n"
    ".logo { max-height: 12mm; max-width: 45mm; }\n"
    ".cover { min-height: 240mm; display: flex; flex-direction: column; justify-content: center; "
    "border-top: 3mm solid var(--brand); }\n"
    ".cover h1 { font: 700 3.4em/1.1 var(--serif); color: var(--ink); }\n"
    ".toc { padding: 0; } .toc li { list-style: none; border-bottom: 0.25mm solid var(--rule); "
    "padding: 0.3em 0; } .toc a { color: inherit; text-decoration: none; }\n"
    /* On a telephone rows stand below each other, and a month is a list of its days. */
    "@media screen and (max-width: 36em) {\n"
    "  .cover { min-height: 60vh; }\n"
    "  .record, .record tbody, .record tr, .record th, .record td, .rows, .rows tbody, .rows tr, "
    ".rows th, .rows td, .answers, .answers tbody, .answers tr, .answers th, .answers td, .sides, "
    ".sides tbody, .sides tr, .sides th, .sides td { display: block; width: auto; }\n"
    "  main .record th, main .rows th, main .sides th { width: auto; border-bottom: 0; }\n"
    "  .answers thead, .sides thead { display: none; }\n"
    "  .answers tr, .sides tr { margin-bottom: 0.8em; }\n"
    "  main .answers .number, .answers td:first-child { display: none; }\n"
    "  .list { table-layout: auto; font-size: 0.85em; }\n"
    "  main .list th { width: auto; overflow-wrap: anywhere; }\n"
    "  .month, .month tbody, .month tr, .month td { display: block; width: auto; }\n"
    "  main .month tbody tr { height: auto; }\n"
    "  .month thead, .month tbody th, .month .nothing { display: none; }\n"
    "}\n"
    "@media print { body { max-width: none; padding: 0; } }\n"
    "@media print { section + section:not(.along) > h2 { margin-top: 0; } }\n"
    "@media print { section + section:not(.along), .landscape .grid + .grid { break-before: page; "
    "} }\n";
/* All of them bound: a cover in the colour of the house, and a community a chapter, with records
 * side by side. */
static const char book[] =
    ".cover { margin: 0 -1em; padding: 12vh 1.5em; background: var(--brand); border: 0; }\n"
    "main .cover h1, .cover h1, .cover p { color: var(--on-brand); }\n"
    ".cover p { font-size: 1.15em; margin-top: 0.6em; }\n"
    ".two > h2 { font-size: 1.5em; }\n"
    "@media print {\n"
    "  .cover { margin: 0; min-height: 296mm; padding: 0 24mm; print-color-adjust: exact; "
    "-webkit-print-color-adjust: exact; }\n"
    "  .toc { columns: 2; column-gap: 10mm; }\n"
    "  .two { columns: 2; column-gap: 9mm; font-size: 0.93em; }\n"
    "  .two > h2 { column-span: all; }\n"
    "  .two.along:has(+ section:not(.along)) { break-inside: avoid; }\n"
    "  .two > h2 + h3, .two > h2 + table { margin-top: 0; }\n"
    "  .two tbody th { width: 34%; }\n"
    "  .two.along > h2 { margin-top: 0.9em; font-size: 1.25em; border-bottom-width: 0.35mm; }\n"
    "}\n"
    "@page :first { margin: 0; @bottom-right { content: none; } }\n";
/* A head that takes little room. */
static const char low[] = "header { display: flex; gap: 1em; align-items: baseline; }\n"
                          "h1 { font-size: 1em; margin: 0; }\n"
                          "header p { margin: 0; }\n"
                          "h2 { margin: 0.2em 0; font-size: 1.6em; }\n";
/* All of it on one page. */
static const char compact[] =
    "@page { margin: 10mm 12mm; @bottom-right { content: none; } }\n"
    "@media print { html { font-size: 8.8pt; line-height: 1.22; } }\n"
    ".line { height: 5.4mm; }\n"
    "h3 { margin: 0.35em 0 0; }\n"
    "p { margin: 0.1em 0; }\n"
    "ul { margin: 0; padding-left: 1.2em; columns: 2; column-gap: 2.5em; }\n"
    "table { margin: 0.2em 0; }\n"
    "th, td { padding: 0 0.4em 0 0; }\n";
/* A month has the page to itself, on its side. */
static const char landscape[] = "@page { size: A4 landscape; margin: 12mm; }\n"
                                "body { max-width: 70em; }\n";

enum { TEXT_LINES = 2, LIST_LINES = 3, ROOM_ROWS = 1, BLANK_ROWS = 3 };

typedef struct page {
  cl_app *app;
  const cl_paper *paper;
  cl_html html;
  bool section, first_title;
  const char *heading; /* the last one: what stands below it is called so */
} page;

static void text(page *p, const char *tag, const char *string, const char *class) {
  cl_html_text(&p->html, tag, cl_str_of(string), "class", class, NULL);
}

static void heading(page *p, const char *tag, const char *string) {
  text(p, tag, string, NULL);
  p->heading = string;
}

static void table(page *p, const char *class) {
  cl_html_open(&p->html, "table", "class", class, "aria-label", p->heading, NULL);
}

/* ---- Room to write ---------------------------------------------------------- */

static void room(page *p, unsigned lines) {
  text(p, "span", T_(p->app, "(room to write)"), "said");
  for (unsigned i = 0; i < lines; i++)
    text(p, "div", "", "line");
}

static void choice(page *p, const char *word) {
  cl_html_open(&p->html, "span", NULL);
  text(p, "span", "", "box");
  cl_html_put(&p->html, cl_str_of(word));
  cl_html_close(&p->html);
  cl_html_put(&p->html, cl_str_of(" "));
}

/* What may be chosen for FIELD, with a box to tick; false when it is no choice. */
static bool choices(page *p, cl_field field) {
  const cl_field_row *row = field == CL_F_NONE ? NULL : cl_field_info(field);
  size_t n = 0;
  if (!row || (row->kind != CL_K_ENUM && row->kind != CL_K_BOOL))
    return false;
  cl_html_open(&p->html, "div", "class", "choices", NULL);
  if (row->kind == CL_K_BOOL) {
    choice(p, T_(p->app, "yes"));
    choice(p, T_(p->app, "no"));
  } else {
    cl_choices(row->set, &n);
    for (size_t i = 0; i < n; i++)
      choice(p, cl_choice_label(row->set, (int)i, p->app->lang));
  }
  cl_html_close(&p->html);
  return true;
}

/* Room for a value of FIELD. */
static void room_for(page *p, cl_field field) {
  const cl_field_row *row = field == CL_F_NONE ? NULL : cl_field_info(field);
  bool one = !row || row->kind == CL_K_DATE || row->kind == CL_K_TIME || row->kind == CL_K_NUM ||
             row->kind == CL_K_INT || row->kind == CL_K_ID || row->kind == CL_K_PAGE ||
             (row->kind == CL_K_REF && !(row->flags & CL_LIST));
  bool list = row && (row->flags & CL_LIST);
  if (!choices(p, field))
    room(p, one ? 1 : p->paper->blank ? (list ? LIST_LINES : TEXT_LINES) : 1);
}

/* ---- Tables ----------------------------------------------------------------- */

static void row_header(page *p, const char *string) {
  cl_html_text(&p->html, "th", cl_str_of(string), "scope", "row", NULL);
}

static void column_header(page *p, const char *string, const char *class) {
  cl_html_text(&p->html, "th", cl_str_of(string), "scope", "col", "class", class, NULL);
}

/* Are the lines from BLOCK on one record, which stays on one page, or records of
 * a line each? */
static bool is_record(const cl_block *block) {
  for (; block && block->kind == CL_B_LINE; block = block->next)
    if (block->field != CL_F_NONE)
      return true;
  return false;
}

/* What stands in a list, an item a line, is a list on the page as well. */
static void value(page *p, const cl_block *block) {
  bool list = block->field != CL_F_NONE && (cl_field_info(block->field)->flags & CL_LIST);
  if (!list || !strchr(block->text, '\n')) {
    cl_html_put(&p->html, cl_str_of(block->text));
    return;
  }
  cl_html_open(&p->html, "ul", NULL);
  for (const char *line = block->text; *line;) {
    size_t n = strcspn(line, "\n");
    cl_html_text(&p->html, "li", (cl_str){ line, n }, NULL);
    line += n + (line[n] == '\n');
  }
  cl_html_close(&p->html);
}

/* Lines that follow one another are a table; returns the last of them. */
static const cl_block *lines(page *p, const cl_block *block) {
  table(p, is_record(block) ? "record" : "rows");
  cl_html_open(&p->html, "tbody", NULL);
  for (;;) {
    cl_html_open(&p->html, "tr", NULL);
    row_header(p, block->label);
    cl_html_open(&p->html, "td", NULL);
    if (*block->text)
      value(p, block);
    else
      room_for(p, block->field);
    cl_html_close(&p->html);
    cl_html_close(&p->html);
    if (!block->next || block->next->kind != CL_B_LINE)
      break;
    block = block->next;
  }
  cl_html_close(&p->html);
  cl_html_close(&p->html);
  return block;
}

static void answer(page *p, const cl_block *block) {
  cl_html_open(&p->html, "tr", NULL);
  cl_html_open(&p->html, "td", NULL);
  cl_buf_printf(p->html.out, "%u", block->n);
  cl_html_close(&p->html);
  row_header(p, block->text);
  cl_html_open(&p->html, "td", NULL);
  if (*block->label)
    cl_html_put(&p->html, cl_str_of(block->label));
  else
    room_for(p, block->field);
  cl_html_close(&p->html);
  cl_html_open(&p->html, "td", NULL);
  if (*block->more)
    cl_html_put(&p->html, cl_str_of(block->more));
  else
    room(p, 1);
  cl_html_close(&p->html);
  cl_html_close(&p->html);
}

static const cl_block *answers(page *p, const cl_block *block) {
  table(p, "answers");
  cl_html_open(&p->html, "thead", NULL);
  cl_html_open(&p->html, "tr", NULL);
  column_header(p, "#", "number");
  column_header(p, T_(p->app, "Question"), "asked");
  column_header(p, cl_field_label(CL_F_READINESS_ANSWER, p->app->lang), "answer");
  column_header(p, cl_field_label(CL_F_READINESS_NOTE, p->app->lang), NULL);
  cl_html_close(&p->html);
  cl_html_close(&p->html);
  cl_html_open(&p->html, "tbody", NULL);
  for (;;) {
    answer(p, block);
    if (!block->next || block->next->kind != CL_B_ANSWER)
      break;
    block = block->next;
  }
  cl_html_close(&p->html);
  cl_html_close(&p->html);
  return block;
}

/* How wide a column to write in must be. */
static const char *column_class(cl_field field) {
  switch (cl_field_info(field)->kind) {
  case CL_K_DATE:
    return "day";
  case CL_K_NUM:
  case CL_K_INT:
  case CL_K_PAGE:
    return "few";
  case CL_K_ENUM:
  case CL_K_BOOL:
    return "choice";
  default:
    return NULL;
  }
}

static void empty_row(page *p, const cl_block *block) {
  cl_html_open(&p->html, "tr", NULL);
  for (unsigned i = 0; i < block->n; i++) {
    cl_html_open(&p->html, "td", NULL);
    if (!choices(p, block->columns[i]) && i == 0)
      text(p, "span", T_(p->app, "(room to write)"), "said");
    cl_html_close(&p->html);
  }
  cl_html_close(&p->html);
}

/* Records to write down, a row each. */
static void room_list(page *p, const cl_block *block) {
  table(p, "list");
  cl_html_open(&p->html, "thead", NULL);
  cl_html_open(&p->html, "tr", NULL);
  for (unsigned i = 0; i < block->n; i++)
    column_header(p, cl_field_label(block->columns[i], p->app->lang),
                  column_class(block->columns[i]));
  cl_html_close(&p->html);
  cl_html_close(&p->html);
  cl_html_open(&p->html, "tbody", NULL);
  unsigned rows = !p->paper->blank ? ROOM_ROWS : block->rows ? block->rows : BLANK_ROWS;
  for (unsigned i = 0; i < rows; i++)
    empty_row(p, block);
  cl_html_close(&p->html);
  cl_html_close(&p->html);
}

static void side_item(page *p, const cl_block *block) {
  if (!block->label && !block->text) {
    cl_html_empty(&p->html, "hr", NULL);
    return;
  }
  cl_html_open(&p->html, "p", NULL);
  if (block->label) {
    cl_html_open(&p->html, "b", NULL);
    cl_html_put(&p->html, cl_str_of(block->label));
    cl_buf_puts(p->html.out, ":");
    cl_html_close(&p->html);
    cl_buf_puts(p->html.out, " ");
  }
  if (block->text)
    cl_html_put(&p->html, cl_str_of(block->text));
  cl_html_close(&p->html);
  if (block->n)
    room(p, p->paper->blank ? block->n : 1);
}

/* What stands left and right, from the titles on; returns the last block. */
static const cl_block *sides(page *p, const cl_block *block) {
  table(p, "sides");
  cl_html_open(&p->html, "thead", NULL);
  cl_html_open(&p->html, "tr", NULL);
  column_header(p, block->label, NULL);
  column_header(p, block->text, NULL);
  cl_html_close(&p->html);
  cl_html_close(&p->html);
  cl_html_open(&p->html, "tbody", NULL);
  while (block->next && block->next->kind == CL_B_SIDE) {
    block = block->next;
    cl_html_open(&p->html, "tr", NULL);
    row_header(p, block->text);
    cl_html_open(&p->html, "td", NULL);
    while (block->next && block->next->kind == CL_B_SIDE_ITEM) {
      block = block->next;
      side_item(p, block);
    }
    cl_html_close(&p->html);
    cl_html_close(&p->html);
  }
  cl_html_close(&p->html);
  cl_html_close(&p->html);
  return block;
}

/* ---- A month ---------------------------------------------------------------- */

static void entry(page *p, const cl_month *m, const cl_entry *e) {
  const char *line = cl_show_join(p->app, e->time, " ", e->title);
  cl_html_open(&p->html, "li", NULL);
  text(p, e->cancelled ? "span" : "b", line, e->cancelled ? "off" : NULL);
  const char *more[] = { e->form, e->channel, m->communities ? e->community : "", e->owner,
                         e->status };
  line = "";
  for (size_t i = 0; !e->holiday && i < CL_COUNT(more); i++)
    line = cl_show_join(p->app, line, ", ", more[i]);
  if (*line) {
    cl_html_empty(&p->html, "br", NULL);
    cl_html_put(&p->html, cl_str_of(line));
  }
  cl_html_close(&p->html);
}

/* Is there nothing on DATE?  Then it is left out of the list on a telephone. */
static const char *day_class(const page *p, const cl_month *m, cl_date date, bool inside,
                             size_t next) {
  bool any = inside && next < m->count && m->entries[next].date == date;
  if (inside && date == p->app->today)
    return "today";
  if (any)
    return cl_month_free(m, date) ? "free" : NULL;
  return inside && cl_month_free(m, date) ? "free nothing" : "nothing";
}

static void day(page *p, const cl_month *m, cl_date date, bool inside, size_t *next) {
  char number[16];
  int of_month;
  cl_html_open(&p->html, "td", "class", day_class(p, m, date, inside, *next), "aria-current",
               inside && date == p->app->today ? "date" : NULL, NULL);
  if (inside) {
    cl_date_split(date, NULL, NULL, &of_month);
    snprintf(number, sizeof number, "%d", of_month);
    text(p, "span", number, "day");
    if (cl_month_free(m, date) && (of_month == 1 || cl_weekday(date) == 1 ||
                                   cl_month_free(m, date - 1) != cl_month_free(m, date)))
      text(p, "div", cl_month_free(m, date), "free-name");
    bool any = *next < m->count && m->entries[*next].date == date;
    if (any)
      cl_html_open(&p->html, "ul", NULL);
    for (; *next < m->count && m->entries[*next].date == date; ++*next)
      entry(p, m, &m->entries[*next]);
    if (any)
      cl_html_close(&p->html);
  }
  cl_html_close(&p->html);
}

static void month_head(page *p) {
  cl_html_open(&p->html, "thead", NULL);
  cl_html_open(&p->html, "tr", NULL);
  column_header(p, T_(p->app, "Week"), "week");
  for (int i = 0; i < 7; i++)
    column_header(p, T_(p->app, cl_weekday_short(i)), NULL);
  cl_html_close(&p->html);
  cl_html_close(&p->html);
}

static void month(page *p, const cl_month *m) {
  cl_date first = cl_date_of(m->year, m->month, 1);
  cl_date last = first + cl_days_in_month(m->year, m->month) - 1;
  size_t next = 0;
  unsigned weeks = (unsigned)((last - first + cl_weekday(first) + 6) / 7);
  table(p, weeks < 5 ? "month w4" : weeks == 5 ? "month w5" : "month w6");
  month_head(p);
  cl_html_open(&p->html, "tbody", NULL);
  for (cl_date monday = first - cl_weekday(first) + 1; monday <= last; monday += 7) {
    char number[16];
    int year, week;
    cl_iso_week(monday, &year, &week);
    snprintf(number, sizeof number, "%d", week);
    cl_html_open(&p->html, "tr", NULL);
    row_header(p, number);
    for (cl_date date = monday; date < monday + 7; date++)
      day(p, m, date, date >= first && date <= last, &next);
    cl_html_close(&p->html);
  }
  cl_html_close(&p->html);
  cl_html_close(&p->html);
}

/* The heading of a month and its grid stay together. */
static const cl_block *grid(page *p, const cl_block *block) {
  cl_html_open(&p->html, "div", "class", "grid", NULL);
  heading(p, "h3", block->text);
  block = block->next;
  month(p, block->month);
  cl_html_close(&p->html);
  return block;
}

/* ---- A sheet for a conversation --------------------------------------------- */

static const cl_block *facts(page *p, const cl_block *block) {
  cl_html_open(&p->html, "div", "class", "facts", NULL);
  for (;;) {
    cl_html_open(&p->html, "p", NULL);
    text(p, "b", block->label, NULL);
    cl_buf_puts(p->html.out, ": ");
    if (*block->text) {
      cl_html_put(&p->html, cl_str_of(block->text));
    } else {
      cl_html_open(&p->html, "span", "class", "write", NULL);
      text(p, "span", T_(p->app, "(room to write)"), "said");
      cl_html_close(&p->html);
    }
    cl_html_close(&p->html);
    if (!block->next || block->next->kind != CL_B_FACTS)
      break;
    block = block->next;
  }
  cl_html_close(&p->html);
  return block;
}

static void ask(page *p, const cl_block *block) {
  cl_html_open(&p->html, "div", "class", "ask", NULL);
  text(p, "p", block->text, "question");
  if (block->more)
    text(p, "p", block->more, "tip");
  room(p, block->n);
  cl_html_close(&p->html);
}

static const cl_block *bullets(page *p, const cl_block *block) {
  cl_html_open(&p->html, "ul", NULL);
  for (;;) {
    text(p, "li", block->text, NULL);
    if (!block->next || block->next->kind != CL_B_BULLET)
      break;
    block = block->next;
  }
  cl_html_close(&p->html);
  return block;
}

static const cl_block *writes(page *p, const cl_block *block) {
  table(p, "record");
  cl_html_open(&p->html, "tbody", NULL);
  for (;;) {
    cl_html_open(&p->html, "tr", NULL);
    row_header(p, block->label);
    cl_html_open(&p->html, "td", NULL);
    room(p, 1);
    cl_html_close(&p->html);
    cl_html_close(&p->html);
    if (!block->next || block->next->kind != CL_B_WRITE)
      break;
    block = block->next;
  }
  cl_html_close(&p->html);
  cl_html_close(&p->html);
  return block;
}

/* ---- All of it -------------------------------------------------------------- */

/* What the contents of a book lead to. */
static const char *title_id(page *p, const cl_block *title) {
  unsigned n = 1;
  if (!p->paper->book)
    return NULL;
  for (const cl_block *b = p->paper->first; b && b != title; b = b->next)
    n += b->kind == CL_B_TITLE;
  return cl_asprintf(p->app->arena, "s%u", n);
}

static void logo(page *p) {
  if (p->paper->house->logo.p) /* the name stands beside it */
    cl_page_image(p->html.out, "logo", p->paper->house->logo, p->paper->house->logo_svg, "");
}

static void cover(page *p, const char *heading, const char *name) {
  cl_html_open(&p->html, "header", "class", "cover", NULL);
  logo(p);
  text(p, "h1", heading, NULL);
  text(p, "p", cl_show_join(p->app, name, ", ", cl_show_date(p->app, p->app->today)), NULL);
  cl_html_close(&p->html);
}

static void contents(page *p) {
  cl_html_open(&p->html, "section", NULL);
  text(p, "h2", T_(p->app, "Contents"), NULL);
  cl_html_open(&p->html, "ul", "class", "toc", NULL);
  for (const cl_block *b = p->paper->first; b; b = b->next) {
    if (b->kind != CL_B_TITLE || b->n == (CL_TITLE_CHAPTER | CL_TITLE_ALONG))
      continue;
    cl_html_open(&p->html, "li", NULL);
    cl_html_text(&p->html, "a", cl_str_of(b->n == CL_TITLE_CHAPTER ? b->label : b->text), "href",
                 cl_asprintf(p->app->arena, "#%s", title_id(p, b)), NULL);
    cl_html_close(&p->html);
  }
  cl_html_close(&p->html);
  p->section = true;
}

/* Each worksheet is a section; what stands before the first belongs to none. */
static void title(page *p, const cl_block *block, const char *organisation) {
  if (p->section)
    cl_html_close(&p->html);
  static const char *const classes[] = { NULL, "along", "two", "two along" };
  cl_html_open(&p->html, "section", "class", classes[block->n & 3], "id", title_id(p, block), NULL);
  p->section = true;
  bool same = p->first_title && strcmp(block->text, organisation) == 0;
  heading(p, "h2",
          same ? cl_field_label(CL_F_ORGANISATION_ORGANISATION, p->app->lang) : block->text);
  p->first_title = false;
}

static const cl_block *put_block(page *p, const cl_block *block, const char *organisation) {
  switch (block->kind) {
  case CL_B_TITLE:
    title(p, block, organisation);
    break;
  case CL_B_PART:
    if (block->next && block->next->kind == CL_B_MONTH)
      return grid(p, block);
    heading(p, p->section ? "h3" : "h2", block->text);
    break;
  case CL_B_SECTION:
    heading(p, "h3", block->text);
    break;
  case CL_B_LINE:
    return lines(p, block);
  case CL_B_ANSWER:
    return answers(p, block);
  case CL_B_TEXT:
    text(p, "p", block->text, NULL);
    break;
  case CL_B_FACTS:
    return facts(p, block);
  case CL_B_ROOM:
    room_list(p, block);
    break;
  case CL_B_DOTS:
    cl_html_open(&p->html, "div", "class", "room", NULL);
    room(p, block->n);
    cl_html_close(&p->html);
    break;
  case CL_B_NOTHING:
    text(p, "p", "-", NULL);
    break;
  case CL_B_GAP: /* a new table begins by itself */
    break;
  case CL_B_SIDES:
    return sides(p, block);
  case CL_B_SIDE:
  case CL_B_SIDE_ITEM: /* stand behind their titles only */
    break;
  case CL_B_ASK:
    ask(p, block);
    break;
  case CL_B_BULLET:
    return bullets(p, block);
  case CL_B_WRITE:
    return writes(p, block);
  case CL_B_MONTH:
    month(p, block->month);
    break;
  }
  return block;
}

void cl_paper_html(cl_app *app, const char *heading, cl_buf *out) {
  page p = { .app = app, .paper = app->paper, .first_title = true };
  const cl_rec *record = app->plan->first[CL_T_ORGANISATION];
  const char *organisation = cl_show_value(app, record, CL_F_ORGANISATION_ORGANISATION);
  const char *name = *organisation ? organisation : app->program->name;
  const cl_shades *shades = &app->paper->house->palette.light;
  const char *css =
      cl_asprintf(app->arena, ":root { --brand: %s; --on-brand: %s; --ink: %s; }\n%s%s%s%s%s",
                  shades->brand, shades->on_brand, shades->ink, style, app->paper->book ? book : "",
                  app->paper->landscape || app->paper->compact ? low : "",
                  app->paper->landscape ? landscape : "", app->paper->compact ? compact : "");
  cl_html_start(&p.html, out, app->lang == CL_NL ? "nl" : "en",
                cl_asprintf(app->arena, "%s: %s", name, heading), css);
  if (app->paper->book) {
    cover(&p, heading, name);
  } else {
    cl_html_open(&p.html, "header", NULL);
    logo(&p);
    text(&p, "h1", name, NULL);
    text(&p, "p", cl_show_join(app, heading, ", ", cl_show_date(app, app->today)), NULL);
    cl_html_close(&p.html);
  }
  cl_html_open(&p.html, "main", "class",
               app->paper->landscape ? "landscape"
               : app->paper->blank   ? "blank"
                                     : NULL,
               NULL);
  if (app->paper->book)
    contents(&p);
  for (const cl_block *block = app->paper->first; block; block = block->next)
    block = put_block(&p, block, organisation);
  cl_html_end(&p.html);
}
