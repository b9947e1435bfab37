"""Evidence as arrays: a row's codes side by side, and how many people share each value."""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b
from math import log2
from typing import TYPE_CHECKING

from leadctl.matching.gathering.evidence import ROLE
from leadctl.matching.words.names import UNSEEN, Names
from leadctl.matching.words.numbers import completed, is_vague

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.gathering.evidence import Evidence, Several, Texts

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

PARTNERS = 1.6
"""Further rows of the same person that a row has on average, before anything is compared: 0.4 in
lists of leads from three sources, 0.9 in the bench's, 2.6 in FEBRL 3. Of pairs that are given a
probability so many are true with this in lists of 10,000 and 100,000 rows, as
`tests/bench/weigh_matches.py` prints it; with half of it a third more were."""

ELSEWHERE = 5200
"""People that a list's are thought to stand among: in a short list any two rows are strangers as
often as in one of so many. Without them the probabilities of 1,700 leads promised twice the truth.
"""

STAND_INS = frozenset({"1900-01-01", "1970-01-01", "2000-01-01"})
"""Birth dates that stand for none: where a calendar or a program's clock begins."""

MOST_BORN, OF_ALL_BORN = 10, 1000
"""People with one birth date, and share of all, from which more have it than can be born on one
day: one of 15,000 is. A program or a person fills such in where it has to be told."""

MANY = 100
"""Rows with a value of whom fewer are hardly alike in the beginnings of their names."""

WIDTH = 6
"""Values of one kind that are compared for a row; a person with more has been seen by then."""


def prior_of(rows: int) -> float:
    """Log-odds, in bits, that any two of so many rows are one person."""
    return log2(PARTNERS) - log2(rows + ELSEWHERE)


class Features:
    """Arrays over the rows of some evidence.

    Attributes:
        count: number of rows.
        first, last, suffix: as in the evidence.
        person: code of the distinct name of each row; 0 without a name.
        people: the distinct (given, family) names by that code, as texts.
        emails, phones, works: `count` x `WIDTH` codes; phones without their extension.
        kinds: of each address by code, what any of its rows tells of it.
        line_of: code of the phone without extension by that in the evidence; one whose country is
            unknown is the only known number that ends so.
        extensions, vague: of the phones, likewise: their extension, and whether the country lacks.
    """

    def __init__(self, evidence: Evidence) -> None:
        import numpy as np  # noqa: PLC0415 - 250 ms, only where something is matched

        self.evidence, self.count = evidence, len(evidence)
        self._digests: dict[int, Hashes] = {}
        self.first = np.array(evidence.first, dtype=np.int64)
        self.last = np.array(evidence.last, dtype=np.int64)
        self.suffix = np.array(evidence.suffix, dtype=np.int64)
        self.plain = {n: np.array(c.codes, dtype=np.int64) for n, c in evidence.plain.items()}
        self._name_people()
        self._forget_stand_ins()
        self.emails = self._padded(evidence.emails)
        self.works = self._padded(evidence.works)
        self._split_phones()
        self.kinds = np.zeros(len(evidence.emails.texts.all), dtype=np.uint8)
        np.bitwise_or.at(
            self.kinds, np.array(evidence.emails.codes, dtype=np.int64), evidence.kinds
        )

    def _name_people(self) -> None:
        import numpy as np  # noqa: PLC0415

        size = len(self.evidence.names.all)
        distinct, person = np.unique(self.first * size + self.last, return_inverse=True)
        if not len(distinct) or distinct[0]:
            distinct, person = np.concatenate(([0], distinct)), person + 1
        self.person = person.astype(np.int64)
        texts = self.evidence.names.all
        self._given, self._family = distinct // size, distinct % size
        given, family = self._given.tolist(), self._family.tolist()
        self.people = [(texts[one], texts[other]) for one, other in zip(given, family, strict=True)]

    def _forget_stand_ins(self) -> None:
        """Let birth dates tell nothing that a program puts where none is known."""
        import numpy as np  # noqa: PLC0415

        codes, texts = self.plain["birth_date"], self.evidence.plain["birth_date"].texts.all
        if len(texts) > 1:
            known = np.array([text in STAND_INS for text in texts])
            often = self.shared_by(codes, len(texts)) > MOST_BORN + self.population / OF_ALL_BORN
            self.plain["birth_date"] = np.where((known | often)[codes], 0, codes)

    def _split_phones(self) -> None:
        import numpy as np  # noqa: PLC0415

        texts = [text.partition("x") for text in self.evidence.phones.texts.all]
        self._whole = whole = completed({line for line, _, _ in texts})
        lines, extensions = {"": 0}, {"": 0}
        line_of, extension_of = [], []
        for line, _, extension in texts:
            line_of.append(lines.setdefault(whole.get(line, line), len(lines)))
            extension_of.append(extensions.setdefault(extension, len(extensions)))
        codes = self._padded(self.evidence.phones)
        self.lines = list(lines)
        self.line_of = np.array(line_of, dtype=np.int64)
        self.phones = self.line_of[codes]
        self.vague = np.array([is_vague(line) for line, _, _ in texts], dtype=bool)[codes]
        self.extensions = np.array(extension_of, dtype=np.int64)[codes]

    def digests(self, texts: Texts) -> Hashes:
        """Digests of the texts of a column, by code; computed once."""
        known = self._digests.get(id(texts))
        if known is None:
            known = self._digests[id(texts)] = hashes(texts.all)
        return known

    @cached_property
    def names(self) -> Names:
        """How common the words of the names are."""
        return Names(self.people[1:])

    @cached_property
    def somebody(self) -> Ints:
        """A coarse number of who a row is about: the beginnings of both names, in either order.

        Rows without a name are taken for people of their own.
        """
        import numpy as np  # noqa: PLC0415

        found: Ints = self._in_either_order(2)[self.person]
        nameless = self.person == 0
        found[nameless] = found.max(initial=0) + 1 + np.flatnonzero(nameless)
        return found

    @cached_property
    def initials(self) -> Ints:
        """A coarser number yet: the initials, in either order; 0 where a part of the name lacks."""
        whole = (self._given > 0) & (self._family > 0)
        found: Ints = ((self._in_either_order(1) + 1) * whole)[self.person]
        return found

    def _in_either_order(self, letters: int) -> Ints:
        """A number for the first letters of both parts of each distinct name."""
        import numpy as np  # noqa: PLC0415

        known: dict[str, int] = {}
        texts = self.evidence.names.all
        codes = np.array([known.setdefault(text[:letters], len(known)) for text in texts])
        one, other = codes[self._given], codes[self._family]
        found: Ints = np.minimum(one, other) * len(known) + np.maximum(one, other)
        return found

    @cached_property
    def is_foreign(self) -> NDArray[np.bool_]:
        """Which distinct names are in another script than the Latin one."""
        import numpy as np  # noqa: PLC0415

        foreign = ~np.array([text.isascii() for text in self.evidence.names.all])
        found: NDArray[np.bool_] = foreign[self._given] | foreign[self._family]
        return found

    @cached_property
    def tells_somebody(self) -> NDArray[np.bool_]:
        """Which rows have a name, an address or a number, or tell an organisation."""
        found: NDArray[np.bool_] = (self.person > 0) | self.has_email | self.has_phone
        return found | self.organisations

    @cached_property
    def has_email(self) -> NDArray[np.bool_]:
        """Which rows have an address."""
        import numpy as np  # noqa: PLC0415

        return np.asarray(self.emails.any(axis=1))

    @cached_property
    def has_phone(self) -> NDArray[np.bool_]:
        """Which rows have a number."""
        import numpy as np  # noqa: PLC0415

        return np.asarray(self.phones.any(axis=1))

    @cached_property
    def has_work(self) -> NDArray[np.bool_]:
        """Which rows tell where somebody works."""
        import numpy as np  # noqa: PLC0415

        return np.asarray(self.works.any(axis=1))

    @cached_property
    def organisations(self) -> NDArray[np.bool_]:
        """Which rows tell an organisation."""
        return self.evidence.organisations()

    @cached_property
    def sites(self) -> Ints:
        """Workplaces as `works` has them, without what the company's name alone tells."""
        import numpy as np  # noqa: PLC0415

        texts = self.evidence.plain["company"].texts.all
        works = [self.evidence.works.texts.known(text.replace(" ", "")) for text in texts]
        named = np.array(works, dtype=np.int64)[self.plain["company"]]
        alone = (self.works == named[:, None]) & ~self.sure_work[:, None]
        found: Ints = np.where(alone, 0, self.works)
        return found

    @property
    def prior(self) -> float:
        """Log-odds, in bits, that any two rows are one person."""
        return prior_of(self.count)

    @property
    def population(self) -> int:
        """People that the frequencies are shares of: the distinct names, and who has none."""
        return len(self.people) - 1 + int((self.person == 0).sum()) + UNSEEN

    def shared_by(self, codes: Ints, size: int) -> Ints:
        """Count the people behind each code; none behind 0, which is nothing.

        They are told apart coarsely, so that one who is spelt in two ways counts once. Where so
        many share a value that half of all kinds of names do, every name is somebody's.

        Args:
            codes: one a row, or a row of them.
            size: number of codes, that of "nothing" included.
        """
        import numpy as np  # noqa: PLC0415

        rows = np.bincount(codes.ravel(), minlength=size)
        rows[0] = 0
        counts: Ints = np.where(rows == 1, 1, self._distinct(self.somebody, codes, rows > 1))
        many = (rows > MANY) & (counts > self._kinds / 2)
        return np.where(many, self._distinct(self._names_or_rows, codes, many), counts)

    @cached_property
    def _kinds(self) -> int:
        """How many kinds of names there are, told apart coarsely."""
        import numpy as np  # noqa: PLC0415

        return len(np.unique(self.somebody))

    def _distinct(self, who: Ints, codes: Ints, wanted: NDArray[np.bool_]) -> Ints:
        """Count the different ones of `who` behind each code that is wanted."""
        import numpy as np  # noqa: PLC0415

        flat, times = codes.ravel(), codes.shape[1] if codes.ndim > 1 else 1
        at = np.flatnonzero(wanted[flat])  # few are: only these are put in order
        most = int(who.max(initial=0)) + 1
        pairs = np.unique(flat[at] * most + np.repeat(who, times)[at])
        found: Ints = np.bincount(pairs // most, minlength=len(wanted))
        return found

    @cached_property
    def _names_or_rows(self) -> Ints:
        """A number for the name of each row; rows without one are taken for people of their own."""
        import numpy as np  # noqa: PLC0415

        found: Ints = self.person.copy()
        nameless = found == 0
        found[nameless] = len(self.people) + np.flatnonzero(nameless)
        return found

    @cached_property
    def by_work(self) -> Ints:
        """People behind each workplace."""
        return self.shared_by(self.works, len(self.evidence.works.texts.all))

    @cached_property
    def sure_work(self) -> NDArray[np.bool_]:
        """Rows whose company and domain tell the same, so that neither is a slip of another's."""
        import numpy as np  # noqa: PLC0415

        works = self.evidence.works
        size = len(works.texts.all)
        told = np.array(works.rows, dtype=np.int64) * size + np.array(works.codes, dtype=np.int64)
        distinct, times = np.unique(told, return_counts=True)
        sure = np.zeros(self.count, dtype=bool)
        sure[distinct[times > 1] // size] = True
        return sure

    @cached_property
    def by_title(self) -> Ints:
        """People with each title."""
        return self.shared_by(self.plain["title"], len(self.evidence.plain["title"].texts.all))

    @cached_property
    def by_phone(self) -> Ints:
        """People behind each number."""
        return self.shared_by(self.phones, len(self.lines))

    @cached_property
    def names_on(self) -> Ints:
        """Names that each number is known under, by their initials, the most in one script.

        On a company's own number there are too many to count.
        """
        import numpy as np  # noqa: PLC0415

        who = np.repeat(self.initials, self.phones.shape[1])
        foreign = np.repeat(self.is_foreign[self.person], self.phones.shape[1])
        size = int(who.max(initial=0)) + 1
        counts = np.zeros(len(self.lines), dtype=np.int64)
        for script in (who > 0) & ~foreign, (who > 0) & foreign:
            pairs = np.unique(self.phones.ravel()[script] * size + who[script])
            counts = np.maximum(counts, np.bincount(pairs // size, minlength=len(counts)))
        switchboards = (text.partition("x")[0] for text in self.evidence.works.texts.all)
        companies = {self._whole.get(line, line) for line in switchboards}
        found: Ints = np.where([line in companies for line in self.lines], self.count + 1, counts)
        return found

    @cached_property
    def by_email(self) -> Ints:
        """People behind each address."""
        return self.shared_by(self.emails, len(self.evidence.emails.texts.all))

    @cached_property
    def role(self) -> NDArray[np.bool_]:
        """Which addresses are a function's, by code."""
        return (self.kinds & ROLE) > 0

    @cached_property
    def content(self) -> Hashes:
        """A digest of everything comparable in each row: equal rows have equal digests."""
        import numpy as np  # noqa: PLC0415

        names = self.digests(self.evidence.names)
        total = mixed(names[self.first], names[self.last])
        total = mixed(total, self.suffix.astype(np.uint64))
        for name, codes in self.plain.items():
            total = mixed(total, self.digests(self.evidence.plain[name].texts)[codes])
        for several in (self.evidence.emails, self.evidence.phones, self.evidence.works):
            total = mixed(total, summed(several, self.digests(several.texts), self.count))
        return total

    def _padded(self, several: Several) -> Ints:
        return padded(several, self.digests(several.texts), self.count)


def padded(several: Several, digests: Hashes, count: int) -> Ints:
    """Lay out the codes of a column with several values: `count` x `WIDTH`, 0 for none.

    Which values are kept of more does not depend on the order in which they were seen.
    """
    import numpy as np  # noqa: PLC0415

    by_digest = np.argsort(digests, kind="stable")
    rank = np.argsort(by_digest, kind="stable")
    rows = np.array(several.rows, dtype=np.int64)
    codes = np.array(several.codes, dtype=np.int64)
    many = np.bincount(rows, minlength=count)[rows] > 1  # few rows: only these are put in order
    distinct = np.unique(rows[many] * len(rank) + rank[codes[many]])
    owners = distinct // len(rank)
    place = np.arange(len(owners)) - np.searchsorted(owners, owners)
    width = min(WIDTH, int(place.max(initial=0)) + 1)
    laid = np.zeros((count, width), dtype=np.int64)
    laid[rows[~many], 0] = codes[~many]
    fits = place < width
    laid[owners[fits], place[fits]] = by_digest[distinct[fits] % len(rank)]
    return laid


def hashes(texts: Iterable[str]) -> Hashes:
    """Digest texts to 64 bits, the same in every run; nothing is 0."""
    import numpy as np  # noqa: PLC0415

    digests = (blake2b(t.encode(), digest_size=8).digest() if t else bytes(8) for t in texts)
    return np.frombuffer(b"".join(digests), dtype=">u8").astype(np.uint64)


def mixed(one: Hashes, other: Hashes) -> Hashes:
    """Combine digests; the order counts."""
    import numpy as np  # noqa: PLC0415

    step = (one ^ (one >> np.uint64(29))) * np.uint64(0x9E3779B97F4A7C15)
    return step + other


def summed(several: Several, digests: Hashes, count: int) -> Hashes:
    """Add up the digests of a row's values, so that their order does not count."""
    import numpy as np  # noqa: PLC0415

    total = np.zeros(count, dtype=np.uint64)
    np.add.at(total, np.array(several.rows, dtype=np.int64), digests[np.array(several.codes)])
    return total
