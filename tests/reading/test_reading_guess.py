"""Encodings of short and of odd texts: what is told, what is guessed, and what is refused."""

import pytest

from leadctl.errors import DataError
from leadctl.reading import open_table
from leadctl.reading.encodings.guessing import guess

RU = "Имя,Компания,Почта\nИван Петров,ООО Ромашка,ivan@acme.example\n"
JA = "名前,会社名,メール\n山田太郎,株式会社アクメ,taro@acme.example\n"
KO = "이름,회사,이메일\n김철수,삼성전자,kim@acme.example\n"
ZH = "姓名,公司,邮箱\n王小明,北京科技有限公司,wang@acme.example\n"
TW = "姓名,公司,信箱\n陳小明,台灣科技股份有限公司,chen@acme.example\n"
PL = "Imię,Nazwisko,E-mail\nŁukasz,Wiśniewski,l@acme.example\n"
SL = "Ime,Priimek,E-mail\nSrečko,Kočevar,s@acme.example\nŽiga,Maček,z@acme.example\n"
RO = "Nume,Oraș,E-mail\nStănescu,Brăila,s@acme.example\n".replace("ș", "s")
EL = "Όνομα,Επώνυμο,Email\nΓιώργος,Παπαδόπουλος,g@acme.example\n"
HE = "שם,חברה,דואל\nדוד כהן,חברה בעמ,d@acme.example\n"
AR = "الاسم,الشركة,البريد\nمحمد علي,شركة النور,m@acme.example\n"
FR = "Prénom;Société;Courriel\nFrançois;Crédit Agricole;f@acme.example\n"
SV = "Namn,Ort,Mejl\nBo Engström,Växjö,b@acme.example\n"

KNOWN = [
    *((RU, name) for name in ("koi8-r", "cp1251", "cp866", "utf-16-le", "utf-16-be", "utf-16")),
    *((RU, name) for name in ("utf-32", "utf-32-le", "utf-32-be")),
    *((JA, name) for name in ("shift_jis", "euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be")),
    *((KO, name) for name in ("euc_kr", "utf-16-le")),
    *((ZH, name) for name in ("gbk", "gb18030", "utf-16-le")),
    *((TW, name) for name in ("big5", "utf-16-be")),
    *((PL, name) for name in ("cp1250", "iso8859-2", "utf-16-le")),
    (SL, "cp1250"),
    (RO, "cp1250"),
    (EL, "cp1253"),
    (HE, "cp1255"),
    (AR, "cp1256"),
    *((FR, name) for name in ("cp1252", "mac-roman", "iso8859-15")),
    (SV, "cp1252"),
]


def text_of(table):
    rows = [row for chunk in table.chunks for row in zip(*chunk.columns, strict=True)]
    return "".join(",".join(row) + "\n" for row in [table.columns, *rows])


@pytest.mark.parametrize(("text", "encoding"), KNOWN)
def test_a_list_of_one_or_two_rows_is_decoded(tmp_path, text, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    table = open_table(path)
    assert text_of(table) == text.replace(";", ",")


@pytest.mark.parametrize(
    "names",
    [
        ["Iolanda Segrè", "Cassarà e figli"],
        ["Nicolò Brancaccio"],
        ["João Guimarães", "Irmãos Conceição"],
        ["Åsa Öström"],
        ["Aleš Novák", "Jörg Müller", "Renée Lefèvre", "Zoë Strauß", "Øivind Sørensen"],
        ["Geneviève Poète", "Arsène Molière"],
    ],
)
def test_western_names_stay_western(names):
    sample = "".join(f"{name},x@y.example\r\n" for name in names).encode("cp1252")
    assert guess(sample) == "cp1252"


def test_half_a_sign_at_the_end_is_told(tmp_path):
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        path = tmp_path / "a.csv"
        path.write_bytes(RU.encode(encoding)[:-1])
        table = open_table(path)
        assert "cut off" in " ".join(table.shape.notes)
        assert text_of(table).startswith(RU[:40])


@pytest.mark.parametrize("text", [FR, RU])
def test_utf_7_is_refused_unless_it_is_asked_for(tmp_path, text):
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode("utf-7"))
    with pytest.raises(DataError, match="UTF-7") as caught:
        open_table(path)
    assert "UTF-8" in caught.value.hint
    asked = open_table(path, encoding="utf-7")
    assert (text_of(asked), asked.shape.notes) == (text.replace(";", ","), ())


@pytest.mark.parametrize(
    "cell",
    [
        "+4930123456-12",
        "+49-30-1234-",
        "C++-R+D-X",
        "+0301-",
        "+03012345-",
        "a+b-c",
        "+abc-",
        "bo+Dog@x.io",
    ],
)
def test_a_plus_before_numbers_or_words_is_no_utf_7(tmp_path, cell):
    path = tmp_path / "a.csv"
    path.write_text(f"Email,Phone\na@acme.example,{cell}\n", encoding="ascii")
    assert text_of(open_table(path)).endswith(f"{cell}\n")


@pytest.mark.parametrize(
    ("written", "asked", "told"),
    [
        ("utf-8", "latin-1", "it is utf-8, and was read as iso8859-1"),
        ("utf-8-sig", "cp1252", "it is utf-8, and was read as cp1252"),
        ("utf-16-le", "cp1252", "it is utf-16-le, and was read as cp1252"),
        ("utf-8", "utf-8", ""),
        ("utf-16", "utf-16", ""),
        ("cp1252", "latin-1", ""),
        ("ascii", "cp1252", ""),
    ],
)
def test_an_encoding_that_was_given_wrongly_is_told(tmp_path, written, asked, told):
    path = tmp_path / "a.csv"
    text = FR if written != "ascii" else "Name;Email\nAnn;a@acme.example\n"
    path.write_bytes(text.encode(written))
    notes = open_table(path, encoding=asked).shape.notes
    assert any(note.startswith(told) for note in notes) if told else notes == ()


def test_letters_that_went_wrong_before_are_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(FR.encode().decode("cp1252"), encoding="utf-8")
    (note,) = open_table(path).shape.notes
    assert note == "letters were read wrongly before, such as `PrÃ©nom`: import and clean mend them"
    for text in (FR, FR * 3 + "RenÃ©e;x;r@acme.example\n"):  # a cell or two is no file of them
        path.write_text(text, encoding="utf-8")
        assert open_table(path).shape.notes == ()
