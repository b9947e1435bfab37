"""A user's own mapping: a TOML file that says what columns and values mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.errors import DataError, InputMissing, UsageError, did_you_mean
from leadctl.fields import header_key
from leadctl.mapping.maps.columns import LEFT_OUT
from leadctl.mapping.maps.layout import (
    FIELD_OF_KEY,
    LAYOUT_PARTS,
    Layout,
    Toml,
    columns_of,
    layout_keys,
    layout_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class MapFile:
    """What a user says about columns.

    Attributes:
        name: of the file, for messages.
        columns: header -> field, `not FIELD` where it asks the other way round, empty to keep the
            column as custom, `-` to leave it out.
        layout: how values stand in them.
        source: the source whose lists are mapped so without being told; empty for none.
        vendor: the profile that says what the map does not; recognised by the headers when empty.
    """

    name: str
    columns: Mapping[str, str]
    layout: Layout = field(default_factory=Layout)
    source: str = ""
    vendor: str = ""

    def placed(self, headers: Sequence[str]) -> dict[int, str]:
        """Find the columns it speaks of: place -> field.

        Raises:
            DataError: a header that it names is not among `headers`, could be one of two, or is
                the same column as another one that means something else.
        """
        exact = {header: at for at, header in reversed(list(enumerate(headers)))}
        folded: dict[str, list[int]] = {}
        for header, at in exact.items():
            folded.setdefault(header_key(header), []).append(at)
        self._check_layout(headers)
        found: dict[int, str] = {}
        for header, name in self.columns.items():  # in their order: an earlier line is believed
            places = [exact[header]] if header in exact else folded.get(header_key(header), [])
            at = self._one(header, places, headers)
            if found.setdefault(at, name) != name:
                raise DataError(
                    f"`{self.name}` names the column `{headers[at]}` twice: as"
                    f" {_named(found[at])} and as {_named(name)}",
                    "leave one of the two lines in",
                )
        return found

    def _check_layout(self, headers: Sequence[str]) -> None:
        """See that what is said of values is said of columns that are there."""
        known = {key for header in headers for key in layout_keys(header)} | {*FIELD_OF_KEY}
        for part in ("dates", "prefixes", "units", "kinds"):
            for key in getattr(self.layout, part):
                if key not in known:
                    place = f"`[{part}]` in `{self.name}`"
                    hint = did_you_mean(key, headers, f"headers: {shown(headers)}", cutoff=0.5)
                    raise DataError(f"{place} names a column `{key}` that is not there", hint)

    def _one(self, header: str, places: Sequence[int], headers: Sequence[str]) -> int:
        """Take the one column that a header means."""
        if len(places) == 1:
            return places[0]
        if places:
            several = ", ".join(f"`{headers[at]}`" for at in sorted(places))
            raise DataError(
                f"`{self.name}` names a column `{header}`, which could be {several}",
                "write it as it stands in the list",
            )
        hint = did_you_mean(header, headers, f"headers: {shown(headers)}", cutoff=0.5)
        raise DataError(f"`{self.name}` names a column `{header}` that is not there", hint)


def _named(meaning: str) -> str:
    return {"": "custom", LEFT_OUT: "left out"}.get(meaning, f"`{meaning}`")


def shown(headers: Sequence[str], most: int = 12) -> str:
    """List headers for a message."""
    names = ", ".join(" ".join(header.split())[:40] for header in headers[:most])
    return names + (f" and {len(headers) - most} more" if len(headers) > most else "")


def load_map(path: Path) -> MapFile:
    """Read a mapping.

    Raises:
        InputMissing: the file is not there or cannot be read.
        DataError: it is no TOML, or not a mapping.
        UsageError: it names a field or a word that does not exist.
    """
    return parse_map(path.name, load_text(path))


def load_text(path: Path) -> str:
    """Read the text of a mapping.

    Raises:
        InputMissing: the file is not there or cannot be read.
        DataError: it is no UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_toml(path.name, error) from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise InputMissing(f"the mapping `{path}` cannot be read: {why}") from error


def parse_map(name: str, text: str) -> MapFile:
    """Read the text of a mapping; `name` is its file, for messages.

    Raises:
        DataError: it is no TOML, or not a mapping.
        UsageError: it names a field or a word that does not exist.
    """
    import tomllib  # noqa: PLC0415  (only where a mapping is given)

    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _no_toml(name, error) from error
    toml = Toml(name, document, {"columns", "source", "vendor", *LAYOUT_PARTS}, text)
    vendor = toml.text("vendor")
    if vendor:
        _check_profile(toml, vendor)
    return MapFile(name, columns_of(toml), layout_of(toml), toml.text("source"), vendor)


def _check_profile(toml: Toml, vendor: str) -> None:
    from leadctl.mapping.maps.profiles import profile_named  # noqa: PLC0415  (few maps name a vendor)

    try:
        profile_named(vendor)
    except UsageError as error:
        raise UsageError(f"{toml.place(vendor)}: {error.message}", error.hint) from error


def _no_toml(name: str, error: Exception) -> DataError:
    return DataError(
        f"`{name}` is no TOML: {error}", 'write headers in quotes: `"E-Mail" = "email"`'
    )
