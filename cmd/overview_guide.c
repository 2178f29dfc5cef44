/* overview_guide.c - how to read the workbook. */
#include "overview_inner.h"

enum { A_WHAT, B_MEANS, COLUMNS };
static const double widths[COLUMNS] = { 26, 100 };

typedef struct guide {
  overview *o;
  unsigned row;
} guide;

static void means(guide *g, const char *text) {
  cl_cell_style style = ov_cell(CL_SIDE_LEFT);
  style.wrap = true;
  cl_set_text(g->o->guide, g->row, B_MEANS, &style, text);
  ov_lines(g->o->guide, g->row++, cl_page_lines(text, widths[B_MEANS], 9, false));
}

static void of_sheet(guide *g, const cl_sheet *to, const char *text) {
  cl_cell_style link = ov_cell(CL_SIDE_LEFT);
  link.ink = g->o->colours.ink;
  cl_set_link(g->o->guide, g->row, A_WHAT, &link, cl_sheet_name(to), to, 0, 0);
  means(g, text);
}

static void of_light(guide *g, enum cl_light light, const char *text) {
  cl_cell_style style = ov_light_cell(light);
  style.side = CL_SIDE_LEFT;
  cl_set_text(g->o->guide, g->row, A_WHAT, &style, ov_light_text(g->o, light));
  means(g, text);
}

static void of_words(guide *g, const char *topic, const char *text) {
  cl_cell_style style = ov_cell(CL_SIDE_LEFT);
  style.bold = true;
  cl_set_text(g->o->guide, g->row, A_WHAT, &style, topic);
  means(g, text);
}

static void sheets(guide *g) {
  overview *o = g->o;
  const cl_app *app = o->app;
  of_sheet(g, o->front,
           T_(app, "The whole on one page: where we stand, what changed, what goes wrong and why, "
                   "what is asked, and a row for each community."));
  if (o->news_sheet)
    of_sheet(g, o->news_sheet,
             T_(app, "What was added, changed, dropped or measured since an earlier version of "
                     "the plan."));
  of_sheet(g, o->goals_sheet,
           T_(app, "What library and community want to reach together, and how far they are; the "
                   "cause, the consequence and the action where somebody wrote them down."));
  of_sheet(g, o->progress, T_(app, "A chart for each goal that was measured."));
  of_sheet(g, o->communities_sheet,
           T_(app, "Every community in a row, with filters. Its name leads to its own sheet."));
  of_sheet(g, o->kapstok,
           T_(app, "The goals and themes of the policy plan, and how many joint goals of each "
                   "community serve them. Inward goals need no community."));
  of_sheet(g, o->year,
           T_(app, "How many moments there are in each ISO week, community by community."));
  of_sheet(g, o->calendar,
           T_(app, "What is coming, day by day: moments with their repeats, drafts, "
                   "measuring, looking back and tasks."));
  of_sheet(g, o->decisions_sheet,
           T_(app, "What was asked of the management team, and what it answered."));
}

static void lights(guide *g) {
  const cl_app *app = g->o->app;
  of_light(g, CL_GREEN,
           T_(app, "On course: at least 90 percent of what could be expected on the day "
                   "of measuring, or the target itself."));
  of_light(g, CL_ORANGE,
           T_(app,
              "Behind: at least 60 percent of what could be expected that day. Cause, consequence "
              "and action say what is done about it."));
  of_light(g, CL_RED,
           T_(app, "Far behind: less than 60 percent, or past the due day without the "
                   "target."));
  of_light(g, CL_GREY,
           T_(app, "Not started, not measured yet, or a goal in words that nobody "
                   "has judged yet."));
  of_words(g, "*",
           T_(app, "Behind a light: given by hand, and stronger than what was worked out."));
}

void ov_guide(overview *o) {
  cl_app *app = o->app;
  guide g = { o, OV_FIRST };
  ov_top(o, o->guide, widths, COLUMNS, T_(app, "How to read this"),
         T_(app, "The sheets, the lights and where it all comes from."));
  sheets(&g);
  lights(&g);
  of_words(&g, T_(app, "Stages"),
           T_(app,
              "Seven dots, from a group that was seen to results that are kept: scanned, chosen, "
              "defined, known, shared vision, at work, kept."));
  of_words(&g, T_(app, "People"),
           T_(app,
              "Only roles are in this workbook; names and addresses stay in the plan's own file "
              "of people, and what somebody said in a conversation stays there."));
  of_words(&g, T_(app, "Changes"),
           T_(app, "This workbook is made from the plan. What you change here does not come "
                   "back in it: ask the community librarian to change the plan."));
  of_words(&g, T_(app, "Method"),
           T_(app, "The steps and worksheets follow the workbook of Probiblio for public libraries "
                   "that connect communities; the lights and stages are ours. It builds on "
                   "Staal and Wagenaar (2019), Of/By/For/All, FERS (2020), KennisCloud, the "
                   "long read of Cubiss and the Veldgids of R. David Lankes (2020)."));
  const char *titles[COLUMNS] = { T_(app, "What you see"), T_(app, "What it means") };
  const cl_cell_style styles[COLUMNS] = { ov_header(o, CL_SIDE_LEFT), ov_header(o, CL_SIDE_LEFT) };
  cl_range range = { o->guide, OV_HEADER, 0, g.row - 1, COLUMNS - 1 };
  cl_range_table(o->guide, &range, "tbl_guide", titles, styles, false);
  cl_sheet_height(o->guide, OV_HEADER, 18);
  ov_page(o->guide, ov_tab(o, o->guide), 1, OV_FIRST, g.row, COLUMNS, false);
}
