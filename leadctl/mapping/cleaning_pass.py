"""Clean the columns of a table in place: the same columns, in their order, with clean values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from leadctl.cleaning.rows import clean_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned, Rules
    from leadctl.mapping.columns import Plan

    Look = Callable[[Mapping[str, Sequence[str]], Mapping[str, Sequence[Cleaned]]], None]


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
        look: told the raw and the clean cells by field, for counting.

    Returns:
        The columns as text. Several values in a cell are joined with `; `; what a cleaner could
        not place stays as it was.
    """
    done = list(columns)
    for places in _passes(plan):
        raw = {name: columns[at] for name, at in places.items()}
        cells = clean_rows(raw, rules, derive=False)
        look(raw, cells)
        for name, at in places.items():
            done[at] = [as_text(*pair) for pair in zip(raw[name], cells[name], strict=True)]
    return done


def _passes(plan: Plan) -> list[dict[str, int]]:
    """Which columns to clean together: field -> place, each field once a pass.

    Columns that ask the other way round keep their cells: ours would be wrong under their header.

    A second column of a field, such as a further address, gets a pass of its own; every pass but
    the first lacks the country, so numbers in them need their plus or the region.
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
    """Give a clean cell as text; what a cleaner could not place stays as it was."""
    if cell.value is None:
        return raw if cell.reason else ""
    return "; ".join(cell.values)
