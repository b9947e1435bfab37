"""What a user asks of an import, checked before any file is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, Unpack, get_args

from leadctl.cleaning.crmwords import BASES
from leadctl.cleaning.ownrules import NO_RULES
from leadctl.cleaning.registry import CLEANERS
from leadctl.errors import UsageError
from leadctl.exporting.atomic import refuse_database
from leadctl.fields import BY_NAME, resolve_name
from leadctl.funnel.words import check_word, parse_touch
from leadctl.matching.surviving.entries import Mode
from leadctl.matching.surviving.preference import NO_PREFERENCE
from leadctl.rows import DETECTED
from leadctl.store.facts.author import storable
from leadctl.store.facts.imports import Options
from leadctl.store.facts.sources import Source
from leadctl.workflows.lists.places import keep_apart, no_dash, spare_store
from leadctl.workflows.lists.region import check_region
from leadctl.workflows.lists.rejects import allowed_rejects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from leadctl.cleaning.ownrules import OwnRules
    from leadctl.funnel.words import Touch
    from leadctl.matching.surviving.preference import Preference
    from leadctl.rows import ReadOptions

MODES: tuple[Mode, ...] = get_args(Mode)


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What a user asks of an import.

    Attributes:
        paths: files; `-` is standard input.
        source: where the leads come from; an empty name is taken from the vendor or file.
        options: the terms: mode, protected fields, constants, region.
        touch: what being in these files says happened.
        profile: vendor profile to use, empty to recognise it.
        map_path: a mapping: a file, or the name of a saved one.
        map_text: the text of a mapping, in place of one at `map_path`.
        accept_new_headers: go on where the headers of a source changed.
        taken: what the user says of how the files are to be read.
        rejects: file for the rejects; beside the input when None.
        max_rejects: allowed rejects, as `N` or `N%`; empty for any number.
        keep_going: land the files that can be read, though others cannot.
        full: each source's files hold all of it; whoever they lack has vanished from it.
        yes: do so even where that is more than half of a source.
        dry_run: write nothing.
    """

    paths: Sequence[str]
    source: Source
    options: Options
    touch: Touch | None = None
    profile: str = ""
    map_path: Path | None = None
    map_text: str = ""
    taken: ReadOptions = DETECTED
    rejects: Path | None = None
    max_rejects: str = ""
    keep_going: bool = False
    full: bool = False
    yes: bool = False
    accept_new_headers: bool = False
    dry_run: bool = False


class Passed(TypedDict, total=False):
    """What a request takes as typed; see ImportRequest."""

    profile: str
    map_path: Path | None
    taken: ReadOptions
    rejects: Path | None
    max_rejects: str
    keep_going: bool
    full: bool
    yes: bool
    accept_new_headers: bool
    dry_run: bool


def build_request(
    paths: Sequence[str],
    *,
    today: str,
    store: Path | None = None,
    source: str = "",
    channel: str = "",
    direction: str = "",
    constants: Mapping[str, str] | None = None,
    touch: str = "",
    mode: str = "upsert",
    protected: Sequence[str] = (),
    region: str = "",
    companies: bool = False,
    own: OwnRules = NO_RULES,
    preference: Preference = NO_PREFERENCE,
    **passed: Unpack[Passed],
) -> ImportRequest:
    """Make a request out of words as typed; empty ones say nothing.

    Args:
        paths: files; `-` is standard input.
        today: the day, ISO 8601, for touches without one.
        store: where the leads go; no rejects may take its place.
        source: where the leads come from.
        channel: how the source reaches people.
        direction: who came to whom.
        constants: field -> what every row gets.
        touch: `KIND` or `KIND@DATE`.
        mode: a word of MODES.
        protected: names of fields.
        region: ISO 3166 alpha-2 code.
        companies: whether the rows tell of companies, whatever their columns are.
        own: the user's own rules of cleaning.
        preference: which values leads are to show.
        passed: what needs no change.

    Raises:
        UsageError: an unknown mode, channel, direction, touch, field, basis or region, a file
            named twice, or a full list that may lack files.
        OutputError: the rejects would take the store's place.
    """
    if passed.get("max_rejects"):
        allowed_rejects(passed["max_rejects"], 0)
    if passed.get("full") and passed.get("keep_going"):
        raise UsageError(
            "`--full` needs every file, and `--keep-going` leaves out what cannot be read",
            "give one of them",
        )
    check_region(region)
    _check_places(paths, passed.get("map_path"), passed.get("rejects"), store)
    return ImportRequest(
        paths=paths,
        source=Source(
            storable(source.strip()),
            check_word("direction", direction) if direction else "",
            check_word("channel", channel) if channel else "",
        ),
        options=Options(
            mode=check_mode(mode),
            protected=tuple(dict.fromkeys(resolve_name(n, tuple(BY_NAME)) for n in protected)),
            constants=check_constants(constants or {}),
            region=region,
            companies=companies,
            own=own,
        ).preferring(preference),
        touch=parse_touch(touch, today) if touch else None,
        **passed,
    )


def _check_places(
    paths: Sequence[str], map_path: Path | None, rejects: Path | None, store: Path | None
) -> None:
    no_dash(rejects)
    keep_apart(paths, [("--map", map_path), ("--rejects", rejects)])
    if rejects is not None and len(paths) > 1:
        raise UsageError(
            "`--rejects` takes one file, and there are several inputs",
            "leave it out: each gets a rejects file of its own",
        )
    if rejects is not None:
        refuse_database(rejects, "--rejects")
        if store is not None:
            spare_store(rejects, store)


def check_mode(word: str) -> Mode:
    """Check the word of `--mode`.

    Raises:
        UsageError: it is none of MODES.
    """
    for mode in MODES:
        if word.strip().lower() == mode:
            return mode
    raise UsageError(f"unknown mode `{word}`", f"one of: {', '.join(MODES)}")


def check_constants(given: Mapping[str, str]) -> dict[str, str]:
    """Keep the values that were given, by field, and see that their cleaners accept them.

    Raises:
        UsageError: a value that its field cannot hold.
    """
    constants = {name: storable(value.strip()) for name, value in given.items() if value.strip()}
    for name, value in constants.items():
        if CLEANERS[BY_NAME[name].cleaner].clean([value])[0].value is None:
            raise UsageError(f"`{value}` is no {name.replace('_', ' ')}", _words_of(name))
    return constants


def _words_of(field: str) -> str:
    """Name the words that a field takes, where they are few."""
    return f"one of: {', '.join(sorted(set(BASES.values())))}" if field == "lawful_basis" else ""
