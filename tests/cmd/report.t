#!/bin/sh
# The report: one page by itself, the same every time, in the house style; the poster,
# and what is for outside.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

find_python pass
larger=$SRCDIR/share/examples/zuiderkwartier
was=$SRCDIR/share/examples/zuiderkwartier-2026-10-18

well_formed() { # FILE: XML, every heading at most one level below the one before
  "$python" - "$1" <<'END'
import sys, xml.dom.minidom as dom
page = dom.parse(sys.argv[1])
last = 0
for node in page.getElementsByTagName('*'):
    if len(node.tagName) == 2 and node.tagName[0] == 'h' and node.tagName[1].isdigit():
        level = int(node.tagName[1])
        if level > last + 1:
            sys.exit('h%d behind h%d' % (level, last))
        last = level
    for name in ('href', 'src'):
        value = node.getAttribute(name)
        if value and not value.startswith(('#', 'data:image/')):
            sys.exit('fetches ' + value)
    if node.tagName == 'script':
        sys.exit('a script')
    if node.tagName == 'svg' and not (node.getAttribute('aria-label') or node.getAttribute('aria-hidden')):
        sys.exit('a drawing without a text')
ids = [n.getAttribute('id') for n in page.getElementsByTagName('*') if n.hasAttribute('id')]
if len(ids) != len(set(ids)):
    sys.exit('an id twice')
for a in page.getElementsByTagName('a'):
    if a.getAttribute('href')[1:] not in ids:
        sys.exit('a link to nothing: ' + a.getAttribute('href'))
END
}
held=$(printf '\302\240') # a blank at which no line ends
words() { # FILE: its text, without the style
  sed "/<style>/,/<\/style>/d; s/<[^>]*>/ /g; s/$held/ /g" "$1"
}

cd "$tap_home" || exit 99
cp -R "$larger" plan && chmod -R u+w plan && cd plan || exit 99

run cl-plan report --since "$was" -o een.html
status_is "a report" 0
is "nothing is said" "$out$err" ""
run cl-plan verslag --sinds "$was" -o twee.html
ok "the same bytes every time" cmp een.html twee.html
run cl-plan report --since "$was"
is "or on standard output" "$(printf '%s\n' "$out" | cksum)" "$(cksum <een.html)"
text=$(words een.html)
has "the sentence of the story" "$text" "17 van de 38 doelen op koers"
has "since when" "$text" "Wat veranderde sinds 18 oktober?"
has "what changed, by name" "$text" "Honderd sjaals voor de opvang"
has "why" "$text" "Drie van de zes coaches zijn gestopt"
has "what is asked, and before when" "$text" "Besluit voor 1 december"
has "who rests stands apart" "$text" "Schrijvers van de Vrijdag. Die doelen tellen niet mee."
has "the map" "$text" "Met 12 van de 19 groepen is er een band"
has "holidays" "$text" "kerstvakantie"
is "at most 100 kB" "$([ "$(wc -c <een.html)" -le 102400 ] && echo yes)" yes
has "which days clash" "$text" "36 momenten tot en met 10 januari 2027; op 15 december en 17 december botst er iets"
is "one rule for what is planned: page and agenda" \
  "$(cl-calendar agenda --from 2026-11-22 --to 2027-01-10 --json | grep -c '"kind": *"moment"')" 36
has "a day of counting is one of them" "$text" "Zakjes tellen"
has "who rests, and how" "$(printf '%s\n' "$text" | tr -s ' ')" "11 community's lopen, 1 staat op pauze"
has "two goals with one unit: what tells them apart" "$text" "van 10 deelnemers onder de dertig"
has "and not twice" "$text" "van 24 vaste deelnemers"
hasnt "the sentence behind its own unit" "$text" "deelnemers: Vierentwintig"
has "fewer is better" "$text" "dagen, moet naar 5"
has "what an age of a number means" "$text" "6 wk oud: te lang niet gemeten"
has "a day and its month hold together" "$(cat een.html)" "op$(printf ' 18\302\240')oktober"
has "no first place where two have as many" "$text" "leert kennen’ hebben de meeste gezamenlijke doelen: elk 8"
hasnt "goals for the organisation itself need none" "$text" "doelen hebben er nog geen"
has "a story is told, not filled in" "$text" "Van zwijgen naar bellen. Zelf je afspraken maken is vrijheid."
has "who has no vision yet is told so" "$text" "Onze visie schrijven we nog samen."
is "each page is set to fill its sheet" "$(grep -c 'class="prof" id="[^"]*" style="--z:[0-9.]*;--v:[0-9.]*rem"' een.html)" 12
is "what comes back is drawn once" "$(grep -o '<polyline' een.html | wc -l | tr -d ' ')" \
  "$(grep -o 'id="k[0-9]*-[0-9]*"' een.html | sort -u | wc -l | tr -d ' ')"
if [ -n "$python" ]; then
  ok "XML, headings in order, drawings with text, nothing fetched" well_formed een.html
else
  skip "XML, headings in order" "there is no python"
fi
for id in amb-rep cl1 cl2 digicoach rep-ochtend; do
  hasnt "no id: $id" "$text" "$id"
done
run cl-plan report --language en -o engels.html
has "in English" "$(words engels.html)" "What do we ask of you?"

# --- a poster, and what is for outside
run cl-plan report --community repareren -o poster.html
status_is "a poster" 0
text=$(words poster.html)
has "its vision" "$text" "Over twee jaar gooit niemand"
has "when to come" "$(echo "$text" | tr -s "\n " " ")" "Kom langs Reparatieochtend"
has "a story that may be told" "$text" "leerde een jongen haar naaimachine afstellen"
hasnt "no cause" "$text" "techniekklas"
hasnt "no decision" "$text" "sleutel van de leeszaal"
[ -z "$python" ] || ok "a poster is XML" well_formed poster.html
run cl-plan report --community nergens -o x.html
status_is "a community that is not there" 2
ok "makes nothing" test ! -e x.html

run cl-plan report --public -o buiten.html
status_is "for outside" 0
text=$(words buiten.html)
for hidden in 'ver achter' 'op koers' techniekklas sleutel 'zijn gestopt' 'Te weinig jonge reparateurs' \
  'Schrijvers van de Vrijdag' 'Poster voor de decemberochtend' verwacht 'van 30'; do
  hasnt "for outside not: $hidden" "$text" "$hidden"
done
has "for outside: what is public" "$text" "Reparatieochtend"
has "for outside: what is wanted" "$text" "Dertig bezoekers per reparatieochtend"
has "for outside: what invites" "$text" "bezoekers per ochtend"
has "for outside: what it costs" "$text" "Gratis. Aanmelden hoeft niet."
hasnt "for outside not: a number that lags behind" "$(cat buiten.html)" "<b>2</b> jongeren"
has "for outside: who, what for and when, at the top" "$(words buiten.html | head -40 | tr '\n' ' ')" \
  "zaterdag 5 december, 10.00 tot 12.30 uur: Reparatieochtend"
hasnt "for outside nothing is said of what may be planned" "$text" "gepland"
has "but where to ask" "$text" "Vraag bij de balie van de bibliotheek wanneer je kunt komen."
[ -z "$python" ] || ok "for outside, XML" well_formed buiten.html
run cl-plan verslag --openbaar --community repareren -o buiten-een.html
hasnt "a poster for outside has no goal beside what was reached" "$(words buiten-een.html)" "doel 30"
text=$(words buiten-een.html | tr -s '\n ' ' ')
has "what they want in their own words" "$text" "Minder weggooien"
has "and what can be counted, in the words of the goal" "$text" "29 bezoekers per reparatieochtend"
hasnt "no target" "$text" "Dertig"
hasnt "nor how they decide" "$text" "Wie er is, beslist"
has "what it costs and whom to ask" "$text" "Aanmelden hoeft niet. "
has "the desk" "$text" "Vraag het aan de balie"
run cl-calendar set moment rep-ochtend --public no
status_is "the field of that name is still a field" 0
run cl-plan report --public --community repareren -o buiten-een.html
hasnt "and counts" "$(words buiten-een.html | tr -s "\n " " ")" "Kom langs Reparatieochtend"

# --- files of the plan
run cl-plan report -o plan.yaml
status_is "never over the plan" 2
ok "which is still one" grep -q '^plan: 1' plan.yaml

# --- the house style
png() { printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\6\0\0\0'; }
png >logo.png
sed -i 's/^colour: .*/colour: "#c2185b"/; s/^logo: .*/logo: logo.png/' plan.yaml
run cl-plan report -o huis.html
has "the colour of the house" "$(cat huis.html)" "--brand:#c2185b"
has "and its logo, in the page itself" "$(cat huis.html)" 'src="data:image/png;base64,iVBORw0KGgo'
style() { # COLOUR LOGO
  sed -i "s|^colour: .*|colour: \"$1\"|; s|^logo: .*|logo: $2|" plan.yaml
  run cl-plan report -o huis2.html
}
style '#808080' logo.png
status_is "a colour that no text can be read on" 3
has "with both contrasts" "$err" "3.9"
has "and its place" "$err" "plan.yaml:10:9:"
run cl-plan check --no-rules
has "check says so, too" "$out" "#808080"
style teal logo.png
has "no colour at all" "$err" "#0b5563"
style '#0b5563' weg.png
has "a logo that is not there" "$err" "weg.png"
ok "and no page" test ! -e huis2.html
echo x >../buiten.png
style '#0b5563' ../buiten.png
has "a logo outside the folder" "$err" "not in the folder of the plan"
ln -s ../buiten.png link.png
style '#0b5563' link.png
has "also behind a link" "$err" "not in the folder of the plan"
{ png && dd if=/dev/zero bs=1024 count=201; } >groot.png 2>/dev/null
style '#0b5563' groot.png
has "a logo that is too large" "$err" "larger than 200 KB"
for bad in '<script>x</script>' '<rect onclick="x"/>' '<image href="https://example.nl/x.png"/>' \
  '<use xlink:href = "x.svg#a"/>' '<style>@import "x.css"</style>' '<rect style="fill:url(http://x)"/>' \
  '<a:script/>' '<foreignObject/>'; do
  printf '<svg xmlns="http://www.w3.org/2000/svg">%s</svg>' "$bad" >slecht.svg
  style '#0b5563' slecht.svg
  is "an SVG may not hold $bad" "$status" 3
done
printf '<svg xmlns="http://www.w3.org/2000/svg"><defs><path id="a" d="M0 0"/></defs><use href="#a" fill="url(#b)"/></svg>' >goed.svg
style '#0b5563' goed.svg
is "a plain SVG may" "$status$err" 0
has "and stands in the page" "$(cat huis2.html)" "data:image/svg+xml;base64,PHN2Zy"

# --- nothing yet, and one
mkdir ../leeg && cd ../leeg && printf 'plan: 1\norganisation: Bieb </style><script>x\nlanguage: nl\n' >plan.yaml
run cl-plan report -o leeg.html
status_is "of a plan without a community" 0
has "says so" "$(words leeg.html)" "Nog geen community"
[ -z "$python" ] || ok "and is XML, whatever the library is called" well_formed leeg.html
fresh
run cl-plan report -o een.html
status_is "of one community" 0
hasnt "nothing to compare with is no finding" "$err" "git"
has "names it" "$(words een.html)" "Waterrijk repareert: 1 van de 3 doelen"
has "its values are sentences" "$(words een.html | tr '\n' ' ')" "Geen verkoop"
hasnt "with nothing to compare with no card for it" "$(words een.html)" "Wat veranderde"
run cl-plan report --community repareren -o poster.html
has "on the poster, too" "$(words poster.html | tr '\n' ' ')" "Iedereen kan iets. Geen verkoop."
has "which has the first page to itself" "$(cat een.html)" 'class="prof lone"'
is "and is told once" "$(grep -c 'class="prof' een.html)" 1

# --- sixty
awk -v communities=60 -v moments=900 -f "$SRCDIR/tests/cmd/large.awk" >groot.yaml
run cl-plan -f groot.yaml report -o groot.html
status_is "of sixty communities" 0
ok "in 1 MB at most" test "$(wc -c <groot.html)" -le 1048576
cl-plan -q -f groot.yaml report -o groot2.html
ok "with the same bytes every time" cmp groot.html groot2.html

# --- the map
run cl-scan map -o kaart.svg
status_is "the map as a picture" 0
has "for who listens" "$(cat kaart.svg)" 'aria-labelledby="t d"'
has "in plain colours" "$(cat kaart.svg)" "#0b5563"
run cl-scan kaart --formaat dot
has "as a graph" "$out" "digraph"
run cl-scan map --format png
status_is "no other" 2

# --- a page is no reading for a terminal
find_python 'import pty; pty.openpty()'
if [ -n "$python" ]; then
  run "$python" -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)' cl-plan report
  status_is "a page in a terminal" 2
  has "names -o" "$out" "-o FILE.html"
else
  skip "a page in a terminal" "no python3"
fi
finish
