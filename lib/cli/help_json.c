/* help_json.c - `help TYPE --json`: the fields of a type for who writes a form, an import
 * or an editor around the plan. */
#include "../format/json.h"
#include "opt.h"
#include "words.h"
#include "help.h"

static const char *kind_name(const cl_field_row *row) {
  switch (row->kind) {
  case CL_K_TEXT:
    return "text";
  case CL_K_ID:
    return "id";
  case CL_K_BOOL:
    return "boolean";
  case CL_K_DATE:
    return "date";
  case CL_K_TIME:
    return "time";
  case CL_K_NUM:
    return "number";
  case CL_K_INT:
    return "integer";
  case CL_K_URL:
    return "url";
  case CL_K_PAGE:
    return "page";
  case CL_K_ENUM:
    return "choice";
  case CL_K_REF:
    return "reference";
  case CL_K_ITEMS:
    break;
  }
  return "items";
}

static void put_choices(cl_json *json, cl_set set) {
  size_t n = 0;
  cl_choices(set, &n);
  cl_json_key(json, "choices");
  cl_json_array(json);
  for (int i = 0; i < (int)n; i++) {
    cl_json_object(json);
    cl_json_member(json, "value", cl_choice_value(set, i));
    cl_json_member(json, "label", cl_choice_label(set, i, CL_EN));
    cl_json_member(json, "label-nl", cl_choice_label(set, i, CL_NL));
    cl_json_end_object(json);
  }
  cl_json_end_array(json);
}

static void put_refs(cl_json *json, uint64_t refs) {
  cl_json_key(json, "types");
  cl_json_array(json);
  for (cl_type t = 0; t < CL_TYPES; t++)
    if (refs >> t & 1)
      cl_json_string(json, cl_str_of(cl_type_info(t)->name));
  cl_json_end_array(json);
}

static void put_field(cl_json *json, cl_app *app, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  cl_json_member(json, "field", row->path);
  cl_json_member(json, "label", cl_field_label(field, CL_EN));
  cl_json_member(json, "label-nl", cl_field_label(field, CL_NL));
  if (!(row->flags & CL_SUB)) {
    cl_json_member(json, "option",
                   cl_asprintf(app->arena, "--%s", cl_field_word(field, CL_EN, app->arena)));
    cl_json_member(json, "option-nl",
                   cl_asprintf(app->arena, "--%s", cl_field_word(field, CL_NL, app->arena)));
  }
  cl_json_member(json, "kind", kind_name(row));
  cl_json_member_bool(json, "list", (row->flags & CL_LIST) != 0);
  cl_json_member_bool(json, "required", (row->flags & CL_REQ) != 0);
  cl_json_member_bool(json, "personal", (row->flags & CL_PERSONAL) != 0);
  if (row->kind == CL_K_ENUM)
    put_choices(json, row->set);
  if (row->kind == CL_K_REF)
    put_refs(json, row->refs);
  if (row->kind == CL_K_ITEMS) {
    cl_json_key(json, "items");
    cl_json_array(json);
    CL_EACH_SUB(f, field) {
      cl_json_object(json);
      put_field(json, app, f);
      cl_json_end_object(json);
    }
    cl_json_end_array(json);
  }
  if (row->help) {
    cl_json_member(json, "help", row->help);
    cl_json_member(json, "help-nl", cl_tr(CL_NL, row->help));
  }
}

void cl_help_fields_json(cl_app *app, cl_type type) {
  const cl_type_row *row = cl_type_info(type);
  CL_EACH_FIELD(field, row) {
    cl_json json;
    if (cl_field_info(field)->flags & CL_SUB)
      continue;
    cl_json_init(&json, &app->out, false);
    cl_json_object(&json);
    cl_json_member(&json, "type", row->name);
    put_field(&json, app, field);
    cl_json_end_object(&json);
    cl_buf_putc(&app->out, '\n');
  }
}
