from __future__ import annotations

import subprocess
import sys

import pytest

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Rules
from leadctl.cleaning.derive import OPT_OUTS
from leadctl.cleaning.registry import CLEANERS
from leadctl.cleaning.rows import clean_rows, explain
from leadctl.fields import FIELDS


def values(column):
    return [one.value for one in column]


def test_every_field_has_a_cleaner_and_every_cleaner_a_field():
    assert {field.cleaner for field in FIELDS} == set(CLEANERS)


def test_a_phone_follows_the_country_of_its_row_then_the_region():
    done = clean_rows(
        {
            "phone": ["030 1234567", "(415) 555-2671", "030 1234567"],
            "country": ["Germany", "USA", ""],
        },
        Rules(region="DE"),
    )
    assert values(done["phone"]) == ["+49301234567", "+14155552671", "+49301234567"]


def test_a_state_follows_the_country_of_its_row():
    done = clean_rows(
        {"state": ["California", "Quebec", "Quebec"], "country": ["US", "CA", "FR"]}, Rules()
    )
    assert values(done["state"]) == ["CA", "QC", "Quebec"]


def test_names_are_split_and_joined():
    done = clean_rows(
        {"full_name": ["JANE DOE", ""], "first_name": ["", "Max"], "last_name": ["", "Muster"]},
        Rules(),
    )
    assert values(done["first_name"]) == ["Jane", "Max"]
    assert values(done["last_name"]) == ["Doe", "Muster"]
    assert values(done["full_name"]) == ["Jane Doe", "Max Muster"]
    assert done["first_name"][0].flags == ("derived",)
    assert done["first_name"][1].flags == ()


def test_a_told_family_name_is_split_off_as_told():
    done = clean_rows({"full_name": ["Vera Rey, Ana Sol", "Mr. & Mrs. Smith"]}, Rules())
    assert values(done["first_name"]) == ["Ana Sol", None]
    assert values(done["last_name"]) == ["Vera Rey", "Smith"]


def test_a_given_value_is_never_replaced():
    done = clean_rows({"title": ["CEO"], "seniority": ["Manager"]}, Rules())
    assert values(done["seniority"]) == ["manager"]
    assert values(done["department"]) == ["executive"]


def test_the_domain_comes_from_a_company_address_or_the_website():
    done = clean_rows(
        {
            "email": ["jane@mail.acme.com", "jane@gmail.com", "x@acme.con", ""],
            "website": ["", "https://www.acme.co.uk/x", "", "linkedin.com/company/x"],
        },
        Rules(),
    )
    assert values(done["domain"]) == ["acme.com", "acme.co.uk", None, None]


@pytest.mark.parametrize("site", ["gmail.com", "acme.github.io", "acme.wixsite.com", "fb.com/acme"])
def test_a_shared_host_is_no_companys_domain(site):
    assert values(clean_rows({"website": [site]}, Rules())["domain"]) == [None]


@pytest.mark.parametrize(
    ("cells", "mail", "call"),
    [
        ({"phone": "DO_NOT_CALL", "email": "jane@acme.com"}, None, "yes"),
        ({"other_phones": "+1 415 555 2671 (do not call)"}, None, "yes"),
        ({"phone": "+1 415 555 2671 (do not call)", "do_not_call": "no"}, None, "yes"),
        ({"phone": "+1 415 555 2671 disconnected", "do_not_call": "no"}, None, "no"),
        ({"phone": "+1 415 555 2671 (do not call); +1 415 555 2672"}, None, None),
        ({"email": "jane@acme.com (unsubscribed)"}, "yes", None),
        ({"email": "jane@acme.com (bounced)"}, None, None),
        ({"status": "Do Not Contact"}, "yes", "yes"),
        ({"stage": "Closed - Do Not Call"}, None, "yes"),
    ],
)
def test_a_wish_to_be_left_alone_is_an_opt_out_wherever_it_stands(cells, mail, call):
    done = clean_rows({name: [cell] for name, cell in cells.items()}, Rules())
    held = [done[name][0].value if name in done else None for name in OPT_OUTS]
    assert held == [mail, call]


def test_nothing_is_derived_on_request():
    assert set(clean_rows({"title": ["CEO"]}, Rules(), derive=False)) == {"title"}


def test_dates_follow_the_order_of_their_column():
    cells = {"created": ["03/04/2024"], "consent_at": ["03/04/2024"]}
    done = clean_rows(cells, Rules(date_orders={"created": "mdy"}))
    assert values(done["created"]) == ["2024-03-04"]
    assert done["consent_at"][0].reason == "ambiguous_date"


def test_equal_values_share_an_object():
    done = clean_rows({"company": ["Acme", "Acme"]}, Rules())
    assert done["company"][0] is done["company"][1]


def test_more_values_than_are_remembered():
    cells = [f"City {i}" for i in range(90_000)]
    for start in range(0, len(cells), 30_000):
        part = cells[start : start + 30_000]
        assert values(clean_rows({"city": part}, Rules())["city"]) == part


def test_plain_rows_load_no_heavy_library():
    code = (
        "import sys\n"
        "from leadctl.cleaning.rows import clean_rows\n"
        "from leadctl.cleaning.cleaned import DERIVED, EMPTY, Rules\n"
        "heavy = {'phonenumbers', 'email_validator', 'ftfy', 'nameparser', 'tldextract'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "clean_rows({'full_name': ['Jane Doe'], 'company': ['Acme'], 'website': ['acme.com'],"
        " 'country': ['Germany']}, Rules())\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("first", "last", "email", "names"),
    [
        ("Jennifer", "NULL", "jennifer.null@acme.com", ("Jennifer", "Null", "Jennifer Null")),
        ("JENNIFER", "null", "Null_Jennifer@acme.com", ("Jennifer", "Null", "Jennifer Null")),
        ("Yan", "NA", "yan-na@acme.com", ("Yan", "Na", "Yan Na")),
        ("NAN", "Li", "nan.li@acme.com", ("Nan", "Li", "Nan Li")),
        ("NA", "Li", "", ("Na", "Li", "Na Li")),
        ("kim", "na", "", ("Kim", "Na", "Kim Na")),
        ("NA", "Smith", "", (None, "Smith", "Smith")),
        ("N/A", "Li", "", (None, "Li", "Li")),
        ("Jennifer", "NULL", "jennifer@acme.com", ("Jennifer", None, "Jennifer")),
        ("Jennifer", "NULL", "null@acme.com", ("Jennifer", None, "Jennifer")),
        ("Bob", "NULL", "jennifer.null@acme.com", ("Bob", None, "Bob")),
        ("NULL", "NULL", "null.null@acme.com", (None, None, None)),
        ("Jane", "N/A", "jane.n/a@acme.com", ("Jane", None, "Jane")),
        ("", "NULL", ".null@acme.com", (None, None, None)),
    ],
)
def test_a_mailbox_tells_a_name_from_a_null_word(first, last, email, names):
    given = {"first_name": [first], "last_name": [last], "email": [email]}
    done = clean_rows(given, Rules())
    assert tuple(done[name][0].value for name in ("first_name", "last_name", "full_name")) == names


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Jane Doe <jane@acme.io>", "Jane Doe"),
        ('"DOE, JANE" <jd@acme.io>', "Jane Doe"),
        ("'Jane Doe' <mailto:jane@acme.io>", "Jane Doe"),
        ("Jane <jd@acme.io>", "Jane"),
        ("Max Müller <max@bar.de>, Eva Lang <eva@bar.de>", "Max Müller"),
        ("max@bar.de, Eva Lang <eva@bar.de>", None),
        ("Acme Support <support@acme.io>", None),
        ("Acme Tools Ltd <jane@acme.io>", None),
        ("work <jane@acme.io>", None),
        ("Work: <jane@acme.io>", None),
        ("<jane@acme.io>", None),
        ("Jane Doe <jane at home>", None),
        ("jane@acme.io (Jane Doe)", "Jane Doe"),
        ("<jane.doe@acme.io> (DOE, JANE)", "Jane Doe"),
        ("jd@acme.io (Jane Doe)", "Jane Doe"),
        ("vdberg@acme.nl (Jan van den Berg); bob@acme.nl", "Jan van den Berg"),
        ("jane@acme.io (Jane's assistant)", None),
        ("jane@acme.io (jane bounced)", None),
        ("jane@acme.io (Sales Team)", None),
        ("jane@acme.io (Jane)", None),
        ("sales@acme.io (Sales Team)", None),
        ("jane@acme.io (Acme Tools Ltd)", None),
        ("jane@acme.io (work)", None),
        ("bob@acme.de, jane@acme.io (Jane Doe)", None),
    ],
)
def test_a_name_beside_an_address_is_kept(cell, name):
    done = clean_rows({"email": [cell, "bob@acme.io"]}, Rules())
    assert values(done.get("full_name", [EMPTY, EMPTY])) == [name, None]
    if name:
        assert DERIVED in done["full_name"][0].flags
        assert done["first_name"][0].value == name.split()[0]


@pytest.mark.parametrize("field", ["full_name", "first_name", "last_name"])
def test_a_name_beside_an_address_stands_over_no_other(field):
    cells = {"email": ["Jane Doe <jane@acme.io>"] * 2, field: ["Bob", ""]}
    assert values(clean_rows(cells, Rules())["full_name"]) == ["Bob", "Jane Doe"]


@pytest.mark.parametrize(
    ("field", "raw", "rules"),
    [
        ("email", " Ann@Acme.com ", ["spaces", "case"]),
        ("email", "Ann+news@Acme.com", ["case"]),
        ("email", "ann@acme.com", []),
        ("phone", "(212) 736-5000", ["E.164"]),
        ("phone", "'+12127365000", ["spreadsheet"]),
        ("phone", "+12127365000", []),
        ("company", "ACME   TOOLS", ["spaces", "case"]),
        ("company", "Acme Tools", []),
    ],
)
def test_the_short_ways_tell_their_rules(field, raw, rules):
    cleaned, steps = explain(field, raw, Rules("US"))
    assert [step.rule for step in steps] == rules
    assert [cleaned] == clean_rows({field: [raw]}, Rules("US"), derive=False)[field]


@pytest.mark.parametrize(
    ("country", "state", "raw", "code", "reason"),
    [
        ("US", "PR", "901", "00901", "zero_restored"),
        ("USA", "Puerto Rico", "901", "00901", "zero_restored"),
        ("US", "VI", "802", "00802", "zero_restored"),
        ("US", "PR", "9011234", "00901-1234", "zero_restored"),
        ("US", "PR", "00901", "00901", ""),
        ("US", "PR", "", None, ""),
        ("US", "CA", "941", "941", ""),
        ("BR", "PR", "901", "901", ""),
        ("", "PR", "901", "901", ""),
    ],
)
def test_the_state_tells_two_lost_zeros_of_a_territory(country, state, raw, code, reason):
    row = {"country": [country], "state": [state], "postal_code": [raw]}
    (found,) = clean_rows(row, Rules(), derive=False)["postal_code"]
    assert (found.value, found.reason) == (code, reason)
