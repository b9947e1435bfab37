"""The front door of the mapping room: a plan for a file's columns, and rows through it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from leadctl.cleaning.guard import unguard
from leadctl.cleaning.text import repair
from leadctl.errors import DataError
from leadctl.fields import BY_NAME, header_key
from leadctl.mapping.cells import content
from leadctl.mapping.cells.looks import is_address
from leadctl.mapping.deciding.choose import Unclear, candidates, passed_over, settle
from leadctl.mapping.deciding.headless import Headless, by_looks, is_headless
from leadctl.mapping.deciding.named_vendor import check_vendor
from leadctl.mapping.headers.candidate import BY_CONTENT, BY_MAP, BY_PROFILE, Candidate
from leadctl.mapping.headers.scales import AMOUNTS, ordered, scaled
from leadctl.mapping.maps.columns import LEFT_OUT, Plan, PlanColumn, Rival
from leadctl.mapping.maps.layout import NUMBER, Layout, layout_keys
from leadctl.mapping.maps.mapfile import MapFile, shown
from leadctl.mapping.maps.profiles import Profile, profile_named, profiles, recognised
from leadctl.mapping.passing.passage import Mapped, apply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leadctl.mapping.headers.scales import Scaled

__all__ = [
    "MapFile",
    "Mapped",
    "Plan",
    "PlanColumn",
    "Profile",
    "apply",
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
    anything: bool = False,
) -> Plan:
    """Decide what each column of a file means.

    The user's mapping stands over the vendor's profile, and that over the synonyms of fields.

    Args:
        headers: all headers, each once.
        sample: the first cells of each column, equally long; empty when there are none.
        profile: vendor profile to use; the map's or else recognised by the headers when empty.
        map_file: the user's own mapping.
        guarded: whether our own exports in the file's format guard cells like formulas.
        anything: whether a list will do that tells nobody, such as one of countries.

    Raises:
        Headless: columns are called by their places, and nothing says what they mean.
        DataError: no column is known or they hold sums of values, there is no header row, two
            columns mean one field equally well, the mapping names a column that is not there, or
            none is of the vendor that was named.
        UsageError: no such profile exists.
    """
    meant = [header if header.isascii() else repair(header) for header in headers]
    named = profile or (map_file.vendor if map_file else "")
    vendor = profile_named(named) if named else recognised(meant)
    given = map_file.placed(headers) if map_file else {}
    if not given and any(is_address(header) for header in headers):
        raise _headless(headers)
    if profile and not given and not is_headless(headers):
        check_vendor(profile, meant)
    may_be = candidates(meant, sample, given, vendor)
    found, unclear = settle(may_be, sample)
    if unclear:
        raise _unclear(unclear, headers, sample)
    telling = {one.field for one in found}.difference({"", LEFT_OUT})
    if not (telling if anything else telling & TELLING):
        if any(map(content.mostly_hashes, sample)):
            raise _hashed(headers, sample)
        if is_headless(headers):
            raise Headless(headers, sample)
        headless = any(map(content.is_data, headers)) or content.mostly_people(headers)
        raise _headless(headers) if headless else _nothing_known(headers, sample)
    if guarded and any(one.field == "lead_id" for one in found):
        headers = [unguard(header) for header in headers]
    if vendor is not None and vendor.exact:
        headers = _restored(headers, found)
    rivals = (
        *(
            Rival(headers[at], field, headers[leader])
            for at, field, leader in passed_over(may_be, found, sample)
        ),
        *(Rival(headers[one.at], one.refused, "") for one in found if one.refused),
    )
    return replace(_plan(headers, found, vendor, map_file), guarded=guarded, rivals=rivals)


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
    layout = vendor.layout if vendor else Layout()
    if map_file:
        layout = layout.under(map_file.layout)
    amounts = [one for one in found if one.field in AMOUNTS]
    told = {headers[one.at]: (one.tier, scaled(headers[one.at])) for one in amounts}
    counted = {header: _counts(*one) for header, one in told.items()}
    by_key = {header_key(column.header): column.header for column in reversed(columns)}
    return Plan(
        columns,
        vendor.name if vendor else "",
        vendor.vendor if vendor else "",
        layout.values,
        _date_orders(columns, layout),
        _said({column.header: _by_name(column, layout.prefixes) for column in columns}),
        units=_said(
            {
                one.header: _of(one.header, layout.units) or counted.get(one.header)
                for one in columns
            }
        ),
        currencies=_said({header: one and one.currency for header, (_, one) in told.items()}),
        kinds={
            column.header: (by_key[_numbered_as(kinds.by, column.header)], kinds.fields)
            for column in columns
            if column.field and (kinds := _of(column.header, layout.kinds))
            if _numbered_as(kinds.by, column.header) in by_key
        },
        separator=layout.separator,
        nothing=layout.nothing,
    )


def _counts(tier: int, counted: Scaled | None) -> int:
    """Tell by a header what the figures of a column count; 0 where a map or profile says it."""
    said = counted.counts if counted and tier not in {BY_MAP, BY_PROFILE} else 0
    return said if said > 1 else 0


def _date_orders(columns: Sequence[PlanColumn], layout: Layout) -> dict[str, str]:
    """Field -> order of day and month: as the layout says, else as the header does."""
    dated = [one for one in columns if one.field and BY_NAME[one.field].cleaner == "date"]
    written = {one.field: ordered(header_key(one.header)) for one in reversed(dated)}
    said = {name: found.order for name, found in written.items() if found}
    return said | _said({one.field: _by_name(one, layout.dates) for one in dated})


_Any = TypeVar("_Any")


def _said(by_header: Mapping[str, _Any | None]) -> dict[str, _Any]:
    return {header: said for header, said in by_header.items() if said}


def _by_name(column: PlanColumn, table: Mapping[str, str]) -> str:
    """Find what a layout says of a column: by its header, or its field."""
    of_field = table.get(header_key(column.field), "") if column.field else ""
    return _of(column.header, table) or of_field


def _of(header: str, table: Mapping[str, _Any]) -> _Any | None:
    """Find what a layout says of a header, as it stands there or with any number in it."""
    return next((table[key] for key in layout_keys(header) if key in table), None)


def _numbered_as(pattern: str, header: str) -> str:
    """Give a folded pattern the number of a header, so that groups stay together."""
    number = NUMBER.search(header_key(header))
    return NUMBER.sub(number[0], pattern) if number else pattern


def _how(one: Candidate) -> str:
    if one.field in {"", LEFT_OUT}:
        return "left out" if one.field else "custom"
    return _TIERS.get(one.tier, "synonym")


_TIERS = {BY_MAP: "map", BY_PROFILE: "profile", BY_CONTENT: "content"}


def _headless(headers: Sequence[str]) -> DataError:
    """Say that the first row is no header, without telling whose row it is."""
    columns = f"the {len(headers)} columns, such as `name,email`"
    one = f"the column, such as `{'email' if any(map(content.is_data, headers)) else 'name'}`"
    hint = f"write a first line that names {one if len(headers) == 1 else columns}"
    return DataError("there is no header row: the first row already holds somebody's data", hint)


def _hashed(headers: Sequence[str], sample: Sequence[Sequence[str]]) -> DataError:
    sums = [
        header
        for header, cells in zip(headers, sample, strict=True)
        if content.mostly_hashes(cells)
    ]
    return DataError(
        f"sums (hashes) stand in the columns {shown(sums)}: no leads can be made of them",
        "export the list with plain addresses; a sum cannot be turned back",
    )


def _nothing_known(headers: Sequence[str], sample: Sequence[Sequence[str]]) -> DataError:
    """Say so, and by the cells what the columns may be, if they look like anything."""
    if not headers:
        return DataError("no column tells who the leads are", "the file has no headers")
    told = [pair for pair in zip(headers, by_looks(sample), strict=False) if pair[1]]
    likely = told if any(field in TELLING for _, field in told) else [(headers[0], "email")]
    return DataError(
        f"no column tells who the leads are; the headers are: {shown(headers)}",
        f"name them in a file for `--map FILE`{', such as by their cells' if told else ''}:"
        f" {_example(likely)}",
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
        f'{orjson.dumps(cut(header)).decode()} = "{field}"' for header, field in lines
    )
    return f"columns = {{ {pairs} }}"


def cut(header: str, most: int = 40) -> str:
    """Shorten a header for a message: a whole row may have been taken for one."""
    return header if len(header) <= most else header[: most - 3] + "..."
