/* map_svg.h - worksheet 3 as a drawing in SVG: for cl-scan and the report. */
#ifndef CL_CMD_MAP_SVG_H
#define CL_CMD_MAP_SVG_H

#include "../lib/format/svg.h"
#include "common.h"

/* The groups around THEME (NULL: all) as something to draw, in words of the language of
 * what is made; false when there is none. */
bool map_svg_read(cl_app *app, const cl_rec *theme, cl_map_drawing *out);

#endif
