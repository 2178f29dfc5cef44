/* xlsx_look.c - how cells look; see xlsx_inner.h. */
#include "xlsx_inner.h"

#define HAIRLINE 0xC9D1DA

static const struct cl_look_row looks[CL_LOOKS] = {
  [CL_LOOK_PLAIN] = { .chart = 0x2F6DA8 },
  [CL_LOOK_BARE] = { .runs_on = true },
  [CL_LOOK_TITLE] = { .size = 20, .ink = CL_BRAND, .bold = true, .runs_on = true },
  [CL_LOOK_SUBTITLE] = { .ink = 0x4B5563, .runs_on = true },
  [CL_LOOK_SECTION] = { .size = 12, .ink = CL_BRAND, .bold = true, .runs_on = true },
  [CL_LOOK_HEADER] = { .ink = 0xFFFFFF, .ground = CL_BRAND, .bold = true },
  [CL_LOOK_LABEL] = { .bold = true },
  [CL_LOOK_COUNT] = { .size = 12, .bold = true, .center = true, .middle = true },
  [CL_LOOK_ITEM] = { .runs_on = true, .middle = true },
  [CL_LOOK_MUTED] = { .ink = 0x5B6472, .italic = true },
  [CL_LOOK_GAP] = { .ink = 0x7A2E00,
                    .ground = 0xFCE4D6,
                    .bold = true,
                    .center = true,
                    .chart = 0xC55A11,
                    .pattern = LXW_CHART_PATTERN_PERCENT_50 },
  [CL_LOOK_GOOD] = { .ink = 0x14532D, .ground = 0xE2F0D9, .center = true },
  [CL_LOOK_CENTER] = { .center = true },
  [CL_LOOK_GREEN] = { .ink = 0x14532D,
                      .ground = 0xC6E0B4,
                      .bold = true,
                      .center = true,
                      .middle = true,
                      .chart = 0x548235 },
  [CL_LOOK_ORANGE] = { .ink = 0x5C3A00,
                       .ground = 0xFFD966,
                       .bold = true,
                       .center = true,
                       .middle = true,
                       .chart = 0xE08E0B,
                       .pattern = LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL },
  [CL_LOOK_RED] = { .ink = 0x7A0000,
                    .ground = 0xF4B6B6,
                    .bold = true,
                    .center = true,
                    .middle = true,
                    .chart = 0xB91C1C,
                    .pattern = LXW_CHART_PATTERN_SMALL_CHECK },
  [CL_LOOK_GREY] = { .ink = 0x374151,
                     .ground = 0xD9D9D9,
                     .bold = true,
                     .center = true,
                     .middle = true,
                     .chart = 0x7F7F7F,
                     .pattern = LXW_CHART_PATTERN_PERCENT_25 },
};

const struct cl_look_row *cl_xlsx_look(enum cl_look look) {
  return &looks[look];
}

static lxw_format *new_format(cl_book *book) {
  lxw_format *format = workbook_add_format(book->wb);
  if (!format)
    cl_out_of_memory();
  return format;
}

static void set_colors(lxw_format *format, const struct cl_look_row *look) {
  format_set_font_color(format, look->ink ? look->ink : CL_INK);
  if (look->ground)
    format_set_bg_color(format, look->ground);
  if (look->bold)
    format_set_bold(format);
}

/* Where there is one, the number that every program knows a format by
 * (ECMA-376 part 1, 18.8.30). */
static void set_number_format(lxw_format *format, const cl_book *book, enum cl_show show) {
  static const uint8_t known[CL_SHOWS] = {
    [CL_SHOW_TEXT] = 49, /* `@`: `=1+1` stays text, also when one edits the cell */
    [CL_SHOW_WHOLE] = 1,
    [CL_SHOW_PERCENT] = 9
  };
  if (show == CL_SHOW_DATE)
    format_set_num_format(format, book->info.day_first ? "dd\\-mm\\-yyyy" : "yyyy\\-mm\\-dd");
  else if (show == CL_SHOW_TIME)
    format_set_num_format(format, "hh:mm");
  else if (known[show])
    format_set_num_format_index(format, known[show]);
}

/* Numbers keep a little away from the text that may follow. */
static void set_side(lxw_format *format, const struct cl_look_row *look, enum cl_show form) {
  if (look->center) {
    format_set_align(format, LXW_ALIGN_CENTER);
  } else if (form == CL_SHOW_NUMBER || form == CL_SHOW_WHOLE || form == CL_SHOW_PERCENT) {
    format_set_align(format, LXW_ALIGN_RIGHT);
    format_set_indent(format, 1);
  } else {
    format_set_align(format, LXW_ALIGN_LEFT);
  }
}

static lxw_format *make_format(cl_book *book, enum cl_look which, enum cl_show form, bool lined) {
  const struct cl_look_row *look = &looks[which];
  lxw_format *format = new_format(book);
  format_set_font_name(format, CL_FONT);
  format_set_font_size(format, look->size > 0 ? look->size : CL_FONT_SIZE);
  set_colors(format, look);
  if (look->italic)
    format_set_italic(format);
  if (!look->runs_on && (form == CL_SHOW_GENERAL || form == CL_SHOW_TEXT))
    format_set_text_wrap(format);
  format_set_align(format, look->middle ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  set_side(format, look, form);
  set_number_format(format, book, form);
  if (lined) {
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_bottom_color(format, HAIRLINE);
  }
  return format;
}

/* The cells of a table have a line under them. */
lxw_format *cl_xlsx_format(const cl_sheet *sheet, enum cl_look look, enum cl_show form) {
  bool lined = sheet->open != NULL;
  lxw_format **slot = &sheet->book->formats[look][form][lined];
  if (!*slot)
    *slot = make_format(sheet->book, look, form, lined);
  return *slot;
}

lxw_format *cl_xlsx_mark(cl_book *book, enum cl_look look) {
  if (!book->marks[look]) {
    book->marks[look] = new_format(book);
    set_colors(book->marks[look], &looks[look]);
  }
  return book->marks[look];
}

lxw_format *cl_xlsx_link_format(const cl_sheet *sheet) {
  lxw_format **slot = &sheet->book->link_formats[sheet->open != NULL];
  if (!*slot) {
    *slot = make_format(sheet->book, CL_LOOK_PLAIN, CL_SHOW_TEXT, sheet->open != NULL);
    format_set_font_color(*slot, 0x0B57A4);
    format_set_underline(*slot, LXW_UNDERLINE_SINGLE);
  }
  return *slot;
}
