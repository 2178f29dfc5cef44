/* network_front.c - the sheet in front of the workbook of a network: what a director
 * reads first, on one page; part of the module clkit-excel. */
#include "../lib/format/colour.h"
#include "network_book.h"

/* FRONT_ROWS: libraries on one page of which the letters can be read. */
enum { FRONT_ASKED = 10, FRONT_CHANGED = 10, FRONT_ROWS = 76, FRONT_LINES = 4 };

enum { F_NAME, F_FIRST, F_GAP = F_FIRST + NW_AGENDAS, F_WHAT, F_NUMBER, F_THEN, FRONT_COLUMNS };
static const double front_widths[FRONT_COLUMNS] = { 32, 13, 13, 13, 13, 3, 46, 8, 8 };

static void front_line(binder *b, unsigned row, const char *what, size_t n) {
  cl_cell_style left = ov_cell(CL_SIDE_LEFT), right = ov_cell(CL_SIDE_RIGHT);
  right.bold = true;
  cl_set_text(b->sheet, row, F_WHAT, &left, what);
  cl_set_num(b->sheet, row, F_NUMBER, &right, (double)n);
}

/* TEXT in full, over as many rows as it takes, the last with a rule; WIDE: also over the
 * cells of numbers.  Returns the row below. */
static unsigned front_lines(binder *b, unsigned row, const char *text, bool wide) {
  cl_cell_style plain = { .indent = 1 }, ruled = ov_cell(CL_SIDE_LEFT);
  double columns = wide ? front_widths[F_WHAT] + front_widths[F_NUMBER] : front_widths[F_WHAT];
  for (unsigned n = 1; *text; n++, row++) {
    const char *line = ov_next_line(&b->look, &text, &plain, columns, n == FRONT_LINES);
    cl_set_text(b->sheet, row, F_WHAT, *text ? &plain : &ruled, line);
    if (!*text)
      cl_set_blank(b->sheet, row, F_NUMBER, wide ? F_NUMBER : F_THEN, &ruled);
  }
  return row;
}

static unsigned front_section(binder *b, unsigned row, unsigned at, const char *text) {
  cl_cell_style section = ov_section(&b->look);
  cl_set_text(b->sheet, row, at, &section, text);
  return row + 1;
}

/* How many goals have which light, then too where it is known. */
static unsigned front_lights(binder *b, unsigned row) {
  const nw_sum *s = b->s;
  cl_cell_style head = { .ink = OV_MUTED, .side = CL_SIDE_RIGHT };
  row = front_section(b, row, F_WHAT, T_(b->app, "How do the goals stand?"));
  if (s->compared) {
    cl_set_text(b->sheet, row - 1, F_NUMBER, &head, T_(b->app, "now"));
    cl_set_text(b->sheet, row - 1, F_THEN, &head, T_(b->app, "before"));
  }
  for (int i = 0; i < CL_LIGHTS; i++, row++) {
    cl_cell_style style = ov_light_cell((enum cl_light)i);
    style.side = CL_SIDE_LEFT;
    style.indent = 1;
    cl_set_text(b->sheet, row, F_WHAT, &style, nb_light_title(b, i));
    style.side = CL_SIDE_RIGHT;
    cl_set_num(b->sheet, row, F_NUMBER, &style, (double)s->lights[i]);
    style.bold = false;
    if (s->compared)
      cl_set_num(b->sheet, row, F_THEN, &style, (double)s->then[i]);
  }
  return row;
}

static unsigned front_changed(binder *b, unsigned row) {
  const nw_sum *s = b->s;
  cl_app *app = b->app;
  cl_cell_style style = ov_cell(CL_SIDE_LEFT), soft = { .ink = OV_MUTED };
  if (!s->n->job.since)
    return row;
  row = front_section(b, row, F_WHAT, T_(app, "What changed?"));
  cl_set_text(b->sheet, row++, F_WHAT, &soft, nw_changed(s));
  size_t shown = s->change_count < FRONT_CHANGED ? s->change_count : FRONT_CHANGED;
  for (size_t i = 0; i < shown; i++) {
    const nw_change *c = &s->changes[i];
    const char *words = nw_change_words(s, c);
    unsigned first = row;
    row = front_lines(b, row,
                      cl_asprintf(app->arena, "%s (%s): %s", c->community, c->lib->name,
                                  words ? words : c->goal),
                      false);
    if (words)
      continue;
    cl_cell_style was = ov_light_cell((enum cl_light)c->what.before);
    cl_cell_style is = ov_light_cell((enum cl_light)c->what.after);
    cl_set_text(b->sheet, first, F_NUMBER, &was, cl_light_sign((enum cl_light)c->what.before));
    cl_set_text(b->sheet, first, F_THEN, &is,
                cl_asprintf(app->arena, "\xE2\x86\x92 %s",
                            cl_light_sign((enum cl_light)c->what.after)));
  }
  if (!shown)
    cl_set_text(b->sheet, row++, F_WHAT, &style, T_(app, "No light and no stage changed."));
  if (s->change_count > shown)
    cl_set_text(b->sheet, row++, F_WHAT, &style, nb_others(b, s->change_count - shown));
  return row + 1;
}

static unsigned front_counts(binder *b, unsigned row) {
  const nw_sum *s = b->s;
  cl_app *app = b->app;
  row = front_section(b, row, F_WHAT, T_(app, "Who is in it?"));
  front_line(b, row++, T_(app, "libraries"), s->lib_count);
  front_line(b, row++, T_(app, "read"), s->read);
  front_line(b, row++, T_(app, "share numbers or more"), s->counted);
  front_line(b, row++, T_(app, "communities"), s->community_count);
  row = front_lights(b, row + 1);
  row = front_section(b, row + 1, F_WHAT, T_(app, "How far are the communities?"));
  for (int i = CL_STAGES - 1; i >= 0; i--)
    if (s->stages[i])
      front_line(b, row++, cl_stage_word((enum cl_stage)i, app->lang), s->stages[i]);
  return row + 1;
}

static unsigned front_asked(binder *b, unsigned row) {
  const nw_sum *s = b->s;
  cl_app *app = b->app;
  row = front_section(b, row, F_WHAT, T_(app, "What is asked of management teams?"));
  cl_cell_style style = ov_cell(CL_SIDE_LEFT);
  size_t shown = s->asked_count < FRONT_ASKED ? s->asked_count : FRONT_ASKED;
  for (size_t i = 0; i < shown; i++)
    row = front_lines(b, row,
                      cl_asprintf(app->arena, "%s (%s, %s)", s->asked[i].text,
                                  s->asked[i].community, s->asked[i].lib->name),
                      true);
  if (s->open > shown)
    cl_set_link(b->sheet, row++, F_WHAT, &style, nb_others(b, s->open - shown), b->asked, 0, 0);
  if (!s->open)
    cl_set_text(b->sheet, row++, F_WHAT, &style, T_(app, "No decision at the moment."));
  return row;
}

/* The agenda of each library; those that share nothing have an empty row. */
static unsigned front_agenda(binder *b, unsigned row) {
  const nw_sum *s = b->s;
  cl_cell_style name = ov_cell(CL_SIDE_LEFT), head = ov_header(&b->look, CL_SIDE_CENTER);
  row = front_section(b, row, F_NAME, T_(b->app, "The national library agenda"));
  head.high = CL_HIGH_MIDDLE;
  cl_set_text(b->sheet, row, F_NAME, &head, T_(b->app, "Library"));
  for (int a = 0; a < NW_AGENDAS; a++)
    cl_set_text(b->sheet, row, (unsigned)(F_FIRST + a), &head, nw_agenda_word(s, a));
  cl_sheet_height(b->sheet, row++, 30);
  for (size_t i = 0; i < s->lib_count; i++) {
    cl_set_text(b->sheet, row, F_NAME, &name,
                cl_page_fit(b->app->arena, s->libs[i].name, 30, CL_PAGE_SIZE, false, 0.7));
    b->row = row++;
    b->at = F_FIRST;
    bool empty = nb_why_empty(b, &s->libs[i]);
    for (int a = 0; !empty && a < NW_AGENDAS; a++)
      nb_heat(b, s->libs[i].agendas[a], s->most_agenda);
  }
  return row;
}

void nb_front(binder *b) {
  cl_app *app = b->app;
  cl_cell_style big = { .size = 18, .ink = b->look.colours.ink, .bold = true };
  cl_cell_style soft = { .ink = 0x5B6470 };
  b->sheet = b->look.front;
  cl_sheet_widths(b->sheet, front_widths, FRONT_COLUMNS);
  cl_set_text(b->sheet, 0, 0, &big, b->s->headline);
  cl_sheet_height(b->sheet, 0, 28);
  cl_set_text(b->sheet, 1, 0, &soft,
              cl_asprintf(app->arena,
                          cl_ntr(app->lang, "%zu library side by side, %s",
                                 "%zu libraries side by side, %s", b->s->lib_count),
                          b->s->lib_count, cmd_day(app, app->today, true)));
  unsigned left = front_agenda(b, 3), right = front_asked(b, front_changed(b, front_counts(b, 3)));
  cl_page page = { .portrait = true,
                   .wide = 1,
                   .tall = b->s->lib_count <= FRONT_ROWS ? 1 : 0,
                   .rows = left > right ? left : right,
                   .columns = b->s->n->job.since ? FRONT_COLUMNS : F_THEN,
                   .tab = b->look.colours.brand };
  cl_sheet_page(b->sheet, &page);
}
