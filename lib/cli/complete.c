/* complete.c - words for the shell to complete with, from the tables and the
 * plan; see complete.h.
 *
 * The script of each shell hands over the words of the line so far, the one
 * under the cursor last: `cl-NAME complete -- WORD...`.  Each line that comes
 * back is a candidate, a tab and what it means; the line `:files` asks the shell
 * for names of files.  Nothing is ever said: what cannot be completed gives no
 * lines. */
#include <stdlib.h>
#include <string.h>

#include "../format/term.h"
#include "../method/rules.h"
#include "output.h"
#include "help.h"
#include "complete.h"
#include "assign.h"
#include "formats.h"
#include "words.h"
#include "../value/columns.h"
#include "../plan/find.h"

typedef struct task {
  cl_app *app;
  const cl_verb *verb; /* of the line, or NULL */
  cl_type type;
  const char *start;  /* what the candidate must begin with */
  const char *before; /* comes before every candidate: `--side=` */
  const char *file;   /* -f of the line */
  bool other;         /* words of the other language: of the user's own none began so */
  cl_plan *plan;
  cl_diag silent; /* what reading the plan says */
} task;

/* As much as a shell shows on a line, in whole words. */
static void put_meaning(cl_buf *out, cl_str what) {
  cl_str cut = cl_width_cut(what, 60);
  while (cut.n < what.n && cut.n && cut.p[cut.n] != ' ')
    cut.n--;
  cl_visible(out, cut, true);
  if (cut.n < what.n)
    cl_buf_puts(out, "…");
}

static void offer(task *t, const char *word, const char *what) {
  cl_buf *out = &t->app->out;
  if (!word || strncmp(word, t->start, strlen(t->start)) != 0)
    return;
  cl_buf_printf(out, "%s%s", t->before, word);
  if (what && *what) {
    cl_buf_putc(out, '\t');
    put_meaning(out, cl_str_of(what));
  }
  cl_buf_putc(out, '\n');
}

static void offer_files(task *t) {
  cl_buf_puts(&t->app->out, ":files\n");
}

/* The word in the user's language, with PREFIX (`--`) in front; or the other one. */
static void offer_word_of(task *t, const char *prefix, const char *word, const char *nl,
                          const char *what) {
  bool dutch = (cl_lang_user() == CL_NL) != t->other;
  offer(t, cl_asprintf(t->app->arena, "%s%s", prefix, dutch && nl ? nl : word), what);
}

static void offer_both(task *t, const char *word, const char *nl, const char *what) {
  offer_word_of(t, "", word, nl, what);
}

/* `auto|always|never`, `finding|group` */
static void offer_words(task *t, const char *words) {
  const char *nl = cl_help_words_in(CL_NL, words, t->app->arena);
  for (const char *p = words; *p;) {
    size_t n = strcspn(p, "|"), m = strcspn(nl, "|");
    offer_both(t, cl_strndup(t->app->arena, p, n), cl_strndup(t->app->arena, nl, m), NULL);
    p += n + (p[n] == '|');
    nl += m + (nl[m] == '|');
  }
}

static void offer_formats(task *t) {
  for (int i = 0; t->verb && cl_format_name(i); i++)
    if (t->verb->formats >> i & 1)
      offer(t, cl_format_name(i), NULL);
}

/* ---- From the plan ---------------------------------------------------------- */

static cl_plan *plan_of(task *t) {
  if (t->plan)
    return t->plan;
  const char *home = getenv("HOME"), *file = t->file;
  if (home && file && strncmp(file, "~/", 2) == 0) /* as it stands on the line */
    file = cl_asprintf(t->app->arena, "%s%s", home, file + 1);
  const char *path = cl_plan_find(file, t->app->arena, &t->silent);
  if (path && strcmp(path, "-") != 0)
    cl_plan_open(&t->plan, path, &t->silent);
  return t->plan;
}

static void offer_ids(task *t, cl_type type) {
  const cl_plan *plan = plan_of(t);
  cl_field naming = cl_type_info(type)->naming;
  if (type == CL_T_READINESS) {
    size_t n;
    const cl_choice_row *row = cl_choices(CL_S_READINESS, &n);
    for (size_t i = 0; i < n; i++)
      offer_both(t, row[i].value, row[i].nl, NULL);
    return;
  }
  if (!plan || cl_type_info(type)->shape != CL_LISTED)
    return;
  bool nested = strchr(t->start, '/') != NULL;
  CL_EACH_REC(rec, plan, type) {
    const char *name = naming == CL_F_NONE ? NULL : cl_rec_dup(rec, naming, t->app->arena);
    offer(t, nested ? cl_rec_address(rec, t->app->arena) : rec->id, name);
  }
}

static void offer_rules(task *t) {
  size_t n;
  const cl_rule *rules = cl_rules(&n);
  for (size_t i = 0; i < n; i++)
    if (i == 0 || strcmp(rules[i].code, rules[i - 1].code) != 0)
      offer(t, rules[i].code, NULL);
}

/* What is offered from here on comes behind the last comma of the word. */
static void behind_comma(task *t) {
  const char *comma = strrchr(t->start, ',');
  if (!comma)
    return;
  size_t n = (size_t)(comma + 1 - t->start);
  t->before = cl_asprintf(t->app->arena, "%s%.*s", t->before, (int)n, t->start);
  t->start = comma + 1;
}

/* ---- Values ----------------------------------------------------------------- */

static void offer_choices(task *t, cl_set set) {
  size_t n;
  const cl_choice_row *row = cl_choices(set, &n);
  for (size_t i = 0; i < n; i++)
    offer_both(t, row[i].value, row[i].nl, NULL);
}

static void offer_values(task *t, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  switch (row->kind) {
  case CL_K_ENUM:
    offer_choices(t, row->set);
    break;
  case CL_K_BOOL:
    offer_both(t, "yes", "ja", NULL);
    offer_both(t, "no", "nee", NULL);
    break;
  case CL_K_DATE:
    offer_both(t, "today", "vandaag", NULL);
    break;
  case CL_K_REF:
    for (cl_type type = 0; type < CL_TYPES; type++)
      if (row->refs >> type & 1)
        offer_ids(t, type);
    break;
  default:
    break;
  }
}

static void offer_fields(task *t, const char *prefix) {
  cl_type type = t->verb && (t->verb->flags & CL_V_FIELDS) ? cl_verb_of(t->verb) : t->type;
  bool sets = *prefix && t->verb && (t->verb->flags & (CL_V_SET | CL_V_FIELDS));
  if (type == CL_T_NONE)
    return;
  const cl_type_row *row = cl_type_info(type);
  for (unsigned i = 0; i < row->fields; i++) {
    const cl_field_row *field = cl_field_info(cl_type_field(row, i));
    cl_field f = cl_type_field(row, i);
    if (!(field->flags & CL_SUB) && !(sets && field->kind == CL_K_ID)) /* that is for rename */
      offer_word_of(t, prefix, field->path, cl_field_word(f, CL_NL, t->app->arena), _(field->help));
  }
}

/* What the values of an option are, by what stands for them in its row. */
static void offer_option_values(task *t, int option) {
  const char *value = cl_option_info(option)->value;
  switch (option) {
  case CL_OI_COMMUNITY:
    offer_ids(t, CL_T_COMMUNITY);
    break;
  case CL_OI_GROUP:
    offer_ids(t, CL_T_GROUP);
    break;
  case CL_OI_THEME:
    offer_ids(t, CL_T_THEME);
    break;
  case CL_OI_OWNER:
    offer_ids(t, CL_T_PERSON);
    break;
  case CL_OI_SOURCE:
    offer_ids(t, CL_T_MOMENT);
    break;
  case CL_OI_REASON:
    offer_choices(t, CL_S_REASON);
    break;
  case CL_OI_FORM:
    offer_choices(t, CL_S_FORM);
    break;
  case CL_OI_FORMAT:
    offer_formats(t);
    break;
  case CL_OI_DIALECT:
    offer_words(t, "nl-excel");
    break;
  case CL_OI_FIELDS:
    behind_comma(t);
    offer_fields(t, "");
    break;
  case CL_OI_SORT:
    offer_fields(t, "");
    break;
  case CL_OI_RULES:
    behind_comma(t);
    offer_rules(t);
    break;
  case CL_OI_MAP: /* or a file of them */
    offer_files(t);
    break;
  default:
    if (value &&
        (strcmp(value, "FILE") == 0 || strcmp(value, "PLAN") == 0 || strcmp(value, "VERSION") == 0))
      offer_files(t);
    else if (value && strchr(value, '|'))
      offer_words(t, value);
    else if (value && strcmp(value, "DATE") == 0)
      offer_both(t, "today", "vandaag", NULL);
  }
}

/* The value of what is called NAME: an option, or a field. */
static void offer_option(task *t, const cl_raw_option *option) {
  bool exact = false;
  cl_field field = t->verb ? cl_meant_field(t->verb, t->type, option, &exact) : CL_F_NONE;
  bool takes = t->verb && option->row >= 0 && option->row < CL_OPTIONS &&
               (cl_verb_options(t->verb) >> option->row & 1);
  if (field != CL_F_NONE && (exact || !takes))
    offer_values(t, field);
  else if (option->row >= 0)
    offer_option_values(t, option->row);
}

/* ---- Words ------------------------------------------------------------------ */

/* Is NAME, of an option, also that of a field that was offered? */
static bool is_field(const task *t, const char *name) {
  bool exact = false;
  return t->verb && cl_verb_field(t->verb, t->type, cl_str_of(name), &exact) != CL_F_NONE &&
         exact && strcmp(name, "id") != 0;
}

static bool is_of_no_community(const task *t) {
  return t->type != CL_T_NONE && cl_type_info(t->type)->parent == CL_T_NONE;
}

static void offer_options(task *t) {
  uint64_t options = t->verb ? cl_verb_options(t->verb) : 0;
  unsigned fields = CL_V_SET | CL_V_FILTER | CL_V_FIELDS;
  if (t->verb && (t->verb->flags & fields))
    offer_fields(t, "--");
  for (int i = 0; i < CL_ALL_OPTIONS; i++)
    if ((i >= CL_OPTIONS || (options >> i & 1)) && !is_field(t, cl_option_info(i)->name) &&
        !(i == CL_OI_COMMUNITY && is_of_no_community(t)))
      offer_word_of(t, "--", cl_option_info(i)->name, cl_option_info(i)->nl,
                    _(cl_option_info(i)->help));
}

static void offer_verbs(task *t) {
  const cl_verb *verb;
  for (size_t i = 0; (verb = cl_verb_at(t->app->program, i)); i++)
    if (!cl_verb_hidden(verb))
      offer_both(t, verb->name, cl_verb_nl(verb), _(verb->help));
}

static void offer_types(task *t) {
  const cl_program *program = t->app->program;
  for (cl_type type = 0; type < CL_TYPES; type++)
    if (cl_program_has(program, type))
      offer_both(t, cl_type_called(program, type, CL_EN), cl_type_called(program, type, CL_NL),
                 _(cl_type_info(type)->help));
}

/* What stands for the types of a verb: TYPE, or some of them in words. */
static void offer_verb_types(task *t) {
  const char *word = cl_verb_type_word(t->verb, t->app->arena);
  if (word && word[0] >= 'a')
    offer_words(t, word);
  else
    offer_types(t);
}

/* What WORD of a verb's `args` stands for. */
static void offer_arg(task *t, const char *word) {
  static const struct {
    const char *word;
    cl_type type;
  } ids[] = { { "COMMUNITY", CL_T_COMMUNITY }, { "CONVERSATION", CL_T_CONVERSATION },
              { "GOAL", CL_T_JOINT_GOAL },     { "GROUP", CL_T_GROUP },
              { "MOMENT", CL_T_MOMENT },       { "PERSON", CL_T_PERSON },
              { "QUESTION", CL_T_READINESS },  { "THEME", CL_T_THEME } };
  if (!word)
    return;
  if (word[0] >= 'a' && word[0] <= 'z') {
    offer_words(t, word);
    return;
  }
  if (strcmp(word, "VERB|TYPE") == 0) {
    offer_verbs(t);
    offer_types(t);
  } else if (strcmp(word, "FIELD") == 0) {
    offer_fields(t, "");
  } else if (strcmp(word, "FILE") == 0 || strcmp(word, "FOLDER") == 0 ||
             strcmp(word, "PLAN|FOLDER|REPOSITORY") == 0 || strcmp(word, "OLD") == 0 ||
             strcmp(word, "NEW") == 0) {
    offer_files(t);
  } else if (strcmp(word, "RULE") == 0) {
    offer_rules(t);
  } else if (strcmp(word, "ANSWER") == 0) {
    offer_choices(t, CL_S_ANSWER);
  } else if ((strcmp(word, "ID") == 0 || strcmp(word, "RECORD") == 0) && t->type != CL_T_NONE) {
    offer_ids(t, t->type);
  } else if (strcmp(word, "ID") == 0 && t->app->program->step == CL_CALENDAR) {
    offer_ids(t, CL_T_MOMENT);
  } else {
    for (size_t i = 0; i < CL_COUNT(ids); i++)
      if (strcmp(word, ids[i].word) == 0)
        offer_ids(t, ids[i].type);
  }
}

/* The I-th word of the line that is no option is under the cursor. */
static void offer_word(task *t, int i) {
  if (!t->verb) {
    if (i == 0)
      offer_verbs(t);
    return;
  }
  bool typed = (t->verb->flags & (CL_V_TYPE | CL_V_TYPE_OPT)) != 0;
  if (typed && i == 1)
    offer_verb_types(t);
  else if (i > typed) {
    size_t place = (size_t)(i - 1 - typed);
    const char *word = cl_verb_arg(t->verb, place, t->app->arena);
    /* Of a plan's one organisation there is no ID. */
    bool single = t->type != CL_T_NONE && cl_type_info(t->type)->shape == CL_SINGLE_REC;
    if (single && word && strcmp(word, "ID") == 0)
      word = cl_verb_arg(t->verb, place + 1, t->app->arena);
    offer_arg(t, word);
  }
}

/* ---- The line --------------------------------------------------------------- */

/* bash takes `--side=ext` apart at the sign: puts it together again, and says
 * whether it had to for the last word. */
static bool join_equals(cl_app *app, char **words, int *count) {
  int n = 0;
  bool last = false;
  for (int i = 0; i < *count; i++) {
    bool sign = strcmp(words[i], "=") == 0 && n > 0 && strncmp(words[n - 1], "--", 2) == 0;
    last = sign;
    if (!sign) {
      words[n++] = words[i];
      continue;
    }
    const char *value = i + 1 < *count ? words[++i] : "";
    words[n - 1] = cl_asprintf(app->arena, "%s=%s", words[n - 1], value);
  }
  *count = n;
  return last;
}

/* The option that still waits for its value at the end of the line. */
static const cl_raw_option *waiting(const cl_words *words) {
  if (words->option_count == 0)
    return NULL;
  const cl_raw_option *last = &words->options[words->option_count - 1];
  bool takes = last->row < 0 ? !last->letter : cl_option_info(last->row)->value != NULL;
  return takes && !last->value ? last : NULL;
}

static void find_plan(task *t, const cl_words *words) {
  for (size_t i = 0; i < words->option_count; i++)
    if (words->options[i].row == CL_G_FILE)
      t->file = words->options[i].value;
}

static void complete(task *t, const cl_words *words, char *last, bool split) {
  const cl_raw_option *option = waiting(words);
  const char *equals = strchr(last, '=');
  if (option) {
    offer_option(t, option);
  } else if (!words->ended && strncmp(last, "--", 2) == 0 && equals) {
    cl_words one;
    cl_words_read(&one, t->app->arena, 1, &last, t->verb, t->type);
    t->start = equals + 1;
    t->before = split ? "" : cl_strndup(t->app->arena, last, (size_t)(equals - last) + 1);
    offer_option(t, &one.options[0]);
  } else if (!words->ended && last[0] == '-') {
    offer_options(t);
  } else {
    offer_word(t, words->count);
  }
}

enum cl_status cl_complete_run(cl_app *app) {
  if (app->arg_count == 0)
    return CL_OK;
  cl_words words;
  int count = app->arg_count;
  bool split = join_equals(app, app->args, &count);
  task t = { .app = app, .type = CL_T_NONE, .before = "" };
  cl_diag_init(&t.silent);
  char *last = app->args[count - 1];
  t.start = last;
  cl_app line = *app; /* whose verb is that of the line */
  cl_words_understand(&line, &words, count - 1, app->args, &t.type);
  t.verb = line.verb;
  find_plan(&t, &words);
  size_t before = app->out.len;
  complete(&t, &words, last, split);
  if (app->out.len == before) {
    t.other = true;
    t.start = last;
    t.before = "";
    complete(&t, &words, last, split);
  }
  if (t.plan)
    cl_plan_close(t.plan);
  cl_diag_free(&t.silent);
  return CL_OK;
}

/* ---- Scripts ---------------------------------------------------------------- */

/* @P@ stands for the program, @F@ for the name of a function.  Words come as
 * they stand on the line: what quotes and backslashes mean there is undone. */
static const char bash_script[] = "# bash completion for @P@: source <(@P@ completion bash)\n"
                                  "@F@() {\n"
                                  "  local line reply\n"
                                  "  local -a words=(\"${COMP_WORDS[@]:1:COMP_CWORD}\")\n"
                                  "  words=(\"${words[@]//[\\\"\\'\\\\]/}\")\n"
                                  "  COMPREPLY=()\n"
                                  "  while IFS= read -r line; do\n"
                                  "    if [[ $line == :files ]]; then\n"
                                  "      compopt -o default\n"
                                  "      continue\n"
                                  "    fi\n"
                                  "    printf -v reply '%q' \"${line%%$'\\t'*}\"\n"
                                  "    COMPREPLY+=(\"${reply//\\\\,/,}\")\n"
                                  "  done < <(\"$1\" complete -- \"${words[@]}\" 2>/dev/null)\n"
                                  "}\n"
                                  "complete -F @F@ @A@\n";

static const char zsh_script[] =
    "#compdef @P@\n"
    "# zsh completion for @P@: put this in a file _@P@ in a folder of $fpath\n"
    "@F@() {\n"
    "  local line word files=\n"
    "  local -a found\n"
    "  while IFS= read -r line; do\n"
    "    if [[ $line == :files ]]; then\n"
    "      files=1\n"
    "      continue\n"
    "    fi\n"
    "    word=${line%%$'\\t'*}\n"
    "    if [[ $line == *$'\\t'* ]]; then\n"
    "      found+=(\"${word//:/\\\\:}:${line#*$'\\t'}\")\n"
    "    else\n"
    "      found+=(\"${word//:/\\\\:}\")\n"
    "    fi\n"
    "  done < <(\"${(Q)words[1]}\" complete -- \"${(@Q)words[2,CURRENT]}\" 2>/dev/null)\n"
    "  if [[ -n $files ]]; then\n"
    "    _files\n"
    "  else\n"
    "    _describe -t words '@P@' found\n"
    "  fi\n"
    "}\n"
    "if [[ ${funcstack[1]} == _@P@ ]]; then\n"
    "  @F@ \"$@\"\n"
    "else\n"
    "  compdef @F@ @A@\n"
    "fi\n";

static const char fish_script[] =
    "# fish completion for @P@: write this to ~/.config/fish/completions/@P@.fish\n"
    "function @F@\n"
    "  set -l words (commandline -opc)\n"
    "  set -l last (commandline -ct | string trim --left --chars \\\"\\')\n"
    "  for line in (command $words[1] complete -- $words[2..-1] \"$last\" 2>/dev/null)\n"
    "    if test \"$line\" = :files\n"
    "      __fish_complete_path \"$last\"\n"
    "    else\n"
    "      printf '%s\\n' \"$line\"\n"
    "    end\n"
    "  end\n"
    "end\n"
    "complete -c @P@ -f -a '(@F@)'\n";

/* Sourced once, a script serves all of us: each program answers for itself. */
static const char all_programs[] = "cl-plan cl-kapstok cl-scan cl-define cl-goals cl-calendar";

static void put_script(cl_buf *out, const char *script, const char *program) {
  char function[64] = "_";
  size_t n = 1;
  for (const char *p = program; *p && n + 1 < sizeof function; p++)
    function[n++] = *p == '-' ? '_' : *p;
  function[n] = '\0';
  for (const char *p = script; *p; p++) {
    bool mark = p[0] == '@' && p[1] && strchr("PFA", p[1]) && p[2] == '@';
    if (!mark) {
      cl_buf_putc(out, *p);
      continue;
    }
    cl_buf_puts(out, p[1] == 'P' ? program : p[1] == 'F' ? function : all_programs);
    p += 2;
  }
}

enum cl_status cl_completion_run(cl_app *app) {
  const char *shell = app->args[0], *script = NULL;
  if (strcmp(shell, "bash") == 0)
    script = bash_script;
  else if (strcmp(shell, "zsh") == 0)
    script = zsh_script;
  else if (strcmp(shell, "fish") == 0)
    script = fish_script;
  if (!script)
    return cl_usage(app, _("there are scripts for bash, zsh and fish, not for \"%s\""), shell);
  put_script(&app->out, script, app->program->name);
  return CL_OK;
}
