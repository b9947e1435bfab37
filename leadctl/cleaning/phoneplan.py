"""Numbering plans of the phonenumbers library, with their patterns compiled once.

The library compiles and looks up each pattern anew for each number. `read_plain` follows its rules
for plain shapes, where they are few, and gives no answer wherever another rule could apply: then
the library decides. A test compares the two over the library's example numbers in every region.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

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

_LONGEST_CODE = 3
_NOT_A_COUNTRY = "001"
_NORTH_AMERICA = "1"
_PATTERN_SIGNS = re.compile(r"[()]")


class Line(NamedTuple):
    """A valid number.

    Attributes:
        code: country calling code.
        national: digits behind it, leading zeros included.
        kind: `mobile`, `fixed_line` and so on.
    """

    code: int
    national: str
    kind: str


class _Shape(NamedTuple):
    """What numbers of one kind look like in one region."""

    lengths: frozenset[int]
    matches: Callable[[str], re.Match[str] | None]

    def holds(self, national: str) -> bool:
        return (not self.lengths or len(national) in self.lengths) and bool(self.matches(national))


class _Plan(NamedTuple):
    """The numbering plan of one region."""

    code: int
    general: _Shape
    kinds: tuple[tuple[str, _Shape], ...]
    fixed: _Shape | None
    mobile: _Shape | None
    same: bool
    leading: re.Pattern[str] | None
    prefix: re.Pattern[str] | None
    plain_prefix: bool
    abroad: re.Pattern[str] | None


def read_plain(text: str, region: str) -> Line | None:
    """Read a number of digits and punctuation.

    Args:
        text: the number without labels or extension, perhaps with a plus in front.
        region: alpha-2 code for a number without a plus, perhaps empty.

    Returns:
        The line, or None where the number is not valid or not plain: the library must decide.
    """
    digits = re.sub(r"\D", "", text)
    if text.startswith("+"):
        return _international(digits)
    plan = _plan(region) if region else None
    return _national(digits, plan) if plan else None


def has_trunk_prefix(region: str) -> bool:
    """Tell whether numbers of a region are dialled with a prefix inside it, as 0 in Germany."""
    plan = _plan(region)
    return plan is not None and plan.prefix is not None


@lru_cache(maxsize=20_000)
def region_of(e164: str) -> str:
    """Tell the region that a number belongs to.

    Args:
        e164: a number as `clean_phone` writes it, perhaps with its extension.

    Returns:
        Alpha-2 code; of regions that share a calling code the one that owns the number. Empty for
        whatever no single region owns: a number that is not valid, where its code is shared,
        networks of no country such as +800, and what all of North America dials, such as +1 800.
    """
    digits = re.sub(r"\D", "", e164.partition(" ")[0])
    if not e164.startswith("+"):
        return ""
    for length in range(1, _LONGEST_CODE + 1):
        code, national = digits[:length], digits[length:]
        if owners := _regions().get(code):
            region, kind = _owner(owners, national)
            shared = code == _NORTH_AMERICA and "line" not in kind and kind != "mobile"
            return "" if shared else region
    return ""


def _international(digits: str) -> Line | None:
    regions = _regions()
    for length in range(1, _LONGEST_CODE + 1):
        code = digits[:length]
        if code in regions:
            plan, national = _plan(regions[code][0]), digits[length:]
            if plan is None or (plan.prefix and plan.prefix.match(national)):
                return None
            return _line(plan.code, national)
    return None


def _national(digits: str, plan: _Plan) -> Line | None:
    if digits.startswith(str(plan.code)) or (plan.abroad and plan.abroad.match(digits)):
        return None
    prefix = plan.prefix.match(digits) if plan.prefix else None
    if not prefix:
        return _line(plan.code, digits)
    if not plan.plain_prefix or plan.general.matches(digits):
        return None
    return _line(plan.code, digits[prefix.end() :])


def _line(code: int, national: str) -> Line | None:
    """Find the kind of a number in the region, of those that share a code, that owns it."""
    kind = _owner(_regions()[str(code)], national)[1]
    return Line(code, national, kind) if kind else None


def _owner(regions: tuple[str, ...], national: str) -> tuple[str, str]:
    """Find the region that owns a number, and the kind of its line there; empty for none."""
    for region in regions:
        plan = _plan(region)
        if plan is None:
            continue
        kind = _kind(plan, national)
        owns = plan.leading.match(national) if plan.leading else kind
        if owns or len(regions) == 1:
            return region, kind
    return "", ""


def _kind(plan: _Plan, national: str) -> str:
    if not plan.general.holds(national):
        return ""
    for name, shape in plan.kinds:
        if shape.holds(national):
            return name
    fixed = plan.fixed is not None and plan.fixed.holds(national)
    mobile = plan.same or (plan.mobile is not None and plan.mobile.holds(national))
    if fixed:
        return "fixed_line_or_mobile" if mobile else "fixed_line"
    return "mobile" if mobile and not plan.same else ""


@cache
def _regions() -> dict[str, tuple[str, ...]]:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE  # noqa: PLC0415 - 48 ms

    return {
        str(code): regions
        for code, regions in COUNTRY_CODE_TO_REGION_CODE.items()
        if regions[0] != _NOT_A_COUNTRY
    }


@cache
def _plan(region: str) -> _Plan | None:
    from phonenumbers import PhoneMetadata  # noqa: PLC0415 - loaded by _regions

    data = PhoneMetadata.metadata_for_region(region, None)
    general = _shape(data.general_desc) if data else None
    if data is None or general is None:
        return None
    kinds = ((name, _shape(getattr(data, name))) for name in _KINDS)
    prefix = data.national_prefix_for_parsing or ""
    return _Plan(
        code=data.country_code or 0,
        general=general,
        kinds=tuple((name, shape) for name, shape in kinds if shape),
        fixed=_shape(data.fixed_line),
        mobile=_shape(data.mobile),
        same=bool(data.same_mobile_and_fixed_line_pattern),
        leading=_compiled(data.leading_digits),
        prefix=_compiled(prefix),
        plain_prefix=not _PATTERN_SIGNS.search(prefix) and not data.national_prefix_transform_rule,
        abroad=_compiled(data.international_prefix),
    )


def _shape(described: Any) -> _Shape | None:
    pattern = described.national_number_pattern if described else None
    if not described or not pattern:
        return None
    return _Shape(frozenset(described.possible_length), re.compile(pattern).fullmatch)


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None
