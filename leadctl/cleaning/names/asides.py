"""What stands in the cell of a name and is none of it: addresses, pronouns, nicknames, firms."""

from __future__ import annotations

import re

from leadctl.cleaning.names.case import PARTICLES
from leadctl.cleaning.names.families import double_surnames
from leadctl.cleaning.names.generations import generation
from leadctl.cleaning.names.given import is_given
from leadctl.cleaning.names.titles import is_title, without_honorifics
from leadctl.cleaning.names.words import (
    CREDENTIAL_PARTS,
    CREDENTIALS,
    MAIDEN,
    PRONOUNS,
    SHORT_CREDENTIALS,
)
from leadctl.cleaning.steps import step
from leadctl.cleaning.text import fold

ODD = re.compile(
    r"""["“”„«»‹›‘`´(\[{<@/=|;:•·–—#\d]|(?<!\w)'|\s-{1,2}(?:\s|$)|^-|\bat\s"""
    rf"""|[-,]\s?(?:she|he|they)\b"""
    rf"""|\b(?:attn|att|z\.\s?hn?d|t\.\s?a\.\s?v|à l['’]|{"|".join(sorted(MAIDEN))})\b|\bur\."""
    r"|\b(?:born|z domu)\b",
    re.IGNORECASE,
)
"""One of these stands in every aside; most names have none."""

_ADDRESS = re.compile(
    r"[<(\[]?[^\s@<>()\[\]]{1,99}@[^\s@<>()\[\]]{1,99}\.[^\s@<>()\[\]]{1,99}[>)\]]?"
)
_HANDLE = re.compile(r"(?<=\w)(?: [@#][^\W\d]\w{1,39}){1,9}$")
"""What somebody is called or says on a social network, behind a name: `@janedoe #OpenToWork`."""

_HANDLE_BEFORE = re.compile(r"(?:[@#][^\W\d]\w{1,39} )+(?=[^\W\d_])")
"""The same before a name: `#OpenToWork Jane Doe`."""

_LINK = re.compile(r"[<(\[]?(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:\b(?:tel|phone|mobile|cell|fon|fax|mob|ph)\b[.:]*\s*)?(?<!\w)[+(]?\d[\d\s().+/-]{5,20}\d(?!\w)"
    r"(?:\s?(?:x|ext)\.?\s?\d{1,6}(?!\w))?",
    re.IGNORECASE,
)
"""A number to call, with the word before it."""

_COUNTED = re.compile(r"(?<=\w)\.?,? (?:\d{1,6}|\(\d{1,3}\)|#\s?\d{1,6})$")
"""A number behind a name: an age, a year, or which one of several of that name it is."""

_LABEL = re.compile(
    r"(?:attn|att|attention|z\.\s?h(?:d|nd)|t\.\s?a\.\s?v|à l['’]attention de|c/o|contact(?: name)?"
    r"|ansprechpartner(?:in)?|name|full name)\b\s*[.:]?\s*(?=\S)",
    re.IGNORECASE,
)
"""Words before a name that say that one follows; most need a colon or a dot."""

_NUMBERED = re.compile(r"(?:#\s?\d{1,4}|\d{1,4}\s?[.):])\s+(?=[^\W\d_])")
"""The number of an item before a name: `1. Jane Doe`, `#2 Jane Doe`."""

_PRONOUNS_AT_END = re.compile(
    r"(?<=\w)[\s,;|–-]+(?:she|he|they|ella|él|elle|il|iel|sie|er)"
    r"(?:\s?/\s?(?:her|hers|him|his|them|their|theirs|they|she|he|la|le|lui|ihr|ihm))+(?!\w)",
    re.IGNORECASE,
)
_PRONOUN_AT_END = re.compile(r"(?<=\w), (?:she|he|they)$")
"""One alone, written small behind a name with a capital; `He` is a Chinese name."""

_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}")
_OPEN_BRACKET = re.compile(r"(?<=\w)\s+[(\[{][^()\[\]{}]*$")
_QUOTED = re.compile(
    r"""(?<![\w"])"([^"]{1,40})"(?![\w"])|[“„”]([^“”„"]{1,40})[“”"]"""
    r"""|(?<!\w)[‘']([^\s‘’'][^‘’']{0,38})['’](?!\w)|«([^«»]{1,40})»|‹([^‹›]{1,40})›"""
    r"""|(?<![\w`´])[`´]{1,2}([^`´'’]{2,38})[`´'’]{1,2}(?!\w)"""
)
_DIVIDER = re.compile(r"\s+(?:-{1,2}|[–—])\s+|\s*\|\s*|\s+[•·]\s+|\s+//?\s+|\s+@\s+|\s+at\s+")
_BORN = rf"(?:(?:{'|'.join(sorted(MAIDEN))})\b[.:]?|ur\.|z domu|(?-i:born)(?=\s(?-i:[A-ZÀ-Þ])))"
"""What says that the name of birth follows; `born` is a name itself, but for one written small."""

_MAIDEN = re.compile(rf"(?<=\w)[,;]?\s+{_BORN}\s+(?P<name>\S.*)$", re.IGNORECASE)
_MAIDEN_ALONE = re.compile(rf"{_BORN}\s*(?P<name>[^\W\d_].*)", re.IGNORECASE)
_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))}) "
_FAMILY_BEHIND = re.compile(
    rf"(?P<name>(?:{_PARTICLE})*(?!{_PARTICLE})[^\W\d_][\w'’.-]*)(?:, ?| )"
    r"(?P<family>[^\W\d_][\w'’. -]*)",
    re.IGNORECASE,
)
"""The name of birth in the middle of a whole name: `Jane née Smith Doe`."""
_LETTERED = re.compile(r"[^\W\d_]")
_EDGES = ' ,;:|_*"<>=~^/#&'


def stripped(text: str) -> str:
    """Take signs off both ends that open or close no name."""
    return text.strip(_EDGES).rstrip(f"{_EDGES}!")


_ITEMS = re.compile(r"""\[\s*(?:"[^"]*"|'[^']*')(?:\s*,\s*(?:"[^"]*"|'[^']*'))*\s*\]""")
_ITEM = re.compile(r""""([^"]*)"|'([^']*)'""")
"""A list as programs write it, and what it holds: `["Bob", "Stone"]`."""


def _unlisted(text: str) -> str:
    """Write a program's list as people do; its commas turn no name round."""
    if not _ITEMS.fullmatch(text):
        return text
    return "; ".join(one or other for one, other in _ITEM.findall(text))


def without_asides(text: str, *, alone: bool) -> tuple[str, list[str]]:
    """Take off what is no name.

    Args:
        text: one line.
        alone: whether the name is one part of a whole one.

    Returns:
        The rest, and flags that tell of what is worth keeping: `nickname:`, `maiden:`, `suffix:`
        and `aside:`, which is whatever else stood beside the name.
    """
    text = step("list", text, _unlisted(text)) if text.startswith("[") else text
    text = step("address", text, _tidy(_LINK.sub(" ", _ADDRESS.sub(" ", text))))
    text = step("label", text, _unnumbered(_unlabelled(text)))
    text = step("pronouns", text, _tidy(_PRONOUNS_AT_END.sub("", text)))
    if not text.islower():
        text = step("pronouns", text, _PRONOUN_AT_END.sub("", text))
    flags: list[str] = []
    text = _without_numbers(text, flags, alone=alone)
    text = _without_maiden(text, flags, alone=alone)
    text = _without_quotes(text, flags, alone=alone)
    text = _without_brackets(text, flags, alone=alone)
    return _without_tail(text, flags, alone=alone), flags


def _tidy(text: str) -> str:
    return " ".join(text.split()).replace(" ,", ",")


def _unlabelled(text: str) -> str:
    label = _LABEL.match(text)
    said = label and (label[0].rstrip()[-1:] in ".:" or label[0].lower().startswith("c/o"))
    return text[label.end() :] if label and said else text


def _unnumbered(text: str) -> str:
    number = _NUMBERED.match(text)
    return text[number.end() :] if number else text


def _without_numbers(text: str, flags: list[str], *, alone: bool) -> str:
    """Take off numbers to call, names on social networks, and a number that ends a whole name."""
    if handle := _HANDLE.search(text):
        flags.append(f"aside:{handle[0].strip()}")
        text = step("what follows", text, text[: handle.start()])
    handle = _HANDLE_BEFORE.match(text)
    if handle and (alone or " " in text[handle.end() :]):
        flags.append(f"aside:{handle[0].strip()}")
        text = step("what stands before", text, text[handle.end() :])
    rest = _tidy(stripped(_PHONE.sub(" ", text)))
    if _LETTERED.search(rest):
        flags += [f"aside:{number[0].strip()}" for number in _PHONE.finditer(text)]
        text = step("phone number", text, rest) if _PHONE.search(text) else text
    counted = None if alone else _COUNTED.search(text)
    if counted and " " in text[: counted.start()]:
        flags.append(f"aside:{counted[0].strip(' ,.')}")
        text = step("number", text, text[: counted.start()])
    return text


def _without_maiden(text: str, flags: list[str], *, alone: bool) -> str:
    """Take off the name of birth; behind given names alone, the family name follows it."""
    found = _MAIDEN.search(text)
    if not found or found["name"].startswith(("-", "|")):
        return text
    before, name, family = text[: found.start()], found["name"], ""
    inner = None if alone else _FAMILY_BEHIND.fullmatch(name)
    if inner and _are_given(before):
        name, family = inner["name"], f" {inner['family']}"
    flags.append(f"maiden:{name}")
    return step("maiden name", text, f"{before}{family}")


def _are_given(text: str) -> bool:
    """Tell a single name, or given ones that are hardly family names, with titles or without."""
    words = without_honorifics(text.split(" "), opened=False)[0]
    return len(words) == 1 or all(map(is_given, words))


def _without_quotes(text: str, flags: list[str], *, alone: bool) -> str:
    """Take nicknames in quotes, where a name is left; quotes around the whole only go."""
    if whole := _QUOTED.fullmatch(text):
        return step("signs", text, next(filter(None, whole.groups())).strip())

    def taken(match: re.Match[str]) -> str:
        inner = next(filter(None, match.groups())).strip()
        flags.append(f"nickname:{inner}")
        return " "

    kept = len(flags)
    rest = _tidy(_QUOTED.sub(taken, text))
    if (opening := _QUOTED.match(text)) and " " not in rest and not alone and rest:
        del flags[kept:]  # `"Jane" Doe` has no other given name
        inner = next(filter(None, opening.groups())).strip()
        return step("signs", text, f"{inner}{text[opening.end() :]}")
    if _LETTERED.search(rest):
        return step("nickname", text, rest)
    del flags[kept:]
    return text


def _without_brackets(text: str, flags: list[str], *, alone: bool) -> str:
    kept = len(flags)
    rest = text
    for match in _BRACKETS.finditer(text):
        inner = next((group for group in match.groups() if group), "").strip(" \"“”„‘’'")
        behind = text[match.end() :].strip(" ,.") == ""
        if flag := _bracketed(inner, behind=behind, alone=alone):
            flags.append(flag)
    rest = _tidy(_BRACKETS.sub(" ", text))
    if text.startswith(("(", "[", "{")) and " " not in rest and not alone:
        del flags[kept:]  # `(Jane) Doe` has no other given name
        return step("brackets", text, _tidy(re.sub(r"[()\[\]{}]", " ", text)))
    if open_one := _OPEN_BRACKET.search(rest):
        flags.append(f"aside:{open_one[0].strip(' ([{')}")
        rest = rest[: open_one.start()]
    if _LETTERED.search(rest):
        return step("brackets", text, rest)
    del flags[kept:]
    return text


def _bracketed(inner: str, *, behind: bool, alone: bool) -> str:
    """Tell what brackets hold: letters behind a name, a nickname, a firm; empty for pronouns."""
    words = re.findall(r"[^\W\d_]+", inner.casefold())
    if not inner or (words and all(word in PRONOUNS for word in words)):
        return ""
    if maiden := _MAIDEN_ALONE.fullmatch(inner):
        return f"maiden:{maiden['name']}"
    bare = inner.replace(".", "").casefold()
    if bare in CREDENTIALS or bare in SHORT_CREDENTIALS or bare in CREDENTIAL_PARTS:
        return f"suffix:{inner}"
    if len(bare) > 1 and generation(inner).value and (behind or bare not in {"junior", "senior"}):
        return f"suffix:{inner}"  # inside a name the two words may be what somebody goes by
    if all(map(is_title, inner.split(" "))):
        return f"honorific:{inner}"
    return f"aside:{inner}" if behind and not alone else f"nickname:{inner}"


def _without_tail(text: str, flags: list[str], *, alone: bool) -> str:
    """Cut what stands behind a divider: `Jane Doe | CEO`, `Jane Doe - Acme`.

    Behind a single word a dash may tie two names.
    """
    for divider in _DIVIDER.finditer(text):
        name, rest = text[: divider.start()], text[divider.end() :]
        dashed = divider[0].strip() in {"-", "--", "–", "—", "/"}
        tied = dashed or divider[0].strip().lower() == "at"
        if not _LETTERED.search(name) or (tied and (alone or " " not in name)):
            continue
        if dashed and fold(rest) in double_surnames():
            return step("hyphen", text, f"{name}-{rest}")
        if rest:
            flags.append(f"aside:{rest}")
        return step("what follows", text, name)
    return text
