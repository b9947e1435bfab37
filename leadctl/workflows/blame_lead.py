"""`blame`: what each value of a lead stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import UsageError, did_you_mean
from leadctl.fields import FIELDS, resolve_name
from leadctl.store import query
from leadctl.store.blame import Blamed, blame
from leadctl.store.connect import reading

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
        wanted = [_named(name, known) for name in fields] or known
        name, email = next(query.leads(con, ("full_name", "email"), ids=[lead_id]))
    chosen = [
        one
        for name_ in dict.fromkeys(wanted)
        for one in ([v for v in values if v.field == name_] or [Blamed(name_, "")])
    ]
    return BlamedLead(lead_id, str(name or email or ""), chosen)


def _named(name: str, known: Sequence[str]) -> str:
    """A field by any of its names, or a custom column of this lead by its header."""
    same = [one for one in known if one.casefold() == name.strip().casefold()]
    if same:
        return same[0]
    names = tuple(field.name for field in FIELDS if field.name != "lead_id")
    try:
        return resolve_name(name, names)
    except UsageError as error:
        hint = did_you_mean(name, known, error.hint)
        raise UsageError(error.message, hint) from None
