"""The properties of a vCard as cells under headers that lists have, so that mapping is one place.

Names, kinds and parts of properties are those of RFC 6350 and 9554 (4.0), RFC 2426 (3.0) and
versit's 2.1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from leadctl.reading.documents.json_values import JOINER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_LEAST_PREFERRED = 101
"""Behind every `PREF` of 4.0, which are 1 to 100."""

_SCHEMES = re.compile(r"(?:tel|mailto|urn:uuid):", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([nN,;:\\])")
_PROFILE = re.compile(r"\blinkedin\.com/(?:in|pub)/", re.IGNORECASE)


class Property(NamedTuple):
    """A line of a card.

    Attributes:
        name: in capitals.
        kinds: its types, such as `WORK`, in capitals.
        preferred: value of the parameter `PREF`; empty without one.
        value: as it stands there, quoted-printable decoded.
    """

    name: str
    kinds: frozenset[str]
    preferred: str
    value: str

    @property
    def text(self) -> str:
        """Its value as one text."""
        return plain(self.value)

    @property
    def rank(self) -> int:
        """How much it is preferred among those of its name; a lower one is before."""
        if "PREF" in self.kinds:
            return 1
        known = self.preferred.isascii() and self.preferred.isdigit()
        return int(self.preferred[:3]) if known else _LEAST_PREFERRED

    def parts(self) -> list[str]:
        """Its parts between semicolons, each as text."""
        return split(self.value, ";")


def plain(value: str) -> str:
    """Take the backslashes off a value, and the scheme off a number or address."""
    text = _ESCAPED.sub(lambda hit: "\n" if hit[1] in "nN" else hit[1], value).strip()
    return _SCHEMES.sub("", text, count=1) if _SCHEMES.match(text) else text


def split(value: str, separator: str) -> list[str]:
    """Part a value at a separator without a backslash before it, each part as text."""
    hidden = _HIDEABLE.sub(lambda hit: f"\0{_SIGNS.index(hit[1])}", value)
    parts = hidden.split(separator)
    return [plain(_HIDDEN.sub(lambda hit: f"\\{_SIGNS[int(hit[1])]}", part)) for part in parts]


_SIGNS = "\\;,"
_HIDEABLE = re.compile(r"\\([\\;,])")
_HIDDEN = re.compile(r"\0([012])")


class _Cells:
    """The cells of a card, by header."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def put(self, header: str, text: str, spill: str = "") -> None:
        """Put a text under a header; where another stands there, behind it or under `spill`."""
        if not text or text == self.found.get(header):
            return
        if spill and header in self.found:
            header = spill
        known = self.found.get(header, "")
        if text not in known.split(JOINER):
            self.found[header] = f"{known}{JOINER}{text}" if known else text

    def put_parts(self, headers: Sequence[str], parts: Sequence[str]) -> None:
        """Put parts under one header each; those beyond the last one join it."""
        for header, part in zip(headers, parts, strict=False):
            self.put(header, part)
        for part in parts[len(headers) :]:
            self.put(headers[-1], part)


def cells_of(properties: Iterable[Property]) -> dict[str, str]:
    """Give the cells of a card by header.

    The preferred address leads, else one for work; what a header has no room for goes to one that
    holds several. A property that no list has is kept under its own name.
    """
    cells = _Cells()
    by_name: dict[str, list[Property]] = {}
    for one in properties:
        by_name.setdefault(one.name, []).append(one)
    for name, found in by_name.items():
        _RULES.get(name, _own)(cells, sorted(found, key=lambda one: one.rank))
    if cells.found.get("Full Name") == cells.found.get("Company"):
        cells.found.pop("Full Name", None)  # a firm's card
    return cells.found


def _own(cells: _Cells, found: Sequence[Property]) -> None:
    for one in found:
        cells.put(one.name, one.text)


def _left_out(_cells: _Cells, _found: Sequence[Property]) -> None:
    """Pass over what is about the card or its lines, not about the person."""


def _one(header: str, spill: str = "") -> Callable[[_Cells, Sequence[Property]], None]:
    """Make the rule of a property that is one text."""

    def rule(cells: _Cells, found: Sequence[Property]) -> None:
        for one in found:
            cells.put(header, one.text, spill)

    return rule


_NAME = ("Last Name", "First Name", "Middle Name", "Prefix", "Suffix")
_PLACE = ("PO Box", "Address 2", "Street", "City", "State", "Postal Code", "Country")


def _name(cells: _Cells, found: Sequence[Property]) -> None:
    for one in found:
        cells.put_parts(_NAME, [re.sub(r"\s*,\s*", " ", part) for part in one.parts()])


def _organisation(cells: _Cells, found: Sequence[Property]) -> None:
    for one in found:
        company, *units = one.parts()
        cells.put("Company", company, "Other Companies")
        cells.put("Department", ", ".join(unit for unit in units if unit))


def _place(cells: _Cells, found: Sequence[Property]) -> None:
    for at, one in enumerate(sorted(found, key=lambda one: (one.rank, "WORK" not in one.kinds))):
        if at:
            cells.put("Other Addresses", ", ".join(part for part in one.parts() if part))
        else:
            cells.put_parts(_PLACE, one.parts())


_LINES = (
    (frozenset({"FAX"}), "Fax"),
    (frozenset({"PAGER"}), "Pager"),
    (frozenset({"CELL", "MOBILE", "IPHONE"}), "Mobile Phone"),
    (frozenset({"WORK", "MAIN"}), "Work Phone"),
    (frozenset({"HOME"}), "Home Phone"),
)
"""Kinds of a number and its header, the most telling first."""


def _phone(cells: _Cells, found: Sequence[Property]) -> None:
    for one in found:
        header = next((header for kinds, header in _LINES if kinds & one.kinds), "Phone")
        cells.put(header, one.text, "" if header in {"Fax", "Pager"} else "Other Phones")


def _email(cells: _Cells, found: Sequence[Property]) -> None:
    """Put the preferred address first, else one for work; programs call any address a home's."""
    for at, one in enumerate(sorted(found, key=lambda one: (one.rank, _is_home(one)))):
        header = "Personal Email" if at and _is_home(one) else "Email"
        cells.put(header, one.text, "Other Emails")


def _is_home(one: Property) -> bool:
    return "HOME" in one.kinds and "WORK" not in one.kinds


def _page(cells: _Cells, found: Sequence[Property]) -> None:
    for one in found:
        if _PROFILE.search(one.text):
            cells.put("Linkedin Url", one.text, "Other Websites")
        elif one.name == "URL":
            cells.put("Website", one.text, "Other Websites")
        else:
            cells.put(one.name, one.text)


def _categories(cells: _Cells, found: Sequence[Property]) -> None:
    for one in found:
        for part in split(one.value, ","):
            cells.put("Tags", part)


_RULES: dict[str, Callable[[_Cells, Sequence[Property]], None]] = {
    "VERSION": _left_out,
    "PRODID": _left_out,
    "X-ABLABEL": _left_out,
    "N": _name,
    "FN": _one("Full Name", "Other Names"),
    "ORG": _organisation,
    "TITLE": _one("Title", "Other Titles"),
    "TEL": _phone,
    "EMAIL": _email,
    "ADR": _place,
    "URL": _page,
    "X-SOCIALPROFILE": _page,
    "SOCIALPROFILE": _page,
    "CATEGORIES": _categories,
    "NOTE": _one("Notes"),
    "TZ": _one("Time Zone"),
    "UID": _one("Contact Id"),
    "BDAY": _one("Birthday"),
}
"""Property -> where its values go; every other one has its own column."""
