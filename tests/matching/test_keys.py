from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.matching.records.keys import Key, key_hash, keys_of_rows


def test_keys_come_strongest_first_and_only_personal_ones_are_sure():
    cells = {
        "email": [
            Cleaned("j@a.com", "valid", key="j@a.com", more=(Cleaned("x@a.com", key="x@a.com"),))
        ],
        "linkedin": [Cleaned("https://www.linkedin.com/in/j", key="j")],
        "vendor_id": [Cleaned("42", key="42")],
        "lead_id": [Cleaned("7", key="7")],
    }
    assert keys_of_rows(cells, 1, "apollo") == [
        (
            Key("lead:7", sure=True),
            Key("vendor:apollo:42", sure=True),
            Key("linkedin:j", sure=True),
            Key("email:j@a.com", sure=True),
            Key("email:x@a.com", sure=True),
        )
    ]


def test_what_many_may_share_joins_nobody():
    cells = {
        "vendor_id": [Cleaned("1.23457E+17", reason="EXCEL_MANGLED"), EMPTY],
        "linkedin": [Cleaned("https://www.linkedin.com/company/acme", key="company/acme"), EMPTY],
    }
    assert keys_of_rows(cells, 2, "crm") == [(), ()]


def test_a_role_mailbox_finds_but_never_joins():
    cells = {
        "email": [Cleaned("info@a.com", "risky", "role_based", ("business", "role"), "info@a.com")]
    }
    assert keys_of_rows(cells, 1, "") == [(Key("role:info@a.com", sure=False),)]


def test_an_invalid_address_has_no_key():
    assert keys_of_rows({"email": [Cleaned("j@", "invalid"), EMPTY]}, 2, "") == [(), ()]


def test_hashes_fit_the_store_and_tell_kinds_apart():
    hashes = {key_hash(f"{kind}:{i}") for kind in ("email", "role") for i in range(1000)}
    assert len(hashes) == 2000
    assert all(-(2**63) <= one < 2**63 for one in hashes)
