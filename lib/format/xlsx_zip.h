/* xlsx_zip.h - the parts of a workbook that was made.
 *
 * The writer under xlsx.c does not look whether its temp files could be
 * written: on a full disk it zips what is there, and says all is well.  So the
 * bytes are read once more before they are handed out.  Inner header. */
#ifndef CL_XLSX_ZIP_H
#define CL_XLSX_ZIP_H

#include "../base/buf.h"
#include "../base/text.h"

/* Calls PART for every file in the zip archive ZIP, in its order, with its
 * bytes; stops when it returns false.  False when it did, or when ZIP is no
 * whole archive. */
bool cl_zip_each(cl_str zip, bool (*part)(void *data, const char *name, cl_str bytes), void *data);

/* Is every part of ZIP an XML document that is closed? */
bool cl_xlsx_sound(cl_str zip);

#endif
