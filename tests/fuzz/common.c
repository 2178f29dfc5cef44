/* common.c - see common.h. */
#include "common.h"

#include <fcntl.h>
#include <unistd.h>

static cl_str shown;

void fuzz_show(cl_str text) {
  shown = text;
}

void fuzz_failed(const char *file, int line, const char *text) {
  if (shown.p)
    fprintf(stderr, "---- made:\n%.*s\n----\n", (int)shown.n, shown.p);
  fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, text);
  abort();
}

static char folder[64], plan_path[96], other_path[96];
static int other = -1;

static void clean(void) {
  unlink(plan_path);
  unlink(other_path);
  rmdir(folder);
}

static void start(void) {
  /* In memory where there is such a place: it is read again for every input. */
  const char *where = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
  snprintf(folder, sizeof folder, "%s/clkit-fuzz.XXXXXX", where);
  FUZZ_TRUE(mkdtemp(folder) != NULL);
  snprintf(plan_path, sizeof plan_path, "%s/plan.yaml", folder);
  snprintf(other_path, sizeof other_path, "%s/f.csv", folder);
  int fd = open(plan_path, O_CREAT | O_WRONLY, 0600);
  FUZZ_TRUE(fd >= 0 && close(fd) == 0);
  other = open(other_path, O_CREAT | O_RDWR, 0600);
  FUZZ_TRUE(other >= 0);
  atexit(clean);
  cl_lang_set_user(CL_EN);
  cl_schema_start();
}

const char *fuzz_plan_path(void) {
  if (other < 0)
    start();
  return plan_path;
}

const char *fuzz_file(const void *p, size_t n) {
  fuzz_plan_path();
  FUZZ_TRUE(pwrite(other, p, n, 0) == (ssize_t)n && ftruncate(other, (off_t)n) == 0);
  return other_path;
}

enum cl_status fuzz_plan(cl_plan **plan, cl_str bytes, cl_diag *diag) {
  const char *path = fuzz_plan_path();
  cl_overlay over = { path, bytes };
  enum cl_status status = cl_plan_open_over(plan, path, &over, 1, diag);
  FUZZ_TRUE((status == CL_OK) == (*plan != NULL));
  fuzz_findings(diag, status, bytes.n);
  return status;
}

static void check_text(const char *p, size_t n) {
  FUZZ_TRUE(!cl_utf8_bad(p, n));
  for (size_t i = 0; i < n;) {
    uint32_t c;
    i += cl_utf8_get(p + i, n - i, &c);
    FUZZ_TRUE(c == '\n' || !cl_is_control(c));
  }
}

void fuzz_findings(const cl_diag *diag, enum cl_status status, size_t size) {
  cl_buf out = CL_BUF_INIT;
  FUZZ_TRUE(status == CL_OK || diag->by_level[CL_ERROR] > 0);
  for (size_t i = 0; i < diag->count; i++) {
    const cl_finding *finding = &diag->findings[i];
    FUZZ_TRUE(finding->place.line <= size + 1 && finding->place.col <= size + 1);
    FUZZ_TRUE(!finding->place.line || finding->place.file);
    if (i < 4) /* the text of all others is made in the same way */
      cl_finding_print(&out, finding);
  }
  check_text(cl_buf_text(&out), out.len);
  cl_buf_free(&out);
}

unsigned fuzz_byte(fuzz_bytes *bytes) {
  if (!bytes->n)
    return 0;
  bytes->n--;
  return *bytes->p++;
}
