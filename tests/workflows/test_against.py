"""`dedupe --against`: leads and rows that another list has, and what befalls them."""

import csv
import json

import pytest

from leadctl.errors import DataError, InputMissing, OutputError, UsageError
from leadctl.workflows.deduping.against_file import MatchRequest, match_file
from leadctl.workflows.deduping.against_leads import LeadsRequest, match_leads
from leadctl.workflows.deduping.on_match import OnMatch, for_leads, for_rows
from leadctl.workflows.deduping.unmerge import unmerge

SWITCHBOARD = "+1 202 555 0100"
OURS = (
    "Email,Name,Company,Phone,Mobile Phone\n"
    f"ann@acme.com,Ann Zieglowski,Acme,{SWITCHBOARD},+1 212 555 0101\n"
    f",Bob Quimby,Acme,{SWITCHBOARD},\n"
    f"cy@acme.com,Cy Dee,Acme,{SWITCHBOARD},\n"
    "di@x.io,Di Ray,X,,\n"
)
CUSTOMERS = (
    "Name,Company,E-mail\n"
    "too,few\n"
    '"Quimby, Robert",Acme Inc,\n'
    ",,ANN@acme.com\n"
    "Di Ray,Globex,\n"
    "Zoe Low,Y,zoe@y.io\n"
)
HEAD = ["other_row", "other_line", "verdict", "probability", "why"]


@pytest.fixture
def store(desk):
    desk.load_text(OURS)
    return desk


def matched(desk, what="report", text=CUSTOMERS, **asked):
    request = LeadsRequest(
        against=desk.write("customers.csv", text), on_match=for_leads(what), **asked
    )
    return match_leads(desk.store, request, desk.author())


def read(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_leads_are_told_with_row_and_reason_and_the_store_stays(store):
    before, path = store.store.read_bytes(), store.folder / "matches.csv"
    done = matched(store, matches=path)
    assert (done.leads, done.matched, done.doubtful) == (4, 2, 1)
    assert (done.other.rows, done.other.rejected, done.operation) == (4, 1, None)
    assert store.store.read_bytes() == before
    head, *rows = read(path)
    assert head == ["lead_id", *HEAD]
    assert [row[:4] for row in rows] == [
        ["1", "3", "4", "same"], ["2", "2", "3", "same"], ["4", "4", "5", "doubtful"],
    ]  # fmt: skip
    assert rows[0][4:] == ["1.000", "the same e-mail address"]
    assert 0.75 <= float(rows[1][4]) <= 1
    assert rows[1][5].startswith("name: ")
    assert 0.1 < float(rows[2][4]) < 0.75


def test_suppression_takes_addresses_that_are_the_leads_own(store):
    done = matched(store, "suppress:existing_customer")
    assert (done.suppressed, done.changed, done.unreachable) == (2, 1, 1)
    found = store.query("select value, reason, origin from suppression order by value")
    assert found == [
        ("+12125550101", "customer", "customers.csv:4"),
        ("ann@acme.com", "customer", "customers.csv:4"),
    ]
    held = store.leads("lead_id", "suppressed")
    assert [lead for lead, reason in held if reason] == [1]
    before = store.store.read_bytes()
    again = matched(store, "suppress:customer")
    assert (again.matched, again.suppressed, again.operation) == (2, 0, None)
    assert (done.held, again.held) == (0, 1)
    assert store.store.read_bytes() == before


@pytest.mark.parametrize(
    ("what", "column", "value"),
    [
        ("tag:customer", "tags", '["customer"]'),
        ("status:nurture", "status", "nurture"),
    ],
)
def test_what_is_said_of_leads_can_be_undone_and_is_said_once(store, what, column, value):
    shown = store.leads("*")
    done = matched(store, what)
    assert done.changed == 2
    assert [n for n, held in store.leads("lead_id", column) if held == value] == [1, 2]
    before = store.store.read_bytes()
    again = matched(store, what)
    assert (again.operation, again.changed, again.matched) == (None, 0, 2)
    assert store.store.read_bytes() == before
    store.undo(done.operation)
    assert store.leads("*") == shown


@pytest.mark.parametrize(
    ("what", "changed", "new"), [("suppress:customer", 1, 2), ("tag:t", 2, 0), ("report", 0, 0)]
)
def test_a_dry_run_counts_and_writes_nothing(store, what, changed, new):
    before, path = store.store.read_bytes(), store.folder / "matches.csv"
    done = matched(store, what, matches=path, dry_run=True)
    assert (done.matched, done.changed, done.suppressed) == (2, changed, new)
    assert done.operation is None
    assert store.store.read_bytes() == before
    assert not path.exists()


def test_nobody_found_changes_nobody(store):
    text = "Email,Name\nzoe@y.io,Zoe Low\n"
    before = store.store.read_bytes()
    for what in ("tag:customer", "suppress:customer", "status:nurture"):
        done = matched(store, what, text)
        assert (done.matched, done.changed, done.operation) == (0, 0, None)
    assert store.store.read_bytes() == before


def test_leads_that_a_person_told_apart_are_not_both_found(desk):
    desk.load_text("Name,Company\nAnn Zieglowski,Acme\n", name="a.csv")
    desk.load_text("Name,Company,City\nAnn Zieglowski,Acme,Berlin\n", name="b.csv")
    text = "Name,Company\nAnn Zieglowski,Acme\n"
    assert matched(desk, text=text).matched == 2
    desk.merge((1, 2))
    unmerge(desk.store, ["1"], desk.author())
    done = matched(desk, "tag:customer", text=text)
    assert (done.matched, done.doubtful, done.operation) == (0, 2, None)


@pytest.mark.parametrize("text", ["", "Email,Name\n", "Email,Name\nonly@one.cell\n"])
def test_a_list_without_rows_is_no_list_of_nobody(store, text):
    with pytest.raises(DataError, match="has no rows that can be read"):
        matched(store, "tag:customer", text)


def test_rows_that_cannot_be_compared_are_counted(store):
    text = "Email,Name,Company\n,,Acme\nann@acme.com,Ann,Beta\n,,\n,Bo Ray,\n"
    other = matched(store, text=text).other
    assert (other.rows, other.nobody, other.companies) == (3, 1, 1)


ORGANISATIONS = (
    "Company,Street,Town,ZIP\n"
    "Mueller Maschinenbau,Industriestr. 4,Stuttgart,70565\n"
    "Zenith Labs,1 Main St,Denver,80202\n"
)


@pytest.mark.parametrize(
    ("text", "suppressible"),
    [
        (ORGANISATIONS, 0),
        ("Company,Address,ZIP,Domain\nMueller Maschinenbau,Industriestr. 4,70565,m.example\n", 1),
    ],
)
def test_organisations_are_found_where_they_are(desk, text, suppressible):
    desk.load_text(
        "Company,Address,City,Postal Code\n"
        "Müller Maschinenbau AG,Industriestraße 4,Stuttgart,70565\n"
        "Müller Maschinenbau AG,Hafenstraße 9,Hamburg,20457\n"
    )
    done = matched(desk, "tag:customer", text=text)
    assert (done.leads, done.matched, done.doubtful) == (2, 1, 0)
    assert done.other.companies == suppressible


def test_an_empty_store_stays_away(desk):
    assert matched(desk, "tag:customer").leads == 0
    assert not desk.store.exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Company,Domain\nAcme,acme.com\n", "it has `company`, `domain`"),
        ("Phone\n+1 212 555 0101\n", "it has `phone`"),
        ("First Name,Country\nAnn,DE\n", "it has `first_name`, `country`"),
        ("a,b\n1,2\n", "no column tells who the leads are"),
    ],
)
def test_a_list_that_tells_nobody_is_refused(store, text, told):
    with pytest.raises(DataError, match=told) as caught:
        matched(store, "tag:customer", text)
    assert caught.value.exit_code == 65
    assert "it needs a column `email`" in caught.value.hint


@pytest.mark.parametrize(
    "text",
    ["Email\nann@acme.com\n", "Name\nAnn Zieglowski\n", "Phone,Company\n+1 212 555 0101,Acme\n"],
)
def test_little_is_enough_to_be_looked_for(store, text):
    done = matched(store, text=text)
    assert done.matched + done.doubtful == 1


def test_files_are_kept_apart(store):
    with pytest.raises(UsageError, match="are the same file"):
        matched(store, matches=store.folder / "customers.csv")
    with pytest.raises(OutputError, match="belongs to the store"):
        matched(store, matches=store.store)
    request = LeadsRequest(against=str(store.folder / "none.csv"))
    with pytest.raises(InputMissing):
        match_leads(store.store, request, store.author())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("report", OnMatch("report")),
        ("suppress:existing customer", OnMatch("suppress", "customer")),
        ("tag:in sequence", OnMatch("tag", "in sequence")),
        ("status:In-Progress", OnMatch("status", "in_progress")),
    ],
)
def test_what_can_befall_leads(text, meant):
    assert for_leads(text) == meant


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("drop", "one of: report, suppress:REASON, tag:NAME, status:NAME"),
        ("supress:customer", "did you mean `suppress`?"),
        ("suppress", "write `suppress:REASON`"),
        ("tag: ", "write `tag:NAME`"),
        ("report:all", "write `report`"),
        ("suppress:custmer", "did you mean `customer`?"),
        ("status:nurtur", "did you mean `nurture`?"),
        ("tag:,", "write `tag:customer`"),
    ],
)
def test_what_cannot_befall_leads(text, hint):
    with pytest.raises(UsageError) as caught:
        for_leads(text)
    assert caught.value.hint == hint


@pytest.mark.parametrize("text", ["tag:x", "dropp", ""])
def test_what_cannot_befall_rows(text):
    with pytest.raises(UsageError):
        for_rows(text)


ALL = ["ann@acme.com", "", "cy@acme.com", "di@x.io"]


@pytest.mark.parametrize(
    ("what", "left"),
    [("report", ALL), ("drop", ["cy@acme.com", "di@x.io"]), ("keep", ["ann@acme.com", ""])],
)
def test_rows_are_told_left_out_or_kept(tmp_path, what, left):
    ours, other, out, path = (tmp_path / n for n in ("l.csv", "o.csv", "out.csv", "m.csv"))
    ours.write_text(OURS.replace("cy@", "one,two\ncy@"), encoding="utf-8")
    other.write_text(CUSTOMERS, encoding="utf-8")
    request = MatchRequest(
        str(ours), output=out, against=str(other), on_match=for_rows(what), matches=path
    )
    done = match_file(request)
    assert (done.rows, done.rejected, done.matched, done.doubtful) == (4, 1, 2, 1)
    head, *rows = read(out)
    assert head == OURS.partition("\n")[0].split(",")
    assert [row[0] for row in rows] == left
    assert done.written == len(left)
    head, *rows = read(path)
    assert head == ["row", "line", *HEAD, "by_row"]
    assert [row[:5] for row in rows] == [
        ["1", "2", "3", "4", "same"],
        ["2", "3", "2", "3", "same"],
        ["5", "6", "4", "5", "doubtful"],
    ]  # fmt: skip
    again = match_file(
        MatchRequest(
            str(out), output=tmp_path / "2.csv", against=str(other), on_match=OnMatch(what)
        )
    )
    assert again.written == len(left)


@pytest.mark.parametrize(
    ("what", "left", "repeated"), [("report", 4, 2), ("drop", 2, 1), ("keep", 2, 1)]
)
def test_who_is_found_is_found_with_the_own_doubles(shell, what, left, repeated):
    jo = "linkedin.com/in/jo-zieglowski"
    ours = (
        "Name,Company,Email,LinkedIn\n"
        f"Jo Zieglowski,Acme,,{jo}\nJ Zieglowski,Beta,jo@beta.io,{jo}\n"
        "Di Ray,Globex,di@x.io,\nDi Ray,Globex,di@x.io,\n"
    )
    (shell.folder / "l.csv").write_text(ours, encoding="utf-8")
    (shell.folder / "o.csv").write_text("Email\njo@beta.io\n", encoding="utf-8")
    asked = ("dedupe", "l.csv", "--against", "o.csv", "--on-match", what, "--matches", "m.csv")
    said = shell(*asked, "-o", "out.csv").stderr
    assert "2 rows found there" in said
    assert "1 row of them by a double of theirs in the list" in said
    again = "1 row written is a double" if repeated == 1 else "2 rows written are doubles"
    assert f"{again} of others in the list, which --against does not merge: leadctl" in said
    assert len(read(shell.folder / "out.csv")) == left + 1
    _, first, second = read(shell.folder / "m.csv")
    assert (first[0], first[-1], second[0], second[-1]) == ("1", "2", "2", "")
    told = shell.json(*asked, "-o", "out.csv")
    assert (told["matched"], told["doubles"], told["repeated"]) == (2, 1, repeated)


def test_a_list_of_addresses_without_a_header_is_named_as_in_any_output(tmp_path):
    ours, other, out = (tmp_path / n for n in ("l.csv", "o.csv", "out.csv"))
    ours.write_text("jane@acme.io\nann@acme.com\n", encoding="utf-8")
    other.write_text("Email\nann@acme.com\n", encoding="utf-8")
    match_file(MatchRequest(str(ours), output=out, against=str(other), on_match=for_rows("drop")))
    assert read(out) == [["email"], ["jane@acme.io"]]


def test_rows_of_an_empty_list(tmp_path):
    ours, other = tmp_path / "l.csv", tmp_path / "o.csv"
    ours.write_text("", encoding="utf-8")
    other.write_text(CUSTOMERS, encoding="utf-8")
    done = match_file(MatchRequest(str(ours), output=tmp_path / "out.csv", against=str(other)))
    assert (done.rows, done.written, done.matched) == (0, 0, 0)


def test_a_dry_run_over_rows_writes_no_file(tmp_path):
    ours, other = tmp_path / "l.csv", tmp_path / "o.csv"
    ours.write_text(OURS, encoding="utf-8")
    other.write_text(CUSTOMERS, encoding="utf-8")
    request = MatchRequest(
        str(ours),
        output=tmp_path / "out.csv",
        against=str(other),
        on_match=OnMatch("drop"),
        matches=tmp_path / "m.csv",
        dry_run=True,
    )
    assert (match_file(request).matched, match_file(request).written) == (2, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["l.csv", "o.csv"]


def test_the_commands_tell_it(shell):
    (shell.folder / "ours.csv").write_text(OURS, encoding="utf-8")
    (shell.folder / "customers.csv").write_text(CUSTOMERS, encoding="utf-8")
    asked = ("dedupe", "ours.csv", "-o", "out.csv", "--against", "customers.csv")
    done = shell(*asked, "--on-match", "drop", "--matches", "m.csv").stderr
    assert "4 rows read   2 -> out.csv   rejected 0\n" in done
    assert "  held against customers.csv, 4 rows, 1 rejected\n" in done
    assert "  2 rows found there   1 doubtful pair left alone\n" in done
    assert "  who was found where -> m.csv\n" in done
    told = shell.json(*asked, "--on-match", "keep", "--threshold", "0.6")
    assert (told["on_match"], told["written"], told["threshold"]) == ("keep", 2, 0.6)
    counts = {"rows": 5, "rejected": 1, "nobody": 0}
    assert told["against"] == {"file": "customers.csv", **counts, "notes": []}
    shell(*asked, "--strict", code=1)
    shell("import", "ours.csv")
    asked = ("dedupe", "--against", "customers.csv", "--on-match")
    would = shell(*asked, "suppress:existing_customer", "-n").stderr
    assert "2 suppressions would be added (customer)   1 lead would be held   1 lead with" in would
    done = shell(*asked, "suppress:existing_customer", "--reason", "they buy already").stderr
    assert "2 suppressions added (customer)   1 lead held" in done
    assert "undo" not in done
    assert "next: leadctl suppress list" in done
    done = shell(*asked, "tag:customer").stderr
    assert "2 leads given the tag customer\n" in done
    assert "undo: leadctl undo 3" in done
    assert shell.json(*asked, "report")["operation"] is None
    operations = shell.json("history")["operations"]
    assert [(one["kind"], one["reason"]) for one in operations] == [
        ("tag", None), ("suppress", "they buy already"), ("import", None),
    ]  # fmt: skip
    assert json.loads(shell("status", "--json").stdout)


@pytest.mark.parametrize(
    "words",
    [
        ("--on-match", "report"),
        ("--matches", "m.csv"),
        ("--against", "o.csv", "--clusters", "c.csv"),
        ("--against", "o.csv", "--max-cluster", "5"),
        ("--against", "o.csv", "--on-match", "drop"),
        ("l.csv", "--against", "o.csv", "--on-match", "tag:x"),
        ("--against", "o.csv", "--vendor", "apollo"),
        ("-", "--against", "-"),
        ("--against", "o.csv", "--matches", "-"),
    ],
)
def test_options_that_do_not_go_together(shell, words):
    for name, text in (("l.csv", OURS), ("o.csv", CUSTOMERS)):
        (shell.folder / name).write_text(text, encoding="utf-8")
    shell("dedupe", *words, code=2)
