"""Proof that titles are read by their words as by trying every pattern in turn.

`python tests/bench/equal_titles.py [COUNT] [--seed 1]`. Titles are made of words that the
patterns name, words like them and others, in any order, and of those of the open sets.
"""

from __future__ import annotations

import re
from itertools import repeat
from random import Random
from typing import TYPE_CHECKING

from meter import distinct, prove
from open_sets import read_set

from leadctl.cleaning.steps import listening
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.titles.departments import DEPARTMENT_WORDS
from leadctl.cleaning.titles.levels import SENIORITY_WORDS
from leadctl.cleaning.titles.title import _folded, clean_title
from leadctl.cleaning.titles.wordrules import WordRules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Table = Sequence[tuple[str, str]]

TABLES = (SENIORITY_WORDS, DEPARTMENT_WORDS)
OTHERS = word_set("emea dach global x a 1 b2b and of the de d to s in zu acme senior vice co non r")
SHAPES = (str.title, str.upper, str.lower, str.capitalize, str.swapcase, " {} ".format)
BETWEEN = (" ", " ", " ", " ", ", ", " & ", "/", " - ", "-", "  ", ". ", " (", "\u00a0", "\t")


def one_by_one(table: Table) -> Callable[[str], str]:
    """Give the plain way: search for each row's pattern, the first that is found tells."""
    joined = [(name, re.sub(r"\s*\n\s*", "", pattern)) for name, pattern in table]
    rows = [(name, re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")) for name, pattern in joined]
    return lambda folded: next((name for name, words in rows if words.search(folded)), "")


def words_of(tables: Sequence[Table]) -> list[str]:
    """Give the pieces of letters in the patterns, and what makes longer words of them."""
    text = " ".join(pattern for table in tables for _, pattern in table)
    pieces = sorted(set(re.findall(r"[a-z]+", text.replace(r"\w", " "))))
    return [*pieces, *(f"{piece}in" for piece in pieces), *(f"ober{piece}" for piece in pieces)]


def phrases_of(tables: Sequence[Table]) -> list[str]:
    """Give what stands between the bars of the patterns, as plain words."""
    text = "|".join(pattern for table in tables for _, pattern in table)
    parts = re.split(r"[|()]", re.sub(r"\(\?[:<!=]*|\\w[*+]|[?*.+]|\s*\n\s*", "", text))
    return sorted({re.sub(r"[^a-z ]+", "", part).strip() for part in parts} - {""})


def titles(seed: int) -> Iterator[str]:
    """Give titles: of the open sets, then made ones without end."""
    for name in ("title_level", "title_department", "title_soc"):
        yield from (title for title, _ in read_set(name))
    rng = Random(seed)  # noqa: S311 - cases, no secret
    pools = (words_of(TABLES), phrases_of(TABLES), phrases_of(TABLES), sorted(OTHERS))
    for _ in repeat(None):
        words = [rng.choice(rng.choice(pools)) for _ in range(rng.randint(1, 5))]
        text = "".join(f"{word}{rng.choice(BETWEEN)}" for word in words[:-1]) + words[-1]
        yield rng.choice(SHAPES)(text)


def differing(count: int, seed: int) -> tuple[int, list[str]]:
    """Count the titles, and name those that the two ways read or write differently."""
    ways = [(WordRules(table).first, one_by_one(table)) for table in TABLES]
    cells = distinct(titles(seed), count)
    short = clean_title(cells)
    with listening():
        long = clean_title(cells)
    shown = [text for text, a, b in zip(cells, short, long, strict=True) if a != b]
    folded = {_folded(one.value): one.value for one in long if one.value}
    read = [
        title for text, title in folded.items() for by, plain in ways if by(text) != plain(text)
    ]
    return len(cells), shown + read


if __name__ == "__main__":
    prove("Titles by their words", differing, "titles")
