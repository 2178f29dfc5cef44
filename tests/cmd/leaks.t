#!/bin/sh
# Nothing that is made holds a name, an e-mail address or a telephone number of
# anybody in `people`, unless --with-names asks for it: every output of every
# program is searched for each of them.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

find_python pass

# Everyone has an own name, address and number, and every rule about people has
# something to say.
cat >people.yaml <<'END'
people:
  - {id: cl1, role: community librarian, side: library, name: Zwaantje Kwikstaart, email: z.kwikstaart@planted-een.example.nl, phone: "06-11110001"}
  - {id: cl2, role: community librarian, side: library, name: Odilia Purperreiger, email: odilia@planted-twee.example.nl, phone: "+31 6 11110002"}
  - {id: amb1, role: ambassadeur, side: community, name: Leendert Blauwborst, email: blauwborst@planted-drie.example.nl, phone: "(06) 1111 0003", organisation: Repair Café}
  - {id: amb2, role: ambassadeur, side: community, name: Wendelmoet Roerdomp, email: w@planted-vier.example.nl, phone: 0611110004, keep-until: 2026-01-01}
  - {id: weg, role: partner, side: partner, name: Ysbrand Tapuit, email: ysbrand@planted-vijf.example.nl, phone: 0031611110005, ground: toestemming}
END
cat >"$tap_home/planted" <<'END'
zwaantje
kwikstaart
odilia
purperreiger
leendert
blauwborst
wendelmoet
roerdomp
ysbrand
tapuit
planted-
11110001
1111 0001
11110002
1111 0003
11110003
11110004
11110005
END
cp people.yaml "$tap_home/people"
mkdir "$tap_home/made"
made=0

kept() { # NAME: a file for what is made under that name, as $kept
  made=$((made + 1))
  kept=$tap_home/made/$made-$(printf '%s' "$1" | tr -c 'a-z0-9.-' _)
}

say() { # COMMAND...: all that it prints, on both streams
  kept "$*"
  "$@" </dev/null >"$kept" 2>&1
}

# --- one program after the other
steps="cl-kapstok cl-scan cl-define cl-goals cl-calendar"
types() { # of a program
  case $1 in
  cl-kapstok) echo organisation readiness source goal theme review request ;;
  cl-scan) echo finding group existing wanted example ;;
  cl-define) echo community trait contact conversation person task path ;;
  cl-goals) echo goal outcome evaluation story decision ;;
  cl-calendar) echo moment ;;
  esac
}
for step in $steps; do
  say $step show
  say $step show --language en --color always
  say $step show --format html
  say $step show --blank
  say $step show --blank --format html
  say $step check
  say $step check --json
  say $step export --format json
  say $step complete ''
  for type in $(types $step); do
    say $step show $type
    say $step list $type
    say $step list $type --json
    say $step list $type --csv
    say $step list $type --tsv
    say $step export $type --format csv --dialect nl-excel
    say $step export $type --format json
    say $step complete -- set $type ''
  done
done
for id in cl1 cl2 amb1 amb2 weg; do
  say cl-define show person $id
  say cl-define show person $id --format html
  say cl-define prepare $id
  say cl-define prepare $id --all --format html
  say cl-define prepare $id --language en --pick 2
  say cl-plan privacy $id
done

# --- verbs of their own
say cl-plan status
say cl-plan status --json
say cl-plan check
say cl-plan check --json
say cl-plan export
say cl-plan export --language en
say cl-plan export --all
for word in amb1 ambassadeur Zwaantje kwikstaart 11110001; do
  say cl-plan find "$word"
  say cl-plan find "$word" --json
done
for verb in report network; do
  say cl-plan "$verb"
  say cl-plan "$verb" --language en
  say cl-plan "$verb" --json
  cl-plan -q "$verb" -o "$tap_home/made/$verb.html" </dev/null >/dev/null 2>&1
done
say cl-plan export --format sql
say cl-plan privacy
say cl-plan privacy --json
say cl-plan privacy --csv
say cl-plan privacy --tsv
say cl-kapstok ready
say cl-kapstok ready --json
say cl-kapstok fit Repair naaimachines
say cl-scan map
say cl-scan map --format svg
say cl-plan report
say cl-plan report --language en
say cl-plan report --community repareren
say cl-plan report --public
say cl-plan report --public --community repareren
say cl-define load
say cl-define load --json
say cl-goals smart
say cl-goals progress
say cl-goals progress --json
say cl-goals complete -- set goal bezoekers --owner ''
say cl-calendar complete -- set moment oproep --maker ''
say cl-define complete -- prepare ''
say cl-calendar agenda
say cl-calendar agenda --weeks 60
say cl-calendar agenda --weeks 60 --json
say cl-calendar export --format ics
say cl-calendar export --format ics --owner amb1 --language en
say cl-define remove person amb1
say cl-define verdict koffie
say cl-calendar -n move opening 2026-12-12
say cl-goals -n measure bezoekers 12
kept fill-define
yes '' | head -n 400 | cl-define -n fill >"$kept" 2>&1
kept fill-calendar
yes '' | head -n 400 | cl-calendar -n fill >"$kept" 2>&1
kept fill-goals
yes '' | head -n 400 | cl-goals -n fill >"$kept" 2>&1

# --- two versions: all of people changed, and some came and went
mkdir "$tap_home/before" && cp -R . "$tap_home/before"
sed 's/Zwaantje Kwikstaart/Zwaantje van Kwikstaart/; s/11110002/11110006/; /id: weg/d' \
  "$tap_home/before/people.yaml" >people.yaml
echo '  - {id: nieuw, role: gast, side: community, name: Cornelia Wielewaal, email: c@planted-zes.example.nl}' >>people.yaml
printf 'wielewaal\n11110006\n' >>"$tap_home/planted"
say cl-plan diff "$tap_home/before"
say cl-plan diff "$tap_home/before" --json
say cl-plan diff "$tap_home/before" --language en
ok "there was something to tell" grep -q nieuw "$tap_home/made/$made"*
if git --version >/dev/null 2>&1; then
  unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE 2>/dev/null || :
  commit() { git -c user.name=x -c user.email=x@example.nl commit -q -a -m x; }
  cp people.yaml "$tap_home/after" && cp "$tap_home/before/people.yaml" .
  git -c init.defaultBranch=main init -q . && git add -f . && commit
  cp "$tap_home/after" people.yaml && commit
  say cl-plan log
  say cl-plan log --json
  say cl-plan log person amb1
  say cl-plan diff HEAD~1
  say cl-plan check
  say cl-plan git-setup
  rm -rf .git .gitattributes
else
  skip "log" "no git"
fi
cp "$tap_home/people" people.yaml

# --- workbooks: every part of them
if [ "$python" ]; then
  cl-plan overview -o overview.xlsx 2>/dev/null
  cl-plan overview -o overview-en.xlsx --language en 2>/dev/null
  cl-plan overview -o overview-since.xlsx --since "$tap_home/before" 2>/dev/null
  for step in $steps; do
    $step export -o "$step.xlsx" 2>/dev/null
  done
  for each in *.xlsx; do
    kept "$each"
    "$python" -c '
import sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
for part in book.namelist():
    sys.stdout.buffer.write(part.encode() + b"\n" + book.read(part) + b"\n")' "$each" >"$kept"
  done
  ok "workbooks were made" [ "$(ls ./*.xlsx | wc -l)" -ge 7 ]
else
  skip "workbooks" "no python3"
fi

ok "much was made ($made)" [ "$made" -ge 180 ]
empty=$(find "$tap_home/made" -size 0 | wc -l | tr -d ' ')
ok "and is not empty ($empty)" [ "$empty" -lt $((made / 4)) ]
ok "the plan was at work in it" grep -qr "amb1" "$tap_home/made"
is "no name, address or number of anybody" \
  "$(cd "$tap_home/made" && grep -i -l -F -f "$tap_home/planted" -- * | head -n 20)" ""
is "nor the line of people.yaml they stand in" \
  "$(cd "$tap_home/made" && grep -l 'side: partner' -- * | head)" ""

# --- the search finds what is there
mkdir "$tap_home/asked"
with() { # COMMAND...: names may stand here, and do
  "$@" </dev/null >"$tap_home/asked/one" 2>&1
  ok "with names: $*" grep -i -q -F -f "$tap_home/planted" "$tap_home/asked/one"
}
with cl-define show --with-names
with cl-define list person --with-names
with cl-define list person --with-names --json
with cl-define export person --with-names
with cl-define export --format json --with-names
with cl-calendar agenda --weeks 60 --with-names
with cl-calendar export --format ics --with-names
with cl-plan privacy --with-names
with cl-plan export --with-names
with cl-plan find Kwikstaart --names
with cl-define get person amb1 name
if [ "$python" ]; then
  cl-define export --with-names -o names.xlsx
  ok "with names: a workbook" "$python" -c '
import sys, zipfile
book = zipfile.ZipFile("names.xlsx")
sys.exit(not any(b"Kwikstaart" in book.read(part) for part in book.namelist()))'
fi
ok "and people.yaml is as it was" cmp people.yaml "$tap_home/people"
finish
