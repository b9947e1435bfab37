"""Conditions as SQL: whatever users wrote travels as a bound value, never as text of the query."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from leadctl.cleaning.cleaned import Rules
from leadctl.segments import condition as c
from leadctl.segments.figures import span
from leadctl.segments.folding import plain
from leadctl.store.facts.decisions import OPEN
from leadctl.store.facts.mail_domains import known_answers
from leadctl.store.file.schema import LEAD_COLUMNS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence


class Where(NamedTuple):
    """A condition on rows of `lead`: SQL with named parameters, and their values."""

    sql: str
    bound: Mapping[str, Any]


def where(condition: c.Condition) -> Where:
    """Write a condition as SQL; the connection that runs it needs `prepare`."""
    writer = _Writer()
    return Where(writer.sql(condition), writer.bound)


def of_numbers(numbers: Sequence[int]) -> Where:
    """The condition of being one of these leads."""
    return Where(f"lead.lead_id in {_VALUES.format(':ids')}", {"ids": _packed(numbers)})


def both(one: Where, other: Where) -> Where:
    """Two conditions that must hold; their parameters have different names."""
    return Where(f"({one.sql}) and ({other.sql})", {**one.bound, **other.bound})


def prepare(con: sqlite3.Connection) -> None:
    """Give a connection the functions that conditions use."""
    con.create_function("leadctl_plain", 1, _plain, deterministic=True)
    con.create_function("leadctl_within", 5, _within, deterministic=True)
    usable = partial(_usable, Rules(answers=known_answers(con)))
    con.create_function("leadctl_usable", 2, usable, deterministic=True)
    con.create_function("leadctl_least", 1, _least, deterministic=True)


def _plain(value: str | int | None) -> str | None:
    return None if value is None else plain(str(value))


def _within(value: str | int | None, low: float, high: float, above: int, below: int) -> bool:
    """Whether a cell has a number, or a range of them, and all of it lies between the bounds."""
    found = None if value is None else span(str(value))
    if found is None:
        return False
    least, most = found
    enough = least > low if above else least >= low
    return enough and (most < high if below else most <= high)


def _least(value: str | int | None) -> float | None:
    """The least number that a cell may mean, for sorting; None where it has none."""
    found = None if value is None else span(str(value))
    return found[0] if found else None


def _usable(rules: Rules, kind: str, text: str | None) -> bool:
    """Whether an address or number, as the store has it, is not judged invalid."""
    from leadctl.cleaning.rows import cleaner_of  # noqa: PLC0415 - few leads need a second look

    return text is not None and cleaner_of(kind, rules).clean([text])[0].verdict not in {
        "invalid",
        "missing",
    }


def _packed(values: Sequence[object]) -> str:
    return orjson.dumps(list(values)).decode()


_VALUES = "(select value from json_each({}))"

_IS_DATE = "{0} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]*'"

_NUMBERED = "lead.lead_id in (select lead_id from member where record_id in {})"
"""A lead by its number, or by that of one which was merged into it."""

_DOUBTFUL = (
    f"lead.lead_id in (select a.lead_id from edge e {OPEN}"
    f" union select b.lead_id from edge e {OPEN})"
)


@dataclass
class _Writer:
    bound: dict[str, Any] = field(default_factory=dict)

    def bind(self, value: object) -> str:
        name = f"w{len(self.bound)}"
        self.bound[name] = value
        return f":{name}"

    def sql(self, condition: c.Condition) -> str:
        match condition:
            case c.Every(parts):
                # In order of cost: SQLite stops at the first that fails.
                return _joined("and", [self.sql(part) for part in sorted(parts, key=_cost)])
            case c.Some(parts):
                return _joined("or", [self.sql(part) for part in parts])
            case c.Inverse(part):
                return f"({self.sql(part)}) is not true"
            case _:
                return self.single(condition)

    def single(self, condition: c.Single) -> str:
        match condition:
            case c.Dates():
                return self.dates(condition)
            case c.InState(states):
                pairs = self.bind(_packed([f"{country}-{code}" for country, code in states]))
                return f"lead.country || '-' || lead.state in {_VALUES.format(pairs)}"
            case c.Usable():
                return self.usable(condition)
            case c.Doubtful():
                return _DOUBTFUL
            case c.OneOf((c.Place("lead_id"),), numbers):
                return _NUMBERED.format(_VALUES.format(self.bind(_packed(numbers))))
            case _:
                return self.anywhere(condition)

    def anywhere(self, condition: c.OfValues) -> str:
        """A condition that one of several places must fulfil."""
        if isinstance(condition, c.Alike) and condition.how == "contains":
            texts = all(place.shape == "text" for place in condition.places)
            if texts and len(condition.places) > 1:
                return self.joined_texts(condition)
        test = self.test(condition)
        return _joined("or", [self.at(place, test) for place in condition.places])

    def joined_texts(self, condition: c.Alike) -> str:
        """Look through several columns at once; no value goes over the end of a line."""
        cells = [f"coalesce({_column(place)}, '')" for place in condition.places]
        text = f"leadctl_plain({' || char(10) || '.join(cells)})"
        return _joined("or", [f"instr({text}, {self.bind(one)})" for one in condition.texts])

    def at(self, place: c.Place, test: Callable[[str], str]) -> str:
        column = _column(place)
        if place.shape == "list":
            return f"exists (select 1 from json_each({column}) j where {test('j.value')})"
        if place.shape == "custom":
            header = self.bind(place.header)
            return (
                f"exists (select 1 from json_each({column}) j"
                f" where j.key = {header} and {test('j.value')})"
            )
        if place.shape == "words":
            words = f"""'["' || replace(replace({column}, ',', ''), ' ', '","') || '"]'"""
            return f"exists (select 1 from json_each({words}) j where {test('j.value')})"
        return test(column)

    def test(self, condition: c.OfValues) -> Callable[[str], str]:
        """The test of a single value, given as SQL."""
        match condition:
            case c.Known():
                return lambda value: f"{value} <> ''"
            case c.OneOf(_, values):
                wanted = _VALUES.format(self.bind(_packed(values)))
                return lambda value: f"{value} in {wanted}"
            case c.Alike():
                return self.alike(condition)
            case c.Numbers():
                return self.number(condition)

    def alike(self, condition: c.Alike) -> Callable[[str], str]:
        if condition.how == "is":
            wanted = _VALUES.format(self.bind(_packed(condition.texts)))
            return lambda value: f"leadctl_plain({value}) in {wanted}"
        form = {
            "contains": "instr(leadctl_plain({0}), {1})",
            "starts": "substr(leadctl_plain({0}), 1, {2}) = {1}",
            "ends": "substr(leadctl_plain({0}), -{2}) = {1}",
        }[condition.how]
        bound = [(self.bind(text), self.bind(len(text))) for text in condition.texts]
        return lambda value: _joined("or", [form.format(value, *pair) for pair in bound])

    def number(self, condition: c.Numbers) -> Callable[[str], str]:
        given = (condition.low, condition.high, condition.above, condition.below)
        bound = ", ".join(self.bind(one) for one in given)
        return lambda value: f"leadctl_within({value}, {bound})"

    def dates(self, condition: c.Dates) -> str:
        """Compare the first place that has a date."""
        if condition.places[0].shape == "custom":
            return self.at(condition.places[0], lambda value: self.date(condition, value))
        cells = [
            f"iif({_IS_DATE.format(_column(p))}, {_column(p)}, null)" for p in condition.places
        ]
        value = f"coalesce({', '.join(cells)})" if len(cells) > 1 else cells[0]
        return self.date(condition, value)

    def date(self, condition: c.Dates, value: str) -> str:
        tests = [_IS_DATE.format(value)]
        if condition.low:
            tests.append(f"{value} >= {self.bind(condition.low)}")
        if condition.high:
            tests.append(f"{value} < {self.bind(condition.high)}")
        return "(" + " and ".join(tests) + ")"

    def usable(self, condition: c.Usable) -> str:
        """The main one by its verdict; only where that is bad are the others judged."""
        kind = self.bind(condition.main)
        others = [
            self.at(place, lambda value: f"leadctl_usable({kind}, {value})")
            for place in condition.places
        ]
        main, status = f'lead."{condition.main}"', f'lead."{condition.main}_status"'
        # The verdict comes first, for it stands in an index, where the address does not.
        return (
            f"case when {status} not in ('missing', 'invalid') then 1"
            f" else {main} is not null and {_joined('or', others)} end"
        )


def _column(place: c.Place) -> str:
    assert place.column in LEAD_COLUMNS  # noqa: S101 - nothing else may reach the SQL
    return f'lead."{place.column}"'


def _cost(condition: c.Condition) -> int:
    """How dear a condition is beside others: words are compared at once, texts are folded."""
    return 0 if isinstance(condition, c.Known | c.OneOf | c.Dates) else 1


def _joined(word: str, parts: Sequence[str]) -> str:
    """Join conditions in balanced brackets: SQLite bounds the depth of an expression."""
    if len(parts) <= 1:
        return parts[0] if parts else "0"
    half = len(parts) // 2
    return f"({_joined(word, parts[:half])} {word} {_joined(word, parts[half:])})"
