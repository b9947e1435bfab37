import pytest

from leadctl.mapping.deciding.headless import Headless, by_looks, is_headless
from leadctl.mapping.deciding.plan import make_plan

COLUMNS = {
    "created": ["2026-01-02", "03.04.2026", "n/a"],
    "email": ["ann@acme.example", "", "bo@beta.example"],
    "full_name": ["Ann Lee", "Jean-Luc O'Brien", "Dr. Bo van Ray"],
    "phone": ["+49 731 60123", "(0731) 60124", ""],
    "linkedin": ["https://linkedin.com/in/ann", "linkedin.com/in/bob", ""],
    "company_linkedin": ["linkedin.com/company/acme", "", ""],
    "website": ["https://acme.example", "www.beta.example/de", ""],
    "country": ["Germany", "FR", ""],
    "": ["12", "Sales", "4711"],
}


def test_a_map_is_proposed_by_what_the_cells_look_like():
    headers = [f"column {n}" for n in range(1, len(COLUMNS) + 1)]
    with pytest.raises(Headless) as caught:
        make_plan(headers, list(COLUMNS.values()))
    lines = [f'"{header}" = "{field}"' for header, field in zip(headers, COLUMNS, strict=True)]
    assert caught.value.proposal.splitlines() == ["[columns]", *lines]
    assert caught.value.exit_code == 65
    assert not any(
        cell in caught.value.hint for cells in COLUMNS.values() for cell in cells if cell
    )


def test_of_two_columns_alike_the_first_is_proposed():
    with pytest.raises(Headless) as caught:
        make_plan(["column 1", "column 2"], [["a@x.example"], ["b@x.example"]])
    assert '"column 2" = ""' in caught.value.proposal


@pytest.mark.parametrize(
    ("headers", "headless"),
    [
        (["column 1", "column 2"], True),
        (["column 1 (2)"], True),
        (["column 1", "Email"], False),
        ([], False),
    ],
)
def test_only_columns_called_by_place_are_headless(headers, headless):
    assert is_headless(headers) is headless


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        ((["Jane", "Tom"], ["Doe", "Ray"]), ["first_name", "last_name"]),
        ((["Doe", "Ray"], ["Jane", "Tom"]), ["last_name", "first_name"]),
        ((["Jane", "Tom"], ["12", "13"]), ["", ""]),
        ((["Rome", "Oslo"], ["Gold", "Blue"]), ["", ""]),
        ((["Jane", "Tom"], ["Doe", "Ray"], ["Jane Doe", "Tom Ray"]), ["", "", "full_name"]),
    ],
)
def test_given_names_and_what_stands_beside_them_are_halves(columns, fields):
    assert list(by_looks(columns)) == fields


@pytest.mark.parametrize(
    "cells", [["王小明", "李娜"], ["山田太郎", "高橋誠"], ["김철수", "이영희"]]
)
def test_names_without_a_blank_are_names(cells):
    assert list(by_looks([cells, ["a@x.example"]])) == ["full_name", "email"]
