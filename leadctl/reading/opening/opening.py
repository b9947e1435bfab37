"""From a path to an opened table, whatever the file turns out to be: told by what is in it."""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.text import is_mojibake
from leadctl.errors import UsageError
from leadctl.reading.cells.looking import HOLLOW
from leadctl.reading.containers.container import HEAD_BYTES, WORKBOOKS, as_file, refuse_binary
from leadctl.reading.delimited.start import DelimitedText
from leadctl.reading.delimited.wrapped import UNWRAPPED, wrapping
from leadctl.reading.encodings import encoding as encodings
from leadctl.reading.encodings import marks
from leadctl.reading.encodings.foreign import words_of
from leadctl.reading.encodings.lines import Tally, read_lines
from leadctl.reading.opening.unpacking import Plain, unpacked
from leadctl.reading.tabling.chunks import RowStream
from leadctl.reading.tabling.headers import no_vendor, unique
from leadctl.reading.tabling.tables import SAMPLE_ITEMS, Stretch, open_tables
from leadctl.rows import SAMPLE_ROWS, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from leadctl.reading.encodings.encoding import Encoding
    from leadctl.reading.tabling.chunks import Opened
    from leadctl.reading.tabling.headers import IsHeader
    from leadctl.reading.workbooks.workbook import Sheet
    from leadctl.rows import Chunk

SAMPLE_CHARS = 1 << 17
"""How much of a text decides on its dialect; that is read once and given back to the stream."""

_NOT_ABOVE_CARDS = '",;|\t'
"""A line with one of them may be a row, in whose cells cards may stand."""

_JSON_START = re.compile(r'\s*(?:\{\s*(?:["}]|\Z)|\[\s*(?:[\[{"\]]|null\s*[,\]]|\Z)|null\s*\Z)')
"""How a JSON text begins; no header row begins like this."""


def open_table(
    source: Path | Plain,
    *,
    encoding: str = "",
    delimiter: str = "",
    name: str = "",
    sheet: str = "",
    table: int = 0,
    positional: bool = True,
    typed: bool = False,
    is_header: IsHeader = no_vendor,
) -> Table:
    """Open a list.

    Memory stays flat at any size, but for workbooks: a text is walked once to know its encoding,
    once for its rows and, where it is JSON, once for its keys. A named pipe and a gzip archive are
    copied to a private temporary file first.

    Args:
        source: delimited text, JSON, JSON lines, a workbook (xlsx, xlsb, xls, ods), or an archive
            (gzip, zip) of one, given by its path; or what `unpacked` has made of that.
        encoding: Python's name of a text's encoding; detected when empty.
        delimiter: a character or its name; detected when empty. A text is not JSON with one.
        name: what to call the file in messages; its own name when empty.
        sheet: name or number of a workbook's sheet, or name of a list inside a JSON document; the
            first visible sheet that has rows, or the only list, when empty.
        table: which table of a text or sheet that holds several, one below the other, from 1;
            the one with most people when 0.
        positional: whether columns without headers are named by their places; else the first row
            stands for their names, whatever it holds.
        typed: whether cells that were no text in JSON are each a `JsonCell`.
        is_header: knows the headers of vendors, so that they are found below a preamble.

    Returns:
        The table. Its `chunks` are a `RowStream`; exhausting or closing it closes the file. What
        stands above the headers comes as rejects.

    Raises:
        InputMissing: there is no such file, or it may not be read.
        DataError: the file is no list, damaged, protected, or not in the encoding that was given;
            or an archive of several.
        UsageError: no such encoding, delimiter, sheet or table exists.
    """
    label = name or (source.path if isinstance(source, Plain) else source).name
    tally = Tally()
    with ExitStack() as guard:
        plain = guard.enter_context(_plain(source, label))
        file = plain.path
        with file.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        wanted = _Wanted(label, delimiter, sheet, table, positional, typed, is_header)
        if head.startswith(WORKBOOKS) and (kind := _workbook(file, head, label)):
            from leadctl.reading.workbooks.sheets import chosen_sheet  # noqa: PLC0415  (most lists are text)

            book = guard.enter_context(chosen_sheet(file, kind, label, sheet, is_header))
            opened = _open_sheet(book, kind, file, tally, wanted)
        else:
            found = _encoding(file, head, encoding, label)
            opened = _with_encoding(_open_text(file, found, tally, wanted), found)
        chunks = _closing(opened.chunks, guard.pop_all())
    sample, chunks = sampled(chunks, len(opened.columns), opened.above)
    shape = replace(
        opened.shape,
        packing=plain.packing,
        member=plain.member,
        notes=(*plain.notes, *opened.shape.notes, *_twice_encoded(opened.columns, sample)),
    )
    return Table(label, unique(opened.columns), sample, RowStream(chunks, tally), shape)


@contextmanager
def _plain(source: Path | Plain, name: str) -> Iterator[Plain]:
    if isinstance(source, Plain):
        yield source
        return
    with as_file(source) as file, unpacked(file, name) as found:
        yield found


def _workbook(file: Path, head: bytes, name: str) -> str:
    from leadctl.reading.workbooks.workbook import kind_of  # noqa: PLC0415  (most lists are text)

    return kind_of(file, head, name)


class _Wanted(NamedTuple):
    """What the caller of `open_table` says of a text."""

    name: str
    delimiter: str
    sheet: str
    table: int
    positional: bool
    typed: bool
    is_header: IsHeader


def _open_sheet(sheet: Sheet, kind: str, file: Path, tally: Tally, wanted: _Wanted) -> Opened:
    from leadctl.reading.workbooks.sheetlines import as_lines, holds_lines  # noqa: PLC0415
    from leadctl.reading.workbooks.sheets import SheetTables, open_records, shape_of  # noqa: PLC0415
    from leadctl.reading.workbooks.workbook import PARQUET_KIND, opened_sheet  # noqa: PLC0415

    if kind == PARQUET_KIND:
        _refuse_table(wanted)
        return open_records(sheet, kind)

    def again() -> Iterator[tuple[int, list[str]]]:
        with opened_sheet(file, kind, wanted.name, sheet.name) as book:
            yield from book.rows()

    shape = shape_of(sheet, kind)
    form = SheetTables(shape, again, wanted.is_header, positional=wanted.positional)
    rows = sheet.rows()
    first = list(islice(rows, SAMPLE_ITEMS))
    if not holds_lines(first, wanted.is_header):
        return open_tables(Stretch(first, rows), form, wanted.table, tally)
    notes = (*shape.notes, "each row of the sheet holds a line of text in one cell")
    text = _as_text(lambda: as_lines(again()), encodings.Encoding("", notes=notes), wanted)
    lines = as_lines(chain(first, rows))
    start = list(islice(lines, SAMPLE_ITEMS))
    found = open_tables(Stretch(start, lines), text, wanted.table, tally)
    return found._replace(shape=replace(found.shape, sheet=sheet.name))


def _refuse_table(wanted: _Wanted) -> None:
    if wanted.table > 1:
        raise UsageError(f"`{wanted.name}` holds 1 table", "leave `--table` out")


def _open_text(file: Path, encoding: Encoding, tally: Tally, wanted: _Wanted) -> Opened:
    name, delimiter, sheet, table, positional, typed, is_header = wanted
    lines = read_lines(file, encoding, tally)
    first = _first_lines(lines)
    if not delimiter and _is_json(first):
        from leadctl.reading.documents.json_objects import Source  # noqa: PLC0415  (most lists are not)
        from leadctl.reading.documents.json_table import JsonAsked, open_json  # noqa: PLC0415

        asked = JsonAsked(sheet, table, positional, typed, is_header)
        return open_json(Source(file, encoding, name), first, asked, tally)
    if not (delimiter or sheet) and _is_vcard(first):
        from leadctl.reading.cards.vcard import open_vcard  # noqa: PLC0415  (most lists are not)

        _refuse_table(wanted)
        return open_vcard(chain(first, lines), encoding, name)
    if sheet:
        raise UsageError(f"`{name}` has no sheets", "leave `--sheet` out")
    way = None if delimiter else wrapping(first)
    if way is not None:
        encoding = replace(encoding, notes=(*encoding.notes, UNWRAPPED))
        first, lines = list(map(way.line, first)), map(way.line, lines)

    def again() -> Iterator[str]:
        found = read_lines(file, encoding, Tally())
        return map(way.line, found) if way is not None else found

    form = _as_text(again, encoding, wanted)
    return open_tables(_below_blanks(first, lines), form, wanted.table, tally)


def _below_blanks(first: list[str], lines: Iterator[str]) -> Stretch[str]:
    """Pass over the blank lines above a text where they are all that was looked at."""
    if any(line.strip(HOLLOW) for line in first):
        return Stretch(first, lines)
    for number, line in enumerate(lines, len(first) + 1):
        if line.strip(HOLLOW):
            return Stretch(_first_lines(chain([line], lines)), lines, number)
    return Stretch(first, iter(()))


def _as_text(
    again: Callable[[], Iterator[str]], encoding: Encoding, wanted: _Wanted
) -> DelimitedText:
    return DelimitedText(
        again, encoding, wanted.delimiter, wanted.is_header, positional=wanted.positional
    )


def _with_encoding(opened: Opened, found: Encoding) -> Opened:
    shape = replace(
        opened.shape,
        encoding=found.shown,
        encoding_why=found.why,
        encoding_samples=found.samples,
    )
    return opened._replace(shape=shape)


def _is_json(lines: list[str]) -> bool:
    """Tell a JSON text by its first signs."""
    return _JSON_START.match("".join(lines)) is not None


def _is_vcard(lines: list[str]) -> bool:
    """Tell vCards by the line that begins one, below nothing but words; those are rejected."""
    for line in lines:
        if "".join(line.split()).upper() == "BEGIN:VCARD":
            return True
        if any(sign in line for sign in _NOT_ABOVE_CARDS):
            return False
    return False


def _closing(chunks: Iterator[Chunk], opened: ExitStack) -> Iterator[Chunk]:
    with opened:
        yield from chunks


def sampled(
    chunks: Iterator[Chunk], width: int, above: Iterable[Chunk] = ()
) -> tuple[tuple[list[str], ...], Iterator[Chunk]]:
    """Look at the first rows and give them back; this also starts the stream, so it will close."""
    looked: list[Chunk] = []
    for chunk in chunks:
        looked.append(chunk)
        if chunk.lines:
            sample = tuple(column[:SAMPLE_ROWS] for column in chunk.columns)
            return sample, _again(above, looked, chunks)
    return tuple([] for _ in range(width)), chain(above, looked)


_ROWS_A_WRONG_CELL = 20
"""Where fewer rows have a cell that went wrong, the list was made of several, one of them bad."""


def _twice_encoded(columns: Sequence[str], sample: tuple[list[str], ...]) -> tuple[str, ...]:
    """Tell of letters that went wrong before the file was written, where most of them did."""
    cells = [one for one in chain(columns, *sample) if not one.isascii()]
    wrong = [one for one in cells if is_mojibake(one)]
    rows = len(sample[0]) if sample else 0
    if len(wrong) * 2 <= len(cells) or len(wrong) * _ROWS_A_WRONG_CELL < rows:
        return ()
    such = ", ".join(words_of(wrong[0])[:1]) or wrong[0]
    return (f"letters were read wrongly before, such as `{such}`: import and clean mend them",)


def _again(above: Iterable[Chunk], looked: list[Chunk], chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    yield from above
    yield from looked
    looked.clear()
    yield from chunks


def _encoding(file: Path, head: bytes, encoding: str, name: str) -> Encoding:
    if encoding:
        return encodings.named(file, encoding)
    wide = marks.wide(head)
    if not wide:
        refuse_binary(head, name)
    return encodings.detect(file, head)


def _first_lines(lines: Iterator[str]) -> list[str]:
    """Take the lines that decide on the dialect; blank ones are not counted."""
    first: list[str] = []
    told = size = 0
    for line in lines:
        first.append(line)
        told += bool(line.strip(HOLLOW))
        size += len(line)
        if told == SAMPLE_ITEMS or size > SAMPLE_CHARS:
            break
    if first:
        first[0] = first[0].lstrip("\ufeff")
    return first
