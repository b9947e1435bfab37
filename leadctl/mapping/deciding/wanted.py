"""The fields of a list that a user names, by their names, by kinds or by the list's own headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.kinds import KINDS, fields_meant
from leadctl.errors import UsageError
from leadctl.fields import header_key
from leadctl.mapping.deciding.plan import cut
from leadctl.mapping.maps.maptext import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leadctl.mapping.maps.columns import Plan


def fields_wanted(words: Iterable[str], plan: Plan) -> frozenset[str] | None:
    """Give the fields that words name.

    Args:
        words: names of fields, kinds, or headers of the list or such as other lists have.
        plan: what the list's columns mean.

    Returns:
        The fields; None, for all of them, where there is no word.

    Raises:
        UsageError: a word is none of these, or a column that no field means.
    """
    found = [_meant(word, plan) for word in words]
    return frozenset().union(*found) if found else None


def _meant(word: str, plan: Plan) -> frozenset[str]:
    own = [one for one in plan.columns if header_key(one.header) == header_key(word)]
    fields = frozenset(one.field for one in own if one.field)
    if fields and header_key(word) not in KINDS:
        return fields
    try:
        return fields_meant([word])
    except UsageError:
        if not own:
            raise
        header = cut(own[0].header)
        raise UsageError(
            f"no field is known for the column `{header}`, so nothing cleans it",
            f'say it in a file for `--map FILE`: columns = {{ {quoted(header)} = "company" }}',
        ) from None
