"""`dedupe FILE --against OTHER`: which rows another list has: told, left out or kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.errors import UsageError
from leadctl.matching.across import Matches, find_matches
from leadctl.matching.pairs import USUAL
from leadctl.workflows.dedupe_file import DedupeRequest, DedupeResult, Deduping, taken_in
from leadctl.workflows.file_to_file import checked, deliver, follows, form_for
from leadctl.workflows.on_match import TELL, OnMatch, save_matches
from leadctl.workflows.other_list import OtherList, read_other
from leadctl.workflows.places import keep_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from leadctl.workflows.merge_rows import RowMerger


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRequest(DedupeRequest):
    """What a user asks.

    `against` is the other list, `on_match` what is to happen to the rows found there, and `matches`
    where to tell them.
    """

    against: str
    on_match: OnMatch = TELL
    matches: Path | None = None

    @property
    def outputs(self) -> tuple[tuple[str, Path | None], ...]:
        """The files to write, each with the option that names it; the list itself comes first."""
        return (
            ("--output", self.output),
            ("--rejects", self.rejects),
            ("--matches", self.matches),
        )


@dataclass
class MatchResult(DedupeResult):
    """What it came to.

    Attributes:
        other: the list in which the rows were looked for.
        matched: rows found there.
        matches_file: where they are told.
    """

    other: OtherList = field(default_factory=lambda: OtherList(""))
    matched: int = 0
    matches_file: Path | None = None


def match_file(
    request: MatchRequest, report: Callable[[int, int], None] = lambda _done, _total: None
) -> MatchResult:
    """Hold the rows of a list against another one, and write those that are wanted, clean.

    Raises:
        UsageError: two of the files are one, both lists are standard input, or there is no such
            country.
        Refused: more rows were rejected than the request allows.
        DataError: nothing in the other list tells who somebody is.
        LeadctlError: a file is missing or unreadable, its columns are unclear, or an output cannot
            be written.
    """
    form = checked(request)
    keep_apart([request.against], request.outputs)
    if request.path == request.against == "-":
        raise UsageError("both lists cannot be standard input", "name a file for one of them")
    typed = form.cells == "typed" or follows(request)
    with taken_in(request, _Matching, MatchResult, report, typed=typed) as work:
        work.save_matches()
        deliver(request, form_for(request, form, work.table), work.table.columns, work.wanted())
    return work.result


@dataclass
class _Matching(Deduping):
    """One file on its way past another one."""

    request: MatchRequest
    result: MatchResult
    found: Matches = field(default_factory=Matches)

    def compare(self, merger: RowMerger) -> None:
        """Find out which rows the other list has."""
        request, result = self.request, self.result
        result.other = read_other(request.against, merger.evidence, request.region, request.own)
        self.found = find_matches(merger.evidence, result.rows, threshold=request.threshold)
        result.threshold = request.threshold or USUAL
        result.matched, result.doubtful = len(self.found.same), len(self.found.doubtful)
        result.compared, result.dropped = self.found.compared, tuple(self.found.dropped)

    def save_matches(self) -> None:
        """Save them while the output can still be left as it was, should that fail."""
        path = self.request.matches
        if path is not None and not self.request.dry_run:
            save_matches(path, self.found, self.numbers.read, self.result.other, "row")
            self.result.matches_file = path

    def wanted(self) -> Iterator[tuple[str, ...]]:
        """The output: every row, or those that are left."""
        assert self.merger is not None  # noqa: S101 - `take_in` comes first
        found, do = {pair.l for pair in self.found.same}, self.request.on_match.do
        for at, row in enumerate(self.merger.each()):
            if do == "report" or (at in found) == (do == "keep"):
                self.result.written += 1
                yield tuple(row)
