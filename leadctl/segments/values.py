"""From the values of a clause to conditions: each kind of key reads them its own way."""

from __future__ import annotations

import re
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from leadctl.errors import UsageError, did_you_mean
from leadctl.segments.condition import (
    Alike,
    Condition,
    Dates,
    InState,
    Numbers,
    OneOf,
    some,
)
from leadctl.segments.figures import span
from leadctl.segments.folding import plain
from leadctl.segments.parse import fault
from leadctl.segments.period import FORMS, Period, read_period
from leadctl.segments.tree import Clause, Range, Value
from leadctl.vocabulary import FLAGS, STAGES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.segments.keys import Key

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def read_values(key: Key, clause: Clause, now: datetime, region: str) -> Condition:
    """Read what a clause says of a key.

    Args:
        key: what the clause's key means.
        clause: the clause.
        now: the time, UTC, from which ages count.
        region: country of phones where the number names none.

    Raises:
        UsageError: a value that the key cannot have, with its column.
    """
    if clause.sign != ":":
        (item,) = clause.items
        assert isinstance(item, Value)  # noqa: S101 - the parser reads nothing else here
        return _compared(key, clause.sign, item, now)
    _refuse_thousands(key, clause)
    ranges = [item for item in clause.items if isinstance(item, Range)]
    values = [item for item in clause.items if isinstance(item, Value)]
    parts = [_ranged(key, item, now) for item in ranges]
    parts += [
        Alike(key.places, (plain(item.text),), item.how) for item in values if item.how != "is"
    ]
    whole = [item for item in values if item.how == "is"]
    return some([*parts, *_whole(key, whole, now, region)])


def _refuse_thousands(key: Key, clause: Clause) -> None:
    """`1,000..` would be the number 1, or anything from 0 on.

    Raises:
        UsageError: three digits stand right behind a number and a comma.
    """
    if key.kind not in {"number", "custom"} or key.name == "lead_id":
        return
    for before, item in pairwise(clause.items):
        apart = item.column > before.column + len(str(before)) + 1
        texts = key.kind == "custom" and isinstance(before, Value) and isinstance(item, Value)
        first, group = _UP_TO_THREE.search(str(before)), _THREE.match(str(item))
        if first and group and not (apart or texts):
            written = f"{first[0]},{group[0]}"
            hint = f"write {first[0]}{group[0]}, or {first[0]}, {group[0]} with a blank for both"
            raise fault(f"`{written}` may be one number or two", item.column - 1, hint)


_UP_TO_THREE = re.compile(r"(?<!\d)\d{1,3}$")
_THREE = re.compile(r"\d{3}(?!\d)")


def _whole(key: Key, values: list[Value], now: datetime, region: str) -> list[Condition]:
    """Values that are compared as they are, together where that is possible."""
    match key.kind:
        case _ if not values:
            found: list[Condition] = []
        case "number":
            found = _whole_numbers(key, values)
        case "date":
            found = [_date_range(key, item, item.text, item.text, now) for item in values]
        case "word":
            found = [OneOf(key.places, tuple(_word(key, item) for item in values))]
        case "state":
            found = _states(key, values)
        case "custom":
            found = _custom(key, values, now)
        case _ if key.cleaner:
            found = _cleaned_texts(key, values, region)
        case _:
            found = [Alike(key.places, tuple(plain(item.text) for item in values))]
    return found


def _custom(key: Key, values: list[Value], now: datetime) -> list[Condition]:
    """The texts of a custom column, and where one is a day, a month or a year, any time in it."""
    texts = Alike(key.places, tuple(plain(item.text) for item in values))
    periods = [read_period(item.text, now) for item in values]
    dates = [Dates(key.places, one.start, one.end) for one in periods if one and not one.is_age]
    return [texts, *dates]


def _whole_numbers(key: Key, values: list[Value]) -> list[Condition]:
    """Single numbers together, however many; ranges as cells write them each for itself."""
    written = [_clean(key.cleaner, item.text).value or "" for item in values]
    single = tuple(text for text in written if text.isdecimal())
    spans = [
        _span(key, item.text, item)
        for item, text in zip(values, written, strict=True)
        if not text.isdecimal()
    ]
    ranges: list[Condition] = [Numbers(key.places, *one) for one in spans]
    return [OneOf(key.places, single), *ranges] if single else ranges


def _cleaned_texts(key: Key, values: list[Value], region: str) -> list[Condition]:
    """Addresses, numbers, profiles: as the store writes them, else as they were typed."""
    written = [(item, _written(key, item.text, region)) for item in values]
    exact = tuple(text for _, text in written if text)
    rest = tuple(plain(item.text) for item, text in written if not text)
    conditions: list[Condition] = [OneOf(key.places, exact)] if exact else []
    return [*conditions, Alike(key.places, rest)] if rest else conditions


def _written(key: Key, text: str, region: str) -> str:
    places = {"region": region} if key.cleaner == "phone" else {}
    cleaned = _clean(key.cleaner, text, **places)
    if cleaned.value is None and key.cleaner == "linkedin":
        cleaned = _clean("linkedin", f"https://www.linkedin.com/in/{text}")
    return cleaned.value or ""


def _clean(cleaner: str, text: str, **given: str) -> Cleaned:
    from leadctl.cleaning.registry import CLEANERS  # noqa: PLC0415 - many need no cleaner

    return CLEANERS[cleaner].clean([text], **given)[0]


def _word(key: Key, item: Value) -> str:
    """The vocabulary's own word for a value."""
    if key.words:
        word = re.sub(r"[\s-]", "_", item.text.strip().lower())
        if word in key.words:
            return word
    else:
        found = _clean(key.cleaner, item.text)
        known = found.reason not in {"misspelt", "unknown_word"}  # only lists are mended
        if found.value is not None and (known or found.value == plain(item.text)):
            return found.value
    raise fault(f"unknown {_called(key)} `{item.text}`", item.column - 1, _nearest(key, item.text))


def _called(key: Key) -> str:
    return key.name.replace("_", " ")


def _nearest(key: Key, text: str) -> str:
    words = key.words or _words_of(key.cleaner)
    if words:
        folded = plain(text).replace(" ", "_")
        return did_you_mean(folded, words, f"one of: {', '.join(words)}")
    hint = f"write its name or code, such as {key.name}:{_EXAMPLES[key.cleaner]}"
    names = _names(key.cleaner) if len(text) > _LONGEST_CODE else ()
    return did_you_mean(plain(text), names, hint)


_EXAMPLES = {
    "country": "de,fr,it",
    "language": "de,fr",
    "time_zone": "Europe/Berlin",
    "currency": "eur,usd",
}
_LONGEST_CODE = 3
"""A text so short is near to many codes by chance alone."""


def _words_of(cleaner: str) -> tuple[str, ...]:
    """The words of a short vocabulary."""
    from leadctl.cleaning.crmwords import BASES  # noqa: PLC0415 - for an error message
    from leadctl.cleaning.titles.departments import DEPARTMENTS  # noqa: PLC0415 - same
    from leadctl.cleaning.titles.levels import SENIORITIES  # noqa: PLC0415 - same

    return {
        "stage": STAGES,
        "status": STATUSES,
        "seniority": SENIORITIES,
        "department": DEPARTMENTS,
        "basis": tuple(dict.fromkeys(BASES.values())),
        "flag": FLAGS,
    }.get(cleaner, ())


def _names(cleaner: str) -> Iterable[str]:
    """The names of a vocabulary that is too long to list."""
    from leadctl.cleaning.tables import table_lines  # noqa: PLC0415 - for an error message

    table = {
        "country": "countries",
        "language": "languages",
        "time_zone": "time_zones",
        "currency": "currencies",
    }[cleaner]
    if cleaner == "time_zone":
        return [line[0] for line in table_lines(table)]
    return [name for line in table_lines(table) for name in line[1].split("|")]


def _states(key: Key, values: list[Value]) -> list[Condition]:
    """A state by its text, and by its code in each country that has one of this name."""
    from leadctl.cleaning.places.place import states_named  # noqa: PLC0415 - only where one is asked for

    codes = [pair for item in values for pair in states_named(item.text)]
    texts = Alike(key.places, tuple(plain(item.text) for item in values))
    return [texts, InState(tuple(codes))] if codes else [texts]


def _ranged(key: Key, item: Range, now: datetime) -> Condition:
    if key.kind == "date" or (key.kind == "custom" and _is_dated(item, now)):
        return _date_range(key, item, item.low, item.high, now)
    if key.kind in {"number", "custom"}:
        return _number_range(key, item, item.low, item.high)
    hint = "quote a value with two dots in it"
    if key.name == "touch":
        hint = f"its day is another field: touched:{item}"
    raise fault(f"`{key.name}` is neither a number nor a date: no range", item.column - 1, hint)


def _is_dated(item: Range | Value, now: datetime) -> bool:
    """Whether bounds look like dates, and not like numbers, as a year alone does."""
    texts = [item.low, item.high] if isinstance(item, Range) else [item.text]
    return any(not text.isdecimal() and read_period(text, now) for text in texts)


def _compared(key: Key, sign: str, item: Value, now: datetime) -> Condition:
    if key.kind == "date" or (key.kind == "custom" and _is_dated(item, now)):
        period = _period(item.text, item, now)
        sign = _MIRRORED[sign] if period.is_age else sign
        after = period.end if sign in {">", "<="} else period.start
        return Dates(key.places, after, "") if ">" in sign else Dates(key.places, "", after)
    if key.kind not in {"number", "custom"}:
        hint = f"write {key.name}:{item} for its value"
        raise fault(f"`{key.name}` is neither a number nor a date", item.column - 1, hint)
    low, high = _span(key, item.text, item)
    if ">" in sign:
        return Numbers(key.places, low if sign == ">=" else high, inf, above=sign == ">")
    return Numbers(key.places, -inf, high if sign == "<=" else low, below=sign == "<")


def _number_range(key: Key, item: Range | Value, low: str, high: str) -> Condition:
    least = _span(key, low, item)[0] if low else -inf
    most = _span(key, high, item)[1] if high else inf
    if least > most:
        raise _backwards(item)
    return Numbers(key.places, least, most)


def _span(key: Key, text: str, item: Range | Value) -> tuple[float, float]:
    """The least and the greatest number that a value means: `51-200` and `10000+` are ranges."""
    found = span(text.strip()) if key.kind == "custom" else None
    cleaner = key.cleaner or "number"
    found = found or span(_clean(cleaner, text).value or "")
    if found is None:
        raise fault(f"`{text}` is no number", item.column - 1, "such as 50, 1k or 2.5m")
    return found


def _date_range(key: Key, item: Range | Value, low: str, high: str, now: datetime) -> Condition:
    first = _period(low, item, now) if low else None
    last = _period(high, item, now) if high else None
    if first and last and first.is_age != last.is_age:
        raise fault("a range is of two dates or of two ages", item.column - 1, FORMS)
    if (first or last or _NONE).is_age:
        first, last = last, first  # the greater age is the earlier day
    if first and last and first.start >= last.end:
        raise _backwards(item)
    return Dates(key.places, first.start if first else "", last.end if last else "")


_NONE = Period("", is_age=False)


def _period(text: str, item: Range | Value, now: datetime) -> Period:
    period = read_period(text, now)
    if period is None:
        raise fault(f"`{text}` is no date", item.column - 1, FORMS)
    return period


def _backwards(item: Range | Value) -> UsageError:
    return fault(f"the range `{item}` ends before it begins", item.column - 1)
