"""Proof that text repair leaves out ftfy only where ftfy changes nothing.

`python tests/bench/equal_text.py [COUNT] [--seed 1]`. Cells are names and remarks in many
scripts, the same broken by one or two wrong encodings, and signs that ftfy doubts in any order.
"""

from __future__ import annotations

from itertools import count as counted
from random import Random
from typing import TYPE_CHECKING

import ftfy
from ftfy.badness import MOJIBAKE_CATEGORIES
from meter import distinct, prove

from leadctl.cleaning.text import _SUSPICIOUS

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = """
Müller García José Łukasz Žižek Ångström Øster Çelik Œuvre œuvre Ünal São François Ñandú Ýr
Иванов Ђорђе Щука Київ Ελλάδα Ώρα 山田太郎 株式会社 김민준 محمد علی שלום ไทย हिन्दी
Ђ ВГ ГВ ß ẞ ﬁ Smith O’Brien d’Ivoire – — … “Acme” „Acme“ «Acme» € 10€ £5 ¥ 1½ ² ° № × ÷ © ®
™ • · ¡ ¿ † ‡ ¦ ¬ à la carte Straße café naïve élève ÉLÈVE Île Ã Â Ð Þ Ó Ö Ú Ù Ø ä-Ä éÉ aÄ
ÀB Sao 100% A&B
"""
WORDS = TEXT.split()
CODECS = ("cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac-roman")
CODECS += ("cp437", "iso-8859-2")


def signs() -> str:
    """Give every sign that ftfy has a class for, and some plain ones."""
    ranges = "".join(MOJIBAKE_CATEGORIES.values())
    spread = {chr(at) for at in (*range(0x20, 0x250), *range(0x370, 0x460), *range(0x2010, 0x2270))}
    return "".join(sorted(spread | set(ranges) | set("山ア김ع\ufffd\uf8ff")))


def broken(rng: Random, text: str) -> str:
    """Read the text's UTF-8 in a wrong encoding, where that can be done."""
    try:
        return text.encode("utf-8").decode(rng.choice(CODECS))
    except UnicodeDecodeError:
        return text.encode("utf-8").decode("latin-1")


def cells(seed: int) -> Iterator[str]:
    """Give cells of all kinds in turn, without end."""
    rng, letters = Random(seed), signs()  # noqa: S311 - cases, no secret
    for at in counted():
        text = " ".join(rng.choices(WORDS, k=rng.randint(1, 4)))
        if at % 4 == 1:
            text = broken(rng, text)
        elif at % 4 == 2:
            text = "".join(rng.choices(letters, k=rng.randint(1, 5)))
        elif at % 4 == 3:
            around = rng.choices("abzAZ .,19", k=3)
            text = "".join(
                f"{one}{sign}" for one, sign in zip(around, rng.choices(letters, k=3), strict=True)
            )
        yield text


def differing(count: int, seed: int) -> tuple[int, list[str]]:
    """Make cells that are left out, and give those that ftfy would have changed."""
    left_out = distinct((text for text in cells(seed) if not _SUSPICIOUS.search(text)), count)
    return len(left_out), [text for text in left_out if ftfy.fix_encoding(text) != text]


if __name__ == "__main__":
    prove("Text repair without ftfy", differing, "cells left out", "ftfy")
