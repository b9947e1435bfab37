"""The lines of a file that are not UTF-8: how many there are, and a sample of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from leadctl.reading.encodings.mixed import WESTERN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BLOCK_BYTES = 1 << 20
SAMPLE_BYTES = 1 << 16
"""How many bytes of foreign lines a guess is made from; more did not make it better."""

MOST_HELD = 1 << 22
"""Bytes of a line that are held at once; a longer one counts as several."""

_WORD = re.compile(r"[\w'’.&-]*[^\x00-\x7f][\w'’.&-]*")
_WORDS_SHOWN = 5
_LONGEST_WORD = 30


@dataclass
class Foreign:
    """What was found in a file.

    Attributes:
        beyond_ascii: lines that hold more than ASCII.
        bad: lines that are not UTF-8.
        first: physical line of the first of those, counted from 1.
        sample: the first of those, `SAMPLE_BYTES` in all.
    """

    beyond_ascii: int = 0
    bad: int = 0
    first: int = 0
    sample: bytearray = field(default_factory=bytearray)

    def add(self, line: bytes, number: int) -> None:
        """Count a line that holds more than ASCII."""
        self.beyond_ascii += 1
        if _is_utf8(line):
            return
        self.bad += 1
        self.first = self.first or number
        self.sample += line[: SAMPLE_BYTES - len(self.sample)]

    def told(self, encoding: str) -> str:
        """Say how the bad lines were read."""
        lines = "1 line is" if self.bad == 1 else f"{self.bad:,} lines are"
        were = "was" if self.bad == 1 else "were"
        where = f"line {self.first}" if self.bad == 1 else f"the first in line {self.first}"
        return f"{lines} not UTF-8 and {were} read as {encoding}, {where}"

    def words(self, encoding: str) -> tuple[str, ...]:
        """Show some words of the sample as an encoding reads them."""
        text = self.sample.decode(encoding, WESTERN if encoding == "cp1252" else "replace")
        return words_of(text)


def words_of(text: str) -> tuple[str, ...]:
    """Show some words of a text that are not ASCII."""
    found = dict.fromkeys(hit[0][:_LONGEST_WORD] for hit in _WORD.finditer(text))
    return tuple(islice(found, _WORDS_SHOWN))


def look(path: Path) -> Foreign:
    """Look at every line of a file that is not UTF-8 throughout, in flat memory."""
    found = Foreign()
    number = 0
    for lines in _line_blocks(path):
        if b"".join(lines).isascii():
            number += len(lines)
            continue
        for line in lines:
            number += 1
            if not line.isascii():
                found.add(line, number)
    return found


def _line_blocks(path: Path) -> Iterator[list[bytes]]:
    """Give the physical lines of a file, block by block."""
    held = b""
    with path.open("rb") as stream:
        while block := stream.read(BLOCK_BYTES):
            lines = (held + block).splitlines(keepends=True)
            # A lone CR at the end may be half of a line end.
            held = b"" if lines[-1].endswith(b"\n") or len(lines[-1]) > MOST_HELD else lines.pop()
            yield lines
    if held:
        yield [held]


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
