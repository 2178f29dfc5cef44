/* mention_found.c - keeping who was found in a text; see mention.h. */
#include "mention_inner.h"

bool cl_mention_word_char(uint32_t c) {
  if (c < 0x80)
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return c >= 0xAA && c != 0xAB && c != 0xBB && !(c >= 0x2000 && c <= 0x206F) && c != 0x3000 &&
         c != 0xFFFD && c != 0xFEFF && !(c >= 0xB0 && c <= 0xBF && c != 0xBA) && c != 0xAD &&
         c != 0xD7 && c != 0xF7;
}

void cl_mention_add(cl_finder *f, uint32_t person, size_t at, size_t n, enum cl_mention_kind kind) {
  const cl_rec *rec = f->people[person].rec;
  for (size_t i = f->found_count; i-- > 0;) {
    const cl_mention *m = &f->found[i];
    if (m->person == rec && at < m->at + m->n && m->at < at + n)
      return;
  }
  f->found = cl_grow(f->found, &f->found_cap, f->found_count + 1, sizeof *f->found);
  f->found[f->found_count++] = (cl_mention){ rec, at, n, kind };
}
