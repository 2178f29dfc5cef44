/* xlsx_end.c - a workbook becomes bytes; see xlsx.h. */
#include "xlsx.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../base/file.h"
#include "xlsx_inner.h"
#include "xlsx_pack.h"
#include "xlsx_zip.h"

static void free_book(cl_book *book) {
  cl_map_free(&book->sheets.map);
  cl_map_free(&book->tables.map);
  cl_map_free(&book->styles);
  for (cl_sheet *sheet = book->first; sheet; sheet = sheet->next) {
    free(sheet->widths);
    free(sheet->texts);
    free(sheet->heights);
  }
  cl_buf_free(&book->text);
  cl_arena_free(book->arena);
  free(book);
}

static void finish_sheet(cl_sheet *sheet) {
  cl_xlsx_finish_tables(sheet);
  cl_xlsx_finish_sizes(sheet);
}

/* A file that nobody else can read or has open; its name in ARENA. */
static char *temp_file(cl_arena *arena) {
  char *path = cl_asprintf(arena, "%s/clkit-XXXXXX", cl_xlsx_temp_folder());
  int fd = mkstemp(path);
  if (fd < 0)
    return NULL;
  close(fd);
  return path;
}

/* The writer prints lines of its own, in English, when a file cannot be written;
 * what went wrong is said by whoever asked for the book.  Returns what
 * speak_again() needs; -1 when nothing was silenced. */
static int silence(void) {
  int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
  int kept = null < 0 ? -1 : fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (kept >= 0)
    dup2(null, STDERR_FILENO);
  if (null >= 0)
    close(null);
  return kept;
}

static void speak_again(int kept) {
  if (kept < 0)
    return;
  dup2(kept, STDERR_FILENO);
  close(kept);
}

/* Writes the book to PATH; the workbook is freed whatever happens.  Numbers
 * are written with printf(): a decimal comma would spoil the file. */
static lxw_error write_book(lxw_workbook *wb, const char *path) {
  free(wb->filename);
  wb->filename = cl_xstrdup(path);
  locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
  if (!plain)
    cl_out_of_memory();
  locale_t before = uselocale(plain);
  int kept = silence();
  errno = 0;
  lxw_error error = workbook_close(wb);
  int why = errno;
  speak_again(kept);
  uselocale(before);
  freelocale(plain);
  errno = why;
  return error;
}

static enum cl_status cannot(cl_diag *diag, const char *why) {
  return cl_fail(diag, CL_IO, CL_NOWHERE, _("the workbook cannot be made: %s"), why);
}

/* The book that the writer put at PATH, when it went its own way. */
static enum cl_status read_book(const char *path, cl_buf *out, cl_diag *diag) {
  enum cl_status status = cl_file_read(path, SIZE_MAX / 2, out, NULL, diag);
  if (status == CL_OK && !cl_xlsx_sound((cl_str){ out->p, out->len }))
    status = cannot(diag, cl_strerror(ENOSPC)); /* nothing else cuts its temp files short */
  return status;
}

static enum cl_status make_bytes(cl_book *book, cl_buf *out, cl_diag *diag) {
  char *path = temp_file(book->arena);
  if (!path) {
    int why = errno;
    lxw_workbook_free(book->wb);
    return cannot(diag, cl_strerror(why));
  }
  cl_pack_begin(out);
  lxw_error error = write_book(book->wb, path);
  int why = errno;
  enum cl_packed packed = cl_pack_end();
  enum cl_status status = CL_OK;
  if (error || packed == CL_PACKED_CUT)
    status = cannot(diag, why ? cl_strerror(why) : lxw_strerror(error));
  else if (packed == CL_PACKED_NOT)
    status = read_book(path, out, diag);
  unlink(path);
  if (status != CL_OK)
    cl_buf_cut(out, 0);
  return status;
}

enum cl_status cl_book_end(cl_book *book, cl_buf *out, cl_diag *diag) {
  for (cl_sheet *sheet = book->first; sheet; sheet = sheet->next)
    finish_sheet(sheet); /* may add the sheet of lists, at the end */
  cl_buf_cut(out, 0);
  enum cl_status status;
  if (book->error) {
    const char *why = book->error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE
                          ? _("a sheet holds 1,048,576 rows and 16,384 columns, and this is more")
                          : lxw_strerror(book->error);
    lxw_workbook_free(book->wb);
    status = cannot(diag, why);
  } else {
    status = make_bytes(book, out, diag);
  }
  free_book(book);
  return status;
}
