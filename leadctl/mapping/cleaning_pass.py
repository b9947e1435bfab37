"""Clean the columns of a table in place: the same columns, in their order, with clean values."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import DERIVED
from leadctl.cleaning.names.name import with_generation
from leadctl.cleaning.names.suffix import generation_behind
from leadctl.cleaning.places.whereabouts import PHONES
from leadctl.cleaning.rows import clean_rows, located
from leadctl.cleaning.vocabulary import is_wish, wishes, written
from leadctl.mapping.passage import apply, worded

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned, Rules
    from leadctl.mapping.columns import Plan

    Look = Callable[[Mapping[str, Sequence[str]], Mapping[str, list[Cleaned]]], None]

_TELLING = ("country", "state", "postal_code", *PHONES)
"""Fields that tell in which country a row lies."""


class CleanTable(NamedTuple):
    """Columns of a table, cleaned.

    Attributes:
        texts: every column as text, in the order of the plan.
        cells: place of a column -> its cells; of those that were cleaned.
        countries: the country by which each row was read, empty for none; no elements where
            no column tells any.
    """

    texts: list[Sequence[str]]
    cells: dict[int, list[Cleaned]]
    countries: list[str]


def clean_table(
    plan: Plan,
    columns: Sequence[Sequence[str]],
    rules: Rules,
    look: Look = lambda _raw, _cells: None,
    only: Container[str] | None = None,
) -> CleanTable:
    """Clean what the plan maps; custom columns stay as they are.

    Args:
        plan: made for these columns.
        columns: cells by column, in the plan's order, all equally long.
        rules: default region and orders of dates.
        look: told the raw and the clean cells by field, for counting; once for the first columns
            of all fields, then for the second ones, and so on.
        only: the fields to clean; None for all. Columns of others stay as they are.

    Returns:
        The columns. In their texts several values of a cell are joined with `; `; what a cleaner
        could not place stays as it was.
    """
    texts = list(columns)
    done: dict[int, list[Cleaned]] = {}
    known = _countries(plan, columns, rules)
    for places in _passes(plan, only):
        raw = {name: columns[at] for name, at in places.items()}
        cells = clean_rows(in_our_words(plan, raw), rules, derive=False, known=known)
        look(raw, cells)
        for name, at in places.items():
            done[at] = cells[name]
            texts[at] = [as_text(*pair) for pair in zip(raw[name], cells[name], strict=True)]
    return CleanTable(texts, done, [one.value or "" for one in known.get("country", ())])


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
    places = [at for at, column in enumerate(plan.columns) if column.field in _TELLING]
    part = replace(plan, columns=tuple(plan.columns[at] for at in places))
    if not {"country", "state"} & set(part.by_field):
        return {}
    return {"country": located(apply(part, [columns[at] for at in places]).fields, rules)}


def _passes(plan: Plan, only: Container[str] | None) -> list[dict[str, int]]:
    """Which columns to clean together: field -> place, each field once a pass.

    Columns that ask the other way round keep their cells: ours would be wrong under their header.
    A second column of a field, such as a further address, gets a pass of its own.
    """
    seen: Counter[str] = Counter()
    passes: list[dict[str, int]] = []
    for at, column in enumerate(plan.columns):
        wanted = only is None or column.field in only
        if column.field and not column.opposite and wanted:
            if seen[column.field] == len(passes):
                passes.append({})
            passes[seen[column.field]][column.field] = at
            seen[column.field] += 1
    return passes


def as_text(raw: str, cell: Cleaned) -> str:
    """Give a clean cell as text; what a cleaner could not place stays as it was.

    What other cells of the row tell is left out. A wish not to be contacted is written out, for
    the status that it comes to would not say it. So is the generation behind a name: without it
    father and son would be one to whoever reads the list next.
    """
    if cell.flags:
        if DERIVED in cell.flags:
            return ""
        wish = wishes(cell)
        if wish:
            return written(wish) if is_wish(raw) else raw
        if cell.value and generation_behind(cell.flags).value:
            return with_generation(raw, cell)
    if cell.value is None:
        return raw if cell.reason else ""
    return "; ".join(cell.values)
