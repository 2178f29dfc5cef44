/* xlsx_zip.h - the parts of a workbook that was made.
 *
 * The writer under xlsx.c does not look whether its temp files could be
 * written: on a full disk it zips what is there, and says all is well.  So every
 * part is looked at before the book is handed out: when it is packed in memory
 * (xlsx_pack.h), else when the bytes are read once more.  Inner header. */
#ifndef CL_XLSX_ZIP_H
#define CL_XLSX_ZIP_H

#include "../base/buf.h"
#include "../base/text.h"

enum { CL_ZIP_LOCAL_SIZE = 30 }; /* local file header, without name and more (4.3.7) */

/* Calls PART for every file in the zip archive ZIP, in its order, with its
 * bytes; stops when it returns false.  False when it did, or when ZIP is no
 * whole archive. */
bool cl_zip_each(cl_str zip, bool (*part)(void *data, const char *name, cl_str bytes), void *data);

/* Is the part NAME, which has BYTES, an XML document that is closed, or a picture? */
bool cl_xlsx_part_sound(const char *name, cl_str bytes);

/* Is every part of ZIP an XML document that is closed? */
bool cl_xlsx_sound(cl_str zip);

#endif
