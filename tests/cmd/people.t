#!/bin/sh
# What stands in people's file is printed by nobody who did not ask for it: a message
# about its format names the place and the field, never the line, a value or a name.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

cat >"$tap_home/planted" <<'END'
zwaantje
kwikstaart
planted
11110001
1111 0001
END
printf 'id,role,side\ncl2,community librarian,library\n' >"$tap_home/persons.csv"
good='{id: cl2, role: community librarian, side: library, name: Odilia Purperreiger}'

say_all() { # all that is said by programs that read the plan
  {
    cl-plan check
    cl-plan check --json
    cl-plan status
    cl-plan privacy
    cl-plan export
    cl-define list people
    cl-define show person
    cl-define set person cl2 --side library
    cl-define fill person
    cl-define import person "$tap_home/persons.csv"
    cl-goals progress
    cl-calendar agenda
  } </dev/null >"$tap_home/said" 2>&1
}

hushed() { # WHAT PLACE: nothing planted was said, the place was
  has "$1: the place is said" "$(cat "$tap_home/said")" "$2"
  is "$1: nothing of what stands there" "$(grep -i -F -f "$tap_home/planted" "$tap_home/said")" ""
}

# WHAT PLACE LINE...: the same mistake in people.yaml, and in the root.
mistake() {
  what=$1 at=$2
  shift 2
  fresh
  { echo 'people:' && printf '  - %s\n' "$good" && printf '%s\n' "$@"; } >people.yaml
  say_all
  hushed "$what in people.yaml" "people.yaml:$at"
  grep -v '^  - people\.yaml' plan.yaml >plan.new
  lines=$(wc -l <plan.new)
  cat people.yaml >>plan.new && mv plan.new plan.yaml && rm people.yaml
  say_all
  hushed "$what in plan.yaml" "plan.yaml:$((lines + ${at%%:*})):${at#*:}"
}

mistake "a value that is no day" 3:43 \
  '  - {id: cl1, name: Zwaantje, keep-until: Zwaantje Kwikstaart 06-11110001}'
mistake "a value of no set" 3:21 '  - {id: cl1, side: z.kwikstaart@planted.example}'
mistake "a name where an id stands" 3:10 '  - {id: Zwaantje Kwikstaart, role: x, side: library}'
mistake "a name for a field" 3:24 '  - {id: cl1, role: x, Zwaantje Kwikstaart: 06-11110001}'
mistake "a field that comes twice" 4:5 '  - Zwaantje Kwikstaart: 1' '    Zwaantje Kwikstaart: 2'
mistake "a person that is no map" 3:5 '  - Zwaantje Kwikstaart'
mistake "a list where a value stands" 3: '  - {id: cl1, role: x, name: [Zwaantje, Kwikstaart]}'
mistake "broken quotes" 3: '  - {id: cl1, role: x, name: "Zwaantje Kwikstaart, phone: 06-11110001}'
mistake "broken indentation" 4: '  - id: cl1' '   name: Zwaantje Kwikstaart'
mistake "a colon in a name" 4: '  - id: cl1' '    name: Zwaantje: Kwikstaart'
mistake "an alias" 3: '  - {id: cl1, role: x, name: *zwaantje}'
mistake "a tag" 3: '  - {id: cl1, role: x, name: !kwikstaart x}'
mistake "the marks of a merge" 3:1 '<<<<<<< HEAD' '  - {id: Zwaantje Kwikstaart, Zwaantje: 1}' \
  '=======' '  - {id: Zwaantje Kwikstaart, Zwaantje: 2}' '>>>>>>> b'

# All of people's file is theirs, also what does not stand below `people`.
fresh
printf 'calendar:\n  - {id: x, date: Zwaantje, form: Kwikstaart}\nZwaantje: 1\npeople:\n  - %s\n' \
  "$good" >people.yaml
say_all
hushed "another section in people.yaml" people.yaml:2:
fresh
mkdir people && sed 's|- people\.yaml|- people/*.yaml|' plan.yaml >p && mv p plan.yaml
mv people.yaml people
printf 'people: [\n{id: cl9, keep-until: Zwaantje}, {id: cl8, name: "Kwikstaart}\n' >people/noord.yaml
say_all
hushed "a folder of people" people/noord.yaml:

# In an import, too: the columns of a spreadsheet shift.
fresh
printf 'id,role,side,keep-until\ncl8,helper,library,Zwaantje Kwikstaart\n' >"$tap_home/p.csv"
run cl-define import person "$tap_home/p.csv"
status_is "import of people: refused" 2
has "import of people: the field is said" "$err" keep-until
hasnt "import of people: no name" "$err$out" Zwaantje
printf 'id,role,side\nZwaantje Kwikstaart,helper,library\n' >"$tap_home/p.csv"
run cl-define import person "$tap_home/p.csv"
hasnt "import of people: no name for an id" "$err$out" Zwaantje

# What is not people's shows its line and value, as before.
fresh
printf 'communities:\n  - {id: c, name: C, since: gisteren}\n' >communities/repareren.yaml
run cl-plan check
has "elsewhere the line is shown" "$out" '{id: c, name: C, since: gisteren}'
has "and the value" "$out" '"gisteren" is not a date'

# --- a name where a role is asked
fresh
run cl-define add person "Jan de Vries"
is "it is kept, with its id" "$status $out" "0 jan-de-vries"
has "and said, with what is better" "$err" 'cl-define remove person jan-de-vries, then cl-define add person ROLE --name "Jan de Vries"'
run env LC_ALL=nl_NL.UTF-8 cl-define voeg-toe persoon --rol "mevrouw Yilmaz"
has "in Dutch, and by the field" "$err" "lijkt een naam"
run cl-define add person "coach van de wijk" --name "Jan de Vries"
hasnt "a role is none" "$err" "name"
printf 'Fatima\ncancel\nstop\n' >"$tap_home/role"
run_from "$tap_home/role" cl-define fill person
has "fill says so as well" "$out" "Dit lijkt een naam, maar hier hoort een rol"
has "and then it can go" "$err" "0 records filled in"

# --- what belongs with a person, typed somewhere else
fresh
run cl-kapstok set theme duurzaamheid --own "bel 06-12345678"
status_is "a number in a theme" 0
has "is said at once" "$err" "--own seems to hold an e-mail address or a number of somebody"
run cl-kapstok add theme "mail jan@voorbeeld.example"
has "an address in a text, too" "$err" "the plan is shared"
run cl-define set person amb1 --phone 06-12345678
is "where it belongs nothing is said" "$err" ""
run cl-calendar set moment opening --url "https://example.org/0612345678"
is "nor of a web address with a number" "$err" ""

# --- one of a role is not another
fresh
printf 'role,name,side\nvolunteer,Een Voorbeeld,community\n' >"$tap_home/one.csv"
printf 'role,name,side\nvolunteer,Twee Voorbeeld,community\n' >"$tap_home/two.csv"
cl-define import person "$tap_home/one.csv" >/dev/null 2>&1
run cl-define import person "$tap_home/two.csv"
has "somebody else of that role is added" "$out" "added person volunteer-2"
is "and nobody is written over" "$(cl-define get person volunteer name)" "Een Voorbeeld"
run cl-define import person "$tap_home/one.csv"
has "the same person stays the same" "$out" "0 added, 0 changed, 1 unchanged"
printf 'role,name,phone\nvolunteer,twee voorbeeld,0612345678\n' >"$tap_home/two.csv"
run cl-define import person "$tap_home/two.csv"
has "known by the name" "$out" "volunteer-2"
is "of whom there is more now" "$(cl-define get person volunteer-2 phone)" 0612345678
finish
