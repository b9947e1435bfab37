"""`suppress lift`: take addresses off the list of those who are not to be contacted.

What the rows of a lead say of themselves can be lifted, too. It is noted as a suppression then, so
that the history has both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.compliance.addresses import lacks_country
from leadctl.errors import UsageError
from leadctl.store.asking import query
from leadctl.store.derived import suppressions
from leadctl.store.derived.suppressions import Entry
from leadctl.store.facts import operations
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.suppressing.suppress import addresses_in

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from leadctl.compliance.addresses import Address
    from leadctl.store.derived.suppressions import Suppression
    from leadctl.store.facts.author import Author


@dataclass(frozen=True, slots=True)
class Lifted:
    """What lifting did.

    Attributes:
        operation: its number; None where nothing was written.
        lifted: the suppressions that stand no more.
        leads: how many leads are free of any now.
        dry_run: whether nothing was written.
        holding: lead that was named -> what holds it still.
    """

    operation: int | None
    lifted: list[Suppression]
    leads: int
    dry_run: bool
    holding: dict[int, list[Suppression]] = field(default_factory=dict)


def lift(
    store: Path,
    texts: Sequence[str],
    reason: str,
    author: Author,
    *,
    region: str = "",
    wait: float = 0.0,
    dry_run: bool = False,
) -> Lifted:
    """Lift the suppressions of addresses, as one operation.

    So is what the rows of a lead say of themselves, which is noted as a suppression with that: of
    the lead at an address, or of one that is named by its number or profile. Of such a one nothing
    else is lifted.

    Raises:
        UsageError: there is no reason, or one of them is not suppressed; then none is lifted.
    """
    if not reason.strip():
        raise UsageError("lifting a suppression needs a reason", "say it with `--reason WHY`")
    with reading(store, wait, scratch=True) as con:  # an error here leaves no store behind
        named = {text: _lead(con, text) for text in texts}
        free = [text for text in texts if named[text] is None]
        addresses = [one for text in free for one in addresses_in(text, region)]
        leads = [lead for lead in dict.fromkeys(named.values()) if lead is not None]
        _standing(con, addresses)
        _words(con, leads)
    holder = "leadctl suppress lift"
    with writing(store, author.at, wait=wait, holder=holder, dry_run=dry_run) as con:
        number, day = operations.begin(con, "lift", author, reason=reason), author.at[:10]
        _note_own_words(con, number, addresses, author)
        noted = [
            one
            for lead, word in _words(con, leads).items()
            for one in suppressions.note_words(con, number, lead, word, day)
        ]
        standing = [*_standing(con, addresses), *suppressions.numbered(con, noted)]
        freed = suppressions.lift(con, number, [one.id for one in standing], leads)
        operations.set_counts(con, number, {"lifted": len(standing), "leads": freed})
        holding = suppressions.holding(con, leads)
    return Lifted(None if dry_run else number, standing, freed, dry_run, holding)


def _lead(con: sqlite3.Connection, text: str) -> int | None:
    """The lead that a text names by its number or profile; None where it is an address.

    Raises:
        UsageError: there is no such lead, and it is no number of a phone either.
    """
    named = text.strip()
    if not named.isdecimal() and "linkedin.com/" not in named:
        return None
    try:
        return query.find_leads(con, [named])[0]
    except UsageError:
        if lacks_country(named):
            return None
        raise


def _words(con: sqlite3.Connection, leads: Sequence[int]) -> dict[int, str]:
    """Lead -> what its rows say of being contacted; `suppressions.holding` was asked for all.

    Raises:
        UsageError: a lead says nothing of it.
    """
    held, told = suppressions.holding(con, leads), suppressions.opted_out(con)
    for lead in leads:
        if lead not in told and lead in held:
            also = f"`{held[lead][0].value}` is suppressed, and holds it: lift that"
            raise UsageError(f"lead {lead} does not say itself that it opted out", also)
        if lead not in told:
            raise UsageError(f"lead {lead} is not suppressed", f"see it: leadctl show {lead}")
    return told


def _standing(con: sqlite3.Connection, addresses: Sequence[Address]) -> list[Suppression]:
    found: dict[int, Suppression] = {}
    for address in addresses:
        own = suppressions.of_address(con, address)
        if not own and not _own_word(con, address):
            raise UsageError(f"`{address.value}` is not suppressed", _instead(con, address))
        found.update((one.id, one) for one in own)
    return list(found.values())


def _own_word(con: sqlite3.Connection, address: Address) -> tuple[int, str] | None:
    """The first lead at an e-mail address whose rows say that it opted out, and its reason."""
    if address.kind != "email":
        return None
    suppressions.holding(con, suppressions.leads_at(con, address))
    return min(suppressions.opted_out(con).items(), default=None)


def _note_own_words(
    con: sqlite3.Connection, number: int, addresses: Sequence[Address], author: Author
) -> None:
    """Suppress by name what only the rows of a lead keep back, so that it can be lifted."""
    entries = []
    for address in addresses:
        word = None if suppressions.of_address(con, address) else _own_word(con, address)
        if word is not None:
            lead, reason = word
            entries.append(Entry(address, reason, author.at[:10], f"email_opt_out of lead {lead}"))
    if entries and suppressions.count_new(con, table := suppressions.hold(con, entries)):
        suppressions.write(con, number, table)


def _instead(con: sqlite3.Connection, address: Address) -> str:
    """What to lift in place of an address that has no suppression of its own."""
    wider = suppressions.covering(con, address)
    if wider:
        return f"`{wider[0].value}` is, and covers it: lift that"
    before = suppressions.of_address(con, address, lifted=True)
    if before:
        return f"operation {before[-1].lifted} lifted it already"
    return suppressions.nearest(con, address.value)
