"""Text for terminals: made harmless, measured, aligned, and now and then coloured."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

GAP = "  "
"""Between the columns of a table."""


_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0 and C1 controls, among them the escape character
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of text (UAX 9)
    "\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # shown as nothing; joiners stay, for emoji
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates, tags
)


def safe(text: str) -> str:
    """Drop what a terminal might obey or hide; line ends and tabs become one space."""
    return text if text.isprintable() else _HIDDEN.sub("", _BREAKS.sub(" ", text))


_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u2000-\u200c\u200e\u200f\u202a-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffc"
    "\U000e0000-\U000e007f]"
)
"""Signs that look like nothing or like a plain blank; joiners stay, for emoji."""


def unveiled(text: str) -> str:
    """Name the signs of a text that nobody sees: `Ja<soft hyphen>ne`."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(_named, text)


def _named(sign: re.Match[str]) -> str:
    return f"<{unicodedata.name(sign[0], '').lower() or f'U+{ord(sign[0]):04X}'}>"


def count(number: int) -> str:
    """Write a count for people: 1204 as `1,204`."""
    return f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """Write a count with its noun: `1 lead`, `1,204 leads`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


RANGES_NAMED = 20
"""Ranges of numbers that people are told; the rest is counted."""


def more(there: int, told: int) -> str:
    """Say behind what is told that there is more."""
    return " ..." if there > told else ""


def ranges(numbers: Sequence[int]) -> str:
    """Name rising numbers by their ranges: `1-4, 7`."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1][1:] = [number]
        else:
            found.append([number])
    told = ["-".join(map(str, one)) for one in found[:RANGES_NAMED]]
    more = len(found) - len(told)
    return ", ".join(told) + (f" and {counted(more, 'more range')}" if more else "")


def width(text: str) -> int:
    """Tell how many columns a terminal uses for `text`."""
    if text.isascii():
        return len(text)
    return sum(_width_of(character) for character in text)


def _width_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, room: int) -> str:
    """Shorten text to `room` columns; what was cut off is marked by three dots."""
    if len(text) > 2 * room:  # so that no width of megabytes is taken
        text = text[: 2 * room]
    elif width(text) <= room:
        return text
    kept = text[: max(room - 3, 0)]
    while kept and width(kept) > room - 3:
        kept = kept[:-1]
    return f"{kept}..."


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """Fill `text` with spaces up to a number of columns."""
    fill = " " * (columns - width(text))
    return fill + text if right else text + fill


def aligned(
    rows: Iterable[Sequence[str]], widths: Sequence[int], right: Sequence[bool]
) -> Iterable[str]:
    """Lay rows out in columns; a cell that is too wide pushes the rest of its line."""
    for row in rows:
        cells = zip(row, widths, right, strict=True)
        yield GAP.join(padded(cell, size, right=at) for cell, size, at in cells).rstrip()


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person is watching."""
    return stream is not None and not stream.closed and stream.isatty()


def painted(text: str, code: str, stream: TextIO | None) -> str:
    """Colour `text` for a terminal, unless `NO_COLOR` (https://no-color.org) asks not to.

    Args:
        text: what to colour.
        code: of ECMA-48's SGR, such as `31` for red.
        stream: where it will be written.
    """
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plain or not is_terminal(stream) else f"\x1b[{code}m{text}\x1b[0m"


def columns() -> int:
    """Tell how wide the terminal is; `COLUMNS` overrides it."""
    return shutil.get_terminal_size().columns


_PIECES = re.compile(r"( {3,})")
_COMMAND = "leadctl "


def fitted(line: str, room: int, indent: str = "  ") -> list[str]:
    """Part a line at its blanks where it is wider than the terminal, which would part words.

    Wide gaps are taken first. A command is left whole, for it is there to be copied.

    Args:
        line: text without line ends.
        room: columns of the terminal.
        indent: what further lines begin with, behind the blanks that this one begins with.
    """
    if width(line) <= room:
        return [line]
    lead = line[: len(line) - len(line.lstrip(" "))]
    found, now, gap = [], lead, ""
    for part in _PIECES.split(line[len(lead) :]):
        if part.isspace():
            gap = part
            continue
        fits = width(now) + len(gap) + width(part) <= room
        if not fits and now.strip() and width(lead + indent) + width(part) <= room:
            found.append(now)
            now, gap, fits = lead + indent, "", True
        for word in [part] if fits or _COMMAND in part else _words(part, room - len(lead + indent)):
            if now.strip() and width(now) + len(gap) + width(word) > room:
                found.append(now)
                now, gap = lead + indent, ""
            now, gap = now + gap + word, " "
    return [*found, now]


_PARTINGS = (re.compile("(?<=·) "), re.compile(r"(?<!\d) "), re.compile(" "))
"""Where a line is parted: the first ones first, as far as what stands between fits on a line."""


def _units(text: str, room: int, partings: Sequence[re.Pattern[str]]) -> Iterator[str]:
    first, *others = partings
    for unit in first.split(text):
        if others and width(unit) > room:
            yield from _units(unit, room, others)
        else:
            yield unit


def _words(text: str, room: int) -> Iterator[str]:
    """Part a text into what stands on one line each; what has no blank may have to be broken.

    What a dot parts stays together if it fits on a line, and else a count with what it counts.
    """
    for word in _units(text, room, _PARTINGS):
        if width(word) <= room or is_whole(word, room):
            yield word
            continue
        piece = ""
        for sign in word:
            if width(piece + sign) > room:
                yield piece
                piece = ""
            piece += sign
        yield piece


def is_whole(word: str, room: int) -> bool:
    """Tell a word that is not to be broken: one that can be copied, or read.

    Texts of scripts without blanks may be broken anywhere, and so may words that fill a line: one
    of them would make a whole table wider than its terminal.
    """
    if "@" in word or "://" in word:
        return True
    return width(word) == len(word) <= max(room // 2, _LONGEST)


_LONGEST = 60
"""Letters of words that are never broken; long ones are codes, to be copied."""
