/* fill_value.c - values in a conversation: what a question may be answered
 * with, and what an answer means; see fill.h. */
#include <string.h>

#include "../method/occur.h"
#include "../method/private.h"
#include "fill.h"
#include "../cli/arguments.h"
#include "../sheet/show.h"
#include "../value/columns.h"

enum { MOST_LISTED = 30 };

/* ---- What there is now --------------------------------------------------------- */

static const char *item_text(cl_app *app, cl_field field, const cl_node *item) {
  if (cl_field_info(field)->kind != CL_K_ITEMS)
    return cl_str_dup(app->arena, cl_node_text(item));
  cl_buf cell = CL_BUF_INIT;
  cl_item_cell(&cell, field, item, CL_CANONICAL);
  return cl_buf_keep(&cell, app->arena);
}

size_t cl_fill_values(cl_fill *fill, const cl_assign *assign, cl_field field,
                      const char *const **values) {
  const cl_slot *slot = cl_assign_slot(assign, field);
  *values = slot->values;
  if (slot->given)
    return slot->n;
  const cl_node *node = assign->rec ? cl_rec_node(assign->rec, field) : NULL;
  if (!node)
    return 0;
  bool list = cl_field_info(field)->flags & CL_LIST;
  const char **all =
      cl_alloc(fill->app->arena, (cl_rec_count(assign->rec, field) + 1) * sizeof *all);
  size_t n = 0;
  if (!list)
    all[n++] = cl_rec_dup(assign->rec, field, fill->app->arena);
  else
    CL_EACH(item, node)
      all[n++] = item_text(fill->app, field, item);
  *values = all;
  return n;
}

const char *cl_fill_now(cl_fill *fill, const cl_assign *assign, cl_field field) {
  const cl_slot *slot = cl_assign_slot(assign, field);
  if (slot->given)
    return slot->n ? slot->values[0] : NULL;
  return assign->rec ? cl_rec_dup(assign->rec, field, fill->app->arena) : NULL;
}

static const char *item_words(cl_fill *fill, cl_field field, const char *value) {
  enum { MOST = 8 };
  cl_str keys[MOST], parts[MOST];
  const char *text = "";
  size_t n = cl_item_split(fill->app->arena, cl_str_of(value), keys, parts, MOST);
  for (size_t i = 0; i < n && i < MOST; i++) {
    cl_field sub = keys[i].p ? cl_sub_find(field, keys[i]) : (cl_field)((size_t)field + 1 + i);
    if (sub != CL_F_NONE)
      text = cl_show_join(fill->app, text, i == 1 ? ": " : ", ",
                          cl_show_text(fill->app, sub, parts[i]));
  }
  return text;
}

const char *cl_fill_words(cl_fill *fill, cl_field field, const char *value) {
  if (cl_field_info(field)->kind == CL_K_ITEMS)
    return item_words(fill, field, value);
  return cl_show_text(fill->app, field, cl_str_of(value));
}

/* ---- What may be chosen: records ------------------------------------------------- */

/* Only an external goal is the frame of a community (W28); a moment helps a
 * goal of its own community. */
static bool is_offered(cl_fill *fill, const cl_assign *assign, cl_field field, const cl_rec *rec) {
  if (field == CL_F_COMMUNITY_SERVES || field == CL_F_JOINT_GOAL_SERVES)
    return cl_rec_choice(rec, CL_F_GOAL_SIDE) != CL_AIMED_INTERNAL;
  if (field == CL_F_MOMENT_GOAL) {
    const char *community = cl_fill_now(fill, assign, CL_F_MOMENT_COMMUNITY);
    return !community || (rec->parent && strcmp(rec->parent->id, community) == 0);
  }
  return true;
}

typedef struct seeker {
  size_t n;           /* records looked at so far */
  size_t want;        /* the number that was typed, or 0 */
  const char *folded; /* the name that was typed, or NULL */
  const cl_rec *numbered, *named, *begun;
  size_t begun_count;
} seeker;

static void seek(cl_fill *fill, const cl_rec *rec, seeker *s) {
  const cl_type_row *row = cl_type_info(rec->type);
  if (++s->n == s->want)
    s->numbered = rec;
  if (!s->folded || row->naming == CL_F_NONE)
    return;
  cl_arena *arena = fill->app->arena;
  const char *name = cl_fold(arena, cl_rec_text(rec, row->naming));
  if (strcmp(name, s->folded) == 0 && !s->named)
    s->named = rec;
  if (strncmp(name, s->folded, strlen(s->folded)) == 0 && s->begun_count++ == 0)
    s->begun = rec;
}

/* Goes through the records that FIELD may name, in the order they are listed. */
static void each_offered(cl_fill *fill, const cl_assign *assign, cl_field field, seeker *s,
                         bool show) {
  uint64_t refs = cl_field_info(field)->refs;
  for (int t = 0; t < CL_TYPES; t++)
    if (refs >> t & 1)
      CL_EACH_REC(rec, fill->app->plan, t) {
        if (!is_offered(fill, assign, field, rec))
          continue;
        seek(fill, rec, s);
        if (show && s->n <= MOST_LISTED)
          cl_talk_say(&fill->talk, 2, "%zu %s", s->n, cl_show_name(fill->app, rec));
      }
  if (show && s->n > MOST_LISTED)
    cl_talk_say(&fill->talk, 2, "...");
}

/* ---- What may be chosen: what was noted elsewhere ----------------------------------- */

/* A list that can begin with what the scan or a conversation brought up: that
 * field, or CL_F_NONE. */
static cl_field noted_in(cl_field field) {
  switch (field) {
  case CL_F_COMMUNITY_CHANNELS:
    return CL_F_GROUP_WHERE;
  case CL_F_COMMUNITY_AIMS:
    return CL_F_CONVERSATION_HEARD_GOALS;
  case CL_F_COMMUNITY_CHALLENGES:
    return CL_F_CONVERSATION_HEARD_CHALLENGES;
  default:
    return CL_F_NONE;
  }
}

/* Lists what was noted, or finds number WANT of it (0: none). */
static size_t noted(cl_fill *fill, const cl_assign *assign, cl_field field, bool show, size_t want,
                    const char **found) {
  cl_field from = noted_in(field);
  size_t n = 0;
  if (from == CL_F_NONE || !assign->rec)
    return 0;
  cl_type type = cl_field_info(from)->type;
  const char *group = cl_fill_now(fill, assign, CL_F_COMMUNITY_GROUP);
  CL_EACH_REC(rec, fill->app->plan, type) {
    if (type == CL_T_GROUP ? !group || strcmp(rec->id, group) != 0 : rec->parent != assign->rec)
      continue;
    const cl_node *node = cl_rec_node(rec, from);
    if (!node)
      continue;
    CL_EACH(item, node) {
      const char *text = cl_str_dup(fill->app->arena, cl_node_text(item));
      if (!text || !*text)
        continue;
      if (++n == want)
        *found = text;
      if (show && n <= MOST_LISTED)
        cl_talk_say(&fill->talk, 2, "%zu %s", n, text);
    }
  }
  return n;
}

/* ---- Showing ------------------------------------------------------------------------ */

static size_t show_set(cl_fill *fill, cl_set set, bool show) {
  size_t n;
  cl_buf line = CL_BUF_INIT;
  cl_choices(set, &n);
  for (size_t i = 0; i < n; i++)
    cl_buf_printf(&line, "%s%zu %s", i ? "   " : "", i + 1,
                  cl_choice_label(set, (int)i, fill->app->lang));
  if (show)
    cl_talk_say(&fill->talk, 2, "%s", cl_buf_text(&line));
  cl_buf_free(&line);
  return n;
}

size_t cl_fill_choices(cl_fill *fill, const cl_assign *assign, cl_field field, bool show) {
  const cl_field_row *row = cl_field_info(field);
  seeker s = { 0 };
  switch (row->kind) {
  case CL_K_ENUM:
    return show_set(fill, row->set, show);
  case CL_K_REF:
    each_offered(fill, assign, field, &s, show);
    return s.n;
  case CL_K_ITEMS:
    each_offered(fill, assign, field + 1, &s, show);
    return s.n;
  case CL_K_TEXT:
    return row->flags & CL_LIST ? noted(fill, assign, field, show, 0, NULL) : 0;
  default:
    return 0;
  }
}

/* ---- Reading ------------------------------------------------------------------------- */

static const char *read_choice(cl_fill *fill, cl_set set, cl_str text, const char **why) {
  int i = cl_choice_typed(set, text);
  if (i >= 0)
    return cl_choice_value(set, i);
  *why = i == CL_NO_CHOICE ? cl_none_of_these(fill->app->arena, cl_lang_user(), set, text)
                           : cl_asprintf(fill->app->arena,
                                         _("more than one begins with \"%.*s\": give the number"),
                                         (int)text.n, text.p);
  return NULL;
}

static const char *read_plain(cl_fill *fill, cl_field field, const char *text, const char **why) {
  struct cl_reading how = cl_typed_reading(fill->app, field, text);
  return cl_read_value(fill->app, field, cl_str_of(text), &how, why);
}

/* By id, by number, by name, or by how the name begins. */
static const char *read_ref(cl_fill *fill, const cl_assign *assign, cl_field field, cl_str text,
                            const char **why) {
  const cl_rec *rec = cl_plan_ref(fill->app->plan, field, text);
  long long number;
  seeker s = { .folded = cl_fold(fill->app->arena, text) };
  if (rec)
    return cl_strdup(fill->app->arena, rec->id);
  bool is_number = cl_parse_int(text, &number);
  s.want = is_number && number > 0 ? (size_t)number : 0;
  each_offered(fill, assign, field, &s, false);
  rec = s.numbered ? s.numbered : s.named ? s.named : s.begun_count == 1 ? s.begun : NULL;
  if (rec)
    return cl_strdup(fill->app->arena, rec->id);
  if (!is_number && s.begun_count == 0 && cl_fill_may_make(fill, field))
    fill->nobody = cl_strndup(fill->app->arena, text.p, text.n);
  if (s.n && (is_number || !fill->app->plan->missing)) {
    *why = cl_asprintf(fill->app->arena,
                       _("\"%.*s\" is not in the list. Choose a number of the list, or type the "
                         "name or the id."),
                       (int)text.n, text.p);
    return NULL;
  }
  if (!s.n && is_number && cl_fill_may_make(fill, field)) {
    *why = _("there is nobody to choose from yet: type a role");
    return NULL;
  }
  return read_plain(fill, field, cl_strndup(fill->app->arena, text.p, text.n), why);
}

/* `1 4`, `cl1; 4`, `person=cl1; per-week=4`. */
static const char *read_item(cl_fill *fill, const cl_assign *assign, cl_field field, cl_str text,
                             const char **why) {
  enum { MOST = 8 };
  cl_arena *arena = fill->app->arena;
  cl_str keys[MOST], parts[MOST];
  const char *typed = cl_item_typed(arena, text);
  size_t n = cl_item_split(arena, cl_str_of(typed), keys, parts, MOST);
  if (n == 2 && !keys[0].p && !keys[1].p && cl_field_info(field + 1)->kind == CL_K_REF) {
    const char *who = read_ref(fill, assign, field + 1, parts[0], why);
    const char *number = who ? read_plain(fill, field + 2, cl_str_dup(arena, parts[1]), why) : NULL;
    if (!number)
      return NULL;
    typed = cl_asprintf(arena, "%s; %s", who, number);
  }
  return read_plain(fill, field, typed, why);
}

/* Personal data belong with the people, and nowhere else (P1-P3). */
static const char *too_personal(cl_field field, cl_str text) {
  unsigned found = cl_private_for(field, text);
  if (found & CL_HAS_EMAIL)
    return _("this looks like an e-mail address, and the plan is shared: write a role instead (a "
             "\\ in front keeps it as it is)");
  if (found & (CL_HAS_PHONE | CL_HAS_BSN))
    return _("this looks like a telephone number or a citizen service number, and the plan is "
             "shared: write a role instead (a \\ in front keeps it as it is)");
  return NULL;
}

static const char *read_text(cl_fill *fill, const cl_assign *assign, cl_field field,
                             const cl_said *said, const char **why) {
  const char *text = cl_str_dup(fill->app->arena, said->text), *found = NULL;
  struct cl_repeat_day day;
  long long number;
  if (!said->literal) {
    if (cl_parse_int(said->text, &number) && number > 0)
      noted(fill, assign, field, false, (size_t)number, &found);
    if (found)
      return found;
    *why = too_personal(field, said->text);
    if (*why)
      return NULL;
  }
  if (field == CL_F_MOMENT_REPEAT_DAY && !cl_repeat_day_parse(said->text, &day)) {
    *why = _("this is no day that comes back: write `first saturday`, `last friday` or `15`");
    return NULL;
  }
  return read_plain(fill, field, text, why);
}

const char *cl_fill_read(cl_fill *fill, const cl_assign *assign, cl_field field,
                         const cl_said *said, const char **why) {
  const cl_field_row *row = cl_field_info(field);
  const char *time;
  int yes;
  *why = fill->nobody = NULL;
  switch (row->kind) {
  case CL_K_ENUM:
    return read_choice(fill, row->set, said->text, why);
  case CL_K_BOOL:
    yes = cl_bool_typed(said->text);
    if (yes >= 0)
      return yes ? "yes" : "no";
    *why = _("yes or no? A letter will do");
    return NULL;
  case CL_K_REF:
    return read_ref(fill, assign, field, said->text, why);
  case CL_K_ITEMS:
    return read_item(fill, assign, field, said->text, why);
  case CL_K_TIME:
    time = cl_time_typed(fill->app->arena, said->text);
    return time ? time : read_plain(fill, field, cl_str_dup(fill->app->arena, said->text), why);
  case CL_K_TEXT:
  case CL_K_PAGE:
  case CL_K_URL:
    return read_text(fill, assign, field, said, why);
  default:
    return read_plain(fill, field, cl_str_dup(fill->app->arena, said->text), why);
  }
}

bool cl_fill_may_make(const cl_fill *fill, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  cl_field ref = row->kind == CL_K_ITEMS ? field + 1 : field;
  /* While their file is away nobody can tell who is new. */
  return cl_field_info(ref)->kind == CL_K_REF && !fill->app->plan->missing &&
         (cl_field_info(ref)->refs >> CL_T_PERSON & 1);
}
