/* yaml.c - fuzzing: bytes to tree to plan, and all that is read from a plan. */
#include <string.h>

#include "../../lib/method/rules.h"
#include "common.h"
#include "../../lib/value/cell.h"
#include "../../lib/plan/check.h"

/* Line and column of AT, counted from the front. */
static void check_place(cl_tree *tree, uint32_t at) {
  unsigned line = 1, col = 1;
  for (uint32_t i = tree->bom ? 3 : 0; i < at; i++) {
    char c = tree->src[i];
    if (c == '\n' || (c == '\r' && tree->src[i + 1] != '\n')) {
      line++;
      col = 1;
    } else if (((unsigned char)c & 0xC0) != 0x80) {
      col++;
    }
  }
  cl_place place = cl_tree_place(tree, at);
  FUZZ_TRUE(place.line == line && place.col == col);
}

static void check_scalar(const cl_tree *tree, const cl_node *node) {
  cl_str text = cl_node_text(node);
  FUZZ_TRUE(!cl_utf8_bad(text.p, text.n) && !(text.n && memchr(text.p, 0, text.n)));
  const char *src = tree->src + node->start;
  size_t n = node->end - node->start;
  if (node->style == CL_PLAIN && !memchr(src, '\n', n) && !memchr(src, '\r', n))
    FUZZ_TRUE(n == text.n ? !n || memcmp(src, text.p, n) == 0 : n > text.n);
  if (node->style == CL_SINGLE || node->style == CL_DOUBLE)
    FUZZ_TRUE(n >= 2 && src[0] == src[n - 1] && src[0] == (node->style == CL_SINGLE ? '\'' : '"'));
}

/* Spans: in the file, in the parent's, in order; keys only in maps, once. */
static void check_node(cl_tree *tree, const cl_node *node, unsigned depth) {
  FUZZ_TRUE(node->start <= node->end && node->end <= tree->size);
  if (node->kind == CL_SCALAR) {
    check_scalar(tree, node);
    return;
  }
  FUZZ_TRUE(depth < CL_MAX_DEPTH);
  size_t n = 0;
  uint32_t at = node->start;
  CL_EACH(child, node) {
    n++;
    if (node->kind == CL_MAP) {
      const uint32_t kend = cl_node_kend(tree, child);
      FUZZ_TRUE(child->key && child->kstart >= at && child->kstart < kend);
      FUZZ_TRUE(child->start >= kend && cl_node_get(node, child->key) == child);
      at = kend;
    } else {
      FUZZ_TRUE(!child->key);
    }
    FUZZ_TRUE(child->start >= at && child->end <= node->end);
    at = child->end;
    check_node(tree, child, depth + 1);
  }
  FUZZ_TRUE(n == cl_node_count(node));
  check_place(tree, node->start);
}

static void read_fields(const cl_plan *plan, const cl_rec *rec, cl_buf *out) {
  const cl_type_row *row = cl_type_info(rec->type);
  for (unsigned i = 0; i < row->fields; i++) {
    cl_field field = (cl_field)((unsigned)row->first + i);
    if ((cl_field_info(field)->flags & CL_SUB) || !cl_rec_has(rec, field))
      continue;
    double number;
    cl_date date = cl_rec_date(rec, field);
    char iso[CL_DATE_SIZE];
    FUZZ_TRUE(date == CL_NO_DATE || cl_str_is(cl_rec_text(rec, field), cl_date_iso(iso, date)));
    cl_rec_num(rec, field, &number);
    cl_field_cell(out, rec, field, CL_CANONICAL);
    FUZZ_TRUE(cl_rec_place(plan, rec, field).line > 0);
  }
}

static void read_plan(const cl_plan *plan, cl_diag *diag) {
  cl_buf out = CL_BUF_INIT;
  for (int t = 0; t < CL_TYPES; t++) {
    size_t n = 0;
    CL_EACH_REC(rec, plan, (cl_type)t) {
      n++;
      FUZZ_TRUE(rec->id && *cl_rec_address(rec, diag->arena));
      read_fields(plan, rec, &out);
    }
    FUZZ_TRUE(n == plan->count[t]);
  }
  cl_buf_free(&out);
  if (plan->format_errors)
    return; /* the rules are only asked of what can be read whole */
  cl_plan_check_refs(plan, 0, diag);
  cl_plan_check_required(plan, 0, diag);
  cl_rules_run(plan, 0, cl_date_of(2026, 11, 22), diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  cl_diag diag;
  cl_plan *plan;
  cl_diag_init(&diag);
  if (fuzz_plan(&plan, (cl_str){ (const char *)data, size }, &diag) == CL_OK) {
    cl_tree *tree = &plan->files[0].tree;
    FUZZ_TRUE(tree->size == size && (!size || memcmp(tree->src, data, size) == 0));
    if (tree->root)
      check_node(tree, tree->root, 0);
    read_plan(plan, &diag);
    cl_diag_sort(&diag);
    fuzz_findings(&diag, CL_OK, size);
  }
  cl_plan_close(plan);
  cl_diag_free(&diag);
  return 0;
}
