"""Land a staged import in the store: the short write at the end of reading and cleaning."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from leadctl.matching.surviving.project import VALUE_COLUMNS
from leadctl.store.changing.outcome import outcomes
from leadctl.store.changing.overtaken import touch_known
from leadctl.store.derived import suppressed, tally
from leadctl.store.derived.companies import leave_to_derive
from leadctl.store.derived.derive import derive
from leadctl.store.derived.optouts import suppress_leads, suppress_told
from leadctl.store.derived.reach import touch_too
from leadctl.store.derived.rekey import rekey, write_named
from leadctl.store.derived.vanishing import touch_missing, touch_returned
from leadctl.store.facts.imports import Options, all_imports
from leadctl.store.facts.libraries import any_records, note_derived
from leadctl.store.facts.ownrules import keep_rules
from leadctl.store.facts.rulings import read_as
from leadctl.store.facts.sightings import IS_DELETED, see
from leadctl.store.facts.staging import pack_list
from leadctl.store.file.schema import LEAD_COLUMNS, STORED_COLUMNS, stored_name
from leadctl.store.opening.connect import StoreChanged
from leadctl.vocabulary import DEFAULT_STAGE, DEFAULT_STATUS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from leadctl.store.changing.outcome import Landed


@dataclass(frozen=True, slots=True)
class Staged:
    """One file in the staging, ready to land.

    Attributes:
        file: its number there.
        name: as given by the user.
        digest: of its bytes.
        encoding, delimiter: as read.
        source: name of the source.
        profile: name of the vendor profile, or empty.
        plan: the mapping, as JSON.
        options: its terms.
        touch, touch_at: kind and day of the touch that its rows stand for.
        rows: rows read.
        rejected: rows rejected.
        whole: whether it holds all of its source, or with other files of this import.
    """

    file: int
    name: str
    digest: bytes
    encoding: str
    delimiter: str
    source: str
    profile: str
    plan: str
    options: Options
    touch: str | None
    touch_at: str | None
    rows: int
    rejected: int
    whole: bool = False


class Known(NamedTuple):
    """An earlier import of the same file: its operation, and what was read then."""

    operation: int
    rows: int
    rejected: int


def known_file(con: sqlite3.Connection, one: Staged) -> Known | None:
    """Find the import of these very bytes under these very terms that still stands.

    It counts only while it is the last word of its source: a file that comes back after another
    one of the source is news, and so is one that is said to hold all of its source only now.
    """
    row = con.execute(
        "select i.op_id, i.rows, i.rejected from import i join operation o using (op_id)"
        f" where o.undone = 0 and i.digest = ? and i.source = ? and {read_as('plan')} = ?"
        f" and {read_as('options')} = ? and i.touch is ? and i.touch_at is ? and i.whole >= ?"
        " and i.op_id = (select max(l.op_id) from import l join operation p using (op_id)"
        " where p.undone = 0 and l.source = i.source) limit 1",
        (
            one.digest,
            one.source,
            one.plan,
            one.options.to_json(),
            one.touch,
            one.touch_at,
            one.whole,
        ),
    ).fetchone()
    return Known(*row) if row else None


def is_known(con: sqlite3.Connection, files: Sequence[Staged]) -> bool:
    """Whether another import brought any of these files, or any of these full lists, meanwhile."""
    parts = [one for one in files if not one.whole]
    lists = [one for one in files if one.whole]
    return bool(known_lists(con, lists)) or any(known_file(con, one) for one in parts)


def known_lists(con: sqlite3.Connection, files: Sequence[Staged]) -> set[str]:
    """The sources of `files` whose full list the store has: these files and no other."""
    lists: dict[str, list[Staged]] = defaultdict(list)
    for one in files:
        lists[one.source].append(one)
    return {source for source, its in lists.items() if _is_known_list(con, its)}


def _is_known_list(con: sqlite3.Connection, files: Sequence[Staged]) -> bool:
    """Whether one operation brought just these files of one source, and is its last word."""
    known = [known_file(con, one) for one in files]
    if None in known:
        return False
    (n,) = con.execute(
        "select count(*) from import where source = ? and op_id = ?",
        (files[0].source, known[0] and known[0].operation),
    ).fetchone()
    return bool(n == len(known))


def land(con: sqlite3.Connection, op_id: int, at: str, files: list[Staged]) -> dict[int, Landed]:
    """Write the staged rows of `files` (attached as schema `stage`) as facts, and derive leads.

    Returns:
        file number -> what became of its rows.
    """
    for table in _TABLES:
        con.execute(f"drop table if exists temp.{table}")
    con.execute("create temp table before (lead_id integer primary key)")
    con.execute("create temp table changed (lead_id integer primary key)")
    con.execute("create temp table marked (lead_id integer primary key, vanished text)")
    con.execute("create temp table landing (file integer primary key, import_id integer)")
    con.execute(
        "create temp table filled (lead_id integer, record_id integer,"
        " primary key (lead_id, record_id)) without rowid"
    )
    if not any_records(con):
        note_derived(con)
    for one in files:
        _write_import(con, op_id, one)
    last = _write_records(con)
    _note_landed(con, last)
    _write_sightings(con)
    _write_keys(con, last)
    imports = all_imports(con)
    ours = [number for number, one in imports.items() if one.plan.is_ours]
    suppress_told(con, op_id, at[:10], ours)
    touch_known(con)
    touch_missing(con, op_id)
    touch_returned(con, op_id)
    rekey(con, imports)
    _insert_plain(con, op_id, at, files)
    touch_too(
        con,
        "select record_id from temp.new_record"
        " where record_id not in (select record_id from temp.plain)",
    )
    derive(con)
    suppress_leads(con, op_id, at[:10])
    told = outcomes(con, files)
    con.execute("drop table temp.filled")
    return told


_TABLES = (
    "landing", "new_record", "landed", "fresh_key", "plain", "other", "founder", "before",
    "changed", "marked", "filled",
)  # fmt: skip


def _write_import(con: sqlite3.Connection, op_id: int, one: Staged) -> None:
    keep_rules(con, one.options.own)
    import_id = con.execute(
        "insert into import (op_id, name, digest, encoding, delimiter, source, profile, plan,"
        " options, touch, touch_at, rows, rejected, whole)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning import_id",
        (
            op_id,
            one.name,
            one.digest,
            one.encoding,
            one.delimiter,
            one.source,
            one.profile,
            one.plan,
            one.options.to_json(),
            one.touch,
            one.touch_at,
            one.rows,
            one.rejected,
            one.whole,
        ),
    ).fetchone()[0]
    con.execute("insert into temp.landing values (?, ?)", (one.file, import_id))
    con.execute(
        "insert into reject select ?, line, reason, header, raw from stage.reject where file = ?",
        (import_id, one.file),
    )


_LATER = 1 << 22
"""Later than any import, in three bytes; `see` puts the true one in its place, which is shorter.

Without that room the rows of `member` outgrew their pages in the first night of an unchanged list,
for SQLite keeps the numbers 0 and 1 without a byte, and no others.
"""


def _write_records(con: sqlite3.Connection) -> int:
    """Write the fresh rows as records, numbered on from those there are; one that came twice once.

    Returns:
        The last number before them.
    """
    last: int = con.execute("select coalesce(max(record_id), 0) from record").fetchone()[0]
    con.execute(
        "insert or ignore into record select ? + r.number, l.import_id, r.line, r.digest"
        " from stage.row r cross join temp.landing l using (file) where r.number is not null"
        " order by r.seq",
        (last,),
    )
    con.execute(
        "insert into member select record_id, record_id, 0, ?, null, null from record"
        " where record_id > ?",
        (_LATER, last),
    )
    con.execute(
        "insert into block select l.import_id, b.first_line, b.codec, b.data, b.digest"
        " from stage.block b join temp.landing l using (file)"
    )
    return last


def _note_landed(con: sqlite3.Connection, last: int) -> None:
    """Note every row in `temp.landed`: whether its record lived, and whether this file says more.

    `news` is 1 for a record that lived and is now read under another plan, or with other terms,
    constants or touch than by the file that had it last, or after others spoke (`touch_known`).
    The records above `last` come to `temp.new_record`, each with the number of its staged row.

    Raises:
        StoreChanged: the store knew one of them when its rows were read, and does so no more.
    """
    con.execute(
        "create temp table landed (seq integer, file integer, line integer, number integer,"
        " record_id integer, was integer, live integer, news integer)"
    )
    con.execute(
        f"insert into temp.landed select d.*, m.last_import, {_LIVES}, 0 from (select r.seq,"
        " r.file, r.line, r.number, coalesce(n.record_id, (select o.record_id from record o"
        " where o.digest = r.digest)) as record_id from stage.row r"
        " left join record n on n.record_id = ? + r.number"
        " where r.file in (select file from temp.landing)) d"
        " left join member m using (record_id) order by d.seq",
        (last,),
    )
    if con.execute("select 1 from temp.landed where record_id is null limit 1").fetchone():
        raise StoreChanged
    con.execute("drop table if exists temp.terms")
    con.execute(
        f"create temp table terms as select i.import_id, {read_as('plan')} as plan,"
        f" {read_as('options')} as options, i.touch, i.touch_at from import i"
    )
    con.execute("create unique index temp.terms_by_import on terms (import_id)")
    con.execute(
        "update temp.landed as d set news = 1 where live and exists (select 1 from temp.landing l"
        " join temp.terms n using (import_id) join temp.terms w on w.import_id = d.was"
        " where l.file = d.file and (n.plan <> w.plan or n.options <> w.options"
        " or n.touch is not w.touch or n.touch_at is not w.touch_at))"
    )
    con.execute(
        "create temp table new_record (record_id integer primary key, number integer, file integer)"
    )
    con.execute(
        "insert into temp.new_record select record_id, number, file from temp.landed"
        " where record_id = ? + number",
        (last,),
    )


def _write_sightings(con: sqlite3.Connection) -> None:
    """Write the rows of each file as runs of lines and records that rise together."""
    con.execute(
        "insert into sighting select l.import_id, s.line, s.record_id, lead(s.at, 1,"
        " (select max(rowid) + 1 from temp.landed)) over (order by s.at) - s.at from (select"
        " d.rowid as at, d.file, d.line, d.record_id from temp.landed d left join temp.landed p"
        " on p.rowid = d.rowid - 1 where p.file is not d.file or p.line <> d.line - 1"
        " or p.record_id <> d.record_id - 1) s join temp.landing l using (file)"
    )
    for (import_id,) in con.execute("select import_id from temp.landing").fetchall():
        see(con, import_id)


_LIVES = f"(m.seen > 0 and not {IS_DELETED})"


def _write_keys(con: sqlite3.Connection, last: int) -> None:
    """Write the keys of the records above `last`, by hash: rising ones take half as long."""
    con.execute(
        "create temp table fresh_key as select k.hash, n.record_id, k.sure from stage.key k"
        f" cross join temp.new_record n on n.record_id = {last} + k.number order by 1"
    )
    con.execute("insert or ignore into match_key select hash, record_id, sure from temp.fresh_key")
    named = con.execute(
        "select n.record_id, f.lead_id from stage.lead_ref f"
        " join temp.new_record n on n.record_id = ? + f.number",
        (last,),
    ).fetchall()
    write_named(con, named)


def _insert_plain(con: sqlite3.Connection, op_id: int, at: str, files: list[Staged]) -> None:
    """Make leads of new records that share no sure key, straight from the staging."""
    con.execute(
        "create temp table plain (record_id integer primary key, number integer, file integer)"
    )
    con.execute(
        "insert into temp.plain select record_id, number, file from temp.new_record where"
        " record_id not in (select k.record_id from temp.fresh_key k where k.sure = 1 and exists"
        " (select 1 from match_key o where o.hash = k.hash and o.sure = 1"
        " and o.record_id <> k.record_id) union all select lead_id from stage.lead_ref)"
    )
    leave_to_derive(con)
    names = ", ".join(f'"{name}"' for name in STORED_COLUMNS)
    columns = ", ".join(map(_plain_expression, LEAD_COLUMNS))
    for one in files:
        if one.options.mode == "update":
            continue
        con.execute(
            f"insert into lead ({names}) select {columns} from temp.plain p"
            " cross join stage.fresh f using (number) where p.file = :file",
            {
                "file": one.file,
                "op": op_id,
                "at": at,
                "source": one.source,
                "sources": pack_list([one.source]),
                "touch": one.touch,
                "touch_at": one.touch_at,
            },
        )
    suppressed.mark(con, "select record_id from temp.plain")
    tally.count(con, 1, "select record_id from temp.plain")


_PLAIN = {
    "lead_id": "p.record_id",
    "stage": f"coalesce(f.stage, '{DEFAULT_STAGE}')",
    "status": f"coalesce(f.status, '{DEFAULT_STATUS}')",
    "suppressed": "null",
    "vanished": "null",
    "vanished_at": "null",
    "opted_out_op": "iif(f.email_opt_out in ('yes', 'unclear'), :op, null)",
    "first_source": ":source",
    "sources": ":sources",
    "last_touch": ":touch",
    "last_touch_at": ":touch_at",
    "records": "1",
    "created_at": ":at",
    "updated_at": "null",
}
"""Where a plain lead's columns come from, as they are stored, that are not in its row."""


def _plain_expression(name: str) -> str:
    assert name in _PLAIN or name in VALUE_COLUMNS or name == "extra"  # noqa: S101 - a new column needs a home
    return _PLAIN.get(name, f'f."{stored_name(name)}"')
