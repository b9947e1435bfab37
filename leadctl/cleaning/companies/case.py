"""Letter case of names of companies that are ALL CAPS or all lower, and of legal forms."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from leadctl.cleaning.companies.formwords import CAPITAL_FORMS
from leadctl.cleaning.companies.legalforms import form_length, words_of
from leadctl.cleaning.names.case import (
    TURKISH,
    capital,
    dotted_as,
    is_ordinal,
    lower,
    needs_case,
    upper_first,
)
from leadctl.cleaning.tables import word_set

ACRONYMS = word_set(
    """
    3m aaa abb abc acs adp adt aep aeg aia aig amd aol arm asml asus at&t aws axa b&b b&q bae basf
    bbva bcg bmw bnp boc bp brf bsh btg byd c&a cae cbre cbs cern cgi cia cisa cnn cvs ddb dhl dkb
    dnv dpd dsm dtm dws dzb e&y eaton ebm ecb ecco eds edf eib emc eni eon epam esa ey fbi fca fedex
    ge gea gfk gls gsk h&m hbo hcl hdi hp hpe hsbc htc ibm icbc ifm ikea ing iss itv jbl jcb jll jp
    jpm jvc kfc klm kpmg ksb l&t lg lvmh m&t man man's mba mfs mit mtu nasa nato nbc ncr nec nhs nhl
    nba nfl nkd npr ntt nxp obi olx ovh p&g p&o pbs pge pnc ppg ptc pvh pwc qvc r&d rbc rbi rwe s&p
    sap sas sbb sbi skf slb smc sms sncf snp swr t&t tcs tdk tui tüv u&i uae ubs uhg uk un unhcr
    unicef unesco ups us usa usaa usps vgh vmware vmw vw wdr who wpp wwf ww xpo ybs zdf zf
    """
) - word_set("fedex eaton ecco ikea man man's unicef unesco us vmware")
"""Acronyms that firms are known by, where case does not tell; others stay if no word is like them.
Own list.
"""

_WRITTEN = {"vmware": "VMware", "fedex": "FedEx", "ikea": "IKEA", "linkedin": "LinkedIn",
    "youtube": "YouTube", "paypal": "PayPal", "ebay": "eBay", "hubspot": "HubSpot",
    "github": "GitHub", "gitlab": "GitLab", "openai": "OpenAI", "mongodb": "MongoDB",
    "zoominfo": "ZoomInfo", "salesloft": "Salesloft", "servicenow": "ServiceNow", "ey": "EY",
    "blackrock": "BlackRock", "pepsico": "PepsiCo", "jpmorgan": "JPMorgan", "pwc": "PwC",
    "unicef": "UNICEF", "unesco": "UNESCO", "hellofresh": "HelloFresh", "mcdonalds": "McDonalds",
    "mckinsey": "McKinsey", "astrazeneca": "AstraZeneca", "abinbev": "ABInBev", "inbev": "InBev",
    "wework": "WeWork", "doordash": "DoorDash", "abbvie": "AbbVie",
    "glaxosmithkline": "GlaxoSmithKline", "metlife": "MetLife", "mastercard": "Mastercard",
}  # fmt: skip
"""Names whose inner capitals everybody knows. Own list."""

FORM_CASE = {
    "gmbh": "GmbH", "mbh": "mbH", "ggmbh": "gGmbH", "gesmbh": "GesmbH", "og": "OG",
    "ag": "AG", "kg": "KG", "kgaa": "KGaA",
    "ohg": "OHG", "gbr": "GbR", "ug": "UG", "eg": "eG", "ek": "e.K.", "partg": "PartG",
    "partgmbb": "PartGmbB", "inc": "Inc", "corp": "Corp", "co": "Co", "ltd": "Ltd", "llc": "LLC",
    "llp": "LLP", "lp": "LP", "lllp": "LLLP", "pllc": "PLLC", "plc": "PLC", "pc": "PC",
    "pbc": "PBC", "ulc": "ULC", "pty": "Pty", "pte": "Pte", "pvt": "Pvt", "sdn": "Sdn",
    "bhd": "Bhd", "tbk": "Tbk",
    "limited": "Limited", "incorporated": "Incorporated", "corporation": "Corporation",
    "company": "Company", "sa": "SA", "sas": "SAS", "sasu": "SASU", "sarl": "SARL", "eurl": "EURL",
    "snc": "SNC", "sci": "SCI", "sca": "SCA", "scop": "SCOP", "selarl": "SELARL", "cie": "Cie",
    "sl": "SL", "slu": "SLU", "sau": "SAU", "srl": "SRL", "srls": "SRLS", "ltda": "Ltda",
    "lda": "Lda", "eireli": "EIRELI", "sapi": "SAPI", "bv": "BV", "nv": "NV", "vof": "VOF",
    "bvba": "BVBA", "sprl": "SPRL", "vzw": "VZW", "asbl": "ASBL", "cvba": "CVBA", "ab": "AB",
    "hb": "HB", "as": "AS", "asa": "ASA", "ans": "ANS", "oy": "Oy", "oyj": "Oyj", "oü": "OÜ",
    "aps": "ApS", "ivs": "IVS", "ehf": "ehf", "hf": "hf", "sro": "SRO", "kft": "Kft", "zrt": "Zrt",
    "nyrt": "Nyrt", "bt": "Bt", "doo": "DOO", "ood": "OOD", "eood": "EOOD", "uab": "UAB",
    "sia": "SIA", "jsc": "JSC", "pjsc": "PJSC", "ojsc": "OJSC", "ooo": "OOO", "oao": "OAO",
    "zao": "ZAO", "se": "SE", "kk": "KK", "spa": "SpA", "fze": "FZE", "fzco": "FZCO", "wll": "WLL",
    "na": "NA", "sac": "SAC", "cic": "CIC", "fsb": "FSB", "sgps": "SGPS", "scic": "SCIC",
    "fz-llc": "FZ-LLC",
}  # fmt: skip
"""Legal forms without their dots, as they are written."""

_WORDS_TOO = word_set("ag og as se sa ab na sl bt eg ek ug hb hf sas sci sca spa sac pc lp cie asa")
"""Forms that mixed case may mean otherwise: left there as they stand."""

_DOTTED = {
    "s.p.a.": "S.p.A.", "s.à.r.l.": "S.à r.l.", "s.a.r.l.": "S.A.R.L.", "e.v.": "e.V.",
    "e.k.": "e.K.", "e.g.": "e.G.", "g.m.b.h.": "G.m.b.H.", "s.r.o.": "s.r.o.", "a.s.": "a.s.",
    "d.o.o.": "d.o.o.", "d.d.": "d.d.", "o.o.": "o.o.", "z.o.o.": "z o.o.", "v.o.s.": "v.o.s.",
    "k.s.": "k.s.", "n.v.": "N.V.", "b.v.": "B.V.", "r.l.": "r.l.", "s.à": "S.à", "a.ş.": "A.Ş.",
}  # fmt: skip
"""Forms with dots that are not all capitals, or that few expect."""

SHORT_WORDS = word_set(
    """
    big red sky sun new one air oil gas car bay sea dr. dr mr. mrs. mt. ft. el las los san santa
    son sons bros bros. eli lee joe ben ray dan tom max leo roy ian kim ann amy guy jim bob rob ron
    jay eva art box top pro ice tea eye dog cat fox bee oak old two six ten buy pay fit fun hot law
    day key st. st the me sam sal too spa bio eco med lab web net app hub auto soft data tech home
    blue gold good best true next pure open real acme bank bear bird bull cafe city club corn farm
    fish food hill king lake lion moon navy park road rock rose shop silk snow star time tire visa
    wine wolf wood work
    """
)
"""Short words beside others: they are no acronyms."""

SMALL_WORDS = word_set(
    """
    of and for the in to at on by und et de du des y von van der den vom zum zur für fur e da do
    dos das di del della delle en och og a la le les
    """
)
"""Words that stay small inside a name."""

_STAY_LARGE = word_set("la le les")
_LINKS = word_set("of and for the & de des der und et y")
"""What ties words into a phrase: `CITY OF NEW YORK` holds no acronyms of four letters."""

_ACRONYM_LETTERS = 4
"""A shouted word of so many letters may be an acronym (BASF, IKEA) and stays."""

_VOWELS = frozenset("aeiouyäöüéèáàâêíóúøåœæ")
_INITIALS = re.compile(r"(?:\w\.)+\w")
_INSIDE = re.compile(r"([-/(\"“„«\[])")
_SITE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)(\.(?:COM|NET|ORG)[,.]?)")
"""A shouted address by which a firm goes: `AMAZON.COM`."""

_NUMBERED = re.compile(r"\d+-")
"""A number tied before a word: `7-ELEVEN`."""


def company_case(text: str) -> str:
    """Write a name that is ALL CAPS or all lower in ordinary case.

    Words of a shouted name that may be acronyms stay; so does a shouted name of nothing else.
    """
    if text.isupper():
        shown = _calmed(text)
        if not text.isascii() and TURKISH.search(text):
            shown = _in_turkish(text, shown)
    else:
        words = enumerate(text.split(" "))
        shown = upper_first(" ".join(_raised(word, first=i == 0) for i, word in words))
    return _POLISH.sub(lambda form: form[0].lower(), shown) if "." in shown else shown


def _in_turkish(loud: str, shown: str) -> str:
    """Write a shouted name with its dots as Turkish has them, but for its legal forms."""
    pairs = zip(loud.split(" "), shown.split(" "), strict=True)
    return " ".join(
        cased if lower(word).rstrip(".,") in FORM_CASE else dotted_as(word, cased)
        for word, cased in pairs
    )


_POLISH = re.compile(
    r"(?<=\s)(?:sp\.\s?(?:z\s?o\.\s?o\.?|[kjp]\.?)|(?<=spółka )z\s?o\.\s?o\.?)(?!\S)",
    re.IGNORECASE,
)
"""Polish forms of several words, small all through: `sp. z o.o.`, `sp. k.`."""


def _raised(word: str, *, first: bool) -> str:
    """Write a word of an all lower name; without a vowel it is an acronym (`kpmg`)."""
    bare = word.strip(".,;()[]\"'")
    if bare in SMALL_WORDS and not first and bare not in _STAY_LARGE:
        return word
    sure = bare not in CAPITAL_FORMS and not first
    known = FORM_CASE.get(bare) if sure or bare == "gmbh" else None
    if _INITIALS.fullmatch(bare):
        known = _DOTTED.get(f"{bare}.", bare.upper() + ".")[:-1]
    known = known or _WRITTEN.get(bare) or (bare.upper() if _is_acronym(bare) else None)
    if known:
        return word.replace(bare, known, 1)
    return _capital(word)


def _is_acronym(bare: str) -> bool:
    if bare in ACRONYMS:
        return True
    spoken = not _VOWELS.isdisjoint(bare) or bare in SHORT_WORDS
    return bare.isalpha() and 1 < len(bare) <= _ACRONYM_LETTERS and not spoken


def _calmed(text: str) -> str:
    if text.endswith(" OG"):
        return f"{_calmed(text[:-3])} OG"
    words = text.split(" ")
    longest = _ACRONYM_LETTERS - (not _LINKS.isdisjoint(map(lower, words[1:-1])))
    if not (_are_short_words(words) or any(_is_word(word, longest) for word in words)):
        return " ".join(map(_site, words)) if "." in text else text
    if sum(_plain_word(word) is None or _is_short(word) for word in words) > 1:
        # beside further words, four letters with a vowel are a word: BLUE SKY
        longest = _ACRONYM_LETTERS - 1
    shown = " ".join(
        _plain_word(word) or (_capital(word) if _is_word(word, longest) else _site(word))
        for word in words
    )
    return upper_first(_with_mixed_form(shown))


def _is_short(word: str) -> bool:
    small = lower(word)
    return small in SHORT_WORDS and small.rstrip(".") not in FORM_CASE


def _are_short_words(words: list[str]) -> bool:
    """Tell whether a name holds a short word that is sure: of four letters, or beside another."""
    short = [word for word in words if _is_short(word)]
    named = [word for word in words if lower(word).rstrip(".,") not in FORM_CASE]
    if any(len(word) >= _ACRONYM_LETTERS for word in short):
        return True
    return bool(short) and any(
        len(word) == _ACRONYM_LETTERS and _is_word(word, _ACRONYM_LETTERS - 1) for word in named
    )


def _site(word: str) -> str:
    """Write a shouted address as firms do; letters that may be an acronym stay: `AOL.com`."""
    found = _SITE.fullmatch(word)
    if not found:
        return word
    sure = _is_short(found[1]) or _is_word(found[1], _ACRONYM_LETTERS)
    name = _capital(found[1]) if sure else found[1]
    return name + found[2].lower()


def _with_mixed_form(text: str) -> str:
    """Write a form at the end whose letters are of both cases: `VEREIN E.V.`, `FERRARI S.P.A.`."""
    name, blank, last = text.rpartition(" ")
    written = _DOTTED.get(lower(last), "") if last.endswith(".") else ""
    mixed = not (written.islower() or written.isupper() or " " in written)
    return name + blank + written if name and written and mixed else text


def _plain_word(word: str) -> str | None:
    """Write a form or a short word in its case; None for any other."""
    small = lower(word)
    bare = small.rstrip(".,")
    if small in SMALL_WORDS:
        return upper_first(small) if small in _STAY_LARGE else small
    if is_ordinal(small):
        return small
    if small in SHORT_WORDS:
        return _capital(small)
    known = _WRITTEN.get(bare) or FORM_CASE.get(bare)
    return known + small[len(bare) :] if known else None


def _is_word(word: str, longest_acronym: int) -> bool:
    small = lower(word)
    bare = small.strip(".,()[]")
    letters = sum(map(str.isalpha, word))
    spoken = letters > _ACRONYM_LETTERS or not _VOWELS.isdisjoint(small)
    digits = any(map(str.isdigit, _NUMBERED.sub("", word, count=1)))
    plain = "." not in word[:-1] and "&" not in word and not digits
    return letters > longest_acronym and spoken and plain and bare not in ACRONYMS


def _capital(word: str) -> str:
    parts = _INSIDE.split(word)
    if len(parts) == 1:
        return capital(word)
    return "".join(
        part.upper() if len(part) >= _SURE_INSIDE and lower(part) in ACRONYMS else capital(part)
        for part in parts
    )


_SURE_INSIDE = 3
"""Letters of an acronym that is tied to a word: `AIR FRANCE-KLM`."""


def with_spelt_form(text: str) -> str:
    """Put the spelling of legal forms at the end right: `Muster Gmbh`, `Foo LTD.`, `bar s.r.l.`.

    What may be a word of the name stays in a name of mixed case.
    """
    ending = text.rsplit(" ", _MOST_TOKENS)[1:]
    if ending == list(map(_spelt, ending)):
        return text
    words = words_of(text)
    if len(words) < 2 or not form_length(words):  # noqa: PLR2004 - a form and a name
        return text
    tokens = text.split(" ")
    while len(words) > 1 and (form := form_length(words)):
        for at in {word.at for word in words[-form:]}:
            tokens[at] = _spelt(tokens[at])
        words = words[:-form]
    return " ".join(tokens)


def with_even_name(text: str, spelt: str) -> str:
    """Write a name in ordinary case where its form was spelt as carelessly: `SIEMENS gmbh`.

    Args:
        text: a name of mixed case.
        spelt: the same as `with_spelt_form` gives it.
    """
    pairs = zip(text.split(" "), spelt.split(" "), strict=True)
    name = " ".join(word for word, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return company_case(name) + spelt[len(name) :] if needs_case(name) else spelt


_MOST_TOKENS = 12
"""Tokens at the end of a name that its legal forms may take."""


@lru_cache(maxsize=20_000)
def _spelt(token: str) -> str:
    """Write one word of a legal form."""
    if glued := _GLUED_FORMS.fullmatch(token):
        return f"{_spelt(glued[1])}{glued[2]}{_spelt(glued[3])}"
    bare = token.strip(",()")
    small = lower(bare)
    if small in _DOTTED:
        return token.replace(bare, _DOTTED[small]) if bare.islower() else token
    letters = small.rstrip(".")
    right = FORM_CASE.get(letters)
    if right is None or letters in _WORDS_TOO or _is_fine(bare.rstrip("."), right):
        return token
    return token.replace(bare, right + bare[len(letters) :])


_GLUED_FORMS = re.compile(r"(co)([.,，]+)((?:ltd|limited|inc|llc)[.,]*)", re.IGNORECASE)
"""Two forms without the blank between them, as exporters in Asia write them: `Co.,Ltd.`."""


def _is_fine(written: str, right: str) -> bool:
    """`plc`, `Sarl` and `SpA` are written as firms write them; `Gmbh` and `LTD` are not."""
    if right.isupper():
        return written.isupper() or written in {"plc", "Sarl", "Srl", "Oy", "Sas", "sro", "doo"}
    return written == right
