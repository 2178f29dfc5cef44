/* problem.c - libyaml's problems in words that help, and that can be translated. */
#include <string.h>

#include "inner.h"

static const struct {
  const char *theirs, *ours;
} problems[] = {
  { "mapping values are not allowed in this context",
    N_("a colon with a space behind it does not fit here: put the text in quotes, or mend the "
       "indentation") },
  { "did not find expected key",
    N_("a key was expected here: mend the indentation, or close the quotes above") },
  { "did not find expected '-' indicator",
    N_("a '-' was expected here: this line is not indented like the items above it") },
  { "could not find expected ':'", N_("a colon is missing behind this key") },
  { "block sequence entries are not allowed in this context",
    N_("a list item ('-') cannot stand here: begin it on a line of its own") },
  { "mapping keys are not allowed in this context", N_("a key cannot stand here") },
  { "found unexpected end of stream",
    N_("the file ends in the middle of a text: a closing quote is missing") },
  { "found unexpected document indicator",
    N_("'---' or '...' stands inside a text in quotes: a closing quote is missing") },
  { "did not find expected ',' or ']'", N_("a ',' or a ']' is missing in this list") },
  { "did not find expected ',' or '}'", N_("a ',' or a '}' is missing in this map") },
  { "did not find expected node content", N_("a value was expected here") },
  { "did not find expected <document start>",
    N_("this does not belong here: one document a file") },
  { "did not find expected <stream-start>", N_("this file cannot be read as YAML") },
  { "found unknown escape character",
    N_("a backslash in double quotes needs another backslash: write \\\\, or use single quotes") },
  { "did not find expected hexdecimal number", N_("digits 0-9 or a-f were expected here") },
  { "found invalid Unicode character escape code", N_("there is no such character") },
  { "did not find expected comment or line break",
    N_("only a comment can stand here: begin the text on the next line") },
  { "found a tab character where an indentation space is expected",
    N_("a tab cannot indent: use spaces") },
  { "found a tab character that violates indentation", N_("a tab cannot indent: use spaces") },
  { "found an indentation indicator equal to 0", N_("the indentation of a text cannot be 0") },
  { "found unexpected ':'", N_("a colon cannot stand here: put the text in quotes") },
  { "control characters are not allowed", N_("a control character cannot stand in a plan") },
  { "found duplicate %YAML directive", N_("%YAML stands here twice") },
  { "found incompatible YAML document", N_("this version of YAML is not known") },
  { "found undefined tag handle", N_("tags (!name) are not allowed: put the text in quotes") },
};

const char *cl_yaml_problem(const yaml_parser_t *parser, const char *at) {
  const char *problem = parser->problem ? parser->problem : "";
  if (strcmp(problem, "found character that cannot start any token") == 0) {
    if (*at == '\t')
      return _("a tab cannot indent: use spaces");
    return _("a text cannot start with this character: put it in quotes");
  }
  for (size_t i = 0; i < CL_COUNT(problems); i++)
    if (strcmp(problem, problems[i].theirs) == 0)
      return _(problems[i].ours);
  return _("this cannot be read as YAML: look at the quotes, brackets and indentation here");
}
