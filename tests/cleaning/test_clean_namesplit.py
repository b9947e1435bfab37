"""Where the family name begins: particles, double names, and names without a blank."""

from __future__ import annotations

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.names.eastern import UNPARTED, may_be_eastern
from leadctl.cleaning.names.name import SEVERAL, clean_full_name, name_key, split_name
from leadctl.cleaning.rows import clean_rows


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Amina El Amrani", "Amina", "El Amrani"),
        ("Yusuf Ben Ali", "Yusuf", "Ben Ali"),
        ("Alex Ben Johnson", "Alex Ben", "Johnson"),
        ("Marco Lo Russo", "Marco", "Lo Russo"),
        ("Marco Li Causi", "Marco", "Li Causi"),
        ("Mei Li Chen", "Mei Li", "Chen"),
        ("Zia ul Haq", "Zia", "ul Haq"),
        ("Saif ur Rehman", "Saif", "ur Rehman"),
        ("Piet in 't Veld", "Piet", "in 't Veld"),
        ("Piet op ’t Hof", "Piet", "op ’t Hof"),
        ("Hans an der Heiden", "Hans", "an der Heiden"),
        ("Hans am Ende", "Hans", "am Ende"),
        ("Jan Vanden Berghe", "Jan", "Vanden Berghe"),
        ("Mohamed Ait Said", "Mohamed", "Ait Said"),
        ("Anna De Luca", "Anna", "De Luca"),
        ("Jean d'Ormesson", "Jean", "d'Ormesson"),
        ("María del Carmen Rodríguez", "María del Carmen", "Rodríguez"),
        ("María del Carmen Pérez Ruiz", "María del Carmen", "Pérez Ruiz"),
        ("Ana María de los Ángeles Vega", "Ana María de los Ángeles", "Vega"),
        ("Maria da Conceição Silva", "Maria da Conceição", "Silva"),
        ("María del Carmen", "María", "del Carmen"),
        ("Mario Vargas Llosa", "Mario", "Vargas Llosa"),
        ("Martin Cruz Smith", "Martin Cruz", "Smith"),
        ("Ana Bustos Lemus", "Ana", "Bustos Lemus"),
        ("Иванов Иван Иванович", "Иван Иванович", "Иванов"),
        ("Иванов Иван", "Иван", "Иванов"),
        ("Петрова Анна", "Анна", "Петрова"),
        ("Шевченко Тарас", "Тарас", "Шевченко"),
        ("Иван Иванов", "Иван", "Иванов"),
        ("Марина Ким", "Марина", "Ким"),
        ("Kovács János", "János", "Kovács"),
        ("Nagy Anna", "Anna", "Nagy"),
        ("János Kovács", "János", "Kovács"),
        ("Sándor Péter", "Sándor", "Péter"),
        ("Wang Xiaoming", "Xiaoming", "Wang"),
        ("Xiaoming Wang", "Xiaoming", "Wang"),
        ("Zhang Wei", "Zhang", "Wei"),
        ("Chen Andrew", "Chen", "Andrew"),
        ("Tanaka Taro", "Taro", "Tanaka"),
        ("Yamamoto Shinichi", "Shinichi", "Yamamoto"),
        ("Ito Yamada", "Ito", "Yamada"),
        ("Kato Kaelin", "Kato", "Kaelin"),
        ("Kim Mason", "Kim", "Mason"),
        ("Jose Luis Rodriguez Zapatero", "Jose Luis", "Rodriguez Zapatero"),
        ("García López Juan Carlos", "Juan Carlos", "García López"),
        ("Pérez María", "María", "Pérez"),
        ("López Ana María", "Ana María", "López"),
        ("María Pérez", "María", "Pérez"),
        ("Juan Pérez Gómez", "Juan", "Pérez Gómez"),
        ("Tan Wei Ming", "Wei Ming", "Tan"),
        ("Wei Ming Tan", "Wei Ming", "Tan"),
        ("Kim Min Jun", "Min Jun", "Kim"),
        ("Park Ji-Sung", "Ji-Sung", "Park"),
        ("Lee Ann Hope", "Lee Ann", "Hope"),
        ("Kim Anne-Marie", "Kim", "Anne-Marie"),
        ("A. Jansen-de Wit", "A.", "Jansen-de Wit"),
        ("A. Bakker-van der Berg", "A.", "Bakker-van der Berg"),
        ("Rajesh Kumar s/o Ram Lal", "Rajesh Kumar", "s/o Ram Lal"),
        ("Pat O Brien", "Pat", "O Brien"),
        ("Pat O. Brien", "Pat O.", "Brien"),
        ("Иван Иванович Иванов", "Иван Иванович", "Иванов"),
        ("Анна Мария Рабинович", "Анна Мария", "Рабинович"),
        ("Ivanova Anna Petrovna", "Anna Petrovna", "Ivanova"),
        ("Otto Graf von Bismarck", "Otto", "Graf von Bismarck"),
        ("Kim Min-jun", "Min-jun", "Kim"),
        ("Lee Ann-Marie", "Lee", "Ann-Marie"),
        ("王小明", "小明", "王"),
        ("欧阳修", "修", "欧阳"),
        ("李娜", "娜", "李"),
        ("山田太郎", "太郎", "山田"),
        ("五十嵐誠", "誠", "五十嵐"),
        ("高橋誠", "誠", "高橋"),
        ("山田さくら", "さくら", "山田"),
        ("佐藤", "", "佐藤"),
        ("小明", "小明", ""),
        ("김철수", "철수", "김"),
        ("남궁민", "민", "남궁"),
        ("선우용여", "용여", "선우"),
        ("김구", "구", "김"),
        ("이슬", "이슬", ""),
        ("ジョン・スミス", "ジョン", "スミス"),
        ("约翰·史密斯", "约翰", "史密斯"),
    ],
)
def test_the_family_name_begins_where_its_people_say(name, given, family):
    assert split_name(name) == (given, family)
    cells = clean_rows({"full_name": [name]}, Rules())
    assert cells["full_name"][0].value == name
    parts = [cells[field][0].value or "" for field in ("first_name", "last_name")]
    assert parts == [given, family]


@pytest.mark.parametrize("name", ["石川遼", "선우진", "황보라", "爱新觉罗", "陳方安生"])
def test_a_name_that_may_be_read_in_two_ways_stays_whole(name):
    cells = clean_rows({"full_name": [name]}, Rules())
    whole = cells["full_name"][0]
    assert (whole.value, whole.reason) == (name, UNPARTED)
    assert whole.key
    assert [cells[field][0].value for field in ("first_name", "last_name")] == [None, None]


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        ("Jane Doe", "Jane Doe", "Jane Doe"),
        ("Jane", "Jane Doe", "Jane Doe"),
        ("Jane Doe", "Doe", "Jane Doe"),
        ("María José", "García López", "María José García López"),
        ("Thomas", "Thomas", "Thomas Thomas"),
        ("Mary Ann", "Ann", "Mary Ann Ann"),
        ("Van", "Van Dyke", "Van Van Dyke"),
        ("Ann", "Annan", "Ann Annan"),
        ("Dr. JANE DOE", "JANE DOE, MBA", "Jane Doe"),
    ],
)
def test_a_whole_name_in_both_columns_is_told_once(first, last, whole):
    cells = clean_rows({"first_name": [first], "last_name": [last]}, Rules())
    assert (cells["full_name"][0].value, cells["full_name"][0].key) == (whole, name_key(whole))


@pytest.mark.parametrize(
    ("first", "last", "given", "family"),
    [
        ("Jane Doe", "Doe", "Jane", "Doe"),
        ("Jane DOE", "DOE", "Jane", "Doe"),
        ("Jane M. Doe", "Doe", "Jane M.", "Doe"),
        ("JANE VAN DER BERG", "VAN DER BERG", "Jane", "van der Berg"),
        ("John Thomas", "Thomas", "John", "Thomas"),
        ("Doe Jane", "Doe", "Jane", "Doe"),
        ("Doe, Jane", "Doe", "Jane", "Doe"),
        ("Jane", "Doe, Jane", "Jane", "Doe"),
        ("Jane", "Jane Doe", "Jane", "Doe"),
        ("Jane Doe", "Jane Doe", "Jane", "Doe"),
        ("Jane Doe Doe", "Doe", "Jane", "Doe"),
        ("Jane & John Doe", "Doe", "Jane", "Doe"),
        ("Doe, Jane & John", "Doe", "Jane", "Doe"),
        ("Mary Ann", "Ann", "Mary Ann", "Ann"),
        ("Lee Ann", "Lee", "Lee Ann", "Lee"),
        ("Van", "Van Dyke", "Van", "Van Dyke"),
        ("Ben", "Ben Ali", "Ben", "Ben Ali"),
        ("Alonso", "Alonso Ruiz", "Alonso", "Alonso Ruiz"),
        ("van der Berg", "van der Berg", "van der Berg", "van der Berg"),
    ],
)
def test_a_part_of_a_name_holds_nothing_of_the_other(first, last, given, family):
    cells = clean_rows({"first_name": [first], "last_name": [last]}, Rules(), derive=False)
    assert [cells[name][0].value for name in ("first_name", "last_name")] == [given, family]
    again = clean_rows({"first_name": [given], "last_name": [family]}, Rules(), derive=False)
    assert [again[name][0].value for name in ("first_name", "last_name")] == [given, family]


def test_what_may_be_a_name_in_han_kana_or_hangul():
    names = [
        "王小明",
        "王 小明",
        "安文",
        "山田太郎",
        "高橋誠",
        "石川遼",
        "김철수",
        "선우진",
        "欧阳修",
    ]
    assert all(map(may_be_eastern, names))
    others = ["Jane Doe", "東京", "北京", "佐藤", "さくら", "서울", "上海浦东新区", "", "王"]
    assert not any(map(may_be_eastern, others))


@pytest.mark.parametrize(
    ("raw", "given", "family"),
    [
        ("JOHN Smith", "John", "Smith"),
        ("JANE Doe", "Jane", "Doe"),
        ("MARY Ann Smith", "Mary Ann", "Smith"),
        ("KIM Smith", "Kim", "Smith"),
        ("KIM Anna", "Anna", "Kim"),
        ("LISA Müller", "Lisa", "Müller"),
        ("JAMES Kelly", "James", "Kelly"),
        ("PETER Van der Berg", "Peter", "Van der Berg"),
        ("RAJESH Kumar", "Rajesh", "Kumar"),
        ("APJ Abdul Kalam", "APJ Abdul", "Kalam"),
        ("ASM Rashid", "ASM", "Rashid"),
        ("CEO Jane Doe", "Jane", "Doe"),
        ("CEO JANE DOE", "Jane", "Doe"),
        ("JOE Smith", "Joe", "Smith"),
        ("XYZW Abcde", "Xyzw", "Abcde"),
        ("FOX Anna", "Anna", "Fox"),
        ("MARTIN Paul", "Paul", "Martin"),
        ("THOMAS Anna", "Anna", "Thomas"),
        ("LEE Minjun", "Minjun", "Lee"),
        ("WANG Xiaoming", "Xiaoming", "Wang"),
        ("NAKAMURA Satoshi", "Satoshi", "Nakamura"),
        ("KOWALSKI Zbyszek", "Zbyszek", "Kowalski"),
        ("NGUYEN Van Anh", "Van Anh", "Nguyen"),
        ("MÜLLER Hans", "Hans", "Müller"),
        ("SILVA Ana Paula", "Ana Paula", "Silva"),
        ("OKONKWO Chukwuemeka", "Chukwuemeka", "Okonkwo"),
        ("SZÉCHENYI Zsófia", "Zsófia", "Széchenyi"),
        ("FATOUMATA Diallo", "Fatoumata", "Diallo"),
        ("RAJESH Sharma", "Rajesh", "Sharma"),
    ],
)
def test_capitals_turn_a_name_only_where_its_words_allow(raw, given, family):
    cells = clean_rows({"full_name": [raw]}, Rules())
    parts = [cells[field][0].value or "" for field in ("first_name", "last_name")]
    assert parts == [given, family]


@pytest.mark.parametrize(
    ("raw", "whole", "flags"),
    [
        ("Jane Doe, AICP", "Jane Doe", ("suffix:AICP",)),
        ("Jane Doe, CMP", "Jane Doe", ("suffix:CMP",)),
        ("Jane Doe, LMSW", "Jane Doe", ("suffix:LMSW",)),
        ("JANE DOE, MCSE", "Jane Doe", ("suffix:MCSE",)),
        ("Jane Doe, USA", "Jane Doe", ("aside:USA",)),
        ("Jane Doe, UK", "Jane Doe", ("aside:UK",)),
        ("Jane Doe, they", "Jane Doe", ()),
        ("Jan Novák, DiS.", "Jan Novák", ("aside:DiS.",)),
        ("Jan Kowalski, prof. PW", "Jan Kowalski", ("aside:prof. PW",)),
        ("Budi Santoso, S.Kom.", "Budi Santoso", ("suffix:S.Kom.",)),
        ("Budi Santoso, S.E.", "Budi Santoso", ("suffix:S.E.",)),
        ("Budi Santoso, S.H., M.H.", "Budi Santoso", ("suffix:S.H.", "suffix:M.H.")),
        ("Smith Jones, S.E.", "S.E. Smith Jones", ("family:Smith Jones",)),
        ("Jane Doe, B.E.", "Jane Doe", ("suffix:B.E.",)),
        ("JANE DOE, B.E., M.Tech", "Jane Doe", ("suffix:B.E.", "suffix:M.Tech")),
        ("Jane Doe, J.", "J. Jane Doe", ("family:Jane Doe",)),
        ("Bernard Shaw, G.B.", "G.B. Bernard Shaw", ("family:Bernard Shaw",)),
        ("Lloyd George, D.", "D. Lloyd George", ("family:Lloyd George",)),
        ("Conan Doyle, Arthur", "Arthur Conan Doyle", ("family:Conan Doyle",)),
        ("Van der Berg, Jan", "Jan Van der Berg", ("family:Van der Berg",)),
        ("John Smith, Austin", "John Smith", ("aside:Austin",)),
        ("Jane Doe; Acme Inc", "Jane Doe", ("aside:Acme Inc",)),
        ("Doe; Jane", "Jane Doe", ()),
        ("John Smith, Charlotte", "John Smith", ("aside:Charlotte",)),
        ("John Smith, Boston", "John Smith", ("aside:Boston",)),
        ("Jane Doe, PGDip", "Jane Doe", ("suffix:PGDip",)),
        ("Jane Doe, Realtor", "Jane Doe", ("aside:Realtor",)),
        ("John Smith, Austin, TX", "John Smith", ("aside:Austin", "aside:TX")),
        ("Peter Meier, Basel", "Peter Meier", ("aside:Basel",)),
        ("Ana López, Santiago", "Ana López", ("aside:Santiago",)),
        ("Smith, Austin", "Austin Smith", ()),
        ("Smith Jones, Austin", "Austin Smith Jones", ("family:Smith Jones",)),
        ("Doe,Jane,M", "Jane M Doe", ("family:Doe",)),
        ("Doe, Jane, Marie", "Jane Marie Doe", ("family:Doe",)),
    ],
)
def test_what_stands_behind_a_comma_turns_a_name_only_where_it_is_a_given_name(raw, whole, flags):
    (cleaned,) = clean_full_name([raw])
    assert (cleaned.value, tuple(sorted(cleaned.flags))) == (whole, tuple(sorted(flags)))


@pytest.mark.parametrize("raw", ["Doe, Jane, Xyz"])
def test_parts_that_no_order_fits_are_unclear(raw):
    cells = clean_rows({"full_name": [raw]}, Rules())
    assert (cells["full_name"][0].value, cells["full_name"][0].reason) == (raw, UNPARTED)
    assert [cells[field][0].value for field in ("first_name", "last_name")] == [None, None]


@pytest.mark.parametrize("raw", ["Peter Meier, Zug", "Jane Doe, EA", "Jane Doe, Mom"])
def test_a_word_behind_a_person_that_may_be_anything_stays(raw):
    (cleaned,) = clean_full_name([raw])
    assert (cleaned.value, cleaned.reason, cleaned.key) == (raw, UNPARTED, "")


@pytest.mark.parametrize(
    "raw",
    [
        "Müller Hans, Schmidt Eva",
        "Garcia Ana, Perez Luis",
        "Müller Hans, Eva Schmidt",
        "Doe, Jane; Roe, John",
        "Doe, Jane / Roe, John",
        "Xu, Wei; Zhang, Min",
        "Doe Jane; Roe John",
    ],
)
def test_people_with_the_family_name_first_are_several(raw):
    (cleaned,) = clean_full_name([raw])
    assert (cleaned.value, cleaned.reason, cleaned.key) == (raw, SEVERAL, "")


@pytest.mark.parametrize(
    "raw", ["García López, María José", "Rodríguez Martín, Ana Belén", "Doe, Jane; MBA, PhD"]
)
def test_one_person_is_not_several(raw):
    assert clean_full_name([raw])[0].reason == ""


@pytest.mark.parametrize(
    ("raw", "given", "family"),
    [
        ("Ivanov Ivan Ivanovich", "Ivan Ivanovich", "Ivanov"),
        ("Ivan Ivanovich Ivanov", "Ivan Ivanovich", "Ivanov"),
        ("Blake Ivan Markovich", "Blake Ivan", "Markovich"),
        ("María del Carmen Ruiz Sánchez", "María del Carmen", "Ruiz Sánchez"),
        ("Sophie zur Mühlen", "Sophie", "zur Mühlen"),
        ("HANS ZUM FELDE", "Hans", "zum Felde"),
        ("Max des Rosiers", "Max", "des Rosiers"),
        ("Jan Ten Brink", "Jan", "Ten Brink"),
        ("Marco lo Russo", "Marco", "lo Russo"),
        ("MARIA DELOS SANTOS", "Maria", "delos Santos"),
        ("Rhys ap Owen", "Rhys", "ap Owen"),
        ("PIET IN 'T VELD", "Piet", "in 't Veld"),
        ("HANS AUF DER HEIDE", "Hans", "auf der Heide"),
        ("KUMAR A/L RAMAN", "Kumar", "a/l Raman"),
        ("Devi a/p Raman", "Devi", "a/p Raman"),
        ("Raj s/o Kumar", "Raj", "s/o Kumar"),
        ("Des O'Connor", "Des", "O'Connor"),
        ("LORENZO DE' MEDICI", "Lorenzo", "de' Medici"),
        ("JAN V.D. BERG", "Jan", "v.d. Berg"),
        ("Jan v/d Berg", "Jan", "v/d Berg"),
        ("BERG, J. V.D.", "J.", "v.d. Berg"),
        ("Sharma, Rajesh V.D.", "Rajesh V.D.", "Sharma"),
        ("Rajesh V.D. Sharma", "Rajesh V.D.", "Sharma"),
        ("P.V.D.H. JANSEN", "P.V.D.H.", "Jansen"),
    ],
)
def test_particles_begin_the_family_name_and_patronymics_end_no_name(raw, given, family):
    cells = clean_rows({"full_name": [raw]}, Rules())
    parts = [cells[field][0].value or "" for field in ("first_name", "last_name")]
    assert parts == [given, family]
