"""Figures: numbers of employees, amounts of money."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.numbers.currencies import SIGN, currency_of, flag_of
from leadctl.cleaning.numbers.phrases import bounded, ranged, unlabelled
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import (
    NULL_OR_FALSE,
    is_mangled,
    is_null,
    repair,
    settled,
    untie,
    with_our_digits,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SCALES = {
    "k": 3, "tsd": 3, "thousand": 3, "t": 3, "mil": 3, "mille": 3, "m": 6, "mm": 6, "mn": 6,
    "mio": 6, "million": 6, "millions": 6, "millionen": 6, "millones": 6, "b": 9, "bn": 9,
    "billion": 9, "billions": 9, "mrd": 9, "milliarden": 9, "milliards": 9, "milliard": 9,
    "trillion": 12, "tn": 12, "lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5, "crore": 7,
    "crores": 7, "cr": 7, "mln": 6, "mld": 9, "mrd.": 9, "tys": 3, "milhões": 6, "milhoes": 6,
    "milhão": 6, "millón": 6, "milione": 6, "milioni": 6, "miljoen": 6, "miljoner": 6,
    "milionów": 6, "miliardi": 9, "miljard": 9, "miljarder": 9, "bilhões": 9, "miliardów": 9,
    "bio": 12, "mia": 9, "miliard": 9, "milliárd": 9, "millió": 6, "md": 9, "mds": 9, "mdr": 9,
    "mdkr": 9, "mrdkr": 9, "mill": 6, "milj": 6, "miljoonaa": 6, "milj.": 6, "mi": 6, "bi": 9,
    "tri": 12, "mr": 9, "milyon": 6, "milyar": 9, "milion": 6, "milionů": 6, "milioane": 6,
    "miliarde": 9, "mld.": 9, "тыс": 3, "млн": 6, "млрд": 9, "трлн": 12, "tis": 3, "tds": 3,
    "万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8, "兆": 12, "조": 12, "千": 3, "천": 3,
    "百万": 6, "百萬": 6, "백만": 6, "千万": 7, "千萬": 7, "천만": 7, "十億": 9, "十亿": 9,
    "십억": 9, "百億": 10, "百亿": 10, "백억": 10, "千億": 11, "千亿": 11, "천억": 11,
    "milliarde": 9,
}  # fmt: skip
"""Words behind a figure -> power of ten. `billion` is English: German files write Mrd."""

_FIGURE = r"[0-9](?:[0-9.,'’\s]*[0-9])?"
_RANGE = re.compile(
    rf"({_FIGURE})\s*([^\W\d_]*?)\.?\s*(?:-|–|—|to|bis|a|à|\.\.)\s*({_FIGURE})\s*([^\W\d_]*)\.?",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"(?:[~≈]\s*|(?:ca|approx|c)\.?\s*|(?:about|approximately|around|circa|etwa|rund|environ)\s+)?"
    rf"({_FIGURE})\s*([^\W\d_]*)\.?\s*(\+?)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\s*(?<![^\W\d_])(?:employees?|empl?s?|ees?|people|persons?|pax|staff|workers|headcount|ftes?"
    r"|team members"
    r"|mitarbeiter(?:n|innen|nde)?|mitarbeitenden?|beschäftigten?|angestellten?|personen|ma|mit|vzä"
    r"|salari[eé]s?|employ[eé]s?|personnes|collaborateurs|etp"
    r"|empleados?|personas|trabajadores|colaboradores|funcion[aá]rios|empregados|pessoas"
    r"|dipendenti|addetti|persone|medewerkers|werknemers|pracownik[oó]w|osób"
    r"|anställda|medarbetare|ansatte|medarbejdere|työntekijää|zaměstnanců"
    r"|osoby|alkalmazott|angajați|kişi|çalışan|сотрудников|человек|чел|людей)(?!\w)\.?"
    r"|\s*(?<=[0-9+万萬만千천])(?:名様?|人|명)(?=[^\w]|[以未이초미超]|$)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"([^\W\d_][^\d()\[\]]{0,30})[(\[:]\s*(\d[^()\[\]]{0,20}[-–+][^()\[\]]{0,20}?)[)\]]?"
)
"""A class of sizes with its range: `Small (11-50)`, `Enterprise: 5000+`."""

_REMARK = re.compile(r"\s*[(\[](?:[^\d()\[\]]{0,20}(?:19|20)\d\d|[^\d()\[\]]{1,30})[)\]]$")
"""What people add in brackets, be it of which year a figure is."""

_PERIOD = re.compile(
    r"\s*(?:[(\[]\s*)?(?:(?:/|per|pro|par|por)\s?(?:yr|year|annum|jahr|an|año|ano)|p\.\s?a\.?|annually"
    r"|annual(?: revenue)?|arr|in (?:annual )?(?:revenue|sales)|revenue|est(?:imated|\.)?"
    r"|[(\[](?:fy\s?)?(?:19|20)\d\d)(?:\s*[)\]])?$",
    re.IGNORECASE,
)
"""What people add behind a revenue: for how long, of which year, that it is a guess."""

_NO_CENTS = re.compile(r"(?<=\d)[.,]\s?[-–—]{1,2}$")
"""How Swiss and Germans write that there are no cents: `1'500.--`, `1.899,-`."""

_MONTHLY = re.compile(r"(?:(\d{1,2})-([a-z]{3})|([a-z]{3})-(\d{2}))", re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - one line
"""A range that a spreadsheet took for a day: `11-50` became `Nov-50`, `1-10` `10-Jan`."""

_ALONE = dict.fromkeys(("self-employed", "self employed", "myself only", "just me"), "1")
"""How people say that a company is themselves."""

_LONGEST = 100
"""No figure with its words is longer, and patterns would try a long text at every place."""

_LARGEST = 10**18
"""More is no figure of a company, and would not fit SQLite's integers."""


_WHOLE = re.compile(r"0|[1-9][0-9]{0,17}")
"""A figure that is written as it should be."""


def clean_number(values: Sequence[str]) -> list[Cleaned]:
    """Clean counts: `1,234` -> 1234, `51 to 200` -> 51-200, `10,000+` and `1k+` -> 10000+, 1000+.

    An open range is written as what it holds: `<10` -> 1-9, `>500` -> 501+.
    Text without a figure stays, with reason `not_a_number` and no key.
    """
    return [settled(value, _count) for value in values]


def _count(value: str) -> Cleaned:
    text = _mended(value)
    if is_null(text, NULL_OR_FALSE):
        return EMPTY
    if _WHOLE.fullmatch(text):
        return Cleaned(text, key=text)
    if restored := _from_month(text):
        step("taken for a day", text, restored)
        return Cleaned(restored, reason="range_restored", key=restored)
    if len(text) > _LONGEST:
        return _no_figure(text)
    return _counted(_ALONE.get(text.casefold(), text))


def _mended(value: str) -> str:
    text = repair(untie(repair(value)))
    return text if text.isascii() else step("digits", text, with_our_digits(text.translate(_SIGNS)))


_SIGNS = {ord("\u066b"): ".", ord("\u066c"): ","}
"""The signs with which Arabic parts decimals and thousands."""


def _counted(text: str) -> Cleaned:
    """Read a count or a range of them."""
    told = _TOLD.fullmatch(text)
    plain = step("remark", text, told[2] if told else _REMARK.sub("", unlabelled(text)))
    plain = step("people", plain, _PEOPLE.sub("", plain).strip())
    bound, bare = bounded(_scaled(_in_full(ranged(plain))))
    span = "" if bound else _range(bare, _exactly)
    if span:
        return Cleaned(span, key=span)
    single = _SINGLE.fullmatch(bare)
    amount = figure(single[1], single[2]) if single else None
    if single is None or amount is None or amount != int(amount):
        return _no_figure(text)
    count = int(amount)
    if bound in {"<", "≤"}:
        most = count - (bound == "<")
        shown = f"1-{most}" if most > 1 else str(max(most, 0))
        return Cleaned(shown, key=shown)
    count += bound == ">"
    shown = f"{count}{'+' if single[3] or bound else ''}"
    return Cleaned(shown, reason=_rounded(plain), key=str(count))


def _from_month(text: str) -> str:
    """Make the range again that a spreadsheet has shown as a month and a day or year."""
    match = _MONTHLY.fullmatch(text)
    month = (match[2] or match[3]).lower() if match else ""
    if not match or month not in _MONTHS:
        return ""
    one, other = sorted((_MONTHS.index(month) + 1, int(match[1] or match[4])))
    return f"{one}-{other}" if 0 < one < other else ""


def _in_full(text: str) -> str:
    """Write `1.5E7` with all its digits, and `.5` with its zero."""
    short = _SCIENTIFIC.fullmatch(text)
    if not short:
        return _BARE.sub("0", text)
    whole = Decimal(short[1].replace(",", ".")).scaleb(int(short[2]))
    return str(int(whole)) if whole == int(whole) < _LARGEST else text


def _scaled(text: str) -> str:
    """Put a scale behind its figure (`Mio. 5`), and add up several (`1億2000万` is 120000000)."""
    text = _SCALE_FIRST.sub(r"\2 \1", text)
    pieces = [] if text.isascii() or not _SUM.fullmatch(text) else _SUMMAND.findall(text)
    powers = [_SCALES.get(scale, 0) for _, scale in pieces]
    if len(pieces) < 2 or powers != sorted(set(powers), reverse=True):  # noqa: PLR2004 - a sum
        return text
    parts = [figure(amount, scale) for amount, scale in pieces]
    return text if None in parts else str(sum(int(part or 0) for part in parts))


_SCALE_FIRST = re.compile(r"^(mio|mrd|mln|mld|tsd|mn|bn)\.?\s*(\d[\d.,]*)$", re.IGNORECASE)
_SUMMAND = re.compile(r"([0-9][0-9,.]*)\s*([兆조億亿억万萬만千천百백十십]*)")
_SUM = re.compile(rf"(?:{_SUMMAND.pattern}\s*)+")


_BARE = re.compile(r"(?<![\w.,])(?=[.,]\d)")
"""Where a figure goes without the zero before its decimals."""


_SCIENTIFIC = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,17})?)E\+?([0-9]{1,2})", re.IGNORECASE)
"""How programs write large figures: `1.5E7` Java, and Salesforce's Data Loader with it, `1.5e+16`
Python, `1,5E+06` a spreadsheet."""


def _rounded(text: str) -> str:
    """The reason of a figure of which a spreadsheet may have dropped digits: `1.23E+07`."""
    return "EXCEL_MANGLED" if is_mangled(text) else ""


def _no_figure(text: str) -> Cleaned:
    return Cleaned(text, reason="EXCEL_MANGLED" if is_mangled(text) else "not_a_number")


def _range(text: str, whole: Callable[[Decimal], int | None]) -> str:
    """Read a range; `whole` makes its ends whole numbers, or none of what cannot be."""
    match = _RANGE.fullmatch(text)
    if not match:
        return ""
    ends = figure(match[1], match[2] or match[4]), figure(match[3], match[4])
    low, high = (None if end is None else whole(end) for end in ends)
    return "" if low is None or high is None or low > high else f"{low}-{high}"


def _exactly(amount: Decimal) -> int | None:
    return int(amount) if amount == int(amount) else None


def _without_cents(amount: Decimal) -> int | None:
    """Round to whole units where that changes next to nothing."""
    rounded = amount.to_integral_value()
    return int(rounded) if abs(amount - rounded) <= amount * _ROUNDED_OFF else None


def clean_money(values: Sequence[str]) -> list[Cleaned]:
    """Clean amounts to whole units: `$1.2M` -> 1200000, flag `currency:USD`; ranges as in counts.

    `>$1B` is written 1000000000+, `<$1M` 0-1000000.
    Text without a figure stays, with reason `not_a_number` and no key, and so does a small amount
    with decimals, of which nobody says that it counts thousands or millions, with `unit_unclear`.
    """
    return [settled(value, _money) for value in values]


def _money(value: str) -> Cleaned:
    text = _mended(value)
    if is_null(text, NULL_OR_FALSE):
        return EMPTY
    is_whole = _WHOLE.fullmatch(text)
    if is_whole or len(text) > _LONGEST:
        return Cleaned(text, key=text) if is_whole else _no_figure(text)
    text = step("order", text, _UNIT_FIRST.sub(r"\2 \1", text))
    sign = SIGN.search(text)
    code = currency_of(sign) if sign else ""
    by_sign = sign is not None and text[: sign.start()].rstrip().endswith(("T", "t"))
    plain = step("period", text, _NO_CENTS.sub("", _PERIOD.sub("", unlabelled(text))))
    if sign:
        plain = step("currency", plain, " ".join(SIGN.sub(" ", plain).split()))
    plain = _thousands(_NO_CENTS.sub("", plain), code, by_sign=by_sign)
    plain = _in_groups(plain, code)
    found = _UNCLEAR if _PARTED.search(plain) else _amount(plain)
    if not found.key:
        kept = found._replace(value=text) if found.reason else _no_figure(text)
        is_loss = code and _amount(plain.strip(_OF_A_LOSS)).key
        return kept._replace(flags=flag_of(code)) if is_loss else kept
    return found._replace(flags=flag_of(code)) if code else found


_UNIT_FIRST = re.compile(
    r"(?<![^\W_])((?:t|k|m|mio\.?|mln|mrd\.?|bn)\s?(?:€|eur|\$|us\$|usd|chf|£|gbp|sek|nok|dkk|pln))\s*"
    rf"({_FIGURE})",
    re.IGNORECASE,
)
"""A currency with its scale in front, as accountants write it: `TEUR 500`, `M€ 5`."""

_OF_A_LOSS = " -–−()"
"""Signs around an amount below zero, which is no revenue and stays text, in its currency."""


def _amount(plain: str) -> Cleaned:
    """Read an amount or a range of them; without a key for none."""
    bound, bare = bounded(_scaled(_in_full(ranged(plain))))
    span = "" if bound else _range(bare, _without_cents)
    if span:
        return Cleaned(span, key=span)
    single = _SINGLE.fullmatch(bare)
    amount = figure(single[1], single[2]) if single else None
    if single is None or amount is None:
        return EMPTY
    if (units := _without_cents(amount)) is None:
        return _UNCLEAR
    whole = str(units)
    if bound in {"<", "≤"}:
        return Cleaned(f"0-{whole}", key=f"0-{whole}")
    return Cleaned(whole + ("+" if single[3] or bound else ""), reason=_rounded(plain), key=whole)


_UNCLEAR = Cleaned(None, reason="unit_unclear")

_SCALE = "|".join(sorted(map(re.escape, _SCALES), key=len, reverse=True))
_PARTED = re.compile(
    rf"(?<![\d.,])[1-9]\d{{0,2}}[.,]\d{{3}}(?![\d.,])(?=(?:.*\d)?\s*(?:{_SCALE})(?![^\W\d_]))",
    re.IGNORECASE,
)
"""A sign and three digits before a scale: `1,234 Mio` may be 1.2 or 1,234 millions."""

_GROUPS = re.compile(r"(?<=\d),(?=(?:\d{2,3},)*\d{3}(?!\d))")
_DECIMALS = re.compile(
    rf"(?<![\d.,])(\d{{1,3}}\.\d\d\d)(?![\d.,])(?=\s*(?:{_SCALE})(?![^\W\d_]))", re.IGNORECASE
)
_WITH_POINT = word_set(
    """
    USD GBP CAD AUD NZD INR SGD HKD JPY CNY KRW TWD THB MYR PHP ILS MXN NGN KES GHS PKR BDT LKR AED
    SAR QAR KWD BHD OMR JOD EGP
    """
)
"""Currencies whose users write a point before decimals and a comma between groups (CLDR)."""

_ENGLISH_SCALE = re.compile(
    r"\d\s*(?:thousand|bn|billions?|tn|trillion|la(?:kh|c)s?|crores?|cr)(?![^\W\d_])", re.IGNORECASE
)


def _in_groups(text: str, currency: str) -> str:
    """Take the commas out of an amount that is written the English way, as who scales it tells."""
    if currency not in _WITH_POINT and (currency or not _ENGLISH_SCALE.search(text)):
        return text
    return _DECIMALS.sub(r"\g<1>0", _GROUPS.sub("", text))


_ROUNDED_OFF = Decimal("0.05")
"""The most that rounding to whole units may change: who writes `1.5` means another unit."""


def _thousands(text: str, currency: str, *, by_sign: bool) -> str:
    """Write what `mil` and `T` mean where they are no thousand.

    `mil` is a million in Czech and short for one; before a currency of English speakers, or none,
    a whole number of them may be either, and stays. So does `T`, a trillion in English, unless it
    stands at the currency's own sign (`500 T€`), as only a thousand does; three digits before that
    are a group, for nobody writes decimals of thousands (`5.000 TEUR`).
    """
    if by_sign:
        text = _GROUP_SIGN.sub("", text)
    elif currency in _ENGLISH or not currency:
        text = _T.sub(" tn" if currency else " T?", text)
    text = text.replace("mil millones", "mrd")
    text = _MILLION.sub(" mio", text)
    if currency == "INR":
        return _LAKH.sub(" lakh", text)
    return _MIL.sub(" mil?", text) if currency in _ENGLISH or not currency else text


_MILLION = re.compile(
    r"(?:(?<=\d[.,]\d)|(?<=\d[.,]\d\d))\s?mil\b\.?|(?<=\d)\s?mil\.", re.IGNORECASE
)
_GROUP_SIGN = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_MIL = re.compile(r"(?<=\d)\s?mil\b", re.IGNORECASE)
_T = re.compile(r"(?<=\d)\s?T\b", re.IGNORECASE)
_ENGLISH = {"USD", "GBP", "CAD", "AUD"}
_LAKH = re.compile(r"(?<=\d)\s?L\b")


_BLANKS = re.compile(r"[\s'’]")
_GROUPED = re.compile(
    r"\d{1,3}(?:[\s'’]+\d{3})+(?:\s?[.,]\s?\d+)?|\d+(?:(?:[.,]|\s?[.,]\s?(?!\d{3}(?!\d)))\d+)+"
)
"""Blanks part groups of three digits; `501 1000` is two figures. A sign may have some around it,
save before three digits, where `100, 499` may be two figures."""


def figure(text: str, scale: str = "") -> Decimal | None:
    """Read a figure with either decimal sign and a scale word; None where it is none.

    With one kind of sign, three digits behind it make it a thousands sign (`1.234`), unless a scale
    word follows (`1.234 Mio`).
    """
    power = _SCALES.get(scale.lower(), 0)
    if scale and not power:
        return None
    if _BLANKS.search(text) and not _GROUPED.fullmatch(text):
        return None
    plain = _decimal_point(_BLANKS.sub("", text), scaled=power > 0)
    try:
        amount = Decimal(plain).scaleb(power)
    except InvalidOperation:
        return None
    return amount if amount < _LARGEST else None


def _decimal_point(text: str, *, scaled: bool) -> str:
    """Write a figure with a point before its decimals and nothing else between its digits."""
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text
    sign, other = text[last], "," if text[last] == "." else "."
    if other in text:
        return text.replace(other, "").replace(sign, ".") if text.count(sign) == 1 else ""
    thousands = re.fullmatch(rf"[0-9]{{1,3}}(?:\{sign}[0-9]{{3}})+", text)
    if sign == "," and re.fullmatch(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}", text):
        return text.replace(",", "")  # 12,34,567 as India writes it
    if thousands and not (scaled and text.count(sign) == 1):
        return text.replace(sign, "")
    if text.count(sign) == 1:
        return text.replace(sign, ".")
    cents = re.fullmatch(rf"([0-9]{{1,3}}(?:\{sign}[0-9]{{3}}){{2,}})\{sign}([0-9]{{2}})", text)
    return f"{cents[1].replace(sign, '')}.{cents[2]}" if cents else ""  # 1.234.567.89
