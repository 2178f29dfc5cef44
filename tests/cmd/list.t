#!/bin/sh
# list and get: which records, in what order, as what.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# --- the table
run cl-kapstok list goals
status_is "list ends well" 0
is "a row a record, and a header" "$(printf '%s\n' "$out" | wc -l | tr -d ' ')" 4
has "labels are in the plan's language" "$out" "Gericht op"
has "and so are words of a set" "$out" "extern"
run cl-kapstok --language en list goals
has "unless --language says otherwise" "$out" "external"
hasnt "no blanks at the end of a line" "$out " " $newline"
run cl-kapstok lijst doelen
has "verb and type in Dutch" "$out" "klantgericht"

# --- filters
run cl-kapstok list goals --side external --fields id --tsv
is "a set" "$out" "id${newline}meedoen${newline}taal"
run cl-kapstok list doelen --gericht-op intern --fields id --tsv
is "a set, in Dutch" "$out" "id${newline}klantgericht"
run cl-scan list groups --name CAFE --fields id --tsv
is "text: part of it, whatever case and accents" "$out" "id${newline}repaircafe"
run cl-scan list groups --where instagram --fields id --tsv
is "text within a list" "$out" "id${newline}ruilkast"
run cl-scan list groups --chosen no --fields id --tsv
is "what is not said to be chosen is not" "$out" "id${newline}ruilkast${newline}energiecoop"
run cl-scan list groups --tie yes --tie no --fields id --tsv
is "given twice: either" "$out" "id${newline}ruilkast${newline}energiecoop"
run cl-scan list groups --tie yes --kind organisation --fields id --tsv
is "two fields: both" "$out" "id"
status_is "nothing matched" 1
run cl-scan list groups --dropped.reason '' --fields id --tsv
is "empty: those without" "$out" "id${newline}repaircafe${newline}ruilkast"
run cl-goals list goals --target 30 --fields id --tsv
is "a number" "$out" "id${newline}bezoekers"
run cl-goals list goals --target 30.0 --fields id --tsv
is "a number, whatever its spelling" "$out" "id${newline}bezoekers"
run cl-goals list goals --measured opening --fields id --tsv
is "text within items" "$out" "id${newline}bezoekers"
run cl-calendar list moments --goal bezoekers --fields id --tsv
is "a reference" "$out" "id${newline}opening${newline}ochtend"
run cl-define list persons --side community --fields id --tsv
is "persons" "$out" "id${newline}amb1${newline}amb2"
run cl-calendar list moments --from 2026-09-01 --to 2026-09-30 --fields id --tsv
is "--from and --to" "$out" "id${newline}opening"
run cl-calendar list moments --from 1-9-2026 --fields id --tsv
is "dates as people type them" "$out" "id${newline}opening${newline}ochtend"
run cl-calendar list moments --to 2026-09-05 --fields id --tsv
is "--to includes its day" "$out" "id${newline}opening${newline}oproep"
run cl-kapstok list goals --from 2026-01-01
status_is "--from where there is no date" 2
run cl-define list traits --community repareren --fields kind --tsv
is "--community" "$out" "kind${newline}affinity${newline}geography"
run cl-define list traits --community reparere
status_is "a community that is not there" 2
has "and what may have been meant" "$err" "repareren"
run cl-kapstok list goals --community repareren
status_is "a type that belongs to no community" 2
run cl-kapstok list goals --side buiten
status_is "a word that is not in the set" 2
run cl-calendar list moments --date 2026-13-01
status_is "a day that does not exist" 2

# --- order
run cl-calendar list moments --sort date --fields id --tsv
is "by date" "$out" "id${newline}oproep${newline}opening${newline}ochtend"
run cl-calendar list moments --sort date --reverse --fields id --tsv
is "by date, the other way round" "$out" "id${newline}ochtend${newline}opening${newline}oproep"
run cl-calendar list moments --sort time --fields id --tsv
is "equals keep their order, what has none comes last" "$out" \
  "id${newline}opening${newline}ochtend${newline}oproep"
run cl-calendar list moments --sort time --reverse --fields id --tsv
is "also the other way round" "$out" "id${newline}opening${newline}ochtend${newline}oproep"
run cl-calendar list moments --reverse --fields id --tsv
is "--reverse alone" "$out" "id${newline}ochtend${newline}oproep${newline}opening"
run cl-goals list goals --sort target --reverse --fields id --tsv
is "by number, not by digit" "$out" "id${newline}bezoekers${newline}jongeren${newline}verhalen"
run cl-scan list groups --sort tie --fields id --tsv
is "a set in its own order" "$out" "id${newline}ruilkast${newline}repaircafe${newline}energiecoop"
run cl-kapstok list goals --sort kleur
status_is "no such field" 2
run cl-kapstok list goals --fields id,sied
status_is "no such field to show" 2
has "what may have been meant" "$err" "side"
run cl-kapstok list goals --fields ''
status_is "--fields without fields" 2

# --- JSON
run cl-calendar list moment --title Eerste --json
is "one object, real types, objects in objects" "$out" \
  '{"id":"opening","date":"2026-09-05","time":"10:00","end":"13:00","title":"Eerste reparatieochtend in de bibliotheek","form":"event","channel":"bibliotheek, begane grond","community":"repareren","goal":"bezoekers","owner":"cl1","status":"done","result":{"participants":31}}'
run cl-define list communities --json --fields agreements.hours,name,agreements.rhythm,platform.use
is "fields of one group stand together" "$out" \
  '{"agreements":{"hours":[{"person":"cl1","per-week":4},{"person":"cl2","per-week":2},{"person":"amb1","per-week":3}],"rhythm":"elke zes weken"},"name":"Waterrijk repareert","platform":{"use":true}}'
run cl-define list tasks --json --fields community,id,done
is "the community of a nested record" "$(printf '%s\n' "$out" | head -n 1)" \
  '{"community":"repareren","id":"zaal"}'
run cl-kapstok list goals --side internal --json
is "a page is a text" "$out" \
  '{"id":"klantgericht","text":"Alle teams werken vraaggericht","side":"internal","source":"bp26","page":"17"}'
run cl-define list people --json
hasnt "people without their names" "$out" "Voorbeeld"
hasnt "and without their addresses" "$out" "example.nl"
run cl-define list people --json --with-names
has "unless asked for" "$out" '"name":"Voorbeeld Een"'

run cl-define list people --with-names --tsv
has "also in a table" "$out" "een@example.nl"

# --- CSV, TSV, NUL
cl-kapstok list goals --side internal --csv >got
printf 'id,text,side,source,page\r\nklantgericht,Alle teams werken vraaggericht,internal,bp26,17\r\n' >wanted
ok "CSV as RFC 4180 has it" cmp got wanted
cl-calendar list moments --fields date,form --csv --dialect nl-excel --title Eerste >got
printf '\357\273\277Datum;Vorm\r\n05-09-2026;evenement\r\n' >wanted
ok "CSV as a Dutch sheet has it" cmp got wanted
cl-kapstok list sources -0 >got
printf 'bp26\0' >wanted
ok "-0: what a record is addressed by" cmp got wanted
cl-define list tasks -0 >got
printf 'repareren/zaal\0repareren/reparateurs\0' >wanted
ok "-0: with its community" cmp got wanted
cl-kapstok list goals -0 --fields id,page --side internal >got
printf 'klantgericht\00017\000' >wanted
ok "-0: the fields that were asked for" cmp got wanted
printf '  sources:\n    - {id: s, title: "a\\tb\\nc\\\\d"}\n' >extra
sed '/^  sources:/,/^  goals:/{/^  goals:/!d;}' plan.yaml | sed '/^kapstok:/r extra' >plan2.yaml
run cl-kapstok -f plan2.yaml list sources --tsv --fields title
is "TSV: tabs and breaks do not break a line" "$out" 'title
a\tb\nc\\d'
run cl-kapstok list goals --json --csv
status_is "two forms at once" 2
run cl-kapstok list goals --json --dialect nl-excel
status_is "a dialect of JSON" 2

# --- get
run cl-kapstok get goal meedoen page
is "get: a raw value" "$out" 9
run cl-kapstok get goal meedoen own
status_is "get: no such value" 1
is "get: and nothing said" "$out$err" ""
run cl-kapstok get goal medoen page
status_is "get: no such record" 1
has "get: what may have been meant" "$err" "meedoen"
run cl-kapstok get goal meedoen kleur
status_is "get: no such field" 2
run cl-kapstok get organisation organisation
is "get: of the one record there is" "$out" "Bibliotheek Waterrijk"
run cl-kapstok get readiness flexibility answer
is "get: by a fixed key" "$out" no
run cl-kapstok get gereedheid flexibiliteit antwoord
is "get: by a fixed key in Dutch" "$out" no
run cl-define get community repareren channels
is "get: a list, one a line" "$out" "Facebook${newline}buurthuis De Schakel${newline}bibliotheek"
run cl-goals get goal repareren/jongeren measured
is "get: an item, by community/id" "$out" "date=2026-11-01; value=0"
run cl-define get task zaal community
is "get: the community" "$out" repareren
run cl-kapstok get goal
status_is "get: too little" 2

# --- pages are numbers
fresh
run cl-kapstok list goal --sort page --fields page --tsv
is "9 comes before 11" "$out" "page${newline}9${newline}11${newline}17"
cl-kapstok set goal taal --page '10-12' && cl-kapstok set goal meedoen --page bijlage
run cl-kapstok list goal --sort page --fields page --tsv
is "a range at its first page, words behind" "$out" "page${newline}10-12${newline}17${newline}bijlage"
# --- from and to: every day of a record, and the repeats of moments
fresh
ids() { printf '%s\n' "$out" | tr '\n' ' ' | sed 's/ $//'; }
run cl-calendar list moments --from 2027-01-01 --to 2027-01-03 --fields id --tsv
has "a repeat that began before" "$(ids)" "ochtend"
run cl-calendar list moments --from 2027-01-04 --to 2027-01-08 --fields id --tsv
is "not between its days" "$(ids)" "id"
cl-calendar set moment opening --draft-due 2026-08-20 -q
run cl-calendar list moments --from 2026-08-19 --to 2026-08-21 --fields id --tsv
has "its draft" "$(ids)" "opening"
run cl-goals list goals --from 2026-10-03 --to 2026-10-03 --fields id --tsv
has "a measurement" "$(ids)" "bezoekers"
hasnt "of that goal alone" "$(ids)" "verhalen"
run cl-goals list goals --from 2027-03-31 --to 2027-03-31 --fields id --tsv
has "the last day, not only the first" "$(ids)" "verhalen"
run cl-calendar list moments --from 2027-06-30 --to 2027-06-30 --fields id --tsv
is "until when it repeats is no day of it" "$(ids)" "id"


# --- what is worked out
example=$SRCDIR/share/examples/zuiderkwartier
fresh
ids() { printf '%s\n' "$out" | tail -n +2 | cut -f 1 | tr '\n' ' '; }
run cl-define list communities --fields id,stage,light,next,days --sort days --tsv
status_is "stage, light, next and days are columns" 0
has "the first that has something due" "$(printf '%s\n' "$out" | sed -n 2p)" "moestuin	kept	orange	2026-11-23	1"
is "what has no day comes last" "$(printf '%s\n' "$out" | tail -n 1 | cut -f 4-5)" "	"
run cl-define list communities --stage '<kept' --fields id,stage --tsv --sort stage
is "a stage has an order" "$(printf '%s\n' "$out" | tail -n +2 | cut -f 2 | sort -u | tr '\n' ' ')" "defined known shared "
run cl-define lijst community --fase geborgd --velden id --tsv
kept=$(ids)
run cl-define list communities --stage kept --fields id --tsv
is "in Dutch as in English" "$(ids)" "$kept"
run cl-goals list goals --light red --fields id,light --tsv
is "by the light as progress has it" "$(printf '%s\n' "$out" | tail -n +2 | wc -l | tr -d ' ')" \
  "$(cl-goals progress --json | grep -c '"light":"red"')"
run cl-goals lijst doelen --licht 'ver achter' --velden id --tsv
is "in words" "$(printf '%s\n' "$out" | tail -n +2 | wc -l | tr -d ' ')" "$(cl-goals progress --json | grep -c '"light":"red"')"
run cl-goals list goals --light '!=green' --light.colour '' --fields id,light,days --json
has "days are a number in JSON" "$out" '"days":'
hasnt "a light is a word" "$out" '"light":"green"'
run cl-calendar list moments --days '<=3' --fields id,next,days --tsv --sort next
is "due within three days, or overdue" "$(printf '%s\n' "$out" | tail -n +2 | awk -F '\t' '$3 > 3' | wc -l | tr -d ' ')" 0
run cl-calendar list moments --next '2026-11-23' --fields id --tsv
has "on a day" "$out" "tuin-oproep"
run cl-define list communities --next '' --fields id --tsv
has "nothing planned" "$out" gamers
run cl-goals list goals --light purple
status_is "a light that is none" 2
run cl-scan list groups --stage kept
status_is "what a type has not" 2
run cl-goals list goals --days soon
status_is "days that are none" 2
run cl-goals list goals --fields light.colour --tsv
is "the field that is given by hand stays a field" "$(printf '%s\n' "$out" | head -n 1)" light.colour

# --- which fields there are
run cl-goals help goal --json
status_is "help TYPE --json" 0
has "a choice with both labels" "$out" '"field":"kind","label":"Kind","label-nl":"Soort"'
has "and what may be chosen" "$out" '"choices":[{"value":"quantitative","label":'
run cl-goals help list --json
status_is "not of a verb" 2

# --- a field by a clear part of its Dutch name, as options have it
fresh
is "in --velden" "$(cl-kapstok lijst doel --velden id,gericht --tsv | sed -n 2p)" "meedoen	external"
is "in --sorteer" "$(cl-kapstok lijst doel --sorteer bladz --velden id --tsv | tail -1)" uren
is "in haal" "$(cl-kapstok haal doel meedoen gericht)" external
has "days in columns are as people type them" "$(cl-goals list goal --fields id,due)" "sjaals          28-2-2027"
# --- pages are compared as they are sorted: 9 comes before 11
example=$SRCDIR/share/examples/waterrijk
fresh
run cl-kapstok list goal --page '>=10' --fields id --tsv
is "from page 10 on" "$(printf '%s' "$out" | tr '\n' ' ')" "id taal klantgericht"
run cl-kapstok list goal --page '<10' --fields id --tsv
is "before page 10" "$(printf '%s' "$out" | tr '\n' ' ')" "id meedoen"
# ---- what a table shows is read by people ---------------------------------------------
fresh
has "an item without its keys" "$(cl-goals list goal --fields id,measured --language en)" "2026-09-05: 31, opening"
has "in CSV with them" "$(cl-goals list goal --fields id,measured --csv)" "date=2026-09-05; value=31"
has "in Dutch, with the day as it is typed" \
  "$(LC_ALL=nl_NL.UTF-8 cl-goals lijst doel --velden id,metingen)" "5-9-2026: 31, opening"
has "one of the eight questions by its word" "$(LC_ALL=nl_NL.UTF-8 cl-kapstok lijst gereedheid)" "
directie "
has "in CSV by its key" "$(LC_ALL=nl_NL.UTF-8 cl-kapstok lijst gereedheid --csv)" "
management,"
finish
