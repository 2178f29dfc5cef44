/* fill.c - the verb fill: the questions of the worksheets, one by one.
 *
 * Questions go to standard output, answers come from standard input, a line
 * each, so that a script can answer them, too.  A record is written as soon as
 * its questions were passed; at the end of the input what was answered so far
 * is kept, even when it is not complete: check says what is missing. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "assign.h"
#include "opt.h"
#include "show.h"
#include "transfer.h"

enum { MOST_LISTED = 30, LONGEST_ANSWER = 1 << 20 };

typedef struct asker {
  cl_app *app;
  cl_buf in; /* read, not yet used */
  size_t at;
  bool ended;  /* no more answers */
  bool closed; /* nobody reads the questions */
  size_t kept; /* records that were changed or made */
} asker;

enum answer { ANSWER_VALUE, ANSWER_SKIP, ANSWER_BACK, ANSWER_END };

/* ---- Talking ---------------------------------------------------------------- */

static void ask_text(asker *a, const char *format, ...) CL_PRINTF(2, 3);
static void ask_text(asker *a, const char *format, ...) {
  cl_buf text = CL_BUF_INIT, clean = CL_BUF_INIT;
  va_list args;
  va_start(args, format);
  cl_buf_vprintf(&text, format, args);
  va_end(args);
  cl_visible(&clean, (cl_str){ cl_buf_text(&text), text.len }, false);
  if (!a->closed && cl_fd_write(STDOUT_FILENO, cl_buf_text(&clean), clean.len, &a->closed,
                                &a->app->diag) != CL_OK)
    a->closed = true;
  a->ended = a->ended || a->closed;
  cl_buf_free(&text);
  cl_buf_free(&clean);
}

/* More of the input into the buffer; false at its end. */
static bool read_more(asker *a) {
  char bytes[4096];
  ssize_t n;
  do
    n = read(STDIN_FILENO, bytes, sizeof bytes);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    cl_fail(&a->app->diag, CL_IO, CL_NOWHERE, _("standard input: %s"), cl_strerror(errno));
  if (n > 0)
    cl_buf_add(&a->in, bytes, (size_t)n);
  return n > 0;
}

/* The next line without its end, trimmed, in the arena; NULL at the end. */
static const char *read_line(asker *a) {
  for (;;) {
    const char *start = cl_buf_text(&a->in) + a->at;
    size_t left = a->in.len - a->at;
    const char *end = memchr(start, '\n', left);
    if (!end && left < LONGEST_ANSWER && !a->ended && read_more(a))
      continue;
    if (!end && !left) {
      a->ended = true;
      return NULL;
    }
    size_t n = end ? (size_t)(end - start) : left;
    a->at += n + (end != NULL);
    cl_str line = cl_str_trim((cl_str){ start, n });
    return cl_strndup(a->app->arena, line.n ? line.p : "", line.n);
  }
}

/* A line that is text; asks again when it is not. */
static const char *read_answer(asker *a) {
  for (;;) {
    ask_text(a, "> ");
    const char *line = a->ended ? NULL : read_line(a);
    if (!line) {
      ask_text(a, "\n");
      return NULL;
    }
    if (!cl_utf8_bad(line, strlen(line)))
      return line;
    ask_text(a, "%s\n", _("this is no UTF-8 text: try again"));
  }
}

/* ---- One question ----------------------------------------------------------- */

/* What may be chosen, numbered. */
static size_t list_records(asker *a, cl_field field, bool print, size_t want, const char **id) {
  uint64_t refs = cl_field_info(field)->refs;
  size_t n = 0;
  for (int t = 0; t < CL_TYPES; t++)
    if (refs >> t & 1)
      CL_EACH_REC(rec, a->app->plan, t) {
        if (++n == want)
          *id = rec->id;
        if (print && n <= MOST_LISTED)
          ask_text(a, "  %zu %s\n", n, cl_show_name(a->app, rec));
      }
  return n;
}

static void show_choices(asker *a, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  size_t n = 0;
  if (row->kind == CL_K_ENUM) {
    cl_choices(row->set, &n);
    for (size_t i = 0; i < n; i++)
      ask_text(a, "  %zu %s\n", i + 1, cl_choice_label(row->set, (int)i, cl_lang_user()));
  } else if (row->kind == CL_K_BOOL) {
    ask_text(a, "  1 %s\n  2 %s\n", _("yes"), _("no"));
  } else if (row->kind == CL_K_REF) {
    n = list_records(a, field, true, 0, NULL);
    if (n > MOST_LISTED)
      ask_text(a, "  ...\n");
  }
}

/* The number of a choice to the choice; anything else stays as it is. */
static const char *chosen(asker *a, cl_field field, const char *text) {
  const cl_field_row *row = cl_field_info(field);
  long long number;
  size_t n = 0;
  if (!cl_parse_int(cl_str_of(text), &number) || number < 1)
    return text;
  if (row->kind == CL_K_ENUM) {
    cl_choices(row->set, &n);
    return (unsigned long long)number <= n ? cl_choice_value(row->set, (int)number - 1) : text;
  }
  if (row->kind == CL_K_BOOL)
    return number == 1 ? "yes" : number == 2 ? "no" : text;
  if (row->kind == CL_K_REF)
    list_records(a, field, false, (size_t)number, &text);
  return text;
}

static const char *read_value(asker *a, cl_field field, const char *text) {
  const char *why;
  struct cl_reading how = { cl_plan_lang(a->app->plan) == CL_NL ? CL_DMY : CL_MDY, a->app->today,
                            false };
  const char *value = cl_read_value(a->app, field, cl_str_of(chosen(a, field, text)), &how, &why);
  if (!value)
    ask_text(a, "%s\n", why);
  return value;
}

static void show_question(asker *a, const cl_assign *assign, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  const char *now = assign->rec ? cl_show_value(a->app, assign->rec, field) : "";
  const cl_slot *slot = cl_assign_slot(assign, field);
  if (slot->given)
    now = slot->n ? slot->values[0] : "";
  ask_text(a, "\n%s: %s%s\n", cl_field_label(field, cl_lang_user()), _(row->help),
           row->flags & CL_LIST ? _(" (one a line; an empty line ends)") : "");
  show_choices(a, field);
  if (*now)
    ask_text(a, "  [%s]\n", now);
}

static enum answer ask_single(asker *a, cl_assign *assign, cl_field field) {
  for (;;) {
    const char *line = read_answer(a);
    if (!line)
      return ANSWER_END;
    if (!*line)
      return ANSWER_SKIP;
    if (strcmp(line, "<") == 0)
      return ANSWER_BACK;
    if (strcmp(line, "-") == 0 && !(cl_field_info(field)->flags & CL_REQ)) {
      cl_assign_put(assign, field, NULL, 0);
      return ANSWER_VALUE;
    }
    const char *value = read_value(a, field, line);
    if (value) {
      cl_assign_put_one(a->app, assign, field, value);
      return ANSWER_VALUE;
    }
  }
}

static enum answer ask_list(asker *a, cl_assign *assign, cl_field field) {
  const char **values = NULL;
  size_t n = 0, cap = 0;
  enum answer answer = ANSWER_SKIP;
  for (;;) {
    const char *line = read_answer(a);
    if (!line)
      answer = ANSWER_END;
    else if (n == 0 && strcmp(line, "<") == 0)
      answer = ANSWER_BACK;
    if (!line || !*line || answer == ANSWER_BACK)
      break;
    const char *value = read_value(a, field, line);
    if (!value)
      continue;
    values = cl_grow(values, &cap, n + 1, sizeof *values);
    values[n++] = value;
  }
  if (n) {
    const char **kept = cl_alloc(a->app->arena, n * sizeof *kept);
    memcpy(kept, values, n * sizeof *kept);
    cl_assign_put(assign, field, kept, n);
    answer = answer == ANSWER_END ? ANSWER_END : ANSWER_VALUE;
  }
  free(values);
  return answer;
}

static enum answer ask_field(asker *a, cl_assign *assign, cl_field field) {
  show_question(a, assign, field);
  return cl_field_info(field)->flags & CL_LIST ? ask_list(a, assign, field)
                                               : ask_single(a, assign, field);
}

/* ---- One record ------------------------------------------------------------- */

/* Names of people belong in a file of their own; without one they are not
 * asked for. */
static bool is_asked(const cl_app *app, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  const cl_rec *person = app->plan->first[CL_T_PERSON];
  if (row->flags & CL_PERSONAL)
    return person && person->file > 0;
  return !(row->flags & CL_SUB) && row->kind != CL_K_ID && field != CL_F_ORGANISATION_PLAN &&
         field != CL_F_ORGANISATION_INCLUDE && field != CL_F_COMMUNITY_IGNORE;
}

/* The community has fields of three worksheets: each program asks its own. */
static bool is_of_step(const cl_app *app, cl_field field) {
  if (cl_field_info(field)->type != CL_T_COMMUNITY)
    return true;
  bool definition = field < CL_F_COMMUNITY_CHANNELS;
  return app->program->step == CL_GOALS ? !definition : definition;
}

/* The questions of a type, what it is known by first. */
static size_t questions_of(cl_app *app, cl_type type, cl_field *fields) {
  const cl_type_row *row = cl_type_info(type);
  size_t n = 0;
  if (row->naming != CL_F_NONE && is_of_step(app, row->naming))
    fields[n++] = row->naming;
  for (unsigned i = 0; i < row->fields; i++) {
    cl_field f = cl_type_field(row, i);
    if (f != row->naming && is_asked(app, f) && is_of_step(app, f))
      fields[n++] = f;
  }
  return n;
}

static bool anything_given(const cl_assign *assign) {
  const cl_type_row *row = cl_type_info(assign->type);
  for (unsigned i = 0; i < row->fields; i++)
    if (assign->slots[i].given)
      return true;
  return false;
}

/* Asks all questions about a record; false when a new one is not begun at all,
 * that is, its first question was skipped. */
static bool ask_record(asker *a, cl_assign *assign) {
  cl_field fields[CL_FIELDS];
  size_t n = questions_of(a->app, assign->type, fields);
  bool is_new = !assign->rec && cl_type_info(assign->type)->shape == CL_LISTED;
  for (size_t i = 0; i < n;) {
    enum answer answer = ask_field(a, assign, fields[i]);
    if (answer == ANSWER_END)
      break;
    if (answer == ANSWER_BACK) {
      i -= i > 0;
      continue;
    }
    if (answer == ANSWER_SKIP && i == 0 && is_new && !cl_assign_slot(assign, fields[i])->given)
      return false;
    i++;
  }
  return anything_given(assign);
}

/* What cannot be left out is asked for once more. */
static void ask_lacking(asker *a, cl_assign *assign) {
  const cl_type_row *row = cl_type_info(assign->type);
  for (unsigned i = 0; i < row->fields && !a->ended; i++) {
    cl_field f = cl_type_field(row, i);
    const cl_field_row *field = cl_field_info(f);
    if ((field->flags & CL_REQ) && !strchr(field->path, '.') && is_asked(a->app, f) &&
        !cl_assign_has(assign, f)) {
      ask_text(a, "\n%s", _("This one is needed:"));
      ask_field(a, assign, f);
    }
  }
}

static enum cl_status keep(asker *a, cl_assign *assign, const cl_rec *parent, const char *key) {
  if (!assign->rec)
    cl_assign_defaults(a->app, assign);
  ask_lacking(a, assign);
  const char *lacks = cl_assign_lacks(a->app, assign, "");
  if (lacks)
    cl_note(a->app, _("%s: still to be filled in: %s"),
            cl_type_called(a->app->program, assign->type, cl_lang_user()), lacks);
  cl_target *target = assign->rec ? cl_change_rec(a->app->change, assign->rec)
                                  : cl_assign_add(a->app, assign, parent, key);
  a->kept++;
  return cl_assign_apply(a->app, assign, target);
}

static enum cl_status fill_record(asker *a, cl_type type, const cl_rec *rec) {
  cl_assign assign;
  cl_assign_start(a->app, &assign, type, rec);
  return ask_record(a, &assign) ? keep(a, &assign, NULL, NULL) : CL_OK;
}

/* ---- All records of a type -------------------------------------------------- */

static enum cl_status fill_keyed(asker *a, cl_type type) {
  enum cl_status status = CL_OK;
  size_t n;
  cl_choices(CL_S_READINESS, &n);
  for (size_t i = 0; i < n && !a->ended && status == CL_OK; i++) {
    const char *key = cl_choice_value(CL_S_READINESS, (int)i);
    const cl_rec *rec = cl_plan_get(a->app->plan, type, key, NULL);
    cl_assign assign;
    cl_assign_start(a->app, &assign, type, rec);
    ask_text(a, "\n%zu. %s\n", i + 1, _(cl_ready_question((int)i)));
    if (ask_record(a, &assign))
      status = keep(a, &assign, NULL, key);
  }
  return status;
}

static enum cl_status fill_new(asker *a, cl_type type, const cl_rec *parent) {
  enum cl_status status = CL_OK;
  for (bool more = true; more && !a->ended && status == CL_OK;) {
    cl_assign assign;
    cl_assign_start(a->app, &assign, type, NULL);
    more = ask_record(a, &assign);
    if (more)
      status = keep(a, &assign, parent, NULL);
  }
  return status;
}

static enum cl_status fill_type(asker *a, cl_type type) {
  const cl_type_row *row = cl_type_info(type);
  const cl_rec *parent = NULL;
  ask_text(a, "\n== %s: %s ==\n", cl_type_label(type, cl_lang_user(), row->shape == CL_LISTED),
           _(row->help));
  if (row->shape == CL_SINGLE_REC)
    return fill_record(a, type, a->app->plan->first[type]);
  if (row->shape == CL_KEYED)
    return fill_keyed(a, type);
  if (row->parent != CL_T_NONE || (type == CL_T_COMMUNITY && a->app->program->step == CL_GOALS)) {
    parent = cl_need_community(a->app);
    if (!parent)
      return CL_USAGE;
  }
  if (type == CL_T_COMMUNITY && a->app->program->step == CL_GOALS)
    return fill_record(a, type, parent);
  if (a->app->plan->count[type])
    ask_text(a,
             P_("%zu is there already: enter passes on, an answer adds one\n",
                "%zu are there already: enter passes on, an answer adds one\n",
                a->app->plan->count[type]),
             a->app->plan->count[type]);
  return fill_new(a, type, parent);
}

/* The worksheets of a step in the order of the workbook. */
static enum cl_status fill_step(asker *a) {
  enum cl_status status = CL_OK;
  unsigned step = a->app->program->step;
  if (step == CL_GOALS)
    status = fill_type(a, CL_T_COMMUNITY);
  for (int t = 0; t < CL_TYPES && status == CL_OK && !a->ended; t++)
    if (cl_type_info((cl_type)t)->step & step)
      status = fill_type(a, (cl_type)t);
  return status;
}

static enum cl_status start(asker *a) {
  cl_app *app = a->app;
  ask_text(a, "%s\n", _("Enter skips, < goes back, - takes out, ctrl-D stops and keeps."));
  if (app->type == CL_T_NONE)
    return fill_step(a);
  if (app->arg_count == 0)
    return fill_type(a, app->type);
  const cl_rec *rec = cl_need_rec(app, app->type, app->args[0]);
  return rec ? fill_record(a, app->type, rec) : CL_USAGE;
}

enum cl_status cl_verb_fill(cl_app *app) {
  asker a = { .app = app };
  if (app->plan_path && strcmp(app->plan_path, "-") == 0)
    return cl_usage(app, _("fill reads answers from standard input: the plan must be a file"));
  enum cl_status status = start(&a);
  if (status == CL_OK)
    cl_note(app, P_("%zu record filled in", "%zu records filled in", a.kept), a.kept);
  cl_buf_free(&a.in);
  return status == CL_OK && app->diag.worst == CL_IO ? CL_IO : status;
}
