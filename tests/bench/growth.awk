# growth.awk - writes the files of a plan of so many MOMENTS, COMMUNITIES, GOALS, PEOPLE,
# FINDINGS, GROUPS and INCLUDES into the folder DIR.  A finding is what check has to say: a
# moment whose owner does not exist.
# Usage: awk -v dir=. -v moments=100 ... -f growth.awk
# Over two years, in leaps: of few moments as large a part is to come as of many.
function day(n) {
  n = n * 97 % 672
  return sprintf("20%02d-%02d-%02d", 26 + int(n / 336) % 2, 1 + int(n / 28) % 12, 1 + n % 28)
}
function community(i, at, file) {
  printf "%s- id: c%d\n%s  name: Community nummer %d\n%s  theme: groen\n%s  status: active\n", at, i, at, i, at, at >file
  printf "%s  bond: affinity\n%s  serves: [d%d]\n%s  aims: [Elkaar leren kennen, samen maken]\n", at, at, i % 4, at >file
  printf "%s  traits:\n%s    - {kind: affinity, text: Houden van handwerk}\n", at, at >file
  printf "%s  conversations:\n%s    - {id: talk%d, date: 2026-09-01, person: p0}\n", at, at, i >file
}
function goal(g, at, file) {
  printf "%s- {id: g%d, text: Tien nieuwe gezichten in groep %d, kind: quantitative, unit: mensen, baseline: 0, target: 10, start: 2026-01-01, due: 2027-06-30, serves: [d%d], measured: [{date: 2026-06-01, value: %d}, {date: 2026-10-01, value: %d}]}\n", at, g, g, g % 4, g % 5, g % 8 >file
}
BEGIN {
  plan = dir "/plan.yaml"
  print "plan: 1\norganisation: Bibliotheek Groei\nlanguage: nl\nregion: noord\ninclude: [people.yaml, parts/*.yaml]\nkapstok:\n  goals:" >plan
  for (i = 0; i < 4; i++)
    printf "    - {id: d%d, text: Doel %d van het beleidsplan, side: external}\n", i, i >plan
  print "  themes: [{id: groen, text: Duurzaamheid}, {id: taal, text: Taal}]\nscan:\n  themes:" >plan
  for (i = 0; i < 2 + groups; i++)
    printf "    - {id: f%d, theme: groen, narrower: Ruilen en repareren in straat %d}\n", i, i >plan
  print "  groups:" >plan
  for (i = 0; i < 2 + groups; i++)
    printf "    - {id: gr%d, name: Groep van straat %d, kind: individual, theme: groen}\n", i, i >plan
  print "communities:" >plan
  for (i = 0; i < communities; i++) {
    community(i, "  ", plan)
    print "    goals:" >plan
    for (g = i; g < goals; g += communities)
      goal(g, "      ", plan)
  }
  print "calendar:" >plan
  split("event blog video poster", form, " ")
  for (i = 0; i < moments + findings; i++) {
    printf "  - id: m%d\n    date: %s\n    time: \"%02d:00\"\n    title: Middag nummer %d in caf\303\251 De Brug\n", i, day(i), 9 + i % 8, i >plan
    printf "    form: %s\n    channel: bibliotheek\n    community: c%d\n    owner: %s\n    status: ready\n", form[1 + i % 4], i % communities, i < moments ? "p" i % people : "nobody" i >plan
  }
  for (i = 0; i < includes; i++) {
    part = sprintf("%s/parts/part%d.yaml", dir, i)
    print "communities:" >part
    community(communities + i, "  ", part)
    close(part)
  }
  print "people:" >(dir "/people.yaml")
  for (i = 0; i < people; i++)
    printf "  - {id: p%d, name: Anna%d Bakker%d, role: ambassadeur %d, side: community, ground: consent, purpose: Om elkaar te bereiken, keep-until: 2027-01-01}\n", i, i, i, i >(dir "/people.yaml")
  print "id;date;title;form;owner" >(dir "/moments.csv")
  for (i = 0; i < moments; i++)
    printf "new%d;%s;Nieuwe middag %d;event;p0\n", i, day(i), i >(dir "/moments.csv")
}
