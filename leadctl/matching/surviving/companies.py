"""Companies: which one a row of a list of companies is about, and what its leads get of it.

A company is known by its registrable domain. What lists say of it fills the gaps of its leads; what
a row or a person said of a lead itself always stands over it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import DERIVED, EMPTY
from leadctl.cleaning.emails.mailboxes import free_domains
from leadctl.cleaning.web import SHARED_HOSTS, is_on_shared_host, registrable
from leadctl.fields import BESIDE, FIELDS
from leadctl.matching.surviving.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.matching.surviving.entries import Golden

FIRMOGRAPHICS = (
    *(field.name for field in FIELDS if field.group == "Company" and field.name != "domain"),
    "company_phone",
)
"""What a lead gets of its company. Not the place: a lead has one, and that is the person's."""

KEYED = ("domain", "website")
"""Fields that tell which company a row is about."""


class Company(NamedTuple):
    """What lists say of a company: its golden values, and operation -> when it was (ISO 8601)."""

    golden: Golden
    times: Mapping[int, str]


Companies = Callable[[str, str], Company | None]
"""Gives what is known of the company of a domain; of a second argument, what was by that time."""


def unknown(_domain: str, _by: str) -> None:
    """Know no company."""


def domains_of_rows(cells: Mapping[str, Sequence[Cleaned]], count: int) -> list[str]:
    """Tell which company each of `count` rows is about: its domain, empty where nothing tells it.

    A given domain is believed before that of the web site, and that before one that was read from
    an address. What many share, such as a mail provider's domain, is nobody's.
    """
    blank = [EMPTY] * count
    given, sites = (cells.get(name) or blank for name in KEYED)
    return [_domain(domain, site) for domain, site in zip(given, sites, strict=True)]


def _domain(domain: Cleaned, site: Cleaned) -> str:
    found = domain.value or ""
    if not found or DERIVED in domain.flags:
        found = _of_site(site) or found
    return "" if found in free_domains() else plain_domain(found)


def plain_domain(domain: str) -> str:
    """Write a domain in its own letters: `xn--mller-kva.de` is `müller.de`."""
    if "xn--" not in domain:
        return domain
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain


def _of_site(site: Cleaned) -> str:
    """The domain of a web address; where many have a page, only that of the host itself."""
    if not site.value or not site.key:
        return ""
    found = registrable(site.value)
    if found in SHARED_HOSTS:
        return found if site.key == found else ""
    return "" if is_on_shared_host(found) else found


def take_company(golden: Golden, told: Companies, by: str) -> None:
    """Put what lists say of a lead's company where nothing was said of the lead itself.

    Args:
        golden: the lead's values.
        told: gives what is known of a company.
        by: a time, ISO 8601, up to which is heard; empty for all.
    """
    domain = golden.cell("domain").value
    company = told(domain, by) if domain else None
    if company is None:
        return
    for name in FIRMOGRAPHICS:
        cell = company.golden.cell(name)
        if cell.value is None or not _lacks(golden, name, company):
            continue
        why = company.golden.why[name]
        golden.choose(name, cell, Reason("company", why.record, why.operation))
        golden.updated_at = max(golden.updated_at, company.times[why.operation])


def _lacks(golden: Golden, name: str, company: Company) -> bool:
    """Whether a lead has nothing under a field, and nobody cleared it.

    What it showed before its rows were read by other rules holds until something new is said.
    """
    leader = golden.why.get(BESIDE.get(name, ""))
    if leader is not None and leader.rule != "company":
        return False  # what it says is of another value
    why = golden.why.get(name)
    if why is None:
        return True
    if golden.cell(name).value is not None or name in golden.typed:
        return False
    return why.rule != "former" or company.golden.why[name].operation > why.operation
