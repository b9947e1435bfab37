"""Imports as facts: what was read, under which plan and terms, and which records it sighted."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.cleaning.cleaned import Rules
from leadctl.mapping.plan import Plan
from leadctl.matching.golden import Terms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from leadctl.matching.golden import Mode


@dataclass(frozen=True, slots=True)
class Options:
    """The terms of an import that decide what its rows come to.

    Attributes:
        mode: create, fill, update or upsert.
        protected: fields that its rows fill but never overwrite.
        constants: field -> raw value for every row.
        region: alpha-2 code for phones without a country.
        date_orders: field -> `dmy`, `mdy` or `ymd`.
    """

    mode: Mode = "upsert"
    protected: tuple[str, ...] = ()
    constants: Mapping[str, str] | None = None
    region: str = ""
    date_orders: Mapping[str, str] | None = None

    def to_json(self) -> str:
        """Write the options down, keys in order, defaults left out."""
        given = {name: getattr(self, name) for name in self.__slots__ if getattr(self, name)}
        return orjson.dumps(given, option=orjson.OPT_SORT_KEYS).decode()

    @classmethod
    def from_json(cls, text: str) -> Options:
        """Read what `to_json` wrote."""
        given = orjson.loads(text)
        return cls(**{**given, "protected": tuple(given.get("protected", ()))})

    @property
    def rules(self) -> Rules:
        """The cleaning rules among them."""
        return Rules(self.region, self.date_orders or {})


class Import(NamedTuple):
    """One imported file."""

    import_id: int
    op_id: int
    at: str
    name: str
    source: str
    plan: Plan
    options: Options
    touch: str | None
    touch_at: str | None
    undone: bool

    @property
    def terms(self) -> Terms:
        """Under which terms its records speak."""
        return Terms(self.op_id, self.options.mode, frozenset(self.options.protected))

    @property
    def marks(self) -> bool:
        """Whether being in this file says something that the row itself does not."""
        return bool(self.touch or self.options.constants)


def all_imports(con: sqlite3.Connection) -> dict[int, Import]:
    """Every import by its number, undone ones too."""
    rows = con.execute(
        "select i.import_id, i.op_id, o.at, i.name, i.source, i.plan, i.options, i.touch,"
        " i.touch_at, o.undone from import i join operation o using (op_id) order by i.import_id"
    )
    return {row[0]: _import(row) for row in rows}


def _import(row: tuple[int, int, str, str, str, str, str, str | None, str | None, int]) -> Import:
    number, op_id, at, name, source, plan, options, touch, touch_at, undone = row
    return Import(
        number,
        op_id,
        at,
        name,
        source,
        Plan.from_json(plan),
        Options.from_json(options),
        touch,
        touch_at,
        bool(undone),
    )


def lines_of(con: sqlite3.Connection, import_id: int, record: int) -> list[int]:
    """The lines of an import that sighted `record`, rising."""
    rows = con.execute(
        "select first_line + ?2 - first_record from sighting"
        " where import_id = ?1 and first_record <= ?2 and first_record + n > ?2 order by 1",
        (import_id, record),
    )
    return [row[0] for row in rows]


def sighted(con: sqlite3.Connection, import_id: int, records: list[int]) -> set[int]:
    """Those of `records` (rising) that an import sighted."""
    runs = con.execute(
        "select first_record, n from sighting"
        " where import_id = ? and first_record <= ? and first_record + n > ?",
        (import_id, records[-1], records[0]),
    )
    found: set[int] = set()
    for first, n in runs:
        found.update(records[bisect_left(records, first) : bisect_left(records, first + n)])
    return found


def runs_of_rows(rows: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Fold (line, record) pairs into runs (first line, first record, length)."""
    first_line = first_record = n = 0
    for line, record in rows:
        if n and line == first_line + n and record == first_record + n:
            n += 1
            continue
        if n:
            yield first_line, first_record, n
        first_line, first_record, n = line, record, 1
    if n:
        yield first_line, first_record, n


def see(con: sqlite3.Connection, import_id: int, among: str = "") -> None:
    """Let the sightings of an import count: its records live, it is their latest import.

    `among` names a table of record ids to which the effect is kept.
    """
    only = f" and record_id in (select record_id from {among})" if among else ""
    con.executemany(
        "update member set seen = seen + 1, last_import = ?1, first_import ="
        f" coalesce(first_import, ?1) where record_id between ?2 and ?3{only}",
        (
            (import_id, first, first + n - 1)
            for first, n in con.execute(
                "select first_record, n from sighting where import_id = ? order by 1", (import_id,)
            ).fetchall()
        ),
    )


def recount(con: sqlite3.Connection, touched: str) -> None:
    """Count the visible sightings of the records in table `touched` anew, oldest import first."""
    con.execute(
        "update member set seen = 0, first_import = null, last_import = null"
        f" where record_id in (select record_id from {touched})"
    )
    visible = con.execute(
        "select import_id from import join operation using (op_id) where undone = 0 order by 1"
    ).fetchall()
    for (import_id,) in visible:
        see(con, import_id, among=touched)
