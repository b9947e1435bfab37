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
from leadctl.segments.tree import clauses, quoted
from leadctl.store.asking import query
from leadctl.store.asking.where import of_numbers, where
from leadctl.store.facts.segments import read_segments

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from leadctl.segments.tree import Expression
    from leadctl.store.asking.where import Where

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
        careful: refuse an expression of bare words alone, because the leads are going to change.
    """

    words: tuple[str, ...] = ()
    now: datetime = field(default_factory=now)
    region: str = ""
    careful: bool = False


def chosen(con: sqlite3.Connection, choice: Choice) -> Where | None:
    """Find what a choice means in this store; None for every lead.

    Raises:
        UsageError: a name or an expression that means nothing here, or both of them together.
    """
    if not choice.words:
        return None
    names = named(choice.words)
    if names:
        return of_numbers(query.find_leads(con, names))
    tree = parse_words(choice.words)
    if choice.careful:
        _refuse_bare_words(tree)
    return where(understand(tree, world(con, choice)))


def named(words: Sequence[str]) -> list[str]:
    """The names of leads that words give one by one, several of them with commas between.

    Returns:
        the names; none where the words are an expression.

    Raises:
        UsageError: some words name leads, and some do not.
    """
    names = {word: _names_in(word) for word in words}
    other = next((word for word in words if not names[word]), None)
    found = [name for word in words for name in names[word]]
    if found and other is not None:
        raise UsageError(
            f"`{found[0]}` names a lead, and `{other}` is part of an expression",
            "give only names, or say it in the expression: lead_id:5, email:ann@acme.com",
        )
    return found


def _names_in(word: str) -> list[str]:
    parts = [part for part in word.split(",") if part.strip()]
    if all(map(_NAMED.fullmatch, parts)):
        return parts
    return [word] if _NAMED.fullmatch(word) else []


def _refuse_bare_words(tree: Expression) -> None:
    """A word without a field is looked for in four of them, and seldom means all it finds.

    Raises:
        UsageError: the expression is nothing but such words, and none of them is quoted.
    """
    words = [word for clause in clauses(tree) if not clause.key for word in clause.words]
    if any(clause.key for clause in clauses(tree)) or any(word.in_quotes for word in words):
        return
    text = words[0].text.lower()
    raise UsageError(
        f"`{words[0].text}` stands without a field, and leads are going to change",
        f"say where it stands, such as name:~{quoted(text)}; anywhere: '\"{text}\"'",
    )


def parse_words(words: Sequence[str]) -> Expression:
    """Read the words of a command line as one expression; a blank between them means `and`.

    Raises:
        UsageError: they are none, but perhaps names of leads.
    """
    if named(words):
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
