/* mention_inner.h - what mention.c and mention_contact.c share. */
#ifndef CL_MENTION_INNER_H
#define CL_MENTION_INNER_H

#include "../base/buf.h"
#include "../base/map.h"
#include "mention.h"

enum { W_CAPITAL = 1, W_ALL_CAPS = 2 };

/* A word of the text at hand; its folded form is in the pool. */
struct word {
  size_t at, n, fold, fold_n;
  unsigned flags;
};

/* What a part of a name is besides. */
enum { P_PARTICLE = 1, P_COMMON = 2, P_RARE = 4, P_PLACE = 8, P_NEVER = 16 };

struct part {
  cl_str word; /* folded */
  unsigned kind;
};

struct named {
  const cl_rec *rec;
  struct part *parts;
  size_t count;
  bool hyphen; /* between the first two */
};

#define PART_WHOLE UINT32_MAX /* more than one part in one word: devries */

struct entry {
  struct entry *next;
  uint32_t person, part;
};

/* A word of names, and all who have it. */
struct name_word {
  cl_str key;
  struct entry *first;
  size_t count;
};

struct spelling {
  struct spelling *next;
  cl_str *words;
  size_t count;
  uint32_t person;
};

/* A number, address or id. */
struct contact {
  cl_str key;
  uint32_t person;
};

enum { CL_SHAPES = 1 << 10 };

struct cl_finder {
  cl_arena *arena, *scratch;
  struct named *people;
  size_t person_count;
  cl_map names;               /* of struct name_word */
  uint32_t shapes[CL_SHAPES]; /* how long they are, as bits, by how they begin */
  cl_map contacts, ids;       /* of struct contact */
  struct spelling *spellings;
  struct word *words; /* of the text at hand */
  size_t word_count, word_cap;
  cl_buf pool;
  cl_mention *found;
  size_t found_count, found_cap;
};

/* ---- mention_found.c ---- */
bool cl_mention_word_char(uint32_t c);
/* PERSON stands in the N bytes AT; whoever was found there already stays one. */
void cl_mention_add(cl_finder *f, uint32_t person, size_t at, size_t n, enum cl_mention_kind kind);
/* ---- mention_contact.c ---- */
/* The numbers and addresses in TEXT are PERSON's. */
void cl_contact_add(cl_finder *f, uint32_t person, cl_str text);
void cl_contact_id(cl_finder *f, uint32_t person);
void cl_contact_look(cl_finder *f, cl_str text);

/* ---- mention_words.c: what a word of a name may mean besides ------------------- */
/* All of a folded word. */
enum cl_word_kind {
  CL_PARTICLE,    /* van, der, el */
  CL_COMMON_WORD, /* also a word of the language: roos, bakker */
  CL_RARE_WORD,   /* the same, but hardly ever at the head of a sentence: jan */
  CL_PLACE_NAME,  /* also a place: delft */
  CL_FIRST_NAME,
  CL_TITLE,       /* mevrouw, dhr, juf: a name follows */
  CL_ABBREVIATED, /* a full stop behind it does not end a sentence */
  CL_BEFORE_PLACE /* in, te, gemeente */
};
bool cl_word_is(enum cl_word_kind kind, cl_str word);

#endif
