"""Blocking: which pairs of rows are worth a comparison, about five a row however long the list is.

Each rule puts rows that share something into a block. A large block is split by a further value,
again and again. Where a name and more agree, each row of what stays too large is compared with
those next to it; the rest is dropped and reported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from leadctl.matching.features import hashes, mixed
from leadctl.matching.names import telling
from leadctl.matching.neighbours import Neighbours
from leadctl.matching.sounds import sound

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.evidence import Several
    from leadctl.matching.features import Features, Hashes, Ints

LARGEST = 32
"""Rows of a block all of whose pairs are compared; 496 pairs."""

LARGEST_OF_WEAK = 8
WEAK = frozenset(
    {"surname and initial", "city and name", "name beginnings", "city and organisation"}
)
"""Rules that bring strangers together as a rule; their blocks are split sooner."""

OF_A_NAME = frozenset({"full name", "name sound"})
"""Rules that namesakes meet by, beside the weak ones: that their names agree tells nothing more."""

TYING = frozenset({"works", "postal_code", "birth_date"})
"""Splits that tell of those of one name who share them that they may well be one person."""

COVERED = (WEAK - {"city and organisation"}) | {"name sound", "company and initials"}
"""Rules of which what stays too large stands under the full name, too, or the company and name."""

_TELLING_LOCAL = 5
_BEGINNING = 4
_NAME, _PLACES = "name", ("city", "postal_code", "birth_date")
"""By what large blocks are split, with the initials before and workplaces between."""


class DroppedBlock(NamedTuple):
    """Rows that share a value and were too many to compare.

    Attributes:
        rule: what they share.
        value: the value itself, as a match key: it may be personal data.
        rows: how many rows.
    """

    rule: str
    value: str
    rows: int


class Values(NamedTuple):
    """Values of rows: each has a digest, and a text by its place; a row has none or several."""

    rows: Ints
    digests: Hashes
    text: Callable[[int], str]


@dataclass
class Blocking:
    """Candidate pairs of a list's rows.

    Attributes:
        features: of the list.
        rows: those to compare; of equal rows one is enough.
        theirs: which rows are of another list, where only pairs across the two are wanted.
        dropped: blocks that were too large, with their rows.
    """

    features: Features
    rows: Ints
    theirs: NDArray[np.bool_] | None = None
    dropped: list[tuple[DroppedBlock, Ints]] = field(default_factory=list)

    def pairs(self) -> tuple[Ints, Ints]:
        """Find the pairs, each once, the lower row first."""
        import numpy as np  # noqa: PLC0415

        found = [np.zeros(0, dtype=np.int64)]
        splits = self._splits()
        for rule, values in self._rules():
            found.append(self._block(rule, values, splits))
        packed = np.sort(np.concatenate(found))
        packed = packed[np.concatenate((packed[:1] == packed[:1], packed[1:] != packed[:-1]))]
        return packed // self.features.count, packed % self.features.count

    def _rules(self) -> Iterator[tuple[str, Values]]:
        of, atoms = self.features, _Atoms(self.features)
        yield "email", atoms.emails(whole=True)
        yield "mailbox", atoms.emails(whole=False)
        yield "phone", atoms.phones()
        yield "full name", atoms.full_names()
        yield "surname and initial", atoms.surnames_with_initial()
        yield "name sound", both(atoms.given(_sound_of_first), atoms.family(sound))
        family = atoms.family(_letters(3))
        yield "name beginnings", both(atoms.given(_letters(4)), family)
        works = atoms.several(of.evidence.works)
        yield "company and initials", both(works, atoms.initials())
        parts = atoms.given(_beginning_of_first), atoms.family(_letters(_BEGINNING))
        yield "company and name", joined([both(works, part) for part in parts])
        for rule, part in (("given name", atoms.given(_letters(3))), ("family name", family)):
            for where in ("postal_code", "street", "birth_date"):
                yield f"{where} and {rule}", both(atoms.plain(where), part)
        name = both(atoms.given(_letters(1)), family)
        yield "city and name", both(atoms.plain("city"), name)
        yield "birth date", atoms.plain("birth_date")
        if of.organisations.any():
            yield "organisation", atoms.of_organisations(works)
            words = atoms.organisation_words()
            for where in ("postal_code", "street", "city"):
                yield f"{where} and organisation", both(words, atoms.plain(where))

    def _splits(self) -> dict[str, Hashes]:
        """By what large blocks are split, in turn."""
        of, atoms = self.features, _Atoms(self.features)
        return {
            "initials": atoms.initials().digests,
            _NAME: of.person.astype("uint64"),
            "works": atoms.by_row(atoms.several(of.evidence.works)),
            **{name: atoms.by_row(atoms.plain(name)) for name in _PLACES},
        }

    def _block(self, rule: str, values: Values, splits: dict[str, Hashes]) -> Ints:
        """Pair the rows of each block; large ones in parts."""
        import numpy as np  # noqa: PLC0415

        wanted = np.zeros(self.features.count, dtype=bool)
        wanted[self.rows] = True
        left = np.flatnonzero((values.digests != 0) & wanted[values.rows])
        digests, found = values.digests[left], []
        tied = np.full(self.features.count, rule not in WEAK | OF_A_NAME)
        for by in ("", *splits):
            if by:
                digests = mixed(digests, splits[by][values.rows[left]])
            pairs, left, digests = self._paired(rule, values, left, digests)
            found.append(pairs)
            if by == _NAME:
                self._drop(rule, values, left, digests, bare=True)
            if by in TYING:
                tied |= splits[by] != 0
            if by in TYING | {_NAME} and rule not in COVERED:
                pairs, left, digests = self._chained(values, left, digests, tied)
                found.append(pairs)
        self._drop(rule, values, left, digests, bare=False)
        return np.concatenate(found)

    def _paired(
        self, rule: str, values: Values, left: Ints, digests: Hashes
    ) -> tuple[Ints, Ints, Hashes]:
        """Pair the rows of small blocks; also gives the places and digests of what is left."""
        if self.theirs is not None:
            both = _in_both(digests, self.theirs[values.rows[left]])
            left, digests = left[both], digests[both]
        largest = LARGEST_OF_WEAK if rule in WEAK else LARGEST
        pairs, rest = small_blocks(values.rows[left], digests, self.features.count, largest)
        pairs = pairs if self.theirs is None else self._across(pairs)
        return pairs, left[rest], digests[rest]

    def _chained(
        self, values: Values, left: Ints, digests: Hashes, tied: NDArray[np.bool_]
    ) -> tuple[Ints, Ints, Hashes]:
        """Pair rows of one name and more with those next to them; also gives what is left."""
        import numpy as np  # noqa: PLC0415

        rows = values.rows[left]
        chained = (self.features.person[rows] > 0) & tied[rows]
        if not chained.any():
            return np.zeros(0, dtype=np.int64), left, digests
        pairs, rest = self._neighbours.pairs(rows[chained], digests[chained])
        rest = np.concatenate((np.flatnonzero(~chained), np.flatnonzero(chained)[rest]))
        return pairs, left[rest], digests[rest]

    @cached_property
    def _neighbours(self) -> Neighbours:
        """By what the rows of one name are put side by side, whatever order they come in."""
        of, atoms = self.features, _Atoms(self.features)
        phones = of.evidence.phones
        lines = _listed(phones, hashes(of.lines)[of.line_of], phones.texts.all)
        fields = [atoms.by_row(one) for one in (lines, atoms.emails(whole=True))]
        fields += [atoms.by_row(atoms.plain(name)) for name in ("title", "city", "street")]
        return Neighbours(of.count, [of.content, *fields], of.content, self.theirs)

    def _across(self, packed: Ints) -> Ints:
        """Those of the pairs that have a row of either list."""
        assert self.theirs is not None  # noqa: S101 - told who calls
        count = self.features.count
        found: Ints = packed[self.theirs[packed // count] != self.theirs[packed % count]]
        return found

    def _drop(self, rule: str, values: Values, left: Ints, digests: Hashes, *, bare: bool) -> None:
        """Note blocks that were too large: the bare ones, without names, or the others.

        What a bare one is split by further tells little of who is who, and leaves most alone.
        """
        import numpy as np  # noqa: PLC0415

        of = self.features
        is_bare = (of.person == 0) & ~of.organisations
        keep = is_bare[values.rows[left]] == bare
        left, digests = left[keep], digests[keep]
        if rule in COVERED:
            return
        _, block, counts = np.unique(digests, return_inverse=True, return_counts=True)
        order = np.argsort(block, kind="stable")
        for places in np.split(left[order], np.cumsum(counts)[:-1]) if len(left) else ():
            text = values.text(int(places[0]))
            rows = np.sort(values.rows[places])
            self.dropped.append((DroppedBlock(rule, text, len(rows)), rows))


def _in_both(digests: Hashes, theirs: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which digests stand in either list: what one list alone has is nothing to compare."""
    import numpy as np  # noqa: PLC0415

    _, code = np.unique(digests, return_inverse=True)
    size = int(code.max(initial=-1)) + 1
    ours, others = (np.bincount(code[side], minlength=size) > 0 for side in (~theirs, theirs))
    both: NDArray[np.bool_] = (ours & others)[code]
    return both


def small_blocks(rows: Ints, digests: Hashes, count: int, largest: int) -> tuple[Ints, Ints]:
    """Pair the rows of blocks that are small enough.

    Args:
        rows: the rows, one as often as it has values.
        digests: what each is blocked by.
        count: rows of the list.
        largest: rows of a block that is small enough.

    Returns:
        the pairs, as the lower row times `count` plus the other; places of the rows of other
        blocks, each once a block.
    """
    import numpy as np  # noqa: PLC0415

    order = np.lexsort((rows, digests))
    if not len(rows):
        return np.zeros(0, dtype=np.int64), order
    rows, digests = rows[order], digests[order]
    again = np.concatenate(([False], (rows[1:] == rows[:-1]) & (digests[1:] == digests[:-1])))
    order, rows, digests = order[~again], rows[~again], digests[~again]
    starts = np.flatnonzero(np.concatenate(([True], digests[1:] != digests[:-1])))[: len(rows)]
    sizes = np.diff(np.concatenate((starts, [len(rows)])))
    large = np.repeat(sizes > largest, sizes)
    left_over = np.repeat(starts + sizes, sizes) - np.arange(len(rows))  # itself and those behind
    pairs = [
        (rows[at], rows[at + step])
        for step in range(1, largest)
        if len(at := np.flatnonzero(~large & (step < left_over)))
    ]
    packed = [left * count + right for left, right in pairs]
    return np.concatenate([np.zeros(0, dtype=np.int64), *packed]), order[large]


class _Atoms:
    """Values to block by, from a list's features."""

    def __init__(self, features: Features) -> None:
        self._of = features

    def given(self, read: Callable[[str], str]) -> Values:
        """What `read` makes of the given name, empty for nothing."""
        return self._part(self._of.first, read)

    def family(self, read: Callable[[str], str]) -> Values:
        """What `read` makes of the family name; what it has in common with a given name meets."""
        return self._part(self._of.last, read)

    def _part(self, codes: Ints, read: Callable[[str], str]) -> Values:
        texts = [read(text) for text in self._of.evidence.names.all]
        return Values(self._all_rows(), hashes(texts)[codes], lambda row: texts[codes[row]])

    def initials(self) -> Values:
        """The first letters of both names, in either order."""
        given, family = self.given(_letters(1)), self.family(_letters(1))
        return Values(given.rows, given.digests + family.digests, self._name)

    def full_names(self) -> Values:
        """The words of both names, in any order."""
        import numpy as np  # noqa: PLC0415

        digests = np.zeros(self._of.count, dtype=np.uint64)
        for codes in (self._of.first, self._of.last):
            words = self._words(codes, str.split)
            np.add.at(digests, words.rows, words.digests)
        return Values(self._all_rows(), digests, self._name)

    def surnames_with_initial(self) -> Values:
        """Each word of one name with the initial of the other: Jane Fernandez Rey and Rey Jane."""
        of = self._of
        straight, swapped = self._words(of.last, _telling_words), self._words(of.first, _words_of)
        given, family = self.given(_letters(1)), self.family(_letters(1))
        return joined([both(straight, given), both(swapped, family)])

    def _words(self, codes: Ints, read: Callable[[str], Collection[str]]) -> Values:
        """The words that `read` finds in names of rows: a row as often as it has some."""
        import numpy as np  # noqa: PLC0415

        told = [read(text) for text in self._of.evidence.names.all]
        words = [word for one in told for word in one]
        sizes = np.array([len(one) for one in told])
        counts = sizes[codes]
        places = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        places += np.repeat((np.cumsum(sizes) - sizes)[codes], counts)
        rows = np.repeat(self._all_rows(), counts)
        return Values(rows, hashes(words)[places], lambda at: words[places[at]])

    def _all_rows(self) -> Ints:
        import numpy as np  # noqa: PLC0415

        return np.arange(self._of.count)

    def _name(self, row: int) -> str:
        return " ".join(filter(None, self._of.people[self._of.person[row]]))

    def plain(self, name: str) -> Values:
        """A field of its own."""
        import numpy as np  # noqa: PLC0415

        texts, codes = self._of.evidence.plain[name].texts, self._of.plain[name]
        digests = self._of.digests(texts)[codes]
        return Values(np.arange(len(codes)), digests, lambda row: texts.all[codes[row]])

    def of_organisations(self, values: Values) -> Values:
        """Of some values those of rows that tell an organisation."""
        keep = self._of.organisations[values.rows].nonzero()[0]
        return Values(values.rows[keep], values.digests[keep], lambda at: values.text(keep[at]))

    def organisation_words(self) -> Values:
        """Each word of the name of an organisation."""
        import numpy as np  # noqa: PLC0415

        codes, texts = self._of.plain["company"], self._of.evidence.plain["company"].texts.all
        rows = np.flatnonzero(self._of.organisations)
        told = [texts[code].split() for code in codes[rows].tolist()]
        words = [word for one in told for word in one]
        sizes = [len(one) for one in told]
        return Values(np.repeat(rows, sizes), numbered(words), lambda at: words[at])

    def several(self, values: Several) -> Values:
        """A field with several values."""
        return _listed(values, self._of.digests(values.texts), values.texts.all)

    def emails(self, *, whole: bool) -> Values:
        """Addresses that are no function's, or the part before their @."""
        import numpy as np  # noqa: PLC0415

        emails, role = self._of.evidence.emails, self._of.role
        digests, texts = self._of.digests(emails.texts), emails.texts.all
        if not whole:
            texts = [text.partition("@")[0] for text in texts]
            digests = numbered(part if len(part) >= _TELLING_LOCAL else "" for part in texts)
        return _listed(emails, np.where(role, 0, digests).astype(np.uint64), texts)

    def phones(self) -> Values:
        """Numbers without their extension."""
        phones = self._of.evidence.phones
        return _listed(phones, self._of.line_of.astype("uint64"), phones.texts.all)

    def by_row(self, values: Values) -> Hashes:
        """One digest a row, 0 where it has no value."""
        import numpy as np  # noqa: PLC0415

        found = np.zeros(self._of.count, dtype=np.uint64)
        np.maximum.at(found, values.rows, values.digests)
        return found


def _listed(values: Several, digests: Hashes, texts: Sequence[str]) -> Values:
    """A field with several values, of which each code has a digest and a text."""
    import numpy as np  # noqa: PLC0415

    rows, codes = (np.array(part, dtype=np.int64) for part in (values.rows, values.codes))
    return Values(rows, digests[codes], lambda at: texts[codes[at]])


def numbered(texts: Iterable[str]) -> Hashes:
    """Number texts, equal ones alike; nothing is 0.

    Numbers are other ones in another order of rows: they only tell what is equal.
    """
    import numpy as np  # noqa: PLC0415

    known = {"": 0}
    return np.array([known.setdefault(text, len(known)) for text in texts], dtype=np.uint64)


def both(one: Values, other: Values) -> Values:
    """Pair the values of a row with its value of another kind, of which every row has one."""
    import numpy as np  # noqa: PLC0415

    second = other.digests[one.rows]
    there = (one.digests != 0) & (second != 0)
    digests: NDArray[np.uint64] = np.where(there, mixed(one.digests, second), 0).astype(np.uint64)
    rows = one.rows
    return Values(rows, digests, lambda at: f"{one.text(at)} + {other.text(int(rows[at]))}")


def joined(parts: list[Values]) -> Values:
    """Put values of one kind together: a given name meets the same word as a family name."""
    import numpy as np  # noqa: PLC0415

    rows = np.concatenate([part.rows for part in parts])
    digests = np.concatenate([part.digests for part in parts])
    starts = np.cumsum([0, *(len(part.rows) for part in parts)])

    def text(at: int) -> str:
        which = int(np.searchsorted(starts, at, side="right")) - 1
        return parts[which].text(at - int(starts[which]))

    return Values(rows, digests, text)


def _letters(count: int) -> Callable[[str], str]:
    return lambda name: name[:count]


def _sound_of_first(name: str) -> str:
    return sound(name.split(" ", 1)[0])


def _beginning_of_first(name: str) -> str:
    return name.split(" ", 1)[0][:_BEGINNING]


def _telling_words(name: str) -> set[str]:
    return set(telling(name).split())


def _words_of(name: str) -> set[str]:
    return set(name.split())
