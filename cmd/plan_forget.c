/* plan_forget.c - `forget`: takes a person out of every file, and says where
 * they may still be known. */
#include <string.h>

#include "plan.h"

typedef struct forgetting {
  cl_app *app;
  const cl_rec *person;
  size_t left; /* records that lose what they need: a moment its owner */
} forgetting;

/* `communities/x.yaml:12: community x: point of contact`. */
static void list_place(void *data, const cl_rec *record, cl_field field, const cl_node *value) {
  forgetting *f = data;
  cl_app *app = f->app;
  cl_plan_file *file = &app->plan->files[record->file];
  cl_place place = cl_tree_place(&file->tree, value->start);
  const cl_field_row *row = cl_field_info(field);
  cl_visible(&app->out, cl_str_of(file->path), true);
  cl_buf_printf(&app->out, ":%u:%u: %s ", place.line, place.col,
                cl_type_label(record->type, app->lang, false));
  cl_visible(&app->out, cl_str_of(cl_rec_address(record, app->arena)), true);
  cl_buf_printf(&app->out, ": %s\n", cl_field_label(field, app->lang));
  if ((row->flags & CL_REQ) && !(row->flags & CL_SUB))
    f->left++;
}

static void list_record(forgetting *f) {
  cl_app *app = f->app;
  cl_place place = cl_rec_place(app->plan, f->person, CL_F_NONE);
  cl_visible(&app->out, cl_str_of(place.file), true);
  cl_buf_printf(&app->out, ":%u:%u: %s %s\n", place.line, place.col,
                cl_type_label(CL_T_PERSON, app->lang, false), f->person->id);
}

/* ---- what is left in running text ------------------------------------------------------ */

static void say_still(void *data, const cl_rec *rec, cl_field field, const cl_node *node) {
  forgetting *f = data;
  cl_tree *tree = &f->app->plan->files[rec->file].tree;
  cl_tree_say(
      tree, node->start, &f->app->diag, CL_WARNING, NULL, cl_rec_address(rec, f->app->arena),
      _("%s names this person in its text: change that by hand"), cl_field_info(field)->path);
}

enum cl_status plan_forget(cl_app *app) {
  const cl_rec *person = cl_need_rec(app, CL_T_PERSON, app->args[0]);
  if (!person) {
    if (app->plan->missing)
      cl_note(app, _("a file that the plan includes is not here: run this where people.yaml is"));
    return CL_USAGE;
  }
  forgetting f = { app, person, 0 };
  list_record(&f);
  cl_references(app->plan, person, list_place, &f);
  enum cl_status status = cl_change_remove(app->change, person, true);
  if (status != CL_OK)
    return status;
  plan_mentions(app, person, say_still, &f);
  if (f.left)
    cl_note(app,
            P_("%zu record is now without someone it needs: cl-plan check shows it",
               "%zu records are now without someone they need: cl-plan check shows them", f.left),
            f.left);
  cl_note(app,
          _("the plan no longer knows %s, but the history of git does, and so do copies, "
            "exports and backups: if it has to go there, too, rewrite the history (git "
            "filter-repo) and ask everyone for a fresh clone"),
          person->id);
  return CL_OK;
}
