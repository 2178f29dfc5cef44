/* base.h - what every file of clkit starts from: visibility, attributes,
 * translation marks and the functions we do not use.
 *
 * Everything declared in a header of lib/ is exported from libclplan: each
 * header opens with CL_BEGIN and closes with CL_END, all else stays hidden
 * (the library is compiled with -fvisibility=hidden). */
#ifndef CL_BASE_H
#define CL_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CL_BEGIN _Pragma("GCC visibility push(default)")
#define CL_END _Pragma("GCC visibility pop")

#define CL_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define CL_NONNULL __attribute__((returns_nonnull))
#define CL_NORETURN __attribute__((noreturn))

#define CL_COUNT(array) (sizeof(array) / sizeof *(array))

/* Marks a string for translation where a call is not possible: in a table. */
#define N_(text) text

/* Functions that cut, overflow, guess or depend on hidden state: a use of one
 * is a compile error.  (The idea is git's banned.h.) */
#ifndef CL_BANNED_OFF
/* Their own headers first: these define some of them inline at -O2. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#define CL_BANNED(f) sorry_##f##_is_a_banned_function
#undef strcpy
#define strcpy(a, b) CL_BANNED(strcpy)
#undef strcat
#define strcat(a, b) CL_BANNED(strcat)
#undef strncpy
#define strncpy(a, b, n) CL_BANNED(strncpy)
#undef strncat
#define strncat(a, b, n) CL_BANNED(strncat)
#undef strtok
#define strtok(a, b) CL_BANNED(strtok)
#undef sprintf
#define sprintf(...) CL_BANNED(sprintf)
#undef vsprintf
#define vsprintf(a, b, c) CL_BANNED(vsprintf)
#undef atoi
#define atoi(a) CL_BANNED(atoi)
#undef atol
#define atol(a) CL_BANNED(atol)
#undef atof
#define atof(a) CL_BANNED(atof)
#undef gets
#define gets(a) CL_BANNED(gets)
#undef gmtime
#define gmtime(t) CL_BANNED(gmtime)
#undef localtime
#define localtime(t) CL_BANNED(localtime)
#undef ctime
#define ctime(t) CL_BANNED(ctime)
#undef asctime
#define asctime(t) CL_BANNED(asctime)
#undef system
#define system(c) CL_BANNED(system)
#undef popen
#define popen(c, m) CL_BANNED(popen)
#endif

#endif
