"""A guess at the encoding of some lines that are not UTF-8."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from leadctl.reading.encodings import eastasian, plausible
from leadctl.reading.encodings.mixed import WESTERN

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "big5": "big5hkscs",
}
"""Guess -> the encoding that programs really wrote when they named it so (as browsers hold it)."""

OTHER_SCRIPTS = frozenset(
    {"cp1250", "iso8859-2", "cp1251", "cp1253", "cp1254", "cp1256", "cp874", "koi8-r", "koi8-u"}
)
"""Pages in use whose words may look like pairs of bytes too: the detector knows them well."""

_RARE = ("cp037", "cp4", "cp5", "cp7", "cp8", "mac", "iso8859", "hp")
"""Pages of DOS, old Macs and norms on paper: believed only where cp1252 makes no sense."""

_CLOSE = 0.85
_CLOSE_FOR_FEW = 0.55
_FEW = 12
"""Share of the best confidence from which cp1252 is preferred; the second where there are but few
signs to tell by. Western lists came to 0.9 and more, those of ten other countries below.
"""

_OF_MACS = {"mac-turkish": "cp1254", "mac-cyrillic": "cp1251", "mac-greek": "cp1253"}
"""Page of an old Mac -> the one that Windows has for the same languages, which is likelier."""

_NEVER = frozenset(
    {"iso8859-3", "iso8859-10", "iso8859-14", "iso8859-16", "hp-roman8", "mac-latin2"}
)
"""Pages that hardly any program writes: left out where a page in use is a guess, too."""

_STRANGERS = frozenset("ŠšŽž")
_STRANGE_SHARE = 0.2
_STRANGE_RUN = re.compile(r"[^\x00-\x7f]{3,}")
_UNWESTERN = re.compile(r"ã(?=[bcdfghjklmnpqrtvwxz])|(?<=[aeiou])è(?=[aeiou])|iæ\b")
"""Letters that Western names hardly have, their share of all, and where others never stand.

Names of Slovenes, Croats and Romanians in cp1250 read so, and those of Germans and Swedes in Mac
Roman. Portuguese has no consonant behind ã, French and Italian no è between two vowels, and three
accented letters in a row are a word of another alphabet.
"""

_WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜàáâãäåæçèéêëìíîïñòóôõöøùúûüßœŒšŽžŠ€‘’‚“”„–—…·•«»°²™®©§º¿¡´\u00a0"
)
"""What a Western list holds beyond ASCII; other signs in cp1252 mean that it is not cp1252."""


def guess(sample: bytes) -> str:
    """Guess the encoding of lines that are not UTF-8; cp1252 where nothing speaks against it.

    A handful of accented letters looks like many encodings, and names in several languages have no
    language. So the best guess must be clearly better than cp1252, unless cp1252 reads as signs
    that no Western list holds.
    """
    import chardet  # noqa: PLC0415  (0.1 s, and only foreign files need it)

    found: dict[str, float] = {}
    for item in chardet.detect_all(sample, ignore_threshold=True):
        found.setdefault(_canonical(str(item["encoding"])), float(item["confidence"]))
    fitting = [name for name in found if _fits(name, sample)] or ["cp1252"]
    fitting = [name for name in fitting if name not in _NEVER] or fitting
    best = _of_siblings(sample, fitting[0])
    eastern = "" if best in OTHER_SCRIPTS else eastasian.read(sample, best)
    if eastern:
        return eastern
    chosen = _unless_western(sample, best, found)
    if _fits(_OF_MACS.get(chosen, ""), sample):
        chosen = _OF_MACS[chosen]
    near = [name for name in fitting if found.get(name, 0) >= _NEAR * found.get(best, 0)]
    return plausible.most(sample, chosen, near)


_NEAR = 0.5
"""Share of the best confidence down to which another guess is looked at if that makes no sense."""


def _of_siblings(sample: bytes, name: str) -> str:
    """Take the page that Windows writes where a norm's page reads the same, or as controls."""
    if name != "iso8859-2":
        return name
    text = sample.decode(name, "replace")
    same = text == sample.decode("cp1250", "replace")
    return "cp1250" if same or plausible.has_controls(text) else name


def _unless_western(sample: bytes, best: str, found: Mapping[str, float]) -> str:
    """Take the best guess where it is clearly better than cp1252 or cp1252 makes no sense."""
    text = sample.decode("cp1252", WESTERN)
    if sample.decode(best, "replace") == text:
        return "cp1252"
    beyond = [sign for sign in text if not sign.isascii()]
    strangers = sum(sign in _STRANGERS for sign in beyond)
    if set(beyond) - _WESTERN or strangers >= _STRANGE_SHARE * len(beyond):
        return best
    if sum(map(len, _STRANGE_RUN.findall(text))) * 2 > len(beyond):
        return best
    if best in OTHER_SCRIPTS and _UNWESTERN.search(text):
        return best
    close = _CLOSE if len(beyond) >= _FEW else _CLOSE_FOR_FEW
    rare = best.startswith(_RARE) and best not in OTHER_SCRIPTS
    likely = found.get("cp1252", 0) >= close * found.get(best, 0)
    return "cp1252" if rare or likely else best


def _canonical(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return name
    return _WIDER.get(found, found)


def _fits(name: str, sample: bytes) -> bool:
    """Tell whether an encoding keeps ASCII as it is and can decode the sample."""
    letters = bytes(range(32, 127))
    try:
        codecs.getincrementaldecoder(name)("strict").decode(sample)
        return letters.decode(name) == letters.decode("ascii")
    except (UnicodeError, LookupError):
        return False
