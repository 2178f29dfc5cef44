/* plan_text.h - plans from text: what the tests that need a plan of a few lines
 * share.  Include it behind <cmocka.h>, and give start and stop to
 * cmocka_run_group_tests(). */
#ifndef PLAN_TEXT_H
#define PLAN_TEXT_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../lib/plan/plan.h"

static char plan_folder[512], plan_path[sizeof plan_folder + 16];

/* Before the group: English, the tables, and a temp folder of its own. */
static int start(void **state) {
  (void)state;
  cl_lang_set_user(CL_EN);
  cl_schema_start();
  const char *temp = getenv("TMPDIR");
  snprintf(plan_folder, sizeof plan_folder, "%s/clkit-unit-XXXXXX", temp ? temp : "/tmp");
  if (!mkdtemp(plan_folder))
    return -1;
  snprintf(plan_path, sizeof plan_path, "%s/plan.yaml", plan_folder);
  return 0;
}

/* Behind the group: the folder goes. */
static int stop(void **state) {
  (void)state;
  unlink(plan_path);
  return rmdir(plan_folder);
}

/* The plan that reads FORMAT, filled in as by printf(), in the place of an earlier
 * one; what it says of it is added to DIAG.  Close it with cl_plan_close(). */
CL_PRINTF(2, 3) static cl_plan *plan_of(cl_diag *diag, const char *format, ...) {
  FILE *file = fopen(plan_path, "w");
  assert_non_null(file);
  va_list args;
  va_start(args, format);
  assert_true(vfprintf(file, format, args) >= 0);
  va_end(args);
  assert_int_equal(fclose(file), 0);
  cl_plan *plan = NULL;
  assert_int_equal(cl_plan_open(&plan, plan_path, diag), CL_OK);
  return plan;
}

/* The worked example.  Close it with cl_plan_close(). */
static inline cl_plan *plan_of_example(cl_diag *diag) {
  const char *source = getenv("srcdir");
  cl_buf name = CL_BUF_INIT;
  cl_buf_printf(&name, "%s/share/examples/waterrijk/plan.yaml", source ? source : ".");
  cl_plan *plan = NULL;
  assert_int_equal(cl_plan_open(&plan, cl_buf_text(&name), diag), CL_OK);
  cl_buf_free(&name);
  return plan;
}

#endif
