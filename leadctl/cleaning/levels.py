"""Words in job titles that tell the level and the department: one table each, for four languages.

Patterns match folded titles (no case, no accents, words and single spaces), first match wins.
"""

from __future__ import annotations

import re
from functools import cache

SENIORITIES = (
    "c_level",
    "vp",
    "director",
    "manager",
    "senior",
    "staff",
    "junior",
    "owner",
    "partner",
    "intern",
)
"""Levels; `staff` is an individual without a level of their own in the title."""

SENIORITY_WORDS: tuple[tuple[str, str], ...] = (
    (
        "intern",
        r"""
        intern|interns|internship|trainee|praktikant\w*|werkstudent\w*|azubi|auszubildende\w*
        |stagiaire|becari[oa]|alternant\w*|apprenti\w*|apprentice|working student|co op student
        |student|studentin|etudiant\w*|estudiante
        """,
    ),
    (
        "staff",
        r"""
        (?:\w+ )*assist(?:ant|entin|ent|ante)e? (?:to|of|der|des|de|du|del|zu\w*|an) .*
        |(?:executive|personal|vorstands|direction|direktions) ?assist\w+
        |chief of staff office.*
        """,
    ),
    (
        "vp",
        r"""
        vp|svp|evp|avp|rvp|gvp|vice presidents?|vice president\w*|vicepresident\w*
        |vizeprasident\w*
        """,
    ),
    (
        "senior",
        r"""
        (?:hr |human resources |finance |it |people |sales |procurement )?business partner\w*
        """,
    ),
    (
        "c_level",
        r"""
        chief(?! of staff| engineer| architect| accountant| editor| clerk)|c[efotmidrspa]o|cmo
        |cro|cpo|ciso|chro|cco|cdo|president|presidente|presidenta|president directeur general
        |pdg|managing directors?|geschaftsfuhr\w+|geschaftsleit\w+|vorstand\w*|directeur general
        |directrice generale|director[a]? (?:general|ejecutiv[oa]|gerente)|gerente general
        |consejer[oa] delegad[oa]|general director|executive chair\w*|chairman|chairwoman
        |chairperson|chair of the board|hauptgeschaftsfuhr\w+|chief of staff to the ceo
        """,
    ),
    (
        "owner",
        r"""
        founders?|cofounder|co founder|founding (?:ceo|partner)
        |owner(?<!product owner)(?<!process owner)(?<!data owner)(?<!system owner)
        (?<!service owner)(?<!risk owner)
        |co owner|inhaber\w*|eigentumer\w*|grunder\w*|mitgrunder\w*|proprietaire|fondat\w+
        |cofondat\w+|gerant|gerante|dueno|duena|propietari[oa]|fundador[a]?|cofundador[a]?
        |proprietor|entrepreneur|unternehmer\w*|self employed|selbstandig\w*
        """,
    ),
    (
        "director",
        r"""
        director|directors|director[a]|direktor\w*|directeur|directrice|heads?(?= of| \w)|head
        |\w*leiter(?:in)?|\w+leitung|leitung|leit\w+ (?:des|der)|prokurist\w*|dean
        |bereichsleit\w+|hauptabteilungsleit\w+|subdirector[a]?
        """,
    ),
    (
        "manager",
        r"""
        manager|managers|manageress|managerin|mgr|supervisor\w*|superintendent|team ?lead(?:er)?
        |teamleiter\w*|responsable|jefe|jefa|gerente|encargad[oa]
        |chef (?:de|d)(?! partie| cuisine).*|gruppenleit\w+|foreman|vorarbeiter|scrum master
        |product owner|coordinateur|coordinatrice|referent\w* leit\w*|verantwortliche\w*
        """,
    ),
    (
        "partner",
        r"""
        (?<!business )(?<!channel )(?<!alliance )partner
        (?! manager| marketing| success| account| development| sales| engineer| program
        | relations| operations)
        |gesellschafter\w*|associe|associee|socio|socia|of counsel|principal partner
        """,
    ),
    (
        "senior",
        r"""
        senior|sr|lead(?! gen)|leading|principal
        |staff (?:software |site |data |product )?(?:engineer|scientist|designer|developer)
        |distinguished|fellow|expert|experte|expertin|leitende\w*|architect|architekt\w*
        |advanced|iii|iv|chef\w*(?= ingenieur)
        |chief (?:engineer|architect|accountant|editor|clerk|of staff)|experte principal|sen
        """,
    ),
    (
        "junior",
        r"""
        junior|jr|jnr|entry level|graduate
        |associate(?! director| vice| partner| general| professor| dean)|debutant\w*
        |berufseinsteiger\w*
        |assistant(?! director| manager| vice| professor| general| controller)|aide|helper
        |aushilfe
        """,
    ),
    (
        "staff",
        r"""
        engineer\w*|developer\w*|programmer|analyst\w*|accountant\w*|consultant\w*|specialist\w*
        |representative\w*|rep|designer\w*|administrator\w*|coordinator\w*|koordinator\w*
        |officer|executive|agent|advisor|adviser|technician|scientist|researcher|nurse|teacher
        |professor\w*|doctor|physician|lawyer|attorney|counsel|paralegal|recruiter\w*|buyer
        |planner|writer|editor|clerk|secretary|receptionist|strategist|operator|mechanic
        |electrician|driver|marketer|evangelist|generalist|instructor|trainer|auditor|bookkeeper
        |controller\w*|sdr|bdr|ae|csm|assistant\w*|ingenieur\w*|entwickler\w*|berater\w*
        |sachbearbeiter\w*|mitarbeiter\w*|referent\w*|verkaufer\w*|einkaufer\w*|buchhalter\w*
        |techniker\w*|lehrer\w*|arzt|arztin|anwalt|anwaltin|kaufmann|kauffrau|sekretar\w*
        |assistent\w*|redakteur\w*|developpeu\w+|charge\w* (?:de|d)|conseill\w+|commercial\w*
        |comptable|technicien\w*|analyste|acheteu\w+|juriste|avocat\w*|ingenier[oa]
        |desarrollador[a]?|analista|consultor[a]?|vendedor[a]?|contador[a]?|contable|asesor[a]?
        |abogad[oa]|tecnic[oa]|especialista|comprador[a]?|profesor[a]?|medic[oa]|enfermer[oa]
        |account executive|disenador[a]?|programador[a]?
        """,
    ),
)
"""Own table. An assistant to the CEO is no CEO: such phrases come before the levels they name."""

DEPARTMENTS = (
    "executive", "sales", "revops", "marketing", "engineering", "it", "data", "product", "design",
    "research", "finance", "hr", "legal", "procurement", "operations", "support", "education",
    "medical", "other",
)  # fmt: skip
"""Functions; `executive` only where the title names nothing more exact."""

DEPARTMENT_WORDS: tuple[tuple[str, str], ...] = (
    (
        "revops",
        r"""
        rev ?ops|revenue operations|sales op(?:eration)?s|sales enablement|gtm op(?:eration)?s
        |crm|marketing op(?:eration)?s|salesforce (?:admin\w*|architect|developer|consultant)
        |hubspot admin\w*|vertriebssteuerung
        """,
    ),
    (
        "data",
        r"""
        data|bi|business intelligence|analytics|data scien\w+|machine learning|ml|ai
        |statistic\w+|daten\w*(?<!schutz)|datos|donnees|big data|artificial intelligence
        |kunstliche intelligenz|cdo
        """,
    ),
    (
        "product",
        r"""
        product (?:manage\w+|owner|lead|director|strateg\w+|development|analyst|operations)
        |head of product|vp,? (?:of )?product|chief product officer|cpo|produktmanage\w+
        |produktmanagement|produktleit\w+|chef de produit|responsable produit
        |director[a]? de producto|jefe de producto|product|producto|produit|scrum master
        |agile coach
        """,
    ),
    (
        "hr",
        r"""
        hr|human resources?|people(?: (?:and|ops|operations|partner|culture))?|talent|recruit\w+
        |personal\w*(?<!personal assistant)(?<!personal trainer)(?<!personal banker)|chro
        |payroll|learning and development|compensation|workforce|rrhh|recursos humanos|rh
        |ressources humaines|personalleit\w+|personalwesen|ausbildungsleit\w+|employer branding
        |headhunter|staffing
        """,
    ),
    (
        "legal",
        r"""
        legal|lawyer|attorney|counsel|compliance|paralegal|general counsel|contracts? manager
        |privacy|dpo|jurist\w*|rechts\w+|recht|anwalt|anwaltin|datenschutz\w*|avocat\w*
        |juridique|abogad[oa]|juridic[oa]|notar\w*|solicitor|barrister|clo
        """,
    ),
    (
        "finance",
        r"""
        finance|financial|finanz\w*|accounting|accountant\w*|accounts? (?:payable|receivable)
        |controll\w+|cfo|treasur\w+|tax|audit\w*|bookkeep\w+|fp and a|fpa|investor relations
        |buchhalt\w+|steuer\w*|rechnungswesen|comptab\w+|financier\w*|daf|raf|finanzas
        |financier[oa]|contab\w+|contador[a]?|tesor\w+|tresor\w+|billing|credit|actuar\w+
        |underwrit\w+|investment\w*|banker
        """,
    ),
    (
        "procurement",
        r"""
        procurement|purchas\w+|buyer|sourcing|einkauf\w*|einkaufer\w*|beschaffung\w*|achats?
        |acheteu\w+|compras|comprador[a]?|category manager|vendor management|supplier\w*
        """,
    ),
    (
        "support",
        r"""
        customer (?:support|service|success|care|experience)
        |client (?:services?|success|support)|technical support|support|csm|help ?desk
        |service desk|kundenservice|kundenbetreu\w+|kundendienst|service client|support client
        |atencion al cliente|call center|contact cent(?:er|re)|onboarding|kundenerfolg|soporte
        """,
    ),
    (
        "marketing",
        r"""
        marketing|brand|communications?|pr|public relations|content|seo|sem|ppc|demand gen\w*
        |growth|social media|cmo|digital|campaign\w*|events?|community|copywriter|media
        |advertis\w+|marke|marken\w*|werbung|kommunikation\w*|presse\w*|mercadeo|mercadotecnia
        |comunicacion|publicidad|communication|redakt\w+|editor\w*|journalist\w*|public affairs
        """,
    ),
    (
        "sales",
        r"""
        sales|account (?:executive|manager|director)|key account\w*|business development|sdr|bdr
        |ae|account executive|territory|cro|chief revenue officer|revenue|commercial\w*
        |partnerships?|alliances?|channel|inside sales|presales|pre sales|vertrieb\w*|verkauf\w*
        |verkaufer\w*|aussendienst\w*|innendienst\w*|ventes|vente|vendeu\w+|ventas|vendedor[a]?
        |comercial|cco|grosskund\w+|business developer|store manager|account rep\w*
        """,
    ),
    (
        "it",
        r"""
        it|information technology|infrastructure|network|systems? (?:admin\w*|engineer|manager)
        |sysadmin|cio|ciso|security|cyber\w*|cloud|information systems?|informationstechnik
        |informatik\w*|edv|dsi|rssi|informatique|sistemas|informatic[oa]|tecnologia
        |database admin\w*|dba|erp|sap|desktop|systemadmin\w*|netzwerk\w*
        |technology officer(?<!chief technology officer)|service desk
        """,
    ),
    (
        "design",
        r"""
        design\w*|ux|ui|user experience|creative|art director|graphic|graphi\w+|gestalt\w+
        |disen\w+|illustrator|directeur artistique
        """,
    ),
    (
        "research",
        r"""
        research\w*|r and d|r d|scientist|forschung\w*|recherche|investigacion|investigador[a]?
        |chercheu\w+|wissenschaft\w*|laborator\w+|lab
        """,
    ),
    (
        "medical",
        r"""
        medical|physician|doctor|nurs\w+|clinical|surgeon|dentist|pharmac\w+|health\w*|patient
        |therapist|arzt|arztin|pflege\w*|medecin|infirmi\w+|medic[oa]|enfermer[oa]|veterinar\w*
        |radiolog\w+|chefarzt
        """,
    ),
    (
        "education",
        r"""
        teacher|professor\w*|lecturer|instructor|education\w*|academic|school|dean|trainer
        |training|tutor|curriculum|lehrer\w*|dozent\w*|enseignant\w*|profesor[a]?|docente
        |schulleit\w+|principal of|faculty
        """,
    ),
    (
        "engineering",
        r"""
        engineer\w*|software|developer\w*|programmer|devops|sre|cto|chief technology officer
        |technical|technology|architect|architekt\w*|full ?stack|front ?end|back ?end|qa
        |quality assurance|test(?:er|ing)?|entwickl\w+|ingenieur\w*|technik\w*|technisch\w*
        |developpeu\w+|technique|technicien\w*|ingenier[oa]\w*|desarrollador[a]?|desarrollo
        |tecnic[oa]|konstrukt\w+|technician|programador[a]?
        """,
    ),
    (
        "operations",
        r"""
        operations?|ops|coo|logistic\w*|supply chain|warehouse|manufacturing|production|plant
        |facilit\w+|quality|project\w*|pmo|program\w*|office manager|administrat\w+
        |produktion\w*|logistik\w*|lager\w*|betriebs\w+|werk\w*(?<!werkstudent)|projekt\w*
        |qualitat\w*|exploitation|logistique|qualite|operaciones|logistica|produccion|calidad
        |chef de projet|proyectos?|projet|fleet|transport\w*|safety|maintenance|construction
        |site manager|assist\w+|secretar\w+|sekretar\w+|receptionist|office
        """,
    ),
    (
        "executive",
        r"""
        ceo|chief|president\w*|founder|co ?founder|owner|managing directors?|general managers?
        |geschaftsfuhr\w+|geschaftsleit\w+|vorstand\w*|inhaber\w*|grunder\w*|pdg
        |directeur general|directrice generale|gerant\w*|fondat\w+|director[a]? general
        |gerente general|dueno|duena|propietari[oa]|fundador[a]?|chairman|chairwoman
        |board member|consejer[oa] delegad[oa]|managing partner|partner|entrepreneur
        |country manager|unternehmer\w*
        """,
    ),
)
"""Own table; exact functions stand before broad ones (`sales operations`, then `operations`)."""


@cache
def _compiled(which: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = SENIORITY_WORDS if which == "seniority" else DEPARTMENT_WORDS
    joined = ((name, re.sub(r"\s*\n\s*", "", pattern)) for name, pattern in table)
    return tuple((name, re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")) for name, pattern in joined)


def first_match(which: str, folded: str) -> str:
    """Name the first row of a table that matches a folded title; empty for none.

    Args:
        which: `seniority` or `department`.
        folded: the title, as `text.fold` gives it.
    """
    return next((name for name, words in _compiled(which) if words.search(folded)), "")
