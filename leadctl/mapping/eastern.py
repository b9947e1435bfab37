"""Names in Han, Kana and Hangul, which nothing parts: of people and of firms."""

from __future__ import annotations

import re

from leadctl.cleaning.names.eastern import may_be_eastern

_TRADES = """
公司 集团 集團 银行 銀行 大学 大學 医院 病院 科技 贸易 貿易 实业 學院 学院 工厂 酒店 商店 電機
工業 産業 製作所 建設 商事 物流 食品 運輸 不動産 印刷 製薬 化学 工務店 法律事務所 会計事務所 전자
건설 그룹 은행 대학교 병원 물산 상사 산업
"""

_FIRM = re.compile(rf".+(?:{'|'.join(_TRADES.split())})")


def is_eastern_name(text: str) -> bool:
    """Tell whether a text can be the name of one person in China, Japan or Korea."""
    return may_be_eastern(text) and not is_eastern_firm(text)


def is_eastern_firm(text: str) -> bool:
    """Tell whether a text ends with what firms there do."""
    return _FIRM.fullmatch(text) is not None
