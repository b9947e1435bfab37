"""Read records back from their raw rows: mapped and cleaned again, by the same functions."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.cleaning.rows import clean_rows
from leadctl.mapping.deciding.plan import apply
from leadctl.mapping.passing.guesses import without_guesses
from leadctl.matching.records.keys import (
    found_in_rows,
    found_of_companies,
    keys_of_companies,
    keys_of_rows,
    texts_by_row,
)
from leadctl.store.facts.mail_domains import known_answers
from leadctl.store.facts.rawrows import columns_of
from leadctl.store.facts.sightings import IS_DELETED, IS_KEPT, sighted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.matching.records.keys import Key
    from leadctl.store.facts.imports import Import


class Sighted(NamedTuple):
    """A record and where it stands.

    Attributes:
        record: its number.
        home: the import that holds its raw row, and `line` in it.
        seen: number of visible sightings; 0 for a record whose imports are all undone.
        first: its first visible import, `last` the latest (the home import where unseen).
        kept: whether an undo kept it alive without a source.
        deleted: whether its lead was deleted while it was one of its records.
    """

    record: int
    home: int
    line: int
    seen: int
    first: int
    last: int
    kept: bool
    deleted: bool

    @property
    def live(self) -> bool:
        """Whether it takes part in leads."""
        return (bool(self.seen) or self.kept) and not self.deleted


class Loaded(NamedTuple):
    """Some records that are read alike, cleaned: by column, aligned with `records`.

    `as_of` is the time at which the values of a row of our own export were read, else None;
    `companies` says that the rows are about companies.
    """

    records: list[Sighted]
    cells: dict[str, list[Cleaned]]
    raw: dict[str, list[str]]
    extra: list[str | None]
    as_of: list[str | None]
    vendor: str
    companies: bool

    def keys(self) -> list[tuple[Key, ...]]:
        """The match keys of each record."""
        count = len(self.records)
        if self.companies:
            return keys_of_companies(self.cells, count)
        return keys_of_rows(self.cells, count, self.vendor)

    def joining(self) -> list[tuple[str, ...]]:
        """The texts of the keys that join each record with others: of people the sure ones."""
        count = len(self.records)
        if self.companies:
            return texts_by_row(found_of_companies(self.cells, count), count)
        found = found_in_rows(self.cells, self.vendor)
        return texts_by_row((one for one in found if one[2]), count)


SELECT_SIGHTED = (
    "select r.record_id, r.import_id, r.line, m.seen, coalesce(m.first_import, r.import_id),"
    f" coalesce(m.last_import, r.import_id), {IS_KEPT}, {IS_DELETED}"
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
        Sighted(record, home, line, seen, first, last, bool(kept), bool(deleted))
        for record, home, line, seen, first, last, kept, deleted in rows
    ]


def load(
    con: sqlite3.Connection,
    records: Iterable[Sighted],
    imports: Mapping[int, Import],
    only: Collection[str] = (),
) -> Iterator[Loaded]:
    """Clean records under their latest import's plan, without what imports say of all rows.

    Imports of one plan are cleaned in one go: a person whom several have says most things twice.

    Args:
        con: the store.
        records: which ones.
        imports: all imports by number.
        only: clean these fields alone; all of them where empty.
    """
    groups: dict[tuple[int, int], list[Sighted]] = defaultdict(list)
    for one in records:
        groups[one.last, one.home].append(one)
    alike: dict[tuple[int, int, str], list[tuple[int, int]]] = defaultdict(list)
    for last, home in groups:
        reading = imports[last]
        alike[id(reading.plan), id(reading.options), reading.vendor].append((last, home))
    answers = known_answers(con) if alike else {}
    for kind in alike.values():
        read = [_raw(con, groups[one], one[1], imports[one[0]]) for one in kind]
        yield _cleaned(_joined(read), imports[kind[0][0]], only, answers)


def speaking_imports(
    con: sqlite3.Connection, records: Sequence[Sighted], imports: Mapping[int, Import]
) -> dict[int, list[int]]:
    """Record -> the imports in which it speaks: its first, and later ones under other terms."""
    spoken = {one.record: [one.first] for one in records}
    visible = [one for one in imports.values() if not one.undone]
    if len({one.speech for one in visible}) > 1:
        numbers = sorted(spoken)
        for one in visible:
            for record in sighted(con, one.import_id, numbers):
                latest = imports[spoken[record][-1]]
                if one.import_id > latest.import_id and one.speech != latest.speech:
                    spoken[record].append(one.import_id)
    return spoken


class _Raw(NamedTuple):
    """Records with their raw cells by column, and `as_of` as in Loaded."""

    records: list[Sighted]
    columns: Sequence[Sequence[str]]
    as_of: list[str | None]


def _raw(con: sqlite3.Connection, group: list[Sighted], home: int, reading: Import) -> _Raw:
    group.sort(key=lambda one: one.line)
    columns = columns_of(con, home, group)
    return _Raw(group, columns, _as_of(reading, columns))


def _joined(parts: Sequence[_Raw]) -> _Raw:
    """Put rows below each other."""
    if len(parts) == 1:
        return parts[0]
    records, columns, as_of = zip(*parts, strict=True)
    below = [list(chain(*column)) for column in zip(*columns, strict=True)]
    return _Raw(list(chain(*records)), below, list(chain(*as_of)))


def _cleaned(
    read: _Raw, reading: Import, only: Collection[str], answers: Mapping[str, str]
) -> Loaded:
    mapped = apply(reading.plan, read.columns)
    rules = replace(reading.options.rules, answers=answers)
    given = without_guesses(reading.plan, read.columns, mapped.fields, rules)
    fields = {name: given[name] for name in given if not only or name in only}
    return Loaded(
        read.records,
        clean_rows(fields, rules),
        fields,
        mapped.extra,
        read.as_of,
        reading.vendor,
        reading.companies,
    )


def _as_of(reading: Import, columns: Sequence[Sequence[str]]) -> list[str | None]:
    """When the values of our own export were read: its `updated_at`, else the import's time."""
    if not reading.plan.is_ours:
        return [None] * len(columns[0])
    for column, cells in zip(reading.plan.columns, columns, strict=True):
        if column.header == READ_AT and not column.field:
            return [_time(cell) or reading.at for cell in cells]
    return [reading.at] * len(columns[0])


READ_AT = "updated_at"
"""The column of our exports that tells when a lead was as the row shows it."""

_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?::(\d\d))?Z?")


def _time(cell: str) -> str:
    """Read a time as we write it, or as spreadsheets save it, without zone or seconds."""
    found = _TIME.fullmatch(cell.strip())
    return f"{found[1]}T{found[2]}:{found[3] or '59'}Z" if found else ""


def constant_cells(one: Import) -> dict[str, Cleaned]:
    """What an import says of all of its rows, cleaned: field -> cell."""
    given = {name: [value] for name, value in (one.options.constants or {}).items()}
    cells = clean_rows(given, one.options.rules, derive=False)
    return {name: column[0] for name, column in cells.items()}
