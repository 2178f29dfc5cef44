/* tree.c - bytes to nodes over libyaml's events; see tree.h.
 *
 * libyaml's marks count characters and leave the BOM out, so a cursor walks
 * the bytes alongside: events come in order of their start, which keeps it
 * linear.
 *
 * What plans are usually made of is read by fast.c, three times as fast; all that it
 * declines is read here.  CL_READER=libyaml in the environment has all of it read here. */
#include <stdlib.h>
#include <string.h>

#include "inner.h"

typedef struct reader {
  cl_tree *tree;
  cl_diag *diag;
  yaml_parser_t parser;
  const char *text; /* source behind the BOM */
  uint32_t base;    /* bytes of BOM */
  size_t from;      /* from this character ... */
  uint32_t high;    /* ... to the one at this byte, which is the next that is not ASCII, */
  size_t extra;     /* a character's byte is its number and this */
  cl_nodes nodes;
  struct level {
    cl_node *node, *last;
    bool want_value; /* in a map: the key has been read */
    uint16_t key;
    uint32_t kstart, kend;
  } stack[CL_MAX_DEPTH];
  int depth;
  uint16_t merge_key;
  cl_feed feed;
  yaml_mark_t last; /* end of the event before */
} reader;

/* ---- marks ---------------------------------------------------------------- */

static bool is_tail(char c) {
  return ((unsigned char)c & 0xC0) == 0x80;
}

/* Where the next character that is not ASCII starts, from byte AT on. */
static uint32_t next_high(const char *p, uint32_t at, uint32_t size) {
  for (uint64_t word; at + 8 <= size; at += 8) {
    memcpy(&word, p + at, 8);
    if (word & 0x8080808080808080u)
      break;
  }
  while (at < size && !((unsigned char)p[at] & 0x80))
    at++;
  return at;
}

static uint32_t byte_of(reader *r, const yaml_mark_t *mark) {
  if (mark->index < r->from) { /* never seen with libyaml 0.2.5; slow, but right */
    r->from = 0;
    r->extra = 0;
    r->high = next_high(r->text, 0, r->tree->size - r->base);
  }
  if (mark->index + r->extra <= r->high)
    return r->base + (uint32_t)(mark->index + r->extra);
  const char *p = r->text;
  uint32_t size = r->tree->size - r->base, at = r->high;
  size_t c = at - r->extra;
  for (; c < mark->index && at < size; c++)
    do
      at++;
    while (at < size && is_tail(p[at]));
  r->from = c;
  r->extra = at - c;
  r->high = next_high(p, at, size);
  return r->base + at;
}

/* ---- saying what is wrong --------------------------------------------------- */

static enum cl_status refuse(reader *r, uint32_t at, const char *text) {
  cl_finding *finding = cl_tree_say(r->tree, at, r->diag, CL_ERROR, NULL, NULL, "%s", text);
  (void)finding;
  if (r->diag->worst < CL_PLAN)
    r->diag->worst = CL_PLAN;
  return CL_PLAN;
}

/* Of quotes or brackets that were left open libyaml tells where it noticed, often
 * lines further on: where they begin helps more. */
static bool begins_before(const yaml_parser_t *p) {
  return p->context && p->context_mark.line < p->problem_mark.line &&
         (strcmp(p->context, "while scanning a quoted scalar") == 0 ||
          strncmp(p->context, "while parsing a flow", 20) == 0);
}

static enum cl_status libyaml_error(reader *r) {
  yaml_parser_t *p = &r->parser;
  if (p->error == YAML_MEMORY_ERROR)
    cl_out_of_memory();
  if (r->feed.too_many)
    return refuse(r, byte_of(r, &r->last), _("too many directives begin here: a plan needs none"));
  if (r->feed.too_long)
    return refuse(r, byte_of(r, &r->last),
                  _("a text or a comment of more than 1 MiB begins here: a plan is for people to "
                    "read"));
  uint32_t at;
  if (p->error == YAML_READER_ERROR)
    at = r->base + (uint32_t)p->problem_offset;
  else
    at = byte_of(r, begins_before(p) ? &p->context_mark : &p->problem_mark);
  if (at > r->tree->size)
    at = r->tree->size;
  return refuse(r, at, cl_yaml_problem(p, r->tree->src + at));
}

/* ---- nodes ------------------------------------------------------------------ */

/* A node where the event stands: below the innermost open collection. */
static cl_node *new_node(reader *r) {
  if (r->depth == 0)
    return r->tree->root = cl_nodes_add(&r->nodes, NULL, NULL);
  struct level *level = &r->stack[r->depth - 1];
  cl_node *node = cl_nodes_add(&r->nodes, level->node, level->last);
  if (level->node->kind == CL_MAP) {
    cl_node_put_key(r->tree, node, level->key, level->kstart, level->kend);
    level->want_value = false;
  }
  level->last = node;
  return node;
}

static bool wants_key(const reader *r) {
  const struct level *level = &r->stack[r->depth > 0 ? r->depth - 1 : 0];
  return r->depth > 0 && level->node->kind == CL_MAP && !level->want_value;
}

static enum cl_style scalar_style(yaml_scalar_style_t style) {
  switch (style) {
  case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    return CL_SINGLE;
  case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
    return CL_DOUBLE;
  case YAML_LITERAL_SCALAR_STYLE:
    return CL_LITERAL;
  case YAML_FOLDED_SCALAR_STYLE:
    return CL_FOLDED;
  default:
    return CL_PLAIN;
  }
}

static enum cl_status take_key(reader *r, const yaml_event_t *e, uint32_t start, uint32_t end) {
  struct level *level = &r->stack[r->depth - 1];
  const char *name = (const char *)e->data.scalar.value;
  size_t n = e->data.scalar.length;
  if (n == 2 && memcmp(name, "<<", 2) == 0 && e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
    return refuse(r, start, _("merge keys (<<) are not allowed: write the values out"));
  if (n == 0)
    return refuse(r, start, _("a key is missing before the colon"));
  if (memchr(name, '\0', n))
    return refuse(r, start, _("a key holds a NUL character"));
  level->key = cl_syms_of(r->tree->syms, r->tree->arena, name, n);
  if (!level->key)
    return refuse(r, start, _("this file has too many different keys"));
  level->kstart = start;
  level->kend = end;
  level->want_value = true;
  if (r->depth == 1)
    cl_tree_hush(r->tree, level->key, start);
  return CL_OK;
}

/* Behind the colon of the key that ends at AT; AT when it has none. */
static uint32_t behind_colon(const cl_tree *tree, uint32_t at) {
  uint32_t i = at;
  while (tree->src[i] == ' ' || tree->src[i] == '\t')
    i++;
  return tree->src[i] == ':' ? i + 1 : at;
}

static enum cl_status take_scalar(reader *r, const yaml_event_t *e) {
  uint32_t start = byte_of(r, &e->start_mark), end = byte_of(r, &e->end_mark);
  if (e->data.scalar.anchor)
    return refuse(r, start, _("anchors (&name) are not allowed: write the value out"));
  if (e->data.scalar.tag || (start < end && r->tree->src[start] == '!'))
    return refuse(r, start, _("tags (!name) are not allowed: put the text in quotes"));
  if (wants_key(r))
    return take_key(r, e, start, end);
  cl_str text = { (const char *)e->data.scalar.value, e->data.scalar.length };
  enum cl_style style = scalar_style(e->data.scalar.style);
  if (style == CL_LITERAL || style == CL_FOLDED)
    end = cl_block_scalar_end(r->tree, start, end, text);
  if (start == end && r->depth > 0) {
    /* An empty value belongs right behind its colon, wherever libyaml noticed. */
    const struct level *level = &r->stack[r->depth - 1];
    if (level->node->kind == CL_MAP && (start == 0 || r->tree->src[start - 1] != ':'))
      start = end = behind_colon(r->tree, level->kend);
  }
  if (text.n && memchr(text.p, '\0', text.n)) /* by an escape: none stands in the source */
    return refuse(r, start, _("a text holds a NUL character"));
  cl_node *node = new_node(r);
  node->style = style & 7u;
  node->start = start;
  node->end = end;
  cl_node_put_text(r->tree, node, text);
  return CL_OK;
}

static enum cl_status open_collection(reader *r, const yaml_event_t *e, enum cl_kind kind,
                                      bool flow, bool anchored, bool tagged) {
  uint32_t start = byte_of(r, &e->start_mark);
  if (anchored)
    return refuse(r, start, _("anchors (&name) are not allowed: write the value out"));
  if (tagged || r->tree->src[start] == '!')
    return refuse(r, start, _("tags (!name) are not allowed: put the text in quotes"));
  if (wants_key(r))
    return refuse(r, start, _("a key must be a word, not a list or a map"));
  if (r->depth == CL_MAX_DEPTH)
    return refuse(r, start, _("this is nested more than 64 levels deep"));
  cl_node *node = new_node(r);
  node->kind = kind & 3u;
  node->style = flow ? CL_FLOW : CL_BLOCK;
  node->start = node->end = start;
  r->stack[r->depth++] = (struct level){ .node = node };
  return CL_OK;
}

static enum cl_status close_collection(reader *r, const yaml_event_t *e) {
  struct level *level = &r->stack[--r->depth];
  cl_node *node = level->node;
  if (node->style == CL_FLOW)
    node->end = byte_of(r, &e->end_mark);
  else if (level->last)
    node->end = level->last->end;
  const cl_node *again = node->kind == CL_MAP ? cl_node_twice(node) : NULL;
  if (!again)
    return CL_OK;
  const cl_node *before = cl_node_get(node, again->key);
  cl_place first = cl_tree_place(r->tree, before->kstart);
  cl_tree_say(r->tree, again->kstart, r->diag, CL_ERROR, NULL, NULL,
              _("'%s' stands here twice: it is already given in line %u"),
              cl_tree_shown_key(r->tree, again, r->diag->arena), first.line);
  if (r->diag->worst < CL_PLAN)
    r->diag->worst = CL_PLAN;
  return CL_PLAN;
}

static enum cl_status take_event(reader *r, const yaml_event_t *e, int *documents) {
  switch (e->type) {
  case YAML_DOCUMENT_START_EVENT:
    if (++*documents > 1)
      return refuse(r, byte_of(r, &e->start_mark),
                    _("a second document starts here: a plan is one document a file"));
    return CL_OK;
  case YAML_ALIAS_EVENT:
    return refuse(r, byte_of(r, &e->start_mark),
                  _("aliases (*name) are not allowed: write the value out"));
  case YAML_SCALAR_EVENT:
    return take_scalar(r, e);
  case YAML_SEQUENCE_START_EVENT:
    return open_collection(r, e, CL_SEQ, e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                           e->data.sequence_start.anchor, e->data.sequence_start.tag);
  case YAML_MAPPING_START_EVENT:
    return open_collection(r, e, CL_MAP, e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                           e->data.mapping_start.anchor, e->data.mapping_start.tag);
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT:
    return close_collection(r, e);
  default:
    return CL_OK;
  }
}

static enum cl_status read_events(reader *r) {
  int documents = 0;
  for (bool done = false; !done;) {
    yaml_event_t event;
    if (!yaml_parser_parse(&r->parser, &event))
      return libyaml_error(r);
    enum cl_status status = take_event(r, &event, &documents);
    cl_feed_came(&r->feed, event.type);
    r->last = event.end_mark;
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
    if (status != CL_OK)
      return status;
    if (cl_nodes_full(&r->nodes, r->feed.fed))
      return refuse(r, byte_of(r, &r->last),
                    _("there is more in this file than can be read as one: split it in several, "
                      "and name them under include"));
  }
  return CL_OK;
}

/* ---- checks before parsing ----------------------------------------------------- */

static bool starts_with(const cl_tree *tree, const char *bytes, size_t n) {
  return tree->size >= n && memcmp(tree->src, bytes, n) == 0;
}

static enum cl_status check_encoding(reader *r) {
  cl_tree *tree = r->tree;
  if (starts_with(tree, "\xFF\xFE", 2) || starts_with(tree, "\xFE\xFF", 2))
    return refuse(r, 0, _("this file is in UTF-16: save it as UTF-8"));
  const char *bad = cl_utf8_bad(tree->src, tree->size);
  if (!bad)
    return CL_OK;
  uint32_t at = (uint32_t)(bad - tree->src);
  cl_tree_say(tree, at, r->diag, CL_ERROR, NULL, NULL,
              _("byte 0x%02X is not valid UTF-8: save the file as UTF-8"), (unsigned char)*bad);
  if (r->diag->worst < CL_PLAN)
    r->diag->worst = CL_PLAN;
  return CL_PLAN;
}

static void start_tree(cl_tree *tree, const char *file, char *src, size_t n, bool hushed) {
  *tree = (cl_tree){ .src = src, .hushed = hushed, .arena = cl_arena_new(), .syms = cl_syms_new() };
  tree->file = cl_strdup(tree->arena, file);
  tree->size = (uint32_t)(n > CL_MAX_FILE ? 0 : n);
  tree->bom = starts_with(tree, "\xEF\xBB\xBF", 3);
}

/* What fast.c left behind, of a tree that it declined, goes: libyaml starts anew. */
static void start_again(cl_tree *tree) {
  const cl_tree old = *tree;
  start_tree(tree, old.file, (char *)(uintptr_t)old.src, old.size, old.hushed);
  cl_syms_free(old.syms);
  free(old.long_keys);
  cl_arena_free(old.arena);
}

static enum cl_status read_libyaml(reader *r) {
  r->text = r->tree->src + r->base;
  r->high = next_high(r->text, 0, r->tree->size - r->base);
  if (!yaml_parser_initialize(&r->parser))
    cl_out_of_memory();
  cl_feed_start(&r->feed, &r->parser, r->text, r->tree->size - r->base);
  cl_nodes_start(&r->nodes, r->tree);
  enum cl_status status = read_events(r);
  yaml_parser_delete(&r->parser);
  return status;
}

static bool only_libyaml(void) {
  const char *asked = getenv("CL_READER");
  return asked && strcmp(asked, "libyaml") == 0;
}

static enum cl_status read_either(reader *r) {
  bool libyaml = only_libyaml();
  enum cl_status status = check_encoding(r);
  if (status != CL_OK)
    return status;
  r->tree->fast = !libyaml && cl_fast_read(r->tree);
  if (r->tree->fast)
    return CL_OK;
  if (!libyaml)
    start_again(r->tree);
  return read_libyaml(r);
}

static enum cl_status read_as(cl_tree *tree, const char *file, char *src, size_t n, bool hushed,
                              cl_diag *diag) {
  start_tree(tree, file, src, n, hushed);
  if (n > CL_MAX_FILE)
    return cl_fail(diag, CL_PLAN, CL_IN(tree->file), _("this file is larger than 64 MiB"));
  reader *r = cl_xcalloc(1, sizeof *r);
  r->tree = tree;
  r->diag = diag;
  r->base = tree->bom ? 3 : 0;
  enum cl_status status = read_either(r);
  free(r);
  return status;
}

enum cl_status cl_tree_read(cl_tree *tree, const char *file, char *src, size_t n, cl_diag *diag) {
  return read_as(tree, file, src, n, false, diag);
}

enum cl_status cl_tree_read_hushed(cl_tree *tree, const char *file, char *src, size_t n,
                                   cl_diag *diag) {
  return read_as(tree, file, src, n, true, diag);
}
