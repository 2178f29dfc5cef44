/* merge.c - fuzzing: three versions of a file become one.
 *
 * The first byte tells how the three come about: as they stand in the input, with
 * a byte 0xFF between them; or as one document and two days of work on it, whose
 * steps the next bytes tell.  Of every merge must hold, without asking the merge's
 * own proof: what comes out parses, and so do both sides of the conflicts when they
 * are taken throughout; what one side changed and the other did not is as that side
 * has it; what nobody changed is as it was. */
#include <stdlib.h>
#include <string.h>

#include "../../lib/plan/merge.h"
#include "common.h"

/* ---- days of work ---- */

static const char *const lines[] = { "    title: X",
                                     "    owner: cl2 # anders",
                                     "  # een opmerking",
                                     "  - id: x\n    title: Nieuw",
                                     "  - {id: y, title: Y, owner: cl1}",
                                     "",
                                     "calendar:",
                                     "people: []",
                                     "    serves: [meedoen, taal]",
                                     "    note: |\n      lang\n\n      verhaal",
                                     "      - krant",
                                     "  - id: x\n    name: X",
                                     "mission: \"Samen\"",
                                     "          - {date: 2026-09-01, value: 20}",
                                     "    id: z",
                                     "    text: 'a: b'",
                                     "  purpose: {answer: no}",
                                     "    vision:\n      text: Anders",
                                     "---",
                                     "...",
                                     "    theme: x" };
static const char *const words[] = { "x",    "\"a b\"", "[a, b]",  "{}",
                                     "30.0", "yes",     "'it''s'", "|\n        tekst",
                                     "",     "# c",     "cl2",     "2026-11-30",
                                     "y" };

static size_t line_at(const cl_buf *text, unsigned n) {
  size_t at = 0;
  while (n--) {
    const char *stop = at < text->len ? memchr(text->p + at, '\n', text->len - at) : NULL;
    if (!stop)
      return 0;
    at = (size_t)(stop - text->p) + 1;
  }
  return at;
}

static size_t end_of(const cl_buf *text, size_t at) {
  const char *stop = at < text->len ? memchr(text->p + at, '\n', text->len - at) : NULL;
  return stop ? (size_t)(stop - text->p) + 1 : text->len;
}

/* Bytes FROM to TO of TEXT become PART. */
static void splice(cl_buf *text, size_t from, size_t to, cl_str part) {
  cl_buf out = CL_BUF_INIT;
  cl_buf_add(&out, cl_buf_text(text), from);
  cl_buf_add(&out, part.p, part.n);
  cl_buf_add(&out, cl_buf_text(text) + to, text->len - to);
  cl_buf_free(text);
  *text = out;
}

static cl_str copy_of(const cl_buf *text, size_t from, size_t to, cl_arena *arena) {
  return (cl_str){ cl_strndup(arena, cl_buf_text(text) + from, to - from), to - from };
}

static void one_step(cl_buf *text, fuzz_bytes *bytes, cl_arena *arena) {
  unsigned what = fuzz_byte(bytes), where = fuzz_byte(bytes), how = fuzz_byte(bytes);
  size_t at = line_at(text, where % 64), end = end_of(text, at);
  cl_buf line = CL_BUF_INIT;
  switch (what % 6) {
  case 0: /* a line of our own */
    cl_buf_printf(&line, "%s\n", lines[how % CL_COUNT(lines)]);
    splice(text, at, at, (cl_str){ cl_buf_text(&line), line.len });
    break;
  case 1: /* lines go */
    for (unsigned i = 0; i < how % 5; i++)
      end = end_of(text, end);
    splice(text, at, end, (cl_str){ "", 0 });
    break;
  case 2: { /* another value */
    const char *colon = end > at ? memchr(text->p + at, ':', end - at) : NULL;
    size_t from = colon ? (size_t)(colon - text->p) + 1 : at;
    cl_buf_printf(&line, " %s\n", words[how % CL_COUNT(words)]);
    splice(text, from, end, (cl_str){ cl_buf_text(&line), line.len });
    break;
  }
  case 3: { /* lines move */
    for (unsigned i = 0; i < how % 5; i++)
      end = end_of(text, end);
    cl_str moved = copy_of(text, at, end, arena);
    splice(text, at, end, (cl_str){ "", 0 });
    size_t to = line_at(text, (where + how) % 64);
    splice(text, to, to, moved);
    break;
  }
  case 4: /* a comment behind */
    if (end > at && text->p[end - 1] == '\n')
      splice(text, end - 1, end - 1, cl_str_of(how & 1 ? "  # zo" : " # anders"));
    break;
  default: /* a byte */
    if (text->len)
      text->p[(where * 256 + how) % text->len] = "x :-#'\"\n[]{},|y"[what / 6 % 15];
  }
  cl_buf_free(&line);
}

static void day_of_work(cl_buf *text, fuzz_bytes *bytes, cl_arena *arena) {
  for (unsigned steps = fuzz_byte(bytes) % 6; steps; steps--)
    one_step(text, bytes, arena);
}

static void split(fuzz_bytes in, cl_buf side[3]) {
  const char *p = (const char *)in.p, *end = p + in.n;
  for (int k = 0; k < 3; k++) {
    const char *stop = k < 2 && p < end ? memchr(p, 0xFF, (size_t)(end - p)) : NULL;
    cl_buf_add(&side[k], p ? p : "", (size_t)((stop ? stop : end) - p));
    p = stop ? stop + 1 : end;
  }
}

static void make(fuzz_bytes in, cl_buf side[3], cl_arena *arena) {
  if (fuzz_byte(&in) % 4 == 0) {
    split(in, side);
    return;
  }
  fuzz_bytes steps = { in.p, in.n < 40 ? in.n : 40 };
  for (int k = 0; k < 3; k++)
    cl_buf_add(&side[k], in.n > 40 ? (const char *)in.p + 40 : "", in.n > 40 ? in.n - 40 : 0);
  day_of_work(&side[1], &steps, arena);
  day_of_work(&side[2], &steps, arena);
}

/* ---- what a file says, as paths and values ---- */

typedef struct fact {
  const char *path;
  cl_str value;
} fact;
typedef struct facts {
  fact *list;
  size_t count, cap;
  bool odd; /* entries without a name of their own, or twice: not compared */
} facts;

static void add_fact(facts *f, const char *path, cl_str value) {
  f->list = cl_grow(f->list, &f->cap, f->count + 1, sizeof *f->list);
  f->list[f->count++] = (fact){ path, value };
}

static cl_str id_of(const cl_node *node) {
  const cl_node *id = cl_node_get(node, cl_sym("id"));
  return cl_node_text(id).n ? cl_node_text(id) : CL_NO_STR;
}

/* A line break at the end of a text comes and goes with that of the file. */
static cl_str whole_lines(cl_str text) {
  while (text.n && text.p[text.n - 1] == '\n')
    text.n--;
  return text;
}

static void collect(facts *f, const cl_tree *tree, const cl_node *node, const char *path,
                    cl_arena *arena) {
  if (node->kind == CL_SCALAR) {
    if (!cl_node_empty(node))
      add_fact(f, path, cl_node_text(node));
    return;
  }
  CL_EACH(child, node) {
    const char *name;
    if (node->kind == CL_MAP) {
      name = cl_sym_name(tree, child->key);
    } else if (child->kind == CL_MAP && id_of(child).p) {
      name = cl_asprintf(arena, "#%s", cl_str_dup(arena, id_of(child)));
    } else if (cl_node_empty(child)) {
      continue;
    } else if (child->kind == CL_SCALAR) {
      cl_str item = whole_lines(cl_node_text(child));
      add_fact(f, cl_asprintf(arena, "%s/=%s", path, cl_str_dup(arena, item)), cl_str_of("there"));
      continue;
    } else {
      f->odd = true;
      continue;
    }
    collect(f, tree, child, cl_asprintf(arena, "%s/%s", path, name), arena);
  }
}

static int by_path(const void *a, const void *b) {
  return strcmp(((const fact *)a)->path, ((const fact *)b)->path);
}

static bool read_facts(facts *f, cl_tree *tree, cl_str text, cl_arena *arena) {
  cl_diag diag;
  cl_diag_init(&diag);
  char *copy = cl_xmalloc(text.n + 1);
  memcpy(copy, text.p, text.n);
  copy[text.n] = '\0';
  bool good = cl_tree_read(tree, "m.yaml", copy, text.n, &diag) == CL_OK;
  *f = (facts){ NULL, 0, 0, false };
  if (good && tree->root)
    collect(f, tree, tree->root, "", arena);
  if (f->count)
    qsort(f->list, f->count, sizeof *f->list, by_path);
  for (size_t i = 1; i < f->count; i++)
    f->odd = f->odd || strcmp(f->list[i].path, f->list[i - 1].path) == 0;
  cl_diag_free(&diag);
  return good;
}

static cl_str value_at(const facts *f, const char *path) {
  fact key = { path, CL_NO_STR };
  const fact *found = f->count ? bsearch(&key, f->list, f->count, sizeof key, by_path) : NULL;
  return found ? found->value : CL_NO_STR;
}

/* A number, a yes or a text may be spelled otherwise and say the same. */
static bool says(cl_str a, cl_str b) {
  double x, y;
  a = whole_lines(a);
  b = whole_lines(b);
  if (cl_str_eq(a, b) || (a.p && b.p && !a.n && !b.n))
    return true;
  if (cl_parse_num(a, &x) && cl_parse_num(b, &y) && x == y)
    return true;
  return a.p && b.p && cl_bool_read(a) >= 0 && cl_bool_read(a) == cl_bool_read(b);
}

/* Has nobody taken out or renamed a record?  Then paths stay. */
static bool all_stay(const facts *base, const facts *side) {
  for (size_t i = 0; i < base->count; i++) {
    size_t n = strlen(base->list[i].path);
    if (n > 3 && strcmp(base->list[i].path + n - 3, "/id") == 0 &&
        !cl_str_eq(value_at(side, base->list[i].path), base->list[i].value))
      return false;
  }
  return true;
}

static void check_path(const facts f[4], const char *path) {
  cl_str base = value_at(&f[0], path), ours = value_at(&f[1], path);
  cl_str theirs = value_at(&f[2], path), merged = value_at(&f[3], path);
  if (says(theirs, base))
    FUZZ_TRUE(says(merged, ours));
  else if (says(ours, base))
    FUZZ_TRUE(says(merged, theirs));
  else
    FUZZ_TRUE(says(merged, ours) || says(merged, theirs));
}

static void check_facts(const facts f[4]) {
  if (f[0].odd || f[1].odd || f[2].odd || !all_stay(&f[0], &f[1]) || !all_stay(&f[0], &f[2]))
    return;
  for (int k = 0; k < 4; k++)
    for (size_t i = 0; i < f[k].count; i++)
      check_path(f, f[k].list[i].path);
}

/* ---- the sides of conflicts ---- */

enum { MARKER = 13 };

static bool is_marker(const char *p, const char *end, char sign) {
  if (end - p < MARKER)
    return false;
  for (int i = 0; i < MARKER; i++)
    if (p[i] != sign)
      return false;
  return end - p == MARKER || p[MARKER] == ' ' || p[MARKER] == '\n' || p[MARKER] == '\r';
}

/* TEXT with every conflict taken from ours (0) or theirs (1). */
static void take_side(cl_buf *out, cl_str text, int side) {
  int in = -1;
  for (const char *p = text.p, *end = text.p + text.n; p < end;) {
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    stop = stop ? stop + 1 : end;
    if (is_marker(p, stop, '<'))
      in = 0;
    else if (in == 0 && is_marker(p, stop, '='))
      in = 1;
    else if (in == 1 && is_marker(p, stop, '>'))
      in = -1;
    else if (in < 0 || in == side)
      cl_buf_add(out, p, (size_t)(stop - p));
    p = stop;
  }
}

static void check_sides(cl_str text, cl_arena *arena) {
  for (int side = 0; side < 2; side++) {
    cl_buf taken = CL_BUF_INIT;
    cl_tree tree;
    facts f;
    take_side(&taken, text, side);
    FUZZ_TRUE(read_facts(&f, &tree, (cl_str){ cl_buf_text(&taken), taken.len }, arena));
    free(f.list);
    cl_tree_free(&tree);
    cl_buf_free(&taken);
  }
}

/* A line that looks like a mark may be a key of the plan: nobody tells it from one. */
static bool has_marks(const cl_buf *text) {
  for (const char *p = cl_buf_text(text), *end = p + text->len; p < end;) {
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    stop = stop ? stop + 1 : end;
    if (is_marker(p, stop, '<') || is_marker(p, stop, '=') || is_marker(p, stop, '>'))
      return true;
    p = stop;
  }
  return false;
}

static void check(const cl_buf side[3], const cl_merged *merged, cl_arena *arena) {
  cl_tree trees[4];
  facts f[4];
  bool good = true;
  for (int k = 0; k < 3; k++)
    good &= read_facts(&f[k], &trees[k], (cl_str){ cl_buf_text(&side[k]), side[k].len }, arena);
  cl_str text = { cl_buf_text(&merged->text), merged->text.len };
  bool read = read_facts(&f[3], &trees[3], text, arena);
  if (good && !merged->lines && !merged->conflicts) {
    FUZZ_TRUE(read);
    check_facts(f);
  } else if (good && !merged->lines && !memchr(text.p, '\r', text.n) && !has_marks(&side[0]) &&
             !has_marks(&side[1]) && !has_marks(&side[2])) {
    check_sides(text, arena);
  }
  for (int k = 0; k < 4; k++) {
    free(f[k].list);
    cl_tree_free(&trees[k]);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  cl_schema_start();
  cl_arena *arena = cl_arena_new();
  cl_buf side[3] = { CL_BUF_INIT, CL_BUF_INIT, CL_BUF_INIT };
  make((fuzz_bytes){ data, size }, side, arena);
  cl_merge_job job = { .name = "m.yaml", .marker = MARKER };
  job.base = (cl_str){ cl_buf_text(&side[0]), side[0].len };
  job.ours = (cl_str){ cl_buf_text(&side[1]), side[1].len };
  job.theirs = (cl_str){ cl_buf_text(&side[2]), side[2].len };
  cl_merged merged;
  cl_merge(&merged, &job);
  static cl_buf shown;
  cl_buf_cut(&shown, 0);
  for (int k = 0; k < 4; k++) {
    const cl_buf *text = k < 3 ? &side[k] : &merged.text;
    cl_buf_printf(&shown, "---- %d\n", k);
    cl_buf_add(&shown, cl_buf_text(text), text->len);
  }
  fuzz_show((cl_str){ cl_buf_text(&shown), shown.len });
  check(side, &merged, arena);
  cl_merged_free(&merged);
  for (int k = 0; k < 3; k++)
    cl_buf_free(&side[k]);
  cl_arena_free(arena);
  return 0;
}
