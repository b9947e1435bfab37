"""Clean wild cells of e-mail and phone twice: `python tests/bench/steady.py [COUNT] [--seed N]`.

Addresses and numbers stand among labels, remarks, quotes, links and other ones, joined by any sign,
and are then mutated. Every value that comes out is cleaned again: value, verdict, reason, flags and
key must be as they were. A phone whose country code was guessed is the one exception: its E.164
has the plus that the cell had not, so that it no longer tells the guess. Counted as well are cells
that are read otherwise once all of their values stand in one text, as a cleaned list has them.
"""

from __future__ import annotations

import argparse
import time
from random import Random
from typing import TYPE_CHECKING

import equal_phone
from meter import say
from phone_shapes import shapes
from prove_email import SIGNS, address, mutated

from leadctl.cleaning.registry import CLEANERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from leadctl.cleaning.cleaned import Cleaned

    Cell = tuple[str, str]

REGIONS = (
    "", "US", "CA", "MX", "BR", "AR", "GB", "IE", "DE", "AT", "CH", "FR", "ES", "PT", "IT", "NL",
    "DK", "SE", "FI", "HU", "PL", "TR", "RU", "IN", "CN", "JP", "SG", "AU", "NZ", "ZA",
)  # fmt: skip
"""Where the rows of phones lie."""

GAPS = (
    "", "", " ", " ", " ", ", ", ",", "; ", ";", " / ", "/", " | ", "|", "\n", "\t", " - ", "-",
    ": ", ":", ".", "  ", "&", " & ", " + ", "+", " and ", " oder ", " or ", "_", "~", "\\n",
)  # fmt: skip
"""What stands between the pieces of a cell."""

WORDS = """
work Home: Tel Tel.: T: M Fax fax: (office) Jane Doe JANE n/a - -- none null null? ? . , ; @ # * =
' " ` < > ( ) [ ] { } | \\ / ! % & ~ ^ $ € : :// http:// https:// www. www.acme.com acme.com acme
mailto: mailto <mailto: tel: callto: sip: %20 %40 &amp; &lt; &#64; Ã¼ â€™ ü ß İ ١٢ ＠ ． 。 · – — “
\u200b \u00a0 \ufffd (at) [at] {at} at dot (dot) [dot] ät punkt @. .@ @@ "jane" 'jane' ="030 =" 📧 ✓
=HYPERLINK("mailto:j@acme.com","J") =HYPERLINK("tel:+4930123456","x") ext ext. x x12 #12 ;ext=4 p.
extension Durchwahl DW доб. 内線 poste 1. 2) a) 0 00 000 +49 +1 (0) 0049 011 +0 049 E+11 4.41235 .0
,00 12 555 -0 -12 /72 ,123 1-800-FLOWERS FLOWERS 2024-01-02 12:30 9-17 Uhr 5pm ######## *100# #EXT#@
?subject=x ?email= bounced via LinkedIn {"work":" "} to: oder und subject cc: noreply unknown xxx
asdf test example.com gmail.com @gmail.com jane.doe@ bob@beta.de a@b.de
""".split()  # noqa: SIM905 - a table of words


def mail_cells(count: int, seed: int) -> Iterator[Cell]:
    """Give cells that hold addresses, more or less."""
    rng = Random(seed)  # noqa: S311 - cases, no secret
    for _ in range(count):
        yield _cell(rng, mutated(rng, address(rng)), lambda: address(rng)), ""


def phone_cells(count: int, seed: int) -> Iterator[Cell]:
    """Give cells that hold numbers, more or less, with the country of their row."""
    rng = Random(seed)  # noqa: S311 - cases, no secret
    numbers, cells = list(equal_phone.values(20_000, seed)), shapes()
    for _ in range(count):
        number, region = rng.choice(numbers)
        if rng.random() < 0.3:
            number, region = rng.choice([(one.cell, one.country) for one in (rng.choice(cells),)])
        country = region if rng.random() < 0.7 else rng.choice(REGIONS)
        yield _cell(rng, number, lambda: rng.choice(numbers)[0]), country


def _cell(rng: Random, first: str, other: Callable[[], str]) -> str:
    """Put pieces around a value, in any order, and spoil a sign or two."""
    pieces = [first]
    for _ in range(rng.choice((0, 1, 1, 1, 2, 2, 3, 4))):
        piece = other() if rng.random() < 0.25 else rng.choice(WORDS)
        pieces.insert(rng.randrange(len(pieces) + 1), piece)
    text = pieces[0] + "".join(rng.choice(GAPS) + piece for piece in pieces[1:])
    return _spoilt(rng, text)


def _spoilt(rng: Random, text: str) -> str:
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        at = rng.randrange(len(text) + 1)
        cut = rng.choice((0, 0, 1, 3))
        text = text[:at] + rng.choice(("", *SIGNS)) + text[at + cut :]
    return text


GUESSES = frozenset({"REGION_GUESSED", "ZERO_RESTORED"})
"""Reasons that a number in E.164 cannot tell: cleaned again, its plus is taken for given."""


def cleaned(kind: str, cell: str, country: str) -> list[Cleaned]:
    """Give each value of a cell by itself, once it is cleaned."""
    context = (country, "") if CLEANERS[kind].by_country else ()
    (one,) = CLEANERS[kind].clean([cell], *context)
    return [each._replace(more=()) for each in (one, *one.more)]


def changes(kind: str, cell: str, country: str) -> str:
    """Say what cleaning a cell's values again changes; empty for nothing."""
    for one in cleaned(kind, cell, country):
        again = cleaned(kind, one.value or "", country)
        if one.value and not is_same([one], again):
            return f"{one} -> {again}"
    return ""


def is_parted(kind: str, cell: str, country: str) -> bool:
    """Whether a cell's values are read otherwise when they stand in one text."""
    once = cleaned(kind, cell, country)
    text = "; ".join(one.value for one in once if one.value)
    return not is_same(once, cleaned(kind, text, country))


def is_same(once: list[Cleaned], again: list[Cleaned]) -> bool:
    """Whether values are as they were, apart from what a guessed number cannot tell."""
    if len(once) != len(again):
        return False
    return all(
        new == one
        or (one.reason in GUESSES and one._replace(verdict=new.verdict, reason=new.reason) == new)
        for one, new in zip(once, again, strict=True)
    )


def report(kind: str, cells: Iterable[Cell], show: int) -> int:
    """Print what changes, and give how many cells that are."""
    start, wrong, parted, count = time.process_time(), [], 0, 0
    for cell, country in cells:
        count += 1
        if told := changes(kind, cell, country):
            wrong.append(f"{cell!r} {country}: {told}")
        parted += is_parted(kind, cell, country)
    say("\n".join(wrong[:show]))
    seconds = time.process_time() - start
    say(f"{kind}: {count:,} cells in {seconds:.0f} s of CPU: {len(wrong):,} change, "
        f"{parted:,} read otherwise in one text")  # fmt: skip
    return len(wrong)


def main() -> None:
    """Clean all twice, and end with an error where something changes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=300_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("email", "phone"))
    parser.add_argument("--show", type=int, default=20)
    args = parser.parse_args()
    kinds = {"email": mail_cells, "phone": phone_cells}
    chosen = [args.only] if args.only else kinds
    found = [report(kind, kinds[kind](args.count, args.seed), args.show) for kind in chosen]
    raise SystemExit(any(found))


if __name__ == "__main__":
    main()
