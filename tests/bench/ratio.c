/* ratio.c - runs two commands in turn, A B A B..., and prints what A costs in
 * terms of B: the median over pairs of processor time (user and system) and
 * the largest memory of A in terms of a number of bytes.
 *
 *   ratio LABEL RUNS BYTES BOUND -- COMMAND A... -- COMMAND B...
 *
 * A ratio of one run, pair by pair, holds when the machine's speed drifts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <unistd.h>

enum { MOST = 101 };

static double seconds(const struct timeval *t) {
  return (double)t->tv_sec + (double)t->tv_usec / 1e6;
}

/* Processor seconds of COMMAND; its peak memory in bytes in *MEMORY. */
static double run(char **command, double *memory) {
  struct rusage before, after;
  getrusage(RUSAGE_CHILDREN, &before);
  pid_t pid = fork();
  if (pid == 0) {
    int null = open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0 || dup2(null, 2) < 0)
      _exit(127);
    execvp(command[0], command);
    _exit(127);
  }
  int status;
  if (pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    fprintf(stderr, "%s did not run\n", command[0]);
    exit(1);
  }
  getrusage(RUSAGE_CHILDREN, &after);
  *memory = (double)after.ru_maxrss * 1024; /* the largest child so far */
  return seconds(&after.ru_utime) + seconds(&after.ru_stime) - seconds(&before.ru_utime) -
         seconds(&before.ru_stime);
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static char **after_dashes(char **argv) {
  while (*argv && strcmp(*argv, "--") != 0)
    argv++;
  if (!*argv)
    exit(2);
  *argv = NULL;
  return argv + 1;
}

int main(int argc, char **argv) {
  if (argc < 9)
    return 2;
  const char *label = argv[1], *bound = argv[4];
  long runs = strtol(argv[2], NULL, 10), bytes = strtol(argv[3], NULL, 10);
  if (runs < 1 || runs > MOST)
    return 2;
  char **a = after_dashes(argv + 5), **b = after_dashes(a);
  double ratio[MOST], time_a[MOST], memory = 0, other;
  run(a, &memory); /* the larger first: RUSAGE_CHILDREN keeps the maximum */
  for (long i = 0; i < runs; i++) {
    double mem;
    time_a[i] = run(a, &mem);
    double time_b = run(b, &other);
    ratio[i] = time_b > 0 ? time_a[i] / time_b : 0;
  }
  qsort(ratio, (size_t)runs, sizeof *ratio, by_size);
  qsort(time_a, (size_t)runs, sizeof *time_a, by_size);
  printf("%-44s %5.2f  (%.2f-%.2f)  %8.3f s", label, ratio[runs / 2], ratio[0], ratio[runs - 1],
         time_a[runs / 2]);
  if (bytes > 0)
    printf("  %5.1f x the file", memory / (double)bytes);
  if (strcmp(bound, "-") != 0)
    printf("  (bound %s)", bound);
  printf("\n");
  return 0;
}
