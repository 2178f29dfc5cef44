/* people.c - which file is people's; see people.h. */
#include <ctype.h>
#include <dirent.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "../base/copies.h"
#include "inner.h"
#include "people.h"

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

/* ---- What the disk and git say ---------------------------------------------------- */

static bool is_of_plan(const cl_plan *plan, const char *path) {
  for (size_t i = 0; i < plan->file_count; i++)
    if (strcmp(plan->files[i].path, path) == 0)
      return true;
  return false;
}

static void add_copy(cl_plan *plan, const char *path) {
  struct cl_plan_index *index = plan->index;
  for (size_t i = 0; i < index->copy_count; i++)
    if (strcmp(index->copies[i], path) == 0)
      return;
  index->copies =
      cl_grow(index->copies, &index->copy_cap, index->copy_count + 1, sizeof *index->copies);
  index->copies[index->copy_count++] = path;
}

/* Copies of the file at PATH that stand beside it: people-LAPTOP.yaml, people.yaml~. */
static void look_beside(cl_plan *plan, const char *path) {
  const char *folder = cl_dirname(plan->arena, path), *name = cl_basename(path);
  DIR *dir = opendir(*folder ? folder : ".");
  for (struct dirent *entry; dir && (entry = readdir(dir));) {
    bool sure;
    const char *of = cl_copy_of(plan->arena, entry->d_name, &sure);
    if (!of || strcasecmp(of, name) != 0)
      continue;
    const char *copy = cl_asprintf(plan->arena, "%s%s", folder, entry->d_name);
    if (!is_of_plan(plan, copy) && cl_git_tracks(copy) == CL_GIT_TRACKED)
      add_copy(plan, copy);
  }
  if (dir)
    closedir(dir);
}

static void ask_file(cl_plan *plan, size_t i) {
  struct stat st;
  cl_plan_file *file = &plan->files[i];
  file->git = cl_git_tracks(file->path);
  file->open = stat(file->path, &st) == 0 && (st.st_mode & S_IROTH);
}

void cl_plan_ask_git(cl_plan *plan) {
  const cl_rec *last = NULL; /* those of one file stand together */
  if (plan->from_store)
    return;
  CL_EACH_REC(person, plan, CL_T_PERSON) {
    bool standard = plan->from_stdin && person->file == 0;
    if ((!last || last->file != person->file) && !standard)
      ask_file(plan, person->file);
    last = person;
  }
  for (size_t i = 0; i < plan->file_count; i++)
    if (!(plan->from_stdin && i == 0) && cl_plan_is_people(plan, i))
      look_beside(plan, plan->files[i].path);
  for (size_t i = 0; i < plan->missing; i++)
    if (cl_people_name(plan->index->missing[i].name))
      look_beside(plan, plan->index->missing[i].path);
}

const char *const *cl_plan_tracked_copies(const cl_plan *plan, size_t *count) {
  *count = plan->index->copy_count;
  return plan->index->copies;
}

bool cl_is_staff(const cl_rec *person) {
  return cl_rec_choice(person, CL_F_PERSON_SIDE) == CL_PARTY_LIBRARY;
}
