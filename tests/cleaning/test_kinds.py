import pytest

from leadctl.cleaning.kinds import fields_meant
from leadctl.errors import UsageError


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["email"], {"email", "personal_email", "other_emails"}),
        (["E-Mail", "title"], {"email", "personal_email", "other_emails", "title"}),
        (["name"], {"full_name", "first_name", "last_name", "suffix"}),
        (["mobile"], {"mobile_phone"}),
        (["Firma"], {"company"}),
        ([], set()),
    ],
)
def test_words_name_fields(words, wanted):
    assert fields_meant(words) == wanted


def test_an_unknown_word_is_refused_with_the_nearest():
    with pytest.raises(UsageError, match="unknown field `emial`") as caught:
        fields_meant(["name", "emial"])
    assert caught.value.hint == "did you mean `email`?"
