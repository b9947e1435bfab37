"""What stands in cells of names besides names: placeholders, numbers, titles, dressed letters."""

from __future__ import annotations

import pytest
from twice_names import differing, made

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.derive import derive
from leadctl.cleaning.names.name import clean_full_name, clean_name, with_generation
from leadctl.cleaning.names.remarks import wish_behind
from leadctl.cleaning.rows import clean_rows


@pytest.mark.parametrize(
    ("raw", "value", "flags"),
    [
        ("Jane -", "Jane", ()),
        ("- Jane", "Jane", ()),
        ("Jane N/A", "Jane", ()),
        ("Jane undefined", "Jane", ()),
        ("Jane null", "Jane", ()),
        ("Jane NULL", "Jane Null", ()),
        ("jane null", "Jane Null", ()),
        ("Jane Doe 415-555-2671", "Jane Doe", ("aside:415-555-2671",)),
        ("Jane Doe tel. 415-555-2671 x3", "Jane Doe", ("aside:tel. 415-555-2671 x3",)),
        ("Jane Unknown", "Jane", ()),
        ("jane_doe", "Jane Doe", ()),
        ("Jane Doe @janedoe", "Jane Doe", ("aside:@janedoe",)),
        ("Jane Doe P.Eng.", "Jane Doe", ("suffix:P.Eng.",)),
        ("M. Jean DUPONT", "Jean Dupont", ("honorific:M.",)),
        ("Ms. Jane", "Jane", ("honorific:Ms.",)),
        ("Mr. Kim", "Kim", ("honorific:Mr.", "family:Kim")),
        ("Jane Doe 2", "Jane Doe", ("aside:2",)),
        ("John `Jack` Smith", "John Smith", ("nickname:Jack",)),
        ("John ´Jack´ Smith", "John Smith", ("nickname:Jack",)),
        ("John ``Jack'' Smith", "John Smith", ("nickname:Jack",)),
        ('Hans „Hansi" Huber', "Hans Huber", ("nickname:Hansi",)),
        ("Piet ´t Hooft", "Piet 't Hooft", ()),
        ("O´CONNOR", "O'Connor", ()),
        ("𝐉𝐚𝐧𝐞 𝓓𝓸𝓮", "Jane Doe", ()),
        ("ＪＡＮＥ ＤＯＥ", "Jane Doe", ()),
        ("ⓙⓐⓝⓔ Doe", "jane Doe", ()),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ", ()),
        ("Benoît LE GOFF", "Benoît Le Goff", ("family:Le Goff",)),
        ("Jack MA", "Jack Ma", ()),
        ("TJ Ma", "TJ Ma", ()),
        ("jane.doe", "Jane Doe", ()),
        ("Hans Huber, Vertriebsleiter", "Hans Huber", ("aside:Vertriebsleiter",)),
        ("Anna Huber, Geschäftsführerin", "Anna Huber", ("aside:Geschäftsführerin",)),
        ("DR ING HANS HUBER", "Hans Huber", ("honorific:DR", "honorific:ING")),
        ("Dr. Ing Lee", "Ing Lee", ("honorific:Dr.",)),
        ("Sr. D. Juan Ruiz", "Juan Ruiz", ("honorific:Sr.", "honorific:D.")),
        ("D. Juan Ruiz", "D. Juan Ruiz", ()),
        ("jane.van.dyke", "Jane van Dyke", ()),
        ("J.Doe", "J.Doe", ()),
        ("Eheleute Huber", "Huber", ("honorific:Eheleute", "family:Huber")),
        ("Vorname Nachname", None, ()),
    ],
)
def test_what_is_no_name_goes(raw, value, flags):
    (cleaned,) = clean_full_name([raw])
    assert (cleaned.value, cleaned.flags) == (value, flags)


@pytest.mark.parametrize("firm", ["Acme Inc", "Huber GmbH", "Smith Consulting LLC", "Sid Ltd."])
def test_a_firm_is_nobody(firm):
    (cleaned,) = clean_full_name([firm])
    assert (cleaned.value, cleaned.reason, cleaned.key) == (firm, "not_a_name", "")
    for beside in (f"Jane Doe, {firm}", f"Jane Doe - {firm}", f"Jane Doe at {firm}"):
        assert clean_full_name([beside])[0].value == "Jane Doe"
    assert clean_name(["Ltd"])[0].key


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("PD Dr. Hans Huber", "Hans Huber"),
        ("DDr. Hans Huber", "Hans Huber"),
        ("DI Maria Gruber", "Maria Gruber"),
        ("Mag.a Maria Gruber", "Maria Gruber"),
        ("Dr.in Eva Lang", "Eva Lang"),
        ("Prof. em. Dr. Karl Huber", "Karl Huber"),
        ("H.E. Ada Osei", "Ada Osei"),
        ("H.E. Bates", "H.E. Bates"),
        ("Em. Smith", "Em. Smith"),
        ("Don Diego de la Vega", "Diego de la Vega"),
        ("Don Draper", "Don Draper"),
        ("Don Martin", "Don Martin"),
        ("Angela Di Maria", "Angela Di Maria"),
    ],
)
def test_titles_go_and_names_like_them_stay(raw, value):
    assert clean_full_name([raw])[0].value == value


@pytest.mark.parametrize("text", ["no name", "KEIN NAME", "Anonymous", "first name", "n/a"])
def test_phrases_that_say_that_there_is_none(text):
    assert [clean([text])[0].value for clean in (clean_full_name, clean_name)] == [None, None]


@pytest.mark.parametrize("text", ["Null", "Test", "Ma", "No", "Name", "Given", "Blank", "Nan"])
def test_people_are_called_so(text):
    assert [clean([text])[0].value for clean in (clean_full_name, clean_name)] == [text, text]


@pytest.mark.parametrize("title", ["Mr.", "DR", "Prof. Dr.", '"Mrs."'])
def test_a_title_is_no_given_name(title):
    cells = clean_rows({"first_name": [title], "last_name": ["Smith"]}, Rules())
    first = cells["first_name"][0]
    assert (first.value, first.reason) == (None, "not_a_name")
    assert cells["full_name"][0].value == "Smith"


def test_a_number_keeps_its_text_and_joins_no_name():
    cells = clean_rows({"first_name": ["123456"], "last_name": ["Smith"]}, Rules())
    first = cells["first_name"][0]
    assert (first.value, first.reason, first.key) == ("123456", "not_a_name", "")
    assert cells["full_name"][0].value == "Smith"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("SMITH, JOHN JR", "John Smith Jr."),
        ("Smith, John V", "John Smith, V"),
        ("John Smith, I", "John Smith, I"),
        ("Larry James Johnson III", "Larry James Johnson III"),
        ("Rt Hon Judge Veld I", "Judge Veld, I"),
    ],
)
def test_a_generation_is_written_as_it_is_read(raw, text):
    (cleaned,) = clean_full_name([raw])
    assert with_generation(raw, cleaned) == text


def test_cleaning_twice_changes_nothing():
    assert not [difference for raw in made(1500, seed=7) for difference in differing(raw)]


@pytest.mark.parametrize("piece", ["(", "`", " -", "1 ", "a, ", "´", "Dr. ", "& ", "ﾞ", " n/a", "."])
def test_long_cells_take_no_time(piece):
    text = piece * (100_000 // len(piece))
    assert len(clean_full_name([text])[0].value or "") <= len(text)
    short = piece * (190 // len(piece))
    assert len(clean_full_name([short])[0].value or "") <= len(short)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("M.S. Khan", "M.S. Khan"),
        ("M.R. Khan", "M.R. Khan"),
        ("D.R. KHAN", "D.R. Khan"),
        ("h.r. khan", "H.R. Khan"),
        ("Khan, M.S.", "M.S. Khan"),
        ("Perera, D.S.", "D.S. Perera"),
        ("M.X. Lee", "M.X. Lee"),
        ("S.R.A. Khan", "S.R.A. Khan"),
        ("S.I.R. Perera", "S.I.R. Perera"),
        ("Suresh Kumar M.R.", "Suresh Kumar M.R."),
        ("Dr. Khan", "Khan"),
        ("DR. KHAN", "Khan"),
        ("D.r. Jane Doe", "Jane Doe"),
        ("Khan, Dr.", "Khan"),
        ("H.E. Ada Osei", "Ada Osei"),
        ("Jane Doe, M.S.", "Jane Doe"),
    ],
)
def test_dotted_initials_are_no_title(raw, value):
    assert clean_full_name([raw])[0].value == value


@pytest.mark.parametrize("text", ["P.R.", "S.R.", "M.S.", "M.R.", "H.R.", "D.R."])
def test_dotted_initials_are_a_given_name(text):
    (cleaned,) = clean_name([text])
    assert (cleaned.value, cleaned.reason) == (text, "")


@pytest.mark.parametrize(
    ("raw", "value", "flags"),
    [
        ("NULL Doe", "Doe", ()),
        ("NULL Jane Doe", "Jane Doe", ()),
        ("NULL Jane", "Jane Null", ()),
        ("Jane Doe #OpenToWork", "Jane Doe", ("aside:#OpenToWork",)),
        ("Jane Doe RN CCRX", "Jane Doe", ("suffix:RN", "suffix:CCRX")),
        ("Jane Doe RN BSN CCRN", "Jane Doe", ("suffix:RN", "suffix:BSN", "suffix:CCRN")),
        ("Jan Willem DO SMITH", "Jan Willem Do Smith", ("family:Do Smith",)),
        ("Maria Concern", "Maria Concern", ()),
    ],
)
def test_more_of_what_is_no_name_goes(raw, value, flags):
    (cleaned,) = clean_full_name([raw])
    assert (cleaned.value, cleaned.flags) == (value, flags)


@pytest.mark.parametrize("text", ["To Whom It May Concern", "there", "%FIRST%", "{{last}}"])
def test_what_stands_for_any_name_is_none(text):
    assert [clean([text])[0].value for clean in (clean_full_name, clean_name)] == [None, None]


@pytest.mark.parametrize("text", ["asdf", "Qwerty", "asdf ASDF"])
def test_keys_side_by_side_are_no_name(text):
    for clean in (clean_full_name, clean_name):
        (cleaned,) = clean([text])
        assert (cleaned.value, cleaned.reason, cleaned.key) == (text, "not_a_name", "")


@pytest.mark.parametrize("text", ["Qwerty |", "/qwerty", '"qwerty"'])
def test_signs_around_them_make_none_of_them(text):
    for clean in (clean_full_name, clean_name):
        (cleaned,) = clean([text])
        assert (cleaned.value, cleaned.reason, cleaned.key) == ("Qwerty", "not_a_name", "")


def test_semicolons_between_given_names_stay():
    assert clean_name(["Jane; John"])[0].value == "Jane; John"


@pytest.mark.parametrize(
    ("raw", "value", "maiden"),
    [
        ("Jane née Smith Doe", "Jane Doe", "Smith"),
        ("Dr. Jane nee Smith Doe", "Jane Doe", "Smith"),
        ("JANE NÉE SMITH DOE", "Jane Doe", "SMITH"),
        ("Jane, née Smith, Doe", "Jane Doe", "Smith"),
        ("Mary Ann née Smith Doe", "Mary Ann Doe", "Smith"),
        ("Eva geb. von Braun Weber", "Eva Weber", "von Braun"),
        ("Eva geb. von Braun", "Eva", "von Braun"),
        ("Jane Doe née Smith Jones", "Jane Doe", "Smith Jones"),
        ("Jane born Smith Doe", "Jane Doe", "Smith"),
        ("Jane Doe (born Smith)", "Jane Doe", "Smith"),
        ("Anna z domu Nowak Kowalska", "Anna Kowalska", "Nowak"),
        ("ANNA KOWALSKA Z DOMU NOWAK", "Anna Kowalska", "NOWAK"),
        ("Anna Kowalska (z domu Nowak)", "Anna Kowalska", "Nowak"),
    ],
)
def test_the_family_name_behind_that_of_birth_stays(raw, value, maiden):
    (cleaned,) = clean_full_name([raw])
    assert cleaned.value == value
    assert f"maiden:{maiden}" in cleaned.flags


@pytest.mark.parametrize("name", ["Max Born", "Anna Born Smith", "Born Smith"])
def test_born_is_a_name_too(name):
    assert clean_full_name([name])[0].value == name


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Bob; Stone", "Bob Stone"),
        ('["Bob","Stone"]', "Bob Stone"),
        ("['Bob', 'Stone']", "Bob Stone"),
        ('["Jane Doe", "John Roe"]', "Jane Doe; John Roe"),
        ("Xyzzy; Stone", "Xyzzy Stone"),
        ("Doe; Jane", "Jane Doe"),
        ("Smith, Bob; PhD", "Bob Smith"),
    ],
)
def test_a_semicolon_alone_turns_no_name_round(raw, value):
    assert clean_full_name([raw])[0].value == value


@pytest.mark.parametrize("clean", [clean_full_name, clean_name])
@pytest.mark.parametrize(
    ("raw", "value", "wishes"),
    [
        ("DO NOT CALL John Smith", "John Smith", {"DO_NOT_CALL"}),
        ("John Smith DO NOT CALL", "John Smith", {"DO_NOT_CALL"}),
        ("John Smith (do not email)", "John Smith", {"do_not_mail"}),
        ("John Smith - do not contact", "John Smith", {"DO_NOT_CALL", "do_not_mail"}),
        ("(DO NOT CALL) John Smith", "John Smith", {"DO_NOT_CALL"}),
        ("John Smith has left", "John Smith", set()),
        ("Please do not call", None, {"DO_NOT_CALL"}),
        ("DO NOT USE", None, set()),
        ("Jane Contact", "Jane Contact", set()),
        ("Bob Left", "Bob Left", set()),
    ],
)
def test_remarks_are_no_part_of_a_name(clean, raw, value, wishes):
    (cleaned,) = clean([raw])
    assert cleaned.value == value
    assert {"DO_NOT_CALL", "do_not_mail"} & set(cleaned.flags) == wishes
    assert (cleaned.reason == "not_a_name") == (value is None)


def test_a_wish_beside_a_name_is_an_opt_out():
    names = clean_full_name(["DO NOT CALL John Smith", "Jane Doe", "do not contact"])
    done = derive({"full_name": names})
    assert [one.value for one in done["do_not_call"]] == ["yes", None, "yes"]
    assert [one.value for one in done["email_opt_out"]] == [None, None, "yes"]


@pytest.mark.parametrize(
    ("raw", "wish"),
    [
        ("DO NOT CALL John Smith", "do not call"),
        ("John Smith unsubscribed", "do not contact"),
        ("Jane Doe", ""),
    ],
)
def test_a_wish_is_written_so_that_it_is_read_again(raw, wish):
    (cleaned,) = clean_full_name([raw])
    assert wish_behind(cleaned.flags) == wish
    (again,) = clean_full_name([f"{cleaned.value} ({wish})" if wish else cleaned.value])
    assert (again.value, wish_behind(again.flags)) == (cleaned.value, wish)


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+cmd|x",
        "@SUM(1)",
        "=1+1",
        "Sales Team",
        "Info",
        "Customer Service",
        "Équipe",
        "Our Support Desk",
    ],
)
def test_formulas_and_who_answers_are_nobody(text):
    (found,) = clean_full_name([text])
    assert (found.value, found.reason, found.key) == (text, "not_a_name", "")


@pytest.mark.parametrize("text", ["Sales Team 030 1234567", "0301234567-(A"])
def test_what_is_left_of_a_cell_may_be_nobody_too(text):
    (found,) = clean_full_name([text])
    assert (found.reason, found.key) == ("not_a_name", "")
    assert clean_full_name([found.value])[0].reason == "not_a_name"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("#OpenToWork Jane Doe", "Jane Doe"),
        ("@janedoe Jane Doe", "Jane Doe"),
        ("Jane Doe!", "Jane Doe"),
        ("Nicole Sales", "Nicole Sales"),
        ("Bill Service", "Bill Service"),
        ("Legal Human", "Legal Human"),
    ],
)
def test_people_beside_tags_and_called_like_tasks(raw, name):
    (found,) = clean_full_name([raw])
    assert (found.value, found.reason) == (name, "")


def test_a_part_of_a_name_is_no_team():
    assert [one.key for one in clean_name(["Office", "Desk"])] == ["office", "desk"]
