"""Examine a store: SQLite's own checks, and ours on what is derived."""

from __future__ import annotations

from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.matching.records.keys import key_hash
from leadctl.store.derived import suppressed, tally
from leadctl.store.derived.derive import groups_of, people
from leadctl.store.derived.leads import Derived, lead_rows
from leadctl.store.erasing.erasure import is_unfinished
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.libraries import older_rules
from leadctl.store.facts.sightings import runs_of
from leadctl.store.file import access, engine
from leadctl.store.file.schema import LEAD_COLUMNS
from leadctl.store.mending import fact_checks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from leadctl.store.derived.known import Person
    from leadctl.store.derived.voices import Known
    from leadctl.store.facts.imports import Import

SAMPLE = 200
"""Leads, and records besides, that are derived again and compared."""

PART = 2000
"""Leads and records derived at a time."""


class Scope(NamedTuple):
    """How much is looked at.

    Attributes:
        size: leads, and records besides, that are derived again; None for all of them.
        report: told how many of how many were.
    """

    size: int | None = SAMPLE
    report: Callable[[int, int], None] = lambda _done, _total: None


A_SAMPLE = Scope()


def examine(con: sqlite3.Connection, scope: Scope = A_SAMPLE) -> Iterator[tuple[str, list[str]]]:
    """Run every check: its name, and what it found (nothing for a healthy store).

    Works in temporary tables, so the connection must allow those. Stops at a check that cannot
    read the file, and derives nothing from facts that are damaged.
    """
    damaged = False
    for name, check in CHECKS.items():
        if damaged and name == DERIVED:
            yield name, ["cannot be checked before the above is mended"]
            return
        try:
            found = list(dict.fromkeys(check(con, scope)))
        except engine.errors() as error:
            if engine.is_passing(error):
                raise
            yield name, [f"the file is damaged: {error}"]
            return
        except Exception as error:  # noqa: BLE001 - text of a damaged page can read as anything
            found = [f"what is stored makes no sense: {type(error).__name__}"]
        yield name, found
        damaged = damaged or bool(found and name in BASES)


def first_finding(path: Path) -> str:
    """What is wrong with a store as it lies there; empty where nothing is, or it is not there."""
    try:
        if not path.stat().st_size:
            return ""
        with closing(engine.connect(path, access.current().key, mode="ro")) as con:
            con.execute("begin")
            return next((one for _, findings in examine(con) for one in findings), "")
    except OSError:
        return ""
    except engine.errors() as error:
        return "" if engine.is_passing(error) else str(error)


def _integrity(con: sqlite3.Connection, _scope: Scope) -> Iterator[str]:
    return (row[0] for row in con.execute("pragma integrity_check") if row[0] != "ok")


def _dangling(con: sqlite3.Connection, _scope: Scope) -> Iterator[str]:
    return (f"a row of {row[0]} points nowhere" for row in con.execute("pragma foreign_key_check"))


def _homeless(con: sqlite3.Connection, _scope: Scope) -> Iterator[str]:
    for (record,) in con.execute(
        "select record_id from record where record_id not in (select record_id from member)"
        " limit 10"
    ):
        yield f"record {record} belongs to no lead"
    for (lead,) in con.execute(
        "select lead_id from lead where lead_id not in (select lead_id from member) limit 10"
    ):
        yield f"lead {lead} has no record"


def _unreadable(con: sqlite3.Connection, _scope: Scope) -> Iterator[str]:
    return fact_checks.unreadable(con)


def _disordered(con: sqlite3.Connection, _scope: Scope) -> Iterator[str]:
    return chain(fact_checks.disordered(con), fact_checks.aimless(con))


def _unfinished(con: sqlite3.Connection) -> Iterator[str]:
    if is_unfinished(con):
        yield (
            "an erasure was cut short, and the file may still hold what was erased: end it with:"
            " leadctl forget"
        )


def _uncounted(con: sqlite3.Connection, scope: Scope) -> Iterator[str]:
    return chain(_miscounted(con), _missighted(con, scope))


def _miscounted(con: sqlite3.Connection) -> Iterator[str]:
    kept = tally.read(con)
    fresh = tally.scan(con)
    return (f"the count of leads by {kind} is off" for kind in kept if kept[kind] != fresh[kind])


def _missighted(con: sqlite3.Connection, scope: Scope) -> Iterator[str]:
    """Count the sightings of a sample anew."""
    visible = "import join operation using (op_id) where undone = 0"
    sums = con.execute(
        "select (select coalesce(sum(n), 0) from sighting where import_id in"
        f" (select import_id from {visible})), (select coalesce(sum(seen), 0) from member)"
    ).fetchone()
    if sums[0] != sums[1]:
        yield f"records count {sums[1]:,} sightings, and {sums[0]:,} are visible"
    records = _spread(con, "record_id", "member", scope.size)
    found: dict[int, list[int]] = {record: [] for record in records}
    for (import_id,) in con.execute(f"select import_id from {visible} order by 1").fetchall():
        runs = runs_of(con, import_id, records)
        for record in records:
            found[record] += [import_id for _ in runs.lines(record)]
    for record, seen in found.items():
        kept = con.execute(
            "select seen, first_import, last_import from member where record_id = ?", (record,)
        ).fetchone()
        if kept != (len(seen), min(seen, default=None), max(seen, default=None)):
            yield f"the sightings of record {record} are miscounted"


def _spread(con: sqlite3.Connection, column: str, table: str, size: int | None) -> list[int]:
    """Up to `size` numbers, spread evenly over a table, rising."""
    count = con.execute(f"select count(*) from {table}").fetchone()[0]
    rows = con.execute(
        f"select {column} from (select {column}, row_number() over (order by {column}) as place"
        f" from {table}) where place * ?1 / ?2 > (place - 1) * ?1 / ?2",
        (count if size is None else min(size, count), count),
    )
    return sorted(row[0] for row in rows)


def _differing(con: sqlite3.Connection, scope: Scope) -> Iterator[str]:
    """Derive the leads of a sample of leads and records, and compare."""
    imports = all_imports(con)
    sample = sorted(
        {
            *_spread(con, "lead_id", "lead", scope.size),
            *_spread(con, "record_id", "member", scope.size),
        }
    )
    known: set[int] = set()
    for start in range(0, len(sample), PART):
        part = [number for number in sample[start : start + PART] if number not in known]
        found = people(con, groups_of(con, part), imports)
        known.update(member.at.record for person in found for member in person.records)
        yield from _wrong(con, part, found, imports)
        scope.report(start + len(part), len(sample))


def _wrong(
    con: sqlite3.Connection,
    part: Iterable[int],
    found: Sequence[Person],
    imports: Mapping[int, Import],
) -> Iterator[str]:
    """What is wrong about leads; that older rules made other values and keys of them is not."""
    rows = _rows(con, found, imports)
    is_older = older_rules(con)
    yield from _wrong_rows(con, rows, values=not is_older)
    yield from _surplus(con, part, found, rows)
    for person in found:
        for member in person.records:
            yield from _wrong_home(con, member, person.cluster.lead_id)
            if not is_older:
                yield from _wrong_keys(con, member)


def _rows(
    con: sqlite3.Connection, found: Sequence[Person], imports: Mapping[int, Import]
) -> dict[int, dict[str, object]]:
    derived = [
        Derived(one.cluster.lead_id, one.golden, [known.at for known in one.records])
        for one in found
        if one.golden is not None
    ]
    made = lead_rows(con, derived, imports)
    rows = {
        lead.lead_id: dict(zip(LEAD_COLUMNS, row, strict=True))
        for lead, row in zip(derived, made, strict=True)
    }
    numbers = orjson.dumps(sorted(rows)).decode()
    suppressed.find(con, "select value from json_each(?)", (numbers,))
    for lead, reasons in suppressed.found(con):
        rows[lead]["suppressed"] = reasons
    return rows


def _wrong_rows(
    con: sqlite3.Connection, rows: Mapping[int, dict[str, object]], *, values: bool
) -> Iterator[str]:
    """The leads that are missing, and those whose `values` differ, where these are asked for."""
    stored = ", ".join(f'"{name}"' for name in LEAD_COLUMNS)
    for number, row in rows.items():
        query = f"select {stored} from lead where lead_id = ?"
        kept = con.execute(query, (number,)).fetchone()
        if kept is None:
            yield f"lead {number} is missing"
            continue
        off = [name for name, old in zip(LEAD_COLUMNS, kept, strict=True) if row[name] != old]
        if off and values:
            yield f"lead {number} differs in {', '.join(off)}"


def _surplus(
    con: sqlite3.Connection,
    sample: Iterable[int],
    found: Sequence[Person],
    rows: Mapping[int, object],
) -> Iterator[str]:
    """Leads in the sample, or of its records, that no live record makes."""
    records = {*sample, *(member.at.record for person in found for member in person.records)}
    stored = con.execute(
        "select distinct l.lead_id from json_each(?) j join member m on m.record_id = j.value"
        " join lead l using (lead_id) order by 1",
        (orjson.dumps(sorted(records)).decode(),),
    ).fetchall()
    return (f"lead {lead} has no record left" for (lead,) in stored if lead not in rows)


def _wrong_home(con: sqlite3.Connection, member: Known, lead_id: int) -> Iterator[str]:
    record = member.at.record
    home = con.execute("select lead_id from member where record_id = ?", (record,)).fetchone()[0]
    if home != lead_id:
        yield f"record {record} belongs to lead {lead_id}, and stands with {home}"


def _wrong_keys(con: sqlite3.Connection, member: Known) -> Iterator[str]:
    record = member.at.record
    which = "sure = 0" if member.loaded.companies else "sure = 1"
    kept = {
        row[0]
        for row in con.execute(
            f"select hash from match_key where {which} and record_id = ?", (record,)
        )
    }
    own = key_hash(f"lead:{record}")
    if kept - {own} != {key_hash(text) for text in member.keys} - {own}:
        yield f"record {record} has other match keys than its row says"


def _older(con: sqlite3.Connection) -> Iterator[str]:
    if older_rules(con):
        yield "values are as older rules made them; as those of today do, with: leadctl clean"


DERIVED = "leads equal what their records say"
RAW = "raw rows can be read"
NAMED = "operations and what they name"

CHECKS: dict[str, Callable[[sqlite3.Connection, Scope], Iterator[str]]] = {
    "integrity": _integrity,
    "foreign keys": _dangling,
    "every record has its lead": _homeless,
    RAW: _unreadable,
    NAMED: _disordered,
    "kept counts": _uncounted,
    DERIVED: _differing,
}
"""Every check by its name."""

WARNINGS: dict[str, Callable[[sqlite3.Connection], Iterator[str]]] = {
    RAW: fact_checks.unverified,
    NAMED: _unfinished,
    DERIVED: _older,
}
"""What a check that found nothing tells besides, which does no harm to the leads."""

BASES = frozenset({"every record has its lead", RAW})
"""What must be whole before anything can be derived."""

ADVICE = (
    "go back to a backup with: leadctl restore FILE; or take out what can be read with:"
    " leadctl doctor --repair-into FILE"
)
"""What to do where the facts are damaged."""

REMEDIES = {
    "every record has its lead": "make it anew from the facts: leadctl rebuild",
    "kept counts": "make it anew from the facts: leadctl rebuild",
    DERIVED: "make it anew from the facts: leadctl rebuild",
}
"""What to do where only what is derived of them is wrong."""
