/* verbs.c - the verbs every step program has: get, add, set, remove and rename,
 * and the table of all of them. */
#include <stdlib.h>
#include <string.h>

#include "../cli/assign.h"
#include "../cli/formats.h"
#include "../cli/opt.h"
#include "../value/columns.h"
#include "many.h"
#include "../cli/words.h"
#include "../cli/output.h"
#include "../cli/arguments.h"
#include "../method/mention.h"
#include "verbs.h"
#include "../fill/fill.h"

/* ---- get -------------------------------------------------------------------- */

/* The answer to one of the eight questions. */
static const cl_rec *find_keyed(cl_app *app, const char *name) {
  int i = cl_choice_find(CL_S_READINESS, cl_str_of(name));
  const char *key = i < 0 ? NULL : cl_choice_value(CL_S_READINESS, i);
  const cl_rec *rec = key ? cl_plan_get(app->plan, app->type, key, NULL) : NULL;
  if (!key)
    cl_fail(&app->diag, CL_FOUND, CL_NOWHERE, _("there is no question \"%s\": choose from %s"),
            name, cl_ready_words(app));
  else if (!rec)
    cl_fail(&app->diag, CL_FOUND, CL_NOWHERE, _("%s: this question has no answer yet"),
            cl_choice_label(CL_S_READINESS, i, cl_lang_user()));
  return rec;
}

/* A record that is not there is no wrong usage for a script that asks. */
static const cl_rec *find_record(cl_app *app, const char *address) {
  bool many = false;
  if (cl_type_info(app->type)->shape == CL_KEYED)
    return find_keyed(app, address);
  if (cl_plan_get(app->plan, app->type, address, &many) || many || cl_opt(app, CL_OI_COMMUNITY) ||
      cl_plan_by_name(app->plan, app->type, cl_str_of(address), NULL, &many) || many)
    return cl_need_rec(app, app->type, address);
  const char *what = cl_type_called(app->program, app->type, cl_lang_user());
  const char *meant = cl_plan_suggest(app->plan, app->type, address);
  if (meant)
    cl_fail(&app->diag, CL_FOUND, CL_NOWHERE, _("there is no %s \"%s\": did you mean %s?"), what,
            address, meant);
  else
    cl_fail(&app->diag, CL_FOUND, CL_NOWHERE, _("there is no %s \"%s\""), what, address);
  return NULL;
}

static void print_line(cl_app *app, cl_str text) {
  cl_buf_str(&app->out, text);
  cl_buf_putc(&app->out, '\n');
}

/* The field FIELD of a type that has no such field, in words. */
static enum cl_status unknown_field(cl_app *app, const char *name) {
  const char *what = cl_type_called(app->program, app->type, cl_lang_user());
  const char *meant = cl_field_meant(app, app->type, name);
  if (meant)
    return cl_usage(app, _("%s: there is no field \"%s\": did you mean %s?"), what, name, meant);
  return cl_usage(app, _("%s: there is no field \"%s\""), what, name);
}

static void print_value(cl_app *app, const cl_rec *rec, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  if (!(row->flags & CL_LIST)) {
    print_line(app, cl_value_canonical(field, cl_rec_text(rec, field)));
    return;
  }
  CL_EACH(item, cl_rec_node(rec, field)) {
    if (row->kind == CL_K_ITEMS) {
      cl_item_cell(&app->out, field, item, CL_CANONICAL);
      cl_buf_putc(&app->out, '\n');
    } else {
      print_line(app, cl_value_canonical(field, cl_node_text(item)));
    }
  }
}

enum cl_status cl_verb_get(cl_app *app) {
  bool single = cl_type_info(app->type)->shape == CL_SINGLE_REC;
  if (app->arg_count != (single ? 1 : 2))
    return cl_usage(app,
                    single ? _("name one field: get %s FIELD")
                           : _("name a record and a field: get %s ID FIELD"),
                    cl_type_said(app, app->type));
  const char *name = app->args[app->arg_count - 1];
  cl_column column;
  if (!cl_column_said(app->type, cl_str_of(name), app->arena, &column))
    return unknown_field(app, name);
  const cl_rec *rec = single ? app->plan->first[app->type] : find_record(app, app->args[0]);
  if (!rec)
    return single ? CL_FOUND : app->diag.worst;
  app->raw = true;
  if (column.kind == CL_COL_FIELD) {
    if (!cl_rec_has(rec, column.field) ||
        (cl_field_info(column.field)->flags & CL_LIST && cl_rec_count(rec, column.field) == 0))
      return CL_FOUND;
    print_value(app, rec, column.field);
    return CL_OK;
  }
  cl_column_cell(&app->out, column, rec, CL_CANONICAL);
  cl_buf_putc(&app->out, '\n');
  return CL_OK;
}

/* ---- What was given ---------------------------------------------------------- */

/* How many items that FIELD of REC holds are not among the values of SLOT. */
static size_t count_lost(const cl_rec *rec, cl_field field, const cl_slot *slot) {
  size_t lost = 0;
  cl_buf cell = CL_BUF_INIT;
  CL_EACH(item, cl_rec_node(rec, field)) {
    bool kept = false;
    cl_buf_cut(&cell, 0);
    if (cl_field_info(field)->kind == CL_K_ITEMS)
      cl_item_cell(&cell, field, item, CL_CANONICAL);
    else
      cl_buf_str(&cell, cl_node_text(item));
    for (size_t k = 0; k < slot->n && !kept; k++)
      kept = strcmp(cl_buf_text(&cell), slot->values[k]) == 0;
    lost += !kept;
  }
  cl_buf_free(&cell);
  return lost;
}

/* When setting a list anew takes some out, that does not go unseen. */
static void note_lost_items(cl_app *app, const cl_assign *assign) {
  const cl_type_row *row = cl_type_info(assign->type);
  for (unsigned i = 0; assign->rec && i < row->fields; i++) {
    cl_field field = cl_type_field(row, i);
    const cl_slot *slot = cl_assign_slot(assign, field);
    if (!(cl_field_info(field)->flags & CL_LIST) || !slot->given || !slot->n)
      continue;
    const char *path = cl_field_said(app, field);
    size_t lost = count_lost(assign->rec, field, slot);
    if (lost)
      cl_note(app,
              P_("%s: the list was set anew, which took %zu out (--%s+ VALUE adds one and keeps "
                 "the others)",
                 "%s: the list was set anew, which took %zu out (--%s+ VALUE adds one and keeps "
                 "the others)",
                 lost),
              path, lost, path);
  }
}

static enum cl_status complete(cl_app *app, const cl_assign *assign) {
  const char *lacks = cl_assign_lacks(app, assign, "--");
  if (!lacks)
    return CL_OK;
  const char *what = cl_type_called(app->program, assign->type, cl_lang_user());
  if (assign->rec)
    return cl_usage(app, _("%s: cannot be left out: %s"), what, lacks);
  return cl_usage(app, _("%s: still needed: %s"), what, lacks);
}

/* ---- add -------------------------------------------------------------------- */

/* TEXT behind the type: what the record is known by. */
static enum cl_status take_text(cl_app *app, cl_assign *assign) {
  cl_field field = cl_type_info(app->type)->naming;
  if (!app->arg_count)
    return CL_OK;
  const char *text = app->args[0], *value;
  if (!*cl_str_trim(cl_str_of(text)).p)
    return cl_usage(app, _("the text is empty"));
  /* An id says it shorter than words. */
  if (app->type == CL_T_CONTACT && cl_plan_get(app->plan, CL_T_PERSON, text, NULL))
    field = CL_F_CONTACT_PERSON;
  if (app->type == CL_T_FINDING && cl_plan_get(app->plan, CL_T_THEME, text, NULL) &&
      !cl_assign_slot(assign, CL_F_FINDING_THEME)->given)
    field = CL_F_FINDING_THEME;
  if (cl_assign_slot(assign, field)->given)
    return cl_usage(app, _("the text is its %s: leave out --%s"), cl_field_said(app, field),
                    cl_field_said(app, field));
  value = cl_given_value(app, field, text);
  if (!value)
    return CL_USAGE;
  cl_assign_put_one(app, assign, field, value);
  return CL_OK;
}

static bool id_taken(cl_app *app, cl_type type, const char *id) {
  bool many = false;
  return cl_plan_get(app->plan, type, id, &many) || many;
}

static enum cl_status no_id(cl_app *app, cl_type type) {
  if (cl_type_info(type)->id != CL_F_NONE)
    return CL_OK;
  return cl_usage(app, _("%s have no id of their own"), cl_type_label(type, cl_lang_user(), true));
}

/* readiness: the text is one of the fixed keys. */
static const char *need_key(cl_app *app, bool may_exist) {
  cl_set set = CL_S_READINESS;
  const char *text = app->arg_count ? app->args[0] : "";
  int i = cl_choice_find(set, cl_str_of(text));
  if (i < 0) {
    if (*text)
      cl_usage(app, _("there is no question \"%s\": choose from %s"), text, cl_ready_words(app));
    else
      cl_usage(app, _("which question? Choose from %s"), cl_ready_words(app));
    return NULL;
  }
  const char *key = cl_choice_value(set, i);
  if (!may_exist && cl_plan_get(app->plan, app->type, key, NULL)) {
    cl_usage(app, _("\"%s\" was answered already: use set"), key);
    return NULL;
  }
  return key;
}

/* The id of a new record.  One without an id is addressed by a handle, which
 * gets a number behind it while a sibling has the same one. */
static const char *new_handle(cl_app *app, const cl_target *target, const cl_rec *parent) {
  const char *base = cl_target_id(target), *handle = base;
  const cl_type_row *row = cl_type_info(app->type);
  if (row->id != CL_F_NONE || row->shape == CL_KEYED)
    return base;
  for (unsigned n = 2;
       id_taken(app, app->type,
                parent ? cl_asprintf(app->arena, "%s/%s", parent->id, handle) : handle);
       n++)
    handle = cl_asprintf(app->arena, "%.36s-%u", base, n);
  return handle;
}

/* A name that was taken for the role would stand in every overview, and in the id. */
static void ask_role(cl_app *app, const cl_assign *assign, const char *id) {
  if (assign->type != CL_T_PERSON)
    return;
  const char *role = cl_assign_slot(assign, CL_F_PERSON_ROLE)->values[0];
  if (!cl_seems_a_name(cl_str_of(role)))
    return;
  cl_note(app,
          _("\"%s\" seems a name, and is now the role and the id, which stand everywhere. Better: "
            "cl-define remove person %s, then cl-define add person ROLE --name \"%s\""),
          role, id, role);
}

/* Typed twice, most often; moments, tasks and people may well be called alike. */
static void say_namesake(cl_app *app, const cl_assign *assign, const cl_rec *parent) {
  static const cl_type once[] = { CL_T_SOURCE,   CL_T_GOAL,   CL_T_THEME,     CL_T_GROUP,
                                  CL_T_EXISTING, CL_T_WANTED, CL_T_COMMUNITY, CL_T_JOINT_GOAL };
  cl_field naming = cl_type_info(assign->type)->naming;
  bool asked = false;
  for (size_t i = 0; i < CL_COUNT(once); i++)
    asked = asked || once[i] == assign->type;
  const cl_slot *slot = asked ? cl_assign_slot(assign, naming) : NULL;
  if (!slot || !slot->n)
    return;
  const char *name = cl_fold(app->arena, cl_str_of(slot->values[0]));
  CL_EACH_REC(rec, app->plan, assign->type)
    if (rec->parent == parent && strcmp(cl_fold(app->arena, cl_rec_text(rec, naming)), name) == 0) {
      cl_note(app, _("there is one with the very same text already: %s"), rec->id);
      return;
    }
}

static enum cl_status write_new(cl_app *app, cl_assign *assign, const char *id) {
  const cl_rec *parent = NULL;
  enum cl_status status = complete(app, assign);
  if (status != CL_OK)
    return status;
  if (cl_type_info(app->type)->parent != CL_T_NONE) {
    parent = cl_need_community(app);
    if (!parent)
      return CL_USAGE;
  }
  say_namesake(app, assign, parent);
  cl_target *target = cl_assign_add(app, assign, parent, id);
  status = cl_assign_apply(app, assign, target);
  if (status != CL_OK)
    return status;
  const char *handle = new_handle(app, target, parent);
  print_line(app, cl_str_of(handle));
  ask_role(app, assign, handle);
  return CL_OK;
}

static enum cl_status add_record(cl_app *app, cl_assign *assign) {
  const char *id = cl_opt(app, CL_OI_ID);
  enum cl_status status = take_text(app, assign);
  if (status != CL_OK || (id && (status = no_id(app, app->type)) != CL_OK))
    return status;
  cl_assign_defaults(app, assign);
  return write_new(app, assign, id);
}

static enum cl_status add_keyed(cl_app *app, cl_assign *assign) {
  const char *key = need_key(app, false);
  if (!key)
    return CL_USAGE;
  return write_new(app, assign, key);
}

enum cl_status cl_verb_add(cl_app *app) {
  cl_assign assign;
  enum cl_status status = cl_may_make(app, app->type);
  if (status != CL_OK)
    return status;
  if (cl_type_info(app->type)->shape == CL_SINGLE_REC)
    return cl_usage(app, _("there is one %s in a plan: use set"),
                    cl_type_called(app->program, app->type, cl_lang_user()));
  cl_assign_start(app, &assign, app->type, NULL);
  status = cl_given_take(app, &assign, true);
  for (size_t i = 0; i < app->given_count; i++)
    if (app->given[i].op == '-')
      return cl_usage(app, _("a new record has nothing to take out: leave out --%s-"),
                      cl_field_said(app, app->given[i].field));
  if (status != CL_OK)
    return status;
  return cl_type_info(app->type)->shape == CL_KEYED ? add_keyed(app, &assign)
                                                    : add_record(app, &assign);
}

/* ---- set -------------------------------------------------------------------- */

/* What a new value of REC asks to be said as well. */
static void ask_more(cl_app *app, const cl_rec *rec) {
  for (size_t i = 0; rec && i < app->given_count; i++)
    if (app->given[i].field == CL_F_COMMUNITY_STATUS) {
      const char *value = cl_need_value(app, CL_F_COMMUNITY_STATUS, app->given[i].value);
      cl_ask_farewell(app, rec, value ? cl_choice_find(CL_S_STATUS, cl_str_of(value)) : -1);
    }
}

static enum cl_status set_record(cl_app *app, const cl_rec *rec, const char *new_key) {
  cl_assign assign;
  cl_assign_start(app, &assign, app->type, rec);
  enum cl_status status = cl_given_take(app, &assign, false);
  if (status != CL_OK || (status = complete(app, &assign)) != CL_OK)
    return status;
  cl_target *target =
      rec ? cl_change_rec(app->change, rec) : cl_assign_add(app, &assign, NULL, new_key);
  cl_assign_apply(app, &assign, target);
  note_lost_items(app, &assign);
  if ((status = cl_given_lists(app, target)) != CL_OK)
    return status;
  ask_more(app, rec);
  return CL_OK;
}

static enum cl_status set_one(cl_app *app, const cl_rec *rec, void *data) {
  (void)data;
  return set_record(app, rec, NULL);
}

enum cl_status cl_verb_set(cl_app *app) {
  const cl_type_row *row = cl_type_info(app->type);
  const cl_rec *rec;
  if (row->shape == CL_SINGLE_REC ? app->arg_count != 0 : app->arg_count != 1)
    return cl_usage(app,
                    row->shape == CL_SINGLE_REC ? _("there is one %s: leave out the id")
                                                : _("name the record: set %s ID --FIELD VALUE"),
                    cl_type_said(app, app->type));
  if (!app->given_count)
    return cl_usage(app, _("say what to set, as in --%s VALUE"),
                    cl_field_said(app, row->naming != CL_F_NONE ? row->naming : row->first));
  if (row->shape == CL_SINGLE_REC)
    return set_record(app, app->plan->first[app->type], NULL);
  if (cl_is_many(app))
    return cl_each_of_many(app, set_one, NULL);
  if (row->shape == CL_KEYED) {
    const char *key = need_key(app, true);
    return key ? set_record(app, cl_plan_get(app->plan, app->type, key, NULL), key) : CL_USAGE;
  }
  rec = cl_need_rec(app, app->type, app->args[0]);
  return rec ? set_record(app, rec, NULL) : CL_USAGE;
}

/* ---- remove and rename ------------------------------------------------------ */

static void note_reference(void *data, const cl_rec *record, cl_field field, const cl_node *value) {
  cl_app *app = data;
  (void)value;
  cl_place place = cl_rec_place(app->plan, record, field);
  cl_note(app, _("%s:%u: %s of %s %s goes with it"), place.file, place.line,
          cl_field_said(app, field), cl_type_called(app->program, record->type, cl_lang_user()),
          record->id);
}

typedef struct collection {
  const cl_rec **items;
  size_t count, cap;
} collection;

static enum cl_status collect(cl_app *app, const cl_rec *rec, void *data) {
  collection *all = data;
  (void)app;
  all->items = cl_grow(all->items, &all->cap, all->count + 1, sizeof(const cl_rec *));
  all->items[all->count++] = rec;
  return CL_OK;
}

static enum cl_status remove_them(cl_app *app, collection *all) {
  enum cl_status status = cl_each_of_many(app, collect, all);
  if (status != CL_OK)
    return status;
  bool force = cl_opt(app, CL_OI_FORCE) != NULL;
  if (all->count &&
      (status = cl_change_remove_all(app->change, all->items, all->count, force)) != CL_OK)
    return status;
  cl_note(app, P_("%zu record is removed", "%zu records are removed", all->count), all->count);
  return CL_OK;
}

static enum cl_status remove_many(cl_app *app) {
  collection all = { 0 };
  enum cl_status status = remove_them(app, &all);
  free(all.items);
  return status;
}

enum cl_status cl_verb_remove(cl_app *app) {
  enum cl_status status = cl_own_type(app, app->type);
  if (status != CL_OK)
    return status;
  if (cl_type_info(app->type)->shape == CL_SINGLE_REC)
    return cl_usage(app, _("a plan cannot do without its %s"),
                    cl_type_called(app->program, app->type, cl_lang_user()));
  if (cl_is_many(app))
    return remove_many(app);
  const cl_rec *rec = cl_need_rec(app, app->type, app->args[0]);
  if (!rec)
    return CL_USAGE;
  bool force = cl_opt(app, CL_OI_FORCE) != NULL;
  if ((status = cl_change_remove(app->change, rec, force)) != CL_OK)
    return status;
  if (force)
    cl_references(app->plan, rec, note_reference, app);
  return CL_OK;
}

enum cl_status cl_verb_rename(cl_app *app) {
  enum cl_status status = cl_own_type(app, app->type);
  if (status != CL_OK)
    return status;
  const char *new_id = app->args[1];
  if (cl_type_info(app->type)->id == CL_F_NONE)
    return no_id(app, app->type);
  const cl_rec *rec = cl_need_rec(app, app->type, app->args[0]);
  if (!rec)
    return CL_USAGE;
  if (strcmp(rec->id, new_id) == 0)
    return CL_OK;
  return cl_change_rename(app->change, rec, new_id);
}

/* ---- The table -------------------------------------------------------------- */

#define LISTS                                                                                      \
  (CL_O(JSON) | CL_O(CSV) | CL_O(TSV) | CL_O(NUL) | CL_O(FIELDS) | CL_O(SORT) | CL_O(REVERSE) |    \
   CL_O(FROM) | CL_O(TO) | CL_O(COMMUNITY) | CL_O(DIALECT) | CL_O(WITH_NAMES) | CL_O(LIGHT) |      \
   CL_O(STAGE) | CL_O(NEXT) | CL_O(DAYS))

const cl_verb cl_shared_verbs[] = {
  { .name = "show",
    .access = CL_READS,
    .flags = CL_V_TYPE_OPT,
    .max_args = 1,
    .args = N_("[TYPE [ID]]"),
    .options = CL_O(COMMUNITY) | CL_O(WITH_NAMES) | CL_O(FORMAT) | CL_O(OUTPUT) | CL_O(BLANK),
    .formats = CL_WRITES_AS(TEXT) | CL_WRITES_AS(HTML),
    .run = cl_verb_show,
    .help = N_("show the worksheets of this step, filled as far as they are"),
    .more = N_("Without TYPE all worksheets of this step are shown, in the language of the plan; "
               "with TYPE all records of that type, with ID one of them. What is still to be "
               "filled in shows as a line of dots or a dash. --community shows one community. "
               "--format html, or -o FILE.html, makes a page that prints on A4; --blank an empty "
               "one, to fill in by hand.") },
  { .name = "list",
    .access = CL_READS,
    .flags = CL_V_TYPE | CL_V_FILTER,
    .args = N_("TYPE"),
    .options = LISTS,
    .run = cl_verb_list,
    .help = N_("list records, one a line"),
    .more = N_(
        "Every field is a filter: a text is sought anywhere in the field, whatever the case "
        "and the accents; a field given twice asks for either value; --FIELD '' asks for "
        "records without it, --FIELD '?' for those with it. A value may begin with !=, <, <=, "
        ">, >= or ~ (holds it, whatever the kind of field); a \\ in front takes such a sign as "
        "it is. --from and --to look at every day of the record, of a repeat too. "
        "What is worked out lists, sorts and filters as well: light of joint goals and "
        "communities, stage of communities, next, the day something is due, and days until then. "
        "--json gives one object a line with all fields; --csv, --tsv and the table give the "
        "main ones, unless --fields names others. -0 ends each value with a NUL: the "
        "address of each record, or the fields that --fields names. Exit status 1: "
        "nothing matched.") },
  { .name = "get",
    .access = CL_READS,
    .flags = CL_V_TYPE | CL_V_BARE,
    .min_args = 1,
    .max_args = 2,
    .args = N_("TYPE ID FIELD"),
    .options = CL_O(COMMUNITY),
    .run = cl_verb_get,
    .help = N_("print one value as it is stored, for scripts"),
    .more = N_("The values of a list come one a line. Exit status 1: there is no such value.") },
  { .name = "add",
    .access = CL_WRITES,
    .flags = CL_V_TYPE | CL_V_SET,
    .max_args = 1,
    .args = N_("TYPE TEXT"),
    .options = CL_O(ID) | CL_O(COMMUNITY) | CL_O(DRY_RUN),
    .run = cl_verb_add,
    .help = N_("add a record; prints its id"),
    .more = N_("TEXT is what the record is known by: the goal, the theme, the name. The id is made "
               "from it, unless --id gives one. A record that belongs to a community needs "
               "--community, unless the plan has just one.") },
  { .name = "set",
    .access = CL_WRITES,
    .flags = CL_V_TYPE | CL_V_SET,
    .max_args = 1,
    .args = N_("TYPE ID"),
    .options = CL_O(COMMUNITY) | CL_O(DRY_RUN),
    .run = cl_verb_set,
    .help = N_("change fields of a record"),
    .more = N_(
        "--FIELD VALUE replaces the value; --FIELD '' takes it out. A list is replaced by all "
        "values that are given; --FIELD+ VALUE adds one and --FIELD- VALUE takes one out. With - "
        "as ID the ids come from standard input, a line each or ended by NUL bytes, and all of "
        "them become one change, made whole or not at all.") },
  { .name = "remove",
    .access = CL_WRITES,
    .flags = CL_V_TYPE,
    .min_args = 1,
    .max_args = 1,
    .args = N_("TYPE ID"),
    .options = CL_O(FORCE) | CL_O(COMMUNITY) | CL_O(DRY_RUN),
    .run = cl_verb_remove,
    .help = N_("remove a record that nothing refers to"),
    .more = N_("While other records refer to it, every place is named and nothing is removed; "
               "--force takes those references out, too. With - as ID the ids come from standard "
               "input, and all of them go at once.") },
  { .name = "rename",
    .access = CL_WRITES,
    .flags = CL_V_TYPE,
    .min_args = 2,
    .max_args = 2,
    .args = N_("TYPE ID NEW"),
    .options = CL_O(COMMUNITY) | CL_O(DRY_RUN),
    .run = cl_verb_rename,
    .help = N_("give a record another id, and every reference with it") },
  { .name = "fill",
    .access = CL_ASKS,
    .flags = CL_V_TYPE_OPT,
    .max_args = 1,
    .args = N_("[TYPE [ID]]"),
    .options = CL_O(COMMUNITY) | CL_O(DRY_RUN),
    .run = cl_verb_fill,
    .help = N_("answer the questions of the worksheets one by one"),
    .more =
        N_("Of all worksheets, of one TYPE, or of one record. The answer that is there is shown: "
           "enter keeps it, - takes it out. A choice may be given by number or by word; a list "
           "is given one a line. < goes back, ? explains, > passes over the rest of a record, >> "
           "of a sheet; stop or ctrl-D ends. What was answered is kept record by record, and "
           "next time what is still open is asked. Answers may come from a file or a pipe, a "
           "line each.") },
  { .name = "import",
    .access = CL_WRITES,
    .flags = CL_V_TYPE,
    .min_args = 1,
    .max_args = 1,
    .args = N_("TYPE FILE"),
    .options = CL_O(DIALECT) | CL_O(COMMUNITY) | CL_O(DRY_RUN) | CL_O(EMPTY_CLEARS) |
               CL_O(KEEP_EMPTY) | CL_O(ADD_ONLY) | CL_O(MAP),
    .run = cl_verb_import,
    .help = N_("take in a CSV file: all rows or none"),
    .more = N_(
        "The first row names the fields, in English or Dutch. A row changes the record with "
        "its id, or with its name when the row has no id, else adds one. An empty cell "
        "takes the value out only in a row with a version, as export writes it, or with "
        "--empty-clears; with --keep-empty it never does. What is emptied is said. "
        "--add-only leaves records alone that are there. Lists are split on | and on line breaks. Separator, "
        "encoding and dialect are found out, or --dialect nl-excel says that it is a Dutch "
        "sheet. A row with a version is refused when it was edited "
        "and its record changed in the plan meanwhile. An Excel workbook comes in by way of "
        "xlsx2csv. --map says which column is which field in a sheet of others, such as the "
        "answers to a form: HEADER=FIELD, separated by commas, or a file with a line for each. "
        "Columns it does not name are read when they are called as a field is; others "
        "are left.") },
  { .name = "export",
    .access = CL_READS,
    .flags = CL_V_BARE | CL_V_TYPE_OPT | CL_V_FILTER,
    .args = N_("[TYPE]"),
    .options = CL_O(FORMAT) | CL_O(OUTPUT) | CL_O(DIALECT) | CL_O(COMMUNITY) | CL_O(FROM) |
               CL_O(TO) | CL_O(WITH_NAMES),
    .formats = CL_WRITES_AS(CSV) | CL_WRITES_AS(TSV) | CL_WRITES_AS(JSON) | CL_WRITES_AS(XLSX),
    .run = cl_verb_export,
    .help = N_("write records as CSV, TSV, JSON or an Excel sheet"),
    .more = N_("The format is that of --format, else of the suffix of -o FILE, else CSV. With "
               "--dialect nl-excel the CSV is one that a Dutch spreadsheet opens as it is. What is "
               "exported as CSV can be imported again. Names, addresses and telephone numbers of "
               "people stay out, unless --with-names asks for them.") },
  { CL_CHECK_ROW(0), .run = cl_verb_check,
    .help = N_("check the plan: its format, its references, the rules of the method") },
  { .name = NULL },
};
