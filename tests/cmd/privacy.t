#!/bin/sh
# Privacy: what check finds in a plan with planted leaks, and nothing else; and
# what cl-plan privacy tells.  Every person and number in here is made up.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

privacy=P1,P2,P3,P4,P5,P6,P7,P8,P9,P10,P11,P12,P13,P14,P15

# --- the worked example
run cl-plan check --rules $privacy
status_is "the worked example" 0
is "no false alarm" "$out" ""

# --- thirty leaks: a line that ends in @@CODES has these, the other lines none
mkdir seeded && cd seeded || exit 99
seed() { # FILE: standard input without the marks; the list of what is to be found grows
  sed 's/ *@@[P0-9 ]*$//' >"$1" <"$tap_home/seed"
  awk -v file="$1" '/@@/ {
    codes = $0
    sub(/.*@@/, "", codes)
    n = split(codes, each, " ")
    for (i = 1; i <= n; i++) print file ":" NR " " each[i]
  }' "$tap_home/seed" >>"$tap_home/wanted"
}
: >"$tap_home/wanted"
cat >"$tap_home/seed" <<'END'
# Vragen? Mail plan@example.nl of kom langs. @@P1
# Zaal 2.14, 10.30-12.00 uur; ISBN 0-306-40615-2 en 978-90-274-3964-2
plan: 1
organisation: Bibliotheek Voorbeeld
language: nl
mission: Bereikbaar op 020-1234567, elke dag. @@P2
include: [communities/*.yaml, people*.yaml]
readiness:
  management: {answer: yes, date: 2026-01-12, note: "Akkoord van dir@example.nl"} @@P1
  partners: {answer: yes, note: "KvK 12345678, RSIN 123456782, rekening NL91 ABNA 0417 1643 00"}
kapstok:
  sources:
    - {id: bp, title: "Beleidsplan 2026-2029", period: 2026-2029, url: "mailto:beleid@example.nl"} @@P1
  goals:
    - {id: g1, text: Meer mensen doen mee, side: external, source: bp, own: "bel 06 1234 5678"} @@P2
  themes:
    - {id: t1, text: Duurzaamheid, page: 111222333} @@P3
    - {id: t2, text: "Thema 2026-2029, bladzijde 12-14"}
  reviews:
    - {date: 2026-01-19, with: Anna Voorbeeld van het MT} @@P11
  requests:
    - {id: r1, date: 2026-02-01, who: buren, asks: "zaal op 07-11-2026 10:00", because: "BSN 1112.22.333 gaf hij zelf"} @@P3
scan:
  themes:
    - id: f1
      theme: t1
      sources:
        - wijkkrant 2026-11-22
        - jan [at] voorbeeld.nl @@P1
        - "nieuwsbrief nr. 20261122"
      who-cares: de redactie
  groups:
    - id: g-0612345678 @@P2
      name: Repair Café
      kind: organisation
      where: [buurthuis]
      activities: [repareren]
      fit: >-
        Zij passen bij ons,
        want de beheerder is
        te bereiken op +31 (0)6-12345678 @@P2
        en dat werkt fijn.
    - {id: g3, name: Ruilkast, kind: individual, note-x: x, where: ["Kerkstraat 12, 1234 AB"], activities: [ruilen]}
  existing:
    - {id: e1, name: Leeskring, note: "22 mensen, telefoon 0612345678 en 0687654321"} @@P2
    - {id: e2, name: Schaakclub, note: "bestelnummer 0612345678, factuurnummer 123456782"}
  wanted:
    - {id: w1, name: Jonge ouders, why: "Roos vroeg er steeds naar"} @@P11
    - {id: w2, name: Tuinders, why: "Een roos is een roos"}
  examples:
    - {id: x1, name: Elders, url: "https://wa.me/31612345678", lesson: Doen} @@P2
    - {id: x2, name: Hier, url: "https://example.nl/0612345678/123456782", lesson: Doen}
calendar: # bel de drukker op 0031 6 12345678 @@P2
  - id: m1
    date: 2026-12-05
    title: Ochtend
    form: event
    owner: cl1
    message: "Aanmelden via ochtend@example.nl, of 06-12345678" @@P1 P2
    audience: buurt
  - id: m2
    date: 2026-12-12
    time: "10:00"
    end: "12:30"
    title: "Middag 10.00 - 12.30, zaal 3"
    form: event
    owner: cl1
    repeat: {every: week, until: 2027-03-01, except: [2026-12-26]}
    result: {note: "Opgegeven bij team.noord+ochtend@post.example.org"} @@P1
END
sed -i.bak 's/ note-x: x,//' "$tap_home/seed" && seed plan.yaml
mkdir communities
cat >"$tap_home/seed" <<'END'
communities:
  - id: c1
    name: Repareren
    theme: t1
    traits:
      - {kind: affinity, text: Maken graag iets heel}
    contacts:
      - {person: anna-1, via: kent haar van de moskee, waar zij elke week komt}
      - {person: amb2, via: lid van de bibliotheek} @@P15
    conversations:
      - id: k1 @@P15
        person: amb2
        date: 2026-03-04
        share: Dat ik zelf ook zoek
        heard:
          motives:
            - Iets werkend krijgen
            - Raakte overspannen en zocht rust @@P10
          challenges: [De zaal is rolstoeltoegankelijk maar koud]
          needs: [Een stoel, Is slechtziend] @@P10
          talents: [Naaimachines]
        verdict: {library: yes, why: "Is lid van de FNV, en is homo", decision: continue} @@P10 P10
    goals:
      - id: d1
        text: Dertig bezoekers
        kind: quantitative
        measured:
          - {date: 2026-09-05, value: 31, note: "geteld door 123456782"} @@P3
    platform: {use: yes, name: "Appgroep, beheer 06-98765432"} @@P2
    stories:
      - {date: 2026-09-05, text: Een buurvrouw leerde naaien.} @@P8
      - {date: 2026-09-06, text: Een buurman ook., consent: yes}
END
sed -i.bak 's/kent haar van de moskee, waar zij elke week komt}/"gaat naar de kerk"} @@P10/' "$tap_home/seed"
seed communities/c1.yaml
cat >"$tap_home/seed" <<'END'
people:
  - {id: cl1, role: community librarian, side: library, name: Collega Eén, email: een@example.nl}
  - {id: anna-1, role: ambassadeur, side: community, name: Anna Voorbeeld, ground: toestemming, purpose: afspraken, keep-until: 2027-12-31} @@P12
  - {id: amb2, role: ambassadeur, side: community, name: Roos, phone: "06-00000000", ground: toestemming, purpose: "afspraken, BSN 111222333", keep-until: 2026-11-01} @@P3 P4
  - {id: amb3, role: buur, side: community, email: drie@example.nl, ground: toestemming, keep-until: 2027-12-31} @@P5
  - {id: amb4, role: buur, side: partner, phone: "06-00000000", ground: toestemming, purpose: afspraken} @@P6
  - {id: amb5, role: buur zonder gegevens, side: community}
END
seed people.yaml
leaks=$(wc -l <"$tap_home/wanted" | tr -d ' ')
ok "thirty leaks or more are planted ($leaks)" [ "$leaks" -ge 30 ]

found() { # what check says about privacy, as the list has it
  cl-plan check --rules $privacy --json | sed -n \
    's/.*"file":"\([^"]*\)","line":\([0-9]*\).*"rule":"\(P[0-9]*\)".*/\1:\2 \3/p' | sort
}
run cl-plan check --no-rules
status_is "the seeded plan is a good plan" 0
is "all are found, each in its line, and nothing else" "$(found)" "$(sort "$tap_home/wanted")"
cl-plan check --rules $privacy | grep -v '^ ' >"$tap_home/said"
is "and all have a place" "$(grep -c '^[a-z1/.]*:[0-9]*:[0-9]*: ' "$tap_home/said")" "$leaks"
run env LC_ALL=nl_NL.UTF-8 cl-plan check --rules P10
has "in Dutch, with the source" "$out" "gezondheid (AVG, artikel 9)"
is "a step program shows those of its step" \
  "$(cl-calendar check --rules P1 --json | grep -o '"line":[0-9]*' | tr '\n' ' ')" '"line":59 "line":69 '
printf '    ignore: [P10, P1, P8]\n' >>communities/c1.yaml
is "words that are guessed at can be left out, privacy cannot" \
  "$(cl-plan check --rules P10,P8 --json | grep -o '"rule":"P[0-9]*"')" '"rule":"P8"'

# --- comments only, CRLF, and a file of nothing but comments
fresh
printf '# niets\r\n#\r\n# jan@example.nl\r\n' >communities/leeg.yaml
run cl-plan check --rules P1
has "a comment in a file without anything else" "$out" "communities/leeg.yaml:3:1: error: 'communities/leeg.yaml' holds an e-mail address (comment)"
fresh
sed 's/$/\r/; s/^kapstok:/kapstok: # bel 06-12345678/' "$example/plan.yaml" >plan.yaml
run cl-plan check --rules P2
has "a comment behind a key" "$out" "plan.yaml:22:10: error"
fresh
sed 's/name: Spullen/name: "# Spullen 06-12345678"/; s/title: Reparatieochtend$/title: "Ochtend # 06-12345678"/' "$example/plan.yaml" >plan.yaml
is "what looks like a comment in a text is found once" "$(cl-plan check --rules P2 | grep -c P2)" 1

# --- git
if command -v git >/dev/null; then
  fresh
  unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE 2>/dev/null || :
  HOME=$tap_home
  GIT_CONFIG_NOSYSTEM=1
  export HOME GIT_CONFIG_NOSYSTEM
  in_git() { git -c user.name=x -c user.email=x@example.nl -c init.defaultBranch=main "$@" >/dev/null 2>&1; }
  wrong="people.yaml:3:5: error: git keeps 'people.yaml'"
  in_git init .
  run cl-plan check --rules P9
  is "a repository with nothing in it" "$status$out" 0
  in_git add plan.yaml communities
  run cl-plan check --rules P9
  is "the plan is in git, people are not" "$status$out" 0
  in_git add -f people.yaml
  run cl-plan check --rules P9
  has "people are, all of them invented" "$out" "people.yaml:3:5: warning: git keeps 'people.yaml'"
  status_is "that is a warning" 0
  sed 's/twee@example.nl/twee@waterrijk.test/' "$example/people.yaml" >people.yaml
  in_git add -f people.yaml
  run cl-plan check --rules P9
  has "people are" "$out" "$wrong"
  status_is "that is an error" 1
  run cl-plan check
  has "without being asked for" "$out" "$wrong"
  run cl-define check
  has "also for the program of people" "$out" "$wrong"
  has "cl-plan status counts it" "$(cl-plan status)" "1 fout,"
  for version in 2 3 4; do
    in_git update-index --index-version $version
    [ $version = 3 ] && in_git update-index --skip-worktree plan.yaml
    is "index format $version" "$(cl-plan check --rules P9 | grep -c "$wrong")" 1
  done
  (cd communities && cl-plan check --rules P9) >"$tap_home/out"
  has "from a folder below" "$(cat "$tap_home/out")" "../$wrong"
  in_git commit -m x
  in_git worktree add ../tree
  is "in a worktree" "$(cd ../tree && cl-plan check --rules P9 | grep -c "$wrong")" 1
  (cd ../tree && in_git rm --cached people.yaml)
  is "each worktree by itself" "$(cd ../tree && cl-plan check --rules P9)" ""
  mkdir ../outer && (cd ../outer && in_git init . && in_git -c protocol.file.allow=always submodule add ../work inner)
  is "in a submodule" "$(cd ../outer/inner && cl-plan check --rules P9 | grep -c "$wrong")" 1
  in_git rm --cached people.yaml
  is "taken out again" "$(cl-plan check --rules P9)" ""
  mkdir people.d && sed 's/people.yaml/people.d\/a.yaml/' plan.yaml >p && mv p plan.yaml && mv people.yaml people.d/a.yaml
  in_git add -f people.d
  has "in another file" "$(cl-plan check --rules P9)" "people.d/a.yaml:3:5: error"
  in_git update-index --split-index
  run cl-plan check --rules P9
  is "a split index is not understood, so nothing is said" "$status$out" 0
  in_git update-index --no-split-index
  for damage in 1 13 40 100; do
    dd if=/dev/zero of=.git/index bs=1 seek=$damage count=9 conv=notrunc 2>/dev/null
    run cl-plan check --rules P9
    ok "a damaged index ($damage)" [ "$status" -le 1 ]
  done
  rm .git/index && mkfifo .git/index
  run cl-plan check --rules P9
  is "an index that is a pipe makes nobody wait" "$status$out" 0
  rm -rf .git && printf 'gitdir: /nowhere\n' >.git
  run cl-plan check --rules P9
  is "a link to nowhere" "$status$out" 0
  sha=$tap_home/sha256
  if in_git init --object-format=sha256 "$sha"; then
    cp -R "$example/." "$sha" && chmod -R u+w "$sha" && (cd "$sha" && in_git add -A)
    is "with the other hash" "$(cd "$sha" && cl-plan check --rules P9 | grep -c "git keeps")" 1
  else
    skip "with the other hash" "this git has none"
  fi
else
  skip "people in git" "no git"
fi

# --- cl-plan privacy
fresh
rm -r csv
run cl-plan privacy
status_is "privacy" 0
has "all people" "$out" "4 personen"
has "what is kept" "$out" "Bewaard        naam, telefoon, aantekeningen van 1 gesprek"
has "what for" "$out" "Waarvoor       afspraken over de ochtenden"
has "until when" "$out" "Tot en met     31 december 2027"
has "where" "$out" "Staat in       people.yaml:5"
has "and where they are named" "$out" "communities/repareren.yaml:22 gesprek repareren/koffie"
hasnt "no names" "$out" "Voorbeeld"
hasnt "no addresses" "$out" "example.nl"
hasnt "no numbers" "$out" "06-0"
run cl-plan privacy amb1 --with-names --language en
has "for who asks what you have" "$out" "Name: Voorbeeld Drie, Phone: 06-00000000"
hasnt "of nobody else" "$out" "Vier"
run cl-plan avg amb2 --json
is "as JSON" "$out" '{"id":"amb2","role":"ambassadeur","side":"community","held":["name"],"conversations":0,"purpose":"afspraken over de ochtenden","ground":"toestemming","keep-until":"2027-12-31","past":false,"file":"people.yaml","line":6,"named":[{"file":"communities/repareren.yaml","line":44,"type":"community","id":"repareren","field":"vision.with","text":false},{"file":"communities/repareren.yaml","line":94,"type":"community","id":"repareren","field":"team.ambassadors","text":false},{"file":"plan.yaml","line":119,"type":"moment","id":"oproep","field":"maker","text":false}]}'
tab=$(printf '\t')
run cl-plan privacy amb2 --tsv
is "as rows" "$out" "id${tab}role${tab}side${tab}held${tab}conversations${tab}purpose${tab}ground${tab}keep-until${tab}past${tab}file${tab}line${tab}named
amb2${tab}ambassadeur${tab}community${tab}name${tab}0${tab}afspraken over de ochtenden${tab}toestemming${tab}2027-12-31${tab}no${tab}people.yaml${tab}6${tab}community repareren | community repareren | moment oproep"
run cl-plan privacy amb2 --csv
has "as CSV" "$out" "amb2,ambassadeur,community,name,0,"
run cl-plan privacy --json --csv
status_is "not both" 2
run cl-plan privacy --today 2028-01-01 --language en
has "what is past its date" "$out" "4 people; past the end date: 2"
has "is pointed at" "$out" "Kept until     2027-12-31: past, take them out or ask again"
run cl-plan privacy nobody
status_is "someone who is not there" 2
cl-define set person amb2 --ground '' --purpose '' --keep-until '' -q
cl-scan set existing voorlezers --note "Vraag het Voorbeeld Vier" -q
run cl-plan privacy amb2
has "what is missing" "$out" "Te regelen     ! geen doel, geen grondslag, geen einddatum"
has "a name in running text" "$out" "plan.yaml:91 bestaande voorlezers, Notitie (in vrije tekst)"
rm people.yaml
run cl-plan privacy
status_is "without people.yaml there is nothing to tell" 1
has "and why" "$err" "is not here"
finish
