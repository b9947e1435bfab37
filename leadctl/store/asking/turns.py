"""In which operations a person vanished from a source, and in which one had the person again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from leadctl.store.derived.vanishing import full_lists
from leadctl.store.facts.sightings import sightings_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from leadctl.store.derived.vanishing import FullList
    from leadctl.store.facts.imports import Import


class Turn(NamedTuple):
    """A full list that lacked a person, or a later import that had the person again.

    Attributes:
        by: the import; the first of the list where that has several files.
        gone: whether the person vanished in it.
    """

    by: Import
    gone: bool


def turns_of(
    con: sqlite3.Connection, records: Iterable[int], imports: Mapping[int, Import]
) -> list[Turn]:
    """The turns of a person, oldest first, as the imports that stand tell them.

    The last one of a source says whether the lead is marked as vanished from it.

    Args:
        con: the store.
        records: the lead's records.
        imports: all imports by number.
    """
    seen: dict[str, list[Import]] = defaultdict(list)
    for number in sorted({at for one in records for at, _ in sightings_of(con, one)}):
        one = imports[number]
        if not (one.undone or one.plan.is_ours):
            seen[one.source].append(one)
    lists = full_lists(imports)
    found = [
        turn
        for source, sightings in seen.items()
        for turn in _turns(sightings, lists.get(source, ()), imports)
    ]
    return sorted(found, key=lambda turn: turn.by.import_id)


def _turns(
    seen: Sequence[Import], lists: Sequence[FullList], imports: Mapping[int, Import]
) -> Iterator[Turn]:
    """The turns in one source; the files of one operation are one list."""
    having = {one.op_id for one in seen}
    steps: list[tuple[int, Import | None]] = [(one.import_id, one) for one in seen]
    steps += [(one.first, None) for one in lists if one.op_id not in having]
    is_there = is_gone = False
    for number, sighting in sorted(steps, key=lambda step: step[0]):
        if sighting is None and is_there:
            yield Turn(imports[number], gone=True)
            is_gone, is_there = True, False
        elif sighting is not None:
            if is_gone:
                yield Turn(sighting, gone=False)
            is_gone, is_there = False, True


def turned_in(
    con: sqlite3.Connection, records: Sequence[int], imports: Mapping[int, Import]
) -> set[int]:
    """The operations in which a person vanished or came back.

    Of an undone one, whether it would be such an operation if it stood.
    """
    found = {turn.by.op_id for turn in turns_of(con, records, imports)}
    for op_id in {one.op_id for one in imports.values() if one.undone and one.whole}:
        shown = {
            number: one._replace(undone=one.undone and one.op_id != op_id)
            for number, one in imports.items()
        }
        found |= {op_id} & {turn.by.op_id for turn in turns_of(con, records, shown)}
    return found
