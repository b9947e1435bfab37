"""The front door of the cleaning room: columns of raw cells in, columns of Cleaned out."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any

from leadctl.cleaning.cleaned import EMPTY
from leadctl.cleaning.derive import derive as derive_fields
from leadctl.cleaning.owncells import AS_WRITTEN, OwnCleaner
from leadctl.cleaning.ownrules import FieldRules
from leadctl.cleaning.registry import CLEANERS, Cleaner
from leadctl.cleaning.whereabouts import fill_countries
from leadctl.fields import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned, Rules
    from leadctl.cleaning.steps import Step

_MOST_REMEMBERED = 10_000
"""Values remembered for a cleaner: about 4 MB; more would serve values that rarely return."""

_remembered: dict[str, dict[Any, Cleaned]] = {}


def clean_rows(
    fields: Mapping[str, Sequence[str]],
    rules: Rules,
    *,
    derive: bool = True,
    known: Mapping[str, list[Cleaned]] | None = None,
) -> dict[str, list[Cleaned]]:
    """Clean rows, column by column; what becomes of a row depends on that row and the rules only.

    Args:
        fields: field name -> raw cells, all equally long; an empty text is an empty cell. Names
            that are no field are cleaned as text.
        rules: default region, the order of day and month of each date field, and the user's own.
        derive: whether to fill fields that other fields tell, with flag `derived`.
        known: fields of these rows that are clean already, and the country in which each row lies.

    Returns:
        One Cleaned a row for every given field, and for derived and known ones. Equal values share
        an object.
    """
    done = dict(known or {})
    if "country" not in done and derive and "state" in fields:
        done["country"] = located(fields, rules)
    elif "country" not in done and "country" in fields:
        done["country"] = _column("country", fields["country"], None, rules)
    countries = [one.value or "" for one in done["country"]] if "country" in done else repeat("")
    for name, cells in fields.items():
        if name not in done:
            needs = _plain(name)[1].needs
            done[name] = _column(name, cells, _contexts(needs, name, countries, rules), rules)
    ordered = {name: done[name] for name in (*fields, *done)}
    return derive_fields(ordered) if derive else ordered


def located(fields: Mapping[str, Sequence[str]], rules: Rules) -> list[Cleaned]:
    """Find the country of each row: as it says, else as its state tells, with flag `derived`.

    Args:
        fields: raw cells by field, `country` or `state` among them.
        rules: as for `clean_rows`.
    """
    if "country" in fields:
        held = _column("country", fields["country"], None, rules)
    else:
        held = [EMPTY] * len(fields["state"])
    return fill_countries(held, fields) if "state" in fields else held


def explain(field: str, raw: str, rules: Rules, country: str = "") -> tuple[Cleaned, list[Step]]:
    """Clean one cell as `clean_rows` does, and tell by which rules.

    Args:
        field: name of the field.
        raw: the cell as it was read.
        rules: as for `clean_rows`.
        country: the clean country of its row, empty where that tells none.
    """
    cleaner = cleaner_of(field, rules)
    contexts = _contexts(cleaner.needs, field, [country], rules)
    return cleaner.explain(raw, *next(iter(contexts), ()) if contexts else ())


def cleaner_of(field: str, rules: Rules) -> Cleaner:
    """The cleaner of a field, obeying what the user says of the field; text for no field."""
    name, cleaner = _plain(field)
    fix_typos = rules.fix_typos and name == "email"
    own = rules.own.fields.get(field) if rules.own else None
    if own is None and not fix_typos:
        return cleaner
    as_written = name in AS_WRITTEN
    obeying = OwnCleaner(cleaner, own or FieldRules(), as_written, fix_typos)
    return cleaner._replace(clean=obeying.clean)


def _plain(field: str) -> tuple[str, Cleaner]:
    name = BY_NAME[field].cleaner if field in BY_NAME else "text"
    return name, CLEANERS[name]


def _contexts(
    needs: str, field: str, countries: Iterable[str], rules: Rules
) -> Iterable[tuple[str, ...]] | None:
    """What each row tells its cleaner besides the cell; None where the cell is all."""
    if needs == "place":
        return zip(countries, repeat(rules.region))
    if needs == "country":
        return zip(countries)
    way = rules.date_orders.get(field, "")
    if needs == "post":
        return zip(countries, repeat(way))
    return repeat((way,)) if needs == "order" else None


def _column(
    field: str, cells: Sequence[str], contexts: Iterable[tuple[str, ...]] | None, rules: Rules
) -> list[Cleaned]:
    """Clean each distinct cell, with its context, once, and deal the results out to the rows."""
    cleaner = cleaner_of(field, rules)
    name = _plain(field)[0] if cleaner is _plain(field)[1] else f"{field} {rules.own.digest}"
    keys: Sequence[Any] = cells if contexts is None else list(zip(cells, contexts))  # noqa: B905 - a context may never end
    known = _remembered.get(name, {}) if cleaner.repeats else {}
    fresh = [key for key in dict.fromkeys(keys) if key not in known]
    if fresh:
        if len(known) + len(fresh) > _MOST_REMEMBERED:
            known, fresh = {}, list(dict.fromkeys(keys))
        known = known | _cleaned(cleaner, fresh, plain=contexts is None)
        if cleaner.repeats:
            _remembered[name] = known
    return [known[key] for key in keys]


def _cleaned(cleaner: Cleaner, keys: list[Any], *, plain: bool) -> dict[Any, Cleaned]:
    if plain:
        return dict(zip(keys, cleaner.clean(keys), strict=True))
    groups: dict[tuple[str, ...], list[str]] = {}
    for cell, context in keys:
        groups.setdefault(context, []).append(cell)
    return {
        (cell, context): one
        for context, cells in groups.items()
        for cell, one in zip(cells, cleaner.clean(cells, *context), strict=True)
    }
