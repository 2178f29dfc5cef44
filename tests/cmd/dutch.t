#!/bin/sh
# What is said in Dutch is all Dutch: no verb, option, type, field or value by its English word,
# in whatever goes wrong; and what a message tells one to type works when it is pasted.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

LC_ALL=nl_NL.UTF-8
export LC_ALL
words=$tap_home/words options=$tap_home/options english=$tap_home/english
cl-plan check-tables words >"$words"
awk -F '\t' '{ n = split(tolower($3), part, /[^a-z]+/); for (i = 1; i <= n; i++) print part[i] }' "$words" |
  sort -u >"$tap_home/same"
# Options by name; other words when they are long enough to be no Dutch word by chance.
awk -F '\t' '$2 != $3 && ($1 == "option" || $1 == "field") && $2 !~ /\./ { print $2 }' "$words" |
  sort -u | grep -vxFf "$tap_home/same" >"$options"
awk -F '\t' '$2 != $3 && $1 != "option" && length($2) > 4 && $2 !~ /[ .]/ { print $2 }' "$words" |
  sort -u | grep -vxFf "$tap_home/same" >"$english"
ok "there are words to look for" test "$(wc -l <"$english")" -gt 80 -a "$(wc -l <"$options")" -gt 100

# What is quoted of a file, and the English behind a Dutch word, are meant to be there.
said() {
  grep -v '^ ' | sed -e 's/^[^ ]*yaml:[0-9:]*//' -e 's/cl-[a-z]*//g' -e 's/([a-z-]*)//g' \
    -e 's/"first saturday"//g'
}

# A copy for each line would be slow: only what writes gets one.
fresh
printf 'naam;kleur\nA;rood\n' >vreemd.csv
printf 'naam;soort\nA;buiten\n;individu\nB;\n' >fout.csv
printf 'titel;datum;vorm;verantwoordelijke\nA;30-2-2027;evenement;cl1\nB;eind maart;feest;niemand\n' >dag.csv
printf 'PK\003\004' >boek.csv
tries() {
  for p in kapstok scan define goals calendar; do
    for v in toon lijst haal voeg-toe zet verwijder hernoem importeer exporteer controleer; do
      printf 'cl-%s %s onzin\n' "$p" "$v"
    done
    printf 'cl-%s %s\n' "$p" "" "$p" onzin "$p" --onzin "$p" stand "$p" "lijst --taal fr"
  done
  cat <<'LINES'
cl-plan lijst doel
cl-plan smart
cl-plan stand --vandaag gek
cl-plan stand --sinds weg
cl-plan stand --sinds ''
cl-plan verschil
cl-plan logboek onzin
cl-plan logboek --veld onzin
cl-plan controleer --formaat onzin
cl-plan controleer --regels onzin
cl-plan controleer --op onzin
cl-plan controleer --klaargezet
cl-plan verslag -o ''
cl-plan verslag -o x.pdf
cl-plan netwerk
cl-plan netwerk ''
cl-plan overzicht
cl-plan vergeet niemand
cl-plan vergeet amb1 --namen
cl-plan zoek ''
cl-plan uitleg onzin
cl-plan aanvulling onzin
cl-plan begin --taal fr
cl-plan begin
cl-plan stand --weken 3
cl-kapstok antwoord onzin ja
cl-kapstok antwoord directie misschien
cl-kapstok haal gereedheid onzin antwoord
cl-kapstok verwijder gereedheid onzin
cl-kapstok hernoem gereedheid directie nieuw
cl-kapstok past delen --wie x
cl-kapstok zet organisatie --regio oost
cl-kapstok zet organisatie --naam X
cl-kapstok zet organisatie --ingevoegde-bestanden- x
cl-kapstok zet organisatie --netwerk misschien
cl-kapstok zet doel meedoen --gericht-op buiten
cl-kapstok zet doel meedoen --bron niemand
cl-scan zet groep ruilkast --past-bij niemand
cl-kapstok zet doel meedoen --bron 'Het plan'
cl-kapstok zet doel meedoen --bladzijde+ 3
cl-kapstok zet doel meedoen --id x
cl-kapstok zet doel meedoen x=y
cl-kapstok voeg-toe doel Iets
cl-kapstok verwijder thema duurzaamheid
cl-kapstok lijst bron --vanaf morgen
cl-kapstok lijst doel --licht groen
cl-kapstok lijst doel --sorteer onzin
cl-kapstok lijst doel --velden onzin
cl-scan kies groep ruilkast
cl-scan kies groep niemand --waarom x
cl-scan afvallen groep ruilkast
cl-scan afvallen groep ruilkast --reden onzin
cl-scan afvallen themavondst x
cl-scan kaart --formaat onzin
cl-scan importeer groep vreemd.csv
cl-scan importeer groep fout.csv
cl-scan importeer groep boek.csv
cl-scan importeer groep fout.csv --koppel naam=onzin
cl-scan importeer groep fout.csv --koppel naam=naam,naam=soort
cl-scan importeer groep fout.csv --koppel weg=naam
cl-scan importeer groep fout.csv --koppel =
cl-scan importeer groep fout.csv --leeg-wist --leeg-blijft
cl-scan importeer groep niets.csv
cl-scan importeer groep fout.csv --dialect onzin
cl-calendar importeer moment dag.csv
cl-calendar zet moment opening --tijd 'half acht'
cl-calendar zet moment opening --datum 'eind maart'
cl-calendar zet moment opening --datum 30-2
cl-calendar zet moment opening --datum 17-11-26
cl-calendar zet moment opening --vorm feest
cl-calendar zet moment opening --deelnemers veel
cl-calendar zet moment opening --deelnemers 1.500
cl-calendar agenda --weken drie
cl-calendar agenda --weken 3 --tot morgen
cl-calendar agenda --vanaf morgen --tot gisteren
cl-calendar agenda --verantwoordelijke niemand
cl-calendar agenda --vorm feest
cl-calendar verplaats ochtend morgen
cl-calendar verplaats ochtend morgen --keer morgen
cl-calendar gedaan niemand
cl-calendar gedaan ochtend
cl-calendar voeg-toe moment X
cl-calendar exporteer --formaat onzin
cl-define start
cl-define start --groep energiecoop
cl-define voorbereiden amb1 --kies onzin
cl-define voorbereiden amb1 --kies 0
cl-define voorbereiden amb1 --route auto
cl-define voeg-toe gesprek 'Iets nieuws'
cl-define oordeel koffie
cl-define oordeel koffie --bibliotheek misschien
cl-define oordeel koffie --besluit onzin
cl-define uren --weken 99999
cl-define uren --vanaf morgen
cl-define zet community repareren --uren+ onzin=x
cl-define zet community repareren --uren+ 'cl1; veel'
cl-define zet community repareren --uren+ cl1
cl-define zet community repareren --uren- 'cl1; 99'
cl-define zet community repareren --wil onzin
cl-define verwijder persoon amb1
cl-define verwijder kenmerk -n
cl-goals meet bezoekers
cl-goals meet bezoekers veel
cl-goals meet bezoekers 1.500
cl-goals meet bezoekers 3 --bron niemand
cl-goals lijst doel --licht paars
cl-goals lijst doel --fase onzin
cl-goals lijst doel --dagen '<x'
cl-goals voeg-toe doel X --soort onzin
cl-goals voortgang --community niemand
LINES
}
tries | while IFS= read -r line; do
  printf '> %s\n' "$line"
  eval "$line" </dev/null 2>&1
done >"$tap_home/all"
ok "they were run" test "$(grep -c fout: "$tap_home/all")" -gt 150
is "nothing of it was written" "$(changes)" ""
said <"$tap_home/all" >"$tap_home/dutch"
is "no option or field by its English word" "$(grep -v '^>' "$tap_home/dutch" | grep -woE -- '--[a-z-]+' | sed 's/^--//' |
  grep -xFf "$options")" ""
is "no other word by its English one" "$(grep -v '^>' "$tap_home/dutch" | grep -wFf "$english")" ""

# --- what is told to type works
fresh
told() { # WHAT COMMAND...: the command of ours in what it says, with an answer for "..."
  what=$1
  shift
  "$@" >/dev/null 2>said
  command=$(sed -n 's/.*\(cl-[a-z]* .*\)/\1/p' said | head -n 1 | sed 's/"\.\.\."/"omdat"/g')
  has "$what: it says what to type" "$command" "cl-"
  ok "$what: and that works" eval "$command"
}
told "a group that dropped out" cl-define start --groep energiecoop
told "a verb of another program" cl-goals stand
has "which says whose it is" "$(cat said)" "dat doet cl-plan: gebruik cl-plan stand"
told "an example in a folder with a blank" cl-plan begin --voorbeeld "het voorbeeld"
is "in quotes" "$(cat said)" "cl-plan: opmerking: nu: cd 'het voorbeeld' && cl-plan stand"
finish
