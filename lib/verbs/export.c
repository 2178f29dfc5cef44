/* export.c - the verb export: records as CSV, TSV, JSON or an Excel sheet. */
#include <string.h>

#include "../cli/formats.h"
#include "../cli/words.h"
#include "../format/json.h"
#include "../value/columns.h"
#include "../cli/output.h"
#include "verbs.h"
#include "filter.h"

static enum cl_status find_format(cl_app *app, enum cl_format *out) {
  enum cl_status status = cl_format_find(app, true, out);
  if (status != CL_OK)
    return status;
  if (*out == CL_FORMAT_NONE)
    *out = CL_FORMAT_CSV;
  const char *dialect = cl_opt(app, CL_OI_DIALECT);
  if (dialect && strcmp(dialect, "nl-excel") != 0)
    return cl_usage(app, _("there is no dialect \"%s\": the only one is nl-excel"), dialect);
  if (dialect && *out != CL_FORMAT_CSV)
    return cl_usage(app, _("--dialect goes with csv"));
  return CL_OK;
}

/* The types to be written: the one that was named, or all that the program
 * looks after. */
static size_t find_types(cl_app *app, cl_type *types) {
  size_t n = 0;
  if (app->type != CL_T_NONE) {
    types[0] = app->type;
    return 1;
  }
  for (int t = 0; t < CL_TYPES; t++)
    if (!app->program->step || (cl_type_info((cl_type)t)->step & app->program->step))
      types[n++] = (cl_type)t;
  return n;
}

static void write_rows(cl_app *app, cl_buf *out, enum cl_format format, cl_type type) {
  struct cl_csv_style style = { ',', true, true, false, CL_CANONICAL, false, NULL };
  cl_column *columns;
  bool names = cl_opt(app, CL_OI_WITH_NAMES) != NULL;
  /* import reads CSV; TSV is for other programs. */
  size_t n = format == CL_FORMAT_CSV ? cl_columns_to_edit(app->arena, type, names, &columns)
                                     : cl_columns(app->arena, type, false, names, &columns);
  if (format == CL_FORMAT_TSV)
    style = (struct cl_csv_style){ '\t', false, false, true, CL_CANONICAL, false, NULL };
  else if (cl_opt(app, CL_OI_DIALECT)) {
    style = (struct cl_csv_style){ ';', true, true, false, CL_NL_EXCEL, true, NULL };
    cl_buf_puts(out, app->headed ? "" : CL_UTF8_BOM);
  }
  style.plan = app->plan_key;
  if (!app->headed)
    cl_rows_header(out, &style, columns, n);
  app->headed = app->plan_key != NULL;
  CL_EACH_REC(rec, app->plan, type)
    if (cl_filter(app, rec))
      cl_rows_record(out, &style, columns, n, rec);
}

static void write_json_type(cl_app *app, cl_json *json, cl_type type) {
  cl_column *columns;
  size_t n = cl_columns(app->arena, type, false, cl_opt(app, CL_OI_WITH_NAMES) != NULL, &columns);
  cl_json_array(json);
  CL_EACH_REC(rec, app->plan, type)
    if (cl_filter(app, rec))
      cl_record_json(json, columns, n, rec);
  cl_json_end_array(json);
}

/* One type is an array of objects, several are an object of such arrays. */
static void write_json(cl_app *app, cl_buf *out, const cl_type *types, size_t n) {
  cl_json json;
  cl_json_init(&json, out, true);
  if (app->type != CL_T_NONE) {
    write_json_type(app, &json, types[0]);
  } else {
    cl_json_object(&json);
    for (size_t i = 0; i < n; i++) {
      cl_json_key(&json, cl_type_info(types[i])->plural);
      write_json_type(app, &json, types[i]);
    }
    cl_json_end_object(&json);
  }
  cl_buf_putc(out, '\n');
}

static enum cl_status write_xlsx(cl_app *app, const cl_type *types, size_t n) {
  const char *path = cl_opt(app, CL_OI_OUTPUT);
  if (!app->program->export_xlsx)
    return cl_usage(app, _("%s cannot write xlsx"), app->program->name);
  if (!path || strcmp(path, "-") == 0)
    return cl_usage(app, _("an Excel sheet needs a file: give -o FILE.xlsx"));
  return app->program->export_xlsx(app, types, n, path);
}

/* A type without such a date or community would lose its filter unseen. */
static enum cl_status check_filters(cl_app *app) {
  bool filtered = cl_opt(app, CL_OI_COMMUNITY) || cl_opt(app, CL_OI_FROM) || cl_opt(app, CL_OI_TO);
  if (app->type != CL_T_NONE)
    return cl_filter_ready(app, app->type);
  return filtered ? cl_usage(app, _("name the type that is to be exported")) : CL_OK;
}

enum cl_status cl_verb_export(cl_app *app) {
  cl_type types[CL_TYPES];
  enum cl_format format;
  enum cl_status status = find_format(app, &format);
  if (status != CL_OK || (status = check_filters(app)) != CL_OK)
    return status;
  size_t n = find_types(app, types);
  if (format == CL_FORMAT_XLSX)
    return write_xlsx(app, types, n);
  if (format != CL_FORMAT_JSON && n != 1)
    return cl_usage(app, _("a CSV file holds records of one type: name it, as in %s export %s"),
                    app->program->name, cl_type_called(app->program, types[n / 2], cl_lang_user()));
  cl_buf file, *out = cl_output_start(app, &file);
  app->raw = out == &app->out;
  if (format == CL_FORMAT_JSON)
    write_json(app, out, types, n);
  else
    write_rows(app, out, format, types[0]);
  return cl_output_end(app, &file, CL_OK);
}
