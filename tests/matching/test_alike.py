"""People merged by column show what they show when merged one by one."""

from hypothesis import given
from hypothesis import strategies as st

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned
from leadctl.fields import BY_NAME
from leadctl.matching.surviving.alike import are_plain, best_last, merge_alike
from leadctl.matching.surviving.edited import NAME_UNIT
from leadctl.matching.surviving.entries import Record, Terms
from leadctl.matching.surviving.golden import survive

FIELDS = (
    "email", "tags", "title", "company", "domain", "stage", "email_opt_out", "notes", "created",
    "revenue", "revenue_currency", *NAME_UNIT,
)  # fmt: skip
VALUES = {
    "stage": ("lead", "mql", "customer"),
    "email_opt_out": ("yes", "no"),
    "full_name": ("Jane Doe", "Jan Doe"),
    "first_name": ("J.", "Jan", "Jane", "Jane Ann"),
}


@st.composite
def cells(draw, name):
    """A cell as cleaners give it, or the very one of another row."""
    values = st.sampled_from(VALUES.get(name, ("a", "bb", "c")))
    if draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from([EMPTY, Cleaned(None, reason="unplaced")]))
    flags = draw(st.sampled_from([(), (), (DERIVED,)]))
    if name == "email" and not flags:
        flags = draw(st.sampled_from([("free",), ("business",)]))
    more = ()
    if BY_NAME[name].holds_many and DERIVED not in flags:
        more = tuple(map(Cleaned, draw(st.lists(values, max_size=2, unique=True))))
    value = draw(values)
    verdict = draw(st.sampled_from(["valid", "risky", "invalid"])) if name == "email" else ""
    more = tuple(one for one in more if one.value != value)
    return Cleaned(value, verdict, "", flags, "", more)


@st.composite
def people(draw):
    """Columns of rows, and the places of people who have equally many of them."""
    size, count = draw(st.integers(2, 4)), draw(st.integers(1, 3))
    names = draw(st.lists(st.sampled_from(FIELDS), unique=True))
    columns = {
        name: draw(st.lists(cells(name), min_size=size * count, max_size=size * count))
        for name in names
    }
    for column in columns.values():
        for at in draw(st.lists(st.integers(1, len(column) - 1), max_size=4)):
            column[at] = column[at - 1]
    places = draw(st.permutations(range(size * count)))
    return columns, [places[at : at + size] for at in range(0, len(places), size)]


TERMS = Terms(1, at="2026-01-01", source="web")


@given(people())
def test_people_merged_by_column_show_what_each_shows_by_itself(drawn):
    columns, places = drawn
    assert are_plain(TERMS)
    extra = {place: {} for rows in places for place in rows}
    heard = best_last(columns, places, extra)
    for merged, rows in zip(merge_alike(columns, heard), places, strict=True):
        told = [{name: column[row] for name, column in columns.items()} for row in rows]
        golden = survive([Record(n, TERMS, row) for n, row in enumerate(told, 1)])
        shown = {name: cell for name, cell in merged.items() if cell.value is not None}
        assert shown == {n: cell for n, cell in golden.cells.items() if cell.value is not None}


def test_only_rows_that_always_have_their_say_are_plain():
    assert not are_plain(Terms(1, "fill"))
    assert not are_plain(Terms(1, "update"))
    assert not are_plain(Terms(1, protected=frozenset({"title"})))
