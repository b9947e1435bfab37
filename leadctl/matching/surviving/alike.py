"""Survivorship by column: what people show of whom rows under the same terms alone tell.

Most people of an import stand in two or three of its rows, which agree in most cells. What they
come to is what `golden.survive` makes of them, without the reasons; where cells differ, its rules
decide.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import DERIVED, EMPTY, MORE, VALUE
from leadctl.cleaning.memory import picker
from leadctl.fields import BESIDE, BY_NAME
from leadctl.matching.surviving.edited import NAME_UNIT
from leadctl.matching.surviving.entries import Golden
from leadctl.matching.surviving.golden import gather
from leadctl.matching.surviving.level import TELLING, passed_over, rank, text_of
from leadctl.matching.surviving.weighing import NO_NEWS, beside, weigh, weigh_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.matching.surviving.entries import Terms

Parts = tuple["Cleaned", ...]
"""What a row says under the fields of NAME_UNIT."""


def are_plain(terms: Terms) -> bool:
    """Whether every row under these terms has its say, over what was said before it."""
    plain = terms.mode in {"create", "upsert"} and not terms.protected
    return plain and not terms.preference.rules


def merge_alike(
    columns: Mapping[str, Sequence[Cleaned]], people: Sequence[Sequence[int]]
) -> Iterator[dict[str, Cleaned]]:
    """Give the golden cells of each person, field by field.

    Args:
        columns: field -> cells of rows that one source gave under plain terms.
        people: the places of each person's rows there, as `best_last` orders them; of all equally
            many.
    """
    turns = [picker(turn) for turn in zip(*people, strict=True)]
    said = {name: [list(pick(col)) for pick in turns] for name, col in columns.items()}
    _pass_over(said, len(people))
    nothing = [[EMPTY] * len(people)] * len(turns)
    parts = [said.pop(name, nothing) for name in NAME_UNIT]
    names = [list(zip(*turn, strict=True)) for turn in zip(*parts, strict=True)]
    merged = {name: _merged(name, cells) for name, cells in said.items() if name not in BESIDE}
    for name in said.keys() & BESIDE.keys():
        leading = said.get(BESIDE[name], nothing)
        merged[name] = _merged_beside(said[name], leading, BESIDE[name])
    fields = (*NAME_UNIT, *merged)
    for name, *others in zip(map(_name, zip(*names, strict=True)), *merged.values(), strict=True):
        yield dict(zip(fields, (*name, *others), strict=True))


def best_last(
    columns: Mapping[str, Sequence[Cleaned]],
    people: Sequence[Sequence[int]],
    extra: Mapping[int, Mapping[str, str]],
) -> list[list[int]]:
    """Put the rows of each person in the order in which they are heard.

    Args:
        columns: as of `merge_alike`.
        people: the same, the rows in any order.
        extra: place -> the custom columns of its row.
    """
    if not columns:
        return [list(rows) for rows in people]
    places = [at for rows in people for at in rows]
    pick = picker(places)
    texts = zip(*(_texts(pick(col)) for col in columns.values()), strict=True)
    ranks = {at: rank(text, extra[at]) for at, text in zip(places, texts, strict=True)}
    return [sorted(rows, key=ranks.__getitem__) for rows in people]


def _texts(cells: Sequence[Cleaned]) -> list[str]:
    if any(map(MORE, cells)):
        return list(map(text_of, cells))
    return [value or "" for value in map(VALUE, cells)]


def _pass_over(said: dict[str, list[list[Cleaned]]], count: int) -> None:
    """Take out what rows say of other jobs than the one that each person shows."""
    if "company" not in said or "title" not in said:
        return
    nothing = [[EMPTY] * count] * len(said["company"])
    told = [list(zip(*said.get(name, nothing), strict=True)) for name in TELLING]
    for person, companies in enumerate(told[0]):
        if companies.count(companies[0]) == len(companies):
            continue  # of one company, or of none
        for turn, names in enumerate(
            passed_over(list(zip(*(by[person] for by in told), strict=True)))
        ):
            for name in names & said.keys():
                said[name][turn][person] = EMPTY


_PAIR = 2
"""Rows among which nothing is said more often."""


def _name(told: tuple[Parts, ...]) -> Parts:
    """The name that a person shows, all parts of it from one row."""
    if told.count(told[0]) == len(told):
        return told[0] if any(map(VALUE, told[0])) else _NO_NAME
    shown: dict[str, Cleaned] = {}
    for at, parts in enumerate(told):
        if at == 0 or len(told) > _PAIR or parts != told[at - 1]:
            new = dict(zip(NAME_UNIT, parts, strict=True))
            level = [dict(zip(NAME_UNIT, one, strict=True)) for one in told[: at + 1]]
            shown = new if weigh_names(shown, new, "", level)[1] else shown
    return tuple(shown.values()) or _NO_NAME


_NO_NAME = (EMPTY,) * len(NAME_UNIT)


def _merged(name: str, turns: Sequence[Sequence[Cleaned]]) -> list[Cleaned]:
    """What people show under a field, given what they say in turn: one cell a person each time."""
    *_, shown = _in_turn(name, turns)
    if BY_NAME[name].holds_many:
        given = zip(*turns, strict=True)
        shown = [_with_all(name, *one) for one in zip(shown, given, strict=True)]
    return [EMPTY if cell.value is None else cell for cell in shown]


def _in_turn(name: str, turns: Sequence[Sequence[Cleaned]]) -> Iterator[Sequence[Cleaned]]:
    """What people show under a field after each turn."""
    shown = told = turns[0]
    yield shown
    for before, cells in pairwise(turns):
        if before is not told:
            told = [
                old if new.value is None else new for old, new in zip(told, before, strict=True)
            ]
        shown = [
            old if new is old or new is EMPTY else _shown(name, old, new, last)
            for old, new, last in zip(shown, cells, told, strict=True)
        ]
        yield shown


def _merged_beside(
    turns: Sequence[Sequence[Cleaned]], leading: Sequence[Sequence[Cleaned]], leader: str
) -> list[Cleaned]:
    """What people show beside a leading field, given what they say under both in turn."""
    shown = list(turns[0])
    if any(cells != shown for cells in turns):
        led = pairwise(_in_turn(leader, leading))
        for (before, now), cells, said in zip(led, turns[1:], leading[1:], strict=True):
            shown = [
                new if lead.value and lead is not old_lead else beside(old, new, lead, its)
                for old, new, old_lead, lead, its in zip(
                    shown, cells, before, now, said, strict=True
                )
            ]
    return [EMPTY if cell.value is None else cell for cell in shown]


def _shown(name: str, old: Cleaned, new: Cleaned, told: Cleaned) -> Cleaned:
    """Let the rule of a field decide; what a source said just before is no news."""
    if old.value is None or new.value is None:
        return new if old.value is None else old
    return weigh(name, old, new, NO_NEWS if told.value == new.value else "", level=True)[0]


def _with_all(name: str, shown: Cleaned, given: Parts) -> Cleaned:
    """Put all values of a field that can hold many behind the one shown."""
    if not shown.more and given.count(shown) + given.count(EMPTY) >= len(given):
        return shown
    golden = Golden(cells={name: shown})
    for cell in given:
        if cell.value is not None and DERIVED not in cell.flags:
            golden.hold(name, cell, (0, 0))
    gather(golden)
    return golden.cells[name]
