"""Imports as facts: what was read, under which plan and terms, and which records it sighted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.ownrules import NO_RULES, OwnRules
from leadctl.mapping.deciding.plan import Plan
from leadctl.matching.surviving.entries import Terms
from leadctl.matching.surviving.preference import Preference
from leadctl.store.facts.ownrules import find_rules
from leadctl.store.facts.rulings import read_as
from leadctl.store.facts.sightings import IS_OF_COMPANIES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from leadctl.matching.surviving.entries import Mode


@dataclass(frozen=True, slots=True)
class Options:
    """The terms of an import that decide what its rows come to.

    Attributes:
        mode: create, fill, update or upsert.
        protected: fields that its rows fill but never overwrite.
        constants: field -> raw value for every row.
        region: alpha-2 code for phones without a country.
        date_orders: field -> how its column is written, as `cleaning.cleaned.Rules` has it.
        companies: whether its rows tell of companies, not of people.
        fix_typos: whether its mistyped addresses are mended.
        survivorship, trusted: the user's rules for which values a lead shows, as `Preference` has
            them.
        own: the user's own rules, written down by their digest.
    """

    mode: Mode = "upsert"
    protected: tuple[str, ...] = ()
    constants: Mapping[str, str] | None = None
    region: str = ""
    date_orders: Mapping[str, str] | None = None
    companies: bool = False
    fix_typos: bool = False
    survivorship: Mapping[str, str] | None = None
    trusted: tuple[str, ...] = ()
    own: OwnRules = NO_RULES

    def to_json(self) -> str:
        """Write the options down, keys in order, defaults left out."""
        given = {name: getattr(self, name) for name in self.__slots__ if getattr(self, name)}
        if self.own:
            given["own"] = self.own.digest
        return orjson.dumps(given, option=orjson.OPT_SORT_KEYS).decode()

    @classmethod
    def from_json(cls, text: str, own: OwnRules = NO_RULES) -> Options:
        """Read what `to_json` wrote; the rules that it names must be given."""
        given = orjson.loads(text)
        lists = {name: tuple(given.get(name, ())) for name in ("protected", "trusted")}
        return cls(**{**given, **lists, "own": own})

    @property
    def rules(self) -> Rules:
        """The cleaning rules among them."""
        return Rules(self.region, self.date_orders or {}, self.fix_typos, self.own)

    @property
    def preference(self) -> Preference:
        """Which values a lead shows, as the user wants it."""
        return Preference.of(self.survivorship or {}, self.trusted)

    def preferring(self, wanted: Preference) -> Options:
        """The same options with what a user prefers."""
        return replace(self, survivorship=dict(wanted.rules) or None, trusted=wanted.trusted)


class Import(NamedTuple):
    """One imported file; a `whole` one held all of its source."""

    import_id: int
    op_id: int
    at: str
    name: str
    source: str
    plan: Plan
    options: Options
    touch: str | None
    touch_at: str | None
    undone: bool
    whole: bool

    @property
    def terms(self) -> Terms:
        """Under which terms its records speak."""
        return Terms(
            self.op_id,
            self.options.mode,
            frozenset(self.options.protected),
            self.at,
            self.source,
            self.options.preference,
        )

    @property
    def vendor(self) -> str:
        """Scope of the vendor's identifiers in its rows."""
        return self.plan.vendor or self.source

    @property
    def companies(self) -> bool:
        """Whether its rows tell of companies: they found no leads and join none."""
        return self.options.companies

    @property
    def speech(self) -> tuple[Mode, tuple[str, ...], tuple[tuple[str, str], ...]]:
        """What decides how a row speaks: where it differs, a row seen again speaks again."""
        constants = self.options.constants or {}
        return self.options.mode, self.options.protected, tuple(sorted(constants.items()))


def all_imports(con: sqlite3.Connection) -> dict[int, Import]:
    """Every import by its number, undone ones too."""
    rows = con.execute(f"{_imports()} order by i.import_id").fetchall()
    rules = cache(partial(find_rules, con))
    return {row[0]: _import(row, rules) for row in rows}


def _imports() -> str:
    return (
        "select i.import_id, i.op_id, o.at, i.name, i.source,"
        f" {read_as('plan')}, {read_as('options')}, i.touch,"
        " i.touch_at, o.undone, i.whole from import i join operation o using (op_id)"
    )


def latest_of(con: sqlite3.Connection, source: str, headers: Sequence[str]) -> Import | None:
    """The latest import of a source that stands and whose list had just these headers, if any."""
    rows = con.execute(
        f"{_imports()} where i.source = ? and o.undone = 0 order by i.import_id desc", (source,)
    )
    wanted = tuple(headers)
    for one in (_import(row, partial(find_rules, con)) for row in rows):
        if tuple(column.header for column in one.plan.columns) == wanted:
            return one
    return None


def plans_of(con: sqlite3.Connection, source: str, *, companies: bool = False) -> list[Plan]:
    """How the lists of a source that stand were mapped, each way once, the latest first.

    Only its lists of people, or with `companies` only those of companies.
    """
    rows = con.execute(
        f"select {read_as('plan')}, max(i.import_id) from import i join operation o using (op_id)"
        f" where i.source = ? and o.undone = 0 and {IS_OF_COMPANIES} = ? group by 1"
        " order by 2 desc",
        (source, companies),
    )
    plans = [_plan(row[0]) for row in rows]
    return [plan for plan in plans if plan.columns]


def undone_with(con: sqlite3.Connection, records: Sequence[int]) -> list[int]:
    """The undone operations, rising, whose redo brings back an import of any of some records."""
    rows = con.execute(
        "select distinct i.op_id from json_each(?) j cross join sighting s on s.first_record <="
        " j.value and s.first_record + s.n > j.value join import i using (import_id)"
        " join operation o using (op_id) where o.undone = 1 and o.folded is null order by 1",
        (orjson.dumps(list(records)).decode(),),
    )
    return [row[0] for row in rows]


@lru_cache(maxsize=256)
def _plan(text: str) -> Plan:
    """Read a plan; imports of one kind of list share it, and their rows are read in one go."""
    return Plan.from_json(text)


def given_options(con: sqlite3.Connection, import_id: int) -> Options:
    """The options that an import was given, whatever was said since."""
    row = con.execute("select options from import where import_id = ?", (import_id,)).fetchone()
    return options_of(con, row[0])


def options_of(con: sqlite3.Connection, text: str) -> Options:
    """Read options as an import or a rereading has them, with the rules that they name."""
    return _options(text, find_rules(con, _digest_in(text)))


@lru_cache(maxsize=256)
def _options(text: str, own: OwnRules) -> Options:
    return Options.from_json(text, own)


@lru_cache(maxsize=256)
def _digest_in(text: str) -> str:
    return str(orjson.loads(text).get("own", ""))


def _import(
    row: tuple[int, int, str, str, str, str, str, str | None, str | None, int, int],
    rules: Callable[[str], OwnRules],
) -> Import:
    number, op_id, at, name, source, plan, options, touch, touch_at, undone, whole = row
    return Import(
        number,
        op_id,
        at,
        name,
        source,
        _plan(plan),
        _options(options, rules(_digest_in(options))),
        touch,
        touch_at,
        bool(undone),
        bool(whole),
    )
