/* paper_term.c - a sheet in a terminal, or as plain text; see paper.h. */
#include <string.h>

#include "../format/term.h"
#include "paper.h"

/* Room to write in when the sheet is printed. */
static const char ROOM[] = "........................................";
enum {
  LABEL = 20,  /* columns that labels take */
  ANSWER = 11, /* and answers */
  USUAL_WIDTH = 80,
  BLANK_LINES = 4,  /* of room on a sheet to write on */
  SIDE_LEFT = 24,   /* columns of the left side */
  SIDES_LEAST = 60, /* narrower, the sides stand under one another */
  SIDE_ROOM = 30,
  WEEK = 3,        /* columns of the number of a week */
  GRID_LEAST = 52, /* narrower, there is no grid */
  GRID_LINES = 3,  /* for what is on a day */
  CELL_TIMES = 16  /* a cell this wide has room for times as well */
};

typedef struct layout {
  const cl_app *app;
  const cl_paper *paper;
  cl_buf *out;
} layout;

static unsigned width_of(const layout *l) {
  return l->paper->width ? l->paper->width : USUAL_WIDTH;
}

static void wrap(const layout *l, const char *text, unsigned indent) {
  cl_wrap(l->out, cl_str_of(text), indent, l->paper->width);
}

static void dots(const layout *l, unsigned indent, unsigned lines) {
  unsigned width = width_of(l);
  for (unsigned i = 0; i < lines; i++) {
    cl_buf_fill(l->out, ' ', indent);
    cl_buf_fill(l->out, '.', width > indent ? width - indent : 1);
    cl_buf_putc(l->out, '\n');
  }
}

/* ---- Two sides -------------------------------------------------------------- */

static void put_edge(const layout *l, char line) {
  cl_buf_puts(l->out, "  ");
  cl_buf_fill(l->out, line, SIDE_LEFT + 1);
  cl_buf_putc(l->out, '+');
  cl_buf_fill(l->out, line, width_of(l) - SIDE_LEFT - 4);
  cl_buf_putc(l->out, '\n');
}

/* Takes the first line off *TEXT. */
static cl_str take_line(cl_str *text) {
  const char *end = text->n ? memchr(text->p, '\n', text->n) : NULL;
  size_t n = end ? (size_t)(end - text->p) : text->n;
  cl_str line = { text->p, n };
  text->p += n + (end != NULL);
  text->n -= n + (end != NULL);
  return line;
}

/* Lines of LEFT_TEXT beside those of RIGHT_TEXT; each is wrapped. */
static void put_sides(const layout *l, const char *left_text, const char *right_text) {
  cl_buf left = CL_BUF_INIT, right = CL_BUF_INIT;
  cl_wrap(&left, cl_str_of(left_text), 0, SIDE_LEFT);
  cl_wrap(&right, cl_str_of(right_text), 0, width_of(l) - SIDE_LEFT - 5);
  cl_str a = { cl_buf_text(&left), left.len }, b = { cl_buf_text(&right), right.len };
  while (a.n || b.n) {
    cl_str x = take_line(&a), y = take_line(&b);
    size_t wide = cl_width(x);
    cl_buf_puts(l->out, "  ");
    cl_buf_str(l->out, x);
    cl_buf_fill(l->out, ' ', wide < SIDE_LEFT ? SIDE_LEFT - wide : 0);
    cl_buf_puts(l->out, " |");
    if (y.n)
      cl_buf_putc(l->out, ' ');
    cl_buf_str(l->out, y);
    cl_buf_putc(l->out, '\n');
  }
  cl_buf_free(&left);
  cl_buf_free(&right);
}

static void add_item(cl_buf *all, const cl_block *item) {
  if (all->len)
    cl_buf_putc(all, '\n');
  if (item->label)
    cl_buf_printf(all, "%s:%s", item->label, item->text || item->n ? " " : "");
  if (item->text)
    cl_buf_puts(all, item->text);
  if (item->n) {
    cl_buf_puts(all, item->text ? " " : "");
    cl_buf_fill(all, '.', SIDE_ROOM);
  }
}

/* The left side at BLOCK and the items behind it; returns the last of these. */
static const cl_block *put_side(const layout *l, const cl_block *block) {
  cl_buf right = CL_BUF_INIT;
  const char *left = block->text;
  while (block->next && block->next->kind == CL_B_SIDE_ITEM) {
    block = block->next;
    add_item(&right, block);
  }
  if (width_of(l) >= SIDES_LEAST) {
    put_sides(l, left, cl_buf_text(&right));
    put_edge(l, '-');
  } else {
    cl_heading(l->out, l->app->color, left, '-');
    wrap(l, cl_buf_text(&right), 2);
  }
  cl_buf_free(&right);
  return block;
}

static void put_sides_head(const layout *l, const cl_block *block) {
  if (width_of(l) < SIDES_LEAST)
    return;
  cl_buf_putc(l->out, '\n');
  put_sides(l, block->label, block->text);
  put_edge(l, '=');
}

/* ---- A month: the grid ------------------------------------------------------ */

static unsigned cell_width(const layout *l) {
  return (width_of(l) - WEEK) / 7;
}

/* TEXT in a cell that begins at byte START of the line; one blank behind it. */
static void put_cell(const layout *l, cl_buf *line, size_t column, const char *text) {
  cl_buf clean = CL_BUF_INIT;
  size_t room = cell_width(l) - 1, at = WEEK + column * cell_width(l);
  cl_visible(&clean, cl_str_of(text), true);
  cl_str all = { cl_buf_text(&clean), clean.len };
  size_t wide = cl_width((cl_str){ cl_buf_text(line), line->len });
  cl_buf_fill(line, ' ', at > wide ? at - wide : 0);
  if (cl_width(all) <= room) {
    cl_buf_str(line, all);
  } else {
    all = cl_width_cut(all, room - 1);
    cl_buf_str(line, all);
    cl_buf_puts(line, "\xE2\x80\xA6");
  }
  cl_buf_free(&clean);
}

static void end_line(const layout *l, cl_buf *line) {
  cl_str text = { cl_buf_text(line), line->len };
  while (text.n && text.p[text.n - 1] == ' ')
    text.n--;
  cl_buf_str(l->out, text);
  cl_buf_putc(l->out, '\n');
  cl_buf_free(line);
}

static void put_weekdays(const layout *l) {
  cl_buf line = CL_BUF_INIT;
  cl_buf_puts(&line, "wk"); /* in Dutch as well */
  for (int i = 0; i < 7; i++)
    put_cell(l, &line, (size_t)i, cl_tr(l->app->lang, cl_weekday_short(i)));
  end_line(l, &line);
}

static void put_days(const layout *l, cl_date monday, cl_date first, cl_date last) {
  cl_buf line = CL_BUF_INIT;
  char number[16];
  int year, week, day;
  cl_iso_week(monday, &year, &week);
  cl_buf_printf(&line, "%2d", week);
  for (cl_date date = monday; date < monday + 7; date++) {
    if (date < first || date > last)
      continue;
    cl_date_split(date, NULL, NULL, &day);
    snprintf(number, sizeof number, date == l->app->today ? "[%d]" : "%d", day);
    put_cell(l, &line, (size_t)(date - monday), number);
  }
  end_line(l, &line);
}

/* The entries of DATE: the first, and how many there are. */
static const cl_entry *entries_of(const cl_month *m, cl_date date, size_t *count) {
  size_t low = 0, high = m->count, end;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (m->entries[middle].date < date)
      low = middle + 1;
    else
      high = middle;
  }
  for (end = low; end < m->count && m->entries[end].date == date;)
    end++;
  *count = end - low;
  return m->entries + low;
}

/* Takes as many words off *TEXT as fit in WIDTH columns; all of it when the
 * first word does not. */
static cl_str take_words(cl_str *text, size_t width) {
  cl_str line = cl_width_cut(*text, width);
  if (line.n < text->n && text->p[line.n] != ' ') {
    while (line.n && line.p[line.n - 1] != ' ')
      line.n--;
    if (!line.n)
      line.n = text->n;
  }
  text->p += line.n;
  text->n -= line.n;
  line = cl_str_trim(line);
  *text = cl_str_trim(*text);
  return line;
}

/* What stands in the cell of a day, a line each: see cell_lines(). */
typedef struct cell {
  char *lines[GRID_LINES];
  unsigned count;
} cell;

static void add_line(const layout *l, cell *c, cl_str text) {
  c->lines[c->count++] = cl_strndup(l->app->arena, text.n ? text.p : "", text.n);
}

/* ENTRY on at most MOST lines; what does not fit is cut by put_cell(). */
static void add_entry(const layout *l, cell *c, const cl_entry *entry, unsigned most) {
  cl_buf text = CL_BUF_INIT, clean = CL_BUF_INIT;
  bool timed = *entry->time && (most > 1 || cell_width(l) >= CELL_TIMES);
  if (timed)
    cl_buf_printf(&text, "%.5s ", entry->time);
  cl_buf_printf(&text, "%s%s", entry->holiday ? "* " : entry->cancelled ? "x " : "", entry->title);
  cl_visible(&clean, cl_str_of(cl_buf_text(&text)), true);
  cl_str rest = { cl_buf_text(&clean), clean.len };
  for (unsigned i = 0; i + 1 < most && rest.n; i++)
    add_line(l, c, take_words(&rest, cell_width(l) - 1));
  if (rest.n)
    add_line(l, c, rest);
  cl_buf_free(&clean);
  cl_buf_free(&text);
}

/* Each entry has a line at least; the first take what is left.  Of too many,
 * the last line says how many more there are. */
static cell cell_lines(const layout *l, const cl_month *m, cl_date date) {
  cell c = { { NULL }, 0 };
  size_t count, shown;
  const cl_entry *entries = entries_of(m, date, &count);
  shown = count > GRID_LINES ? GRID_LINES - 1 : count;
  for (size_t i = 0; i < shown; i++) {
    unsigned behind = (unsigned)(shown - i - 1) + (shown < count);
    add_entry(l, &c, &entries[i], GRID_LINES - c.count - behind);
  }
  if (shown < count)
    add_line(l, &c, cl_str_of(cl_asprintf(l->app->arena, "+%zu", count - shown)));
  return c;
}

static void put_week(const layout *l, const cl_month *m, cl_date monday, cl_date first,
                     cl_date last) {
  cell cells[7];
  for (int i = 0; i < 7; i++)
    cells[i] = monday + i >= first && monday + i <= last ? cell_lines(l, m, monday + i)
                                                         : (cell){ { NULL }, 0 };
  for (unsigned n = 0; n < GRID_LINES; n++) {
    cl_buf line = CL_BUF_INIT;
    for (size_t i = 0; i < 7; i++)
      if (n < cells[i].count)
        put_cell(l, &line, i, cells[i].lines[n]);
    if (line.len || l->paper->blank) /* on a blank one, room to write */
      end_line(l, &line);
  }
}

static void put_grid(const layout *l, const cl_month *m) {
  cl_date first = cl_date_of(m->year, m->month, 1);
  cl_date last = first + cl_days_in_month(m->year, m->month) - 1;
  if (width_of(l) < GRID_LEAST)
    return;
  put_weekdays(l);
  for (cl_date monday = first - cl_weekday(first) + 1; monday <= last; monday += 7) {
    put_days(l, monday, first, last);
    put_week(l, m, monday, first, last);
  }
  cl_buf_putc(l->out, '\n');
}

/* ---- A month: the list ------------------------------------------------------ */

/* `za  7  10:00-13:00`; without a grid, the week as well. */
static const char *when_of(const layout *l, const cl_entry *entry) {
  cl_arena *arena = l->app->arena;
  int day, year, week;
  cl_date_split(entry->date, NULL, NULL, &day);
  cl_iso_week(entry->date, &year, &week);
  const char *text =
      cl_asprintf(arena, "%s %2d",
                  cl_tr(l->app->lang, cl_weekday_short(cl_weekday(entry->date) - 1)), day);
  if (width_of(l) < GRID_LEAST)
    text = cl_asprintf(arena, "%s, week %d", text, week); /* in Dutch as well */
  return *entry->time ? cl_asprintf(arena, "%s  %s", text, entry->time) : text;
}

/* The title and, below it, what else is known. */
static const char *what_of(const layout *l, const cl_month *m, const cl_entry *entry) {
  const char *more[] = { entry->form, entry->status, entry->channel,
                         m->communities ? entry->community : "", entry->owner };
  const char *text = entry->title, *between = "\n";
  for (size_t i = 0; i < CL_COUNT(more); i++)
    if (*more[i]) {
      text = cl_asprintf(l->app->arena, "%s%s%s", text, between, more[i]);
      between = "; ";
    }
  return text;
}

/* What is to be written down of a moment. */
static const cl_field month_columns[] = { CL_F_MOMENT_DATE, CL_F_MOMENT_TIME, CL_F_MOMENT_TITLE,
                                          CL_F_MOMENT_OWNER };
static const cl_block month_room = { .kind = CL_B_ROOM,
                                     .n = CL_COUNT(month_columns),
                                     .columns = month_columns };

/* Columns for days and times; where it is narrow, they have a line of their own. */
static unsigned when_width(const layout *l, const cl_month *m) {
  enum { INDENT = 2 };
  size_t wide = 0;
  if (width_of(l) < GRID_LEAST)
    return INDENT;
  for (size_t i = 0; i < m->count; i++)
    if (!m->entries[i].holiday) {
      size_t n = cl_width(cl_str_of(when_of(l, &m->entries[i])));
      wide = n > wide ? n : wide;
    }
  return (unsigned)wide;
}

static void put_list(const layout *l, const cl_month *m) {
  unsigned wide = when_width(l, m);
  for (size_t i = 0; i < m->count; i++)
    if (!m->entries[i].holiday)
      cl_labelled(l->out, wide, when_of(l, &m->entries[i]),
                  cl_str_of(what_of(l, m, &m->entries[i])), l->paper->width);
}

/* ---- A sheet for a conversation --------------------------------------------- */

static void put_section(const layout *l, const char *title) {
  cl_buf_putc(l->out, '\n');
  cl_term_color(l->out, l->app->color, CL_C_BOLD, title);
  cl_buf_putc(l->out, '\n');
}

/* Facts that follow one another stand on one line; returns the last of them. */
static const cl_block *put_facts(const layout *l, const cl_block *block) {
  for (bool first = true;; first = false) {
    cl_buf_printf(l->out, "%s%s: ", first ? "" : "   ", block->label);
    cl_visible(l->out, cl_str_of(*block->text ? block->text : "................"), true);
    if (!block->next || block->next->kind != CL_B_FACTS)
      break;
    block = block->next;
  }
  cl_buf_putc(l->out, '\n');
  return block;
}

static void put_question(const layout *l, const cl_block *block) {
  wrap(l, block->text, 2);
  if (block->more) {
    cl_buf tip = CL_BUF_INIT;
    cl_buf_printf(&tip, "(%s)", block->more);
    wrap(l, cl_buf_text(&tip), 4);
    cl_buf_free(&tip);
  }
  dots(l, 4, block->n);
}

static void put_bullet(const layout *l, const char *text) {
  cl_buf_puts(l->out, "  - ");
  size_t at = l->out->len;
  wrap(l, text, 4);
  if (l->out->len < at + 4)
    return;
  /* The first line stands behind the dash already. */
  memmove(l->out->p + at, l->out->p + at + 4, l->out->len - at - 4);
  cl_buf_cut(l->out, l->out->len - 4);
}

static void put_write(const layout *l, const char *label) {
  size_t wide = cl_width(cl_str_of(label)), room = width_of(l) - 2;
  cl_buf_printf(l->out, "  %s ", label);
  cl_buf_fill(l->out, '.', wide + 1 < room ? room - wide - 1 : 0);
  cl_buf_putc(l->out, '\n');
}

/* ---- All of it -------------------------------------------------------------- */

/* A box to tick and its word, which stay on one line: no-break blanks. */
#define BOX "[\xC2\xA0]\xC2\xA0"

/* `[ ] yes [ ] no`: what may be chosen for FIELD; NULL when it is no choice. */
static const char *choices_of(const layout *l, cl_field field) {
  const cl_field_row *row = field == CL_F_NONE ? NULL : cl_field_info(field);
  const char *text = NULL;
  size_t n = 0;
  if (row && row->kind == CL_K_BOOL)
    return cl_asprintf(l->app->arena, BOX "%s " BOX "%s", T_(l->app, "yes"), T_(l->app, "no"));
  if (row && row->kind == CL_K_ENUM)
    cl_choices(row->set, &n);
  for (size_t i = 0; i < n; i++)
    text = cl_asprintf(l->app->arena, "%s%s" BOX "%s", text ? text : "", text ? " " : "",
                       cl_choice_label(row->set, (int)i, l->app->lang));
  return text;
}

/* Dots behind INDENT columns, as many as there is place for. */
static const char *dots_behind(const layout *l, unsigned indent) {
  enum { LEAST = 4 };
  unsigned most = (unsigned)strlen(ROOM), left = width_of(l) > indent ? width_of(l) - indent : 0;
  left = left < LEAST ? LEAST : left > most ? most : left;
  return ROOM + (most - left);
}

/* Where it is narrow, what is said stands below its label. */
static void put_line(const layout *l, const cl_block *block) {
  enum { BESIDE_LEAST = 50, BELOW = 1, AROUND = 4 };
  unsigned label = width_of(l) < BESIDE_LEAST ? BELOW : LABEL;
  const char *text = block->text;
  if (!*text && l->paper->blank)
    text = choices_of(l, block->field);
  if (!text || !*text)
    text = dots_behind(l, label + AROUND);
  cl_labelled(l->out, label, block->label, cl_str_of(text), l->paper->width);
}

static void put_answer(const layout *l, const cl_block *block) {
  cl_buf label = CL_BUF_INIT, text = CL_BUF_INIT;
  cl_buf_printf(&label, "%u %-9s", block->n, *block->label ? block->label : "....");
  cl_buf_printf(&text, "%s%s%s", block->text, *block->more ? "\n" : "", block->more);
  cl_labelled(l->out, ANSWER, cl_buf_text(&label), cl_str_of(cl_buf_text(&text)), l->paper->width);
  cl_buf_free(&label);
  cl_buf_free(&text);
}

/* Columns for a value of FIELD; 0: an equal share of what is left. */
static unsigned column_room(cl_field field) {
  switch (cl_field_info(field)->kind) {
  case CL_K_DATE:
    return 12;
  case CL_K_TIME:
    return 5;
  case CL_K_NUM:
  case CL_K_INT:
  case CL_K_PAGE:
    return 8;
  default:
    return 0;
  }
}

static void put_columns(const layout *l, const cl_block *block, const unsigned *widths,
                        bool labels) {
  cl_buf_putc(l->out, ' ');
  for (unsigned i = 0; i < block->n; i++) {
    cl_str label = cl_str_of(labels ? cl_field_label(block->columns[i], l->app->lang) : "");
    label = cl_width_cut(label, widths[i]);
    cl_buf_putc(l->out, ' ');
    cl_buf_str(l->out, label);
    if (!labels || i + 1 < block->n)
      cl_buf_fill(l->out, labels ? ' ' : '.', widths[i] - cl_width(label));
  }
  cl_buf_putc(l->out, '\n');
}

/* Room for records: on a sheet to write on a row each, else one line of dots. */
static void put_room(const layout *l, const cl_block *block) {
  enum { MOST = 8 };
  unsigned widths[MOST], n = block->n < MOST ? block->n : MOST, shares = 0;
  unsigned left = width_of(l) - 1 - n;
  if (!l->paper->blank || width_of(l) < SIDES_LEAST) {
    wrap(l, dots_behind(l, 2), 2);
    return;
  }
  for (unsigned i = 0; i < n; i++) {
    widths[i] = column_room(block->columns[i]);
    shares += !widths[i];
    left -= widths[i];
  }
  for (unsigned i = 0; i < n; i++)
    if (!widths[i])
      widths[i] = left / shares;
  put_columns(l, block, widths, true);
  for (unsigned i = 0; i < (block->rows ? block->rows : BLANK_LINES); i++)
    put_columns(l, block, widths, false);
}

/* Returns the last block that was laid out. */
static const cl_block *put_block(const layout *l, const cl_block *block) {
  switch (block->kind) {
  case CL_B_TITLE:
  case CL_B_PART:
    cl_heading(l->out, l->app->color, block->text, block->kind == CL_B_TITLE ? '=' : '-');
    break;
  case CL_B_SECTION:
    put_section(l, block->text);
    break;
  case CL_B_LINE:
    put_line(l, block);
    break;
  case CL_B_ANSWER:
    put_answer(l, block);
    break;
  case CL_B_TEXT:
    wrap(l, block->text, 2);
    break;
  case CL_B_FACTS:
    return put_facts(l, block);
  case CL_B_ROOM:
    put_room(l, block);
    break;
  case CL_B_DOTS:
    dots(l, 4, block->n);
    break;
  case CL_B_NOTHING:
    cl_buf_puts(l->out, "  -\n");
    break;
  case CL_B_GAP:
    cl_buf_putc(l->out, '\n');
    break;
  case CL_B_SIDES:
    put_sides_head(l, block);
    break;
  case CL_B_SIDE:
    return put_side(l, block);
  case CL_B_SIDE_ITEM: /* stands behind a side only */
    break;
  case CL_B_ASK:
    put_question(l, block);
    break;
  case CL_B_BULLET:
    put_bullet(l, block->text);
    break;
  case CL_B_WRITE:
    put_write(l, block->label);
    break;
  case CL_B_MONTH:
    put_grid(l, block->month);
    if (l->paper->blank)
      put_room(l, &month_room);
    else
      put_list(l, block->month);
    break;
  }
  return block;
}

void cl_paper_term(const cl_app *app, cl_buf *out) {
  layout l = { app, app->paper, out };
  for (const cl_block *block = app->paper->first; block; block = block->next)
    block = put_block(&l, block);
}
