"""The objects of a JSON text: one on each line, or all in one document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from leadctl.errors import DataError, UsageError, did_you_mean
from leadctl.fields import header_key, synonyms
from leadctl.reading.json_text import JsonText
from leadctl.reading.json_values import cells_of, decoded, without_halves
from leadctl.reading.lines import Fragment, Tally, read_lines, text_blocks
from leadctl.reading.records import cell_limit
from leadctl.rows import Reject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from leadctl.reading.encoding import Encoding

MOST_COLUMNS = 2000
"""More different keys than this are values that were written as keys."""

_PERSON = frozenset({"full_name", "first_name", "last_name", "email", "phone", "linkedin"})
"""An object with one of these is a lead itself, whatever lists it holds."""


_ESCAPED = re.compile(r"\\u(?:0000|[dD])")
"""Escapes of NUL and of halves of surrogate pairs, which need a closer look."""


class Found(NamedTuple):
    """An object of the text.

    Attributes:
        line: where it begins.
        cells: its cells by column.
    """

    line: int
    cells: dict[str, str]


class Source(NamedTuple):
    """A JSON file, to be walked more than once.

    Attributes:
        file: where it is.
        encoding: how it is decoded.
        name: what to call it in messages.
    """

    file: Path
    encoding: Encoding
    name: str

    def lines(self, tally: Tally) -> Iterator[str]:
        """Give its lines."""
        return read_lines(self.file, self.encoding, tally)

    def text(self, tally: Tally) -> JsonText:
        """Start at its beginning."""
        return JsonText(text_blocks(self.file, self.encoding, tally), self.name)


@dataclass
class Keys:
    """The keys of some objects.

    Attributes:
        columns: every key, in the order of its first appearance.
        objects: how many objects there are.
        others: how many other values stand among them.
        rising: whether each begins on a line of its own.
    """

    columns: dict[str, None] = field(default_factory=dict)
    objects: int = 0
    others: int = 0
    rising: bool = True
    line: int = 0

    def add(self, found: Iterable[Found | Reject], name: str) -> Keys:
        """Look at some more.

        Raises:
            DataError: there are more than `MOST_COLUMNS` keys.
        """
        for one in found:
            self.rising = self.rising and one.line > self.line
            self.line = one.line
            if isinstance(one, Reject):
                self.others += 1
                continue
            self.objects += 1
            if not one.cells.keys() <= self.columns.keys():
                self.columns.update(dict.fromkeys(one.cells))
            if len(self.columns) > MOST_COLUMNS:
                message = f"`{name}` has more than {MOST_COLUMNS:,} different keys"
                raise DataError(message, "give a list of objects with the same keys, one a lead")
        return self


def on_lines(source: Source, tally: Tally) -> Iterator[Found | Reject]:
    """Give the object of each line; a line that is none is a reject."""
    number = 1
    for line in source.lines(tally):
        text = line.lstrip("\ufeff").strip()
        if isinstance(line, Fragment):
            yield Reject(number, "", "cell_too_long", line.rstrip("\r\n"))
        elif not text:
            tally.blank += 1
        else:
            value = decoded(text)
            if value is None:
                yield Reject(number, "", "broken_json", line.rstrip("\r\n"))
            else:
                yield _object(number, value, text, tally)
        number += line.endswith(("\n", "\r"))


def _object(line: int, value: Any, raw: str, tally: Tally) -> Found | Reject:
    """Give an object's cells, or a reject in place of what is none."""
    if type(value) is not tuple:
        return Reject(line, "", "not_an_object", raw)
    cells = cells_of(value)
    if _ESCAPED.search(raw):
        tally.nuls += sum(text.count("\0") for text in cells.values())
        cells = {key: text.replace("\0", "") for key, text in without_halves(cells).items()}
    if max(map(len, cells.values()), default=0) > cell_limit():
        return Reject(line, "", "cell_too_long", raw)
    return Found(line, cells)


class Document(NamedTuple):
    """Where the objects stand in a document.

    Attributes:
        shape: `array`, `wrapped` (an array inside an object) or `sequence` (one after another).
        key: of the array inside the object.
        keys: of the objects.
    """

    shape: str
    key: str
    keys: Keys

    def objects(self, source: Source, tally: Tally) -> Iterator[Found | Reject]:
        """Walk the objects; they are numbered where several share a line."""
        found = self._objects(source.text(tally), tally)
        if self.keys.rising:
            return found
        return (one._replace(line=number) for number, one in enumerate(found, start=1))

    def _objects(self, text: JsonText, tally: Tally) -> Iterator[Found | Reject]:
        if self.shape == "array":
            yield from _elements(text, tally)
        elif self.shape == "sequence":
            yield from _sequence(text, tally)
        else:
            for key in text.members():
                if key == self.key and text.peek() == "[":
                    yield from _elements(text, tally)
                else:
                    text.value()


def _elements(text: JsonText, tally: Tally) -> Iterator[Found | Reject]:
    for line, value, raw in text.elements():
        yield _object(line, value, raw, tally)


def _sequence(text: JsonText, tally: Tally) -> Iterator[Found | Reject]:
    while text.peek():
        line = text.line
        yield _object(line, *text.value(), tally)


def survey(source: Source, wanted: str) -> Document:
    """Find the objects of a document and their keys.

    Args:
        source: the file.
        wanted: name of the array to take, empty for the only one.

    Raises:
        DataError: the document is broken, or holds several lists, or none of objects.
        UsageError: it holds no list called `wanted`.
    """
    text = source.text(Tally())
    if text.peek() == "[":
        keys = Keys().add(_elements(text, Tally()), source.name)
        text.end()
        if wanted:
            raise UsageError(f"`{source.name}` is one list without a name", "leave `--sheet` out")
        if keys.others and not keys.objects:
            hint = 'one object a lead: [{"email": "..."}, ...]'
            raise DataError(f"`{source.name}` is a list, and not one of objects", hint)
        return Document("array", "", keys)
    lists, plain = _members(text, source.name)
    lone = not text.peek()
    if wanted:
        return _wanted(lists if lone else {}, wanted, source.name)
    if lone and not any(synonyms().get(header_key(key)) in _PERSON for key in plain):
        key = _only_list(lists, source.name)
        if key is not None:
            return Document("wrapped", key, lists[key])
    found = _sequence(source.text(Tally()), Tally())
    return Document("sequence", "", Keys().add(found, source.name))


def _members(text: JsonText, name: str) -> tuple[dict[str, Keys], list[str]]:
    """Pass over an object; give the lists in it, and the keys of everything else."""
    lists: dict[str, Keys] = {}
    plain: list[str] = []
    for key in text.members():
        if text.peek() == "[":
            lists.setdefault(key, Keys()).add(_elements(text, Tally()), name)
        else:
            text.value()
            plain.append(key)
    return lists, plain


def _wanted(lists: dict[str, Keys], wanted: str, name: str) -> Document:
    if wanted in lists:
        return Document("wrapped", wanted, lists[wanted])
    hint = did_you_mean(wanted, lists, f"lists: {', '.join(lists) or 'none'}")
    raise UsageError(f"`{name}` holds no list called `{wanted}`", hint)


def _only_list(lists: dict[str, Keys], name: str) -> str | None:
    """Find the list of objects in a document, or else its one empty list."""
    found = [key for key, keys in lists.items() if keys.objects]
    found = found or [key for key, keys in lists.items() if not keys.others]
    if len(found) > 1:
        names = ", ".join(f"`{key}`" for key in found)
        raise DataError(
            f"`{name}` holds several lists: {names}", f"choose one with `--sheet {found[0]}`"
        )
    return found[0] if found else None
