#!/bin/sh
# pijp.sh - een rij bewerkingen achter elkaar, en pas als alles goed ging een nieuw plan.
#
#   pijp.sh DOELEN.csv GROEPEN.csv [PLAN]
#
# Het plan gaat als tekst door drie stappen. Gaat er één mis, dan krijgt de volgende niets te
# lezen: die stopt dan ook, en je plan blijft zoals het was. Het script laat zien wat er
# verandert, en kijkt het na voordat het je plan vervangt.
set -eu
doelen=${1:?gebruik: pijp.sh DOELEN.csv GROEPEN.csv [PLAN]}
groepen=${2:?gebruik: pijp.sh DOELEN.csv GROEPEN.csv [PLAN]}
plan=${3:-plan.yaml}
vol() { case $1 in /*) echo "$1" ;; *) echo "$PWD/$1" ;; esac; }
doelen=$(vol "$doelen") groepen=$(vol "$groepen")

# Naast het plan, zodat de bestanden die het insluit gevonden worden.
cd "$(dirname "$plan")"
plan=$(basename "$plan")
nieuw=$(mktemp ./.pijp.XXXXXX)
trap 'rm -f "$nieuw"' EXIT

cl-kapstok -f - importeer doel "$doelen" <"$plan" |
  cl-scan -f - importeer groep "$groepen" |
  cl-kapstok -f - zet organisatie --regio midden >"$nieuw"

cl-plan -f - controleer --zonder-regels <"$nieuw"
cl-plan verschil "$plan" "$nieuw"
cat "$nieuw" >"$plan"
