/* xlsx_zip.c - the parts of a workbook that was made; see xlsx_zip.h.
 *
 * Only what the writer uses of APPNOTE.TXT (PKWARE): one disk, stored or
 * deflated files, no encryption, no zip64. */
#include "xlsx_zip.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

enum {
  END_SIZE = 22,   /* end of central directory record, without its comment (4.3.16) */
  ENTRY_SIZE = 46, /* central directory header, without name and more (4.3.12) */
  STORED = 0,
  DEFLATED = 8
};

static uint32_t number(const char *p, int bytes) {
  uint32_t value = 0;
  while (bytes--)
    value = value << 8 | (unsigned char)p[bytes];
  return value;
}

static bool within(cl_str zip, size_t at, size_t size) {
  return at <= zip.n && zip.n - at >= size;
}

/* A raw deflate stream that comes to exactly SIZE bytes. */
static bool inflate_all(cl_str packed, char *to, size_t size) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (packed.n > UINT_MAX || size > UINT_MAX || inflateInit2(&stream, -MAX_WBITS) != Z_OK)
    return false;
  stream.next_in = (Bytef *)(uintptr_t)packed.p;
  stream.avail_in = (uInt)packed.n;
  stream.next_out = (Bytef *)to;
  stream.avail_out = (uInt)size;
  int result = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  return result == Z_STREAM_END && stream.avail_out == 0;
}

static bool unpack(cl_str zip, const char *entry, cl_buf *out) {
  uint32_t method = number(entry + 10, 2), crc = number(entry + 16, 4);
  size_t packed = number(entry + 20, 4), size = number(entry + 24, 4);
  size_t at = number(entry + 42, 4);
  if (!within(zip, at, CL_ZIP_LOCAL_SIZE))
    return false;
  at += CL_ZIP_LOCAL_SIZE + number(zip.p + at + 26, 2) + number(zip.p + at + 28, 2);
  if (!within(zip, at, packed))
    return false;
  /* Deflate makes nothing more than 1032 times as small: no room for what cannot be. */
  if (size / 1032 > packed)
    return false;
  cl_buf_cut(out, 0);
  cl_buf_reserve(out, size);
  if (method == STORED && packed == size)
    memcpy(out->p, zip.p + at, size);
  else if (method != DEFLATED || !inflate_all((cl_str){ zip.p + at, packed }, out->p, size))
    return false;
  out->len = size;
  out->p[size] = '\0';
  return size <= UINT_MAX && crc32(0, (const Bytef *)out->p, (uInt)size) == crc;
}

/* The start of the central directory and the number of its entries. */
static bool find_directory(cl_str zip, size_t *at, size_t *count) {
  if (zip.n < END_SIZE)
    return false;
  const char *end = zip.p + zip.n - END_SIZE; /* the writer leaves no comment */
  if (memcmp(end, "PK\5\6", 4) != 0)
    return false;
  *count = number(end + 10, 2);
  *at = number(end + 16, 4);
  return true;
}

bool cl_zip_each(cl_str zip, bool (*part)(void *data, const char *name, cl_str bytes), void *data) {
  size_t at, count;
  bool sound = find_directory(zip, &at, &count);
  cl_buf bytes = CL_BUF_INIT, name = CL_BUF_INIT;
  for (size_t i = 0; sound && i < count; i++) {
    sound = within(zip, at, ENTRY_SIZE) && memcmp(zip.p + at, "PK\1\2", 4) == 0;
    if (!sound)
      break;
    const char *entry = zip.p + at;
    size_t length = number(entry + 28, 2);
    sound = within(zip, at + ENTRY_SIZE, length) && unpack(zip, entry, &bytes);
    if (!sound)
      break;
    cl_buf_cut(&name, 0);
    cl_buf_add(&name, entry + ENTRY_SIZE, length);
    sound = part(data, cl_buf_text(&name), (cl_str){ bytes.p, bytes.len });
    at += ENTRY_SIZE + length + number(entry + 30, 2) + number(entry + 32, 2);
  }
  cl_buf_free(&bytes);
  cl_buf_free(&name);
  return sound;
}

/* The last thing in the document closes what the first one opened. */
bool cl_xlsx_part_sound(const char *name, cl_str bytes) {
  if (strncmp(name, "xl/media/", 9) == 0)
    return true; /* a picture is no document */
  cl_str text = cl_str_trim(bytes);
  const char *root = text.p;
  if (text.n > 2 && memcmp(root, "<?", 2) == 0) {
    root = strstr(root, "?>");
    root = root ? strchr(root, '<') : NULL;
  }
  if (!root || *root != '<')
    return false;
  size_t length = strcspn(root + 1, " \t\r\n/>");
  const char *end = text.p + text.n;
  if (text.n >= length + 3 && end[-1] == '>' && memcmp(end - length - 1, root + 1, length) == 0)
    return memcmp(end - length - 3, "</", 2) == 0;
  /* or there is nothing but an empty element */
  return text.n > 2 && memcmp(end - 2, "/>", 2) == 0 && strchr(root + 1, '<') == NULL;
}

static bool closed(void *data, const char *name, cl_str bytes) {
  (void)data;
  return cl_xlsx_part_sound(name, bytes);
}

bool cl_xlsx_sound(cl_str zip) {
  return cl_zip_each(zip, closed, NULL);
}
