"""What a search for duplicates leaves to the next one: what rows say, and which were near.

Rows that say what they said then need not be read, cleaned and compared with each other again.
"""

from __future__ import annotations

import zlib
from array import array
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import compress
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import orjson

from leadctl.matching.gathering.evidence import Evidence, Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.comparing.pairwise import Ints

    Flags = NDArray[np.bool_]
    Odds = NDArray[np.float32]
    Columns = dict[str, Ints]

MOVED = 1.5
"""Times by which rows may have become more or fewer until all are compared with all again. Each
kind of value weighs 0.6 bits more or less by then."""

MARGIN = 3.0
"""Bits below a doubtful pair from which a pair is near: five kinds of values may move as much."""

STIRRED = 0.05
"""Share of rows that may have come or gone until pairs that none of them meets are weighed again.
Each kind of value weighs 0.07 bits more or less by then."""

_SEVERAL = ("emails", "phones", "works")
"""The columns of evidence with several values a row."""

_PAIRS, _COUNTED = ("lefts", "rights", "odds"), ("whole", "stirred")
"""What else is remembered of who was near: a value a pair, and one for all."""

_CODES = frozenset({"first", "last", "codes"})
"""Endings of columns that hold codes of texts; before the dot stands the name of their texts."""

_QUICKLY = 1
"""Level of compression: 29 of 100 bytes are left by it, 45 a row of lead lists; 26 by the usual 6,
which takes seven times as long."""


def no_rows() -> Ints:
    """An empty column of rows."""
    import numpy as np  # noqa: PLC0415 - 250 ms, only where something is matched

    return np.zeros(0, dtype=np.int64)


def no_odds() -> Odds:
    """An empty column of log-odds."""
    return no_rows().astype("float32")


@dataclass(frozen=True, slots=True)
class Near:
    """Rows that were compared with each other, and which pairs of them may be one person.

    Attributes:
        compared: of each row, whether it was compared; of equal rows only one is.
        lefts, rights: the pairs, the lower row first.
        odds: log-odds of each, in bits, as they were weighed last; NaN where they have to be again.
        whole: rows of the last search that compared all with all.
        stirred: rows that came or went since all pairs were weighed.
    """

    compared: Flags = field(default_factory=lambda: no_rows().astype(bool))
    lefts: Ints = field(default_factory=no_rows)
    rights: Ints = field(default_factory=no_rows)
    odds: Odds = field(default_factory=no_odds)
    whole: int = 0
    stirred: int = 0

    def of(self, keep: Flags) -> Near:
        """What is left of them where only some rows are, which are counted anew."""
        if not self.whole:
            return self
        row_of = keep.cumsum() - 1
        both = keep[self.lefts] & keep[self.rights]
        return replace(
            self,
            compared=self.compared[keep],
            lefts=row_of[self.lefts[both]],
            rights=row_of[self.rights[both]],
            odds=self.odds[both],
            stirred=self.stirred + int((~keep).sum()),
        )

    def among(self, rows: int) -> Near:
        """The same in a search of so many rows, of which the further ones are new.

        Where they are many more or fewer than when all were compared with all, none was compared:
        frequencies have moved, and with them what a pair weighs.
        """
        import numpy as np  # noqa: PLC0415

        if not self.whole / MOVED <= rows <= self.whole * MOVED:
            return Near(np.zeros(rows, dtype=bool))
        further = np.zeros(rows - len(self.compared), dtype=bool)
        found = replace(
            self,
            compared=np.concatenate((self.compared, further)),
            stirred=self.stirred + len(further),
        )
        if found.stirred <= STIRRED * rows:
            return found
        return replace(found, odds=np.full_like(self.odds, np.nan), stirred=0)


def kept(evidence: Evidence, keep: Flags) -> Evidence:
    """Some rows of evidence, as if no others had been added."""
    import numpy as np  # noqa: PLC0415

    columns, texts = _columns(evidence), _texts(evidence)
    entries = {name: keep[columns[f"{name}.rows"]] for name in _SEVERAL}
    row_of = keep.cumsum() - 1
    for name, column in columns.items():
        owner, _, part = name.partition(".")
        columns[name] = column[entries.get(owner, keep)]
        if part == "rows":
            columns[name] = row_of[columns[name]]
    for owner, known in texts.items():
        coded = [name for name in columns if _is_of(name, owner)]
        used = np.zeros(len(known), dtype=bool)
        used[0] = True
        for name in coded:
            used[columns[name]] = True
        texts[owner] = list(compress(known, used.tolist()))
        code_of = used.cumsum() - 1
        columns |= {name: code_of[columns[name]] for name in coded}
    return _evidence(columns, texts)


def pack(numbers: Ints, evidence: Evidence, near: Near) -> bytes:
    """Write rows as bytes, for `unpack`.

    Args:
        numbers: of the leads that the rows are.
        evidence: what they say.
        near: which of them may be one person.
    """
    import numpy as np  # noqa: PLC0415

    columns = _columns(evidence) | {"numbers": numbers, "compared": near.compared}
    columns |= {name: getattr(near, name) for name in _PAIRS}
    counted = {name: getattr(near, name) for name in _COUNTED}
    told = orjson.dumps({"texts": _texts(evidence), **counted})
    columns["told"] = np.frombuffer(told, dtype=np.uint8)
    packed = BytesIO()
    np.savez(packed, allow_pickle=False, **columns)
    return zlib.compress(packed.getbuffer(), _QUICKLY)


def unpack(data: bytes) -> tuple[Ints, Evidence, Near]:
    """Read what `pack` wrote: the numbers of rows, what they say, and which may be one person.

    Raises:
        ValueError: it is nothing that `pack` writes.
    """
    import numpy as np  # noqa: PLC0415

    try:
        with np.load(BytesIO(zlib.decompress(data)), allow_pickle=False) as packed:
            columns = dict(packed)
        told = orjson.loads(columns["told"].tobytes())
        parts = {name: columns[name] for name in _PAIRS}
        parts |= {name: told[name] for name in _COUNTED}
        near = Near(columns["compared"], **parts)
        return columns["numbers"], _evidence(columns, told["texts"]), near
    except (zlib.error, BadZipFile, KeyError, OSError) as error:
        raise ValueError(str(error)) from error


def nothing() -> tuple[Ints, Evidence, Near]:
    """What `unpack` would give where nothing is remembered."""
    return no_rows(), Evidence(), Near()


def _is_of(column: str, owner: str) -> bool:
    """Whether a column holds codes of the texts of `owner`."""
    name, _, part = column.partition(".")
    return name == owner and part in _CODES


def _texts(evidence: Evidence) -> dict[str, list[str]]:
    """The texts that codes refer to, by a name."""
    found = {name: column.texts.all for name, column in evidence.plain.items()}
    found |= {name: getattr(evidence, name).texts.all for name in _SEVERAL}
    return found | {"names": evidence.names.all}


def _columns(evidence: Evidence) -> Columns:
    """The columns of numbers, by a name."""
    import numpy as np  # noqa: PLC0415

    found = {"names.first": evidence.first, "names.last": evidence.last}
    found |= {"suffix": evidence.suffix, "emails.kinds": evidence.kinds}
    found |= {f"{name}.codes": column.codes for name, column in evidence.plain.items()}
    for name in _SEVERAL:
        several = getattr(evidence, name)
        found |= {f"{name}.rows": several.rows, f"{name}.codes": several.codes}
    return {name: np.array(column) for name, column in found.items()}


def _evidence(columns: Mapping[str, Ints], texts: Mapping[str, list[str]]) -> Evidence:
    """Evidence of what `_columns` and `_texts` gave."""
    found = Evidence()
    found.names = Texts(texts["names"])
    found.first = _array("i", columns["names.first"])
    found.last = _array("i", columns["names.last"])
    found.suffix = _array("b", columns["suffix"])
    found.kinds = _array("B", columns["emails.kinds"])
    for name, column in found.plain.items():
        column.texts, column.codes = Texts(texts[name]), _array("i", columns[f"{name}.codes"])
    for name in _SEVERAL:
        several = getattr(found, name)
        several.texts = Texts(texts[name])
        several.rows = _array("i", columns[f"{name}.rows"])
        several.codes = _array("i", columns[f"{name}.codes"])
    return found


def _array(kind: str, column: Ints) -> array[int]:
    return array(kind, column.astype(kind).tobytes())
