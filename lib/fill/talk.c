/* talk.c - a conversation in a terminal, or by way of a pipe; see talk.h. */
#include "talk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <unistd.h>

#include "../format/line.h"

enum { LONGEST = 1 << 16, USUAL_WIDTH = 80, WIDEST = 100 };
static const char PROMPT[] = "> ";

/* ---- The terminal ----------------------------------------------------------- */

/* As wide as the terminal is now; a window can be pulled larger. */
static void measure(cl_talk *talk) {
  struct winsize size;
  talk->width = talk->app->columns ? talk->app->columns : USUAL_WIDTH;
  if (!getenv("COLUMNS") && ioctl(talk->out, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    talk->width = size.ws_col;
  if (talk->width > WIDEST)
    talk->width = WIDEST;
}

/* ---- Signals ---------------------------------------------------------------- */

/* The first three end the conversation; the others only have it drawn again. */
static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT };
enum { ENDING = 3 };
static volatile sig_atomic_t arrived; /* the one that ends it */

static void on_signal(int number) {
  for (size_t i = 0; i < ENDING; i++)
    if (signals[i] == number)
      arrived = number;
}

static void catch_signals(cl_talk *talk) {
  sigset_t set;
  arrived = 0;
  sigemptyset(&set);
  for (size_t i = 0; i < CL_COUNT(signals); i++)
    sigaddset(&set, signals[i]);
  sigprocmask(SIG_BLOCK, &set, &talk->before);
  talk->awaiting = talk->before;
  for (size_t i = 0; i < CL_COUNT(signals); i++) {
    struct sigaction ours = { .sa_handler = on_signal };
    sigemptyset(&ours.sa_mask);
    sigaction(signals[i], NULL, &talk->actions[i]);
    if (talk->actions[i].sa_handler == SIG_IGN)
      continue;
    sigaction(signals[i], &ours, NULL);
    sigdelset(&talk->awaiting, signals[i]);
  }
}

/* One that came too late to be heard is left for the end of the run. */
static void release_signals(cl_talk *talk) {
  for (size_t i = 0; i < CL_COUNT(signals); i++)
    if (talk->actions[i].sa_handler != SIG_IGN)
      sigaction(signals[i], &talk->actions[i], NULL);
  sigprocmask(SIG_SETMASK, &talk->before, NULL);
}

static enum cl_line_wait wait_for(void *data) {
  cl_talk *talk = data;
  fd_set in;
  FD_ZERO(&in);
  FD_SET(STDIN_FILENO, &in);
  int n = pselect(STDIN_FILENO + 1, &in, NULL, NULL, NULL, &talk->awaiting);
  if (arrived) {
    talk->app->signal = arrived;
    talk->ended = true;
    return CL_WAIT_STOP;
  }
  if (n >= 0 || errno != EINTR)
    return CL_WAIT_READY;
  if (talk->width)
    measure(talk);
  return CL_WAIT_REDRAW;
}

/* ---- Start and end ----------------------------------------------------------- */

void cl_talk_start(cl_talk *talk, cl_app *app) {
  *talk = (cl_talk){ .app = app, .out = app->dry_run ? STDERR_FILENO : STDOUT_FILENO };
  bool shown = isatty(talk->out) == 1;
  cl_lang_borrow(app->lang); /* who is asked in Dutch is answered in Dutch */
  talk->terminal = shown && isatty(STDIN_FILENO) == 1;
  if (shown)
    measure(talk);
  catch_signals(talk);
  if (talk->terminal && app->program->editor)
    talk->editor = app->program->editor(app);
  if (talk->editor)
    talk->line = talk->editor->open(STDIN_FILENO, talk->out, wait_for, talk);
}

void cl_talk_end(cl_talk *talk) {
  if (talk->line)
    talk->editor->close(talk->line);
  release_signals(talk);
  cl_buf_free(&talk->in);
  cl_lang_return();
}

/* ---- Saying ------------------------------------------------------------------- */

static void put(cl_talk *talk, const char *p, size_t n) {
  /* A terminal that has gone cannot show anything: what was answered is still
   * to be kept. */
  cl_diag_mark before = cl_diag_here(&talk->app->diag);
  if (!talk->closed &&
      cl_fd_write(talk->out, p, n, talk->app->color, &talk->closed, &talk->app->diag) != CL_OK) {
    talk->closed = true;
    if (talk->terminal)
      cl_diag_rewind(&talk->app->diag, &before);
  }
  talk->ended = talk->ended || talk->closed;
}

/* One paragraph; in a pipe a line each, however long. */
static void say_part(cl_talk *talk, unsigned indent, cl_str text) {
  cl_buf out = CL_BUF_INIT;
  if (talk->width) {
    cl_wrap(&out, text, indent, talk->width);
  } else {
    cl_buf_fill(&out, ' ', indent);
    cl_visible(&out, text, true);
    cl_buf_putc(&out, '\n');
  }
  put(talk, cl_buf_text(&out), out.len);
  cl_buf_free(&out);
}

void cl_talk_say(cl_talk *talk, unsigned indent, const char *format, ...) {
  cl_buf text = CL_BUF_INIT;
  va_list args;
  va_start(args, format);
  cl_buf_vprintf(&text, format, args);
  va_end(args);
  const char *p = cl_buf_text(&text);
  for (size_t left = text.len; left;) {
    const char *end = memchr(p, '\n', left);
    size_t n = end ? (size_t)(end - p) : left;
    say_part(talk, indent, (cl_str){ p, n });
    n += end != NULL;
    p += n;
    left -= n;
  }
  cl_buf_free(&text);
}

void cl_talk_strong(cl_talk *talk, enum cl_color color, const char *text) {
  cl_buf wrapped = CL_BUF_INIT, out = CL_BUF_INIT;
  if (!talk->app->color || !talk->terminal) {
    cl_talk_say(talk, 0, "%s", text);
    return;
  }
  cl_wrap(&wrapped, cl_str_of(text), 0, talk->width);
  if (wrapped.len)
    cl_buf_cut(&wrapped, wrapped.len - 1);
  cl_term_color(&out, true, color, cl_buf_text(&wrapped));
  cl_buf_putc(&out, '\n');
  put(talk, cl_buf_text(&out), out.len);
  cl_buf_free(&wrapped);
  cl_buf_free(&out);
}

const char *cl_none_of_these(cl_arena *arena, enum cl_lang lang, cl_set set, cl_str text) {
  const char *all = "";
  size_t n;
  cl_choices(set, &n);
  for (size_t i = 0; i < n; i++)
    all = cl_asprintf(arena, "%s%s%zu (%s)", all,
                      i == 0       ? ""
                      : i + 1 == n ? cl_tr(lang, N_(" or "))
                                   : ", ",
                      i + 1, cl_choice_label(set, (int)i, lang));
  const char *meant = cl_choice_suggest(set, text);
  if (!meant)
    return cl_asprintf(arena, cl_tr(lang, N_("\"%.*s\" is none of these. Choose %s.")), (int)text.n,
                       text.p, all);
  meant = cl_choice_label(set, cl_choice_find(set, cl_str_of(meant)), lang);
  return cl_asprintf(arena,
                     cl_tr(lang, N_("\"%.*s\" is none of these: do you mean %s? Choose %s.")),
                     (int)text.n, text.p, meant, all);
}

void cl_talk_heading(cl_talk *talk, const char *text, char line) {
  cl_buf out = CL_BUF_INIT;
  cl_buf_putc(&out, '\n');
  size_t start = out.len;
  cl_heading(&out, talk->app->color && talk->terminal, text, line);
  /* It puts an empty line of its own before what is not first. */
  put(talk, cl_buf_text(&out) + start, out.len - start);
  cl_buf_free(&out);
}

void cl_talk_blank(cl_talk *talk) {
  put(talk, "\n", 1);
}

/* ---- Lines -------------------------------------------------------------------- */

/* More of the input into the buffer; false at its end. */
static bool read_more(cl_talk *talk) {
  char bytes[4096];
  ssize_t n;
  do {
    enum cl_line_wait now;
    while ((now = wait_for(talk)) == CL_WAIT_REDRAW)
      continue;
    if (now == CL_WAIT_STOP)
      return false;
    n = read(STDIN_FILENO, bytes, sizeof bytes);
  } while (n < 0 && (errno == EINTR || errno == EAGAIN));
  if (n < 0 && !talk->terminal)
    cl_fail(&talk->app->diag, CL_IO, CL_NOWHERE, _("standard input: %s"), cl_strerror(errno));
  if (n > 0)
    cl_buf_add(&talk->in, bytes, (size_t)n);
  return n > 0;
}

/* Lets go of what was used, so that a long script does not pile up. */
static void make_room(cl_talk *talk) {
  size_t left = talk->in.len - talk->at;
  if (talk->at < LONGEST)
    return;
  memmove(talk->in.p, talk->in.p + talk->at, left);
  cl_buf_cut(&talk->in, left);
  talk->at = 0;
}

/* The next line with all of its bytes; false at the end.  *LONG: more than an
 * answer may have; the rest of it was passed over. */
static bool plain_line(cl_talk *talk, cl_str *line, bool *too_long) {
  *too_long = false;
  make_room(talk);
  for (;;) {
    const char *start = cl_buf_text(&talk->in) + talk->at;
    size_t left = talk->in.len - talk->at;
    const char *end = memchr(start, '\n', left);
    if (!end && left > LONGEST) {
      *too_long = true;
      talk->at = talk->in.len;
      make_room(talk);
      continue;
    }
    if (!end && read_more(talk))
      continue;
    if (talk->app->signal || (!end && !left && !*too_long))
      return false;
    size_t n = end ? (size_t)(end - start) : left;
    talk->at += n + (end != NULL);
    *line = (cl_str){ start, n };
    return true;
  }
}

static bool edited_line(cl_talk *talk, cl_buf *text, const char *remember) {
  if (remember && *remember)
    talk->editor->remember(talk->line, remember);
  if (talk->editor->read(talk->line, PROMPT, text) != CL_LINE_TEXT)
    return false;
  talk->editor->remember(talk->line, cl_buf_text(text));
  return true;
}

static bool any_line(cl_talk *talk, cl_buf *text, const char *remember, bool *too_long) {
  cl_str line;
  *too_long = false;
  if (talk->line)
    return edited_line(talk, text, remember);
  put(talk, PROMPT, sizeof PROMPT - 1);
  if (talk->ended || !plain_line(talk, &line, too_long))
    return false;
  cl_buf_cut(text, 0);
  cl_buf_str(text, line);
  return true;
}

/* As it would stand there when it had been typed. */
static void echo(cl_talk *talk, cl_str line) {
  cl_buf shown = CL_BUF_INIT;
  cl_visible(&shown, line, true);
  cl_buf_putc(&shown, '\n');
  if (!talk->terminal)
    put(talk, cl_buf_text(&shown), shown.len);
  cl_buf_free(&shown);
}

/* The first line of a script may begin with a byte order mark. */
static cl_str without_mark(cl_str line) {
  static const char mark[] = "\xEF\xBB\xBF";
  if (line.n >= 3 && memcmp(line.p, mark, 3) == 0)
    line = (cl_str){ line.p + 3, line.n - 3 };
  return cl_str_trim(line);
}

static const char *wrong_with(cl_str line, bool too_long, bool pasted) {
  if (too_long)
    return _("that is too long for an answer: say it in fewer words");
  if (cl_utf8_bad(line.p, line.n))
    return _("this is no UTF-8 text: try again");
  for (size_t i = 0; i < line.n; i++)
    if ((unsigned char)line.p[i] < ' ' && line.p[i] != '\t' && !(pasted && line.p[i] == '\n'))
      return _("there is a key in this line that is no text: try again");
  return NULL;
}

const char *cl_talk_line(cl_talk *talk, const char *remember) {
  cl_buf text = CL_BUF_INIT;
  const char *answer = NULL;
  bool too_long;
  while (!answer && !talk->ended) {
    if (!any_line(talk, &text, remember, &too_long)) {
      talk->ended = true;
      cl_talk_blank(talk);
      break;
    }
    cl_str line = without_mark((cl_str){ cl_buf_text(&text), text.len });
    const char *wrong = wrong_with(line, too_long, talk->line != NULL);
    echo(talk, too_long ? CL_NO_STR : line);
    if (wrong)
      cl_talk_say(talk, 2, "%s", wrong);
    else
      answer = cl_strndup(talk->app->arena, line.p ? line.p : "", line.n);
  }
  cl_buf_free(&text);
  return answer;
}
