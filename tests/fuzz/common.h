/* common.h - what the fuzzing harnesses share.
 *
 * Each harness is a function that libFuzzer calls with bytes of its making, in
 * one process.  It reads them with the library, then looks whether what came
 * of it holds what the headers promise; FUZZ_TRUE() ends the run when not. */
#ifndef FUZZ_COMMON_H
#define FUZZ_COMMON_H

#include "../../lib/plan/plan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the run, so that the input is kept, when what must hold does not. */
#define FUZZ_TRUE(holds)                                                                           \
  do {                                                                                             \
    if (!(holds))                                                                                  \
      fuzz_failed(__FILE__, __LINE__, #holds);                                                     \
  } while (0)
CL_NORETURN void fuzz_failed(const char *file, int line, const char *text);

/* What was made of the input: printed when something does not hold. */
void fuzz_show(cl_str text);

/* An empty file named plan.yaml in a temp folder of its own; both go at exit. */
const char *fuzz_plan_path(void);
/* Another file in that folder, holding N bytes at P until the next call. */
const char *fuzz_file(const void *p, size_t n);

/* Reads P as the plan; *PLAN is NULL when it is none.  Its findings are checked
 * by fuzz_findings(), and left in DIAG. */
enum cl_status fuzz_plan(cl_plan **plan, cl_str bytes, cl_diag *diag);
/* What is said must be fit for a terminal, and about places that exist in a
 * text of SIZE bytes. */
void fuzz_findings(const cl_diag *diag, enum cl_status status, size_t size);

/* Bytes taken from the front of the input, 0 when there are no more. */
typedef struct fuzz_bytes {
  const uint8_t *p;
  size_t n;
} fuzz_bytes;
unsigned fuzz_byte(fuzz_bytes *bytes);

#endif
