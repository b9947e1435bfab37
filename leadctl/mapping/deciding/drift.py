"""How the headers of a list differ from those of the list before: what a nightly job must not miss.

Another order, other capitals and other spaces are no difference.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from leadctl.fields import BY_NAME, header_key
from leadctl.mapping.cells import content
from leadctl.mapping.maps.layout import NOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from leadctl.mapping.maps.columns import Plan, PlanColumn


class Change(NamedTuple):
    """One column that is not what it was.

    Attributes:
        kind: `missing`, `renamed`, `moved` (it means something else) or `led` (another column comes
            before it now), which may put values where nobody expects them, or lose some; or `new`,
            a column in addition.
        header: the column, as the list before wrote it; as this one does where it is new.
        field: what it meant; empty where nothing.
        now: the header that has its place, or what it means now; of one that is `missing` the
            header of a custom column that may be it, empty for none.
    """

    kind: str
    header: str
    field: str
    now: str


def is_same_layout(before: Plan, now: Plan) -> bool:
    """Tell whether two lists have the same headers."""
    return set(_by_key(before)) == set(_by_key(now))


def as_before(before: Plan, headers: Sequence[str]) -> Plan | None:
    """Map a list as one before that has the same headers; None where it has others.

    Args:
        before: how the other list was mapped.
        headers: as they stand in this one, in whatever order and spelling.
    """
    old = _by_key(before)
    now = {header_key(one): one for one in headers}
    if len(now) != len(headers) or len(old) != len(before.columns) or now.keys() != old.keys():
        return None
    here = {column.header: now[key] for key, column in old.items()}
    return replace(
        before,
        columns=tuple(old[header_key(one)]._replace(header=one) for one in headers),
        prefixes={here[one]: said for one, said in before.prefixes.items()},
        units={here[one]: said for one, said in before.units.items()},
        currencies={here[one]: said for one, said in before.currencies.items()},
        kinds={here[one]: (here[by], said) for one, (by, said) in before.kinds.items()},
    )


def shared(before: Plan, now: Plan) -> float:
    """Which part of its headers, or of their fields, a list still has of the one before, 0 to 1."""
    old, new = set(_by_key(before)), set(_by_key(now))
    fields, others = set(before.by_field), set(now.by_field)
    return max(len(old & new) / len(old), len(fields & others) / max(len(fields), 1))


def drift(before: Plan, now: Plan, sample: Sequence[Sequence[str]] = ()) -> tuple[Change, ...]:
    """Compare what the columns of two lists mean.

    A column that was kept as custom and is gone, or has a meaning now, is no drift: no field lacks
    what it had.

    Args:
        before: how a list was mapped.
        now: how the next one is.
        sample: the first cells of each of its columns; empty when there are none.
    """
    old, new = _by_key(before), _by_key(now)
    fresh = {key: column for key, column in new.items() if key not in old}
    changes = []
    for key, column in old.items():
        if not column.field:
            continue
        if key not in new:
            changes.append(_gone(column, fresh) or _missing(column, before, now, sample))
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


def _gone(column: PlanColumn, fresh: dict[str, PlanColumn]) -> Change | None:
    """A column that is not there because a new one means the same."""
    same = [one.header for one in fresh.values() if _meaning(one) == _meaning(column)]
    return Change("renamed", column.header, _meaning(column), same[0]) if same else None


def _missing(
    column: PlanColumn, before: Plan, now: Plan, sample: Sequence[Sequence[str]]
) -> Change:
    """A column that is not there: perhaps a new one that says nothing has its cells or place."""
    old = _by_key(before)
    told = [
        one.header
        for one, cells in zip(now.columns, sample, strict=False)
        if one.how == "custom" and header_key(one.header) not in old
        if _looks_like(column.field, cells)
        or (_between(now, one) == _between(before, column) and content.fits(column.field, cells))
    ]
    return Change("missing", column.header, _meaning(column), told[0] if len(told) == 1 else "")


def _looks_like(field: str, cells: Sequence[str]) -> bool:
    """Whether cells can hardly be anything but what a field holds."""
    test = content.SURE.get(field, content.SURE.get(BY_NAME[field].cleaner))
    return test is not None and test(cells)


def _between(plan: Plan, column: PlanColumn) -> tuple[str, str]:
    """The folded headers on both sides of a column, empty at an end of the list."""
    keys = ["", *(header_key(one.header) for one in plan.columns), ""]
    at = plan.columns.index(column)
    return keys[at], keys[at + 2]


def with_proposals(plan: Plan, changes: Iterable[Change]) -> Plan:
    """Give columns that may be missing ones their fields, as a proposal to be looked at."""
    field_of = {one.now: one.field for one in changes if one.kind == "missing" and one.now}
    columns = tuple(
        one._replace(
            field=field_of[one.header].removeprefix(NOT),
            opposite=field_of[one.header].startswith(NOT),
            how="map",
        )
        if one.header in field_of
        else one
        for one in plan.columns
    )
    return replace(plan, columns=columns)


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
