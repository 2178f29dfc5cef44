/* kapstok_fit.c - `fit`: a group knocks; which goals and themes does it match? */
#include <string.h>

#include "../lib/method/fit.h"
#include "kapstok.h"
#include "../lib/cli/words.h"
#include "../lib/cli/output.h"

/* The words, which have no commas of their own, as an array. */
static void json_words(cl_json *json, const char *words) {
  cl_json_key(json, "words");
  cl_json_array(json);
  while (*words) {
    size_t n = strcspn(words, ",");
    cl_json_string(json, (cl_str){ words, n });
    words += n + strspn(words + n, ", ");
  }
  cl_json_end_array(json);
}

static void fit_json(cl_app *app, const cl_fit *match) {
  for (size_t i = 0; i < match->count; i++) {
    const cl_fit_hit *hit = &match->hits[i];
    cl_json json = cmd_json(app);
    cl_json_member(&json, "type", cl_type_info(hit->rec->type)->name);
    cl_json_member(&json, "id", hit->rec->id);
    cl_json_member_int(&json, "score", hit->score);
    json_words(&json, hit->words);
    cmd_json_end(&json);
  }
}

static void fit_table(cl_app *app, const cl_fit *match) {
  const char *const titles[] = { T_(app, "Score"), T_(app, "Kind"), T_(app, "Id"),
                                 T_(app, "Goal or theme"), T_(app, "Words that match") };
  cl_table *table = cl_table_new(titles, CL_COUNT(titles), app->columns, app->color);
  cl_table_right(table, 0);
  cl_table_keep(table, 2);
  for (size_t i = 0; i < match->count; i++) {
    const cl_fit_hit *hit = &match->hits[i];
    cl_field naming = cl_type_info(hit->rec->type)->naming;
    cl_table_cell(table, cl_str_of(cl_asprintf(app->arena, "%u", hit->score)));
    cl_table_cell(table, cl_str_of(cl_type_label(hit->rec->type, app->lang, false)));
    cl_table_cell(table, cl_str_of(hit->rec->id));
    cl_table_cell(table, cl_rec_text(hit->rec, naming));
    cl_table_cell(table, cl_str_of(hit->words));
  }
  cl_table_end(table, &app->out);
}

static void fit_text(cl_app *app, const cl_fit *match, const char *text) {
  unsigned width = cmd_width(app);
  cl_heading(&app->out, app->color, T_(app, "Does it fit our kapstok?"), '=');
  cl_wrap(&app->out, cl_str_of(text), 2, width);
  cl_buf_putc(&app->out, '\n');
  if (match->count) {
    fit_table(app, match);
    cl_buf_putc(&app->out, '\n');
    cl_wrap(&app->out,
            cl_str_of(T_(app, "Words only point the way: talk it over before you answer. A word "
                              "of the goal or theme itself counts 3, part of one or a word about "
                              "the same 2, a word of the work around it 1.")),
            0, width);
  } else {
    cl_wrap(&app->out,
            cl_str_of(T_(app, "No goal or theme shares a word with this. Ask what it would bring "
                              "the group and the neighbourhood, and try again with their answer. "
                              "If it still does not fit, a kind no with a reason is an answer, "
                              "too.")),
            0, width);
  }
  for (size_t i = 0; i < match->internal_count; i++) {
    const char *line =
        cl_asprintf(app->arena,
                    T_(app, "Goal \"%s\" has words of it as well, but is aimed at the organisation "
                            "itself: no frame for a community."),
                    match->internal[i]->id);
    cl_wrap(&app->out, cl_str_of(line), 0, width);
  }
}

static const char *given(const cl_app *app, cl_field field) {
  for (size_t i = 0; i < app->given_count; i++)
    if (app->given[i].field == field)
      return app->given[i].value;
  return NULL;
}

/* Goals and themes that come near the best one. */
static void save_fits(cl_app *app, cl_target *request, const cl_fit *match) {
  const char **ids = cl_alloc(app->arena, (match->count + 1) * sizeof *ids);
  size_t n = 0;
  for (size_t i = 0; i < match->count; i++)
    ids[n++] = match->hits[i].rec->id;
  cl_change_set(app->change, request, CL_F_REQUEST_FITS, ids, n);
}

static enum cl_status save(cl_app *app, const char *text, const cl_fit *match) {
  const char *who = given(app, CL_F_REQUEST_WHO);
  if (!who || !*who)
    return cl_usage(app, _("say who asks: --who \"name of the group\""));
  cl_date date = cmd_date_option(app);
  if (date == CL_NO_DATE)
    return CL_USAGE;
  char iso[CL_DATE_SIZE];
  cl_target *request = cl_change_add(app->change, CL_T_REQUEST, NULL, cl_opt(app, CL_OI_ID), who);
  cmd_set(app, request, CL_F_REQUEST_DATE, cl_date_iso(iso, date));
  cmd_set(app, request, CL_F_REQUEST_ASKS, text);
  if (!given(app, CL_F_REQUEST_FITS))
    save_fits(app, request, match);
  enum cl_status status = cmd_set_given(app, CL_T_REQUEST, NULL, request);
  if (status != CL_OK)
    return status;
  cl_note(app, _("recorded as request %s"), cl_target_id(request));
  if (!given(app, CL_F_REQUEST_ANSWER))
    cl_note(app,
            _("once you have answered: cl-kapstok set request %s --answer yes|no|talk "
              "--because \"...\""),
            cl_target_id(request));
  return CL_OK;
}

enum cl_status kapstok_fit(cl_app *app) {
  /* Unquoted, the words arrive one by one. */
  const char *text = "";
  for (int i = 0; i < app->arg_count; i++)
    text = cl_asprintf(app->arena, "%s%s%s", text, i ? " " : "", app->args[i]);
  if (!cl_str_trim(cl_str_of(text)).n)
    return cl_usage(app, _("say what the group asks, in its own words"));
  if (app->given_count && !cl_opt(app, CL_OI_SAVE))
    return cl_usage(app, _("--%s is recorded with --save only"),
                    cl_field_said(app, app->given[0].field));
  cl_fit match;
  cl_fit_text(app->plan, cl_str_of(text), app->arena, &match);
  if (cl_opt(app, CL_OI_JSON))
    fit_json(app, &match);
  else
    fit_text(app, &match, text);
  return cl_opt(app, CL_OI_SAVE) ? save(app, text, &match) : CL_OK;
}
