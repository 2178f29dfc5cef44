#!/bin/sh
# completion: what each shell completes words with, by its own machinery, in a
# folder with a plan.  bash must be there; zsh and fish are tried when they are.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

programs="plan kapstok scan define goals calendar"
mkdir "$tap_home/scripts" "$tap_home/home"
for program in $programs; do
  for shell in bash zsh fish; do
    "cl-$program" completion "$shell" >"$tap_home/scripts/$program.$shell"
  done
done
HOME=$tap_home/home
export HOME
cp plan.yaml people.yaml "$HOME" && cp -R communities "$HOME"

# --- bash: the function is called as readline calls it
cat >"$tap_home/ask.bash" <<'END_OF_BASH'
scripts=$1 line=$2
for script in "$scripts"/*.bash; do source "$script"; done
compopt() { files=yes; } # there is no completion going on that it could change
# As readline takes a line apart: at blanks and at =.
spaced=${line//=/ = }
read -r -a COMP_WORDS <<<"$spaced"
[[ $spaced == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) files=
handler=$(complete -p "${COMP_WORDS[0]}" | sed 's/.*-F \([a-z_]*\).*/\1/')
$handler "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}" ${files:+:files}
END_OF_BASH
bash_gives() { bash "$tap_home/ask.bash" "$tap_home/scripts" "$1" 2>&1 | paste -sd' ' -; }

# WHAT LINE WANTED: the candidates, in one line.
in_bash() { is "bash: $1" "$(bash_gives "$2")" "$3"; }
in_bash "a verb" "cl-kapstok li" list
is "bash: one script completes all programs" \
  "$(bash -c 'source <(cl-scan completion bash); complete -p cl-plan cl-kapstok cl-scan cl-define cl-goals cl-calendar' |
    grep -c -- '-F _cl_scan')" 6
in_bash "the types of a program" "cl-scan list " "finding group existing wanted example"
in_bash "the types of a verb" "cl-scan choose " "finding group"
in_bash "ids of the plan in this folder" "cl-kapstok get goal " "meedoen taal klantgericht"
in_bash "an id that begins so" "cl-kapstok get goal me" meedoen
in_bash "behind a quote" "cl-kapstok get goal \"me" meedoen
in_bash "what a verb writes" "cl-kapstok show --format " "text html"
in_bash "and no other verb" "cl-calendar export --format=" "csv tsv json xlsx ics"
in_bash "nor another program" "cl-goals export --format " "csv tsv json xlsx"
in_bash "addresses" "cl-goals get goal repareren/b" repareren/bezoekers
in_bash "the fields of get" "cl-kapstok get goal meedoen s" "side source"
in_bash "no id where there is one record" "cl-kapstok get organisation l" "language logo"
in_bash "an option" "cl-kapstok set goal meedoen --si" --side
hasnt "bash: set takes no --id" "$(bash_gives "cl-kapstok set goal meedoen --")" --id
has "bash: add does" "$(bash_gives "cl-kapstok add goal X --")" --id
in_bash "an option once" "cl-calendar list moment --comm" --community
in_bash "values" "cl-kapstok set goal meedoen --side " "internal external"
in_bash "a value behind =" "cl-kapstok set goal meedoen --side=e" external
in_bash "an answer" "cl-kapstok answer skills " "yes no unknown"
in_bash "a reference" "cl-goals set community repareren --serves+ t" taal
in_bash "rules" "cl-plan explain W2" "W22 W26 W28 W20 W21 W25"
in_bash "a list with commas" "cl-kapstok list goal --fields id,te" id,text
in_bash "rules with commas" "cl-plan check --rules W22,W57" W22,W57
in_bash "no file names where none belong" "cl-kapstok list goal x" ""
in_bash "file names where they do" "cl-kapstok import goal " :files
in_bash "and for the plan" "cl-kapstok -f " :files
in_bash "a plan elsewhere" "cl-kapstok -f ~/plan.yaml get goal me" meedoen
cd "$tap_home" || exit 99
in_bash "nothing without a plan" "cl-kapstok get goal " ""
in_bash "what needs no plan" "cl-kapstok get readiness sk" skills
cd work || exit 99
# bash complains when the locale is not installed; our programs need none.
dutch_bash() { # WHAT LINE WANTED
  is "bash, in Dutch: $1" "$(LC_ALL=nl_NL.UTF-8 bash "$tap_home/ask.bash" "$tap_home/scripts" \
    "$2" 2>/dev/null | paste -sd' ' -)" "$3"
}
dutch_bash "verbs" "cl-kapstok v" "voeg-toe verwijder vul"
dutch_bash "an English verb, once it is begun" "cl-kapstok rem" remove
dutch_bash "no English among the Dutch" "cl-plan s" "stand schema"
dutch_bash "of options neither" "cl-kapstok lijst doel --s" "--sorteer --stil"
dutch_bash "types" "cl-scan lijst " "themavondst groep bestaande gewenste voorbeeld"
dutch_bash "the types of a verb" "cl-scan kies " "themavondst groep"
dutch_bash "the English types of a verb" "cl-scan choose f" finding
dutch_bash "values" "cl-kapstok zet doel meedoen --gericht-op " "intern extern"
dutch_bash "a field" "cl-kapstok zet doel meedoen --g" --gericht-op
dutch_bash "an English field" "cl-kapstok set goal meedoen --si" --side
dutch_bash "an option" "cl-kapstok lijst doel --vel" --velden
dutch_bash "its value" "cl-kapstok lijst doel --velden id,bla" id,bladzijde
dutch_bash "the value of an option cut short" "cl-kapstok lijst doel --sorteer bl" bladzijde
dutch_bash "words of an option" "cl-kapstok lijst doel --kleur " "auto altijd nooit"
dutch_bash "an answer" "cl-kapstok antwoord vaardigheden " "ja nee onbekend"

# --- zsh: in a terminal of its own; what the line has become is printed
cat >"$tap_home/ask.zsh" <<'END_OF_ZSH'
zmodload zsh/zpty || exit 3
zpty z zsh -f -i
zpty -w z "PS1= RPS1= HOME=$HOME; unsetopt beep zle_bracketed_paste prompt_sp; stty cols 200"
zpty -w z "fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D; setopt no_auto_list"
zpty -w z "tell() { print -r -- \"BUF=[\$BUFFER]\"; BUFFER=; }; zle -N tell; bindkey '^Xt' tell"
zpty -w z "bindkey '^I' complete-word; print READ''Y"
zpty -r z out '*READY*' || exit 3
for line in "${@[2,-1]}"; do
  zpty -w -n z "$line"$'\t\030t'
  zpty -r z out '*BUF=\[*\]*' || exit 3
  print -r -- "${${out##*BUF=\[}%%\]*}"
done
zpty -d z
END_OF_ZSH
if command -v zsh >/dev/null && zsh -fc 'zmodload zsh/zpty' 2>/dev/null; then
  mkdir "$tap_home/fpath"
  for program in $programs; do
    cp "$tap_home/scripts/$program.zsh" "$tap_home/fpath/_cl-$program"
  done
  in_zsh() { # WHAT LINE WANTED
    is "zsh: $1" "$(timeout 60 zsh -f "$tap_home/ask.zsh" "$tap_home/fpath" "$2" 2>&1)" "$3"
  }
  in_zsh "a verb" "cl-kapstok li" "cl-kapstok list "
  in_zsh "an id" "cl-kapstok get goal me" "cl-kapstok get goal meedoen "
  in_zsh "a value behind =" "cl-kapstok set goal meedoen --side=e" \
    "cl-kapstok set goal meedoen --side=external "
  in_zsh "a list with commas" "cl-kapstok list goal --fields id,te" \
    "cl-kapstok list goal --fields id,text "
  in_zsh "an address" "cl-goals get goal repareren/b" "cl-goals get goal repareren/bezoekers "
  LC_ALL=nl_NL.UTF-8
  in_zsh "a verb in Dutch" "cl-kapstok li" "cl-kapstok lijst "
  in_zsh "an option in Dutch" "cl-kapstok zet doel meedoen --ger" \
    "cl-kapstok zet doel meedoen --gericht-op "
  in_zsh "a value in Dutch" "cl-kapstok zet doel meedoen --gericht-op=e" \
    "cl-kapstok zet doel meedoen --gericht-op=extern "
  LC_ALL=C
  in_zsh "a file" "cl-kapstok import goal csv/d" "cl-kapstok import goal csv/doelen.csv "
  in_zsh "no file where none belongs" "cl-kapstok list goal csv/d" "cl-kapstok list goal csv/d"
else
  skip "zsh" "not installed here"
fi

# --- fish
# shellcheck disable=SC2016 # fish is to expand that
in_fish() { # WHAT LINE WANTED
  is "fish: $1" "$(timeout 60 fish -N -c 'for f in $argv[1]/*.fish; source $f; end; complete -C $argv[2]' \
    "$tap_home/scripts" "$2" 2>&1 | cut -f1 | paste -sd' ' -)" "$3"
}
if command -v fish >/dev/null; then
  in_fish "a verb" "cl-kapstok li" list
  in_fish "ids" "cl-kapstok get goal " "klantgericht meedoen taal"
  in_fish "behind a quote" "cl-kapstok get goal 'me" meedoen
  in_fish "an option" "cl-kapstok set goal meedoen --si" --side
  in_fish "a value behind =" "cl-kapstok set goal meedoen --side=e" --side=external
  in_fish "a list with commas" "cl-kapstok list goal --fields id,te" id,text
  LC_ALL=nl_NL.UTF-8
  in_fish "a verb in Dutch" "cl-kapstok li" lijst
  in_fish "an option in Dutch" "cl-kapstok zet doel meedoen --ger" --gericht-op
  in_fish "values in Dutch" "cl-kapstok zet doel meedoen --gericht-op " "extern intern"
  LC_ALL=C
  in_fish "a file" "cl-kapstok import goal csv/d" csv/doelen.csv
  in_fish "no file where none belongs" "cl-kapstok list goal csv/d" ""
else
  skip "fish" "not installed here"
fi
# --- what stands in the source, and is installed, is what the programs say
stale=
for p in plan kapstok scan define goals calendar; do
  for each in bash:bash/cl-$p zsh:zsh/_cl-$p fish:fish/cl-$p.fish; do
    LC_ALL=C "cl-$p" completion "${each%%:*}" | cmp -s - "$SRCDIR/share/completions/${each#*:}" ||
      stale="$stale $each"
  done
done
is "the completions that are installed are those of the programs (make update-completions)" "$stale" ""

# --- what a candidate means, in whole words
run cl-plan complete -- sta
is "cut between words" "$(printf '%s\n' "$out" | cut -f2)" "where the plan stands: stages, next steps, what is due"
run env LC_ALL=nl_NL.UTF-8 cl-plan complete -- schema
has "and that is shown" "$out" "voor teksteditors die YAML…"
finish
