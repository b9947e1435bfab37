"""Read records back from their raw rows: mapped and cleaned again, by the same functions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.cleaning.rows import clean_rows
from leadctl.mapping.constants import fill_in
from leadctl.mapping.plan import apply
from leadctl.store.blocks import rows_of
from leadctl.store.sightings import sighted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.store.imports import Import


class Sighted(NamedTuple):
    """A record and where it stands.

    Attributes:
        record: its number.
        home: the import that holds its raw row, and `line` in it.
        seen: number of visible sightings; 0 for a record whose imports are all undone.
        first: its first visible import, `last` the latest (the home import where unseen).
        kept: whether an undo kept it alive without a source.
    """

    record: int
    home: int
    line: int
    seen: int
    first: int
    last: int
    kept: bool

    @property
    def live(self) -> bool:
        """Whether it takes part in leads."""
        return bool(self.seen) or self.kept


class Loaded(NamedTuple):
    """Some records of one import, cleaned: by column, aligned with `records`."""

    records: list[Sighted]
    cells: dict[str, list[Cleaned]]
    raw: dict[str, list[str]]
    extra: list[str | None]
    vendor: str


SELECT_SIGHTED = (
    "select r.record_id, r.import_id, r.line, m.seen, coalesce(m.first_import, r.import_id),"
    " coalesce(m.last_import, r.import_id), exists (select 1 from keep k join operation o using"
    " (op_id) where k.record_id = r.record_id and o.undone = 0)"
    " from record r join member m using (record_id)"
)


def sighted_records(con: sqlite3.Connection, records: Iterable[int]) -> list[Sighted]:
    """Look records up by number, rising."""
    text = orjson.dumps(sorted(records)).decode()
    rows = con.execute(
        f"{SELECT_SIGHTED} where r.record_id in (select value from json_each(?)) order by 1",
        (text,),
    )
    return [
        Sighted(record, home, line, seen, first, last, bool(kept))
        for record, home, line, seen, first, last, kept in rows
    ]


def load(
    con: sqlite3.Connection, records: Sequence[Sighted], imports: Mapping[int, Import]
) -> Iterator[Loaded]:
    """Clean records under their latest import's plan, with the constants of all their imports."""
    groups: dict[tuple[int, int, tuple[int, ...]], list[Sighted]] = defaultdict(list)
    marks = _marks(con, records, imports)
    for one in records:
        groups[one.home, one.last, marks.get(one.record, ())].append(one)
    for (home, last, marking), group in groups.items():
        group.sort(key=lambda one: one.line)
        yield from _load_group(con, group, home, imports[last], [imports[i] for i in marking])


def _marks(
    con: sqlite3.Connection, records: Sequence[Sighted], imports: Mapping[int, Import]
) -> dict[int, tuple[int, ...]]:
    """Record -> the visible imports with constants that sighted it, oldest first."""
    marks: dict[int, tuple[int, ...]] = defaultdict(tuple)
    numbers = sorted(one.record for one in records)
    for one in imports.values():
        if one.options.constants and not one.undone and numbers:
            for record in sighted(con, one.import_id, numbers):
                marks[record] += (one.import_id,)
    return marks


def _load_group(
    con: sqlite3.Connection,
    group: list[Sighted],
    home: int,
    reading: Import,
    marking: Sequence[Import],
) -> Iterator[Loaded]:
    constants = _combined(marking)
    by_line = {one.line: one for one in group}
    for lines, columns in rows_of(con, home, [one.line for one in group]):
        mapped = apply(reading.plan, columns)
        fill_in(mapped.fields, constants, len(lines))
        cells = clean_rows(mapped.fields, reading.options.rules)
        yield Loaded(
            [by_line[line] for line in lines],
            cells,
            mapped.fields,
            mapped.extra,
            reading.plan.vendor or reading.source,
        )


def _combined(marking: Sequence[Import]) -> dict[str, str]:
    """The constants of several imports: later ones stand, labels add up."""
    combined: dict[str, str] = {}
    for one in marking:
        given = dict(one.options.constants or {})
        if "tags" in given and "tags" in combined:
            given["tags"] = f"{combined['tags']}; {given['tags']}"
        combined |= given
    return combined
