"""What asking mail domains takes: `python tests/bench/bench_mx.py [--rows N] [--delay MS]`.

A name server on this machine takes its time for every reply. Ours stands against email-validator's
own check of deliverability with its cache, address by address, over the same rows. What counts is
the time that passes: both wait more than they compute.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from dns.resolver import Resolver
from email_validator import EmailNotValidError, caching_resolver, validate_email
from meter import say
from nameserver import nameserver

from leadctl.cleaning.emails.deliverable import mail_domains
from leadctl.cleaning.emails.email import clean_email
from leadctl.workflows.rules.ask_dns import NameServer
from leadctl.workflows.rules.mail_domains import Lookup, look_up

KINDS = ["mail"] * 93 + ["address"] * 3 + ["null"] + ["failing"] + [""] * 2
"""What a hundred domains of a list are, about."""


def rows(count: int) -> tuple[dict[str, str], list[str]]:
    """Make up domains, and addresses at them: one domain for seven addresses."""
    chosen = random.Random(1)  # noqa: S311 - the same rows every time
    domains = {f"firm{n}.com": chosen.choice(KINDS) for n in range(max(1, count // 7))}
    names = list(domains)
    return domains, [f"jane.doe{n}@{chosen.choice(names)}" for n in range(count)]


def ours(addresses: list[str], server: str, folder: Path) -> int:
    """Look up as `clean --mx` does; gives how many addresses are at dead domains."""
    how = Lookup(folder / "none.db", datetime.now(UTC), server=NameServer(server, 5.0))
    found = look_up(mail_domains(clean_email(addresses)), how).answers
    dead = {name for name, answer in found.items() if answer in {"no_dns_entries", _NULL}}
    return sum(one.rpartition("@")[2] in dead for one in addresses)


_NULL = "does_not_accept_mail"


def plain(addresses: list[str], server: str) -> int:
    """Validate one address after the other, with the library's cache."""
    address, _, port = server.rpartition(":")
    resolver = Resolver(configure=False)
    resolver.nameservers, resolver.port = [address], int(port)
    cached = caching_resolver(timeout=5, dns_resolver=resolver)
    dead = 0
    for one in addresses:
        try:
            validate_email(one, dns_resolver=cached)
        except EmailNotValidError:
            dead += 1
    return dead


def main() -> None:
    """Run both by turns, and print how long they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=3000)
    parser.add_argument("--delay", type=float, default=50.0, help="milliseconds a reply takes")
    given = parser.parse_args()
    domains, addresses = rows(given.rows)
    with (
        nameserver(domains, delay=given.delay / 1000) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        began = time.monotonic()
        dead = ours(addresses, server.address, Path(folder))
        between = time.monotonic()
        also_dead = plain(addresses, server.address)
        ended = time.monotonic()
    took, plainly = between - began, ended - between
    say(f"{given.rows:,} addresses at {len(domains):,} domains, {given.delay:g} ms a reply")
    say(f"ours   {took:6.1f} s   {dead:,} addresses at dead domains")
    say(f"plain  {plainly:6.1f} s   {also_dead:,} refused   ({plainly / took:.1f}x as long)")


if __name__ == "__main__":
    main()
