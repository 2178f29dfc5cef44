/* feed.c - libyaml's bytes, a piece at a time; see inner.h. */
#include <string.h>

#include "inner.h"

enum { MOST_DIRECTIVES = 64 };

/* Is the byte before P the last one of a line break, or of a byte order mark?
 * Rather one too many: only many of them count. */
static bool begins_line(const cl_feed *feed, const char *p) {
  static const unsigned char ends[] = { '\n', '\r', 0x85, 0xA8, 0xA9, 0xBF };
  return p == feed->p || memchr(ends, (unsigned char)p[-1], sizeof ends);
}

static void count_directives(cl_feed *feed, size_t n) {
  const char *p = feed->p + feed->fed, *end = p + n;
  for (; (p = memchr(p, '%', (size_t)(end - p))) != NULL; p++)
    feed->directives += begins_line(feed, p);
}

static int give(void *data, unsigned char *to, size_t size, size_t *given) {
  cl_feed *feed = data;
  size_t left = feed->n - feed->fed;
  *given = 0;
  /* Only those of pieces that were read to the end: in the last one the document
   * may have begun, and lines of a text may look like directives. */
  feed->too_many = !feed->inside && feed->directives > MOST_DIRECTIVES;
  if (feed->too_many)
    return 0;
  *given = left < size ? left : size;
  if (*given && !feed->inside)
    count_directives(feed, *given);
  if (*given)
    memcpy(to, feed->p + feed->fed, *given);
  feed->fed += *given;
  feed->too_long = feed->fed - feed->came > CL_MAX_TEXT;
  return !feed->too_long;
}

void cl_feed_start(cl_feed *feed, yaml_parser_t *parser, const char *p, size_t n) {
  *feed = (cl_feed){ .p = p, .n = n };
  yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input(parser, give, feed);
}

void cl_feed_came(cl_feed *feed, yaml_event_type_t type) {
  feed->came = feed->fed;
  if (type == YAML_DOCUMENT_START_EVENT || type == YAML_DOCUMENT_END_EVENT)
    feed->inside = type == YAML_DOCUMENT_START_EVENT;
}
