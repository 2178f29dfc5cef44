/* catalogue.c - reading a .mo file where it stands; see catalogue.h. */
#include "catalogue.h"

#include <string.h>

/* Where the parts of the head stand, and how long a row of a table is. */
enum { COUNT = 8, TEXTS = 12, TRANSLATIONS = 16, ROW = 8, ROW_OFFSET = 4 };

static uint32_t number(const unsigned char *p) {
  return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* Row I of the table whose offset stands at TABLE. */
static const unsigned char *row(const unsigned char *mo, unsigned table, uint32_t i) {
  return mo + number(mo + table) + (size_t)ROW * i;
}

static const char *text_of(const unsigned char *mo, const unsigned char *entry) {
  return (const char *)mo + number(entry + ROW_OFFSET);
}

const char *cl_catalogue_find(const unsigned char *mo, const char *text, unsigned form) {
  uint32_t low = 0, high = number(mo + COUNT);
  while (low < high) { /* sorted by bytes */
    uint32_t middle = low + (high - low) / 2;
    int order = strcmp(text, text_of(mo, row(mo, TEXTS, middle)));
    if (order == 0) {
      const unsigned char *entry = row(mo, TRANSLATIONS, middle);
      const char *found = text_of(mo, entry), *end = found + number(entry);
      for (; form && found < end; form--)
        found += strlen(found) + 1;
      return found < end ? found : NULL;
    }
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}
