#!/bin/sh
# cl-scan: choose, drop, map.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# --- choose a group: the mark moves
run cl-scan choose group ruilkast --why "Elke week contact"
status_is "choose" 0
is "a choice that became a community stays" "$(changes)" ">       chosen: yes
>       why: Elke week contact"
run cl-scan get group repaircafe why
is "the reason of the earlier one" "$out" "Zoeken zelf een plek, en drie van de reparateurs zijn lid"
run cl-scan list groups --chosen yes --fields id --tsv
is "next to the new one" "$out" "id${newline}repaircafe${newline}ruilkast"
run cl-plan check --rules W51
status_is "which is in order" 0
run cl-scan choose group energiecoop --why Toch --force
has "an open choice is taken back" "$err" "ruilkast was chosen before and no longer is"
is "one open choice is left" "$(cl-scan list groups --chosen yes --fields id --tsv)" \
  "id${newline}repaircafe${newline}energiecoop"
fresh
run cl-scan choose group ruilkast --why "Elke week contact"
has "what lacks" "$err" "how does it fit the kapstok?"
has "what comes next" "$err" "cl-define start --group ruilkast"
run cl-scan kies groep repaircafe -q
status_is "back, in Dutch; it has a reason already" 0
is "and quiet" "$err" ""
run cl-scan choose group repaircafe
before=$(cat plan.yaml)
run cl-scan choose group repaircafe
is "choosing the chosen one changes nothing" "$(cat plan.yaml)" "$before"

# --- choose a theme
fresh
run cl-scan choose finding energie
status_is "a choice without a reason" 2
unchanged "is not made"
run cl-scan choose finding energie --why "  "
status_is "nor with an empty one" 2
run cl-scan choose finding energie --why "Veel vragen aan de balie"
is "the theme" "$(changes)" "<       chosen: yes
>       chosen: yes
>       why: Veel vragen aan de balie"
run cl-scan choose wanted mantelzorgers --why x
status_is "nothing else is chosen" 2
run cl-scan choose group ruilkas --why x
status_is "no such group" 2
has "which one was meant" "$err" "ruilkast"
run cl-scan choose group --why x
status_is "no id" 2

# --- what dropped out
fresh
run cl-scan choose group energiecoop --why "Toch"
status_is "not chosen by accident" 2
has "what was learned is said" "$err" "Zoeken vooral klanten"
unchanged "nor changed"
run cl-scan choose group energiecoop --why "Toch" --force
is "on purpose it is" "$(changes)" "<       dropped: {date: 2026-02-20, reason: expectations, note: \"Zoeken vooral klanten\", again: 2027-02-01}
>       chosen: yes
>       why: Toch"

# --- drop
fresh
run cl-scan drop group repaircafe --reason "geen energie" --note "Bestuur stopt" --again +6m
status_is "drop, with a Dutch reason" 0
is "what is kept" "$(changes)" "<       chosen: yes
>       dropped: {date: 2026-11-22, reason: energy, note: Bestuur stopt, again: 2027-05-22}"
has "the mark goes" "$err" "repaircafe was chosen and no longer is"
has "the community is named" "$err" "community repareren grew from this group"
run cl-scan afvallen groep ruilkast --reason overlap --date 2026-10-01
run cl-scan get group ruilkast dropped.date
is "on another day" "$out" "2026-10-01"
has "a lesson is asked for" "$(cl-scan drop group ruilkast --reason overlap 2>&1)" "what did you learn"
fresh
run cl-scan drop group ruilkast
status_is "a reason is needed" 2
run cl-scan drop group ruilkast --reason verveling
status_is "one of four" 2
run cl-scan drop group ruilkast --reason energy --again 2026-11-01
status_is "again is later" 2
run cl-scan drop finding energie --reason other
status_is "only groups" 2
unchanged "nothing of it is kept"

# --- map
run cl-scan map --language en
is "the map" "$out" "$(cat <<'END'
digraph "scan" {
  graph [rankdir="LR", charset="UTF-8", fontname="sans-serif", fontsize="12", ranksep="0.6", nodesep="0.3", labelloc="t", label="Environment scan: Bibliotheek Waterrijk\nLeft: individuals. Right: organisations. A circle: a bond with the library; a dashed one: a bond is possible."];
  node [fontname="sans-serif", fontsize="11"];
  edge [dir="none", color="gray40"];
  "theme:duurzaamheid" [shape="hexagon", style="filled,bold", fillcolor="#fff2cc", label="Duurzaamheid\nSpullen repareren in\nplaats van weggooien"];
  "group:repaircafe" [shape="ellipse", style="dashed", penwidth="3", label="Repair Café Noord\nCHOSEN\n(buurthuis De Schakel,\nFacebook)\nbond: possible"];
  "theme:duurzaamheid" -> "group:repaircafe" [penwidth="3"];
  "does:repaircafe:1" [shape="note", label="maandelijks repareren"];
  "group:repaircafe" -> "does:repaircafe:1";
  "does:repaircafe:2" [shape="note", label="workshops fietsen"];
  "group:repaircafe" -> "does:repaircafe:2";
  "group:ruilkast" [shape="ellipse", style="solid", penwidth="1.5", label="Beheerder van de\nruilkast\n(Kerkstraat, Instagram)\nbond: yes"];
  "group:ruilkast" -> "theme:duurzaamheid";
  "does:ruilkast:1" [shape="note", label="ruilkast bijhouden"];
  "does:ruilkast:1" -> "group:ruilkast";
  "group:energiecoop" [shape="plaintext", fontcolor="gray40", label="Energiecoöperatie\ndropped out:\nexpectations\n(website)\nbond: no"];
  "theme:duurzaamheid" -> "group:energiecoop" [style="dotted"];
  "does:energiecoop:1" [shape="note", label="spreekuur"];
  "group:energiecoop" -> "does:energiecoop:1";
}
END
)"
cl-scan set group ruilkast --name 'Ruil "kast" \ & <co>' --theme '' -q
cl-scan add group "$(printf 'Twee\nregels')" --kind individual --activities 'a"];b [x="' -q >/dev/null
run cl-scan map
has "quotes, backslashes and entities are text" "$out" 'label="Ruil \"kast\" \\ &amp; <co>'
has "an activity, too" "$out" 'label="a\"];b [x=\""'
has "a line break is a blank" "$out" 'label="Twee regels'
has "a group without a theme has a place" "$out" '"group:ruilkast" -> "theme";'
if command -v dot >/dev/null 2>&1; then
  ok "Graphviz takes it" sh -c 'cl-scan map | dot -Tsvg >map.svg'
else
  tap_line ok "Graphviz takes it # SKIP no dot here"
fi

# --- a large map: themes from top to bottom, individuals left, organisations right
{
  printf 'plan: 1\norganisation: Groot\nlanguage: en\nkapstok:\n  themes:\n'
  for t in 1 2 3; do printf '    - {id: t%s, text: Thema %s}\n' $t $t; done
  printf 'scan:\n  groups:\n'
  n=0
  while [ $n -lt 40 ]; do
    n=$((n + 1))
    case $((n % 4)) in 0 | 1) kind=individual ;; *) kind=organisation ;; esac
    printf '    - {id: g%s, name: "Groep %s & <b> {x|y} %s", kind: %s, tie: possible, activities: [wandelen], %s}\n' \
      $n $n Zeerlangwoordzeerlangwoordzeerlangwoord $kind "$([ $((n % 10)) = 0 ] || printf 'theme: t%s' $((n % 3 + 1)))"
  done
} >groot.yaml
if command -v dot >/dev/null 2>&1; then
  cl-scan -f groot.yaml map | dot -Tplain | sed 's/\\n/ /g' >plain
  is "all groups are on it" "$(grep -c '^node "group:' plain)" 40
  is "themes stand in the order of the kapstok, what has none below" \
    "$(awk '$1 == "node" && $2 ~ /^"?theme/ { print $4, $2 }' plain | sort -rn | tr -d '"' | awk '{ printf "%s ", $2 }')" \
    "theme:t1 theme:t2 theme:t3 theme "
  is "individuals left, organisations right" "$(awk '
    $1 == "node" { gsub(/"/, "", $2) }
    $1 == "node" && $2 ~ /^theme/ { theme = $3 }
    $1 == "node" && $2 ~ /^group:g/ { n = substr($2, 8) % 4; x[$2] = $3; left[$2] = n < 2 }
    END { for (g in x) if ((x[g] < theme) != left[g]) print g }' plain)" ""
  ok "no word makes one node as wide as the map" sh -c 'awk "\$1 == \"node\" && \$5 > 4 { exit 1 }" plain'
else
  skip "a large map" "no dot here"
fi
run cl-scan map --theme eenzaamheid
hasnt "of one theme" "$out" "repaircafe"
has "which may have nobody yet" "$err" "there is no group to draw yet"
run cl-scan map --theme rust
status_is "no such theme" 2

# --- a finding is about a theme: its id will do
fresh
run cl-scan add finding eenzaamheid --narrower 'Ouderen in de flat'
is "named by its theme" "$status" 0
is "the theme" "$(cl-scan get finding "$out" theme)" eenzaamheid
is "and what it is here" "$(cl-scan get finding "$out" narrower)" "Ouderen in de flat"
run cl-scan add finding 'Eenzaamheid onder ouderen' --theme eenzaamheid
is "words stay words" "$(cl-scan get finding "$out" narrower)" "Eenzaamheid onder ouderen"

# --- what may be chosen, to who names something else
fresh
run cl-scan choose repaircafe --why "Warm"
is "an id without its type" "$status $err" '2 cl-scan: error: "repaircafe" is no type that goes with choose: cl-scan choose finding|group ID'
run cl-scan choose theme duurzaamheid --why "Warm"
has "a type of another program, which has no such verb" "$err" "cl-scan choose finding|group ID"
run cl-scan choose grop repaircafe
has "a slip" "$err" "did you mean group?"
run cl-scan list goal
has "what all programs do is theirs who look after it" "$err" "use cl-kapstok list"
finish
