"""Write the tables of given and of double family names, from the names that Faker knows.

Run it by hand when the source changes; it is not needed to run leadctl:

    python -m pip install Faker
    python tests/tools/make_people.py

Faker gathers names that are common in some eighty countries. What is a given name in several of
them and hardly a family name anywhere tells a person from whatever else has two words.
"""

from __future__ import annotations

import pkgutil
from collections import Counter, defaultdict
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from faker.providers import person

from leadctl.cleaning.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = Path(__file__).parents[2] / "leadctl" / "cleaning" / "data"

SURE, TIMES, MORE = 2, 8, 2
"""A sure given name is one in so many lists, and so many times as often as it is a family name; it
is one mostly where that is more often by the last figure, and a rare one where it is in one list
alone and a family name in none."""

LONG_LISTS = {"en", "is_IS"}
"""Lists of thousands of names, rare ones among them, which alone do not make a word a name."""

IBERIAN = ("es_", "pt_")
"""Lists of the countries where people bear two family names."""

HEAD = "# {what}, folded\n# Names of Faker {version} (MIT)\n# Written {day} by {tool}\n"


def lists_of(part: str) -> dict[str, set[str]]:
    """Gather the words of one part of names, by the list's language and country."""
    found: dict[str, set[str]] = defaultdict(set)
    for module in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        for name in dir(provider):
            held = getattr(provider, name)
            if name.startswith(part) and isinstance(held, (list, tuple, dict)):
                found[module.name].update(words(held))
    return found


def words(held: Iterable[str | tuple[str, ...]]) -> Iterator[str]:
    """Give the words of names, folded; some names stand in several scripts."""
    for name in held:
        for script in (name,) if isinstance(name, str) else name:
            yield from (fold(word) for word in script.split())


def write(name: str, what: str, names: Iterable[tuple[str, str]]) -> None:
    """Write a table: words of one kind and one first letter in a line."""
    tool = f"tests/tools/{Path(__file__).name}"
    day = datetime.now(UTC).date().isoformat()
    text = HEAD.format(what=what, version=version("Faker"), day=day, tool=tool)
    for (kind, _), group in groupby(sorted(names), key=lambda pair: (pair[0], pair[1][:1])):
        text += f"{kind}\t{'|'.join(word for _, word in group)}\n"
    (DATA / f"{name}.tsv").write_text(text, "utf-8")


def main() -> None:
    """Write both tables."""
    first, last = lists_of("first_name"), lists_of("last_name")
    given = Counter(word for found in first.values() for word in found)
    family = Counter(word for found in last.values() for word in found)
    kinds = (
        (kind_of(count, family[word]), word)
        for word, count in given.items()
        if len(word) > 1 and word.isalpha() and is_european(word)
        if family[word]
        or any(word in found for key, found in first.items() if key not in LONG_LISTS)
    )
    write("given_names", "Given names: sure ones, and others that are family names as well", kinds)
    doubles = {
        word for key, held in last.items() if key.startswith(IBERIAN) for word in held
    } - NO_FAMILIES
    apart = (("family", word) for word in doubles if not given[word] and len(word) > 2)
    write("iberian_families", "Family names of Spain, Portugal and Latin America", apart)


NO_FAMILIES = {"neto", "das", "doe", "filho"}
"""A generation, a particle and nobody."""


def kind_of(given: int, family: int) -> str:
    """Tell how surely a word is a given name, by the lists that have it as one or the other."""
    if given >= max(SURE, TIMES * family):
        return "sure"
    if not family:
        return "rare"
    return "mostly" if given >= max(SURE, MORE * family) else "other"


def is_european(word: str) -> bool:
    """Tell Latin, Greek and Cyrillic letters."""
    return word < "\u0530"


if __name__ == "__main__":
    main()
