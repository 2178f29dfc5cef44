/* test_change.c - a change alters the record it names and nothing else.
 *
 * Property: for every record and every field of the worked example and of a
 * set of hostile files: set a new value, get it, set the old value back, and
 * the file is what it was, byte for byte.  And: add a record, remove it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../lib/plan/change.h"

static const char *const hostile[] = { "comments",   "crlf",    "bom",     "crlf-bom-no-newline",
                                       "no-newline", "cr",      "flow",    "indent",
                                       "styles",     "unicode", "empties", "block-end",
                                       "explicit" };

static const char *source_dir(void) {
  const char *dir = getenv("srcdir");
  return dir ? dir : ".";
}

/* ---- files in a folder of our own ---- */

static char work[PATH_MAX];
static char start[PATH_MAX];

static char *slurp(const char *path, size_t *n) {
  FILE *f = fopen(path, "rb");
  if (!f)
    fail_msg("cannot open %s: %s", path, strerror(errno));
  cl_buf buf = CL_BUF_INIT;
  char chunk[4096];
  for (size_t k; (k = fread(chunk, 1, sizeof chunk, f)) > 0;)
    cl_buf_add(&buf, chunk, k);
  fclose(f);
  *n = buf.len;
  return cl_buf_take(&buf);
}

static void spit(const char *path, const char *p, size_t n) {
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(p, 1, n, f), n);
  assert_int_equal(fclose(f), 0);
}

static void copy_in(const char *from, const char *to) {
  size_t n;
  char *p = slurp(from, &n);
  spit(to, p, n);
  free(p);
}

static int set_up(void **state) {
  (void)state;
  assert_non_null(getcwd(start, sizeof start));
  snprintf(work, sizeof work, "%s/clkit-change-XXXXXX",
           getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
  assert_non_null(mkdtemp(work));
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  static const char *const names[] = { "communities/repareren.yaml", "plan.yaml", "people.yaml" };
  assert_int_equal(chdir(work), 0);
  for (size_t i = 0; i < CL_COUNT(names); i++)
    unlink(names[i]);
  rmdir("communities");
  assert_int_equal(chdir(start), 0);
  return rmdir(work);
}

static void use_hostile(const char *name) {
  char path[PATH_MAX];
  assert_int_equal(chdir(start), 0);
  snprintf(path, sizeof path, "%s/tests/data/hostile/%s.yaml", source_dir(), name);
  size_t n;
  char *p = slurp(path, &n);
  assert_int_equal(chdir(work), 0);
  spit("plan.yaml", p, n);
  free(p);
}

static void use_example(void) {
  static const char *const names[] = { "plan.yaml", "people.yaml", "communities/repareren.yaml" };
  char from[PATH_MAX], to[PATH_MAX];
  assert_int_equal(chdir(start), 0);
  snprintf(to, sizeof to, "%.4000s/communities", work);
  if (mkdir(to, 0777) != 0)
    assert_int_equal(errno, EEXIST);
  for (size_t i = 0; i < CL_COUNT(names); i++) {
    snprintf(from, sizeof from, "%s/share/examples/waterrijk/%s", source_dir(), names[i]);
    snprintf(to, sizeof to, "%.4000s/%.64s", work, names[i]);
    copy_in(from, to);
  }
  assert_int_equal(chdir(work), 0);
}

/* ---- one change, written ---- */

static void complain(cl_diag *diag) {
  cl_buf out = CL_BUF_INIT;
  for (size_t i = 0; i < diag->count; i++)
    cl_finding_print(&out, &diag->findings[i]);
  fprintf(stderr, "%s", cl_buf_text(&out));
  cl_buf_free(&out);
}

static cl_plan *open_plan(cl_diag *diag) {
  cl_plan *plan = NULL;
  if (cl_plan_open(&plan, "plan.yaml", diag) != CL_OK) {
    complain(diag);
    fail_msg("the plan does not read");
  }
  return plan;
}

/* Finishes CHANGE and writes its files; the number of them. */
static size_t write_change(cl_change *change, cl_plan *plan, cl_diag *diag, const char *what) {
  cl_new_file *files;
  size_t count;
  if (cl_change_finish(change, &files, &count) != CL_OK) {
    complain(diag);
    fail_msg("%s: not finished", what);
  }
  for (size_t i = 0; i < count; i++)
    spit(plan->files[files[i].file].path, cl_buf_text(&files[i].bytes), files[i].bytes.len);
  return count;
}

typedef struct snapshot {
  char *bytes[8];
  size_t size[8];
  char path[8][128];
  size_t count;
} snapshot;

static void take(snapshot *s, const cl_plan *plan) {
  s->count = plan->file_count;
  for (size_t i = 0; i < s->count; i++) {
    snprintf(s->path[i], sizeof s->path[i], "%s", plan->files[i].path);
    s->bytes[i] = slurp(s->path[i], &s->size[i]);
  }
}

static void drop(snapshot *s) {
  for (size_t i = 0; i < s->count; i++)
    free(s->bytes[i]);
}

static void same(const snapshot *s, const char *what) {
  for (size_t i = 0; i < s->count; i++) {
    size_t n;
    char *p = slurp(s->path[i], &n);
    if (n != s->size[i] || memcmp(p, s->bytes[i], n) != 0) {
      spit("/tmp/clkit-before", s->bytes[i], s->size[i]);
      spit("/tmp/clkit-after", p, n);
      fail_msg("%s: %s differs (see /tmp/clkit-before, /tmp/clkit-after)", what, s->path[i]);
    }
    free(p);
  }
}

/* Values to try: several for text, one that is not there for the others. */
static size_t trials(const cl_plan *plan, const cl_rec *rec, cl_field field, const char **out) {
  const cl_field_row *info = cl_field_info(field);
  cl_str now = cl_rec_text(rec, field);
  size_t n = 0;
  switch (info->kind) {
  case CL_K_TEXT:
  case CL_K_PAGE:
    out[n++] = "Iets nieuws";
    out[n++] = "met: dubbele punt # en hekje, [haak] \"en\" 'aanhaling'";
    out[n++] = "twee\nregels";
    out[n++] = "yes";
    out[n++] = "2026-11-07";
    out[n++] = " spaties ";
    out[n++] = "\xF0\x9F\x90\x9F \xE2\x80\xAE om\tgekeerd \x1B[31m";
    break;
  case CL_K_ID:
    out[n++] = "een-ander-id";
    break;
  case CL_K_BOOL:
    out[n++] = cl_bool_read(now) == 1 ? "no" : "yes";
    break;
  case CL_K_DATE:
    out[n++] = "2031-12-31";
    break;
  case CL_K_TIME:
    out[n++] = "23:59";
    break;
  case CL_K_NUM:
    out[n++] = "-12.5";
    break;
  case CL_K_INT:
    out[n++] = "77777";
    break;
  case CL_K_URL:
    out[n++] = "https://example.nl/nieuw?a=b#c";
    break;
  case CL_K_ENUM: {
    size_t count;
    const cl_choice_row *rows = cl_choices(info->set, &count);
    for (size_t i = 0; i < count; i++)
      if (!cl_str_is(now, rows[i].value))
        out[n++] = rows[i].value;
    break;
  }
  case CL_K_REF:
    for (int t = 0; t < CL_TYPES; t++)
      if (info->refs >> t & 1 && plan->first[t])
        out[n++] = plan->last[t]->id;
    if (!n)
      out[n++] = "nergens";
    break;
  case CL_K_ITEMS:
    out[n++] = field == CL_F_JOINT_GOAL_MEASURED
                   ? "date=2031-01-01; value=-3.25; note=met \\; en = en: \"x\""
               : field == CL_F_CONTACT_TRIED ? "date=2031-01-01; how=gebeld; result=geen \\; gehoor"
                                             : "person=p9; per-week=1.5";
    break;
  }
  return n;
}

/* The values of FIELD as cl_change_set() takes them. */
static size_t present(const cl_rec *rec, cl_field field, cl_arena *arena, const char **out) {
  const cl_node *node = cl_rec_node(rec, field);
  if (!node)
    return 0;
  if (node->kind == CL_SCALAR) {
    out[0] = cl_str_dup(arena, cl_value_canonical(field, cl_node_text(node)));
    return 1;
  }
  size_t n = 0;
  cl_buf cell = CL_BUF_INIT;
  CL_EACH(child, node) {
    if (cl_field_info(field)->kind == CL_K_ITEMS) {
      cl_buf_cut(&cell, 0);
      for (cl_field sub = field + 1; sub < CL_FIELDS && cl_field_info(sub)->flags & CL_SUB; sub++) {
        cl_str text = cl_node_text(cl_item_node(child, sub));
        if (!text.p)
          continue;
        cl_buf_printf(&cell, "%s%s=", cell.len ? "; " : "", cl_field_info(sub)->path);
        for (size_t i = 0; i < text.n; i++) {
          if (strchr(";\\", text.p[i]))
            cl_buf_putc(&cell, '\\');
          cl_buf_putc(&cell, text.p[i]);
        }
      }
      out[n++] = cl_strdup(arena, cl_buf_text(&cell));
    } else {
      out[n++] = cl_str_dup(arena, cl_value_canonical(field, cl_node_text(child)));
    }
  }
  cl_buf_free(&cell);
  return n;
}

static const cl_rec *nth(const cl_plan *plan, cl_type type, size_t k) {
  const cl_rec *rec = plan->first[type];
  while (rec && k--)
    rec = rec->next;
  return rec;
}

/* What cannot be known once it is overwritten: folding by hand, an escape by
 * hand, needless quotes around a text that then needs them, a block for a text
 * that needs none. */
static bool unknowable(const cl_node *node, const cl_tree *tree, cl_field field,
                       const char *trial) {
  if (!node || node->kind != CL_SCALAR)
    return false;
  size_t span = node->end - node->start;
  if (node->style == CL_PLAIN)
    return span != cl_node_text(node).n ||
           cl_needs_quotes(cl_node_text(node), false, cl_field_info(field)->kind != CL_K_TEXT);
  if (node->style == CL_SINGLE)
    return cl_needs_quotes(cl_str_of(trial), true, false) &&
           !cl_needs_quotes(cl_node_text(node), false, false);
  if (node->style == CL_DOUBLE)
    return memchr(tree->src + node->start, '\\', span) != NULL &&
           memchr(tree->src + node->start, 'u', span) != NULL;
  return strpbrk(trial, "\x1B\t") || *trial == ' ' ||
         (!memchr(node->u.text, '\n', cl_node_text(node).n) && strchr(trial, '\n'));
}

static size_t tried;
static bool empties; /* `key:` without a value is gone once a value was set and taken out */

static void try_value(cl_type type, size_t k, cl_field field, const char *value, bool plus) {
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan = open_plan(&diag);
  const cl_rec *rec = nth(plan, type, k);
  char what[200];
  snprintf(what, sizeof what, "%s %s %s %s= %.40s", cl_type_info(type)->name, rec->id,
           cl_field_info(field)->path, plus ? "+" : "", value);
  snapshot before;
  take(&before, plan);
  cl_arena *arena = cl_arena_new();
  const char *old[64];
  size_t n = present(rec, field, arena, old);
  if (unknowable(cl_rec_node(rec, field), &plan->files[rec->file].tree, field, value))
    goto out;
  tried++;
  cl_change *change = cl_change_new(plan, &diag);
  cl_target *target = cl_change_rec(change, rec);
  enum cl_status status = plus ? cl_change_plus(change, target, field, value)
                               : cl_change_set(change, target, field, &value, 1);
  if (status != CL_OK) {
    complain(&diag);
    fail_msg("%s: refused", what);
  }
  write_change(change, plan, &diag, what);
  cl_change_free(change);
  cl_plan_close(plan);

  plan = open_plan(&diag);
  rec = nth(plan, type, k);
  const char *got[64];
  size_t m = present(rec, field, arena, got);
  bool found = false;
  for (size_t i = 0; i < m; i++)
    found = found || strcmp(got[i], value) == 0;
  if (!found)
    fail_msg("%s: not there after set", what);
  change = cl_change_new(plan, &diag);
  target = cl_change_rec(change, rec);
  if (plus && n)
    status = cl_change_minus(change, target, field, value);
  else
    status = cl_change_set(change, target, field, old, n);
  if (status != CL_OK) {
    complain(&diag);
    fail_msg("%s: not set back", what);
  }
  write_change(change, plan, &diag, what);
  cl_change_free(change);
  if (!empties)
    same(&before, what);
  for (size_t i = 0; i < before.count; i++)
    spit(before.path[i], before.bytes[i], before.size[i]);
out:
  cl_arena_free(arena);
  cl_plan_close(plan);
  drop(&before);
  cl_diag_free(&diag);
}

static void try_record(cl_type type, size_t k) {
  const cl_type_row *row = cl_type_info(type);
  for (cl_field f = row->first; f < row->first + (cl_field)row->fields; f++) {
    const cl_field_row *info = cl_field_info(f);
    if (info->flags & CL_SUB || f == CL_F_ORGANISATION_PLAN || f == CL_F_ORGANISATION_INCLUDE)
      continue;
    cl_diag diag;
    cl_diag_init(&diag);
    cl_plan *plan = open_plan(&diag);
    cl_arena *arena = cl_arena_new();
    const char *values[32];
    size_t n = trials(plan, nth(plan, type, k), f, values);
    for (size_t i = 0; i < n; i++)
      values[i] = cl_strdup(arena, values[i]);
    const cl_node *node = cl_rec_node(nth(plan, type, k), f);
    size_t there = node ? cl_node_count(node) : 0;
    cl_plan_close(plan);
    cl_diag_free(&diag);
    for (size_t i = 0; i < n; i++) {
      if (there <= 1)
        try_value(type, k, f, values[i], false);
      if (info->flags & CL_LIST && info->kind != CL_K_REF)
        try_value(type, k, f, values[i], true);
    }
    cl_arena_free(arena);
  }
}

static void try_plan(const char *name) {
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan = open_plan(&diag);
  if (plan->format_errors) {
    complain(&diag);
    fail_msg("%s has format errors", name);
  }
  size_t counts[CL_TYPES];
  memcpy(counts, plan->count, sizeof counts);
  cl_plan_close(plan);
  cl_diag_free(&diag);
  tried = 0;
  for (int t = 0; t < CL_TYPES; t++)
    for (size_t k = 0; k < counts[t]; k++)
      try_record((cl_type)t, k);
  print_message("%s: %zu values set and set back\n", name, tried);
  assert_true(tried > 0);
}

static void set_and_back_hostile(void **state) {
  (void)state;
  for (size_t i = 0; i < CL_COUNT(hostile); i++) {
    use_hostile(hostile[i]);
    empties = strcmp(hostile[i], "empties") == 0;
    try_plan(hostile[i]);
    empties = false;
  }
}

static void set_and_back_example(void **state) {
  (void)state;
  use_example();
  try_plan("example");
  assert_int_equal(chdir(start), 0);
}

/* ---- adding and removing ---- */

static void add_and_remove(cl_type type, const char *name) {
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan = open_plan(&diag);
  const cl_type_row *row = cl_type_info(type);
  char what[100];
  snprintf(what, sizeof what, "%s: add %s", name, row->name);
  if ((row->parent != CL_T_NONE && !plan->first[row->parent]) || row->shape != CL_LISTED) {
    cl_plan_close(plan);
    cl_diag_free(&diag);
    return;
  }
  snapshot before;
  take(&before, plan);
  bool had = plan->first[type] &&
             (row->parent == CL_T_NONE || plan->last[type]->parent == plan->first[row->parent]);
  size_t count = plan->count[type];
  cl_change *change = cl_change_new(plan, &diag);
  cl_target *parent =
      row->parent == CL_T_NONE ? NULL : cl_change_rec(change, plan->first[row->parent]);
  cl_target *target = cl_change_add(change, type, parent, NULL, "Nieuw record");
  for (cl_field f = row->first; f < row->first + (cl_field)row->fields; f++) {
    const char *values[32];
    if (f == row->id || cl_field_info(f)->flags & CL_SUB)
      continue;
    size_t n = trials(plan, NULL, f, values);
    if (n)
      assert_int_equal(cl_change_set(change, target, f, values, 1), CL_OK);
  }
  size_t files = write_change(change, plan, &diag, what);
  assert_int_equal(files, 1);
  cl_change_free(change);
  cl_plan_close(plan);

  plan = open_plan(&diag);
  assert_int_equal(plan->count[type], count + 1);
  const cl_rec *added = NULL;
  CL_EACH_REC(rec, plan, type)
    if (row->naming == CL_F_NONE || cl_field_info(row->naming)->kind != CL_K_TEXT ||
        cl_str_is(cl_rec_text(rec, row->naming), "Iets nieuws"))
      added = rec;
  assert_non_null(added);
  change = cl_change_new(plan, &diag);
  assert_int_equal(cl_change_remove(change, added, true), CL_OK);
  write_change(change, plan, &diag, what);
  cl_change_free(change);
  if (had)
    same(&before, what);
  cl_plan_close(plan);
  plan = open_plan(&diag);
  assert_int_equal(plan->count[type], count);
  for (size_t i = 0; i < before.count; i++)
    spit(before.path[i], before.bytes[i], before.size[i]);
  cl_plan_close(plan);
  drop(&before);
  cl_diag_free(&diag);
}

static void add_and_remove_all(void **state) {
  (void)state;
  for (size_t i = 0; i < CL_COUNT(hostile); i++) {
    if (strcmp(hostile[i], "block-end") == 0)
      continue; /* what comes behind cannot come behind: see below */
    use_hostile(hostile[i]);
    for (int t = 0; t < CL_TYPES; t++)
      add_and_remove((cl_type)t, hostile[i]);
  }
  use_example();
  for (int t = 0; t < CL_TYPES; t++)
    add_and_remove((cl_type)t, "example");
  assert_int_equal(chdir(start), 0);
}

/* The file ends in a block scalar without a line break: a new item comes before. */
static void block_scalar_at_the_end(void **state) {
  (void)state;
  use_hostile("block-end");
  add_and_remove(CL_T_THEME, "block-end");
  assert_int_equal(chdir(start), 0);
}

/* What taking FIELD, and OTHER too, out of the first record of TYPE comes to. */
static enum cl_status taken_out(const char *text, cl_type type, cl_field field, cl_field other) {
  cl_diag diag;
  cl_diag_init(&diag);
  assert_int_equal(chdir(work), 0);
  spit("plan.yaml", text, strlen(text));
  cl_plan *plan = NULL;
  assert_int_equal(cl_plan_open(&plan, "plan.yaml", &diag), CL_OK);
  cl_change *change = cl_change_new(plan, &diag);
  cl_target *target = cl_change_rec(change, plan->first[type]);
  cl_new_file *files;
  size_t n;
  assert_int_equal(cl_change_set(change, target, field, NULL, 0), CL_OK);
  if (other != CL_F_NONE)
    assert_int_equal(cl_change_set(change, target, other, NULL, 0), CL_OK);
  enum cl_status status = cl_change_finish(change, &files, &n);
  cl_change_free(change);
  cl_plan_close(plan);
  cl_diag_free(&diag);
  assert_int_equal(chdir(start), 0);
  return status;
}

/* An item without a field would be no record any more: that is what remove is for. */
static void nothing_left_is_refused(void **state) {
  (void)state;
  assert_int_equal(taken_out("plan: 1\nkapstok:\n  sources:\n    - \n      title: x\n", CL_T_SOURCE,
                             CL_F_SOURCE_TITLE, CL_F_NONE),
                   CL_USAGE);
  assert_int_equal(taken_out("plan: 1\nkapstok:\n  sources: [{title: x, url: 'http://x.nl'}]\n",
                             CL_T_SOURCE, CL_F_SOURCE_TITLE, CL_F_SOURCE_URL),
                   CL_USAGE);
  assert_int_equal(taken_out("plan: 1\nkapstok:\n  sources: [{title: x, url: 'http://x.nl'}]\n",
                             CL_T_SOURCE, CL_F_SOURCE_TITLE, CL_F_NONE),
                   CL_OK);
  assert_int_equal(taken_out("plan: 1\ncalendar:\n  - result:\n      note: x\n", CL_T_MOMENT,
                             CL_F_MOMENT_RESULT_NOTE, CL_F_NONE),
                   CL_USAGE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(set_and_back_example),    cmocka_unit_test(set_and_back_hostile),
    cmocka_unit_test(add_and_remove_all),      cmocka_unit_test(block_scalar_at_the_end),
    cmocka_unit_test(nothing_left_is_refused),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
