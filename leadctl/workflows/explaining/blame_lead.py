"""`blame`: what each value of a lead stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import UsageError, did_you_mean
from leadctl.fields import FIELDS, resolve_name
from leadctl.matching.surviving.project import DERIVED_FIELDS, VALUE_COLUMNS, VERDICT_COLUMNS
from leadctl.store.asking import query
from leadctl.store.asking.blame import Blamed, blame
from leadctl.store.file.schema import HIDDEN_COLUMNS, LEAD_COLUMNS
from leadctl.store.opening.connect import reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class BlamedLead(NamedTuple):
    """A lead by its number and name, and its values."""

    lead_id: int
    name: str
    values: list[Blamed]


def blame_lead(
    store: Path, selector: str, fields: Sequence[str] = (), wait: float = 0.0
) -> BlamedLead:
    """Tell of each value of a lead where it comes from and what decided for it.

    Args:
        store: the store.
        selector: the lead's number, an address or a profile.
        fields: only these fields or custom columns, in this order; empty for all.
        wait: seconds to wait for a busy store.

    Raises:
        UsageError: the selector names no lead, or several; or there is no such field.
    """
    with reading(store, wait, scratch=True) as con:
        (lead_id,) = query.find_leads(con, [selector])
        values = blame(con, lead_id)
        known = list(dict.fromkeys(one.field for one in values))
        wanted = [_named(name, known, lead_id) for name in fields] or known
        name, email = next(query.leads(con, ("full_name", "email"), ids=[lead_id]))
    chosen = [
        one
        for name_ in dict.fromkeys(wanted)
        for one in ([v for v in values if v.field == name_] or [Blamed(name_, "")])
    ]
    return BlamedLead(lead_id, str(name or email or ""), chosen)


def _named(name: str, known: Sequence[str], lead_id: int) -> str:
    """A field by any of its names, a custom column of this lead by its header, or another column.

    Raises:
        UsageError: there is no such column, or nothing brought it.
    """
    same = [one for one in known if one.casefold() == name.strip().casefold()]
    if same:
        return same[0]
    column = name.strip().lower()
    if column in _STANDS_ON:
        return _STANDS_ON[column]
    if column in set(LEAD_COLUMNS) - HIDDEN_COLUMNS - (set(VALUE_COLUMNS) - {DERIVED_FIELDS}):
        raise UsageError(
            f"`{column}` is worked out, and no row or person brought it",
            f"all that is known: leadctl show {lead_id}",
        )
    names = tuple(field.name for field in FIELDS if field.name != "lead_id")
    try:
        return resolve_name(name, names)
    except UsageError as error:
        hint = did_you_mean(name, known, error.hint)
        raise UsageError(error.message, hint) from None


_STANDS_ON = {column: column.partition("_")[0] for column in VERDICT_COLUMNS} | {
    "first_source": "first_source",
    "sources": "sources",
    "created_at": "first_source",
    "last_touch": "last_touch",
    "last_touch_at": "last_touch",
    "vanished": "vanished",
    "vanished_at": "vanished",
}
"""Column of a lead's row -> what is to be blamed for it."""
