"""From cleaned cells to the columns of a lead, as the store keeps them, for many rows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from leadctl.cleaning.cleaned import DERIVED, EMPTY, FLAGS, VALUE, Values
from leadctl.fields import DERIVABLE, FIELDS
from leadctl.vocabulary import phone_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned

_Asked = TypeVar("_Asked")
_Said = TypeVar("_Said")

VERDICT_COLUMNS = (
    "email_status",
    "email_reason",
    "email_flags",
    "phone_status",
    "phone_reason",
    "phone_type",
)
"""What the judgement of the main address and number leaves beside them."""

DERIVED_FIELDS = "derived"
"""The column that names the fields of a lead which were read from other ones, blanks between."""

VALUE_COLUMNS = (
    *(f.name for f in FIELDS if f.name != "lead_id"),
    *VERDICT_COLUMNS,
    DERIVED_FIELDS,
)
"""Every column of a lead that its records' cells decide."""

FALLBACKS = {
    "email": ("personal_email",),
    "phone": ("work_phone", "mobile_phone", "home_phone", "company_phone"),
}
"""Where the main address and number come from when the file names no main one."""

OVERFLOWS = {
    many.name: [field.name for field in FIELDS if field.overflow == many.name]
    for many in FIELDS
    if many.many
}
"""Many-valued field -> the fields whose further values it takes."""


def project(
    cells: Mapping[str, Sequence[Cleaned]],
    count: int,
    pack: Callable[[list[str]], str],
    values: Values | None = None,
) -> dict[str, list[str | None]]:
    """Lay out the cells of `count` rows under VALUE_COLUMNS.

    Args:
        cells: field -> one Cleaned a row; a field that is absent is empty.
        count: number of rows.
        pack: how a list of values is written into one column.
        values: those of `cells`, where they are at hand.

    Returns:
        column -> one value a row, None where there is none.
    """
    blank: list[str | None] = [None] * count
    columns: dict[str, list[str | None]] = dict.fromkeys(VALUE_COLUMNS, blank)
    values = Values(cells) if values is None else values
    for name in cells:
        if name in columns and name not in OVERFLOWS:
            columns[name] = values[name]
    for main in FALLBACKS:
        _judge(columns, main, _main(cells, main, count))
    for name in OVERFLOWS:
        columns[name] = _packed(cells, name, count, pack, columns)
    columns[DERIVED_FIELDS] = _derived(cells) or blank
    return columns


def _derived(cells: Mapping[str, Sequence[Cleaned]]) -> list[str | None]:
    """Name the fields of each row that were derived; nothing where none of any row was."""
    names = [name for name in DERIVABLE if name in cells]

    def told(each: tuple[tuple[str, ...], ...]) -> str | None:
        pairs = zip(names, each, strict=True)
        return " ".join([name for name, flags in pairs if DERIVED in flags]) or None

    return _of_few(told, zip(*(map(FLAGS, cells[name]) for name in names), strict=True))


def _of_few(tell: Callable[[_Asked], _Said], asked: Iterable[_Asked]) -> list[_Said]:
    """What is told of each; of flags and rows of them there are few, and each is asked of once."""
    return list(map(_Once(tell).__getitem__, asked))


class _Once(dict[_Asked, _Said]):
    """A dictionary that makes what it lacks."""

    def __init__(self, make: Callable[[_Asked], _Said]) -> None:
        self._make = make

    def __missing__(self, key: _Asked) -> _Said:
        self[key] = made = self._make(key)
        return made


def _main(cells: Mapping[str, Sequence[Cleaned]], main: str, count: int) -> list[Cleaned]:
    """The main cell of each row, taken from a fallback where it is empty."""
    chosen = list(cells.get(main) or [EMPTY] * count)
    for name in FALLBACKS[main]:
        spare = cells.get(name)
        if spare:
            pairs = zip(chosen, spare, strict=True)
            chosen = [old if old.value is not None else new for old, new in pairs]
    return chosen


def _judge(columns: dict[str, list[str | None]], main: str, chosen: list[Cleaned]) -> None:
    columns[main] = list(map(VALUE, chosen))
    columns[f"{main}_status"] = [
        (cell.verdict or "unknown") if cell.value is not None else "missing" for cell in chosen
    ]
    columns[f"{main}_reason"] = [
        (cell.reason or None) if cell.value is not None else None for cell in chosen
    ]
    if main == "email":
        shown = [cell if cell.value else EMPTY for cell in chosen]
        columns["email_flags"] = _of_few(_flags, map(FLAGS, shown))
    else:
        columns["phone_type"] = _of_few(_phone_type, map(FLAGS, chosen))


def _phone_type(flags: Sequence[str]) -> str | None:
    return phone_type(flags) or None


def _flags(flags: Sequence[str]) -> str | None:
    return " ".join(flag for flag in flags if flag != DERIVED) or None


def _packed(
    cells: Mapping[str, Sequence[Cleaned]],
    name: str,
    count: int,
    pack: Callable[[list[str]], str],
    columns: Mapping[str, Sequence[str | None]],
) -> list[str | None]:
    """All values of a many-valued field and of the fields that overflow into it, each once."""
    feeders = OVERFLOWS[name]
    sources = [cells[f] for f in feeders if f in cells]
    own = cells.get(name) or [EMPTY] * count
    shown = [columns[f] for f in feeders]
    packed: list[str | None] = [None] * count
    for row in _holding(own, sources):
        elsewhere = {column[row] for column in shown}
        values = [v for v in _values(own[row], row, sources) if v not in elsewhere]
        packed[row] = pack(list(dict.fromkeys(values))) if values else None
    return packed


def _holding(own: Sequence[Cleaned], sources: Sequence[Sequence[Cleaned]]) -> set[int]:
    """The rows with a value of their own, or with several in a cell that can spill over."""
    rows = {row for row, cell in enumerate(own) if cell is not EMPTY and cell.values}
    for source in sources:
        rows.update(row for row, cell in enumerate(source) if cell.more)
    return rows


def _values(cell: Cleaned, row: int, sources: Sequence[Sequence[Cleaned]]) -> list[str]:
    values = cell.values
    for source in sources:
        more = source[row].more
        if more:
            values.extend(one.value for one in more if one.value is not None)
    return values
