/* twin.c - fuzzing: bytes to a tree by fast.c and by libyaml; both must make the same
 * nodes, spans, keys, styles and texts, and refuse the same with the same words. */
#include "../../lib/yaml/inner.h"
#include "../unit/twin.h"
#include "common.h"

/* What fast.c declines is read by libyaml both times, which takes long and tells little:
 * of that one in SOME. */
enum { SOME = 32 };

static bool is_declined(cl_str bytes) {
  char *src = cl_xmalloc(bytes.n + 1);
  if (bytes.n)
    memcpy(src, bytes.p, bytes.n);
  src[bytes.n] = '\0';
  cl_tree tree = {
    .src = src, .size = (uint32_t)bytes.n, .arena = cl_arena_new(), .syms = cl_syms_new()
  };
  tree.bom = strncmp(src, "\xEF\xBB\xBF", 3) == 0;
  bool declined = cl_utf8_bad(src, bytes.n) || !cl_fast_read(&tree);
  cl_tree_free(&tree);
  return declined;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const names[] = { "a", "b", "calendar", "date", "id", "people", "title" };
  bool fast;
  cl_sym_fixed(names, CL_COUNT(names));
  cl_sym_hush("people");
  static unsigned declined;
  if (is_declined((cl_str){ (const char *)data, size }) && ++declined % SOME)
    return 0;
  fuzz_show((cl_str){ (const char *)data, size });
  bool same = twin_same((cl_str){ (const char *)data, size }, &fast);
  if (!same)
    fprintf(stderr, "%s\n", twin_text);
  FUZZ_TRUE(same);
  return 0;
}
