import pytest

from leadctl.errors import UsageError
from leadctl.segments.condition import Alike, Place
from leadctl.store.asking import query
from leadctl.store.asking.query import Order
from leadctl.store.asking.where import where
from leadctl.store.opening.connect import reading

LIST = (
    "Email,First Name,Last Name,Company,Tags,Odd,Strange\n"
    "jane@acme.io,Jane,Doe,aCme,b; a,1,\n"
    "info@acme.io,Ann,Poe,Beta,,,2\n"
    "info@acme.io,Max,Roe,,,,\n"
)


@pytest.fixture
def con(desk):
    desk.load_text(LIST)
    with reading(desk.store) as con:
        yield con


def test_values_come_in_the_columns_asked_for(con):
    assert list(query.leads(con, ("tags", "lead_id", "company"))) == [
        [["b", "a"], 1, "aCme"],
        [[], 2, "Beta"],
        [[], 3, None],
    ]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ([Order("company")], [1, 2, 3]),
        ([Order("company", down=True)], [2, 1, 3]),
        ([Order("email"), Order("first_name", down=True)], [3, 2, 1]),
        ([Order("email"), Order("first_name")], [2, 3, 1]),
        ([Order("lead_id", down=True)], [3, 2, 1]),
    ],
)
def test_order_ignores_case_and_keeps_the_empty_ones_last(con, sort, expected):
    assert [row[0] for row in query.leads(con, ("lead_id",), sort)] == expected


FIGURES = (
    'Email,Employees,Revenue,Rating,O\'Dd "%"\n'
    "a@acme.io,51-200,$900,10,b\n"
    "b@acme.io,9,2.5m,9,\n"
    "c@acme.io,10000+,,high,a\n"
    "d@acme.io,,80k,,\n"
    "e@acme.io,a few,,2-3,\n"
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order("employees"), "baced"),
        (Order("employees", down=True), "cabed"),
        (Order("revenue"), "adbce"),
        (Order("revenue", down=True), "bdace"),
        (Order("Rating", custom=True), "ebacd"),
        (Order("Rating", down=True, custom=True), "abecd"),
        (Order('O\'Dd "%"', custom=True), "cabde"),
        (Order("nowhere", custom=True), "abcde"),
    ],
)
def test_figures_are_sorted_by_what_they_mean(desk, order, expected):
    desk.load_text(FIGURES)
    with reading(desk.store) as con:
        found = [str(row[0])[0] for row in query.leads(con, ("email",), [order])]
    assert "".join(found) == expected


def test_limit_and_choice(con):
    assert list(query.leads(con, ("lead_id",), limit=2)) == [[1], [2]]
    assert list(query.leads(con, ("lead_id",), limit=0)) == []
    assert list(query.leads(con, ("lead_id",), ids=[3, 1, 99])) == [[1], [3]]
    assert list(query.leads(con, ("lead_id",), ids=[])) == []


def test_conditions_choose_too(con):
    some = where(Alike((Place("email"),), ("info",), "starts"))
    assert list(query.leads(con, ("lead_id",), [Order("first_name", down=True)], where=some)) == [
        [3],
        [2],
    ]
    assert list(query.leads(con, ("lead_id",), limit=1, where=some)) == [[2]]
    assert list(query.leads(con, ("lead_id",), ids=[1, 3], where=some)) == [[3]]
    assert query.count_leads(con, some) == 2


def test_columns_that_are_none_never_reach_the_store(con):
    with pytest.raises(AssertionError):
        list(query.leads(con, ('lead_id" from meta --',)))


def test_custom_columns_in_the_order_of_the_files(con):
    assert query.custom_columns(con) == ["Odd", "Strange"]


def test_count(con):
    assert query.count_leads(con) == 3


@pytest.mark.parametrize(
    ("named", "found"),
    [
        (["jane@acme.io"], [1]),
        ([" JANE@ACME.io "], [1]),
        (["3", "1", "3", "jane@acme.io"], [3, 1]),
        (["03"], [3]),
        (["٣"], [3]),
    ],
)
def test_leads_are_found_by_number_and_address(con, named, found):
    assert query.find_leads(con, named) == found


@pytest.mark.parametrize(
    ("named", "said", "hint"),
    [
        ("jane@acme.oi", "no lead", "did you mean `jane@acme.io`?"),
        ("99", "no lead `99`", ""),
        ("0", "no lead", ""),
        ("9" * 40, "no lead", ""),
        ("²", "`", ""),
        ("info@acme.io", "2 leads share", "number"),
        ("Jane", "`", ""),
        ("", "`", ""),
        ("@", "`", ""),
        ("a\udcff@acme.io", "`", ""),
        ("a\0@b", "`", ""),
        ("%@%", "`", ""),
    ],
)
def test_what_names_no_lead_or_several_is_explained(con, named, said, hint):
    with pytest.raises(UsageError, match=said) as caught:
        query.find_leads(con, [named])
    assert hint in caught.value.hint
