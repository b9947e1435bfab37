import sys
from unicodedata import normalize

from leadctl.compliance.spellings import WIDE, plain

EVERY_SIGN = "".join(chr(code) for code in range(sys.maxunicode + 1))
RAISED = "ªº²³¹ſʰʲʳʷʸˡˢˣ\u037e\u2024ⱼⱽ"


def test_plain_text_is_as_long_and_what_is_wide_is_ascii():
    flat = plain(EVERY_SIGN)
    assert len(flat) == len(EVERY_SIGN)
    missed = {
        sign
        for sign, form in zip(EVERY_SIGN, flat, strict=True)
        if not form.isascii() and len(normalize("NFKC", sign)) == 1
        if normalize("NFKC", sign).isascii()
    }
    assert missed == set(RAISED)


def test_text_without_the_bytes_of_wide_signs_has_none_but_blanks():
    for sign, form in zip(EVERY_SIGN, plain(EVERY_SIGN), strict=True):
        if sign not in (form, "\u3000") and form != " ":
            assert WIDE.search(sign.encode("utf-8", "surrogatepass"))


def test_digits_of_all_scripts_are_plain():
    assert plain("０٣۳३") == "0333"
