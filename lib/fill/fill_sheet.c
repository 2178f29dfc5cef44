/* fill_sheet.c - one sheet: a single record, fixed keys, or a choice among the
 * records that are there; see fill.h.  Lists of records are in fill_list.c. */
#include <string.h>

#include "../method/ready.h"
#include "fill.h"
#include "../sheet/show.h"
#include "../value/columns.h"

/* ---- Heads ----------------------------------------------------------------------------- */

void cl_fill_head(cl_fill *fill, const cl_sheet *sheet) {
  cl_app *app = fill->app;
  const char *title = T_(app, sheet->title);
  if (cl_sheet_nested(sheet) && app->plan->count[CL_T_COMMUNITY] > 1) {
    const cl_rec *rec = cl_fill_find(fill, CL_T_COMMUNITY, fill->community);
    title =
        cl_asprintf(app->arena, "%s: %s", title, rec ? cl_show_name(app, rec) : fill->community);
  }
  if (fill->sheets > 1)
    title = cl_asprintf(app->arena, T_(app, "%s (%zu of %zu)"), title, fill->sheet, fill->sheets);
  cl_talk_heading(&fill->talk, title, '-');
  cl_talk_say(&fill->talk, 0, "%s", T_(app, sheet->intro));
}

static cl_piece piece_of(cl_assign *assign, const char *address) {
  return (cl_piece){ assign, address, NULL, CL_F_NONE };
}

/* After weg: what the sheet had before is there still. */
static void say_dropped(cl_fill *fill, const cl_assign *assign) {
  cl_talk_say(&fill->talk, 2, "%s",
              cl_fill_differs(fill, assign) ? T_(fill->app, "Dropped: it stays as it was.")
                                            : _("there is nothing to take out here"));
}

/* ---- One record -------------------------------------------------------------------------- */

/* Asks, and from the start again each time that what was answered is dropped. */
static enum cl_went walk_until_kept(cl_fill *fill, cl_walk *walk) {
  enum cl_went went;
  while ((went = cl_fill_walk(fill, walk)) == CL_WENT_DROP) {
    say_dropped(fill, walk->assign);
    cl_assign_reset(walk->assign, walk->assign->rec);
    walk->at = 0;
  }
  return went;
}

enum cl_went cl_fill_record(cl_fill *fill, cl_type type, const char *address, const cl_ask *asks,
                            size_t count, bool from_end) {
  cl_assign assign;
  cl_assign_start(fill->app, &assign, type, cl_fill_find(fill, type, address));
  if (!assign.rec)
    return CL_WENT_ON;
  cl_walk walk = { .assign = &assign, .asks = asks, .count = count, .from_end = from_end };
  for (size_t i = 0; i < count && fill->resuming; i++)
    if (cl_assign_has(&assign, asks[i].field))
      walk.at = i + 1;
  fill->resuming = false;
  enum cl_went went = walk_until_kept(fill, &walk);
  cl_piece piece = piece_of(&assign, address ? address : cl_fill_address(fill, assign.rec));
  return cl_fill_keep(fill, &piece) ? went : CL_WENT_STOP;
}

/* A vision is made once the six questions before it were answered (W75). */
static void say_too_early(cl_fill *fill, const cl_sheet *sheet) {
  cl_assign assign;
  cl_assign_start(fill->app, &assign, sheet->type,
                  cl_fill_find(fill, sheet->type, fill->community));
  for (size_t i = 0; i < sheet->count; i++)
    if (cl_fill_applies(fill, &assign, &sheet->asks[i]))
      return;
  cl_talk_say(&fill->talk, 2, "%s",
              T_(fill->app, "This comes when the questions above have been answered."));
}

static enum cl_went run_record(cl_fill *fill, const cl_sheet *sheet, bool from_end) {
  say_too_early(fill, sheet);
  return cl_fill_record(fill, sheet->type, fill->community, sheet->asks, sheet->count, from_end);
}

/* ---- Fixed keys: readiness ------------------------------------------------------------------ */

static void date_answer(cl_fill *fill, cl_assign *assign) {
  char iso[CL_DATE_SIZE];
  const char *now = cl_assign_value(assign, CL_F_READINESS_ANSWER);
  bool same = assign->rec && now && cl_str_is(cl_rec_text(assign->rec, CL_F_READINESS_ANSWER), now);
  if (now && !same)
    cl_assign_put_one(fill->app, assign, CL_F_READINESS_DATE,
                      cl_strdup(fill->app->arena, cl_date_iso(iso, fill->app->today)));
}

static void say_verdict(cl_fill *fill) {
  unsigned long yes = cl_ready_yes(fill->app->plan);
  const char *text = yes >= CL_READY_ENOUGH
                         ? T_(fill->app, "%lu of the 8 say yes: ready to begin")
                         : T_(fill->app, "%lu of the 8 say yes: five make it enough to begin");
  cl_talk_blank(&fill->talk);
  cl_talk_say(&fill->talk, 2, text, yes);
}

enum cl_went cl_fill_key(cl_fill *fill, const cl_sheet *sheet, int key, bool from_end) {
  const char *name = cl_choice_value(CL_S_READINESS, key);
  cl_assign assign;
  cl_assign_start(fill->app, &assign, sheet->type, cl_fill_find(fill, sheet->type, name));
  cl_walk walk = { .assign = &assign,
                   .asks = sheet->asks,
                   .count = sheet->count,
                   .from_end = from_end && assign.rec,
                   .fresh = !assign.rec,
                   .lead = cl_asprintf(fill->app->arena, "%d. %s", key + 1,
                                       T_(fill->app, cl_ready_row_at(key)->question)) };
  enum cl_went went = walk_until_kept(fill, &walk);
  if (!cl_assign_has(&assign, CL_F_READINESS_ANSWER))
    return went;
  date_answer(fill, &assign);
  cl_piece piece = { &assign, assign.rec ? name : NULL, name, CL_F_NONE };
  return cl_fill_keep(fill, &piece) ? went : CL_WENT_STOP;
}

static enum cl_went run_keyed(cl_fill *fill, const cl_sheet *sheet, bool from_end) {
  size_t n;
  cl_choices(CL_S_READINESS, &n);
  int first = from_end ? (int)n - 1 : 0;
  while (fill->resuming && first + 1 < (int)n &&
         cl_fill_find(fill, sheet->type, cl_choice_value(CL_S_READINESS, first)))
    first++;
  fill->resuming = false;
  for (int i = first; i < (int)n;) {
    enum cl_went went = cl_fill_key(fill, sheet, i, from_end);
    from_end = went == CL_WENT_BACK;
    if (went == CL_WENT_SHEET || went == CL_WENT_STOP || (from_end && i == 0))
      return went;
    i += from_end ? -1 : 1;
  }
  say_verdict(fill);
  return CL_WENT_ON;
}

/* ---- A choice among the records ----------------------------------------------------------------
 */

static cl_field mark_field(cl_type type) {
  return type == CL_T_FINDING ? CL_F_FINDING_CHOSEN : CL_F_GROUP_CHOSEN;
}

static bool has_dropped(const cl_rec *rec) {
  return rec->type == CL_T_GROUP && cl_rec_has(rec, CL_F_GROUP_DROPPED_DATE);
}

static const cl_rec *marked(cl_fill *fill, const cl_sheet *sheet) {
  CL_EACH_REC(rec, fill->app->plan, sheet->type)
    if (cl_rec_bool(rec, mark_field(sheet->type)) == 1)
      return rec;
  return NULL;
}

static void list_picks(cl_fill *fill, const cl_sheet *sheet) {
  cl_app *app = fill->app;
  const cl_rec *now = sheet->kind == CL_SHEET_CHOOSE ? marked(fill, sheet) : NULL;
  size_t n = 0;
  CL_EACH_REC(rec, app->plan, sheet->type)
    cl_talk_say(&fill->talk, 2, "%zu %s%s%s%s", ++n, cl_show_name(app, rec),
                has_dropped(rec) ? " (" : "", has_dropped(rec) ? T_(app, "Dropped out") : "",
                has_dropped(rec) ? ")" : "");
  if (now)
    cl_talk_say(&fill->talk, 2, "[%s]", cl_show_name(app, now));
}

static void show_pick(cl_fill *fill, const cl_sheet *sheet) {
  cl_fill_question(fill, T_(fill->app, sheet->pick), NULL);
  list_picks(fill, sheet);
}

/* By number, id or name. */
static const cl_rec *read_pick(cl_fill *fill, const cl_sheet *sheet, cl_str text) {
  cl_arena *arena = fill->app->arena;
  const cl_type_row *row = cl_type_info(sheet->type);
  const char *folded = cl_fold(arena, text);
  const cl_rec *found = NULL, *named = NULL;
  long long number = 0;
  size_t n = 0;
  bool is_number = cl_parse_int(text, &number);
  CL_EACH_REC(rec, fill->app->plan, sheet->type) {
    if (cl_str_is(text, rec->id))
      return rec;
    if (++n == (unsigned long long)number && is_number && number > 0)
      found = rec;
    if (strcmp(cl_fold(arena, cl_rec_text(rec, row->naming)), folded) == 0 && !named)
      named = rec;
  }
  if (!found && !named)
    cl_talk_say(&fill->talk, 2,
                _("\"%.*s\" is not in the list. Choose a number of it, or type the name."),
                (int)text.n, text.p);
  return named ? named : found;
}

/* What the record was picked for. */
static bool may_pick(cl_fill *fill, const cl_sheet *sheet, const cl_rec *rec) {
  if (sheet->kind != CL_SHEET_CHOOSE || !has_dropped(rec))
    return true;
  cl_talk_say(
      &fill->talk, 2,
      _("%s dropped out: choose another one, or cl-scan choose group %s --force --why \"...\""),
      rec->id, rec->id);
  return false;
}

/* The address of the record that was picked, or NULL and what was said
 * instead. */
static const char *ask_pick(cl_fill *fill, const cl_sheet *sheet, enum cl_said_kind *kind) {
  const char *line;
  show_pick(fill, sheet);
  while ((line = cl_talk_line(&fill->talk, NULL))) {
    cl_said said = cl_said_read(cl_str_of(line), false);
    *kind = said.kind;
    if (said.kind == CL_SAID_HELP) {
      cl_talk_say(&fill->talk, 2, "%s", T_(fill->app, "A number of these, or the name:"));
      list_picks(fill, sheet);
      cl_fill_signs(fill);
      continue;
    }
    if (said.kind == CL_SAID_DROP ||
        (said.kind == CL_SAID_OUT && !(sheet->kind == CL_SHEET_CHOOSE && marked(fill, sheet)))) {
      cl_talk_say(&fill->talk, 2, "%s", _("there is nothing to take out here"));
      continue;
    }
    if (said.kind != CL_SAID_TEXT)
      return NULL;
    const cl_rec *rec = read_pick(fill, sheet, said.text);
    if (rec && may_pick(fill, sheet, rec))
      return cl_strdup(fill->app->arena, rec->id);
  }
  *kind = CL_SAID_STOP;
  return NULL;
}

/* What goes with a group that dropped out: a day, and no mark any more. */
static void drop(cl_fill *fill, cl_assign *assign) {
  char iso[CL_DATE_SIZE];
  if (!cl_assign_has(assign, CL_F_GROUP_DROPPED_DATE))
    cl_assign_put_one(fill->app, assign, CL_F_GROUP_DROPPED_DATE,
                      cl_strdup(fill->app->arena, cl_date_iso(iso, fill->app->today)));
  if (cl_rec_bool(assign->rec, CL_F_GROUP_CHOSEN) == 1)
    cl_assign_put(assign, CL_F_GROUP_CHOSEN, NULL, 0);
}

static enum cl_went walk_pick(cl_fill *fill, const cl_sheet *sheet, const char *address,
                              bool open_only) {
  cl_assign assign;
  cl_assign_start(fill->app, &assign, sheet->type, cl_fill_find(fill, sheet->type, address));
  if (!assign.rec)
    return CL_WENT_ON;
  cl_walk walk = { .assign = &assign,
                   .asks = sheet->asks,
                   .count = sheet->count,
                   .open_only = open_only,
                   .fresh = true };
  enum cl_went went = cl_fill_walk(fill, &walk);
  if (went == CL_WENT_BACK)
    return went;
  if (went == CL_WENT_DROP) {
    say_dropped(fill, &assign);
    return CL_WENT_BACK;
  }
  if (went == CL_WENT_STOP && !cl_fill_complete(fill, &walk)) {
    cl_fill_lost(fill, &assign);
    return went;
  }
  if (walk.out) {
    cl_talk_say(&fill->talk, 2, "%s",
                T_(fill->app, "Without that answer nothing is kept of this."));
    return went;
  }
  cl_piece piece = piece_of(&assign, address);
  if (sheet->kind == CL_SHEET_CHOOSE)
    piece.mark = mark_field(sheet->type);
  else if (cl_assign_has(&assign, CL_F_GROUP_DROPPED_REASON))
    drop(fill, &assign);
  else
    return went;
  return cl_fill_keep(fill, &piece) ? went : CL_WENT_STOP;
}

/* - : none is chosen any more. */
static enum cl_went choose_none(cl_fill *fill, const cl_sheet *sheet) {
  cl_assign assign;
  cl_assign_start(fill->app, &assign, sheet->type, marked(fill, sheet));
  cl_assign_put(&assign, mark_field(sheet->type), NULL, 0);
  cl_piece piece = piece_of(&assign, cl_fill_address(fill, assign.rec));
  return cl_fill_keep(fill, &piece) ? CL_WENT_ON : CL_WENT_STOP;
}

static enum cl_went after_sign(cl_fill *fill, const cl_sheet *sheet, enum cl_said_kind kind) {
  const cl_rec *now = sheet->kind == CL_SHEET_CHOOSE ? marked(fill, sheet) : NULL;
  switch (kind) {
  case CL_SAID_BACK:
    return CL_WENT_BACK;
  case CL_SAID_STOP:
    return CL_WENT_STOP;
  case CL_SAID_OUT:
    return choose_none(fill, sheet);
  case CL_SAID_NOTHING:
    return now ? walk_pick(fill, sheet, cl_strdup(fill->app->arena, now->id), true) : CL_WENT_ON;
  default:
    return CL_WENT_SHEET;
  }
}

static enum cl_went run_pick(cl_fill *fill, const cl_sheet *sheet) {
  for (;;) {
    enum cl_said_kind kind;
    const char *address = ask_pick(fill, sheet, &kind);
    enum cl_went went =
        address ? walk_pick(fill, sheet, address, false) : after_sign(fill, sheet, kind);
    bool again = went == CL_WENT_BACK && (address || kind == CL_SAID_NOTHING);
    if (!again && !(address && went == CL_WENT_ON && sheet->kind == CL_SHEET_DROP))
      return went;
  }
}

/* ---- Any sheet ------------------------------------------------------------------------ */

enum cl_went cl_fill_sheet(cl_fill *fill, const cl_sheet *sheet, bool from_end) {
  bool picks = sheet->kind == CL_SHEET_CHOOSE || sheet->kind == CL_SHEET_DROP;
  if (picks && !fill->app->plan->count[sheet->type])
    return from_end ? CL_WENT_BACK : CL_WENT_ON;
  cl_fill_head(fill, sheet);
  switch (sheet->kind) {
  case CL_SHEET_RECORD:
    return run_record(fill, sheet, from_end);
  case CL_SHEET_KEYED:
    return run_keyed(fill, sheet, from_end);
  case CL_SHEET_LIST:
    return cl_fill_list(fill, sheet, from_end);
  default:
    return run_pick(fill, sheet);
  }
}
