/* status_story.h - the story of the plan (lib/method/story.h) as status tells it. */
#ifndef CL_STATUS_STORY_H
#define CL_STATUS_STORY_H

#include "../lib/method/story.h"
#include "common.h"

typedef struct status_story {
  cl_story story;
  cl_plan *old;      /* the plan of --since, or of four weeks ago where git has it; or NULL */
  const char *name;  /* what that is called; NULL when that says nothing */
  bool given, alone; /* by --since; it may have come without what it includes */
} status_story;

/* CL_USAGE or worse, and a message, when --since names nothing. */
enum cl_status status_story_read(cl_app *app, status_story *out);
void status_story_free(status_story *story);
void status_story_print(cl_app *app, const status_story *story);
/* `now  ++++++!!!xxx--  + 12  ! 9  x 11  - 4`: LIGHTS of at most ALL goals; what the signs mean. */
void status_lights(cl_app *app, const char *when, const size_t lights[CL_LIGHTS], size_t all);
void status_lights_key(cl_app *app);
/* TEXT, with the name of COMMUNITY behind it where it does not say that itself. */
const char *status_whose(cl_app *app, const char *text, const cl_rec *community);
/* The one command to begin with. */
void status_story_begin(cl_app *app, const status_story *story);
void status_story_json(cl_app *app, const status_story *story);

#endif
