/* plan_privacy.c - `privacy`: what is held about whom, why, on what ground, until
 * when, and where; what is to be shown to someone who asks (AVG, article 15). */
#include <string.h>

#include "../lib/plan/people.h"
#include "../lib/value/columns.h"
#include "../lib/base/map.h"
#include "plan.h"
#include "plan_mention.h"
#include "../lib/method/keep.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/sheet/show.h"

enum { LABEL = 13 };

/* ---- what is known of one person ----------------------------------------------------------- */

/* A place where a person is named: by id, or in running text. */
typedef struct place {
  cl_place at;
  const cl_rec *rec; /* NULL: a comment, or another file */
  cl_field field;
  bool text, comment;
  const char *kind; /* how, of one in a text */
  cl_str whole;     /* the text */
} place;

typedef struct holding {
  cl_app *app;
  const cl_rec *person;
  place *places;
  size_t count, cap;
  size_t conversations; /* with this person */
  bool past;            /* the day until which it may be kept has passed */
  const cl_rec **notes; /* records with notes about this person, of outside */
  size_t note_count, note_cap;
} holding;

/* The person's own data, apart from what says why they are kept. */
static const cl_field held_fields[] = { CL_F_PERSON_NAME, CL_F_PERSON_EMAIL, CL_F_PERSON_PHONE,
                                        CL_F_PERSON_ORGANISATION };

static place *add_place(holding *h) {
  h->places = cl_grow(h->places, &h->cap, h->count + 1, sizeof *h->places);
  return &h->places[h->count++];
}

/* Everybody's holding, by person: all are filled in one pass over the plan. */
typedef struct holdings {
  cl_app *app;
  cl_map by_person;
  holding *all;
  size_t n;
} holdings;

static holding *holding_of(const holdings *all, const cl_rec *person) {
  return cl_map_of(&all->by_person, person);
}

static void by_name(void *data, const plan_mention *m) {
  holding *h = holding_of(data, m->mention->person);
  if (h)
    *add_place(h) = (place){ .at = m->place,
                             .rec = m->rec,
                             .field = m->field,
                             .text = true,
                             .comment = m->comment,
                             .kind = cl_mention_name(m->mention->kind),
                             .whole = m->text };
}

static void by_id(const holdings *all, const cl_rec *rec, cl_field field, const cl_node *node) {
  cl_str id = cl_node_text(node);
  const cl_rec *person = id.n ? cl_plan_ref(all->app->plan, field, id) : NULL;
  holding *h = person ? holding_of(all, person) : NULL;
  if (!h)
    return;
  cl_tree *tree = &all->app->plan->files[rec->file].tree;
  h->conversations += field == CL_F_CONVERSATION_PERSON;
  *add_place(h) = (place){ .at = cl_tree_place(tree, node->start), .rec = rec, .field = field };
}

static void look_at_field(const holdings *all, const cl_rec *rec, cl_field field) {
  cl_values values = cl_values_of(rec, field);
  for (const cl_node *value; (value = cl_values_next(&values));)
    by_id(all, rec, field, value);
}

static void look_for_references(const holdings *all) {
  const uint64_t people = (uint64_t)1 << CL_T_PERSON;
  for (cl_type t = 0; t < CL_TYPES; t = (cl_type)((int)t + 1)) {
    const cl_type_row *row = cl_type_info(t);
    CL_EACH_FIELD(field, row) {
      if (cl_field_info(field)->kind == CL_K_REF && (cl_field_info(field)->refs & people))
        CL_EACH_REC(rec, all->app->plan, t)
          look_at_field(all, rec, field);
    }
  }
}

static void look_for_notes(const holdings *all) {
  for (size_t i = 0; i < CL_COUNT(cl_noting_types); i++)
    CL_EACH_REC(rec, all->app->plan, cl_noting_types[i]) {
      const cl_rec *person = cl_noted_of(all->app->plan, rec);
      holding *h = person ? holding_of(all, person) : NULL;
      if (!h)
        continue;
      h->notes = cl_grow(h->notes, &h->note_cap, h->note_count + 1, sizeof *h->notes);
      h->notes[h->note_count++] = rec;
    }
}

static void look_up(holdings *all, const cl_rec *only) {
  cl_app *app = all->app;
  CL_EACH_REC(person, app->plan, CL_T_PERSON) {
    cl_date until = cl_rec_date(person, CL_F_PERSON_KEEP_UNTIL);
    if (only && person != only)
      continue;
    holding *h = &all->all[all->n++];
    *h = (holding){ .app = app,
                    .person = person,
                    .past = until != CL_NO_DATE && until < app->today };
    cl_map_put_of(&all->by_person, person, h);
  }
  cl_finder *finder = cl_finder_new(app->plan);
  look_for_references(all);
  look_for_notes(all);
  plan_mentions(app, app->plan, finder, true, NULL, by_name, all);
  cl_finder_free(finder);
}

/* What is still to be arranged, in the order of the workbook of rules. */
enum { NO_GROUND = 1, NO_PURPOSE = 2, NO_DATE = 4, PAST = 8, NOTES_PAST = 16 };

static bool holds_data(const cl_rec *person) {
  for (size_t i = 0; i < CL_COUNT(held_fields); i++)
    if (cl_rec_text(person, held_fields[i]).n && held_fields[i] != CL_F_PERSON_ORGANISATION)
      return true;
  return false;
}

static bool is_past(const holding *h, const cl_rec *notes) {
  cl_date until = cl_noted_until(h->app->plan, notes);
  return until != CL_NO_DATE && until < h->app->today;
}

/* Of its own staff the library keeps data as their employer.  Notes are data, too. */
static unsigned lacks(const holding *h) {
  unsigned bits = h->past ? PAST : 0;
  for (size_t i = 0; i < h->note_count && !h->past; i++)
    bits |= is_past(h, h->notes[i]) ? NOTES_PAST : 0;
  if ((!holds_data(h->person) && !h->note_count) || cl_is_staff(h->person))
    return bits;
  if (!cl_rec_text(h->person, CL_F_PERSON_GROUND).n)
    bits |= NO_GROUND;
  if (!cl_rec_text(h->person, CL_F_PERSON_PURPOSE).n)
    bits |= NO_PURPOSE;
  if (!cl_rec_has(h->person, CL_F_PERSON_KEEP_UNTIL))
    bits |= NO_DATE;
  return bits;
}

/* ---- to read ----------------------------------------------------------------------------------
 */

static void line(cl_app *app, const char *label, const char *text) {
  cl_labelled(&app->out, LABEL, label, cl_str_of(*text ? text : "-"), cmd_width(app));
}

/* `name, telephone number`; with --with-names the values themselves. */
static const char *held_words(cl_app *app, const holding *h) {
  const cl_rec *person = h->person;
  bool names = cl_opt(app, CL_OI_WITH_NAMES) != NULL;
  cl_buf out = CL_BUF_INIT;
  for (size_t i = 0; i < CL_COUNT(held_fields); i++) {
    if (!cl_rec_text(person, held_fields[i]).n)
      continue;
    cl_buf_puts(&out, out.len ? ", " : "");
    const char *label = cl_field_label(held_fields[i], app->lang);
    if (names)
      cl_buf_printf(&out, "%s: %s", label, cmd_text(app, person, held_fields[i]));
    else
      cl_buf_puts(&out, cl_fold(app->arena, cl_str_of(label)));
  }
  if (h->conversations) {
    cl_buf_puts(&out, out.len ? ", " : "");
    cl_buf_printf(&out,
                  cl_ntr(app->lang, "notes of %zu conversation", "notes of %zu conversations",
                         h->conversations),
                  h->conversations);
  }
  const char *text = out.len ? cl_strdup(app->arena, out.p) : T_(app, "nothing but the role");
  cl_buf_free(&out);
  return text;
}

static const char *until_words(cl_app *app, const holding *h) {
  cl_date until = cl_rec_date(h->person, CL_F_PERSON_KEEP_UNTIL);
  if (h->past)
    return cl_asprintf(app->arena, T_(app, "%s: past, take them out or ask again"),
                       cmd_date(app, until));
  return cmd_date(app, until);
}

static const char *remarks(cl_app *app, unsigned lacking) {
  static const struct {
    unsigned bit;
    const char *words;
  } all[] = { { NO_PURPOSE, N_("no purpose") },
              { NO_GROUND, N_("no legal ground") },
              { NO_DATE, N_("no end date") },
              { PAST, N_("past the end date") },
              { NOTES_PAST, N_("notes past their end date") } };
  const char *text = "";
  for (size_t i = 0; i < CL_COUNT(all); i++)
    if (lacking & all[i].bit)
      text = cl_show_join(app, text, ", ", T_(app, all[i].words));
  return text;
}

/* `communities/repareren.yaml:46`; on a terminal the middle goes of what does not fit behind the
 * label. */
static const char *where(cl_app *app, cl_place at) {
  enum { BEFORE = 2 + LABEL + 2 };
  const char *line = at.line ? cl_asprintf(app->arena, ":%u", at.line) : "";
  size_t used = BEFORE + strlen(line), width = cmd_width(app);
  if (!app->columns || width < used + 12)
    return cl_asprintf(app->arena, "%s%s", at.file, line);
  cl_buf out = CL_BUF_INIT;
  cl_width_middle(&out, cl_str_of(at.file), width - used);
  cl_buf_puts(&out, line);
  return cl_buf_keep(&out, app->arena);
}

static const char *place_words(cl_app *app, const place *p) {
  const char *at = where(app, p->at);
  if (!p->rec)
    return cl_asprintf(app->arena, "%s  %s", at,
                       p->comment   ? T_(app, "comment")
                       : p->at.line ? T_(app, "other file")
                                    : T_(app, "name of the file"));
  const char *what =
      cl_asprintf(app->arena, "%s  %s %s, %s", at, cl_type_label(p->rec->type, app->lang, false),
                  cl_rec_address(p->rec, app->arena), cl_field_label(p->field, app->lang));
  return p->text ? cl_asprintf(app->arena, T_(app, "%s (in running text)"), what) : what;
}

/* `conversation repareren/koffie: 31-12-2027`. */
static const char *notes_words(cl_app *app, const holding *h, const cl_rec *notes) {
  cl_date until = cl_noted_until(app->plan, notes);
  const char *day = until == CL_NO_DATE ? T_(app, "no end date") : cmd_date(app, until);
  if (is_past(h, notes))
    day = cl_asprintf(app->arena, T_(app, "%s: past, take them out or ask again"), day);
  return cl_asprintf(app->arena, "%s %s: %s", cl_type_label(notes->type, app->lang, false),
                     cl_rec_address(notes, app->arena), day);
}

static void print_one(cl_app *app, const holding *h) {
  const cl_rec *person = h->person;
  const char *side = cmd_label(app, person, CL_F_PERSON_SIDE);
  const char *role = cmd_text(app, person, CL_F_PERSON_ROLE);
  const char *title = *side ? cl_asprintf(app->arena, "%s: %s (%s)", person->id, role, side)
                            : cl_asprintf(app->arena, "%s: %s", person->id, role);
  cl_heading(&app->out, app->color, title, '-');
  cl_place at = cl_rec_place(app->plan, person, CL_F_NONE);
  line(app, T_(app, "Kept"), held_words(app, h));
  bool staff = cl_is_staff(person);
  const char *none = staff ? T_(app, "own staff") : "";
  const char *purpose = cmd_text(app, person, CL_F_PERSON_PURPOSE);
  const char *ground = cmd_text(app, person, CL_F_PERSON_GROUND);
  line(app, T_(app, "What for"), *purpose ? purpose : none);
  line(app, T_(app, "Ground"), *ground ? ground : none);
  line(app, T_(app, "Kept until"), until_words(app, h));
  for (size_t i = 0; i < h->note_count; i++)
    line(app, i ? "" : T_(app, "Notes until"), notes_words(app, h, h->notes[i]));
  line(app, T_(app, "Stands in"), where(app, at));
  for (size_t i = 0; i < h->count; i++)
    line(app, i ? "" : T_(app, "Named in"), place_words(app, &h->places[i]));
  const char *todo = remarks(app, lacks(h));
  if (*todo)
    line(app, T_(app, "To arrange"), cl_asprintf(app->arena, "! %s", todo));
}

/* ---- for programs ------------------------------------------------------------------------------
 */

static const char *place_address(cl_app *app, const place *p) {
  if (!p->rec)
    return p->at.file;
  return cl_asprintf(app->arena, "%s %s", cl_type_info(p->rec->type)->name,
                     cl_rec_address(p->rec, app->arena));
}

static void json_held(cl_app *app, cl_json *json, const cl_rec *person) {
  bool names = cl_opt(app, CL_OI_WITH_NAMES) != NULL;
  cl_json_key(json, "held");
  cl_json_array(json);
  for (size_t i = 0; i < CL_COUNT(held_fields); i++)
    if (cl_rec_text(person, held_fields[i]).n)
      cl_json_string(json, cl_str_of(cl_field_info(held_fields[i])->path));
  cl_json_end_array(json);
  for (size_t i = 0; names && i < CL_COUNT(held_fields); i++)
    cl_json_member_str(json, cl_field_info(held_fields[i])->path,
                       cl_rec_text(person, held_fields[i]));
}

static void json_places(cl_app *app, cl_json *json, const holding *h) {
  cl_json_key(json, "named");
  cl_json_array(json);
  for (size_t i = 0; i < h->count; i++) {
    const place *p = &h->places[i];
    cl_json_object(json);
    cl_json_member(json, "file", p->at.file);
    cl_json_member_int(json, "line", p->at.line);
    if (p->rec) {
      cl_json_member(json, "type", cl_type_info(p->rec->type)->name);
      cl_json_member(json, "id", cl_rec_address(p->rec, app->arena));
      cl_json_member(json, "field", cl_field_info(p->field)->path);
    }
    cl_json_member_bool(json, "text", p->text);
    cl_json_member(json, "kind", p->kind);
    if (p->text && cl_opt(app, CL_OI_WITH_NAMES))
      cl_json_member_str(json, "value", p->whole);
    cl_json_end_object(json);
  }
  cl_json_end_array(json);
}

static void json_notes(cl_app *app, cl_json *json, const holding *h) {
  cl_json_key(json, "notes");
  cl_json_array(json);
  for (size_t i = 0; i < h->note_count; i++) {
    const cl_rec *rec = h->notes[i];
    cl_json_object(json);
    cl_json_member(json, "type", cl_type_info(rec->type)->name);
    cl_json_member(json, "id", cl_rec_address(rec, app->arena));
    cmd_json_date(json, "keep-until", cl_noted_until(app->plan, rec));
    cl_json_member_bool(json, "past", is_past(h, rec));
    cl_json_end_object(json);
  }
  cl_json_end_array(json);
}

/* The records of TYPE that name the person in FIELD, whole: KEY is their list. */
static void json_records(cl_app *app, cl_json *json, const char *key, cl_type type, cl_field field,
                         const cl_rec *person) {
  cl_column *columns;
  size_t n = cl_columns(app->arena, type, false, true, &columns);
  cl_json_key(json, key);
  cl_json_array(json);
  CL_EACH_REC(rec, app->plan, type)
    if (field == CL_F_NONE ? rec == person : cl_str_is(cl_rec_text(rec, field), person->id))
      cl_record_json(json, columns, n, rec);
  cl_json_end_array(json);
}

/* All that is kept of one person, notes included: what AVG, articles 15 and 20,
 * gives them a right to. */
static void json_copy(cl_app *app, cl_json *json, const cl_rec *person) {
  cl_json_key(json, "copy");
  cl_json_object(json);
  json_records(app, json, "people", CL_T_PERSON, CL_F_NONE, person);
  json_records(app, json, "contacts", CL_T_CONTACT, CL_F_CONTACT_PERSON, person);
  json_records(app, json, "conversations", CL_T_CONVERSATION, CL_F_CONVERSATION_PERSON, person);
  cl_json_end_object(json);
}

static void json_one(cl_app *app, const holding *h) {
  const cl_rec *person = h->person;
  cl_place at = cl_rec_place(app->plan, person, CL_F_NONE);
  cl_json json = cmd_json(app);
  cl_json_member(&json, "id", person->id);
  cl_json_member_str(&json, "role", cl_rec_text(person, CL_F_PERSON_ROLE));
  cl_json_member_str(&json, "side", cl_rec_text(person, CL_F_PERSON_SIDE));
  json_held(app, &json, person);
  cl_json_member_int(&json, "conversations", (long long)h->conversations);
  cl_json_member_str(&json, "purpose", cl_rec_text(person, CL_F_PERSON_PURPOSE));
  cl_json_member_str(&json, "ground", cl_rec_text(person, CL_F_PERSON_GROUND));
  cmd_json_date(&json, "keep-until", cl_rec_date(person, CL_F_PERSON_KEEP_UNTIL));
  cl_json_member_bool(&json, "past", h->past);
  cl_json_member(&json, "file", at.file);
  cl_json_member_int(&json, "line", at.line);
  json_places(app, &json, h);
  if (h->note_count)
    json_notes(app, &json, h);
  if (cl_opt(app, CL_OI_WITH_NAMES))
    json_copy(app, &json, person);
  cmd_json_end(&json);
}

static const char *const columns[] = { "id",      "role",   "side",       "held", "conversations",
                                       "purpose", "ground", "keep-until", "past", "file",
                                       "line",    "named" };

static void row_header(cl_app *app, const struct cl_csv_style *style) {
  struct cl_csv_style with = *style;
  with.plan = app->plan_key ? "plan" : NULL;
  if (!app->headed)
    cl_texts_row(&app->out, &with, columns, CL_COUNT(columns));
  app->headed = true;
}

static void row_one(cl_app *app, const holding *h, const struct cl_csv_style *style) {
  const cl_rec *person = h->person;
  cl_place at = cl_rec_place(app->plan, person, CL_F_NONE);
  cl_buf held = CL_BUF_INIT, named = CL_BUF_INIT;
  for (size_t i = 0; i < CL_COUNT(held_fields); i++)
    if (cl_rec_text(person, held_fields[i]).n)
      cl_cell_join(&held, 0, cl_str_of(cl_field_info(held_fields[i])->path));
  for (size_t i = 0; i < h->count; i++)
    cl_cell_join(&named, 0, cl_str_of(place_address(app, &h->places[i])));
  const char *const cells[] = { person->id,
                                cmd_text(app, person, CL_F_PERSON_ROLE),
                                cmd_text(app, person, CL_F_PERSON_SIDE),
                                cl_buf_text(&held),
                                cl_asprintf(app->arena, "%zu", h->conversations),
                                cmd_text(app, person, CL_F_PERSON_PURPOSE),
                                cmd_text(app, person, CL_F_PERSON_GROUND),
                                cmd_text(app, person, CL_F_PERSON_KEEP_UNTIL),
                                h->past ? "yes" : "no",
                                at.file,
                                cl_asprintf(app->arena, "%u", at.line),
                                cl_buf_text(&named) };
  _Static_assert(CL_COUNT(cells) == CL_COUNT(columns), "a cell for every column");
  struct cl_csv_style with = *style;
  with.plan = app->plan_key;
  cl_texts_row(&app->out, &with, cells, CL_COUNT(cells));
  cl_buf_free(&held);
  cl_buf_free(&named);
}

/* ---- the verb ------------------------------------------------------------------------- */

static void summary(cl_app *app, size_t people, size_t past, size_t lacking) {
  cl_heading(&app->out, app->color, T_(app, "What the plan keeps about people"), '=');
  const char *count =
      cl_asprintf(app->arena, cl_ntr(app->lang, "%zu person", "%zu people", people), people);
  if (past)
    count = cl_asprintf(app->arena, T_(app, "%s; past the end date: %zu"), count, past);
  if (lacking)
    count = cl_asprintf(app->arena, T_(app, "%s; something is missing: %zu"), count, lacking);
  cl_buf_printf(&app->out, "%s\n", count);
}

static void print_all(cl_app *app, const holding *all, size_t n) {
  size_t past = 0, lacking = 0;
  for (size_t i = 0; i < n; i++) {
    past += all[i].past;
    lacking += (lacks(&all[i]) & ~(unsigned)PAST) != 0;
  }
  if (!app->arg_count)
    summary(app, n, past, lacking);
  for (size_t i = 0; i < n; i++)
    print_one(app, &all[i]);
}

static void write_all(cl_app *app, const holding *all, size_t n) {
  static const struct cl_csv_style csv = { ',', true, true, false, CL_CANONICAL, false, NULL };
  static const struct cl_csv_style tsv = { '\t', false, false, true, CL_CANONICAL, false, NULL };
  const struct cl_csv_style *style = cl_opt(app, CL_OI_CSV)   ? &csv
                                     : cl_opt(app, CL_OI_TSV) ? &tsv
                                                              : NULL;
  app->raw = style != NULL;
  if (style)
    row_header(app, style);
  else if (!cl_opt(app, CL_OI_JSON))
    print_all(app, all, n);
  for (size_t i = 0; i < n; i++)
    if (style)
      row_one(app, &all[i], style);
    else if (cl_opt(app, CL_OI_JSON))
      json_one(app, &all[i]);
}

enum cl_status plan_privacy(cl_app *app) {
  const cl_rec *only = NULL;
  if ((cl_opt(app, CL_OI_JSON) != NULL) + (cl_opt(app, CL_OI_CSV) != NULL) +
          (cl_opt(app, CL_OI_TSV) != NULL) >
      1)
    return cl_usage(app, _("choose one of --json, --csv and --tsv"));
  if (app->arg_count && !(only = cl_need_rec(app, CL_T_PERSON, app->args[0])))
    return CL_USAGE;
  size_t most = app->plan->count[CL_T_PERSON];
  holdings h = { .app = app, .all = cl_xcalloc(most ? most : 1, sizeof *h.all) };
  look_up(&h, only);
  if (h.n)
    write_all(app, h.all, h.n);
  else
    cl_note(app, _("the plan keeps nothing about people"));
  if (app->plan->missing)
    cl_note(app, _("a file that the plan includes is not here: run this where people.yaml is"));
  for (size_t i = 0; i < h.n; i++)
    free(h.all[i].places), free(h.all[i].notes);
  free(h.all);
  cl_map_free(&h.by_person);
  return h.n ? CL_OK : CL_FOUND;
}
