"""What follows from hand edits: derived values of a lead whose origin a person changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned
from leadctl.cleaning.derive import DERIVATIONS, derive
from leadctl.cleaning.places.whereabouts import PHONES, fill_countries
from leadctl.fields import BESIDE
from leadctl.matching.surviving.edited import NAME_UNIT
from leadctl.matching.surviving.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leadctl.matching.surviving.entries import Golden

_BESIDE_NAMES = frozenset({*NAME_UNIT, "suffix"})
"""Fields that an edit of a name makes fit itself; a typed name tells no suffix, as it is clean."""

_MORE = (("country", "state"), ("time_zone", "country"), ("time_zone", "state"))

ORIGINS: dict[str, list[str]] = {}
"""Derived field -> the fields that tell it, each derived one after its own origins."""

for _target, _origin in (*((one.target, one.origin) for one in DERIVATIONS), *_MORE):
    if _target not in _BESIDE_NAMES:
        ORIGINS.setdefault(_target, []).append(_origin)


def follow(golden: Golden) -> None:
    """Derive anew what was derived of something that a person has changed since.

    What is given stays, and so does what a person typed or cleared.
    """
    changed = _changed(golden)
    if not changed:
        return
    told = _derived(golden)
    for name, origin in changed.items():
        cell = told.get(name, EMPTY)
        if cell.value is None and golden.cell(BESIDE.get(name, "")).value is not None:
            continue  # an amount that is mended stays in its currency
        if cell.value != golden.cell(name).value:
            operation = golden.why[origin].operation
            golden.choose(name, cell, Reason("follows", -operation, operation))


def _changed(golden: Golden) -> dict[str, str]:
    """Derived field -> the field that a person changed, and that it follows."""
    by_hand = {name for name, record in golden.edited.items() if _stands(golden, name, record)}
    origins = {name: name for name in (golden.typed | by_hand) & golden.why.keys()}
    found = {}
    for name, told_by in ORIGINS.items() if origins else ():
        changed = [origins[one] for one in told_by if one in origins]
        if changed and _may_follow(golden, name):
            latest = max(changed, key=lambda one: golden.why[one].operation)
            if not _is_former(golden, name, since=golden.why[latest].operation):
                found[name] = origins[name] = latest
    return found


def _stands(golden: Golden, name: str, record: int) -> bool:
    return name in golden.cells and golden.why[name].record == record


def _may_follow(golden: Golden, name: str) -> bool:
    cell = golden.cell(name)
    is_free = cell.value is None or DERIVED in cell.flags or name in BESIDE
    return is_free and name not in golden.typed


def _is_former(golden: Golden, name: str, *, since: int) -> bool:
    """Whether an undone cleaning shows a value again that was derived after an edit."""
    why = golden.why.get(name)
    return why is not None and why.rule == "former" and why.operation > since


_CLEARED = Cleaned(None, reason="cleared")
"""A place that is empty by a person's word is filled by no other field."""


def _derived(golden: Golden) -> Mapping[str, Cleaned]:
    """What the given values of a lead tell besides; what a person cleared tells nothing."""
    given = {
        name: [_CLEARED if cell.value is None else cell]
        for name, cell in golden.cells.items()
        if name in golden.typed
        or not (cell.value is None or DERIVED in cell.flags or name in BESIDE)
    }
    if "country" not in given and "state" in given:
        given["country"] = [_located(golden)]
    return {name: column[0] for name, column in derive(given).items()}


def _located(golden: Golden) -> Cleaned:
    """The country that the state tells, as it stands where it was told of this very state.

    A clean state is a code, which tells less than the name that a row had.
    """
    held = golden.cell("country")
    if held.key and "state" not in golden.typed | golden.edited.keys():
        return held
    shown = {name: [golden.cell(name).value or ""] for name in ("state", "postal_code", *PHONES)}
    return fill_countries([EMPTY], shown)[0]
