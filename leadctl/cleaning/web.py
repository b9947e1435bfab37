"""Web addresses: URL, registrable domain, LinkedIn profile."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from leadctl.cleaning.cleaned import EMPTY, Cleaned, best_first
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import NULL_OR_FALSE, is_null, repair, settled, target_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tldextract import TLDExtract

URL_NULLS = NULL_OR_FALSE | {
    "http://",
    "https://",
    "http",
    "https",
    "www",
    "www.",
    "no website",
    "keine",
}

PLAIN_ENDINGS = word_set(
    """
    com net org edu gov info biz io ai de fr es it nl be ch at se dk fi no pl pt ie lu cz sk hu
    ro bg gr hr si ee lv lt eu us ca mx cl ru in cn
    co.il co.in co.jp co.ke co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.cn com.co com.eg
    com.hk com.mx com.my com.ng com.pe com.ph com.pk com.pl com.sa com.sg com.tr com.tw com.ua
    com.uy com.vn
    """
)
"""Endings under which a label is a registrable domain, save for `_SECOND_LEVELS`."""

_SECOND_LEVELS = word_set(
    """
    co com net org gov edu ac gob gouv or ne go mil nom info biz asso tm
    """
)

SHARED_HOSTS = word_set(
    """
    linkedin.com facebook.com fb.com instagram.com twitter.com x.com youtube.com tiktok.com
    xing.com github.com google.com goo.gl bit.ly linktr.ee t.me medium.com wikipedia.org
    crunchbase.com yelp.com indeed.com etsy.com amazon.com wixsite.com wix.com wordpress.com
    blogspot.com blogger.com weebly.com squarespace.com myshopify.com about.me github.io
    gitlab.com gitlab.io bitbucket.org netlify.app vercel.app herokuapp.com web.app pages.dev
    firebaseapp.com notion.site notion.so webflow.io framer.website carrd.co business.site
    jimdo.com jimdosite.com jimdofree.com strikingly.com tumblr.com substack.com ghost.io
    godaddysites.com square.site yolasite.com webnode.com webnode.page ueniweb.com weeblysite.com
    pinterest.com vimeo.com snapchat.com threads.net whatsapp.com wa.me telegram.me reddit.com
    quora.com glassdoor.com g2.com capterra.com trustpilot.com angel.co wellfound.com behance.net
    dribbble.com stackoverflow.com upwork.com fiverr.com malt.fr doctolib.fr calendly.com
    typeform.com dropbox.com sharepoint.com tinyurl.com lnkd.in youtu.be ow.ly t.co linkin.bio
    beacons.ai hubspotpagebuilder.com hs-sites.com myportfolio.com canva.site my.canva.site
    """
)
"""Domains that many companies have a page on: never taken for a company's own."""

_SCHEMES = re.compile(
    r"(?:h?t{1,4}p{1,2}s?\s*(?::{1,2}\s*[/\\]{1,3}|[/\\]{2,3})|https?:(?![/\\\d])|//)+(?=\w)",
    re.IGNORECASE,
)
"""A scheme, also as fingers slip: `http//`, `htp://`, `https:`, twice, or only its `//`."""

_RUNS_OR_READS = re.compile(r"(?:javascript|vbscript|data|file|blob|about)\s*:", re.IGNORECASE)
"""Schemes that lead to no site, and that nobody should click."""

_URL = re.compile(
    r"(?:(https?|ftp):/{1,3})?([^/@\s?#]*@)?([^/?#\s:@]+)(:\d{1,5})?([/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_WWW = re.compile(r"^(?:ww\.|w{4,}\.|www\.(?=www\.))+(?:www\.)?(?=[^.]+\.[^.])")
"""`ww.acme.com`, `wwww.acme.com` and `www.www.acme.com` are www.acme.com."""

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_ENDING = re.compile(r"[^\W\d_]{2,}|xn--[a-z0-9-]+")
_TRACKING = re.compile(
    r"(?<=[?&])(?:utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|_hs\w+)=[^&#]*(?:&|(?=#)|$)", re.IGNORECASE
)
_EDGES = " \t\"'`<>()[]{},;|"
_LONGEST_HOST = 253
_PROFILES = "https://www.linkedin.com/in/"
_CLEAN_PROFILE = re.compile(r"https://www\.linkedin\.com/in/([a-z0-9-]{3,})").fullmatch
_PLAIN_PROFILE = re.compile(
    r"(?:https?://)?(?:www\.)?linkedin\.com/in/([a-z0-9-]+)/?", re.ASCII | re.IGNORECASE
)
_LETTERED_PROFILE = re.compile(r"(?:https?://)?(?:www\.)?linkedin\.com/in/((?:(?!_)[\w-])+)/?")
_MEMBER_ID = re.compile(r"AC[wo]AA[\w-]{4,}", re.ASCII)
"""LinkedIn's own id of a member in place of a chosen name: its letters count by their case."""

_LINKEDIN = re.compile(
    r"(?:.*?\blinkedin\.com(?:/mwlite|/m|/comm)?)?/*(in|pub|company|school|showcase|company-beta)/+([^/?#\s]+)(.*)",
    re.IGNORECASE | re.DOTALL,
)


def clean_url(values: Sequence[str]) -> list[Cleaned]:
    """Clean web addresses: scheme and host in lower case, no tracking, no slash behind a bare host.

    A slip in the scheme is mended. What is no web address, such as one for mail, keeps its text,
    with reason `not_a_url` and no key; what would run or read something here (`javascript:`) gets
    no value, with reason `unsafe_url`.
    """
    return [_site(value) or settled(value, _urls) for value in values]


def _site(value: str) -> Cleaned | None:
    """Clean what most cells hold, the bare address of a site; None for other shapes."""
    site = value.removesuffix("/")
    if value.isascii() and not value.islower():
        site = site.lower()
    match = _PLAIN_SITE.fullmatch(site)
    if not match or "xn--" in site or len(match[1]) > _LONGEST_HOST:
        return None
    return Cleaned(site, key=match[1].removeprefix("www."))


_PLAIN_SITE = re.compile(
    r"https?://(?!w{4,}\.|ww\.|www\.(?:www\.|[a-z0-9-]+\Z))"
    r"((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63})",
    re.ASCII,
)
"""Sites whose host opens as hosts do, without a slip in its `www.`."""


def _urls(value: str) -> Cleaned:
    """Clean a cell of one address, or of several with blanks, commas or the like between them.

    Words may stand beside addresses that open as only those do: `Acme (https://acme.com)`.
    """
    found = _url(value)
    if found.key or found.value is None:
        return found
    from leadctl.cleaning.webslips import aside, mended  # noqa: PLC0415 - few cells need it

    text = repair(value)
    bare = aside(text)
    for some in (text, bare, mended(bare)):
        pieces = [piece for piece in _BETWEEN.split(some) if piece]
        if len(pieces) > 1 or some != text:
            parts = [_url(piece) for piece in pieces]
            if parts and all(one.key for one in parts):
                step("slip", text, some)
                return best_first(parts)
    sure = [_url(piece) for piece in _BETWEEN.split(text) if _OPENING.match(piece)]
    return best_first(sure) if sure and all(one.key for one in sure) else found


_OPENING = re.compile(r"[\"'`<(\[{]*(?:https?://|www\.)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;|]+")
_TORN = re.compile(r"\s*\.\s*")
"""A dot with blanks around it, as in `www. acme .com`."""


def _url(value: str) -> Cleaned:
    whole = repair(target_of(repair(value)))
    text = repair(whole.strip(_EDGES))
    if is_null(text, URL_NULLS):
        return EMPTY
    if _RUNS_OR_READS.match(text):
        return Cleaned(None, reason="unsafe_url")
    if " " in text and " " not in (joined := _TORN.sub(".", text)):
        text = step("spaces", text, joined)
    text = step("scheme", text, _with_scheme(text))
    match = _URL.fullmatch(text)
    host = _host(match[3]) if match and (match[1] or not match[2]) else ""
    if not match or not host:
        return Cleaned(whole, reason="not_a_url")
    tail = step("tracking", match[5] or "", _TRACKING.sub("", match[5] or ""))
    tail = re.sub(r"[?&]+(?=#|$)", "", tail)
    tail = "" if tail == "/" else tail
    port = "" if match[4] in (None, ":80", ":443") else match[4]
    key = f"{host.removeprefix('www.')}{port}{tail.rstrip('/')}".lower()
    return Cleaned(f"{(match[1] or 'https').lower()}://{host}{port}{tail}", key=key)


def _with_scheme(text: str) -> str:
    """Write the scheme as it should be; `https` where only its slashes were left."""
    slips = _SCHEMES.match(text)
    if not slips:
        return text
    plain = "p" in slips[0].lower() and not re.search("ps", slips[0], re.IGNORECASE)
    return f"{'http' if plain else 'https'}://{text[slips.end() :]}"


def _readable(host: str) -> str:
    """Write a host in its own letters, as people do; as it was where these are no plain letters."""
    import idna  # noqa: PLC0415 - few hosts need it

    try:
        shown = str(idna.decode(host))
    except idna.IDNAError:
        return host
    return shown if _HOST.fullmatch(shown) and _ENDING.fullmatch(shown.rpartition(".")[2]) else host


def _host(text: str) -> str:
    """Lower and check a host name; empty where it is none."""
    host = _WWW.sub("www.", text.strip(".").lower(), count=1)
    host = _readable(host) if "xn--" in host else host
    name, _, ending = host.rpartition(".")
    good = (
        len(host) <= _LONGEST_HOST
        and _HOST.fullmatch(host)
        and _ENDING.fullmatch(ending)
        and (name != "www" or is_ending(ending))
    )
    return host if good else ""


def clean_domain(values: Sequence[str]) -> list[Cleaned]:
    """Clean domains, also from URLs and e-mail addresses, to the registrable one.

    What holds no domain has reason `not_a_domain` and no value.
    """
    return [_domain(value) for value in values]


def _domain(value: str) -> Cleaned:
    text = repair(target_of(repair(value)).strip(_EDGES + "@"))
    if is_null(text, URL_NULLS):
        return EMPTY
    found = registrable(text)
    return Cleaned(found, key=found) if found else Cleaned(None, reason="not_a_domain")


_PLAIN_PLACE = re.compile(
    r"(?:https?://)?(?:www\.)?(?!xn--)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)"
    r"\.((?:com?\.)?[a-z]{2,63})/?",
    re.ASCII,
)
"""A label and an ending, alone or as a site's address."""


def is_on_shared_host(domain: str) -> bool:
    """Tell whether a registrable domain is that of a page among others', or of their host."""
    return domain in SHARED_HOSTS or domain.partition(".")[2] in SHARED_HOSTS


@lru_cache(maxsize=20_000)
def registrable(text: str) -> str:
    """Find the registrable domain in a host, URL or e-mail address; empty where there is none.

    Under suffixes that their owners let to others (`uk.com`, `github.io`) that is the others'.
    """
    if plain := _plain_domain(text):
        return plain
    match = _URL.fullmatch(_with_scheme(text))
    host = _host(match[3]) if match else ""
    if not host:
        return ""
    if plain := _plain_domain(host):
        return plain
    found = _extract()(host)
    return str(found.top_domain_under_public_suffix or (found.suffix if found.is_private else ""))


def _plain_domain(site: str) -> str:
    """The domain of a plain site or host; empty where the list must tell it."""
    match = _PLAIN_PLACE.fullmatch(site)
    is_plain = match and match[2] in PLAIN_ENDINGS and match[1] not in _SECOND_LEVELS
    return f"{match[1]}.{match[2]}" if match and is_plain else ""


def is_ending(name: str) -> bool:
    """Whether a top-level domain exists, in its own letters, as far as the bundled list knows."""
    return name in COMMON_ENDINGS or name in _top_levels()


COMMON_ENDINGS = frozenset(ending.rpartition(".")[2] for ending in PLAIN_ENDINGS) | word_set(
    "me tv cc is ge ma app dev tech online shop store site xyz cloud agency consulting solutions"
)
"""Top-level domains of most addresses, for which the list need not be loaded."""


@cache
def _top_levels() -> frozenset[str]:
    return frozenset(suffix.rpartition(".")[2] for suffix in _extract().tlds)


@cache
def _extract() -> TLDExtract:
    from tldextract import TLDExtract  # noqa: PLC0415 - 200 ms, and most domains are plain

    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def clean_linkedin(values: Sequence[str]) -> list[Cleaned]:
    """Clean LinkedIn addresses to `https://www.linkedin.com/in/slug` or `/company/slug`.

    The key is the slug. Links into Sales Navigator stay, with reason `sales_navigator` and no key;
    other texts are no profile and get no value, with reason `not_linkedin`.
    """
    return [_profile(value) or settled(value, _linkedin) for value in values]


def _profile(value: str) -> Cleaned | None:
    """Clean what nearly all cells hold; None for other shapes."""
    if plain := _CLEAN_PROFILE(value):
        slug = plain[1]
        return None if slug in _NOBODYS else Cleaned(value, "", "", (), slug)
    match = _PLAIN_PROFILE.fullmatch(value)
    slug = _cased(match[1]) if match else _lettered(value)
    return Cleaned(f"{_PROFILES}{slug}", key=slug) if slug and not _is_nobodys(slug) else None


def _lettered(value: str) -> str:
    """The name in a plain profile's address that has letters beyond ASCII; empty for other ones."""
    match = _LETTERED_PROFILE.fullmatch(value)
    return match[1] if match and match[1].islower() and repair(value) == value else ""


_NOBODYS = word_set(
    """
    null none undefined unavailable unknown username user-name yourname your-name yourusername
    your-username yourprofile your-profile n-a nan
    """
)
"""Names in addresses of profiles that stand for nobody: what programs write for a missing one,
LinkedIn for a closed one, and forms as their example."""

_SHORTEST_SLUG = 3
"""Letters of a name that somebody chose (LinkedIn's help: 3 to 100)."""


def _is_nobodys(slug: str) -> bool:
    return slug in _NOBODYS or (len(slug) < _SHORTEST_SLUG and slug.isascii())


def _linkedin(value: str) -> Cleaned:
    text = repair(target_of(repair(value)).strip(_EDGES))
    if is_null(text, URL_NULLS):
        return EMPTY
    if "linkedin.com/" not in text.lower():
        from leadctl.cleaning.webslips import linkedin_meant  # noqa: PLC0415 - few cells need it

        text = step("slip", text, linkedin_meant(text))
    match = _LINKEDIN.fullmatch(text)
    if match is None or not _at_linkedin(text, match):
        navigator = "linkedin.com/sales" in text.lower() or "linkedin.com/talent" in text.lower()
        return _no_profile(text if navigator else None)
    kind = match[1].lower().removesuffix("-beta")
    slug = _slug(match[2])
    is_person = kind in ("in", "pub")
    is_search = kind == "pub" and slug == "dir"
    if not slug or is_search or _ON.match(match[3]) or (is_person and _is_nobodys(slug)):
        return _no_profile(None)
    if kind == "pub":
        slug += _old_tail(match[3])
    key = slug if is_person else f"{kind}/{slug}"
    return Cleaned(f"https://www.linkedin.com/{kind}/{slug}", key=key)


def _no_profile(text: str | None) -> Cleaned:
    return Cleaned(text, reason="sales_navigator" if text else "not_linkedin")


def _at_linkedin(text: str, match: re.Match[str]) -> bool:
    """Whether the path stands on LinkedIn's host, or stands alone (`in/jane-doe`)."""
    return "linkedin.com" in text[: match.start(1)].lower() or not text[: match.start(1)].strip("/")


_ON = re.compile(r"\s+(?!https?:|www\.|linkedin\.|\w+\.linkedin\.)[\w%]", re.IGNORECASE)
"""A word behind a blank: the name in an address with a blank in it goes on, and is nobody's."""


def _slug(text: str) -> str:
    """The name in an address, empty where a blank parts it; an escaped `/`, `?` or `#` ends it."""
    slug = re.split(r"[/?#\\]", repair(unquote(text)), maxsplit=1)[0].strip(_EDGES + ".")
    return "" if re.search(r"[\s%]", slug) else _cased(slug)


def _cased(slug: str) -> str:
    return slug if slug.startswith("AC") and _MEMBER_ID.fullmatch(slug) else slug.lower()


def _old_tail(text: str) -> str:
    """Addresses of before 2014 tell namesakes apart by three codes: `/pub/jane-doe/1/234/567`."""
    codes = re.match(r"(?:/[0-9a-f]{1,3}){3}(?![^/?#])", text, re.IGNORECASE)
    return codes[0].lower() if codes else ""
