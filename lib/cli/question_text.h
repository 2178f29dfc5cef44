/* question_text.h - the question bank for what shows which questions were asked. */
#ifndef CL_QUESTION_TEXT_H
#define CL_QUESTION_TEXT_H

#include "app.h"

CL_BEGIN

/* Questions of the user's own: the file of --questions, else questions.yaml
 * beside the plan; NULL when there is none. */
const char *cl_own_questions(cl_app *app);
/* A question that was asked, to read: `How did it begin? [begin]` for an id of
 * the bank, else ASKED itself; in app->arena. */
const char *cl_asked_text(cl_app *app, cl_str asked);

CL_END
#endif
