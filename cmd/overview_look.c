/* overview_look.c - the looks and words that all sheets of the overview share. */
#include <math.h>
#include <string.h>

#include "../lib/format/colour.h"
#include "../lib/method/pace.h"
#include "overview_inner.h"

/* ---- Colours ----------------------------------------------------------------- */

static uint32_t number_of(const char *hex) {
  cl_colour c = { 0, 0, 0 };
  cl_colour_read(cl_str_of(hex), &c);
  return (uint32_t)lround(c.red * 255) << 16 | (uint32_t)lround(c.green * 255) << 8 |
         (uint32_t)lround(c.blue * 255);
}

/* A house colour on which nothing can be read, or that is none, gives way to ours:
 * the check of the plan says so. */
void ov_colours_read(overview *o) {
  const cl_rec *organisation = o->app->plan ? o->app->plan->first[CL_T_ORGANISATION] : NULL;
  cl_str given = organisation ? cl_rec_text(organisation, CL_F_ORGANISATION_COLOUR) : CL_NO_STR;
  cl_colour colour;
  cl_palette palette;
  if (!cl_colour_read(given, &colour) || !cl_palette_of(&palette, colour)) {
    cl_colour_read(cl_str_of(CL_BRAND), &colour);
    cl_palette_of(&palette, colour);
  }
  const cl_shades *light = &palette.light;
  o->colours = (ov_colours){ .brand = number_of(light->brand),
                             .on_brand = number_of(light->on_brand),
                             .ink = number_of(light->ink),
                             .tint = number_of(light->tint) };
  for (int i = 0; i < OV_HEAT; i++) {
    o->colours.heat[i] = number_of(light->heat[i]);
    o->colours.on_heat[i] = number_of(light->on_heat[i]);
  }
}

uint32_t ov_light_ink(enum cl_light light) {
  static const uint32_t inks[] = { 0x14532D, 0x5F3A00, 0x7A1414, 0x3B454D };
  return inks[light];
}

uint32_t ov_light_ground(enum cl_light light) {
  static const uint32_t grounds[] = { 0xCDE8CF, 0xFFE1A0, 0xF8C9C4, 0xE4E7EA };
  return grounds[light];
}

uint32_t ov_light_strong(enum cl_light light) {
  static const uint32_t strong[] = { 0x2E7D32, 0xB45309, 0xB42318, 0x5B6470 };
  return strong[light];
}

/* ---- Styles ------------------------------------------------------------------- */

cl_cell_style ov_cell(enum cl_side side) {
  return (cl_cell_style){
    .side = (uint8_t)side, .indent = side == CL_SIDE_LEFT, .bottom = CL_EDGE_THIN, .line = OV_LINE
  };
}

/* The text stands above the button that filters. */
cl_cell_style ov_header(const overview *o, enum cl_side side) {
  return (cl_cell_style){ .ink = o->colours.on_brand,
                          .ground = o->colours.brand,
                          .bold = true,
                          .wrap = true,
                          .high = CL_HIGH_TOP,
                          .indent = side == CL_SIDE_LEFT,
                          .side = (uint8_t)side };
}

cl_cell_style ov_section(const overview *o) {
  return (cl_cell_style){ .size = 11, .ink = o->colours.ink, .bold = true, .high = CL_HIGH_BOTTOM };
}

cl_cell_style ov_light_cell(enum cl_light light) {
  return (cl_cell_style){ .ink = ov_light_ink(light),
                          .ground = ov_light_ground(light),
                          .bold = true,
                          .side = CL_SIDE_CENTER,
                          .bottom = CL_EDGE_THIN,
                          .line = 0xFFFFFF };
}

/* ---- Words --------------------------------------------------------------------- */

const char *ov_light_text(const overview *o, enum cl_light light) {
  return cl_asprintf(o->app->arena, "%s %s", cl_light_word(light, o->app->lang),
                     cl_light_sign(light));
}

static bool has_fraction(double value) {
  double round = cl_round_to(value, 0), fine = cl_round_to(value, 1);
  return fine > round || fine < round;
}

const char *ov_form(double value) {
  return has_fraction(value) ? "#,##0.0" : "#,##0";
}

const char *ov_number(const overview *o, double value) {
  return cmd_num(o->app, cl_round_to(value, 1));
}

const char *ov_date_form(const overview *o, const char *form) {
  return cl_asprintf(o->app->arena, "[$-%s]%s", o->app->lang == CL_NL ? "413" : "809", form);
}

const char *ov_age_words(const overview *o, const cl_progress *p) {
  const cl_app *app = o->app;
  int weeks = p->age / 7;
  return cl_asprintf(app->arena,
                     cl_ntr(app->lang, "measured %d week ago", "measured %d weeks ago",
                            (unsigned long)weeks),
                     weeks);
}

const char *ov_value_words(const overview *o, const cl_progress *p) {
  const cl_app *app = o->app;
  if (!p->has_numbers)
    return "";
  if (!p->has_latest)
    return cl_asprintf(app->arena, T_(app, "not measured; %s expected"), ov_number(o, p->expected));
  const char *text = cl_asprintf(app->arena, T_(app, "%s; %s expected"), ov_number(o, p->latest),
                                 ov_number(o, p->expected));
  return p->stale ? cl_asprintf(app->arena, "%s (%s)", text, ov_age_words(o, p)) : text;
}

const char *ov_role(const overview *o, cl_field field, cl_str id) {
  cl_arena *arena = o->app->arena;
  const cl_rec *person = id.p ? cl_plan_ref(o->app->plan, field, id) : NULL;
  const char *role = person ? cl_rec_dup(person, CL_F_PERSON_ROLE, arena) : NULL;
  return role ? role : id.p ? cl_str_dup(arena, id) : "";
}

/* ---- Names that fit ---------------------------------------------------------------- */

static bool taken(const char *const *names, size_t n, const char *name) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(names[i], name) == 0)
      return true;
  return false;
}

/* Beside the text: its indent, and the edges of the cell. */
static const double beside_name = 2.4;

double ov_name_width(const overview *o, double least, bool bold) {
  double width = least;
  for (size_t i = 0; i < o->community_count; i++) {
    double own = cl_page_width(cl_str_of(o->communities[i].name), CL_PAGE_SIZE, bold) + beside_name;
    width = own > width ? own : width;
  }
  return width > OV_NAME_MOST ? OV_NAME_MOST : width;
}

/* Shortened in the middle; where that makes two look alike, at another place. */
const char **ov_names(const overview *o, double columns, bool bold) {
  static const double shares[] = { 0.5, 0.3, 0.7, 0.15, 0.85, 0.05, 0.95 };
  cl_arena *arena = o->app->arena;
  const char **names = cl_alloc(arena, (o->community_count + 1) * sizeof *names);
  for (size_t i = 0; i < o->community_count; i++) {
    const char *all = o->communities[i].name;
    size_t at = 0;
    do
      names[i] =
          cl_page_fit(arena, all, columns - beside_name + 0.1, CL_PAGE_SIZE, bold, shares[at]);
    while (names[i] != all && taken(names, i, names[i]) && ++at < CL_COUNT(shares));
  }
  return names;
}

const char *ov_next_line(const overview *o, const char **text, const cl_cell_style *style,
                         double columns, bool last) {
  const char *start = *text;
  double size = style->size > 0 ? style->size : CL_PAGE_SIZE;
  double room = columns - 0.4 - 1.3 * style->indent;
  size_t end = cl_page_line(start, room, size, style->bold);
  if (last || !start[end]) {
    *text = "";
    return cl_page_fit(o->app->arena, start, room, size, style->bold, 0.97);
  }
  *text = start + end + strspn(start + end, " \n");
  return cl_strndup(o->app->arena, start, end);
}

/* ---- Drawings in letters ------------------------------------------------------------- */

/* Colours block by block, neighbours of one colour in one run. */
size_t ov_bullet(cl_run *runs, const overview *o, const cl_progress *p, int cells, double size) {
  size_t n = 0;
  uint32_t before = 0;
  cl_arena *arena = o->app->arena;
  double share = p->has_latest ? p->share : 0;
  int reached = (int)lround((share < 0 ? 0 : share > 1 ? 1 : share) * cells);
  int tick = (int)(p->expected_share * cells);
  tick = tick >= cells ? cells - 1 : tick < 0 ? 0 : tick;
  if (!reached && share > 0)
    reached = 1;
  for (int i = 0; i < cells && n < OV_RUNS; i++) {
    uint32_t ink = i == tick ? OV_INK : i < reached ? ov_light_strong(p->light) : OV_TRACK;
    if (i && ink == before) {
      runs[n - 1].text = cl_asprintf(arena, "%s\xE2\x96\x88", runs[n - 1].text);
      continue;
    }
    runs[n++] = (cl_run){ "\xE2\x96\x88", { .size = size, .ink = ink, .font = "Courier New" } };
    before = ink;
  }
  return n;
}

const char *ov_spark(const overview *o, const cl_rec *goal) {
  enum { MOST = 8, STEPS = 7 };
  struct cl_points points = { NULL, 0, 0 };
  cl_buf out = CL_BUF_INIT;
  cl_points_read(&points, goal, o->app->today);
  size_t first = points.count > MOST ? points.count - MOST : 0;
  double low = INFINITY, high = -INFINITY;
  for (size_t i = first; i < points.count; i++) {
    low = fmin(low, points.items[i].value);
    high = fmax(high, points.items[i].value);
  }
  for (size_t i = first; points.count > 1 && i < points.count; i++) {
    double way = high > low ? (points.items[i].value - low) / (high - low) : 0;
    cl_utf8_put(&out, 0x2581 + (uint32_t)lround(way * (STEPS - 1)));
  }
  cl_points_free(&points);
  return cl_buf_keep(&out, o->app->arena);
}

/* ---- The top of a sheet, and its paper --------------------------------------------------- */

void ov_lines(cl_sheet *sheet, unsigned row, unsigned lines) {
  double height = 5 + 11.8 * lines;
  cl_sheet_height(sheet, row, height > 409 ? 409 : height);
}

void ov_top(overview *o, cl_sheet *sheet, const double *widths, size_t n, const char *title,
            const char *lead) {
  double room = 0, size = 15;
  cl_sheet_widths(sheet, widths, n);
  for (size_t i = 0; i < n; i++)
    room += widths[i];
  while (size > 8 && cl_page_width(cl_str_of(title), size, true) > room - 2)
    size -= 0.5;
  cl_cell_style big = { .size = size, .ink = o->colours.ink, .bold = true };
  cl_cell_style soft = { .ink = OV_MUTED };
  cl_cell_style link = { .size = 8, .ink = o->colours.ink };
  cl_set_text(sheet, OV_TITLE, 0, &big, title);
  cl_set_text(sheet, OV_LEAD, 0, &soft, cl_page_fit(o->app->arena, lead, room - 2, 9, false, 0.97));
  cl_set_link(sheet, OV_BACK, 0, &link, T_(o->app, "\xE2\x86\x90 back to the front page"), o->front,
              0, 0);
  cl_sheet_height(sheet, OV_TITLE, 26);
  cl_sheet_height(sheet, OV_LEAD, 15);
  cl_sheet_height(sheet, OV_BACK, 15);
}

uint32_t ov_tab(const overview *o, const cl_sheet *sheet) {
  if (sheet == o->goals_sheet || sheet == o->progress)
    return 0xB42318;
  if (sheet == o->kapstok)
    return 0x2F5D8A;
  if (sheet == o->year || sheet == o->calendar)
    return 0x8A6D1F;
  if (sheet == o->front || sheet == o->decisions_sheet || sheet == o->news_sheet)
    return o->colours.brand;
  return sheet == o->guide || sheet == o->data ? OV_MUTED : 0x7A8790;
}

void ov_page(cl_sheet *sheet, uint32_t tab, unsigned tall, unsigned head, unsigned rows,
             unsigned columns, bool portrait) {
  cl_page page = { .portrait = portrait,
                   .wide = 1,
                   .tall = tall,
                   .head = head,
                   .keep = head > OV_HEADER ? 1 : 0,
                   .rows = rows,
                   .columns = columns,
                   .tab = tab };
  cl_sheet_page(sheet, &page);
}

void ov_put_number(cl_sheet *sheet, unsigned row, unsigned column, bool any, double value,
                   bool bold) {
  cl_cell_style style = ov_cell(CL_SIDE_RIGHT);
  style.bold = bold;
  style.form = ov_form(value);
  if (any)
    cl_set_num(sheet, row, column, &style, cl_round_to(value, 1));
  else
    cl_set_text(sheet, row, column, &style, NULL);
}

void ov_empty(cl_sheet *sheet, unsigned row, unsigned columns, const char *text) {
  cl_cell_style soft = ov_cell(CL_SIDE_LEFT);
  soft.ink = OV_MUTED;
  cl_set_text(sheet, row, 0, &soft, text);
  cl_set_blank(sheet, row, 1, columns - 1, &soft);
}
