"""THE table of cleaners: the names that `leadctl.fields` uses, and what each needs to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from leadctl.cleaning import (
    company,
    date,
    email,
    name,
    number,
    phone,
    place,
    suffix,
    text,
    title,
    vocabulary,
    web,
)

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
    """

    clean: Callable[..., list[Cleaned]]
    needs: Literal["", "place", "country", "post", "order"] = ""
    repeats: bool = True


CLEANERS: dict[str, Cleaner] = {
    "full_name": Cleaner(name.clean_full_name, repeats=False),
    "name": Cleaner(name.clean_name),
    "suffix": Cleaner(suffix.clean_suffix),
    "title": Cleaner(title.clean_title),
    "seniority": Cleaner(title.clean_seniority),
    "department": Cleaner(title.clean_department),
    "linkedin": Cleaner(web.clean_linkedin, repeats=False),
    "language": Cleaner(vocabulary.clean_language),
    "email": Cleaner(email.clean_email, repeats=False),
    "phone": Cleaner(phone.clean_phone, needs="place", repeats=False),
    "company": Cleaner(company.clean_company),
    "domain": Cleaner(web.clean_domain),
    "url": Cleaner(web.clean_url),
    "text": Cleaner(text.clean_text),
    "number": Cleaner(number.clean_number),
    "money": Cleaner(number.clean_money),
    "postal_code": Cleaner(place.clean_postal_code, needs="post"),
    "city": Cleaner(place.clean_city),
    "state": Cleaner(place.clean_state, needs="country"),
    "country": Cleaner(place.clean_country),
    "time_zone": Cleaner(vocabulary.clean_time_zone),
    "stage": Cleaner(vocabulary.clean_stage),
    "status": Cleaner(vocabulary.clean_status),
    "owner": Cleaner(vocabulary.clean_owner),
    "tags": Cleaner(vocabulary.clean_tags),
    "notes": Cleaner(text.clean_notes, repeats=False),
    "date": Cleaner(date.clean_date, needs="order"),
    "identifier": Cleaner(text.clean_identifier, repeats=False),
    "lead_id": Cleaner(text.clean_lead_id, repeats=False),
    "basis": Cleaner(vocabulary.clean_basis),
    "flag": Cleaner(vocabulary.clean_flag),
}
