"""Headers that say what their figures count: `Revenue (in 000s)`, `Umsatz in Tsd. EUR`."""

from __future__ import annotations

import re
from typing import NamedTuple

_THOUSAND, _MILLION = 1000, 1_000_000
_WORDS = {
    **dict.fromkeys(("000", "000s", "thousand", "thousands", "tsd", "tausend", "k"), _THOUSAND),
    **dict.fromkeys(("million", "millions", "mio"), _MILLION),
}
_SCALED = re.compile(
    rf"(?P<name>.+) (?:in|en) (?P<scale>{'|'.join(_WORDS)})(?: [a-z]{{3}}| dollars?| euros?)?"
)

AMOUNTS = frozenset({"revenue"})
"""Fields whose figures lists write in thousands."""


class Scaled(NamedTuple):
    """A header without what its figures count, and that: `annual revenue`, 1000."""

    name: str
    counts: int


def scaled(key: str) -> Scaled | None:
    """Part a folded header; None where it says nothing of what its figures count."""
    found = _SCALED.fullmatch(key)
    return Scaled(found["name"], _WORDS[found["scale"]]) if found else None
