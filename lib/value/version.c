/* version.c - eight letters that say what a record was; see version.h. */
#include "version.h"

#include <string.h>

#include "../base/hash.h"
#include "cell.h"

/* Between the parts, so that no two records come to the same bytes. */
enum { PART = 0x1E, VALUE = 0x1F };

static void feed(cl_version *version, unsigned char byte) {
  version->hash = cl_hash_byte(version->hash, byte);
}

/* As import reads a cell: without blanks around it, LF for every line break. */
static void feed_text(cl_version *version, cl_str text) {
  text = cl_str_trim(text);
  for (size_t i = 0; i < text.n; i++) {
    if (text.p[i] != '\r')
      feed(version, (unsigned char)text.p[i]);
    else if (i + 1 == text.n || text.p[i + 1] != '\n')
      feed(version, '\n');
  }
}

static void feed_value(cl_version *version, cl_field field, cl_str text) {
  enum cl_value_kind kind = cl_field_info(field)->kind;
  char number[40];
  double value;
  feed(version, VALUE);
  text = cl_value_canonical(field, cl_str_trim(text));
  if ((kind == CL_K_NUM || kind == CL_K_INT) && cl_parse_num(text, &value))
    text = cl_str_of(cl_format_num(number, value, false));
  feed_text(version, text);
}

static void feed_name(cl_version *version, cl_field field) {
  feed(version, PART);
  feed_text(version, cl_str_of(cl_field_info(field)->path));
}

void cl_version_start(cl_version *version, cl_type type, cl_str community, cl_str id) {
  version->hash = CL_HASH_START;
  feed_text(version, cl_str_of(cl_type_info(type)->name));
  feed(version, PART);
  feed_text(version, community);
  feed(version, PART);
  feed_text(version, id);
}

bool cl_version_counts(cl_field field, bool with_names) {
  const cl_field_row *row = cl_field_info(field);
  return !(row->flags & CL_SUB) && row->kind != CL_K_ID &&
         (with_names || !(row->flags & CL_PERSONAL));
}

void cl_version_values(cl_version *version, cl_field field, const char *const *values, size_t n) {
  if (n)
    feed_name(version, field);
  for (size_t i = 0; i < n; i++)
    feed_value(version, field, cl_str_of(values[i]));
}

void cl_version_node(cl_version *version, cl_field field, const cl_node *node) {
  const cl_field_row *row = cl_field_info(field);
  if (!node)
    return;
  if (!(row->flags & CL_LIST)) {
    feed_name(version, field);
    feed_value(version, field, cl_node_text(node));
    return;
  }
  cl_buf item = CL_BUF_INIT;
  bool any = false;
  CL_EACH(child, node) {
    cl_str text = cl_node_text(child);
    if (row->kind == CL_K_ITEMS) {
      cl_buf_cut(&item, 0);
      cl_item_cell(&item, field, child, CL_CANONICAL);
      text = (cl_str){ cl_buf_text(&item), item.len };
    }
    if (!cl_str_trim(text).n)
      continue;
    if (!any)
      feed_name(version, field);
    any = true;
    feed_value(version, field, text);
  }
  cl_buf_free(&item);
}

void cl_version_end(const cl_version *version, char out[CL_VERSION_SIZE]) {
  static const char letters[] = "bcdfghjklmnpqrstvwxz";
  /* FNV leaves the high bits better mixed than the low ones. */
  uint64_t hash = version->hash ^ version->hash >> 32;
  hash *= 0x9E3779B97F4A7C15u;
  hash ^= hash >> 29;
  for (int i = 0; i < CL_VERSION_SIZE - 1; i++) {
    out[i] = letters[hash % (sizeof letters - 1)];
    hash /= sizeof letters - 1;
  }
  out[CL_VERSION_SIZE - 1] = '\0';
}

void cl_rec_version(char out[CL_VERSION_SIZE], const cl_rec *rec, bool with_names) {
  const cl_type_row *type = cl_type_info(rec->type);
  bool named = type->id != CL_F_NONE || type->shape == CL_KEYED;
  cl_version version;
  cl_version_start(&version, rec->type, cl_str_of(rec->parent ? rec->parent->id : ""),
                   cl_str_of(named ? rec->id : ""));
  CL_EACH_FIELD(field, type) {
    if (cl_version_counts(field, with_names))
      cl_version_node(&version, field, cl_rec_node(rec, field));
  }
  cl_version_end(&version, out);
}
