/* plan_report.c - the verb report: the state of the plan as one page that stands by
 * itself, for a screen, a sheet of paper and, of one community, a wall. */
#include <string.h>
#include <unistd.h>

#include "../lib/cli/formats.h"
#include "plan.h"
#include "report_inner.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/cli/share.h"

enum { HALF_A_YEAR = 182, EIGHT_WEEKS = 56 };

static void link_to(report *r, const char *href, const char *text) {
  cl_html_text(&r->html, "a", cl_str_of(text), "href", href, NULL);
}

static void put_contents(report *r) {
  cl_app *app = r->app;
  cl_html_open(&r->html, "nav", "class", "toc", "aria-label", T_(app, "Further in this report"),
               NULL);
  link_to(r, "#agenda", T_(app, "Agenda of eight weeks"));
  if (app->plan->count[CL_T_GOAL] && r->story->running)
    link_to(r, "#kapstok", T_(app, "Goals of the library"));
  if (app->plan->count[CL_T_GROUP])
    link_to(r, "#map", T_(app, "Map of groups"));
  r_close(r);
}

static void put_report(report *r) {
  cl_app *app = r->app;
  bool one = r->story->row_count == 1 && !r->outside;
  report_mast(r);
  r_open(r, "main", NULL);
  if (!r->outside)
    report_cards(r);
  /* One community has the first page to itself. */
  if (one)
    report_profile(r, &r->story->rows[0]);
  else if (!r->outside)
    report_rows(r);
  else
    report_directory(r);
  if (!r->outside)
    put_contents(r);
  report_agenda(r);
  if (!r->outside) {
    report_kapstok(r);
    report_map(r);
  }
  size_t n = r->outside ? r->story->running : r->story->row_count;
  for (size_t i = one; i < n; i++)
    report_profile(r, &r->story->rows[i]);
  r_close(r);
  r_text(r, "footer", "foot",
         cl_asprintf(app->arena, T_(app, "Made on %s from the plan of %s."), r_day(r, app->today),
                     r->organisation));
}

static void write_page(report *r, cl_buf *out, const cl_rec *community) {
  cl_app *app = r->app;
  const char *title = community ? r_name(r, community)
                                : cl_asprintf(app->arena, T_(app, "%s: communities, %s"),
                                              r->organisation, r_day(r, app->today));
  const char *foot = cl_asprintf(app->arena, T_(app, "%s, communities, %s"), r->organisation,
                                 r_day(r, app->today));
  const char *first =
      r->outside || r->story->row_count < 2
          ? NULL
          : T_(app, "The story is on this sheet; the others are for looking things up");
  cl_page_start(&r->html, out, app->lang == CL_NL ? "nl" : "en", title, foot, first,
                &r->style.palette, community ? CL_PAGE_POSTER : CL_PAGE_REPORT);
  r->html.tight = true;
  cl_buf_puts(out, "\n");
  if (community)
    report_poster(r, r_row_of(r, community));
  else {
    cl_svg_symbols(out);
    put_report(r);
  }
  cl_html_end(&r->html);
}

static enum cl_status read_calendar(report *r) {
  cl_app *app = r->app;
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  r->monday = app->today - (cl_weekday(app->today) - 1);
  cl_due_filter filter = { app->today, r->monday + EIGHT_WEEKS - 1, NULL, NULL };
  enum cl_status status = cl_due_collect(r->view, &filter, &r->due, &app->diag);
  if (status == CL_OK)
    status = cl_occur_all(app->plan, app->today, app->today + HALF_A_YEAR, &r->ahead, &app->diag);
  if (status != CL_OK)
    return status;
  cl_due_clashes(r->view, &r->due);
  r->region = organisation ? cl_rec_choice(organisation, CL_F_ORGANISATION_REGION) : -1;
  if (r->region >= 0)
    r->school = cl_school_open(cl_share_dir(), &app->diag);
  return CL_OK;
}

static void report_free(report *r) {
  cl_due_free(&r->due);
  cl_occurrences_free(&r->ahead);
  cl_school_close(r->school);
  status_story_free(&r->told);
}

static enum cl_status make(report *r, const cl_rec *community) {
  cl_app *app = r->app;
  cl_buf file, *out = cl_output_start(app, &file);
  enum cl_status status = read_calendar(r);
  if (status == CL_OK)
    write_page(r, out, community);
  return cl_output_end(app, &file, status);
}

enum cl_status plan_report(cl_app *app) {
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION], *community = NULL;
  report r = { .app = app, .view = cl_app_view(app), .region = -1 };
  r.outside = cl_opt(app, CL_OI_PUBLIC) != NULL;
  app->shared = true; /* notes stay with the team */
  if (cl_opt(app, CL_OI_COMMUNITY) && !(community = cl_need_community(app)))
    return CL_USAGE;
  enum cl_status status = cl_format_only(app, CL_FORMAT_HTML);
  if (status != CL_OK)
    return status;
  if (!cl_opt(app, CL_OI_OUTPUT) && isatty(STDOUT_FILENO) == 1)
    return cl_usage(app, _("a page is not to be read here: give -o FILE.html"));
  status = cl_style_read(&r.style, app->plan, app->arena, &app->diag);
  if (status == CL_OK)
    status = status_story_read(app, &r.told);
  if (status != CL_OK)
    return status;
  r.story = &r.told.story;
  r.organisation = organisation ? r_field(&r, organisation, CL_F_ORGANISATION_ORGANISATION) : "";
  status = make(&r, community);
  report_free(&r);
  return status;
}
