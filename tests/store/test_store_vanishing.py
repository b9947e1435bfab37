"""Vanished: what full lists lack, against a plain model and one by one."""

import tempfile
from pathlib import Path

from conftest import Desk
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from leadctl.errors import LeadctlError
from leadctl.store.mending.doctor import examine
from leadctl.store.opening.connect import reading

HEADER = "Email,First Name,Last Name,City"
PEOPLE = ("ann@acme.io,Ann,Doe", "bob@acme.io,Bob,Roe", "cem@acme.io,Cem,Poe")
CITIES = ("Rome", "Oslo")


def row(person, city):
    return f"{PEOPLE[person]},{CITIES[city]}"


rows = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1)), max_size=3, unique=True)
imports = st.tuples(
    st.just("import"),
    st.lists(rows, min_size=1, max_size=2),
    st.sampled_from(["web", "fair"]),
    st.booleans(),
)
reversals = st.tuples(st.sampled_from(["undo", "redo"]), st.integers(1, 9))
steps = st.lists(st.one_of(imports, imports, reversals), min_size=1, max_size=9)


class Model:
    """Imports by number of operation: source, people, whether full, day, undone."""

    def __init__(self):
        self.imports = {}

    def marks(self):
        """Address -> (sources, day)."""
        seen = [one for _, one in sorted(self.imports.items()) if not one["undone"]]
        people = {person for one in seen for person in one["people"]}
        found = {}
        for person in people:
            days = {}
            for source in {one["source"] for one in seen if person in one["people"]}:
                its = [one for one in seen if one["source"] == source]
                last = max(i for i, one in enumerate(its) if person in one["people"])
                lacking = [one["day"] for one in its[last + 1 :] if one["full"]]
                if lacking:
                    days[source] = lacking[0]
            sources = "[" + ",".join(f'"{name}"' for name in sorted(days)) + "]"
            address = PEOPLE[person].split(",")[0]
            found[address] = (sources, min(days.values())) if days else (None, None)
        return found


def marks(desk):
    return {
        address: (gone, day) for address, gone, day in desk.leads("email", "vanished, vanished_at")
    }


def load(desk, number, step, **asked):
    _, files, source, full = step
    paths = [
        desk.write(f"{number}-{i}.csv", "\n".join([HEADER, *(row(*one) for one in its)]) + "\n")
        for i, its in enumerate(files)
    ]
    author = desk.author()
    author = type(author)(author.who, f"2026-01-{number:02}T00:00:00Z", author.command)
    return desk.load(*paths, author=author, source=source, full=full, **asked)


@settings(
    max_examples=40,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps)
def test_any_order_of_full_lists_and_reversals_equals_the_model(script):
    with tempfile.TemporaryDirectory() as folder:
        desk, model = Desk(Path(folder)), Model()
        for day, step in enumerate(script, 1):
            before = marks(desk)
            if step[0] == "import":
                done = load(desk, day, step, yes=True)
                if done.operation is not None:
                    people = {person for its in step[1] for person, _ in its}
                    model.imports[done.operation] = {
                        "source": step[2], "people": people, "full": step[3],
                        "day": f"2026-01-{day:02}", "undone": False,
                    }  # fmt: skip
                after = marks(desk)
                assert done.marks == counted(before, after)
            else:
                reverse(desk, model, *step)
            assert marks(desk) == model.marks()
        with reading(desk.store, scratch=True) as con:
            assert [finding for _, found in examine(con) for finding in found] == []


def reverse(desk, model, verb, number):
    try:
        (desk.undo if verb == "undo" else desk.redo)(number)
    except LeadctlError:
        return
    model.imports[number]["undone"] = verb == "undo"


def counted(before, after):
    """How many leads gained a source that they vanished from, and how many lost one."""
    pairs = [(before.get(one, (None,))[0] or "", after[one][0] or "") for one in after]
    sets = [({*old.strip("[]").split(",")}, {*new.strip("[]").split(",")}) for old, new in pairs]
    return (
        sum(bool(new - old - {""}) for old, new in sets),
        sum(bool(old - new - {""}) for old, new in sets),
    )


def one_day(desk, day, *people, full=True, source="crm", **asked):
    return load(desk, day, ("import", [[(p, 0) for p in people]], source, full), **asked)


def test_the_mark_keeps_the_first_day_and_goes_when_the_person_is_back(desk):
    one_day(desk, 1, 0, 1, 2)
    assert one_day(desk, 2, 0, 1).marks == (1, 0)
    assert one_day(desk, 3, 1, 0).marks == (0, 0)
    assert marks(desk)["cem@acme.io"] == ('["crm"]', "2026-01-02")
    assert one_day(desk, 4, 2, full=False).marks == (0, 1)
    assert marks(desk)["cem@acme.io"] == (None, None)


def test_a_changed_row_of_a_person_is_no_loss(desk):
    one_day(desk, 1, 0, 1)
    changed = ("import", [[(0, 1), (1, 1)]], "crm", True)
    done = load(desk, 2, changed)
    assert done.marks == (0, 0)
    assert set(marks(desk).values()) == {(None, None)}


def test_other_sources_are_left_alone(desk):
    one_day(desk, 1, 0, 1, source="fair")
    one_day(desk, 2, 1, 2)
    one_day(desk, 3, 2, 1, full=True)
    assert set(marks(desk).values()) == {(None, None)}


def test_only_whose_mark_changes_is_derived_again(desk, monkeypatch):
    """A night without news costs no lead anything."""
    from leadctl.store.derived import derive

    one_day(desk, 1, 0, 1, 2)
    derived = []
    people = derive.people

    def watched(con, sets, imports, **how):
        derived.extend(sets)
        return people(con, sets, imports, **how)

    monkeypatch.setattr(derive, "people", watched)
    one_day(desk, 2, 2, 1, 0)
    assert derived == []
    one_day(desk, 3, 2, 1)
    assert derived == [[1]]
    one_day(desk, 4, 1, 2)
    assert derived == [[1]]
    desk.undo(3)
    assert [1] in derived[1:]
    assert marks(desk)["ann@acme.io"] == ('["crm"]', "2026-01-04")


def test_a_night_without_news_adds_next_to_nothing(desk):
    """Less than two bytes a row, from the first night on."""
    rows = [f"p{i}@acme.io,Jane{i},Doe,City {i % 9}\n" for i in range(6000)]
    desk.load_text(HEADER + "\n" + "".join(rows), full=True)
    before = desk.store.stat().st_size
    for night in (1, 2):
        done = desk.load_text(HEADER + "\n" + "".join(rows[night:]), full=True)
        assert done.files[0].landed.unchanged == 6000 - night
    assert desk.store.stat().st_size - before < 2 * 6000
