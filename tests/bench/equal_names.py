"""Proof that the short ways for names lead where the long ones do, on many made-up names.

`python tests/bench/equal_names.py 200000` cleans names both ways, and splits those whose words need
no library also with nameparser. Differences are listed by cause; only these are meant: two family
names, orders of Vietnam, China, Japan and Korea, and words that nameparser takes for titles or
letters behind a name.
"""

from __future__ import annotations

import argparse
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from leads import WORDS
from meter import say
from nameparser import HumanName
from nameparser.config.suffixes import SUFFIX_ACRONYMS, SUFFIX_WORDS
from nameparser.config.titles import TITLES

from leadctl.cleaning.names.eastern import is_eastern
from leadctl.cleaning.names.families import begins_at, double_surnames
from leadctl.cleaning.names.name import clean_long
from leadctl.cleaning.names.plain import clean_plain
from leadctl.cleaning.names.split import is_simple, is_vietnamese, split_name
from leadctl.cleaning.names.turned import families_in_front
from leadctl.cleaning.names.words import (
    BEFORE_TWO,
    BORNE_GENERATIONS,
    CREDENTIALS,
    GENERATIONS,
    HONORIFICS,
    SHORT_CREDENTIALS,
)
from leadctl.cleaning.tables import table_lines, word_set
from leadctl.cleaning.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 11

ODD_WORDS = word_set(
    """
    Ng Le Md Jo Q. J. Q J j É. İsa Işık Łukasz Ångström Éva ΓΙΩΡΓΟΣ Иван MacLeod macleod MCDONALD
    tj AJ II XI d'Arc O'Hara O’HARA Jean-Luc JEAN-LUC ẞ ß ﬁ Straße 田中 김 ÑUÑEZ van der de la Van
    Du Do e y Mac Mc St. Nguyen Anh Tran Minh deVries K.-H. Smith-Jones Jr PhD Ma Dean Major Test
    Null Rt Hon The Right Vi II VIII Sir Judge
    """
)
"""Words that a short way could stumble over."""

STRANGE = 0.2
"""Share of them."""


def words() -> list[str]:
    """Gather given and family names of many countries, and family names of the benches."""
    known = [
        name.title()
        for full, shorts in table_lines("nicknames")
        for name in (full, *shorts.split("|"))
    ]
    families = [head + end for head in WORDS["heads"] for end in WORDS["ends"]]
    doubles = [name.title() for name in sorted(double_surnames())]
    return [*WORDS["firsts"], *known, *families, *doubles]


def names(count: int, seed: int = SEED) -> Iterator[str]:
    """Make up names of one to five words, written in any case.

    Args:
        count: how many.
        seed: the same one gives the same names.
    """
    rng = Random(seed)  # noqa: S311 - test data, no secret
    plain, odd = words(), sorted(ODD_WORDS)
    ways: list[Callable[[str], str]] = [str, str, str, str.upper, str.lower, str.title]
    for _ in range(count):
        size = rng.choices((1, 2, 3, 4, 5), (1, 6, 4, 2, 1))[0]
        parts = (rng.choice(odd if rng.random() < STRANGE else plain) for _ in range(size))
        yield rng.choice(ways)(" ".join(parts))


def cleaned_otherwise(name: str) -> str:
    """Compare the short way of cleaning with the long one; empty where they agree or none is."""
    short = clean_plain(name)
    if short is None:
        return "the long way only"
    both = (clean_long(name, alone=alone) for alone in (True, False))
    return "" if all(short == long for long in both) else f"CLEANED OTHERWISE: {name!r}"


def split_otherwise(name: str) -> str:
    """Compare the split without a library with nameparser's; empty where they agree."""
    parts = name.split(" ")
    if len(parts) < 2 or not all(map(is_simple, parts)):
        return "by nameparser, or one word"
    if split_name(name)[1] == HumanName(name).last:
        return ""
    causes = {
        "family name first": is_vietnamese(parts)
        or all(map(is_eastern, parts))
        or families_in_front(parts) > 0,
        "two family names": fold(parts[-1]) in double_surnames(),
        "a family name of several words": begins_at(parts, len(parts) - 1) < len(parts) - 1,
        "a title or letters to nameparser, a name to us": not LEXICON.isdisjoint(
            word.casefold().strip(".") for word in parts
        ),
    }
    return next((cause for cause, holds in causes.items() if holds), f"SPLIT OTHERWISE: {name!r}")


LEXICON = (
    frozenset(TITLES)
    | frozenset(SUFFIX_ACRONYMS)
    | frozenset(SUFFIX_WORDS)
    | HONORIFICS
    | (BEFORE_TWO | CREDENTIALS | SHORT_CREDENTIALS | GENERATIONS | BORNE_GENERATIONS)
)


def compare(count: int, seed: int = SEED) -> tuple[Counter[str], Counter[str]]:
    """Count what comes of names, cleaned and split; what must not be begins with a capital word."""
    made = list(names(count, seed))
    return Counter(map(cleaned_otherwise, made)), Counter(map(split_otherwise, made))


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=200_000)
    for what, counts in zip(("cleaned", "split"), compare(parser.parse_args().count), strict=True):
        for cause, count in counts.most_common(30):
            say(f"{what:8} {count:9,} {cause or 'alike'}")


if __name__ == "__main__":
    main()
