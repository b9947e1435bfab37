"""JSON as a table: the keys of all objects are the columns, as they first appear.

A text is walked twice, for its keys and for its rows, so that memory stays flat.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from leadctl.fields import header_key, synonyms
from leadctl.reading.documents.json_choice import Asked, choose
from leadctl.reading.documents.json_lists import PLAIN, Contents, contents, elements_of, walk
from leadctl.reading.documents.json_objects import Found, Keys, found_of, on_lines
from leadctl.reading.documents.json_text import JsonText
from leadctl.reading.documents.json_values import as_text, by_rows, decoded, without_envelopes
from leadctl.reading.encodings.lines import Tally
from leadctl.reading.tabling.chunks import Opened, Row, gathered
from leadctl.reading.tabling.tables import SAMPLE_ITEMS, Stretch, open_tables
from leadctl.reading.workbooks.sheet_rows import with_header
from leadctl.reading.workbooks.sheets import SheetTables
from leadctl.rows import Chunk, JsonCell, Reject, Shape, called_by_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from leadctl.reading.documents.json_lists import Listed
    from leadctl.reading.documents.json_objects import Source
    from leadctl.reading.tabling.headers import IsHeader

    Value = tuple[int, Any, str]
    """An element of a list: its number, itself decoded, and its text."""

_GOES_ON = ("{", "[", ",", ":")
"""How a line ends in the midst of a document."""

_NUMBERS = "lines are numbers of {}"


class JsonAsked(NamedTuple):
    """What the user says of a JSON text; see `open_table`."""

    sheet: str
    table: int
    positional: bool
    typed: bool
    is_header: IsHeader


def open_json(source: Source, first: Sequence[str], asked: JsonAsked, tally: Tally) -> Opened:
    """Give the elements of a JSON text as rows.

    Args:
        source: the file.
        first: its first lines.
        asked: what the user says of it.
        tally: counts what is passed over.

    Raises:
        DataError: a document is broken, or holds several lists of which none tells of people.
        UsageError: it holds no such list.
    """
    which = Asked(source.name, asked.sheet, asked.table, asked.is_header)
    form = "" if asked.sheet or asked.table > 1 else _form_of_lines(first, which)
    if form == "objects":
        keys = Keys().add(on_lines(source, Tally()), source.name)
        objects = on_lines(source, tally, typed=asked.typed)
        return _of_objects(objects, keys, _shape(source, "jsonl"), tally, typed=asked.typed)
    if form == "arrays":
        return _of_lists(lambda: _on_lines(source), _shape(source, "jsonl"), asked, tally)
    found = contents(source)
    one = choose(found, which, tally)
    if one is not None:
        return _of_list(source, one, found, asked, tally)
    keys = Keys().add(_sequence(source, Tally()), source.name)
    objects = _sequence(source, tally, typed=asked.typed)
    return _of_objects(objects, keys, _shape(source, "json"), tally, typed=asked.typed)


def _shape(source: Source, kind: str, sheet: str = "") -> Shape:
    encoding = source.encoding
    name = encoding.name.removesuffix("-sig")
    return Shape(name, "", notes=encoding.notes, format=kind, sheet=sheet)


def _form_of_lines(first: Sequence[str], asked: Asked) -> str:
    """Tell what stands on each line, `objects` or `arrays`; empty for a document of many lines.

    A broken first line shall not hide it. Lines that hold a list of people each are pages of one.
    """
    lines = [line.lstrip("\ufeff").strip() for line in first]
    lines = [line for line in lines if line]
    if len(lines) < 2 or lines[0][0] not in "{[":  # noqa: PLR2004 - one line may be both
        return ""
    values = (decoded(line) for line in lines)
    if lines[0][0] == "[":
        return "arrays" if all(map(_is_plain_list, islice(values, 2))) else ""
    if type(next(values)) is tuple:
        return "" if _is_page(lines[0], asked) else "objects"
    whole = any(type(value) is tuple for value in values)
    return "objects" if whole and not lines[0].endswith(_GOES_ON) else ""


def _is_plain_list(value: Any) -> bool:
    return type(value) is list and not any(type(one) in {list, tuple} for one in value)


def _is_page(line: str, asked: Asked) -> bool:
    """Tell whether an object on a line of its own is a page of a list of people."""
    found = Contents(documents=2)
    for part in walk(JsonText(iter([line]), asked.file)):
        found.add(part, asked.file)
    return choose(found, asked._replace(table=0), Tally()) is not None


def _sequence(source: Source, tally: Tally, *, typed: bool = False) -> Iterator[Found | Reject]:
    """Give objects one after another."""
    text = source.text(tally)
    while text.peek():
        line = text.line
        value, raw = text.value()
        if value is None:
            tally.blank += 1
            continue
        for row in by_rows(value) if type(value) is tuple else [value]:
            yield found_of(line, row, raw, tally, typed=typed)


def _of_list(
    source: Source, one: Listed, found: Contents, asked: JsonAsked, tally: Tally
) -> Opened:
    """Give the elements of a list in a document."""
    shape = _shape(source, "json", one.name)
    if beside := ", ".join(".".join(path) for path in islice(found.values, _SHOWN) if path):
        more = ", ..." if len(found.values) > _SHOWN else ""
        shape = _noted(shape, f"values beside the list are left out: {beside}{more}")

    def values(tally: Tally) -> Iterator[Value]:
        parts = elements_of(source, one.path, tally)
        return ((number, part.value, part.raw) for number, part in zip(count(1), parts))

    if one.form in {"objects", "nothing"}:
        parts = elements_of(source, one.path, tally)
        objects = (
            found_of(part.line, part.value, part.raw, tally, typed=asked.typed) for part in parts
        )
        return _of_objects(objects, one.keys, shape, tally, typed=asked.typed)
    shape = _noted(shape, _NUMBERS.format("elements"))
    if one.form == "plain":
        return _of_plain(values(tally), one, shape, asked)
    namer = found.namer_of(one)
    if namer is None:
        return _of_lists(lambda: values(Tally()), shape, asked, tally)
    rejects: list[Reject] = []
    opened = with_header(_rows_of(values(tally), rejects), namer.names, shape)
    return opened._replace(chunks=_with_rejects(opened.chunks, rejects, len(namer.names)))


_SHOWN = 8


def _noted(shape: Shape, note: str) -> Shape:
    return replace(shape, notes=(*shape.notes, note))


def _of_objects(
    found: Iterable[Found | Reject], keys: Keys, shape: Shape, tally: Tally, *, typed: bool
) -> Opened:
    """Give objects as rows; those of a document are numbered where several share a line."""
    if shape.format == "json" and not keys.rising:
        found = (one._replace(line=number) for number, one in enumerate(found, start=1))
        shape = _noted(shape, _NUMBERS.format("objects"))
    columns = list(keys.columns)
    rows = gathered(
        _rows(found, columns, tally, JsonCell("", "null") if typed else ""), len(columns)
    )
    return Opened(without_envelopes(columns), rows, replace(shape, self_named=True))


def _rows(
    found: Iterable[Found | Reject], columns: Sequence[str], tally: Tally, absent: str
) -> Iterator[Row | Reject]:
    for one in found:
        if isinstance(one, Reject):
            yield one
        elif one.blank:
            tally.blank += 1
        else:
            yield Row(one.line, [one.cells.get(column, absent) for column in columns])


def _on_lines(source: Source) -> Iterator[Value]:
    """Give the value of each line; where a line is broken, itself."""
    for number, line in enumerate(source.lines(Tally()), start=1):
        if text := line.lstrip("\ufeff").strip():
            yield number, decoded(text), line.rstrip("\r\n")


def _of_lists(
    values: Callable[[], Iterator[Value]], shape: Shape, asked: JsonAsked, tally: Tally
) -> Opened:
    """Give lists as rows of a sheet, which has its header in its first rows, if it has one."""
    rejects: list[Reject] = []
    form = SheetTables(
        shape, lambda: _rows_of(values(), []), asked.is_header, positional=asked.positional
    )
    rows = _rows_of(values(), rejects)
    first = list(islice(rows, SAMPLE_ITEMS))
    opened = open_tables(Stretch(first, rows), form, 0, tally)
    return opened._replace(chunks=_with_rejects(opened.chunks, rejects, len(opened.columns)))


def _rows_of(values: Iterable[Value], rejects: list[Reject]) -> Iterator[tuple[int, list[str]]]:
    """Give lists as rows; what is none goes to the rejects."""
    for number, value, raw in values:
        if type(value) is not list:
            broken = value is None and raw.strip() != "null"
            why = "broken_json" if broken else "not_an_object"
            rejects.append(Reject(number, "", why, raw))
        elif any(cells := [as_text(one) for one in value]):
            yield number, cells


def _with_rejects(chunks: Iterable[Chunk], held: list[Reject], width: int) -> Iterator[Chunk]:
    """Put rejects that are found beside the rows among those of the chunks, by their lines."""
    for chunk in chunks:
        last = max([*chunk.lines[-1:], *(one.line for one in chunk.rejects[-1:])], default=0)
        due = [one for one in held if one.line <= last]
        held[:] = [one for one in held if one.line > last]
        chunk.rejects[:] = sorted([*chunk.rejects, *due], key=lambda one: one.line)
        yield chunk
    if held:
        yield Chunk([], [[] for _ in range(width)], list(held))


def _of_plain(values: Iterable[Value], one: Listed, shape: Shape, asked: JsonAsked) -> Opened:
    """Give plain values as a column; its name is the list's, or a word above them."""
    rejects: list[Reject] = []
    lists = ((n, value if value is None else [value], raw) for n, value, raw in values)
    rows = _rows_of(lists, rejects)
    first = one.sample[0].get(PLAIN, "")
    named = not one.path and (header_key(first) in synonyms() or not asked.positional)
    header = list(one.path[-1:]) or [first if named else ""]
    if named:
        next(rows)
    elif not one.path:
        why = "the first row holds values like the others"
        shape = _noted(shape, called_by_places(why))
        shape = replace(shape, header_line=0, header_why=why)
    opened = with_header(rows, header, shape)
    return opened._replace(chunks=_with_rejects(opened.chunks, rejects, 1))
