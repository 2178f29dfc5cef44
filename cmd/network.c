/* network.c - `cl-plan network`: many plans side by side; see network.h. */
#include "network.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../lib/base/hash.h"
#include "../lib/cli/formats.h"
#include "plan.h"
#include "plugin.h"
#include "../lib/cli/output.h"
#include "../lib/plan/find.h"

enum { NAMED_MOST = 5 };

/* ---- What is said -------------------------------------------------------------------- */

static long long said_number(cl_str text) {
  long long number = 0;
  return text.p && cl_parse_int(text, &number) ? number : 0;
}

/* What each plan had to say, in the order of the plans. */
static void say_all(network *n) {
  nw_row row;
  for (size_t i = 0; i < n->count; i++)
    for (size_t at = 0; nw_row_find(n->plans[i].rows, &at, NW_SAID, &row);) {
      const char *file = cl_str_dup(n->app->arena, row.cells[1]);
      cl_place place = { file, (unsigned)said_number(row.cells[2]),
                         (unsigned)said_number(row.cells[3]) };
      cl_say(&n->app->diag, (enum cl_level)said_number(row.cells[0]), place, NULL, NULL, "%s",
             cl_str_dup(n->app->arena, row.cells[4]));
    }
}

/* The first of the plans whose library row passes, and how many there are. */
static size_t named(network *n, bool (*passes)(const nw_row *row), const char **names) {
  size_t count = 0;
  nw_row row;
  *names = "";
  for (size_t i = 0; i < n->count; i++) {
    size_t at = 0;
    if (!nw_row_find(n->plans[i].rows, &at, NW_LIBRARY, &row) || !passes(&row))
      continue;
    if (count++ < NAMED_MOST)
      *names = cl_asprintf(n->app->arena, "%s%s%s", *names, **names ? ", " : "",
                           n->several.items[i].path);
  }
  if (count > NAMED_MOST)
    *names = cl_asprintf(n->app->arena, _("%s and %zu more"), *names, count - NAMED_MOST);
  return count;
}

static bool has_errors(const nw_row *row) {
  cl_str errors = nw_cell(row, "errors");
  return errors.p && !cl_str_is(errors, "0");
}

static bool is_unread(const nw_row *row) {
  return nw_cell_is(row, "read", "no");
}

static bool is_alone(const nw_row *row) {
  return nw_cell_is(row, "alone", "yes");
}

/* 1 when any plan has errors, 3 when none could be read. */
static enum cl_status judge(network *n) {
  const char *names;
  size_t wrong = named(n, has_errors, &names);
  if (wrong)
    cl_note(n->app,
            P_("%zu plan has errors, which cl-plan check shows: %s",
               "%zu plans have errors, which cl-plan check shows: %s", wrong),
            wrong, names);
  size_t alone = named(n, is_alone, &names);
  if (alone)
    cl_note(
        n->app,
        P_("%zu plan came without its people, so no names were looked for in its texts: %s",
           "%zu plans came without their people, so no names were looked for in their texts: %s",
           alone),
        alone, names);
  size_t unread = named(n, is_unread, &names);
  if (unread == n->count)
    return CL_PLAN;
  return unread || wrong ? CL_FOUND : CL_OK;
}

/* ---- Without names ------------------------------------------------------------------------ */

typedef struct shuffled {
  uint64_t hash;
  size_t at;
} shuffled;

static int by_hash(const void *a, const void *b) {
  const shuffled *x = a, *y = b;
  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return (x->at > y->at) - (x->at < y->at);
}

/* Libraries are numbered in an order that does not follow their names. */
static void number_libraries(network *n) {
  shuffled *order = cl_xcalloc(n->count, sizeof *order);
  nw_plan *plans = cl_xcalloc(n->count, sizeof *plans);
  cl_one_plan *items = cl_xcalloc(n->count, sizeof *items);
  for (size_t i = 0; i < n->count; i++)
    order[i] = (shuffled){ cl_hash_text(CL_HASH_START, n->plans[i].key), i };
  qsort(order, n->count, sizeof *order, by_hash);
  for (size_t i = 0; i < n->count; i++) {
    plans[i] = n->plans[order[i].at];
    items[i] = n->several.items[order[i].at];
    plans[i].key = cl_asprintf(n->app->arena, "#%zu", i + 1);
  }
  memcpy(n->plans, plans, n->count * sizeof *plans);
  memcpy(n->several.items, items, n->count * sizeof *items);
  free(order);
  free(plans);
  free(items);
}

/* ---- Reading ---------------------------------------------------------------------------- */

static void make_rows(void *of, size_t i, cl_buf *out) {
  const network *n = of;
  nw_read(&n->job, &n->several.items[i], out);
}

static void take_rows(void *of, size_t i, cl_str made) {
  network *n = of;
  n->plans[i].rows = (cl_str){ memcpy(cl_xmalloc(made.n + 1), made.p, made.n), made.n };
}

/* Of a plan that ended the process that read it. */
static void make_lost(void *of, size_t i, cl_buf *out) {
  const network *n = of;
  const cl_one_plan *gone = &n->several.items[i];
  cl_diag said;
  cl_diag_init(&said);
  cl_fail(&said, CL_PLAN, CL_IN(gone->path), _("the program that read it was ended"));
  nw_unread(&n->job, gone, &said, out);
  cl_diag_free(&said);
}

static void read_all(network *n) {
  nw_share share = { .of = n, .count = n->count, .least = 2 };
  share.make = make_rows;
  share.take = take_rows;
  share.lost = make_lost;
  nw_share_out(&share);
}

/* ---- The verb ------------------------------------------------------------------------------- */

static enum cl_status make_book(network *n, cl_buf *out) {
  enum cl_status (*make)(network *, cl_buf *);
  void *address = cl_plugin(n->app, "clkit-excel", "cl_excel_network");
  if (!address)
    return CL_IO;
  memcpy(&make, &address, sizeof make); /* POSIX: a function's address fits; C wants it said */
  return make(n, out);
}

static enum cl_status make(network *n, enum cl_format format, cl_buf *out) {
  if (format == CL_FORMAT_SQL) {
    nw_sql(n, NW_NETWORK, out);
  } else if (format == CL_FORMAT_JSON) {
    nw_json(n, out);
  } else {
    nw_matches(n);
    if (format == CL_FORMAT_XLSX)
      return make_book(n, out);
    if (format == CL_FORMAT_HTML)
      nw_html(n, out);
    else
      nw_show(n);
  }
  return CL_OK;
}

/* What is made must not take the place of any of the plans. */
static enum cl_status check_output(network *n) {
  const char *path = cl_opt(n->app, CL_OI_OUTPUT);
  struct stat out, plan;
  if (!cl_output_named(n->app) || stat(path, &out) != 0)
    return CL_OK;
  for (size_t i = 0; i < n->count; i++)
    if (stat(n->several.items[i].path, &plan) == 0 && plan.st_dev == out.st_dev &&
        plan.st_ino == out.st_ino)
      return cl_usage(n->app, _("%s is one of the plans; nothing is written"), path);
  return CL_OK;
}

static enum cl_status write_network(network *n, enum cl_format format) {
  cl_buf file, *out = cl_output_start(n->app, &file);
  n->app->raw = out != &file && format != CL_FORMAT_NONE;
  return cl_output_end(n->app, &file, make(n, format, out));
}

static enum cl_status find_format(cl_app *app, enum cl_format *format) {
  enum cl_status status = cl_format_find(app, true, format);
  if (status != CL_OK)
    return status;
  /* Who looks gets what there is to read, a program all that there is. */
  if (*format == CL_FORMAT_NONE && (!app->out_tty || cl_output_named(app)))
    *format = CL_FORMAT_JSON;
  if (*format == CL_FORMAT_XLSX && !cl_output_named(app))
    return cl_usage(app, _("an Excel workbook needs a file: give -o FILE.xlsx"));
  return CL_OK;
}

static enum cl_status run(network *n, enum cl_format format) {
  enum cl_status status = check_output(n);
  if (status != CL_OK)
    return status;
  for (size_t i = 0; i < n->count; i++)
    n->plans[i].key = n->several.items[i].key;
  read_all(n);
  say_all(n);
  enum cl_status found = judge(n);
  if (found == CL_PLAN)
    return found;
  if (n->job.anonymous)
    number_libraries(n);
  nw_match_start(n);
  status = write_network(n, format);
  return status != CL_OK ? status : found;
}

/* A folder that stands for a plan that is not there is mostly one folder too high or low. */
static void hint(network *n, const char *name, const cl_one_plan *one) {
  struct stat st;
  if (!one->stored && stat(one->path, &st) != 0 && stat(name, &st) == 0 && S_ISDIR(st.st_mode))
    cl_note(n->app, _("%s: neither this folder nor one that lies in it has a plan.yaml"), name);
}

static void take_names(network *n) {
  for (int i = 0; i < n->app->arg_count; i++) {
    size_t before = n->several.count;
    cl_several_add(&n->several, n->app->arena, n->app->args[i]);
    if (n->several.count == before + 1)
      hint(n, n->app->args[i], &n->several.items[before]);
  }
  cl_several_name(&n->several, n->app->arena);
  n->count = n->several.count;
  n->plans = cl_xcalloc(n->count + 1, sizeof *n->plans);
}

/* Languages as bits, of a piece of PEEKED plans. */
enum { PEEKED = 64 };

static void make_languages(void *of, size_t piece, cl_buf *out) {
  const network *n = of;
  enum cl_lang lang;
  unsigned found = 0;
  for (size_t i = piece * PEEKED; i < n->count && i < (piece + 1) * PEEKED; i++)
    if (cl_plan_peek_lang(n->several.items[i].path, &lang))
      found |= 1U << lang;
  cl_buf_putc(out, (char)found);
}

static void take_languages(void *of, size_t piece, cl_str made) {
  network *n = of;
  (void)piece;
  n->languages |= (unsigned char)*made.p;
}

/* What is made has the language of the plans where they have one language. */
static void find_language(network *n) {
  nw_share share = { .of = n, .count = (n->count + PEEKED - 1) / PEEKED, .least = PEEKED };
  share.make = make_languages;
  share.take = take_languages;
  if (!n->app->lang_given)
    nw_share_out(&share);
  for (enum cl_lang lang = CL_EN; lang <= CL_NL; lang++)
    if (n->languages == 1U << lang)
      n->app->lang = lang;
  if (!cl_lang_chosen()) /* else each plan would be spoken of in a language of its own */
    cl_lang_set_user(n->app->lang);
}

enum cl_status plan_network(cl_app *app) {
  enum cl_format format;
  struct stat st;
  const char *since = cl_opt(app, CL_OI_SINCE);
  enum cl_status status = find_format(app, &format);
  if (status != CL_OK)
    return status;
  if (since && (stat(since, &st) != 0 || !S_ISDIR(st.st_mode)))
    return cl_fail(&app->diag, CL_IO, CL_IN(since), _("this is no folder with earlier plans"));
  network n = {
    .app = app,
    .job = { .app = app, .since = since, .anonymous = cl_opt(app, CL_OI_ANONYMOUS) != NULL }
  };
  take_names(&n);
  n.job.only = n.count == 1;
  find_language(&n);
  status = run(&n, format);
  for (size_t i = 0; i < n.count; i++)
    free((char *)n.plans[i].rows.p);
  cl_buf_free(&n.matches);
  free(n.plans);
  free(n.several.items);
  return status;
}
