# large.awk - a plan of COMMUNITIES communities and MOMENTS moments, in Dutch.
# Usage: awk -v communities=60 -v moments=5000 -f large.awk
function day(n) {
  return sprintf("20%02d-%02d-%02d", 26 + int(n / 336) % 2, 1 + int(n / 28) % 12, 1 + n % 28)
}
BEGIN {
  print "plan: 1\norganisation: Bibliotheek Groot\nlanguage: nl\nregion: noord\nkapstok:\n  goals:"
  for (i = 0; i < 12; i++)
    printf "    - {id: d%d, text: Doel %d van het beleidsplan, side: %s}\n", i, i, i % 4 ? "external" : "internal"
  print "  themes: [{id: groen, text: Duurzaamheid}, {id: taal, text: Taal}]\ncommunities:"
  split("in-sight in-conversation active paused", status, " ")
  for (i = 0; i < communities; i++) {
    printf "  - id: c%d\n    name: Community nummer %d\n    theme: %s\n    status: %s\n", i, i, i % 2 ? "taal" : "groen", status[1 + i % 4]
    printf "    bond: affinity\n    serves: [d%d]\n    aims: [Elkaar leren kennen, samen maken]\n", i % 12
    print "    traits:\n      - {kind: affinity, text: Houden van handwerk}\n      - {kind: geography, text: Wonen in dezelfde wijk}"
    printf "    vision: {text: Samen maken we de wijk %d mooier, date: 2026-03-01}\n    goals:\n", i
    for (g = 0; g < 3; g++) {
      printf "      - {id: g%d-%d, text: Tien nieuwe gezichten in groep %d, kind: quantitative, unit: mensen, baseline: 0, target: 10, start: 2026-01-01, due: 2027-06-30, serves: [d%d]", i, g, g, (i + g) % 12
      printf ", measured: [{date: 2026-06-01, value: %d}, {date: 2026-10-01, value: %d, note: Geteld bij de deur}]}\n", (i + g) % 5, (i * 2 + g) % 8
    }
    printf "    tasks:\n      - {id: t%d, text: Zaal reserveren, side: library}\n", i
    printf "    evaluations:\n      - {date: 2026-09-%02d, pulse: with, effort: balanced, note: Gaat goed}\n", 1 + i % 28
    printf "    stories:\n      - {date: 2026-08-%02d, text: Iemand leerde hier breien, consent: yes}\n", 1 + i % 28
    if (i % 9 == 0)
      print "    decisions:\n      - {date: 2026-11-01, text: Twee uur per week erbij}"
  }
  print "calendar:"
  split("event blog video poster", form, " ")
  for (i = 0; i < moments; i++) {
    printf "  - id: m%d\n    date: %s\n    time: \"%02d:00\"\n    title: Middag nummer %d in caf\303\251 De Brug\n", i, day(i), 9 + i % 8, i
    printf "    form: %s\n    channel: bibliotheek\n    community: c%d\n    owner: cl1\n    status: ready\n", form[1 + i % 4], i % communities
  }
  print "people:\n  - {id: cl1, role: community librarian, side: library}"
}
