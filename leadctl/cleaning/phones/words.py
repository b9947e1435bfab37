"""Words in telephone cells: labels beside numbers, and numbers spelled on the keypad.

A word is dialled only where nothing else makes sense of it. `718-6982 Fax` is a short number with
a label, `416-PENDING` says that there is none: read as letters of the keypad, both would be the
number of somebody else.
"""

from __future__ import annotations

import re
from functools import partial

from leadctl.cleaning.absent import NO_CONTACT
from leadctl.cleaning.phones.digits import count_digits
from leadctl.cleaning.refusals import not_wanted, out_of_use
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import NULL_WORDS

VOICES = (
    r"tele(?:ph?one?|f[oóô]o?ne?|phon)[os]?(?:nummer)?|téléphone|rufnummer|tel[eé]f|te?le?f?|tél|ph"
    r"|fone?|phones?|rufnr|mobil[eo]?s?|mobiel|mobil(?:telefon|nummer|e?phone)|mob|cell?(?:ulare?"
    r"|phone)?|m[oó]vil|celular|cel|handy|gsm|natel|portable|port|puh|tlf|tfn"
    r"|whats ?app|wa|signal|viber|telegram"
    r"|телефон|тел|моб|мобильный|сот|電話|电话|手机|携帯|전화|휴대폰|هاتف|جوال|טלפון|נייד"
)
"""Patterns of words that say that somebody speaks there: `Tel/Fax` is a telephone as well."""

LABELS = (
    rf"{VOICES}|fixe|fijo|fixo|fisso|festnetz"
    r"|vast|land ?line|office|work|business|direct|home|main|private?|privat|perso(?:nal)?|hq"
    r"|arbeit|dienstlich|gesch[aä]ftlich|zentrale|büro|buero|durchwahl|bureau|standard|domicile"
    r"|travail|oficina|casa|trabajo|escrit[oó]rio|trabalho|ufficio|kantoor|biuro|praca|dom|kom"
    r"|kom[oó]rka|arbete|hem|jobb|växel|contact"
    r"|number|numero|número|numéro|nummer|nr|no|num|toll ?free|did|ddi|switchboard|day|evening"
    r"|or|oder|und|and|ou|eller|og|och|lub|или|и"
    r"|раб|дом"
)
"""Patterns of words that say what kind of number follows or stands in front."""

DO_NOT_CALL, OUT_OF_USE = "DO_NOT_CALL", "OUT_OF_USE"
_REFUSALS = {
    DO_NOT_CALL: not_wanted(
        "call|phone|ring|dial",
        "calls?|phone calls?",
        r"dnc\b|nicht (?:mehr )?anrufen|keine anrufe|ne pas appeler|no llamar|não ligar"
        r"|non chiamare|niet bellen|nie dzwonić|не звонить",
    ),
    OUT_OF_USE: out_of_use(
        r"number|no\b",
        r"disconnected|falsche nummer|nicht (?:mehr )?vergeben|kein anschluss"
        r"|(?:faux|ancien) numéro|numéro erroné|número equivocado|numero errato|verkeerd nummer",
    ),
}
"""Reason -> remarks by which people say that a number beside is not to be called; own list."""

_AROUND_REMARKS = re.compile(r"\s*(?:[^\w\s'’.-]|\d)[\s-]*")
"""What parts a remark from the number and from other ones."""

_LABEL = re.compile(rf"(?:{LABELS}|(?:tele)?fax|ext(?:ension)?|extn)[.:]?", re.IGNORECASE).fullmatch
_NO_NUMBER = NO_CONTACT | word_set(
    """
    asked bad blank blocked changed closed dead declined defunct deleted disconnected ditto dnc
    donotcall dontcall expired gone hidden inactive incorrect invalid missing nada never nobody
    nope not number opted out outdated pending private refused removed required restricted
    retired secret test unlisted unreachable unsure useless vacant void waiting withheld wrong
    falsch folgt geheim inconnu manque nicht privado
    """
)
"""Words of cells without a number, and others that stand where none is known; own list."""

_GAP = r"[ .-]{0,3}"
_BODY = r"(?:[ .-]?[A-Za-z\d])"
_FREE = (
    rf"(?:\+?1{_GAP})?\(?(?P<free>8(?:00|33|44|55|66|77|88))\)?{_GAP}"
    rf"(?P<word>[A-Za-z\d]{_BODY}{{6}})[A-Za-z]*(?![\w-])"
)
_FAR = rf"1[ .-]?[38]00){_GAP}(?P<six>[A-Za-z\d]{_BODY}{{5}})[A-Za-z]*(?![\w-])"
_OTHERS = (
    rf"(?P<near>0[58]0[08]){_GAP}(?P<some>[A-Za-z\d]{_BODY}{{5,6}})(?![\w-])"
    rf"|(?P<area>(?:\+?1{_GAP})?\(?[2-9]\d\d\)?{_GAP}[2-9]\d\d)[.-]?(?P<four>[A-Za-z]{{4}})(?![\w-])"
)
_SPELLED = re.compile(rf"(?<![\w+.-])(?:{_FREE}|(?P<far>\+61{_GAP}{_FAR}|{_OTHERS})")
_SPELLED_IN_AUSTRALIA = re.compile(
    rf"(?<![\w+.-])(?:(?P<far>(?:\+?61{_GAP})?{_FAR}|{_FREE}|{_OTHERS})"
)
"""Numbers spelled on the keypad: free ones of North America, of Australia, of Britain and New
Zealand, and North American ones whose last four digits are a word. Letters too many are dialled in
vain, in both plans."""

_AMERICA, _AUSTRALIA = "1", "61"
_OWN_1800 = word_set("60 61 63 65 66 84 91 353 593")
"""Codes of countries whose own free numbers open with 1800 (national plans): there it is no 1 for
North America before an 800."""

_FROM_ABROAD = re.compile(r"\+1|1[.(-]|1 \(")
"""How a North American number opens that is written for callers from elsewhere."""

_KEYPAD = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "2223334445556667777888999922233344455566677778889999",
)
"""Letters on the keys of a telephone (ITU-T E.161)."""

_MOST_DIGITS_FIRST, _LEAST_LETTERS, _LEAST_LETTERS_FIRST = 3, 4, 3
_LOOSE = re.compile(r"\d (?:[A-Za-z]*[a-z])")
"""A word that is set off from digits by a blank, and not in capitals: a name or a remark."""


def keyed(text: str, code: str = "") -> str:
    """Write out in digits what is spelled on the keypad; the text itself where nothing is.

    Args:
        text: a cell or a part of it.
        code: calling code of where the cell belongs; empty for nowhere. `1800 RESPECT` is one
            number in Australia and another in North America.
    """
    if len(text) > _LONGEST or not _HEAD.search(text):
        return text
    spelled = _SPELLED_IN_AUSTRALIA if code == _AUSTRALIA else _SPELLED
    return spelled.sub(partial(_dialled, code), text)


_HEAD = re.compile(r"\d[ .)-]{0,3}[A-Za-z]")
_LONGEST = 5_000


def _dialled(code: str, found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    spelled = found[kind]
    cut = found.start(kind) - found.start()
    if not (_is_tied(found[0][:cut], spelled) and _is_spelled(found[0][cut:], kind)):
        return found[0]
    if kind in {"word", "four"} and not _is_american(found[0], code):
        return found[0]
    start = found[{"word": "free", "six": "far", "some": "near", "four": "area"}[kind]]
    digits = "".join(filter(str.isalnum, spelled)).translate(_KEYPAD)
    if kind == "four" and code != _AMERICA:
        return f"+{start.lstrip('+')}{digits}"
    return f"+1{start}{digits}" if kind == "word" else f"{start}{digits}"


def _is_american(spelled: str, code: str) -> bool:
    """Whether a number is surely meant for North America, by where it stands or how it opens."""
    if code == _AMERICA:
        return True
    opening = _FROM_ABROAD.match(spelled)
    return bool(opening) and (spelled[0] == "+" or code not in _OWN_1800)


def _is_tied(head: str, spelled: str) -> bool:
    """Whether a word belongs to the figures before it: `866 Main Street` is an address."""
    return head[-1] != " " or head[0] in "1+(" or spelled.upper() == spelled


def _is_spelled(body: str, kind: str) -> bool:
    """Whether the letters behind an area code are surely meant to be dialled.

    Args:
        body: what stands behind the area code, as it is written.
        kind: which pattern found it.
    """
    words = re.findall("[A-Za-z]+", body)
    letters = "".join(words)
    first = re.match(r"[\d .-]*", body)
    digits = count_digits(first[0]) if first else 0
    enough = _LEAST_LETTERS if digits else _LEAST_LETTERS_FIRST
    if len(max(words, key=len, default="")) < _LEAST_LETTERS_FIRST or len(letters) < enough:
        return False
    if digits > _MOST_DIGITS_FIRST or _LOOSE.search(body) or _mixes_cases(body):
        return False
    saying = list(map(_says_else, words))
    nothing = any(saying) if digits or kind == "four" else all(saying)
    nothing = nothing or any(word.casefold() in NULL_WORDS for word in words)
    return not nothing and not _says_else(letters)


def refusal(text: str) -> str:
    """Tell by a remark why a number is not to be called, in the word for a reason; else nothing."""
    if not _LETTER.search(text):
        return ""
    plain = re.sub(r"[_-]+", " ", _AROUND_REMARKS.sub("\n", text.lower()))
    found = (why for why, remarks in _REFUSALS.items() if remarks.search(plain))
    return next(found, "")


_LETTER = re.compile(r"[^\W\d_]")


def are_labels(text: str) -> bool:
    """Tell whether all words of a text only say what kind of number stands beside them."""
    return all(_LABEL(word) for word in re.findall(r"[^\W\d_]+", text))


def _mixes_cases(body: str) -> bool:
    """Whether words between blanks are written in different ways: `CALL Jane` is no one word."""
    words = [word for word in body.split() if any(map(str.isalpha, word))]
    return len({(word.isupper(), word.islower()) for word in words}) > 1


def _says_else(word: str) -> bool:
    plain = word.casefold()
    return plain in _NO_NUMBER or bool(_LABEL(plain))
