"""The shapes in which rows travel from a file to the store: Table, Chunk and Reject."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

SAMPLE_ROWS = 200
"""Rows at the start of a list that decide what its columns mean, and how they are written."""


class JsonCell(str):
    """The text of a cell that was no text in JSON: `true`, `null`, `12`, a list.

    Attributes:
        json: as JSON has it.
    """

    __slots__ = ("json",)
    json: str

    def __new__(cls, text: str, json: str = "") -> Self:
        """Make a cell of its text; `json` is empty where that is the same."""
        cell = super().__new__(cls, text)
        cell.json = json or text
        return cell


class Reject(NamedTuple):
    """A piece of the file that could not become a row; nothing of it is lost.

    Attributes:
        line: physical line in the file, or row of the sheet, counted from 1.
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
        lines: physical line of each row's first character, counted from 1, rising; the row of a
            sheet, the number of an object that shares its line with others.
        columns: one list a header, each as long as `lines`, cells exactly as decoded.
        rejects: what could not be read in this stretch of the file.
    """

    lines: list[int]
    columns: list[list[str]]
    rejects: list[Reject]


@dataclass(frozen=True)
class ReadOptions:
    """What a user says of a list, in place of what its reader would find out.

    Attributes:
        encoding: Python's name of a text's encoding; detected when empty.
        delimiter: a character or its name; detected when empty.
        sheet: which sheet of a workbook, by name or number, or list of a JSON document; the first
            one that has rows when empty.
        member: which file of a zip archive; the only list in it when empty.
        table: which table of a file or sheet that holds several; the one with people when None.
    """

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    member: str = ""
    table: int | None = None


DETECTED = ReadOptions()
"""The user says nothing; the reader finds out."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the reader found the file to be.

    Attributes:
        encoding: Python's name; empty where the format leaves no choice, as a workbook's does.
        encoding_why: what that rests on, in words.
        encoding_samples: some words as that encoding reads them, where it is a guess.
        delimiter: what parts cells; empty where nothing does.
        delimiter_why: what that rests on, in words.
        quote: what stands around cells of a delimited text; empty where nothing does.
        escape: what stands before a quote inside a cell; empty where quotes are doubled.
        frees: whether it stands before delimiters inside cells too, in place of quotes around them.
        header_line: line or row of the headers, counted from 1; 0 where there are none.
        header_why: what that rests on, in words.
        blanks: whether blanks beside delimiters belong to no cell.
        self_named: whether each record says its own columns, as JSON objects and vCards do.
        rejects_of: of a file of rejects, the source of its list, empty where that is not known;
            None for any other list.
        notes: what a user should know.
        format: `csv` (any delimited text), `json`, `jsonl`, `vcard`, `xlsx`, `xlsb`, `xls`,
            `ods` or `parquet`.
        sheet: name of the workbook's sheet, or the keys of the list inside a JSON document.
        packing: what the file was packed in, `gzip` or `zip`; empty for nothing.
        member: its name inside a zip archive.
    """

    encoding: str = "utf-8"
    delimiter: str = ","
    header_line: int = 1
    notes: tuple[str, ...] = ()
    format: str = "csv"
    sheet: str = ""
    packing: str = ""
    member: str = ""
    encoding_why: str = ""
    encoding_samples: tuple[str, ...] = ()
    delimiter_why: str = ""
    quote: str = ""
    escape: str = ""
    header_why: str = ""
    blanks: bool = False
    self_named: bool = False
    rejects_of: str | None = None
    frees: bool = False

    @property
    def escape_told(self) -> str:
        """How quotes inside cells are written, in words."""
        also = ", as delimiters are" if self.frees else ""
        return f"behind a backslash{also}" if self.escape else "doubled"

    @property
    def guarded(self) -> bool:
        """Whether cells like formulas were guarded when we wrote such a file ourselves."""
        return self.format == "csv"


def called_by_places(why: str) -> str:
    """Say of a list that it has no header, and what that rests on."""
    return f"columns are called by their places: {why}"


UNREAD = Shape(encoding="", delimiter="", format="")
"""Of what could not be read."""


class Rows(Protocol):
    """The chunks of a table, to be walked once."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What reading did to the text so far, for people; all of it once the walk is over."""

    def __iter__(self) -> Iterator[Chunk]: ...

    def __next__(self) -> Chunk: ...


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
    chunks: Rows
    shape: Shape = field(default_factory=Shape)
