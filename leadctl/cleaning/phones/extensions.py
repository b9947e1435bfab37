"""Extensions in telephone cells: the words for them, behind their number or alone beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.phones.digits import count_digits, digits_of

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS = (
    r"extensi[oó]n|extn?|ex|xt?|#|durchwahl|durchw|dw|klappe|klp|kl(?!\.?\s?\d{1,2}\s?[-–:.])"
    r"|app?(?:arat)?|nebenst(?:elle)?|nst|int(?:ern[oe]?|erior)?|poste|pst|toestel|tst|anexo|anx"
    r"|ramal|rml|wewn?(?:[eę]trzny)?|ankn(?:ytning)?|lok(?:al)?|локал|доб(?:авочный)?|вн(?:утр)?"
    r"|вътр|дод(?:атковий)?|linka|klapka|mell(?:[eé]k)?|alanumero|alanro|dahili|dah|pes(?:awat)?"
    r"|samb(?:ungan)?|εσωτ(?:ερικό)?|máy lẻ|số lẻ|شماره داخلی|داخلي|تحويلة|שלוחה|内線|內線"
    r"|分机|分機|转|轉|내선|ต่อ"
)
"""Words that stand before an extension, in the languages of lead lists; own list."""

EXTENSION = re.compile(
    rf"(?<=[\d)\]])[\s,;.([-]*(?:(?:(?:{_WORDS})[\s.:=#]{{0,3}}){{1,2}}(?:nr\.?|no\.?|#)?\s*(\d{{1,7}})"
    r"(?!\d)|(?:[prw]\.\s?|(?<=\s)[aeprw])(\d{1,5})(?=\s*(?:$|[,;/|)])))[)\]]?"
    r"|(?<=\d)\s?~\s?(\d{1,7})$",
    re.IGNORECASE,
)
"""An extension behind its number; one letter is a word for it only at the end: it labels numbers
as well."""

_LEADING = re.compile(
    r"[\s(\[]*(?:ext(?:ensi[oó]n|n)?|x|dw|durchwahl)[\s.:=#]*([1-9]\d{0,4})[)\]]?[\s.,;:/-]+"
    r"(?=[+(\d])",
    re.IGNORECASE,
)
_LEAST_DIGITS = 6
"""Digits of a number that an extension may follow."""


def extension_of(found: re.Match[str]) -> str:
    """Write an extension that was found behind its number as ` x12 `; other finds stay."""
    if count_digits(found.string[: found.start()]) < _LEAST_DIGITS:
        return found[0]
    return f" x{next(filter(None, found.groups()))} "


def is_extension(text: str) -> bool:
    """Tell whether a text is an extension and nothing else."""
    return EXTENSION.fullmatch(f"0{text}", 1) is not None


def reunited(parts: list[str]) -> list[str]:
    """Give an extension that stands alone to the number beside it, the one in front first.

    Words may stand between: `030 1234567; office; ext. 12`.
    """
    found: list[str] = []
    number = -1
    for part in parts:
        if number >= 0 and is_extension(part) and _takes_one(found[number]):
            found[number] += f" {part}"
            continue
        if digits_of(part):
            number = len(found)
        found.append(part)
    first, *others = [at for at, part in enumerate(found) if digits_of(part)] or [-1]
    if others and is_extension(found[first]) and _takes_one(found[others[0]]):
        found[others[0]] += f" {found[first]}"
        del found[first]
    return found


def behind(text: str, is_good: Callable[[str], bool]) -> str:
    """Write an extension that opens a cell behind its number: `ext 4 030 1234567`.

    Args:
        text: the cell.
        is_good: tells whether a text is a valid number where the cell belongs.
    """
    found = _LEADING.match(text)
    if found is None or not is_good(text[found.end() :]):
        return text
    return f"{text[found.end() :]} x{found[1]}"


def _takes_one(text: str) -> bool:
    return count_digits(text) > _LEAST_DIGITS and not EXTENSION.search(text)
