"""Write leadctl/cleaning/data/region_names.tsv: states that people write by name, not by code.

Run it by hand when the sources change; pycountry is not needed to run leadctl:

    python tests/tools/make_region_names.py

Names come from ISO 3166-2; how people shorten and translate them is a list of our own.
"""

from __future__ import annotations

import re
from importlib.metadata import version

import pycountry
from make_tables import DATA, head, spellings

COUNTRIES = ("AT", "BE", "CN", "ES", "FR", "GB", "IT", "JP", "PL", "SE")
NATIONS = {"ENG", "NIR", "SCT", "WLS"}
OTHER_COUNTRIES = {"HK", "MO", "TW"}
TWICE = {"ES": {"RI": "LO", "NC": "NA", "IB": "PM", "MC": "MU", "MD": "M", "AS": "O", "CB": "S"}}
"""Communities of one province, which have one name with it -> the province."""

SHOWN = {
    "BE BRU": "Brussels", "BE VLG": "Vlaanderen", "BE WAL": "Wallonie",
    "CN NM": "Inner Mongolia", "CN XZ": "Tibet", "CN GX": "Guangxi", "CN NX": "Ningxia",
    "CN XJ": "Xinjiang", "ES C": "A Coruña", "ES CT": "Cataluña", "ES VC": "Comunidad Valenciana",
    "FR 75C": "Paris", "FR 973": "Guyane", "FR GES": "Grand Est", "FR PDL": "Pays de la Loire",
    "FR PAC": "Provence-Alpes-Côte d'Azur", "FR 20R": "Corse",
}  # fmt: skip
"""What is written, where ISO's name is not how people write it."""

ALSO = """
AT 1 Bgld
AT 2 Carinthia|Ktn
AT 3 Lower Austria|NÖ|N.Ö.
AT 4 Upper Austria|OÖ|O.Ö.
AT 5 Sbg|Szg|Salzburger Land
AT 6 Styria|Stmk
AT 7 Tyrol
AT 8 Vbg|Vlbg
AT 9 Vienna|Vienne|Viena
BE BRU Bruxelles|Brussel|Bruxelles-Capitale|Brussels-Capital Region|Brussels Capital|Brüssel
BE VAN Antwerp|Anvers
BE VBR Flemish Brabant
BE VLG Flanders|Vlaams Gewest|Flandre|Flandern
BE VOV East Flanders
BE VWV West Flanders
BE WAL Wallonia|Région wallonne|Wallonië
BE WBR Walloon Brabant|Waals-Brabant
BE WHT Henegouwen
BE WLG Liege|Luik|Lüttich
BE WLX Luxemburg
BE WNA Namen
CN AH 安徽
CN BJ 北京|Peking
CN CQ 重庆
CN FJ 福建
CN GD 广东|Canton
CN GS 甘肃
CN GX 广西
CN GZ 贵州
CN HA 河南
CN HB 湖北
CN HE 河北
CN HI 海南
CN HL 黑龙江
CN HN 湖南
CN JL 吉林
CN JS 江苏
CN JX 江西
CN LN 辽宁
CN NM 内蒙古|Nei Mongol|Neimenggu
CN NX 宁夏
CN QH 青海
CN SC 四川
CN SD 山东
CN SH 上海
CN SN 陕西
CN SX 山西
CN TJ 天津
CN XJ 新疆
CN XZ 西藏|Xizang
CN YN 云南
CN ZJ 浙江
ES A Alacant
ES AN Andalusia
ES AR Aragon
ES BI Vizcaya|Biscay
ES CL Castile and León|Castilla Leon
ES CM Castile-La Mancha|Castilla La Mancha
ES CN Canary Islands|Islas Canarias|Canary
ES CS Castelló
ES CT Catalonia|Catalunya
ES M Comunidad de Madrid|Community of Madrid
ES MU Región de Murcia
ES NA Navarre|Nafarroa|Comunidad Foral de Navarra
ES O Principado de Asturias
ES PM Islas Baleares|Baleares|Balearic Islands|Illes Balears
ES PV Basque Country|Euskadi|Pais Vasco
ES SE Seville
ES SS Guipúzcoa
ES V València
ES VC Valencian Community|Comunitat Valenciana|C. Valenciana
ES VI Araba
ES Z Saragossa
FR 20R Corsica
FR 92 Hauts de Seine
FR 93 Seine Saint Denis
FR BFC Burgundy-Franche-Comté
FR BRE Brittany
FR HDF Hauts de France
FR IDF Ile de France|Paris Region|Région parisienne
FR NAQ Nouvelle Aquitaine|New Aquitaine
FR NOR Normandy
FR OCC Occitania
FR PAC PACA
GB NIR N. Ireland|N Ireland
GB SCT Alba
GB WLS Cymru
IT 21 Piedmont
IT 23 Aosta Valley|Valle d Aosta
IT 25 Lombardy
IT 32 Trentino-South Tyrol|Trentino Alto Adige
IT 36 Friuli-Venezia Giulia
IT 52 Tuscany
IT 57 The Marches|Le Marche
IT 62 Latium
IT 75 Apulia
IT 82 Sicily
IT 88 Sardinia
JP 01 北海道
JP 02 青森
JP 03 岩手
JP 04 宮城
JP 05 秋田
JP 06 山形
JP 07 福島
JP 08 茨城
JP 09 栃木
JP 10 群馬
JP 11 埼玉
JP 12 千葉
JP 13 東京
JP 14 神奈川
JP 15 新潟
JP 16 富山
JP 17 石川
JP 18 福井
JP 19 山梨
JP 20 長野
JP 21 岐阜
JP 22 静岡
JP 23 愛知
JP 24 三重
JP 25 滋賀
JP 26 京都
JP 27 大阪
JP 28 兵庫
JP 29 奈良
JP 30 和歌山
JP 31 鳥取
JP 32 島根
JP 33 岡山
JP 34 広島
JP 35 山口
JP 36 徳島
JP 37 香川
JP 38 愛媛
JP 39 高知
JP 40 福岡
JP 41 佐賀
JP 42 長崎
JP 43 熊本
JP 44 大分
JP 45 宮崎
JP 46 鹿児島
JP 47 沖縄
PL 02 Lower Silesia|Lower Silesian|DS
PL 04 Kuyavia-Pomerania|Kuyavian-Pomeranian|KP
PL 06 Lublin|LU
PL 08 Lubusz|LB
PL 10 Lodz|Łódź|LD
PL 12 Lesser Poland|Malopolska|Małopolska|MA
PL 14 Masovia|Mazovia|Masovian|Mazowsze|MZ
PL 16 Opole|OP
PL 18 Subcarpathia|Podkarpacie|PK
PL 20 Podlasie|PD
PL 22 Pomerania|Pomeranian|Pomorze|PM
PL 24 Silesia|Silesian|Śląsk|SL
PL 26 Holy Cross|SK
PL 28 Warmia-Masuria|Warmian-Masurian|WN
PL 30 Greater Poland|Wielkopolska|WP
PL 32 West Pomerania|West Pomeranian|ZP
SE M Scania
"""


def also() -> dict[str, list[str]]:
    """Give country and code -> other names."""
    lines = (line.split(" ", 2) for line in ALSO.strip().splitlines())
    return {f"{country} {code}": names.split("|") for country, code, names in lines}


def names_of(country: str, code: str, name: str) -> list[str]:
    """Give the names of a region, the one to show first."""
    main, _, aside = name.partition(" [")
    if country == "CN":
        main = re.sub(r" (?:Sheng|Shi|Zizhiqu)$", "", main)
    shown = SHOWN.get(f"{country} {code}", main)
    found = [shown, main, "" if re.search(r"[A-Z]{2}-", aside) else aside.rstrip("]")]
    if country == "SE":
        bare = main.removesuffix(" län").removesuffix("s")
        found += [bare]
    found += also().get(f"{country} {code}", [])
    return [one for one in found if one]


def codes_of(country: str, code: str) -> list[str]:
    """Give the codes by which people know a region; those of mere numbers are French alone."""
    if country == "FR":
        return [code, code.rstrip("C") if code[0].isdecimal() else code]
    return [code] if code.isalpha() else []


def write() -> None:
    """Write the table."""
    rows = {}
    for region in pycountry.subdivisions:
        country, _, code = region.code.partition("-")
        is_nation = country != "GB" or code in NATIONS
        is_province = country == "IT" and code.isalpha()  # these are written by their codes
        if country not in COUNTRIES or not is_nation or is_province or code in OTHER_COUNTRIES:
            continue
        held = TWICE.get(country, {}).get(code, code)
        folded = {one for name in names_of(country, code, region.name) for one in spellings(name)}
        folded |= {one.lower() for one in codes_of(country, code)}
        shown = names_of(country, code, region.name)[0]
        row = rows.setdefault((country, held), [shown, set()])
        row[0] = shown if code == held else row[0]
        row[1] |= folded | spellings(shown)
    lines = [
        f"{country}\t{shown}\t" + "|".join(sorted(names))
        for (country, _), (shown, names) in sorted(rows.items())
    ]
    source = (
        f"ISO 3166-2 through pycountry {version('pycountry')} (Debian iso-codes,"
        " LGPL-2.1-or-later), own list of other names"
    )
    text = head("States written by name: country, name, folded names and codes", source)
    text = text.replace("make_tables.py", "make_region_names.py")
    (DATA / "region_names.tsv").write_text(text + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
