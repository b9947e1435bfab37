"""How people write e-mail addresses into cells: names, labels and remarks beside them, several."""

from __future__ import annotations

import re
from unicodedata import category, normalize

from leadctl.cleaning.absent import NO_CONTACT
from leadctl.cleaning.emails.beside import EDGES, alone, is_beside
from leadctl.cleaning.emails.mailboxes import NOT_A_MAILBOX, is_of_template
from leadctl.cleaning.emails.refusals import refusal, refused_apart
from leadctl.cleaning.steps import step
from leadctl.cleaning.text import LOST, is_null, label_of, repair, target_of, untie

_SIGNS = {ord(sign): "'" for sign in "‘’‛ʼ′"}
_SIGNS |= {ord(sign): "-" for sign in "‐‑‒–−﹣"}
_SIGNS |= {ord(sign): '"' for sign in "“”„«»"}
_SIGNS |= {ord(sign): "." for sign in "。．｡"}
"""Signs that word processors and keyboards put for those of addresses."""

_AT = r"at|ät|arroba|arobase|chiocciola|małpa"
_DOT = r"dot|punkt|punto|point|ponto|kropka"
_SPELT_AT = re.compile(rf"\s*[\[({{<]\s*(?:{_AT}|@)\s*[\])}}>]\s*")
_SPELT_DOT = re.compile(rf"\s*[\[({{<]\s*(?:{_DOT}|\.)\s*[\])}}>]\s*")
_SPOKEN = re.compile(
    rf"([\w+-]+(?:(?: (?:{_DOT}) |\.)[\w+-]+)*)(?: (?:{_AT}) |@)([\w-]+(?: (?:{_DOT}) [\w-]+)+)"
)
"""`jane at acme dot com`, nothing else in the cell."""

_ESCAPED = re.compile(r"((?:@[\w.-]+|^|[\s,;|<>(\"'])) ?(?:\\{1,2}[nrt]){1,4}(?=\s*[\w.+-]+@|$)")
"""A line end that some program has written as a backslash and a letter, behind an address or a sign
that parts; behind a word it may be a domain of Windows: `acme\\tom@acme.com`."""

_COUNTED = re.compile(r"(?:^|(?<=[\s,;]))(?:\d{1,3}[.)]|[a-z]\))\s+(?=[^\s@]+@)")
"""The number of a list's item before an address."""

_GUEST = re.compile(
    r"([^\s@#]{1,64})_([a-z0-9-]+(?:\.[a-z0-9-]+)+)#ext#@[a-z0-9-]+\.onmicrosoft\.com"
)
"""How Microsoft's directories name a guest, whose own address has its @ written as `_`."""

_NOTE = re.compile(r"(?:^|(?<=\s))[(\[][^()\[\]@]*[)\]]|(?<!@)[(\[][^()\[\]@]*[)\]](?=[\s,;|]|$)")
_LABEL = re.compile(
    r"(?:^|(?<=[\s,;|:\"'`<(\[{\\]))[^\W\d_][\w .-]{0,20}:(?!//)\s*(?=[^\s@:]+@)"
    r"|\"[^\"@]{0,40}\"\s*:\s*(?=\")"
)
"""What people write beside an address: `jane@acme.com (work)`, `work: jane@acme.com`."""

_IS_OLD = (
    r"(?:old|previous|former|alte?|ancien(?:ne)?|antigu?[oa]|viej[oa]|vecchi[oa]|oude?|star[yaé])"
)
_IS_NEW = r"(?:new|current|neue?|nouve(?:au|lle)|nuev[oa]|nuov[oa]|nieuwe?|nov[oaéý]|now[ya])"
_NEW = re.compile(rf"(?<!\w){_IS_NEW}(?!\w)")
_ONE = r"[^\s@,;|()<>]+@[^\s@,;|()<>]+"
_OLD_AND_NEW = re.compile(
    rf"{_IS_OLD}\s*[:=-]?\s*(?P<old>{_ONE})[\s,;|/]+{_IS_NEW}\s*[:=-]?\s*(?P<new>{_ONE})"
    rf"|(?P<was>{_ONE})\s*[(\[]{_IS_OLD}[)\]][\s,;|/]*(?P<is>{_ONE})\s*[(\[]{_IS_NEW}[)\]]"
)
"""`old: jane@acme.com new: jane@foo.com`, and the same with the words in brackets behind."""

_ANCHOR = re.compile(r"<a\s[^<>]*?mailto:([^\"'<>\s?]+)[^<>]*>|</a>")
_WRAPPED = re.compile(r"[<(\[]\s*(?:mailto:)?([^<>()\[\]\s@]+@[^<>()\[\]\s@]+)\s*[>)\]]")
_PREFIX = re.compile(
    r"^(?:(?:mailto|e-?mail|mail|smtp)\s*[:=]\s*(?://)?(?:\?to=)?|https?://(?=[^/]+$)|[-*•·●►▪>]+\s+)"
)
_QUERY = re.compile(r"[?&](?:subject|body|cc|bcc)=(?:[^@]*$|[^\s<>;,|\"]*)")
_BLANKS = re.compile(r"(?:%20|\s)*")
_BLANKS_BACK = re.compile(r"(?:02%|\s)*")
"""The same for a text written backwards, since a search for its end takes time squared."""

_NEEDLESS = re.compile(r"\"([\w.+-]+)\"(?=@)")
_STRAY = re.compile(r"(?<=\w)'+(?=@)|(?<=@)'+(?=\w)")
"""Quotes around a name or a domain, of which the outer one may be gone: `jane'@acme.com`."""

_ENDS = EDGES + "?!*#$%&=+/~^_-"
"""No domain ends with one of these."""

_PARTING = re.compile(r"[;|<>()\[\]\"]+")
"""Signs that part an address from whatever stands beyond them."""

_MARK = re.compile(r"^(?!\*\*+\w{1,2}@)[=*#!/?~+$%^&]{1,3}-?(?=[a-z0-9][\w.+-]*@)")
"""Bullets, stars and signs of a spreadsheet before an address."""

_GLUED = re.compile(r"((?:[^\W_]|[.-])+)[^\w.\s-](.+)|((?:[^\W_]|[.-])+)_(.+)")
_QUOTED = re.compile(r'"[^"]*"@[^\s@]+')
"""A name before the @ that needs its quotes."""

_AROUND_AT = re.compile(r"\s*@\s*")
_SPOKEN_DOT = re.compile(rf" (?:{_DOT}) ")
LONGEST_CELL = 10_000
"""Letters of a cell in which addresses are looked for: some hundred addresses."""

_LOST_TOO = f" {LOST}"
"""Signs at the ends of a text that stand for a blank."""

_PLAIN = r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}"
_WRITTEN = re.compile(rf"{_PLAIN}(?:; {_PLAIN})+").fullmatch
"""Several addresses as we write them into one cell: there is nothing to take off of them."""

_ROUNDS = 8
"""Taking one thing off may uncover another; cells settle in two or three rounds."""


def addresses_in(value: str) -> list[str]:
    """Give the addresses of a cell in lower case, or its one text where that is no address.

    Args:
        value: the cell as it was read.

    Returns:
        Texts that mean something, in their order; none where the cell says that there is none.
    """
    if len(value) <= LONGEST_CELL and _WRITTEN(value):
        return value.split("; ")
    text = _text(value)
    if is_null(text, NO_CONTACT):
        return []
    texts = settled = [text]
    for _ in range(_ROUNDS):
        texts, before = [part for one in texts for part in _parts(one)], texts
        if texts == before:
            settled = texts
            break
    found = [one for one in settled if not _means_none(one)]
    return [one for one in found if any(map(str.isalnum, one))] or found


def _means_none(text: str) -> bool:
    return not text or is_null(text, NO_CONTACT) or re.sub(r"[\W_]", "", text) in NOT_A_MAILBOX


def _text(value: str) -> str:
    """Mend a cell; lower case can uncover mojibake and entities, so mending comes again."""
    text = repair(value)
    if text.isascii():
        text = step("case", text, text.lower())
        text = repair(text) if "&" in text else text
    if not text.isascii():
        text = step("wide signs", text, repair(_narrow(text)))
        text = step("case", text, repair(_lower(repair(_lower(text)))))
    target = target_of(text)
    return step("link", text, target if "@" in target else label_of(text))


def _narrow(text: str) -> str:
    """Write letters and signs in their plain forms, where keyboards of East Asia gave wide ones.

    That is NFKC of Unicode Annex 15, but that an accent which stands alone is kept: NFKC would put
    a blank before it. So is the small figure of a footnote, which is no part of a name.
    """
    forms = ((one, normalize("NFKC", one)) for one in text)
    kept = ((one, form) if category(one) != "No" else (one, one) for one, form in forms)
    plain = "".join(one if " " in form else form for one, form in kept)
    return normalize("NFC", plain)


def _lower(text: str) -> str:
    """Write small letters; of the Turkish İ no dot stays over the i, which has its own."""
    return text.lower().replace("i\u0307", "i")


def _parts(text: str) -> list[str]:
    """Take one thing off each end of a text, or cut it into its addresses."""
    if len(text) > LONGEST_CELL:
        return [text]
    text = _with_at(_unpacked(step("spreadsheet sign", text, untie(text))))
    if "@" not in text:
        return [_bare(text)]
    if is_of_template(text):
        return [text]
    text = step("typographic signs", text, text.translate(_SIGNS))
    text = step("spaces", text, _AROUND_AT.sub("@", text))
    text = step("markup", text, _ANCHOR.sub(r" \1 ", text).strip() if "<a" in text else text)
    text = step("mailto", text, _QUERY.sub("", _PREFIX.sub("", text)))
    text = step("new address first", text, _new_first(text))
    if refusal(text):
        return refused_apart(step("spaces", text, " ".join(text.strip(_LOST_TOO).split())))
    return _without_words(text)


def _without_words(text: str) -> list[str]:
    """Take off the words beside addresses, and part these."""
    text = step("remark", text, " ".join(_NOTE.sub(" ", text).split()))
    text = step("label", text, _LABEL.sub("", text))
    wrapped = _WRAPPED.findall(text)
    if wrapped and len(wrapped) == text.count("@"):
        return _cut("display name", text, wrapped)
    if text.count("@") == 1:
        return [_bare(alone(text))]
    if '"@' in text:
        return [_bare(text)]  # a name in quotes may hold any sign
    parts = [one for piece in _PARTING.split(text) for one in _listed(piece)]
    return _cut("", text, parts) if parts and parts != [text] else [_bare(text)]


def _new_first(text: str) -> str:
    """Turn an old and a new address of a cell round: the first one is who is written to."""
    if text.count("@") != 2 or not _NEW.search(text):  # noqa: PLR2004 - an old one and a new one
        return text
    match = _OLD_AND_NEW.fullmatch(text)
    return f"{match['new'] or match['is']}; {match['old'] or match['was']}" if match else text


def _unpacked(text: str) -> str:
    """Take an address out of what lists of other programs put around it."""
    if "\\" in text and "@" in text:
        text = step("line ends", text, _ESCAPED.sub(r"\1 ", text).rstrip())
    if "#" in text and "@" in text:  # SharePoint writes a person as number;#address
        text = step("signs", text, " ".join(text.replace(";#", "; ").split()))
        text = step("guest account", text, _GUEST.sub(r"\1@\2", text))
    return step("list number", text, _COUNTED.sub("", text))


def _listed(piece: str) -> list[str]:
    """Cut at commas; words before an address stay with it: `jane, doe@acme.com` may be a slip."""
    found, held = [], ""
    for part in piece.split(","):
        held = f"{held},{part}" if held else part
        if "@" in part:
            found += _side_by_side(held.strip())
            held = ""
    return [one for one in found if one.strip(_ENDS + "@")]


def _side_by_side(part: str) -> list[str]:
    """Cut at blanks, where all that stands between addresses surely belongs to none of them."""
    if part.count("@") == 1:
        return [part]
    words = part.split()
    found = [word for word in words if "@" in word]
    names = [word.partition("@")[0] for word in found]
    seen = 0
    for word in words:
        seen += "@" in word
        beside = names[max(seen - 1, 0) : seen + 1]
        if "@" not in word and not is_beside(word, beside):
            return [part]
    return [address for word in found for one in _slashed(word) for address in _unglued(one)]


def _slashed(word: str) -> list[str]:
    parts = word.split("/")
    return parts if all("@" in part for part in parts) else [word]


def _cut(rule: str, text: str, parts: list[str]) -> list[str]:
    rule = (rule or "signs") if len(parts) == 1 else "several addresses"
    step(rule, text, "; ".join(parts))
    return parts


def _with_at(text: str) -> str:
    """Write the @ and the dots of an address that were spelt out to hide it from robots."""
    if "@" not in text and "%40" in text:
        return step("percent signs", text, text.replace("%40", "@"))
    spelt = _SPELT_DOT.sub(".", _SPELT_AT.sub("@", text))
    spoken = _SPOKEN.fullmatch(spelt)
    if spoken:
        local, host = (_SPOKEN_DOT.sub(".", part) for part in spoken.groups())
        spelt = f"{local}@{host}"
    return step("spelt out", text, spelt) if "@" in spelt else text


def _unglued(part: str) -> list[str]:
    """Part addresses between which stands a sign that no domain holds: `a@b.com&c@d.com`."""
    if part.count("@") == 1:
        return [part]
    first, *middle, last = part.split("@")
    starts, ends = [first], []
    for piece in middle:
        match = _GLUED.fullmatch(piece)
        if match is None or "." not in (match[1] or match[3]):
            return [part]
        ends.append(match[1] or match[3])
        starts.append(match[2] or match[4])
    return [f"{start}@{end}" for start, end in zip(starts, [*ends, last], strict=True)]


def _within_blanks(text: str) -> str:
    starts, ends = (
        match.end() for match in (_BLANKS.match(text), _BLANKS_BACK.match(text[::-1])) if match
    )
    return text[starts : len(text) - ends]


def _within_symbols(text: str) -> str:
    """Take bullets, ticks and pictures off the ends of an address; letters have their marks."""
    if text.isascii() or "@" not in text:
        return text
    inner = [at for at, c in enumerate(text) if not _is_symbol(c)]
    return text[inner[0] : inner[-1] + 1]


def _is_symbol(c: str) -> bool:
    kind = category(c)
    return not c.isascii() and (kind[0] in "SPC" or kind == "No")


def _bare(text: str) -> str:
    """Take off the ends of a text what belongs to the cell and not to the address."""
    text = step("spaces", text, _within_blanks(text))
    stripped = _QUERY.sub("", _PREFIX.sub("", text))
    if "@" in text:
        stripped = _STRAY.sub("", _NEEDLESS.sub(r"\1", stripped))
    if not _QUOTED.fullmatch(stripped):
        stripped = _MARK.sub("", stripped.lstrip(EDGES), count=1) if "@" in text else stripped
        stripped = _within_symbols(stripped.lstrip(EDGES))
    if "@[" not in stripped:
        stripped = stripped.rstrip(_ENDS if "@" in stripped else EDGES)
    return step("punctuation", text, stripped)
