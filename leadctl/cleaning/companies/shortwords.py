"""Short words in names of companies: which are words of a language, and which are acronyms.

Of letters in capitals nothing else tells: `BED` is a word and `BBD` is none, and `AM` is a German
word between two others, an acronym before a legal form.
"""

from __future__ import annotations

from typing import NamedTuple

from leadctl.cleaning.companies.formcase import FORM_CASE
from leadctl.cleaning.names.case import lower
from leadctl.cleaning.tables import word_set

ACRONYMS = word_set(
    """
    3m aaa abb abc acs adp adt aep aeg aia aig amd aol arm asml asus at&t aws axa b&b b&q bae basf
    bbva bcg bmw bnp boc bp brf bsh btg byd c&a cae cbre cbs cern cgi cia cisa cnn cvs ddb dhl dkb
    dnv dpd dsm dtm dws dzb e&y eaton ebm ecb ecco eds edf eib emc eni eon epam esa ey fbi fca fedex
    ge gea gfk gls gsk h&m hbo hcl hdi hp hpe hsbc htc ibm icbc ifm ikea ing iss itv jbl jcb jll jp
    jpm jvc kfc klm kpmg ksb l&t lg lvmh m&t man man's mba mfs mit mtu nasa nato nbc ncr nec nhs nhl
    nba nfl nkd npr ntt nxp obi olx ovh p&g p&o pbs pge pnc ppg ptc pvh pwc qvc r&d rbc rbi rwe s&p
    sap sas sbb sbi skf slb smc sms sncf snp swr t&t tcs tdk tui tüv u&i uae ubs uhg uk un unhcr
    adac aok dak dlrg drk dgb ngo nyc ucla usc hvac cnc diy atm gps rv suv usb pvc ymca ywca fema
    epa nypd fdny lapd hhs hud usda ucl lse nyu cuny suny iit nit edv upm öbb
    unicef unesco ups us usa usaa usps vgh vmware vmw vw wdr who wpp wwf ww xpo ybs zdf zf
    """
) - word_set("fedex eaton ecco ikea man man's unicef unesco us vmware")
"""Acronyms that firms are known by, where case does not tell; others stay if no word is like them.
Own list.
"""

SHORT_WORDS = word_set(
    """
    age air ale all ant any ape app are ark art axe bag ban bar bay bed bee beg bid big bin bow box
    boy bud bug bun bus but buy bye cab can car cat cos cow cry cub cup cut dad day den dew did die
    dig dog dr dr. dry due dug dye ear eat egg ego elf elk end eve ewe eye fan far fat few fig fit
    fix fly fog fox ft. fun fur gas get go god got gum gun guy gym had ham has hat hay hen her hey
    hi hid him his ho hog hop hot how hub hug hut ice icy ill ink inn its ivy jam jar jaw jet job
    jog joy jug key kid kin kit lab lad lap law lay leg let lid lie lip log lot low mad may me med
    men mix mob mom mop mr. mrs. mt. mud mug mum my net new no nor not now nun nut oak oar odd off
    oh oil old one our out owl own oz pan paw pay pea peg pen pet pie pig pin pit pod pop pot pro
    pub pug pup put rat raw ray red rib rid rig rim road rob row rub rug run rye sad saw say sea see
    sew she shy sir six ski sky sly son sons soy spa spy st st. sun tan tax tea ten the thy tie tin
    toe ton too top toy try tub tug two up urn use van vet vow wag war wax way we web wed wet why
    wig win wit won wow yes yet you zen zip zoo

    able acme auto away baby back bags ball band bank bark barn base bath bean bear beat beds beef
    beer bell belt best bike bill bird bite blue boat body bold bolt bond bone book boot boss bowl
    boys bros bros. bull burn busy cafe café cake call calm card cars cash cell chef chic chip city
    clan claw clay clip club coal coat coin cold cook cool corn cost cozy crab crew crow cure cute
    dark data dawn days deal dear deck deep deer desk diet dirt dish dock dogs doll done door down
    draw drop drum duck dune dust duty each earl earn east easy edge eggs even ever face fact fair
    fall farm fast feed feel feet film find fine fire fish five flag flat flip flow fold folk food
    foot fork fort four free frog fuel full fund game gate gave gift girl give glad glow glue goat
    goes gold golf gone good grab gray grew grey grid grip grow guys hair half hall hand hang hard
    hare harp hawk head heal hear heat heel help herb here hero hide high hill hire hive hold hole
    home hood hook hoop hope horn host hour huge hunt hurt inch iron item jazz jeep join joke jump
    june just keep kept kids kind king kite kiwi knee know labs lady laid lake lamb lamp land lane
    last late lawn lazy lead leaf lean leap left lend less life lift like lime lion live load loan
    lock loft lone long look loop lord lose loss lost loud love luck made mail main make mall many
    maps mark mars mate math meal meat meet menu mild mile milk mill mind mint miss moon more moss
    most move much must nail name navy near neat neck need nest news next nine none noon nose note
    oaks oils okay once only open oval oven over pack page paid pain pair palm park part pass past
    path peak pear pets pick pier pile pill pine pink pipe plan play plot plum plus poem poet pole
    pond pony pool poor port pour pull pure push quit race rail rain read real reef rely rest rice
    rich ride ring risk rock roll roof room root rope rose ruby rule safe sage said sail sale salt
    same sand save seal seat seed self sell send ship shoe shop shot show shut side sign silk site
    size skin slow snow soap soft soil sold sole some song soon sort soul soup spin spot star stay
    step stop such suit sure surf swan swim tail take tale talk tall tank tape task taxi team tech
    teen tell tent test text that them then they thin this tide tidy tile time tiny tire toes told
    tone took tool torn tour town toys trap tree trim trip true tuna tune turf turn twin type used
    vale vary vast very vest view vine visa vote wage wait wake walk wall want warm wash wave wear
    weed week well went were west what when whip wide wife wild will wind wine wing wire wise wish
    wolf wood wool word wore work yard yarn year your zone

    agua alt ami amo bau beau bel belle berg bier bio bois bon brot burg bär casa chez cine clé dag
    das der duo eau eco eis est feu gut haus hof holz hoy huis hus jagd jas jeu kuh lac las le les
    ley licht los luna luz mar mare mas mer mesa mil mio mon monde mot más mãe nord nos obst oro ort
    ost oud ouest pane paz pez pão rad rey rio rot rue río san santa sol sud são søn süd tee terra
    thé tor tre trio tür uhr una une uno uva vida vie vin vino vos vue vía weg wein welt werk wijn
    wir zee zia zio zon

    abe al amy ana ann ava ben bob dan dee don el eli eva gus hal hugo ian ida ina jan jay jill jim
    joe jon kai ken kim lea lee leo liz lola lou luc max meg mia nate ned nick otto pam pat pete ron
    rosa roy sal sam sue ted theo tim tom tony udo uli uwe vera vic zoe
    """
)
"""Short words and given names that are no acronyms where they stand beside others. Own list."""

SMALL_WORDS = word_set(
    """
    of and for the in to at on by an und et de du des y von van der den vom zum zur beim für fur e
    da do dos das di del della delle dei degli de' de’ en och a la le les aux
    """
)
"""Words that stay small inside a name."""

LARGE_AT_THE_END = word_set("in on by at to for")
"""Those of them that belong to the verb before them where nothing follows: `CHECK IN`."""

_SMALL_BETWEEN = word_set(
    """
    am im zu auf aus bei mit ohne vor au avec dans par pour sans sous sur con per por para sin com
    em ao aos tra fra nel nella sul sulla dal dalla aan bij het met op te uit voor af av og på til
    till ve from into onto or with
    """
)
"""Words that are small between two others, and elsewhere may be acronyms: `LANDHAUS AM SEE`."""


class _Phrase(NamedTuple):
    """What a word stands in that is an acronym elsewhere: behind certain words, or before some."""

    behind: frozenset[str]
    before: frozenset[str] = frozenset()


_PHRASES = {
    "us": _Phrase(word_set("r are about with join follow like trust")),
    "it": _Phrase(
        word_set(
            """
            be bring build call can dig do does feel find fix get give got grow hit just keep let
            like love make move nail own pack paint pay plan play price print rent rock roll say see
            sell send share shine ship show spin stop take tell try turn use want watch wear win
            work works wrap
            """
        ),
        word_set("away done down forward happen here out right up"),
    ),
    "be": _Phrase(word_set("can it let never to we will")),
    "who": _Phrase(word_set("doctor guess you"), word_set("are cares is knew knows needs we")),
}
"""Words of phrases: `TOYS R US`, `PRICE IT RIGHT`."""

_IN_PHRASES = _SMALL_BETWEEN | _PHRASES.keys()


def in_phrase(words: list[str], at: int) -> str:
    """Write a word as the phrase has it in which it stands; empty where we know of none.

    Args:
        words: of a name that is ALL CAPS or all lower.
        at: which of them.
    """
    small = lower(words[at])
    if small not in _IN_PHRASES:
        return ""
    last = lower(words[at - 1]) if at else ""
    following = lower(words[at + 1]).rstrip(".,") if at + 1 < len(words) else ""
    if small in _SMALL_BETWEEN:
        named = following[:1].isalnum() and following not in FORM_CASE
        return small if last.rstrip(".")[-1:].isalnum() and named else ""
    phrase = _PHRASES[small]
    return small.capitalize() if last in phrase.behind or following in phrase.before else ""


_ACRONYMS_IN_PHRASES = {
    "it": _Phrase(
        word_set("your the my for of"),
        word_set(
            """
            service services solution solutions support consulting consultants consultancy systems
            system systemhaus dienstleistungen dienstleister beratung partner security staffing
            training professionals experts group management company infrastructure
            """
        ),
    ),
    "us": _Phrase(
        word_set("siemens bosch t-mobile"),
        word_set("bank steel foods army navy air department government veterans postal holdings"),
    ),
    "eu": _Phrase(frozenset(), word_set("commission parliament council delegation")),
}
"""Words that are acronyms in some phrases, where small letters tell nothing."""


def is_acronym_here(words: list[str], at: int) -> bool:
    """Tell whether a word of an all lower name is an acronym by the words beside it.

    Args:
        words: of the name.
        at: which of them.
    """
    phrase = _ACRONYMS_IN_PHRASES.get(words[at])
    if not phrase:
        return False
    last = words[at - 1] if at else ""
    following = words[at + 1].rstrip(".,") if at + 1 < len(words) else ""
    return following in phrase.before or (last in phrase.behind and not following)
