/* common.c - see common.h. */
#include "common.h"

#include <string.h>

#include "../lib/base/day.h"
#include "../lib/base/prose.h"
#include "../lib/cli/assign.h"
#include "../lib/cli/opt.h"
#include "../lib/cli/words.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"

const char *cmd_date(cl_app *app, cl_date date) {
  return cl_day_text(app->arena, app->lang, date);
}

const char *cmd_month(const cl_app *app, int month) {
  /* TRANSLATORS: months, short. */
  static const char *const months[] = { N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"),
                                        N_("May"), N_("Jun"), N_("Jul"), N_("Aug"),
                                        N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec") };
  return T_(app, months[month - 1]);
}

const char *cmd_day(cl_app *app, cl_date date, bool year) {
  static const char *const days[] = { N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
                                      N_("Fri"), N_("Sat"), N_("Sun") };
  if (date == CL_NO_DATE)
    return "";
  int y, m, d;
  cl_date_split(date, &y, &m, &d);
  const char *day = T_(app, days[cl_weekday(date) - 1]), *month = cmd_month(app, m);
  return year ? cl_asprintf(app->arena, "%s %d %s %d", day, d, month, y)
              : cl_asprintf(app->arena, "%s %d %s", day, d, month);
}

const char *cmd_day_short(cl_app *app, cl_date date) {
  int y, m, d;
  cl_date_split(date, &y, &m, &d);
  return cl_asprintf(app->arena, "%d %s", d, cmd_month(app, m));
}

const char *cmd_num(cl_app *app, double value) {
  return cl_format_said(cl_alloc_text(app->arena, CL_SAID_NUM), value, app->lang == CL_NL);
}

unsigned cmd_width(const cl_app *app) {
  if (app->columns == 0)
    return 80;
  return app->columns < 100 ? app->columns : 100;
}

unsigned cmd_wide(const cl_app *app) {
  enum { WIDEST = 120 };
  if (app->columns == 0)
    return 80;
  return app->columns < WIDEST ? app->columns : WIDEST;
}

void cmd_to_column(cl_buf *out, size_t start, size_t column) {
  size_t width = 0, from = start;
  for (size_t i = start; i < out->len; i++)
    if (out->p[i] == '\033') { /* a colour takes no room */
      width += cl_width((cl_str){ out->p + from, i - from });
      while (i < out->len && out->p[i] != 'm')
        i++;
      from = i + 1;
    }
  if (from < out->len)
    width += cl_width((cl_str){ out->p + from, out->len - from });
  cl_buf_fill(out, ' ', width < column ? column - width : 1);
}

void cmd_beside(cl_app *app, unsigned at, unsigned width, const char *text) {
  cl_buf wrapped = CL_BUF_INIT;
  cl_wrap(&wrapped, cl_str_of(text), at, width);
  const char *from = cl_buf_text(&wrapped);
  cl_buf_puts(&app->out, from + strspn(from, " "));
  if (!wrapped.len)
    cl_buf_putc(&app->out, '\n');
  cl_buf_free(&wrapped);
}

enum cl_color cmd_light_color(enum cl_light light) {
  static const enum cl_color colors[] = {
    [CL_GREEN] = CL_C_GREEN, [CL_ORANGE] = CL_C_YELLOW, [CL_RED] = CL_C_RED, [CL_GREY] = CL_C_DIM
  };
  return colors[light];
}

const char *cmd_stage_dots(cl_app *app, enum cl_stage stage) {
  const char *dots = "";
  if (stage > CL_STAGE_KEPT)
    return dots;
  for (int i = CL_STAGE_SCANNED; i <= CL_STAGE_KEPT; i++)
    dots = cl_asprintf(app->arena, "%s%s", dots, i <= (int)stage ? "●" : "○");
  return dots;
}

const char *cmd_text(cl_app *app, const cl_rec *rec, cl_field field) {
  bool inside = app->shared && (cl_field_info(field)->flags & CL_INSIDE);
  const char *text = inside ? NULL : cl_rec_dup(rec, field, app->arena);
  return text ? text : "";
}

const char *cmd_unexplained(cl_app *app, size_t n) {
  return cl_asprintf(app->arena,
                     cl_ntr(app->lang, "Of %zu goal that is behind nobody wrote down a cause yet.",
                            "Of %zu goals that are behind nobody wrote down a cause yet.", n),
                     n);
}

const char *cmd_label(cl_app *app, const cl_rec *rec, cl_field field) {
  int i = cl_rec_choice(rec, field);
  return i < 0 ? "" : cl_choice_label(cl_field_info(field)->set, i, app->lang);
}

const char *cmd_join(cl_app *app, const cl_rec *rec, cl_field field, const char *separator) {
  cl_buf out = CL_BUF_INIT;
  CL_EACH(item, cl_rec_node(rec, field)) {
    cl_str text = cl_node_text(item);
    if (out.len)
      cl_buf_puts(&out, separator);
    cl_buf_add(&out, text.p, text.n);
  }
  const char *text = cl_strndup(app->arena, cl_buf_text(&out), out.len);
  cl_buf_free(&out);
  return text;
}

/* Is there nobody else with the role of PERSON? */
static bool is_only(const cl_app *app, const cl_rec *person) {
  cl_str role = cl_rec_text(person, CL_F_PERSON_ROLE);
  CL_EACH_REC(other, app->plan, CL_T_PERSON)
    if (other != person && cl_str_eq(cl_rec_text(other, CL_F_PERSON_ROLE), role))
      return false;
  return true;
}

static const char *person_words(cl_app *app, cl_field field, cl_str id, bool address) {
  if (!id.p)
    return "";
  const cl_rec *person = cl_plan_ref(app->plan, field, id);
  const char *role = person ? cl_rec_dup(person, CL_F_PERSON_ROLE, app->arena) : NULL;
  const char *name = person && cl_opt(app, CL_OI_WITH_NAMES)
                         ? cl_rec_dup(person, CL_F_PERSON_NAME, app->arena)
                         : NULL;
  const char *bare = cl_str_dup(app->arena, id);
  if (name)
    return cl_asprintf(app->arena, "%s (%s)", name, role ? role : bare);
  /* An id that is the role says nothing more. */
  if (role && ((!address && is_only(app, person)) ||
               strcmp(cl_slug(app->arena, cl_str_of(role)), bare) == 0))
    return role;
  return role ? cl_asprintf(app->arena, "%s (%s)", role, bare) : bare;
}

const char *cmd_person(cl_app *app, cl_field field, cl_str id) {
  return person_words(app, field, id, false);
}

const char *cmd_person_address(cl_app *app, cl_field field, cl_str id) {
  return person_words(app, field, id, true);
}

/* ---- JSON --------------------------------------------------------------------- */

cl_json cmd_json(cl_app *app) {
  cl_json json;
  cl_json_init(&json, &app->out, false);
  cl_json_object(&json);
  cl_json_member(&json, "plan", app->plan_key);
  return json;
}

void cmd_json_end(cl_json *json) {
  cl_json_end_object(json);
  cl_buf_putc(json->out, '\n');
}

void cmd_json_date(cl_json *json, const char *key, cl_date date) {
  char iso[CL_DATE_SIZE];
  if (date != CL_NO_DATE)
    cl_json_member(json, key, cl_date_iso(iso, date));
}

/* ---- Changing, options ---------------------------------------------------------- */

void cmd_set(cl_app *app, cl_target *target, cl_field field, const char *value) {
  cl_change_set(app->change, target, field, &value, value ? 1 : 0);
}

void cmd_unset(cl_app *app, cl_target *target, cl_field field) {
  cmd_set(app, target, field, NULL);
}

enum cl_status cmd_set_given(cl_app *app, cl_type type, const cl_rec *rec, cl_target *target) {
  cl_assign assign;
  cl_assign_start(app, &assign, type, rec);
  if (cl_given_take(app, &assign, false) != CL_OK)
    return CL_USAGE;
  cl_assign_apply(app, &assign, target);
  return cl_given_lists(app, target);
}

cl_date cmd_date_option(cl_app *app) {
  const char *text = cl_opt(app, CL_OI_DATE);
  return text ? cl_need_date(app, text) : app->today;
}

int cmd_count_option(cl_app *app, enum cl_option_index option, int low, int high, int fallback) {
  const char *text = cl_opt(app, option);
  if (!text)
    return fallback;
  long long value;
  if (cl_parse_int(cl_str_of(text), &value) && value >= low && value <= high)
    return (int)value;
  cl_usage(app, _("%s takes a whole number from %d to %d, not \"%s\""),
           cl_option_said(app, (int)option), low, high, text);
  return -1;
}

enum cl_status cmd_due_filter(cl_app *app, cl_due_filter *filter) {
  if (cl_opt(app, CL_OI_COMMUNITY) && !(filter->community = cl_need_community(app)))
    return CL_USAGE;
  const char *owner = cl_opt(app, CL_OI_OWNER);
  if (!owner)
    return CL_OK;
  const cl_rec *person = cl_plan_get(app->plan, CL_T_PERSON, owner, NULL);
  if (!person && !app->plan->missing)
    return cl_need_rec(app, CL_T_PERSON, owner) ? CL_OK : CL_USAGE;
  filter->owner = person ? person->id : owner;
  return CL_OK;
}

void cmd_command(cl_app *app, unsigned indent, const char *command) {
  cl_command_print(app, app->lang, indent, cmd_width(app), command);
}

void cmd_more(cl_app *app, unsigned indent, size_t n, const char *command) {
  cl_buf_fill(&app->out, ' ', indent);
  cl_buf_printf(&app->out, cl_ntr(app->lang, "and %zu more:", "and %zu more:", n), n);
  cl_buf_putc(&app->out, '\n');
  cmd_command(app, indent + 2, command);
}
