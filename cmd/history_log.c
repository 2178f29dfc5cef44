/* history_log.c - the verb log: the facts commit by commit, newest first.
 *
 * A commit whose folder of the plan is that of its parent is passed without looking
 * into it; of the others the entries of the plan's files are compared, so that only
 * commits that touch one of those are read, and of those only what differs.  A branch
 * that brought nothing is not followed, as `git log` does. */
#include <stdlib.h>
#include <string.h>

#include "changes.h"
#include "common.h"
#include "history.h"
#include "../lib/cli/words.h"
#include "../lib/cli/output.h"

enum { PLANS = 3 };

typedef struct loaded {
  cl_oid commit;
  cl_plan *plan; /* NULL: it cannot be read */
  size_t used;
} loaded;

typedef struct log {
  cl_app *app;
  history h;
  cl_field field;
  const char *id, *community; /* of the record that is followed, as the commit has it */
  history_cache *cache;
  loaded plans[PLANS];
  size_t used, told;
  cl_plan *empty, *now;
  cl_oid *skipped; /* cannot be read: what they changed is told by the next that can */
  size_t skipped_count, skipped_cap;
  enum cl_status status;
} log;

/* ---- Which files ------------------------------------------------------------------- */

/* After the first failure, which sticks, no commit is told any more. */
static bool good(const log *l) {
  return l->status == CL_OK;
}

static bool went(log *l, enum cl_status status) {
  if (status != CL_OK)
    l->status = status;
  return status == CL_OK;
}

static bool folder_of(log *l, const cl_commit *commit, cl_oid *folder) {
  unsigned mode;
  enum cl_status status =
      cl_repo_find(l->h.repo, &commit->tree, l->h.folder, folder, &mode, &l->app->diag);
  return status != CL_FOUND && went(l, status) && mode == HISTORY_FOLDER;
}

static bool has_plan(log *l, const cl_commit *commit) {
  cl_oid folder;
  return folder_of(l, commit, &folder) && history_files_in(l->cache, &folder)->count;
}

static bool parent_of(log *l, const cl_oid *oid, cl_commit *out) {
  return went(l, cl_repo_commit(l->h.repo, oid, out, false, &l->app->diag));
}

/* The first parent that has the same files, or -1. */
static int same_parent(log *l, const cl_visit *step) {
  cl_oid mine, theirs;
  cl_commit parent;
  bool there = folder_of(l, &step->commit, &mine);
  for (size_t i = 0; i < step->commit.parent_count && good(l); i++) {
    if (!parent_of(l, &step->commit.parents[i], &parent))
      return -1;
    bool was = folder_of(l, &parent, &theirs);
    if (there == was && (!there || cl_oid_eq(&mine, &theirs) ||
                         history_files_same(history_files_in(l->cache, &mine),
                                            history_files_in(l->cache, &theirs))))
      return (int)i;
  }
  return -1;
}

/* ---- Plans --------------------------------------------------------------------------- */

static cl_plan *plan_of(log *l, const cl_oid *commit) {
  loaded *oldest = &l->plans[0];
  for (size_t i = 0; i < PLANS; i++) {
    loaded *at = &l->plans[i];
    if (at->used && cl_oid_eq(&at->commit, commit)) {
      at->used = ++l->used;
      return at->plan;
    }
    if (at->used < oldest->used)
      oldest = at;
  }
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  cl_plan_close(oldest->plan);
  *oldest = (loaded){ .commit = *commit, .used = ++l->used };
  const char *label = cl_strndup(l->app->arena, cl_repo_hex(l->h.repo, commit), 10);
  enum cl_status status = history_read(&l->h, commit, label, &oldest->plan, &unsaid);
  if (status == CL_FOUND)
    oldest->plan = NULL;
  if (status == CL_PLAN)
    cl_note(l->app, _("%s: the plan of this commit cannot be read"), label);
  if (status == CL_IO)
    l->status = cl_fail(&l->app->diag, status, CL_NOWHERE, "%s",
                        unsaid.count ? unsaid.findings[unsaid.count - 1].text : label);
  cl_diag_free(&unsaid);
  return oldest->plan;
}

static enum cl_status read_nothing(void *data, const char *name, cl_buf *out, cl_diag *diag) {
  (void)data, (void)name, (void)diag;
  cl_buf_puts(out, "plan: 1\n");
  return CL_OK;
}

/* The plan that a commit builds on: of what cannot be read the one before; before the
 * first there was nothing. */
static cl_plan *plan_before(log *l, cl_oid commit) {
  enum { MOST_BACK = 100 };
  for (int i = 0; i < MOST_BACK && good(l); i++) {
    cl_commit found;
    cl_plan *plan = plan_of(l, &commit);
    if (plan)
      return plan;
    l->skipped = cl_grow(l->skipped, &l->skipped_cap, l->skipped_count + 1, sizeof *l->skipped);
    l->skipped[l->skipped_count++] = commit;
    if (!parent_of(l, &commit, &found) || !found.parent_count)
      break;
    commit = found.parents[0];
  }
  return l->empty;
}

/* ---- Facts ----------------------------------------------------------------------------- */

static bool is_record(const log *l, const cl_rec *rec) {
  return rec && strcmp(rec->id, l->id) == 0 &&
         (!l->community || (rec->parent && strcmp(rec->parent->id, l->community) == 0));
}

static bool is_asked(const log *l, const cl_fact *fact) {
  const cl_rec *rec = fact->is ? fact->is : fact->was;
  if (l->app->type != CL_T_NONE && rec->type != l->app->type)
    return false;
  /* Asked for by a name that it has no more: where that went, too. */
  if (l->id && !is_record(l, rec) && !(fact->kind == CL_FACT_RENAMED && is_record(l, fact->was)))
    return false;
  return l->field == CL_F_NONE || fact->field == l->field;
}

/* The record and its community were called otherwise before. */
static void follow(log *l, const cl_fact *fact) {
  if (fact->kind != CL_FACT_RENAMED || !l->id)
    return;
  if (fact->is->type == CL_T_COMMUNITY && l->community && strcmp(fact->is->id, l->community) == 0)
    l->community = cl_strdup(l->app->arena, fact->was->id);
  if (fact->is->type == l->app->type && is_record(l, fact->is)) {
    l->id = cl_strdup(l->app->arena, fact->was->id);
  }
}

/* Two versions compared, and the plans that the facts point into. */
typedef struct compared {
  cl_comparison facts;
  cl_plan *was, *is; /* to be closed; NULL for those that are kept elsewhere */
  const cl_plan *old;
} compared;

/* What a merge brings in from its other parents was told where it was made. */
static bool is_new_in(log *l, const cl_fact *fact, const compared *others, size_t n) {
  for (size_t i = 0; i < n; i++) {
    bool there = false;
    for (size_t k = 0; k < others[i].facts.count && !there; k++) {
      const cl_fact *other = &others[i].facts.facts[k];
      const cl_rec *a = fact->is ? fact->is : fact->was, *b = other->is ? other->is : other->was;
      there = other->kind == fact->kind && other->field == fact->field && a->type == b->type &&
              strcmp(cl_rec_address(a, l->app->arena), cl_rec_address(b, l->app->arena)) == 0;
    }
    if (!there)
      return false;
  }
  return true;
}

static cl_date day_of(const cl_commit *commit) {
  int64_t seconds = commit->time + (int64_t)commit->zone * 60;
  return (cl_date)(seconds >= 0 ? seconds / 86400 : -((86399 - seconds) / 86400));
}

static void print_fact(log *l, const cl_visit *step, const cl_commit *commit, const cl_plan *old,
                       const cl_fact *fact, size_t alike, bool first) {
  cl_app *app = l->app;
  const char *hex = cl_repo_hex(l->h.repo, &step->oid);
  if (cl_opt(app, CL_OI_JSON)) {
    cl_json json = cmd_json(app);
    change_json(app, &json, fact);
    cl_json_member(&json, "commit", hex);
    cmd_json_date(&json, "date", day_of(commit));
    cl_json_member(&json, "subject", commit->subject);
    cmd_json_end(&json);
    return;
  }
  if (first) {
    cl_buf line = CL_BUF_INIT;
    cl_visible(&line, cl_str_of(commit->subject), true);
    cl_buf_puts(&app->out, l->told ? "\n" : "");
    const char *head = cl_asprintf(app->arena, "%s  %s  (%.10s)", cmd_date(app, day_of(commit)),
                                   cl_buf_text(&line), hex);
    if (app->columns && cl_width(cl_str_of(head)) > app->columns)
      cl_wrap(&app->out, cl_str_of(head), 0, cmd_width(app));
    else
      cl_buf_printf(&app->out, "%s\n", head);
    cl_buf_free(&line);
  }
  change_line(app,
              alike > 1 ? change_count(app, fact, alike) : change_sentence(app, old, fact, false));
}

static bool is_told(log *l, const cl_fact *fact, const compared *others, size_t n) {
  return is_asked(l, fact) && is_new_in(l, fact, others, n);
}

/* How many facts of C from FROM on, which is told, are told in one sentence. */
static size_t alike_from(log *l, const cl_comparison *c, size_t from, const compared *others,
                         size_t others_count) {
  size_t n = 1;
  if (cl_opt(l->app, CL_OI_JSON))
    return n;
  while (from + n < c->count && change_alike(&c->facts[from], &c->facts[from + n]) &&
         is_told(l, &c->facts[from + n], others, others_count))
    n++;
  return n < CHANGE_FEW ? 1 : n;
}

/* Of a part of a plan the names of what is referred to are those of today. */
static void print_all(log *l, const cl_visit *step, const cl_commit *commit, const compared *all,
                      size_t n) {
  const cl_comparison *c = &all[0].facts;
  const cl_plan *old = all[0].was ? l->now : all[0].old;
  bool first = true;
  l->app->plan = l->now;
  for (size_t i = 0, alike; i < c->count; i += alike) {
    const cl_fact *fact = &c->facts[i];
    alike = 1;
    if (!is_told(l, fact, all + 1, n - 1))
      continue;
    alike = alike_from(l, c, i, all + 1, n - 1);
    print_fact(l, step, commit, old, fact, alike, first);
    first = false;
    l->told++;
  }
  for (size_t i = 0; i < c->count; i++)
    follow(l, &c->facts[i]);
  cl_flush(l->app);
}

/* May the record that is asked for be in there?  Its id stands in the text, or what is
 * looked for has none that was written. */
static bool may_hold(log *l, const history_parts *parts) {
  if (!l->id || l->app->type == CL_T_NONE || cl_type_info(l->app->type)->id == CL_F_NONE)
    return true;
  return history_parts_hold(parts, l->id) || history_parts_hold(parts, "\\") ||
         (l->community && history_parts_hold(parts, l->community));
}

static bool compare_both(history_parts *parts, compared *out) {
  cl_compare_how how = { .today = CL_NO_DATE };
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  bool good = history_parts_read(parts, false, &out->was, &unsaid) == CL_OK &&
              history_parts_read(parts, true, &out->is, &unsaid) == CL_OK &&
              !out->was->format_errors && !out->is->format_errors;
  cl_diag_free(&unsaid);
  if (good) {
    cl_compare(&out->facts, out->was, out->is, &how);
    out->old = out->was;
  } else {
    cl_plan_close(out->was);
    cl_plan_close(out->is);
    *out = (compared){ .was = NULL };
  }
  return good;
}

/* Only what differs is read, where both versions can be read without a mistake. */
static bool compare_parts(log *l, const cl_oid *before, const cl_commit *after, compared *out) {
  cl_commit parent;
  cl_oid was, is;
  *out = (compared){ .was = NULL };
  if (!parent_of(l, before, &parent) || !folder_of(l, &parent, &was) || !folder_of(l, after, &is))
    return false;
  const history_files *old = history_files_in(l->cache, &was);
  const history_files *now = history_files_in(l->cache, &is);
  history_parts *parts = history_parts_new(&l->h, old, now);
  bool good = parts && (!may_hold(l, parts) || compare_both(parts, out));
  history_parts_free(parts);
  return good;
}

/* False when this commit cannot be read: then the next one is compared with what was
 * before. */
static bool compare_whole(log *l, const cl_visit *step, const cl_oid *before, compared *out) {
  cl_compare_how how = { .today = CL_NO_DATE };
  cl_plan *was = before ? plan_before(l, *before) : l->empty;
  cl_plan *now = plan_of(l, &step->oid);
  if (!good(l) || (!now && has_plan(l, &step->commit)))
    return false;
  *out = (compared){ .old = was };
  cl_compare(&out->facts, was, now ? now : l->empty, &how);
  return true;
}

static bool compare_with(log *l, const cl_visit *step, const cl_oid *before, compared *out) {
  return (before && compare_parts(l, before, &step->commit, out)) ||
         compare_whole(l, step, before, out);
}

/* Was what this commit changed told with a later one? */
static bool was_told(const log *l, const cl_oid *oid) {
  for (size_t i = 0; i < l->skipped_count; i++)
    if (cl_oid_eq(&l->skipped[i], oid))
      return true;
  return false;
}

/* The facts of a commit, against each of its parents. */
static void tell(log *l, const cl_visit *step) {
  enum { MOST_COMPARED = PLANS - 1 };
  compared all[MOST_COMPARED];
  const cl_commit *from = &step->commit;
  size_t n = 0, most = from->parent_count ? from->parent_count : 1;
  while (good(l) && n < most && n < MOST_COMPARED &&
         compare_with(l, step, from->parent_count ? &from->parents[n] : NULL, &all[n]))
    n++;
  cl_commit commit;
  if (n && all[0].facts.count && good(l) &&
      went(l, cl_repo_commit(l->h.repo, &step->oid, &commit, true, &l->app->diag)))
    print_all(l, step, &commit, all, n);
  for (size_t i = 0; i < n; i++) {
    cl_comparison_free(&all[i].facts);
    cl_plan_close(all[i].was);
    cl_plan_close(all[i].is);
  }
}

static bool visit(void *data, cl_visit *step) {
  log *l = data;
  step->parents = same_parent(l, step);
  if (good(l) && step->parents < 0 && !was_told(l, &step->oid))
    tell(l, step);
  return good(l);
}

/* ---- The verb ----------------------------------------------------------------------------- */

/* `goal` is the kapstok's, unless only the other type that is called so has the record. */
static cl_type type_meant(const cl_app *app) {
  cl_type other = app->type == CL_T_NONE ? CL_T_NONE : cl_type_other(app->type);
  bool many[2] = { false, false };
  if (other == CL_T_NONE || !app->arg_count ||
      cl_plan_get(app->plan, app->type, app->args[0], &many[0]) || many[0])
    return app->type;
  return cl_plan_get(app->plan, other, app->args[0], &many[1]) || many[1] ? other : app->type;
}

static enum cl_status read_question(log *l) {
  cl_app *app = l->app;
  app->type = type_meant(app);
  const char *field = cl_opt(app, CL_OI_FIELD), *slash;
  l->field = CL_F_NONE;
  if (field && app->type == CL_T_NONE)
    return cl_usage(app, _("--field goes with a type: log TYPE --field FIELD"));
  if (field) {
    l->field = cl_field_find(app->type, cl_str_of(field));
    const char *near = l->field == CL_F_NONE ? cl_field_meant(app, app->type, field) : NULL;
    if (near)
      return cl_usage(app, _("%s: there is no field \"%s\": did you mean %s?"),
                      cl_type_label(app->type, cl_lang_user(), false), field, near);
    if (l->field == CL_F_NONE)
      return cl_usage(app, _("%s: there is no field \"%s\""),
                      cl_type_label(app->type, cl_lang_user(), false), field);
  }
  l->id = app->arg_count ? app->args[0] : NULL;
  if (l->id && (slash = strchr(l->id, '/'))) {
    l->community = cl_strndup(app->arena, l->id, (size_t)(slash - l->id));
    l->id = slash + 1;
  }
  return CL_OK;
}

static enum cl_status start(log *l, cl_oid *head) {
  cl_app *app = l->app;
  cl_store nothing = { .label = "-", .read = read_nothing };
  enum cl_status status = history_open(app, app->plan_path, &l->h);
  if (status == CL_FOUND)
    return cl_fail(&app->diag, CL_IO, CL_NOWHERE, _("the plan is in no git repository"));
  if (status != CL_OK)
    return status;
  status = cl_repo_resolve(l->h.repo, "HEAD", head, &app->diag);
  if (status == CL_FOUND)
    return cl_fail(&app->diag, CL_IO, CL_NOWHERE, _("git: nothing was committed yet"));
  if (status != CL_OK)
    return status;
  return cl_plan_open_store(&l->empty, &nothing, "plan.yaml", &app->diag);
}

static enum cl_status go_through(log *l) {
  cl_oid head;
  enum cl_status status = read_question(l);
  if (status != CL_OK || (status = start(l, &head)) != CL_OK)
    return status;
  status = cl_repo_walk(l->h.repo, &head, visit, l, &l->app->diag);
  return status != CL_OK ? status : l->status;
}

enum cl_status cl_history_log(cl_app *app) {
  log *l = cl_alloc(app->arena, sizeof *l);
  cl_plan *now = app->plan;
  l->app = app;
  l->now = now;
  l->cache = history_cache_new(&l->h, app);
  enum cl_status status = go_through(l);
  app->plan = now;
  for (size_t i = 0; i < PLANS; i++)
    cl_plan_close(l->plans[i].plan);
  cl_plan_close(l->empty);
  free(l->skipped);
  history_cache_free(l->cache);
  cl_repo_close(l->h.repo);
  if (status != CL_OK || l->told)
    return status;
  cl_note(app, _("git has nothing about this"));
  return CL_FOUND;
}
