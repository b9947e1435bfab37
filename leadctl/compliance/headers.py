"""Headers under which lists of suppressions say why, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.fields import header_key

if TYPE_CHECKING:
    from collections.abc import Sequence

REASONS = (
    "reason|suppression reason|unsubscribe reason|opt out reason|bounce reason|removal reason|cause"
    "|why|suppression type|bounce type|event type|type|event|grund|abmeldegrund|motif|raison"
    "|motivo|razon|razão|reden|powod"
)
"""Of several, the first one is believed; own list from exports of mail tools."""

DAYS = (
    "suppressed at|suppressed on|suppression date|unsubscribed at|unsubscribed on"
    "|unsubscribe date|unsubscribe time|unsub time|unsub date|opt out date|opted out at|optout time"
    "|bounced at|bounce date|complained at|complaint date|removed at|date|day|since|timestamp|time"
    "|event date|event time|created|created at|created time|added at|date added|added on"
    "|abgemeldet am|abmeldedatum|datum|désinscrit le|date de désinscription|fecha|fecha de baja"
    "|data|data di disiscrizione|afgemeld op|wypisano"
)
"""Likewise for the day."""

STATES = "status|email status|email marketing status|subscription status|member status"
"""Columns that say of each row whether it is suppressed at all, in lists of an audience."""


def place_of(table: str, headers: Sequence[str]) -> int | None:
    """Find the column whose header stands first in a table of headers; None for none."""
    found = [header_key(header) for header in headers]
    known = (header_key(one) for one in table.split("|"))
    return next((found.index(one) for one in known if one in found), None)
