/* xlsx_page.c - see xlsx_page.h. */
#include "xlsx_page.h"

#include <math.h>
#include <string.h>

#include "../base/hash.h"
#include "xlsx_inner.h"

/* ---- Formats -------------------------------------------------------------------- */

struct cl_format_slot {
  cl_cell_style style;
  lxw_format *format;
};

static bool same_text(const char *a, const char *b) {
  return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same(const cl_cell_style *a, const cl_cell_style *b) {
  bool size = a->size >= b->size && a->size <= b->size;
  return size && a->ink == b->ink && a->ground == b->ground && a->line == b->line &&
         same_text(a->form, b->form) && same_text(a->font, b->font) && a->side == b->side &&
         a->high == b->high && a->top == b->top && a->bottom == b->bottom && a->left == b->left &&
         a->right == b->right && a->indent == b->indent && a->side_line == b->side_line &&
         a->bold == b->bold && a->italic == b->italic && a->wrap == b->wrap &&
         a->underline == b->underline && a->upright == b->upright;
}

static uint64_t hash_of(const cl_cell_style *s) {
  const uint64_t parts[] = { (uint64_t)(s->size * 100),
                             s->ink,
                             s->ground,
                             s->line,
                             (uint64_t)s->side | (uint64_t)s->high << 4 | (uint64_t)s->top << 8 |
                                 (uint64_t)s->bottom << 12 | (uint64_t)s->left << 16 |
                                 (uint64_t)s->right << 20 | (uint64_t)s->bold << 24 |
                                 (uint64_t)s->italic << 25 | (uint64_t)s->wrap << 26 |
                                 (uint64_t)s->upright << 27 | (uint64_t)s->underline << 28 |
                                 (uint64_t)(s->form ? strlen(s->form) : 0) << 32 |
                                 (uint64_t)(s->font ? 1 : 0) << 48 | (uint64_t)s->indent << 49,
                             s->side_line };
  uint64_t hash = 0;
  for (size_t i = 0; i < CL_COUNT(parts); i++)
    hash = (hash ^ parts[i]) * UINT64_C(0x9E3779B97F4A7C15);
  return hash ^ hash >> 29;
}

static uint8_t edge_of(uint8_t edge) {
  static const uint8_t borders[] = { LXW_BORDER_NONE, LXW_BORDER_THIN, LXW_BORDER_MEDIUM,
                                     LXW_BORDER_THICK };
  return borders[edge];
}

static void set_edges(lxw_format *f, const cl_cell_style *s) {
  uint32_t line = s->line ? s->line : 0xD3DADD, side = s->side_line ? s->side_line : line;
  if (s->top)
    format_set_top(f, edge_of(s->top)), format_set_top_color(f, line);
  if (s->bottom)
    format_set_bottom(f, edge_of(s->bottom)), format_set_bottom_color(f, line);
  if (s->left)
    format_set_left(f, edge_of(s->left)), format_set_left_color(f, side);
  if (s->right)
    format_set_right(f, edge_of(s->right)), format_set_right_color(f, side);
}

static lxw_format *make(cl_book *book, const cl_cell_style *s) {
  static const uint8_t sides[] = { LXW_ALIGN_LEFT, LXW_ALIGN_RIGHT, LXW_ALIGN_CENTER };
  static const uint8_t highs[] = { LXW_ALIGN_VERTICAL_CENTER, LXW_ALIGN_VERTICAL_TOP,
                                   LXW_ALIGN_VERTICAL_BOTTOM };
  lxw_format *f = workbook_add_format(book->wb);
  if (!f)
    cl_out_of_memory();
  format_set_font_name(f, s->font ? s->font : CL_FONT);
  format_set_font_size(f, s->size > 0 ? s->size : CL_PAGE_SIZE);
  format_set_font_color(f, s->ink ? s->ink : CL_INK_COLOR);
  if (s->ground)
    format_set_bg_color(f, s->ground);
  if (s->bold)
    format_set_bold(f);
  if (s->italic)
    format_set_italic(f);
  if (s->underline)
    format_set_underline(f, LXW_UNDERLINE_SINGLE);
  if (s->wrap)
    format_set_text_wrap(f);
  if (s->indent)
    format_set_indent(f, s->indent);
  if (s->upright)
    format_set_rotation(f, 90);
  if (s->form)
    format_set_num_format(f, s->form);
  /* What is indented begins at the left: libxlsxwriter 1.1 saw to that, 1.2 does not. */
  format_set_align(f, s->indent && s->side == CL_SIDE_CENTER ? LXW_ALIGN_LEFT : sides[s->side]);
  format_set_align(f, highs[s->high]);
  set_edges(f, s);
  return f;
}

static lxw_format *format_of(cl_book *book, const cl_cell_style *style) {
  uint64_t hash = hash_of(style);
  size_t at;
  for (struct cl_format_slot *slot = cl_map_first(&book->styles, hash, &at); slot;
       slot = cl_map_next(&book->styles, hash, &at))
    if (same(&slot->style, style))
      return slot->format;
  struct cl_format_slot *slot = cl_alloc(book->arena, sizeof *slot);
  *slot = (struct cl_format_slot){ *style, make(book, style) };
  cl_map_put(&book->styles, hash, slot);
  return slot->format;
}

/* ---- Room ------------------------------------------------------------------------- */

double cl_page_width(cl_str text, double size, bool bold) {
  return cl_xlsx_text_width(text) * size / 10 * (bold ? CL_BOLD : 1);
}

unsigned cl_page_lines(const char *text, double columns, double size, bool bold) {
  double room = (columns - 1.8) * 10 / size / (bold ? CL_BOLD : 1);
  double lines = text ? cl_xlsx_lines(text, room > 1 ? room : 1) : 1;
  return lines < 1 ? 1 : (unsigned)lines;
}

size_t cl_page_line(const char *text, double columns, double size, bool bold) {
  size_t n = 0;
  for (size_t i = 0;; i++) {
    bool stop = text[i] == ' ' || text[i] == '\n' || !text[i];
    if (stop && n && cl_page_width((cl_str){ text, i }, size, bold) > columns)
      return n;
    if (stop)
      n = i;
    if (!text[i] || text[i] == '\n')
      return n;
  }
}

/* The start of TEXT that ends before a character at or behind byte N. */
static size_t at_character(const char *text, size_t n) {
  while (n && ((unsigned char)text[n] & 0xC0) == 0x80)
    n--;
  return n;
}

#define ELLIPSIS "\xE2\x80\xA6"

/* The width of TEXT from one byte to another; below nothing when that is the wrong way. */
static double between(const char *text, size_t from, size_t to, double size, bool bold) {
  if (from > to)
    return -between(text, to, from, size, bold);
  return cl_page_width((cl_str){ text + from, to - from }, size, bold);
}

const char *cl_page_fit(cl_arena *arena, const char *text, double columns, double size, bool bold,
                        double share) {
  cl_buf line = CL_BUF_INIT;
  cl_visible(&line, cl_str_of(text), true);
  const char *all = cl_buf_keep(&line, arena);
  size_t n = strlen(all), head = n, tail = n;
  double width = cl_page_width((cl_str){ all, n }, size, bold);
  if (width <= columns)
    return all;
  width += cl_page_width(cl_str_of(ELLIPSIS), size, bold);
  for (size_t left = n - 1; left > 1; left--) {
    size_t last = head, first = tail;
    head = at_character(all, (size_t)((double)left * share));
    tail = n - (left - head);
    while (tail < n && ((unsigned char)all[tail] & 0xC0) == 0x80)
      tail++;
    /* What went from the middle, so that a long text takes no time by its square. */
    width -= between(all, head, last, size, bold) + between(all, first, tail, size, bold);
    if (width > columns + 0.01)
      continue;
    const char *cut = cl_asprintf(arena, "%.*s" ELLIPSIS "%s", (int)head, all, all + tail);
    if (cl_page_width(cl_str_of(cut), size, bold) <= columns)
      return cut;
  }
  return ELLIPSIS;
}

/* ---- Cells -------------------------------------------------------------------------- */

void cl_set_text(cl_sheet *sheet, unsigned row, unsigned column, const cl_cell_style *style,
                 const char *text) {
  cl_book *book = sheet->book;
  lxw_format *format = format_of(book, style);
  lxw_col_t at = cl_xlsx_col(column);
  if (!text || !*text) {
    cl_xlsx_check(book, worksheet_write_blank(sheet->ws, row, at, format));
    return;
  }
  const char *cell = cl_xlsx_clean(book, cl_str_of(text), !style->wrap, CL_CELL_MAX);
  cl_xlsx_check(book, worksheet_write_string(sheet->ws, row, at, cell, format));
}

void cl_set_num(cl_sheet *sheet, unsigned row, unsigned column, const cl_cell_style *style,
                double value) {
  if (!isfinite(value))
    cl_set_text(sheet, row, column, style, NULL);
  else
    cl_xlsx_check(sheet->book, worksheet_write_number(sheet->ws, row, cl_xlsx_col(column), value,
                                                      format_of(sheet->book, style)));
}

void cl_set_date(cl_sheet *sheet, unsigned row, unsigned column, const cl_cell_style *style,
                 cl_date date) {
  char text[CL_DATE_SIZE];
  double day;
  if (date == CL_NO_DATE) {
    cl_set_text(sheet, row, column, style, NULL);
  } else if (!cl_xlsx_day(date, &day)) {
    cl_set_text(sheet, row, column, style, cl_date_iso(text, date));
  } else {
    cl_cell_style dated = *style;
    if (!dated.form)
      dated.form = sheet->book->info.day_first ? "d\\-m\\-yyyy" : "yyyy\\-mm\\-dd";
    cl_set_num(sheet, row, column, &dated, day);
  }
}

void cl_set_link(cl_sheet *sheet, unsigned row, unsigned column, const cl_cell_style *style,
                 const char *text, const cl_sheet *to, unsigned to_row, unsigned to_column) {
  cl_book *book = sheet->book;
  if (!to || !text || !*text || book->links >= CL_LINKS_MAX) {
    cl_set_text(sheet, row, column, style, text);
    return;
  }
  book->links++;
  cl_cell_style underlined = *style;
  underlined.underline = true;
  const char *cell = cl_xlsx_clean(book, cl_str_of(text), true, CL_HEADER_MAX);
  cl_xlsx_check(book, worksheet_write_url_opt(sheet->ws, row, cl_xlsx_col(column),
                                              cl_xlsx_address(to, to_row, to_column),
                                              format_of(book, &underlined), cell, NULL));
}

void cl_set_blank(cl_sheet *sheet, unsigned row, unsigned column, unsigned last,
                  const cl_cell_style *style) {
  for (; column <= last; column++)
    cl_set_text(sheet, row, column, style, NULL);
}

void cl_set_runs(cl_sheet *sheet, unsigned row, unsigned column, const cl_cell_style *style,
                 const cl_run *runs, size_t n) {
  cl_book *book = sheet->book;
  lxw_rich_string_tuple *parts = cl_alloc(book->arena, (n + 1) * sizeof *parts);
  lxw_rich_string_tuple **list = cl_alloc(book->arena, (n + 1) * sizeof(void *));
  size_t used = 0, units = 0;
  for (size_t i = 0; i < n; i++) {
    const char *text = runs[i].text ? runs[i].text : "";
    const char *cell = cl_xlsx_clean(book, cl_str_of(text), false, CL_CELL_MAX / 2);
    units += cl_utf16_count(cl_str_of(cell));
    if (!*cell || units > CL_CELL_MAX)
      continue;
    parts[used] = (lxw_rich_string_tuple){ .format = format_of(book, &runs[i].style),
                                           .string = cl_strdup(book->arena, cell) };
    list[used] = &parts[used];
    used++;
  }
  if (used < 2) { /* the writer wants two at least */
    cl_cell_style alone = *style;
    for (size_t i = 0; used && i < n; i++)
      if (runs[i].text && *runs[i].text) {
        alone.ink = runs[i].style.ink, alone.bold = runs[i].style.bold;
        alone.size = runs[i].style.size, alone.font = runs[i].style.font;
        alone.italic = runs[i].style.italic;
        break;
      }
    cl_set_text(sheet, row, column, &alone, used ? parts[0].string : NULL);
    return;
  }
  cl_xlsx_check(book, worksheet_write_rich_string(sheet->ws, row, cl_xlsx_col(column), list,
                                                  format_of(book, style)));
}

/* ---- Pages ---------------------------------------------------------------------------- */

enum { NOTHING_THERE = 255 }; /* a column */

void cl_sheet_page(cl_sheet *sheet, const cl_page *page) {
  lxw_worksheet *ws = sheet->ws;
  cl_book *book = sheet->book;
  sheet->page = true;
  worksheet_gridlines(ws, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_margins(ws, 0.39, 0.39, 0.39, 0.55);
  worksheet_center_horizontally(ws);
  if (page->portrait)
    worksheet_set_portrait(ws);
  if (page->wide)
    worksheet_fit_to_pages(ws, (uint16_t)page->wide, (uint16_t)page->tall);
  else
    worksheet_set_print_scale(ws, (uint16_t)(page->scale ? page->scale : 100));
  if (!page->wide)
    ws->fit_page = LXW_FALSE;
  if (page->zoom)
    worksheet_set_zoom(ws, (uint16_t)page->zoom);
  if (page->tab)
    worksheet_set_tab_color(ws, page->tab);
  if (page->hidden)
    worksheet_hide(ws);
  if (page->head) {
    worksheet_freeze_panes(ws, page->head, cl_xlsx_col(page->keep));
    cl_xlsx_check(book, worksheet_repeat_rows(ws, 0, page->head - 1));
    if (page->keep && !page->wide)
      cl_xlsx_check(book, worksheet_repeat_columns(ws, 0, cl_xlsx_col(page->keep - 1)));
  }
  /* A hidden sheet is for programs; some print it all the same, but no empty page. */
  if (page->hidden)
    cl_xlsx_check(book, worksheet_print_area(ws, 0, NOTHING_THERE, 0, NOTHING_THERE));
  else if (page->rows && page->columns)
    cl_xlsx_check(book,
                  worksheet_print_area(ws, 0, 0, page->rows - 1, cl_xlsx_col(page->columns - 1)));
}

void cl_sheet_breaks(cl_sheet *sheet, const unsigned *rows, size_t n) {
  lxw_row_t *list = cl_alloc(sheet->book->arena, (n + 1) * sizeof *list);
  for (size_t i = 0; i < n; i++)
    list[i] = rows[i];
  if (n)
    cl_xlsx_check(sheet->book, worksheet_set_h_pagebreaks(sheet->ws, list));
}

void cl_sheet_widths(cl_sheet *sheet, const double *widths, size_t n) {
  for (size_t i = 0; i < n; i++)
    cl_sheet_width(sheet, (unsigned)i, widths[i]);
}

/* ---- Names and tables -------------------------------------------------------------------- */

void cl_range_table(cl_sheet *sheet, const cl_range *range, const char *name,
                    const char *const *titles, const cl_cell_style *styles, bool filter) {
  cl_book *book = sheet->book;
  cl_arena *arena = book->arena;
  size_t n = range->last_column - range->column + 1;
  lxw_table_column *columns = cl_alloc(arena, n * sizeof *columns);
  lxw_table_column **list = cl_alloc(arena, (n + 1) * sizeof *list);
  cl_names taken = { .arena = arena };
  for (size_t i = 0; i < n; i++) {
    const char *title = cl_xlsx_clean_copy(book, titles[i], CL_HEADER_MAX);
    columns[i].header = cl_name_take(&taken, *title ? title : "-", CL_HEADER_MAX, true);
    columns[i].header_format = format_of(book, &styles[i]);
    list[i] = &columns[i];
  }
  cl_map_free(&taken.map);
  lxw_table_options options = {
    .name = cl_name_take(&book->tables, cl_table_name_of(arena, name), CL_HEADER_MAX, false),
    .style_type = LXW_TABLE_STYLE_TYPE_LIGHT, /* 0: none of its own */
    .no_autofilter = !filter,
    .columns = list,
  };
  if (range->last_row > range->row)
    cl_xlsx_check(book,
                  worksheet_add_table(sheet->ws, range->row, cl_xlsx_col(range->column),
                                      range->last_row, cl_xlsx_col(range->last_column), &options));
  else
    for (size_t i = 0; i < n; i++)
      cl_set_text(sheet, range->row, range->column + (unsigned)i, &styles[i], columns[i].header);
}

void cl_range_name(cl_sheet *sheet, const cl_range *range, const char *name) {
  cl_book *book = sheet->book;
  char cells[LXW_MAX_CELL_RANGE_LENGTH];
  lxw_rowcol_to_range_abs(cells, range->row, cl_xlsx_col(range->column), range->last_row,
                          cl_xlsx_col(range->last_column));
  const char *address = cl_xlsx_address(range->sheet, 0, 0) + strlen("internal:");
  const char *end = strrchr(address, '!');
  char *taken =
      cl_name_take(&book->tables, cl_table_name_of(book->arena, name), CL_HEADER_MAX, false);
  cl_xlsx_check(book, workbook_define_name(book->wb, taken,
                                           cl_asprintf(book->arena, "=%.*s!%s",
                                                       (int)(end - address), address, cells)));
}

/* ---- Images --------------------------------------------------------------------------------- */

static unsigned big_endian(const char *p) {
  unsigned value = 0;
  for (int i = 0; i < 4; i++)
    value = value << 8 | (unsigned char)p[i];
  return value;
}

bool cl_sheet_image(cl_sheet *sheet, unsigned row, unsigned column, cl_str bytes, unsigned high,
                    unsigned wide, const char *alt) {
  static const char magic[] = "\x89PNG\r\n\x1a\n";
  if (bytes.n < 33 || memcmp(bytes.p, magic, 8) != 0 || memcmp(bytes.p + 12, "IHDR", 4) != 0)
    return false;
  unsigned width = big_endian(bytes.p + 16), height = big_endian(bytes.p + 20);
  if (!width || !height || width > 20000 || height > 20000)
    return false;
  double scale = fmin((double)high / height, (double)wide / width);
  lxw_image_options options = { .x_offset = (int32_t)(wide - width * scale),
                                .y_offset = (int32_t)((high - height * scale) / 2),
                                .x_scale = scale,
                                .y_scale = scale,
                                .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                .description = cl_xlsx_clean_copy(sheet->book, alt, 255) };
  cl_xlsx_check(sheet->book, worksheet_insert_image_buffer_opt(sheet->ws, row, cl_xlsx_col(column),
                                                               (const unsigned char *)bytes.p,
                                                               bytes.n, &options));
  return true;
}
