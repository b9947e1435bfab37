"""The tables of the store, and the numbered migrations that brought each version to the next.

Fact tables only grow: an operation appends rows under its number, and undo hides that number.
Derived tables are a cache of what the visible facts say and can be made again at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl import __version__
from leadctl.errors import DataError
from leadctl.matching.project import VALUE_COLUMNS

if TYPE_CHECKING:
    import sqlite3

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

_INTEGER_COLUMNS = frozenset({"lead_id", "records", "opted_out_op"})

FACTS = """
create table meta (key text primary key, value any) strict, without rowid;

create table operation (
  op_id integer primary key,
  kind text not null,
  at text not null,
  who text not null,
  command text not null,
  rules text not null,
  reason text,
  counts text not null default '{}',
  target integer references operation,
  undone integer not null default 0 check (undone in (0, 1))
) strict;

create table source (
  op_id integer not null references operation,
  name text not null,
  direction text,
  channel text,
  vendor text,
  primary key (op_id, name)
) strict, without rowid;

create table import (
  import_id integer primary key,
  op_id integer not null references operation,
  name text not null,
  digest blob not null,
  encoding text not null,
  delimiter text not null,
  source text not null,
  profile text not null,
  plan text not null,
  options text not null,
  touch text,
  touch_at text,
  rows integer not null,
  rejected integer not null
) strict;
create index import_by_operation on import (op_id);
create index import_by_digest on import (digest);

create table block (
  import_id integer not null references import,
  first_line integer not null,
  codec integer not null,
  data blob not null,
  primary key (import_id, first_line)
) strict, without rowid;

create table record (
  record_id integer primary key,
  import_id integer not null references import,
  line integer not null,
  digest blob not null
) strict;
create unique index record_by_digest on record (digest);

create table sighting (
  import_id integer not null references import,
  first_line integer not null,
  first_record integer not null,
  n integer not null check (n > 0),
  primary key (import_id, first_line)
) strict, without rowid;

create table reject (
  import_id integer not null references import,
  line integer not null,
  reason text not null,
  header text not null,
  raw text not null
) strict;
create index reject_by_import on reject (import_id, line);

create table event (
  event_id integer primary key,
  op_id integer not null references operation,
  lead_id integer not null references record,
  kind text not null,
  value text not null
) strict;
create index event_by_lead on event (lead_id);
create index event_by_operation on event (op_id);

create table keep (
  op_id integer not null references operation,
  record_id integer not null references record,
  primary key (record_id, op_id)
) strict, without rowid;
"""

_LEAD_DDL = ",\n  ".join(
    f'"{name}" {"integer" if name in _INTEGER_COLUMNS else "text"}'
    + (" primary key" if name == "lead_id" else "")
    for name in LEAD_COLUMNS
)

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

DECISIONS = """
create table edge (
  op_id integer not null references operation,
  l integer not null references record,
  r integer not null references record,
  kind text not null,
  rule text not null,
  weight real not null,
  probability real not null,
  comparisons text not null,
  held text not null,
  primary key (op_id, l, r)
) strict, without rowid;
create index edge_by_l on edge (l);
create index edge_by_r on edge (r);

create table suppression (
  suppression_id integer primary key,
  op_id integer not null references operation,
  kind text not null,
  value text not null,
  hash integer not null,
  reason text not null,
  day text not null,
  origin text not null
) strict;
create index suppression_by_hash on suppression (hash);
create index suppression_by_value on suppression (value);

create table lift (
  op_id integer not null references operation,
  suppression_id integer not null references suppression,
  primary key (suppression_id, op_id)
) strict, without rowid;

create table segment (
  op_id integer not null references operation,
  name text not null,
  expression text,
  primary key (name, op_id)
) strict, without rowid;
"""
"""Version 2: what people and matching decided of leads.

An edge says that the leads under two record numbers are one person (`same`) or might be
(`doubtful`); numbers are resolved when read. A suppression stands until it is lifted, whatever is
undone. A segment without an expression is a removed one; the newest visible row of a name counts.
"""

HISTORY = """
alter table operation add column folded integer references operation;

alter table import add column whole integer not null default 0 check (whole in (0, 1));

alter table block add column digest blob;

alter table keep rename to old_keep;

create table keep (
  op_id integer not null references operation,
  record_id integer not null references record,
  number integer not null,
  primary key (record_id, op_id, number)
) strict, without rowid;
create index keep_by_number on keep (number);

insert or ignore into keep select k.op_id, k.record_id, e.lead_id from old_keep k
  join member m using (record_id) join member x on x.lead_id = m.lead_id
  join event e on e.lead_id = x.record_id;

drop table old_keep;

create table deletion (
  op_id integer not null references operation,
  record_id integer not null references record,
  primary key (record_id, op_id)
) strict, without rowid;
create index deletion_by_operation on deletion (op_id);

create index edge_apart on edge (l, r) where kind = 'different';

create table rereading (
  op_id integer not null references operation,
  import_id integer not null references import,
  plan text not null,
  options text not null,
  primary key (import_id, op_id)
) strict, without rowid;

create table former (
  op_id integer not null references operation,
  lead_id integer not null references record,
  cells text not null,
  primary key (lead_id, op_id)
) strict, without rowid;
create index former_by_operation on former (op_id);

create table export (
  export_id integer primary key,
  op_id integer not null references operation,
  name text not null,
  format text not null,
  columns text not null,
  expression text not null,
  digest blob not null,
  rows integer not null,
  suppressed integer not null
) strict;
create index export_by_operation on export (op_id);

create table exported (
  export_id integer not null references export,
  first_lead integer not null,
  last_lead integer not null,
  leads blob not null,
  primary key (export_id, first_lead)
) strict, without rowid;

create table tombstone (
  digest blob primary key,
  op_id integer not null references operation,
  day text not null
) strict, without rowid;
"""
"""Version 3: what a store needs to be trusted for years.

`operation.folded` names the pruning that folded an operation together: it stands for good then.
`import.whole` says that a file held all of its source, so that what it lacks has vanished from it.
A kept record lives while something stands that was said under `keep.number`; number 0 says that
an export had the lead, which holds whatever is undone besides.
A deletion hides a record. A rereading gives an import another plan and other options; `former`
keeps the values that leads had before it. An export names the leads that went out, in blocks. A
tombstone is the keyed digest of an identity key whose person is to be forgotten.
"""

RULES = """
create table own_rules (
  digest blob primary key,
  text text not null
) strict, without rowid;

create table libraries (
  libraries_id integer primary key,
  versions text not null unique
) strict;

alter table operation add column libraries integer references libraries;
"""
"""Version 4: under which rules and by which libraries values were cleaned.

The options of an import and of a rereading name a set of a user's own rules by its digest. An
operation that cleans names the versions of the libraries; null where that was not noted yet.
"""

SHORT_COMPANY = ""
"""Version 5: leads have `company_short`."""

ANSWERS = """
create table mail_domain (
  op_id integer not null references operation,
  domain text not null,
  answer text not null,
  primary key (domain, op_id)
) strict, without rowid;
create index mail_domain_by_operation on mail_domain (op_id);

create table mail_answer (
  domain text primary key, answer text not null, at text not null
) strict, without rowid;
"""
"""Version 6: what name servers said of mail domains.

`mail_domain` has the answers that verdicts follow: the newest visible one of a domain counts, and a
domain without one takes mail. `mail_answer` only spares questions: it is no fact, and may be lost.
"""

MARKS = "delete from meta where key = 'derived_by'"
"""Version 7: leads have `derived`, and `meta` tells by which libraries all of them were derived.

A script forgets that where its version derives other values than the one before.
"""

MIGRATIONS = (FACTS + DERIVED, DECISIONS, HISTORY, RULES, SHORT_COMPANY, ANSWERS, MARKS)
"""Script number i brings a store from version i to version i + 1.

A new column of a lead needs a number of its own, with an empty script: `_reshape_leads` adds it.
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


_DERIVED_TABLES = frozenset({"match_key", "member", "lead", "tally", "mail_answer"})


def _reshape_leads(con: sqlite3.Connection) -> None:
    """Give `lead` today's columns; new ones are empty, as in a lead that nobody spoke of since."""
    kept = [row[1] for row in con.execute("pragma table_info(lead)")]
    if kept == list(LEAD_COLUMNS):
        return
    con.execute("alter table lead rename to old_lead")
    con.execute(_LEAD_TABLE)
    names = ", ".join(f'"{name}"' for name in LEAD_COLUMNS if name in kept)
    con.execute(f"insert into lead ({names}) select {names} from old_lead order by lead_id")
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
