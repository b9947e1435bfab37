"""Mail domains that were mistyped: what was probably meant.

Suggested is only what one slip of the fingers explains. A name that a provider or a firm may
really have is left alone: listed providers always, and names with a wrong letter unless that is of
a neighbouring key or looks alike, or no other name is near.
"""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase
from unicodedata import combining, normalize

from leadctl.cleaning.emails.mailboxes import disposable_domains, free_domains
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.web import is_ending

ENDINGS = {
    "gmail": ("com",),
    "yahoo": (
        "com", "co.uk", "co.in", "fr", "de", "it", "es", "com.br", "ca", "com.au", "com.mx",
        "com.ar", "co.jp", "co.id", "com.ph", "com.tr",
    ),
    "hotmail": ("com", "co.uk", "fr", "de", "it", "es", "com.br", "com.tr", "com.ar"),
    "outlook": ("com", "de", "fr", "es", "it", "com.br", "com.au"),
    "icloud": ("com",),
    "googlemail": ("com",),
    "aol": ("com", "co.uk"),
    "msn": ("com",),
    "protonmail": ("com",),
    "rocketmail": ("com",),
    "windowslive": ("com",),
    "fastmail": ("com",),
    "rediffmail": ("com",),
    "tutanota": ("com",),
    "verizon": ("net",),
    "comcast": ("net",),
    "sbcglobal": ("net",),
    "bellsouth": ("net",),
    "earthlink": ("net",),
    "optonline": ("net",),
    "sympatico": ("ca",),
    "videotron": ("ca",),
    "btinternet": ("com",),
    "virginmedia": ("com",),
    "ntlworld": ("com",),
    "blueyonder": ("co.uk",),
    "talktalk": ("net",),
    "bigpond": ("com",),
    "optusnet": ("com.au",),
    "t-online": ("de",),
    "freenet": ("de",),
    "bluewin": ("ch",),
    "wanadoo": ("fr",),
    "laposte": ("net",),
    "orange": ("fr",),
    "numericable": ("fr",),
    "skynet": ("be",),
    "interia": ("pl",),
    "citromail": ("hu",),
    "hanmail": ("net",),
    "libero": ("it",),
    "virgilio": ("it",),
    "tiscali": ("it",),
    "telenet": ("be",),
    "seznam": ("cz",),
    "yandex": ("ru", "com"),
    "rambler": ("ru",),
}  # fmt: skip
"""Names of providers that are often misspelt -> the endings under which they give mailboxes."""

POPULAR = tuple(f"{name}.{ending}" for name, endings in ENDINGS.items() for ending in endings)

_ONE_HOME = frozenset({"gmail", "googlemail", "icloud"})
"""Providers that have no other ending, in no country."""

_FIRST_LETTERS = frozenset({"yahoo", "hotmail", "outlook", "googlemail", "protonmail"})
"""Names that are nobody else's when their first letter is lost or wrong."""

_REAL_NEIGHBOURS = word_set(
    "gail.com gmax.com grail.com email.com comcast.com verizon.com fastmall.com"
    " orage.fr organe.fr oranges.fr"
)
"""Domains near a popular one that are a firm's own."""

_KNOWN_SLIPS = {"gmial.com": "gmail.com", "hotmai.com": "hotmail.com", "hotmial.com": "hotmail.com"}
"""Slips so common that squatters hold the domains, and so a list of throw-away domains has them."""

_KEYS = """
    q:was w:qesad e:wrdsf r:etfdg t:rygfh y:tuhgj u:yijhk i:uokjl o:iplk p:ol a:qwszxy s:qwedaxz
    d:wersfxc f:ertdgcv g:rtyfhvb h:tyugjbn j:yuihknm k:uiojlm l:iopkm z:asxt x:zsdc c:xdfv v:cfgb
    b:vghn n:bhjm m:njkl
"""
_NEXT_TO = {key[0]: frozenset(key[2:]) for key in _KEYS.split()}
"""Keys that touch on keyboards of English, German (y and z) and French (a and q, z and w) kind."""

_LOOK_ALIKE = word_set("il1j o0u ae ei mn vu ck sz iy gq t7 e3 a4 l7")
"""Letters and digits that look or sound alike."""

_TAKEN_ENDINGS = word_set(
    "cm co om cam mom bom ne et nec new bet next pet vet ntt ong goo got gop mov eu"
)
"""Top-level domains one slip from com, net, org, edu and gov: IANA's list, 2026-11."""

_TURNED = word_set("ed hc kd ku ln lp rf ta ti ur zc")
"""Endings of countries turned round that are no endings themselves: `gmx.ed`."""

_GLUED_SITE = re.compile(r"((?:[a-z0-9-]+\.)+(?:com|net|org|[a-z]{2}))www\..+").fullmatch
"""A domain to which a web site got glued: `acme.comwww.acme.com`."""

_PLAUSIBLE_ENDINGS = word_set("com net org info biz edu gov io ai app dev tech online shop")
_COMMON_ENDINGS = ("com", "net", "org", "info", "edu", "gov")

_LONGEST = max(map(len, ENDINGS))
_LEAST_LENGTH = 5
"""Letters of a name from which on slips in it are looked for at all."""

_UNLIKE_WORDS = word_set(
    """
    hotmail outlook googlemail protonmail sbcglobal bellsouth btinternet rocketmail wanadoo
    """
)
"""Names that nobody else's name is near, so that any wrong letter in them is a slip."""


def suggestion(domain: str) -> str:
    """Name the domain that was probably meant; empty where `domain` looks right.

    Listed providers are never corrected, but for three slips that throw-away services hold.
    """
    if domain in _KNOWN_SLIPS:
        return _KNOWN_SLIPS[domain]
    if _is_taken(domain):
        return ""
    parted = _squashed().get(domain.replace(".", "").replace("-", ""))
    if parted:
        return parted
    host = _with_an_ending(domain)
    found = host if host in free_domains() else _provider_near(host) or host
    return found if found != domain else ""


def spelt_alike(domain: str) -> str:
    """Name the provider whose domain one beyond ASCII looks like; empty for none.

    It has an accent or an i without its dot, which Turkish keyboards have.
    """
    letters = normalize("NFKD", domain.replace("\u0131", "i"))
    plain = "".join(c for c in letters if not combining(c))
    return plain if plain in free_domains() else ""


def _is_taken(domain: str) -> bool:
    return domain in free_domains() or domain in disposable_domains() or domain in _REAL_NEIGHBOURS


def address_meant(text: str) -> str:
    """Mend a faulty address, for suggesting only; the text itself where nothing is to mend.

    Mended are a comma for a dot, doubled and needless signs, a domain written twice, a provider's
    domain without its ending or without the @.

    Args:
        text: in lower case.
    """
    if "@" not in text:
        lost = _without_at().fullmatch(text)
        return f"{lost[1] or lost[3]}@{lost[2] or lost[4]}" if lost else text
    mended = re.sub(r"([@.])\1+", r"\1", re.sub(r",(?! )", ".", text))
    name, *hosts = (re.sub(r" ?\. ?", ".", part.strip()) for part in mended.split("@"))
    if len(set(hosts)) > 1 or " " in name:
        return text  # what stands before a blank may be anything
    domain = hosts[0].partition("http")[0].strip(".") if "://" in text else hosts[0].strip(".")
    if "." not in domain:
        domain = domain.replace(" ", ".", 1)
    if domain.isascii():
        domain = re.sub(r"[^a-z0-9.-]", "", domain)
    domain = _completed(domain) or suggestion(domain) or domain
    return f"{name.strip('.')}@{domain}" if is_plausible(domain) else text


@cache
def _without_at() -> re.Pattern[str]:
    hosts = "|".join(re.escape(one) for one in POPULAR)
    return re.compile(
        rf"(?!www\.)([\w.+-]{{2,64}}?)(?:[^a-z0-9]|(?<!\d)2)?({hosts})"
        r"|([\w.+-]+) at ((?:[\w-]+\.)+\w+)"
    )


def is_plausible(domain: str) -> bool:
    """Tell whether a domain has an ending that firms have."""
    ending = domain.rpartition(".")[2]
    return len(ending) == 2 or ending in _PLAUSIBLE_ENDINGS  # noqa: PLR2004 - ccTLDs have two letters


def _completed(domain: str) -> str:
    """Name the provider that a domain without a dot was meant to be: `gmail`, `gmailcom`."""
    letters = re.sub(r"[^a-z0-9]", "", domain)
    if letters in _squashed():
        return _squashed()[letters]
    return f"{domain}.{ENDINGS[domain][0]}" if domain in ENDINGS else ""


@cache
def _squashed() -> dict[str, str]:
    return {re.sub(r"[.-]", "", popular): popular for popular in POPULAR}


def _with_an_ending(domain: str) -> str:
    """Mend an ending that is no top-level domain: `acme.con`, `acme.com.com`, `acme.couk`."""
    if "www." in domain and (glued := _GLUED_SITE(domain)):
        return glued[1]
    name, _, ending = domain.rpartition(".")
    if ending in _TURNED and (turned := f"{name}.{ending[::-1]}") in free_domains():
        return turned
    if name.endswith(".com") and ending == "com":
        return name
    if ending in {"couk", "comuk"}:
        return f"{name}.co.uk"
    if len(ending) == 1:
        return _uncut(name, ending) or domain
    right = _endings().get(ending) or _undoubled(ending)
    return f"{name}.{right}" if right else domain


def _uncut(name: str, start: str) -> str:
    """The one listed provider of which the end was cut off: `web.d`; empty for none or several."""
    endings = (start + letter for letter in ascii_lowercase)
    whole = (*endings, *(right for right in _COMMON_ENDINGS if right.startswith(start)))
    found = [host for right in whole if (host := f"{name}.{right}") in free_domains()]
    return found[0] if len(found) == 1 else ""


def _undoubled(ending: str) -> str:
    """The country's ending of which a letter was typed twice: `dee`; empty where it is none."""
    if len(ending) != 3 or ending[1] not in (ending[0], ending[2]):  # noqa: PLR2004 - ccTLDs have two
        return ""
    once = ending[0] + ending[2]
    return once if is_ending(once) and not is_ending(ending) else ""


@cache
def _endings() -> dict[str, str]:
    """Slips of the common endings that are no ending themselves."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    found: dict[str, str] = {}
    for right in _COMMON_ENDINGS:
        places = range(len(right) + 1)
        slips = {right[:i] + a + right[i:] for i in places for a in letters}
        slips |= {right[:i] + a + right[i + 1 :] for i in places for a in ("", *letters)}
        slips |= {right[:i] + right[i : i + 2][::-1] + right[i + 2 :] for i in places}
        found |= {slip: right for slip in slips - _TAKEN_ENDINGS if slip not in _COMMON_ENDINGS}
    return found


def _provider_near(domain: str) -> str:
    """The popular domain one slip away: a letter lost, added, wrong, or two exchanged.

    One that lost its dot, or has it elsewhere, is found too.
    """
    name, _, ending = domain.partition(".")
    if name in ENDINGS:
        return _with_a_home(name, ending)
    if not _LEAST_LENGTH - 1 <= len(name) <= _LONGEST + 1 or ending not in _homes():
        return ""
    index = _shortened_names()
    for form in (name, *_shortened(name)):
        for meant in index.get(form, ()):
            right = _homes()[ending].get(meant)
            if right and _is_slip(name, meant):
                return f"{meant}.{right}"
    return ""


def _with_a_home(name: str, ending: str) -> str:
    """Give a provider's name the ending that was probably meant."""
    for right in ENDINGS[name]:
        countries = len(ending) == len(right) == 2  # noqa: PLR2004 - ccTLDs have two letters
        if ending == f"{right}.{right}" or (_slip_at(ending, right) >= 0 and not countries):
            return f"{name}.{right}"
    own = name in _ONE_HOME and re.fullmatch(r"[a-z]{2,4}|(?:com?|net|org)\.[a-z]{2}", ending)
    return f"{name}.{ENDINGS[name][0]}" if own else ""


@cache
def _homes() -> dict[str, dict[str, str]]:
    """Endings, and what com is often cut to -> name of a provider -> the ending it has."""
    found: dict[str, dict[str, str]] = {}
    for name, endings in ENDINGS.items():
        for right in endings:
            found.setdefault(right, {})[name] = right
    for cut in ("co", "cm", "om"):
        found[cut] = found["com"] | found.get(cut, {})
    return found


@cache
def _shortened_names() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for name in ENDINGS:
        for form in (name, *_shortened(name)) if len(name) >= _LEAST_LENGTH else ():
            index[form] = (*index.get(form, ()), name)
    return index


def _shortened(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _is_slip(word: str, right: str) -> bool:
    """Tell whether one slip of the fingers turns a provider's name into `word`."""
    at = _slip_at(word, right)
    if at < 0:
        return False
    if len(word) == len(right) and sorted(word) == sorted(right):
        return True  # two letters exchanged
    if len(word) > len(right):
        return at > 0 or right in _FIRST_LETTERS or _are_alike(word[0], right[0])
    if at == 0 and right not in _FIRST_LETTERS:
        return False
    if len(word) < len(right):
        return True
    return (at > 0 and right in _UNLIKE_WORDS) or _are_alike(word[at], right[at])


def _slip_at(word: str, right: str) -> int:
    """Where the one letter is that is lost, added, wrong or exchanged; -1 where more is."""
    ends = min(len(word), len(right))
    at = next((i for i in range(ends) if word[i] != right[i]), ends)
    rest, due = word[at:], right[at:]
    exchanged = rest[:2] == due[1::-1] and rest[2:] == due[2:]
    one = rest[1:] == due[1:] or rest[1:] == due or rest == due[1:] or exchanged
    return at if one and word != right else -1


def _are_alike(letter: str, right: str) -> bool:
    """Whether two letters are neighbours on a keyboard, or look or sound alike."""
    if letter in _NEXT_TO.get(right, "") or right in _NEXT_TO.get(letter, ""):
        return True
    return any(letter in group and right in group for group in _LOOK_ALIKE)
