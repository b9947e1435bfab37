"""Raw rows in compressed blocks, addressed by import and line."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import orjson

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

ROWS = 500
"""Rows a block: 73 bytes a row of 21 columns, and one row is found again in under a millisecond."""

ZLIB_JSON_COLUMNS = 1
"""Codec: zlib level 1 over a JSON array [lines, column, column ...]."""


class Block(NamedTuple):
    """Rows as read: their lines, and their cells by column."""

    lines: list[int]
    columns: list[list[str]]

    def pick(self, wanted: list[int]) -> list[list[str]]:
        """Give the cells of the wanted lines, by column.

        Raises:
            ValueError: a line is not in the block.
        """
        if wanted == self.lines:
            return self.columns
        at = [bisect_left(self.lines, line) for line in wanted]
        if [self.lines[i] for i in at] != wanted:
            raise ValueError("a line is in no block")
        return [[column[i] for i in at] for column in self.columns]


def encode(lines: Sequence[int], columns: Sequence[Sequence[str]]) -> bytes:
    """Pack rows; lone surrogates, which no encoding gives, would raise and cannot occur."""
    return zlib.compress(orjson.dumps([lines, *columns]), 1)


def seal(data: bytes) -> bytes:
    """Give the digest of packed rows (8 bytes), by which a flipped bit on the disk is noticed."""
    return blake2b(data, digest_size=8).digest()


def decode(codec: int, data: bytes) -> Block:
    """Unpack what `encode` packed.

    Raises:
        ValueError: the codec is unknown, or the bytes are damaged.
    """
    if codec != ZLIB_JSON_COLUMNS:
        raise ValueError(f"unknown block codec {codec}")
    try:
        lines, *columns = orjson.loads(zlib.decompress(data))
    except (zlib.error, TypeError, ValueError) as error:
        raise ValueError("a block of raw rows is damaged") from error
    return Block(lines, columns)


def rows_of(
    con: sqlite3.Connection, import_id: int, lines: Sequence[int]
) -> Iterator[tuple[list[int], list[list[str]]]]:
    """Fetch the raw rows of an import by their lines (rising): (lines, columns) a block.

    Raises:
        ValueError: a line is in no block.
    """
    start = 0
    while start < len(lines):
        block = _block_at(con, import_id, lines[start])
        end = start
        while end < len(lines) and lines[end] <= block.lines[-1]:
            end += 1
        if end == start:
            raise ValueError(f"line {lines[start]} of import {import_id} is in no block")
        wanted = list(lines[start:end])
        yield wanted, block.pick(wanted)
        start = end


def _block_at(con: sqlite3.Connection, import_id: int, line: int) -> Block:
    row = con.execute(
        "select codec, data from block where import_id = ? and first_line <= ?"
        " order by first_line desc limit 1",
        (import_id, line),
    ).fetchone()
    if row is None:
        raise ValueError(f"line {line} of import {import_id} is in no block")
    return decode(*row)
