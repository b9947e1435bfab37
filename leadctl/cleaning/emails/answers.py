"""What name servers may answer of a mail domain, in the terms of ZeroBounce."""

from __future__ import annotations

TAKES_MAIL = "takes_mail"
NO_MX, NO_DNS, NO_MAIL = "no_mx_record", "no_dns_entries", "does_not_accept_mail"
SILENT, FAILED = "dns_timeout", "dns_failed"

VERDICTS = {
    TAKES_MAIL: "valid",
    NO_MX: "risky",
    NO_DNS: "invalid",
    NO_MAIL: "invalid",
    SILENT: "unknown",
    FAILED: "unknown",
}
"""Answer -> what a good address there is worth at best.

`no_mx_record` has an address of its own, to which mail may be delivered (RFC 5321 section 5.1);
`no_dns_entries` has neither; `does_not_accept_mail` says so with a null MX (RFC 7505). The last two
are no answers of the domain: nobody replied in time, or its name servers replied with an error.
"""

UNSURE = frozenset({SILENT, FAILED})
"""Answers that say nothing of the domain, and never replace one that did."""
