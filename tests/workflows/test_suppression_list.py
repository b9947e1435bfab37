"""Lists of suppressions as they come: which columns count, and what each row comes to."""

import pytest

from leadctl.errors import DataError, ExitCode, InputMissing, OutputError, Refused, UsageError
from leadctl.rows import ReadOptions
from leadctl.workflows.suppressing.suppress import ListRequest, list_suppressions, suppress_list


def read(desk, text, name="list.csv", **asked):
    path = name if text is None else desk.write(name, text)
    return suppress_list(desk.store, ListRequest(path, **asked), desk.author("leadctl suppress"))


def standing(desk):
    return [(one.value, one.reason) for one, _ in list_suppressions(desk.store)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Email\njane@acme.io\n", ["jane@acme.io"]),
        ("jane@acme.io\nbob@beta.io\n", ["jane@acme.io", "bob@beta.io"]),
        ("\ufeffjane@acme.io\r\n\r\nBob@beta.io\r\n", ["jane@acme.io", "bob@beta.io"]),
        ("acme.com\n@beta.io\n*@x.de\n", ["@acme.com", "@beta.io", "@x.de"]),
        ("+4930901820\n+49 30 901821\n", ["+4930901820", "+4930901821"]),
        ("jane@acme.io,2026-01-02,x\nbob@beta.io,,y\n", ["jane@acme.io", "bob@beta.io"]),
        ("Who\njane@acme.io\nbob@beta.io\n", ["jane@acme.io", "bob@beta.io"]),
        ("Email;Phone\njane@acme.io;+4930901820\n", ["jane@acme.io", "+4930901820"]),
        ("Email,Work Email\na@acme.io,b@acme.io\n", ["a@acme.io", "b@acme.io"]),
        ("Email,Domain\njane@acme.io,acme.io\n,beta.io\n", ["jane@acme.io", "@beta.io"]),
        ("Email,Website\n,https://www.beta.io/about\n", ["@beta.io"]),
        ("Email,Company Phone\n,+4930901820\n", ["+4930901820"]),
        ("Email,Phone\nacme.com,\n,+4930901820\n", ["@acme.com", "+4930901820"]),
        (
            "Email\nacme.com\n@beta.io\na@b.io; c@d.io\n",
            ["@acme.com", "@beta.io", "a@b.io", "c@d.io"],
        ),
        ('Email\n"jane@acme,com"\njane at acme\n', ["jane@acme,com"]),
    ],
)
def test_columns_are_found_and_every_address_is_taken(desk, text, found):
    read(desk, text)
    assert [value for value, _ in standing(desk)] == found


def test_each_row_gives_an_address_or_is_a_reject(desk):
    text = "Email,Name\njane@acme.io,Jane\n,Bob\nn/a,Ann\na,b,c\nx y,Max\nbob@,Bob\n"
    done = read(desk, text)
    assert (done.rows, done.rejected, done.new, done.unlike) == (2, 4, 2, 1)
    assert done.rejects_file is not None
    title, header, *lines = done.rejects_file.read_text("utf-8").splitlines()
    assert title == "line,column,reason,raw"
    assert header.endswith(',header,"Email,Name"')
    assert lines == [
        '5,,too_many_cells,"a,b,c"',
        '3,,no_address,",Bob"',
        '4,,no_address,"n/a,Ann"',
        '6,,no_address,"x y,Max"',
    ]
    assert [value for value, _ in standing(desk)] == ["jane@acme.io", "bob@"]


def reasons_of(done):
    lines = done.rejects_file.read_text("utf-8").splitlines()[2:]
    return [line.split(",")[2] for line in lines]


def test_a_number_without_a_country_is_told_from_a_row_without_an_address(desk):
    done = read(desk, "Name,Phone\nAnn,030 901820\nBob,n/a\nCid,+4930901821\n")
    assert reasons_of(done) == ["no_country", "no_address"]
    assert [value for value, _ in standing(desk)] == ["+4930901821"]


def test_a_person_without_an_address_stands_for_no_company(desk):
    text = (
        "Name,Email,Website,Company Phone\nAnn Lee,,acme.io,+4930901820\n,,beta.io,\n"
        "Bob Roe,bob@acme.io,acme.io,+4930901820\n"
    )
    done = read(desk, text)
    assert reasons_of(done) == ["no_address"]
    assert [value for value, _ in standing(desk)] == ["@beta.io", "bob@acme.io"]


@pytest.mark.parametrize("header", ["Status", "Subscription Status"])
def test_who_is_subscribed_in_an_audience_is_left_alone(desk, header):
    text = (
        f"Email Address,First Name,{header}\na@x.io,Ann,subscribed\nb@x.io,Bob,Unsubscribed\n"
        "c@x.io,Cid,cleaned\nd@x.io,Dan,\ne@x.io,Eve,not subscribed\n"
    )
    done = read(desk, text, reason="manual")
    assert (done.rows, done.subscribed, done.rejected) == (4, 1, 0)
    assert f"status from {header}" in done.columns
    assert standing(desk) == [
        ("b@x.io", "unsubscribed"),
        ("c@x.io", "bounced"),
        ("d@x.io", "manual"),
        ("e@x.io", "manual"),
    ]


def test_a_status_of_other_words_suppresses_everybody(desk):
    assert read(desk, "Email,Status\na@x.io,won\nb@x.io,2\n").rows == 2


@pytest.mark.parametrize(("most", "fits"), [("1", False), ("2", True), ("40%", False)])
def test_more_rejects_than_allowed_suppress_nobody(desk, most, fits):
    text = "Email\na@x.io\nnobody\nb@x.io\nnone of them\n"
    if fits:
        assert read(desk, text, max_rejects=most).new == 2
        return
    with pytest.raises(Refused, match="nobody was suppressed"):
        read(desk, text, max_rejects=most)
    assert not desk.store.exists()
    assert (desk.folder / "list.rejects.csv").exists()


def test_a_workbook_tells_of_its_other_sheets_and_takes_one(desk):
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = desk.folder / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("first", "second"):
            book.add_worksheet(name).write_column(0, 0, ["Email", f"{name}@x.io"])
    done = read(desk, None, str(path))
    assert (done.format, done.sheet, done.encoding) == ("xlsx", "first", "")
    assert "second" in "".join(done.notes)
    assert read(desk, None, str(path), taken=ReadOptions(sheet="second")).sheet == "second"
    assert [value for value, _ in standing(desk)] == ["first@x.io", "second@x.io"]


def test_rows_tell_why_and_since_when(desk):
    text = (
        "E-mail,Date,Reason\na@x.io,31.01.2026,unsubscribe link\nb@x.io,,hard bounce\n"
        "c@x.io,never,\nd@x.io,2025-02-03 10:11,moved to Mars\n"
    )
    read(desk, text, reason="complaint")
    rows = [
        (one.value, one.reason, one.day, one.origin) for one, _ in list_suppressions(desk.store)
    ]
    assert rows == [
        ("a@x.io", "unsubscribed", "2026-01-31", 'list.csv:2 "unsubscribe link"'),
        ("b@x.io", "bounced", "2026-01-01", 'list.csv:3 "hard bounce"'),
        ("c@x.io", "complaint", "2026-01-01", "list.csv:4"),
        ("d@x.io", "complaint", "2025-02-03", 'list.csv:5 "moved to Mars"'),
    ]


def test_rows_without_any_reason_are_of_another(desk):
    read(desk, "a@x.io\n")
    assert standing(desk) == [("a@x.io", "other")]


def test_the_same_list_again_changes_nothing(desk):
    text = "Email\na@x.io\nA+1@x.io\nb@x.io\n"
    done = read(desk, text, reason="unsubscribe")
    assert (done.addresses, done.new) == (3, 2)
    before = desk.store.read_bytes()
    again = read(desk, text, reason="unsubscribe")
    assert (again.operation, again.new) == (None, 0)
    assert desk.store.read_bytes() == before


def test_leads_are_held_at_once(desk):
    desk.load_text("Email,First Name\na@x.io,Ann\nb@y.io,Bob\nc@z.io,Cid\n")
    assert read(desk, "A@X.io\n@y.io\nq@q.io\n", reason="manual").leads == 2


@pytest.mark.parametrize(
    "text", ["Name,Company\nJane,Acme\n", "Name,Company\n", "Reason,Date\nunsub,2026-01-01\n"]
)
def test_a_list_without_addresses_names_its_headers(desk, text):
    with pytest.raises(DataError) as caught:
        read(desk, text)
    assert text.split(",", 1)[0] in caught.value.message
    assert caught.value.exit_code == ExitCode.BAD_DATA
    assert not desk.store.exists()


def test_an_empty_list_suppresses_nobody(desk):
    done = read(desk, "")
    assert (done.operation, done.rows) == (None, 0)
    assert not desk.store.exists()


def test_a_list_of_rejects_only_leaves_no_store_behind(desk):
    done = read(desk, "Email\nnobody\n")
    assert (done.operation, done.rejected) == (None, 1)
    assert not desk.store.exists()


def test_a_dry_run_counts_and_writes_nothing(desk):
    done = read(desk, "Email\na@x.io\nnobody\n", dry_run=True)
    assert (done.operation, done.new, done.rejected, done.rejects_file) == (None, 1, 1, None)
    assert [path.name for path in desk.folder.iterdir()] == ["list.csv"]


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"reason": "qqq"}, UsageError),
        ({"region": "XX"}, UsageError),
        ({"taken": ReadOptions(encoding="klingon")}, UsageError),
    ],
)
def test_nonsense_is_refused_before_anything_is_written(desk, asked, error):
    with pytest.raises(error):
        read(desk, "Email\na@x.io\n", **asked)
    assert not desk.store.exists()


def test_places_are_kept_apart(desk):
    path = desk.write("list.csv", "Email\na@x.io\nnobody\n")
    with pytest.raises(UsageError):
        read(desk, None, path, rejects=desk.folder / "list.csv")
    with pytest.raises(OutputError):
        read(desk, None, path, rejects=desk.store)
    with pytest.raises(InputMissing):
        read(desk, None, str(desk.folder / "missing.csv"))


def test_numbers_take_the_country_of_their_row_or_the_region(desk):
    read(desk, "Phone,Country\n030 901820,Germany\n")
    read(desk, "Phone\n030 901821\n", "b.csv", region="DE")
    assert [value for value, _ in standing(desk)] == ["+4930901820", "+4930901821"]


def test_a_list_of_many_chunks_keeps_its_lines(desk):
    text = "Email\n" + "".join(f"p{i}@x{i % 7}.io\n" for i in range(9000))
    done = read(desk, text)
    assert (done.rows, done.new) == (9000, 9000)
    found = desk.query("select origin from suppression where value = 'p8999@x4.io'")
    assert found == [("list.csv:9001",)]
