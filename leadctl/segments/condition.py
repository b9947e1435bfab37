"""What an expression comes to once its names and values are understood: conditions on columns.

Whoever has leads evaluates them: the store as SQL. A column without a value fulfils none of them,
and what `Not` holds is then fulfilled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from leadctl.segments.tree import How

Shape = Literal["text", "list", "words", "custom"]
"""How a column holds its values: one, a JSON list, words parted by blanks, or, in `extra`, an
object of the custom columns by their headers."""


class Place(NamedTuple):
    """Where a value of a lead stands; `header` names a custom column."""

    column: str
    shape: Shape = "text"
    header: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """One of the places has a value."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the places has exactly one of the values."""

    places: tuple[Place, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """One of the places has a text like `text`, which is folded (`folding.plain`).

    Attributes:
        texts: of which one must fit.
    """

    places: tuple[Place, ...]
    texts: tuple[str, ...]
    how: How = "is"


@dataclass(frozen=True, slots=True)
class Numbers:
    """A place has a number from `low` to `high`, or a range (`51-200`, `10000+`) all within.

    Attributes:
        above: whether `low` itself is left out.
        below: whether `high` itself is left out.
    """

    places: tuple[Place, ...]
    low: float
    high: float
    above: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """The first place that has a date has one from `low` on and before `high`.

    Both are compared as text: ISO 8601 sorts by time. `~` behind a day, a month or a year stands
    for its end.
    """

    places: tuple[Place, ...]
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class InState:
    """The lead is in one of the states, each a country and what its cleaner writes."""

    states: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Usable:
    """The lead has an address (`email`) or number (`phone`) that is not judged invalid.

    Attributes:
        main: column of the main one, whose verdict stands in `<main>_status`.
        places: where further ones stand, which are judged when asked.
    """

    main: Literal["email", "phone"]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Matching found that the lead might be the same person as another, and nobody decided."""


@dataclass(frozen=True, slots=True)
class Inverse:
    """What it holds does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """One of the parts holds."""

    parts: tuple[Condition, ...]


OfValues = Known | OneOf | Alike | Numbers
"""What any one of a lead's values can fulfil."""

Single = OfValues | Dates | InState | Usable | Doubtful
Condition = Single | Inverse | Every | Some


def some(parts: list[Condition]) -> Condition:
    """One of the parts, without ceremony where it is the only one."""
    return parts[0] if len(parts) == 1 else Some(tuple(parts))


def places_of(condition: Condition) -> list[Place]:
    """The places that a condition looks at, each once, for showing a lead's own values."""
    if isinstance(condition, Every | Some):
        found = [place for part in condition.parts for place in places_of(part)]
    elif isinstance(condition, Inverse):
        found = places_of(condition.part)
    elif isinstance(condition, InState):
        found = [Place("state"), Place("country")]
    elif isinstance(condition, Usable):
        verdict = Place(f"{condition.main}_status")
        found = [Place(condition.main), verdict, *condition.places]
    else:
        found = [] if isinstance(condition, Doubtful) else list(condition.places)
    return list(dict.fromkeys(found))
