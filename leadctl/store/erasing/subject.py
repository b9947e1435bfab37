"""Who is to be forgotten: all records of one person, dead ones too, and what is theirs alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.compliance.addresses import EXTENSION, Address, parse
from leadctl.compliance.handles import Handles, literal
from leadctl.errors import UsageError
from leadctl.matching.records.keys import EMAIL_FIELDS, key_hash, lookup_keys
from leadctl.store.asking.persons import lead_of
from leadctl.store.asking.query import keys_meant
from leadctl.store.derived.load import load, sighted_records
from leadctl.store.derived.suppressions import leads_at
from leadctl.store.erasing.kin import owners, with_dead
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.tombstones import OWN_PHONES, texts_of_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned

_KINDS = ("email", "phone", "linkedin")

KNOWN_BY = (*EMAIL_FIELDS, *OWN_PHONES, "linkedin")
"""Fields that hold what a person is reached or known by."""


@dataclass(frozen=True)
class Subject:
    """A person to be forgotten.

    Attributes:
        leads: the numbers of the person's leads, gone ones too.
        records: all records of theirs, rising.
        handles: what is the person's alone.
        texts: what to lay tombstones for.
        shared: what others of the store have too, which stays.
    """

    leads: list[int] = field(default_factory=list)
    records: list[int] = field(default_factory=list)
    handles: Handles = field(default_factory=Handles)
    texts: frozenset[str] = frozenset()
    shared: tuple[str, ...] = ()


def find_subject(con: sqlite3.Connection, text: str, region: str = "") -> Subject:
    """Find a person by a lead's number, an address, a profile or a phone number.

    A person of whom there is no record may still be mentioned; the subject has no records then.

    Raises:
        UsageError: the text is none of these, or several leads share it.
    """
    number = lead_of(con, text)
    named = _Named() if number is not None else _named(text, region)
    leads = [number] if number is not None else _leads_named(con, named, text)
    records = with_dead(con, leads)
    found = _Found()
    found.add_rows(con, records)
    found.add_typed(con, records, region)
    found.add_named(named)
    return found.subject(con, records)


@dataclass(frozen=True)
class _Named:
    """What was typed: match keys, or a number."""

    address: Address | None = None
    profile: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        if self.profile:
            return (f"linkedin:{self.profile}",)
        if self.address is None or self.address.kind != "email":
            return ()
        return lookup_keys(self.address.key)


def _named(text: str, region: str) -> _Named:
    if "linkedin.com/" in text.lower():
        return _Named(profile=keys_meant(text)[0].partition(":")[2])
    found = [one for one in parse(text, region) if one.kind != "domain"]
    if not found:
        raise UsageError(
            f"`{text}` is neither a lead's number nor an address, profile or phone number",
            "write 17, jane@acme.com, linkedin.com/in/jane or +4930901820",
        )
    return _Named(found[0])


def _leads_named(con: sqlite3.Connection, named: _Named, text: str) -> list[int]:
    """The leads that have what was typed: the live one, or else the dead ones whose own it is.

    Raises:
        UsageError: several live ones share it.
    """
    hashes = [key_hash(key) for key in named.keys]
    if hashes:
        rows = con.execute(
            "select distinct m.lead_id from json_each(?) j join match_key k on k.hash = j.value"
            " join member m using (record_id) order by 1",
            (orjson.dumps(hashes).decode(),),
        )
        leads = [row[0] for row in rows]
    else:
        leads = leads_at(con, named.address) if named.address else []
    live = _live(con, leads)
    if len(live) > 1:
        listed = ", ".join(map(str, sorted(live)))
        raise UsageError(
            f"{len(live)} leads share `{text}`: {listed}", "name one of them by its number"
        )
    return sorted(live) or owners(con, leads, hashes)


def _live(con: sqlite3.Connection, leads: Iterable[int]) -> set[int]:
    listed = orjson.dumps(list(leads)).decode()
    rows = con.execute(
        "select lead_id from lead where lead_id in (select value from json_each(?))", (listed,)
    )
    return {row[0] for row in rows}


@dataclass
class _Found:
    """What records and people say a person is known by."""

    values: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in _KINDS})
    keys: dict[str, str] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def add_rows(self, con: sqlite3.Connection, records: Sequence[int]) -> None:
        for loaded in load(con, sighted_records(con, records), all_imports(con)):
            self._add(loaded.cells, len(loaded.records), loaded.vendor)
            for name in (name for name in KNOWN_BY if name in loaded.raw):
                self.written |= literal(loaded.raw[name])

    def add_typed(self, con: sqlite3.Connection, records: Sequence[int], region: str) -> None:
        """Add what people typed, also in operations that are undone."""
        rows = con.execute(
            "select e.kind, e.value from json_each(?) j join event e on e.lead_id = j.value",
            (orjson.dumps(list(records)).decode(),),
        )
        for kind, value in rows:
            if kind in KNOWN_BY:
                self._add(clean_rows({kind: [value]}, Rules(region)), 1, "")

    def add_named(self, named: _Named) -> None:
        if named.profile:
            self._take("linkedin", named.profile, named.keys[0])
        elif named.address and named.address.kind == "email":
            self._take("email", named.address.value, f"email:{named.address.key}")
        elif named.address:
            self._take("phone", named.address.value.partition(EXTENSION)[0], "")

    def _take(self, kind: str, value: str, key: str) -> None:
        self.values[kind].add(value.lower())
        self.texts.add(key or f"phone:{value}")
        if key:
            self.keys[value.lower()] = key

    def _add(self, cells: Mapping[str, Sequence[Cleaned]], count: int, vendor: str) -> None:
        for found in texts_of_rows(cells, count, vendor):
            self.texts |= found
        for name in (name for name in KNOWN_BY if name in cells):
            kind = _kind(name)
            for one in (one for cell in cells[name] for one in (cell, *cell.more) if one.value):
                self._add_one(kind, one)
        for cell in cells.get("full_name", ()):
            if cell.value and " " in cell.value:
                self.names.add(cell.value)

    def _add_one(self, kind: str, one: Cleaned) -> None:
        value = one.value or ""
        if kind == "phone" and one.key.startswith("+"):
            number = value.partition(EXTENSION)[0]
            self.values[kind].add(number)
            self.texts.add(f"phone:{number}")
        elif kind == "linkedin" and one.key:
            self.values[kind].add(one.key.lower())
            self.keys[one.key.lower()] = f"linkedin:{one.key}"
        elif kind == "email" and one.key:
            self.values[kind].add(value.lower())
            self.keys[value.lower()] = f"email:{one.key}"

    def subject(self, con: sqlite3.Connection, records: list[int]) -> Subject:
        """Leave out what live leads of others have too."""
        own = orjson.dumps(records).decode()
        shared = {
            value
            for kind in ("email", "linkedin")
            for value in self.values[kind]
            if _others_have(con, self.keys[value], own)
        }
        leads = {
            row[0]
            for row in con.execute(
                "select distinct lead_id from member where record_id in"
                " (select value from json_each(?))",
                (own,),
            )
        }
        shared |= {
            number
            for number in self.values["phone"]
            if set(leads_at(con, Address("phone", number, number))) - leads
        }
        handles = Handles(
            frozenset(self.values["email"] - shared),
            frozenset(self.values["phone"] - shared),
            frozenset(self.values["linkedin"] - shared),
            frozenset(one for one in self.written if not _within(one, shared)),
            frozenset(self.names),
        )
        lost = {self.keys.get(value, f"phone:{value}") for value in shared}
        texts = {text for text in self.texts if text not in lost and text.split("|")[0] not in lost}
        return Subject(sorted(leads), records, handles, frozenset(texts), tuple(sorted(shared)))


def _kind(name: str) -> str:
    if name in EMAIL_FIELDS:
        return "email"
    return "linkedin" if name == "linkedin" else "phone"


def _others_have(con: sqlite3.Connection, key: str, own: str) -> bool:
    """Whether a live lead of somebody else is known by a key."""
    texts = lookup_keys(key.partition(":")[2]) if key.startswith("email:") else (key,)
    row = con.execute(
        "select 1 from json_each(?1) j join match_key k on k.hash = j.value join member m"
        " using (record_id) join lead l using (lead_id) where k.record_id not in"
        " (select value from json_each(?2)) limit 1",
        (orjson.dumps([key_hash(text) for text in texts]).decode(), own),
    ).fetchone()
    return row is not None


def _within(written: str, shared: Iterable[str]) -> bool:
    """Whether a cell, as written, holds something that stays."""
    digits = "".join(filter(str.isdigit, written))
    return any(
        one in written.lower() or (one.startswith("+") and one[-7:] in digits) for one in shared
    )
