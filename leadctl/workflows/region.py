"""Check the country that `--region` or a setting names, before any phone is read under it."""

from __future__ import annotations

from difflib import get_close_matches

from leadctl.cleaning.place import country_code
from leadctl.cleaning.tables import table_lines
from leadctl.errors import UsageError


def check_region(code: str) -> None:
    """See that `code` is a country of ISO 3166-1, alpha-2; empty means none.

    Raises:
        UsageError: it is not; the hint gives the code that was meant, or the nearest.
    """
    known = [line[0] for line in table_lines("countries")] if code else []
    if not code or code in known:
        return
    meant = country_code(code)
    near = [meant] if meant else get_close_matches(code, known, n=3, cutoff=0.5)
    hint = " or ".join(f"`{one}`" for one in near)
    raise UsageError(
        f"unknown region `{code}`",
        f"did you mean {hint}?" if hint else "regions are countries of ISO 3166, such as `DE`",
    )
