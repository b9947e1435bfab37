"""The front door of the cleaning room: columns of raw cells in, columns of Cleaned out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadctl.cleaning.cleaned import DERIVED, EMPTY
from leadctl.cleaning.derive import derive as derive_fields
from leadctl.cleaning.displayed import displayed_names
from leadctl.cleaning.emails.deliverable import Answering
from leadctl.cleaning.memory import Memory, all_of
from leadctl.cleaning.names.borne import with_borne_names
from leadctl.cleaning.names.turkish import LANDS, as_in_its_land
from leadctl.cleaning.names.twice import told_once
from leadctl.cleaning.owncells import AS_WRITTEN, OwnCleaner
from leadctl.cleaning.ownrules import FieldRules
from leadctl.cleaning.places.postal import by_territory
from leadctl.cleaning.places.whereabouts import fill_countries
from leadctl.cleaning.registry import CLEANERS, Cleaner
from leadctl.cleaning.steps import Step
from leadctl.fields import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned, Rules

    Explain = Callable[[str, str], tuple[Cleaned, list[Step]]]

_MOST_REMEMBERED = 40_000
"""Values remembered for a cleaner, some 16 MB: more than the titles or places of a long list are,
and a good part of its companies."""

_remembered: dict[tuple[object, ...], Memory] = {}


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
    fields = with_borne_names(fields)
    done = dict(known or {})
    if "country" not in done and derive and "state" in fields:
        done["country"] = located(fields, rules)
    elif "country" not in done and "country" in fields:
        done["country"] = _column("country", fields["country"], (), rules)
    countries = [one.value or "" for one in done.get("country", ())]
    for name, cells in fields.items():
        if name not in done:
            done[name] = _column(name, cells, countries, rules)
    ordered = {name: done[name] for name in (*fields, *done)}
    if "first_name" in fields and "last_name" in fields:
        ordered |= told_once(ordered["first_name"], ordered["last_name"])
    if countries and "postal_code" in fields and "state" in fields:
        codes, states = ordered["postal_code"], ordered["state"]
        ordered["postal_code"] = by_territory(codes, countries, states)
    if not derive:
        return ordered
    if "email" in fields:
        _name_by_display(ordered, fields, rules)
    return derive_fields(ordered)


def _name_by_display(
    done: dict[str, list[Cleaned]], fields: Mapping[str, Sequence[str]], rules: Rules
) -> None:
    """Fill whole names by those beside addresses, where rows hold no name."""
    names = displayed_names(fields, done["email"])
    if not names:
        return
    read = _column("full_name", list(names.values()), (), rules)
    filled = list(done.get("full_name") or [EMPTY] * len(fields["email"]))
    for row, one in zip(names, read, strict=True):
        if one.key:
            filled[row] = one._replace(flags=(*one.flags, DERIVED))
    done["full_name"] = filled


def located(fields: Mapping[str, Sequence[str]], rules: Rules) -> list[Cleaned]:
    """Find the country of each row: as it says, else as its state tells, with flag `derived`.

    Args:
        fields: raw cells by field, `country` or `state` among them.
        rules: as for `clean_rows`.
    """
    if "country" in fields:
        held = _column("country", fields["country"], (), rules)
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
    return explainer(field, rules)(raw, country)


def explainer(field: str, rules: Rules) -> Explain:
    """Give what explains cells of one field, by its raw cell and country, as `explain` does."""
    cleaner = cleaner_of(field, rules)
    settings = _settings(cleaner.needs, field, rules)
    if cleaner.by_country:
        return lambda raw, country: cleaner.explain(raw, country, *settings)
    if cleaner.turkish:
        return lambda raw, country: _explain_by_land(cleaner, raw, country)
    return lambda raw, _country: cleaner.explain(raw, *settings)


def _explain_by_land(cleaner: Cleaner, raw: str, country: str) -> tuple[Cleaned, list[Step]]:
    cell, steps = cleaner.explain(raw)
    shown = as_in_its_land(raw, cell) if country in LANDS else cell
    if shown.value != cell.value:
        steps.append(Step("case", cell.value or "", shown.value or ""))
    return shown, steps


def cleaner_of(field: str, rules: Rules) -> Cleaner:
    """The cleaner of a field, obeying what the user says of the field; text for no field."""
    name, cleaner = _plain(field)
    fix_typos = rules.fix_typos and name == "email"
    own = rules.own.fields.get(field) if rules.own else None
    if own is not None or fix_typos:
        as_written = name in AS_WRITTEN
        obeying = OwnCleaner(cleaner, own or FieldRules(), as_written, fix_typos)
        cleaner = cleaner._replace(clean=obeying.clean)
    if rules.answers and name == "email":
        cleaner = cleaner._replace(clean=Answering(cleaner, rules.answers).clean)
    return cleaner


def _plain(field: str) -> tuple[str, Cleaner]:
    name = BY_NAME[field].cleaner if field in BY_NAME else "text"
    return name, CLEANERS[name]


def _settings(needs: str, field: str, rules: Rules) -> tuple[str, ...]:
    """What a cleaner needs to know that is the same for the whole column."""
    if needs == "place":
        return (rules.region,)
    return (rules.date_orders.get(field, ""),) if needs in {"post", "order"} else ()


def _column(
    field: str, cells: Sequence[str], countries: Sequence[str], rules: Rules
) -> list[Cleaned]:
    """Clean the cells of a field; `countries` has one a row, and is empty where no row names any.

    Only rows of countries that write capitals otherwise are looked at once more.
    """
    cleaner = cleaner_of(field, rules)
    made = _dealt(field, cleaner, cells, countries, rules)
    if not cleaner.turkish or LANDS.isdisjoint(countries):
        return made
    return [
        as_in_its_land(raw, cell) if country in LANDS else cell
        for raw, cell, country in zip(cells, made, countries, strict=True)
    ]


def _dealt(
    field: str, cleaner: Cleaner, cells: Sequence[str], countries: Sequence[str], rules: Rules
) -> list[Cleaned]:
    """Clean each distinct cell once, in each country, and deal the results out to the rows."""
    settings = _settings(cleaner.needs, field, rules)
    if cleaner.by_country and not countries:
        settings = ("", *settings)
    apart = cleaner.by_country and bool(countries)
    keys: Sequence[Any] = list(zip(cells, countries, strict=True)) if apart else cells
    if cleaner.repeats:
        return _memory(field, cleaner, settings, rules, apart=apart).recall(keys)
    distinct = list(dict.fromkeys(keys))
    made = _made(cleaner, distinct, settings, apart=apart)
    return all_of(dict(zip(distinct, made, strict=True)), keys)


def _memory(
    field: str, cleaner: Cleaner, settings: tuple[str, ...], rules: Rules, *, apart: bool
) -> Memory:
    """What is remembered of a cleaner under these settings; of one with own rules, by field."""
    name, plain = _plain(field)
    own = () if cleaner is plain else (field, rules.own.digest, rules.fix_typos)
    known = _remembered.get((name, apart, *settings, *own))
    if known is None:
        known = Memory(lambda keys: _made(cleaner, keys, settings, apart=apart), _MOST_REMEMBERED)
        _remembered[name, apart, *settings, *own] = known
    return known


def _made(
    cleaner: Cleaner, keys: Sequence[Any], settings: tuple[str, ...], *, apart: bool
) -> list[Cleaned]:
    """Clean distinct cells; where they stand `apart`, each is a cell with its country."""
    if not apart:
        return cleaner.clean(keys, *settings)
    groups: dict[str, list[str]] = {}
    for cell, country in keys:
        groups.setdefault(country, []).append(cell)
    made = {
        (cell, country): one
        for country, cells in groups.items()
        for cell, one in zip(cells, cleaner.clean(cells, country, *settings), strict=True)
    }
    return all_of(made, keys)
