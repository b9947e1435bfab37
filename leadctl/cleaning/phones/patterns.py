"""Patterns of the phonenumbers library for the numbers of a calling code, joined into one.

The library tries ten patterns for each number. Here all that the regions of a code have for numbers
of one length become a single pattern, whose matching group tells the owner.
"""

from __future__ import annotations

import re
from functools import cache
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


class Shape(NamedTuple):
    """All numbers of one length under a calling code: the group that matches tells the owner."""

    match: Callable[[str], re.Match[str] | None]
    owners: Sequence[Owner]


def shape_of(code: str, regions: tuple[str, ...], length: int) -> Shape:
    """Join what the regions of a code have for numbers of one length, in the library's order."""
    branches, owners = [], [NOBODY]
    for region in regions:
        data = metadata(region, code)
        kinds = _kinds(data, length)
        if kinds:
            owners += [Owner(region, kind, (kind,)) for kind, _ in kinds]
            fitting = data.general_desc.national_number_pattern
            branch = f"(?=(?:{fitting})\\Z)(?:{'|'.join(branch for _, branch in kinds)})"
        if data.leading_digits or len(regions) == 1:  # the region's own, though perhaps not valid
            owners.append(Owner(region, "", ()))
            own = rf"(?={data.leading_digits or ''})"
            branches.append(f"{own}(?:{branch}|(\\d*))" if kinds else rf"{own}(\d*)")
        elif kinds:
            branches.append(branch)
    return Shape(re.compile("|".join(branches) or r"(?!)").fullmatch, owners)


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
