"""Proof that plain web addresses and profiles come out as by the long way.

`python tests/bench/equal_web.py [--cells 200000] [--seed 1]`. Addresses are put together of parts
that are good and bad, and some of their signs are changed.
"""

from __future__ import annotations

import argparse
from random import Random
from typing import TYPE_CHECKING

from meter import head, say
from prove_email import mutated

from leadctl.cleaning.text import settled
from leadctl.cleaning.web import _linkedin, _urls, clean_linkedin, clean_url

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMES = (
    "https://",
    "https://",
    "https://",
    "http://",
    "",
    "HTTPS://",
    "http//",
    "https://http://",
)
HOSTS = ("acme.com", "www.acme.co.uk", "a-b.de", "1a.io", "linkedin.com", "www.linkedin.com")
HOSTS += ("www.www.com", "http.com", "https.de", "xn--mller-kva.de", "a--b.com", "-a.com", "a-.com")
HOSTS += (
    "müller.de",
    "acme",
    "acme.c",
    "acme.c1",
    "a_b.com",
    "1.2.3.4",
    "about.me",
    "x." * 130 + "com",
)
HOSTS += ("de.linkedin.com", "www.linkedin.com", "www.linkedin.com", f"{'a' * 64}.com")
PATHS = ("", "", "", "/", "/in/jane-doe", "/in/jane-doe/", "/in/ACwAAAbc1234", "/in/jane--doe-12ab")
PATHS += ("/in/", "/in/-", "/in/a%20b", "/pub/jane/1/2/3", "?utm_source=x", ":80", "/a b", ".", "#")


def cells(count: int, seed: int) -> Iterator[str]:
    """Give addresses, every other one with changed signs."""
    rng = Random(seed)  # noqa: S311 - cases, no secret
    for at in range(count):
        text = rng.choice(SCHEMES) + rng.choice(HOSTS) + rng.choice(PATHS)
        yield mutated(rng, text) if at % 4 else text.replace("a", rng.choice("abcxyz019-"), 1)


def differing(count: int, seed: int) -> tuple[int, list[str]]:
    """Count the distinct cells, and name those that the two ways clean differently."""
    distinct = list(dict.fromkeys(cells(count, seed)))
    ways = ((clean_url(distinct), _urls), (clean_linkedin(distinct), _linkedin))
    return len(distinct), [
        cell
        for found, long in ways
        for cell, one in zip(distinct, found, strict=True)
        if one != settled(cell, long)
    ]


def main() -> None:
    """Compare, and end with an error where they differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    say(head("Plain web addresses", "leadctl"))
    count, wrong = differing(args.cells, args.seed)
    say(f"{count:,} cells, {len(wrong):,} differ {wrong[:9]}")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
