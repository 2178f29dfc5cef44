/* xlsx_pack.c - a workbook's parts are put together in memory; see xlsx_pack.h.
 *
 * The archive is what xlsx_zip.c reads: see there.  Every part is deflated in one
 * go with one set of tables, fast: a workbook repeats itself so much that the
 * slower ways win little (zlib's usual 6 makes it a tenth smaller, and the
 * making of it a sixth slower). */
#ifdef HAVE_FOPENCOOKIE
#define _GNU_SOURCE /* for this file's fopencookie(), without which temp files do */
#endif
#include "xlsx_pack.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "xlsx_zip.h"

enum {
  LEVEL = 2,
  TABLES = 6,      /* memLevel of zlib: a fourth of the usual, to clear for each part */
  FAST = 4,        /* the flags that tell of this level (4.4.4) */
  DEFLATED = 8,    /* 4.4.5 */
  NEEDED = 20,     /* needed to read it: deflate (4.4.3) */
  DAY = 1 << 5 | 1 /* 1980-01-01, the first there is: the same bytes every time (4.4.6) */
};

/* What is being put together; nothing while .out is NULL. */
static struct {
  cl_buf *out;
  cl_buf directory;
  unsigned count; /* of parts */
  bool used, cut, ended;
  z_stream stream;
  char *name; /* of the part that is open, and its bytes so far */
  cl_buf part;
} pack;

static void put2(cl_buf *to, size_t value) {
  cl_buf_putc(to, (char)(value & 0xff));
  cl_buf_putc(to, (char)(value >> 8 & 0xff));
}
static void put4(cl_buf *to, size_t value) {
  put2(to, value & 0xffff);
  put2(to, value >> 16 & 0xffff);
}

/* What a local header and the directory both say of a part (4.3.7, 4.3.12). */
static void put_entry(cl_buf *to, cl_str bytes, size_t packed, size_t name) {
  put2(to, NEEDED);
  put2(to, FAST);
  put2(to, DEFLATED);
  put2(to, 0); /* midnight */
  put2(to, DAY);
  put4(to, crc32(0, (const Bytef *)bytes.p, (uInt)bytes.n));
  put4(to, packed);
  put4(to, bytes.n);
  put2(to, name);
  put2(to, 0); /* no more fields */
}

/* Deflates BYTES to the end of the archive; 0 when it cannot be done. */
static size_t deflate_all(cl_str bytes) {
  uLong room = deflateBound(&pack.stream, (uLong)bytes.n);
  if (room > UINT_MAX || deflateReset(&pack.stream) != Z_OK)
    return 0;
  cl_buf_reserve(pack.out, room);
  pack.stream.next_in = (Bytef *)(uintptr_t)bytes.p;
  pack.stream.avail_in = (uInt)bytes.n;
  pack.stream.next_out = (Bytef *)pack.out->p + pack.out->len;
  pack.stream.avail_out = (uInt)room;
  if (deflate(&pack.stream, Z_FINISH) != Z_STREAM_END)
    return 0;
  size_t packed = room - pack.stream.avail_out;
  pack.out->len += packed;
  return packed;
}

/* The sizes in a local header come before the bytes, and are known after them. */
static bool add_part(const char *name, cl_str bytes) {
  size_t at = pack.out->len, length = strlen(name);
  if (bytes.n > INT_MAX / 2 || at > INT_MAX || pack.count == UINT16_MAX || length > UINT16_MAX)
    return false;
  cl_buf head = CL_BUF_INIT;
  cl_buf_fill(pack.out, '\0', CL_ZIP_LOCAL_SIZE);
  cl_buf_add(pack.out, name, length);
  size_t packed = deflate_all(bytes);
  cl_buf_add(&head, "PK\3\4", 4);
  put_entry(&head, bytes, packed, length);
  memcpy(pack.out->p + at, head.p, CL_ZIP_LOCAL_SIZE);
  cl_buf_add(&pack.directory, "PK\1\2", 4);
  put2(&pack.directory, 0); /* made by a program for any system */
  cl_buf_add(&pack.directory, head.p + 4, CL_ZIP_LOCAL_SIZE - 4);
  cl_buf_fill(&pack.directory, '\0', 2 + 2 + 2 + 4); /* no comment, one disk, attributes */
  put4(&pack.directory, at);
  cl_buf_add(&pack.directory, name, length);
  cl_buf_free(&head);
  pack.count++;
  return packed > 0 && cl_xlsx_part_sound(name, bytes);
}

static void put_end(void) {
  size_t at = pack.out->len;
  cl_buf_add(pack.out, pack.directory.p, pack.directory.len);
  cl_buf_add(pack.out, "PK\5\6", 4);
  put4(pack.out, 0); /* one disk */
  put2(pack.out, pack.count);
  put2(pack.out, pack.count);
  put4(pack.out, pack.directory.len);
  put4(pack.out, at);
  put2(pack.out, 0); /* no comment */
}

void cl_pack_begin(cl_buf *out) {
  memset(&pack, 0, sizeof pack);
  if (deflateInit2(&pack.stream, LEVEL, Z_DEFLATED, -MAX_WBITS, TABLES, Z_DEFAULT_STRATEGY) != Z_OK)
    cl_out_of_memory(); /* nothing else refuses these numbers */
  pack.out = out;
}

enum cl_packed cl_pack_end(void) {
  enum cl_packed was = !pack.used                ? CL_PACKED_NOT
                       : pack.cut || !pack.ended ? CL_PACKED_CUT
                                                 : CL_PACKED_WHOLE;
  deflateEnd(&pack.stream);
  cl_buf_free(&pack.directory);
  cl_buf_free(&pack.part);
  free(pack.name);
  pack.out = NULL;
  return was;
}

/* ---- A file in memory -------------------------------------------------------------- */

#ifdef HAVE_FOPENCOOKIE
struct memory {
  cl_buf bytes;
  size_t at;
};

static ssize_t memory_read(void *cookie, char *to, size_t size) {
  struct memory *memory = cookie;
  size_t left = memory->at < memory->bytes.len ? memory->bytes.len - memory->at : 0;
  size_t n = size < left ? size : left;
  if (n)
    memcpy(to, memory->bytes.p + memory->at, n);
  memory->at += n;
  return (ssize_t)n;
}

static ssize_t memory_write(void *cookie, const char *from, size_t size) {
  struct memory *memory = cookie;
  cl_buf *bytes = &memory->bytes;
  if (memory->at > bytes->len)
    cl_buf_fill(bytes, '\0', memory->at - bytes->len);
  size_t over = bytes->len - memory->at; /* bytes there that are written over */
  over = over < size ? over : size;
  if (over)
    memcpy(bytes->p + memory->at, from, over);
  cl_buf_add(bytes, from + over, size - over);
  memory->at += size;
  return (ssize_t)size;
}

static int memory_seek(void *cookie, off64_t *offset, int whence) {
  struct memory *memory = cookie;
  off64_t from = whence == SEEK_SET   ? 0
                 : whence == SEEK_CUR ? (off64_t)memory->at
                                      : (off64_t)memory->bytes.len;
  if (*offset < -from || *offset > INT_MAX) {
    errno = EINVAL;
    return -1;
  }
  *offset += from;
  memory->at = (size_t)*offset;
  return 0;
}

static int memory_close(void *cookie) {
  struct memory *memory = cookie;
  cl_buf_free(&memory->bytes);
  free(memory);
  return 0;
}

static FILE *memory_file(void) {
  struct memory *memory = cl_xcalloc(1, sizeof *memory);
  const cookie_io_functions_t calls = { memory_read, memory_write, memory_seek, memory_close };
  FILE *file = fopencookie(memory, "w+", calls);
  if (!file)
    free(memory);
  return file;
}
#else
static FILE *memory_file(void) {
  return tmpfile();
}
#endif

/* ---- In place of the writer's own ------------------------------------------------
 *
 * Declared as <minizip/zip.h> and the writer do, of whom no header is needed. */

CL_STANDS_BEFORE FILE *lxw_tmpfile(const char *folder);
CL_STANDS_BEFORE void *zipOpen(const char *path, int append);
CL_STANDS_BEFORE void *zipOpen2(const char *path, int append, const char **comment, void *files);
CL_STANDS_BEFORE int zipOpenNewFileInZip4_64(void *zip, const char *name, const void *info,
                                             const void *local, uInt local_size, const void *global,
                                             uInt global_size, const char *comment, int method,
                                             int level, int raw, int bits, int memory, int strategy,
                                             const char *password, uLong crc, uLong made_by,
                                             uLong flags, int zip64);
CL_STANDS_BEFORE int zipWriteInFileInZip(void *zip, const void *bytes, unsigned size);
CL_STANDS_BEFORE int zipCloseFileInZip(void *zip);
CL_STANDS_BEFORE int zipClose(void *zip, const char *comment);

/* A file for one part, or for the runs of one cell. */
FILE *lxw_tmpfile(const char *folder) {
  (void)folder;
  return memory_file();
}

void *zipOpen(const char *path, int append) {
  (void)path, (void)append;
  pack.used = pack.out != NULL;
  return pack.used ? &pack : NULL;
}

/* For archives in a buffer of the caller's, which clkit never asks for. */
void *zipOpen2(const char *path, int append, const char **comment, void *files) {
  (void)path, (void)append, (void)comment, (void)files;
  return NULL;
}

int zipOpenNewFileInZip4_64(void *zip, const char *name, const void *info, const void *local,
                            uInt local_size, const void *global, uInt global_size,
                            const char *comment, int method, int level, int raw, int bits,
                            int memory, int strategy, const char *password, uLong crc,
                            uLong made_by, uLong flags, int zip64) {
  (void)info, (void)local, (void)local_size, (void)global, (void)global_size;
  (void)comment, (void)method, (void)level, (void)raw, (void)bits, (void)memory, (void)strategy;
  (void)password, (void)crc, (void)made_by, (void)flags, (void)zip64;
  if (zip != &pack)
    return Z_ERRNO;
  free(pack.name);
  pack.name = cl_xstrdup(name);
  cl_buf_cut(&pack.part, 0);
  return Z_OK;
}

int zipWriteInFileInZip(void *zip, const void *bytes, unsigned size) {
  if (zip != &pack)
    return Z_ERRNO;
  cl_buf_add(&pack.part, bytes, size);
  return Z_OK;
}

int zipCloseFileInZip(void *zip) {
  if (zip != &pack)
    return Z_ERRNO;
  if (!add_part(pack.name, (cl_str){ cl_buf_text(&pack.part), pack.part.len }))
    pack.cut = true;
  return pack.cut ? Z_ERRNO : Z_OK;
}

int zipClose(void *zip, const char *comment) {
  (void)comment;
  if (zip != &pack)
    return Z_ERRNO;
  put_end();
  pack.ended = true;
  return Z_OK;
}
