"""East Asian encodings of two bytes a sign, told by how common the signs are that they give.

A name or two is too little for a general detector, which then names some page of an alphabet. But
bytes that read, pair by pair and without exception, as everyday signs are hardly anything else.
"""

from __future__ import annotations

import re

COMMON = {
    "big5hkscs": (range(0xA4, 0xC7), 0x40),
    "gb18030": (range(0xB0, 0xD8), 0xA1),
    "cp949": (range(0xB0, 0xC9), 0xA1),
    "cp932": (frozenset({0x82, 0x83, *range(0x88, 0x98)}), 0x40),
    "euc_jp": (frozenset({0xA4, 0xA5, *range(0xB0, 0xD0)}), 0xA1),
}
"""Encoding -> first bytes of its everyday signs (first level, syllables, kana), least second."""

_LEAST = 0.9
"""Share of the signs beyond ASCII that are everyday ones and stand beside another sign."""


def read(sample: bytes, likely: str = "") -> str:
    """Name the East Asian encoding in which a sample reads as everyday signs; empty for none.

    Args:
        sample: some lines.
        likely: an encoding that is taken where it reads so, whatever others do.
    """
    if _is_japanese(sample):
        return "euc_jp"
    if likely in COMMON and _share(sample, likely) >= _LEAST:
        return likely
    shares = {name: _share(sample, name) for name in COMMON}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _LEAST else ""


_KANA = re.compile("[\u3041-\u30fa]")


def _is_japanese(sample: bytes) -> bool:
    """Tell EUC-JP from other pages of its build, in which it reads as everyday signs too."""
    if _share(sample, "euc_jp") < _LEAST:
        return False
    return _KANA.search(sample.decode("euc_jp")) is not None


def _share(sample: bytes, name: str) -> float:
    try:
        text = sample.decode(name)
    except UnicodeDecodeError:
        return 0.0
    runs = re.findall(r"[^\x00-\x7f]+", text)
    total = sum(map(len, runs))
    everyday = sum(_is_common(sign, name) for run in runs if len(run) > 1 for sign in run)
    return everyday / total if total else 0.0


def _is_common(sign: str, name: str) -> bool:
    first, least = COMMON[name]
    pair = sign.encode(name, "replace")
    return len(pair) == 2 and pair[0] in first and pair[1] >= least  # noqa: PLR2004 - two bytes
