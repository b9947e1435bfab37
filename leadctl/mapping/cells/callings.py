"""Words by which a job title is known, also one that tells no level or whose language is not read.

They say what a column holds, not what a title means.
"""

from __future__ import annotations

import re
from functools import cache

from leadctl.cleaning.text import fold

_ENDS = """
engineer developer analyst consultant designer accountant representative specialist coordinator
administrator assistant executive recruiter buyer controller advisor adviser planner technician
architect scientist researcher strategist officer bookkeeper marketer copywriter editor programmer
receptionist salesperson auditor paralegal attorney copyeditor merchandiser underwriter estimator
*entwickler* *berater* *referent* *sachbearbeiter* *assistent* *kaufmann *kauffrau *techniker*
*buchhalter* *einkäufer* *verkäufer* *ingenieur* *fachkraft *mitarbeiter* *vertreter* *disponent*
*planer* *redakteur* *architekt* *betreuer* *medewerker *adviseur *verkoper *inkoper *ontwikkelaar
*beheerder *leider *chef *direktör *direktør *ledare *leder *ansvarig *ansvarlig *konsult
*konsulent *säljare *selger *sælger *inköpare *utvecklare *utvikler *udvikler *handläggare
*ingenjör *ingeniør *ekonom *rådgivare *rådgiver *johtaja *päällikkö *asiantuntija *insinööri
*myyjä *suunnittelija *assistentti *igazgató *vezető *mérnök *menedzser *asszisztens *értékesítő
müdürü müdür mühendisi mühendis uzmanı uzman yöneticisi yönetici danışmanı danışman temsilcisi
sorumlusu asistanı direktörü
"""
"""What titles end with, before a preposition or a sign at the latest; `*` stands for letters."""

_STARTS = """
chargé chargée commercial commerciale comptable ingénieur ingénieure acheteur acheteuse technicien
technicienne conseiller conseillère développeur développeuse vendeur vendeuse rédacteur rédactrice
ingeniero ingeniera analista consultor consultora asesor asesora vendedor vendedora comprador
compradora contador contadora técnico técnica asistente desarrollador desarrolladora engenheiro
engenheira coordenador coordenadora impiegato impiegata ingegnere consulente addetto addetta
venditore ragioniere desenvolvedor desenvolvedora
specjalista specjalistka księgowa księgowy inżynier programista analityk doradca handlowiec
referent účetní ředitel ředitelka riaditeľ manažer manažér manažerka jednatel konateľ vedoucí
specialista obchodník konzultant ügyvezető inginer contabil agent directeur
директор менеджер инженер руководитель бухгалтер специалист начальник аналитик консультант
разработчик программист секретарь помощник керівник інженер фахівець продавец юрист
генеральный главный ведущий старший заместитель коммерческий исполнительный финансовый технический
генеральний головний провідний
διευθυντής διευθύντρια υπεύθυνος υπεύθυνη μηχανικός σύμβουλος λογιστής προϊστάμενος
مدير مديرة مهندس مهندسة محاسب رئيس مستشار مشرف مسؤول المدير الرئيس מנהל מנהלת מהנדס סמנכל יועץ
giám trưởng chuyên manajer direktur kepala staf
"""
"""What they begin with."""

_EASTERN = """
经理 經理 总监 總監 主管 工程师 工程師 董事长 董事長 董事 总裁 總裁 执行官 執行長 顾问 顧問 助理
专员 專員 会计 設計師 设计师 负责人 負責人 秘书 分析师 架构师 创始人 部长 采购员 业务员 销售员
程序员 律师 部長 課長 係長 社長 取締役 担当 主任 室長 執行役員 会長 エンジニア マネージャー
マネジャー ディレクター コンサルタント デザイナー リーダー アシスタント 専務 常務 所長 店長 担当者
代表 プログラマー 대표 대표이사 이사 부장 차장 과장 대리 사원 팀장 본부장 실장 매니저 엔지니어
개발자 디자이너 컨설턴트 담당
"""
"""What titles end with where no blanks part words."""


def is_calling(text: str) -> bool:
    """Tell whether a text says what somebody does for a living."""
    folded = fold(text)
    return _known().search(folded) is not None


@cache
def _known() -> re.Pattern[str]:
    ends, starts, eastern = (_any(words) for words in (_ENDS, _STARTS, _EASTERN))
    return re.compile(
        rf"(?<!\w)(?:{ends})(?:\Z| (?:of|for|to|at|in|de|du|der|fur|im|van|voor|till|til)\b)"
        rf"|\A(?:{starts})(?!\w)"
        rf"|(?:{eastern})\Z"
    )


def _any(words: str) -> str:
    """One pattern for words, the longest first, as they are folded."""
    patterns = [
        r"\w*".join(re.escape(fold(part)) if part else "" for part in word.split("*"))
        for word in words.split()
    ]
    return "|".join(sorted(dict.fromkeys(patterns), key=lambda one: (-len(one), one)))
