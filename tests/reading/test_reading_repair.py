import pytest

from leadctl.errors import UsageError
from leadctl.reading import open_table
from leadctl.reading.encodings.lines import Found

HEADER = "Name,Email,Company,Phone,City,Since"
ROWS = [
    f"{name},{name.lower()}{n}@x.example,{firm},+49 30 {n}00{n},{city},2026-0{n % 9 + 1}-11"
    for n, (name, firm, city) in enumerate(
        [
            ("Ada", "Acme", "Ulm"),
            ("Bo", "Quarz", "Kiel"),
            ("Cy", "", "Bonn"),
            ("Di", "Nord", "Ulm"),
            ("Ed", "Acme", "Kiel"),
            ("Flo", "", "Bonn"),
            ("Gil", "Quarz", "Ulm"),
            ("Hu", "Nord", "Kiel"),
        ]
        * 3
    )
]


@pytest.fixture
def read(tmp_path):
    def go(text, **options):
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8", newline="")
        table = open_table(path, **options)
        chunks = list(table.chunks)
        rows = [",".join(row) for chunk in chunks for row in zip(*chunk.columns, strict=True)]
        return table, rows, [one for chunk in chunks for one in chunk.rejects]

    return go


def with_row(row):
    return "\n".join([HEADER, *ROWS[:5], row, *ROWS[5:]]) + "\n"


@pytest.mark.parametrize(
    ("row", "whole", "fault"),
    [
        (
            "Jo,,jo@x.example,Acme,+49 30 7007,Ulm,2026-01-11",
            "Jo,jo@x.example,Acme,+49 30 7007,Ulm,2026-01-11",
            "surplus_delimiter",
        ),
        (
            "Jo,jo@x.example,+49 30 7007,Ulm,2026-01-11",
            "Jo,jo@x.example,,+49 30 7007,Ulm,2026-01-11",
            "missing_delimiter",
        ),
        (
            "Jo,jo@x.example,Acme+49 30 7007,Ulm,2026-01-11",
            "Jo,jo@x.example,Acme,+49 30 7007,Ulm,2026-01-11",
            "lost_delimiter",
        ),
        (
            "Jo;jo@x.example;Acme;+49 30 7007;Ulm;2026-01-11",
            "Jo,jo@x.example,Acme,+49 30 7007,Ulm,2026-01-11",
            "other_delimiter",
        ),
        (
            'Jo,"jo@x.example,Acme,+49 30 7007,Ulm,2026-01-11',
            "Jo,jo@x.example,Acme,+49 30 7007,Ulm,2026-01-11",
            "stray_quote",
        ),
    ],
)
def test_a_broken_row_is_mended_by_what_its_columns_hold(read, row, whole, fault):
    table, rows, rejects = read(with_row(row))
    assert (rows, rejects) == ([*ROWS[:5], whole, *ROWS[5:]], [])
    assert table.chunks.tally.faults == {fault: 1}
    assert table.chunks.tally.examples == {fault: [7]}
    assert table.chunks.notes[0].startswith("1 row repaired: ")


@pytest.mark.parametrize(
    "row",
    [
        "Jo,jo@x.example,Acme,+49 30 7007,Ulm,2026-01-11,see also: Bonn",
        "Jo,Acme,Ulm",
        "one,two,three,four,five",
        "Jo,jo@x.example,Acme,+49 30 7007,Ulm,Kiel,2026-01-11",
    ],
)
def test_a_row_that_could_be_several_is_rejected_as_it_stands(read, row):
    _, rows, rejects = read(with_row(row))
    assert rows == ROWS
    assert [one.raw for one in rejects] == [row]


@pytest.mark.parametrize(
    ("row", "whole"),
    [
        (
            'Jo,jo7@x.example"Nord, Inc",+49 30 7007,Ulm,2026-01-11',
            "jo7@x.example|Nord, Inc|+49 30 7007",
        ),
        (
            'Jo,jo7@x.example"A, B, C",+49 30 7007,Ulm,2026-01-11',
            "jo7@x.example|A, B, C|+49 30 7007",
        ),
        (
            'Jo,jo7@x.example,"Nord, Inc"+49 30 7007,Ulm,2026-01-11',
            "jo7@x.example|Nord, Inc|+49 30 7007",
        ),
    ],
)
def test_cells_that_ran_together_are_not_parted_inside_their_quotes(read, row, whole):
    table, _, rejects = read(with_row(row))
    found = ["|".join(column[n] for column in table.sample[1:4]) for n in range(len(ROWS))]
    sound = {"|".join(one.split(",")[1:4]) for one in ROWS}
    assert set(found) - sound <= {whole}
    assert [one.raw for one in rejects] == [row] * (whole not in found)


@pytest.mark.parametrize(
    "lines",
    [
        ('Jo,jo@x.example,Acme,+49 30 7007,Ulm,"met there,"', 'waits for legal"'),
        ('Jo,jo@x.example,Acme,+49 30 7007,Ulm,"met there,"', "waits", 'for legal"'),
        ('Jo,jo@x.example,Acme,+49 30 7007,Ulm,"met there,"', "", 'for legal"'),
    ],
)
@pytest.mark.parametrize("above", [2, 243, 244, 245])
def test_a_row_whose_last_cell_goes_on_below_is_not_cut_short(read, lines, above):
    many = (ROWS * 20)[:above]
    _, rows, rejects = read("\n".join([HEADER, *many, *lines, *ROWS[:2]]) + "\n")
    assert rows == [*many, *ROWS[:2]]
    assert [one.raw for one in rejects] == [line for line in lines if line]


def test_a_row_of_quoted_cells_under_another_delimiter_is_plain_even_in_a_short_list(read):
    _, rows, rejects = read('Name,Email,City\n"Ann";"a@x.example";"Ulm"\nBo,b@x.example,Kiel\n')
    assert (rows, rejects) == (["Ann,a@x.example,Ulm", "Bo,b@x.example,Kiel"], [])


def test_one_quote_inside_a_word_puts_no_row_in_doubt(read):
    row = 'Jo,jo@x.example,Ac"me,+49 30 7007,,2026-01-11'
    table, rows, rejects = read(with_row(row))
    assert (rows, rejects) == ([*ROWS[:5], row, *ROWS[5:]], [])
    assert table.chunks.tally.mended == 0


def test_a_delimiter_between_free_texts_is_nobodys(read):
    rows = [
        "Natalie Pope\tSenior tax inspector\tPittman and Sons\tEast Danielfort\tConfigurable pause",
        "David Simon\tOrthoptist\tWhite-Dillon\tMooreland\tDevolved regional improvement",
        "Carlos Compton\tAccountant, chartered\tAyala and Sons\tWest Lee\tNeeds-based desk",
        "Catherine Schmitt\tEngineer, chemical\tEvans-Ward\tEast Joseph\tManaged exuding portal",
        "Linda Zimmerman\tBrewing technologist\tKelly-Torres\tJackfort\tTriple-buffered approach",
        "Todd Avery\tMaterials engineer\tSmith-French\tNicholastown\tOrganized strategy",
        "Tyler Gonzalez\tFinancial trader\tCooper-Kelly\tKimberlyville\tValue-added time-frame",
        "Shannon Johnson\tChemist, analytical\tPeterson PLC\tSamanthamouth\tTangible pause",
    ]
    broken = "Jessica Smit\th\tOrthoptist\tHaynes LLC\tNelsonborough\tOptional bandwidth"
    text = "\n".join(["Name\tTitle\tCompany\tCity\tTagline", *rows, broken, ""])
    assert [one.raw for one in read(text)[-1]] == [broken]


def test_some_words_are_no_row_parted_by_blanks(read):
    rows = [f"Ann{n},Berg,Sea view" for n in range(9)]
    _, found, rejects = read("\n".join(["First,Last,Note", *rows, "Di,LeeNice old place"]) + "\n")
    assert found == rows
    assert [one.raw for one in rejects] == ["Di,LeeNice old place"]


def test_whole_quoted_cells_are_not_joined_to_fit_a_narrow_header(read):
    _, rows, rejects = read('"Name;Mail"\n"Ann","a@x.example","Ulm"\n', delimiter=",")
    assert (rows, len(rejects)) == ([], 1)


def test_a_value_that_its_column_never_had_is_no_sign_of_a_missing_delimiter(read):
    rows = [
        f"{row},{('France', 'Spain')[n % 2]},{('kim', 'bo', '')[n % 3]}"
        for n, row in enumerate(ROWS)
    ]
    glued = "Jo,jo@x.example,Acme,+49 30 7007,Ulm,2026-01-11,Francebo"
    _, found, rejects = read("\n".join([f"{HEADER},Country,Owner", *rows, glued]) + "\n")
    assert found == rows
    assert [one.raw for one in rejects] == [glued]


@pytest.mark.parametrize(
    "text",
    [
        "Company\nAcme, Inc\nNord; South\nA | B\nFoo, Bar, Baz\n",
        'Size,Note\n5"x7",fits\n6"x8",7"x9"\n3",4"\n',
        'Size,Note\n5" pipe,says "hi" twice\n6",plain\n7" or 8",it\'s\n',
        "Note,Tag\n'quoted',x\nit's,y\n'tis the season,z\n",
        "Path,Name\nC:\\new\\\\old,a\n\\N,b\n",
        "Full Name\nAda Adler\nBo Baum\nCy Curt\n",
    ],
)
def test_what_is_odd_but_right_is_read_to_the_letter(read, text):
    table, rows, rejects = read(text)
    assert [",".join(table.columns), *rows] == text.splitlines()
    assert (rejects, table.chunks.tally.mended) == ([], 0)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Name,Firm\n'Ada','Acme, Inc'\n'Bo','It''s, Ltd'\n'Cy','Nord'\n", "'"),
        ('Name,Firm\n"Ada","19\\""\n"Bo","It\'s, Ltd"\n', '"'),
        ('Name,Firm\n"Ada","say \\"hi\\", Inc"\n"Bo","It\'s, Ltd"\n', '"'),
    ],
)
def test_other_quotes_and_escapes_are_found(read, text, quote):
    table, rows, rejects = read(text)
    assert (table.shape.quote, rejects) == (quote, [])
    assert rows[1] == "Bo,It's, Ltd"


def test_a_list_without_headers_has_columns_by_place(read):
    table, rows, rejects = read("\n".join(ROWS))
    assert table.columns == tuple(f"column {n}" for n in range(1, 7))
    assert (table.shape.header_line, rows, rejects) == (0, ROWS, [])
    kept = read("\n".join(ROWS), positional=False)
    assert (kept[0].columns, kept[1]) == (tuple(ROWS[0].split(",")), ROWS[1:])


def test_a_header_with_a_name_too_few_names_nothing(read):
    table, rows, rejects = read("\n".join(["Label,Contact,Line,Place,Day", *ROWS]))
    assert table.columns == tuple(f"column {n}" for n in range(1, 7))
    assert (rows, [one.line for one in rejects]) == (ROWS, [1])
    assert "5 of 6 columns" in table.shape.notes[-1]


def test_headers_on_several_lines_are_one(read):
    text = "Person,,Account,,,\nLabel,Mail,Label,Line,Place,Day\n(a),(b),(c),(d),(e),(f)"
    table, rows, rejects = read(f"{text}\n" + "\n".join(ROWS))
    assert table.columns[0] == "Person Label (a)"
    assert table.columns[2] == "Account Label (c)"
    assert rows == ROWS
    assert [(one.line, one.reason) for one in rejects] == [(1, "above_header"), (3, "above_header")]


SECOND = "\n\nCode,Meaning\nA,active\nB,blocked\n"


def test_a_second_table_is_named_and_left_out(read):
    text = "\n".join([HEADER, *ROWS]) + SECOND
    table, rows, rejects = read(text)
    assert rows == ROWS
    assert {one.reason for one in rejects} == {"other_table"}
    assert [one.raw for one in rejects] == SECOND.split()
    other = Found(2, rejects[0].line, ("Code", "Meaning"), 2)
    assert table.chunks.tally.tables == [other]


def test_a_second_table_can_be_asked_for(read):
    text = "\n".join([HEADER, *ROWS]) + SECOND
    table, rows, rejects = read(text, table=2)
    assert (table.columns, rows) == (("Code", "Meaning"), ["A,active", "B,blocked"])
    assert [(one.reason, one.raw) for one in rejects] == [
        ("other_table", line) for line in [HEADER, *ROWS]
    ]
    with pytest.raises(UsageError, match="2 tables"):
        read(text, table=3)


def test_short_rows_below_a_blank_line_are_no_table(read):
    _, rows, rejects = read("\n".join([HEADER, *ROWS, "", "Jo,jo@x.example", "Bo,b@x.example"]))
    assert rows == ROWS
    assert {one.reason for one in rejects} == {"too_few_cells"}


def test_a_quoted_cell_is_not_cut_where_it_ran_into_the_one_before(read):
    broken = 'Cy,c@x.example,3,Ulm"Gold, Inc."'
    above = 'Name,Email,No,City,Firm\nAnn,a@x.example,1,Bonn,"Rot, AG"'
    _, rows, rejects = read(f"{above}\n{broken}\n")
    assert rows == ["Ann,a@x.example,1,Bonn,Rot, AG"]
    assert [one.raw for one in rejects] == [broken]


@pytest.mark.parametrize(
    ("row", "parted"),
    [
        ("Joannjo@x.example,Nord,+49 30 7007,Ulm,2026-01-11", None),  # where does a name end?
        ("Jo,jo@x.example,Nord+49 30 7007,Ulm,2026-01-11", "Nord|+49 30 7007"),
        ("Jo,jo@x.example,Nord,+49 30 7007Ulm,2026-01-11", "Nord|+49 30 7007"),
        ('"Jo","jo@x.example","Nord""+49 30 7007","Ulm","2026-01-11"', "Nord|+49 30 7007"),
    ],
)
def test_cells_are_parted_by_what_was_seen_in_their_columns(read, row, parted):
    _, rows, rejects = read(with_row(row))
    found = [one for one in rows if one not in ROWS]
    whole = [f"Jo,jo@x.example,{parted.replace('|', ',')},Ulm,2026-01-11"] if parted else []
    assert (found, [one.raw for one in rejects]) == (whole, [] if parted else [row])


@pytest.mark.parametrize("at", range(6))
def test_a_blank_cell_without_quotes_is_the_surplus_one_in_a_row_that_quotes_each(read, at):
    cells = ['"Jo"', '"jo@x.example"', '""', '"+49 30 7007"', '""', '"2026-01-11"']
    cells.insert(at, "")
    _, rows, rejects = read(with_row(",".join(cells)))
    assert "Jo,jo@x.example,,+49 30 7007,,2026-01-11" in rows
    assert rejects == []


PHONES = "Name,Email,Work Phone,Mobile Phone,Home Phone,Other Phone,City"


def with_phones(count):
    """Rows of which each has one number or two, mostly of work, among four columns alike."""
    for n in range(count):
        often = ((n % 5, 11), (n % 3, 12), (n % 9 == 4, 13), (n % 11 == 5, 14))
        phones = ",".join(f"+49 30 {at}{n:05}" if filled else "" for filled, at in often)
        yield f"Ann Lee,a{n}@x.example,{phones},{('Ulm', 'Rome')[n % 2]}"


@pytest.mark.parametrize(
    "line",
    [
        "Bo Ray,bo@x.example,+49 30 1100023,,,Rome",
        "Bo Ray,bo@x.example,,+49 30 1200736,+49 30 1300531,Rome",
        "Bo Ray,bo@x.example,,+49 30 1200736,,,,Rome",
    ],
)
@pytest.mark.parametrize("count", [25, 100])
def test_how_often_columns_are_blank_does_not_tell_which_one_is(read, line, count):
    rows = list(with_phones(count))
    _, found, rejects = read("\n".join([PHONES, *rows, line, ""]))
    assert (found, len(rejects)) == (rows, 1)


def test_what_its_column_alone_may_hold_tells_where_a_blank_is(read):
    rows = list(with_phones(40))
    _, found, rejects = read("\n".join([PHONES, *rows, "Bo Ray,bo@x.example,,,,,,Rome", ""]))
    assert (found[-1], rejects) == ("Bo Ray,bo@x.example,,,,,Rome", [])


@pytest.mark.parametrize("name", ["MacKenzie", "AnnMarie", "McDonald", "LaToya"])
def test_a_name_with_a_capital_inside_is_not_two(read, name):
    firsts, lasts = ("Anna", "Bob", "Cara", "Dan", "Eva"), ("Berg", "Stone", "Diaz", "Ito")
    rows = [f"{firsts[n % 5]},{lasts[n % 4]},p{n}@x.example,Acme" for n in range(30)]
    _, found, rejects = read(
        "\n".join(["First Name,Last Name,Email,Company", *rows, f"{name},z@x.example,Acme", ""])
    )
    assert (found, len(rejects)) == (rows, 1)
