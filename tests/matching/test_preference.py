"""Which of several values is shown by rules of a user's own: tables of rows that speak in turn."""

import pytest

from leadctl.cleaning.cleaned import DERIVED, Cleaned
from leadctl.fields import FIELDS
from leadctl.matching.surviving.entries import Record, Said, Terms
from leadctl.matching.surviving.golden import RULES, survive
from leadctl.matching.surviving.preference import PREFERRING, Preference, can_be_preferred
from leadctl.matching.surviving.reasons import REASONS

TRUSTED = ("CRM", "apollo")


def row(source, /, **cells):
    return source, {name: Cleaned(value) for name, value in cells.items()}


def shown(rule, rows, name="title", mode="upsert"):
    preference = Preference.of({name: rule} if rule else {}, TRUSTED)
    entries = [
        Record(at, Terms(at, mode, source=source, preference=preference), cells)
        for at, (source, cells) in enumerate(rows, start=1)
    ]
    golden = survive(entries)
    return golden.cell(name).value, golden.why[name].rule


def said(*titles, source=""):
    return [row(source or f"list {at}", title=title) for at, title in enumerate(titles)]


SHOWN = {
    "without a rule the newest": ("", said("CEO", "CTO"), "CTO"),
    "newest": ("newest", said("CEO", "CTO"), "CTO"),
    "oldest": ("oldest", said("CEO", "CTO", "CFO"), "CEO"),
    "longest": ("longest", said("Chief of Staff", "CTO", "CFO"), "Chief of Staff"),
    "of equally long ones the newest": ("longest", said("CEO", "CTO"), "CTO"),
    "most frequent": ("most_frequent", said("CEO", "CEO", "CTO"), "CEO"),
    "most frequent, the other way round": ("most_frequent", said("CTO", "CEO", "CEO"), "CEO"),
    "most frequent, scattered": ("most_frequent", said("A", "B", "C", "A"), "A"),
    "most frequent, though its source said it just before": (
        "most_frequent",
        [row("a", title="A"), *said("B", "B"), row("a", title="A"), row("a", title="A")],
        "A",
    ),
    "of equally frequent ones the newest": ("most_frequent", said("CEO", "CTO"), "CTO"),
    "most trusted": (
        "most_trusted",
        [row("crm", title="CEO"), row("Apollo", title="CTO"), row("web", title="CFO")],
        "CEO",
    ),
    "most trusted comes last": (
        "most_trusted",
        [row("web", title="CFO"), row("Apollo", title="CTO"), row("crm", title="CEO")],
        "CEO",
    ),
    "of sources nobody trusts the newest": (
        "most_trusted",
        [row("web", title="CFO"), row("fair", title="CTO")],
        "CTO",
    ),
    "one source's newest word": (
        "most_trusted",
        [row("crm", title="CEO"), row("crm", title="CTO"), row("web", title="CFO")],
        "CTO",
    ),
    "the row's own source": (
        "most_trusted",
        [row("list", title="CEO", source="crm"), row("list", title="CTO", source="web")],
        "CEO",
    ),
    "most complete": (
        "most_complete",
        [row("a", title="CEO", company="Acme", city="Bonn"), row("b", title="CTO", city="Ulm")],
        "CEO",
    ),
    "of equally complete ones the newest": (
        "most_complete",
        [row("a", title="CEO", city="Bonn"), row("b", title="CTO", city="Ulm")],
        "CTO",
    ),
}


@pytest.mark.parametrize(("rule", "rows", "value"), SHOWN.values(), ids=SHOWN)
def test_the_rule_of_a_field_decides(rule, rows, value):
    assert shown(rule, rows)[0] == value


@pytest.mark.parametrize("rule", PREFERRING)
def test_what_decided_can_be_told(rule):
    assert rule in REASONS
    rows = [row("web", title="CEO"), row("crm", title="Chief Officer", city="Bonn")]
    _, why = shown(rule, [*rows, row("a", title="Chief Officer")])
    assert why in {rule, "first", "newest"}


def test_a_field_without_a_rule_is_left_to_its_own():
    rows = [row("crm", title="CEO", city="Bonn"), row("web", title="CTO", city="Ulm")]
    preference = Preference.of({"title": "most_trusted"}, TRUSTED)
    terms = [Terms(at, source=source, preference=preference) for at, (source, _) in enumerate(rows)]
    golden = survive([Record(at, terms[at], cells) for at, (_, cells) in enumerate(rows)])
    assert (golden.cell("title").value, golden.cell("city").value) == ("CEO", "Ulm")


def test_a_better_address_stands_over_every_rule():
    preference = Preference.of({"email": "oldest"}, ())
    cells = [Cleaned("a@x", "invalid"), Cleaned("a@x.io", "valid"), Cleaned("b@x.io", "valid")]
    records = [
        Record(at, Terms(at, preference=preference), {"email": cell})
        for at, cell in enumerate(cells, start=1)
    ]
    assert survive(records).cell("email").value == "a@x.io"


def test_what_is_given_stands_over_what_was_derived():
    preference = Preference.of({"country": "oldest"}, ())
    cells = [Cleaned("DE", flags=frozenset({DERIVED})), Cleaned("AT")]
    records = [
        Record(at, Terms(at, preference=preference), {"country": cell})
        for at, cell in enumerate(cells, start=1)
    ]
    assert survive(records).cell("country").value == "AT"


def test_a_fill_and_protected_fields_keep_what_is_there():
    rows = [row("web", title="CEO"), row("crm", title="CTO")]
    assert shown("most_trusted", rows, mode="fill") == ("CEO", "fill")


@pytest.mark.parametrize(
    ("rule", "value"),
    [(rule, "unqualified" if rule == "newest" else "open") for rule in PREFERRING],
)
def test_a_persons_word_is_above_rows(rule, value):
    preference = Preference.of({"status": rule}, TRUSTED)
    terms = [Terms(at, source="crm", preference=preference) for at in (1, 3)]
    entries = [
        Record(1, terms[0], {"status": Cleaned("attempted")}),
        Said(2, "", "status", "open"),
        Record(3, terms[1], {"status": Cleaned("unqualified"), "city": Cleaned("Bonn")}),
    ]
    assert survive(entries).cell("status").value == value


def test_what_a_person_edited_in_an_export_is_above_rows():
    terms = [Terms(at, source="crm", preference=Preference.of({"title": "most_trusted"}, TRUSTED))
             for at in (1, 3)]  # fmt: skip
    edit = Record(2, Terms(2, source="export"), {"title": Cleaned("CFO")}, as_of="")
    rows = [Record(1, terms[0], {"title": Cleaned("CTO")}), edit]
    later = Record(3, terms[1], {"title": Cleaned("CEO")})
    golden = survive([*rows, later])
    assert (golden.cell("title").value, golden.why["title"].rule) == ("CFO", "edited")


def test_consent_stages_lists_and_names_are_nobodys_to_choose():
    fixed = {field.name for field in FIELDS if not can_be_preferred(field.name)}
    assert {"email_opt_out", "do_not_call", "stage", "tags", "other_emails"} < fixed
    assert {"lawful_basis", "consent_at", "consent_source"} < fixed
    assert {"full_name", "first_name", "last_name", "lead_id", "revenue_currency"} < fixed
    assert not {"title", "email", "company", "notes", "city", "phone"} & fixed
    assert {"newest", "oldest"} == RULES.keys() & PREFERRING.keys()


def test_the_order_of_the_settings_means_nothing():
    one = Preference.of({"title": "oldest", "city": "newest"}, ())
    assert one == Preference.of({"city": "newest", "title": "oldest"}, ())


def read(title, seniority):
    return {"title": Cleaned(title), "seniority": Cleaned(seniority, flags=(DERIVED,))}


@pytest.mark.parametrize(
    ("rules", "seniority"),
    [
        ({"title": "most_trusted"}, "c_level"),
        ({"title": "most_trusted", "seniority": "newest"}, "staff"),
        ({}, "staff"),
    ],
)
def test_what_is_read_of_a_field_comes_along_unless_it_has_its_own_rule(rules, seniority):
    preference = Preference.of(rules, TRUSTED)
    rows = [("crm", read("CEO", "c_level")), ("web", read("Clerk", "staff"))]
    golden = survive(
        [
            Record(at, Terms(at, source=source, preference=preference), cells)
            for at, (source, cells) in enumerate(rows, start=1)
        ]
    )
    assert golden.cell("seniority").value == seniority
