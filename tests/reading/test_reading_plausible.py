import pytest

from leadctl.reading.encodings import plausible


@pytest.mark.parametrize(
    ("text", "codec", "guess"),
    [
        ("Växjö, Trollhättan, Bollnäs, Skellefteå, Umeå", "mac-roman", "cp1252"),
        ("Søborg, Ærøskøbing, Måløv, Sønderborg, Rødby", "mac-roman", "cp850"),
    ],
)
def test_a_reading_that_makes_no_sense_gives_way_to_one_that_does(text, codec, guess):
    others = ["cp437", codec, "hp-roman8"]
    assert plausible.most(text.encode(codec), guess, others) == codec


@pytest.mark.parametrize(
    "text",
    [
        "Ärzte ÖL GmbH, Åsa",
        "l’été – « déjà »",
        "McÉlan, D·Or",
        "नमस्ते",
        "שָׁלוֹם",
        "£5, 20°C, №7, ©Acme",
    ],
)
def test_good_texts_are_left_as_they_are(text):
    assert plausible.most(text.encode(), "utf-8", ["cp437", "cp1252"]) == "utf-8"
