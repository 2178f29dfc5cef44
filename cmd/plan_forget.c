/* plan_forget.c - `forget`: takes a person out of every file, and says where
 * they may still be known. */
#include <stdlib.h>
#include <string.h>

#include "../lib/base/tally.h"
#include "../lib/method/rules.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "plan.h"
#include "plan_mention.h"
#include "../lib/plan/check.h"

typedef struct forgetting {
  cl_app *app;
  const cl_rec *person;
  cl_finder *finder;
  const char *names; /* the file with more spellings, or NULL */
  size_t mentions;
} forgetting;

/* ---- what goes, with its place ----------------------------------------------------------- */

/* `communities/x.yaml:12:3: community x: ` */
static void list_at(const forgetting *f, const cl_rec *rec, const cl_node *node) {
  cl_app *app = f->app;
  cl_plan_file *file = &app->plan->files[rec->file];
  cl_place place = cl_tree_place(&file->tree, node->start);
  cl_visible(&app->out, cl_str_of(file->path), true);
  cl_buf_printf(&app->out, ":%u:%u: %s ", place.line, place.col,
                cl_type_label(rec->type, app->lang, false));
  cl_visible(&app->out, cl_str_of(cl_rec_address(rec, app->arena)), true);
}

static void list_reference(void *data, const cl_rec *record, cl_field field, const cl_node *value) {
  const forgetting *f = data;
  list_at(f, record, value);
  cl_buf_printf(&f->app->out, ": %s\n", cl_field_label(field, f->app->lang));
}

static bool is_with(const cl_rec *rec, cl_field field, const cl_rec *person) {
  return cl_str_is(cl_rec_text(rec, field), person->id);
}

/* Of a conversation its day, route and decision stay, for the method's chain. */
static bool stays(cl_field field) {
  return field == CL_F_CONVERSATION_ID || field == CL_F_CONVERSATION_DATE ||
         field == CL_F_CONVERSATION_ROUTE || field == CL_F_CONVERSATION_PERSON ||
         field == CL_F_CONVERSATION_VERDICT_DECISION;
}

static void empty_conversation(const forgetting *f, const cl_rec *talk) {
  const cl_type_row *row = cl_type_info(CL_T_CONVERSATION);
  cl_target *target = cl_change_rec(f->app->change, talk);
  const cl_node *first = NULL;
  CL_EACH_FIELD(field, row) {
    if (stays(field) || (cl_field_info(field)->flags & CL_SUB) || !cl_rec_has(talk, field))
      continue;
    first = first ? first : cl_rec_node(talk, field);
    cl_change_set(f->app->change, target, field, NULL, 0);
  }
  cl_change_comments_too(target);
  if (first) {
    list_at(f, talk, first);
    cl_buf_printf(&f->app->out, ": %s\n", T_(f->app, "what was said and noted"));
  }
}

static void take_out_notes(const forgetting *f) {
  CL_EACH_REC(talk, f->app->plan, CL_T_CONVERSATION)
    if (is_with(talk, CL_F_CONVERSATION_PERSON, f->person))
      empty_conversation(f, talk);
  CL_EACH_REC(contact, f->app->plan, CL_T_CONTACT)
    if (is_with(contact, CL_F_CONTACT_PERSON, f->person)) {
      if (cl_node_count(contact->node) > 1) {
        list_at(f, contact, contact->node);
        cl_buf_printf(&f->app->out, ": %s\n", T_(f->app, "what was noted"));
      }
      cl_change_remove(f->app->change, contact, true);
      cl_change_comments_too(cl_change_rec(f->app->change, contact));
    }
}

/* ---- ids made from the person ---------------------------------------------------------------- */

/* Does ID hold the person's id, between hyphens? */
static bool holds_id(const char *id, const char *person) {
  size_t n = strlen(person);
  for (const char *p = id; (p = strstr(p, person)); p++)
    if ((p == id || p[-1] == '-') && (!p[n] || p[n] == '-'))
      return true;
  return false;
}

static bool tells(const forgetting *f, const char *id) {
  const cl_mention *all;
  if (holds_id(id, f->person->id))
    return true;
  size_t n = cl_finder_look(f->finder, cl_str_of(id), &all);
  for (size_t i = 0; i < n; i++)
    if (all[i].person == f->person)
      return true;
  return false;
}

static const char *neutral_id(const forgetting *f, cl_type type, unsigned *last) {
  const char *word = cl_slug(f->app->arena, cl_str_of(cl_type_label(type, f->app->lang, false)));
  const char *id;
  bool many = false;
  do
    id = cl_asprintf(f->app->arena, "%s-%u", word, ++*last);
  while (cl_plan_get(f->app->plan, type, id, &many) || many);
  return id;
}

static void rename_ids(const forgetting *f) {
  for (cl_type t = 0; t < CL_TYPES; t = (cl_type)((int)t + 1)) {
    unsigned last = 0;
    if (cl_type_info(t)->id == CL_F_NONE || t == CL_T_PERSON)
      continue;
    CL_EACH_REC(rec, f->app->plan, t) {
      if (!tells(f, rec->id))
        continue;
      const char *id = neutral_id(f, t, &last);
      list_at(f, rec, cl_rec_node(rec, cl_type_info(t)->id));
      cl_buf_printf(&f->app->out, ": %s %s\n", T_(f->app, "new id"), id);
      cl_change_rename(f->app->change, rec, id);
    }
  }
}

/* ---- what may still be known ----------------------------------------------------------------- */

static void list_mention(void *data, const plan_mention *m) {
  forgetting *f = data;
  if (m->mention->person != f->person)
    return;
  if (!f->mentions++)
    cl_buf_printf(&f->app->out, "\n%s\n",
                  T_(f->app, "May still mean this person; look, and change it by hand:"));
  plan_mention_line(&f->app->out, f->app, m);
}

static void judge(const cl_plan *plan, cl_date today, cl_diag *diag) {
  cl_diag_init(diag);
  cl_plan_check_refs(plan, 0, diag);
  cl_plan_check_required(plan, 0, diag);
  cl_rules_run(plan, 0, today, diag);
}

/* The errors that PLAN has and had not: records without somebody they need. */
static void list_lacking(const forgetting *f, const cl_plan *plan) {
  cl_app *app = f->app;
  cl_diag before, after;
  bool any = false;
  /* One list, one language: what is lacking is said in that of the rest. */
  cl_lang_borrow(app->lang);
  judge(app->plan, app->today, &before);
  judge(plan, app->today, &after);
  cl_lang_return();
  cl_tally said = { .arena = app->arena };
  for (size_t i = 0; i < before.count; i++)
    cl_tally_of(&said, before.findings[i].text)->times++;
  for (size_t i = 0; i < after.count; i++) {
    const cl_finding *finding = &after.findings[i];
    if (finding->level != CL_ERROR || cl_tally_of(&said, finding->text)->times)
      continue;
    if (!any)
      cl_buf_printf(&app->out, "\n%s\n", T_(app, "Now lack somebody they need:"));
    any = true;
    cl_visible(&app->out, cl_str_of(finding->place.file), true);
    cl_buf_printf(&app->out, ":%u:%u: ", finding->place.line, finding->place.col);
    cl_visible(&app->out, cl_str_of(finding->text), true);
    cl_buf_puts(&app->out, "\n");
  }
  cl_map_free(&said.map);
  cl_diag_free(&before);
  cl_diag_free(&after);
}

/* The plan as it will be; places are those of its new bytes. */
static enum cl_status look_ahead(forgetting *f) {
  cl_app *app = f->app;
  cl_new_file *files;
  size_t n;
  enum cl_status status = cl_change_finish(app->change, &files, &n);
  if (status != CL_OK || app->plan->from_stdin)
    return status;
  cl_overlay *over = cl_alloc(app->arena, (n + 1) * sizeof *over);
  for (size_t i = 0; i < n; i++)
    over[i] = (cl_overlay){ app->plan->files[files[i].file].path,
                            { cl_buf_text(&files[i].bytes), files[i].bytes.len } };
  cl_diag quiet;
  cl_diag_init(&quiet);
  cl_plan *plan = NULL;
  status = cl_plan_open_over(&plan, app->plan_path, over, n, &quiet);
  if (status == CL_OK) {
    list_lacking(f, plan);
    plan_mentions(app, plan, f->finder, true, f->names, list_mention, f);
  } else if (quiet.count) {
    const cl_finding *worst = &quiet.findings[quiet.count - 1];
    cl_fail(&app->diag, status, worst->place, "%s", worst->text);
  }
  cl_plan_close(plan);
  cl_diag_free(&quiet);
  return status;
}

static enum cl_status read_spellings(forgetting *f) {
  cl_buf text = CL_BUF_INIT;
  if (!f->names)
    return CL_OK;
  enum cl_status status = cl_file_read(f->names, CL_MAX_TEXT, &text, NULL, &f->app->diag);
  for (size_t at = 0; at < text.len;) { /* of what cannot be read there is nothing */
    size_t end = at;
    while (end < text.len && text.p[end] != '\n')
      end++;
    cl_finder_spelling(f->finder, f->person, (cl_str){ text.p + at, end - at });
    at = end + 1;
  }
  cl_buf_free(&text);
  return status;
}

/* ---- the verb -----------------------------------------------------------------------------------
 */

static void say_the_rest(const forgetting *f) {
  cl_app *app = f->app;
  if (!f->mentions)
    cl_note(app, _("nothing else in this folder seems to mean %s"), f->person->id);
  if (app->dry_run) /* it knows them still */
    return;
  cl_note(app,
          _("the plan no longer knows %s, but the history of git does, and so do copies, "
            "exports and backups: if it has to go there, too, rewrite the history (git "
            "filter-repo) and ask everyone for a fresh clone"),
          f->person->id);
  cl_note(app, _("in a fresh clone, with a file of texts to take out, one a line: git filter-repo "
                 "--replace-text FILE; for a whole file: git filter-repo --invert-paths --path "
                 "people.yaml; then push with --force"));
}

static enum cl_status forget(forgetting *f) {
  cl_app *app = f->app;
  enum cl_status status = read_spellings(f);
  if (status != CL_OK)
    return status;
  list_at(f, f->person, f->person->node);
  cl_buf_puts(&app->out, "\n");
  cl_references(app->plan, f->person, list_reference, f);
  if (!cl_opt(app, CL_OI_KEEP_NOTES))
    take_out_notes(f);
  rename_ids(f);
  cl_change_remove(app->change, f->person, true);
  cl_change_comments_too(cl_change_rec(app->change, f->person));
  if ((status = look_ahead(f)) != CL_OK)
    return status;
  say_the_rest(f);
  return CL_OK;
}

/* The PERSON of `forget PERSON [--names FILE]`: --names takes no value of its own
 * elsewhere, so FILE is a word as PERSON is, in any order. */
static const char *person_word(cl_app *app, const char **file) {
  *file = NULL;
  if (!cl_opt(app, CL_OI_NAMES))
    return app->arg_count == 1 ? app->args[0] : NULL;
  if (app->arg_count != 2)
    return NULL;
  bool swapped = !cl_plan_get(app->plan, CL_T_PERSON, app->args[0], NULL) &&
                 cl_plan_get(app->plan, CL_T_PERSON, app->args[1], NULL);
  *file = app->args[!swapped];
  return app->args[swapped];
}

enum cl_status plan_forget(cl_app *app) {
  forgetting f = { .app = app };
  const char *word = person_word(app, &f.names);
  if (!word)
    return cl_usage(app, _("forget takes one person, and with --names one file: "
                           "cl-plan forget PERSON --names FILE"));
  f.person = cl_need_rec(app, CL_T_PERSON, word);
  if (!f.person) {
    if (app->plan->missing)
      cl_note(app, _("a file that the plan includes is not here: run this where people.yaml is"));
    return CL_USAGE;
  }
  f.finder = cl_finder_new(app->plan);
  enum cl_status status = forget(&f);
  cl_finder_free(f.finder);
  return status;
}
