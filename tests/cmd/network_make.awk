# network_make.awk - plans of so many libraries, each in a folder that is there, to
# look at side by side.  awk -v n=60 -v dir=libs [-v size=BYTES] -f network_make.awk
#
# Words tell where a text may be seen: Thuisblijver nowhere, Ongedeeld nowhere, since
# its library shares counts or nothing, Gedeeld where its library shares.  The names
# of people are Zwaantje Ploegmaker and, in texts too, Wolfert Dijkgrater.
function word(i) { return sharing(i) == "yes" ? "Gedeeld" : "Ongedeeld" }
function sharing(i) { return i % 3 == 0 ? "yes" : i % 20 == 2 ? "no" : i % 3 == 1 ? "counts" : "" }
function say(text) { print text >file }
function community(i, c,    w, late, theme) {
  w = word(i)
  theme = (i + c) % 3
  late = (i + c) % 4 == 0
  say("  - id: gemeenschap-" c)
  say("    name: " w " " kinds[theme] " " c)
  say("    theme: " (i % 10 == 4 && c == 1 ? "nergens" : themes[theme]))
  say("    group: vereniging")
  say("    status: " (late ? "active" : "in-conversation"))
  say("    bond: affinity")
  say("    traits: [{kind: affinity, text: " w " kenmerk}, {kind: geography, text: " w " wijk}]")
  say("    channels: [" w " buurthuis]")
  say("    serves: [meedoen]")
  say("    aims: [" w " elkaar helpen]")
  say("    values: [" w " iedereen hoort erbij]")
  if (c != 2) say("    challenges: [" w " te weinig ruimte]")
  else say("    challenges: [" w " te weinig " (theme == 1 ? "reparateurs" : "oefenpartners") ", Wolfert Dijkgrater komt niet meer]")
  say("    contacts: [{person: p1, via: Thuisblijver}]")
  say("    conversations: [{id: gesprek-" c ", person: p1, date: 2026-09-0" c ", note: Thuisblijver, heard: {needs: [Thuisblijver]}, verdict: {why: Thuisblijver, decision: continue}}]")
  say("    vision: {text: " w " samen vooruit, date: 2026-09-20, with: [p1]}")
  say("    goals:")
  say("      - {id: doel-" c ", text: " w " " goals[theme] ", kind: quantitative, unit: mensen, baseline: 0, target: 100, start: 2026-01-01, due: 2026-12-31, owner: p2, who: " w ", how: tellen, when: elke maand, agreed: iedereen, realistic: ja,")
  say("         measured: [{date: 2026-10-20, value: " (i * 37 + c * 53) % 110 ", note: Thuisblijver}]}")
  say("    stories:")
  say("      - {date: 2026-10-0" c ", text: " w " verhaal, consent: yes}")
  say("      - {date: 2026-10-1" c ", text: Thuisblijver verhaal, consent: no}")
  say("      - {date: 2026-10-2" c ", text: Thuisblijver en zonder antwoord}")
  say("    decisions: [{date: 2026-11-01, text: " w " besluit, by: 2026-12-15}]")
  if (late) {
    say("    team: {librarians: [p2], ambassadors: [p1]}")
    say("    agreements: {contact: p2, rhythm: elke maand, hours: [{person: p2, per-week: 4}]}")
    say("    outcomes: [{what: " w " draaiboek, where: op de site}]")
    say("    evaluations: [{date: 2026-10-15, pulse: with, effort: balanced, note: Thuisblijver}]")
  }
}
function plan(i,    w, c, m, bytes) {
  w = word(i)
  say("plan: 1")
  say("organisation: " w " bibliotheek " i)
  say("language: nl")
  say("region: midden")
  say("isil: NL-" i)
  if (i == 9) say("sharing: {network: yes, until: 2026-12-31, by: directie}")
  else if (sharing(i)) say("sharing: {network: " sharing(i) "}")
  say("include: [people.yaml]")
  say("kapstok:")
  say("  goals: [{id: meedoen, text: " w " meedoen, side: external}]")
  say("  themes:")
  say("    - {id: taal, text: " w " Taal en lezen, agenda: literacy}")
  say("    - {id: repareren, text: " w " Repareren, agenda: participation}")
  say("    - {id: tuin, text: " w " Moestuin}")
  say("  requests: [{id: vraag, date: 2026-02-01, who: Thuisblijver, asks: Thuisblijver}]")
  say("scan:")
  say("  groups:")
  say("    - {id: iemand, name: Thuisblijver, kind: individual, theme: taal}")
  say("    - {id: vereniging, name: " w " vereniging, kind: organisation, theme: taal, why: Thuisblijver}")
  say("communities:")
  for (c = 1; c <= 2 + i % 2; c++) community(i, c)
  say("calendar:")
  for (m = 1; m <= 3 || bytes < size; m++) {
    say("  - {id: moment-" m ", date: 2026-12-" sprintf("%02d", m % 28 + 1) ", title: " w " bijeenkomst, form: meeting, community: gemeenschap-1, owner: p2, audience: " w " buurt, status: ready}")
    bytes += 140
  }
  if (i == 7) say("  - {id: kapot, title: \"niet dicht")
  close(file)
}
BEGIN {
  split("Taalcafe Repaircafe Moestuinclub", kinds); split("taal repareren tuin", themes)
  split("oefenen met taal;repareren kapotte spullen;tuinieren samen", goals, ";")
  for (k = 0; k < 3; k++) { kinds[k] = kinds[k + 1]; themes[k] = themes[k + 1]; goals[k] = goals[k + 1] }
  for (i = 1; i <= n; i++) {
    file = sprintf("%s/bieb-%03d/plan.yaml", dir, i)
    plan(i)
    file = sprintf("%s/bieb-%03d/people.yaml", dir, i)
    say("people:")
    say("  - {id: p1, role: " word(i) " ambassadeur, side: community, name: Wolfert Dijkgrater, purpose: samenwerken, ground: toestemming, keep-until: 2027-12-31}")
    say("  - {id: p2, role: " word(i) " librarian, side: library, name: Zwaantje Ploegmaker, email: zwaantje@example.org, purpose: werk, ground: overeenkomst, keep-until: 2027-12-31}")
    close(file)
  }
}
