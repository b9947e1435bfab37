from __future__ import annotations

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.mapping.passing.cleaning_pass import as_text
from leadctl.workflows.lists.figures import Figures


def figures_of(rules: Rules | None = None, **raw: list[str]) -> Figures:
    figures = Figures()
    figures.add(raw, clean_rows(raw, rules or Rules()))
    return figures


@pytest.mark.parametrize(
    ("field", "raw", "changed"),
    [
        ("email", "a@acme.io", 0),
        ("email", "A@ACME.io", 1),
        ("tags", "vip; new", 0),
        ("tags", "vip;new", 1),
        ("other_emails", "a@acme.io; b@acme.io", 0),
        ("other_emails", "a@acme.io, b@acme.io", 1),
        ("country", "Atlantis", 0),
        ("country", "Germany", 1),
        ("city", "n/a", 1),
        ("city", "", 0),
    ],
)
def test_a_cell_is_changed_where_its_text_is_another(field, raw, changed):
    assert figures_of(**{field: [raw]}).changed[field] == changed


def test_what_was_written_is_read_without_a_change():
    raw = {"tags": ["b;a", "x , y"], "country": ["Germany", "?"], "email": ["A@B.IO", "none"]}
    cells = clean_rows(raw, Rules(), derive=False)
    written = {
        name: [as_text(*pair) for pair in zip(raw[name], cells[name], strict=True)] for name in raw
    }
    assert sum(figures_of(**raw).changed.values()) > 0
    assert sum(figures_of(**written).changed.values()) == 0


def test_figures_of_chunks_add_up():
    figures = Figures()
    for email in (["info@acme.io", ""], ["a@gmial.com"]):
        raw = {"email": email}
        figures.add(raw, clean_rows(raw, Rules()))
    assert figures.noticed["email", "role_based"] == 1
    assert figures.noticed["email", "possible_typo"] == 1
    assert sum(figures.verdicts["email"].values()) == 3


def test_derived_columns_are_not_counted():
    figures = figures_of(email=["ann@acme.io"])
    assert set(figures.changed) == {"email"}


@pytest.mark.parametrize(
    ("phones", "region", "wanted"),
    [
        (["(212) 555-0134", "415-555-2671", "", "+49 30 901820"], "", 2),
        (["(212) 555-0134", "415-555-2671", "", "+49 30 901820"], "US", 0),
        (["(212) 555-0134", *(f"+49 30 90182{n}" for n in range(4))], "", 0),
        (["", "n/a"], "", 0),
        ([], "", 0),
    ],
)
@pytest.mark.parametrize("field", ["phone", "mobile_phone"])
def test_phones_of_no_country_count_where_they_are_a_good_part(field, phones, region, wanted):
    assert figures_of(Rules(region=region), **{field: phones}).of_no_country == wanted
