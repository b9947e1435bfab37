from __future__ import annotations

import pytest

from leadctl.cleaning.emails.cells import addresses_in
from leadctl.cleaning.registry import CLEANERS


@pytest.mark.parametrize(
    "cell",
    [
        "Jane Doe <jane@acme.com>",
        "Jane Doe <jane@acme.com",
        "Jane Doe (jane@acme.com)",
        "Jane Doe [jane@acme.com]",
        "Jane Doe: jane@acme.com",
        "Jane jane@acme.com",
        "J. Jane jane@acme.com",
        "“Doe, Jane” <jane@acme.com>",
        "jane@acme.com <jane@acme.com>",
        "jane@acme.com (work)",
        "jane@acme.com work",
        "jane@acme.com - sales",
        "jane@acme.com; n/a",
        "n/a; jane@acme.com",
        "jane@acme.com, 555-1234",
        "work: jane@acme.com",
        "E-Mail - jane@acme.com",
        "• jane@acme.com",
        "- jane@acme.com",
        "mailto:jane@acme.com?subject=Hi there&cc=bob",
        "mailto:jane%40acme.com",
        "smtp:JANE@acme.com",
        "http://jane@acme.com",
        '<a href="mailto:jane@acme.com">jane@acme.com</a>',
        "<mailto:jane@acme.com|jane@acme.com>",
        "[jane@acme.com](mailto:jane@acme.com)",
        "jane(at)acme.com",
        "jane [ät] acme [punkt] com",
        "jane@acme(dot)com",
        "jane at acme dot com",
        "jane arroba acme punto com",
        "jane(@)acme.com",
        "jane@acme. com",
        "jane@acme .com",
        "jane@acme.com?",
        "jane@acme.com-",
        ".jane@acme.com.",
        "“jane@acme.com”",
        '"jane"@acme.com',
        "jane＠acme。com",
        "&lt;jane&#64;acme.com&gt;",
        "'jane@acme.com'",
        '="jane@acme.com"',
        "%20jane@acme.com%20",
        "Jane Doe jane@acme.com",
        "Jane Doe,jane@acme.com",
        "jane@acme.com <Jane Doe>",
        "jane@acme.com via LinkedIn",
        "jane@acme.com www.acme.com",
        "1. jane@acme.com",
        "=jane@acme.com",
        "*jane@acme.com",
        "#jane@acme.com",
        '<a href="mailto:jane@acme.com">Jane Doe</a>',
        '{"work":"jane@acme.com"}',
        "?jane@acme.com",
        "'jane'@acme.com",
        "jane@'acme.com'",
        "EMAIL=jane@acme.com",
        "+jane@acme.com",
        "=-jane@acme.com",
        "\U0001f4e7jane@acme.com",
        "jane@acme.com\u2713",
        "\ufffdjane@acme.com; \ufffd",
        "a) jane@acme.com",
        "jane <at> acme.com",
        "jane@acme dot com",
        "12;#jane@acme.com",
        "jane@acme.com;#12",
        "0#.f|membership|jane@acme.com",
        "jane_acme.com#EXT#@beta.onmicrosoft.com",
        "Email: jane@acme.com Phone: 415-555-2671",
    ],
)
def test_one_address_among_other_things(cell):
    assert set(addresses_in(cell)) == {"jane@acme.com"}


@pytest.mark.parametrize(
    "cell",
    [
        "OLD: bob@beta.de NEW: jane@acme.com",
        "old bob@beta.de; new jane@acme.com",
        "bob@beta.de (old), jane@acme.com (new)",
        "alt: bob@beta.de neu: jane@acme.com",
        "new: jane@acme.com, old: bob@beta.de",
    ],
)
def test_a_new_address_leads(cell):
    assert addresses_in(cell) == ["jane@acme.com", "bob@beta.de"]


@pytest.mark.parametrize(
    "cell",
    [
        "jane@acme.com; bob@beta.de",
        "jane@acme.com,bob@beta.de",
        "jane@acme.com bob@beta.de",
        "jane@acme.com/bob@beta.de",
        "jane@acme.com|bob@beta.de",
        "jane@acme.com\tbob@beta.de",
        "jane@acme.com and bob@beta.de",
        "jane@acme.com&bob@beta.de",
        "jane@acme.com_bob@beta.de",
        "jane@acme.com:bob@beta.de",
        '"Doe, Jane" <jane@acme.com>; "Roe, Bob" <bob@beta.de>',
        "Jane <jane@acme.com>, bob@beta.de (home)",
        "Work: jane@acme.com Home: bob @ beta.de",
        "1. jane@acme.com 2. bob@beta.de",
        "1) jane@acme.com 2) bob@beta.de",
        r"jane@acme.com\nbob@beta.de",
        r"jane@acme.com\\r\\nbob@beta.de",
        "jane@acme.com, 555-123-4567, bob@beta.de",
        "Jane Doe jane@acme.com, Bob Roe bob@beta.de",
        '{"work":"jane@acme.com","home":"bob@beta.de"}',
    ],
)
def test_two_addresses(cell):
    assert addresses_in(cell) == ["jane@acme.com", "bob@beta.de"]


@pytest.mark.parametrize(
    "cell",
    [
        "jane doe@acme.com",
        "jane@acme.co uk",
        "jane@acme.combob@beta.de",
        "jane@@acme.com",
        '"jane doe"@acme.com',
        "jane@[1.2.3.4]",
        "jane, doe@acme.com",
        "jane at acme",
        "dr. doe@acme.com",
        "jane doe@acme.com bob@beta.de",
        "jane@acme.com not bob@beta.de",
        "http://acme.com/jane@acme.com",
        "https://acme.com/?email=jane@acme.com",
        "https://medium.com/@jane.doe",
        "ftp://jane@acme.com",
        "acme\\nina@acme.com",
    ],
)
def test_what_is_unsure_keeps_its_text(cell):
    assert addresses_in(cell) == [cell]


@pytest.mark.parametrize(
    "unsure",
    [
        "jane doe@acme.com",
        "john. smith@acme.com",
        "jane, doe@acme.com",
        "j@acme.co uk",
        r"acme\nina@acme.com",
    ],
)
@pytest.mark.parametrize("gap", ["; ", ", ", " | "])
def test_what_is_unsure_stays_so_beside_another_address(unsure, gap):
    assert addresses_in(f"{unsure}{gap}bob@beta.de") == [unsure, "bob@beta.de"]
    assert addresses_in(f"bob@beta.de{gap}{unsure}") == ["bob@beta.de", unsure]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (":=1./", "1./"),
        ("&Amp; jane", "& jane"),
        ("-@; x@", "x@"),
        ("jane_x#ext#@acme.com", "jane_x#ext#@acme.com"),
    ],
)
def test_what_is_no_address_is_told_in_its_plainest_form(cell, text):
    assert addresses_in(cell) == addresses_in(text) == [text]


@pytest.mark.parametrize("cell", ["", "n/a", " - ", "No email", '"none"', "don't have", "<>"])
def test_nothing(cell):
    assert addresses_in(cell) == []


@pytest.mark.parametrize(
    ("sign", "plain"),
    [("o’brien", "o'brien"), ("anne–marie", "anne-marie"), ("o´brien", "o´brien")],
)
def test_signs_of_word_processors_are_those_of_addresses(sign, plain):
    assert addresses_in(f"{sign}@acme.com") == [f"{plain}@acme.com"]


@pytest.mark.parametrize(
    ("cell", "rules"),
    [
        (" JANE@acme.com", ["spaces", "case"]),
        ("jane doe <jane@acme.com>", ["display name"]),
        ("mailto:jane@acme.com?subject=x", ["mailto"]),
        ("jane@acme.com; bob <bob@beta.de>", ["several addresses"]),
        ("jane(at)acme.com", ["spelt out"]),
        ("o’brien@acme.com", ["typographic signs"]),
        ("jane＠acme．com", ["wide signs"]),
        ("jane@acme.com (work)", ["remark"]),
        ("work: jane@acme.com", ["label"]),
        ("jane@acme.com;", ["punctuation"]),
        ("'jane@acme.com", ["spreadsheet sign"]),
        ("1) jane@acme.com", ["list number"]),
        ("jane_acme.com#ext#@x.onmicrosoft.com", ["guest account"]),
    ],
)
def test_the_rules_at_work_are_told(cell, rules):
    _, steps = CLEANERS["email"].explain(cell)
    assert [one.rule for one in steps] == rules


def test_addresses_as_we_write_them_into_one_cell_stay():
    kept = ["jane.doe@acme.com", "info@acme.co.uk", "no-reply@mail-1.acme.io"]
    assert addresses_in("; ".join(kept)) == kept


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("jane@acme.com; none", ["jane@acme.com"]),
        ("jane@acme.com; JIM@acme.com", ["jane@acme.com", "jim@acme.com"]),
        ("jane@acme.com; jim@acme.c-", ["jane@acme.com", "jim@acme.c"]),
        ("jane@acme.com; jim@acme.com;", ["jane@acme.com", "jim@acme.com"]),
        ("jane@acme.com; mailto:jim@acme.com", ["jane@acme.com", "jim@acme.com"]),
    ],
)
def test_one_that_is_written_otherwise_among_them(cell, found):
    assert addresses_in(cell) == found
