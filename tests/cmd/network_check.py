# network_check.py NETWORK STATUS - is what a network counts what status says of each
# plan, and does it share what each plan shares?  Prints what differs.
import collections
import json
import sys

network = json.load(open(sys.argv[1], encoding="utf-8"))
wrong = []


def same(what, got, wanted):
    if got != wanted:
        wrong.append(f"{what}: {got}, wanted {wanted}")


def of(array, plan):
    return [row for row in network[array] if row["plan"] == plan]


arrays = "libraries themes communities goals decisions stories findings moments matches".split()
same("arrays", list(network), arrays)
status = collections.defaultdict(list)
plan = None
for line in open(sys.argv[2], encoding="utf-8"):
    row = json.loads(line)
    plan = row["plan"] if row["kind"] == "library" else plan
    status[plan].append(row)
same("sixty, one of them not read", len(network["libraries"]), 60)
same("status read the others", len(status), 59)
for array in arrays[:-1]:
    plans = [row["plan"] for row in network[array]]
    same(f"{array} are sorted", plans, sorted(plans))

for library in network["libraries"]:
    plan, rows = library["plan"], status.get(library["plan"], [])
    same(f"{plan} read", library["read"], bool(rows))
    if library["sharing"] != "yes" or not library["read"]:
        same(f"{plan} has no name", "name" in library, False)
    if library["sharing"] == "no" or not library["read"]:
        same(f"{plan} counts nowhere", [len(of(a, plan)) for a in arrays[1:-1]], [0] * 7)
        continue
    found = next(row for row in rows if row["kind"] == "findings")
    for level in ("error", "warning", "tip"):
        same(f"{plan} {level}s", library[level + "s"], found[level + "s"])
        same(f"{plan} rows of {level}s", sum(f["level"] == level for f in of("findings", plan)), found[level + "s"])
    same(f"{plan} lights", library["lights"], next(row for row in rows if row["kind"] == "story")["lights"])
    communities = [row for row in rows if row["kind"] == "community"]
    ours = of("communities", plan)
    same(f"{plan} stages", [c["stage"] for c in ours], [c["stage"] for c in communities])
    lights = collections.Counter(goal["light"] for goal in of("goals", plan))
    same(f"{plan} goals", dict(lights), {k: v for k, v in library["lights"].items() if v})
    same(f"{plan} stories", len(of("stories", plan)), len(ours))
    for row in ours:
        if library["sharing"] == "yes":
            same(f"{plan} shares names", row["name"].startswith("Gedeeld"), True)
            same(f"{plan} says why", row.get("challenges", ["Gedeeld"])[0].startswith("Gedeeld"), True)
        else:
            same(f"{plan} has numbers", [type(row["id"]), "name" in row], [int, False])

teachers = collections.Counter()
known = {(c["plan"], c["id"]): c for c in network["communities"]}
for match in network["matches"]:
    learner, teacher = (tuple(match[k].values()) for k in ("learner", "teacher"))
    teachers[learner] += 1
    same("another library", learner[0] == teacher[0], False)
    same("works", known[teacher]["stage"] in ("working", "kept"), True)
    same("score", match["score"] >= 2 and len(match["words"]) > 0, True)
same("matches", bool(teachers) and max(teachers.values()) <= 3, True)
print("\n".join(wrong[:20]), end="")
