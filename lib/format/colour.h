/* colour.h - colours for what is made to be looked at: how well one reads on
 * another (WCAG 2), and the palette that goes with a house colour.
 *
 * Neutral: knows colours, not plans. */
#ifndef CL_COLOUR_H
#define CL_COLOUR_H

#include "../base/text.h"

CL_BEGIN

typedef struct cl_colour {
  double red, green, blue; /* 0..1, as #rrggbb has them */
} cl_colour;

enum { CL_HEATS = 5, CL_HEX_SIZE = 8 };
#define CL_INK "#16212a" /* text on paper; on dark CL_INK_DARK */
#define CL_INK_DARK "#e8ecee"
#define CL_BRAND "#0b5563"   /* where nobody named a house colour */
#define CL_READABLE 4.5      /* contrast that a word asks (AA) */
#define CL_WELL_READABLE 7.0 /* and running text, and headings in the dark (AAA) */
#define CL_VISIBLE 3.0       /* and a shape */

/* `#0b5563`, in capitals or not; false for anything else. */
bool cl_colour_read(cl_str text, cl_colour *out);
/* OUT holds CL_HEX_SIZE bytes; returns OUT. */
const char *cl_colour_hex(char *out, cl_colour colour);
/* From 1 (the same) to 21 (black on white). */
double cl_colour_contrast(cl_colour a, cl_colour b);

/* What a page takes from the house colour, on paper or on dark. */
typedef struct cl_shades {
  char brand[CL_HEX_SIZE], on_brand[CL_HEX_SIZE]; /* a plane, and text on it */
  char ink[CL_HEX_SIZE];  /* the colour as words on the page, on pane and tint */
  char tint[CL_HEX_SIZE]; /* a breath of it, to write on in ink */
  char heat[CL_HEATS][CL_HEX_SIZE],
      on_heat[CL_HEATS][CL_HEX_SIZE]; /* nothing to most, figures on it */
} cl_shades;
typedef struct cl_palette {
  cl_shades light, dark;
  double white, ink; /* contrast of white and of CL_INK on the colour */
} cl_palette;
/* False when neither white nor ink can be read on COLOUR; then only `white` and
 * `ink` are filled in. */
bool cl_palette_of(cl_palette *out, cl_colour colour);
/* A second colour beside BRAND (#rrggbb), for one shape: yellow, or blue where yellow would not
 * stand out. */
const char *cl_colour_accent(const char *brand);
/* The step of N in a heat map whose most is MOST: 0 for nothing, then 1..4. */
int cl_heat_step(size_t n, size_t most);

CL_END
#endif
