/* overview_kapstok.c - the kapstok matrix: communities down, goals and themes of
 * the policy plan across; in a cell how many joint goals serve it. */
#include <stdlib.h>
#include <string.h>

#include "overview_inner.h"

enum part { P_OUTSIDE, P_THEMES, P_INSIDE };
typedef struct matrix {
  overview *o;
  const cl_rec **heads; /* external goals, themes, internal goals */
  enum part *parts;
  size_t count, *order; /* communities, by theme and by the first thing they serve */
  cl_map by_head;       /* of places in `heads` */
  bool *serves;         /* community by head: the community says so */
  size_t *goals;        /* community by head: joint goals that serve it */
} matrix;

enum {
  A_NAME,
  B_GOALS,
  FIXED,
  TALL_FROM = 21,
  LABEL_ROW = OV_HEADER,
  HEAD_ROW,
  SUM_ROW,
  FIRST_ROW
};
static const double head_height = 190;

static bool is_internal(const cl_rec *rec) {
  return rec->type == CL_T_GOAL && cl_rec_choice(rec, CL_F_GOAL_SIDE) == CL_AIMED_INTERNAL;
}

static void add_head(matrix *m, const cl_rec *rec, enum part part) {
  m->parts[m->count] = part;
  m->heads[m->count++] = rec;
}

static void read_heads(matrix *m) {
  const cl_plan *plan = m->o->app->plan;
  cl_arena *arena = m->o->app->arena;
  size_t most = plan->count[CL_T_GOAL] + plan->count[CL_T_THEME] + 1;
  m->heads = cl_alloc(arena, most * sizeof(cl_rec *));
  m->parts = cl_alloc(arena, most * sizeof *m->parts);
  CL_EACH_REC(rec, plan, CL_T_GOAL)
    if (!is_internal(rec))
      add_head(m, rec, P_OUTSIDE);
  CL_EACH_REC(rec, plan, CL_T_THEME)
    add_head(m, rec, P_THEMES);
  CL_EACH_REC(rec, plan, CL_T_GOAL)
    if (is_internal(rec))
      add_head(m, rec, P_INSIDE);
  for (size_t i = 0; i < m->count; i++)
    cl_map_put_of(&m->by_head, m->heads[i], &m->heads[i]);
}

/* The cell of the record that ID of FIELD refers to; false when it is no head. */
static bool cell_of(const matrix *m, cl_field field, cl_str id, size_t community, size_t *cell) {
  const cl_rec *rec = id.p ? cl_plan_ref(m->o->app->plan, field, id) : NULL;
  const cl_rec *const *head = cl_map_of(&m->by_head, rec);
  if (!head)
    return false;
  *cell = community * m->count + (size_t)(head - m->heads);
  return true;
}

static void fill(matrix *m) {
  const overview *o = m->o;
  size_t cells = m->count * o->community_count + 1, cell;
  m->serves = cl_alloc(o->app->arena, cells * sizeof *m->serves);
  m->goals = cl_alloc(o->app->arena, cells * sizeof *m->goals);
  for (size_t c = 0; c < o->community_count; c++) {
    const cl_rec *rec = o->communities[c].rec;
    cl_field theme = CL_F_COMMUNITY_THEME;
    CL_EACH(item, cl_rec_node(rec, CL_F_COMMUNITY_SERVES))
      if (cell_of(m, CL_F_COMMUNITY_SERVES, cl_node_text(item), c, &cell))
        m->serves[cell] = true;
    if (!cell_of(m, theme, cl_rec_text(rec, theme), c, &cell))
      continue;
    m->serves[cell] = true; /* all that it does is about its theme */
    m->goals[cell] = o->communities[c].row->goal_count;
  }
  for (size_t g = 0; g < o->goal_count; g++)
    CL_EACH(item, cl_rec_node(o->goals[g].goal->rec, CL_F_JOINT_GOAL_SERVES))
      if (cell_of(m, CL_F_JOINT_GOAL_SERVES, cl_node_text(item), o->goals[g].community, &cell))
        m->goals[cell]++;
}

static size_t first_served(const matrix *m, size_t community) {
  for (size_t i = 0; i < m->count; i++)
    if (m->goals[community * m->count + i] || m->serves[community * m->count + i])
      return i;
  return m->count;
}

/* By its theme, which each has one of; of none by what it serves first. */
static size_t place_of(const matrix *m, size_t community) {
  for (size_t i = 0; i < m->count; i++)
    if (m->parts[i] == P_THEMES && m->serves[community * m->count + i])
      return i;
  return m->count + first_served(m, community);
}

enum { KEYS = 4 };
typedef struct place {
  size_t keys[KEYS]; /* the last is the community */
} place;

static int by_place(const void *a, const void *b) {
  const place *x = a, *y = b;
  for (size_t i = 0; i < KEYS; i++)
    if (x->keys[i] != y->keys[i])
      return x->keys[i] < y->keys[i] ? -1 : 1;
  return 0;
}

/* By theme, then by what they serve first, so that the pattern shows; those that rest at the
 * end. */
static void sort(matrix *m) {
  const overview *o = m->o;
  place *places = cl_alloc(o->app->arena, (o->community_count + 1) * sizeof *places);
  m->order = cl_alloc(o->app->arena, (o->community_count + 1) * sizeof *m->order);
  for (size_t c = 0; c < o->community_count; c++) {
    const size_t keys[] = { o->communities[c].row->rests, place_of(m, c), first_served(m, c), c };
    memcpy(places[c].keys, keys, sizeof keys);
  }
  if (o->community_count)
    qsort(places, o->community_count, sizeof *places, by_place);
  for (size_t i = 0; i < o->community_count; i++)
    m->order[i] = places[i].keys[KEYS - 1];
}

/* How many running communities serve it. */
static size_t served_by(const matrix *m, size_t head) {
  size_t n = 0;
  for (size_t c = 0; c < m->o->community_count; c++)
    n += !m->o->communities[c].row->rests &&
         (m->serves[c * m->count + head] || m->goals[c * m->count + head]);
  return n;
}

/* How many joint goals of running communities serve it. */
static size_t goals_for(const matrix *m, size_t head) {
  size_t n = 0;
  for (size_t c = 0; c < m->o->community_count; c++)
    n += m->o->communities[c].row->rests ? 0 : m->goals[c * m->count + head];
  return n;
}

/* ---- Laying it out ------------------------------------------------------------------ */

static uint32_t ground_of(const matrix *m, size_t head) {
  static const uint32_t grounds[] = { [P_THEMES] = 0x3C6E8F, [P_INSIDE] = 0x5B6470 };
  return m->parts[head] == P_OUTSIDE ? m->o->colours.brand : grounds[m->parts[head]];
}

static void put_heads(const matrix *m, double width) {
  const cl_app *app = m->o->app;
  cl_sheet *sheet = m->o->kapstok;
  const char *const labels[] = { T_(app, "outward"), T_(app, "themes"), T_(app, "inward") };
  cl_cell_style corner = ov_header(m->o, CL_SIDE_LEFT),
                label = { .size = 8, .bold = true, .ink = OV_MUTED };
  corner.high = CL_HIGH_BOTTOM;
  cl_set_text(sheet, HEAD_ROW, A_NAME, &corner, T_(app, "Community"));
  corner.side = CL_SIDE_RIGHT;
  cl_set_text(sheet, HEAD_ROW, B_GOALS, &corner, T_(app, "Goals"));
  for (size_t i = 0; i < m->count; i++) {
    const cl_rec *rec = m->heads[i];
    unsigned column = FIXED + (unsigned)i;
    cl_field field = rec->type == CL_T_GOAL ? CL_F_GOAL_TEXT : CL_F_THEME_TEXT;
    cl_cell_style head = { .size = 8,
                           .ink = m->parts[i] == P_OUTSIDE ? m->o->colours.on_brand : 0xFFFFFF,
                           .ground = ground_of(m, i),
                           .bold = true,
                           .wrap = true,
                           .upright = true,
                           .side = CL_SIDE_CENTER,
                           .high = CL_HIGH_BOTTOM,
                           .left = CL_EDGE_THIN,
                           .line = 0xFFFFFF };
    double room = head_height / 5.25 * (width > 6 ? 3 : 2);
    cl_set_text(sheet, HEAD_ROW, column, &head,
                cl_page_fit(app->arena, cmd_text(m->o->app, rec, field), room * 0.92, 8, true,
                            0.7));
    if (!i || m->parts[i] != m->parts[i - 1])
      cl_set_text(sheet, LABEL_ROW, column, &label, labels[m->parts[i]]);
    cl_sheet_width(sheet, column, width);
  }
  cl_sheet_height(sheet, HEAD_ROW, head_height);
}

static void put_sums(const matrix *m) {
  cl_sheet *sheet = m->o->kapstok;
  cl_cell_style sum = { .bold = true,
                        .side = CL_SIDE_CENTER,
                        .ground = m->o->colours.tint,
                        .bottom = CL_EDGE_MEDIUM,
                        .line = m->o->colours.brand };
  cl_cell_style name = sum, gap = sum;
  name.side = CL_SIDE_LEFT;
  gap.ground = OV_NOTICE;
  gap.ink = OV_ON_NOTICE;
  gap.form = "0\" !\"";
  cl_set_text(sheet, SUM_ROW, A_NAME, &name, T_(m->o->app, "Running communities"));
  cl_set_text(sheet, SUM_ROW, B_GOALS, &sum, NULL);
  for (size_t i = 0; i < m->count; i++) {
    size_t n = served_by(m, i);
    bool lacks = m->parts[i] != P_INSIDE && !goals_for(m, i);
    cl_set_num(sheet, SUM_ROW, FIXED + (unsigned)i, lacks ? &gap : &sum, (double)n);
  }
  cl_sheet_height(sheet, SUM_ROW, 16);
}

static void put_cell(const matrix *m, unsigned row, size_t community, size_t head, uint32_t line) {
  size_t at = community * m->count + head, n = m->goals[at];
  cl_cell_style style = {
    .side = CL_SIDE_CENTER, .bottom = CL_EDGE_THIN, .right = CL_EDGE_THIN, .line = line
  };
  if (line != OV_LINE)
    style.right = CL_EDGE_NONE; /* one colour for all edges, and the rule runs across */
  unsigned column = FIXED + (unsigned)head;
  if (n) {
    size_t step = n >= OV_HEAT ? OV_HEAT - 1 : n;
    style.bold = true;
    style.ground = m->o->colours.heat[step];
    style.ink = m->o->colours.on_heat[step];
    cl_set_num(m->o->kapstok, row, column, &style, (double)n);
  } else if (m->serves[at]) {
    style.ink = OV_MUTED;
    cl_set_num(m->o->kapstok, row, column, &style, 0);
  } else {
    cl_set_text(m->o->kapstok, row, column, &style, NULL);
  }
}

/* LAST: below it begins another theme. */
static void put_row(const matrix *m, unsigned row, size_t community, const char *name,
                    double height, bool last) {
  cl_sheet *sheet = m->o->kapstok;
  const ov_community *c = &m->o->communities[community];
  cl_cell_style link = ov_cell(CL_SIDE_LEFT), count = ov_cell(CL_SIDE_RIGHT);
  link.ink = c->row->rests ? OV_MUTED : m->o->colours.ink;
  count.ink = OV_MUTED;
  count.form = "0\"  \"";
  link.line = count.line = last ? m->o->colours.brand : OV_LINE;
  cl_set_link(sheet, row, A_NAME, &link, name, c->sheet, 0, 0);
  cl_set_num(sheet, row, B_GOALS, &count, (double)c->row->goal_count);
  for (size_t i = 0; i < m->count; i++)
    put_cell(m, row, community, i, link.line);
  cl_sheet_height(sheet, row, height);
}

/* The rows, theme by theme; those that rest under a head of their own.  The row behind the last. */
static unsigned put_rows(const matrix *m, const char *const *names, double height) {
  const overview *o = m->o;
  unsigned row = FIRST_ROW;
  for (size_t i = 0; i < o->community_count; i++) {
    size_t c = m->order[i], next = i + 1 < o->community_count ? m->order[i + 1] : c;
    bool rests = o->communities[c].row->rests;
    if (rests && (!i || !o->communities[m->order[i - 1]].row->rests)) {
      cl_cell_style label = { .size = 8, .bold = true, .ink = OV_MUTED, .high = CL_HIGH_BOTTOM };
      cl_set_text(o->kapstok, row, A_NAME, &label, T_(o->app, "Paused or stopped"));
      cl_sheet_height(o->kapstok, row++, height);
    }
    bool last = next != c &&
                (place_of(m, c) != place_of(m, next) || rests != o->communities[next].row->rests);
    put_row(m, row++, c, names[c], height, last && !rests);
  }
  return row;
}

static const char *title_of(const matrix *m) {
  const cl_app *app = m->o->app;
  size_t gaps = 0, asked = 0, idle = 0;
  for (size_t i = 0; i < m->count; i++) {
    asked += m->parts[i] != P_INSIDE;
    gaps += m->parts[i] != P_INSIDE && !served_by(m, i);
    idle += m->parts[i] != P_INSIDE && !goals_for(m, i);
  }
  if (!m->count)
    return T_(app, "Kapstok: no goal or theme yet");
  if (!gaps && idle)
    return cl_asprintf(app->arena,
                       cl_ntr(app->lang,
                              "Kapstok: %zu of %zu outward goals and themes has no joint goal yet",
                              "Kapstok: %zu of %zu outward goals and themes have no joint goal yet",
                              idle),
                       idle, asked);
  if (!gaps)
    return T_(app, "Kapstok: every outward goal and every theme has a community");
  return cl_asprintf(app->arena,
                     cl_ntr(app->lang,
                            "Kapstok: %zu of %zu outward goals and themes has no community yet",
                            "Kapstok: %zu of %zu outward goals and themes have no community yet",
                            gaps),
                     gaps, asked);
}

void ov_kapstok(overview *o) {
  cl_app *app = o->app;
  matrix m = { .o = o };
  read_heads(&m);
  fill(&m);
  cl_map_free(&m.by_head);
  sort(&m);
  bool tall = o->community_count >= TALL_FROM;
  const double widths[] = { ov_name_width(o, 30, false), 8.5 };
  double most = tall ? 7.3 : 6.4, width = m.count ? 110 / (double)m.count : most;
  width = width > most ? most : width < 5.2 ? 5.2 : width;
  const char **names = ov_names(o, widths[0], false);
  ov_top(o, o->kapstok, widths, 2, "", "");
  put_heads(&m, width);
  cl_cell_style big = { .size = 15, .ink = o->colours.ink, .bold = true },
                soft = { .ink = OV_MUTED };
  const char *title = title_of(&m);
  double across = widths[0] + widths[1] + width * (double)m.count;
  while (big.size > 8 && cl_page_width(cl_str_of(title), big.size, true) > across)
    big.size -= 0.5;
  cl_set_text(o->kapstok, OV_TITLE, 0, &big, title);
  cl_set_text(
      o->kapstok, OV_LEAD, 0, &soft,
      cl_page_fit(
          app->arena,
          m.count
              ? T_(app,
                   "Number: so many joint goals; 0: chosen, no goal yet. Yellow: nobody has a goal for it yet.")
              : T_(app, "No goal or theme yet: cl-kapstok add goal TEXT"),
          across, 9, false, 0.95));
  put_sums(&m);
  unsigned rows = put_rows(&m, names, tall ? 14 : 20), columns = FIXED + (unsigned)m.count;
  cl_range range = { o->kapstok, HEAD_ROW, 0, rows - 1, columns - 1 };
  cl_range_name(o->kapstok, &range, "Kapstok_matrix");
  ov_page(o->kapstok, ov_tab(o, o->kapstok), o->community_count <= 100 ? 1 : 0, FIRST_ROW, rows,
          columns, tall);
}
