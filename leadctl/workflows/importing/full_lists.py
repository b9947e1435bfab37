"""What `import --full` asks of lists before their silence counts: whom they lack has vanished."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from leadctl.errors import Refused, UsageError
from leadctl.store.changing.landing import known_lists
from leadctl.store.derived.vanishing import great_loss, too_short

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from leadctl.mapping.deciding.plan import Plan
    from leadctl.rows import Table
    from leadctl.store.changing.landing import Staged
    from leadctl.store.derived.vanishing import Loss

_IF_TRUE = "if that is true, say so with --yes"


def refuse_part(plan: Plan, table: Table) -> None:
    """An export of leads is no list of a source, and rejects are only some of one.

    Raises:
        UsageError: the file is an export of ours, or one of rejects.
    """
    if plan.is_ours or table.shape.rejects_of is not None:
        what = "an export of leadctl" if plan.is_ours else "a file of rejects"
        raise UsageError(f"`{table.name}` is {what}, and not all of a source", "leave out `--full`")


def torn(con: sqlite3.Connection, known: Sequence[Staged], staged: Sequence[Staged]) -> list[int]:
    """The known files that are to be staged all the same, since their list has changed elsewhere.

    Args:
        con: the store.
        known: files that the store has as they are.
        staged: files that are news.
    """
    whole = known_lists(con, [*known, *staged])
    return [one.file for one in known if one.source not in whole]


def refuse_short(con: sqlite3.Connection, staged: Sequence[Staged]) -> None:
    """See that each list has rows, and enough of them to keep half of its source's leads.

    Raises:
        Refused: one has not.
    """
    rows: Counter[str] = Counter()
    for one in staged:
        rows[one.source] += one.rows
    for source, n in rows.items():
        if not n:
            raise Refused(
                f"the full list of `{source}` has no rows: everybody would vanish from it", _IF_TRUE
            )
        _refuse(too_short(con, source, n))


def refuse_loss(con: sqlite3.Connection) -> None:
    """See that the lists that landed kept half of the leads of their sources.

    Raises:
        Refused: one has not.
    """
    _refuse(great_loss(con))


def _refuse(loss: Loss | None) -> None:
    if loss is not None:
        raise Refused(
            f"{loss.lost:,} of {loss.had:,} leads would vanish from `{loss.source}`:"
            " the list may be cut off",
            _IF_TRUE,
        )
