"""Further words for columns: in languages beyond those of the table of fields, and rarer ones.

Field -> headers, parted by `|`, the surest first: Russian, Ukrainian, Japanese, Chinese (in both
scripts), Korean, Turkish, Czech and Slovak, Danish and Norwegian, Finnish, Hungarian, Romanian,
Greek, Arabic and Hebrew. Own list, of the words that business software in these languages uses.
"""

from __future__ import annotations

HEADINGS = {
    "linkedin": "li url|li profile|linkedin profile link|linkedin contact",
    "full_name": "фио|ф и о|имя|полное имя|контакт|контактное лицо|имя и фамилия|фамилия и имя"
    "|фамилия имя|фамилия имя отчество|піб|повне ім'я|ім'я|ім'я та прізвище|контактна особа"
    "|氏名|名前|お名前|担当者名|ご担当者名|担当者氏名|姓名|联系人|联系人姓名|聯絡人|聯絡人姓名"
    "|이름|성명|고객명|ad soyad|adı soyadı|isim soyisim|isim|adı|yetkili kişi|jméno|celé jméno"
    "|jméno a příjmení|kontaktní osoba|meno|meno a priezvisko|kontaktná osoba|navn|fulde navn"
    "|fullt navn|nimi|koko nimi|yhteyshenkilö|név|teljes név|kapcsolattartó|kapcsolattartó neve"
    "|nume|nume complet|nume și prenume|persoană de contact|ονοματεπώνυμο|الاسم|الاسم الكامل"
    "|שם|שם מלא|איש קשר"
    "|attendee|participant|name vorname|vor und zuname|vor nachname|ansprechpartner in"
    "|ansprechpartnerin|employee name|badge name",
    "first_name": "名|имя контакта|křestní jméno|krstné meno|fornavn|etunimi"
    "|keresztnév|utónév|prenume|όνομα|الاسم الأول|שם פרטי|isminiz",
    "last_name": "фамилия|прізвище|姓|苗字|名字|성|성씨|soyad|soyadı|soyisim|příjmení|priezvisko"
    "|efternavn|etternavn|sukunimi|vezetéknév|családnév|nume de familie|επώνυμο|επίθετο"
    "|اسم العائلة|الاسم الأخير|שם משפחה",
    "birth_date": "дата рождения|день рождения|дата народження|生年月日|誕生日|出生日期|生日"
    "|생년월일|생일|doğum tarihi|datum narození|dátum narodenia|fødselsdato|fødselsdag|syntymäaika"
    "|születési dátum|data nașterii|ημερομηνία γέννησης|تاريخ الميلاد|תאריך לידה",
    "title": "должность|позиция|посада|役職|役職名|肩書|肩書き|职位|职务|职称|头衔|職位|職務|職稱"
    "|직책|직함|직위|unvan|ünvan|görev|pozisyon|pozice|pracovní pozice|funkce|funkcia|pozícia"
    "|pracovná pozícia|stilling|stillingsbetegnelse|tittel|stillingstittel|titteli|tehtävänimike"
    "|ammatti|beosztás|munkakör|pozíció|funcție|funcția|poziție|θέση|θέση εργασίας|τίτλος"
    "|المسمى الوظيفي|الوظيفة|תפקיד"
    "|rolle|tätigkeit|poste occupé|ruolo aziendale|posizione lavorativa|stanowisko pracy"
    "|professional title",
    "department": "отдел|подразделение|департамент|відділ|підрозділ|部署|部署名|所属|所属部署|部門"
    "|部门|부서|부서명|departman|bölüm|oddělení|oddelenie|afdeling|avdeling|osasto|osztály|részleg"
    "|departament|τμήμα|القسم|מחלקה",
    "email": "почта|электронная почта|эл почта|адрес электронной почты|имейл|емейл|емайл"
    "|рабочая почта|пошта|електронна пошта|ел пошта|електронна адреса|メール|メールアドレス"
    "|eメール|電子メール|邮箱|电子邮箱|邮箱地址|电子邮件|电邮|信箱|郵箱|電子郵件|電子信箱|電郵"
    "|이메일|이메일 주소|메일|메일주소|e posta|eposta|e posta adresi|emailová adresa|e post adresse"
    "|epostadresse|sähköposti|sähköpostiosoite|email cím|adresă de email|adresa de email"
    "|ηλεκτρονικό ταχυδρομείο|διεύθυνση email|البريد الإلكتروني|البريد|الإيميل|דואל|דוא ל|אימייל"
    "|מייל|דואר אלקטרוני"
    "|emails|all emails|verified email|respondent email|official email|official email id"
    "|email id official|mail address|indirizzo mail|company mail|correo empresarial|email dienstl",
    "phone": "телефон|номер телефона|тел|контактный телефон|номер телефону|контактний телефон"
    "|電話番号|電話|お電話番号|电话|电话号码|联系电话|電話號碼|聯絡電話|전화번호|전화|연락처"
    "|telefon numarası|telefonní číslo|telefónne číslo|tlf|tlf nr|puhelin|puhelinnumero|puh"
    "|telefonszám|număr de telefon|nr telefon|τηλέφωνο|الهاتف|رقم الهاتف|טלפון|מספר טלפון"
    "|contact no|rufnr",
    "mobile_phone": "мобильный телефон|мобильный|сотовый|сотовый телефон|моб телефон"
    "|мобільний телефон|мобільний|携帯電話|携帯|携帯番号|携帯電話番号|手机|手机号|手机号码|移动电话"
    "|手機|手機號碼|行動電話|휴대폰|휴대전화|휴대폰번호|핸드폰|cep telefonu|gsm|mobilní telefon"
    "|mobilný telefón|mobilnr|mobilnummer|matkapuhelin|kännykkä|mobiltelefon|mobilszám"
    "|telefon mobil|κινητό|κινητό τηλέφωνο|الجوال|رقم الجوال|נייד|טלפון נייד"
    "|mob|whatsapp|whatsapp number|mobile whatsapp|celular whatsapp|handynr",
    "work_phone": "рабочий телефон|робочий телефон|直通電話|iş telefonu|telefon do práce"
    "|työpuhelin|munkahelyi telefon|telefon serviciu"
    "|ddi|office number|direct no",
    "company": "компания|организация|название компании|название организации|фирма|предприятие"
    "|наименование организации|компанія|організація|назва компанії|会社名|会社|企業名|社名|法人名"
    "|貴社名|御社名|公司|公司名称|公司名|企业|企业名称|单位|单位名称|公司名稱|企業名稱|회사|회사명"
    "|업체명|기업명|şirket|şirket adı|firma adı|kurum|kuruluş|společnost|název firmy|spoločnosť"
    "|názov firmy|virksomhed|virksomhedsnavn|firmanavn|selskab|bedrift|bedriftsnavn|selskap"
    "|yritys|yrityksen nimi|organisaatio|cég|cégnév|cég neve|vállalat|companie|nume companie"
    "|denumire firmă|firmă|εταιρεία|εταιρία|επωνυμία|الشركة|اسم الشركة|חברה|שם החברה|שם חברה"
    "|employer name|firm name|firmenbezeichnung"
    "|name des unternehmens|where do you work|company you work for"
    "|azienda ente",
    "website": "сайт|веб сайт|вебсайт|адрес сайта|сайт компании|веб сторінка|ウェブサイト|webサイト"
    "|ホームページ|サイトurl|会社url|网站|网址|官网|公司网址|公司网站|網站|網址|홈페이지|웹사이트"
    "|web sitesi|internet sitesi|webové stránky|webová stránka|hjemmeside|nettside|nettsted"
    "|kotisivu|kotisivut|verkkosivu|verkkosivusto|weboldal|honlap|site web|pagină web|ιστοσελίδα"
    "|ιστότοπος|الموقع الإلكتروني|אתר|אתר אינטרנט"
    "|internet|webseite url|web adresse|domain website",
    "industry": "отрасль|сфера деятельности|индустрия|вид деятельности|галузь|сфера діяльності"
    "|業種|業界|行业|所属行业|行業|產業|업종|산업|sektör|odvětví|obor|odvetvie|branche|bransje"
    "|toimiala|iparág|industrie|domeniu de activitate|κλάδος|المجال|القطاع|תחום|ענף"
    "|industry vertical",
    "employees": "численность|количество сотрудников|число сотрудников|кол во сотрудников"
    "|кількість співробітників|кількість працівників|従業員数|社員数"
    "|员工人数|员工数|公司规模|人数规模|員工人數|公司規模|직원수|직원 수"
    "|종업원수|사원수|çalışan sayısı|personel sayısı"
    "|počet zaměstnanců|počet zamestnancov|antal ansatte|antall ansatte|henkilöstömäärä"
    "|henkilöstö|työntekijämäärä|létszám|alkalmazottak száma|număr de angajați|număr angajați"
    "|αριθμός εργαζομένων|عدد الموظفين|מספר עובדים"
    "|nr of employees|employee size|employee size range|company size range|number of staff"
    "|staff size|anzahl ma|anz mitarbeiter|nb d'employés|n° empleados|n° de trabajadores"
    "|how many employees does your company have|how many employees",
    "revenue": "выручка|оборот|годовая выручка|годовой оборот|виручка|річний дохід|売上高|売上|年商"
    "|年营业额|营业额|年收入|營業額|年營業額|매출|매출액|연매출|ciro|yıllık ciro|roční obrat"
    "|ročný obrat|omsætning|omsetning|liikevaihto|árbevétel|cifră de afaceri|κύκλος εργασιών"
    "|الإيرادات|מחזור שנתי",
    "revenue_currency": "валюта|通貨|币种|货币|幣別|통화|para birimi|měna|mena|valuuta|pénznem"
    "|deviza|monedă|νόμισμα|العملة|מטבע",
    "street": "адрес|улица|адрес компании|адреса|вулиця|住所|番地|町名番地|所在地|地址|详细地址"
    "|公司地址|주소|cadde|sokak|açık adres|ulice|ulica|gade|vejnavn|gateadresse|osoite|katuosoite"
    "|lähiosoite|utca|cím|adresă|stradă|διεύθυνση|العنوان|כתובת|רחוב"
    "|street no|street and number|str nr|straße u hausnr|rue et numéro|mailing address"
    "|postal address",
    "postal_code": "индекс|почтовый индекс|індекс|поштовий індекс|郵便番号|邮编|邮政编码|郵遞區號"
    "|郵政編碼|우편번호|posta kodu|psč|postnr|postinumero|irányítószám|cod poștal|τ κ|τκ"
    "|ταχυδρομικός κώδικας|الرمز البريدي|מיקוד"
    "|c postal",
    "city": "город|населенный пункт|місто|населений пункт|市区町村|市町村|城市|도시|시군구|şehir"
    "|město|obec|mesto|bynavn|poststed|kaupunki|paikkakunta|postitoimipaikka|város|település|oraș"
    "|localitate|πόλη|المدينة|עיר|יישוב",
    "state": "область|регион|край|область край|регіон|都道府県|省|省份|시도|fylke|maakunta|megye"
    "|județ|νομός|المنطقة",
    "country": "страна|країна|国|国名|国家|国家 地区|國家|국가|나라|ülke|země|krajina|maa|ország"
    "|țară|țara|χώρα|الدولة|البلد|מדינה|ארץ"
    "|country or region|country of residence|staat",
    "language": "язык|мова|言語|语言|語言|언어|dil|jazyk|sprog|språk|kieli|nyelv|limbă|γλώσσα"
    "|اللغة|שפה",
    "owner": "ответственный|ответственный менеджер|менеджер|відповідальний|担当営業|営業担当"
    "|営業担当者|负责人|所属销售|負責人|담당 영업|müşteri temsilcisi|sorumlu|vlastník|obchodník"
    "|ansvarlig|ejer|eier|vastuuhenkilö|omistaja|felelős|responsabil|υπεύθυνος|المسؤول",
    "tags": "теги|метки|мітки|タグ|标签|標籤|태그|etiketler|etiket|štítky|tagit|címkék|etichete"
    "|ετικέτες|الوسوم|תגיות",
    "notes": "комментарий|комментарии|примечание|примечания|заметки|коментар|коментарі|примітка"
    "|примітки|нотатки|備考|メモ|备注|備註|비고|메모|notlar|açıklama|poznámka|poznámky"
    "|bemærkninger|noter|merknader|notater|huomautukset|muistiinpanot|kommentit|megjegyzés"
    "|megjegyzések|observații|comentarii|σχόλια|σημειώσεις|παρατηρήσεις|ملاحظات|הערות"
    "|additional info|additional information|other comments|your message|nachricht|remarque",
    "source": "источник|источник лида|источник обращения|джерело|джерело ліда|流入元|流入経路"
    "|リードソース|来源|线索来源|來源|유입경로|출처|kaynak|zdroj|kilde|lähde|forrás|sursă|sursa"
    "|πηγή|المصدر|מקור",
    "created": "дата создания|создан|дата регистрации|дата створення|створено|登録日|作成日"
    "|登録日時|作成日時|创建时间|创建日期|注册时间|建立日期|建立時間|등록일|생성일|kayıt tarihi"
    "|oluşturma tarihi|datum vytvoření|dátum vytvorenia|vytvořeno|oprettet|oprettelsesdato"
    "|opprettet|luotu|luontipäivä|létrehozva|létrehozás dátuma|data creării"
    "|ημερομηνία δημιουργίας|تاريخ الإنشاء|תאריך יצירה"
    "|submitted on|date of registration|scanned on|entry date|lead date|zeitstempel|horodateur"
    "|marca temporal",
    "status": "статус|статус лида|ステータス|状态|狀態|상태|durum|stav|tila|állapot|stare"
    "|κατάσταση|الحالة|סטטוס",
    "lawful_basis": "правовое основание|правова підстава|právní základ|právny základ|retsgrundlag"
    "|rettslig grunnlag|jogalap|temei legal",
    "email_opt_out": "отписан|отписался|отказ от рассылки|відписаний|відписався|配信停止"
    "|メール配信停止|配信拒否|退订|退訂|拒收邮件|수신거부|수신 거부|abonelikten çıktı|odhlášen"
    "|odhlásený|frameldt|afmeldt|avmeldt|peruutettu|leiratkozott|dezabonat|διαγραμμένος"
    "|opt out date|opted out at|opted out on|opt out marketing|marketing opt out|opt out email"
    "|opt out of all|opted out of all|unsubscribed on|unsubscribed date|unsubscribed time"
    "|unsubscribe time|is unsubscribed|has unsubscribed|email unsubscribed|newsletter opt out"
    "|mailing opt out|no email|no emails|no mail|no mailing|no contact|blacklist|blacklisted"
    "|blocklist|blocklisted|robinson list|robinsonliste|consent withdrawn|consent withdrawn at"
    "|consent revoked|withdrawal of consent|einwilligung widerrufen|widerruf|widersprochen"
    "|consentement retiré|consentimiento retirado|consenso revocato|toestemming ingetrokken"
    "|zgoda wycofana|samtycke återkallat",
    "do_not_call": "не звонить|не телефонувати|電話不可|架電禁止|请勿致电|전화거부|aramayın|nevolat"
    "|ring ikke|må ikke ringes|ei saa soittaa|ne hívja"
    "|opt out phone|opt out calls|no call|no phone calls|dnc list|on dnc list|dnc status|dncr"
    "|do not call list|on do not call list|do not call registry|tps|ctps|tps registered"
    "|ctps registered|bloctel|opposition au démarchage",
    "utm_campaign": "кампания|рекламная кампания|кампанія|キャンペーン|活动名称|캠페인|kampanya"
    "|kampaň|kampagne|kampanje|kampanja|kampány|campanie|καμπάνια",
}
