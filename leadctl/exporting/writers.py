"""Rows out as CSV, TSV, JSON, JSON lines or a workbook: streamed, one place for each format."""

from __future__ import annotations

import csv
import json
from functools import partial
from importlib.util import find_spec
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple

import orjson

from leadctl.cleaning.guard import RISKY, guard
from leadctl.errors import OutputError, UsageError, did_you_mean
from leadctl.exporting.atomic import atomic_writer, is_stream, refuse_database
from leadctl.rows import JsonCell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    Cell = str | int | list[str] | None
    Row = Sequence[Cell]
    Column = Sequence[Cell]
    Writing = Callable[[BinaryIO, Sequence[str], Iterable[Row]], None]

HOLD_BLANKS = frozenset({"csv", "tsv", "json", "jsonl"})
"""Formats in which a row of nothing but empty cells is one to whoever reads the list next: with
cells of empty text in JSON, as `"",,` in lines. Blank rows of a sheet are passed over, and those
below would move up."""

JOINER = "; "
"""Between the values of one CSV cell."""

BATCH = 500
"""Rows worked on at a time; more is not faster."""


class Format(NamedTuple):
    """A way to write rows.

    Attributes:
        name: what `--format` calls it.
        suffixes: endings of the file names that mean it.
        write: takes a stream, columns and rows.
        doc: one line for users.
        cells: `typed` (numbers and lists stay what they are), `plain` text with lists joined, or
            `guarded`, the same where spreadsheets would read formulas in it.
        binary: whether a terminal cannot show it.
        needs: module that must be installed, which the extra of `extra` brings.
        extra: name of that extra.
    """

    name: str
    suffixes: tuple[str, ...]
    write: Writing
    doc: str
    cells: Literal["typed", "guarded", "plain"] = "typed"
    binary: bool = False
    needs: str = ""
    extra: str = ""


def write(
    stream: BinaryIO,
    form: Format,
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    raw: bool = False,
) -> int:
    """Write rows to an open stream; memory stays flat however many there are.

    Args:
        stream: takes bytes; stays open.
        form: what `format_for` chose.
        columns: names of the cells of each row.
        rows: as many cells each as there are columns. A field of many values is a list, also when
            it holds none or one; JSON keeps it a list, CSV joins it with `; `.
        raw: do without the formula guard of spreadsheet files.

    Returns:
        How many rows were written, the header not counted.

    Raises:
        UsageError: the stream is a terminal, and cannot show the format.
        OutputError: the format cannot hold the rows.
    """
    if form.binary and stream.isatty():
        raise UsageError(f"a terminal cannot show {form.name}", "name a file with `--output`")
    tally = _Tally()
    counted = tally.counting(rows)
    if form.cells != "typed":
        prepare = _guarded if form.cells == "guarded" and not raw else _joined
        form.write(stream, [str(name) for name in prepare(columns)], _plain(counted, prepare))
    else:
        form.write(stream, columns, counted)
    return tally.count


def write_file(
    path: Path,
    form: Format,
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    raw: bool = False,
    option: str = "--output",
) -> int:
    """Write rows to the file `path`, whole or not at all; otherwise as `write`.

    Args:
        path: where the file shall stand.
        form: as for `write`.
        columns: as for `write`.
        rows: as for `write`.
        raw: as for `write`.
        option: the option by which users choose `path`, for the hint of an error.

    Raises:
        OutputError: `path` cannot be written, or is a database; what was there is untouched.
    """
    refuse_database(path, option)
    with atomic_writer(path, option) as stream:
        return write(stream, form, columns, rows, raw=raw)


def format_for(path: Path | None, wanted: str | None = None, *, other: str = "") -> Format:
    """Choose the format: the one asked for, else that of the file's suffix.

    Args:
        path: where the rows go. No suffix means CSV, as do devices and open streams; `.gz` behind
            it packs them.
        wanted: what `--format` says.
        other: the format of a suffix by which none goes; an error when empty.

    Raises:
        UsageError: no format is called `wanted`, or goes by the suffix.
        OutputError: the format needs a package that is not installed.
    """
    file = None if path is None or is_stream(path) else path
    packed = file is not None and file.suffix.lower() == _GZ
    if packed and file is not None:
        file = file.with_suffix("")
    form = _by_suffix(file, other) if wanted is None else _named(wanted)
    if form.needs and find_spec(form.needs) is None:
        raise OutputError(
            f"{form.name} needs the package {form.needs}, which is not installed",
            f"pip install 'leadctl[{form.extra}]'",
        )
    return form._replace(write=partial(_gzip, form.write), binary=True) if packed else form


_GZ = ".gz"
"""Behind a format's suffix it packs the file."""


def _by_suffix(file: Path | None, other: str) -> Format:
    suffix = "" if file is None else file.suffix.lower()
    if not suffix:
        return FORMATS[0]
    for form in FORMATS:
        if suffix in form.suffixes:
            return form
    if other:
        return _named(other)
    raise UsageError(f"no format ends in `{suffix}`", f"choose one with `--format`: {_all_names()}")


def _named(wanted: str) -> Format:
    by_name = {form.name: form for form in FORMATS}
    name = wanted.strip().lower().lstrip(".")
    if name in by_name:
        return by_name[name]
    hint = did_you_mean(name, by_name, f"formats: {_all_names()}")
    raise UsageError(f"unknown format `{wanted}`", hint)


def _all_names() -> str:
    return ", ".join(form.name for form in FORMATS)


class _Tally:
    """Counts the rows that pass by."""

    def __init__(self) -> None:
        self.count = 0

    def counting(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.count += 1
            yield row


class _Lines:
    """Takes the csv module's lines: ends them with LF alone and encodes them.

    With LF as its own line end, the csv module leaves a cell with a bare CR unquoted (Python before
    3.13), and every reader then sees two rows. Lone surrogates, as escapes in JSON files make them,
    become those escapes again: UTF-8 has no bytes for them, and no export may stop at one.
    """

    def __init__(self, stream: BinaryIO, blank: str) -> None:
        self._write = stream.write
        self._blank = f"{blank}\r\n"

    def write(self, line: str) -> None:
        if line == self._blank:
            line = f'""{line}'
        self._write((line[:-2] + "\n").encode("utf-8", "backslashreplace"))


def _csv(stream: BinaryIO, columns: Sequence[str], rows: Iterable[Row]) -> None:
    _delimited(stream, ",", columns, rows)


def _tsv(stream: BinaryIO, columns: Sequence[str], rows: Iterable[Row]) -> None:
    _delimited(stream, "\t", columns, rows)


def _delimited(
    stream: BinaryIO, delimiter: str, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    if not columns:  # an empty list stays an empty file
        return
    lines = _Lines(stream, delimiter * (len(columns) - 1))
    out = csv.writer(lines, delimiter=delimiter, lineterminator="\r\n")
    out.writerow(columns)
    out.writerows(rows)


def _plain(rows: Iterator[Row], prepare: Callable[[Column], Column]) -> Iterator[Row]:
    """Turn rows into plain text, a batch at a time by columns: twice as fast as cell by cell."""
    while batch := list(islice(rows, BATCH)):
        yield from zip(*map(prepare, zip(*batch, strict=True)), strict=True)


def _joined(cells: Column) -> Column:
    if list not in set(map(type, cells)):
        return cells
    return [JOINER.join(cell) if isinstance(cell, list) else cell for cell in cells]


def _guarded(cells: Column) -> Column:
    cells = _joined(cells)
    kinds = set(map(type, cells))
    if str not in kinds:
        return cells
    texts = cells if kinds <= _TEXT else [cell for cell in cells if isinstance(cell, str)]
    if RISKY.isdisjoint(map(itemgetter(0), filter(None, texts))):  # type: ignore[arg-type]
        return cells
    return [guard(cell) if isinstance(cell, str) else cell for cell in cells]


_TEXT = {str, type(None)}
"""What the cells of most columns are: their first letters are looked at without a question."""


def _json(stream: BinaryIO, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """One array, one row a line, so that it diffs and pages well."""
    before = b"[\n"
    for batch in _batches(_objects(columns, rows)):
        stream.write(before + b",\n".join(batch))
        before = b",\n"
    stream.write(b"[]\n" if before == b"[\n" else b"\n]\n")


def _jsonl(stream: BinaryIO, columns: Sequence[str], rows: Iterable[Row]) -> None:
    stream.writelines(b"\n".join(batch) + b"\n" for batch in _batches(_objects(columns, rows)))


def _workbook(stream: BinaryIO, columns: Sequence[str], rows: Iterable[Row]) -> None:
    from leadctl.exporting.workbook import write_workbook  # noqa: PLC0415 - few outputs are one

    write_workbook(stream, columns, rows)


def _gzip(write: Writing, stream: BinaryIO, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write packed, with neither name nor time, so that the same rows give the same bytes."""
    import gzip  # noqa: PLC0415 - few outputs are packed
    import io  # noqa: PLC0415

    with (
        gzip.GzipFile("", "wb", 6, stream, mtime=0) as packed,
        io.BufferedWriter(packed, 1 << 18) as out,
    ):
        write(out, columns, rows)


def _objects(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    for row in rows:
        lead = dict(zip(columns, row, strict=True))
        try:
            yield orjson.dumps(lead, _in_json, orjson.OPT_PASSTHROUGH_SUBCLASS)
        except TypeError:  # a lone surrogate, or a number beyond 64 bits
            yield json.dumps(lead).encode()


def _in_json(cell: object) -> object:
    """Give a cell of a kind of its own as JSON had it."""
    return orjson.Fragment(cell.json) if isinstance(cell, JsonCell) else str(cell)


def _batches(encoded: Iterator[bytes]) -> Iterator[list[bytes]]:
    while batch := list(islice(encoded, BATCH)):
        yield batch


FORMATS: tuple[Format, ...] = (
    Format("csv", (".csv",), _csv, "Comma-separated, with a header line", "guarded"),
    Format("tsv", (".tsv", ".tab"), _tsv, "The same, separated by tabs", "guarded"),
    Format("json", (".json",), _json, "One array of objects"),
    Format("jsonl", (".jsonl", ".ndjson"), _jsonl, "One object a line, for pipes and programs"),
    Format(
        "xlsx",
        (".xlsx",),
        _workbook,
        "Excel workbook, every cell as text; needs `leadctl[excel]`",
        "plain",
        binary=True,
        needs="xlsxwriter",
        extra="excel",
    ),
)
"""Every format; the first one is the default."""
