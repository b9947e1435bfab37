"""Headers that number things: `Order ID`, `Kundennummer`, `N° de facture`.

Order numbers and codes with zeros in front look as what is dialled abroad does.
"""

from __future__ import annotations

import re

from leadctl.fields import header_key

_THING = re.compile(
    r"\b(?:ids?|imei|imsi|iccid|guid|uuid|sku|ean|gtin|upc|isbn|duns|ref|code|codigo|codice|kod|код"
    r"|(?:order|customer|client|tracking|shipment|parcel|invoice|receipt|ticket|account|contract"
    r"|policy|member|serial|batch|article|product|item|reference"
    r"|case|booking|transaction|payment|voucher|barcode)(?: ?(?:ids?|no|nr|number|code))?"
    r"|(?:bestell|auftrag|kunde(?!n\b)|rechnung|sendung|liefer|vertrag|artikel|beleg|vorgang|konto|mitglied"
    r"|serien|buchung|ordre|klant|factuur|klient|zamow|faktur|zakazn|objednav)\w*"
    r"|commande|cliente?|facture|factura|fattura|fatura|suivi|colis|pedido|encomenda|ordine"
    r"|rastreo|seguimiento|contrat[ot]?o?|siparis|musteri|заказ\w*|клиент\w*|счет\w*)\b"
    r"|\b(?:key|schlussel|cle|clave|chiave)$|(?:订单|訂單|客户|客戶|注文|顧客|주문|고객|编号|編號)"
)
"""What is numbered, and what numbers it; folded, own list."""

_NUMBER = re.compile(r"\b(?:numbers?|num|no|nos|nr|n|numeros?|numer|cislo|номер|\w*nummern?)\b")
"""A number and no word of what; of some things it is a phone's."""

_PHONE = re.compile(
    r"\b(?:tel|phon|fon|mobil|handy|cell|celul|fax|whatsapp|ruf|gsm|portable|movil|puh|телефон)"
    r"|phone|fon\b|电话|電話|手机|手機|携帯|전화|휴대"
)
_REACHED = re.compile(
    r"\b(?:contact|kontakt|contato|call|dial|sms|text|best|direct|durchwahl|office|home|work)"
)
"""What says that a number is one by which somebody is reached."""


def numbers_things(header: str) -> bool:
    """Tell whether a header is that of numbers which nobody dials."""
    key = header_key(header)
    if _PHONE.search(key):
        return False
    if _THING.search(key):
        return True
    numbered = "#" in header or _NUMBER.search(key)
    return bool(numbered) and not _REACHED.search(key)
