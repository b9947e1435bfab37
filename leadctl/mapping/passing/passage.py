"""Rows through a plan: columns of a file in, raw cells of fields out; the hot path of mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import VALUE
from leadctl.cleaning.guard import unguarded
from leadctl.cleaning.names.name import clean_name
from leadctl.cleaning.numbers.number import figure
from leadctl.cleaning.places.whereabouts import country_in
from leadctl.cleaning.text import fold, is_null
from leadctl.cleaning.vocabulary import clean_flag, is_wish
from leadctl.fields import BY_NAME, FIELDS, header_key
from leadctl.mapping.maps.columns import LEFT_OUT
from leadctl.vocabulary import stricter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from leadctl.mapping.maps.columns import Plan, PlanColumn

BETWEEN = "; "
"""Parts several values in one cell; the cleaners of fields with many values split there."""


class Mapped(NamedTuple):
    """Some rows, mapped.

    Attributes:
        fields: field -> raw cells, one a row.
        extra: the custom cells of each row as a JSON object, None where it has none.
    """

    fields: dict[str, list[str]]
    extra: list[str | None]


def apply(plan: Plan, columns: Sequence[Sequence[str]]) -> Mapped:
    """Map rows.

    Args:
        plan: made for these columns.
        columns: cells by column, in the plan's order, all equally long.

    Returns:
        Every mapped field. Where several columns mean a field that holds one value, the first one
        with a value gives it, and the others go to the field's overflow. Of several opt-outs one
        yes is enough; a column that asks the other way round can only bring one.
    """
    columns = _straight(plan, columns)
    fields: dict[str, list[str]] = {}
    spilled: dict[str, list[list[str]]] = {}
    own: dict[str, list[list[str]]] = {}
    for name, cells in _by_field(plan, columns).items():
        if BY_NAME[name].many:
            own[name] = [list(column) for column in cells]
        elif len(cells) == 1:
            fields[name] = list(cells[0])
        elif BY_NAME[name].survivorship == "strictest":
            fields[name] = _strictest(cells)
        else:
            fields[name], rest = _led(cells)
            if BY_NAME[name].overflow:
                spilled.setdefault(BY_NAME[name].overflow, []).append(rest)
    for name in dict.fromkeys((*spilled, *own)):
        parts = spilled.get(name, []) + own.get(name, [])
        fields[name] = parts[0] if len(parts) == 1 else _joined(parts)
    for name, words in plan.values.items():
        if name in fields:
            fields[name] = worded(fields[name], words)
    _add_customs(plan, columns, fields)
    return Mapped(fields, _extra(plan, columns))


def _straight(plan: Plan, columns: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Take off guards and prefixes, and turn the answers of columns that ask the other way."""
    if plan.guarded:
        columns = [unguarded(column) for column in columns]
    if plan.prefixes:
        columns = [
            _without(plan.prefixes.get(column.header, ""), cells)
            for column, cells in zip(plan.columns, columns, strict=True)
        ]
    if plan.separator or plan.nothing:
        columns = [
            _parted(plan, column, cells)
            for column, cells in zip(plan.columns, columns, strict=True)
        ]
    if plan.units or plan.currencies:
        columns = [
            _counted(plan.units.get(one.header, 1), plan.currencies.get(one.header, ""), cells)
            for one, cells in zip(plan.columns, columns, strict=True)
        ]
    if not any(column.opposite or column.field in _OPT_OUTS for column in plan.columns):
        return columns
    return [_answered(column, cells) for column, cells in zip(plan.columns, columns, strict=True)]


_OPT_OUTS = frozenset(field.name for field in FIELDS if field.survivorship == "strictest")


def _answered(column: PlanColumn, cells: Sequence[str]) -> Sequence[str]:
    """Read answers as those to our question, where a column asks another one."""
    from leadctl.mapping.headers import opposite  # noqa: PLC0415  (rarely needed)

    if column.opposite:
        return opposite.turned(cells)
    if column.field in _OPT_OUTS and header_key(column.header) in opposite.STATES_OF_ADDRESS:
        return opposite.wishes(cells)
    return cells


def _without(prefix: str, cells: Sequence[str]) -> Sequence[str]:
    return [cell.removeprefix(prefix) for cell in cells] if prefix else cells


def _parted(plan: Plan, column: PlanColumn, cells: Sequence[str]) -> Sequence[str]:
    """Part several values as cleaners know it, and leave out what says nothing."""
    if not column.field:
        return cells
    several = bool(plan.separator) and BY_NAME[column.field].holds_many
    prefix = plan.prefixes.get(column.header, "")
    known: dict[str, str] = {}
    for cell in cells:
        if cell not in known:
            parts = cell.split(plan.separator) if several else [cell]
            bare = [part.strip().removeprefix(prefix) for part in parts] if several else parts
            said = [part for part in bare if part.strip().casefold() not in plan.nothing]
            known[cell] = BETWEEN.join(said)
    return [known[cell] for cell in cells]


def _counted(unit: int, currency: str, cells: Sequence[str]) -> Sequence[str]:
    """Write figures out in full, with their currency; what is no bare figure stays."""
    if unit == 1 and not currency:
        return cells
    known = {cell: figure(cell.strip()) if cell.strip() else None for cell in set(cells)}
    return [
        cell if (amount := known[cell]) is None else _in_full(amount * unit, currency)
        for cell in cells
    ]


def _in_full(amount: Decimal, currency: str) -> str:
    return f"{format(amount.normalize(), 'f')} {currency}".rstrip()


def _by_field(plan: Plan, columns: Sequence[Sequence[str]]) -> dict[str, list[Sequence[str]]]:
    """Field -> its columns, the leading one first.

    A column whose cells are of several kinds becomes one for each field that they are of.
    """
    found = {name: [columns[at] for at in places] for name, places in plan.by_field.items()}
    at_header = {column.header: at for at, column in enumerate(plan.columns)}
    for header, (by, fields) in plan.kinds.items():
        at = at_header[header]
        home, kinds = plan.columns[at].field, columns[at_header[by]]
        meant = {kind: fields.get(header_key(kind), home) for kind in set(kinds)}
        found[home][plan.by_field[home].index(at)] = _of_kind(columns[at], kinds, meant, home)
        for name in dict.fromkeys(fields.values()):
            if name not in {home, LEFT_OUT}:
                found.setdefault(name, []).append(_of_kind(columns[at], kinds, meant, name))
    return found


def _of_kind(
    cells: Sequence[str], kinds: Sequence[str], meant: Mapping[str, str], field: str
) -> list[str]:
    return [cell if meant[kind] == field else "" for cell, kind in zip(cells, kinds, strict=True)]


def _add_customs(
    plan: Plan, columns: Sequence[Sequence[str]], fields: dict[str, list[str]]
) -> None:
    """Let custom columns tell what the fields of their rows lack, though they stay as they are."""
    if plan.infix is not None:
        fields["last_name"] = _with_infix(columns[plan.infix], fields["last_name"])
    if plan.middle is not None:
        middles = _written_names(columns[plan.middle])
        parts = (fields["first_name"], middles, fields["last_name"])
        if any(wholes := list(map(_whole_name, *parts))):
            fields["full_name"] = wholes
    if plan.location is not None:
        places = columns[plan.location]
        fields["country"] = _with_countries(fields.get("country", [""] * len(places)), places)


def _with_infix(infixes: Sequence[str], names: Sequence[str]) -> list[str]:
    """Put particles before family names that go without: `van der`, `Berg`."""
    return [
        f"{_written_as(name, infix)} {name}"
        if infix and name and not is_null(infix) and not fold(name).startswith(f"{fold(infix)} ")
        else name
        for infix, name in zip(infixes, names, strict=True)
    ]


def _written_names(cells: Sequence[str]) -> list[str]:
    distinct = list(dict.fromkeys(cells))
    written = dict(zip(distinct, map(VALUE, clean_name(distinct)), strict=True))
    return [written[cell] or "" for cell in cells]


def _whole_name(given: str, middle: str, family: str) -> str:
    """Join the parts of a name that has one in the middle; other rows tell theirs by two."""
    if not middle or fold(middle) in {*fold(given).split(), fold(given), fold(family)}:
        return ""
    told = [part for part in (given, family) if not is_null(part)]
    text = "".join(told)
    cased = middle.upper() if text.isupper() else middle.lower() if text.islower() else middle
    at = 0 if is_null(given) else 1
    return " ".join((*told[:at], cased, *told[at:])) if told else ""


def _with_countries(countries: Sequence[str], places: Sequence[str]) -> list[str]:
    """Take the countries of rows that name none from the places that they tell in one cell."""
    return [
        (country_in(place) or held) if place and is_null(held) else held
        for held, place in zip(countries, places, strict=True)
    ]


def _written_as(name: str, part: str) -> str:
    """Write a particle in capitals where the name is: both are taken for shouted, or none."""
    if name.isupper():
        return part.upper()
    return part.lower() if part.isupper() else part


def _led(columns: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
    """Take the first value of each row; what differs from it comes second, joined."""
    first: list[str] = []
    rest: list[str] = []
    for row in zip(*columns, strict=True):
        kept = [cell for cell in dict.fromkeys(row) if cell and not is_null(cell)]
        first.append(kept[0] if kept else row[0])
        rest.append(BETWEEN.join(kept[1:]))
    return first, rest


def _strictest(columns: Sequence[Sequence[str]]) -> list[str]:
    """Take the strictest cell of each row: an opt-out is never lost."""
    distinct = list({cell for column in columns for cell in column})
    flags = dict(zip(distinct, map(VALUE, clean_flag(distinct)), strict=True))
    first, _ = _led(columns)
    found = []
    for strictest, *row in zip(first, *columns, strict=True):
        found.append(strictest)
        for cell in row:
            if stricter(flags[cell], flags[found[-1]]):
                found[-1] = cell
    return found


def _joined(columns: Sequence[Sequence[str]]) -> list[str]:
    return [
        BETWEEN.join([cell for cell in row if cell and not cell.isspace()])
        for row in zip(*columns, strict=True)
    ]


def worded(cells: Sequence[str], words: Mapping[str, str]) -> list[str]:
    """Write a vendor's or a user's words as ours; a wish not to be contacted stays one."""
    known = {
        cell: cell if is_wish(cell) else words.get(cell.strip().casefold(), cell)
        for cell in set(cells)
    }
    return [known[cell] for cell in cells]


def _extra(plan: Plan, columns: Sequence[Sequence[str]]) -> list[str | None]:
    """Write the custom cells of each row as JSON; columns without any value cost nothing."""
    rows = len(columns[0]) if columns else 0
    kept = [
        (column.header, cells)
        for column, cells in zip(plan.columns, columns, strict=True)
        if column.is_custom and any(cells)
    ]
    if not kept:
        return [None] * rows
    headers = [header for header, _ in kept]
    written = list(zip(*(cells for _, cells in kept), strict=True))
    known = {
        row: _json(
            {
                header: cell
                for header, cell in zip(headers, row, strict=True)
                if cell and not cell.isspace()
            }
        )
        for row in set(written)
    }
    return [known[row] for row in written]


def _json(cells: dict[str, str]) -> str | None:
    import orjson  # noqa: PLC0415  (only rows need it)

    if not cells:
        return None
    try:
        return orjson.dumps(cells).decode()
    except TypeError:  # half of a surrogate pair is no text that JSON can hold
        whole = {_whole(header): _whole(cell) for header, cell in cells.items()}
        return orjson.dumps(whole).decode()


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
