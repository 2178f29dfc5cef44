#!/bin/sh
# aanmelding.sh - antwoorden op een formulier (Microsoft Forms, Google Forms) in het plan.
#
#   aanmelding.sh ANTWOORDEN.csv [PLAN]
#
# Groepen die zich melden komen als aanvraag in het plan. Bewaar de antwoorden als CSV. Pas de
# tabel hieronder aan: links de vraag van je formulier, rechts het veld. Met -n kijk je eerst:
#   aanmelding.sh -n ANTWOORDEN.csv
#
# Een antwoord dat er al staat, blijft zoals het is: je kunt hetzelfde bestand elke week geven.
# Klopt er iets niet, dan verandert er niets, en staat er bij welke rij en kolom het zit.
set -eu
proef=
if [ "${1:-}" = -n ]; then proef=--proef; shift; fi
antwoorden=${1:?gebruik: aanmelding.sh [-n] ANTWOORDEN.csv [PLAN]}
plan=${2:-plan.yaml}
tabel=$(mktemp)
trap 'rm -f "$tabel"' EXIT

cat >"$tabel" <<'TABEL'
# vraag van het formulier = veld van de aanvraag
Tijdstempel = datum
Hoe heet jullie groep? = wie
Wat willen jullie met de bibliotheek doen? = vraagt
E-mailadres = -
TABEL

cl-kapstok -f "$plan" importeer aanvraag "$antwoorden" --koppel "$tabel" --alleen-nieuw ${proef:+"$proef"}
