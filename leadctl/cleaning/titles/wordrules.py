"""Finds the first row of a table of patterns that matches a title, word by word.

A row is a name and a pattern of alternatives (`sales|account manager`), each of which matches whole
words. Most alternatives are one word, which no other word has a say in; the others can only match
where one of their words, their cue, stands in the title. So it is kept of each word which rules it
may fulfil, and few patterns are tried on a title.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_WORDS = 20_000
"""Words remembered of each table, some 100 bytes each; titles share theirs."""

_AROUND = re.compile(r"\(\?<?[!=](?:[^()]|\([^()]*\))*\)|\\[AZ]")
"""What looks at the words around and takes none."""

_WORD = re.compile(r"[^ .]+")
"""A part of a pattern that takes exactly one word."""


class _Rule(NamedTuple):
    """One alternative of several words, or all of one word that a row has.

    Attributes:
        name: of the row.
        cue: matches a word without which the rule does not match; None where there is no such word.
        whole: the rule, for a folded title; None where the cue tells all.
    """

    name: str
    cue: re.Pattern[str] | None
    whole: re.Pattern[str] | None


class WordRules:
    """A table, ready to be asked.

    Args:
        table: names and patterns of folded words, in the order in which they are tried. Line ends
            in a pattern do not count.
    """

    def __init__(self, table: Sequence[tuple[str, str]]) -> None:
        """Take the patterns apart."""
        self._rules = [rule for name, text in table for rule in _rules(name, text)]
        cues = [rule.cue.pattern for rule in self._rules if rule.cue]
        self._any_cue = re.compile("|".join(cues))
        self._always = sum(1 << at for at, rule in enumerate(self._rules) if rule.cue is None)
        self._marks = lru_cache(maxsize=_MOST_WORDS)(self._marks_of)

    def _marks_of(self, word: str) -> int:
        """The rules that a word is a cue of, a bit each."""
        if not self._any_cue.fullmatch(word):
            return 0
        rules = enumerate(self._rules)
        return sum(1 << at for at, rule in rules if rule.cue and rule.cue.fullmatch(word))

    def first(self, folded: str) -> str:
        """Name the first row that matches a folded title; empty for none.

        Args:
            folded: the title, as `text.fold` gives it.
        """
        marks = self._always
        for word in folded.split(" "):
            marks |= self._marks(word)
        while marks:
            lowest = marks & -marks
            rule = self._rules[lowest.bit_length() - 1]
            if rule.whole is None or rule.whole.search(folded):
                return rule.name
            marks ^= lowest
        return ""


def _rules(name: str, pattern: str) -> Iterator[_Rule]:
    alternatives = _cut(re.sub(r"\s*\n\s*", "", pattern), "|")
    single = [one for one in alternatives if _WORD.fullmatch(one) and not _AROUND.search(one)]
    if single:
        yield _Rule(name, re.compile("|".join(single)), None)
    for one in alternatives:
        if one not in single:
            cue, whole = _cue(one), re.compile(rf"(?<!\S)(?:{one})(?!\S)")
            yield _Rule(name, re.compile(cue) if cue else None, whole)


def _cut(pattern: str, at: str) -> list[str]:
    """Cut a pattern at a sign that stands in no bracket."""
    parts, depth = [""], 0
    for sign in pattern:
        depth += (sign in "([") - (sign in ")]")
        if sign == at and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _cue(alternative: str) -> str:
    """Give a pattern of a word that stands wherever an alternative matches; empty for none."""
    bare = _AROUND.sub("", alternative)
    cues = {_cue_of(bare.replace(" ?", blank)) for blank in ("", " ")}
    return "|".join(sorted(cues)) if all(cues) else ""


def _cue_of(bare: str) -> str:
    pieces = [piece for piece in _cut(bare, " ") if _WORD.fullmatch(piece)]
    return max(pieces, key=_letters, default="")


def _letters(piece: str) -> int:
    return sum(map(str.isalpha, piece.replace(r"\w", "")))
