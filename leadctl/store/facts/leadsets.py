"""Sets of lead numbers in a few bits a lead: what an export had, for millions of leads and years.

A block holds up to LEADS numbers, rising. The gaps between them are written in the narrowest of 1,
2, 4 or 8 bytes that holds the widest, low bytes of all first, then the next ones, and packed by
zlib: a whole store costs next to nothing, every tenth lead half a byte, every thousandth 1.5.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from itertools import accumulate, compress, count, islice
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEADS = 8192
"""Numbers a block: enough that the row around it costs nothing, few enough to look one up."""

_CODES = {1: "B", 2: "H", 4: "I", 8: "Q"}
"""Width of a gap in bytes -> the type code of its array."""


class Block(NamedTuple):
    """Some numbers, rising: the first, the last, and the gaps between them, packed."""

    first: int
    last: int
    gaps: bytes


class Numbers:
    """A growing set of numbers, one byte for each number up to the highest.

    They may come in any order, as a sorted list has them.
    """

    def __init__(self, highest: int) -> None:
        self._seen = bytearray(highest + 1)

    def add(self, number: int) -> None:
        """Take a number in; it is no higher than `highest`."""
        self._seen[number] = 1

    def __iter__(self) -> Iterator[int]:
        return compress(count(), self._seen)


def pack(numbers: Iterable[int]) -> Iterator[Block]:
    """Pack numbers, rising and each once, into blocks."""
    walk = iter(numbers)
    while part := list(islice(walk, LEADS)):
        gaps = list(map(sub, part[1:], part))
        yield Block(part[0], part[-1], _packed(gaps))


def _packed(gaps: list[int]) -> bytes:
    widest = max(gaps, default=0)
    width = next(one for one in _CODES if widest < 1 << 8 * one)
    written = array(_CODES[width], gaps)
    if sys.byteorder == "big":
        written.byteswap()
    text = written.tobytes()
    return bytes([width]) + zlib.compress(b"".join(text[at::width] for at in range(width)))


def unpack(block: Block) -> Iterator[int]:
    """Walk the numbers of a block.

    Raises:
        ValueError: the bytes are damaged.
    """
    try:
        gaps = _unpacked(block.gaps)
    except (IndexError, KeyError, TypeError, ValueError, zlib.error) as error:
        raise ValueError("a list of exported leads is damaged") from error
    return accumulate(gaps, initial=block.first)


def _unpacked(data: bytes) -> array[int]:
    width, planes = data[0], zlib.decompress(data[1:])
    found = array(_CODES[width])
    text = bytearray(len(planes))
    size = len(planes) // width
    for at in range(width):
        text[at::width] = planes[at * size : (at + 1) * size]
    found.frombytes(text)
    if sys.byteorder == "big":
        found.byteswap()
    return found
