/* plan_explain.c - `explain`: what a number of the method stands for: a rule,
 * why, and what mends it; or what is kept, shown or worked out, and how. */
#include <stdlib.h>
#include <string.h>

#include "../lib/cli/opt.h"
#include "../lib/method/rules.h"
#include "../lib/cli/findings.h"
#include "../lib/cli/output.h"
#include "../lib/cli/words.h"
#include "../lib/sheet/show.h"
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
      line = cl_show_join(app, line, ", ", all[i].name);
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

/* ---- a number of the method --------------------------------------------------- */

/* One row: a rule, or a topic that no finding is about. */
typedef struct item {
  const char *code;
  const cl_rule *rule;   /* or NULL */
  const cl_topic *topic; /* or NULL */
  size_t seq;
} item;

/* The method first, then consistency, then privacy; by number. */
static int by_number(const void *a, const void *b) {
  static const char letters[] = "WFP";
  const item *x = a, *y = b;
  const char *p = strchr(letters, x->code[0]), *q = strchr(letters, y->code[0]);
  long m = strtol(x->code + 1, NULL, 10), n = strtol(y->code + 1, NULL, 10);
  if (p != q)
    return p < q ? -1 : 1;
  if (m != n)
    return m < n ? -1 : 1;
  return (x->seq > y->seq) - (x->seq < y->seq);
}

/* All of them, in order; *N says how many. */
static item *all_items(cl_app *app, size_t *n) {
  size_t rules, topics, at = 0;
  const cl_rule *rule = cl_rules(&rules);
  const cl_topic *topic = cl_topics(&topics);
  item *items = cl_alloc(app->arena, (rules + topics) * sizeof *items);
  for (size_t i = 0; i < rules; i++, at++)
    items[at] = (item){ rule[i].code, &rule[i], NULL, at };
  for (size_t i = 0; i < topics; i++, at++)
    items[at] = (item){ topic[i].code, NULL, &topic[i], at };
  qsort(items, at, sizeof *items, by_number);
  *n = at;
  return items;
}

/* The first sentence of TEXT. */
static const char *sentence(cl_app *app, const char *text) {
  size_t n = 0;
  while (text[n] && !(strchr(".?", text[n]) && (text[n + 1] == ' ' || !text[n + 1])))
    n++;
  return cl_strndup(app->arena, text, n + (text[n] == '?'));
}

static const char *says(cl_app *app, const item *it) {
  return it->rule ? message(app, it->rule) : sentence(app, T_(app, it->topic->what));
}

/* A finding's level; what no finding is about is the method itself. */
static const char *kind_word(cl_app *app, const item *it) {
  return it->rule ? level_word(app, it->rule->level) : T_(app, "method");
}

static void item_json(cl_app *app, const item *it) {
  cl_json json = cmd_json(app);
  cl_json_member(&json, "rule", it->code);
  cl_json_member(&json, "level", it->rule ? cl_level_name(it->rule->level) : "method");
  cl_json_member(&json, "check", programs(app, it->rule ? it->rule->step : it->topic->steps));
  cl_json_member(&json, "message", says(app, it));
  cl_json_member(&json, "why", T_(app, it->rule ? it->rule->why : it->topic->what));
  cl_json_member(&json, "mend", it->rule ? it->rule->mend : it->topic->how);
  cmd_json_end(&json);
}

static void item_text(cl_app *app, const item *it) {
  const char *command = it->rule ? it->rule->mend : it->topic->how;
  cl_heading(&app->out, app->color, cl_asprintf(app->arena, "%s  %s", it->code, kind_word(app, it)),
             '-');
  if (it->rule) {
    cl_wrap(&app->out, cl_str_of(message(app, it->rule)), 2, cmd_width(app));
    cl_buf_putc(&app->out, '\n');
  }
  cl_wrap(&app->out, cl_str_of(T_(app, it->rule ? it->rule->why : it->topic->what)), 2,
          cmd_width(app));
  cl_buf_putc(&app->out, '\n');
  if (command)
    cl_labelled(&app->out, 10, it->rule ? T_(app, "Mend it") : T_(app, "Do it"),
                cl_str_of(cl_help_words_in(app->lang, command, app->arena)), cmd_width(app));
  cl_labelled(&app->out, 10, it->rule ? T_(app, "Shown by") : T_(app, "Belongs to"),
              cl_str_of(programs(app, it->rule ? it->rule->step : it->topic->steps)),
              cmd_width(app));
}

static void all_rules(cl_app *app, const item *items, size_t n) {
  const char *const titles[] = { T_(app, "Rule"), T_(app, "Level"), T_(app, "What it says") };
  if (cl_opt(app, CL_OI_JSON)) {
    for (size_t i = 0; i < n; i++)
      item_json(app, &items[i]);
    return;
  }
  cl_table *table = cl_table_new(titles, CL_COUNT(titles), app->columns, app->color);
  cl_table_keep(table, 0);
  for (size_t i = 0; i < n; i++) {
    cl_table_cell(table, cl_str_of(items[i].code));
    cl_table_cell(table, cl_str_of(kind_word(app, &items[i])));
    cl_table_cell(table, cl_str_of(says(app, &items[i])));
  }
  cl_table_end(table, &app->out);
}

/* CODE as people type it: w57; of what is no number of the workbook a word as well. */
static const char *code_of(const char *text) {
  static const char *const words[] = { "sharing", "network", "delen", "netwerk" };
  for (size_t i = 0; i < CL_COUNT(words); i++)
    if (strcmp(text, words[i]) == 0)
      return "P16";
  const cl_rule *rule = cl_rule_find(text);
  const cl_topic *topic = rule ? NULL : cl_topic_find(text);
  return rule ? rule->code : topic ? topic->code : NULL;
}

enum cl_status plan_explain(cl_app *app) {
  size_t n;
  const item *items = all_items(app, &n);
  if (!app->arg_count)
    all_rules(app, items, n);
  for (int k = 0; k < app->arg_count; k++) {
    const char *code = code_of(app->args[k]);
    if (!code)
      return cl_usage(app, _("there is no rule \"%s\": cl-plan explain lists all of them"),
                      app->args[k]);
    for (size_t i = 0; i < n; i++) {
      if (strcmp(items[i].code, code) != 0)
        continue;
      if (cl_opt(app, CL_OI_JSON))
        item_json(app, &items[i]);
      else
        item_text(app, &items[i]);
    }
  }
  return CL_OK;
}
