import json

import pytest

from leadctl.errors import UsageError
from leadctl.workflows.lists.read_file import ReadRequest, read_file

TEXT = 'Our list\n\nName;Email;City\nAnn;a@x.com;"Ulm\nBob;b@x.com;Köln\nEve;e@x.com;=1+1\nZoe\n'


@pytest.fixture
def listing(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_raw_table_is_plain_text_under_any_name(listing, tmp_path):
    out = tmp_path / "out.txt"
    read_file(ReadRequest(str(listing), out, raw=True))
    assert out.read_text("utf-8").startswith("Name,Email,City\n")
    with pytest.raises(UsageError, match="txt"):
        read_file(ReadRequest(str(listing), out))


def test_the_table_is_written_in_good_order(listing, tmp_path):
    out = tmp_path / "out.csv"
    result = read_file(ReadRequest(str(listing), out, raw=True))
    assert out.read_text("utf-8").splitlines() == [
        "Name,Email,City",
        "Ann,a@x.com,Ulm",
        "Bob,b@x.com,Köln",
        "Eve,e@x.com,=1+1",
    ]
    assert (result.rows, result.rejected, result.tally.mended) == (3, 1, 1)
    assert result.rejects_file == tmp_path / "out.rejects.csv"
    assert [line.split(",")[2] for line in result.rejects_file.read_text().splitlines()] == [
        "reason",
        "header",
        "above_header",
        "too_few_cells",
    ]


def test_rejects_of_an_earlier_run_go_with_their_cause(listing, tmp_path):
    out = tmp_path / "out.csv"
    read_file(ReadRequest(str(listing), out, raw=True))
    listing.write_text("Name;Email\nAnn;a@x.com\n", encoding="utf-8")
    mended = tmp_path / "out.rejects.csv"
    text = mended.read_text("utf-8")
    assert read_file(ReadRequest(str(listing), out, raw=True)).rejects_file is None
    assert not mended.exists()
    mended.write_text(text.replace("Zoe", "Zoe;z@x.com;Bonn"), encoding="utf-8")
    read_file(ReadRequest(str(listing), out, raw=True))
    assert mended.exists()


def test_without_raw_formulas_are_guarded(listing, tmp_path):
    out = tmp_path / "out.csv"
    read_file(ReadRequest(str(listing), out))
    assert "'=1+1" in out.read_text("utf-8")


def test_nothing_is_written_where_rows_are_looked_at(listing, tmp_path):
    result = read_file(ReadRequest(str(listing), show=2))
    assert [row[0] for row in result.first] == ["Ann", "Bob"]
    assert (result.rows, result.rejected) == (3, 1)
    assert (result.reasons, result.aside) == ({"too_few_cells": 1}, {"above_header": 1})
    assert list(tmp_path.iterdir()) == [listing]


def test_a_list_is_not_written_over_itself(listing):
    with pytest.raises(UsageError):
        read_file(ReadRequest(str(listing), listing, raw=True))


def test_the_command_explains_and_gives_json(listing, capfd):
    from leadctl.cli.app import application

    application()(["read", str(listing), "--explain"], standalone_mode=False)
    told = capfd.readouterr().out
    for words in ("semicolon", "line 3", "1 x stray quote: line 4", "Our list"):
        assert words in told
    application()(["read", str(listing), "--json"], standalone_mode=False)
    document = json.loads(capfd.readouterr().out)
    assert (document["rows"], document["read"], document["header_line"]) == (4, 3, 3)
    assert document["repairs"] == [{"fault": "stray_quote", "rows": 1, "lines": [4]}]
