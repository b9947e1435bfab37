"""What a list names as guessed is read as a guess again, unless somebody changed it."""

import pytest

from leadctl.cleaning.cleaned import DERIVED, Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.mapping.deciding.plan import apply, make_plan
from leadctl.mapping.maps.columns import latest
from leadctl.mapping.passing.guesses import without_guesses

HEADERS = ["Email", "Phone", "Country", "Domain", "derived"]


def read(*rows, headers=HEADERS):
    columns = [list(column) for column in zip(*rows, strict=True)]
    plan = make_plan(headers, columns)
    return plan, without_guesses(plan, columns, apply(plan, columns).fields, Rules())


@pytest.mark.parametrize(
    ("country", "domain", "named", "kept"),
    [
        ("DE", "firma.de", "country domain", ["", ""]),
        ("Deutschland", "firma.de", "country", ["", "firma.de"]),
        ("CH", "firma.de", "country domain", ["CH", ""]),  # a person knew better
        ("DE", "firma.de", "", ["DE", "firma.de"]),
        ("DE", "firma.de", "country by hand", ["DE", "firma.de"]),  # not our words
        ("", "holding.com", "country domain", ["", "holding.com"]),
    ],
)
def test_a_named_cell_is_empty_where_its_row_tells_the_same(country, domain, named, kept):
    _, fields = read(["jane@firma.de", "415-555-2671", country, domain, named])
    assert [fields["country"][0], fields["domain"][0]] == kept
    assert fields["email"] == ["jane@firma.de"]


@pytest.mark.parametrize(
    ("country", "number", "flags"),
    [("DE", "415-555-2671", (DERIVED,)), ("US", "+14155552671", ())],
)
def test_phones_are_read_by_countries_that_were_given(country, number, flags):
    _, fields = read(["jane@firma.de", "415-555-2671", country, "firma.de", "country domain"])
    cells = clean_rows(fields, Rules())
    assert (cells["phone"][0].value, cells["country"][0].flags) == (number, flags)


def test_a_list_that_names_no_guesses_is_read_as_it_is():
    headers = [*HEADERS[:4], "Notes"]
    plan, fields = read(["jane@firma.de", "", "DE", "firma.de", "country"], headers=headers)
    assert plan.guesses is None
    assert (fields["country"], fields["domain"]) == (["DE"], ["firma.de"])


@pytest.mark.parametrize(
    ("taken", "found"),
    [
        ((), ""),
        (("derived",), "derived"),
        (("derived", "derived (2)", "derived (3)"), "derived (3)"),
        (("derived", "derived (3)"), "derived"),
        (("derived (2)",), ""),
    ],
)
def test_the_last_of_numbered_headers_is_the_latest(taken, found):
    assert latest("derived", set(taken)) == found
