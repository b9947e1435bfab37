"""Words in job titles that tell the department: one table for nine languages.

Patterns match folded titles (no case, no accents, words and single spaces), first match wins.
"""

from __future__ import annotations

from leadctl.cleaning.titles.levels import OWNER
from leadctl.cleaning.titles.wordrules import as_folded

DEPARTMENTS = (
    "executive", "sales", "revops", "marketing", "engineering", "it", "data", "product", "design",
    "research", "finance", "hr", "legal", "procurement", "operations", "support", "education",
    "medical", "other",
)  # fmt: skip
"""Functions; `executive` only where the title names nothing more exact."""

_WORDS: tuple[tuple[str, str], ...] = (
    (
        "education",
        r"""
        professor(?:in|s)?|lecturers?|dozent\w*|profesor[a]?|teachers?|lehrer\w*
        """,
    ),
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
        data(?! protection| privacy| entry| cent(?:er|re)s?)|bi|business intelligence|analytics
        |data scien\w+|machine learning|ml|ai
        |statistic\w+|daten(?!schutz)\w*|datos|donnees|big data|artificial intelligence
        |kunstliche intelligenz|cdo
        |dati|dados|danych|gegevens
        """,
    ),
    (
        "product",
        r"""
        product (?:manage\w+|owner|lead|director|strateg\w+|development|analyst|operations)
        |head of product|vp,? (?:of )?product|chief product officer|cpo|produktmanage\w+
        |produktmanagement|produktleit\w+|chef de produit|responsable produit
        |director[a]? de producto|jefe de producto|product(?! market\w+)|producto|produit
        |scrum master
        |agile coach
        |prodotto|produto|produktowy
        """,
    ),
    (
        "hr",
        r"""
        hr|human resources?|people|talent|recruit\w+
        |personal(?! (?:assistant|secretary|trainer|bank|banker|banking|shopper|stylist|lines|claims
        |care|loans?|injury|finance|tax|wealth|insurance|protection|services?|advis[eo]rs?|coach
        |aide|accounts?|computers?|pa))|personal(?!i[sz]|ity)\w+|chro
        |payroll|learning and development|l and d|happiness|compensation|workforce|rrhh
        |recursos humanos|rh
        |ressources humaines|personalleit\w+|personalwesen|ausbildungsleit\w+|employer branding
        |headhunter|staffing
        |drh|risorse umane|kadr\w*|zasob\w+ ludzk\w+|personeel\w*
        |personnel|employee (?:relations|benefits|development|experience|engagement)
        |(?:labor|labour|industrial) relations
        |(?<!equal )employment(?! (?:law|lawyer|attorney|counsel|solicitor|litigation))|diversity
        |dei|inclusion
        |equality|equal opportunities|careers?|wages?|salaries|paie|nominas?|recrut\w+|talento
        |кадр\w*|персонал\w*|рекрут\w+|подбор\w*
        |reclutamiento|lohn\w*|gehalt\w*|entgelt\w*
        |insan kaynaklar[ıi]|\w*(?:人事|人力|人材|採用|인사|채용)\w*
        |benefits (?:analyst|manager|specialist)|job placement
        """,
    ),
    (
        "legal",
        r"""
        legal|lawyer|attorney|counsel|compliance|paralegal|general counsel|contracts? manager
        |privacy|dpo|jurist\w*|rechts\w+|recht|anwalt|anwaltin|datenschutz\w*|avocat\w*
        |juridique|abogad[oa]|juridic[oa]|notar\w*|solicitor|barrister|clo
        |legale|avvocat\w+|advogad[oa]|advocaat|juridisch\w*|juri\w+|prawn\w+|radca
        |data (?:protection|privacy)|law(?! enforcement)|litigat\w+|conveyanc\w+|tribunal|probate
        |patents?|trademarks?|intellectual property|regulatory|syndikus\w*|justi[tz]iar\w*
        |contentieux|conformite|cumplimiento|judges?|magistrate|arbitrator|mediator
        |hukuk\w*|avukat|\w*(?:法務|法务|법무|변호사)\w*
        |юр(?:ист|идическ|исконсульт)\w*|правов\w+
        |equal employment opportunity|richterin|court
        """,
    ),
    (
        "operations",
        r"""
        chief operat(?:ing|ions) officer|(?:ehs|hse|hsse|qhse|hseq)|security guards?
        |(?:stock|stores?|stock ?room|inventory|warehouse|transport|freight|traffic|document
        |production|materials?|shipping|desp?atch|cargo|depot|logistics|flight) controllers?
        """,
    ),
    (
        "finance",
        r"""
        finance|financial|finanz\w*|accounting|accountant\w*|accounts? (?:payable|receivable)
        |controll\w+|cfo|treasur\w+|tax|audit\w*|bookkeep\w+|fp and a|fpa|investor relations
        |buchhalt\w+|steuer\w*|rechnungswesen|comptab\w+|financier\w*|daf|raf|finanzas
        |financier[oa]|contab\w+|contador[a]?|tesor\w+|tresor\w+|billing|credit|actuar\w+
        |kaufmannisch\w* (?:leit\w+|direktor\w*|geschaftsfuhr\w+)|underwrit\w+|investment\w*
        |finanziari[oa]|finanza|amministrazione|ragionier[ea]|financeir[oa]|financas
        |financi(?:eel|ele|en)|boekhoud\w*|finans\w+|ksieg\w+
        |loans?|mortgages?|budget\w*|fiscal|invoic\w+|pensions?|teller
        |cost (?:analyst|estimator|accountant)|fakturi\w+|facturation|facturacion
        |accounts (?:clerk|officer|assistant|administrator|associate|supervisor|department)
        |accountancy|account clerk|ledger|book ?keep\w+|taxation|taxes|vat|costing|claims?|insurers?
        |insurance(?! (?:agents?|brokers?|sales|producers?))|insolven\w+|liquidators?|lending|debt
        |(?<!food )(?<!blood )bank(?!ett)\w*|funds?(?! ?rais\w*)|hedge fund|derivatives|collateral
        |equit(?:y|ies)(?! partner)|(?<!sole )traders?|stock ?brok\w+|securities|settlements?|forex
        |foreign exchange|venture capital\w*|reconciliations?|wealth|asset manage\w+
        |(?<!it )(?<!project )(?<!application )portfolio manage\w+|(?<!flood )risk|m and a|mergers
        |collections? (?:manager|specialist|agent|officer|analyst|supervisor)|\w*buchhalt\w+
        |versicherung\w*|schaden\w*|kredit\w*|vermogens\w*|anlageberat\w+|wirtschaftspruf\w+
        |risik\w+|debitor\w*|kreditor\w*|inkasso|forderungs\w*|assurances|(?:d|en) assurance
        |sinistres?|fiscal\w*|recouvrement|risques?|controleu\w+ (?:de gestion|financi\w+|interne)
        |controle de gestion
        |muhasebe\w*|mali isler|\w*(?:財務|财务|経理|会計|会计|재무|회계)\w*
        |финанс\w*|бухгалтер\w*|экономист\w*|казначе\w+|аудит\w*
        |banque|banquier\w*|bancaires?|banca|bancari[oa]|seguros?|impuestos?|cobran\w+|cobros
        |riesgos?|tributari[oa]|cuentas por (?:pagar|cobrar)|inversion\w*|creditos?
        """,
    ),
    (
        "procurement",
        r"""
        procurement|purchas\w+|buyer|sourcing|einkauf\w*|einkaufer\w*|beschaffung\w*|achats?
        |acheteu\w+|compras|comprador[a]?|category manager|vendor management|supplier\w*
        |buying|supplies|approvisionn\w+|abastecimiento|aprovisionamiento|lieferanten\w*
        |acquisti|inkoop\w*|inkoper|zakup\w*|kupiec
        |sat[ıi]n alma|\w*(?:購買|采购|採購|調達|구매)\w*
        |закуп\w+|снабжени\w+
        """,
    ),
    (
        "sales",
        r"""
        solutions? consultant|client (?:partner|director|manager|executive)|biz ?dev
        |sales (?:support|admin\w*|office|liaison|retention)
        |(?:vertriebs|verkaufs)(?:innen|assis)\w*
        """,
    ),
    (
        "support",
        r"""
        customer (?:support|services?|success|care|experience|liaison|advoca\w+|relationship|contact
        |engagement|operations|retention|happiness)
        |client (?:services?|success|support|care|relations?|relationship|experience)
        |after ?sales|service cent(?:er|re)|apres vente|sav|clientele|relation clients?|postventa
        |teleconseill\w+|kundenberat\w+|technical support|support|csm|help ?desk
        |service desk|cx|kundenservice|kundenbetreu\w+|serviceleit\w*
        |chief (?:customer|experience|client) officer|musteri (?:hizmet|iliski|destek)\w*
        |\w*(?:客服|客户服务|カスタマー|サポート|고객(?:지원|서비스|센터))\w*
        |kundendienst|service client|support client
        |atencion al cliente|(?:call|contact) cent(?:er|re)s?|onboarding|kundenerfolg|soporte
        |(?:assistenza|servizio) clienti|atendimento|suporte|klantenservice
        |klantcontact|obs[łl]ug\w+ klient\w+
        |customer (?:relations|complaints?)|complaints?|reklamation\w*
        """,
    ),
    (
        "marketing",
        r"""
        marketing|brand|communications?|pr|public relations|content|seo|sem|ppc|demand gen\w*
        |growth|social media|cmo|digital|campaign\w*|events?|community|copywriter|media
        |conferences?|exhibitions?|trade ?shows?|fund ?rais\w+|publicity|publications?|promotions?
        |press (?:office\w*|secretary|relations|liaison|agent|and|manager|representative)
        |spokes(?:man|woman|person)|correspondents?|columnists?|reporters?|(?<!technical )writers?
        |lobby\w*|(?:corporate|external) affairs|sponsor\w*|offentlichkeits\w*|messe(?:n|bau\w*)?
        |veranstaltung\w*|eventmanag\w*|evenement\w*|publicite|redact\w+|eventos|prensa|marca
        |redes sociales|reseaux sociaux
        |advertis\w+|marke|marken\w*|werbung|(?!tele)\w*kommunikation\w*|presse\w*|mercadeo|mercadotecnia
        |comunicacion|publicidad|communication|redakt\w+|editor\w*|journalist\w*|public affairs
        |(?!tele)\w*marketing\w*|comunicazione|comunicacao|communicatie\w*|komunikacj\w+|pubblicita
        |videograph\w+|pazarlama|\w*(?:マーケティング|市场|市場|品牌|广报|広報|宣伝|마케팅|홍보)\w*
        |publicidade|reclame|redatt\w+|маркетинг\w*|маркетолог\w*|реклам\w+|бренд\w*
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
        |vendit[ae]|vendit(?:ore|rice)|vendas|verkoop\w*|verkoper|sprzedaz\w*|handlow\w+
        |ingenieur (?:d )?affaires|technico commercial\w*|bid manager|tender\w*|proposals?
        |accountmanager\w*|bdm|partner (?:manager|account|sales|development|success|relations)
        |salesm[ae]n|saleswoman|salespersons?|salespeople|cashiers?|brokers?|\w*makler\w*
        |(?:insurance|real estate|estate|travel|letting|property) agents?|insurance producers?
        |tele ?sales|tele ?market\w+|canvass\w+|retail\w*|supermarket|check ?out|sellers?|lettings?
        |shop ?keeper|shop (?:assistant|manager|supervisor)|showroom|auctioneer\w*|realtors?
        |merchandis\w+|store (?:associate|assistant|supervisor|director|lead\w*)
        |charge\w* d affaires|grands comptes|magasin|chef\w* de rayon|renewals?|boutique|caissi\w+
        |tienda|cajer[oa]|preventa
        |(?:ejecutiv[oa]|gestor[a]?|director[a]?|gerente) de cuentas|cuentas clave|filial\w+
        |marktleit\w*|kassier\w*|\w+verkauf\w*|\w+vertrieb\w*|geschaftsentwickl\w+
        |sat[ıi]s|ihracat|\w*(?:営業|销售|銷售|商务|영업|세일즈)\w*
        |exportleit\w*|handelsvertret\w+|counter clerk|продаж\w*|сбыт\w*|продав\w+|коммерческ\w+
        """,
    ),
    (
        "it",
        r"""
        (?<!make )(?<!makes )(?<!making )(?<!made )(?<!do )(?<!doing )(?<!get )(?<!getting )
        (?<!love )(?<!fix )it(?! happen\w*| done| works?| all| is)
        |information technology|infrastructure|network|systems? (?:admin\w*|engineer|manager)
        |sysadmin|cio|ciso|security|cyber\w*|cloud|information systems?|informationstechnik
        |\w*informatik\w*|edv|dsi|rssi|informatique|sistemas|informatic[oa]s?|tecnologia
        |database admin\w*|dba|erp|sap|desktop|systemadmin\w*|netzwerk\w*
        |technology officer(?<!chief technology officer)|service desk
        |systemes? d informations?|ict|sistemi informativi|de ti|informatyk\w*|automatisering
        |systeembeheer\w*
        |informationssicher\w*
        |telecom\w*(?! engineer)|telekom\w*|internet|intranet|data cent(?:er|re)s?|rechenzentr\w+|si
        |tic|ti|ит|информационн\w+|информатик\w*
        |redes(?! sociales)|web (?:manager|admin\w*|supervisor)
        |systems? (?:officer|advis[eo]r|consultant|support)
        |applications? (?:consultant|manager|support|analyst)|reseaux(?! sociaux)|systemes
        |chief information officer|bilgi (?:islem|teknoloji\w*)|\w*(?:情報システム|信息技术|전산)\w*
        |lan|mis|computers?|databases?|programmers?|systems? analysts?|webmaster
        """,
    ),
    (
        "design",
        r"""
        design\w*(?! engineer| ingenieur)|ux|ui|user experience|creative|art director|graphic
        |graphi\w+|gestalt\w+
        |disen\w+|illustrator|artistique|artists?|animators?|animation|layout|visual effects|vfx
        |photograph\w*|fotograf\w*|mediengestalt\w*|(?:director[a]?|direccion) de arte
        |grafic[oa]|ontwerp\w*|projektant\w*|grafik\w*
        """,
    ),
    (
        "research",
        r"""
        research\w*|r and d|r d|scientist|forschung\w*|recherche|investigacion|investigador[a]?
        |chercheu\w+|wissenschaft\w*|laborator\w+|lab
        |ar ge|f and e|\w*(?:研究|研发|研發|연구)\w*
        |ricerca|ricercat\w+|pesquisa\w*|onderzoek\w*|badan\w*|badawcz\w+
        |biologists?|\w+biolog(?:ist|ists|e|in)|chemists?|\w+chemists?|chemiker\w*|physicists?
        |physiker\w*|geolog(?:ist|ists|e|in)|economists?|ecologist|epidemiolog\w+|astronomers?
        |biochemi\w+
        """,
    ),
    (
        "medical",
        r"""
        medical|physician|doctor|nurs\w+|clinical|surgeon|dentist|pharmac\w+|health\w*|patient
        |therapist|\w*arzt|\w*arztin|apothek\w*|\w*pfleg\w*|medecin|infirmi\w+|medic[oa]|enfermer[oa]
        |veterinar\w*
        |radiolog\w+|chefarzt
        |infermier[ea]|enfermeir[oa]|verpleeg\w+|lekarz|pielegniar\w+|medyczn\w+
        |paramedics?|emts?|dental|dentists|dietit\w+|optician\w*|optometrist\w*|audiologist\w*
        |phlebotom\w+|orthoped\w+|cardi(?:ac|olog\w+)|midwi\w+|physio\w+|anesthesi\w+|chiropract\w+
        |psychiatr\w+|psycholog\w+|gynecolog\w+|clinic|hospital|hospice|medicine|practitioner|hygienists?
        |physicians|zahnarzt\w*|hebamme\w*
        """,
    ),
    (
        "education",
        r"""
        admissions?|ecoles?|teacher|professor\w*|lecturer|instructor|education\w*|academic|school|dean|trainer
        |(?<!in )training|tutor|curriculum|lehrer\w*|dozent\w*|enseignant\w*|profesor[a]?|docente
        |librar\w+|archivist\w*|museum\w*|curator\w*|bibliothek\w*|preschool|professors|teachers
        |schulleit\w+|klassenvorst\w+
        |principal of|faculty|formation|formateu\w+|formatrices?|formacion|formador[a]?
        |pedagog\w+
        |ausbilder\w*|schulung\w*
        |insegnante|formazione|docent\w*|leraar|nauczyciel\w*|szkole\w+
        """,
    ),
    (
        "engineering",
        r"""
        engineer\w*|tech|software|logiciels?|developer\w*|programmer|devops|sre|cto
        |chief technology officer
        |technical|technology|architect|architecte\w*|architekt\w*|full ?stack|front ?end|back ?end
        |qa
        |quality assurance|test(?:er|ing)?|\w*entwickl\w+|\w*ingenieur\w*|\w*technik\w*
        |\w*mechanik\w*|electrical
        |mechanical|technisch\w*
        |developpeu\w+|technique|technicien\w*|ingenier(?:[oa]\w*|ia)|desarrollador[a]?|desarrollo
        |tecnic[oa]|konstrukt\w+|technician|programador[a]?
        |ingegner\w+|sviluppat\w+|progettista|engenhari\w+|engenheir[oa]|desenvolv\w+|ontwikkel\w+
        |muhendis\w*|yaz[ıi]l[ıi]m\w*|\w*(?:技術|技术|開発|开发|エンジニア|工程师|工程師)\w*
        |\w*(?:개발|기술|엔지니어)\w*
        |инженер\w*|техничес\w+|разработ\w+|программист\w*
        |inzynier\w*|programist\w*|techniczn\w+
        |drafters?|draftsm[ae]n|surveyors?|technologists?|programmers|mechatronik\w*
        """,
    ),
    (
        "operations",
        r"""
        operations?|ops|coo|logistic\w*|supply chain|warehouse|manufacturing|production|plant
        |facilit\w+|quality|project\w*|pmo|program\w*|office manager|(?<!conseil d )administrat\w+
        |administracion|administracao
        |produktion\w*|logistik\w*|lager\w*|betriebs\w+|werk(?!student)\w*|projekt\w*
        |qualitat\w*|exploitation|logistique|qualite|operaciones|logistica|produccion|calidad
        |chef de projet|proyectos?|projet|fleet|transport\w*|safety|maintenance|construction
        |site manager|secretar\w+|secretaires?|secretariat\w*
        |assist\w+(?! director| manager| vice| vp| professor| general| controller| principal)
        |\w*sekretar\w+|receptionist|office
        |(?:ea|pa) to|admin|(?:team|vorstands|direktions|geschaftsfuhrungs)assist\w*|almacen\w*
        |first impressions?|produzione|qualita
        |magazzin\w+|progett[oi]|producao|operacoes|qualidade
        |projetos?|productie|logistiek|kwaliteit\w*|produkcj\w+|logistyk\w*|jakosc\w*|operacyjn\w+
        |magazyn\w*|asystent\w*|segreter\w+|segretari[oa]|administracyjn\w+
        |(?<!department )stores?(?! owner)|stock|cargo|desp?atch\w*|materials?|parts|spares
        |goods|traffic|couriers?|harbou?rs?
        |airports?|ports?|document(?:s|ation| control\w*)|propert(?:y|ies)|estates?
        |building services|orders?|planners?|planning|supply|data entry|typing|typists?|reception
        |\Apa\Z
        |(?:executive|senior|team) pa|personal secretary|sachbearbeit\w*|buro\w*|empfang\w*
        |versand\w*|bauleit\w*|baustell\w*|disposition\w*|instandhalt\w*|wartung\w*|fertigung\w*
        |montage\w*
        |warenein\w+|verwaltung(?!sr)\w*|materialw\w+|arbeitsvorbereit\w*|fuhrpark\w*|gebaude\w*
        |\w*sicherheit\w*|\w+projektleit\w*|hausmeister\w*|adjoint\w* (?:de|administrat\w+)
        |entrepot|stocks|chantiers?|travaux|planification|recepcion\w*|asistentes?|planta|obras?
        |mantenimiento|suministros?|clerks?|dispatcher\w*|inventory|stockroom|shipping|freight
        |distribution|disponent\w*
        |uretim|lojistik|operasyon|leit\w+ qs|qm|qualitatsman\w+
        |\w*(?:製造|生产|生產|物流|品質|质量|総務|行政|运营|생산|물류|품질|총무|운영)\w*
        |registrar|records management|логист\w*|производств\w*|операцион\w+|проект\w*|склад\w*
        |администрат\w+|секретар\w+
        """,
    ),
    (
        "executive",
        r"""
        ceo|chief(?! petty| warrant| master| cook| mate| steward| inspector| resident| pilot)
        |president\w*
        |founder|co ?founder
        |"""
        + OWNER
        + r"""
        |managing directors?|general managers?
        |geschaftsfuhr(?!\w*(?:assist|sekret|referent|fahrer|buro|mitarbeit|berat))\w+
        |geschaftsleit(?!\w*(?:assist|sekret|referent|fahrer|buro|mitarbeit|berat))\w+
        |vorstand(?!\w*(?:assist|sekret|referent|fahrer|buro|mitarbeit|berat))\w*|alleinvorstand|inhaber\w*|grunder\w*|pdg
        |(?:mit|allein|firmen|unternehmens|geschafts|praxis)inhaber\w*
        |directeur general|directrice generale|gerant\w*|fondat\w+|director[a]? general
        |gerente general|dueno|duena|propietari[oa]|fundador[a]?|chairman|chairwoman
        |board member|consejer[oa] delegad[oa]|managing partner|entrepreneur
        |(?<!business )(?<!channel )(?<!alliance )partner
        (?! manager| marketing| success| account| development| sales| engineer| program
        | relations| operations)
        |dirigeante?|chef d entreprise|cogerante?|gl mitglied|mitglied (?:der )?gl|dgs
        |director[a]? ejecutiv[oa]|diretor[a]? executiv[oa]|directeur executif|executive director
        |\Amayor(?:\Z| of .*)|(?:ober)?burgermeister\w*|bourgmestre|\Amaire(?:\Z| d.*)
        |alcalde(?:sa)?|sindac[oa]|prefeit[oa]
        |genel mudur|代表取締役\w*|社長|(?:总|總)(?:经理|經理|裁)|董事(?:长|長)
        |대표(?:이사|님)?|사장|회장|administrador[a]? unic[oa]
        |amm (?:del|delegat[oa]|unic[oa])|zaakvoerder|\Agl\Z|kurucu\w*|managing (?:member|principal)
        |country manager|unternehmer\w*
        |amministrat(?:ore|rice) (?:delegat[oa]|unic[oa])|direttore generale|diretor[a]? geral
        |titolare|proprietari[oa]|imprendit\w+|empresari[oa]|algemeen directeur|bestuur\w*
        |eigenaar|oprichter|prezes\w*|zarzad\w*|w[łl]asciciel\w*|za[łl]ozyciel\w*|socio|socia|dga?
        |gm|\Amd\Z|aufsichtsr\w+|verwaltungsr\w+|board|associee?|sole proprietor|\w+geschaftsfuhr\w+
        |non executive director|director gerente|sole trader|генеральныи директор|гендиректор
        |исполнительныи директор|президент\w*|председатель|учредител\w+|основател\w+|владел\w+
        |собственни\w+|предпринимател\w+
        """,
    ),
    ("sales", r"(?<!union )representatives?|reps?|vertreter\w*|representantes?|representants?"),
)
DEPARTMENT_WORDS = as_folded(_WORDS)
"""Own table; exact functions stand before broad ones (`sales operations`, then `operations`)."""
