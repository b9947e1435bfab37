"""What is merged by column of many people is what each of them comes to by itself."""

from leadctl.store.derived.derive import groups_of, people
from leadctl.store.facts.imports import all_imports
from leadctl.store.opening.connect import reading
from leadctl.workflows.keeping.examine import examine

HEADER = "Email,First Name,Last Name,City,Unsubscribed,Badge\n"
ROWS = (
    "jane@acme.io,Jane,Doe,Rome,,A\n"
    "jane@acme.io,J.,Doe,Oslo,yes,\n"
    "max@beta.io,Max,Roe,Bonn,,B\n"
    "max@beta.io,Max,Roe,,,C\n"
    "max@beta.io,,,Paris,no,\n"
)


def told(con, *, reasons):
    records = [row[0] for row in con.execute("select record_id from record order by 1")]
    found = people(con, groups_of(con, records), all_imports(con), reasons=reasons)
    return {
        one.cluster.lead_id: (
            {name: cell for name, cell in one.golden.cells.items() if cell.value is not None},
            one.golden.extra,
            one.golden.records,
            one.golden.updated_at,
            one.golden.opted_out,
        )
        for one in found
    }


def reasoned(con):
    records = [row[0] for row in con.execute("select record_id from record order by 1")]
    found = people(con, groups_of(con, records), all_imports(con), reasons=False)
    return {one.cluster.lead_id for one in found if one.golden.why}


def test_people_of_one_import_show_the_same_with_and_without_reasons(desk):
    desk.load_text(HEADER + ROWS)
    with reading(desk.store, scratch=True) as con:
        assert told(con, reasons=False) == told(con, reasons=True)
        assert not reasoned(con)


def test_whoever_else_has_a_word_is_asked_for_it(desk):
    desk.load_text(HEADER + ROWS)
    desk.load_text(HEADER + "max@beta.io,Max,Roe,Bern,,D\n", name="b.csv")
    with reading(desk.store, scratch=True) as con:
        assert reasoned(con) == {3}
        assert told(con, reasons=False) == told(con, reasons=True)


def test_the_order_of_a_name_that_an_address_tells_is_the_same_whoever_asks(desk):
    text = "First Name,Last Name,Email,Company\nSzabolcs,Keresztúry,k.szabolcs@otp.hu,OTP\n"
    desk.load_text(f"{text}Keresztúry,Szabolcs,,OTP\n")
    desk.merge((1, 2))
    findings = [finding for one in examine(desk.store, full=True) for finding in one.findings]
    assert findings == []
    assert desk.leads("first_name", "last_name") == [("Szabolcs", "Keresztúry")]
