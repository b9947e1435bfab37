import pytest

from leadctl.errors import UsageError
from leadctl.funnel.words import VOCABULARIES, Touch, check_word, parse_touch


@pytest.mark.parametrize("kind", VOCABULARIES)
def test_every_word_is_known_however_it_is_typed(kind):
    for word in VOCABULARIES[kind]:
        typed = f" {word.replace('_', '-').upper()} "
        assert check_word(kind, word) == check_word(kind, typed) == word
        assert check_word(kind, word.replace("_", " ")) == word


def test_an_unknown_word_names_the_nearest_or_all():
    with pytest.raises(UsageError, match="unknown status `conected`") as caught:
        check_word("status", "conected")
    assert caught.value.hint == "did you mean `connected`?"
    with pytest.raises(UsageError) as caught:
        check_word("direction", "???")
    assert caught.value.hint == "one of: inbound, outbound"


@pytest.mark.parametrize(
    ("text", "touch"),
    [
        ("webinar", Touch("webinar", "2026-03-05")),
        ("webinar@2026-02-01", Touch("webinar", "2026-02-01")),
        ("Form Fill@2025-12-31", Touch("form_fill", "2025-12-31")),
        ("reply@2026-03-06", Touch("reply", "2026-03-06")),
        ("reply@", Touch("reply", "2026-03-05")),
    ],
)
def test_a_touch_has_a_kind_and_a_day(text, touch):
    assert parse_touch(text, "2026-03-05") == touch


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("webinar@tomorrow", "not a date"),
        ("webinar@2026-02-30", "not a date"),
        ("webinar@2026-03-07", "in the future"),
        ("dance@2026-02-01", "unknown touch"),
        ("", "unknown touch"),
        ("@2026-01-01", "unknown touch"),
    ],
)
def test_what_is_no_touch_is_explained(text, said):
    with pytest.raises(UsageError, match=said):
        parse_touch(text, "2026-03-05")
