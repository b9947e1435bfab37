"""`leadctl read`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from leadctl.cli import options
from leadctl.cli.import_summary import DELIMITERS, rejected
from leadctl.cli.output import Output, emit_findings, emit_json, emit_rows
from leadctl.cli.spread import spread
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leadctl.workflows.lists.read_file import ReadResult

SHOWN = 10
"""Rows that are shown where they are not written."""


@spread
def run(
    *,
    file: Annotated[str, Argument(metavar="FILE", help="Lead list; - is standard input.")],
    explain: Annotated[
        bool, Option("--explain", help="Tell how the list was understood, and what that rests on.")
    ] = False,
    raw: Annotated[
        bool, Option("--raw", help="Write the table as found: UTF-8, commas, headers first.")
    ] = False,
    output: options.OutputPath = None,
    form: options.Format = None,
    taken: options.Taken,
    rejects: options.Rejects = None,
    max_rejects: options.MaxRejects = "",
    common: options.Common,
) -> None:
    """Read a list without a store: show its rows, tell how it was understood, or write it anew.

    Nothing is mapped or cleaned. Broken rows are made whole where it is plain how; what could not
    be placed goes to the file of rejects.
    """
    from leadctl.workflows.lists.read_file import ReadRequest, read_file

    writing = options.Writing(output, form, raw)
    writes = raw or output is not None
    said = common.json or explain
    stream = writing.stream(json=said, dry_run=False) if writes else None
    show = 0 if said else SHOWN
    request = ReadRequest(
        file, writing.path, stream, form, taken, rejects, max_rejects, raw=raw, show=show
    )
    result = read_file(request)
    if common.json:
        emit_json(_document(result))
    elif explain:
        emit_findings(_findings(result))
    elif result.columns and not writes:
        emit_rows(result.columns, result.first)
    place = writing.place if writes else ""
    Output(quiet=common.quiet or said).summary(_lines(result, place, file))


def _lines(result: ReadResult, place: str, file: str) -> Iterator[str]:
    to = f"-> {place}   " if place else ""
    read = counted(result.rows + result.rejected, "row")
    yield f"{read} read   {f'{result.rows:,} {to}' if to else ''}{rejected(result)}"
    yield from (f"  {note}" for note in (*result.shape.notes, *result.tally.notes))
    step = f"leadctl import {file}" if file != "-" else "leadctl import -"
    yield f"  next: leadctl read {file} --explain        or: {step}"


def _findings(result: ReadResult) -> Iterator[tuple[str, str]]:
    """Say what was found, each with what it rests on."""
    from leadctl.reading.encodings.lines import FAULTS
    from leadctl.reading.opening.rejects import REASONS

    shape, tally = result.shape, result.tally
    packed = f" in {shape.packing}" if shape.packing else ""
    part = f", `{shape.sheet or shape.member}`" if shape.sheet or shape.member else ""
    yield "container", f"{shape.format}{packed}{part}"
    if shape.encoding:
        yield "encoding", _because(shape.encoding, shape.encoding_why)
        yield from (("", f"reads {sample}") for sample in shape.encoding_samples)
    if shape.format == "csv" and result.columns:
        delimiter = DELIMITERS.get(shape.delimiter, shape.delimiter or "none")
        yield "delimiter", _because(delimiter, shape.delimiter_why)
        inside = f"inside cells {shape.escape_told}" if shape.quote else ""
        yield "quotes", _because(shape.quote or "none", inside)
    where = f"line {shape.header_line}" if shape.header_line and result.columns else "none"
    yield "header", _because(where, shape.header_why if result.columns else "the file is empty")
    yield "columns", ", ".join(result.columns)
    if result.profile:
        yield "layout", result.profile
    yield from (("note", note) for note in shape.notes)
    counts = f"{result.rows:,} read, {result.rejected:,} rejected"
    yield "rows", f"{counts}, {tally.blank:,} blank passed over"
    if tally.tables:
        yield "table", f"{tally.table} of {len(tally.tables) + 1}"
    yield from (("other table", f"--table {one.number}: {one.told}") for one in tally.tables)
    for fault, n in tally.faults.most_common():
        yield "repaired", f"{n:,} x {FAULTS[fault]}: line {_and_so_on(tally.examples[fault], n)}"
    for reason, some in result.examples.items():
        n = result.aside[reason] or result.reasons[reason]
        lines = _and_so_on([one.line for one in some], n)
        what = "left out" if reason in result.aside else "rejected"
        yield what, f"{n:,} x {REASONS[reason]}: line {lines}"
        yield from (("", f"{one.line}: {one.raw[:_RAW]}") for one in some)


_RAW = 100
"""Characters of a rejected line that are shown."""


def _because(what: str, why: str) -> str:
    return f"{what}   ({why})" if why else what


def _and_so_on(lines: list[int], total: int) -> str:
    return ", ".join(map(str, lines)) + (", ..." if total > len(lines) else "")


def _document(result: ReadResult) -> dict[str, Any]:
    shape, tally = result.shape, result.tally
    return {
        "file": result.name,
        "format": shape.format,
        "packing": shape.packing or None,
        "member": shape.member or None,
        "sheet": shape.sheet or None,
        "encoding": shape.encoding or None,
        "encoding_why": shape.encoding_why,
        "encoding_samples": list(shape.encoding_samples),
        "delimiter": shape.delimiter or None,
        "delimiter_why": shape.delimiter_why,
        "quote": shape.quote or None,
        "escape": shape.escape or None,
        "header_line": shape.header_line,
        "header_why": shape.header_why,
        "columns": list(result.columns),
        "profile": result.profile or None,
        "notes": [*shape.notes, *tally.notes],
        "rows": result.rows + result.rejected,
        "read": result.rows,
        "rejected": result.rejected,
        "blank": tally.blank,
        "repaired": tally.mended,
        "repairs": [
            {"fault": fault, "rows": n, "lines": tally.examples[fault]}
            for fault, n in tally.faults.items()
        ],
        "table": tally.table,
        "other_tables": [one._asdict() for one in tally.tables],
        "aside": dict(result.aside),
        "reasons": dict(result.reasons),
        "rejects": [one._asdict() for some in result.examples.values() for one in some],
        "rejects_file": str(result.rejects_file) if result.rejects_file else None,
    }
