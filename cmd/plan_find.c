/* plan_find.c - `find`: where in the plan words stand, as lines that editors
 * jump to. */
#include <string.h>

#include "../lib/format/json.h"
#include "../lib/format/term.h"
#include "../lib/value/cell.h"
#include "plan.h"
#include "../lib/cli/output.h"

typedef struct finder {
  cl_app *app;
  const char **needles; /* folded */
  size_t n;
  cl_arena *scratch; /* for the texts that are folded: emptied record by record */
  const cl_rec *rec;
  size_t count;
} finder;

/* ---- What is looked through ------------------------------------------------------ */

/* Every word must stand in the text, whatever case and accents. */
static bool holds(const finder *f, const char *text) {
  const char *folded = cl_fold(f->scratch, cl_str_of(text));
  for (size_t i = 0; i < f->n; i++)
    if (!strstr(folded, f->needles[i]))
      return false;
  return true;
}

/* A choice may be sought by its word in either language. */
static bool choice_holds(const finder *f, cl_field field, cl_str value) {
  cl_set set = cl_field_info(field)->set;
  int i = cl_choice_find(set, value);
  return i >= 0 && (holds(f, cl_choice_value(set, i)) || holds(f, cl_choice_label(set, i, CL_NL)));
}

static bool value_holds(const finder *f, cl_field field, cl_str value) {
  if (cl_field_info(field)->kind == CL_K_ENUM && choice_holds(f, field, value))
    return true;
  return holds(f, cl_str_dup(f->scratch, value));
}

/* ---- What is found ----------------------------------------------------------------- */

static cl_str shown(const finder *f, cl_field field, cl_str value) {
  const cl_field_row *row = cl_field_info(field);
  int i = row->kind == CL_K_ENUM ? cl_choice_find(row->set, value) : -1;
  return i < 0 ? value : cl_str_of(cl_choice_label(row->set, i, f->app->lang));
}

/* TEXT on one line; a long one around the first word that was sought. */
static const char *one_line(const finder *f, cl_str text) {
  enum { MOST = 160, BEFORE = 40 };
  cl_arena *arena = f->app->arena;
  char *line = cl_str_dup(arena, text);
  for (char *p = line; *p; p++)
    if (*p == '\n' || *p == '\r' || *p == '\t')
      *p = ' ';
  size_t n = strlen(line), from = 0;
  if (n <= MOST)
    return line;
  const char *folded = cl_fold(f->scratch, text), *at = strstr(folded, f->needles[0]);
  /* Folding may shorten a text, so the place is about right and no more. */
  if (at && (size_t)(at - folded) > BEFORE)
    from = (size_t)(at - folded) - BEFORE;
  while (from && from < n && ((unsigned char)line[from] & 0xC0) == 0x80)
    from--;
  size_t to = n - from > MOST ? from + MOST : n;
  while (to < n && ((unsigned char)line[to] & 0xC0) == 0x80)
    to--;
  return cl_asprintf(arena, "%s%.*s%s", from ? "…" : "", (int)(to - from), line + from,
                     to < n ? "…" : "");
}

static void print_json(finder *f, cl_field field, cl_place place, cl_str value) {
  cl_app *app = f->app;
  cl_json json = cmd_json(app);
  cl_json_member(&json, "file", place.file);
  cl_json_member_int(&json, "line", place.line);
  cl_json_member_int(&json, "col", place.col);
  cl_json_member(&json, "type", cl_type_info(f->rec->type)->name);
  cl_json_member(&json, "id", cl_rec_address(f->rec, app->arena));
  cl_json_member(&json, "field", cl_field_info(field)->path);
  cl_json_member_str(&json, "text", value);
  cmd_json_end(&json);
}

/* On a terminal: what and where on a line, and what is there below it. */
static void print_apart(finder *f, const char *head, cl_field field, cl_place place,
                        const char *text) {
  cl_app *app = f->app;
  unsigned width = cmd_width(app);
  const char *line = cl_asprintf(app->arena, ":%u:%u", place.line, place.col);
  size_t used = cl_width(cl_str_of(head)) + 2 + strlen(line);
  bool beside = width > used + 12;
  cl_buf where = CL_BUF_INIT;
  cl_width_middle(&where, cl_str_of(place.file), beside ? width - used : width - strlen(line));
  cl_term_color(&app->out, app->color, CL_C_DIM,
                cl_asprintf(app->arena, "%s%s", cl_buf_text(&where), line));
  cl_buf_puts(&app->out, beside ? "  " : "\n  ");
  cl_term_color(&app->out, app->color, CL_C_BOLD, head);
  cl_buf_putc(&app->out, '\n');
  cl_buf_free(&where);
  cl_wrap(&app->out,
          cl_str_of(cl_asprintf(app->arena, "%s: %s", cl_field_label(field, app->lang), text)), 2,
          width);
}

static void found(finder *f, cl_field field, const cl_node *node, cl_str value) {
  cl_app *app = f->app;
  cl_place place =
      cl_tree_place(&app->plan->files[cl_rec_file(app->plan, f->rec, field)].tree, node->start);
  f->count++;
  if (cl_opt(app, CL_OI_JSON)) {
    print_json(f, field, place, cl_value_canonical(field, value));
  } else {
    const char *head =
        cl_asprintf(app->arena, "%s %s", cl_type_label(f->rec->type, app->lang, false),
                    cl_rec_address(f->rec, app->arena));
    const char *text = one_line(f, shown(f, field, value));
    if (app->columns)
      print_apart(f, head, field, place, text);
    else
      cl_buf_printf(&app->out, "%s:%u:%u: %s %s: %s\n", place.file, place.line, place.col, head,
                    cl_field_label(field, app->lang), text);
  }
  cl_flush(app);
}

/* ---- Walking --------------------------------------------------------------------------- */

static void search_value(finder *f, cl_field field, const cl_node *node) {
  cl_str value = cl_node_text(node);
  if (value.n && value_holds(f, field, value))
    found(f, field, node, value);
}

static void search_items(finder *f, cl_field field, const cl_node *node) {
  cl_buf cell = CL_BUF_INIT;
  CL_EACH(item, node) {
    cl_buf_cut(&cell, 0);
    cl_item_cell(&cell, field, item, CL_CANONICAL);
    if (holds(f, cl_buf_text(&cell)))
      found(f, field, item, cl_str_of(cl_strdup(f->app->arena, cl_buf_text(&cell))));
  }
  cl_buf_free(&cell);
}

static void search_field(finder *f, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  const cl_node *node = cl_rec_node(f->rec, field);
  if (!node || (row->flags & CL_SUB) ||
      ((row->flags & CL_PERSONAL) && !cl_opt(f->app, CL_OI_NAMES)))
    return;
  if (row->kind == CL_K_ITEMS) {
    search_items(f, field, node);
  } else if (row->flags & CL_LIST) {
    CL_EACH(item, node)
      search_value(f, field, item);
  } else {
    search_value(f, field, node);
  }
}

static bool read_needles(finder *f) {
  cl_app *app = f->app;
  f->needles = cl_alloc(app->arena, (size_t)app->arg_count * sizeof *f->needles);
  for (int i = 0; i < app->arg_count; i++) {
    cl_str word = cl_str_trim(cl_str_of(app->args[i]));
    if (word.n)
      f->needles[f->n++] = cl_fold(app->arena, word);
  }
  return f->n > 0;
}

enum cl_status plan_find(cl_app *app) {
  finder f = { .app = app };
  if (!read_needles(&f))
    return cl_usage(app, _("say what to look for, as in find repair"));
  for (cl_type t = 0; t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info(t);
    CL_EACH_REC(rec, app->plan, t) {
      f.scratch = cl_arena_new();
      f.rec = rec;
      CL_EACH_FIELD(field, row)
        search_field(&f, field);
      cl_arena_free(f.scratch);
    }
  }
  if (!f.count)
    cl_note(app, _("nothing found"));
  return f.count ? CL_OK : CL_FOUND;
}
