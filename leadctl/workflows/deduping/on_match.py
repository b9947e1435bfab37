"""What is to happen to those who are found in another list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.vocabulary import clean_tags
from leadctl.compliance.reasons import check_reason
from leadctl.errors import UsageError, did_you_mean
from leadctl.funnel.words import check_word
from leadctl.store.facts.author import storable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

REPORT = "report"


class OnMatch(NamedTuple):
    """What happens: a verb, and its word where it takes one."""

    do: str = REPORT
    word: str = ""


TELL = OnMatch()
"""Nothing happens; it is told."""


def for_leads(text: str) -> OnMatch:
    """Read what is to happen to leads of the store.

    Raises:
        UsageError: nothing of that name can, or its word is unknown.
    """
    do, _, word = text.strip().partition(":")
    if do not in _LEADS:
        raise _unknown(text, [f"{one}:{kind}" if kind else one for one, kind in _LEADS.items()])
    if bool(word.strip()) != bool(_LEADS[do]):
        raise UsageError(
            f"`--on-match {text}` {'lacks its word' if _LEADS[do] else 'takes no word'}",
            f"write `{do}:{_LEADS[do]}`" if _LEADS[do] else f"write `{do}`",
        )
    return OnMatch(do, _CHECKED[do](word) if word else "")


def for_rows(text: str) -> OnMatch:
    """Read what is to happen to rows of a file.

    Raises:
        UsageError: nothing of that name can.
    """
    if text.strip() not in _ROWS:
        raise _unknown(text, _ROWS)
    return OnMatch(text.strip())


_LEADS = {REPORT: "", "suppress": "REASON", "tag": "NAME", "status": "NAME"}
_ROWS = (REPORT, "drop", "keep")


def _tag(text: str) -> str:
    if not clean_tags([storable(text)])[0].values:
        raise UsageError(f"`{text}` names no tag", "write `tag:customer`")
    return text.strip()


_CHECKED: dict[str, Callable[[str], str]] = {
    "suppress": check_reason,
    "tag": _tag,
    "status": lambda word: check_word("status", word),
}


def _unknown(text: str, known: Sequence[str]) -> UsageError:
    listed = f"one of: {', '.join(known)}"
    return UsageError(
        f"`--on-match {text}` is unknown here",
        did_you_mean(text.partition(":")[0], [one.partition(":")[0] for one in known], listed),
    )
