"""What the answers of a mail domain's name servers make of the addresses there.

Nobody is asked here: answers come in. They tell of domains alone; that a mailbox exists is never
claimed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import each_judged
from leadctl.cleaning.emails.answers import TAKES_MAIL, VERDICTS
from leadctl.cleaning.emails.lists import ALLOWED
from leadctl.cleaning.steps import is_heard, step
from leadctl.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.cleaning.registry import Cleaner

ADDRESSES = frozenset(field.name for field in FIELDS if field.cleaner == "email")
"""The fields that hold addresses."""

_FOR_EXAMPLES = (".example", ".example.com", ".example.net", ".example.org")
"""Ends of the domains that are set aside for documentation (RFC 2606): nobody is there, as every
example says; their verdict is that of the form."""


def mail_domains(column: Iterable[Cleaned]) -> Iterator[str]:
    """Name the domains, as their addresses show them, whose answers the verdicts wait for.

    Addresses that are invalid whatever is answered, those that a user allowed, and those at domains
    for documentation wait for none.
    """
    for cell in column:
        for one in (cell, *cell.more):
            if domain := _waits_for(one):
                yield domain


def with_answers(cleaned: Cleaned, answers: Mapping[str, str]) -> Cleaned:
    """Judge every address of a cell by what its domain's name servers say.

    A reason to doubt the address itself stays unless the domain is dead. The match keys stay: it is
    the same mailbox still.

    Args:
        cleaned: what `clean_email` gave for one cell.
        answers: domain as shown in addresses -> one of VERDICTS.

    Returns:
        The cell, its first address that is not invalid leading; the very same object where no
        answer changes anything.
    """
    return each_judged(cleaned, partial(_judged, answers))


def _judged(answers: Mapping[str, str], one: Cleaned) -> Cleaned:
    answer = answers.get(domain, TAKES_MAIL) if (domain := _waits_for(one)) else TAKES_MAIL
    verdict = VERDICTS[answer]
    if verdict == "valid" or (verdict != "invalid" and one.verdict != "valid"):
        return one
    return one._replace(verdict=verdict, reason=answer)


def _waits_for(one: Cleaned) -> str:
    if one.value is None or one.verdict not in {"valid", "risky"} or one.reason == ALLOWED:
        return ""
    domain = _domain(one)
    return "" if f".{domain}".endswith(_FOR_EXAMPLES) else domain


def _domain(one: Cleaned) -> str:
    return (one.value or "").rpartition("@")[2]


class Answering(NamedTuple):
    """A cleaner of addresses that knows what their domains answered.

    Attributes:
        cleaner: what cleans without.
        answers: as `with_answers` takes them.
    """

    cleaner: Cleaner
    answers: Mapping[str, str]

    def clean(self, values: Sequence[str], *context: str) -> list[Cleaned]:
        """Clean distinct values, as every cleaner does."""
        found = self.cleaner.clean(values, *context)
        answered = [
            with_answers(one, self.answers) if one.more or _domain(one) in self.answers else one
            for one in found
        ]
        if is_heard():
            for old, new in zip(found, answered, strict=True):
                step("mail domain", "; ".join(old.values), "; ".join(new.values))
        return answered
