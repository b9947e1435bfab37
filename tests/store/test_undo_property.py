"""After any undo or redo the store says what replaying the visible operations says."""

import tempfile
from pathlib import Path

from conftest import Desk
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from leadctl.errors import LeadctlError
from leadctl.store.derived import tally
from leadctl.store.file.schema import LEAD_COLUMNS
from leadctl.store.mending.doctor import examine
from leadctl.store.opening.connect import reading
from leadctl.workflows.explaining.show_lead import show_leads

ROWS = (
    "jane@acme.io,Jane,Doe,CEO,",
    "jane@acme.io,J.,Doe,,+4930901820",
    "jane@acme.io,John,Roe,CTO,",
    "max@beta.io,Max,Roe,,",
    "max@beta.io,Max,Roe,Buyer,https://www.linkedin.com/in/max-roe",
    ",Max,Roe,Head of Sales,https://www.linkedin.com/in/max-roe",
    "info@acme.io,,,,",
)
HEADER = "Email,First Name,Last Name,Title,LinkedIn"
COMPANIES = ("Acme,acme.io,Tools,10", "Acme Labs,acme.io,Mining,", "Beta,beta.io,,51-200")
ADDRESSES = ("jane@acme.io", "max@beta.io")

imports = st.tuples(
    st.just("import"),
    st.lists(st.integers(0, len(ROWS) - 1), min_size=1, max_size=3),
    st.sampled_from(["upsert", "fill", "update", "create"]),
    st.sampled_from(["web", "fair"]),
    st.sampled_from(["", "ana"]),
)
companies = st.tuples(
    st.just("companies"),
    st.lists(st.integers(0, len(COMPANIES) - 1), min_size=1, max_size=2),
    st.sampled_from(["upsert", "fill", "create"]),
    st.sampled_from(["web", "firms"]),
)
words = st.tuples(
    st.just("status"), st.sampled_from(["open", "connected"]), st.sampled_from(ADDRESSES)
)
reversals = st.tuples(st.sampled_from(["undo", "redo"]), st.integers(1, 8))
steps = st.lists(st.one_of(imports, companies, words, reversals), min_size=1, max_size=9)


def run(desk, step, author=None):
    """Do a step; refusals and look-ups without a lead leave the store alone."""
    try:
        if step[0] == "import":
            _, rows, mode, source, owner = step
            text = "\n".join([HEADER, *(ROWS[i] for i in rows)]) + "\n"
            asked = {"mode": mode, "source": source, "constants": {"owner": owner}}
            return desk.load(desk.write("l.csv", text), author=author, **asked).operation
        if step[0] == "companies":
            _, rows, mode, source = step
            text = "\n".join(["Company,Website,Industry,Headcount", *(COMPANIES[i] for i in rows)])
            path = desk.write("c.csv", f"{text}\n")
            return desk.load(path, author=author, mode=mode, source=source).operation
        if step[0] == "status":
            return desk.set("status", step[1], step[2], author=author).operation
        (desk.undo if step[0] == "undo" else desk.redo)(step[1])
    except LeadctlError:
        pass
    return None


def replay(desk, script):
    """Do the steps again; an event waits for an import to bring the lead that it was written on.

    What is said of a lead stays said when the import that brought it first is undone and another
    import has the same person; by its number only, if that import lacks the address. Then there is
    nothing to compare, and the answer is False.
    """
    waiting = []
    for step, author, name in script:
        if step[0] == "status":
            waiting.append((step, author, name))
        else:
            run(desk, step, author)
        waiting = [one for one in waiting if not said(desk, *one)]
    return not waiting


def said(desk, step, author, name):
    if named(desk, step) != name:
        return False
    desk.set("status", step[1], step[2], author=author)
    return True


def named(desk, step):
    """The family name of the lead that a step is about: two people share one of the addresses."""
    try:
        (view,) = show_leads(desk.store, [step[2]]) if step[0] == "status" else (None,)
    except LeadctlError:
        return None
    return view and (view.lead["last_name"] or "")


def dump(desk):
    """Everything the visible facts say, but for the numbers of leads."""
    with reading(desk.store) as con:
        columns = ", ".join(f'"{name}"' for name in LEAD_COLUMNS if name != "lead_id")
        return sorted(map(repr, con.execute(f"select {columns} from lead"))), tally.read(con)


def healthy(desk):
    with reading(desk.store, scratch=True) as con:
        return [finding for _, findings in examine(con) for finding in findings]


@settings(
    max_examples=40,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps)
def test_undo_and_redo_in_any_order_equal_a_replay(script):
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        lived, replayed = Desk(Path(one)), Desk(Path(other))
        done = {}
        for step in script:
            author, name = lived.author(), named(lived, step)
            number = run(lived, step, author)
            if number is not None:
                done[number] = (step, author, name)
        visible = lived.query("select op_id from operation where undone = 0 order by 1")
        assert healthy(lived) == []
        if replay(replayed, [done[number] for (number,) in visible if number in done]):
            assert dump(lived) == dump(replayed)
