"""JSON objects as rows of text: every number as it is written, nothing rounded, nothing dropped."""

from __future__ import annotations

import json
from typing import Any, NoReturn

Members = tuple[tuple[str, Any], ...]
"""A decoded object: its members in order, a repeated key as often as it stands there."""

JOINER = "; "
"""Between the values of a list in one cell, as exports write them."""


class Number(str):
    """A number as it is written, or another sign of JSON."""

    __slots__ = ()


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


DECODER = json.JSONDecoder(
    object_pairs_hook=tuple, parse_float=Number, parse_int=Number, parse_constant=_refuse
)
"""Gives objects as `Members`, lists as lists, numbers as `Number`; refuses NaN and Infinity."""


_PLAIN = {str, Number, type(None)}
"""Types of values whose text is what they are."""


def decoded(text: str) -> Any:
    """Decode one whole value; None where the text is broken, or says null."""
    try:
        return DECODER.decode(text)
    except (ValueError, RecursionError):
        return None


def cells_of(members: Members) -> dict[str, str]:
    """Give an object's cells by column.

    An object inside gives columns of its own, `parent.child`; what is nested deeper stays JSON
    text. A list of plain values is joined with `; `. A key that is repeated with another value gets
    a column of its own, `key (2)`.
    """
    cells: dict[str, str] = dict(members)
    kinds = set(map(type, cells.values()))
    if len(cells) == len(members) and kinds <= _PLAIN:  # nearly every object: thrice as fast
        if kinds == {str}:
            return cells
        return {key: str(value) if value else "" for key, value in cells.items()}
    cells = {}
    for key, value in members:
        if type(value) is tuple:
            for inner, part in value:
                _put(cells, f"{key}.{inner}", as_text(part))
        else:
            _put(cells, key, as_text(value))
    return cells


def _put(cells: dict[str, str], key: str, text: str) -> None:
    name, number = key, 1
    while cells.get(name) and text and cells[name] != text:
        number += 1
        name = f"{key} ({number})"
    cells[name] = text or cells.get(name, "")


def as_text(value: Any) -> str:
    """Write a value as a cell; null is empty."""
    if isinstance(value, str):
        return str(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if type(value) is list and not any(type(one) in {list, tuple} for one in value):
        return JOINER.join(as_text(one) for one in value if one is not None)
    return as_json(value) if value else ""


def as_json(value: Any) -> str:
    """Write a decoded value as compact JSON again, however deep it is nested."""
    written: list[str] = []
    rest = [value]
    while rest:
        one = rest.pop()
        if type(one) in {tuple, list}:
            rest += reversed(_pieces(one))
        else:
            written.append(one if type(one) is Number else json.dumps(one, ensure_ascii=False))
    return "".join(written)


def _pieces(value: Any) -> list[Any]:
    """What an object or a list is written as: its signs, which stand as they are, and values."""
    if type(value) is list:
        parts = [part for one in value for part in (_COMMA, one)]
        return [Number("["), *parts[1:], Number("]")]
    parts = [part for key, one in value for part in (_COMMA, key, Number(":"), one)]
    return [Number("{"), *parts[1:], Number("}")]


_COMMA = Number(",")


def without_halves(cells: dict[str, str]) -> dict[str, str]:
    """Write half surrogate pairs, which no encoding has, as the escapes that made them."""
    return {_whole(key): _whole(text) for key, text in cells.items()}


def _whole(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
