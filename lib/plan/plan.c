/* plan.c - files to records: the root, what it includes, and what stands in
 * them, checked against the schema as it is read. */
#include <errno.h>
#include <glob.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/copies.h"
#include "inner.h"
#include "people.h"

/* ---- reading one file's nodes ------------------------------------------------ */

typedef struct reader {
  cl_plan *plan;
  cl_diag *diag;
  uint32_t file;
  cl_arena *scratch;
} reader;

static cl_tree *tree_of(reader *r) {
  return &r->plan->files[r->file].tree;
}

static void wrong_shape(reader *r, const cl_node *node, const char *id, const char *text) {
  const char *key = cl_sym_name(tree_of(r), node->key);
  uint32_t at = node->style == CL_BLOCK && node->key ? node->kstart : node->start;
  cl_tree_say(tree_of(r), at, r->diag, CL_ERROR, NULL, id, text, key);
}

static void check_value(reader *r, const cl_node *node, cl_field field, const char *id) {
  cl_str text = cl_node_text(node);
  bool hushed = cl_tree_hushes(tree_of(r), node->start);
  const char *why = (hushed ? cl_value_bad_unseen : cl_value_bad)(field, text, r->scratch);
  if (!why)
    return;
  cl_tree_say(tree_of(r), node->start, r->diag, CL_ERROR, NULL, id, "%s: %s",
              cl_field_info(field)->path, why);
}

static void unknown_key(reader *r, const cl_node *node, int scope, const char *id) {
  const char *near = cl_scope_suggest(scope, cl_sym_name(tree_of(r), node->key));
  const char *shown = cl_tree_shown_key(tree_of(r), node, r->scratch);
  if (near)
    cl_tree_say(tree_of(r), node->kstart, r->diag, CL_ERROR, NULL, id,
                _("unknown field '%s': did you mean '%s'?"), shown, near);
  else
    cl_tree_say(tree_of(r), node->kstart, r->diag, CL_ERROR, NULL, id,
                _("unknown field '%s': it does not belong here"), shown);
}

static void check_items(reader *r, const cl_node *list, int scope, const char *id) {
  CL_EACH(item, list) {
    if (item->kind != CL_MAP) {
      wrong_shape(r, list, id, _("%s: each item is a map, such as {key: value}"));
      return;
    }
    CL_EACH(child, item) {
      cl_key key = cl_scope_key(scope, child->key);
      if (key.kind != CL_KEY_FIELD)
        unknown_key(r, child, scope, id);
      else if (child->kind != CL_SCALAR)
        wrong_shape(r, child, id, _("%s: a single value is expected here"));
      else if (!cl_node_empty(child))
        check_value(r, child, (cl_field)key.value, id);
    }
  }
}

static void check_list(reader *r, const cl_node *list, cl_field field, const char *id) {
  CL_EACH(item, list) {
    if (item->kind != CL_SCALAR)
      wrong_shape(r, list, id, _("%s: a list of single values is expected here"));
    else if (!cl_node_empty(item))
      check_value(r, item, field, id);
  }
}

static void take_field(reader *r, cl_rec *rec, cl_node *node, cl_key key) {
  cl_field field = (cl_field)key.value;
  const cl_field_row *info = cl_field_info(field);
  if (cl_node_empty(node))
    return;
  if (info->flags & CL_LIST) {
    if (node->kind != CL_SEQ) {
      wrong_shape(r, node, rec->id, _("%s is a list: write it as [one, two]"));
      return;
    }
    if (info->kind == CL_K_ITEMS)
      check_items(r, node, key.items, rec->id);
    else
      check_list(r, node, field, rec->id);
  } else if (node->kind != CL_SCALAR) {
    wrong_shape(r, node, rec->id, _("%s: a single value is expected here"));
    return;
  } else {
    check_value(r, node, field, rec->id);
  }
  if (cl_rec_has(rec, field)) { /* only the organisation's: elsewhere a key cannot come twice */
    cl_place first = cl_rec_place(r->plan, rec, field);
    cl_tree_say(tree_of(r), node->kstart, r->diag, CL_ERROR, NULL, NULL,
                _("'%s' is given twice: it already stands in %s, line %u"), info->path, first.file,
                first.line);
    return;
  }
  cl_rec_put(rec, field, node);
  if (rec->type == CL_T_ORGANISATION)
    r->plan->index->field_file[field - CL_F_ORGANISATION_PLAN] = r->file;
}

static void read_scope(reader *r, cl_node *map, int scope, cl_rec *rec);

/* ---- records ---- */

static cl_rec *new_rec(reader *r, cl_type type, cl_node *node, cl_node *list, cl_rec *parent) {
  cl_plan *plan = r->plan;
  size_t size = sizeof(cl_rec) + cl_rec_room(type, node) * sizeof(cl_node *);
  cl_rec *rec = cl_alloc(plan->arena, size);
  plan->index->rec_bytes += size;
  rec->type = type;
  rec->file = r->file;
  rec->node = node;
  rec->list = list;
  rec->parent = parent;
  if (plan->last[type])
    plan->last[type]->next = rec;
  else
    plan->first[type] = rec;
  plan->last[type] = rec;
  plan->count[type]++;
  return rec;
}

/* The id that stands there, needed before the other fields are read so that
 * findings can name the record. */
static const char *early_id(reader *r, cl_type type, const cl_node *node) {
  if (cl_type_info(type)->id == CL_F_NONE)
    return NULL;
  static uint16_t id_sym;
  if (!id_sym)
    id_sym = cl_sym("id");
  const cl_node *id = cl_node_get(node, id_sym);
  const cl_str text = cl_node_text(id);
  if (!text.n || (!cl_is_id(text) && cl_tree_hushes(tree_of(r), id->start)))
    return NULL; /* a name where an id should stand would be in every message */
  return cl_strndup(r->plan->arena, text.p, text.n);
}

/* Records of next to nothing take much more memory than their bytes: what no
 * person wrote is not read to its end. */
enum { REC_MEMORY = 32 << 20, REC_USUAL = 2, MOST_FILES = 10000, MOST_PATTERNS = 2 };

static bool is_full(reader *r, const cl_node *node) {
  struct cl_plan_index *index = r->plan->index;
  if (index->full || index->rec_bytes < REC_MEMORY ||
      index->rec_bytes / REC_USUAL < index->file_bytes)
    return index->full;
  cl_tree_say(tree_of(r), node->start, r->diag, CL_ERROR, NULL, NULL,
              _("there are more records in this plan than can be read: split it in several plans"));
  return index->full = true;
}

static void read_record(reader *r, cl_type type, cl_node *node, cl_node *list, cl_rec *parent) {
  if (is_full(r, node))
    return;
  if (node->kind != CL_MAP) {
    cl_tree_say(tree_of(r), node->start, r->diag, CL_ERROR, NULL, NULL,
                _("a %s is a map of fields, such as {id: ...}"),
                cl_type_label(type, cl_lang_user(), false));
    return;
  }
  cl_rec *rec = new_rec(r, type, node, list, parent);
  rec->id = early_id(r, type, node);
  read_scope(r, node, (int)type, rec);
}

static void read_keyed(reader *r, cl_type type, cl_node *map) {
  CL_EACH(child, map) {
    const char *name = cl_sym_name(tree_of(r), child->key);
    int key = cl_choice_find(CL_S_READINESS, cl_str_of(name));
    const char *written = key < 0 ? NULL : cl_choice_value(CL_S_READINESS, key);
    if (!written)
      cl_tree_say(tree_of(r), child->kstart, r->diag, CL_ERROR, NULL, NULL,
                  _("unknown question '%s': see cl-kapstok ready"),
                  cl_tree_shown_key(tree_of(r), child, r->scratch));
    else if (strcmp(written, name) != 0)
      cl_tree_say(tree_of(r), child->kstart, r->diag, CL_ERROR, NULL, NULL,
                  _("unknown question '%s': in a plan it is called '%s'"), name, written);
    if (!written || strcmp(written, name) != 0)
      continue;
    if (cl_node_empty(child))
      continue;
    if (child->kind != CL_MAP) {
      wrong_shape(r, child, name, _("%s: an answer is a map, such as {answer: yes}"));
      continue;
    }
    for (const cl_rec *other = r->plan->first[type]; other; other = other->next)
      if (strcmp(other->id, name) == 0) {
        cl_place first = cl_rec_place(r->plan, other, CL_F_NONE);
        cl_tree_say(tree_of(r), child->kstart, r->diag, CL_ERROR, NULL, name,
                    _("'%s' is given twice: it already stands in %s, line %u"), name, first.file,
                    first.line);
        break;
      }
    cl_rec *rec = new_rec(r, type, child, map, NULL);
    rec->id = name;
    read_scope(r, child, (int)type, rec);
  }
}

static void read_type(reader *r, cl_type type, cl_node *node, cl_rec *parent) {
  bool keyed = cl_type_info(type)->shape == CL_KEYED;
  if (cl_node_empty(node))
    return;
  if (node->kind != (keyed ? CL_MAP : CL_SEQ)) {
    wrong_shape(r, node, parent ? parent->id : NULL,
                keyed ? _("%s is a map of questions and answers")
                      : _("%s is a list: each item begins with '- '"));
    return;
  }
  if (keyed)
    read_keyed(r, type, node);
  else
    CL_EACH(item, node)
      read_record(r, type, item, node, parent);
}

static void read_scope(reader *r, cl_node *map, int scope, cl_rec *rec) {
  CL_EACH(child, map) {
    cl_key key = cl_scope_key(scope, child->key);
    switch (key.kind) {
    case CL_KEY_FIELD:
      take_field(r, rec, child, key);
      break;
    case CL_KEY_TYPE:
      read_type(r, (cl_type)key.value, child, rec->type == CL_T_ORGANISATION ? NULL : rec);
      break;
    case CL_KEY_SCOPE:
      if (child->kind == CL_MAP)
        read_scope(r, child, key.value, rec);
      else if (!cl_node_empty(child))
        wrong_shape(r, child, rec->id, _("%s is a map of fields, such as {key: value}"));
      break;
    default:
      unknown_key(r, child, scope, rec->id);
    }
  }
}

/* ---- files -------------------------------------------------------------------- */

/* What is to be read instead of the file at PATH, or NULL. */
static const cl_overlay *overlay_of(const cl_plan *plan, const char *path) {
  for (size_t i = 0; i < plan->index->over_count; i++)
    if (strcmp(plan->index->over[i].path, path) == 0)
      return &plan->index->over[i];
  return NULL;
}

/* Standard input that is laid over was read already. */
static enum cl_status read_bytes(cl_plan *plan, const char *path, const char *name,
                                 cl_plan_file *file, cl_buf *bytes, cl_diag *diag) {
  const cl_store *store = plan->index->store;
  const cl_overlay *over = overlay_of(plan, path);
  enum cl_status status = CL_OK;
  if (store)
    return store->read(store->data, name, bytes, diag);
  if (!over || strcmp(path, "-") != 0)
    status = cl_file_read(path, CL_MAX_FILE, bytes, &file->stamp, diag);
  if (!over || status != CL_OK)
    return status;
  cl_buf_cut(bytes, 0);
  cl_buf_add(bytes, over->bytes.p, over->bytes.n);
  return CL_OK;
}

static enum cl_status read_file(cl_plan *plan, const char *path, const char *name, cl_diag *diag) {
  plan->files =
      cl_grow(plan->files, &plan->index->file_cap, plan->file_count + 1, sizeof *plan->files);
  cl_plan_file *file = &plan->files[plan->file_count];
  *file =
      (cl_plan_file){ .path = cl_strdup(plan->arena, path), .name = cl_strdup(plan->arena, name) };
  cl_buf bytes = CL_BUF_INIT;
  enum cl_status status = read_bytes(plan, path, name, file, &bytes, diag);
  if (status != CL_OK) {
    cl_buf_free(&bytes);
    return status;
  }
  if (plan->file_count++ == 0)
    cl_lang_follow(cl_plan_text_lang((cl_str){ cl_buf_text(&bytes), bytes.len }));
  size_t n = bytes.len;
  plan->index->file_bytes += n;
  bool hushed = cl_people_name(name);
  status = cl_plan_conflict(file->path, (cl_str){ cl_buf_text(&bytes), n }, hushed, diag);
  if (status != CL_OK) {
    cl_buf_free(&bytes);
    return status;
  }
  status = (hushed ? cl_tree_read_hushed : cl_tree_read)(&file->tree, file->path,
                                                         cl_buf_take(&bytes), n, diag);
  if (status != CL_OK || !file->tree.root || file->tree.root->kind == CL_MAP ||
      cl_node_empty(file->tree.root))
    return status;
  cl_tree_say(&file->tree, file->tree.root->start, diag, CL_ERROR, NULL, NULL,
              _("this is no plan: a plan begins with `plan: 1`"));
  if (diag->worst < CL_PLAN)
    diag->worst = CL_PLAN;
  return CL_PLAN;
}

static void read_nodes(cl_plan *plan, uint32_t file, cl_diag *diag) {
  reader r = { .plan = plan, .diag = diag, .file = file, .scratch = cl_arena_new() };
  cl_node *root = plan->files[file].tree.root;
  if (root && root->kind == CL_MAP)
    read_scope(&r, root, CL_SCOPE_ROOT, plan->first[CL_T_ORGANISATION]);
  cl_arena_free(r.scratch);
}

/* A path that stays below the root's folder: not absolute, no `..`. */
static bool stays_inside(const char *path) {
  if (*path == '/' || *path == '\0')
    return false;
  for (const char *p = path; *p;) {
    size_t n = strcspn(p, "/");
    if (n == 2 && p[0] == '.' && p[1] == '.')
      return false;
    p += n + (p[n] == '/');
  }
  return true;
}

/* Does the real file lie below the real folder of the root?  Links may not
 * lead out.  1, 0, or -1 and errno when that cannot be seen. */
static int really_inside(const cl_plan *plan, const char *path) {
  char *dir = realpath(*plan->index->root_dir ? plan->index->root_dir : ".", NULL);
  char *file = dir ? realpath(path, NULL) : NULL;
  int error = errno, inside = -1;
  size_t n = dir ? strlen(dir) : 0;
  if (file)
    inside = strncmp(dir, file, n) == 0 && (file[n] == '/' || n == 1);
  free(dir);
  free(file);
  errno = error;
  return inside;
}

static bool already_read(const cl_plan *plan, const char *path) {
  struct stat st;
  if (stat(path, &st) != 0)
    return false;
  for (size_t i = 0; i < plan->file_count; i++) {
    const cl_stamp *s = &plan->files[i].stamp;
    if (s->known && s->device == (uint64_t)st.st_dev && s->inode == (uint64_t)st.st_ino)
      return true;
  }
  return false;
}

static enum cl_status too_many(cl_plan *plan, const cl_node *node, cl_diag *diag) {
  cl_tree_say(&plan->files[0].tree, node->start, diag, CL_ERROR, NULL, NULL,
              _("include: a plan has at most %d files"), MOST_FILES);
  diag->worst = diag->worst < CL_PLAN ? CL_PLAN : diag->worst;
  return CL_PLAN;
}

/* Reads the file at PATH, called NAME, behind the others. */
static enum cl_status take_file(cl_plan *plan, const cl_node *item, const char *path,
                                const char *name, cl_diag *diag) {
  if (plan->file_count == MOST_FILES)
    return too_many(plan, item, diag);
  enum cl_status status = read_file(plan, path, name, diag);
  if (status != CL_OK)
    return status;
  cl_tree *tree = &plan->files[plan->file_count - 1].tree;
  const cl_node *nested = cl_node_get(tree->root, cl_sym("include"));
  if (nested)
    cl_tree_say(tree, nested->kstart, diag, CL_ERROR, NULL, NULL,
                _("an included file cannot include others: name them in the root file"));
  return CL_OK;
}

static enum cl_status include_file(cl_plan *plan, const cl_node *item, const char *path,
                                   cl_diag *diag) {
  cl_tree *root = &plan->files[0].tree;
  int inside = really_inside(plan, path);
  if (inside < 0)
    return cl_fail(diag, CL_IO, CL_IN(path), _("cannot be opened: %s"), cl_strerror(errno));
  if (!inside) {
    cl_tree_say(root, item->start, diag, CL_ERROR, NULL, NULL,
                _("include: %s leads out of the plan's folder"), path);
    return CL_OK;
  }
  if (cl_file_is_stream(path))
    return cl_fail(diag, CL_IO, CL_IN(path), _("this is no file that can be included"));
  if (already_read(plan, path))
    return CL_OK;
  return take_file(plan, item, path, path + strlen(plan->index->root_dir), diag);
}

/* NAME is PATH as seen from the root's folder. */
static void note_missing(cl_plan *plan, const cl_node *item, const char *path, const char *name,
                         cl_diag *diag) {
  struct cl_plan_index *index = plan->index;
  index->missing =
      cl_grow(index->missing, &index->missing_cap, plan->missing + 1, sizeof *index->missing);
  index->missing[plan->missing++] = (struct cl_missing){ path, name };
  cl_tree_say(&plan->files[0].tree, item->start, diag, CL_NOTE, NULL, NULL,
              _("%s is not here: references to what stands in it are not checked"), path);
}

/* glob() reads backslashes and brackets in the folder's own name, too. */
char *cl_plan_glob_escape(cl_arena *arena, const char *dir) {
  cl_buf out = CL_BUF_INIT;
  for (; *dir; dir++) {
    if (strchr("*?[\\", *dir))
      cl_buf_putc(&out, '\\');
    cl_buf_putc(&out, *dir);
  }
  return cl_buf_keep(&out, arena);
}

/* A folder that cannot be looked into is not the same as one that is not there:
 * files of the plan may stand in it. */
static int glob_error;

static int on_glob_error(const char *path, int error) {
  (void)path;
  glob_error = error;
  return error != ENOENT && error != ENOTDIR;
}

/* How many parts of PATTERN stand for more than one name.  Each multiplies what
 * there is to look at, and folders may be links to themselves. */
static int wild_parts(const char *pattern) {
  int parts = 0;
  for (const char *p = pattern; *p;) {
    size_t n = strcspn(p, "/");
    parts += strcspn(p, "*?[") < n;
    p += n + (p[n] == '/');
  }
  return parts;
}

/* ---- copies ---- */

static void note_name(void *to, const char *name) {
  (void)name;
  *(bool *)to = true;
}

/* Is there a file NAME, seen from the root's folder? */
static bool stands(const cl_plan *plan, const char *name, cl_diag *diag) {
  const cl_store *store = plan->index->store;
  bool there = false;
  if (!store)
    return access(cl_asprintf(plan->arena, "%s%s", plan->index->root_dir, name), F_OK) == 0;
  store->match(store->data, cl_plan_glob_escape(plan->arena, name), diag, note_name, &there);
  return there;
}

/* Is the file NAME, at PATH, a copy that a program left there?  Then a pattern does not
 * mean it: it is named, not read. */
static bool is_copy(cl_plan *plan, const cl_node *item, const char *path, const char *name,
                    cl_diag *diag) {
  bool sure;
  const char *of = cl_copy_of(plan->arena, cl_basename(name), &sure);
  if (!of)
    return false;
  const char *there = cl_asprintf(plan->arena, "%s%s", cl_dirname(plan->arena, name), of);
  if (!sure && !stands(plan, there, diag))
    return false;
  cl_tree_say(&plan->files[0].tree, item->start, diag, CL_WARNING, NULL, NULL,
              _("%s is not read: a program left it there as a copy of %s; take over what you need, "
                "then remove it"),
              path, of);
  return true;
}

/* ---- files of a store ---- */

typedef struct stored {
  cl_plan *plan;
  const cl_node *item;
  cl_diag *diag;
  enum cl_status status;
  bool pattern;
} stored;

static bool was_read(const cl_plan *plan, const char *name) {
  for (size_t i = 0; i < plan->file_count; i++)
    if (strcmp(plan->files[i].name, name) == 0)
      return true;
  return false;
}

static void include_stored(void *to, const char *name) {
  stored *s = to;
  cl_plan *plan = s->plan;
  if (s->status != CL_OK || was_read(plan, name))
    return;
  const char *path = cl_asprintf(plan->arena, "%s:%s", plan->index->store->label, name);
  if (s->pattern && is_copy(plan, s->item, path, name, s->diag))
    return;
  s->status = take_file(plan, s->item, path, name, s->diag);
  if (s->status == CL_FOUND) {
    note_missing(plan, s->item, path, name, s->diag);
    s->status = CL_OK;
  }
}

static enum cl_status include_from_store(cl_plan *plan, const cl_node *item, const char *path,
                                         cl_diag *diag) {
  stored s = { plan, item, diag, CL_OK, strpbrk(path, "*?[") != NULL };
  const cl_store *store = plan->index->store;
  if (!s.pattern) {
    include_stored(&s, path);
    return s.status;
  }
  enum cl_status status = store->match(store->data, path, diag, include_stored, &s);
  return status != CL_OK ? status : s.status;
}

static enum cl_status include_pattern(cl_plan *plan, const cl_node *item, const char *pattern,
                                      cl_diag *diag) {
  if (wild_parts(pattern) > MOST_PATTERNS) {
    cl_tree_say(&plan->files[0].tree, item->start, diag, CL_ERROR, NULL, NULL,
                _("include: %s: at most two parts of a path may hold *, ? or ["), pattern);
    return CL_OK;
  }
  if (plan->index->store)
    return include_from_store(plan, item, pattern, diag);
  const char *dir = plan->index->root_dir;
  char *full = cl_asprintf(plan->arena, "%s%s", cl_plan_glob_escape(plan->arena, dir), pattern);
  glob_t found;
  enum cl_status status = CL_OK;
  int result = glob(full, 0, on_glob_error, &found);
  if (result == GLOB_NOSPACE)
    cl_out_of_memory();
  for (size_t i = 0; result == 0 && i < found.gl_pathc && status == CL_OK; i++)
    if (!is_copy(plan, item, found.gl_pathv[i], found.gl_pathv[i] + strlen(dir), diag))
      status = include_file(plan, item, found.gl_pathv[i], diag);
  globfree(&found);
  /* People stay out of git, so that elsewhere all of them may be missing. */
  if (result == GLOB_NOMATCH && cl_people_name(pattern))
    note_missing(plan, item, cl_asprintf(plan->arena, "%s%s", dir, pattern), pattern, diag);
  if (result == GLOB_ABORTED)
    status = cl_fail(diag, CL_IO, CL_IN(full), _("cannot be opened: %s"), cl_strerror(glob_error));
  return status;
}

static enum cl_status include_item(cl_plan *plan, const cl_node *item, cl_diag *diag) {
  char *path = cl_str_dup(plan->arena, cl_node_text(item));
  if (!path || !*path)
    return CL_OK;
  if (!stays_inside(path)) {
    cl_tree_say(&plan->files[0].tree, item->start, diag, CL_ERROR, NULL, NULL,
                _("include: %s leads out of the plan's folder"), path);
    return CL_OK;
  }
  if (strpbrk(path, "*?["))
    return include_pattern(plan, item, path, diag);
  if (plan->index->store)
    return include_from_store(plan, item, path, diag);
  char *full = cl_asprintf(plan->arena, "%s%s", plan->index->root_dir, path);
  if (access(full, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
    note_missing(plan, item, full, path, diag);
    return CL_OK;
  }
  return include_file(plan, item, full, diag);
}

static enum cl_status read_includes(cl_plan *plan, cl_diag *diag) {
  const cl_node *list = cl_node_get(plan->files[0].tree.root, cl_sym("include"));
  enum cl_status worst = CL_OK;
  if (!list || list->kind != CL_SEQ)
    return CL_OK;
  if (cl_node_count(list) > MOST_FILES)
    return too_many(plan, list, diag);
  CL_EACH(item, list) {
    enum cl_status status = item->kind == CL_SCALAR ? include_item(plan, item, diag) : CL_OK;
    if (status > worst)
      worst = status;
  }
  return worst;
}

/* ---- the plan -------------------------------------------------------------------- */

static enum cl_status check_version(cl_plan *plan, cl_diag *diag) {
  const cl_rec *rec = plan->first[CL_T_ORGANISATION];
  cl_str version = cl_rec_text(rec, CL_F_ORGANISATION_PLAN);
  if (!version.p || cl_str_is(version, "1"))
    return CL_OK;
  cl_rec_say(plan, rec, CL_F_ORGANISATION_PLAN, diag, CL_ERROR, NULL,
             _("this plan has format %.*s; this program reads format 1"), (int)version.n,
             version.p);
  if (diag->worst < CL_PLAN)
    diag->worst = CL_PLAN;
  return CL_PLAN;
}

static enum cl_status open_plan(cl_plan *plan, const char *path, const char *name, cl_diag *diag) {
  enum cl_status status = read_file(plan, path, name, diag);
  if (status != CL_OK)
    return status;
  if (plan->from_stdin &&
      cl_tree_blank(&plan->files[0].tree)) /* what a failed step before leaves */
    return cl_fail(diag, CL_PLAN, CL_IN(plan->files[0].path),
                   _("there is no plan on standard input: what comes before in the pipe gave "
                     "nothing"));
  plan->index->root_dir = plan->from_stdin || plan->from_store ? "" : cl_dirname(plan->arena, path);
  status = read_includes(plan, diag);
  if (status != CL_OK)
    return status;
  size_t before = diag->by_level[CL_ERROR];
  reader r = { .plan = plan, .diag = diag };
  new_rec(&r, CL_T_ORGANISATION, plan->files[0].tree.root, NULL, NULL)->id = "organisation";
  for (uint32_t i = 0; i < plan->file_count; i++)
    read_nodes(plan, i, diag);
  if (plan->index->full) {
    diag->worst = diag->worst < CL_PLAN ? CL_PLAN : diag->worst;
    return CL_PLAN;
  }
  cl_index_records(plan, diag);
  plan->format_errors = diag->by_level[CL_ERROR] - before;
  return check_version(plan, diag);
}

enum cl_status cl_plan_open(cl_plan **out, const char *path, cl_diag *diag) {
  return cl_plan_open_over(out, path, NULL, 0, diag);
}

static cl_plan *new_plan(void) {
  cl_scopes_start();
  cl_arena *arena = cl_arena_new();
  cl_plan *plan = cl_alloc(arena, sizeof *plan);
  plan->arena = arena;
  plan->index = cl_alloc(arena, sizeof *plan->index);
  plan->index->root_dir = "";
  plan->index->field_file =
      cl_alloc(arena, cl_type_info(CL_T_ORGANISATION)->fields * sizeof(uint32_t));
  return plan;
}

static enum cl_status finish_opening(cl_plan *plan, cl_plan **out, const char *path,
                                     const char *name, cl_diag *diag) {
  size_t errors = diag->by_level[CL_ERROR];
  enum cl_status status = open_plan(plan, path, name, diag);
  plan->format_errors = diag->by_level[CL_ERROR] - errors;
  plan->index->store = NULL;
  *out = plan;
  if (status != CL_OK) {
    *out = NULL;
    cl_plan_close(plan);
  }
  return status;
}

enum cl_status cl_plan_open_over(cl_plan **out, const char *path, const cl_overlay *over, size_t n,
                                 cl_diag *diag) {
  cl_plan *plan = new_plan();
  plan->from_stdin = strcmp(path, "-") == 0;
  plan->index->over = over;
  plan->index->over_count = n;
  return finish_opening(plan, out, path, cl_basename(path), diag);
}

enum cl_status cl_plan_open_store(cl_plan **out, const cl_store *store, const char *name,
                                  cl_diag *diag) {
  cl_plan *plan = new_plan();
  plan->from_store = true;
  plan->index->store = store;
  return finish_opening(plan, out, cl_asprintf(plan->arena, "%s:%s", store->label, name), name,
                        diag);
}

void cl_plan_close(cl_plan *plan) {
  if (!plan)
    return;
  for (size_t i = 0; i < plan->file_count; i++)
    cl_tree_free(&plan->files[i].tree);
  free(plan->files);
  cl_index_free(plan->index);
  free(plan->index->missing);
  cl_arena_free(plan->arena);
}
