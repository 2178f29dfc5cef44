/* findings.c - what `check` found: by place for editors and pipes, by weight for a
 * reader at a terminal, and as JSON; for builders (gcc, github...) see builders.c. */
#include <string.h>

#include "../base/prose.h"
#include "../format/json.h"
#include "../format/term.h"
#include "findings.h"
#include "help.h"
#include "words.h"
#include "output.h"

const char *cl_level_name(enum cl_level level) {
  static const char *const names[] = { "note", "tip", "warning", "error" };
  return names[level];
}

/* ---- What mends it ------------------------------------------------------------ */

/* The community that ADDRESS, of a community or of what stands in one, begins with. */
static const char *community_in(cl_app *app, const char *address) {
  const char *id = cl_strndup(app->arena, address, strcspn(address, "/"));
  return app->plan && cl_plan_get(app->plan, CL_T_COMMUNITY, id, NULL) ? id : NULL;
}

/* What ID in a mending command about TYPE stands for, or NULL when that cannot be
 * said: the finding is about a record of another type. */
static const char *id_for(cl_app *app, cl_type type, const char *address) {
  if (type == CL_T_COMMUNITY)
    return community_in(app, address);
  return app->plan && type != CL_T_NONE && cl_plan_get(app->plan, type, address, NULL) ? address
                                                                                       : NULL;
}

/* The type in `PROGRAM VERB TYPE ...`. */
static cl_type mended_type(cl_app *app, const char *mend) {
  cl_str word[3] = { CL_NO_STR };
  for (size_t i = 0; i < CL_COUNT(word); i++) {
    word[i] = (cl_str){ mend, strcspn(mend, " ") };
    mend += word[i].n + strspn(mend + word[i].n, " ");
  }
  return cl_command_type(word[0], word[2], app->arena);
}

/* Where an option begins, or the end. */
static const char *next_option(const char *p) {
  const char *next = strstr(p, " --");
  return next ? next + 1 : p + strlen(p);
}

/* `--unit WHAT`: is that there already?  `--note ''` takes out, and is never done. */
static bool is_done(const cl_rec *rec, const char *option) {
  size_t n = strcspn(option, " ");
  size_t name = n > 2 && strchr("+-", option[n - 1]) ? n - 1 : n;
  cl_field field = cl_field_find(rec->type, (cl_str){ option + 2, name - 2 });
  return field != CL_F_NONE && cl_rec_has(rec, field) && strncmp(option + n, " ''", 3) != 0;
}

/* COMMAND, `cl-goals set goal a/b --unit WHAT --due DATE`, without what the record has:
 * whoever pastes it loses nothing.  Where it has all of these, they are what is wrong. */
static const char *only_missing(cl_app *app, cl_type type, const char *id, const char *command) {
  const cl_rec *rec = id ? cl_plan_get(app->plan, type, id, NULL) : NULL;
  const char *first = next_option(command), *p, *end;
  if (!rec || !*first)
    return command;
  cl_buf out = CL_BUF_INIT;
  for (p = first; *p; p = end) {
    end = next_option(p);
    if (!is_done(rec, p))
      cl_buf_add(&out, p, (size_t)(end - p));
  }
  if (!out.len)
    return command;
  const char *left = cl_buf_keep(&out, app->arena);
  size_t n = strlen(left);
  return cl_asprintf(app->arena, "%.*s%.*s", (int)(first - command), command,
                     (int)(left[n - 1] == ' ' ? n - 1 : n), left);
}

/* COMMAND, which is what mends FINDING in some language, with the id of what it is about.  Word
 * stands for word in every language, so that its English says of which type that is. */
static const char *with_id(cl_app *app, const cl_finding *finding, const char *command) {
  const char *about = finding->mend_id ? finding->mend_id : finding->id;
  if (!about)
    return command;
  cl_buf out = CL_BUF_INIT;
  const char *set = NULL; /* the record that the command sets */
  cl_type type = mended_type(app, finding->mend);
  size_t place = 0;
  for (const char *p = command; *p; p += strspn(p, " "), place++) {
    cl_str word = { p, strcspn(p, " ") };
    p += word.n;
    const char *id = NULL;
    if (cl_str_is(word, "ID") && place == 3)
      id = set = id_for(app, type, about);
    else if (cl_str_is(word, "ID"))
      id = community_in(app, about);
    cl_buf_printf(&out, "%s%.*s", out.len ? " " : "", (int)(id ? strlen(id) : word.n),
                  id ? id : word.p);
  }
  return only_missing(app, type, set, cl_buf_keep(&out, app->arena));
}

/* The command that mends FINDING, canonical (cl_command_in() makes it the user's), with
 * the id of its record where the rule's command has ID, and of what it sets only what that
 * record has not yet; NULL when there is none.  In the arena of the run. */
static const char *mend_of(cl_app *app, const cl_finding *finding) {
  return finding->mend ? with_id(app, finding, finding->mend) : NULL;
}

/* ---- As JSON -------------------------------------------------------------------- */

static void json_text(cl_json *json, const char *key, const char *text) {
  cl_json_key(json, key);
  if (text)
    cl_json_string(json, cl_str_of(text));
  else
    cl_json_null(json);
}

static void json_count(cl_json *json, const char *key, unsigned n) {
  cl_json_key(json, key);
  if (n)
    cl_json_int(json, n);
  else
    cl_json_null(json);
}

static void print_json(cl_app *app, const cl_finding *finding) {
  cl_json json;
  cl_json_init(&json, &app->out, false);
  cl_json_object(&json);
  if (app->plan_key)
    json_text(&json, "plan", app->plan_key);
  json_text(&json, "file", finding->place.file);
  json_count(&json, "line", finding->place.line);
  json_count(&json, "col", finding->place.col);
  json_text(&json, "level", cl_level_name(finding->level));
  json_text(&json, "rule", finding->rule);
  json_text(&json, "id", finding->id);
  json_text(&json, "message", finding->text);
  json_text(&json, "mend", mend_of(app, finding));
  cl_json_end_object(&json);
  cl_buf_putc(&app->out, '\n');
}

/* ---- By weight ---------------------------------------------------------------------- */

enum { SHOWN = 10, INDENT = 2, WIDEST = 100 };

static const enum cl_color colors[] = {
  [CL_NOTE] = CL_C_DIM, [CL_TIP] = CL_C_CYAN, [CL_WARNING] = CL_C_YELLOW, [CL_ERROR] = CL_C_RED
};

static unsigned width_of(const cl_app *app) {
  return !app->columns ? 80 : app->columns > WIDEST ? WIDEST : app->columns;
}

const char *cl_findings_total(cl_app *app, const size_t by_level[4], enum cl_lang lang) {
  size_t errors = by_level[CL_ERROR], warnings = by_level[CL_WARNING], tips = by_level[CL_TIP];
  const char *first =
      cl_asprintf(app->arena, cl_ntr(lang, "%zu error", "%zu errors", errors), errors);
  const char *second =
      cl_asprintf(app->arena, cl_ntr(lang, "%zu warning", "%zu warnings", warnings), warnings);
  const char *third = cl_asprintf(app->arena, cl_ntr(lang, "%zu tip", "%zu tips", tips), tips);
  return cl_asprintf(app->arena, app->quiet ? "%s, %s" : "%s, %s, %s", first, second, third);
}

/* `error  communities/repareren.yaml:46                                  W79` */
static void print_head(cl_app *app, const cl_finding *finding) {
  cl_buf place = CL_BUF_INIT;
  const char *word = cl_level_word(finding->level), *rule = finding->rule ? finding->rule : "";
  const char *line = finding->place.line ? cl_asprintf(app->arena, ":%u", finding->place.line) : "";
  size_t used = cl_width(cl_str_of(word)) + 2 + strlen(line) + 2 + strlen(rule);
  size_t room = width_of(app) > used + 12 ? width_of(app) - used : 12;
  cl_width_middle(&place, cl_str_of(finding->place.file ? finding->place.file : ""), room);
  size_t wide = cl_width((cl_str){ cl_buf_text(&place), place.len });
  cl_term_color(&app->out, app->color, colors[finding->level], word);
  cl_buf_puts(&app->out, "  ");
  cl_term_color(&app->out, app->color, CL_C_DIM,
                cl_asprintf(app->arena, "%s%s", cl_buf_text(&place), line));
  if (*rule) {
    cl_buf_fill(&app->out, ' ', 2 + (room > wide ? room - wide : 0));
    cl_term_color(&app->out, app->color, CL_C_DIM, rule);
  }
  cl_buf_putc(&app->out, '\n');
  cl_buf_free(&place);
}

/* In the words of the user: a text of its own (`--eenheid bezoekers`) is known by the whole of
 * the command, before the id stands in it. */
static void print_mend(cl_app *app, const cl_finding *finding) {
  cl_buf lines = CL_BUF_INIT;
  const char *said = cl_help_words_in(cl_lang_user(), finding->mend, app->arena);
  cl_command_put(&lines, INDENT, width_of(app), with_id(app, finding, said));
  cl_term_color(&app->out, app->color, CL_C_CYAN, cl_buf_text(&lines));
  cl_buf_free(&lines);
}

/* The name of the record at ADDRESS; NULL when it has none, or when there are two of another type
 * at it. */
static const char *name_at(cl_app *app, const char *address) {
  const char *name = NULL;
  for (int type = 0; app->plan && type < CL_TYPES; type++) {
    const cl_rec *rec = cl_plan_get(app->plan, (cl_type)type, address, NULL);
    cl_field naming = cl_type_info((cl_type)type)->naming;
    if (!rec || strcmp(cl_rec_address(rec, app->arena), address) != 0)
      continue;
    if (name || naming == CL_F_NONE || cl_field_info(naming)->kind == CL_K_REF)
      return NULL;
    name = cl_rec_words(rec, naming, app->arena);
  }
  return name && *name ? name : NULL;
}

/* What QUOTED in the text of FINDING is called, when that is the record it is about, or the
 * community that stands in. */
static const char *name_for(cl_app *app, const cl_finding *finding, cl_str quoted) {
  const char *slash = strchr(finding->id, '/');
  if (cl_str_is(quoted, finding->id) || (slash && cl_str_is(quoted, slash + 1)))
    return name_at(app, finding->id);
  const char *community = community_in(app, finding->id);
  return community && cl_str_is(quoted, community) ? name_at(app, community) : NULL;
}

/* The text of FINDING for who reads it: by name, where editors and scripts get the id.  Where
 * the matter is how somebody is called (P), the id stays. */
static const char *named_text(cl_app *app, const cl_finding *finding) {
  if (!finding->id || !finding->rule || finding->rule[0] == 'P')
    return finding->text;
  cl_buf out = CL_BUF_INIT;
  const char *p = finding->text, *open, *close;
  for (; (open = strchr(p, '\'')) && (close = strchr(open + 1, '\'')); p = close) {
    cl_str quoted = { open + 1, (size_t)(close - open - 1) };
    const char *name = name_for(app, finding, quoted);
    cl_buf_add(&out, p, (size_t)(open + 1 - p));
    cl_buf_str(&out, name ? cl_str_of(name) : quoted);
    if (name)
      cl_buf_putc(&out, *close++);
  }
  cl_buf_puts(&out, p);
  return cl_buf_keep(&out, app->arena);
}

/* OTHERS: so many more say the same. */
static void print_finding(cl_app *app, const cl_finding *finding, size_t others) {
  const char *text = named_text(app, finding);
  print_head(app, finding);
  if (others)
    text = cl_asprintf(app->arena,
                       P_("%s (in %zu other place as well)", "%s (in %zu other places as well)",
                          others),
                       text, others);
  if (text[strcspn(text, " :")] != ':') /* a key stays as it is written */
    text = cl_capital(app->arena, text);
  text = cl_sentence(app->arena, text);
  cl_wrap(&app->out, cl_str_of(text), INDENT, width_of(app));
  /* What is wrong with the format is seen in the line itself. */
  if (finding->excerpt && !finding->rule)
    cl_excerpt_print(&app->out, cl_str_of(finding->excerpt), finding->place.col, INDENT + 2,
                     width_of(app) - INDENT - 4);
  if (finding->mend)
    print_mend(app, finding);
  cl_buf_putc(&app->out, '\n');
}

static bool same_rule(const cl_finding *a, const cl_finding *b) {
  return a->rule && b->rule && a->level == b->level && strcmp(a->rule, b->rule) == 0;
}

/* Did one of the same rule stand before I? */
static bool is_told(const cl_diag *findings, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (same_rule(&findings->findings[k], &findings->findings[i]))
      return true;
  return false;
}

static size_t others_of(const cl_diag *findings, size_t i) {
  size_t n = 0;
  for (size_t k = i + 1; k < findings->count; k++)
    n += same_rule(&findings->findings[i], &findings->findings[k]);
  return n;
}

/* Errors first; of each rule one stands for all, and ten in all, unless --all. */
static void print_by_weight(cl_app *app, const cl_diag *findings) {
  bool all = cl_opt(app, CL_OI_ALL) != NULL;
  size_t shown = 0, left = 0;
  int least = app->quiet ? CL_WARNING : CL_NOTE;
  for (int level = CL_ERROR; level >= least; level--)
    for (size_t i = 0; i < findings->count; i++) {
      if ((int)findings->findings[i].level != level)
        continue;
      if (!all && (shown == SHOWN || is_told(findings, i))) {
        left++;
        continue;
      }
      print_finding(app, &findings->findings[i], all ? 0 : others_of(findings, i));
      shown++;
    }
  cl_term_color(&app->out, app->color, CL_C_BOLD,
                cl_findings_total(app, findings->by_level, cl_lang_user()));
  cl_buf_putc(&app->out, '\n');
  if (left) {
    cl_buf_printf(&app->out, "%s\n", _("To see all of them:"));
    cl_command_print(app, cl_lang_user(), INDENT, width_of(app),
                     cl_asprintf(app->arena, "%s check --all", app->program->name));
  }
}

/* ---- By place ------------------------------------------------------------------------ */

static void print_by_place(cl_app *app, const cl_diag *findings, bool json) {
  for (size_t i = 0; i < findings->count; i++) {
    const cl_finding *finding = &findings->findings[i];
    if (cl_is_unsaid(app, finding))
      continue;
    if (json)
      print_json(app, finding);
    else
      cl_finding_print(&app->out, finding);
    cl_flush(app);
  }
}

/* ---- All of them ------------------------------------------------------------------------ */

enum cl_status cl_findings_ready(cl_app *app, enum cl_format *format) {
  const char *by = cl_opt(app, CL_OI_BY);
  enum cl_status status = cl_format_find(app, false, format);
  if (status != CL_OK)
    return status;
  if (*format != CL_FORMAT_NONE && cl_opt(app, CL_OI_JSON) && *format != CL_FORMAT_JSON)
    return cl_usage(app, _("give --json or --format, not both"));
  if (by && strcmp(by, "place") != 0 && strcmp(by, "plek") != 0 && strcmp(by, "weight") != 0 &&
      strcmp(by, "gewicht") != 0)
    return cl_usage(app, _("--by is place or weight, not \"%s\""), by);
  return CL_OK;
}

/* The order that was asked for; else by weight on a terminal. */
static bool by_weight(const cl_app *app) {
  const char *by = cl_opt(app, CL_OI_BY);
  return by ? strcmp(by, "weight") == 0 || strcmp(by, "gewicht") == 0
            : app->out_tty || cl_opt(app, CL_OI_ALL);
}

enum cl_status cl_print_findings(cl_app *app, cl_diag *findings) {
  enum cl_format format = CL_FORMAT_NONE;
  cl_findings_ready(app, &format);
  bool json = cl_opt(app, CL_OI_JSON) || format == CL_FORMAT_JSON;
  cl_diag_sort(findings);
  if (cl_findings_english(format))
    cl_findings_build(app, findings, format);
  else if (!json && by_weight(app))
    print_by_weight(app, findings);
  else
    print_by_place(app, findings, json);
  size_t left_out = findings->left_out;
  bool bad =
      findings->by_level[CL_ERROR] || (cl_opt(app, CL_OI_STRICT) && findings->by_level[CL_WARNING]);
  /* What was printed here is not said again at the end of the run. */
  if (findings == &app->diag) {
    findings->count = findings->left_out = 0;
    memset(findings->by_level, 0, sizeof findings->by_level);
  }
  if (left_out) /* only now: among so many there was no room for a note */
    cl_note(app, P_("%zu finding more is left out", "%zu findings more are left out", left_out),
            left_out);
  return bad ? CL_FOUND : CL_OK;
}
