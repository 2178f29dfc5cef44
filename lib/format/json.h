/* json.h - writing JSON (RFC 8259), straight to a buffer.
 *
 * Output is UTF-8, on one line (NDJSON) or, with `pretty`, indented by two.
 * Strings are escaped: `"`, `\`, controls, U+2028 and U+2029, and every
 * control of cl_is_control() as \uXXXX, so that a line is safe on a terminal;
 * a byte that is no UTF-8 becomes U+FFFD, and CL_NO_STR null.
 * Nothing is put between values at the top: the caller ends a line. */
#ifndef CL_JSON_H
#define CL_JSON_H

#include "../base/buf.h"
#include "../base/text.h"

CL_BEGIN

typedef struct cl_json {
  cl_buf *out;
  bool pretty;
  unsigned depth;
  bool comma[64]; /* a member stands before, at each depth */
  bool after_key;
} cl_json;

void cl_json_init(cl_json *json, cl_buf *out, bool pretty);
/* Elements of an array that stands DEPTH deep (1: what it is in is the top), to be put
 * in it by cl_json_join(); made by itself, as another process may. */
void cl_json_start_in(cl_json *json, cl_buf *out, bool pretty, unsigned depth);
void cl_json_join(cl_json *json, cl_str elements);
void cl_json_object(cl_json *json);
void cl_json_end_object(cl_json *json);
void cl_json_array(cl_json *json);
void cl_json_end_array(cl_json *json);
void cl_json_key(cl_json *json, const char *key);
void cl_json_string(cl_json *json, cl_str text);
void cl_json_number(cl_json *json, double value); /* NaN and infinity become null */
void cl_json_int(cl_json *json, long long value);
void cl_json_bool(cl_json *json, bool value);
void cl_json_null(cl_json *json);

/* KEY and its value at once; a text that is not there (NULL, CL_NO_STR) is left out. */
void cl_json_member(cl_json *json, const char *key, const char *text);
void cl_json_member_str(cl_json *json, const char *key, cl_str text);
void cl_json_member_int(cl_json *json, const char *key, long long value);
void cl_json_member_num(cl_json *json, const char *key, double value);
void cl_json_member_bool(cl_json *json, const char *key, bool value);

CL_END
#endif
