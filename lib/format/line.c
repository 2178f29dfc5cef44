/* line.c - lines from a terminal by way of libedit; see line.h.
 *
 * Keys are read here, one character at a time, and given to libedit: it would
 * take an interrupted read for the end, and installs handlers of its own that
 * send a signal to the whole process group once more. */
#include "line.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "../base/text.h"

enum { REMEMBERED = 200, REDRAW = 0x1C }; /* ctrl-\, which is no key of ours */

/* A terminal that was asked to puts signs around what is pasted, so that the line
 * ends in it are not taken for enter.  Until enter they are shown as RETURN_SIGN. */
static const char PASTE_ON[] = "\033[?2004h", PASTE_OFF[] = "\033[?2004l";
static const char PASTE_END[] = "\033[201~";
enum { RETURN_SIGN = 0x21B5, LONGEST_PASTE = 1 << 14 };

typedef struct line {
  EditLine *edit;
  HistoryW *past;
  FILE *in, *out, *err;
  int fd;
  const char *prompt;
  enum cl_line_wait (*wait)(void *data);
  void *data;
  bool stopped;
} line;

/* ---- Keys ------------------------------------------------------------------- */

static char *prompt_of(EditLine *edit) {
  line *l = NULL;
  el_get(edit, EL_CLIENTDATA, &l);
  return (char *)l->prompt; /* libedit only reads it */
}

static ssize_t read_byte(const line *l, char *c) {
  ssize_t n;
  do
    n = read(l->fd, c, 1);
  while (n < 0 && errno == EINTR);
  return n;
}

/* Bytes that a character takes which begins with FIRST. */
static size_t length_of(unsigned char first) {
  return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
}

/* 1, 0 at the end, -1 when it is to stop; as libedit wants it. */
static int read_key(EditLine *edit, wchar_t *key) {
  line *l = NULL;
  char bytes[4];
  uint32_t c;
  el_get(edit, EL_CLIENTDATA, &l);
  enum cl_line_wait now = l->wait(l->data);
  if (now == CL_WAIT_REDRAW) {
    el_set(edit, EL_PREP_TERM, 1);
    el_resize(edit);
    *key = REDRAW;
    return 1;
  }
  l->stopped = now == CL_WAIT_STOP;
  if (l->stopped)
    return -1;
  ssize_t got = read_byte(l, bytes);
  if (got <= 0)
    return 0;
  size_t n = 1, want = length_of((unsigned char)bytes[0]);
  while (n < want && read_byte(l, bytes + n) == 1)
    n++;
  cl_utf8_get(bytes, n, &c);
  *key = (wchar_t)c;
  return 1;
}

/* What is pasted, up to the sign behind it, into the line. */
static unsigned char take_paste(EditLine *edit, int key) {
  (void)key;
  wchar_t *text = cl_xcalloc(LONGEST_PASTE + 1, sizeof *text), c;
  size_t n = 0, end = 0;
  while (end < sizeof PASTE_END - 1 && n < LONGEST_PASTE && el_wgetc(edit, &c) == 1) {
    end = c == (wchar_t)PASTE_END[end] ? end + 1 : c == (wchar_t)PASTE_END[0];
    bool second = c == L'\n' && n && text[n - 1] == RETURN_SIGN;
    if (!second)
      text[n++] = c == L'\r' || c == L'\n' ? (wchar_t)RETURN_SIGN : c == L'\t' ? L' ' : c;
  }
  n -= end < n ? end : n;
  while (n && (text[n - 1] == RETURN_SIGN || text[n - 1] == L' '))
    n--;
  text[n] = L'\0';
  int done = n ? el_winsertstr(edit, text) : 0;
  free(text);
  return done < 0 ? CC_ERROR : CC_REFRESH;
}

static void tell_terminal(const line *l, const char *what) {
  ssize_t done = write(fileno(l->out), what, strlen(what));
  (void)done; /* a terminal that has gone is noticed when it is read */
}

/* ---- Open and close --------------------------------------------------------- */

static void line_close(void *given) {
  line *l = given;
  if (!l)
    return;
  if (l->edit)
    el_end(l->edit);
  if (l->past)
    history_wend(l->past);
  FILE *const files[] = { l->in, l->out, l->err };
  for (size_t i = 0; i < CL_COUNT(files); i++)
    if (files[i])
      fclose(files[i]);
  free(l);
}

/* libedit closes nothing, and a FILE closes its descriptor: copies then. */
static FILE *stream(int fd, const char *mode) {
  int copy = dup(fd);
  FILE *file = copy < 0 ? NULL : fdopen(copy, mode);
  if (!file && copy >= 0)
    close(copy);
  return file;
}

static bool start(line *l, int in, int out) {
  l->in = stream(in, "r");
  l->out = stream(out, "w");
  l->err = stream(out, "w");
  if (!l->in || !l->out || !l->err)
    return false;
  l->edit = el_init("clkit", l->in, l->out, l->err);
  l->past = history_winit();
  HistEventW event;
  if (!l->edit || !l->past || history_w(l->past, &event, H_SETSIZE, REMEMBERED) < 0)
    return false;
  history_w(l->past, &event, H_SETUNIQUE, 1);
  el_set(l->edit, EL_CLIENTDATA, l);
  el_set(l->edit, EL_PROMPT, prompt_of);
  el_set(l->edit, EL_EDITOR, "emacs");
  el_wset(l->edit, EL_HIST, history_w, l->past);
  el_set(l->edit, EL_BIND, "^\\", "ed-redisplay", NULL);
  el_set(l->edit, EL_ADDFN, "clkit-paste", "a pasted block", take_paste);
  el_set(l->edit, EL_BIND, "\033[200~", "clkit-paste", NULL);
  el_set(l->edit, EL_GETCFN, read_key);
  return true;
}

static void *line_open(int in, int out, enum cl_line_wait (*wait)(void *data), void *data) {
  /* Everything else here is UTF-8 in any locale; libedit asks the locale. */
  static const char *const usable[] = { "C.UTF-8", "C.utf8", "en_US.UTF-8", "nl_NL.UTF-8" };
  size_t i = 0;
  while (i < CL_COUNT(usable) && !setlocale(LC_CTYPE, usable[i]))
    i++;
  const char *term = getenv("TERM");
  if (i == CL_COUNT(usable) || !term || !*term || strcmp(term, "dumb") == 0)
    return NULL;
  line *l = cl_xcalloc(1, sizeof *l);
  l->fd = in;
  l->wait = wait;
  l->data = data;
  l->prompt = "";
  if (start(l, in, out))
    return l;
  line_close(l);
  return NULL;
}

/* ---- Lines ------------------------------------------------------------------ */

static enum cl_line_got line_read(void *given, const char *prompt, cl_buf *text) {
  line *l = given;
  int n = 0;
  cl_buf_cut(text, 0);
  l->prompt = prompt;
  l->stopped = false;
  tell_terminal(l, PASTE_ON);
  const wchar_t *got = el_wgets(l->edit, &n);
  tell_terminal(l, PASTE_OFF);
  if (!got || n <= 0)
    return l->stopped ? CL_LINE_STOPPED : CL_LINE_END;
  for (int i = 0; i < n; i++)
    if (got[i] != L'\n' && got[i] != L'\r')
      cl_utf8_put(text, got[i] == RETURN_SIGN ? '\n' : (uint32_t)got[i]);
  return CL_LINE_TEXT;
}

static void line_remember(void *given, const char *text) {
  line *l = given;
  size_t left = strlen(text), n = 0;
  if (!left || strpbrk(text, "\r\n"))
    return;
  wchar_t *wide = cl_xcalloc(left + 1, sizeof *wide);
  for (uint32_t c; left; n++) {
    size_t used = cl_utf8_get(text, left, &c);
    wide[n] = (wchar_t)c;
    text += used;
    left -= used;
  }
  HistEventW event;
  history_w(l->past, &event, H_ENTER, wide);
  free(wide);
}

const cl_line_editor cl_line_edit = { line_open, line_read, line_remember, line_close };
