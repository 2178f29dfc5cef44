/* colour.c - see colour.h. */
#include "colour.h"

#include <string.h>

#include "../base/root.h"

bool cl_colour_read(cl_str text, cl_colour *out) {
  double part[3] = { 0, 0, 0 };
  if (text.n != 7 || text.p[0] != '#')
    return false;
  for (size_t i = 1; i < 7; i++) {
    const char *digits = "0123456789abcdef", *at = memchr(digits, cl_ascii_lower(text.p[i]), 16);
    if (!at)
      return false;
    part[(i - 1) / 2] = part[(i - 1) / 2] * 16 + (double)(at - digits);
  }
  *out = (cl_colour){ part[0] / 255, part[1] / 255, part[2] / 255 };
  return true;
}

static unsigned byte_of(double part) {
  return (unsigned)(part * 255 + 0.5);
}

const char *cl_colour_hex(char *out, cl_colour colour) {
  static const char digits[] = "0123456789abcdef";
  const unsigned parts[] = { byte_of(colour.red), byte_of(colour.green), byte_of(colour.blue) };
  out[0] = '#';
  for (size_t i = 0; i < 3; i++) {
    out[1 + 2 * i] = digits[parts[i] >> 4 & 15];
    out[2 + 2 * i] = digits[parts[i] & 15];
  }
  out[7] = 0;
  return out;
}

/* X to the power 12/5. */
static double power_2_4(double x) {
  double fifth = cl_root(x, 5);
  return x * x * fifth * fifth;
}

static double linear(double part) {
  return part <= 0.04045 ? part / 12.92 : power_2_4((part + 0.055) / 1.055);
}

static double luminance(cl_colour c) {
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

double cl_colour_contrast(cl_colour a, cl_colour b) {
  double x = luminance(a), y = luminance(b);
  return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* So much of B (0..1) in A. */
static cl_colour mix(cl_colour a, cl_colour b, double share) {
  return (cl_colour){ a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share,
                      a.blue + (b.blue - a.blue) * share };
}

/* What stands in a file is rounded to bytes: contrasts are taken of that. */
static cl_colour written(cl_colour c) {
  return (cl_colour){ byte_of(c.red) / 255.0, byte_of(c.green) / 255.0, byte_of(c.blue) / 255.0 };
}

static cl_colour known(const char *hex) {
  cl_colour c = { 0, 0, 0 };
  cl_colour_read(cl_str_of(hex), &c);
  return c;
}

/* COLOUR moved towards END until it stands out ENOUGH from each of the N of GROUNDS. */
static cl_colour stand_out(cl_colour colour, cl_colour end, const cl_colour *grounds, size_t n,
                           double enough) {
  for (int step = 0; step < 50; step++) {
    cl_colour tried = written(mix(colour, end, step / 50.0));
    bool good = true;
    for (size_t i = 0; i < n; i++)
      good = good && cl_colour_contrast(tried, grounds[i]) >= enough;
    if (good)
      return tried;
  }
  return end;
}

static const char *better(cl_colour ground, const char *a, const char *b) {
  return cl_colour_contrast(known(a), ground) >= cl_colour_contrast(known(b), ground) ? a : b;
}

/* From the pane to the full colour; a step on which no figure could be read gives way to
 * the next darker (on dark: lighter) one that will do. */
static void heat(cl_shades *out, cl_colour pane, cl_colour page, cl_colour full, const char *ink,
                 const char *paper) {
  static const double shares[CL_HEATS] = { 0, 0.2, 0.45, 0.74, 1 };
  cl_colour_hex(out->heat[0], pane);
  cl_colour_hex(out->on_heat[0], known(better(pane, ink, paper)));
  for (int i = 1; i < CL_HEATS; i++) {
    double share = shares[i];
    cl_colour c = written(mix(page, full, share));
    while (share < 1 && cl_colour_contrast(c, known(better(c, ink, paper))) < CL_READABLE) {
      share += 0.02;
      c = written(mix(page, full, share > 1 ? 1 : share));
    }
    cl_colour_hex(out->heat[i], c);
    cl_colour_hex(out->on_heat[i], known(better(c, ink, paper)));
  }
}

static void light_shades(cl_shades *out, cl_colour colour) {
  const cl_colour white = { 1, 1, 1 }, black = { 0, 0, 0 };
  cl_colour tint = written(mix(white, colour, 0.1));
  const cl_colour grounds[] = { white, known("#f5f7f7"), tint };
  cl_colour ink = stand_out(colour, black, grounds, CL_COUNT(grounds), CL_READABLE);
  cl_colour_hex(out->brand, colour);
  cl_colour_hex(out->on_brand, known(better(colour, "#ffffff", CL_INK)));
  cl_colour_hex(out->tint, tint);
  cl_colour_hex(out->ink, ink);
  heat(out, grounds[1], white, ink, CL_INK, "#ffffff");
}

/* As words on dark: first towards a light colour of the same hue, which keeps it the
 * house's own; what is still too dark then, towards white. */
static cl_colour brighter(cl_colour c, const cl_colour *grounds, size_t n) {
  const cl_colour white = { 1, 1, 1 };
  double most = c.red > c.green ? c.red : c.green;
  most = c.blue > most ? c.blue : most;
  double by = most > 0.02 ? 0.9 / most : 1;
  cl_colour hue = { c.red * by, c.green * by, c.blue * by };
  cl_colour end = written(mix(hue, white, 0.5));
  cl_colour tried = stand_out(c, end, grounds, n, CL_WELL_READABLE);
  return stand_out(tried, white, grounds, n, CL_WELL_READABLE);
}

static void dark_shades(cl_shades *out, cl_colour colour) {
  const cl_colour white = { 1, 1, 1 }, page = known("#11181d"), pane = known("#182127");
  cl_colour tint = written(mix(page, colour, 0.18));
  const cl_colour grounds[] = { page, pane, tint };
  cl_colour ink = brighter(colour, grounds, CL_COUNT(grounds));
  cl_colour brand = stand_out(colour, white, grounds, 1, CL_VISIBLE);
  const char *on = better(brand, "#ffffff", CL_INK);
  if (cl_colour_contrast(brand, known(on)) < CL_READABLE) {
    brand = colour; /* words on it go before its edge */
    on = better(brand, "#ffffff", CL_INK);
  }
  cl_colour_hex(out->brand, brand);
  cl_colour_hex(out->on_brand, known(on));
  cl_colour_hex(out->tint, tint);
  cl_colour_hex(out->ink, ink);
  heat(out, pane, page, ink, "#11181d", CL_INK_DARK);
}

bool cl_palette_of(cl_palette *out, cl_colour colour) {
  *out = (cl_palette){ .white = cl_colour_contrast(colour, known("#ffffff")),
                       .ink = cl_colour_contrast(colour, known(CL_INK)) };
  if (out->white < CL_READABLE && out->ink < CL_READABLE)
    return false;
  light_shades(&out->light, colour);
  dark_shades(&out->dark, colour);
  return true;
}

const char *cl_colour_accent(const char *brand) {
  static const char yellow[] = "#f3b84b", blue[] = "#1f4e79";
  cl_colour house, bright;
  if (!cl_colour_read(cl_str_of(brand), &house) || !cl_colour_read(cl_str_of(yellow), &bright))
    return yellow;
  return cl_colour_contrast(house, bright) < 1.7 ? blue : yellow;
}

int cl_heat_step(size_t n, size_t most) {
  if (!n || !most)
    return 0;
  if (n >= most)
    return most == 1 ? 2 : CL_HEATS - 1;
  return 1 + (int)((n - 1) * (CL_HEATS - 1) / most);
}
