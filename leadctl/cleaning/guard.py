"""Keep spreadsheets from running a cell as a formula, in a way that reading can take back.

A cell that starts with one of `= + - @`, a tab or a line end gets an apostrophe in front, the mark
by which spreadsheets know text. Phones and negative numbers stay as they are: they compute nothing.
The list of characters is OWASP's (CSV injection) with the full-width forms that Excel folds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RISKY = frozenset("=+-@\t\r\n＝＋－＠'")
"""First characters of the cells worth a closer look; most columns are done after this one test."""

_PHONE = r"\+\d{4,15}(?:(?:;ext=| ext\. | x)\d{1,8})?"
_HARMLESS = rf"{_PHONE}(?:; {_PHONE})*\Z|-\d+(?:\.\d+)?\Z"
_LIKE_A_FORMULA = re.compile(rf"'*(?!{_HARMLESS})[=+\-@\t\r\n＝＋－＠]").match


def guard(text: str) -> str:
    """Make `text` safe as a cell of a spreadsheet.

    Text that only looks guarded (an apostrophe, then a formula) gets one more apostrophe, so that
    `unguard(guard(text)) == text` for every text.
    """
    return f"'{text}" if _LIKE_A_FORMULA(text) else text


def unguard(text: str) -> str:
    """Take back what `guard` did; anything else stays as it is."""
    return text[1:] if text.startswith("'") and _LIKE_A_FORMULA(text) else text


def unguarded(cells: Sequence[str]) -> Sequence[str]:
    """Unguard a column; most columns hold nothing to take back and are given back as they are.

    One search through all cells takes a third of the time of a look at each, and one for a single
    sign a third of that.
    """
    text = "\n".join(["", *cells])
    if "'" not in text or "\n'" not in text:
        return cells
    return [unguard(cell) for cell in cells]
