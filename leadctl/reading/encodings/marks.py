"""Encodings that the first bytes of a text tell: by a mark, by zero bytes, by escapes."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; the one of UTF-32 little-endian begins with the one of UTF-16."""

_WIDE_RUN = re.compile(rb"(?:\0[\t\n\r -~]){3}|(?:[\t\n\r -~]\0){3}")
_ESCAPES = re.compile(rb"\x1b\$[@B]")
_SHIFTED = re.compile(rb"\+([A-Za-z0-9+/]{3,})(-|(?![A-Za-z0-9+/@]))")
"""What may be a word of UTF-7; what stands before an @ is a label of somebody's address."""


class Told(NamedTuple):
    """An encoding and by what it is known, in words; both empty where nothing tells it."""

    name: str
    why: str


def marked(head: bytes) -> str:
    """Name the encoding of which a text has the mark; empty for none."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), "")


def unmarked(head: bytes) -> Told:
    """Tell an encoding of wide signs, or one with escapes, without its mark."""
    name = _utf32(head) or _utf16(head)
    if name:
        return Told(name, "zero bytes")
    return Told("iso2022_jp", "escapes") if _has_escapes(head) else Told("", "")


def wide(head: bytes) -> bool:
    """Tell whether control bytes at the beginning of a file belong to a text."""
    return marked(head) not in {"", "utf-8-sig"} or bool(unmarked(head).name)


def _utf32(head: bytes) -> str:
    """Tell UTF-32 by the upper two of its four bytes, which are zero but for rare signs."""
    quads = len(head) // 4
    zeros = [head[at : 4 * quads : 4].count(0) for at in range(4)]
    if quads < 2 or zeros[1] + zeros[2] == 2 * quads:  # noqa: PLR2004 - two signs
        return ""
    if zeros[0] == quads and zeros[1] >= quads * 0.9:
        return "utf-32-be"
    return "utf-32-le" if zeros[3] == quads and zeros[2] >= quads * 0.9 else ""


def _utf16(head: bytes) -> str:
    """Tell UTF-16 by zero bytes that stand on one side only."""
    pairs = len(head) // 2
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if pairs < 2 or max(even, odd) < pairs * 0.2 or min(even, odd) > max(even, odd) * 0.02:  # noqa: PLR2004
        return ""
    if head.isascii() and not _WIDE_RUN.search(head):
        return ""  # a plain text with some zero bytes in it
    return "utf-16-le" if odd > even else "utf-16-be"


def _has_escapes(head: bytes) -> bool:
    """Tell Japanese mail's encoding by its escapes; the head may end inside one."""
    if not head.isascii() or not _ESCAPES.search(head):
        return False
    try:
        codecs.getincrementaldecoder("iso2022_jp")().decode(head.rpartition(b"\n")[0] or head)
    except UnicodeDecodeError:
        return False
    return True


def is_utf7(head: bytes) -> bool:
    """Tell UTF-7, in which `é` is `+AOk-`: all such runs are words, and a few of them."""
    runs = _SHIFTED.findall(head) if head.isascii() else []
    telling = {run: end for run, end in runs if not (run.isdigit() or run.islower())}
    enough = len(telling) > 1 or any(telling.values())
    return enough and all(map(_is_word, telling))


def _is_word(run: bytes) -> bool:
    try:
        text = b"".join((b"+", run, b"-")).decode("utf-7")
    except UnicodeDecodeError:
        return False
    return text.isalpha() and not text.isascii()
