"""`import`: files -> rows -> mapped, cleaned, keyed in a private staging -> one short write."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.errors import LeadctlError
from leadctl.mapping.content import values
from leadctl.mapping.mapfile import parse_map
from leadctl.reading.mended import header_of
from leadctl.rows import UNREAD, Shape
from leadctl.store.changing.landing import Landed, Staged, is_known, known_file, land
from leadctl.store.derived.load import READ_AT
from leadctl.store.derived.vanishing import NO_MARKS, Marks, count_marks
from leadctl.store.facts import operations, tombstones
from leadctl.store.facts.author import storable
from leadctl.store.facts.sources import define
from leadctl.store.facts.staging import Staging, staging
from leadctl.store.opening.connect import StoreChanged, reading, retried, writing
from leadctl.workflows.company_lists import as_companies
from leadctl.workflows.figures import Figures
from leadctl.workflows.full_lists import refuse_loss, refuse_part, refuse_short, torn
from leadctl.workflows.inputs import label, opened, plain, table_of
from leadctl.workflows.map_columns import Mapper
from leadctl.workflows.rejects import check_rejects, held_rejects, rejects_path
from leadctl.workflows.saved_maps import found_map
from leadctl.workflows.stage_rows import RowStaging

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from leadctl.mapping.plan import MapFile, Plan
    from leadctl.reading import Plain
    from leadctl.rows import Reject, Table
    from leadctl.store.facts.author import Author
    from leadctl.workflows.import_request import ImportRequest
    from leadctl.workflows.map_columns import ListTerms


@dataclass
class FileResult:
    """What became of one file.

    Attributes:
        name: as given.
        rows: rows read, rejected ones not counted.
        rejected: rows that could not be read.
        reasons: the same by reason; empty where the file was imported before.
        header: the row that keeps its headers among its rejects.
        aside: lines around the rows, by the reason for which they are none.
        forgotten: rows about people who were erased, of which nothing was kept.
        rejects_file: where both are, None without any.
        shape: what the file is, and which part of it was read.
        profile, source: as found or given.
        plan: how its columns were mapped; None for an empty file.
        samples: some values of each column, of a dry run.
        notes: what the reader did to the file, and what else there is to know of its columns.
        warnings: what is wrong beside the file, such as a saved mapping that is none.
        landed: what its rows came to.
        known: the operation that imported the same file before; then nothing was done.
        figures: what cleaning did to the rows that were new.
        error: why it could not be imported (only with keep_going).
        passed_over: whether it holds rejects of an earlier run, which a pattern of names caught.
        is_of_companies: whether its rows tell of companies, not of people.
    """

    name: str
    rows: int = 0
    rejected: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    header: Reject | None = None
    aside: Counter[str] = field(default_factory=Counter)
    forgotten: int = 0
    rejects_file: Path | None = None
    shape: Shape = UNREAD
    profile: str = ""
    source: str = ""
    plan: Plan | None = None
    samples: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    landed: Landed = field(default_factory=lambda: Landed(0, 0, 0, 0, 0))
    known: int | None = None
    figures: Figures = field(default_factory=Figures)
    error: LeadctlError | None = None
    passed_over: bool = False
    is_of_companies: bool = False


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did; `operation` is None where it changed nothing.

    `marks` tells how many leads a full list lacked for the first time, and how many are back.
    """

    operation: int | None
    files: list[FileResult]
    dry_run: bool = False
    marks: Marks = NO_MARKS

    @property
    def failed(self) -> list[FileResult]:
        """Files that could not be imported."""
        return [one for one in self.files if one.error is not None]


def import_lists(
    store: Path,
    request: ImportRequest,
    author: Author,
    *,
    wait: float = 0.0,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> ImportResult:
    """Import files in one operation: all of them or, unless `keep_going`, none.

    Raises:
        LeadctlError: a file is missing or unreadable, its columns are unclear, rejects exceed
            `max_rejects`, or the store cannot be used.
    """
    map_file = found_map(request.map_path) if request.map_path else None
    if request.map_text:
        map_file = parse_map("the mapping", request.map_text)
    with ExitStack() as stack:
        # Standard input is kept in a file, for it may have to be read again.
        paths = [stack.enter_context(opened(given)) for given in request.paths]
        return retried(_Attempt(store, request, author, map_file, paths, wait, report).make)


@dataclass
class _Attempt:
    """One way of some files through the staging into the store.

    `forgot` is the operation that forgot somebody last, when the files were read.
    """

    store: Path
    request: ImportRequest
    author: Author
    map_file: MapFile | None
    paths: list[Path]
    wait: float
    report: Callable[[int, int], None]
    forgot: int = 0

    def make(self) -> ImportResult:
        """Stage the files and land them.

        Raises:
            StoreChanged: another command changed what the staging was built on.
        """
        request = self.request
        with staging() as stage:
            with reading(self.store, self.wait, snapshot=False) as con:
                secret = con.execute("select value from meta where key = 'secret'").fetchone()[0]
                self.forgot = tombstones.newest(con)
                work = _Work(request, self.map_file, stage, con, secret, self.report)
                given = zip(request.paths, self.paths, strict=True)
                results = [work.stage_file(i, *one) for i, one in enumerate(given)]
                for i in torn(con, work.known, work.staged) if request.full else ():
                    results[i] = work.stage_file(i, request.paths[i], self.paths[i], again=True)
            stage.finish()
            if not request.dry_run:
                _write_rejects(request, stage, work.staged, results)
            _check_rejects(request, results)
            if not work.staged:
                return ImportResult(None, results, request.dry_run)
            operation, marks = self._land(stage, secret, work.staged, results)
        return ImportResult(None if request.dry_run else operation, results, request.dry_run, marks)

    def _land(
        self, stage: Staging, secret: bytes, staged: list[Staged], results: list[FileResult]
    ) -> tuple[int, Marks]:
        with writing(
            self.store,
            self.author.at,
            wait=self.wait,
            holder="leadctl import",
            attach=stage.path,
            dry_run=self.request.dry_run,
            secret=secret,
        ) as con:
            if is_known(con, staged) or tombstones.newest(con) != self.forgot:
                raise StoreChanged
            return _land(con, self.request, self.author, staged, results)


@dataclass
class _Work:
    """The staging of several files."""

    request: ImportRequest
    map_file: MapFile | None
    stage: Staging
    con: sqlite3.Connection
    secret: bytes
    report: Callable[[int, int], None]
    staged: list[Staged] = field(default_factory=list)
    known: list[Staged] = field(default_factory=list)

    def stage_file(self, number: int, given: str, path: Path, *, again: bool = False) -> FileResult:
        """Stage one file; with `again`, also one that the store has already."""
        result = FileResult(given)
        try:
            with plain(path, label(given), self.request.taken.member) as file:
                self._stage(number, file, result, again=again)
        except LeadctlError as error:
            if not self.request.keep_going:
                raise
            result.error = error
        return result

    def _stage(self, number: int, file: Plain, result: FileResult, *, again: bool) -> None:
        with table_of(file, result.name, self.request.taken) as table:
            _describe(result, table.shape)
            if (table.columns or self.request.full) and not self._passes_over(table, result):
                self._stage_table(number, file, table, result, again=again)

    def _stage_table(
        self, number: int, file: Plain, table: Table, result: FileResult, *, again: bool
    ) -> None:
        mapper = Mapper(self.con, self.request, self.map_file)
        planned = mapper.plan(table, result.name)
        plan, told, result.warnings, _ = planned
        result.profile = plan.profile
        if self.request.full:
            refuse_part(plan, table)
        terms = mapper.terms(planned, table)
        plan, options, told_of = as_companies(plan, terms.options, table, self.request)
        result.plan, result.is_of_companies = plan, options.companies
        if plan.is_ours and READ_AT not in table.columns:
            result.notes += (f"without `{READ_AT}` every cell unlike its lead is an edit",)
        result.source = storable(mapper.source(table, result.name, plan))
        result.header = header_of(table.columns, table.shape, result.source)
        result.notes += (*told_of, *told)
        result.notes += mapper.changed(
            result.source, plan, table.shape, companies=options.companies
        )
        result.samples = samples_of(table) if self.request.dry_run else ()
        facts = self._facts(number, file.path, table, result, terms._replace(options=options))
        known = None if again else known_file(self.con, facts)
        if known is not None:
            self.known.append(facts)
            result.known, result.rows, result.rejected = known
            result.landed = Landed(0, 0, 0, known.rows, 0)
            return
        self._stage_rows(facts, table, result, self._reporter(file.path))

    def _stage_rows(
        self, facts: Staged, table: Table, result: FileResult, report: Callable[[int], None]
    ) -> None:
        assert result.plan is not None  # noqa: S101 - made by the caller
        rows = RowStaging(self.stage, self.con, self.secret, facts, result.plan, table.shape)
        rows.run(table, report)
        result.notes += table.chunks.notes
        result.rows, result.figures, result.forgotten = rows.rows, rows.figures, rows.forgotten
        result.reasons, result.aside = rows.reasons, rows.aside
        result.rejected = rows.reasons.total()
        if result.rows or result.rejected or result.aside or self.request.full:
            self.staged.append(replace(facts, rows=result.rows, rejected=result.rejected))

    def _passes_over(self, table: Table, result: FileResult) -> bool:
        """Leave rejects of ours alone among lists: `*apollo*` names them, too, when typed again."""
        result.passed_over = table.shape.rejects_of is not None and len(self.request.paths) > 1
        return result.passed_over

    def _facts(
        self, number: int, path: Path, table: Table, result: FileResult, terms: ListTerms
    ) -> Staged:
        plan = result.plan
        assert plan is not None  # noqa: S101 - made by the caller
        return Staged(
            number,
            storable(result.name),
            _digest(path, self.secret, self._part(table.shape)),
            table.shape.encoding,
            table.shape.delimiter,
            result.source,
            plan.profile,
            plan.to_json(),
            *terms,
            rows=0,
            rejected=0,
            whole=self.request.full,
        )

    def _part(self, shape: Shape) -> str:
        """Name the part of a file that the user asked for; empty where it is the usual one."""
        taken = self.request.taken
        sheet = shape.sheet if taken.sheet else ""
        return f"{sheet}\n{taken.table}" if taken.table else sheet

    def _reporter(self, path: Path) -> Callable[[int], None]:
        total = path.stat().st_size
        return lambda done: self.report(min(done, total), total)


SAMPLES = 3
"""Values of a column that a dry run shows."""


def samples_of(table: Table) -> tuple[tuple[str, ...], ...]:
    """The first different values of each column that say something."""
    return tuple(
        tuple(islice(dict.fromkeys(values(cells)), SAMPLES))
        for cells in table.sample or [[] for _ in table.columns]
    )


def _describe(result: FileResult, shape: Shape) -> None:
    """Keep what the reader found."""
    result.shape = shape
    where = "line" if shape.encoding else "row"
    moved = (f"header on {where} {shape.header_line}",) if shape.header_line > 1 else ()
    result.notes = (*moved, *shape.notes)


def _digest(path: Path, secret: bytes, part: str) -> bytes:
    """A keyed digest of a file's bytes and the part that is read (16 bytes), to know it again."""
    digest = hashlib.blake2b(digest_size=16, key=secret)
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    digest.update(part.encode("utf-8", "backslashreplace"))
    return digest.digest()


_REJECTS_AT_ONCE = 1000


def _write_rejects(
    request: ImportRequest, stage: Staging, staged: Sequence[Staged], results: list[FileResult]
) -> None:
    taken = [Path(name) for name in request.paths]
    for one in staged:
        result = results[one.file]
        if result.rejected or result.aside:
            path = rejects_path(request.rejects, result.name, taken)
            assert result.header is not None  # noqa: S101 - it was staged
            with held_rejects() as held:
                rejects = stage.rejects(one.file)
                while some := list(islice(rejects, _REJECTS_AT_ONCE)):
                    held.add(some)
                result.rejects_file = held.save(path, result.header)
            taken.append(path)


def _check_rejects(request: ImportRequest, results: Sequence[FileResult]) -> None:
    """Stop before anything is written where more was rejected than the user allows."""
    news = [one for one in results if one.known is None]
    check_rejects(
        request.max_rejects,
        sum(one.rows + one.rejected for one in news),
        sum((one.reasons for one in news), Counter()),
        "nothing was imported",
        ", ".join(str(one.rejects_file) for one in results if one.rejects_file),
    )


COUNTS = (
    "new", "joined", "updated", "unchanged", "skipped", "told", "companies", "filled",
)  # fmt: skip
"""What the history keeps of all that became of the rows of an import."""


def _land(
    con: sqlite3.Connection,
    request: ImportRequest,
    author: Author,
    staged: list[Staged],
    results: list[FileResult],
) -> tuple[int, Marks]:
    if request.full and not request.yes:
        refuse_short(con, staged)
    op_id = operations.begin(con, "import", author)
    for name in dict.fromkeys(one.source for one in staged):
        define(con, op_id, replace(request.source, name=name))
    for file, landed in land(con, op_id, author.at, staged).items():
        results[file].landed = landed
    if request.full and not request.yes:
        refuse_loss(con)
    marks = count_marks(con)
    totals = {
        name: sum(getattr(results[one.file].landed, name) for one in staged) for name in COUNTS
    }
    operations.set_counts(
        con,
        op_id,
        {
            "files": len(staged),
            "rows": sum(one.rows for one in staged),
            "rejected": sum(one.rejected for one in staged),
            "forgotten": sum(results[one.file].forgotten for one in staged),
            **totals,
            **marks._asdict(),
        },
    )
    return op_id, marks
