"""What the columns of one list come to: its mapping, its source, its terms, and what changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import DataError
from leadctl.mapping.cells.content import values
from leadctl.mapping.deciding.doubts import doubts
from leadctl.mapping.deciding.drift import (
    Change,
    as_before,
    drift,
    is_same_layout,
    shared,
    with_proposals,
)
from leadctl.mapping.deciding.plan import TELLING, Plan, make_plan
from leadctl.mapping.maps.maptext import as_toml
from leadctl.mapping.maps.profiles import profile_named, recognised
from leadctl.store.facts.author import storable
from leadctl.store.facts.imports import Options, latest_of, plans_of
from leadctl.workflows.lists.saved_maps import map_of_source
from leadctl.workflows.lists.written_ways import ways_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from leadctl.mapping.maps.mapfile import MapFile
    from leadctl.rows import Table
    from leadctl.store.facts.imports import Import
    from leadctl.workflows.importing.import_request import ImportRequest
    from leadctl.workflows.lists.written_ways import Again


class Drifted(DataError):
    """The headers of a source's lists changed, and nothing was read.

    Args:
        message: what changed.
        hint: what to do.
        changes: the columns that changed.
        proposal: how the columns would be mapped now, as a file for `--map`.
    """

    def __init__(self, message: str, hint: str, changes: tuple[Change, ...], proposal: str) -> None:
        super().__init__(message, hint)
        self.changes = changes
        self.proposal = proposal


class Planned(NamedTuple):
    """The plan of a list, what to tell about it, and what to warn of.

    `former` is the import of the list whose rejects these are, on the terms of which they come in.
    """

    plan: Plan
    told: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    former: Import | None = None


class ListTerms(NamedTuple):
    """The terms of a list, and kind and day of the touch that its rows stand for."""

    options: Options
    touch: str | None
    touch_at: str | None


@dataclass(frozen=True, slots=True)
class Mapper:
    """Maps the lists of a command: `con` reads the store, `map_file` is the user's own mapping."""

    con: sqlite3.Connection
    request: ImportRequest
    map_file: MapFile | None = None

    def plan(self, table: Table, given: str) -> Planned:
        """Decide what the columns of a list mean; one without any says that a source is empty.

        Args:
            table: the list.
            given: its file, as named.

        Raises:
            DataError: the columns are unclear, or the mapping saved for this source is none.
        """
        if not table.columns:
            return Planned(Plan(()))
        source = self._source_before(table, given)
        former = self._former(table, source)
        if former is not None:
            line = f"read on the terms of the list that it is of (operation {former.op_id})"
            return Planned(former.plan, (line,), former=former)
        saved, warnings = map_of_source("" if self.map_file else source)
        again = None if saved else self._mapped_before(table, source)
        if again is not None:
            line = "mapped as its last list was, by the mapping given then"
            return Planned(again, (line, *doubts(again, table.sample)), warnings)
        plan = make_plan(
            table.columns,
            table.sample,
            profile=self.request.profile,
            map_file=self.map_file or saved,
            guarded=table.shape.guarded,
        )
        told = (f"mapped by `{saved.name}`, saved for this source",) if saved else ()
        return Planned(plan, (*told, *doubts(plan, table.sample)), warnings)

    def _former(self, table: Table, source: str) -> Import | None:
        """The import of a list of which these are rejects: a few rows tell less than all did."""
        if table.shape.rejects_of is None or self.map_file or self.request.profile:
            return None
        return latest_of(self.con, source, table.columns)

    def _mapped_before(self, table: Table, source: str) -> Plan | None:
        """How the last list of a source with these headers was mapped, if the user said so.

        Headers that only a mapping explains say nothing without it, and every night would lose
        what the first one had.
        """
        if self.map_file or self.request.profile:
            return None
        plans = (
            as_before(one, table.columns)
            for companies in (False, True)
            for one in plans_of(self.con, storable(source), companies=companies)
        )
        last = next((one for one in plans if one is not None), None)
        if last is None or all(one.how != "map" for one in last.columns):
            return None
        return replace(last, guarded=table.shape.guarded)

    def source(self, table: Table, given: str, plan: Plan) -> str:
        """Name the source of a list, which the user may have left out."""
        named = self.request.source.name or table.shape.rejects_of
        return named or source_name(given, plan.profile, is_ours=plan.is_ours)

    def changed(
        self, source: str, plan: Plan, table: Table, *, companies: bool = False
    ) -> tuple[str, ...]:
        """See whether the lists of a source still have the headers that they had.

        A layout that the source had at any time is known. Only lists that are alike are compared,
        those of people with those of people, of companies with `companies`:
        two files of one name may have nothing to do with each other, and a short list of a source
        that the user named may bring what its long ones lack.
        Formats whose objects leave out what they lack have no headers that could be missing.

        Returns:
            The columns that are new, to tell about.

        Raises:
            Drifted: a column that meant a field is gone, has another name, or means another one.
        """
        if self.map_file is not None or plan.is_ours or not plan.columns:
            return ()
        plans = plans_of(self.con, source, companies=companies)
        before = self._layout_before(plans, plan)
        found = drift(before, plan, table.sample) if before else _emptied(plans, plan, table)
        if table.shape.self_named:
            found = tuple(one for one in found if one.kind != "missing")
        stops = tuple(one for one in found if one.kind != "new")
        if stops and not self.request.accept_new_headers:
            raise _drifted(source, stops, plan)
        return tuple(map(_told, found))

    def terms(
        self,
        planned: Planned,
        table: Table,
        again: Again,
        report: Callable[[int], None] = lambda _done: None,
    ) -> ListTerms:
        """The terms of a list: the user's, and what its file's name says of all of its rows.

        Args:
            planned: what its columns mean.
            table: the list.
            again: opens it once more, where its first rows leave the order of dates open.
            report: told the characters done then.
        """
        options, former, touch = self.request.options, planned.former, self.request.touch
        before = former.options if former else Options()
        name = (table.shape.member or table.name).rpartition("/")[2]
        profile = planned.plan.profile
        said = profile_named(profile).said_of(name) if profile else {}
        options = replace(
            options,
            constants={**(before.constants or {}), **said, **(options.constants or {})},
            region=options.region or before.region,
            companies=options.companies or before.companies,
            date_orders=ways_of(planned.plan, table, again, before.date_orders, report),
        )
        if touch is not None or former is None:
            return ListTerms(options, touch and touch.kind, touch and touch.day)
        return ListTerms(options, former.touch, former.touch_at)

    def _layout_before(self, before: Sequence[Plan], plan: Plan) -> Plan | None:
        """The latest list of a source that this one is to be compared to; None without any."""
        plans = [one for one in before if not one.is_ours]
        if any(is_same_layout(one, plan) for one in plans):
            return None  # what its cells or a map made of the same headers is no drift of them
        kin = [one for one in plans if one.profile == plan.profile or not plan.profile]
        return next((one for one in kin[:1] if self._is_alike(one, plan)), None)

    def _is_alike(self, before: Plan, now: Plan) -> bool:
        whole = bool(self.request.source.name) and len(now.columns) >= len(before.columns)
        return whole or shared(before, now) > _ALIKE

    def _source_before(self, table: Table, given: str) -> str:
        """The source, as far as it can be told before the columns are mapped."""
        vendor = recognised(table.columns)
        name = self.request.profile or (vendor.name if vendor else "")
        named = self.request.source.name or table.shape.rejects_of
        return named or source_name(given, name, is_ours=False)


def _emptied(plans: Sequence[Plan], plan: Plan, table: Table) -> tuple[Change, ...]:
    """Columns that told of people in the last list with these headers, and hold something else now.

    A few odd cells may be a slip; many are a list whose columns changed places under its headers.
    """
    known = [was for one in plans if (was := as_before(one, table.columns))]
    if not known:
        return ()
    meant = {column.header: column.field for column in known[0].columns}
    ever = {(column.header, column.field) for was in known for column in was.columns}
    cells = dict(zip(table.columns, table.sample, strict=False))
    emptied = [
        Change("moved", one.header, one.field, "")
        for one in plan.rivals
        if not one.leader and meant.get(one.header) == one.field
    ]
    turned = [
        Change("moved", one.header, meant[one.header], one.field)
        for one in plan.columns
        if one.field and meant.get(one.header) and (one.header, one.field) not in ever
    ]
    return tuple(
        one
        for one in [*emptied, *turned]
        if one.field in TELLING and len(values(cells[one.header])) >= _ENOUGH
    )


_ENOUGH = 5
"""Values from which a column that holds something else is more than a slip."""

_ALIKE = 0.5
"""More than this part of headers or fields two lists share that are the same in two nights."""


_WRAPPED = re.compile(r"\.(?:gz|zip)$|\.rejects(?:-\d+)?(?=\.csv$)", re.IGNORECASE)
"""What the names of packed lists and of our rejects have more than the list itself."""


def source_name(given: str, profile: str, *, is_ours: bool) -> str:
    """Name a source that the user did not: the vendor, else the file without its date or number.

    Tonight's `crm-2026-11-21.csv` and tomorrow's are one source, or each night would look new.
    """
    if profile or is_ours:
        return profile or "leadctl"
    stem = "stdin" if given == "-" else Path(_WRAPPED.sub("", given)).stem
    return re.sub(r"[\s_.()-]*\d[\d\s_.:T()-]*$", "", stem) or stem


def _drifted(source: str, changes: tuple[Change, ...], plan: Plan) -> Drifted:
    proposal = as_toml(with_proposals(plan, changes))
    told = "\n".join(f"  {_told(one)}" for one in changes)
    return Drifted(
        f"the headers of `{source}` are not those of its last list; nothing was imported\n{told}",
        "go on with `--accept-new-headers`, or correct this mapping and give it with"
        f" `--map FILE`:\n{proposal.rstrip()}",
        changes,
        proposal,
    )


def _told(one: Change) -> str:
    """Say what became of a column, in one line."""
    header, field, now = f"`{_short(one.header)}`", one.field, _short(one.now)
    match one.kind:
        case "missing":
            perhaps = f"; `{now}` may be it now" if now else ""
            return f"{header} is gone, which was {field}{perhaps}"
        case "renamed":
            return f"{header} is called `{now}`, which is {field}"
        case "moved":
            return f"{header} was {field} and is {now or 'a custom column'}"
        case "led":
            return f"`{now}` comes before {header} as {field}"
        case _:
            return f"{header} is new: {field or 'kept as a custom column'}"


def _short(header: str, most: int = 40) -> str:
    text = " ".join(header.split())
    return text if len(text) <= most else text[: most - 3] + "..."
