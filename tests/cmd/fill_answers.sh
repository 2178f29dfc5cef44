# fill_answers.sh - what a library that does not exist answers to every question of
# every worksheet, as lines for fill.  Source it behind lib.sh.  In the order of the programs:
# kapstok scan define goals calendar; in that of the workbook: kapstok scan meet vision
# work keep calendar.
#
#   answers LINE...           these are the answers; more LINE...: and these
#   fill PROGRAM ARGUMENT...  runs it on them, as run does
answers() { printf '%s\n' "$@" >"$tap_home/answers"; }
more() { printf '%s\n' "$@" >>"$tap_home/answers"; }
fill() { # PROGRAM ARGUMENT...
  fill_program=$1
  shift
  run_from "$tap_home/answers" "$fill_program" fill "$@"
}
kapstok() {
  more j 'Directie achter ons' ja '' ja '' nee 'Nog zoeken' ja '' j '' o '' 1 '' \
    'Bibliotheek Fictief' 1 midden 'Iedereen doet mee' 'Buren kennen elkaar' '' '' '' '' \
    'Samen wijzer' 2026-2029 https://example.nl/plan '' \
    'Vijfhonderd inwoners doen mee' extern 1 9 'Mensen komen meedoen' '' \
    'Teams werken vraaggericht' int 'Samen wijzer' 17 '' '' '' \
    Duurzaamheid 'Spullen langer gebruiken' 1 6 participatie '' '' \
    'teamleider en MT' 19-1-2026 'Meedoen is extern' '' \
    'leeskring van nieuwkomers' 1-11-2026 'Een zaal op donderdag' 1 3 '' 'in gesprek' \
    'We kijken wat past' ''
}
scan() {
  more Voorleesvrijwilligers vrijwilligers '22 mensen' '' \
    'Jonge mantelzorgers in Zuid' 'We zien ze elke middag' '' \
    'Reparatiedag elders' 'grote stad' www.example.nl/dag 'Een vaste dag werkt' '' \
    1 j 'Repareren in plaats van weggooien' wijkkrant 'ruilgroep online' '' \
    'Repair Café zoekt een plek' \
    1 n 'Energie besparen' nieuwssite '' 'Mensen schamen zich' 'mensen met een oude ketel' \
    'Eerst navragen' onbekend '' \
    1 'Hier kennen we mensen' \
    'Repair Café' organisatie duurz Buurthuis Facebook '' 'maandelijks repareren' '' mogelijk \
    'beheerder ruilkast' individu 1 Kerkstraat '' 'ruilkast bijhouden' '' ja '' \
    1 'Ze zoeken een plek' 'Kennis delen past bij meedoen' 1 3 '' \
    2 energie 'Had geen tijd' +1j ''
}
define() {
  meet
  work
}
meet() {
  more 'Fictief repareert' 1 1 affiniteit '' \
    'community librarian' bibliotheek '' 'Voorbeeld Een' een@example.nl '' \
    ambassadeur community '' 'Voorbeeld Twee' '' '' toestemming 'afspraken' +1j '' \
    'Repareren liever dan weggooien' affiniteit 'Wonen in Noord' geografie '' \
    sterk enigszins \
    2 'lid sinds 2019' '7-2-2026; gebeld; geen gehoor' '' 'de welzijnswerker' '' '' \
    2 4-3-2026 '' warm 'Dat wij ook zoeken' '' 'Plezier in maken' '' 'Te weinig reparateurs' '' \
    'Elke maand een ochtend' '' 'Een ruimte met stroom' '' 'Uitleggen' '' misschien 'Ze liet haar werk zien' '' j j 'Hun vak doorgeven' 'Beiden winnen' \
    doorgaan ''
}
work() {
  more actief 1-5-2026 1 '' 2 '' 'mensen verbinden' '' 'De zaal' 'Het programma' \
    'Rooster maken' 2 community '' n '' \
    'Overleg in het buurthuis' 20-5-2026 j ''
}
goals() {
  vision
  keep
}
vision() {
  more 1 1 Bibliotheek '' 1 '' 1 'kennis doorgeven' '' 'Iedereen kan iets' '' 1 '' groeien \
    'Fictief gooit minder weg.' 15-4-2026 2 '' \
    'Dertig bezoekers per ochtend' kwantitatief bezoekers 18 30,5 1-9-2026 30-6-2027 2 1 '' Jongeren 'Ze durven te vragen' \
    'Turven bij de deur' 'elke ochtend' reparateursoverleg 'Plek voor veertig' \
    'Verhalen van reparateurs' kwal 'Zes gesprekken' 1-9-2026 31-12-2028 1 1 '' '' 'Bespreken' \
    'bij de evaluatie' reparateursoverleg 'Er zijn twee filmers' ''
}
keep() {
  more 1 'elke zes weken' '1 4' '2 2,5' '' 750 \
    j Facebookgroep '' 'Ze openen zelf de leeszaal' 'Iemand loopt mee' '' '' \
    Reparatiewijzers 'lokale collectie' 'na elke ochtend een' '' \
    10-11-2026 met 'in balans' 'Meer sleuteldienst' 15-6-2027 '' \
    'Een mevrouw leerde het een jongen' 5-9-2026 j 'Ze geeft nu les' '' '' docent '' \
    'Vier uur per week voor een collega' 1-11-2026 1-1-2027 '' ''
}
calendar() {
  more Reparatieochtend 3-10-2026 evenement 1 1 1 10 13.00 'begane grond' buurtbewoners \
    'Kom repareren' 2 1-9-2026 klaar '' j maand 'eerste zaterdag' 30-6-2027 '' \
    'Oproep reparateurs' 20-8-2026 social 2 1 '' '' Facebook '' '' '' '' gedaan '' '' 12 300 9 4 5 '' \
    'Veel reacties' '' ''
}
