"""Finds the first row of a table of patterns that matches a title, word by word.

A row is a name and a pattern of alternatives (`sales|account manager`), each of which matches whole
words. Most alternatives are one word, which no other word has a say in; the others can only match
where one of their words, their cue, stands in the title. So it is kept of each word which rules it
may fulfil, and few patterns are tried on a title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_WORDS = 20_000
"""Words remembered of each table, some 100 bytes each; titles share theirs."""

_LONGEST_OPENING = 3
"""Letters of a word under which the patterns are looked up that may match it."""

_AROUND = re.compile(r"\(\?<?[!=](?:[^()]|\([^()]*\))*\)|\\[AZ]")
"""What looks at the words around and takes none."""

_WORD = re.compile(r"[^ .]+")
"""A part of a pattern that takes exactly one word."""


_PLAIN = re.compile(r"[\w&/'-]+")
"""A pattern that is a word, and matches nothing else."""

_OPENING = re.compile(rf"(?:\w(?![?*{{|])){{0,{_LONGEST_OPENING}}}")
"""The letters that whatever a pattern matches begins with, as far as they are looked up."""

_compiled = cache(re.compile)
"""Patterns are compiled when a title first asks for them: a short list meets few of a thousand."""


class _Rule(NamedTuple):
    """One alternative of several words, or all of one word that a row has.

    Attributes:
        name: of the row.
        cues: patterns of words without one of which the rule does not match; none where there are
            no such words.
        whole: the rule, for a folded title; empty where the cue tells all.
    """

    name: str
    cues: Sequence[str]
    whole: str


class WordRules:
    """A table, ready to be asked.

    Args:
        table: names and patterns of folded words, in the order in which they are tried. Line ends
            in a pattern do not count.
    """

    def __init__(self, table: Sequence[tuple[str, str]]) -> None:
        """Take the patterns apart."""
        self._rules = [rule for name, text in table for rule in _rules(name, text)]
        self._always = sum(1 << at for at, rule in enumerate(self._rules) if not rule.cues)
        self._words: dict[str, int] = defaultdict(int)
        self._patterns: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for at, rule in enumerate(self._rules):
            for cue in rule.cues:
                self._note(cue, 1 << at)
        self._marks = lru_cache(maxsize=_MOST_WORDS)(self._marks_of)

    def _note(self, cue: str, mark: int) -> None:
        """Keep a cue where the words that it may match are looked up."""
        if _PLAIN.fullmatch(cue):
            self._words[cue] |= mark
        else:
            self._patterns[_opening(cue)].append((cue, mark))

    def _marks_of(self, word: str) -> int:
        """The rules that a word is a cue of, a bit each."""
        marks = self._words.get(word, 0)
        for end in range(min(_LONGEST_OPENING, len(word)) + 1):
            for cue, mark in self._patterns.get(word[:end], ()):
                if not marks & mark and _compiled(cue).fullmatch(word):
                    marks |= mark
        return marks

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
            if not rule.whole or _compiled(rule.whole).search(folded):
                return rule.name
            marks ^= lowest
        return ""


def as_folded(table: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Fold the words of a table that are written in East Asia, as the titles will be."""
    return tuple((name, _EASTERN.sub(lambda found: fold(found[0]), text)) for name, text in table)


_EASTERN = re.compile("[\u3000-\uffff]+")


def _rules(name: str, pattern: str) -> Iterator[_Rule]:
    alternatives = _cut(re.sub(r"\s*\n\s*", "", pattern), "|")
    single = [one for one in alternatives if _WORD.fullmatch(one) and not _AROUND.search(one)]
    if single:
        yield _Rule(name, single, "")
    for one in alternatives:
        if one not in single:
            yield _Rule(name, _cues(one), rf"(?<!\S)(?:{one})(?!\S)")


def _opening(cue: str) -> str:
    """Give the first letters of every word that a pattern matches, as far as they are looked up."""
    found = _OPENING.match(cue)
    return found[0] if found else ""


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


def _cues(alternative: str) -> list[str]:
    """Give patterns of words one of which stands wherever an alternative matches; or none."""
    bare = _AROUND.sub("", alternative)
    cues = {_cue_of(bare.replace(" ?", blank)) for blank in ("", " ")}
    return sorted({part for cue in cues for part in _parts(cue)}) if all(cues) else []


def _parts(cue: str) -> list[str]:
    """Give each alternative of a cue that is nothing but a bracket of them, else the cue."""
    inner = cue.removeprefix("(?:").removesuffix(")")
    is_bracket = len(inner) == len(cue) - len("(?:)") and not set("()") & set(inner)
    return inner.split("|") if is_bracket else [cue]


def _cue_of(bare: str) -> str:
    pieces = [piece for piece in _cut(bare, " ") if _WORD.fullmatch(piece)]
    return max(pieces, key=_letters, default="")


def _letters(piece: str) -> int:
    return sum(map(str.isalpha, piece.replace(r"\w", "")))
