"""Check the words that users type for stages, statuses, channels and touches."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from leadctl.errors import UsageError, did_you_mean
from leadctl.vocabulary import CHANNELS, DIRECTIONS, STAGES, STATUSES, TOUCHES

VOCABULARIES = {
    "stage": STAGES,
    "status": STATUSES,
    "channel": CHANNELS,
    "direction": DIRECTIONS,
    "touch": TOUCHES,
}


def check_word(kind: str, word: str) -> str:
    """Fold a word as a user types it to the vocabulary's own spelling.

    Args:
        kind: a key of VOCABULARIES.
        word: what was typed; case, blanks and hyphens do not matter.

    Raises:
        UsageError: the vocabulary has no such word; the hint gives the nearest.
    """
    known = VOCABULARIES[kind]
    folded = word.strip().lower().replace("-", "_").replace(" ", "_")
    if folded in known:
        return folded
    hint = did_you_mean(folded, known, f"one of: {', '.join(known)}")
    form = "; written as KIND@DATE" if kind == "touch" else ""
    raise UsageError(f"unknown {kind} `{word}`{form}", hint)


class Touch(NamedTuple):
    """A dated event between a lead and us: its kind and its day (ISO 8601)."""

    kind: str
    day: str


def parse_touch(text: str, today: str) -> Touch:
    """Read `KIND@DATE`, or `KIND` for `today` (both dates ISO 8601).

    Raises:
        UsageError: unknown kind, or a date that is not one, or lies in the future.
    """
    word, _, day = text.partition("@")
    kind = check_word("touch", word)
    try:
        when = date.fromisoformat(day or today)
    except ValueError as error:
        raise UsageError(f"`{day}` is not a date", f"write it as {kind}@2026-11-30") from error
    if when > date.fromisoformat(today) + _AHEAD:
        raise UsageError(
            f"`{text}` lies in the future", "a touch is something that happened; check the date"
        )
    return Touch(kind, when.isoformat())


_AHEAD = timedelta(days=1)
"""East of Greenwich tomorrow begins while it is still today in UTC."""
