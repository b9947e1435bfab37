"""Which of several values a lead shows, as table `[dedupe]` of the settings has it, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.errors import UsageError, did_you_mean
from leadctl.fields import BY_NAME, resolve_name
from leadctl.matching.surviving.preference import PREFERRING, Preference, can_be_preferred

if TYPE_CHECKING:
    from leadctl.config import Settings


def own_preference(settings: Settings) -> Preference:
    """Read what a user prefers.

    Raises:
        UsageError: an unknown field or rule, a field whose rule nobody may change, or a rule by
            trust without sources.
    """
    rules = {}
    for said, rule in settings.survivorship.items():
        name, place = _field(said), f"`dedupe.survivorship.{said}`"
        if rule not in PREFERRING:
            words = ", ".join(PREFERRING)
            raise UsageError(
                f"{place}: unknown rule `{rule}`",
                did_you_mean(rule, PREFERRING, f"one of: {words}"),
            )
        if not can_be_preferred(name):
            raise UsageError(
                f"{place}: the rule of `{name}` stands: {BY_NAME[name].survivorship}",
                "consent, stages, names and lists of values are merged so that nothing is lost",
            )
        rules[name] = rule
    if "most_trusted" in rules.values() and not settings.trusted_sources:
        raise UsageError(
            "`most_trusted` in `dedupe.survivorship` needs sources",
            'name them in table [dedupe]: trusted_sources = ["crm", "apollo"]',
        )
    return Preference.of(rules, settings.trusted_sources) if rules else Preference()


def _field(name: str) -> str:
    try:
        return resolve_name(name, tuple(BY_NAME))
    except UsageError as error:
        raise UsageError(f"unknown field `{name}` in `dedupe.survivorship`", error.hint) from error
