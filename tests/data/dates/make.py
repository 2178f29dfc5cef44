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


def light_of(baseline, target, start, due, measured, today):
    """After the paragraph on lights of the format, in exact numbers."""
    seen = [(day, value) for day, value in measured if day <= today]
    if today < start:
        return "grey"
    elapsed = Fraction(1) if today >= due else Fraction((today - start).days, (due - start).days)
    if not seen and elapsed < Fraction(1, 2):
        return "grey"
    share = Fraction(0)
    if seen:
        latest = max(seen, key=lambda item: item[0])[1]
        share = (latest - baseline) / (target - baseline)
    if seen and share >= 1:
        return "green"
    if today > due:
        return "red"
    if share >= Fraction(9, 10) * elapsed:
        return "green"
    return "orange" if share >= Fraction(6, 10) * elapsed else "red"


def decimal(value):
    """A fraction in hundredths, as a plan writes it."""
    return str(int(value)) if value == int(value) else "%.2f" % float(value)


def lights(out):
    for _ in range(800):
        start = datetime.date(2024, 1, 1) + random.randrange(0, 1500) * DAY
        due = start + random.randrange(1, 800) * DAY
        today = start + random.randrange(-20, (due - start).days + 40) * DAY
        baseline = Fraction(random.randrange(0, 5000), random.choice([1, 10, 100]))
        target = baseline
        while target == baseline:
            target = Fraction(random.randrange(0, 5000), random.choice([1, 10, 100]))
        days = random.sample(range((due - start).days + 1), min((due - start).days + 1,
                                                                random.randrange(0, 5)))
        measured = []
        for n in days:
            line = baseline + (target - baseline) * Fraction(n, (due - start).days)
            value = baseline + (line - baseline) * Fraction(random.randrange(40, 130), 100)
            measured.append((start + n * DAY, Fraction(max(0, round(value * 100)), 100)))
        light = light_of(baseline, target, start, due, measured, today)
        print(decimal(baseline), decimal(target), start, due, today,
              " ".join("%s=%s" % (day, decimal(value)) for day, value in measured), light,
              sep="\t", file=out)


def main():
    for make in (weeks, holidays, repeats, lights):
        random.seed(make.__name__)
        with open("%s/%s.tsv" % (sys.argv[1], make.__name__), "w", encoding="utf-8") as out:
            make(out)


main()
