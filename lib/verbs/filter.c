/* filter.c - which records are asked for; see filter.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "../cli/words.h"
#include "../value/cell.h"
#include "../value/columns.h"
#include "../method/dates.h"
#include "../cli/output.h"
#include "../cli/arguments.h"
#include "../cli/assign.h"

static cl_field community_field(cl_type type) {
  return type == CL_T_MOMENT ? CL_F_MOMENT_COMMUNITY : CL_F_NONE;
}

static bool is_free_text(cl_field field) {
  enum cl_value_kind kind = cl_field_info(field)->kind;
  return kind == CL_K_TEXT || kind == CL_K_PAGE || kind == CL_K_URL || kind == CL_K_ITEMS;
}

enum cl_match cl_match_read(const char *text, const char **rest) {
  static const struct {
    const char *sign;
    enum cl_match match;
  } signs[] = { { "!=", CL_M_UNLIKE }, { "<=", CL_M_MOST }, { ">=", CL_M_LEAST },
                { "<", CL_M_LESS },    { ">", CL_M_MORE },  { "~", CL_M_HOLDS } };
  *rest = text;
  if (!*text)
    return CL_M_EMPTY;
  if (strcmp(text, "?") == 0)
    return CL_M_FILLED;
  for (size_t i = 0; i < CL_COUNT(signs); i++) {
    size_t n = strlen(signs[i].sign);
    if (strncmp(text, signs[i].sign, n) == 0) {
      *rest = text + n + strspn(text + n, " ");
      return signs[i].match;
    }
  }
  *rest += *text == '\\' && text[1] && strchr("<>~?!\\", text[1]) != NULL;
  return CL_M_LIKE;
}

static bool is_order(enum cl_match match) {
  return match == CL_M_LESS || match == CL_M_MOST || match == CL_M_MORE || match == CL_M_LEAST;
}

static bool ready_given(cl_app *app, cl_given *given) {
  const cl_field_row *row = cl_field_info(given->field);
  const char *rest;
  if (given->op != '=') {
    cl_usage(app, _("--%s filters: leave out the %c"), cl_field_said(app, given->field), given->op);
    return false;
  }
  given->match = cl_match_read(given->value, &rest);
  if (given->match == CL_M_EMPTY || given->match == CL_M_FILLED)
    return true;
  if (!*rest && given->match != CL_M_UNLIKE) {
    cl_usage(app, _("--%s %s: a value is missing behind it"), cl_field_said(app, given->field),
             given->value);
    return false;
  }
  if (is_order(given->match) && (row->kind == CL_K_BOOL || row->kind == CL_K_ITEMS)) {
    cl_usage(app, _("--%s %s: this field has no order"), cl_field_said(app, given->field),
             given->value);
    return false;
  }
  if (!*rest) /* `!=` alone: not empty */
    given->match = CL_M_FILLED;
  else if (is_free_text(given->field) || given->match == CL_M_HOLDS)
    given->value = cl_fold(app->arena, cl_str_of(rest));
  else
    given->value = cl_need_value(app, given->field, rest);
  return given->value != NULL;
}

static bool ready_date(cl_app *app, cl_type type, enum cl_option_index option) {
  char text[CL_DATE_SIZE];
  if (!app->options[option])
    return true;
  if (!cl_type_has_days(type)) {
    cl_usage(app, _("%s have no date: --from and --to do not go with them"),
             cl_type_label(type, cl_lang_user(), true));
    return false;
  }
  cl_date date = cl_need_date(app, app->options[option]);
  if (date == CL_NO_DATE)
    return false;
  app->options[option] = cl_strdup(app->arena, cl_date_iso(text, date));
  return true;
}

static bool ready_community(cl_app *app, cl_type type) {
  if (!app->options[CL_OI_COMMUNITY])
    return true;
  if (cl_type_info(type)->parent == CL_T_NONE && type != CL_T_COMMUNITY &&
      community_field(type) == CL_F_NONE) {
    cl_usage(app, _("%s belong to no community: leave out --community"),
             cl_type_label(type, cl_lang_user(), true));
    return false;
  }
  const cl_rec *community = cl_need_community(app);
  if (community)
    app->options[CL_OI_COMMUNITY] = community->id;
  return community != NULL;
}

enum cl_status cl_filter_ready(cl_app *app, cl_type type) {
  bool ok = true;
  for (size_t i = 0; i < app->given_count; i++)
    ok = ready_given(app, &app->given[i]) && ok;
  ok = ready_date(app, type, CL_OI_FROM) && ok;
  ok = ready_date(app, type, CL_OI_TO) && ok;
  ok = ready_community(app, type) && ok;
  return ok ? CL_OK : CL_USAGE;
}

/* Does HAY hold NEEDLE, which was folded already?  Plain ASCII is compared as
 * it stands: folding 100,000 texts takes memory and time. */
static bool holds(cl_arena *arena, cl_str hay, const char *needle) {
  size_t n = strlen(needle);
  for (size_t i = 0; i < hay.n; i++)
    if ((unsigned char)hay.p[i] >= 0x80)
      return strstr(cl_fold(arena, hay), needle) != NULL;
  for (size_t i = 0; i + n <= hay.n; i++) {
    size_t k = 0;
    while (k < n && cl_ascii_lower(hay.p[i + k]) == needle[k])
      k++;
    if (k == n)
      return true;
  }
  return false;
}

static bool value_passes(const cl_app *app, cl_field field, cl_str value, const char *wanted) {
  double a, b;
  switch (cl_field_info(field)->kind) {
  case CL_K_TEXT:
  case CL_K_PAGE:
  case CL_K_URL:
    return holds(app->arena, value, wanted);
  case CL_K_NUM:
  case CL_K_INT:
    return cl_parse_num(value, &a) && cl_parse_num(cl_str_of(wanted), &b) && !(a < b) && !(a > b);
  default:
    return cl_str_is(cl_value_canonical(field, value), wanted);
  }
}

static bool item_passes(const cl_app *app, const cl_node *item, const char *wanted) {
  CL_EACH(part, item)
    if (holds(app->arena, cl_node_text(part), wanted))
      return true;
  return false;
}

static bool by_letters(const cl_app *app, cl_str value, const char *wanted, int *order) {
  *order = strcmp(cl_fold(app->arena, value), cl_fold(app->arena, cl_str_of(wanted)));
  return true;
}

/* -1, 0 or 1 as VALUE comes before, with or after WANTED in the order of FIELD;
 * false when it has none.  Choices stand in the order of their set. */
static bool compare_values(const cl_app *app, cl_field field, cl_str value, const char *wanted,
                           int *order) {
  const cl_field_row *row = cl_field_info(field);
  double a, b;
  switch (row->kind) {
  case CL_K_NUM:
  case CL_K_INT:
    if (!cl_parse_num(value, &a) || !cl_parse_num(cl_str_of(wanted), &b))
      return false;
    break;
  case CL_K_DATE:
    a = cl_date_parse(value);
    b = cl_date_parse(cl_str_of(wanted));
    if (cl_date_parse(value) == CL_NO_DATE)
      return false;
    break;
  case CL_K_ENUM:
    a = cl_choice_find(row->set, value);
    b = cl_choice_find(row->set, cl_str_of(wanted));
    if (a < 0)
      return false;
    break;
  case CL_K_PAGE: /* as list sorts them: 9 comes before 11 */
    a = cl_page_number(value);
    b = cl_page_number(cl_str_of(wanted));
    if (a == b)
      return by_letters(app, value, wanted, order);
    break;
  default:
    return by_letters(app, value, wanted, order);
  }
  *order = (a > b) - (a < b);
  return true;
}

static bool value_matches(const cl_app *app, const cl_given *given, cl_str value) {
  int order;
  if (given->match == CL_M_HOLDS)
    return holds(app->arena, value, given->value);
  if (!is_order(given->match))
    return value_passes(app, given->field, value, given->value);
  if (!compare_values(app, given->field, value, given->value, &order))
    return false;
  return given->match == CL_M_LESS   ? order < 0
         : given->match == CL_M_MOST ? order <= 0
         : given->match == CL_M_MORE ? order > 0
                                     : order >= 0;
}

/* Is any value of the field as it was asked?  UNLIKE is the opposite of LIKE. */
static bool any_matches(const cl_app *app, const cl_rec *rec, const cl_given *given) {
  const cl_field_row *row = cl_field_info(given->field);
  const cl_node *node = cl_rec_node(rec, given->field);
  /* What is not said to be done, chosen or used is not. */
  if (row->kind == CL_K_BOOL && !cl_rec_has(rec, given->field))
    return strcmp(given->value, "no") == 0;
  if (!(row->flags & CL_LIST))
    return node && value_matches(app, given, cl_node_text(node));
  CL_EACH(item, node)
    if (row->kind == CL_K_ITEMS ? item_passes(app, item, given->value)
                                : value_matches(app, given, cl_node_text(item)))
      return true;
  return false;
}

static bool field_passes(const cl_app *app, const cl_rec *rec, const cl_given *given) {
  if (given->match == CL_M_EMPTY || given->match == CL_M_FILLED)
    return cl_rec_has(rec, given->field) == (given->match == CL_M_FILLED);
  return any_matches(app, rec, given) != (given->match == CL_M_UNLIKE);
}

/* Values of one field that are asked for one beside the other, any of which will
 * do; bounds and what is not wanted must hold each. */
static bool is_one_of_many(const cl_given *given) {
  return given->match != CL_M_UNLIKE && given->match != CL_M_FILLED && !is_order(given->match);
}

static bool given_passes(const cl_app *app, const cl_rec *rec, size_t i) {
  if (!is_one_of_many(&app->given[i]))
    return field_passes(app, rec, &app->given[i]);
  bool earlier = false, pass = false;
  for (size_t k = 0; k < app->given_count; k++) {
    if (app->given[k].field != app->given[i].field || !is_one_of_many(&app->given[k]))
      continue;
    earlier |= k < i;
    pass = pass || field_passes(app, rec, &app->given[k]);
  }
  return earlier || pass;
}

static bool date_passes(const cl_app *app, const cl_rec *rec) {
  const char *from = app->options[CL_OI_FROM], *to = app->options[CL_OI_TO];
  if (!from && !to)
    return true;
  return cl_rec_falls_in(rec, from ? cl_date_parse(cl_str_of(from)) : CL_DATE_FIRST,
                         to ? cl_date_parse(cl_str_of(to)) : CL_DATE_LAST);
}

static bool community_passes(const cl_app *app, const cl_rec *rec) {
  const char *community = app->options[CL_OI_COMMUNITY];
  if (!community)
    return true;
  cl_field field = community_field(rec->type);
  if (field != CL_F_NONE)
    return cl_str_is(cl_rec_text(rec, field), community);
  if (rec->type == CL_T_COMMUNITY)
    return strcmp(rec->id, community) == 0;
  return rec->parent && strcmp(rec->parent->id, community) == 0;
}

bool cl_filter(const cl_app *app, const cl_rec *rec) {
  for (size_t i = 0; i < app->given_count; i++)
    if (cl_field_info(app->given[i].field)->type == rec->type && !given_passes(app, rec, i))
      return false;
  return date_passes(app, rec) && community_passes(app, rec);
}
