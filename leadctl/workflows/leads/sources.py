"""`source`: where leads come from, and what users say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.errors import UsageError, did_you_mean
from leadctl.funnel.words import check_word
from leadctl.store.derived import tally
from leadctl.store.derived.companies import companies_by_source
from leadctl.store.facts import operations
from leadctl.store.facts.author import storable
from leadctl.store.facts.sources import Source, all_sources, define, find, merged
from leadctl.store.opening.connect import reading, writing

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from leadctl.store.facts.author import Author


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source: how many leads it brought first, and of how many companies its lists tell."""

    name: str
    direction: str
    channel: str
    vendor: str
    leads: int
    companies: int = 0


def list_sources(store: Path, wait: float = 0.0) -> list[SourceView]:
    """Every source that something visible speaks of, by name."""
    with reading(store, wait) as con:
        counts, companies = tally.read(con)["source"], companies_by_source(con)
        return [
            SourceView(
                one.name,
                one.direction,
                one.channel,
                one.vendor,
                counts.get(one.name, 0),
                companies.get(one.name, 0),
            )
            for one in all_sources(con)
        ]


@dataclass(frozen=True, slots=True)
class SourceSet:
    """What describing a source did; `operation` is None where it was so already."""

    operation: int | None
    source: Source


def set_source(
    store: Path,
    said: Source,
    author: Author,
    *,
    reason: str | None = None,
    wait: float = 0.0,
    dry_run: bool = False,
) -> SourceSet:
    """Say of a source what it is, as one operation.

    Args:
        store: the store.
        said: the source by its name; what is empty stays as it was.
        author: who says so, and when.
        reason: why, for the history.
        wait: seconds to wait for a busy store.
        dry_run: tell what would happen, and write nothing.

    Raises:
        UsageError: an unknown source, direction or channel.
    """
    checked = Source(
        storable(said.name),
        check_word("direction", said.direction) if said.direction else "",
        check_word("channel", said.channel) if said.channel else "",
        storable(said.vendor),
    )
    with reading(store, wait) as con:  # an error here leaves no store behind
        _require(con, checked.name)
    holder = "leadctl source set"
    with writing(store, author.at, wait=wait, holder=holder, dry_run=dry_run) as con:
        before = _require(con, checked.name)
        after = merged(before, checked)
        operation = None
        if after != before:
            operation = operations.begin(con, "source", author, reason=reason)
            define(con, operation, checked)
            operations.set_counts(con, operation, {"sources": 1})
    return SourceSet(None if dry_run else operation, after)


def _require(con: sqlite3.Connection, name: str) -> Source:
    found = find(con, name)
    if found is None:
        known = [one.name for one in all_sources(con)]
        hint = did_you_mean(name, known, "sources: leadctl source")
        raise UsageError(f"there is no source `{name}`", hint)
    return found
