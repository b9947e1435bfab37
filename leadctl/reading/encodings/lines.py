"""From bytes to physical lines, whatever ends them, in flat memory.

A plain file is iterated as Python does it best. One with NUL characters or with lines of megabytes
goes a slower way that takes out the first and cuts up the second.
"""

from __future__ import annotations

import codecs
import io
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import DataError
from leadctl.reading.encodings.encoding import BLOCK_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from leadctl.reading.encodings.encoding import Encoding

MAX_LINE = 1 << 22
"""Characters of a line that are held at once; a longer line comes in fragments."""

MOST_LINE = 1 << 26
"""Characters beyond which a line ends the reading with an error."""


FAULTS = {
    "stray_quote": "stray quote",
    "surplus_delimiter": "surplus delimiter",
    "missing_delimiter": "missing delimiter",
    "lost_delimiter": "two cells run together",
    "unquoted_delimiter": "delimiter without quotes",
    "other_delimiter": "another delimiter",
    "broken_line": "line break without quotes",
}
"""What can be wrong with a row that is mended, for people."""

EXAMPLES = 3
"""How many lines are named for each kind of fault."""


def line_ends(text: str) -> int:
    """Count the ends of physical lines in a text, of any kind."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


class Fragment(str):
    """A piece of a line longer than `MAX_LINE`; the last one ends as the line does."""

    __slots__ = ()


class Found(NamedTuple):
    """A table of a file that is not read.

    Attributes:
        number: its place among the tables, from 1.
        line: line or row with which it begins.
        columns: its headers.
        rows: how many rows it has.
    """

    number: int
    line: int
    columns: tuple[str, ...]
    rows: int

    @property
    def told(self) -> str:
        """What it is, for people."""
        rows = "1 row" if self.rows == 1 else f"{self.rows:,} rows"
        names = ", ".join(" ".join(name.split())[:_NAME] for name in self.columns[:_NAMES])
        more = ", ..." if len(self.columns) > _NAMES else ""
        return f"on line {self.line}, {rows} of {names}{more}"


_NAME, _NAMES = 30, 4
"""Characters of a header, and headers, by which people know a table."""


@dataclass(slots=True)
class Tally:
    """What reading has passed over or mended so far.

    Attributes:
        blank: rows without any value.
        nuls: NUL characters, which no text holds.
        mended: rows that were broken and could be made whole.
        faults: what was wrong with them, and how many rows had it.
        examples: some lines of each fault.
        table: number of the table that is read.
        tables: the other ones of the file.
    """

    blank: int = 0
    nuls: int = 0
    mended: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[int]] = field(default_factory=dict)
    table: int = 1
    tables: list[Found] = field(default_factory=list)

    def repaired(self, line: int, faults: Iterable[str]) -> None:
        """Note a row that was mended."""
        self.mended += 1
        for fault in dict.fromkeys(faults):
            self.faults[fault] += 1
            lines = self.examples.setdefault(fault, [])
            if len(lines) < EXAMPLES:
                lines.append(line)

    def add(self, other: Tally) -> None:
        """Take what was passed over and mended elsewhere in the same table."""
        self.blank += other.blank
        self.mended += other.mended
        self.faults.update(other.faults)
        for fault, lines in other.examples.items():
            self.examples[fault] = [*self.examples.get(fault, []), *lines][:EXAMPLES]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a user should know of it."""
        found = []
        if self.nuls:
            some = "1 NUL character was" if self.nuls == 1 else f"{self.nuls:,} NUL characters were"
            found.append(f"{some} removed")
        if self.mended:
            rows = "1 row" if self.mended == 1 else f"{self.mended:,} rows"
            faults = ", ".join(f"{FAULTS[one]} {n:,}" for one, n in self.faults.most_common())
            found.append(f"{rows} repaired: {faults}")
        if self.tables:
            found.append(f"table {self.table} of {len(self.tables) + 1} is read")
        found += [f"--table {one.number} is another one, {one.told}" for one in self.tables]
        return tuple(found)


def read_lines(path: Path, encoding: Encoding, tally: Tally) -> Iterator[str]:
    """Give the physical lines of a file, each with its end (CR, LF or CRLF), without NULs."""
    if _is_plain(path, encoding):
        return _plain_lines(path, encoding)
    return chain.from_iterable(_line_blocks(path, encoding, tally))


def _is_plain(path: Path, encoding: Encoding) -> bool:
    """Tell whether a file has no NUL and no line so long that it must come in fragments."""
    if encoding.name.startswith(("utf-16", "utf-32")):
        return False
    with path.open("rb") as stream:
        while block := stream.read(BLOCK_BYTES):
            full = len(block) == BLOCK_BYTES
            if b"\0" in block or (full and b"\n" not in block and b"\r" not in block):
                return False
    return True


def _plain_lines(path: Path, encoding: Encoding) -> Iterator[str]:
    with path.open(encoding=encoding.name, errors=encoding.errors, newline="") as stream:
        yield from stream


def _line_blocks(path: Path, encoding: Encoding, tally: Tally) -> Iterator[list[str]]:
    tail = ""
    broken = 0
    number = 1
    for text in text_blocks(path, encoding, tally):
        lines = _split(tail + text)
        tail = lines.pop() if lines and lines[-1][-1] not in "\r\n" else ""
        number += len(lines)
        if broken and lines:
            lines[0] = Fragment(lines[0])
            broken = 0
        if len(tail) > MAX_LINE:
            lines.append(Fragment(tail))
            tail, broken = "", broken + len(tail)
        if broken > MOST_LINE:
            raise _no_list(number)
        yield lines
    if tail:
        yield [Fragment(tail) if broken else tail]


def _no_list(number: int) -> DataError:
    return DataError(
        f"line {number:,} is longer than {MOST_LINE:,} characters: no list has such a line",
        "look at the file: a part of it may be something else, or its line ends are lost",
    )


def _split(text: str) -> list[str]:
    # str.splitlines would also cut at form feeds and Unicode separators inside cells.
    return io.StringIO(text, newline="").readlines()


def text_blocks(path: Path, encoding: Encoding, tally: Tally) -> Iterator[str]:
    """Decode a file block by block, without NULs; no block ends inside a CRLF."""
    decoder = codecs.getincrementaldecoder(encoding.name)(encoding.errors)
    held = ""
    with path.open("rb") as stream:
        while block := stream.read(BLOCK_BYTES):
            text = held + _plain(decoder.decode(block), tally)
            held = "\r" if text.endswith("\r") else ""
            yield text.removesuffix("\r")
        yield held + _plain(decoder.decode(b"", final=True), tally)


def _plain(text: str, tally: Tally) -> str:
    nuls = text.count("\0")
    tally.nuls += nuls
    return text.replace("\0", "") if nuls else text
