/* svg.c - see svg.h. */
#include "svg.h"

#include <math.h>
#include <string.h>

#include "html.h"

static const char *const tones[CL_TONES] = { "green", "orange", "red", "grey" };

const char *cl_tone_name(int tone) {
  return tones[tone >= 0 && tone < CL_TONES ? tone : CL_TONE_GREY];
}

static void escaped(cl_buf *out, const char *text) {
  cl_html html = { .out = out };
  cl_html_put(&html, cl_str_of(text));
}

/* ` role="img" aria-label="..."`, or out of the way of who listens. */
static void label_of(cl_buf *out, const char *label) {
  if (!*label) {
    cl_buf_puts(out, " aria-hidden=\"true\"");
    return;
  }
  cl_buf_puts(out, " role=\"img\" aria-label=\"");
  escaped(out, label);
  cl_buf_putc(out, '"');
}

/* A number with one decimal and no more signs than it needs. */
static void num(cl_buf *out, double value) {
  char text[40];
  cl_buf_puts(out, cl_format_num(text, cl_round_to(value, 1), false));
}

static double clamp(double share) {
  return share < 0 || !isfinite(share) ? 0 : share > 1 ? 1 : share;
}

void cl_svg_symbols(cl_buf *out) {
  cl_buf_puts(
      out,
      "<svg width=\"0\" height=\"0\" class=\"defs\" aria-hidden=\"true\"><defs>\n"
      "<symbol id=\"Lg\" viewBox=\"0 0 12 12\"><circle cx=\"6\" cy=\"6\" r=\"6\" class=\"s\"/>"
      "<path d=\"M3.2 6.3 5.2 8.3 8.9 4\" class=\"k\"/></symbol>\n"
      "<symbol id=\"Lo\" viewBox=\"0 0 12 12\"><path d=\"M6 .2 12 11.4H0Z\" class=\"s\"/>"
      "<path d=\"M6 4.2V7.4M6 9v.7\" class=\"k\"/></symbol>\n"
      "<symbol id=\"Lr\" viewBox=\"0 0 12 12\"><rect width=\"12\" height=\"12\" rx=\"1\" "
      "class=\"s\"/><path d=\"M3.6 3.6 8.4 8.4M8.4 3.6 3.6 8.4\" class=\"k\"/></symbol>\n"
      "<symbol id=\"Ln\" viewBox=\"0 0 12 12\"><circle cx=\"6\" cy=\"6\" r=\"5.1\" class=\"o\"/>"
      "<path d=\"M3.8 6H8.2\" class=\"o\"/></symbol>\n"
      "<path id=\"T\" class=\"tr\" d=\"M0 3.5h104v7H0\"/><path id=\"t\" class=\"tk\" d=\"M0 0h2v14H0\"/>\n"
      "</defs></svg>\n");
}

void cl_svg_light_said(cl_buf *out, int tone, const char *word) {
  static const char letters[CL_TONES + 1] = "gorn";
  cl_buf_puts(out, "<svg class=\"L\"");
  label_of(out, word);
  cl_buf_printf(out, "><use href=\"#L%c\"/></svg>",
                letters[tone >= 0 && tone < CL_TONES ? tone : CL_TONE_GREY]);
}

void cl_svg_light(cl_buf *out, int tone) {
  cl_svg_light_said(out, tone, "");
}

/* What was drawn once is only named after that; what has a name is drawn under it.  True when
 * the drawing itself is still to be made. */
static bool named(cl_buf *out, const char *id, bool again) {
  if (again)
    cl_buf_printf(out, "<use href=\"#%s\"/></svg>", id);
  else if (id)
    cl_buf_printf(out, "<g id=\"%s\">", id);
  return !again;
}

static void end_named(cl_buf *out, const char *id) {
  cl_buf_puts(out, id ? "</g></svg>" : "</svg>");
}

static void rect(cl_buf *out, const char *class_name, double x, double y, double w, double h) {
  cl_buf_printf(out, "<rect class=\"%s\" x=\"", class_name);
  num(out, x);
  cl_buf_puts(out, "\" y=\"");
  num(out, y);
  cl_buf_puts(out, "\" width=\"");
  num(out, w);
  cl_buf_puts(out, "\" height=\"");
  num(out, h);
  cl_buf_puts(out, "\"/>");
}

enum { BULLET = 104, STEP = 11 };

/* A bar from X on, W wide: shorter than a rect in so many words, and there are many. */
static void bar(cl_buf *out, const char *class_name, double x, double y, double w, double h) {
  cl_buf_printf(out, "<path class=\"%s\" d=\"M", class_name);
  num(out, x);
  cl_buf_putc(out, ' ');
  num(out, y);
  cl_buf_putc(out, 'h');
  num(out, w);
  cl_buf_putc(out, 'v');
  num(out, h);
  cl_buf_putc(out, 'H');
  num(out, x);
  cl_buf_puts(out, "\"/>");
}

static const char *fill_of(int tone) {
  static const char *const fills[CL_TONES] = { "fg", "fo", "fr", "fn" };
  return fills[tone >= 0 && tone < CL_TONES ? tone : CL_TONE_GREY];
}

void cl_svg_bullet(cl_buf *out, const cl_bullet *b, const char *label) {
  cl_buf_puts(out, "<svg class=\"bul\" viewBox=\"0 0 104 14\"");
  label_of(out, label);
  cl_buf_putc(out, '>');
  if (!named(out, b->id, b->again))
    return;
  cl_buf_puts(out, "<use href=\"#T\"/>");
  if (b->reached > 0) {
    double w = clamp(b->reached) * BULLET;
    bar(out, fill_of(b->tone), 0, 3.5, w < 2 ? 2 : w, 7);
  }
  if (b->expected >= 0) {
    cl_buf_puts(out, "<use href=\"#t\" x=\"");
    num(out, clamp(b->expected) * (BULLET - 2));
    cl_buf_puts(out, "\"/>");
  }
  end_named(out, b->id);
}

void cl_svg_reach(cl_buf *out, double share) {
  cl_buf_puts(out, "<svg class=\"reach\" viewBox=\"0 0 300 10\" aria-hidden=\"true\">"
                   "<rect class=\"tr\" width=\"300\" height=\"10\" rx=\"5\"/>");
  double w = clamp(share) * 300;
  if (w > 0) {
    cl_buf_puts(out, "<rect class=\"br\" width=\"");
    num(out, w < 10 ? 10 : w);
    cl_buf_puts(out, "\" height=\"10\" rx=\"5\"/>");
  }
  cl_buf_puts(out, "</svg>");
}

void cl_svg_course(cl_buf *out, const cl_course *c) {
  const cl_course_point *points = c->points;
  double low = c->low, high = c->high, x = 0, y = 0;
  if (c->count < 2)
    return;
  double from = points[0].day, to = points[c->count - 1].day;
  for (size_t i = 0; i < c->count; i++) {
    low = points[i].value < low ? points[i].value : low;
    high = points[i].value > high ? points[i].value : high;
  }
  cl_buf_puts(out, "<svg class=\"crs\" viewBox=\"0 0 40 14\" aria-hidden=\"true\">");
  if (!named(out, c->id, c->again))
    return;
  cl_buf_puts(out, "<polyline points=\"");
  for (size_t i = 0; i < c->count; i++) {
    x = cl_round_to(2 + (to > from ? (points[i].day - from) / (to - from) : 1) * 35, 0);
    y = 11.5 - (high > low ? (points[i].value - low) / (high - low) : 0) * 9;
    cl_buf_puts(out, i ? " " : "");
    num(out, x);
    cl_buf_putc(out, ',');
    num(out, y);
  }
  cl_buf_printf(out, "\"/><circle class=\"%s\" r=\"2\" cx=\"", fill_of(c->tone));
  num(out, x);
  cl_buf_puts(out, "\" cy=\"");
  num(out, y);
  cl_buf_puts(out, "\"/>");
  end_named(out, c->id);
}

void cl_svg_again(cl_buf *out, const char *bullet, const char *course) {
  cl_buf_printf(out,
                "<svg class=\"bc\" viewBox=\"0 0 150 14\" aria-hidden=\"true\"><use href=\"#%s\"/>",
                bullet);
  if (course)
    cl_buf_printf(out, "<use href=\"#%s\" x=\"110\"/>", course);
  cl_buf_puts(out, "</svg>");
}

/* Dots of CLASS_NAME in a row, from the one at AT on. */
static void dots(cl_buf *out, const char *class_name, size_t at, size_t n) {
  if (!n)
    return;
  cl_buf_printf(out, "<path class=\"%s\" d=\"M%zu 5H", class_name, 5 + at * STEP);
  num(out, 5.1 + (double)((at + n - 1) * STEP)); /* a dash of no length at the very end is none */
  cl_buf_puts(out, "\"/>");
}

void cl_svg_steps(cl_buf *out, const cl_steps *s, const char *label) {
  cl_buf_printf(out, "<svg class=\"dots\" viewBox=\"0 0 %zu 10\"", s->count * STEP - 1);
  label_of(out, label);
  cl_buf_putc(out, '>');
  if (!named(out, s->id, s->again))
    return;
  cl_buf_printf(out, "<path class=\"dl\" d=\"M5 5H%zu\"/>", (s->count - 1) * STEP + 5);
  if (s->now > 1)
    cl_buf_printf(out, "<path class=\"dd\" d=\"M5 5H%zu\"/>", (s->now - 1) * STEP + 5);
  dots(out, "do", s->now, s->count - s->now);
  dots(out, "di", s->now, s->count - s->now);
  if (s->now) {
    dots(out, "dp", 0, s->now - 1);
    dots(out, "dr", s->now - 1, 1);
  }
  end_named(out, s->id);
}

void cl_svg_dots(cl_buf *out, size_t n, size_t most) {
  size_t width = most > 24 ? 120 : n * STEP;
  if (!n)
    return;
  cl_buf_puts(out, "<svg class=\"row\" aria-hidden=\"true\" style=\"width:");
  num(out, cl_round_to((double)width * 0.066, 2));
  cl_buf_printf(out, "rem\" viewBox=\"0 0 %zu 10\">", width);
  if (most > 24)
    rect(out, "on", 0, 1.5, 120.0 * (double)n / (double)most, 7);
  else
    dots(out, "dr", 0, n);
  cl_buf_puts(out, "</svg>");
}

enum { STACK_WIDTH = 225 };

static size_t sum_of(const size_t parts[CL_TONES]) {
  size_t total = 0;
  for (int i = 0; i < CL_TONES; i++)
    total += parts[i];
  return total;
}

/* A bar of MOST would be as wide as the drawing: what there were fewer of is shorter. */
static void stack_bar(cl_buf *out, const size_t parts[CL_TONES], size_t most, double top,
                      double height, double size) {
  size_t total = sum_of(parts), shown = 0;
  double x = 0, least = size * 1.5;
  for (int i = 0; i < CL_TONES; i++)
    shown += parts[i] > 0;
  if (!total)
    return;
  double room =
      STACK_WIDTH * (double)total / (double)most - (double)(shown - 1) - (double)shown * least;
  room = room > 0 ? room : 0;
  for (int i = 0; i < CL_TONES; i++) {
    if (!parts[i])
      continue;
    double w = least + room * (double)parts[i] / (double)total;
    cl_buf_printf(out, "<g class=\"seg %s\">", cl_tone_name(i));
    rect(out, "sg", x, top, w, height);
    cl_buf_puts(out, "<text x=\"");
    num(out, x + size * 0.4);
    cl_buf_puts(out, "\" y=\"");
    num(out, top + height / 2 + size * 0.36);
    cl_buf_puts(out, "\" font-size=\"");
    num(out, size);
    cl_buf_printf(out, "\">%zu</text></g>", parts[i]);
    x += w + 1;
  }
}

void cl_svg_stack(cl_buf *out, const size_t now[CL_TONES], const size_t *then, const char *label) {
  cl_buf_printf(out, "<svg class=\"stack\" viewBox=\"0 0 %d %d\"", STACK_WIDTH, then ? 52 : 30);
  label_of(out, label);
  cl_buf_putc(out, '>');
  size_t all = sum_of(now), were = then ? sum_of(then) : 0, most = all > were ? all : were;
  stack_bar(out, now, most, 0, 30, 15);
  if (then)
    stack_bar(out, then, most, 34, 18, 11);
  cl_buf_puts(out, "</svg>");
}

/* ---- The pattern of a poster ------------------------------------------------------------ */

enum { SHAPES = 5, BLOCK = 3 * CL_TILES };
enum tile_fill { F_NONE, F_FAINT, F_SOFT, F_CLEAR, F_WHITE, F_DARK, F_ACCENT };

static void tile(cl_buf *out, unsigned shape, enum tile_fill fill, unsigned turn, unsigned at) {
  static const char *const fills[] = { "", "w1", "w2", "w3", "w4", "dk", "ac" };
  static const char *const shapes[SHAPES] = {
    "M0 0H64A64 64 0 0 1 0 64Z",               /* a quarter */
    "M0 0A64 64 0 0 1 64 64A64 64 0 0 1 0 0Z", /* a leaf */
    /* a ring, its hole the other way around */
    "M0 32a32 32 0 0 1 64 0a32 32 0 0 1-64 0ZM20 32a12 12 0 0 0 24 0a12 12 0 0 0-24 0Z",
    "M0 0H64V64Z",                                   /* a triangle */
    "M0 0A32 32 0 0 0 64 0ZM0 32A32 32 0 0 0 64 32Z" /* two bowls */
  };
  cl_buf_printf(out,
                "<path class=\"%s\" transform=\"translate(%u %u) rotate(%u 32 32)\" d=\"%s\"/>",
                fills[fill], at % CL_TILES * 64, at / CL_TILES * 64, turn * 90, shapes[shape]);
}

/* A step of a known mixer: splitmix64. */
static unsigned chance(uint64_t *h, unsigned n) {
  *h = (*h ^ *h >> 29) * 0xbf58476d1ce4e5b9u + n;
  return (unsigned)(*h >> 33) % n;
}

static void shuffle(uint64_t *h, unsigned char *items, unsigned n) {
  for (unsigned i = n; i > 1; i--) {
    unsigned k = chance(h, i);
    unsigned char kept = items[i - 1];
    items[i - 1] = items[k];
    items[k] = kept;
  }
}

/* Two cells side by side or above each other, right of the first column: there both are seen
 * whole, away from the words. */
static void two_cells(uint64_t *h, unsigned rows, unsigned *accent, unsigned *white) {
  unsigned row = chance(h, rows), column = 2 + chance(h, CL_TILES - 2);
  *accent = row * CL_TILES + column;
  if (chance(h, 2) || rows < 2)
    *white = column == CL_TILES - 1 ? *accent - 1 : *accent + 1;
  else
    *white = row + 1 < rows ? *accent + CL_TILES : *accent - CL_TILES;
}

void cl_svg_tiles(cl_buf *out, cl_str seed, unsigned columns, unsigned rows) {
  /* What twelve cells are filled with; air and variety are shuffled, not left to chance. */
  static const unsigned char all_fills[BLOCK] = {
    F_NONE, F_NONE, F_FAINT, F_FAINT, F_FAINT, F_SOFT,
    F_SOFT, F_SOFT, F_CLEAR, F_CLEAR, F_DARK,  F_DARK
  };
  static const unsigned char all_shapes[BLOCK] = { 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4 };
  unsigned char fills[BLOCK], shapes[BLOCK];
  uint64_t h = 0xcbf29ce484222325u;
  unsigned accent, white;
  for (size_t i = 0; i < seed.n; i++)
    h = (h ^ (unsigned char)seed.p[i]) * 0x100000001b3u;
  rows = rows < 1 ? 1 : rows > CL_TILE_ROWS ? CL_TILE_ROWS : rows;
  two_cells(&h, rows, &accent, &white);
  columns = columns < 2 ? 2 : columns > CL_TILES ? CL_TILES : columns;
  unsigned first = CL_TILES - columns;
  cl_buf_printf(out, "<svg class=\"tiles\" viewBox=\"%u 0 %u %u\" aria-hidden=\"true\">",
                first * 64, columns * 64, rows * 64);
  for (unsigned i = 0; i < rows * CL_TILES; i++) {
    if (i % BLOCK == 0) {
      memcpy(fills, all_fills, sizeof fills);
      memcpy(shapes, all_shapes, sizeof shapes);
      shuffle(&h, fills, BLOCK);
      shuffle(&h, shapes, BLOCK);
    }
    unsigned turn = chance(&h, 4), shape = shapes[i % BLOCK];
    if (i % CL_TILES < first)
      continue;
    if (i == accent) /* a leaf or a quarter: not what has holes in it */
      tile(out, shape % 2, F_ACCENT, turn, i);
    else if (i == white)
      tile(out, 1 - shapes[accent % BLOCK] % 2, F_WHITE, turn, i);
    else if (fills[i % BLOCK] != F_NONE)
      tile(out, shape, fills[i % BLOCK], turn, i);
  }
  cl_buf_puts(out, "</svg>");
}

/* ---- Pictures ------------------------------------------------------------------------------ */

static void base64(cl_buf *out, cl_str bytes) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < bytes.n; i += 3) {
    uint32_t three = (uint32_t)(unsigned char)bytes.p[i] << 16;
    for (size_t k = 1; k < 3 && i + k < bytes.n; k++)
      three |= (uint32_t)(unsigned char)bytes.p[i + k] << (16 - 8 * k);
    for (size_t k = 0; k < 4; k++)
      cl_buf_putc(out, i + k > bytes.n ? '=' : digits[three >> (18 - 6 * k) & 63]);
  }
}

void cl_page_image(cl_buf *out, const char *class_name, cl_str bytes, bool svg, const char *label) {
  cl_buf_printf(out, "<img class=\"%s\" alt=\"", class_name);
  escaped(out, label);
  cl_buf_printf(out, "\" src=\"data:image/%s;base64,", svg ? "svg+xml" : "png");
  base64(out, bytes);
  cl_buf_puts(out, "\"/>");
}

/* ---- Room ----------------------------------------------------------------------------------- */

double cl_text_room(cl_str text, double size) {
  double em = 0;
  for (size_t i = 0, n; i < text.n; i += n) {
    uint32_t c;
    n = cl_utf8_get(text.p + i, text.n - i, &c);
    if (c < 0x80 && strchr("ijltfrI.,:;'!|()[]- ", (int)c))
      em += 0.36;
    else if (c < 0x80 && strchr("mwMW@%", (int)c))
      em += 0.9;
    else if (c >= 'A' && c <= 'Z')
      em += 0.68;
    else
      em += c >= 0x2e80 && cl_width((cl_str){ text.p + i, n }) == 2 ? 1.05 : 0.59;
  }
  return em * size;
}
