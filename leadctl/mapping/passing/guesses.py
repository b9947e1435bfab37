"""Cells that an earlier run filled with what their rows told, named by the column `derived`.

Read as given, a guess would stand over what a person says later, and phones would be read by a
country that an address was guessed to be in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.rows import clean_rows
from leadctl.fields import DERIVABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.cleaning.cleaned import Rules
    from leadctl.mapping.maps.columns import Plan


def without_guesses(
    plan: Plan,
    columns: Sequence[Sequence[str]],
    fields: dict[str, list[str]],
    rules: Rules,
) -> dict[str, list[str]]:
    """Empty the cells that say no more than their rows tell without them.

    Args:
        plan: made for these columns.
        columns: cells by column, in the plan's order, all equally long.
        fields: field -> raw cells, as the plan maps them.
        rules: by which the rows will be cleaned.

    Returns:
        The fields; those of a list that names no guesses as they were. What somebody changed since
        differs from what the row tells, and stays as given.
    """
    if plan.guesses is None:
        return fields
    named = list(map(_named, columns[plan.guesses]))
    blank = {
        name: ["" if name in one else cell for cell, one in zip(cells, named, strict=True)]
        for name, cells in fields.items()
        if any(name in one for one in named)
    }
    if not blank:
        return fields
    told = clean_rows({**fields, **blank}, rules)
    for name, cells in blank.items():
        (said,) = clean_rows({name: fields[name]}, rules, derive=False).values()
        for row, (one, other) in enumerate(zip(said, told[name], strict=True)):
            if one.value != other.value:
                cells[row] = fields[name][row]
    return {**fields, **blank}


def _named(cell: str) -> frozenset[str]:
    """The fields that a cell names; none where it says anything else."""
    words = frozenset(cell.split())
    return words if words <= _DERIVABLE else frozenset()


_DERIVABLE = frozenset(DERIVABLE)
