"""What `clean --mx` says of mail domains, and how it looks them up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadctl.cleaning.emails.answers import NO_DNS, NO_MAIL, NO_MX, TAKES_MAIL, UNSURE
from leadctl.cli.text import count, counted
from leadctl.config import now

if TYPE_CHECKING:
    from leadctl.cli.output import Output
    from leadctl.config import Settings
    from leadctl.workflows.rules.mail_domains import Lookup, MailDomains

_TOLD = (
    ({TAKES_MAIL}, "takes mail", "take mail"),
    ({NO_MX}, "has no MX", "have no MX"),
    ({NO_DNS}, "has no DNS entries", "have no DNS entries"),
    ({NO_MAIL}, "accepts no mail", "accept no mail"),
    (UNSURE, "did not answer", "did not answer"),
)
"""Answers, and what is said of one domain and of several that gave one of them."""

_DOUBTS = {
    "silent": "no name server answers",
    "untrue": "the name server is not believed, for it denies the largest mail providers or knows"
    " names that nobody has, as behind a VPN or a page to log in",
}
"""Why a name server is not believed -> what is said of that."""


def lookup(chosen: Settings, *, dry_run: bool) -> Lookup:
    """How mail domains are looked up under some settings."""
    from leadctl.workflows.rules.ask_dns import NameServer
    from leadctl.workflows.rules.mail_domains import Lookup

    server = NameServer(chosen.dns_server, chosen.mx_timeout)
    return Lookup(chosen.store, now(), chosen.mx_days, server, chosen.wait, dry_run)


def tell_mail(found: MailDomains | None, out: Output, *, dry_run: bool) -> None:
    """Say in one line what the domains answered, and warn where nobody could be asked."""
    if found is None:
        return
    counts = found.counts
    told = [
        f"{count(n)} {one if n == 1 else many}"
        for answers, one, many in _TOLD
        if (n := sum(counts[answer] for answer in answers))
    ]
    if found.left:
        told.append(f"{count(found.left)} {'would be' if dry_run else 'were not'} asked")
    total = len(found.answers) + found.left
    out.summary(f"  mail domains {count(total)}" + (f": {', '.join(told)}" if told else ""))
    if found.left and not dry_run:
        out.warning(
            f"{_DOUBTS[found.doubt]}: the addresses at {counted(found.left, 'domain')} are judged"
            " by their form alone; run it again later, or see the setting `dns_server`"
        )
    if found.trouble:
        out.warning(f"answers of earlier runs were left out, and none are kept: {found.trouble}")


def mail_document(found: MailDomains | None) -> dict[str, Any]:
    """The same as JSON; nothing where it was not asked for."""
    if found is None:
        return {}
    return {
        "mail_domains": {
            "domains": len(found.answers) + found.left,
            "asked": found.asked,
            "not_asked": found.left,
            "doubt": str(found.doubt) or None,
            "answers": dict(found.counts.most_common()),
        }
    }
