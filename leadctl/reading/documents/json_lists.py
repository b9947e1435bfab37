"""The lists in a JSON document: where they stand, and what is in them.

A document is one value, or several one after another, as the pages of an answer are saved. Lists
are looked for at its top and inside its objects, `DEEPEST` keys down; those under the same keys are
one. A walk holds one element at a time, such as one lead, whatever the document's size.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from leadctl.reading.documents.json_objects import MOST_COLUMNS, Found, Keys, found_of
from leadctl.reading.documents.json_values import as_text, names_person
from leadctl.reading.encodings.lines import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leadctl.reading.documents.json_objects import Source
    from leadctl.reading.documents.json_text import JsonText

DEEPEST = 3
"""Keys above a list: APIs wrap theirs as `{"data": {"contacts": {"edges": [...]}}}`."""

ID = "id"
"""Header of the keys under which objects stand, as in `{"17": {...}, "18": {...}}`."""

_NAMING = frozenset({"columns", "cols", "headers", "header", "fields", "names"})
"""Keys of the list that names the columns of a list of lists beside it.

pandas writes `columns` (`orient="split"`), so does Elasticsearch SQL; Metabase writes `cols`.
"""

PLAIN = ""
"""The key of plain values in the sample of their list."""

_SAMPLE = 60
"""Elements of a list by which it is told whether it holds people."""

Path = tuple[str, ...]


class Part(NamedTuple):
    """What a walk over a document comes by.

    Attributes:
        path: the keys above it; of an element, those of its list.
        line: where it begins.
        kind: `list` where one begins, `element` for what is in it, `value` for any other.
        value: an element's or another one, decoded as `json_values.DECODER` does it.
        raw: text of an element.
    """

    path: Path
    line: int
    kind: str
    value: Any = None
    raw: str = ""


def walk(text: JsonText, path: Path = ()) -> Iterator[Part]:
    """Pass over the next value and give its parts.

    Raises:
        DataError: it is broken.
    """
    sign, line = text.peek(), text.line
    if sign == "[":
        yield Part(path, line, "list")
        for at, value, raw in text.elements():
            yield Part(path, at, "element", value, raw)
    elif sign == "{" and len(path) < DEEPEST:
        for key in text.members():
            yield from _member(text, path, key)
    else:
        yield Part(path, line, "value", text.value()[0])


def _member(text: JsonText, path: Path, key: str) -> Iterator[Part]:
    """Give the parts of a value in an object; an object under an id is an element of a list."""
    if text.peek() == "{" and _is_id(key):
        line = text.line
        value, raw = text.value()
        yield Part(path, line, "element", ((ID, key), *value), raw)
    else:
        yield from walk(text, (*path, key))


def _is_id(key: str) -> bool:
    """Tell somebody's number or address from a word that says what stands under it."""
    return any(sign.isdigit() or sign == "@" for sign in key)


@dataclass
class Listed:
    """A list of a document.

    Attributes:
        path: the keys above it.
        line: where it begins.
        keys: of the objects in it.
        arrays: how many of its elements are lists themselves.
        plain: how many are neither, null not counted.
        widths: lengths of the lists in it, and how many have each.
        names: the columns that it names, where it may be there for that.
        sample: cells of its first elements by column.
    """

    path: Path
    line: int
    keys: Keys = field(default_factory=Keys)
    arrays: int = 0
    plain: int = 0
    widths: Counter[int] = field(default_factory=Counter)
    names: list[str] = field(default_factory=list)
    sample: list[dict[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What to call it."""
        return ".".join(self.path)

    @property
    def form(self) -> str:
        """What is most in it: `objects`, `arrays`, `plain` values; `nothing` if no row can be."""
        counts = {"objects": self.keys.objects, "arrays": self.arrays, "plain": self.plain}
        form = max(counts, key=lambda one: counts[one])
        return form if counts[form] else "nothing"

    @property
    def rows(self) -> int:
        """How many of its elements can be rows."""
        return max(self.keys.objects, self.arrays, self.plain)

    @property
    def length(self) -> int:
        """How many elements it has."""
        return self.keys.objects + self.keys.others

    def add(self, part: Part, name: str) -> None:
        """Take an element.

        Args:
            part: the element.
            name: of the file, for messages.

        Raises:
            DataError: the objects of the list have too many different keys.
        """
        found = found_of(part.line, part.value, part.raw, Tally())
        self.keys.add([found], name)
        cells = found.cells if isinstance(found, Found) else self._cells(part.value)
        if cells and len(self.sample) < _SAMPLE:
            self.sample.append(cells)
        if self.path[-1:] and self.path[-1] in _NAMING and len(self.names) <= MOST_COLUMNS:
            self.names.append(_name_of(part.value))

    def _cells(self, value: Any) -> dict[str, str]:
        """Count an element that is no object; give its cells."""
        if type(value) is list:
            self.arrays += 1
            self.widths[min(len(value), MOST_COLUMNS + 1)] += 1
            return {str(at): as_text(one) for at, one in enumerate(value[:MOST_COLUMNS])}
        if type(value) is tuple or value is None:
            return {}
        self.plain += 1
        return {PLAIN: as_text(value)}


def _name_of(value: Any) -> str:
    """Give the name of a column: a text, or an object that has one."""
    if type(value) is tuple:
        value = dict(value).get("name")
    return value if type(value) is str else ""


@dataclass
class Contents:
    """What a document holds.

    Attributes:
        lists: by the keys above them, as they stand there.
        values: keys above each value that is in no list, and whether it is a text.
        documents: how many values there are one after another.
    """

    lists: dict[Path, Listed] = field(default_factory=dict)
    values: dict[Path, bool] = field(default_factory=dict)
    documents: int = 0

    def add(self, part: Part, name: str) -> None:
        """Take a part of the document."""
        if part.kind == "value":
            if len(self.values) < MOST_COLUMNS:
                is_text = type(part.value) is str
                self.values[part.path] = is_text or self.values.get(part.path, False)
            return
        one = self.lists.setdefault(part.path, Listed(part.path, part.line))
        if part.kind == "element":
            one.add(part, name)

    @property
    def are_pages(self) -> bool:
        """Whether several values are pages of one list: none says anything beside it."""
        return self.documents > 1 and not any(self.values.values())

    @property
    def is_lead(self) -> bool:
        """Whether the document itself is somebody."""
        return self._names_person(top=True)

    @property
    def holds_lead(self) -> bool:
        """Whether an object inside it is."""
        return self._names_person(top=False)

    def _names_person(self, *, top: bool) -> bool:
        paths = (path for path in self.values if path and (len(path) == 1) is top)
        return any(names_person(path[-1]) for path in paths)

    @property
    def stands_by_columns(self) -> bool:
        """Whether it is lists of plain values, all of one length: the cells of a column each."""
        lists = list(self.lists.values())
        length = lists[0].length if lists else 0
        alike = all(
            len(one.path) == 1 and one.length == length and one.form not in {"objects", "arrays"}
            for one in lists
        )
        return alike and not self.values and len(lists) > 1 < length

    def namer_of(self, one: Listed) -> Listed | None:
        """Find the list that names the columns of a list of lists beside it."""
        if one.form != "arrays":
            return None
        [(width, _)] = one.widths.most_common(1)
        beside = (other for other in self.lists.values() if other.path[:-1] == one.path[:-1])
        return next((o for o in beside if len(o.names) == width and all(o.names)), None)


def contents(source: Source) -> Contents:
    """Walk over a document to its end.

    Raises:
        DataError: it is broken, or its objects have too many different keys.
    """
    found = Contents()
    text = source.text(Tally())
    while text.peek():
        found.documents += 1
        for part in walk(text):
            found.add(part, source.name)
    return found


def elements_of(source: Source, path: Path, tally: Tally) -> Iterator[Part]:
    """Walk over the elements of one list."""
    text = source.text(tally)
    while text.peek():
        for part in walk(text):
            if part.kind == "element" and part.path == path:
                yield part
