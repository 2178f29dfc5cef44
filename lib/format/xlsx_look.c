/* xlsx_look.c - how cells look; see xlsx_inner.h. */
#include "xlsx_inner.h"

#define HAIRLINE 0xC9D1DA

static const struct cl_look_row looks[CL_LOOKS] = {
  [CL_LOOK_HEADER] = { .ink = 0xFFFFFF, .ground = CL_HEADER_COLOR, .bold = true },
  [CL_LOOK_MUTED] = { .ink = 0x5B6472, .italic = true },
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
  format_set_font_color(format, look->ink ? look->ink : CL_INK_COLOR);
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
    [CL_SHOW_WHOLE] = 1
  };
  if (show == CL_SHOW_DATE)
    format_set_num_format(format, book->info.day_first ? "dd\\-mm\\-yyyy" : "yyyy\\-mm\\-dd");
  else if (show == CL_SHOW_TIME)
    format_set_num_format(format, "hh:mm");
  else if (known[show])
    format_set_num_format_index(format, known[show]);
}

/* Numbers keep a little away from the text that may follow. */
static void set_side(lxw_format *format, enum cl_show form) {
  if (form == CL_SHOW_NUMBER || form == CL_SHOW_WHOLE) {
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
  format_set_font_size(format, CL_FONT_SIZE);
  set_colors(format, look);
  if (look->italic)
    format_set_italic(format);
  if (form == CL_SHOW_GENERAL || form == CL_SHOW_TEXT)
    format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  set_side(format, form);
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
