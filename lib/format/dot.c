/* dot.c - writing DOT; see dot.h. */
#include "dot.h"

#include <string.h>

/* Appends A, which has no controls, as it stands within double quotes. */
static void escape(cl_buf *out, cl_str a) {
  for (size_t i = 0; i < a.n; i++) {
    if (a.p[i] == '"' || a.p[i] == '\\')
      cl_buf_putc(out, '\\');
    if (a.p[i] == '&')
      cl_buf_puts(out, "&amp;");
    else
      cl_buf_putc(out, a.p[i]);
  }
}

static void quoted(cl_buf *out, const char *text) {
  cl_buf clean = CL_BUF_INIT;
  cl_visible(&clean, cl_str_of(text), true);
  cl_buf_putc(out, '"');
  escape(out, (cl_str){ cl_buf_text(&clean), clean.len });
  cl_buf_putc(out, '"');
  cl_buf_free(&clean);
}

void cl_dot_start(cl_dot *dot, cl_buf *out, const char *name) {
  *dot = (cl_dot){ out, false };
  cl_buf_puts(out, "digraph ");
  quoted(out, name);
  cl_buf_puts(out, " {\n");
}

void cl_dot_end(cl_dot *dot) {
  cl_buf_puts(dot->out, "}\n");
}

void cl_dot_defaults(cl_dot *dot, const char *what) {
  cl_buf_printf(dot->out, "  %s", what);
}

void cl_dot_node(cl_dot *dot, const char *id) {
  cl_buf_puts(dot->out, "  ");
  quoted(dot->out, id);
}

void cl_dot_edge(cl_dot *dot, const char *from, const char *to) {
  cl_dot_node(dot, from);
  cl_buf_puts(dot->out, " -> ");
  quoted(dot->out, to);
}

static void name_attr(cl_dot *dot, const char *name) {
  cl_buf_printf(dot->out, "%s%s=", dot->listed ? ", " : " [", name);
  dot->listed = true;
}

void cl_dot_attr(cl_dot *dot, const char *name, const char *value) {
  name_attr(dot, name);
  quoted(dot->out, value);
}

/* The longest start of *REST that fits in WRAP columns and ends at a blank; of a
 * word that is longer, what fits: one node must not push all others aside. */
static cl_str take_line(cl_str *rest, size_t wrap) {
  cl_str line = { rest->p, 0 };
  for (size_t i = 0; i <= rest->n; i++) {
    if (i < rest->n && rest->p[i] != ' ')
      continue;
    if (line.n && wrap && cl_width((cl_str){ rest->p, i }) > wrap)
      break;
    line.n = i;
  }
  if (wrap && cl_width(line) > wrap) {
    cl_str cut = cl_width_cut(line, wrap);
    line = cut.n ? cut : line;
  }
  size_t skip = line.n + (line.n < rest->n && rest->p[line.n] == ' ');
  rest->p += skip;
  rest->n -= skip;
  return line;
}

void cl_dot_label(cl_dot *dot, const char *name, const cl_str *lines, size_t n, size_t wrap) {
  name_attr(dot, name);
  cl_buf_putc(dot->out, '"');
  bool first = true;
  for (size_t i = 0; i < n; i++) {
    cl_buf clean = CL_BUF_INIT;
    cl_visible(&clean, lines[i], true);
    cl_str rest = cl_str_trim((cl_str){ cl_buf_text(&clean), clean.len });
    while (rest.n) {
      if (!first)
        cl_buf_puts(dot->out, "\\n");
      escape(dot->out, take_line(&rest, wrap));
      first = false;
    }
    cl_buf_free(&clean);
  }
  cl_buf_putc(dot->out, '"');
}

void cl_dot_close(cl_dot *dot) {
  cl_buf_puts(dot->out, dot->listed ? "];\n" : ";\n");
  dot->listed = false;
}
