/* overview_kapstok.c - the kapstok matrix: which community serves which goal or
 * theme, and which ones nobody serves yet. */
#include <string.h>

#include "overview_inner.h"

typedef struct matrix {
  overview *o;
  const cl_rec **rows; /* external goals, themes, internal goals */
  size_t count;
  ov_index by_row;
  bool *serves;  /* row by community: the community says so */
  size_t *goals; /* row by community: joint goals that serve it */
} matrix;

enum { FIXED_COLUMNS = 5, FEW = 6 };

static bool internal(const cl_rec *rec) {
  return rec->type == CL_T_GOAL && cl_rec_choice(rec, CL_F_GOAL_SIDE) == CL_AIMED_INTERNAL;
}

static void collect_rows(matrix *m) {
  const cl_plan *plan = m->o->app->plan;
  cl_arena *arena = m->o->app->arena;
  size_t most = plan->count[CL_T_GOAL] + plan->count[CL_T_THEME];
  m->rows = cl_alloc(arena, (most + 1) * sizeof(cl_rec *));
  for (int inside = 0; inside < 2; inside++) {
    CL_EACH_REC(rec, plan, CL_T_GOAL)
      if (internal(rec) == (inside != 0))
        m->rows[m->count++] = rec;
    CL_EACH_REC(rec, plan, CL_T_THEME)
      if (!inside)
        m->rows[m->count++] = rec;
  }
  m->by_row = ov_index_new(arena, m->count);
  for (size_t i = 0; i < m->count; i++)
    m->by_row.entries[i] = (ov_entry){ m->rows[i], i };
  ov_index_sort(&m->by_row);
}

/* The cell of the record that ID of FIELD refers to; false when it is no row. */
static bool cell_of(const matrix *m, cl_field field, cl_str id, size_t community, size_t *cell) {
  const cl_rec *rec = id.p ? cl_plan_ref(m->o->app->plan, field, id) : NULL;
  size_t row;
  if (!rec || !ov_index_find(&m->by_row, rec, &row))
    return false;
  *cell = row * m->o->community_count + community;
  return true;
}

static void fill(matrix *m) {
  const overview *o = m->o;
  size_t cells = m->count * o->community_count + 1, cell;
  m->serves = cl_alloc(o->app->arena, cells * sizeof *m->serves);
  m->goals = cl_alloc(o->app->arena, cells * sizeof *m->goals);
  for (size_t c = 0; c < o->community_count; c++) {
    const cl_rec *rec = o->communities[c].rec;
    CL_EACH(item, cl_rec_node(rec, CL_F_COMMUNITY_SERVES))
      if (cell_of(m, CL_F_COMMUNITY_SERVES, cl_node_text(item), c, &cell))
        m->serves[cell] = true;
    cl_field theme = CL_F_COMMUNITY_THEME;
    if (cell_of(m, theme, cl_rec_text(rec, theme), c, &cell))
      m->serves[cell] = true;
  }
  for (size_t g = 0; g < o->goal_count; g++)
    CL_EACH(item, cl_rec_node(o->goals[g].rec, CL_F_JOINT_GOAL_SERVES))
      if (cell_of(m, CL_F_JOINT_GOAL_SERVES, cl_node_text(item), o->goals[g].community, &cell))
        m->goals[cell]++;
}

static void put_cell(const matrix *m, size_t cell) {
  cl_app *app = m->o->app;
  cl_sheet *sheet = m->o->kapstok;
  size_t goals = m->goals[cell];
  if (goals)
    cl_put_text(
        sheet, CL_LOOK_GOOD,
        cl_str_of(cl_asprintf(
            app->arena,
            cl_ntr(app->lang, "%zu joint goal", "%zu joint goals", (unsigned long)goals), goals)));
  else if (m->serves[cell])
    cl_put_text(sheet, CL_LOOK_GOOD, cl_str_of(T_(app, "serves")));
  else
    cl_put_none(sheet, CL_LOOK_PLAIN);
}

static void put_row(const matrix *m, size_t row) {
  cl_app *app = m->o->app;
  cl_sheet *sheet = m->o->kapstok;
  const cl_rec *rec = m->rows[row];
  bool goal = rec->type == CL_T_GOAL;
  size_t n = m->o->community_count, served = 0;
  for (size_t c = 0; c < n; c++)
    served += m->serves[row * n + c] || m->goals[row * n + c];
  cl_sheet_row(sheet);
  ov_text(sheet, goal
                     ? cl_asprintf(app->arena, "%s, %s", cl_type_label(CL_T_GOAL, app->lang, false),
                                   cmd_label(app, rec, CL_F_GOAL_SIDE))
                     : cl_type_label(CL_T_THEME, app->lang, false));
  cl_put_text(sheet, CL_LOOK_PLAIN, cl_str_of(rec->id));
  cl_put_text(sheet, CL_LOOK_LABEL, cl_rec_text(rec, goal ? CL_F_GOAL_TEXT : CL_F_THEME_TEXT));
  cl_put_text(sheet, CL_LOOK_PLAIN, cl_rec_text(rec, goal ? CL_F_GOAL_PAGE : CL_F_THEME_PAGE));
  if (served || internal(rec))
    cl_put_num(sheet, CL_LOOK_CENTER, CL_NUM_WHOLE, (double)served);
  else
    cl_put_text(sheet, CL_LOOK_GAP, cl_str_of(T_(app, "nobody yet !")));
  for (size_t c = 0; c < n; c++)
    put_cell(m, row * n + c);
}

void ov_kapstok(overview *o) {
  cl_app *app = o->app;
  matrix m = { .o = o };
  collect_rows(&m);
  fill(&m);
  size_t n = FIXED_COLUMNS + o->community_count;
  cl_book_column *columns = cl_alloc(app->arena, n * sizeof *columns);
  columns[0] = (cl_book_column){ .title = T_(app, "Kind"), .most = 16 };
  columns[1] = (cl_book_column){ .title = cl_field_label(CL_F_GOAL_ID, app->lang), .most = 16 };
  columns[2] = (cl_book_column){ .title = T_(app, "Goal or theme"), .least = 30, .most = 50 };
  columns[3] = (cl_book_column){ .title = cl_field_label(CL_F_GOAL_PAGE, app->lang) };
  columns[4] = (cl_book_column){
    .title = T_(app, "Served by"),
    .note = T_(app, "How many communities serve it. Goals that are internal are no frame for a "
                    "community, so they count as no gap."),
    .least = 13
  };
  for (size_t c = 0; c < o->community_count; c++)
    columns[FIXED_COLUMNS + c] =
        (cl_book_column){ .title = cmd_text(app, o->communities[c].rec, CL_F_COMMUNITY_NAME),
                          .least = 9,
                          .most = o->community_count > FEW ? 11 : 16 };
  cl_sheet_table(o->kapstok, cl_sheet_name(o->kapstok), columns, n, 3);
  for (size_t row = 0; row < m.count; row++)
    put_row(&m, row);
  if (!m.count)
    ov_nothing(o->kapstok, 2, n, T_(app, "No goal or theme yet: cl-kapstok add goal TEXT"));
  cl_sheet_table_end(o->kapstok);
}
