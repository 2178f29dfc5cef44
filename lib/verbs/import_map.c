/* import_map.c - --map: which column of a sheet of others is which field; see
 * import_inner.h.
 *
 * A form asks questions, so its columns are called by whole sentences.  A map says
 * HEADER=FIELD for each; what stands in the first row may hold commas, so that a comma
 * only ends what has its `=`. */
#include <string.h>

#include "../cli/output.h"
#include "../cli/words.h"
#include "import_inner.h"

enum { MAP_LIMIT = 1 << 16 };

/* ---- Reading the map ---------------------------------------------------------- */

/* A header as it is compared: without case, and any blanks (forms have line breaks, and
 * no-break spaces, which folding makes blanks) as one. */
static const char *folded(cl_arena *arena, cl_str text) {
  cl_buf plain = CL_BUF_INIT;
  text = cl_str_of(cl_fold(arena, text));
  for (size_t i = 0; i < text.n; i++) {
    if (!strchr(" \t\r\n", text.p[i]))
      cl_buf_putc(&plain, text.p[i]);
    else if (plain.len && plain.p[plain.len - 1] != ' ')
      cl_buf_putc(&plain, ' ');
  }
  while (plain.len && plain.p[plain.len - 1] == ' ')
    cl_buf_cut(&plain, plain.len - 1);
  return cl_buf_keep(&plain, arena);
}

static enum cl_status bad(cl_import *im, cl_place at, const char *why) {
  im->errors++;
  return cl_fail(&im->app->diag, CL_USAGE, at, "%s", why);
}

/* One HEADER=FIELD that stands at AT: the last `=` parts them. */
static void read_pair(cl_import *im, cl_str text, cl_place at) {
  cl_arena *arena = im->app->arena;
  size_t eq = text.n;
  while (eq && text.p[eq - 1] != '=')
    eq--;
  cl_str header = cl_str_trim((cl_str){ text.p, eq ? eq - 1 : 0 });
  cl_str name = cl_str_trim((cl_str){ text.p + eq, text.n - eq });
  if (!eq || !header.n) {
    bad(im, at, _("say for each column HEADER=FIELD, as in 'Name of the group=name'"));
    return;
  }
  at.col += at.line ? (unsigned)cl_width((cl_str){ text.p, (size_t)(name.p - text.p) }) : 0;
  struct cl_mapped m = { .header = folded(arena, header),
                         .shown = cl_str_dup(arena, header),
                         .at = at,
                         .skip = !name.n || cl_str_is(name, "-") };
  if (!m.skip && !cl_column_said(im->app->type, name, im->app->arena, &m.column)) {
    const char *word = cl_str_dup(arena, name), *what = cl_import_type_word(im);
    const char *meant = cl_field_meant(im->app, im->app->type, word);
    bad(im, at,
        meant ? cl_asprintf(arena, _("%s: there is no field \"%s\": did you mean %s?"), what, word,
                            meant)
              : cl_asprintf(arena, _("%s: there is no field \"%s\""), what, word));
    return;
  }
  for (size_t i = im->map_from; i < im->map_count; i++)
    if (strcmp(im->map[i].header, m.header) == 0) {
      bad(im, at, cl_asprintf(arena, _("\"%s\" stands in this map twice"), m.shown));
      return;
    }
  im->map = cl_grow(im->map, &im->map_cap, im->map_count + 1, sizeof *im->map);
  im->map[im->map_count++] = m;
}

/* The pairs of a command line: behind its `=` a comma ends one. */
static void read_pairs(cl_import *im, cl_str text) {
  size_t from = 0;
  bool has_eq = false;
  for (size_t i = 0; i <= text.n; i++) {
    if (i < text.n && text.p[i] == '=')
      has_eq = true;
    if (i < text.n && (text.p[i] != ',' || !has_eq))
      continue;
    cl_str pair = cl_str_trim((cl_str){ text.p + from, i - from });
    if (pair.n)
      read_pair(im, pair, CL_IN(cl_option_said(im->app, CL_OI_MAP)));
    from = i + 1;
    has_eq = false;
  }
}

/* A line each; # begins a remark. */
static enum cl_status read_file(cl_import *im, const char *path) {
  cl_buf bytes = CL_BUF_INIT;
  enum cl_status status = cl_file_read(path, MAP_LIMIT, &bytes, NULL, &im->app->diag);
  if (status != CL_OK)
    return status;
  const char *p = cl_buf_text(&bytes), *name = cl_strdup(im->app->arena, path);
  if (strncmp(p, CL_UTF8_BOM, 3) == 0)
    p += 3;
  for (unsigned line = 1; *p; line++) {
    size_t n = strcspn(p, "\n");
    cl_str whole = { p, n }, text = cl_str_trim(whole);
    p += n + (p[n] == '\n');
    if (text.n && text.p[0] != '#')
      read_pair(im, cl_str_of(cl_str_dup(im->app->arena, text)),
                (cl_place){ name, line, (unsigned)(text.p - whole.p) + 1 });
  }
  cl_buf_free(&bytes);
  return status;
}

/* What the maps before this one say otherwise of a column is not what was meant. */
static void take_over(cl_import *im) {
  size_t kept = 0, before = im->map_from;
  for (size_t i = 0; i < im->map_count; i++) {
    bool again = false;
    for (size_t k = before; i < before && k < im->map_count && !again; k++)
      again = strcmp(im->map[i].header, im->map[k].header) == 0;
    if (!again)
      im->map[kept++] = im->map[i];
  }
  im->map_count = kept;
}

static enum cl_status read_map(cl_import *im, const char *given) {
  enum cl_status status = CL_OK;
  im->map_from = im->map_count;
  if (strchr(given, '='))
    read_pairs(im, cl_str_of(given));
  else if ((status = read_file(im, given)) != CL_OK)
    return status;
  if (!im->errors && im->map_count == im->map_from)
    return bad(im, CL_IN(given), _("this map names no column: say HEADER=FIELD for each"));
  take_over(im);
  return CL_OK;
}

enum cl_status cl_import_map(cl_import *im) {
  const char *given;
  for (size_t n = 0; (given = cl_opt_nth(im->app, CL_OI_MAP, n)); n++) {
    im->mapped = true;
    enum cl_status status = read_map(im, given);
    if (status != CL_OK)
      return status;
  }
  return im->errors ? CL_USAGE : CL_OK;
}

/* ---- Using it -------------------------------------------------------------------- */

const struct cl_mapped *cl_import_mapped(cl_import *im, cl_str header) {
  const char *name = im->map_count ? folded(im->app->arena, header) : NULL;
  for (size_t i = 0; i < im->map_count; i++)
    if (strcmp(im->map[i].header, name) == 0) {
      im->map[i].used = true;
      return &im->map[i];
    }
  return NULL;
}

bool cl_import_numbered(const cl_import *im, size_t column) {
  for (size_t row = 0; row < im->table.rows; row++) {
    cl_str cell = cl_import_cell_at(im, row, column);
    for (size_t i = 0; i < cell.n; i++)
      if (cell.p[i] < '0' || cell.p[i] > '9')
        return false;
  }
  return true;
}

void cl_import_map_end(cl_import *im) {
  cl_arena *arena = im->app->arena;
  const char *left = NULL, *all = NULL;
  for (size_t i = 0; i < im->table.columns; i++) {
    const char *name = folded(arena, im->table.header[i]);
    cl_buf shown = CL_BUF_INIT;
    cl_visible(&shown, cl_width_cut(cl_str_trim(im->table.header[i]), 40), true);
    const char *text = cl_buf_keep(&shown, arena);
    if (!*name)
      continue;
    all = all ? cl_asprintf(arena, "%s, %s", all, text) : text;
    if (im->ignored[i])
      left = left ? cl_asprintf(arena, "%s, %s", left, text) : text;
  }
  for (size_t i = 0; i < im->map_count; i++)
    if (!im->map[i].used && !im->map[i].skip)
      bad(im, im->map[i].at,
          cl_asprintf(arena, _("there is no column \"%s\" in %s; there are: %s"), im->map[i].shown,
                      im->file, all ? all : "-"));
  if (left && !im->errors)
    cl_note(im->app, _("these columns are not read: %s"), left);
}

/* What forms make of an answer: `one;two;` of several choices, a clock behind a day. */
cl_str cl_import_form_cell(const cl_import *im, cl_field field, cl_str cell) {
  const cl_field_row *row = cl_field_info(field);
  if (!im->mapped || !cell.n)
    return cell;
  if (row->flags & CL_LIST && cell.p[cell.n - 1] == ';') {
    char *list = cl_strndup(im->app->arena, cell.p, cell.n - 1);
    for (char *p = list; *p; p++)
      *p = *p == ';' ? '|' : *p;
    return cl_str_of(list);
  }
  size_t day = 0;
  while (day < cell.n && cell.p[day] != ' ')
    day++;
  bool clock = day + 3 < cell.n && cell.p[day + 1] >= '0' && cell.p[day + 1] <= '2' &&
               memchr(cell.p + day, ':', cell.n - day) != NULL;
  return row->kind == CL_K_DATE && clock ? (cl_str){ cell.p, day } : cell;
}
