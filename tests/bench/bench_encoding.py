"""How often a list in an old encoding is decoded exactly, beside other ways to do it.

People of many countries (Faker's locales) are written in the encodings that were used there, with
every row theirs, or 5 % or 1 % of the rows among plain ASCII ones. What counts is the whole text,
sign by sign. `pip install faker charset-normalizer` first; then

    python tests/bench/bench_encoding.py [--rows 400] [--seeds 3] [--misses]
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from meter import say

from leadctl.reading.encodings import encoding

CODECS = {
    "cp1252 latin-1 iso8859-15 mac-roman utf-8": "de_DE fr_FR es_ES it_IT pt_BR nl_NL sv_SE da_DK",
    "cp1250 iso8859-2 utf-8": "pl_PL cs_CZ hu_HU ro_RO sk_SK hr_HR sl_SI",
    "cp1251 koi8-r iso8859-5 cp866 utf-8": "ru_RU bg_BG",
    "cp1251 koi8-u utf-8": "uk_UA",
    "cp1253 iso8859-7 utf-8": "el_GR",
    "cp1254 iso8859-9 utf-8": "tr_TR",
    "cp1257 iso8859-13 utf-8": "lt_LT lv_LV et_EE",
    "cp1255 iso8859-8 utf-8": "he_IL",
    "cp1256 iso8859-6 utf-8": "ar_SA",
    "cp874 utf-8": "th_TH",
    "cp932 euc_jp utf-8": "ja_JP",
    "gb18030 utf-8": "zh_CN",
    "big5 utf-8": "zh_TW",
    "cp949 utf-8": "ko_KR",
    "utf-16 utf-16-le utf-16-be": "de_DE ru_RU ja_JP",
}
"""Encodings -> locales whose people were written in them."""

SHARES = {"every row": 1.0, "5 % of rows": 0.05, "1 % of rows": 0.01}


class Sample(NamedTuple):
    """A list as text and as bytes."""

    locale: str
    codec: str
    text: str
    data: bytes


def samples(share: float, rows: int, seeds: int) -> Iterator[Sample]:
    """Give a list for each locale, encoding and seed, as far as the encoding has all signs."""
    for codecs, locales in CODECS.items():
        for locale in locales.split():
            for seed in range(seeds):
                text = _text(locale, share, rows, seed)
                for codec in codecs.split():
                    data = text.encode(codec, "ignore")
                    whole = data.decode(codec)
                    if not whole.isascii() or codec.startswith("utf-16"):
                        yield Sample(locale, codec, whole, data)


def _text(locale: str, share: float, rows: int, seed: int) -> str:
    from faker import Faker

    foreign, plain = Faker(locale), Faker("en_US")
    foreign.seed_instance(seed)
    plain.seed_instance(seed)
    chance = random.Random(f"{locale} {share} {seed}")  # noqa: S311 - not for secrets
    theirs = set(chance.sample(range(rows), max(1, round(rows * share))))
    lines = ["name,company,city,email"]
    for number in range(rows):
        by = foreign if number in theirs else plain
        lines.append(f'"{by.name()}","{by.company()}","{by.city()}",u{number}@x.example')
    return "\r\n".join(line.replace("\n", " ") for line in lines) + "\r\n"


def ours(data: bytes) -> str:
    """Decode as leadctl does."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        path = Path(file.name)
        found = encoding.detect(path, data[: 1 << 16])
        return data.decode(found.name, found.errors)


def chardet_whole(data: bytes) -> str:
    """Ask chardet about all of it."""
    import chardet

    return data.decode(chardet.detect(data)["encoding"] or "utf-8", "replace")


def normalizer(data: bytes) -> str:
    """Ask charset-normalizer about all of it."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return data.decode(best.encoding if best else "utf-8", "replace")


def utf8_else_cp1252(data: bytes) -> str:
    """Do what most programs do."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


WAYS: dict[str, Callable[[bytes], str]] = {
    "leadctl": ours,
    "chardet, whole file": chardet_whole,
    "charset-normalizer": normalizer,
    "UTF-8 else cp1252": utf8_else_cp1252,
}


def is_exact(way: Callable[[bytes], str], sample: Sample) -> bool:
    """Tell whether a way gives every sign of a sample."""
    try:
        return way(sample.data).lstrip("\ufeff") == sample.text.lstrip("\ufeff")
    except (UnicodeError, LookupError):
        return False


def main() -> None:
    """Print the share of lists decoded exactly, for each way and each share of foreign rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=400)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--misses", action="store_true", help="name what leadctl gets wrong")
    parser.add_argument("--alone", action="store_true", help="measure leadctl only")
    given = parser.parse_args()
    ways = {name: way for name, way in WAYS.items() if not given.alone or way is ours}
    if find_spec("charset_normalizer") is None and ways.pop("charset-normalizer", None):
        say("charset-normalizer is not installed: left out")
    for title, share in SHARES.items():
        found = list(samples(share, given.rows, given.seeds))
        say(f"\n{title} foreign, {len(found):,} lists of {given.rows:,} rows")
        for name, way in ways.items():
            right = [is_exact(way, sample) for sample in found]
            say(f"  {name:<20} {sum(right) / len(found):6.1%}")
            if way is ours and given.misses:
                pairs = zip(found, right, strict=True)
                _tell(Counter((one.codec, one.locale) for one, good in pairs if not good))


def _tell(misses: Counter[tuple[str, str]]) -> None:
    for (codec, locale), count in sorted(misses.items()):
        say(f"    {count} x {codec} {locale}")


if __name__ == "__main__":
    main()
