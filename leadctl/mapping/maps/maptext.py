"""A plan as the text of a map: what `--map` takes, and what reads such lists alike anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from leadctl.mapping.maps.columns import LEFT_OUT
from leadctl.mapping.maps.layout import NOT, Layout, layout_keys
from leadctl.mapping.maps.profiles import profile_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from leadctl.mapping.maps.columns import Plan, PlanColumn

_Said = TypeVar("_Said", str, int)


def as_toml(plan: Plan) -> str:
    """Write all that a plan says beside what the layout of its vendor says.

    Of several columns of a field the one that comes first stands first, as in profiles.
    """
    layout = profile_named(plan.profile).layout if plan.profile else Layout()
    lines = [f"vendor = {quoted(plan.profile)}"] if plan.profile else []
    if plan.separator != layout.separator:
        lines.append(f"separator = {quoted(plan.separator)}")
    nothing = [word for word in plan.nothing if word not in layout.nothing]
    if nothing:
        lines.append(f"nothing = [{', '.join(map(quoted, nothing))}]")
    columns = {one.header: _meant(one) for one in _leaders_first(plan)}
    return "\n".join([*lines, *_table("columns", columns), *_layout(plan, layout), ""])


def _layout(plan: Plan, layout: Layout) -> Iterator[str]:
    """What a plan says of values, part by part."""
    yield from _own("prefixes", plan.prefixes, layout.prefixes)
    yield from _own("units", plan.units, layout.units)
    yield from _own("dates", plan.date_orders, layout.dates)
    for name, words in plan.values.items():
        theirs = layout.values.get(name, {})
        yield from _table(
            f"values.{quoted(name)}", {raw: one for raw, one in words.items() if raw not in theirs}
        )
    for header, (by, fields) in plan.kinds.items():
        if not any(key in layout.kinds for key in layout_keys(header)):
            yield from _table(f"kinds.{quoted(header)}", {"by": by, **fields})


def _own(part: str, said: Mapping[str, _Said], known: Mapping[str, _Said]) -> Iterator[str]:
    """Leave out what the vendor's layout says of the same header or field."""
    own = {
        name: one
        for name, one in said.items()
        if all(known.get(key) != one for key in layout_keys(name))
    }
    yield from _table(part, own)


def _table(name: str, said: Mapping[str, _Said]) -> Iterator[str]:
    if said:
        yield f"[{name}]"
        yield from (
            f"{quoted(key)} = {one if isinstance(one, int) else quoted(one)}"
            for key, one in said.items()
        )


def _leaders_first(plan: Plan) -> Iterator[PlanColumn]:
    """The columns in their places, but those of one field in the order in which they are taken."""
    ordered: dict[str, Iterator[int]] = {name: iter(at) for name, at in plan.by_field.items()}
    for column in plan.columns:
        yield plan.columns[next(ordered[column.field])] if column.field else column


def _meant(column: PlanColumn) -> str:
    if column.field or column.is_custom:
        return f"{NOT if column.opposite else ''}{column.field}"
    return LEFT_OUT


def listed(headers: Sequence[str], fields: Sequence[str]) -> str:
    """Write a mapping that says of each header which field it is."""
    return "\n".join([*_table("columns", dict(zip(headers, fields, strict=True))), ""])


def quoted(text: str) -> str:
    """Write a basic string of TOML: as in JSON, and without the one control that JSON lets stand.

    Half of a surrogate pair, which TOML has no word for, becomes a question mark.
    """
    import orjson  # noqa: PLC0415  (only where a mapping is written)

    whole = text.encode("utf-8", "replace").decode("utf-8")
    return orjson.dumps(whole).decode().replace("\x7f", "\\u007f")
