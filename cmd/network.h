/* network.h - many plans side by side, as rows: what `cl-plan network` makes from
 * them, and what `cl-plan export --format sql` makes from one.
 *
 * A plan is read by itself (network_read.c), in another process when there are several
 * (network_work.c), and comes back as rows of bytes: what stays home never leaves that
 * process.  All that is made (JSON, SQL, workbook, page) is made from rows, plan by plan
 * in the order of their keys; JSON and SQL, of which there may be much, in pieces, by
 * all processes again. */
#ifndef CL_CMD_NETWORK_H
#define CL_CMD_NETWORK_H

#include "../lib/plan/several.h"
#include "common.h"

/* ---- network_rows.c: tables, columns, rows --------------------------------------- */

/* Behind the record types, which are tables as well. */
enum nw_table {
  NW_LIBRARY = CL_TYPES,
  NW_ROLE,     /* how many people have which role */
  NW_MEASURED, /* measurements of joint goals */
  NW_CHECK,    /* what check finds */
  NW_MATCH,    /* who could learn from whom */
  NW_CHANGE,   /* what changed since an earlier version, where there is one */
  NW_TABLES,
  NW_SAID = NW_TABLES /* a message for standard error; in nothing that is made */
};

enum nw_kind {
  NW_TEXT,
  NW_DATE,
  NW_TIME,
  NW_LIST, /* only of a library that shares texts */
  NW_CHOICE,
  NW_BOOL,
  NW_INT,
  NW_NUM,
  NW_ID,
  NW_REF /* of all that count */
};

typedef struct nw_column {
  const char *name; /* as JSON has it: `vision.text` */
  enum nw_kind kind;
  cl_field field; /* CL_F_NONE: worked out */
  int of;         /* of NW_REF: the table it refers to, where it may have a foreign key; or -1 */
} nw_column;

/* What is left at home. */
enum nw_scope {
  NW_NETWORK, /* people and what they said, requests, individuals, notes, stories without consent */
  NW_ALL,     /* only people */
  NW_NAMES    /* nothing */
};
enum { NW_CELLS_MOST = 80 };

/* The columns of TABLE but the first, `plan`; 0 when the table is not there. */
size_t nw_columns(int table, enum nw_scope scope, const nw_column **out);
/* Its name as a table ("joint-goal"). */
const char *nw_table_name(int table);
/* The number of column NAME of TABLE; it must be there. */
size_t nw_column_at(int table, const char *name);

/* A row: the cells of its table, CL_NO_STR for what is not there.  A number in the
 * place of an id begins with `#`; items of a list are divided by NW_BETWEEN. */
#define NW_BETWEEN '\x1f'
typedef struct nw_row {
  int table;
  size_t count;
  cl_str cells[NW_CELLS_MOST];
} nw_row;
cl_str nw_cell(const nw_row *row, const char *name);
bool nw_cell_is(const nw_row *row, const char *name, const char *text);
void nw_row_add(cl_buf *out, const nw_row *row);
/* When all were added: by table, which is how they are found. */
void nw_rows_sort(cl_buf *rows);
/* Where the rows of TABLE begin, from *AT on; false when there are none. */
bool nw_rows_seek(cl_str bytes, size_t *at, int table);
/* The first row of TABLE when *AT is 0, then the next; false at the end. */
bool nw_row_find(cl_str bytes, size_t *at, int table, nw_row *row);

/* ---- network_read.c: one plan as rows ------------------------------------------- */

typedef struct nw_job {
  cl_app *app;
  const char *since; /* the folder with earlier versions, or NULL */
  bool only;         /* it is of one plan, whose earlier version it may hold itself */
  bool anonymous;
  enum nw_scope scope;
  bool own; /* it is the library's own export: everything in it is shared */
} nw_job;
/* Appends the rows of PLAN, which came with the findings READ. */
void nw_read_plan(const nw_job *job, cl_plan *plan, const cl_diag *read, const cl_one_plan *one,
                  cl_buf *out);
/* Opens it first; one that cannot be read is a row as well. */
void nw_read(const nw_job *job, const cl_one_plan *one, cl_buf *out);
/* The rows of one that cannot be read: its own, and the errors that were SAID of it. */
void nw_unread(const nw_job *job, const cl_one_plan *one, const cl_diag *said, cl_buf *out);

/* ---- network_work.c: work for all cores ------------------------------------------------ */

/* COUNT pieces of work, made elsewhere and taken here. */
typedef struct nw_share {
  void *of;
  size_t count, least;                           /* fewer than LEAST are made here */
  void (*make)(void *of, size_t i, cl_buf *out); /* in any process; OUT is empty */
  void (*take)(void *of, size_t i, cl_str made); /* in this one */
  void (*lost)(void *of, size_t i, cl_buf *out); /* its process was ended; NULL: make it here */
  bool in_order;                                 /* they are taken as they are numbered */
} nw_share;
void nw_share_out(const nw_share *share);

/* One piece that is made while other work is done. */
typedef struct nw_aside nw_aside;
nw_aside *nw_aside_start(void (*make)(void *of, size_t i, cl_buf *out), void *of);
void nw_aside_end(nw_aside *aside, cl_buf *out);

/* ---- What is made ---------------------------------------------------------------- */

typedef struct nw_plan {
  const char *key;
  cl_str rows;
} nw_plan;
typedef struct network {
  cl_app *app;
  nw_job job;
  cl_several several;
  nw_plan *plans; /* sorted as they are called */
  size_t count;
  unsigned languages; /* of the plans, as bits */
  nw_aside *matching; /* while matches are looked for */
  cl_buf matches;     /* rows of NW_MATCH */
} network;

/* network_match.c: who could learn from whom, to begin with, and when it is needed. */
void nw_match_start(network *n);
cl_str nw_matches(network *n);
/* network_out.c. */
void nw_json(network *n, cl_buf *out);
void nw_sql(network *n, enum nw_scope scope, cl_buf *out);
/* network_show.c: to read in a terminal. */
void nw_show(network *n);
/* network_page.c: the page. */
void nw_html(network *n, cl_buf *out);

/* The verb. */
enum cl_status plan_network(cl_app *app);

CL_BEGIN
/* network_book.c, in the module clkit-excel. */
enum cl_status cl_excel_network(network *n, cl_buf *out);
CL_END

#endif
