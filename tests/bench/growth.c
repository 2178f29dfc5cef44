/* growth.c - runs a command twice, as it is and under valgrind, and prints what it took:
 * the largest memory in KiB, a blank, and the instructions; `- -` when it did not run.
 *
 *   growth LOG COMMAND...       LOG: a file for what valgrind says */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 60, USAGE = 2, LOST = 126 };

/* The largest memory of COMMAND in KiB; -1 when it did not run, or did not understand. */
static long run(char **command) {
  pid_t pid = fork();
  if (pid == 0) {
    int null = open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0 || dup2(null, 2) < 0)
      _exit(LOST);
    execvp(command[0], command);
    _exit(LOST);
  }
  int status;
  struct rusage usage;
  if (pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) ||
      WEXITSTATUS(status) == USAGE || WEXITSTATUS(status) >= LOST ||
      getrusage(RUSAGE_CHILDREN, &usage) != 0)
    return -1;
  return usage.ru_maxrss;
}

/* The number behind `refs:` in LOG, which has commas. */
static long long refs(const char *log) {
  char line[256];
  long long n = -1;
  FILE *file = fopen(log, "r");
  while (file && n < 0 && fgets(line, sizeof line, file)) {
    const char *p = strstr(line, "refs:");
    for (p = p ? p + 5 : ""; *p; p++)
      if (*p >= '0' && *p <= '9')
        n = (n < 0 ? 0 : n) * 10 + (*p - '0');
  }
  if (file)
    fclose(file);
  return n;
}

int main(int argc, char **argv) {
  char option[4096];
  char *command[MOST + 8] = { "valgrind", "--tool=cachegrind", "--cache-sim=no",
                              "--cachegrind-out-file=/dev/null", option };
  if (argc < 3 || argc > MOST ||
      snprintf(option, sizeof option, "--log-file=%s", argv[1]) >= (int)sizeof option)
    return 2;
  memcpy(command + 5, argv + 2, (size_t)(argc - 2) * sizeof *argv);
  long memory = run(argv + 2);
  long long count = memory > 0 && run(command) > 0 ? refs(argv[1]) : -1;
  if (count > 0)
    printf("%ld %lld\n", memory, count);
  else
    printf("- -\n");
  return 0;
}
