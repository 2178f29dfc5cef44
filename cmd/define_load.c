/* define_load.c - `load`: who has how much on hand (W84). */
#include "../lib/method/workload.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/sheet/show.h"
#include "define.h"

enum { WEEKS = 4, MOST_WEEKS = 520 };

static double tenths(double value) {
  return (double)(long long)(value * 10 + 0.5) / 10;
}

static const struct {
  unsigned bit;
  const char *name, *words;
} remarks[] = {
  { CL_LOAD_WEEK, "week", N_("more than a working week holds") },
  { CL_LOAD_MOMENTS, "moments", N_("more moments than hours") },
  { CL_LOAD_NO_HOURS, "no-hours", N_("no hours agreed") },
};

static void load_json(cl_app *app, const cl_load *load) {
  unsigned over = cl_load_over(load);
  cl_json json = cmd_json(app);
  cl_json_member_str(&json, "person", load->person);
  cl_json_member_num(&json, "agreed", load->agreed);
  cl_json_member_num(&json, "planned", tenths(load->planned));
  cl_json_member_int(&json, "moments", (long long)load->moments);
  cl_json_member_int(&json, "tasks", (long long)load->tasks);
  cl_json_member_int(&json, "goals", (long long)load->goals);
  cl_json_key(&json, "over");
  cl_json_array(&json);
  for (size_t i = 0; i < CL_COUNT(remarks); i++)
    if (over & remarks[i].bit)
      cl_json_string(&json, cl_str_of(remarks[i].name));
  cl_json_end_array(&json);
  if (load->apart) /* only then: what reads this knows the rest for long */
    cl_json_member_int(&json, "apart", (long long)load->apart);
  cmd_json_end(&json);
}

static const char *remark(cl_app *app, const cl_load *load) {
  unsigned over = cl_load_over(load);
  const char *text = "";
  for (size_t i = 0; i < CL_COUNT(remarks); i++)
    if (over & remarks[i].bit)
      text = cl_asprintf(app->arena, "%s%s", *text ? cl_asprintf(app->arena, "%s, ", text) : "! ",
                         T_(app, remarks[i].words));
  return text;
}

static void number(cl_app *app, cl_table *table, double value) {
  cl_table_cell(table, cl_str_of(cmd_num(app, value)));
}

static void load_row(cl_app *app, cl_table *table, const cl_load *load) {
  cl_table_cell(table, cl_str_of(cmd_person_address(app, CL_F_TASK_OWNER, load->person)));
  if (load->agreements)
    number(app, table, load->agreed);
  else
    cl_table_cell(table, cl_str_of("-"));
  number(app, table, tenths(load->planned));
  number(app, table, (double)load->moments);
  number(app, table, (double)load->tasks);
  number(app, table, (double)load->goals);
  const char *text = remark(app, load);
  cl_table_cell_color(table, cl_str_of(text), *text ? CL_C_YELLOW : CL_C_NONE);
}

/* What the agenda has and the table has not. */
static void print_apart(cl_app *app, const cl_loads *loads) {
  const char *who = "";
  for (size_t i = 0; i < loads->count; i++)
    if (loads->items[i].apart)
      who =
          cl_show_join(app, who, ", ",
                       cl_asprintf(app->arena, "%s %zu",
                                   cmd_person_address(app, CL_F_TASK_OWNER, loads->items[i].person),
                                   loads->items[i].apart));
  if (*who)
    cl_wrap(&app->out,
            cl_str_of(cl_asprintf(app->arena,
                                  T_(app, "Moments of no community do not count here: %s."), who)),
            0, cmd_width(app));
}

/* Somebody whose moments are all of no community has nothing in the table. */
static bool is_row(const cl_load *load) {
  return load->agreements || load->moments || load->tasks || load->goals;
}

static void print_loads(cl_app *app, const cl_loads *loads, int weeks) {
  const char *const titles[] = { T_(app, "Who"),
                                 T_(app, "Hours agreed"),
                                 T_(app, "In moments"),
                                 T_(app, "Moments"),
                                 T_(app, "Tasks"),
                                 T_(app, "Goals"),
                                 "" };
  cl_heading(&app->out, app->color,
             cl_asprintf(app->arena, T_(app, "Who has how much: %s - %s"),
                         cmd_day(app, app->today, false),
                         cmd_day(app, app->today + 7 * weeks - 1, true)),
             '=');
  cl_table *table = cl_table_new(titles, CL_COUNT(titles), app->columns, app->color);
  for (size_t i = 1; i < 6; i++)
    cl_table_right(table, i);
  for (size_t i = 0; i < loads->count; i++)
    if (is_row(&loads->items[i]))
      load_row(app, table, &loads->items[i]);
  cl_table_end(table, &app->out);
  cl_buf_putc(&app->out, '\n');
  print_apart(app, loads);
  cl_wrap(&app->out,
          cl_str_of(T_(app, "Hours are a week. Ask now and then whether it still fits; who gives "
                            "more than was agreed seldom says so.")),
          0, cmd_width(app));
}

enum cl_status define_load(cl_app *app) {
  const cl_rec *only = NULL;
  if (cl_opt(app, CL_OI_COMMUNITY) && !(only = cl_need_community(app)))
    return CL_USAGE;
  int weeks = cmd_count_option(app, CL_OI_WEEKS, 1, MOST_WEEKS, WEEKS);
  if (weeks < 0)
    return CL_USAGE;
  cl_loads loads;
  cl_loads_read(&loads, app->plan, only, app->today, weeks);
  if (cl_opt(app, CL_OI_JSON))
    for (size_t i = 0; i < loads.count; i++)
      load_json(app, &loads.items[i]);
  else if (loads.count)
    print_loads(app, &loads, weeks);
  else
    cl_note(app, _("nobody has hours, tasks or moments yet: cl-define fill community"));
  cl_loads_free(&loads);
  return CL_OK;
}
