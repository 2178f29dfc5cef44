/* feed.c - libyaml's bytes, a piece at a time; see inner.h. */
#include <string.h>

#include "inner.h"

static int give(void *data, unsigned char *to, size_t size, size_t *given) {
  cl_feed *feed = data;
  size_t left = feed->n - feed->fed;
  *given = left < size ? left : size;
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

void cl_feed_came(cl_feed *feed) {
  feed->came = feed->fed;
}
