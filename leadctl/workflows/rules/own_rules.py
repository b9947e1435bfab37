"""Rules of a user's own, as table `[clean]` of the settings has them, checked and by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.emails.lists import listed
from leadctl.cleaning.owncells import AS_WRITTEN, folded
from leadctl.cleaning.ownrules import FieldRules, OwnRules
from leadctl.cleaning.registry import CLEANERS
from leadctl.errors import ExitCode, InputMissing, LeadctlError, UsageError
from leadctl.fields import BY_NAME, resolve_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from leadctl.config import Settings

EVERY = "*"
"""In place of a field: every field."""

_CONSENT = frozenset({"flag", "basis", "lead_id"})
"""Cleaners of what decides whom one may write to, and whose row it is: as the lists say it."""

_IDENTITY = frozenset({"email", "phone", "linkedin", "identifier"})
"""Cleaners of what makes two rows one person: an alias would merge people unseen."""


def own_rules(settings: Settings) -> OwnRules:
    """Read the rules of table `[clean]`, and the lists that it names.

    Raises:
        UsageError: an unknown field, a field that takes no such rule, or an alias that goes in
            circles or that its field cannot hold.
        InputMissing: a list is not there.
        LeadctlError: a list cannot be read.
    """
    nulls = _null_words(settings.null_words)
    aliases = _aliases(settings.aliases)
    casing = frozenset(" ".join(word.split()) for word in settings.casing if word.strip())
    allow, deny = _entries(settings.allow, "allow"), _entries(settings.deny, "deny")
    return OwnRules.of(
        {
            name: FieldRules(
                nulls.get(name, frozenset()),
                aliases.get(name, {}),
                casing if field.cleaner in AS_WRITTEN else frozenset(),
                allow if field.cleaner == "email" else frozenset(),
                deny if field.cleaner == "email" else frozenset(),
            )
            for name, field in BY_NAME.items()
        }
    )


def required(settings: Settings) -> tuple[str, ...]:
    """The fields that every row should have.

    Raises:
        UsageError: one is no field.
    """
    return tuple(dict.fromkeys(_field(name, "required") for name in settings.required))


def _field(name: str, place: str) -> str:
    try:
        return resolve_name(name, tuple(BY_NAME))
    except UsageError as error:
        raise UsageError(f"unknown field `{name}` in `clean.{place}`", error.hint) from error


def _null_words(given: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Field -> its null words, folded; those of EVERY reach what is no consent."""
    everywhere = frozenset(map(folded, given.get(EVERY, ())))
    free = (name for name, field in BY_NAME.items() if field.cleaner not in _CONSENT)
    words = dict.fromkeys(free, everywhere)
    for name, said in given.items():
        if name != EVERY:
            field = _field(name, "null_words")
            _refuse(field, _CONSENT, f"`clean.null_words.{name}`")
            words[field] |= frozenset(map(folded, said))
    return {name: found - {""} for name, found in words.items()}


def _aliases(given: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, words in given.items():
        field, place = _field(name, "aliases"), f"`clean.aliases.{name}`"
        _refuse(field, _CONSENT | _IDENTITY, place)
        folding = {folded(said): meant.strip() for said, meant in words.items()}
        if "" in folding or not all(map(folded, folding.values())):
            raise UsageError(f"{place} has an empty text", 'for example: `"Big Blue" = "IBM"`')
        met = found.setdefault(field, {})
        met.update(_ends(folding, place))
        for meant in folding.values():
            _check_value(field, meant, place)
            met.setdefault(folded(meant), meant)
    return found


def _ends(words: Mapping[str, str], place: str) -> dict[str, str]:
    """Follow aliases of aliases, each once; one that only says how it is written ends there."""
    ends: dict[str, str] = {}
    for said in words:
        way: dict[str, None] = {}
        at, meant = said, words[said]
        while at not in ends:
            way[at], meant = None, words[at]
            again = folded(meant)
            if again not in words or words[again] == meant:
                break
            if again in way:
                hint = "give each text one meaning"
                raise UsageError(f"{place} goes in circles at `{meant}`", hint)
            at = again
        ends.update(dict.fromkeys(way, ends.get(at, meant)))
    return ends


def _check_value(field: str, meant: str, place: str) -> None:
    """See that a field can hold what an alias means, where the text alone tells that."""
    cleaner = CLEANERS[BY_NAME[field].cleaner]
    if not cleaner.needs and cleaner.clean([meant])[0].value is None:
        raise UsageError(
            f"{place}: `{meant}` is no {field.replace('_', ' ')}", "write what the field shows"
        )


def _refuse(field: str, cleaners: frozenset[str], place: str) -> None:
    if BY_NAME[field].cleaner in cleaners:
        raise UsageError(
            f"{place}: no rule may say what `{field}` means",
            "change such values in the store: leadctl edit LEAD",
        )


def _entries(path: Path | None, name: str) -> frozenset[str]:
    return listed(_lines(path, name)) if path else frozenset()


def _lines(path: Path, name: str) -> Iterator[str]:
    """The lines of a list of addresses; one wrong byte costs its line, not the list."""
    if not path.is_file():
        hint = f"`clean.{name}` in the settings names it; paths there start at the settings file"
        raise InputMissing(f"there is no list {path}", hint)
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            yield from file
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise LeadctlError(f"cannot read {path}: {reason}", code=ExitCode.IO) from error


__all__ = ["own_rules", "required"]
