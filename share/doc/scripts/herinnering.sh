#!/bin/sh
# herinnering.sh - iedere week een mail met wat er aankomt, voor iedereen die iets doet.
#
#   herinnering.sh [PLAN]                          laat de mails zien
#   herinnering.sh PLAN | sendmail -t              met één ontvanger
#   VERSTUUR='sendmail -t' herinnering.sh [PLAN]   verstuurt ze, een voor een
#
# Elke maandag om acht uur, in crontab -e:
#   0 8 * * 1  VERSTUUR='sendmail -t' /pad/naar/herinnering.sh /pad/naar/plan.yaml
#
# Wie niets te doen heeft, of geen e-mailadres, krijgt geen mail. Exitstatus 1: er is iets
# misgegaan; dan zegt het script bij wie.
set -eu
plan=${1:-plan.yaml}
verstuur=${VERSTUUR:-cat}
tab=$(printf '\t')
map=$(mktemp -d)
trap 'rm -rf "$map"' EXIT

cl-define -f "$plan" lijst persoon --e-mail '?' --velden id,e-mail,rol --met-namen --tsv >"$map/mensen" ||
  { echo "herinnering: niemand met een e-mailadres in $plan" >&2; exit 1; }

fout=0
sed 1d "$map/mensen" >"$map/namen"
while IFS=$tab read -r wie mail rol; do
  cl-calendar -f "$plan" -q agenda --weken 1 --verantwoordelijke "$wie" --json >"$map/wat" || { fout=1; continue; }
  [ -s "$map/wat" ] || continue
  {
    printf 'To: %s\nSubject: Deze week voor je community\n' "$mail"
    printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\n'
    printf 'Dag %s,\n\nDit komt eraan:\n\n' "$rol"
    cl-calendar -f "$plan" -q --taal nl agenda --weken 1 --verantwoordelijke "$wie"
    printf '\nLukt er iets niet? Zeg het op tijd; samen vinden we een oplossing.\n\n'
  } >"$map/mail"
  $verstuur <"$map/mail" || { echo "herinnering: de mail aan $wie is niet verstuurd" >&2; fout=1; }
done <"$map/namen"
exit "$fout"
