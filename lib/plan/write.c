/* write.c - the files of a plan, back to where they came from; see change.h. */
#include "change.h"
#include "../base/journal.h"

#include <stdlib.h>

enum cl_status cl_plan_write(const cl_plan *plan, const cl_new_file *files, size_t n, bool *changed,
                             cl_diag *diag) {
  *changed = false;
  if (n == 0)
    return CL_OK;
  cl_new_text *texts = cl_xcalloc(plan->file_count, sizeof *texts);
  for (size_t i = 0; i < plan->file_count; i++)
    texts[i] = (cl_new_text){ .path = plan->files[i].path,
                              .old = cl_plan_file_bytes(&plan->files[i]),
                              .text = CL_NO_STR,
                              .stamp = plan->files[i].stamp };
  for (size_t i = 0; i < n; i++)
    texts[files[i].file].text = (cl_str){ cl_buf_text(&files[i].bytes), files[i].bytes.len };
  enum cl_status status =
      cl_files_replace(plan->files[0].path, texts, plan->file_count, changed, diag);
  free(texts);
  return status;
}

bool cl_plan_stands(const cl_plan *plan) {
  if (!plan->from_stdin && cl_journal_there(plan->files[0].path))
    return false;
  for (size_t i = plan->from_stdin; i < plan->file_count; i++)
    if (plan->files[i].stamp.known && !cl_stamp_good(plan->files[i].path, &plan->files[i].stamp))
      return false;
  return true;
}
