"""How often names are split and written as other projects' own tests expect it.

`python tests/bench/accuracy_name.py` prints leadctl beside nameparser and `str.title`;
`--wrong NAME` lists what leadctl misses of the first half of a set, which rules may be made for:
the second half is held out.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable

from meter import head, say, table
from nameparser import HumanName
from open_sets import FOLDER

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows

SPLITS = ("theiconic", "parse_full_name", "human_name", "nameparser")
CASES = "case"

Parts = tuple[str, str]


def rows(name: str) -> list[list[str]]:
    """Read a set without its head: three remarks and the names of the columns."""
    lines = (FOLDER / f"name_{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines[4:]]


def plain(text: str) -> str:
    """Write a part without what projects differ in by taste: case, dots, quotes, blanks."""
    return re.sub(r"[^\w'-]+", "", text).casefold()


def ours(name: str) -> Parts:
    """Split with leadctl."""
    columns = clean_rows({"full_name": [name]}, Rules())
    return columns["first_name"][0].value or "", columns["last_name"][0].value or ""


def theirs(name: str) -> Parts:
    """Split with nameparser; middle names belong to the given ones."""
    found = HumanName(name)
    return f"{found.first} {found.middle}", str(found.last)


def split_right(split: Callable[[str], Parts], row: list[str]) -> bool:
    """Tell whether both parts are as expected."""
    return tuple(map(plain, split(row[0]))) == tuple(map(plain, row[1:3]))


def cased(name: str, field: str) -> str:
    """Write with leadctl."""
    return clean_rows({field: [name]}, Rules(), derive=False)[field][0].value or ""


def capitalized(name: str, field: str) -> str:  # noqa: ARG001 - one interface for all
    """Write with nameparser."""
    found = HumanName(name)
    found.capitalize(force=True)
    return str(found)


def titled(name: str, field: str) -> str:  # noqa: ARG001 - one interface for all
    """Write with Python's own."""
    return name.title()


def both(name: str) -> tuple[str, str]:
    """Write a name in lower case and in ALL CAPS."""
    return name.lower(), name.upper()


def case_right(write: Callable[[str, str], str], row: list[str]) -> bool:
    """Tell whether a name comes back from lower case and from ALL CAPS."""
    name, field = row
    return all(write(text, field) == name for text in both(name))


def share(right: list[bool]) -> str:
    """Give a share of all, of the first half (each other row) and of the one held out."""
    halves = (right, right[::2], right[1::2])
    return " ".join(f"{sum(half) / max(1, len(half)):5.1%}" for half in halves)


def wrong(name: str) -> list[str]:
    """List what leadctl misses of the first half of a set."""
    if name == CASES:
        missed = [row for row in rows(name)[::2] if not case_right(cased, row)]
        return [f"{row[0]}: {[cased(text, row[1]) for text in both(row[0])]}" for row in missed]
    missed = [row for row in rows(name)[::2] if not split_right(ours, row)]
    return [f"{row[0]!r}: {ours(row[0])}, not {tuple(row[1:])}" for row in missed]


def report() -> str:
    """Lay out all sets: share right of all names, of the first half, of the half held out."""
    lines = []
    for name in SPLITS:
        names = rows(name)
        by = [[split_right(split, row) for row in names] for split in (ours, theirs)]
        lines.append((f"split: {name}", str(len(names)), *map(share, by), ""))
    names = rows(CASES)
    by = [[case_right(write, row) for row in names] for write in (cased, capitalized, titled)]
    lines.append(("case from lower and UPPER", str(len(names)), *map(share, by)))
    return table(("set", "names", "leadctl", "nameparser", "str.title"), lines)


def main() -> None:
    """Print the table, or what is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", choices=(*SPLITS, CASES))
    chosen = parser.parse_args().wrong
    if chosen:
        say("\n".join(wrong(chosen)))
        return
    say(head("Names: share right of all, of the first half, of the half held out", "nameparser"))
    say(report())


if __name__ == "__main__":
    main()
