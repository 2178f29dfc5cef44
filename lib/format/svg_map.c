/* svg_map.c - the map of groups: the theme in the middle, the places where groups are
 * met around it, the groups around those.  Names stand under each other on two arcs, so
 * that they are level and none lies over another; see svg.h. */
#include "svg.h"

#include <stdlib.h>
#include <string.h>

#include "../base/root.h"
#include "../base/tally.h"
#include "html.h"

enum { WIDTH = 1120, SMALL = 44, MOST_LINES = 6, PAPER_HEIGHT = 775, PAGE_HEIGHT = 560, HEAD = 70 };
static const double NAME = 12.8, NOTE = 11.2, CORE = 15.4, LINE = 14.6, NOTE_LINE = 13;

typedef struct lines {
  cl_str line[MOST_LINES];
  size_t count;
  double width; /* of the widest */
} lines;

typedef struct placed {
  const cl_map_node *node;
  lines name, note;
  double x, y, height; /* y: of the mark, in the middle of the height */
} placed;

typedef struct cluster {
  const char *hub; /* NULL: at the theme itself */
  placed *nodes;
  size_t count, first; /* first: of its first node, to keep the order of the plan */
  size_t before;       /* so many of its hub stand in another cluster */
  double height, y;
  bool left;
} cluster;

typedef struct map {
  cl_buf *out;
  const cl_map_drawing *drawing;
  const char **hubs; /* of each node of the drawing */
  placed *nodes;
  cluster *clusters;
  size_t cluster_count;
  double height, middle; /* of the drawing without its key; y of the theme */
  double used[2];        /* height of the right and of the left half */
  lines core;
  double radius;
} map;

/* ---- Text ------------------------------------------------------------------------------ */

static void num(cl_buf *out, const char *before, double value) {
  char text[40];
  cl_buf_puts(out, before);
  cl_buf_puts(out, cl_format_num(text, cl_round_to(value, 1), false));
}

/* TEXT in lines of at most ROOM; words stay whole, and all of it is there: what is left
 * stands on the last line. */
static lines wrapped(const char *text, double size, double room) {
  lines out = { .count = 0 };
  const char *start = text, *p = text;
  while (*p && out.count < MOST_LINES) {
    const char *end = p + strcspn(p, " ");
    cl_str so_far = { start, (size_t)(end - start) };
    if (p > start && cl_text_room(so_far, size) > room && out.count + 1 < MOST_LINES) {
      out.line[out.count++] = cl_str_trim((cl_str){ start, (size_t)(p - start) });
      start = p;
    }
    p = end + strspn(end, " ");
  }
  if (*start)
    out.line[out.count++] = cl_str_trim(cl_str_of(start));
  for (size_t i = 0; i < out.count; i++) {
    double width = cl_text_room(out.line[i], size);
    out.width = width > out.width ? width : out.width;
  }
  return out;
}

static void text_at(cl_buf *out, const char *class_name, double x, double y, cl_str text) {
  cl_html html = { .out = out };
  cl_buf_printf(out, "<text class=\"%s\"", class_name);
  num(out, " x=\"", x);
  num(out, "\" y=\"", y);
  cl_buf_puts(out, "\">");
  cl_html_put(&html, text);
  cl_buf_puts(out, "</text>");
}

/* ---- Where everything goes ---------------------------------------------------------------- */

static const double arc = WIDTH * 0.277;
static const double room = WIDTH / 2.0 - WIDTH * 0.277 - 24;

static double out_from_middle(const map *m, double y) {
  double b = 1.38 * (m->height / 2 > 200 ? m->height / 2 : 200), share = (y - m->middle) / b;
  return arc * cl_root(1 - (share > 0.99 || share < -0.99 ? 0.98 : share * share), 2);
}

static double text_height(const placed *p) {
  return LINE * (double)p->name.count + NOTE_LINE * (double)p->note.count;
}

static void measure(const map *m, placed *p, const cl_map_node *node) {
  double bold = node->chosen ? 1.1 : 1;
  *p = (placed){ .node = node };
  p->name = wrapped(node->name, NAME * bold, room);
  if (m->drawing->count <= SMALL || node->bond == CL_BOND_DROPPED)
    p->note = wrapped(node->note, NOTE, room);
  p->height = text_height(p) + 3.5;
}

/* A place where more than half of all are met stands on both sides. */
static cluster *cluster_for(map *m, const char *hub) {
  size_t most = (m->drawing->count + 1) / 2, before = 0;
  for (size_t i = 0; hub && i < m->cluster_count; i++) {
    if (m->clusters[i].hub != hub)
      continue;
    if (m->clusters[i].count < most)
      return &m->clusters[i];
    before += m->clusters[i].count;
  }
  cluster *c = &m->clusters[m->cluster_count++];
  *c = (cluster){ .hub = hub, .first = m->cluster_count, .before = before };
  return c;
}

/* Where each is met, at one address for all that are met there; NULL where no other is. */
static void read_hubs(map *m) {
  const cl_map_drawing *d = m->drawing;
  cl_tally met = { .arena = cl_arena_new() };
  const char *nowhere = cl_tally_of(&met, d->words.nowhere)->text;
  for (size_t i = 0; i < d->count; i++)
    cl_tally_of(&met, d->nodes[i].hub)->times++;
  for (size_t i = 0; d->count > CL_MAP_FEW && i < d->count; i++) {
    const cl_tallied *hub = cl_tally_of(&met, d->nodes[i].hub);
    m->hubs[i] = hub->times < 2 ? NULL : *hub->text ? hub->text : nowhere;
  }
  cl_map_free(&met.map);
  cl_arena_free(met.arena);
}

/* The nodes of one cluster stand together in m->nodes, bonds first. */
static void gather(map *m) {
  const cl_map_drawing *d = m->drawing;
  size_t at = 0;
  for (size_t i = 0; i < d->count; i++)
    cluster_for(m, m->hubs[i])->count++;
  for (size_t c = 0, node = 0; c < m->cluster_count; c++) {
    cluster *k = &m->clusters[c];
    k->nodes = &m->nodes[at];
    if (!k->hub) { /* one node that has none to share with: the next of those */
      while (m->hubs[node])
        node++;
      measure(m, &m->nodes[at++], &d->nodes[node++]);
    }
    size_t seen = 0;
    for (int bond = 0; k->hub && bond < CL_BONDS; bond++)
      for (size_t i = 0; i < d->count; i++) {
        if (m->hubs[i] != k->hub || (int)d->nodes[i].bond != bond)
          continue;
        if (seen >= k->before && seen < k->before + k->count)
          measure(m, &m->nodes[at++], &d->nodes[i]);
        seen++;
      }
    for (size_t i = 0; i < k->count; i++)
      k->height += k->nodes[i].height;
  }
}

static int by_size(const void *a, const void *b) {
  const cluster *x = a, *y = b;
  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return x->first < y->first ? -1 : 1;
}

static double gap_behind(const cluster *c) {
  return c->hub ? 20 : 2;
}

static void choose_sides(map *m) {
  bool people = false, organisations = false, few = m->drawing->count <= CL_MAP_FEW;
  for (size_t i = 0; i < m->drawing->count; i++) {
    people = people || m->drawing->nodes[i].person;
    organisations = organisations || !m->drawing->nodes[i].person;
  }
  for (size_t i = 0; i < m->cluster_count; i++) {
    cluster *c = &m->clusters[i];
    c->left = few && people && organisations ? c->nodes[0].node->person : m->used[1] < m->used[0];
    m->used[c->left] += c->height + gap_behind(c);
  }
}

/* Room that is over goes between the names, up to three quarters of what they take. */
static void spread(map *m, double height) {
  double most = m->used[0] > m->used[1] ? m->used[0] : m->used[1];
  double by = most > 0 ? height / most : 1;
  by = by < 1 ? 1 : by > 1.75 ? 1.75 : by;
  for (size_t i = 0; i < m->cluster_count; i++) {
    cluster *c = &m->clusters[i];
    m->used[c->left] += c->height * (by - 1);
    c->height *= by;
    for (size_t k = 0; k < c->count; k++)
      c->nodes[k].height *= by;
  }
}

static void place(map *m) {
  double most = m->used[0] > m->used[1] ? m->used[0] : m->used[1], y[2];
  m->height = most > m->radius * 2 + 40 ? most : m->radius * 2 + 40;
  m->middle = m->height / 2;
  for (int side = 0; side < 2; side++)
    y[side] = (m->height - m->used[side]) / 2;
  for (size_t i = 0; i < m->cluster_count; i++) {
    cluster *c = &m->clusters[i];
    c->y = y[c->left] + c->height / 2;
    for (size_t k = 0; k < c->count; k++) {
      placed *p = &c->nodes[k];
      p->y = y[c->left] + p->height / 2;
      y[c->left] += p->height;
      p->x = WIDTH / 2.0 + (c->left ? -1 : 1) * out_from_middle(m, p->y);
    }
    y[c->left] += gap_behind(c);
  }
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static const char *const bond_class[CL_BONDS] = { "yes", "possible", "no", "no", "drop" };

static void bond_line(cl_buf *out, const cl_map_node *node, double from_x, double from_y,
                      double end_x, double end_y) {
  double x = cl_round_to(from_x, 0), y = cl_round_to(from_y, 0); /* no eye sees less */
  double to_x = cl_round_to(end_x, 0), to_y = cl_round_to(end_y, 0);
  double mid = cl_round_to((x + to_x) / 2, 0);
  cl_buf_printf(out, "<path class=\"b %s\" d=\"", bond_class[node->bond]);
  num(out, "M", x);
  num(out, " ", y);
  num(out, "C", mid);
  num(out, " ", y);
  num(out, " ", mid);
  num(out, " ", to_y);
  num(out, " ", to_x);
  num(out, " ", to_y);
  cl_buf_puts(out, "\"/>");
}

static void mark(cl_buf *out, const cl_map_node *node, double x, double y) {
  bool filled = node->chosen && node->bond != CL_BOND_DROPPED;
  double r = filled ? 7 : 6;
  if (node->person) {
    cl_buf_printf(out, "<circle class=\"nd %s%s\"", bond_class[node->bond], filled ? " ch" : "");
    num(out, " cx=\"", x);
    num(out, "\" cy=\"", y);
    num(out, "\" r=\"", r);
  } else {
    cl_buf_printf(out, "<path class=\"nd %s%s\"", bond_class[node->bond], filled ? " ch" : "");
    num(out, " d=\"M", x - r);
    num(out, " ", y - r);
    num(out, "h", r * 2);
    num(out, "v", r * 2);
    num(out, "h", r * -2);
    cl_buf_puts(out, "Z");
  }
  cl_buf_puts(out, "\"/>");
}

static void label_node(cl_buf *out, const placed *p, bool left) {
  static const char *const classes[3][2] = { { "nm", "nm e" },
                                             { "nm c", "nm c e" },
                                             { "nm d", "nm d e" } };
  const char *class_name =
      classes[p->node->bond == CL_BOND_DROPPED ? 2 : p->node->chosen][left]; /* e: ends there */
  double x = p->x + (left ? -13 : 13), y = p->y - text_height(p) / 2 + 11.5;
  for (size_t i = 0; i < p->name.count; i++, y += LINE)
    text_at(out, class_name, x, y, p->name.line[i]);
  y -= LINE - NOTE_LINE;
  for (size_t i = 0; i < p->note.count; i++, y += NOTE_LINE)
    text_at(out, left ? "ac e" : "ac", x, y, p->note.line[i]);
}

static void draw_cluster(const map *m, const cluster *c) {
  double side = c->left ? -1 : 1, from_x = WIDTH / 2.0, from_y = m->middle, edge = 0;
  lines pill = { .count = 0 };
  if (c->hub) {
    pill = wrapped(c->hub, 12.8, 104);
    from_y += (c->y - m->middle) * 0.8;
    from_x += side * 0.52 * out_from_middle(m, c->y);
    edge = pill.width / 2 + 11;
    cl_buf_puts(m->out, "<path class=\"hub\" d=\"");
    num(m->out, "M", WIDTH / 2.0);
    num(m->out, " ", m->middle);
    num(m->out, "L", from_x);
    num(m->out, " ", from_y);
    cl_buf_puts(m->out, "\"/>");
  }
  for (size_t i = 0; i < c->count; i++)
    bond_line(m->out, c->nodes[i].node, from_x + side * edge, from_y, c->nodes[i].x, c->nodes[i].y);
  for (size_t i = 0; i < c->count; i++) {
    mark(m->out, c->nodes[i].node, c->nodes[i].x, c->nodes[i].y);
    label_node(m->out, &c->nodes[i], c->left);
  }
  if (!c->hub)
    return;
  double h = 16.0 * (double)pill.count + 11;
  num(m->out, "<rect class=\"hb\" rx=\"10\" x=\"", from_x - edge);
  num(m->out, "\" y=\"", from_y - h / 2);
  num(m->out, "\" width=\"", edge * 2);
  num(m->out, "\" height=\"", h);
  cl_buf_puts(m->out, "\"/>");
  for (size_t i = 0; i < pill.count; i++)
    text_at(m->out, "ht", from_x, from_y - h / 2 + 17.5 + 16.0 * (double)i, pill.line[i]);
}

static void draw_core(const map *m) {
  num(m->out, "<circle class=\"core\" cx=\"", WIDTH / 2.0);
  num(m->out, "\" cy=\"", m->middle);
  num(m->out, "\" r=\"", m->radius);
  cl_buf_puts(m->out, "\"/>");
  double y = m->middle - (double)m->core.count * 10 + 15.5;
  for (size_t i = 0; i < m->core.count; i++, y += 20)
    text_at(m->out, "ct", WIDTH / 2.0, y, m->core.line[i]);
}

/* ---- The key: of what occurs -------------------------------------------------------------------
 */

static double key_item(const map *m, double x, double *y, const cl_map_node *node, bool line,
                       const char *text) {
  double width = (line ? 44 : 22) + cl_text_room(cl_str_of(text), 12.8) + 22;
  if (x + width > WIDTH - 12) {
    x = 14;
    *y += 22;
  }
  if (line)
    bond_line(m->out, node, x, *y, x + 30, *y);
  mark(m->out, node, x + (line ? 32 : 8), *y);
  text_at(m->out, "nm", x + (line ? 44 : 21), *y + 4.5, cl_str_of(text));
  return x + width;
}

/* Returns the height that it took. */
static double draw_key(const map *m, double top) {
  const cl_map_drawing *d = m->drawing;
  bool bonds[CL_BONDS] = { false }, chosen = false, people = false, organisations = false;
  double x = 14, y = top + 12;
  for (size_t i = 0; i < d->count; i++) {
    bonds[d->nodes[i].bond] = true;
    chosen = chosen || (d->nodes[i].chosen && d->nodes[i].bond != CL_BOND_DROPPED);
    people = people || d->nodes[i].person;
    organisations = organisations || !d->nodes[i].person;
  }
  for (int bond = 0; bond < CL_BONDS; bond++) {
    const cl_map_node sample = { .bond = (enum cl_map_bond)bond };
    if (bonds[bond])
      x = key_item(m, x, &y, &sample, true, d->words.bonds[bond]);
  }
  const cl_map_node dark = { .bond = CL_BOND_YES, .chosen = true };
  const cl_map_node square = { .bond = CL_BOND_NO },
                    circle = { .bond = CL_BOND_NO, .person = true };
  if (chosen)
    x = key_item(m, x, &y, &dark, false, d->words.chosen);
  if (organisations)
    x = key_item(m, x, &y, &square, false, d->words.organisation);
  if (people)
    key_item(m, x, &y, &circle, false, d->words.person);
  return y + 14 - top;
}

/* ---- As a whole ----------------------------------------------------------------------- */

static void lay_out(map *m, cl_buf *out, const cl_map_drawing *drawing, double height) {
  *m = (map){ .out = out, .drawing = drawing };
  m->hubs = cl_xcalloc(drawing->count + 1, sizeof *m->hubs);
  m->nodes = cl_xcalloc(drawing->count + 1, sizeof *m->nodes);
  m->clusters = cl_xcalloc(drawing->count + 1, sizeof *m->clusters);
  m->core = wrapped(drawing->core, CORE, 118);
  double half = m->core.width / 2, high = (double)m->core.count * 10;
  m->radius = cl_root(half * half + high * high, 2) + 11;
  m->radius = m->radius < 62 ? 62 : m->radius;
  read_hubs(m);
  gather(m);
  if (m->cluster_count)
    qsort(m->clusters, m->cluster_count, sizeof *m->clusters, by_size);
  choose_sides(m);
  spread(m, height);
  place(m);
}

static void draw(const map *m) {
  for (size_t i = 0; i < m->cluster_count; i++)
    draw_cluster(m, &m->clusters[i]);
  draw_core(m);
}

static void map_free(map *m) {
  free(m->hubs);
  free(m->nodes);
  free(m->clusters);
}

void cl_svg_map(cl_buf *out, const cl_map_drawing *drawing) {
  cl_buf inside = CL_BUF_INIT;
  cl_html html = { .out = out };
  map m;
  lay_out(&m, &inside, drawing, PAGE_HEIGHT);
  draw(&m);
  double height = m.height + 18 + draw_key(&m, m.height + 18);
  cl_buf_printf(out, "<svg class=\"mapsvg map\" viewBox=\"0 -8 %d", WIDTH);
  num(out, " ", height + 8);
  cl_buf_puts(out, "\" role=\"img\" aria-label=\"");
  cl_html_put(&html, cl_str_of(drawing->words.label));
  cl_buf_puts(out, "\">");
  cl_buf_add(out, cl_buf_text(&inside), inside.len);
  cl_buf_puts(out, "</svg>");
  map_free(&m);
  cl_buf_free(&inside);
}

#define SANS "'Noto Sans','Segoe UI','Helvetica Neue','Liberation Sans',Arial,sans-serif"
#define SERIF "Charter,'Noto Serif',Cambria,Georgia,'Liberation Serif',serif"

static void file_style(cl_buf *out, const cl_shades *s) {
  cl_buf_printf(out,
                "<style>text{font:12.8px " SANS ";fill:" CL_INK "}"
                ".hub{stroke:#cfd6da;stroke-width:7;stroke-linecap:round}"
                ".b{fill:none;stroke-width:2}.b.yes{stroke:%s;stroke-width:2.4}"
                ".b.possible{stroke:#c46700;stroke-dasharray:7 4}"
                ".b.no{stroke:#66717b;stroke-width:1.5;stroke-dasharray:1.5 4;stroke-linecap:round}"
                ".b.drop{stroke:#66717b;stroke-width:1;stroke-dasharray:1 5}"
                ".nd{fill:#fff;stroke-width:2}.nd.yes{stroke:%s}.nd.possible{stroke:#c46700}"
                ".nd.no{stroke:#66717b}.nd.drop{stroke:#66717b;stroke-width:1;fill:#e3e8ea}"
                ".nd.ch{fill:%s;stroke:%s}",
                s->ink, s->ink, s->ink, s->ink);
  cl_buf_printf(
      out,
      ".e{text-anchor:end}.ht,.ct{text-anchor:middle}.c{font-weight:700}.d{text-decoration:line-through;fill:#4c5761}"
      ".ac{font-size:11.2px;fill:#4c5761}.hb{fill:%s;stroke:%s}.ht{font-weight:600}"
      ".core{fill:%s}.ct{font-size:15.4px;font-weight:700;fill:%s}"
      ".h1{font:700 23px " SERIF "}.h2{font-size:12.5px;fill:#4c5761}</style>",
      s->tint, s->ink, s->brand, s->on_brand);
}

void cl_svg_map_file(cl_buf *out, const cl_map_drawing *drawing, const char *lang,
                     const cl_shades *shades) {
  cl_buf inside = CL_BUF_INIT;
  cl_html html = { .out = out };
  map m;
  lay_out(&m, &inside, drawing, PAPER_HEIGHT - HEAD - 70);
  draw(&m);
  double above = HEAD, key = m.height + 18 + draw_key(&m, m.height + 18);
  double height = above + key + 8;
  if (height < PAPER_HEIGHT) { /* what then still is over goes above and below */
    above += (PAPER_HEIGHT - height) / 2;
    height = PAPER_HEIGHT;
  }
  int whole = (int)height;
  whole += whole < height;
  cl_buf_printf(out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"277mm\" height=\"190mm\" "
                "viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"t d\" lang=\"%s\">\n<title "
                "id=\"t\">",
                WIDTH, whole, lang);
  cl_html_put(&html, cl_str_of(drawing->words.title));
  cl_buf_puts(out, "</title>\n<desc id=\"d\">");
  cl_html_put(&html, cl_str_of(drawing->words.label));
  cl_buf_puts(out, "</desc>\n");
  file_style(out, shades);
  cl_buf_printf(out,
                "\n<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>"
                "<rect width=\"%d\" height=\"5\" fill=\"%s\"/>",
                WIDTH, whole, WIDTH, shades->brand);
  text_at(out, "h1", 14, 36, cl_str_of(drawing->words.title));
  text_at(out, "h2", 14, 56, cl_str_of(drawing->words.lead));
  num(out, "\n<g class=\"map\" transform=\"translate(0 ", above);
  cl_buf_puts(out, ")\">");
  cl_buf_add(out, cl_buf_text(&inside), inside.len);
  cl_buf_puts(out, "</g>\n</svg>\n");
  map_free(&m);
  cl_buf_free(&inside);
}
