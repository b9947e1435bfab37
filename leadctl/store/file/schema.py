"""The tables of the store, and the numbered migrations that brought each version to the next.

Fact tables only grow: an operation appends rows under its number, and undo hides that number.
Derived tables are a cache of what the visible facts say and can be made again at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl import __version__
from leadctl.errors import DataError
from leadctl.fields import DERIVABLE
from leadctl.matching.surviving.project import DERIVED_FIELDS, VALUE_COLUMNS
from leadctl.store.file.scripts import (
    ANSWERS,
    CLEARINGS,
    COMPARED,
    CURRENCY,
    DECISIONS,
    FACTS,
    HISTORY,
    LEARNT,
    MARKS,
    RULES,
    SHORT_COMPANY,
    SHORTER,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    Columns = Mapping[str, Sequence[object]]

APPLICATION_ID = 0x6C656164
"""`lead` in ASCII, in SQLite's header field for the kind of file."""

LEAD_COLUMNS = (
    "lead_id",
    *VALUE_COLUMNS,
    "extra",
    "suppressed",
    "opted_out_op",
    "first_source",
    "sources",
    "vanished",
    "vanished_at",
    "last_touch",
    "last_touch_at",
    "records",
    "created_at",
    "updated_at",
)
"""Columns of a lead, in the order of the table.

`opted_out_op` is the operation in which it was last said that the person opted out; null where
`email_opt_out` is not yes. A lift that comes later answers it, an earlier one does not. `vanished`
lists the sources whose last full list lacked the person, `vanished_at` the day of the first.
"""

HIDDEN_COLUMNS = frozenset({"extra", "opted_out_op"})
"""Columns that nobody can name: custom columns go by their headers, the other is for marking."""


class _Told(NamedTuple):
    """A column of a lead that is told by a stored one, which takes less room.

    Attributes:
        stored: the stored column, and `kind` its type.
        shown: what tells the value in a query.
        kept: what finds the stored value of a column of values, and in `old` of a table that has
            the values themselves.
    """

    stored: str
    kind: str
    shown: str
    kept: Callable[[Columns], Sequence[object]]
    old: str


def _bits(columns: Columns) -> list[object]:
    """The fields that were derived, as a number; there are few sets of them."""
    told = columns[DERIVED_FIELDS]
    bits = {text: _bits_of(str(text)) if text else None for text in set(told)}
    return [bits[text] for text in told]


def _bits_of(text: str) -> int:
    return sum(1 << DERIVABLE.index(name) for name in text.split(" "))


def _if_changed(columns: Columns) -> list[object]:
    pairs = zip(columns["updated_at"], columns["created_at"], strict=True)
    return [None if updated == created else updated for updated, created in pairs]


_TOLD = {
    DERIVED_FIELDS: _Told(
        "derived_bits",
        "integer",
        "nullif(rtrim("
        + " || ".join(
            f"iif(derived_bits & {1 << bit}, '{name} ', '')" for bit, name in enumerate(DERIVABLE)
        )
        + "), '')",
        _bits,
        "nullif("
        + " + ".join(
            f"iif(instr(' ' || coalesce(derived, '') || ' ', ' {name} '), {1 << bit}, 0)"
            for bit, name in enumerate(DERIVABLE)
        )
        + ", 0)",
    ),
    "updated_at": _Told(
        "changed_at",
        "text",
        "coalesce(changed_at, created_at)",
        _if_changed,
        "nullif(updated_at, created_at)",
    ),
}
"""Columns that are told by stored ones. Of many leads 57 and 20 bytes each are saved by that."""


def stored_name(name: str) -> str:
    """The column of table `lead` in which the store keeps a column of a lead."""
    return _TOLD[name].stored if name in _TOLD else name


STORED_COLUMNS = tuple(map(stored_name, LEAD_COLUMNS))
"""The columns of LEAD_COLUMNS as the store keeps them."""


def stored(columns: Columns) -> dict[str, Sequence[object]]:
    """Give columns of leads, or of their values, as the store keeps them: name -> a value a row."""
    return {
        stored_name(name): _TOLD[name].kept(columns) if name in _TOLD else column
        for name, column in columns.items()
    }


_INTEGER_COLUMNS = frozenset({"lead_id", "records", "opted_out_op"})


def _ddl(name: str) -> str:
    if name in _TOLD:
        told = _TOLD[name]
        return f'"{told.stored}" {told.kind},\n  "{name}" text as ({told.shown}) virtual'
    kind = "integer" if name in _INTEGER_COLUMNS else "text"
    return f'"{name}" {kind}' + (" primary key" if name == "lead_id" else "")


_LEAD_DDL = ",\n  ".join(map(_ddl, LEAD_COLUMNS))

_LEAD_TABLE = f"create table lead (\n  {_LEAD_DDL}\n) strict"

_LEAD_INDEX = (
    "create index if not exists lead_by_profile"
    " on lead (country, seniority, status, stage, email_status)"
)
"""What most segments ask for: SQLite looks at 40 bytes a lead, and reads whole rows of few."""

DERIVED = f"""
create table match_key (
  hash integer not null,
  record_id integer not null,
  sure integer not null,
  primary key (hash, record_id)
) strict, without rowid;
create index match_key_by_record on match_key (record_id, sure);

create table member (
  record_id integer primary key,
  lead_id integer not null,
  seen integer not null,
  first_import integer,
  last_import integer,
  keyed integer
) strict;
create index member_by_lead on member (lead_id) where lead_id <> record_id;

{_LEAD_TABLE};

create table tally (
  kind text not null,
  value text not null,
  n integer not null,
  primary key (kind, value)
) strict, without rowid;
"""

MIGRATIONS = (
    FACTS + DERIVED,
    DECISIONS,
    HISTORY,
    RULES,
    SHORT_COMPANY,
    ANSWERS,
    MARKS,
    SHORTER,
    CURRENCY,
    LEARNT,
    f"{COMPARED};{MARKS}",
    CLEARINGS,
)
"""Script number i brings a store from version i to version i + 1.

A new column of a lead needs a number of its own, with an empty script: `_reshape_leads` adds it. So
does a field that can be derived from now on.
"""

VERSION = len(MIGRATIONS)


def migrate(con: sqlite3.Connection, now: str, secret: bytes | None = None) -> None:
    """Bring the store up to VERSION inside the caller's transaction; a new file becomes a store.

    A new store's digests are keyed with `secret`, 16 random bytes of its own when None.

    Raises:
        DataError: the file is a database of something else, or of a newer leadctl.
    """
    version = check(con)
    if version == VERSION:
        return
    for script in MIGRATIONS[version:]:
        for statement in script.split(";"):
            if statement.strip():
                con.execute(statement)
    _reshape_leads(con)
    con.execute(_LEAD_INDEX)
    if version == 0:
        import secrets  # noqa: PLC0415 - once in a store's life

        con.executemany(
            "insert into meta values (?, ?)",
            [
                ("secret", secret or secrets.token_bytes(16)),
                ("created_at", now),
                ("made_by", __version__),
            ],
        )
    con.execute(f"pragma application_id = {APPLICATION_ID}")
    con.execute(f"pragma user_version = {VERSION}")


def fact_tables(con: sqlite3.Connection) -> list[str]:
    """Names of the tables that hold facts, those first on which others build."""
    rows = con.execute("select name from sqlite_schema where type = 'table' order by rowid")
    return [name for (name,) in rows if name not in _DERIVED_TABLES]


_DERIVED_TABLES = frozenset(
    {"match_key", "member", "lead", "tally", "mail_answer", "compared", "changed_lead"}
)


def _reshape_leads(con: sqlite3.Connection) -> None:
    """Give `lead` today's columns; new ones are empty, as in a lead that nobody spoke of since."""
    (ddl,) = con.execute("select sql from sqlite_schema where name = 'lead'").fetchone()
    if ddl.removeprefix("CREATE TABLE ") == _LEAD_TABLE.removeprefix("create table "):
        return
    kept = {row[1] for row in con.execute("pragma table_info(lead)")}
    con.execute("alter table lead rename to old_lead")
    con.execute(_LEAD_TABLE)
    known = {name: f'"{name}"' for name in STORED_COLUMNS if name in kept}
    known |= {one.stored: one.old for name, one in _TOLD.items() if name in kept}
    names, values = ", ".join(f'"{name}"' for name in known), ", ".join(known.values())
    con.execute(f"insert into lead ({names}) select {values} from old_lead order by lead_id")
    con.execute("drop table old_lead")


def check(con: sqlite3.Connection) -> int:
    """Give the store's version, 0 for a new or empty file.

    Raises:
        DataError: the file is a database of something else, or of a newer leadctl.
    """
    application = con.execute("pragma application_id").fetchone()[0]
    version: int = con.execute("pragma user_version").fetchone()[0]
    if application not in (0, APPLICATION_ID) or (application == 0 and _has_tables(con)):
        raise DataError(
            "this SQLite file is not a leadctl store", "name another file with --store PATH"
        )
    if version > VERSION:
        raise too_new(version)
    return version


def too_new(version: int) -> DataError:
    """The error where a newer leadctl wrote the store."""
    return DataError(
        f"this store is of version {version}, and this leadctl knows up to {VERSION}",
        "upgrade leadctl: pip install --upgrade leadctl",
    )


def _has_tables(con: sqlite3.Connection) -> bool:
    return con.execute("select 1 from sqlite_schema limit 1").fetchone() is not None
