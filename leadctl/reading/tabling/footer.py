"""Totals, remarks and titles that reports write between their rows and below the last one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.reading.cells.dialect import Dialect
from leadctl.reading.encodings.lines import line_ends
from leadctl.rows import Reject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leadctl.rows import Chunk

_TOTALS = (
    r"(?:(?:grand|sub)[ -]?)?(?:totals?|totale?|totalt|totaal|gesamt(?:summe)?|sum|summe|summa"
    r"|somme|soma|suma|razem|celkem|yhteensä|toplam|итого|всего|合計|合计|总计|總計)"
)
_THINGS = r"(?:records?|rows?|contacts?|leads?|entries|results?|people|items|datensätze|kontakte)"
_FOOTER = re.compile(
    rf"{_TOTALS}\s*(?:[:=(].*|\d.*|(?:number|count|of|{_THINGS})\b.*)?"
    r"|(?:report )?(?:generated|exported|downloaded|printed|created) (?:by|on|at|from|with)\b.*"
    rf"|{_THINGS}\s*[:=]\s*[\d.,]+|\(?[\d.,]+ {_THINGS}(?: (?:exported|found|total))?\)?"
    r"|end of (?:report|file|list|data)\W*|# ?(?:end|eof)\b.*|eof|\x1a+"
    r"|page \d+(?: of \d+)?|(?:copyright|©|\(c\) ?\d).*"
    r"|confidential(?: information)?\W*(?:do not distribute\W*)?",
    re.IGNORECASE | re.DOTALL,
)

_TOTAL = re.compile(rf"{_TOTALS}\s*:?|gesamtergebnis", re.IGNORECASE)
_SUM_WORDS = ("total", "totaal", "gesamt", "ergebnis", "summe", "summa", "suma", "razem")
_SUM_SIGNS = (*_SUM_WORDS, "soma", "somma", "součet", "小", "итог")
"""What every name of a sum holds: columns without are not looked at any closer."""

_SUBTOTAL = re.compile(
    rf"(?P<of>.*\S)\s+(?:sub-?)?(?:{'|'.join(_SUM_WORDS)}|totale)", re.IGNORECASE
)
"""How pivot tables call the sum of a group: by its value, and a word."""

_SUM = re.compile(
    r"(?:sub|sous|zwischen|tussen|del|väli|mezi)[ -]?(?:totals?|totale|totaux|totaal|summen?|summa"
    r"|součet)\s*:?|(?:suma|soma|somma) (?:parcial|parziale|częściowa)|(?:total|totale) (?:parcial"
    r"|parziale|partiel)|小計|小计|промежуточный итог",
    re.IGNORECASE,
)
"""How a report calls the sum of a group whose name stands above it."""

_FIGURE = re.compile(r"[-+(]?[$€£]?\s?\d[\d.,'\s]*[%€)]?")
_LABELS = 3
"""Columns in which a group may stand."""


def reject_asides(chunk: Chunk, dialect: Dialect | None = None) -> None:
    """Move sums and names of groups, and titles above a header that stands again, to the rejects.

    Args:
        chunk: changed in place.
        dialect: of the text that it comes from, None for no text.
    """
    labels = [column for column in chunk.columns[:_LABELS] if _may_sum_up(column)]
    sums = _subtotals(chunk, labels) if labels else {}
    reject_rows(chunk, {**sums, **_titles(chunk)}, dialect)
    again = {one.line for one in chunk.rejects if one.reason == "repeated_header"}
    chunk.rejects[:] = [
        one._replace(reason="above_header")
        if one.line + 1 in again and one.reason == "too_few_cells" and _is_alone(one.raw)
        else one
        for one in chunk.rejects
    ]


def _may_sum_up(column: Sequence[str]) -> bool:
    text = "\n".join(column).lower()
    return any(sign in text for sign in _SUM_SIGNS)


def _subtotals(chunk: Chunk, labels: Sequence[Sequence[str]]) -> dict[int, str]:
    """Find rows such as `Acme Total, 3` below rows with `Acme` in that column, or `Subtotal, 3`."""
    found = _groups(chunk, labels)
    for column in labels:
        groups = {cell.strip() for cell in column}
        for at, cell in enumerate(column):
            match = _SUBTOTAL.fullmatch(cell.strip())
            if match and match["of"] in groups and _are_figures(chunk, at, column):
                found[at] = "subtotal"
    return found


def _groups(chunk: Chunk, labels: Sequence[Sequence[str]]) -> dict[int, str]:
    """Find rows such as `Subtotal, 3`, and the names of groups, which begin them or follow sums."""
    found = {
        at: "subtotal"
        for column in labels
        for at, cell in enumerate(column)
        if _SUM.fullmatch(cell.strip()) and _are_figures(chunk, at, column)
    }
    names = {at + 1 for at in found if at + 1 < len(chunk.lines)} | ({0} if found else set())
    return found | {at: "group" for at in names - found.keys() if _is_name(chunk, at)}


def _is_name(chunk: Chunk, at: int) -> bool:
    """Tell whether a row is one value among the first columns, and no way to reach somebody."""
    told = "".join(column[at] for column in chunk.columns[:_LABELS]).strip()
    reaches = "@" in told or sum(map(str.isdecimal, told)) >= _NUMBER
    return _is_one_value(chunk, at) and bool(told) and not reaches


_NUMBER = 5
"""Digits of the shortest number that could be a phone's."""


def _is_one_value(chunk: Chunk, at: int) -> bool:
    return len(chunk.columns) > 1 and sum(bool(column[at].strip()) for column in chunk.columns) == 1


def _are_figures(chunk: Chunk, at: int, label: Sequence[str]) -> bool:
    """Tell whether a row has figures beside its label, and nothing else."""
    cells = [column[at].strip() for column in chunk.columns if column is not label]
    told = list(filter(None, cells))
    return bool(told) and all(map(_FIGURE.fullmatch, told))


def _titles(chunk: Chunk) -> dict[int, str]:
    """Find rows of a single value right above a header that stands again."""
    above = {one.line - 1 for one in chunk.rejects if one.reason == "repeated_header"}
    if not above:
        return {}
    return {
        at: "above_header"
        for at, line in enumerate(chunk.lines)
        if line in above and _is_one_value(chunk, at)
    }


def reject_rows(chunk: Chunk, reasons: Mapping[int, str], dialect: Dialect | None) -> None:
    """Move rows to the rejects, which stay in the order of their lines.

    Args:
        chunk: changed in place.
        reasons: place of a row -> why it is none.
        dialect: of the text that it comes from, None for no text.
    """
    if not reasons:
        return
    rows = list(zip(*chunk.columns, strict=True))
    written = (dialect or Dialect()).written
    moved = [Reject(chunk.lines[at], "", why, written(rows[at])) for at, why in reasons.items()]
    chunk.rejects[:] = sorted([*chunk.rejects, *moved], key=lambda reject: reject.line)
    keep = [at for at in range(len(rows)) if at not in reasons]
    chunk.lines[:] = [chunk.lines[at] for at in keep]
    for column in chunk.columns:
        column[:] = [column[at] for at in keep]


def reject_footer(chunk: Chunk, dialect: Dialect | None = None) -> None:
    """Move the footers that end a chunk from its rows to its rejects.

    Only what stands alone in the first cell can be one, or a total with figures behind it, and only
    where no row follows. Below a blank line all that stands alone is one, such as a greeting.

    Args:
        chunk: the last one of a file; changed in place.
        dialect: of the text that it comes from, None for no text.
    """
    found: list[Reject] = []
    while len(chunk.columns) > 1 and (chunk.lines or chunk.rejects):
        last = _last_remark(chunk, dialect or Dialect())
        if last is None:
            break
        found.append(last)
    ends = any(one.reason == "footer" for one in found) or (
        bool(found) and _is_below_blank(chunk, found[-1].line)
    )
    chunk.rejects.extend(one._replace(reason="footer") if ends else one for one in reversed(found))


def reject_notes(chunk: Chunk, dialect: Dialect | None = None) -> None:
    """Move notes below a blank row, such as `Signed by, Kim`, to the rejects.

    Args:
        chunk: the last one of a table whose rows stand on lines of their own; changed in place.
        dialect: of the text that it comes from, None for no text.
    """
    reject_rows(chunk, _notes_below(chunk), dialect)


def _notes_below(chunk: Chunk) -> dict[int, str]:
    """Find rows below a blank one that lack what all rows above have."""
    last = len(chunk.lines)
    if len(chunk.columns) < _LABELS:
        return {}
    for start in range(max(last - _NOTES, _NOTES), last):
        if _follows_blank(chunk, start):
            full = [column for column in chunk.columns if all(map(str.strip, column[:start]))]
            rows = [[column[at].strip() for column in chunk.columns] for at in range(start, last)]
            lacks = all(any(not one[at].strip() for one in full) for at in range(start, last))
            if lacks and all(map(_is_note, rows)):
                return dict.fromkeys(range(start, last), "footer")
    return {}


_NOTES = 5
"""Rows that a list must have before its last ones may be notes, and most of these."""


def _is_note(cells: Sequence[str]) -> bool:
    told = list(filter(None, cells))
    return len(told) < _LABELS and not any("@" in cell for cell in told)


def _follows_blank(chunk: Chunk, at: int) -> bool:
    """Tell whether only blank lines stand between a row and the one before it."""
    inside = sum(line_ends(column[at - 1]) for column in chunk.columns)
    between = range(chunk.lines[at - 1] + inside + 1, chunk.lines[at])
    return bool(between) and not any(reject.line in between for reject in chunk.rejects)


def _is_below_blank(chunk: Chunk, line: int) -> bool:
    """Tell whether a blank line stands between the last row or reject of a chunk and a line."""
    ends = [one.line + line_ends(one.raw) for one in chunk.rejects[-1:]]
    if chunk.lines:
        ends.append(chunk.lines[-1] + sum(line_ends(column[-1]) for column in chunk.columns))
    return bool(ends) and max(ends) + 1 < line


def _last_remark(chunk: Chunk, dialect: Dialect) -> Reject | None:
    """Take the last row off a chunk if it is a footer, or a cell alone that may be one's part."""
    lines, columns, rejects = chunk
    if rejects and (not lines or rejects[-1].line > lines[-1]):
        last = rejects[-1]
        ends = _is_footer(last.raw) or _is_total(_BETWEEN.split(last.raw))
        if last.reason != "too_few_cells" or not (ends or _is_alone(last.raw)):
            return None
        return rejects.pop()._replace(reason="footer" if ends else last.reason)
    row = [column[-1] for column in columns]
    alone = not "".join(row[1:]).strip() and _is_footer(row[0])
    if not (alone or _is_total(row)):
        return None
    for column in columns:
        column.pop()
    return Reject(lines.pop(), "", "footer", dialect.written(row))


def _is_footer(text: str) -> bool:
    return _FOOTER.fullmatch(text.strip(' \t\r\n",;|*-')) is not None


def _is_total(cells: Sequence[str]) -> bool:
    """Tell whether a row is a total: its first value says so, and the others are figures."""
    told = [cell.strip(' "') for cell in cells if cell.strip(' "')]
    return (
        len(told) > 1 and bool(_TOTAL.fullmatch(told[0])) and all(map(_FIGURE.fullmatch, told[1:]))
    )


_BETWEEN = re.compile(r"[,;\t|]")


def _is_alone(text: str) -> bool:
    """Tell whether a line is one cell: reports end with their name, and that of the company."""
    return not any(sign in text.strip('" ,;\t|') for sign in ",;\t|")


def as_text(row: Sequence[str]) -> str:
    """Write a row of no text as it can be read again, with commas."""
    return Dialect().written(row)
