import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leadctl.errors import UsageError
from leadctl.fields import ALIASES, BY_NAME, FIELDS, header_key, resolve_name, synonyms

NAMES = tuple(BY_NAME)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("E-Mail *", "email"),
        ("e_mail", "email"),
        ("Email:", "email"),
        ("firstName", "first name"),
        ("Prénom", "prenom"),
        ("Pre\u0301nom", "prenom"),
        ("\ufeffName", "name"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("  Job\nTitle ", "job title"),
        ("# Employees", "employees"),
        ("名前", "名前"),
        ("***", ""),
    ],
)
def test_headers_fold(text, key):
    assert header_key(text) == key


@example("𝔄")
@given(st.text(max_size=30))
def test_folding_takes_any_text_and_comes_to_rest(text):
    assert header_key(header_key(text)) == header_key(text)


def test_names_are_unique_and_their_own_synonym():
    assert len(BY_NAME) == len(FIELDS)
    for field in FIELDS:
        assert field.synonyms[0] == header_key(field.name)
        assert synonyms()[header_key(field.name)] == field.name


def test_no_header_is_claimed_twice():
    owners = {}
    for field in FIELDS:
        for key in field.synonyms:
            owners.setdefault(key, []).append(field.name)
    assert {key: names for key, names in owners.items() if len(names) > 1} == {}


def test_synonyms_are_folded_and_survive_being_one_word():
    for field in FIELDS:
        for key in field.synonyms:
            assert header_key(key) == key
            assert synonyms()[key.replace(" ", "")] in NAMES


def test_overflow_goes_to_a_field_of_the_same_kind_that_holds_many():
    for field in FIELDS:
        if field.overflow:
            target = BY_NAME[field.overflow]
            assert (target.many, target.cleaner) == (True, field.cleaner)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("work_email", "email"),
        ("personal_email", "personal_email"),
        ("job_title", "title"),
        ("linkedin_url", "linkedin"),
        ("created_at", "created"),
        ("Téléphone", "phone"),
        ("PLZ", "postal_code"),
        ("Código postal", "postal_code"),
        ("Kod pocztowy", "postal_code"),
        ("CEP", "postal_code"),
        ("CAP", "postal_code"),
        ("Miasto", "city"),
        ("Città", "city"),
        ("Woonplaats", "city"),
        ("Ville", "city"),
        ("Branche", "industry"),
        ("Chiffre d'affaires", "revenue"),
        ("Anzahl Mitarbeiter", "employees"),
        ("Liczba pracowników", "employees"),
        ("jobtitle", "title"),
    ],
)
def test_headers_of_many_languages_are_known(header, name):
    assert synonyms()[header_key(header)] == name


@pytest.mark.parametrize("header", ["Email Status", "Email Domain", "Date", "Data", "Score"])
def test_headers_that_only_sound_like_a_field_are_not_claimed(header):
    assert header_key(header) not in synonyms()


@pytest.mark.parametrize("alias", ALIASES)
def test_users_aliases_name_fields(alias):
    assert resolve_name(alias, NAMES) == ALIASES[alias]


def test_a_header_names_its_field():
    assert resolve_name(" Vorname ", NAMES) == "first_name"


def test_an_unknown_name_gets_the_nearest():
    with pytest.raises(UsageError) as caught:
        resolve_name("emial", NAMES)
    assert "email" in caught.value.hint
