"""How many phone cells are read right, beside the phonenumbers library used plainly.

`python tests/bench/accuracy_phone.py [--show]`: a set of cells as lists hold them, and the
library's example numbers of every region and kind, written in three ways. A cell is right with the
right first number and a fitting verdict: valid where there is one, not valid where there is none.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import phonenumbers
from meter import head, say, table
from phone_shapes import Shape, shapes

from leadctl.cleaning.phones.phone import clean_phone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORMS = {
    "examples, E.164": phonenumbers.PhoneNumberFormat.E164,
    "examples, international": phonenumbers.PhoneNumberFormat.INTERNATIONAL,
    "examples, national": phonenumbers.PhoneNumberFormat.NATIONAL,
}
KINDS = [
    number
    for name, number in vars(phonenumbers.PhoneNumberType).items()
    if name.isupper() and name != "UNKNOWN"
]


def examples(form: int) -> Iterator[Shape]:
    """Write the example number of each region and kind."""
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in KINDS:
            if number := phonenumbers.example_number_for_type(region, kind):
                value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
                yield Shape(phonenumbers.format_number(number, form), region, value, "valid", "")


def ours(shape: Shape) -> str:
    """Clean one: the numbers, if the verdict is not that it is none."""
    found = clean_phone([shape.cell], shape.country)[0]
    return "; ".join(found.values) if found.verdict in {"valid", "possible"} else ""


def by_library(shape: Shape) -> str:
    """Read one as the library's manual shows."""
    try:
        number = phonenumbers.parse(shape.cell, shape.country or None)
    except phonenumbers.NumberParseException:
        return ""
    valid = phonenumbers.is_valid_number(number)
    form = phonenumbers.PhoneNumberFormat.E164
    return phonenumbers.format_number(number, form) if valid else ""


READERS: dict[str, Callable[[Shape], str]] = {"leadctl": ours, "phonenumbers": by_library}


def right(shape: Shape) -> str:
    """Give the numbers that are to be found, empty for none."""
    return shape.value if shape.verdict in {"valid", "possible"} else ""


def main() -> None:
    """Print the table, and with `--show` the mistakes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    sets = {"cells of lists (own)": shapes()} | {n: list(examples(f)) for n, f in FORMS.items()}
    lines = []
    for name, cases in sets.items():
        shares = (sum(read(c) == right(c) for c in cases) / len(cases) for read in READERS.values())
        lines.append([name, f"{len(cases):,}", *(f"{share:.1%}" for share in shares)])
    say(head("Phones read right", "leadctl", "phonenumbers"))
    say(table(["set", "cells", *READERS], lines))
    if parser.parse_args().show:
        for name, cases in sets.items():
            missed = [case for case in cases if ours(case) != right(case)]
            say(f"{name}: " + "; ".join(f"{c.cell!r} in {c.country or '-'}" for c in missed))


if __name__ == "__main__":
    main()
