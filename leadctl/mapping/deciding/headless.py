"""Lists without a header row: nothing says what their columns mean, so the user has to.

What the cells look like makes a proposal, which is shown and never used without being asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.dates.date import clean_date
from leadctl.cleaning.displayed import display_name
from leadctl.cleaning.names.given import MOSTLY_GIVEN, given_rank
from leadctl.cleaning.places.country import country_code
from leadctl.errors import DataError
from leadctl.mapping.cells import content
from leadctl.mapping.cells.eastern import is_eastern_name
from leadctl.mapping.cells.looks import is_address
from leadctl.mapping.maps.maptext import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_PLACE = re.compile(r"column \d+(?: \(\d+\))?")
"""How a column is called that has no header."""


class Headless(DataError):
    """A list whose columns are called by their places, and no mapping says what they mean.

    Args:
        headers: how they are called.
        sample: the first cells of each.

    Attributes:
        proposal: what they may mean, as a file for `--map`.
    """

    def __init__(self, headers: Sequence[str], sample: Sequence[Sequence[str]]) -> None:
        self.proposal = _proposal(headers, sample)
        super().__init__(
            "there is no header row: nothing says what the columns mean",
            "write a first line that names them, or correct this mapping, save it as `columns.toml`"
            f" and add `--map columns.toml`:\n{self.proposal.rstrip()}",
        )


def is_headless(headers: Sequence[str]) -> bool:
    """Tell whether all columns are called by their places."""
    return bool(headers) and all(map(_PLACE.fullmatch, headers))


def _proposal(headers: Sequence[str], sample: Sequence[Sequence[str]]) -> str:
    return listed(headers, list(by_looks(sample or [[] for _ in headers])))


def by_looks(sample: Sequence[Sequence[str]]) -> Iterator[str]:
    """Say of each column what its cells may mean, empty for nothing; of two alike the first."""
    found: list[str] = []
    for cells in sample:
        fits = (field for field, test in _LOOKS if field not in found and test(cells))
        found.append(next(fits, ""))
    yield from found if "full_name" in found else _with_halves(found, sample)


def _with_halves(found: list[str], sample: Sequence[Sequence[str]]) -> list[str]:
    """Take a column of given names, of one word each, and the one beside it for halves of names."""
    words = [
        at
        for at, field in enumerate(found)
        if not field and content.most(sample[at], lambda text: bool(_WORD.fullmatch(text)))
    ]
    first = next((at for at in words if content.most(sample[at], _is_given)), -1)
    last = next((at for at in (first + 1, first - 1) if at in words), -1)
    halves = {first: "first_name", last: "last_name"} if min(first, last) >= 0 else {}
    return [halves.get(at, field) for at, field in enumerate(found)]


def _is_given(text: str) -> bool:
    return given_rank(text) >= MOSTLY_GIVEN


def _most(test: Callable[[str], bool]) -> Callable[[Sequence[str]], bool]:
    return lambda cells: content.most(cells, test)


def _is_date(text: str) -> bool:
    cleaned = clean_date([text])[0]
    return bool(cleaned.value) and cleaned.reason in {"", "ambiguous_date"}


def is_dialled(text: str) -> bool:
    """Tell whether a text is a phone number that is surely one."""
    return _NUMBER.fullmatch(text) is not None and not _is_date(text)


_NUMBER = re.compile(r"(?:\+|00?|\()\d[\d ()./-]{6,20}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?(?: [^\W\d_]+(?:['’-][^\W\d_]+)*\.?){1,3}")
PAGE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)

_LOOKS: tuple[tuple[str, Callable[[Sequence[str]], bool]], ...] = (
    ("email", _most(lambda text: is_address(text) or bool(display_name(text)))),
    ("linkedin", content.mostly_profiles),
    ("company_linkedin", content.mostly_company_pages),
    ("website", _most(lambda text: PAGE.fullmatch(text) is not None)),
    ("created", _most(_is_date)),
    ("phone", _most(is_dialled)),
    ("country", _most(lambda text: bool(country_code(text)))),
    ("full_name", _most(lambda text: bool(_NAME.fullmatch(text)) or is_eastern_name(text))),
)
"""Field -> test of a column's cells, the surest first; a phone has a plus, a zero or a bracket."""
