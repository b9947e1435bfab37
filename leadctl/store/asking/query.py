"""Read leads: lists, counts and look-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.cleaning.emails.email import clean_email
from leadctl.cleaning.web import clean_linkedin
from leadctl.errors import UsageError, did_you_mean
from leadctl.fields import FIELDS
from leadctl.matching.records.keys import key_hash, lookup_keys
from leadctl.store.asking.where import of_numbers, prepare
from leadctl.store.facts.author import storable
from leadctl.store.facts.imports import undone_with
from leadctl.store.file.schema import LEAD_COLUMNS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from leadctl.store.asking.where import Where

LIST_COLUMNS = frozenset({"sources", "vanished", *(field.name for field in FIELDS if field.many)})
"""Columns that hold several values."""

NUMBER_COLUMNS = frozenset(field.name for field in FIELDS if field.cleaner in {"number", "money"})
"""Columns of figures and of ranges such as `51-200`, kept as text."""

Value = str | int | list[str] | None


class Order(NamedTuple):
    """A column to sort by.

    Attributes:
        column: of LEAD_COLUMNS, or the header of a custom one.
        down: the greatest first.
        custom: whether it is a custom one.
    """

    column: str
    down: bool = False
    custom: bool = False


def count_leads(con: sqlite3.Connection, where: Where | None = None) -> int:
    """Number of leads, from the kept counts; of those that `where` holds, by looking."""
    if where is not None:
        prepare(con)
        found = con.execute(f"select count(*) from lead where {where.sql}", where.bound)
        return int(found.fetchone()[0])
    row = con.execute("select n from tally where kind = 'leads'").fetchone()
    return row[0] if row else 0


def highest(con: sqlite3.Connection) -> int:
    """The highest number of a lead, 0 for none."""
    row = con.execute("select coalesce(max(lead_id), 0) from lead").fetchone()
    return int(row[0])


def lead_ids(con: sqlite3.Connection, where: Where) -> set[int]:
    """Numbers of the leads that a condition holds."""
    prepare(con)
    rows = con.execute(f"select lead_id from lead where {where.sql}", where.bound)
    return {row[0] for row in rows}


def leads(
    con: sqlite3.Connection,
    columns: Sequence[str],
    sort: Sequence[Order] = (),
    limit: int | None = None,
    *,
    ids: Sequence[int] | None = None,
    where: Where | None = None,
) -> Iterator[list[Value]]:
    """Walk the leads.

    Args:
        con: the store.
        columns: columns of LEAD_COLUMNS.
        sort: figures by the least number that they mean, before texts, and empty cells last; the
            lead's number breaks ties.
        limit: at most so many.
        ids: only these leads.
        where: only those that it holds.

    Yields:
        one value a column: text, numbers, lists of text; `extra` as a JSON object.
    """
    own = [one.column for one in sort if not one.custom]
    assert {*columns, *own} <= set(LEAD_COLUMNS)  # noqa: S101 - nothing else may reach the SQL
    wanted = ", ".join(f'"{name}"' for name in columns)
    order = "".join(f"{_order(one, at)}, " for at, one in enumerate(sort))
    chosen = [where] if where is not None else []
    chosen += [of_numbers(ids)] if ids is not None else []
    only = " and ".join(f"({one.sql})" for one in chosen) or "true"
    bound = {name: value for one in chosen for name, value in one.bound.items()}
    bound |= {f"s{at}": one.column for at, one in enumerate(sort) if one.custom}
    prepare(con)
    rows = con.execute(
        f"select {wanted} from lead where {only} order by {order}lead_id limit :limit",
        {**bound, "limit": -1 if limit is None else limit},
    )
    packed = [i for i, name in enumerate(columns) if name in LIST_COLUMNS]
    for row in rows:
        values = list(row)
        for i in packed:
            values[i] = orjson.loads(values[i]) if values[i] else []
        yield values


def _order(one: Order, at: int) -> str:
    """The terms of a sort; a custom column's header is bound as `s` and its place."""
    value = f'lead."{one.column}"'
    if one.custom:
        value = f"(select j.value from json_each(lead.extra) j where j.key = :s{at})"
    down = " desc" if one.down else ""
    by_text = f"{value} is null, {value} collate nocase{down}"
    if not one.custom and one.column not in NUMBER_COLUMNS:
        return by_text
    figure = f"leadctl_least({value})"
    return f"{figure} is null, {figure}{down}, {by_text}"


def custom_columns(con: sqlite3.Connection) -> list[str]:
    """Names of the columns that no field took, in the order in which files brought them."""
    # Grouping would sort every cell of the store; this walks the leads in their order.
    rows = con.execute("select distinct j.key from lead l cross join json_each(l.extra) j")
    return [row[0] for row in rows]


def find_leads(con: sqlite3.Connection, selectors: Sequence[str]) -> list[int]:
    """Find the leads that users name by number, address or profile, each once, in their order.

    Raises:
        UsageError: a selector names no lead, or an address that several leads share.
    """
    found = [_find_one(con, selector) for selector in selectors]
    return list(dict.fromkeys(found))


def _find_one(con: sqlite3.Connection, selector: str) -> int:
    text = storable(selector.strip())
    if text.isdecimal():
        ids = _by_number(con, int(text))
    elif "linkedin.com/" in text:
        ids = _by_keys(con, keys_meant(text))
    elif "@" in text:
        ids = _by_address(con, text)
    else:
        raise UsageError(
            f"`{selector}` is neither a lead's number, an e-mail address nor a LinkedIn profile",
            "find it with: leadctl list --columns lead_id,name,email",
        )
    if not ids:
        raise UsageError(f"there is no lead `{selector}`", _gone(con, text) or _nearest(con, text))
    if len(ids) > 1:
        named = ", ".join(str(one) for one in ids[:10])
        raise UsageError(f"{len(ids)} leads share `{selector}`: {named}", "name one by its number")
    return ids[0]


def records_named(selector: str) -> tuple[str, tuple[object, ...]]:
    """The query for every record, live or not, that a number, address or profile names."""
    text = storable(selector.strip())
    if text.isdecimal():
        number = int(text) if len(text) <= _DIGITS else 0
        return "select record_id from member where record_id = ?", (number,)
    hashes = orjson.dumps([key_hash(key) for key in keys_meant(text)]).decode()
    query = "select record_id from match_key where hash in (select value from json_each(?))"
    return query, (hashes,)


_DIGITS = 18
"""Numbers of more digits may not fit SQLite's integers."""


def record_with(con: sqlite3.Connection, lead: int, text: str) -> int:
    """The oldest record of a lead that has an address or profile; the lead's own without one."""
    row = con.execute(
        "select min(m.record_id) from json_each(?) j join match_key k on k.hash = j.value"
        " join member m using (record_id) where m.lead_id = ?",
        (orjson.dumps([key_hash(key) for key in keys_meant(text)]).decode(), lead),
    ).fetchone()
    return lead if row[0] is None else int(row[0])


def keys_meant(text: str) -> tuple[str, ...]:
    """The match keys under which an address or a LinkedIn profile can stand."""
    if "linkedin.com/" in text:
        return (f"linkedin:{clean_linkedin([text])[0].key}",)
    return lookup_keys(clean_email([text])[0].key or text.casefold())


def _by_number(con: sqlite3.Connection, number: int) -> list[int]:
    """The lead that a number means today; numbers of merged records lead to the survivor."""
    if number.bit_length() >= _SQLITE_INTEGER_BITS:
        return []
    rows = con.execute(
        "select l.lead_id from member m join lead l using (lead_id) where m.record_id = ?",
        (number,),
    )
    return [row[0] for row in rows]


_SQLITE_INTEGER_BITS = 63


def _by_address(con: sqlite3.Connection, address: str) -> list[int]:
    """The leads that have an address; of several the one that is written to at it."""
    ids = _by_keys(con, keys_meant(address))
    exact = con.execute(
        "select lead_id from lead where lead_id in (select value from json_each(?))"
        " and email = ? collate nocase",
        (orjson.dumps(ids).decode(), address),
    ).fetchall()
    return [exact[0][0]] if len(exact) == 1 else ids


def _by_keys(con: sqlite3.Connection, keys: Sequence[str]) -> list[int]:
    rows = con.execute(
        "select distinct l.lead_id from json_each(?) j join match_key k on k.hash = j.value"
        " join member m using (record_id) join lead l using (lead_id)"
        " where m.seen > 0 or l.records = 0 order by 1",
        (orjson.dumps([key_hash(key) for key in keys]).decode(),),
    )
    return [row[0] for row in rows]


def _gone(con: sqlite3.Connection, text: str) -> str:
    """Say how a lead comes back that was there once; empty where the text never named one."""
    query, values = records_named(text)
    records = [row[0] for row in con.execute(query, values)]
    row = con.execute(
        "select max(op_id) from deletion join operation using (op_id)"
        " where record_id in (select value from json_each(?)) and undone = 0 and folded is null",
        (orjson.dumps(records).decode(),),
    ).fetchone()
    if row[0]:
        return f"operation {row[0]} deleted it; back with: leadctl undo {row[0]}"
    undone = undone_with(con, records) if records else []
    if undone:
        return f"operation {undone[-1]} had it, and is undone; back with: leadctl redo {undone[-1]}"
    return ""


def _nearest(con: sqlite3.Connection, text: str) -> str:
    """Name the nearest address, looked for among those that begin alike."""
    rows = con.execute(
        "select email from lead where email >= ? and email < ? limit 1000",
        (text[:2], text[:2] + "\x7f"),
    )
    return did_you_mean(text, (row[0] for row in rows), "leads: leadctl list")
