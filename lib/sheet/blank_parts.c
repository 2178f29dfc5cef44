/* blank_parts.c - what empty worksheets are made of; see blank.h. */
#include "blank.h"

void blank_open(blank *b, const char *tag, const char *class) {
  cl_html_open(&b->html, tag, "class", class, NULL);
}

void blank_close(blank *b) {
  cl_html_close(&b->html);
}

void blank_text(blank *b, const char *tag, const char *class, const char *text) {
  cl_html_text(&b->html, tag, cl_str_of(T_(b->app, text)), "class", class, NULL);
}

static void said_room(blank *b) {
  blank_text(b, "span", "vh", "(room to write)");
}

void blank_lines(blank *b, unsigned n) {
  blank_open(b, "div", "wl");
  said_room(b);
  for (unsigned i = 0; i < n; i++)
    cl_html_text(&b->html, "i", cl_str_of(""), NULL);
  blank_close(b);
}

void blank_tips(blank *b, const char *title, const char *const *tips) {
  blank_open(b, "div", "tips");
  blank_text(b, "h3", NULL, title);
  blank_open(b, "ul", NULL);
  for (; *tips; tips++)
    blank_text(b, "li", NULL, *tips);
  blank_close(b);
  blank_close(b);
}

void blank_ticks(blank *b, const char *const *words) {
  for (; *words; words++) {
    blank_text(b, "span", "ck", *words);
    cl_html_put(&b->html, cl_str_of(" "));
  }
}

void blank_choices(blank *b, cl_set set) {
  size_t n;
  cl_choices(set, &n);
  blank_open(b, "div", NULL);
  for (size_t i = 0; i < n; i++) {
    cl_html_text(&b->html, "span", cl_str_of(cl_choice_label(set, (int)i, b->app->lang)), "class",
                 "ck", NULL);
    cl_html_put(&b->html, cl_str_of(" "));
  }
  blank_close(b);
}

void blank_ask(blank *b, const char *label, const char *question, const char *example, unsigned n) {
  blank_open(b, "div", "ask grow");
  blank_open(b, "p", NULL);
  if (label)
    blank_text(b, "b", NULL, label);
  cl_html_put(&b->html, cl_str_of(T_(b->app, question)));
  blank_close(b);
  if (example)
    blank_text(b, "p", "ex", example);
  if (n)
    blank_lines(b, n);
  blank_close(b);
}

void blank_box(blank *b, const char *title, const char *example, unsigned n) {
  blank_open(b, "div", "box grow");
  blank_text(b, "h3", NULL, title);
  if (example)
    blank_text(b, "p", "ex", example);
  if (n)
    blank_lines(b, n);
  blank_close(b);
}

void blank_aside(blank *b, const char *tips_title, const char *const *tips, const char *title,
                 const char *example, unsigned n) {
  blank_open(b, "div", "col");
  blank_tips(b, tips_title, tips);
  blank_box(b, title, example, n);
  blank_close(b);
}

void blank_field(blank *b, const char *label) {
  blank_open(b, "p", "fld");
  cl_html_put(&b->html, cl_str_of(T_(b->app, label)));
  cl_html_text(&b->html, "i", cl_str_of(""), NULL);
  blank_close(b);
}

static void table_row(blank *b, const char *const *titles, const char *const *example) {
  blank_open(b, "tr", NULL);
  for (size_t i = 0; titles[i]; i++) {
    bool tick = titles[i][0] == '[';
    blank_open(b, "td", tick ? "b" : NULL);
    if (tick)
      cl_html_text(&b->html, "span", cl_str_of(""), "class", "sq", NULL);
    else if (example)
      blank_text(b, "span", "ex", example[i]);
    else if (i == 0)
      said_room(b);
    blank_close(b);
  }
  blank_close(b);
}

void blank_table(blank *b, const char *const *titles, const char *const *example, unsigned rows) {
  cl_html_open(&b->html, "table", "class", "tab", "aria-label", b->title, NULL);
  blank_open(b, "thead", NULL);
  blank_open(b, "tr", NULL);
  for (size_t i = 0; titles[i]; i++) {
    const char *text = T_(b->app, titles[i]);
    bool tick = titles[i][0] == '[';
    cl_html_text(&b->html, "th", cl_str_of(tick && *text == '[' ? text + 1 : text), "scope", "col",
                 "class", tick ? "b" : NULL, NULL);
  }
  blank_close(b);
  blank_close(b);
  blank_open(b, "tbody", NULL);
  if (example)
    table_row(b, titles, example);
  for (unsigned i = 0; i < rows; i++)
    table_row(b, titles, NULL);
  blank_close(b);
  blank_close(b);
}
