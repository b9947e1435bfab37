"""Write the table of short forms: English ones from the package `nicknames`, others by ourselves.

Run it by hand when the source changes; it is not needed to run leadctl:

    python -m pip install nicknames
    python tests/tools/make_nicknames.py
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import key_of

TABLE = Path(__file__).parents[2] / "leadctl" / "cleaning" / "data" / "nicknames.tsv"

IRREGULAR = word_set(
    """
    bob bobby bill billy will dick rick hank harry ted ned ed peggy meg polly molly jack
    chuck betty bess bessie beth liz lisa libby nell nelly ellie tony toni trish tricia drew
    sandy sandra xander lex tina gina rita greta maggie madge mickey bella becky becca kate
    kitty kit bert bertie fred freddy eddie topher zander lottie patsy sally sadie dora nora
    lena trudy minnie mandy randy hal ron vince gus tilda tilly nan nancy nina lou lulu rob
    robbie zeke dolf trixie trina dee mel mindy
    """
)
"""Short forms that do not begin as the full name does and are in use; the source has many more
that are guesses (Aaron: Erin), which would join strangers."""

NOISE = frozenset({("robert", "bill"), ("william", "willis"), ("robert", "rupert")})
"""Pairs of the source that are two names."""

SAME_SOUND = {"k": "c", "q": "c", "j": "g", "y": "g", "f": "p", "i": "e"}

OWN = """
stefanie: steffi steffie stephi | stephanie: steffi steffie | matthias: matti | mathias: matti |
monika: moni | cornelia: conny nele | heike: heiki | andrea: andi | daniela: dani |
manuela: manu |
ramona: mona | simone: mone | marcel: celi | charles: charly chaz |
charlotte: charly lotte lotti |
jonathan: jono jonno | robert: robbo | david: davo davey | timothy: timmo | stephen: stevo |
steven: stevo | sharon: shaz shazza | karen: kaz kazza | darren: daz dazza | barry: baz bazza |
gary: gaz gazza | warren: waz wazza | laurence: loz | lauren: loz lozza | julia: jools |
alberto: beto | roberto: beto | humberto: beto | heriberto: beto | valentino: tino |
agostino: tino | celestino: tino | martino: tino | constantino: tino |
alexander: alex sascha xaver lex | andreas: andi andy | barbara: babsi baerbel barbel |
bernhard: bernd berni | benjamin: benni ben benny | christian: chris krischan |
christoph: chris stoffel | dietrich: dieter dietz | eberhard: ebi |
elisabeth: lisa elli betty liesl lilli sissi else ilse elise | ferdinand: ferdi |
franziska: franzi sissi fanny | friedrich: fritz fred friedl frieder | gabriele: gabi gaby |
georg: schorsch jorg gorg | gerhard: gerd geert gert hardy | gertrud: trude gerti |
guenter: guenni | guenther: guenni | hans: hannes hansi | heinrich: heinz heini hinrich heiner |
helmut: helli | hildegard: hilde | ingeborg: inge | jakob: jockel kobi |
joachim: jochen achim jo | johann: hans hannes jan johannes | johannes: hans hannes jan joe |
josef: sepp jupp joschi beppo | joseph: sepp jupp | juergen: jogi | karlheinz: kalle charly |
katharina: kathi kati kathrin kaethe tina | klaus: claus | konrad: conny kurt |
leonhard: leo hartl | ludwig: lutz wiggerl | magdalena: leni lena magda | manfred: manni fred |
margarete: gretel grete marga greta | margarethe: gretel grete greta | maria: mitzi mia ria |
mathias: matze hias matthias | matthias: matze hias mathias | maximilian: max maxi |
michael: michi michel micha mike | nikolaus: klaus niko nick | peter: pit | philipp: phil lipp |
rainer: reiner | reinhard: hardy reiner | roswitha: rosi | rudolf: rudi rolf |
sebastian: basti wastl | siegfried: siggi sigi | sigrid: siggi | stefan: steff steffen |
stephan: steff steffen | susanne: susi sanne | theodor: theo teddy | therese: resi |
thomas: tom tommi | tobias: tobi | ulrich: uli ulli | ulrike: uli ulli rike | ursula: uschi ulla |
valentin: valtl veltin | veronika: vroni | viktor: vicky | waltraud: traudl traudi |
werner: wernher | wilhelm: willi willy helmut | wolfgang: wolf wolfi wolle |
dorothea: doris thea dorle | angelika: geli | annemarie: anne annemie | antoine: toine titoine |
benoit: ben | catherine: cathy kati | caroline: caro | christelle: chris |
christophe: chris tophe | dominique: dom domi | elisabeth: babette lise elise | emmanuel: manu |
emmanuelle: manu | francois: fanfan | frederic: fred fredo | gerard: gege | gregoire: greg |
guillaume: guigui guy | jacqueline: jacquie | jeanfrancois: jef | josephine: jo fifine josee |
laurent: lolo | laurence: lolo | madeleine: mado madelon | margot: marguerite |
mathieu: mat matt | maximilien: max | michel: mimi mich | nathalie: nath natacha | nicolas: nico |
patrice: pat | philippe: phil philou | pierre: pierrot | sebastien: seb | sophie: soso |
stephane: steph | stephanie: steph fanny | sylvain: syl | theophile: theo | valerie: val |
veronique: vero | vincent: vince | alejandro: alex jandro ale | alfonso: poncho fonso |
alfredo: fredo | antonio: tono toni nono | beatriz: bea | carlos: carlitos charly |
concepcion: concha conchita | consuelo: chelo | cristina: cris | cristobal: tobal |
dolores: lola loli | eduardo: edu lalo | enrique: quique kike | ernesto: neto | federico: fede |
felipe: pipe | fernando: nando fer | francisco: paco pancho curro fran kiko cisco |
gabriel: gabi | gerardo: gera | gonzalo: gonza | graciela: chela | gregorio: goyo |
guadalupe: lupe lupita | guillermo: memo guille | gustavo: gus tavo | hortensia: tencha |
ignacio: nacho | isabel: isa chabela | jesus: chuy suso chus | joaquin: quino | jorge: coque |
jose: pepe chepe | josefa: pepa fina | juan: juanito | leonardo: leo | lourdes: lulu |
luis: lucho | manuel: manolo manu lolo | margarita: marga rita | maria: mari |
mariadelcarmen: maricarmen carmen | maricarmen: carmen | mercedes: merche meche | miguel: migue |
montserrat: montse | nicolas: nico | pedro: perico | pilar: pili | rafael: rafa | ramon: moncho |
ricardo: richi ricky | roberto: beto tito | rosario: charo | salvador: chava salva |
santiago: santi chago | sebastian: sebas | sergio: checo | teresa: tere | vicente: chente |
victoria: vicky | yolanda: yoli | antonia: tona toni | alessandro: sandro ale alex |
alessandra: sandra ale | andrea: andre | antonio: tonino totò nino | bartolomeo: meo |
caterina: rina cate | domenico: mimmo menico | elisabetta: betta lisa | emanuele: lele |
enrico: rico | federica: fede | filippo: pippo | francesca: franca cesca |
francesco: franco ciccio checco | gabriele: lele | gaetano: tano | giacomo: mino |
gioacchino: gino | giovanni: gianni vanni nanni giò | giovanna: gianna vanna |
giuseppe: beppe peppe pino peppino beppino geppo | giuseppina: pina giusy | gregorio: goro |
leonardo: leo nardo | lorenzo: renzo lollo | luigi: gigi gino luigino | luigia: gina |
matteo: teo | massimiliano: max massi | massimo: max | michele: lele | nicola: nico |
pasquale: lino | pierluigi: gigi | raffaele: lele raf | riccardo: ricky | roberto: robi berto |
salvatore: totò turi salvo | sebastiano: bastiano seba | silvestro: silvio | stefano: ste |
teresa: resi | tommaso: tommy maso | valentina: vale | vincenzo: enzo cenzo vince |
vincenza: enza | aleksandr: sasha shura sanya alex | aleksandra: sasha shura |
aleksei: alyosha lyosha | aleksey: alyosha | alexei: alyosha lyosha alex |
alexey: alyosha lyosha alex | anastasia: nastya stasia asya | anatoly: tolya | andrei: andryusha |
anna: anya nyura | boris: borya | dmitri: dima mitya | dmitry: dima mitya | dmitrii: dima mitya |
ekaterina: katya katia kate | elena: lena alyona | evgeny: zhenya eugene |
evgeniy: zhenya eugene | evgenia: zhenya | galina: galya | gennady: gena | georgy: gosha zhora |
grigory: grisha | igor: garik | ilya: ilyusha | irina: ira | ivan: vanya | konstantin: kostya |
ksenia: ksyusha | larisa: lara | leonid: lyonya | lev: lyova | lidia: lida |
ludmila: luda lyuda mila | lyubov: lyuba | maksim: max maks | margarita: rita |
maria: masha marusya | mariya: masha | mikhail: misha mike michael | nadezhda: nadya |
natalia: natasha nata | natalya: natasha | nikolai: kolya nick | nikolay: kolya nick |
oksana: ksana | oleg: olezhka | olga: olya | pavel: pasha | pyotr: petya | polina: polya |
roman: roma | sergei: seryozha serge | sergey: seryozha serge | sofia: sonya |
stanislav: stas slava | stepan: styopa | svetlana: sveta lana | tamara: toma | tatiana: tanya |
tatyana: tanya | timofei: tima | vadim: vadik | valentina: valya | valery: valera |
vasily: vasya | veronika: nika | viktor: vitya | viktoria: vika | viktoriya: vika |
vitaly: vitalik | vladimir: vova volodya vlad | vladislav: vlad slava | vyacheslav: slava |
yaroslav: slava yarik | yekaterina: katya | yelena: lena | yevgeny: zhenya eugene |
yulia: yulya julia | yuri: yura | agnieszka: aga agusia | aleksander: olek alek alex |
aleksandra: ola | andrzej: jedrek | anna: ania anka hania | barbara: basia baska |
bartlomiej: bartek | bartosz: bartek | boguslaw: bogus | danuta: danka | dominik: domino |
dorota: dorotka | elzbieta: ela | ewa: ewka | franciszek: franek | grzegorz: grzesiek grzes |
henryk: heniek | ireneusz: irek | jacek: jacus | jadwiga: jadzia | jakub: kuba | jan: janek jas |
jerzy: jurek | joanna: asia aska | jozef: jozek | justyna: justynka | kamil: kamilek |
katarzyna: kasia kaska | kazimierz: kazik | krystyna: krysia | krzysztof: krzysiek krzys chris |
leszek: lech | lukasz: lukaszek | maciej: maciek | magdalena: magda |
malgorzata: gosia malgosia gocha | maria: marysia maryla | marek: mareczek | mateusz: mati |
michal: misiek | mieczyslaw: mietek | miroslaw: mirek | monika: monia | pawel: pawelek |
piotr: piotrek peter | rafal: rafalek | ryszard: rysiek | slawomir: slawek |
stanislaw: staszek stasiek | stefan: stefek | tadeusz: tadek | teresa: terenia |
tomasz: tomek tom | waclaw: wacek | waldemar: waldek | wieslaw: wiesiek | wladyslaw: wladek |
wlodzimierz: wlodek | wojciech: wojtek | zbigniew: zbyszek | zdzislaw: zdzisiek | zofia: zosia |
zygmunt: zygus | adrianus: adri ad arie adriaan | albertus: bert albert |
antonius: ton toon anton antoon | bartholomeus: bart | bernardus: ben bernard |
catharina: toos trijn rina karin | christiaan: chris | cornelia: corrie nel cora |
cornelis: cees kees cor | elisabeth: els lies betsy elly | franciscus: frans cis |
geertruida: truus trudy geertje | gerardus: gerard geert gert | gerrit: gert |
hendrik: henk hein rik | hendrika: rika hennie riek | henricus: henk harry hein rik |
hubertus: bert huub | jacobus: jaap koos cobus ko | johanna: jo hanna anneke annie joke hanneke |
johannes: jan hans joop johan | josephus: jos sjef | katharina: tineke | lambertus: bert lambert |
leonardus: leo leon | lodewijk: lou | maria: marijke mieke ria miep marie |
margaretha: greet gre margriet marga | martinus: tinus martin maarten | matheus: theo thijs |
mattheus: thijs theo | matthijs: thijs | nicolaas: klaas nico | petronella: nel ellie |
petrus: piet peter pierre | pieter: piet | theodorus: theo dirk dorus |
wilhelmina: mien willy wil mina | wilhelmus: wim willem will | willem: wim pim | wouter: wout |
philippa: pippa | elizabeth: betsy elspeth liza lizzie lizzy |
elisabeth: betsy lizzie lizzy lisbeth bets liesbeth | katherine: kitty kath katie |
catherine: kitty cath cathie katie | kathryn: kathy kate katie |
margaret: greta mags maisie margret | benjamin: benji | victoria: tori | alexander: xander |
alexandra: lexi lexie sasha | christopher: topher | jonathan: jonty | joseph: jo |
joanna: jo | josephine: jo josie | albert: bertie | herbert: bertie | alfred: alf alfie |
richard: dickie | charles: chas | deborah: debs | rebecca: becks becs | harold: harry hal |
james: jamie jimbo | veronica: ronnie vero | stephen: ste stevie | steven: ste stevie |
terrence: terry | theodora: thea dora | eugene: gene | leonard: len lenny |
frederick: freddie fred | samantha: sam sammy | sebastian: bas seb bastian seba sebek |
abigail: abi abby gail | jacqueline: jackie jacqui | geoffrey: geoff jeff | jeffery: jeff |
gregory: gregg | nathaniel: nat nate | winifred: winnie | gwendolyn: gwen wendy |
gwenaelle: gwen | penelope: penny | priscilla: cilla | rosalind: roz | rosamund: roz |
imogen: immy | isobel: izzy | isabella: izzy bella | isabelle: izzy isa |
georgina: georgie gina | harriet: hattie | henrietta: hettie etta | matilda: tilly |
beatrice: bea trixie | cordelia: delia | ophelia: phelia | fitzgerald: fitz | montgomery: monty |
mitchell: mitch | michael: mitch mick micky miki | raymond: ray | reginald: reg reggie |
rupert: rupe | yitzhak: itzik yitz isaac | yitzchak: itzik yitz isaac yitzhak |
avraham: avi avram abraham | yaakov: kobi koby jacob | yosef: yossi |
binyamin: benny beni benjamin | shmuel: samuel shmulik | menachem: meni mendy |
yehoshua: shuki joshua | yehuda: udi judah | moshe: moses moishe | eliyahu: eli elijah |
rivka: riki rebecca rivki | david: dudi dudu dovid | gavriel: gabi gabriel | shlomo: solomon |
haim: chaim hayim | zvi: tzvi tsvi | francoise: fanfan |
alexandre: alex sacha sasha xande xandao | matthieu: matt mat | nathalie: nat | jeanpierre: jp |
jeanpaul: jp | jeanclaude: jc | jeanmarie: jm | jeanfrancois: jf | jeanlouis: jl | jeanluc: jl |
jeanmichel: jm | jeanphilippe: jp | jeanbaptiste: jb | jacques: jacky jacquot | thibault: thib |
sandrine: sandy | marguerite: margot maguy | bertrand: bebert | ignacio: inaki nacho |
francisco: paquito quico | josefina: pepa fina | manuela: lola manoli | concepcion: conchi |
encarnacion: encarna encarni | asuncion: asun choni | rosario: chayo | isabel: chavela chabela |
alberto: berto beto albi | cristina: tina | patricia: pati paty trici | milagros: mila mili |
agustin: agus tin | maximiliano: max maxi | gabriel: gabo | eduardo: edu lalo dudu duda |
daniel: dani | santiago: yago | mariateresa: maite mayte | teresa: maite |
mariacarmen: mamen maricarmen | carmen: mamen | mariajose: majo marijose |
mariajesus: chus | mariaangeles: angeles | angeles: angie gela | remedios: reme |
dolores: lole | immaculada: inma | inmaculada: inma | purificacion: puri | esperanza: espe |
joaquin: ximo chimo | xavier: xavi javier | javier: javi | francesc: cesc xesc | jordi: jorge |
montserrat: montse | maria: ma mari | beatriz: bia bea | aparecida: cida | conceicao: ceica |
rodrigo: digo | ana: aninha | carlos: carlinhos carlao caca | gilberto: giba beto |
guilherme: gui | gustavo: guga gus | tereza: teca tete | margarida: guida | luiz: luizinho |
fernanda: fe nanda nandinha | fernando: fe nandinho | gabriela: gabi bibi | luciana: lu |
juliana: ju | mariana: mari nana | carolina: carol | roberto: betinho | vicente: vicentinho |
pedro: pedrinho | paulo: paulinho | marcos: marquinhos | ricardo: ricardinho cadu |
eduarda: duda | rafaela: rafa | daniela: dani | leonardo: leo | vinicius: vini |
henrique: rick | salvatore: tore | domenico: mico | federica: kikka | elisabetta: betty |
ferdinando: nando ferdi | edoardo: edo dado | filippo: lippo | giuseppina: giusi pinuccia |
valentina: tina | pietro: pierino | gianfranco: franco | piergiorgio: piero | antonella: nella |
donatella: dona | gerardus: gerrit | jacobus: jacco | antonius: teun | bernardus: bart |
franciscus: frank | jozef: jef jos sjef ziutek jozo dodo | martinus: tiny | nicolaas: niek |
leonardus: leen | mathijs: thijs ties | bartholomeus: mees | gijsbert: gijs bert |
cornelia: cobi | anneliese: lies | catharina: trijntje kaat carien | margaretha: griet |
wilhelmina: helma | krzysztof: kris | stanislaw: stas stach | aleksandra: olka | dariusz: darek |
jaroslaw: jarek | bartlomiej: bartus | mariusz: maniek | zbigniew: zbych | weronika: wera |
natalia: natka | karolina: karola | halina: hala | kazimierz: kaz | evgeny: jenya |
evgenia: jenya | grigory: greg | leonid: leo | anastasia: nastia stacy tasia natasa |
tatiana: tania | istvan: steve | janos: jani | ferenc: ferko | mihaly: misi | peter: peti |
tamas: tomi | andras: andris bandi | attila: ati | balazs: bali | gergely: gergo geri |
agnes: agi | judit: jutka | eva: evi evicka | ilona: ilonka | mihail: misa |
antonin: tonda tonik | jaroslav: jara | miroslav: mirek mira | vladimir: vlada vlado |
karel: karlik | stanislav: standa | tomas: tomasek | ladislav: laco lada | oldrich: olda |
alzbeta: beta | stefan: stevo fane stefanel | juraj: duro jurko | michal: miso misko |
martin: mato | jan: jano | gheorghe: gigi ghita george gica | ion: nelu |
constantin: costi costica dinu | nicolae: nicu nelu nae |
mihai: misu mihaita | alexandru: alex sandu | dumitru: mitica mitru | ecaterina: cati catinca |
elena: lenuta | konstantinos: gus | dimitrios: jim | athanasios: nasos | christos: chris |
spyridon: spiro spiros | theodoros: ted | stavros: steve | anastasios: tasos tassos |
eleni: helen lena | aikaterini: kate katina | vasileios: bill billy | vasiliki: vaso kiki |
paraskevi: vivi voula evi | stylianos: stelios | apostolos: tolis | charalampos: harry |
emmanouil: manos | georgia: gogo | ibrahim: ibo abe abraham brahim ibraheem | huseyin: huso |
suleyman: sulo | aysegul: ayse | venkatesh: venky venkat | venkatesan: venkat venky |
venkataraman: venkat | subramanian: subbu subramaniam subramanyam subrahmanyam subramanyan mani |
krishnamurthy: kitcha | raghavendra: raghu | raghunath: raghu | ramachandran: ramu |
rajendra: raju raj rajinder rajender | rajesh: raj raju | rajiv: rajeev | sanjiv: sanjeev |
sandeep: sandip sandy | deepak: dipak | deepika: dipika | amit: ameet | anil: aneel |
gita: geeta geetha | mina: meena | sita: seeta seetha | puja: pooja | sumit: sumeet |
sunil: suneel | narendra: narender | surendra: surinder surender | jitendra: jitender jeetu |
mahendra: mohinder mahender | jagdish: jagadish jagadeesh |
balasubramanian: bala balu | gopalakrishnan: gopal gopi | gurpreet: guri |
bharti: bharathi bharati | srinivasan: srini vasan | srinivas: srini vasu |
radhakrishnan: radha | vishwanath: vishwa vishy | mohammed: mo | yusuf: youssouf |
abdullah: abdoulaye | abdelaziz: aziz abdulaziz | osama: usama oussama | abdelkarim: karim |
abdulrahman: abderrahmane | jamal: djamel | walid: oualid | maryam: miriam meriem
"""
"""English and further languages, by our own knowledge."""

SPELT = """
muhammad: mohammad mohammed mohamed mohamad muhammed mohamud mohd md | ahmad: ahmed |
yusuf: youssef yousef yousuf yusef | hussein: husain hussain husein hossein hussien |
hasan: hassan | umar: omar | usman: othman osman | khalid: khaled | walid: waleed |
rashid: rasheed | said: saeed saied sayed | salim: saleem | karim: kareem | jamal: gamal djamal |
ibrahim: ebrahim | ismail: ismael esmail | mustafa: mostafa moustafa | mahmud: mahmoud mahmood |
hamid: hameed | nasir: nasser naser | tariq: tarek tarik | faisal: faysal feisal |
zaid: zayd zayed |
abdullah: abdallah abdulla | abdurrahman: abdulrahman abdelrahman abdurahman |
aisha: ayesha aysha aicha | fatima: fatma fatema fatimah | khadija: khadijah khadeeja |
layla: leila laila leyla | maryam: mariam meryem | nur: noor nour | zaynab: zainab zeinab zeynep |
aleksei: alexey alexei aleksey oleksii oleksiy alyosha | aleksandr: alexander oleksandr alexandr |
andrei: andrey andrii andriy andrej | artem: artyom | dmitri: dmitry dmitriy dmitrii dmytro |
evgeny: evgeniy evgenii yevgeny yevgeniy yevhen yevhenii eugene | fedor: fyodor fiodor |
grigory: grigoriy grigorii hryhorii | igor: ihor | ilya: illia ilia | kirill: kyrylo cyril |
maxim: maksim maksym | mikhail: mykhailo michail | nikolai: nikolay mykola | oleg: oleh |
pavel: pavlo | petr: pyotr petro | sergei: sergey serhii serhiy sergiy sergej |
vasily: vasiliy vasyl vassily | viktor: victor | vitaly: vitaliy vitalii |
vladimir: volodymyr wladimir | vladislav: vladyslav | vyacheslav: viacheslav |
yuri: yury yuriy yurii iurii jurij |
anastasia: anastasiya anastasiia | daria: darya dariya | ekaterina: yekaterina kateryna katerina |
elena: yelena olena | evgenia: yevgenia evgeniya yevheniia | irina: iryna |
ksenia: kseniya xenia |
maria: mariya mariia | natalia: natalya nataliya nataliia | oksana: oxana | olga: olha |
sofia: sofiya sofiia | svetlana: svitlana | tatiana: tatyana tetiana tatjana |
victoria: viktoria viktoriya viktoriia | yulia: julia yuliya yuliia iuliia |
athanasios: thanasis thanos | charalampos: babis haris charis | christos: xristos |
dimitrios: dimitris dimitri jimmy mitsos | emmanouil: manolis | evangelos: vangelis |
georgios: giorgos george yiorgos yorgos | ioannis: yannis giannis yiannis yanni john |
konstantinos: kostas costas kostis dinos | nikolaos: nikos nick |
panagiotis: panos takis panayiotis |
spyridon: spyros | stavros: stavri | theodoros: thodoris theo | vasileios: vasilis vassilis |
aikaterini: katerina | eleni: elena | vasiliki: vicky vasso |
erzsebet: erzsi bozsi zsoka | ferenc: feri | gabor: gabi | gyorgy: gyuri | imre: imi |
istvan: pisti pista isti | jozsef: jozsi joci | julia: juli juliska | katalin: kati kata |
laszlo: laci | miklos: miki | sandor: sanyi | zoltan: zoli | zsuzsanna: zsuzsa zsuzsi |
frantisek: franta fanda | jan: honza jenda | jaroslav: jarda slavek | jiri: jirka | josef: pepa |
karel: kaja | katerina: katka kacka kaca | ladislav: lada | vaclav: vasek venca | vojtech: vojta |
zdenek: zdenda | alzbeta: betka | eliska: ela | ludmila: lida |
antonio: toninho tonho | francisco: chico | fernando: nando | jose: ze zeca | joao: jao joca |
luis: luisinho lula | manuel: nelo maneca | raimundo: mundo | sebastiao: tiao |
karl: kalle carl | johan: janne | erik: eric erkki | per: pelle | lars: lasse |
bengt: benke | gunilla: nilla | margareta: greta marga | kristina: stina kristin |
johannes: hannu juhani juha jussi | katariina: katri kaisa | mikael: mika | antero: antti |
mehmet: memo memet | mustafa: musti | fatma: fatos
"""
"""One name as other alphabets and countries write it, and short forms of further languages: Arabic,
Ukrainian, Greek, Hungarian, Czech, Portuguese, Nordic and Turkish; own list."""


def english() -> dict[str, set[str]]:
    """Read the package's table, without pairs that are guesses."""
    with files("nicknames").joinpath("names.csv").open(encoding="utf-8") as file:
        pairs = {(row["name1"].strip(), row["name2"].strip()) for row in csv.DictReader(file)}
    table: dict[str, set[str]] = defaultdict(set)
    for full, short in pairs:
        if full != short and (full, short) not in NOISE and likely(full, short):
            table[key_of(full)].add(key_of(short))
    return table


def likely(full: str, short: str) -> bool:
    """Tell whether a pair begins alike, or is one of the few that are known not to."""
    usual = len(short) > 1 and short not in {"jr", "mc"}
    return usual and (short in IRREGULAR or sound(full[0]) == sound(short[0]))


def sound(letter: str) -> str:
    return SAME_SOUND.get(letter, letter)


def own() -> dict[str, set[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for entry in (*OWN.split("|"), *SPELT.split("|")):
        full, _, shorts = entry.partition(":")
        table[key_of(full)].update(map(key_of, shorts.split()))
    return table


def main() -> None:
    table = english()
    for full, shorts in own().items():
        table[full] |= shorts - {full}
    day = datetime.now(tz=UTC).date().isoformat()
    head = (
        "# Given names: full form, then its short forms, folded\n"
        f"# English: nicknames {version('nicknames')} (Apache-2.0), without unlikely pairs;"
        " other languages: own list\n"
        f"# Written {day} by tests/tools/make_nicknames.py\n"
    )
    lines = [f"{full}\t{'|'.join(sorted(shorts))}" for full, shorts in sorted(table.items())]
    TABLE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
