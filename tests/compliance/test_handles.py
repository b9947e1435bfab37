import json

import pytest

from leadctl.compliance.handles import Handles, numbers

JANE = Handles(
    emails=frozenset({"jane@acme.co", "jane.doe+x@gmail.com"}),
    phones=frozenset({"+4930901820", "+14155550100", "+3726661234 ext. 5"}),
    profiles=frozenset({"jane-doe"}),
    literals=frozenset({"jane (at) acme", 'a "quoted" text'}),
    names=frozenset({"Jane Doe"}),
)


@pytest.mark.parametrize(
    "text",
    [
        "jane@acme.co",
        "Mail JANE@ACME.CO.",
        "mailto:jane@acme.co?subject=x",
        "jane+news@acme.co",
        "jane.doe@gmail.com",
        "<jane.doe+y@gmail.com>",
        "+49 30 901820",
        "0049 (30) 90 18 20",
        "(030) 901-820",
        "030/901820 or mobile",
        "415.555.0100",
        "1-415-555-0100 x12",
        "+372 666 1234",
        "666 1234",
        "https://de.linkedin.com/in/Jane-Doe/",
        "linkedin.com/in/jane-doe?trk=1",
        "Jane (at) Acme",
    ],
)
def test_a_mention_is_found_and_taken_out(text):
    assert JANE.mentioned_in(text)
    assert JANE.may_be_in(json.dumps([text, "x"]).encode())
    assert not JANE.mentioned_in(JANE.out_of(text))
    assert "[erased]" in JANE.out_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "jane@acme.co.uk",
        "mary-jane@acme.co",
        "mary.jane@acme.co",
        "jane@acme.com",
        "janet@acme.co",
        "+49 30 901821",
        "2026-01-01 12:00",
        "linkedin.com/in/jane-doe-2",
        "linkedin.com/company/jane-doe",
        "Jane Doe",
        "",
    ],
)
def test_what_is_another_s_stays(text):
    assert not JANE.mentioned_in(text)
    assert JANE.out_of(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "leadctl import export_jane@acme.co.csv",
        "2026-jane@acme.co.xlsx",
        "jane doe rang",
        "Jane_Doe.vcf",
    ],
)
def test_labels_are_searched_more_widely(text):
    assert JANE.named_in(text)
    assert not JANE.named_in(JANE.out_of(text, label=True))


def test_what_is_taken_out_of_json_leaves_json():
    text = json.dumps({"note": 'she said "jane@acme.co", or +49 30 901820', "n": [1, 2]})
    assert json.loads(JANE.out_of(text))["n"] == [1, 2]


def test_nothing_is_found_by_nobody():
    nobody = Handles()
    assert not nobody.mentioned_in("jane@acme.co +49 30 901820")
    assert not nobody.may_be_in(b"anything 4930901820")
    assert nobody.out_of("text") == "text"


@pytest.mark.parametrize(
    ("phone", "found"),
    [
        ("+4930901820", ("4930901820", "30901820")),
        ("+390612345678 ext. 9", ("390612345678", "0612345678")),
        ("+999", ("999", "999")),
    ],
)
def test_numbers_are_known_with_and_without_their_country(phone, found):
    assert numbers(phone) == found


PERSON = Handles(
    emails=frozenset({"jane.doe@gmail.com", "jane@x.io", "jürgen+a@müller.de", "j@straße.de"}),
    phones=frozenset({"+4930901820", "+3726661234"}),
    profiles=frozenset({"jürgen-müller", "jane-doe/1/234/567"}),
)


@pytest.mark.parametrize(
    "text",
    [
        "janedoe@gmail.com",
        "J.A.N.E.Doe@googlemail.com",
        "jane.doe+news@googlemail.com",
        "janedoe%2Bnews%40gmail.com",
        "ｊａｎｅ＠ｘ．ｉｏ",
        "JANE＠x.io",
        "０３０ ９０１８２０",
        "+٤٩ ٣٠ ٩٠١٨٢٠",
        "(030) - 901820",
        "030 90\u201118\u201120",
        "+49 (0) 30 / 90 18 20",
        "666 1234 / 666 7777",
        "JÜRGEN@MÜLLER.DE",
        "jürgen@xn--mller-kva.de",
        "ju\u0308rgen@mu\u0308ller.de",
        "j%C3%BCrgen@m%C3%BCller.de",
        "j@xn--strae-oqa.de",
        "jane (at) x.io",
        "jane[at]x[dot]io",
        "mailto:%20jane@x.io",
        json.dumps({"a": "see\njane@x.io"}),
        json.dumps({"a": "see\tjane@x.io\n"}),
        json.dumps({"a": json.dumps("see\njane@x.io")}),
        json.dumps({"a": "jürgen@müller.de"}),
        '{"a": "\\u003cjane@x.io\\u003e"}',
        "https://www.linkedin.com/in/j%C3%BCrgen-m%C3%BCller/",
        "linkedin.com/in/Jürgen-Müller?trk=x",
        "https:\\/\\/linkedin.com\\/in\\/jürgen-müller\\/",
        "u=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fj%C3%BCrgen-m%C3%BCller%2F",
        "u=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fj%C3%BCrgen-m%C3%BCller%3Ftrk%3D1",
        "linkedin.com/pub/jane-doe/1/234/567",
    ],
)
def test_every_spelling_is_found_and_taken_out(text):
    assert PERSON.mentioned_in(text)
    assert PERSON.may_be_in(json.dumps([text, "x"], ensure_ascii=False).encode())
    left = PERSON.out_of(f"before {text} behind")
    assert not PERSON.mentioned_in(left)
    assert left.startswith("before ")
    assert left.endswith(" behind")


@pytest.mark.parametrize(
    "text",
    [
        "njane@x.io",
        json.dumps({"a": "njane@x.io"}),
        json.dumps({"a": "see\nnjane@x.io"}),
        json.dumps({"a": "émile-jane@x.io"}),
        "jane.doe@gmail.com.br",
        "mary.janedoe@gmail.com",
        "janedoes@gmail.com",
        "jane.doe@hotmail.com",
        "j.ane@x.io",
        "jürgen@muller.de",
        "linkedin.com/in/jürgen-müller-2",
        "linkedin.com/pub/jane-doe/1/234/568",
        "1666 12345",
        "6661 2347 / 666 7777",
        "６６６ １２３５",
    ],
)
def test_what_only_looks_alike_is_another_s(text):
    assert not PERSON.mentioned_in(text)
    assert PERSON.out_of(text) == text


def test_wide_signs_around_a_mention_stay_as_they_are():
    assert PERSON.out_of("Ｍａｘ： jane@x.io （ｏｋ）") == "Ｍａｘ： [erased] （ｏｋ）"
