"""Which encoding a file is in: marks first, then strict UTF-8, then a guess on its foreign lines.

Lists are mostly ASCII, and a detector that sees the whole file drowns in it; asked only for the
lines with bytes over 0x7F it is right far more often.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leadctl.errors import DataError, UsageError, did_you_mean
from leadctl.reading.encodings import eastasian, foreign, marks
from leadctl.reading.encodings.guessing import OTHER_SCRIPTS, guess
from leadctl.reading.encodings.mixed import WESTERN, mixed_with, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from leadctl.reading.encodings.foreign import Foreign

BLOCK_BYTES = foreign.BLOCK_BYTES


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
    marked = marks.marked(head)
    if marked:
        found = _marked_utf8(path) if marked == "utf-8-sig" else _with_replacements(path, marked)
        return replace(found, why=f"the mark of {shown(marked)} at its beginning")
    told, why = marks.unmarked(head)
    if told:
        note = f"{told} without a mark, known by its {why}"
        return replace(_with_replacements(path, told, (note,)), why=f"its {why}")
    failed_at = first_misfit(path, "utf-8")
    if failed_at is None:
        _refuse_utf7(head)
        return Encoding("utf-8", why="every byte fits")
    lines = foreign.look(path)
    if failed_at.tail and lines.beyond_ascii > 1:  # alone, it tells of no UTF-8
        note = "the last character is cut off and was replaced"
        return Encoding("utf-8", "replace", (note,), "every byte fits but the last ones")
    return _foreign(path, lines)


def _refuse_utf7(head: bytes) -> None:
    """Refuse what nobody has written lists in for long, rather than read letters as signs."""
    if marks.is_utf7(head):
        raise DataError(
            "the text looks like UTF-7, in which letters with accents stand as `+AOk-`",
            "save it as UTF-8, or read it all the same with `--encoding utf-7` or `utf-8`",
        )


def _marked_utf8(path: Path) -> Encoding:
    misfit = first_misfit(path, "utf-8-sig")
    if misfit is None or misfit.tail:
        return _with_replacements(path, "utf-8-sig")
    found = foreign.look(path)
    return Encoding("utf-8-sig", WESTERN, (found.told("cp1252"),), "", found.words("cp1252"))


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
        if name not in OTHER_SCRIPTS and name not in eastasian.COMMON:
            name, samples = "cp1252", found.words("cp1252")
        codec = ("utf-8", WESTERN) if name == "cp1252" else (mixed_with(name), "strict")
        return Encoding(*codec, (found.told(name),), "most lines fit", samples)
    lines = "1 line" if found.bad == 1 else f"{found.bad:,} lines"
    why = f"a guess from the signs beyond ASCII, in {lines}"
    if name == "cp1252":
        return Encoding(name, WESTERN, (), why, samples)
    note = f"not UTF-8: read as {name}, by a guess"
    return replace(_with_replacements(path, name, (note,)), why=why, samples=samples)


_GIVEN = "given with `--encoding`"


def named(path: Path, name: str) -> Encoding:
    """Take the encoding that the user gave.

    Raises:
        UsageError: Python knows no such encoding.
        DataError: the file is not in it.
    """
    found = _known(name)
    misfit = first_misfit(path, found)
    notes = _doubts(path, found)
    if misfit is None:
        return Encoding(found, "strict", notes, _GIVEN)
    if misfit.tail:
        note = "the last character is cut off and was replaced"
        return Encoding(found, "replace", (*notes, note), _GIVEN)
    message = f"line {misfit.line} is not {name}"
    raise DataError(message, "leave out `--encoding` to have it detected, or name another one")


def _doubts(path: Path, name: str) -> tuple[str, ...]:
    """Say so where a file is surely in another encoding than the user gave, and reads otherwise."""
    with path.open("rb") as stream:
        head = stream.read(foreign.SAMPLE_BYTES)
    sure = marks.marked(head) or marks.unmarked(head).name
    if not sure and not marks.is_utf7(head) and first_misfit(path, "utf-8") is None:
        sure = "utf-8-sig"
    if not sure or _begins(head, sure) == _begins(head, name):
        return ()
    words = foreign.words_of(_begins(head, name))
    such = f", with words such as {', '.join(words)}" if words else ""
    return (f"it is {shown(sure)}, and was read as {shown(name)}, as `--encoding` says{such}",)


def _begins(head: bytes, name: str) -> str:
    """Read the first bytes under an encoding; nothing where that needs a mark that is not there."""
    try:
        return codecs.getincrementaldecoder(name)("replace").decode(head).lstrip("\ufeff")
    except UnicodeError:
        return ""


def _known(name: str) -> str:
    try:
        b"\0\0\0\0".decode(name)  # four bytes: whole in UTF-16 and UTF-32 too
        found = codecs.lookup(name).name
        codecs.getincrementaldecoder(found)
    except (LookupError, UnicodeError, ValueError):
        from encodings.aliases import aliases  # noqa: PLC0415  (only for an error)

        typed = name.lower().replace("-", "_")
        known = {*aliases, *aliases.values()} - {typed}  # Python has codecs that are no encodings
        hint = did_you_mean(typed, known, "for example utf-8, cp1252 or utf-16")
        raise UsageError(f"unknown encoding `{name}`", hint) from None
    return "utf-8-sig" if found == "utf-8" else found
