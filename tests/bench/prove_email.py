"""Prove the short ways of cleaning e-mail: `python tests/bench/prove_email.py [COUNT] [--seed N]`.

Varied addresses, most of them mutated, are judged by the cleaner and by email-validator, and cells
by the short and by the long way. Both must agree, but for what the cleaner does on purpose: all in
lower case, no name over 64 letters, no top-level domain of one letter.
"""

from __future__ import annotations

import argparse
from random import Random
from typing import TYPE_CHECKING

from email_validator import EmailNotValidError, validate_email
from meter import say

from leadctl.cleaning.emails import email
from leadctl.cleaning.steps import listening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LOCALS = """
jane jane.doe j.doe jd jane_doe jane-doe jane+crm jane.doe+x info sales-emea do-not-reply hr it
o'brien a b.c.d 12345 x1y2 admin.de c.e.o test noemail jürgen 田中 josé.maria _x x_ -x x- a--b {x}
your.name firstname.lastname xxx xxxx asdf1 qwerty vorname test123 testing name your lastname
customer.service ma1l no.email xxx aaa aa abuse+x +x x+ i.t postmaster Jane JANE.DOE mailer-daemon
"""
_HOSTS = """
acme.com acme-labs.de mail.acme.co.uk gmail.com googlemail.com gmial.com mailinator.com proton.me
x.y.z.org 1.com a1.io xn--mller-kva.de müller.de acme.c acme.c1 acme acme.test acme.local
sub.example.com example.com aaa.com test.com acme.invalid ab--cd.com a--b.com acme.con 1und1.de
me.com mac.com icloud.com ya.ru yandex.com protonmail.com pm.me yourcompany.com yourdomain.de gmx.ed
company.com acme.comwww.acme.com example.de acme.example web.ed acme.ed fastmall.com
"""
LOCALS, HOSTS = _LOCALS.split(), _HOSTS.split()
SIGNS = "abcxyzJANE0123456789.-_+@'!#$%&*/=?^`{|}~ \t\n\"(),:;<>[\\]éß\u200b\u00a0\u0130\u212aıＡ。"
AROUND = ("", "", "", "", " ", "  ", "\t", "\u00a0", "<", ">", "'", ";", ".", "\x1f", "mailto:")


def address(rng: Random) -> str:
    """Give an address, rarely a very long one."""
    local, host = rng.choice(LOCALS), rng.choice(HOSTS)
    if rng.random() < 0.5:
        local += rng.choice((".", "-", "_", "+", "")) + rng.choice(
            (*LOCALS, str(rng.randrange(999)))
        )
    if rng.random() < 0.2:
        host = f"{rng.choice(LOCALS)}.{host}"
    if rng.random() < 0.03:
        local, host = local * rng.randrange(1, 30), f"{'a' * rng.randrange(1, 66)}.{host}"
    return f"{local}@{host}"


def mutated(rng: Random, text: str) -> str:
    """Put in, take out, exchange or double some signs, or change their case."""
    for _ in range(rng.choice((0, 0, 1, 1, 1, 2, 3))):
        at = rng.randrange(len(text) + 1)
        text = rng.choice((
            text[:at] + rng.choice(SIGNS) + text[at:],
            text[:at] + text[at + 1 :],
            text[:at] + rng.choice(SIGNS) + text[at + 1 :],
            text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
            text[:at] + text[at : at + 1] * 2 + text[at + 1 :],
            text.upper(),
        ))  # fmt: skip
    return text


def samples(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Give texts, and cells that hold them among other signs."""
    rng = Random(seed)  # noqa: S311 - test data, no secret
    for _ in range(count):
        text = mutated(rng, address(rng))
        yield text, rng.choice(AROUND) + text + rng.choice(AROUND)


def by_library(text: str) -> str:
    """Give the normal form, in lower case; empty for what is no address."""
    try:
        found = validate_email(text, check_deliverability=False, strict=True)
    except (EmailNotValidError, UnicodeError):
        return ""
    if len(found.ascii_domain.rpartition(".")[2]) == 1:
        return ""
    if "/" in found.local_part and email._SITE(text.rpartition("@")[0]):
        return ""  # a page of a site, by our own rule
    return found.normalized.lower()


def by_us(text: str) -> str:
    """Give the same from the cleaner's rules for a single address."""
    found = email._address(text)  # what stands around an address is another matter
    faulty = found.verdict == "invalid" and found.reason != email.PLACEHOLDER
    return "" if faulty else found.value or ""


def from_library(texts: Iterable[str]) -> Iterator[str]:
    """Name texts of which the library says something else.

    It knows neither hidden names nor remarks, such as `mailer-daemon|x@acme.com` has one.
    """
    for text in map(str.lower, texts):
        local, _, host = text.rpartition("@")
        if email.is_masked(local) or "**" in host or email.refusal(text):
            continue
        ours, theirs = by_us(text), by_library(text)
        if ours != theirs:
            yield f"{text!r}: {ours!r}, the library says {theirs!r}"


def from_long_way(cells: Sequence[str]) -> Iterator[str]:
    """Name cells that the short way makes something else of."""
    short = email.clean_email(cells)
    with listening():
        long = email.clean_email(cells)
    for cell, one, other in zip(cells, short, long, strict=True):
        if one != other:
            yield f"{cell!r}: {one}, the long way {other}"


def main() -> None:
    """Compare, and say how many cells there were and which differed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=300_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    texts, cells = zip(*samples(args.count, args.seed), strict=True)
    found = [*from_library(texts), *from_long_way([*texts, *cells])]
    good = sum(bool(by_library(text.lower())) for text in texts[:10_000])
    say("\n".join(found[:20]))
    say(f"{len(set(texts)):,} distinct texts, {good / min(len(texts), 10_000):.0%} addresses")
    say(f"{len(set(texts) | set(cells)):,} distinct cells; {len(found):,} differences")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
