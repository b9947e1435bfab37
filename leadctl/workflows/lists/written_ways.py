"""How columns are written of which a single value does not tell it, decided once for each.

That is the order of day and month, and how many digits postal codes have. The first rows decide it.
Where dates hang on their column, all rows do: a list sorted by its dates begins with one day, and
one that was put together of two may have both orders. It is read once more for that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.dates.date import date_order, date_texts, may_be_told
from leadctl.cleaning.dates.orders import Proofs
from leadctl.cleaning.places.postal import usual_digits
from leadctl.fields import BY_NAME
from leadctl.rows import SAMPLE_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from leadctl.mapping.deciding.plan import Plan
    from leadctl.rows import Table

    Again = Callable[[], AbstractContextManager[Table]]


def written_ways(plan: Plan, sample: Sequence[Sequence[str]]) -> dict[str, str]:
    """Decide by some rows how columns are written; the order of dates may be the vendor's, too.

    Args:
        plan: what the columns mean.
        sample: cells by column, in the plan's order.

    Returns:
        Field -> how it is written, of those of which it is known.
    """
    ways = dict(plan.date_orders)
    for column, values in zip(plan.columns, sample, strict=True):
        decide = _DECIDED.get(BY_NAME[column.field].cleaner) if column.field else None
        if decide and column.field not in ways and (way := decide(values)):
            ways[column.field] = way
    return ways


_DECIDED = {"date": date_order, "postal_code": usual_digits}


def ways_of(
    plan: Plan,
    table: Table,
    again: Again,
    said: Mapping[str, str] | None = None,
    report: Callable[[int], None] = lambda _done: None,
) -> dict[str, str]:
    """Decide how the columns of a whole list are written.

    Args:
        plan: what its columns mean.
        table: the list; its rows are left alone.
        again: opens the same list once more.
        said: field -> what is known otherwise, and stands.
        report: told the characters done, of a list that is read once more.

    Returns:
        As `written_ways` does.
    """
    ways = {**written_ways(plan, table.sample), **(said or {})}
    is_longer = bool(table.sample) and len(table.sample[0]) >= SAMPLE_ROWS
    fields = undecided(plan, table.sample, {*plan.date_orders, *(said or {})}) if is_longer else {}
    if not fields:
        return ways
    with again() as whole:
        return with_orders(ways, told_by(fields, (one.columns for one in whole.chunks), report))


def with_orders(ways: Mapping[str, str], orders: Mapping[str, str]) -> dict[str, str]:
    """Add orders found later to how columns are written; how numbers count days stays."""
    counts = {name: ways.get(name, "").partition(" ")[2] for name in orders}
    found = {name: f"{way} {counts[name]}" if counts[name] else way for name, way in orders.items()}
    return {**ways, **found}


def undecided(
    plan: Plan, sample: Sequence[Sequence[str]], said: Iterable[str] = ()
) -> dict[str, list[int]]:
    """Name the fields whose order of day and month further rows may tell, with their columns.

    Args:
        plan: what the columns mean.
        sample: cells by column, in the plan's order.
        said: fields of which it is known otherwise.
    """
    found = {
        name: places
        for name, places in plan.by_field.items()
        if BY_NAME[name].cleaner == "date" and name not in set(said)
    }
    return {
        name: list(places)
        for name, places in found.items()
        if may_be_told(cell for at in places for cell in set(sample[at]))
    }


def told_by(
    fields: Mapping[str, Sequence[int]],
    parts: Iterable[Sequence[Sequence[str]]],
    report: Callable[[int], None] = lambda _done: None,
) -> dict[str, str]:
    """Decide the order of each field by all rows of a list.

    Args:
        fields: field -> its columns.
        parts: the rows by parts, each by column.
        report: told the characters done.

    Returns:
        Field -> its order, empty where its rows leave it open or contradict each other.
    """
    proofs = {name: Proofs() for name in fields}
    done = 0
    for columns in parts:
        for name, places in fields.items():
            proofs[name].add(date_texts(cell for at in places for cell in set(columns[at])))
        done += sum(map(len, columns[0])) * len(columns)
        report(done)
    return {name: one.order() for name, one in proofs.items()}
