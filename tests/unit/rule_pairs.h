/* rule_pairs.h - for every row of rules.def a plan that breaks it, at the line
 * marked `# <-`, and one that does not.  Part of test_rules.c. */
#ifndef RULE_PAIRS_H
#define RULE_PAIRS_H

/* clang-format off */
#define TODAY "2026-11-22"
#define HEAD "plan: 1\norganisation: Test\n"
#define KAPSTOK                                                                     \
  "kapstok:\n"                                                                      \
  "  sources: [{id: bp, title: Plan, period: 2026-2029}]\n"                         \
  "  goals:\n"                                                                      \
  "    - {id: buiten, text: Mensen doen mee, side: external}\n"                     \
  "    - {id: binnen, text: Teams werken vraaggericht, side: internal}\n"           \
  "  themes: [{id: t, text: Thema}, {id: u, text: Ander thema}]\n"                  \
  "  reviews: [{date: 2026-01-19, with: MT}]\n"
#define PEOPLE                                                                      \
  "people:\n"                                                                       \
  "  - {id: cl1, role: librarian, side: library}\n"                                 \
  "  - {id: cl2, role: librarian, side: library}\n"                                 \
  "  - {id: amb, role: ambassador, side: community}\n"
/* A community; more fields follow, four blanks in. */
#define COMMUNITY HEAD KAPSTOK PEOPLE "communities:\n  - id: c\n    name: Naam\n"
/* The same with something to mark its first line with. */
#define MARKED HEAD KAPSTOK PEOPLE "communities:\n  - id: c # <-\n    name: Naam\n"
#define SCAN HEAD KAPSTOK "scan:\n"
#define GROUP SCAN "  groups:\n    - id: g\n      name: Groep\n      kind: organisation\n" \
  "      where: [plein]\n      activities: [koken]\n      theme: t\n"
#define CALENDAR HEAD KAPSTOK PEOPLE "calendar:\n"
#define GOAL_SMART                                                                        \
  "text: Dertig mensen per ochtend, kind: quantitative, unit: mensen, target: 30, "        \
  "start: 2026-09-01, due: 2027-12-31, agreed: overleg, realistic: zaal, how: turven, "   \
  "when: elke keer"

struct pair {
  const char *name; /* of the row */
  const char *bad, *good;
  const char *today; /* NULL: TODAY */
};

static const struct pair pairs[] = {
  { "w8_resources", HEAD "readiness:\n  resources: {answer: no} # <-\n",
    HEAD "readiness:\n  resources: {answer: unknown}\n  flexibility: {answer: no}\n", NULL },
  { "w9_ready",
    HEAD "readiness:\n  management: {answer: yes} # <-\n  purpose: {answer: no}\n"
         "  skills: {answer: no}\n  partners: {answer: unknown}\n  place: {answer: unknown}\n",
    HEAD "readiness:\n  management: {answer: yes}\n  purpose: {answer: no}\n"
         "  skills: {answer: no}\n  partners: {answer: unknown}\n",
    NULL },
  { "w22_first", HEAD "communities:\n  - {id: c, name: Naam} # <-\n",
    HEAD "kapstok: {themes: [{id: t, text: Thema}]}\ncommunities:\n  - {id: c, name: Naam}\n",
    NULL },
  { "w22_start", "plan: 1 # <-\norganisation: Test\n", HEAD KAPSTOK, NULL },
  { "w26_source", HEAD "kapstok:\n  themes:\n    - {id: t, text: Thema} # <-\n", HEAD KAPSTOK,
    NULL },
  { "w26_period", HEAD "kapstok:\n  sources:\n    - {id: bp, title: Plan} # <-\n",
    HEAD "kapstok:\n  sources:\n    - {id: bp, title: Plan, period: 2026}\n", NULL },
  { "w26_expired", HEAD "kapstok:\n  sources:\n    - {id: bp, title: Plan, period: 2022-2025} # <-\n",
    HEAD "kapstok:\n  sources: [{id: bp, title: Plan, period: 2022-2025}, {id: nieuw, title: Plan, "
         "period: 2026-2029}]\n",
    NULL },
  { "w28_side", HEAD "kapstok:\n  goals:\n    - {id: g, text: Doel} # <-\n",
    HEAD "kapstok:\n  goals:\n    - {id: g, text: Doel, side: internal}\n", NULL },
  { "w28_internal", COMMUNITY "    serves: [buiten, binnen] # <-\n",
    COMMUNITY "    serves: [buiten]\n", NULL },
  { "w31_review", HEAD "kapstok:\n  goals:\n    - {id: g, text: Doel, side: external} # <-\n",
    HEAD KAPSTOK, NULL },

  { "w16_talk",
    SCAN "  groups:\n    - {id: a, name: A, kind: individual}\n"
         "    - {id: b, name: B, kind: individual}\n    - {id: c, name: C, kind: individual} # <-\n",
    SCAN "  groups:\n    - {id: a, name: A, kind: individual}\n"
         "    - {id: b, name: B, kind: individual}\n    - {id: c, name: C, kind: individual}\n"
         "communities:\n  - {id: c, name: C, conversations: [{id: x}]}\n",
    NULL },
  { "w34_overview", MARKED, COMMUNITY "scan:\n  groups: [{id: g, name: G, kind: individual}]\n",
    NULL },
  { "w36_why", SCAN "  wanted:\n    - {id: w, name: Jonge mantelzorgers} # <-\n",
    SCAN "  wanted:\n    - {id: w, name: Jonge mantelzorgers, why: Elke middag hier}\n", NULL },
  { "w36_word", SCAN "  wanted:\n    - {id: w, name: Jongeren, why: Daarom} # <-\n",
    SCAN "  wanted:\n    - {id: w, name: Jongeren op de trap, why: Daarom}\n", NULL },
  { "w42_sources", SCAN "  themes:\n    - {id: f, theme: t} # <-\n",
    SCAN "  themes:\n    - {id: f, theme: t, sources: [wijkkrant]}\n", NULL },
  { "w44_one",
    SCAN "  themes:\n    - {id: f, theme: t, chosen: yes}\n    - {id: g, theme: u, chosen: yes} # <-\n",
    SCAN "  themes:\n    - {id: f, theme: t, chosen: yes}\n    - {id: g, theme: u, chosen: no}\n",
    NULL },
  { "w44_one", /* also around a theme that became a community */
    COMMUNITY "    theme: t\nscan:\n  themes:\n    - {id: f, theme: t, chosen: yes}\n"
              "    - {id: g, theme: t, chosen: yes} # <-\n",
    COMMUNITY "    theme: t\nscan:\n  themes:\n    - {id: f, theme: t, chosen: yes}\n"
              "    - {id: g, theme: u, chosen: yes}\n",
    NULL },
  { "w48_kind", SCAN "  groups:\n    - {id: g, name: Groep} # <-\n",
    SCAN "  groups:\n    - {id: g, name: Groep, kind: individual}\n", NULL },
  { "w49_blank", SCAN "  groups:\n    - {id: g, name: G, kind: individual, where: [plein]} # <-\n",
    SCAN "  groups:\n    - {id: g, name: G, kind: individual, where: [plein], activities: [lopen]}\n"
         "    - {id: h, name: H, kind: individual, dropped: {date: 2026-01-01, reason: energy}}\n",
    NULL },
  { "w51_one", GROUP "      chosen: yes\n    - {id: h, name: H, kind: individual, chosen: yes} # <-\n",
    GROUP "      chosen: yes\n    - {id: h, name: H, kind: individual, chosen: no}\n"
          "    - {id: i, name: I, kind: individual, chosen: yes, "
          "dropped: {date: 2026-01-01, reason: energy}}\n",
    NULL },
  { "w51_one", /* the later of two, whatever their themes */
    SCAN "  groups:\n    - {id: g, name: G, kind: individual, theme: u, chosen: yes}\n"
         "    - {id: h, name: H, kind: individual, theme: t, chosen: yes} # <-\n",
    SCAN "  groups:\n    - {id: g, name: G, kind: individual, theme: u, chosen: yes}\n"
         "    - {id: h, name: H, kind: individual, theme: t, chosen: yes}\n"
         "communities: [{id: c, name: C, group: g}]\n",
    NULL },
  { "w51_circle", GROUP "      chosen: yes # <-\n", GROUP "      tie: no\n      chosen: yes\n", NULL },
  { "w13_warm", GROUP "      chosen: yes\n      tie: no # <-\n",
    GROUP "      chosen: yes\n      tie: possible\n", NULL },
  { "w52_why", GROUP "      chosen: yes # <-\n      fit: Past\n",
    GROUP "      chosen: yes\n      why: Zoeken een plek\n", NULL },
  { "w53_fit", GROUP "      chosen: yes # <-\n      why: Zoeken een plek\n",
    GROUP "      chosen: yes\n      fit: Past\n", NULL },
  { "w53_link", GROUP "      chosen: yes # <-\n      fit: Past\n",
    GROUP "      chosen: yes\n      fits: [t]\n", NULL },

  { "w38_contact", COMMUNITY "    status: active # <-\n",
    COMMUNITY "    status: active\n    conversations: [{id: k, date: 2026-03-04}]\n", NULL },
  { "w38_contact", /* a talk that is only planned is none yet */
    COMMUNITY "    status: active # <-\n    conversations: [{id: k, date: 2027-03-04}]\n",
    COMMUNITY "    status: in-sight\n", NULL },
  { "w38_stopped",
    COMMUNITY "    status: active # <-\n    conversations: [{id: k, date: 2026-03-04, verdict: {decision: stop}}]\n",
    COMMUNITY "    status: active\n    conversations:\n"
              "      - {id: k, date: 2026-03-04, verdict: {decision: stop}}\n"
              "      - {id: l, date: 2026-06-04, verdict: {decision: continue}}\n",
    NULL },
  { "w11_traits", MARKED "    traits: [{kind: affinity, text: Repareren graag}]\n",
    COMMUNITY "    traits:\n      - {kind: affinity, text: Repareren graag}\n"
              "      - {kind: geography, text: Wonen in Noord}\n",
    NULL },
  { "w12_target", COMMUNITY "    ties:\n      members: weak # <-\n",
    COMMUNITY "    ties:\n      members: some\n", NULL },
  { "w14_wider", COMMUNITY "    team:\n      librarians: [cl1] # <-\n",
    COMMUNITY "    team:\n      librarians: [cl1]\n      ambassadors: [amb]\n", NULL },
  { "w19_alone", COMMUNITY "    team:\n      librarians: [cl1] # <-\n",
    COMMUNITY "    team:\n      librarians: [cl1, cl2]\n", NULL },
  { "w87_ambassadors", COMMUNITY "    status: active\n    team:\n      librarians: [cl1, cl2] # <-\n",
    COMMUNITY "    status: active\n    team:\n      librarians: [cl1, cl2]\n      ambassadors: [amb]\n",
    NULL },
  { "w54_bond", MARKED "    traits: [{kind: affinity, text: Repareren graag}]\n",
    COMMUNITY "    bond: affinity\n    traits: [{kind: affinity, text: Repareren graag}]\n", NULL },
  { "w55_vague", COMMUNITY "    traits:\n      - {kind: geography, text: Alle inwoners van Zuid} # <-\n",
    COMMUNITY "    traits:\n      - {kind: geography, text: Wonen in de flats aan het kanaal}\n", NULL },
  { "w57_contact", MARKED "    bond: affinity\n",
    COMMUNITY "    bond: affinity\n    contacts: [{via: welzijnswerk}]\n", NULL },
  { "w57_who", COMMUNITY "    contacts:\n      - {person: amb}\n      - {} # <-\n",
    COMMUNITY "    contacts:\n      - {person: amb}\n      - {via: buurthuis}\n", NULL },
  { "w57_tried",
    COMMUNITY "    contacts:\n      - person: amb\n        tried: # <-\n          - {date: 2026-03-01, how: mail}\n",
    COMMUNITY "    contacts:\n      - {person: amb, tried: [{date: 2026-03-01, how: mail}]}\n"
              "    conversations: [{id: k, date: 2026-03-04}]\n",
    NULL },
  { "w17_talents", COMMUNITY "    conversations:\n      - {id: k, heard: {needs: [ruimte]}} # <-\n",
    COMMUNITY "    conversations:\n      - {id: k, heard: {talents: [uitleggen]}}\n", NULL },
  { "w61_share", COMMUNITY "    conversations:\n      - {id: k} # <-\n",
    COMMUNITY "    conversations:\n      - {id: k, share: Dat wij ook zoeken}\n", NULL },
  { "w63_library",
    COMMUNITY "    conversations:\n      - id: k\n        asked: # <-\n"
              "          - Wat kan de bibliotheek voor jullie betekenen?\n"
              "          - Hoe gaat het hier?\n",
    COMMUNITY "    conversations:\n      - id: k\n        asked:\n          - Hoe gaat het hier?\n"
              "          - Hoe kunnen wij jou helpen om dat te bereiken?\n",
    NULL },
  { "w64_closed",
    COMMUNITY "    conversations:\n      - id: k\n        asked: # <-\n          - Kom je hier vaak?\n",
    COMMUNITY "    conversations:\n      - id: k\n        asked: [laatste-keer, Hoe kom je hier?]\n",
    NULL },
  { "w65_leading",
    COMMUNITY "    conversations:\n      - id: k\n        asked: # <-\n"
              "          - Vind je ook dat het een eenzame buurt is?\n",
    COMMUNITY "    conversations:\n      - id: k\n        asked:\n"
              "          - Hoe ontmoeten mensen elkaar hier?\n",
    NULL },
  { "w66_stories",
    COMMUNITY "    conversations:\n      - id: k\n        asked: # <-\n"
              "          - Wat vind je belangrijk?\n          - Wat is lastig?\n",
    COMMUNITY "    conversations:\n      - id: k\n        asked:\n          - Wat vind je belangrijk?\n"
              "          - Vertel eens over de vorige keer.\n",
    NULL },
  { "w84_hours",
    COMMUNITY "    agreements: {hours: [{person: cl1, per-week: 20}]}\n"
              "  - id: d\n    name: D\n    agreements:\n      hours: [{person: cl1, per-week: 17}] # <-\n",
    COMMUNITY "    agreements: {hours: [{person: cl1, per-week: 20}]}\n"
              "  - id: d\n    name: D\n    agreements:\n      hours: [{person: cl1, per-week: 16}]\n"
              "  - {id: e, name: E, status: stopped, "
              "agreements: {hours: [{person: cl1, per-week: 20}]}}\n",
    NULL },
  { "w84_tasks",
    COMMUNITY "    agreements: {hours: [{person: cl1, per-week: 4}]}\n    tasks:\n"
              "      - {id: a, text: A, owner: cl1}\n      - {id: b, text: B, owner: amb} # <-\n"
              "      - {id: c, text: C, owner: amb}\n",
    COMMUNITY "    agreements: {hours: [{person: cl1, per-week: 4}]}\n    tasks:\n"
              "      - {id: a, text: A, owner: cl1}\n      - {id: b, text: B, owner: amb, done: yes}\n"
              "  - {id: d, name: D, tasks: [{id: e, text: E, owner: amb}]}\n",
    NULL },
  { "w84_moments",
    COMMUNITY "    agreements:\n      hours: [{person: cl1, per-week: 1}] # <-\n"
              "calendar: [{id: m, date: 2026-10-03, time: \"10:00\", end: \"12:30\", title: M, "
              "form: event, owner: cl1, community: c, repeat: {every: week, count: 20}}]\n",
    COMMUNITY "    agreements:\n      hours: [{person: cl1, per-week: 2.5}]\n"
              "calendar: [{id: m, date: 2026-10-03, time: \"10:00\", end: \"12:30\", title: M, "
              "form: event, owner: cl1, community: c, repeat: {every: week, count: 20}},\n"
              "  {id: n, date: 2026-12-01, time: \"10:00\", end: \"18:00\", title: N, form: event, "
              "owner: cl1, community: c, status: cancelled}]\n",
    NULL },
  { "w86_librarian", COMMUNITY "    status: active # <-\n    team: {ambassadors: [amb]}\n",
    COMMUNITY "    status: active\n    team: {librarians: [cl1]}\n", NULL },
  { "w88_owner", COMMUNITY "    tasks:\n      - {id: a, text: Zaal} # <-\n",
    COMMUNITY "    tasks:\n      - {id: a, text: Zaal, owner: cl1}\n", NULL },
  { "w90_agreements",
    MARKED "    status: active\n    agreements: {contact: cl1, hours: [{person: cl1, per-week: 4}]}\n"
           "    tasks: [{id: a, text: A, owner: cl1}]\n",
    COMMUNITY "    status: active\n"
              "    agreements: {contact: cl1, rhythm: elke maand, hours: [{person: cl1, per-week: 4}]}\n"
              "    tasks: [{id: a, text: A, owner: cl1}]\n",
    NULL },

  { "w15_way",
    COMMUNITY "    since: 2026-05-01\n    goals:\n      - id: d\n        text: Een doel\n"
              "        kind: qualitative\n        due: 2026-12-31 # <-\n",
    COMMUNITY "    since: 2026-05-01\n    goals:\n      - id: d\n        text: Een doel\n"
              "        kind: qualitative\n        due: 2026-12-31\n"
              "      - {id: e, text: Later, kind: qualitative, due: 2027-06-30}\n",
    NULL },
  { "w18_pulse",
    COMMUNITY "    evaluations:\n      - {date: 2026-06-01, pulse: with}\n"
              "      - {date: 2026-10-01, pulse: for} # <-\n      - {date: 2027-06-01, pulse: with}\n",
    COMMUNITY "    evaluations:\n      - {date: 2026-06-01, pulse: for}\n"
              "      - {date: 2026-10-01, pulse: with}\n",
    NULL },
  { "w18_never", MARKED "    status: active\n    evaluations: [{date: 2026-10-01, note: Fijn}]\n",
    COMMUNITY "    status: active\n    evaluations: [{date: 2026-10-01, note: Fijn, pulse: with}]\n", NULL },
  { "w20_small",
    COMMUNITY "    goals:\n      - {id: a, text: A, kind: qualitative} # <-\n"
              "      - {id: b, text: B, kind: qualitative}\n      - {id: c, text: C, kind: qualitative}\n"
              "      - {id: d, text: D, kind: qualitative}\n      - {id: e, text: E, kind: qualitative}\n"
              "      - {id: f, text: F, kind: qualitative}\n",
    COMMUNITY "    goals:\n      - {id: a, text: A, kind: qualitative}\n"
              "      - {id: b, text: B, kind: qualitative}\n      - {id: c, text: C, kind: qualitative}\n"
              "      - {id: d, text: D, kind: qualitative}\n      - {id: e, text: E, kind: qualitative}\n",
    NULL },
  { "w21_pulling", MARKED "    evaluations: [{date: 2026-10-01, effort: pulling}]\n",
    COMMUNITY "    evaluations: [{date: 2026-10-01, effort: pulling}, "
              "{date: 2026-11-01, effort: balanced}]\n",
    NULL },
  { "w21_pulling", /* cancelled */
    MARKED "calendar:\n"
           "  - {id: a, date: 2026-10-01, title: A, form: event, owner: cl1, community: c, status: cancelled}\n"
           "  - {id: b, date: 2026-11-01, title: B, form: event, owner: cl1, community: c, status: cancelled}\n",
    COMMUNITY "calendar:\n"
              "  - {id: a, date: 2026-10-01, title: A, form: event, owner: cl1, community: c, status: done}\n"
              "  - {id: b, date: 2026-11-01, title: B, form: event, owner: cl1, community: c, status: cancelled}\n",
    NULL },
  { "w21_pulling", /* silence */
    MARKED "    status: active\n    since: 2026-01-01\n    conversations: [{id: k, date: 2026-03-04}]\n",
    COMMUNITY "    status: active\n    since: 2026-01-01\n    conversations: [{id: k, date: 2026-03-04}]\n"
              "calendar: [{id: m, date: 2026-12-01, title: M, form: event, owner: cl1, community: c}]\n",
    NULL },
  { "w25_own", MARKED "    aims: [Kennis delen]\n    goals: [{id: d, text: D, kind: qualitative, owner: cl1}]\n",
    COMMUNITY "    aims: [Kennis delen]\n    goals:\n      - {id: d, text: D, kind: qualitative, owner: cl1}\n"
              "      - {id: e, text: E, kind: qualitative, owner: amb}\n",
    NULL },
  { "w25_own", /* no aims of its own either */
    MARKED "    goals: [{id: d, text: D, kind: qualitative}]\n",
    COMMUNITY "    goals: [{id: d, text: D, kind: qualitative, owner: amb}]\n", NULL },
  { "w25_link", MARKED "    bond: affinity\n", COMMUNITY "    bond: affinity\n    theme: t\n", NULL },
  { "w69_theme", MARKED "    aims: [Kennis delen]\n",
    COMMUNITY "    theme: t\n    aims: [Kennis delen]\n", NULL },
  { "w71_serves", MARKED "    aims: [Kennis delen]\n",
    COMMUNITY "    serves: [buiten]\n    aims: [Kennis delen]\n", NULL },
  { "w75_questions",
    COMMUNITY "    theme: t\n    channels: [plein]\n    serves: [buiten]\n    aims: [Delen]\n"
              "    challenges: [Tijd]\n    vision:\n      text: Wij delen. # <-\n",
    COMMUNITY "    theme: t\n    channels: [plein]\n    serves: [buiten]\n    aims: [Delen]\n"
              "    values: [Iedereen kan iets]\n    challenges: [Tijd]\n    vision:\n      text: Wij delen.\n",
    NULL },
  { "w77_with", COMMUNITY "    vision:\n      text: Wij delen. # <-\n      with: [cl1]\n",
    COMMUNITY "    vision:\n      text: Wij delen.\n      with: [cl1, amb]\n", NULL },
  { "w79_number",
    COMMUNITY "    goals:\n      - {id: d, text: Veel meer mensen, kind: quantitative, target: 3} # <-\n",
    COMMUNITY "    goals:\n      - {id: d, text: Veel meer mensen, kind: quantitative, target: 3, "
              "unit: mensen, due: 2027-12-31}\n",
    NULL },
  { "w79_quality",
    COMMUNITY "    goals:\n      - {id: d, text: Meer plezier samen, kind: qualitative, due: 2027-12-31} # <-\n",
    COMMUNITY "    goals:\n      - {id: d, text: Meer plezier samen, kind: qualitative, due: 2027-12-31, "
              "evidence: Zes verhalen}\n",
    NULL },
  { "w79_words",
    COMMUNITY "    goals:\n      - {id: d, " GOAL_SMART ", baseline: 30} # <-\n",
    COMMUNITY "    goals:\n      - {id: d, " GOAL_SMART ", baseline: 12}\n", NULL },
  { "w79_words", /* no answer */
    COMMUNITY "    goals:\n      - {id: d, text: Meer plezier samen, kind: qualitative, evidence: \"-\"} # <-\n",
    COMMUNITY "    goals:\n      - {id: d, text: Meer plezier samen, kind: qualitative, evidence: Verhalen}\n",
    NULL },
  { "w79_people",
    COMMUNITY "    goals:\n      - {id: d, text: Meer plezier samen, kind: qualitative, agreed: overleg} # <-\n",
    COMMUNITY "    goals:\n      - {id: d, text: Meer plezier samen, kind: qualitative, agreed: overleg, "
              "realistic: er is zaal}\n",
    NULL },
  { "w80_heard",
    COMMUNITY "    conversations: [{id: k, heard: {challenges: [Te weinig jonge reparateurs]}}]\n"
              "    goals:\n      - {id: d, text: Dertig bezoekers, kind: qualitative} # <-\n",
    COMMUNITY "    conversations: [{id: k, heard: {challenges: [Te weinig jonge reparateurs]}}]\n"
              "    goals:\n      - {id: d, text: Vijf nieuwe REPARATEURS, kind: qualitative}\n",
    NULL },
  { "w82_owns",
    MARKED "    tasks:\n      - {id: a, text: A, owner: cl1}\n      - {id: b, text: B, owner: cl2}\n",
    COMMUNITY "    tasks:\n      - {id: a, text: A, owner: cl1}\n      - {id: b, text: B, side: partner}\n",
    NULL },
  { "w83_stereotype", COMMUNITY "    challenges: # <-\n      - Die mensen komen nooit\n",
    COMMUNITY "    challenges:\n      - Op dinsdag is het leeg\n", NULL },
  { "w91_measured", COMMUNITY "    goals:\n      - {id: d, text: D, kind: qualitative, how: bespreken} # <-\n",
    COMMUNITY "    goals:\n      - {id: d, text: D, kind: qualitative, how: bespreken, when: elk kwartaal}\n",
    NULL },
  { "w92_date", MARKED "    status: active\n    evaluations: [{date: 2026-10-01}]\n",
    COMMUNITY "    status: active\n    evaluations: [{date: 2027-06-15}]\n", NULL },
  { "w92_date", /* a moment of that form will do as well */
    MARKED "    status: active\ncalendar: [{id: m, date: 2027-06-15, title: M, form: event, owner: cl1, community: c}]\n",
    COMMUNITY "    status: active\ncalendar: [{id: m, date: 2027-06-15, title: M, form: evaluation, "
              "owner: cl1, community: c}]\n",
    NULL },
  { "w93_name", COMMUNITY "    platform:\n      use: yes # <-\n",
    COMMUNITY "    platform: {use: yes, name: De buurtapp}\n", NULL },
  { "w94_outcome", COMMUNITY "    outcomes:\n      - {what: Wijzers, where: collectie} # <-\n",
    COMMUNITY "    outcomes:\n      - {what: Wijzers, where: collectie, how: elke keer een}\n", NULL },
  { "w95_calendar",
    MARKED "    status: active\n    wants: grow\ncalendar: [{id: m, date: 2026-10-01, title: M, form: event, owner: cl1, community: c}]\n",
    COMMUNITY "    status: active\n    wants: grow\ncalendar: [{id: m, date: 2026-10-01, title: M, form: event, owner: cl1, "
              "community: c, repeat: {every: month, count: 3}}]\n",
    NULL },
  { "w95_calendar", /* who is fine as it is hears nothing */
    MARKED "    status: active\n    wants: activate\n", COMMUNITY "    status: active\n    wants: keep\n", NULL },
  { "w95_calendar", /* nor who waits for what is decided */
    MARKED "    status: active\n    wants: grow\n"
           "    decisions: [{date: 2026-10-07, text: Stoppen we?, answer: Nee}]\n",
    COMMUNITY "    status: active\n    wants: grow\n"
              "    decisions: [{date: 2026-10-07, text: Stoppen we?}]\n",
    NULL },
  { "w96_moment", CALENDAR "  - {id: m, date: 2026-10-01, title: M, form: event} # <-\n",
    CALENDAR "  - {id: m, date: 2026-10-01, title: M, form: event, owner: cl1}\n", NULL },

  { "v1_change", MARKED "    status: active\n    since: 2025-03-01\n    evaluations: [{date: 2026-10-01, note: Fijn}]\n    goals: [{id: d, " GOAL_SMART "}]\n",
    COMMUNITY "    status: active\n    since: 2025-03-01\n    evaluations: [{date: 2026-10-01, note: Fijn}]\n"
              "    goals: [{id: d, " GOAL_SMART ", differently: Zij repareren ook thuis}]\n",
    NULL },
  { "v2_share",
    MARKED "    status: active\n    tasks:\n"
           "      - {id: a, text: A, owner: amb, done: yes}\n      - {id: b, text: B, owner: amb, done: yes}\n"
           "      - {id: d, text: D, owner: amb, done: yes}\n      - {id: e, text: E, owner: amb, done: yes}\n"
           "      - {id: f, text: F, owner: cl1, done: yes}\n      - {id: g, text: G, owner: cl1}\n"
           "      - {id: h, text: H, owner: cl1}\n      - {id: i, text: I, owner: cl1}\n"
           "      - {id: j, text: J, owner: cl1}\n      - {id: k, text: K, owner: amb}\n",
    COMMUNITY "    status: active\n    tasks:\n      - {id: a, text: A, owner: amb, done: yes}\n"
              "      - {id: g, text: G, owner: cl1}\n",
    NULL },
  { "v3_effects",
    MARKED "    status: active\n" "calendar:\n"
           "  - {id: x, date: 2026-09-05, title: X, form: event, owner: cl1, community: c, result: {participants: 9}}\n"
           "  - {id: y, date: 2026-10-03, title: Y, form: event, owner: cl1, community: c, result: {participants: 9}}\n"
           "  - {id: z, date: 2026-11-07, title: Z, form: event, owner: cl1, community: c, result: {participants: 9}}\n",
    COMMUNITY "    status: active\n" "calendar:\n"
           "  - {id: x, date: 2026-09-05, title: X, form: event, owner: cl1, community: c, result: {participants: 9}}\n"
           "  - {id: y, date: 2026-10-03, title: Y, form: event, owner: cl1, community: c, result: {participants: 9}}\n"
           "  - {id: z, date: 2026-11-07, title: Z, form: event, owner: cl1, community: c, "
           "result: {participants: 9, learned: 4}}\n",
    NULL },
  { "v4_time",
    MARKED "    conversations:\n      - {id: k, contribute: no}\n      - {id: l, contribute: no}\n"
           "      - {id: m, contribute: maybe}\n      - {id: n, contribute: no}\n      - {id: o, contribute: no}\n",
    COMMUNITY "    conversations:\n      - {id: k, contribute: no}\n      - {id: l, contribute: no}\n"
              "      - {id: m, contribute: yes}\n      - {id: n, contribute: no}\n      - {id: o, contribute: no}\n",
    NULL },
  { "v5_story",
    MARKED "    status: active\n    stories: [{date: 2026-09-01, text: A}, {date: 2026-10-01, text: B}]\n",
    COMMUNITY "    status: active\n    stories: [{date: 2026-09-01, text: A}, {date: 2026-10-01, text: B, "
              "change: Zij belt zelf}]\n",
    NULL },
  { "v6_budget",
    MARKED "    status: active\n    since: 2025-03-01\n    agreements: {hours: [{person: cl1, per-week: 4}]}\n"
           "    evaluations: [{date: 2026-10-01, note: Fijn}]\n",
    COMMUNITY "    status: active\n    since: 2025-03-01\n    agreements: {hours: [{person: cl1, per-week: 4}], budget: 500}\n"
              "    evaluations: [{date: 2026-10-01, note: Fijn}]\n",
    NULL },
  { "v7_habits", MARKED "    status: active\n    since: 2025-03-01\n    evaluations: [{date: 2026-10-01, note: Fijn}]\n",
    COMMUNITY "    status: active\n    since: 2025-03-01\n    evaluations: [{date: 2026-10-01, note: Fijn}]\n"
              "    habits: {ritual: Soep aan het eind}\n",
    NULL },
  { "v8_farewell",
    COMMUNITY "    status: stopped # <-\n    goals: [{id: d, text: D, kind: qualitative}]\n",
    COMMUNITY "    status: stopped\n    goals: [{id: d, text: D, kind: qualitative}]\n"
              "    farewell: {learned: Eerder overdragen}\n",
    NULL },

  { "f1_light",
    COMMUNITY "    goals:\n      - id: d\n        text: D\n        kind: qualitative\n"
              "        light: {colour: orange, cause: Zomer, action: Wachten} # <-\n",
    COMMUNITY "    goals:\n      - {id: d, text: D, kind: qualitative, light: {colour: orange, cause: Zomer, "
              "consequence: Later, action: Wachten}}\n"
              "      - {id: e, text: E, kind: qualitative, light: {colour: green}}\n",
    NULL },
  { "f2_end",
    CALENDAR "  - {id: m, date: 2026-10-03, title: M, form: event, owner: cl1, repeat: {every: month}} # <-\n",
    CALENDAR "  - {id: m, date: 2026-10-03, title: M, form: event, owner: cl1, repeat: {every: month, count: 9}}\n",
    NULL },
  { "f3_day",
    CALENDAR "  - {id: m, date: 2026-10-03, title: M, form: event, owner: cl1, repeat: {every: month, count: 9, "
             "day: fifth saturday}} # <-\n",
    CALENDAR "  - {id: m, date: 2026-10-03, title: M, form: event, owner: cl1, repeat: {every: month, count: 9, "
             "day: eerste zaterdag}}\n",
    NULL },
  { "f4_times",
    CALENDAR "  - {id: m, date: 2026-10-03, title: M, form: event, owner: cl1, time: \"13:00\", end: \"10:00\"} # <-\n",
    CALENDAR "  - {id: m, date: 2026-10-03, title: M, form: event, owner: cl1, time: \"10:00\", end: \"13:00\"}\n",
    NULL },
  { "f5_until",
    CALENDAR "  - {id: m, date: 2026-10-03, title: M, form: event, owner: cl1, repeat: {every: week, "
             "until: 2026-06-30}} # <-\n",
    CALENDAR "  - {id: m, date: 2026-10-03, title: M, form: event, owner: cl1, repeat: {every: week, "
             "until: 2026-10-03}}\n",
    NULL },
  { "f6_goal",
    COMMUNITY "  - {id: d, name: D, goals: [{id: doel, text: Doel, kind: qualitative}]}\ncalendar:\n"
              "  - {id: m, date: 2026-10-03, title: M, form: event, owner: cl1, community: c, goal: doel} # <-\n",
    COMMUNITY "  - {id: d, name: D, goals: [{id: doel, text: Doel, kind: qualitative}]}\ncalendar:\n"
              "  - {id: m, date: 2026-10-03, title: M, form: event, owner: cl1, community: d, goal: doel}\n",
    NULL },
  { "f7_ignore", COMMUNITY "    ignore: [W14, W140] # <-\n", COMMUNITY "    ignore: [w14, P1]\n", NULL },
  { "f8_dates",
    COMMUNITY "    goals:\n      - {id: d, text: D, kind: qualitative, start: 2026-09-01, due: 2026-06-30} # <-\n",
    COMMUNITY "    goals:\n      - {id: d, text: D, kind: qualitative, start: 2026-09-01, due: 2026-09-01}\n",
    NULL },

  { "f9_count", CALENDAR "  - {id: m, date: 2026-11-01, title: Koffie, form: event, owner: cl1, status: done,\n     result: {participants: -3}} # <-\n",
    CALENDAR "  - {id: m, date: 2026-11-01, title: Koffie, form: event, owner: cl1, status: done,\n     result: {participants: 0}}\n", NULL },
  { "f10_below", COMMUNITY "    agreements:\n      budget: -5 # <-\n", COMMUNITY "    agreements:\n      budget: 5\n", NULL },
  { "p1_email", SCAN "  existing:\n    - {id: e, name: E, note: \"Mail naar jan@example.nl.\"} # <-\n",
    SCAN "  existing:\n    - {id: e, name: E, note: \"Mail naar amb1 @ kantoor\"}\n", NULL },
  { "p2_phone", COMMUNITY "    venue: Bel 06-12345678 voor de sleutel # <-\n",
    COMMUNITY "    venue: Bel amb1 voor de sleutel\n", NULL },
  { "p3_bsn", COMMUNITY "    conversations:\n      - id: k\n        heard: {needs: [\"lid 111222333\"]} # <-\n",
    COMMUNITY "    conversations:\n      - id: k\n        heard: {needs: [\"lid 111222334\"]}\n", NULL },
  { "p4_expired", HEAD "people:\n  - {id: a, role: R, keep-until: 2026-11-21} # <-\n",
    HEAD "people:\n  - {id: a, role: R, keep-until: 2026-11-22}\n", NULL },
  { "p5_ground", HEAD "people:\n  - {id: a, role: R, name: Voorbeeld, ground: toestemming} # <-\n",
    HEAD "people:\n  - {id: a, role: R, name: Voorbeeld, ground: toestemming, purpose: afspraken}\n"
         "  - {id: b, role: R, name: Voorbeeld, side: library}\n  - {id: c, role: R}\n",
    NULL },
  { "p6_keep", HEAD "people:\n  - {id: a, role: R, phone: \"06-00000000\"} # <-\n",
    HEAD "people:\n  - {id: a, role: R, phone: \"06-00000000\", keep-until: 2027-12-31}\n", NULL },
  { "p7_shared", HEAD "people:\n  - {id: a, role: R, name: Voorbeeld} # <-\n",
    HEAD "people:\n  - {id: a, role: R}\n", NULL },
  { "p8_story", COMMUNITY "    stories:\n      - {date: 2026-09-05, text: Een verhaal} # <-\n",
    COMMUNITY "    stories:\n      - {date: 2026-09-05, text: Een verhaal, consent: yes}\n", NULL },
  { "p9_tracked", HEAD "people:\n  - {id: z, role: R}\n  - {id: a, role: R, name: Voorbeeld} # <- in git\n"
                  "  - {id: b, role: R, name: Ander}\n",
    HEAD "people:\n  - {id: a, role: R, name: Voorbeeld}\n", NULL },
  { "p9_tracked", HEAD "people:\n  - {id: a, role: R, phone: \"06-00000000\"} # <- in git\n",
    HEAD "people:\n  - {id: a, role: R} # in git\n", NULL },
  { "p13_open", HEAD "people:\n  - {id: z, role: R}\n  - {id: a, role: R, name: Voorbeeld} # <- open to all\n"
                "  - {id: b, role: R, name: Ander}\n",
    HEAD "people:\n  - {id: a, role: R, name: Voorbeeld, email: a@example.nl} # open to all\n", NULL },
  { "p13_open", HEAD "people:\n  - {id: a, role: R, phone: \"06-00000000\"} # <- open to all\n",
    HEAD "people:\n  - {id: a, role: R} # open to all\n", NULL },
  { "p14_notes_ground",
    COMMUNITY "    conversations:\n      - {id: k, person: amb, note: Kookt graag} # <-\n",
    COMMUNITY "    conversations:\n      - {id: k, person: amb, date: 2026-11-01}\n"
              "      - {id: l, person: cl1, note: Kookt graag}\n      - {id: m, note: Op het plein}\n",
    NULL },
  { "p14_notes_ground", COMMUNITY "    contacts:\n      - {person: amb, via: van de markt} # <-\n",
    COMMUNITY "    contacts:\n      - {person: amb}\n      - {via: de markt}\n", NULL },
  { "p15_notes_past",
    COMMUNITY "    conversations:\n      - {id: k, person: amb, note: Kookt graag, keep-until: 2026-11-21} # <-\n",
    COMMUNITY "    conversations:\n      - {id: k, person: amb, note: Kookt graag, keep-until: 2026-11-22}\n"
              "      - {id: l, person: amb, keep-until: 2026-11-21}\n",
    NULL },
  { "p15_notes_past",
    HEAD "people:\n  - {id: a, role: R, side: community, keep-until: 2026-11-21}\n"
         "communities:\n  - id: c\n    name: C\n    conversations:\n"
         "      - {id: k, person: a, heard: {needs: [rust]}} # <-\n",
    HEAD "people:\n  - {id: a, role: R, side: community, keep-until: 2026-11-21}\n"
         "communities:\n  - id: c\n    name: C\n    conversations:\n"
         "      - {id: k, person: a, heard: {needs: [rust]}, keep-until: 2027-01-01}\n",
    NULL },
  { "p10_special",
    COMMUNITY "    conversations:\n      - id: k\n        heard:\n          needs:\n"
              "            - Een stoel\n            - Is slechtziend # <-\n",
    COMMUNITY "    conversations:\n      - id: k\n        heard: {needs: [Een stoel en goed licht]}\n",
    NULL },
  { "p10_special", COMMUNITY "    contacts:\n      - {via: lid van de kerk om de hoek} # <-\n",
    COMMUNITY "    contacts:\n      - {via: Kerkstraat 3}\n    challenges: [Wie is ziek?]\n", NULL },
  { "p11_name",
    HEAD "people:\n  - {id: a, role: R, name: Anna Voorbeeld}\nscan:\n  existing:\n"
         "    - {id: e, name: E, note: \"De sleutel ligt bij anna voorbeelds buren\"} # <-\n",
    HEAD "people:\n  - {id: a, role: R, name: Anna Voorbeeld}\nscan:\n  existing:\n"
         "    - {id: e, name: E, note: \"Hannah Voorbeeld, Annabel Voorbeeldig en Voorbeeldanna\"}\n",
    NULL },
  { "p11_name", /* a single name may be a common word */
    HEAD "people:\n  - {id: a, role: R, name: Roos}\nscan:\n  existing:\n"
         "    - {id: e, name: E, note: \"Vraag het Roos\"} # <-\n",
    HEAD "people:\n  - {id: a, role: R, name: Roos}\nscan:\n  existing:\n"
         "    - {id: e, name: E, note: \"Een roos, of twee rozen\"}\n",
    NULL },
  { "p12_id", HEAD "people:\n  - {id: anna-zuid, role: buurvrouw, name: Anna van Voorbeeld} # <-\n",
    HEAD "people:\n  - {id: buur-van-zuid, role: buur, name: Buur van Voorbeeld}\n", NULL },
};
/* clang-format on */

#endif
