"""How the columns of a list were mapped, for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadctl.cli.output import emit_table

if TYPE_CHECKING:
    from leadctl.mapping.deciding.plan import Plan, PlanColumn
    from leadctl.workflows.importing.import_result import FileResult


def mapping_lines(one: FileResult) -> list[str]:
    """The columns and their fields, for `-v`."""
    if one.plan is None:
        return []
    width = max((len(column.header) for column in one.plan.columns), default=0)
    return [
        f"    {column.header:<{width}}  {_meaning(column):<16}  {column.how}"
        for column in one.plan.columns
    ]


def show_mapping(one: FileResult) -> None:
    """The table of columns, their fields and some values, which a dry run is asked for."""
    if one.plan is None:
        return
    rows = [
        (column.header, _meaning(column), _how(one.plan, column), "  ".join(map(_cut, samples)))
        for column, samples in zip(one.plan.columns, one.samples, strict=False)
    ]
    emit_table(("column", "field", "how", "values"), rows)


def _meaning(column: PlanColumn) -> str:
    """Name the field of a column, and whether it asks the other way round."""
    return f"not {column.field}" if column.opposite else column.field or "-"


def _how(plan: Plan, column: PlanColumn) -> str:
    """Say who mapped a column, and what else decides on its cells."""
    by, _ = plan.kinds.get(column.header, ("", None))
    return f"{column.how}, with {by}" if by else column.how


def _cut(value: str, most: int = 28) -> str:
    text = " ".join(value.split())
    return text if len(text) <= most else text[: most - 3] + "..."


def columns_document(one: FileResult) -> list[dict[str, Any]]:
    """The columns; of a dry run with some values of each."""
    columns = one.plan.columns if one.plan else ()
    samples = [{"samples": found} for found in one.samples] or [{} for _ in columns]
    return [{**column._asdict(), **found} for column, found in zip(columns, samples, strict=True)]
