"""THE table of fields: what a lead is made of.

A new field is a row here. The store's columns, the mapping of headers, the cleaning of values, the
merging of records and the documentation all derive from this table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Literal

from leadctl.errors import UsageError

Survivorship = Literal["newest", "oldest", "longest", "union", "strictest", "furthest"]
"""Which record's value a lead shows when several have one.

`newest` and `oldest` go by the order of the imports, `longest` takes the longest text, `union`
keeps all, `strictest` lets one yes win (opt-outs), `furthest` takes the furthest stage.
"""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a lead.

    Attributes:
        name: its name in files, on the command line and in the store.
        group: heading under which the documentation lists it.
        cleaner: name of the cleaner in `leadctl.cleaning` that makes its value.
        doc: one line for users.
        synonyms: headers that mean this field, in the form of `header_key`.
        survivorship: which value wins when records merge.
        many: whether a lead can hold several values (a JSON list in the store).
        overflow: the `many` field that takes what does not fit here.
    """

    name: str
    group: str
    cleaner: str
    doc: str
    synonyms: tuple[str, ...]
    survivorship: Survivorship = "newest"
    many: bool = False
    overflow: str = ""


def header_key(text: str) -> str:
    """Fold a header so that `E-Mail *`, `e_mail` and `Email:` meet: lower case, words, one space.

    Letters and digits of every script stay; anything else parts words; `e mail` becomes `email`.
    """
    words = re.sub(r"[\W_]+", " ", _camel_to_words(text).casefold()).strip()
    return re.sub(r"\be ?mail", "email", words)


def _camel_to_words(text: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", text)


def _field(
    name: str,
    group: str,
    cleaner: str,
    doc: str,
    synonyms: str = "",
    *,
    survivorship: Survivorship = "newest",
    many: bool = False,
    overflow: str = "",
) -> Field:
    keys = [header_key(name), *(header_key(s) for s in synonyms.split("|") if s.strip())]
    return Field(
        name, group, cleaner, doc, tuple(dict.fromkeys(keys)), survivorship, many, overflow
    )


FIELDS: tuple[Field, ...] = (
    _field("full_name", "Person", "full_name", "Name as it is written", "name|full name|contact name|contact|person|lead name|attendee name"),
    _field("first_name", "Person", "name", "Given name", "first name|first|given name|forename|fname"),
    _field("last_name", "Person", "name", "Family name", "last name|last|surname|family name|lname"),
    _field("title", "Person", "title", "Job title", "job title|position|role|designation"),
    _field("seniority", "Person", "seniority", "Level, read from the title where not given: c_level, vp, director, manager, senior, staff, junior, owner, partner or intern", "seniority|seniority level|management level|job level|job seniority"),
    _field("department", "Person", "department", "Function, read from the title where not given", "department|departments|job function|function|job department"),
    _field("linkedin", "Person", "linkedin", "LinkedIn profile, as https://www.linkedin.com/in/...", "linkedin|linkedin url|linkedin profile|person linkedin url|linkedin profile url|profile url|contact linkedin url"),
    _field("language", "Person", "language", "Language, ISO 639-1", "language|preferred language|lang"),
    _field("email", "E-mail", "email", "Address to write to", "email|work email|email address|business email|corporate email|contact email|primary email|mail|company email", overflow="other_emails"),
    _field("personal_email", "E-mail", "email", "Private address", "personal email|private email|home email", overflow="other_emails"),
    _field("other_emails", "E-mail", "email", "Further addresses", "other emails|secondary email|tertiary email|email 2|email 3|alternate email|additional email|second email|other email", survivorship="union", many=True),
    _field("phone", "Phone", "phone", "Number to call, E.164", "phone|phone number|telephone|tel|contact phone|phone no|primary phone", overflow="other_phones"),
    _field("mobile_phone", "Phone", "phone", "Mobile number, E.164", "mobile|mobile phone|mobile phone number|cell|cell phone|mobile number|cellphone", overflow="other_phones"),
    _field("work_phone", "Phone", "phone", "Direct number at work, E.164", "work phone|direct phone|work direct phone|business phone|direct dial|direct phone number|office phone", overflow="other_phones"),
    _field("home_phone", "Phone", "phone", "Private land line, E.164", "home phone|private phone|home phone number", overflow="other_phones"),
    _field("company_phone", "Phone", "phone", "Switchboard of the company, E.164", "company phone|corporate phone|company phone number|hq phone|main phone|switchboard", overflow="other_phones"),
    _field("other_phones", "Phone", "phone", "Further numbers", "other phones|other phone|phone 2|phone 3|second phone|alternate phone|additional phone", survivorship="union", many=True),
    _field("company", "Company", "company", "Company, as it writes itself", "company|company name|organization|organisation|account name|employer|account|associated company|firm|business name|organization name"),
    _field("domain", "Company", "domain", "Registrable domain of the company", "domain|company domain|company domain name|email domain|website domain"),
    _field("website", "Company", "url", "Web address of the company", "website|web site|company website|website url|url|homepage|web|company url"),
    _field("company_linkedin", "Company", "linkedin", "LinkedIn page of the company", "company linkedin|company linkedin url|linkedin company url|company linkedin profile"),
    _field("industry", "Company", "text", "Industry", "industry|sector|company industry|primary industry|vertical"),
    _field("employees", "Company", "number", "Number of employees, or a range such as 51-200", "employees|number of employees|no of employees|num employees|company size|employee count|headcount|company headcount|size"),
    _field("revenue", "Company", "money", "Yearly revenue in whole units of its currency", "revenue|annual revenue|company revenue|yearly revenue|turnover|annual turnover"),
    _field("street", "Place", "text", "Street and number", "street|street address|address|address line 1|address 1|mailing street"),
    _field("address_2", "Place", "text", "Second line of the address", "address 2|address line 2|street 2|suite|apartment"),
    _field("postal_code", "Place", "postal_code", "Postal code, kept as text", "postal code|zip|zip code|postcode|zip postal code|post code"),
    _field("city", "Place", "city", "City", "city|town|locality|mailing city"),
    _field("state", "Place", "state", "State or province; its code where the country is known", "state|state region|province|region|state province|county"),
    _field("country", "Place", "country", "Country, ISO 3166-1 alpha-2", "country|country region|country code|country name|nation|country region name"),
    _field("time_zone", "Place", "time_zone", "Time zone, IANA name", "time zone|timezone|tz"),
    _field("stage", "Funnel", "stage", "Life-cycle stage as the file states it", "stage|lifecycle stage|lifecyclestage|lead stage|life cycle stage|contact stage", survivorship="furthest"),
    _field("status", "Funnel", "status", "Work status as the file states it", "status|lead status|contact status", survivorship="newest"),
    _field("owner", "Funnel", "owner", "Person who works the lead", "owner|lead owner|contact owner|record owner|assigned to|account executive|sdr|sales rep"),
    _field("tags", "Funnel", "tags", "Labels", "tags|labels|lists|tag|label", survivorship="union", many=True),
    _field("notes", "Funnel", "notes", "Remarks", "notes|note|comments|comment|remarks|description", survivorship="longest"),
    _field("source", "Origin", "text", "Where the lead came from, as the file states it", "source|lead source|original source|how did you hear about us|registration source", survivorship="oldest"),
    _field("created", "Origin", "date", "Day the lead was captured, as the file states it", "created|created at|create date|created date|date created|created on|creation date|created time|registration time|submitted at|submission date|date added|added on|signup date", survivorship="oldest"),
    _field("vendor_id", "Origin", "identifier", "Identifier of the person at the vendor", "vendor id|record id|contact id|external id|apollo contact id|person id", survivorship="newest"),
    _field("lead_id", "Origin", "lead_id", "Number of the lead in this store; brings an edited export back as updates", "lead_id", survivorship="oldest"),
    _field("utm_source", "Origin", "text", "Campaign source", "utm source", survivorship="oldest"),
    _field("utm_medium", "Origin", "text", "Campaign medium", "utm medium", survivorship="oldest"),
    _field("utm_campaign", "Origin", "text", "Campaign name", "utm campaign|campaign|campaign name", survivorship="oldest"),
    _field("utm_term", "Origin", "text", "Campaign keyword", "utm term", survivorship="oldest"),
    _field("utm_content", "Origin", "text", "Campaign content", "utm content", survivorship="oldest"),
    _field("lawful_basis", "Consent", "basis", "Ground on which the person may be contacted", "lawful basis|legal basis|legal basis for processing contact s data|gdpr basis", survivorship="newest"),
    _field("consent_at", "Consent", "date", "Day on which consent was given", "consent at|consent date|opt in date|opt in time|optin time|confirm time", survivorship="newest"),
    _field("consent_source", "Consent", "text", "Where and with which words consent was given", "consent source|consent text|opt in source", survivorship="newest"),
    _field("email_opt_out", "Consent", "flag", "yes: the person does not want e-mail", "email opt out|unsubscribed|opt out|opted out|unsubscribed from all email|do not email|has opted out of email|email opted out", survivorship="strictest"),
    _field("do_not_call", "Consent", "flag", "yes: the person does not want calls", "do not call|dnc|has opted out of calls|call opt out", survivorship="strictest"),
)  # fmt: skip
"""Every field, in the order in which people read a lead."""

BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}

ALIASES = {
    "name": "full_name",
    "job_title": "title",
    "work_email": "email",
    "linkedin_url": "linkedin",
}
"""Short names that users type for a field."""


@cache
def synonyms() -> dict[str, str]:
    """Map each folded header to the field it means; the first field that claims one has it."""
    table: dict[str, str] = {}
    for field in FIELDS:
        for key in field.synonyms:
            table.setdefault(key, field.name)
    return table


def resolve_name(name: str, among: tuple[str, ...]) -> str:
    """Find the column that a user means by `name`.

    Raises:
        UsageError: nothing in `among` goes by this name; the hint gives the nearest.
    """
    wanted = ALIASES.get(name.strip().lower(), name.strip().lower())
    if wanted in among:
        return wanted
    by_synonym = synonyms().get(header_key(wanted))
    if by_synonym in among:
        return by_synonym
    near = get_close_matches(wanted, (*among, *ALIASES), n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"fields: {', '.join(among)}"
    raise UsageError(f"unknown field `{name}`", hint)
