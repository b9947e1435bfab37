"""Tombstones: keyed digests of what forgotten people were known by, so that no list has them again.

The key is derived from the store's secret, which every backup of the store has too: a digest of one
fits the others, and tells nothing to whoever has the digests alone. A phone number counts together
with the name, or alone in a row that has nothing else to know a person by: numbers are shared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from leadctl.cleaning.emails.email import clean_email
from leadctl.cleaning.phones.phone import clean_phone
from leadctl.cleaning.web import clean_linkedin
from leadctl.compliance.addresses import EXTENSION
from leadctl.compliance.spellings import plain, readings
from leadctl.errors import Refused
from leadctl.matching.records.keys import keys_of_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned

OWN_PHONES = ("phone", "mobile_phone", "work_phone", "home_phone", "other_phones")
"""Fields whose numbers may be a person's alone; a firm's is everybody's there."""

_TOKEN = re.compile(r"[^\s<>()\[\]\"',;|:]+@[^\s<>()\[\]\"',;|]+")
_IN_NAMES = ("@", "＠", "﹫", "%40", "\\u0040", "linkedin")
"""One of these stands in every text that names somebody by an address or a profile."""

_PROFILE = re.compile(r"linkedin\.com/[^\s\"',;|<>]+", re.IGNORECASE)
_NUMBER = re.compile(r"\+\d[\d\s().\-/]{6,}\d")


def key_of(secret: bytes) -> bytes:
    """Derive the key of a store's tombstones from its secret."""
    return blake2b(b"tombstones", digest_size=32, key=secret).digest()


@dataclass(frozen=True)
class Tombstones:
    """The tombstones of a store; falsy where there are none.

    Attributes:
        key: under which the digests were made.
        digests: 16 bytes each.
    """

    key: bytes
    digests: frozenset[bytes]

    def __bool__(self) -> bool:
        return bool(self.digests)

    def rows(self, cells: Mapping[str, Sequence[Cleaned]], count: int, vendor: str) -> set[int]:
        """Find the rows that are about forgotten people.

        Args:
            cells: field -> one Cleaned a row.
            count: number of rows.
            vendor: scope of the vendor's identifiers.
        """
        if not self.digests:
            return set()
        texts = texts_of_rows(cells, count, vendor)
        return {row for row, found in enumerate(texts) if self._any(found)}

    def is_in(self, text: str, region: str = "") -> bool:
        """Tell whether a text that could not be read as a row names a forgotten person.

        Args:
            text: as read.
            region: alpha-2 code for numbers without a country.
        """
        return self._any(texts_in(text, region)) if self.digests else False

    def blanked(self, cells: Sequence[str]) -> list[str]:
        """Give a column without the cells in which another person's row names a forgotten one."""
        if not _may_name("\n".join(cells)):
            return list(cells)
        return ["" if self._names(cell) else cell for cell in cells]

    def _names(self, cell: str) -> bool:
        if not _may_name(cell):
            return False
        if cell not in self._known:
            self._known[cell] = self._any(_addresses_in(cell))
        return self._known[cell]

    @cached_property
    def _known(self) -> dict[str, bool]:
        return {}

    def _any(self, texts: Iterable[str]) -> bool:
        return any(digest(self.key, one) in self.digests for one in texts)


def _may_name(text: str) -> bool:
    low = text.lower()
    return any(sign in low for sign in _IN_NAMES)


def digest(key: bytes, text: str) -> bytes:
    """The keyed digest of one thing that a person is known by, 16 bytes."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=key).digest()


def texts_of_rows(
    cells: Mapping[str, Sequence[Cleaned]], count: int, vendor: str
) -> Iterator[set[str]]:
    """What each row's person is known by: addresses, profiles, vendors' ids, numbers with names."""
    rows = keys_of_rows(cells, count, vendor)
    for row, keys in enumerate(rows):
        found = {_of_key(key.text) for key in keys if not key.text.startswith("lead:")}
        name = _name(cells, row)
        for number in _phones(cells, row):
            found.add(f"phone:{number}|{name}")
            if not keys and not name.strip("|"):
                found.add(f"phone:{number}")
        yield found


def _of_key(text: str) -> str:
    """A mailbox of a function is a mailbox, too."""
    return f"email:{text.removeprefix('role:')}" if text.startswith("role:") else text


def _name(cells: Mapping[str, Sequence[Cleaned]], row: int) -> str:
    """Match keys of given and family name, with `|` between; of the whole name without them."""
    parts = [
        (cell.key or cell.value or "").casefold()
        for name in ("first_name", "last_name")
        if name in cells and (cell := cells[name][row])
    ]
    if not any(parts) and "full_name" in cells:
        whole = cells["full_name"][row]
        return (whole.key or whole.value or "").casefold()
    return "|".join(parts)


def _phones(cells: Mapping[str, Sequence[Cleaned]], row: int) -> Iterator[str]:
    for name in OWN_PHONES:
        if name in cells:
            cell = cells[name][row]
            for one in (cell, *cell.more):
                if one.value and one.key.startswith("+"):
                    yield one.value.partition(EXTENSION)[0]


def texts_in(text: str, region: str = "") -> Iterator[str]:
    """What persons are named by in a text: addresses, profiles, numbers with their country."""
    yield from _addresses_in(text)
    for found in _NUMBER.findall(plain(text)):
        cell = clean_phone([found], region=region)[0]
        yield from (f"phone:{value.partition(EXTENSION)[0]}" for value in cell.values)


def _addresses_in(text: str) -> Iterator[str]:
    for reading in readings(text):
        for token in _TOKEN.findall(reading):
            for cell in clean_email(_with_and_without_signs(token)):
                yield from (f"email:{one.key}" for one in (cell, *cell.more) if one.key)
        for found in _PROFILE.findall(reading):
            yield f"linkedin:{clean_linkedin([found])[0].key}"


def _with_and_without_signs(token: str) -> list[str]:
    """An address, and what of it may be one: signs before it may be its own, or the text's."""
    mailbox, _, host = token.rpartition("@")
    name = re.split(r"[^\w.+-]", mailbox)[-1].lstrip("._+-")
    return [token] if name in ("", mailbox) else [token, f"{name}@{host}"]


def load(con: sqlite3.Connection) -> Tombstones:
    """The tombstones of a store."""
    secret = con.execute("select value from meta where key = 'secret'").fetchone()[0]
    rows = con.execute("select digest from tombstone")
    return Tombstones(key_of(secret), frozenset(row[0] for row in rows))


def lay(con: sqlite3.Connection, op_id: int, day: str, texts: Iterable[str]) -> int:
    """Lay tombstones for what a person is known by; gives how many there are of the person."""
    key = load(con).key
    digests = {digest(key, one) for one in texts}
    lay_digests(con, op_id, ((one, day) for one in digests))
    return len(digests)


def lay_digests(con: sqlite3.Connection, op_id: int, dated: Iterable[tuple[bytes, str]]) -> None:
    """Lay tombstones that were made elsewhere: digests with their days."""
    con.executemany(
        "insert or ignore into tombstone values (?, ?, ?)",
        ((one, op_id, day) for one, day in dated),
    )


def dated(con: sqlite3.Connection) -> dict[bytes, str]:
    """Digest -> the day on which the tombstone was laid, ISO 8601."""
    return dict(con.execute("select digest, day from tombstone"))


def newest(con: sqlite3.Connection) -> int:
    """The newest operation that laid any, 0 without."""
    row = con.execute("select coalesce(max(op_id), 0) from tombstone").fetchone()
    return int(row[0])


def refuse_forgotten(con: sqlite3.Connection, values: Iterable[str], region: str = "") -> None:
    """See that nobody types what would bring a forgotten person back.

    Args:
        con: the store.
        values: texts as typed.
        region: alpha-2 code for numbers without a country.

    Raises:
        Refused: one of them is an address, a profile or a lone number of a forgotten person.
    """
    stones = load(con)
    if any(stones.is_in(value, region) for value in values):
        raise Refused(
            "this belongs to a person who was forgotten, and is not taken in again",
            "see `leadctl history` for when that was",
        )
