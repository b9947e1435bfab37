"""Which columns of a labelled list say what is true: who a row is, or whether two leads are one."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from leadctl.errors import DataError, UsageError, did_you_mean
from leadctl.fields import header_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from leadctl.rows import Chunk, Rows, Table

_T = TypeVar("_T")

PERSON = (
    "cluster id", "cluster", "person id", "person", "entity id", "entity", "true id", "truth",
    "true cluster", "label", "group id", "duplicate group", "dup group", "match group",
)  # fmt: skip
"""Headers of a column that says who each row is, folded, the clearest first."""

VERDICT = ("decision", "is match", "is same", "same", "match", "is duplicate", "duplicate", "label")
"""Headers of a column that says of each pair whether it is one person, likewise."""

MARK = "pair"
"""Header of what a pair is known by where it comes back."""

_LETTERED = (("a", "b"), ("l", "r"), ("left", "right"))
_ENDS = (
    *((stem, (*_LETTERED, ("1", "2"))) for stem in ("lead id", "lead", "id")),
    *((stem, _LETTERED) for stem in ("email", "")),
)
"""What a pair's two columns are called, and by what they differ; `Email 1` and `Email 2` are two
addresses of one person."""


class PairColumns(NamedTuple):
    """Places of the columns of a list of pairs: its two leads, and what is said of them."""

    left: int
    right: int
    verdict: int


def pair_columns(columns: Sequence[str], named: str = "") -> PairColumns | None:
    """Find the columns of a list of pairs; None where it is none.

    Args:
        columns: its headers.
        named: the one that says whether a pair is one person; found out when empty.
    """
    keys = [header_key(one) for one in columns]
    ends = next((pair for pair in _pairs_of_headers() if set(pair) <= set(keys)), None)
    verdict = next((one for one in _wanted(named, VERDICT) if one in keys), None)
    if ends is None or verdict is None:
        return None
    return PairColumns(keys.index(ends[0]), keys.index(ends[1]), keys.index(verdict))


def marks_column(columns: Sequence[str]) -> int | None:
    """Find the column with the marks by which a store knows its pairs again, if there is one."""
    keys = [header_key(one) for one in columns]
    return keys.index(MARK) if MARK in keys else None


def _pairs_of_headers() -> Iterator[tuple[str, str]]:
    for stem, sides in _ENDS:
        for one, other in sides:
            yield _joined(stem, one), _joined(stem, other)
            yield _joined(one, stem), _joined(other, stem)


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def _wanted(named: str, usual: Sequence[str]) -> Sequence[str]:
    return (header_key(named),) if named else usual


def person_column(columns: Sequence[str], named: str, name: str) -> int:
    """Find the column that says who each row is.

    Args:
        columns: headers of the list.
        named: the header that the user names; empty to find it out.
        name: what to call the list.

    Raises:
        UsageError: there is none of that name.
        DataError: none is called so that it can be told.
    """
    keys = [header_key(one) for one in columns]
    found = next((one for one in _wanted(named, PERSON) if one in keys), None)
    if found is not None:
        return keys.index(found)
    there = f"columns: {', '.join(columns)}"
    if named:
        raise UsageError(f"{name} has no column `{named}`", did_you_mean(named, columns, there))
    raise DataError(
        f"{name}: no column says which rows are one person, or whether two leads are",
        f"name it with `--label COLUMN`; {there}",
    )


def without_column(table: Table, at: int, taken: Callable[[list[str]], None]) -> Table:
    """Give a table without a column, whose cells are handed over while the table is walked."""
    return replace(
        table,
        columns=_but(table.columns, at),
        sample=_but(table.sample, at),
        chunks=_Without(table.chunks, at, taken),
    )


@contextmanager
def opened_without(table: AbstractContextManager[Table], at: int) -> Iterator[Table]:
    """Open a table and leave a column away."""
    with table as opened:
        yield without_column(opened, at, lambda _cells: None)


def _but(columns: Sequence[_T], at: int) -> tuple[_T, ...]:
    return (*columns[:at], *columns[at + 1 :])


class _Without:
    """Chunks without one column."""

    def __init__(self, chunks: Rows, at: int, taken: Callable[[list[str]], None]) -> None:
        self._chunks, self._at, self._taken = chunks, at, taken

    @property
    def notes(self) -> tuple[str, ...]:
        """Those of the chunks."""
        return self._chunks.notes

    def __iter__(self) -> Iterator[Chunk]:
        return self

    def __next__(self) -> Chunk:
        chunk = next(self._chunks)
        self._taken(chunk.columns[self._at])
        return chunk._replace(columns=list(_but(chunk.columns, self._at)))
