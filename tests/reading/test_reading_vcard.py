from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.reading import open_table
from leadctl.reading.cards import vcard
from leadctl.rows import Reject

JANE = """BEGIN:VCARD
VERSION:3.0
N:Doe;Jane;Quinn,Ann;Dr.;PhD
FN:Dr. Jane
  Doe
TITLE:Head of Sales
ORG:Acme\\, Inc.;Sales;EMEA
EMAIL;TYPE=HOME:jane@home.example
EMAIL;TYPE=WORK:jane@acme.example
EMAIL;TYPE=WORK:sales@acme.example
TEL;TYPE=CELL,VOICE:+1 415 555 0100
TEL;TYPE=WORK:+1 415 555 0101
TEL;TYPE=WORK:+1 415 555 0102
TEL;TYPE=WORK,FAX:+1 415 555 0109
ADR;TYPE=HOME:;;1 Elm Rd;Reno;NV;89501;USA
ADR;TYPE=WORK:PO 7;Floor 2;12 Main St;Springfield;IL;62701;USA
URL:https://acme.example
URL:https://www.linkedin.com/in/janedoe
CATEGORIES:webinar,VIP\\, gold
NOTE:Hello, world\\nsecond line
item1.X-ABLABEL:_$!<Work>!$_
X-SPOUSE:Joe
END:VCARD
"""


@pytest.fixture
def read(tmp_path):
    def go(text, **options):
        path = tmp_path / "list.csv"  # the name says nothing about what is inside
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        table = open_table(path, **options)
        chunks = list(table.chunks)
        rows = [
            {name: column[at] for name, column in zip(table.columns, chunk.columns, strict=True)}
            for chunk in chunks
            for at in range(len(chunk.lines))
        ]
        lines = [line for chunk in chunks for line in chunk.lines]
        rejects = [reject for chunk in chunks for reject in chunk.rejects]
        return table, lines, rows, rejects

    return go


def test_each_property_stands_under_the_header_that_lists_have(read):
    table, lines, rows, rejects = read(JANE)
    assert (table.shape.format, table.shape.encoding, lines, rejects) == ("vcard", "utf-8", [1], [])
    assert rows == [
        {
            "Last Name": "Doe",
            "First Name": "Jane",
            "Middle Name": "Quinn Ann",
            "Prefix": "Dr.",
            "Suffix": "PhD",
            "Full Name": "Dr. Jane Doe",
            "Title": "Head of Sales",
            "Company": "Acme, Inc.",
            "Department": "Sales, EMEA",
            "Email": "jane@acme.example",
            "Other Emails": "sales@acme.example",
            "Personal Email": "jane@home.example",
            "Mobile Phone": "+1 415 555 0100",
            "Work Phone": "+1 415 555 0101",
            "Other Phones": "+1 415 555 0102",
            "Fax": "+1 415 555 0109",
            "PO Box": "PO 7",
            "Address 2": "Floor 2",
            "Street": "12 Main St",
            "City": "Springfield",
            "State": "IL",
            "Postal Code": "62701",
            "Country": "USA",
            "Other Addresses": "1 Elm Rd, Reno, NV, 89501, USA",
            "Website": "https://acme.example",
            "Linkedin Url": "https://www.linkedin.com/in/janedoe",
            "Tags": "webinar; VIP, gold",
            "Notes": "Hello, world\nsecond line",
            "X-SPOUSE": "Joe",
        }
    ]


def card(*lines, version="3.0"):
    return "\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


@pytest.mark.parametrize(
    ("lines", "header", "value"),
    [
        (["FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen"], "Full Name", "Jürgen"),
        (["FN;QUOTED-PRINTABLE:J=C3=BCr=", "gen Gro=C3=9F"], "Full Name", "Jürgen Groß"),
        (["FN;ENCODING=quoted-printable;charset=iso-8859-1:J=FCrgen"], "Full Name", "Jürgen"),
        (["FN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=C0=ED=ED=E0"], "Full Name", "Анна"),
        (["EMAIL;INTERNET;PREF:b@x.example", "EMAIL;INTERNET:a@x.example"], "Email", None),
        (["EMAIL;INTERNET:a@x.example", "EMAIL;INTERNET;PREF:b@x.example"], "Email", "b@x.example"),
        (["TEL;CELL:+44 20 7946 0999"], "Mobile Phone", "+44 20 7946 0999"),
        (["PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ", " SkZJRg==", "", "FN:Ann"], "Full Name", "Ann"),
    ],
)
def test_version_2_1_is_read_with_its_charset(read, lines, header, value):
    _, _, rows, rejects = read(card(*lines, version="2.1"))
    assert rejects == []
    assert rows[0][header] == (value or "b@x.example")


def test_version_4_0_has_links_and_ranks(read):
    lines = [
        "FN:Ann Lee",
        "TEL;VALUE=uri;PREF=2:tel:+44-20-7946-0998",
        'TEL;VALUE=uri;PREF=1;TYPE="voice,work":tel:+44-20-7946-0999',
        "EMAIL;PREF=90:a@x.example",
        "EMAIL;PREF=5:b@x.example",
        "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
    ]
    _, _, (row,), _ = read(card(*lines, version="4.0"))
    assert (row["Email"], row["Other Emails"]) == ("b@x.example", "a@x.example")
    assert row["Work Phone"] == "+44-20-7946-0999"
    assert row["Phone"] == "+44-20-7946-0998"
    assert row["Contact Id"] == "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(read, end):
    lines = ["BEGIN:VCARD", "VERSION:3.0", "FN:Zoe Z", "EMAIL:zoe@x.io", "END:VCARD", ""]
    _, numbers, rows, rejects = read(end.join(lines * 2))
    assert ([row["Email"] for row in rows], rejects) == (["zoe@x.io"] * 2, [])
    assert numbers == [1, 7]


def test_the_card_of_a_firm_names_no_person(read):
    _, _, (row,), _ = read(card("FN:Acme Ltd", "ORG:Acme Ltd", "TEL:+44 20 7946 0999"))
    assert row == {"Company": "Acme Ltd", "Phone": "+44 20 7946 0999"}


def test_broken_cards_cost_no_other_and_keep_their_text(read):
    broken = card("this is no property")
    unknown = card("FN;CHARSET=nowhere;ENCODING=QUOTED-PRINTABLE:=41")
    swallowed = card("FN;ENCODING=QUOTED-PRINTABLE:Ann=")
    group = card("FN:Team", "KIND:group")
    cut = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo"
    parts = [JANE, "junk\n", broken, unknown, swallowed, group, card("FN:Cy"), cut]
    _, _, rows, rejects = read("\n".join(parts))
    assert [row["Full Name"] for row in rows] == ["Dr. Jane Doe", "Cy"]
    texts = [part.strip() for part in parts]
    assert [(one.reason, one.raw.strip()) for one in rejects] == [
        *(("broken_card", text) for text in texts[1:5]),
        ("not_a_person", texts[5]),
        ("broken_card", texts[7]),
    ]


def test_a_card_without_its_end_does_not_swallow_the_next(read):
    text = card("FN:Ann").replace("END:VCARD\n", "") + card("FN:Bo")
    _, lines, rows, rejects = read(text)
    assert ([row["Full Name"] for row in rows], lines) == (["Bo"], [4])
    assert rejects == [Reject(1, "", "broken_card", "BEGIN:VCARD\nVERSION:3.0\nFN:Ann")]


def test_a_card_that_never_ends_is_held_in_pieces(read, monkeypatch):
    monkeypatch.setattr(vcard, "MOST_CHARS", 100)
    text = "BEGIN:VCARD\n" + "NOTE:more of it\n" * 20
    _, _, rows, rejects = read(text)
    assert rows == []
    assert "\n".join(one.raw for one in rejects) == text.rstrip("\n")
    assert max(len(one.raw) for one in rejects) < 130


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_cards_come_in_any_encoding(read, encoding):
    _, _, rows, _ = read(card("FN:Jürgen Groß").replace("\n", "\r\n").encode(encoding))
    assert rows == [{"Full Name": "Jürgen Groß"}]


LINES = st.sampled_from(
    [
        "BEGIN:VCARD", "END:VCARD", "VERSION:2.1", "FN:Ann", "N:A;B", "EMAIL:a@x.example", " fold",
        "TEL;CELL=:1", "X", ":", ";", "FN;ENCODING=QUOTED-PRINTABLE:=4", "FN;QUOTED-PRINTABLE:a=",
        "N;CHARSET=utf-16;ENCODING=QUOTED-PRINTABLE:=4=41", "", "\t", "\0", "a.b.FN:x",
        'TEL;TYPE="a:1', "NOTE:\\", "ADR:\\;;;;;;;;;", "PHOTO:x", "begin:vcard",
        "FN;ENCODING=QUOTED-PRINTABLE,B:x",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=25))
@settings(max_examples=60)
def test_every_card_is_a_row_or_a_reject(tmp_path_factory, lines):
    path = tmp_path_factory.mktemp("cards") / "list.vcf"
    path.write_text("\n".join(["BEGIN:VCARD", *lines]), encoding="utf-8")
    table = open_table(path)
    chunks = list(table.chunks)
    rows = sum(len(chunk.lines) for chunk in chunks)
    raws = "\n".join(reject.raw for chunk in chunks for reject in chunk.rejects)
    begun = 1 + sum(line.lower() == "begin:vcard" for line in lines)
    assert rows + raws.lower().count("begin:vcard") == begun


AGENT = ["BEGIN:VCARD", "VERSION:2.1", "FN:Bob Stone", "EMAIL:bob@x.example", "END:VCARD"]


@pytest.mark.parametrize("above", ["AGENT:", "AGENT;TYPE=X:", "item1.AGENT: "])
def test_the_card_of_an_agent_belongs_to_its_owners(read, above):
    owner = card("FN:Ann Berg", above, *AGENT, "TEL:+49 30 1234567", version="2.1")
    _, _, rows, rejects = read(owner + card("FN:Cy Fox", version="2.1"))
    cells = rows[0]
    assert (cells["Full Name"], cells["Phone"]) == ("Ann Berg", "+49 30 1234567")
    assert "Email" not in cells
    assert cells["AGENT"].splitlines() == AGENT
    assert (len(rows), rejects) == (2, [])


def test_an_agents_card_without_its_end_swallows_no_other(read):
    owner = card("FN:Ann Berg", "AGENT:", *AGENT[:-1], version="2.1")
    _, _, rows, rejects = read(owner + card("FN:Cy Fox", version="2.1"))
    assert [row["Full Name"] for row in rows] == ["Cy Fox"]
    assert [one.reason for one in rejects] == ["broken_card"]


def test_words_above_cards_are_rejected(read):
    _, _, rows, rejects = read("My contacts\n\n" + card("FN:Cy Fox"))
    assert [row["Full Name"] for row in rows] == ["Cy Fox"]
    assert [one.raw for one in rejects] == ["My contacts"]


def test_a_profile_of_rfc_9554_is_one(read):
    page = "https://www.linkedin.com/in/cyfox"
    _, _, rows, _ = read(card("FN:Cy Fox", f"SOCIALPROFILE;SERVICE-TYPE=LinkedIn:{page}"))
    assert rows[0]["Linkedin Url"] == page
