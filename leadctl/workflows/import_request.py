"""Check what a user asks of an import before any file is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from leadctl.cleaning.registry import CLEANERS
from leadctl.errors import UsageError
from leadctl.fields import BY_NAME, resolve_name
from leadctl.funnel.words import check_word, parse_touch
from leadctl.matching.golden import Mode
from leadctl.store.author import storable
from leadctl.store.imports import Options
from leadctl.store.sources import Source
from leadctl.workflows.import_lists import ImportRequest
from leadctl.workflows.rejects import allowed_rejects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MODES: tuple[Mode, ...] = get_args(Mode)


def build_request(
    paths: Sequence[str],
    *,
    today: str,
    source: str = "",
    channel: str = "",
    direction: str = "",
    constants: Mapping[str, str] | None = None,
    touch: str = "",
    mode: str = "upsert",
    protected: Sequence[str] = (),
    region: str = "",
    profile: str = "",
    map_path: Path | None = None,
    encoding: str = "",
    delimiter: str = "",
    rejects: Path | None = None,
    max_rejects: str = "",
    keep_going: bool = False,
    dry_run: bool = False,
) -> ImportRequest:
    """Make a request out of words as typed; empty ones say nothing.

    Raises:
        UsageError: an unknown mode, channel, direction, touch, field or basis.
    """
    if max_rejects:
        allowed_rejects(max_rejects, 0)
    if rejects is not None and len(paths) > 1:
        raise UsageError(
            "`--rejects` takes one file, and there are several inputs",
            "leave it out: each gets a rejects file of its own",
        )
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
        ),
        touch=parse_touch(touch, today) if touch else None,
        profile=profile,
        map_path=map_path,
        encoding=encoding,
        delimiter=delimiter,
        rejects=rejects,
        max_rejects=max_rejects,
        keep_going=keep_going,
        dry_run=dry_run,
    )


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
            raise UsageError(f"`{value}` is no {name.replace('_', ' ')}")
    return constants
