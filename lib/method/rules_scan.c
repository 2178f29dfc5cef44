/* rules_scan.c - rules about the theme scan and the environment scan: see
 * rules.def. */
#include <string.h>

#include "rules_inner.h"

void cl_rule_w16_talk(struct cl_run *run, const cl_rec *rec) {
  const cl_plan *plan = run->plan;
  size_t groups = plan->count[CL_T_GROUP];
  if (groups < 3 && groups + plan->count[CL_T_FINDING] < 5)
    return;
  if (plan->first[CL_T_CONVERSATION])
    return;
  rec = groups ? plan->last[CL_T_GROUP] : plan->last[CL_T_FINDING];
  cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w34_overview(struct cl_run *run, const cl_rec *rec) {
  const cl_plan *plan = run->plan;
  rec = plan->first[CL_T_COMMUNITY];
  if (rec && !plan->first[CL_T_FINDING] && !plan->first[CL_T_GROUP])
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w36_why(struct cl_run *run, const cl_rec *rec) {
  if (!cl_filled(rec, CL_F_WANTED_WHY))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w36_word(struct cl_run *run, const cl_rec *rec) {
  cl_str name = cl_str_trim(cl_rec_text(rec, CL_F_WANTED_NAME));
  if (!name.n)
    return;
  for (size_t i = 0; i < name.n; i++)
    if (name.p[i] == ' ' || name.p[i] == '\t' || name.p[i] == '\n')
      return;
  cl_rule_say(run, rec, CL_F_WANTED_NAME, NULL);
}

void cl_rule_w42_sources(struct cl_run *run, const cl_rec *rec) {
  if (!cl_rec_count(rec, CL_F_FINDING_SOURCES))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w48_kind(struct cl_run *run, const cl_rec *rec) {
  if (!cl_filled(rec, CL_F_GROUP_KIND))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w49_blank(struct cl_run *run, const cl_rec *rec) {
  static const cl_field fields[] = { CL_F_GROUP_WHERE, CL_F_GROUP_ACTIVITIES };
  if (cl_filled(rec, CL_F_GROUP_DROPPED_DATE))
    return;
  const char *missing = cl_rule_missing(run, rec, fields, CL_COUNT(fields));
  if (missing)
    cl_rule_say(run, rec, CL_F_NONE, missing);
}

/* ---- What was chosen ------------------------------------------------------------ */

void cl_rule_w51_circle(struct cl_run *run, const cl_rec *rec) {
  if (cl_is_chosen(rec) && !cl_filled(rec, CL_F_GROUP_TIE))
    cl_rule_say(run, rec, CL_F_GROUP_CHOSEN, NULL);
}

void cl_rule_w13_warm(struct cl_run *run, const cl_rec *rec) {
  if (cl_is_chosen(rec) && cl_rec_choice(rec, CL_F_GROUP_TIE) == CL_TIE_NO)
    cl_rule_say(run, rec, CL_F_GROUP_TIE, NULL);
}

void cl_rule_w52_why(struct cl_run *run, const cl_rec *rec) {
  if (cl_is_chosen(rec) && !cl_filled(rec, CL_F_GROUP_WHY))
    cl_rule_say(run, rec, CL_F_GROUP_CHOSEN, NULL);
}

void cl_rule_w53_fit(struct cl_run *run, const cl_rec *rec) {
  if (cl_is_chosen(rec) && !cl_filled(rec, CL_F_GROUP_FIT))
    cl_rule_say(run, rec, CL_F_GROUP_CHOSEN, NULL);
}

void cl_rule_w53_link(struct cl_run *run, const cl_rec *rec) {
  if (cl_is_chosen(rec) && !cl_rec_count(rec, CL_F_GROUP_FITS))
    cl_rule_say(run, rec, CL_F_GROUP_CHOSEN, NULL);
}

/* ---- One choice for a scan ---------------------------------------------------------
 * A scan is the `scan:` section of one file.  It ends in one theme and one
 * group; but a plan lives on: once a community grew from a choice, a choice
 * around another theme may stand beside it. */

struct pick {
  const cl_rec *rec;
  cl_str theme; /* of a group: its own id, for groups have no limit by theme */
  size_t seq;   /* order in the plan */
  bool settled; /* a community grew from it */
};

struct picks {
  struct pick *items;
  size_t count, cap;
};

static int compare_themes(const struct pick *a, const struct pick *b) {
  if (a->rec->file != b->rec->file)
    return a->rec->file < b->rec->file ? -1 : 1;
  return cl_str_cmp(a->theme, b->theme);
}

static int compare_picks(const void *a, const void *b) {
  const struct pick *x = a, *y = b;
  int order = compare_themes(x, y);
  return order ? order : (x->seq > y->seq) - (x->seq < y->seq);
}

static void add_pick(struct picks *picks, const cl_rec *rec, cl_str theme, bool settled) {
  picks->items = cl_grow(picks->items, &picks->cap, picks->count + 1, sizeof *picks->items);
  picks->items[picks->count] = (struct pick){ rec, theme, picks->count, settled };
  picks->count++;
}

/* Says that LATE was chosen beside FIRST, whichever of the two comes later. */
static void one_too_many(struct cl_run *run, const struct pick *first, const struct pick *late,
                         cl_field field) {
  cl_rule_say(run, late->rec, field, first->rec->id);
}

static void say_picks(struct cl_run *run, struct picks *picks, cl_field field) {
  if (picks->count)
    qsort(picks->items, picks->count, sizeof *picks->items, compare_picks);
  const struct pick *open = NULL; /* first theme of this file that is not settled */
  for (size_t i = 0; i < picks->count;) {
    const struct pick *first = &picks->items[i];
    if (open && open->rec->file != first->rec->file)
      open = NULL;
    bool settled = false;
    size_t end = i;
    while (end < picks->count && compare_themes(first, &picks->items[end]) == 0)
      settled |= picks->items[end++].settled;
    for (size_t j = i + 1; j < end; j++)
      one_too_many(run, first, &picks->items[j], field);
    if (!settled && open)
      one_too_many(run, open->seq < first->seq ? open : first,
                   open->seq < first->seq ? first : open, field);
    if (!settled && (!open || first->seq < open->seq))
      open = first;
    i = end;
  }
  free(picks->items);
}

/* Texts, sorted, to look one up in. */
struct texts {
  cl_str *items;
  size_t count;
};

static int compare_texts(const void *a, const void *b) {
  return cl_str_cmp(*(const cl_str *)a, *(const cl_str *)b);
}

/* What FIELD says in every community. */
static struct texts said_by_communities(const cl_plan *plan, cl_field field) {
  struct texts texts = { NULL, 0 };
  if (!plan->count[CL_T_COMMUNITY])
    return texts;
  texts.items = cl_xcalloc(plan->count[CL_T_COMMUNITY], sizeof *texts.items);
  CL_EACH_REC(community, plan, CL_T_COMMUNITY)
    if (cl_filled(community, field))
      texts.items[texts.count++] = cl_rec_text(community, field);
  if (texts.count)
    qsort(texts.items, texts.count, sizeof *texts.items, compare_texts);
  return texts;
}

static bool is_among(const struct texts *texts, cl_str text) {
  return texts->count && text.p &&
         bsearch(&text, texts->items, texts->count, sizeof *texts->items, compare_texts);
}

void cl_rule_w44_one(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  struct texts themes = said_by_communities(run->plan, CL_F_COMMUNITY_THEME);
  struct picks picks = { NULL, 0, 0 };
  CL_EACH_REC(finding, run->plan, CL_T_FINDING) {
    cl_str theme = cl_rec_text(finding, CL_F_FINDING_THEME);
    if (cl_rec_bool(finding, CL_F_FINDING_CHOSEN) == 1)
      add_pick(&picks, finding, theme, is_among(&themes, theme));
  }
  say_picks(run, &picks, CL_F_FINDING_CHOSEN);
  free(themes.items);
}

void cl_rule_w51_one(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  struct texts groups = said_by_communities(run->plan, CL_F_COMMUNITY_GROUP);
  struct picks picks = { NULL, 0, 0 };
  CL_EACH_REC(group, run->plan, CL_T_GROUP)
    if (cl_is_chosen(group))
      add_pick(&picks, group, cl_str_of(group->id), is_among(&groups, cl_str_of(group->id)));
  say_picks(run, &picks, CL_F_GROUP_CHOSEN);
  free(groups.items);
}
