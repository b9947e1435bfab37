"""What a field of a lead is, and how headers are folded to find one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

Survivorship = Literal["newest", "oldest", "joined", "union", "strictest", "furthest"]
"""Which record's value a lead shows when several have one.

`newest` and `oldest` go by the order of the imports, among rows of one by how much they tell; an
address or number that is judged worse than the older one is not taken for newer. `joined` puts all
texts below each other, `union` keeps all values, `strictest` lets one yes win (opt-outs),
`furthest` takes the furthest stage.
"""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a lead.

    Attributes:
        name: its name in files, on the command line and in the store.
        group: heading under which the documentation lists it.
        cleaner: name of the cleaner in `leadctl.cleaning` that makes its value.
        doc: one line for users.
        headers: headers that mean this field besides its name, parted by `|`, the surest first.
        survivorship: which value wins when records merge.
        many: whether a lead can hold several values (a JSON list in the store).
        overflow: the `many` field that takes what does not fit here.
        beside: the field without which this one says nothing: both come from the same record.
    """

    name: str
    group: str
    cleaner: str
    doc: str
    headers: str = ""
    survivorship: Survivorship = "newest"
    many: bool = False
    overflow: str = ""
    beside: str = ""

    @property
    def holds_many(self) -> bool:
        """Whether further values are kept, here or in another field."""
        return self.many or bool(self.overflow)

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Headers that mean this field, its name first, in the form of `header_key`.

        Those in further languages come last.
        """
        return _keys(self.name, self.headers)


@cache
def _keys(name: str, headers: str) -> tuple[str, ...]:
    # Folded when first asked for: commands that map no file start faster without.
    from leadctl.headings import HEADINGS  # noqa: PLC0415  (commands that map no file do without)

    words = [name, *headers.split("|"), *HEADINGS.get(name, "").split("|")]
    return tuple(dict.fromkeys(header_key(word) for word in words if word))


def header_key(text: str) -> str:
    """Fold a header so that `E-Mail *`, `e_mail` and `Email:` meet: lower case, words, one space.

    Accents fall away (`prénom` and `prenom` meet, however the accent is encoded), letters and
    digits of every script stay, anything else parts words; `e mail` becomes `email`.
    """
    words = _camel_to_words(text).casefold().replace("º", "°")  # both write the o of "number"
    plain = unicodedata.normalize("NFKD", words).casefold()  # `𝔄` comes apart to a capital
    marked = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.sub(r"[\W_]+", " ", marked).strip()
    return re.sub(r"\be ?mail", "email", words)


def _camel_to_words(text: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", text)
