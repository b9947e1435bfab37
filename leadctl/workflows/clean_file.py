"""`clean FILE`: the cleaning of an import, from file to file; columns and their order stay."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.guard import unguarded
from leadctl.exporting.writers import format_for, write, write_file
from leadctl.mapping.cleaning_pass import clean_columns
from leadctl.mapping.plan import Plan, load_map, make_plan
from leadctl.reading import open_table
from leadctl.workflows.figures import Figures
from leadctl.workflows.import_lists import opened
from leadctl.workflows.rejects import rejects_path, write_rejects
from leadctl.workflows.stage_rows import date_orders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from leadctl.exporting.writers import Format
    from leadctl.rows import Reject, Table


@dataclass(frozen=True, slots=True)
class CleanRequest:
    """What a user asks of a cleaning; `path` is `-` for standard input.

    Exactly one of `output` (a file) and `stream` (open, takes bytes) is given.
    """

    path: str
    form: Format
    output: Path | None = None
    stream: BinaryIO | None = None
    region: str = ""
    profile: str = ""
    map_path: Path | None = None
    encoding: str = ""
    delimiter: str = ""
    rejects: Path | None = None
    raw: bool = False
    dry_run: bool = False


@dataclass
class CleanResult:
    """What cleaning a file did; rejects are held back until the file has been read."""

    name: str
    rows: int = 0
    rejected: int = 0
    rejects_file: Path | None = None
    encoding: str = ""
    delimiter: str = ""
    plan: Plan | None = None
    figures: Figures = field(default_factory=Figures)


def clean_file(
    request: CleanRequest, report: Callable[[int, int], None] = lambda _done, _total: None
) -> CleanResult:
    """Write the file's rows with clean values; what could not be read goes to the rejects.

    Raises:
        LeadctlError: the file is missing or unreadable, its columns are unclear, or the output
            cannot be written.
    """
    with opened(request.path) as path:
        table = open_table(path, encoding=request.encoding, delimiter=request.delimiter)
        result = CleanResult(
            request.path, encoding=table.shape.encoding, delimiter=table.shape.delimiter
        )
        cleaning = _Cleaning(request, table, result)
        if table.columns:
            cleaning.decide()
        total = path.stat().st_size
        rows = cleaning.rows(lambda done: report(min(done, total), total))
        if request.output is not None:
            write_file(request.output, request.form, table.columns, rows, raw=request.raw)
        elif request.stream is not None:
            write(request.stream, request.form, table.columns, rows, raw=request.raw)
        if cleaning.rejects and not request.dry_run:
            target = rejects_path(request.rejects, request.path)
            result.rejects_file = write_rejects(target, cleaning.rejects)
    return result


@dataclass
class _Cleaning:
    """One file on its way."""

    request: CleanRequest
    table: Table
    result: CleanResult
    rules: Rules = field(default_factory=Rules)
    rejects: list[Reject] = field(default_factory=list)

    def decide(self) -> None:
        """Map the columns, and decide what is decided once for a whole column."""
        request = self.request
        map_file = load_map(request.map_path) if request.map_path else None
        plan = make_plan(
            self.table.columns, self.table.sample, profile=request.profile, map_file=map_file
        )
        self.result.plan = plan
        self.rules = Rules(request.region, date_orders(plan, self.table.sample))

    def rows(self, report: Callable[[int], None]) -> Iterator[Sequence[str]]:
        plan = self.result.plan or Plan(())
        done = 0
        for chunk in self.table.chunks:
            self.rejects += chunk.rejects
            self.result.rejected += len(chunk.rejects)
            self.result.rows += len(chunk.lines)
            given = chunk.columns if self.request.raw else map(unguarded, chunk.columns)
            columns = clean_columns(plan, list(given), self.rules, self.result.figures.add)
            yield from zip(*columns, strict=True)
            done += sum(len(line) for line in chunk.columns[0]) * len(chunk.columns)
            report(done)


__all__ = ["CleanRequest", "CleanResult", "clean_file", "format_for"]
