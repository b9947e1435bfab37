"""How imports are to be read: under the rules that a user has set today, or under their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leadctl.errors import LeadctlError
from leadctl.fields import BY_NAME
from leadctl.store.facts.imports import all_imports, given_options
from leadctl.store.facts.ownrules import without_forgotten
from leadctl.workflows.rules.own_preference import own_preference
from leadctl.workflows.rules.own_rules import own_rules

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from leadctl.cleaning.ownrules import OwnRules
    from leadctl.config import Settings
    from leadctl.matching.surviving.preference import Preference
    from leadctl.store.facts.imports import Import, Options
    from leadctl.workflows.rules.mail_domains import Lookup


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the store is to be read.

    Attributes:
        kind: `rebuild` or `clean`, for the history.
        remap: whether to map columns again, too, where another version of the rules mapped them.
        region: country of phones of imports that were given none; empty to leave all as they are.
        region_is_set: whether the settings have that country. One that is said for once is kept
            only where it changes a lead, as mending is.
        own: the user's own rules of today; None leaves each import those that it was read by.
        preference: which values leads are to show; None leaves each import what it was read with.
        fix_typos: whether to mend mistyped addresses; no cleaning takes that back, only an undo.
        only: fields to which region, rules and mending apply; None for all of them.
        lookup: how to look mail domains up; None leaves what is known of them.
        tells: whether to count the changes by rule.
        changes: where to write each of them; None for nowhere.
        reason: why, for the history.
        wait: seconds to wait for a busy store.
        dry_run: tell what would change, and write nothing.
    """

    kind: str
    remap: bool = False
    region: str = ""
    region_is_set: bool = True
    own: OwnRules | None = None
    preference: Preference | None = None
    fix_typos: bool = False
    only: frozenset[str] | None = None
    lookup: Lookup | None = None
    tells: bool = False
    changes: Path | None = None
    reason: str | None = None
    wait: float = 0.0
    dry_run: bool = False

    @property
    def lasting(self) -> Wanted:
        """What is wanted whether it changes a lead today or not: what the settings say."""
        return replace(self, region=self.region if self.region_is_set else "", fix_typos=False)

    def speaks_of(self, kind: str) -> bool:
        """Whether it is about any field of a kind, such as `phone`."""
        return self.only is None or any(BY_NAME[name].cleaner == kind for name in self.only)


def of_today(chosen: Settings) -> Wanted:
    """What `clean` wants by the settings alone.

    Raises:
        UsageError: the settings have rules that cannot be.
        LeadctlError: a list that they name cannot be read.
    """
    own, preference = own_rules(chosen), own_preference(chosen)
    return Wanted("clean", region=chosen.region, own=own, preference=preference)


def ruled(con: sqlite3.Connection, one: Import, wanted: Wanted) -> Options:
    """The options of an import under the settings of today, as far as these are wanted."""
    options = one.options
    is_regional = wanted.region and wanted.speaks_of("phone")
    if is_regional and not given_options(con, one.import_id).region:
        options = replace(options, region=wanted.region)
    if wanted.fix_typos and wanted.speaks_of("email"):
        options = replace(options, fix_typos=True)
    if wanted.preference is not None and wanted.preference != options.preference:
        options = options.preferring(wanted.preference)
    if wanted.own is None:
        return options
    own = wanted.own if wanted.only is None else options.own.taking(wanted.own, wanted.only)
    return replace(options, own=own) if own != options.own else options


def moved_rules(con: sqlite3.Connection, chosen: Settings) -> str:
    """Say which lists are read by other rules than the settings have today; empty for none."""
    try:
        wanted = of_today(chosen)
    except LeadctlError as error:
        return f"the settings have rules that cannot be read: {error.message}"
    if wanted.own:
        wanted = replace(wanted, own=without_forgotten(con, wanted.own))
    standing = (one for one in all_imports(con).values() if not one.undone)
    files = list(dict.fromkeys(o.name for o in standing if ruled(con, o, wanted) != o.options))
    if not files:
        return ""
    more = f" and {len(files) - _NAMED:,} more" if len(files) > _NAMED else ""
    named = ", ".join(files[:_NAMED])
    return f"read by other rules than the settings have today: {named}{more}"


_NAMED = 3
"""Files that are named before the rest is counted."""
