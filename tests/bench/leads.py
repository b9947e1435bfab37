"""A realistic list of any length for the benches: 20 columns, 70 % of the cells filled.

`python tests/bench/leads.py 100000 > leads.csv`. The same number of rows and seed give the same
bytes. Of the e-mails 88 % are distinct, with about one domain for eight of them; phones are of ten
countries in the shapes that people write. Memory does not grow with the rows.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEED = 7

COLUMNS = {
    "First Name": 0.97, "Last Name": 0.97, "Job Title": 0.8, "Company": 0.95, "Email": 0.9,
    "Phone": 0.6, "Mobile Phone": 0.4, "Website": 0.55, "LinkedIn URL": 0.6, "Industry": 0.65,
    "Employees": 0.6, "Score Band": 0.5, "Postal Code": 0.45, "City": 0.8, "State": 0.55,
    "Country": 0.9, "Lead Source": 0.9, "Created Date": 0.95, "Owner": 0.6, "Notes": 0.36,
}  # fmt: skip
"""Header -> share of rows that have it; 0.7 on average."""

REPEATED = 0.145
"""Share of rows about a person whom an earlier row has."""

FOUNDED = 0.135
"""Share of people whose company nobody before them had."""

_TOML: dict[str, Any] = tomllib.loads((Path(__file__).parent / "leads.toml").read_text("utf-8"))


def words(text: str) -> tuple[str, ...]:
    """Split at blanks; an underscore stands for a blank inside a word."""
    return tuple(word.replace("_", " ") for word in text.split())


WORDS = {key: words(text) for key, text in _TOML.items() if isinstance(text, str)}


@dataclass(frozen=True, slots=True)
class Land:
    """A country: how people write it, its numbers, firms and places."""

    names: Sequence[str]
    numbers: dict[str, str]
    firm: dict[str, str]
    places: Sequence[str]


LANDS = tuple(
    Land(words(land["names"]), land["numbers"], land["firm"], words(land["places"]))
    for land in _TOML["lands"]
    for _ in range(land["share"])
)
"""A hundred, each country as often as its share."""


@dataclass(frozen=True, slots=True)
class Firm:
    """A company, the same for everyone who works there."""

    name: str
    domain: str
    land: Land


def firm(number: int) -> Firm:
    """Give the company of this number; the names of 130,000 in a row are distinct."""
    place, parts = number, []
    for key in ("starts", "middles", "trades"):
        place, at = divmod(place, len(WORDS[key]))
        parts.append(WORDS[key][at])
    start, middle, trade = parts
    land = LANDS[number * 37 % len(LANDS)]
    domain = f"{start}{middle}-{trade}.{land.firm['tld']}".lower()
    return Firm(f"{start}{middle} {trade} {land.firm['form']}", domain, land)


def pick(rng: Random, items: Sequence[str]) -> str:
    """Draw one."""
    return items[int(rng.random() * len(items))]


def fill(rng: Random, pattern: str) -> str:
    """Put a digit for each `#`."""
    drawn = iter(f"{rng.getrandbits(36):011d}")
    return "".join(next(drawn) if sign == "#" else sign for sign in pattern)


def address(rng: Random, first: str, last: str, domain: str) -> str:
    """Write an e-mail: at work mostly, private or a function's, rarely spoilt."""
    name, kind = f"{first}.{last}".lower(), rng.random()
    local = name.encode("ascii", "ignore").decode().replace(" ", "").replace("..", ".")
    if kind < 0.15:
        return f"{local}{int(rng.random() * 9000)}@{pick(rng, WORDS['free'])}"
    if kind < 0.19:
        return f"{pick(rng, WORDS['roles'])}@{domain}"
    return f"{local}@{domain if kind > 0.2 else pick(rng, WORDS['spoilt'])}"


def person(number: int, seed: int) -> tuple[list[str], Land]:
    """Give what is true of a person, a cell for each column, and where they live."""
    rng = Random(seed << 40 | number)  # noqa: S311 - bench data, no secret
    founder = int(number * FOUNDED)
    company = firm(founder if rng.random() < FOUNDED else int(rng.random() * (founder + 1)))
    land = company.land
    first, last = pick(rng, WORDS["firsts"]), pick(rng, WORDS["heads"]) + pick(rng, WORDS["ends"])
    first += f" {pick(rng, 'ABCDEFGHJKLMNPRSTW')}." if rng.random() < 0.1 else ""
    region = f" {pick(rng, WORDS['regions'])}" if rng.random() < 0.5 else ""
    city, state = pick(rng, land.places).split(":")
    handle = f"{first}-{last}-{rng.getrandbits(32):08x}".lower()
    cells = [
        first, last, f"{pick(rng, WORDS['levels'])} {pick(rng, WORDS['functions'])}{region}",
        company.name, address(rng, first, last, company.domain),
        fill(rng, land.numbers["line"]), fill(rng, land.numbers["mobile"]),
        f"https://www.{company.domain}",
        f"https://www.linkedin.com/in/{handle.replace(' ', '-').replace('.', '')}",
        pick(rng, WORDS["industries"]), str(int(10 ** (1 + rng.random() * 3))), pick(rng, "ABCD"),
        fill(rng, land.firm["postal"]), city, state, pick(rng, land.names),
        pick(rng, WORDS["sources"]),
        f"2026-{1 + int(rng.random() * 10):02}-{1 + int(rng.random() * 28):02}",
        pick(rng, WORDS["owners"]), pick(rng, WORDS["notes"]),
    ]  # fmt: skip
    return cells, land


def write_phone(rng: Random, land: Land, number: str) -> str:
    """Write a number as people do; three in a thousand went through a spreadsheet."""
    dial, trunk = land.numbers["dial"], land.numbers["trunk"]
    bare = number.replace(" ", "")
    if rng.random() < 0.003:
        return f"{int(dial + bare):.2E}"
    return pick(rng, (
        f"+{dial} {number}", f"+{dial}{bare}", f"{trunk}{number}", f"{trunk}{bare}",
        f"({trunk}{number.replace(' ', ') ', 1)}", f"+{dial}-{number.replace(' ', '-')}",
        f"'+{dial}{bare}", f"+{dial} ({trunk}){number}" if trunk else number.replace(" ", "."),
    ))  # fmt: skip


def spoil(rng: Random, cell: str) -> str:
    """Write a cell carelessly."""
    return pick(rng, (cell.upper(), cell.lower(), f" {cell}", f"{cell} ", cell.replace(" ", "  ")))


def row(number: int, seed: int) -> list[str]:
    """Give a row of the list: a person, new or known, with holes and careless cells."""
    rng = Random((seed + 1) << 40 | number)  # noqa: S311 - bench data, no secret
    known = number > 0 and rng.random() < REPEATED
    cells, land = person(int(rng.random() * number) if known else number, seed)
    cells[5:7] = [write_phone(rng, land, cell) for cell in cells[5:7]]
    for at in range(5):
        if rng.random() < 0.04:
            cells[at] = spoil(rng, cells[at])
    empty = pick(rng, WORDS["nulls"]) if rng.random() < 0.05 else ""
    drawn = zip(cells, COLUMNS.values(), strict=True)
    return [cell if rng.random() < share else empty for cell, share in drawn]


def rows(count: int, seed: int = SEED) -> Iterator[list[str]]:
    """Give the header and then `count` rows, one at a time."""
    yield list(COLUMNS)
    for number in range(count):
        yield row(number, seed)


def write_list(path: Path, count: int, seed: int = SEED) -> None:
    """Write the list as CSV, UTF-8, comma."""
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows(count, seed))


def main() -> None:
    """Write the list to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    csv.writer(sys.stdout, lineterminator="\n").writerows(rows(args.rows, args.seed))


if __name__ == "__main__":
    main()
