/* overview_community.c - a sheet for each community: its worksheets as far as
 * they are filled in, what is still open, and how its goals go. */
#include <string.h>

#include "../lib/sheet/paper.h"
#include "../lib/sheet/show.h"
#include "overview_inner.h"

enum { A_LABEL, B_TEXT, C_BETWEEN, D_CHART, TABLE_ROW = 2, MOMENTS_SHOWN = 8 };

typedef struct layout {
  overview *o;
  cl_sheet *sheet;
  const char *name;  /* of the community: it stands behind the title of every worksheet */
  const char *part;  /* title of the part that is being laid out, or NULL */
  bool part_shown;   /* has it a row yet? */
  cl_buf part_gaps;  /* what is open in that part */
  cl_buf sheet_gaps; /* and in the worksheet */
} layout;

static void add_gap(cl_buf *gaps, const char *what) {
  cl_buf_printf(gaps, "%s%s", gaps->len ? "; " : "", what);
}

static void put_heading(layout *l, enum cl_look look, const char *text) {
  cl_sheet_row(l->sheet);
  cl_put_text(l->sheet, look, cl_str_of(text));
  cl_put_none(l->sheet, CL_LOOK_PLAIN);
}

static void put_line(layout *l, const char *label, enum cl_look look, const char *text) {
  if (l->part && !l->part_shown)
    put_heading(l, CL_LOOK_LABEL, l->part);
  l->part_shown = true;
  cl_sheet_row(l->sheet);
  ov_text(l->sheet, label);
  cl_put_text(l->sheet, look, cl_str_of(text));
}

/* A part without anything is one gap; else each of its empty lines is. */
static void end_part(layout *l) {
  if (l->part && !l->part_shown)
    add_gap(&l->sheet_gaps, l->part);
  else if (l->part_gaps.len)
    add_gap(&l->sheet_gaps,
            l->part ? cl_asprintf(l->o->app->arena, "%s (%s)", l->part, cl_buf_text(&l->part_gaps))
                    : cl_buf_text(&l->part_gaps));
  cl_buf_cut(&l->part_gaps, 0);
  l->part = NULL;
  l->part_shown = true;
}

static void end_worksheet(layout *l) {
  end_part(l);
  if (l->sheet_gaps.len)
    put_line(l, T_(l->o->app, "Still open"), CL_LOOK_MUTED, cl_buf_text(&l->sheet_gaps));
  cl_buf_cut(&l->sheet_gaps, 0);
}

/* `Worksheet 4: definition: NAME` without the name. */
static const char *bare_title(const layout *l, const char *title) {
  size_t n = strlen(title), tail = strlen(l->name) + 2;
  if (n > tail && strcmp(title + n - tail + 2, l->name) == 0)
    return cl_strndup(l->o->app->arena, title, n - tail);
  return title;
}

static void put_block(layout *l, const cl_block *block) {
  const char *text = block->text ? block->text : "";
  switch (block->kind) {
  case CL_B_TITLE:
    end_worksheet(l);
    put_heading(l, CL_LOOK_SECTION, bare_title(l, text));
    break;
  case CL_B_PART:
    end_part(l);
    l->part = text;
    l->part_shown = false;
    break;
  case CL_B_LINE:
    if (*text)
      put_line(l, block->label, CL_LOOK_PLAIN, text);
    else if (block->label)
      add_gap(&l->part_gaps, block->label);
    break;
  case CL_B_TEXT:
    put_line(l, "", CL_LOOK_PLAIN, text);
    break;
  default: /* room to write in, and what only paper has */
    break;
  }
}

/* The next few days of the community's calendar. */
static void put_moments(layout *l, const ov_community *c) {
  overview *o = l->o;
  cl_app *app = o->app;
  size_t shown = 0;
  put_heading(l, CL_LOOK_SECTION, T_(app, "In the calendar"));
  for (size_t i = 0; i < o->due.count && shown < MOMENTS_SHOWN; i++) {
    const cl_due_item *item = &o->due.items[i];
    if (item->community != c->rec || item->date < app->today || ov_is_off(item))
      continue;
    shown++;
    put_line(l, cmd_day(app, item->date, true), CL_LOOK_PLAIN,
             cl_due_title(cl_app_view(app), item));
  }
  if (!shown)
    put_line(l, T_(app, "Still open"), CL_LOOK_MUTED, T_(app, "no moment is planned yet"));
}

static void put_top(overview *o, cl_sheet *sheet, const ov_community *c) {
  cl_app *app = o->app;
  cl_put_text(sheet, CL_LOOK_TITLE, cl_rec_text(c->rec, CL_F_COMMUNITY_NAME));
  cl_sheet_row(sheet);
  cl_put_link(sheet, cl_str_of(T_(app, "All communities")), o->communities_sheet, c->row, 0);
  cl_put_text(sheet, CL_LOOK_SUBTITLE,
              cl_str_of(cl_asprintf(app->arena, T_(app, "Stage: %s. Next: %s"),
                                    cl_stage_word(c->stage, app->lang),
                                    cl_stage_next(c->stage, app->lang))));
}

static void put_blocks(overview *o, ov_community *c) {
  cl_app *app = o->app;
  layout l = { .o = o,
               .sheet = c->sheet,
               .name = cmd_text(app, c->rec, CL_F_COMMUNITY_NAME),
               .part_shown = true,
               .part_gaps = CL_BUF_INIT,
               .sheet_gaps = CL_BUF_INIT };
  cl_paper paper = { .shared = true }, *before = app->paper;
  app->paper = &paper;
  cl_sheet_community(app, c->rec);
  app->paper = before;
  for (const cl_block *block = paper.first; block; block = block->next)
    put_block(&l, block);
  end_worksheet(&l);
  put_moments(&l, c);
  cl_buf_free(&l.part_gaps);
  cl_buf_free(&l.sheet_gaps);
}

void ov_community_sheets(overview *o) {
  cl_app *app = o->app;
  const cl_book_column columns[] = {
    { .title = T_(app, "Part") },
    { .title = T_(app, "Filled in") },
  };
  for (size_t i = 0; i < o->community_count && o->communities[i].sheet; i++) {
    ov_community *c = &o->communities[i];
    cl_sheet *sheet = c->sheet;
    cl_sheet_width(sheet, A_LABEL, 30);
    cl_sheet_width(sheet, B_TEXT, 68);
    cl_sheet_width(sheet, C_BETWEEN, 2);
    put_top(o, sheet, c);
    cl_sheet_at(sheet, TABLE_ROW, A_LABEL);
    cl_sheet_table(sheet, cl_sheet_name(sheet), columns, CL_COUNT(columns), 0);
    cl_sheet_table_bare(sheet);
    cl_sheet_freeze(sheet, TABLE_ROW + 1, 0);
    put_blocks(o, c);
    cl_sheet_table_end(sheet);
    if (c->first_point)
      ov_progress_chart(o, sheet, TABLE_ROW + 1, D_CHART, c, 300, 240);
  }
}
