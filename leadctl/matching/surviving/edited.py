"""What a person changed in a row that leadctl exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned
from leadctl.cleaning.names.name import join_name, name_key, split_name
from leadctl.matching.surviving.project import FALLBACKS, OVERFLOWS
from leadctl.vocabulary import DEFAULT_STAGE, DEFAULT_STATUS

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME_UNIT = ("full_name", "first_name", "last_name")
"""Taken from one record together, so that no lead is called Robert in one field, Bob in another."""


DEFAULTS = {"stage": DEFAULT_STAGE, "status": DEFAULT_STATUS}
"""What an export shows where nobody has said anything."""


def edited(cells: Mapping[str, Cleaned], then: Mapping[str, Cleaned]) -> dict[str, Cleaned]:
    """Keep the cells that differ from the lead as it was when they were exported.

    Args:
        cells: field -> cell of the row as it comes back.
        then: field -> the lead's value at that time.

    Returns:
        The changed cells. An edit that is no address or number is left out where there was a value,
        for nothing is gained by it. What was derived is left out, for the row only repeats it; of a
        name all parts come, those that were not touched made to fit those that were.
    """
    changed = {
        name: cell
        for name, cell in cells.items()
        if name not in {*NAME_UNIT, "lead_id"}
        and _is_given(cell)
        and not (cell.verdict == "invalid" and name in then)
        and not _was_known(name, cell, then)
    }
    return changed | _edited_name(cells, then)


def _is_given(cell: Cleaned) -> bool:
    return cell.value is not None and DERIVED not in cell.flags


def _was_known(name: str, cell: Cleaned, then: Mapping[str, Cleaned]) -> bool:
    """Whether the export showed this: what the lead held, a default, or another field's value."""
    fields = (name, *OVERFLOWS.get(name, ()), *FALLBACKS.get(name, ()))
    held = [then[one] for one in fields if one in then]
    if name in OVERFLOWS:
        shown = {then[one].value for one in OVERFLOWS[name] if one in then}
        return set(cell.values) - shown == {v for one in held for v in one.values} - shown
    return cell.value in ([one.value for one in held] or [DEFAULTS.get(name)])


def _edited_name(cells: Mapping[str, Cleaned], then: Mapping[str, Cleaned]) -> dict[str, Cleaned]:
    parts = {name: cells.get(name, EMPTY) for name in NAME_UNIT}
    touched = {
        name for name, cell in parts.items() if _is_given(cell) and not _was_known(name, cell, then)
    }
    if not touched:
        return {}
    if touched == {"full_name"}:
        first, last = split_name(parts["full_name"].value or "")
        return parts | {"first_name": _derived(first), "last_name": _derived(last)}
    if "full_name" not in touched:
        joined = join_name(parts["first_name"].value, parts["last_name"].value)
        return parts | {"full_name": _derived(joined)}
    return parts


def _derived(name: str) -> Cleaned:
    return Cleaned(name, flags=(DERIVED,), key=name_key(name)) if name else EMPTY
