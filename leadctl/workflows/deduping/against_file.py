"""`dedupe FILE --against OTHER`: which rows another list has: told, left out or kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from leadctl.errors import UsageError
from leadctl.matching.clustering.across import Matches, find_matches
from leadctl.matching.clustering.duplicates import find_duplicates
from leadctl.matching.pairs import USUAL
from leadctl.workflows.cleaning.file_to_file import checked, deliver, follows, form_for
from leadctl.workflows.deduping.dedupe_file import DedupeRequest, DedupeResult, Deduping, taken_in
from leadctl.workflows.deduping.on_match import TELL, OnMatch
from leadctl.workflows.deduping.other_list import OtherList, read_other
from leadctl.workflows.deduping.pair_list import OTHER, WHERE, Telling, place, save_pairs
from leadctl.workflows.lists.places import keep_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from leadctl.matching.pairs import Pair
    from leadctl.workflows.deduping.merge_rows import RowMerger


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRequest(DedupeRequest):
    """What a user asks.

    `against` is the other list, `on_match` what is to happen to the rows found there.
    """

    against: str
    on_match: OnMatch = TELL


@dataclass
class MatchResult(DedupeResult):
    """What it came to.

    Attributes:
        other: the list in which the rows were looked for.
        matched: rows found there, themselves or by a double of theirs in the list.
        doubles: the latter of them.
        repeated: rows written that are one person with another one written.
    """

    other: OtherList = field(default_factory=lambda: OtherList(""))
    matched: int = 0
    doubles: int = 0
    repeated: int = 0


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
        if not request.dry_run:
            work.save_found()
        deliver(request, form_for(request, form, work.table), work.table.columns, work.wanted())
    return work.result


@dataclass
class _Matching(Deduping):
    """One file on its way past another one.

    Attributes:
        homes: for each row the first one of the same person.
        by: row that is found by a double of it -> that double.
    """

    request: MatchRequest
    result: MatchResult
    found: Matches = field(default_factory=Matches)
    homes: list[int] = field(default_factory=list)
    by: dict[int, int] = field(default_factory=dict)

    def compare(self, merger: RowMerger) -> None:
        """Find out which rows the other list has."""
        request, result = self.request, self.result
        own = find_duplicates(merger.evidence, threshold=request.threshold)
        result.other = read_other(request.against, merger.evidence, request.region, request.own)
        self.found = find_matches(merger.evidence, result.rows, threshold=request.threshold)
        self.homes = own.cluster_of
        self._take_doubles()
        result.threshold = request.threshold or USUAL
        result.matched, result.doubtful = len(self.found.same), len(self.found.doubtful)
        result.doubles = len(self.by)
        result.compared, result.dropped = self.found.compared, tuple(self.found.dropped)

    def _take_doubles(self) -> None:
        """Find with each row those of the list that are the same person: where one is, all are."""
        best = {self.homes[pair.l]: pair for pair in sorted(self.found.same, key=_chance)}
        known = {pair.l for pair in self.found.same}
        more = [
            best[home]._replace(l=row)
            for row, home in enumerate(self.homes)
            if home in best and row not in known
        ]
        self.by = {pair.l: best[self.homes[pair.l]].l for pair in more}
        doubtful = [pair for pair in self.found.doubtful if self.homes[pair.l] not in best]
        self.found = replace(self.found, same=[*self.found.same, *more], doubtful=doubtful)

    def save_matches(self, path: Path) -> None:
        """Save the pairs; of a row that is found by a double of it, which one that is."""
        numbers, other, start = self.numbers, self.result.other.numbers, self.result.rows

        def by(pair: Pair) -> tuple[str]:
            row = self.by.get(pair.l)
            return ("" if row is None else str(numbers.read[row]),)

        save_pairs(
            path,
            self.found,
            Telling((*WHERE, *OTHER), lambda p: place(numbers, p.l) + place(other, p.r - start)),
            Telling(("by_row",), by),
        )

    def wanted(self) -> Iterator[tuple[str, ...]]:
        """The output: every row, or those that are left; doubles among them are counted."""
        assert self.merger is not None  # noqa: S101 - `take_in` comes first
        found, do = {pair.l for pair in self.found.same}, self.request.on_match.do
        people = set[int]()
        for at, row in enumerate(self.merger.each()):
            if do == "report" or (at in found) == (do == "keep"):
                self.result.written += 1
                people.add(self.homes[at])
                yield tuple(row)
        self.result.repeated = self.result.written - len(people)


def _chance(pair: Pair) -> float:
    return pair.probability
