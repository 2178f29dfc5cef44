/* assign.c - what is to become of one record; see assign.h. */
#include "assign.h"

#include <string.h>

#include "../value/columns.h"
#include "words.h"
#include "output.h"
#include "arguments.h"

/* ---- Slots ------------------------------------------------------------------ */

void cl_assign_start(cl_app *app, cl_assign *assign, cl_type type, const cl_rec *rec) {
  assign->type = type;
  assign->rec = rec;
  assign->slots = cl_alloc(app->arena, cl_type_info(type)->fields * sizeof *assign->slots);
}

void cl_assign_reset(cl_assign *assign, const cl_rec *rec) {
  memset(assign->slots, 0, cl_type_info(assign->type)->fields * sizeof *assign->slots);
  assign->rec = rec;
}

cl_slot *cl_assign_slot(const cl_assign *assign, cl_field field) {
  return &assign->slots[field - cl_type_info(assign->type)->first];
}

void cl_assign_put(cl_assign *assign, cl_field field, const char *const *values, size_t n) {
  *cl_assign_slot(assign, field) = (cl_slot){ true, values, n };
}

void cl_assign_put_one(cl_app *app, cl_assign *assign, cl_field field, const char *value) {
  const char **values = cl_alloc(app->arena, sizeof *values);
  values[0] = value;
  cl_assign_put(assign, field, values, 1);
}

const char *cl_assign_value(const cl_assign *assign, cl_field field) {
  if (field == CL_F_NONE)
    return NULL;
  const cl_slot *slot = cl_assign_slot(assign, field);
  return slot->given && slot->n ? slot->values[0] : NULL;
}

bool cl_assign_has(const cl_assign *assign, cl_field field) {
  const cl_slot *slot = cl_assign_slot(assign, field);
  return slot->given ? slot->n > 0 : assign->rec && cl_rec_has(assign->rec, field);
}

/* ---- Values ----------------------------------------------------------------- */

/* `goal or theme`: what a reference may name. */
static const char *ref_words(cl_app *app, cl_field field) {
  uint64_t refs = cl_field_info(field)->refs;
  const char *words = NULL;
  for (int t = 0; t < CL_TYPES; t++)
    if (refs >> t & 1) {
      const char *word = cl_type_label((cl_type)t, cl_lang_user(), false);
      words = words ? cl_asprintf(app->arena, "%s%s%s", words, _(" or "), word) : word;
    }
  return words ? words : "";
}

static const char *ref_suggest(cl_app *app, cl_field field, const char *id) {
  uint64_t refs = cl_field_info(field)->refs;
  const char *found = NULL;
  for (int t = 0; t < CL_TYPES && !found; t++)
    if (refs >> t & 1)
      found = cl_plan_suggest(app->plan, (cl_type)t, id);
  return found;
}

/* The first ids a reference may name: enough to choose from in a message. */
static const char *ref_hint(cl_app *app, cl_field field) {
  enum { MOST = 8 };
  uint64_t refs = cl_field_info(field)->refs;
  const char *all = NULL;
  unsigned n = 0;
  for (int t = 0; t < CL_TYPES; t++)
    if (refs >> t & 1)
      CL_EACH_REC(rec, app->plan, t) {
        if (n++ == MOST)
          return cl_asprintf(app->arena, "%s...", all);
        all = all ? cl_asprintf(app->arena, "%s, %s", all, rec->id) : rec->id;
      }
  return all;
}

/* Does ID name a record?  People may dangle while the file they are in is not
 * there: it stays out of git. */
static bool ref_ok(cl_app *app, cl_field field, const char *id, const char **why) {
  const cl_field_row *row = cl_field_info(field);
  if (cl_plan_ref(app->plan, field, cl_str_of(id)) ||
      (app->plan->missing && (row->refs & (uint64_t)1 << CL_T_PERSON)))
    return true;
  const char *meant = ref_suggest(app, field, id), *what = ref_words(app, field);
  const char *all = meant ? NULL : ref_hint(app, field);
  if (meant)
    *why = cl_asprintf(app->arena, _("there is no %s \"%s\": did you mean %s?"), what, id, meant);
  else if (all)
    *why = cl_asprintf(app->arena, _("there is no %s \"%s\": there are %s"), what, id, all);
  else
    *why = cl_asprintf(app->arena, _("there is no %s \"%s\""), what, id);
  return false;
}

/* One value that was typed, no item; NULL and a message. */
static const char *need_plain(cl_app *app, cl_field field, const char *text) {
  const char *why = NULL, *value = cl_typed_value(app, field, text, &why);
  if (!value && why)
    cl_usage(app, "%s: %s", cl_field_said(app, field), why);
  return value;
}

static const char *read_plain(cl_app *app, cl_field field, cl_str text,
                              const struct cl_reading *how, const char **why) {
  const char *value;
  bool many;
  *why = NULL;
  if (cl_field_info(field)->kind == CL_K_REF && text.n) {
    const cl_rec *rec = cl_plan_ref_typed(app->plan, field, text, &many);
    if (many) {
      *why = cl_asprintf(app->arena, _("more than one is called \"%.*s\": give the id"),
                         (int)text.n, text.p);
      return NULL;
    }
    if (!rec && !cl_is_id(text) && !ref_ok(app, field, cl_str_dup(app->arena, text), why))
      return NULL;
    text = rec ? cl_str_of(rec->id) : text;
  }
  if (how)
    value = cl_value_read(field, text, how, app->arena, why);
  else
    value = need_plain(app, field, cl_strndup(app->arena, text.p ? text.p : "", text.n));
  if (value && cl_field_info(field)->kind == CL_K_REF && !ref_ok(app, field, value, why))
    return NULL;
  return value;
}

enum { MOST_SUBS = 16 };

/* The place of part I of an item among its keys; MOST_SUBS and *WHY when it
 * has none. */
static unsigned item_place(cl_app *app, cl_field field, cl_str key, unsigned i, unsigned subs,
                           const char **why) {
  cl_field sub = key.p ? cl_sub_find(field, key) : (cl_field)((int)field + 1 + (int)i);
  if (sub != CL_F_NONE && i < subs)
    return (unsigned)(sub - field - 1);
  const char *example = "";
  for (unsigned k = 0; k < subs; k++)
    example = cl_asprintf(app->arena, "%s%s%s=...", example, k ? "; " : "",
                          cl_field_said(app, (cl_field)((int)field + 1 + (int)k)));
  *why = cl_asprintf(app->arena, _("write it as \"%s\""), example);
  return MOST_SUBS;
}

static const char *write_item(cl_app *app, cl_field field, const char *const *values, unsigned subs,
                              const char **why) {
  cl_buf out = CL_BUF_INIT;
  for (unsigned k = 0; k < subs; k++) {
    const cl_field_row *row = cl_field_info((cl_field)((int)field + 1 + (int)k));
    if (values[k] && *values[k])
      cl_item_join(&out, 0, row->path, cl_str_of(values[k]));
    else if (row->flags & CL_REQ)
      *why = cl_asprintf(app->arena, _("%s is missing"),
                         cl_field_said(app, (cl_field)((int)field + 1 + (int)k)));
  }
  const char *item = *why ? NULL : cl_strdup(app->arena, cl_buf_text(&out));
  cl_buf_free(&out);
  return item;
}

static const char *read_item(cl_app *app, cl_field field, cl_str text, const struct cl_reading *how,
                             const char **why) {
  cl_str keys[MOST_SUBS], parts[MOST_SUBS];
  const char *values[MOST_SUBS] = { NULL };
  unsigned subs = (unsigned)cl_sub_count(field);
  size_t n = cl_item_split(app->arena, text, keys, parts, MOST_SUBS);
  *why = NULL;
  if (n > subs)
    n = subs + 1; /* the one too many is refused below */
  for (unsigned i = 0; i < n; i++) {
    unsigned place = item_place(app, field, i < MOST_SUBS ? keys[i] : CL_NO_STR, i, subs, why);
    if (place == MOST_SUBS)
      return NULL;
    cl_field sub = (cl_field)((int)field + 1 + (int)place);
    if (!parts[i].n)
      continue;
    values[place] = read_plain(app, sub, parts[i], how, why);
    if (!values[place])
      return NULL;
  }
  return write_item(app, field, values, subs, why);
}

const char *cl_read_value(cl_app *app, cl_field field, cl_str text, const struct cl_reading *how,
                          const char **why) {
  if (cl_field_info(field)->kind == CL_K_ITEMS)
    return read_item(app, field, text, how, why);
  return read_plain(app, field, text, how, why);
}

const char *cl_need_value(cl_app *app, cl_field field, const char *text) {
  const char *why = NULL, *value;
  if (cl_field_info(field)->kind != CL_K_ITEMS)
    return need_plain(app, field, text);
  value = cl_read_value(app, field, cl_str_of(text), NULL, &why);
  if (!value && why)
    cl_usage(app, "%s: %s", cl_field_said(app, field), why);
  return value;
}

/* ---- What is required ------------------------------------------------------- */

/* What may be given for FIELD, for a message: `internal, external`, ids, or
 * NULL when it is free. */
static const char *value_hint(cl_app *app, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  const char *all = NULL;
  size_t n;
  switch (row->kind) {
  case CL_K_BOOL:
    return cl_asprintf(app->arena, "%s, %s", _("yes"), _("no"));
  case CL_K_DATE:
    return _("a date");
  case CL_K_REF:
    return ref_hint(app, field);
  case CL_K_ENUM:
    cl_choices(row->set, &n);
    for (size_t i = 0; i < n; i++) {
      const char *word = cl_choice_label(row->set, (int)i, cl_lang_user());
      all = all ? cl_asprintf(app->arena, "%s, %s", all, word) : word;
    }
    return all;
  default:
    return NULL;
  }
}

/* Is a field of the group that PATH belongs to (`dropped.`) given or there?
 * With TOUCHED only: given here. */
static bool group_used(const cl_assign *assign, const char *path, bool touched) {
  const char *dot = strrchr(path, '.');
  const cl_type_row *row = cl_type_info(assign->type);
  CL_EACH_FIELD(f, row) {
    if ((cl_field_info(f)->flags & CL_SUB) ||
        strncmp(cl_field_info(f)->path, path, (size_t)(dot - path) + 1) != 0)
      continue;
    if (touched ? cl_assign_slot(assign, f)->given : cl_assign_has(assign, f))
      return true;
  }
  return false;
}

/* A record that lacked a field before may be changed elsewhere: a half-filled
 * worksheet can always be saved.  What is asked is that nothing gets lost. */
static bool is_lacking(const cl_assign *assign, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  if (!(row->flags & CL_REQ) || (row->flags & CL_SUB) || row->kind == CL_K_ID ||
      cl_assign_has(assign, field))
    return false;
  bool grouped = strchr(row->path, '.') != NULL;
  if (grouped && !group_used(assign, row->path, false))
    return false;
  if (!assign->rec)
    return true;
  return grouped ? group_used(assign, row->path, true) : cl_assign_slot(assign, field)->given;
}

static const char *add_lack(cl_app *app, const char *all, const char *prefix, cl_field field) {
  const char *hint = value_hint(app, field);
  return cl_asprintf(app->arena, "%s%s%s%s%s%s%s", all ? all : "", all ? ", " : "", prefix,
                     cl_field_said(app, field), hint ? " (" : "", hint ? hint : "",
                     hint ? ")" : "");
}

const char *cl_assign_lacks(cl_app *app, const cl_assign *assign, const char *prefix) {
  const cl_type_row *row = cl_type_info(assign->type);
  const char *all = NULL;
  CL_EACH_FIELD(f, row) {
    if (is_lacking(assign, f))
      all = add_lack(app, all, prefix, f);
  }
  /* A contact is someone, or a way to someone. */
  if (assign->type == CL_T_CONTACT && !cl_assign_has(assign, CL_F_CONTACT_PERSON) &&
      !cl_assign_has(assign, CL_F_CONTACT_VIA))
    all = cl_asprintf(app->arena, _("%sperson or %svia"), prefix, prefix);
  return all;
}

/* ---- New records ------------------------------------------------------------ */

/* What a record without an id is addressed by; as index.c makes it of one that is
 * read. */
static const char *handle_text(const cl_assign *assign) {
  const cl_type_row *row = cl_type_info(assign->type);
  const char *text = row->beside == CL_F_NONE ? NULL : cl_assign_value(assign, row->beside);
  if (!text)
    text = cl_assign_value(assign, row->naming);
  return text ? text : "x";
}

const char *cl_assign_id_text(cl_app *app, const cl_assign *assign) {
  const cl_type_row *row = cl_type_info(assign->type);
  const char *name = cl_assign_value(assign, row->naming);
  if (row->id == CL_F_NONE)
    return handle_text(assign);
  const char *word = cl_type_label(assign->type, cl_plan_lang(app->plan), false);
  if (assign->type == CL_T_CONVERSATION) { /* the id must not tell with whom */
    const char *date = cl_assign_value(assign, row->beside);
    return date ? cl_asprintf(app->arena, "%s %s", word, date) : word;
  }
  if (!name && assign->type == CL_T_FINDING)
    name = cl_assign_value(assign, row->beside);
  return name ? name : word;
}

void cl_assign_defaults(cl_app *app, cl_assign *assign) {
  const cl_type_row *row = cl_type_info(assign->type);
  char text[CL_DATE_SIZE];
  CL_EACH_FIELD(f, row) {
    if ((cl_field_info(f)->flags & CL_TODAY) && !cl_assign_slot(assign, f)->given)
      cl_assign_put_one(app, assign, f, cl_strdup(app->arena, cl_date_iso(text, app->today)));
  }
}

cl_target *cl_assign_add(cl_app *app, const cl_assign *assign, const cl_rec *parent,
                         const char *id) {
  cl_target *in = parent ? cl_change_rec(app->change, parent) : NULL;
  return cl_change_add(app->change, assign->type, in, id, cl_assign_id_text(app, assign));
}

enum cl_status cl_assign_apply(cl_app *app, const cl_assign *assign, cl_target *target) {
  const cl_type_row *row = cl_type_info(assign->type);
  for (unsigned i = 0; i < row->fields; i++) {
    cl_field f = cl_type_field(row, i);
    const cl_slot *slot = &assign->slots[i];
    if (!slot->given || (slot->n == 0 && cl_target_is_new(target)))
      continue;
    cl_change_set(app->change, target, f, slot->values, slot->n);
  }
  return cl_change_status(app->change);
}

/* ---- Whose type ------------------------------------------------------------- */

const char *cl_type_program(cl_type type) {
  switch (cl_type_info(type)->step) {
  case CL_KAPSTOK:
    return "cl-kapstok";
  case CL_SCAN:
    return "cl-scan";
  case CL_DEFINE:
    return "cl-define";
  case CL_GOALS:
    return "cl-goals";
  default:
    return "cl-calendar";
  }
}

static enum cl_status no_community(cl_app *app, cl_type type) {
  if (!cl_opt(app, CL_OI_COMMUNITY) || cl_type_info(type)->parent != CL_T_NONE)
    return CL_OK;
  return cl_usage(app, _("%s belong to no community: leave out --community"),
                  cl_type_label(type, cl_lang_user(), true));
}

enum cl_status cl_own_type(cl_app *app, cl_type type) {
  const cl_type_row *row = cl_type_info(type);
  if (!app->program->step || (app->program->step & row->step))
    return CL_OK;
  return cl_usage(app, _("%s looks after %s: use %s %s"), cl_type_program(type),
                  cl_type_label(type, cl_lang_user(), true), cl_type_program(type),
                  cl_verb_word(app->verb, cl_lang_user()));
}

enum cl_status cl_may_make(cl_app *app, cl_type type) {
  enum cl_status status = cl_own_type(app, type);
  return status != CL_OK ? status : no_community(app, type);
}
