"""Companies: the name as the company writes itself, and a match key without legal form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.namecase import capital, upper_first
from leadctl.cleaning.tables import phrase_set, word_set
from leadctl.cleaning.text import NULL_WORDS, is_null, key_of, label_of, repair, settled

if TYPE_CHECKING:
    from collections.abc import Sequence

NOT_A_COMPANY = phrase_set(
    """
    self employed|self|selfemployed|freelance|freelancer|freelancing|independent
    |independent consultant|private individual|private|personal|home|student|retired|unemployed
    |stealth|stealth startup|stealth mode|confidential|various|selbstandig|selbststandig
    |freiberuflich|freiberufler|privat|privatperson|independant|autonomo|autonoma|particulier|zzp
    |libero professionista|self employed consultant|not employed|in transition
    """
)
"""What people without a company write, folded: shown, but no key, or they would all match."""

LEGAL_FORMS = word_set(
    """
    inc incorporated corp corporation co company llc lc llp lllp lp plc ltd limited pllc pc pa
    na gmbh mbh ggmbh ag kg kgaa ohg gbr ug ev eg ek se co2 haftungsbeschrankt partg partgmbb
    stiftung sa sas sasu sarl eurl snc sca sci scop sl slu sau srl sc spa srls sapi cv ltda
    lda eireli epp me mei ss unipessoal bv nv vof bvba sprl cvba vzw asbl ab as asa oy oyj aps
    hb ans spzoo zoo sp spj spk sro as zrt kft nyrt bt doo dd ad ood eood jsc ooo zao oao pao ao
    tov pty pte pvt private bhd sdn tbk pt kk gk yk kabushiki kaisha
    """
)
"""Folded words that name a legal form at the end of a name. Own list, after ISO 20275."""

FORM_PHRASES = phrase_set(
    """
    limited liability company|limited liability partnership|limited partnership|and co|et cie
    |public limited company|y cia|e hijos|sp z oo|spolka z ograniczona odpowiedzialnoscia
    |spolka akcyjna|s de rl de cv|sa de cv|sapi de cv|gesellschaft mit beschrankter haftung
    |aktiengesellschaft|kommanditgesellschaft|societe anonyme|sociedad anonima|sociedad limitada
    |societa per azioni|besloten vennootschap|de cv|zhu shi hui she|you xian gong si
    """
)
"""The same in several words."""

_LONGEST_FORM = max(phrase.count(" ") + 1 for phrase in FORM_PHRASES)
LEADING_FORMS = word_set("pt ooo zao oao pao tov ab firma fa")
_NATIVE_FORMS = re.compile(
    "株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|주식회사|㈜|㈱|[(（][株有주][)）]"
)
"""Forms that other scripts write without a space."""

_FORM_CASE = {
    "GMBH": "GmbH", "MBH": "mbH", "INC": "Inc", "INC.": "Inc.", "LTD": "Ltd", "LTD.": "Ltd.",
    "CORP": "Corp", "CORP.": "Corp.", "CO": "Co", "CO.": "Co.", "THE": "The", "AND": "and",
    "OF": "of", "FOR": "for", "UND": "und", "ET": "et", "DE": "de", "DU": "du", "DES": "des",
    "LA": "La", "LES": "Les", "Y": "y", "PTY": "Pty", "PTE": "Pte", "PVT": "Pvt",
    "SARL": "SARL", "KGAA": "KGaA", "E.V.": "e.V.", "BIG": "Big", "RED": "Red", "SKY": "Sky",
    "SUN": "Sun", "NEW": "New", "ONE": "One", "AIR": "Air", "OIL": "Oil", "GAS": "Gas",
    "CAR": "Car", "BAY": "Bay", "SEA": "Sea", "EURL": "EURL", "SASU": "SASU", "OHG": "OHG",
    "BVBA": "BVBA", "SPRL": "SPRL", "PLC": "PLC", "DR.": "Dr.", "DR": "Dr", "ST.": "St.",
    "ST": "St", "MR.": "Mr.", "MRS.": "Mrs.", "MT.": "Mt.", "FT.": "Ft.", "IN": "in", "TO": "to",
    "AT": "at", "ON": "on", "BY": "by", "VON": "von", "VAN": "van", "DER": "der", "DEN": "den",
    "EL": "El", "LAS": "Las", "LOS": "Los", "SAN": "San", "SANTA": "Santa", "SON": "Son",
    "SONS": "Sons", "BROS": "Bros", "BROS.": "Bros.", "ELI": "Eli", "LEE": "Lee", "JOE": "Joe",
    "BEN": "Ben", "RAY": "Ray", "DAN": "Dan", "TOM": "Tom", "MAX": "Max", "LEO": "Leo",
    "ROY": "Roy", "IAN": "Ian", "KIM": "Kim", "ANN": "Ann", "AMY": "Amy", "GUY": "Guy",
    "JIM": "Jim", "BOB": "Bob", "ROB": "Rob", "RON": "Ron", "JAY": "Jay", "EVA": "Eva",
    "ART": "Art", "BOX": "Box", "TOP": "Top", "PRO": "Pro", "ICE": "Ice", "TEA": "Tea",
    "EYE": "Eye", "DOG": "Dog", "CAT": "Cat", "FOX": "Fox", "BEE": "Bee", "OAK": "Oak",
    "OLD": "Old", "TWO": "Two", "SIX": "Six", "TEN": "Ten", "BUY": "Buy", "PAY": "Pay",
    "FIT": "Fit", "FUN": "Fun", "HOT": "Hot", "LAW": "Law", "DAY": "Day", "KEY": "Key",
}  # fmt: skip
"""Short words beside others, in the case in which names have them: they are no acronyms."""

_LINKS = frozenset({"OF", "AND", "FOR", "THE", "&", "DE", "DES", "DER", "UND", "ET", "Y"})
"""What ties words into a phrase: `CITY OF NEW YORK` holds no acronyms of four letters."""

_QUOTES = '"“”„«»'
_QUOTE = re.compile(f"[{_QUOTES}]")
_ACRONYM_LETTERS = 4
"""A shouted word of so many letters may be an acronym (BASF, IKEA) and stays."""

_COMPANY_NULLS = NULL_WORDS | {"no company", "company", "company name", "test company"}


def clean_company(values: Sequence[str]) -> list[Cleaned]:
    """Clean names of companies; the key drops case, accents, punctuation and legal forms."""
    return [settled(value, _company) for value in values]


def _company(value: str) -> Cleaned:
    text = repair(_unquoted(label_of(repair(value))))
    if is_null(text, _COMPANY_NULLS):
        return EMPTY
    shown = _calmed(text) if text.isupper() else text
    if key_of(shown) in NOT_A_COMPANY:
        return Cleaned(shown, reason="not_a_company")
    return Cleaned(shown, key=company_key(shown))


def _unquoted(text: str) -> str:
    """Take off quotes around the whole name, and a lone one; `Kino "Roma"` keeps its own."""
    text = text.strip(" ,;|")
    if not _QUOTE.search(text):
        return text
    inside = text[1:-1]
    if text[:1] in _QUOTES and text[-1:] in _QUOTES and not any(q in inside for q in _QUOTES):
        return inside.strip(" ,;|")
    return text.strip(_QUOTES) if sum(map(text.count, _QUOTES)) == 1 else text


def _calmed(text: str) -> str:
    """Lower a shouted name; words that may be acronyms stay, and so does a name of nothing else."""
    words = text.split(" ")
    longest = _ACRONYM_LETTERS - (not _LINKS.isdisjoint(words[1:-1]))
    if not any(_is_word(word, longest) for word in words):
        return text
    if sum(word not in _FORM_CASE for word in words) > 1:
        # beside further words, four letters with a vowel are a word: BLUE SKY
        longest = _ACRONYM_LETTERS - 1
    shown = " ".join(
        _FORM_CASE.get(word) or (_capital(word) if _is_word(word, longest) else word)
        for word in words
    )
    return upper_first(shown)


def _is_word(word: str, longest_acronym: int) -> bool:
    letters = sum(map(str.isalpha, word))
    spoken = letters > _ACRONYM_LETTERS or any(c in "AEIOUYÄÖÜÉ" for c in word)
    plain = "." not in word[:-1] and "&" not in word and not any(map(str.isdigit, word))
    return letters > longest_acronym and spoken and plain


def _capital(word: str) -> str:
    return "".join(capital(part) for part in re.split(r"([-/(\"“„«])", word))


def company_key(name: str) -> str:
    """Fold a company's name for comparing: `The Acme Corp., Inc.` and `ACME` meet.

    Legal forms go until none is left at an end, but never the last word. Names without a letter or
    digit have no key.
    """
    plain = _NATIVE_FORMS.sub(" ", name)
    words = _joined_initials(
        key_of((plain if plain.strip() else name).replace("&", " and ")).split()
    )
    while len(words) > 1:
        shorter = _without_form(words)
        if shorter == words:
            break
        words = shorter
    return " ".join(words)


def _joined_initials(words: list[str]) -> list[str]:
    """Write `g m b h` as `gmbh`: what dots between letters leave behind."""
    joined: list[str] = []
    open_run = False
    for word in words:
        single = len(word) == 1 and word.isalpha()
        if single and open_run:
            joined[-1] += word
        else:
            joined.append(word)
        open_run = single
    return joined


def _without_form(words: list[str]) -> list[str]:
    if words[0] == "the":
        return words[1:]
    for length in range(min(len(words) - 1, _LONGEST_FORM), 1, -1):
        if " ".join(words[-length:]) in FORM_PHRASES:
            return words[:-length]
    if words[-1] in LEGAL_FORMS or words[-1] == "and":
        return words[:-1]
    return words[1:] if words[0] in LEADING_FORMS else words
