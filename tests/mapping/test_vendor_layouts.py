"""What a layout can say of values, and that no order or spelling of headers changes it."""

import json
import random
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.errors import DataError, UsageError
from leadctl.fields import BY_NAME, header_key
from leadctl.mapping.deciding.plan import apply, make_plan, profiles
from leadctl.mapping.maps import profiles as vendor_profiles
from leadctl.mapping.maps.columns import Plan
from leadctl.mapping.maps.layout import Layout
from leadctl.mapping.maps.mapfile import MapFile, load_map, parse_map
from leadctl.mapping.maps.profiles import is_vendors_header, parsed, profile_named, recognised
from leadctl.reading import open_table
from leadctl.reading.tabling.headers import unique

SAMPLES = Path(__file__).parent / "vendors"

SPELLINGS = (
    str,
    str.upper,
    str.lower,
    lambda text: f" {text} ",
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" ", "_"),
)


def sample_of(name):
    """Headers as written, numbers of repeated ones taken off, and the cells below each."""
    table = open_table(SAMPLES / f"{name}.csv", is_header=is_vendors_header)
    columns = next(chunk.columns for chunk in table.chunks if chunk.lines)
    return list(zip(table.columns, columns, strict=True))


def shuffled(columns, chance):
    """Other orders; columns of one header keep theirs, for the first of them leads."""
    mixed = chance.sample(columns, len(columns))
    waiting = {}
    for header, cells in columns:
        waiting.setdefault(header.partition(" (2)")[0], []).append(cells)
    heads = [header.partition(" (2)")[0] for header, _ in mixed]
    return [(head, waiting[head].pop(0)) for head in heads]


def in_any_order(fields):
    """Cells of several values as sets: their order is that of the columns they come from."""
    return {
        name: [set(re.split("[,;] ", cell)) for cell in cells] if BY_NAME[name].many else cells
        for name, cells in fields.items()
    }


@pytest.mark.parametrize("name", profiles())
@settings(max_examples=4)
@given(chance=st.randoms(), spelling=st.sampled_from(SPELLINGS))
def test_no_order_and_no_spelling_of_headers_changes_what_is_read(name, chance, spelling):
    golden = json.loads((SAMPLES / f"{name}.golden.json").read_text(encoding="utf-8"))
    profile = profile_named(name)
    columns = shuffled(sample_of(name), chance)
    headers = [header if profile.exact else spelling(header) for header, _ in columns]
    cells = [cells for _, cells in columns]
    named = "" if profile.signature else name
    plan = make_plan(unique(headers), cells, profile=named)
    assert plan.profile == name
    assert in_any_order(apply(plan, cells).fields) == in_any_order(golden["fields"])
    assert Plan.from_json(plan.to_json()) == plan


@pytest.mark.parametrize("name", profiles())
def test_no_vendors_headers_are_taken_for_anothers(name):
    headers = [header for header, _ in sample_of(name)]
    found = recognised(headers)
    assert (found.name if found else "") == (name if profile_named(name).signature else "")


def test_every_profile_goes_by_the_name_of_its_file():
    assert [one.name for one in profiles().values()] == list(profiles())


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("colums = {}", "colums"),
        ("[columns]\nA = 1", "`A`"),
        ("[dates]\ncreated = 'ydm'", "created"),
        ("[dates]\nemail = 'dmy'", "email"),
        ("[units]\nA = '1000'", "A"),
        ("[units]\nA = true", "A"),
        ("[kinds.A]\nx = 'phone'", "A"),
        ("signature = ['A']", "signature"),
        ("exact = 'yes'", "exact"),
        ("separator = 1", "separator"),
        ("nothing = 'x'", "nothing"),
    ],
)
def test_a_profile_with_a_part_that_means_nothing_is_refused(text, part):
    with pytest.raises(DataError) as caught:
        parsed("odd.toml", text)
    assert part in caught.value.message
    assert "odd.toml" in caught.value.message


@pytest.mark.parametrize(
    "text", ["[columns]\nA = 'not email'", "[kinds.A]\nby = 'B'\nx = 'x9'", "[columns]\nA='x9'"]
)
def test_a_profile_with_an_unknown_field_is_refused(text):
    with pytest.raises(UsageError):
        parsed("odd.toml", text)


@pytest.mark.parametrize("key", ["Day", "created", "CREATED"])
def test_an_order_of_dates_is_given_by_header_or_field(key):
    given = parse_map("m.toml", f'[columns]\nDay = "created"\n[dates]\n{key} = "mdy"')
    plan = make_plan(["Email", "Day"], [["a@x.com"], ["02/03/2026"]], map_file=given)
    assert plan.date_orders == {"created": "mdy"}


@pytest.mark.parametrize(
    "part", ['[dates]\nDoy = "mdy"', "[units]\nDoy = 10", '[kinds.Doy]\nby = "Email"']
)
def test_what_a_map_says_of_no_column_is_refused(part):
    with pytest.raises(DataError, match="`doy`") as caught:
        make_plan(["Email", "Day"], [["a@x.com"], [""]], map_file=parse_map("m.toml", part))
    assert "Day" in caught.value.hint


def test_a_users_map_says_all_that_a_profile_can(tmp_path):
    path = tmp_path / "m.toml"
    path.write_text(
        'separator = "/"\nnothing = ["?"]\n'
        '[columns]\nMail = "email"\nAllowed = "not email_opt_out"\nNr = "phone"\n'
        'Turnover = "revenue"\nLabels = "tags"\nDay = "created"\n'
        '[units]\nTurnover = 1000000\n[dates]\ncreated = "mdy"\n[prefixes]\ntags = "#"\n'
        '[kinds.Nr]\nby = "Art"\nMobil = "mobile_phone"\nFax = "-"\n',
        encoding="utf-8",
    )
    headers = ["Mail", "Allowed", "Nr", "Art", "Turnover", "Labels", "Day"]
    rows = [
        ("a@x.com", "no", "030 111", "mobil", "1,5", "#fair/#?/tools", "02/03/2026"),
        ("b@x.com", "yes", "030 222", "Fax", "n/a", "?", ""),
        ("c@x.com", "", "030 333", "", "2", "", ""),
    ]
    cells = [list(column) for column in zip(*rows, strict=True)]
    plan = make_plan(headers, cells, map_file=load_map(path))
    fields, extra = apply(plan, cells)
    assert fields == {
        "email": ["a@x.com", "b@x.com", "c@x.com"],
        "email_opt_out": ["yes", "", ""],
        "phone": ["", "", "030 333"],
        "mobile_phone": ["030 111", "", ""],
        "revenue": ["1500000", "n/a", "2000000"],
        "tags": ["fair; tools", "", ""],
        "created": ["02/03/2026", "", ""],
    }
    assert [json.loads(one)["Art"] for one in extra if one] == ["mobil", "Fax"]
    assert plan.date_orders == {"created": "mdy"}
    assert Plan.from_json(plan.to_json()) == plan


def test_a_map_lies_over_a_profile_part_by_part():
    vendors = Layout({"status": {"a": "new", "b": "open"}}, {"created": "dmy"}, separator="/")
    own = Layout({"status": {"b": "nurture"}}, {"consent_at": "ymd"}, nothing=("x",))
    both = vendors.under(own)
    assert both.values == {"status": {"a": "new", "b": "nurture"}}
    assert both.dates == {"created": "dmy", "consent_at": "ymd"}
    assert (both.separator, both.nothing) == ("/", ("x",))


def test_numbers_of_a_group_keep_together_what_belongs_together():
    headers = ["Phone 2 - Label", "Phone 2 - Value", "Phone 1 - Value", "Phone 1 - Label", "email"]
    cells = [["Work"], ["2"], ["1"], ["Mobile"], ["a@x.com"]]
    fields = apply(make_plan(headers, cells, profile="google"), cells).fields
    assert (fields["work_phone"], fields["mobile_phone"], fields["phone"]) == (["2"], ["1"], [""])


SUM = "0123456789abcdef" * 4


def test_no_leads_are_made_of_sums():
    headers = ["Email", "Phone", "First Name", "Country"]
    with pytest.raises(DataError, match="sums") as caught:
        make_plan(headers, [[SUM], [SUM.upper()], [SUM], ["US"]])
    assert SUM not in caught.value.message
    plan = make_plan([*headers, "Last Name"], [[SUM], ["+1 212 555 0100"], [SUM], ["US"], ["Ray"]])
    assert [column.field for column in plan.columns] == ["", "phone", "", "country", "last_name"]


def test_a_sum_is_what_the_user_says():
    given_ = MapFile("m.toml", {"Email": "vendor_id"})
    plan = make_plan(["Email", "Name"], [[SUM], ["Ann Ray"]], map_file=given_)
    assert plan.columns[0].field == "vendor_id"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("unsubscribed_members_export_1a2b.csv", {"email_opt_out": "yes"}),
        ("Cleaned_Members.csv", {"email_opt_out": "yes"}),
        ("subscribed_members_export_1a2b.csv", {}),
        ("nonsubscribed_members.csv", {}),
    ],
)
def test_the_name_of_a_file_can_be_an_opt_out(name, said):
    assert profile_named("mailchimp").said_of(name) == said


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("What's your first name?", "first_name"),
        ("And your last name?", "last_name"),
        ("Which company do you work for?", "company"),
        ("Please enter your phone number", "phone"),
        ("Wie lautet Ihre E-Mail-Adresse?", "email"),
        ("Quel est votre prénom ?", "first_name"),
        ("What is your biggest challenge?", ""),
        ("How did you hear about us?", "source"),
        ("Which city are you based in?", "city"),
        ("Do you want to receive our newsletter?", "email_opt_out"),
        ("Möchten Sie unseren Newsletter abonnieren?", "email_opt_out"),
        ("Souhaitez-vous recevoir notre newsletter ?", "email_opt_out"),
        ("Do you want a demo?", ""),
        ("Would you like to be a partner?", ""),
    ],
)
def test_questions_of_forms_mean_what_they_ask_for(question, field):
    plan = make_plan([question, "email"], [])
    assert plan.columns[0].field == field


EVERYBODYS = ["My Note", "Segment", "Score 2", "Internal ID", "Region X"]


def some_of(headers, chance, share=0.7):
    kept = [header for header in headers if chance.random() < share]
    return chance.sample([*kept, *chance.sample(EVERYBODYS, 2)], len(kept) + 2)


@pytest.mark.parametrize("name", profiles())
@settings(max_examples=5)
@given(chance=st.randoms(use_true_random=False))
def test_columns_left_out_and_added_make_no_other_vendor(name, chance):
    headers = [header for header, _ in sample_of(name)]
    found = recognised(some_of(headers, chance))
    assert found is None or found.name == name


@pytest.mark.parametrize(
    "name",
    [
        "calendly", "eventbrite", "google", "google-old", "outlook", "phantombuster", "pipedrive",
        "rocketreach", "zoho", "zoominfo",
    ],
)  # fmt: skip
@pytest.mark.parametrize("seed", range(3))
def test_a_wide_layout_is_known_without_its_signature_and_means_the_same(name, seed):
    golden = json.loads((SAMPLES / f"{name}.golden.json").read_text(encoding="utf-8"))["columns"]
    signed = {header_key(one) for group in profile_named(name).signature for one in group}
    headers = [header for header, _ in sample_of(name) if header_key(header) not in signed]
    given_ = unique(some_of(headers, random.Random(seed), 0.8))  # noqa: S311
    plan = make_plan([*given_, "Mail"], [])
    assert plan.profile == name
    known = {column.header: column.field for column in plan.columns if column.header in golden}
    assert known == {header: golden[header][0] for header in known}


def test_what_tells_a_vendor_is_read_from_its_profile_as_it_stands():
    written = {
        name: {
            header_key(header).replace(" ", "")
            for header in tomllib.loads(text)["columns"]
            if "{n}" not in header
        }
        for name, text in vendor_profiles._texts().items()
    }
    for word, name in vendor_profiles._tellers().items():
        assert [one for one, words in written.items() if word in words] in ([name], [])
    assert len(vendor_profiles._tellers()) > 300


PLAIN = """First Name,Last Name,Email,Phone,Company,Title
Vorname,Nachname,E-Mail,Telefon,Firma,Position,Strasse,PLZ,Ort
Prénom,Nom,Adresse e-mail,Téléphone,Société,Poste
Nombre,Apellidos,Correo electrónico,Teléfono,Empresa,Cargo
Nome,Cognome,Email,Telefono,Azienda,Ruolo
Order No,Order Date,Name,Email,Total
Event,Location,Team,Group,Name,Email,Status,Canceled
id,name,email,phone,created_at,updated_at,status,source,notes,tags
User,Team,Start,End,Email,Location,Summary,Timestamp,Query
Name,Email,Type,Label,Value,Priority,Private,Language,Notes"""


@pytest.mark.parametrize("header", PLAIN.splitlines())
def test_lists_of_nobody_in_particular_have_no_vendor(header):
    assert recognised(header.split(",")) is None


def test_a_table_of_hosts_is_not_taken_for_the_attendees():
    hosts = ["User Name (Original Name)", "Email", "Join Time", "Leave Time", "Is Guest"]
    assert not is_vendors_header(hosts)
    assert is_vendors_header([*hosts, "First Name"])
