"""What the commands have in common that say something of some leads, as one operation."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from leadctl.store.asking import query
from leadctl.store.derived.events import add_events
from leadctl.store.facts import operations
from leadctl.store.facts.said import TAG
from leadctl.store.facts.tombstones import refuse_forgotten
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.leads.choose import Choice, chosen

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from leadctl.store.asking.where import Where
    from leadctl.store.derived.events import Event
    from leadctl.store.facts.author import Author


@dataclass(frozen=True, slots=True)
class Asked:
    """Which leads are to be changed, by whom, and how.

    Attributes:
        store: the store.
        words: the leads: numbers, addresses and profiles, or an expression.
        author: who changes them, and when; ages in the expression count from then.
        region: country of phones where a number names none.
        reason: why, for the history.
        wait: seconds to wait for a busy store.
        dry_run: count and write nothing.
    """

    store: Path
    words: tuple[str, ...]
    author: Author
    region: str = ""
    reason: str | None = None
    wait: float = 0.0
    dry_run: bool = False

    @property
    def choice(self) -> Choice:
        """The leads that are meant."""
        at = datetime.fromisoformat(self.author.at)
        return Choice(self.words, at, self.region, careful=True)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did.

    Attributes:
        operation: its number; None where nothing changed.
        changed: leads that are other ones now.
        unchanged: leads that were so before.
    """

    operation: int | None = None
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Say:
    """What is to be said.

    Attributes:
        events: of the leads that it changes.
        unchanged: how many leads it does not change.
    """

    events: Sequence[Event]
    unchanged: int = 0


def any_meant(asked: Asked) -> bool:
    """Whether there is any such lead; an error here leaves no store behind.

    Raises:
        UsageError: leads that nothing names.
    """
    with reading(asked.store, asked.wait) as con:
        return bool(query.count_leads(con, chosen(con, asked.choice)))


@contextmanager
def on_leads(asked: Asked, command: str) -> Iterator[tuple[sqlite3.Connection, Where | None]]:
    """Open the store to write, with the condition that holds for the leads that are meant."""
    with writing(
        asked.store,
        asked.author.at,
        wait=asked.wait,
        holder=f"leadctl {command}",
        dry_run=asked.dry_run,
    ) as con:
        yield con, chosen(con, asked.choice)


def say(
    asked: Asked, kind: str, plan: Callable[[sqlite3.Connection, Where | None], Say]
) -> Changed:
    """Say something of leads, as one operation; where nothing changes, there is none.

    Args:
        asked: of which leads.
        kind: of the operation.
        plan: finds what to say.
    """
    if not any_meant(asked):
        return Changed()
    with on_leads(asked, kind) as (con, where):
        said = plan(con, where)
        operation = record(con, asked, kind, said)
    changed = len({event.lead for event in said.events})
    return Changed(None if asked.dry_run else operation, changed, said.unchanged)


def record(con: sqlite3.Connection, asked: Asked, kind: str, said: Say) -> int | None:
    """Write down what is said, as one operation; None where nothing is.

    Raises:
        Refused: it would bring a person back who was forgotten.
    """
    changed = len({event.lead for event in said.events})
    if not changed:
        return None
    typed = {one.value[1:] if one.kind == TAG else one.value for one in said.events}
    refuse_forgotten(con, typed, asked.region)
    operation = operations.begin(con, kind, asked.author, reason=asked.reason)
    add_events(con, operation, said.events)
    operations.set_counts(con, operation, {"changed": changed})
    return operation
