/* map_svg.c - see map_svg.h. */
#include "map_svg.h"

#include <string.h>

#include "../lib/base/tally.h"

static enum cl_map_bond bond_of(const cl_rec *group) {
  if (cl_rec_has(group, CL_F_GROUP_DROPPED_DATE))
    return CL_BOND_DROPPED;
  switch (cl_rec_choice(group, CL_F_GROUP_TIE)) {
  case CL_TIE_YES:
    return CL_BOND_YES;
  case CL_TIE_POSSIBLE:
    return CL_BOND_POSSIBLE;
  case CL_TIE_NO:
    return CL_BOND_NO;
  default:
    return CL_BOND_UNKNOWN;
  }
}

/* The first place it is met at; the others stand in the note. */
static const char *first_place(cl_app *app, const cl_rec *group) {
  CL_EACH(item, cl_rec_node(group, CL_F_GROUP_WHERE))
    return cl_str_dup(app->arena, cl_node_text(item));
  return "";
}

static cl_map_node read_node(cl_app *app, const cl_rec *group) {
  enum cl_map_bond bond = bond_of(group);
  const char *acts = cmd_join(app, group, CL_F_GROUP_ACTIVITIES, ", ");
  if (bond == CL_BOND_DROPPED)
    acts = cl_asprintf(app->arena, T_(app, "dropped out: %s"),
                       cmd_label(app, group, CL_F_GROUP_DROPPED_REASON));
  return (cl_map_node){ cmd_text(app, group, CL_F_GROUP_NAME),
                        acts,
                        first_place(app, group),
                        bond,
                        cl_rec_choice(group, CL_F_GROUP_KIND) == CL_GROUP_INDIVIDUAL,
                        cl_rec_bool(group, CL_F_GROUP_CHOSEN) == 1 };
}

/* Who stands at no place with others says in words where it is met: place before what
 * they do. */
static void note_places(cl_app *app, cl_map_node *nodes, size_t n) {
  cl_tally met = { .arena = app->arena };
  for (size_t i = 0; i < n; i++)
    cl_tally_of(&met, nodes[i].hub)->times++;
  for (size_t i = 0; i < n; i++) {
    if (*nodes[i].hub && (cl_tally_of(&met, nodes[i].hub)->times == 1 || n <= CL_MAP_FEW))
      nodes[i].note = *nodes[i].note
                          ? cl_asprintf(app->arena, "%s: %s", nodes[i].hub, nodes[i].note)
                          : nodes[i].hub;
  }
  cl_map_free(&met.map);
}

static const char *core_of(cl_app *app, const cl_rec *theme) {
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  if (!theme && app->plan->count[CL_T_THEME] == 1)
    theme = app->plan->first[CL_T_THEME];
  if (theme)
    return cmd_text(app, theme, CL_F_THEME_TEXT);
  return organisation ? cmd_text(app, organisation, CL_F_ORGANISATION_ORGANISATION) : "";
}

/* How many groups there is a bond with. */
static size_t bonds_of(const cl_map_drawing *map) {
  size_t n = 0;
  for (size_t i = 0; i < map->count; i++)
    n += map->nodes[i].bond == CL_BOND_YES;
  return n;
}

static void read_words(cl_app *app, cl_map_drawing *map) {
  size_t bonds = bonds_of(map);
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  cl_map_words *w = &map->words;
  w->title = cl_asprintf(app->arena,
                         cl_ntr(app->lang, "With %zu of %zu group there is a bond",
                                "With %zu of %zu groups there is a bond", map->count),
                         bonds, map->count);
  w->lead =
      cl_asprintf(app->arena,
                  T_(app, "Who is active around us, and where do you meet them? %s, %s"),
                  organisation ? cmd_text(app, organisation, CL_F_ORGANISATION_ORGANISATION) : "",
                  cmd_date(app, app->today));
  w->label =
      cl_asprintf(app->arena,
                  cl_ntr(app->lang, "Map of %zu group around %s; there is a bond with %zu.",
                         "Map of %zu groups around %s; there is a bond with %zu.", map->count),
                  map->count, map->core, bonds);
  w->nowhere = T_(app, "place not known");
  w->bonds[CL_BOND_YES] = T_(app, "bond: yes");
  w->bonds[CL_BOND_POSSIBLE] = T_(app, "bond: possible");
  w->bonds[CL_BOND_NO] = T_(app, "bond: no");
  w->bonds[CL_BOND_UNKNOWN] = T_(app, "bond: not known");
  w->bonds[CL_BOND_DROPPED] = T_(app, "dropped out");
  w->chosen = T_(app, "chosen");
  w->organisation = T_(app, "an organisation");
  w->person = T_(app, "individuals");
}

bool map_svg_read(cl_app *app, const cl_rec *theme, cl_map_drawing *out) {
  cl_map_node *nodes = cl_alloc(app->arena, (app->plan->count[CL_T_GROUP] + 1) * sizeof *nodes);
  *out = (cl_map_drawing){ .core = core_of(app, theme), .nodes = nodes };
  CL_EACH_REC(group, app->plan, CL_T_GROUP)
    if (!theme ||
        cl_plan_ref(app->plan, CL_F_GROUP_THEME, cl_rec_text(group, CL_F_GROUP_THEME)) == theme)
      nodes[out->count++] = read_node(app, group);
  note_places(app, nodes, out->count);
  read_words(app, out);
  return out->count > 0;
}
