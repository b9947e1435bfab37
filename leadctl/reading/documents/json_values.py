"""JSON objects as rows of text: every number as it is written, nothing rounded, nothing dropped."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any, NoReturn

from leadctl.fields import header_key, synonyms
from leadctl.rows import JsonCell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Members = tuple[tuple[str, Any], ...]
"""A decoded object: its members in order, a repeated key as often as it stands there."""

JOINER = "; "
"""Between the values of a list in one cell, as exports write them."""


class Number(str):
    """A number as it is written, or another sign of JSON."""

    __slots__ = ()


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} {NO_JSON}")


NO_JSON = "is no JSON"
"""How the message ends of a word that only looks like a number of JSON."""


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


def cells_of(members: Members, *, typed: bool = False) -> dict[str, str]:
    """Give an object's cells by column.

    Objects inside give columns of their own, `parent.child` and `parent.child.key`; what is nested
    deeper stays JSON text. A list of plain values is joined with `; `, and so is each key of a list
    of objects of such, unless they are people; one called `value` stands for the object itself, as
    SCIM has it (RFC 7643 2.4), and so does the `address` of `emails`. A key that is repeated with
    another value gets a column of its own, `key (2)`. If `typed`, each that was no text is a
    `JsonCell`.
    """
    cells: dict[str, str] = dict(members)
    kinds = set(map(type, cells.values()))
    if len(cells) == len(members) and kinds <= _PLAIN:  # nearly every object: thrice as fast
        if kinds == {str}:
            return cells
        if not typed:
            return {key: str(value) if value else "" for key, value in cells.items()}
    cells, cell = {}, _typed if typed else as_text
    for key, value in members:
        for name, text in _columns(key, value, _LEVELS, cell):
            _put(cells, name, text)
    return cells


_LEVELS = 2
"""Objects in one another whose members are columns."""


def _columns(
    key: str, value: Any, levels: int, cell: Callable[[Any], str]
) -> Iterator[tuple[str, str]]:
    """Give the columns of a value and their cells, each made by `cell`."""
    if type(value) is tuple and levels:
        for inner, part in value:
            yield from _columns(f"{key}.{inner}", part, levels - 1, cell)
    elif type(value) is list and value and all(map(_is_flat, value)):
        rows = [dict(one) for one in value]
        for inner in dict.fromkeys(chain.from_iterable(rows)):
            texts = [as_text(row.get(inner)) for row in rows]
            name = key if _is_value(key, inner) else f"{key}.{inner}"
            yield name, JOINER.join(texts) if any(texts) else ""
    else:
        yield key, cell(value)


def _typed(value: Any) -> str:
    """Write a value as a cell that knows how JSON has it."""
    return value if type(value) is str else JsonCell(as_text(value), as_json(value))


def _is_flat(value: Any) -> bool:
    """Tell an object of plain values, each under another key, that is nobody by itself."""
    return (
        type(value) is tuple
        and len(dict(value)) == len(value)
        and not any(type(part) in {list, tuple} or _names(key) for key, part in value)
    )


def _is_value(key: str, inner: str) -> bool:
    """Tell whether a member stands for the object itself: `value`, or what the key promises."""
    return inner == "value" or inner in _VALUES.get(synonyms().get(header_key(key), ""), ())


_VALUES = {
    "email": ("address", "email"),
    "phone": ("number", "phone", "phone_number", "phoneNumber"),
}
"""Field of a list of objects -> the member that is one of it."""


def _names(key: str) -> bool:
    return synonyms().get(header_key(key)) in {"full_name", "first_name", "last_name"}


def _put(cells: dict[str, str], key: str, text: str) -> None:
    name, number = key, 1
    while cells.get(name) and text and cells[name] != text:
        number += 1
        name = f"{key} ({number})"
    cells[name] = text or cells.get(name) or text


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


_ENVELOPES = "properties|attributes|fields|node|_source|data|record|contact|lead|person"
_ENVELOPE = re.compile(rf"((?:(?:{_ENVELOPES})\.)+)(?=.)")
"""Where HubSpot, JSON:API, Airtable, GraphQL and Elasticsearch put what they know of somebody, and
what webhooks call it.
"""

_PLACE = ("{}", frozenset({"street", "address_2", "city", "state", "postal_code", "country"}))
_JOB = ("job {}", frozenset({"title", "seniority", "department"}))
_NAMES = frozenset({"full_name", "first_name", "last_name", "suffix"})
_OF_COMPANY = ("company {}", frozenset({
    "company", "domain", "website", "industry", "employees", "revenue", "company_phone",
    "company_linkedin",
}))  # fmt: skip
_LINK = ("{}", frozenset({"linkedin", "website"}))
_WITHIN = {
    **dict.fromkeys(("address", "location"), (_PLACE,)),
    "name": (("{} name", _NAMES), ("{}", _NAMES)),
    **dict.fromkeys(("employment", "job", "position"), (_JOB, ("{}", frozenset({"company"})))),
    **dict.fromkeys(("account", "organization", "organisation", "employer"), (_OF_COMPANY,)),
    **dict.fromkeys(("links", "profiles", "social", "socials", "urls"), (_LINK,)),
}
"""Key of an object -> how lists call its members, and the fields that these must be."""


def without_envelopes(columns: Sequence[str]) -> list[str]:
    """Name the columns of objects in objects as lists do, where that makes no two of them alike.

    The name of an envelope goes where a person is in it, `address.city` is a `city`, `name.first` a
    `first name` and `account.website` a `company website`. Whose `company.address.city` and
    `owner.email` are is left as told.
    """
    hits = [_ENVELOPE.match(one) for one in columns]
    pairs = list(zip(columns, hits, strict=True))
    persons = {hit[1] for one, hit in pairs if hit and names_person(one[hit.end() :])}
    own = [one[hit.end() :] if hit and hit[1] in persons else one for one, hit in pairs]
    plain = list(map(_plain_name, own))
    often = Counter(plain)
    return [short if often[short] == 1 else one for short, one in zip(plain, columns, strict=True)]


def _plain_name(column: str) -> str:
    outer, _, inner = column.rpartition(".")
    ways = ((way.format(inner), fields) for way, fields in _WITHIN.get(header_key(outer), ()))
    return next((name for name, of in ways if synonyms().get(header_key(name)) in of), column)


PERSON = frozenset({"full_name", "first_name", "last_name", "email", "phone", "linkedin"})
"""Fields that say who somebody is."""


def names_person(key: str) -> bool:
    """Tell whether what stands under a key says who somebody is."""
    return synonyms().get(header_key(_plain_name(key))) in PERSON


def by_rows(members: Members) -> list[Members]:
    """Turn an object whose members are the columns of a table into the rows of it.

    pandas writes tables so: lists of cells (`to_dict("list")`), or cells by the number of their
    row (`to_json()`).

    Returns:
        The rows; the object itself where it is no such table.
    """
    keys = [key for key, _ in members]
    columns = [value if type(value) is list else _numbered(value) for _, value in members]
    lengths = {len(column or ()) for column in columns}
    cells = chain.from_iterable(column or () for column in columns)
    if len(columns) < _FEWEST or len(lengths) > 1 or max(lengths) < _FEWEST:
        return [members]
    if any(type(cell) in {list, tuple} for cell in cells):
        return [members]
    return [tuple(zip(keys, row, strict=True)) for row in zip(*columns, strict=True)]


_FEWEST = 2


def _numbered(value: Any) -> list[Any] | None:
    """Give the cells of a column that stand under the numbers of their rows."""
    if type(value) is not tuple:
        return None
    counted = all(key == str(at) for at, (key, _) in enumerate(value))
    return [cell for _, cell in value] if counted else None
