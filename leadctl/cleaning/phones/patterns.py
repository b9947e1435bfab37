"""Patterns of the phonenumbers library for the numbers of a region, joined into one.

The library tries ten patterns for each number. Here all that a region has for numbers of one length
become a single pattern, whose matching group tells the kind of line.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_KINDS = (
    "premium_rate",
    "toll_free",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
)
"""Kinds of lines in the order in which the library tries them; land and mobile lines follow."""


class Owner(NamedTuple):
    """Who owns a number.

    Attributes:
        region: alpha-2 code; `001` for networks of no country; empty where no region owns it.
        kind: `mobile`, `fixed_line` and so on; empty where the number is not valid.
        flags: the kind again, as a cleaned value has it.
    """

    region: str
    kind: str
    flags: tuple[str, ...]


NOBODY = Owner("", "", ())


class _Shape(NamedTuple):
    """All numbers of one length that a region owns: the group that matches tells the owner."""

    match: Callable[[str], re.Match[str] | None]
    owners: Sequence[Owner]


class Share:
    """The numbers of a calling code that one region owns.

    Patterns are compiled when a number first asks for them: those of +1 take a tenth of a second,
    and few lists have numbers of all its regions, in all lengths.
    """

    def __init__(self, code: str, region: str, *, alone: bool) -> None:
        """Take a region of a calling code, which may have the code for itself."""
        self.region = region
        self._code = code
        self._alone = alone
        self._shapes: dict[int, _Shape] = {}

    def owner(self, national: str) -> Owner | None:
        """Find what kind of line a national number is; None for what is another region's."""
        own = self._opens
        if own and not own(national):
            return None
        shape = self._shapes.get(len(national))
        if shape is None:
            shape = self._shapes[len(national)] = self._shape_of(len(national))
        found = shape.match(national)
        return shape.owners[found.lastindex or 0] if found else None

    @property
    def opening(self) -> str:
        """Pattern of the digits with which only the region's numbers open; empty for none."""
        return metadata(self.region, self._code).leading_digits or ""

    @cached_property
    def _opens(self) -> Callable[[str], re.Match[str] | None] | None:
        """Whether a number opens as only those of the region do; None where nothing tells that."""
        return re.compile(self.opening).match if self.opening else None

    def _shape_of(self, length: int) -> _Shape:
        """Join what the region has for numbers of one length, in the library's order."""
        data = metadata(self.region, self._code)
        kinds = _kinds(data, length)
        owners = [NOBODY, *(Owner(self.region, kind, (kind,)) for kind, _ in kinds)]
        branches = []
        if kinds:
            fitting = data.general_desc.national_number_pattern
            branches.append(f"(?=(?:{fitting})\\Z)(?:{'|'.join(branch for _, branch in kinds)})")
        if self.opening or self._alone:  # the region's, though perhaps not valid
            owners.append(Owner(self.region, "", ()))
            branches.append(r"(\d*)")
        return _Shape(re.compile("|".join(branches) or r"(?!)").fullmatch, owners)


def _kinds(data: Any, length: int) -> list[tuple[str, str]]:
    """Kinds of lines with a pattern of one group each, the first that matches being right."""
    if not _pattern(data.general_desc, length):
        return []
    kinds = [(kind, _pattern(getattr(data, kind), length)) for kind in _KINDS]
    found = [(kind, f"({pattern})") for kind, pattern in kinds if pattern]
    land, mobile = _pattern(data.fixed_line, length), _pattern(data.mobile, length)
    either = "fixed_line_or_mobile"
    if data.same_mobile_and_fixed_line_pattern:
        return [*found, (either, f"({land})")] if land else found
    if land and mobile:
        found.append((either, f"((?=(?:{mobile})\\Z)(?:{land}))"))
    found += [("fixed_line", f"({land})")] if land else []
    return [*found, ("mobile", f"({mobile})")] if mobile else found


def _pattern(described: Any, length: int) -> str:
    """Give the pattern of a kind, free of groups; empty if it has no numbers of that length."""
    pattern = described.national_number_pattern if described else None
    if not pattern or (described.possible_length and length not in described.possible_length):
        return ""
    return re.sub(r"\((?!\?)", "(?:", pattern)


@cache
def metadata(region: str, code: str) -> Any:
    """Give the library's data of a region; every one has a general description."""
    from phonenumbers import PhoneMetadata  # noqa: PLC0415 - loaded by the callers

    return PhoneMetadata.metadata_for_region_or_calling_code(int(code), region)
