/* latin.c - the letters and signs of Dutch text; see latin.h.
 * The table follows from Unicode's own (NFKD, marks off, lower case) and from what
 * text.c types for letters that are no letter with a mark: tests/unit/test_text
 * compares every row with libunistring. */
#include "latin.h"

enum { FIRST = 0xA0, BEHIND = 0x180 };

/* clang-format off */
static const char *const folded[BEHIND - FIRST] = {
    " ", "\xC2\xA1", "\xC2\xA2", "\xC2\xA3", "\xC2\xA4", "\xC2\xA5", "\xC2\xA6", "\xC2\xA7", " ",
    "\xC2\xA9", "a", "\xC2\xAB", "\xC2\xAC", "", "\xC2\xAE", " ", "\xC2\xB0", "\xC2\xB1", "2",
    "3", " ", "\xCE\xBC", "\xC2\xB6", "\xC2\xB7", " ", "1", "o", "\xC2\xBB", "1\xE2\x81\x84" "4",
    "1\xE2\x81\x84" "2", "3\xE2\x81\x84" "4", "\xC2\xBF", "a", "a", "a", "a", "a", "a", "ae", "c",
    "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "o", "\xC3\x97", "o",
    "u", "u", "u", "u", "y", "th", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e",
    "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "o", "\xC3\xB7", "o", "u", "u", "u",
    "u", "y", "th", "y", "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c",
    "d", "d", "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g", "g",
    "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i", "i", "i", "ij",
    "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l\xC2\xB7", "l\xC2\xB7", "l",
    "l", "n", "n", "n", "n", "n", "n", "'n", "n", "n", "o", "o", "o", "o", "o", "o", "oe", "oe",
    "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s", "s", "s", "t", "t", "t", "t", "t",
    "t", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "w", "w", "y", "y", "y", "z",
    "z", "z", "z", "z", "z", "s",
};
/* clang-format on */

bool cl_latin_plain(uint32_t c) {
  if (c < FIRST)
    return c >= 0x20 && c < 0x7F;
  return (c < 0x300 && c != 0xAD) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x20A0 && c <= 0x20BF) ||
         (c >= 0x2190 && c <= 0x2319) || (c >= 0x2500 && c <= 0x25FC);
}

const char *cl_latin_fold(uint32_t c) {
  return c >= FIRST && c < BEHIND ? folded[c - FIRST] : NULL;
}

bool cl_latin_same(uint32_t c) {
  return c == 0x2022 || c == 0x20AC || (c >= 0x2500 && c <= 0x25FF);
}
