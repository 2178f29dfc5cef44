/* goals_smart.c - `smart`: a joint goal letter by letter, what it lacks, and
 * how to say it with its own words (W79). */
#include <string.h>

#include "../lib/method/amount.h"
#include "../lib/method/smart.h"
#include "goals.h"
#include "../lib/cli/words.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"

typedef struct letter {
  unsigned bit;
  char sign;
  const char *name;
} letter;

static const letter letters[] = {
  { CL_SMART_S, 'S', N_("specific") },   { CL_SMART_M, 'M', N_("measurable") },
  { CL_SMART_A, 'A', N_("agreed") },     { CL_SMART_R, 'R', N_("realistic") },
  { CL_SMART_T, 'T', N_("time-bound") },
};

/* ---- what the goal's own words give away ------------------------------------------ */

typedef struct clues {
  const char *number; /* the number to reach: 30; NULL for none */
  const char *noun;   /* what is counted: visitors */
  cl_date due;        /* a day they point to, or CL_NO_DATE */
} clues;

static clues find_clues(cl_app *app, const cl_rec *goal) {
  cl_amount amount;
  cl_amount_of_goal(cl_app_view(app), goal, &amount);
  const char *number = NULL;
  if (amount.has_number)
    number = cl_format_num(cl_alloc_text(app->arena, 40), amount.number, false);
  return (clues){ number, amount.unit, amount.due };
}

/* ---- letter by letter ----------------------------------------------------------------- */

static bool counted(const cl_rec *goal) {
  return cl_rec_choice(goal, CL_F_JOINT_GOAL_KIND) == CL_MEASURE_QUANTITATIVE;
}

/* What the goal has for LETTER. */
static const char *has_text(cl_app *app, const cl_rec *goal, unsigned bit) {
  double baseline, target;
  switch (bit) {
  case CL_SMART_S:
    return counted(goal) ? cmd_text(app, goal, CL_F_JOINT_GOAL_UNIT)
                         : cmd_text(app, goal, CL_F_JOINT_GOAL_TEXT);
  case CL_SMART_M:
    if (!counted(goal) || !cl_rec_num(goal, CL_F_JOINT_GOAL_TARGET, &target))
      return cmd_text(app, goal, CL_F_JOINT_GOAL_EVIDENCE);
    if (!cl_rec_num(goal, CL_F_JOINT_GOAL_BASELINE, &baseline))
      return cl_asprintf(app->arena,
                         T_(app, "to %s; from where? --baseline makes progress "
                                 "visible"),
                         cmd_num(app, target));
    return cl_asprintf(app->arena, T_(app, "from %s to %s"), cmd_num(app, baseline),
                       cmd_num(app, target));
  case CL_SMART_A:
    return cmd_text(app, goal, CL_F_JOINT_GOAL_AGREED);
  case CL_SMART_R:
    return cmd_text(app, goal, CL_F_JOINT_GOAL_REALISTIC);
  default:
    return cmd_date(app, cl_rec_date(goal, CL_F_JOINT_GOAL_DUE));
  }
}

/* What to ask oneself when LETTER is missing. */
static const char *ask_text(cl_app *app, const cl_rec *goal, unsigned bit) {
  int kind = cl_rec_choice(goal, CL_F_JOINT_GOAL_KIND);
  switch (bit) {
  case CL_SMART_S:
    return counted(goal) && !cl_rec_has(goal, CL_F_JOINT_GOAL_UNIT)
               ? T_(app, "what exactly do you count?")
               : T_(app, "who does what, and where? A few words more.");
  case CL_SMART_M:
    return counted(goal) ? T_(app, "which number do you want to reach?")
           : kind == CL_MEASURE_QUALITATIVE
               ? T_(app, "by what will you see that it was reached?")
               : T_(app, "is it counted (quantitative) or seen (qualitative)?");
  case CL_SMART_A:
    return T_(app, "who agreed to it? Library and community both; name roles.");
  case CL_SMART_R:
    return T_(app, "what makes you think it can be done, with these people and this time?");
  default:
    return T_(app, "by which day?");
  }
}

/* The options that would mend LETTER, filled in as far as the goal's own words
 * go. */
static const char *mend_options(cl_app *app, const cl_rec *goal, unsigned bit, const clues *found) {
  char iso[CL_DATE_SIZE];
  cl_date due;
  switch (bit) {
  case CL_SMART_S:
    if (!counted(goal) || cl_rec_has(goal, CL_F_JOINT_GOAL_UNIT))
      return "--text \"...\"";
    return cl_asprintf(app->arena, "--unit \"%s\"", found->noun ? found->noun : "...");
  case CL_SMART_M:
    if (counted(goal))
      return cl_asprintf(app->arena, "--target %s", found->number ? found->number : "N");
    return cl_rec_choice(goal, CL_F_JOINT_GOAL_KIND) == CL_MEASURE_QUALITATIVE
               ? "--evidence \"...\""
               : "--kind quantitative|qualitative";
  case CL_SMART_A:
    return "--agreed \"...\"";
  case CL_SMART_R:
    return "--realistic \"...\"";
  default:
    due = found->due;
    return cl_asprintf(app->arena, "--due %s",
                       due == CL_NO_DATE ? T_(app, "DATE") : cl_date_iso(iso, due));
  }
}

/* `cl-goals set goal a/b --target 30 --due 2027-06-30`; NULL when all is there. */
static const char *command(cl_app *app, const cl_rec *goal, unsigned missing) {
  if (!missing)
    return NULL;
  clues found = find_clues(app, goal);
  const char *line =
      cl_asprintf(app->arena, "cl-goals set goal %s", cl_rec_address(goal, app->arena));
  for (size_t i = 0; i < CL_COUNT(letters); i++)
    if (missing & letters[i].bit)
      line =
          cl_asprintf(app->arena, "%s %s", line, mend_options(app, goal, letters[i].bit, &found));
  return line;
}

/* What the goal's own words suggest, to be confirmed; else what belongs there. */
static const char *guess(cl_app *app, const char *clue, const char *gap) {
  return clue ? cl_asprintf(app->arena, "%s?", clue) : gap;
}

/* `from 18 to 30 visitors a morning`. */
static const char *numbers(cl_app *app, const cl_rec *goal, unsigned missing, const clues *found) {
  const char *unit = cl_rec_has(goal, CL_F_JOINT_GOAL_UNIT)
                         ? cmd_text(app, goal, CL_F_JOINT_GOAL_UNIT)
                         : guess(app, found->noun, T_(app, "[of what]"));
  double baseline, target;
  if (missing & CL_SMART_M || !cl_rec_num(goal, CL_F_JOINT_GOAL_TARGET, &target))
    return cl_asprintf(app->arena, T_(app, "to %s %s"),
                       guess(app, found->number, T_(app, "[how many]")), unit);
  if (!cl_rec_num(goal, CL_F_JOINT_GOAL_BASELINE, &baseline))
    return cl_asprintf(app->arena, T_(app, "to %s %s"), cmd_num(app, target), unit);
  return cl_asprintf(app->arena, "%s %s", has_text(app, goal, CL_SMART_M), unit);
}

static const char *due_words(cl_app *app, const cl_rec *goal, unsigned missing,
                             const clues *found) {
  if (!(missing & CL_SMART_T))
    return has_text(app, goal, CL_SMART_T);
  cl_date due = found->due;
  return guess(app, due == CL_NO_DATE ? NULL : cmd_date(app, due), T_(app, "[which day]"));
}

/* The goal in one sentence; between brackets what is missing. */
static const char *sentence(cl_app *app, const cl_rec *goal, unsigned missing) {
  clues found = find_clues(app, goal);
  cl_str text = cl_str_trim(cl_rec_text(goal, CL_F_JOINT_GOAL_TEXT));
  if (text.n && text.p[text.n - 1] == '.')
    text.n--;
  const char *measured =
      counted(goal)
          ? numbers(app, goal, missing, &found)
          : cl_asprintf(app->arena, T_(app, "to be seen by: %s"),
                        missing & CL_SMART_M ? T_(app, "[what]") : has_text(app, goal, CL_SMART_M));
  /* TRANSLATORS: goal (from A to B units), by DATE; agreed with ROLES; within reach because WHY. */
  return cl_asprintf(app->arena,
                     T_(app, "%.*s (%s), by %s; agreed with %s; within reach because: %s."),
                     (int)text.n, text.p ? text.p : "", measured,
                     due_words(app, goal, missing, &found),
                     missing & CL_SMART_A ? T_(app, "[whom]") : has_text(app, goal, CL_SMART_A),
                     missing & CL_SMART_R ? T_(app, "[why]") : has_text(app, goal, CL_SMART_R));
}

/* What is filled in for LETTER and cannot be right; NULL when nothing is. */
static const char *flaws_text(cl_app *app, const cl_smart_look *look, unsigned bit) {
  const char *all = NULL;
  for (size_t i = 0; i < look->count; i++) {
    if (look->flaws[i].bit != bit)
      continue;
    const char *text =
        cl_asprintf(app->arena, "%s: %s", cl_field_label(look->flaws[i].field, app->lang),
                    cl_smart_text(&look->flaws[i], app->lang, app->arena));
    all = all ? cl_asprintf(app->arena, "%s; %s", all, text) : text;
  }
  return all;
}

/* ---- output ------------------------------------------------------------------------------ */

/* LOOK says what is filled in, and cannot be right. */
static void print_letter(cl_app *app, const cl_rec *goal, const letter *l, bool missing,
                         const cl_smart_look *look) {
  const char *name = T_(app, l->name);
  size_t width = cl_width(cl_str_of(name));
  cl_buf_puts(&app->out, "  ");
  cl_term_color(&app->out, app->color, missing ? CL_C_RED : CL_C_GREEN, missing ? "[x]" : "[+]");
  cl_buf_printf(&app->out, " %c %s", l->sign, name);
  cl_buf_fill(&app->out, ' ', width < 13 ? 13 - width : 1);
  const char *text = flaws_text(app, look, l->bit);
  if (!text)
    text = missing
               ? cl_asprintf(app->arena, "%s: %s", T_(app, "missing"), ask_text(app, goal, l->bit))
               : has_text(app, goal, l->bit);
  cmd_beside(app, 21, cmd_width(app), text);
}

static void print_goal(cl_app *app, const cl_rec *goal, unsigned missing) {
  cl_heading(&app->out, app->color, cl_rec_address(goal, app->arena), '-');
  cl_wrap(&app->out, cl_rec_text(goal, CL_F_JOINT_GOAL_TEXT), 2, cmd_width(app));
  cl_smart_look look;
  cl_smart_read(&look, goal, app->arena);
  for (size_t i = 0; i < CL_COUNT(letters); i++)
    print_letter(app, goal, &letters[i], (missing & letters[i].bit) != 0, &look);
  cl_buf_putc(&app->out, '\n');
  cl_wrap(&app->out, cl_str_of(sentence(app, goal, missing)), 2, cmd_width(app));
  const char *line = command(app, goal, missing);
  if (line) {
    cmd_command(app, 2, line);
  }
}

/* What is filled in and cannot be right, by letter and field; nothing when all is well. */
static void json_flaws(cl_app *app, cl_json *json, const cl_rec *goal) {
  cl_smart_look look;
  cl_smart_read(&look, goal, app->arena);
  if (!look.count)
    return;
  cl_json_key(json, "why");
  cl_json_array(json);
  for (size_t i = 0; i < look.count; i++) {
    const cl_smart_flaw *flaw = &look.flaws[i];
    cl_json_object(json);
    for (size_t k = 0; k < CL_COUNT(letters); k++)
      if (letters[k].bit == flaw->bit)
        cl_json_member_str(json, "letter", (cl_str){ &letters[k].sign, 1 });
    cl_json_member(json, "field", cl_field_info(flaw->field)->path);
    cl_json_member(json, "text", cl_smart_text(flaw, app->lang, app->arena));
    cl_json_end_object(json);
  }
  cl_json_end_array(json);
}

static void json_goal(cl_app *app, const cl_rec *goal, unsigned missing) {
  cl_json json = cmd_json(app);
  cl_json_member(&json, "community", goal->parent->id);
  cl_json_member(&json, "id", goal->id);
  cl_json_member_bool(&json, "smart", !missing);
  cl_json_key(&json, "missing");
  cl_json_array(&json);
  for (size_t i = 0; i < CL_COUNT(letters); i++)
    if (missing & letters[i].bit)
      cl_json_string(&json, (cl_str){ &letters[i].sign, 1 });
  cl_json_end_array(&json);
  json_flaws(app, &json, goal);
  cl_json_member(&json, "sentence", sentence(app, goal, missing));
  cl_json_member(&json, "mend", command(app, goal, missing));
  cmd_json_end(&json);
}

enum cl_status goals_smart(cl_app *app) {
  goals_list goals;
  if (!goals_asked(app, &goals))
    return CL_USAGE;
  size_t smart = 0;
  for (size_t i = 0; i < goals.count; i++) {
    unsigned missing = cl_smart_missing(goals.items[i]);
    smart += !missing;
    if (cl_opt(app, CL_OI_JSON))
      json_goal(app, goals.items[i], missing);
    else
      print_goal(app, goals.items[i], missing);
  }
  if (!goals.count)
    cl_note(app, _("there are no joint goals yet: cl-goals add goal TEXT --community ID"));
  else if (!cl_opt(app, CL_OI_JSON))
    cl_buf_printf(&app->out, "\n%s\n",
                  cl_asprintf(app->arena,
                              cl_ntr(app->lang, "SMART: %zu of %zu goal.",
                                     "SMART: %zu of %zu goals.", goals.count),
                              smart, goals.count));
  return CL_OK;
}
