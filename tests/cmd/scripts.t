#!/bin/sh
# scripts.t - the scripts of daily use in share/doc/scripts: what they do with the worked
# example, and what they leave alone when something is wrong.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
scripts=$SRCDIR/share/doc/scripts
PATH=$scripts:$PATH

if command -v shellcheck >/dev/null 2>&1; then
  ok "shellcheck finds nothing" shellcheck -s sh "$scripts"/*.sh
else
  skip "shellcheck finds nothing" "no shellcheck"
fi
for script in "$scripts"/*.sh; do
  name=${script##*/}
  ok "$name can be run, and is short" test -x "$script" -a "$(wc -l <"$script")" -le 60
  ok "$name says what it does" grep -q "^# $name - ." "$script"
  ok "$name is installed" grep -q "share/doc/scripts/$name" "$SRCDIR/Makefile.am"
done

# --- herinnering.sh: a mail for each who has something to do
fresh
CL_TODAY=2026-11-29
run herinnering.sh
status_is "a reminder" 0
has "goes to who is responsible" "$out" "To: een@example.nl"
has "with a subject" "$out" "Subject: Deze week voor je community"
has "and what is to come" "$out" "Vijf jongeren repareren zelfstandig mee"
is "nobody else gets one" "$(printf '%s\n' "$out" | grep -c '^To:')" 1
has "in Dutch" "$out" "Agenda zo 29 nov 2026"
cat >send <<'END'
#!/bin/sh
cat >>sent
END
chmod +x send
VERSTUUR=./send
export VERSTUUR
run herinnering.sh
ok "it is sent" grep -q '^To: een@example.nl' sent
VERSTUUR=false
run herinnering.sh
status_is "what cannot be sent is an error" 1
has "that says whose" "$err" "aan cl1 is niet verstuurd"
unset VERSTUUR
run herinnering.sh nothing.yaml
status_is "and so is a plan that is not there" 1
CL_TODAY=2026-11-22

# --- aanmelding.sh: answers to a form
fresh
printf '\357\273\277"Tijdstempel","E-mailadres","Hoe heet jullie groep?","Wat willen jullie met de bibliotheek doen?"\n"17-11-2026 10:23:11","x@example.nl","De Naaikamer","Een vaste tafel, en stroom"\n' >form.csv
run aanmelding.sh -n form.csv
has "one may look first" "$out" "who: De Naaikamer"
unchanged "without a change"
run aanmelding.sh form.csv
status_is "the answers come in" 0
is "as a request" "$(cl-kapstok list request --who Naaikamer --fields date,asks --tsv | tail -1)" \
  "2026-11-17	Een vaste tafel, en stroom"
hasnt "without the address" "$(cat plan.yaml)" "x@example.nl"
cp plan.yaml before
run aanmelding.sh form.csv
ok "once" cmp -s plan.yaml before
printf 'Tijdstempel,Hoe heet jullie groep?,Wat willen jullie met de bibliotheek doen?\n17-11-2026,Koor,Een zaal\n31-2-2026,Band,Geluid\n' >bad.csv
run aanmelding.sh bad.csv
status_is "what is wrong is an error" 2
has "with row and column" "$err" "row 3, column 1 (Tijdstempel)"
ok "and nothing of it comes in" cmp -s plan.yaml before
run aanmelding.sh
ok "without a file it says how" test "$status" -ne 0

# --- overdragen.sh: one change of many
fresh
run overdragen.sh -n amb1 amb2
has "a handover can be looked at first" "$out" "+    owner: amb2"
unchanged "without a change"
run overdragen.sh amb1 amb2
status_is "a handover" 0
is "of all that is to be done" "$(cl-calendar list moment --owner amb1 --status '!=done' -0)$(
  cl-define list task --owner amb1 -0)$(cl-goals list goal --owner amb1 -0)" ""
is "to the other" "$(cl-define get task reparateurs owner)" amb2
fresh
run overdragen.sh amb1 nobody
ok "to nobody is an error" test "$status" -ne 0
unchanged "and changes nothing"

# --- brieven.sh: a letter each
fresh
printf 'Beste {naam},\nfijn dat je {rol} bent & blijft, {naam}.\n' >voorbeeld
run brieven.sh voorbeeld out
status_is "letters" 0
is "for who agreed" "$(cd out && echo *)" "amb1.txt amb2.txt"
is "each with a name" "$(cat out/amb1.txt)" "Beste Voorbeeld Drie,
fijn dat je ambassadeur bent & blijft, Voorbeeld Drie."
is "for one's own eyes" "$(ls -l out/amb1.txt | cut -c1-10)" "-rw-------"
run brieven.sh nothing out
status_is "without an example there are none" 1

# --- pijp.sh: a pipe of edits
fresh
run pijp.sh csv/doelen.csv csv/groepen.csv
status_is "a pipe of edits" 0
has "shows what changed" "$out" "Nieuw: groep Wandelgroep Zuid"
ok "and did" cl-scan get group wandelgroep-zuid name
fresh
run pijp.sh csv/doelen.csv csv/contentkalender.csv
status_is "when one step fails, all do" 3
unchanged "and the plan stays"
is "without anything left behind" "$(ls -A | tr '\n' ' ')" "communities csv people.yaml plan.schema.json plan.yaml "
finish
