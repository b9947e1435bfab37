"""Words around names: titles before them, letters behind them. Own lists, of many countries.

All are folded: no case, dots or dashes. `M.D.` stands here as `md`.
"""

from __future__ import annotations

from leadctl.cleaning.tables import phrase_set, word_set

HONORIFICS = word_set(
    """
    abg adm alhaja eheleute ehepaar profª alhaji arq atty avv ayatollah bapak barrister bpk brig
    briggen
    capt cdr cmdr cpl
    cpt datin dato datuk dddr ddr dhr dipl diplbetrw diplbiol diplchem diplinf dipling dipljur
    diplkffr diplkfm diplmath diplphys diplpsych dipltechn diplvolksw diplwirting diplök docteur
    doctor dott dottor dottore dottoressa dottssa doç doña dr dra dres drs drª dña encik engr engª
    engº exma exmo familie frau frk frl fru fräulein fröken frøken ginang ginoo gng gov hab hajia
    herr herrn honorable honourable hr hra ilma ilmo inż ir judr kgg kkt lcda lcpl ldo ldª lic licda
    ltcmdr ltcol ltgen madam madame mademoiselle maitre majgen maulana maître mej messieurs messrs
    mevr mevrouw mgr miss missis missus mister mlle mlles mme mmes monsieur monsignor mr mrs ms msgr
    msgt mtra mtro mudr mvdr mw mx nangsao paeddr pani pfc pharmdr phdr privdoz prof professeur
    professor professore professoressa puan pvt rabbi radm rev revd reverend rndr rsdr rthon rva
    sayın senhor senhora señor señora señores señorita sgt shri shrimati signor signora signore
    signorina sigra sir smt spc sra srta ssgt tansri thdr tsgt univprof ustadz ustadzah ustaz
    ustazah uzm vadm weledelheer yrd öğr акад г-жа г-н господин госпожа проф คุณ ดร นส นาง นางสาว
    นาย
    """
)
"""Titles before a name, with a dot or without."""

DOTTED_HONORIFICS = word_set(
    """
    adv alh amb ar arc arch av avv barr bb bc bldr bp bro ca cand cav cma col const da dcn dcns
    deacon dent det dn doc ds en eng ens er evang fam fr gen geom habil hc hj hon inf ing insp iur
    jur justice kand kap kffr kfm ks kum lek lt mag maj major me mec med mons mult nat oec ong
    pastor pd pe ped pharm phil pn pol pr pres rag rep rer sc sen sig sis sn sr supt surv techn
    theol tpl ts ven vet wirt ök δρ κα κος г д-р тов
    """
)
"""Titles only with a dot behind them: without it they are names or parts of names."""

BESIDE_TITLES = word_set("ao apl asoc ass em emer emerit gör hab ir o op ord pd priv ret tit")
"""Words that with a dot, or shouted, belong to the title beside them: `Prof. em.`, `PD Dr.`."""

EXCELLENCIES = word_set("he hh hm hrh hsh hih")
"""Initials that before two words of a name say how to address a head of state or church."""

FEMININE = word_set("a ª in ssa essa")
WITH_FEMININE = word_set("mag dr prof dipl ing univ dott arch avv eng lic mtr ddr dipling")
"""Titles whose form for women is tied to a dot: `Mag.a`, `Dr.in`."""

DON = frozenset({"don"})
SPANISH_GIVEN = word_set(
    """
    adolfo agustin agustín alberto alejandro alfonso alfredo alonso alvaro álvaro andres andrés
    angel ángel antonio arturo benito carlos diego domingo eduardo emilio enrique ernesto esteban
    eugenio federico felipe fernando francisco gabriel gonzalo guillermo gustavo hector héctor
    ignacio jaime javier jesus jesús joaquin joaquín jorge jose josé juan julio lorenzo luis manuel
    marcelo mariano mario martin martín mauricio miguel nicolas nicolás octavio pablo pascual pedro
    rafael ramiro ramon ramón raul raúl ricardo roberto rodrigo salvador santiago sebastian
    sebastián sergio tomas tomás vicente victor víctor
    giovanni giuseppe luigi salvatore vincenzo gaetano pasquale calogero gennaro ciro raffaele
    """
)
"""Given names before which `Don` is a title: elsewhere it is short for Donald."""

SHORT_FAMILIES = word_set(
    "ma li wu xu yu hu he lu gu su le vo vu ho ly ko ye du fu qi qu lo xi ng do"
)
"""Family names of two letters which people write in capitals behind a given name: `Jack MA`."""

ARTICLES = word_set("le la li lo el ben bin bou ait aït st ste saint mac mc ould")
"""Words that, in capitals before a shouted family name, belong to it: `Benoît LE GOFF`."""

BEFORE_TWO = word_set(
    """
    admiral ambassador apostle archbishop attorney baroness bishop brigadier brother captain
    cardinal chancellor chaplain chief cik colonel commander commissioner commodore congressman
    congresswoman corporal councillor councilman councilwoman countess dame deacon detective duchess
    evangelist father fr general governor hajah haji hajjah ibu inspector judge khun lady lieutenant
    lord lt magistrate mayor officer otunba president prophet secretary senator sergeant sheik
    sheikh sheikha sister sr viscount
    """
)
"""Titles only before two words of a name or more: elsewhere they are names."""

BEFORE_GIVEN = word_set("adv barr col hj hon major pastor tun")
"""Titles only before a given name and another word, or before a title: `Pastor John Doe`, but
not `Pastor Maldonado`, `Pastor Pérez Gómez`."""

BEFORE_TITLES = word_set("yab yb ybhg ybm")
"""Titles only before another one: elsewhere they are initials."""

PAIRS = phrase_set(
    """
    1st lt|2nd lt|brig gen|brigadier general|dato paduka|dato seri|dato sri|dato wira|datin paduka
    |datin seri|datin sri|datuk seri|datuk sri|datuk wira|de heer|first lieutenant
    |flight lieutenant|flt lt|gp capt|group captain|lieutenant colonel|lieutenant commander
    |lieutenant general|lt cdr|lt cmdr|lt col|lt commander|lt gen|maj gen|major general
    |most rev|most reverend|prime minister|prof emerita|prof emeritus|professor emerita
    |professor emeritus|puan sri|rear adm|rear admiral
    |right hon|right honorable|right honourable|right rev|right reverend
    |rt hon|rt honorable|rt honourable|rt rev|rt reverend|second lieutenant|sergeant major
    |sgt maj|sgt major|sqn ldr|squadron leader|staff sergeant|toh puan|very rev|very reverend
    |vice adm|vice admiral|vice chancellor|vice president|wg cdr|wing commander
    """
)
"""Titles of two words."""

PAIRS_BEFORE_TWO = frozenset({"tan sri"})
"""The same only before two words of a name: `Tan` is a family name, `Sri` a given one."""

PAIR_OPENINGS = frozenset(pair.partition(" ")[0] for pair in PAIRS | PAIRS_BEFORE_TWO)
"""First words of those."""

ANDS = frozenset({"&", "+", "and", "und", "et", "y", "e", "en", "i", "och", "og"})
"""Words that tie two people."""

GENERATIONS = word_set("jr sr ii iii iv jnr snr vi vii viii 2nd 3rd 4th")
SPOKEN_GENERATIONS = word_set(
    """
    junior senior hijo padre père fils starší mladší starsi mladsi vanhempi nuorempi starszy młodszy
    mlodszy старший младший
    """
)
"""Generations that are family names as well, behind one word."""

DOTTED_GENERATIONS = word_set("sen jun ml st мл ст dä dj dy dæ")
"""Generations that without a dot are names, or letters of others: `sen.`, `ml.`, `d. J.`."""

BORNE_GENERATIONS = word_set("filho neto sobrinho júnior")
"""Generations that are part of Portuguese family names, and stay so: `Pereira Filho`."""

LETTER_GENERATIONS = word_set("v i")
"""Generations that are initials, too."""

CREDENTIALS = word_set(
    """
    acca acma aia aicp aprn asla atc bba bca bcba bcom beng bfa bsc bscn bsed bsn btech capm
    cbap cbe ccc ccie ccim ccna ccnp ccrn ccsp cfa cfcs cfe cfp cgeit cgma chfc ciia cipd cipp
    cisa cism cissp citp clu cma cmg cpa cpcu cpm cqa crisc crna crpc crpm crs csc cscs csm cspo
    cvo dba dbe dds dmd dmin dnp dphil dpt drph drphil drsc dso dsw dvm edd eit emba engd esq
    esquire faan faap facc facep facog facp facs faicd fba fbcs fca fcas fcca fcipd fcis fcma
    fcpa fice fics fiet fnp frcp frcpc frcs frcsc frics frm frs frsa frse fsa gaicd gbe gphr gri
    itil jsd jsm kbe kcb kcmg kcvo lcpc lcsw ldn licsw lisw llb llm lmft lmsw lmhc lpc lpn lutc
    maicd mba mbbch mbbs mbchb mbcs mbe mbus mca mched mcse mcipd mcom mdes mdiv mfa mfin mha
    mhs mimeche mlis mpa mph mphil mpp mps mrcgp mrcp mrcs mrics msc mscs mse msed msis msn msp
    msw mtax mtech mth obe oscp otr pgmp pharmd phd phr pmp psm psmi psyd rdn rics rph scd shrm
    shrmcp shrmscp sior sjd slp sphr stb thd usaf uscg usmc usn vmd wp
    """
)
"""Letters behind a name that are hardly a name themselves."""

SHORT_CREDENTIALS = word_set(
    """
    aa ab abr aca acas acis acp aia am as asa ba bd bed bs ca caia cams ceh ceng ceo cfo cia cima
    cio cma cmo coo cpt cro cs cto dc do dpm ed evp faia fia fm ieng jd kc lac leed ma macc mcp md
    mds med meng mep mice miet mim mla mm mmed mp mres ms mt np od ot pa pe peng pmi pmp pt qc ra
    raia rd rdh ret riba rn sc sm svp vp wp
    """
)
"""Letters that count after a comma, with dots between, or shouted behind a written name."""

DOTTED_CREDENTIALS = word_set("peng ceng ieng meng beng pgeo rpt psc")
"""Letters that are a name without a dot: `P.Eng.`."""

INDONESIAN_DEGREES = word_set(
    """
    se sh st sp ss sag sfarm sgz shi shum shut sikom sip skg skep sked skm skom smat spd spdi spi
    spsi spt ssi ssn ssos ssit stp str strkep mag mak mba meng mfarm mh mhum mkes mkn mkom mm mpd
    mpdi mpsi msc msi msn mt amd amdkeb amdkep dea sppd spa spog spb spjp spkk spm span sprad sps
    sptht sppk spot spu spkj spp
    """
)
"""Degrees that stand with dots behind Indonesian names: `S.Kom.`, `S.H.`, `Sp.PD`. Own list."""

INDONESIAN_GIVEN = word_set(
    """
    ade adi aditya agung agus ahmad aji andi andri anggi ani anita ari arif arya asep asri ayu
    bagus bambang bayu bima budi cahya cahyo citra dedi deni desi dewa dewi dian didik dimas dini
    dwi edi eka eko endah endang fajar fitri galih gede gilang gita gunawan hadi hari haryanto
    hendra hendri herman heru i imam indah indra intan irfan irma irwan iwan joko kadek kartika
    ketut komang kurnia kurniawan lestari lilik lina luh lukman made mega muhamad muhammad mulyadi
    mulyono murni nanda nengah ngurah ni novi nugroho nur nurul nyoman oka prasetyo puji puspita
    putra putri putu rahayu rahmat rama rangga ratih ratna reza rian rika rina rini rizal rizky rudi
    sari sigit siska siti slamet sri sudirman sugeng suharto sukma supriyadi surya susanti susi
    suwandi taufik teguh tika titik totok tri tuti udin untung utami wahyu wati wawan wayan widodo
    widya wulan yanti yanto yayan yoga yudi yuli yuni yusuf
    """
)
"""Given names of Indonesia, behind which short degrees are told from initials. Own list."""

NAMES_TOO = word_set(
    """
    ab am as ba bed ca cams ceh ceng cima do dos ed fia lac leed ma meng mice mim mm od ot pa pe
    peng ra raia riba sc sm
    """
)
"""Short letters that are names as well: shouted they may be just that, and so after a comma
behind one word."""

FAMILIES_TOO = word_set("mba obe mbe gbe")
"""Letters that are family names in West Africa, behind a single word."""

CREDENTIAL_PARTS = word_set(
    """
    ap b bc c cp cs d ed eng fh h hons ii iii l p r ret retd rtd scp
    """
)
"""What stands behind a dash, dot or slash in credentials: `RN-BC`, `PA-C`, `Msc.Ed.`."""

ROLES = word_set(
    """
    ceo cto cfo coo cmo cio ciso cro cpo chro vp svp evp avp md president founder cofounder
    owner partner director manager head chief lead officer engineer developer consultant analyst
    specialist coordinator assistant associate executive architect administrator advisor adviser
    accountant recruiter representative sales marketing operations finance hr it
    geschäftsführer geschäftsführerin leiter leiterin vorstand inhaber inhaberin directeur
    directrice gérant gérante responsable gerente jefe jefa directora diretor diretora gestor
    titolare responsabile direttore direttrice
    realtor broker author speaker investor veteran rechtsanwalt rechtsanwältin steuerberater
    steuerberaterin fachanwalt fachanwältin notar notarin avocat avocate notaire
    """
)
"""Words that tell a job behind a name."""

FIRMS = word_set(
    """
    inc incorporated llc ltd limited gmbh ag corp corporation co company plc llp lp bv nv sa sas
    sarl srl spa ab oy as aps kg ohg ug pty pte group holding holdings consulting solutions
    partners services technologies software systems bank university
    """
)
"""Words that tell a firm behind a name."""

FIRM_FORMS = word_set(
    """
    gmbh mbh llc inc incorporated ltd ltda corp corporation plc llp pllc sarl eurl kft oyj pty pvt
    """
)
"""Legal forms that nobody is called by: a name that ends with one is a firm's."""

TEAMS = word_set(
    """
    team department dept office service services desk helpdesk info admin administrator support
    webmaster postmaster noreply abteilung buero büro équipe sekretariat zentrale
    kundenservice kundendienst equipe equipo departamento servizio servicio accueil
    """
)
"""Words for whoever answers, folded and not: a name of these and `TASKS` alone is nobody's."""

TASKS = word_set(
    """
    sales marketing customer client hr human resources it accounts accounting billing finance
    purchasing procurement legal press media operations help front back the our your and of
    general main reception technical tech vertrieb einkauf personal buchhaltung comercial ventas
    commercial ventes compras clienti clients cliente de la
    """
)
"""Folded words for what a team does; some people are called so (`Sales`)."""

CHIEFS = word_set("ceo cto cfo coo cmo cio ciso cro cpo chro cdo svp evp avp")
"""Jobs in capitals that stand before a name; `MD` and `VP` are initials too."""

MAIDEN = word_set("née nee geb geboren geborene nata roz rozená född født formerly fka")
"""Words before the family name that somebody was born with."""

PRONOUNS = word_set(
    """
    she he they her hers him his them their theirs ella él elle il iel sie er la le lui ihr ihm
    elles ils xe ze zie hir any all pronouns hon han hen
    """
)
"""Words that tell how to speak of somebody."""

NO_NAMES = phrase_set(
    """
    no name|noname|no first name|no last name|no surname|name unknown|unknown name
    |first name unknown|last name unknown|unknown unknown|not given|name missing|anonymous
    |kein name|ohne namen|name unbekannt|sans nom|nom inconnu|sin nombre|nombre desconocido
    |sem nome|senza nome|geen naam|zonder naam|brak nazwiska|utan namn|uten navn|uden navn
    |first name|last name|full name|firstname lastname|first name last name|your name
    |vorname|nachname|familienname|vorname nachname|prénom|nom de famille|prénom nom|apellido
    |apellidos|nombre apellido|nombre y apellidos|cognome|nome cognome|sobrenome|voornaam
    |achternaam|imię|nazwisko|imię i nazwisko|förnamn|efternamn|etternavn|soyadı|ad soyad
    |to whom it may concern|sir or madam|valued customer|there|hi there
    """
)
"""What people and forms write where they have no name."""

KEYBOARD = word_set(
    "asd asdf asdfg asdfgh asdfghjkl asdfasdf sdf sdfsdf dfg dfgdfg fghfgh qwe qwer qwert qwerty"
    " qwertz qwertyuiop azerty zxc zxcv zxcvb zxcvbnm yxcv jkl jklö hjkl lkjh"
)
"""Keys that lie side by side: what is typed to fill a field."""

ASIAN_TITLES = (
    "先生", "女士", "小姐", "博士", "教授", "老师", "老師", "經理", "经理",
    "様", "さま", "さん", "殿", "氏", "部長", "課長", "社長", "係長", "님", "씨",
)  # fmt: skip
"""Titles that stand behind a name in Han, Kana or Hangul."""

KOREAN_RANKS = word_set(
    """
    사원 주임 대리 과장 차장 부장 팀장 실장 국장 소장 점장 센터장 본부장 사장 부사장 회장 부회장
    이사 대표 대표이사 상무 전무 상무이사 전무이사 교수 박사 선생 원장 변호사 회계사 매니저
    """
)
"""Posts that stand behind a name in Hangul, mostly with the polite 님; alone some are names."""
