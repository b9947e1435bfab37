from __future__ import annotations

import pytest
from prove_email import by_library, from_library, from_long_way, samples

from leadctl.cleaning.emails.email import clean_email, fixed


def clean(text):
    return clean_email([text])[0]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (" Jane.Doe@ACME.com ", "jane.doe@acme.com"),
        ("mailto:jane@acme.com?subject=Hi", "jane@acme.com"),
        ("Jane Doe <jane@acme.com>", "jane@acme.com"),
        ('="jane@acme.com"', "jane@acme.com"),
        ("jane@acme.com;", "jane@acme.com"),
        ("jane @ acme.com", "jane@acme.com"),
        ("ｊａｎｅ@firma-o.de", "jane@firma-o.de"),
        ("ＪＡＮＥ＠ｆｉｒｍａ．ｄｅ", "jane@firma.de"),
        ("o´brien@firma.de", "o´brien@firma.de"),
        ("jane [at] acme [dot] com", "jane@acme.com"),
        ("\u200bjane@acme.com\u00a0", "jane@acme.com"),
        ("jürgen@müller.de", "jürgen@müller.de"),
        ("o'brien+x@acme.co.uk", "o'brien+x@acme.co.uk"),
        ("jane@example.com", "jane@example.com"),
        ('=HYPERLINK("mailto:jane@acme.com","jane@acme.com")', "jane@acme.com"),
        ('=HYPERLINK("http://crm.com/1","jane@acme.com")', "jane@acme.com"),
        ("jane＠acme．com", "jane@acme.com"),
        ("%20jane@acme.com%20", "jane@acme.com"),
    ],
)
def test_normal_form(raw, value):
    assert (clean(raw).value, clean(raw).verdict) == (value, "valid")


@pytest.mark.parametrize(
    ("raw", "verdict", "reason"),
    [
        ("info@acme.com", "risky", "role_based"),
        ("info2@acme.com", "risky", "role_based"),
        ("support03@acme.com", "risky", "role_based"),
        ("hr2@acme.com", "valid", ""),
        ("infor2@acme.com", "valid", ""),
        ("home1985@acme.com", "valid", ""),
        ("sales-emea@acme.com", "risky", "role_based"),
        ("mailer-daemon@acme.com", "risky", "role_based"),
        ("Postmaster@acme.com", "risky", "role_based"),
        ("jane@acme.c", "invalid", "failed_syntax_check"),
        ("jane@mailinator.com", "risky", "disposable"),
        ("jane@sub.mailinator.com", "risky", "disposable"),
        ("jane@gmial.com", "risky", "possible_typo"),
        ("info@gmial.com", "risky", "possible_typo"),
        ("info@mailinator.com", "risky", "disposable"),
        ("jane@acme.con", "risky", "possible_typo"),
        ("jane@acme.xyzzy", "risky", "unknown_ending"),
        ("info@sub.acme.xyzzy", "risky", "unknown_ending"),
        ("jane@acme.lan", "risky", "unknown_ending"),
        ("jane@acme.dee", "risky", "possible_typo"),
        ("jane@mailinator.zz", "risky", "unknown_ending"),
        ("jane@yourcompany.xyzzy", "risky", "placeholder"),
        ("jane@пример.ьь", "risky", "unknown_ending"),
        ("jane@почта.рф", "valid", ""),
        ("jane@xn--80a1acny.xn--p1ai", "valid", ""),
        ("jane@acme.dev", "valid", ""),
        ("jane@acme.museum", "valid", ""),
        ("jane@acme.test", "invalid", "reserved_domain"),
        ("jane@acme.invalid", "invalid", "reserved_domain"),
        ("jane@host.local", "invalid", "reserved_domain"),
        ("test@test.com", "invalid", "placeholder"),
        ("no-email@acme.com", "invalid", "placeholder"),
        ("no@no.com", "invalid", "placeholder"),
        ("name@company.com", "invalid", "placeholder"),
        ("your@email.com", "invalid", "placeholder"),
        ("xxx@gmail.com", "risky", "placeholder"),
        ("your.name@gmail.com", "risky", "placeholder"),
        ("firstname.lastname+x@acme.com", "risky", "placeholder"),
        ("jane@yourcompany.com", "risky", "placeholder"),
        ("j***@acme.com", "invalid", "placeholder"),
        ("{first}.{last}@acme.com", "invalid", "placeholder"),
        ("email_not_unlocked@domain.com", "invalid", "placeholder"),
        ("[email protected]", "missing", ""),
        ("yourname@example.com", "valid", ""),
        ("asdf@mail.example.org", "valid", ""),
        ("xxx@acme.example", "valid", ""),
        ("noreply@acme.com", "risky", "role_based"),
        ("aaa@acme.com", "valid", ""),
        ("test@acme.com", "risky", "role_based"),
        ("jane@acme.example", "valid", ""),
        ("jane@mail.example.org", "valid", ""),
        ("jane@host.onion", "invalid", "reserved_domain"),
        ("no email", "missing", ""),
        ("jane", "invalid", "failed_syntax_check"),
        ("jane@@acme.com", "invalid", "failed_syntax_check"),
        ("jane..doe@acme.com", "invalid", "failed_syntax_check"),
        ("jane@acme", "invalid", "failed_syntax_check"),
        ("jane@-acme.com", "invalid", "failed_syntax_check"),
        ("j" * 65 + "@acme.com", "invalid", "failed_syntax_check"),
        ("jane@1.2.3.4", "invalid", "failed_syntax_check"),
        ("n/a", "missing", ""),
        ("keine", "missing", ""),
        ("(Keine E-Mail)", "missing", ""),
        ("pas d'email", "missing", ""),
        ("não tem", "missing", ""),
        ("нет", "missing", ""),
        ("no phone", "missing", ""),
        ("keine Ahnung", "invalid", "failed_syntax_check"),
        ("", "missing", ""),
        ("none", "missing", ""),
    ],
)
def test_verdict(raw, verdict, reason):
    assert (clean(raw).verdict, clean(raw).reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("raw", "flag"),
    [
        ("jane@gmail.com", "free"),
        ("jane@acme.com", "business"),
        ("info@acme.com", "role"),
        ("jane+crm@acme.com", "subaddressed"),
        ("jane@müller.de", "idn"),
        ("jane@gmial.com", "suggest:jane@gmail.com"),
        ("jane@hotmial.com", "suggest:jane@hotmail.com"),
        ("jane@outlok.com", "suggest:jane@outlook.com"),
        ("jane@acme.con", "suggest:jane@acme.com"),
        ("jane@gmx.ed", "suggest:jane@gmx.de"),
        ("jane@acme.comwww.acme.com", "suggest:jane@acme.com"),
        ("jane@acme com", "suggest:jane@acme.com"),
        ("jane@acme.comhttp://acme.com", "suggest:jane@acme.com"),
        ("jane@@acme.com", "suggest:jane@acme.com"),
        ("jane@acme,com", "suggest:jane@acme.com"),
        ("jane@gmail", "suggest:jane@gmail.com"),
        ("jane.doe at acme.com", "suggest:jane.doe@acme.com"),
        ("janedoegmail.com", "suggest:janedoe@gmail.com"),
        ("jane2gmail.com", "suggest:jane@gmail.com"),
        ("jane.@acme.com", "suggest:jane@acme.com"),
        ("jane@#gmail.com", "suggest:jane@gmail.com"),
        ("jane@gmail.com@gmail.com", "suggest:jane@gmail.com"),
        ("info@acme.com", "business"),
        ("jane@hotmail.be", "free"),
        ("jane", "no_at"),
        ("a@b..com", "double_dot"),
    ],
)
def test_flags(raw, flag):
    assert flag in clean(raw).flags


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ("J.Ane+x@GoogleMail.com", "jane@gmail.com"),
        ("j.ane@acme.com", "j.ane@acme.com"),
        ("jane+x@acme.com", "jane@acme.com"),
        ("mary-ann@yahoo.com", "mary-ann@yahoo.com"),
        ("jane@müller.de", "jane@xn--mller-kva.de"),
        ("jane@@acme.com", ""),
    ],
)
def test_match_key(raw, key):
    assert clean(raw).key == key


@pytest.mark.parametrize(
    "boxes",
    [
        ["j.d@icloud.com", "j.d@me.com", "j.d+x@mac.com"],
        ["jd@proton.me", "j.d@protonmail.com", "jd@pm.me"],
        ["jd@yandex.ru", "jd@ya.ru", "jd@yandex.com"],
    ],
)
def test_domains_of_one_mailbox_have_one_key(boxes):
    assert len({one.key for one in clean_email(boxes)}) == 1


def test_what_is_typed_to_fill_a_field_makes_nobody_another():
    typed = ["xxx@gmail.com", "your.name@gmail.com", "jane@yourcompany.com", "test@test.com"]
    assert {one.key for one in clean_email(typed)} == {""}


@pytest.mark.parametrize("raw", ["jane doe@acme.com", "jane, doe@acme.com", "ceo jane@acme.com"])
def test_what_stands_before_a_blank_is_not_guessed(raw):
    assert clean(raw).flags == ("space",)


@pytest.mark.parametrize("raw", ["aa@xn--mller-kva.e", "aa@m\u00fcller.e"])
def test_a_domain_in_its_ascii_form_is_judged_as_in_letters(raw):
    assert clean(raw) == clean("aa@m\u00fcller.e")
    assert clean(raw).flags == ("bad_domain",)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Jane at Acme", "Jane at Acme"),
        ("  Jane  at Acme ", "Jane at Acme"),
        ("Jane@@Acme.com", "Jane@@Acme.com"),
        ("Jane+x@Acme.c", "Jane+x@Acme.c"),
        ("mailto:Jane@Acme..com", "jane@acme..com"),
        ("Jane@Acme.test", "jane@acme.test"),
    ],
)
def test_what_is_no_address_keeps_its_capitals(raw, value):
    assert clean(raw).value == value
    assert clean(value) == clean(raw)


@pytest.mark.parametrize("gap", ["; ", ", ", " / ", "\n", "|", " "])
def test_several_addresses_in_a_cell(gap):
    found = clean(f"jane@acme.com{gap}j.doe@web.de")
    assert found.value == "jane@acme.com"
    assert [one.value for one in found.more] == ["j.doe@web.de"]


def test_the_first_good_address_leads_and_each_counts_once():
    found = clean("jane@@acme.com; jane@acme.com; jane@acme.com")
    assert (found.value, found.verdict) == ("jane@acme.com", "valid")
    assert [one.value for one in found.more] == ["jane@@acme.com"]


def test_the_short_ways_agree_with_the_library_and_the_long_way():
    texts, cells = zip(*samples(2_000, seed=11), strict=True)
    assert sum(bool(by_library(text.lower())) for text in texts) > 800
    assert list(from_library(texts)) == []
    assert list(from_long_way([*texts, *cells])) == []


def test_what_was_cleaned_before_changes_nothing():
    raw = ["jane@acme.com-", "jane@-acme.com", "jane@xn--mller-kva.de", "jane@ACME.com."]
    first = clean_email(raw)
    clean_email(["jane@acme.com", *raw, "bob@acme..com", "bob@acme.com-x"])
    assert clean_email(raw) == first


@pytest.mark.parametrize("raw", ["a@b." * 40, "jane" * 30_000, "(" * 50_000, "%20" * 30_000 + "x"])
def test_long_cells_are_kept_and_cost_little(raw):
    found = clean(raw)
    assert found.verdict == "invalid"
    assert len(found.value) <= len(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "jane@acme.com (work), bob@acme.com (home)",
        "Work: jane@acme.com; Home: bob@acme.com",
        "Work jane@acme.com; Home bob @ acme.com",
    ],
)
def test_labels_beside_addresses_are_no_addresses(raw):
    found = clean(raw)
    assert [found.value, *(one.value for one in found.more)] == ["jane@acme.com", "bob@acme.com"]


@pytest.mark.parametrize(
    ("raw", "value", "verdict"),
    [
        ("Jane@gmial.com", "jane@gmail.com", "valid"),
        ("jane@acme.con", "jane@acme.com", "valid"),
        ("jane@gmail", "jane@gmail.com", "valid"),
        ("info@acme,com", "info@acme.com", "risky"),
    ],
)
def test_a_mistyped_domain_can_be_mended(raw, value, verdict):
    (old,) = clean_email([raw])
    found = fixed(old)
    assert (found.value, found.verdict, found.key) == (value, verdict, value)
    assert found.flags[-1] == f"fixed:{old.value}"
    assert fixed(found) is found


@pytest.mark.parametrize(
    "raw", ["jane@@acme.com", "jane@acme.com", "jane", "jane@mail.com", "n/a", "ja,ne@acme,com"]
)
def test_nothing_but_a_mistyped_domain_is_mended(raw):
    (old,) = clean_email([raw])
    assert fixed(old) is old


def test_every_address_of_a_cell_is_mended_and_counts_once():
    (old,) = clean_email(["jane@gmial.com; bob@acme.com; bob@acme.con; x@@y.com"])
    found = fixed(old)
    assert found.values == ["jane@gmail.com", "bob@acme.com", "x@@y.com"]
    assert found.more[0].more == ()


@pytest.mark.parametrize(
    "text",
    ["linkedin.com/in/jane@acme.com", "medium.com/@jane.doe", "https://medium.com/@jane.doe"],
)
def test_a_page_of_a_site_is_no_mailbox(text):
    found = clean_email([text])[0]
    assert (found.value, found.verdict, found.key) == (text, "invalid", "")


def test_a_slash_in_a_mailbox_is_no_site():
    assert clean_email(["customer/shipping@example.com"])[0].verdict == "valid"


def again(raw):
    """Clean a cell, and what came of it once more, which must change nothing."""
    found = clean_email([raw])[0]
    assert clean_email([found.value])[0] == found
    return found


@pytest.mark.parametrize(
    "raw",
    [
        "email_not_unlocked@domain.com",
        "j***@acme.com",
        "j****e@gmail.com",
        "***@acme.com",
        "**e@acme.com",
        "*@acme.com",
        "j*e@acme.com",
        "j\u2022\u2022\u2022@acme.com",
        "j...e@gmail.com",
        "jane@a***.com",
        "{first}.{last}@acme.com",
        "{{email}}@acme.com",
        "[first].[last]@acme.com",
        "%first name%@acme.com",
        "<first_name>@acme.com",
    ],
)
def test_hidden_names_and_templates_join_nobody(raw):
    found = again(raw)
    assert (found.value, found.verdict, found.reason) == (raw, "invalid", "placeholder")
    assert (found.key, found.flags) == ("", ())


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("AL\u0130@GMA\u0130L.COM", "ali@gmail.com"),
        ("ali\u0307@gmai\u0307l.com", "ali@gmail.com"),
        ("\u0130PEK@ACME.COM.TR", "ipek@acme.com.tr"),
        ("AY\u015eE.YILMAZ@HOTMA\u0130L.COM", "ay\u015fe.yilmaz@hotmail.com"),
        ("mailto:?to=jane@acme.com", "jane@acme.com"),
        ("mailto:?to=jane@acme.com&subject=Hi", "jane@acme.com"),
        ("\u2460jane@acme.com", "jane@acme.com"),
        ("jane@acme.com\u00b9", "jane@acme.com"),
        ("*jane@acme.com", "jane@acme.com"),
    ],
)
def test_letters_and_signs_of_keyboards_and_lists(raw, value):
    found = again(raw)
    assert (found.value, found.verdict, found.key) == (value, "valid", value)


@pytest.mark.parametrize("host", ["hotma\u0131l.com", "hotm\u00e1il.com"])
def test_a_provider_beyond_ascii_is_a_typo(host):
    found = again(f"mehmet@{host}")
    assert (found.verdict, found.reason) == ("risky", "possible_typo")
    assert found.flags[-1] == "suggest:mehmet@hotmail.com"


def test_the_figure_of_a_footnote_is_no_part_of_a_name():
    found = again("jane\u00b9@acme.com")
    assert (found.verdict, found.reason, found.key) == ("invalid", "failed_syntax_check", "")


@pytest.mark.parametrize("end", [r"\n", r"\r\n", r"\\n", r" \n", r"\t"])
def test_a_line_end_that_a_program_wrote_out_is_cut(end):
    assert clean(f"jane@acme.com{end}").value == "jane@acme.com"
    assert clean(f"{end}jane@acme.com").value == "jane@acme.com"
    assert clean(f"{end} jane@acme.com{end}").value == "jane@acme.com"
    assert clean(f"bob@beta.de;{end}jane@acme.com").values == ["bob@beta.de", "jane@acme.com"]
    assert clean(f"Jane <{end}jane@acme.com>").value == "jane@acme.com"
