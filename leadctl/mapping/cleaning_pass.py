"""Clean the columns of a table in place: the same columns, in their order, with clean values."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from leadctl.cleaning.derive import DERIVED
from leadctl.cleaning.rows import clean_rows, located
from leadctl.cleaning.vocabulary import is_wish, wishes, written
from leadctl.cleaning.whereabouts import PHONES
from leadctl.mapping.passage import apply, worded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned, Rules
    from leadctl.mapping.columns import Plan

    Look = Callable[[Mapping[str, Sequence[str]], Mapping[str, list[Cleaned]]], None]

_TELLING = ("country", "state", "postal_code", *PHONES)
"""Fields that tell in which country a row lies."""


def clean_columns(
    plan: Plan,
    columns: Sequence[Sequence[str]],
    rules: Rules,
    look: Look = lambda _raw, _cells: None,
) -> list[Sequence[str]]:
    """Clean what the plan maps; custom columns stay as they are.

    Args:
        plan: made for these columns.
        columns: cells by column, in the plan's order, all equally long.
        rules: default region and orders of dates.
        look: told the raw and the clean cells by field, for counting; once for the first columns
            of all fields, then for the second ones, and so on.

    Returns:
        The columns as text. Several values in a cell are joined with `; `; what a cleaner could
        not place stays as it was.
    """
    done = list(columns)
    known = _countries(plan, columns, rules)
    for places in _passes(plan):
        raw = {name: columns[at] for name, at in places.items()}
        cells = clean_rows(in_our_words(plan, raw), rules, derive=False, known=known)
        look(raw, cells)
        for name, at in places.items():
            done[at] = [as_text(*pair) for pair in zip(raw[name], cells[name], strict=True)]
    return done


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


def _passes(plan: Plan) -> list[dict[str, int]]:
    """Which columns to clean together: field -> place, each field once a pass.

    Columns that ask the other way round keep their cells: ours would be wrong under their header.
    A second column of a field, such as a further address, gets a pass of its own.
    """
    seen: Counter[str] = Counter()
    passes: list[dict[str, int]] = []
    for at, column in enumerate(plan.columns):
        if column.field and not column.opposite:
            if seen[column.field] == len(passes):
                passes.append({})
            passes[seen[column.field]][column.field] = at
            seen[column.field] += 1
    return passes


def as_text(raw: str, cell: Cleaned) -> str:
    """Give a clean cell as text; what a cleaner could not place stays as it was.

    What other cells of the row tell is left out. A wish not to be contacted is written out, for
    the status that it comes to would not say it.
    """
    if cell.flags:
        if DERIVED in cell.flags:
            return ""
        wish = wishes(cell)
        if wish:
            return written(wish) if is_wish(raw) else raw
    if cell.value is None:
        return raw if cell.reason else ""
    return "; ".join(cell.values)
