"""What tells a company in scripts that are not Latin: legal forms, and trades in East Asia.

Nothing parts the words there, so a form is told by its signs.
"""

from __future__ import annotations

import re

NATIVE_FORMS = re.compile(
    "股份有限公司|有限责任公司|有限責任公司|有限公司|株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|주식회사|유한회사"
    "|บริษัท|ห้างหุ้นส่วน|จ(?:\u0e33|\u0e4d\u0e32)กัด(?:\\s*[(]มหาชน[)])?"
    "|㈜|㈱|[(（][株有주유合][)）]"
    r"|(?<!\w)(?:oü|ооо|зао|оао|пао|ао|тоо|тов|прат|пат|ип|фоп|пп|еоод|оод|ад|еад|д\.о\.о\.|а\.д\.|შპს|სს)(?!\w)"
    r"|(?<!\w)c[ôo]ng ty (?:tnhh|tr[áa]ch nhi[ệe]m h[ữu]u h[ạa]n|c[ổo] ph[ầa]n|cp)"
    r"(?: (?:mtv|(?:m[ộo]t|1) th[àa]nh vi[êe]n))?(?!\w)",
    re.IGNORECASE,
)
"""Forms in their own scripts, some of them written without a space."""

_TRADES = """
公司 集团 集團 银行 銀行 大学 大學 医院 病院 科技 贸易 貿易 实业 學院 学院 工厂 酒店 商店 電機
工業 産業 製作所 建設 商事 物流 食品 運輸 不動産 印刷 製薬 化学 工務店 法律事務所 会計事務所 전자
건설 그룹 은행 대학교 병원 물산 상사 산업
"""
"""What firms in East Asia do, or that they are one, at the end of their names; no legal form."""

_FIRM = re.compile(rf".+(?:{'|'.join(_TRADES.split())})")


def is_eastern_firm(text: str) -> bool:
    """Tell whether a text ends with what firms in East Asia do, or has their legal form."""
    return _FIRM.fullmatch(text) is not None or NATIVE_FORMS.search(text) is not None
