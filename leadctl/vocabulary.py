"""The words of the funnel, of suppressions and of phone lines, as CRMs and mail tools use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

STAGES = (
    "subscriber",
    "lead",
    "mql",
    "sal",
    "sql",
    "opportunity",
    "customer",
    "evangelist",
    "other",
)
"""Life-cycle stages from first to last; `other` stands outside the order."""

STATUSES = (
    "new",
    "open",
    "attempted",
    "connected",
    "in_progress",
    "open_deal",
    "nurture",
    "unqualified",
)
"""Work statuses, HubSpot's eight under short names."""

DEFAULT_STAGE = "lead"
DEFAULT_STATUS = "new"

UNCLEAR = "unclear"

FLAGS = ("yes", UNCLEAR, "no")
"""What a lead says of an opt-out, the strictest first; somebody has to decide what is unclear."""


def stricter(value: str | None, than: str | None) -> bool:
    """Tell whether an opt-out keeps its lead back, and another word of it does so less."""
    return value in FLAGS[:2] and than not in {value, "yes"}


SUPPRESSION_REASONS = (
    "complaint",
    "legal",
    "unsubscribed",
    "opted_out",
    "unclear",
    "bounced",
    "invalid",
    "competitor",
    "customer",
    "manual",
    "other",
)
"""Why somebody is not to be contacted, the weightiest first."""

DIRECTIONS = ("inbound", "outbound")
"""Whether people came to us or we went to them."""

CHANNELS = (
    "organic_search",
    "paid_search",
    "organic_social",
    "paid_social",
    "email",
    "referral",
    "partner",
    "direct",
    "display",
    "affiliate",
    "content",
    "webinar",
    "event",
    "trade_show",
    "outbound_email",
    "outbound_call",
    "outbound_social",
    "database",
    "purchased_list",
    "customer_referral",
    "import",
)
"""How a source reaches people."""

TOUCHES = (
    "form_fill",
    "demo_request",
    "pricing_page",
    "webinar",
    "attended",
    "booth_scan",
    "download",
    "reply",
    "call",
    "meeting",
    "email_sent",
    "email_open",
    "click",
    "signup",
    "referral",
)
"""Kinds of dated event between a lead and us."""


def later_stage(one: str, other: str) -> str:
    """Give the stage further down the funnel; anything beats `other` and unknown words."""
    return max(one, other, key=_rank)


def _rank(stage: str) -> int:
    return STAGES.index(stage) if stage in STAGES[:-1] else -1


PHONE_TYPES = (
    "mobile",
    "fixed_line",
    "fixed_line_or_mobile",
    "toll_free",
    "premium_rate",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
)
"""Kinds of lines, by libphonenumber's names (PhoneNumberType) in lower case."""


def phone_type(flags: Iterable[str]) -> str:
    """Give the kind of line among the flags of a number; empty where none is known."""
    return next((flag for flag in flags if flag in PHONE_TYPES), "")
