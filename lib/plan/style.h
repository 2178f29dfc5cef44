/* style.h - the house style: organisation.colour and organisation.logo, read and
 * looked through, for all who make something to be looked at. */
#ifndef CL_STYLE_H
#define CL_STYLE_H

#include "../format/colour.h"
#include "plan.h"

CL_BEGIN

enum { CL_MAX_LOGO = 200 * 1024 };

typedef struct cl_house_style {
  cl_palette palette; /* of the house colour, or of clkit's own */
  bool own;           /* the plan names a colour */
  cl_str logo;        /* bytes of the picture, in the arena; CL_NO_STR: there is none */
  bool logo_svg;      /* it is an SVG, else a PNG */
} cl_house_style;

/* Reads both, in ARENA.  CL_PLAN and an error at the field for a colour that is none,
 * or on which neither white nor ink can be read (both contrasts are named); for a
 * logo that is not there, lies outside the folder of the plan (links followed), is
 * larger than CL_MAX_LOGO, is no PNG or SVG, or is an SVG with a script or anything
 * that it would fetch.  OUT then holds what is good, and clkit's own for the rest. */
enum cl_status cl_style_read(cl_house_style *out, const cl_plan *plan, cl_arena *arena,
                             cl_diag *diag);

CL_END
#endif
