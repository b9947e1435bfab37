"""Check the country that `--region` or a setting names, before any phone is read under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.places.country import country_code
from leadctl.cleaning.tables import table_lines
from leadctl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


def check_region(code: str) -> None:
    """See that `code` is a country of ISO 3166-1, alpha-2; empty means none.

    Raises:
        UsageError: it is not; the hint gives the code that was meant, or those that begin alike.
    """
    known = [line[0] for line in table_lines("countries")] if code else []
    if code and code not in known:
        raise UsageError(f"unknown region `{code}`", _hint(code, known))


def _hint(code: str, known: Sequence[str]) -> str:
    meant = country_code(code)
    if meant:
        return f"did you mean `{meant}`?"
    alike = ", ".join(sorted(one for one in known if one[0] == code[0]))
    return f"codes with {code[0]}: {alike}" if alike else "write a country's code, such as `DE`"
