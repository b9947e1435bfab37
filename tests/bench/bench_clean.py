"""What cleaning costs: `python tests/bench/bench_clean.py [--rows N] [--only KIND ...]`.

Each kind of column is cleaned as an import does it, some thousand rows at a time, and by the plain
use of the same library once a row; then twelve fields together, with what follows from them. Both
ways work on the same realistic rows in this process, in turns, and their CPU time is compared. The
aims are for a million rows: with fewer, more of them are seen for the first time.

Titles have no library. They are compared with our own rules called once a row, remembering nothing
of the rows before, and with a dozen keywords searched for once a row, which mend no text and find
a third of the levels and a fifth of the departments that ours do.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
import time
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import leads
import meter
import naive_clean as naive
from meter import say

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.cleaning.titles import title
from leadctl.cli import app
from leadctl.reading.tabling.chunks import CHUNK_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Columns = Mapping[str, Sequence[str]]

PACKAGES = (
    "leadctl", "email-validator", "phonenumbers", "nameparser", "ftfy", "cleanco", "pycountry",
    "tldextract",
)  # fmt: skip

HEADERS = {
    "first_name": "First Name", "last_name": "Last Name", "title": "Job Title",
    "company": "Company", "email": "Email", "phone": "Phone", "website": "Website",
    "linkedin": "LinkedIn URL", "employees": "Employees", "postal_code": "Postal Code",
    "city": "City", "country": "Country",
}  # fmt: skip
"""Our twelve fields and where the list has them."""


class Part(NamedTuple):
    """One comparison.

    Attributes:
        aim: how many times as fast as the plain use ours is to be.
        fields: what ours cleans together.
        plain: the plain use: takes a cell of each of these fields.
        derive: whether ours also fills what follows from the fields.
    """

    aim: float
    fields: tuple[str, ...]
    plain: Callable[..., object]
    derive: bool = False


def title_alone(text: str) -> tuple[str, str]:
    """Clean and read a title by our own rules, as if it were the first."""
    (cleaned,) = title.clean_title([text])
    value = cleaned.value or ""
    return _by_no_memory(title.seniority_of, value), _by_no_memory(title.department_of, value)


def _by_no_memory(read: Callable[[str], str], value: str) -> str:
    title._told.cache_clear()
    return read(value)


PARTS = {
    "e-mail": Part(12, ("email",), naive.clean_email),
    "phone": Part(6, ("phone", "country"), naive.clean_phone_in),
    "full name, split": Part(4, ("full_name",), naive.clean_full_name, derive=True),
    "text repair": Part(5, ("notes",), naive.repair),
    "country": Part(50, ("country",), naive.clean_country),
    "title, our rules": Part(50, ("title",), title_alone, derive=True),
    "title, keywords": Part(50, ("title",), naive.read_title, derive=True),
    "company": Part(1, ("company",), naive.clean_company),
    "web site": Part(1, ("website",), naive.clean_site),
    "twelve fields": Part(6, tuple(HEADERS), naive.clean_row, derive=True),
}


def columns_of(count: int, seed: int) -> dict[str, list[str]]:
    """Give realistic columns by field, `full_name` and a text for `notes` among them."""
    rows = leads.rows(count, seed)
    header = next(rows)
    cells = dict(zip(header, (list(column) for column in zip(*rows, strict=True)), strict=True))
    found = {name: cells[title] for name, title in HEADERS.items()}
    pairs = zip(found["first_name"], found["last_name"], strict=True)
    found["full_name"] = [" ".join(filter(None, pair)) for pair in pairs]
    texts = zip(cells["Notes"], cells["Company"], cells["City"], strict=True)
    found["notes"] = [" ".join(filter(None, text)) for text in texts]
    return found


def in_chunks(columns: Columns, names: Sequence[str]) -> Iterator[dict[str, Sequence[str]]]:
    """Cut columns as reading does: into texts just made, of which nobody knows anything yet."""
    for at in range(0, len(columns[names[0]]), CHUNK_ROWS):
        chunk = {name: columns[name][at : at + CHUNK_ROWS] for name in names}
        yield {name: "\0".join(cells).split("\0") for name, cells in chunk.items()}


def forget() -> None:
    """Empty what cleaning has remembered of values, or a second round would only look it up.

    That is held in dictionaries with small names and in bounded caches; tables stay loaded.
    """
    for name, module in sys.modules.items():
        for label, held in vars(module).items() if name.startswith("leadctl.cleaning") else ():
            if isinstance(held, dict) and re.fullmatch("_[a-z][a-z_]*", label):
                held.clear()
            elif hasattr(held, "cache_parameters") and held.cache_parameters()["maxsize"]:
                held.cache_clear()


def ours(part: Part, columns: Columns) -> float:
    """Give the CPU seconds of our way."""
    forget()
    rules, taken = Rules(), 0.0
    for chunk in in_chunks(columns, part.fields):
        start = time.process_time()
        clean_rows(chunk, rules, derive=part.derive)
        taken += time.process_time() - start
    return taken


def plain(part: Part, columns: Columns) -> float:
    """Give the CPU seconds of the plain way."""
    taken = 0.0
    for chunk in in_chunks(columns, part.fields):
        start = time.process_time()
        for cells in zip(*chunk.values(), strict=True):
            part.plain(*cells)
        taken += time.process_time() - start
    return taken


def measure(part: Part, columns: Columns, rounds: int) -> tuple[float, float, list[float]]:
    """Give both ways' median seconds, and the ratio of each round."""
    taken = []
    for _ in range(rounds):
        gc.collect()
        taken.append((ours(part, columns), plain(part, columns)))
    mine, theirs = (median(side) for side in zip(*taken, strict=True))
    return mine, theirs, [b / a for a, b in taken]


def line(name: str, part: Part, columns: Columns, rounds: int) -> tuple[str, ...]:
    """Give a part's line of the report."""
    count = len(columns[part.fields[0]])
    mine, theirs, ratios = measure(part, columns, rounds)
    speeds = (f"{count / seconds:,.0f}" for seconds in (mine, theirs))
    spread = f"{min(ratios):.1f}-{max(ratios):.1f}"
    return (name, *speeds, f"{median(ratios):.1f}", spread, f"{part.aim:g}")


def main() -> None:
    """Measure every part, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    args = parser.parse_args()
    gc.set_threshold(app._MADE_BETWEEN_SWEEPS)  # both ways run as in a command
    say(meter.head("Cleaning", *PACKAGES))
    columns = columns_of(args.rows, leads.SEED)
    warm = {name: list(islice(cells, CHUNK_ROWS)) for name, cells in columns.items()}
    say(f"\n{args.rows:,} rows, {args.rounds} rounds; rows a second")
    lines = []
    for name in args.only:
        measure(PARTS[name], warm, 1)  # tables are loaded and patterns compiled
        lines.append(line(name, PARTS[name], columns, args.rounds))
    headers = ("kind", "leadctl", "plain", "times", "range", "aim")
    say(meter.table(headers, lines))


if __name__ == "__main__":
    main()
