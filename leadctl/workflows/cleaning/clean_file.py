"""`clean FILE`: the cleaning of an import, from file to file; columns and their order stay."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from leadctl.cleaning.emails.deliverable import ADDRESSES, mail_domains
from leadctl.exporting.writers import HOLD_BLANKS
from leadctl.mapping.deciding.plan import Plan
from leadctl.mapping.passing.added import Added
from leadctl.mapping.passing.cleaning_pass import clean_table
from leadctl.workflows.cleaning.file_to_file import (
    Cleaning,
    CleanRequest,
    CleanResult,
    checked,
    deliver,
    follows,
    form_for,
)
from leadctl.workflows.cleaning.one_column import whole_lines
from leadctl.workflows.lists.changes import Explainer, Report, held_changes
from leadctl.workflows.lists.inputs import opened_table, table_of
from leadctl.workflows.lists.lacking import Lacking
from leadctl.workflows.lists.rejects import held_rejects
from leadctl.workflows.rules.mail_domains import look_up, require_addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from leadctl.reading import Plain
    from leadctl.rows import Chunk, Table
    from leadctl.workflows.lists.changes import HeldChanges
    from leadctl.workflows.lists.written_ways import Again
    from leadctl.workflows.rules.mail_domains import Progress


def clean_file(
    request: CleanRequest,
    report: Progress = lambda _done, _total: None,
    asking: Progress = lambda _done, _total: None,
) -> CleanResult:
    """Write the file's rows with clean values; what could not be read goes to the rejects.

    Args:
        request: what is asked for.
        report: told how many bytes are done, and of how many; a list whose mail domains are looked
            up is read twice.
        asking: told how many mail domains are done, and of how many.

    Raises:
        UsageError: two of the files are one, or there is no such country, or the library that asks
            name servers is not installed.
        Refused: more rows were rejected than the request allows.
        LeadctlError: the file is missing or unreadable, its columns are unclear, or the output
            cannot be written.
    """
    form = checked(request)
    typed = form.cells == "typed" or follows(request)
    with (
        opened_table(request.path, request.taken, typed=typed) as (file, parted),
        whole_lines(file, parted, request) as table,
        held_rejects() as rejects,
        held_changes() as changes,
    ):
        form = form_for(request, form, table)
        result = CleanResult(
            request.path, encoding=table.shape.encoding, delimiter=table.shape.delimiter
        )
        total = file.path.stat().st_size

        def read(done: int) -> None:
            report(min(done, total), total)

        if request.lookup:
            domains = _domains(request, file, read)
            read(total)
            result.mail = look_up(domains, request.lookup, asking)
        holds = form.name in HOLD_BLANKS
        cleaning = _ToFile(request, table, result, rejects, changes=changes, holds_blanks=holds)
        if table.columns:
            cleaning.decide(partial(_again, file, request), read)
        rows = cleaning.rows(read)
        deliver(request, form, (*cleaning.table.columns, *result.added), rows)
    return result


def _domains(request: CleanRequest, file: Plain, report: Callable[[int], None]) -> list[str]:
    """Read a list for the domains of its addresses, each once."""
    again = partial(_again, file, request)
    with again() as table, held_rejects() as rejects:
        reading = _ForDomains(request, table, CleanResult(request.path), rejects)
        if table.columns:
            reading.decide(again)
        return list(dict.fromkeys(reading.domains(report)))


@contextmanager
def _again(file: Plain, request: CleanRequest) -> Iterator[Table]:
    """Open once more what has been opened, from its first row."""
    with (
        table_of(file, request.path, request.taken) as parted,
        whole_lines(file, parted, request) as table,
    ):
        yield table


@dataclass
class _ForDomains(Cleaning):
    """The same read for nothing but its mail domains."""

    takes_anything = True

    def domains(self, report: Callable[[int], None]) -> Iterator[str]:
        """The domains for whose answers verdicts wait, as often as they stand in the list."""
        plan, done = self.result.plan, 0
        addresses = ADDRESSES if self.only is None else ADDRESSES & self.only
        require_addresses(self.only, self.request.only)
        if plan is None or addresses.isdisjoint(plan.by_field):
            return
        for chunk in self.table.chunks:
            table = clean_table(plan, self.unguarded(chunk), self.rules, only=addresses)
            for cells in table.cells.values():
                yield from mail_domains(cells)
            done += _size(chunk)
            report(done)


def _size(chunk: Chunk) -> int:
    """About how many bytes of the list a chunk is."""
    return sum(len(line) for line in chunk.columns[0]) * len(chunk.columns)


@dataclass
class _ToFile(Cleaning):
    """The same on its way to a list of the same columns.

    Attributes:
        changes: holds what changed.
        holds_blanks: whether a row that says nothing is one for whoever reads the output next.
    """

    takes_anything = True

    changes: HeldChanges = field(kw_only=True)
    holds_blanks: bool = field(kw_only=True)
    _added: Added | None = None
    _explainer: Explainer | None = None

    def decide(self, again: Again, report: Callable[[int], None] = lambda _done: None) -> None:
        """Decide also what is added to the list, and what is told of it."""
        super().decide(again, report)
        request, plan = self.request, self.result.plan
        assert plan is not None  # noqa: S101 - just made
        self._added = Added(
            plan,
            self.table.columns,
            self.table.sample,
            self.only,
            verdicts=request.verdicts,
            derived=request.derived,
        )
        self.result.added, self.result.filled = self._added.names, self._added.filled
        self.result.lacking = Lacking(request.required)
        self.result.notes += tuple(_without_column(plan, self.only or frozenset()))
        if request.verdicts and not self._added.judges:
            self.result.notes += ("no column is an e-mail or phone: `--verdicts` adds nothing",)
        if self._added.shows_names and not request.derived:
            self.result.notes += (_NAMES_LEFT,)
        if request.changes or request.report:
            self._explainer = Explainer(plan, self.rules)
        if request.report:
            self.result.report = Report()

    def rows(self, report: Callable[[int], None]) -> Iterator[Sequence[str]]:
        """The rows with clean values; what is told of them is saved behind the last one."""
        done = 0
        for chunk in self.table.chunks:
            self.rejects.add(chunk.rejects)
            self.result.rows += len(chunk.lines)
            yield from zip(*self._cleaned(chunk), strict=True)
            done += _size(chunk)
            report(done)
        self.save_rejects()
        request = self.request
        if request.changes and not request.dry_run:
            self.changes.save(request.changes, raw=request.raw)
            self.result.changes_file = request.changes

    def _cleaned(self, chunk: Chunk) -> list[Sequence[str]]:
        """The columns of a chunk with clean values, and what is added to them."""
        plan, given = self.result.plan or Plan(()), self.unguarded(chunk)
        look, only = self.result.figures.add, self.only
        filled = self._added.places if self._added else False
        table = clean_table(plan, given, self.rules, look, only, filled=filled)
        whole = self._added.columns(given, table, self.rules) if self._added else table.texts
        if lost := [] if self.holds_blanks else _blank_rows(whole, given):
            table = table._replace(texts=_as_read(lost, table.texts, given))
            whole = [*table.texts, *whole[len(table.texts) :]]
            self.result.figures.take_back(plan, given, table, lost)
        self.result.lacking.add(plan, chunk.lines, table)
        if self._explainer:
            changes = list(self._explainer.changes(chunk.lines, given, table))
            if self._added:
                changes += self._explainer.filled(chunk.lines, self._added.fillings)
            if self.request.changes:
                self.changes.add(changes)
            if self.result.report:
                self.result.report.add(plan, changes, table)
        return whole


def _blank_rows(texts: Sequence[Sequence[str]], given: Sequence[Sequence[str]]) -> list[int]:
    """Find rows of nothing but null words, of which cleaning would leave nothing.

    Whoever reads the list next passes over blank rows, and those below would move up.
    """
    empty = [row for row, text in enumerate(texts[0]) if not text] if texts else []
    blank = [row for row in empty if not any(column[row] for column in texts)]
    return [row for row in blank if any(column[row] for column in given)]


def _as_read(
    rows: Sequence[int], texts: Sequence[Sequence[str]], given: Sequence[Sequence[str]]
) -> list[Sequence[str]]:
    """Leave some rows as they were read."""
    kept = [list(column) for column in texts]
    for column, cells in zip(kept, given, strict=True):
        for row in rows:
            column[row] = cells[row]
    return list(kept)


_NAMES_LEFT = "names beside the addresses are left out: `--derived` keeps them in their own columns"


def _without_column(plan: Plan, only: frozenset[str]) -> Iterator[str]:
    """Say so where none of the fields to clean has a column."""
    if only and only.isdisjoint(plan.by_field):
        yield f"no column is {' or '.join(sorted(only))}: nothing was to be cleaned"


__all__ = ["CleanRequest", "clean_file"]
