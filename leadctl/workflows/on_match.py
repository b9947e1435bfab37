"""What is to happen to those who are found in another list, and how each is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.vocabulary import clean_tags
from leadctl.compliance.reasons import check_reason
from leadctl.errors import UsageError, did_you_mean
from leadctl.exporting.writers import format_for, write_file
from leadctl.funnel.words import check_word
from leadctl.matching.pairs import why
from leadctl.store.facts.author import storable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from leadctl.matching.across import Matches
    from leadctl.workflows.other_list import OtherList

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


def save_matches(
    path: Path, found: Matches, numbers: Sequence[int], other: OtherList, column: str
) -> None:
    """Write who was found where, how likely and why; the doubtful too.

    Args:
        path: the file.
        found: the pairs.
        numbers: what people call each of ours: the number of a lead or a row.
        other: the list in which they were looked for.
        column: header of those numbers.
    """
    head = (column, "other_row", "verdict", "probability", "why")
    write_file(
        path, format_for(path, "csv"), head, _rows(found, numbers, other), option="--matches"
    )


def _rows(
    found: Matches, numbers: Sequence[int], other: OtherList
) -> Iterator[tuple[str, str, str, str, str]]:
    told = [(pair, "same") for pair in found.same] + [(pair, "doubtful") for pair in found.doubtful]
    for pair, verdict in sorted(told, key=lambda one: one[0].l):
        row = other.numbers.read[pair.r - len(numbers)]
        yield str(numbers[pair.l]), str(row), verdict, f"{pair.probability:.3f}", why(pair)
