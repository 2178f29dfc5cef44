#!/bin/sh
# fill: questions one by one; answers from standard input.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

answers() { printf '%s\n' "$@" >"$tap_home/answers"; }

answers 'Nieuw doel' 'In onze woorden' 2 1 12 '' ''
run_from "$tap_home/answers" cl-kapstok fill goal
status_is "a new record" 0
has "the question" "$out" "Aimed: internal: at the organisation"
has "what may be chosen, numbered" "$out" "  2 external"
has "also of records" "$out" "  1 Beleidsplan"
is "what was answered" "$(changes)" "> "'    - id: nieuw-doel
>       text: Nieuw doel
>       own: In onze woorden
>       side: external
>       source: bp26
>       page: 12'
fresh
answers 'Een doel' '' '' '' '' '' extern ''
run_from "$tap_home/answers" cl-kapstok fill goal
is "what is needed is asked for once more" "$(cl-kapstok get goal een-doel side)" external
fresh
answers 'Een doel' 'verkeerd' '<' '<' 'Toch anders' 'goed' extern '' '' '' ''
run_from "$tap_home/answers" cl-kapstok fill goal
is "< goes back" "$(cl-kapstok list goals --own goed --json)" \
  '{"id":"toch-anders","text":"Toch anders","own":"goed","side":"external"}'
fresh
answers 'Half werk' 'eigen'
run_from "$tap_home/answers" cl-kapstok fill goal
status_is "the end of the answers" 0
is "keeps what was answered" "$(cl-kapstok get goal half-werk own)" eigen
has "and says what is still to be done" "$err" "side (internal, external)"
fresh
answers 'Een doel' '' buiten 7 1 '' '' '' ''
run_from "$tap_home/answers" cl-kapstok fill goal
has "an answer that is none" "$out" '"buiten" is not one of'
is "is asked again" "$(cl-kapstok get goal een-doel side)" internal
fresh
answers '' '' '' '' Markt Plein '' - 2
run_from "$tap_home/answers" cl-scan fill group ruilkast
is "a record that is there: a list" "$(cl-scan get group ruilkast where || echo none)" "Kerkstraat${newline}Instagram"
is "its activities, the next question" "$(cl-scan get group ruilkast activities)" "Markt${newline}Plein"
is "a value goes out" "$(cl-scan get group ruilkast tie || echo none)" none
is "yes or no by number" "$(cl-scan get group ruilkast chosen)" no
fresh
answers '' '' '' '' '' '' '' '' '' 3 '' 'Nog eens vragen'
run_from "$tap_home/answers" cl-kapstok fill readiness
has "the eight questions" "$out" "4. Do you know partners"
is "answered by key" "$(cl-kapstok get readiness partners answer)$(cl-kapstok get readiness partners note)" "unknownNog eens vragen"
is "and no other" "$(changes | grep -c '^>')" 1
fresh
: >"$tap_home/answers"
for program in cl-kapstok cl-scan cl-define cl-goals cl-calendar; do
  run_from "$tap_home/answers" "$program" fill
  status_is "$program: no answers at all" 0
  unchanged "$program: and no change"
done
answers 'caf\351'
printf 'caf\351\nGoed\n' >"$tap_home/answers"
run_from "$tap_home/answers" cl-kapstok fill theme
is "bytes that are no text are asked again" "$(cl-kapstok get theme goed text)" Goed
fresh
answers 'Droog' '' 2
run_from "$tap_home/answers" cl-kapstok -n fill goal
has "-n: a diff" "$out" "+    - id: droog"
unchanged "and nothing is written"
run cl-kapstok fill goal medoen
status_is "no such record" 2
finish
