"""Frames as lists: their cells as text, and their columns as headers.

What is no text is written as a JSON document would have it in one cell.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from leadctl.fields import header_key, synonyms
from leadctl.mapping.passing.passage import BETWEEN
from leadctl.reading.tabling.headers import unique

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd


def columns_of(frame: pd.DataFrame) -> list[list[str]]:
    """Give the cells of a frame as text, by column; missing values are empty."""
    return [_texts(frame.iloc[:, at]) for at in range(frame.shape[1])]


def _texts(column: pd.Series[Any]) -> list[str]:
    if column.dtype != object:
        return column.astype("string").fillna("").tolist()
    missing = column.isna().tolist()
    return ["" if gone else as_text(one) for one, gone in zip(column, missing, strict=True)]


def as_text(value: Any) -> str:
    """Write one value as a cell: several plain ones are joined, what is nested becomes JSON."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if hasattr(value, "tolist"):  # numpy's
        return as_text(value.tolist())
    if isinstance(value, list | tuple | set | frozenset):
        values = [one for one in value if not _says_nothing(one)]
        nested = any(isinstance(one, list | tuple | set | frozenset | dict) for one in values)
        return _json(value) if nested else BETWEEN.join(map(as_text, values))
    if isinstance(value, dict):
        return _json(value) if value else ""
    return "" if _says_nothing(value) else str(value)


def _says_nothing(value: Any) -> bool:
    """Whether a value is missing: None, not a number, or one of pandas' own."""
    if isinstance(value, float):
        return value != value  # noqa: PLR0124 - only what is no number differs from itself
    return value is None or type(value).__name__ in {"NAType", "NaTType"}


def _json(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    except TypeError:  # keys that no document has
        return _json(_with_names(value))
    except (ValueError, RecursionError):  # what holds itself
        return str(value)


def _with_names(value: Any) -> Any:
    """Write the keys of a document as text, at every depth."""
    if isinstance(value, dict):
        return {str(key): _with_names(one) for key, one in value.items()}
    several = isinstance(value, list | tuple | set | frozenset)
    return list(map(_with_names, value)) if several else value


def documents(columns: Sequence[Sequence[str]]) -> dict[int, list[int]]:
    """Tell which cells hold dictionaries, or lists of them: documents, and no text to clean.

    Args:
        columns: cells as `columns_of` gives them; those of a cleaned frame hold the same texts.

    Returns:
        Column -> its rows with such cells, of the columns that have some.
    """
    found = {
        at: [row for row, text in enumerate(cells) if text[:1] in _OPENING and _is_document(text)]
        for at, cells in enumerate(columns)
    }
    return {at: rows for at, rows in found.items() if rows}


_OPENING = ("{", "[")


def of_documents(
    columns: Sequence[Sequence[str]], found: Mapping[int, Sequence[int]]
) -> frozenset[int]:
    """Tell which columns hold nothing else.

    Args:
        columns: their cells as text.
        found: their documents, as `documents` gives them.
    """
    return frozenset(at for at, rows in found.items() if len(rows) == sum(map(bool, columns[at])))


def _is_document(text: str) -> bool:
    """Whether a text is that of a document, letter for letter as `as_text` writes it."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    whole = value if isinstance(value, list) else [value]
    return any(isinstance(one, dict) for one in whole) and _json(value) == text


def headers_of(frame: pd.DataFrame) -> tuple[str, ...]:
    """Give the column names as headers, each once; of several levels those that fields know."""
    own: list[Any] = list(frame.columns)
    names = [one if isinstance(one, tuple) else (one,) for one in own]
    levels = [[_header(part) for part in level] for level in zip(*names, strict=True)]
    joined = [" ".join(filter(None, map(_header, name))) for name in names]
    return unique(max([*levels, joined], key=_known))


def _header(name: Any) -> str:
    return "" if _says_nothing(name) else str(name)


def _known(headers: Sequence[str]) -> int:
    """How many different fields headers may mean."""
    return len({synonyms().get(header_key(one)) for one in headers} - {None})
