"""How often level and department are read right from titles, beside plain keywords.

`python tests/bench/accuracy_title.py [--show]`. A set has lines of title, level or
department, with `|` between words that are right as well; each is cut in two, and `--show` prints
mistakes of the first half only. Levels and departments are our own sets, written while the rules
were made: they tell what holds. Occupations (titles of all trades) and `soc` (titles of office
work) are lists of statisticians, farther from lead lists than those are, each title with the
department of its occupation.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from meter import head, say, table
from naive_clean import read_title
from open_sets import halves, read_set

from leadctl.cleaning.titles.title import department_of, seniority_of

if TYPE_CHECKING:
    from collections.abc import Callable

READERS: dict[str, tuple[Callable[[str], str], Callable[[str], str]]] = {
    "level": (seniority_of, lambda title: read_title(title)[0]),
    "department": (department_of, lambda title: read_title(title)[1]),
    "occupations": (department_of, lambda title: read_title(title)[1]),
    "soc": (department_of, lambda title: read_title(title)[1]),
}
"""Set -> ours and the plain way."""


def share(cases: list[tuple[str, str]], read: Callable[[str], str]) -> str:
    """Give how many titles are read right, in per cent."""
    right = sum(read(title) in wanted.split("|") for title, wanted in cases)
    return f"{100 * right / len(cases):.1f}"


def main() -> None:
    """Print the shares for each half, and what ours reads wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    say(head("Level and department of titles, right %", "leadctl"))
    lines = []
    for kind, (ours, plain) in READERS.items():
        for part, cases in zip(("first", "second"), halves(read_set(f"title_{kind}")), strict=True):
            lines.append((
                f"{kind}, {part} half", str(len(cases)), share(cases, ours), share(cases, plain)
            ))  # fmt: skip
            for title, wanted in cases if show and part == "first" else ():
                if ours(title) not in wanted.split("|"):
                    say(f"  {title!r}: {ours(title)!r}, not {wanted!r}")
    say(table(("set", "titles", "leadctl", "keywords"), lines))


if __name__ == "__main__":
    main()
