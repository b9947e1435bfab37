"""Rules of a user's own, by field: what they are, and how they are written down.

They are facts like the rows that were read under them, so they are kept as text: two sets are the
same where their texts are, and `digest` names one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_LISTS = ("null_words", "casing", "allow", "deny")
"""What several fields share; each distinct list is written once."""


class FieldRules(NamedTuple):
    """A user's rules for one field.

    Attributes:
        null_words: cells that say nothing, as `owncells.folded` gives them.
        aliases: folded cell -> what it means.
        casing: words as they are to be written, wherever they stand in a value.
        allow: addresses and domains that are good, as `maillists.listed` gives them.
        deny: those that are not.
    """

    null_words: frozenset[str] = frozenset()
    aliases: Mapping[str, str] = {}
    casing: frozenset[str] = frozenset()
    allow: frozenset[str] = frozenset()
    deny: frozenset[str] = frozenset()


@dataclass(frozen=True)
class OwnRules:
    """A user's rules for all fields.

    Attributes:
        text: the rules as JSON, always the same for the same ones; empty for none.
    """

    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)

    @classmethod
    def of(cls, fields: Mapping[str, FieldRules]) -> OwnRules:
        """Write rules down by field; fields without any are left out."""
        import orjson  # noqa: PLC0415 - few commands have rules to write

        lists: dict[frozenset[str], int] = {}
        told = {name: _told(rules, lists) for name, rules in sorted(fields.items()) if any(rules)}
        if not told:
            return cls()
        document = {"fields": told, "lists": [sorted(one) for one in lists]}
        return cls(orjson.dumps(document, option=orjson.OPT_SORT_KEYS).decode())

    @cached_property
    def fields(self) -> Mapping[str, FieldRules]:
        """The rules of each field that has some."""
        if not self.text:
            return {}
        import orjson  # noqa: PLC0415 - see above

        document = orjson.loads(self.text)
        lists = [frozenset(one) for one in document["lists"]]
        return {name: _rules(told, lists) for name, told in document["fields"].items()}

    @cached_property
    def digest(self) -> str:
        """A name for these rules, empty where there are none."""
        return sha256(self.text.encode()).hexdigest() if self.text else ""

    def taking(self, others: OwnRules, names: Collection[str]) -> OwnRules:
        """These rules, with those of `others` for some fields."""
        kept = {name: rules for name, rules in self.fields.items() if name not in names}
        return OwnRules.of(
            kept | {name: rules for name, rules in others.fields.items() if name in names}
        )

    def entries(self) -> set[str]:
        """All texts in them."""
        texts: set[str] = set()
        for rules in self.fields.values():
            texts.update(*rules.aliases.items(), *(getattr(rules, name) for name in _LISTS))
        return texts

    def without(self, texts: Iterable[str]) -> OwnRules:
        """These rules without every entry that is one of `texts`, in any case."""
        gone = frozenset(text.casefold() for text in texts)
        return OwnRules.of({name: _without(rules, gone) for name, rules in self.fields.items()})


NO_RULES = OwnRules()


def _told(rules: FieldRules, lists: dict[frozenset[str], int]) -> dict[str, Any]:
    told: dict[str, Any] = {"aliases": dict(rules.aliases)} if rules.aliases else {}
    for name in _LISTS:
        if words := getattr(rules, name):
            told[name] = lists.setdefault(words, len(lists))
    return told


def _rules(told: Mapping[str, Any], lists: list[frozenset[str]]) -> FieldRules:
    shared = {name: lists[told[name]] for name in _LISTS if name in told}
    return FieldRules(aliases=told.get("aliases", {}), **shared)


def _without(rules: FieldRules, gone: frozenset[str]) -> FieldRules:
    kept = {
        name: frozenset(one for one in getattr(rules, name) if one.casefold() not in gone)
        for name in _LISTS
    }
    aliases = {
        given: meant
        for given, meant in rules.aliases.items()
        if gone.isdisjoint({given.casefold(), meant.casefold()})
    }
    return FieldRules(aliases=aliases, **kept)
