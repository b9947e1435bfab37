"""How legal forms of companies are spelt: `GmbH`, `S.p.A.`, `Co., Ltd.`."""

from __future__ import annotations

import re
from functools import lru_cache

from leadctl.cleaning.companies.legalforms import form_length, words_of
from leadctl.cleaning.names.case import lower
from leadctl.cleaning.tables import word_set

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
    "mbb": "mbB", "sab": "SAB", "fz-llc": "FZ-LLC", "şti": "Şti",
}  # fmt: skip
"""Legal forms without their dots, as they are written."""

_WORDS_TOO = word_set("ag og as se sa ab na sl bt eg ek ug hb hf sas sci sca spa sac pc lp cie asa")
"""Forms that mixed case may mean otherwise: left there as they stand."""

DOTTED_CASE = {
    "s.p.a.": "S.p.A.", "s.à.r.l.": "S.à r.l.", "s.a.r.l.": "S.A.R.L.", "e.v.": "e.V.",
    "e.k.": "e.K.", "e.g.": "e.G.", "g.m.b.h.": "G.m.b.H.", "s.r.o.": "s.r.o.", "a.s.": "a.s.",
    "d.o.o.": "d.o.o.", "d.d.": "d.d.", "o.o.": "o.o.", "z.o.o.": "z o.o.", "v.o.s.": "v.o.s.",
    "k.s.": "k.s.", "n.v.": "N.V.", "b.v.": "B.V.", "r.l.": "r.l.", "s.à": "S.à", "a.ş.": "A.Ş.",
}  # fmt: skip
"""Forms with dots that are not all capitals, or that few expect."""


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


_MOST_TOKENS = 12
"""Tokens at the end of a name that its legal forms may take."""


@lru_cache(maxsize=20_000)
def _spelt(token: str) -> str:
    """Write one word of a legal form."""
    if glued := _GLUED_FORMS.fullmatch(token):
        return f"{_spelt(glued[1])}{glued[2]}{_spelt(glued[3])}"
    bare = token.strip(",()")
    small = lower(bare)
    if small in DOTTED_CASE:
        return token.replace(bare, DOTTED_CASE[small]) if bare.islower() else token
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
