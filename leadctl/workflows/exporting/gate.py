"""The gate that every export goes through: who is suppressed stays behind, counted by reason."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.compliance.reasons import BETWEEN, WISHES, in_order
from leadctl.store.asking import query
from leadctl.store.derived import suppressions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from leadctl.store.asking.query import Value
    from leadctl.store.facts.leadsets import Numbers

ASKS = ("lead_id", "suppressed")
"""Columns of a lead that the gate looks at; they stand before those that are written."""

WHY_COLUMNS = ("lead_id", "full_name", "email", "reason", "address", "since", "from", "operation")
"""Columns of the list of those who were left out, and why."""

_OWN_WORD = "the lead itself says so in email_opt_out"


@dataclass
class Gate:
    """Lets pass who may be contacted.

    Attributes:
        passed: numbers of the leads that passed.
        left: numbers of the leads that stayed behind.
        reasons: reason -> how many of them.
    """

    passed: Numbers
    left: array[int] = field(default_factory=lambda: array("q"))
    reasons: Counter[str] = field(default_factory=Counter)

    def passing(self, rows: Iterator[list[Value]]) -> Iterator[list[Value]]:
        """Walk the rows that may go out, without the columns that the gate asked for."""
        for number, reasons, *row in rows:
            assert isinstance(number, int)  # noqa: S101 - the number of a lead
            if isinstance(reasons, str):
                self.reasons[reasons.partition(BETWEEN)[0]] += 1
                self.left.append(number)
            else:
                self.passed.add(number)
                yield row

    def counts(self) -> dict[str, int]:
        """How many stayed behind, each under the weightiest reason; the weightiest first."""
        return {reason: self.reasons[reason] for reason in in_order(set(self.reasons))}


def why_left(con: sqlite3.Connection, left: Sequence[int]) -> Iterator[list[Value]]:
    """Walk who was left out and why, in rows of WHY_COLUMNS: one for each suppression.

    A lead that says itself that it opted out has a row for that where no address says so.
    """
    for start in range(0, len(left), _BATCH):
        part = list(left[start : start + _BATCH])
        held = suppressions.holding(con, part)
        told = suppressions.opted_out(con)
        for number, name, email in query.leads(con, ("lead_id", "full_name", "email"), ids=part):
            assert isinstance(number, int)  # noqa: S101 - the number of a lead
            for one in held.get(number, ()):
                about: list[Value] = [one.reason, one.value, one.day, one.origin, one.operation]
                yield [number, name, email, *about]
            if number in told and not any(one.reason in WISHES for one in held.get(number, ())):
                yield [number, name, email, told[number], None, None, _OWN_WORD, None]


_BATCH = 2000
