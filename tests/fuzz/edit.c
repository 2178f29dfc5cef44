/* edit.c - fuzzing: random edits of random documents.
 *
 * The first byte says how many bytes are the edits, which come next; the rest
 * is the document.  Of an edit that is carried out must hold, without asking
 * the library's own proof: read back, the new bytes say what the old ones say
 * with just that edit; what no edit is about stands there byte for byte.
 * A document that is a plan without mistakes is then changed in a plan's words
 * as well: the field reads the value that was wished, and no other differs. */
#include <string.h>

#include "../../lib/plan/change.h"
#include "common.h"
#include "../../lib/value/cell.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

/* ---- what an edit may put in ---- */

static const char *const texts[] = {
  "x",
  "",
  "yes",
  "null",
  "~",
  "12",
  "a: b",
  "# no comment",
  " blanks ",
  "- item",
  "it's \"so\"",
  "two\nlines",
  "three\n\nlines\n",
  "\n",
  "end\n\n",
  "a\tb",
  "caf\xC3\xA9",
  "[a, b]",
  "{a}",
  "? a",
  "\xE2\x80\xA8"
  "separator",
  "\xC2\x85",
  "\xEF\xBB\xBF"
  "bom",
  "a #b",
  "a:",
  "|",
  ">",
  "%",
  "@",
  "`",
  "---",
  "...",
  "&a",
  "*a",
  "!t",
  "2026-11-07",
  "\r\n",
  "\x1B[31m",
  "\\",
  "0612345678",
  "a, b",
  "a long text that does not end before the eightieth column is reached, as people write them"
};

static const char *pick_text(unsigned i) {
  return texts[i % CL_COUNT(texts)];
}

static cl_val *pick_val(cl_arena *arena, unsigned i) {
  cl_val *scalar = cl_val_scalar(arena, cl_str_of(pick_text(i)), false), *val;
  switch (i / 50) {
  case 3:
    val = cl_val_map(arena);
    cl_val_put(val, "key", 1, scalar);
    cl_val_put(val, "other key", 2, cl_val_scalar(arena, cl_str_of("12"), true));
    return val;
  case 4:
    val = cl_val_seq(arena);
    cl_val_push(val, scalar);
    cl_val_push(val, cl_val_scalar(arena, cl_str_of("b"), false));
    val->block = i & 1;
    return val;
  default:
    return scalar;
  }
}

/* ---- what is asked of which node ---- */

enum what { NOTHING, REPLACE, REMOVE, BEHIND, FIRST };
enum { OPS = 3, NODES = 400 };
typedef struct op {
  enum what what;
  const cl_node *node; /* with FIRST: the collection */
  const char *key;
  cl_val *val;
} op;

typedef struct found {
  cl_node *node, *parent;
  size_t last; /* index of the last node below it */
} found;

static struct {
  cl_tree *tree;
  found nodes[NODES];
  size_t count;
  op ops[OPS];
  size_t op_count;
  bool before; /* what comes behind the end of the file comes before it */
} now;

static void find_nodes(cl_node *node, cl_node *parent) {
  if (now.count == NODES)
    return;
  size_t i = now.count++;
  now.nodes[i] = (found){ node, parent, i };
  CL_EACH(child, node)
    find_nodes(child, node);
  now.nodes[i].last = now.count - 1;
}

static const op *op_of(const cl_node *node, enum what what) {
  for (size_t i = 0; i < now.op_count; i++)
    if (now.ops[i].node == node && now.ops[i].what == what)
      return &now.ops[i];
  return NULL;
}

/* One thing to a place: not above or below another. */
static bool is_free(const found *f) {
  for (size_t i = 0; i < now.op_count; i++)
    for (size_t k = 0; k < now.count; k++)
      if (now.nodes[k].node == now.ops[i].node) {
        size_t at = (size_t)(f - now.nodes);
        if ((k <= at && at <= now.nodes[k].last) || (at <= k && k <= f->last))
          return false;
      }
  return true;
}

/* Another for each edit, so that none comes twice. */
static const char *fresh_key(const cl_node *map) {
  static const char *const keys[OPS] = { "new", "yes", "a b" };
  const char *key = keys[now.op_count];
  CL_EACH(child, map)
    if (strcmp(cl_sym_name(now.tree, child->key), key) == 0)
      return NULL;
  return key;
}

static void ask(cl_edit *edit, cl_arena *arena, fuzz_bytes *bytes) {
  found *f = &now.nodes[fuzz_byte(bytes) % now.count];
  enum what what = REPLACE + fuzz_byte(bytes) % 4;
  op o = { what, f->node, NULL, pick_val(arena, fuzz_byte(bytes)) };
  cl_node *into = what == FIRST ? f->node : f->parent;
  if (!is_free(f) || ((what == REMOVE || what == BEHIND) && !into))
    return;
  if ((what == BEHIND || what == FIRST)) {
    if (into->kind == CL_SCALAR)
      return;
    if (into->kind == CL_MAP && !(o.key = fresh_key(into)))
      return;
  }
  if (what == FIRST && !cl_node_child(into) && into->style == CL_BLOCK)
    return;
  if (what == REPLACE && !f->parent && o.val->kind == CL_SCALAR)
    return; /* a document stays a map or a list */
  now.ops[now.op_count++] = o;
  if (what == REPLACE)
    cl_edit_replace(edit, f->node, o.val);
  else if (what == REMOVE)
    cl_edit_remove(edit, f->parent, f->node);
  else
    cl_edit_insert(edit, into, what == FIRST ? NULL : f->node, o.key, o.val);
}

/* ---- what a document says, as one text ---- */

static void say_scalar(cl_buf *out, cl_str text, bool null) {
  cl_buf_printf(out, "%c%zu:", text.n && null ? 'N' : 'S', text.n);
  cl_buf_add(out, text.p, text.n);
}

/* A collection of nothing and no value are the same: one may become the other
 * when the last child goes. */
static void say_end(cl_buf *out, size_t start, bool any) {
  if (any) {
    cl_buf_putc(out, ')');
    return;
  }
  cl_buf_cut(out, start);
  say_scalar(out, cl_str_of(""), false);
}

static void say_val(cl_buf *out, const char *key, const cl_val *val) {
  if (key)
    say_scalar(out, cl_str_of(key), false);
  if (val->kind == CL_SCALAR) {
    say_scalar(out, val->text, false);
    return;
  }
  size_t start = out->len;
  cl_buf_putc(out, val->kind == CL_MAP ? '{' : '[');
  for (const cl_val *c = val->child; c; c = c->next)
    say_val(out, c->key, c);
  say_end(out, start, val->child);
}

static void say_node(cl_buf *out, const cl_tree *tree, const cl_node *node);

static void say_child(cl_buf *out, const cl_tree *tree, const cl_node *child, bool *any) {
  const op *behind = op_of(child, BEHIND);
  bool before = behind && now.before && child->end == tree->size;
  if (before)
    say_val(out, behind->key, behind->val);
  if (!op_of(child, REMOVE)) {
    if (child->key)
      say_scalar(out, cl_str_of(cl_sym_name(tree, child->key)), false);
    say_node(out, tree, child);
    *any = true;
  }
  if (behind && !before)
    say_val(out, behind->key, behind->val);
  *any = *any || behind;
}

static void say_node(cl_buf *out, const cl_tree *tree, const cl_node *node) {
  const op *replace = op_of(node, REPLACE), *first = op_of(node, FIRST);
  if (replace) {
    say_val(out, NULL, replace->val);
    return;
  }
  if (node->kind == CL_SCALAR) {
    say_scalar(out, cl_node_text(node), cl_node_empty(node));
    return;
  }
  size_t start = out->len;
  bool any = first;
  cl_buf_putc(out, node->kind == CL_MAP ? '{' : '[');
  if (first)
    say_val(out, first->key, first->val);
  CL_EACH(child, node)
    say_child(out, tree, child, &any);
  say_end(out, start, any);
}

static bool says_the_same(const cl_buf *wished, const cl_tree *tree) {
  cl_buf got = CL_BUF_INIT;
  size_t ops = now.op_count;
  now.op_count = 0;
  if (tree->root)
    say_node(&got, tree, tree->root);
  now.op_count = ops;
  bool same = got.len == wished->len && (!got.len || memcmp(got.p, wished->p, got.len) == 0);
  cl_buf_free(&got);
  return same;
}

/* ---- what must stand there untouched ---- */

static uint32_t line_of(uint32_t at) {
  while (at > 0 && now.tree->src[at - 1] != '\n' && now.tree->src[at - 1] != '\r')
    at--;
  return at;
}

static uint32_t behind_line(uint32_t at) {
  const cl_tree *tree = now.tree;
  while (at < tree->size && tree->src[at] != '\n' && tree->src[at] != '\r')
    at++;
  at += at < tree->size && tree->src[at] == '\r' && tree->src[at + 1] == '\n';
  return at < tree->size ? at + 1 : at;
}

/* The lines an edit may have to do with: from the end of what comes before, to
 * the line that the next begins in. */
static void lines_of(const found *f, uint32_t *from, uint32_t *to) {
  const cl_node *node = f->node, *prev = NULL;
  uint32_t start = node->key ? node->kstart : node->start, end = node->end;
  CL_EACH(child, f->parent) {
    if (child == node)
      break;
    prev = child;
  }
  if (prev)
    start = prev->end;
  else if (f->parent)
    start = f->parent->key ? f->parent->kstart : f->parent->start;
  const cl_node *next = cl_node_next(node);
  if (next)
    end = next->key ? next->kstart : next->start;
  else if (f->parent && f->parent->end > end)
    end = f->parent->end;
  /* A list's dash may stand lines above its item. */
  if (!prev && f->parent && f->parent->style == CL_BLOCK && !f->parent->key)
    start = 0;
  uint32_t line = line_of(start);
  *from = line < *from ? line : *from;
  line = behind_line(end);
  *to = line > *to ? line : *to;
}

/* Is the line that begins at AT blank, or a comment and no more? */
static bool is_remark(uint32_t at) {
  const cl_tree *tree = now.tree;
  while (at < tree->size && (tree->src[at] == ' ' || tree->src[at] == '\t'))
    at++;
  return at == tree->size || strchr("#\r\n", tree->src[at]);
}

/* What is new comes above the comments over what it stands before, or under those that
 * stand beside what it comes behind: these lines may move, and none is lost. */
static void with_remarks(uint32_t *from, uint32_t *to) {
  for (uint32_t line; *from && is_remark(line = line_of(*from - 1)); *from = line)
    ;
  while (*to < now.tree->size && is_remark(*to))
    *to = behind_line(*to);
}

static void check_untouched(const cl_buf *out) {
  uint32_t from = now.tree->size, to = 0;
  for (size_t i = 0; i < now.op_count; i++)
    for (size_t k = 0; k < now.count; k++)
      if (now.nodes[k].node == now.ops[i].node)
        lines_of(&now.nodes[k], &from, &to);
  with_remarks(&from, &to);
  size_t rest = now.tree->size - to;
  FUZZ_TRUE(out->len >= from && memcmp(out->p, now.tree->src, from) == 0);
  FUZZ_TRUE(out->len >= rest && memcmp(out->p + out->len - rest, now.tree->src + to, rest) == 0);
}

/* ---- an edit of a document ---- */

static size_t tried, refused;

static void check_edit(const cl_buf *out) {
  cl_tree again;
  cl_diag diag;
  cl_buf wished = CL_BUF_INIT;
  char *copy = cl_xmalloc(out->len + 1);
  memcpy(copy, cl_buf_text(out), out->len + 1);
  cl_diag_init(&diag);
  fuzz_show((cl_str){ out->p, out->len });
  FUZZ_TRUE(cl_tree_read(&again, "again.yaml", copy, out->len, &diag) == CL_OK);
  now.before = false;
  say_node(&wished, now.tree, now.tree->root);
  if (!says_the_same(&wished, &again)) {
    cl_buf_cut(&wished, 0);
    now.before = true;
    say_node(&wished, now.tree, now.tree->root);
    FUZZ_TRUE(says_the_same(&wished, &again));
  }
  check_untouched(out);
  cl_buf_free(&wished);
  fuzz_show(CL_NO_STR);
  cl_tree_free(&again);
  cl_diag_free(&diag);
}

static void edit_tree(cl_tree *tree, fuzz_bytes bytes) {
  cl_diag diag;
  cl_buf out = CL_BUF_INIT;
  now.tree = tree;
  now.count = now.op_count = 0;
  find_nodes(tree->root, NULL);
  cl_edit *edit = cl_edit_new(tree);
  cl_arena *arena = cl_arena_new();
  cl_diag_init(&diag);
  for (size_t i = 0; i < OPS && bytes.n; i++)
    ask(edit, arena, &bytes);
  enum cl_status status = cl_edit_apply(edit, &out, &diag);
  tried++;
  if (status == CL_OK)
    check_edit(&out);
  else
    refused++;
  fuzz_findings(&diag, status, tree->size);
  cl_edit_free(edit);
  cl_arena_free(arena);
  cl_diag_free(&diag);
  cl_buf_free(&out);
}

/* ---- a change of a plan ---- */

static const cl_rec *pick_rec(const cl_plan *plan, unsigned i) {
  size_t all = 0;
  for (int t = 0; t < CL_TYPES; t++)
    all += plan->count[t];
  i %= (unsigned)all;
  for (int t = 0; t < CL_TYPES; t++)
    CL_EACH_REC(rec, plan, (cl_type)t)
      if (i-- == 0)
        return rec;
  return NULL;
}

/* A value that FIELD takes, most of the time. */
static const char *pick_value(const cl_plan *plan, cl_field field, unsigned i) {
  const cl_field_row *row = cl_field_info(field);
  size_t n;
  switch (row->kind) {
  case CL_K_DATE:
    return i % 2 ? "2026-03-04" : "2028-02-29";
  case CL_K_TIME:
    return "09:30";
  case CL_K_NUM:
  case CL_K_INT:
    return i % 2 ? "12" : "0";
  case CL_K_BOOL:
    return i % 2 ? "yes" : "no";
  case CL_K_URL:
    return "https://www.example.nl/a#b";
  case CL_K_ENUM:
    cl_choices(row->set, &n);
    return cl_choice_value(row->set, (int)(i % n));
  case CL_K_REF:
    for (int t = 0; t < CL_TYPES; t++)
      if ((row->refs >> t & 1) && plan->first[t])
        return plan->first[t]->id;
    return "nobody";
  case CL_K_ITEMS:
    return "cl1; 4";
  default:
    return pick_text(i);
  }
}

/* All fields of all records but FIELD of record number AT of TYPE. */
static void say_plan(cl_buf *out, const cl_plan *plan, cl_type type, size_t at, cl_field field) {
  for (int t = 0; t < CL_TYPES; t++) {
    size_t i = 0;
    CL_EACH_REC(rec, plan, (cl_type)t) {
      const cl_type_row *row = cl_type_info(rec->type);
      for (unsigned k = 0; k < row->fields; k++) {
        cl_field f = (cl_field)((unsigned)row->first + k);
        if ((cl_field_info(f)->flags & CL_SUB) || ((cl_type)t == type && i == at && f == field))
          continue;
        cl_field_cell(out, rec, f, CL_CANONICAL);
        cl_buf_putc(out, '\x1F');
      }
      i++;
    }
    cl_buf_putc(out, '\x1E');
  }
}

static const cl_rec *nth(const cl_plan *plan, cl_type type, size_t at) {
  CL_EACH_REC(rec, plan, type)
    if (at-- == 0)
      return rec;
  return NULL;
}

static void check_change(const cl_plan *plan, const cl_new_file *file, const cl_rec *rec,
                         cl_field field, const char *value) {
  size_t at = 0;
  cl_plan *after;
  cl_diag diag;
  cl_buf a = CL_BUF_INIT, b = CL_BUF_INIT;
  for (const cl_rec *r = plan->first[rec->type]; r != rec; r = r->next)
    at++;
  cl_diag_init(&diag);
  fuzz_show((cl_str){ file->bytes.p, file->bytes.len });
  FUZZ_TRUE(fuzz_plan(&after, (cl_str){ file->bytes.p, file->bytes.len }, &diag) == CL_OK);
  FUZZ_TRUE(after->format_errors == 0);
  say_plan(&a, plan, rec->type, at, field);
  say_plan(&b, after, rec->type, at, field);
  FUZZ_TRUE(a.len == b.len && memcmp(cl_buf_text(&a), cl_buf_text(&b), a.len) == 0);
  const cl_rec *changed = nth(after, rec->type, at);
  cl_node *node = cl_rec_node(changed, field);
  if (cl_field_info(field)->kind != CL_K_ITEMS && value) {
    const cl_node *item = node && node->kind == CL_SEQ ? cl_node_child(node) : node;
    FUZZ_TRUE(cl_str_is(cl_node_text(item), value));
  } else {
    FUZZ_TRUE(cl_rec_has(changed, field) == (value != NULL));
  }
  fuzz_show(CL_NO_STR);
  cl_plan_close(after);
  cl_diag_free(&diag);
  cl_buf_free(&a);
  cl_buf_free(&b);
}

static void set_field(cl_plan *plan, cl_change *change, cl_diag *diag, fuzz_bytes *bytes) {
  const cl_rec *rec = pick_rec(plan, fuzz_byte(bytes));
  const cl_type_row *row = cl_type_info(rec->type);
  cl_field field = (cl_field)((unsigned)row->first + fuzz_byte(bytes) % row->fields);
  unsigned i = fuzz_byte(bytes);
  const char *value = i % 7 ? pick_value(plan, field, i) : NULL;
  cl_new_file *files;
  size_t n = 0;
  if ((cl_field_info(field)->flags & CL_SUB) || field == row->id ||
      field == CL_F_ORGANISATION_INCLUDE || field == CL_F_ORGANISATION_PLAN)
    return;
  cl_str text = cl_str_of(value);
  if (cl_change_set(change, cl_change_rec(change, rec), field, &value, value ? 1 : 0) != CL_OK ||
      cl_change_finish(change, &files, &n) != CL_OK || !n || (text.p && !cl_str_trim(text).n))
    return;
  (void)diag;
  check_change(plan, &files[0], rec, field, value);
}

/* A record added, removed or renamed: the plan stays one without mistakes. */
static void change_record(cl_plan *plan, cl_change *change, fuzz_bytes *bytes, unsigned how) {
  const cl_rec *rec = pick_rec(plan, fuzz_byte(bytes));
  cl_new_file *files;
  size_t n = 0;
  enum cl_status status = CL_OK;
  if (how == 1)
    status = cl_change_remove(change, rec, true);
  else if (how == 2)
    status = cl_change_rename(change, rec, "other-id");
  else
    cl_change_add(change, CL_T_GOAL, NULL, NULL, pick_text(fuzz_byte(bytes)));
  if (status != CL_OK || cl_change_finish(change, &files, &n) != CL_OK || !n)
    return;
  cl_plan *after;
  cl_diag diag;
  cl_diag_init(&diag);
  fuzz_show((cl_str){ files[0].bytes.p, files[0].bytes.len });
  FUZZ_TRUE(fuzz_plan(&after, (cl_str){ files[0].bytes.p, files[0].bytes.len }, &diag) == CL_OK);
  FUZZ_TRUE(after->format_errors == 0);
  if (how == 2)
    FUZZ_TRUE(cl_plan_get(after, rec->type, "other-id", NULL) != NULL);
  else if (how == 1)
    FUZZ_TRUE(after->count[rec->type] < plan->count[rec->type]);
  else
    FUZZ_TRUE(after->count[CL_T_GOAL] == plan->count[CL_T_GOAL] + 1);
  fuzz_show(CL_NO_STR);
  cl_plan_close(after);
  cl_diag_free(&diag);
}

static void change_plan(cl_plan *plan, fuzz_bytes bytes) {
  cl_diag diag;
  cl_diag_init(&diag);
  cl_change *change = cl_change_new(plan, &diag);
  unsigned how = fuzz_byte(&bytes) % 6;
  if (how >= 1 && how <= 3)
    change_record(plan, change, &bytes, how);
  else
    set_field(plan, change, &diag, &bytes);
  cl_change_free(change);
  fuzz_findings(&diag, CL_OK, 1 << 20);
  cl_diag_free(&diag);
}

/* ---- */

/* Half of the time the edits change, half of the time the document. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed) {
  size_t head = size ? 1 + data[0] % 16 : 0;
  if (!size || head > size || seed % 2)
    return LLVMFuzzerMutate(data, size, max_size);
  if (seed % 4)
    return head + LLVMFuzzerMutate(data + head, size - head, max_size - head);
  for (size_t i = 1; i < head; i++)
    if (seed >> (i + 2) & 1)
      data[i] = (uint8_t)(data[i] * 5 + seed + i * 37);
  return size;
}

static void say_counts(void) {
  fprintf(stderr, "edits: %zu tried, %zu refused\n", tried, refused);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static bool started;
  if (!started)
    atexit(say_counts);
  started = true;
  if (!size)
    return 0;
  size_t n = data[0] % 16;
  n = n < size - 1 ? n : size - 1;
  fuzz_bytes ops = { data + 1, n };
  cl_plan *plan;
  cl_diag diag;
  cl_diag_init(&diag);
  cl_str text = { (const char *)data + 1 + n, size - 1 - n };
  if (fuzz_plan(&plan, text, &diag) == CL_OK) {
    if (plan->files[0].tree.root && plan->files[0].tree.root->kind == CL_MAP)
      edit_tree(&plan->files[0].tree, ops);
    if (plan->format_errors == 0 && plan->file_count == 1)
      change_plan(plan, ops);
  }
  cl_plan_close(plan);
  cl_diag_free(&diag);
  return 0;
}
