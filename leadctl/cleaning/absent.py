"""Words by which people say that there is no address or number, in the languages of most lists.

Some of them are people's names or words of companies, so they count in cells of contacts alone.
"""

from __future__ import annotations

from itertools import product

from leadctl.cleaning.tables import phrase_set, word_set
from leadctl.cleaning.text import NULL_OR_FALSE

_ALONE = word_set(
    """
    no none without keine keiner kein keinen ohne entfällt leer fehlt sans aucun aucune néant vide
    ninguno ninguna ningún sin vacío nessuno nessuna senza vuoto geen zonder leeg nenhum nenhuma
    sem vazio brak bez pusty nema není žádný nincs ingen inget saknas uden ei puuttuu yok hiçbiri
    lipsă няма нет отсутствует немає なし 無し 無 无 無 没有 沒有 없음 s/n s/t s/e
    """
) | phrase_set(
    """
    |none given|not given|none provided|not disclosed|no tiene|no hay|no consta|não tem|não há
    |non ha|non c'è|n'a pas|pas de|hat keine|hat kein|heeft geen|ei ole|har ikke|nie ma|nie posiada
    |нет данных|не указан|не указано|не указана|нет информации|該当なし|特になし
    """
)

_NOT_ANY = word_set(
    "no without keine kein ohne sans aucun aucune sin ninguno nessun nessuna senza geen zonder sem"
    " nenhum brak bez ingen ikke нет"
) | phrase_set("pas de|no tiene|no hay|não tem|hat keine|hat kein|heeft geen|nie ma|ei ole")
_OF_WHAT = word_set(
    """
    email e-mail emails mail adresse address adresa adres posta correo courriel indirizzo endereço
    emailadresse mailadresse почты phone telephone telefon telefonnummer telefono teléfono téléphone
    telefone telefoon telefonu tel handy mobile cell móvil celular portable number nummer numéro
    número numero numer телефона телефон номера контакта contact kontakt
    """
) | phrase_set(
    """
    |email address|e-mail address|mail address|email adresse|e-mail adresse|adresse email
    |adresse e-mail|adresse mail|correo electrónico|indirizzo email|indirizzo e-mail
    |endereço de email|phone number|telephone number|mobile number|cell phone|adresu email
    """
)

NO_CONTACT = (
    NULL_OR_FALSE | _ALONE | {f"{less} {what}" for less, what in product(_NOT_ANY, _OF_WHAT)}
    | {f"pas d'{what}" for what in _OF_WHAT}
)  # fmt: skip
"""Cells without an address or a number, casefolded; own list."""
