"""A user's own mapping: a TOML file that says what columns and values mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from leadctl.errors import DataError, InputMissing, UsageError, did_you_mean
from leadctl.fields import BY_NAME, header_key, resolve_name
from leadctl.mapping.columns import LEFT_OUT
from leadctl.vocabulary import STAGES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_WORDS = {"status": STATUSES, "stage": STAGES}


@dataclass(frozen=True, slots=True)
class MapFile:
    """What a user says about columns.

    Attributes:
        name: of the file, for messages.
        columns: header -> field, empty to keep the column as custom, `-` to leave it out.
        values: field -> raw value, case folded -> our word.
    """

    name: str
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def placed(self, headers: Sequence[str]) -> dict[int, str]:
        """Find the columns it speaks of: place -> field.

        Raises:
            DataError: a header that it names is not among `headers`.
        """
        exact = {header: at for at, header in reversed(list(enumerate(headers)))}
        folded = {header_key(header): at for header, at in exact.items()}
        found: dict[int, str] = {}
        for header, name in self.columns.items():
            at = exact.get(header, folded.get(header_key(header)))
            if at is None:
                hint = did_you_mean(header, headers, f"headers: {shown(headers)}", cutoff=0.5)
                raise DataError(f"`{self.name}` names a column `{header}` that is not there", hint)
            found[at] = name
        return found


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
    document = _parsed(path)
    for key in document:
        if key not in {"columns", "values"}:
            hint = 'a mapping holds `[columns]` with lines such as `"Mail" = "email"`'
            raise DataError(f"`{path.name}` has a part `{key}` that means nothing", hint)
    columns = _texts(path, "columns", document.get("columns", {}))
    values = _table(path, "values", document.get("values", {}))
    return MapFile(
        path.name,
        {header: _field(name) for header, name in columns.items()},
        dict(_values(path, name, words) for name, words in values.items()),
    )


def _field(name: str) -> str:
    return name if name in {"", LEFT_OUT} else resolve_name(name, tuple(BY_NAME))


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  (only where a mapping is given)

    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError) as error:
        if isinstance(error, (tomllib.TOMLDecodeError, UnicodeDecodeError)):
            hint = 'write headers in quotes: `"E-Mail" = "email"`'
            raise DataError(f"`{path.name}` is no TOML: {error}", hint) from error
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise InputMissing(f"the mapping `{path}` cannot be read: {why}") from error


def _table(path: Path, key: str, found: object) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise DataError(f"`{key}` in `{path.name}` is no table", f"begin it with `[{key}]`")
    return found


def _texts(path: Path, key: str, found: object) -> dict[str, str]:
    table = _table(path, key, found)
    for name, text in table.items():
        if not isinstance(text, str):
            raise DataError(f"`{name}` in `{path.name}` is no text", "write it in quotes")
    return table


def _values(path: Path, name: str, found: object) -> tuple[str, dict[str, str]]:
    known = resolve_name(name, tuple(BY_NAME))
    words = _texts(path, f"values.{name}", found)
    for word in words.values():
        if known in _WORDS and word not in _WORDS[known]:
            hint = did_you_mean(word, _WORDS[known], f"words: {', '.join(_WORDS[known])}")
            raise UsageError(f"unknown {known} `{word}` in `{path.name}`", hint)
    return known, {raw.strip().casefold(): word for raw, word in words.items()}
