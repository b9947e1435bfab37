"""Words and signs around a figure that make it a range, an open one, or say what it counts."""

from __future__ import annotations

import re

_BOUNDS = {
    ">": ">", "<": "<", "≥": "≥", "≤": "≤", ">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤",
    "over": ">", "more than": ">", "above": ">", "mehr als": ">", "über": ">", "plus de": ">",
    "más de": ">", "mais de": ">", "più di": ">", "oltre": ">", "meer dan": ">", "at least": "≥",
    "mindestens": "≥", "under": "<", "below": "<", "less than": "<", "fewer than": "<",
    "weniger als": "<", "unter": "<", "moins de": "<", "menos de": "<", "meno di": "<",
    "minder dan": "<", "up to": "≤", "bis zu": "≤", "bis": "≤", "jusqu'à": "≤", "hasta": "≤",
    "min.": "≥", "minimum": "≥", "max.": "≤", "maximum": "≤", "ab": "≥", "from": "≥",
    "starting at": "≥", "à partir de": "≥", "au moins": "≥", "a partir de": "≥",
    "al menos": "≥", "desde": "≥", "pelo menos": "≥", "almeno": "≥", "a partire da": "≥",
    "vanaf": "≥", "minstens": "≥", "ten minste": "≥", "tot": "≤", "fino a": "≤", "até": "≤",
    "od": "≥", "do": "≤", "co najmniej": "≥", "ponad": ">", "powyżej": ">", "poniżej": "<",
    "mer än": ">",
    "mindre än": "<", "minst": "≥", "mere end": ">", "mindre end": "<", "yli": ">", "alle": "<",
    "více než": ">", "méně než": "<", "более": ">", "больше": ">", "свыше": ">", "менее": "<",
    "меньше": "<", "до": "≤", "от": "≥",
}  # fmt: skip
_BOUND = re.compile(
    "({})".format("|".join(sorted(map(re.escape, _BOUNDS), key=len, reverse=True)))
    + r"(?!\w)\s*(?=\d)|([<>≥≤=]{1,2})\s*(?=\d)",
    re.IGNORECASE,
)
"""What makes an open range of a figure."""

_BEHIND = {
    "以上": "≥", "超": ">", "以下": "≤", "以内": "≤", "未満": "<", "未满": "<",
    "이상": "≥", "초과": ">", "이하": "≤", "미만": "<",
}  # fmt: skip
_BOUND_BEHIND = re.compile(rf"(.*\d\D*?)\s*({'|'.join(_BEHIND)})")
"""The same behind the figure, as East Asia writes it: `50人以上`."""

_SPREAD = re.compile(
    r"(?:between|entre|zwischen|tra|fra|tussen|od|von|from|de|da|dal?l?|du|van|mellan|mellem|от)"
    r"\s+(\d.{0,40}?)"
    r"\s+(?:and|et|und|y|e|en|a|al|à|au|do|to|bis|tot|t/m|och|og|до)\s+(?=\d)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?<=[\d\w])\s*(?:[~～〜∼˜]|(?<=\s)(?:t/m|tot|do|до|al|até)\s)\s*(?=[$€£¥]?\s?\d)"
)
_OR_MORE = re.compile(
    r"(?:(?<=\d)\s*|(?<=\w)\s+)(?:plus|(?:or|and|et|ou|y|o|und|oder|e|en|of|i|és|och|og|и)\s+"
    r"(?:more|above|over|plus|más|mas|mais|mehr|oltre|più|meer|więcej|up|fler|flere|более))$",
    re.IGNORECASE,
)
"""Words around a range: `between 50 and 100`, `50 ~ 100`, `50 or more`, `5k plus`."""

_LISTED = re.compile(r"[\[({]\s*(\d+)\s*[,;]\s*([1-9]\d*)\s*[\])}]")
_CODED = re.compile(r"c_0*(\d+)_(?:0*(\d+)|max)", re.IGNORECASE)
"""Ranges as programs write them: `[11,50]`, Crunchbase's `c_00011_00050` and `c_10001_max`."""


def ranged(text: str) -> str:
    """Write the words of a range, and ranges of programs, with our signs: `11-50`, `50+`."""
    if coded := _LISTED.fullmatch(text) or _CODED.fullmatch(text):
        low, high = coded.groups()
        return f"{low}-{high}" if high else f"{low}+"
    return _OR_MORE.sub("+", _UNTIL.sub(" - ", _SPREAD.sub(r"\1 - ", text, count=1), count=1))


def bounded(text: str) -> tuple[str, str]:
    """Part a figure from a sign or words that make an open range of it.

    Returns:
        One of `<`, `≤`, `>` and `≥`, or an empty text, and the rest.
    """
    if match := _BOUND.match(text):
        return _BOUNDS.get((match[1] or match[2]).lower(), ""), text[match.end() :]
    behind = None if text.isascii() else _BOUND_BEHIND.fullmatch(text)
    return (_BEHIND[behind[2]], behind[1]) if behind else ("", text)


_COUNTED = re.compile(
    r"(?:(?:(?:no\.?|number|nr\.?|#|num\.?) (?:of )?)?(?:employees?|staff|people)(?: count)?"
    r"|head ?count|(?:company )?size|ftes?|(?:anzahl )?(?:mitarbeiter|beschäftigte)(?:zahl|anzahl)?"
    r"|effectifs?|(?:nombre de )?salariés|(?:n[uú]mero de )?(?:empleados|funcionários)|plantilla"
    r"|(?:numero )?dipendenti|(?:aantal )?(?:medewerkers|werknemers)|pracownicy"
    r"|従業員(?:数)?|社員(?:数)?|员工(?:人数|数)?|人数|직원\s?수|임직원(?:\s?수)?"
    r"|(?:annual |total )?(?:revenues?|sales|turnover)|arr|(?:jahres)?umsatz"
    r"|chiffre d['’]affaires|ca|(?:volumen de )?ventas|facturaci[oó]n|faturamento|fatturato|omzet"
    r"|obroty|売上(?:高)?|年商|매출(?:액)?"
    r"|(?:fy ?)?(?:19|20)\d\d)\s*[:：=]\s*(?=\S)",
    re.IGNORECASE,
)
"""What says what a figure counts, or of which year it is: `Employees: 120`, `2022: 5 Mio.`"""


def unlabelled(text: str) -> str:
    """Take off what says what a figure counts, in front of it."""
    return _COUNTED.sub("", text, count=1) if ":" in text or "：" in text or "=" in text else text
