"""Texts in which some lines are not in the encoding of the rest, as lists pasted together are.

Each line that is not UTF-8 is read in the other encoding by itself. The two together are a codec,
so that such a file is opened and read like any other.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

_PREFIX = "leadctl_utf_8_or_"

MOST_HELD = 1 << 22
"""Bytes of a line that are held until its end is seen; a longer line is judged in pieces."""

WESTERN = "leadctl-western"
"""Error handler that reads the bytes that do not fit as cp1252, and its five holes as Latin-1."""


def mixed_with(other: str) -> str:
    """Name the codec of UTF-8 text with some lines in another encoding."""
    return _PREFIX + other


def shown(name: str) -> str:
    """Give the name of an encoding for people."""
    return "utf-8" if name.startswith(_PREFIX) else name.removesuffix("-sig")


def _as_western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_western(byte) for byte in bad), error.end


def _western(byte: int) -> str:
    single = bytes([byte])
    try:
        return single.decode("cp1252")
    except UnicodeDecodeError:
        return single.decode("latin-1")


class _LineByLine(codecs.BufferedIncrementalDecoder):
    """Decodes whole lines, each as UTF-8 or else in `other`."""

    other = ""

    def _buffer_decode(self, input: Buffer, errors: str, final: bool) -> tuple[str, int]:  # noqa: A002, ARG002, FBT001 - as its base says
        data = bytes(input)
        used = len(data) if final else data.rfind(b"\n") + 1
        if not used and len(data) > MOST_HELD:
            used = len(data)
        return self.text(data[:used]), used

    def text(self, data: bytes) -> str:
        """Decode lines that are whole."""
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return "".join(map(self._line, data.splitlines(keepends=True)))

    def _line(self, line: bytes) -> str:
        for name in ("utf-8", self.other):
            try:
                return line.decode(name)
            except UnicodeDecodeError:
                continue
        return line.decode("utf-8", WESTERN)


def _search(name: str) -> codecs.CodecInfo | None:
    if not name.startswith(_PREFIX):
        return None

    class Decoder(_LineByLine):
        other = name.removeprefix(_PREFIX)

    def decode(data: Buffer, _errors: str = "strict", /) -> tuple[str, int]:
        whole = bytes(data)
        return Decoder().text(whole), len(whole)

    return codecs.CodecInfo(codecs.utf_8_encode, decode, incrementaldecoder=Decoder, name=name)


codecs.register_error(WESTERN, _as_western)
codecs.register(_search)
