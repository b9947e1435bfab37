"""Cells under rules of a user's own: what comes before a cleaner, and what after it.

A cell is looked up as a whole among null words and aliases, cleaned, and its words are written as
the user pins them. What comes out is put in again until it stands, so that cleaning twice changes
nothing whatever the rules are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from leadctl.cleaning.cleaned import best_first
from leadctl.cleaning.emails.email import fixed
from leadctl.cleaning.emails.lists import covers, judged_by
from leadctl.cleaning.steps import is_heard, listening, step
from leadctl.cleaning.text import repair
from leadctl.cleaning.vocabulary import is_wish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.cleaning.ownrules import FieldRules
    from leadctl.cleaning.registry import Cleaner

_ROUNDS = 5
"""Times that rules may uncover something for each other; what still changes then, they leave."""

AS_WRITTEN = frozenset({"full_name", "name", "company", "title"})
"""Cleaners whose values are words of people, and stand as a user writes them."""


def folded(text: str) -> str:
    """Fold a cell for looking it up: no case, single spaces; signs and accents count."""
    return normalize("NFC", " ".join(repair(text).casefold().split()))


class OwnCleaner(NamedTuple):
    """A cleaner that obeys the rules of its user.

    Attributes:
        cleaner: what cleans without them.
        rules: the user's.
        as_written: whether values stand as an alias writes them, not as the cleaner does.
        fix_typos: whether mistyped addresses are mended.
    """

    cleaner: Cleaner
    rules: FieldRules
    as_written: bool
    fix_typos: bool

    def clean(self, values: Sequence[str], *context: str) -> list[Cleaned]:
        """Clean distinct values, as every cleaner does."""
        texts = [self._said(value) for value in values]
        found = self._by_cleaner(texts, context)
        settled = (
            self._settled(each, context, changed=text != value)
            for value, text, each in zip(values, texts, found, strict=True)
        )
        if not (self.rules.allow or self.rules.deny):
            return list(settled)
        return [judged_by(one, self.rules.allow, self.rules.deny) for one in settled]

    def _said(self, value: str) -> str:
        """What a cell says in its user's words; a wish not to be contacted stays one."""
        rules = self.rules
        if not (rules.null_words or rules.aliases):
            return value
        key = folded(value)
        is_null = key in rules.null_words
        meant = "" if is_null else rules.aliases.get(key, value)
        if meant == value or is_wish(value):
            return value
        return step("null word" if is_null else "alias", value, meant)

    def _by_cleaner(self, texts: Sequence[str], context: Sequence[str]) -> list[Cleaned]:
        if not is_heard():
            return self.cleaner.clean(texts, *context)
        found = []
        for text in texts:
            cleaned, steps = self.cleaner.explain(text, *context)
            found.append(cleaned)
            for one in steps:
                step(*one)
        return found

    def _settled(self, first: Cleaned, context: Sequence[str], *, changed: bool) -> Cleaned:
        """Write a cleaned cell its user's way; `changed` says that an alias or null word stood."""
        each = _values(first)
        found = [self._written(one) for one in each]
        untouched = all(new is old for new, old in zip(found, each, strict=True))
        if untouched and not changed and not any(self._means_more(one) for one in each):
            return first
        for _ in range(_ROUNDS):
            again = self._once_more(found, context)
            if _marks(again) == _marks(found):
                break
            found = again
        said = [one for one in found if one.value is not None]
        return best_first(said) if said else found[0]

    def _means_more(self, one: Cleaned) -> bool:
        return one.value is not None and self._said(one.value) != one.value

    def _once_more(self, found: Sequence[Cleaned], context: Sequence[str]) -> list[Cleaned]:
        """Clean what came out; steps are told only where that changes it."""
        if not is_heard():
            return self._again(found, context)
        with listening() as steps:
            again = self._again(found, context)
        if _marks(again) != _marks(found):
            for one in steps:
                step(*one)
        return again

    def _again(self, found: Sequence[Cleaned], context: Sequence[str]) -> list[Cleaned]:
        texts = [self._said(one.value) if one.value else "" for one in found]
        cleaned = self._by_cleaner(texts, context)
        return [self._written(one) for cell in cleaned for one in _values(cell)]

    def _written(self, one: Cleaned) -> Cleaned:
        """Mend a mistyped address that is not allowed, and write words as their user does.

        The key stays.
        """
        if self.fix_typos and not covers(self.rules.allow, one):
            one = fixed(one)
        if one.value is None or not self.as_written:
            return one
        value = self._meant(one.value)
        if self.rules.casing:
            value = step("casing", value, _pinned(self.rules.casing)(value))
        return one if value == one.value else one._replace(value=value)

    def _meant(self, value: str) -> str:
        if not self.rules.aliases:
            return value
        return step("alias", value, self.rules.aliases.get(folded(value), value))


def _values(cell: Cleaned) -> list[Cleaned]:
    """The values of a cell one by one; a cell with one is given back itself."""
    return [cell._replace(more=()), *cell.more] if cell.more else [cell]


def _marks(found: Sequence[Cleaned]) -> list[tuple[str | None, str]]:
    return [(one.value, one.key) for one in found]


@lru_cache(maxsize=8)
def _pinned(words: frozenset[str]) -> Callable[[str], str]:
    """Make a function that writes some words as they stand here, wherever they are whole."""
    by_fold = {word.casefold(): word for word in sorted(words, reverse=True)}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    found = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE
    )
    return lambda text: found.sub(lambda word: by_fold.get(word[0].casefold(), word[0]), text)
