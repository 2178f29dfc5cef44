/* network_cells.c - cells that the front and the sheets behind it have alike; see network_book.h.
 */
#include "../lib/format/colour.h"
#include "network_book.h"

/* A number on a ground that is darker the more it is. */
void nb_heat(binder *b, size_t n, size_t most) {
  int step = cl_heat_step(n, most);
  cl_cell_style style = { .side = CL_SIDE_CENTER,
                          .ink = b->look.colours.on_heat[step],
                          .ground = b->look.colours.heat[step],
                          .bottom = CL_EDGE_THIN,
                          .right = CL_EDGE_THIN,
                          .line = 0xFFFFFF,
                          .form = "0;-0;;" };
  cl_set_num(b->sheet, b->row, (unsigned)b->at++, &style, (double)n);
}

/* Why there is nothing to count, over cells that stay empty; false when there is. */
bool nb_why_empty(binder *b, const nw_lib *lib) {
  const char *why = nw_why_empty(b->s, lib);
  cl_cell_style style = ov_cell(CL_SIDE_LEFT);
  style.ink = lib->read ? OV_MUTED : OV_BAD;
  if (why)
    cl_set_text(b->sheet, b->row, (unsigned)b->at, &style, why);
  return why != NULL;
}

const char *nb_others(binder *b, size_t n) {
  return cl_asprintf(b->app->arena, T_(b->app, "and %zu more"), n);
}

const char *nb_light_title(binder *b, int light) {
  return ov_light_text(&b->look, (enum cl_light)light);
}

void nb_lights(binder *b, const size_t lights[CL_LIGHTS]) {
  for (int i = 0; i < CL_LIGHTS; i++) {
    cl_cell_style style = lights[i] ? ov_light_cell((enum cl_light)i) : ov_cell(CL_SIDE_CENTER);
    style.form = "0;-0;–";
    cl_set_num(b->sheet, b->row, (unsigned)b->at++, &style, (double)lights[i]);
  }
}
