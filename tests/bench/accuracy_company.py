"""How often legal forms are taken off names of companies, beside cleanco, and their case is right.

`python tests/bench/accuracy_company.py [--show]`. Needs `pip install cleanco`. A name is right if
what stays are the letters of the name without its form: all of it, and nothing else. Each set is
cut in two; `--show` prints mistakes of the first half only. A name of mixed case is right if it
comes back from ALL CAPS; where `plc` or `PLC` is written is a matter of taste and not counted.
"""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

import cleanco
from meter import head, say, table
from open_sets import halves, read_set

from leadctl.cleaning.companies.company import clean_company, company_key, short_company
from leadctl.cleaning.text import key_of

if TYPE_CHECKING:
    from collections.abc import Callable

SETS = ("probablepeople", "cleanco", "own")


def for_letters(name: str) -> str:
    """Give a name as a letter writes it."""
    return short_company(name).value or ""


READERS: dict[str, Callable[[str], str]] = {
    "leadctl key": company_key, "leadctl short": for_letters, "cleanco": cleanco.basename,
}  # fmt: skip


def letters(name: str) -> str:
    """Fold a name to what all readers can be held to: no blanks, links, articles, punctuation."""
    text = re.sub(r"['’]", "", name.lower()).replace("&", " and ").replace("+", " and ")
    words = [_LINKS.get(word, word) for word in key_of(text).split()]
    return "".join(words[words[:1] == ["the"] :])


_LINKS = {"und": "and", "et": "and", "og": "and", "och": "and"}


def is_right(name: str, base: str, reader: str) -> bool:
    """Tell whether a reader takes off the form, all of it and nothing else."""
    return letters(READERS[reader](name)) == letters(base)


def from_capitals(name: str) -> str:
    """Write a name that was shouted with leadctl."""
    return clean_company([name.upper()])[0].value or ""


def titled(name: str) -> str:
    """Write it with Python's own."""
    return name.title()


def comes_back(name: str, write: Callable[[str], str]) -> bool:
    """Tell whether a name comes back from ALL CAPS."""
    return re.sub("plc", "PLC", write(name), flags=re.IGNORECASE) == name.replace("plc", "PLC")


def cased(names: list[str], write: Callable[[str], str]) -> str:
    """Give how many names of mixed case come back from ALL CAPS, in per cent."""
    mixed = [name for name in names if not (name.isupper() or name.islower())]
    return f"{100 * sum(comes_back(name, write) for name in mixed) / len(mixed):.1f}"


def share(cases: list[tuple[str, str]], name: str) -> str:
    """Give how many names come out without their form, in per cent."""
    right = sum(is_right(raw, base, name) for raw, base in cases)
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
                if not is_right(raw, base, "leadctl key"):
                    say(f"  {raw!r}: {company_key(raw)!r}, not {base!r}")
    say(table(("set", "names", *READERS), lines))
    seen, held = halves(read_set("company_cleanco"))
    parts = [
        (part, [raw for raw, _ in half]) for part, half in (("seen", seen), ("held out", held))
    ]
    lines = [(part, cased(half, from_capitals), cased(half, titled)) for part, half in parts]
    say(table(("case from ALL CAPS", "leadctl", "str.title"), lines))
    keys = [company_key(name) for name in names]
    say(f"empty keys: {sum(not key for key in keys)}")
    say(f"keys that change when made again: {sum(company_key(key) != key for key in keys)}")


if __name__ == "__main__":
    main()
