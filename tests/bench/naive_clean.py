"""The peer of bench_import.py: the libraries used plainly, once a row, as a first script would.

`python tests/bench/naive_clean.py FILE` reads, validates and counts; it stores nothing, which is
in its favour.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from nameparser import HumanName

REGIONS = {
    "United States": "US", "USA": "US", "US": "US", "United Kingdom": "GB", "UK": "GB",
    "England": "GB", "Germany": "DE", "Deutschland": "DE", "DE": "DE", "France": "FR", "FR": "FR",
    "Netherlands": "NL", "Nederland": "NL", "NL": "NL", "Spain": "ES", "España": "ES", "ES": "ES",
    "Italy": "IT", "Italia": "IT", "IT": "IT", "Sweden": "SE", "Sverige": "SE", "SE": "SE",
    "Switzerland": "CH", "Schweiz": "CH", "CH": "CH", "Australia": "AU", "AU": "AU",
}  # fmt: skip


def clean_email(text: str) -> str:
    """Give the normal form, empty for what is none."""
    try:
        return validate_email(text.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        return ""


def clean_phone(text: str, region: str | None) -> str:
    """Give E.164, empty for what is no valid number."""
    try:
        number = phonenumbers.parse(text.lstrip("'"), region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def clean_name(first: str, last: str) -> str:
    """Give the whole name in its usual case."""
    name = HumanName(f"{first} {last}")
    name.capitalize()
    return str(name)


def main() -> None:
    """Clean every row and say how many cells came out good."""
    good = {"emails": 0, "phones": 0, "names": 0}
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            region = REGIONS.get(row["Country"])
            phones = [
                clean_phone(row[key], region) for key in ("Phone", "Mobile Phone") if row[key]
            ]
            good["emails"] += bool(row["Email"] and clean_email(row["Email"]))
            good["phones"] += sum(map(bool, phones))
            good["names"] += bool(clean_name(row["First Name"], row["Last Name"]))
    print(*(f"{count:,} {kind}" for kind, count in good.items()), sep=", ")  # noqa: T201 - a script


if __name__ == "__main__":
    main()
