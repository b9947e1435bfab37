"""What rows are blocked by: values of theirs, each with a digest, and with a text to tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.matching.gathering.features import hashes, mixed
from leadctl.matching.words.names import telling
from leadctl.matching.words.sounds import without_umlauts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.gathering.evidence import Several
    from leadctl.matching.gathering.features import Features, Hashes, Ints

_TELLING_LOCAL = 5


class Values(NamedTuple):
    """Values of rows: each has a digest, and a text by its place; a row has none or several."""

    rows: Ints
    digests: Hashes
    text: Callable[[int], str]


class Atoms:
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
        given, family = self.given(letters(1)), self.family(letters(1))
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
        given, family = self.given(letters(1)), self.family(letters(1))
        return joined([both(straight, given), both(swapped, family)])

    def _words(self, codes: Ints, read: Callable[[str], Collection[str]]) -> Values:
        """The words that `read` finds in names of rows: a row as often as it has some."""
        import numpy as np  # noqa: PLC0415

        told = [read(text) for text in self._of.evidence.names.all]
        words = [without_umlauts(word) for one in told for word in one]
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
        words = [without_umlauts(word) for one in told for word in one]
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

    def lines(self) -> Values:
        """The same, by what they are and not by when they were seen."""
        phones = self._of.evidence.phones
        return _listed(phones, hashes(self._of.lines)[self._of.line_of], phones.texts.all)

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


def letters(count: int) -> Callable[[str], str]:
    """What reads the first letters of a name."""
    return lambda name: name[:count]


def _telling_words(name: str) -> set[str]:
    return set(telling(name).split())


def _words_of(name: str) -> set[str]:
    return set(name.split())
