/* xlsx_pack.h - a workbook's parts are put together in memory.
 *
 * The writer under xlsx.c writes every part, and every cell of more than one
 * font, into a temp file, of which there are over a thousand in a large book, and
 * has minizip pack each with tables of its own.  The
 * functions of xlsx_pack.c and xlsx_xml.c stand before those of the same names: they are in
 * what loads the writer, which a dynamic linker searches first (and static
 * linking takes the first definition).  Where the writer was made so that it
 * calls its own all the same, it goes its way by files, and cl_pack_end() says
 * that nothing was packed.  Inner header. */
#ifndef CL_XLSX_PACK_H
#define CL_XLSX_PACK_H

#include "../base/buf.h"

enum cl_packed {
  CL_PACKED_NOT,  /* the writer wrote its file itself */
  CL_PACKED_CUT,  /* a part is not whole, or there is more than an archive holds */
  CL_PACKED_WHOLE /* the archive is in what cl_pack_begin() was given */
};

/* A function in place of the writer's, or of minizip's, own: another may be linked into
 * the same file. */
#define CL_STANDS_BEFORE __attribute__((weak, visibility("default")))

/* From here on the archive that is opened is made in OUT, which is empty. */
void cl_pack_begin(cl_buf *out);
enum cl_packed cl_pack_end(void);

#endif
