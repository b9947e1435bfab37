"""Words of dates: months, and days of the week."""

from __future__ import annotations

from functools import cache

from leadctl.cleaning.tables import table_lines

_MONTH_WORDS = """
jan january januar jänner jaenner januari janvier enero ene gennaio janeiro stycznia styczeń
feb february februar februari février fevrier fév févr febrero febbraio fevereiro fev lutego luty
mar march märz maerz mrz mär maart mars marzo março marca marzec mrt
apr april avril avr abril abr aprile kwietnia kwiecień
may mai mei mayo maggio mag maio maja maj
jun june juni juin junio giugno giu junho czerwca czerwiec
jul july juli juillet juil julio luglio lug julho lipca lipiec
aug august augustus août aout agosto ago sierpnia sierpień
sep sept september septembre septiembre settembre set setembro września wrzesień
oct october oktober okt octobre octubre ottobre ott outubro out października październik
nov november novembre noviembre novembro listopada listopad
dec december dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia grudzień
"""
MONTHS = {
    word: number
    for number, line in enumerate(_MONTH_WORDS.strip().splitlines(), start=1)
    for word in line.split()
}
"""Months in en de fr es it pt nl pl, with the abbreviations in use; other languages are a table."""

_SLAVIC = frozenset({"listopad", "listopada"})
"""November in Polish; behind a day with its dot it is October in Croatian."""


@cache
def _words() -> dict[str, int]:
    """Word -> number of its month, 0 for a weekday."""
    table = {
        word: int(number) for number, words in table_lines("months") for word in words.split("|")
    }
    return table | MONTHS


def month_of(word: str, day: str) -> int:
    """Give the number of a month; 0 for what is none.

    Args:
        word: its name or abbreviation, in any case.
        day: the day beside it, as written.
    """
    word = word.casefold()
    if word in _SLAVIC and day.endswith("."):
        return 0
    return MONTHS.get(word) or _words().get(word, 0)


def is_weekday(word: str) -> bool:
    """Tell whether a word is a day of the week and no month."""
    return _words().get(word.casefold()) == 0
