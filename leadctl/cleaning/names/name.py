"""Names of people: case, titles before and letters behind, `Last, First`, splitting and joining.

`Null`, `Test`, `None` and `Ma` are names of real people: only what no person writes (`NULL`, `n/a`)
counts as empty.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.names.asides import ODD, stripped, without_asides
from leadctl.cleaning.names.case import PARTICLES, lower, name_case, needs_case
from leadctl.cleaning.names.couples import WITH, first_of_couple
from leadctl.cleaning.names.eastern import UNPARTED, is_clear
from leadctl.cleaning.names.generations import (
    BORNE,
    SUFFIX,
    borne_generation,
    generation_behind,
)
from leadctl.cleaning.names.given import MOSTLY_GIVEN, given_rank, may_be_given
from leadctl.cleaning.names.parts import parted
from leadctl.cleaning.names.people import MAY_PART, are_several, is_unclear
from leadctl.cleaning.names.plain import clean_plain
from leadctl.cleaning.names.remarks import without_remark
from leadctl.cleaning.names.shouted import shouted_words
from leadctl.cleaning.names.split import join_name, split_name
from leadctl.cleaning.names.titles import are_titles
from leadctl.cleaning.names.turkish import in_turkish, is_turkish
from leadctl.cleaning.names.words import FIRM_FORMS, KEYBOARD, NO_NAMES, TASKS, TEAMS
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import (
    APOSTROPHE,
    NULL_OR_FALSE,
    PICTURES,
    TRADE_MARKS,
    fold,
    in_plain_letters,
    is_null,
    key_of,
    label_of,
    repair,
    settled_text,
    unwrapped,
    with_apostrophes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "FAMILY",
    "SUFFIX",
    "clean_full_name",
    "clean_name",
    "join_name",
    "name_key",
    "split_name",
    "with_generation",
]

FAMILY = "family:"
"""Flag of a whole name whose family name was told, by a comma or a title, and what it is."""

NAME_NULLS = NO_NAMES | NULL_OR_FALSE - word_set("null none nil missing empty blank na nan unknown")
_SHOUTED_NULLS = frozenset(
    {
        "null",
        "NULL",
        "none",
        "NONE",
        "nan",
        "NaN",
        "NAN",
        "na",
        "NA",
        "unknown",
        "UNKNOWN",
        "Unknown",
    }
)
_MERGE_FIELD = re.compile(
    r"[{\[<%*|$#]{1,3}\s*(?:[\w.: ]{1,30}[_.: ])?"
    r"(?:(?:first|last|full|given|family|middle|sur|nick|user|vor|nach|[flm])?[_ ]?name"
    r"|prenom|prénom|nom|nombre|apellido)\s*[}\]>%*|]{1,3}"
    r"|[{<%*|$]{1,3}\s*(?:\w{1,30}[_.:])?(?:first|last|full|given|surname)\s*[}>%*|]{1,3}",
    re.IGNORECASE,
)
"""A field that a mail program has left unfilled: `{{first_name}}`, `*|FNAME|*`."""

_PICTURES = re.compile(
    f"[{PICTURES}{TRADE_MARKS}\u2200-\u22ff\u2460-\u24ff\u2800-\u28ff\u2980-\u2aff]+"
)
_ELSEWHERE = re.compile("@|://|www[.]", re.IGNORECASE)
"""Signs of an address of whatever kind."""

_PLACEHOLDER = re.compile(
    r"(?<=\w)[ ,]+(?:#?n/a|undefined|unknown|<null>|\(null\)|-{1,3}|[–—]|\?+)$"
    r"|^(?:[-–—]+|undefined|unknown) ",
    re.IGNORECASE,
)
"""What programs and people write in place of a name that they lack, beside one that they have."""

_WRITTEN_NULL = re.compile(r"(?<=\w) (?:null|nan)$|^(?:null|nan) ")
"""The same where the other name has a capital: a person would give this one a capital, too."""

_LOUD_NULL = re.compile(r"(?:NULL|NAN) (?=(\w+)(?: (\w+))?$)")
"""The same in capitals before a written name; behind one it may be a family name."""

_LOGIN = re.compile(r"(?<=[^\W_])_+(?=[^\W_])")
"""What stands for the blank in `jane_doe`."""

_DOTTED_LOGIN = re.compile(r"([^\W\d_]{3,})(?:\.[^\W\d_]{3,}){1,2}")
"""The same with dots, behind a given name."""

_SMALL_WORD = re.compile(r"(?<!\S)[`´′＇](?=[tsn]\b)")
"""The mistyped apostrophe of Dutch `'t`."""

_FULL_STOP = re.compile(r" [^\W\d_]{3,}\.$")
_LETTER = re.compile(r"[^\W\d_]")

SEVERAL = "several_people"
"""Reason of a cell that names more than one, each by a whole name."""

NO_NAME = Cleaned(None, reason="not_a_name")
"""What a cell comes to that holds an address or a title alone."""

LONGEST = 200
"""Characters from which a text is no name any more; the longest names on record have some 160."""

_ROUNDS = 60
"""Each round takes something off, and most names need two."""


def clean_name(values: Sequence[str]) -> list[Cleaned]:
    """Clean given names, or family names, that stand in a column of their own."""
    return [clean_plain(value) or clean_long(value, alone=True) for value in values]


def clean_full_name(values: Sequence[str]) -> list[Cleaned]:
    """Clean whole names: given name first, titles and letters taken off into the flags."""
    return [clean_plain(value) or clean_long(value, alone=False) for value in values]


def name_key(name: str) -> str:
    """Fold a name for comparing; `O'Brien` and `OBrien` meet."""
    return key_of(APOSTROPHE.sub("", name))


def clean_long(value: str, *, alone: bool) -> Cleaned:
    """Clean until nothing changes: taking a title off may uncover another one.

    Args:
        value: a raw cell.
        alone: whether the name is one part of a whole one.
    """
    raw = repair(value)
    text, family = step("link", raw, repair(label_of(raw))), 0
    if len(text) > LONGEST or _is_nobodys(text, alone=alone):
        return Cleaned(text, reason="not_a_name")
    if _is_null(text):
        return EMPTY
    flags: dict[str, None] = {}
    for _ in range(_ROUNDS):
        before = text
        text = settled_text(text, partial(_bared, flags=flags, alone=alone))
        if (ended := _ended(text, raw, flags, alone=alone)) is not None:
            return ended
        text, found, told = _once(text, alone=alone)
        flags.update(dict.fromkeys(found))
        family = family or told
        if text == before:
            break
    words = text.split(" ")
    if family and len(words) >= family:
        flags[FAMILY + " ".join(words[-family:])] = None
    if borne := borne_generation(text, alone=alone):
        flags[BORNE + borne] = None
    if not _LETTER.search(text) or _is_nobodys(text, alone=alone):
        return Cleaned(text, reason="not_a_name", flags=tuple(flags))
    reason = "" if alone or ("," not in text and is_clear(text)) else UNPARTED
    return Cleaned(text, reason=reason, flags=tuple(flags), key=name_key(text))


def _is_typed_along(text: str) -> bool:
    """Whether a text only is keys that lie side by side."""
    return KEYBOARD.issuperset(text.casefold().split(" "))


def _is_nobodys(text: str, *, alone: bool) -> bool:
    """Whether a text is a formula, keys side by side, or who answers and no name: `Sales Team`."""
    if _is_typed_along(text):
        return True
    if text[:1] in _FORMULA_SIGNS:
        return _FORMULA.match(text) is not None
    if alone:
        return False
    words = fold(text).split(" ")
    if words[-1] in FIRM_FORMS or words[-3:] == ["gmbh", "co", "kg"]:
        return _BESIDE_FIRM.search(text) is None
    return not TEAMS.isdisjoint(words) and set(words) <= TEAMS | TASKS


_BESIDE_FIRM = re.compile(r"[,;|@()/–—]|\s-|-\s|\s(?:at|bei|chez|from|of)\s", re.IGNORECASE)
"""What may part a person from the firm behind."""


_FORMULA_SIGNS = frozenset("=+@-")
_FORMULA = re.compile(r"[=+@-]+[\w.]*[(|!]|=.*[()!*/+]")
"""How a spreadsheet would read a cell as something to do: `=cmd|' /C calc'!A0`, `@SUM(1)`."""


def _bared(text: str, flags: dict[str, None], *, alone: bool) -> str:
    """Take off what is no name; what of it is worth keeping comes to the flags."""
    text = text if text.isascii() else step("letters", text, _undressed(text))
    text, remarks = without_remark(text)
    flags.update(dict.fromkeys(remarks))
    if ODD.search(text) and (alone or not are_several(text)):
        text, asides = without_asides(text, alone=alone)
        flags.update(dict.fromkeys(asides))
    return with_apostrophes(step("signs", text, _tidy(text)))


def _ended(text: str, raw: str, flags: Iterable[str], *, alone: bool) -> Cleaned | None:
    """Tell what comes of a text that is not one name; None where it may be one.

    Two people stand as they are, and so does a person with a word behind a comma that may be
    anything: without a key they are nobody whom another row could be.
    """
    if not text and flags:
        return NO_NAME._replace(flags=tuple(flags))
    if _is_null(text):
        return NO_NAME if _ELSEWHERE.search(raw) else EMPTY
    if are_titles(text):
        return NO_NAME
    if alone or not MAY_PART.search(text):
        return None
    shown = repair(name_case(text)) if needs_case(text) else text
    if not (several := are_several(shown)) and not is_unclear(shown):
        return None
    reason = SEVERAL if several else UNPARTED
    return Cleaned(step("case", text, shown), "", reason, tuple(flags))


def with_generation(raw: str, cell: Cleaned) -> str:
    """Write a name with the generation that was taken off it, so that it is read there again.

    Args:
        raw: the cell as it was read, which stands where no way of writing is read as it is meant.
        cell: what it was cleaned to, as a whole name or a part of one.

    Returns:
        The name, with `Jr.` or `, V` behind it where a generation stood.
    """
    behind = generation_behind(cell.flags)
    kinds = (True, False) if " " in (cell.value or "") else (True,)  # one word is but a part
    for text in (f"{cell.value} {behind.value}", f"{cell.value}, {behind.value}"):
        read = [clean_long(text, alone=alone) for alone in kinds]
        if all((one.value, generation_behind(one.flags)) == (cell.value, behind) for one in read):
            return text
    return raw


def _is_null(text: str) -> bool:
    if (bare := unwrapped(text)) != text and is_null(bare):
        return True
    words = {text} if text.casefold() in NAME_NULLS else set(text.split(" "))
    return (
        all(word in _SHOUTED_NULLS or word.casefold() in NAME_NULLS for word in words if word)
        or _MERGE_FIELD.fullmatch(text) is not None
    )


def _tidy(text: str) -> str:
    text = step("signs", text, _LOGIN.sub(" ", text))
    if (login := _DOTTED_LOGIN.fullmatch(text)) and may_be_given(login[1]):
        text = step("signs", text, text.replace(".", " "))
    bare = _PLACEHOLDER.sub("", text)
    if not bare.islower():
        bare = _without_loud_null(_WRITTEN_NULL.sub("", bare))
    return label_of(stripped(repair(step("placeholder", text, bare))))


def _undressed(text: str) -> str:
    """Write letters in their plain dress, and leave out pictures."""
    plain = _SMALL_WORD.sub("'", _PICTURES.sub(" ", in_plain_letters(text)))
    return text if plain == text else repair(plain)


def _without_loud_null(text: str) -> str:
    """Take `NULL` from before a name that is no given one: `NULL Jane` may be one of the Nulls."""
    found = _LOUD_NULL.match(text)
    if found is None or needs_case(text) or (given_rank(found[1]) >= MOSTLY_GIVEN and not found[2]):
        return text
    return text[found.end() :]


def _once(text: str, *, alone: bool) -> tuple[str, list[str], int]:
    """Take one layer off; the flags come second, and how many words end it as the family name."""
    first, other = first_of_couple(text, alone=alone)
    name, flags, family = parted(step("couple", text, first), alone=alone)
    flags += [WITH + other] if other else []
    if not alone and name.endswith(".") and _FULL_STOP.search(name):
        name = step("signs", name, name[:-1])
    cased = name_case(name, alone=alone) if needs_case(name) else _calmed(name, alone=alone)
    return step("case", name, cased), flags, family


def _is_careless(words: Sequence[str], shouted: Sequence[bool]) -> bool:
    """Tell whether some names are small and all others shouted; particles may be small."""
    small = [word for word, loud in zip(words, shouted, strict=True) if not loud]
    named = any(word not in PARTICLES for word in small) and words[-1].lower() not in PARTICLES
    return named and all(map(str.islower, small))


def _calmed(name: str, *, alone: bool) -> str:
    """Lower shouted words beside written ones: `Jane DOE`; short ones may be initials.

    Where all others are small, no word was written with care: `maria DA SILVA`.
    """
    if alone:
        return name
    words = name.split(" ")
    shouted = shouted_words(words)
    if not any(shouted):
        return name
    if _is_careless(words, shouted):
        cased = name_case(lower(name))
    else:
        runs = groupby(zip(shouted, words, strict=True), key=itemgetter(0))
        texts = ((loud, " ".join(word for _, word in run)) for loud, run in runs)
        cased = " ".join(name_case(text, alone=True) if loud else text for loud, text in texts)
    return in_turkish(name, cased) if is_turkish(name) else cased
