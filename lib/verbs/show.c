/* show.c - the verb show: a record, or the worksheets of a step. */
#include "../cli/formats.h"
#include "../cli/opt.h"
#include "../sheet/blank.h"
#include "../sheet/paper.h"
#include "../sheet/show.h"
#include "../value/columns.h"
#include "../cli/output.h"
#include "../cli/arguments.h"
#include "verbs.h"
#include "filter.h"

/* ---- Any record ------------------------------------------------------------- */

/* REC NULL: an empty one, to fill in. */
static void show_record(cl_app *app, const cl_rec *rec) {
  const cl_type_row *row = cl_type_info(app->type);
  const char *what = cl_capital(app->arena, cl_type_called(app->program, app->type, app->lang));
  bool names = cl_opt(app, CL_OI_WITH_NAMES) != NULL;
  cl_show_part(app, row->shape == CL_SINGLE_REC || !rec
                        ? what
                        : cl_asprintf(app->arena, "%s %s", what, cl_rec_address(rec, app->arena)));
  CL_EACH_FIELD(f, row) {
    unsigned flags = cl_field_info(f)->flags;
    if ((flags & CL_SUB) || f == row->id || ((flags & CL_PERSONAL) && !names))
      continue;
    const char *value = cl_show_value(app, rec, f);
    cl_show_field_as(app, NULL, f, *value || app->paper->blank ? value : "-");
  }
}

static enum cl_status show_type(cl_app *app) {
  const cl_rec *rec;
  size_t n = 0;
  if (app->paper->blank) {
    show_record(app, NULL);
    return CL_OK;
  }
  if (app->arg_count) {
    rec = cl_need_rec(app, app->type, app->args[0]);
    if (rec)
      show_record(app, rec);
    return rec ? CL_OK : CL_USAGE;
  }
  enum cl_status status = cl_filter_ready(app, app->type);
  if (status != CL_OK)
    return status;
  CL_EACH_REC(each, app->plan, app->type)
    if (cl_filter(app, each)) {
      show_record(app, each);
      n++;
    }
  if (!n)
    cl_note(app, _("no %s found"), cl_type_label(app->type, cl_lang_user(), true));
  return CL_OK;
}

/* ---- The worksheets of a step ----------------------------------------------- */

/* Calls SHEET for the community that --community names, else for each; once
 * for an empty sheet when there is none. */
static enum cl_status each_community(cl_app *app, void (*sheet)(cl_app *, const cl_rec *)) {
  if (cl_opt(app, CL_OI_COMMUNITY)) {
    const cl_rec *one = cl_need_community(app);
    if (one)
      sheet(app, one);
    return one ? CL_OK : CL_USAGE;
  }
  CL_EACH_REC(rec, app->plan, CL_T_COMMUNITY)
    sheet(app, rec);
  if (!app->plan->count[CL_T_COMMUNITY])
    sheet(app, NULL);
  return CL_OK;
}

static enum cl_status show_step(cl_app *app) {
  enum cl_status status;
  switch (app->program->step) {
  case CL_KAPSTOK:
    cl_sheet_kapstok(app);
    return CL_OK;
  case CL_SCAN:
    cl_sheet_scan(app);
    return CL_OK;
  case CL_DEFINE:
    if ((status = each_community(app, cl_sheet_define)) != CL_OK)
      return status;
    if (!cl_opt(app, CL_OI_COMMUNITY))
      cl_sheet_people(app);
    return CL_OK;
  case CL_GOALS:
    return each_community(app, cl_sheet_goals);
  default:
    return cl_sheet_calendar(app);
  }
}

/* An empty sheet is that of a plan without records. */
static enum cl_status show_blank(cl_app *app) {
  cl_plan *plan = app->plan;
  if (app->arg_count || app->given_count || cl_opt(app, CL_OI_COMMUNITY))
    return cl_usage(app, _("an empty sheet is of no record: leave out what says which"));
  app->plan = cl_plan_blank(plan, app->arena);
  enum cl_status status = app->type != CL_T_NONE ? show_type(app) : show_step(app);
  app->plan = plan;
  return status;
}

/* The empty worksheets as pages to put on the table, in the house style. */
static enum cl_status show_pages(cl_app *app, unsigned steps, bool book) {
  cl_house_style house;
  const cl_rec *plan = app->plan->first[CL_T_ORGANISATION];
  enum cl_status status = cl_style_read(&house, app->plan, app->arena, &app->diag);
  if (status != CL_OK)
    return status;
  cl_buf page, *out = cl_output_start(app, &page);
  cl_blank_html(app, steps, book, &house, cl_show_value(app, plan, CL_F_ORGANISATION_ORGANISATION),
                out);
  return cl_output_end(app, &page, CL_OK);
}

/* A calendar to write in has its months; all else a page made for it. */
static bool has_pages(const cl_app *app) {
  return app->paper->blank && app->paper->html && app->type == CL_T_NONE && !app->arg_count &&
         !app->given_count && !cl_opt(app, CL_OI_COMMUNITY) && app->program->step != CL_CALENDAR;
}

enum cl_status cl_verb_show(cl_app *app) {
  enum cl_status status = cl_paper_start(app);
  if (status != CL_OK)
    return status;
  if (app->type == CL_T_NONE && cl_opt(app, CL_OI_COMMUNITY) &&
      (app->program->step & (CL_KAPSTOK | CL_SCAN)))
    return cl_usage(app, _("these worksheets belong to no community: leave out --community"));
  app->paper->landscape = app->type == CL_T_NONE && app->program->step == CL_CALENDAR;
  if (has_pages(app))
    return show_pages(app, app->program->step, false);
  if (app->paper->blank)
    status = show_blank(app);
  else
    status = app->type != CL_T_NONE ? show_type(app) : show_step(app);
  return cl_paper_end(app, T_(app, app->program->help), status);
}

/* ---- All of it, bound ------------------------------------------------------------- */

static enum cl_status all_sheets(cl_app *app) {
  cl_sheet_kapstok(app);
  cl_sheet_scan(app);
  enum cl_status status = each_community(app, cl_sheet_community);
  return status != CL_OK ? status : cl_sheet_calendar(app);
}

enum cl_status cl_verb_book(cl_app *app) {
  enum cl_status status = cl_paper_start(app);
  if (status != CL_OK)
    return status;
  if (app->paper->blank && app->paper->html)
    return show_pages(app, 0, true);
  app->paper->book = true;
  app->paper->shared = true; /* a book goes from hand to hand */
  cl_plan *plan = app->plan;
  if (app->paper->blank)
    app->plan = cl_plan_blank(plan, app->arena);
  status = all_sheets(app);
  app->plan = plan;
  return cl_paper_end(app, T_(app, "Workbook for communities"), status);
}
