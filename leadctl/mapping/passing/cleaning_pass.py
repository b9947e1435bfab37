"""Clean the columns of a table in place: the same columns, in their order, with clean values."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import DERIVED, EMPTY, UNKNOWN_WORD, Cleaned
from leadctl.cleaning.names.generations import generation_behind
from leadctl.cleaning.names.name import with_generation
from leadctl.cleaning.names.remarks import wish_behind
from leadctl.cleaning.places.whereabouts import PHONES
from leadctl.cleaning.rows import clean_rows, located
from leadctl.cleaning.text import is_null
from leadctl.cleaning.vocabulary import is_wish, wishes, written
from leadctl.mapping.headers.meanings import keeps_its_words
from leadctl.mapping.maps.columns import LOCATION
from leadctl.mapping.passing.guesses import without_guesses
from leadctl.mapping.passing.passage import apply, worded
from leadctl.rows import JsonCell

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from leadctl.cleaning.cleaned import Rules
    from leadctl.mapping.maps.columns import Plan

    Look = Callable[[Mapping[str, Sequence[str]], Mapping[str, list[Cleaned]]], None]

_TELLING = ("country", "state", "postal_code", *PHONES)
"""Fields that tell in which country a row lies."""


class CleanTable(NamedTuple):
    """Columns of a table, cleaned.

    Attributes:
        texts: every column as text, in the order of the plan.
        cells: place of a column -> its cells; of those that were cleaned.
        countries: the country by which each row was read; no elements where no column tells any.
        filled: whether countries that rows tell without saying them are written, too.
    """

    texts: list[Sequence[str]]
    cells: dict[int, list[Cleaned]]
    countries: list[Cleaned]
    filled: bool = False

    def country(self, field: str, row: int) -> str:
        """The country by which a cell of a field was read, empty for none."""
        if not self.countries:
            return ""
        told = self.countries[row]
        return (told if self.filled or field != "state" else _said(told)).value or ""


def clean_table(
    plan: Plan,
    columns: Sequence[Sequence[str]],
    rules: Rules,
    look: Look = lambda _raw, _cells: None,
    only: Container[str] | None = None,
    *,
    filled: bool = False,
) -> CleanTable:
    """Clean what the plan maps; custom columns stay as they are.

    What a row says of its country, or its state tells, serves all of its cells; no cell is read by
    a country that was guessed of a phone or an address. The state is written as a code only where
    the country will be seen beside it: alone `CA` tells nobody what `California` did.

    Args:
        plan: made for these columns.
        columns: cells by column, in the plan's order, all equally long.
        rules: default region and orders of dates.
        look: told the raw and the clean cells by field, for counting; once for the first columns
            of all fields, then for the second ones, and so on.
        only: the fields to clean; None for all. Columns of others stay as they are.
        filled: whether the country that a row tells will be written into it.

    Returns:
        The columns. In their texts several values of a cell are joined with `; `; what a cleaner
        could not place stays as it was.
    """
    texts = list(columns)
    done: dict[int, list[Cleaned]] = {}
    known = _countries(plan, columns, rules)
    for places in _passes(plan, only):
        raw = {name: columns[at] for name, at in places.items()}
        words = in_our_words(plan, raw)
        cells = clean_rows(words, rules, derive=False, known=known)
        if plan.guesses is not None and "country" in words:
            cells |= clean_rows({"country": words["country"]}, rules, derive=False)
        if known and "state" in words and not filled:
            cells["state"] = _states(words["state"], rules, known["country"])
        look(raw, cells)
        for name, at in places.items():
            done[at] = cells[name]
            clean = [as_text(*pair) for pair in zip(raw[name], cells[name], strict=True)]
            has_types = JsonCell in set(map(type, raw[name]))
            texts[at] = _typed(raw[name], clean) if has_types else clean
    return CleanTable(texts, done, known.get("country", []), filled)


def _typed(raw: Sequence[str], clean: Sequence[str]) -> list[str]:
    """Leave cells that are as they were what JSON had them for; numbers and lists stay such."""
    return [
        read if read == text else _as_read(read, text) if type(read) is JsonCell else text
        for read, text in zip(raw, clean, strict=True)
    ]


def _as_read(read: JsonCell, text: str) -> str:
    """Make a clean text a list or a number, where that is what was read."""
    if read.json[:1] == "[":
        values = json.dumps(text.split("; "), ensure_ascii=False, separators=(",", ":"))
        return JsonCell(text, values)
    is_number = read.json[:1] in _DIGITS and _WHOLE.fullmatch(text)
    return JsonCell(text) if is_number else text


_DIGITS = tuple("-0123456789")
_WHOLE = re.compile(r"0|[1-9][0-9]*")


def _states(cells: Sequence[str], rules: Rules, countries: Sequence[Cleaned]) -> list[Cleaned]:
    """Clean states by the countries that their rows say."""
    known = {"country": list(map(_said, countries))}
    return clean_rows({"state": cells}, rules, derive=False, known=known)["state"]


def _said(country: Cleaned) -> Cleaned:
    """A country as its row says it: none where other cells tell it."""
    return EMPTY if DERIVED in country.flags else country


def clean_columns(
    plan: Plan,
    columns: Sequence[Sequence[str]],
    rules: Rules,
    look: Look = lambda _raw, _cells: None,
) -> list[Sequence[str]]:
    """Clean what the plan maps, as `clean_table` does, and give the texts alone."""
    return clean_table(plan, columns, rules, look).texts


def in_our_words(plan: Plan, raw: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Write cells by field as an import reads them: a vendor's words as ours."""
    return {
        name: worded(cells, plan.values[name]) if name in plan.values else cells
        for name, cells in raw.items()
    }


def _countries(
    plan: Plan, columns: Sequence[Sequence[str]], rules: Rules
) -> dict[str, list[Cleaned]]:
    """The country of each row, which every column of the row is read by."""
    part, places = plan.part((*_TELLING, LOCATION))
    if not {"country", "state"} & set(part.by_field) and part.location is None:
        return {}
    fields = apply(part, [columns[at] for at in places]).fields
    if plan.guesses is not None and "country" in fields:
        whole = without_guesses(plan, columns, apply(plan, columns).fields, rules)
        fields["country"] = whole["country"]
    told = _told(fields, rules)
    return {"country": told if part.location is None else _guessed_by_place(plan, columns, told)}


def _guessed_by_place(
    plan: Plan, columns: Sequence[Sequence[str]], countries: Sequence[Cleaned]
) -> list[Cleaned]:
    """Mark the countries of rows that say none but in the cell of a whole place."""
    part, places = plan.part(("country",))
    said = apply(part, [columns[at] for at in places]).fields.get("country", repeat(""))
    return [
        one._replace(flags=(DERIVED,)) if one.value and is_null(cell) else one
        for one, cell in zip(countries, said, strict=False)
    ]


def _told(fields: Mapping[str, Sequence[str]], rules: Rules) -> list[Cleaned]:
    """What the country of each row is, or else will be once its cells are written out."""
    countries = list(located(fields, replace(rules, region="")))  # it tells where nothing does
    holes = [
        row
        for row, (one, state) in enumerate(zip(countries, fields.get("state", ()), strict=False))
        if state and not one.value and not one.reason
    ]
    if holes:
        part = {name: [cells[row] for row in holes] for name, cells in fields.items()}
        for row, one in zip(holes, located(_written(part, rules), rules), strict=True):
            countries[row] = one
    return countries


def _written(fields: Mapping[str, Sequence[str]], rules: Rules) -> dict[str, list[str]]:
    """Write rows without a country out, as who reads them next will find them."""
    cells = clean_rows(fields, rules, derive=False)
    return {
        name: [as_text(*pair) for pair in zip(texts, cells[name], strict=True)]
        for name, texts in fields.items()
    }


def _passes(plan: Plan, only: Container[str] | None) -> list[dict[str, int]]:
    """Which columns to clean together: field -> place, each field once a pass.

    Columns that ask something else than their field keep their cells: ours would be wrong there.
    A second column of a field, such as a further address, gets a pass of its own. So do middle
    names, which are no field, and are cleaned as given ones.
    """
    seen: Counter[str] = Counter()
    passes: list[dict[str, int]] = []
    for at, column in enumerate(plan.columns):
        field = plan.cleaned_as(at)
        wanted = only is None or field in only
        if field and wanted and not keeps_its_words(column):
            if seen[field] == len(passes):
                passes.append({})
            passes[seen[field]][field] = at
            seen[field] += 1
    return passes


def as_text(raw: str, cell: Cleaned) -> str:
    """Give a clean cell as text; what a cleaner could not place stays as it was.

    What other cells of the row tell is left out. A wish not to be contacted is written out, for
    the status that it comes to would not say it. So is the generation behind a name: without it
    father and son would be one to whoever reads the list next. A wish beside a name stays there.
    """
    if cell.flags and _tells(cell.flags):
        if DERIVED in cell.flags:
            return ""
        wish = wishes(cell)
        if wish:
            return written(wish) if is_wish(raw) else raw
        if cell.value:
            return _with_what_was_beside(raw, cell)
    if cell.value is None or cell.reason == UNKNOWN_WORD:
        return raw if cell.reason else ""
    return "; ".join(cell.values) if cell.more else cell.value


@lru_cache(maxsize=10_000)
def _tells(flags: tuple[str, ...]) -> bool:
    """Whether flags change how a cell is written; those of a list are few, and come again."""
    marked = DERIVED in flags or wishes(Cleaned(None, flags=flags))
    return bool(marked or generation_behind(flags).value or wish_behind(flags))


def _with_what_was_beside(raw: str, cell: Cleaned) -> str:
    """Write a name with the generation or the wish behind it; of both, as it was read."""
    wish = wish_behind(cell.flags)
    if not wish:
        return with_generation(raw, cell)
    return raw if generation_behind(cell.flags).value else f"{cell.value} ({wish})"
