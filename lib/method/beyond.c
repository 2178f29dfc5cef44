/* beyond.c - what goes beyond the workbook; see beyond.h. */
#include "beyond.h"

#include <stdlib.h>

#include "../base/map.h"
#include "../base/prose.h"
#include "facts.h"

static const char *num(cl_view *view, double value) {
  return cl_format_said(cl_alloc_text(view->arena, CL_SAID_NUM), value, view->lang == CL_NL);
}

static const char *text_of(cl_view *view, const cl_rec *rec, cl_field field) {
  const char *text = rec ? cl_rec_dup(rec, field, view->arena) : NULL;
  return text ? text : "";
}

/* ---- V1: the line of change -------------------------------------------------------------- */

/* The first goal of the kapstok that the joint goal, or else its community, serves. */
static const char *served(cl_view *view, const cl_rec *goal) {
  static const cl_field fields[] = { CL_F_JOINT_GOAL_SERVES, CL_F_COMMUNITY_SERVES };
  const cl_rec *from[] = { goal, goal->parent };
  for (size_t i = 0; i < CL_COUNT(fields); i++)
    CL_EACH(item, from[i] ? cl_rec_node(from[i], fields[i]) : NULL) {
      const cl_rec *to = cl_plan_ref(view->plan, fields[i], cl_node_text(item));
      if (to && to->type == CL_T_GOAL)
        return text_of(view, to, cl_filled(to, CL_F_GOAL_OWN) ? CL_F_GOAL_OWN : CL_F_GOAL_TEXT);
    }
  return "";
}

const char *cl_change_words(cl_view *view, const cl_rec *goal) {
  const char *who = text_of(view, goal, CL_F_JOINT_GOAL_WHO);
  const char *differently = text_of(view, goal, CL_F_JOINT_GOAL_DIFFERENTLY);
  if (!*who && !*differently)
    return "";
  const char *to = served(view, goal);
  return cl_asprintf(view->arena, "%s%s%s%s%s", who, *who && *differently ? ": " : "", differently,
                     *to ? " \xE2\x86\x92 " : "", to);
}

/* ---- V2: the share of members -------------------------------------------------------------- */

/* Fewer tell nothing of a community. */
enum { ENOUGH_TO_TELL = 3 };

const char *cl_share_words(cl_view *view, const cl_shares *s) {
  if (s->now.all < ENOUGH_TO_TELL)
    return "";
  const char *now =
      cl_asprintf(view->arena, cl_tr(view->lang, N_("%u of %u tasks, goals and moments (%d%%)")),
                  s->now.members, s->now.all, cl_share_percent(&s->now));
  if (s->before.all < ENOUGH_TO_TELL)
    return now;
  return cl_asprintf(view->arena, cl_tr(view->lang, N_("%s; before %d%%")), now,
                     cl_share_percent(&s->before));
}

/* ---- V3: effects ------------------------------------------------------------------------------
 */

cl_field cl_effect_field(enum cl_effect effect) {
  static const cl_field fields[CL_EFFECTS] = {
    [CL_EFFECT_LEARNED] = CL_F_MOMENT_RESULT_LEARNED,
    [CL_EFFECT_CONFIDENT] = CL_F_MOMENT_RESULT_CONFIDENT,
    [CL_EFFECT_WILL_USE] = CL_F_MOMENT_RESULT_WILL_USE,
    [CL_EFFECT_AWARE] = CL_F_MOMENT_RESULT_AWARE,
  };
  return fields[effect];
}

bool cl_counts_effects(const cl_rec *moment) {
  for (int i = 0; i < CL_EFFECTS; i++)
    if (cl_filled(moment, cl_effect_field((enum cl_effect)i)))
      return true;
  return false;
}

static void add_moment(cl_effects *to, const cl_rec *moment) {
  double value;
  if (cl_rec_num(moment, CL_F_MOMENT_RESULT_PARTICIPANTS, &value))
    to->participants += (long long)value;
  for (int i = 0; i < CL_EFFECTS; i++)
    if (cl_rec_num(moment, cl_effect_field((enum cl_effect)i), &value))
      to->count[i] += (long long)value;
}

void cl_effects_of_all(const cl_plan *plan, cl_effects *out) {
  cl_map by_community = { 0 };
  size_t i = 0;
  CL_EACH_REC(community, plan, CL_T_COMMUNITY) {
    out[i] = (cl_effects){ 0, { 0 } };
    cl_map_put_of(&by_community, community, &out[i++]);
  }
  CL_EACH_REC(moment, plan, CL_T_MOMENT) {
    const cl_rec *community = cl_counts_effects(moment) ? cl_community_of(plan, moment) : NULL;
    cl_effects *to = cl_map_of(&by_community, community);
    if (to)
      add_moment(to, moment);
  }
  cl_map_free(&by_community);
}

/* `learned something 22`: the label of the field, in the middle of a sentence. */
static const char *counted(cl_view *view, enum cl_effect effect, long long n) {
  const char *label = cl_field_label(cl_effect_field(effect), view->lang);
  return cl_asprintf(view->arena, "%c%s %lld", cl_ascii_lower(*label), label + 1, n);
}

const char *cl_effects_words(cl_view *view, const cl_effects *e) {
  const char *text = "";
  for (int i = 0; i < CL_EFFECTS; i++)
    if (e->count[i])
      text = cl_asprintf(view->arena, "%s%s%s", text, *text ? ", " : "",
                         counted(view, (enum cl_effect)i, e->count[i]));
  if (!*text || !e->participants)
    return text;
  /* TRANSLATORS: so many people were asked; then what they say */
  return cl_asprintf(view->arena,
                     cl_ntr(view->lang, "of %lld person: %s", "of %lld people: %s",
                            (size_t)e->participants),
                     e->participants, text);
}

/* ---- V6: money beside hours ----------------------------------------------------------- */

static double hours_of(const cl_plan *plan, const cl_rec *community) {
  double all = 0, value;
  CL_EACH(item, cl_rec_node(community, CL_F_COMMUNITY_AGREEMENTS_HOURS)) {
    cl_str id = cl_node_text(cl_item_node(item, CL_F_COMMUNITY_HOURS_PERSON));
    const cl_rec *person = cl_plan_ref(plan, CL_F_COMMUNITY_HOURS_PERSON, id);
    int side = person ? cl_rec_choice(person, CL_F_PERSON_SIDE) : -1;
    if (side != CL_PARTY_COMMUNITY && side != CL_PARTY_PARTNER &&
        cl_parse_num(cl_node_text(cl_item_node(item, CL_F_COMMUNITY_HOURS_PER_WEEK)), &value))
      all += value;
  }
  return all;
}

void cl_means_read(const cl_plan *plan, cl_means *out) {
  *out = (cl_means){ 0, 0, 0, 0 };
  CL_EACH_REC(community, plan, CL_T_COMMUNITY) {
    double budget;
    if (cl_rests(community))
      continue;
    out->running++;
    out->hours += hours_of(plan, community);
    if (cl_rec_num(community, CL_F_COMMUNITY_AGREEMENTS_BUDGET, &budget)) {
      out->named++;
      out->budget += budget;
    }
  }
}

const char *cl_means_words(cl_view *view, const cl_means *m) {
  if (!m->named)
    return "";
  const char *all =
      cl_asprintf(view->arena,
                  m->hours > 0
                      ? cl_tr(view->lang,
                              N_("All agreements together ask \xE2\x82\xAC %s a year, and %s "
                                 "hours a week of the library"))
                      : cl_tr(view->lang, N_("All agreements together ask \xE2\x82\xAC %s a year")),
                  num(view, m->budget), num(view, m->hours));
  if (m->named == m->running)
    return cl_asprintf(view->arena, "%s.", all);
  return cl_asprintf(view->arena,
                     cl_tr(view->lang, N_("%s (%zu of %zu communities name an amount).")), all,
                     m->named, m->running);
}

/* ---- V8: a farewell ------------------------------------------------------------------- */

bool cl_lacks_farewell(const cl_plan *plan, const cl_rec *community) {
  static const cl_field fields[] = { CL_F_COMMUNITY_FAREWELL_DATE, CL_F_COMMUNITY_FAREWELL_TO,
                                     CL_F_COMMUNITY_FAREWELL_REMAINS,
                                     CL_F_COMMUNITY_FAREWELL_LEARNED };
  return !cl_any_filled(community, fields, CL_COUNT(fields)) &&
         cl_plan_first_in(plan, CL_T_JOINT_GOAL, community);
}
