"""vCards (2.1, 3.0, 4.0) as a table: one row a card, its properties under the headers of lists.

The text is parted into cards here, so that one broken card costs no other; its lines are unfolded
and decoded by vobject.
"""

from __future__ import annotations

import io
import re
from typing import IO, TYPE_CHECKING

import orjson

from leadctl.reading.cards.vcard_fields import Property, cells_of
from leadctl.reading.delimited.records import cell_limit
from leadctl.reading.documents.json_objects import Found, Keys
from leadctl.reading.tabling.chunks import Opened, Row, gathered
from leadctl.rows import Reject, Shape
from leadctl.scratch import held_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leadctl.reading.encodings.encoding import Encoding

MOST_CHARS = 1 << 24
"""Characters of a card, pictures included; what is longer has lost its end."""

_BEGIN = re.compile(r"\ufeff?\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(r"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_AGENT = re.compile(r"(?:[\w-]+\.)?AGENT(?:;[^:]*)?:\s*", re.IGNORECASE)
"""What stands above the card of somebody's agent inside theirs (versit's vCard 2.1, 2.5.3)."""

_QUOTED_PRINTABLE = re.compile("quoted-printable", re.IGNORECASE)

_BINARY = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.IGNORECASE)
"""Pictures, sounds and keys: no text, and nothing that a list of leads could hold."""

_GROUPS = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})
"""Properties that tell a group's card from a person's (RFC 6350 6.1.4, and Apple's)."""


def open_vcard(lines: Iterator[str], encoding: Encoding, name: str) -> Opened:
    """Give the cards of a text as rows.

    The cards are held in a temporary file until all their properties are known.

    Args:
        lines: all physical lines.
        encoding: how they were decoded.
        name: what to call the file in messages.

    Raises:
        DataError: there are more kinds of properties than any list has columns.
    """
    held = held_file()
    try:
        keys = Keys().add(_kept(map(_read, _cards(lines)), held), name)
    except BaseException:
        held.close()
        raise
    columns = list(keys.columns)
    shape = Shape(encoding.shown, "", 1, encoding.notes, "vcard", self_named=True)
    return Opened(columns, gathered(_rows(held, columns), len(columns)), shape)


def _kept(found: Iterable[Found | Reject], held: IO[bytes]) -> Iterator[Found | Reject]:
    for one in found:
        held.write(orjson.dumps([isinstance(one, Reject), *one]) + b"\n")
        yield one


def _rows(held: IO[bytes], columns: list[str]) -> Iterator[Row | Reject]:
    with held:
        held.seek(0)
        for line in held:
            is_reject, *one = orjson.loads(line)
            if is_reject:
                yield Reject(*one)
            else:
                number, cells, _ = one
                yield Row(number, [cells.get(column, "") for column in columns])


class _Card:
    """The lines of a card so far.

    Attributes:
        line: where it begins.
        inside: whether its first line is the one that begins a card.
        whole: whether its last line ends it.
    """

    def __init__(self, line: int, *, inside: bool) -> None:
        self.line = line
        self.inside = inside
        self.whole = False
        self._lines: list[str] = []
        self._size = 0
        self._begun: list[int] = []
        self._agents: list[tuple[int, int]] = []

    def add(self, line: str) -> bool:
        """Take a line; tell whether there is room for more."""
        if _BEGIN.fullmatch(line):
            self._begun.append(len(self._lines))
        self._lines.append(line)
        self._size += len(line)
        if self.inside and _END.fullmatch(line):
            self._end()
        return self._size <= MOST_CHARS

    def _end(self) -> None:
        begun = self._begun.pop()
        self.whole = not self._begun
        if len(self._begun) == 1:
            self._agents.append((begun, len(self._lines)))

    @property
    def names_agent(self) -> bool:
        """Whether the card of somebody's agent follows, which belongs to it."""
        return self.inside and _AGENT.fullmatch(self._lines[-1]) is not None

    @property
    def text(self) -> str:
        """Its lines."""
        return "".join(self._lines)

    @property
    def own(self) -> str:
        """Its lines without the cards inside it, and what announces those."""
        lines = list(self._lines)
        for start, stop in reversed(self._agents):
            del lines[start - 1 : stop]
        return "".join(lines)

    @property
    def agents(self) -> list[Property]:
        """The cards inside it, each as a text."""
        texts = ("".join(self._lines[start:stop]) for start, stop in self._agents)
        return [Property("AGENT", frozenset(), "", text) for text in texts]


def _cards(lines: Iterator[str]) -> Iterator[_Card]:
    """Part a text into cards, and into what stands between them and is none."""
    return (card for card in _parted(lines) if card.text.strip())


def _parted(lines: Iterator[str]) -> Iterator[_Card]:
    card = _Card(1, inside=False)
    number = 1
    for line in lines:
        begins = _BEGIN.fullmatch(line) is not None
        if begins and not card.names_agent:
            yield card
            card = _Card(number, inside=True)
        room = card.add(line)
        number += line.endswith(("\n", "\r"))
        if card.whole or not room:
            yield card
            card = _Card(number, inside=False)
    yield card


def _read(card: _Card) -> Found | Reject:
    raw = card.text.rstrip("\r\n")
    if not card.whole:
        return Reject(card.line, "", "broken_card", raw)
    try:
        properties = [found for line in _logical(card.own) if (found := _property(line))]
    except (_errors(), ValueError, LookupError, TypeError):
        return Reject(card.line, "", "broken_card", raw)
    if any(one.name in _GROUPS and one.text.lower() == "group" for one in properties):
        return Reject(card.line, "", "not_a_person", raw)
    cells = cells_of([*properties, *card.agents])
    if max(map(len, cells.values()), default=0) > cell_limit():
        return Reject(card.line, "", "cell_too_long", raw)
    return Found(card.line, cells)


def _logical(text: str) -> list[str]:
    """Give the lines between a card's first and last, unfolded.

    Raises:
        ValueError: the last one swallows the end.
    """
    from vobject.base import getLogicalLines  # noqa: PLC0415  (few lists are cards)

    stream = io.StringIO(text, newline=None)  # any end of line becomes the one that it knows
    _, *lines, last = [line for line, _ in getLogicalLines(stream, allowQP=True)]
    if not _END.fullmatch(last):
        raise ValueError("the line before the end goes on beyond it")
    return lines


def _property(line: str) -> Property | None:
    """Take a line apart; None for one that is no text.

    Raises:
        ValueError, LookupError, TypeError: it does not say what it is, or is not in the encoding
            that it names.
    """
    from vobject.base import textLineToContentLine  # noqa: PLC0415

    if _BINARY.match(line):
        return None
    head, colon, value = line.partition(":")
    # vobject knows the name of this encoding in capitals only.
    found = textLineToContentLine(_QUOTED_PRINTABLE.sub("QUOTED-PRINTABLE", head) + colon + value)
    kinds = ",".join([*found.singletonparams, *found.params.get("TYPE", ())])
    preferred = found.params.get("PREF", [""])[0]
    return Property(found.name, frozenset(kinds.upper().split(",")), preferred, found.value)


def _errors() -> type[Exception]:
    from vobject.base import VObjectError  # noqa: PLC0415

    return VObjectError  # type: ignore[no-any-return]
