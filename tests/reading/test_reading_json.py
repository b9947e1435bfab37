from __future__ import annotations

import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.errors import DataError, LeadctlError, UsageError
from leadctl.reading import open_table
from leadctl.reading.documents import json_text
from leadctl.reading.documents.json_objects import MOST_COLUMNS
from leadctl.rows import Reject


@pytest.fixture
def read(tmp_path):
    def go(data, **options):
        path = tmp_path / "list.txt"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        table = open_table(path, **options)
        chunks = list(table.chunks)
        lines = [line for chunk in chunks for line in chunk.lines]
        rows = [row for chunk in chunks for row in zip(*chunk.columns, strict=True)]
        return table, lines, rows, [reject for chunk in chunks for reject in chunk.rejects]

    return go


@pytest.mark.parametrize(
    ("text", "lines", "kind", "sheet"),
    [
        ('[{"a":"1"},{"a":"2"}]', [1, 2], "json", ""),
        ('[\n{"a":"1"},\n{"a":"2"}\n]\n', [2, 3], "json", ""),
        ('\n\n [\n  {\n    "a": "1"\n  }, {\n  "a": "2"}]', [4, 6], "json", ""),
        ('{"a":"1"}\n{"a":"2"}\n', [1, 2], "jsonl", ""),
        ('\ufeff{"a":"1"}\r\n\r\n{"a":"2"}', [1, 3], "jsonl", ""),
        ('{\n "a":"1"\n}\n{"a":\n "2"}', [1, 4], "json", ""),
        ('{"page":{"next":[1]},"results":[{"a":"1"},{"a":"2"}]}', [1, 2], "json", "results"),
        ('{"leads":[\n{"a":"1"},\n{"a":"2"}\n]}', [2, 3], "json", "leads"),
    ],
)
def test_objects_come_from_every_kind_of_json(read, text, lines, kind, sheet):
    table, found, rows, rejects = read(text)
    assert (table.columns, rows, rejects) == (("a",), [("1",), ("2",)], [])
    assert found == lines
    assert (table.shape.format, table.shape.sheet, table.shape.encoding) == (kind, sheet, "utf-8")
    assert ("lines are numbers of objects" in table.shape.notes) == (text.count("\n") < 2)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_other_encodings_are_read_too(read, encoding):
    text = "".join(f'{{"name":"J\u00fcrgen {n}","city":"K\u00f6ln"}}\n' for n in range(9))
    _, _, rows, _ = read(text.encode(encoding))
    assert rows[8] == ("Jürgen 8", "Köln")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("null", ""),
        ("true", "true"),
        ("false", "false"),
        ("0", "0"),
        ("1e400", "1e400"),
        ("-0.10", "-0.10"),
        ("491511234567890123456789", "491511234567890123456789"),
        ('["a", 1, null, true]', "a; 1; true"),
        ("[]", ""),
        ('[["a"],{"b":1.0}]', '[["a"],{"b":1.0}]'),
        ('"\\ud83d\\ude00"', "😀"),
        ('"\\ud800x"', "\\ud800x"),
        ('"a\\u0000b"', "ab"),
        ('"\\u00e9\\n"', "é\n"),
    ],
)
def test_a_value_becomes_the_text_it_was_written_as(read, value, cell):
    _, _, rows, _ = read(f'[{{"x":"here","a":{value}}}]')
    assert rows == [("here", cell)]


@pytest.mark.parametrize("depth", [2, 200, 400])
def test_what_is_nested_deep_stays_as_it_is(read, depth):
    inner = '{"b":[1,' * depth + "1.50" + "]}" * depth
    _, _, rows, _ = read('[{"email":"a@b.io","x":{"a":{"c":' + inner + "}}}]")
    assert rows == [("a@b.io", inner)]


def test_an_object_inside_gives_columns_and_deeper_ones_stay_json(read):
    table, _, rows, _ = read('[{"p":{"a":1,"b":{"c":{"f":[1.50,null]}},"d":["x","y"]},"e":{}}]')
    assert table.columns == ("p.a", "p.b.c", "p.d")
    assert rows == [("1", '{"f":[1.50,null]}', "x; y")]


@pytest.mark.parametrize(
    ("value", "columns", "row"),
    [
        ('[{"value":"a@x.com","type":"work"}]', ("e", "e.type"), ("a@x.com", "work")),
        ('[{"address":"a@x.com","type":"work"}]', ("e.address", "e.type"), ("a@x.com", "work")),
        ('[{"type":"work","n":1},{"n":2.50}]', ("e.type", "e.n"), ("work; ", "1; 2.50")),
        ('[{"n":null},{"n":""}]', ("e.n",), ("",)),
        ('[{"first name":"A"},{"first name":"B"}]', ("e",), None),
        ('[{"n":1,"n":2}]', ("e",), None),
        ('[{"n":[1]}]', ("e",), None),
        ('[{"n":1},2]', ("e",), None),
    ],
)
def test_objects_in_a_list_are_columns_unless_they_are_people(read, value, columns, row):
    table, _, rows, _ = read(f'[{{"x":"1","e":{value}}}]')
    assert (table.columns, rows) == (("x", *columns), [("1", *(row or (value,)))])


@pytest.mark.parametrize(
    ("members", "columns"),
    [
        ('"name":{"givenName":"A","familyName":"B"}', ("givenName", "familyName")),
        ('"Name":{"First":"A","Last":"B","suffix":"Jr."}', ("First name", "Last name", "suffix")),
        ('"name":{"middle":"A"}', ("name.middle",)),
        ('"Address":{"City":"A","room":"B"}', ("City", "Address.room")),
        ('"address":{"address line 2":"A"}', ("address line 2",)),
        ('"company":{"address":{"city":"A"}}', ("company.address.city",)),
        ('"employment":{"title":"A","company":"B"}', ("job title", "company")),
        ('"account":{"name":"A","website":"B","id":1}', (
            "company name", "company website", "account.id",
        )),
        ('"organization":{"industry":"A"}', ("company industry",)),
        ('"owner":{"name":"A","email":"B"}', ("owner.name", "owner.email")),
        ('"social":{"linkedin":"A","twitter":"B"}', ("linkedin", "social.twitter")),
        ('"links":{"linkedin":"A"},"linkedin":"B"', ("links.linkedin", "linkedin")),
        ('"emails":[{"address":"A","type":"B"}]', ("emails", "emails.type")),
        ('"phones":[{"number":"A"},{"number":"B"}]', ("phones",)),
        ('"phone_numbers":[{"phone":"A"}]', ("phone_numbers",)),
    ],
)  # fmt: skip
def test_members_of_what_is_known_are_called_as_lists_call_them(read, members, columns):
    assert read(f'[{{"x":"1",{members}}}]')[0].columns == ("x", *columns)


def test_keys_that_come_late_are_columns_of_every_row(read):
    body = '{"a":"1"}\n' * 5000 + '{"b":"2","a":"3"}\n'
    table, _, rows, _ = read(body)
    assert table.columns == ("a", "b")
    assert (rows[0], rows[-1]) == (("1", ""), ("3", "2"))
    assert table.sample == (["1"] * 200, [""] * 200)


@pytest.mark.parametrize(
    ("members", "columns", "row"),
    [
        ('"a":"1","a":"1"', ("a",), ("1",)),
        ('"a":"1","a":"2","a":"3"', ("a", "a (2)", "a (3)"), ("1", "2", "3")),
        ('"a":null,"a":"2"', ("a",), ("2",)),
        ('"a":"1","a":null', ("a",), ("1",)),
        ('"a":{"b":"1"},"a.b":"2"', ("a.b", "a.b (2)"), ("1", "2")),
        ('"":"1","a":"2"', ("column 1", "a"), ("1", "2")),
    ],
)
def test_a_key_that_is_repeated_loses_nothing(read, members, columns, row):
    table, _, rows, _ = read(f"[{{{members}}}]")
    assert (table.columns, rows) == (columns, [row])


def test_a_line_that_is_no_object_is_rejected_as_read(read):
    good = '{"a":"1"}'
    lines = [good, "{oops", "", "[1]", '{"a":NaN}', '{"a":1} x', "7", "null", '{"a":"\t"}', good]
    _, numbers, rows, rejects = read("\n".join(lines))
    assert (numbers, len(rows)) == ([1, 10], 2)
    assert rejects == [
        Reject(2, "", "broken_json", "{oops"),
        Reject(4, "", "not_an_object", "[1]"),
        Reject(5, "", "broken_json", '{"a":NaN}'),
        Reject(6, "", "broken_json", '{"a":1} x'),
        Reject(7, "", "not_an_object", "7"),
        Reject(8, "", "broken_json", "null"),
        Reject(9, "", "broken_json", '{"a":"\t"}'),
    ]


def test_a_broken_first_line_costs_itself(read):
    _, numbers, _, rejects = read('{"a":"1"\n{"a":"2"}\n{"a":"3"}\n')
    assert (numbers, [one.line for one in rejects]) == ([2, 3], [1])


def test_values_among_objects_are_rejected_and_blank_objects_counted(read):
    text = '[{"a":"1"},\n5,\n{},\n{"a":null,"b":[]},\n"x",\n{"a":"2"}]'
    table, numbers, rows, rejects = read(text)
    assert (numbers, rows) == ([1, 6], [("1", ""), ("2", "")])
    assert [(one.line, one.raw) for one in rejects] == [(2, "5"), (5, '"x"')]
    assert table.chunks.blank == 2


@pytest.mark.parametrize(
    "text", ['[{"a":"1"},\n{"a":""}]', '{"a":"1"}\n{"a":""}', '{"a":"1"}{"a":""}']
)
def test_an_object_with_an_empty_text_is_a_row(read, text):
    table, _, rows, _ = read(text)
    assert (rows, table.chunks.blank) == ([("1",), ("",)], 0)


def test_a_cell_over_the_limit_is_rejected(read):
    _, _, rows, rejects = read(f'{{"a":"{"x" * 131073}"}}\n{{"a":"1"}}\n')
    assert (rows, [one.reason for one in rejects]) == ([("1",)], ["cell_too_long"])


def test_a_line_of_megabytes_is_rejected_and_lines_still_count(read):
    _, numbers, _, rejects = read('{"a":"1"}\n{"a":"' + "x" * (5 << 20) + '"}\n{"a":"2"}\n')
    assert numbers == [1, 3]
    assert {(one.line, one.reason) for one in rejects} == {(2, "cell_too_long")}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[{"a":1},\n {"a":}]', "line 2, column 7: Expecting value"),
        ('[{"a":1}\n{"a":2}]', "line 2, column 1: `,` or `]` expected"),
        ('[{"a":1},\n{"a"', "line 2"),
        ('[{"a":"x\ny"}]', "line 1, column 9"),
        ('[{"a":NaN}]', "line 1, column 2: NaN is no JSON"),
        ('[{"a":1}]\n]', "line 2, column 1: Expecting value"),
        ('{"a":[{"b":1}], x}', "line 1, column 17: a key in quotes"),
        ('[{"a":' + "[" * 100_000 + "]", "nested too deeply"),
        ('[{"a":' + '{"b":' * 100_000 + "1" + "}" * 100_001 + "]", "nested too deeply"),
        ('{"p":[{"a":1}],"q":[{"b":1}]}', "several lists: `p`, `q`"),
    ],
)
def test_a_broken_document_names_the_place(read, text, says):
    with pytest.raises(DataError, match=says) as caught:
        read(text)
    assert (caught.value.exit_code, bool(caught.value.hint)) == (65, True)


def test_a_broken_document_of_several_blocks_names_the_place(read):
    body = ",\n".join('{"a":"' + "x" * 80 + '"}' for _ in range(30_000))
    with pytest.raises(DataError, match="line 30002, column 3:"):
        read(f"[\n{body}\n  !]")


def test_a_value_without_end_is_refused_before_memory_is_full(tmp_path, monkeypatch):
    monkeypatch.setattr(json_text, "MOST_CHARS", 1 << 21)
    path = tmp_path / "x"

    def peak(size):
        path.write_text('[{"a":"1"},\n{"a":"' + "x" * size + '"}]')
        tracemalloc.start()
        with pytest.raises(DataError, match="line 2, column 1: a value here has more than 2,097"):
            open_table(path)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    assert peak(24 << 20) < peak(12 << 20) + (1 << 20)


def test_one_list_of_several_is_taken_by_name(read):
    text = '{"p":[{"a":"1"}],"n":0,"q":[{"b":"2"}]}'
    table, _, rows, _ = read(text, sheet="q")
    assert (table.columns, rows, table.shape.sheet) == (("b",), [("2",)], "q")
    with pytest.raises(UsageError, match="no list called `r`"):
        read(text, sheet="r")


def test_a_lead_that_holds_a_list_is_a_lead(read):
    table, _, rows, _ = read('{"email":"a@x.com","jobs":[{"at":"X"}]}')
    assert table.columns == ("email", "jobs.at")
    assert rows == [("a@x.com", "X")]


@pytest.mark.parametrize("text", ["[]", "{}", " [ ]\n", '{"leads":[]}', '{"n":0,"leads":[]}'])
def test_an_empty_list_has_no_rows(read, text):
    _, _, rows, rejects = read(text)
    assert (rows, rejects) == ([], [])


def test_too_many_keys_are_no_columns(read):
    with pytest.raises(DataError, match="different keys"):
        read("\n".join(f'{{"id{n}":1}}' for n in range(MOST_COLUMNS + 1)))


def test_a_delimiter_says_that_it_is_no_json(read):
    table, _, _, _ = read('{"a",b\n1,2\n', delimiter=",")
    assert len(table.columns) == 2


@pytest.mark.parametrize("head", ["", "["])
def test_memory_stays_flat(tmp_path, head):
    path = tmp_path / "big.json"
    row = '{"email":"' + "x" * 200 + '"}'
    between, end = (",\n", "]") if head else ("\n", "")

    def peak(number):
        path.write_text(head + between.join([row] * number) + end)
        tracemalloc.start()
        assert sum(len(chunk.lines) for chunk in open_table(path).chunks) == number
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    assert peak(26_000) < peak(13_000) + 500_000


SCALAR = st.none() | st.booleans() | st.integers() | st.text(max_size=6)
KEY = st.sampled_from(["name", "e mail", "x.y", "Ort"])


def shown(value):
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value).replace("\0", "")


@settings(max_examples=60)
@given(st.lists(st.dictionaries(KEY, SCALAR, max_size=3), max_size=8), st.booleans())
def test_what_json_wrote_comes_back(tmp_path_factory, rows, in_lines):
    path = tmp_path_factory.mktemp("json") / "x"
    text = "\n".join(map(json.dumps, rows)) + "\n" if in_lines else json.dumps(rows, indent=1)
    path.write_text(text if rows else "[]", encoding="utf-8")
    table = open_table(path)
    back = [
        dict(zip(table.columns, row, strict=True))
        for chunk in table.chunks
        for row in zip(*chunk.columns, strict=True)
    ]
    wanted = [{key: shown(value) for key, value in row.items()} for row in rows]
    kept = [
        row
        for row, raw in zip(wanted, rows, strict=True)
        if "".join(row.values()).strip() or "" in raw.values()
    ]
    assert [{k: v for k, v in row.items() if v} for row in back] == [
        {k: v for k, v in row.items() if v} for row in kept
    ]


def ending(path):
    """The exit code of reading a whole list."""
    try:
        chunks = list(open_table(path).chunks)
    except LeadctlError as error:
        return error.exit_code
    assert all({len(c) for c in one.columns} <= {len(one.lines)} for one in chunks)
    return 0


PART = st.sampled_from(['{"a":1}', "{", "}", "[", "]", ",", '"', "\n", "nul", "\\u", "1e9", "é"])


@settings(max_examples=200)
@given(st.sampled_from(["", "[", '{"a"', '[{"b":1},']), st.lists(PART, max_size=12))
def test_any_text_is_a_table_or_an_error_of_ours(tmp_path_factory, start, parts):
    path = tmp_path_factory.mktemp("any") / "x"
    path.write_text(start + "".join(parts), encoding="utf-8")
    assert ending(path) in {0, 65}
