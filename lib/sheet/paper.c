/* paper.c - what stands on a sheet; see paper.h and show.h. */
#include "paper.h"

#include <stdarg.h>
#include <string.h>

#include "../cli/formats.h"
#include "show.h"
#include "../cli/output.h"

/* ---- The sheet -------------------------------------------------------------- */

enum cl_status cl_paper_start(cl_app *app) {
  enum cl_format format;
  enum cl_status status = cl_format_find(app, true, &format);
  app->paper = cl_alloc(app->arena, sizeof *app->paper);
  app->paper->html = format == CL_FORMAT_HTML;
  app->paper->blank = cl_opt(app, CL_OI_BLANK) != NULL;
  app->paper->width = cl_output_named(app) ? 0 : app->columns;
  return status;
}

cl_block *cl_paper_put(cl_app *app, enum cl_block_kind kind) {
  cl_block *block = cl_alloc(app->arena, sizeof *block);
  block->kind = kind;
  block->field = CL_F_NONE;
  if (app->paper->last)
    app->paper->last->next = block;
  else
    app->paper->first = block;
  app->paper->last = block;
  return block;
}

enum cl_status cl_paper_end(cl_app *app, const char *heading, enum cl_status status) {
  bool color = app->color;
  cl_buf file, *out = cl_output_start(app, &file);
  cl_house_style house;
  if (status != CL_OK || (app->paper->html && (status = cl_style_read(&house, app->plan, app->arena,
                                                                      &app->diag)) != CL_OK))
    return status;
  app->paper->house = &house;
  app->color = color && !cl_output_named(app);
  if (app->paper->html)
    cl_paper_html(app, heading, out);
  else
    cl_paper_term(app, out);
  app->color = color;
  return cl_output_end(app, &file, CL_OK);
}

/* ---- Blocks ----------------------------------------------------------------- */

static void put_text(cl_app *app, enum cl_block_kind kind, const char *text) {
  cl_paper_put(app, kind)->text = text;
}

void cl_show_title(cl_app *app, const char *text) {
  put_text(app, CL_B_TITLE, text);
}

void cl_show_title_along(cl_app *app, const char *text) {
  cl_block *block = cl_paper_put(app, CL_B_TITLE);
  block->text = text;
  block->n = CL_TITLE_ALONG;
}

void cl_show_part(cl_app *app, const char *text) {
  put_text(app, CL_B_PART, text);
}

void cl_show_field_as(cl_app *app, const char *label, cl_field field, const char *text) {
  cl_block *block = cl_paper_put(app, CL_B_LINE);
  block->label = label ? label : cl_field_label(field, app->lang);
  block->text = text;
  block->field = field;
}

void cl_show_line(cl_app *app, const char *label, const char *text) {
  cl_show_field_as(app, label, CL_F_NONE, text);
}

void cl_show_field(cl_app *app, const char *label, const cl_rec *rec, cl_field field) {
  cl_show_field_as(app, label, field, cl_show_value(app, rec, field));
}

void cl_show_field_more(cl_app *app, const char *label, const cl_rec *rec, cl_field field) {
  if (rec && cl_rec_has(rec, field))
    cl_show_field(app, label, rec, field);
}

void cl_show_says(cl_app *app, const char *text) {
  put_text(app, CL_B_TEXT, text);
}

static cl_block *put_columns(cl_app *app, va_list args) {
  enum { MOST = 8 };
  cl_field *columns = cl_alloc(app->arena, MOST * sizeof *columns);
  cl_block *block = cl_paper_put(app, CL_B_ROOM);
  int field;
  while ((field = va_arg(args, int)) != CL_F_NONE && block->n < MOST)
    columns[block->n++] = (cl_field)field;
  block->columns = columns;
  return block;
}

void cl_show_room(cl_app *app, ...) {
  va_list args;
  va_start(args, app);
  put_columns(app, args);
  va_end(args);
}

void cl_show_room_one(cl_app *app, ...) {
  va_list args;
  va_start(args, app);
  put_columns(app, args)->rows = 1;
  va_end(args);
}

void cl_show_nothing(cl_app *app) {
  cl_paper_put(app, CL_B_NOTHING);
}

void cl_show_gap(cl_app *app) {
  cl_paper_put(app, CL_B_GAP);
}

void cl_show_sides(cl_app *app, const char *left, const char *right) {
  cl_block *block = cl_paper_put(app, CL_B_SIDES);
  block->label = left;
  block->text = right;
}

void cl_show_side(cl_app *app, const char *left) {
  put_text(app, CL_B_SIDE, left);
}

void cl_show_side_item(cl_app *app, const char *label, const char *text, unsigned lines) {
  cl_block *block = cl_paper_put(app, CL_B_SIDE_ITEM);
  block->label = label;
  block->text = text;
  block->n = lines;
}

/* ---- Days ------------------------------------------------------------------- */

/* ---- Words ------------------------------------------------------------------ */
