"""The shapes in which rows travel from a file to the store: Table, Chunk and Reject."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Reject(NamedTuple):
    """A piece of the file that could not become a row; nothing of it is lost.

    Attributes:
        line: physical line in the file, counted from 1.
        column: header of the cell at fault, empty when the whole row is.
        reason: a code such as `too_many_cells`.
        raw: the text as read, line ends included where it spans lines.
    """

    line: int
    column: str
    reason: str
    raw: str


class Chunk(NamedTuple):
    """Some consecutive rows, by column.

    Attributes:
        lines: physical line of each row's first character, counted from 1, rising.
        columns: one list a header, each as long as `lines`, cells exactly as decoded.
        rejects: what could not be read in this stretch of the file.
    """

    lines: list[int]
    columns: list[list[str]]
    rejects: list[Reject]


@dataclass(frozen=True, slots=True)
class Shape:
    """What the reader found the file to be."""

    encoding: str = "utf-8"
    delimiter: str = ","
    header_line: int = 1
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """An opened list: its headers, and its rows as a stream that can be walked once.

    Attributes:
        name: the file's name for people, without folders.
        columns: headers as read, in order; empty for an empty file.
        sample: the first rows (at most 200), by column, for mapping decisions.
        chunks: the whole file, the sampled rows included.
        shape: what the reader found.
    """

    name: str
    columns: tuple[str, ...]
    sample: tuple[list[str], ...]
    chunks: Iterator[Chunk]
    shape: Shape = field(default_factory=Shape)
