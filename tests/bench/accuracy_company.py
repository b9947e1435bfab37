"""How often legal forms are taken off names of companies, beside cleanco.

`python tests/bench/accuracy_company.py [--show]`. Needs `pip install cleanco`. A name is right if
its key is that of the name without its form. Each set is cut in two; `--show` prints mistakes of
the first half only.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import cleanco
from meter import head, say, table
from open_sets import halves, read_set

from leadctl.cleaning.company import company_key, short_company
from leadctl.cleaning.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

SETS = ("probablepeople", "cleanco", "own")


def ours(name: str) -> str:
    """Give the key of a name."""
    return company_key(name)


def for_letters(name: str) -> str:
    """Give the key of a name for letters."""
    return company_key(short_company(name).value or "")


def by_cleanco(name: str) -> str:
    """Take the suffix off as the library's manual shows, and fold what is left as we do."""
    return fold(_without_the(cleanco.basename(name)).replace("'", "").replace("&", " and "))


def _without_the(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


READERS: dict[str, Callable[[str], str]] = {
    "leadctl key": ours, "leadctl short": for_letters, "cleanco": by_cleanco,
}  # fmt: skip


def wanted(base: str, reader: str) -> str:
    """Fold a name that has no form, in the way of the reader."""
    folded = fold(_without_the(base).replace("'", "").replace("&", " and "))
    return folded if reader == "cleanco" else company_key(base)


def share(cases: list[tuple[str, str]], name: str) -> str:
    """Give how many names come out without their form, in per cent."""
    right = sum(READERS[name](raw) == wanted(base, name) for raw, base in cases)
    return f"{100 * right / len(cases):.1f}"


def main() -> None:
    """Print the shares for each set and half, and what our keys do wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    say(head("Company names without their legal form, right %", "leadctl", "cleanco"))
    lines, names = [], []
    for kind in SETS:
        for part, cases in zip(
            ("seen", "held out"), halves(read_set(f"company_{kind}")), strict=True
        ):
            lines.append((f"{kind}, {part}", str(len(cases)), *(share(cases, r) for r in READERS)))
            names += [raw for raw, _ in cases]
            for raw, base in cases if show and part == "seen" else ():
                if ours(raw) != wanted(base, ""):
                    say(f"  {raw!r}: {ours(raw)!r}, not {wanted(base, '')!r}")
    say(table(("set", "names", *READERS), lines))
    keys = [company_key(name) for name in names]
    say(f"empty keys: {sum(not key for key in keys)}")
    say(f"keys that change when made again: {sum(company_key(key) != key for key in keys)}")


if __name__ == "__main__":
    main()
