/* mem.c - arena and checked allocation; see mem.h. */
#include "mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Blocks start small, so that a short run stays cheap, and double up to a size
 * that fills with large pages; what is not used of the last one costs nothing. */
enum { FIRST_BLOCK = 2 << 10, LARGEST_BLOCK = 16 << 20 };

typedef struct block {
  struct block *next;
  size_t size, used; /* bytes behind this header */
} block;

struct cl_arena {
  block *blocks;
  size_t next_size, total;
};

static const size_t HEADER =
    (sizeof(block) + _Alignof(max_align_t) - 1) / _Alignof(max_align_t) * _Alignof(max_align_t);

void cl_out_of_memory(void) {
  /* Nothing may allocate here, so no translation and no stdio. */
  static const char text[] = "clkit: out of memory / geheugen op\n";
  if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
    _exit(4);
  exit(4); /* runs the hooks that take locks and temp files away */
}

void cl_incomplete(const char *module, const char *why) {
  /* Whoever asks may be in the midst of translating a message. */
  fprintf(stderr, "clkit: %s cannot be loaded / kan niet worden geladen: %s\n", module, why);
  exit(4);
}

cl_arena *cl_arena_new(void) {
  cl_arena *arena = cl_xcalloc(1, sizeof *arena);
  arena->next_size = FIRST_BLOCK;
  return arena;
}

void cl_arena_free(cl_arena *arena) {
  if (!arena)
    return;
  for (block *b = arena->blocks, *next; b; b = next) {
    next = b->next;
    free(b);
  }
  free(arena);
}

size_t cl_arena_size(const cl_arena *arena) {
  return arena->total;
}

static void *block_data(block *b) {
  return (char *)b + HEADER;
}

static void *take(cl_arena *arena, size_t size, size_t align) {
  block *b = arena->blocks;
  size_t at = b ? (b->used + align - 1) / align * align : 0;
  if (!b || at > b->size || b->size - at < size) {
    size_t want = arena->next_size;
    if (size > want / 4) {
      /* A large piece gets a block of its own, behind the present one, so that
       * the room left in that is not lost.  When more of the kind come they
       * stand together. */
      if (size > SIZE_MAX - HEADER)
        cl_out_of_memory();
      block *own = cl_xcalloc(1, HEADER + size);
      cl_mem_large(own, HEADER + size);
      *own = (block){ NULL, size, size };
      if (b) {
        own->next = b->next;
        b->next = own;
      } else {
        arena->blocks = own;
      }
      arena->total += HEADER + size;
      while (arena->next_size < LARGEST_BLOCK && size > arena->next_size / 4)
        arena->next_size *= 2;
      return block_data(own);
    }
    /* All zero from the start: no byte of a block is given out twice, so
     * cl_alloc() need not clear it again. */
    block *fresh = cl_xcalloc(1, HEADER + want);
    cl_mem_large(fresh, HEADER + want);
    *fresh = (block){ b, want, 0 };
    arena->blocks = b = fresh;
    arena->total += HEADER + want;
    if (arena->next_size < LARGEST_BLOCK)
      arena->next_size *= 2;
    at = 0;
  }
  b->used = at + size;
  return (char *)block_data(b) + at;
}

void *cl_alloc(cl_arena *arena, size_t size) {
  return take(arena, size, _Alignof(max_align_t));
}

char *cl_alloc_text(cl_arena *arena, size_t size) {
  return take(arena, size, 1);
}

char *cl_strndup(cl_arena *arena, const char *p, size_t n) {
  char *copy = cl_alloc_text(arena, n + 1);
  if (n)
    memcpy(copy, p, n);
  copy[n] = '\0';
  return copy;
}

char *cl_strdup(cl_arena *arena, const char *text) {
  return cl_strndup(arena, text, strlen(text));
}

/* Most texts are short: those are formatted once, and not measured before. */
char *cl_vasprintf(cl_arena *arena, const char *format, va_list args) {
  char shorter[128];
  va_list again;
  va_copy(again, args);
  int written = vsnprintf(shorter, sizeof shorter, format, args);
  size_t n = written < 0 ? 0 : (size_t)written;
  char *text = cl_alloc_text(arena, n + 1);
  if (n < sizeof shorter)
    memcpy(text, shorter, n);
  else
    vsnprintf(text, n + 1, format, again);
  text[n] = '\0';
  va_end(again);
  return text;
}

char *cl_asprintf(cl_arena *arena, const char *format, ...) {
  va_list args;
  va_start(args, format);
  char *text = cl_vasprintf(arena, format, args);
  va_end(args);
  return text;
}

void *cl_xmalloc(size_t size) {
  void *p = malloc(size ? size : 1);
  if (!p)
    cl_out_of_memory();
  return p;
}

void *cl_xcalloc(size_t count, size_t size) {
  void *p = calloc(count ? count : 1, size ? size : 1);
  if (!p)
    cl_out_of_memory();
  return p;
}

void *cl_xrealloc(void *old, size_t size) {
  void *p = realloc(old, size ? size : 1);
  if (!p)
    cl_out_of_memory();
  return p;
}

char *cl_xstrdup(const char *text) {
  size_t n = strlen(text) + 1;
  return memcpy(cl_xmalloc(n), text, n);
}

void *cl_grow(void *p, size_t *cap, size_t need, size_t size) {
  if (p && need <= *cap)
    return p;
  size_t room = *cap ? *cap : 8;
  while (room < need) {
    if (room > SIZE_MAX / 2)
      cl_out_of_memory();
    room *= 2;
  }
  if (room > SIZE_MAX / size)
    cl_out_of_memory();
  p = cl_xrealloc(p, room * size);
  *cap = room;
  return p;
}
