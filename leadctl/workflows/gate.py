"""The gate that every export goes through: who is suppressed stays behind, counted by reason."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.compliance.reasons import OPTED_OUT, in_order
from leadctl.store import query, suppressions
from leadctl.store.suppressed import BETWEEN

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from leadctl.store.query import Value

ASKS = ("lead_id", "suppressed", "email_opt_out")
"""Columns of a lead that the gate looks at; they stand before those that are written."""

WHY_COLUMNS = ("lead_id", "full_name", "email", "reason", "address", "since", "from", "operation")
"""Columns of the list of those who were left out, and why."""

_OWN_WORD = "the lead itself says email_opt_out"


@dataclass
class Gate:
    """Lets pass who may be contacted.

    Attributes:
        freed: leads that say themselves that they opted out, and whose suppression was lifted;
            all others that say so stay behind, suppressed or not.
        left: numbers of the leads that stayed behind.
        reasons: reason -> how many of them.
    """

    freed: set[int]
    left: array[int] = field(default_factory=lambda: array("q"))
    reasons: Counter[str] = field(default_factory=Counter)

    def passing(self, rows: Iterator[list[Value]]) -> Iterator[list[Value]]:
        """Walk the rows that may go out, without the columns that the gate asked for."""
        for number, suppressed, opt_out, *row in rows:
            reason = self._reason(number, suppressed, opt_out)
            if reason:
                self.reasons[reason] += 1
                assert isinstance(number, int)  # noqa: S101 - the number of a lead
                self.left.append(number)
            else:
                yield row

    def _reason(self, number: Value, suppressed: Value, opt_out: Value) -> str:
        """Why a lead stays behind, the weightiest reason of several; empty where it may go."""
        if isinstance(suppressed, str):
            return suppressed.partition(BETWEEN)[0]
        return OPTED_OUT if opt_out == "yes" and number not in self.freed else ""

    def counts(self) -> dict[str, int]:
        """How many stayed behind for each reason, the weightiest first."""
        return {reason: self.reasons[reason] for reason in in_order(set(self.reasons))}


def open_gate(con: sqlite3.Connection) -> Gate:
    """Make the gate of an export; works in temporary tables."""
    return Gate(suppressions.freed(con))


def why_left(con: sqlite3.Connection, left: Sequence[int]) -> Iterator[list[Value]]:
    """Walk who was left out and why, in rows of WHY_COLUMNS: one for each suppression."""
    for start in range(0, len(left), _BATCH):
        part = list(left[start : start + _BATCH])
        held = suppressions.holding(con, part)
        for number, name, email in query.leads(con, ("lead_id", "full_name", "email"), ids=part):
            assert isinstance(number, int)  # noqa: S101 - the number of a lead
            for one in held.get(number, ()):
                about: list[Value] = [one.reason, one.value, one.day, one.origin, one.operation]
                yield [number, name, email, *about]
            if number not in held:
                yield [number, name, email, OPTED_OUT, None, None, _OWN_WORD, None]


_BATCH = 2000
