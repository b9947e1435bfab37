import pytest

from leadctl.errors import DataError, ExitCode, InputMissing, UsageError
from leadctl.mapping.maps.mapfile import load_map


def loaded(tmp_path, text):
    path = tmp_path / "map.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_map(path)


def test_a_mapping_is_read(tmp_path):
    found = loaded(
        tmp_path,
        '\ufeff[columns]\n"E-Mail" = "email"\nJob = "job_title"\nX = ""\n'
        '[values.status]\n"In Arbeit " = "in_progress"\n',
    )
    assert found.columns == {"E-Mail": "email", "Job": "title", "X": ""}
    assert found.layout.values == {"status": {"in arbeit": "in_progress"}}


def test_the_one_line_form_of_the_hints_is_a_mapping(tmp_path):
    assert loaded(tmp_path, 'columns = { "Foo" = "email", "B (2)" = "" }').columns == {
        "Foo": "email",
        "B (2)": "",
    }


def test_a_missing_mapping(tmp_path):
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(InputMissing) as caught:
            load_map(path)
        assert caught.value.exit_code == ExitCode.NO_INPUT


@pytest.mark.parametrize(
    "text",
    [
        "[columns\n",
        b"\xff\xfe",
        "columns = 3",
        "[columns]\nA = 1",
        "[other]\nA = 'email'",
        "values = 'x'",
        "[values]\nstatus = 'x'",
        "[values.status]\nA = 1",
    ],
)
def test_what_is_no_mapping(tmp_path, text):
    with pytest.raises(DataError) as caught:
        loaded(tmp_path, text)
    assert caught.value.exit_code == ExitCode.BAD_DATA
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ('[columns]\nA = "emial"', "email"),
        ('[values.statsu]\nA = "new"', "status"),
        ('[values.status]\nA = "nurtre"', "nurture"),
        ('[values.stage]\nA = "warmish"', "mql"),
    ],
)
def test_an_unknown_name_gets_the_nearest(tmp_path, text, near):
    with pytest.raises(UsageError) as caught:
        loaded(tmp_path, text)
    assert near in caught.value.hint


@pytest.mark.parametrize(
    ("lines", "headers", "told"),
    [
        (("E-Mail", "email", "e_mail", "phone"), ["E-Mail"], "twice: as `email` and as `phone`"),
        (("E-Mail", "", "email", "-"), ["E-Mail"], "twice: as custom and as left out"),
        (("EMAIL", "email"), ["E-Mail", "e mail"], "could be `E-Mail`, `e mail`"),
        (("Mial", "email"), ["Mail", "Name"], "`Mial` that is not there"),
    ],
)
def test_a_mapping_never_means_a_column_by_accident(tmp_path, lines, headers, told):
    pairs = zip(lines[::2], lines[1::2], strict=True)
    text = "[columns]\n" + "".join(f'"{header}" = "{field}"\n' for header, field in pairs)
    with pytest.raises(DataError) as caught:
        loaded(tmp_path, text).placed(headers)
    assert told in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("header", ["E-Mail", "e-mail ", "\ufeffEMAIL", " e mail", "E_Mail:"])
def test_a_header_is_found_however_it_is_written(tmp_path, header):
    text = '[columns]\n"E-Mail" = "email"\n"e-mail" = "email"\n'
    assert loaded(tmp_path, text).placed(["Name", header]) == {1: "email"}
