/* fill_list.c - a sheet with records, one after another; see fill.h.
 *
 * The first question opens a record.  What is answered to it may be one that is
 * there: then all of its questions are asked, with the answers it has.  Enter
 * takes up what is still open about the records that are there, one by one,
 * and goes on to the next sheet when there is nothing left. */
#include <stdlib.h>
#include <string.h>

#include "fill.h"
#include "../method/mention.h"
#include "../sheet/show.h"
#include "../cli/words.h"
#include "../value/columns.h"

enum { MOST_LISTED = 30, MOST_OFFERED = 50 };

typedef struct list {
  cl_fill *fill;
  const cl_sheet *sheet;
  const char **done; /* addresses of records that were gone through, in order */
  size_t done_count, done_cap;
  const char *offer; /* the record that enter takes up, or NULL */
  size_t offer_open;
  size_t place; /* records before this one were offered */
  size_t offered;
  cl_assign *pending; /* a record that was begun and not kept, or NULL */
  size_t pending_at;  /* its question to go on with */
  bool pending_out;   /* it was left out: only < goes back to it */
} list;

/* ---- Records that are there ------------------------------------------------------------- */

static bool is_done(const list *l, const char *address) {
  for (size_t i = 0; i < l->done_count; i++)
    if (strcmp(l->done[i], address) == 0)
      return true;
  return false;
}

static void add_done(list *l, const char *address) {
  l->done = cl_grow(l->done, &l->done_cap, l->done_count + 1, sizeof *l->done);
  l->done[l->done_count++] = address;
}

static size_t open_questions(list *l, cl_assign *assign, const cl_rec *rec) {
  cl_assign_reset(assign, rec);
  return cl_fill_open(l->fill, assign, l->sheet->asks, l->sheet->count);
}

/* What has been is not filled in any more. */
static bool is_over(const list *l, const cl_rec *rec) {
  if (rec->type != CL_T_MOMENT || cl_rec_has(rec, CL_F_MOMENT_REPEAT_EVERY))
    return false;
  cl_date date = cl_rec_date(rec, CL_F_MOMENT_DATE);
  return date != CL_NO_DATE && date < l->fill->app->today;
}

/* A few words that tell a record from others. */
static const char *name_of(list *l, const cl_rec *rec) {
  cl_app *app = l->fill->app;
  const cl_field gate = l->sheet->asks[0].field;
  const char *name = cl_show_name(app, rec), *what = cl_show_value(app, rec, gate);
  if (cl_type_info(rec->type)->naming == gate || !*what || strcmp(what, name) == 0)
    return name;
  return cl_show_join(app, what, ": ", name);
}

static bool is_text(const list *l) {
  return cl_field_info(l->sheet->asks[0].field)->kind == CL_K_TEXT;
}

static void list_records(list *l) {
  cl_fill *fill = l->fill;
  cl_assign assign;
  size_t n = 0;
  cl_assign_start(fill->app, &assign, l->sheet->type, NULL);
  CL_EACH_REC(rec, fill->app->plan, l->sheet->type) {
    if (!cl_fill_belongs(fill, l->sheet, rec) || ++n > MOST_LISTED)
      continue;
    /* A number picks one of these only where the first question is a text; else it
     * picks what that question lists. */
    const char *mark = is_text(l) ? cl_asprintf(fill->app->arena, "%zu", n) : "*";
    if (n == 1)
      cl_talk_say(&fill->talk, 0, "%s", T_(fill->app, "There already:"));
    size_t open = is_over(l, rec) ? 0 : open_questions(l, &assign, rec);
    if (open)
      cl_talk_say(&fill->talk, 2,
                  cl_ntr(fill->app->lang, "%s %s (%zu question open)", "%s %s (%zu questions open)",
                         open),
                  mark, name_of(l, rec), open);
    else
      cl_talk_say(&fill->talk, 2, "%s %s", mark, name_of(l, rec));
  }
  if (n > MOST_LISTED)
    cl_talk_say(&fill->talk, 2, "...");
}

static size_t count_records(list *l) {
  size_t n = 0;
  CL_EACH_REC(rec, l->fill->app->plan, l->sheet->type)
    n += cl_fill_belongs(l->fill, l->sheet, rec);
  return n;
}

/* Finds the next record that has questions open and was not gone through. */
static void find_offer(list *l) {
  cl_fill *fill = l->fill;
  cl_assign assign;
  size_t n = 0;
  if (l->offer || l->offered >= MOST_OFFERED)
    return;
  cl_assign_start(fill->app, &assign, l->sheet->type, NULL);
  CL_EACH_REC(rec, fill->app->plan, l->sheet->type) {
    if (n++ < l->place)
      continue;
    l->place++;
    if (!cl_fill_belongs(fill, l->sheet, rec) || is_over(l, rec))
      continue;
    const char *address = cl_fill_address(fill, rec);
    l->offer_open = is_done(l, address) ? 0 : open_questions(l, &assign, rec);
    if (!l->offer_open)
      continue;
    l->offer = address;
    l->offered++;
    return;
  }
}

/* ---- The question that opens a record ------------------------------------------------------ */

static void show_gate(list *l) {
  cl_fill *fill = l->fill;
  cl_app *app = fill->app;
  const cl_ask *ask = &l->sheet->asks[0];
  const char *question = T_(app, ask->question);
  bool more = l->done_count || count_records(l);
  if (more)
    question = cl_asprintf(app->arena, "%s %s", T_(app, "Another one?"), question);
  cl_fill_question(fill, question, NULL);
  cl_assign none;
  cl_assign_start(app, &none, l->sheet->type, NULL);
  cl_fill_choices(fill, &none, ask->field, true);
  const cl_rec *offer = l->offer ? cl_fill_find(fill, l->sheet->type, l->offer) : NULL;
  if (l->pending && !l->pending_out)
    cl_talk_say(&fill->talk, 2, "[%s]",
                cl_fill_words(fill, ask->field, cl_fill_now(fill, l->pending, ask->field)));
  else if (offer)
    cl_talk_say(&fill->talk, 2,
                cl_ntr(app->lang, "Enter: the question that is open about \"%s\".",
                       "Enter: the %2$zu questions that are open about \"%1$s\".", l->offer_open),
                name_of(l, offer), l->offer_open);
  else
    cl_talk_say(&fill->talk, 2, "%s",
                more ? T_(app, "Enter goes on.") : T_(app, "Enter passes this sheet over."));
}

/* Words that name nobody: a person who is not there yet and is made now, or a
 * group or a visit (`with`).  CL_F_NONE when neither was meant. */
static cl_field person_or_group(cl_fill *fill) {
  cl_app *app = fill->app;
  const char *who = fill->nobody, *line;
  cl_fill_question(fill,
                   cl_asprintf(app->arena, T_(app, "\"%s\" is not there yet. What is it?"), who),
                   NULL);
  cl_talk_say(&fill->talk, 2, "1 %s   2 %s", T_(app, "a group or a visit"), T_(app, "a person"));
  while ((line = cl_talk_line(&fill->talk, NULL))) {
    cl_said said = cl_said_read(cl_str_of(line), false);
    if (said.kind == CL_SAID_TEXT && cl_str_is(said.text, "1"))
      return CL_F_CONVERSATION_WITH;
    if (said.kind == CL_SAID_TEXT && cl_str_is(said.text, "2")) {
      fill->nobody = who;
      return cl_fill_person(fill, NULL) ? CL_F_CONVERSATION_PERSON : CL_F_NONE;
    }
    if (said.kind == CL_SAID_STOP)
      fill->talk.ended = true;
    if (said.kind != CL_SAID_TEXT && said.kind != CL_SAID_HELP)
      return CL_F_NONE;
    cl_talk_say(&fill->talk, 2, "%s", T_(app, "Choose 1 or 2."));
  }
  return CL_F_NONE;
}

/* An answer to the first question: the field it is for (a contact is a person,
 * or a way in; a conversation is with a person, or with a group) and its value; NULL when it is
 * none, which has been said. */
static const char *read_gate(list *l, const cl_said *said, cl_field *field) {
  cl_fill *fill = l->fill;
  cl_assign none;
  const char *why, *value;
  long long number;
  *field = l->sheet->asks[0].field;
  cl_assign_start(fill->app, &none, l->sheet->type, NULL);
  value = cl_fill_read(fill, &none, *field, said, &why);
  if (!value && fill->nobody && l->sheet->type == CL_T_CONVERSATION) {
    *field = person_or_group(fill);
    if (*field == CL_F_NONE)
      return NULL;
    value = cl_fill_read(fill, &none, *field, said, &why);
  }
  if (!value && l->sheet->type == CL_T_CONTACT && !cl_parse_int(said->text, &number)) {
    *field = CL_F_CONTACT_VIA;
    value = cl_fill_read(fill, &none, *field, said, &why);
  }
  if (!value)
    cl_talk_say(&fill->talk, 2, "%s", why);
  return value;
}

static bool is_named(list *l, const cl_rec *rec, cl_field field, const char *value,
                     const char *folded) {
  cl_str now = cl_rec_text(rec, field);
  if (!folded)
    return cl_str_is(now, value);
  return strcmp(rec->id, value) == 0 || strcmp(cl_fold(l->fill->app->arena, now), folded) == 0;
}

/* The record that VALUE means: one that was not gone through first.  Of two
 * conversations with one person the second was begun anew, but two goals of one
 * name are one. */
static const char *find_named(list *l, cl_field field, const char *value) {
  cl_app *app = l->fill->app;
  bool text = cl_field_info(field)->kind == CL_K_TEXT;
  const char *folded = text ? cl_fold(app->arena, cl_str_of(value)) : NULL, *done = NULL;
  CL_EACH_REC(rec, app->plan, l->sheet->type) {
    if (!cl_fill_belongs(l->fill, l->sheet, rec) || !is_named(l, rec, field, value, folded))
      continue;
    const char *address = cl_fill_address(l->fill, rec);
    if (!is_done(l, address))
      return address;
    if (text && !done)
      done = address;
  }
  return done;
}

/* The record with a number of those listed. */
static const char *find_numbered(list *l, long long number) {
  size_t n = 0;
  CL_EACH_REC(rec, l->fill->app->plan, l->sheet->type)
    if (cl_fill_belongs(l->fill, l->sheet, rec) && ++n == (unsigned long long)number)
      return cl_fill_address(l->fill, rec);
  if (!n) {
    cl_talk_say(&l->fill->talk, 2, "%s",
                _("There is nothing to choose from yet. Type it in words."));
    return NULL;
  }
  cl_talk_say(&l->fill->talk, 2,
              cl_ntr(cl_lang_user(), "There is %zu. Choose 1, or type a new one.",
                     "There are %1$zu. Choose 1 to %1$zu, or type a new one.", n),
              n);
  return NULL;
}

typedef struct gate {
  enum cl_said_kind kind;
  const char *address; /* of a record that is there */
  cl_field field;      /* of a new one: this field */
  const char *value;   /* has this value */
} gate;

/* `+ Text` is a new one, whatever is there. */
static bool take_plus(cl_said *said) {
  if (said->literal || said->text.n < 2 || said->text.p[0] != '+')
    return false;
  said->text = cl_str_trim((cl_str){ said->text.p + 1, said->text.n - 1 });
  return said->text.n > 0;
}

/* True when the line opened a record. */
static bool open_record(list *l, cl_said *said, gate *g) {
  bool is_new = cl_field_info(l->sheet->asks[0].field)->kind != CL_K_DATE && take_plus(said);
  long long number;
  if (is_text(l) && !said->literal && !is_new && cl_parse_int(said->text, &number)) {
    g->address = find_numbered(l, number);
    return g->address != NULL;
  }
  g->value = read_gate(l, said, &g->field);
  if (g->value)
    cl_fill_say_day(l->fill, g->field, said->text, g->value);
  if (g->value && !is_new)
    g->address = find_named(l, g->field, g->value);
  return g->value != NULL;
}

static gate ask_gate(list *l) {
  cl_fill *fill = l->fill;
  const cl_ask *ask = &l->sheet->asks[0];
  gate g = { CL_SAID_STOP, NULL, CL_F_NONE, NULL };
  const char *line;
  show_gate(l);
  while ((line = cl_talk_line(&fill->talk, NULL))) {
    cl_said said = cl_said_read(cl_str_of(line), false);
    g.kind = said.kind;
    if (said.kind == CL_SAID_HELP) {
      cl_assign none;
      cl_assign_start(fill->app, &none, l->sheet->type, NULL);
      cl_fill_explain(fill, &none, ask->field, ask->help);
      cl_talk_say(&fill->talk, 2, "%s",
                  T_(fill->app,
                     "When you type what is there already you change that one. Do you want a "
                     "new one all the same? Put a + in front."));
    } else if (said.kind == CL_SAID_TEXT && memchr(said.text.p, '\n', said.text.n)) {
      cl_talk_say(&fill->talk, 2, "%s",
                  T_(fill->app, "That is more than one line, and this answer is one line."));
    } else if (said.kind == CL_SAID_OUT) {
      cl_talk_say(&fill->talk, 2, "%s", _("there is nothing to take out here"));
    } else if (said.kind != CL_SAID_TEXT || open_record(l, &said, &g)) {
      return g;
    }
  }
  g.kind = CL_SAID_STOP;
  return g;
}

/* ---- Going through a record ------------------------------------------------------------------ */

static enum cl_went keep(list *l, cl_assign *assign, const char *address, enum cl_went went) {
  cl_piece piece = { assign, address, NULL, CL_F_NONE };
  const char *now = cl_fill_keep(l->fill, &piece);
  if (!now)
    return CL_WENT_STOP;
  if (!address)
    l->fill->made[l->sheet->type] = now;
  if (went != CL_WENT_BACK)
    add_done(l, now);
  return went;
}

static enum cl_went walk_old(list *l, const char *address, bool open_only, bool from_end) {
  cl_fill *fill = l->fill;
  cl_assign assign;
  cl_assign_start(fill->app, &assign, l->sheet->type, cl_fill_find(fill, l->sheet->type, address));
  if (!assign.rec)
    return CL_WENT_ON;
  bool gate_open =
      l->sheet->type != CL_T_CONTACT && !cl_assign_has(&assign, l->sheet->asks[0].field);
  cl_walk walk = { .assign = &assign,
                   .asks = l->sheet->asks,
                   .count = l->sheet->count,
                   .first = gate_open ? 0 : 1,
                   .at = gate_open ? 0 : 1,
                   .open_only = open_only,
                   .from_end = from_end };
  if (!open_only)
    cl_talk_say(&fill->talk, 2, "%s",
                T_(fill->app,
                   "This one is in the plan already. Enter: the answer stays as it is. >: "
                   "go on."));
  enum cl_went went = cl_fill_walk(fill, &walk);
  if (went != CL_WENT_DROP)
    return keep(l, &assign, address, went);
  cl_talk_say(&fill->talk, 2, "%s", T_(fill->app, "Dropped: it stays as it was."));
  return CL_WENT_ON;
}

/* Who stops in a new record keeps what was answered, but never half of one: all
 * that it needs must be there.  When it was broken off (ctrl-C, ctrl-D, a terminal that
 * went) its name alone is no answer either: it may be a word that went wrong.  A script
 * just ends, but a community is never made of one word alone. */
static bool is_meant(const list *l, const cl_walk *walk) {
  const cl_talk *talk = &l->fill->talk;
  bool broken_off =
      talk->app->signal || (talk->ended && (talk->terminal || l->sheet->type == CL_T_COMMUNITY));
  return cl_fill_complete(l->fill, walk) && (!broken_off || walk->answered);
}

static enum cl_went walk_new(list *l, cl_assign *assign, size_t at) {
  cl_fill *fill = l->fill;
  cl_walk walk = { .assign = assign,
                   .asks = l->sheet->asks,
                   .count = l->sheet->count,
                   .first = 1,
                   .at = at,
                   .fresh = true };
  enum cl_went went = cl_fill_walk(fill, &walk);
  l->pending = NULL;
  if (went == CL_WENT_DROP) {
    cl_talk_say(&fill->talk, 2, "%s", T_(fill->app, "Dropped: nothing of it was kept."));
    return CL_WENT_ON;
  }
  if (went == CL_WENT_STOP && !is_meant(l, &walk)) {
    cl_fill_lost(fill, assign);
    return went;
  }
  if (!walk.out && went != CL_WENT_BACK)
    return keep(l, assign, NULL, went);
  l->pending = assign;
  l->pending_at = walk.out ? walk.at : 1;
  l->pending_out = walk.out;
  if (walk.out)
    cl_talk_say(&fill->talk, 2, "%s",
                T_(fill->app, "Without that answer this one is left out; < goes back to it."));
  return went;
}

static enum cl_went begin_new(list *l, const gate *g) {
  cl_app *app = l->fill->app;
  cl_assign *assign = l->pending_out ? NULL : l->pending;
  if (!assign) {
    assign = cl_alloc(app->arena, sizeof *assign);
    cl_assign_start(app, assign, l->sheet->type, NULL);
  }
  cl_assign_put_one(app, assign, g->field, g->value);
  if (l->sheet->type == CL_T_COMMUNITY)
    cl_talk_say(&l->fill->talk, 2, "%s",
                T_(app, "This is a new community. Not what you meant? Type cancel."));
  if (l->sheet->type == CL_T_PERSON && cl_seems_a_name(cl_str_of(g->value)))
    cl_talk_say(&l->fill->talk, 2, "%s",
                T_(app, "This seems a name, and a role is asked: what somebody does. Not what you "
                        "meant? Type cancel, and then the role."));
  if (l->sheet->type == CL_T_MOMENT && cl_opt(app, CL_OI_COMMUNITY))
    cl_assign_put_one(app, assign, CL_F_MOMENT_COMMUNITY, cl_opt(app, CL_OI_COMMUNITY));
  return walk_new(l, assign, 1);
}

/* ---- The sheet ------------------------------------------------------------------------------- */

/* What was just begun, or just made, goes. */
static void drop_at_gate(list *l) {
  cl_fill *fill = l->fill;
  if (l->pending) {
    l->pending = NULL;
    cl_talk_say(&fill->talk, 2, "%s", T_(fill->app, "Dropped: nothing of it was kept."));
  } else if (fill->made[l->sheet->type]) {
    cl_fill_unmake(fill, l->sheet->type);
  } else {
    cl_talk_say(&fill->talk, 2, "%s", _("there is nothing to take out here"));
  }
}

/* What a sign at the first question leads to.  *LEAVE: out of the sheet. */
static enum cl_went follow_sign(list *l, enum cl_said_kind kind, bool *leave) {
  const char *offer = l->offer;
  *leave = false;
  switch (kind) {
  case CL_SAID_NOTHING:
    if (l->pending && !l->pending_out)
      return walk_new(l, l->pending, l->pending_at);
    l->offer = NULL;
    if (offer)
      return walk_old(l, offer, true, false);
    break;
  case CL_SAID_BACK:
    if (l->pending && l->pending_out)
      return walk_new(l, l->pending, l->pending_at);
    if (l->done_count && cl_fill_find(l->fill, l->sheet->type, l->done[l->done_count - 1]))
      return walk_old(l, l->done[--l->done_count], false, true);
    *leave = true;
    return CL_WENT_BACK;
  case CL_SAID_DROP:
    drop_at_gate(l);
    return l->fill->talk.ended ? CL_WENT_STOP : CL_WENT_ON;
  case CL_SAID_PAST:
    if (offer) {
      l->offer = NULL;
      l->offered = MOST_OFFERED;
      return CL_WENT_ON;
    }
    break;
  default:
    *leave = true;
    return kind == CL_SAID_SHEET ? CL_WENT_SHEET : CL_WENT_STOP;
  }
  *leave = true;
  return CL_WENT_ON;
}

static enum cl_went run_list(list *l) {
  for (;;) {
    bool leave = false;
    enum cl_went went;
    find_offer(l);
    gate g = ask_gate(l);
    if (g.kind == CL_SAID_TEXT && g.address)
      went = walk_old(l, g.address, false, false);
    else if (g.kind == CL_SAID_TEXT)
      went = begin_new(l, &g);
    else
      went = follow_sign(l, g.kind, &leave);
    if (leave || went == CL_WENT_SHEET || went == CL_WENT_STOP)
      return went;
    if (l->offer && is_done(l, l->offer))
      l->offer = NULL;
  }
}

/* Something that every record of the sheet has to name, and there is none. */
static bool cannot_begin(list *l) {
  cl_fill *fill = l->fill;
  cl_assign none;
  cl_assign_start(fill->app, &none, l->sheet->type, NULL);
  for (size_t i = 0; i < l->sheet->count; i++) {
    cl_field field = l->sheet->asks[i].field;
    if (!(l->sheet->asks[i].flags & CL_ASK_MUST) || l->sheet->type == CL_T_CONTACT ||
        !cl_fill_nothing_to_name(fill, &none, field))
      continue;
    uint64_t refs = cl_field_info(field)->refs;
    cl_type type = refs >> CL_T_THEME & 1 ? CL_T_THEME : CL_T_PERSON;
    cl_talk_say(&fill->talk, 2, T_(fill->app, "This needs what is not there yet: %s. First: %s"),
                cl_type_label(type, fill->app->lang, true),
                cl_command_in(fill->app->lang,
                              cl_asprintf(fill->app->arena, "%s fill %s", cl_type_program(type),
                                          cl_type_info(type)->name),
                              fill->app->arena));
    return true;
  }
  return false;
}

/* Who went back to the first question and leaves from there has still answered it:
 * kept when nothing that is needed lacks, and nobody broke it off. */
static enum cl_went keep_pending(list *l, enum cl_went went) {
  cl_walk walk = { .assign = l->pending,
                   .asks = l->sheet->asks,
                   .count = l->sheet->count,
                   .first = 1,
                   .fresh = true };
  if (!l->pending || l->pending_out || l->fill->status != CL_OK)
    return went;
  if (is_meant(l, &walk))
    return keep(l, l->pending, NULL, CL_WENT_ON) == CL_WENT_STOP ? CL_WENT_STOP : went;
  cl_fill_lost(l->fill, l->pending);
  return went;
}

enum cl_went cl_fill_list(cl_fill *fill, const cl_sheet *sheet, bool from_end) {
  list l = { .fill = fill, .sheet = sheet };
  fill->resuming = false;
  if (cannot_begin(&l))
    return from_end ? CL_WENT_BACK : CL_WENT_ON;
  list_records(&l);
  enum cl_went went = run_list(&l);
  went = keep_pending(&l, went);
  free(l.done);
  return went;
}

bool cl_fill_belongs(const cl_fill *fill, const cl_sheet *sheet, const cl_rec *rec) {
  if (cl_sheet_nested(sheet))
    return rec->parent && fill->community && strcmp(rec->parent->id, fill->community) == 0;
  const char *only = cl_opt(fill->app, CL_OI_COMMUNITY);
  if (sheet->type == CL_T_MOMENT && only)
    return cl_str_is(cl_rec_text(rec, CL_F_MOMENT_COMMUNITY), only);
  return true;
}
