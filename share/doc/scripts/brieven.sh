#!/bin/sh
# brieven.sh - een brief voor iedereen van wie je een adres hebt, uit één voorbeeld.
#
#   brieven.sh VOORBEELD MAP [PLAN]
#
# In het voorbeeld staat {naam}, {rol} en {e-mail}; de brieven komen in MAP, een bestand per
# persoon, alleen leesbaar voor jou. Alleen mensen van de community en van partners die daarvoor
# toestemming gaven, krijgen er een: een grondslag en een e-mailadres of naam moeten er staan.
#
# Het voorbeeld:   Beste {naam}, kom je zaterdag ook?
set -eu
voorbeeld=${1:?gebruik: brieven.sh VOORBEELD MAP [PLAN]}
map=${2:?gebruik: brieven.sh VOORBEELD MAP [PLAN]}
plan=${3:-plan.yaml}
tab=$(printf '\t')
umask 077
[ -r "$voorbeeld" ] || { echo "brieven: ik kan $voorbeeld niet lezen" >&2; exit 1; }
mkdir -p "$map"

mensen=$(mktemp)
trap 'rm -f "$mensen"' EXIT
cl-define -f "$plan" lijst persoon --kant community --kant partner --grondslag toestemming \
  --naam '?' --velden id,naam,rol,e-mail --met-namen --tsv >"$mensen" ||
  { echo "brieven: niemand die toestemming gaf" >&2; exit 1; }

# awk vult in wat er staat: in een naam mag elk teken voorkomen.
sed 1d "$mensen" | while IFS= read -r persoon; do
  wie=${persoon%%"$tab"*}
  PERSOON=$persoon awk '
    function vul(regel, woord, tekst,    voor, n) {
      voor = ""
      while (n = index(regel, woord)) {
        voor = voor substr(regel, 1, n - 1) tekst
        regel = substr(regel, n + length(woord))
      }
      return voor regel
    }
    BEGIN { split(ENVIRON["PERSOON"], deel, "\t") }
    { print vul(vul(vul($0, "{naam}", deel[2]), "{rol}", deel[3]), "{e-mail}", deel[4]) }
  ' "$voorbeeld" >"$map/$wie.txt"
  echo "$map/$wie.txt"
done
