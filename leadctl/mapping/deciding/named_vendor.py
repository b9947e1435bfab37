"""The vendor that a user names: whether a list can be one of that vendor's at all."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from leadctl.errors import DataError
from leadctl.fields import header_key
from leadctl.mapping.maps.mapfile import shown
from leadctl.mapping.maps.profiles import Profile, profile_named, recognised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.mapping.maps.columns import Plan

_NEAR = 0.8
"""Likeness from which a header may be another one with a slip of the finger, 0 to 1."""

_SHOWN = 6
"""Headers of a vendor that a message names."""


def check_vendor(name: str, headers: Sequence[str]) -> None:
    """See that some headers can be those of the vendor that the user named.

    Raises:
        UsageError: there is no such vendor.
        DataError: no header is one of that vendor's; the hint gives whose they are, or the nearest.
    """
    profile = profile_named(name)
    if _known(profile, headers):
        return
    message = f"no header is one of `{profile.name}`; the headers are: {shown(headers)}"
    look = recognised(headers)
    if look is not None:
        raise DataError(message, f"they are those of `{look.name}`: leave `--vendor` out")
    near = next(_near(profile, headers), "")
    written = near or f"`{profile.name}` writes {shown(sorted(profile.written), _SHOWN)}"
    raise DataError(message, f"{written}; without `--vendor` headers mean what their words say")


def vendor_doubts(plan: Plan) -> Iterator[str]:
    """Tell where a named vendor knows less than half of the columns, or they look like another's.

    Without that the plan is as good as its headers, for those of a vendor are everybody's, too.
    """
    headers = [column.header for column in plan.columns]
    profile = profile_named(plan.profile) if plan.profile else None
    look = recognised(headers)
    if profile is None or (look is not None and look.name == profile.name):
        return
    known = _known(profile, headers)
    if look is not None:
        yield f"the headers are those of `{look.name}`, and are read as `{profile.name}`"
    elif known * 2 < len(headers):
        yield f"`{profile.name}` knows {known} of the {len(headers)} headers"


def _known(profile: Profile, headers: Sequence[str]) -> int:
    return profile.knows(frozenset(map(header_key, headers)))


def _near(profile: Profile, headers: Sequence[str]) -> Iterator[str]:
    """Name headers that nearly are the vendor's."""
    keys = {header_key(one): one for one in sorted(profile.written)}
    for header in headers:
        for key in get_close_matches(header_key(header), keys, n=1, cutoff=_NEAR):
            yield f"`{' '.join(header.split())}` is nearly `{keys[key]}`"
