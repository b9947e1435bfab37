"""THE table of cleaners: the names that `leadctl.fields` uses, and what each needs to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from leadctl.cleaning import text, vocabulary, web, zones
from leadctl.cleaning.companies import company
from leadctl.cleaning.dates import date
from leadctl.cleaning.emails import email
from leadctl.cleaning.lostletters import passing_lost, refusing_lost, telling_lost
from leadctl.cleaning.names import name, suffix
from leadctl.cleaning.numbers import currencies, number
from leadctl.cleaning.phones import phone
from leadctl.cleaning.places import country, place, postal
from leadctl.cleaning.steps import Step, listening
from leadctl.cleaning.titles import title

if TYPE_CHECKING:
    from collections.abc import Callable

    from leadctl.cleaning.cleaned import Cleaned


class Cleaner(NamedTuple):
    """One kind of value.

    Attributes:
        clean: takes distinct raw values, then what it needs; gives one Cleaned each.
        needs: `place` for the row's country and the default region, `country` for the row's
            country, `post` for that and how many digits the column has, `order` for the column's
            order of day and month.
        repeats: whether the values of one file come again and again, so that remembering them pays.
        turkish: whether words in capitals are written otherwise in rows of Turkey and Azerbaijan.
        form: what the cleaner brings every value into, the rule of whatever no step tells.
    """

    clean: Callable[..., list[Cleaned]]
    needs: Literal["", "place", "country", "post", "order"] = ""
    repeats: bool = True
    form: str = "our word"
    turkish: bool = False

    @property
    def asks_country(self) -> bool:
        """Whether what becomes of a value depends on the country of its row at all."""
        return self.by_country or self.turkish

    @property
    def by_country(self) -> bool:
        """Whether a value means different things in different countries."""
        return self.needs in {"place", "country", "post"}

    def explain(self, raw: str, *context: str) -> tuple[Cleaned, list[Step]]:
        """Clean one value and tell by which rules, the last of which leads to the clean value.

        Args:
            raw: the value as it was read.
            context: what the cleaner needs besides.
        """
        with listening() as steps:
            (cleaned,) = self.clean([raw], *context)
        value = "; ".join(cleaned.values) if cleaned.more else cleaned.value or ""
        if value == raw:  # what was taken apart to be looked at is together again
            return cleaned, []
        last = steps[-1].after if steps else raw
        if last != value:
            steps.append(Step(self.form if value else "no value", last, value))
        return cleaned, steps


CLEANERS: dict[str, Cleaner] = {
    "full_name": Cleaner(
        telling_lost(name.clean_full_name), repeats=False, form="name", turkish=True
    ),
    "name": Cleaner(telling_lost(name.clean_name), form="name", turkish=True),
    "suffix": Cleaner(suffix.clean_suffix, form="generation"),
    "title": Cleaner(telling_lost(title.clean_title), form="title", turkish=True),
    "seniority": Cleaner(title.clean_seniority),
    "department": Cleaner(title.clean_department),
    "linkedin": Cleaner(
        refusing_lost(web.clean_linkedin, "not_linkedin"), repeats=False, form="profile address"
    ),
    "language": Cleaner(vocabulary.clean_language),
    "email": Cleaner(
        refusing_lost(email.clean_email, "failed_syntax_check", "invalid"),
        repeats=False,
        form="normal form",
    ),
    "phone": Cleaner(passing_lost(phone.clean_phone), needs="place", repeats=False, form="E.164"),
    "company": Cleaner(telling_lost(company.clean_company), form="company name", turkish=True),
    "domain": Cleaner(web.clean_domain, form="registrable domain"),
    "url": Cleaner(web.clean_url, form="web address"),
    "text": Cleaner(telling_lost(text.clean_text), form="text"),
    "number": Cleaner(passing_lost(number.clean_number), form="number"),
    "money": Cleaner(passing_lost(number.clean_money), form="amount"),
    "currency": Cleaner(currencies.clean_currency, form="currency code"),
    "postal_code": Cleaner(postal.clean_postal_code, needs="post", form="postal code"),
    "city": Cleaner(telling_lost(place.clean_city), form="city"),
    "state": Cleaner(telling_lost(place.clean_state), needs="country", form="state"),
    "country": Cleaner(country.clean_country, form="country code"),
    "time_zone": Cleaner(zones.clean_time_zone, form="time zone"),
    "stage": Cleaner(vocabulary.clean_stage),
    "status": Cleaner(vocabulary.clean_status),
    "owner": Cleaner(vocabulary.clean_owner, form="text"),
    "tags": Cleaner(vocabulary.clean_tags, form="tags"),
    "notes": Cleaner(telling_lost(text.clean_notes), repeats=False, form="text"),
    "date": Cleaner(passing_lost(date.clean_date), needs="order", form="ISO date"),
    "identifier": Cleaner(text.clean_identifier, repeats=False, form="identifier"),
    "lead_id": Cleaner(text.clean_lead_id, repeats=False, form="lead number"),
    "basis": Cleaner(vocabulary.clean_basis),
    "flag": Cleaner(vocabulary.clean_flag),
}
