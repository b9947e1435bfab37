"""The peer of the benches of cleaning: the libraries used plainly, once a row, as a first script
would.

`python tests/bench/naive_clean.py FILE` reads, validates and counts; it stores nothing, which is
in its favour.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import ftfy
import phonenumbers
import tldextract
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


def clean_full_name(full: str) -> tuple[str, str]:
    """Give the given and the family name in their usual case."""
    name = HumanName(full)
    name.capitalize(force=True)
    return str(name.first), str(name.last)


def repair(text: str) -> str:
    """Mend a text."""
    return ftfy.fix_text(text)


def clean_country(text: str) -> str:
    """Give the two-letter code, empty for what the library does not know."""
    import pycountry

    try:
        return str(pycountry.countries.lookup(text).alpha_2)
    except LookupError:
        return ""


def clean_phone_in(text: str, country: str) -> tuple[str, int]:
    """Give E.164 and the kind of line, both empty for what is no valid number."""
    try:
        number = phonenumbers.parse(text.lstrip("'"), REGIONS.get(country))
    except phonenumbers.NumberParseException:
        return "", -1
    if not phonenumbers.is_valid_number(number):
        return "", -1
    form = phonenumbers.PhoneNumberFormat.E164
    return phonenumbers.format_number(number, form), phonenumbers.number_type(number)


LEVELS = (
    ("c_level", r"\b(?:ceo|cfo|cto|cio|coo|cmo|chief)\b"), ("vp", r"\b(?:vp|vice president)\b"),
    ("director", r"\b(?:director|head|leiter)\b"), ("manager", r"\bmanager\b"),
    ("senior", r"\b(?:senior|sr|lead|principal)\b"), ("junior", r"\b(?:junior|assistant)\b"),
)  # fmt: skip
FUNCTIONS = (
    ("sales", r"\b(?:sales|account|vertrieb|revenue)\b"), ("marketing", r"\b(?:marketing|brand)\b"),
    ("engineering", r"\b(?:engineer|engineering|developer|software)\b"),
    ("hr", r"\b(?:hr|people|talent|human resources)\b"), ("finance", r"\b(?:finance|controller)\b"),
    ("it", r"\b(?:it|information|security)\b"), ("operations", r"\b(?:operations|logistics)\b"),
)  # fmt: skip


def read_title(text: str) -> tuple[str, str]:
    """Give level and function by keywords."""
    text = " ".join(text.split()).lower()
    level = next((name for name, words in LEVELS if re.search(words, text)), "")
    return level, next((name for name, words in FUNCTIONS if re.search(words, text)), "")


def clean_company(text: str) -> str:
    """Give the name without its legal form."""
    import cleanco

    return str(cleanco.basename(ftfy.fix_text(text)))


_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def clean_site(text: str) -> str:
    """Give the registrable domain."""
    return _SUFFIXES(text.strip()).top_domain_under_public_suffix.lower()


def clean_row(*cells: str) -> tuple[object, ...]:
    """Clean a row of twelve fields, in the order of bench_clean.py."""
    first, last, title, company, email, phone, *places = cells
    website, linkedin, employees, postal, city, country = places
    return (
        clean_name(first, last),
        read_title(repair(title)),
        clean_company(company),
        clean_email(email),
        clean_phone_in(phone, country),
        clean_site(website),
        repair(linkedin).strip(),
        employees.strip(),
        postal.strip(),
        repair(city).strip(),
        clean_country(country),
    )


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
