/* csv.c - fuzzing: bytes to rows, rows to bytes and back, rows into a plan.
 *
 * What an import changed must read back without a mistake, and a second import
 * of the same file must find nothing left to do. */
#include <string.h>

#include "../../lib/verbs/verbs.h"
#include "../../lib/format/csv.h"
#include "common.h"

static bool holds_separator(cl_str text) {
  for (size_t i = 0; i < text.n; i++)
    if (strchr(",;\t", text.p[i]))
      return true;
  return false;
}

static void write_row(cl_csv_writer *writer, const cl_str *cells, size_t n, bool guard) {
  writer->first = true;
  for (size_t i = 0; i < n; i++)
    cl_csv_cell_write(writer, cells[i], guard);
  cl_csv_end_row(writer);
}

/* As it was, but for guards that came on and go off again. */
static void check_same(const cl_csv_table *a, const cl_csv_table *b, bool guard) {
  FUZZ_TRUE(a->columns == b->columns && a->rows == b->rows);
  for (size_t i = 0; i < a->columns * a->rows; i++) {
    cl_str text = guard ? cl_csv_unguard(b->cells[i]) : b->cells[i];
    FUZZ_TRUE(cl_str_eq(a->cells[i], text));
  }
}

static void check_way_back(const cl_csv_table *table, bool sheet) {
  for (size_t i = 0; i < table->columns; i++)
    if (holds_separator(table->header[i]))
      return; /* no column of ours is called so; the separator would be a guess */
  cl_buf out = CL_BUF_INIT;
  cl_csv_writer writer = { &out, sheet ? ';' : ',', sheet, true };
  if (sheet)
    cl_buf_puts(&out, "\xEF\xBB\xBF");
  write_row(&writer, table->header, table->columns, false);
  for (size_t i = 0; i < table->rows; i++)
    write_row(&writer, table->cells + i * table->columns, table->columns, sheet);
  cl_csv_table again;
  cl_diag diag;
  cl_diag_init(&diag);
  FUZZ_TRUE(cl_csv_read(&again, "again.csv", cl_buf_text(&out), out.len, &diag) == CL_OK);
  check_same(table, &again, sheet);
  cl_csv_free(&again);
  cl_diag_free(&diag);
  cl_buf_free(&out);
}

static void check_table(const cl_csv_table *table) {
  FUZZ_TRUE(table->columns > 0 && table->encoding && strchr(",;\t", table->separator));
  for (size_t i = 0; i < table->columns * table->rows; i++) {
    cl_str text = table->cells[i];
    FUZZ_TRUE(!cl_utf8_bad(text.p, text.n) && !(text.n && memchr(text.p, 0, text.n)));
  }
  for (size_t i = 1; i < table->rows; i++)
    FUZZ_TRUE(table->lines[i] > table->lines[i - 1]);
}

/* ---- into a plan ---- */

static const char plan_text[] =
    "plan: 1\norganisation: Waterrijk\nkapstok:\n  goals:\n"
    "    - id: ontmoeten\n      text: Mensen ontmoeten elkaar\n      side: external\n"
    "calendar:\n  - {id: m1, date: 2026-11-07, title: Repareren, form: event, owner: cl1}\n"
    "people:\n  - {id: cl1, role: ambassadeur, side: library}\n";
static const cl_program program = { .name = "cl-plan" };
static const cl_verb verb = { .name = "import", .access = CL_WRITES };

/* Imports the file at PATH into PLAN; the plan's new bytes in OUT, empty when
 * nothing changes. */
static enum cl_status import(cl_plan *plan, char *path, cl_type type, const char *dialect,
                             cl_buf *out) {
  cl_app app = { .program = &program,
                 .verb = &verb,
                 .arena = cl_arena_new(),
                 .plan = plan,
                 .plan_path = "plan.yaml",
                 .type = type,
                 .args = &path,
                 .arg_count = 1,
                 .today = cl_date_of(2026, 11, 22),
                 .quiet = true };
  cl_new_file *files;
  size_t n = 0;
  cl_diag_init(&app.diag);
  app.options[CL_OI_DIALECT] = dialect;
  app.change = cl_change_new(plan, &app.diag);
  enum cl_status status = cl_verb_import(&app);
  fuzz_findings(&app.diag, status, 1 << 20);
  if (status == CL_OK && (status = cl_change_finish(app.change, &files, &n)) == CL_OK && n)
    cl_buf_add(out, cl_buf_text(&files[0].bytes), files[0].bytes.len);
  cl_change_free(app.change);
  cl_buf_free(&app.out);
  cl_diag_free(&app.diag);
  cl_arena_free(app.arena);
  return status;
}

static cl_plan *read_again(const cl_buf *bytes) {
  cl_plan *plan;
  cl_diag diag;
  cl_diag_init(&diag);
  FUZZ_TRUE(fuzz_plan(&plan, (cl_str){ bytes->p, bytes->len }, &diag) == CL_OK);
  FUZZ_TRUE(plan->format_errors == 0);
  cl_diag_free(&diag);
  return plan;
}

static void check_import(const uint8_t *data, size_t size, unsigned how) {
  static cl_plan *plan;
  if (!plan) {
    cl_buf text = CL_BUF_INIT;
    cl_buf_puts(&text, plan_text);
    plan = read_again(&text);
    cl_buf_free(&text);
  }
  char *path = (char *)(uintptr_t)fuzz_file(data, size);
  cl_type type = how & 1 ? CL_T_MOMENT : CL_T_GOAL;
  const char *dialect = how & 2 ? "nl-excel" : NULL;
  cl_buf out = CL_BUF_INIT, none = CL_BUF_INIT;
  if (import(plan, path, type, dialect, &out) == CL_OK && out.len) {
    cl_plan *after = read_again(&out);
    FUZZ_TRUE(import(after, path, type, dialect, &none) == CL_OK && none.len == 0);
    cl_plan_close(after);
  }
  cl_buf_free(&out);
  cl_buf_free(&none);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  cl_csv_table table;
  cl_diag diag;
  fuzz_plan_path();
  cl_diag_init(&diag);
  enum cl_status status = cl_csv_read(&table, "f.csv", (const char *)data, size, &diag);
  fuzz_findings(&diag, status, size);
  if (status == CL_OK) {
    check_table(&table);
    check_way_back(&table, size & 4);
    check_import(data, size, (unsigned)size);
  }
  cl_csv_free(&table);
  cl_diag_free(&diag);
  return 0;
}
