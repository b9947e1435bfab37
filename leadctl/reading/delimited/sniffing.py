"""Which dialect a sample is written in: the one under which most rows are alike and make sense."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from leadctl.fields import header_key, synonyms
from leadctl.reading.cells.dialect import CANDIDATES, ESCAPE, NONE, QUOTES, Dialect, cut_anyhow
from leadctl.reading.cells.models import traits
from leadctl.reading.cells.swallowed import is_even
from leadctl.reading.tabling.headers import is_likely, knows_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOOKED = 60
"""Rows whose values are looked at; the widths of all rows count."""

_TOP = 20
"""Lines that may stand above a table without being cut by its delimiter."""

_NARROW, _MOSTLY, _CLEAR = 3, 0.6, 0.9
_WORTH = 0.3
"""How much of a score sensible values are worth; the rest are equal widths."""

_RARE = ("^", "~")
"""Delimiters of database dumps, asked for where no other one parts anything."""

_END = r"[,;\t|\r\n]|$"
_ESCAPED = re.compile(rf"""(?<!\\)\\(?:"(?!"|{_END})|'(?!'|{_END})|(?:""|'')(?={_END}))""")
_DOUBLED = re.compile(rf"""[^"\\,;\t|\r\n]""[^"]|\\""(?:"|(?!{_END}))""")
"""A quote inside a cell in either way; one that ends a cell behind a backslash tells nothing."""

_BARE = re.compile(rf'(?<!\\)\\"(?!"|{_END})')
"""An escaped quote in the middle of a cell: by the letter only a cell without quotes has that."""

_PLAIN = frozenset({"text"})
_ONE_WORD = frozenset({"email", "url"})
_TELLING = frozenset({"email", "url", "date", "time", "number", "phone"})


class _Tried(NamedTuple):
    """What a delimiter makes of a sample.

    Attributes:
        rows: those of the usual width.
        score: how good they are, 0 to 1.
        looked: how many rows there were.
        parts_top: whether the first one has several cells.
    """

    rows: list[list[str]]
    score: float
    looked: int = 0
    parts_top: bool = False


def detect(lines: Sequence[str], delimiter: str = "") -> Dialect:
    """Find how a sample is cut.

    Args:
        lines: the first ones of a text, from the first that is not blank.
        delimiter: what the user or the file says; found when empty.
    """
    escape = _escape(lines)
    plain = Dialect(escape=escape).all_encoded(lines)
    best = delimiter or _delimiter(plain)
    if best == NONE:
        return Dialect(NONE)
    if escape and not any(map(_BARE.search, lines)) and _all_fit(lines, best):
        escape, plain = "", lines
    if frees := _are_escaped(plain, best):
        escape, plain = ESCAPE, Dialect(best, escape=ESCAPE, frees=True).all_encoded(lines)
    quote = _quote(plain, best)
    found = Dialect(best, quote=quote, escape=escape if quote or frees else "", frees=frees)
    tried = _try(found.all_encoded(lines), best, quote)
    width = len(tried.rows[0]) if tried.rows else 0
    why = f"{len(tried.rows):,} of the first {tried.looked:,} rows have {width} cells"
    spaced = _has_spaces(plain, found, tried.rows)
    return replace(found, skip_space=spaced, why=why)


def _are_escaped(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether a backslash before a delimiter makes it text: no row with one fits otherwise.

    Args:
        lines: without escaped quotes.
        delimiter: what parts cells.
    """
    told = [line for line in lines if f"{ESCAPE}{delimiter}" in line]
    if not told:
        return False
    hidden = Dialect(delimiter, escape=ESCAPE, frees=True)
    tried = _try(hidden.all_encoded(lines), delimiter, hidden.quote)
    if len(tried.rows) <= len(_try(lines, delimiter, hidden.quote).rows):
        return False
    width = len(tried.rows[0])
    as_found = Counter(map(len, cut_anyhow(told, delimiter)))
    freed = Counter(map(len, hidden.cut_loosely(told)))
    return not as_found[width] and freed[width] * 2 > len(told)


def _all_fit(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether rows are cut evenly by the letter: then a backslash at an end is just one."""
    try:
        widths = {len(row) for row in Dialect(delimiter).cut(lines) if row}
    except csv.Error:
        return False
    return len(widths) == 1


def _delimiter(lines: Sequence[str]) -> str:
    if _are_mailboxes(lines):
        return NONE
    even = [one for one in CANDIDATES if is_even(lines, Dialect(one))]
    if len(even) == 1 and not _parts_each(lines, even[0]):
        return even[0]  # whatever the lines in its quoted cells look like
    tries = {one: list(_tries(lines, one)) for one in CANDIDATES}
    best = max(tries, key=lambda one: max(way.score for way in tries[one]))
    way = max(tries[best], key=lambda way: way.score)
    if way.parts_top:
        return best
    named = [one for one, ways in tries.items() if any(map(_is_named, ways))]
    if len(named) == 1:
        return named[0]  # another one parts the values of a column, each into as many
    if _is_spaced(lines, len(way.rows[0]) if way.rows else 1):
        return " "
    return best if way.score > 0 else next((one for one in _RARE if _parts_all(lines, one)), NONE)


_MAILBOX = re.compile(
    r'\s*(?:"[^"<>@]+"\s*|[^"<>@,;|\t]+)<[^<>@\s]+@[^<>@\s]+>\s*'  # RFC 5322, 3.4
)
_BARE_MAILBOX = re.compile(r"\s*<?[^<>@\s,;|]+@[^<>@\s,;|]+>?\s*")


def _are_mailboxes(lines: Sequence[str]) -> bool:
    """Tell whether each line is an address behind a name, as mail programs write it.

    The blanks between and the comma in `"Doe, Jane" <jane@acme.io>` part nothing. Lines without a
    name may stand among them.
    """
    rows = [line for line in lines if line.strip()]
    named = sum(_MAILBOX.fullmatch(line) is not None for line in rows)
    bare = sum(_BARE_MAILBOX.fullmatch(line) is not None for line in rows)
    return named > 0 and named + bare == len(rows)


def _is_named(way: _Tried) -> bool:
    """Tell whether all rows are of one width, and the first may name columns: it is no sentence."""
    if not way.parts_top or not way.looked == len(way.rows) > 1:
        return False
    top = way.rows[0]
    names = knows_any(top) or all(cell[:1].strip() for cell in top)
    return names and not any(traits(cell)[2] in _TELLING for cell in top)


def _parts_each(lines: Sequence[str], but: str) -> bool:
    """Tell whether another delimiter stands in each line equally often, whatever quotes say."""
    others = (one for one in CANDIDATES if one != but)
    counts = ({line.count(one) for line in lines if line.strip()} for one in others)
    return any(len(found) == 1 and found.isdisjoint({0, 1}) for found in counts)


def _tries(lines: Sequence[str], delimiter: str) -> Iterator[_Tried]:
    """Try a delimiter with each kind of quotes, and with escapes where it has them."""
    if _are_escaped(lines, delimiter):
        lines = Dialect(delimiter, escape=ESCAPE, frees=True).all_encoded(lines)
    text = "".join(lines)
    for quote in ("", *(one for one in QUOTES if one in text)):
        yield _try(Dialect(delimiter, quote=quote).all_encoded(lines), delimiter, quote)


def _parts_all(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether a rare delimiter parts the first line, and nearly all others as often."""
    if not lines or delimiter not in lines[0]:
        return False
    way = _try(lines, delimiter, '"')
    return way.parts_top and len(way.rows) >= max(2, _CLEAR * way.looked)


def _try(lines: Sequence[str], delimiter: str, quote: str) -> _Tried:
    """Rate a delimiter from 0 to 1; one that does not part the top of a table is none at all."""
    rows = [row for row in cut_anyhow(lines, delimiter, quote) if "".join(row).strip()]
    widths = Counter(map(len, rows))
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    if rows and len(rows[0]) > 1 and width != len(rows[0]) and count < _MOSTLY * len(rows):
        width = len(rows[0])
    fitting = [row for row in rows if len(row) == width or _ends_blank(row, width)]
    share = len(fitting) / max(len(rows), 1)
    if width < 2 or not (len(rows[0]) > 1 or _stands_below(rows, width, share)):  # noqa: PLR2004
        return _Tried([], 0.0)
    if len(rows[0]) == 1 and _is_headed(lines, rows, width, delimiter):
        return _Tried([], 0.0)
    score = share * (1 - 0.5 / width) * (1 - _WORTH + _WORTH * _sense(fitting[:_LOOKED]))
    return _Tried(fitting, score, len(rows), len(rows[0]) > 1)


def _ends_blank(row: Sequence[str], width: int) -> bool:
    return len(row) > width and not "".join(row[width:]).strip()


def _stands_below(rows: Sequence[Sequence[str]], width: int, share: float) -> bool:
    """Tell whether a table begins below some lines that its delimiter does not part."""
    first = next(at for at, row in enumerate(rows) if len(row) == width)
    return width >= _NARROW and share >= _MOSTLY and first <= _TOP


def _is_headed(
    lines: Sequence[str], rows: Sequence[Sequence[str]], width: int, delimiter: str
) -> bool:
    """Tell the header of one column, in whose values a delimiter stands, from a title.

    It stands right above a row that names no columns: `Address` above `4 High St, 10115 Ulm, DE`.
    """
    top = rows[1] if len(rows) > 1 else []
    if len(top) != width or not lines[1].strip() or is_likely(top):
        return False
    if any(traits(cell)[2] == "email" for row in rows[:_LOOKED] for cell in row):
        return False  # somebody's rows
    if header_key(lines[0]) in synonyms():
        return True
    spaced = all(line.count(delimiter) == line.count(f"{delimiter} ") for line in lines)
    return spaced and any(sign.isdigit() for cell in top for sign in cell)


def _sense(rows: Sequence[Sequence[str]]) -> float:
    """Give the share of cells that are a value of some kind rather than any text."""
    cells = [cell for row in rows for cell in row if cell.strip()]
    return sum(traits(cell)[2] not in _PLAIN for cell in cells) / max(len(cells), 1)


def _is_spaced(lines: Sequence[str], others: int) -> bool:
    """Tell whether blanks part cells: only where all rows agree, and not on words alone.

    Args:
        lines: the first ones of a text.
        others: how many cells another delimiter gives most of its rows, but not the first.
    """
    rows = [row for row in cut_anyhow(lines, " ") if "".join(row).strip()]
    widths = Counter(map(len, rows))
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    if width < max(_NARROW, others) or count < max(_NARROW, _CLEAR * len(rows)):
        return False
    cells = [cell for row in rows[:_LOOKED] if len(row) == width for cell in row]
    if sum(cell.endswith(CANDIDATES) for cell in cells) * 2 > len(cells):
        return False  # the blank goes with another delimiter
    kinds = {traits(cell)[2] for cell in cells}
    if any(_QUOTED_BLANK.search(line) for line in lines):
        return True  # nothing else asks for quotes around it
    return len(rows[0]) == width and bool(kinds & _ONE_WORD or len(kinds & _TELLING) > 1)


_QUOTED_BLANK = re.compile(r'(?:^|\s)"[^"\s][^"]* [^"]*"\s')
"""A cell in quotes with a blank in it, as `"Acme Inc"` in `Jo Poe "Acme Inc" Rome`."""


def _quote(lines: Sequence[str], delimiter: str) -> str:
    """Find the quote: another one than usual must explain what the usual one does not."""
    usual = _try(lines, delimiter, '"')
    double = _pairs(lines, delimiter, '"')
    cells = sum(line.count(delimiter) + 1 for line in lines)
    for quote in QUOTES[1:]:
        alike = Dialect(delimiter, quote=quote).all_encoded(lines)
        pairs = _pairs(alike, delimiter, quote)
        if pairs > 1 and double < pairs:
            tried = _try(alike, delimiter, quote)
            fits = tried.score > usual.score * 1.02 and len(tried.rows) > len(usual.rows)
            if fits or pairs > _CLEAR * cells:
                return quote
    opened = sum(line.count(f'{delimiter}"') + line.startswith('"') for line in lines)
    literal = opened >= _NARROW and not double
    return "" if literal and _try(lines, delimiter, "").score > usual.score * 1.1 else '"'


def _pairs(lines: Sequence[str], delimiter: str, quote: str) -> int:
    """Count the cells that stand in quotes; 0 where as many are only opened by one."""
    start, end = rf"(?:^|{re.escape(delimiter)} ?)", rf"(?:{re.escape(delimiter)}|[\r\n]*$)"
    text = "".join(lines)
    if quote not in text:
        return 0
    opened = len(re.findall(rf"{start}{quote}(?!{quote})", text, re.MULTILINE))
    whole = rf"{start}{quote}(?:[^{quote}]|{quote}{quote}|\0.)*{quote}(?={end})"
    pairs = len(re.findall(whole, text, re.MULTILINE))
    return pairs if pairs * 2 > opened else 0


def _escape(lines: Sequence[str]) -> str:
    """Tell whether a backslash stands before the quotes inside cells, or quotes are doubled."""
    text = "".join(line for line in lines if "\\" in line)
    inside = len(re.findall(_ESCAPED, text))
    doubled = len(re.findall(_DOUBLED, "".join(lines)))
    return "\\" if inside > doubled else ""


def _has_spaces(lines: Sequence[str], dialect: Dialect, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether blanks stand beside delimiters: `Jane, "Acme, Inc"`, `"Jane" ,"Acme, Inc"`."""
    delimiter, quote = dialect.delimiter, dialect.quote or '"'
    text = "".join(dialect.all_encoded(lines))
    for blank, none in (
        (f"{delimiter} {quote}", f"{delimiter}{quote}"),
        (f"{quote} {delimiter}", f"{quote}{delimiter}"),
    ):
        if text.count(blank) > text.count(none):
            return True
    cells = [cell for row in rows[:_LOOKED] for cell in row[1:] if cell]
    return len(rows) >= _NARROW and bool(cells) and all(cell.startswith(" ") for cell in cells)
