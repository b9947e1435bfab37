"""JSON as a table: the keys of all objects are the columns, as they first appear.

A text is walked twice, for its keys and for its rows, so that memory stays flat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.reading.chunks import Opened, Row, gathered
from leadctl.reading.json_objects import Found, Keys, Source, on_lines, survey
from leadctl.reading.json_values import decoded
from leadctl.reading.lines import Tally
from leadctl.rows import Reject, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GOES_ON = ("{", "[", ",", ":")
"""How a line ends in the midst of a document."""


def open_json(source: Source, first: Sequence[str], wanted: str, tally: Tally) -> Opened:
    """Give the objects of a JSON text as rows.

    Args:
        source: the file.
        first: its first lines.
        wanted: name of the list inside a document, empty for the only one.
        tally: counts what is passed over.

    Raises:
        DataError: a document is broken, or holds no list or several.
        UsageError: it holds no list called `wanted`.
    """
    encoding = source.encoding
    if not wanted and _is_lines(first):
        keys, key, kind = Keys().add(on_lines(source, Tally()), source.name), "", "jsonl"
        found = on_lines(source, tally)
    else:
        document = survey(source, wanted)
        keys, key, kind = document.keys, document.key, "json"
        found = document.objects(source, tally)
    notes = encoding.notes if keys.rising else (*encoding.notes, "lines are numbers of objects")
    shape = Shape(encoding.name.removesuffix("-sig"), "", 1, notes, kind, key)
    columns = list(keys.columns)
    return Opened(columns, gathered(_rows(found, columns, tally), len(columns)), shape)


def _is_lines(first: Sequence[str]) -> bool:
    """Tell one object a line from a document; a broken first line shall not hide it."""
    lines = [line.lstrip("\ufeff").strip() for line in first]
    lines = [line for line in lines if line]
    if len(lines) < 2 or not lines[0].startswith("{"):  # noqa: PLR2004 - one line may be both
        return False
    if type(decoded(lines[0])) is tuple:
        return True
    whole = any(type(decoded(line)) is tuple for line in lines[1:])
    return whole and not lines[0].endswith(_GOES_ON)


def _rows(
    found: Iterable[Found | Reject], columns: Sequence[str], tally: Tally
) -> Iterator[Row | Reject]:
    for one in found:
        if isinstance(one, Reject):
            yield one
        elif any(map(str.strip, one.cells.values())):
            yield Row(one.line, [one.cells.get(column, "") for column in columns])
        else:
            tally.blank += 1
