/* svg.h - small drawings: lights, bars, lines, dots, a pattern; and the map of
 * groups.  What a page, a poster and a file of its own draw is drawn here.
 *
 * Neutral: knows numbers and texts, not plans.  Drawings take their colours from
 * classes that the page's style (page.c) gives a meaning; cl_svg_map_file() brings
 * its own, in so many words, since programs that draw SVG know no variables.
 * Every drawing has a text: LABEL, or "" when words beside it say the same (it
 * is hidden from who listens).  Texts are escaped here. */
#ifndef CL_SVG_H
#define CL_SVG_H

#include "../base/buf.h"
#include "../base/text.h"
#include "colour.h"

CL_BEGIN

/* In the order of the lights of a plan; also the names of the classes. */
enum cl_tone { CL_TONE_GREEN, CL_TONE_ORANGE, CL_TONE_RED, CL_TONE_GREY, CL_TONES };
const char *cl_tone_name(int tone); /* "green" */

/* The four lights as symbols, once a page; a light that uses them. */
void cl_svg_symbols(cl_buf *out);
void cl_svg_light(cl_buf *out, int tone);
/* With its WORD for who listens, where that does not stand beside it. */
void cl_svg_light_said(cl_buf *out, int tone, const char *word);

/* Bars, courses and steps that come back on a page are drawn once: ID names the drawing (NULL: it
 * has none), and AGAIN is only that name, in its own frame. */

/* A bar for what was reached and a tick for what was expected, both as shares of
 * the way; below zero: not known.  All are as long, and can be compared; on a page with
 * cl_svg_symbols(). */
typedef struct cl_bullet {
  double reached, expected;
  int tone;
  const char *id;
  bool again;
} cl_bullet;
void cl_svg_bullet(cl_buf *out, const cl_bullet *bullet, const char *label);
/* The same without a tick, in the house colour: for outside. */
void cl_svg_reach(cl_buf *out, double share);

/* The course of what was measured: points by day; LOW and HIGH are values at the
 * bottom and (at least) the top.  Nothing below two points. */
typedef struct cl_course_point {
  double day, value;
} cl_course_point;
typedef struct cl_course {
  const cl_course_point *points;
  size_t count;
  double low, high;
  int tone;
  const char *id;
  bool again;
} cl_course;
void cl_svg_course(cl_buf *out, const cl_course *course);

/* A bar of 104 and its course (NULL: it has none), drawn before, side by side; what they say stands
 * beside them. */
void cl_svg_again(cl_buf *out, const char *bullet, const char *course);

/* COUNT steps on a line, the first NOW of them done, the last of those large. */
typedef struct cl_steps {
  size_t count, now;
  const char *id;
  bool again;
} cl_steps;
void cl_svg_steps(cl_buf *out, const cl_steps *steps, const char *label);
/* N dots in a row; above 24 a bar of that length, MOST the longest. */
void cl_svg_dots(cl_buf *out, size_t n, size_t most);
/* Parts by tone, in one bar; with THEN a lower one under it.  Figures in the parts. */
void cl_svg_stack(cl_buf *out, const size_t now[CL_TONES], const size_t *then, const char *label);
/* Tiles, four in a row and ROWS of them, all whole, that SEED decides on: the same for the same
 * seed, forever.  One is in the accent colour, with a white one at its side; these are in the last
 * two columns, and COLUMNS (2 to 4) are drawn. */
enum { CL_TILES = 4, CL_TILE_ROWS = 8 };
void cl_svg_tiles(cl_buf *out, cl_str seed, unsigned columns, unsigned rows);
/* A picture of BYTES (a PNG, or an SVG that was looked through) as part of the page. */
void cl_page_image(cl_buf *out, const char *class_name, cl_str bytes, bool svg, const char *label);

/* ---- svg_map.c: the map of groups ----------------------------------------------- */
enum cl_map_bond {
  CL_BOND_YES,
  CL_BOND_POSSIBLE,
  CL_BOND_NO,
  CL_BOND_UNKNOWN,
  CL_BOND_DROPPED,
  CL_BONDS
};
typedef struct cl_map_node {
  const char *name, *note; /* what they do, or why they dropped out; "" for none */
  const char *hub;         /* where they are met; "" when nobody knows */
  enum cl_map_bond bond;
  bool person, chosen; /* a circle; filled */
} cl_map_node;
typedef struct cl_map_words {
  const char *title, *lead, *label; /* of the file; of the drawing, for who listens */
  const char *nowhere;              /* the hub of those that are met nobody knows where */
  const char *bonds[CL_BONDS], *chosen, *organisation, *person; /* the key */
} cl_map_words;
typedef struct cl_map_drawing {
  const char *core; /* the theme in the middle */
  const cl_map_node *nodes;
  size_t count;
  cl_map_words words;
} cl_map_drawing;
/* Up to so many groups: people left and organisations right of the theme, at the
 * theme itself; above that around the places where they are met. */
enum { CL_MAP_FEW = 8 };
/* In a page, in the page's colours; as a file that fits A4, in those of SHADES. */
void cl_svg_map(cl_buf *out, const cl_map_drawing *map);
void cl_svg_map_file(cl_buf *out, const cl_map_drawing *map, const char *lang,
                     const cl_shades *shades);

/* How wide TEXT is about, set in a sans serif of SIZE. */
double cl_text_room(cl_str text, double size);

CL_END
#endif
