#!/bin/sh
# forget: forty leftovers of one person, planted in different writings; each is
# taken out or listed, and privacy lists the same before.  Everybody is made up.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

plant() {
  cd "$tap_home" && rm -rf planted && mkdir -p planted/communities planted/notes && cd planted || exit 99
  cat >plan.yaml <<'END'
plan: 1 # vragen aan Samira
organisation: Bibliotheek Voorbeeld
language: nl
include: [people.yaml, "communities/*.yaml"]
kapstok:
  goals:
    - {id: g1, text: Iedereen doet mee, side: external, own: "Doe mee met Samira"}
  themes:
    - {id: t1, text: Duurzaamheid, own: "bel 06-22220002"}
  reviews:
    - {date: 2026-01-19, with: mevrouw El Amrani}
  requests:
    - {id: amb1-vraag, date: 2026-02-01, who: buren, asks: "El Amrani, Samira vroeg een zaal"}
scan:
  groups:
    - {id: g2, name: Repair, kind: organisation, where: ["bij Amrani thuis"], activities: [naaien]}
  existing:
    - {id: e1, name: Leeskring, note: "S. El Amrani leest voor"}
    - {id: e2, name: Kookgroep, note: "SAMIRA EL AMRANI"}
    - {id: e3, name: Tuin, note: "Samira  El   Amrani"}
    - {id: e4, name: Koor, note: "+31622220002 voor opgave"}
    - {id: e5, name: Bus, note: "0031 6 2222 0002"}
    - {id: e6, name: Atelier, note: "samira.elamrani [at] planted.test"}
    - {id: e7, name: Soep, note: "SAMIRA.ELAMRANI@PLANTED.TEST"}
    - {id: e8, name: Taart, note: "vraag amb1"}
    - {id: e9, name: Thee, note: "(06) 2222 0002"}
  wanted:
    - {id: w1, name: Tuinders, why: "Samira's buren willen het"}
calendar:
  # de sleutel ligt bij Samira
  - {id: m1, date: 2026-12-05, title: Ochtend, form: event, owner: amb1, audience: buurt}
  - {id: koffie-amb1, date: 2026-12-06, title: Koffie, form: event, owner: cl1, message: "Amrani, S."}
END
  cat >people.yaml <<'END'
people:
  - {id: cl1, role: community librarian, side: library, name: Joke Bakker}
  # Belt liever niet na acht uur
  - id: amb1
    role: ambassadeur
    side: community
    name: Samira El Amrani # komt uit de straat
    email: samira.elamrani@planted.test
    phone: "+31 6 2222 0002"
    ground: toestemming
    purpose: afspraken
    keep-until: 2027-12-31
    # woont om de hoek
  # Roos komt later
  - {id: amb2, role: buur van Samira, side: community, name: Roos Groen}
END
  cat >communities/c1.yaml <<'END'
communities:
  - id: c1
    name: Repareren
    theme: t1
    status: in-conversation
    vision: {text: Samen, with: [amb1]}
    team: {ambassadors: [amb1, amb2], librarians: [cl1]}
    agreements: {contact: amb1, hours: [{person: amb1, per-week: 2}]}
    contacts:
      - {person: amb1, via: haar broer kent de beheerder}
    conversations:
      - id: gesprek-amb1
        person: amb1
        route: warm
        date: 2026-03-04
        share: Dat ik zelf ook zoek
        heard:
          motives: [Wil iets met haar handen doen]
          needs: [Rust na een druk jaar]
        verdict: {library: yes, community: yes, why: Zij draagt de groep, decision: continue}
    tasks:
      - {id: samira-taak, text: Sleutel ophalen, owner: amb1}
    stories:
      - {date: 2026-09-05, text: "Samira leerde naaien", consent: yes}
END
  cp people.yaml people.yaml~
  printf 'koffie met Samira\nen met amb1\n' >notes/maart.txt
  printf 'lijst\r\nPe\361a;El Amrani\r\n' >notes/latin.csv
  printf 'niets\n' >notes/samira.md
}

plant
cl-plan privacy amb1 --json >"$tap_home/before"
has "privacy: a comment" "$(cat "$tap_home/before")" '"file":"plan.yaml","line":1,"text":true,"kind":"part"'
has "privacy: another file" "$(cat "$tap_home/before")" '"file":"notes/maart.txt","line":2,"text":true,"kind":"id"'
has "privacy: a copy" "$(cat "$tap_home/before")" '"file":"people.yaml~"'
hasnt "privacy: no values" "$(cat "$tap_home/before")" 'planted.test'

run cl-plan forget amb1
status_is "forget, with mentions left" 0
forgot=$out
is "gone: record, references, what was said" \
  "$(cat people.yaml communities/c1.yaml | grep -cE 'handen|Rust|draagt|zelf ook|broer|toestemming|hoek|acht uur|straat|elamrani')" 0
has "somebody else's comment stays" "$(cat people.yaml)" "# Roos komt later"
has "day, route and decision stay" "$(cat communities/c1.yaml)" "      - id: gesprek-1
        route: warm
        date: 2026-03-04
        verdict: {decision: continue}"
is "no id tells" "$(grep -rcE 'id: (amb1|samira|[a-z]+-amb1)' plan.yaml people.yaml communities/c1.yaml | grep -v ':0')" ""
has "what was said and noted is listed" "$forgot" "wat er gezegd en genoteerd is"
has "and a new id" "$forgot" "moment koffie-amb1: nieuwe id moment-1"

# Every line that still names her, in whatever writing, is listed with its place.
sed 's/#.*//' plan.yaml >/dev/null
missing=
for file in plan.yaml people.yaml communities/c1.yaml people.yaml~ notes/maart.txt; do
  grep -niE 'samira|amrani|2222 ?0002|amb1' "$file" | cut -d: -f1 >"$tap_home/lines"
  while read -r line; do
    case $forgot in *"$newline$file:$line:"*) ;; *) missing="$missing $file:$line" ;; esac
  done <"$tap_home/lines"
done
is "all that is left is listed" "$missing" ""
left=$(printf '%s\n' "$forgot" | sed '1,/^Kan nog/d' | grep -cE '^[a-z].*\)$')
taken=$(printf '%s\n' "$forgot" | sed '/^$/,$d' | grep -c :)
ok "forty leftovers were planted ($left listed, $taken taken out)" [ $((left + taken)) -ge 40 ]
has "in old bytes" "$forgot" "notes/latin.csv:2:6: ander bestand (deel van de naam)"
has "in the name of a file" "$forgot" "notes/samira.md: bestandsnaam"
has "who now lacks somebody" "$forgot" "Mist nu iemand die nodig is"
has "a moment without an owner" "$forgot" "m1"
has "git still knows" "$err" "filter-repo"

# Privacy had the same places, apart from those that were taken out.
cl-plan check >/dev/null 2>&1
is "privacy listed the same writings" \
  "$(printf '%s\n' "$forgot" | grep -cE 'Notitie \(')" \
  "$(tr '{' '\n' <"$tap_home/before" | grep '"field":"note"' | grep -c '"text":true')"

# --- keep-notes, names, and what is refused
plant
run cl-plan forget amb1 --keep-notes -q
has "--keep-notes: what was heard stays" "$(cat communities/c1.yaml)" "Rust na een druk jaar"
hasnt "but not who" "$(cat communities/c1.yaml)" "person: amb1"
plant
printf 'Sammie\n0699990000\n' >../spellings
printf 'Sammie kookt, bel 06-9999 0000\n' >notes/april.txt
run cl-plan forget amb1 --names ../spellings
has "--names: a spelling" "$out" "notes/april.txt:1:1: ander bestand (opgegeven schrijfwijze)"
has "--names: a number" "$out" "notes/april.txt:1:19: ander bestand (telefoonnummer)"
plant
run cl-plan forget --names ../spellings amb1 -n
status_is "in any order" 0
has "dry-run shows the diff" "$out" "-    name: Samira El Amrani"
run cl-plan forget amb1 --names
status_is "--names without a file" 2
run cl-plan forget amb1 --names nergens
status_is "a file that is not there" 4

# --- a copy for whoever asks
plant
run cl-plan privacy amb1 --with-names --json
for part in '"name":"Samira El Amrani"' '"phone":"+31 6 2222 0002"' 'Rust na een druk jaar' \
  'Zij draagt de groep' 'haar broer kent de beheerder' '"value":"Samira leerde naaien"'; do
  has "the copy has $part" "$out" "$part"
done
hasnt "and nobody else's data" "$out" "Joke"

# --- a trial says nothing of what is done
fresh
run cl-plan forget amb1 -n
status_is "a trial" 0
hasnt "the plan knows them still" "$err" "no longer knows"
finish
