"""What people write down as an address to suppress, and what it is compared by."""

import pytest

from leadctl.cleaning.emails.email import clean_email
from leadctl.cleaning.phones.phone import clean_phone
from leadctl.compliance.addresses import domain, domains_over, emails, parse, phones


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jane+News@Acme.COM", [("email", "jane+news@acme.com", "jane@acme.com", False)]),
        ("j.a.n.e@googlemail.com", [("email", "j.a.n.e@googlemail.com", "jane@gmail.com", False)]),
        ("<jane@acme.com>", [("email", "jane@acme.com", "jane@acme.com", False)]),
        ("jane [at] acme.com", [("email", "jane@acme.com", "jane@acme.com", False)]),
        (
            "a@acme.com; b@beta.io",
            [
                ("email", "a@acme.com", "a@acme.com", False),
                ("email", "b@beta.io", "b@beta.io", False),
            ],
        ),
        ("jane@acme,com", [("email", "jane@acme,com", "jane@acme,com", True)]),
        ("jane@", [("email", "jane@", "jane@", True)]),
        ("test@test.com", [("email", "test@test.com", "test@test.com", True)]),
        ("@acme.com", [("domain", "@acme.com", "acme.com", False)]),
        ("*@Mail.Acme.com", [("domain", "@mail.acme.com", "mail.acme.com", False)]),
        ("acme.co.uk", [("domain", "@acme.co.uk", "acme.co.uk", False)]),
        ("@xn--mller-kva.de", [("domain", "@müller.de", "müller.de", False)]),
        ("+49 30 901820", [("phone", "+4930901820", "+4930901820", False)]),
        ("+49 30 901820 ext 12", [("phone", "+4930901820 ext. 12", "+4930901820 ext. 12", False)]),
        ("030 901820", []),
        ("@com", []),
        ("@co.uk", []),
        ("@@", []),
        ("@", []),
        ("", []),
        ("n/a", []),
        ("Jane Doe", []),
        ("1.2.3.4", []),
        ("x" * 400 + "@acme.com", []),
    ],
)
def test_texts_are_read_for_what_they_name(text, found):
    assert [tuple(one) for one in parse(text)] == found


def test_a_number_without_its_country_takes_the_region():
    assert parse("030 901820", "DE")[0].value == "+4930901820"


def test_cells_give_every_address_they_hold():
    assert [one.value for one in emails(clean_email(["a@acme.com, @beta.io"])[0])] == [
        "a@acme.com",
        "@beta.io",
    ]
    assert [one.value for one in phones(clean_phone(["+4930901820; 12"])[0])] == ["+4930901820"]


@pytest.mark.parametrize("text", ["", "localhost", "com", "co.uk", "https://", "acme", "a b.com"])
def test_nobodys_domain_is_none(text):
    assert domain(text) is None


def test_an_address_lies_under_its_domain_and_those_above():
    assert domains_over("jane@mail.acme.com") == ("@mail.acme.com", "@acme.com")
    assert domains_over("xn--mller-kva.de") == ("@xn--mller-kva.de", "@müller.de")
    assert domains_over("xn--\x80.de") == ("@xn--\x80.de",)
    assert domains_over("") == ()
