"""`review`: the doubtful pairs, best first, and what a person decides of them, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import UsageError
from leadctl.matching.pairs import BY_PERSON
from leadctl.store.asking import query
from leadctl.store.asking.explain import undecided_step
from leadctl.store.derived.derive import derive
from leadctl.store.derived.touched import touch_leads
from leadctl.store.facts import operations
from leadctl.store.facts.decisions import DIFFERENT, SAME
from leadctl.store.facts.edges import waiting, write_edges
from leadctl.store.opening.connect import reading, writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from leadctl.matching.pairs import Pair
    from leadctl.store.asking.explain import Step
    from leadctl.store.asking.query import Value
    from leadctl.store.facts.author import Author
    from leadctl.store.facts.edges import Decided


@dataclass(frozen=True, slots=True)
class Scope:
    """Which of the pairs that wait are meant.

    Attributes:
        lead: only those of this lead, by number, address or profile; empty for all.
        least: only those of at least this probability.
    """

    lead: str = ""
    least: float = 0.0


class Asking(NamedTuple):
    """A pair to ask about.

    Attributes:
        step: the two leads as they are now, and what was compared.
        mark: what the pair is known by while others join its leads.
        left: how many pairs wait, this one included; not those that are passed over.
    """

    step: Step
    mark: tuple[int, int]
    left: int


class Survivor(NamedTuple):
    """A lead as it is after an answer."""

    lead: int
    name: str
    company: str
    email: str
    records: int


class Answer(NamedTuple):
    """What an answer did.

    Attributes:
        operation: its number.
        leads: the one lead that the two are now, or the two that they stay.
    """

    operation: int
    leads: list[Survivor]


class Settled(UsageError):
    """The pair does not wait any more: another command was quicker."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(
            f"leads {one} and {other} do not wait for a decision any more",
            f"see: leadctl explain {one} {other}",
        )


def waiting_in(con: sqlite3.Connection, scope: Scope) -> list[Decided]:
    """The doubtful pairs that are meant, best first.

    Raises:
        UsageError: there is no such lead.
    """
    lead = query.find_leads(con, [scope.lead])[0] if scope.lead else None
    return [one for one in waiting(con, lead) if one.pair.probability >= scope.least]


def next_pair(
    store: Path,
    scope: Scope,
    passed: Collection[tuple[int, int]] = (),
    wait: float = 0.0,
) -> Asking | None:
    """Give the best pair that waits; None where none does.

    Args:
        store: the store.
        scope: which pairs are meant.
        passed: marks of pairs not to ask about.
        wait: seconds to wait for a busy store.

    Raises:
        UsageError: there is no such lead.
    """
    with reading(store, wait, scratch=True) as con:
        found = [one for one in waiting_in(con, scope) if _mark(one) not in passed]
        if not found:
            return None
        return Asking(undecided_step(con, found[0].pair), _mark(found[0]), len(found))


def count_pairs(store: Path, scope: Scope, wait: float = 0.0) -> int:
    """How many of the pairs that are meant wait.

    Raises:
        UsageError: there is no such lead.
    """
    with reading(store, wait) as con:
        return len(waiting_in(con, scope))


def _mark(one: Decided) -> tuple[int, int]:
    return min(one.then), max(one.then)


def decide(
    store: Path,
    pair: Pair,
    kind: str,
    author: Author,
    *,
    reason: str | None = None,
    wait: float = 0.0,
) -> Answer:
    """Write down what a person says of a pair: `same` merges, `different` parts for good.

    Raises:
        Settled: the pair does not wait any more; nothing is written.
    """
    holder = "leadctl review"
    with writing(store, author.at, wait=wait, holder=holder) as con:
        if not any(one.pair[:2] == pair[:2] for one in waiting(con, pair.l)):
            raise Settled(pair.l, pair.r)
        number = record(con, author, {kind: [pair]}, reason)
        return Answer(number, survivors(con, pair[:2]))


def record(
    con: sqlite3.Connection,
    author: Author,
    decided: Mapping[str, Sequence[Pair]],
    reason: str | None,
) -> int:
    """Write what a person decided down as one operation, and derive the leads anew.

    What was compared stays with the decision, so that `explain` can tell what it was made on.
    """
    number = operations.begin(con, "review", author, reason=reason)
    for kind in (SAME, DIFFERENT):
        pairs = decided.get(kind, ())
        write_edges(con, number, kind, (one._replace(rule=BY_PERSON) for one in pairs))
    touch_leads(con, number)
    derive(con)
    operations.set_counts(con, number, {kind: len(pairs) for kind, pairs in decided.items()})
    return number


def home_of(con: sqlite3.Connection, number: int) -> int | None:
    """The lead that goes by a number today, also by one of before it joined others."""
    row = con.execute(
        "select lead_id from member join lead using (lead_id) where record_id = ?", (number,)
    ).fetchone()
    return row[0] if row else None


def survivors(con: sqlite3.Connection, numbers: Sequence[int]) -> list[Survivor]:
    """The leads that go by some numbers now, each once."""
    homes = sorted({home for one in numbers if (home := home_of(con, one)) is not None})
    return [
        Survivor(int(str(lead)), _text(name), _text(company), _text(email), int(str(rows)))
        for lead, name, company, email, rows in query.leads(con, _SHOWN, ids=homes)
    ]


_SHOWN = ("lead_id", "full_name", "company", "email", "records")


def _text(value: Value) -> str:
    return str(value or "")
