/* formats.h - what verbs write: the one table of formats, and the reading of
 * --format and of the suffix of -o.
 *
 * A verb's row says in `formats` which of them it writes; completion, help and
 * messages read that. */
#ifndef CL_FORMATS_H
#define CL_FORMATS_H

#include "output.h"

CL_BEGIN

/* In the order in which they are named. */
enum cl_format {
  CL_FORMAT_NONE = -1,
  CL_FORMAT_TEXT,
  CL_FORMAT_HTML,
  CL_FORMAT_CSV,
  CL_FORMAT_TSV,
  CL_FORMAT_JSON,
  CL_FORMAT_XLSX,
  CL_FORMAT_ICS,
  CL_FORMAT_DOT,
  CL_FORMAT_SVG,
  CL_FORMAT_GCC,
  CL_FORMAT_GITHUB,
  CL_FORMAT_GITLAB,
  CL_FORMAT_SARIF,
  CL_FORMAT_SQL,
  CL_FORMATS
};

/* For a verb's row: CL_WRITES_AS(TEXT) | CL_WRITES_AS(HTML). */
#define CL_WRITES_AS(name) (1u << CL_FORMAT_##name)

/* Its name; NULL behind the last. */
const char *cl_format_name(int format);
/* What the verb of APP is to write: --format, else the suffix of the file behind
 * -o, else CL_FORMAT_NONE.  CL_USAGE and a message when that is none of its
 * formats; a file whose name says nothing is refused only when NAMED. */
enum cl_status cl_format_find(cl_app *app, bool named, enum cl_format *out);
/* Of a verb that writes FORMAT only: CL_USAGE and a message when the name of the file behind
 * -o ends in the suffix of another format, ours or not.  A name that says nothing will do. */
enum cl_status cl_format_only(cl_app *app, enum cl_format format);
/* `text or html`: the formats in BITS, in the user's language, each behind
 * BEFORE ("", or "." for their suffixes). */
const char *cl_format_list(cl_arena *arena, unsigned bits, const char *before);
/* The format of BITS that is called NAME, whatever the case; CL_FORMAT_NONE. */
enum cl_format cl_format_by_name(unsigned bits, const char *name);

CL_END
#endif
