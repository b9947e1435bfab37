"""`unmerge`: tell two people apart that were taken for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import UsageError
from leadctl.matching.pairs import by_person
from leadctl.store.asking import query
from leadctl.store.changing.orphans import find_orphans, refusal
from leadctl.store.derived.derive import derive, groups_of, people
from leadctl.store.derived.events import said_since
from leadctl.store.derived.touched import touch_leads
from leadctl.store.facts import operations
from leadctl.store.facts.decisions import DIFFERENT
from leadctl.store.facts.edges import write_edges
from leadctl.store.facts.imports import all_imports
from leadctl.store.opening.connect import reading, writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from leadctl.matching.records.cluster import Cluster
    from leadctl.store.facts.author import Author


class Apart(NamedTuple):
    """A lead as it is after people were told apart."""

    lead: int
    name: str
    email: str
    records: int


@dataclass(frozen=True, slots=True)
class Unmerged:
    """What an unmerge did.

    Attributes:
        operation: its number.
        lead: the number of the lead that was.
        leads: the leads that it is now.
        edits: operations that spoke of the lead since it was merged; they stay with the numbers
            under which they were typed.
        loose: those of the leads, if any, that nothing but the one taken out had held together.
    """

    operation: int | None
    lead: int
    leads: Sequence[Apart]
    edits: Sequence[int]
    loose: Sequence[int] = ()


def unmerge(
    store: Path,
    words: Sequence[str],
    author: Author,
    *,
    reason: str | None = None,
    wait: float = 0.0,
    dry_run: bool = False,
) -> Unmerged:
    """Tell the person under the first number apart from those under the others, for good.

    No key and no comparison brings them together again, until the operation is undone.

    Args:
        store: the store.
        words: numbers of leads or of their rows, or addresses; where only one is given, it is told
            apart from everybody else in its lead.
        author: who tells them apart, and when.
        reason: why, for the history.
        wait: seconds to wait for a busy store.
        dry_run: tell what would happen, and write nothing.

    Raises:
        UsageError: they are two leads already, or one that cannot be parted so.
        Refused: a lead of which something was said would be left without a record.
    """
    with reading(store, wait, scratch=True) as con:  # an error here leaves no store behind
        _pairs(con, words)
    holder = "leadctl unmerge"
    with writing(store, author.at, wait=wait, holder=holder, dry_run=dry_run) as con:
        lead, pairs, merged = _pairs(con, words)
        number = operations.begin(con, "unmerge", author, reason=reason)
        write_edges(con, number, DIFFERENT, [by_person(*pair) for pair in pairs])
        touch_leads(con, number)
        derive(con)
        orphans = find_orphans(con)
        if orphans:
            raise refusal(con, "this", orphans)
        numbers = sorted({home for pair in pairs for home in _homes(con, pair)})
        operations.set_counts(con, number, {"leads": len(numbers)})
        edits = said_since(con, lead, merged)
        leads = _apart(con, numbers)
        return Unmerged(None if dry_run else number, lead, leads, edits, _loose(con, pairs))


def _loose(con: sqlite3.Connection, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """The leads, if several, that remain of those from whom one was told apart."""
    left = sorted({_homes(con, pair)[1] for pair in pairs})
    return left if len(left) > 1 else []


def _homes(con: sqlite3.Connection, records: Sequence[int]) -> list[int]:
    found = (
        con.execute("select lead_id from member where record_id = ?", (one,)) for one in records
    )
    return [row.fetchone()[0] for row in found]


def _apart(con: sqlite3.Connection, numbers: Sequence[int]) -> list[Apart]:
    columns = ("lead_id", "full_name", "email", "records")
    return [
        Apart(int(str(number)), str(name or ""), str(email or ""), int(str(records)))
        for number, name, email, records in query.leads(con, columns, ids=numbers)
    ]


def _pairs(con: sqlite3.Connection, words: Sequence[str]) -> tuple[int, list[tuple[int, int]], int]:
    """The lead that is meant, the records to tell apart, and the operation that merged last."""
    lead, records = _meant(con, words)
    found = people(con, groups_of(con, [lead]), all_imports(con))
    cluster = next(one.cluster for one in found if one.cluster.lead_id == lead)
    one, *others = records
    if not others:
        others = _others(cluster, one)
    pairs = list(dict.fromkeys(_ends(cluster, one, other) for other in others))
    return lead, pairs, max((edge.operation for edge in cluster.edges), default=0)


def _meant(con: sqlite3.Connection, words: Sequence[str]) -> tuple[int, list[int]]:
    """The one lead that all words mean, and a record of it for each word."""
    leads = query.find_leads(con, words)
    if len(leads) > 1:
        one, other = leads[:2]
        raise UsageError(
            f"{one} and {other} are two leads already",
            f"what is known of them: leadctl explain {one} {other}",
        )
    lead = leads[0]
    return lead, list(dict.fromkeys(_record(con, lead, word) for word in words))


def _record(con: sqlite3.Connection, lead: int, word: str) -> int:
    """The record that a word names: its number, or the oldest row that has the address."""
    if word.strip().isdecimal():
        return int(word)
    return query.record_with(con, lead, word)


def _others(cluster: Cluster, record: int) -> list[int]:
    """Everybody else: the other leads that were merged into this one, else its other rows.

    Raises:
        UsageError: there is nobody else, or it does not tell whom to part.
    """
    apart = [min(part) for part in cluster.parts if record not in part]
    if apart:
        return apart
    rows = sorted({node.record for node in (*cluster.nodes, *cluster.ghosts)} - {record})
    lead = cluster.lead_id
    if not rows:
        raise UsageError(f"lead {lead} is made of one row alone", f"see: leadctl show {lead}")
    if record == lead:
        raise UsageError(
            f"the rows of lead {lead} are one person by their keys, and were not merged",
            f"name those to take out: leadctl unmerge {lead} {rows[0]}; its rows:"
            f" {', '.join(map(str, [lead, *rows][:10]))}",
        )
    return [min(rows)]


def _ends(cluster: Cluster, one: int, other: int) -> tuple[int, int]:
    """The records that stand for two sides: of two merged leads, the lowest of each."""
    home, away = (next(part for part in cluster.parts if end in part) for end in (one, other))
    if home is away:
        return one, other
    return min(home), min(away)
