"""Names of people in Han and Hangul, which nothing parts: known by the family name in front."""

from __future__ import annotations

import re

_CHINESE = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖"
    "蕭萧田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋付方白邹鄒孟熊"
    "秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温康施文牛樊葛邢安齐齊易"
    "乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單裴"
    "霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳欧管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡"
)
"""One-sign family names of Chinese people: the commonest of the Hundred Family Surnames."""

_CHINESE_PAIRS = (
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木"
)

_JAPANESE = """
佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村
斎藤 斉藤 齋藤 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤
村上 遠藤 青木 坂本 福田 太田 西村 藤井 藤原 岡本 三浦 金子 中野 中川 原田 松田 竹内 小野 田村
中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田
増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 久保 木下
佐野 野村 松尾 市川 菊地 菊池 杉本 古川 大西 島田 水野 桜井 櫻井 高野 吉川 山内 西田 飯田 西川
小松 北村 安田 五十嵐 川口 平田 中田 久保田 服部 川崎 岩田 土屋 福島 本田 樋口 秋山 田口 永井 中西
吉村 川上 石原 大橋 松岡 馬場 浜田 森本 星野 矢野 浅野 大久保 吉岡 小池 野田 熊谷 松浦 大島 荒木
田辺 山中 堀内 黒田 松村 片山 菅野 須藤 早川 望月 児玉 内藤 関口 川村
"""
"""Family names that a tenth of a million people each or more have in Japan."""

_KOREAN = (
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염"
    "여추도소석선설마길연위표명기반라왕금옥육인맹제모"
)

_TRADES = """
公司 集团 集團 银行 銀行 大学 大學 医院 病院 科技 贸易 貿易 实业 學院 学院 工厂 酒店 商店 電機
工業 産業 製作所 建設 商事 物流 食品 運輸 不動産 印刷 製薬 化学 工務店 法律事務所 会計事務所 전자
건설 그룹 은행 대학교 병원 물산 상사 산업
"""

_KANA_OR_HAN = r"[\u3005\u3040-\u30ff\u3400-\u9fff]"
_NAME = re.compile(
    rf"(?:[{_CHINESE}]|{_CHINESE_PAIRS})[\u3400-\u9fff]{{1,2}}"
    rf"|(?:{'|'.join(_JAPANESE.split())})[ \u3000]?{_KANA_OR_HAN}{{1,3}}"
    rf"|[{_KOREAN}][ ]?[\uac00-\ud7a3]{{2}}|(?:남궁|황보|선우|제갈)[\uac00-\ud7a3]{{1,2}}"
)
_FIRM = re.compile(rf".+(?:{'|'.join(_TRADES.split())})")


def is_eastern_name(text: str) -> bool:
    """Tell whether a text can be the name of one person in China, Japan or Korea."""
    return _NAME.fullmatch(text) is not None and not is_eastern_firm(text)


def is_eastern_firm(text: str) -> bool:
    """Tell whether a text ends with what firms there do."""
    return _FIRM.fullmatch(text) is not None
