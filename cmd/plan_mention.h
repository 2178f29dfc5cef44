/* plan_mention.h - every place that names a person: in the plan's texts, ids and
 * comments, and in the other files of its folder.  For `forget` and `privacy`. */
#ifndef CL_CMD_PLAN_MENTION_H
#define CL_CMD_PLAN_MENTION_H

#include "../lib/method/mention.h"
#include "common.h"

typedef struct plan_mention {
  const char *file;  /* as the user would write it */
  cl_place place;    /* line 0: the name of the file itself */
  const cl_rec *rec; /* NULL: a comment, or another file */
  cl_field field;
  cl_str text; /* all that it stands in; CL_NO_STR for another file */
  const cl_mention *mention;
  bool comment;
} plan_mention;

typedef void plan_mention_found(void *data, const plan_mention *m);

/* Calls FOUND for every mention of anybody in PLAN and, with FOLDER, in the other
 * files of its folder but SKIP (a path, or NULL).  A person's own record is
 * passed over, and so is what refers by id. */
void plan_mentions(cl_app *app, const cl_plan *plan, cl_finder *finder, bool folder,
                   const char *skip, plan_mention_found *found, void *data);

/* plan_folder.c: the other files alone.  Says in notes what could not be read. */
void plan_folder_mentions(cl_app *app, const cl_plan *plan, cl_finder *finder, const char *skip,
                          plan_mention_found *found, void *data);

/* `communities/x.yaml:12:3` with `story x: Text (part of the name)` behind it. */
void plan_mention_line(cl_buf *out, cl_app *app, const plan_mention *m);

#endif
