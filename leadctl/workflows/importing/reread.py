"""`rebuild` and `clean` of the store: read the imports by today's rules, and derive every lead."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from leadctl import __version__
from leadctl.errors import DataError
from leadctl.mapping.deciding.plan import make_plan
from leadctl.store.asking import difference
from leadctl.store.derived.rebuild import (
    any_other_rules,
    made_by,
    read_anew,
    rebuild,
    sample_of,
)
from leadctl.store.facts import operations
from leadctl.store.facts.former import keep_formers
from leadctl.store.facts.imports import all_imports, given_options
from leadctl.store.facts.libraries import moved_since, note_derived, older_rules
from leadctl.store.facts.mail_domains import note_answers
from leadctl.store.facts.ownrules import without_forgotten
from leadctl.store.file.place import require_store
from leadctl.store.opening.connect import writing
from leadctl.workflows.importing.lead_changes import tell_changes
from leadctl.workflows.lists.places import no_dash
from leadctl.workflows.lists.region import check_region
from leadctl.workflows.lists.written_ways import written_ways
from leadctl.workflows.rules.mail_domains import look_up_leads
from leadctl.workflows.rules.ruling import Wanted, ruled

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from leadctl.mapping.deciding.plan import Plan
    from leadctl.store.asking.difference import Difference, Kind
    from leadctl.store.facts.author import Author
    from leadctl.store.facts.imports import Import, Options
    from leadctl.store.facts.libraries import Moved
    from leadctl.workflows.importing.lead_changes import Told
    from leadctl.workflows.rules.mail_domains import MailDomains

SHOWN = 200
"""Leads that differ and are told one by one."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading the store by today's rules came to.

    Attributes:
        operation: its number; None where nothing changed.
        imports: files that are mapped otherwise now, or cleaned under other settings.
        unclear: files that today's rules cannot map, and that stay as they were: (file, why).
        own_region: files that were imported with another region than is wanted now, which stands:
            (file, region).
        fields: field -> leads that show another value of it.
        libraries: those that are other ones than at the last cleaning.
        mail: what is known of the mail domains; None where that was not asked for.
        told: the changes by rule; None where that was not asked for.
        counts: how many leads each thing became of.
        differences: the leads that differ, by number, the first SHOWN of them.
        mended: whether counts or keys were wrong, and are right now.
    """

    operation: int | None
    imports: Sequence[str]
    unclear: Sequence[tuple[str, str]]
    counts: Mapping[Kind, int]
    differences: Sequence[Difference]
    mended: bool = False
    own_region: Sequence[tuple[str, str]] = ()
    fields: Mapping[str, int] = field(default_factory=dict)
    libraries: Sequence[Moved] = ()
    mail: MailDomains | None = None
    told: Told | None = None


def reread(
    store: Path,
    wanted: Wanted,
    author: Author,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> Reread:
    """Read every import by today's rules and derive all leads, as one operation.

    Under the rules that made the store nothing changes, and there is no operation. The values that
    leads showed before are kept, so that an undo brings them back. `report` is told of the mail
    domains that are asked for, before the store is held.

    Raises:
        UsageError: there is no store, or an unknown region is wanted.
        LeadctlError: mail domains are to be looked up, and nobody can be asked.
    """
    check_region(wanted.region)
    no_dash(wanted.changes, "--changes")
    require_store(store)
    holder = f"leadctl {wanted.kind}"
    dry_run = wanted.dry_run
    mail = look_up_leads(wanted.lookup, report) if wanted.lookup else None
    with writing(store, author.at, wait=wanted.wait, holder=holder, dry_run=dry_run) as con:
        con.execute("savepoint as_before")
        done = _reread(con, wanted, author, mail)
        if done.operation is None:
            con.execute("rollback to as_before")
            if older_rules(con):
                note_derived(con)
        return replace(done, operation=None) if dry_run else done


def _reread(
    con: sqlite3.Connection, wanted: Wanted, author: Author, mail: MailDomains | None
) -> Reread:
    libraries, is_older = moved_since(con), any_other_rules(con)
    operation = operations.begin(con, wanted.kind, author, reason=wanted.reason)
    unclear: list[tuple[str, str]] = []
    changed, lasts = [], False
    own = _own_regions(con, wanted.region)
    if wanted.own:
        wanted = replace(wanted, own=without_forgotten(con, wanted.own))
    for one in all_imports(con).values():
        plan, options = _today(con, one, wanted, unclear)
        if (plan, options) != (one.plan, one.options):
            read_anew(con, operation, one.import_id, plan, options)
            changed.append(one.name)
            lasts = lasts or _today(con, one, wanted.lasting, []) != (one.plan, one.options)
    answered = note_answers(con, operation, mail.answers) if mail else 0
    with difference.watched(con):
        mended = rebuild(con) and not (changed or answered)  # these bring other counts, too
    counts = difference.counts(con)
    if is_older:  # else an undo of the settings brings the old values back
        keep_formers(con, operation, difference.changed_rows(con))
    told = {"imports": len(changed), "mail domains": answered}
    operations.set_counts(con, operation, told | {str(kind): n for kind, n in counts.items()})
    found = list(islice(difference.differences(con), SHOWN))
    wants = wanted.tells or wanted.changes
    changes = tell_changes(con, None if wanted.dry_run else wanted.changes) if wants else None
    is_news = bool(lasts or mended or answered or any(counts.values()))
    return Reread(
        operation if is_news else None,
        changed if is_news else [],
        unclear,
        counts,
        found,
        mended,
        own,
        difference.fields_changed(con),
        libraries,
        mail,
        changes,
    )


def _own_regions(con: sqlite3.Connection, wanted: str) -> list[tuple[str, str]]:
    """Files, each once, with rows that are read by a region which their import was given."""
    if not wanted:
        return []
    latest = {row[0] for row in con.execute("select distinct last_import from member")}
    given = (
        (one.name, given_options(con, one.import_id).region)
        for one in all_imports(con).values()
        if one.import_id in latest and not one.undone
    )
    return list(dict.fromkeys(own for own in given if own[1] not in {"", wanted}))


def _today(
    con: sqlite3.Connection, one: Import, wanted: Wanted, unclear: list[tuple[str, str]]
) -> tuple[Plan, Options]:
    """How an import is read by today's rules; what cannot be decided stays as it was."""
    plan, options = one.plan, ruled(con, one, wanted)
    if not wanted.remap or made_by(con, one.op_id) == __version__ or _is_users(plan):
        return plan, options
    sample = sample_of(con, one)
    try:
        plan = _mapped(plan, sample)
    except DataError as error:
        unclear.append((one.name, error.message))
        return one.plan, options
    known = options.date_orders or {}
    orders = {**written_ways(plan, sample), **known}
    return plan, replace(options, date_orders=orders) if orders != known else options


def _is_users(plan: Plan) -> bool:
    """Whether a person mapped columns of it, which no rule takes back."""
    return any(column.how == "map" for column in plan.columns)


def _mapped(plan: Plan, sample: Sequence[Sequence[str]]) -> Plan:
    headers = [column.header for column in plan.columns]
    return make_plan(headers, sample, profile=plan.profile, guarded=plan.guarded)
