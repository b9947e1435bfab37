"""A stream that takes the digest of the bytes written through it."""

from __future__ import annotations

import io
from contextlib import contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _typeshed import ReadableBuffer

_BUFFER = 1 << 18
"""Bytes handed on at a time: a digest of many lines at once costs less than one of each."""


class Digested(NamedTuple):
    """A stream to write to, and what asks for the digest so far (16 bytes)."""

    stream: BinaryIO
    digest: Callable[[], bytes]


class _Tee(io.RawIOBase):
    def __init__(self, onto: BinaryIO, key: bytes) -> None:
        self._onto: BinaryIO | None = onto
        self.taken = blake2b(digest_size=16, key=key)

    def write(self, data: ReadableBuffer) -> int:
        if self._onto is not None:
            self._onto.write(data)
            self.taken.update(data)
        return len(memoryview(data))

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._onto is not None and self._onto.isatty()

    def leave(self) -> None:
        """Let go of the stream: what a failure left in the buffer has nowhere to go."""
        self._onto = None


@contextmanager
def digested(stream: BinaryIO, key: bytes) -> Iterator[Digested]:
    """Write to `stream` for the length of the block; it stays open.

    Args:
        stream: takes bytes.
        key: of the digest, at most 64 bytes, so that nobody else can look known bytes up by it.
    """
    tee = _Tee(stream, key)
    buffer = io.BufferedWriter(tee, _BUFFER)
    try:
        yield Digested(cast("BinaryIO", buffer), tee.taken.digest)
        buffer.flush()
    finally:
        tee.leave()
        buffer.close()
