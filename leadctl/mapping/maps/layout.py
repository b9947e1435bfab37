"""How a kind of file writes things: the parts that vendor profiles and users' maps share.

Both are TOML. The notes at the top of `profiles.py` say what each part means; here they are read
and checked, and what means nothing is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from leadctl.errors import DataError, UsageError, did_you_mean
from leadctl.fields import BY_NAME, header_key, resolve_name
from leadctl.mapping.maps.columns import LEFT_OUT
from leadctl.vocabulary import STAGES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

NOT = "not "
"""Before a field: the column asks the other way round, as `Subscribed` does for an opt-out."""

ANY_NUMBER = "{n}"
"""In a header of a layout: any number, of columns that repeat as often as there is need."""

LAYOUT_PARTS = frozenset(
    {"values", "dates", "prefixes", "units", "kinds", "separator", "nothing", "repeats"}
)

FIELD_OF_KEY = {header_key(name): name for name in BY_NAME}
"""Folded name of a field -> the field."""

_WORDS: Mapping[str, Collection[str]] = {"status": STATUSES, "stage": STAGES}
_ORDERS = ("dmy", "mdy", "ymd", "yymd")


class Kinds(NamedTuple):
    """A column whose cells mean a field only together with another column's.

    Attributes:
        by: folded header of the column that says what each cell is, such as `Phone 1 - Type`.
        fields: its words, folded -> the field that the cell is of, `-` for none; others stay in
            the column's own.
    """

    by: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """How values stand in the columns.

    Attributes:
        values: field -> raw value, case folded -> our word.
        dates: folded header or name of a field -> order of day and month.
        prefixes: folded header or name of a field -> what stands before each of its values.
        units: folded header -> what one of its figures counts, such as 1000.
        kinds: folded header -> what its cells are, said by another column.
        separator: what parts several values of a cell, beside what cleaners know.
        nothing: values that say nothing, case folded.
        repeats: folded headers that may stand there several times, the first of which leads.
    """

    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, Kinds] = field(default_factory=dict)
    separator: str = ""
    nothing: tuple[str, ...] = ()
    repeats: frozenset[str] = frozenset()

    def under(self, other: Layout) -> Layout:
        """Lay another one over this: what both say is said by the other."""
        values = {name: dict(words) for name, words in self.values.items()}
        for name, words in other.values.items():
            values[name] = {**values.get(name, {}), **words}
        return Layout(
            values,
            {**self.dates, **other.dates},
            {**self.prefixes, **other.prefixes},
            {**self.units, **other.units},
            {**self.kinds, **other.kinds},
            other.separator or self.separator,
            tuple(dict.fromkeys((*self.nothing, *other.nothing))),
            self.repeats | other.repeats,
        )


def pattern_key(header: str) -> str:
    """Fold a header of a layout, whose `{n}` stands for any number."""
    return header_key(header.replace(ANY_NUMBER, "0"))


def layout_keys(header: str) -> tuple[str, str]:
    """Give the folded headers by which a layout may speak of a column: its own, any number's."""
    key = header_key(header)
    return key, NUMBER.sub("0", key)


NUMBER = re.compile(r"\b\d{1,3}\b")
"""What `{n}` stands for in a header."""


class Toml:
    """A TOML document that is read part by part, with errors that name its file.

    Args:
        name: of the file, for messages.
        document: as parsed.
        known: what parts it may have.
        text: what was parsed, so that errors can name its lines.

    Raises:
        DataError: it has another part.
    """

    def __init__(
        self, name: str, document: Mapping[str, Any], known: Collection[str], text: str = ""
    ) -> None:
        self.name = name
        self._document = document
        self._lines = text.splitlines()
        for key in document:
            if key not in known:
                usual = 'a mapping holds `[columns]` with lines such as `"Mail" = "email"`'
                hint = did_you_mean(key, known, usual)
                raise DataError(f"`{name}` has a part `{key}` that means nothing", hint)

    def place(self, word: str) -> str:
        """Name the file, and the first line in which a word stands."""
        at = next((n for n, line in enumerate(self._lines, start=1) if word in line), 0)
        return f"`{self.name}`, line {at}" if at else f"`{self.name}`"

    def field(self, name: str) -> str:
        """Resolve the name of a field.

        Raises:
            UsageError: there is none.
        """
        try:
            return resolve_name(name, tuple(BY_NAME))
        except UsageError as error:
            raise UsageError(f"{self.place(name)}: {error.message}", error.hint) from error

    def text(self, key: str, default: str = "") -> str:
        """Give one text."""
        found = self._document.get(key, default)
        if not isinstance(found, str):
            raise self._no_text(key)
        return found

    def flag(self, key: str) -> bool:
        """Give a yes or no, which is no where it is left out."""
        found = self._document.get(key, False)
        if not isinstance(found, bool):
            raise DataError(f"`{key}` in `{self.name}` is neither true nor false")
        return found

    def several(self, key: str) -> list[str]:
        """Give a list of texts."""
        return self.texts_of(key, self._document.get(key, []))

    def texts_of(self, key: str, found: object) -> list[str]:
        """See that something is a list of texts."""
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise DataError(f"`{key}` in `{self.name}` is no list of texts", "write `[...]`")
        return found

    def sets(self, key: str) -> list[list[str]]:
        """Give a list of lists of texts."""
        found = self._document.get(key, [])
        if not isinstance(found, list):
            raise DataError(f"`{key}` in `{self.name}` is no list", "write `[[...], [...]]`")
        return [self.texts_of(key, one) for one in found]

    def table(self, key: str) -> dict[str, Any]:
        """Give a table."""
        return self.table_of(key, self._document.get(key, {}))

    def table_of(self, key: str, found: object) -> dict[str, Any]:
        """See that something is a table."""
        if not isinstance(found, dict):
            raise DataError(f"`{key}` in `{self.name}` is no table", f"begin it with `[{key}]`")
        return found

    def texts(self, key: str) -> dict[str, str]:
        """Give a table of texts."""
        return self.words(key, self._document.get(key, {}))

    def words(self, key: str, found: object) -> dict[str, str]:
        """See that something is a table of texts."""
        table = self.table_of(key, found)
        for name, text in table.items():
            if not isinstance(text, str):
                raise self._no_text(name)
        return table

    def _no_text(self, name: str) -> DataError:
        return DataError(f"`{name}` in `{self.name}` is no text", "write it in quotes")


def columns_of(toml: Toml) -> dict[str, str]:
    """Read `[columns]`: header -> field, `not FIELD`, empty or `-`.

    Raises:
        DataError: it is no table of texts.
        UsageError: it names a field that does not exist, or turns one round that is no yes or no.
    """
    return {header: _meaning(toml, text) for header, text in toml.texts("columns").items()}


def _meaning(toml: Toml, text: str) -> str:
    if text in {"", LEFT_OUT}:
        return text
    opposite = text.startswith(NOT)
    name = toml.field(text.removeprefix(NOT))
    if opposite and BY_NAME[name].cleaner != "flag":
        raise UsageError(
            f"{toml.place(text)}: `{text}`, but only a yes or no can be turned round",
            "email_opt_out or do_not_call",
        )
    return f"{NOT if opposite else ''}{name}"


def layout_of(toml: Toml) -> Layout:
    """Read every part of a layout.

    Raises:
        DataError: a part is not what it should be.
        UsageError: it names a field or a word that does not exist.
    """
    return Layout(
        dict(_values(toml, name, words) for name, words in toml.table("values").items()),
        {pattern_key(name): _order(toml, name, text) for name, text in toml.texts("dates").items()},
        {pattern_key(name): prefix for name, prefix in toml.texts("prefixes").items()},
        {pattern_key(name): _unit(toml, name, n) for name, n in toml.table("units").items()},
        {pattern_key(name): _kinds(toml, name, found) for name, found in _kinds_table(toml)},
        toml.text("separator"),
        tuple(word.casefold() for word in toml.several("nothing")),
        frozenset(map(pattern_key, toml.several("repeats"))),
    )


def _values(toml: Toml, name: str, found: object) -> tuple[str, dict[str, str]]:
    known = toml.field(name)
    words = toml.words(f"values.{name}", found)
    for word in words.values():
        if known in _WORDS and word and word not in _WORDS[known]:
            hint = did_you_mean(word, _WORDS[known], f"words: {', '.join(_WORDS[known])}")
            raise UsageError(f"{toml.place(word)}: unknown {known} `{word}`", hint)
    return known, {raw.strip().casefold(): word for raw, word in words.items()}


def _order(toml: Toml, name: str, order: str) -> str:
    named = FIELD_OF_KEY.get(pattern_key(name))
    if order not in _ORDERS or (named and BY_NAME[named].cleaner != "date"):
        raise DataError(f"`{name} = {order}` in `{toml.name}` is no order of a date", "such as dmy")
    return order


def _unit(toml: Toml, name: str, found: object) -> int:
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise DataError(f"the unit of `{name}` in `{toml.name}` is no whole number", "such as 1000")
    return found


def _kinds_table(toml: Toml) -> Sequence[tuple[str, dict[str, str]]]:
    return [(name, toml.words(f"kinds.{name}", one)) for name, one in toml.table("kinds").items()]


def _kinds(toml: Toml, name: str, found: Mapping[str, str]) -> Kinds:
    if "by" not in found:
        hint = f'[kinds."{name}"] with `by = "HEADER"`'
        raise DataError(f"`{toml.name}` does not say which column tells what `{name}` is", hint)
    fields = {header_key(word): one for word, one in found.items() if word != "by"}
    return Kinds(
        pattern_key(found["by"]),
        {word: one if one == LEFT_OUT else toml.field(one) for word, one in fields.items()},
    )
