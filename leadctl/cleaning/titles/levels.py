"""Words in job titles that tell the level: one table for nine languages.

Patterns match folded titles (no case, no accents, words and single spaces), first match wins.
"""

from __future__ import annotations

from leadctl.cleaning.titles.wordrules import as_folded

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

_OWNED_AT_WORK = (
    "product process data system service risk application platform solution backlog portfolio"
    " feature release project technology control change content information journey capability"
)
"""What people answer for in a firm that they do not own: `Process Owner`."""

OWNER = "".join(
    [
        "owner",
        *(f"(?<!{thing} owner)" for thing in _OWNED_AT_WORK.split()),
        "(?! relations| experience| services| success)",
    ]
)
"""An owner of a firm."""

_LEVEL_WORDS: tuple[tuple[str, str], ...] = (
    (
        "intern",
        r"""
        (?:intern|internship)(?! (?:supervisor|coordinator|manager|recruiter|program)\w*)|interns
        |trainee|praktikant\w*|werkstudent\w*|azubi|auszubildende\w*
        |stagiaire|becari[oa]|practicante|pasante|alternant\w*|apprenti\w*
        |apprentice|working student|co op student
        |student(?! (?:advis|affairs|services?|success|support|recruit|life|counsel|accounts)\w*)
        |studentin|dual\w* (?:studi\w+|student\w*)|etudiant\w*|estudiante
        |(?<= )in training\Z|stagist[ao]|tirocinante|estagiari[oa]
        |stagiair\w*|stazyst\w*|praktykant\w*
        |стажер\w*|практикант\w*|stajyer\w*|(?:phd|mba|msc|master|doctoral) candidate
        |实习生|實習生|인턴\w*|インターン\w*
        """,
    ),
    (
        "staff",
        r"""
        assist(?:ant|entin|ent|ante)e? (?:to|of|for|der|des|de|du|del|zu\w*|an|fur|im|in der) .*
        |(?:executive|personal|vorstands|direction|direktions) ?assist\w+
        |chief of staff office.*
        |(?:ea|pa) (?:to|of|der|des|du|de) .*
        |(?:advis[oe]r|secretary|counsel|consultant|liaison|aide|reporting|reports|support) to .*
        |(?:c[efotmi]o|president|chairman|managing director|directors?|general manager
        |vp|vice president|geschaftsfuhr\w+|vorstands?)
        (?: s)?(?: executive)? (?:assist\w+|secretary|office|ea|pa|sekretar\w*)
        |office of the .*|asystent\w* .*|assistente (?:di|do|da|al|alla|ao|van) .*
        |directiesecretar\w+|directieassist\w+|assistenz (?:der|des|fur|zur?) .*
        |teamassisten\w*|owners?(?: s)? rep(?:resentative)?s?|directors? of first impressions?
        |(?:помощни\w+|секретар\w+|ассистент\w*|советни\w+|водитель) .*
        """,
    ),
    (
        "senior",
        r"""
        (?:hr |human resources |finance |it |people |sales |procurement )?business partner\w*
        |(?:talent acquisition|talent|recruiting|ta|client) partner
        """,
    ),
    (
        "c_level",
        r"""
        chief(?! of staff| engineer| architect| accountant| editor| clerk| petty| warrant| master
        | cook| mate| steward| inspector| resident| pilot)|c[efotmidrspa]o|cmo
        |cro|cpo|ciso|chro|cco|cdo|(?<!vice )(?<!vize )presidents?|(?<!vice )president[ae]
        |prasident(?:in)?
        |pdg|managing directors?|directeur general
        |\w*geschaftsfuhr(?!\w*(?:assist|sekret|referent|fahrer|buro|mitarbeit|berat))\w+
        |geschaftsleit(?!\w*(?:assist|sekret|referent|fahrer|buro|mitarbeit|berat))\w+
        |vorstand(?!\w*(?:assist|sekret|referent|fahrer|buro|mitarbeit|berat))\w*
        |(?!klassen|abteilungs|amts|kanzlei|instituts|klinik)\w+vorstand(?:s|e|es|in|innen)?
        |\w+vorstandsmitglied\w*
        |directrice generale|director[a]? (?:general|ejecutiv[oa]|gerente)|gerente general
        |consejer[oa] delegad[oa]|general director|executive chair\w*|chairman|chairwoman
        |chairperson|chair of the board|hauptgeschaftsfuhr\w+|chief of staff to the ceo
        |amministrat(?:ore|rice) (?:delegat[oa]|unic[oa])|gerente geral|dirett(?:ore|rice) generale
        |diretor[a]? (?:geral|executiv[oa]|presidente)|algemeen directeur|bestuursvoorzitter
        |directievoorzitter|bestuurder|prezes\w*|cz[łl]onek zarzadu|dyrektor generalny|dga?|\Amd\Z
        |aufsichtsr\w+|verwaltungsr\w+|board (?:members?|directors?|of directors|non exec\w*)
        |(?:member|chair) of (?:the )?(?:\w+ ){0,3}board.*|non executive director|\Achair\Z
        |chair of .*|гендиректор|(?<!вице )президент|председатель .*
        |(?:генеральн|исполнительн|финансов|операционн)ыи директор
        |(?:управляющ|коммерческ|техническ)ии директор
        |(?<!deputy )(?<!associate )(?<!assistant )(?<!vice )(?<!senior )(?<!regional )
        general counsel
        |gl mitglied|mitglied (?:der )?gl|dgs|\Aconsejer[oa]\Z|\Amayor(?:\Z| of .*)
        |(?:ober)?burgermeister\w*|bourgmestre|\Amaire(?:\Z| d.*)|alcalde(?:sa)?|sindac[oa]
        |prefeit[oa]
        |administrador[a]? unic[oa]|amm (?:del|delegat[oa]|unic[oa])|zaakvoerder|\Agl\Z
        |genel mudur(?! y)|icra kurulu \w+|yonetim kurulu (?:baskan[ıi]|uyesi)
        |(?:代表|取締役|代表取締役)\w*|(?:社|会)長|总经理|總經理|(?:总|總)裁|董事(?:长|長|会\w*)|首席\w+官
        |대표(?:이사|님)?|사장|회장
        """,
    ),
    (
        "vp",
        r"""
        vp|svp|evp|avp|rvp|gvp|vice presidents?|vice president\w*|vicepresident\w*
        |vizeprasident\w*
        |vicepresident[ea]|wiceprezes\w*|vice presidente
        |вице президент\w*|заместител\w+ генеральн\w+ директора|genel mudur yard[ıi]mc[ıi]s[ıi]
        |(?:常務|専務|執行)\w*|副(?:总|總|社|会|董事)\w+|부사장|전무(?:이사)?|상무(?:이사)?
        """,
    ),
    (
        "owner",
        r"""
        founders?|cofounder|co founder|founding (?:ceo|partner)
        |"""
        + OWNER
        + r"""
        |co owner|inhaber\w*|(?:mit|allein|firmen|unternehmens|geschafts|praxis)inhaber\w*
        |eigentumer\w*|grunder\w*|mitgrunder\w*|proprietaire|fondat\w+
        |cofondat\w+|gerant|gerante|dueno|duena|propietari[oa]|fundador[a]?|cofundador[a]?
        |proprietors?|sole traders?|hoteliers?|shop ?keepers?|publicans?|inn ?keepers?|landlords?
        |entrepreneur|unternehmer\w*|self employed|selbstandig\w*
        |titolare|proprietari[oa]|imprendit(?:ore|rice)|fondatrice|empresari[oa]|eigenaar
        |eigenares|mede ?eigenaar|oprichter|ondernemer|w[łl]asciciel\w*
        |wsp[oó][łl]w[łl]asciciel\w*|za[łl]ozyciel\w*|przedsiebiorca
        |владел\w+|собственни\w+|совладел\w+|учредител\w+|основател\w+|сооснователь\w*
        |предпринимател\w+|\Aип\Z
        |dirigeante?|chef d entreprise|cogerante?|autonom[oa]
        |\Afreelancer?\Z|\Afreiberufler\w*\Z|managing member|kurucu\w*|isletme sahibi|firma sahibi
        |創業者|创始人|創始人|联合创始人|창업자|オーナー
        |socio (?:gerente|administrador|diretor|amministratore)|zzp|zzp ?er
        """,
    ),
    ("partner", "soci[oa] director[a]?|managing principal"),
    (
        "director",
        r"""
        director|directors|director[a]|direktor\w*|directeur|directrice
        |(?:schools?|elementary|academy|college) principal|principal of .*
        |heads?(?! chef| waiter| nurse| coach| teacher| cashier| cook| bartender| housekeeper)
        |(?!\w*(?:team|gruppen|schicht|projekt|filial|markt|bau)leit)
        (?!(?:halb|supra|licht|wellen|blitzab|ab)leit)(?!\w*(?:rohr|wasser|gas|strom|frei|druck)leitung)
        \w*leit(?:er|erin|ung)
        |leit\w+ (?:des|der)|prokurist\w*|dean
        |(?:руководител\w+|начальни\w+)(?! групп| проект| команд| смен)|глава .*|заведующ\w+
        |директор\w*
        |bereichsleit\w+|hauptabteilungsleit\w+|subdirector[a]?
        |dirett(?:ore|rice)|diretor[a]?|dyrektor\w*|hoofd|afdelingshoofd|drh|chefarzt\w*|daf|dsi|raf|dircom
        |(?!kuchen)\w{4,}chef(?:in)?|it chef(?:in)?
        |secretaire generale?|secretari[oa] general|apoderad[oa]|head(?:master|mistress)
        |(?:deputy|associate|assistant|regional) general counsel
        |\w*(?:本部長|部長|部长|总监|總監|본부장|실장|부장|이사)
        """,
    ),
    (
        "manager",
        r"""
        head \w+|(?<=\S )lead\Z|(?<!thought )leaders?
        |(?:practice|tech|technical|project|group|program|product|stream|squad|chapter|unit|area
        |regional|delivery|engagement|sales|marketing|operations|digital|creative|content|growth
        |support|service|success|hr|people|finance)
        lead(?! gen| eng| dev| sci| ana| arch| des| con| soft| tech)
        |manager|managers|manageress|managerin|mgr|supervisor\w*|superintendent|team ?lead(?:er)?
        |responsable|jefe|jefa|gerente|subgerente|sub gerente|encargad[oa]
        |cheff?e? (?:de|d)(?! partie| cuisine| entreprise).*|chef comptable|lider
        |foreman|vorarbeiter|scrum master
        |product owner|coordinateur|coordinatrice|referent\w* leit\w*|verantwortliche\w*
        |responsabile|capo|capo ?(?:area|progetto|reparto|ufficio)|coordinat(?:ore|rice)
        |coorde?nador[a]?|coordinador[a]?|bedrijfsleider|encarregad[oa]|chefe|teamleider
        |leidinggevende|kierowni\w+|men[ae]dzer\w*
        |(?:руководител\w+|начальни\w+) (?:групп|проект|команд|смен)\w*|тимлид|управляющ\w+
        |менеджер\w*(?! по)|супервизор\w*|координатор\w*
        |brygadzist\w*|\w+manager(?:in)?|bdm|gm
        |\w*(?:team|gruppen|schicht|projekt|filial|markt|bau)leit\w+
        |(?:verkoop|afdelings|project|ploeg|vestigings|productie)leider|rssi
        |mudur\w*|yonetici\w*|sefi?|koordinatoru|mudurlugu
        |\w*(?:課長|课长|次長|係長|经理|經理|主管|팀장|과장|차장|매니저|マネー?ジャー|リーダー)
        """,
    ),
    (
        "partner",
        r"""
        (?<!business )(?<!channel )(?<!alliance )partner
        (?! manager| marketing| success| account| development| sales| engineer| program
        | relations| operations)
        |gesellschafter\w*|associe|associee|socio|socia|of counsel|principal partner
        |vennoot|wspolnik|wspolniczka
        """,
    ),
    (
        "senior",
        r"""
        senior|sr|lead(?! gen)|leading|principal
        |staff (?:software |site |data |product )?(?:engineer|scientist|designer|developer)
        |distinguished|oberarzt\w*|expert|(?<!postdoctoral )(?<!postdoc )(?<!doctoral )
        (?<!research )(?<!teaching )(?<!clinical )(?<!summer )(?<!graduate )fellow
        |experte|expertin|leitende\w*|architect|architecte|architekt\w*
        |arquitect[oa]|architett[oa]
        |advanced|iii|iv|chef\w*(?= ingenieur)
        |chief (?:engineer|architect|accountant|editor|clerk|of staff)
        |chief (?:cook|mate|steward|inspector|pilot)
        |experte principal|sen
        |主任|대리|주임|kidemli|bas (?:muhendis|uzman)\w*
        |starsz[yae]|g[łl]own[yae]|старш\w+|ведущ\w+|главн\w+|эксперт\w*|архитектор\w*
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
        |m[łl]odsz[yae]|младш\w+|помощни\w+
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
        |impiegat[oa]|addett[oa]|contabile|ragionier[ea]|consulente|vendit(?:ore|rice)
        |ingegner[ea]|sviluppat(?:ore|rice)|progettista|programmat(?:ore|rice)|segretari[oa]
        |agente|insegnante|avvocato|infermier[ea]|engenheir[oa]|desenvolvedor[a]?|advogad[oa]
        |auxiliar|enfermeir[oa]|representante|secretari[oa]|medewerk\w+|inkoper|verkoper|adviseur
        |ontwikkelaar|boekhouder|docent\w*|leraar|verpleegkundige|secretaresse|vertegenwoordiger
        |monteur|specjalist\w*|ksiegow[ya]|inzynier\w*|programist\w*|handlowiec|przedstawiciel\w*
        |doradca|konsultant\w*|analityk|prawnik|nauczyciel\w*|lekarz|pielegniar\w+|sekretarka
        |kupiec|pracowni\w+|administrat(?:eur|rice)s?|adjoint\w*|vendeu\w+|formateu\w+|formatrice
        |gestionnaire|controleu\w+|auditeu\w+|auditrice|\w+sekretar\w*|attache\w*|ejecutiv[oa]
        |asistente
        |recepcionista|gestor[a]?|representantes?
        |\w+administrator\w*|sprecher\w*|\w+sprecher\w*|ausbilder\w*|disponent\w*|syndikus\w*
        |\w*beauftragte\w*|\w*makler\w*|vertreter\w*|handelsvertret\w+|artists?|animators?|writers?
        |reporters?|journalist\w*|handlers?|underwriters?|brokers?|bankers?|traders?|cashiers?
        |sellers?|salesm[ae]n|saleswoman|salespersons?|workers?|operatives?|correspondents?
        |fellow|post ?doc\w*|chauffeu\w+|chofer|\w*fahrer\w*|speech ?writers?|drivers?|coach
        |interpreters?|translators?|ubersetzer\w*|dolmetscher\w*|bodyguards?|\w*buro|sekretariat|sergeant
        |autista|kierowca|collaborat(?:eur|rice)s?|photographers?|ghost ?writers?|nanny
        |secretaires?(?! general)|assistenz|asistentes?|realtors?|conductor[a]?
        |менеджер\w* по .*|специалист\w*|инженер\w*|бухгалтер\w*|аналитик\w*|маркетолог\w*
        |юрист\w*|юрисконсульт\w*|разработчик\w*|программист\w*|консультант\w*|секретар\w+
        |продав\w+|дизаинер\w*|агент\w*|врач\w*|учител\w+|преподавател\w+|администратор\w*
        |экономист\w*|логист\w*|закупщи\w+|рекрутер\w*|технолог\w*|оператор\w*
        |представител\w+
        |\w*fachkraft\w*|justi[tz]iar\w*|notar(?:in)?|enseignante?|medecin|delegue\w*|secouriste
        |technologist|dpo|uzman\w*|temsilci\w*|muhendis\w*|dan[ıi]sman\w*|sorumlu\w*|asistan[ıi]?
        |\w*(?:担当|社員|エンジニア|専門員|专员|專員|工程师|工程師|顾问|助理|사원|개발자|엔지니어|컨설턴트)
        |typists?|\Apa\Z|(?:executive|senior|team) pa|telephonists?|librarian|solicitors?
        |\w+(?:mitarbeiter|referent|assisten[zt]|berater|techniker|ingenieur|entwickler|sachbearbeiter
        |verkaufer|einkaufer|buchhalter|lehrer|kaufmann|kauffrau|anwalt|arzt|fahrer)\w*
        """,
    ),
)
SENIORITY_WORDS = as_folded(_LEVEL_WORDS)
"""Own table. An assistant to the CEO is no CEO: such phrases come before the levels they name."""

OCCUPATIONS = (
    r"(?<!\S)\w{3,}(?:ist|ists|istin|ician|icians|grapher|graphers|writers?|workers?|hackers?)(?!\S)"
    r"|(?<!\S)konstrukteur\w*"
    r"|(?<!\S)(?!(?:share|stake|stock)holder|investor|speaker|author|influencer|blogger|volunteer"
    r"|seeker|thinker|dreamer|traveller|traveler|learner|believer|customer|consumer|computer|center"
    r"|power|other|career|order|number|server|water|weather|summer|winter|member|owner|founder"
    r"|partner|freelancer|former|gamer|lover|fighter|winner|survivor|ambassador|mentor|connector"
    r"|creator|elder|rentner|caregiver|homemaker)\w{3,}(?:er|or|erin|eurin|orin)\Z"
    r"|\A(?!investor|author|influencer|collector|partenaire)"
    r"\w{3,}(?:eur|euse|trice|iste|ienn?e?|iere|aire|peute|dora?|tora?|ista|log[oa]|er[oa]|ari[oa]"
    r"|ativ[oa])(?!\S)"
)
"""How words for who does a work end, as a pattern: `Plumber`, `Dessinateur`. Names end so, too."""
