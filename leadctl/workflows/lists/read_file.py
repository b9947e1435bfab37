"""`read`: what a list is and how it was understood, or its table as plain text in good order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.exporting.atomic import check_place
from leadctl.exporting.writers import format_for, write, write_file
from leadctl.mapping.maps.profiles import recognised
from leadctl.reading import RowStream
from leadctl.reading.opening.mended import header_of
from leadctl.rows import DETECTED
from leadctl.workflows.lists.inputs import opened_table
from leadctl.workflows.lists.places import keep_apart, no_dash
from leadctl.workflows.lists.rejects import (
    allowed_rejects,
    check_rejects,
    held_rejects,
    rejects_path,
    unless_refused,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from leadctl.reading.encodings.lines import Tally
    from leadctl.rows import ReadOptions, Reject, Shape, Table
    from leadctl.workflows.lists.rejects import HeldRejects

EXAMPLES = 3
"""How many lines are shown of each kind of reject."""


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """What a user asks of a reading; `path` is `-` for standard input.

    `output` is a file and `stream` an open one that takes bytes; with neither the rows are looked
    at and not kept, but for the first `show`.
    """

    path: str
    output: Path | None = None
    stream: BinaryIO | None = None
    format: str | None = None
    taken: ReadOptions = DETECTED
    rejects: Path | None = None
    max_rejects: str = ""
    raw: bool = False
    show: int = 0

    @property
    def writes(self) -> bool:
        """Whether the rows go anywhere."""
        return self.output is not None or self.stream is not None


@dataclass
class ReadResult:
    """What a list turned out to be.

    Attributes:
        name: the file, as given.
        shape: what the reader found it to be.
        columns: its headers, each with a name of its own.
        profile: vendor whose headers these are, empty for none.
        rows: how many could be read.
        first: the first of them.
        rejected: how many could not.
        reasons: the same by reason.
        aside: lines around the rows, by the reason for which they are none.
        examples: reason -> some rejects.
        tally: what was passed over and mended.
        rejects_file: where the rejects went, None without any.
    """

    name: str
    shape: Shape
    columns: tuple[str, ...]
    tally: Tally
    profile: str = ""
    rows: int = 0
    first: list[tuple[str, ...]] = field(default_factory=list)
    rejected: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    aside: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Reject]] = field(default_factory=dict)
    rejects_file: Path | None = None


def read_file(request: ReadRequest) -> ReadResult:
    """Read a list to its end, and write its rows where the request wants them.

    What could not be placed goes to a file of rejects where the rows are written.

    Raises:
        UsageError: two of the files are one, or there is no such sheet, member or table.
        Refused: more rows were rejected than the request allows.
        LeadctlError: the file is missing or unreadable, or an output cannot be written.
    """
    if request.max_rejects:
        allowed_rejects(request.max_rejects, 0)
    no_dash(request.rejects)
    outputs = (("--output", request.output), ("--rejects", request.rejects))
    keep_apart([request.path], list(outputs))
    form = format_for(request.output, request.format, other="csv" if request.raw else "")
    for option, path in outputs:
        if path is not None:
            check_place(path, option)
    with (
        opened_table(request.path, request.taken) as (_, table),
        held_rejects() as rejects,
    ):
        assert isinstance(table.chunks, RowStream)  # noqa: S101 - every reader gives one
        vendor = recognised(table.columns)
        profile = vendor.name if vendor else ""
        result = ReadResult(request.path, table.shape, table.columns, table.chunks.tally, profile)
        rows = _rows(request, table, result, rejects)
        if request.output is not None:
            write_file(request.output, form, table.columns, rows, raw=request.raw)
        elif request.stream is not None:
            with unless_refused(request.stream, request.max_rejects) as stream:
                write(stream, form, table.columns, rows, raw=request.raw)
        else:
            result.first = list(islice(rows, request.show))
            for _ in rows:
                pass
    return result


def _rows(
    request: ReadRequest, table: Table, result: ReadResult, rejects: HeldRejects
) -> Iterator[tuple[str, ...]]:
    for chunk in table.chunks:
        rejects.add(chunk.rejects)
        result.rows += len(chunk.lines)
        for one in chunk.rejects:
            known = result.examples.setdefault(one.reason, [])
            if len(known) < EXAMPLES:
                known.append(one)
        yield from zip(*chunk.columns, strict=True)
    result.rejected, result.reasons, result.aside = rejects.count, rejects.reasons, rejects.aside
    if request.writes and (rejects.count or rejects.aside):
        header = header_of(table.columns, table.shape)
        result.rejects_file = rejects.save(_place(request), header)
    elif request.output is not None and request.rejects is None:
        _place(request).unlink(missing_ok=True)  # of an earlier run, and nobody has mended them
    check_rejects(
        request.max_rejects,
        result.rows + result.rejected,
        result.reasons,
        "nothing was written" if request.writes else "see them with `--explain`",
        str(result.rejects_file or ""),
    )


def _place(request: ReadRequest) -> Path:
    """Where the rejects go: as asked, else `OUT.rejects.csv`, else beside the input."""
    if request.rejects is not None or request.output is None:
        return rejects_path(request.rejects, request.path, [Path(request.path)])
    taken = [Path(request.path), request.output]
    return rejects_path(None, str(request.output), taken)


__all__ = ["ReadRequest", "ReadResult", "read_file"]
