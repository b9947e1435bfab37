"""How the headers of a list differ from those of the list before: what a nightly job must not miss.

Another order, other capitals and other spaces are no difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.fields import BY_NAME, header_key
from leadctl.mapping.layout import NOT

if TYPE_CHECKING:
    from leadctl.mapping.columns import Plan, PlanColumn


class Change(NamedTuple):
    """One column that is not what it was.

    Attributes:
        kind: `missing`, `renamed`, `moved` (it means something else) or `led` (another column comes
            before it now), which may put values where nobody expects them, or lose some; or `new`,
            a column in addition.
        header: the column, as the list before wrote it; as this one does where it is new.
        field: what it meant; empty where nothing.
        now: the header that has its place, or what it means now.
    """

    kind: str
    header: str
    field: str
    now: str


def is_same_layout(before: Plan, now: Plan) -> bool:
    """Tell whether two lists have the same headers."""
    return set(_by_key(before)) == set(_by_key(now))


def shared(before: Plan, now: Plan) -> float:
    """Which part of its headers, or of their fields, a list still has of the one before, 0 to 1."""
    old, new = set(_by_key(before)), set(_by_key(now))
    fields, others = set(before.by_field), set(now.by_field)
    return max(len(old & new) / len(old), len(fields & others) / max(len(fields), 1))


def drift(before: Plan, now: Plan) -> tuple[Change, ...]:
    """Compare what the columns of two lists mean.

    A column that was kept as custom and is gone, or has a meaning now, is no drift: no field lacks
    what it had.
    """
    old, new = _by_key(before), _by_key(now)
    fresh = {key: column for key, column in new.items() if key not in old}
    changes = []
    for key, column in old.items():
        if not column.field:
            continue
        if key not in new:
            changes.append(_gone(column, fresh))
        elif _meaning(new[key]) != _meaning(column):
            changes.append(Change("moved", column.header, _meaning(column), _meaning(new[key])))
    taken = {one.now for one in changes if one.kind == "renamed"}
    changes += _led(before, now, old, new)
    changes += [
        Change("new", column.header, _meaning(column), "")
        for column in fresh.values()
        if column.header not in taken
    ]
    return tuple(changes)


def _by_key(plan: Plan) -> dict[str, PlanColumn]:
    return {header_key(column.header): column for column in plan.columns}


def _meaning(column: PlanColumn) -> str:
    return f"{NOT if column.opposite else ''}{column.field}"


def _gone(column: PlanColumn, fresh: dict[str, PlanColumn]) -> Change:
    """A column that is not there: perhaps a new one means the same."""
    same = [one.header for one in fresh.values() if _meaning(one) == _meaning(column)]
    kind = "renamed" if same else "missing"
    return Change(kind, column.header, _meaning(column), same[0] if same else "")


def _led(
    before: Plan, now: Plan, old: dict[str, PlanColumn], new: dict[str, PlanColumn]
) -> list[Change]:
    """Fields of one value to which another column comes first now, though the old one is there."""
    changes = []
    for field, places in before.by_field.items():
        rest = now.by_field.get(field)
        if not rest or BY_NAME[field].many or BY_NAME[field].survivorship == "strictest":
            continue
        first, leader = before.columns[places[0]].header, now.columns[rest[0]].header
        still = new.get(header_key(first))
        if still and still.field == field and header_key(leader) not in old:
            changes.append(Change("led", first, field, leader))
    return changes
