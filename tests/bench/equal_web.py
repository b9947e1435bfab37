"""Proof that plain web addresses and profiles come out as by the long way.

`python tests/bench/equal_web.py [COUNT] [--seed 1]`. Addresses are put together of parts
that are good and bad, and some of their signs are changed.
"""

from __future__ import annotations

from itertools import count as counted
from random import Random
from typing import TYPE_CHECKING

from meter import distinct, prove
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


def cells(seed: int) -> Iterator[str]:
    """Give addresses without end, three in four with changed signs."""
    rng = Random(seed)  # noqa: S311 - cases, no secret
    for at in counted():
        text = rng.choice(SCHEMES) + rng.choice(HOSTS) + rng.choice(PATHS)
        yield mutated(rng, text) if at % 4 else text.replace("a", rng.choice("abcxyz019-"), 1)


def differing(count: int, seed: int) -> tuple[int, list[str]]:
    """Count the distinct cells, and name those that the two ways clean differently."""
    made = distinct(cells(seed), count)
    ways = ((clean_url(made), _urls), (clean_linkedin(made), _linkedin))
    return len(made), [
        cell
        for found, long in ways
        for cell, one in zip(made, found, strict=True)
        if one != settled(cell, long)
    ]


if __name__ == "__main__":
    prove("Plain web addresses", differing, "cells")
