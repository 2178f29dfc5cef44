/* sym.c - numbers for keys: fixed ones (the schema's) and a tree's own. */
#include <stdlib.h>
#include <string.h>

#include "../base/hash.h"
#include "inner.h"

static const char *const *fixed_names;
static size_t fixed_count;
static uint16_t hushed;

enum { FOLLOW = 256, MOST_SLOTS = 4 * CL_SYM_FREE };

/* The table of the fixed names, as every tree's begins: made once, only read then. */
static uint16_t fixed_slot[MOST_SLOTS];
static size_t fixed_slots;

/* Every tree has a table of its own, so that nothing is shared and freed late;
 * it starts with the fixed names. */
struct cl_syms {
  size_t slots;       /* a power of two */
  uint16_t *slot;     /* symbol, 0 for a free slot; that of the fixed names until there are more */
  const char **names; /* of the tree's own symbols: names[sym - CL_SYM_FREE] */
  size_t own, cap;
  uint16_t last;           /* the symbol given out last */
  uint16_t follow[FOLLOW]; /* and what came behind each: records repeat their keys */
};

enum { OWN_LIMIT = 60000 };

uint16_t cl_sym(const char *name) {
  size_t low = 0, high = fixed_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = strcmp(name, fixed_names[middle]);
    if (order == 0)
      return (uint16_t)(middle + 1);
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return 0;
}

void cl_sym_hush(const char *name) {
  hushed = cl_sym(name);
}

uint16_t cl_sym_hushed(void) {
  return hushed;
}

static const char *name_of(const struct cl_syms *syms, uint16_t sym) {
  return sym < CL_SYM_FREE ? fixed_names[sym - 1] : syms->names[sym - CL_SYM_FREE];
}

const char *cl_sym_name(const cl_tree *tree, uint16_t sym) {
  return !sym ? "" : sym < CL_SYM_FREE ? fixed_names[sym - 1] : name_of(tree->syms, sym);
}

static size_t slot_of(const struct cl_syms *syms, const char *p, size_t n) {
  return cl_hash_slot(cl_hash_bytes(CL_HASH_START, p, n), syms->slots);
}

static void put(struct cl_syms *syms, const char *name, uint16_t sym) {
  size_t at = slot_of(syms, name, strlen(name));
  while (syms->slot[at])
    at = (at + 1) & (syms->slots - 1);
  syms->slot[at] = sym;
}

void cl_sym_fixed(const char *const *names, size_t n) {
  struct cl_syms syms = { .slots = 64, .slot = fixed_slot };
  fixed_names = names;
  fixed_count = n;
  while (syms.slots < n * 3 && syms.slots < MOST_SLOTS)
    syms.slots *= 2;
  memset(fixed_slot, 0, sizeof fixed_slot);
  for (size_t i = 0; i < n; i++)
    put(&syms, names[i], (uint16_t)(i + 1));
  fixed_slots = syms.slots;
}

static void free_slots(struct cl_syms *syms) {
  if (syms->slot != fixed_slot)
    free(syms->slot);
}

static void rehash(struct cl_syms *syms, size_t slots) {
  free_slots(syms);
  syms->slots = slots;
  syms->slot = cl_xcalloc(slots, sizeof *syms->slot);
  for (size_t i = 0; i < fixed_count; i++)
    put(syms, fixed_names[i], (uint16_t)(i + 1));
  for (size_t i = 0; i < syms->own; i++)
    put(syms, syms->names[i], (uint16_t)(CL_SYM_FREE + i));
}

struct cl_syms *cl_syms_new(void) {
  struct cl_syms *syms = cl_xcalloc(1, sizeof *syms);
  syms->slots = fixed_slots ? fixed_slots : 64;
  syms->slot = fixed_slot;
  return syms;
}

/* Most plans have no keys but the fixed ones. */
static void own_slots(struct cl_syms *syms) {
  if (syms->slot != fixed_slot)
    return;
  syms->slot = cl_xcalloc(syms->slots, sizeof *syms->slot);
  memcpy(syms->slot, fixed_slot, fixed_slots * sizeof *fixed_slot);
}

void cl_syms_free(struct cl_syms *syms) {
  if (!syms)
    return;
  free_slots(syms);
  free(syms->names);
  free(syms);
}

static bool is_name(const struct cl_syms *syms, uint16_t sym, const char *p, size_t n) {
  const char *name = name_of(syms, sym);
  return strncmp(name, p, n) == 0 && name[n] == '\0';
}

static uint16_t look_up(struct cl_syms *syms, cl_arena *arena, const char *p, size_t n) {
  size_t at = slot_of(syms, p, n);
  for (uint16_t sym; (sym = syms->slot[at]) != 0; at = (at + 1) & (syms->slots - 1))
    if (is_name(syms, sym, p, n))
      return sym;
  if (syms->own >= OWN_LIMIT)
    return 0;
  syms->names = cl_grow(syms->names, &syms->cap, syms->own + 1, sizeof *syms->names);
  syms->names[syms->own] = cl_strndup(arena, p, n);
  uint16_t sym = (uint16_t)(CL_SYM_FREE + syms->own++);
  if ((fixed_count + syms->own) * 2 > syms->slots) {
    rehash(syms, syms->slots * 2);
  } else {
    own_slots(syms);
    syms->slot[at] = sym;
  }
  return sym;
}

uint16_t cl_syms_of(struct cl_syms *syms, cl_arena *arena, const char *p, size_t n) {
  uint16_t guess = syms->last < FOLLOW ? syms->follow[syms->last] : 0;
  uint16_t sym = guess && is_name(syms, guess, p, n) ? guess : look_up(syms, arena, p, n);
  if (syms->last < FOLLOW)
    syms->follow[syms->last] = sym;
  syms->last = sym;
  return sym;
}
