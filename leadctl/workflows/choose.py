"""The leads that a command is about: users name them, or describe them in an expression."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from leadctl.config import now
from leadctl.errors import UsageError
from leadctl.segments.meaning import World, understand
from leadctl.segments.parse import parse
from leadctl.store import query
from leadctl.store.segments import read_segments
from leadctl.store.where import of_numbers, where

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from leadctl.segments.tree import Expression
    from leadctl.store.where import Where

_NAMED = re.compile(
    r"\s*(?:\d+|(?:https?://)?(?:[\w-]+\.)?linkedin\.com/\S+|[^\s:\"'(),*~]+@\S*)\s*"
)
"""A word that names one lead: its number, its LinkedIn profile, its e-mail address."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which leads are meant.

    Attributes:
        words: numbers, addresses and profiles, or the words of one expression; empty for all.
        now: the time, UTC, from which ages count.
        region: country of phones where a number names none.
    """

    words: tuple[str, ...] = ()
    now: datetime = field(default_factory=now)
    region: str = ""


def chosen(con: sqlite3.Connection, choice: Choice) -> Where | None:
    """Find what a choice means in this store; None for every lead.

    Raises:
        UsageError: a name or an expression that means nothing here, or both of them together.
    """
    if not choice.words:
        return None
    if names_leads(choice.words):
        return of_numbers(query.find_leads(con, choice.words))
    return where(understand(parse_words(choice.words), world(con, choice)))


def names_leads(words: Sequence[str]) -> bool:
    """Whether words name leads one by one, and are no expression.

    Raises:
        UsageError: some do, and some do not.
    """
    named = [word for word in words if _NAMED.fullmatch(word)]
    if named and len(named) < len(words):
        other = next(word for word in words if word not in named)
        raise UsageError(
            f"`{named[0]}` names a lead, and `{other}` is part of an expression",
            "give only names, or say it in the expression: lead_id:5, email:ann@acme.com",
        )
    return bool(named)


def parse_words(words: Sequence[str]) -> Expression:
    """Read the words of a command line as one expression; a blank between them means `and`.

    Raises:
        UsageError: they are none, but perhaps names of leads.
    """
    if words and names_leads(words):
        raise UsageError(
            f"`{words[0]}` names a lead, and an expression is wanted",
            "say lead_id:5 or email:ann@acme.com",
        )
    return parse(" ".join(words))


def world(
    con: sqlite3.Connection, choice: Choice, segments: Mapping[str, str] | None = None
) -> World:
    """What expressions can speak of in this store.

    Args:
        con: the store.
        choice: for the time and the region.
        segments: name -> expression, where others count than those that are saved.
    """

    @cache
    def saved() -> Mapping[str, str]:
        if segments is not None:
            return segments
        return {one.name: one.expression for one in read_segments(con).values()}

    return World(choice.now, saved, cache(lambda: query.custom_columns(con)), choice.region)
