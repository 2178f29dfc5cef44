#!/usr/bin/python3
"""make.py FOLDER - writes the tables that test_tables.c compares clkit with.

They come from elsewhere on purpose: ISO weeks from Python's datetime, Easter
and repeats from python3-dateutil (easter, rrule), lights from exact fractions
written down after the rules of the format, not after the code.  The tables are
checked in; tests/house/tables.t makes them again where dateutil is there.
"""
import datetime
import random
import sys
from fractions import Fraction

from dateutil.easter import easter
from dateutil.rrule import (DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule)

DAY = datetime.timedelta(days=1)
WEEKDAYS = [MO, TU, WE, TH, FR, SA, SU]
ENGLISH = "monday tuesday wednesday thursday friday saturday sunday".split()
DUTCH = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
NTH_ENGLISH = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
NTH_DUTCH = {1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", -1: "laatste"}


def weeks(out):
    """Every day around the turn of a year and the end of February."""
    for year in range(1970, 2101):
        first = datetime.date(year, 12, 25)
        days = [first + i * DAY for i in range(16)]
        days += [datetime.date(year, 2, 27) + i * DAY for i in range(4)]
        for day in days:
            iso = day.isocalendar()
            print(day, iso[0], iso[1], iso[2], sep="\t", file=out)


def holidays(out):
    """The public holidays of the Netherlands, from the year of King's Day on."""
    for year in range(2014, 2101):
        sunday = easter(year)
        king = datetime.date(year, 4, 27)
        if king.weekday() == 6:
            king -= DAY
        named = [
            (datetime.date(year, 1, 1), "Nieuwjaarsdag"), (sunday - 2 * DAY, "Goede Vrijdag"),
            (sunday, "Eerste Paasdag"), (sunday + DAY, "Tweede Paasdag"), (king, "Koningsdag"),
            (sunday + 39 * DAY, "Hemelvaartsdag"), (datetime.date(year, 5, 5), "Bevrijdingsdag"),
            (sunday + 49 * DAY, "Eerste Pinksterdag"), (sunday + 50 * DAY, "Tweede Pinksterdag"),
            (datetime.date(year, 12, 25), "Eerste Kerstdag"),
            (datetime.date(year, 12, 26), "Tweede Kerstdag")
        ]
        together = {}
        for day, name in named:
            together.setdefault(day, []).append(name)
        for day in sorted(together):
            print(day, " en ".join(together[day]), sep="\t", file=out)


def nth_of(day):
    """Which weekday of its month it is: 1 to 4, or -1 where that is the last."""
    last = (day + 7 * DAY).month != day.month
    nth = (day.day - 1) // 7 + 1
    return -1 if nth == 5 or (last and random.random() < 0.5) else nth


def one_repeat():
    """A repeat whose first day is in its rhythm, as dateutil understands it."""
    first = datetime.date(2023, 1, 1) + random.randrange(0, 3650) * DAY
    every = random.choice(["day", "week", "2 weeks", "month", "quarter", "year"])
    words, names = random.choice([(ENGLISH, NTH_ENGLISH), (DUTCH, NTH_DUTCH)])
    rule, text = {}, ""
    if every == "day":
        rule = {"freq": DAILY}
    elif every in ("week", "2 weeks"):
        rule = {"freq": WEEKLY, "interval": 1 if every == "week" else 2}
        if random.random() < 0.5:
            text = words[first.weekday()]
    else:
        rule = {"freq": YEARLY} if every == "year" else {
            "freq": MONTHLY, "interval": 1 if every == "month" else 3}
        if every == "year":
            rule["bymonth"] = first.month
        kind = random.choice(["same", "number", "weekday"])
        if kind == "weekday":
            nth = nth_of(first)
            text = names[nth] + " " + words[first.weekday()]
            rule["byweekday"] = WEEKDAYS[first.weekday()](nth)
        else:
            rule["bymonthday"] = first.day
            text = str(first.day) if kind == "number" else ""
    return first, every, text, rule


def repeats(out):
    for _ in range(600):
        first, every, text, rule = one_repeat()
        start = datetime.datetime.combine(first, datetime.time())
        until, count = "", ""
        if random.random() < 0.5:
            count = random.randrange(1, 30)
            rule["count"] = count
        else:
            length = {"day": 40, "week": 200, "2 weeks": 400}.get(every, 4000)
            until = first + random.randrange(0, length) * DAY
            rule["until"] = datetime.datetime.combine(until, datetime.time())
        days = [day.date() for day in rrule(dtstart=start, **rule)]
        left_out = sorted(random.sample(days, min(len(days) - 1, random.randrange(0, 4))))
        kept = [day for day in days if day not in left_out]
        print(first, every, text, until, count, " ".join(map(str, left_out)),
              " ".join(map(str, kept)), sep="\t", file=out)


def expected_share(goal, day):
    """How much of the way the line is on DAY, 0 to 1; all of it for a goal to stay level."""
    if goal["target"] == goal["baseline"] or day >= goal["due"]:
        return Fraction(1)
    if day <= goal["start"]:
        return Fraction(0)
    return Fraction((day - goal["start"]).days, (goal["due"] - goal["start"]).days)


def reached_share(goal, value):
    baseline, target = goal["baseline"], goal["target"]
    if target != baseline:
        return (value - baseline) / (target - baseline)
    if value >= target:
        return Fraction(1)
    return value / target if target > 0 else Fraction(0)


def is_reached(goal, value):
    falls = goal["baseline"] is not None and goal["baseline"] > goal["target"]
    return value <= goal["target"] if falls else value >= goal["target"]


def colour_on(goal, day, value):
    """The colour of VALUE beside the line on the day it was measured."""
    expected, share = expected_share(goal, day), reached_share(goal, value)
    if share >= 1:
        return "green"
    if expected < Fraction(5, 100):
        return "orange" if share < 0 else "green"
    if share >= Fraction(90, 100) * expected:
        return "green"
    return "orange" if share >= Fraction(60, 100) * expected else "red"


def light_of(goal, today):
    """After the paragraph on lights of the format: the light; how many days a
    stale value is old and the colour it had, or None twice."""
    seen = [(day, value) for day, value in goal["measured"] if day <= today]
    latest = max(seen, key=lambda item: item[0]) if seen else None
    if goal["start"] is not None and today < goal["start"]:
        return "grey", None, None
    if latest and goal["target"] is not None and is_reached(goal, latest[1]):
        return "green", None, None
    if goal["due"] is not None and today > goal["due"]:
        return "red", None, None
    if None in (goal["baseline"], goal["target"], goal["start"], goal["due"]):
        return "grey", None, None
    length = (goal["due"] - goal["start"]).days
    if not latest:
        half = 2 * (today - goal["start"]).days < length
        return ("grey" if half else "red"), None, None
    age = (today - latest[0]).days
    missed = any(latest[0] < day < today for day in goal["moments"])
    colour = colour_on(goal, *latest)
    if missed or (age > 60 and age > Fraction(length, 4)):
        return "grey", age, colour
    return colour, None, None


def median(numbers):
    """Of a sorted or unsorted list; of an even number the mean of the middle two."""
    numbers = sorted(numbers)
    middle = len(numbers) // 2
    if len(numbers) % 2:
        return numbers[middle]
    return (numbers[middle - 1] + numbers[middle]) / 2


def forecast_of(goal, today):
    """The value at `due` at this pace, and the slope; None twice when too little
    is known."""
    seen = [(day, value) for day, value in goal["measured"] if day <= today]
    days = sorted({day for day, _ in seen})
    if goal["due"] is None or goal["target"] is None or len(days) < 3:
        return None, None
    span = (days[-1] - days[0]).days
    if span < 30:
        return None, None
    if goal["start"] is not None and 10 * span < (goal["due"] - goal["start"]).days:
        return None, None
    points = list(seen)
    if None not in (goal["baseline"], goal["start"]) and goal["start"] <= today:
        points.append((goal["start"], goal["baseline"]))
    slopes = [(b[1] - a[1]) / (b[0] - a[0]).days
              for i, a in enumerate(points) for b in points[i + 1:] if a[0] != b[0]]
    slope = median(slopes)
    zero = goal["due"]
    height = median([value - slope * (day - zero).days for day, value in points])
    if height < 0 and goal["target"] >= 0 and all(value >= 0 for _, value in points):
        height = Fraction(0)
    return height, slope


def decimal(value):
    """A fraction in hundredths, as a plan writes it."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else "%.2f" % float(value)


def amount():
    return Fraction(random.randrange(0, 5000), random.choice([1, 10, 100]))


def one_goal():
    """A goal with a line, most often; and the day it is looked at."""
    start = datetime.date(2024, 1, 1) + random.randrange(0, 1500) * DAY
    length = random.randrange(1, random.choice([60, 200, 800]))
    due = start + length * DAY
    today = start + random.randrange(-20, length + 40) * DAY
    baseline = amount()
    target = baseline
    while target == baseline and random.random() > 0.04:
        target = amount()
    early = random.choice([0, 0, 0, 30])
    days = random.sample(range(-early, length + 1), min(length + early + 1, random.randrange(0, 9)))
    measured = []
    for n in days:
        line = baseline + (target - baseline) * Fraction(n, length)
        value = baseline + (line - baseline) * Fraction(random.randrange(30, 130), 100)
        if random.random() < 0.15:
            value = baseline - (target - baseline) * Fraction(random.randrange(0, 30), 100)
        measured.append((start + n * DAY, Fraction(max(0, round(value * 100)), 100)))
    moments = sorted(start + random.randrange(0, length + 1) * DAY
                     for _ in range(random.choice([0, 0, 0, 1, 2])))
    goal = {"baseline": baseline, "target": target, "start": start, "due": due,
            "measured": measured, "moments": moments}
    if random.random() < 0.12:
        goal[random.choice(["baseline", "target", "start", "due"])] = None
    return goal, today


def lights(out):
    for _ in range(1200):
        goal, today = one_goal()
        light, stale, last = light_of(goal, today)
        forecast, slope = forecast_of(goal, today)
        print(decimal(goal["baseline"]), decimal(goal["target"]), goal["start"] or "",
              goal["due"] or "", today,
              " ".join("%s=%s" % (day, decimal(value)) for day, value in goal["measured"]),
              " ".join(map(str, goal["moments"])), light, "" if stale is None else stale,
              last or "", "" if forecast is None else "%.6f" % float(forecast),
              "" if slope is None else (slope > 0) - (slope < 0), sep="\t", file=out)


def main():
    for make in (weeks, holidays, repeats, lights):
        random.seed(make.__name__)
        with open("%s/%s.tsv" % (sys.argv[1], make.__name__), "w", encoding="utf-8") as out:
            make(out)


main()
