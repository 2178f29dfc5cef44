/* proof.c - reading new bytes back: they must say what the old tree says, with
 * exactly the changes that were asked for.
 *
 * The events of the new bytes are compared one by one with a walk over the old
 * nodes, so nothing is built and a proof costs no more than reading. */
#include <string.h>

#include "inner.h"

typedef struct prover {
  const cl_edit *edit;
  yaml_parser_t parser;
  yaml_event_t event;
  cl_feed feed;
  bool have;
  cl_blame blame;
  const char *why;
  int depth;
} prover;

static bool wrong(prover *p, const char *why) {
  if (!p->why)
    p->why = why;
  return false;
}

static const yaml_event_t *peek(prover *p) {
  static const yaml_event_t none; /* YAML_NO_EVENT: stands for a broken file */
  if (!p->have) {
    if (!yaml_parser_parse(&p->parser, &p->event)) {
      if (p->parser.error == YAML_MEMORY_ERROR)
        cl_out_of_memory();
      wrong(p, p->feed.too_long ? _("a text would become longer than 1 MiB")
                                : cl_yaml_problem(&p->parser, ""));
      return &none;
    }
    cl_feed_came(&p->feed, p->event.type);
    p->have = true;
  }
  return &p->event;
}

static void advance(prover *p) {
  if (p->have)
    yaml_event_delete(&p->event);
  p->have = false;
}

static bool expect(prover *p, yaml_event_type_t type) {
  if (peek(p)->type != type)
    return wrong(p, _("the structure differs"));
  advance(p);
  return true;
}

static bool expect_scalar(prover *p, const char *text, size_t n) {
  const yaml_event_t *e = peek(p);
  if (e->type != YAML_SCALAR_EVENT)
    return wrong(p, _("a value is missing"));
  if (e->data.scalar.anchor || e->data.scalar.tag)
    return wrong(p, _("an anchor or tag appears"));
  if (e->data.scalar.length != n || memcmp(e->data.scalar.value, text, n) != 0)
    return wrong(p, _("a value differs"));
  advance(p);
  return true;
}

static bool is_empty_event(const yaml_event_t *e) {
  return e->type == YAML_SCALAR_EVENT && e->data.scalar.length == 0 &&
         e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

static bool open_event(prover *p, enum cl_kind kind) {
  const yaml_event_t *e = peek(p);
  if (e->type != (kind == CL_MAP ? YAML_MAPPING_START_EVENT : YAML_SEQUENCE_START_EVENT))
    return wrong(p, _("the structure differs"));
  if (++p->depth > CL_MAX_DEPTH)
    return wrong(p, _("it is nested too deep"));
  advance(p);
  return true;
}

static bool close_event(prover *p, enum cl_kind kind) {
  p->depth--;
  return expect(p, kind == CL_MAP ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT);
}

static bool expect_val(prover *p, const cl_val *val) {
  if (val->kind == CL_SCALAR)
    return expect_scalar(p, val->text.p, val->text.n);
  if (val->kind == CL_MAP && val->block)
    p->blame.map = val;
  if (!open_event(p, val->kind))
    return false;
  for (const cl_val *c = val->child; c; c = c->next)
    if ((val->kind == CL_MAP && !expect_scalar(p, c->key, strlen(c->key))) || !expect_val(p, c))
      return false;
  return close_event(p, val->kind);
}

static bool expect_inserts(prover *p, const cl_insert *insert) {
  p->blame.map = NULL;
  for (; insert; insert = insert->next)
    if ((insert->key && !expect_scalar(p, insert->key, strlen(insert->key))) ||
        !expect_val(p, insert->value))
      return false;
  return true;
}

/* A block scalar that ends the file without a break cannot have anything
 * behind it: what should come behind is then written before (splice.c). */
static bool expect_node(prover *p, const cl_node *node);

static bool expect_child(prover *p, const cl_node *parent, const cl_node *child) {
  const cl_mod *mod = cl_edit_mod(p->edit, child);
  const cl_insert *behind = mod ? mod->behind : NULL;
  if (mod)
    p->blame = (cl_blame){ .node = child };
  bool before = behind && cl_edit_goes_before(p->edit, child);
  if (before && !expect_inserts(p, behind))
    return false;
  if (!mod || !mod->removed) {
    if (parent->kind == CL_MAP) {
      const char *key = cl_sym_name(p->edit->tree, child->key);
      if (!expect_scalar(p, key, strlen(key)))
        return false;
    }
    if (!expect_node(p, child))
      return false;
  }
  return before || expect_inserts(p, behind);
}

/* All children taken out and none put in: the collection is gone, `key:` may
 * stand without a value. */
static bool emptied(const cl_edit *edit, const cl_node *node, const cl_mod *mod) {
  if (!cl_node_child(node) || (mod && mod->first))
    return false;
  CL_EACH(child, node) {
    const cl_mod *m = cl_edit_mod(edit, child);
    if (!m || !m->removed || m->behind)
      return false;
  }
  return true;
}

static bool expect_node(prover *p, const cl_node *node) {
  const cl_mod *mod = cl_edit_mod(p->edit, node);
  if (mod && mod->replace)
    return expect_val(p, mod->replace);
  if (node->kind == CL_SCALAR) {
    const cl_str text = cl_node_text(node);
    const bool empty = cl_node_empty(node);
    const yaml_event_t *e = peek(p);
    if (empty != (is_empty_event(e) || (text.n && empty && e->type == YAML_SCALAR_EVENT &&
                                        e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)))
      return wrong(p, _("a value differs"));
    return expect_scalar(p, text.p, text.n);
  }
  if (emptied(p->edit, node, mod) && is_empty_event(peek(p))) {
    advance(p);
    return true;
  }
  if (!open_event(p, node->kind))
    return false;
  if (mod && !expect_inserts(p, mod->first))
    return false;
  CL_EACH(child, node)
    if (!expect_child(p, node, child))
      return false;
  return close_event(p, node->kind);
}

static bool expect_document(prover *p) {
  const cl_tree *tree = p->edit->tree;
  if (!expect(p, YAML_STREAM_START_EVENT) || !expect(p, YAML_DOCUMENT_START_EVENT))
    return false;
  if (tree->root && !p->edit->root) {
    if (!expect_node(p, tree->root))
      return false;
  } else if (!open_event(p, CL_MAP) || !expect_inserts(p, p->edit->root) ||
             !close_event(p, CL_MAP)) {
    return false;
  }
  return expect(p, YAML_DOCUMENT_END_EVENT) && expect(p, YAML_STREAM_END_EVENT);
}

/* NULL when the bytes say what was asked for, else what differs. */
static const char *prove(cl_edit *edit, const cl_buf *bytes) {
  size_t bom = bytes->len >= 3 && memcmp(bytes->p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  if (cl_utf8_bad(cl_buf_text(bytes), bytes->len))
    return _("this is not valid UTF-8");
  prover p = { .edit = edit };
  if (!yaml_parser_initialize(&p.parser))
    cl_out_of_memory();
  cl_feed_start(&p.feed, &p.parser, cl_buf_text(bytes) + bom, bytes->len - bom);
  const char *why = NULL;
  if (!expect_document(&p))
    why = cl_strdup(edit->arena, p.why ? p.why : _("the structure differs"));
  edit->blame = p.blame;
  advance(&p);
  yaml_parser_delete(&p.parser);
  return why;
}

enum cl_status cl_edit_apply(cl_edit *edit, cl_buf *out, cl_diag *diag) {
  size_t before = out->len;
  cl_edit_sort(edit);
  cl_buf bytes = CL_BUF_INIT;
  cl_edit_render(edit, &bytes);
  enum cl_status status = CL_OK;
  const char *why = NULL;
  if (bytes.len > CL_MAX_FILE)
    status = cl_fail(diag, CL_PLAN, CL_IN(edit->tree->file),
                     _("nothing was changed: the file would become larger than 64 MiB"));
  else if ((why = prove(edit, &bytes)) != NULL)
    status = cl_fail(diag, CL_PLAN, CL_IN(edit->tree->file),
                     _("nothing was changed: this change could not be written safely here (%s); "
                       "please make it by hand"),
                     why);
  if (status != CL_OK) {
    cl_buf_free(&bytes);
    return status;
  }
  if (before == 0) {
    cl_buf_free(out);
    *out = bytes;
    return CL_OK;
  }
  cl_buf_add(out, cl_buf_text(&bytes), bytes.len);
  cl_buf_free(&bytes);
  return CL_OK;
}
