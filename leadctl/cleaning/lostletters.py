"""The sign that programs write for a letter which they could not read: `M\ufffdller`."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import Cleaned, each_judged
from leadctl.cleaning.steps import step
from leadctl.cleaning.text import LOST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Clean = Callable[..., list[Cleaned]]

LETTER_LOST = "letter_lost"
"""Why a text is in doubt in which that sign stands."""


def telling_lost(clean: Clean) -> Clean:
    """Make a cleaner of texts tell which of them have lost a letter; the sign itself stays."""

    def told(values: Sequence[str], *context: str, **named: str) -> list[Cleaned]:
        found = clean(values, *context, **named)
        if not _may_lack(found):
            return found
        return [
            one._replace(reason=one.reason or LETTER_LOST) if LOST in (one.value or "") else one
            for one in found
        ]

    return told


def passing_lost(clean: Clean) -> Clean:
    """Make a cleaner of figures pass over the sign: there it was a blank or a currency."""

    def passed(values: Sequence[str], *context: str, **named: str) -> list[Cleaned]:
        return _mended(values, _spaced, lambda some: clean(some, *context, **named))

    return passed


def refusing_lost(clean: Clean, reason: str, verdict: str = "") -> Clean:
    """Make a cleaner of addresses refuse those that lack a letter: without it they are others.

    Args:
        clean: the cleaner.
        reason: why, in its words; flag `letter_lost` says it closer.
        verdict: what it judges them.
    """

    def judge(one: Cleaned) -> Cleaned:
        lost = LOST in (one.value or "")
        return Cleaned(one.value, verdict, reason, (LETTER_LOST,)) if lost else one

    def refused(values: Sequence[str]) -> list[Cleaned]:
        found = _mended(values, _at_no_end, clean)
        if not _may_lack(found):
            return found
        return [
            each_judged(one, judge) if one.more or LOST in (one.value or "") else one
            for one in found
        ]

    return refused


def _mended(
    values: Sequence[str],
    mend: Callable[[str], str],
    clean: Callable[[Sequence[str]], list[Cleaned]],
) -> list[Cleaned]:
    """Clean values without the sign, also where it came up only then: `ï¿½`, `&#65533;`."""
    if LOST in "".join(values):
        values = [mend(one) if LOST in one else one for one in values]
    found = clean(values)
    if not _may_lack(found):
        return found
    return [
        clean([mended])[0] if LOST in shown and (mended := mend(shown)) != shown else one
        for one in found
        for shown in (one.value or "",)
    ]


def _may_lack(cells: Sequence[Cleaned]) -> bool:
    """Tell whether a letter may be lost in any of many cells, by one look through all of them."""
    return LOST in "".join(filter(None, map(_VALUE, cells))) or any(map(_MORE, cells))


_VALUE, _MORE = attrgetter("value"), attrgetter("more")


def _at_no_end(text: str) -> str:
    return step("sign that was lost", text, text.strip(f"{LOST} "))


def _spaced(text: str) -> str:
    return step("sign that was lost", text, text.replace(LOST, " "))
