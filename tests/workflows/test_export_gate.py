"""No sequence of imports, undos, merges and words lets a suppressed address out."""

import csv
import tempfile
from pathlib import Path

from conftest import Desk
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from leadctl.errors import LeadctlError
from leadctl.store.mending.doctor import examine
from leadctl.store.opening.connect import reading
from leadctl.workflows.exporting.export_leads import Destination, export_leads
from leadctl.workflows.leads.list_leads import Selection
from leadctl.workflows.suppressing.lift import lift
from leadctl.workflows.suppressing.suppress import Given, suppress

HEADER = "Email,First Name,Last Name,LinkedIn,Unsubscribed,Phone"
JANE = "https://www.linkedin.com/in/jane-doe"
ROWS = (
    f"jane@acme.io,Jane,Doe,{JANE},,",
    f"j.doe@gmail.com,Jane,Doe,{JANE},,+4930901820",
    "JDoe+x@googlemail.com,Jane,Doe,,no,",
    "jane@acme.io,Jane,Doe,,yes,",
    "max@beta.io,Max,Roe,,no,",
    "max@mail.beta.io,Max,Roe,,,+4930901820",
    ",Max,Roe,https://www.linkedin.com/in/max-roe,yes,",
    "max@beta.io,Max,Roe,https://www.linkedin.com/in/max-roe,no,",
    "info@beta.io,,,,,",
)
WORDS = ("jane+a@acme.io", "jdoe@gmail.com", "@beta.io", "+4930901820", "INFO@beta.io")

imports = st.tuples(
    st.just("import"),
    st.lists(st.integers(0, len(ROWS) - 1), min_size=1, max_size=3),
    st.sampled_from(["upsert", "fill", "update", "create"]),
    st.sampled_from(["web", "fair"]),
)
sayings = st.tuples(
    st.sampled_from(["suppress", "status", "lift"]), st.sampled_from([*WORDS, "max@beta.io"])
)
bounces = st.tuples(st.just("bounce"), st.sampled_from(["jane@acme.io", "max@beta.io"]))
merges = st.tuples(st.just("merge"), st.integers(1, 6), st.integers(1, 6))
reversals = st.tuples(st.sampled_from(["undo", "redo"]), st.integers(1, 8))
steps = st.lists(st.one_of(imports, sayings, bounces, merges, reversals), min_size=2, max_size=9)


def merge(desk, one, other):
    """Say that two leads are one person, as `dedupe` does."""
    known = {row[0] for row in desk.query("select record_id from record")}
    if one != other and {one, other} <= known:
        desk.merge((one, other))


def run(desk, step):
    """Do a step; a refusal leaves the store as it was."""
    try:
        match step:
            case ("import", rows, mode, source):
                text = "\n".join([HEADER, *(ROWS[at] for at in rows)]) + "\n"
                done = desk.load(desk.write("l.csv", text), mode=mode, source=source)
                desk.told[done.operation] = [ROWS[at] for at in rows]
            case ("suppress", word):
                suppress(desk.store, [Given(word)], "unsubscribed", desk.author())
            case ("bounce", word):
                suppress(desk.store, [Given(word)], "bounced", desk.author())
            case ("lift", word):
                lift(desk.store, [word], "said yes", desk.author())
            case ("status", word):
                desk.set("status", "open", word)
            case ("merge", one, other):
                merge(desk, one, other)
            case (verb, number):
                (desk.undo if verb == "undo" else desk.redo)(number)
    except LeadctlError:
        pass


def exported(desk):
    """Export all leads, and give their rows and what was told of those left out."""
    out, why = desk.folder / "out.csv", desk.folder / "why.csv"
    done = export_leads(desk.store, Selection(), Destination(path=out, why=why), desk.author())
    rows, left = (list(csv.DictReader(path.read_text("utf-8").splitlines())) for path in (out, why))
    return done, rows, left


def forbidden(desk):
    """What must not stand in an export: the texts, told apart from the code under test."""
    found = set()
    standing = "suppression_id not in (select suppression_id from lift)"
    for kind, value in desk.query(f"select kind, value from suppression where {standing}"):
        found.add((kind, value.replace("+a", "").replace("+x", "").replace("j.doe@", "jdoe@")))
    return found


WAIVED = (
    "select max(t.op_id) from lift t join suppression using (suppression_id)"
    " where kind = 'email' and reason in ('unsubscribed', 'opted_out')"
)
"""Only that a person's own wish was lifted lets anybody out who opted out."""


def first_told(desk):
    """The first import with a row that says yes; a lift before it answers nothing."""
    yes = tuple(row for row in ROWS if ",yes," in row)
    return min((at for at, rows in desk.told.items() if set(rows) & set(yes)), default=0)


def hits(row, kind, value):
    mails = [row[name] for name in ("email", "personal_email", "other_emails")]
    texts = [text for cell in mails for text in cell.split("; ") if text]
    plain = [
        text.replace("+x", "").replace("googlemail", "gmail").replace("j.doe@", "jdoe@")
        for text in texts
    ]
    numbers = [row[name] for name in ("phone", "mobile_phone", "work_phone", "other_phones")]
    return (
        (kind == "email" and value.replace("googlemail", "gmail") in plain)
        or (kind == "domain" and any(one.endswith((value, f".{value[1:]}")) for one in plain))
        or (kind == "domain" and row["domain"] == value[1:])
        or (kind == "phone" and value in numbers)
    )


@settings(
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps)
def test_no_suppressed_address_is_ever_exported(script):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.told = {}
        for step in script:
            run(desk, step)
        done, rows, left = exported(desk)
        never = forbidden(desk)
        assert [(row["lead_id"], one) for row in rows for one in never if hits(row, *one)] == []
        waived = desk.query(WAIVED)[0][0]
        told = [row["lead_id"] for row in rows if row["email_opt_out"] == "yes"]
        assert not told or (waived and waived > first_told(desk))
        total = desk.query("select count(*) from lead")[0][0]
        assert done.rows + done.suppressed == total
        assert len({one["lead_id"] for one in left}) == done.suppressed
        with reading(desk.store, scratch=True) as con:
            assert [finding for _, findings in examine(con) for finding in findings] == []


def test_merged_leads_take_the_strictest_and_part_again(desk):
    desk.load_text(f"{HEADER}\njane@acme.io,Jane,Doe,,,\njd@home.io,Jane,Doe,,,\nb@b.io,Bob,,,,\n")
    suppress(desk.store, [Given("jd@home.io")], "complaint", desk.author())
    merge(desk, 1, 2)
    done, rows, left = exported(desk)
    assert (done.rows, done.suppressed_by) == (1, {"complaint": 1})
    assert [row["email"] for row in rows] == ["b@b.io"]
    assert [(one["email"], one["address"]) for one in left] == [("jd@home.io", "jd@home.io")]
    desk.undo(3)
    assert [row["email"] for row in exported(desk)[1]] == ["jane@acme.io", "b@b.io"]


def test_a_lead_that_says_so_itself_stays_behind_until_that_is_lifted(desk):
    desk.load_text(f"{HEADER}\n,Max,Roe,https://www.linkedin.com/in/max-roe,yes,\n")
    done, _, left = exported(desk)
    assert (done.rows, done.suppressed_by) == (0, {"opted_out": 1})
    assert left[0]["from"] == "the lead itself says so in email_opt_out"
    desk.load_text(f"{HEADER}\nann@acme.io,Ann,,,yes,\n", "b.csv", source="b")
    lift(desk.store, ["ann@acme.io"], "signed up again", desk.author())
    assert [row["email"] for row in exported(desk)[1]] == ["ann@acme.io"]


def test_the_limit_counts_who_goes_out(desk):
    rows = "".join(f"p{i}@acme.io,P,{i},,,\n" for i in range(6))
    desk.load_text(f"{HEADER}\n{rows}")
    suppress(desk.store, [Given("p0@acme.io"), Given("p5@acme.io")], "manual", desk.author())
    done = export_leads(
        desk.store, Selection(limit=3), Destination(path=desk.folder / "out.csv"), desk.author()
    )
    assert (done.rows, done.suppressed) == (3, 1)
