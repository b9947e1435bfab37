"""The front door of the mapping room: a plan for a file's columns, and rows through it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from leadctl.cleaning.guard import unguard
from leadctl.errors import DataError
from leadctl.fields import header_key
from leadctl.mapping import content
from leadctl.mapping.choose import BY_MAP, BY_PROFILE, Candidate, Unclear, candidates, settle
from leadctl.mapping.columns import LEFT_OUT, Plan, PlanColumn
from leadctl.mapping.mapfile import MapFile, load_map, shown
from leadctl.mapping.passage import Mapped, apply
from leadctl.mapping.profiles import Profile, profile_named, profiles, recognised

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "MapFile",
    "Mapped",
    "Plan",
    "PlanColumn",
    "Profile",
    "apply",
    "load_map",
    "make_plan",
    "profiles",
]

TELLING = frozenset(
    {
        "full_name", "first_name", "last_name", "linkedin", "email", "personal_email",
        "other_emails", "phone", "mobile_phone", "work_phone", "home_phone", "company_phone",
        "other_phones", "company", "domain", "website", "vendor_id", "lead_id",
    }
)  # fmt: skip
"""Fields that tell who a lead is; a file without any of them is no list of leads."""


def make_plan(
    headers: Sequence[str],
    sample: Sequence[Sequence[str]],
    *,
    profile: str = "",
    map_file: MapFile | None = None,
    guarded: bool = True,
) -> Plan:
    """Decide what each column of a file means.

    The user's mapping stands over the vendor's profile, and that over the synonyms of fields.

    Args:
        headers: all headers, each once.
        sample: the first cells of each column, equally long; empty when there are none.
        profile: vendor profile to use; recognised by the headers when empty.
        map_file: the user's own mapping.
        guarded: whether our own exports in the file's format guard cells like formulas.

    Raises:
        DataError: no column is known, there is no header row, two columns mean one field equally
            well, or the mapping names a column that is not there.
        UsageError: no such profile exists.
    """
    vendor = profile_named(profile) if profile else recognised(headers)
    given = map_file.placed(headers) if map_file else {}
    if not given and any(content.is_address(header) for header in headers):
        raise _headless(headers)
    found, unclear = settle(candidates(headers, sample, given, vendor), sample)
    if unclear:
        raise _unclear(unclear, headers, sample)
    if not any(one.field in TELLING for one in found):
        headless = any(content.is_data(header) for header in headers)
        raise _headless(headers) if headless else _nothing_known(headers)
    if guarded and any(one.field == "lead_id" for one in found):
        headers = [unguard(header) for header in headers]
    if vendor is not None and vendor.exact:
        headers = _restored(headers, found)
    return replace(_plan(headers, found, vendor, map_file), guarded=guarded)


def _restored(headers: Sequence[str], found: Sequence[Candidate]) -> list[str]:
    """Give custom columns their names again: beside one of ours, `records` was `records (2)`."""
    ours = {headers[one.at] for one in found if one.field}
    restored = []
    for one in found:
        header = headers[one.at]
        numbered = re.fullmatch(r"(.*) \(\d+\)", header, re.DOTALL)
        again = not one.field and numbered is not None and numbered[1] in ours
        restored.append(numbered[1] if again and numbered else header)
    return restored


def _plan(
    headers: Sequence[str],
    found: Sequence[Candidate],
    vendor: Profile | None,
    map_file: MapFile | None,
) -> Plan:
    ranks = sorted({one.rank for one in found})
    columns = tuple(
        PlanColumn(
            headers[one.at],
            one.field.removeprefix(LEFT_OUT),
            _how(one),
            ranks.index(one.rank),
            one.opposite,
        )
        for one in found
    )
    values = {name: dict(words) for name, words in (vendor.values if vendor else {}).items()}
    for name, words in (map_file.values if map_file else {}).items():
        values[name] = {**values.get(name, {}), **words}
    if vendor is None:
        return Plan(columns, values=values)
    prefixes = {column.header: _prefix(column, vendor) for column in columns}
    return Plan(
        columns,
        vendor.name,
        vendor.vendor,
        values,
        dict(vendor.dates),
        {header: prefix for header, prefix in prefixes.items() if prefix},
    )


def _prefix(column: PlanColumn, vendor: Profile) -> str:
    """Give what the vendor writes before each cell of a column: by its header, or its field."""
    by_header = vendor.prefixes.get(header_key(column.header), "")
    return by_header or vendor.prefixes.get(header_key(column.field), "")


def _how(one: Candidate) -> str:
    if one.field in {"", LEFT_OUT}:
        return "left out" if one.field else "custom"
    return {BY_MAP: "map", BY_PROFILE: "profile"}.get(one.tier, "synonym")


def _headless(headers: Sequence[str]) -> DataError:
    """Say that the first row is no header, without telling whose row it is."""
    columns = f"the {len(headers)} columns, such as `name,email`"
    one = "the column, such as `email`"
    hint = f"write a first line that names {one if len(headers) == 1 else columns}"
    return DataError("there is no header row: the first row already holds somebody's data", hint)


def _nothing_known(headers: Sequence[str]) -> DataError:
    return DataError(
        f"no column tells who the leads are; the headers are: {shown(headers)}",
        f"name them in a file for `--map FILE`: {_example([(headers[0], 'email')])}"
        if headers
        else "the file has no headers",
    )


def _unclear(
    unclear: Sequence[Unclear], headers: Sequence[str], sample: Sequence[Sequence[str]]
) -> DataError:
    """Show the columns in question; of their values only the shape."""
    rows = [("column", "field", "looks like")]
    for field, places in unclear:
        rows += [(shown([headers[at]]), field, _looks(sample[at])) for at in places]
    widths = [max(len(row[at]) for row in rows) for at in (0, 1)]
    table = "\n".join(f"  {a:<{widths[0]}}  {b:<{widths[1]}}  {c}".rstrip() for a, b, c in rows)
    lines = [
        (headers[at], field if at == places[0] else "")
        for field, places in unclear
        for at in places
    ]
    fields = ", ".join(f"`{one.field}`" for one in unclear)
    message = f"several columns could be {fields}, and they differ\n{table}"
    return DataError(message, f"decide in a file for `--map FILE`: {_example(lines)}")


def _looks(cells: Sequence[str]) -> str:
    seen = dict.fromkeys(content.shape(cell) for cell in content.values(cells))
    return ", ".join(list(seen)[:3])


def _example(lines: Sequence[tuple[str, str]]) -> str:
    """Write a mapping in one line of TOML."""
    import orjson  # noqa: PLC0415  (only for an error)

    pairs = ", ".join(
        f'{orjson.dumps(_cut(header)).decode()} = "{field}"' for header, field in lines
    )
    return f"columns = {{ {pairs} }}"


def _cut(header: str, most: int = 40) -> str:
    """Shorten a header for a message: a whole row may have been taken for one."""
    return header if len(header) <= most else header[: most - 3] + "..."
