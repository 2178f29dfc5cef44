/* builders.c - findings as what builds and forges read: gcc's lines, GitHub's workflow
 * commands, GitLab's Code Quality report, SARIF 2.1.0; see findings.h.
 *
 * They have levels of their own, none of them a tip, and want a name for the rule
 * where there is none: `format`. */
#include <string.h>

#include "../base/map.h"
#include "../format/json.h"
#include "../method/rules.h"
#include "findings.h"

static const char *rule_of(const cl_finding *finding) {
  return finding->rule ? finding->rule : "format";
}

/* The level in three words, the heaviest first. */
static const char *level_in(const char *const words[3], enum cl_level level) {
  return words[level == CL_ERROR ? 0 : level == CL_WARNING ? 1 : 2];
}

static const char *const gcc_words[] = { "error", "warning", "note" };
static const char *const github_words[] = { "error", "warning", "notice" };
static const char *const gitlab_words[] = { "major", "minor", "info" };

/* ---- gcc ---------------------------------------------------------------------- */

static void put_gcc(cl_buf *out, const cl_finding *finding) {
  const cl_place *place = &finding->place;
  if (place->file) {
    cl_visible(out, cl_str_of(place->file), true);
    cl_buf_printf(out, ":%u:%u: ", place->line ? place->line : 1, place->col ? place->col : 1);
  }
  cl_buf_printf(out, "%s: ", level_in(gcc_words, finding->level));
  cl_visible(out, cl_str_of(finding->text), true);
  cl_buf_printf(out, " [%s]\n", rule_of(finding));
}

/* ---- GitHub --------------------------------------------------------------------- */

/* What would end a command, or of a property a property, is written as %XX. */
static void put_escaped(cl_buf *out, const char *text, bool property) {
  cl_buf clean = CL_BUF_INIT;
  cl_visible(&clean, cl_str_of(text), false);
  for (size_t i = 0; i < clean.len; i++) {
    char c = clean.p[i];
    if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
      cl_buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
    else
      cl_buf_putc(out, c);
  }
  cl_buf_free(&clean);
}

static void put_github(cl_buf *out, const cl_finding *finding) {
  const cl_place *place = &finding->place;
  cl_buf_printf(out, "::%s ", level_in(github_words, finding->level));
  if (place->file) {
    cl_buf_puts(out, "file=");
    put_escaped(out, place->file, true);
    cl_buf_putc(out, ',');
  }
  if (place->line)
    cl_buf_printf(out, "line=%u,", place->line);
  if (place->line && place->col)
    cl_buf_printf(out, "col=%u,", place->col);
  cl_buf_printf(out, "title=%s::", rule_of(finding));
  put_escaped(out, finding->text, false);
  cl_buf_putc(out, '\n');
}

/* ---- JSON ------------------------------------------------------------------------- */

static void begin(cl_json *json, const char *key) {
  cl_json_key(json, key);
  cl_json_object(json);
}

/* `./plan.yaml` is plan.yaml to a forge. */
static const char *file_of(const cl_finding *finding, const cl_app *app) {
  const char *file = finding->place.file ? finding->place.file : app->plan_path;
  while (file && strncmp(file, "./", 2) == 0)
    file += 2;
  return file && *file ? file : "plan.yaml";
}

/* The same as long as the finding is, wherever its line has moved to; of several that
 * are alike SAME tells them apart. */
static const char *fingerprint(cl_app *app, const cl_finding *finding, size_t same) {
  uint64_t hash = cl_hash_text(CL_HASH_START, file_of(finding, app));
  hash = cl_hash_text(cl_hash_byte(hash, 0), rule_of(finding));
  hash = cl_hash_text(cl_hash_byte(hash, 0), finding->id ? finding->id : "");
  hash = cl_hash_text(cl_hash_byte(hash, 0), finding->text);
  hash = cl_hash_text(hash, same ? cl_asprintf(app->arena, "\n%zu", same) : "");
  return cl_asprintf(app->arena, "%016llx", (unsigned long long)hash);
}

typedef struct alike {
  const cl_finding *first;
  size_t seen;
} alike;

static bool is_alike(const cl_app *app, const cl_finding *a, const cl_finding *b) {
  return strcmp(file_of(a, app), file_of(b, app)) == 0 && strcmp(a->text, b->text) == 0 &&
         strcmp(rule_of(a), rule_of(b)) == 0;
}

/* Of each finding: so many before it, of the same file, say the very same. */
static size_t *alike_before(cl_app *app, const cl_diag *findings) {
  size_t *before = cl_alloc(app->arena, (findings->count + 1) * sizeof *before);
  cl_map seen = { NULL, 0, 0 };
  for (size_t i = 0; i < findings->count; i++) {
    const cl_finding *finding = &findings->findings[i];
    uint64_t hash = cl_hash_text(cl_hash_text(CL_HASH_START, file_of(finding, app)), finding->text);
    size_t at;
    alike *same = cl_map_first(&seen, hash, &at);
    while (same && !is_alike(app, same->first, finding))
      same = cl_map_next(&seen, hash, &at);
    if (!same) {
      same = cl_alloc(app->arena, sizeof *same);
      same->first = finding;
      cl_map_put(&seen, hash, same);
    }
    before[i] = same->seen++;
  }
  cl_map_free(&seen);
  return before;
}

static void put_gitlab(cl_app *app, cl_json *json, const cl_finding *finding, size_t same) {
  cl_json_object(json);
  cl_json_member(json, "description", finding->text);
  cl_json_member(json, "check_name", rule_of(finding));
  cl_json_member(json, "fingerprint", fingerprint(app, finding, same));
  cl_json_member(json, "severity", level_in(gitlab_words, finding->level));
  begin(json, "location");
  cl_json_member(json, "path", file_of(finding, app));
  begin(json, "lines");
  cl_json_member_int(json, "begin", finding->place.line ? finding->place.line : 1);
  cl_json_end_object(json);
  cl_json_end_object(json);
  cl_json_end_object(json);
}

/* ---- SARIF -------------------------------------------------------------------------- */

/* A path as a URI reference. */
static const char *uri_of(cl_app *app, const char *path) {
  static const char plain[] = "-._~/";
  cl_buf out = CL_BUF_INIT;
  if (*path == '/')
    cl_buf_puts(&out, "file://");
  for (; *path; path++) {
    bool same = (*path >= '0' && *path <= '9') || (*path >= 'a' && *path <= 'z') ||
                (*path >= 'A' && *path <= 'Z') || strchr(plain, *path);
    if (same)
      cl_buf_putc(&out, *path);
    else
      cl_buf_printf(&out, "%%%02X", (unsigned)(unsigned char)*path);
  }
  return cl_buf_keep(&out, app->arena);
}

static void put_location(cl_app *app, cl_json *json, const cl_finding *finding) {
  const cl_place *place = &finding->place;
  cl_json_key(json, "locations");
  cl_json_array(json);
  cl_json_object(json);
  begin(json, "physicalLocation");
  begin(json, "artifactLocation");
  cl_json_member(json, "uri", uri_of(app, file_of(finding, app)));
  cl_json_end_object(json);
  if (place->line) {
    begin(json, "region");
    cl_json_member_int(json, "startLine", place->line);
    if (place->col)
      cl_json_member_int(json, "startColumn", place->col);
    cl_json_end_object(json);
  }
  cl_json_end_object(json);
  cl_json_end_object(json);
  cl_json_end_array(json);
}

static void put_result(cl_app *app, cl_json *json, const cl_finding *finding, size_t same) {
  cl_json_object(json);
  cl_json_member(json, "ruleId", rule_of(finding));
  cl_json_member(json, "level", level_in(gcc_words, finding->level));
  begin(json, "message");
  cl_json_member(json, "text", finding->text);
  cl_json_end_object(json);
  put_location(app, json, finding);
  begin(json, "partialFingerprints");
  cl_json_member(json, "clkit/v1", fingerprint(app, finding, same));
  cl_json_end_object(json);
  cl_json_end_object(json);
}

/* A rule is told once, though it may have several rows. */
static void put_rules(cl_json *json) {
  size_t n;
  const cl_rule *rules = cl_rules(&n);
  cl_json_key(json, "rules");
  cl_json_array(json);
  for (size_t i = 0; i <= n; i++) {
    if (i && i < n && strcmp(rules[i].code, rules[i - 1].code) == 0)
      continue;
    cl_json_object(json);
    cl_json_member(json, "id", i < n ? rules[i].code : "format");
    begin(json, "shortDescription");
    cl_json_member(json, "text",
                   i < n ? rules[i].why
                         : "What stands there is no plan, or a field is none or missing.");
    cl_json_end_object(json);
    cl_json_end_object(json);
  }
  cl_json_end_array(json);
}

static void put_sarif(cl_app *app, cl_json *json, const cl_diag *findings) {
  cl_json_object(json);
  cl_json_member(json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  cl_json_member(json, "version", "2.1.0");
  cl_json_key(json, "runs");
  cl_json_array(json);
  cl_json_object(json);
  begin(json, "tool");
  begin(json, "driver");
  cl_json_member(json, "name", "clkit");
  put_rules(json);
  cl_json_end_object(json);
  cl_json_end_object(json);
  cl_json_member(json, "columnKind", "unicodeCodePoints");
  cl_json_key(json, "results");
  cl_json_array(json);
  const size_t *before = alike_before(app, findings);
  for (size_t i = 0; i < findings->count; i++)
    if (!app->quiet || findings->findings[i].level >= CL_WARNING)
      put_result(app, json, &findings->findings[i], before[i]);
  cl_json_end_array(json);
  cl_json_end_object(json);
  cl_json_end_array(json);
  cl_json_end_object(json);
}

/* ---- All of them ---------------------------------------------------------------------- */

static void put_list(cl_app *app, const cl_diag *findings, enum cl_format format, cl_json *json) {
  const size_t *before = format == CL_FORMAT_GITLAB ? alike_before(app, findings) : NULL;
  for (size_t i = 0; i < findings->count; i++) {
    const cl_finding *finding = &findings->findings[i];
    if (cl_is_unsaid(app, finding))
      continue;
    if (format == CL_FORMAT_GCC)
      put_gcc(&app->out, finding);
    else if (format == CL_FORMAT_GITHUB)
      put_github(&app->out, finding);
    else
      put_gitlab(app, json, finding, before[i]);
  }
}

void cl_findings_build(cl_app *app, const cl_diag *findings, enum cl_format format) {
  cl_json json;
  cl_json_init(&json, &app->out, true);
  if (format == CL_FORMAT_SARIF) {
    put_sarif(app, &json, findings);
  } else if (format == CL_FORMAT_GITLAB) {
    cl_json_array(&json);
    put_list(app, findings, format, &json);
    cl_json_end_array(&json);
  } else {
    put_list(app, findings, format, &json);
  }
  if (app->out.len && app->out.p[app->out.len - 1] != '\n')
    cl_buf_putc(&app->out, '\n');
}
