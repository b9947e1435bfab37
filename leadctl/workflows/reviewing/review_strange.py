"""Decisions from another store: which leads of this one a list of pairs means.

The marks of its pairs are another store's, and so are its numbers. A row also shows its two leads,
though, and by that they are looked for. Nothing of what it shows is kept: who was forgotten is no
lead here, and is not found.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import orjson

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.mapping.passing.passage import BETWEEN
from leadctl.matching.pairs import SHOWN
from leadctl.matching.records.cluster import compatible
from leadctl.matching.records.keys import EMAIL_FIELDS, key_hashes, keys_of_rows
from leadctl.store.asking.query import leads

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from leadctl.store.asking.query import Value

Shown = tuple[str, ...]
"""What a list shows of one lead: a text for each of SHOWN."""

_TELLING = frozenset({"full_name", "linkedin", *EMAIL_FIELDS})


class _Known(NamedTuple):
    """What somebody is known by: the hashes of sure keys, and the name's two match keys."""

    keys: tuple[int, ...]
    name: tuple[str, str]


def find_meant(con: sqlite3.Connection, rows: Sequence[Shown]) -> list[int | None]:
    """Find the lead that each row shows; None where there is none, or more than one.

    It is the one lead that shows just the same; else the one of a name that fits which has an
    address or a profile of the row: the first of its keys that leads to one lead alone.
    """
    if not rows:
        return []
    here = _Here.of(con, rows)
    return [here.meant(row, one) for row, one in zip(rows, _known(rows), strict=True)]


@dataclass(frozen=True, slots=True)
class _Here:
    """The leads of this store that rows may mean.

    Attributes:
        by_key: hash of a sure key -> leads.
        by_name: full name -> leads.
        shown: lead -> what it shows.
        known: lead -> what it is known by.
    """

    by_key: Mapping[int, set[int]]
    by_name: Mapping[str, set[int]]
    shown: Mapping[int, Shown]
    known: Mapping[int, _Known]

    @classmethod
    def of(cls, con: sqlite3.Connection, rows: Sequence[Shown]) -> _Here:
        by_key = _leads(con, _KEYED, {key for one in _known(rows) for key in one.keys})
        by_name = _leads(con, _NAMED, {row[0] for row in rows if row[0]})
        near = sorted(set().union(*by_key.values(), *by_name.values()))
        shown = {
            int(str(lead)): tuple(map(_text, values))
            for lead, *values in leads(con, ("lead_id", *SHOWN), ids=near)
        }
        known = dict(zip(shown, _known([*shown.values()]), strict=True))
        return cls(by_key, by_name, shown, known)

    def meant(self, row: Shown, known: _Known) -> int | None:
        """The lead that a row means."""
        near = [self.by_key.get(key, set()) for key in known.keys]
        alike = set().union(*near, self.by_name.get(row[0], set()))
        fitting = (
            {lead for lead in some if compatible(self.known[lead].name, known.name)}
            for some in near
        )
        same = {lead for lead in alike if self.shown[lead] == row}
        alone = (next(iter(some)) for some in (same, *fitting) if len(some) == 1)
        return next(alone, None)


def _known(rows: Sequence[Shown]) -> list[_Known]:
    fields = {
        name: list(cells)
        for name, cells in zip(SHOWN, zip(*rows, strict=True), strict=False)
        if name in _TELLING
    }
    cells = clean_rows(fields, Rules())
    parts = [[one.key for one in cells.get(name, ())] for name in ("first_name", "last_name")]
    first, last = (part or [""] * len(rows) for part in parts)
    keys = keys_of_rows(cells, len(rows), "")
    sure = (key_hashes([key.text for key in some if key.sure]) for some in keys)
    return [_Known(*one) for one in zip(sure, zip(first, last, strict=True), strict=True)]


_Value = TypeVar("_Value", int, str)


def _leads(con: sqlite3.Connection, query: str, values: Iterable[_Value]) -> dict[_Value, set[int]]:
    found: dict[_Value, set[int]] = defaultdict(set)
    for value, lead in con.execute(query, (orjson.dumps(sorted(values)).decode(),)):
        found[value].add(lead)
    return found


_KEYED = (
    "select j.value, l.lead_id from json_each(?) j join match_key k on k.hash = j.value"
    " and k.sure = 1 join member m using (record_id) join lead l using (lead_id)"
)

_NAMED = "select full_name, lead_id from lead where full_name in (select value from json_each(?))"


def _text(value: Value) -> str:
    return BETWEEN.join(value) if isinstance(value, list) else str(value or "")
