/* weave.h - three trees woven into the text of a merge.
 *
 * Somebody who knows what the trees mean decides, entry by entry, what becomes
 * of it, and says so as a tree of cl_strand.  cl_weave() writes the text: bytes
 * of ours, with what comes from theirs put in, moved to the column where it
 * comes to stand.  Comments above and behind an entry, quotes, styles and
 * indentation are merged by the same three-way rule: what one side changed is
 * taken; comments that both changed both stay.  Nothing is written that no side
 * has, but for commas and for what a style needs that the other side chose.
 *
 * A conflict is a strand of which the text differs with the side that is taken.
 * So there are two texts, one with every conflict taken from ours and one from
 * theirs; cl_weave_prove() reads one back and compares it with the strands.
 *
 * All three texts have lines that end in \n, the last as well, and no byte order mark.
 * Ownership: strands live in the caller's arena; the trees must outlive them. */
#ifndef CL_WEAVE_H
#define CL_WEAVE_H

#include "tree.h"

CL_BEGIN

enum cl_side { CL_BASE, CL_OURS, CL_THEIRS, CL_SIDES };

enum cl_take {
  CL_TAKE_NOTHING, /* the entry is not there */
  CL_TAKE_OURS,    /* all of it as one side has it */
  CL_TAKE_THEIRS,
  CL_TAKE_WOVEN /* a collection: of its strands; a value: that of `value`, in a style
                   that is merged */
};

typedef struct cl_strand cl_strand;
struct cl_strand {
  cl_node *node[CL_SIDES]; /* NULL where a side does not have the entry */
  uint32_t at[CL_SIDES];   /* which child of its collection it is there */
  cl_strand *child, *last; /* of a collection that is woven, in the order of the result */
  cl_strand *next;
  cl_strand *over;   /* what it stands in */
  uint8_t take[2];   /* enum cl_take, when conflicts are taken from ours, from theirs */
  uint8_t value[2];  /* enum cl_side */
  bool collection;   /* woven as one */
  const char *label; /* a conflict: what to call it */
  cl_str text;       /* the value, when it is that of no side */
};

/* A conflict in the two texts, as spans of them. */
typedef struct cl_clash {
  size_t start[2], end[2];
  const char *label;
} cl_clash;

typedef struct cl_woven {
  cl_buf text[2]; /* taken from ours, from theirs; the second is empty when there is
                     no conflict */
  cl_clash *clash;
  size_t clashes, cap;
} cl_woven;

/* Is the entry there when conflicts are taken from ours (0), theirs (1)? */
bool cl_strand_there(const cl_strand *strand, int mode);

/* Do X in tree A and Y in tree B stand there in the same bytes, but for how far
 * they are indented? */
bool cl_weave_alike(const cl_tree *a, const cl_node *x, const cl_tree *b, const cl_node *y);

/* OURS and THEIRS say the same: whose way of writing it is taken.  That of the side
 * that wrote it in another way than base, when the other did not; of two new ones the
 * plain one, or the first by its bytes: the same one when ours and theirs change
 * places.  node[CL_BASE] may be NULL. */
enum cl_side cl_weave_spelled(cl_tree *const trees[CL_SIDES], cl_node *const node[CL_SIDES]);

/* The text of ROOT, a strand of the roots of TREES.  False, and nothing to be
 * freed, when these are written in a way that cannot be woven. */
bool cl_weave(cl_tree *const trees[CL_SIDES], const cl_strand *root, cl_woven *out);
void cl_woven_free(cl_woven *woven);
/* Does TEXT read as the strands say, in MODE? */
bool cl_weave_prove(cl_tree *const trees[CL_SIDES], const cl_strand *root, int mode,
                    const cl_buf *text);

CL_END
#endif
