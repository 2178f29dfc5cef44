/* workload.c - who has how much on hand: hours that were agreed beside tasks, goals
 * and moments (W84).  See workload.h. */
#include "facts.h"
#include "occur.h"
#include "workload.h"

/* What one record adds to somebody's load. */
struct part {
  cl_load load;
  size_t seq;
};

struct parts {
  struct part *items;
  size_t count, cap;
};

static void add(struct parts *parts, cl_load load) {
  if (!cl_str_trim(load.person).n)
    return;
  parts->items = cl_grow(parts->items, &parts->cap, parts->count + 1, sizeof *parts->items);
  parts->items[parts->count] = (struct part){ load, parts->count };
  parts->count++;
}

static bool counts(const cl_rec *community, const cl_rec *only) {
  return community && (!only || community == only) && !cl_rests(community);
}

static void add_hours(const cl_plan *plan, const cl_rec *only, struct parts *out) {
  CL_EACH_REC(community, plan, CL_T_COMMUNITY) {
    if (!counts(community, only))
      continue;
    CL_EACH(item, cl_rec_node(community, CL_F_COMMUNITY_AGREEMENTS_HOURS)) {
      cl_load load = { .agreements = 1, .community = community };
      load.person = cl_node_text(cl_item_node(item, CL_F_COMMUNITY_HOURS_PERSON));
      cl_parse_num(cl_node_text(cl_item_node(item, CL_F_COMMUNITY_HOURS_PER_WEEK)), &load.agreed);
      add(out, load);
    }
  }
}

/* Tasks that are not done, and goals that are not past. */
static void add_tasks(const cl_plan *plan, const cl_rec *only, cl_date today, struct parts *out) {
  CL_EACH_REC(task, plan, CL_T_TASK)
    if (counts(task->parent, only) && cl_rec_bool(task, CL_F_TASK_DONE) != 1)
      add(out, (cl_load){ .person = cl_rec_text(task, CL_F_TASK_OWNER), .tasks = 1 });
  CL_EACH_REC(goal, plan, CL_T_JOINT_GOAL) {
    cl_date due = cl_rec_date(goal, CL_F_JOINT_GOAL_DUE);
    if (counts(goal->parent, only) && (due == CL_NO_DATE || due >= today))
      add(out, (cl_load){ .person = cl_rec_text(goal, CL_F_JOINT_GOAL_OWNER), .goals = 1 });
  }
}

/* How long a moment takes: an hour when it has no end; what has no time takes
 * no known time. */
static double length_of(const cl_rec *moment) {
  int start = cl_time_parse(cl_rec_text(moment, CL_F_MOMENT_TIME));
  int end = cl_time_parse(cl_rec_text(moment, CL_F_MOMENT_END));
  if (start < 0)
    return 0;
  return end > start ? (end - start) / 60.0 : 1;
}

static bool is_ahead(const cl_rec *moment) {
  int status = cl_rec_choice(moment, CL_F_MOMENT_STATUS);
  return status != CL_PROGRESS_CANCELLED && status != CL_PROGRESS_DONE;
}

/* Of the owner, and of the maker where that is someone else. */
static void add_moment(const cl_plan *plan, const cl_rec *moment, double weeks, struct parts *out) {
  cl_str owner = cl_rec_text(moment, CL_F_MOMENT_OWNER);
  cl_str maker = cl_rec_text(moment, CL_F_MOMENT_MAKER);
  cl_load load = { .person = owner, .moments = 1, .planned = length_of(moment) / weeks };
  if (!cl_community_of(plan, moment))
    load = (cl_load){ .person = owner, .apart = 1 };
  add(out, load);
  load.person = maker;
  if (!cl_str_eq(owner, maker))
    add(out, load);
}

static void add_moments(const cl_plan *plan, const cl_rec *only, cl_date today, int weeks,
                        struct parts *out) {
  cl_occurrences list = { NULL, 0, 0 };
  CL_EACH_REC(moment, plan, CL_T_MOMENT)
    if (is_ahead(moment) &&
        (counts(cl_community_of(plan, moment), only) || (!only && !cl_community_of(plan, moment))))
      cl_occur(moment, today, today + 7 * weeks - 1, &list);
  for (size_t i = 0; i < list.count; i++)
    add_moment(plan, list.items[i].moment, weeks, out);
  cl_occurrences_free(&list);
}

static int by_person(const void *a, const void *b) {
  const struct part *x = a, *y = b;
  int order = cl_str_cmp(x->load.person, y->load.person);
  return order ? order : (x->seq > y->seq) - (x->seq < y->seq);
}

static int by_seq(const void *a, const void *b) {
  const struct part *x = a, *y = b;
  return (x->seq > y->seq) - (x->seq < y->seq);
}

static void join(cl_load *to, const cl_load *from) {
  to->agreed += from->agreed;
  to->agreements += from->agreements;
  to->planned += from->planned;
  to->moments += from->moments;
  to->tasks += from->tasks;
  to->goals += from->goals;
  to->apart += from->apart;
  if (from->community)
    to->community = from->community;
}

static void sort(struct parts *parts, int (*compare)(const void *, const void *)) {
  if (parts->count)
    qsort(parts->items, parts->count, sizeof *parts->items, compare);
}

void cl_loads_read(cl_loads *out, const cl_plan *plan, const cl_rec *only, cl_date today,
                   int weeks) {
  struct parts parts = { NULL, 0, 0 };
  add_hours(plan, only, &parts);
  add_tasks(plan, only, today, &parts);
  add_moments(plan, only, today, weeks, &parts);
  sort(&parts, by_person);
  size_t n = 0;
  for (size_t i = 0; i < parts.count; i++) {
    if (n && cl_str_eq(parts.items[n - 1].load.person, parts.items[i].load.person))
      join(&parts.items[n - 1].load, &parts.items[i].load);
    else
      parts.items[n++] = parts.items[i];
  }
  parts.count = n;
  sort(&parts, by_seq); /* in the order in which they turn up in the plan */
  *out = (cl_loads){ n ? cl_xcalloc(n, sizeof *out->items) : NULL, n };
  for (size_t i = 0; i < n; i++)
    out->items[i] = parts.items[i].load;
  free(parts.items);
}

void cl_loads_free(cl_loads *loads) {
  free(loads->items);
  *loads = (cl_loads){ NULL, 0 };
}

unsigned cl_load_over(const cl_load *load) {
  unsigned over = 0;
  if (load->agreed > CL_FULL_WEEK)
    over |= CL_LOAD_WEEK;
  if (load->agreements && load->planned > load->agreed)
    over |= CL_LOAD_MOMENTS;
  if (!load->agreements && (load->tasks || load->goals))
    over |= CL_LOAD_NO_HOURS;
  return over;
}
