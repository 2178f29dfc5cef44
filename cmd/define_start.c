/* define_start.c - `start`: a community from a group of the environment scan. */
#include <string.h>

#include "define.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"

static const cl_rec *community_of(const cl_plan *plan, const cl_rec *group) {
  CL_EACH_REC(community, plan, CL_T_COMMUNITY)
    if (cl_str_is(cl_rec_text(community, CL_F_COMMUNITY_GROUP), group->id))
      return community;
  return NULL;
}

/* Is the group fit to start from?  What is missing is said, not refused: steps
 * may be taken in any order. */
static enum cl_status look_at_group(cl_app *app, const cl_rec *group) {
  const cl_rec *taken = community_of(app->plan, group);
  if (taken)
    return cl_usage(app, _("community %s grew from group %s already"), taken->id, group->id);
  if (cl_rec_has(group, CL_F_GROUP_DROPPED_DATE))
    return cl_usage(app,
                    _("group %s dropped out on %s: to take it back in, cl-scan choose group %s "
                      "--force --why \"...\""),
                    group->id, cmd_date(app, cl_rec_date(group, CL_F_GROUP_DROPPED_DATE)),
                    group->id);
  if (cl_rec_bool(group, CL_F_GROUP_CHOSEN) != 1)
    cl_note(app, _("group %s was not chosen on worksheet 3: cl-scan choose group %s --why \"...\""),
            group->id, group->id);
  return CL_OK;
}

/* The goals among what the group fits: the first links to the kapstok. */
static void copy_serves(cl_app *app, cl_target *community, const cl_rec *group) {
  const char **ids = cl_alloc(app->arena, (cl_rec_count(group, CL_F_GROUP_FITS) + 1) * sizeof *ids);
  size_t n = 0;
  CL_EACH(item, cl_rec_node(group, CL_F_GROUP_FITS)) {
    const cl_rec *fit = cl_plan_ref(app->plan, CL_F_COMMUNITY_SERVES, cl_node_text(item));
    if (fit && cl_rec_choice(fit, CL_F_GOAL_SIDE) != CL_AIMED_INTERNAL)
      ids[n++] = fit->id;
  }
  if (n)
    cl_change_set(app->change, community, CL_F_COMMUNITY_SERVES, ids, n);
}

static void copy_channels(cl_app *app, cl_target *community, const cl_rec *group) {
  const char **texts =
      cl_alloc(app->arena, (cl_rec_count(group, CL_F_GROUP_WHERE) + 1) * sizeof *texts);
  size_t n = 0;
  CL_EACH(item, cl_rec_node(group, CL_F_GROUP_WHERE))
    texts[n++] = cl_str_dup(app->arena, cl_node_text(item));
  if (n)
    cl_change_set(app->change, community, CL_F_COMMUNITY_CHANNELS, texts, n);
}

static void fill_in(cl_app *app, cl_target *community, const cl_rec *group, const char *name) {
  const char *theme = cl_rec_dup(group, CL_F_GROUP_THEME, app->arena);
  cmd_set(app, community, CL_F_COMMUNITY_NAME, name);
  if (theme)
    cmd_set(app, community, CL_F_COMMUNITY_THEME, theme);
  cmd_set(app, community, CL_F_COMMUNITY_GROUP, group->id);
  cmd_set(app, community, CL_F_COMMUNITY_STATUS, "in-sight");
  copy_channels(app, community, group);
  copy_serves(app, community, group);
}

/* The only chosen group that no community grew from yet. */
static const cl_rec *group_at_hand(cl_app *app) {
  const cl_rec *found = NULL;
  CL_EACH_REC(group, app->plan, CL_T_GROUP) {
    if (cl_rec_bool(group, CL_F_GROUP_CHOSEN) != 1 || community_of(app->plan, group))
      continue;
    if (found)
      return NULL;
    found = group;
  }
  return found;
}

enum cl_status define_start(cl_app *app) {
  const char *id = cl_opt(app, CL_OI_GROUP);
  const cl_rec *group = id ? cl_need_rec(app, CL_T_GROUP, id) : group_at_hand(app);
  if (!group && !id)
    cl_usage(app, _("say from which group of worksheet 3: --group ID (cl-scan list group)"));
  if (!group || look_at_group(app, group) != CL_OK)
    return CL_USAGE;
  const char *name = app->arg_count ? app->args[0] : cmd_text(app, group, CL_F_GROUP_NAME);
  cl_target *community =
      cl_change_add(app->change, CL_T_COMMUNITY, NULL, cl_opt(app, CL_OI_ID), name);
  fill_in(app, community, group, name);
  if (cl_change_status(app->change) != CL_OK)
    return cl_change_status(app->change);
  const char *made = cl_target_id(community);
  cl_buf_printf(&app->out, "%s\n", made);
  cl_note(app,
          _("next: what binds them? cl-define set community %s --bond "
            "geography|identity|affinity, and at least two traits: cl-define add trait TEXT "
            "--kind KIND --community %s"),
          made, made);
  return CL_OK;
}
