from __future__ import annotations

import json

import pytest

from leadctl.errors import DataError, UsageError
from leadctl.reading import open_table
from leadctl.reading.encodings.lines import Found
from leadctl.rows import Reject

ANA = {"name": "Ana Ito", "email": "ana@example.com"}
BO = {"name": "Bo Lind", "email": "bo@example.org"}
PEOPLE = [tuple(ANA.values()), tuple(BO.values())]


@pytest.fixture
def read(tmp_path):
    def go(value, **options):
        path = tmp_path / "list.json"
        path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
        table = open_table(path, **options)
        chunks = list(table.chunks)
        rows = [row for chunk in chunks for row in zip(*chunk.columns, strict=True)]
        return table, rows, [reject for chunk in chunks for reject in chunk.rejects]

    return go


@pytest.mark.parametrize(
    ("value", "sheet"),
    [
        ({"response": {"data": [ANA, BO]}}, "response.data"),
        ({"data": {"items": [ANA, BO], "total": 2}, "ok": True}, "data.items"),
        ({"a": {"b": {"c": [ANA, BO]}}}, "a.b.c"),
        ({"data": {"contacts": {"edges": [{"node": ANA}, {"node": BO}]}}}, "data.contacts.edges"),
        ({"data": [{"attributes": ANA}, {"attributes": BO}]}, "data"),
        ([{"properties": ANA}, {"properties": BO}], ""),
        ([["name", "email"], *PEOPLE], ""),
        ({"values": [["Report"], [], ["name", "email"], *PEOPLE]}, "values"),
        ({"columns": ["name", "email"], "index": [0, 1], "data": PEOPLE}, "data"),
        ({"data": {"cols": [{"name": "name"}, {"name": "email"}], "rows": PEOPLE}}, "data.rows"),
        ({"name": ["Ana Ito", "Bo Lind"], "email": [ANA["email"], BO["email"]]}, ""),
        ({key: {"0": ANA[key], "1": BO[key]} for key in ANA}, ""),
        ({"users": [ANA, BO], "schema": {"fields": [{"name": "x", "type": "y"}]}}, "users"),
        (json.dumps([ANA]) + json.dumps([BO]), ""),
        (json.dumps({"data": [ANA]}) + "\n" + json.dumps({"data": [BO]}), "data"),
        ('["name", "email"]\n' + "\n".join(map(json.dumps, PEOPLE)), ""),
    ],
)
def test_people_are_found_wherever_a_program_puts_them(read, value, sheet):
    table, rows, rejects = read(value)
    assert (table.columns, rows) == (("name", "email"), PEOPLE)
    assert table.shape.sheet == sheet
    assert {one.reason for one in rejects} <= {"above_header"}


@pytest.mark.parametrize("inside", [{}, {"leads": {}}])
def test_objects_under_their_ids_keep_these(read, inside):
    table, rows, _ = read({"leads": {"k1": ANA, "k2": BO}} if inside else {"17": ANA, "b@x": BO})
    assert table.columns == ("id", "name", "email")
    assert [row[1:] for row in rows] == PEOPLE
    assert [row[0] for row in rows] == (["k1", "k2"] if inside else ["17", "b@x"])


@pytest.mark.parametrize(
    ("value", "columns"),
    [
        (ANA, ("name", "email")),
        (
            {"rep": ANA, "owner": BO},
            tuple(f"{w}.{k}" for w in ("rep", "owner") for k in ANA),
        ),
        ({**ANA, "jobs": [{"at": "X"}, {"at": "Y"}]}, ("name", "email", "jobs.at")),
        ({"who": ANA, "tags": ["x", "y"]}, ("who.name", "who.email", "tags")),
        (json.dumps({"p": ANA, "t": "x", "l": []}) * 2, ("p.name", "p.email", "t", "l")),
    ],
)
def test_a_lead_is_a_lead_whatever_is_in_it(read, value, columns):
    table, rows, _ = read(value)
    assert table.columns == columns
    assert {row[:2] for row in rows} == {tuple(ANA.values())}


def test_a_line_that_tells_of_a_company_is_no_page_of_its_people(read):
    line = json.dumps({"company": "Acme", "staff": [ANA, BO]})
    table, rows, _ = read(f"{line}\n{line}\n")
    assert (table.columns, len(rows)) == (("company", "staff"), 2)


def test_of_several_lists_the_one_with_people_is_read_and_the_others_are_named(read):
    firms = [{"company": "Acme", "domain": "acme.example"}] * 3
    value = {"firms": firms, "people": [ANA, BO], "n": 2, "empty": [], "log": ["x"]}
    table, rows, _ = read(value)
    tally = table.chunks.tally
    assert (rows, tally.table, table.shape.sheet) == (PEOPLE, 2, "people")
    assert tally.tables == [Found(1, 1, ("company", "domain"), 3)]
    assert "values beside the list are left out: n" in table.shape.notes
    assert len(read(value, table=1)[1]) == len(read(value, sheet="firms")[1]) == 3
    with pytest.raises(UsageError, match="holds 2 tables"):
        read(value, table=3)


def test_a_list_is_known_by_its_last_key_or_by_all(read):
    value = {"a": {"items": [{"x": 1}]}, "b": {"items": [{"x": 2}], "rest": [{"x": 3}]}}
    assert read(value, sheet="b.items")[1] == [("2",)]
    assert read(value, sheet="rest")[1] == [("3",)]
    with pytest.raises(UsageError, match="several lists called `items`"):
        read(value, sheet="items")
    with pytest.raises(UsageError, match="no list called `c`"):
        read(value, sheet="c")
    with pytest.raises(UsageError, match="without a name"):
        read([ANA], sheet="c")
    with pytest.raises(DataError, match=r"several lists: `a\.items`, `b\.items`, `b\.rest`"):
        read(value)


@pytest.mark.parametrize(
    ("value", "header", "columns"),
    [
        (["ana@example.com", "bo@example.org"], 0, ("column 1",)),
        (["Email", "ana@example.com", "bo@example.org"], 1, ("Email",)),
        ({"emails": ["ana@example.com", "bo@example.org"], "n": 2}, 1, ("emails",)),
    ],
)
def test_plain_values_are_a_column(read, value, header, columns):
    table, rows, _ = read(value)
    assert (table.columns, rows) == (columns, [("ana@example.com",), ("bo@example.org",)])
    assert table.shape.header_line == header


def test_the_first_value_stands_for_the_name_where_that_is_asked_for(read):
    table, rows, _ = read(["ana@example.com", "bo@example.org"], positional=False)
    assert (table.columns, rows) == (("ana@example.com",), [("bo@example.org",)])


def test_what_is_no_list_among_lists_is_kept_in_its_place(read):
    table, rows, rejects = read([["name", "email"], PEOPLE[0], 7, PEOPLE[1], None, {"x": [1]}])
    assert (table.columns, rows) == (("name", "email"), PEOPLE)
    assert [one for one in rejects if one.reason == "not_an_object"] == [
        Reject(3, "", "not_an_object", "7"),
        Reject(5, "", "not_an_object", "null"),
        Reject(6, "", "not_an_object", '{"x": [1]}'),
    ]


def test_a_broken_line_among_lists_costs_itself(read):
    _, rows, rejects = read('["name","email"]\n["Ana Ito","ana@example.com"]\n["Bo\n')
    assert (rows, rejects) == (PEOPLE[:1], [Reject(3, "", "broken_json", '["Bo')])


def test_a_list_that_is_longer_than_the_names_beside_it_is_rejected(read):
    rows = [*PEOPLE, ("Cy", "cy@example.com", "x"), *PEOPLE]
    table, found, rejects = read({"columns": ["name", "email"], "data": rows})
    assert (table.columns, found) == (("name", "email"), PEOPLE * 2)
    assert [(one.reason, one.raw) for one in rejects] == [("too_many_cells", "Cy,cy@example.com,x")]


def test_a_value_beside_the_header_of_a_list_gets_a_column(read):
    table, found, _ = read([["name", "email"], *PEOPLE, ("Cy", "cy@example.com", "x")])
    assert table.columns == ("name", "email", "column 3")
    assert [row[2] for row in found] == ["", "", "x"]


@pytest.mark.parametrize("text", ["null", "[[]]", "[]", '{"data":[]}', '{"a":{"b":[]},"n":0}'])
def test_nothing_in_a_document_is_an_empty_list(read, text):
    table, rows, rejects = read(text)
    assert (rows, rejects, table.shape.format) == ([], [], "json")


def test_equal_names_in_and_beside_an_envelope_stay_apart(read):
    table, _, _ = read([{"id": 1, "attributes": {"id": 2, "email": "a@x.com"}}])
    assert table.columns == ("id", "attributes.id", "email")
    table, _, _ = read([{"email": "a@x.com", "attributes": {"type": "Lead", "url": "/1"}}])
    assert table.columns == ("email", "attributes.type", "attributes.url")


@pytest.mark.parametrize(
    ("lead", "columns"),
    [
        ({"event": "new", "data": {"email": "a@x.com", "id": 1}}, ("event", "email", "id")),
        ({"data": {"attributes": {"email": "a@x.com"}}}, ("email",)),
        ({"contact": ANA, "owner": BO}, ("name", "email", "owner.name", "owner.email")),
        ({"contact": ANA, "name": "x"}, ("contact.name", "email", "name")),
        ({"name": {"first": "A", "last": "B", "x": "c"}}, ("first name", "last name", "name.x")),
        ({**ANA, "address": {"city": "Ulm", "no": 1}}, ("name", "email", "city", "address.no")),
        ({**ANA, "firm": {"address": {"city": "Ulm"}}}, ("name", "email", "firm.address.city")),
        ({**ANA, "data": {"url": "/1"}}, ("name", "email", "data.url")),
    ],
)
def test_columns_of_objects_are_called_as_in_lists(read, lead, columns):
    assert read(lead)[0].columns == columns
    assert read([lead, lead])[0].columns == columns


def test_missing_numbers_say_what_to_do(read):
    with pytest.raises(DataError, match="NaN is no JSON") as caught:
        read('[{"email":"a@x.com","n":NaN}]')
    assert "null" in caught.value.hint
