"""What people and programs write around telephone numbers, and how to find the numbers in it.

Words are told by what they do: an extension follows its number, a label or a remark parts two
numbers. So no list of words has to be complete; known labels only make a find surer.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from leadctl.cleaning.phones.abroad import with_their_rest
from leadctl.cleaning.phones.digits import count_digits, digits_of
from leadctl.cleaning.phones.ends import completed, paused, shared_start
from leadctl.cleaning.phones.extensions import (
    EXTENSION,
    behind,
    extension_of,
    is_extension,
    reunited,
)
from leadctl.cleaning.phones.words import LABELS, VOICES, keyed
from leadctl.cleaning.steps import step
from leadctl.cleaning.text import label_of, repair, settled_text, target_of, untie

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST_DIGITS = 7
"""A part of a cell with fewer digits is an area code or an extension, no number of its own."""

LONGEST = 250
"""Characters of one number with its words; the library refuses longer texts too."""

MOST_DIGITS = 15
"""Digits of an international number (ITU-T E.164, 6.1)."""

_ROUNDS = 4
"""A cell wears few layers: a quoted formula with a link in it has three."""

_BREAK = re.compile(
    rf"(?<![^\W\d_])(?:"
    rf"(?P<fax>(?:(?:tele)?fax(?:nummer)?|факс|传真|ファックス|f(?=\s*:|\.\s*[\d+(])|f(?=[+\d(])"
    r"|(?<=[(/])f(?=[)\s]))"
    rf"(?![^\W\d_]))"
    rf"|(?P<voice>(?:{VOICES}|[tmpc])(?![^\W\d_]))"
    rf"|(?P<label>(?:{LABELS}|[a-z]{{1,2}}(?=\s*:)|[ohdw])(?![^\W\d_]))"
    r"|(?P<word>[^\W\d_]+(?:['’.&-][^\W\d_]+)*\d*))(?:\s*#?\d(?=\s*[:.)]))?[\s.:#]*"
    r"|(?P<extended> \x01\d+ ?)"
    r"|(?P<hour>\b\d{1,2}(?:[:.]\d\d)?\s?(?:-\s?\d{1,2}(?:[:.]\d\d)?\s?)?(?:uhr|h|[ap]m)\b"
    r"|\b\d{1,4}[^\W\d_]+)",
    re.IGNORECASE,
)
"""What parts numbers: labels, and words that are none."""

_LETTER = re.compile(r"[^\W\d_]")
_WORDY = re.compile(r"[^\W\d_]|[#~]")
_SPOILT = re.compile(r"\d[^\W\d_]+\d")
_GLUED = re.compile(
    r"(?<!\w)(?:tele?f?o?n?|phone|mob(?:ile)?|[tmpf])(?=[+\d(])"
    r"|(?<=\d)(?:或者?|又は|または|もしくは|及び|和|및|또는|หรือ)(?=[+\d(])",
    re.IGNORECASE,
)
"""Words without a blank before digits; those that mean "or" stand so in China and Japan."""

_MASKED = re.compile(r"[x*?•_]{2,}", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+(?:@|://)\S*|www\.\S*", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*[^\W\d_][^()]*\)")
_ESCAPED = re.compile(r"(?<=[\d)])(?:\\{1,2}[nrt]){1,4}(?=[+(\d])")
"""A line end between numbers that some program has written as a backslash and a letter."""

_DATE = re.compile(
    r"(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.](?:19|20)\d\d",
    re.ASCII,
)
_AROUND = re.compile(r"^[^\d+([]+|[^\d)\]]+$|^[^\d]+$")
_ORDINAL = re.compile(r"^\s*[1-5][.)]\s+(?=(?:\D*\d){7})")
_SERVICE = re.compile(r"[*#][\d*#]*#", re.ASCII)
"""What one dials to ask the network, as *100#."""

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){2,}", re.ASCII)
_FLOAT = re.compile(
    r"(\+?\d{5,15})[.,]0{1,2}"
    r"|(?=(?:\D*\d){8})(?:(\+?\(?\d[\d ()-]*\d{2})[.,]0|(\+?\(?\d[\d ()-]*\d{4})[.,]00)",
    re.ASCII,
)
"""A number to which a spreadsheet gave a fraction; groups of two digits may be parted by dots."""

_OR = re.compile(
    r"(?<=\d)\s+(?:or|and|to|oder|und|od\.|u\.|bis|bzw\.?|ou|et|o|y|e|of|en|lub|i|eller|och|og|или|и)"
    r"\s+(?=(?:-\s?)?\d{1,4}(?:$|\s*(?:[,;()]|/(?!(?:[\s-]?\d){5}))|\s+[^\W\d_]))",
    re.IGNORECASE,
)
"""What stands between a number and the end of a second one: `555-2671 or 2672`; digits enough
behind a slash make a whole number of it: `0171/5551234 oder 030/901820`."""

_HARD_BREAK = re.compile(r"[|\n•]|(?<!:)//|\\|;")
_SOFT_BREAK = re.compile(r"\s*[,/&]\s*|\s+[-–]\s+(?=[+(0])")
_NEXT_PLUS = re.compile(r"(?<=\d)[\s(/,&-]+(?=\+[\s(]*\d)|(?<=\d)(?=\+[\s(]*\d)")
_AND = re.compile(r"(?<=[\d)])\s+\+(?:\s+|(?=\())")
_PLUSES = re.compile(r"[\s(\[.'-]*(?:(?<!\d)0{0,2}\s*\+[\s(+]*)+(?:00(?=\D*[1-9]))?")
_TWICE = re.compile(r"\+\s?(\d{1,3})(?:[\s)]*\(?\+|[\s)]+00)\s?\1")


class Written(NamedTuple):
    """A number as it is written.

    Attributes:
        bare: digits with punctuation, perhaps with a plus in front.
        extension: digits of its extension, or empty.
        labels: of which kinds the labels beside it are: `fax`, `voice`, or another `label`.
    """

    bare: str
    extension: str = ""
    labels: tuple[str, ...] = ()

    @property
    def is_fax(self) -> bool:
        """Whether a fax answers, and nobody speaks: not that of `Tel/Fax`."""
        return "fax" in self.labels and "voice" not in self.labels


def is_date(text: str) -> bool:
    """Tell whether a text is a day, year first or last."""
    return bool(_DATE.fullmatch(text.strip(" '")))


def mended(value: str) -> str:
    """Take off what programs wrap a number in; line ends become `|`, which parts numbers."""
    return settled_text(value, _unwrapped, _ROUNDS)


def _unwrapped(value: str) -> str:
    text = value
    if "\n" in text or "\r" in text:
        text = "|".join(line for line in map(repair, text.splitlines()) if line)
    if "\\" in text:
        text = step("line ends", text, _ESCAPED.sub("|", text))
    text = step("spaces and signs", value, repair(text))
    text = step("spreadsheet", text, untie(text).strip())
    text = step("spreadsheet", text, _of_link(text))
    if "<" in text:
        text = step("markup", text, " ".join(_TAG.sub(" ", text).split()) or text)
    if text[:1] in "[{\"'`“„" and any(map(str.isdigit, text)):
        text = step("quotes", text, re.sub(r"[\[\]{}\"'`“”„]", "", text).strip())
    if ":" in text or "%" in text:
        text = step("link", text, _dialled(text))
    if _NO_ZERO.search(text):
        text = step("letter for zero", text, _NO_ZERO.sub(lambda found: "0" * len(found[0]), text))
    return text if text.isascii() else step("digits", text, _in_ascii(text))


_NO_ZERO = re.compile(r"(?:(?<=\d)[oOоО]{1,2}(?=[\s().-]{0,2}\d)|(?<=\()[oO](?=\)\s?\d))")
"""A letter that was typed for a zero, between digits or for the trunk's: `+49 3O 123`, `(O)30`."""


def _of_link(text: str) -> str:
    target = target_of(text)
    return target if target.startswith("tel:") else label_of(text)


def _dialled(text: str) -> str:
    """Read `tel:+49-30-123;ext=4;phone-context=...`, and links into messengers."""
    if text[:3].lower() == "%2b":
        return unquote(text, errors="ignore")
    chat = re.fullmatch(r"(?:https?://)?(?:api\.)?wa\.me/\+?(\d{7,15})/?(?:\?.*)?", text)
    sent = re.search(r"whatsapp(?:\.com/|://)send/?\?(?:.*&)?phone=(?:\+|%2B)?(\d{7,15})", text)
    if found := chat or sent:
        return f"+{found[1]}"
    link = re.fullmatch(r"(?:tel|callto|sip|sms|phone):/{0,2}([^@]*)(?:@.*)?", text, re.IGNORECASE)
    if link is None or not any(map(str.isdigit, link[1])) or _FURTHER.search(link[1]):
        return text
    number, *settings = unquote(link[1], errors="ignore").strip().split(";")
    told = dict(one.partition("=")[::2] for one in settings)
    start = told.get("phone-context", "") if not number.startswith("+") else ""
    start = start if start.startswith("+") else ""
    extension = told.get("ext", "")
    return f"{start}{number}" + (f" ext. {extension}" if extension.isdigit() else "")


_FURTHER = re.compile(r"\s[^\W\d_]")
"""A word behind a blank, as no link has it: in `Tel: 030 1234567 Fax` the first is a label."""


def _in_ascii(text: str) -> str:
    """Write digits, dashes and other signs of telephone numbers in ASCII; letters stay."""
    return "".join(map(_sign, text))


def _sign(c: str) -> str:
    if c.isdecimal():
        return str(int(c))
    if c in "‐‑‒–—―−ー－﹣":
        return "-"
    if c in "·∙・．":
        return "."
    full_width = "！" <= c <= "～" and not chr(ord(c) - 0xFEE0).isalpha()
    return chr(ord(c) - 0xFEE0) if full_width else c


def parts_of(text: str, is_good: Callable[[str], bool], code: str = "") -> list[str]:
    """Cut a cell where surely another number begins; the whole of it where none does.

    Args:
        text: the cell, mended.
        is_good: tells whether a text is a valid number where the cell belongs; asked where blanks
            alone part numbers.
        code: calling code of that place; empty for none.
    """
    text = step("extension", text, behind(_unbroken(text, is_good), is_good))
    for cut in (
        _HARD_BREAK.split, _at_and, _NEXT_PLUS.split, partial(_at_soft_breaks, is_good, code),
        partial(_at_gap, is_good),
    ):  # fmt: skip
        pieces = [piece.strip(_BESIDE) for piece in cut(_joined(text))]
        found = completed(reunited([piece for piece in pieces if any(map(str.isalnum, piece))]))
        if len(found) > 1:
            return found
        if len(pieces) > 1 and found:
            text = found[0]
    return [text.strip(_BESIDE) or text]


_BESIDE = " ,;/"
"""Signs that part numbers, at the ends of what stands between them."""


def _joined(text: str) -> str:
    """Write a country code that is said twice (`+49 +49 30`, `00+49 30`) once."""
    return re.sub(r"(^|[^\d\s)./-])(\s*)0{1,2}\s*(?=\+)", r"\1\2", _TWICE.sub(r"+\1 ", text))


def _unbroken(text: str, is_good: Callable[[str], bool]) -> str:
    """Take out line ends and semicolons within a number.

    An area code is no number by itself: what follows is read with it where that makes a good one.
    """
    pieces, found = _HARD_BREAK.split(text), ""
    if len(pieces) == 1:
        return text
    signs = ["", *_HARD_BREAK.findall(text)]
    while pieces:
        used = next((n for n in _AT_MOST if _is_one_number(pieces[:n], is_good)), 1)
        found += signs[0] + " ".join(pieces[:used])
        del pieces[:used], signs[:used]
    return found


_AT_MOST = (2, 3)
"""Pieces into which a number is broken: `(415)`, `555`, `2671`."""


def _is_one_number(pieces: list[str], is_good: Callable[[str], bool]) -> bool:
    """Whether the first of several pieces is but the beginning of a number that they make."""
    first, *rest = (piece.strip() for piece in pieces)
    if not rest or not _BEGINNING.fullmatch(first) or count_digits(first) >= LEAST_DIGITS:
        return False
    is_area = first[0] in "0+(" or sum(map(count_digits, rest)) == _LOCAL_IN_AMERICA
    return is_area and is_good(" ".join((first, *rest)))


_BEGINNING = re.compile(r"[+(]?\d[\d\s().-]*", re.ASCII)
_LOCAL_IN_AMERICA = 7
"""Digits behind an area code of the North American plan, which starts with no zero."""


def _at_and(text: str) -> list[str]:
    """Cut at a plus that means "and": blanks around it, and no other plus in front of a number."""
    parts = _AND.split(text)
    return parts if "+" not in "".join(parts) else [text]


def _at_soft_breaks(is_good: Callable[[str], bool], code: str, text: str) -> list[str]:
    """Cut at commas and slashes where each side is long enough to be a number.

    They stand inside of numbers, too: else at the one of them that parts two good ones.
    """
    signs = [one[0] for one in _SOFT_BREAK.finditer(text)]
    whole = with_their_rest(_SOFT_BREAK.split(text), signs, is_good)
    parts = completed(reunited(whole))
    if any(map(is_extension, parts[1:])):
        return [text]
    if all(count_digits(keyed(part, code)) >= LEAST_DIGITS for part in parts):
        return parts
    if len(text) > LONGEST:
        return [text]
    cuts = ((text[: one.start()], text[one.end() :]) for one in _SOFT_BREAK.finditer(text))
    long_enough = [
        pair for pair in cuts if all(count_digits(side) >= LEAST_DIGITS for side in pair)
    ]
    good = [pair for pair in long_enough if all(map(is_good, pair))]
    return list(good[0]) if len(good) == 1 else [text]


def _at_gap(is_good: Callable[[str], bool], text: str) -> list[str]:
    """Cut what has too many digits at the one blank where a second number may begin."""
    if not MOST_DIGITS < count_digits(text) <= 2 * MOST_DIGITS or _WORDY.search(text):
        return [text]
    if shared_start(text):
        return [text]
    gaps = [(text[: m.start()], text[m.end() :]) for m in re.finditer(r"\s+(?:-\s+)?", text)]
    gaps = [
        pair for pair in gaps if all(LEAST_DIGITS <= count_digits(p) <= MOST_DIGITS for p in pair)
    ]
    good = [pair for pair in gaps if all(map(is_good, pair))]
    for fits in (_is_twin, _opens_anew, _is_even):
        if len(found := [pair for pair in good or gaps if fits(*pair)]) == 1:
            return list(found[0])
    return list(good[0]) if len(good) == 1 else [text]


def _opens_anew(_: str, right: str) -> bool:
    return right[0] in "0(+" and not right.startswith(("(0)", "00"))


def _is_even(left: str, right: str) -> bool:
    return count_digits(left) == count_digits(right) and not left.startswith("00")


def _is_twin(left: str, right: str) -> bool:
    return left[0] == right[0] and _is_even(left, right)


def numbers_in(text: str, code: str = "") -> tuple[list[Written], bool]:
    """Find the numbers in a part of a cell, which belongs where a calling code is dialled.

    Returns:
        The numbers, and whether no words but known labels stand around them.
    """
    if len(text) > LONGEST or _MASKED.search(text) or _SERVICE.fullmatch(text) or is_date(text):
        return [], False
    plain = step("letters", text, keyed(text, code))
    plain = step("number format", plain, _whole(plain))
    if " " in plain:
        plain = step("several numbers", plain, _OR.sub("/", plain))
    if not _LETTER.search(plain) and "#" not in plain and "~" not in plain:
        return [_written(plain)], True
    told = step("extension", plain, " ".join(EXTENSION.sub(extension_of, plain).split()))
    lone = _REMARK.sub(_remark, _ADDRESS.sub(" address ", told))
    found, known = _parted(_GLUED.sub(_spaced, lone))
    if len(found) > 1:
        bares = completed([one.bare for one in found]) if known else [one.bare for one in found]
        found = [one._replace(bare=bare) for one, bare in zip(found, bares, strict=True)]
        found = [one for one in found if count_digits(one.bare) >= LEAST_DIGITS] or found
    rest = [one.bare + (one.extension and f" x{one.extension}") for one in found]
    step("label", told, "; ".join(rest))
    return found, known


def _remark(found: re.Match[str]) -> str:
    """Leave figures out of a remark, as in `(9-17 Uhr)`; a number in brackets stays.

    A fax that has another ending (`(2672 fax)`), or answers there too, does not make it one.
    """
    text = found[0]
    if count_digits(text) >= LEAST_DIGITS:
        return text
    return " " if _FAX_BESIDE.search(text) else re.sub(r"[\d-]", " ", text)


_FAX_BESIDE = re.compile(
    r"(?:\d[\d\s-]*|\b(?:auch|also|and|und|oder|or|aussi|et|y|tambi[eé]n|e|anche|ook|en|i)\s+)"
    r"(?:tele)?fax\b|\bfax\s*:?\s*\d",
    re.IGNORECASE,
)


def _spaced(label: re.Match[str]) -> str:
    return f" {label[0]}: "


def _parted(text: str) -> tuple[list[Written], bool]:
    """Part a text at its words; tell as well whether all of them are known."""
    found: list[Written] = []
    labels: tuple[str, ...] = ()
    start, known, label = 0, True, ""
    marked = re.sub(r"(?<=[\d)\]-]) x(?=\d{1,7}(?: |$))", " \x01", text)
    if _SPOILT.search(marked):
        return [], False
    for word in _BREAK.finditer(marked):
        kind = word.lastgroup
        end = word.end() if kind == "extended" else word.start()
        one = _written(marked[start:end], labels)
        if one.bare:
            found.append(one)
            labels = ()
        labels = (*labels, kind) if kind in _KNOWN else ()
        known = known and (kind == "extended" or kind in _KNOWN)
        start, label = word.end(), word[0]
    last = _written(marked[start:], labels)
    if last.bare:
        found.append(last)
    elif found and labels == ("fax",) and "voice" not in found[-1].labels and ":" not in label:
        found[-1] = found[-1]._replace(labels=labels)  # "030 123456 (fax)"
    return found, known


_KNOWN = frozenset({"fax", "voice", "label"})
"""Kinds of words that say what kind of number stands beside them."""


def _written(text: str, labels: tuple[str, ...] = ()) -> Written:
    bare, _, extension = text.partition(" \x01")
    bare = _AROUND.sub("", _ORDINAL.sub("", bare))
    if not bare:
        return Written("")
    if "+" in bare:
        bare = step("plus", bare, _PLUSES.sub("+", _joined(bare), count=1))
    return Written(bare, digits_of(extension), labels)


def _whole(text: str) -> str:
    """Read a number as a spreadsheet formats it: `4155552671.0`, `4,155,552,671`."""
    if exact := _FLOAT.fullmatch(text):
        return str(next(filter(None, exact.groups())))
    if _GROUPED.fullmatch(text):
        return text.replace(",", "")
    number, extension = paused(text)
    return f"{number} x{extension}" if number else text
