/* screen.c - what the terminal that shows the results can do; see screen.h. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "screen.h"
#include "opt.h"

enum { USUAL_COLUMNS = 80 };

unsigned cl_screen_columns(int fd) {
  struct winsize size;
  long long columns;
  const char *text = cl_env("COLUMNS");
  if (isatty(fd) != 1)
    return 0;
  if (text && cl_parse_int(cl_str_of(text), &columns) && columns > 0 && columns < 10000)
    return (unsigned)columns;
  if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return USUAL_COLUMNS;
}

/* Does the user's locale write UTF-8?  Asked by its name, for it need not be installed. */
static bool is_utf8(void) {
  const char *locale = cl_env("LC_ALL");
  locale = locale ? locale : cl_env("LC_CTYPE");
  locale = locale ? locale : cl_env("LANG");
  const char *set = locale ? strchr(locale, '.') : NULL;
  return set && (strncasecmp(set, ".utf-8", 6) == 0 || strncasecmp(set, ".utf8", 5) == 0);
}

unsigned cl_screen_ready(const cl_app *app) {
  /* What goes to a file is for others' eyes. */
  cl_plain_signs(app->out_tty && !is_utf8() && !(app->verb && cl_opt(app, CL_OI_OUTPUT)));
  return cl_screen_columns(STDOUT_FILENO);
}
