/* made.c - columns that are worked out; see made.h. */
#include "made.h"

#include <stdlib.h>
#include <string.h>

#include "../base/day.h"
#include "../cli/opt.h"
#include "../cli/words.h"
#include "../method/due.h"
#include "../method/progress.h"
#include "../method/stage.h"
#include "../cli/output.h"
#include "../cli/arguments.h"
#include "filter.h"

enum which { LIGHT, STAGE, NEXT, DAYS, KINDS };

/* LIGHT and STAGE are -1 for none, NEXT is CL_NO_DATE. */
struct cl_made_row {
  int light, stage;
  cl_date next;
};

static const struct {
  const char *name, *nl, *title, *title_nl;
  enum cl_option_index option;
} kinds[KINDS] = {
  [LIGHT] = { "light", "licht", "Light", "Licht", CL_OI_LIGHT },
  [STAGE] = { "stage", "fase", "Stage", "Fase", CL_OI_STAGE },
  [NEXT] = { "next", "volgende", "Next", "Volgende", CL_OI_NEXT },
  [DAYS] = { "days", "dagen", "Days", "Dagen", CL_OI_DAYS },
};

static bool has_kind(cl_type type, enum which kind) {
  switch (kind) {
  case LIGHT:
    return type == CL_T_JOINT_GOAL || type == CL_T_COMMUNITY;
  case STAGE:
    return type == CL_T_COMMUNITY;
  default:
    return type == CL_T_COMMUNITY || type == CL_T_JOINT_GOAL || type == CL_T_MOMENT ||
           type == CL_T_TASK || type == CL_T_PATH || type == CL_T_EVALUATION ||
           type == CL_T_GROUP || type == CL_T_CONVERSATION;
  }
}

/* ---- What they are --------------------------------------------------------------- */

static struct cl_made_row *row_of(const cl_made *made, const cl_rec *rec) {
  return cl_map_of(&made->rows, rec);
}

/* The worst light counts: of lights that say something red is worst. */
static int worse_light(int a, int b) {
  static const int weight[CL_LIGHTS] = {
    [CL_GREY] = 0, [CL_GREEN] = 1, [CL_ORANGE] = 2, [CL_RED] = 3
  };
  return a < 0 || weight[b] > weight[a] ? b : a;
}

static void read_lights(cl_made *made) {
  CL_EACH_REC(goal, made->app->plan, CL_T_JOINT_GOAL) {
    struct cl_made_row *row = row_of(made, made->type == CL_T_COMMUNITY ? goal->parent : goal);
    cl_progress progress;
    if (!row)
      continue;
    cl_progress_of(cl_app_view(made->app), goal, &progress);
    row->light = worse_light(row->light, (int)progress.light);
  }
}

static void read_stages(cl_made *made) {
  const cl_plan *plan = made->app->plan;
  size_t i = 0;
  enum cl_stage *stages =
      cl_alloc(made->app->arena, (plan->count[CL_T_COMMUNITY] + 1) * sizeof *stages);
  cl_stages_of_all(plan, made->app->today, stages);
  CL_EACH_REC(community, plan, CL_T_COMMUNITY)
    row_of(made, community)->stage = (int)stages[i++];
}

/* Of a community its moments count; what was cancelled comes no more. */
static const cl_rec *who_is_due(const cl_made *made, const cl_due_item *item) {
  bool moment = item->kind == CL_DUE_MOMENT;
  if (moment && cl_rec_choice(item->rec, CL_F_MOMENT_STATUS) == CL_PROGRESS_CANCELLED)
    return NULL;
  if (made->type == CL_T_COMMUNITY)
    return moment ? item->community : NULL;
  return moment == (made->type == CL_T_MOMENT) ? item->rec : NULL;
}

static void take_due(cl_made *made, const cl_due_list *list) {
  for (size_t i = 0; i < list->count; i++) {
    struct cl_made_row *row = row_of(made, who_is_due(made, &list->items[i]));
    if (row && (row->next == CL_NO_DATE || list->items[i].date < row->next))
      row->next = list->items[i].date;
  }
}

/* What is overdue comes first, but a community looks ahead; nobody plans further than
 * this. */
static void read_due(cl_made *made) {
  enum { AHEAD = 1100 };
  cl_app *app = made->app;
  cl_due_list list = { NULL, 0, 0 }, late = { NULL, 0, 0 };
  cl_due_filter filter = { app->today, app->today + AHEAD, NULL, NULL };
  if (made->type != CL_T_COMMUNITY)
    cl_due_overdue(cl_app_view(app), &filter, app->today, &late);
  take_due(made, &late);
  if (cl_due_collect(cl_app_view(app), &filter, &list, &app->diag) == CL_OK)
    take_due(made, &list);
  cl_due_free(&late);
  cl_due_free(&list);
}

static void read_all(cl_made *made, cl_app *app, cl_type type) {
  if (made->read)
    return;
  *made = (cl_made){ .app = app, .type = type, .read = true };
  struct cl_made_row *rows = cl_alloc(app->arena, (app->plan->count[type] + 1) * sizeof *rows);
  CL_EACH_REC(rec, app->plan, type) {
    *rows = (struct cl_made_row){ -1, -1, CL_NO_DATE };
    cl_map_put_of(&made->rows, rec, rows++);
  }
  if (has_kind(type, LIGHT))
    read_lights(made);
  if (has_kind(type, STAGE))
    read_stages(made);
  if (has_kind(type, NEXT))
    read_due(made);
}

static bool number_of(const cl_made *made, enum which kind, const cl_rec *rec, double *number) {
  const struct cl_made_row *row = row_of(made, rec);
  if (!row)
    return false;
  *number = kind == LIGHT   ? row->light
            : kind == STAGE ? row->stage
            : kind == NEXT  ? row->next
                            : (double)row->next - made->app->today;
  return kind == LIGHT   ? row->light >= 0
         : kind == STAGE ? row->stage >= 0
                         : row->next != CL_NO_DATE;
}

/* ---- As columns ----------------------------------------------------------------------- */

static void put_cell(cl_buf *out, const cl_column *column, const cl_rec *rec, bool shown) {
  const cl_made *made = column->made.of;
  enum cl_lang lang = made->app->lang;
  char date[CL_DATE_SIZE];
  double number;
  if (!number_of(made, (enum which)column->made.kind, rec, &number))
    return;
  switch ((enum which)column->made.kind) {
  case LIGHT:
    if (shown)
      cl_buf_printf(out, "%s %s", cl_light_sign((enum cl_light)number),
                    cl_light_word((enum cl_light)number, lang));
    else
      cl_buf_puts(out, cl_choice_value(CL_S_COLOUR, (int)number));
    break;
  case STAGE:
    cl_buf_puts(out, shown ? cl_stage_word((enum cl_stage)number, lang)
                           : cl_stage_name((enum cl_stage)number));
    break;
  case NEXT:
    cl_buf_puts(out, shown ? cl_day_typed(made->app->arena, lang, (cl_date)number)
                           : cl_date_iso(date, (cl_date)number));
    break;
  default:
    cl_buf_printf(out, "%d", (int)number);
  }
}

static void put_plain(cl_buf *out, const cl_column *column, const cl_rec *rec) {
  put_cell(out, column, rec, false);
}

void cl_made_shown(cl_buf *out, const cl_column *column, const cl_rec *rec) {
  put_cell(out, column, rec, true);
}

bool cl_made_number(const cl_column *column, const cl_rec *rec, double *number) {
  return number_of(column->made.of, (enum which)column->made.kind, rec, number);
}

void cl_made_free(cl_made *made) {
  cl_map_free(&made->rows);
}

bool cl_made_find(cl_made *made, cl_app *app, cl_type type, cl_str name, cl_column *out) {
  const char *word = cl_fold(app->arena, name);
  for (int i = 0; i < KINDS; i++) {
    if (!has_kind(type, (enum which)i) ||
        (strcmp(word, kinds[i].name) != 0 && strcmp(word, kinds[i].nl) != 0))
      continue;
    read_all(made, app, type);
    *out = (cl_column){ .kind = CL_COL_MADE,
                        .field = CL_F_NONE,
                        .made = { kinds[i].name, kinds[i].title, kinds[i].title_nl, made, i,
                                  i == DAYS, put_plain } };
    return true;
  }
  return false;
}

/* ---- As filters -------------------------------------------------------------------------- */

static bool same_word(cl_app *app, const char *a, const char *b) {
  return strcmp(cl_fold(app->arena, cl_str_of(a)), cl_fold(app->arena, cl_str_of(b))) == 0;
}

/* The light or the stage that TEXT names; -1. */
static int choice_typed(cl_app *app, enum which kind, const char *text) {
  int n = kind == LIGHT ? (int)CL_LIGHTS : (int)CL_STAGES;
  for (int i = 0; i < n; i++)
    for (int lang = CL_EN; lang <= CL_NL; lang++)
      if (same_word(app, text,
                    kind == LIGHT ? cl_light_word((enum cl_light)i, (enum cl_lang)lang)
                                  : cl_stage_word((enum cl_stage)i, (enum cl_lang)lang)) ||
          (kind == LIGHT ? cl_choice_find(CL_S_COLOUR, cl_str_of(text)) == i
                         : strcmp(text, cl_stage_name((enum cl_stage)i)) == 0))
        return i;
  return -1;
}

static const char *all_choices(cl_app *app, enum which kind) {
  const char *all = "";
  for (int i = 0; i < (kind == LIGHT ? (int)CL_LIGHTS : (int)CL_STAGES); i++)
    all = cl_asprintf(app->arena, "%s%s%s", all, i ? ", " : "",
                      kind == LIGHT ? cl_choice_label(CL_S_COLOUR, i, cl_lang_user())
                                    : cl_stage_word((enum cl_stage)i, cl_lang_user()));
  return all;
}

static bool read_wish(cl_app *app, enum which kind, const char *text, struct cl_made_wish *wish) {
  const char *word = cl_option_word((int)kinds[kind].option, cl_lang_user());
  const char *rest;
  wish->given = true;
  wish->match = cl_match_read(text, &rest);
  if (wish->match == CL_M_EMPTY || wish->match == CL_M_FILLED)
    return true;
  if (wish->match == CL_M_HOLDS)
    wish->match = CL_M_LIKE;
  if (kind == NEXT) {
    cl_date date = cl_need_date(app, rest);
    wish->number = date;
    return date != CL_NO_DATE;
  }
  long long days;
  if (kind == DAYS) {
    if (!cl_parse_int(cl_str_of(rest), &days)) {
      cl_usage(app, _("--%s takes a whole number of days, not \"%s\""), word, rest);
      return false;
    }
    wish->number = (double)days;
    return true;
  }
  wish->number = choice_typed(app, kind, rest);
  if (wish->number < 0)
    cl_usage(app, _("--%s: \"%s\" is none of %s"), word, rest, all_choices(app, kind));
  return wish->number >= 0;
}

enum cl_status cl_made_ready(cl_made *made, cl_app *app, cl_type type) {
  for (int i = 0; i < KINDS; i++) {
    const char *text = cl_opt(app, kinds[i].option);
    struct cl_made_wish wish = { .given = false };
    if (!text)
      continue;
    if (!has_kind(type, (enum which)i))
      return cl_usage(app, _("%s have no such thing: leave out --%s"),
                      cl_type_label(type, cl_lang_user(), true),
                      cl_option_word((int)kinds[i].option, cl_lang_user()));
    if (!read_wish(app, (enum which)i, text, &wish))
      return CL_USAGE;
    read_all(made, app, type);
    made->wishes[i] = wish;
  }
  return CL_OK;
}

static bool wish_passes(const struct cl_made_wish *wish, bool has, double number) {
  switch (wish->match) {
  case CL_M_EMPTY:
    return !has;
  case CL_M_FILLED:
    return has;
  case CL_M_UNLIKE:
    return !has || number < wish->number || number > wish->number;
  case CL_M_LESS:
    return has && number < wish->number;
  case CL_M_MOST:
    return has && number <= wish->number;
  case CL_M_MORE:
    return has && number > wish->number;
  case CL_M_LEAST:
    return has && number >= wish->number;
  default:
    return has && !(number < wish->number) && !(number > wish->number);
  }
}

bool cl_made_passes(cl_made *made, const cl_rec *rec) {
  for (int i = 0; i < KINDS; i++) {
    double number = 0;
    if (!made->wishes[i].given)
      continue;
    bool has = number_of(made, (enum which)i, rec, &number);
    if (!wish_passes(&made->wishes[i], has, number))
      return false;
  }
  return true;
}
