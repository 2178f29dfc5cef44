/* overview_decisions.c - what is asked of the management team, with room for the
 * answer, and what it answered. */
#include <string.h>

#include "overview_inner.h"
#include "../lib/cli/arguments.h"

enum { A_NUMBER, B_COMMUNITY, C_TEXT, D_ASKED, E_BY, F_LEFT, G_ANSWER, H_ANSWERED, COLUMNS };
/* FEW: they are written larger, and have more room for the answer. */
enum { SOON = 14 /* days */, FEW = 5 };
static const double widths[COLUMNS] = { 5, 29, 58, 12, 12, 11, 34, 12 };

static void put_link(overview *o, unsigned row, const cl_rec *decision, const char **names) {
  ov_community *c = ov_community_of(o, decision->parent);
  cl_cell_style link = ov_cell(CL_SIDE_LEFT);
  link.ink = o->colours.ink;
  cl_set_link(o->decisions_sheet, row, B_COMMUNITY, &link, c ? names[c - o->communities] : NULL,
              c ? c->sheet : NULL, 0, 0);
}

/* Room to write an answer in by pen. */
static void put_room(overview *o, unsigned row) {
  cl_cell_style box = ov_cell(CL_SIDE_LEFT);
  box.wrap = true;
  box.top = box.bottom = box.left = box.right = CL_EDGE_THIN;
  box.line = 0x7B888F;
  cl_set_blank(o->decisions_sheet, row, G_ANSWER, H_ANSWERED, &box);
}

static void put_asked(overview *o, unsigned row, size_t number, const cl_story_asked *asked,
                      const char **names) {
  cl_sheet *sheet = o->decisions_sheet;
  const char *text = cmd_text(o->app, asked->decision, CL_F_DECISION_TEXT);
  cl_cell_style big = ov_cell(CL_SIDE_RIGHT), what = ov_cell(CL_SIDE_LEFT),
                day = ov_cell(CL_SIDE_RIGHT);
  cl_cell_style by = ov_cell(CL_SIDE_RIGHT);
  int days = asked->by == CL_NO_DATE ? 0 : (int)(asked->by - o->app->today);
  bool soon = asked->by != CL_NO_DATE && days <= SOON;
  bool few = o->decision_count <= FEW;
  big.size = 12, big.bold = true, big.ink = o->colours.ink;
  what.bold = what.wrap = by.bold = true;
  what.size = few ? 10.5 : CL_PAGE_SIZE;
  if (soon)
    by.ground = OV_NOTICE, by.ink = OV_ON_NOTICE;
  cl_set_num(sheet, row, A_NUMBER, &big, (double)number);
  put_link(o, row, asked->decision, names);
  cl_set_text(sheet, row, C_TEXT, &what, text);
  cl_set_date(sheet, row, D_ASKED, &day, asked->since);
  cl_set_date(sheet, row, E_BY, &by, asked->by);
  by.form = soon ? "0\" !  \"" : "0\"  \"";
  if (asked->by == CL_NO_DATE)
    cl_set_text(sheet, row, F_LEFT, &by, NULL);
  else
    cl_set_num(sheet, row, F_LEFT, &by, days);
  put_room(o, row);
  double high = 8 + (few ? 14 : 12) * cl_page_lines(text, widths[C_TEXT], what.size, true);
  double least = few ? 78 : 50;
  cl_sheet_height(sheet, row, high > least ? high : least);
}

static void put_answered(overview *o, unsigned row, size_t number, const cl_rec *rec,
                         const char **names) {
  cl_sheet *sheet = o->decisions_sheet;
  const char *text = cmd_text(o->app, rec, CL_F_DECISION_TEXT);
  const char *answer = cmd_text(o->app, rec, CL_F_DECISION_ANSWER);
  cl_cell_style soft = ov_cell(CL_SIDE_RIGHT), what = ov_cell(CL_SIDE_LEFT),
                day = ov_cell(CL_SIDE_RIGHT);
  soft.ink = OV_MUTED;
  what.wrap = true;
  cl_set_num(sheet, row, A_NUMBER, &soft, (double)number);
  put_link(o, row, rec, names);
  cl_set_text(sheet, row, C_TEXT, &what, text);
  cl_set_date(sheet, row, D_ASKED, &day, cl_rec_date(rec, CL_F_DECISION_DATE));
  cl_set_date(sheet, row, E_BY, &day, cl_rec_date(rec, CL_F_DECISION_BY));
  cl_set_text(sheet, row, F_LEFT, &day, NULL);
  cl_set_text(sheet, row, G_ANSWER, &what, answer);
  cl_set_date(sheet, row, H_ANSWERED, &day, cl_rec_date(rec, CL_F_DECISION_ANSWERED));
  unsigned lines = cl_page_lines(text, widths[C_TEXT], 9, false);
  unsigned other = cl_page_lines(answer, widths[G_ANSWER], 9, false);
  ov_lines(sheet, row, lines > other ? lines : other);
}

static const char *title_of(const overview *o) {
  cl_app *app = o->app;
  const cl_story *s = o->story;
  size_t answered = 0;
  CL_EACH_REC(rec, app->plan, CL_T_DECISION)
    answered += !cl_decision_open(rec);
  const char *first = "";
  if (s->asked_count && s->asked[0].by != CL_NO_DATE)
    first = cl_asprintf(app->arena, T_(app, ", the first before %s"),
                        cl_day_words(cl_app_view(app), s->asked[0].by));
  /* TRANSLATORS: numbers; between them ", the first before 1 December" or nothing */
  if (!answered)
    return cl_asprintf(app->arena, T_(app, "Decisions: %zu asked%s"), s->asked_count, first);
  return cl_asprintf(app->arena, T_(app, "Decisions: %zu asked%s, %zu taken"), s->asked_count,
                     first, answered);
}

static void put_header(overview *o, unsigned last) {
  cl_app *app = o->app;
  const char *titles[COLUMNS] = { T_(app, "No."),
                                  T_(app, "Community"),
                                  T_(app, "What we ask"),
                                  cl_field_label(CL_F_DECISION_DATE, app->lang),
                                  T_(app, "Decide before"),
                                  T_(app, "Days left"),
                                  cl_field_label(CL_F_DECISION_ANSWER, app->lang),
                                  T_(app, "Taken on") };
  cl_cell_style styles[COLUMNS];
  for (unsigned i = 0; i < COLUMNS; i++)
    styles[i] = ov_header(o, i == A_NUMBER || (i >= D_ASKED && i <= F_LEFT) || i == H_ANSWERED
                                 ? CL_SIDE_RIGHT
                                 : CL_SIDE_LEFT);
  cl_range range = { o->decisions_sheet, OV_HEADER, 0, last, COLUMNS - 1 };
  cl_range_table(o->decisions_sheet, &range, "tbl_decisions", titles, styles,
                 o->decision_count > 0);
  cl_sheet_height(o->decisions_sheet, OV_HEADER, OV_HEAD_FILTER);
}

/* Open ones as the story has them; then those that were answered, and those of
 * communities that rest. */
void ov_decisions(overview *o) {
  cl_app *app = o->app;
  const cl_story *s = o->story;
  double all[COLUMNS];
  memcpy(all, widths, sizeof all);
  all[B_COMMUNITY] = ov_name_width(o, 24, false);
  const char **names = ov_names(o, all[B_COMMUNITY], false);
  unsigned row = OV_FIRST;
  size_t number = 0;
  ov_top(o, o->decisions_sheet, all, COLUMNS, title_of(o),
         T_(app, "What has to be decided first stands on top. Write the answer in its column; the "
                 "community librarian takes it over in the plan."));
  for (size_t i = 0; i < s->asked_count; i++)
    put_asked(o, row++, ++number, &s->asked[i], names);
  CL_EACH_REC(rec, app->plan, CL_T_DECISION) {
    const ov_community *c = ov_community_of(o, rec->parent);
    if (!cl_decision_open(rec) || (c && c->row->rests))
      put_answered(o, row++, ++number, rec, names);
  }
  if (row == OV_FIRST)
    ov_empty(o->decisions_sheet, row++, COLUMNS,
             T_(app, "No decision was asked yet: cl-goals add decision TEXT"));
  put_header(o, row - 1);
  const char *means = cl_means_words(cl_app_view(app), &s->means);
  if (*means) {
    cl_cell_style soft = ov_cell(CL_SIDE_LEFT);
    soft.ink = OV_MUTED;
    soft.wrap = true;
    soft.bottom = CL_EDGE_NONE;
    cl_set_text(o->decisions_sheet, ++row, C_TEXT, &soft, means);
    ov_lines(o->decisions_sheet, row++, cl_page_lines(means, widths[C_TEXT], 9, false));
  }
  ov_page(o->decisions_sheet, ov_tab(o, o->decisions_sheet), 0, OV_FIRST, row, COLUMNS, false);
}
