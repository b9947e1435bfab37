"""Vendor profiles: one TOML file each, known by the headers that only this vendor writes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from leadctl.errors import UsageError, did_you_mean
from leadctl.fields import header_key
from leadctl.mapping.columns import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Profile:
    """What one kind of a vendor's file looks like.

    Attributes:
        name: what users type.
        title: what people call it.
        vendor: scope of its ids: two files of one vendor mean the same person by the same id.
        signature: sets of folded headers; a file with all headers of one set is the vendor's.
        prefixes: folded header or name of a field -> what the vendor writes before each cell.
        exact: whether the headers must stand there to the letter, as our own do.
        written: the headers to the letter.
        columns: folded header -> field and place; the field is empty for columns kept as custom,
            `-` for those left out.
        values: field -> raw value, case folded -> our word.
        dates: field -> order of day and month.
    """

    name: str
    title: str
    vendor: str
    signature: tuple[frozenset[str], ...]
    columns: Mapping[str, tuple[str, int]]
    values: Mapping[str, Mapping[str, str]]
    dates: Mapping[str, str]
    prefixes: Mapping[str, str]
    exact: bool = False
    written: frozenset[str] = frozenset()

    def column(self, header: str, key: str) -> tuple[str, int] | None:
        """Say what a column means; None where the profile knows nothing of it.

        Where headers must stand there to the letter, another spelling of one that is left out may
        well be a custom column, and a numbered one certainly is.

        Args:
            header: as it stands in the file.
            key: the folded header, without the number that tells it from one of the same name.
        """
        known = self.columns.get(key)
        if known is None or not self.exact or header in self.written:
            return known
        if header_key(header) != key:
            return "", known[1]
        return None if known[0] == LEFT_OUT else known


@cache
def profiles() -> dict[str, Profile]:
    """Give every vendor profile by name, sorted."""
    from importlib.resources import files  # noqa: PLC0415  (parsed once, when a list is mapped)

    folder = files("leadctl.mapping") / "vendors"
    found = [_parsed(entry) for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return {profile.name: profile for profile in sorted(found, key=lambda one: one.name)}


def _parsed(entry: Traversable) -> Profile:
    import tomllib  # noqa: PLC0415

    raw = tomllib.loads(entry.read_text(encoding="utf-8"))
    columns = raw["columns"]
    return Profile(
        raw["name"],
        raw["title"],
        raw["vendor"],
        tuple(frozenset(map(header_key, one)) for one in raw["signature"]),
        {header_key(header): (columns[header], at) for at, header in enumerate(columns)},
        {name: _folded(words) for name, words in raw.get("values", {}).items()},
        raw.get("dates", {}),
        {header_key(name): prefix for name, prefix in raw.get("prefixes", {}).items()},
        raw.get("exact", False),
        frozenset(columns),
    )


def _folded(words: Mapping[str, str]) -> dict[str, str]:
    return {raw.casefold(): word for raw, word in words.items()}


def profile_named(name: str) -> Profile:
    """Find the profile that the user named.

    Raises:
        UsageError: there is none; the hint gives the nearest.
    """
    known = profiles()
    wanted = name.strip().lower()
    if wanted in known:
        return known[wanted]
    hint = did_you_mean(wanted, known, f"profiles: {', '.join(known)}")
    raise UsageError(f"unknown profile `{name}`", hint)


def recognised(headers: Sequence[str]) -> Profile | None:
    """Find the vendor whose headers these are; of several the one that knows most of them."""
    keys = {header_key(header) for header in headers}
    fitting = [
        one
        for one in profiles().values()
        if any(s <= keys and not (one.exact and _unlike(s, headers)) for s in one.signature)
    ]
    return max(fitting, key=lambda one: len(keys & set(one.columns)), default=None)


def is_vendors_header(cells: Sequence[str]) -> bool:
    """Tell whether some cells are the headers of a vendor's file."""
    return recognised(cells) is not None


def _unlike(signature: frozenset[str], headers: Sequence[str]) -> bool:
    """Whether a header of the signature is written otherwise than with lines between its words."""
    return not {key.replace(" ", "_") for key in signature} <= set(headers)
