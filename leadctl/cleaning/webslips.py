"""Slips of fingers in web addresses, and the words and signs that stand beside them."""

from __future__ import annotations

import re
import unicodedata

_LABEL = re.compile(
    r"(?:web ?sites?|web ?seite|site(?: web| internet)?|home ?pages?|web(?: ?address)?|url|link"
    r"|internet(?:seite|adresse)?|domain|p[aá]gina web|sitio(?: web)?|sito(?: web)?|strona|сайт"
    r"|webbplats|webbsida|hemsida|hjemmeside|kotisivu|官网|网址|ホームページ)\s*[:：=-]\s*(?=\S)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\(([^()@.]*)\)\s*")
_GONE = re.compile(
    r"(?<!\w)(?:old|former\w*|ex|dead|closed|offline|down|wrong|not|no|alt|altes?|früher|ancien"
    r"|antigu[oa]|viej[oa]|vecchio|oud|star[ay])(?!\w)",
    re.IGNORECASE,
)
"""Words of an aside that say that the address is not the one to take."""

_BETWEEN = re.compile(r"\s+(?:and|und|et|y|e|or|oder|ou|o|en|of|i|&|\+|/|-|–|•)\s+", re.IGNORECASE)
_WWW_APART = re.compile(r"((?:https?://)?www)(?:[,;:]\s*|\s+)(?=[\w-]+[.,])", re.IGNORECASE)
_SCHEME = re.compile(r"(https?)\s*[;:,.]\s*/\s*/\s*", re.IGNORECASE)
_WITH_COMMA = re.compile(
    r"(?:https?://)?[\w-]+(?:[.,][\w-]+)*,[\w-]+(?:[.,][\w-]+)*(?:/\S*)?", re.IGNORECASE
)
_WIDE = re.compile("[\uff01-\uff5e。｡]")
_DOTS = re.compile(r"\.{2,}")


def aside(text: str) -> str:
    """Take labels and asides off an address, and blanks for what stands between two.

    `Website: acme.com (main)` is acme.com; an aside that says that it is an old one keeps the text.

    Args:
        text: a cell in which no address was found.
    """
    asides = _ASIDE.findall(text)
    if asides and not any(map(_GONE.search, asides)):
        text = _ASIDE.sub(" ", text).strip()
    return _BETWEEN.sub(" ", _LABEL.sub("", text, count=1))


def mended(text: str) -> str:
    """Write an address as it was meant: `http;//acme,com`, `www acme.com`, `acme。com`.

    Args:
        text: a cell in which no address was found.
    """
    if _WIDE.search(text):
        text = unicodedata.normalize("NFKC", text).replace("。", ".")
    text = _WWW_APART.sub(r"\1.", _SCHEME.sub(r"\1://", text))
    host, slash, path = text.partition("/") if "://" not in text else (text, "", "")
    text = _DOTS.sub(".", host) + slash + path
    return text.replace(",", ".") if _WITH_COMMA.fullmatch(text) else text


_LINKEDIN = re.compile(
    r"(?<![\w.-])((?:https?://)?(?:[a-z]{2,3}\.)?)"
    r"(?:linkedin|linkdin|linkedln|linkein|likedin|lnkedin|linkedn|linkedim|linkedlin|linkidin"
    r"|linkeding|linkeden|lindedin|linkend?in)(?:[.,]+com?|com|[.,]{2,}com)?(?=/(?:in|pub|company)/)",
    re.IGNORECASE,
)


def linkedin_meant(text: str) -> str:
    """Write LinkedIn's host where a slip of it opens the address of a profile or company."""
    return _LINKEDIN.sub(r"\1linkedin.com", text, count=1)
