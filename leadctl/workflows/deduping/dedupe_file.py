"""`dedupe FILE`: from file to file, one row a person; the store has no part in it."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from leadctl.exporting.writers import format_for, write_file
from leadctl.mapping.deciding.plan import Plan
from leadctl.matching.clustering.duplicates import Duplicates
from leadctl.matching.pairs import SHOWN, SIDES, USUAL
from leadctl.matching.surviving.preference import NO_PREFERENCE, Preference
from leadctl.scratch import held_file
from leadctl.workflows.cleaning.file_to_file import (
    Cleaning,
    CleanRequest,
    CleanResult,
    checked,
    deliver,
    follows,
    form_for,
)
from leadctl.workflows.deduping.merge_limits import ANY, MergeLimits, check_merges
from leadctl.workflows.deduping.merge_rows import RowMerger
from leadctl.workflows.deduping.pair_list import OTHER, WHERE, Telling, place, save_pairs
from leadctl.workflows.lists.inputs import opened_table, table_of
from leadctl.workflows.lists.rejects import held_rejects
from leadctl.workflows.lists.row_numbers import RowNumbers

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from leadctl.matching.clustering.across import Matches
    from leadctl.matching.clustering.duplicates import DroppedBlock

_Way = TypeVar("_Way", bound="Deduping")


@dataclass(frozen=True, slots=True)
class DedupeRequest(CleanRequest):
    """What a user asks.

    `clusters` is where to write which rows are one person, `merged` where to write the rows of
    those who have several, and `matches` the pairs that were found; `threshold` is the probability
    from which two rows are one person, `limits` say how much may be merged, and `preference` which
    of several values stays.
    """

    clusters: Path | None = None
    merged: Path | None = None
    matches: Path | None = None
    threshold: float | None = None
    limits: MergeLimits = ANY
    preference: Preference = NO_PREFERENCE

    @property
    def outputs(self) -> tuple[tuple[str, Path | None], ...]:
        """The files to write, each with the option that names it; the list itself comes first."""
        return (
            ("--output", self.output),
            ("--rejects", self.rejects),
            ("--clusters", self.clusters),
            ("--merged", self.merged),
            ("--matches", self.matches),
        )


@dataclass
class DedupeResult(CleanResult):
    """What it came to.

    Attributes:
        written: rows written, one a person, and those of nobody.
        compared: pairs that were compared.
        doubtful: pairs that were left apart, though they might be one person.
        nobody: rows in which nothing tells who somebody is; each stays by itself.
        largest: rows of the person who has most of them.
        dropped: groups too large to compare within.
        lost: header -> cells of merged rows that say what nothing in the output does.
        clusters_file: where it says which rows are one person.
        merged_file: where the rows of those who have several are.
        matches_file: where the pairs that were found are told.
        threshold: probability from which two were.
    """

    written: int = 0
    compared: int = 0
    doubtful: int = 0
    nobody: int = 0
    largest: int = 0
    dropped: tuple[DroppedBlock, ...] = ()
    lost: Counter[str] = field(default_factory=Counter)
    clusters_file: Path | None = None
    merged_file: Path | None = None
    matches_file: Path | None = None
    threshold: float = USUAL

    @property
    def people(self) -> int:
        """How many people there are."""
        return self.written - self.nobody


def dedupe_file(
    request: DedupeRequest, report: Callable[[int, int], None] = lambda _done, _total: None
) -> DedupeResult:
    """Write one row a person, with clean values, and what could not be read to the rejects.

    Raises:
        UsageError: two of the files are one, or there is no such country.
        Refused: more rows were rejected, or would be merged, than the request allows.
        LeadctlError: the file is missing or unreadable, its columns are unclear, or an output
            cannot be written.
    """
    form = checked(request)
    typed = form.cells == "typed" or follows(request)
    with taken_in(request, Deduping, DedupeResult, report, typed=typed) as work:
        if not request.dry_run:
            work.save_found()
        deliver(request, form_for(request, form, work.table), work.columns, work.people())
        work.count_lost()
    return work.result


@contextmanager
def taken_in(
    request: DedupeRequest,
    way: type[_Way],
    kind: type[DedupeResult],
    report: Callable[[int, int], None],
    *,
    typed: bool = False,
) -> Iterator[_Way]:
    """Take in a list and save its rejects; in the block its rows can be written.

    Args:
        request: what the user asks.
        way: what is done with the rows.
        kind: what that comes to.
        report: told the bytes read so far, and all.
        typed: whether JSON is written, in which cells are what they were in JSON.
    """
    with (
        opened_table(request.path, request.taken, typed=typed) as (file, table),
        held_rejects() as rejects,
        held_file() as spool,
    ):
        shape = table.shape
        result = kind(request.path, encoding=shape.encoding, delimiter=shape.delimiter)
        work = way(request, table, result, rejects, spool=spool)
        total = file.path.stat().st_size

        def read(done: int) -> None:
            report(min(done, total), total)

        if table.columns:
            work.decide(partial(table_of, file, request.path, request.taken), read)
        work.take_in(read)
        work.save_rejects()
        yield work


@dataclass
class Deduping(Cleaning):
    """One file on its way.

    Attributes:
        spool: takes the clean rows until it is known which are one person.
        numbers: of the data rows.
        found: which of them are one person.
    """

    request: DedupeRequest
    result: DedupeResult
    spool: BinaryIO = field(kw_only=True)
    numbers: RowNumbers = field(default_factory=RowNumbers)
    merger: RowMerger | None = None
    found: Duplicates | Matches = field(default_factory=Duplicates)

    @property
    def columns(self) -> tuple[str, ...]:
        """Headers of the output."""
        own = self.table.columns
        return (*own, *self.merger.columns[len(own) :]) if self.merger else own

    def take_in(self, report: Callable[[int], None]) -> None:
        """Read, clean and compare every row."""
        plan = self.result.plan or Plan(())
        self.merger = RowMerger(
            plan,
            self.rules,
            self.spool,
            self.result.figures.add,
            preference=self.request.preference,
        )
        done = 0
        for chunk in self.table.chunks:
            self.rejects.add(chunk.rejects)
            self.numbers.add(chunk)
            if chunk.lines:
                self.merger.add(self.unguarded(chunk))
                done += sum(map(len, chunk.columns[0])) * len(chunk.columns)
                report(done)
        self.result.rows = len(self.numbers.read)
        self.compare(self.merger)

    def compare(self, merger: RowMerger) -> None:
        """Find out which rows are one person."""
        self.found = found = merger.find(self.request.threshold)
        check_merges(found, self.request.limits, self.numbers.read, "row")
        self.result.threshold = self.request.threshold or USUAL
        self.result.compared, self.result.doubtful = found.compared, len(found.doubtful)
        self.result.nobody = merger.nobody
        self.result.largest = max(Counter(found.cluster_of).values(), default=0)
        self.result.dropped = tuple(found.dropped)

    def people(self) -> Iterator[tuple[str, ...]]:
        """The output, one row a person."""
        for row in self._merger.rows():
            self.result.written += 1
            yield tuple(row)

    def count_lost(self) -> None:
        """Count the cells that went with merged rows, once the output is written."""
        columns = self.table.columns
        for at, cells in self._merger.lost.items():
            if cells:
                self.result.lost[columns[at]] += cells

    @property
    def _merger(self) -> RowMerger:
        assert self.merger is not None  # noqa: S101 - `take_in` comes first
        return self.merger

    def save_found(self) -> None:
        """Save what was found while the output can still be left as it was, should that fail."""
        request, result = self.request, self.result
        columns = (*WHERE, "cluster_id")
        if request.clusters is not None:
            _save(request.clusters, columns, self.clusters(), "--clusters")
            result.clusters_file = request.clusters
        if request.merged is not None:
            _save(request.merged, (*columns, *self.table.columns), self._several(), "--merged")
            result.merged_file = request.merged
        if request.matches is not None:
            self.save_matches(request.matches)
            result.matches_file = request.matches

    def save_matches(self, path: Path) -> None:
        """Save the pairs, each with what is known of the two."""
        pairs = (*self.found.same, *self.found.doubtful)
        shown = self.shown(SHOWN, {row for pair in pairs for row in pair[:2]})
        sides = [header for both in zip(*SIDES, strict=True) for header in both]
        save_pairs(
            path,
            self.found,
            Telling((*WHERE, *OTHER), lambda pair: self._place(pair.l) + self._place(pair.r)),
            Telling(sides, lambda pair: [*chain(*zip(shown[pair.l], shown[pair.r], strict=True))]),
        )

    def shown(self, names: Sequence[str], wanted: Container[int]) -> dict[int, tuple[str, ...]]:
        """Give what some rows say under some fields."""
        return self._merger.shown(names, wanted)

    def _place(self, at: int) -> tuple[str, str]:
        return place(self.numbers, at)

    def clusters(self) -> Iterator[tuple[str, ...]]:
        """Every row that could be read, and the first row of its person."""
        homes = self._merger.cluster_of
        return ((*self._place(at), str(self.numbers.read[home])) for at, home in enumerate(homes))

    def _several(self) -> Iterator[tuple[str, ...]]:
        """The rows of those who have several, side by side, as they were cleaned."""
        for at, home, row in self._merger.several():
            yield (*self._place(at), str(self.numbers.read[home]), *row)


def _save(path: Path, columns: Sequence[str], rows: Iterator[tuple[str, ...]], option: str) -> None:
    write_file(path, format_for(path, "csv"), columns, rows, option=option)
