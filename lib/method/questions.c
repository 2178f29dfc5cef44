/* questions.c - the question bank of share/questions and the user's own; see
 * questions.h. */
#include <stdlib.h>
#include <string.h>

#include "../yaml/tree.h"
#include "../base/file.h"
#include "asking.h"
#include "questions.h"
#include "../plan/schema.h"

/* Larger than any list of questions that people write. */
enum { BANK_LIMIT = 1 << 20 };

typedef struct word {
  const char *name, *nl;
} word;

static const word kinds[] = {
  { "ice", "ijs" },      { "value", "waarde" },          { "challenges", "uitdagingen" },
  { "goals", "doelen" }, { "contribution", "bijdrage" }, { "success", "succes" },
};
_Static_assert(CL_COUNT(kinds) == CL_Q_KINDS, "a name for each kind");

static const char *const kind_labels[] = {
  N_("Breaking the ice"),       N_("What is of value"), N_("Challenges"), N_("Goals"),
  N_("Their own contribution"), N_("Success"),
};
_Static_assert(CL_COUNT(kind_labels) == CL_Q_KINDS, "a label for each kind");

static const word whoms[] = {
  { "both", "allebei" },
  { "person", "persoon" },
  { "organisation", "organisatie" },
};

const char *cl_question_kind_name(enum cl_question_kind kind) {
  return kinds[kind].name;
}

const char *cl_question_kind_label(enum cl_question_kind kind, enum cl_lang lang) {
  return cl_tr(lang, kind_labels[kind]);
}

const char *cl_question_for_name(enum cl_question_for whom) {
  return whoms[whom].name;
}

const cl_question *cl_question_find(const cl_questions *bank, const char *id) {
  for (size_t i = 0; i < bank->count; i++)
    if (strcmp(bank->items[i].id, id) == 0)
      return &bank->items[i];
  return NULL;
}

/* ---- reading ---------------------------------------------------------------- */

typedef struct loader {
  cl_questions *bank;
  cl_tree *tree;
  cl_diag *diag;
  bool own, wrong;
  unsigned char file; /* its number */
} loader;

static void say_wrong(loader *l, const cl_node *node, const char *text) {
  cl_tree_say(l->tree, node->start, l->diag, CL_ERROR, NULL, NULL, "%s", text);
  l->wrong = true;
}

static int find_word(const word *list, size_t n, cl_str text) {
  for (size_t i = 0; i < n; i++)
    if (cl_str_is(text, list[i].name) || cl_str_is(text, list[i].nl))
      return (int)i;
  return -1;
}

/* The text of KEY in the map ITEM; NULL when it is absent or empty. */
static const cl_node *member(loader *l, const cl_node *item, const char *key) {
  CL_EACH(child, item)
    if (strcmp(cl_sym_name(l->tree, child->key), key) == 0)
      return child->kind == CL_SCALAR && !cl_node_empty(child) ? child : NULL;
  return NULL;
}

static const char *text_of(loader *l, const cl_node *item, const char *key) {
  const cl_node *node = member(l, item, key);
  return node ? cl_str_dup(l->bank->arena, cl_str_trim(cl_node_text(node))) : NULL;
}

/* Says which key of ITEM is none of KNOWN (ended by NULL). */
static bool only_known(loader *l, const cl_node *item, const char *const *known) {
  bool good = true;
  CL_EACH(child, item) {
    const char *key = cl_sym_name(l->tree, child->key);
    const char *const *k = known;
    while (*k && strcmp(*k, key) != 0)
      k++;
    if (*k)
      continue;
    cl_tree_say(l->tree, child->kstart, l->diag, CL_ERROR, NULL, NULL,
                _("unknown key \"%s\" in a list of questions"), key);
    l->wrong = true;
    good = false;
  }
  return good;
}

static void wording_tips(loader *l, const cl_node *node, const cl_question *q) {
  unsigned faults = cl_question_faults(cl_str_of(q->text));
  if (faults & CL_ASK_LIBRARY)
    cl_tree_say(l->tree, node->start, l->diag, CL_TIP, "W63", q->id,
                _("this asks outright what the library can do: ask about them, and it will show"));
  if (faults & CL_ASK_CLOSED)
    cl_tree_say(l->tree, node->start, l->diag, CL_TIP, "W64", q->id,
                _("this can be answered in a single word: begin with how, what or tell me"));
  if (faults & CL_ASK_LEADING)
    cl_tree_say(l->tree, node->start, l->diag, CL_TIP, "W65", q->id,
                _("this puts the answer in the other's mouth: leave it open"));
}

/* Puts Q in the bank: over one of an earlier file with the same id, or last. */
static void place_question(loader *l, const cl_node *item, const cl_question *q) {
  cl_questions *bank = l->bank;
  for (size_t i = 0; i < bank->count; i++) {
    if (strcmp(bank->items[i].id, q->id) != 0)
      continue;
    if (bank->items[i].file == l->file) {
      cl_tree_say(l->tree, item->start, l->diag, CL_ERROR, NULL, q->id,
                  _("two questions have the id \"%s\": give one of them another"), q->id);
      l->wrong = true;
    } else {
      const char *tip = bank->items[i].tip;
      bank->items[i] = *q;
      if (!l->own && !q->tip) /* the same question in simple words */
        bank->items[i].tip = tip;
    }
    return;
  }
  bank->items = cl_grow(bank->items, &bank->cap, bank->count + 1, sizeof *bank->items);
  bank->items[bank->count++] = *q;
}

static void read_question(loader *l, const cl_node *item) {
  static const char *const keys[] = { "id", "kind", "for", "text", "tip", NULL };
  if (item->kind != CL_MAP) {
    say_wrong(l, item, _("a question needs an id, a kind and a text"));
    return;
  }
  if (!only_known(l, item, keys))
    return;
  const cl_node *id = member(l, item, "id"), *kind = member(l, item, "kind"),
                *text = member(l, item, "text"), *whom = member(l, item, "for");
  if (!id || !kind || !text) {
    say_wrong(l, item, _("a question needs an id, a kind and a text"));
    return;
  }
  if (!cl_is_id(cl_node_text(id))) {
    say_wrong(l, id, _("an id has lower-case letters, digits and hyphens only, at most 40"));
    return;
  }
  int k = find_word(kinds, CL_COUNT(kinds), cl_node_text(kind));
  if (k < 0) {
    say_wrong(l, kind,
              _("\"kind\" is one of ice, value, challenges, goals, contribution, success"));
    return;
  }
  int w = whom ? find_word(whoms, CL_COUNT(whoms), cl_node_text(whom)) : CL_Q_BOTH;
  if (w < 0) {
    say_wrong(l, whom, _("\"for\" is one of person, organisation, both"));
    return;
  }
  cl_question q = { text_of(l, item, "id"),
                    text_of(l, item, "text"),
                    text_of(l, item, "tip"),
                    (enum cl_question_kind)k,
                    (enum cl_question_for)w,
                    l->own,
                    l->file };
  place_question(l, item, &q);
  if (l->own)
    wording_tips(l, text, &q);
}

static void read_opening(loader *l, const cl_node *item) {
  static const char *const keys[] = { "route", "text", NULL };
  const cl_node *route = member(l, item, "route");
  int r = route ? cl_choice_find(CL_S_ROUTE, cl_node_text(route)) : -1;
  if (item->kind != CL_MAP || !member(l, item, "text") || r < 0 ||
      (size_t)r >= CL_COUNT(l->bank->openings)) {
    say_wrong(l, item, _("an opening line needs a text and a route: warm, via, partner, network"));
    return;
  }
  if (only_known(l, item, keys))
    l->bank->openings[r] = text_of(l, item, "text");
}

static void read_listening(loader *l, const cl_node *item) {
  static const char *const keys[] = { "text", NULL };
  cl_questions *bank = l->bank;
  const char *text = text_of(l, item, "text");
  if (item->kind != CL_MAP || !text) {
    say_wrong(l, item, _("a tip for listening needs a text"));
    return;
  }
  if (!only_known(l, item, keys))
    return;
  bank->listening = cl_grow(bank->listening, &bank->listening_cap, bank->listening_count + 1,
                            sizeof *bank->listening);
  bank->listening[bank->listening_count++] = text;
}

static void read_section(loader *l, const cl_node *section, const char *name,
                         void (*item_of)(loader *l, const cl_node *item)) {
  if (cl_node_empty(section))
    return;
  if (section->kind != CL_SEQ) {
    cl_tree_say(l->tree, section->kstart, l->diag, CL_ERROR, NULL, NULL,
                _("\"%s\" should be a list: every item behind a dash"), name);
    l->wrong = true;
    return;
  }
  CL_EACH(item, section)
    item_of(l, item);
}

static void read_root(loader *l, const cl_node *root) {
  static const char *const keys[] = { "openings", "listening", "questions", NULL };
  if (!root)
    return;
  if (root->kind != CL_MAP) {
    say_wrong(l, root, _("a list of questions starts with \"questions:\""));
    return;
  }
  only_known(l, root, keys);
  CL_EACH(section, root) {
    const char *key = cl_sym_name(l->tree, section->key);
    if (strcmp(key, "questions") == 0)
      read_section(l, section, key, read_question);
    else if (strcmp(key, "openings") == 0)
      read_section(l, section, key, read_opening);
    else if (strcmp(key, "listening") == 0)
      read_section(l, section, key, read_listening);
  }
}

static enum cl_status load_file(cl_questions *bank, const char *path, unsigned char number,
                                bool own, cl_diag *diag) {
  cl_buf bytes = CL_BUF_INIT;
  enum cl_status status = cl_file_read(path, BANK_LIMIT, &bytes, NULL, diag);
  if (status != CL_OK)
    return status;
  size_t n = bytes.len;
  cl_tree tree;
  status = cl_tree_read(&tree, cl_strdup(diag->arena, path), cl_buf_take(&bytes), n, diag);
  if (status != CL_OK) {
    cl_tree_free(&tree);
    return status;
  }
  loader l = { .bank = bank, .tree = &tree, .diag = diag, .own = own, .file = number };
  read_root(&l, tree.root);
  cl_tree_free(&tree);
  if (l.wrong && diag->worst < CL_PLAN)
    diag->worst = CL_PLAN;
  return l.wrong ? CL_PLAN : CL_OK;
}

/* Puts the tips for listening from BEHIND on first: on a sheet there is room for some. */
static void tips_first(cl_questions *bank, size_t behind) {
  size_t n = bank->listening_count - behind;
  const char **all = cl_alloc(bank->arena, (bank->listening_count + 1) * sizeof *all);
  for (size_t i = 0; i < bank->listening_count; i++)
    all[i < behind ? i + n : i - behind] = bank->listening[i];
  for (size_t i = 0; i < bank->listening_count; i++)
    bank->listening[i] = all[i];
}

enum cl_status cl_questions_load(cl_questions *bank, const char *share_dir, enum cl_lang lang,
                                 bool simple, const char *own, cl_diag *diag) {
  *bank = (cl_questions){ .arena = cl_arena_new() };
  const char *name = lang == CL_NL ? "nl" : "en";
  const char *path = cl_asprintf(bank->arena, "%s/questions/%s.yaml", share_dir, name);
  enum cl_status status = load_file(bank, path, 0, false, diag);
  if (simple && status == CL_OK) {
    size_t tips = bank->listening_count;
    path = cl_asprintf(bank->arena, "%s/questions/%s-simple.yaml", share_dir, name);
    status = load_file(bank, path, 1, false, diag);
    tips_first(bank, tips);
  }
  if (own) {
    enum cl_status second = load_file(bank, own, 2, true, diag);
    status = second > status ? second : status;
  }
  return status;
}

void cl_questions_free(cl_questions *bank) {
  free(bank->items);
  free(bank->listening);
  cl_arena_free(bank->arena);
  *bank = (cl_questions){ 0 };
}
