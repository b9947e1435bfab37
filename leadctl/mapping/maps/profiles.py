"""Vendor profiles: one TOML file each, known by the headers that only this vendor writes.

A profile says (what is marked * may also stand in a user's own map, see `mapfile.py`):

    name, title, vendor   what users type, what people call it, and the scope of its ids: two files
                          of one vendor mean the same person by the same id.
    signature             sets of headers; a file with all headers of one set is the vendor's, and
                          so is one with some headers that no other profile and no field has. None
                          where the headers are everybody's: such a profile has to be named.
    exact                 the headers must stand there to the letter, as our own do.
    * [columns]           "Header" = field, "" to keep it as a custom column, "-" to leave it out,
                          "not email_opt_out" where it asks the other way round. Of several columns
                          of a field the earlier line is believed. `{n}` is any number: "Phone {n}".
    * [values.FIELD]      "their word" = our word. A wish not to be contacted stays one.
    * [dates]             header or field = "dmy", "mdy", "ymd" or "yymd".
    * [prefixes]          header or field = what stands before each value.
    * [units]             "Revenue (in 000s)" = 1000, what one of its figures counts.
    * [kinds."Phone {n} - Value"]
                          by = "Phone {n} - Type", a column that says what each value is, then
                          its words = the fields that such values are of, "-" for none.
    * separator           what parts several values in a cell, as in " ::: ".
    * nothing             values that say nothing.
    * repeats             headers that stand there several times; the first leads, the rest is kept.
    [files."unsubscribed_*"]
                          FIELD = what every row of a file of such a name says.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import UsageError, did_you_mean
from leadctl.fields import header_key, synonyms
from leadctl.mapping.maps.columns import LEFT_OUT
from leadctl.mapping.maps.layout import (
    ANY_NUMBER,
    LAYOUT_PARTS,
    NOT,
    Layout,
    Toml,
    columns_of,
    layout_of,
    pattern_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PARTS = frozenset({"name", "title", "vendor", "signature", "exact", "columns", "files"})


class Meaning(NamedTuple):
    """What a vendor's column means.

    Attributes:
        field: the field; empty for columns kept as custom, `-` for those left out.
        order: its place in the profile; of several columns of a field a lower one is believed.
        opposite: whether it asks the other way round.
    """

    field: str
    order: int
    opposite: bool = False


@dataclass(frozen=True)
class Profile:
    """What one kind of a vendor's file looks like.

    Attributes:
        name: what users type.
        title: what people call it.
        vendor: scope of its ids.
        signature: sets of folded headers.
        columns: folded header -> what it means.
        numbered: the same for headers with any number, by how they fold with 0.
        layout: how values stand in the columns.
        exact: whether the headers must stand there to the letter.
        written: the headers to the letter.
        files: pattern of a file's name -> field -> what all of its rows say.
    """

    name: str
    title: str
    vendor: str
    signature: tuple[frozenset[str], ...]
    columns: Mapping[str, Meaning]
    numbered: Mapping[str, Meaning]
    layout: Layout
    exact: bool = False
    written: frozenset[str] = frozenset()
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def column(self, header: str, key: str) -> Meaning | None:
        """Say what a column means; None where the profile knows nothing of it.

        Where headers must stand there to the letter, another spelling of one that is left out may
        well be a custom column, and a numbered one certainly is.

        Args:
            header: as it stands in the file.
            key: the folded header, without the number that tells it from one of the same name.
        """
        known = self._meaning(key)
        if known is None or not self.exact or header in self.written:
            return known
        if header_key(header) != key:
            return known._replace(field="")
        return None if known.field == LEFT_OUT else known

    def _meaning(self, key: str) -> Meaning | None:
        return self.columns.get(key) or self._numbered(key) or self._in_one.get(_in_one(key))

    @cached_property
    def _in_one(self) -> dict[str, Meaning]:
        return {_in_one(key): meaning for key, meaning in reversed([*self.columns.items()])}

    def _numbered(self, key: str) -> Meaning | None:
        """Find a column of a group that repeats: a lower number is believed first."""
        words = key.split()
        for at, word in enumerate(words):
            if word.isdecimal() and len(word) < _DIGITS:
                known = self.numbered.get(" ".join([*words[:at], "0", *words[at + 1 :]]))
                if known is not None:
                    return known._replace(order=known.order + int(word))
        return None

    def knows(self, keys: frozenset[str]) -> int:
        """Count the headers, folded, that are this vendor's."""
        return sum(self._meaning(key) is not None for key in keys)

    def said_of(self, name: str) -> dict[str, str]:
        """Give what the name of a file says of all of its rows: field -> value."""
        found: dict[str, str] = {}
        for pattern, said in self.files.items():
            if fnmatchcase(name.casefold(), pattern.casefold()):
                found |= said
        return found


_DIGITS = 4
"""A number of so many digits is a year, and no place in a row of columns."""

_BETWEEN = 10**_DIGITS
"""Between the orders of two lines of a profile: room for the numbers of a repeated one."""


@cache
def profiles() -> dict[str, Profile]:
    """Give every vendor profile by name, sorted."""
    return {name: _profile(name) for name in _texts()}


@cache
def _profile(name: str) -> Profile:
    return parsed(f"{name}.toml", _texts()[name])


@cache
def _texts() -> dict[str, str]:
    """The files as they are, by the name of their profile, sorted."""
    from importlib.resources import files  # noqa: PLC0415  (read once, when a list is mapped)

    folder = files("leadctl.mapping") / "vendors"
    found = {one.name.removesuffix(".toml"): one for one in folder.iterdir()}
    return {name: found[name].read_text(encoding="utf-8") for name in sorted(found)}


class _Head(NamedTuple):
    """What recognises a profile: parsed for every list, and a tenth of all there is to parse."""

    signature: tuple[frozenset[str], ...]
    exact: bool


@cache
def _heads() -> dict[str, _Head]:
    import tomllib  # noqa: PLC0415  (parsed once, when a list is mapped)

    heads = {
        name: tomllib.loads(text.partition("\n[columns]")[0]) for name, text in _texts().items()
    }
    return {
        name: _Head(_signature(head.get("signature", [])), head.get("exact", False))
        for name, head in heads.items()
    }


def _signature(sets: Sequence[Sequence[str]]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(header_key, one)) for one in sets)


def parsed(name: str, text: str) -> Profile:
    """Read a profile.

    Args:
        name: of its file, for messages.
        text: TOML.

    Raises:
        DataError: a part of it means nothing.
        UsageError: it names a field or a word that does not exist.
    """
    import tomllib  # noqa: PLC0415  (parsed once, when a list is mapped)

    toml = Toml(name, tomllib.loads(text), _PARTS | LAYOUT_PARTS, text)
    columns = columns_of(toml)
    meant = {
        header: Meaning(text.removeprefix(NOT), at * _BETWEEN, text.startswith(NOT))
        for at, (header, text) in enumerate(columns.items())
    }
    return Profile(
        toml.text("name"),
        toml.text("title"),
        toml.text("vendor"),
        _signature(toml.sets("signature")),
        {header_key(one): meaning for one, meaning in meant.items() if ANY_NUMBER not in one},
        {pattern_key(one): meaning for one, meaning in meant.items() if ANY_NUMBER in one},
        layout_of(toml),
        toml.flag("exact"),
        frozenset(columns),
        {one: toml.words(f"files.{one}", said) for one, said in toml.table("files").items()},
    )


def profile_named(name: str) -> Profile:
    """Find the profile that the user named.

    Raises:
        UsageError: there is none; the hint gives the nearest.
    """
    wanted = name.strip().lower()
    if wanted in _texts():
        return _profile(wanted)
    hint = did_you_mean(wanted, _texts(), f"vendors: {', '.join(_texts())}")
    raise UsageError(f"unknown vendor `{name}`", hint)


def recognised(headers: Sequence[str]) -> Profile | None:
    """Find the vendor whose headers these are; of several the one that knows most of them."""
    keys = frozenset(map(header_key, headers))
    words = frozenset(map(_in_one, keys))
    told = Counter(map(_tellers().get, words))
    enough = max(_FEWEST_TELLERS, len(words) * _SHARE_OF_TELLERS)
    fitting = {name for name, count in told.items() if name and count >= enough}
    fitting |= {*_signed(headers, words)}
    found = map(_profile, sorted(fitting))
    return max(found, key=lambda one: one.knows(keys), default=None)


def _signed(headers: Sequence[str], words: frozenset[str]) -> Iterator[str]:
    """Name the profiles with a signature among some headers, given in one word each, too."""
    for name, (signature, exact) in _heads().items():
        if any(
            set(map(_in_one, s)) <= words and not (exact and _unlike(s, headers)) for s in signature
        ):
            yield name


_FEWEST_TELLERS, _SHARE_OF_TELLERS = 3, 0.2
"""So many headers, and such a share of all, tell a vendor without a signature.

Of 150 copies of each layout with 3 in 10 columns left out and others added, the wide ones were all
known so (by their signatures 2 in 3), and none was taken for another's, also where its own profile
was left out.
"""

_SHORTEST_TELLER = 6
"""Letters of a header that tells something; shorter ones, such as `team`, are everybody's."""


@cache
def _tellers() -> dict[str, str]:
    """Header in one word -> the only profile that has it, where no field is called so."""
    owners: dict[str, set[str]] = {}
    for name, text in _texts().items():
        for header in _HEADERS.findall(text.partition("\n[columns]")[2].partition("\n[")[0]):
            owners.setdefault(_in_one(pattern_key(header)), set()).add(name)
    known, heads = synonyms(), _heads()
    return {
        word: name
        for word, (name, *others) in owners.items()
        if not others and word not in known and len(word) >= _SHORTEST_TELLER
        if heads[name].signature and not heads[name].exact
    }


_HEADERS = re.compile(r'^"((?:[^"\\]|\\.)+)" = ', re.MULTILINE)
"""The headers in the lines of `[columns]`: parsing every profile as TOML would take 0.3 s."""


def _in_one(key: str) -> str:
    """Write a folded header in one word: `firstName` loses its capital in many a tool."""
    return key.replace(" ", "")


def is_vendors_header(cells: Sequence[str]) -> bool:
    """Tell whether some cells are the headers of a vendor's leads, by their signature.

    Other tables of a file, such as that of a meeting's hosts, have headers of the vendor's too.
    """
    words = frozenset(_in_one(header_key(cell)) for cell in cells)
    return any(_signed(cells, words))


def _unlike(signature: frozenset[str], headers: Sequence[str]) -> bool:
    """Whether a header of the signature is written otherwise than with lines between its words."""
    return not {key.replace(" ", "_") for key in signature} <= set(headers)
