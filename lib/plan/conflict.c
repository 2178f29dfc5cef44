/* conflict.c - the marks that git leaves where two texts did not merge.
 *
 * YAML takes them for text inside of a long text, and elsewhere tells of anything but
 * them; so they are looked for before it reads the file. */
#include <string.h>

#include "inner.h"

enum { MARK = 7 };

/* Is the line at AT (to the end of TEXT) a mark of SIGN: seven or more, then a blank or
 * the end?  INDENT blanks may stand before it. */
static bool is_mark(cl_str text, size_t at, char sign, size_t *indent) {
  size_t n = 0, from = at;
  while (at < text.n && (text.p[at] == ' ' || text.p[at] == '\t'))
    at++;
  *indent = at - from;
  while (at + n < text.n && text.p[at + n] == sign)
    n++;
  at += n;
  return n >= MARK && (at == text.n || strchr(" \r\n", text.p[at]));
}

static size_t next_line(cl_str text, size_t at) {
  const char *end = memchr(text.p + at, '\n', text.n - at);
  return end ? (size_t)(end - text.p) + 1 : text.n;
}

/* Does a mark of SIGN follow at the same INDENT? */
static bool goes_on(cl_str text, size_t at, char sign, size_t indent, size_t *found) {
  for (at = next_line(text, at); at < text.n; at = next_line(text, at)) {
    size_t n;
    if (is_mark(text, at, sign, &n) && n == indent) {
      *found = at;
      return true;
    }
  }
  return false;
}

/* The first line that is a mark.  At the start of a line `<<<<<<<` or `>>>>>>>` stand for
 * nothing else; further on only all three, one below the other. */
static bool find_mark(cl_str text, size_t *where) {
  size_t indent, middle, end;
  for (size_t at = 0, first; at < text.n; at = next_line(text, at)) {
    for (first = at; first < text.n && (text.p[first] == ' ' || text.p[first] == '\t'); first++)
      ;
    if (first == text.n || (text.p[first] != '<' && text.p[first] != '>'))
      continue; /* as nearly all of them */
    bool opens = is_mark(text, at, '<', &indent);
    bool counts = opens && (!indent || (goes_on(text, at, '=', indent, &middle) &&
                                        goes_on(text, middle, '>', indent, &end)));
    if (counts || (is_mark(text, at, '>', &indent) && !indent)) {
      *where = at;
      return true;
    }
  }
  return false;
}

/* ---- Where it stands, in the plan's words -------------------------------------------- */

/* TEXT with one of the two sides everywhere; *AT follows to where it went. */
static void take_side(cl_str text, bool theirs, cl_buf *out, size_t *at) {
  size_t wanted = *at, indent;
  char side = ' ';
  for (size_t from = 0, to; from < text.n; from = to) {
    to = next_line(text, from);
    if (from == wanted)
      *at = out->len;
    if (is_mark(text, from, '<', &indent))
      side = '<';
    else if (side == '<' && is_mark(text, from, '|', &indent))
      side = '|';
    else if (side != ' ' && is_mark(text, from, '=', &indent))
      side = '=';
    else if (is_mark(text, from, '>', &indent))
      side = ' ';
    else if (side == ' ' || side == (theirs ? '=' : '<'))
      cl_buf_add(out, text.p + from, to - from);
  }
}

typedef struct spot {
  cl_arena *arena;
  const cl_tree *tree;
  size_t at;
  int scope;
  cl_type of;
  const char *type, *id; /* of the record */
  const char *path;      /* of the field, as far as it is known */
} spot;

/* The child of NODE that AT stands in, or the first behind it. */
static const cl_node *child_at(const spot *s, const cl_node *node) {
  CL_EACH(child, node)
    if (child->end > s->at || (child->end == s->at && !cl_node_next(child)))
      return child;
  return NULL;
}

static void enter(spot *s, const cl_node *child) {
  const char *key = cl_tree_shown_key(s->tree, child, s->arena);
  cl_key what = { 0 };
  if (s->scope >= 0)
    what = cl_scope_key(s->scope, child->key);
  switch (what.kind) {
  case CL_KEY_TYPE:
    s->of = (cl_type)what.value;
    s->type = cl_type_label(s->of, cl_lang_user(), false);
    s->id = s->path = NULL;
    s->scope = what.value;
    return;
  case CL_KEY_SCOPE:
    s->scope = what.value;
    break;
  default:
    s->scope = -1;
  }
  s->path = s->path ? cl_asprintf(s->arena, "%s.%s", s->path, key) : cl_strdup(s->arena, key);
}

static void descend(spot *s, const cl_node *node) {
  while (node && node->kind != CL_SCALAR) {
    const cl_node *child = child_at(s, node);
    if (child && node->kind == CL_MAP && child->kstart <= s->at)
      enter(s, child);
    else if (child && node->kind == CL_MAP)
      return; /* it stands before the first of its keys */
    const cl_node *id = child ? cl_node_get(child, cl_sym("id")) : NULL;
    if (id && cl_is_id(cl_node_text(id)))
      s->id = cl_str_dup(s->arena, cl_node_text(id));
    node = child;
  }
}

/* `moment 'ochtend', title`; "" when it cannot be told. */
static const char *describe(cl_str text, size_t at, bool theirs, bool hushed, cl_arena *arena) {
  cl_buf side = CL_BUF_INIT;
  cl_tree tree = { 0 };
  cl_diag unsaid;
  const char *words = "";
  cl_diag_init(&unsaid);
  take_side(text, theirs, &side, &at);
  while (at < side.len && (side.p[at] == ' ' || side.p[at] == '\t'))
    at++;
  size_t n = side.len;
  if ((hushed ? cl_tree_read_hushed : cl_tree_read)(&tree, "", cl_buf_take(&side), n, &unsaid) ==
      CL_OK) {
    spot s = {
      .arena = arena, .tree = &tree, .at = at, .scope = CL_SCOPE_ROOT, .of = CL_T_ORGANISATION
    };
    descend(&s, tree.root);
    if (s.path)
      s.path = cl_key_said(s.of, s.path);
    if (s.type && s.id)
      words =
          cl_asprintf(arena, "%s '%s'%s%s", s.type, s.id, s.path ? ", " : "", s.path ? s.path : "");
    else
      words = cl_asprintf(arena, "%s%s%s", s.type ? s.type : "", s.type && s.path ? ", " : "",
                          s.path ? s.path : "");
  }
  cl_tree_free(&tree);
  cl_diag_free(&unsaid);
  return words;
}

enum cl_status cl_plan_conflict(const char *path, cl_str text, bool hushed, cl_diag *diag) {
  size_t at;
  if (!find_mark(text, &at))
    return CL_OK;
  unsigned line = 1;
  for (size_t i = 0; i < at; i++)
    line += text.p[i] == '\n';
  cl_arena *arena = cl_arena_new();
  const char *where = describe(text, at, false, hushed, arena);
  if (!*where)
    where = describe(text, at, true, hushed, arena);
  cl_place place = { path, line, 1 };
  enum cl_status status = cl_fail(
      diag, CL_PLAN, place,
      *where
          ? _("%s: two texts that git could not merge stand here: keep one, and take out the lines "
              "<<<<<<<, ======= and >>>>>>>")
          : _("%stwo texts that git could not merge stand here: keep one, and take out the lines "
              "<<<<<<<, ======= and >>>>>>>"),
      where);
  cl_arena_free(arena);
  return status;
}
