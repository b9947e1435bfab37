"""A JSON text from its beginning to its end, value by value, without having it all in memory."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from leadctl.errors import DataError
from leadctl.reading.documents.json_values import DECODER, NO_JSON

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CHARS = 1 << 24
"""Characters of one value, such as one lead; more is a quote or bracket that was never closed."""

_BLANKS = " \t\r\n\ufeff"
_BLANK = re.compile(f"[{_BLANKS}]*")


class JsonText:
    """A place in a JSON text, which only moves forward.

    Args:
        blocks: the text.
        name: what to call the file in messages.

    Attributes:
        line: physical line of the place, counted from 1.
    """

    def __init__(self, blocks: Iterator[str], name: str) -> None:
        self._blocks = blocks
        self._name = name
        self._text = ""
        self._at = 0
        self._before = 0
        self.line = 1

    def peek(self) -> str:
        """Give the next sign that is not blank, empty at the end; the place moves up to it."""
        sign = self._text[self._at : self._at + 1]
        if sign and sign not in _BLANKS:  # it is there already, as it mostly is
            return sign
        while True:
            found = _BLANK.match(self._text, self._at)
            self._move(found.end() if found else self._at)
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def take(self, signs: str) -> str:
        """Pass over the next sign and give it.

        Raises:
            DataError: it is none of `signs`.
        """
        found = self.peek()
        if not found or found not in signs:
            wanted = " or ".join(f"`{sign}`" for sign in signs)
            raise self._broken(f"{wanted} expected", self._at)
        self._move(self._at + 1)
        return found

    def value(self) -> tuple[Any, str]:
        """Pass over the next value; give it and its text.

        Raises:
            DataError: there is none, or it is broken.
        """
        self.peek()
        while True:
            try:
                found, end = DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise self._broken("nested too deeply", self._at) from None
            except ValueError as error:
                if len(self._text) - self._at > MOST_CHARS:
                    what = f"a value here has more than {MOST_CHARS:,} characters, or never ends"
                    raise self._broken(what, self._at) from None
                if not self._more():
                    at = getattr(error, "pos", self._at)
                    what = re.sub(r"( starting)? at$", "", getattr(error, "msg", str(error)))
                    raise self._broken(what, at) from None
            else:
                if end < len(self._text) or not self._more():
                    raw = self._text[self._at : end]
                    self._move(end)
                    return found, raw

    def elements(self) -> Iterator[tuple[int, Any, str]]:
        """Pass over an array; give the line, the value and the text of each element.

        Raises:
            DataError: the array is broken.
        """
        self.take("[")
        if self.peek() == "]":
            self.take("]")
            return
        while True:
            self.peek()
            line = self.line
            yield line, *self.value()
            if self.take(",]") == "]":
                return

    def members(self) -> Iterator[str]:
        """Pass over an object; after each key, the caller must pass over its value.

        Raises:
            DataError: the object is broken.
        """
        self.take("{")
        if self.peek() == "}":
            self.take("}")
            return
        while True:
            if self.peek() != '"':
                raise self._broken("a key in quotes expected", self._at)
            key, _ = self.value()
            self.take(":")
            yield key
            if self.take(",}") == "}":
                return

    def end(self) -> None:
        """See that nothing is left.

        Raises:
            DataError: something is.
        """
        if self.peek():
            raise self._broken("something stands behind the end of the list", self._at)

    def _more(self) -> bool:
        """Read on, twice as much as is held, so that a long value is not tried too often."""
        held = self._text[self._at :]
        found: list[str] = []
        size = 0
        for block in self._blocks:
            found.append(block)
            size += len(block)
            if size > len(held):
                break
        if not size:
            return False
        self._before = self._in_line(self._at)
        self._text, self._at = held + "".join(found), 0
        return True

    def _move(self, to: int) -> None:
        self.line += self._text.count("\n", self._at, to)
        self._at = to

    def _in_line(self, at: int) -> int:
        """Count the characters before index `at` on its line."""
        start = self._text.rfind("\n", 0, at)
        return self._before + at if start < 0 else at - start - 1

    def _broken(self, what: str, at: int) -> DataError:
        line = self.line + self._text.count("\n", self._at, at)
        column = self._in_line(at) + 1
        hint = "export or download it again; perhaps it was cut off"
        if what.endswith(NO_JSON):
            hint = "a program wrote it where a number is missing: let it write `null` there"
        return DataError(
            f"`{self._name}` is broken JSON at line {line}, column {column}: {what}", hint
        )
