/* changes.c - facts in the words of people; see changes.h. */
#include "changes.h"
#include "../lib/base/prose.h"

#include <string.h>

#include "../lib/cli/output.h"
#include "../lib/sheet/show.h"
#include "../lib/value/columns.h"
#include "common.h"
#include "../lib/method/progress.h"
#include "../lib/method/stage.h"

/* ---- Values -------------------------------------------------------------------------- */

/* References of the earlier plan are looked up there. */
static cl_plan *look_in(cl_app *app, const cl_plan *plan) {
  cl_plan *now = app->plan;
  app->plan = (cl_plan *)(uintptr_t)plan; /* only looked at, whatever the type says */
  return now;
}

static const char *value_of(cl_app *app, cl_field field, const cl_node *node) {
  if (!node)
    return "";
  return cl_field_info(field)->kind == CL_K_ITEMS ? cl_show_item(app, field, node)
                                                  : cl_show_text(app, field, cl_node_text(node));
}

static const char *light_word(const cl_app *app, int light) {
  return cl_light_word((enum cl_light)light, app->lang);
}

const char *change_value(cl_app *app, const cl_plan *old, const cl_fact *fact, bool later) {
  int derived = later ? fact->after : fact->before;
  if (fact->kind == CL_FACT_STAGE)
    return cl_stage_word((enum cl_stage)derived, app->lang);
  if (fact->kind == CL_FACT_LIGHT)
    return light_word(app, derived);
  if (cl_fact_is_bare(fact))
    return "";
  cl_plan *now = later ? app->plan : look_in(app, old);
  const cl_node *node = later ? fact->now : fact->old;
  const char *text = value_of(app, fact->field, node);
  app->plan = later ? app->plan : now;
  /* What does not fit its field has no word of ours: it is told as it stands. */
  return *text || !node || node->kind != CL_SCALAR ? text
                                                   : cl_str_dup(app->arena, cl_node_text(node));
}

static const char *name_of(cl_app *app, const cl_plan *old, const cl_fact *fact) {
  const cl_rec *any = fact->is ? fact->is : fact->was;
  if (any->type == CL_T_READINESS)
    return cl_choice_label(CL_S_READINESS, cl_choice_find(CL_S_READINESS, cl_str_of(any->id)),
                           app->lang);
  if (fact->is)
    return cl_show_name(app, fact->is);
  cl_plan *now = look_in(app, old);
  const char *name = cl_show_name(app, fact->was);
  app->plan = now;
  return name;
}

static cl_type type_of(const cl_fact *fact) {
  return fact->is ? fact->is->type : fact->was->type;
}

/* ---- Sentences -------------------------------------------------------------------------- */

/* On one line, however it was written, and without a full stop: it stands within a
 * sentence. */
static const char *one_line(cl_app *app, const char *text) {
  cl_buf line = CL_BUF_INIT;
  cl_visible(&line, cl_str_trim(cl_str_of(text)), true);
  if (line.len > 1 && line.p[line.len - 1] == '.' && line.p[line.len - 2] != '.')
    cl_buf_cut(&line, line.len - 1);
  const char *copy = cl_strdup(app->arena, cl_buf_text(&line));
  cl_buf_free(&line);
  return copy;
}

static const char *of_record(cl_app *app, const cl_fact *fact, const char *what) {
  switch (fact->kind) {
  case CL_FACT_ADDED:
    return cl_asprintf(app->arena, T_(app, "New: %s."), what);
  case CL_FACT_REMOVED:
    return cl_asprintf(app->arena, T_(app, "Gone: %s."), what);
  default:
    return cl_asprintf(app->arena, T_(app, "Changed: %s."), what);
  }
}

/* Of two entries of a list that are known by the same (`2026-10-03: 26`): what, and
 * *WAS and *IS without that.  NULL when they are not. */
static const char *known_by(cl_app *app, const char **was, const char **is) {
  const char *colon = strstr(*was, ": ");
  size_t n = colon ? (size_t)(colon - *was) : 0;
  if (!n || strncmp(*was, *is, n + 2) != 0)
    return NULL;
  const char *head = cl_strndup(app->arena, *was, n);
  *was += n + 2;
  *is += n + 2;
  return head;
}

static const char *of_measured(cl_app *app, const cl_fact *fact, const char *was, const char *is) {
  if (fact->kind == CL_FACT_ADDED)
    return cl_asprintf(app->arena, T_(app, "measured: %s."), is);
  if (fact->kind == CL_FACT_REMOVED)
    return cl_asprintf(app->arena, T_(app, "a measurement went: %s."), was);
  const char *day = known_by(app, &was, &is);
  return day ? cl_asprintf(app->arena, T_(app, "the measurement of %s was %s, is now %s."), day,
                           was, is)
             : cl_asprintf(app->arena, T_(app, "a measurement was %s, is now %s."), was, is);
}

static const char *of_list(cl_app *app, const cl_fact *fact, const char *was, const char *is) {
  const char *label = cl_field_label(fact->field, app->lang);
  if (fact->kind == CL_FACT_ADDED)
    return cl_asprintf(app->arena, T_(app, "added to %s: %s."), label, is);
  if (fact->kind == CL_FACT_REMOVED)
    return cl_asprintf(app->arena, T_(app, "gone from %s: %s."), label, was);
  const char *head = known_by(app, &was, &is);
  return head
             ? cl_asprintf(app->arena, T_(app, "%s of %s was %s, is now %s."), label, head, was, is)
             : cl_asprintf(app->arena, T_(app, "%s was %s, is now %s."), label, was, is);
}

/* What somebody wrote in words of their own stands in quotes: it may have commas in it,
 * and an end. */
static const char *quoted(cl_app *app, const cl_fact *fact, const char *text) {
  return cl_field_info(fact->field)->kind == CL_K_TEXT && *text
             ? cl_asprintf(app->arena, T_(app, "“%s”"), text)
             : text;
}

static const char *of_field(cl_app *app, const cl_fact *fact, const char *was, const char *is) {
  const char *label = cl_field_label(fact->field, app->lang);
  if (cl_field_info(fact->field)->flags & CL_LIST)
    return of_list(app, fact, was, is);
  was = quoted(app, fact, was);
  is = quoted(app, fact, is);
  switch (fact->kind) {
  case CL_FACT_ADDED:
    return cl_asprintf(app->arena, T_(app, "%s is now %s."), label, is);
  case CL_FACT_REMOVED:
    return cl_asprintf(app->arena, T_(app, "%s was %s, is now empty."), label, was);
  default:
    return cl_asprintf(app->arena, T_(app, "%s was %s, is now %s."), label, was, is);
  }
}

static const char *predicate(cl_app *app, const cl_fact *fact, const char *was, const char *is) {
  switch (fact->kind) {
  case CL_FACT_STAGE:
    return cl_asprintf(app->arena, T_(app, "the stage was %s, is now %s."), was, is);
  case CL_FACT_LIGHT:
    return cl_asprintf(app->arena, T_(app, "the light was %s, is now %s."), was, is);
  case CL_FACT_RENAMED:
    return cl_asprintf(app->arena, T_(app, "the id was %s, is now %s."), fact->was->id,
                       fact->is->id);
  default:
    return fact->field == CL_F_JOINT_GOAL_MEASURED ? of_measured(app, fact, was, is)
                                                   : of_field(app, fact, was, is);
  }
}

/* `joint goal`: in a sentence the word has no hyphen. */
static const char *type_word(cl_app *app, const cl_fact *fact) {
  char *word = cl_strdup(app->arena, cl_type_label(type_of(fact), app->lang, false));
  for (char *p = word; *p; p++)
    if (*p == '-')
      *p = ' ';
  return word;
}

/* ALONE: only what is said of the record, whose name stands above. */
static const char *said_of(cl_app *app, const cl_plan *old, const cl_fact *fact, bool alone) {
  const char *name = one_line(app, name_of(app, old, fact));
  const char *what = cl_asprintf(app->arena, "%s %s", type_word(app, fact), name);
  if (type_of(fact) == CL_T_ORGANISATION)
    what = name;
  if (cl_fact_is_bare(fact) && fact->kind != CL_FACT_STAGE && fact->kind != CL_FACT_LIGHT)
    return of_record(app, fact, what);
  const char *was = one_line(app, change_value(app, old, fact, false));
  const char *is = one_line(app, change_value(app, old, fact, true));
  const char *says = predicate(app, fact, was, is);
  if (alone)
    return cl_capital(app->arena, says);
  return cl_asprintf(app->arena, "%s: %s", cl_capital(app->arena, what), says);
}

const char *change_sentence(cl_app *app, const cl_plan *old, const cl_fact *fact, bool under) {
  return cl_sentence(app->arena, said_of(app, old, fact, under && fact->is == fact->community));
}

bool change_alike(const cl_fact *a, const cl_fact *b) {
  return a->kind == CL_FACT_CHANGED && b->kind == CL_FACT_CHANGED && cl_fact_is_bare(a) &&
         cl_fact_is_bare(b) && type_of(a) == type_of(b) && a->community == b->community;
}

const char *change_count(cl_app *app, const cl_fact *fact, size_t n) {
  return of_record(app, fact,
                   cl_asprintf(app->arena, "%zu %s", n,
                               cl_type_label(type_of(fact), app->lang, n != 1)));
}

void change_line(cl_app *app, const char *sentence) {
  enum { INDENT = 4 };
  size_t start = app->out.len;
  cl_wrap(&app->out, cl_str_of(sentence), INDENT, cmd_width(app));
  if (app->out.len > start + INDENT)
    app->out.p[start + INDENT - 2] = '-';
}

static const char *heading_of(cl_app *app, const cl_comparison *c, const cl_plan *old,
                              const cl_rec *community) {
  if (!community)
    return T_(app, "The whole library");
  bool later = cl_pairs_of(c->pairs, true, community) != NULL;
  cl_plan *now = later ? app->plan : look_in(app, old);
  const char *name = one_line(app, cl_show_name(app, community));
  app->plan = now;
  return name;
}

void change_print(cl_app *app, const cl_plan *old, const cl_comparison *c) {
  const cl_fact *last = NULL;
  for (size_t i = 0, n; i < c->count; i += n) {
    const cl_fact *fact = &c->facts[i];
    for (n = 1; i + n < c->count && change_alike(fact, &c->facts[i + n]);)
      n++;
    n = n < CHANGE_FEW ? 1 : n;
    if (!last || fact->community != last->community)
      cl_buf_printf(&app->out, "%s%s\n", i ? "\n" : "", heading_of(app, c, old, fact->community));
    change_line(app, n > 1 ? change_count(app, fact, n) : change_sentence(app, old, fact, true));
    last = fact;
    cl_flush(app);
  }
}

/* ---- JSON -------------------------------------------------------------------------------- */

static void json_side(cl_json *json, const char *key, const cl_fact *fact, const cl_node *node,
                      const cl_rec *rec) {
  cl_json_key(json, key);
  if (fact->kind == CL_FACT_RENAMED)
    cl_json_string(json, cl_str_of(rec->id));
  else if (!node || cl_fact_is_bare(fact))
    cl_json_null(json);
  else
    cl_value_json(json, fact->field, node);
}

static void json_derived(cl_json *json, const cl_fact *fact) {
  const char *was, *is;
  if (fact->kind == CL_FACT_STAGE) {
    was = cl_stage_name((enum cl_stage)fact->before);
    is = cl_stage_name((enum cl_stage)fact->after);
  } else {
    was = cl_choice_value(CL_S_COLOUR, fact->before);
    is = cl_choice_value(CL_S_COLOUR, fact->after);
  }
  cl_json_member(json, "old", was);
  cl_json_member(json, "new", is);
}

void change_json(cl_app *app, cl_json *json, const cl_fact *fact) {
  const char *address = cl_fact_address(fact, app->arena);
  cl_json_member(json, "type", cl_type_info(type_of(fact))->name);
  cl_json_key(json, "id");
  cl_json_string(json, address ? cl_str_of(address) : CL_NO_STR);
  cl_json_key(json, "field");
  bool whole = fact->field == CL_F_NONE;
  cl_json_string(json, whole ? CL_NO_STR : cl_str_of(cl_field_info(fact->field)->path));
  cl_json_member(json, "change", cl_fact_name(fact->kind));
  if (fact->kind == CL_FACT_STAGE || fact->kind == CL_FACT_LIGHT) {
    json_derived(json, fact);
    return;
  }
  json_side(json, "old", fact, fact->old, fact->was);
  json_side(json, "new", fact, fact->now, fact->is);
}
