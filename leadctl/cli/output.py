"""The one sink: data to stdout, everything said about it to stderr."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from itertools import chain, islice
from typing import Any, BinaryIO, Literal, TextIO

from leadctl.cli.onward import onward
from leadctl.cli.text import (
    GAP,
    aligned,
    columns,
    fitted,
    is_terminal,
    is_whole,
    padded,
    painted,
    safe,
    width,
)
from leadctl.errors import OutputError

SCHEMA_VERSION = 1
"""Version of the JSON documents; rises when a key goes away or changes its meaning."""

PAGE = 500
"""Rows by which a table's columns are measured; what follows is streamed at these widths."""

_OBEYED = re.compile("[\x80-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Output:
    """How a command speaks.

    Attributes:
        json: stdout takes JSON; the command calls `emit_json` or `emit_leads`.
        quiet: nothing on stderr but errors.
        verbose: how much detail was asked for, 0 for the usual.
    """

    json: bool = False
    quiet: bool = False
    verbose: int = 0

    def summary(self, lines: str | Iterable[str]) -> None:
        """Say on stderr what happened; lead text may stand in it."""
        if not self.quiet:
            for line in [lines] if isinstance(lines, str) else lines:
                _say_fitted(safe(line))

    def detail(self, lines: str | Iterable[str], level: int = 1) -> None:
        """Say it only under `-v` (level 1), `-vv` (2) and so on."""
        if self.verbose >= level:
            self.summary(lines)

    def warning(self, line: str) -> None:
        """Say on stderr what the user may want to look at."""
        if not self.quiet:
            _say_labelled("warning:", "33", safe(line))

    def next_steps(self, *, undo: str = "", then: str = "") -> None:
        """End a summary with what to type now, about this store: how to take it back, to go on."""
        steps = [f"{name}: {step}" for name, step in (("undo", undo), ("next", then)) if step]
        if steps and not self.quiet:
            _say("  " + "        ".join(safe(onward(step)) for step in steps))


def complain(message: str, hint: str = "", details: str = "") -> None:
    """Tell an error on stderr, where anybody still listens."""
    with suppress(OSError, ValueError):
        for line in details.splitlines():
            _say(line)
        _say_labelled("error:", "31", message)
        _say_labelled("hint:", "36", onward(hint))


def _say_labelled(label: str, colour: str, message: str) -> None:
    """Say a message of one or more lines; a mapping in it is left as it is, to be copied."""
    if not message:
        return
    for number, line in enumerate(map(safe, message.split("\n"))):
        text = line if number else f"{label} {line}"
        parts = [text] if text.startswith(_TOML) else _parted(text, sys.stderr)
        if not number:
            parts[0] = parts[0].replace(label, painted(label, colour, sys.stderr), 1)
        for part in parts:
            _say(part)


_TOML = ('"', "[", "vendor = ", "separator = ", "nothing = ")
"""How the lines of a mapping begin."""


def _parted(line: str, stream: TextIO | None) -> list[str]:
    return fitted(line, columns()) if is_terminal(stream) else [line]


def _say_fitted(line: str) -> None:
    for part in _parted(line, sys.stderr):
        _say(part)


def _say(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")


def binary_stdout() -> BinaryIO:
    """Give standard output as a stream of bytes, for exports to `-`.

    Raises:
        OutputError: standard output is closed.
    """
    stream = _stdout()
    stream.flush()
    return stream.buffer


_asked = 0


def asked() -> int:
    """How often this process opened standard output, to write data to it."""
    return _asked


def _stdout() -> TextIO:
    global _asked  # noqa: PLW0603 - counted for the whole process
    _asked += 1
    if sys.stdout is None or sys.stdout.closed:
        raise OutputError("standard output is closed")
    return sys.stdout


def emit(lines: str | Iterable[str]) -> None:
    """Write lines of data to stdout."""
    stream = _stdout()
    for line in [lines] if isinstance(lines, str) else lines:
        stream.write(f"{safe(line)}\n")


def emit_findings(rows: Iterable[tuple[str, str]]) -> None:
    """Write what was found to stdout, each behind its name; a terminal's lines are filled up."""
    stream = _stdout()
    found = [(safe(name), safe(told)) for name, told in rows]
    room = max((width(name) for name, _ in found), default=0)
    if is_terminal(stream):
        room = min(room, max(columns() // 3, _READABLE))
    margin = " " * (room + len(GAP))
    for name, told in found:
        line = f"{padded(name, room)}{GAP}{told}".rstrip()
        behind = margin if name else ""
        parts = fitted(line, columns(), behind) if is_terminal(stream) else [line]
        stream.writelines(f"{part}\n" for part in parts)


def emit_json(document: Any) -> None:
    """Write one JSON document to stdout, `schema_version` first, the keys in their own order.

    Args:
        document: a mapping or a dataclass.
    """
    _stdout().write(to_json({"schema_version": SCHEMA_VERSION, **_mapping(document)}) + "\n")


def emit_json_rows(name: str, rows: Iterable[Any], document: Any = None) -> None:
    """Write one JSON document to stdout with `rows` under `name`, streamed, in flat memory.

    Args:
        name: key of the rows, such as `leads`.
        rows: one JSON value each.
        document: what else to say, as in `emit_json`; it stands before the rows.
    """
    stream = _stdout()
    head = to_json({"schema_version": SCHEMA_VERSION, **_mapping(document or {})})
    stream.write(f"{head[:-1]},{to_json(name)}:[")
    for number, row in enumerate(rows):
        stream.write(f"{',' if number else ''}{to_json(row)}")
    stream.write("]}\n")


def _mapping(document: Any) -> Mapping[str, Any]:
    if is_dataclass(document):
        return {one.name: getattr(document, one.name) for one in fields(document)}
    return document  # type: ignore[no-any-return]


def to_json(value: Any) -> str:
    """Encode a value; what a terminal might obey is written as an escape, which reads the same."""
    import orjson

    try:
        text = orjson.dumps(value, default=_plain).decode()
    except TypeError:  # a lone surrogate, a number beyond 64 bits, a key that is a number
        import json

        return json.dumps(_simple(value), separators=(",", ":"))
    return text if text.isascii() else _OBEYED.sub(lambda hit: f"\\u{ord(hit[0]):04x}", text)


def _plain(value: Any) -> Any:
    """Turn what orjson does not know into what it does."""
    if hasattr(value, "_asdict"):
        return value._asdict()
    if isinstance(value, set | frozenset):
        return sorted(value)
    return list(value) if isinstance(value, Iterator) else str(value)


def _simple(value: Any) -> Any:
    """Turn a value into what the json module knows, just as orjson would."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Mapping) or is_dataclass(value):
        return {str(key): _simple(one) for key, one in _mapping(value).items()}
    if type(value) in {list, tuple}:
        return [_simple(one) for one in value]
    return _simple(value.isoformat() if isinstance(value, date) else _plain(value))


Cell = str | int | float | Sequence[str] | None


def emit_table(
    names: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    right: Collection[str] = (),
    spare: Sequence[str] = (),
    *,
    to_copy: Collection[str] | None = None,
) -> list[str]:
    """Write a table to stdout: through Rich for a terminal, plain and aligned otherwise.

    Args:
        names: headings of the columns.
        rows: as many cells each; lead text is shown as text, never read as markup.
        right: headings of the columns to align right, such as counts.
        spare: headings of the columns that a narrow terminal goes without, the first one first;
            elsewhere every column is written.
        to_copy: headings of the columns in which addresses stay whole, even where that makes the
            table wider than its terminal; all if left out. What is there to be looked at breaks.

    Returns:
        The headings that were left out.
    """
    stream = _stdout()
    remaining = (tuple(_shown(cell) for cell in row) for row in rows)
    page = list(islice(remaining, PAGE))
    sides = [name in right for name in names]
    if is_terminal(stream) and len(page) < PAGE:
        return _emit_narrow(stream, names, page, sides, spare, to_copy)
    widths = [max(map(width, column)) for column in zip(names, *page, strict=True)]
    lines = aligned(chain([names], page, remaining), widths, sides)
    stream.writelines(f"{line}\n" for line in lines)
    return []


def emit_rows(names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write some rows of a list to stdout: as a table, or downwards where a terminal has no room.

    Of those that are written downwards there are few.

    Args:
        names: headings of the columns, all of which are shown.
        rows: as many cells each.
    """
    shown = [[_shown(cell) for cell in row] for row in (names, *rows)]
    needed = [_readable(column) for column in zip(*shown, strict=True)]
    if not is_terminal(_stdout()) or _room(needed) <= columns():
        emit_table(names, rows)
        return
    for number, row in enumerate(shown[1:][:_DOWNWARDS], start=1):
        emit_findings([(f"row {number}", ""), *zip(shown[0], row, strict=True)])


_DOWNWARDS = 3
"""Rows that are shown downwards: with sixty columns each fills a screen."""


def _room(needed: Sequence[int]) -> int:
    return sum(needed) + len(GAP) * (len(needed) - 1)


def _emit_narrow(
    stream: TextIO,
    names: Sequence[str],
    page: Sequence[Sequence[str]],
    right: Sequence[bool],
    spare: Sequence[str],
    to_copy: Collection[str] | None,
) -> list[str]:
    """Write to a terminal what fits; gives the headings of the columns that it goes without."""
    columns_of = dict(zip(names, zip(names, *page, strict=True), strict=True))
    needed = {name: _readable(column) for name, column in columns_of.items()}
    left_out: list[str] = []
    for name in spare:
        if _room([*needed.values()]) <= columns():
            break
        del needed[name]
        left_out.append(name)
    kept = [at for at, name in enumerate(names) if name in needed]
    rows = [[row[at] for at in kept] for row in page]
    sides = [right[at] for at in kept]
    _emit_rich(stream, [names[at] for at in kept], rows, sides, to_copy)
    return left_out


_READABLE = 20
"""Columns of a terminal in which text that wraps can still be read."""


def _readable(column: Sequence[str]) -> int:
    """How wide a column must be: its longest word, and as much of its text as reads well."""
    longest = _longest_word(" ".join(column), columns())
    return max(longest, min(max(map(width, column)), _READABLE))


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    return safe(cell if isinstance(cell, str) else _written(cell))


def _written(cell: float | Sequence[str]) -> str:
    return str(cell) if isinstance(cell, int | float) else "; ".join(cell)


def _emit_rich(
    stream: TextIO,
    names: Sequence[str],
    page: Sequence[Sequence[str]],
    right: Sequence[bool],
    to_copy: Collection[str] | None,
) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, len(GAP), 0, 0), header_style="bold")
    gaps = len(GAP) * (len(names) - 1)
    table_columns = list(zip(names, *page, strict=True))
    sizes = _fitted(table_columns, columns() - gaps, _unbroken(names, to_copy))
    for name, at_right, size in zip(names, right, sizes, strict=True):
        side: Literal["left", "right"] = "right" if at_right else "left"
        table.add_column(Text(name), justify=side, overflow="fold", width=size)
    for row in page:
        table.add_row(*(Text(cell) for cell in row))
    Console(file=stream, width=sum(sizes) + gaps, highlight=False, markup=False).print(table)


def _unbroken(names: Sequence[str], to_copy: Collection[str] | None) -> list[bool]:
    return [to_copy is None or name in to_copy for name in names]


def _fitted(
    table: Sequence[Sequence[str]], room: int, unbroken: Sequence[bool] | None = None
) -> list[int]:
    """Choose the widths of a table's columns: within `room`, as long as that breaks no word.

    The widest columns wrap. A table of long words is wider than the terminal, which breaks its
    lines; an address that is broken in its cell could not be copied.
    """
    least = [max(_longest_word(cell, room) for cell in column) for column in table]
    if unbroken is not None:
        pairs = zip(least, unbroken, strict=True)
        least = [size if whole else min(size, _READABLE) for size, whole in pairs]
    sizes = [
        min(max(map(width, column)), max(room, size))
        for column, size in zip(table, least, strict=True)
    ]
    while sum(sizes) > room and sizes != least:
        widest = max(range(len(sizes)), key=lambda at: (sizes[at] > least[at], sizes[at]))
        sizes[widest] -= 1
    return [max(size, 1) for size in sizes]


def _longest_word(text: str, room: int) -> int:
    """Columns of the longest part that is not to be broken: an address, a number, a word."""
    return max((width(word) for word in text.split() if is_whole(word, room)), default=1)
