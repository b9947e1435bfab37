"""Which encoding a file is in: marks first, then strict UTF-8, then a guess on its foreign lines.

Lists are mostly ASCII, and a detector that sees the whole file drowns in it; asked only for the
lines with bytes over 0x7F it is right far more often.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leadctl.errors import DataError, UsageError, did_you_mean
from leadctl.reading import eastasian, foreign, plausible
from leadctl.reading.mixed import WESTERN, mixed_with, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from leadctl.reading.foreign import Foreign

BLOCK_BYTES = foreign.BLOCK_BYTES

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; the one of UTF-32 little-endian begins with the one of UTF-16."""

_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "big5": "big5hkscs",
}
"""Guess -> the encoding that programs really wrote when they named it so (as browsers hold it)."""

_OTHER_SCRIPTS = frozenset(
    {"cp1250", "iso8859-2", "cp1251", "cp1253", "cp1254", "cp1256", "cp874", "koi8-r", "koi8-u"}
)
"""Pages in use whose words may look like pairs of bytes too: the detector knows them well."""

_RARE = ("cp037", "cp4", "cp5", "cp7", "cp8", "mac", "iso8859", "hp")
"""Pages of DOS, old Macs and norms on paper: believed only where cp1252 makes no sense."""

_CLOSE = 0.85
_CLOSE_FOR_FEW = 0.55
_FEW = 12
"""Share of the best confidence from which cp1252 is preferred; the second where there are but few
signs to tell by. Western lists came to 0.9 and more, those of ten other countries below.
"""

_WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜàáâãäåæçèéêëìíîïñòóôõöøùúûüßœŒšŽžŠ€‘’‚“”„–—…·•«»°²™®©§º¿¡´\u00a0"
)
"""What a Western list holds beyond ASCII; other signs in cp1252 mean that it is not cp1252."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode a file.

    Attributes:
        name: Python's name of the encoding.
        errors: what to do with bytes that do not fit, a codecs error handler.
        notes: what a user should know about the choice.
        why: what the choice rests on, in words.
        samples: some words that it turns bytes beyond ASCII into, where it is a guess.
    """

    name: str
    errors: str = "strict"
    notes: tuple[str, ...] = ()
    why: str = ""
    samples: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """Its name for people."""
        return shown(self.name)


def detect(path: Path, head: bytes) -> Encoding:
    """Find the encoding of a file; it is read to its end once or twice, in flat memory."""
    marked = _marked(head)
    if marked:
        found = _marked_utf8(path) if marked == "utf-8-sig" else _with_replacements(path, marked)
        return replace(found, why=f"the mark of {shown(marked)} at its beginning")
    wide = _unmarked_utf16(head)
    if wide:
        note = f"{wide} without a mark, known by its zero bytes"
        return replace(_with_replacements(path, wide, (note,)), why="every other byte is zero")
    failed_at = first_misfit(path, "utf-8")
    if failed_at is None:
        return Encoding("utf-8", why="every byte fits")
    lines = foreign.look(path)
    if failed_at.tail and lines.beyond_ascii > 1:  # alone, it tells of no UTF-8
        note = "the last character is cut off and was replaced"
        return Encoding("utf-8", "replace", (note,), "every byte fits but the last ones")
    return _foreign(path, lines)


def wide(head: bytes) -> bool:
    """Tell whether a file begins like UTF-16 or UTF-32, whose zero bytes are no binary data."""
    return _marked(head) not in {"", "utf-8-sig"} or bool(_unmarked_utf16(head))


def _marked(head: bytes) -> str:
    return next((name for mark, name in _MARKS if head.startswith(mark)), "")


def _marked_utf8(path: Path) -> Encoding:
    misfit = first_misfit(path, "utf-8-sig")
    if misfit is None or misfit.tail:
        return _with_replacements(path, "utf-8-sig")
    found = foreign.look(path)
    return Encoding("utf-8-sig", WESTERN, (found.told("cp1252"),), "", found.words("cp1252"))


_WIDE_RUN = re.compile(rb"(?:\0[\t\n\r -~]){3}|(?:[\t\n\r -~]\0){3}")


def _unmarked_utf16(head: bytes) -> str:
    """Tell UTF-16 by zero bytes that stand on one side only."""
    pairs = len(head) // 2
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if pairs < 2 or max(even, odd) < pairs * 0.2 or min(even, odd) > max(even, odd) * 0.02:  # noqa: PLR2004
        return ""
    if head.isascii() and not _WIDE_RUN.search(head):
        return ""  # a plain text with some zero bytes in it
    return "utf-16-le" if odd > even else "utf-16-be"


@dataclass(frozen=True, slots=True)
class Misfit:
    """Where strict decoding failed.

    Attributes:
        line: physical line, counted from 1 by line feeds.
        tail: whether only the last character of the file is incomplete.
    """

    line: int
    tail: bool


def first_misfit(path: Path, encoding: str) -> Misfit | None:
    """Decode a whole file strictly and tell where that fails, if it does."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    lines = 1
    for block in _blocks(path):
        try:
            decoder.decode(block)
        except UnicodeError as error:
            return Misfit(lines + block.count(b"\n", 0, getattr(error, "start", 0)), tail=False)
        lines += block.count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeError:
        return Misfit(lines, tail=True)
    return None


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(BLOCK_BYTES):
            yield block


def _with_replacements(path: Path, name: str, notes: tuple[str, ...] = ()) -> Encoding:
    """Take an encoding as it is, or with replacements where it does not fit throughout."""
    misfit = first_misfit(path, name)
    if misfit is None:
        return Encoding(name, "strict", notes)
    if misfit.tail:
        note = "the last character is cut off and was replaced"
    else:
        note = f"some characters are not {name} and were replaced, the first in line {misfit.line}"
    return Encoding(name, "replace", (*notes, note))


def _foreign(path: Path, found: Foreign) -> Encoding:
    """Choose between UTF-8 with some foreign lines and another encoding altogether."""
    name = guess(bytes(found.sample))
    samples = found.words(name)
    if found.bad * 2 <= found.beyond_ascii:
        if name not in _OTHER_SCRIPTS and name not in eastasian.COMMON:
            name, samples = "cp1252", found.words("cp1252")
        codec = ("utf-8", WESTERN) if name == "cp1252" else (mixed_with(name), "strict")
        return Encoding(*codec, (found.told(name),), "most lines fit", samples)
    lines = "1 line" if found.bad == 1 else f"{found.bad:,} lines"
    why = f"a guess from the signs beyond ASCII, in {lines}"
    if name == "cp1252":
        return Encoding(name, WESTERN, (), why, samples)
    note = f"not UTF-8: read as {name}, by a guess"
    return replace(_with_replacements(path, name, (note,)), why=why, samples=samples)


def guess(sample: bytes) -> str:
    """Guess the encoding of lines that are not UTF-8; cp1252 where nothing speaks against it.

    A handful of accented letters looks like many encodings, and names in several languages have no
    language. So the best guess must be clearly better than cp1252, unless cp1252 reads as signs
    that no Western list holds.
    """
    import chardet  # noqa: PLC0415  (0.1 s, and only foreign files need it)

    found: dict[str, float] = {}
    for item in chardet.detect_all(sample, ignore_threshold=True):
        found.setdefault(_canonical(str(item["encoding"])), float(item["confidence"]))
    fitting = [name for name in found if _fits(name, sample)] or ["cp1252"]
    best = _of_siblings(sample, fitting[0])
    eastern = "" if best in _OTHER_SCRIPTS else eastasian.read(sample, best)
    if eastern:
        return eastern
    chosen = _unless_western(sample, best, found)
    near = [name for name in fitting if found.get(name, 0) >= _NEAR * found.get(best, 0)]
    return plausible.most(sample, chosen, near)


_NEAR = 0.5
"""Share of the best confidence down to which another guess is looked at if that makes no sense."""


def _of_siblings(sample: bytes, name: str) -> str:
    """Take the page that Windows writes where a norm's page reads the same, or as controls."""
    if name != "iso8859-2":
        return name
    text = sample.decode(name, "replace")
    same = text == sample.decode("cp1250", "replace")
    return "cp1250" if same or plausible.has_controls(text) else name


def _unless_western(sample: bytes, best: str, found: Mapping[str, float]) -> str:
    """Take the best guess where it is clearly better than cp1252 or cp1252 makes no sense."""
    text = sample.decode("cp1252", WESTERN)
    if sample.decode(best, "replace") == text:
        return "cp1252"
    beyond = [sign for sign in text if not sign.isascii()]
    if set(beyond) - _WESTERN:
        return best
    close = _CLOSE if len(beyond) >= _FEW else _CLOSE_FOR_FEW
    rare = best.startswith(_RARE) and best not in _OTHER_SCRIPTS
    likely = found.get("cp1252", 0) >= close * found.get(best, 0)
    return "cp1252" if rare or likely else best


def _canonical(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return name
    return _WIDER.get(found, found)


def _fits(name: str, sample: bytes) -> bool:
    """Tell whether an encoding keeps ASCII as it is and can decode the sample."""
    letters = bytes(range(32, 127))
    try:
        codecs.getincrementaldecoder(name)("strict").decode(sample)
        return letters.decode(name) == letters.decode("ascii")
    except (UnicodeError, LookupError):
        return False


_GIVEN = "given with `--encoding`"


def named(path: Path, name: str) -> Encoding:
    """Take the encoding that the user gave.

    Raises:
        UsageError: Python knows no such encoding.
        DataError: the file is not in it.
    """
    found = _known(name)
    misfit = first_misfit(path, found)
    if misfit is None:
        return Encoding(found, why=_GIVEN)
    if misfit.tail:
        note = "the last character is cut off and was replaced"
        return Encoding(found, "replace", (note,), _GIVEN)
    message = f"line {misfit.line} is not {name}"
    raise DataError(message, "leave out `--encoding` to have it detected, or name another one")


def _known(name: str) -> str:
    try:
        b"\0\0\0\0".decode(name)  # four bytes: whole in UTF-16 and UTF-32 too
        found = codecs.lookup(name).name
        codecs.getincrementaldecoder(found)
    except (LookupError, UnicodeError, ValueError):
        from encodings.aliases import aliases  # noqa: PLC0415  (only for an error)

        known = {*aliases, *aliases.values()}
        typed = name.lower().replace("-", "_")
        hint = did_you_mean(typed, known, "for example utf-8, cp1252 or utf-16")
        raise UsageError(f"unknown encoding `{name}`", hint) from None
    return "utf-8-sig" if found == "utf-8" else found
