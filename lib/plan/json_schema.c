/* json_schema.c - the JSON Schema of a plan, for editors that know YAML; see
 * schema.h.  share/plan.schema.json is this very text, and a test compares the
 * two (`make update-schema` writes it).
 *
 * An editor reads a value as YAML does (2026 is a number, yes may be one of
 * two things), a plan as text that a field gives a type; so the schema is
 * wider than the programs where the two differ. */
#include <string.h>

#include "../format/json.h"
#include "schema.h"

typedef struct maker {
  cl_json json;
  cl_arena *arena;
  enum cl_lang lang;
} maker;

static void open_object(maker *m, const char *key) {
  if (key)
    cl_json_key(&m->json, key);
  cl_json_object(&m->json);
}

static void close_object(maker *m) {
  cl_json_end_object(&m->json);
}

static void words(maker *m, const char *key, const char *const *list, size_t n) {
  cl_json_key(&m->json, key);
  cl_json_array(&m->json);
  for (size_t i = 0; i < n; i++)
    cl_json_string(&m->json, cl_str_of(list[i]));
  cl_json_end_array(&m->json);
}

/* A file that a plan includes holds none of the N keys that a plan must have: to an
 * editor it is no plan with faults. */
static void both_or_neither(maker *m, const char *const *keys, size_t n) {
  open_object(m, "dependencies");
  for (size_t i = 0; i < n; i++)
    words(m, keys[i], keys, n);
  close_object(m);
}

/* A map or a list that may still be empty: `goals:` with nothing behind it. */
static void type_or_nothing(maker *m, const char *type) {
  words(m, "type", (const char *const[]){ type, "null" }, 2);
}

static void no_other_keys(maker *m) {
  cl_json_member_bool(&m->json, "additionalProperties", false);
}

/* ---- values ------------------------------------------------------------------------- */

static const char ID_PATTERN[] = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$";

/* What is read as well, and not offered while one types: YAML 1.1 has true and
 * false for a bare yes and no. */
static void or_booleans(maker *m) {
  static const char *const others[] = { "string", "number", "object", "array", "null" };
  open_object(m, NULL);
  open_object(m, "not");
  words(m, "type", others, CL_COUNT(others));
  close_object(m);
  close_object(m);
}

/* The values of SET, each with its word in the language of the schema. */
static void offered(maker *m, cl_set set) {
  size_t n;
  cl_choices(set, &n);
  cl_json_key(&m->json, "enum");
  cl_json_array(&m->json);
  for (size_t i = 0; i < n; i++)
    cl_json_string(&m->json, cl_str_of(cl_choice_value(set, (int)i)));
  cl_json_end_array(&m->json);
  cl_json_key(&m->json, "enumDescriptions");
  cl_json_array(&m->json);
  for (size_t i = 0; i < n; i++)
    cl_json_string(&m->json, cl_str_of(cl_choice_label(set, (int)i, m->lang)));
  cl_json_end_array(&m->json);
}

static void set_values(maker *m, cl_set set) {
  size_t n;
  bool yes_no = false;
  cl_choices(set, &n);
  for (size_t i = 0; i < n; i++)
    yes_no = yes_no || strcmp(cl_choice_value(set, (int)i), "yes") == 0;
  if (!yes_no) {
    offered(m, set);
    return;
  }
  cl_json_key(&m->json, "anyOf");
  cl_json_array(&m->json);
  open_object(m, NULL);
  offered(m, set);
  close_object(m);
  or_booleans(m);
  cl_json_end_array(&m->json);
}

static void bool_values(maker *m) {
  static const char *const spelled[] = { "yes", "no" };
  const char *const said[] = { cl_tr(m->lang, N_("yes")), cl_tr(m->lang, N_("no")) };
  cl_json_key(&m->json, "anyOf");
  cl_json_array(&m->json);
  open_object(m, NULL);
  words(m, "enum", spelled, CL_COUNT(spelled));
  words(m, "enumDescriptions", said, CL_COUNT(said));
  close_object(m);
  or_booleans(m);
  open_object(m, NULL);
  cl_json_member(&m->json, "type", "string");
  cl_json_member(&m->json, "pattern",
                 "^([Jj][Aa]|[Nn][Ee][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Tt]rue|[Ff]alse)$");
  close_object(m);
  cl_json_end_array(&m->json);
}

/* Type and limits of one value of FIELD. */
static void value_type(maker *m, const cl_field_row *row) {
  static const char *const any_text[] = { "string", "number", "boolean", "null" };
  static const char *const page[] = { "string", "number", "null" };
  static const char *const id[] = { "string", "integer" };
  switch (row->kind) {
  case CL_K_ID:
  case CL_K_REF:
    words(m, "type", id, CL_COUNT(id));
    cl_json_member(&m->json, "pattern", ID_PATTERN);
    break;
  case CL_K_BOOL:
    bool_values(m);
    break;
  case CL_K_DATE:
    cl_json_member(&m->json, "type", "string");
    cl_json_member(&m->json, "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    break;
  case CL_K_TIME:
    cl_json_member(&m->json, "type", "string");
    cl_json_member(&m->json, "pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$");
    break;
  case CL_K_NUM:
    cl_json_member(&m->json, "type", "number");
    break;
  case CL_K_INT:
    cl_json_member(&m->json, "type", "integer");
    break;
  case CL_K_URL:
    cl_json_member(&m->json, "type", "string");
    break;
  case CL_K_ENUM:
    set_values(m, row->set);
    break;
  case CL_K_PAGE:
    words(m, "type", page, CL_COUNT(page));
    break;
  case CL_K_TEXT:
  case CL_K_ITEMS:
    words(m, "type", any_text, CL_COUNT(any_text));
    break;
  }
}

/* What an editor shows of a field. */
static void describe(maker *m, cl_field field) {
  cl_json_member(&m->json, "title", cl_field_label(field, m->lang));
  cl_json_member(&m->json, "description", cl_tr(m->lang, cl_field_info(field)->help));
}

/* The keys of the small maps in a CL_K_ITEMS list. */
static void item_map(maker *m, cl_field field) {
  const char *required[16];
  size_t n = 0;
  cl_json_member(&m->json, "type", "object");
  open_object(m, "properties");
  CL_EACH_SUB(sub, field) {
    const cl_field_row *row = cl_field_info(sub);
    open_object(m, row->path);
    describe(m, sub);
    value_type(m, row);
    close_object(m);
    if ((row->flags & CL_REQ) && n < CL_COUNT(required))
      required[n++] = row->path;
  }
  close_object(m);
  words(m, "required", required, n);
  no_other_keys(m);
}

static void field_schema(maker *m, const char *key, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  open_object(m, key);
  describe(m, field);
  if (row->flags & CL_LIST) {
    type_or_nothing(m, "array");
    open_object(m, "items");
    if (row->kind == CL_K_ITEMS)
      item_map(m, field);
    else
      value_type(m, row);
    close_object(m);
  } else {
    value_type(m, row);
  }
  close_object(m);
}

/* ---- records --------------------------------------------------------------------------- */

/* Is the I-th field of TYPE a key below GROUP (NULL: a key of the record)?  The
 * last part of its path, or NULL. */
static const char *key_below(const cl_type_row *type, unsigned i, const char *group) {
  cl_field field = cl_type_field(type, i);
  const char *path = cl_field_info(field)->path, *dot = strchr(path, '.');
  if (cl_field_is_sub(field))
    return NULL;
  if (!group)
    return dot ? NULL : path;
  size_t n = strlen(group);
  return dot && (size_t)(dot - path) == n && memcmp(path, group, n) == 0 ? dot + 1 : NULL;
}

/* People, and who refers to them, stay behind when the plan goes out: that such a field is
 * missing is for the rules to say. */
static bool must_stand(cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  bool person = row->kind == CL_K_REF && (row->refs >> CL_T_PERSON & 1);
  return (row->flags & CL_REQ) && !(person && (row->flags & CL_RULED));
}

/* `properties` and `required` of the fields below GROUP; and with INNER what
 * else stands in the same map. */
static void fields_schema(maker *m, const cl_type_row *type, const char *group,
                          void (*inner)(maker *m, const cl_type_row *type));

/* One more in a list of names. */
static void one_more(cl_buf *names, const char *name) {
  cl_buf_puts(names, names->len ? ", " : "");
  cl_buf_puts(names, name);
}

/* What an editor shows of a map that is no field of its own: what stands in it. */
static void holds(maker *m, cl_buf *names) {
  cl_json_member(&m->json, "description", cl_buf_keep(names, m->arena));
}

/* The maps within a record, each where its first field stands. */
static void group_schema(maker *m, const cl_type_row *type, unsigned i) {
  const char *path = cl_field_info(cl_type_field(type, i))->path;
  const char *group = cl_strndup(m->arena, path, strcspn(path, "."));
  cl_buf names = CL_BUF_INIT;
  for (unsigned k = 0; k < type->fields; k++) {
    if (!key_below(type, k, group))
      continue;
    if (k < i)
      return;
    one_more(&names, cl_field_label(cl_type_field(type, k), m->lang));
  }
  open_object(m, group);
  holds(m, &names);
  type_or_nothing(m, "object");
  fields_schema(m, type, group, NULL);
  no_other_keys(m);
  close_object(m);
}

static void fields_schema(maker *m, const cl_type_row *type, const char *group,
                          void (*inner)(maker *m, const cl_type_row *type)) {
  const char **required = cl_alloc(m->arena, (type->fields + 1) * sizeof *required);
  size_t n = 0;
  open_object(m, "properties");
  for (unsigned i = 0; i < type->fields; i++) {
    cl_field field = cl_type_field(type, i);
    const char *key = key_below(type, i, group);
    if (key) {
      field_schema(m, key, field);
      if (must_stand(field))
        required[n++] = key;
    } else if (!group && !cl_field_is_sub(field)) {
      group_schema(m, type, i);
    }
  }
  if (inner)
    inner(m, type);
  close_object(m);
  if (n && type == cl_type_info(CL_T_ORGANISATION))
    both_or_neither(m, required, n);
  else if (n)
    words(m, "required", required, n);
}

static void list_schema(maker *m, const char *key, cl_type type);

/* The types that stand in records of this one. */
static void nested_types(maker *m, const cl_type_row *type) {
  for (cl_type t = 0; t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info(t);
    if (row->parent != CL_T_NONE && cl_type_info(row->parent) == type)
      list_schema(m, row->path, t);
  }
}

static void record_schema(maker *m, const cl_type_row *row) {
  cl_json_member(&m->json, "type", "object");
  fields_schema(m, row, NULL, nested_types);
  no_other_keys(m);
}

static void list_schema(maker *m, const char *key, cl_type type) {
  const cl_type_row *row = cl_type_info(type);
  open_object(m, key);
  cl_json_member(&m->json, "title", cl_type_label(type, m->lang, true));
  cl_json_member(&m->json, "description", cl_tr(m->lang, row->help));
  type_or_nothing(m, "array");
  open_object(m, "items");
  record_schema(m, row);
  close_object(m);
  close_object(m);
}

/* A map with a fixed key for each record: the eight questions. */
static void keyed_schema(maker *m, const cl_type_row *row, cl_type type) {
  size_t n;
  const cl_choice_row *choices = cl_choices(CL_S_READINESS, &n);
  open_object(m, row->path);
  cl_json_member(&m->json, "title", cl_type_label(type, m->lang, true));
  cl_json_member(&m->json, "description", cl_tr(m->lang, row->help));
  type_or_nothing(m, "object");
  open_object(m, "properties");
  for (size_t i = 0; i < n; i++) {
    open_object(m, choices[i].value);
    cl_json_member(&m->json, "title", cl_choice_label(CL_S_READINESS, (int)i, m->lang));
    record_schema(m, row);
    close_object(m);
  }
  close_object(m);
  no_other_keys(m);
  close_object(m);
}

/* ---- the whole ----------------------------------------------------------------------------- */

static bool in_section(const cl_type_row *row, const char *section, size_t n) {
  return row->parent == CL_T_NONE && strncmp(row->path, section, n) == 0 && row->path[n] == '.';
}

/* `kapstok` or `scan`: a map of lists. */
static void section_schema(maker *m, const char *path) {
  size_t n = strcspn(path, ".");
  cl_buf names = CL_BUF_INIT;
  for (cl_type t = 0; t < CL_TYPES; t++)
    if (in_section(cl_type_info(t), path, n))
      one_more(&names, cl_type_label(t, m->lang, true));
  open_object(m, cl_strndup(m->arena, path, n));
  holds(m, &names);
  type_or_nothing(m, "object");
  open_object(m, "properties");
  for (cl_type t = 0; t < CL_TYPES; t++)
    if (in_section(cl_type_info(t), path, n))
      list_schema(m, cl_type_info(t)->path + n + 1, t);
  close_object(m);
  no_other_keys(m);
  close_object(m);
}

static bool first_of_section(cl_type type) {
  const char *path = cl_type_info(type)->path;
  size_t n = strcspn(path, ".");
  for (cl_type t = 0; t < type; t++)
    if (in_section(cl_type_info(t), path, n))
      return false;
  return true;
}

/* All sections of a file, which stand beside the organisation's own fields. */
static void sections(maker *m, const cl_type_row *organisation) {
  (void)organisation;
  for (cl_type t = 0; t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info(t);
    if (row->parent != CL_T_NONE || row->shape == CL_SINGLE_REC)
      continue;
    if (row->shape == CL_KEYED)
      keyed_schema(m, row, t);
    else if (!strchr(row->path, '.'))
      list_schema(m, row->path, t);
    else if (first_of_section(t))
      section_schema(m, row->path);
  }
}

void cl_schema_json(cl_buf *out, enum cl_lang lang, cl_arena *arena) {
  maker m = { .arena = arena, .lang = lang };
  cl_json_init(&m.json, out, true);
  open_object(&m, NULL);
  cl_json_member(&m.json, "$schema", "http://json-schema.org/draft-07/schema#");
  cl_json_member(&m.json, "title", cl_tr(lang, N_("Plan of a community library, format 1")));
  cl_json_member(&m.json, "type", "object");
  fields_schema(&m, cl_type_info(CL_T_ORGANISATION), NULL, sections);
  no_other_keys(&m);
  close_object(&m);
  cl_buf_putc(out, '\n');
}
