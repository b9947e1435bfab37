"""The tables of a file, below or beside each other: which is read, and what becomes of the others.

A file may hold several: a summary above the people, a legend below them. One is read, and every
line of the others is kept with the rejects. It is the same for lines of text and rows of sheets.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from leadctl.errors import UsageError
from leadctl.fields import header_key, synonyms
from leadctl.mapping.cells.content import mostly_addresses
from leadctl.reading.encodings.lines import Tally
from leadctl.reading.tabling.beside import Parted
from leadctl.reading.tabling.chunks import CHUNK_ROWS, Opened, Rest
from leadctl.rows import Chunk, Reject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from leadctl.reading.tabling.headers import IsHeader
    from leadctl.rows import Shape

SAMPLE_ITEMS = 500
"""How many lines or rows decide on a table."""

_MOST_ITEMS = 50_000
"""How far down people are looked for, so that a long list of anything else is not read twice."""

Item = TypeVar("Item")


class Stretch(NamedTuple, Generic[Item]):
    """What a file holds from a table on.

    Attributes:
        first: the lines or rows that decide.
        rest: those behind them.
        number: of the first, from 1.
    """

    first: list[Item]
    rest: Iterator[Item]
    number: int = 1


class Cut(Protocol[Item]):
    """A table that is cut, down to where the next one begins.

    Attributes:
        columns: its headers as read.
        shape: what it was found to be.
        begins: number of its first line or row.
    """

    columns: list[str]
    shape: Shape
    begins: int

    @property
    def rest(self) -> Rest[Item] | None:
        """What follows it, once its chunks are walked; None where nothing does."""

    def chunks(self) -> Iterator[Chunk]:
        """Give its rows, with what stands above its headers as rejects."""


class Form(Protocol[Item]):
    """How the tables of one kind of file are cut.

    Attributes:
        is_header: knows the headers of vendors.
    """

    is_header: IsHeader

    def cut(self, stretch: Stretch[Item], tally: Tally) -> Cut[Item]:
        """Find the header of the table with which a stretch begins."""

    def again(self) -> Iterator[Item]:
        """Give the file from its beginning once more."""

    def numbered(self, items: Iterable[Item], number: int) -> Iterator[tuple[int, Item]]:
        """Number lines or rows, of which the first has this number."""

    def raw(self, item: Item) -> str:
        """Write a line or row as text; empty where it says nothing."""


def open_tables(stretch: Stretch[Item], form: Form[Item], wanted: int, tally: Tally) -> Opened:
    """Open one of the tables of a file.

    Args:
        stretch: the whole file.
        form: how it is cut.
        wanted: number of the table, from 1; 0 for the one that holds people.
        tally: takes what is passed over in it, and the other tables.

    Raises:
        UsageError: there are not so many tables.
    """
    number = wanted or _chosen(stretch, form)
    for first, tables in _walk(stretch, form, lambda n: tally if n == number else Tally()):
        last = first + len(tables.sides) - 1
        if number <= last:
            break
        tables.walk()
        tally.tables += tables.found(first)
    if last < number:
        held = "1 table" if last == 1 else f"{last} tables"
        hint = "leave `--table` out" if last == 1 else "give a lower `--table`"
        raise UsageError(f"the file holds {held}", hint)
    tally.table = number
    columns = tables.columns(number - first)
    above = _above(form, tables.cut, len(columns)) if first > 1 else iter(())
    return Opened(columns, _read(form, tables, first, tally), tables.cut.shape, above)


def _walk(
    stretch: Stretch[Item], form: Form[Item], tally_of: Callable[[int], Tally], number: int = 1
) -> Iterator[tuple[int, Parted[Item]]]:
    """Give the tables, those beside each other at once, with the number of the first of them.

    Each must be walked before the next can be found.
    """
    while True:
        tally = tally_of(number)
        tables = Parted(form.cut(stretch, tally), tally)
        yield number, tables
        if tables.cut.rest is None:
            return
        number += len(tables.sides)
        stretch = _stretch(*tables.cut.rest)


def _stretch(items: Iterator[Item], number: int) -> Stretch[Item]:
    return Stretch(list(islice(items, SAMPLE_ITEMS)), items, number)


def _read(form: Form[Item], tables: Parted[Item], first: int, tally: Tally) -> Iterator[Chunk]:
    """Give the rows of the table that is read, with the others beside and below it as rejects."""
    side = tally.table - first
    yield from tables.chunks(side)
    if tables.tally is not tally:
        tally.add(tables.tally)
    tally.tables += tables.found(first, side)
    yield from _below(form, tables, first + len(tables.sides), len(tables.columns(side)), tally)


def _above(form: Form[Item], cut: Cut[Item], width: int) -> Iterator[Chunk]:
    """Keep the lines above a table that is not the first, read once more."""
    items = takewhile(lambda one: one[0] < cut.begins, form.numbered(form.again(), 1))
    while block := list(islice(items, CHUNK_ROWS)):
        yield _kept(form, block, width)


def _below(
    form: Form[Item], tables: Parted[Item], number: int, width: int, tally: Tally
) -> Iterator[Chunk]:
    """Keep the lines below a table that was walked, and count the tables that they are."""
    if tables.cut.rest is None:
        return
    passed = _Passed(form.numbered(*tables.cut.rest))
    stretch = _stretch(passed, tables.cut.rest.number)
    for at, others in _walk(stretch, form, lambda _: Tally(), number):
        for _ in others.chunks(0):
            yield _kept(form, passed.taken(), width)
        tally.tables += others.found(at)
    yield _kept(form, passed.taken(), width)


class _Passed(Iterator[Item]):
    """Numbered lines or rows, which are kept when they are taken."""

    def __init__(self, items: Iterator[tuple[int, Item]]) -> None:
        self._items = items
        self._taken: list[tuple[int, Item]] = []

    def __next__(self) -> Item:
        self._taken.append(next(self._items))
        return self._taken[-1][1]

    def taken(self) -> list[tuple[int, Item]]:
        """Give those taken since it was asked last."""
        found, self._taken = self._taken, []
        return found


def _kept(form: Form[Item], items: Sequence[tuple[int, Item]], width: int) -> Chunk:
    texts = ((number, form.raw(item)) for number, item in items)
    found = [Reject(number, "", "other_table", text) for number, text in texts if text]
    return Chunk([], [[] for _ in range(width)], found)


_EMAILS = frozenset({"email", "personal_email", "other_emails"})
_OF_PERSONS = frozenset(
    {"full_name", "first_name", "last_name", "title", "linkedin", "phone", "mobile_phone"}
)
_OF_COMPANIES = frozenset({"company", "domain", "website"})
PEOPLE, PERHAPS, NOBODY = 2, 1, 0
"""How sure it is that a table holds people."""


def _chosen(stretch: Stretch[Item], form: Form[Item]) -> int:
    """Choose the table with people that has most rows.

    The first one stands where none is better; where no table tells of anybody, nobody can choose.
    A file that begins with a table of people, as nearly all do, is not walked for this; one that
    begins otherwise is, far down: a report may put long tables above the people.
    """
    ranks = _ranks(stretch._replace(rest=iter(())), form)
    if len(ranks) > 1 or max(ranks.values())[0] < PEOPLE:
        start = stretch.number - 1 + len(stretch.first)
        rest = islice(form.again(), start, start + _MOST_ITEMS)
        ranks = _ranks(stretch._replace(rest=rest), form)
    return max(ranks, key=lambda number: ranks[number])


def holds_people(stretch: Stretch[Item], form: Form[Item]) -> int:
    """Tell by the first rows of a file whether a table in it holds people; more is surer."""
    return max(people for people, _ in _ranks(stretch, form).values())


def _ranks(stretch: Stretch[Item], form: Form[Item]) -> dict[int, tuple[int, int]]:
    """Tell of each table whether it holds people, and how many rows of it are seen."""
    ranks: dict[int, tuple[int, int]] = {}
    for number, tables in _walk(stretch, form, lambda _: Tally()):
        people = [
            people_in(tables.columns(side), tables.first(side), form.is_header)
            for side in range(len(tables.sides))
        ]
        tables.walk()
        for side, (rank, rows) in enumerate(zip(people, tables.rows, strict=True)):
            ranks[number + side] = rank, rank and rows
    return ranks


def people_in(columns: Sequence[str], chunks: Sequence[Chunk], is_header: IsHeader) -> int:
    """Tell whether a table holds people: by its headers, or by addresses in its cells.

    Args:
        columns: its headers.
        chunks: some of its rows.
        is_header: knows the headers of vendors.

    Returns:
        `PEOPLE`, `PERHAPS` or `NOBODY`.
    """
    meant = {synonyms().get(header_key(column)) for column in columns}
    told = any(mostly_addresses(cells) for chunk in chunks for cells in chunk.columns)
    if told or meant & _EMAILS or len(meant & _OF_PERSONS) > 1 or is_header(columns):
        return PEOPLE
    return PERHAPS if meant & (_OF_PERSONS | _OF_COMPANIES) else NOBODY
