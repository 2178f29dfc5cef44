#!/bin/sh
# status.t - what status advises helps: who does it is advised something else, up to
# the last stage.  And what it tells is the story of lib/method.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# --- the story of the larger example
cp -R "$SRCDIR/share/examples/zuiderkwartier" "$SRCDIR/share/examples/zuiderkwartier-2026-10-18" .
chmod -R u+w zuiderkwartier zuiderkwartier-2026-10-18
run cl-plan -f zuiderkwartier/plan.yaml status --since zuiderkwartier-2026-10-18
status_is "the larger example" 0
is "one sentence" "$(printf '%s\n' "$out" | head -2 | tr '\n' ' ' | sed 's/ $//')" \
  "17 van de 38 doelen op koers, 4 meer dan op 18 oktober; 10 liggen ver achter. Drie besluiten gevraagd."
has "the day of the copy" "$out" "18 oktober"
run cl-plan -f zuiderkwartier/plan.yaml status --since zuiderkwartier-2026-10-18 --json
has "then beside now" "$out" '"lights":{"green":17,"orange":6,"red":10,"grey":5},"since":"2026-10-18","then":{"green":13,"orange":8,"red":10,"grey":5}'
has "what changed" "$out" '{"kind":"change","what":"light","community":"breien"'
is "the most urgent decision first" "$(printf '%s\n' "$out" | sed -n 's/.*"kind":"asked".*"by":"\([-0-9]*\)".*/\1/p' | head -1)" 2026-12-01
run cl-plan -f zuiderkwartier/plan.yaml status --since nergens
status_is "no such version" 4
run cl-plan -f zuiderkwartier/plan.yaml status --language en
has "in English" "$out" "17 of 38 goals are on track"

# --- nothing, one, all
say() { printf '%s\n' "$1" >small.yaml; cl-plan -f small.yaml status --language en --json | sed -n 's/.*"headline":"\([^"]*\)".*/\1/p'; }
base="plan: 1
organisation: X
"
is "no community" "$(say "$base")" "No community yet."
is "at rest" "$(say "${base}communities: [{id: a, name: A, status: paused}]")" "No community is running."
goals='goals: [{id: g, text: Tien leden erbij, kind: quantitative, baseline: 0, target: 10, start: 2026-01-01, due: 2026-12-31'
is "not measured" "$(say "${base}communities: [{id: a, name: A}, {id: b, name: B, $goals}]}]")" \
  "1 goal is ready; it was not measured yet."
is "paused ones do not count" "$(say "${base}communities: [{id: a, name: A, $goals, light: {colour: red}}]}, {id: b, name: B, status: paused, goals: [{id: h, text: Elf leden, kind: qualitative, light: {colour: red}}]}]")" \
  "0 of 1 goal is on track; 1 is far behind."
is "asked" "$(say "${base}communities: [{id: a, name: A, decisions: [{date: 2026-11-01, text: Geld}, {date: 2026-11-01, text: Tijd, answer: ja}]}]")" \
  "A: No joint goal yet. One decision asked."

# --- who follows the advice gets on: no command comes twice
cat >plan.yaml <<'END'
plan: 1
organisation: Test
kapstok:
  goals: [{id: meedoen, text: Meer mensen doen mee, side: external}]
  themes: [{id: buurt, text: De buurt}]
scan:
  groups: [{id: breiers, name: Breiers, kind: individual}]
communities:
  - {id: c, name: Breikring}
people:
  - {id: lid, role: lid, side: community}
END
rm -rf people.yaml communities
advice() { cl-plan status --json --language en | sed -n 's/.*"kind":"community".*"command":"\(\([^"\\]\|\\.\)*\)","last.*/\1/p; s/.*"kind":"community".*"command":"\(\([^"\\]\|\\.\)*\)","pull.*/\1/p' | sed 's/\\"/"/g' | head -1; }
filled() {
  sed 's/ NAME/ Naam/; s/ THEME/ buurt/; s/serves+ GOAL/serves+ meedoen/; s/PERSON/lid/g; s/HOURS/2/
       s/NUMBER/10/; s/DATE/2026-12-20/; s/FORM/event/; s/ TITLE/ Breiochtend/; s/ NOTE/ "Het loopt"/
       s/ WHAT/ "Een sjaal"/; s/ PLACE/ bibliotheek/; s/ HOW/ foto/; s/--text TEXT/--text "Tien nieuwe breiers erbij"/
       s/goal TEXT/goal "Tien nieuwe breiers in 2026"/; s/ TEXT/ "Samen breien en praten"/g'
}
errors() { cl-plan check --json | sed -n 's/.*"level":"error","rule":"\([^"]*\)".*/\1/p' | sort -u; }
seen="|" n=0 twice="" failed="" worse=""
while [ $n -lt 60 ]; do
  command=$(advice)
  case $seen in *"|$command|"*) twice=$command; break;; esac
  seen="$seen$command|" n=$((n + 1))
  line=$(printf '%s\n' "$command" | filled)
  case $line in *progress*) break;; esac
  errors >before.txt
  eval "$line" >/dev/null 2>err.txt || { failed="$line: $(cat err.txt)"; break; }
  # What is begun asks for the rest: a chosen group, a bond and a new goal.  Nothing else does.
  case $line in *"choose group"* | *--bond* | *"add goal"*) continue;; esac
  errors >after.txt
  new=$(grep -vxFf before.txt after.txt)
  [ -z "$new" ] || worse="$worse$line: $new;"
done
is "each command works as it is advised" "$failed" ""
is "none leaves an error that was not there" "$worse" ""
is "and at the end there is none" "$(errors | tr '\n' ' ')" ""
is "none is advised again once it was done" "$twice" ""
has "to the last stage" "$(cl-plan status --json)" '"stage":"kept"'
ok "by many a step" [ "$n" -ge 25 ]
cl-scan set group breiers --fit '' -q
hasnt "a group without a fit holds nobody up who got on" "$(advice)" "choose"

# --- what is advised can be done: no second community from one group
fresh
cl-define set community repareren --status stopped -q
run cl-plan status --language en
has "after one that stopped another group" "$out" "cl-scan choose group ruilkast --why TEXT"
hasnt "not the same once more" "$out" "cl-define start --group repaircafe"
# --- the larger example: nothing that is late hides behind what comes
run cl-plan -f "$SRCDIR/share/examples/zuiderkwartier/plan.yaml" status
has "late things stand apart" "$out" "Turfkaart van oktober optellen"
has "money has its thousands apart" "$out" "4.400 per jaar"
# --- what is left out of a list is said
{
  printf '%scommunities:\n  - id: a\n    name: A\n    decisions:\n' "$base"
  for day in 1 2 3 4 5 6 7; do printf '      - {date: 2026-11-0%s, text: Besluit %s}\n' $day $day; done
} >small.yaml
run cl-plan -f small.yaml status --language nl
has "of many decisions five" "$out" "  en nog 2:
    cl-goals lijst besluiten --antwoord ''"
run cl-goals -f small.yaml list decisions --answer '' --json
is "which all of them are in" "$(printf '%s\n' "$out" | grep -c .)" 7

# --- while it is being decided whether a community goes on, nobody is told to plan for it
digi() { cl-plan -f zuiderkwartier/plan.yaml status --json --language en | grep '"kind":"community","id":"digicoach"'; }
rm -rf zuiderkwartier && cp -R "$SRCDIR/share/examples/zuiderkwartier" . && chmod -R u+w zuiderkwartier
has "the decision first" "$(digi)" '"command":"cl-goals set decision digicoach/2026-10-07 --answer TEXT --answered DATE"'
run cl-plan -f zuiderkwartier/plan.yaml status
begin() { printf '%s\n' "$1" | sed -n '/^Begin hier/,/^$/p'; }
has "begin with that" "$(begin "$out")" "cl-goals zet besluit digicoach/2026-10-07 --antwoord TEKST"
hasnt "and no moment is asked for it" "$(begin "$out")" "voeg-toe moment"
is "what asks for something comes before what seldom changes" \
  "$(printf '%s\n' "$out" | sed -n 's/^\(Wat vragen we\|Begin hier\|Te laat\|De komende\|  Gereedheid\).*/\1/p' | tr -s ' \n' ' ')" \
  "Wat vragen we Begin hier Te laat De komende Gereedheid "
flat=$(printf '%s\n' "$out" | tr '\n' ' ' | tr -s ' ')
has "what is to be measured says whose it is" "$flat" "meten: Ouders lezen ook thuis voor (Poolse ouders lezen voor)"
has "so does what is to be done" "$flat" "Oproep: breng je zaden (Moestuinders aan het Kanaal)"
hasnt "a question that names its community does so once" "$flat" "in maart? (Digicoaches"
has "another says whose it is" "$flat" "(ongeveer 6.000 euro)? (Taalcafé De Brug)"
cl-goals -f zuiderkwartier/plan.yaml set decision digicoach/2026-10-07 --answer "Nog een jaar" --answered 2026-11-20 -q
has "once it was taken a moment" "$(digi)" '"command":"cl-calendar add moment TITLE'
run cl-define -f "$SRCDIR/share/examples/zuiderkwartier/plan.yaml" load
has "what hours leave out is said" "$out" "tellen hier niet mee: community librarian (cl1) 2"
run cl-goals -f "$SRCDIR/share/examples/zuiderkwartier/plan.yaml" list goals --"$(printf '%05000d' 7)" x
ok "a long word is not repeated whole" [ "${#err}" -lt 400 ]
finish
