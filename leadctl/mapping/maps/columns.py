"""The plan of a file's columns, as it is kept with every import, and how rows pass through it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, count
from typing import TYPE_CHECKING, Any, NamedTuple

from leadctl.fields import header_key

if TYPE_CHECKING:
    from collections.abc import Container, Mapping


_INFIXES = """
    tussenvoegsel|tussenvoegsels|voorvoegsel|voorvoegsels|voorvoegsel achternaam|infix|name infix
    |surname prefix|last name prefix|family name prefix
"""
INFIXES = frozenset(header_key(one) for one in _INFIXES.split("|"))
"""Headers of columns with the particles of family names, which Dutch lists keep apart."""

_MIDDLES = """
    middle name|middle names|middle|middle initial|middle initials|mi|middlename|second name
    |second given name|additional name|additional names|zweiter vorname|2 vorname|zweitname
    |weitere vornamen|deuxième prénom|second prénom|autres prénoms|segundo nombre|2º nombre
    |nome do meio|segundo nome|secondo nome|tweede voornaam|tweede naam|drugie imię|mellannamn
    |mellemnavn|mellomnavn|patronymic|отчество|по батькові
"""
MIDDLES = frozenset(header_key(one) for one in _MIDDLES.split("|"))
"""Headers of columns with what stands between a given and a family name."""

LOCATION = "location"
"""In place of a field: the column that tells where people are."""

_LOCATIONS = """
    location|person location|contact location|current location|lead location|profile location
    |city country|city state country|geo location|standort|wohnort|lieu|localisation|ubicación
    |localização|località|localizzazione|locatie|woonplaats|lokalizacja|ort land
"""
LOCATIONS = frozenset(header_key(one) for one in _LOCATIONS.split("|"))
"""Headers of columns that tell in one cell where a person is: `Berlin, Germany`."""

LEFT_OUT = "-"
"""In place of a field: the column is not read, because leadctl or the user has no use for it."""


GUESSES = "derived"
"""Header of the column that names the fields of each row that were told by its other cells."""


def latest(name: str, taken: Container[str]) -> str:
    """The header that an earlier run gave to what is called so: the last of its numbers, or none.

    Args:
        name: what it gives to a list that has no such header.
        taken: the list's headers, case folded.
    """
    found = ""
    for one in chain([name], (f"{name} ({n})" for n in count(2))):
        if one not in taken:
            return found
        found = one
    return found


class PlanColumn(NamedTuple):
    """What becomes of one column.

    Attributes:
        header: its name in the file.
        field: the field that it means; empty where it is kept as custom or left out.
        how: who says so: `map`, `profile`, `synonym`, `content`, or else `custom` or `left out`.
        rank: its place among the columns of the same field; the first one leads.
        opposite: whether it asks the other way round, as `Subscribed` does for an opt-out.
    """

    header: str
    field: str
    how: str
    rank: int = 0
    opposite: bool = False

    @property
    def is_custom(self) -> bool:
        """Whether its cells are kept under its own header."""
        return not self.field and self.how != "left out"


class Rival(NamedTuple):
    """A column that could mean a field too, and says something else than the one that does.

    Without a leader there is none that does: its cells are not what its header says.
    """

    header: str
    field: str
    leader: str


@dataclass(frozen=True)
class Plan:
    """What every column of a file means.

    Attributes:
        columns: one for each column of the file, in its order.
        profile: name of the vendor profile that was used, empty for none.
        vendor: scope of the vendor's ids, empty where it is not known.
        values: field -> raw value, case folded -> our word.
        date_orders: field -> `dmy`, `mdy`, `ymd` or `yymd`, where the vendor is known to write so.
        prefixes: header -> what the vendor writes before each of its values.
        guarded: whether cells may be guarded against being run as formulas, as our own exports in
            the file's format are; what reads the rows takes that back.
        units: header -> what one of its figures counts, such as 1000.
        currencies: header -> the currency of its figures, ISO 4217.
        kinds: header -> the header of the column that says what its cells are, and that column's
            words, folded -> the field that such a cell is of.
        separator: what parts several values of a cell, beside what cleaners know.
        nothing: values that say nothing, case folded.
        rivals: columns that are kept as custom because another one is their field's; of a plan
            that is just made, the store does not keep them.
    """

    columns: tuple[PlanColumn, ...]
    profile: str = ""
    vendor: str = ""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    date_orders: Mapping[str, str] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    guarded: bool = True
    units: Mapping[str, int] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)
    separator: str = ""
    nothing: tuple[str, ...] = ()
    rivals: tuple[Rival, ...] = field(default=(), compare=False)

    @cached_property
    def mapped(self) -> int:
        """How many columns mean a field."""
        return sum(1 for column in self.columns if column.field)

    @cached_property
    def custom(self) -> int:
        """How many columns are kept as they are."""
        return sum(1 for column in self.columns if column.is_custom)

    @cached_property
    def is_ours(self) -> bool:
        """Whether the file is an export of a store, whose cells may be guarded for spreadsheets."""
        return any(column.field == "lead_id" for column in self.columns)

    @cached_property
    def by_field(self) -> dict[str, list[int]]:
        """Field -> places of its columns, the leading one first."""
        places: dict[str, list[int]] = {}
        for at in sorted(range(len(self.columns)), key=lambda at: (self.columns[at].rank, at)):
            places.setdefault(self.columns[at].field, []).append(at)
        places.pop("", None)
        return places

    @cached_property
    def infix(self) -> int | None:
        """Place of the custom column with the particles of the family names; None without one."""
        return self._custom(INFIXES) if "last_name" in self.by_field else None

    @cached_property
    def middle(self) -> int | None:
        """Place of the custom column between given and family names that make no whole one yet."""
        told = self.by_field.keys() & {"full_name", "first_name", "last_name"}
        return self._custom(MIDDLES) if told == {"first_name", "last_name"} else None

    def cleaned_as(self, at: int) -> str:
        """The field as which a column is cleaned: its own, and that of given names for middle ones.

        Empty for none.
        """
        return "first_name" if at == self.middle else self.columns[at].field

    @cached_property
    def location(self) -> int | None:
        """Place of the custom column that tells where people are; None without one."""
        return self._custom(LOCATIONS)

    @cached_property
    def guesses(self) -> int | None:
        """Place of the column in which an earlier run named the fields that each row told."""
        names = [column.header.strip().casefold() for column in self.columns]
        at = names.index(found) if (found := latest(GUESSES, names)) else None
        return None if at is None or self.columns[at].field else at

    def _custom(self, headers: Container[str]) -> int | None:
        """Place of the first custom column under one of some folded headers."""
        customs = (at for at, column in enumerate(self.columns) if column.is_custom)
        return next((at for at in customs if header_key(self.columns[at].header) in headers), None)

    def part(self, fields: Container[str]) -> tuple[Plan, list[int]]:
        """The plan of some fields alone, with the columns that say what cells of theirs are.

        Args:
            fields: their names.

        Returns:
            The plan, and the places of its columns in this one.
        """
        own = {column.header for column in self.columns if column.field in fields}
        kinds = {header: told for header, told in self.kinds.items() if header in own}
        own.update(by for by, _ in kinds.values())
        beside = {"first_name": self.middle, "last_name": self.infix, LOCATION: self.location}
        own.update(
            self.columns[at].header
            for name, at in beside.items()
            if at is not None and name in fields
        )
        places = [at for at, column in enumerate(self.columns) if column.header in own]
        columns = tuple(self.columns[at] for at in places)
        return replace(self, columns=columns, kinds=kinds), places

    def to_json(self) -> str:
        """Write the plan for the store; equal plans give equal text, what is usual is left out."""
        import orjson  # noqa: PLC0415  (only an import writes plans)

        document: dict[str, Any] = {
            "columns": [list(column) for column in self.columns],
            "profile": self.profile,
            "vendor": self.vendor,
            "values": {name: dict(words) for name, words in self.values.items()},
            "date_orders": dict(self.date_orders),
        }
        for name in ("prefixes", "units", "currencies", "kinds", "separator", "nothing"):
            if said := getattr(self, name):
                document[name] = said
        if not self.guarded:
            document["guarded"] = False
        return orjson.dumps(document, option=orjson.OPT_SORT_KEYS).decode()

    @classmethod
    def from_json(cls, text: str) -> Plan:
        """Read a plan back from the store."""
        import orjson  # noqa: PLC0415

        document: dict[str, Any] = orjson.loads(text)
        columns = tuple(PlanColumn(*column) for column in document.pop("columns"))
        kinds = {header: (by, fields) for header, (by, fields) in document.pop("kinds", {}).items()}
        nothing = tuple(document.pop("nothing", ()))
        return cls(columns, **document, kinds=kinds, nothing=nothing)
