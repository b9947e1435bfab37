"""Former values: what leads showed before other rules read their rows, for the day of an undo.

The code of the old rules is gone by then, so the values themselves are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned
from leadctl.fields import FIELDS
from leadctl.matching.surviving.entries import Former
from leadctl.matching.surviving.project import DERIVED_FIELDS, FALLBACKS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Row = dict[str, Any]
"""A row of table `lead`: column -> value."""


def formers_of(con: sqlite3.Connection, records: Sequence[int]) -> Iterator[Former]:
    """What leads under the numbers of `records` showed, where the rereading since is undone.

    A later rereading that stands has the last word.
    """
    yield from _formers(
        con,
        records,
        "o.undone = 1 and not exists (select 1 from operation x where x.op_id > f.op_id"
        " and x.undone = 0 and x.kind in ('clean', 'rebuild'))",
    )


def formers_behind(con: sqlite3.Connection, records: Sequence[int]) -> list[Former]:
    """What leads under the numbers of `records` showed before each rereading that stands."""
    return list(_formers(con, records, "o.undone = 0"))


def _formers(con: sqlite3.Connection, records: Sequence[int], which: str) -> Iterator[Former]:
    rows = con.execute(
        "select f.op_id, o.at, f.lead_id, f.cells from json_each(?) j join former f"
        f" on f.lead_id = j.value join operation o using (op_id) where {which} order by 1",
        (orjson.dumps(list(records)).decode(),),
    )
    for operation, at, lead, text in rows:
        document = orjson.loads(text)
        cells = {name: _cell(parts) for name, parts in document["cells"].items()}
        yield Former(operation, at, lead, cells, document["extra"])


def keep_formers(con: sqlite3.Connection, op_id: int, rows: Iterable[tuple[Row, Row]]) -> None:
    """Keep what leads showed that changed, given their rows before and after."""
    con.executemany(
        "insert into former values (?, ?, ?)",
        (
            (op_id, old["lead_id"], orjson.dumps(document).decode())
            for old, new in rows
            if (document := _document(old, new))
        ),
    )


def _document(old: Row, new: Row) -> Mapping[str, Any] | None:
    cells = {
        field.name: _parts(field.name, old, many=field.many)
        for field in FIELDS
        if field.name != "lead_id" and _told(field.name, old) != _told(field.name, new)
    }
    before, after = (orjson.loads(row["extra"] or "{}") for row in (old, new))
    changed = {*before.items()} ^ {*after.items()}
    extra = {header: before.get(header, "") for header, _ in changed}
    return {"cells": cells, "extra": extra} if cells or extra else None


def _told(name: str, row: Row) -> tuple[object, ...]:
    """All that a lead tells of a field: its value, and the judgement of a main one."""
    if name not in FALLBACKS:
        return (row[name],)
    third = "email_flags" if name == "email" else "phone_type"
    return row[name], row[f"{name}_status"], row[f"{name}_reason"], row[third]


def _parts(name: str, row: Row, *, many: bool) -> list[Any]:
    """A cell as JSON: value, verdict, reason, flags, further values."""
    if row[name] is None:
        return []
    if many:
        first, *more = orjson.loads(row[name])
        return [first, "", "", [], more]
    if name not in FALLBACKS:
        is_guess = name in (row[DERIVED_FIELDS] or "").split()
        return [row[name], "", "", [DERIVED] if is_guess else [], []]
    _, verdict, reason, flags = _told(name, row)
    return [row[name], verdict or "", reason or "", str(flags or "").split(), []]


def _cell(parts: Sequence[Any]) -> Cleaned:
    if not parts:
        return EMPTY
    value, verdict, reason, flags, more = parts
    return Cleaned(value, verdict, reason, tuple(flags), "", tuple(Cleaned(one) for one in more))
