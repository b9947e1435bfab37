"""Text as people meant it: mojibake mended, invisible signs gone, null words empty."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import phrase_set, word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NULL_WORDS = word_set(
    """
    null nil nan none undefined unknown unbekannt inconnu desconocido sconosciuto onbekend
    nieznany n/a n.a. n.a na #n/a #na #null! #value! #ref! #name? #div/0! #num! #error! <null>
    (null) [null] <none> (none) <na> \\n tbd tba tbc blank (blank) (empty) [empty] empty missing
    (unknown) [unknown] k.a. k.a s.o. n.d. n.v.t. - -- --- – — . .. ... ? ?? ??? * / _ __ #
    """
) | phrase_set(
    """
    |not available|not applicable|not provided|not specified|not set|not known|no data|no value
    |keine angabe|nicht angegeben|nicht vorhanden|non disponible|non renseigné|sin datos
    |no disponible|não informado|non disponibile|niet bekend|brak danych
    |please select|please select...|please select…|please choose|select one|select...|select…
    |select an option|select a country|select country|select your country|select a state
    |select state|choose one|choose...|choose an option|bitte wählen|bitte wählen...|bitte auswählen
    |bitte wählen sie|veuillez sélectionner|veuillez choisir|sélectionnez|choisissez|seleccione
    |seleccione...|seleccionar|selecione|selecione...|selezionare|maak een keuze|wybierz
    """
)
"""Cells that mean "nothing here", casefolded; own list from CRM exports and spreadsheets."""

NULL_OR_FALSE = NULL_WORDS | {"false"}
"""The same where no yes or no can stand: programs such as Odoo write false for an empty field."""

_JOINING = (
    "[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
)
_PICTURE = "[\u2190-\u2bff\U0001f000-\U0001faff]"
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
    f"|(?<!{_JOINING})\u200c|\u200c(?!{_JOINING})"
    f"|\u200d(?!{_JOINING}|{_PICTURE})|(?<!{_JOINING})(?<!{_PICTURE})(?<!\ufe0f)\u200d"
)
"""C0, C1, bidi, zero-width, variation selectors, non-characters and lone surrogates.

Joiners stay where they are spelling: between letters of scripts that join, and inside emoji.
"""

_UNJOINED = dict.fromkeys(map(ord, "\u200c\u200d"))
"""Takes joiners out of keys: who types the word may leave them out."""

LOST = "\ufffd"
"""What programs write for a letter that they could not read; the letter itself is gone."""

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6});")
_SUSPICIOUS = re.compile("[\x80-\x9f\u00c2\u00c3\u0152\u0153]|[^\x00-\x7f][^\x00-\x7f]")
"""Without one of these ftfy sees nothing to mend: a C1 control, one of four letters that it doubts
before a blank, or two signs beyond ASCII in a row. A test compares them on what lists hold."""

_SARL = re.compile(r"(?<=\bS\.)(?:\u00c3\s?|\u00c3(?=\s))(?=\s?r\.?\s?l\b)", re.IGNORECASE)
"""The legal form `S.à r.l.` of Luxembourg, whose broken `à` ends in a blank that got changed."""

_ESCAPE = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]")
"""What colours text on a terminal."""

_LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), start=0xFB00))
"""Letters that PDF files hold as one sign."""

_LIGATURE = re.compile("[\ufb00-\ufb06]")

_LINK = re.compile(
    r"""'?=\s*HYPERLINK\(\s*"+(?P<target>[^"]*)"+\s*(?:[,;]\s*"+(?P<label>[^"]*)"+\s*)?\)""",
    re.IGNORECASE,
)
"""A spreadsheet's link with its target and what it shows, quotes written double or not."""

_ANCHOR = re.compile(
    r"""<a\s[^<>]{0,200}?href\s?=\s?["']?(?P<target>[^"'<>\s]*)(?:["'\s][^<>]*)?>"""
    r"(?P<label>[^<>]*)(?:</a>)?",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"\[(?P<label>[^\[\]]*)\]\((?P<target>(?=[^()\s]*[.:/@#])[^()\s]+)\)")
"""The same as web pages and notes write it."""

_SAID = re.compile(r'="([^"]*)"')
"""How programs keep a spreadsheet from reading a text as a number or a date."""

_LONGEST_ID = 18
"""Digits that fit the 64 bits of an SQLite integer for sure."""

_ROUNDS = 8
"""Repairs can uncover one another (an entity hides mojibake); texts settle in two or three."""


def is_null(text: str, words: frozenset[str] = NULL_WORDS) -> bool:
    """Tell whether the whole cell is a null word, be it in brackets or between dashes."""
    return text.casefold() in words or (
        text[:1] in _OPENING and unwrapped(text).casefold() in words
    )


_OPENING = frozenset("[({<-–—")
_IN_SIGNS = re.compile(r"[\[({<]+([^\[({<\])}>]+)[\])}>]+|[-–—]+([^-–—]+)[-–—]+")


def unwrapped(text: str) -> str:
    """Take brackets or dashes off that stand around the whole of a text: `[[Unknown]]`."""
    wrapped = _IN_SIGNS.fullmatch(text)
    return (wrapped[1] or wrapped[2]).strip() if wrapped else text


def repair(text: str) -> str:
    """Mend one line of text; line ends become spaces.

    Printable ASCII without an ampersand passes at once: it is what most cells hold. A formula that
    only says a text (`="Acme"`) becomes that text.
    """
    if text.isascii() and text.isprintable() and "&" not in text:
        spaced = " ".join(text.split()) if "  " in text else text.strip()
        text = spaced if spaced is text else step("spaces", text, spaced)
    else:
        text = settled_text(text, _mend_line)
    said = _SAID.fullmatch(text) if text.startswith("=") else None
    return repair(step("formula", text, said[1])) if said else text


def _spaced(text: str) -> str:
    """Take blanks off the ends and leave one between words."""
    spaced = " ".join(text.split()) if "  " in text or not text.isprintable() else text.strip()
    return spaced if spaced is text else step("spaces", text, spaced)


def is_mojibake(text: str) -> bool:
    """Tell whether a text surely is UTF-8 that something has read in another encoding."""
    return bool(_SUSPICIOUS.search(text)) and _fix_mojibake(text) != text


def repair_lines(text: str) -> str:
    """Mend text that may keep its line ends; runs of empty lines become one."""
    if "\n" not in text and "\r" not in text:
        return repair(text)
    lines = [repair(line) for line in re.split(r"\r\n|\r|\n", text)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def settled_text(text: str, mend: Callable[[str], str], rounds: int = _ROUNDS) -> str:
    """Mend a text again and again until it stands, `rounds` times at most."""
    for _ in range(rounds):
        mended = mend(text)
        if mended == text:
            break
        text = mended
    return text


def _mend_line(text: str) -> str:
    if "&" in text:
        text = step("entities", text, _ENTITY.sub(_entity, text))
    if _SUSPICIOUS.search(text):
        text = step("mojibake", text, _fix_mojibake(text))
    if "\x1b" in text:
        text = step("terminal colours", text, _ESCAPE.sub("", text))
    if _LIGATURE.search(text):
        text = step("ligatures", text, text.translate(_LIGATURES))
    text = step("invisible signs", text, _INVISIBLE.sub("", text))
    return _spaced(step("accents", text, unicodedata.normalize("NFC", text)))


def _entity(match: re.Match[str]) -> str:
    return unescape(match[0])


def _fix_mojibake(text: str) -> str:
    import ftfy  # noqa: PLC0415 - 80 ms, and most files hold nothing suspicious

    return _SARL.sub("à ", str(ftfy.fix_encoding(text)))


def fold(text: str) -> str:
    """Fold text for look-ups: no case, no accents, words of letters and digits, single spaces."""
    if text.isascii():
        return text.lower() if text.isalpha() else " ".join(_ASCII_WORDS(text.lower()))
    apart = unicodedata.normalize("NFKD", text)
    signs = (c for c in apart if c != LOST and not unicodedata.combining(c))
    text = "".join(signs).translate(_UNJOINED)
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


_ASCII_WORDS = re.compile("[a-z0-9]+").findall


def with_apostrophes(text: str) -> str:
    """Write an apostrophe where an accent or a prime was typed for it between letters.

    The straight and the curly one are both right, and letters that look like one (Hawaiian's) are
    none; they stay.
    """
    return step("apostrophe", text, _MISTYPED.sub("'", text)) if _MISTYPED.search(text) else text


_MISTYPED = re.compile(r"(?<=[^\W\d_])[`´′＇](?=[^\W\d_])")
APOSTROPHE = re.compile("['’ʼʻ`´′＇]")
"""Every sign that stands for one; keys leave it out."""


@cache
def _transliterate() -> Callable[[str], str]:
    from anyascii import anyascii  # noqa: PLC0415 - only where text beyond ASCII needs a key

    return anyascii


def in_latin(text: str) -> str:
    """Write folded text in ASCII letters; in Greek names two letters are written ou, and not oy."""
    return _transliterate()(text.replace("ου", "ou")).lower()


def key_of(text: str) -> str:
    """Fold text for comparing: as `fold`, and European scripts written in ASCII letters.

    Other scripts keep their letters: written in ASCII, Chinese loses its tones and signs, Arabic
    and Hebrew their vowels, so that names of different people would come to one key.
    """
    if text.isascii():
        return fold(text)
    text = unicodedata.normalize("NFKD", text).translate(_UNJOINED)
    if not _FOREIGN.search(text):
        return fold(in_latin(fold(text)))
    return " ".join(filter(None, map(_key_of_run, _RUNS.findall(text))))


_OTHERS = (
    "\u0590-\u109f\u1100-\u1c8f\u1cc0-\u1dbf\u2e80-\ua63f\ua800-\uab2f\uab70-\ufaff"
    "\ufb1d-\ufdff\ufe30-\uffef\U00010000-\U000e0000"
)
"""Letters that are neither Latin, Greek, Cyrillic, Armenian nor Georgian, and signs among them."""

_FOREIGN = re.compile(f"[{_OTHERS}]")
_RUNS = re.compile(f"[{_OTHERS}]+|[^{_OTHERS}]+")

_OPTIONAL = re.compile("[\u0591-\u05c7\u0640\u064b-\u065f\u0670]")
"""Vowels and other marks that Hebrew and Arabic write or leave out."""


def _key_of_run(run: str) -> str:
    if not _FOREIGN.match(run):
        return fold(in_latin(fold(run)))
    kept = unicodedata.normalize("NFC", _OPTIONAL.sub("", run).casefold())
    marked = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in kept)
    return " ".join("".join(marked).split())


def settled(value: str, clean: Callable[[str], Cleaned]) -> Cleaned:
    """Clean one value again and again until it stands, so that cleaning twice changes nothing.

    Taking one thing off may uncover another; a value that comes back as it was needs one step.
    """
    first = cleaned = clean(value)
    for _ in range(_ROUNDS):
        if not cleaned.value or cleaned.value == value:
            break
        value = cleaned.value
        cleaned = clean(value)
    if cleaned.value == first.value:
        return first
    return cleaned._replace(
        reason=first.reason or cleaned.reason, flags=first.flags or cleaned.flags
    )


def clean_text(values: Sequence[str]) -> list[Cleaned]:
    """Clean free text of one line; the key is the folded text."""
    return [_line(repair(value)) for value in values]


def _line(text: str) -> Cleaned:
    return EMPTY if is_null(text) else Cleaned(text, key=key_of(text))


def clean_notes(values: Sequence[str]) -> list[Cleaned]:
    """Clean remarks, which keep their line ends and get no key."""
    texts = [repair_lines(value) for value in values]
    return [EMPTY if is_null(text) else Cleaned(text) for text in texts]


def clean_identifier(values: Sequence[str]) -> list[Cleaned]:
    """Clean a vendor's identifier: kept letter for letter, the key is the text itself.

    A whole number loses the `.0` that a program has given it (`12345.0`). One that a spreadsheet
    has rounded has no key and the reason `EXCEL_MANGLED`.
    """
    return [settled(value, _identifier) for value in values]


def _identifier(value: str) -> Cleaned:
    text = repair(untie(repair(value)))
    whole = _WHOLE.fullmatch(text)
    text = whole[1] if whole else text
    if is_null(text):
        return EMPTY
    if is_mangled(text):  # other identifiers have been rounded to the same
        return Cleaned(text, reason="EXCEL_MANGLED")
    return Cleaned(text, key=text)


_WHOLE = re.compile(r"(\d+)\.0", re.ASCII)


def clean_lead_id(values: Sequence[str]) -> list[Cleaned]:
    """Clean a lead's number: digits without a sign; anything else has reason `not_a_lead_id`."""
    return [settled(value, _lead_id) for value in values]


def _lead_id(value: str) -> Cleaned:
    text = repair(untie(repair(value)))
    if is_null(text):
        return EMPTY
    number = re.sub(r"\.0+$", "", text)
    if not (number.isascii() and number.isdigit() and len(number) <= _LONGEST_ID and int(number)):
        return Cleaned(None, reason="not_a_lead_id")
    return Cleaned(str(int(number)), key=str(int(number)))


def unquoted(text: str, edges: str) -> str:
    """Take signs off the ends of a text, and quotes that stand around the whole of it.

    `Head of "Growth"`, `"A" or "B"` and `Buyer 27"` keep theirs.
    """
    while True:
        text = text.strip(edges)
        if not text.strip('"'):
            return ""
        if not (_WRAPPED.fullmatch(text) or _CURLED.fullmatch(text)):
            return text
        text = text[1:-1]


_WRAPPED = re.compile(r'"(?:[^"]*|(?:[^"]*[\s(])?".*)"', re.DOTALL)
"""Quotes around all of a text: the next one inside, if any, opens again."""

_CURLED = re.compile(r"[“„][^“”„]*[“”]|«[^«»]*»|»[^«»]*«|[‘‚][^‘’‚]*[‘’]|'[^']*'")
"""The same in other quotes, none of which stands inside."""


DRESSED = re.compile(
    "[\U0001d400-\U0001d7ff\uff01-\uff5e\uff66-\uff9f\u24b6-\u24e9ℂℊ-ℓℕℙ-ℝℤℨℬℭℯ-ℱℳℴℹⅅ-ⅉ]+"
)
"""Letters in another dress: for mathematics, in circles, as wide as Han or half as wide as Kana."""


def in_plain_letters(text: str) -> str:
    """Write letters and signs in their plain dress, as NFKC of Unicode has it."""
    return DRESSED.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)


def with_our_digits(text: str) -> str:
    """Write the digits of any script in ASCII, Arabic ones and wide ones among them."""
    return text if text.isascii() else "".join(str(int(c)) if c.isdecimal() else c for c in text)


PICTURES = (
    "\u2190-\u21ff\u2300-\u245f\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u3000-\u3004"
    "\U0001f000-\U0001faff\u20e3"
)
"""Arrows, stars, boxes and emoji, for a class of signs; numbers in circles and sums are none."""

TRADE_MARKS = "®™©"

_DRESSING = re.compile(rf"^[\[(【]|[{PICTURES}{TRADE_MARKS}]")
_TRADE_MARK = re.compile(rf"[{TRADE_MARKS}]+")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u20e3]+")
_OUTER = re.compile(rf"^[\s{PICTURES}]+|[\s{PICTURES}]+$")
_BRACKETED = re.compile(r"\(([^()]+)\)|(?:\[([^\[\]]+)\]|【([^【】]+)】)(?=\s|$)(.*)", re.DOTALL)


def undressed(text: str) -> str:
    """Take off what only dresses a text up: `🚀 CEO`, `Acme™`, `★ Berlin ★`, `[Acme] Corp`.

    Brackets go from around the whole, square ones from around its first words. A sign between words
    stays (`I ♥ NY`) unless it is an emoji, and so does a text of nothing else.
    """
    if not _DRESSING.search(text):
        return text
    bare = _OUTER.sub("", _TRADE_MARK.sub(_parting, _EMOJI.sub(_parting, text)))
    if found := _BRACKETED.fullmatch(bare):
        bare = "".join(filter(None, found.groups()))
    bare = repair(bare)
    return step("signs", text, bare) if any(map(str.isalnum, bare)) else text


def _parting(sign: re.Match[str]) -> str:
    """A blank where the sign parts two words, else nothing."""
    return " " if sign.string[sign.end() : sign.end() + 1].isalnum() else ""


def untie(text: str) -> str:
    """Take off what keeps a spreadsheet from reading a number: `="0123"`, `'0123`."""
    while True:
        match = re.fullmatch(r"=?\"([^\"]*)\"|=\s*([+0-9].*)|'+(.+)", text, re.DOTALL)
        if match is None:
            return text
        text = next(part for part in match.groups() if part is not None).strip()


def is_mangled(text: str) -> bool:
    """Tell whether a spreadsheet showed a value too narrow or rounded: `########`, `4.41E+11`."""
    if len(text) > 2 and not text.strip("#"):  # noqa: PLR2004 - one or two may be a word
        return True
    rounded = _ROUNDED.fullmatch(text)
    return rounded is not None and len(rounded[1] or "") < int(rounded[2])


_ROUNDED = re.compile(r"[+-]?\d(?:[.,](\d{1,17}))?E\+(\d{2,3})", re.IGNORECASE | re.ASCII)
"""A number as spreadsheets show it in a cell without room for its digits; they write the plus."""


def label_of(text: str) -> str:
    """Take what a link shows; any other text stays."""
    link = _link(text)
    return (link["label"] or link["target"]).strip() if link else text


def target_of(text: str) -> str:
    """Take where a link leads; any other text stays."""
    link = _link(text)
    return link["target"].strip() if link else text


def _link(text: str) -> re.Match[str] | None:
    """Read a link of a spreadsheet, a web page or a note; None for any other text."""
    if text.endswith(")"):
        return (_MARKDOWN if text[0] == "[" else _LINK).fullmatch(text)
    return _ANCHOR.fullmatch(text) if text[:2] in {"<a", "<A"} else None
