"""Lists into the staging: each opened, mapped, known again or told row by row."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from leadctl.errors import LeadctlError
from leadctl.mapping.cells.content import values
from leadctl.reading.opening.mended import header_of
from leadctl.store.changing.landing import Staged, known_file
from leadctl.store.changing.outcome import Landed
from leadctl.store.derived.load import READ_AT
from leadctl.store.facts.author import storable
from leadctl.workflows.importing.company_lists import as_companies
from leadctl.workflows.importing.full_lists import refuse_part
from leadctl.workflows.importing.import_result import FileResult
from leadctl.workflows.importing.map_columns import Mapper
from leadctl.workflows.importing.stage_rows import RowStaging
from leadctl.workflows.lists.inputs import label, plain, table_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from leadctl.mapping.deciding.plan import MapFile
    from leadctl.reading import Plain
    from leadctl.rows import Shape, Table
    from leadctl.store.facts.staging import Staging
    from leadctl.workflows.importing.import_request import ImportRequest
    from leadctl.workflows.importing.map_columns import ListTerms


@dataclass
class ListStaging:
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
        terms = self._understand(file, table, result)
        facts = self._facts(number, file.path, table, result, terms)
        known = None if again else known_file(self.con, facts)
        if known is None:
            self._stage_rows(facts, table, result, self._reporter(file.path))
            return
        self.known.append(facts)
        result.known, result.rows, result.rejected = known
        result.landed = Landed(0, 0, 0, known.rows, 0)

    def _understand(self, file: Plain, table: Table, result: FileResult) -> ListTerms:
        """Decide what the columns mean and on which terms the rows come in, and tell both."""
        mapper = Mapper(self.con, self.request, self.map_file)
        planned = mapper.plan(table, result.name)
        plan, told, result.warnings, _ = planned
        result.profile = plan.profile
        if self.request.full:
            refuse_part(plan, table)
        again = partial(table_of, file, result.name, self.request.taken)
        terms = mapper.terms(planned, table, again, self._reporter(file.path))
        plan, options, told_of = as_companies(plan, terms.options, table, self.request)
        result.plan, result.is_of_companies = plan, options.companies
        result.source = storable(mapper.source(table, result.name, plan))
        result.header = header_of(table.columns, table.shape, result.source)
        if plan.is_ours and READ_AT not in table.columns:
            result.notes += (f"without `{READ_AT}` every cell unlike its lead is an edit",)
        result.notes += (*told_of, *told)
        result.notes += mapper.changed(result.source, plan, table, companies=options.companies)
        result.samples = samples_of(table) if self.request.dry_run else ()
        return terms._replace(options=options)

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
