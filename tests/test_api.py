import json
import subprocess
import sys
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

import leadctl
from leadctl.errors import DataError, Refused, UsageError
from leadctl.workflows.lists.frames import as_text


def test_a_frame_is_cleaned_as_a_file_is():
    frame = pd.DataFrame(
        {
            "E-Mail": [" JANE@ACME.IO ", None, "n/a"],
            "Telefon": ["030 901820", "+44 20 7946 0000", None],
            "Land": ["Deutschland", "UK", "Atlantis"],
            "Intern": [1, 2.5, None],
        },
        index=["a", "b", "c"],
    )
    before = frame.copy()
    cleaned = leadctl.clean(frame)
    assert cleaned.fillna("").to_dict("list") == {
        "E-Mail": ["jane@acme.io", "", ""],
        "Telefon": ["+4930901820", "+442079460000", ""],
        "Land": ["DE", "GB", "Atlantis"],
        "Intern": ["1.0", "2.5", ""],
    }
    assert list(cleaned.index) == ["a", "b", "c"]
    pd.testing.assert_frame_equal(frame, before)
    pd.testing.assert_frame_equal(leadctl.clean(cleaned), cleaned)


def test_region_serves_phones_without_a_country():
    frame = pd.DataFrame({"Phone": ["030 901820"], "Name": ["Jane Doe"]})
    assert leadctl.clean(frame, region="DE")["Phone"].tolist() == ["+4930901820"]


def test_columns_of_one_name_and_no_rows_are_fine():
    frame = pd.DataFrame([["a@b.io", "c@d.io"]], columns=["Email", "Email"])
    assert leadctl.clean(frame).to_numpy().tolist() == [["a@b.io", "c@d.io"]]
    assert leadctl.clean(pd.DataFrame({"Email": []})).shape == (0, 1)


def test_a_frame_that_is_no_lead_list_is_refused():
    with pytest.raises(DataError, match="foo"):
        leadctl.clean(pd.DataFrame({"foo": ["1"]}))


TWICE = pd.DataFrame(
    {
        "Email": ["jane.doe@acme.com", "max@beta.io", "Jane.Doe@acme.com", None],
        "Name": ["Jane Doe", "Max Roe", "Doe, Jane", None],
        "Phone": ["+1 212 555 0101", None, "+1 212 555 0102", None],
        "Opt out": [None, None, "yes", None],
        "Score": [1, 2, 3, 4],
    },
    index=["a", "b", "c", "d"],
)


def test_rows_of_one_person_become_one_under_the_first_ones_index():
    before = TWICE.copy()
    people = leadctl.dedupe(TWICE)
    assert list(people.index) == ["a", "b", "d"]
    assert list(people.columns) == [*TWICE.columns, "other_emails", "other_phones"]
    assert people.loc["a"].fillna("").tolist() == [
        "jane.doe@acme.com", "Jane Doe", "+12125550102", "yes", "3", "", "+12125550101",
    ]  # fmt: skip
    assert people.loc["d"].isna().sum() == 6
    pd.testing.assert_frame_equal(TWICE, before)
    pd.testing.assert_frame_equal(leadctl.dedupe(people), people)


def test_clusters_name_the_first_row_of_each_person():
    found = leadctl.clusters(TWICE)
    assert found.to_dict() == {"a": 1, "b": 2, "c": 1, "d": 4}
    assert (found.name, found.dtype) == ("cluster_id", "int64")
    assert leadctl.clusters(TWICE.iloc[:0]).empty
    assert leadctl.dedupe(TWICE.iloc[:0]).empty


ALIKE = pd.DataFrame(
    {
        "Name": ["Robert Zieglowski", "Bob Zieglowski"],
        "Company": ["Acme", "Acme Inc"],
        "Title": ["Head of Sales", "CEO"],
        "Phone": ["+1 202 555 0101", "+1 202 555 0102"],
        "Source": ["web", "crm"],
    }
)


def test_a_threshold_says_who_is_one_person():
    assert len(leadctl.dedupe(ALIKE)) == 1
    assert len(leadctl.dedupe(ALIKE, threshold=0.999999)) == 2
    assert leadctl.clusters(ALIKE, threshold=0.999999).tolist() == [1, 2]


@pytest.mark.parametrize(
    ("how", "title"),
    [
        ({"survivorship": {"title": "longest"}}, "Head of Sales"),
        ({"survivorship": {"title": "newest"}}, "CEO"),
        (
            {"survivorship": {"title": "most_trusted"}, "trusted_sources": ["crm", "web"]},
            "CEO",
        ),
        (
            {"survivorship": {"title": "most_trusted"}, "trusted_sources": ["web", "crm"]},
            "Head of Sales",
        ),
    ],
)
def test_a_rule_says_which_of_several_values_stays(how, title):
    assert leadctl.dedupe(ALIKE, **how)["Title"].tolist() == [title]


def test_a_settings_file_says_what_no_argument_does(tmp_path):
    path = tmp_path / "leadctl.toml"
    path.write_text(
        "[dedupe]\nthreshold = 0.999999\nsurvivorship = { title = 'longest' }\n"
        "[clean]\ncasing = ['aCmE']\n",
        encoding="utf-8",
    )
    assert leadctl.clusters(ALIKE, settings=path).tolist() == [1, 2]
    people = leadctl.dedupe(ALIKE, settings=path, threshold=0.75)
    assert people["Title"].tolist() == ["Head of Sales"]
    assert people["Company"].tolist()[0].startswith("aCmE")


@pytest.mark.parametrize(
    ("limit", "told"),
    [({"max_cluster": 1}, "more than 1 different rows"), ({"max_merge_share": "40%"}, "50%")],
)
def test_more_than_is_allowed_is_not_merged(limit, told):
    for function in (leadctl.dedupe, leadctl.clusters):
        with pytest.raises(Refused, match=told):
            function(ALIKE, **limit)
    assert len(leadctl.dedupe(ALIKE, max_cluster=2, max_merge_share=50)) == 1


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"threshold": 0.4}, "`threshold` must be a probability above 0.5"),
        ({"max_cluster": 0}, "`max_cluster` must be a whole number"),
        ({"max_merge_share": 101}, "`max_merge_share` must be a share"),
        ({"survivorship": {"shoe": "newest"}}, "unknown field `shoe`"),
        ({"survivorship": {"title": "most_trusted"}}, "needs sources"),
    ],
)
def test_what_an_argument_cannot_be_is_told_by_its_name(how, told):
    with pytest.raises(UsageError, match=told):
        leadctl.dedupe(ALIKE, **how)


def test_importing_the_package_loads_no_pandas():
    code = "import sys, leadctl; print('pandas' in sys.modules, leadctl.__version__)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == f"False {leadctl.__version__}\n"


def test_the_namespace_holds_what_it_names():
    assert all(hasattr(leadctl, name) for name in leadctl.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        _ = leadctl.nothing


def test_a_region_is_checked_as_in_the_shell():
    frame = pd.DataFrame({"Phone": ["030 901820"], "Name": ["Jane Doe"]})
    assert leadctl.clean(frame, region=" de ")["Phone"].tolist() == ["+4930901820"]
    for function in (leadctl.clean, leadctl.dedupe, leadctl.clusters):
        with pytest.raises(UsageError) as caught:
            function(frame, region="Germany")
        assert "did you mean `DE`?" in caught.value.hint
        with pytest.raises(UsageError, match="unknown region `XX`"):
            function(frame, region="xx")


@pytest.mark.parametrize("index", [[], ["a", "b"]])
def test_a_frame_without_columns_gives_one_without(index):
    frame = pd.DataFrame(index=index)
    for function in (leadctl.clean, leadctl.dedupe):
        assert function(frame).shape == (len(index), 0)
    assert leadctl.clusters(frame).tolist() == list(range(1, len(index) + 1))


def one_cell(value):
    frame = pd.DataFrame({"Email": ["a@b.io"], "Note": pd.Series([value], dtype=object)})
    return leadctl.clean(frame)["Note"].fillna("").tolist()[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        (3, "3"),
        (2.5, "2.5"),
        (True, "True"),
        (b"caf\xc3\xa9", "café"),
        (["x", None, "y"], "x; y"),
        (("x", 1), "x; 1"),
        (np.array(["x", "y"]), "x; y"),
        ([], ""),
        ({}, ""),
        ({"a": [1, None]}, '{"a":[1,null]}'),
        ([{"a": date(2026, 1, 2)}], '[{"a":"2026-01-02"}]'),
        ({("a", "b"): [{1: 2}]}, """{"('a', 'b')":[{"1":2}]}"""),
        (Decimal("10.50"), "10.50"),
        (date(2026, 1, 2), "2026-01-02"),
    ],
)
def test_values_that_are_no_text_are_read_as_a_document_would_write_them(value, text):
    assert one_cell(value) == text


@pytest.mark.parametrize("header", ["Email", "Phone", "Name", "Company", "Zip", "Website", "Tags"])
@pytest.mark.parametrize(
    "document",
    [
        {"work": "(415) 555-2671", "mobile": None},
        {"email": "Jo@ACME.io", "name": 'Bob "B" O\'Brien'},
        [{"n": 1, "v": "ACME inc"}],
        {("a", "b"): "VP sales"},
    ],
)
def test_a_document_among_texts_is_the_same_however_often_it_is_cleaned(header, document):
    others = {name: ["JANE", "doe", "n/a"] for name in ("Full name", "Company") if name != header}
    once = leadctl.clean(pd.DataFrame({**others, header: ["Jo@acme.io", document, None]}))
    assert json.loads(once[header][1]) == json.loads(as_text(document))
    assert leadctl.clean(once).equals(once)
    assert leadctl.clean(once.astype(object)).equals(once)


def test_a_list_that_holds_itself_says_nothing():
    endless: list[object] = []
    endless.append(endless)
    assert one_cell(endless) == ""


def test_several_addresses_in_a_cell_are_each_cleaned():
    frame = pd.DataFrame({"Email": [["A@b.io", "C@d.io"], "X@y.io", None]})
    assert leadctl.clean(frame)["Email"].fillna("").tolist() == ["a@b.io; c@d.io", "x@y.io", ""]


def test_numbers_dates_and_categories_are_read():
    frame = pd.DataFrame(
        {
            "Email": ["a@b.io", "c@d.io"],
            "Phone": [493090182000.0, None],
            "Created": pd.to_datetime(["2026-01-02", None]),
            "Country": pd.Categorical(["Germany", None]),
            "Employees": pd.array([10, None], dtype="Int64"),
            "Unsubscribed": [True, False],
        }
    )
    cleaned = leadctl.clean(frame).fillna("")
    assert cleaned.to_numpy().tolist() == [
        ["a@b.io", "+493090182000", "2026-01-02", "DE", "10", "yes"],
        ["c@d.io", "", "", "", "", "no"],
    ]


@pytest.mark.parametrize("names", [[("c", "Email"), ("c", "Name")], [("Email", ""), ("Name", "")]])
def test_columns_on_several_levels_keep_their_names(names):
    frame = pd.DataFrame([["A@b.io", "jane doe"]], columns=pd.MultiIndex.from_tuples(names))
    cleaned = leadctl.clean(frame, derived=True)
    assert cleaned.iloc[0, :2].tolist() == ["a@b.io", "Jane Doe"]
    assert list(cleaned.columns[:2]) == names
    assert ("first_name", "") in list(cleaned.columns)
    assert leadctl.dedupe(frame).shape[0] == 1


def test_further_columns_and_choices_are_those_of_the_command():
    frame = pd.DataFrame({"Email": ["Jo@gmial.com"], "Name": ["JO POE"], "Title": ["CEO"]})
    cleaned = leadctl.clean(frame, verdicts=True, derived=True, fix_typos=True)
    assert cleaned.loc[0, ["Email", "email_status", "last_name", "seniority"]].tolist() == [
        "jo@gmail.com", "valid", "Poe", "c_level",
    ]  # fmt: skip
    assert list(cleaned.columns[:3]) == ["Email", "Name", "Title"]
    for only in ("name", ["name"], ("Full name",)):
        assert leadctl.clean(frame, only=only).loc[0].tolist() == ["Jo@gmial.com", "Jo Poe", "CEO"]
    with pytest.raises(UsageError, match="unknown field `nmae`"):
        leadctl.clean(frame, only="nmae")


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (["germany", "USA"], ["DE", "US"]),
        (["VP SALES", "ceo"], ["VP Sales", "CEO"]),
        (["JANE DOE", "bo ray"], ["Jane Doe", "Bo Ray"]),
        (["A@b.io", None], ["a@b.io", ""]),
    ],
)
def test_a_frame_of_one_column_is_cleaned_as_its_cells_are(cells, wanted):
    for name in ("x", 0):
        frame = pd.DataFrame({name: cells})
        cleaned = leadctl.clean(frame)
        assert cleaned[name].fillna("").tolist() == wanted
        assert list(cleaned.columns) == [name]


def test_the_region_of_the_settings_serves_where_none_is_given(tmp_path):
    path = tmp_path / "leadctl.toml"
    path.write_text('region = "DE"', encoding="utf-8")
    frame = pd.DataFrame({"Phone": ["030 901820"], "Name": ["Jane Doe"]})
    assert leadctl.clean(frame, settings=path)["Phone"].tolist() == ["+4930901820"]
    assert leadctl.clean(frame, settings=path, region="AT")["Phone"].tolist() != ["+4930901820"]


def test_documents_in_cells_are_not_cleaned():
    frame = pd.DataFrame(
        {
            "Email": ["JANE@acme.io", "bob@acme.io"],
            "Company": [{"name": "acme inc"}, None],
            "Notes": [[{"by": "JO"}], None],
        }
    )
    cleaned = leadctl.clean(frame, derived=True)
    assert cleaned["Email"].tolist() == ["jane@acme.io", "bob@acme.io"]
    assert cleaned["Company"].fillna("").tolist() == ['{"name":"acme inc"}', ""]
    assert cleaned["Notes"].fillna("").tolist() == ['[{"by":"JO"}]', ""]
    assert "company_short" not in cleaned
    alone = leadctl.clean(frame[["Company"]])
    assert alone["Company"].fillna("").tolist() == ['{"name":"acme inc"}', ""]


def test_a_document_among_other_cells_stays_and_the_others_are_cleaned():
    rows = [{"name": "acme inc"}, "ACME INC", None, [{"x": 1}], 491711234567]
    frame = pd.DataFrame(
        {
            "Email": [f"A{at}@b.io" for at in range(5)],
            "Company": rows,
            "Phone": [*rows[3:], 1, 2, 3],
        }
    )
    clean = leadctl.clean(frame, verdicts=True)
    assert clean["Company"].fillna("").tolist() == [
        '{"name":"acme inc"}', "Acme Inc", "", '[{"x":1}]', "491711234567",
    ]  # fmt: skip
    assert clean["Phone"][0] == '[{"x":1}]'
    assert clean["phone_status"][0] == "missing"
