"""How many dates are read right, beside dateutil.

`python tests/bench/accuracy_dates.py [--show]`. Needs `pip install babel python-dateutil`. Each set
is cut in two; `--show` prints mistakes of the first half only, so that the second stays unseen.
Columns are generated in the patterns of CLDR and of programs; ours reads each column in the order
that its values tell, dateutil value by value, as its manual shows. The open sets hold single dates
that some projects read month first and others day first: ours leaves those.
"""

from __future__ import annotations

import argparse
import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from babel.dates import format_date
from dateutil.parser import parse
from meter import head, say, table
from open_sets import read_set

from leadctl.cleaning.dates.date import clean_date, date_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 6
ROWS = 60
LANGUAGES = "en en_GB de fr es it pt nl pl sv da nb fi cs hu ro tr ru uk ja zh ko"
PROGRAMS = (
    "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y%m%d", "%d %b %Y",
    "%d-%b-%y", "%b %d, %Y", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S.000", "%m/%d/%Y %I:%M %p",
    "%d/%m/%Y %H:%M", "%a, %d %b %Y %H:%M:%S", "%B %d, %Y at %I:%M %p", "%d.%m.%y", "%m/%d/%y",
    "%a %b %d %H:%M:%S %Y", "%d. %B %Y", "%A, %d %B %Y", "%Y.%m.%d", "%d %m %Y",
)  # fmt: skip


def moments(picks: random.Random) -> list[datetime]:
    """Give the moments of a column, days beyond the twelfth among them."""
    first = datetime(2015, 1, 13, 9, 5)  # noqa: DTZ001 - as written, without a zone
    found = [first + timedelta(minutes=picks.randrange(5_000_000)) for _ in range(ROWS)]
    return [first, *found]


def generated() -> dict[str, list[list[tuple[str, str]]]]:
    """Give columns of text and ISO day, written by programs and by CLDR's patterns."""
    picks = random.Random(SEED)  # noqa: S311 - no secret
    programs = [
        [(one.strftime(way), one.date().isoformat()) for one in moments(picks)] for way in PROGRAMS
    ]
    people = [
        [
            (format_date(one, size, locale=language), one.date().isoformat())
            for one in moments(picks)
        ]
        for language in LANGUAGES.split()
        for size in ("short", "medium", "long", "full")
    ]
    return {"programs' patterns": programs, "CLDR, 22 languages": people}


def ours(column: list[str]) -> list[str]:
    """Read a column; empty for what is no date."""
    return [one.key for one in clean_date(column, date_order(column))]


def by_dateutil(column: list[str]) -> list[str]:
    """Read each by itself."""
    found = []
    for text in column:
        try:
            found.append(parse(text).date().isoformat())
        except (ValueError, OverflowError):
            found.append("")
    return found


READERS: dict[str, Callable[[list[str]], list[str]]] = {"leadctl": ours, "dateutil": by_dateutil}


def sets() -> dict[str, list[list[tuple[str, str]]]]:
    """Give each set as columns; an open case is a column of its own."""
    found = generated()
    for name in ("date_dateutil", "date_dateparser", "date_own"):
        found[name] = [[case] for case in read_set(name)]
    return found


def lines(name: str, columns: list[list[tuple[str, str]]]) -> Iterator[list[str]]:
    """Judge each half of a set."""
    for half, part in zip(("seen", "unseen"), (columns[::2], columns[1::2]), strict=True):
        row = [f"{name}, {half}", str(sum(map(len, part)))]
        for read in READERS.values():
            found = [
                (one, day)
                for column in part
                for one, (_, day) in zip(read([text for text, _ in column]), column, strict=True)
            ]
            right = sum(one == day for one, day in found)
            wrong = sum(bool(one) and one != day for one, day in found)
            row.append(f"{right / len(found):.1%} / {wrong}")
        yield row


def missed(columns: list[list[tuple[str, str]]]) -> Iterator[str]:
    """Tell what ours reads otherwise, one of each column of the first half."""
    for column in columns[::2]:
        found = ours([text for text, _ in column])
        pairs = zip(column, found, strict=True)
        yield from [f"{text} = {day}, not {one}" for (text, day), one in pairs if one != day][:1]


def main() -> None:
    """Print the table, and with `--show` the mistakes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    say(head("Dates: right / wrong (the rest is left as it is)", "leadctl", "python-dateutil"))
    rows = []
    for name, columns in sets().items():
        rows += lines(name, columns)
        if show:
            say(f"{name}: " + "; ".join(missed(columns)))
    say(table(["set", "dates", *READERS], rows))


if __name__ == "__main__":
    main()
