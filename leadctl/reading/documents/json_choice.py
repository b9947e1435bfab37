"""Which list of a JSON document is read: the one with people, or the one that is asked for."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import DataError, UsageError, did_you_mean
from leadctl.reading.documents.json_values import without_envelopes
from leadctl.reading.encodings.lines import Found
from leadctl.reading.tabling.headers import unique
from leadctl.reading.tabling.tables import NOBODY, PEOPLE, people_in
from leadctl.rows import Chunk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.reading.documents.json_lists import Contents, Listed
    from leadctl.reading.encodings.lines import Tally
    from leadctl.reading.tabling.headers import IsHeader


class Asked(NamedTuple):
    """What the user says of a document.

    Attributes:
        file: its name for messages.
        sheet: name of the list, its last key or all of them; empty for none.
        table: its number among the lists, from 1; 0 for none.
        is_header: knows the headers of vendors.
    """

    file: str
    sheet: str
    table: int
    is_header: IsHeader


def choose(found: Contents, asked: Asked, tally: Tally) -> Listed | None:
    """Find the list to read.

    Args:
        found: what the document holds.
        asked: what the user says.
        tally: takes the other lists.

    Returns:
        The list; None where the document is leads one after another, such as a single one.

    Raises:
        DataError: there are several, and none that tells of people.
        UsageError: there is no such list.
    """
    lists = _lists(found, asked)
    one = _named(lists, asked) if asked.sheet else None
    if one is None and asked.table:
        one = _numbered(lists, asked.table)
    if one is None and not _are_leads(lists, found, asked):
        one = _best(lists, found, asked) if lists else next(iter(found.lists.values()), None)
    if one is not None and one in lists:
        tally.table = lists.index(one) + 1
        others = ((at, other) for at, other in enumerate(lists, start=1) if other is not one)
        tally.tables += [
            Found(at, other.line, unique(columns_of(other, found)), other.rows)
            for at, other in others
        ]
    return one


def columns_of(one: Listed, found: Contents) -> list[str]:
    """Give the columns of a list, as far as they are known without reading it."""
    if one.form == "arrays":
        namer = found.namer_of(one)
        return namer.names if namer else list(one.sample[0].values())
    return [one.name] if one.form == "plain" else without_envelopes(list(one.keys.columns))


def _lists(found: Contents, asked: Asked) -> list[Listed]:
    """Give the lists that can be read: those of plain values only where these are people's."""
    naming = list(map(found.namer_of, found.lists.values()))
    several = len(found.lists) > 1
    return [
        one
        for one in found.lists.values()
        if one.rows and one not in naming
        if one.form != "plain" or not several or _people(one, found, asked) == PEOPLE
    ]


def _people(one: Listed, found: Contents, asked: Asked) -> int:
    columns = columns_of(one, found)
    keys = dict.fromkeys(key for cells in one.sample for key in cells)
    cells = [[row.get(key, "") for row in one.sample] for key in keys]
    return people_in(columns, [Chunk([], cells, [])], asked.is_header)


def _are_leads(lists: Sequence[Listed], found: Contents, asked: Asked) -> bool:
    """Tell whether a document is leads one after another, whatever lists are in them."""
    if found.is_lead or found.stands_by_columns:
        return True
    people = any(_people(one, found, asked) == PEOPLE for one in lists)
    pages = () in found.lists or (found.are_pages and people)
    return (found.documents > 1 and not pages) or (found.holds_lead and not people)


def _best(lists: Sequence[Listed], found: Contents, asked: Asked) -> Listed:
    """Choose the list with people that has most rows, or the only one."""
    ranks = [_people(one, found, asked) for one in lists]
    best = max(ranks)
    if best == NOBODY and len(lists) > 1:
        names = ", ".join(f"`{one.name}`" for one in lists)
        raise DataError(
            f"`{asked.file}` holds several lists: {names}",
            f"choose one with `--sheet {quote(lists[0].name)}`",
        )
    among = [one for one, rank in zip(lists, ranks, strict=True) if rank == best]
    return max(among, key=lambda one: one.rows)


def _named(lists: Sequence[Listed], asked: Asked) -> Listed:
    whole = [one for one in lists if one.name == asked.sheet]
    last = [one for one in lists if one.path[-1:] == (asked.sheet,)]
    found = whole or last
    if len(found) == 1 and asked.sheet:
        return found[0]
    if lists and not lists[0].path:
        message = f"`{asked.file}` is one list without a name"
        raise UsageError(message, "leave `--sheet` out")
    names = [one.name for one in found or lists]
    what = "several lists" if found else "no list"
    hint = did_you_mean(asked.sheet, names, f"lists: {', '.join(names) or 'none'}")
    raise UsageError(f"`{asked.file}` holds {what} called `{asked.sheet}`", hint)


def _numbered(lists: Sequence[Listed], number: int) -> Listed | None:
    if number <= len(lists):
        return lists[number - 1]
    if number == 1:
        return None
    held = "1 table" if len(lists) < 2 else f"{len(lists)} tables"  # noqa: PLR2004 - one and none
    raise UsageError(f"the file holds {held}", "give a lower `--table`")
