"""`dedupe FILE`: from file to file, one row a person; the store has no part in it."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, TypeVar

from leadctl.exporting.writers import format_for, write_file
from leadctl.mapping.plan import Plan
from leadctl.matching.pairs import USUAL
from leadctl.matching.preference import NO_PREFERENCE, Preference
from leadctl.workflows.file_to_file import (
    Cleaning,
    CleanRequest,
    CleanResult,
    checked,
    deliver,
    follows,
    form_for,
)
from leadctl.workflows.inputs import opened_table, table_of
from leadctl.workflows.merge_limits import ANY, MergeLimits, check_merges
from leadctl.workflows.merge_rows import RowMerger
from leadctl.workflows.rejects import held_rejects
from leadctl.workflows.row_numbers import RowNumbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from leadctl.matching.duplicates import DroppedBlock

_Way = TypeVar("_Way", bound="Deduping")


@dataclass(frozen=True, slots=True)
class DedupeRequest(CleanRequest):
    """What a user asks.

    `clusters` is where to write which rows are one person; `threshold` is the
    probability from which they are, `limits` say how much may be merged, and `preference` which of
    several values stays.
    """

    clusters: Path | None = None
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
        clusters_file: where it says which rows are one person.
        threshold: probability from which two were.
    """

    written: int = 0
    compared: int = 0
    doubtful: int = 0
    nobody: int = 0
    largest: int = 0
    dropped: tuple[DroppedBlock, ...] = ()
    clusters_file: Path | None = None
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
        work.save_clusters()
        deliver(request, form_for(request, form, work.table), work.columns, work.people())
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
        TemporaryFile() as spool,
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
    """

    request: DedupeRequest
    result: DedupeResult
    spool: BinaryIO = field(kw_only=True)
    numbers: RowNumbers = field(default_factory=RowNumbers)
    merger: RowMerger | None = None

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
        found = merger.find(self.request.threshold)
        check_merges(found, self.request.limits, self.numbers.read, "row")
        self.result.threshold = self.request.threshold or USUAL
        self.result.compared, self.result.doubtful = found.compared, len(found.doubtful)
        self.result.nobody = merger.nobody
        self.result.largest = max(Counter(found.cluster_of).values(), default=0)
        self.result.dropped = tuple(found.dropped)

    def people(self) -> Iterator[tuple[str, ...]]:
        """The output, one row a person."""
        assert self.merger is not None  # noqa: S101 - `take_in` comes first
        for row in self.merger.rows():
            self.result.written += 1
            yield tuple(row)

    def save_clusters(self) -> None:
        """Save the clusters while the output can still be left as it was, should that fail."""
        path = self.request.clusters
        if path is not None and not self.request.dry_run:
            form = format_for(path, "csv")
            write_file(path, form, ("row", "cluster_id"), self.clusters(), option="--clusters")
            self.result.clusters_file = path

    def clusters(self) -> Iterator[tuple[str, str]]:
        """Every data row and the lowest row of its person, rising; what was rejected is alone."""
        assert self.merger is not None  # noqa: S101 - `take_in` comes first
        home = self.merger.cluster_of
        read, apart = self.numbers.read, self.numbers.apart
        known = ((number, read[home[at]]) for at, number in enumerate(read))
        pairs = sorted((*known, *((number, number) for number in apart)), key=itemgetter(0))
        return ((str(row), str(cluster)) for row, cluster in pairs)
