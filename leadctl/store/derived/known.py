"""Records as they are known: read, cleaned, keyed, and ranked by when they were seen first."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.matching.records.keys import KEY_FIELDS
from leadctl.matching.surviving.companies import KEYED
from leadctl.store.derived.load import load, sighted_records
from leadctl.store.derived.voices import Known
from leadctl.store.facts.said import keys_typed
from leadctl.store.facts.sightings import runs_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from leadctl.matching.records.cluster import Cluster
    from leadctl.matching.surviving.entries import Golden
    from leadctl.store.derived.load import Sighted
    from leadctl.store.facts.imports import Import
    from leadctl.store.facts.said import Word


class Person(NamedTuple):
    """One cluster with what became of it; `golden` is None where no record founds a lead.

    `company` is what lists say of the company, where the lead shows anything of that: its records
    and golden values, in a cluster of nobody.
    """

    cluster: Cluster
    golden: Golden | None
    records: list[Known]
    company: Person | None = None


def known_records(
    con: sqlite3.Connection,
    records: Sequence[int],
    imports: Mapping[int, Import],
    said: Mapping[int, list[Word]],
) -> dict[int, Known]:
    """Read records with all that they say; of dead ones only what decides whom they follow.

    Args:
        con: the store.
        records: their numbers.
        imports: all imports by number.
        said: record -> what people said under its number.
    """
    known: dict[int, Known] = {}
    found = sighted_records(con, records)
    living = load(con, (one for one in found if one.live), imports)
    dead = load(con, (one for one in found if not one.live), imports, _FOLLOWING)
    for loaded in chain(living, dead):
        aligned = zip(loaded.records, loaded.extra, loaded.joining(), loaded.as_of, strict=True)
        words = {} if loaded.companies else said
        for place, (one, extra, keys, as_of) in enumerate(aligned):
            known[one.record] = Known(
                one,
                orjson.loads(extra) if extra else {},
                _with_typed(keys, words[one.record]) if one.record in words else keys,
                as_of,
                loaded,
                place,
            )
    return known


_FOLLOWING = frozenset({*KEY_FIELDS, *KEYED, "full_name", "first_name", "last_name", "suffix"})
"""What decides which lead a dead record follows, or which company it is about; no more is asked."""


def _with_typed(keys: Iterable[str], words: Iterable[Word]) -> tuple[str, ...]:
    """The keys of a row, and those of what people typed."""
    typed = (key.text for key in keys_typed(words) if key.sure)
    return tuple(dict.fromkeys((*keys, *typed)))


Order = tuple[int, int]
"""Rank of a record: its first visible import, and its line there."""


def ranked(con: sqlite3.Connection, records: Sequence[Sighted]) -> dict[int, Order]:
    """Rank records; one whose home import is hidden stands where the next import has it."""
    orders = {one.record: (one.home, one.line) for one in records}
    moved: dict[int, list[int]] = defaultdict(list)
    for one in records:
        if one.first != one.home:
            moved[one.first].append(one.record)
    for import_id, numbers in moved.items():
        runs = runs_of(con, import_id, sorted(numbers))
        orders.update((record, (import_id, runs.lines(record)[0])) for record in numbers)
    return orders
