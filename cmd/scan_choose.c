/* scan_choose.c - `choose` (one theme, one group) and `drop` (and what was
 * learned from it). */
#include <string.h>

#include "../lib/method/choice.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/cli/assign.h"
#include "scan.h"

/* The mark is taken off what this choice takes the place of. */
static void unmark_others(cl_app *app, const cl_rec *kept, cl_field chosen) {
  CL_EACH_REC(rec, app->plan, kept->type) {
    if (!cl_choice_goes(app->plan, rec, kept))
      continue;
    cmd_unset(app, cl_change_rec(app->change, rec), chosen);
    cl_note(app, _("%s was chosen before and no longer is: one choice at a time"), rec->id);
  }
}

/* A group that dropped out is only chosen again on purpose. */
static enum cl_status back_in(cl_app *app, const cl_rec *group, cl_target *target) {
  static const cl_field fields[] = { CL_F_GROUP_DROPPED_DATE, CL_F_GROUP_DROPPED_REASON,
                                     CL_F_GROUP_DROPPED_NOTE, CL_F_GROUP_DROPPED_AGAIN };
  if (!cl_rec_has(group, CL_F_GROUP_DROPPED_DATE))
    return CL_OK;
  const char *note = cl_rec_dup(group, CL_F_GROUP_DROPPED_NOTE, app->arena);
  if (!cl_opt(app, CL_OI_FORCE))
    return cl_usage(app, _("%s dropped out on %s%s%s: choose it all the same with --force"),
                    group->id, cmd_date(app, cl_rec_date(group, CL_F_GROUP_DROPPED_DATE)),
                    note ? ", " : "", note ? note : "");
  for (size_t i = 0; i < CL_COUNT(fields); i++)
    cmd_unset(app, target, fields[i]);
  cl_note(app, _("%s is back in; it had dropped out because: %s%s%s"), group->id,
          cl_choice_label(CL_S_REASON, cl_rec_choice(group, CL_F_GROUP_DROPPED_REASON),
                          cl_lang_user()),
          note ? ", " : "", note ? note : "");
  return CL_OK;
}

static void next_step(cl_app *app, const cl_rec *rec) {
  if (rec->type == CL_T_FINDING) {
    cl_note(app,
            _("next: worksheet 3, who is active around it? cl-scan add group NAME --theme %s "
              "--kind individual|organisation"),
            cmd_text(app, rec, CL_F_FINDING_THEME));
    return;
  }
  int tie = cl_rec_choice(rec, CL_F_GROUP_TIE);
  if (tie != CL_TIE_YES && tie != CL_TIE_POSSIBLE)
    cl_note(app, _("there is no bond with %s yet: starting where it is warm already is easier"),
            rec->id);
  if (!cl_rec_has(rec, CL_F_GROUP_FIT) && !cl_rec_has(rec, CL_F_GROUP_FITS))
    cl_note(app, _("how does it fit the kapstok? cl-scan set group %s --fit \"...\" --fits ID"),
            rec->id);
  cl_note(app, _("next: worksheet 4, cl-define start --group %s"), rec->id);
}

enum cl_status scan_choose(cl_app *app) {
  if (app->type != CL_T_FINDING && app->type != CL_T_GROUP)
    return cl_usage(app, _("choose a finding (worksheet 2) or a group (worksheet 3)"));
  const cl_rec *rec = cl_need_rec(app, app->type, app->args[0]);
  if (!rec)
    return CL_USAGE;
  bool group = app->type == CL_T_GROUP;
  cl_field chosen = group ? CL_F_GROUP_CHOSEN : CL_F_FINDING_CHOSEN;
  cl_field why_field = group ? CL_F_GROUP_WHY : CL_F_FINDING_WHY;
  const char *why = cl_opt(app, CL_OI_WHY);
  if (why ? !cl_str_trim(cl_str_of(why)).n : !cl_rec_has(rec, why_field))
    return cl_usage(app, _("say why this one: --why \"...\""));
  cl_target *target = cl_change_rec(app->change, rec);
  if (group && back_in(app, rec, target) != CL_OK)
    return CL_USAGE;
  unmark_others(app, rec, chosen);
  cmd_set(app, target, chosen, "yes");
  if (why)
    cmd_set(app, target, why_field, why);
  next_step(app, rec);
  return cl_change_status(app->change);
}

static void name_communities(cl_app *app, const cl_rec *group) {
  CL_EACH_REC(community, app->plan, CL_T_COMMUNITY)
    if (cl_str_is(cl_rec_text(community, CL_F_COMMUNITY_GROUP), group->id))
      cl_note(app,
              _("community %s grew from this group and stays as it is: cl-define set community %s "
                "--status stopped ends it"),
              community->id, community->id);
}

enum cl_status scan_drop(cl_app *app) {
  if (app->type != CL_T_GROUP)
    return cl_usage(app, _("only a group drops out: cl-scan drop group ID --reason REASON"));
  const cl_rec *rec = cl_need_rec(app, app->type, app->args[0]);
  if (!rec)
    return CL_USAGE;
  const char *reason_text = cl_opt(app, CL_OI_REASON), *again_text = cl_opt(app, CL_OI_AGAIN);
  if (!reason_text)
    return cl_usage(app,
                    _("say why it drops out: --reason overlap, expectations, energy or other"));
  const char *reason = cl_need_value(app, CL_F_GROUP_DROPPED_REASON, reason_text);
  cl_date date = cmd_date_option(app);
  cl_date again = again_text ? cl_need_date(app, again_text) : CL_NO_DATE;
  if (!reason || date == CL_NO_DATE || (again_text && again == CL_NO_DATE))
    return CL_USAGE;
  if (again_text && again <= date)
    return cl_usage(app, _("the day to look again should come after the day it drops out"));

  cl_target *target = cl_change_rec(app->change, rec);
  char iso[CL_DATE_SIZE];
  const char *note = cl_opt(app, CL_OI_NOTE);
  cmd_set(app, target, CL_F_GROUP_DROPPED_DATE, cl_date_iso(iso, date));
  cmd_set(app, target, CL_F_GROUP_DROPPED_REASON, reason);
  if (note)
    cmd_set(app, target, CL_F_GROUP_DROPPED_NOTE, note);
  if (again_text)
    cmd_set(app, target, CL_F_GROUP_DROPPED_AGAIN, cl_date_iso(iso, again));
  if (cl_rec_bool(rec, CL_F_GROUP_CHOSEN) == 1) {
    cmd_unset(app, target, CL_F_GROUP_CHOSEN);
    cl_note(app, _("%s was chosen and no longer is: choose another group"), rec->id);
  }
  name_communities(app, rec);
  if (!note && !cl_rec_has(rec, CL_F_GROUP_DROPPED_NOTE))
    cl_note(app, _("what did you learn from it? --note keeps it for the next scan"));
  return cl_change_status(app->change);
}
