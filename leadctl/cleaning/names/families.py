"""Where a family name of several words begins: particles, double names, names given in honour.

The lists are of words that do this in one language or another; each tells what must stand beside
it, for most are ordinary names elsewhere.
"""

from __future__ import annotations

import re
from functools import cache

from leadctl.cleaning.names.case import (
    ARTICLES,
    BEFORE_ARTICLES,
    PATRONYMS,
    SHORT_PARTICLES,
    VIETNAMESE,
)
from leadctl.cleaning.names.given import MOSTLY_GIVEN, given_rank, may_be_given
from leadctl.cleaning.names.words import SPANISH_GIVEN
from leadctl.cleaning.tables import table_lines, word_set
from leadctl.cleaning.text import fold

DOUBLE_SURNAMES = word_set(
    """
    garcia lopez martinez sanchez perez gomez gonzalez rodriguez fernandez hernandez ramirez
    jimenez ruiz diaz alvarez moreno munoz alonso gutierrez romero navarro torres dominguez
    vazquez vasquez ramos gil serrano blanco molina morales suarez ortega delgado castro ortiz
    rubio marin sanz nunez iglesias medina garrido cortes castillo lozano guerrero cano prieto
    mendez calvo cruz gallego vidal leon herrera marquez pena flores cabrera campos vega fuentes
    carrasco diez reyes caballero nieto aguilar pascual santana herrero lorenzo montero hidalgo
    gimenez ibanez ferrer duran vicente benitez arias vargas carmona crespo roman pastor soto saez
    velasco moya soler parra bravo rojas silva santos ferreira pereira oliveira souza sousa lima
    carvalho almeida ribeiro rodrigues martins goncalves fernandes lopes marques alves costa gomes
    pinto teixeira moreira correia mendes nunes soares vieira monteiro cardoso rocha neves coelho
    barbosa cavalcanti araujo nascimento andrade machado freitas batista dias barros duarte
    figueiredo fonseca tavares miranda azevedo pires melo cunha henriques salazar mejia contreras
    guzman cardenas espinoza espinosa rivera quintero ospina restrepo zapata valencia cordoba
    acosta figueroa sepulveda araya tapia valenzuela bustamante mendoza chavez juarez aguirre
    """
)
"""Family names of Spain, Portugal and Latin America, where people bear two; folded. Own list of
the commonest, some of which are given names as well; the table `iberian_families` has others."""

_MOST_BEFORE_LAST = 3
"""Words before a last family name that no list knows: up to two given names and his first one."""

_FEWEST_FOR_TWO = 4
"""Words from which a name whose last one is such a family name has two of them."""

_TYING = (
    word_set("el bin ibn ul ur ud ait aït ould bou vanden zur zum des ten delos ap ab") | PATRONYMS
)
"""Words that begin a family name wherever one stands before and one behind them: Arabic, Hebrew,
Berber, Urdu, German, French, Dutch, Flemish, Philippine and Welsh ones that nameparser does not
tie, and those that say whose child somebody is."""

_MARRIED = ("-de", "-van", "-ten", "-ter", "-von")
"""How the first of two Dutch family names ends, of which the second opens with a particle:
`Jansen-de Wit`."""

_SONS_OF = word_set(
    """
    ali salah amor amar ammar ahmed abdallah abdelkader achour aissa arfa attia ayed azzouz barka
    bella brahim chaabane cheikh daoud fadhel farhat fredj gacem ghorbal hadj hamadi hamida hamou
    hassen hassine hmida ibrahim ismail jelloun jemaa jabeur khalifa khaled lamine larbi mahmoud
    mansour miled mohamed moussa mrad mustapha nasr othman rejeb romdhane said salem saad sassi
    sedrine sghaier slama slimane soltane tahar taher tanfous tayeb yahia yedder youssef younes
    zakour
    ami ari artzi david dov eli eliezer gurion haim haroush horin hur meir moshe natan porat shalom
    shimon shitrit yehuda yosef zeev zvi
    """
)
"""What follows `Ben` in family names of North Africa and Israel; else it is short for Benjamin."""

_SONS_IN_IRELAND = word_set(
    """
    brien bryan byrne callaghan connell connor connors doherty donnell donovan dowd driscoll dwyer
    flaherty gorman grady hagan halloran hara kane keefe leary loughlin mahony malley mara meara
    neal neil neill reilly riordan rourke shea sullivan toole
    """
)
"""What follows `O` in Irish family names that lost their apostrophe."""

_ITALIAN = word_set("lo li")
_ITALIAN_FAMILY = re.compile(r"[a-zà-ù']{4,}[aeio]")
"""What follows `Lo` and `Li` in Italy; Chinese syllables are shorter."""

_GERMAN = frozenset({"am", "im"})
"""The same in one word; with a capital they may be names."""

_NOBLE = word_set("graf gräfin baron baronin ritter fürst fürstin prinz prinzessin edler herzog")
_OF_LAND = frozenset({"von", "zu", "vom"})
"""Ranks that belong to a German family name, and what must follow them."""

KOREAN_FAMILIES = word_set(
    """
    kim lee park choi jung jeong kang cho yoon yun jang lim han oh seo shin kwon hwang ahn song ryu
    yoo hong jeon ko moon yang son bae baek heo nam shim noh roh ha kwak sung cha joo woo koo min
    jin ji
    """
)
"""Korean family names in Latin letters."""

EASTERN_FAMILIES = word_set(
    """
    wang li zhang liu chen yang huang zhao zhou xu zhu gao guo luo zheng liang xie tang deng feng
    cao peng zeng xiao tian dong yuan cai jiang cheng ding shen yao fan qian liao zhong qin wong
    chan cheung lau leung ng tsang kwok yeung tse mak tam chow lam hsu tsai hsieh chang
    sato suzuki takahashi tanaka watanabe ito nakamura kobayashi yamamoto kato yoshida yamada sasaki
    yamaguchi matsumoto inoue kimura hayashi shimizu saito ikeda hashimoto ishikawa ogawa okada
    hasegawa fujita goto kondo endo ishii sakamoto aoki nishimura fujii fukuda miura fujiwara
    okamoto matsuda nakajima nakano harada ishida kojima takeuchi sugiyama murakami
    kaneko wada nakayama
    """
)
"""The commonest Chinese and Japanese family names in Latin letters. Own list."""

_FAMILY_ENDING = re.compile(
    ".{2,}(?:(?:sk|ck|dzk)[iay]|skiy|enko|escu|oglu|opoulos|shvili|ov[ai]c|vich|sson|mann|meyer|maier)"
)
"""Endings, folded, that hardly a given name has."""

_KOREAN_GIVEN = re.compile(
    "(?:[kgndtrlmbpsjhyw]|ch|kk|tt|pp|ss|jj)?"
    "(?:[aeiou]|ae|ya|eo|ye|yeo|wa|oe|yo|wo|we|wi|yu|eu|ui|oo|ee)(?:[knlmptgb]|ng)?"
)
"""A syllable of a Korean given name in Latin letters."""

_HONOURED = word_set("maria ma jose ana rosa juan luz flor")
_IN_HONOUR = {
    "del": "carmen pilar mar rosario rocio sol valle socorro consuelo refugio transito amparo pino",
    "de la": "luz concepcion soledad cabeza asuncion encarnacion esperanza merced caridad"
    " consolacion purificacion",
    "de los": "angeles dolores remedios milagros desamparados",
    "de las": "mercedes nieves dolores virtudes gracias",
    "de": "jesus lourdes fatima guadalupe montserrat dios",
    "da": "conceicao graca luz gloria",
    "do": "carmo ceu rosario",
    "dos": "anjos prazeres",
    "das": "dores gracas merces",
}
"""What given names of Spain, Portugal and Latin America go on with: `María del Carmen`."""

_LONGEST_HONOUR = 3
_FEWEST_FOR_HONOUR = 4
"""Words of `María del Carmen García`."""

_PATRONYMIC = re.compile(
    ".+(?:ович|евич|ьич|овна|евна|инична|ична|оглы|кызы|угли)|[a-z]{3,}(?:ovna|evna|yevna|ichna)"
)
"""The father's name in Russian; in Latin letters that of women, which no family name is like."""

_LATIN_PATRONYMIC = re.compile("[a-z]{2,}(?:ov|ev|yev)(?:ich|ych|itch)")
"""That of men in Latin letters; such family names there are as well."""

_RUSSIAN = re.compile(".{2,}(?:[oe]va?|ina?|yna?|sk(?:y|yi|iy|i|ii|aya)|enko|[cy]?uk)")
"""Endings of family names in Russia and Ukraine, in Latin letters."""


@cache
def double_surnames() -> frozenset[str]:
    """Family names of peoples who bear two, folded."""
    return DOUBLE_SURNAMES | only_surnames()


@cache
def only_surnames() -> frozenset[str]:
    """Those that are given names nowhere."""
    return frozenset(
        name for _, names in table_lines("iberian_families") for name in names.split("|")
    )


def is_family(word: str) -> bool:
    """Tell a family name of a people who bear few of them, or by its ending."""
    folded = fold(word)
    return (
        any(folded in known for known in (double_surnames(), VIETNAMESE, KOREAN_FAMILIES))
        or folded in EASTERN_FAMILIES
        or _FAMILY_ENDING.fullmatch(folded) is not None
    )


def is_father_last(words: list[str]) -> bool:
    """Tell the Russian order of lists, `Иванов Иван Иванович`: the family name stands first."""
    if len(words) != 3:  # noqa: PLR2004 - all three
        return False
    family, given, father = words
    if _LATIN_PATRONYMIC.fullmatch(father.casefold()):
        rare = not may_be_given(family) or _RUSSIAN.fullmatch(family.casefold()) is not None
        return rare and given_rank(given) >= MOSTLY_GIVEN > given_rank(family)
    return (
        _PATRONYMIC.fullmatch(father.casefold()) is not None
        and not _PATRONYMIC.fullmatch(given.casefold())
        and not may_be_given(family)
    )


def is_korean(words: list[str]) -> bool:
    """Tell `Kim Min-jun`: Korean people write so, family name first, and no others."""
    if len(words) != 2 or words[0].lower() not in KOREAN_FAMILIES:  # noqa: PLR2004 - family, given
        return False
    first, dash, second = words[1].partition("-")
    syllables = all(map(_KOREAN_GIVEN.fullmatch, (first.lower(), second.lower())))
    return bool(dash) and first.istitle() and syllables


def begins_at(words: list[str], at: int) -> int:
    """Find where the family name begins.

    Args:
        words: of a whole name, given name first.
        at: where it begins for sure; more words may belong to it.
    """
    for child_of in range(1, len(words) - 1):
        if words[child_of].casefold() in PATRONYMS:
            return child_of
    fewest = _honour(words) if len(words) >= _FEWEST_FOR_HONOUR else 1
    at = _doubled(words, max(at, fewest), fewest)
    while at > fewest and _ties(words, at - 1):
        at -= 1
    return at


def _ties(words: list[str], at: int) -> bool:
    """Tell whether a word inside a name belongs to the family name that begins behind it."""
    word, behind = words[at].casefold(), words[at + 1].casefold()
    return (
        word in _TYING
        or word.endswith(_MARRIED)
        or (word == "ben" and fold(behind) in _SONS_OF)
        or (word == "o" and fold(behind) in _SONS_IN_IRELAND)
        or (word in _ITALIAN and _ITALIAN_FAMILY.fullmatch(behind) is not None)
        or (word in BEFORE_ARTICLES and behind in ARTICLES)
        or (word in _NOBLE and behind in _OF_LAND)
        or words[at] in _GERMAN
        or words[at] in SHORT_PARTICLES  # in capitals they are initials
    )


def _honour(words: list[str]) -> int:
    """Count the words of a given name such as `María del Carmen`, where a family name follows."""
    for at in range(min(2, len(words))):
        if fold(words[at]) not in _HONOURED:
            continue
        for size in range(2, _LONGEST_HONOUR + 1):
            end = at + 1 + size
            *before, last = [fold(word) for word in words[at + 1 : end]] or [""]
            if end < len(words) and last in _IN_HONOUR.get(" ".join(before), "").split():
                return end
    return 1


def _doubled(words: list[str], at: int, fewest: int) -> int:
    """Take a second family name before the last one: in Spain, Portugal and Latin America."""
    doubles = double_surnames()
    if at != len(words) - 1 or at <= fewest:
        with_particle = fold(words[-1]) in DOUBLE_SURNAMES
        return _run(words, at, fewest, DOUBLE_SURNAMES) if with_particle else at
    if fold(words[-1]) not in doubles:
        is_his = fold(words[at - 1]) in only_surnames() and at <= _MOST_BEFORE_LAST
        all_given = is_his and all(fold(word) in SPANISH_GIVEN for word in words[: at - 1])
        return at - 1 if all_given and at > fewest else at
    first = _run(words, at, fewest, doubles)
    return at - 1 if first == at and len(words) >= _FEWEST_FOR_TWO else first


def _run(words: list[str], at: int, fewest: int, known: frozenset[str]) -> int:
    while at > fewest and fold(words[at - 1]) in known:
        at -= 1
    return at
