/* trivial.c - a program that links what the others link and does nothing: the
 * floor for start-up. */
#include "../../lib/base/mem.h"

int main(void) {
  cl_arena_free(cl_arena_new());
  return 0;
}
