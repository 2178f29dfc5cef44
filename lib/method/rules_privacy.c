/* rules_privacy.c - rules about personal data: see rules.def.  They cannot be
 * left out with `ignore`. */
#include <string.h>

#include "../base/day.h"
#include "mention.h"
#include "rules_inner.h"
#include "keep.h"
#include "private.h"
#include "special.h"
#include "../plan/people.h"

/* ---- Free text ---------------------------------------------------------------------- */

/* Addresses on the web have numbers of their own, but some call somebody. */
static unsigned found_in_url(cl_str text) {
  unsigned found = cl_private_in(text) & CL_HAS_EMAIL;
  static const char *const calls[] = { "tel:", "sms:", "https://wa.me/", "http://wa.me/",
                                       "https://signal.me/#p/" };
  for (size_t i = 0; i < CL_COUNT(calls); i++)
    if (cl_str_begins(text, calls[i]))
      found |= CL_HAS_PHONE;
  return found;
}

/* An id may be a number, too; one of a moment often has its date. */
static unsigned found_in_id(cl_str text) {
  unsigned found = cl_private_in(text);
  return found & (text.n == 9 ? CL_HAS_PHONE | CL_HAS_BSN : CL_HAS_PHONE);
}

/* What stands in a value of FIELD: bits of CL_HAS_*.  Of people, whose data have
 * a place of their own, only what may stand nowhere, and the id, which stands
 * everywhere. */
static unsigned found_in(const cl_rec *rec, cl_field field, cl_str text) {
  const cl_field_row *row = cl_field_info(field);
  if (rec->type == CL_T_PERSON && row->kind == CL_K_TEXT)
    return field == CL_F_PERSON_PHONE ? 0 : cl_private_in(text) & CL_HAS_BSN;
  switch (row->kind) {
  case CL_K_TEXT:
  case CL_K_PAGE:
    return cl_private_in(text);
  case CL_K_URL:
    return found_in_url(text);
  case CL_K_ID:
    return found_in_id(text);
  default:
    return 0;
  }
}

static void add_hit(struct cl_run *run, struct cl_hit hit) {
  run->hits = cl_grow(run->hits, &run->hit_cap, run->hit_count + 1, sizeof *run->hits);
  run->hits[run->hit_count++] = hit;
}

static void look_at(struct cl_run *run, const cl_rec *rec, cl_field field, const cl_node *node) {
  unsigned what = found_in(rec, field, cl_node_text(node));
  if (what)
    add_hit(run, (struct cl_hit){ rec, field, cl_rec_file(run->plan, rec, field), node->start,
                                  node->end, what });
}

static void look_in_record(struct cl_run *run, const cl_rec *rec) {
  CL_EACH_HELD(field, rec) {
    cl_values values = cl_values_of(rec, field);
    for (const cl_node *value; (value = cl_values_next(&values));)
      look_at(run, rec, field, value);
  }
}

struct looking {
  struct cl_run *run;
  uint32_t file;
};

static void look_in_comment(void *data, uint32_t offset, cl_str comment) {
  struct looking *l = data;
  unsigned what = cl_private_in(comment);
  if (what)
    add_hit(l->run, (struct cl_hit){ NULL, CL_F_NONE, l->file, offset, offset + (uint32_t)comment.n,
                                     what });
}

/* The texts of a plan are many, so they are read once for the three rules.
 * Comments belong to no step: only who checks all of the plan looks there. */
static void look_everywhere(struct cl_run *run) {
  run->looked = true;
  for (int type = 0; type < CL_TYPES; type++) {
    if (!(cl_type_info((cl_type)type)->step & run->steps))
      continue;
    CL_EACH_REC(rec, run->plan, type)
      look_in_record(run, rec);
  }
  for (size_t i = 0; run->steps == ~0u && i < run->plan->file_count; i++) {
    struct looking l = { run, (uint32_t)i };
    if (!cl_plan_is_people(run->plan, i))
      cl_tree_comments(&run->plan->files[i].tree, look_in_comment, &l);
  }
}

/* Of a text over several lines, the line with WHAT in it. */
static uint32_t line_with(const struct cl_run *run, const struct cl_hit *hit, unsigned what) {
  const char *src = run->plan->files[hit->file].tree.src;
  for (uint32_t at = hit->start; at < hit->end;) {
    uint32_t end = at;
    while (end < hit->end && src[end] != '\n' && src[end] != '\r')
      end++;
    if (cl_private_in((cl_str){ src + at, end - at }) & what) {
      while (src[at] == ' ')
        at++;
      return at;
    }
    at = end + 1;
  }
  return hit->start;
}

static void say_hits(struct cl_run *run, unsigned what) {
  if (!run->looked)
    look_everywhere(run);
  for (size_t i = 0; i < run->hit_count; i++) {
    const struct cl_hit *hit = &run->hits[i];
    if (!(hit->what & what))
      continue;
    const char *name = hit->rec ? hit->rec->id : run->plan->files[hit->file].name;
    cl_rule_say_at(run, hit->file, line_with(run, hit, what), hit->rec, name ? name : "",
                   hit->rec ? cl_field_label(hit->field, cl_lang_user()) : _("comment"));
  }
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

/* ---- Names ------------------------------------------------------------------------------ */

/* The first that TEXT names by what P1, P2 and an id do not say. */
static const cl_rec *named_in(cl_finder *finder, cl_str text) {
  const cl_mention *found;
  size_t n = cl_finder_look(finder, text, &found);
  for (size_t i = 0; i < n; i++)
    if (found[i].kind == CL_MENTION_NAME || found[i].kind == CL_MENTION_PART)
      return found[i].person;
  return NULL;
}

static void look_for_name(struct cl_run *run, cl_finder *names, const cl_rec *rec, cl_field field,
                          const cl_node *node) {
  const cl_rec *person = named_in(names, cl_node_text(node));
  if (person)
    cl_rule_say_at(run, cl_rec_file(run->plan, rec, field), node->start, rec, rec->id,
                   cl_asprintf(run->arena, "%s: %s", cl_field_label(field, cl_lang_user()),
                               person->id));
}

static void look_for_names(struct cl_run *run, cl_finder *names, const cl_rec *rec) {
  CL_EACH_HELD(field, rec) {
    if (cl_field_info(field)->kind != CL_K_TEXT)
      continue;
    cl_values values = cl_values_of(rec, field);
    for (const cl_node *value; (value = cl_values_next(&values));)
      look_for_name(run, names, rec, field, value);
  }
}

void cl_rule_p11_name(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  cl_finder *names = run->plan->count[CL_T_PERSON] ? cl_finder_new(run->plan) : NULL;
  for (int type = 0; names && type < CL_TYPES; type++)
    if (type != CL_T_PERSON && (cl_type_info((cl_type)type)->step & run->steps))
      CL_EACH_REC(each, run->plan, type)
        look_for_names(run, names, each);
  cl_finder_free(names);
}

/* Is the word of N bytes at P, folded, one that says nothing about a person? */
static bool is_common(cl_arena *arena, const cl_rec *person, const char *p, size_t n) {
  enum { SHORTEST = 3 };
  static const char *const parts[] = { "van", "den", "der", "het", "ten", "ter", "von" };
  for (size_t i = 0; i < CL_COUNT(parts); i++)
    if (n == strlen(parts[i]) && memcmp(p, parts[i], n) == 0)
      return true;
  cl_str role = cl_rec_text(person, CL_F_PERSON_ROLE);
  const char *word = cl_strndup(arena, p, n);
  return n < SHORTEST || (role.n && strstr(cl_fold(arena, role), word));
}

/* An id stands everywhere, so a part of it may not be a part of the name. */
void cl_rule_p12_id(struct cl_run *run, const cl_rec *rec) {
  cl_str text = cl_rec_text(rec, CL_F_PERSON_NAME);
  if (!text.n)
    return;
  const char *name = cl_fold(run->arena, text);
  for (const char *p = rec->id; *p;) {
    size_t n = strcspn(p, "-");
    const char *at = is_common(run->arena, rec, p, n) ? NULL : name;
    for (; at && *at; at += strcspn(at, " -'.") + (at[strcspn(at, " -'.")] != 0))
      if (strcspn(at, " -'.") == n && memcmp(at, p, n) == 0) {
        cl_rule_say(run, rec, CL_F_PERSON_ID, NULL);
        return;
      }
    p += n + (p[n] == '-');
  }
}

/* ---- Special categories -------------------------------------------------------------------- */

static void look_for_special(struct cl_run *run, const cl_rec *rec, const cl_node *node) {
  unsigned found = node ? cl_special_in(cl_node_text(node)) : 0;
  for (unsigned bit = 1; bit <= found; bit <<= 1)
    if (found & bit)
      cl_rule_say_at(run, rec->file, node->start, rec, rec->id,
                     cl_special_label(bit, cl_lang_user()));
}

/* What was written down of one person: conversations, and how they are known. */
void cl_rule_p10_special(struct cl_run *run, const cl_rec *rec) {
  static const struct {
    cl_type type;
    cl_field field;
  } notes[] = {
    { CL_T_CONVERSATION, CL_F_CONVERSATION_SHARE },
    { CL_T_CONVERSATION, CL_F_CONVERSATION_HEARD_MOTIVES },
    { CL_T_CONVERSATION, CL_F_CONVERSATION_HEARD_CHALLENGES },
    { CL_T_CONVERSATION, CL_F_CONVERSATION_HEARD_GOALS },
    { CL_T_CONVERSATION, CL_F_CONVERSATION_HEARD_NEEDS },
    { CL_T_CONVERSATION, CL_F_CONVERSATION_HEARD_TALENTS },
    { CL_T_CONVERSATION, CL_F_CONVERSATION_VERDICT_WHY },
    { CL_T_CONTACT, CL_F_CONTACT_VIA },
  };
  (void)rec;
  for (size_t i = 0; i < CL_COUNT(notes); i++)
    CL_EACH_REC(each, run->plan, notes[i].type) {
      const cl_node *node = cl_rec_node(each, notes[i].field);
      if (node && node->kind == CL_SCALAR)
        look_for_special(run, each, node);
      else
        CL_EACH(item, node)
          look_for_special(run, each, item);
    }
}

/* ---- People ------------------------------------------------------------------------------ */

static bool has_data(const cl_rec *person) {
  return cl_filled(person, CL_F_PERSON_NAME) || cl_filled(person, CL_F_PERSON_EMAIL) ||
         cl_filled(person, CL_F_PERSON_PHONE);
}

void cl_rule_p4_expired(struct cl_run *run, const cl_rec *rec) {
  cl_date until = cl_rec_date(rec, CL_F_PERSON_KEEP_UNTIL);
  if (until == CL_NO_DATE || until >= run->today)
    return;
  cl_rule_say(run, rec, CL_F_PERSON_KEEP_UNTIL, cl_day_text(run->arena, cl_lang_user(), until));
}

void cl_rule_p5_ground(struct cl_run *run, const cl_rec *rec) {
  static const cl_field fields[] = { CL_F_PERSON_GROUND, CL_F_PERSON_PURPOSE };
  if (!has_data(rec) || cl_is_staff(rec))
    return;
  const char *missing = cl_rule_missing(run, rec, fields, CL_COUNT(fields));
  if (missing)
    cl_rule_say(run, rec, CL_F_NONE, missing);
}

void cl_rule_p6_keep(struct cl_run *run, const cl_rec *rec) {
  if (has_data(rec) && !cl_is_staff(rec) && !cl_filled(rec, CL_F_PERSON_KEEP_UNTIL))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_p7_shared(struct cl_run *run, const cl_rec *rec) {
  const cl_plan_file *file = &run->plan->files[rec->file];
  if (has_data(rec) && !cl_plan_is_people(run->plan, rec->file) && file->git != CL_GIT_TRACKED)
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

/* Is ADDRESS at a domain that nobody has mail at (RFC 2606; example.nl is kept
 * by SIDN, the registry of .nl)? */
static bool is_invented(cl_str address) {
  static const char *const domains[] = { "@example.nl", "@example.com", "@example.org",
                                         "@example.net" };
  for (size_t i = 0; i < CL_COUNT(domains); i++) {
    size_t n = strlen(domains[i]);
    if (address.n > n && memcmp(address.p + address.n - n, domains[i], n) == 0)
      return true;
  }
  return false;
}

/* People of an example or a course, which git may keep: there are addresses in
 * the file, and all of them are invented. */
static bool is_example(const struct cl_run *run, uint32_t file) {
  bool any = false;
  CL_EACH_REC(person, run->plan, CL_T_PERSON) {
    cl_str address = cl_str_trim(cl_rec_text(person, CL_F_PERSON_EMAIL));
    if (person->file != file || !address.n)
      continue;
    if (!is_invented(address))
      return false;
    any = true;
  }
  return any;
}

/* Once a file, at the first of whom there are data. */
void cl_rule_p9_tracked(struct cl_run *run, const cl_rec *rec) {
  const cl_rec *last = NULL;
  (void)rec;
  CL_EACH_REC(person, run->plan, CL_T_PERSON) {
    const cl_plan_file *file = &run->plan->files[person->file];
    if (!has_data(person) || file->git != CL_GIT_TRACKED || (last && last->file == person->file))
      continue;
    last = person;
    run->mild = is_example(run, person->file);
    cl_rule_say_as(run, person, CL_F_NONE, file->name ? file->name : file->path, NULL);
  }
  run->mild = false;
  size_t n;
  const char *const *copies = cl_plan_tracked_copies(run->plan, &n);
  for (size_t i = 0; i < n; i++)
    cl_rule_say_in(run, copies[i]);
}

/* Once a file of people, as P9. */
void cl_rule_p13_open(struct cl_run *run, const cl_rec *rec) {
  const cl_rec *last = NULL;
  (void)rec;
  CL_EACH_REC(person, run->plan, CL_T_PERSON) {
    const cl_plan_file *file = &run->plan->files[person->file];
    if (!has_data(person) || !file->open || (last && last->file == person->file) ||
        !cl_plan_is_people(run->plan, person->file))
      continue;
    last = person;
    if (!is_example(run, person->file))
      cl_rule_say_as(run, person, CL_F_NONE, file->name ? file->name : file->path, NULL);
  }
}

/* What was noted about somebody of outside is kept like their address. */
void cl_rule_p14_notes_ground(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  for (size_t i = 0; i < CL_COUNT(cl_noting_types); i++)
    CL_EACH_REC(each, run->plan, cl_noting_types[i]) {
      const cl_rec *person = cl_noted_of(run->plan, each);
      if (!person || cl_filled(person, CL_F_PERSON_GROUND))
        continue;
      run->mend_id = person->id;
      cl_rule_say(run, each, CL_F_NONE, person->id);
    }
}

void cl_rule_p15_notes_past(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  for (size_t i = 0; i < CL_COUNT(cl_noting_types); i++)
    CL_EACH_REC(each, run->plan, cl_noting_types[i]) {
      cl_date until = cl_noted_until(run->plan, each);
      if (until == CL_NO_DATE || until >= run->today)
        continue;
      if (each->type != CL_T_CONVERSATION) { /* the day stands with the person */
        run->mend = "cl-define set person ID --keep-until DATE";
        run->mend_id = cl_noted_of(run->plan, each)->id;
      }
      cl_rule_say(run, each, CL_F_CONVERSATION_KEEP_UNTIL,
                  cl_day_text(run->arena, cl_lang_user(), until));
    }
}

void cl_rule_p8_story(struct cl_run *run, const cl_rec *rec) {
  if (cl_rec_bool(rec, CL_F_STORY_CONSENT) != 1)
    cl_rule_say(run, rec, CL_F_STORY_CONSENT, NULL);
}
