"""What `clean FILE` and `dedupe FILE` have in common: from a list to one of the same columns."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.guard import unguarded
from leadctl.cleaning.ownrules import NO_RULES
from leadctl.exporting.atomic import check_place, is_stream
from leadctl.exporting.writers import format_for, write, write_file
from leadctl.mapping.deciding.doubts import doubts
from leadctl.mapping.deciding.plan import Plan, make_plan
from leadctl.mapping.deciding.wanted import fields_wanted
from leadctl.reading.opening.mended import header_of
from leadctl.rows import DETECTED
from leadctl.workflows.cleaning.one_column import understood
from leadctl.workflows.lists.figures import Figures
from leadctl.workflows.lists.lacking import Lacking
from leadctl.workflows.lists.places import keep_apart, no_dash
from leadctl.workflows.lists.region import check_region
from leadctl.workflows.lists.rejects import (
    allowed_rejects,
    check_rejects,
    rejects_path,
    unless_refused,
)
from leadctl.workflows.lists.saved_maps import found_map
from leadctl.workflows.lists.written_ways import ways_of
from leadctl.workflows.rules.ask_dns import require_dns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from leadctl.cleaning.ownrules import OwnRules
    from leadctl.exporting.writers import Format
    from leadctl.rows import Chunk, ReadOptions, Table
    from leadctl.workflows.lists.changes import Report
    from leadctl.workflows.lists.rejects import HeldRejects
    from leadctl.workflows.lists.written_ways import Again
    from leadctl.workflows.rules.mail_domains import Lookup, MailDomains


@dataclass(frozen=True, slots=True)
class CleanRequest:
    """What a user asks of a cleaning; `path` is `-` for standard input.

    Exactly one of `output` (a file) and `stream` (open, takes bytes) is given; with `dry_run`
    neither is written. `format` is the name of one; without it the suffix of `output` says.
    `changes` is where to tell each cell that changed, `report` asks for fuller figures, `only`
    names the fields to clean (none for all), `verdicts` and `derived` ask for further columns, and
    `fix_typos` for the addresses that are meant. `own` are the user's rules, and `required` the
    fields that every row should have. `lookup` says how to find out which mail domains take mail;
    None asks nobody.
    """

    path: str
    format: str | None = None
    output: Path | None = None
    stream: BinaryIO | None = None
    region: str = ""
    profile: str = ""
    map_path: Path | None = None
    taken: ReadOptions = DETECTED
    rejects: Path | None = None
    max_rejects: str = ""
    raw: bool = False
    dry_run: bool = False
    changes: Path | None = None
    report: bool = False
    only: tuple[str, ...] = ()
    verdicts: bool = False
    derived: bool = False
    fix_typos: bool = False
    own: OwnRules = NO_RULES
    required: tuple[str, ...] = ()
    lookup: Lookup | None = None

    @property
    def outputs(self) -> tuple[tuple[str, Path | None], ...]:
        """The files to write, each with the option that names it; the list itself comes first."""
        return (
            ("--output", self.output),
            ("--rejects", self.rejects),
            ("--changes", self.changes),
        )


@dataclass
class CleanResult:
    """What cleaning a file did.

    Attributes:
        name: the file, as given.
        rows: rows written.
        rejected: rows that could not be read.
        reasons: the same by reason.
        aside: lines around the rows, by the reason for which they are none.
        rejects_file: where both went, None without any.
        encoding, delimiter: as found or given.
        notes: what a user should know of the file.
        plan: how the columns were mapped; None for an empty file.
        figures: what cleaning did.
        report: by which rules, where that was asked for.
        changes_file: where each changed cell is told; None where that was not asked for.
        added: headers of the columns behind the list's own.
        filled: field -> cells of the list's own columns that were empty, filled from their rows.
        lacking: the rows without a required field.
        mail: what is known of the mail domains; None where that was not asked for.
    """

    name: str
    rows: int = 0
    rejected: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    aside: Counter[str] = field(default_factory=Counter)
    rejects_file: Path | None = None
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[str, ...] = ()
    plan: Plan | None = None
    figures: Figures = field(default_factory=Figures)
    report: Report | None = None
    changes_file: Path | None = None
    added: tuple[str, ...] = ()
    filled: Counter[str] = field(default_factory=Counter)
    lacking: Lacking = field(default_factory=Lacking)
    mail: MailDomains | None = None


def follows(request: CleanRequest) -> bool:
    """Whether the input says in which format to write, for neither an option nor a suffix does."""
    path = request.output
    return request.format is None and (path is None or is_stream(path) or not path.suffix)


def form_for(request: CleanRequest, form: Format, table: Table) -> Format:
    """Give the format to write: that in which the list came, where nothing else says it.

    A workbook comes out as CSV, for no pipe takes one.
    """
    shape = table.shape
    came = "tsv" if (shape.format, shape.delimiter) == ("csv", "\t") else shape.format
    if came == "json" and Path(request.path).suffix.lower() in format_for(None, "jsonl").suffixes:
        came = "jsonl"  # its one line is an object like any other
    return format_for(None, came) if came in _CAME and follows(request) else form


_CAME = {"tsv", "json", "jsonl"}
"""Formats in which a list comes and goes; all else is CSV."""


def deliver(
    request: CleanRequest, form: Format, columns: Sequence[str], rows: Iterator[Sequence[str]]
) -> None:
    """Write the rows where the request wants them; a dry run walks them all the same."""
    path = Path(os.devnull) if request.dry_run else request.output
    if path is not None:
        write_file(path, form, columns, rows, raw=request.raw)
        return
    assert request.stream is not None  # noqa: S101 - one of the two is given
    with unless_refused(request.stream, request.max_rejects) as stream:
        write(stream, form, columns, rows, raw=request.raw)


def checked(request: CleanRequest) -> Format:
    """Check what can be checked before anything is read, and give the format to write."""
    if request.max_rejects:
        allowed_rejects(request.max_rejects, 0)
    if request.lookup:
        require_dns()
    for option, path in request.outputs[1:]:
        no_dash(path, option)
    keep_apart([request.path], [("--map", request.map_path), *request.outputs])
    check_region(request.region)
    form = format_for(request.output, request.format)
    for option, path in request.outputs:
        if path is not None:
            check_place(path, option)
    return form


@dataclass
class Cleaning:
    """One file on its way; only where it takes anything the list may be of nobody.

    `only` are the fields that are cleaned, None for all; it is known once that is decided.
    """

    takes_anything: ClassVar[bool] = False

    request: CleanRequest
    table: Table
    result: CleanResult
    rejects: HeldRejects
    rules: Rules = field(default_factory=Rules)
    only: frozenset[str] | None = None

    def decide(self, again: Again, report: Callable[[int], None] = lambda _done: None) -> None:
        """Map the columns, and decide what is decided once for a whole column.

        Args:
            again: opens the list once more, where its first rows leave the order of dates open.
            report: told the characters done then.
        """
        self.table = replace(self.table, sample=tuple(self._unguarded(self.table.sample)))
        plan, told = self._mapped()
        plan = replace(plan, guarded=False)  # what was put before a cell is off already
        self.result.plan, self.only = plan, fields_wanted(self.request.only, plan)
        self.result.notes = (*told, *doubts(plan, self.table.sample))
        ways = ways_of(plan, self.table, again, report=report)
        request = self.request
        answers = self.result.mail.doubtful if self.result.mail else {}
        self.rules = Rules(request.region, ways, request.fix_typos, request.own, answers)

    def _mapped(self) -> tuple[Plan, tuple[str, ...]]:
        """Say what the columns mean, and what a user should know of that."""
        request, table = self.request, self.table
        if len(table.columns) == 1 and not (request.map_path or request.profile):
            found = understood(table, anything=self.takes_anything)
            if found:
                self.table = found.table
                return found.plan, found.notes
        plan = make_plan(
            table.columns,
            table.sample,
            profile=request.profile,
            map_file=found_map(request.map_path) if request.map_path else None,
            guarded=table.shape.guarded,
            anything=self.takes_anything,
        )
        return plan, ()

    def unguarded(self, chunk: Chunk) -> list[list[str]]:
        """The cells as they were before a spreadsheet program or an export guarded them."""
        return self._unguarded(chunk.columns)

    def _unguarded(self, columns: Sequence[list[str]]) -> list[list[str]]:
        if self.request.raw or not self.table.shape.guarded:
            return list(columns)
        return [list(unguarded(column)) for column in columns]

    def save_rejects(self) -> None:
        """Save the rejects while the output can still be left as it was, should that fail."""
        request, self.result.rejected = self.request, self.rejects.count
        self.result.reasons = self.rejects.reasons
        self.result.notes = (*self.table.shape.notes, *self.result.notes, *self.table.chunks.notes)
        self.result.aside = self.rejects.aside
        if (self.rejects.count or self.rejects.aside) and not request.dry_run:
            named = (request.map_path, *(path for _, path in request.outputs))
            taken = [Path(request.path), *(path for path in named if path is not None)]
            path = rejects_path(request.rejects, request.path, taken)
            header = header_of(self.table.columns, self.table.shape)
            self.result.rejects_file = self.rejects.save(path, header)
        check_rejects(
            request.max_rejects,
            self.result.rows + self.rejects.count,
            self.rejects.reasons,
            "nothing was written",
            str(self.result.rejects_file or ""),
        )
