import pytest

from leadctl.mapping.cells import content, looks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jane@acme.com", True),
        (" <jane@acme.com> ", True),
        ("mailto:j@a.co.uk", True),
        ("Email", False),
        ("Email (jane@acme.com)", False),
        ("jane@acme", False),
        ("@acme.com", False),
    ],
)
def test_addresses_are_told(text, expected):
    assert looks.is_address(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jane.doe@acme.com", "j....d...@a....c..."),
        ("+49 170 123", "+99 999 999"),
        ("Łukasz Żółć", "Ł... Ż..."),
        ("2026-03-01", "9999-99-99"),
        ("x\ny", "x y"),
        ("", ""),
    ],
)
def test_a_shape_tells_no_value(text, expected):
    assert content.shape(text) == expected


def test_a_long_shape_is_cut():
    assert len(content.shape("a b " * 30)) == 24
