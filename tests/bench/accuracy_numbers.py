"""How many amounts and sizes are read right, beside price-parser.

`python tests/bench/accuracy_numbers.py [--show]`. Needs `pip install babel price-parser`. Each set
is cut in two; `--show` prints mistakes of the first half only, so that the second stays unseen.
Amounts are generated in CLDR's patterns, long and compact. price-parser reads prices in pages and
knows no millions; its own cases are such prices, without what ours calls no figure.
"""

from __future__ import annotations

import argparse
import random
from typing import TYPE_CHECKING

from babel.numbers import format_compact_currency, format_currency
from meter import head, say, table
from open_sets import halves, read_set
from price_parser import Price

from leadctl.cleaning.numbers.number import clean_money, clean_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 6
AMOUNTS = 12
LANGUAGES = "en en_GB en_IN de de_CH fr es it pt pt_BR nl pl sv da nb fi cs hu ro tr ru ja zh ko"
CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CHF", "SEK", "PLN", "BRL", "INR")


def written() -> list[tuple[str, str]]:
    """Give amounts as CLDR writes them in full, and their whole units."""
    picks = random.Random(SEED)  # noqa: S311 - no secret
    found = []
    for language in LANGUAGES.split():
        for _ in range(AMOUNTS):
            amount, currency = picks.randrange(1000, 10**9), picks.choice(CURRENCIES)
            found.append((format_currency(amount, currency, locale=language), str(amount)))
    return found


def compact() -> list[tuple[str, str]]:
    """Give amounts of millions and more as CLDR shortens them."""
    picks = random.Random(SEED)  # noqa: S311 - no secret
    found = []
    for language in LANGUAGES.split():
        for power in (6, 7, 8, 9, 10):
            amount = picks.randrange(1, 10) * 10**power
            currency = picks.choice(CURRENCIES)
            found.append((format_compact_currency(amount, currency, locale=language), str(amount)))
    return found


def ours(text: str) -> str:
    """Clean an amount."""
    return clean_money([text])[0].key


def our_count(text: str) -> str:
    """Clean a number of people."""
    return clean_number([text])[0].key


def by_price_parser(text: str) -> str:
    """Read an amount as its manual shows."""
    amount = Price.fromstring(text).amount
    return "" if amount is None else str(int(amount.to_integral_value()))


def lines(
    name: str, cases: list[tuple[str, str]], readers: dict[str, Callable[[str], str]]
) -> Iterator[list[str]]:
    """Judge each half of a set."""
    for half, part in zip(("seen", "unseen"), halves(cases), strict=True):
        row = [f"{name}, {half}", str(len(part))]
        for read in readers.values():
            found = [(read(text), wanted) for text, wanted in part]
            right = sum(one == wanted for one, wanted in found)
            wrong = sum(bool(one) and one != wanted for one, wanted in found)
            row.append(f"{right / len(part):.1%} / {wrong}")
        yield row


def main() -> None:
    """Print the table, and with `--show` the mistakes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    sets = {
        "CLDR, in full": (written(), ours),
        "CLDR, compact": (compact(), ours),
        "price-parser's prices": (read_set("number_price_parser"), ours),
        "sizes of companies": (read_set("number_sizes"), our_count),
        "revenues": (read_set("number_revenues"), ours),
    }
    say(head("Figures: right / wrong (the rest is left as it is)", "leadctl", "price-parser"))
    rows = []
    for name, (cases, read) in sets.items():
        rows += lines(name, cases, {"leadctl": read, "price-parser": by_price_parser})
        wrong = [f"{t} = {want}, not {read(t)}" for t, want in halves(cases)[0] if read(t) != want]
        if show:
            say(f"{name}: " + "; ".join(wrong[:80]))
    say(table(["set", "figures", "leadctl", "price-parser"], rows))


if __name__ == "__main__":
    main()
