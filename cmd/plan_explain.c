/* plan_explain.c - `explain`: what a rule wants, why, and what mends it. */
#include <ctype.h>
#include <string.h>

#include "../lib/cli/opt.h"
#include "../lib/method/method.h"
#include "plan.h"

static const char *level_word(cl_app *app, enum cl_level level) {
  switch (level) {
  case CL_ERROR:
    return T_(app, "error");
  case CL_WARNING:
    return T_(app, "warning");
  case CL_TIP:
    return T_(app, "tip");
  default:
    return T_(app, "note");
  }
}

static const char *level_name(enum cl_level level) {
  static const char *const names[] = { "note", "tip", "warning", "error" };
  return names[level];
}

/* Whose check shows the rule: `cl-scan cl-define`; cl-plan shows all. */
static const char *programs(cl_app *app, unsigned steps) {
  static const struct {
    unsigned step;
    const char *name;
  } all[] = { { CL_KAPSTOK, "cl-kapstok" },
              { CL_SCAN, "cl-scan" },
              { CL_DEFINE, "cl-define" },
              { CL_GOALS, "cl-goals" },
              { CL_CALENDAR, "cl-calendar" } };
  const char *line = "";
  for (size_t i = 0; i < CL_COUNT(all); i++)
    if (steps & all[i].step)
      line = cl_asprintf(app->arena, "%s%s%s", line, *line ? ", " : "", all[i].name);
  return *line ? line : "cl-plan";
}

/* The message with dots where a record is filled in. */
static const char *message(cl_app *app, const cl_rule *rule) {
  const char *text = T_(app, rule->message);
  cl_buf out = CL_BUF_INIT;
  for (const char *p = text; *p; p++) {
    if (p[0] == '%' && p[1]) {
      cl_buf_puts(&out, p[1] == '%' ? "%" : "...");
      p++;
    } else {
      cl_buf_putc(&out, *p);
    }
  }
  const char *result = cl_strndup(app->arena, cl_buf_text(&out), out.len);
  cl_buf_free(&out);
  return result;
}

static void rule_json(cl_app *app, const cl_rule *rule) {
  cl_json json = cmd_json(app);
  cmd_json_text(&json, "rule", rule->code);
  cmd_json_text(&json, "level", level_name(rule->level));
  cmd_json_text(&json, "check", programs(app, rule->step));
  cmd_json_text(&json, "message", message(app, rule));
  cmd_json_text(&json, "why", T_(app, rule->why));
  cmd_json_text(&json, "mend", rule->mend);
  cmd_json_end(&json);
}

static void rule_text(cl_app *app, const cl_rule *rule) {
  cl_heading(&app->out, app->color,
             cl_asprintf(app->arena, "%s  %s", rule->code, level_word(app, rule->level)), '-');
  cl_wrap(&app->out, cl_str_of(message(app, rule)), 2, cmd_width(app));
  cl_buf_putc(&app->out, '\n');
  cl_wrap(&app->out, cl_str_of(T_(app, rule->why)), 2, cmd_width(app));
  cl_buf_putc(&app->out, '\n');
  if (rule->mend)
    cl_labelled(&app->out, 10, T_(app, "Mend it"),
                cl_str_of(cl_help_words_in(app->lang, rule->mend, app->arena)), cmd_width(app));
  cl_labelled(&app->out, 10, T_(app, "Shown by"), cl_str_of(programs(app, rule->step)),
              cmd_width(app));
}

static void all_rules(cl_app *app) {
  size_t n;
  const cl_rule *rules = cl_rules(&n);
  const char *const titles[] = { T_(app, "Rule"), T_(app, "Level"), T_(app, "What it says") };
  if (cl_opt(app, CL_OI_JSON)) {
    for (size_t i = 0; i < n; i++)
      rule_json(app, &rules[i]);
    return;
  }
  cl_table *table = cl_table_new(titles, CL_COUNT(titles), app->columns, app->color);
  cl_table_keep(table, 0);
  for (size_t i = 0; i < n; i++) {
    cl_table_cell(table, cl_str_of(rules[i].code));
    cl_table_cell(table, cl_str_of(level_word(app, rules[i].level)));
    cl_table_cell(table, cl_str_of(message(app, &rules[i])));
  }
  cl_table_end(table, &app->out);
}

static bool same_code(const char *a, const char *b) {
  for (; *a && *b; a++, b++)
    if (toupper((unsigned char)*a) != toupper((unsigned char)*b))
      return false;
  return !*a && !*b;
}

enum cl_status plan_explain(cl_app *app) {
  if (!app->arg_count) {
    all_rules(app);
    return CL_OK;
  }
  size_t n, found = 0;
  const cl_rule *rules = cl_rules(&n);
  for (int k = 0; k < app->arg_count; k++) {
    found = 0;
    for (size_t i = 0; i < n; i++) {
      if (!same_code(rules[i].code, app->args[k]))
        continue;
      found++;
      if (cl_opt(app, CL_OI_JSON))
        rule_json(app, &rules[i]);
      else
        rule_text(app, &rules[i]);
    }
    if (!found)
      return cl_usage(app, _("there is no rule \"%s\": cl-plan explain lists all of them"),
                      app->args[k]);
  }
  return CL_OK;
}
