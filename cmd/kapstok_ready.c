/* kapstok_ready.c - the eight questions before the start: `ready`, `answer`. */
#include <string.h>

#include "../lib/sheet/show.h"
#include "../lib/method/ready.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/cli/assign.h"
#include "kapstok.h"

static const char *const shifts[][2] = {
  { N_("for people"), N_("of people") },
  { N_("a collection"), N_("connections") },
  { N_("a quiet building"), N_("a lively building") },
  { N_("the librarian's field"), N_("the community's field") },
  { N_("a programme made for them"), N_("making it together") },
};

static const char *advice_of(cl_app *app, int i, int answer) {
  const char *advice = cl_ready_advice(i, answer);
  return advice ? T_(app, advice) : NULL;
}

static void ready_json(cl_app *app) {
  int i = 0;
  for (const cl_ready_row *row; (row = cl_ready_row_at(i)) != NULL; i++) {
    const cl_rec *rec;
    int answer = cl_ready_answer(app->plan, i, &rec);
    cl_json json = cmd_json(app);
    cl_json_member(&json, "question", cl_choice_value(CL_S_READINESS, i));
    cl_json_member(&json, "block", T_(app, row->block));
    cl_json_member(&json, "text", T_(app, row->question));
    cl_json_member(&json, "answer", cl_choice_value(CL_S_ANSWER, answer));
    if (rec) {
      cmd_json_date(&json, "date", cl_rec_date(rec, CL_F_READINESS_DATE));
      cl_json_member_str(&json, "note", cl_rec_text(rec, CL_F_READINESS_NOTE));
    }
    cl_json_member(&json, "advice", advice_of(app, i, answer));
    cmd_json_end(&json);
  }
  size_t yes = cl_ready_yes(app->plan);
  cl_json json = cmd_json(app);
  cl_json_member_int(&json, "yes", (long long)yes);
  cl_json_member_int(&json, "of", i);
  cl_json_member_bool(&json, "ready", yes >= CL_READY_ENOUGH);
  cmd_json_end(&json);
}

/* `  [+] ja        question`, with note and advice below it. */
static void ready_line(cl_app *app, int i) {
  static const struct {
    const char *sign;
    enum cl_color color;
  } looks[] = {
    [CL_ANSWER_YES] = { "[+]", CL_C_GREEN },
    [CL_ANSWER_NO] = { "[x]", CL_C_RED },
    [CL_ANSWER_UNKNOWN] = { "[?]", CL_C_YELLOW },
  };
  const cl_rec *rec;
  int answer = cl_ready_answer(app->plan, i, &rec);
  const char *word = cl_choice_label(CL_S_ANSWER, answer, app->lang);
  size_t width = cl_width(cl_str_of(word));
  cl_buf_puts(&app->out, "  ");
  cl_term_color(&app->out, app->color, looks[answer].color, looks[answer].sign);
  cl_buf_printf(&app->out, " %s", word);
  cl_buf_fill(&app->out, ' ', width < 10 ? 10 - width : 1);
  cl_buf_printf(&app->out, "%s\n", T_(app, cl_ready_row_at(i)->question));

  const char *note = rec ? cmd_text(app, rec, CL_F_READINESS_NOTE) : "";
  cl_date date = rec ? cl_rec_date(rec, CL_F_READINESS_DATE) : CL_NO_DATE;
  if (*note && date != CL_NO_DATE)
    note = cl_asprintf(app->arena, "%s (%s)", note, cmd_date(app, date));
  else if (date != CL_NO_DATE)
    note = cl_asprintf(app->arena, "(%s)", cmd_date(app, date));
  if (*note)
    cl_wrap(&app->out, cl_str_of(note), 16, cmd_width(app));
  const char *advice = advice_of(app, i, answer);
  if (advice)
    cl_wrap(&app->out, cl_str_of(cl_asprintf(app->arena, "-> %s", advice)), 16, cmd_width(app));
}

static void verdict(cl_app *app) {
  size_t yes = cl_ready_yes(app->plan);
  cl_heading(&app->out, app->color, T_(app, "Verdict"), '-');
  const char *format =
      yes >= CL_READY_ENOUGH
          ? T_(app, "%zu of the 8 questions say yes: ready to start.")
          : cl_ntr(app->lang,
                   "%zu of the 8 questions says yes; %d are enough. Not ready yet: it is best "
                   "to mend this first, but nobody stops you.",
                   "%zu of the 8 questions say yes; %d are enough. Not ready yet: it is best "
                   "to mend this first, but nobody stops you.",
                   yes);
  const char *text = cl_asprintf(app->arena, format, yes, CL_READY_ENOUGH);
  cl_wrap(&app->out, cl_str_of(text), 0, cmd_width(app));
  if (cl_ready_answer(app->plan, CL_READINESS_RESOURCES, NULL) == CL_ANSWER_NO)
    cl_wrap(&app->out,
            cl_str_of(T_(app, "Without time and money even seven times yes comes to nothing: "
                              "settle that first.")),
            0, cmd_width(app));
}

static void five_shifts(cl_app *app) {
  cl_heading(&app->out, app->color, T_(app, "Where it leads: five shifts"), '-');
  size_t width = 0;
  for (size_t i = 0; i < CL_COUNT(shifts); i++) {
    size_t w = cl_width(cl_str_of(T_(app, shifts[i][0])));
    width = w > width ? w : width;
  }
  for (size_t i = 0; i < CL_COUNT(shifts); i++) {
    const char *from = T_(app, shifts[i][0]);
    cl_buf_printf(&app->out, "  %s", from);
    cl_buf_fill(&app->out, ' ', width - cl_width(cl_str_of(from)));
    cl_buf_printf(&app->out, "  ->  %s\n", T_(app, shifts[i][1]));
  }
}

enum cl_status kapstok_ready(cl_app *app) {
  if (cl_opt(app, CL_OI_JSON)) {
    ready_json(app);
    return CL_OK;
  }
  cl_heading(&app->out, app->color, T_(app, "Are we ready for it?"), '=');
  const char *block = NULL;
  for (int i = 0; cl_ready_row_at(i); i++) {
    if (!block || strcmp(block, cl_ready_row_at(i)->block) != 0)
      cl_heading(&app->out, app->color, T_(app, block = cl_ready_row_at(i)->block), '-');
    ready_line(app, i);
  }
  verdict(app);
  five_shifts(app);
  return CL_OK;
}

/* A question by its key, its Dutch word or its number. */
static int find_question(cl_app *app, const char *text) {
  int i = cl_choice_find(CL_S_READINESS, cl_str_of(text));
  long long number;
  size_t count;
  cl_choices(CL_S_READINESS, &count);
  if (i < 0 && cl_parse_int(cl_str_of(text), &number) && number >= 1 && number <= (long long)count)
    i = (int)number - 1;
  if (i >= 0)
    return i;
  cl_usage(app, _("there is no question \"%s\": choose one of %s, or a number from 1 to 8"), text,
           cl_ready_words(app));
  return -1;
}

enum cl_status kapstok_answer(cl_app *app) {
  int i = find_question(app, app->args[0]);
  if (i < 0)
    return CL_USAGE;
  const char *answer = cl_need_value(app, CL_F_READINESS_ANSWER, app->args[1]);
  cl_date date = cmd_date_option(app);
  if (!answer || date == CL_NO_DATE)
    return CL_USAGE;
  const char *key = cl_choice_value(CL_S_READINESS, i);
  const cl_rec *rec;
  cl_ready_answer(app->plan, i, &rec);
  cl_target *target = rec ? cl_change_rec(app->change, rec)
                          : cl_change_add(app->change, CL_T_READINESS, NULL, key, NULL);
  char iso[CL_DATE_SIZE];
  const char *note = cl_opt(app, CL_OI_NOTE);
  cmd_set(app, target, CL_F_READINESS_ANSWER, answer);
  cmd_set(app, target, CL_F_READINESS_DATE, cl_date_iso(iso, date));
  if (note)
    cmd_set(app, target, CL_F_READINESS_NOTE, *note ? note : NULL);
  const char *advice = cl_ready_advice(i, cl_choice_find(CL_S_ANSWER, cl_str_of(answer)));
  if (advice)
    cl_note(app, "%s", _(advice));
  return cl_change_status(app->change);
}
