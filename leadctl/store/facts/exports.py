"""The manifest of exports: which leads went out, when, by whom, where to, and in which columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.errors import UsageError
from leadctl.store.facts.author import storable
from leadctl.store.facts.leadsets import Block, pack, unpack

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence


class Sent(NamedTuple):
    """What went out.

    Attributes:
        name: the file as given, `-` for a stream.
        format: name of the format.
        columns: what stood above them.
        expression: which leads were meant, as typed; empty for all.
        digest: keyed digest of the bytes, 16 bytes.
        rows: how many leads.
        suppressed: how many stayed behind because they are not to be contacted.
    """

    name: str
    format: str
    columns: Sequence[str]
    expression: str
    digest: bytes
    rows: int
    suppressed: int


@dataclass(frozen=True, slots=True)
class Export:
    """One export as people see it; see Sent.

    Attributes:
        id: its number.
        operation: number of its operation.
        at: when, UTC, ISO 8601.
        who: user name.
    """

    id: int
    operation: int
    at: str
    who: str
    name: str
    format: str
    columns: tuple[str, ...]
    expression: str
    rows: int
    suppressed: int

    @property
    def place(self) -> str:
        """Where it went, for people."""
        return "standard output" if self.name == "-" else self.name


def note(con: sqlite3.Connection, op_id: int, sent: Sent, leads: Iterable[int]) -> int:
    """Write down what operation `op_id` sent: its leads' numbers, rising. Gives its number."""
    export_id: int = con.execute(
        "insert into export (op_id, name, format, columns, expression, digest, rows, suppressed)"
        " values (?, ?, ?, ?, ?, ?, ?, ?) returning export_id",
        (
            op_id,
            storable(sent.name),
            sent.format,
            orjson.dumps([storable(name) for name in sent.columns]).decode(),
            storable(sent.expression),
            sent.digest,
            sent.rows,
            sent.suppressed,
        ),
    ).fetchone()[0]
    con.executemany(
        "insert into exported values (?, ?, ?, ?)", ((export_id, *block) for block in pack(leads))
    )
    return export_id


def withdraw(con: sqlite3.Connection, op_id: int) -> None:
    """Take back the note of an export whose file did not appear after all."""
    con.execute("update operation set undone = 1 where op_id = ?", (op_id,))


_SELECT = (
    "select x.export_id, x.op_id, o.at, o.who, x.name, x.format, x.columns, x.expression, x.rows,"
    " x.suppressed from export x join operation o using (op_id) where o.undone = 0"
)


def listing(con: sqlite3.Connection) -> list[Export]:
    """Every export, newest first."""
    return [_export(row) for row in con.execute(f"{_SELECT} order by x.export_id desc")]


def find(con: sqlite3.Connection, export_id: int) -> Export:
    """Look an export up.

    Raises:
        UsageError: there is none of this number.
    """
    # as text, which SQLite takes for a number of any size
    row = con.execute(f"{_SELECT} and x.export_id = ?", (str(export_id),)).fetchone()
    if row is None:
        raise UsageError(f"there is no export {export_id}", "numbers: leadctl exports")
    return _export(row)


def _export(row: tuple[int, int, str, str, str, str, str, str, int, int]) -> Export:
    number, op_id, at, who, name, form, columns, expression, rows, suppressed = row
    named = tuple(orjson.loads(columns))
    return Export(number, op_id, at, who, name, form, named, expression, rows, suppressed)


def leads_of(con: sqlite3.Connection, export_id: int) -> Iterator[int]:
    """Walk the numbers that the leads of an export had when it went out, rising."""
    rows = con.execute(
        "select first_lead, last_lead, leads from exported where export_id = ? order by 1",
        (export_id,),
    )
    for row in rows:
        yield from unpack(Block(*row))


class Went(NamedTuple):
    """A lead that went out.

    Attributes:
        lead_id: its number then.
        now: the number of the lead that it is or belongs to today; None where it is gone.
        full_name, email: of that lead, today.
    """

    lead_id: int
    now: int | None
    full_name: str | None
    email: str | None


def went(con: sqlite3.Connection, export_id: int) -> Iterator[Went]:
    """Walk the leads of an export, by the numbers that they had."""
    numbers = leads_of(con, export_id)
    while part := list(islice(numbers, _PAGE)):
        rows = con.execute(
            "select j.value, l.lead_id, l.full_name, l.email from json_each(?) j"
            " left join member m on m.record_id = j.value left join lead l using (lead_id)"
            " order by 1",
            (orjson.dumps(part).decode(),),
        )
        yield from (Went(*row) for row in rows)


_PAGE = 1000


def having(con: sqlite3.Connection, records: Sequence[int]) -> list[Export]:
    """The exports that a person was in, newest first.

    Args:
        con: the store.
        records: the numbers under which the person was ever known.
    """
    blocks = con.execute(
        "select x.export_id, e.first_lead, e.last_lead, e.leads, j.value from json_each(?) j"
        " cross join export x cross join exported e on e.export_id = x.export_id"
        " and e.first_lead = (select max(first_lead) from exported where export_id = x.export_id"
        " and first_lead <= j.value) where e.last_lead >= j.value",
        (orjson.dumps(list(records)).decode(),),
    )
    found = {export for export, *block, number in blocks if number in unpack(Block(*block))}
    return [one for one in listing(con) if one.id in found] if found else []


def sent_since(con: sqlite3.Connection, after: int) -> Iterator[tuple[int, int]]:
    """Walk what later exports had: (number of a lead, operation) pairs.

    Args:
        con: the store.
        after: the operation after which exports count.
    """
    for export_id, op_id in con.execute(
        "select x.export_id, o.op_id from export x join operation o using (op_id)"
        " where o.undone = 0 and o.op_id > ? order by 1",
        (after,),
    ).fetchall():
        for number in leads_of(con, export_id):
            yield number, op_id
