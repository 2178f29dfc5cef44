/* rules_privacy.c - rules about personal data: see rules.def.  They cannot be
 * left out with `ignore`. */
#include <string.h>

#include "rules.h"

/* ---- Free text ---------------------------------------------------------------------- */

/* What stands in FIELD: bits of CL_HAS_*.  Addresses on the web have numbers of
 * their own. */
static unsigned found_in(const cl_rec *rec, cl_field field) {
  enum cl_value_kind kind = cl_field_info(field)->kind;
  const cl_node *node = cl_rec_node(rec, field);
  if (!node || (kind != CL_K_TEXT && kind != CL_K_URL))
    return 0;
  unsigned found = 0;
  if (node->kind == CL_SCALAR)
    found = cl_private_in(cl_node_text(node));
  CL_EACH(item, node)
    found |= cl_private_in(cl_node_text(item));
  return kind == CL_K_URL ? found & CL_HAS_EMAIL : found;
}

/* The texts of the maps in a list: notes of measurements and so on. */
static unsigned found_in_items(const cl_rec *rec, cl_field field) {
  unsigned found = 0;
  if (cl_field_info(field)->kind != CL_K_ITEMS)
    return 0;
  for (cl_field sub = field + 1; sub < CL_FIELDS && (cl_field_info(sub)->flags & CL_SUB); sub++)
    if (cl_field_info(sub)->kind == CL_K_TEXT)
      CL_EACH(item, cl_rec_node(rec, field))
        found |= cl_private_in(cl_node_text(cl_item_node(item, sub)));
  return found;
}

static void look_in_record(struct cl_run *run, const cl_rec *rec) {
  const cl_type_row *type = cl_type_info(rec->type);
  for (unsigned i = 0; i < type->fields; i++) {
    cl_field field = (cl_field)((unsigned)type->first + i);
    if ((cl_field_info(field)->flags & CL_SUB) || !cl_rec_node(rec, field))
      continue;
    unsigned what = found_in(rec, field) | found_in_items(rec, field);
    if (!what)
      continue;
    run->hits = cl_grow(run->hits, &run->hit_cap, run->hit_count + 1, sizeof *run->hits);
    run->hits[run->hit_count++] = (struct cl_hit){ rec, field, what };
  }
}

/* Everything but people: their data have a place of their own.  The texts of a
 * plan are many, so they are read once for the three rules. */
static void look_everywhere(struct cl_run *run) {
  run->looked = true;
  for (int type = 0; type < CL_TYPES; type++) {
    if (type == CL_T_PERSON || !(cl_type_info((cl_type)type)->step & run->steps))
      continue;
    CL_EACH_REC(rec, run->plan, type)
      look_in_record(run, rec);
  }
}

static void say_hits(struct cl_run *run, unsigned what) {
  if (!run->looked)
    look_everywhere(run);
  for (size_t i = 0; i < run->hit_count; i++)
    if (run->hits[i].what & what)
      cl_rule_say(run, run->hits[i].rec, run->hits[i].field,
                  cl_field_label(run->hits[i].field, cl_lang_user()));
}

void cl_rule_p1_email(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  say_hits(run, CL_HAS_EMAIL);
}

void cl_rule_p2_phone(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  say_hits(run, CL_HAS_PHONE);
}

void cl_rule_p3_bsn(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  say_hits(run, CL_HAS_BSN);
}

/* ---- People ------------------------------------------------------------------------------ */

static bool has_data(const cl_rec *person) {
  return cl_filled(person, CL_F_PERSON_NAME) || cl_filled(person, CL_F_PERSON_EMAIL) ||
         cl_filled(person, CL_F_PERSON_PHONE);
}

/* Of its own staff the library keeps data as their employer. */
static bool is_staff(const cl_rec *person) {
  return cl_rec_choice(person, CL_F_PERSON_SIDE) == CL_PARTY_LIBRARY;
}

void cl_rule_p4_expired(struct cl_run *run, const cl_rec *rec) {
  char day[CL_DATE_SIZE];
  cl_date until = cl_rec_date(rec, CL_F_PERSON_KEEP_UNTIL);
  if (until == CL_NO_DATE || until >= run->today)
    return;
  cl_rule_say(run, rec, CL_F_PERSON_KEEP_UNTIL,
              cl_lang_user() == CL_NL ? cl_date_dmy(day, until) : cl_date_iso(day, until));
}

void cl_rule_p5_ground(struct cl_run *run, const cl_rec *rec) {
  static const cl_field fields[] = { CL_F_PERSON_GROUND, CL_F_PERSON_PURPOSE };
  if (!has_data(rec) || is_staff(rec))
    return;
  const char *missing = cl_rule_missing(run, rec, fields, CL_COUNT(fields));
  if (missing)
    cl_rule_say(run, rec, CL_F_NONE, missing);
}

void cl_rule_p6_keep(struct cl_run *run, const cl_rec *rec) {
  if (has_data(rec) && !is_staff(rec) && !cl_filled(rec, CL_F_PERSON_KEEP_UNTIL))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

/* The file may be called people.yaml, or stand in a folder of that name. */
void cl_rule_p7_shared(struct cl_run *run, const cl_rec *rec) {
  const char *name = run->plan->files[rec->file].name;
  if (has_data(rec) && !(name && strncmp(name, "people", 6) == 0))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_p8_story(struct cl_run *run, const cl_rec *rec) {
  if (cl_rec_bool(rec, CL_F_STORY_CONSENT) != 1)
    cl_rule_say(run, rec, CL_F_STORY_CONSENT, NULL);
}
