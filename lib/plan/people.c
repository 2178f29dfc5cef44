/* people.c - which file is people's; see plan.h. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "inner.h"

/* Is PART, of N bytes, `people`, alone or with something behind it that is no
 * letter and no digit: people.yaml, people-north.yaml, people~? */
static bool is_people_part(const char *part, size_t n) {
  static const char WORD[] = "people";
  size_t word = sizeof WORD - 1;
  while (n && (*part == '.' || *part == '#')) /* what editors put before it */
    part++, n--;
  return n >= word && strncasecmp(part, WORD, word) == 0 &&
         (n == word || !isalnum((unsigned char)part[word]));
}

bool cl_people_name(const char *name) {
  for (const char *p = name; *p;) {
    size_t n = strcspn(p, "/");
    if (is_people_part(p, n))
      return true;
    p += n + (p[n] == '/');
  }
  return false;
}

/* Does it hold people, and nothing else? */
static bool only_people(const cl_plan_file *file) {
  const cl_node *root = file->tree.root;
  size_t keys = 0;
  if (!root || root->kind != CL_MAP)
    return false;
  CL_EACH(child, root) {
    if (child->key != cl_sym("people"))
      return false;
    keys++;
  }
  return keys > 0;
}

bool cl_plan_is_people(const cl_plan *plan, size_t i) {
  const cl_plan_file *file = &plan->files[i];
  return (file->name && cl_people_name(file->name)) || (i > 0 && only_people(file));
}

int cl_plan_people_file(const cl_plan *plan) {
  const cl_rec *last = plan->last[CL_T_PERSON];
  if (last && last->file > 0 && cl_plan_is_people(plan, last->file))
    return (int)last->file;
  for (size_t i = 1; i < plan->file_count; i++)
    if (cl_plan_is_people(plan, i))
      return (int)i;
  return -1;
}

const char *cl_plan_missing_people(const cl_plan *plan) {
  for (size_t i = 0; i < plan->missing; i++)
    if (cl_people_name(plan->index->missing[i].name))
      return plan->index->missing[i].path;
  return NULL;
}
