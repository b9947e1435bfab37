"""Whose name a mailbox tells: `jane.doe`, `jdoe`, `doej` and `janie.doe` are all Jane Doe's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from leadctl.cleaning.emails.mailboxes import is_role
from leadctl.cleaning.names.given import may_be_given
from leadctl.matching.words.names import telling
from leadctl.matching.words.nicknames import are_short_forms, is_known
from leadctl.matching.words.scripts import in_letters
from leadctl.matching.words.sounds import sound, without_umlauts

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = re.compile(r"[._-]")
_NUMBER = re.compile(r"[._-]?\d{1,4}$")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})
_LEAST = 2
"""Letters from which a word of a name can be told from an initial."""

Person = tuple[str, str]
"""A (given, family) name, folded."""


def are_of_one_name(one: str, mine: Person, other: str, theirs: Person) -> bool:
    """Tell whether one of two people could have both mailboxes, by the name alone.

    Args:
        one: what stands before the @ of the first, without a tag.
        mine: name of who has it.
        other: what stands before the @ of the second.
        theirs: name of who has that.
    """
    people = {_completed(mine, one), _completed(theirs, other)}
    return any(spells(one, who) and spells(other, who) for who in people)


def differ_by_generation(one: str, other: str) -> bool:
    """Tell whether one mailbox is the other with Jr or the like behind it: a son's."""
    short, long = sorted(("".join(_BETWEEN.split(local)) for local in (one, other)), key=len)
    return long.startswith(short) and long[len(short) :] in _GENERATIONS


def turned(local: str, person: Person) -> bool | None:
    """Tell whether a mailbox has the parts of a name the other way round; None where it is open."""
    straight, back = (reads_in_order(local, who) for who in (person, person[::-1]))
    return None if straight == back else back


def _completed(person: Person, local: str) -> Person:
    """A name with the given one that the mailbox tells, where no more than an initial is known."""
    given, family = person
    told = given_in(local, family) if len(given) < _LEAST else ""
    return (told if told and told.startswith(given) else given), family


def reads_in_order(local: str, person: Person) -> bool:
    """Tell whether a mailbox is a given name or its initial, and the family name behind it."""
    given, family = (without_umlauts(part.replace(" ", "")) for part in person)
    glued = without_umlauts("".join(_BETWEEN.split(local.casefold())))
    return len(family) >= _LEAST and glued in (given + family, given[:1] + family)


def given_in(local: str, family: str, initial: str = "") -> str:
    """Read the given name from a mailbox such as `jane.doe7`; nothing where it tells none.

    In one word (`janedoe`, `janed`) only a name that is known as a given one is told from the rest.
    One alone (`jane`) may be anybody's, unless it begins with the `initial` that is known.
    """
    words, ways = _words(local), set(map(without_umlauts, _families(family)))
    if len(words) > 1:
        return _only(word for word in words if without_umlauts(word) not in ways)
    (word,) = words
    if without_umlauts(word) in ways:
        return ""
    told = sorted(rest for way in ways for rest in _beside(without_umlauts(word), way))
    if _is_given(word):
        told += [word] if initial and word.startswith(initial) else []
    elif word.endswith(family[:1]):
        told.append(word[:-1])
    return next((one for one in told if _is_given(one)), "")


def own_given_in(local: str, person: Person) -> str:
    """Read the given name from a mailbox; one that has no more than its initials tells none."""
    told = given_in(local, person[1])
    return "" if told in _initials(person[0]) else told


def family_in(local: str, given: str) -> str:
    """Read the family name from a mailbox such as `jane.doe7`; nothing where it tells none."""
    words, first = _words(local), _first(given)
    ways = {*_givens(given), *_initials(given)}
    if len(words) > 1:
        return _only((word for word in words if word not in ways), least=_LEAST + 1)
    (word,) = words
    rest = word.removeprefix(first) if len(first) > _LEAST else word
    told = rest != word and len(rest) > _LEAST + 1 and rest.isalpha()
    return rest if told and not _is_given(word) else ""


def _is_given(word: str) -> bool:
    return len(word) > _LEAST and (is_known(word) or may_be_given(word))


def _words(local: str) -> list[str]:
    """The words of a mailbox, without the number that tells it from a namesake's."""
    return _BETWEEN.split(_NUMBER.sub("", local))


def _only(words: Iterator[str], least: int = 1) -> str:
    """The only one of some words, which is none of a function; nothing where there are several."""
    found = list(words)
    told = len(found) == 1 and found[0].isalpha() and len(found[0]) >= least
    return found[0] if told and not is_role(found[0]) else ""


@lru_cache(maxsize=50_000)
def spells(local: str, person: Person) -> bool:
    """Tell whether a mailbox can be named so for somebody; a number in it tells namesakes apart."""
    given, family = in_letters(person)
    words = _BETWEEN.split(local)
    if _is_spelt("".join(words), given, family):
        return True
    plain = "".join(map(without_umlauts, words))
    return _is_spelt(plain, without_umlauts(given), without_umlauts(family))


def _is_spelt(glued: str, given: str, family: str) -> bool:
    if any(_calls(rest, given) for name in _families(family) for rest in _beside(glued, name)):
        return True
    behind = {"", *_initials(family)}
    if any(
        rest in behind or not family for name in _givens(given) for rest in _beside(glued, name)
    ):
        return True
    ends = (glued, glued[:-1]) if glued[-1:] in behind else (glued,)
    return any(len(end) >= _LEAST and _is_short(end, _first(given)) for end in ends) or any(
        glued in (one + other, other + one)
        for one in _initials(given)
        for other in _initials(family)
    )


def _calls(rest: str, given: str) -> bool:
    """Whether what stands beside the family name may be the given one, open after an initial."""
    if not rest or rest in _initials(given) or rest in _givens(given):
        return True
    if len(given) < _LEAST:
        return rest.startswith(given)
    return _is_short(rest, _first(given))


def _is_short(one: str, other: str) -> bool:
    """Whether two given names are forms of one; who is spelt Marc has no mailbox that says Mark."""
    return are_short_forms(one, other) and sound(one) != sound(other)


def _beside(text: str, word: str) -> Iterator[str]:
    """What is left of a text that a word opens or ends."""
    if text.startswith(word):
        yield text[len(word) :]
    if text.endswith(word):
        yield text[: len(text) - len(word)]


def _families(family: str) -> set[str]:
    """Ways to write a family name: whole, without particles or with their initials, one of two."""
    words, told = family.split(" "), set(telling(family).split(" "))
    runs = (words[at:end] for at in range(len(words)) for end in range(at + 1, len(words) + 1))
    ways = {"".join(run) for run in runs if told.intersection(run)}
    ways.add("".join(word if word in told else word[:1] for word in words))
    return {way for way in ways if len(way) >= _LEAST}


def _givens(given: str) -> set[str]:
    """Ways to write given names: the first one, all of them."""
    return {way for way in (_first(given), given.replace(" ", "")) if len(way) >= _LEAST}


def _initials(name: str) -> set[str]:
    """The first letter of a name, and those of all its words."""
    return {name[:1], "".join(word[:1] for word in name.split(" "))} - {""}


def _first(name: str) -> str:
    return name.partition(" ")[0]
