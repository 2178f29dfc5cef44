/* merge_event.c - what sides did that is known before anything is decided; see merge_inner.h. */
#include "merge_inner.h"

void merge_event_add(merger *m, merge_event event) {
  for (const merge_event *e = m->events; e; e = e->next)
    if (e->kind == event.kind && e->type == event.type && e->side == event.side &&
        cl_str_eq(e->id, event.id) && cl_str_eq(e->old, event.old))
      return;
  merge_event *copy = cl_alloc(m->arena, sizeof *copy);
  *copy = event;
  copy->next = m->events;
  m->events = copy;
}

void merge_renamed(merger *m, cl_type type, enum cl_side side, cl_str old, cl_str id) {
  merge_event_add(m, (merge_event){
                         .kind = MERGE_RENAMED, .type = type, .side = side, .old = old, .id = id });
}

const merge_event *merge_event_of(const merger *m, enum merge_event_kind kind, uint64_t types,
                                  cl_str id) {
  for (const merge_event *e = m->events; e; e = e->next)
    if (e->kind == kind && (types >> e->type & 1) && cl_str_eq(e->id, id))
      return e;
  return NULL;
}
