"""Take a person out of what was typed and named: commands, reasons, notes, names of files, rejects.

Every text of every table of facts is looked at, so that a table of tomorrow is not forgotten.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import orjson

from leadctl.compliance.handles import ERASED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from leadctl.compliance.handles import Handles

_PASSED_OVER = frozenset({"lead", "match_key", "member", "tally", "meta"})
"""Tables that are made anew from the facts, and the one of the store itself."""

_TIMES = frozenset({"at", "day", "touch_at"})
"""Columns of times, whose digits are no number's."""

_LABELS = frozenset(
    {
        ("export", "name"),
        ("import", "name"),
        ("import", "source"),
        ("operation", "command"),
        ("operation", "who"),
        ("source", "name"),
    }
)
"""Columns of names of files and the like; whatever stands before an address in them."""

_NAMED = frozenset({"segment", "source"})
"""Tables in which one operation cannot give two rows one name."""

_ERASED_WORD = "erased"
"""Stands in an expression: a word that parses, and that no lead has."""


def own_operations(con: sqlite3.Connection, records: Sequence[int]) -> set[int]:
    """The operations that spoke of these records and of no others: what was typed is about them."""
    listed = orjson.dumps(list(records)).decode()
    found: set[int] = set()
    for table, column in (("event", "lead_id"), ("deletion", "record_id")):
        rows = con.execute(
            f"select distinct t.op_id from json_each(?1) j join {table} t on t.{column} = j.value"
            f" where not exists (select 1 from {table} o where o.op_id = t.op_id and"
            f" o.{column} not in (select value from json_each(?1)))",
            (listed,),
        )
        found.update(row[0] for row in rows)
    return found


def drop_facts(con: sqlite3.Connection, records: Sequence[int]) -> dict[str, int]:
    """Delete what is said of some records; gives how many rows of each table that were facts."""
    listed = orjson.dumps(list(records)).decode()
    places = {
        "event": "lead_id",
        "former": "lead_id",
        "deletion": "record_id",
        "keep": "record_id",
        "match_key": "record_id",
    }
    within = "in (select value from json_each(?1))"
    gone = {
        table: con.execute(f"delete from {table} where {column} {within}", (listed,)).rowcount
        for table, column in places.items()
    }
    edges = con.execute(f"delete from edge where l {within} or r {within}", (listed,))
    return gone | {"edge": edges.rowcount}


def erase_rejects(con: sqlite3.Connection) -> tuple[int, set[int]]:
    """Erase rejected text that mentions the person; gives how many, and the imports."""
    hits = con.execute(
        "select rowid, import_id from reject where leadctl_mentions(raw)"
        " or leadctl_mentions(header)"
    ).fetchall()
    con.executemany(
        "update reject set raw = ?, header = '' where rowid = ?",
        ((ERASED, row) for row, _ in hits),
    )
    return len(hits), {import_id for _, import_id in hits}


def erase_suppressions(con: sqlite3.Connection, hashes: Sequence[int]) -> int:
    """Erase the addresses of suppressions; their tombstones go on keeping the person out."""
    hits = con.execute(
        "select suppression_id from suppression where kind <> 'domain' and"
        " (hash in (select value from json_each(?)) or leadctl_mentions(value))",
        (orjson.dumps(list(hashes)).decode(),),
    ).fetchall()
    con.executemany(
        "update suppression set value = ?, hash = ? where suppression_id = ?",
        ((ERASED, secrets.randbits(62), row[0]) for row in hits),
    )
    return len(hits)


def prepare(con: sqlite3.Connection, handles: Handles) -> None:
    """Give a connection the functions that look for the person."""

    def mentions(text: str | None, label: int = 0) -> bool:
        return text is not None and handles.mentioned_in(text, label=bool(label))

    def without(text: str, mark: str, label: int) -> str:
        return handles.out_of(text, mark, label=bool(label))

    con.create_function("leadctl_mentions", -1, mentions)
    con.create_function("leadctl_without", 3, without)
    con.create_function("leadctl_names", 1, handles.named_in)
    con.create_function("leadctl_verb", 1, redacted)


def redacted(command: str) -> str:
    """A command line without its arguments."""
    program, _, rest = command.partition(" ")
    verb = rest.split(" ")[0]
    return f"{program} {verb} {ERASED}" if verb.isalpha() else f"{program} {ERASED}"


def erase_operations(con: sqlite3.Connection, own: set[int]) -> int:
    """Redact the commands and reasons that name the person, and those that were about nobody else.

    Gives how many operations.
    """
    listed = orjson.dumps(sorted(own)).decode()
    named = con.execute(
        "update operation set command = leadctl_verb(command) where leadctl_names(command)"
        " or op_id in (select value from json_each(?)) returning op_id",
        (listed,),
    ).fetchall()
    reasons = con.execute(
        "update operation set reason = ? where reason is not null and (leadctl_names(reason)"
        " or op_id in (select value from json_each(?))) returning op_id",
        (ERASED, listed),
    ).fetchall()
    return len({*named, *reasons})


def sweep(con: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Take mentions out of every other text; walks the changed rows: table, and its first number.

    The number is that of an import, or of the lead that an event is about.
    """
    for table, column in _texts(con):
        hits = con.execute(
            f'select * from "{table}" where leadctl_mentions("{column}", ?)',
            ((table, column) in _LABELS,),
        )
        names = [one[0] for one in hits.description]
        rows = hits.fetchall()
        if rows:
            _take_out(con, table, column)
        for row in rows:
            yield table, _number(dict(zip(names, row, strict=True)))


def _take_out(con: sqlite3.Connection, table: str, column: str) -> None:
    mark = _ERASED_WORD if table == "segment" else ERASED
    label = (table, column) in _LABELS
    con.execute(
        f'update or ignore "{table}" set "{column}" = leadctl_without("{column}", ?1, ?2)'
        f' where leadctl_mentions("{column}", ?2)',
        (mark, label),
    )
    if table in _NAMED:  # names that differed in the person alone are one now
        con.execute(f'delete from "{table}" where leadctl_mentions("{column}", ?)', (label,))


def _number(row: dict[str, object]) -> int:
    found = row.get("import_id", row.get("lead_id", 0))
    return found if isinstance(found, int) else 0


def _texts(con: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every column of text of the tables of facts."""
    tables = con.execute(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'"
    ).fetchall()
    for table in (row[0] for row in tables if row[0] not in _PASSED_OVER):
        for column in con.execute(f'pragma table_info("{table}")').fetchall():
            if column[2].lower() == "text" and column[1] not in _TIMES:
                yield table, column[1]
