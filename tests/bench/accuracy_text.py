"""How many broken texts of ftfy's own test cases, and how many of ours, come out as they were.

`python tests/bench/accuracy_text.py [--show]`. What we do to all text besides (blanks, line ends,
invisible signs) is done to the expected text, too, and to what ftfy makes of it.
"""

from __future__ import annotations

import argparse
import json

import ftfy
from meter import head, say, table
from open_sets import halves, read_set

from leadctl.cleaning.text import repair

LEAD_CASES = [
    ("MÃ¼ller", "Müller"), ("GarcÃ\xada", "García"), ("S.Ã r.l.", "S.à r.l."),
    ("Acme S.Ã\xa0 r.l.", "Acme S.à r.l."), ("Acme S.Ã\xa0r.l.", "Acme S.à r.l."),
    ("BjÃƒÂ¶rn", "Björn"), ("Oâ€™Brien", "O’Brien"), ("OÃ¢â‚¬â„¢Brien", "O’Brien"),
    ("AT&amp;T", "AT&T"), ("AT&amp;amp;T", "AT&T"), ("M&uuml;ller", "Müller"),
    ("Caf&#233;", "Café"), ("FranÃ§ois", "François"), ("Ã‰ric", "Éric"), ("Åukasz", "Åukasz"),
    ("JosÃ©", "José"), ("Ð˜Ð²Ð°Ð½", "Иван"), ("Jane\u200bDoe", "JaneDoe"),
    ("\u202eJane\u202c", "Jane"), ("Jane\xa0Doe", "Jane Doe"), ("SÃ£o Paulo", "São Paulo"),
    ("MÂ¸ller", "MÂ¸ller"), ("Straße", "Straße"), ("Â£10M", "£10M"), ("10 â‚¬", "10 €"),
    ("ZÃ¼rich", "Zürich"), ("Škoda", "Škoda"), ("Kraków", "Kraków"), ("Nestlé®", "Nestlé®"),
    ("ÐÐ¸Ð½Ð°", "ÐÐ¸Ð½Ð°"), ("Müller & Söhne", "Müller & Söhne"), ("Oﬃce", "Office"),
    ("L'OrÃ©al", "L'Oréal"), ("50 Â°C", "50 °C"), ("PokÃ©mon GmbH", "Pokémon GmbH"),
]  # fmt: skip
"""What lists hold; three of them cannot be told, and stay."""


def unescaped(name: str) -> list[tuple[str, str]]:
    """Read a set whose cells are written in JSON's escapes."""
    return [(json.loads(f'"{one}"'), json.loads(f'"{other}"')) for one, other in read_set(name)]


def right(cases: list[tuple[str, str]]) -> tuple[int, int]:
    """Count the texts that come out right by us, and by ftfy."""
    ours = sum(repair(broken) == repair(whole) for broken, whole in cases)
    theirs = sum(repair(ftfy.fix_text(one)) == repair(ftfy.fix_text(two)) for one, two in cases)
    return ours, theirs


def main() -> None:
    """Print the table, and with `--show` the mistakes of the halves to look at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    first, second = halves(unescaped("text_ftfy"))
    sets = {"ftfy's cases, seen": first, "ftfy's cases, unseen": second, "of lists": LEAD_CASES}
    lines = [[name, str(len(cases)), *map(str, right(cases))] for name, cases in sets.items()]
    say(head("Text as it was", "leadctl", "ftfy"))
    say(table(["set", "texts", "leadctl", "ftfy"], lines))
    if parser.parse_args().show:
        for broken, whole in (*first, *LEAD_CASES):
            if repair(broken) != repair(whole):
                say(f"{broken!a} -> {repair(broken)!a}, not {whole!a}")


if __name__ == "__main__":
    main()
