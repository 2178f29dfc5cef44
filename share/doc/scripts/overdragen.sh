#!/bin/sh
# overdragen.sh - een collega geeft alles wat nog moet gebeuren door aan een ander.
#
#   overdragen.sh VAN NAAR [PLAN]      VAN en NAAR zijn de id of de naam van een persoon
#   overdragen.sh -n VAN NAAR [PLAN]   laat zien wat er zou veranderen
#
# Momenten die nog komen, taken en gezamenlijke doelen krijgen een andere verantwoordelijke.
# Wat klaar is, blijft op naam van wie het deed. Per soort is het één wijziging: alles, of niets.
set -eu
proef=
if [ "${1:-}" = -n ]; then proef=--proef; shift; fi
van=${1:?gebruik: overdragen.sh [-n] VAN NAAR [PLAN]}
naar=${2:?gebruik: overdragen.sh [-n] VAN NAAR [PLAN]}
plan=${3:-plan.yaml}

# Bestaan ze allebei? Anders gebeurt er niets.
cl-define -f "$plan" haal persoon "$van" id >/dev/null
cl-define -f "$plan" haal persoon "$naar" id >/dev/null

draag_over() { # PROGRAMMA TYPE FILTER...
  programma=$1 type=$2
  shift 2
  if ! "$programma" -f "$plan" lijst "$type" --verantwoordelijke "$van" "$@" -0 >"$lijst"; then
    echo "$type: niets om over te dragen"
    return
  fi
  "$programma" -f "$plan" zet "$type" - --verantwoordelijke "$naar" ${proef:+"$proef"} <"$lijst"
  [ -n "$proef" ] || echo "$type: $(tr -cd '\0' <"$lijst" | wc -c | tr -d ' ') overgedragen"
}
lijst=$(mktemp)
trap 'rm -f "$lijst"' EXIT
draag_over cl-calendar moment --status '!=gedaan'
draag_over cl-define taak
draag_over cl-goals doel
