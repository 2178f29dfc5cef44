/* root.h - the N-th root, for drawings and colours: the only thing programs would want
 * libm for, which costs at every start.  The same on every machine. */
#ifndef CL_ROOT_H
#define CL_ROOT_H

/* The N-th root of X >= 0, N from 1: by Newton, from above, until it falls no more. */
static inline double cl_root(double x, unsigned n) {
  if (!(x > 0))
    return 0;
  double root = x > 1 ? x : 1;
  for (;;) {
    double power = 1;
    for (unsigned i = 1; i < n; i++)
      power *= root;
    double next = ((n - 1) * root + x / power) / n;
    if (!(next < root))
      return root;
    root = next;
  }
}

#endif
