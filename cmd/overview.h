/* overview.h - workbooks: the overview for the management team, and records as
 * a sheet.  Both go to a file, which is replaced as a whole or not at all. */
#ifndef CL_CMD_OVERVIEW_H
#define CL_CMD_OVERVIEW_H

#include "../lib/cli/app.h"

/* The verb `overview -o FILE.xlsx` of cl-plan. */
enum cl_status cl_overview(cl_app *app);

/* Writes the records of N types that pass the filters to PATH, a sheet a type:
 * cl_program.export_xlsx. */
enum cl_status cl_xlsx_export(cl_app *app, const cl_type *types, size_t n, const char *path);

/* The two above load the module clkit-excel and call these in it. */
CL_BEGIN
enum cl_status cl_excel_overview(cl_app *app);
enum cl_status cl_excel_export(cl_app *app, const cl_type *types, size_t n, const char *path);
CL_END

#endif
