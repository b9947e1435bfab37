"""The two letters i of Turkish and Azerbaijani: `I` is the capital of one, and `İ` of the other.

Unicode's own mapping for these languages is just that; but people also shout names with programs
that know nothing of it and make an `I` of every `i`. A name that has an `İ` was written by one who
knows; in any other, known names and the harmony of vowels tell which `I` is which. Words of other
languages keep their dots: `SMITH` is Smith beside `ŞAHİN`, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.tables import word_set

if TYPE_CHECKING:
    from leadctl.cleaning.cleaned import Cleaned

LANDS = frozenset({"TR", "AZ"})
"""Countries of rows that are written so."""

_TELLING = re.compile("[İğĞıƏə]|[Şş].*[ÖÜöü]|[ÖÜöü].*[Şş]")
"""Letters that only Turkish and its neighbours have, alone or together; Romanian has a Ş too, and
no Ö."""

_NAMES = word_set(
    """
    abdulkadir abdullah adil adile afife ahmet akif akın akıncı ali alev aliye altan altın alper
    altıntaş arif arife arslan arıkan asım aslan aslı aslıhan atilla avni aydın aydınlı aygün aylin
    aynur ayşe ayşegül aziz azize bahar bahri bahriye baki balcı balkır banu baran barış batı
    batıkan bayram berkant bilal binali birgül birkan birol birsan burak burcu bıçakcı bıçakçı bıyık
    cahit canan candan cansın cavit cemal cihan cihangir cihat civan çakıcı çakır çalık çalışkan
    çağla çelik çetin çiçek çilingir çınar demir demirhan demirkıran deniz derya dicle didem dilan
    dilara dilay dilşad dinçay duygu ebru elif emine emrah enis erdoğan erhan erkan erkılıç ersin
    eryılmaz esra ezgi fadıl fadime fahri fahriye faik fatih fatma fazıl fazilet ferhat figan filiz
    firuz firuze fikri funda fırat gizem gökhan gülşah habib habibe hacer hacı hafize hakan hakkı
    hakim halil halide halim halime haldun halit hamdi hamdiye hami hamit hande handan hanım harika
    hasan hasip hatice haydar hazim hikmet hilal hulusi hüseyin huri huriye hurşit hıdır hızır iclal
    idil idris ihsan ilayda ilbay ilgar ilhami ilhan ilkan ilkay ilkin ilknur iltan ilyas imam imdat
    imran inal inan inanç inanır inci ipek ibrahim irfan isa ishak islam ismail ismet iskender
    israfil izzet izzettin ılgaz ılgın ılıca ıraz ırmak ısmık ısparta ışık ışıkay ışıkhan ışıl
    ışılay ışıltan ışın jale kadı kadın kadir kadriye kahraman kalaycı kamil kamile karabıyık karaca
    kasım kasımoğlu kaşif kaya kaymaz kazım keskin kılıç kılıçarslan kılıçdaroğlu kılınç kıraç kıran
    kırca kır kırık kırmızı kırımlı kısa kıvanç kıvılcım kıvrak kıymet kızıl kızılay kızılkaya
    kızıltan kızılırmak kudsi latif latife levent lutfi mahir mansır mehmet melih merih mualla
    muhsin muhittin muhlis mukaddes murat musa mustafa müjgan münir müslim nabi naci naciye nafi
    nafia nafiz naim naime nakiye nami namık narin naşide nasip nasır nazan nazife nazif nazik
    nazile nazire nazım nazlı nazlıhan nazmi nazmiye nevin nihan nihal nihat nilay nilgün nilsu nisa
    nisan niyazi nizam nuran nurdan nuri nuriye nursima okan onat onur orhan oğuz osman özkan özlem
    öztırak özyıldız özyılmaz pakize pınar polat rabia racih ragıp rahim rahime rahmi raif rakıp
    ramiz rana rasim raşit razi raziye remzi rıdvan rıfat rıza ruhi ruhşen sabahattin sabiha sabit
    sabri sabriye sadi sadık sadiye sadri sadrettin safiye sahir said saim sait sakıp sakin salih
    saliha salim salime sami samim samime samir sarı sarıca sarıgül sarıkaya sarıoğlu satı satılmış
    savcı sayın seda selin serkan sezgin sibel sinan sina sıddık sıdıka sıla sırma sıtkı sırrı sudi
    suphi sultan suzi süheyla şadi şadiye şahin şahinbaş şahinkaya şahika şahide şakir şakire şaban
    şaziye şefik şentürk şermin şevki şimşek şinasi şirin şivan şükran şıh tahir tahire tahsin talip
    talat tamir tanju tanrıkulu tanrıverdi tarık tarhan taşçı taşkın taşkıran tatlı tayyip temiz
    tekin terzi tevfik tijen timuçin timur timurlenk tokgöz topçu tuba tuğba tuğçe turan turgay
    turhan tülay tıraş tınaz uğur ulvi umit uslu utku ümit vacit vahap vahdi vahide vahit vakkas
    vasfi vasıf veli vildan vişne vurgun vuslat yadigar yağcı yağız yahşi yakın yakışıklı yalçın
    yalın yalım yalınkılıç yapıcı yardım yarkın yasin yasir yavuz yaşar yazıcı yazgan yiğit yıldırım
    yıldız yılmaz yılancı yıldıran yunus yurdagül yusuf zafer zahide zahit zahir zakir zarif zarife
    zati zekai zeynep ziya zinnur ziver zuhal zühal elvin elçin əli əliyev əliyeva hacıyev hacıyeva
    vaqif tariyel nazilə nailə zahid rafiq nicat sabir tahirə qasım qılınc yaqub ramil samirə

    bankası bakanlığı bilişim danışman danışmanlık dağıtım dış eğitim finans finansal finansman gıda
    hırdavat holding ihracat ilaç imalat inşaat istanbul ithalat kırtasiye kimya lastik limited
    lojistik makina makine market matbaacılık müdürü nakliyat otomasyon pazarlama plastik sağlık
    sanayi satış sigorta sigortacılık şirketi tanıtım tarım tasarım taşımacılık ticaret turizm
    turistik uzmanı üretim yapı yardımcısı yatırım yayıncılık yazılım yönetici
    """
)
"""Names, and words of firms and titles, as Turkish writes them; with few exceptions those that the
harmony of vowels does not tell, or that many bear. Own list."""

_PLAIN_LETTERS = str.maketrans("İIıŞşÇçĞğÖöÜüÂâÎîÛûƏə", "iiissccggoouuaaiiuuee")


def _plain(word: str) -> str:
    """Write a word in small letters without dots, hooks and hats; as many as it has."""
    return word.translate(_PLAIN_LETTERS).lower()


_SPELT = {_plain(name): name for name in _NAMES}

_DOTLESS_WITHIN = re.compile("yilmaz|yildiz|yildirim|kili[cn]|kiran|kizil|isik|haci(?=[eoy])")
"""What is dotless behind a front vowel, too: `ÖZYILMAZ`."""

_OF_A_FAMILY = re.compile(r"(?<=...)(?:O[ĞG]U?L+(?:U|ARI)|LAR|LER|Y?EV|OV|Y?EVA|OVA)\Z")
"""What family names go on with: `HALILOĞLU`."""

_FOREIGN = re.compile(
    r"[WÄß]|\A[^AEIOUÖÜƏ]{2}|[AEIOUÖÜƏ]I|I[AEOUÖÜƏ]|CK|CH|[TPS]H\Z|[BCDG]\Z"
    r"|(?!L[ÇKPTM]|R[ÇKPSTFŞ]|N[ÇKT]|S[TK]|ŞT|FT|Y[KT])[^AEIOUÖÜƏ]{3}"
)
"""What few words of Turkish have: letters, clusters, two vowels together, voiced endings."""

_FOREIGN_NAMES = word_set(
    """
    albin alina alvin angelika anita annika antonin austin carina carolin carolina cardin collin
    corinna corina dorin dorina dominik dominika erika gavin ivan jasmin joaquin justin karin karina
    katarina kathrin lorin maksim malin marin marina maurin marlin martin martina maxim monika nadin
    nadina nina rolf robin robina ronin rubin rufin sabina sabine sabrina sandrin sarina sorin
    sorina tanika tatyana valentin valentina verona viktor vincent yasmin yasmina
    """
)
"""Names of others that have the shape of Turkish ones."""

_FRONT, _BACK = frozenset("EİÖÜƏ"), frozenset("AOU")
_VOWELS = _FRONT | _BACK
_DECIDED = _VOWELS | {"I"}
_KNOWING = re.compile("[A-ZÇĞÖŞÜƏ]İ|İ[A-ZÇĞÖŞÜƏ]")
"""A shouted word with its dot, which tells that all others are where they belong."""

_LETTERS = re.compile(r"[^\W\d_]+")


def is_turkish(text: str) -> bool:
    """Tell whether the letters of a text are those of Turkish or Azerbaijani.

    A Ş alone may be Romanian; with a name that we know it is not.
    """
    if text.isascii():
        return False
    if _TELLING.search(text):
        return True
    shady = "Ş" in text or "ş" in text
    return shady and any(_plain(word) in _SPELT for word in _LETTERS.findall(text))


def in_turkish(loud: str, cased: str, *, told: bool = True) -> str:
    """Give the letters i of a text their dots, or take them.

    Args:
        loud: the text in capitals, or all lower.
        cased: the same in ordinary case.
        told: whether its letters tell the language; where only its country does, no word changes
            but known names and what has Turkish letters itself.
    """
    if len(loud) != len(cased):
        return cased
    if not _KNOWING.search(loud):
        loud = _LETTERS.sub(lambda word: _with_dots(word[0], told=told), loud)
    return "".join(
        _DOTTED.get(large + letter, letter) for large, letter in zip(loud, cased, strict=True)
    )


def as_in_its_land(raw: str, cell: Cleaned) -> Cleaned:
    """Write the Turkish words of a cell whose row lies in one of the `LANDS`.

    Args:
        raw: the cell as it was read; words that stand there as they came out stay.
        cell: what it was cleaned to.
    """
    if not cell.value or ("I" not in raw and "i" not in raw):
        return cell
    words = {_plain(word): word for word in _LETTERS.findall(raw)}

    def shown(found: re.Match[str]) -> str:
        loud = words.get(_plain(found[0]), found[0])
        return loud if loud == found[0] else in_turkish(loud, found[0], told=False)

    flags = tuple(_LETTERS.sub(shown, flag) if ":" in flag else flag for flag in cell.flags)
    return cell._replace(value=_LETTERS.sub(shown, cell.value), flags=flags)


_DOTTED = {"Ii": "ı", "Iİ": "I", "İI": "İ", "iI": "İ"}


def _with_dots(word: str, *, told: bool) -> str:
    """Write a shouted word with `İ` for each `I` that has lost its dot; a foreign one has lost all.

    Of a small word only the first letter is looked at, which is to become a capital.
    """
    if word.islower():
        return word if told or _plain(word) in _SPELT else word.capitalize()
    if "I" not in word or not word.isupper():
        return word
    plain = _plain(word)
    known = _SPELT.get(plain) or _SPELT.get(_plain(_OF_A_FAMILY.sub("", word)), "")
    stems = {at for stem in _DOTLESS_WITHIN.finditer(plain) for at in range(*stem.span())}
    own = told or not word.isascii()
    if not (known or stems) and (not own or _FOREIGN.search(word) or plain in _FOREIGN_NAMES):
        return word[:1] + word[1:].replace("I", "İ")
    letters = list(word)
    for at in (at for at, letter in enumerate(word) if letter == "I"):
        dotless = known[at] == "ı" if at < len(known) else at in stems or _is_back(letters, at)
        letters[at] = "I" if dotless else "İ"
    return "".join(letters)


def _is_back(letters: list[str], at: int) -> bool:
    """Tell by the vowels around an `I` whether it is a back one; those before it are decided."""
    before = next((one for one in reversed(letters[:at]) if one in _DECIDED), "")
    after = next((one for one in letters[at + 1 :] if one in _VOWELS), "")
    sides = {one in _FRONT for one in (before, after) if one}
    return at > 0 and True not in sides
