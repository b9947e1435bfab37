"""What a person may want to look at in a mapping that was decided all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.text import key_of
from leadctl.mapping.cells import content
from leadctl.mapping.deciding.named_vendor import vendor_doubts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from leadctl.mapping.maps.columns import Plan

_FEWEST = 3
_TIMES = 4
"""So many addresses must tell that names are swapped, and so many times more than do not."""

_LOCAL = re.compile(r"([^.@_\s]+)[._]([^.@_\s]+)@")
_NAMES = ("first_name", "last_name", "email")


def doubts(plan: Plan, sample: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Say what could be meant otherwise: of columns only, no value of anybody's.

    Args:
        plan: just made.
        sample: the cells that it was made from.
    """
    return (
        *vendor_doubts(plan),
        *_rivals(plan),
        *_swapped(plan, sample),
        *_unused(plan, sample),
    )


def _rivals(plan: Plan) -> Iterator[str]:
    for header, field, leader in plan.rivals:
        own, other = _short(header), _short(leader)
        if leader:
            yield f"`{own}` says something else than `{other}`, which is {field}: kept as custom"
        else:
            yield f"`{own}` does not hold what {field} is: kept as custom"


def _swapped(plan: Plan, sample: Sequence[Sequence[str]]) -> Iterator[str]:
    """Tell first and last names under each other's headers, by how addresses are written."""
    places = plan.by_field
    if not (sample and all(name in places for name in _NAMES)):
        return
    first, last, email = (places[name][0] for name in _NAMES)
    straight = turned = 0
    for one, two, address in zip(sample[first], sample[last], sample[email], strict=True):
        local = _LOCAL.match(address.strip())
        names = (key_of(one), key_of(two))
        if local and names[0] != names[1]:
            written = (key_of(local[1]), key_of(local[2]))
            straight += written == names
            turned += written == names[::-1]
    if turned >= max(_FEWEST, _TIMES * straight):
        one, two = (_short(plan.columns[at].header) for at in (first, last))
        yield f"`{one}` and `{two}` may be swapped: addresses have the names the other way round"


def _unused(plan: Plan, sample: Sequence[Sequence[str]]) -> Iterator[str]:
    """Tell of columns that could fill a field which no column is, whatever their headers say."""
    lacking = [look for look in _LOOKS if not look.fields & plan.by_field.keys()]
    for column, cells in zip(plan.columns, sample, strict=False):
        for look in lacking if column.how == "custom" else ():
            if look.are(cells):
                yield f"`{_short(column.header)}` holds {look.name}, and no column is {look.field}"


class _Look(NamedTuple):
    """Cells that are worth a word where nothing else fills the fields that they could be of."""

    name: str
    are: Callable[[Sequence[str]], bool]
    field: str
    fields: frozenset[str]


_LOOKS = (
    _Look(
        "names of people",
        content.mostly_people,
        "full_name",
        frozenset({"full_name", "first_name", "last_name"}),
    ),
    _Look(
        "e-mail addresses",
        content.mostly_addresses,
        "email",
        frozenset({"email", "personal_email", "other_emails"}),
    ),
    _Look("LinkedIn profiles", content.mostly_profiles, "linkedin", frozenset({"linkedin"})),
    _Look(
        "phone numbers",
        content.mostly_dialled,
        "phone",
        frozenset(
            {"phone", "mobile_phone", "work_phone", "home_phone", "other_phones", "company_phone"}
        ),
    ),
)


def _short(header: str, most: int = 40) -> str:
    text = " ".join(header.split())
    return text if len(text) <= most else f"{text[: most - 3]}..."
